// A method that loops is optimised from the start: small methods inlined into it are in the trace all the same, with their lines.
using System;

static class P
{
    static int Check(int x) => x < 3 ? x : throw new ArgumentException("too large");
    static int Twice(int x) => 2 * Check(x);
    static int Add(int x, int y) => Twice(x) + y;

    static int Loop(int n)
    {
        int sum = 0;
        for (int i = 0; i < n; i++)
            sum =
                Add(i,
                    sum);
        return sum;
    }

    static void Main()
    {
        Console.WriteLine(Loop(3));
        try { Loop(4); }
        catch (Exception e)
        {
            foreach (string line in e.StackTrace!.Split('\n'))
                Console.WriteLine(line.Split(" in ")[0].Trim() + " " + line[(line.LastIndexOf(':') + 1)..]);
            Console.WriteLine(e.TargetSite);
        }
    }
}

// expect: 6
// expect: at P.Check(Int32 x) line 6
// expect: at P.Twice(Int32 x) line 7
// expect: at P.Add(Int32 x, Int32 y) line 8
// expect: at P.Loop(Int32 n) line 14
// expect: at P.Main() line 23
// expect: Int32 Check(Int32)
