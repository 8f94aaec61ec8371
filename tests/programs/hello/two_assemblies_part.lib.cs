// The library of two_assemblies.cs.
using System;

namespace Part
{
    public class PartException(string m) : Exception(m);

    public struct Box<T>(T value)
    {
        public T Value { get; } = value;
    }

    public abstract class Base
    {
        protected abstract string Name { get; }
        public string Describe() => "I am " + Name;
    }

    public static class Library
    {
        public static int Counter = 5;
        public static int Twice(int x) => 2 * x;
        public static void Fail(string m) => throw new PartException(m);
    }
}
