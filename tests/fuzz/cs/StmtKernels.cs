// Loops that an optimizer likes: over arrays and spans with simple bodies, nested ones, reductions; and switches over types.
using System.Linq;

sealed class Kernel : StmtRule
{
    public override int Weight(Gen g) => g.B.Budget > 0 ? 6 : 0;
    public override void Make(Gen g, int depth)
    {
        Rng r = g.R;
        Ty t = r.Pick(Ty.Int32, Ty.Long, Ty.Byte, Ty.UInt, Ty.Short, Ty.Double, Ty.Float, Ty.SByte, Ty.ULong);
        string a = g.Fresh("k"), b = g.Fresh("k"), i = g.Fresh("i"), s = g.Fresh("v");
        int n = r.Int(1, 70);
        g.B.Line($"{t.Name}[] {a} = new {t.Name}[{n}], {b} = new {t.Name}[{(r.Chance(85) ? n : n - 1)}];");
        g.B.Line($"{t.Name} {s} = {g.Expr(t, 2)};");
        int vars = g.B.Vars.Count;
        g.B.Vars.AddRange([new Var(a, Ty.Array(t)), new Var(b, Ty.Array(t)), new Var(s, t)]);
        string Cast(string x) => $"unchecked(({t.Name})({x}))";
        string Op() => t.Kind == Kind.Float ? r.Pick("+", "-", "*") : r.Pick("+", "-", "*", "^", "&", "|");
        string At() => r.Int(5) switch { 0 => $"{a}[{i}]", 1 => $"{b}[{i}]", 2 => s, 3 => $"{Cast(i)}", _ => $"{a}[{n - 1} - {i}]" };
        for (int loops = r.Int(1, 3); loops > 0; loops--)
        {
            string limit = r.Pick($"{a}.Length", $"{b}.Length", $"{n}", $"{n} - 1");
            g.B.Open(r.Chance(80) ? $"for (int {i} = {r.Pick("0", "0", "1")}; {i} < {limit}; {i}{r.Pick("++", "++", " += 2")})" : $"for (int {i} = {limit} - 1; {i} >= 0; {i}--)");
            for (int k = r.Int(1, 3); k > 0; k--)
                switch (r.Int(5))
                {
                    case 0: g.B.Line($"{s} = {Cast($"{s} {Op()} {At()}")};"); break;
                    case 1: g.B.Line($"{b}[{i}] = {Cast($"{At()} {Op()} {At()}")};"); break;
                    case 2: g.B.Line($"if ({At()} {r.Pick("<", ">", "==")} {At()}) {s}++; else {a}[{i}] = {At()};"); break;
                    case 3: g.B.Line($"{a}[{i}] = {(r.Chance(30) ? $"checked(({t.Name})({At()} {Op()} {At()}))" : Cast($"{At()} {Op()} {At()} {Op()} {At()}"))};"); break;
                    default: g.B.Line($"{a}[{i}] = {Cast($"{At()} {(t.Kind == Kind.Float ? "/" : r.Pick("<<", ">>"))} {(t.Kind == Kind.Float ? At() : r.Int(40).ToString())}")};"); break;
                }
            g.B.Close();
        }
        g.B.Line($"R.T({g.Label()}, {s}); R.T({g.Label()}, {a}); R.T({g.Label()}, {b});");
    }
}

sealed class TypeSwitch : StmtRule
{
    public override int Weight(Gen g) => g.B.Budget > 0 ? 4 : 0;
    public override void Make(Gen g, int depth)
    {
        g.B.Open($"switch ({g.Value(Ty.Object, 3)})");
        g.Within(() =>
        {
            foreach (Ty t in Enumerable.Range(0, g.R.Int(1, 4)).Select(_ => g.Type()).Where(t => t.Kind is not (Kind.Nullable or Kind.Tuple or Kind.Object or Kind.Func)).Distinct())
            {
                string v = g.Fresh("c");
                g.B.Line($"case {t.Name} {v} when {g.Value(Ty.Bool, 2)}:");
                g.Block("", depth, () => g.B.Vars.Add(new Var(v, t)), most: 2);
                g.B.Line("break;");
            }
            g.B.Line("case null:");
            g.B.Line($"R.T({g.Label()}, null); break;");
        }, jumps: ["break;"]);
        g.B.Close();
    }
}

// x.P op= value and x[i] op= value, on the prelude's class that traces each access.
sealed class Accessors : StmtRule
{
    public override int Weight(Gen g) => 4;
    public override void Make(Gen g, int depth)
    {
        Ty t = g.R.Pick(Ty.Int32, Ty.Byte, Ty.Double, Ty.Long);
        string p = g.Fresh("o");
        g.B.Line($"Probe<{t.Name}> {p} = new({g.Expr(t, 2)});");
        g.B.Line(g.R.Int(4) switch
        {
            0 => $"{p}.Value += {g.Value(t, 2)};", 1 => $"{p}[{g.Value(Ty.Int32, 2)}] -= {g.Value(t, 2)};", 2 => $"R.T({g.Label()}, {p}.Value++ + --{p}[{g.Value(Ty.Int32, 1)}]);",
            _ => $"{p}[{g.Expr(Ty.Int32, 2)}] = {p}.Value = {g.Expr(t, 2)};",
        });
        g.B.Line($"R.T({g.Label()}, {p}.Value);");
    }
}
