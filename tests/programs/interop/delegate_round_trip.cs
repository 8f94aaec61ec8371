// GetFunctionPointerForDelegate gives the same address again, GetDelegateForFunctionPointer the same delegate; C functions become delegates.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    delegate int Binary(int a, int b);
    delegate int Other(int a, int b);
    [DllImport(Lib)] static extern Binary get_multiply();
    [DllImport(Lib)] static extern nint get_address(string name);
    [DllImport(Lib)] static extern int call_binary(nint f, int a, int b);
    [DllImport(Lib, EntryPoint = "call_binary")] static extern int call_delegate(Binary f, int a, int b);

    static void Main()
    {
        Binary add = (a, b) => a + b;
        nint p = Marshal.GetFunctionPointerForDelegate(add);
        Console.WriteLine(p != 0);
        Console.WriteLine(p == Marshal.GetFunctionPointerForDelegate(add));
        Console.WriteLine(call_binary(p, 2, 3));
        Binary back = Marshal.GetDelegateForFunctionPointer<Binary>(p);
        Console.WriteLine(ReferenceEquals(add, back));
        Binary multiply = get_multiply();
        Console.WriteLine(multiply(6, 7) + " " + call_delegate(multiply, 3, 4));
        nint c = get_address("multiply");
        Console.WriteLine(Marshal.GetFunctionPointerForDelegate(multiply) == c);
        var again = Marshal.GetDelegateForFunctionPointer<Binary>(c);
        Console.WriteLine(ReferenceEquals(again, multiply) + " " + again.Equals(multiply) + " " + again(5, 5));
        var other = (Other)Marshal.GetDelegateForFunctionPointer(c, typeof(Other));
        Console.WriteLine(other(2, 9));
        try { Marshal.GetFunctionPointerForDelegate<Func<int>>(() => 1); }
        catch (ArgumentException e) { Console.WriteLine(e.Message); }
        try { Marshal.GetDelegateForFunctionPointer<Func<int>>(c); }
        catch (ArgumentException e) { Console.WriteLine(e.Message); }
        try { Marshal.GetDelegateForFunctionPointer<Binary>(0); }
        catch (ArgumentNullException e) { Console.WriteLine(e.Message); }
        GC.KeepAlive(add);
    }
}

// expect: True
// expect: True
// expect: 5
// expect: True
// expect: 42 12
// expect: True
// expect: False True 25
// expect: 18
// expect: The specified Type must not be a generic type. (Parameter 'delegate')
// expect: The specified Type must not be a generic type. (Parameter 'TDelegate')
// expect: Value cannot be null. (Parameter 'ptr')
