// Control flow: conditions, loops, switches, jumps.
using System.Linq;

sealed class If : StmtRule
{
    public override int Weight(Gen g) => g.B.Budget > 0 ? 14 : 0;
    public override void Make(Gen g, int depth)
    {
        g.Block($"if ({g.Expr(Ty.Bool, 3)})", depth);
        if (g.R.Chance(45)) g.Block("else", depth);
    }
}

sealed class CountedLoop : StmtRule
{
    public override int Weight(Gen g) => g.B.Budget > 0 ? 9 : 0;
    public override void Make(Gen g, int depth)
    {
        string i = g.Fresh("i");
        int n = g.R.Int(1, 9);
        string head = g.R.Chance(25) ? $"for (int {i} = {n}; {i} >= 0 && R.Fuel(); {i} -= {g.R.Int(1, 2)})" : $"for (int {i} = 0; {i} < {n}{(g.R.Chance(70) ? " && R.Fuel()" : "")}; {i}++)";
        g.Within(() => g.Block(head, depth, () => g.B.Vars.Add(new Var(i, Ty.Int32, false))), jumps: ["break;", "continue;"]);
    }
}

sealed class WhileLoop : StmtRule
{
    public override int Weight(Gen g) => g.B.Budget > 0 ? 6 : 0;
    public override void Make(Gen g, int depth)
    {
        string condition = $"R.Fuel() && {g.Value(Ty.Bool, 3)}";
        g.Within(() =>
        {
            if (g.R.Chance(50)) { g.Block($"while ({condition})", depth); return; }
            g.Block("do", depth);
            g.B.Line($"while ({condition});");
        }, jumps: ["break;", "continue;"]);
    }
}

sealed class ForEach : StmtRule
{
    public override int Weight(Gen g) => g.B.Budget > 0 ? 5 : 0;
    public override void Make(Gen g, int depth)
    {
        var over = g.B.Vars.Where(v => v.Type.Kind is Kind.Array or Kind.String or Kind.Span).ToArray();
        Ty t = over.Length == 0 ? Ty.String : g.R.Pick(over).Type;
        Ty e = t.Kind == Kind.String ? Ty.Char : t.Elem!;
        string name = g.Fresh("x"), from = g.Path(t, false) ?? g.Value(t, 2);
        if (g.R.Chance(50) && g.Methods.Where(m => m.Kind == "iterator" && m.Level < g.B.Level).ToList() is { Count: > 0 } iterators)
        {
            Method m = g.R.Pick(iterators);
            var map = m.TypeParams.ToDictionary(p => p.Name, p => g.Argument(p, 1));
            e = m.Result.With(map);
            from = $"{m.Name}{(map.Count == 0 ? "" : "<" + string.Join(", ", m.TypeParams.Select(p => map[p.Name].Name)) + ">")}({Calls.Arguments(g, m, map, 2)})";
        }
        g.Within(() => g.Block($"foreach ({e.Name} {name} in {from})", depth, () =>
        {
            g.B.Line("if (!R.Fuel()) break;");
            g.B.Vars.Add(new Var(name, e, false));
        }), jumps: ["break;", "continue;"]);
    }
}

sealed class Switch : StmtRule
{
    public override int Weight(Gen g) => g.B.Budget > 0 ? 6 : 0;
    public override void Make(Gen g, int depth)
    {
        Rng r = g.R;
        Ty t = r.Int(4) switch { 0 => Ty.String, 1 when g.Enums.Count > 0 => r.Pick(g.Enums), 2 => Ty.Char, _ => r.Pick(Ty.Int32, Ty.Long, Ty.Byte, Ty.UInt, Ty.ULong) };
        // Dense ones become jump tables, others searches.
        int first = r.Int(3), stride = r.Chance(60) ? 1 : r.Int(1, 15);
        string[] cases = t.Kind == Kind.Integer ? [.. Enumerable.Range(0, r.Int(2, 8)).Select(i => $"({t.Name}){first + i * stride}")]
            : t.Kind == Kind.Enum ? [.. t.Members.Take(r.Int(1, 4)).Select(m => t.Name + "." + m)]
            : [.. Enumerable.Range(0, r.Int(1, 6)).Select(_ => Literals.Make(g, t).Text)];
        string on = t.Kind == Kind.Integer && r.Chance(60) ? $"({t.Name})({g.Value(t, 3)} & ({t.Name})7)" : g.Value(t, 3);
        g.B.Open($"switch ({on})");
        g.Within(() =>
        {
            foreach (string c in cases.Distinct())
            {
                g.B.Line($"case {c}:");
                g.Block("", depth, most: 2);
                g.B.Line("break;");
            }
            g.B.Line("default:");
            g.Block("", depth, most: 2);
            g.B.Line("break;");
        }, jumps: ["break;"]);
        g.B.Close();
    }
}

// Leaves a loop or a block, on a condition.
sealed class Jump : StmtRule
{
    public override int Weight(Gen g) => g.B.Jumps.Count > 0 ? 8 : 0;
    public override void Make(Gen g, int depth) => g.B.Line($"if ({g.Expr(Ty.Bool, 2)}) {g.R.Pick(g.B.Jumps)}");
}

sealed class Labelled : StmtRule
{
    public override int Weight(Gen g) => g.B.Budget > 0 ? 4 : 0;
    public override void Make(Gen g, int depth)
    {
        string label = g.Fresh("L");
        if (g.R.Chance(30))
        {
            g.B.Line($"{label}:;");
            g.Block("", depth);
            g.B.Line($"if (R.Fuel() && {g.Expr(Ty.Bool, 2)}) goto {label};");
            return;
        }
        g.Within(() => g.Block("", depth), jumps: [.. g.B.Jumps, $"goto {label};"]);
        g.B.Line($"{label}:;");
    }
}

sealed class Return : StmtRule
{
    public override int Weight(Gen g) => g.B.CanReturn ? 5 : 0;
    public override void Make(Gen g, int depth)
    {
        string what = g.B.Iterator ? "yield break;" : g.B.Result.Kind == Kind.Void ? "return;" : $"return {g.Expr(g.B.Result, 3)};";
        g.B.Line($"if ({g.Expr(Ty.Bool, 2)}) {what}");
    }
}
