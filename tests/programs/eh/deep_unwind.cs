// Many frames with finally blocks between throw and catch.
using System;

static class P
{
    static int finallies;

    static void Down(int n)
    {
        try
        {
            if (n == 0) throw new Exception("bottom");
            Down(n - 1);
        }
        finally { finallies++; }
    }

    static void Main()
    {
        for (int round = 0; round < 3; round++)
        {
            try { Down(100); }
            catch (Exception e) { Console.WriteLine(e.Message + " " + finallies); }
        }
    }
}

// expect: bottom 101
// expect: bottom 202
// expect: bottom 303
