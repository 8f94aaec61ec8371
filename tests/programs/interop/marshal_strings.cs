// Marshal's string conversions and memory functions: every StringTo... and PtrToString..., lengths, null, BSTR, secure zeroing.
using System;
using System.Runtime.InteropServices;

static class P
{
    static void Main()
    {
        string s = "h\u00E9\u20AC\0x";
        nint p = Marshal.StringToHGlobalAnsi(s);
        Console.WriteLine(Marshal.PtrToStringAnsi(p) + "|" + Marshal.PtrToStringAnsi(p, 3));
        Marshal.FreeHGlobal(p);
        p = Marshal.StringToCoTaskMemUTF8(s);
        Console.WriteLine(Marshal.PtrToStringUTF8(p) + "|" + Marshal.PtrToStringUTF8(p, 6));
        Marshal.ZeroFreeCoTaskMemUTF8(p);
        p = Marshal.StringToHGlobalUni(s);
        Console.WriteLine(Marshal.PtrToStringUni(p) + "|" + Marshal.PtrToStringUni(p, 5)!.Length);
        Marshal.ZeroFreeGlobalAllocUnicode(p);
        p = Marshal.StringToBSTR(s);
        Console.WriteLine(Marshal.PtrToStringBSTR(p).Length + " " + Marshal.ReadInt32(p - 4));
        Marshal.FreeBSTR(p);
        p = Marshal.StringToCoTaskMemAuto("auto");
        Console.WriteLine(Marshal.PtrToStringAuto(p));
        Marshal.FreeCoTaskMem(p);
        Console.WriteLine((Marshal.PtrToStringUTF8(0) == null) + " " + Marshal.StringToHGlobalAnsi(null) + " " + Marshal.StringToBSTR(null));
        p = Marshal.AllocHGlobal(16);
        for (int i = 0; i < 16; i++) Marshal.WriteByte(p, i, (byte)i);
        p = Marshal.ReAllocHGlobal(p, 64);
        Console.WriteLine(Marshal.ReadInt16(p, 2).ToString("X") + " " + Marshal.ReadInt64(p, 8).ToString("X"));
        byte[] b = new byte[4];
        Marshal.Copy(p + 4, b, 0, 4);
        Console.WriteLine(string.Join(",", b));
        Marshal.Copy(new double[] { 1.5, 2.5 }, 0, p, 2);
        double[] d = new double[2];
        Marshal.Copy(p, d, 0, 2);
        Console.WriteLine(d[0] + d[1]);
        Marshal.WriteIntPtr(p, 8, -5);
        Console.WriteLine(Marshal.ReadIntPtr(p, 8));
        Marshal.FreeHGlobal(p);
        int[] a = [1, 2, 3];
        Console.WriteLine(Marshal.UnsafeAddrOfPinnedArrayElement(a, 2) - Marshal.UnsafeAddrOfPinnedArrayElement(a, 0));
        Console.WriteLine(Marshal.SystemDefaultCharSize + " " + Marshal.SystemMaxDBCSCharSize);
    }
}

// expect: hé€|hé
// expect: hé€|hé€
// expect: hé€|5
// expect: 5 10
// expect: auto
// expect: True 0 0
// expect: 302 F0E0D0C0B0A0908
// expect: 4,5,6,7
// expect: 4
// expect: -5
// expect: 8
// expect: 2 3
