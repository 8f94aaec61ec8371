// ./dev run examples/hello/hello.cs [NAME]
using System;

Console.WriteLine($"Hello, {(args.Length > 0 ? args[0] : "World")}!");
