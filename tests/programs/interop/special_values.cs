// DateTime as a date of 8 bytes, decimal and Guid by value and as LPStruct, enums as their integers, HandleRef as its handle.
using System;
using System.Runtime.InteropServices;

static class P
{
    const string Lib = "coiltest";
    enum Small : byte { A = 200 }
    [DllImport(Lib)] static extern int date_days(DateTime d);
    [DllImport(Lib)] static extern DateTime date_next(DateTime d);
    [DllImport(Lib)] static extern decimal decimal_negate(decimal d);
    [DllImport(Lib)] static extern uint guid_first(Guid g);
    [DllImport(Lib)] static extern uint guid_first_of([MarshalAs(UnmanagedType.LPStruct)] Guid g);
    [DllImport(Lib, EntryPoint = "guid_first_of")] static extern uint guid_first_ref(in Guid g);
    [DllImport(Lib)] static extern Guid guid_next(Guid g);
    [DllImport(Lib, EntryPoint = "char8")] static extern Small next(Small s);
    [DllImport(Lib, EntryPoint = "add_ints")] static extern DayOfWeek add(DayOfWeek a, int b);
    [DllImport(Lib)] static extern int use_handle(HandleRef h);

    static void Main()
    {
        Console.WriteLine(date_days(new DateTime(2000, 1, 1)));
        Console.WriteLine(date_next(new DateTime(2024, 2, 28, 12, 0, 0)).ToString("s"));
        Console.WriteLine(decimal_negate(12.5m) + " " + decimal_negate(-79228162514264337593543950335m));
        var g = new Guid("01020304-0506-0708-090a-0b0c0d0e0f10");
        Console.WriteLine(guid_first(g).ToString("x8") + guid_first_of(g).ToString("x8") + guid_first_ref(in g).ToString("x8"));
        Console.WriteLine(guid_next(g));
        Console.WriteLine((byte)next(Small.A));
        Console.WriteLine(add(DayOfWeek.Monday, 2));
        Console.WriteLine(use_handle(new HandleRef(new object(), 123)));
    }
}

// expect: 36526
// expect: 2024-02-29T12:00:00
// expect: -12.5 79228162514264337593543950335
// expect: 010203040102030401020304
// expect: 01020304-0506-0708-090a-0b0c0d0e0f11
// expect: 201
// expect: Wednesday
// expect: 123
