// Exceptions thrown before and after suspensions, caught around the await, with finally blocks.
using System;
using System.Threading.Tasks;

static class P
{
    static async Task<int> Fail(bool wait, string m)
    {
        if (wait)
            await Task.Yield();
        throw new InvalidOperationException(m);
    }

    static async Task<int> Middle(bool wait, string m)
    {
        try
        {
            return await Fail(wait, m);
        }
        finally
        {
            Console.WriteLine("finally of middle");
        }
    }

    static async Task Main()
    {
        foreach (bool w in new[]
        {
            false,
            true
        }

        )
        {
            try
            {
                await Middle(w, "one");
                Console.WriteLine("not reached");
            }
            catch (InvalidOperationException e)
            {
                Console.WriteLine(e.Message);
            }
            finally
            {
                Console.WriteLine("finally");
            }

            try
            {
                await Fail(w, "two");
            }
            catch (ArgumentException)
            {
                Console.WriteLine("wrong");
            }
            catch (Exception e)when (e.Message == "two")
            {
                Console.WriteLine("filtered");
            }
        }

        Task t = Fail(true, "three");
        try
        {
            await t;
        }
        catch
        {
            Console.WriteLine(t.IsFaulted + " " + t.Exception!.InnerException!.Message);
        }

        int i = 0;
        while (true)
        {
            try
            {
                await Task.Yield();
                if (++i < 3)
                    continue;
                break;
            }
            finally
            {
                Console.WriteLine("loop " + i);
            }
        }

        try
        {
            await Fail(false, "a");
        }
        catch (Exception a)
        {
            try
            {
                await Fail(true, "b");
            }
            catch (Exception b)
            {
                Console.WriteLine(a.Message + b.Message);
            }
        }
    }
}

// expect: finally of middle
// expect: one
// expect: finally
// expect: filtered
// expect: finally of middle
// expect: one
// expect: finally
// expect: filtered
// expect: True three
// expect: loop 1
// expect: loop 2
// expect: loop 3
// expect: ab
