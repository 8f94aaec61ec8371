// Arrays have Get, Set, Address and constructors, which work through reflection; their interfaces.
using System;
using System.Linq;
using System.Reflection;

static class P
{
    static void Main()
    {
        foreach (Type t in new[] { typeof(int[]), typeof(string[][]), typeof(int[,]) })
        {
            Console.WriteLine(t);
            foreach (MemberInfo m in t.GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance)) Console.WriteLine($"  {m.MemberType} {m} {((MethodBase)m).Attributes}");
            Console.WriteLine("  " + string.Join(" ", t.GetInterfaces().Select(i => i.Name)));
        }
        int[] a = (int[])typeof(int[]).GetConstructors()[0].Invoke(new object[] { 3 });
        typeof(int[]).GetMethod("Set")!.Invoke(a, new object[] { 1, 5 });
        Console.WriteLine(a.Length + " " + a[1] + " " + typeof(int[]).GetMethod("Get")!.Invoke(a, new object[] { 1 }));
        string[][] j = (string[][])typeof(string[][]).GetConstructors()[1].Invoke(new object[] { 2, 4 });
        Console.WriteLine(j.Length + " " + j[1].Length);
        int[,] m2 = (int[,])typeof(int[,]).GetConstructors()[1].Invoke(new object[] { -1, 2, 7, 3 });
        Console.WriteLine(m2.GetLowerBound(0) + " " + m2.GetUpperBound(1));
        foreach (object[] args in new[] { new object[] { 9, 9 }, new object[] { 0, "x" } })
            try { typeof(int[]).GetMethod("Set")!.Invoke(a, args); } catch (Exception e) { Console.WriteLine(e.GetType().Name + " " + e.InnerException?.GetType().Name); }
        Console.WriteLine(typeof(int[]).GetConstructors().Length + " " + typeof(int[][][]).GetConstructors().Length);
    }
}

// expect: System.Int32[]
// expect:   Method Int32 Get(Int32) Public
// expect:   Method Void Set(Int32, Int32) Public
// expect:   Method Int32& Address(Int32) Public
// expect:   Constructor Void .ctor(Int32) Public, RTSpecialName
// expect:   ICloneable IList ICollection IEnumerable IStructuralComparable IStructuralEquatable IList`1 ICollection`1 IEnumerable`1 IReadOnlyList`1 IReadOnlyCollection`1
// expect: System.String[][]
// expect:   Method System.String[] Get(Int32) Public
// expect:   Method Void Set(Int32, System.String[]) Public
// expect:   Method System.String[]& Address(Int32) Public
// expect:   Constructor Void .ctor(Int32) Public, RTSpecialName
// expect:   Constructor Void .ctor(Int32, Int32) Public, RTSpecialName
// expect:   ICloneable IList ICollection IEnumerable IStructuralComparable IStructuralEquatable IList`1 ICollection`1 IEnumerable`1 IReadOnlyList`1 IReadOnlyCollection`1
// expect: System.Int32[,]
// expect:   Method Int32 Get(Int32, Int32) Public
// expect:   Method Void Set(Int32, Int32, Int32) Public
// expect:   Method Int32& Address(Int32, Int32) Public
// expect:   Constructor Void .ctor(Int32, Int32) Public, RTSpecialName
// expect:   Constructor Void .ctor(Int32, Int32, Int32, Int32) Public, RTSpecialName
// expect:   ICloneable IList ICollection IEnumerable IStructuralComparable IStructuralEquatable
// expect: 3 5 5
// expect: 2 4
// expect: -1 9
// expect: TargetInvocationException IndexOutOfRangeException
// expect: ArgumentException 
// expect: 1 3
