// Covariant and contravariant interfaces, delegates and arrays.
using System;
using System.Collections.Generic;

class Animal { public virtual string Name => "animal"; }
class Cat : Animal { public override string Name => "cat"; }
interface ISource<out T> { T Get(); }
interface ISink<in T> { string Put(T t); }
class CatSource : ISource<Cat> { public Cat Get() => new(); }
class AnimalSink : ISink<Animal> { public string Put(Animal a) => "sink " + a.Name; }

static class P
{
    static void Main()
    {
        ISource<Animal> s = new CatSource();
        Console.WriteLine(s.Get().Name);
        ISink<Cat> k = new AnimalSink();
        Console.WriteLine(k.Put(new Cat()));
        Func<Cat> f = () => new Cat(); Func<Animal> g = f; Console.WriteLine(g().Name);
        Action<Animal> act = a => Console.WriteLine("act " + a.Name); Action<Cat> catAct = act; catAct(new Cat());
        IEnumerable<object> e = new List<string> { "x", "y" }; foreach (object o in e) Console.Write(o); Console.WriteLine();
        object cs = new CatSource();
        Console.WriteLine(cs is ISource<Animal>);
        Console.WriteLine(cs is ISource<string>);
        Console.WriteLine(new AnimalSink() is ISink<Cat>);
        Console.WriteLine((object)new List<int>() is IEnumerable<object>);
        Console.WriteLine((object)new Cat[1] is Animal[]);
        Console.WriteLine((object)new int[1] is uint[]);
        Console.WriteLine((object)new Cat[1] is IEnumerable<Animal>);
        IReadOnlyList<Animal> list = new Cat[] { new() }; Console.WriteLine(list[0].Name + list.Count);
    }
}

// expect: cat
// expect: sink cat
// expect: cat
// expect: act cat
// expect: xy
// expect: True
// expect: False
// expect: True
// expect: False
// expect: True
// expect: True
// expect: True
// expect: cat1
