/* The garbage collector's seam; the only header of runtime/gc that others include. Back end: bdwgc, whole-heap mark-sweep, not moving,
   precise for objects (mark procedure over rt_type.gc_offsets), conservative for stacks, coroutine frames and registers. */
#ifndef RT_GC_H
#define RT_GC_H

#include <stddef.h>
#include <stdbool.h>
#include <stdint.h>

struct rt_object;
struct rt_type;

int rt_gc_init(void);
void rt_gc_attach_thread(void);   /* the current OS thread, before it touches any object */
void rt_gc_detach_thread(void);
/* [bytes] includes the header word; returns the address after the header word (= object reference), zeroed, without MT. NULL if out of memory. */
void *rt_gc_alloc_object(struct rt_type *t, size_t bytes);
/* Raw memory that is scanned conservatively (interior pointers count): coroutine frames, statics blocks. Zeroed. */
void *rt_gc_alloc_scanned(size_t bytes);          /* collectable: must be reachable */
void *rt_gc_alloc_root(size_t bytes);             /* never collected until rt_gc_free_root; scanned */
void rt_gc_free_root(void *p);
/* Handles: the value is the address of a slot that holds the reference (managed code reads *(object*)h). */
enum { RT_HANDLE_WEAK = 0, RT_HANDLE_WEAK_TRACK = 1, RT_HANDLE_NORMAL = 2, RT_HANDLE_PINNED = 3 };
void **rt_gc_handle_new(struct rt_object *o, int type);
void rt_gc_handle_free(void **h);
void rt_gc_handle_set(void **h, struct rt_object *o);
/* Dependent handles (ephemerons). */
void *rt_gc_dependent_new(struct rt_object *target, struct rt_object *dependent);
void rt_gc_dependent_free(void *h);
struct rt_object *rt_gc_dependent_target(void *h);
struct rt_object *rt_gc_dependent_value(void *h);
void rt_gc_dependent_set_value(void *h, struct rt_object *dependent);
void rt_gc_dependent_clear(void *h);
/* Finalizers: after registration the object is queued once when unreachable. */
void rt_gc_register_finalizer(struct rt_object *o);
void rt_gc_suppress_finalizer(struct rt_object *o);
struct rt_object *rt_gc_next_finalizable(void);   /* NULL: queue empty */
void rt_gc_set_finalizer_notify(void (*notify)(void)); /* called when the queue becomes non-empty; must only signal */
void rt_gc_collect(void);
typedef struct rt_gc_figures {
    uint64_t collections, heap_bytes, free_bytes; /* now; heap: taken from the system, free: of that, not in use */
    uint64_t live_bytes;                          /* after the last collection */
    uint64_t pause_nanoseconds, last_pause_nanoseconds, running_nanoseconds, started;
    uint32_t last_percent;                        /* of the time from the end of the last collection but one to the end of the last */
} rt_gc_figures;
rt_gc_figures rt_gc_get_figures(void);
/* Bytes of objects and scanned memory that this thread, that all threads have allocated so far. */
uint64_t rt_gc_thread_allocated(void), rt_gc_allocated(void);
/* Waits until a collection begins or ends that is not counted in *seen; false on time-out (ms < 0: none). *seen becomes the count. */
bool rt_gc_await(bool end, uint64_t *seen, int32_t ms);
/* No collections until rt_gc_resume; false if there is no memory for that many bytes. The two nest. */
bool rt_gc_pause(uint64_t bytes);
void rt_gc_resume(void);
/* Stress switch: collect at every n-th allocation of an object or of scanned memory (0: off). From COIL_GC_STRESS. */
extern uint32_t rt_gc_stress;

#endif
