// The smallest program.
using System;

Console.WriteLine("Hello, World!"); // expect: Hello, World!
