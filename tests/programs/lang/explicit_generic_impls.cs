// Explicit implementations of the members of generic interfaces that meet after instantiation; indexers, events and operators among them.
using System;
using System.Collections;
using System.Collections.Generic;

var m = new Multi<int>();
Console.WriteLine(((IGet<int>)m).Get() + " " + ((IGet<string>)m).Get() + " " + m.Get());
Console.WriteLine(((IIdx<string>)m)["k"] + ((IIdx<int>)m)[5]);
((IEv<int>)m).E += x => Console.WriteLine("int " + x); ((IEv<string>)m).E += x => Console.WriteLine("string " + x); m.Fire();
foreach (string s in (IEnumerable<string>)m) Console.Write(s); foreach (int i in m) Console.Write(i); foreach (object o in (IEnumerable)m) Console.Write(o); Console.WriteLine();
IConv<string> c = m; Console.WriteLine(c.To<long>("q") + ((IConv<int>)m).To<char>(1));
Console.WriteLine(((IA)new AB()).P + ((IB)new AB()).P); IA a = new AB(); a.P = "set"; Console.WriteLine(a.P);
Console.WriteLine(((IComparable<Multi<int>>)m).CompareTo(null!));
interface IGet<T> { T Get(); }
interface IIdx<T> { string this[T t] { get; } }
interface IEv<T> { event Action<T> E; }
interface IConv<T> { string To<U>(T t); }
class Multi<X> : IGet<string>, IGet<int>, IIdx<string>, IIdx<int>, IEv<int>, IEv<string>, IEnumerable<string>, IEnumerable<int>, IConv<string>, IConv<int>, IComparable<Multi<X>>
{
    int IGet<int>.Get() => 1; string IGet<string>.Get() => "one"; public object Get() => typeof(X).Name;
    string IIdx<string>.this[string s] => "s" + s; string IIdx<int>.this[int i] => "i" + i;
    Action<int>? ei; Action<string>? es;
    event Action<int> IEv<int>.E { add => ei += value; remove => ei -= value; }
    event Action<string> IEv<string>.E { add => es += value; remove => es -= value; }
    public void Fire() { ei?.Invoke(4); es?.Invoke("four"); }
    IEnumerator<string> IEnumerable<string>.GetEnumerator() { yield return "a"; yield return "b"; }
    public IEnumerator<int> GetEnumerator() { yield return 1; yield return 2; }
    IEnumerator IEnumerable.GetEnumerator() { yield return 'x'; }
    string IConv<string>.To<U>(string s) => s + typeof(U).Name; string IConv<int>.To<U>(int i) => i + typeof(U).Name;
    int IComparable<Multi<X>>.CompareTo(Multi<X>? o) => o == null ? 99 : 0;
}
interface IA { string P { get; set; } }
interface IB { string P { get; } }
class AB : IA, IB { string pa = "A"; string IA.P { get => pa; set => pa = value + "!"; } string IB.P => "B"; }

// expect: 1 one Int32
// expect: ski5
// expect: int 4
// expect: string four
// expect: ab12x
// expect: qInt641Char
// expect: AB
// expect: set!
// expect: 99
