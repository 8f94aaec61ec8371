// Structs of many sizes and register classes as arguments and results.
using System;

struct I1
{
    public int A;
}

struct D1
{
    public double A;
}

struct F2
{
    public float A, B;
}

struct ID
{
    public int A;
    public double B;
}

struct DI
{
    public double A;
    public int B;
}

struct F3
{
    public float A, B, C;
}

struct F4
{
    public float A, B, C, D;
}

struct L2
{
    public long A, B;
}

struct L3
{
    public long A, B, C;
}

struct B3
{
    public byte A, B, C;
}

struct RefInt
{
    public string S;
    public int I;
}

struct Mixed
{
    public byte A;
    public string S;
    public float F;
    public decimal M;
}

static class P
{
    static I1 MI1(I1 x)
    {
        x.A++;
        return x;
    }

    static D1 MD1(D1 x)
    {
        x.A++;
        return x;
    }

    static F2 MF2(F2 x)
    {
        x.B++;
        return x;
    }

    static ID MID(ID x)
    {
        x.A++;
        x.B++;
        return x;
    }

    static DI MDI(DI x)
    {
        x.A++;
        x.B++;
        return x;
    }

    static F3 MF3(F3 x)
    {
        x.C++;
        return x;
    }

    static F4 MF4(F4 x)
    {
        x.D++;
        return x;
    }

    static L2 ML2(L2 x)
    {
        x.B++;
        return x;
    }

    static L3 ML3(L3 x)
    {
        x.C++;
        return x;
    }

    static B3 MB3(B3 x)
    {
        x.C++;
        return x;
    }

    static RefInt MRI(RefInt x)
    {
        x.I++;
        x.S += "!";
        return x;
    }

    static Mixed MM(Mixed x)
    {
        x.A++;
        x.S += "?";
        x.F *= 2;
        x.M += 0.25m;
        return x;
    }

    static double Many(int a, double b, I1 c, F3 d, L3 e, float f, long g, string h, byte i, ID j) => a + b + c.A + d.B + e.C + f + g + h.Length + i + j.B;
    static void Main()
    {
        Console.WriteLine(MI1(new I1 { A = 1 }).A);
        Console.WriteLine(MD1(new D1 { A = 1.5 }).A);
        Console.WriteLine(MF2(new F2 { A = 1, B = 2 }).B);
        ID id = MID(new ID { A = 1, B = 2.5 });
        Console.WriteLine(id.A + id.B);
        DI di = MDI(new DI { A = 1.5, B = 2 });
        Console.WriteLine(di.A + di.B);
        Console.WriteLine(MF3(new F3 { C = 3 }).C);
        Console.WriteLine(MF4(new F4 { D = 3 }).D);
        Console.WriteLine(ML2(new L2 { B = 1L << 40 }).B);
        Console.WriteLine(ML3(new L3 { C = 1L << 41 }).C);
        Console.WriteLine(MB3(new B3 { C = 255 }).C);
        RefInt ri = MRI(new RefInt { S = "s", I = 4 });
        Console.WriteLine(ri.S + ri.I);
        Mixed m = MM(new Mixed { A = 1, S = "m", F = 1.25f, M = 1.5m });
        Console.WriteLine($"{m.A} {m.S} {m.F} {m.M}");
        Console.WriteLine(Many(1, 2.5, new I1 { A = 3 }, new F3 { B = 4 }, new L3 { C = 5 }, 6.25f, 7, "eight", 9, new ID { B = 10 }));
    }
}

// expect: 2
// expect: 2.5
// expect: 3
// expect: 5.5
// expect: 5.5
// expect: 4
// expect: 4
// expect: 1099511627777
// expect: 2199023255553
// expect: 0
// expect: s!5
// expect: 2 m? 2.5 1.75
// expect: 52.75
