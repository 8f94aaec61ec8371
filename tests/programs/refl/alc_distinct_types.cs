// One assembly in two contexts gives two types, each with statics of its own; casts between them fail.
// ref: alc_lib
using System;
using System.IO;
using System.Runtime.Loader;

class P {
    static Type Load(string name) {
        var context = new AssemblyLoadContext(name);
        return context.LoadFromStream(new MemoryStream(File.ReadAllBytes(typeof(Square).Assembly.Location))).GetType("Square");
    }

    static void Main() {
        Type a = Load("a"), b = Load("b");
        Console.WriteLine(a == b);
        Console.WriteLine(a == typeof(Square));
        Console.WriteLine(a.FullName == b.FullName && a.Assembly.FullName == b.Assembly.FullName);
        object x = Activator.CreateInstance(a);
        Activator.CreateInstance(a);
        Activator.CreateInstance(b);
        new Square();
        Console.WriteLine(a.GetField("Count").GetValue(null) + " " + b.GetField("Count").GetValue(null) + " " + Square.Count);
        Console.WriteLine(x is Square);
        Console.WriteLine(a.IsInstanceOfType(x) + " " + b.IsInstanceOfType(x));
        Console.WriteLine(a.GetMethod("Area").Invoke(x, null));
        Console.WriteLine(a.GetMethod("Where").Invoke(null, null) + " " + b.GetMethod("Where").Invoke(null, null) + " " + Square.Where());
        Console.WriteLine("'" + a.Assembly.Location + "'");
    }
}

// expect: False
// expect: False
// expect: True
// expect: 2 1 1
// expect: False
// expect: True False
// expect: 4
// expect: a b Default
// expect: ''
