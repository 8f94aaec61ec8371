// Virtual, override, new, sealed, abstract, base calls, covariant returns, constructors in order, protected access.
using System;

class A
{
    public A()
    {
        Console.WriteLine("A()");
        Init();
    }

    protected virtual void Init() => Console.WriteLine("A.Init");
    public virtual string V() => "A.V";
    public string N() => "A.N";
    public virtual A Clone() => new A(1);
    public A(int _)
    {
    }

    public virtual string W() => "A.W";
}

class B : A
{
    readonly int f = Say("B.field");
    public B() : base()
    {
        Console.WriteLine("B() " + f);
    }

    static int Say(string s)
    {
        Console.WriteLine(s);
        return 5;
    }

    protected override void Init() => Console.WriteLine("B.Init " + f);
    public override string V() => "B.V+" + base.V();
    public new string N() => "B.N";
    public override B Clone() => new B(1);
    public B(int x) : base(x)
    {
    }

    public new virtual string W() => "B.W";
}

class C : B
{
    public C() : base(1)
    {
    }

    public sealed override string V() => "C.V+" + base.V();
    public override string W() => "C.W";
    public override C Clone() => this;
}

static class P
{
    static void Main()
    {
        A b = new B();
        Console.WriteLine(b.V());
        Console.WriteLine(b.N() + ((B)b).N());
        A c = new C();
        Console.WriteLine(c.V());
        Console.WriteLine(c.W() + ((B)c).W());
        Console.WriteLine(c.Clone() is C);
        Console.WriteLine(b.Clone().GetType().Name);
        Console.WriteLine(new B(1).Clone().N());
        object o = c;
        Console.WriteLine(o.ToString() + o.Equals(c));
        Console.WriteLine(o.GetHashCode() == c.GetHashCode());
    }
}

// expect: B.field
// expect: A()
// expect: B.Init 5
// expect: B() 5
// expect: B.V+A.V
// expect: A.NB.N
// expect: B.field
// expect: C.V+B.V+A.V
// expect: A.WC.W
// expect: True
// expect: B.field
// expect: B
// expect: B.field
// expect: B.field
// expect: B.N
// expect: CTrue
// expect: True
