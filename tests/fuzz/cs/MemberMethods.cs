// Static methods, static fields, enums.
using System.Collections.Generic;
using System.Linq;

static class Bodies
{
    // Makes the body of a method; the text of it, without braces.
    public static string Make(Gen g, Method m, IEnumerable<Var> fields, int budget = 10)
    {
        g.B = new Body
        {
            Level = m.Level, Result = m.Result, CanAwait = m.Kind == "async", Async = m.Kind == "async", CanYield = m.Kind == "iterator", Iterator = m.Kind == "iterator",
            Static = m.Static, TypeParams = [.. m.Owner?.TypeParams ?? [], .. m.TypeParams], Budget = budget, Quiet = g.R.Chance(30),
        };
        foreach (Var p in m.Params.Where(p => p.Mode == "out")) g.B.Line($"{p.Name} = {Literals.Make(g, p.Type)};");
        g.B.Vars.AddRange(fields);
        g.B.Vars.AddRange(m.Params.Select(p => p with { Writable = p.Mode != "in" }));
        if (m.Kind == "async" && g.R.Chance(30)) g.B.Line("await Task.Yield();");
        string fail = m.Kind == "iterator" ? "yield break;" : m.Result.Kind == Kind.Void ? "return;" : $"return default({m.Result.Name});";
        if (g.R.Chance(80)) g.B.Line($"if (!R.Fuel()) {fail}");
        int vars = g.B.Vars.Count;
        for (int n = g.R.Int(1, 4); n > 0 && g.B.Budget > 0; n--) g.Stmt(3);
        if (m.Kind != "iterator" && m.Result.Kind != Kind.Void) g.B.Line($"return {g.Expr(m.Result, 3)};");
        if (m.Kind == "iterator") g.B.Line("yield break;");
        return g.B.Text.ToString();
    }

    public static List<Var> Params(Gen g, int most, bool modes = true) =>
        [.. Enumerable.Range(0, g.R.Int(most + 1)).Select(_ => new Var(g.Fresh("a"), g.Type(), Mode: modes && g.R.Chance(20) ? g.R.Pick("ref", "out", "in") : ""))];
}

sealed class StaticMethod : MemberRule
{
    public override int Weight => 30;
    public override void Make(Gen g)
    {
        var m = new Method { Name = g.Fresh("M"), Result = Ty.Void, Level = g.Methods.Count + 1 };
        m.Kind = g.R.Chance(12) ? "iterator" : g.Async && g.R.Chance(60) ? "async" : "";
        m.Task = g.R.Pick("Task", "Task", "ValueTask");
        if (g.R.Chance(25)) m.TypeParams.AddRange(Enumerable.Range(0, g.R.Int(1, 2)).Select(_ => Generics.Param(g)));
        g.B = new Body { TypeParams = m.TypeParams };
        if (m.Kind == "iterator" || g.R.Chance(85)) m.Result = g.Type();
        m.Params = Bodies.Params(g, g.R.Chance(10) ? 9 : 4, modes: m.Kind == "");
        string body = Bodies.Make(g, m, []);
        string attribute = g.R.Chance(10) ? "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)] " : "";
        g.Member($"    {attribute}static {m.Signature}{m.Where}\n    {{\n{body}    }}");
        g.Methods.Add(m);
    }
}

sealed class StaticField : MemberRule
{
    public override int Weight => 8;
    public override void Make(Gen g)
    {
        g.B = new Body { CanReturn = false };
        Ty t = g.Type(1);
        // Constants only: when initializers run is not defined.
        string name = g.Fresh("s");
        g.Member($"    {(!g.Async && g.R.Chance(15) ? "[ThreadStatic] " : "")}static {t.Name} {name} = {Literals.Make(g, t)};");
        g.Statics.Add(new Var(name, t));
    }
}

sealed class EnumMember : MemberRule
{
    public override int Weight => 6;
    public override void Make(Gen g)
    {
        Ty under = g.R.Pick(Ty.Int32, Ty.Byte, Ty.SByte, Ty.Long, Ty.UShort, Ty.ULong);
        string name = g.Fresh("E");
        string[] members = [.. Enumerable.Range(0, g.R.Int(2, 5)).Select(_ => g.Fresh("m"))];
        g.Member($"    {(g.R.Chance(30) ? "[Flags] " : "")}enum {name} : {under.Name} {{ {string.Join(", ", members.Select((m, i) => g.R.Chance(40) ? $"{m} = {1 << i}" : m))} }}");
        g.Enums.Add(new Ty(Kind.Enum, name) { Elem = under, Members = members });
    }
}
