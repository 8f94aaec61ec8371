// A delegate closed over the first argument of a dynamic method.
using System;
using System.Collections.Generic;
using System.Reflection.Emit;

class P {
    static void Main() {
        var dm = new DynamicMethod("At", typeof(int), new[] { typeof(List<int>), typeof(int) }, typeof(P));
        var il = dm.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Callvirt, typeof(List<int>).GetMethod("get_Item"));
        il.Emit(OpCodes.Ret);
        var list = new List<int> { 10, 20, 30 };
        var closed = (Func<int, int>)dm.CreateDelegate(typeof(Func<int, int>), list);
        Console.WriteLine(closed(2));
        Console.WriteLine(ReferenceEquals(closed.Target, list));
        var open = dm.CreateDelegate<Func<List<int>, int, int>>();
        Console.WriteLine(open(list, 0) + " " + (open.Target == null));
        try {
            closed(3);
        } catch (ArgumentOutOfRangeException e) {
            Console.WriteLine(e.ParamName);
        }
    }
}

// expect: 30
// expect: True
// expect: 10 True
// expect: index
