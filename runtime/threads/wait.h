/* Blocking: one process-wide lock, one condition per thread (rt_thread.wake), and the waitable objects (events, semaphores,
   mutexes) of the class library on top. Simple and correct first: WaitAny and WaitAll look at several objects under one lock.

   Rules. Nothing throws or runs managed code with the lock held. A thread blocks only in rt_block, which is also where
   Thread.Interrupt takes effect. */
#ifndef RT_WAIT_H
#define RT_WAIT_H

#include <time.h>
#include "runtime/threads/thread.h"

enum { RT_WAIT_SIGNALED = 0, RT_WAIT_ABANDONED = 0x80, RT_WAIT_TIMEOUT = 0x102, RT_WAIT_INTERRUPTED = -1, RT_WAIT_FAILED = -2 };

void rt_wait_lock(void);
void rt_wait_unlock(void);
/* A point in time [ms] from now on CLOCK_MONOTONIC; NULL (for ever) if ms < 0. [out] is the storage. */
const struct timespec *rt_deadline(struct timespec *out, int64_t ms);
/* With the lock held: sleeps until rt_wake, the deadline (RT_WAIT_TIMEOUT) or an interrupt (RT_WAIT_INTERRUPTED). May wake for nothing:
   callers look again. The lock is free while it sleeps. */
int rt_block(rt_thread *self, const struct timespec *deadline);
/* With the lock held: wakes a thread that is in rt_block. */
void rt_wake(rt_thread *t);
/* Throws ThreadInterruptedException if [result] says so; call it without the lock. */
int rt_wait_check(int result);

/* Waitable objects; a handle is the pointer as an integer. */
typedef struct rt_waitable rt_waitable;
rt_waitable *rt_event_new(bool manual_reset, bool initial);
rt_waitable *rt_semaphore_new(int32_t initial, int32_t max);
rt_waitable *rt_mutex_new(bool owned);
/* The mutex of this name (UTF-8), for all processes of the machine, or of the user; made if it is not there and [create]. *created: it was
   made, and belongs to the caller if [owned]. NULL: *error is one of runtime/threads/named.h. */
rt_waitable *rt_mutex_named(const char *name, bool user_only, bool create, bool owned, bool *created, int *error);
bool rt_waitable_is_named(const rt_waitable *w);                         /* cannot be waited for together with others */
void rt_waitable_free(rt_waitable *w);
void rt_event_set(rt_waitable *w);
void rt_event_reset(rt_waitable *w);
bool rt_semaphore_release(rt_waitable *w, int32_t n, int32_t *previous); /* false: would exceed the maximum */
bool rt_mutex_release(rt_waitable *w);                                   /* false: the caller is not the owner */
bool rt_waitable_signal(rt_waitable *w);                                 /* SignalAndWait: whichever of the three fits */
bool rt_waitable_is_mutex(const rt_waitable *w);
/* RT_WAIT_SIGNALED + index, RT_WAIT_ABANDONED + index, RT_WAIT_TIMEOUT, RT_WAIT_INTERRUPTED. n <= 64. */
int rt_wait_many(rt_waitable **objects, int n, bool all, int32_t ms);
/* Mutexes of a thread that ends become abandoned. */
void rt_mutexes_abandon(rt_thread *t);

/* The pool's semaphore: parking and waking of workers, in runtime/loop/pool.c. The first semaphore that somebody parks on is the pool's;
   to wake is right for every semaphore. */
int rt_pool_park(rt_waitable *semaphore, int32_t ms);
bool rt_pool_wake(rt_waitable *semaphore, int32_t n, int32_t *previous);

#endif
