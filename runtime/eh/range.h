/* Map from address ranges to values: written rarely, read without locks from any thread (and from the unwinder). */
#ifndef RT_RANGE_H
#define RT_RANGE_H

#include <stddef.h>
#include <stdint.h>

typedef struct rt_range { uintptr_t begin, end; void *value; } rt_range; /* [begin, end) */
typedef struct rt_range_table rt_range_table;                            /* immutable once published */
/* Zero-initialised is empty. Newer ranges hide older ones where they overlap. */
typedef struct rt_range_map { rt_range_table *table; rt_range_table *retired; uint32_t readers; int lock; } rt_range_map;

/* Adds [n] ranges (any order; sorted in place). Memory exhaustion aborts: code without unwind data must not run. */
void rt_range_add(rt_range_map *map, rt_range *ranges, size_t n);
/* Removes the ranges whose value [drop] accepts. */
void rt_range_remove(rt_range_map *map, int (*drop)(const rt_range *r, void *arg), void *arg);
/* Copies the range that holds [address] to *out; 0 if there is none. Lock-free. */
int rt_range_find(rt_range_map *map, uintptr_t address, rt_range *out);

#endif
