// Enum.Parse, Format, HasFlag with [Flags]: combinations, numbers, blanks, case, and texts that are none.
using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;

[Flags] enum F { None = 0, A = 1, B = 2, C = 4, BC = 6, Neg = int.MinValue } [Flags] enum UL : ulong { A = 1, High = 1UL << 63 }

static class P
{
    static void Try(string what, Func<object?> f)
    {
        try { Console.WriteLine($"{what}: {f() ?? "null"}"); }
        catch (Exception e) { Console.WriteLine($"{what}: {e.GetType().Name} {e.Message}{(e.InnerException == null ? "" : " <- " + e.InnerException.GetType().Name)}"); }
    }
    static void Main()
    {
        foreach (F f in new[] { F.None, F.A, F.BC, (F)3, (F)7, (F)8, (F)9, F.Neg, F.Neg | F.A, (F)(-1) })
            Console.WriteLine($"{f:G} | {f:F} | {f:D} | {f:X}");
        Console.WriteLine((UL)3 + " " + (UL.A | UL.High) + " " + default(UL));
        foreach (string s in new[] { "A", "a", "B, C", " A , B ", "BC", "3", "-1", "+2", "", " ", "Nope", "A,", "0x1", "99999999999", "A B", "None, A" })
        {
            Try($"'{s}'", () => Enum.Parse<F>(s));
            Try($"'{s}' ignoring case", () => Enum.Parse(typeof(F), s, true));
        }
        Console.WriteLine(F.BC.HasFlag(F.B) + " " + F.BC.HasFlag(F.A) + " " + F.A.HasFlag(F.None));
        Try("other type", () => F.A.HasFlag(DayOfWeek.Monday));
        Try("format", () => F.A.ToString("Q"));
        Console.WriteLine(Enum.TryParse("b", true, out F r) + " " + r + " " + Enum.TryParse("zz", out r) + " " + r);
    }
}

// expect: None | None | 0 | 00000000
// expect: A | A | 1 | 00000001
// expect: BC | BC | 6 | 00000006
// expect: A, B | A, B | 3 | 00000003
// expect: A, BC | A, BC | 7 | 00000007
// expect: 8 | 8 | 8 | 00000008
// expect: 9 | 9 | 9 | 00000009
// expect: Neg | Neg | -2147483648 | 80000000
// expect: A, Neg | A, Neg | -2147483647 | 80000001
// expect: -1 | -1 | -1 | FFFFFFFF
// expect: 3 A, High 0
// expect: 'A': A
// expect: 'A' ignoring case: A
// expect: 'a': ArgumentException Requested value 'a' was not found.
// expect: 'a' ignoring case: A
// expect: 'B, C': BC
// expect: 'B, C' ignoring case: BC
// expect: ' A , B ': A, B
// expect: ' A , B ' ignoring case: A, B
// expect: 'BC': BC
// expect: 'BC' ignoring case: BC
// expect: '3': A, B
// expect: '3' ignoring case: A, B
// expect: '-1': -1
// expect: '-1' ignoring case: -1
// expect: '+2': B
// expect: '+2' ignoring case: B
// expect: '': ArgumentException Must specify valid information for parsing in the string. (Parameter 'value')
// expect: '' ignoring case: ArgumentException Must specify valid information for parsing in the string. (Parameter 'value')
// expect: ' ': ArgumentException Must specify valid information for parsing in the string. (Parameter 'value')
// expect: ' ' ignoring case: ArgumentException Must specify valid information for parsing in the string. (Parameter 'value')
// expect: 'Nope': ArgumentException Requested value 'Nope' was not found.
// expect: 'Nope' ignoring case: ArgumentException Requested value 'Nope' was not found.
// expect: 'A,': ArgumentException Requested value 'A,' was not found.
// expect: 'A,' ignoring case: ArgumentException Requested value 'A,' was not found.
// expect: '0x1': ArgumentException Requested value '0x1' was not found.
// expect: '0x1' ignoring case: ArgumentException Requested value '0x1' was not found.
// expect: '99999999999': OverflowException Value was either too large or too small for an Int32.
// expect: '99999999999' ignoring case: OverflowException Value was either too large or too small for an Int32.
// expect: 'A B': ArgumentException Requested value 'A B' was not found.
// expect: 'A B' ignoring case: ArgumentException Requested value 'A B' was not found.
// expect: 'None, A': A
// expect: 'None, A' ignoring case: A
// expect: True False True
// expect: other type: ArgumentException The argument type, 'System.DayOfWeek', is not the same as the enum type 'F'.
// expect: format: FormatException Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".
// expect: True B False None
