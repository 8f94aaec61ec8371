// More work items than workers wait for timers by blocking their thread.
// pool: 64
using System;
using System.Linq;
using System.Threading.Tasks;

var tasks = Enumerable.Range(0, 2 * Environment.ProcessorCount + 2).Select(i => Task.Run(() => { Task.Delay(30).Wait(); return i; })).ToArray();
Console.WriteLine(Task.WaitAll(tasks, 30000));
Console.WriteLine(tasks.Sum(t => t.Result) == Enumerable.Range(0, tasks.Length).Sum());

// expect: True
// expect: True
