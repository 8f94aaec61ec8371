// ThreadLocal: all values, the factory's exceptions, recursion, disposal; values of ended threads.
using System;
using System.Linq;
using System.Threading;

var local = new ThreadLocal<int>(() => Environment.CurrentManagedThreadId == 1 ? 10 : 20, trackAllValues: true);
Console.WriteLine(local.IsValueCreated + " " + local.Value + " " + local.IsValueCreated);
var ts = new Thread[3];
for (int i = 0; i < ts.Length; i++) { int k = i; ts[i] = new Thread(() => local.Value += k); ts[i].Start(); ts[i].Join(); }
Console.WriteLine(string.Join(" ", local.Values.Order()));
var plain = new ThreadLocal<string>(() => "x");
Try(() => Console.WriteLine(plain.Values.Count));
var fails = new ThreadLocal<int>(() => throw new FormatException());
Try(() => Console.WriteLine(fails.Value));
Console.WriteLine(new ThreadLocal<string>().Value == null);
local.Dispose();
Try(() => Console.WriteLine(local.Value));

static void Try(Action a)
{
    try { a(); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: False 10 True
// expect: 10 20 21 22
// expect: InvalidOperationException
// expect: FormatException
// expect: True
// expect: ObjectDisposedException
