// Async lambdas, async iterators, several tasks at once.
using System.Linq;

sealed class AsyncLambda : StmtRule
{
    public override int Weight(Gen g) => g.B.CanAwait && g.B.Budget > 2 ? 6 : 0;
    public override void Make(Gen g, int depth)
    {
        Body b = g.B;
        Ty t = g.Type(), p = g.Type();
        string f = g.Fresh("go"), a = g.Fresh("p"), task = g.R.Pick("Task", "ValueTask");
        var (result, iterator) = (b.Result, b.Iterator);
        Var[] hidden = [.. b.Vars];
        b.Vars.RemoveAll(v => v.Name.StartsWith("this."));
        (b.Result, b.Iterator) = (t, false);
        b.Open($"Func<{p.Name}, {task}<{t.Name}>> {f} = async {a} =>");
        b.Vars.Add(new Var(a, p));
        g.Within(() => { g.Stmts(1, 2, depth - 1); b.Line($"return {g.Expr(t, 3)};"); }, canReturn: true, canYield: false, canAwait: true, noJumps: true);
        b.Vars.Clear();
        b.Vars.AddRange(hidden);
        b.Close("};");
        (b.Result, b.Iterator) = (result, iterator);
        b.Line(g.R.Chance(70) ? $"R.T({g.Label()}, await {f}({g.Expr(p, 2)}));" : $"foreach ({t.Name} x in await Task.WhenAll({f}({g.Expr(p, 2)}){(task == "Task" ? "" : ".AsTask()")})) R.T({g.Label()}, x);");
    }
}

// await foreach over an async local iterator; it may be left early, and its finally awaits.
sealed class AsyncIterator : StmtRule
{
    public override int Weight(Gen g) => g.B.CanAwait && g.B.Budget > 2 ? 4 : 0;
    public override void Make(Gen g, int depth)
    {
        Body b = g.B;
        Ty t = g.Type();
        string f = g.Fresh("Stream"), x = g.Fresh("x");
        var (result, iterator) = (b.Result, b.Iterator);
        Var[] hidden = [.. b.Vars];
        b.Vars.RemoveAll(v => v.Name.StartsWith("this."));
        (b.Result, b.Iterator) = (t, true);
        b.Open($"async IAsyncEnumerable<{t.Name}> {f}()");
        b.Open("try");
        g.Within(() => { g.Stmts(1, 3, depth - 1); b.Line($"yield return {g.Expr(t, 2)};"); b.Line("await Task.Yield();"); b.Line($"yield return {g.Expr(t, 2)};"); }, canReturn: false, canAwait: true, canYield: true, noJumps: true);
        b.Close();
        b.Line($"finally {{ await Task.Yield(); R.T({g.Label()}, 0); }}");
        b.Close();
        (b.Result, b.Iterator) = (result, iterator);
        b.Vars.Clear();
        b.Vars.AddRange(hidden);
        g.Within(() => g.Block($"await foreach ({t.Name} {x} in {f}())", depth, () => b.Vars.Add(new Var(x, t, false)), most: 2), jumps: ["break;", "continue;"]);
    }
}
