// Truth: comparisons, logic, tests of types and patterns.
using System.Linq;

sealed class Compare : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Bool ? 30 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        Ty of = g.R.Chance(10) ? Ty.Decimal : g.Number();
        return $"({g.Value(of, depth)} {g.R.Pick("<", ">", "<=", ">=", "==", "!=")} {g.Expr(of, depth)})";
    }
}

sealed class Logic : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Bool ? 12 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        if (g.R.Chance(20)) return $"(!{g.Value(t, depth)})";
        return $"({g.Value(t, depth)} {g.R.Pick("&&", "||", "&", "|", "^", "==", "!=")} {g.Value(t, depth)})";
    }
}

sealed class Equal : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Bool ? 6 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        Ty of = g.R.Int(4) switch { 0 => Ty.String, 1 when g.Enums.Count > 0 => g.R.Pick(g.Enums), 2 => Ty.Nullable(g.Number()), _ => Ty.Tuple(g.Number(), g.Number()) };
        return $"({g.Value(of, depth)} {g.R.Pick("==", "!=")} {g.Value(of, depth)})";
    }
}

sealed class IsPattern : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Bool ? 6 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        Ty of = g.R.Chance(40) ? Ty.Object : g.R.Chance(30) ? g.Type() : g.Number();
        string pattern = Patterns.Make(g, of, 2);
        return $"({g.Value(of, depth)} is {(pattern == "_" ? "{ }" : pattern)})";
    }
}

static class Patterns
{
    // A pattern for a value of [t], without variables. The compiler refuses patterns that cannot match, so negations and ranges stay simple.
    public static string Make(Gen g, Ty t, int depth)
    {
        string one = Atom(g, t, depth);
        if (one.Contains('_')) return one;
        return g.R.Int(10) switch { 0 when one != "not null" => $"not ({one})", 1 or 2 when depth > 0 => $"({one} or {Make(g, t, depth - 1)})", _ => one };
    }

    static string Atom(Gen g, Ty t, int depth)
    {
        Rng r = g.R;
        switch (t.Kind)
        {
            case Kind.Integer when t.Name is "nint" or "nuint": return "_";
            case Kind.Integer or Kind.Char or Kind.Float or Kind.Decimal:
                return r.Chance(50) ? Literals.Make(g, t).Text : $"{r.Pick("<", ">", "<=", ">=")} ({t.Name}){r.Int(1, 100)}";
            case Kind.Bool or Kind.String or Kind.Enum: return Literals.Make(g, t).Text;
            case Kind.Nullable: return r.Chance(30) ? r.Pick("null", "not null") : Atom(g, t.Elem!, depth - 1);
            case Kind.Object:
                if (r.Chance(20)) return r.Pick("null", "not null");
                Ty of = r.Chance(60) ? g.Number() : g.Type();
                if (r.Chance(30) && of.IsNumber && of.Name is not ("nint" or "nuint")) return Atom(g, of, 0);
                return of.Kind is Kind.Nullable or Kind.Tuple or Kind.Object ? "string" : of.Name;
            case Kind.Tuple: return "(" + string.Join(", ", t.Args.Select(a => r.Chance(30) ? "_" : Atom(g, a, 0))) + ")";
            case Kind.Struct or Kind.Class when t.Decl!.Fields.Count > 0:
                Var f = r.Pick(t.Decl.Fields);
                return $"{{ {f.Name}: {Atom(g, f.Type.With(t.Decl.Map(t)), 0)} }}";
            case Kind.Array when t.Rank == 1: return Atom(g, t.Elem!, 0) is "_" ? "[]" : r.Pick("[_, ..]", "[]", "[_, _, _, _]", "[.., _]", "[" + Atom(g, t.Elem!, 0) + ", .. , _]");
            default: return t.IsReference ? r.Pick("null", "not null", "{ }") : "_";
        }
    }
}
