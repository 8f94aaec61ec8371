// An exception in a static constructor: TypeInitializationException, the same on every later access.
using System;

class Bad { public static int X; static Bad() { Console.WriteLine("trying"); throw new InvalidOperationException("no luck"); } }

static class P
{
    static void Main()
    {
        Exception? first = null;
        for (int i = 0; i < 2; i++)
        {
            try { Bad.X = 1; }
            catch (TypeInitializationException e)
            {
                Console.WriteLine(e.TypeName + ": " + e.InnerException!.GetType().Name + " " + e.InnerException.Message);
                if (first == null) first = e; else Console.WriteLine(ReferenceEquals(first, e));
            }
        }
    }
}

// expect: trying
// expect: Bad: InvalidOperationException no luck
// expect: Bad: InvalidOperationException no luck
// expect: True
