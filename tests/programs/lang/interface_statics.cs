// Interfaces with static fields, constructors, methods, nested types, constants; one set for each instantiation.
using System;

Console.WriteLine(I.Count + " " + I.Next() + " " + I.Next() + " " + I.K);
Console.WriteLine(G<int>.Name + G<string>.Name);
G<int>.Hits++; G<int>.Hits++; G<string>.Hits++;
Console.WriteLine($"{G<int>.Hits} {G<string>.Hits} {G<object>.Hits}");
Console.WriteLine(new I.Nested().Say() + I.Kind.B);
Console.WriteLine(((I)new C()).Use());
IProp.Value = 5; Console.WriteLine(IProp.Value);
IEvents.Changed += () => Console.WriteLine("event"); IEvents.Raise();
Console.WriteLine(Derived.Own + " " + IBase.Log);

interface I { const int K = 9; static int Count = 3; static int Next() => ++Count; string Use() => "use " + Next(); class Nested { public string Say() => "nested "; } enum Kind { A, B } }
interface G<T> { static string Name = typeof(T).Name; static int Hits; }
class C : I { }
interface IProp { static int Value { get; set; } }
interface IEvents { static event Action? Changed; static void Raise() => Changed?.Invoke(); }
interface IBase { static string Log = ""; static IBase() => Log += "base;"; static int F = 1; }
interface IDer : IBase { static IDer() => Log += "der;"; static int G = 2; }
class Derived : IDer { public static int Own = IDer.G; }

// expect: 3 4 5 9
// expect: Int32String
// expect: 2 1 0
// expect: nested B
// expect: use 6
// expect: 5
// expect: event
// expect: 2 base;der;
