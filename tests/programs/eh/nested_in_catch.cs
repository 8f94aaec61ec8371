// try inside catch inside catch; the outer exception is still there afterwards; rethrow from the nested block.
using System;

static class P
{
    static void Main()
    {
        try
        {
            try { throw new Exception("1"); }
            catch (Exception a)
            {
                try { throw new Exception("2"); }
                catch (Exception b)
                {
                    try { throw new Exception("3"); }
                    catch (Exception c) { Console.WriteLine(a.Message + b.Message + c.Message); }
                    Console.WriteLine(b.Message);
                }
                Console.WriteLine(a.Message);
                throw;
            }
        }
        catch (Exception e) { Console.WriteLine("rethrown " + e.Message); }
    }
}

// expect: 123
// expect: 2
// expect: 1
// expect: rethrown 1
