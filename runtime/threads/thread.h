/* Threads: the native record of a managed thread, thread statics, start, join, sleep, interrupt. */
#ifndef RT_THREAD_H
#define RT_THREAD_H

#include <pthread.h>
#include "runtime/object.h"

typedef struct rt_thread {
    rt_object *managed;          /* System.Threading.Thread or NULL until asked for; this block is a GC root */
    uint8_t **tls_blocks;        /* by rt_type.tls_index; blocks GC-scanned, rooted here */
    uint32_t n_tls;
    int32_t id;                  /* managed thread id */
    int32_t last_pinvoke_error;
    struct rt_filter_frame *filter_frames;
    rt_object *pending_exception;
    rt_object *in_flight;        /* exception being unwound: keeps it alive */
    void *unwind;                /* runtime/eh: the unwinder's object of the exception in flight */
    uintptr_t stack_low, stack_high;
    int32_t state;               /* ThreadState bits */
    bool is_background, is_pool, restored_trace /* PrepareForForeignExceptionRaise */, interrupted, started, finished;
    pthread_t handle;
    pthread_mutex_t lock;
    pthread_cond_t wake;
    struct rt_thread *next;
    void *async;                 /* runtime/async: per-thread state */
    void *wait;                  /* runtime/threads: current wait */
} rt_thread;

/* The calling thread's record; attaches the thread if the runtime has not seen it (background). Never NULL. */
rt_thread *rt_thread_self(void);
extern __thread rt_thread *rt_current_thread; /* NULL on unknown threads */
int rt_threads_init(void);        /* main thread becomes managed thread 1 */
/* Address of the current thread's block of thread statics of [t]; allocated zeroed on first use. */
uint8_t *rt_thread_statics(rt_type *t);
void rt_threads_wait_foreground(void); /* at exit of Main */
void rt_finalizer_start(void);

#endif
