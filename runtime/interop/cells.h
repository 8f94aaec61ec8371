/* One parameter while it crosses: between params.c (frames) and cells.c (what is particular to each way). */
#ifndef RT_CELLS_H
#define RT_CELLS_H

#include "runtime/interop/marshal.h"

typedef struct rt_cell {
    const rt_plan_param *p;
    void *managed;              /* the managed variable */
    void *home;                 /* the native one */
    void **extra;               /* two pointers of the way's own */
    rt_frame_record *f;
} rt_cell;

/* Managed to native, native to managed after the call, and release; [Out] and direct parameters are the caller's business. */
void rt_cell_enter(rt_cell *c);
void rt_cell_leave(rt_cell *c);
void rt_cell_release(rt_cell *c);
void rt_cell_leave_any(rt_cell *c);        /* AsAny, if there is an object */
void rt_cell_release_any(rt_cell *c);
void rt_cell_release_custom(rt_cell *c);

/* New objects of native values; NULL gives NULL. */
rt_object *rt_array_from_native(const rt_marshal *m, void *native, uint32_t n);
rt_object *rt_class_from_native(const rt_marshal *m, void *native);
rt_object *rt_builder_from_native(const char *text8, const uint16_t *text16); /* one of the two */
rt_object *rt_custom_to_managed(const rt_marshal *m, void *native);
void rt_custom_call(const rt_marshal *m, const char *method, void *argument, void *result);
/* SizeConst plus what the parameter of SizeParamIndex holds now; [arguments]: addresses of the arguments on the side where they are. */
uint32_t rt_array_native_length(const rt_plan *plan, const rt_marshal *m, void **arguments);
rt_object *rt_handle_new(rt_type *t);      /* an empty SafeHandle or CriticalHandle */
void **rt_handle_field(rt_object *handle);

#endif
