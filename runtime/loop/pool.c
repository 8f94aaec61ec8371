/* The loop under the class library. Three places of it are cut over, each to a few lines of native code:

   - the semaphore on which the workers of PortableThreadPool wait for work: parking and waking are rt_loop_park and rt_loop_wake;
   - TimerQueue.SetTimer: the class library keeps its own lists of timers and asks for one wake-up per queue, which is a loop timer. When it is
     due, the queue is queued as a work item of high priority, as the class library's timer thread would have done;
   - SocketAsyncEngine.EventLoop, the body of the sockets thread: it hands the engine's event port (an epoll descriptor) to the loop and returns,
     and with it the thread ends. When the port is readable, the owner of the loop takes the events and hands them to the engine.

   ThreadPool.NotifyWorkItemComplete is wrapped so that workers which never run out of work look at the loop between two items, at most once per
   tick of the clock.

   The managed methods called here are the class library's own; what they throw is nobody's to catch, so it ends the program. */
#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>

#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/jit_interface.h"
#include "runtime/loop/loop.h"
#include "runtime/threads/wait.h"
#include "runtime/types/loader.h"

/* Named in replacements.def only. */
uint8_t rt_r_TimerQueue_SetTimer(rt_object *queue, uint32_t ms);
void rt_r_SocketAsyncEngine_EventLoop(rt_object *engine);
uint8_t rt_r_ThreadPool_NotifyWorkItemComplete(rt_object *counter, int32_t now);

static void run_managed(rt_method *m, void **args, void *ret) {
    rt_object *thrown = rt_invoke(m, args, ret);
    if (thrown) rt_unhandled(thrown);
}

static rt_method *find_method(rt_type *t, const char *name, int n_params) {
    rt_method *m = rt_type_load(t) ? NULL : rt_type_find_method(t, name, n_params);
    if (!m) rt_throw_new("System.MissingMethodException", "coil knows no method %s of the class %s.%s in this class library.", name, t->ns, t->name);
    return m;
}

/* --- hooks */

typedef struct source { /* what the loop calls a timer or a watch; never freed: the class library has one per processor */
    struct source *next;
    rt_object **object;                              /* strong handle: TimerQueue or SocketAsyncEngine */
} source;

static rt_method *queue_item, *request;              // of System.Threading.ThreadPool

static void queue_timers(void *timer) {
    rt_object *queue = *((source *)timer)->object;
    run_managed(queue_item, (void *[]){ &queue }, NULL);
}

static void request_worker(void) {
    run_managed(request, NULL, NULL);
}

static void drain_port(void *watch);

static void init(void) {
    static const rt_loop_hooks hooks = { queue_timers, drain_port, request_worker };
    if (rt_loop_init(&hooks) == 0) return;
    fprintf(stderr, "coil: libuv cannot make a loop\n");
    abort();
}

/* What is missing in an unknown class library is thrown here, where a caller can get it, not in a hook. */
static void ensure_loop(void) {
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    static bool ready;
    if (__atomic_load_n(&ready, __ATOMIC_ACQUIRE)) return;
    rt_type *pool = rt_corelib_type("System.Threading", "ThreadPool");
    queue_item = find_method(pool, "UnsafeQueueHighPriorityWorkItemInternal", 1);
    request = find_method(pool, "RequestWorkerThread", 0);
    pthread_once(&once, init);
    __atomic_store_n(&ready, true, __ATOMIC_RELEASE);
}

static source *source_new(rt_object *o) {
    source *s = malloc(sizeof *s);
    void **handle = s ? rt_gc_handle_new(o, RT_HANDLE_NORMAL) : NULL;
    if (!handle) rt_throw_new("System.OutOfMemoryException", NULL);
    *s = (source){ .object = (rt_object **)handle };
    return s;
}

/* --- the pool's semaphore */

static pthread_mutex_t adopt_lock = PTHREAD_MUTEX_INITIALIZER;
static rt_waitable *pool_semaphore;                  // set once, by the first worker that parks

/* The first semaphore somebody parks on is the pool's: what was released so far becomes units of the loop. */
static rt_waitable *adopt(rt_waitable *semaphore) {
    ensure_loop();
    pthread_mutex_lock(&adopt_lock);
    if (!pool_semaphore) {
        int32_t n = 0;
        while (rt_wait_many(&semaphore, 1, false, 0) == RT_WAIT_SIGNALED) n++;
        if (n > 0) rt_loop_wake(n);
        __atomic_store_n(&pool_semaphore, semaphore, __ATOMIC_RELEASE);
    }
    pthread_mutex_unlock(&adopt_lock);
    return pool_semaphore;
}

/* Not a place where Thread.Interrupt takes effect: it waits for the next one that is. */
int rt_pool_park(rt_waitable *semaphore, int32_t ms) {
    rt_waitable *adopted = __atomic_load_n(&pool_semaphore, __ATOMIC_ACQUIRE);
    if (!adopted) adopted = adopt(semaphore);
    if (adopted != semaphore) return rt_wait_many(&semaphore, 1, false, ms);
    rt_thread *self = rt_thread_self();
    self->in_wait = true;
    bool got = rt_loop_park(ms);
    self->in_wait = false;
    return got ? RT_WAIT_SIGNALED : RT_WAIT_TIMEOUT;
}

static bool wake_pool(int32_t n, int32_t *previous) {
    int32_t before = rt_loop_wake(n);
    if (previous) *previous = before;
    return true;
}

bool rt_pool_wake(rt_waitable *semaphore, int32_t n, int32_t *previous) {
    rt_waitable *adopted = __atomic_load_n(&pool_semaphore, __ATOMIC_ACQUIRE);
    if (adopted == semaphore) return wake_pool(n, previous);
    if (adopted) return rt_semaphore_release(semaphore, n, previous);
    pthread_mutex_lock(&adopt_lock);                 // not while somebody adopts it
    bool is_pool = pool_semaphore == semaphore;
    bool ok = is_pool || rt_semaphore_release(semaphore, n, previous);
    pthread_mutex_unlock(&adopt_lock);
    return is_pool ? wake_pool(n, previous) : ok;
}

/* --- timers */

static source *find_source(source *s, const rt_object *o) {
    while (s && *s->object != o) s = s->next;
    return s;
}

/* Called with the queue's managed lock, so never twice at once for one queue. */
uint8_t rt_r_TimerQueue_SetTimer(rt_object *queue, uint32_t ms) {
    static source *queues;
    ensure_loop();
    source *first = __atomic_load_n(&queues, __ATOMIC_ACQUIRE), *s = find_source(first, queue);
    if (!s) {
        s = source_new(queue);
        s->next = first;
        while (!__atomic_compare_exchange_n(&queues, &s->next, s, false, __ATOMIC_RELEASE, __ATOMIC_RELAXED));
    }
    rt_loop_timer(s, ms);
    return 1;
}

/* --- sockets */

typedef struct socket_event { /* Interop.Sys.SocketEvent */
    uint64_t data;
    int32_t events, pad;
} socket_event;
enum { SOCKET_EVENTS = 1024 };                       /* entries of an engine's buffer */
enum { SOCKET_READ = 1, SOCKET_WRITE = 2, SOCKET_READ_CLOSE = 4, SOCKET_CLOSE = 8, SOCKET_ERROR = 16 };

/* A hang-up alone says nothing of use: reading or writing finds out what it is. */
static int32_t socket_events(uint32_t e) {
    if (e & EPOLLHUP) e = (e & ~(uint32_t)EPOLLHUP) | EPOLLIN | EPOLLOUT;
    return (e & EPOLLIN ? SOCKET_READ : 0) | (e & EPOLLOUT ? SOCKET_WRITE : 0) | (e & EPOLLRDHUP ? SOCKET_READ_CLOSE : 0) |
           (e & EPOLLERR ? SOCKET_ERROR : 0);
}

/* Takes what is there, never waits: the socket that was ready may have been closed meanwhile. */
static int32_t take_events(int port, socket_event *out) {
    struct epoll_event events[SOCKET_EVENTS];
    int n = epoll_wait(port, events, SOCKET_EVENTS, 0);
    for (int i = 0; i < n; i++) out[i] = (socket_event){ events[i].data.u64, socket_events(events[i].events), 0 };
    return n < 0 ? 0 : n;
}

typedef struct engine_methods {
    rt_method *handler_ctor, *handle_events, *ensure_worker;
} engine_methods;

static const engine_methods *methods_of(rt_type *engine) {
    static engine_methods found;
    static bool done;
    if (__atomic_load_n(&done, __ATOMIC_ACQUIRE)) return &found;
    rt_type *handler = rt_find_type(engine->assembly, "System.Net.Sockets", "SocketAsyncEngine+SocketEventHandler", NULL);
    if (!handler) rt_throw_new("System.TypeLoadException", "coil knows no SocketAsyncEngine.SocketEventHandler in this class library.");
    found = (engine_methods){ find_method(handler, ".ctor", 1), find_method(handler, "HandleSocketEvents", 1), find_method(engine, "EnsureWorkerScheduled", 0) };
    __atomic_store_n(&done, true, __ATOMIC_RELEASE); // whoever comes second finds the same
    return &found;
}

static void drain_port(void *watch) {
    rt_object *engine = *((source *)watch)->object;
    int port = (int)*(intptr_t *)rt_field_address(engine, "_port");
    int32_t n = take_events(port, *(socket_event **)rt_field_address(engine, "_buffer"));
    if (n == 0) return;
    const engine_methods *m = methods_of(engine->type);
    uint64_t handler[8] = { 0 }, *this = handler;    // a SocketEventHandler, for the call
    assert(rt_type_value_size(m->handler_ctor->owner) <= sizeof handler);
    uint8_t queued = 0;
    run_managed(m->handler_ctor, (void *[]){ &this, &engine }, NULL);
    run_managed(m->handle_events, (void *[]){ &this, &n }, &queued);
    if (queued) run_managed(m->ensure_worker, (void *[]){ &engine }, NULL);
}

void rt_r_SocketAsyncEngine_EventLoop(rt_object *engine) {
    methods_of(engine->type);                        // here an unknown class library can still throw
    ensure_loop();
    rt_loop_watch((int)*(intptr_t *)rt_field_address(engine, "_port"), source_new(engine));
}

/* --- between two work items */

typedef uint8_t (*complete)(rt_object *pool, rt_object *counter, int32_t now);

static complete portable_complete(rt_object ***pool) {
    static complete code;
    static rt_object **instance;
    complete c = __atomic_load_n(&code, __ATOMIC_ACQUIRE);
    if (!c) {
        rt_type *t = rt_corelib_type("System.Threading", "PortableThreadPool");
        rt_method *m = find_method(t, "NotifyWorkItemComplete", 2);
        rt_type_ensure_cctor(t);
        instance = rt_static_address(t, "ThreadPoolInstance");
        c = (complete)rt_method_stub(m);
        __atomic_store_n(&code, c, __ATOMIC_RELEASE);
    }
    *pool = instance;
    return c;
}

uint8_t rt_r_ThreadPool_NotifyWorkItemComplete(rt_object *counter, int32_t now) {
    static int32_t looked;
    rt_object **pool;
    complete c = portable_complete(&pool);
    if (now != __atomic_load_n(&looked, __ATOMIC_RELAXED)) {
        __atomic_store_n(&looked, now, __ATOMIC_RELAXED);
        rt_loop_poll();
    }
    return c(*pool, counter, now);
}
