// DispatchProxy: interface methods, properties, generic methods and out parameters arrive at Invoke.
using System;
using System.Reflection;

public interface IService {
    int Add(int a, int b);
    string Name { get; set; }
    T Echo<T>(T x);
    bool Try(string s, out int n);
}

public class Proxy : DispatchProxy {
    protected override object Invoke(MethodInfo method, object[] args) {
        Console.WriteLine(method.Name + "(" + string.Join(", ", args) + ")");
        if (method.Name == "Try") {
            args[1] = 7;
            return true;
        }
        return method.Name switch { "Add" => (int)args[0] + (int)args[1], "get_Name" => "proxied", "Echo" => args[0], _ => null };
    }
}

class P {
    static void Main() {
        var s = DispatchProxy.Create<IService, Proxy>();
        Console.WriteLine(s.Add(40, 2));
        s.Name = "new";
        Console.WriteLine(s.Name);
        Console.WriteLine(s.Echo("text") + s.Echo(5));
        Console.WriteLine(s.Try("q", out int n) + " " + n);
        Console.WriteLine(s is Proxy);
    }
}

// expect: Add(40, 2)
// expect: 42
// expect: set_Name(new)
// expect: get_Name()
// expect: proxied
// expect: Echo(text)
// expect: Echo(5)
// expect: text5
// expect: Try(q, )
// expect: True 7
// expect: True
