/* Start of the runtime without a JIT, for tests of what runs no managed code. */
#ifndef TEST_RT_START_H
#define TEST_RT_START_H

#include <criterion/criterion.h>

#include "runtime/gc/gc.h"
#include "runtime/object.h"
#include "runtime/threads/thread.h"
#include "runtime/types/internal.h"

static inline void rt_start(void) {
    coil_diag d = { 0 };
    cr_assert_eq(rt_binder_init("/proc/self/exe", &d), 0, "%s", d.text);
    cr_assert_eq(rt_gc_init(), 0);
    cr_assert_not_null(rt_assembly_load_name("System.Private.CoreLib", &d), "%s", d.text);
    cr_assert_eq(rt_wellknown_init(&d), 0, "%s", d.text);
    cr_assert_eq(rt_threads_init(), 0);
    rt_type_load(rt_wk.object);
    rt_type_load(rt_wk.string);
    rt_string_alloc(0);
}

/* A type of CoreLib, loaded. */
static inline rt_type *rt_loaded(const char *ns, const char *name) {
    rt_type *t = rt_corelib_type(ns, name);
    cr_assert_eq(rt_type_load(t), 0);
    return t;
}

#endif
