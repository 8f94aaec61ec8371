// A built event: add and remove accessors found by reflection, called through EventInfo.
using System;
using System.Reflection;
using System.Reflection.Emit;

public class P {
    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        var type = module.DefineType("Source", TypeAttributes.Public);
        var field = type.DefineField("handlers", typeof(EventHandler), FieldAttributes.Private);
        var e = type.DefineEvent("Fired", EventAttributes.None, typeof(EventHandler));
        e.SetAddOnMethod(Accessor(type, field, "add_Fired", "Combine"));
        e.SetRemoveOnMethod(Accessor(type, field, "remove_Fired", "Remove"));
        var il = type.DefineMethod("Fire", MethodAttributes.Public, typeof(void), Type.EmptyTypes).GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldsfld, typeof(EventArgs).GetField("Empty"));
        il.Emit(OpCodes.Callvirt, typeof(EventHandler).GetMethod("Invoke"));
        il.Emit(OpCodes.Ret);
        Type t = type.CreateType();
        object o = Activator.CreateInstance(t);
        int n = 0;
        EventHandler h = (s, a) => Console.WriteLine("fired " + ++n + " " + ReferenceEquals(s, o));
        var info = t.GetEvent("Fired");
        info.AddEventHandler(o, h);
        info.AddEventHandler(o, h);
        t.GetMethod("Fire").Invoke(o, null);
        info.RemoveEventHandler(o, h);
        t.GetMethod("Fire").Invoke(o, null);
        Console.WriteLine(info + " " + info.AddMethod.Name + " " + info.RemoveMethod.Name);
    }

    static MethodBuilder Accessor(TypeBuilder type, FieldBuilder field, string name, string combine) {
        var m = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.SpecialName, typeof(void), new[] { typeof(EventHandler) });
        var il = m.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldfld, field);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, typeof(Delegate).GetMethod(combine, new[] { typeof(Delegate), typeof(Delegate) }));
        il.Emit(OpCodes.Castclass, typeof(EventHandler));
        il.Emit(OpCodes.Stfld, field);
        il.Emit(OpCodes.Ret);
        return m;
    }
}

// expect: fired 1 True
// expect: fired 2 True
// expect: fired 3 True
// expect: System.EventHandler Fired add_Fired remove_Fired
