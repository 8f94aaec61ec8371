// Blittable structs by value and as results, in every class of the System V convention: integers, floats, both, small odd sizes, memory.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    record struct Ints2(int X, int Y);
    record struct Longs(long A, int B);
    record struct Floats2(float X, float Y);
    record struct Floats3(float X, float Y, float Z);
    record struct Floats4(float X, float Y, float Z, float W);
    record struct Doubles2(double X, double Y);
    record struct Doubles3(double X, double Y, double Z);
    record struct IntDouble(int A, double B);
    record struct DoubleInt(double A, int B);
    record struct FloatInt(float A, int B);
    record struct Bytes3(byte A, byte B, byte C);
    record struct Mixed16(short A, sbyte B, float C, double D);
    record struct Big(long A, long B, long C, double D);
    record struct ByteLong(byte A, long B);
    record struct Nested(Ints2 A, Floats2 B);
    [DllImport(Lib)] static extern Ints2 swap_ints2(Ints2 s);
    [DllImport(Lib)] static extern Longs swap_longs(Longs s);
    [DllImport(Lib)] static extern Floats2 swap_floats2(Floats2 s);
    [DllImport(Lib)] static extern Floats3 rotate_floats3(Floats3 s);
    [DllImport(Lib)] static extern Floats4 rotate_floats4(Floats4 s);
    [DllImport(Lib)] static extern Doubles2 swap_doubles2(Doubles2 s);
    [DllImport(Lib)] static extern Doubles3 rotate_doubles3(Doubles3 s);
    [DllImport(Lib)] static extern IntDouble add_int_double(IntDouble s);
    [DllImport(Lib)] static extern DoubleInt add_double_int(DoubleInt s);
    [DllImport(Lib)] static extern FloatInt add_float_int(FloatInt s);
    [DllImport(Lib)] static extern Bytes3 rotate_bytes3(Bytes3 s);
    [DllImport(Lib)] static extern Mixed16 add_mixed16(Mixed16 s);
    [DllImport(Lib)] static extern Big add_big(Big s, long n);
    [DllImport(Lib)] static extern ByteLong add_byte_long(ByteLong s);
    [DllImport(Lib)] static extern Nested swap_nested(Nested s);

    static void Main()
    {
        Console.WriteLine(swap_ints2(new(1, -2)));
        Console.WriteLine(swap_longs(new(3, 4)));
        Console.WriteLine(swap_floats2(new(1.5f, 2.5f)));
        Console.WriteLine(rotate_floats3(new(1, 2, 3)));
        Console.WriteLine(rotate_floats4(new(1, 2, 3, 4)));
        Console.WriteLine(swap_doubles2(new(1.25, 2.25)));
        Console.WriteLine(rotate_doubles3(new(1, 2, 3)));
        Console.WriteLine(add_int_double(new(1, 2)));
        Console.WriteLine(add_double_int(new(1, 2)));
        Console.WriteLine(add_float_int(new(1, 2)));
        Console.WriteLine(rotate_bytes3(new(1, 2, 3)));
        Console.WriteLine(add_mixed16(new(1, 2, 3, 4)));
        Console.WriteLine(add_big(new(1, 2, 3, 4), 10));
        Console.WriteLine(add_byte_long(new(1, 2)));
        Console.WriteLine(swap_nested(new(new(1, 2), new(3, 4))));
    }
}

// expect: Ints2 { X = -2, Y = 1 }
// expect: Longs { A = 4, B = 3 }
// expect: Floats2 { X = 2.5, Y = 1.5 }
// expect: Floats3 { X = 2, Y = 3, Z = 1 }
// expect: Floats4 { X = 2, Y = 3, Z = 4, W = 1 }
// expect: Doubles2 { X = 2.25, Y = 1.25 }
// expect: Doubles3 { X = 2, Y = 3, Z = 1 }
// expect: IntDouble { A = 2, B = 2.5 }
// expect: DoubleInt { A = 1.5, B = 3 }
// expect: FloatInt { A = 1.5, B = 3 }
// expect: Bytes3 { A = 2, B = 3, C = 1 }
// expect: Mixed16 { A = 2, B = 3, C = 4, D = 5 }
// expect: Big { A = 11, B = 12, C = 13, D = 14 }
// expect: ByteLong { A = 2, B = 3 }
// expect: Nested { A = Ints2 { X = 2, Y = 1 }, B = Floats2 { X = 4, Y = 3 } }
