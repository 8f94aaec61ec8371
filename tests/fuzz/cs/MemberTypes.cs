// Structs and classes of the program.
using System;
using System.Collections.Generic;
using System.Linq;

static class TypeText
{
    public static string Constructor(Decl d, List<Var> own, string baseCall) =>
        $"        public {d.Name}({string.Join(", ", d.Fields.Select(f => f.Declare))}){baseCall} {{ {string.Concat(own.Select(f => $"this.{f.Name} = {f.Name}; "))}}}\n";

    public static string ToStringOf(Decl d) =>
        $"        public override string ToString() => \"{d.Name}(\"{string.Concat(d.Fields.Select((f, i) => $" + {(i > 0 ? "\" \" + " : "")}R.F({f.Name})"))} + \")\";\n";

    public static IEnumerable<Var> FieldVars(Decl d, bool writable) => d.Fields.Select(f => f with { Name = "this." + f.Name, Writable = writable && f.Writable });

    public static string Signature(Method m) => $"{m.Result.Name} {m.Name}({string.Join(", ", m.Params.Select(p => p.Declare))})";
}

sealed class StructMember : MemberRule
{
    public override int Weight => 12;
    public override void Make(Gen g)
    {
        var d = new Decl { Name = g.Fresh("S"), Kind = Kind.Struct, Readonly = g.R.Chance(25), Record = g.R.Chance(20) };
        for (int i = g.R.Int(1, 4); i > 0; i--) d.Fields.Add(new Var(g.Fresh("f"), g.Type(1), !d.Readonly));
        string text = $"    {(d.Readonly ? "readonly " : "")}{(d.Record ? "record " : "")}struct {d.Name}\n    {{\n";
        foreach (Var f in d.Fields) text += $"        public {(d.Readonly ? "readonly " : "")}{f.Declare};\n";
        text += TypeText.Constructor(d, d.Fields, "") + TypeText.ToStringOf(d);
        for (int i = g.R.Int(3); i > 0; i--)
        {
            var m = new Method { Name = g.Fresh("Do"), Result = g.Type(), Owner = d, Static = false, Level = g.Methods.Count + 1, Params = Bodies.Params(g, 2) };
            text += $"        public {TypeText.Signature(m)}\n        {{\n{Bodies.Make(g, m, TypeText.FieldVars(d, !d.Readonly), 8)}        }}\n";
            d.Methods.Add(m);
        }
        g.Member(text + "    }");
        g.Types.Add(d.Of());
    }
}

// A class, often with a base whose virtual methods it overrides.
sealed class ClassMember : MemberRule
{
    public override int Weight => 16;
    public override void Make(Gen g)
    {
        var bases = g.Types.Where(t => t.Kind == Kind.Class && t.Decl!.TypeParams.Count == 0 && !t.Decl.Sealed && !t.Decl.Record).ToArray();
        var d = new Decl { Name = g.Fresh("C"), Kind = Kind.Class, Base = bases.Length > 0 && g.R.Chance(65) ? g.R.Pick(bases) : null, Abstract = g.R.Chance(12), Sealed = g.R.Chance(10) };
        if (d.Abstract) d.Sealed = false;
        Decl? b = d.Base?.Decl;
        var own = new List<Var>();
        if (b is not null) d.Fields.AddRange(b.Fields);
        for (int i = g.R.Int(1, 3); i > 0; i--) own.Add(new Var(g.Fresh("f"), g.Type(1)));
        d.Fields.AddRange(own);
        string text = $"    {(d.Abstract ? "abstract " : "")}{(d.Sealed ? "sealed " : "")}class {d.Name}{(b is null ? "" : " : " + b.Name)}\n    {{\n";
        foreach (Var f in own) text += $"        public {f.Declare};\n";
        text += TypeText.Constructor(d, own, b is null ? "" : $" : base({string.Join(", ", b.Fields.Select(f => f.Name))})") + TypeText.ToStringOf(d);
        foreach (Method m in b?.Methods ?? [])
        {
            d.Methods.Add(m);
            if (!g.R.Chance(60) || m.TypeParams.Count > 0) continue;
            text += $"        public override {TypeText.Signature(m)}\n        {{\n{Bodies.Make(g, m, TypeText.FieldVars(d, true), 8)}        }}\n";
        }
        for (int i = g.R.Int(b is null ? 1 : 0, 2); i > 0 && !d.Sealed; i--)
        {
            var m = new Method { Name = g.Fresh("Vi"), Result = g.Type(), Owner = d, Static = false, Level = g.Methods.Count + 1, Params = Bodies.Params(g, 3) };
            text += $"        public virtual {TypeText.Signature(m)}\n        {{\n{Bodies.Make(g, m, TypeText.FieldVars(d, true), 8)}        }}\n";
            d.Methods.Add(m);
        }
        g.Member(text + "    }");
        Ty t = d.Of();
        for (Decl? up = b; up is not null; up = up.Base?.Decl) if (!d.Abstract) up.Derived.Add(t);
        g.Types.Add(t);
    }
}
