// Generic virtual methods on classes and interfaces.
using System;

abstract class Visitor { public abstract string Visit<T>(T t); public virtual int Size<T>() => 1; }
class Printer : Visitor { public override string Visit<T>(T t) => typeof(T).Name + ":" + t; }
class Doubler : Printer { public override string Visit<T>(T t) => base.Visit(t) + base.Visit((t, t)); public override int Size<T>() => 2; }
interface IConvert { U To<U>(object o); }
class Caster : IConvert { public U To<U>(object o) => (U)o; }
class Gen<A> : IConvert { public U To<U>(object o) { Console.WriteLine(typeof(A).Name + ">" + typeof(U).Name); return (U)o; } }

static class P
{
    static void Main()
    {
        foreach (Visitor v in new Visitor[] { new Printer(), new Doubler() })
        {
            Console.WriteLine(v.Visit(1) + " " + v.Visit("s") + " " + v.Size<int>());
        }
        foreach (IConvert c in new IConvert[] { new Caster(), new Gen<string>(), new Gen<int>() })
        {
            Console.WriteLine(c.To<int>(5) + c.To<string>("x"));
        }
    }
}

// expect: Int32:1 String:s 1
// expect: Int32:1ValueTuple`2:(1, 1) String:sValueTuple`2:(s, s) 2
// expect: 5x
// expect: String>Int32
// expect: String>String
// expect: 5x
// expect: Int32>Int32
// expect: Int32>String
// expect: 5x
