// Switches: dense, sparse, on long and char, with ranges, goto case.
using System;

static class P
{
    static string Dense(int i)
    {
        switch (i)
        {
            case 0:
                return "zero";
            case 1:
                return "one";
            case 2:
            case 3:
                return "two or three";
            case 4:
                return "four";
            case 5:
                return "five";
            default:
                return "?";
        }
    }

    static string Sparse(int i)
    {
        switch (i)
        {
            case -1000:
                return "a";
            case 7:
                return "b";
            case 100000:
                return "c";
            case int.MaxValue:
                return "d";
            case int.MinValue:
                return "e";
            default:
                return "?";
        }
    }

    static string Long(long l) => l switch
    {
        1L << 40 => "big",
        -1 => "minus",
        > 100 => "more",
        _ => "?"
    };
    static string Char(char c) => c switch
    {
        >= '0' and <= '9' => "digit",
        >= 'a' and <= 'z' => "lower",
        ' ' or '\t' => "blank",
        _ => "?"
    };
    static int Goto(int i)
    {
        int s = 0;
        switch (i)
        {
            case 1:
                s += 1;
                goto case 3;
            case 2:
                s += 2;
                goto default;
            case 3:
                s += 3;
                break;
            default:
                s += 10;
                break;
        }

        return s;
    }

    static int Base(int i)
    {
        switch (i)
        {
            case 1000:
                return 1;
            case 1001:
                return 2;
            case 1002:
                return 3;
            case 1003:
                return 4;
            default:
                return 0;
        }
    }

    static void Main()
    {
        for (int i = -1; i < 7; i++)
            Console.WriteLine(Dense(i));
        Console.WriteLine(Sparse(-1000) + Sparse(7) + Sparse(100000) + Sparse(int.MaxValue) + Sparse(int.MinValue) + Sparse(8));
        Console.WriteLine(Long(1L << 40) + Long(-1) + Long(200) + Long(0) + Long(1L << 32));
        foreach (char c in "5g \tZ")
            Console.WriteLine(Char(c));
        Console.WriteLine(Goto(1) + " " + Goto(2) + " " + Goto(3) + " " + Goto(4));
        Console.WriteLine(Base(999) + "" + Base(1000) + Base(1003) + Base(1004) + Base(-1));
    }
}

// expect: ?
// expect: zero
// expect: one
// expect: two or three
// expect: two or three
// expect: four
// expect: five
// expect: ?
// expect: abcde?
// expect: bigminusmore?more
// expect: digit
// expect: lower
// expect: blank
// expect: blank
// expect: ?
// expect: 4 12 3 10
// expect: 01400
