/* Finalizable objects: bdwgc finds those that are unreachable; they are moved from its queue to ours, ordinary ones before
   critical ones (CriticalFinalizerObject and its subclasses), and handed to managed code one by one. */
#include "runtime/gc/internal.h"

#include <pthread.h>

#include "runtime/types/loader.h"

typedef struct queued { struct queued *next; rt_object *object; } queued;
typedef struct queue { queued *first, *last; } queue;
typedef struct queues { queue ordinary, critical; } queues;

static queues *pending; // a root: the nodes and what they hold are alive while queued
static pthread_mutex_t queue_lock = PTHREAD_MUTEX_INITIALIZER;

void gc_finalizers_init(void) {
    pending = rt_gc_alloc_root(sizeof *pending);
}

static bool is_critical(const rt_type *t) {
    static rt_type *critical;
    if (!critical) critical = rt_corelib_type("System.Runtime.ConstrainedExecution", "CriticalFinalizerObject");
    return rt_type_is_subclass(t, critical);
}

/* Runs inside GC_invoke_finalizers, on the thread that asked, without bdwgc's lock. */
static void enqueue(void *base, void *unused) {
    (void)unused;
    queued *q = GC_malloc(sizeof *q);
    if (!q) return;
    q->object = (rt_object *)((uint64_t *)base + 1);
    queue *to = is_critical(q->object->type) ? &pending->critical : &pending->ordinary;
    pthread_mutex_lock(&queue_lock);
    if (to->last) to->last->next = q;
    else to->first = q;
    to->last = q;
    pthread_mutex_unlock(&queue_lock);
}

static rt_object *take(queue *from) {
    queued *q = from->first;
    if (!q) return NULL;
    from->first = q->next;
    if (!from->first) from->last = NULL;
    return q->object;
}

void rt_gc_register_finalizer(struct rt_object *o) {
    GC_register_finalizer_no_order(gc_base(o), enqueue, NULL, NULL, NULL);
}

void rt_gc_suppress_finalizer(struct rt_object *o) {
    GC_register_finalizer_no_order(gc_base(o), NULL, NULL, NULL, NULL);
}

struct rt_object *rt_gc_next_finalizable(void) {
    if (!pending->ordinary.first) GC_invoke_finalizers();
    pthread_mutex_lock(&queue_lock);
    rt_object *o = take(&pending->ordinary);
    if (!o) o = take(&pending->critical);
    pthread_mutex_unlock(&queue_lock);
    return o;
}

void rt_gc_set_finalizer_notify(void (*notify)(void)) {
    GC_set_finalizer_notifier(notify);
}
