// Default interface methods, diamonds, base calls through more specific interfaces, static interface members.
using System;

interface ILog { string Tag => "log"; string Line(string s) => "[" + Tag + "] " + s; static int Count = 3; }
class Plain : ILog { }
class Tagged : ILog { public string Tag => "tagged"; }
interface ISpecial : ILog { string ILog.Line(string s) => "special " + s; }
class Spec : ISpecial { }
struct V : ILog { public string Tag => "v"; }
interface IG<T> { string Show(T t) => typeof(T).Name + "=" + t; }
class GI : IG<int>, IG<string> { string IG<string>.Show(string s) => "own " + s; }

static class P
{
    static void Main()
    {
        foreach (ILog l in new ILog[] { new Plain(), new Tagged(), new Spec(), new V() }) Console.WriteLine(l.Line("x"));
        Console.WriteLine(ILog.Count);
        Console.WriteLine(((IG<int>)new GI()).Show(1) + " " + ((IG<string>)new GI()).Show("s"));
    }
}

// expect: [log] x
// expect: [tagged] x
// expect: special x
// expect: [v] x
// expect: 3
// expect: Int32=1 own s
