// IsAssignableFrom, IsSubclassOf and IsInstanceOfType between arrays, enums, nullables, variance, pointers and type parameters.
using System;
using System.Collections.Generic;

class Con<T> where T : List<int> { }

static class P
{
    static void Main()
    {
        Type[] types = { typeof(object), typeof(int), typeof(DayOfWeek), typeof(int?), typeof(int[]), typeof(uint[]), typeof(DayOfWeek[]), typeof(object[]), typeof(string[]),
                         typeof(IEnumerable<object>), typeof(IEnumerable<int>), typeof(IList<object>), typeof(List<string>), typeof(Array), typeof(ValueType), typeof(Enum),
                         typeof(Action<object>), typeof(Action<string>), typeof(int*), typeof(uint*), typeof(void*), typeof(int).MakeByRefType(), typeof(List<>), typeof(IEnumerable<>),
                         typeof(Con<>).GetGenericArguments()[0], typeof(Span<int>), typeof(int[,]), typeof(string[,]), typeof(int).MakeArrayType(1), typeof(void), typeof(nint[]), typeof(long[]) };
        foreach (Type a in types)
        {
            string row = "";
            foreach (Type b in types) row += (a.IsAssignableFrom(b), a.IsSubclassOf(b)) switch { (true, true) => "*", (true, false) => "+", (false, true) => "s", _ => "." };
            Console.WriteLine(row + " " + a);
        }
        object[] values = { 1, "s", new int[0], new string[0], DayOfWeek.Friday, new List<string>(), new Action<object>(_ => { }), new int[1, 1] };
        foreach (Type t in types)
        {
            if (t.IsVariableBoundArray && t.GetArrayRank() == 1) continue;
            string row = "";
            foreach (object v in values) row += t.IsInstanceOfType(v) ? "+" : ".";
            Console.WriteLine(row + " " + t);
        }
    }
}

// expect: ++++++++++++++++++....++++++++++ System.Object
// expect: s+............s................. System.Int32
// expect: s.+...........ss................ System.DayOfWeek
// expect: s+.+..........s................. System.Nullable`1[System.Int32]
// expect: s...+++......s.................. System.Int32[]
// expect: s...+++......s.................. System.UInt32[]
// expect: s...+++......s.................. System.DayOfWeek[]
// expect: s......++....s.................. System.Object[]
// expect: s.......+....s.................. System.String[]
// expect: s......+++.++................... System.Collections.Generic.IEnumerable`1[System.Object]
// expect: s...+++...+.............+....... System.Collections.Generic.IEnumerable`1[System.Int32]
// expect: s......++..+.................... System.Collections.Generic.IList`1[System.Object]
// expect: s...........+................... System.Collections.Generic.List`1[System.String]
// expect: s...+++++....+............+++.++ System.Array
// expect: s+++..........++.........+...+.. System.ValueType
// expect: s.+...........s+................ System.Enum
// expect: s...............+............... System.Action`1[System.Object]
// expect: s...............++.............. System.Action`1[System.String]
// expect: s.................++............ System.Int32*
// expect: s.................++............ System.UInt32*
// expect: s...................+........... System.Void*
// expect: s....................+.......... System.Int32&
// expect: s.....................+......... System.Collections.Generic.List`1[T]
// expect: s......................+........ System.Collections.Generic.IEnumerable`1[T]
// expect: s.......................+....... T
// expect: s.............s..........+...... System.Span`1[System.Int32]
// expect: s............s............+..... System.Int32[,]
// expect: s............s.............+.... System.String[,]
// expect: s...+++......s..............+... System.Int32[*]
// expect: s.............s..............+.. System.Void
// expect: s............s................+. System.IntPtr[]
// expect: s............s.................+ System.Int64[]
// expect: ++++++++ System.Object
// expect: +....... System.Int32
// expect: ....+... System.DayOfWeek
// expect: +....... System.Nullable`1[System.Int32]
// expect: ..+..... System.Int32[]
// expect: ..+..... System.UInt32[]
// expect: ..+..... System.DayOfWeek[]
// expect: ...+.... System.Object[]
// expect: ...+.... System.String[]
// expect: ...+.+.. System.Collections.Generic.IEnumerable`1[System.Object]
// expect: ..+..... System.Collections.Generic.IEnumerable`1[System.Int32]
// expect: ...+.... System.Collections.Generic.IList`1[System.Object]
// expect: .....+.. System.Collections.Generic.List`1[System.String]
// expect: ..++...+ System.Array
// expect: +...+... System.ValueType
// expect: ....+... System.Enum
// expect: ......+. System.Action`1[System.Object]
// expect: ......+. System.Action`1[System.String]
// expect: ........ System.Int32*
// expect: ........ System.UInt32*
// expect: ........ System.Void*
// expect: ........ System.Int32&
// expect: ........ System.Collections.Generic.List`1[T]
// expect: ........ System.Collections.Generic.IEnumerable`1[T]
// expect: ........ T
// expect: ........ System.Span`1[System.Int32]
// expect: .......+ System.Int32[,]
// expect: ........ System.String[,]
// expect: ........ System.Void
// expect: ........ System.IntPtr[]
// expect: ........ System.Int64[]
