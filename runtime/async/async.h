/* The runtime's side of runtime async: frames and the managed overlay Coil.Runtime.dll. What an async method becomes: jit/async.c. */
#ifndef RT_ASYNC_H
#define RT_ASYNC_H

#include "runtime/types/type.h"

/* A zeroed coroutine frame of [bytes], scanned conservatively, kept alive by whoever points at it. Throws OutOfMemoryException. */
void *rt_async_frame(intptr_t bytes);
/* The type Coil.Async of the overlay, loaded on first use from beside the executable; NULL + diag (-COIL_ENO_ASSEMBLY…). Any thread. */
rt_type *rt_async_overlay_type(coil_diag *d);
/* Where compiled code finds the thread's record: offset of rt_current_thread from the thread pointer (x86-64: the fs segment). */
intptr_t rt_async_thread_slot(void);
/* What rt_thread.async points at until the thread has a managed Thread object: a block of zeros, so that its contexts read as null. */
extern const uint8_t rt_async_no_contexts[256];

/* Internal calls of Coil.Async. */
void *rt_async_rooted_frame(intptr_t bytes);
void rt_async_add_frame(rt_object *exception, rt_method *m, int32_t il_offset);

#endif
