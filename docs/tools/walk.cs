using System.Threading.Tasks;

static class Walk
{
    static async Task<int> Twice(int n)
    {
        int a = await One(n);
        int b = await One(a);
        return a + b;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    static async Task<int> One(int n)
    {
        await Task.Yield();
        return n + 1;
    }

    static async Task Main() => System.Console.WriteLine(await Twice(20));
}
