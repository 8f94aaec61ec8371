/* Arrays: I.8.9.1. One-dimensional zero-based ones have their data at 16, all others their bounds there. */
#include <string.h>

#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/object.h"
#include "runtime/types/loader.h"

#define MAX_LENGTH 0x7FFFFFC7 /* Array.MaxLength */

static rt_array *allocate(rt_type *t, int64_t length) {
    if (length < 0 || length > INT32_MAX) rt_throw_overflow();
    if (length > MAX_LENGTH) rt_throw_new("System.OutOfMemoryException", "Array dimensions exceeded supported range.");
    if (t->level < RT_LEVEL_LOADED && rt_type_load(t)) {
        coil_diag d;
        rt_type_diag(t, &d);
        rt_throw_diag(&d);
    }
    rt_array *a = rt_gc_alloc_object(t, t->base_size + (size_t)length * rt_type_component_size(t));
    if (!a) rt_throw_new("System.OutOfMemoryException", NULL);
    a->base.type = t;
    a->length = (uint32_t)length;
    return a;
}

rt_array *rt_array_new(rt_type *array_type, intptr_t length) {
    return allocate(array_type, length);
}

rt_object *rt_mdarray_new(rt_type *array_type, const int32_t *lengths, const int32_t *lower_bounds) {
    uint32_t rank = array_type->rank;
    int64_t total = 1;
    for (uint32_t i = 0; i < rank; i++) {
        if (lengths[i] < 0) rt_throw_overflow();
        int32_t lower = lower_bounds ? lower_bounds[i] : 0;
        if (lengths[i] > 0 && lower > INT32_MAX - (lengths[i] - 1))
            rt_throw_new("System.ArgumentOutOfRangeException", "Higher indices will exceed Int32.MaxValue because of large lower bound and/or length.");
        if (__builtin_mul_overflow(total, (int64_t)lengths[i], &total) || total > MAX_LENGTH)
            rt_throw_new("System.OutOfMemoryException", "Array dimensions exceeded supported range.");
    }
    rt_mdarray *a = (rt_mdarray *)allocate(array_type, total);
    for (uint32_t i = 0; i < rank; i++) {
        a->bounds[i] = lengths[i];
        a->bounds[rank + i] = lower_bounds ? lower_bounds[i] : 0;
    }
    return &a->base;
}

size_t rt_array_data_offset(rt_type *array_type) {
    return array_type->base_size - 8;
}

rt_object *rt_jagged_new(rt_type *vector_type, const int32_t *lengths, int32_t n) {
    for (int32_t i = 0; i < n; i++)
        if (lengths[i] < 0) rt_throw_overflow();
    rt_array *a = allocate(vector_type, lengths[0]);
    for (int32_t i = 0; n > 1 && i < lengths[0]; i++) ((rt_object **)a->data)[i] = rt_jagged_new(vector_type->elem, lengths + 1, n - 1);
    return &a->base;
}

void *rt_mdarray_address(rt_object *array, const int32_t *indices) {
    if (!array) rt_throw_null();
    rt_mdarray *a = (rt_mdarray *)array;
    uint32_t rank = array->type->rank;
    size_t linear = 0;
    for (uint32_t i = 0; i < rank; i++) {
        uint32_t at = (uint32_t)indices[i] - (uint32_t)a->bounds[rank + i];
        if (at >= (uint32_t)a->bounds[i]) rt_throw_index();
        linear = linear * (uint32_t)a->bounds[i] + at;
    }
    return (uint8_t *)array + rt_array_data_offset(array->type) + linear * rt_type_component_size(array->type);
}
