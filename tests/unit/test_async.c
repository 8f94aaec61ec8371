/* What compiled async code relies on: where the thread record is, what stands in for a missing Thread object, what a frame is. */
#include <string.h>

#include "rt_start.h"
#include "runtime/async/async.h"
#include "runtime/threads/thread.h"

TestSuite(async, .init = rt_start);

/* Compiled code loads the record through the thread pointer: the same as the C variable. */
Test(async, thread_record) {
    rt_thread *by_offset = *(rt_thread **)((char *)__builtin_thread_pointer() + rt_async_thread_slot());
    cr_assert_eq(by_offset, rt_thread_self());
}

Test(async, no_contexts) {
    cr_assert_not_null(rt_thread_self()->async, "contexts can be read before there is a Thread object");
    rt_type *thread = rt_loaded("System.Threading", "Thread");
    for (size_t i = 0; i < sizeof rt_async_no_contexts; i++) cr_assert_eq(rt_async_no_contexts[i], 0);
    cr_assert_leq(8 + rt_type_find_field(thread, "_executionContext")->offset + 8, sizeof rt_async_no_contexts);
    cr_assert_leq(8 + rt_type_find_field(thread, "_synchronizationContext")->offset + 8, sizeof rt_async_no_contexts);
}

/* LLVM takes the frame for 16-byte aligned; the header fields are read before anybody wrote them. */
Test(async, frames) {
    for (intptr_t size = 64; size < 600; size += 24) {
        uint8_t *f = rt_async_frame(size);
        cr_assert_eq((uintptr_t)f % 16, 0);
        for (intptr_t i = 0; i < size; i++) cr_assert_eq(f[i], 0);
    }
}

/* The overlay is looked for beside the executable: not beside this test. */
Test(async, missing_overlay_is_named) {
    coil_diag d = { 0 };
    cr_assert_null(rt_async_overlay_type(&d));
    cr_assert_not_null(strstr(d.text, "Coil.Runtime"), "%s", d.text);
}
