/* Between the files of runtime/gc: the object kinds and the dependents of marked objects. Not for other folders. */
#ifndef RT_GC_INTERNAL_H
#define RT_GC_INTERNAL_H

#include <gc/gc.h>
#include <gc/gc_inline.h>
#include <gc/gc_mark.h>

#include "runtime/gc/gc.h"
#include "runtime/object.h"

/* The GC's base address of an object: its header word. */
static inline void *gc_base(struct rt_object *o) { return (uint64_t *)o - 1; }

/* handles.c: called by the mark procedure (world stopped) for an object whose header says that it has dependents. */
struct GC_ms_entry *gc_mark_dependents(struct rt_object *target, struct GC_ms_entry *sp, struct GC_ms_entry *limit);
/* True if objects of this type are marked by our mark procedure (so their header's dependents bit is seen). */
bool gc_is_precise(const struct rt_type *t);
/* finalizers.c */
void gc_finalizers_init(void);
/* figures.c */
void gc_figures_init(void);

#endif
