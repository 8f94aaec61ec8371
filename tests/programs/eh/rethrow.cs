// throw; keeps the exception; nested handlers see it in order; a new exception replaces it.
using System;

static class P
{
    static void Level3() => throw new Exception("level 3");

    static void Level2()
    {
        try { Level3(); }
        catch (Exception e) { Console.WriteLine("2: " + e.Message); throw; }
        finally { Console.WriteLine("2 finally"); }
    }

    static void Level1()
    {
        try { Level2(); }
        catch (Exception e) { throw new InvalidOperationException("wrapped", e); }
    }

    static void Main()
    {
        try { Level1(); }
        catch (InvalidOperationException e)
        {
            Console.WriteLine(e.Message + " <- " + e.InnerException!.Message);
            Console.WriteLine(e.GetBaseException().Message);
        }
        Exception? saved = null;
        try { Level3(); } catch (Exception e) { saved = e; }
        try { throw saved!; } catch (Exception e) { Console.WriteLine(ReferenceEquals(e, saved)); }
    }
}

// expect: 2: level 3
// expect: 2 finally
// expect: wrapped <- level 3
// expect: level 3
// expect: True
