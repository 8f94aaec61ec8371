// Environment and AppContext basics that depend on no machine.
using System;
using System.IO;

Console.WriteLine(Environment.NewLine == "\n");
Console.WriteLine(Environment.ProcessorCount > 0);
Console.WriteLine(Environment.Is64BitProcess);
Console.WriteLine(Environment.Version.Major);
Console.WriteLine(Environment.GetEnvironmentVariable("COIL_TEST_SURELY_UNSET") == null);
Environment.SetEnvironmentVariable("COIL_TEST_VAR", "v1");
Console.WriteLine(Environment.GetEnvironmentVariable("COIL_TEST_VAR"));
Console.WriteLine(Directory.Exists(AppContext.BaseDirectory));
Console.WriteLine(OperatingSystem.IsLinux());
Console.WriteLine(BitConverter.IsLittleEndian);
Console.WriteLine(IntPtr.Size);

// expect: True
// expect: True
// expect: True
// expect: 10
// expect: True
// expect: v1
// expect: True
// expect: True
// expect: True
// expect: 8
