// Interlocked.Exchange<T> and CompareExchange<T> of types that are too large or hold references in a struct are refused.
using System;
using System.Threading;

Try(() => { Guid g = default; Interlocked.Exchange(ref g, Guid.Empty); });
Try(() => { decimal m = 1; Interlocked.CompareExchange(ref m, 2, 1); });
Try(() => { var k = (1, 2); Interlocked.Exchange(ref k, (3, 4)); });
Try(() => { DateTime t = default; Interlocked.Exchange(ref t, DateTime.MaxValue); });
Try(() => { string? s = null; Interlocked.Exchange<string?>(ref s, "x"); Console.Write(s + " "); });
Try(() => { DayOfWeek w = DayOfWeek.Monday; Interlocked.CompareExchange(ref w, DayOfWeek.Friday, DayOfWeek.Monday); Console.Write(w + " "); });

static void Try(Action a)
{
    try { a(); Console.WriteLine("done"); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: NotSupportedException
// expect: NotSupportedException
// expect: NotSupportedException
// expect: NotSupportedException
// expect: x done
// expect: Friday done
