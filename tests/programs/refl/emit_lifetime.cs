// Many dynamic methods are made and dropped; literals and delegates that are left keep working after collections.
using System;
using System.Collections.Generic;
using System.Reflection.Emit;

class P {
    static Func<int, string> Make(int i) {
        var dm = new DynamicMethod("M" + i, typeof(string), new[] { typeof(int) });
        var il = dm.GetILGenerator();
        il.Emit(OpCodes.Ldstr, "literal " + i + " ");
        il.Emit(OpCodes.Ldarga_S, (byte)0);
        il.Emit(OpCodes.Call, typeof(int).GetMethod("ToString", Type.EmptyTypes));
        il.Emit(OpCodes.Call, typeof(string).GetMethod("Concat", new[] { typeof(string), typeof(string) }));
        il.Emit(OpCodes.Ret);
        return dm.CreateDelegate<Func<int, string>>();
    }

    static void Main() {
        var kept = new List<Func<int, string>>();
        for (int i = 0; i < 60; i++) {
            var f = Make(i);
            if (i % 20 == 0)
                kept.Add(f);
            else if (i % 3 == 0)
                f(i);
        }
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        for (int i = 0; i < kept.Count; i++)
            Console.WriteLine(kept[i](i) + " " + kept[i].Method.Name);
    }
}

// expect: literal 0 0 M0
// expect: literal 20 1 M20
// expect: literal 40 2 M40
