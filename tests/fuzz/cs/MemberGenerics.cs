// Type parameters with every kind of constraint, generic types, interfaces.
using System.Collections.Generic;
using System.Linq;

static class Generics
{
    public static TypeParam Param(Gen g)
    {
        string name = g.Fresh("T");
        var own = g.Types.Where(t => t.Kind == Kind.Interface && t.Decl!.TypeParams.Count == 0).ToArray();
        bool ops = g.Types.Any(t => t.Decl!.HasOps && t.Decl.TypeParams.Count == 0);
        return g.R.Int(8) switch
        {
            0 => new(name, "struct", t => t.IsValue && t.Kind != Kind.Nullable || t.Constraint == "struct"),
            1 => new(name, "class", t => t.IsReference || t.Constraint == "class"),
            2 or 3 => new(name, $"System.Numerics.INumber<{name}>", t => t.Kind is Kind.Integer or Kind.Float or Kind.Decimal || t.Constraint.Contains("INumber")),
            4 or 5 when ops => new(name, $"IOps<{name}>", t => t.Decl is { HasOps: true } || t.Constraint.Contains("IOps")),
            6 when own.Length > 0 && g.R.Pick(own) is var i => new(name, i.Name, t => Literals.IsA(t, i) && !t.Decl!.Abstract),
            _ => new(name, "", t => t.Kind is not (Kind.Span or Kind.Void)),
        };
    }
}

// interface I { result Do(params); } with default methods, generic methods, variance.
sealed class InterfaceMember : MemberRule
{
    public override int Weight => 9;
    public override void Make(Gen g)
    {
        var d = new Decl { Name = g.Fresh("I"), Kind = Kind.Interface };
        string variance = "";
        if (g.R.Chance(35))
        {
            d.TypeParams.Add(new(g.Fresh("T"), "", t => t.Kind is not (Kind.Span or Kind.Void)));
            variance = g.R.Pick("", "out ");
        }
        string text = "";
        for (int i = g.R.Int(1, 3); i > 0; i--)
        {
            var m = new Method { Name = g.Fresh("Do"), Result = Ty.Int32, Owner = d, Static = false, Level = g.Methods.Count + 1 };
            if (g.R.Chance(20)) m.TypeParams.Add(new(g.Fresh("T"), "", t => t.Kind is not (Kind.Span or Kind.Void)));
            // A covariant parameter only comes out.
            g.B = new Body { TypeParams = variance == "" ? [.. d.TypeParams, .. m.TypeParams] : m.TypeParams };
            m.Params = Bodies.Params(g, 2, modes: variance == "" && m.TypeParams.Count == 0);
            m.Result = variance != "" ? d.TypeParams[0].Type : g.Type();
            m.Abstract = i > 1 || g.R.Chance(60);
            if (g.Async && m.Abstract && variance == "" && g.R.Chance(30)) { m.Kind = "async"; m.Task = g.R.Pick("Task", "ValueTask"); m.Params = [.. m.Params.Select(p => p with { Mode = "" })]; }
            text += m.Abstract ? $"        {m.Returns} {m.Name}{m.Generic}({m.Parameters});\n" : $"        {m.Signature}\n        {{\n{Bodies.Make(g, m, [], 4)}        }}\n";
            d.Methods.Add(m);
        }
        g.Member($"    interface {d.Name}{(d.TypeParams.Count > 0 ? $"<{variance}{d.TypeParams[0].Name}>" : "")}\n    {{\n{text}    }}");
        g.Types.Add(d.Open);
    }
}

// Static abstract members: calls on a type parameter.
sealed class OpsOnParam : ExprRule
{
    public override int Weight(Ty t) => t.Constraint.Contains("IOps") || t.Constraint.Contains("INumber") ? 60 : t.Name == "int" || t.Kind == Kind.Bool ? 3 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        if (t.Constraint.Contains("IOps")) return g.R.Int(3) switch { 0 => $"{t.Name}.From({g.Expr(Ty.Int32, depth)})", 1 => $"{t.Name}.Twice({g.Expr(t, depth)})", _ => $"({g.Expr(t, depth)} + {g.Expr(t, depth)})" };
        if (t.Constraint.Contains("INumber"))
            return g.R.Int(4) switch { 0 => $"{t.Name}.CreateTruncating({g.Value(g.Number(), depth)})", 1 => g.R.Pick($"{t.Name}.One", $"{t.Name}.Zero"), 2 => $"{t.Name}.Max({g.Expr(t, depth)}, {g.Expr(t, depth)})", _ => $"({g.Expr(t, depth)} {g.R.Pick("+", "-", "*", "/", "%")} {g.Expr(t, depth)})" };
        var ps = g.B.TypeParams.Where(p => p.Constraint.Contains("IOps") || p.Constraint.Contains("INumber")).ToList();
        if (ps.Count == 0) return null;
        Ty on = g.R.Pick(ps).Type;
        if (t.Kind == Kind.Bool) return on.Constraint.Contains("INumber") ? $"({g.Expr(on, depth)} {g.R.Pick("<", "==", ">=")} {g.Expr(on, depth)})" : $"({on.Name}.Size > {g.Expr(Ty.Int32, depth)})";
        return on.Constraint.Contains("INumber") ? $"{g.Expr(on, depth)}.CompareTo({g.Expr(on, depth)})" : g.R.Pick($"{on.Name}.Size", $"({g.Expr(on, depth)}).Get()");
    }
}

// What can be done with any type parameter.
sealed class AnyParam : ExprRule
{
    public override int Weight(Ty t) => t.Kind == Kind.Bool || t.Kind == Kind.String ? 3 : 0;
    public override X? Make(Gen g, Ty t, int depth)
    {
        if (g.B.TypeParams.Count == 0) return null;
        Ty on = g.R.Pick(g.B.TypeParams).Type;
        if (t.Kind == Kind.String) return g.R.Pick($"typeof({on.Name}).Name", $"R.Clip(R.F({g.Expr(on, depth)}))");
        return g.R.Int(4) switch
        {
            0 when on.Constraint is "" or "class" => $"({g.Expr(on, depth)} is null)", 1 => $"({g.Expr(on, depth)} is {g.R.Pick("int", "string", "long", "IComparable", "double")})",
            2 => $"(typeof({on.Name}) == typeof({g.R.Pick("int", "string", "byte")}))", _ => $"EqualityComparer<{on.Name}>.Default.Equals({g.Expr(on, depth)}, {g.Expr(on, depth)})",
        };
    }
}
