/* Frames and the overlay: see async.h. */
#include "runtime/async/async.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/threads/thread.h"
#include "runtime/types/loader.h"

const uint8_t rt_async_no_contexts[256];

void *rt_async_frame(intptr_t bytes) {
    void *p = rt_gc_alloc_scanned((size_t)bytes);
    if (!p) rt_throw_new("System.OutOfMemoryException", NULL);
    return p;
}

void *rt_async_rooted_frame(intptr_t bytes) {
    void *p = rt_gc_alloc_root((size_t)bytes);
    if (!p) rt_throw_new("System.OutOfMemoryException", NULL);
    return p;
}

void rt_async_add_frame(rt_object *exception, rt_method *m, int32_t il_offset) { rt_exception_add_frame(exception, m, il_offset); }

intptr_t rt_async_thread_slot(void) { return (intptr_t)((char *)&rt_current_thread - (char *)__builtin_thread_pointer()); }

static rt_assembly *load_overlay(coil_diag *d) {
    char path[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 32);
    if (n <= 0) {
        coil_fail(d, COIL_ENO_ASSEMBLY, "Coil.Runtime.dll cannot be looked for: /proc/self/exe is not readable");
        return NULL;
    }
    path[n] = 0;
    strcpy(strrchr(path, '/') + 1, "Coil.Runtime.dll");
    return rt_assembly_load_path(path, d);
}

rt_type *rt_async_overlay_type(coil_diag *d) {
    static rt_type *type;
    rt_type *t = __atomic_load_n(&type, __ATOMIC_ACQUIRE);
    if (t) return t;
    rt_assembly *a = load_overlay(d);
    t = a ? rt_find_type(a, "Coil", "Async", d) : NULL;
    if (t) __atomic_store_n(&type, t, __ATOMIC_RELEASE);
    return t;
}
