/* Parking workers in the loop.

   A worker of the thread pool with nothing to do parks. Parking is a semaphore wait: rt_loop_wake adds units, rt_loop_park takes one.
   What is special is how the parked ones wait. One of them, the owner, waits in libuv, so that timers and descriptors need no thread of
   their own: whoever would idle anyway notices them, and the work that results runs on that very thread if nobody else takes it.
   All others sleep on a condition each, in a stack, the last comer on top, because its caches are warm and those at the bottom may
   time out. An owner that gets work hands the loop to the top of the stack before it leaves.

       rt_loop_park:   unit free? take it.   no owner? own the loop.   else sleep in the stack
       owner:          until a unit is free: run hooks for what happened; poll (uv_run once); leave
       rt_loop_wake:   a thread sleeps? give it the unit.   else count it, and if the owner polls, uv_async_send
       rt_loop_timer:  if the owner polls for longer than that, uv_async_send

   Invariants. Everything but the libuv handles is under `lock`.

   1. A unit is in `units`, or was given to exactly one sleeper that was removed from the stack in the same step. Nothing else makes or
      takes units, so none is lost or taken twice. A sleeper whose time is up looks once more under the lock: if it is no longer in
      the stack, it has a unit or the loop.
   2. If a thread sleeps in the stack, there is an owner. It may be one that was only just promoted and has not woken up yet.
   3. Only the owner touches libuv's handles, but for uv_async_send. Ownership passes under the lock, which orders its accesses.
   4. No lock is held in uv_run, and no hook and so no managed code runs inside it: callbacks only take notes, the owner reads them when
      uv_run has returned. So nothing unwinds through libuv, and a hook may arm, watch and wake.
   5. The owner polls (`polling`) only with no unit free and not longer than until
      `armed_for`. Whoever changes that under the lock sends the async, once a poll (`notified`).
   6. If something is armed or watched, there is an owner, or a worker was asked for (`requested`) that will park, or the caller
      is about to ask. `requested` is cleared when a thread becomes owner, so a worker is asked for once, not for every timer.
   7. While the owner runs hooks, the first unit that it gives by itself (it queues a work item) is left for itself: no other
      thread is woken for what this one is about to do.

   Time. Deadlines are on the coarse monotonic clock of Environment.TickCount64, because the class library compares with it: a timer that
   fires by a finer clock fires a few milliseconds early by that one, and is armed again and again. libuv's clock only decides how long a
   poll lasts; whether a timer is due is looked up afterwards, and if it is not quite, there is one more short poll.

   No handle is per timer or per socket: one uv_timer for the earliest deadline, one uv_poll for each event port (an epoll descriptor). */
#include "runtime/loop/loop.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <uv.h>

#include "coil_error.h"

#define NEVER INT64_MAX

typedef struct parked { /* one per thread */
    struct parked *below;
    pthread_cond_t wake;
    bool ready;                                      /* the condition was made */
    enum { SLEEPS, HAS_UNIT, HAS_LOOP } state;
} parked;

typedef struct timer {
    void *name;
    int64_t due;                                     /* NEVER: not armed */
} timer;

typedef struct watch {
    uv_poll_t handle;
    struct watch *next;
    void *name;
    int fd;
    bool started, readable;                          /* the owner's */
} watch;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static __thread parked me;

static struct loop {
    rt_loop_hooks hooks;
    bool ready;
    int32_t units;
    parked *owner, *top;
    bool polling, notified, requested, in_hook;
    bool orphan;                                     /* something to watch and no owner; read without the lock */
    int64_t armed_for;
    timer *timers;                                   /* few: the class library has one queue per processor */
    size_t n_timers;
    watch *watches;
    uv_loop_t uv;
    uv_async_t async;
    uv_timer_t uv_timer;
} loop;

/* --- libuv; its handles are the owner's */

static void on_async(uv_async_t *handle) {
    (void)handle;
}

/* libuv before 1.45 runs timers before it polls: one that was due at once would be gone, and the poll without an end. Stopped, the poll is a look. */
static void on_timer(uv_timer_t *handle) {
    uv_stop(handle->loop);
}

static void on_readable(uv_poll_t *handle, int status, int events) {
    (void)status, (void)events;                      // an error is found by who reads
    ((watch *)handle)->readable = true;
}

static int make_handles(void) {
    if (uv_loop_init(&loop.uv)) return -COIL_ENOMEM;
    if (uv_async_init(&loop.uv, &loop.async, on_async) || uv_timer_init(&loop.uv, &loop.uv_timer)) return -COIL_ENOMEM;
    return 0;
}

int rt_loop_init(const rt_loop_hooks *hooks) {
    pthread_mutex_lock(&lock);
    int r = loop.ready ? 0 : make_handles();
    if (!loop.ready && !r) {
        loop.hooks = *hooks;
        loop.ready = true;
    }
    pthread_mutex_unlock(&lock);
    return r;
}

static void close_handle(uv_handle_t *handle, void *arg) {
    (void)arg;
    if (!uv_is_closing(handle)) uv_close(handle, NULL);
}

void rt_loop_shutdown(void) {
    assert(!loop.owner && !loop.top);
    if (!loop.ready) return;
    uv_walk(&loop.uv, close_handle, NULL);
    uv_run(&loop.uv, UV_RUN_DEFAULT);
    int r = uv_loop_close(&loop.uv);
    assert(r == 0);
    (void)r;
    for (watch *w = loop.watches, *next; w; w = next) {
        next = w->next;
        free(w);
    }
    free(loop.timers);
    memset(&loop, 0, sizeof loop);
}

/* --- time */

int64_t rt_loop_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* --- all below: with the lock, unless the name says otherwise */

static timer *first_timer(void) {
    timer *first = NULL;
    for (size_t i = 0; i < loop.n_timers; i++) {
        timer *t = &loop.timers[i];
        if (t->due != NEVER && (!first || t->due < first->due)) first = t;
    }
    return first;
}

static int64_t earliest(void) {
    timer *t = first_timer();
    return t ? t->due : NEVER;
}

static bool is_active(void) {
    return loop.watches || earliest() != NEVER;
}

static void interrupt_poll(void) {
    if (!loop.polling || loop.notified) return;
    loop.notified = true;
    uv_async_send(&loop.async);
}

/* Invariant 6: whether the caller must ask for a worker, after it has unlocked. */
static bool must_ask(void) {
    bool unwatched = !loop.owner && is_active();
    __atomic_store_n(&loop.orphan, unwatched, __ATOMIC_RELAXED);
    if (!unwatched || loop.requested) return false;
    loop.requested = true;
    return true;
}

static void unlock_and_ask(void) {
    bool ask = must_ask();
    pthread_mutex_unlock(&lock);
    if (ask && loop.hooks.need_worker) loop.hooks.need_worker();
}

static bool take_unit(void) {
    if (loop.units == 0) return false;
    loop.units--;
    return true;
}

static void become_owner(parked *p) {
    loop.owner = p;
    loop.requested = false;
    __atomic_store_n(&loop.orphan, false, __ATOMIC_RELAXED);
}

static parked *pop(int state) {
    parked *p = loop.top;
    loop.top = p->below;
    p->state = state;
    pthread_cond_signal(&p->wake);
    return p;
}

static void leave(void) {
    loop.owner = NULL;
    if (loop.top) become_owner(pop(HAS_LOOP));
}

/* --- the owner */

static void run_hook(void (*hook)(void *), void *name) {
    loop.in_hook = true;
    pthread_mutex_unlock(&lock);
    hook(name);
    pthread_mutex_lock(&lock);
    loop.in_hook = false;
}

static bool run_due_timer(int64_t now) {
    timer *t = first_timer();
    if (!t || t->due > now) return false;
    t->due = NEVER;
    run_hook(loop.hooks.due, t->name);
    return true;
}

/* A hook may arm its timer again, even as due at once, and then the descriptors must have their turn first. */
static void deliver(void) {
    int64_t now = rt_loop_now();
    for (size_t i = loop.n_timers; i > 0 && run_due_timer(now); i--) continue;
    for (watch *w = loop.watches; w; w = w->next) {
        if (!w->readable) continue;
        w->readable = false;
        run_hook(loop.hooks.readable, w->name);
    }
}

static void start_watches(void) {
    for (watch *w = loop.watches; w; w = w->next) {
        if (w->started) continue;
        w->started = true;
        if (uv_poll_init(&loop.uv, &w->handle, w->fd)) continue; // not a descriptor: nothing will ever be readable
        uv_poll_start(&w->handle, UV_READABLE, on_readable);
    }
}

/* The latest time for the end of a poll: when a timer is due, or with nothing to watch when the owner wants to go. */
static int64_t poll_end(int64_t until) {
    int64_t due = earliest();
    return due == NEVER && !loop.watches ? until : due;
}

static void arm(int64_t end) {
    if (end == NEVER) {
        uv_timer_stop(&loop.uv_timer);
        return;
    }
    int64_t wait = end - rt_loop_now();
    uv_update_time(&loop.uv);
    uv_timer_start(&loop.uv_timer, on_timer, wait > 0 ? (uint64_t)wait : 0, 0);
}

static void poll_once(int64_t until, uv_run_mode mode) {
    start_watches();
    loop.armed_for = poll_end(until);
    arm(loop.armed_for);
    loop.polling = true;
    loop.notified = false;
    pthread_mutex_unlock(&lock);
    uv_run(&loop.uv, mode);
    pthread_mutex_lock(&lock);
    loop.polling = false;
}

static bool run_loop(int64_t until) {
    bool got;
    for (;;) {
        deliver();
        if ((got = take_unit())) break;
        if (!is_active() && until != NEVER && rt_loop_now() >= until) break;
        poll_once(until, UV_RUN_ONCE);
    }
    leave();
    return got;
}

/* --- the others */

static void prepare(parked *p) {
    p->state = SLEEPS;
    if (p->ready) return;
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&p->wake, &attr);
    pthread_condattr_destroy(&attr);
    p->ready = true;
}

static void remove_from_stack(parked *p) {
    parked **at = &loop.top;
    while (*at != p) at = &(*at)->below;
    *at = p->below;
}

static void sleep_until(parked *p, int64_t until) {
    struct timespec t = { .tv_sec = until / 1000, .tv_nsec = until % 1000 * 1000000 };
    int r = 0;
    while (p->state == SLEEPS && r != ETIMEDOUT) {
        r = until == NEVER ? pthread_cond_wait(&p->wake, &lock) : pthread_cond_timedwait(&p->wake, &lock, &t);
    }
}

static bool sleep_in_stack(int64_t until) {
    prepare(&me);
    me.below = loop.top;
    loop.top = &me;
    sleep_until(&me, until);
    if (me.state == HAS_UNIT) return true;
    if (me.state == HAS_LOOP) return run_loop(until);
    remove_from_stack(&me);
    return false;
}

/* --- entries */

bool rt_loop_park(int32_t ms) {
    int64_t until = ms < 0 ? NEVER : rt_loop_now() + ms;
    pthread_mutex_lock(&lock);
    assert(loop.ready && loop.owner != &me);
    bool got = take_unit();
    if (!got && loop.owner) {
        got = sleep_in_stack(until);
    } else if (!got) {
        become_owner(&me);
        got = run_loop(until);
    }
    unlock_and_ask();
    return got;
}

static void give_unit(void) {
    bool keeps = loop.in_hook && loop.owner == &me && loop.units == 0; // invariant 7
    if (!keeps && loop.top) {
        pop(HAS_UNIT);
        return;
    }
    loop.units++;
    interrupt_poll();
}

int32_t rt_loop_wake(int32_t n) {
    pthread_mutex_lock(&lock);
    int32_t before = loop.units;
    for (int32_t i = 0; i < n; i++) give_unit();
    pthread_mutex_unlock(&lock);
    return before;
}

void rt_loop_poll(void) {
    if (!__atomic_load_n(&loop.orphan, __ATOMIC_RELAXED)) return;
    pthread_mutex_lock(&lock);
    if (!loop.owner && is_active()) {
        bool requested = loop.requested;             // nobody parks yet: the request stands
        become_owner(&me);
        poll_once(NEVER, UV_RUN_NOWAIT);
        deliver();
        leave();
        loop.requested = !loop.owner && requested;
    }
    unlock_and_ask();
}

static timer *find_timer(void *name) {
    for (size_t i = 0; i < loop.n_timers; i++) {
        if (loop.timers[i].name == name) return &loop.timers[i];
    }
    timer *more = realloc(loop.timers, (loop.n_timers + 1) * sizeof *more);
    if (!more) abort();
    loop.timers = more;
    more[loop.n_timers] = (timer){ name, NEVER };
    return &more[loop.n_timers++];
}

void rt_loop_timer(void *name, uint32_t ms) {
    pthread_mutex_lock(&lock);
    timer *t = find_timer(name);
    t->due = rt_loop_now() + ms;
    if (t->due < loop.armed_for) interrupt_poll();
    unlock_and_ask();
}

void rt_loop_watch(int fd, void *name) {
    watch *w = calloc(1, sizeof *w);
    if (!w) abort();
    *w = (watch){ .fd = fd, .name = name };
    pthread_mutex_lock(&lock);
    w->next = loop.watches;
    loop.watches = w;
    interrupt_poll();
    unlock_and_ask();
}

const char *rt_loop_version(void) {
    return uv_version_string();
}
