// A call in tail position keeps its caller's frame: it is in the trace, and endless recursion ends.
using System;

static class P
{
    static void Throw(int n) { if (n == 0) throw new Exception("end"); Throw(n - 1); }
    static int Sum(int n) => n == 0 ? throw new Exception("sum") : n + Sum(n - 1);
    static void Forward(Action a) { for (int i = 0; i < 2; i++) { } a(); }

    static void Show(Action a)
    {
        try { Forward(a); }
        catch (Exception e)
        {
            Console.WriteLine(e.Message);
            foreach (string line in e.StackTrace!.Split('\n')) Console.WriteLine(line.Split(" in ")[0].Trim());
        }
    }

    static void Main()
    {
        Show(() => Throw(3));
        Show(() => Sum(2));
    }
}

// expect: end
// expect: at P.Throw(Int32 n)
// expect: at P.Throw(Int32 n)
// expect: at P.Throw(Int32 n)
// expect: at P.Throw(Int32 n)
// expect: at P.<>c.<Main>b__4_0()
// expect: at P.Forward(Action a)
// expect: at P.Show(Action a)
// expect: sum
// expect: at P.Sum(Int32 n)
// expect: at P.Sum(Int32 n)
// expect: at P.Sum(Int32 n)
// expect: at P.<>c.<Main>b__4_1()
// expect: at P.Forward(Action a)
// expect: at P.Show(Action a)
