// nint and nuint: arithmetic, checked, conversions, comparisons with int and long, shifts, constants, boxing.
using System;

nint a = 5, b = -3; nuint u = 7;
Console.WriteLine($"{a + b} {a * b} {a / b} {a % b} {u << 2} {b >> 1} {b >>> 60} {~a} {a & 4}");
Console.WriteLine($"{nint.Size} {nint.MaxValue} {nuint.MaxValue} {(int)nint.MaxValue} {(uint)(nuint)(object)u}");
try { checked { nint m = nint.MaxValue; m++; } } catch (OverflowException) { Console.WriteLine("nint overflow"); }
try { checked { nuint z = 0; z--; } } catch (OverflowException) { Console.WriteLine("nuint underflow"); }
try { checked { int i = (int)nint.MaxValue; } } catch (OverflowException) { Console.WriteLine("to int"); }
try { checked { nuint nu = (nuint)b; } } catch (OverflowException) { Console.WriteLine("to nuint"); }
long l = a; nint back = (nint)(l * 1000); Console.WriteLine(back);
Console.WriteLine($"{a == 5} {b < 0} {u > 6u} {(object)a is IntPtr} {((object)a).GetType()} {typeof(nint) == typeof(IntPtr)}");
double d = 1e30; Console.WriteLine($"{(nint)d == nint.MaxValue} {(double)u} {(float)b}");
try { nint zero = 0; Console.WriteLine(a / zero); } catch (DivideByZeroException) { Console.WriteLine("zero"); }
try { nint min = nint.MinValue, m1 = -1; Console.WriteLine(min / m1); } catch (OverflowException) { Console.WriteLine("min / -1"); }
int[] arr = [1, 2, 3]; Console.WriteLine(arr[a - 3]);
try { Console.WriteLine(arr[b]); } catch (IndexOutOfRangeException) { Console.WriteLine("index"); }
nint? n = null; Console.WriteLine((n + 1).HasValue);
const nint K = 12; Console.WriteLine(K * 2);
Console.WriteLine(nint.Parse("-77") + Math.Max(a, b) + (nint)'a');
switch (a) { case 5: Console.WriteLine("five"); break; }

// expect: 2 -15 -1 2 28 -2 15 -6 4
// expect: 8 9223372036854775807 18446744073709551615 -1 7
// expect: nint overflow
// expect: nuint underflow
// expect: to int
// expect: to nuint
// expect: 5000
// expect: True True True True System.IntPtr True
// expect: True 7 -3
// expect: zero
// expect: min / -1
// expect: 3
// expect: index
// expect: False
// expect: 24
// expect: 25
// expect: five
