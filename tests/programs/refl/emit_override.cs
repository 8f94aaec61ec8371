// A built class derives from an abstract class, overrides a virtual method, calls its base, and implements an explicit method of an interface.
using System;
using System.Reflection;
using System.Reflection.Emit;

public abstract class Shape {
    public abstract double Area();
    public virtual string Describe() => "shape of " + Area();
}

class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("Square", TypeAttributes.Public, typeof(Shape), new[] { typeof(IDisposable) });
        var side = type.DefineField("Side", typeof(double), FieldAttributes.Public);
        var il = type.DefineMethod("Area", MethodAttributes.Public | MethodAttributes.Virtual, typeof(double), Type.EmptyTypes).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, side);
        il.Emit(OpCodes.Dup);
        il.Emit(OpCodes.Mul);
        il.Emit(OpCodes.Ret);
        il = type.DefineMethod("Describe", MethodAttributes.Public | MethodAttributes.Virtual, typeof(string), Type.EmptyTypes).GetILGenerator();
        il.Emit(OpCodes.Ldstr, "square, ");
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, typeof(Shape).GetMethod("Describe"));
        il.Emit(OpCodes.Call, typeof(string).GetMethod("Concat", new[] { typeof(string), typeof(string) }));
        il.Emit(OpCodes.Ret);
        var dispose = type.DefineMethod("Hidden", MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.NewSlot, typeof(void), Type.EmptyTypes);
        dispose.GetILGenerator().EmitWriteLine("disposed");
        dispose.GetILGenerator().Emit(OpCodes.Ret);
        type.DefineMethodOverride(dispose, typeof(IDisposable).GetMethod("Dispose"));
        Type t = type.CreateType();
        var shape = (Shape)Activator.CreateInstance(t);
        t.GetField("Side").SetValue(shape, 3.0);
        Console.WriteLine(shape.Area() + " " + shape.Describe());
        using ((IDisposable)shape) { }
        Console.WriteLine(t.GetMethod("Dispose") == null);
    }
}

// expect: 9 square, shape of 9
// expect: disposed
// expect: True
