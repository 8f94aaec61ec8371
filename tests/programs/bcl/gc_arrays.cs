// Arrays by GC: AllocateUninitializedArray, AllocateArray pinned, limits, large arrays, empty arrays; a pinned array does not move.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

byte[] u = GC.AllocateUninitializedArray<byte>(5000);
Console.WriteLine(u.Length);
int[] p = GC.AllocateArray<int>(100, pinned: true);
nint at = Marshal.UnsafeAddrOfPinnedArrayElement(p, 0);
p[99] = 5;
GC.Collect();
Console.WriteLine((at == Marshal.UnsafeAddrOfPinnedArrayElement(p, 0)) + " " + p[99] + " " + p[0]);
Console.WriteLine(GC.AllocateUninitializedArray<string>(10)[9] == null);
object?[] refs = GC.AllocateArray<object?>(4, pinned: true);
refs[3] = new object();
GC.Collect();
Console.WriteLine(refs[3] != null);
try { GC.AllocateArray<int>(-1); } catch (OverflowException) { Console.WriteLine("overflow"); }
try { GC.AllocateUninitializedArray<int>(-1, true); } catch (OverflowException) { Console.WriteLine("overflow"); }
try { GC.KeepAlive(new byte[int.MaxValue]); } catch (OutOfMemoryException e) { Console.WriteLine(e.Message); }
Console.WriteLine(GC.AllocateArray<int>(0).Length + " " + new long[0].Length);
var large = new long[1 << 20];
large[^1] = 7;
GC.Collect();
Console.WriteLine(large[^1] + " " + large[0]);

// expect: 5000
// expect: True 5 0
// expect: True
// expect: True
// expect: overflow
// expect: overflow
// expect: Array dimensions exceeded supported range.
// expect: 0 0
// expect: 7 0
