/* The registry of compiled code: which method lies at an address. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/eh/eh.h"
#include "runtime/eh/range.h"

static rt_range_map codes;

static const rt_code_point *copy_points(const rt_code *code) {
    if (code->n_points == 0)
        return NULL;
    rt_code_point *points = malloc(code->n_points * sizeof *points);
    assert(points);
    return memcpy(points, code->points, code->n_points * sizeof *points);
}

void rt_code_register(const rt_code *code) {
    rt_code *copy = malloc(sizeof *copy);
    assert(copy);
    *copy = *code;
    copy->points = copy_points(code);
    rt_range r = { (uintptr_t)code->start, (uintptr_t)code->start + code->size, copy };
    rt_range_add(&codes, &r, 1);
}

const rt_code *rt_code_find(const void *address) {
    rt_range r;
    return rt_range_find(&codes, (uintptr_t)address, &r) ? r.value : NULL;
}
