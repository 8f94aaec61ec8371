// Exceptions: throw, try with every kind of handler.
sealed class Throw : StmtRule
{
    public override int Weight(Gen g) => 4;
    public override void Make(Gen g, int depth) =>
        g.B.Line($"if ({g.Expr(Ty.Bool, 2)}) throw new {g.R.Pick("Oops", "Worse")}({g.Expr(Ty.Int32, 2)});");
}

sealed class Try : StmtRule
{
    public override int Weight(Gen g) => g.B.Budget > 0 ? 12 : 0;
    public override void Make(Gen g, int depth)
    {
        bool hasFinally = g.R.Chance(40), hasCatch = !hasFinally || g.R.Chance(50);
        g.Within(() => g.Block("try", depth), canYield: g.B.CanYield && !hasCatch);
        g.B.Handlers++;
        g.Within(() =>
        {
            if (hasCatch && g.R.Chance(40)) Catch(g, depth, g.R.Pick("Oops", "Worse", "ArithmeticException", "OverflowException", "NullReferenceException", "IndexOutOfRangeException"), g.R.Chance(40));
            if (hasCatch && g.R.Chance(20)) Catch(g, depth, "Exception", true);
            if (hasCatch) Catch(g, depth, "Exception", false);
        }, canYield: false);
        if (hasFinally) g.Within(() => g.Block("finally", depth, most: 3), canReturn: false, canYield: false, noJumps: true);
        g.B.Handlers--;
    }

    static void Catch(Gen g, int depth, string type, bool filtered)
    {
        string e = g.Fresh("e"), filter = "";
        if (filtered) g.Within(() => filter = $" when ({g.Expr(Ty.Bool, 2)})", canAwait: false);
        g.Block($"catch ({type} {e}){filter}", depth, () =>
        {
            g.B.Line($"R.E({g.Label()}, {e});");
            if (g.R.Chance(12)) g.B.Line($"if ({g.Expr(Ty.Bool, 2)}) throw;");
        }, most: 2);
    }
}
