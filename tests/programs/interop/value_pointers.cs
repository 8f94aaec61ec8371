// Decimals and Guids by reference and as LPStruct, Currency, arrays of structs with dates, enums by reference, pointers to pointers.
using System;
using System.Runtime.InteropServices;

static unsafe class P
{
    struct Event { public DateTime When; public decimal Cost; public DayOfWeek Day; public Guid Id; }
    [DllImport("libc")] static extern long llabs([MarshalAs(UnmanagedType.Currency)] decimal d);
    [DllImport("libc")] static extern nint memcpy(byte[] to, [MarshalAs(UnmanagedType.LPStruct)] decimal from, nint n);
    [DllImport("libc", EntryPoint = "memcpy")] static extern nint copy_decimal(out decimal to, byte[] from, nint n);
    [DllImport("libc", EntryPoint = "memcpy")] static extern nint copy_events(byte[] to, Event[] from, nint n);
    [DllImport("libc", EntryPoint = "memcpy")] static extern nint copy_back([Out] Event[] to, byte[] from, nint n);
    [DllImport("libc", EntryPoint = "memcpy")] static extern nint copy_date(out double to, ref DateTime from, nint n);
    [DllImport("coiltest", EntryPoint = "flip_bool4")] static extern void flip(ref DayOfWeek d);

    static void Main()
    {
        Console.WriteLine(llabs(12.5m) + " " + llabs(-0.0001m));
        byte[] b = new byte[200];
        memcpy(b, -1.5m, 16);
        copy_decimal(out decimal d, b, 16);
        Console.WriteLine(d + " " + b[2] + " " + b[3]);
        int size = Marshal.SizeOf<Event>();
        Console.WriteLine(size);
        Event[] events = [new() { When = new DateTime(2020, 2, 29), Cost = 1.25m, Day = DayOfWeek.Saturday, Id = new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) }, new() { When = new DateTime(1999, 12, 31, 6, 0, 0) }];
        copy_events(b, events, 2 * size);
        Console.WriteLine(BitConverter.ToDouble(b, 0) + " " + BitConverter.ToDouble(b, size));
        Event[] back = new Event[2];
        copy_back(back, b, 2 * size);
        Console.WriteLine($"{back[0].When:s} {back[0].Cost} {back[0].Day} {back[0].Id} {back[1].When:s}");
        var when = new DateTime(1900, 1, 1);
        copy_date(out double x, ref when, 8);
        Console.WriteLine(x);
        DayOfWeek day = DayOfWeek.Friday;
        flip(ref day);
        Console.WriteLine(day);
    }
}

// expect: 125000 1
// expect: -1.5 1 128
// expect: 48
// expect: 43890 36525.25
// expect: 2020-02-29T00:00:00 1.25 Saturday 00000001-0002-0003-0405-060708090a0b 1999-12-31T06:00:00
// expect: 2
// expect: Sunday
