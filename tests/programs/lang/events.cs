// Events with compiler-made and own accessors.
using System;

class Button
{
    public event EventHandler<string>? Clicked;
    Action? other;
    public event Action Other { add { Console.WriteLine("add"); other += value; } remove { Console.WriteLine("remove"); other -= value; } }
    public void Click(string s) => Clicked?.Invoke(this, s);
    public void Fire() => other?.Invoke();
}

static class P
{
    static void On(object? sender, string s) => Console.WriteLine("static " + s);

    static void Main()
    {
        var b = new Button(); b.Click("nobody");
        b.Clicked += On; b.Clicked += (_, s) => Console.WriteLine("lambda " + s);
        b.Click("one"); b.Clicked -= On; b.Click("two");
        Action a = () => Console.WriteLine("fired"); b.Other += a; b.Fire(); b.Other -= a; b.Fire();
    }
}

// expect: static one
// expect: lambda one
// expect: lambda two
// expect: add
// expect: fired
// expect: remove
