// Vectors live across awaits, as arguments, locals, results, and on the evaluation stack.
using System;
using System.Runtime.Intrinsics;
using System.Threading.Tasks;

var a = Vector128.Create(1, 2, 3, 4);
Console.WriteLine(await Add(a, Vector256.Create(0.5)));
Console.WriteLine(a + await Later(a) * 2 + await Later(a + a));
var sum = Vector256<long>.Zero;
for (int i = 0; i < 5; i++) {
    sum += Vector256.Create((long)i);
    await Task.Yield();
    sum = sum.WithElement(i % 4, sum[i % 4] + 100);
}
Console.WriteLine(sum);
try { await Fails(sum); } catch (InvalidOperationException e) { Console.WriteLine(e.Message); }

static async Task<Vector256<double>> Add(Vector128<int> x, Vector256<double> y) {
    var big = Vector512.Create(y, -y);
    await Task.Delay(1);
    y += Vector256.Create((double)x[3]);
    await Task.Yield();
    return y + big.GetUpper() + Vector256.Create(1.0);
}
static async ValueTask<Vector128<int>> Later(Vector128<int> x) { await Task.Yield(); return x * 10; }
static async Task Fails(Vector256<long> v) { await Task.Yield(); throw new InvalidOperationException(v.ToString()); }

// expect: <5, 5, 5, 5>
// expect: <41, 82, 123, 164>
// expect: <210, 110, 110, 110>
// expect: <210, 110, 110, 110>
