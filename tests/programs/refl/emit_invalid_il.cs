// Wrong IL in a dynamic method is an InvalidProgramException when it is called; an empty body is refused earlier.
using System;
using System.Reflection.Emit;

class P {
    static void Main() {
        var dm = new DynamicMethod("Bad", typeof(int), Type.EmptyTypes);
        dm.GetILGenerator().Emit(OpCodes.Add);
        dm.GetILGenerator().Emit(OpCodes.Ret);
        var f = dm.CreateDelegate<Func<int>>();
        try {
            f();
        } catch (InvalidProgramException) {
            Console.WriteLine("invalid program");
        }
        try {
            new DynamicMethod("Empty", typeof(void), Type.EmptyTypes).CreateDelegate<Action>();
        } catch (InvalidOperationException e) {
            Console.WriteLine(e.Message);
        }
    }
}

// expect: invalid program
// expect: Method 'Empty' does not have a method body.
