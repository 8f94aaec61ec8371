/* The back end over bdwgc: kinds of objects, allocation, threads, figures.

   1. An object lives at base + 8; its header word (lock, hash: runtime/threads/monitor.h) is at base, the type pointer at base + 8.
      References are therefore interior pointers for bdwgc, which is told that all interior pointers count.
   2. Three kinds. Strings and arrays without references: bdwgc's pointer-free kind, cleared by us. Arrays with references:
      bdwgc's ordinary conservative kind, since (nearly) every word in them is a reference. All other objects: our own kind,
      whose mark procedure reads the type and pushes exactly its references, and the values of dependent handles on it.
   3. Objects of our kind come in lists from GC_generic_malloc_many into a cache per thread and size. The objects of such a list
      are linked through their first word and have no type yet: the mark procedure follows that word, so a list is alive as
      a whole when its head is, and heads lie in memory that is scanned.
   4. A type that has instances is LOADED: gc_offsets is complete before the first allocation.
   5. Reading an object's type in the mark procedure races with nothing: the world is stopped, and the type word is written once.
   6. Data of shared libraries is not scanned (libLLVM's alone would cost milliseconds); data of the program itself is. References
      in malloc'ed memory or thread-local variables are not seen. */
#include "runtime/gc/internal.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/threads/monitor.h"

enum { GRANULE = 16, CACHED_BYTES = 256, N_LISTS = CACHED_BYTES / GRANULE + 1, MIN_HEAP = 32 << 20 };

typedef struct gc_cache {
    void *list[N_LISTS];
    uint64_t allocated;
    struct gc_cache *next, *prev; // all_caches
} gc_cache;

uint32_t rt_gc_stress;
static uint32_t stress_count;
static unsigned object_kind;
static __thread gc_cache *cache;
static gc_cache *all_caches;          // under caches_lock, like the next
static uint64_t allocated_by_the_dead;
static pthread_mutex_t caches_lock = PTHREAD_MUTEX_INITIALIZER;

static struct GC_ms_entry *mark_object(GC_word *addr, struct GC_ms_entry *sp, struct GC_ms_entry *limit, GC_word env) {
    (void)env;
    void **base = (void **)addr;
    const rt_type *t = base[1];
    if (!t) return GC_MARK_AND_PUSH(base[0], sp, limit, base); // free list of a thread's cache, see 3
    uint8_t *data = (uint8_t *)(base + 1) + (rt_type_is_value(t) ? 8 : 0);
    for (uint32_t i = 0; i < t->n_gc_offsets; i++) {
        void **slot = (void **)(data + t->gc_offsets[i]);
        void *ref = *slot;
        sp = GC_MARK_AND_PUSH(ref, sp, limit, slot);
    }
    if (*(uint64_t *)base & RT_HEADER_DEPENDENTS) sp = gc_mark_dependents((rt_object *)(base + 1), sp, limit);
    return sp;
}

bool gc_is_precise(const rt_type *t) {
    return !(t->flags & RT_MT_HAS_COMPONENT_SIZE);
}

static uint32_t number_from_env(const char *name) {
    const char *s = getenv(name);
    return s ? (uint32_t)strtoul(s, NULL, 10) : 0;
}

/* bdwgc finds the data of the program among that of the libraries, which we refuse: so it must be told. The linker defines these. */
extern char __data_start[], _end[];

static void cache_new(void) {
    gc_cache *c = rt_gc_alloc_root(sizeof *c);
    if (!c) return;
    pthread_mutex_lock(&caches_lock);
    c->next = all_caches;
    if (all_caches) all_caches->prev = c;
    all_caches = c;
    pthread_mutex_unlock(&caches_lock);
    cache = c;
}

static void cache_free(void) {
    gc_cache *c = cache;
    cache = NULL;
    pthread_mutex_lock(&caches_lock);
    allocated_by_the_dead += c->allocated;
    if (c->prev) c->prev->next = c->next;
    else all_caches = c->next;
    if (c->next) c->next->prev = c->prev;
    pthread_mutex_unlock(&caches_lock);
    rt_gc_free_root(c);
}

uint64_t rt_gc_thread_allocated(void) {
    return cache->allocated;
}

uint64_t rt_gc_allocated(void) {
    pthread_mutex_lock(&caches_lock);
    uint64_t sum = allocated_by_the_dead;
    for (gc_cache *c = all_caches; c; c = c->next) sum += __atomic_load_n(&c->allocated, __ATOMIC_RELAXED);
    pthread_mutex_unlock(&caches_lock);
    return sum;
}

static inline void count(size_t bytes) {
    __atomic_store_n(&cache->allocated, cache->allocated + bytes, __ATOMIC_RELAXED); // only this thread writes
}

int rt_gc_init(void) {
    if (object_kind) return 0;
    GC_set_all_interior_pointers(1);
    GC_set_no_dls(1);
    GC_set_finalize_on_demand(1);
    GC_set_java_finalization(1);
    GC_set_warn_proc(GC_ignore_warn_proc);
    rt_gc_stress = number_from_env("COIL_GC_STRESS");
    if (rt_gc_stress) GC_set_markers_count(1); // a small heap is marked sooner than helpers are woken
    GC_INIT();
    GC_allow_register_threads();
    GC_add_roots(__data_start, _end);
    GC_set_free_space_divisor(2);
    if (GC_get_heap_size() < MIN_HEAP) GC_expand_hp(MIN_HEAP - GC_get_heap_size());
    object_kind = GC_new_kind(GC_new_free_list(), GC_MAKE_PROC(GC_new_proc(mark_object), 0), 0, 1);
    cache_new();
    gc_finalizers_init();
    gc_figures_init();
    return 0;
}

void rt_gc_attach_thread(void) {
    struct GC_stack_base base;
    if (!GC_thread_is_registered()) {
        GC_get_stack_base(&base);
        GC_register_my_thread(&base);
    }
    if (!cache) cache_new();
}

void rt_gc_detach_thread(void) {
    if (cache) cache_free();
    if (GC_thread_is_registered()) GC_unregister_my_thread();
}

/* bdwgc adds a byte to each request so that pointers one past the end count. For whole granules that would waste one: managed code
   keeps the object itself alive wherever it dereferences, so ask for one byte less. Not for the conservative kind: there the word that
   holds the extra byte is not scanned, and would be the last element. */
static inline size_t request(size_t bytes) {
    return bytes - (bytes % GRANULE == 0);
}

static void *alloc_from_list(size_t bytes) {
    size_t list = (bytes + GRANULE - 1) / GRANULE;
    void **head = cache->list[list];
    if (!head) {
        GC_generic_malloc_many(list * GRANULE, (int)object_kind, &cache->list[list]);
        head = cache->list[list];
        if (!head) return NULL;
    }
    cache->list[list] = *head;
    *head = NULL;
    return head;
}

static void *alloc_pointer_free(size_t bytes) {
    void *p = GC_malloc_atomic(request(bytes));
    return p ? memset(p, 0, bytes) : NULL;
}

static void *alloc(const rt_type *t, size_t bytes) {
    if (gc_is_precise(t)) return bytes <= CACHED_BYTES ? alloc_from_list(bytes) : GC_generic_malloc(request(bytes), (int)object_kind);
    if (t->flags & RT_MT_CONTAINS_GC_POINTERS) return GC_malloc(bytes);
    return alloc_pointer_free(bytes);
}

static inline void stress(void) {
    if (rt_gc_stress && __atomic_add_fetch(&stress_count, 1, __ATOMIC_RELAXED) % rt_gc_stress == 0) GC_gcollect();
}

void *rt_gc_alloc_object(struct rt_type *t, size_t bytes) {
    stress();
    if (bytes < 16) bytes = 16;
    count(bytes);
    uint64_t *base = alloc(t, bytes);
    return base ? base + 1 : NULL;
}

void *rt_gc_alloc_scanned(size_t bytes) {
    stress();
    count(bytes);
    return GC_malloc(bytes);
}

void *rt_gc_alloc_root(size_t bytes) {
    return GC_malloc_uncollectable(bytes);
}

void rt_gc_free_root(void *p) {
    if (p) GC_free(p);
}

void rt_gc_collect(void) {
    GC_gcollect();
}
