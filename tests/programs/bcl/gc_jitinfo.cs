// System.Runtime.JitInfo: figures of the compiler for the process and for a thread.
using System;
using System.Runtime;

Console.WriteLine((JitInfo.GetCompiledMethodCount() > 0) + " " + (JitInfo.GetCompiledILBytes() > 0) + " " + (JitInfo.GetCompilationTime() > TimeSpan.Zero));
Console.WriteLine(JitInfo.GetCompiledMethodCount(true) > 0 && JitInfo.GetCompiledMethodCount(true) <= JitInfo.GetCompiledMethodCount());
long before = JitInfo.GetCompiledMethodCount();
Console.WriteLine(Never(3));
Console.WriteLine(JitInfo.GetCompiledMethodCount() >= before);
Console.WriteLine(JitInfo.GetCompiledILBytes(true) > 0 && JitInfo.GetCompilationTime(true) <= JitInfo.GetCompilationTime());

static int Never(int x) => x * 2;

// expect: True True True
// expect: True
// expect: 6
// expect: True
// expect: True
