// A program's own EventSource and EventListener: levels, keywords, commands, payloads, self-describing events, after Dispose.
using System;
using System.Collections.Generic;
using System.Diagnostics.Tracing;
using System.Linq;

[EventSource(Name = "Demo-Source")]
class Source : EventSource
{
    public static readonly Source Log = new();
    public static class Keywords { public const EventKeywords A = (EventKeywords)1, B = (EventKeywords)2; }

    [Event(1, Level = EventLevel.Informational, Message = "hello {0}", Keywords = Keywords.A)]
    public void Hello(string name, int n) => WriteEvent(1, name, n);
    [Event(2, Level = EventLevel.Verbose, Keywords = Keywords.B)]
    public void Noise() => WriteEvent(2);
    [Event(3, Level = EventLevel.Error)]
    public void Failed(long id, double how, bool fatal, DayOfWeek day) => WriteEvent(3, id, how, fatal, day);
    protected override void OnEventCommand(EventCommandEventArgs c) => Console.WriteLine("command " + c.Command);
}

class Listener : EventListener
{
    protected override void OnEventSourceCreated(EventSource s) { if (s.Name == "Demo-Source") EnableEvents(s, EventLevel.Informational, Source.Keywords.A); }
    protected override void OnEventWritten(EventWrittenEventArgs e) =>
        Console.WriteLine($"{e.EventId} {e.EventName} {e.Level} {string.Join(",", e.PayloadNames ?? [])} {string.Join(",", e.Payload ?? (IEnumerable<object?>)[])} {e.Message}");
}

static class P
{
    static void Main()
    {
        Source.Log.Hello("nobody", 0);
        using (var l = new Listener())
        {
            Console.WriteLine(Source.Log.IsEnabled());
            Source.Log.Hello("world", 3);
            Source.Log.Noise();
            Source.Log.Failed(1L << 40, 0.5, true, DayOfWeek.Friday);
            Console.WriteLine(Source.Log.IsEnabled(EventLevel.Verbose, Source.Keywords.A) + " " + Source.Log.IsEnabled(EventLevel.Informational, Source.Keywords.A));
            l.DisableEvents(Source.Log);
            Source.Log.Hello("off", 1);
            using var described = new EventSource("Described");
            l.EnableEvents(described, EventLevel.LogAlways);
            described.Write("Event", new { X = 1, Y = "two" });
        }
        Console.WriteLine(Source.Log.IsEnabled() + " " + EventSource.GetSources().Any(s => s.Name == "Demo-Source"));
        Console.WriteLine(EventSource.GetName(typeof(Source)) + " " + (EventSource.GetGuid(typeof(Source)) == Source.Log.Guid) + " " + Source.Log.ConstructionException);
        Source.Log.Dispose();
        Source.Log.Hello("late", 1);
    }
}

// expect: command Enable
// expect: True
// expect: 1 Hello Informational name,n world,3 hello {0}
// expect: 3 Failed Error id,how,fatal,day 1099511627776,0.5,True,Friday 
// expect: False True
// expect: command Disable
// expect: -1 Event Verbose X,Y 1,two 
// expect: False True
// expect: Demo-Source True 
