// Text outside ASCII leaves as UTF-8.
using System;

Console.WriteLine("äöü ß €");
Console.WriteLine("日本語");
Console.WriteLine("\U0001F600".Length);
Console.WriteLine("\U0001F600");
Console.WriteLine((int)'€');

// expect: äöü ß €
// expect: 日本語
// expect: 2
// expect: 😀
// expect: 8364
