// MethodBase.GetMethodBody: locals, clauses, IL; null for what has none; of generic methods.
using System;
using System.Linq;
using System.Reflection;

abstract class P
{
    static unsafe int Body(string s)
    {
        int n = 0;
        fixed (char* p = s) n = p[0];
        try { n += int.Parse(s); }
        catch (FormatException) when (n > 0) { n = -1; }
        catch (OverflowException) { n = -2; }
        finally { n++; }
        return n;
    }

    static T[] Generic<T>(T a) { T[] r = new T[2]; r[0] = a; return r; }
    protected abstract void None();

    static void Main()
    {
        const BindingFlags all = BindingFlags.Static | BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        MethodBody b = typeof(P).GetMethod("Body", all)!.GetMethodBody()!;
        Console.WriteLine(b.InitLocals + " " + (b.MaxStackSize > 0) + " " + (b.GetILAsByteArray()!.Length > 20) + " " + (b.LocalSignatureMetadataToken >> 24).ToString("x"));
        Console.WriteLine(b.LocalVariables.Any(l => l.IsPinned) + " " + b.LocalVariables.All(l => l.LocalIndex >= 0) + " " + b.LocalVariables.Any(l => l.LocalType == typeof(int)));
        foreach (ExceptionHandlingClause c in b.ExceptionHandlingClauses)
            Console.WriteLine(c.Flags + " " + (c.TryLength > 0 && c.HandlerOffset >= c.TryOffset + c.TryLength) + " " + (c.Flags == ExceptionHandlingClauseOptions.Clause ? c.CatchType!.Name : "-"));
        Console.WriteLine(typeof(P).GetMethod("None", all)!.GetMethodBody() == null);
        Console.WriteLine(typeof(Math).GetMethod("Sin")!.GetMethodBody() == null);
        Console.WriteLine(typeof(P).GetMethod("Generic", all)!.MakeGenericMethod(typeof(string)).GetMethodBody()!.LocalVariables.All(l => l.LocalType == typeof(string[])));
        byte[] il = typeof(P).GetMethod("Five", all)!.GetMethodBody()!.GetILAsByteArray()!;
        Console.WriteLine(Convert.ToHexString(il));
    }

    static int Five() => 5;
}

// expect: True True True 11
// expect: True True True
// expect: Filter True -
// expect: Clause True OverflowException
// expect: Finally True -
// expect: True
// expect: True
// expect: True
// expect: 1B2A
