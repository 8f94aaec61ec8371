// A library that the alc programs load again into contexts of their own.
public interface IShape { double Area(); }

public class Square : IShape {
    public static int Count;
    public double Side = 2;
    public Square() { Count++; }
    public double Area() => Side * Side;
    public static string Where() => System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(typeof(Square).Assembly).Name;
    public static System.Reflection.Assembly LoadByName(string name) => System.Reflection.Assembly.Load(name);
}
