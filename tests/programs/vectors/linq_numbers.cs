// Sum, Min, Max, Average, Contains and Range of LINQ over arrays of numbers, which the class library does with vectors.
using System;
using System.Linq;

int wrong = 0, n = 0;
for (int length = 1; length < 70; length += 2) {
    int[] ints = Enumerable.Range(0, length).Select(i => (i * 7919 + 13) % 1000 - 500).ToArray();
    long[] longs = ints.Select(i => i * 10000000000L).ToArray();
    byte[] bytes = ints.Select(i => (byte)i).ToArray();
    double[] doubles = ints.Select(i => i / 8.0).ToArray();
    int min = ints[0], max = ints[0], sum = 0, lowByte = 255;
    foreach (int i in ints) { min = Math.Min(min, i); max = Math.Max(max, i); sum += i; lowByte = Math.Min(lowByte, (byte)i); }
    Check(ints.Min() == min && ints.Max() == max && ints.Sum() == sum && longs.Min() == min * 10000000000L && longs.Sum() == sum * 10000000000L);
    Check(doubles.Min() == min / 8.0 && doubles.Max() == max / 8.0 && doubles.Sum() == sum / 8.0 && bytes.Min() == lowByte);
    Check(Math.Abs(ints.Average() - (double)sum / length) < 1e-9 && ints.Contains(ints[^1]) && !ints.Contains(12345));
    Check(Enumerable.Range(3, length).ToArray()[^1] == length + 2 && Enumerable.Repeat(7, length).Sum() == 7 * length);
    doubles[length / 2] = double.NaN;
    Check(double.IsNaN(doubles.Min()) && double.IsNaN(doubles.Sum()));
}
Console.WriteLine($"{n} checked, {wrong} wrong");
try { Console.WriteLine(Enumerable.Repeat(int.MaxValue, 33).ToArray().Sum()); } catch (OverflowException) { Console.WriteLine("overflow"); }

void Check(bool right) { n++; if (!right) wrong++; }

// expect: 175 checked, 0 wrong
// expect: overflow
