// DynamicILInfo: a dynamic method from raw code, with tokens for a method, a string and a type.
using System;
using System.Reflection.Emit;

class P {
    static void Put(byte[] code, ref int at, byte op, int token) {
        code[at++] = op;
        BitConverter.TryWriteBytes(code.AsSpan(at), token);
        at += 4;
    }

    static void Main() {
        var dm = new DynamicMethod("Raw", typeof(string), new[] { typeof(object) }, typeof(P));
        var info = dm.GetDynamicILInfo();
        byte[] code = new byte[32];
        int at = 0;
        Put(code, ref at, 0x72, info.GetTokenFor("value "));                       // ldstr
        code[at++] = 0x02;                                                          // ldarg.0
        Put(code, ref at, 0xA5, info.GetTokenFor(typeof(int).TypeHandle));          // unbox.any
        Put(code, ref at, 0x8C, info.GetTokenFor(typeof(int).TypeHandle));          // box
        Put(code, ref at, 0x28, info.GetTokenFor(typeof(string).GetMethod("Concat", new[] { typeof(object), typeof(object) }).MethodHandle)); // call
        code[at++] = 0x2A;                                                          // ret
        info.SetCode(code.AsSpan(0, at).ToArray(), 3);
        info.SetLocalSignature(new byte[] { 7, 0 });
        var f = dm.CreateDelegate<Func<object, string>>();
        Console.WriteLine(f(42));
        try {
            f("no int");
        } catch (InvalidCastException e) {
            Console.WriteLine(e.Message);
        }
    }
}

// expect: value 42
// expect: Unable to cast object of type 'System.String' to type 'System.Int32'.
