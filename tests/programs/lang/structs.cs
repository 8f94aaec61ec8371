// Value semantics: copies, fields in fields, methods that change this, default values, readonly copies.
using System;

struct Point
{
    public int X, Y;
    public Point(int x, int y)
    {
        X = x;
        Y = y;
    }

    public void Move(int d)
    {
        X += d;
        Y += d;
    }

    public override string ToString() => $"({X},{Y})";
}

struct Line
{
    public Point A, B;
    public long Tag;
}

class Holder
{
    public Point P;
    public readonly Point R = new(1, 1);
}

struct Small
{
    public byte A;
    public short B;
    public byte C;
}

struct Big
{
    public long A, B, C, D, E;
    public Big(long s)
    {
        A = s;
        B = s + 1;
        C = s + 2;
        D = s + 3;
        E = s + 4;
    }

    public readonly long Sum => A + B + C + D + E;
}

static class P
{
    static Point Change(Point p)
    {
        p.Move(100);
        return p;
    }

    static void ByRef(ref Point p) => p.Move(1);
    static Big Pass(Big b, int i, Big c)
    {
        b.A += i;
        return b.Sum > c.Sum ? b : c;
    }

    static void Main()
    {
        Point p = new(1, 2), q = p;
        q.Move(10);
        Console.WriteLine(p.ToString() + q);
        Console.WriteLine(Change(p).ToString() + p);
        ByRef(ref p);
        Console.WriteLine(p);
        Line l = default;
        l.B.X = 5;
        l.A = l.B;
        l.A.Move(1);
        Console.WriteLine(l.A.ToString() + l.B + l.Tag);
        var h = new Holder();
        h.P.Move(3);
        h.R.Move(3);
        Console.WriteLine(h.P.ToString() + h.R);
        Point[] a = new Point[2];
        a[1].Move(4);
        a[0] = a[1];
        a[0].X = 9;
        Console.WriteLine(a[0].ToString() + a[1]);
        Small s = new()
        {
            A = 200,
            B = -5,
            C = 100
        };
        Small t = s;
        t.B++;
        Console.WriteLine(s.A + s.B + s.C + " " + t.B);
        Console.WriteLine(Pass(new Big(1), 1000, new Big(10)).Sum);
        object o = p;
        ((Point)o).Move(50);
        Console.WriteLine(o);
        Console.WriteLine(p.Equals(new Point(2, 3)) + " " + p.Equals(q));
    }
}

// expect: (1,2)(11,12)
// expect: (101,102)(1,2)
// expect: (2,3)
// expect: (6,1)(5,0)0
// expect: (3,3)(1,1)
// expect: (9,4)(4,4)
// expect: 295 -4
// expect: 1015
// expect: (2,3)
// expect: True False
