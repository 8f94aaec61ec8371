// A little reflection: names, members, invocation, attributes, activation.
using System;
using System.Linq;
using System.Reflection;

[AttributeUsage(AttributeTargets.All)]
class MarkAttribute(string s) : Attribute
{
    public string S => s;
    public int N { get; set; }
}

[Mark("type", N = 3)]
class C
{
    public int F = 1;
    public string P { get; set; } = "p";

    public int M(int x) => x + F;
    static string Hidden(string s) => "h" + s;
    public C()
    {
    }

    public C(int f)
    {
        F = f;
    }
}

static class P
{
    static void Main()
    {
        Type t = typeof(C);
        Console.WriteLine(t.Name + " " + t.IsClass + " " + t.BaseType!.FullName + " " + typeof(int).IsValueType);
        Console.WriteLine(string.Join(",", t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => m.Name).Order()));
        object c = Activator.CreateInstance(t, 10)!;
        Console.WriteLine(t.GetMethod("M")!.Invoke(c, [5]));
        Console.WriteLine(t.GetMethod("Hidden", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, ["i"]));
        t.GetField("F")!.SetValue(c, 20);
        Console.WriteLine(((C)c).F);
        t.GetProperty("P")!.SetValue(c, "new");
        Console.WriteLine(((C)c).P);
        MarkAttribute a = t.GetCustomAttribute<MarkAttribute>()!;
        Console.WriteLine(a.S + a.N);
        Console.WriteLine(typeof(System.Collections.Generic.List<>).MakeGenericType(typeof(int)) == typeof(System.Collections.Generic.List<int>));
        Console.WriteLine(t.GetConstructors().Length + " " + t.Assembly.GetName().Name);
    }
}

// expect: C True System.Object True
// expect: M,get_P,set_P
// expect: 15
// expect: hi
// expect: 20
// expect: new
// expect: type3
// expect: True
// expect: 2 reflection_basics
