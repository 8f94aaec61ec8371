// PreserveSig = false: the HRESULT becomes an exception, the last parameter the result.
using System;
using System.Runtime.InteropServices;

static class P
{
    [DllImport("coiltest", PreserveSig = false)] static extern int hresult_add(int a, int b);
    [DllImport("coiltest", EntryPoint = "hresult_add", PreserveSig = false)] static extern void hresult_out(int a, int b, out int r);
    [DllImport("coiltest", EntryPoint = "hresult_add")] static extern int kept(int a, int b, out int r);

    static void Main()
    {
        Console.WriteLine(hresult_add(2, 3));
        hresult_out(4, 5, out int r);
        Console.WriteLine(r);
        Console.WriteLine(kept(-1, 5, out r).ToString("X") + " " + r);
        try { hresult_add(-1, 0); }
        catch (ArgumentException e) { Console.WriteLine(e.Message + " " + e.HResult.ToString("X")); }
    }
}

// expect: 5
// expect: 9
// expect: 80070057 4
// expect: Value does not fall within the expected range. 80070057
