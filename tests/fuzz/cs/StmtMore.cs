// References to variables, spans, local functions, iterators, awaits, using, lock, checked blocks.
using System.Linq;

sealed class RefLocal : StmtRule
{
    public override int Weight(Gen g) => g.B.Plain ? 5 : 0;
    public override void Make(Gen g, int depth)
    {
        Ty t = g.R.Chance(50) && g.B.Vars.Count > 0 ? g.R.Pick(g.B.Vars).Type : g.Number();
        if (t.Kind == Kind.Span || g.Path(t, true) is not { } place || place.StartsWith("this.")) { new Trace().Make(g, depth); return; }
        string name = g.Fresh("r");
        g.B.Line($"ref {t.Name} {name} = ref {place};");
        g.B.Vars.Add(new Var(name, t, Mode: "ref"));
    }
}

sealed class SpanLocal : StmtRule
{
    public override int Weight(Gen g) => g.B.Plain && g.B.Handlers == 0 ? 5 : 0;
    public override void Make(Gen g, int depth)
    {
        var arrays = g.B.Vars.Where(v => v.Type.Kind == Kind.Array && v.Type.Rank == 1 && v.Type.Elem!.IsValue).ToList();
        string name = g.Fresh("w"), from;
        Ty e;
        if (arrays.Count > 0 && g.R.Chance(60))
        {
            Var a = g.R.Pick(arrays);
            e = a.Type.Elem!;
            from = g.R.Pick($"{a.Name}", $"new Span<{e.Name}>({a.Name}, {g.Index()}, {g.Index()})", $"{a.Name}.AsSpan(1)");
        }
        else
        {
            e = g.Number();
            from = g.R.Chance(60) ? $"stackalloc {e.Name}[] {{ {g.Expr(e, 2)}, {g.Expr(e, 1)}, {g.Expr(e, 1)}, {g.Expr(e, 1)} }}" : $"stackalloc {e.Name}[4]";
        }
        g.B.Line($"Span<{e.Name}> {name} = {from};");
        g.B.Vars.Add(new Var(name, Ty.Span(e)));
        if (g.R.Chance(30)) g.B.Line($"{name}.Slice({g.Index()}).Fill({g.Expr(e, 2)});");
        g.B.Line($"R.T({g.Label()}, {name}.ToArray());");
    }
}

sealed class LocalFunction : StmtRule
{
    public override int Weight(Gen g) => g.B.Budget > 3 ? 4 : 0;
    public override void Make(Gen g, int depth)
    {
        Body b = g.B;
        var m = new Method { Name = g.Fresh("Local"), Result = g.Type(), Params = Bodies.Params(g, 2) };
        Var[] hidden = [.. b.Vars];
        b.Vars.RemoveAll(v => v.Mode != "" || v.Type.Kind == Kind.Span || v.Name.StartsWith("this."));
        b.Vars.AddRange(m.Params.Select(p => p with { Writable = p.Mode != "in" }));
        var (result, iterator, isAsync) = (b.Result, b.Iterator, b.Async);
        (b.Result, b.Iterator, b.Async) = (m.Result, false, false);
        b.Open($"{m.Result.Name} {m.Name}({string.Join(", ", m.Params.Select(p => p.Declare))})");
        foreach (Var p in m.Params.Where(p => p.Mode == "out")) b.Line($"{p.Name} = {Literals.Make(g, p.Type)};");
        g.Within(() => g.Stmts(1, 2, depth - 1), canReturn: true, canYield: false, canAwait: false, noJumps: true);
        g.Within(() => b.Line($"return {g.Expr(m.Result, 2)};"), canYield: false, canAwait: false);
        b.Close();
        (b.Result, b.Iterator, b.Async) = (result, iterator, isAsync);
        b.Vars.Clear();
        b.Vars.AddRange(hidden);
        // Seen until the end of the block only, so it is called here and now.
        for (int i = g.R.Int(1, 3); i > 0; i--)
            if (Calls.Arguments(g, m, m.TypeParams.ToDictionary(p => p.Name, p => p.Type), 2) is { } arguments) b.Line($"R.T({g.Label()}, {m.Name}({arguments}));");
    }
}

sealed class YieldReturn : StmtRule
{
    public override int Weight(Gen g) => g.B.CanYield ? 35 : 0;
    public override void Make(Gen g, int depth) => g.B.Line($"yield return {g.Expr(g.B.Result, 3)};");
}

sealed class AwaitStmt : StmtRule
{
    public override int Weight(Gen g) => g.B.CanAwait ? 12 : 0;
    public override void Make(Gen g, int depth) => g.B.Line(g.R.Int(5) switch
    {
        0 => $"R.T({g.Label()}, await Task.FromResult({g.Value(g.Number(), 2)}));",
        1 => $"await Task.Run(() => {{ R.T({g.Label()}, 0); }});",
        2 => $"try {{ await Task.FromException(new Oops({g.Expr(Ty.Int32, 1)})); }} catch (Oops e) when (e.Code > 5) {{ await Task.Yield(); R.E({g.Label()}, e); }}",
        _ => "await Task.Yield();",
    });
}

sealed class Guarded : StmtRule
{
    public override int Weight(Gen g) => g.B.Budget > 0 ? 5 : 0;
    public override void Make(Gen g, int depth)
    {
        switch (g.R.Int(4))
        {
            case 0: g.Block($"using (new Noisy({g.Label()}))", depth); break;
            case 1: g.Block("checked", depth); break;
            case 2: g.Block("unchecked", depth); break;
            default: g.Within(() => g.Block("lock (R.Gate)", depth), canAwait: false, canYield: false); break;
        }
    }
}

// (a, b) = (b, a)
sealed class Deconstruct : StmtRule
{
    public override int Weight(Gen g) => 4;
    public override void Make(Gen g, int depth)
    {
        Ty t = g.R.Chance(50) && g.B.Vars.Count > 0 ? g.R.Pick(g.B.Vars).Type : g.Number(), u = g.Number();
        if (t.Kind == Kind.Span || g.Path(t, true) is not { } a || g.Path(u, true) is not { } b) { new Trace().Make(g, depth); return; }
        g.B.Line($"({a}, {b}) = ({g.Expr(t, 2)}, {g.Expr(u, 2)});");
    }
}
