/* Object locks. The 64-bit header word of an object, 8 bytes before its type pointer:

     bit  0       FAT: the word points at a monitor (bits 4-47); else it is thin:
     bit  1       the object is the target of dependent handles (runtime/gc/handles.c); kept in both forms
     bits 2-7     thin: recursion beyond the first acquisition
     bits 8-31    thin: managed id of the owning thread, 0: not locked
     bits 32-63   thin: identity hash, 0: none yet. Always >= 0x10000, so that a word scanned conservatively is never an address

   Every change is a compare-and-swap: another thread may set the hash, the dependents bit or inflate at any time. Inflation happens on
   contention, Wait, or too deep recursion; it copies owner, recursion and hash, and is never undone while the object lives. */
#ifndef RT_MONITOR_H
#define RT_MONITOR_H

#include "runtime/object.h"

#define RT_HEADER_FAT 1ull
#define RT_HEADER_DEPENDENTS 2ull

/* Enters; blocks. Throws ArgumentNullException / ThreadInterruptedException. */
void rt_lock_enter(rt_object *o);
/* Enters if possible within [ms] (-1: for ever, 0: only try). Whether it did. */
bool rt_lock_try_enter(rt_object *o, int32_t ms);
/* Uncontended attempt without blocking or allocating: true if entered. */
bool rt_lock_try_fast(rt_object *o);
/* Leaves; false if the calling thread is not the owner. */
bool rt_lock_exit(rt_object *o);
bool rt_lock_is_entered(rt_object *o);
/* Monitor.Wait, Pulse: throw SynchronizationLockException if the caller is not the owner. Wait: false on time-out. */
bool rt_lock_wait(rt_object *o, int32_t ms);
void rt_lock_pulse(rt_object *o, bool all);
uint64_t rt_lock_contentions(void);
/* The hash of the header, 0 if none was given out yet. rt_object_hash (object.h) gives one. */
int32_t rt_header_hash(rt_object *o);
void rt_header_set_dependents(rt_object *o);

#endif
