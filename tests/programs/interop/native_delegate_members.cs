// A delegate made of a C function: Method, Target, equality, DynamicInvoke, combination, GetHashCode.
using System;
using System.Runtime.InteropServices;

static class P
{
    delegate int Binary(int a, int b);
    [DllImport("coiltest")] static extern Binary get_multiply();
    [DllImport("coiltest")] static extern int call_binary(Binary f, int a, int b);

    static void Main()
    {
        Binary m = get_multiply(), again = get_multiply();
        Console.WriteLine(m.Method + " " + (m.Target == null));
        Console.WriteLine(m.DynamicInvoke(6, 7));
        Console.WriteLine(m.Equals(again) + " " + (m == again) + " " + (m.GetHashCode() == again.GetHashCode()));
        Binary both = m;
        both += (a, b) => a - b;
        Console.WriteLine(both(10, 3) + " " + both.GetInvocationList().Length + " " + call_binary(both, 10, 4));
        both -= again;
        Console.WriteLine(both!.GetInvocationList().Length);
        Func<int, int, int> f = m.Invoke;
        Console.WriteLine(f(3, 5));
    }
}

// expect: Int32 Invoke(Int32, Int32) True
// expect: 42
// expect: True True True
// expect: 7 2 6
// expect: 1
// expect: 15
