// Runtime async above the frames: Task objects at Task boundaries, registration of awaiters, and the dispatcher that resumes chains of frames.
// Compiled against CoreLib's metadata with everything public (tools/publicise); coil checks no access at run time.
//
// A Frame is an LLVM coroutine frame (jit/async.h has the same layout): not an object, but GC memory that is scanned conservatively.
// Invariants:
// 1. A chain is linked leaf to root while the stack unwinds; it always ends in a root, a frame without Resume that belongs to one Activation.
// 2. The awaiter is registered only when the stack is unwound, so completion never meets a chain that is half built.
// 3. A frame is resumed by one thread at a time: by whoever took it from Activation.Pending.
// 4. Before a frame runs, the thread has the ExecutionContext the frame had when it was linked.
#pragma warning disable CS8500 // pointers to structs that hold references: frames do not move
using System;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Coil;

// Explicit: a struct that holds references has no order of its own.
[StructLayout(LayoutKind.Explicit)]
internal unsafe struct Frame
{
    [FieldOffset(0)] public delegate*<Frame*, void> Resume; // null: root or sentinel
    [FieldOffset(8)] public void* Destroy;
    [FieldOffset(16)] public Frame* Next;
    [FieldOffset(24)] public object? Execution;             // ExecutionContext at the await
    [FieldOffset(32)] public object? Context;               // SynchronizationContext or TaskScheduler to continue on; null: anywhere
    [FieldOffset(40)] public Exception? Exception;          // thrown by the frame when it is resumed
    [FieldOffset(48)] public uint Flags;
    [FieldOffset(52)] public int Offset;                    // IL offset of the await
    [FieldOffset(56)] public nint Method;
    [FieldOffset(64)] public long Result;                   // first bytes of what the awaited callee returned

    public const uint Done = 1, Handler = 2, NoContext = 4, Anywhere = 8;
}

// What a suspending leaf leaves for whoever registers it.
internal unsafe struct Suspension
{
    public Frame* Sentinel;                // its Next is the first real frame
    public INotifyCompletion? Awaiter;     // one of the two: no cast when it is registered
    public ICriticalNotifyCompletion? Critical;
}

[StackTraceHidden] // traces show the program's methods
internal static unsafe class Async
{
    [ThreadStatic] private static Suspension t_suspension;

    [MethodImpl(MethodImplOptions.InternalCall)] internal static extern Frame* NewFrame(nint size);
    [MethodImpl(MethodImplOptions.InternalCall)] internal static extern Frame* NewRootedFrame(nint size);
    [MethodImpl(MethodImplOptions.InternalCall)] internal static extern void AddFrame(Exception e, nint method, int offset);

    // ---- called by compiled code

    // The async entries of AwaitAwaiter and UnsafeAwaitAwaiter: the leaf of every suspension.
    internal static Frame* Suspend<T>(T awaiter) where T : INotifyCompletion
    {
        ref Suspension s = ref t_suspension;
        s.Awaiter = awaiter;
        return s.Sentinel != null ? s.Sentinel : NewSentinel();
    }

    internal static Frame* SuspendCritical<T>(T awaiter) where T : ICriticalNotifyCompletion
    {
        ref Suspension s = ref t_suspension;
        s.Critical = awaiter;
        return s.Sentinel != null ? s.Sentinel : NewSentinel();
    }

    private static Frame* NewSentinel() => t_suspension.Sentinel = NewRootedFrame(sizeof(Frame));

    // A caller whose callee suspended puts its own frame above the callee's.
    internal static void Link(Frame* callee, Frame* mine, uint flags)
    {
        Thread thread = Thread.CurrentThread;
        callee->Next = mine;
        mine->Flags = flags;
        mine->Execution = thread._executionContext;
        mine->Context = (flags & (Frame.NoContext | Frame.Anywhere)) != 0 ? null : CaptureContext(thread);
    }

    internal static void RestoreContexts(ExecutionContext? execution, SynchronizationContext? synchronization)
    {
        Thread thread = Thread.CurrentThread;
        thread._synchronizationContext = synchronization;
        SetExecution(thread, execution);
    }

    internal static Task TaskDone() => Task.CompletedTask;
    internal static Task TaskSuspended(Frame* top) => Activation<VoidTaskResult>.Start(top);
    internal static Task TaskFailed(Exception e) => Activation<VoidTaskResult>.Failed(e);
    internal static Task<T> TaskOfDone<T>(T result) => Task.FromResult(result);
    internal static Task<T> TaskOfSuspended<T>(Frame* top) => Activation<T>.Start(top);
    internal static Task<T> TaskOfFailed<T>(Exception e) => Activation<T>.Failed(e);
    internal static ValueTask ValueTaskDone() => default;
    internal static ValueTask ValueTaskSuspended(Frame* top) => new(Activation<VoidTaskResult>.Start(top));
    internal static ValueTask ValueTaskFailed(Exception e) => new(Activation<VoidTaskResult>.Failed(e));
    internal static ValueTask<T> ValueTaskOfDone<T>(T result) => new(result);
    internal static ValueTask<T> ValueTaskOfSuspended<T>(Frame* top) => new(Activation<T>.Start(top));
    internal static ValueTask<T> ValueTaskOfFailed<T>(Exception e) => new(Activation<T>.Failed(e));

    // ---- contexts

    private static object? CaptureContext(Thread thread)
    {
        SynchronizationContext? s = thread._synchronizationContext;
        if (s != null && s.GetType() != typeof(SynchronizationContext)) return s;
        TaskScheduler? scheduler = TaskScheduler.InternalCurrent;
        return scheduler != null && scheduler != TaskScheduler.Default ? scheduler : null;
    }

    private static void SetExecution(Thread thread, ExecutionContext? wanted)
    {
        ExecutionContext? current = thread._executionContext;
        if (current != wanted) ExecutionContext.RestoreChangedContextToThread(thread, wanted, current);
    }

    // ---- registration and resumption

    internal static void Register(Activation activation)
    {
        ref Suspension s = ref t_suspension;
        INotifyCompletion? awaiter = s.Awaiter;
        ICriticalNotifyCompletion? critical = s.Critical;
        activation.Pending = s.Sentinel->Next;
        s.Awaiter = null;
        s.Critical = null;
        s.Sentinel->Next = null;
        try
        {
            if (critical != null) critical.UnsafeOnCompleted(activation.Continuation);
            else awaiter!.OnCompleted(activation.Continuation);
        }
        catch (Exception e)
        {
            Task.ThrowAsync(e, null);
        }
    }

    // Runs the chain from its leaf until it ends or suspends again: a loop, not recursion.
    internal static void Run(Activation activation)
    {
        Thread thread = Thread.CurrentThread;
        ExecutionContext? execution = thread._executionContext;
        SynchronizationContext? synchronization = thread._synchronizationContext;
        Frame* f = activation.Pending;
        while (f->Resume != null)
        {
            SetExecution(thread, (ExecutionContext?)f->Execution);
            Frame* next;
            try
            {
                f->Resume(f);
                if ((f->Flags & Frame.Done) == 0)
                {
                    Register(activation);
                    f = null;
                    break;
                }
                next = f->Next;
            }
            catch (Exception e)
            {
                next = Unwind(f->Next, e);
            }
            f = next;
            if (f->Resume == null || (f->Flags & Frame.Anywhere) != 0 || BelongsHere(thread, f->Context)) continue;
            activation.Pending = f;
            Send(f->Context, activation);
            f = null;
            break;
        }
        thread._synchronizationContext = synchronization;
        SetExecution(thread, execution);
        if (f != null) activation.Finish(f);
    }

    // Frames without a handler around their await are skipped; each leaves its line in the trace.
    private static Frame* Unwind(Frame* f, Exception e)
    {
        for (; f->Resume != null && (f->Flags & Frame.Handler) == 0; f = f->Next) AddFrame(e, f->Method, f->Offset);
        f->Exception = e;
        return f;
    }

    private static bool BelongsHere(Thread thread, object? context)
    {
        if (context is SynchronizationContext) return thread._synchronizationContext == context;
        if (context is TaskScheduler) return TaskScheduler.InternalCurrent == context;
        return CaptureContext(thread) == null;
    }

    private static void Send(object? context, Activation activation)
    {
        if (context is SynchronizationContext s) s.Post(static a => ((Activation)a!).Continuation(), activation);
        else if (context is TaskScheduler t) Task.Factory.StartNew(activation.Continuation, CancellationToken.None, TaskCreationOptions.DenyChildAttach, t);
        else ThreadPool.UnsafeQueueUserWorkItemInternal(activation, preferLocal: true);
    }
}

// One activation of an async method that was called through its Task-returning entry and suspended: what is resumed, and the task to complete.
[StackTraceHidden]
internal abstract unsafe class Activation : IThreadPoolWorkItem
{
    private object? _pending; // a frame: the collector follows it, nobody else may look
    internal readonly Action Continuation;

    protected Activation() => Continuation = Resume;

    internal Frame* Pending
    {
        get => *(Frame**)Unsafe.AsPointer(ref _pending);
        set => *(Frame**)Unsafe.AsPointer(ref _pending) = value;
    }

    private void Resume() => Async.Run(this);
    void IThreadPoolWorkItem.Execute() => Async.Run(this);
    internal abstract void Finish(Frame* root);
}

internal sealed unsafe class Activation<T> : Activation
{
    private readonly Task<T> _task = new();

    internal static Task<T> Start(Frame* top)
    {
        var activation = new Activation<T>();
        top->Next = Async.NewFrame(sizeof(Frame) + Unsafe.SizeOf<T>()); // the root: kept alive by the chain
        Async.Register(activation);
        return activation._task;
    }

    internal static Task<T> Failed(Exception e)
    {
        var task = new Task<T>();
        Fail(task, e);
        return task;
    }

    internal override void Finish(Frame* root)
    {
        Pending = null;
        if (root->Exception != null) Fail(_task, root->Exception);
        else _task.TrySetResult(Unsafe.As<long, T>(ref root->Result));
    }

    private static void Fail(Task<T> task, Exception e)
    {
        if (e is OperationCanceledException canceled) task.TrySetCanceled(canceled.CancellationToken, canceled);
        else task.TrySetException(e);
    }
}
