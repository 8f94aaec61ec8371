// A method with many locals, branches and nested expressions: register pressure and spills.
using System;

static class P
{
    static long Big(int n)
    {
        long a = 1, b = 2, c = 3, d = 4, e = 5, f = 6, g = 7, h = 8, i = 9, j = 10, k = 11, l = 12;
        double x = 0.5, y = 1.5, z = 2.5, w = 3.5, v = 4.5, u = 5.5;
        for (int q = 0; q < n; q++)
        {
            a += b ^ c; b += c & d | 1; c -= d - e; d ^= e + f; e += f % 7; f = f * 3 + g; g -= h >> 1; h += i << 2; i ^= j; j += k / 3; k += l + q; l = l * 5 % 1013;
            x += y * 0.5; y = z - x * 0.25; z += w / 3; w -= v * 0.125; v += u; u = u * 0.5 + q;
            if ((q & 3) == 0) (a, l) = (l, a); else if (q % 5 == 1) (x, u) = (u, x);
        }
        return a + b + c + d + e + f + g + h + i + j + k + l + (long)(x + y + z + w + v + u);
    }

    static void Main()
    {
        Console.WriteLine(Big(1));
        Console.WriteLine(Big(10));
        Console.WriteLine(Big(50));
    }
}

// expect: 228
// expect: 457746
// expect: -4790484042427857715
