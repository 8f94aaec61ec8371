// Lifted arithmetic, comparison and logic on nullable values, checked arithmetic, and conversions.
using System;
using System.Linq.Expressions;

class P {
    static void Main() {
        Expression<Func<int?, int?, int?>> add = (a, b) => a + b;
        var f = add.Compile();
        Console.WriteLine(f(1, 2) + " " + (f(null, 2) == null));
        Expression<Func<int?, int?, bool>> less = (a, b) => a < b;
        Console.WriteLine(less.Compile()(1, null) + " " + less.Compile()(1, 2));
        Expression<Func<bool?, bool?, bool?>> and = (a, b) => a & b;
        Console.WriteLine((and.Compile()(null, true) == null) + " " + and.Compile()(null, false));
        Expression<Func<int, int>> twice = x => checked(x * 2);
        try {
            twice.Compile()(int.MaxValue);
        } catch (OverflowException) {
            Console.WriteLine("overflow");
        }
        Expression<Func<double, byte>> narrow = d => (byte)(int)d;
        Console.WriteLine(narrow.Compile()(300.7));
        Expression<Func<DayOfWeek, int>> number = d => (int)d;
        Console.WriteLine(number.Compile()(DayOfWeek.Friday));
        Expression<Func<object, int?>> unbox = o => (int?)o;
        Console.WriteLine(unbox.Compile()(5) + " " + (unbox.Compile()(null) == null));
        Expression<Func<decimal, decimal, decimal>> dec = (a, b) => a / b - 1;
        Console.WriteLine(dec.Compile()(9m, 2m));
        Expression<Func<int, int, int>> shift = (a, b) => (a << b) ^ ~a % 5;
        Console.WriteLine(shift.Compile()(7, 3));
    }
}

// expect: 3 True
// expect: False True
// expect: True False
// expect: overflow
// expect: 44
// expect: 5
// expect: 5 True
// expect: 3.5
// expect: -59
