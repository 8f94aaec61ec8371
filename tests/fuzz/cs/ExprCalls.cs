// Calls: of the program's methods, of delegates; lambdas.
using System;
using System.Collections.Generic;
using System.Linq;

sealed class Call : ExprRule
{
    public override int Weight(Ty t) => 22;
    public override X? Make(Gen g, Ty t, int depth) => Calls.Make(g, t, depth) is { } s ? new X(s) : (X?)null;
}

static class Calls
{
    // A call that gives [t], or null.
    public static string? Make(Gen g, Ty t, int depth)
    {
        var fit = g.Methods.Where(m => m.Level < g.B.Level && (m.Kind == "" || m.Kind == "async" && g.B.CanAwait) && m.Static && m.Result.Unify(t, [])).ToArray();
        return fit.Length == 0 ? (string?)null : Of(g, g.R.Pick(fit), t, depth);
    }

    public static string? Of(Gen g, Method m, Ty t, int depth)
    {
        var map = new Dictionary<string, Ty>();
        m.Result.Unify(t, map);
        foreach (TypeParam p in m.TypeParams)
        {
            if (!map.ContainsKey(p.Name)) map[p.Name] = g.Argument(p, 1);
            if (!p.Allows(map[p.Name])) return null;
        }
        if (Arguments(g, m, map, depth) is not { } arguments) return null;
        string types = m.TypeParams.Count == 0 ? "" : "<" + string.Join(", ", m.TypeParams.Select(p => map[p.Name].Name)) + ">";
        string call = $"{m.Name}{types}({arguments})";
        if (m.Kind != "async") return call;
        string awaited = $"await {call}{(g.R.Chance(15) ? ".ConfigureAwait(false)" : "")}";
        return m.Result.Kind == Kind.Void ? awaited : $"({awaited})";
    }

    public static string? Arguments(Gen g, Method m, IReadOnlyDictionary<string, Ty> map, int depth)
    {
        var list = new List<string>();
        foreach (Var p in m.Params)
        {
            Ty t = p.Type.With(map);
            if (p.Mode is "ref" or "out") { if (g.Path(t, true) is { } place) list.Add(p.Mode + " " + place); else return null; }
            else list.Add(g.Expr(t, depth - 1).Text);
        }
        return string.Join(", ", list);
    }
}

// v.M(...): virtual and not, on classes, structs and interfaces.
sealed class InstanceCall : ExprRule
{
    public override int Weight(Ty t) => 16;
    public override X? Make(Gen g, Ty t, int depth)
    {
        var found = new List<(Ty on, Method m)>();
        foreach (Ty on in g.Types)
            foreach (Method m in on.Decl!.Methods)
                if (m.Level < g.B.Level && (m.Kind == "" || m.Kind == "async" && g.B.CanAwait) && m.Result.Unify(t, [])) found.Add((on, m));
        if (found.Count == 0) return null;
        var (open, method) = g.R.Pick(found);
        var map = new Dictionary<string, Ty>();
        method.Result.Unify(t, map);
        foreach (TypeParam p in open.Decl!.TypeParams.Concat(method.TypeParams))
        {
            if (!map.ContainsKey(p.Name)) map[p.Name] = g.Argument(p, 1);
            if (!p.Allows(map[p.Name])) return null;
        }
        Ty target = open.Decl.TypeParams.Count == 0 ? open : open.Decl.Of([.. open.Decl.TypeParams.Select(p => map[p.Name])]);
        // CoreCLR looks a generic virtual method up, and finds the null, before it evaluates arguments: let them have no effects.
        bool early = method.TypeParams.Count > 0;
        if (early && method.Params.Any(p => p.Mode != "")) return null;
        string? arguments = early ? string.Join(", ", method.Params.Select(p => Literals.Make(g, p.Type.With(map)))) : Calls.Arguments(g, method, map, depth);
        if (arguments is null) return null;
        string types = method.TypeParams.Count == 0 ? "" : "<" + string.Join(", ", method.TypeParams.Select(p => map[p.Name].Name)) + ">";
        string on2 = g.Path(target, false) is { } path && g.R.Chance(80) ? path : $"({g.Expr(target, depth - 1)})";
        string call = $"{on2}.{method.Name}{types}({arguments})";
        return method.Kind == "async" ? $"(await {call})" : call;
    }
}

sealed class DelegateCall : ExprRule
{
    public override int Weight(Ty t) => 8;
    public override X? Make(Gen g, Ty t, int depth)
    {
        var fit = g.B.Vars.Where(v => v.Type.Kind == Kind.Func && v.Type.Elem!.Equals(t)).ToArray();
        if (fit.Length == 0) return null;
        Var f = g.R.Pick(fit);
        // A delegate may come to call itself.
        return $"(R.Fuel() ? {f.Name}({string.Join(", ", f.Type.Args.Select(a => g.Expr(a, depth - 1).Text))}) : default({t.Name}))";
    }
}

sealed class Lambda : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Func ? 30 : 0;
    public override X? Make(Gen g, Ty t, int depth) => Lambdas.Make(g, t, depth);
}

static class Lambdas
{
    // A block that returns [result].
    static string Block(Gen g, Ty result)
    {
        Ty outer = g.B.Result;
        bool iterator = g.B.Iterator;
        g.B.Result = result;
        g.B.Iterator = false;
        string text = g.Cut(() => g.Within(() => g.Block("", 2, most: 2), canReturn: true, canYield: false, canAwait: false, noJumps: true));
        g.B.Result = outer;
        g.B.Iterator = iterator;
        return text[..text.LastIndexOf('}')] + $"return {Literals.Make(g, result)}; }}";
    }

    public static X Make(Gen g, Ty t, int depth)
    {
        Body b = g.B;
        // ref-like and by-reference variables cannot be captured.
        Var[] hidden = [.. b.Vars];
        b.Vars.RemoveAll(v => v.Mode != "" || v.Type.Kind == Kind.Span || v.Name.StartsWith("this."));
        var ps = t.Args.Select(a => new Var(g.Fresh("p"), a)).ToArray();
        bool isStatic = g.R.Chance(15);
        if (isStatic) b.Vars.Clear();
        b.Vars.AddRange(ps);
        string body = "";
        if (depth > 0 && b.Budget > 2 && g.R.Chance(30)) body = Block(g, t.Elem!);
        else g.Within(() => body = g.Expr(t.Elem!, depth).Text, canReturn: false, canYield: false, canAwait: false, noJumps: true);
        b.Vars.Clear();
        b.Vars.AddRange(hidden);
        return $"(({t.Name})({(isStatic ? "static " : "")}({string.Join(", ", ps.Select(p => p.Declare))}) => {body}))";
    }
}
