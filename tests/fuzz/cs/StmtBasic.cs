// Variables, assignments, traces, calls.
using System.Linq;

sealed class DeclareLocal : StmtRule
{
    public override int Weight(Gen g) => 25;
    public override void Make(Gen g, int depth)
    {
        Ty t = g.Type();
        string name = g.Fresh("v");
        g.B.Line($"{t.Name} {name} = {g.Expr(t, 3)};");
        g.B.Vars.Add(new Var(name, t));
    }
}

sealed class Assign : StmtRule
{
    public override int Weight(Gen g) => 30;
    public override void Make(Gen g, int depth)
    {
        var writable = g.B.Vars.Concat(g.Statics).Where(v => v.Writable).ToArray();
        if (writable.Length == 0) { new DeclareLocal().Make(g, depth); return; }
        Ty t = g.R.Chance(40) ? g.Number() : g.R.Pick(writable).Type;
        if (t.Kind == Kind.Span || g.Path(t, true) is not { } place) { new Trace().Make(g, depth); return; }
        if (t.IsNumber && g.R.Chance(35)) { g.B.Line($"{place} {(t.Kind == Kind.Float ? g.R.Pick("+=", "-=", "*=") : g.R.Pick("+=", "-=", "*=", "^=", "|=", "&="))} {g.Value(t, 3)};"); return; }
        if (t.Kind is Kind.Integer or Kind.Char && g.R.Chance(10)) { g.B.Line($"{place} {g.R.Pick("<<=", ">>=", ">>>=")} {g.Value(Ty.Int32, 2)};"); return; }
        g.B.Line($"{place} = {g.Expr(t, 3)};");
    }
}

sealed class Trace : StmtRule
{
    public override int Weight(Gen g) => g.B.Quiet ? 2 : 14;
    public override void Make(Gen g, int depth)
    {
        Ty t = g.R.Chance(60) && g.B.Vars.Where(v => v.Type.Kind != Kind.Span).ToArray() is { Length: > 0 } vars ? g.R.Pick(vars).Type : g.Type();
        g.B.Line($"R.T({g.Label()}, {g.Expr(t, 3)});");
    }
}

sealed class CallStmt : StmtRule
{
    public override int Weight(Gen g) => 8;
    public override void Make(Gen g, int depth)
    {
        var fit = g.Methods.Where(m => m.Level < g.B.Level && m.Static && (m.Kind == "" || m.Kind == "async" && g.B.CanAwait)).ToArray();
        if (fit.Length == 0) { new Trace().Make(g, depth); return; }
        Method m = g.R.Pick(fit);
        Ty t = m.Result.With(m.TypeParams.ToDictionary(p => p.Name, p => g.Argument(p, 1)));
        if (Calls.Of(g, m, t, 3) is not { } call) { new Trace().Make(g, depth); return; }
        g.B.Line(t.Kind == Kind.Void ? call + ";" : g.R.Chance(70) ? $"R.T({g.Label()}, {call});" : $"_ = {call};");
    }
}
