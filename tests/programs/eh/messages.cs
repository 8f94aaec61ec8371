// Messages of exceptions that programs see most.
using System;

static class P
{
    static void Try(Action a)
    {
        try { a(); }
        catch (Exception e) { Console.WriteLine(e.Message); }
    }

    static void Main()
    {
        int zero = 0; object o = "text"; int[] a = new int[2]; string s = null!;
        Try(() => Console.WriteLine(1 / zero));
        Try(() => Console.WriteLine(s.Length));
        Try(() => a[zero + 2] = 1);
        Try(() => Console.WriteLine((Version)o));
        Try(() => ArgumentNullException.ThrowIfNull(s));
        Try(() => throw new ArgumentException("bad", "name"));
        Try(() => throw new ArgumentOutOfRangeException("count", 5, "too many"));
        Try(() => int.Parse("12x"));
        Try(() => checked((byte)(zero + 256)).ToString());
        Try(() => throw new NotImplementedException());
        Try(() => throw new Exception());
        Try(() => new System.Collections.Generic.Queue<int>().Dequeue());
        Try(() => ((object[])new string[1])[0] = 1);
    }
}

// expect: Attempted to divide by zero.
// expect: Object reference not set to an instance of an object.
// expect: Index was outside the bounds of the array.
// expect: Unable to cast object of type 'System.String' to type 'System.Version'.
// expect: Value cannot be null. (Parameter 's')
// expect: bad (Parameter 'name')
// expect: too many (Parameter 'count')
// expect: Actual value was 5.
// expect: The input string '12x' was not in a correct format.
// expect: Arithmetic operation resulted in an overflow.
// expect: The method or operation is not implemented.
// expect: Exception of type 'System.Exception' was thrown.
// expect: Queue empty.
// expect: Attempted to access an element as a type incompatible with the array.
