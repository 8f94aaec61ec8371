// Default interface methods: diamonds, the most specific one, ambiguity, reabstraction, base calls, private and static members.
using System;

void Try(string n, Func<string> f) { try { Console.WriteLine(n + ": " + f()); } catch (Exception e) { Console.WriteLine($"{n}: {e.GetType().FullName}: {e.Message}"); } }
Try("base", () => ((IA)new OnlyA()).M());
Try("left", () => ((IA)new Left()).M());
Try("merged", () => ((IA)new Merged()).M());
Try("class wins", () => ((IA)new ClassWins()).M());
Try("struct", () => ((IA)new StructImpl { N = 3 }).M2());
Try("inherit", () => ((IA)new Sub()).M());
Try("generic", () => ((IG<int>)new GI()).Name() + ((IG<string>)new GI()).Name());
Try("state", () => { IA a = new StructImpl { N = 1 }; a.Bump(); a.Bump(); return a.M2(); });
Try("reabstracted", () => ((IA)new ReImpl()).M());
Try("static", () => IA.Helper() + IB.Default);
Try("constrained", () => Con(new StructImpl { N = 9 }) + Con(new OnlyA()));
Try("generic method", () => ((IGM)new GMC()).Show<int>() + ((IGM)new GMC()).Show<string>());
Try("event and indexer", () => { IEv e = new Ev(); e.E += () => { }; return e[4] + " " + e.P; });
Try("explicit in base", () => ((IA)new ReDeclares()).M());
static string Con<T>(T t) where T : IA => t.M() + t.M2();

interface IA { string M() => "IA.M"; string M2() => Private() + "2"; private string Private() => "private "; static string Helper() => "helper "; int Count { get; set; } void Bump() => Count++; }
interface IB : IA { string IA.M() => "IB.M"; static string Default = "static field"; }
interface IC : IA { string IA.M() => "IC.M"; }
interface ID : IB, IC { string IA.M() => "ID.M"; }
interface IRe : IA { abstract string IA.M(); }
class OnlyA : IA { public int Count { get; set; } }
class Left : OnlyA, IB { }
class Merged : OnlyA, ID, IB, IC { }
class ClassWins : OnlyA, ID { public string M() => "class"; }
class Sub : Left { public string M() => "not an implementation"; }
class ReDeclares : Left, IA { public string M() => "reimplemented"; }
struct StructImpl : IA { public int N; public int Count { get => N; set => N = value; } public string M2() => "struct " + N; }
class ReImpl : OnlyA, IRe { string IA.M() => "given again"; }
interface IG<T> { string Name() => typeof(T).Name + " "; }
class GI : IG<int>, IG<string> { }
interface IGM { string Show<T>() => typeof(T).Name + GetType().Name + " "; }
class GMC : IGM { }
interface IEv { event Action E; int this[int i] => i * 2; string P => "prop"; }
class Ev : IEv { public event Action? E; }

// expect: base: IA.M
// expect: left: IB.M
// expect: merged: ID.M
// expect: class wins: class
// expect: struct: struct 3
// expect: inherit: IB.M
// expect: generic: Int32 String 
// expect: state: struct 3
// expect: reabstracted: given again
// expect: static: helper static field
// expect: constrained: IA.Mstruct 9IA.Mprivate 2
// expect: generic method: Int32GMC StringGMC 
// expect: event and indexer: 8 prop
// expect: explicit in base: reimplemented
