// What the generator knows of C#'s types, and of the types, methods and variables of the program it makes.
using System;
using System.Collections.Generic;
using System.Linq;

enum Kind { Bool, Integer, Char, Float, Decimal, String, Object, Enum, Struct, Class, Interface, Array, Nullable, Tuple, Func, Span, Param, Void }

// A type. Two types are the same if their C# names are.
sealed class Ty(Kind kind, string name) : IEquatable<Ty>
{
    public readonly Kind Kind = kind;
    public readonly string Name = name;
    public int Bits;                            // Integer, Float
    public bool Signed;
    public Ty? Elem;                            // Array, Nullable, Span; underlying type of Enum
    public int Rank = 1;                        // Array
    public Ty[] Args = [];                      // elements of Tuple; parameters of Func, Elem is its result; arguments of a generic type
    public string[] Members = [];               // Enum
    public Decl? Decl;                          // Struct, Class, Interface
    public string Constraint = "";              // Param: as TypeParam

    public bool Equals(Ty? other) => other is not null && other.Name == Name;
    public override bool Equals(object? other) => Equals(other as Ty);
    public override int GetHashCode() => Name.GetHashCode();
    public override string ToString() => Name;

    static Ty Int(string name, int bits, bool signed) => new(Kind.Integer, name) { Bits = bits, Signed = signed };
    public static readonly Ty
        Bool = new(Kind.Bool, "bool"), Char = new(Kind.Char, "char") { Bits = 16 },
        SByte = Int("sbyte", 8, true), Byte = Int("byte", 8, false), Short = Int("short", 16, true), UShort = Int("ushort", 16, false),
        Int32 = Int("int", 32, true), UInt = Int("uint", 32, false), Long = Int("long", 64, true), ULong = Int("ulong", 64, false),
        NInt = Int("nint", 64, true), NUInt = Int("nuint", 64, false),
        Float = new(Kind.Float, "float") { Bits = 32 }, Double = new(Kind.Float, "double") { Bits = 64 },
        Decimal = new(Kind.Decimal, "decimal"), String = new(Kind.String, "string"), Object = new(Kind.Object, "object"), Void = new(Kind.Void, "void");
    public static readonly Ty[] Integers = [SByte, Byte, Short, UShort, Int32, UInt, Long, ULong, NInt, NUInt];
    public static readonly Ty[] Numbers = [.. Integers, Char, Float, Double];

    public static Ty Array(Ty e, int rank = 1) => new(Kind.Array, e.Kind == Kind.Array
        ? Prefix(e, rank) : e.Name + "[" + new string(',', rank - 1) + "]") { Elem = e, Rank = rank };
    // C# writes the outermost rank first.
    static string Prefix(Ty e, int rank)
    {
        int at = e.Name.TrimEnd('[', ']', ',').Length;
        return e.Name[..at] + "[" + new string(',', rank - 1) + "]" + e.Name[at..];
    }
    public static Ty Nullable(Ty e) => new(Kind.Nullable, e.Name + "?") { Elem = e };
    public static Ty Tuple(params Ty[] e) => new(Kind.Tuple, "(" + string.Join(", ", e.Select(t => t.Name)) + ")") { Args = e };
    public static Ty Span(Ty e) => new(Kind.Span, "Span<" + e.Name + ">") { Elem = e };
    public static Ty Func(Ty result, params Ty[] args) =>
        new(Kind.Func, "Func<" + string.Join(", ", args.Append(result).Select(t => t.Name)) + ">") { Elem = result, Args = args };

    public bool IsNumber => Kind is Kind.Integer or Kind.Char or Kind.Float;
    public bool IsValue => Kind is Kind.Bool or Kind.Integer or Kind.Char or Kind.Float or Kind.Decimal or Kind.Enum or Kind.Struct or Kind.Nullable or Kind.Tuple;
    public bool IsReference => Kind is Kind.String or Kind.Object or Kind.Class or Kind.Interface or Kind.Array or Kind.Func;
    public bool HasFields => Decl is not null && Kind is Kind.Struct or Kind.Class;

    // This type with type parameters replaced.
    public Ty With(IReadOnlyDictionary<string, Ty> map)
    {
        if (map.Count == 0) return this;
        switch (Kind)
        {
            case Kind.Param: return map.TryGetValue(Name, out Ty? t) ? t : this;
            case Kind.Array: return Array(Elem!.With(map), Rank);
            case Kind.Nullable: return Nullable(Elem!.With(map));
            case Kind.Span: return Span(Elem!.With(map));
            case Kind.Tuple: return Tuple([.. Args.Select(a => a.With(map))]);
            case Kind.Func: return Func(Elem!.With(map), [.. Args.Select(a => a.With(map))]);
            case Kind.Struct or Kind.Class or Kind.Interface when Args.Length > 0: return Decl!.Of([.. Args.Select(a => a.With(map))]);
            default: return this;
        }
    }

    // Finds the type arguments that make this pattern [t]; false if there are none.
    public bool Unify(Ty t, Dictionary<string, Ty> map)
    {
        if (Kind == Kind.Param) return map.TryGetValue(Name, out Ty? bound) ? bound.Equals(t) : map.TryAdd(Name, t);
        if (Equals(t)) return true;
        if (Kind != t.Kind || Rank != t.Rank || Args.Length != t.Args.Length || Decl != t.Decl) return false;
        if (Elem is not null && (t.Elem is null || !Elem.Unify(t.Elem, map))) return false;
        if (Elem is null && Args.Length == 0) return false;
        for (int i = 0; i < Args.Length; i++) if (!Args[i].Unify(t.Args[i], map)) return false;
        return true;
    }
}

// A variable, parameter or field as seen from the code under construction.
record Var(string Name, Ty Type, bool Writable = true, string Mode = "")
{
    public string Declare => (Mode.Length > 0 ? Mode + " " : "") + Type.Name + " " + Name;
}

// A method that calls may name. [Static] ones are called by name, the others on a value of [Owner].
sealed class Method
{
    public required string Name;
    public required Ty Result;
    public List<Var> Params = [];
    public Decl? Owner;
    public bool Static = true;
    public List<TypeParam> TypeParams = [];
    public string Kind = "";                    // "", "iterator", "async": [Result] is then the element or what the task gives
    public string Task = "";                    // async: "Task" or "ValueTask"
    public bool Abstract;                       // of an interface, without a body

    public string Returns => Kind switch
    {
        "iterator" => $"IEnumerable<{Result.Name}>",
        "async" => Result.Kind == global::Kind.Void ? Task : $"{Task}<{Result.Name}>",
        _ => Result.Name,
    };
    public string Generic => TypeParams.Count == 0 ? "" : "<" + string.Join(", ", TypeParams.Select(p => p.Name)) + ">";
    public string Where => string.Concat(TypeParams.Select(p => p.Where));
    public string Parameters => string.Join(", ", Params.Select(p => p.Declare));
    public string Signature => $"{(Kind == "async" ? "async " : "")}{Returns} {Name}{Generic}({Parameters})";
    // The same method of a closed type.
    public Method With(Dictionary<string, Ty> map) => map.Count == 0 ? this : new Method
    {
        Name = Name, Result = Result.With(map), Params = [.. Params.Select(p => p with { Type = p.Type.With(map) })], Owner = Owner, Static = Static,
        TypeParams = TypeParams, Kind = Kind, Task = Task, Level = Level, Abstract = Abstract,
    };
    public int Level;                           // who may call it: code of a higher level
}

// [Constraint] is C#'s text; [Allows] tells whether a type may be the argument.
record TypeParam(string Name, string Constraint, Func<Ty, bool> Allows)
{
    public string Where => Constraint == "" ? "" : $" where {Name} : {Constraint}";
    public Ty Type => new(Kind.Param, Name) { Constraint = Constraint };
}

// A struct, class or interface of the program.
sealed class Decl
{
    public required string Name;
    public required Kind Kind;
    public bool Readonly, Record, Abstract, Sealed;
    public Ty? Base;
    public List<Ty> Interfaces = [];
    public List<TypeParam> TypeParams = [];
    public List<Var> Fields = [];               // the base's first; the constructor takes them in this order
    public List<Method> Methods = [];           // instance methods, inherited ones included
    public List<Ty> Derived = [];               // classes that a variable of this type may hold; of an interface: who implements it

    public Ty Of(params Ty[] args) => new(Kind, args.Length == 0 ? Name : Name + "<" + string.Join(", ", args.Select(a => a.Name)) + ">") { Decl = this, Args = args };
    public Ty Open => Of([.. TypeParams.Select(p => p.Type)]);
    public string Where => string.Concat(TypeParams.Select(p => p.Where));
    public bool HasOps => Interfaces.Any(i => i.Name.StartsWith("IOps<"));
    public Dictionary<string, Ty> Map(Ty t) => TypeParams.Zip(t.Args).ToDictionary(p => p.First.Name, p => p.Second);
}
