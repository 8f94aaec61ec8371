// CountdownEvent and Barrier: signals past zero, AddCount, Reset, participants that come and go, a post-phase action that throws.
using System;
using System.Threading;

var cd = new CountdownEvent(2);
Console.WriteLine(cd.Signal() + " " + cd.TryAddCount() + " " + cd.CurrentCount);
cd.AddCount(3);
Console.WriteLine(cd.Signal(5) + " " + cd.IsSet + " " + cd.TryAddCount());
Try(() => cd.Signal());
cd.Reset(1);
Console.WriteLine(cd.InitialCount + " " + cd.CurrentCount + " " + cd.Wait(10));
var b = new Barrier(1, x => { if (x.CurrentPhaseNumber == 1) throw new InvalidOperationException("phase"); });
b.SignalAndWait();
try { b.SignalAndWait(); }
catch (BarrierPostPhaseException e) { Console.WriteLine(e.InnerException!.Message + " " + b.CurrentPhaseNumber); }
Console.WriteLine(b.AddParticipants(2) + " " + b.ParticipantCount);
b.RemoveParticipants(2);
b.SignalAndWait();
Console.WriteLine(b.CurrentPhaseNumber);
b.RemoveParticipant();
Try(() => b.SignalAndWait());
Try(() => b.RemoveParticipant());

static void Try(Action a)
{
    try { a(); Console.WriteLine("nothing"); }
    catch (Exception e) { Console.WriteLine(e.GetType().Name); }
}

// expect: False True 2
// expect: True True False
// expect: InvalidOperationException
// expect: 1 1 False
// expect: phase 2
// expect: 2 3
// expect: 3
// expect: InvalidOperationException
// expect: ArgumentOutOfRangeException
