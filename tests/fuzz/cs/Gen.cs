// Makes one program from a seed. The families of productions (Expr*.cs, Stmt*.cs, Member*.cs) are classes with a weight; this file chooses among
// them and keeps the state: the program's types and methods, and for the body under construction its variables, its text and what is allowed in it.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

// The text of an expression. A constant must not be folded by the compiler where that could be an error, so operators ask for Gen.Opaque.
readonly record struct X(string Text, bool Const = false)
{
    public static implicit operator X(string text) => new(text);
    public override string ToString() => Text;
}

abstract class ExprRule
{
    public abstract int Weight(Ty t);           // 0: makes no [t]
    public abstract X? Make(Gen g, Ty t, int depth); // null: not here
}

abstract class StmtRule
{
    public abstract int Weight(Gen g);          // 0: not here
    public abstract void Make(Gen g, int depth);
}

// Declares something in the program: types or methods.
abstract class MemberRule
{
    public abstract int Weight { get; }
    public abstract void Make(Gen g);
}

// The body under construction.
sealed class Body
{
    public readonly StringBuilder Text = new();
    public int Indent = 2;
    public readonly List<Var> Vars = [];
    public Ty Result = Ty.Void;
    public readonly List<Method> Locals = [];   // local functions
    public bool Plain => !Iterator && !Async;   // by-reference and ref-like variables are allowed
    public bool Async;
    public bool CanReturn = true, CanYield, CanAwait, Quiet, Iterator, Static = true;
    public List<string> Jumps = [];             // statements that leave: "break;", "continue;", "goto L1;"
    public List<TypeParam> TypeParams = [];
    public int Budget = 18;                     // statements that may still be made
    public int Level;
    public int Handlers;                        // catch and finally blocks around: no stackalloc there

    public void Line(string s) => Text.Append(' ', Indent * 4).Append(s).Append('\n');
    public void Open(string s) { Line(s); Line("{"); Indent++; }
    public void Close(string s = "}") { Indent--; Line(s); }
}

sealed partial class Gen(ulong seed)
{
    public readonly Rng R = new(seed);
    public bool Async;                          // the program has async methods
    public readonly ulong Seed = seed;
    public readonly List<Method> Methods = [];
    public readonly List<Ty> Types = [];        // the program's own, for variables
    public readonly List<Ty> Enums = [];
    public readonly List<Var> Statics = [];
    public readonly StringBuilder Members = new();
    public Body B = new();
    public int Nesting;                         // of new objects in constructor arguments
    int names;

    public string Fresh(string prefix) => prefix + names++;
    public void Member(string text) => Members.Append(text).Append('\n');

    // ---- types ----

    public Ty Number() => R.Chance(50) ? R.Pick(Ty.Int32, Ty.Int32, Ty.Long, Ty.UInt) : R.Pick(Ty.Numbers);

    // A type for a variable, field, parameter or result.
    public Ty Type(int depth = 2)
    {
        int n = R.Int(100);
        if (B.TypeParams.Count > 0 && R.Chance(25)) return R.Pick(B.TypeParams).Type;
        if (n < 45 || depth == 0) return Number();
        if (n < 52) return Ty.Bool;
        if (n < 57) return Ty.String;
        if (n < 60) return Enums.Count > 0 ? R.Pick(Enums) : Ty.Int32;
        if (n < 62) return Ty.Object;
        if (n < 64) return Ty.Decimal;
        if (n < 71) return Ty.Array(Type(depth - 1) is { Kind: not Kind.Nullable } e ? e : Ty.Int32, R.Chance(20) ? 2 : 1);
        if (n < 75) return ValueType(depth - 1) is { Kind: not Kind.Nullable } v ? Ty.Nullable(v) : Ty.Nullable(Ty.Int32);
        if (n < 79) return R.Chance(30) ? Ty.Tuple(Type(depth - 1), Type(depth - 1), Type(depth - 1)) : Ty.Tuple(Type(depth - 1), Type(depth - 1));
        if (n < 83) return Ty.Func(Type(depth - 1), [.. Enumerable.Range(0, R.Int(3)).Select(_ => Type(depth - 1))]);
        return Types.Count > 0 ? Closed(R.Pick(Types), depth) : Number();
    }

    // Gives an open generic type of the program its arguments.
    public Ty Closed(Ty t, int depth)
    {
        if (t.Decl is not { TypeParams.Count: > 0 } d) return t;
        return d.Of([.. d.TypeParams.Select(p => Argument(p, depth - 1))]);
    }

    // A type that the constraint of [p] allows.
    public Ty Argument(TypeParam p, int depth)
    {
        for (int i = 0; i < 40; i++)
            if (Type(Math.Max(depth, 0)) is var t && p.Allows(t)) return t;
        return Candidates().FirstOrDefault(p.Allows) ?? Ty.Int32;
    }

    IEnumerable<Ty> Candidates() => Types.Where(t => t.Decl!.TypeParams.Count == 0).Concat(Ty.Numbers).Append(Ty.String).Append(Ty.Array(Ty.Int32));

    Ty ValueType(int depth)
    {
        for (int i = 0; i < 10; i++) if (Type(depth) is { IsValue: true } t) return t;
        return Ty.Int32;
    }

    // ---- expressions ----

    static readonly ExprRule[] exprRules = Make<ExprRule>();
    static readonly StmtRule[] stmtRules = Make<StmtRule>();
    static readonly MemberRule[] memberRules = Make<MemberRule>();

    static T[] Make<T>() => [.. typeof(T).Assembly.GetTypes().Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(T))).OrderBy(t => t.Name, StringComparer.Ordinal)
        .Select(t => (T)Activator.CreateInstance(t)!)];

    public X Expr(Ty t, int depth)
    {
        if (depth <= 0 || R.Chance(12)) return Leaf(t);
        for (int tries = 0; tries < 6; tries++)
            if (Choose(exprRules, r => r.Weight(t))?.Make(this, t, depth - 1) is { } x) return x;
        return Leaf(t);
    }

    // An expression that is no constant to the compiler.
    public string Value(Ty t, int depth) => Opaque(Expr(t, depth));
    public string Opaque(X x) => x.Const ? $"R.O({x.Text})" : x.Text;

    X Leaf(Ty t) => R.Chance(65) && Path(t, false) is { } p ? p : Literals.Make(this, t);

    // A place of type [t] that can be read, or also written: a variable, a field of one, an element of one.
    public string? Path(Ty t, bool write)
    {
        var found = new List<string>();
        foreach (Var v in B.Vars.Concat(Statics)) Paths(v.Name, v.Type, !write || v.Writable, write, t, 2, found);
        return found.Count == 0 ? null : R.Pick(found);
    }

    void Paths(string text, Ty have, bool usable, bool write, Ty want, int depth, List<string> found)
    {
        if (have.Equals(want)) { if (usable) found.Add(text); return; }
        if (depth == 0) return;
        if (have.HasFields && !(write && have.Kind == Kind.Struct && !usable))
            foreach (Var f in have.Decl!.Fields)
                if (!write || f.Writable)
                    Paths(text + "." + f.Name, f.Type.With(have.Decl.Map(have)), have.Kind == Kind.Class || usable, write, want, depth - 1, found);
        if (have.Kind == Kind.Array || have.Kind == Kind.Span)
            if (have.Elem!.Equals(want) || have.Elem.HasFields)
                Paths(text + "[" + string.Join(", ", Enumerable.Range(0, have.Rank).Select(_ => Index())) + "]", have.Elem, true, write, want, depth - 1, found);
        if (have.Kind == Kind.Tuple)
            for (int i = 0; i < have.Args.Length; i++) Paths(text + ".Item" + (i + 1), have.Args[i], usable, write, want, depth - 1, found);
    }

    // An index, mostly of a small array's inside.
    public string Index()
    {
        var ints = B.Vars.Where(v => v.Type.Equals(Ty.Int32)).ToArray();
        int n = R.Int(100);
        if (n < 55 || ints.Length == 0) return R.Int(4).ToString();
        string name = R.Pick(ints).Name;
        return n < 90 ? $"{name} & 3" : n < 95 ? name : $"{name} & 7";
    }

    public T? Choose<T>(IReadOnlyList<T> from, Func<T, int> weight) where T : class
    {
        int total = from.Sum(weight);
        if (total == 0) return null;
        int at = R.Int(total);
        foreach (T f in from) if ((at -= weight(f)) < 0) return f;
        return null;
    }

    // ---- statements ----

    public void Stmt(int depth)
    {
        B.Budget--;
        Choose(stmtRules, r => r.Weight(this))!.Make(this, depth);
    }

    public void Stmts(int from, int to, int depth)
    {
        int vars = B.Vars.Count;
        for (int n = R.Int(from, to); n > 0 && (B.Budget > 0 || from > 0); n--, from--) Stmt(depth);
        B.Vars.RemoveRange(vars, B.Vars.Count - vars);
    }

    // A block; [more] adds to its beginning.
    public void Block(string head, int depth, Action? more = null, int most = 4)
    {
        B.Open(head);
        int vars = B.Vars.Count;
        more?.Invoke();
        Stmts(1, most, depth - 1);
        B.Vars.RemoveRange(vars, B.Vars.Count - vars);
        B.Close();
    }

    // Runs [make] with other rules about leaving.
    public void Within(Action make, bool? canReturn = null, bool? canYield = null, bool? canAwait = null, bool noJumps = false, params string[] jumps)
    {
        var (r, y, a, j) = (B.CanReturn, B.CanYield, B.CanAwait, B.Jumps);
        B.CanReturn = canReturn ?? r; B.CanYield = canYield ?? y; B.CanAwait = canAwait ?? a;
        B.Jumps = [.. noJumps ? [] : j.Where(s => !jumps.Contains(s)), .. jumps];
        make();
        (B.CanReturn, B.CanYield, B.CanAwait, B.Jumps) = (r, y, a, j);
    }

    // The text that [make] adds to the body, taken out of it again: a block inside an expression.
    public string Cut(Action make)
    {
        int start = B.Text.Length;
        make();
        string text = B.Text.ToString(start, B.Text.Length - start);
        B.Text.Length = start;
        return text;
    }

    public string Label() => "\"" + Fresh("t") + "\"";

    // ---- the program ----

    public string Program()
    {
        string name = "P" + Seed;
        Async = R.Chance(40);
        for (int i = R.Int(3, 8); i > 0; i--) Choose(memberRules, r => r.Weight)!.Make(this);
        Main();
        // With a static constructor it is defined when initializers run: they may run static constructors that trace.
        return $"static class {name}\n{{\n    static {name}() {{ }}\n{Members}}}\n";
    }

    void Main()
    {
        B = new Body { Level = int.MaxValue, CanReturn = false, CanAwait = Async, Async = Async };
        for (int i = R.Int(2, 3); i > 0; i--)
        {
            B.Budget = 8;
            B.Open("try");
            Stmts(2, 4, 3);
            B.Close();
            B.Line($"catch (Exception e) {{ R.E({Label()}, e); }}");
        }
        foreach (Var v in Statics) B.Line($"R.T({Label()}, {v.Name});");
        if (Async) Member("    public static void Run() => RunAsync().GetAwaiter().GetResult();");
        Member($"    {(Async ? "static async Task RunAsync" : "public static void Run")}()\n    {{\n{B.Text}    }}");
    }
}
