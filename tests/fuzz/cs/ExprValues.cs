// Strings, enums, nullables, tuples, arrays, boxes, objects of the program; switch expressions.
using System.Linq;

sealed class Concat : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.String ? 30 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        string A() => Printable(g, depth);
        string text = g.R.Int(9) switch
        {
            0 => $"$\"{{{A()}}}-{{{A()}}}\"", 1 => $"({g.Value(t, depth)} + {A()})", 2 => $"({g.Value(t, depth)} + {g.Value(t, depth)} + {A()})",
            3 => $"string.Concat({g.Value(t, depth)}, {g.Value(t, depth)})", 4 => $"({g.Value(t, depth)}).ToUpperInvariant()", 5 => $"({g.Value(t, depth)})?.Trim()",
            6 => $"({g.Value(t, depth)}).Substring({g.R.Int(4)})", 7 => $"R.F({g.Value(g.Type(), depth)})", _ => $"({g.Value(t, depth)} ?? \"nil\")",
        };
        return $"R.Clip({text})";
    }

    // Something whose text is the same everywhere.
    static string Printable(Gen g, int depth) =>
        "(" + g.R.Int(4) switch { 0 => g.Value(Ty.String, depth), 1 => g.Value(Ty.Bool, depth), 2 => g.Value(Ty.Char, depth) + " + 0", _ => g.Value(g.R.Pick(Ty.Integers), depth) } + ")";
}

sealed class StringChar : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Char ? 8 : 0;
    public override X? Make(Gen g, Ty t, int depth) => $"({g.Value(Ty.String, depth)})[{g.Index()}]";
}

sealed class EnumOps : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Enum ? 30 : 0;
    public override X? Make(Gen g, Ty t, int depth) => g.R.Int(4) switch
    {
        0 => $"({g.Value(t, depth)} {g.R.Pick("|", "&", "^")} {g.Value(t, depth)})",
        1 => $"unchecked(({t.Name}){g.Value(t.Elem!, depth)})",
        2 => $"(~{g.Value(t, depth)})",
        _ => $"unchecked({g.Value(t, depth)} + ({t.Elem!.Name}){g.R.Int(4)})",
    };
}

sealed class NullableOps : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Nullable ? 30 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        if (t.Elem!.Kind == Kind.Integer && t.Elem.Bits >= 32 && g.R.Chance(50)) return $"({g.Value(t, depth)} {g.R.Pick("+", "-", "*", "&", "|")} {g.Value(t, depth)})";
        return g.R.Int(5) switch { 0 => $"R.O<{t.Name}>(null)", 1 => $"({g.Value(t, depth)} ?? {g.Value(t, depth)})", _ => $"(({t.Name}){g.Value(t.Elem, depth)})" };
    }
}

sealed class FromNullable : ExprRule
{
    public override int Weight(Ty t) => t.IsValue && t.Kind != Kind.Nullable ? 4 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        string n = g.Value(Ty.Nullable(t), depth), q = g.Fresh("q");
        return g.R.Int(4) switch { 0 => $"({n} ?? {g.Value(t, depth)})", 1 => $"({n}).GetValueOrDefault()", 2 => t.IsNumber ? $"(({t.Name}){n})" : $"({n}).Value", _ => $"({n} is {{ }} {q} ? {q} : {g.Value(t, depth)})" };
    }
}

sealed class TupleOps : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Tuple ? 30 : 0;
    public override X? Make(Gen g, Ty t, int depth) => "(" + string.Join(", ", t.Args.Select(a => g.Expr(a, depth))) + ")";
}

sealed class ArrayOps : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Array ? 30 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        if (t.Rank == 1 && t.Elem!.Kind != Kind.Array && g.R.Chance(15)) return $"new {t.Elem.Name}[{(g.R.Chance(80) ? g.R.Int(8).ToString() : g.Opaque(g.Expr(Ty.Byte, depth)))}]";
        return Literals.NewArray(g, t, depth);
    }
}

sealed class Box : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Object ? 30 : 0;
    public override X? Make(Gen g, Ty t, int depth) => $"((object){g.Value(g.Type(), depth)})";
}

sealed class Unbox : ExprRule
{
    public override int Weight(Ty t) => t.Kind is Kind.Span or Kind.Func or Kind.Void ? 0 : 2;
    public override X? Make(Gen g, Ty t, int depth) => $"(({t.Name})(object){(g.R.Chance(75) ? g.Value(t, depth) : g.Value(g.Type(), depth))})";
}

sealed class NewObject : ExprRule
{
    public override int Weight(Ty t) => t.HasFields ? 40 : 0;
    public override X? Make(Gen g, Ty t, int depth) => Literals.New(g, t, depth);
}

// A value of an interface: any that implements it, structs boxed.
sealed class NewInterface : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Interface ? 80 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        var fit = t.Decl!.Derived.Select(d => Literals.Instance(d, t)).Where(d => d is not null).ToArray();
        return fit.Length == 0 ? (X?)null : new X($"(({t.Name}){g.Value(g.R.Pick(fit)!, depth)})");
    }
}

sealed class SwitchExpr : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Span ? 0 : 4;
    public override X? Make(Gen g, Ty t, int depth)
    {
        Ty on = g.R.Chance(30) ? Ty.Object : g.R.Chance(50) ? g.Number() : g.Type();
        if (on.Kind is Kind.Func or Kind.Span) on = Ty.Object;
        // The compiler refuses arms that earlier ones cover, so that each has a condition of its own.
        string arms = string.Join(", ", Enumerable.Range(0, g.R.Int(1, 3)).Select(_ => $"{Patterns.Make(g, on, 1)} when {g.Value(Ty.Bool, depth - 1)} => {g.Expr(t, depth - 1)}"));
        return $"({g.Value(on, depth)} switch {{ {arms}, _ => ({t.Name}){g.Expr(t, depth - 1)} }})";
    }
}
