// Vectors live across try, catch, filters and finally.
using System;
using System.Runtime.Intrinsics;

Console.WriteLine(Run(0));
Console.WriteLine(Run(1));
Console.WriteLine(Run(2));

static string Run(int how) {
    var v = Vector256.Create(1, 2, 3, 4, 5, 6, 7, 8);
    var w = Vector128.Create(1.5);
    try {
        v += v;
        try {
            w *= 2;
            if (how > 0) Throw(how, v);
            w += w;
        } finally {
            v -= Vector256.Create(1);
        }
    } catch (ArgumentException) when (v[0] == 2 && w[1] == 3) { // the filter runs before the finally block
        v = -v;
    } catch (InvalidOperationException e) {
        return e.Message + w;
    }
    return $"{v} {w}";
}

static void Throw(int how, Vector256<int> v) => throw (how == 1 ? new ArgumentException() : new InvalidOperationException(Vector256.Sum(v).ToString()));

// expect: <1, 3, 5, 7, 9, 11, 13, 15> <6, 6>
// expect: <-1, -3, -5, -7, -9, -11, -13, -15> <3, 3>
// expect: 72<3, 3>
