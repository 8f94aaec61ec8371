// Constructors and methods invoked through reflection often enough that emitted invokers take over: results, exceptions and by-ref arguments stay.
using System;
using System.Reflection;

ConstructorInfo one = typeof(Item).GetConstructor([typeof(int)])!, two = typeof(Item).GetConstructor([typeof(int), typeof(string)])!, structure = typeof(Pair).GetConstructor([typeof(int), typeof(int)])!;
ConstructorInfo generic = typeof(Box<string>).GetConstructor([typeof(string)])!;
MethodInfo swap = typeof(Item).GetMethod("Swap")!, sum = typeof(Item).GetMethod("Sum")!, virtual_ = typeof(object).GetMethod("ToString")!;
for (int i = 0; i < 5; i++)
{
    var a = (Item)one.Invoke([i])!;
    var b = (Item)two.Invoke([i, "n" + i])!;
    object?[] swapped = [i, "s"];
    swap.Invoke(null, swapped);
    Console.WriteLine($"{a} {b} {structure.Invoke([i, i + 1])} {((Box<string>)generic.Invoke(["v" + i])!).Value} {swapped[0]} {swapped[1]} {sum.Invoke(b, [1, 2L, 3.5])} {virtual_.Invoke(b, null)}");
    try { one.Invoke([-1]); } catch (TargetInvocationException e) { Console.WriteLine(e.InnerException!.Message); }
    try { one.Invoke(["x"]); } catch (ArgumentException e) { Console.WriteLine(e.GetType().Name); }
}
Console.WriteLine(one.Invoke(BindingFlags.Default, null, [7], null) + " " + Activator.CreateInstance(typeof(Item), 8, "eight"));

class Item
{
    readonly int n;
    readonly string? s;
    public Item(int n) { if (n < 0) throw new ArgumentOutOfRangeException(null, "negative"); this.n = n; }
    public Item(int n, string s) : this(n) => this.s = s;
    public static void Swap(ref int n, out string s) { s = "was " + n; n *= 10; }
    public double Sum(int a, long b, double c) => n + a + b + c;
    public override string ToString() => $"[{n}{s}]";
}

record struct Pair(int A, int B);
class Box<T>(T value) { public T Value => value; }

// expect: [0] [0n0] Pair { A = 0, B = 1 } v0 0 was 0 6.5 [0n0]
// expect: negative
// expect: ArgumentException
// expect: [1] [1n1] Pair { A = 1, B = 2 } v1 10 was 1 7.5 [1n1]
// expect: negative
// expect: ArgumentException
// expect: [2] [2n2] Pair { A = 2, B = 3 } v2 20 was 2 8.5 [2n2]
// expect: negative
// expect: ArgumentException
// expect: [3] [3n3] Pair { A = 3, B = 4 } v3 30 was 3 9.5 [3n3]
// expect: negative
// expect: ArgumentException
// expect: [4] [4n4] Pair { A = 4, B = 5 } v4 40 was 4 10.5 [4n4]
// expect: negative
// expect: ArgumentException
// expect: [7] [8eight]
