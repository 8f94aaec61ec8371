/* Threads. A record (rt_thread) is scanned memory that is never moved; it is in the list from attachment to the end of the
   thread. It refers to its Thread object strongly only while the thread runs, so that Thread objects can die. */
#include "runtime/async/async.h"
#include "runtime/threads/thread.h"

#include <assert.h>
#include <limits.h>
#include <sched.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/helpers.h"
#include "runtime/jit_interface.h"
#include "runtime/threads/wait.h"
#include "runtime/types/loader.h"

enum { UNSTARTED = 8, STOPPED = 16, WAIT_SLEEP_JOIN = 32, BACKGROUND = 4, NORMAL_PRIORITY = 2 };

__thread rt_thread *rt_current_thread;

static rt_thread *all_threads;           // under the wait lock, like the next three
static int32_t last_id;
static int32_t n_foreground;             // running foreground threads but the main one
static rt_thread *waiting_for_foreground;
static pthread_key_t detach_key;

static rt_thread *record_new(void) {
    rt_thread *t = rt_gc_alloc_root(sizeof *t);
    if (!t) return NULL;
    memset(t, 0, sizeof *t);
    t->async = (void *)rt_async_no_contexts;
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_cond_init(&t->wake, &attr);
    pthread_condattr_destroy(&attr);
    pthread_mutex_init(&t->lock, NULL);
    t->wait = rt_event_new(true, false);
    rt_wait_lock();
    t->id = ++last_id;
    rt_wait_unlock();
    return t;
}

static void record_stack(rt_thread *t) {
    pthread_attr_t attr;
    if (pthread_getattr_np(pthread_self(), &attr)) return;
    void *low;
    size_t size;
    pthread_attr_getstack(&attr, &low, &size);
    pthread_attr_destroy(&attr);
    t->stack_low = (uintptr_t)low;
    t->stack_high = (uintptr_t)low + size;
}

/* The calling OS thread becomes the thread of record [t]. */
static void become(rt_thread *t) {
    rt_gc_attach_thread();
    t->handle = pthread_self();
    t->os_id = (uint64_t)syscall(SYS_gettid);
    record_stack(t);
    rt_eh_attach_thread();
    rt_current_thread = t;
    rt_wait_lock();
    t->started = true;
    t->next = all_threads;
    all_threads = t;
    rt_wait_unlock();
}

static void leave_foreground(void) { // with the wait lock
    if (--n_foreground == 0 && waiting_for_foreground) rt_wake(waiting_for_foreground);
}

static rt_field *thread_field(const char *name) {
    rt_field *f = rt_type_find_field(rt_wk.thread, name);
    assert(f);
    return f;
}

static void *field_of(rt_object *thread, rt_field *f) {
    return (uint8_t *)rt_object_data(thread) + f->offset;
}

/* Where the thread ends: nothing of it is scanned any more, joiners go on. */
static void end_thread(rt_thread *t) {
    rt_mutexes_abandon(t);
    if (t->managed) *(uint8_t *)field_of(t->managed, thread_field("_isDead")) = 1;
    rt_wait_lock();
    rt_thread **p = &all_threads;
    while (*p != t) p = &(*p)->next;
    *p = t->next;
    t->finished = true;
    if (!t->is_background && t->id != 1) leave_foreground();
    rt_wait_unlock();
    for (uint32_t i = 0; i < t->n_tls; i++) t->tls_blocks[i] = NULL;
    t->tls_blocks = NULL;
    t->n_tls = 0;
    t->in_flight = NULL;
    rt_current_thread = NULL;
    rt_event_set(t->wait);
    bool unowned = !t->managed;
    t->managed = NULL; // from here on the finalizer of the Thread object may free the record
    if (unowned) rt_thread_free(t);
    rt_gc_detach_thread();
}

static void detach_foreign(void *record) {
    rt_current_thread = record;
    end_thread(record);
}

int rt_threads_init(void) {
    if (pthread_key_create(&detach_key, detach_foreign)) return -COIL_ENOMEM;
    rt_thread *main_thread = record_new();
    if (!main_thread) return -COIL_ENOMEM;
    become(main_thread);
    return 0;
}

/* A thread of a native library calls in for the first time. */
static rt_thread *attach_foreign(void) {
    rt_gc_attach_thread();
    rt_thread *t = record_new();
    assert(t);
    t->is_background = t->foreign = true;
    become(t);
    pthread_setspecific(detach_key, t);
    return t;
}

rt_thread *rt_thread_self(void) {
    rt_thread *t = rt_current_thread;
    return t ? t : attach_foreign();
}

void rt_gc_poll(void) { // threads are stopped by signals: nothing to do
}

/* --- thread statics */

static void grow_tls(rt_thread *t, uint32_t n) {
    uint32_t bigger = (n + 31) & ~31u;
    uint8_t **blocks = rt_gc_alloc_scanned(bigger * sizeof *blocks);
    if (!blocks) rt_throw_new("System.OutOfMemoryException", NULL);
    if (t->n_tls) memcpy(blocks, t->tls_blocks, t->n_tls * sizeof *blocks);
    t->tls_blocks = blocks;
    t->n_tls = bigger;
}

uint8_t *rt_thread_statics(rt_type *type) {
    rt_thread *t = rt_thread_self();
    uint32_t i = (uint32_t)type->tls_index;
    if (i >= t->n_tls) grow_tls(t, i + 1);
    if (!t->tls_blocks[i]) {
        t->tls_blocks[i] = rt_gc_alloc_scanned(type->tls_size);
        if (!t->tls_blocks[i]) rt_throw_new("System.OutOfMemoryException", NULL);
    }
    return t->tls_blocks[i];
}

/* --- Thread objects */

static void bind_object(rt_thread *t, rt_object *managed) {
    *(rt_thread **)field_of(managed, thread_field("_DONT_USE_InternalThread")) = t;
    *(int32_t *)field_of(managed, thread_field("_managedThreadId")) = t->id;
    *(int32_t *)field_of(managed, thread_field("_priority")) = NORMAL_PRIORITY;
}

rt_thread *rt_thread_of(rt_object *managed) {
    return *(rt_thread **)field_of(managed, thread_field("_DONT_USE_InternalThread"));
}

static void set_current(rt_object *managed) {
    rt_field *f = thread_field("t_currentThread");
    assert(f->is_tls);
    *(rt_object **)(rt_thread_statics(f->owner) + f->offset) = managed;
    rt_current_thread->async = managed; /* compiled code reads the contexts there */
}

rt_object *rt_thread_object(rt_thread *t) {
    if (t->managed) return t->managed;
    rt_object *o = rt_object_new(rt_wk.thread);
    bind_object(t, o);
    t->managed = o;
    set_current(o);
    return o;
}

rt_thread *rt_thread_new(rt_object *managed) {
    rt_thread *t = record_new();
    if (!t) rt_throw_new("System.OutOfMemoryException", NULL);
    t->weak_managed = rt_gc_handle_new(managed, RT_HANDLE_WEAK_TRACK);
    bind_object(t, managed);
    return t;
}

void rt_thread_free(rt_thread *t) {
    if (!t || (t->started && !t->finished)) return;
    rt_waitable_free(t->wait);
    if (t->weak_managed) rt_gc_handle_free(t->weak_managed);
    pthread_cond_destroy(&t->wake);
    pthread_mutex_destroy(&t->lock);
    rt_gc_free_root(t);
}

/* --- start and end */

static void run(rt_thread *t) {
    static rt_method *start;
    if (!start) start = rt_type_find_method(rt_wk.thread, "StartCallback", 0);
    set_current(t->managed);
    rt_call(start, (void *[]){ &t->managed }, NULL);
}

static void *thread_main(void *record) {
    rt_thread *t = record;
    become(t);
    if (*t->name) pthread_setname_np(t->handle, t->name);
    rt_wait_lock();
    if (t->starter) rt_wake(t->starter);
    t->starter = NULL;
    rt_wait_unlock();
    run(t);
    end_thread(t);
    return NULL;
}

static int create(rt_thread *t, size_t stack_size) {
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    if (stack_size) {
        size_t least = (size_t)PTHREAD_STACK_MIN + (256 << 10), page = 4096;
        stack_size = stack_size < least ? least : stack_size;
        pthread_attr_setstacksize(&attr, (stack_size + page - 1) & ~(page - 1));
    }
    pthread_t handle;
    int r = pthread_create(&handle, &attr, thread_main, t);
    pthread_attr_destroy(&attr);
    return r;
}

void rt_thread_start(rt_thread *t, size_t stack_size) {
    rt_thread *self = rt_thread_self();
    t->managed = t->weak_managed ? *t->weak_managed : NULL;
    if (!t->managed || t->started) rt_throw_new("System.Threading.ThreadStateException", "Thread is running or terminated; it cannot restart.");
    rt_wait_lock();
    t->starter = self;
    if (!t->is_background) n_foreground++;
    rt_wait_unlock();
    if (create(t, stack_size)) {
        rt_wait_lock();
        if (!t->is_background) leave_foreground();
        rt_wait_unlock();
        t->managed = NULL;
        rt_throw_new("System.OutOfMemoryException", "Insufficient memory to start the thread.");
    }
    rt_wait_lock();
    bool interrupted = false;
    while (!t->started || t->starter) interrupted |= rt_block(self, NULL) == RT_WAIT_INTERRUPTED;
    self->interrupted |= interrupted;
    rt_wait_unlock();
}

bool rt_thread_join(rt_thread *t, int32_t ms) {
    if (!t->started) rt_throw_new("System.Threading.ThreadStateException", "Thread has not been started.");
    rt_waitable *end = t->wait;
    return rt_wait_check(rt_wait_many(&end, 1, false, ms)) != RT_WAIT_TIMEOUT;
}

void rt_thread_sleep(int32_t ms) {
    rt_thread *self = rt_thread_self();
    if (ms == 0) {
        sched_yield();
        return;
    }
    struct timespec storage;
    const struct timespec *deadline = rt_deadline(&storage, ms);
    int r;
    rt_wait_lock();
    do r = rt_block(self, deadline);
    while (r == RT_WAIT_SIGNALED);
    rt_wait_unlock();
    rt_wait_check(r);
}

void rt_thread_interrupt(rt_thread *t) {
    rt_wait_lock();
    t->interrupted = true;
    if (t->in_wait) rt_wake(t);
    rt_wait_unlock();
}

/* Under the lock a thread that has not finished cannot: its handle is good. */
void rt_thread_rename(rt_thread *t, const char *name) {
    rt_wait_lock();
    if (*name && t->started && !t->finished) pthread_setname_np(t->handle, name);
    rt_wait_unlock();
}

void rt_thread_set_background(rt_thread *t, bool background) {
    rt_wait_lock();
    bool counts = t->started && !t->finished && t->id != 1;
    if (counts && background && !t->is_background) leave_foreground();
    if (counts && !background && t->is_background) n_foreground++;
    t->is_background = background;
    rt_wait_unlock();
}

int32_t rt_thread_state(rt_thread *t) {
    int32_t s = t->is_background ? BACKGROUND : 0;
    if (t->finished) return STOPPED;
    if (!t->started) return s | UNSTARTED;
    return t->in_wait ? s | WAIT_SLEEP_JOIN : s;
}

void rt_threads_wait_foreground(void) {
    rt_thread *self = rt_thread_self();
    rt_wait_lock();
    waiting_for_foreground = self;
    while (n_foreground > 0) rt_block(self, NULL);
    waiting_for_foreground = NULL;
    rt_wait_unlock();
}
