// Ten thousand exceptions one after another.
using System;

static class P
{
    static void Main()
    {
        int caught = 0;
        for (int i = 0; i < 10000; i++)
        {
            try { if (i % 2 == 0) throw new Exception(); else throw new ArgumentException(); }
            catch (ArgumentException) { caught += 2; }
            catch (Exception) { caught++; }
        }
        Console.WriteLine(caught);
    }
}

// expect: 15000
