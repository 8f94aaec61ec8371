// Interface dispatch: several implementers, explicit implementation, inheritance, re-implementation, structs, generics.
using System;

interface IA
{
    string Name();
}

interface IB : IA
{
    string Other();
}

class One : IA
{
    public string Name() => "one";
}

class Two : IB
{
    public virtual string Name() => "two";
    public string Other() => "other two";
}

class Three : Two
{
    public override string Name() => "three";
}

class Four : Two, IA
{
    string IA.Name() => "four again";
}

class Explicit : IA, IB
{
    string IA.Name() => "explicit";
    public string Name() => "public";
    string IB.Other() => "b";
}

struct S : IA
{
    public int N;
    public string Name() => "struct " + N++;
}

interface IG<T>
{
    string Do(T t);
}

class Both : IG<int>, IG<string>
{
    public string Do(int i) => "int " + i;
    public string Do(string s) => "string " + s;
}

abstract class Abs : IA
{
    public abstract string Name();
}

class Con : Abs
{
    public override string Name() => "con";
}

static class P
{
    static void Main()
    {
        foreach (IA a in new IA[]
        {
            new One(),
            new Two(),
            new Three(),
            new Four(),
            new Explicit(),
            new S(),
            new Con()
        }

        )
            Console.WriteLine(a.Name());
        Console.WriteLine(new Four().Name() + "," + new Explicit().Name());
        foreach (IB b in new IB[]
        {
            new Two(),
            new Three(),
            new Explicit()
        }

        )
            Console.WriteLine(b.Other() + b.Name());
        IA boxed = new S();
        boxed.Name();
        Console.WriteLine(boxed.Name());
        var both = new Both();
        Console.WriteLine(((IG<int>)both).Do(1) + ((IG<string>)both).Do("x"));
        object o = new Three();
        Console.WriteLine(o is IB ? ((IB)o).Name() : "no");
        Console.WriteLine(o is IG<int>);
        Console.WriteLine((o as IA)!.Name());
        IA[] many = new IA[50];
        for (int i = 0; i < 50; i++)
            many[i] = (i % 4) switch
            {
                0 => new One(),
                1 => new Two(),
                2 => new Con(),
                _ => new Explicit()};
        int total = 0;
        for (int k = 0; k < 1000; k++)
            total += many[k % 50].Name().Length;
        Console.WriteLine(total);
    }
}

// expect: one
// expect: two
// expect: three
// expect: four again
// expect: explicit
// expect: struct 0
// expect: con
// expect: two,public
// expect: other twotwo
// expect: other twothree
// expect: bexplicit
// expect: struct 1
// expect: int 1string x
// expect: three
// expect: False
// expect: three
// expect: 4200
