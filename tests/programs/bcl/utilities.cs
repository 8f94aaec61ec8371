// Smaller utilities: Lazy, Uri, Version, BitArray, ArrayPool, Stopwatch, Environment.TickCount, Index, Range.
using System;
using System.Buffers;
using System.Collections;
using System.Diagnostics;

int made = 0;
var lazy = new Lazy<int>(() => ++made);
Console.WriteLine(lazy.IsValueCreated + " " + lazy.Value + lazy.Value + made);
var u = new Uri("http://user@host:8080/a/b?q=1#f");
Console.WriteLine(u.Host + u.Port + u.AbsolutePath + u.Query + u.Fragment);
Console.WriteLine(new Uri(u, "../c"));
var b = new BitArray(10);
b[3] = true;
b.Not();
Console.WriteLine(b[3] + " " + b[4]);
byte[] r = ArrayPool<byte>.Shared.Rent(100);
Console.WriteLine(r.Length >= 100);
ArrayPool<byte>.Shared.Return(r);
Stopwatch sw = Stopwatch.StartNew();
Console.WriteLine(sw.ElapsedMilliseconds < 10000 && Stopwatch.Frequency > 0);
Console.WriteLine(Environment.TickCount64 > 0);
Console.WriteLine((^2).GetOffset(10) + " " + (1..^1).GetOffsetAndLength(5));
Console.WriteLine(new Progress<int>() != null);
Console.WriteLine(Uri.EscapeDataString("a b&ü") + Uri.UnescapeDataString("%20x"));

// expect: False 111
// expect: host8080/a/b?q=1#f
// expect: http://user@host:8080/c
// expect: False True
// expect: True
// expect: True
// expect: True
// expect: 8 (1, 3)
// expect: True
// expect: a%20b%26%C3%BC x
