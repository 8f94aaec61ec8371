/* Runtime async as code: the layout of frames (shared with runtime/managed/Async.cs) and what the files async*.c offer the importer.
   How it works is told at the top of async.c. */
#ifndef JIT_ASYNC_H
#define JIT_ASYNC_H

#include "jit/jit.h"

/* Offsets in a frame. LLVM's coroutine header (resume, destroy) comes first, the promise at 16 (its alignment). */
enum {
    JIT_FRAME_NEXT = 16, JIT_FRAME_EXECUTION = 24, JIT_FRAME_CONTEXT = 32, JIT_FRAME_EXCEPTION = 40, JIT_FRAME_FLAGS = 48, JIT_FRAME_OFFSET = 52,
    JIT_FRAME_METHOD = 56, JIT_FRAME_RESULT = 64, JIT_FRAME_PROMISE = 16
};
enum { JIT_FRAME_DONE = 1, JIT_FRAME_HANDLER = 2, JIT_FRAME_NO_CONTEXT = 4 /* ConfigureAwait(false) */, JIT_FRAME_ANYWHERE = 8 /* the awaiter has chosen */ };

/* One await, found when A is imported; B is entered at it. Immortal. */
typedef struct jit_site {
    uint32_t offset;        /* of the call instruction: its name in the protocol between A and B */
    uint32_t resume;        /* IL offset that goes on with the result on the stack */
    uint32_t depth;         /* values below the result */
    jit_value *stack;       /* their kinds and types */
    rt_type *result;
} jit_site;

/* Of an ASYNC variant with an IL body: rt_method.async. */
typedef struct jit_async_info {
    jit_site *sites;
    uint32_t n_sites, result_size;
    rt_method *resumer;     /* B, a method of its own with stub and entry */
} jit_async_info;
jit_async_info *jit_async_info_of(rt_method *a);

/* The type of B: frame (IL offset of the await, address of the live values). */
LLVMTypeRef jit_async_resumer_type(jit_batch *b);
/* IL offsets that must begin blocks because B enters there; calls mark for each. */
void jit_async_leaders(jit_import *im, void (*mark)(jit_import *im, uint32_t offset));
/* After arguments and locals have addresses: A remembers the contexts; B becomes a coroutine and queues the code after each await. */
void jit_async_begin(jit_import *im);
/* `ret` in A and B; takes the value from the stack, ends the block. */
void jit_async_ret(jit_import *im);
/* After the last block. */
void jit_async_finish(jit_import *im);

/* AwaitAwaiter and UnsafeAwaitAwaiter, where every suspension begins. async_thunk.c */
bool jit_async_is_leaf(const rt_method *m);
/* The overlay's method behind such a leaf, for its type of awaiter: returns the thread's sentinel frame. NULL + diag. */
rt_method *jit_async_suspender(rt_method *m, coil_diag *d);

/* async_coro.c, for async.c only */
void jit_coro_begin(jit_import *im);
void jit_coro_suspend(jit_import *im, const jit_site *site, LLVMValueRef callee, uint32_t flags);
void jit_coro_ret(jit_import *im);
void jit_coro_finish(jit_import *im);

/* What A and B keep while they are imported: jit_import.async. */
typedef struct jit_async {
    jit_async_info *info;
    LLVMValueRef thread, execution, synchronization; /* A: the contexts at entry */
    LLVMValueRef live;                      /* A: where the live values are handed over; sized at the end */
    uint32_t live_size;
    uint32_t *offsets;                      /* of arguments, then locals, in the live block; then the stack begins at [base] */
    uint32_t base;
    LLVMValueRef frame, live_in;            /* B */
    LLVMBasicBlockRef end;                  /* B: coro.end */
    struct jit_entry_point *entries;        /* B: one for each site that A has recorded */
    uint32_t n_entries;
} jit_async;
uint32_t jit_live_offset(const jit_async *a, const jit_site *site, uint32_t depth);
/* Coil.Async.Link: [mine] goes above the suspended callee's frame. */
void jit_async_link(jit_import *im, LLVMValueRef callee, LLVMValueRef mine, uint32_t flags);
/* Calls a method of the overlay that returns nothing. */
LLVMValueRef jit_overlay_call(jit_import *im, const char *name, LLVMValueRef *args, unsigned n);
/* The current thread's rt_thread. In a coroutine only until the next suspension. */
LLVMValueRef jit_thread_record(jit_batch *b, LLVMBuilderRef bld);
/* The block that holds the current thread's two contexts: its Thread object, or zeros. */
LLVMValueRef jit_async_thread_object(jit_batch *b, LLVMBuilderRef bld);
/* Offset of a field of Thread from its object. */
uint32_t jit_async_thread_field(const char *name);
/* Method of the overlay class Coil.Async; NULL + diag. */
rt_method *jit_overlay_method(const char *name, coil_diag *d);

#endif
