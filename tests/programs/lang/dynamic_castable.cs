// IDynamicInterfaceCastable: interfaces that an object takes on when it is cast.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

object o = new Cast();
Console.WriteLine(o is IOne);
Console.WriteLine(((IOne)o).Say("x"));
Console.WriteLine(((IOne)o).Say("again"));
Console.WriteLine(o is ITwo);
try { _ = (ITwo)o; } catch (InvalidCastException e) { Console.WriteLine(e.Message); }
Console.WriteLine((o as ITwo) == null);
try { ((IBad)o).Bad(); } catch (Exception e) { Console.WriteLine(e.GetType().Name); }
Console.WriteLine(((IGen<int>)o).Name());
Console.WriteLine(o is IReal r ? r.Real() : "no");

interface IOne { string Say(string s); }
interface ITwo { }
interface IBad { void Bad(); }
interface IReal { string Real(); }
interface IGen<T> { string Name(); }
[DynamicInterfaceCastableImplementation] interface IOneImpl : IOne { string IOne.Say(string s) => "impl " + s + " " + ((Cast)this).State++; }
[DynamicInterfaceCastableImplementation] interface IGenImpl : IGen<int> { string IGen<int>.Name() => "gen"; }
class Cast : IDynamicInterfaceCastable, IReal
{
    public int State = 5;
    public string Real() => "real";
    public bool IsInterfaceImplemented(RuntimeTypeHandle h, bool throwIfNot)
    {
        Type t = Type.GetTypeFromHandle(h)!;
        if (t == typeof(IOne) || t == typeof(IBad) || t == typeof(IGen<int>)) return true;
        if (throwIfNot) throw new InvalidCastException("not " + t.Name);
        return false;
    }
    public RuntimeTypeHandle GetInterfaceImplementation(RuntimeTypeHandle h)
    {
        Type t = Type.GetTypeFromHandle(h)!;
        return t == typeof(IOne) ? typeof(IOneImpl).TypeHandle : t == typeof(IGen<int>) ? typeof(IGenImpl).TypeHandle : default;
    }
}

// expect: True
// expect: impl x 5
// expect: impl again 6
// expect: False
// expect: not ITwo
// expect: True
// expect: InvalidCastException
// expect: gen
// expect: real
