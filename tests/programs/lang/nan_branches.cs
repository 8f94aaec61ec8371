// Each comparison and its negation around NaN: the unordered branches must not be swapped.
using System;

static class P
{
    static string Cmp(double a, double b)
    {
        string s = "";
        if (a < b) s += "<"; else s += ".";
        if (a <= b) s += "L"; else s += ".";
        if (a > b) s += ">"; else s += ".";
        if (a >= b) s += "G"; else s += ".";
        if (a == b) s += "="; else s += ".";
        if (a != b) s += "!"; else s += ".";
        if (!(a < b)) s += "n<"; if (!(a <= b)) s += "nL"; if (!(a > b)) s += "n>"; if (!(a >= b)) s += "nG";
        return s;
    }

    static void Main()
    {
        Console.WriteLine(Cmp(1, 2));
        Console.WriteLine(Cmp(2, 1));
        Console.WriteLine(Cmp(1, 1));
        Console.WriteLine(Cmp(double.NaN, 1));
        Console.WriteLine(Cmp(1, double.NaN));
        bool b = double.NaN < 1, c = !(double.NaN < 1);
        Console.WriteLine($"{b} {c}");
    }
}

// expect: <L...!n>nG
// expect: ..>G.!n<nL
// expect: .L.G=.n<n>
// expect: .....!n<nLn>nG
// expect: .....!n<nLn>nG
// expect: False True
