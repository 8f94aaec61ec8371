// Thread-local data slots: named and unnamed, a value for each thread.
using System;
using System.Threading;

LocalDataStoreSlot unnamed = Thread.AllocateDataSlot();
LocalDataStoreSlot named = Thread.AllocateNamedDataSlot("slot");
Thread.SetData(unnamed, 1);
Thread.SetData(Thread.GetNamedDataSlot("slot"), "main");
var t = new Thread(() =>
{
    Console.WriteLine(Thread.GetData(unnamed) == null);
    Thread.SetData(named, "other");
    Console.WriteLine(Thread.GetData(named));
});
t.Start();
t.Join();
Console.WriteLine(Thread.GetData(unnamed) + " " + Thread.GetData(named));
try { Thread.AllocateNamedDataSlot("slot"); }
catch (ArgumentException) { Console.WriteLine("taken"); }
Thread.FreeNamedDataSlot("slot");
Console.WriteLine(Thread.GetData(Thread.GetNamedDataSlot("slot")) == null);

// expect: True
// expect: other
// expect: 1 main
// expect: taken
// expect: True
