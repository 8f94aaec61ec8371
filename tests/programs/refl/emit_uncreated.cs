// What is refused of builders: a type made twice, members after creation, an abstract method in a class that is not, a missing body or implementation.
using System;
using System.Reflection;
using System.Reflection.Emit;

class P {
    static void Try(string what, Action a) {
        try {
            a();
            Console.WriteLine(what + ": fine");
        } catch (Exception e) {
            Console.WriteLine(what + ": " + e.GetType().Name);
        }
    }

    static void Main() {
        var module = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Dyn"), AssemblyBuilderAccess.Run).DefineDynamicModule("m");
        int n = 0;
        TypeBuilder Type(Type parent = null, params Type[] interfaces) => module.DefineType("T" + n++, TypeAttributes.Public, parent ?? typeof(object), interfaces);
        var t = Type();
        Try("same name", () => module.DefineType("T0"));
        t.CreateType();
        Try("again", () => t.CreateType());
        Try("late", () => t.DefineField("x", typeof(int), FieldAttributes.Public));
        Try("abstract", () => {
            var u = Type();
            u.DefineMethod("M", MethodAttributes.Public | MethodAttributes.Abstract | MethodAttributes.Virtual, typeof(void), System.Type.EmptyTypes);
            u.CreateType();
        });
        Try("no body", () => {
            var u = Type();
            u.DefineMethod("M", MethodAttributes.Public, typeof(void), System.Type.EmptyTypes);
            u.CreateType();
        });
        Try("no implementation", () => Type(null, typeof(IDisposable)).CreateType());
        Try("sealed base", () => Type(typeof(string)).CreateType());
        Try("instance", () => Activator.CreateInstance(Type()));
        Try("invoke", () => {
            var u = Type();
            var m = u.DefineMethod("M", MethodAttributes.Public | MethodAttributes.Static, typeof(void), System.Type.EmptyTypes);
            m.GetILGenerator().Emit(OpCodes.Ret);
            m.Invoke(null, null);
        });
        Try("found", () => Console.WriteLine(module.GetType("T0") + " " + (module.Assembly.GetType("NoSuch") == null)));
    }
}

// expect: same name: ArgumentException
// expect: again: fine
// expect: late: InvalidOperationException
// expect: abstract: InvalidOperationException
// expect: no body: fine
// expect: no implementation: TypeLoadException
// expect: sealed base: NotSupportedException
// expect: instance: ArgumentException
// expect: invoke: NotSupportedException
// expect: T0 True
// expect: found: fine
