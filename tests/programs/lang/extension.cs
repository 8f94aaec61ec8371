// Extension methods, also generic ones, on null, on interfaces, and the new extension blocks.
using System;
using System.Collections.Generic;

static class E
{
    public static string Twice(this string s) => s + s;
    public static bool IsNull(this object? o) => o == null;
    public static T Second<T>(this IList<T> l) => l[1];
    public static void Bump(this ref int i) => i++;
    extension(int n)
    {
        public int Squared => n * n;

        public bool IsEven() => n % 2 == 0;
    }

    extension<T>(List<T> l)
    {
        public T Last => l[^1];

        public static List<T> Of(T t) => [t];
    }
}

static class P
{
    static void Main()
    {
        Console.WriteLine("ab".Twice());
        Console.WriteLine(((string? )null).IsNull());
        Console.WriteLine(new[] { 1, 2 }.Second() + new List<string> { "a", "b" }.Second());
        int i = 4;
        i.Bump();
        Console.WriteLine(i);
        Console.WriteLine(7.Squared + " " + 7.IsEven());
        Console.WriteLine(new List<int> { 1, 9 }.Last);
        Console.WriteLine(List<int>.Of(3).Count);
    }
}

// expect: abab
// expect: True
// expect: 2b
// expect: 5
// expect: 49 False
// expect: 9
// expect: 1
