// Types, generics, exceptions and a virtual call across two assemblies.
// ref: two_assemblies_part
using System;

Console.WriteLine(Part.Library.Twice(21));
Console.WriteLine(new Part.Box<string>("text").Value);
Console.WriteLine(new Derived().Describe());
try { Part.Library.Fail("boom"); }
catch (Part.PartException e) { Console.WriteLine(e.Message); }
Console.WriteLine(Part.Library.Counter);
Part.Library.Counter++;
Console.WriteLine(Part.Library.Counter);

class Derived : Part.Base
{
    protected override string Name => "derived";
}

// expect: 42
// expect: text
// expect: I am derived
// expect: boom
// expect: 5
// expect: 6
