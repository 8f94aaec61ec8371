// The stack size that a thread is given: deep recursion fits into a large one; RuntimeHelpers tells when there is little left.
using System;
using System.Runtime.CompilerServices;
using System.Threading;

int deep = 0;
var big = new Thread(() => deep = Deep(200_000), 256 << 20);
big.Start();
big.Join();
Console.WriteLine(deep);
int reached = 0;
var small = new Thread(() => reached = Careful(0), 512 << 10);
small.Start();
small.Join();
Console.WriteLine(reached > 100 && reached < 100_000);
var probe = new Thread(() =>
{
    try { Ensure(0); }
    catch (InsufficientExecutionStackException) { Console.WriteLine("insufficient"); }
}, 512 << 10);
probe.Start();
probe.Join();

static int Deep(int n) => n == 0 ? 0 : 1 + Deep(n - 1);
static int Careful(int n) => RuntimeHelpers.TryEnsureSufficientExecutionStack() ? Careful(n + 1) + 1 - 1 : n;
static int Ensure(int n) { RuntimeHelpers.EnsureSufficientExecutionStack(); return Ensure(n + 1) + 1; }

// expect: 200000
// expect: True
// expect: insufficient
