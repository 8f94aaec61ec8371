/* A range map is two sorted arrays in one immutable table: `recent` (small, newest) and `base`. Adding copies `recent` only;
   when it is full the two are merged. So n additions cost n/RECENT copies of the whole instead of n.

   Reclamation: a reader counts itself in before it loads the table and out when it is done. A writer that finds no reader after
   publishing the new table knows that nobody holds an old one, and frees all the retired ones. */
#include "runtime/eh/range.h"

#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RECENT = 512 };

typedef struct sorted { size_t n; rt_range r[]; } sorted;
struct rt_range_table { sorted *base, *recent; rt_range_table *next_retired; sorted *dead_base, *dead_recent; /* freed with this table */ };

static void *must_alloc(size_t size) {
    void *p = malloc(size);
    if (!p) {
        fputs("coil: out of memory\n", stderr);
        abort();
    }
    return p;
}

static int by_begin(const void *a, const void *b) {
    const rt_range *x = a, *y = b;
    return (x->begin > y->begin) - (x->begin < y->begin);
}

/* Both in order of begin; of two with the same begin the one of [newer] wins. */
static sorted *merge(const sorted *older, const rt_range *newer, size_t n_newer) {
    size_t n_older = older ? older->n : 0, i = 0, j = 0;
    sorted *out = must_alloc(sizeof *out + (n_older + n_newer) * sizeof(rt_range));
    out->n = 0;
    while (i < n_older || j < n_newer) {
        bool take_newer = i == n_older || (j < n_newer && newer[j].begin <= older->r[i].begin);
        if (take_newer && i < n_older && newer[j].begin == older->r[i].begin)
            i++;
        out->r[out->n++] = take_newer ? newer[j++] : older->r[i++];
    }
    return out;
}

static void write_lock(rt_range_map *map) {
    while (__atomic_exchange_n(&map->lock, 1, __ATOMIC_ACQUIRE))
        sched_yield();
}

static void write_unlock(rt_range_map *map) { __atomic_store_n(&map->lock, 0, __ATOMIC_RELEASE); }

static void publish(rt_range_map *map, rt_range_table *t) {
    rt_range_table *old = map->table;
    __atomic_store_n(&map->table, t, __ATOMIC_SEQ_CST);
    if (old) {
        old->dead_base = old->base != t->base ? old->base : NULL;
        old->dead_recent = old->recent != t->recent ? old->recent : NULL;
        old->next_retired = map->retired;
        map->retired = old;
    }
    if (__atomic_load_n(&map->readers, __ATOMIC_SEQ_CST) != 0)
        return;
    for (rt_range_table *r = map->retired, *next; r; r = next) {
        next = r->next_retired;
        free(r->dead_base);
        free(r->dead_recent);
        free(r);
    }
    map->retired = NULL;
}

void rt_range_add(rt_range_map *map, rt_range *ranges, size_t n) {
    if (n == 0)
        return;
    qsort(ranges, n, sizeof *ranges, by_begin);
    write_lock(map);
    rt_range_table *old = map->table, *t = must_alloc(sizeof *t);
    sorted *recent = merge(old ? old->recent : NULL, ranges, n);
    *t = (rt_range_table){ .base = old ? old->base : NULL, .recent = recent };
    if (recent->n > RECENT) {
        t->base = merge(t->base, recent->r, recent->n);
        t->recent = NULL;
        free(recent);
    }
    publish(map, t);
    write_unlock(map);
}

static sorted *filter(const sorted *s, int (*drop)(const rt_range *, void *), void *arg) {
    if (!s)
        return NULL;
    sorted *out = must_alloc(sizeof *out + s->n * sizeof(rt_range));
    out->n = 0;
    for (size_t i = 0; i < s->n; i++)
        if (!drop(&s->r[i], arg))
            out->r[out->n++] = s->r[i];
    return out;
}

void rt_range_remove(rt_range_map *map, int (*drop)(const rt_range *r, void *arg), void *arg) {
    write_lock(map);
    if (map->table) {
        rt_range_table *t = must_alloc(sizeof *t);
        *t = (rt_range_table){ .base = filter(map->table->base, drop, arg), .recent = filter(map->table->recent, drop, arg) };
        publish(map, t);
    }
    write_unlock(map);
}

static const rt_range *find(const sorted *s, uintptr_t address) {
    if (!s)
        return NULL;
    size_t low = 0, high = s->n; /* first range that begins after the address */
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (s->r[mid].begin <= address)
            low = mid + 1;
        else
            high = mid;
    }
    return low > 0 && address < s->r[low - 1].end ? &s->r[low - 1] : NULL;
}

int rt_range_find(rt_range_map *map, uintptr_t address, rt_range *out) {
    __atomic_add_fetch(&map->readers, 1, __ATOMIC_SEQ_CST);
    const rt_range_table *t = __atomic_load_n(&map->table, __ATOMIC_SEQ_CST);
    const rt_range *r = t ? find(t->recent, address) : NULL;
    if (!r && t)
        r = find(t->base, address);
    if (r)
        *out = *r;
    __atomic_sub_fetch(&map->readers, 1, __ATOMIC_SEQ_CST);
    return r != NULL;
}
