// Names, priorities, culture, apartment state, background, what an unstarted, running or dead thread answers.
using System;
using System.Globalization;
using System.Threading;

var gate = new ManualResetEventSlim();
var t = new Thread(() => gate.Wait()) { Priority = ThreadPriority.Highest };
Console.WriteLine(t.ThreadState + " " + t.IsAlive + " " + (t.Name ?? "none") + " " + t.Priority);
Try(() => t.Join());
t.Name = "first";
t.Name = "second";
t.Start();
Console.WriteLine(t.Name + " " + t.IsAlive + " " + t.IsBackground);
Try(() => t.Start());
t.IsBackground = true;
Console.WriteLine(t.ThreadState.HasFlag(ThreadState.Background));
Console.WriteLine(t.GetApartmentState() + " " + t.TrySetApartmentState(ApartmentState.Unknown));
Try(() => t.SetApartmentState(ApartmentState.STA));
gate.Set();
t.Join();
Console.WriteLine(t.ThreadState + " " + t.IsAlive + " " + t.Name);
Try(() => t.Priority = ThreadPriority.Lowest);
Try(() => Console.WriteLine(t.IsBackground));
Try(() => t.Start());
Try(() => new Thread((ThreadStart)null!));
Try(() => new Thread(() => { }, -1));
#pragma warning disable SYSLIB0006
Try(() => Thread.CurrentThread.Abort());
Try(() => Thread.ResetAbort());
#pragma warning restore
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine(Thread.CurrentThread.CurrentCulture.Name == "" && Thread.GetDomainID() == 1);
Console.WriteLine(Thread.CurrentThread.ManagedThreadId == Environment.CurrentManagedThreadId);

static void Try(Action a)
{
    try { a(); Console.WriteLine("nothing"); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: Unstarted False none Highest
// expect: ThreadStateException
// expect: second True False
// expect: ThreadStateException
// expect: True
// expect: Unknown True
// expect: PlatformNotSupportedException
// expect: Stopped False second
// expect: ThreadStateException
// expect: ThreadStateException
// expect: ThreadStateException
// expect: ArgumentNullException
// expect: ArgumentOutOfRangeException
// expect: PlatformNotSupportedException
// expect: PlatformNotSupportedException
// expect: True
// expect: True
