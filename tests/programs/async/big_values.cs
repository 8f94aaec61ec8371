// Large structs, tuples, decimals, nullables, spans-free results across suspensions.
using System;
using System.Threading.Tasks;

struct Big
{
    public long A, B, C, D;
    public string S;
}

static class P
{
    static async Task<Big> Make(long x)
    {
        await Task.Yield();
        return new Big
        {
            A = x,
            B = x + 1,
            C = x + 2,
            D = x + 3,
            S = "s" + x
        };
    }

    static async Task<decimal> Dec(decimal d)
    {
        await Task.Yield();
        return d * 2;
    }

    static async Task<float> Single(float f)
    {
        await Task.Yield();
        return f / 2;
    }

    static async Task<byte> Byte(byte b)
    {
        await Task.Yield();
        return (byte)(b + 10);
    }

    static async Task<Guid> Id(string s)
    {
        await Task.Yield();
        return Guid.Parse(s);
    }

    static async ValueTask<(Big, int? )> Both(long x)
    {
        Big b = await Make(x);
        int? n = x > 5 ? null : (int)x;
        await Task.Delay(1);
        b.A += n ?? 100;
        return (b, n);
    }

    static async Task<bool> Flag(bool b)
    {
        await Task.Yield();
        return !b;
    }

    static async Task<char> Ch(char c)
    {
        await Task.Yield();
        return (char)(c + 1);
    }

    static async Task Main()
    {
        Big b = await Make(10);
        Console.WriteLine($"{b.A} {b.B} {b.C} {b.D} {b.S}");
        Console.WriteLine(await Dec(1.25m) + " " + await Single(3) + " " + await Byte(250) + " " + await Flag(false) + " " + await Ch('a'));
        Console.WriteLine(await Id("00112233-4455-6677-8899-aabbccddeeff"));
        var(x, n) = await Both(1);
        Console.WriteLine(x.A + " " + n);
        (x, n) = await Both(9);
        Console.WriteLine(x.A + " " + n.HasValue + " " + x.S);
    }
}

// expect: 10 11 12 13 s10
// expect: 2.50 1.5 4 True b
// expect: 00112233-4455-6677-8899-aabbccddeeff
// expect: 2 1
// expect: 109 False s9
