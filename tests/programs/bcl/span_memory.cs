// Span and Memory: searching, splitting, ranges, sorting, conversion, pools, ownership, SearchValues, string.Create.
using System;
using System.Buffers;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;

Span<int> n = [5, 3, 8, 1, 9, 2, 8];
n[1..4].Reverse();
Console.WriteLine(string.Join(",", n.ToArray()) + " " + n.IndexOf(8) + " " + n.LastIndexOf(8) + " " + n.Contains(7) + " " + n.Count(8) + " " + n.IndexOfAnyExcept(5, 1));
n.Sort((a, b) => b - a);
Console.WriteLine(string.Join(",", n.ToArray()) + " " + n.BinarySearch(5, System.Collections.Generic.Comparer<int>.Create((a, b) => b - a)) + " " + n.SequenceCompareTo([9, 9]) + " " + n.StartsWith([9, 8]) + " " + n.CommonPrefixLength([9, 8, 1]));
ReadOnlySpan<char> text = "key=value; other = 12 ;;last";
foreach (Range r in text.Split(';')) Console.Write($"[{text[r].Trim()}]");
Span<Range> parts = stackalloc Range[4];
Console.WriteLine(text.SplitAny(parts, "=; ", StringSplitOptions.RemoveEmptyEntries) + " " + text[parts[1]].ToString() + " " + text.IndexOfAny(SearchValues.Create("0123456789")) + " " + text.ContainsAny(SearchValues.Create(["OTHER", "none"], StringComparison.OrdinalIgnoreCase)));
byte[] big = new byte[1000];
new Random(1).NextBytes(big);
for (int i = 0; i < big.Length; i++) if (big[i] == 77) big[i] = 78;
big[777] = 77;
Console.WriteLine(big.AsSpan().IndexOf((byte)77) + " " + big.AsSpan(1, 900).IndexOf(new byte[] { 77 }) + " " + big.AsSpan().LastIndexOfAny((byte)77, (byte)77) + " " + big.AsSpan().SequenceEqual(big.ToArray()) + " " + new string('a', 500).AsSpan().IndexOf("ab") + " " + (new string('a', 500) + "b").AsSpan().IndexOf("ab"));
Console.WriteLine(MemoryMarshal.Cast<byte, int>(big)[3] == BitConverter.ToInt32(big, 12) ? "cast" : "wrong");
Console.WriteLine(string.Create(6, 42, (s, x) => { for (int i = 0; i < s.Length; i++) s[i] = (char)('a' + x % 26 + i % 3); }) + " " + "abc".AsMemory()[1..] + " " + MemoryMarshal.TryGetArray((ReadOnlyMemory<byte>)big.AsMemory(10, 5), out var segment) + segment.Offset);
byte[] rented = ArrayPool<byte>.Shared.Rent(100);
Console.WriteLine(rented.Length);
ArrayPool<byte>.Shared.Return(rented);
using (var owner = MemoryPool<char>.Shared.Rent(10)) Console.WriteLine(owner.Memory.Length >= 10);
var writer = new ArrayBufferWriter<byte>();
Encoding.UTF8.GetBytes("h\u00e9llo \ud83d\ude00", writer);
Console.WriteLine(Convert.ToHexString(writer.WrittenSpan) + " " + Encoding.UTF8.GetCharCount(writer.WrittenSpan) + " " + Ascii.IsValid(writer.WrittenSpan) + " " + Ascii.EqualsIgnoreCase("ABC", "abc"));
Console.WriteLine(int.Parse("  42".AsSpan()) + " " + 1234.5.TryFormat(new char[2], out int written) + written + " " + $"{42:x}".AsSpan().ToString() + " " + Utf8(7, "x"));
try { _ = n[^8]; } catch (IndexOutOfRangeException) { Console.WriteLine("range"); }
try { n[..3].CopyTo(new int[2]); } catch (ArgumentException e) { Console.WriteLine(e.Message); }
static string Utf8(int i, string s) { Span<byte> b = stackalloc byte[20]; System.Text.Unicode.Utf8.TryWrite(b, $"<{i:000}{s,3}>", out int w); return Encoding.ASCII.GetString(b[..w]); }

// expect: 5,1,8,3,9,2,8 2 6 False 2 2
// expect: 9,8,8,5,3,2,1 3 -1 True 2
// expect: [key=value][other = 12][][last]4 value 19 True
// expect: 777 776 777 True -1 499
// expect: cast
// expect: qrsqrs bc True10
// expect: 128
// expect: True
// expect: 68C3A96C6C6F20F09F9880 8 False True
// expect: 42 False0 2a <007  x>
// expect: range
// expect: Destination is too short. (Parameter 'destination')
