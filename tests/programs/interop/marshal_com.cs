// What Marshal has for COM says on Linux that it is not supported; HRESULTs and exceptions still translate.
using System;
using System.IO;
using System.Runtime.InteropServices;

static class P
{
    static void Try(string name, Action a)
    {
        try { a(); Console.WriteLine(name + " ok"); }
        catch (Exception e) { Console.WriteLine($"{name} {e.GetType().Name}: {e.Message}"); }
    }

    static void Main()
    {
#pragma warning disable CA1416
        Try("AddRef", () => Marshal.AddRef(0));
        Try("Release", () => Marshal.Release(0));
        Try("GetIUnknownForObject", () => Marshal.GetIUnknownForObject(new object()));
        Try("GetObjectForIUnknown", () => Marshal.GetObjectForIUnknown(1));
        Try("IsComObject", () => Console.Write(Marshal.IsComObject(new object()) + " "));
        Try("ReleaseComObject", () => Marshal.ReleaseComObject(new object()));
        Try("GetTypeFromCLSID", () => Marshal.GetTypeFromCLSID(Guid.Empty));
        Try("BindToMoniker", () => Marshal.BindToMoniker("x"));
        Try("GetNativeVariantForObject", () => Marshal.GetNativeVariantForObject(1, 1));
        Console.WriteLine(Marshal.GetHRForException(new FileNotFoundException()).ToString("X") + " " + Marshal.GetHRForException(null));
        Console.WriteLine(Marshal.GetExceptionForHR(unchecked((int)0x80070057))!.GetType().Name);
        Console.WriteLine(Marshal.GetExceptionForHR(0) == null);
        Try("ThrowExceptionForHR", () => Marshal.ThrowExceptionForHR(unchecked((int)0x80131509)));
        Try("ThrowExceptionForHR", () => Marshal.ThrowExceptionForHR(unchecked((int)0x80040154)));
        Try("ThrowExceptionForHR", () => Marshal.ThrowExceptionForHR(1));
        Console.WriteLine(Marshal.GenerateGuidForType(typeof(P)) == typeof(P).GUID);
        Console.WriteLine(Marshal.GenerateProgIdForType(typeof(P)));
        Try("Prelink", () => Marshal.Prelink(typeof(P).GetMethod("missing", (System.Reflection.BindingFlags)60)!));
        Try("Prelink", () => Marshal.Prelink(typeof(P).GetMethod("getpid", (System.Reflection.BindingFlags)60)!));
        Marshal.PrelinkAll(typeof(string));
    }
    [DllImport("libc")] static extern int missing();
    [DllImport("libc")] static extern int getpid();
}

// expect: AddRef ArgumentNullException: Value cannot be null. (Parameter 'pUnk')
// expect: Release ArgumentNullException: Value cannot be null. (Parameter 'pUnk')
// expect: GetIUnknownForObject PlatformNotSupportedException: COM Interop is not supported on this platform.
// expect: GetObjectForIUnknown PlatformNotSupportedException: COM Interop is not supported on this platform.
// expect: False IsComObject ok
// expect: ReleaseComObject PlatformNotSupportedException: COM Interop is not supported on this platform.
// expect: GetTypeFromCLSID ok
// expect: BindToMoniker PlatformNotSupportedException: COM Interop is not supported on this platform.
// expect: GetNativeVariantForObject PlatformNotSupportedException: COM Interop is not supported on this platform.
// expect: 80070002 0
// expect: ArgumentException
// expect: True
// expect: ThrowExceptionForHR InvalidOperationException: Operation is not valid due to the current state of the object.
// expect: ThrowExceptionForHR COMException: Error 2147746132 (0x80040154)
// expect: ThrowExceptionForHR ok
// expect: True
// expect: P
// expect: Prelink EntryPointNotFoundException: Unable to find an entry point named 'missing' in shared library 'libc'.
// expect: Prelink ok
