// Constants of every type; preferably those at the edges.
using System.Globalization;
using System.Linq;

static class Literals
{
    public static X Make(Gen g, Ty t)
    {
        Rng r = g.R;
        switch (t.Kind)
        {
            case Kind.Bool: return new X(r.Pick("true", "false"), true);
            case Kind.Integer: return new X(Integer(r, t), true);
            case Kind.Char: return new X(r.Pick("'a'", "'Z'", "'\\0'", "'7'", "'\\uffff'", "' '", "'\\u0130'"), true);
            case Kind.Float: return new X(t.Bits == 64 ? Double(r) : Float(r), true);
            case Kind.Decimal: return new X(r.Pick("0m", "1m", "-1m", "1.50m", "0.1m", "79228162514264337593543950335m", "-3.000m", "123456789.123456789m"), true);
            case Kind.String: return new X(r.Pick("\"\"", "\"a\"", "\"hello\"", "\"x y\"", "\"123\"", "\"Ω≈\"", "\"tab\\t\""), true);
            case Kind.Enum: return r.Chance(85) ? new X(t.Name + "." + r.Pick(t.Members), true) : new X($"(({t.Name}){r.Int(9)})", true);
            case Kind.Nullable: return r.Chance(30) ? $"R.O<{t.Name}>(null)" : $"(({t.Name}){g.Opaque(Make(g, t.Elem!))})";
            case Kind.Tuple: return "(" + string.Join(", ", t.Args.Select(a => Make(g, a))) + ")";
            case Kind.Array: return NewArray(g, t, 0);
            case Kind.Func: return Lambdas.Make(g, t, 0);
            case Kind.Object: return r.Chance(20) ? "((object)null)" : $"((object){g.Opaque(Make(g, g.Number()))})";
            case Kind.Struct or Kind.Class: return New(g, t, 0);
            default: return $"R.O(default({t.Name}))";
        }
    }

    static string Integer(Rng r, Ty t)
    {
        string n = r.Int(10) switch
        {
            0 => "0", 1 => "1", 2 => t.Signed ? "-1" : "2", 3 => t.Name + ".MaxValue", 4 => t.Name + ".MinValue",
            5 => r.Int(100).ToString(), 6 => "127", 7 => t.Bits == 8 ? "5" : (1 << r.Int(t.Bits == 16 ? 14 : 30)).ToString(),
            8 => t.Signed ? (-r.Int(100)).ToString() : r.Int(100).ToString(),
            _ => t.Bits == 64 && t.Name is "long" or "ulong" ? (r.Next() >> 1).ToString() : t.Bits >= 32 ? r.Int(int.MaxValue).ToString() : r.Int(120).ToString(),
        };
        if (t.Name == "int" && !n.Contains('.')) return n.StartsWith('-') ? $"({n})" : n;
        // MinValue of nint is no constant.
        if (n.Contains('.') && t.Name is "nint" or "nuint") n = t.Signed ? "(-5)" : "77";
        return $"(({t.Name}){(n.StartsWith('-') ? $"({n})" : n)})";
    }

    static string Double(Rng r) => r.Int(12) switch
    {
        0 => "0.0", 1 => "(-0.0)", 2 => "1.5", 3 => "double.NaN", 4 => "double.PositiveInfinity", 5 => "double.NegativeInfinity", 6 => "double.MaxValue",
        7 => "double.Epsilon", 8 => "9.2233720368547758E18", 9 => "(-2147483649.0)", 10 => "4294967296.5",
        _ => "(" + ((r.Int(4000) - 2000) / 16.0).ToString("R", CultureInfo.InvariantCulture) + "d)",
    };

    static string Float(Rng r) => r.Int(10) switch
    {
        0 => "0f", 1 => "(-0f)", 2 => "1.5f", 3 => "float.NaN", 4 => "float.PositiveInfinity", 5 => "float.MaxValue", 6 => "16777217f", 7 => "(-3e9f)", 8 => "1e-40f",
        _ => "(" + ((r.Int(4000) - 2000) / 16.0).ToString("R", CultureInfo.InvariantCulture) + "f)",
    };

    public static string NewArray(Gen g, Ty t, int depth)
    {
        Ty inner = t.Elem!;
        if (t.Rank == 2)
            return $"new {t.Name} {{ " + string.Join(", ", Enumerable.Range(0, 4).Select(_ => "{ " + string.Join(", ", Enumerable.Range(0, 4).Select(_ => Element(g, inner, 0))) + " }")) + " }";
        return $"new {t.Name} {{ " + string.Join(", ", Enumerable.Range(0, g.R.Chance(85) ? 4 : g.R.Int(7)).Select(_ => Element(g, inner, depth))) + " }";
    }

    // Arrays of arrays would grow without end.
    static X Element(Gen g, Ty t, int depth) => depth > 0 ? g.Expr(t, depth - 1) : t.IsReference && t.Kind != Kind.String ? new X("null") : Make(g, t);

    // A new value of a struct or class of the program.
    public static X New(Gen g, Ty t, int depth)
    {
        Decl d = t.Decl!;
        // A class may have fields of its own base.
        if (g.Nesting > 2) return $"R.O(default({t.Name}))";
        if (d.Kind == Kind.Class && (d.Derived.Count > 0 || d.Abstract) && g.R.Chance(d.Abstract ? 100 : 60))
        {
            var fit = d.Derived.Select(x => Instance(x, t)).Where(x => x is not null).ToArray();
            return fit.Length == 0 ? $"R.O<{t.Name}>(null)" : New(g, g.R.Pick(fit)!, depth);
        }
        if (d.Abstract || d.Kind == Kind.Class && depth <= 0 && g.R.Chance(15)) return $"R.O<{t.Name}>(null)";
        if (d.Kind == Kind.Struct && g.R.Chance(15)) return $"default({t.Name})";
        var map = d.Map(t);
        g.Nesting++;
        string text = $"new {t.Name}(" + string.Join(", ", d.Fields.Select(f => depth > 0 ? g.Expr(f.Type.With(map), depth - 1) : Make(g, f.Type.With(map)))) + ")";
        g.Nesting--;
        return text;
    }

    // The derived class [derived], with the arguments that make [t] its base or interface; null if it has none.
    public static Ty? Instance(Ty derived, Ty t)
    {
        Decl d = derived.Decl!;
        if (d.TypeParams.Count == 0) return IsA(derived, t) ? derived : null;
        foreach (Ty b in d.Interfaces.Concat(d.Base is null ? [] : [d.Base]))
        {
            var map = new System.Collections.Generic.Dictionary<string, Ty>();
            if (b.Unify(t, map) && d.TypeParams.All(p => map.ContainsKey(p.Name) && p.Allows(map[p.Name]))) return d.Of([.. d.TypeParams.Select(p => map[p.Name])]);
        }
        return null;
    }

    // Whether a value of [t] can be held by a variable of [wanted].
    public static bool IsA(Ty t, Ty wanted)
    {
        if (t.Equals(wanted)) return true;
        if (t.Decl is not { } d) return false;
        var map = d.Map(t);
        return d.Interfaces.Concat(d.Base is null ? [] : [d.Base]).Any(b => IsA(b.With(map), wanted));
    }
}
