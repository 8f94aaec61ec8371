// Files and directories in a temporary folder.
using System;
using System.IO;
using System.Linq;

string dir = Path.Combine(Path.GetTempPath(), "coil-test-" + Guid.NewGuid().ToString("N"));
Directory.CreateDirectory(dir);
try
{
    string f = Path.Combine(dir, "a.txt");
    File.WriteAllText(f, "line 1\nline 2\n");
    File.AppendAllText(f, "line 3");
    Console.WriteLine(File.ReadAllLines(f).Length + " " + new FileInfo(f).Length + " " + File.Exists(f));
    using (FileStream s = File.OpenRead(f))
    {
        s.Seek(5, SeekOrigin.Begin);
        Console.WriteLine((char)s.ReadByte());
    }

    File.Copy(f, Path.Combine(dir, "b.txt"));
    File.Move(f, Path.Combine(dir, "c.txt"));
    Directory.CreateDirectory(Path.Combine(dir, "sub"));
    Console.WriteLine(string.Join(",", Directory.GetFileSystemEntries(dir).Select(Path.GetFileName).Order()));
    try
    {
        File.ReadAllText(f);
    }
    catch (FileNotFoundException e)
    {
        Console.WriteLine(Path.GetFileName(e.FileName));
    }

    File.WriteAllBytes(f, [1, 2, 3]);
    Console.WriteLine(File.ReadAllBytes(f)[2]);
    File.Delete(f);
    Console.WriteLine(File.Exists(f));
    Console.WriteLine(Path.GetExtension("x/y.tar.gz") + Path.GetFileNameWithoutExtension("x/y.gz") + Path.GetDirectoryName("x/y.gz") + Path.Combine("a", "/b") + Path.GetFullPath("/a/../b"));
}
finally
{
    Directory.Delete(dir, true);
}

Console.WriteLine(Directory.Exists(dir));

// expect: 3 20 True
// expect: 1
// expect: b.txt,c.txt,sub
// expect: a.txt
// expect: 3
// expect: False
// expect: .gzyx/b/b
// expect: False
