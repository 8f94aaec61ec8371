// Generic attributes, attributes whose constructor throws, on parameters, return values, type parameters, assemblies and modules.
using System;
using System.Linq;
using System.Reflection;

[assembly: AssemblyMetadata("key", "value")]
[module: Mark(7)]

[AttributeUsage(AttributeTargets.All, AllowMultiple = true)] class GenAttribute<T> : Attribute { public T? V { get; set; } public override string ToString() => $"Gen<{typeof(T).Name}>({V})"; }
class ThrowAttribute : Attribute { public ThrowAttribute() => throw new InvalidOperationException("from the attribute"); }
class MarkAttribute(int n) : Attribute { public int N => n; public int Set { get => 0; set => throw new ArgumentException("setter"); } }

[Gen<int>(V = 7), Gen<string>(V = "z"), Gen<DayOfWeek>(V = DayOfWeek.Monday)]
class Use<[Mark(1)] T> { [return: Mark(2)] public int M<[Mark(4)] U>([Mark(3)] int x) => x; }
[Throw] class Bad { }
[Mark(0, Set = 1)] class BadSetter { }

static class P
{
    static void Main()
    {
        Console.WriteLine(string.Join(" ", typeof(Use<>).GetCustomAttributes().Where(a => a.GetType().IsGenericType)));
        Console.WriteLine(typeof(Use<>).GetCustomAttribute<GenAttribute<string>>()!.V);
        Console.WriteLine(string.Join(" ", typeof(Use<>).GetCustomAttributesData().Where(d => d.AttributeType.IsGenericType)));
        foreach (Type t in new[] { typeof(Bad), typeof(BadSetter) })
            try { t.GetCustomAttributes(); } catch (Exception e) { Console.WriteLine($"{e.GetType().Name} {e.InnerException?.GetType().Name} {e.InnerException?.InnerException?.GetType().Name}"); }
        Console.WriteLine(typeof(Bad).IsDefined(typeof(ThrowAttribute)));
        MethodInfo m = typeof(Use<>).GetMethod("M")!;
        Console.WriteLine(typeof(Use<>).GetGenericArguments()[0].GetCustomAttribute<MarkAttribute>()!.N + " " + m.ReturnParameter.GetCustomAttribute<MarkAttribute>()!.N + " " +
                          m.GetParameters()[0].GetCustomAttribute<MarkAttribute>()!.N + " " + m.GetGenericArguments()[0].GetCustomAttribute<MarkAttribute>()!.N);
        Console.WriteLine(typeof(P).Module.GetCustomAttribute<MarkAttribute>()!.N);
        Console.WriteLine(typeof(P).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "key").Value);
    }
}

// expect: Gen<Int32>(7) Gen<String>(z) Gen<DayOfWeek>(Monday)
// expect: z
// expect: [GenAttribute`1[[System.Int32, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]](V = 7)] [GenAttribute`1[[System.String, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]](V = "z")] [GenAttribute`1[[System.DayOfWeek, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]](V = 1)]
// expect: InvalidOperationException  
// expect: CustomAttributeFormatException TargetInvocationException ArgumentException
// expect: True
// expect: 1 2 3 4
// expect: 7
// expect: value
