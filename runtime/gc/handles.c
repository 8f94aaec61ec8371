/* GC handles and dependent handles.

   1. A handle is the address of a slot; managed code reads the reference in it. Strong slots lie in scanned memory; weak slots in
      malloc'ed memory, where bdwgc clears them (disappearing links: WEAK before finalization, WEAK_TRACK after it).
   2. A reader copies a weak slot to a register or its stack before it uses the object; a collection sees either the copy or an
      empty slot later. No lock.
   3. Dependent handles are true ephemerons where the target is an object of our own kind: the target's header has a bit, and the
      mark procedure pushes the values that a table gives for this target. bdwgc has no ephemerons, and a target that is a string or an
      array is not marked by us: there the value is held strongly until the target is gone. A value that refers to such a target
      keeps both alive until the handle is freed.
   4. The table is read by the mark procedure with the world stopped under bdwgc's lock; so it is changed under bdwgc's lock only.
      Allocation never happens there. */
#include "runtime/gc/internal.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

#include "runtime/threads/monitor.h"

typedef struct slot { void *value; struct slot *next_free; intptr_t type; } slot; /* a handle is the address of value */

enum { SLOTS_PER_BLOCK = 128 };
static pthread_mutex_t slots_lock = PTHREAD_MUTEX_INITIALIZER;
static slot *free_strong, *free_weak; // weak ones are malloc'ed

static inline bool is_weak(intptr_t type) {
    return type == RT_HANDLE_WEAK || type == RT_HANDLE_WEAK_TRACK;
}

static void add_block(slot **list, bool weak) {
    size_t bytes = SLOTS_PER_BLOCK * sizeof(slot);
    slot *block = weak ? calloc(1, bytes) : rt_gc_alloc_root(bytes);
    for (int i = 0; block && i < SLOTS_PER_BLOCK; i++) {
        block[i].next_free = *list;
        *list = &block[i];
    }
}

static slot *take_slot(bool weak) {
    slot **list = weak ? &free_weak : &free_strong;
    pthread_mutex_lock(&slots_lock);
    if (!*list) add_block(list, weak);
    slot *s = *list;
    if (s) *list = s->next_free;
    pthread_mutex_unlock(&slots_lock);
    if (s) s->next_free = NULL;
    return s;
}

static void link_slot(slot *s, rt_object *o) {
    if (!o) return;
    if (s->type == RT_HANDLE_WEAK) GC_general_register_disappearing_link(&s->value, gc_base(o));
    else GC_register_long_link(&s->value, gc_base(o));
}

static void unlink_slot(slot *s) {
    if (s->type == RT_HANDLE_WEAK) GC_unregister_disappearing_link(&s->value);
    else GC_unregister_long_link(&s->value);
}

void **rt_gc_handle_new(struct rt_object *o, int type) {
    slot *s = take_slot(is_weak(type));
    if (!s) return NULL;
    s->type = type;
    s->value = o;
    if (is_weak(type)) link_slot(s, o);
    return &s->value;
}

void rt_gc_handle_free(void **h) {
    if (!h) return;
    slot *s = (slot *)h;
    bool weak = is_weak(s->type);
    if (weak) unlink_slot(s);
    s->value = NULL;
    pthread_mutex_lock(&slots_lock);
    slot **list = weak ? &free_weak : &free_strong;
    s->next_free = *list;
    *list = s;
    pthread_mutex_unlock(&slots_lock);
}

void rt_gc_handle_set(void **h, struct rt_object *o) {
    slot *s = (slot *)h;
    if (is_weak(s->type)) unlink_slot(s);
    __atomic_store_n(&s->value, o, __ATOMIC_RELEASE);
    if (is_weak(s->type)) link_slot(s, o);
}

/* --- dependent handles */

typedef struct dependent {
    void *target;              /* cleared by bdwgc when the target is gone (long link) */
    rt_object *value;          /* kept alive by the target's mark, or by [strong] */
    uintptr_t key;             /* the target's address, which outlives it as the bucket */
    struct dependent *next;    /* in the bucket */
    void **strong;             /* see 3 */
    struct dependent *next_strong;
} dependent;

static dependent **buckets;
static size_t n_buckets, n_dependents;
static dependent *strong_list; // those with [strong] whose target may be gone; under slots_lock

static size_t bucket_of(uintptr_t key, size_t n) {
    return ((key >> 4) * 0x9E3779B97F4A7C15ull >> 20) & (n - 1);
}

struct GC_ms_entry *gc_mark_dependents(struct rt_object *target, struct GC_ms_entry *sp, struct GC_ms_entry *limit) {
    if (!n_buckets) return sp;
    for (dependent *d = buckets[bucket_of((uintptr_t)target, n_buckets)]; d; d = d->next) {
        if (d->target != target) continue;
        void *value = d->value;
        sp = GC_MARK_AND_PUSH(value, sp, limit, (void **)&d->value);
    }
    return sp;
}

typedef struct table_change { dependent *d; dependent **bigger; size_t n; } table_change;

static void rehash(dependent **bigger, size_t n) {
    for (size_t i = 0; i < n_buckets; i++) {
        for (dependent *d = buckets[i], *next; d; d = next) {
            next = d->next;
            dependent **b = &bigger[bucket_of(d->key, n)];
            d->next = *b;
            *b = d;
        }
    }
    buckets = bigger;
    n_buckets = n;
}

static void *insert_locked(void *arg) {
    table_change *c = arg;
    dependent **old = NULL;
    if (c->bigger && c->n > n_buckets) {
        old = buckets;
        rehash(c->bigger, c->n);
    } else {
        old = c->bigger;
    }
    dependent **b = &buckets[bucket_of(c->d->key, n_buckets)];
    c->d->next = *b;
    *b = c->d;
    n_dependents++;
    return old;
}

static void *remove_locked(void *arg) {
    dependent *d = arg;
    dependent **p = &buckets[bucket_of(d->key, n_buckets)];
    while (*p && *p != d) p = &(*p)->next;
    if (*p) {
        *p = d->next;
        n_dependents--;
    }
    return NULL;
}

static void insert(dependent *d) {
    table_change c = { d, NULL, 0 };
    if (!n_buckets || n_dependents > n_buckets) {
        c.n = n_buckets ? n_buckets * 2 : 256;
        c.bigger = calloc(c.n, sizeof *c.bigger);
    }
    free(GC_call_with_alloc_lock(insert_locked, &c));
    rt_header_set_dependents((rt_object *)d->target);
}

/* Values held strongly for targets that are gone are let go at the next call that makes a handle. */
static void release_dead_values(void) {
    pthread_mutex_lock(&slots_lock);
    dependent **p = &strong_list, *dead = NULL;
    while (*p) {
        dependent *d = *p;
        if (__atomic_load_n(&d->target, __ATOMIC_ACQUIRE)) {
            p = &d->next_strong;
            continue;
        }
        *p = d->next_strong;
        d->next_strong = dead;
        dead = d;
    }
    pthread_mutex_unlock(&slots_lock);
    for (; dead; dead = dead->next_strong) rt_gc_handle_set(dead->strong, NULL);
}

static void hold_strongly(dependent *d) {
    d->strong = rt_gc_handle_new(d->value, RT_HANDLE_NORMAL);
    pthread_mutex_lock(&slots_lock);
    d->next_strong = strong_list;
    strong_list = d;
    pthread_mutex_unlock(&slots_lock);
}

static void forget_strong(dependent *d) {
    pthread_mutex_lock(&slots_lock);
    dependent **p = &strong_list;
    while (*p && *p != d) p = &(*p)->next_strong;
    if (*p) *p = d->next_strong;
    pthread_mutex_unlock(&slots_lock);
    rt_gc_handle_free(d->strong);
    d->strong = NULL;
}

void *rt_gc_dependent_new(struct rt_object *target, struct rt_object *value) {
    dependent *d = calloc(1, sizeof *d);
    if (!d) return NULL;
    if (strong_list) release_dead_values();
    d->value = value;
    d->key = (uintptr_t)target;
    d->target = target;
    if (!target) return d;
    if (gc_is_precise(target->type)) insert(d);
    else hold_strongly(d);
    GC_register_long_link(&d->target, gc_base(target));
    return d;
}

void rt_gc_dependent_clear(void *h) {
    dependent *d = h;
    if (d->target) GC_unregister_long_link(&d->target);
    d->target = NULL;
    if (d->strong) forget_strong(d);
    else if (d->key) GC_call_with_alloc_lock(remove_locked, d);
    d->key = 0;
    d->value = NULL;
}

void rt_gc_dependent_free(void *h) {
    if (!h) return;
    rt_gc_dependent_clear(h);
    free(h);
}

struct rt_object *rt_gc_dependent_target(void *h) {
    return __atomic_load_n((rt_object **)&((dependent *)h)->target, __ATOMIC_ACQUIRE);
}

struct rt_object *rt_gc_dependent_value(void *h) {
    dependent *d = h;
    rt_object *target = rt_gc_dependent_target(h); // on our stack: keeps the value alive while it is read
    rt_object *value = target ? d->value : NULL;
    __asm__ volatile("" : : "r"(target) : "memory");
    return value;
}

void rt_gc_dependent_set_value(void *h, struct rt_object *value) {
    dependent *d = h;
    d->value = value;
    if (d->strong) rt_gc_handle_set(d->strong, value);
}
