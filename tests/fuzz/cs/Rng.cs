// The only source of chance. A program is a function of its seed: SplitMix64, the same on every machine.
using System.Collections.Generic;

sealed class Rng(ulong seed)
{
    ulong state = seed * 0x9E3779B97F4A7C15 + 0x1234567;

    public ulong Next()
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    public int Int(int below) => (int)(Next() % (ulong)below);
    public int Int(int from, int to) => from + Int(to - from + 1);
    public bool Chance(int percent) => Int(100) < percent;
    public T Pick<T>(List<T> from) => from[Int(from.Count)];
    public T Pick<T>(params T[] from) => from[Int(from.Length)];
}
