// Unsafe code: pointers, arithmetic, fixed, stackalloc, fixed buffers, pointer to pointer, void*.
using System;

unsafe struct Buf
{
    public fixed int Data[4];
    public int N;
}

struct Node
{
    public unsafe Node* Next;
    public int V;
}

static unsafe class P
{
    static void Inc(int* p) => ++*p;
    static int Sum(int* p, int n)
    {
        int s = 0;
        while (n-- > 0)
            s += *p++;
        return s;
    }

    static void Main()
    {
        int x = 5;
        Inc(&x);
        Console.WriteLine(x);
        int[] a =
        {
            1,
            2,
            3,
            4
        };
        fixed (int* p = a)
        {
            Console.WriteLine(Sum(p, 4));
            p[2] = 30;
            *(p + 3) = 40;
            Console.WriteLine(*(int*)((byte*)p + 8));
        }

        Console.WriteLine(a[2] + a[3]);
        int* s = stackalloc int[8];
        for (int i = 0; i < 8; i++)
            s[i] = i * i;
        Console.WriteLine(Sum(s, 8));
        Console.WriteLine(&s[5] - s);
        string str = "hello";
        fixed (char* c = str)
            Console.WriteLine(c[1]);
        Buf b = default;
        b.Data[3] = 9;
        b.Data[0] = 1;
        Console.WriteLine(b.Data[3] + b.Data[0] + b.N + sizeof(Buf));
        long l = 0x0102030405060708;
        byte* bytes = (byte*)&l;
        Console.WriteLine(bytes[0] + " " + bytes[7]);
        int** pp = stackalloc int*[1];
        pp[0] = &x;
        **pp = 77;
        Console.WriteLine(x);
        Node n1 = new()
        {
            V = 1
        }, n2 = new()
        {
            V = 2,
            Next = &n1
        };
        Console.WriteLine(n2.Next->V);
        void* v = &x;
        Console.WriteLine(*(int*)v);
        double d = 1.0;
        Console.WriteLine((*(long*)&d).ToString("X"));
        Console.WriteLine((nuint)v == (nuint)(&x));
        Console.WriteLine((int*)null == null);
    }
}

// expect: 6
// expect: 10
// expect: 30
// expect: 70
// expect: 140
// expect: 5
// expect: e
// expect: 30
// expect: 8 1
// expect: 77
// expect: 1
// expect: 77
// expect: 3FF0000000000000
// expect: True
// expect: True
