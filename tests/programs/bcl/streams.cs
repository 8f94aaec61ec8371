// MemoryStream, readers and writers, binary and text.
using System;
using System.IO;
using System.Text;

var m = new MemoryStream();
using (var w = new BinaryWriter(m, Encoding.UTF8, leaveOpen: true))
{
    w.Write(42);
    w.Write("str");
    w.Write(2.5);
    w.Write(true);
    w.Write7BitEncodedInt(300);
}

Console.WriteLine(m.Length);
m.Position = 0;
using (var r = new BinaryReader(m))
    Console.WriteLine(r.ReadInt32() + r.ReadString() + r.ReadDouble() + r.ReadBoolean() + r.Read7BitEncodedInt());
var sr = new StringReader("l1\nl2\r\nl3");
string? s;
while ((s = sr.ReadLine()) != null)
    Console.Write(s + ";");
Console.WriteLine();
var sw = new StringWriter();
sw.Write("{0}+{1}", 1, 2);
sw.WriteLine("!");
Console.Write(sw.ToString());
var t = new MemoryStream();
using (var tw = new StreamWriter(t, new UTF8Encoding(false), 16, true))
{
    for (int i = 0; i < 20; i++)
        tw.Write("é" + i);
}

Console.WriteLine(t.Length);
t.Position = 0;
Console.WriteLine(new StreamReader(t).ReadToEnd().Length);
Console.WriteLine(Encoding.UTF8.GetString(new MemoryStream("copy"u8.ToArray()).ToArray()));

// expect: 19
// expect: 42str2.5True300
// expect: l1;l2;l3;
// expect: 1+2!
// expect: 70
// expect: 50
// expect: copy
