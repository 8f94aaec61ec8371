/* The loop: the only place where coil waits for time and for descriptors, and the only folder that knows libuv.

   Workers of the thread pool that have nothing to do park here (rt_loop_park); one of the parked ones owns the loop and waits in
   libuv, the others wait on a condition each. loop.c says how it works and what always holds; pool.c binds it to the class library.

   Threads: every function may be called on any thread unless it says otherwise. None throws; managed code runs only through the hooks. */
#ifndef RT_LOOP_H
#define RT_LOOP_H

#include <stdbool.h>
#include <stdint.h>

/* What to do when something happened. Called by the owner, outside libuv and without any lock; may call everything here but
   rt_loop_park, rt_loop_poll and rt_loop_shutdown. */
typedef struct rt_loop_hooks {
    void (*due)(void *timer);       /* the time given to rt_loop_timer has come; the timer is no longer armed */
    void (*readable)(void *watch);  /* the descriptor given to rt_loop_watch can be read; asked again as long as it can */
    void (*need_worker)(void);      /* something is to be watched and nobody is parked: get a worker to park. On the thread that noticed */
} rt_loop_hooks;

/* "1.44.2": the libuv that is loaded. Static storage. */
const char *rt_loop_version(void);

/* Makes the loop; again: does nothing. [hooks] is copied. 0 or -COIL_ENOMEM. Runs no hook. */
int rt_loop_init(const rt_loop_hooks *hooks);
/* Frees the loop. Nobody may be parked and nobody may park or arm meanwhile: for tests. A program just ends. */
void rt_loop_shutdown(void);

/* Waits until there is a unit of rt_loop_wake for the caller: true. False after [ms] without one (-1: never), but not as long as the
   caller owns the loop and something is armed or watched. Runs hooks. The last comer is served first. */
bool rt_loop_park(int32_t ms);
/* Gives [n] > 0 units to parked or future callers of rt_loop_park, one each. Returns how many were free before. */
int32_t rt_loop_wake(int32_t n);
/* If something is armed or watched and nobody is parked: looks once what has happened, without waiting, and runs hooks. For workers
   between two work items, so that a pool which is always busy still sees its timers. Cheap when there is nothing to do. */
void rt_loop_poll(void);

/* Arms [timer] (any non-NULL pointer that names it) to be due in [ms] milliseconds by rt_loop_now, or changes when it is due. */
void rt_loop_timer(void *timer, uint32_t ms);
/* From now on and for ever watches [fd] for reading; [watch] names it. */
void rt_loop_watch(int fd, void *watch);
/* Milliseconds of the clock behind Environment.TickCount64. */
int64_t rt_loop_now(void);

#endif
