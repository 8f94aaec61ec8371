// What callbacks receive and return: strings, arrays, structs, bools and chars, more arguments than registers.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    delegate int OnString(string s);
    [UnmanagedFunctionPointer(CallingConvention.Cdecl, CharSet = CharSet.Unicode)] delegate int OnString16(string s);
    delegate string? GetString(int n);
    delegate void OnArray([In, Out, MarshalAs(UnmanagedType.LPArray, SizeParamIndex = 1)] int[] a, int n);
    delegate bool OnBool(bool b, ref byte c);
    delegate void OnStringRef(ref string s);
    struct Person { public int Id; public string? Name; public bool Flag; }
    delegate Person OnPerson(ref Person a, Person b);
    record struct Floats3(float X, float Y, float Z);
    record struct Big(long A, long B, long C, double D);
    delegate Floats3 OnFloats(Floats3 f, Big b);
    record struct Ints2(int X, int Y);
    record struct Doubles2(double X, double Y);
    record struct Longs(long A, int B);
    delegate double Many(int a, double b, float c, long d, Ints2 e, Doubles2 f, Longs g, int h, int i, double j);
    [DllImport(Lib)] static extern int call_string(OnString f, string s);
    [DllImport(Lib)] static extern int call_string16(OnString16 f);
    [DllImport(Lib)] static extern int call_get_string(GetString f, int n);
    [DllImport(Lib)] static extern int call_array(OnArray f);
    [DllImport(Lib)] static extern int call_bool(OnBool f);
    [DllImport(Lib)] static extern int call_string_ref(OnStringRef f);
    [DllImport(Lib)] static extern int call_person(OnPerson f);
    [DllImport(Lib)] static extern float call_floats(OnFloats f);
    [DllImport(Lib)] static extern double call_many(Many f);

    static void Main()
    {
        Console.WriteLine(call_string(s => { Console.Write(s + " "); return s.Length; }, "h\u00E9llo"));
        Console.WriteLine(call_string16(s => { Console.Write(s + " "); return s.Length; }));
        Console.WriteLine(call_get_string(n => new string('\u00E9', n), 5) + " " + call_get_string(_ => null, 0));
        Console.WriteLine(call_array((a, n) => { Console.Write(string.Join(",", a) + " "); for (int i = 0; i < n; i++) a[i] *= 10; }));
        Console.WriteLine(call_bool((bool b, ref byte c) => { Console.Write(b + " " + (char)c + " "); c++; return !b; }));
        Console.WriteLine(call_string_ref((ref string s) => s += " and managed"));
        Console.WriteLine(call_person((ref Person a, Person b) => { a.Id++; a.Name += "!"; return new Person { Id = b.Id, Name = "result", Flag = true }; }));
        Console.WriteLine(call_floats((f, b) => new Floats3(f.X + b.A, f.Y + b.B, (float)(f.Z + b.D))));
        Console.WriteLine(call_many((a, b, c, d, e, f, g, h, i, j) => a + 2 * b + 3 * c + 4 * d + 5 * e.X + 6 * e.Y + 7 * f.X + 8 * f.Y + 9 * g.A + 10 * g.B + 11 * h + 12 * i + 13 * j));
    }
}

// expect: héllo 5
// expect: utf16 5
// expect: 10 -1
// expect: 1,2,3,4 100
// expect: True a 98
// expect: 18
// expect: 1110011
// expect: 247
// expect: 819
