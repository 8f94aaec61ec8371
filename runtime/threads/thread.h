/* Threads: the native record of a managed thread, thread statics, start, join, sleep, interrupt. */
#ifndef RT_THREAD_H
#define RT_THREAD_H

#include <pthread.h>
#include "runtime/object.h"

enum { RT_THREAD_NAME = 16 };  /* what the kernel keeps of a name, with its NUL */

typedef struct rt_thread {
    rt_object *managed;          /* System.Threading.Thread or NULL until asked for; this block is a GC root */
    uint8_t **tls_blocks;        /* by rt_type.tls_index; blocks GC-scanned, rooted here */
    uint32_t n_tls;
    int32_t id;                  /* managed thread id */
    int32_t last_pinvoke_error;
    struct rt_filter_frame *filter_frames;
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
    void *wait;                  /* runtime/threads: event that is set when the thread has ended */
    void *owned_mutexes;         /* runtime/threads/wait.c */
    void **weak_managed;         /* weak handle of the Thread object, for a thread that was not started yet */
    struct rt_thread *starter;   /* waits until this thread runs */
    bool in_wait, foreign;       /* blocked in the runtime; not created by it */
    uint64_t os_id;
    char name[RT_THREAD_NAME];   /* for the system; set by the thread itself when it begins */
} rt_thread;

/* The calling thread's record; attaches the thread if the runtime has not seen it (background). Never NULL. */
rt_thread *rt_thread_self(void);
extern __thread rt_thread *rt_current_thread; /* NULL on unknown threads */
int rt_threads_init(void);        /* main thread becomes managed thread 1 */
/* Address of the current thread's block of thread statics of [t]; allocated zeroed on first use. */
uint8_t *rt_thread_statics(rt_type *t);
void rt_threads_wait_foreground(void); /* at exit of Main */

/* Managed threads. A record lives until the thread has ended and its Thread object is gone. */
rt_thread *rt_thread_new(rt_object *managed);             /* record of an unstarted thread; sets the object's fields */
void rt_thread_start(rt_thread *t, size_t stack_size);    /* returns when it runs; throws OutOfMemoryException */
rt_object *rt_thread_object(rt_thread *t);                /* the Thread object of the calling thread; made on demand */
rt_thread *rt_thread_of(rt_object *managed);              /* NULL: not initialised */
bool rt_thread_join(rt_thread *t, int32_t ms);            /* false on time-out; throws ThreadInterruptedException */
void rt_thread_sleep(int32_t ms);
void rt_thread_interrupt(rt_thread *t);
/* The name that the system shows; nothing if it is empty or the thread does not run. */
void rt_thread_rename(rt_thread *t, const char *name);
void rt_thread_set_background(rt_thread *t, bool background);
int32_t rt_thread_state(rt_thread *t);                    /* System.Threading.ThreadState bits */
void rt_thread_free(rt_thread *t);                        /* by the finalizer of the Thread object */

/* The finalizer thread: allowed from now on; the OS thread itself is made when there is something to do. */
void rt_finalizer_start(void);
/* Runs what is queued now and returns when that is done (GC.WaitForPendingFinalizers). */
void rt_finalizer_wait(void);

#endif
