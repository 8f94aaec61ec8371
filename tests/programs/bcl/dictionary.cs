// Dictionary<K, V> with string, int, struct and enum keys, own comparers and many entries.
using System;
using System.Collections.Generic;

var d = new Dictionary<string, int> { ["one"] = 1, ["two"] = 2 };
d["three"] = 3;
d.Add("four", 4);
Console.WriteLine(d.Count + " " + d["two"] + " " + d.ContainsKey("five") + " " + d.ContainsValue(3));
Console.WriteLine(d.TryGetValue("one", out int v) + " " + v);
d.Remove("one");
foreach (var kv in d) Console.WriteLine(kv.Key + "=" + kv.Value);
try { d.Add("two", 2); } catch (ArgumentException) { Console.WriteLine("duplicate"); }
try { _ = d["none"]; } catch (KeyNotFoundException) { Console.WriteLine("no key"); }
var big = new Dictionary<int, long>();
for (int i = 0; i < 5000; i++) big[i * 7] = i;
for (int i = 0; i < 5000; i += 2) big.Remove(i * 7);
long sum = 0; foreach (long x in big.Values) sum += x;
Console.WriteLine(big.Count + " " + sum);
var ci = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase) { ["Key"] = 5 };
Console.WriteLine(ci["kEY"]);
var e = new Dictionary<DayOfWeek, string> { [DayOfWeek.Monday] = "m" };
Console.WriteLine(e[DayOfWeek.Monday]);
var t = new Dictionary<(int, string), double> { [(1, "a")] = 2.5 };
Console.WriteLine(t[(1, "a")]);
Console.WriteLine(string.Join(",", d.Keys));
var sorted = new SortedDictionary<string, int>(d);
foreach (string k in sorted.Keys) Console.Write(k + ";");
Console.WriteLine();
Console.WriteLine(big.GetValueOrDefault(7, -1) + " " + big.GetValueOrDefault(0, -1));

// expect: 4 2 False True
// expect: True 1
// expect: two=2
// expect: three=3
// expect: four=4
// expect: duplicate
// expect: no key
// expect: 2500 6250000
// expect: 5
// expect: m
// expect: 2.5
// expect: two,three,four
// expect: four;three;two;
// expect: 1 -1
