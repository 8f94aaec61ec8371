// Module initialisers run in order before anything else of the module, once.
using System;
using System.Runtime.CompilerServices;

Console.WriteLine("main " + Init.Log);
new Other();
Console.WriteLine(Init.Count);

static class Init
{
    public static string Log = "";
    public static int Count;
    [ModuleInitializer] internal static void First() { Log += "first;"; Count++; }
    [ModuleInitializer] internal static void Second() { Log += "second;"; Count++; }
}
class Other { [ModuleInitializer] internal static void Third() { Init.Log += "third;"; Init.Count++; } }

// expect: main first;second;third;
// expect: 3
