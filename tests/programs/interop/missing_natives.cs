// DllNotFoundException and EntryPointNotFoundException are thrown at the call, each time, with their texts; entries by EntryPoint; spelling.
using System;
using System.Runtime.InteropServices;

static class P
{
    [DllImport("no_such_lib")] static extern int no_lib();
    [DllImport("no_such_lib")] static extern int no_lib_string(string s);
    [DllImport("coiltest")] static extern int no_entry();
    [DllImport("coiltest", EntryPoint = "absent")] static extern int renamed();
    [DllImport("coiltest", EntryPoint = "suffixed", CharSet = CharSet.Unicode)] static extern int plain();
    [DllImport("coiltest", CharSet = CharSet.Unicode)] static extern int only_wide();
    [DllImport("coiltest", EntryPoint = "only_wideW", ExactSpelling = true)] static extern int wide();
    [DllImport("coiltest", EntryPoint = "suffixedA", CharSet = CharSet.Ansi)] static extern int ansi();

    static void Try(Action a)
    {
        try { a(); }
        catch (Exception e) { Console.WriteLine(e.GetType().FullName + ": " + e.Message.Split('\n')[0]); }
    }

    static void Main()
    {
        Try(() => no_lib());
        Try(() => no_lib());
        Try(() => no_lib_string("x"));
        Try(() => no_entry());
        Try(() => renamed());
        Console.WriteLine(plain() + " " + wide() + " " + ansi());
        Try(() => only_wide());
        try { no_lib(); }
        catch (TypeLoadException e) { Console.WriteLine(e is DllNotFoundException); }
    }
}

// expect: System.DllNotFoundException: Unable to load shared library 'no_such_lib' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace. If you're using glibc, consider setting the LD_DEBUG environment variable: 
// expect: System.DllNotFoundException: Unable to load shared library 'no_such_lib' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace. If you're using glibc, consider setting the LD_DEBUG environment variable: 
// expect: System.DllNotFoundException: Unable to load shared library 'no_such_lib' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace. If you're using glibc, consider setting the LD_DEBUG environment variable: 
// expect: System.EntryPointNotFoundException: Unable to find an entry point named 'no_entry' in shared library 'coiltest'.
// expect: System.EntryPointNotFoundException: Unable to find an entry point named 'absent' in shared library 'coiltest'.
// expect: 1 4 2
// expect: System.EntryPointNotFoundException: Unable to find an entry point named 'only_wide' in shared library 'coiltest'.
// expect: True
