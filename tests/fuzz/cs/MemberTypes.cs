// Structs and classes of the program: fields, constructor, methods, what their base and interfaces ask for.
using System.Collections.Generic;
using System.Linq;

static class TypeText
{
    public static string Constructor(Decl d, List<Var> own, string baseCall) =>
        $"        public {d.Name}({string.Join(", ", d.Fields.Select(f => f.Declare))}){baseCall} {{ {string.Concat(own.Select(f => $"this.{f.Name} = {f.Name}; "))}}}\n";

    public static string ToStringOf(Decl d) =>
        $"        public override string ToString() => \"{d.Name}(\"{string.Concat(d.Fields.Select((f, i) => $" + {(i > 0 ? "\" \" + " : "")}R.F({f.Name})"))} + \")\";\n";

    public static IEnumerable<Var> FieldVars(Decl d) => d.Fields.Select(f => f with { Name = "this." + f.Name });

    public static string Method(Gen g, Decl d, Method m, string modifiers, int budget) =>
        $"        {modifiers}{m.Signature}{(modifiers.Contains("override") ? "" : m.Where)}\n        {{\n{Bodies.Make(g, m, FieldVars(d), budget)}        }}\n";

    // Chooses interfaces for [d] and implements them.
    public static string Interfaces(Gen g, Decl d, int percent)
    {
        string text = "";
        Ty self = d.Open;
        var all = g.Types.Where(t => t.Kind == Kind.Interface).ToList();
        while (all.Count > 0 && d.Interfaces.Count < 2 && g.R.Chance(percent))
        {
            Ty open = g.R.Pick(all);
            all.Remove(open);
            g.B = new Body { TypeParams = d.TypeParams };
            Ty i = g.Closed(open, 2);
            d.Interfaces.Add(i);
            foreach (Method m in i.Decl!.Methods)
            {
                if (!m.Abstract && g.R.Chance(50)) continue;
                Method mine = m.With(i.Decl.Map(i));
                mine = new Method { Name = mine.Name, Result = mine.Result, Params = mine.Params, Owner = d, Static = false, TypeParams = mine.TypeParams, Kind = mine.Kind, Task = mine.Task, Level = mine.Level };
                bool hidden = g.R.Chance(30);
                string name = mine.Name;
                if (hidden) mine.Name = i.Name + "." + name;
                text += Method(g, d, mine, hidden ? "" : "public ", 4);
            }
            i.Decl.Derived.Add(self);
        }
        if (d.TypeParams.Count > 0 || d.Abstract || !g.R.Chance(30)) return text;
        var from = new Method { Name = "From", Result = self, Params = [new Var(g.Fresh("a"), Ty.Int32)], Level = g.Methods.Count };
        var plus = new Method { Name = "operator +", Result = self, Params = [new Var(g.Fresh("a"), self), new Var(g.Fresh("a"), self)], Level = g.Methods.Count };
        var get = new Method { Name = "Get", Result = Ty.Int32, Owner = d, Static = false, Level = g.Methods.Count };
        text += $"        public static {from.Signature}\n        {{\n{Bodies.Make(g, from, [], 3)}        }}\n";
        text += $"        public static {plus.Signature}\n        {{\n{Bodies.Make(g, plus, [], 3)}        }}\n" + Method(g, d, get, "public ", 3);
        if (g.R.Chance(50)) text += $"        public static int Size => {g.R.Int(50)};\n";
        d.Interfaces.Add(new Ty(Kind.Interface, $"IOps<{d.Name}>") { Decl = new Decl { Name = "IOps", Kind = Kind.Interface } });
        return text;
    }

    public static string Bases(Decl d)
    {
        string[] all = [.. d.Base is null ? [] : new[] { d.Base.Name }, .. d.Interfaces.Select(i => i.Name)];
        return all.Length == 0 ? "" : " : " + string.Join(", ", all);
    }
}

sealed class StructMember : MemberRule
{
    public override int Weight => 12;
    public override void Make(Gen g)
    {
        var d = new Decl { Name = g.Fresh("S"), Kind = Kind.Struct, Readonly = g.R.Chance(25), Record = g.R.Chance(20) };
        if (g.R.Chance(30)) d.TypeParams.Add(Generics.Param(g));
        g.B = new Body { TypeParams = d.TypeParams };
        for (int i = g.R.Int(1, 4); i > 0; i--) d.Fields.Add(new Var(g.Fresh("f"), g.Type(1), !d.Readonly));
        string text = "";
        foreach (Var f in d.Fields) text += $"        public {(d.Readonly ? "readonly " : "")}{f.Declare};\n";
        text += TypeText.Constructor(d, d.Fields, "") + TypeText.ToStringOf(d);
        text += TypeText.Interfaces(g, d, 40);
        for (int i = g.R.Int(3); i > 0; i--)
        {
            g.B = new Body { TypeParams = d.TypeParams };
            var m = new Method { Name = g.Fresh("Do"), Result = g.Type(), Owner = d, Static = false, Level = g.Methods.Count + 1, Params = Bodies.Params(g, 2) };
            text += TypeText.Method(g, d, m, "public ", 5);
            d.Methods.Add(m);
        }
        g.Member($"    {(d.Readonly ? "readonly " : "")}{(d.Record ? "record " : "")}struct {d.Open.Name}{TypeText.Bases(d)}{d.Where}\n    {{\n{text}    }}");
        g.Types.Add(d.Open);
    }
}

// A class, often with a base whose virtual methods it overrides; generic; with a static constructor.
sealed class ClassMember : MemberRule
{
    public override int Weight => 18;
    public override void Make(Gen g)
    {
        var bases = g.Types.Where(t => t.Kind == Kind.Class && !t.Decl!.Sealed && !t.Decl.Record).ToList();
        var d = new Decl { Name = g.Fresh("C"), Kind = Kind.Class, Abstract = g.R.Chance(12), Sealed = g.R.Chance(10), Record = g.R.Chance(12) };
        if (g.R.Chance(25)) d.TypeParams.Add(Generics.Param(g));
        g.B = new Body { TypeParams = d.TypeParams };
        if (bases.Count > 0 && !d.Record && g.R.Chance(65)) d.Base = g.Closed(g.R.Pick(bases), 2);
        if (d.Abstract) d.Sealed = false;
        Decl? b = d.Base?.Decl;
        var map = d.Base is null ? [] : b!.Map(d.Base);
        var own = new List<Var>();
        if (b is not null) d.Fields.AddRange(b.Fields.Select(f => f with { Type = f.Type.With(map) }));
        for (int i = g.R.Int(1, 3); i > 0; i--) own.Add(new Var(g.Fresh("f"), g.Type(1)));
        d.Fields.AddRange(own);
        string text = string.Concat(own.Select(f => $"        public {f.Declare};\n"));
        text += TypeText.Constructor(d, own, b is null ? "" : $" : base({string.Join(", ", b.Fields.Select(f => f.Name))})") + TypeText.ToStringOf(d);
        if (d.TypeParams.Count == 0 && g.R.Chance(20)) text += StaticConstructor(g, d);
        foreach (Method m in b?.Methods ?? [])
        {
            Method mine = m.With(map);
            d.Methods.Add(mine);
            if (!g.R.Chance(60)) continue;
            text += TypeText.Method(g, d, new Method { Name = mine.Name, Result = mine.Result, Params = mine.Params, Owner = d, Static = false, TypeParams = mine.TypeParams, Kind = mine.Kind, Task = mine.Task, Level = mine.Level }, "public override ", 5);
        }
        text += TypeText.Interfaces(g, d, 35);
        for (int i = g.R.Int(b is null ? 1 : 0, 2); i > 0 && !d.Sealed; i--)
        {
            var m = new Method { Name = g.Fresh("Vi"), Result = Ty.Int32, Owner = d, Static = false, Level = g.Methods.Count + 1 };
            if (g.R.Chance(20)) m.TypeParams.Add(new(g.Fresh("T"), "", t => t.Kind is not (Kind.Span or Kind.Void)));
            if (g.Async && g.R.Chance(30)) { m.Kind = "async"; m.Task = g.R.Pick("Task", "ValueTask"); }
            g.B = new Body { TypeParams = [.. d.TypeParams, .. m.TypeParams] };
            m.Result = g.Type();
            m.Params = Bodies.Params(g, 3, modes: m.Kind == "");
            text += TypeText.Method(g, d, m, "public virtual ", 5);
            d.Methods.Add(m);
        }
        g.Member($"    {(d.Abstract ? "abstract " : "")}{(d.Sealed ? "sealed " : "")}{(d.Record ? "record " : "")}class {d.Open.Name}{TypeText.Bases(d)}{d.Where}\n    {{\n{text}    }}");
        if (!d.Abstract) for (Decl? up = b; up is not null; up = up.Base?.Decl) up.Derived.Add(d.Open);
        g.Types.Add(d.Open);
    }

    // When it runs is defined exactly; sometimes it fails.
    static string StaticConstructor(Gen g, Decl d)
    {
        Ty t = g.Number();
        string name = g.Fresh("s");
        g.Statics.Add(new Var(d.Name + "." + name, t));
        return $"        public static {t.Name} {name} = {Literals.Make(g, t)};\n        static {d.Name}() {{ R.T({g.Label()}, {name}); {(g.R.Chance(15) ? "if (R.O(true)) throw new Oops(7); " : "")}}}\n";
    }
}
