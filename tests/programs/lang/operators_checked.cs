// User-defined operators: checked and unchecked pairs, unsigned shift, true and false, lifted forms, conversions in chains, comparison pairs.
using System;

var a = new N(250); var b = new N(10);
Console.WriteLine(unchecked(a + b).V);
try { Console.WriteLine(checked(a + b).V); } catch (OverflowException) { Console.WriteLine("overflow"); }
Console.WriteLine(((byte)new Big(300)) + " " + Try(() => checked((byte)new Big(300))));
Console.WriteLine((new N(200) >>> 3).V + " " + (new N(1) << 4).V);
Console.WriteLine(-new N(1) is { V: 255 });
N? n = null, m = new N(3);
Console.WriteLine($"{(n + m).HasValue} {(m + m)!.Value.V} {n == null} {m == new N(3)} {n < m} {m <= m}");
Flag yes = new(true), no = new(false);
Console.WriteLine((yes && no ? "T" : "F") + (yes || no ? "T" : "F") + (no ? "T" : "F") + (yes & no).Log);
int viaTwo = (int)(long)new Big(7); Console.WriteLine(viaTwo);
double d = new Big(5); Console.WriteLine(d);
var x = new N(5); x++; ++x; x += new N(1); Console.WriteLine(x.V);
Console.WriteLine(x-- .V + " " + x.V);
Console.WriteLine(new N(4) != new N(5));
static string Try(Func<byte> f) { try { return f().ToString(); } catch (OverflowException) { return "checked"; } }

readonly struct N(int v)
{
    public readonly byte V = (byte)v;
    public static N operator +(N a, N b) => new(a.V + b.V);
    public static N operator checked +(N a, N b) => new(checked((byte)(a.V + b.V)));
    public static N operator -(N a) => new(-a.V);
    public static N operator >>>(N a, int n) => new(a.V >>> n);
    public static N operator <<(N a, int n) => new(a.V << n);
    public static N operator ++(N a) => new(a.V + 1);
    public static N operator --(N a) => new(a.V - 1);
    public static bool operator ==(N a, N b) => a.V == b.V;
    public static bool operator !=(N a, N b) => a.V != b.V;
    public static bool operator <(N a, N b) => a.V < b.V;
    public static bool operator >(N a, N b) => a.V > b.V;
    public static bool operator <=(N a, N b) => a.V <= b.V;
    public static bool operator >=(N a, N b) => a.V >= b.V;
    public override bool Equals(object? o) => o is N n && n.V == V;
    public override int GetHashCode() => V;
}
readonly struct Big(long v)
{
    public static explicit operator byte(Big b) => unchecked((byte)b.Value);
    public static explicit operator checked byte(Big b) => checked((byte)b.Value);
    public static explicit operator long(Big b) => b.Value;
    public static implicit operator double(Big b) => b.Value;
    long Value => v;
}
class Flag(bool v)
{
    public string Log = "";
    public static bool operator true(Flag f) => f.Value;
    public static bool operator false(Flag f) => !f.Value;
    public static Flag operator &(Flag a, Flag b) => new(a.Value & b.Value) { Log = "and" };
    public static Flag operator |(Flag a, Flag b) => new(a.Value | b.Value) { Log = "or" };
    bool Value => v;
}

// expect: 4
// expect: overflow
// expect: 44 checked
// expect: 25 16
// expect: True
// expect: False 6 True True False True
// expect: FTFand
// expect: 7
// expect: 5
// expect: 8
// expect: 8 7
// expect: True
