// AppDomain.ProcessExit runs when Main has returned.
using System;

AppDomain.CurrentDomain.ProcessExit += (_, _) => Console.WriteLine("exit handler");
Console.WriteLine("main ends");

// expect: main ends
// expect: exit handler
