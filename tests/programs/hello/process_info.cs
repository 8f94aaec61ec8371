// What Environment and Process say about the process itself.
using System;
using System.Diagnostics;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

using Process me = Process.GetCurrentProcess();
Console.WriteLine((me.Id == Environment.ProcessId) + " " + (Environment.ProcessPath!.Length > 0) + " " + File.Exists(Environment.ProcessPath));
Console.WriteLine(Path.GetFileName(Environment.GetCommandLineArgs()[0]) + " " + Environment.GetCommandLineArgs().Length);
Console.WriteLine(Environment.ProcessorCount > 0 && Environment.SystemPageSize == 4096 && Environment.WorkingSet > 1 << 20);
Console.WriteLine(Environment.Is64BitProcess + " " + Environment.Version.Major + " " + Environment.OSVersion.Platform + " " + RuntimeInformation.ProcessArchitecture);
Console.WriteLine(Environment.MachineName.Length > 0 && Environment.UserName.Length > 0 && Environment.CurrentDirectory == Directory.GetCurrentDirectory());
Console.WriteLine(me.StartTime < DateTime.Now.AddSeconds(1) && me.TotalProcessorTime > TimeSpan.Zero && me.WorkingSet64 > 0);
Console.WriteLine(Environment.CpuUsage.TotalTime > TimeSpan.Zero && Environment.CpuUsage.UserTime <= Environment.CpuUsage.TotalTime);
Environment.SetEnvironmentVariable("COIL_TEST_VARIABLE", "set");
Console.WriteLine(Environment.GetEnvironmentVariable("COIL_TEST_VARIABLE") + " " + Environment.ExpandEnvironmentVariables("%COIL_TEST_VARIABLE%!"));
int before = me.Threads.Count;
var stop = new ManualResetEvent(false);
var t = new Thread(() => stop.WaitOne());
t.Start();
me.Refresh();
Console.WriteLine(me.Threads.Count > 0);
stop.Set();
t.Join();
Console.WriteLine(AppContext.BaseDirectory == AppDomain.CurrentDomain.BaseDirectory && AppDomain.CurrentDomain.IsDefaultAppDomain() && Environment.StackTrace.Contains("Main"));
Console.WriteLine(RuntimeInformation.FrameworkDescription.StartsWith(".NET 10."));

// expect: True True True
// expect: process_info.dll 1
// expect: True
// expect: True 10 Unix X64
// expect: True
// expect: True
// expect: True
// expect: set set!
// expect: True
// expect: True
// expect: True
