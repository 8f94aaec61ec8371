// DynamicObject answers for members, calls, indexers, operators and conversions that do not exist.
using System;
using System.Dynamic;
using System.Linq.Expressions;

class Any : DynamicObject {
    public override bool TryGetMember(GetMemberBinder b, out object r) { r = "get " + b.Name; return true; }
    public override bool TrySetMember(SetMemberBinder b, object v) { Console.WriteLine("set " + b.Name + "=" + v); return true; }
    public override bool TryInvokeMember(InvokeMemberBinder b, object[] a, out object r) { r = b.Name + "(" + string.Join(",", a) + ")"; return true; }
    public override bool TryGetIndex(GetIndexBinder b, object[] i, out object r) { r = "[" + string.Join(",", i) + "]"; return true; }
    public override bool TryBinaryOperation(BinaryOperationBinder b, object o, out object r) { r = b.Operation + " " + o; return true; }
    public override bool TryConvert(ConvertBinder b, out object r) { r = 42; return b.Type == typeof(int); }
    public int Real => 5;
}

class P {
    static void Main() {
        dynamic d = new Any();
        Console.WriteLine(d.Foo);
        d.Bar = 3;
        Console.WriteLine(d.Call(1, "x"));
        Console.WriteLine(d[1, 2]);
        Console.WriteLine(d + 7);
        int n = d;
        Console.WriteLine(n + d.Real);
    }
}

// expect: get Foo
// expect: set Bar=3
// expect: Call(1,x)
// expect: [1,2]
// expect: Add 7
// expect: 47
