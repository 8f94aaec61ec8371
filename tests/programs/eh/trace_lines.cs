// Each call and each null check of one method has its own line, optimised or not.
using System;

static class P
{
    static int Work(int what, int[] a, string? s, object o)
    {
        int r = 0;
        for (int i = 0; i < 2; i++)
        {
            if (what == 0)
                r += s!.Length;
            if (what == 1)
                r += 7 / (i + a[0]);
            if (what == 2)
                r += (int)o;
            if (what == 3)
                throw new Exception("first");
            if (what == 4)
                throw new Exception("second");
            if (what == 5)
                r += o.ToString()!.Substring(9).Length;
            if (what == 6)
                r += s!.Length;
        }
        return r;
    }

    static void Main()
    {
        for (int i = 0; i < 7; i++)
            try { Work(i, new int[3], null, "x"); }
            catch (Exception e)
            {
                string top = e.StackTrace!.Split('\n')[0];
                Console.WriteLine($"{i} {e.GetType().Name} {top[(top.LastIndexOf(':') + 1)..]}");
            }
    }
}

// expect: 0 NullReferenceException line 12
// expect: 1 DivideByZeroException line 14
// expect: 2 InvalidCastException line 16
// expect: 3 Exception line 18
// expect: 4 Exception line 20
// expect: 5 ArgumentOutOfRangeException    at System.String.ThrowSubstringArgumentOutOfRange(Int32 startIndex, Int32 length)
// expect: 6 NullReferenceException line 24
