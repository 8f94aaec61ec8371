#include "runtime/threads/monitor.h"

#include <assert.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/helpers.h"
#include "runtime/threads/wait.h"

enum { RECURSION_SHIFT = 2, OWNER_SHIFT = 8, HASH_SHIFT = 32, SPINS = 60, FIRST_SWEEP = 256 };
#define RECURSION_ONE (1ull << RECURSION_SHIFT)
#define RECURSION_MASK (0x3Full << RECURSION_SHIFT)
#define OWNER_MASK (0xFFFFFFull << OWNER_SHIFT)
#define MONITOR_MASK 0xFFFFFFFFFFF0ull
#define LOCKED_MASK (RECURSION_MASK | OWNER_MASK)

typedef struct pulse_waiter { struct pulse_waiter *next; rt_thread *thread; bool pulsed; } pulse_waiter;

/* A fat lock. [owner] changes by compare-and-swap; the rest of the owner's fields belong to the owner. Threads that must block, block
   under the process-wide wait lock: they count themselves in [blocked] before their last attempt, and the leaver looks at
   [blocked] after it let go, so one of them sees the other. */
typedef struct monitor {
    int32_t owner;              /* managed thread id, 0: free */
    uint32_t recursion;
    int32_t blocked;
    int32_t hash;
    pulse_waiter *first, *last; /* Monitor.Wait, under the wait lock */
    pulse_waiter *entering;     /* under the wait lock */
    void **object;              /* weak handle: empty when the object is gone and the monitor can be used again */
    struct monitor *next;
} monitor;

static monitor *all_monitors, *free_monitors; // under monitors_lock
static size_t n_monitors, sweep_at = FIRST_SWEEP;
static pthread_mutex_t monitors_lock = PTHREAD_MUTEX_INITIALIZER;
static uint64_t contentions;

static inline uint64_t load(uint64_t *h) {
    return __atomic_load_n(h, __ATOMIC_ACQUIRE);
}

static inline bool swap(uint64_t *h, uint64_t *expected, uint64_t desired) {
    return __atomic_compare_exchange_n(h, expected, desired, false, __ATOMIC_SEQ_CST, __ATOMIC_ACQUIRE);
}

static inline monitor *fat(uint64_t w) {
    return (monitor *)(w & MONITOR_MASK);
}

static inline uint64_t my_owner(void) {
    return (uint64_t)rt_thread_self()->id << OWNER_SHIFT;
}

/* --- monitors: made and found again when their object is gone */

static void sweep_monitors(void) {
    monitor **p = &all_monitors;
    while (*p) {
        monitor *m = *p;
        if (__atomic_load_n(m->object, __ATOMIC_ACQUIRE)) {
            p = &m->next;
            continue;
        }
        *p = m->next;
        rt_gc_handle_free(m->object);
        n_monitors--;
        m->next = free_monitors;
        free_monitors = m;
    }
    sweep_at = n_monitors * 2 < FIRST_SWEEP ? FIRST_SWEEP : n_monitors * 2;
}

static monitor *monitor_new(rt_object *o) {
    void **weak = rt_gc_handle_new(o, RT_HANDLE_WEAK_TRACK);
    pthread_mutex_lock(&monitors_lock);
    if (n_monitors >= sweep_at) sweep_monitors();
    monitor *m = free_monitors;
    if (m) free_monitors = m->next;
    else m = aligned_alloc(16, (sizeof *m + 15) & ~(size_t)15);
    if (m) {
        memset(m, 0, sizeof *m);
        m->object = weak;
        m->next = all_monitors;
        all_monitors = m;
        n_monitors++;
    }
    pthread_mutex_unlock(&monitors_lock);
    if (!m || !weak) rt_throw_new("System.OutOfMemoryException", NULL);
    return m;
}

static void monitor_discard(monitor *m) { // lost the race to inflate: let the next sweep take it
    rt_gc_handle_set(m->object, NULL);
}

/* The monitor of [o]; makes the header fat if it is not. */
static monitor *inflate(rt_object *o) {
    uint64_t *h = rt_object_header(o);
    uint64_t w = load(h);
    if (w & RT_HEADER_FAT) return fat(w);
    monitor *m = monitor_new(o);
    do {
        if (w & RT_HEADER_FAT) {
            monitor_discard(m);
            return fat(w);
        }
        m->owner = (int32_t)((w & OWNER_MASK) >> OWNER_SHIFT);
        m->recursion = (uint32_t)((w & RECURSION_MASK) >> RECURSION_SHIFT);
        m->hash = (int32_t)(w >> HASH_SHIFT);
    } while (!swap(h, &w, (uint64_t)m | RT_HEADER_FAT | (w & RT_HEADER_DEPENDENTS)));
    return m;
}

/* --- entering */

static bool fat_try(monitor *m, int32_t id) {
    if (__atomic_load_n(&m->owner, __ATOMIC_RELAXED) == id) {
        m->recursion++;
        return true;
    }
    int32_t nobody = 0;
    if (!__atomic_compare_exchange_n(&m->owner, &nobody, id, false, __ATOMIC_SEQ_CST, __ATOMIC_RELAXED)) return false;
    return true;
}

static inline void relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static bool fat_spin(monitor *m, int32_t id) {
    for (int i = 0; i < SPINS; i++) {
        if (fat_try(m, id)) return true;
        if (i % 20 == 19) sched_yield();
        else relax();
    }
    return false;
}

static void entering_add(monitor *m, pulse_waiter *w) {
    pulse_waiter **p = &m->entering;
    while (*p) p = &(*p)->next;
    *p = w;
}

static void entering_remove(monitor *m, pulse_waiter *w) {
    pulse_waiter **p = &m->entering;
    while (*p != w) p = &(*p)->next;
    *p = w->next;
}

/* With the wait lock held: blocks until entered, time-out or (if [interruptible]) interrupt. */
static int fat_block(monitor *m, rt_thread *self, const struct timespec *deadline, bool interruptible) {
    pulse_waiter me = { .thread = self };
    bool interrupted = false;
    int r = RT_WAIT_SIGNALED;
    __atomic_add_fetch(&m->blocked, 1, __ATOMIC_SEQ_CST);
    entering_add(m, &me);
    while (!fat_try(m, self->id)) {
        if (r == RT_WAIT_TIMEOUT || (r == RT_WAIT_INTERRUPTED && interruptible)) break;
        r = rt_block(self, deadline);
        interrupted |= r == RT_WAIT_INTERRUPTED;
    }
    bool entered = m->owner == self->id;
    entering_remove(m, &me);
    __atomic_sub_fetch(&m->blocked, 1, __ATOMIC_SEQ_CST);
    if (!entered && m->entering) rt_wake(m->entering->thread); // the wake-up may have been meant for any of us
    if (interrupted && (!interruptible || entered)) self->interrupted = true;
    return entered ? RT_WAIT_SIGNALED : r;
}

static int fat_enter(monitor *m, int32_t ms) {
    rt_thread *self = rt_thread_self();
    if (fat_try(m, self->id)) return RT_WAIT_SIGNALED;
    if (ms == 0) return RT_WAIT_TIMEOUT;
    __atomic_add_fetch(&contentions, 1, __ATOMIC_RELAXED);
    if (fat_spin(m, self->id)) return RT_WAIT_SIGNALED;
    struct timespec storage;
    const struct timespec *deadline = rt_deadline(&storage, ms);
    rt_wait_lock();
    int r = fat_block(m, self, deadline, true);
    rt_wait_unlock();
    return r;
}

static void fat_leave(monitor *m) {
    if (m->recursion > 0) {
        m->recursion--;
        return;
    }
    __atomic_store_n(&m->owner, 0, __ATOMIC_SEQ_CST);
    if (__atomic_load_n(&m->blocked, __ATOMIC_SEQ_CST) == 0) return;
    rt_wait_lock();
    if (m->entering) rt_wake(m->entering->thread);
    rt_wait_unlock();
}

bool rt_lock_try_fast(rt_object *o) {
    uint64_t *h = rt_object_header(o), w = load(h), me = my_owner();
    for (;;) {
        if (w & RT_HEADER_FAT) return fat_try(fat(w), rt_thread_self()->id);
        uint64_t next;
        if ((w & OWNER_MASK) == 0) next = w | me;
        else if ((w & OWNER_MASK) == me && (w & RECURSION_MASK) != RECURSION_MASK) next = w + RECURSION_ONE;
        else return false;
        if (swap(h, &w, next)) return true;
    }
}

bool rt_lock_try_enter(rt_object *o, int32_t ms) {
    if (rt_lock_try_fast(o)) return true;
    uint64_t w = load(rt_object_header(o));
    bool mine = !(w & RT_HEADER_FAT) && (w & OWNER_MASK) == my_owner(); // recursion is too deep for the header
    if (ms == 0 && !mine) return false;
    return rt_wait_check(fat_enter(inflate(o), ms)) == RT_WAIT_SIGNALED;
}

void rt_lock_enter(rt_object *o) {
    if (!rt_lock_try_fast(o)) rt_lock_try_enter(o, -1);
}

bool rt_lock_exit(rt_object *o) {
    uint64_t *h = rt_object_header(o), w = load(h), me = my_owner();
    for (;;) {
        if (w & RT_HEADER_FAT) {
            if (fat(w)->owner != rt_thread_self()->id) return false;
            fat_leave(fat(w));
            return true;
        }
        if ((w & OWNER_MASK) != me) return false;
        if (swap(h, &w, w & RECURSION_MASK ? w - RECURSION_ONE : w & ~LOCKED_MASK)) return true;
    }
}

bool rt_lock_is_entered(rt_object *o) {
    uint64_t w = load(rt_object_header(o));
    if (w & RT_HEADER_FAT) return fat(w)->owner == rt_thread_self()->id;
    return (w & OWNER_MASK) == my_owner();
}

uint64_t rt_lock_contentions(void) {
    return __atomic_load_n(&contentions, __ATOMIC_RELAXED);
}

/* --- Wait and Pulse */

static void require_owner(rt_object *o) {
    if (!rt_lock_is_entered(o)) {
        rt_throw_new("System.Threading.SynchronizationLockException",
                     "Object synchronization method was called from an unsynchronized block of code.");
    }
}

static void waiters_add(monitor *m, pulse_waiter *w) {
    if (m->last) m->last->next = w;
    else m->first = w;
    m->last = w;
}

static void waiters_remove(monitor *m, pulse_waiter *w) {
    pulse_waiter *before = NULL;
    for (pulse_waiter *x = m->first; x; before = x, x = x->next) {
        if (x != w) continue;
        if (before) before->next = w->next;
        else m->first = w->next;
        if (m->last == w) m->last = before;
        return;
    }
}

bool rt_lock_wait(rt_object *o, int32_t ms) {
    require_owner(o);
    rt_thread *self = rt_thread_self();
    monitor *m = inflate(o);
    struct timespec storage;
    const struct timespec *deadline = rt_deadline(&storage, ms);
    pulse_waiter me = { .thread = self };
    uint32_t recursion = m->recursion;
    rt_wait_lock();
    waiters_add(m, &me);
    m->recursion = 0;
    __atomic_store_n(&m->owner, 0, __ATOMIC_SEQ_CST);
    if (m->entering) rt_wake(m->entering->thread);
    int r = RT_WAIT_SIGNALED;
    while (!me.pulsed && r == RT_WAIT_SIGNALED) r = rt_block(self, deadline);
    if (me.pulsed && r == RT_WAIT_INTERRUPTED) self->interrupted = true;
    if (!me.pulsed) waiters_remove(m, &me);
    fat_block(m, self, NULL, false);
    m->recursion = recursion;
    rt_wait_unlock();
    if (!me.pulsed) rt_wait_check(r);
    return me.pulsed;
}

void rt_lock_pulse(rt_object *o, bool all) {
    require_owner(o);
    monitor *m = inflate(o);
    rt_wait_lock();
    while (m->first) {
        pulse_waiter *w = m->first;
        m->first = w->next;
        if (!m->first) m->last = NULL;
        w->pulsed = true;
        rt_wake(w->thread);
        if (!all) break;
    }
    rt_wait_unlock();
}

/* --- identity hash */

int32_t rt_header_hash(rt_object *o) {
    uint64_t w = load(rt_object_header(o));
    return w & RT_HEADER_FAT ? __atomic_load_n(&fat(w)->hash, __ATOMIC_RELAXED) : (int32_t)(w >> HASH_SHIFT);
}

static int32_t next_hash(void) {
    static __thread uint32_t state;
    if (!state) state = (uint32_t)((uintptr_t)&state >> 4) * 2654435761u | 1;
    do {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
    } while ((state & 0x7FFFFFFF) < 0x10000);
    return (int32_t)(state & 0x7FFFFFFF);
}

int32_t rt_object_hash(rt_object *o) {
    uint64_t *h = rt_object_header(o), w = load(h);
    int32_t hash = next_hash();
    for (;;) {
        if (w & RT_HEADER_FAT) {
            int32_t none = 0;
            if (__atomic_compare_exchange_n(&fat(w)->hash, &none, hash, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED)) return hash;
            return none;
        }
        if (w >> HASH_SHIFT) return (int32_t)(w >> HASH_SHIFT);
        if (swap(h, &w, w | (uint64_t)hash << HASH_SHIFT)) return hash;
    }
}

void rt_header_set_dependents(rt_object *o) {
    __atomic_fetch_or(rt_object_header(o), RT_HEADER_DEPENDENTS, __ATOMIC_SEQ_CST);
}

/* --- synchronized methods */

void rt_monitor_enter(rt_object *o, uint8_t *taken) {
    if (!o) rt_throw_new("System.ArgumentNullException", NULL);
    rt_lock_enter(o);
    *taken = 1;
}

void rt_monitor_exit(rt_object *o, uint8_t *taken) {
    if (!*taken) return;
    *taken = 0;
    rt_lock_exit(o);
}
