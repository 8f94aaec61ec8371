// Names that Linux does not have: semaphores and events with a name are refused, without one they are not.
using System;
using System.Threading;

Try(() => new Semaphore(0, 1, "name"));
Try(() => new EventWaitHandle(false, EventResetMode.AutoReset, "name"));
Try(() => Semaphore.OpenExisting("name"));
Try(() => EventWaitHandle.TryOpenExisting("name", out _));
Try(() => new Semaphore(0, 1, null));
Try(() => new EventWaitHandle(true, EventResetMode.ManualReset, ""));
Try(() => new Mutex(false, ""));

static void Try(Action a)
{
    try { a(); Console.WriteLine("made"); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: PlatformNotSupportedException
// expect: PlatformNotSupportedException
// expect: PlatformNotSupportedException
// expect: PlatformNotSupportedException
// expect: made
// expect: PlatformNotSupportedException
// expect: made
