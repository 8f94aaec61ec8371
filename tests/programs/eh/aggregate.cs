// AggregateException: Flatten, Handle, Message.
using System;

static class P
{
    static void Main()
    {
        var a = new AggregateException("all", new Exception("one"), new AggregateException(new ArgumentException("two"), new Exception("three")));
        foreach (Exception e in a.Flatten().InnerExceptions)
            Console.WriteLine(e.Message);
        Console.WriteLine(a.Message);
        try
        {
            a.Flatten().Handle(e => e is ArgumentException);
        }
        catch (AggregateException rest)
        {
            Console.WriteLine(rest.InnerExceptions.Count);
        }
    }
}

// expect: one
// expect: two
// expect: three
// expect: all (one) (One or more errors occurred. (two) (three))
// expect: 2
