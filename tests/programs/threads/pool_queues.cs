// Local and global queues: preferLocal items of a worker run, tasks started in tasks, IThreadPoolWorkItem, state and generic overloads.
using System;
using System.Threading;
using System.Threading.Tasks;

class Item(CountdownEvent e) : IThreadPoolWorkItem
{
    public void Execute() => e.Signal();
}

class P
{
    static void Main()
    {
        var done = new CountdownEvent(201);
        ThreadPool.QueueUserWorkItem(_ =>
        {
            for (int i = 0; i < 100; i++) ThreadPool.QueueUserWorkItem(s => s.Signal(), done, preferLocal: true);
            for (int i = 0; i < 100; i++) ThreadPool.UnsafeQueueUserWorkItem(new Item(done), preferLocal: i % 2 == 0);
            done.Signal();
        });
        done.Wait();
        Console.WriteLine(done.IsSet);
        int n = 0;
        Task tree = Task.Factory.StartNew(() => Grow(6, () => Interlocked.Increment(ref n)));
        tree.Wait();
        Console.WriteLine(n);
        try { ThreadPool.QueueUserWorkItem(null!); }
        catch (ArgumentNullException) { Console.WriteLine("null"); }
    }

    static void Grow(int depth, Action leaf)
    {
        if (depth == 0) { leaf(); return; }
        for (int i = 0; i < 2; i++) Task.Factory.StartNew(() => Grow(depth - 1, leaf), TaskCreationOptions.AttachedToParent);
    }
}

// expect: True
// expect: 64
// expect: null
