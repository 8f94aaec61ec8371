// Numbers: operators, conversions, checked and unchecked, the library's functions that compilers know.
using System.Linq;

sealed class Binary : ExprRule
{
    public override int Weight(Ty t) => t.IsNumber ? 30 : t.Kind == Kind.Decimal ? 20 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        Rng r = g.R;
        bool integer = t.Kind is Kind.Integer or Kind.Char;
        string op = integer ? r.Pick("+", "-", "*", "&", "|", "^", "+", "-", "*", "/", "%") : r.Pick("+", "-", "*", "/", t.Kind == Kind.Decimal ? "+" : "%");
        string right = g.Value(t, depth);
        // Most divisors are not zero.
        if (integer && op is "/" or "%" && r.Chance(75)) right = $"({right} | {(t.Name == "ulong" ? "1ul" : t.Name == "nuint" ? "(nuint)1" : "1")})";
        string text = $"{g.Expr(t, depth)} {op} {right}";
        // int and wider stay what they are; narrower ones become int and must be brought back.
        if (t.Bits >= 32 || t.Kind == Kind.Decimal) return t.Kind == Kind.Integer && r.Chance(30) ? $"{Checks.Word(r)}({text})" : $"({text})";
        return $"{Checks.Word(r)}(({t.Name})({text}))";
    }
}

static class Checks
{
    public static string Word(Rng r) => r.Chance(25) ? "checked" : "unchecked";
}

sealed class Shift : ExprRule
{
    public override int Weight(Ty t) => t.Kind is Kind.Integer or Kind.Char ? 8 : 0;
    public override X? Make(Gen g, Ty t, int depth) =>
        $"unchecked(({t.Name})({g.Value(t, depth)} {g.R.Pick("<<", ">>", ">>>")} {g.Expr(Ty.Int32, depth)}))";
}

sealed class Unary : ExprRule
{
    public override int Weight(Ty t) => t.IsNumber ? 6 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        string op = t.Kind == Kind.Float || t.Name is "ulong" or "nuint" or "uint" ? t.Kind == Kind.Float ? g.R.Pick("-", "+") : "~" : g.R.Pick("-", "~", "+");
        return $"{Checks.Word(g.R)}(({t.Name})({op}{g.Value(t, depth)}))";
    }
}

sealed class Convert : ExprRule
{
    public override int Weight(Ty t) => t.IsNumber ? 22 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        Ty from = g.R.Int(20) == 0 && g.Enums.Count > 0 ? g.R.Pick(g.Enums) : g.R.Int(20) == 0 ? Ty.Decimal : g.Number();
        return $"{Checks.Word(g.R)}(({t.Name}){g.Value(from, depth)})";
    }
}

// Assignments and increments whose value is used.
sealed class AssignValue : ExprRule
{
    public override int Weight(Ty t) => 4;
    public override X? Make(Gen g, Ty t, int depth)
    {
        if (g.Path(t, true) is not { } place) return null;
        if (t.IsNumber && g.R.Chance(50)) return g.R.Pick($"({place}++)", $"(--{place})", $"(++{place})", $"({place}--)", $"checked({place}++)");
        if (t.IsNumber) return $"({place} {g.R.Pick("+=", "-=", "*=")} {g.Value(t, depth)})";
        return $"({place} = {g.Expr(t, depth)})";
    }
}

sealed class MathCall : ExprRule
{
    public override int Weight(Ty t) => t.IsNumber && t.Kind != Kind.Char ? 6 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        string A() => g.Value(t, depth - 1);
        Rng r = g.R;
        if (t.Kind == Kind.Float)
        {
            string m = t.Bits == 64 ? "Math" : "MathF";
            return r.Int(8) switch
            {
                0 => $"{m}.Abs({A()})", 1 => $"{m}.Floor({A()})", 2 => $"{m}.Sqrt({A()})", 3 => $"{m}.Round({A()})", 4 => $"{m}.Truncate({A()})",
                5 => $"{m}.CopySign({A()}, {A()})", 6 => $"Math.Max({A()}, {A()})", _ => $"Math.Min({A()}, {A()})",
            };
        }
        string n = t.Name;
        return r.Int(9) switch
        {
            0 => $"{n}.RotateLeft({A()}, {r.Int(70)})", 1 => $"{n}.PopCount({A()})", 2 => $"{n}.LeadingZeroCount({A()})", 3 => $"{n}.TrailingZeroCount({A()})",
            4 => $"Math.Max({A()}, {A()})", 5 => $"Math.Min({A()}, {A()})", 6 => t.Signed ? $"Math.Abs({A()})" : $"{n}.Log2({A()})", 7 => $"{n}.Clamp({A()}, 3, 90)",
            _ => $"{n}.RotateRight({A()}, {g.Value(Ty.Int32, 1)})",
        };
    }
}

// sizes and lengths
sealed class Length : ExprRule
{
    public override int Weight(Ty t) => t.Name == "int" ? 5 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        var with = g.B.Vars.Where(v => v.Type.Kind is Kind.String or Kind.Array or Kind.Span).ToArray();
        if (with.Length == 0) return null;
        Var one = g.R.Pick(with);
        return one.Type.Rank == 2 && g.R.Chance(50) ? $"{one.Name}.GetLength({g.R.Pick("0", "1", "0", "1", "2")})" : one.Name + ".Length";
    }
}

sealed class Conditional : ExprRule
{
    public override int Weight(Ty t) => 8;
    public override X? Make(Gen g, Ty t, int depth) => $"({g.Value(Ty.Bool, depth)} ? {g.Expr(t, depth)} : ({t.Name}){g.Expr(t, depth)})";
}

sealed class Opaque : ExprRule
{
    public override int Weight(Ty t) => 1;
    public override X? Make(Gen g, Ty t, int depth) => $"R.O<{t.Name}>({g.Expr(t, depth)})";
}
