#include "runtime/threads/wait.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/eh/eh.h"
#include "runtime/threads/named.h"

static pthread_mutex_t wait_mutex = PTHREAD_MUTEX_INITIALIZER;

void rt_wait_lock(void) {
    pthread_mutex_lock(&wait_mutex);
}

void rt_wait_unlock(void) {
    pthread_mutex_unlock(&wait_mutex);
}

const struct timespec *rt_deadline(struct timespec *out, int64_t ms) {
    if (ms < 0) return NULL;
    clock_gettime(CLOCK_MONOTONIC, out);
    out->tv_sec += ms / 1000;
    out->tv_nsec += ms % 1000 * 1000000;
    if (out->tv_nsec >= 1000000000) {
        out->tv_nsec -= 1000000000;
        out->tv_sec++;
    }
    return out;
}

static bool take_interrupt(rt_thread *self) {
    bool was = self->interrupted;
    self->interrupted = false;
    return was;
}

int rt_block(rt_thread *self, const struct timespec *deadline) {
    if (take_interrupt(self)) return RT_WAIT_INTERRUPTED;
    self->in_wait = true;
    int r = deadline ? pthread_cond_timedwait(&self->wake, &wait_mutex, deadline) : pthread_cond_wait(&self->wake, &wait_mutex);
    self->in_wait = false;
    if (take_interrupt(self)) return RT_WAIT_INTERRUPTED;
    return r == ETIMEDOUT ? RT_WAIT_TIMEOUT : RT_WAIT_SIGNALED;
}

void rt_wake(rt_thread *t) {
    pthread_cond_signal(&t->wake);
}

int rt_wait_check(int result) {
    if (result == RT_WAIT_INTERRUPTED) rt_throw_new("System.Threading.ThreadInterruptedException", NULL);
    return result;
}

/* --- waitable objects */

enum { AUTO_EVENT, MANUAL_EVENT, SEMAPHORE, MUTEX };

typedef struct waiter { /* one per object that a thread waits for, on that thread's stack; FIFO list per object */
    struct waiter *next, *prev;
    rt_thread *thread;
} waiter;

struct rt_waitable {
    int kind;
    int32_t count;       /* events: 1 is set; semaphores: free; mutexes: recursion */
    int32_t max;
    rt_thread *owner;    /* mutexes */
    bool abandoned, closed;
    int32_t refs;        /* waiting threads, + 1 until it is closed */
    waiter *first, *last;
    rt_waitable *next_owned;
    rt_named *named;     /* mutexes with a name: who owns the mutex here has this too */
    char *path;          /* of it */
    rt_waitable *next_named;
};

enum { POLL_MILLISECONDS = 5 };       /* how often to ask for a named mutex that another process has */
static rt_waitable *named_mutexes;    // of this process, one for each name

static rt_waitable *waitable_new(int kind, int32_t count, int32_t max) {
    rt_waitable *w = calloc(1, sizeof *w);
    if (!w) return NULL;
    *w = (rt_waitable){ .kind = kind, .count = count, .max = max, .refs = 1 };
    return w;
}

rt_waitable *rt_event_new(bool manual_reset, bool initial) {
    return waitable_new(manual_reset ? MANUAL_EVENT : AUTO_EVENT, initial, 1);
}

rt_waitable *rt_semaphore_new(int32_t initial, int32_t max) {
    return waitable_new(SEMAPHORE, initial, max);
}

static void own(rt_waitable *w, rt_thread *t) {
    w->owner = t;
    w->count++;
    if (w->count > 1) return;
    w->next_owned = t->owned_mutexes;
    t->owned_mutexes = w;
}

static void disown(rt_waitable *w, bool abandoned) {
    rt_waitable **p = (rt_waitable **)&w->owner->owned_mutexes;
    while (*p && *p != w) p = &(*p)->next_owned;
    if (*p) *p = w->next_owned;
    w->owner = NULL;
    w->count = 0;
    if (w->named) rt_named_release(w->named, abandoned);
    else w->abandoned = abandoned;
}

rt_waitable *rt_mutex_new(bool owned) {
    rt_waitable *w = waitable_new(MUTEX, 0, 0);
    if (!w || !owned) return w;
    rt_thread *self = rt_thread_self();
    rt_wait_lock();
    own(w, self);
    rt_wait_unlock();
    return w;
}

static void forget_name(rt_waitable *w) {
    rt_waitable **p = &named_mutexes;
    while (*p != w) p = &(*p)->next_named;
    *p = w->next_named;
    rt_named_close(w->named);
    free(w->path);
}

static void unref(rt_waitable *w) {
    if (--w->refs > 0) return;
    if (w->kind == MUTEX && w->owner) disown(w, false);
    if (w->named) forget_name(w);
    free(w);
}

static rt_waitable *find_named(const char *path) {
    rt_waitable *w = named_mutexes;
    while (w && strcmp(w->path, path)) w = w->next_named;
    return w;
}

/* With the lock: a new waitable over the file; takes [path]. */
static rt_waitable *open_named(char *path, bool create, bool *created, int *error) {
    rt_named *n = rt_named_open(path, create, created, error);
    rt_waitable *w = n ? waitable_new(MUTEX, 0, 0) : NULL;
    if (!w) {
        if (n) rt_named_close(n);
        free(path);
        return NULL;
    }
    w->named = n;
    w->path = path;
    w->next_named = named_mutexes;
    named_mutexes = w;
    return w;
}

rt_waitable *rt_mutex_named(const char *name, bool user_only, bool create, bool owned, bool *created, int *error) {
    rt_thread *self = rt_thread_self();
    *created = false;
    char *path = rt_named_path(name, user_only, error);
    if (!path) return NULL;
    rt_wait_lock();
    rt_waitable *w = find_named(path);
    if (w) {
        w->refs++;
        free(path);
    } else {
        w = open_named(path, create, created, error);
    }
    bool abandoned;
    if (w && owned && *created && rt_named_try(w->named, &abandoned)) own(w, self);
    rt_wait_unlock();
    return w;
}

void rt_waitable_free(rt_waitable *w) {
    if (!w) return;
    rt_wait_lock();
    unref(w);
    rt_wait_unlock();
}

/* A named mutex that is free is taken from the other processes by this: a wait for one is for nothing else. */
static bool is_available(rt_waitable *w, const rt_thread *self) {
    if (w->kind != MUTEX) return w->count > 0;
    if (w->owner || !w->named) return !w->owner || w->owner == self;
    return rt_named_try(w->named, &w->abandoned);
}

/* Takes what a successful wait takes; whether a mutex was abandoned. */
static bool acquire(rt_waitable *w, rt_thread *self) {
    if (w->kind == MUTEX) {
        bool abandoned = w->abandoned;
        w->abandoned = false;
        own(w, self);
        return abandoned;
    }
    if (w->kind != MANUAL_EVENT) w->count--;
    return false;
}

/* Wakes up to n of the waiting threads, first come first served; which of them gets it is decided when they look. */
static void wake_waiters(rt_waitable *w, int32_t n) {
    for (waiter *x = w->first; x && n > 0; x = x->next, n--) rt_wake(x->thread);
}

void rt_event_set(rt_waitable *w) {
    rt_wait_lock();
    w->count = 1;
    wake_waiters(w, INT32_MAX); // a waiter of WaitAll may not be able to take it, so one is not enough
    rt_wait_unlock();
}

void rt_event_reset(rt_waitable *w) {
    rt_wait_lock();
    w->count = 0;
    rt_wait_unlock();
}

bool rt_semaphore_release(rt_waitable *w, int32_t n, int32_t *previous) {
    rt_wait_lock();
    bool fits = n <= w->max - w->count;
    if (previous) *previous = w->count;
    if (fits) {
        w->count += n;
        wake_waiters(w, INT32_MAX);
    }
    rt_wait_unlock();
    return fits;
}

bool rt_mutex_release(rt_waitable *w) {
    rt_thread *self = rt_thread_self();
    rt_wait_lock();
    bool mine = w->owner == self;
    if (mine && w->count > 1) {
        w->count--;
    } else if (mine) {
        disown(w, false);
        wake_waiters(w, INT32_MAX);
    }
    rt_wait_unlock();
    return mine;
}

bool rt_waitable_signal(rt_waitable *w) {
    if (w->kind == MUTEX) return rt_mutex_release(w);
    if (w->kind == SEMAPHORE) return rt_semaphore_release(w, 1, NULL);
    rt_event_set(w);
    return true;
}

bool rt_waitable_is_mutex(const rt_waitable *w) {
    return w->kind == MUTEX;
}

void rt_mutexes_abandon(rt_thread *t) {
    rt_wait_lock();
    while (t->owned_mutexes) {
        rt_waitable *w = t->owned_mutexes;
        disown(w, true);
        wake_waiters(w, INT32_MAX);
    }
    rt_wait_unlock();
}

static void enqueue(rt_waitable *w, waiter *x, rt_thread *self) {
    *x = (waiter){ .prev = w->last, .thread = self };
    if (w->last) w->last->next = x;
    else w->first = x;
    w->last = x;
    w->refs++;
}

static void dequeue(rt_waitable *w, waiter *x) {
    if (x->prev) x->prev->next = x->next;
    else w->first = x->next;
    if (x->next) x->next->prev = x->prev;
    else w->last = x->prev;
    unref(w);
}

static int try_any(rt_waitable **objects, int n, rt_thread *self) {
    for (int i = 0; i < n; i++) {
        if (is_available(objects[i], self)) return (acquire(objects[i], self) ? RT_WAIT_ABANDONED : RT_WAIT_SIGNALED) + i;
    }
    return RT_WAIT_TIMEOUT;
}

static int try_all(rt_waitable **objects, int n, rt_thread *self) {
    for (int i = 0; i < n; i++) {
        if (!is_available(objects[i], self)) return RT_WAIT_TIMEOUT;
    }
    bool abandoned = false;
    for (int i = 0; i < n; i++) abandoned |= acquire(objects[i], self);
    return abandoned ? RT_WAIT_ABANDONED : RT_WAIT_SIGNALED;
}

static int try_wait(rt_waitable **objects, int n, bool all, rt_thread *self) {
    return all ? try_all(objects, n, self) : try_any(objects, n, self);
}

static bool before(const struct timespec *a, const struct timespec *b) {
    return !b || a->tv_sec < b->tv_sec || (a->tv_sec == b->tv_sec && a->tv_nsec < b->tv_nsec);
}

/* Sleeps; not for long if other processes are to be asked. RT_WAIT_TIMEOUT only at the deadline. */
static int block(rt_thread *self, const struct timespec *deadline, bool ask_others) {
    struct timespec storage;
    const struct timespec *soon = ask_others ? rt_deadline(&storage, POLL_MILLISECONDS) : NULL;
    if (!soon || !before(soon, deadline)) return rt_block(self, deadline);
    int r = rt_block(self, soon);
    return r == RT_WAIT_TIMEOUT ? RT_WAIT_SIGNALED : r;
}

bool rt_waitable_is_named(const rt_waitable *w) {
    return w->named != NULL;
}

int rt_wait_many(rt_waitable **objects, int n, bool all, int32_t ms) {
    assert(n > 0 && n <= 64 && (n == 1 || !objects[0]->named));
    rt_thread *self = rt_thread_self();
    struct timespec storage;
    const struct timespec *deadline = rt_deadline(&storage, ms);
    waiter waiters[64];
    rt_wait_lock();
    int r = self->interrupted ? rt_block(self, deadline) : try_wait(objects, n, all, self);
    if (r != RT_WAIT_TIMEOUT || ms == 0) {
        rt_wait_unlock();
        return r;
    }
    for (int i = 0; i < n; i++) enqueue(objects[i], &waiters[i], self);
    do {
        int woken = block(self, deadline, objects[0]->named != NULL);
        r = woken == RT_WAIT_INTERRUPTED ? woken : try_wait(objects, n, all, self);
        if (woken == RT_WAIT_TIMEOUT) break;
    } while (r == RT_WAIT_TIMEOUT);
    for (int i = 0; i < n; i++) dequeue(objects[i], &waiters[i]);
    rt_wait_unlock();
    return r;
}
