// Deflate, gzip, zlib, Brotli streams and zip archives in memory; CRC of the container; corrupt data.
using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;

byte[] data = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 3000).Select(i => $"line {i * 7919 % 1000} of text\n")));
foreach (var (name, pack, unpack) in new (string, Func<Stream, Stream>, Func<Stream, Stream>)[]
{
    ("deflate", s => new DeflateStream(s, CompressionLevel.SmallestSize, true), s => new DeflateStream(s, CompressionMode.Decompress)),
    ("gzip", s => new GZipStream(s, CompressionLevel.Optimal, true), s => new GZipStream(s, CompressionMode.Decompress)),
    ("zlib", s => new ZLibStream(s, CompressionLevel.Fastest, true), s => new ZLibStream(s, CompressionMode.Decompress)),
    ("brotli", s => new BrotliStream(s, CompressionLevel.Optimal, true), s => new BrotliStream(s, CompressionMode.Decompress)),
    ("stored", s => new DeflateStream(s, CompressionLevel.NoCompression, true), s => new DeflateStream(s, CompressionMode.Decompress))
})
{
    var packed = new MemoryStream();
    using (var p = pack(packed)) for (int i = 0; i < data.Length; i += 1000) p.Write(data, i, Math.Min(1000, data.Length - i));
    packed.Position = 0;
    var plain = new MemoryStream();
    using (var u = unpack(packed)) u.CopyTo(plain);
    Console.WriteLine($"{name} {packed.ToArray().Length < data.Length} {Convert.ToHexString(SHA256.HashData(packed.ToArray()))[..16]} {plain.ToArray().AsSpan().SequenceEqual(data)}");
}
var zip = new MemoryStream();
using (var z = new ZipArchive(zip, ZipArchiveMode.Create, true))
    foreach (string n in new[] { "a.txt", "dir/b.txt", "empty" })
    {
        var e = z.CreateEntry(n, CompressionLevel.Optimal);
        e.LastWriteTime = new DateTimeOffset(2024, 2, 29, 10, 20, 30, TimeSpan.Zero);
        using var w = new StreamWriter(e.Open());
        if (n != "empty") w.Write(n + new string('x', 5000));
    }
using (var z = new ZipArchive(new MemoryStream(zip.ToArray())))
    foreach (var e in z.Entries)
    {
        using var r = new StreamReader(e.Open());
        Console.WriteLine($"{e.FullName} {e.Name} {e.Length} {e.CompressedLength} {e.Crc32:x8} {e.LastWriteTime.DateTime:s} {r.ReadToEnd().Length}");
    }
try { new GZipStream(new MemoryStream(new byte[20]), CompressionMode.Decompress).ReadByte(); } catch (InvalidDataException x) { Console.WriteLine(x.Message); }
try { new DeflateStream(new MemoryStream([0xff, 0xff, 0xff]), CompressionMode.Decompress).CopyTo(Stream.Null); } catch (InvalidDataException x) { Console.WriteLine(x.Message); }
try { new ZipArchive(new MemoryStream(new byte[100])); } catch (InvalidDataException x) { Console.WriteLine(x.Message); }

// expect: deflate True A78EFCBAD831CCFB True
// expect: gzip True 86740225FE445981 True
// expect: zlib True 3B7767AE7E5B54AF True
// expect: brotli True 143EE1F19B60AC44 True
// expect: stored False CE0A955AD2F9749B True
// expect: a.txt a.txt 5005 35 ba1b4c48 2024-02-29T10:20:30 5005
// expect: dir/b.txt b.txt 5009 41 263eacc3 2024-02-29T10:20:30 5009
// expect: empty empty 0 0 00000000 2024-02-29T10:20:30 0
// expect: The archive entry was compressed using an unsupported compression method.
// expect: The archive entry was compressed using an unsupported compression method.
// expect: End of Central Directory record could not be found.
