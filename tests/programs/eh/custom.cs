// Exception classes of our own: fields, inheritance, Data, HResult, ToString override.
using System;

class MyException(string m, int code) : Exception(m)
{
    public int Code => code;

    public override string ToString() => $"my {Message} {code}";
}

class Sub(int c) : MyException("sub", c);
static class P
{
    static void Main()
    {
        try
        {
            throw new Sub(7);
        }
        catch (MyException e)when (e.Code > 5)
        {
            Console.WriteLine(e);
        }

        var x = new MyException("m", 1);
        x.Data["k"] = "v";
        Console.WriteLine(x.Data["k"]);
        Console.WriteLine(new ArgumentException().HResult.ToString("X"));
        Console.WriteLine(x.InnerException == null);
        Console.WriteLine(x.StackTrace == null);
    }
}

// expect: my sub 7
// expect: v
// expect: 80070057
// expect: True
// expect: True
