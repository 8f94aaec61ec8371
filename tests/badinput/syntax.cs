// Not C#.
class P { static void Main() { int x = "text; } }
