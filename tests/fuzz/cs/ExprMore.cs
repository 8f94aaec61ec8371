// with expressions, delegates of methods, pointers, function pointers, collections of the library, references that methods return.
using System.Linq;

sealed class With : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Struct || t.Kind == Kind.Class && t.Decl!.Record ? 8 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        if (t.Decl!.Readonly || t.Decl.Fields.Count == 0) return null;
        Var f = g.R.Pick(t.Decl.Fields);
        return $"({g.Expr(t, depth)} with {{ {f.Name} = {g.Expr(f.Type.With(t.Decl.Map(t)), depth)} }})";
    }
}

// ==, Equals and GetHashCode that the compiler made; Equals of a plain struct is the library's.
sealed class SameValue : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Bool ? 6 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        var fit = g.Types.Where(x => x.Kind is Kind.Struct or Kind.Class && x.Decl!.TypeParams.Count == 0).ToList();
        if (fit.Count == 0) return null;
        Ty on = g.R.Pick(fit);
        string? same = g.R.Chance(30) ? g.Path(on, false) : null;
        string a = same ?? g.Expr(on, depth).Text, b = same ?? g.Expr(on, depth).Text;
        return on.Decl!.Record ? $"({a} == {b})" : $"Equals({a}, {b})";
    }
}

sealed class MethodGroup : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Func ? 25 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        bool Fits(Method m) => m.Kind == "" && m.Level < g.B.Level && m.TypeParams.Count == 0 && m.Result.Equals(t.Elem) && m.Params.Select(p => p.Type).SequenceEqual(t.Args) && m.Params.All(p => p.Mode == "");
        var found = g.Methods.Where(Fits).Select(m => (on: (Ty?)null, m)).Concat(g.Types.Where(x => x.Decl!.TypeParams.Count == 0).SelectMany(x => x.Decl!.Methods.Where(Fits).Select(m => (on: (Ty?)x, m)))).ToList();
        if (found.Count == 0) return null;
        var (on, m) = g.R.Pick(found);
        return on is null ? $"(({t.Name}){m.Name})" : $"(({t.Name})({g.Expr(on, depth)}).{m.Name})";
    }
}

// ref T M(ref T a, ref T b), of the prelude, for every type
sealed class RefReturn : ExprRule
{
    public override int Weight(Ty t) => t.Kind is Kind.Span or Kind.Void ? 0 : 3;
    public override X? Make(Gen g, Ty t, int depth)
    {
        if (g.B.CanAwait || g.Path(t, true) is not { } a || g.Path(t, true) is not { } b) return null;
        string call = $"R.Choose({g.Expr(Ty.Bool, depth)}, ref {a}, ref {b})";
        return g.R.Chance(50) ? call : t.IsNumber ? $"({call} += {g.Value(t, depth)})" : $"({call} = {g.Expr(t, depth)})";
    }
}

sealed class Collections : ExprRule
{
    public override int Weight(Ty t) => t.IsNumber && t.Kind == Kind.Integer && t.Bits >= 32 && t.Name is "int" or "long" ? 4 : t.Kind == Kind.Array && t.Rank == 1 ? 6 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        if (t.Kind == Kind.Array)
        {
            string e = t.Elem!.Name;
            return g.R.Int(4) switch
            {
                0 => $"new List<{e}> {{ {g.Expr(t.Elem, depth)}, {g.Expr(t.Elem, depth)} }}.ToArray()", 1 when t.Elem.Kind != Kind.Array => $"(({e}[])[.. {g.Value(t, depth)}, {g.Expr(t.Elem, depth)}])",
                2 => $"Array.FindAll({g.Value(t, depth)}, x => (object)x is not null)", _ => $"Enumerable.Repeat({g.Expr(t.Elem, depth)}, {g.R.Int(5)}).ToArray()",
            };
        }
        string array = g.Value(Ty.Array(t), depth);
        return g.R.Int(4) switch
        {
            0 => $"{array}.Sum()", 1 => $"{array}.Aggregate(({t.Name})0, (x, y) => unchecked(x * 31 + y))", 2 => $"new Dictionary<{t.Name}, {t.Name}> {{ [{g.Expr(t, depth)}] = {g.Expr(t, depth)} }}.GetValueOrDefault({g.Expr(t, depth)})",
            _ => $"(({t.Name}){array}.Where(x => x > 3).Count())",
        };
    }
}

sealed class Pointers : ExprRule
{
    public override int Weight(Ty t) => t.IsNumber ? 3 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        Ty from = Ty.Numbers.First(n => n.Bits == t.Bits && n != t);
        return g.R.Int(3) switch
        {
            0 => $"R.Bits<{from.Name}, {t.Name}>({g.Value(t.Kind == Kind.Float ? t : from, depth)})".Replace($"<{from.Name}, ", t.Kind == Kind.Float ? $"<{t.Name}, " : $"<{from.Name}, "),
            1 => $"R.Pointed({g.Value(t, depth)}, {g.Index()})", _ => $"R.Called<{t.Name}>({g.Expr(t, depth)}, {g.Expr(t, depth)})",
        };
    }
}
