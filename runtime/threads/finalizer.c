/* The finalizer thread. bdwgc tells that objects wait (on the thread that collected); the thread then runs GC.RunFinalizers, which takes
   them one by one. It is created at the first such notice: most short programs never need it. */
#include <pthread.h>

#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/jit_interface.h"
#include "runtime/threads/thread.h"
#include "runtime/threads/wait.h"
#include "runtime/types/loader.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static uint64_t requested, done; // passes
static bool allowed, running;

static void run_finalizers(void) {
    static rt_method *run;
    if (!run) run = rt_type_find_method(rt_corelib_type("System", "GC"), "RunFinalizers", 0);
    uint64_t count = 0;
    if (run) rt_call(run, NULL, &count);
}

static void *finalizer_main(void *unused) {
    (void)unused;
    rt_thread *self = rt_thread_self();
    rt_thread_object(self);
    pthread_setname_np(pthread_self(), ".NET Finalizer");
    for (;;) {
        pthread_mutex_lock(&lock);
        while (done == requested) pthread_cond_wait(&changed, &lock);
        uint64_t pass = requested;
        pthread_mutex_unlock(&lock);
        run_finalizers();
        pthread_mutex_lock(&lock);
        done = pass;
        pthread_cond_broadcast(&changed);
        pthread_mutex_unlock(&lock);
    }
    return NULL;
}

static void ensure_thread(void) { // with the lock
    if (running || !allowed) return;
    pthread_attr_t attr;
    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    pthread_t handle;
    running = pthread_create(&handle, &attr, finalizer_main, NULL) == 0;
    pthread_attr_destroy(&attr);
}

static void request(void) {
    pthread_mutex_lock(&lock);
    requested++;
    ensure_thread();
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

void rt_finalizer_start(void) {
    allowed = true;
    rt_gc_set_finalizer_notify(request);
}

void rt_finalizer_wait(void) {
    if (!allowed) return;
    pthread_mutex_lock(&lock);
    uint64_t pass = ++requested;
    ensure_thread();
    pthread_cond_broadcast(&changed);
    while (running && done < pass) pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}
