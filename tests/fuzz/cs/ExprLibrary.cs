// The library where a runtime has a hand in it: statics of generic types, interlocked operations, wide and narrow numbers, enums, text.
sealed class PerType : ExprRule
{
    public override int Weight(Ty t) => t.Name == "int" ? 3 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        Ty of = g.Type();
        return g.R.Pick($"(Per<{of.Name}>.Count += {g.Value(t, depth)})", $"Per<{of.Name}>.Next()", $"Per<{of.Name}>.Count");
    }
}

sealed class Atomic : ExprRule
{
    public override int Weight(Ty t) => t.Name is "int" or "long" or "uint" or "ulong" ? 3 : t.Kind is Kind.String or Kind.Object ? 2 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        if (g.Path(t, true) is not { } place) return null;
        const string I = "System.Threading.Interlocked";
        if (t.IsReference) return $"{I}.Exchange<{t.Name}>(ref {place}, {g.Expr(t, depth)})";
        return g.R.Int(5) switch
        {
            0 => $"{I}.Add(ref {place}, {g.Value(t, depth)})", 1 => $"{I}.Exchange(ref {place}, {g.Value(t, depth)})", 2 => $"{I}.CompareExchange(ref {place}, {g.Value(t, depth)}, {g.Value(t, depth)})",
            3 => $"{I}.Increment(ref {place})", _ => $"System.Threading.Volatile.Read(ref {place})",
        };
    }
}

// Through a wider or narrower type and back.
sealed class ThroughOther : ExprRule
{
    public override int Weight(Ty t) => t.IsNumber && t.Kind != Kind.Char ? 3 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        string other = t.Kind == Kind.Float ? g.R.Pick("Half", "Int128", "float") : g.R.Pick("Int128", "UInt128", "Half", "decimal", "float");
        string value = $"({other}){g.Value(g.Number() is { Kind: not Kind.Char } n ? n : Ty.Int32, depth)}";
        if (g.R.Chance(40) && other != "decimal") value = $"({value} {g.R.Pick("+", "*", "-")} ({other}){g.Value(Ty.Int32, depth)})";
        return $"{Checks.Word(g.R)}(({t.Name})({value}))";
    }
}

sealed class EnumText : ExprRule
{
    public override int Weight(Ty t) => t.Kind is Kind.String or Kind.Bool ? 3 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        if (g.Enums.Count == 0) return null;
        Ty e = g.R.Pick(g.Enums);
        string v = g.Value(e, depth);
        return t.Kind == Kind.String ? g.R.Pick($"({v}).ToString()", $"Enum.GetName({v})", $"$\"{{{v}}}\"") : g.R.Pick($"({v}).HasFlag({g.Expr(e, depth)})", $"Enum.IsDefined({v})", $"({v}).Equals({g.Expr(e, depth)})");
    }
}

sealed class Text : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.String ? 12 : t.Name == "int" || t.Kind == Kind.Bool ? 4 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        string s = g.Value(Ty.String, depth), u = g.Value(Ty.String, depth);
        if (t.Kind == Kind.Bool) return g.R.Pick($"({s}).Contains({u}, StringComparison.Ordinal)", $"({s}).StartsWith({u}, StringComparison.Ordinal)", $"int.TryParse({s}, out _)", $"string.IsNullOrEmpty({s})");
        if (t.Name == "int") return g.R.Pick($"({s}).IndexOf({u}, StringComparison.Ordinal)", $"Math.Sign(string.CompareOrdinal({s}, {u}))", $"int.Parse({s})", $"({s}).AsSpan().Count('l')", $"({s}).Split(' ').Length");
        Ty n = g.R.Pick(Ty.Int32, Ty.Long, Ty.UInt, Ty.Short, Ty.ULong);
        return g.R.Int(6) switch
        {
            0 => $"({g.Value(n, depth)}).ToString(\"{g.R.Pick("X", "D5", "x8", "N0")}\", System.Globalization.CultureInfo.InvariantCulture)", 1 => $"R.Clip(({s}).Replace(\"l\", {u}))",
            2 => $"R.Clip(string.Join(\",\", {g.Value(Ty.Array(n), depth)}))", 3 => $"new string({g.Value(Ty.Char, depth)}, 3)", 4 => $"R.Clip(({s}).PadLeft(8, '*'))",
            _ => $"R.TypeName({g.Value(g.Type(), depth)})",
        };
    }
}

// object[] that is really a string[]; interfaces with variance.
sealed class Covariance : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Object ? 6 : 0;
    public override X? Make(Gen g, Ty t, int depth) => g.R.Int(3) switch
    {
        0 => $"(((object[])new string[3])[1] = {g.Value(t, depth)})",
        1 => $"((Func<object>)(Func<string>)(() => {g.R.Pick("\"a\"", "null")}))()",
        _ => $"((IEnumerable<object>)new List<string> {{ \"x\", \"y\" }}).Last()",
    };
}
