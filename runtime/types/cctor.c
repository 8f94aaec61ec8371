/* Class constructors, II.10.5.3: each runs once, on the thread that comes first.

   1. Another thread waits until it is done. The running thread itself goes on and sees the class half initialised.
   2. If waiting would close a circle of threads that wait for each other's classes, the thread that would close it goes on instead.
   3. A class constructor that throws has failed for good: every later access throws the same TypeInitializationException.
   State changes under one mutex; compiled code reads cctor_state alone. No lock is held while managed code runs. */
#include "runtime/types/internal.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/jit_interface.h"
#include "runtime/object.h"

/* A thread, as the circle test sees it: the class it waits for. */
typedef struct waiter {
    rt_type *waits_for;
} waiter;

/* rt_type.cctor_wait while running and after failure. */
typedef struct running {
    waiter *owner;
    void **failure; /* GC handle of the exception */
} running;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static __thread waiter self;

static bool would_deadlock(const rt_type *t) {
    while (t && t->cctor_state == RT_CCTOR_RUNNING) {
        const waiter *owner = ((running *)t->cctor_wait)->owner;
        if (owner == &self)
            return true;
        t = owner->waits_for;
    }
    return false;
}

static void wait_for(rt_type *t) {
    self.waits_for = t;
    pthread_cond_wait(&changed, &lock);
    self.waits_for = NULL;
}

static void claim(rt_type *t) {
    running *r = calloc(1, sizeof *r);
    assert(r && "out of memory");
    r->owner = &self;
    t->cctor_wait = r;
    __atomic_store_n(&t->cctor_state, RT_CCTOR_RUNNING, __ATOMIC_RELEASE);
}

static void finish(rt_type *t, rt_object *failure) {
    pthread_mutex_lock(&lock);
    running *r = t->cctor_wait;
    r->owner = NULL;
    r->failure = failure ? rt_gc_handle_new(failure, RT_HANDLE_NORMAL) : NULL;
    if (!failure)
        __atomic_or_fetch(&t->aux->flags, RT_AUX_CLASS_INITED | RT_AUX_INITED_ACTIVE, __ATOMIC_RELEASE);
    __atomic_store_n(&t->cctor_state, failure ? RT_CCTOR_FAILED : RT_CCTOR_DONE, __ATOMIC_RELEASE);
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

/* new TypeInitializationException(name, inner); the inner exception itself if that cannot be made. */
static rt_object *wrap(rt_type *t, rt_object *inner) {
    char name[512];
    rt_type *type = rt_corelib_type("System", "TypeInitializationException");
    rt_type *const params[] = {rt_wk.string, rt_wk.exception};
    if (rt_type_load(type))
        return inner;
    rt_method *ctor = rt_type_find_method_sig(type, ".ctor", params, 2);
    if (!ctor)
        return inner;
    rt_object *e = rt_object_new(type);
    rt_string *text = rt_string_utf8(rt_type_own_name(t->def, name, sizeof name));
    void *args[] = {&e, &text, &inner};
    return rt_invoke(ctor, args, NULL) ? inner : e;
}

static void run(rt_type *t) {
    rt_object *e = rt_invoke(t->cctor, NULL, NULL);
    if (e)
        e = wrap(t, e);
    finish(t, e);
    if (e)
        rt_throw(e);
}

/* Decides under the lock what this thread has to do: true to run the constructor. *failure: what to throw. */
static bool enter(rt_type *t, rt_object **failure) {
    bool mine = false;
    pthread_mutex_lock(&lock);
    while (t->cctor_state == RT_CCTOR_RUNNING && !would_deadlock(t))
        wait_for(t);
    if (t->cctor_state == RT_CCTOR_FAILED)
        *failure = *((running *)t->cctor_wait)->failure;
    if (t->cctor_state == RT_CCTOR_NONE_YET) {
        claim(t);
        mine = true;
    }
    pthread_mutex_unlock(&lock);
    return mine;
}

void rt_type_ensure_cctor(rt_type *t) {
    if (!rt_type_needs_cctor(t))
        return;
    if (rt_type_load(t)) {
        coil_diag d = {0};
        rt_type_diag(t, &d);
        rt_throw_diag(&d);
    }
    if (t->no_cctor)
        return;
    rt_object *failure = NULL;
    if (enter(t, &failure))
        run(t);
    else if (failure)
        rt_throw(failure);
}
