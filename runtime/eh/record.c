/* Recording where an exception passed: Exception._stackTrace, which only the runtime reads. It is an nint[] of pairs
   (value, flags): value is a return address, or with TRACE_METHOD an rt_method and the IL offset in the upper half of flags.

   Frames are found by following frame pointers from the throw to the handler; both compiled code and coil keep them. Should the chain
   not end exactly at the handler (foreign code in between that uses the register otherwise), the unwinder walks instead. */
#include <assert.h>
#include <stdlib.h>

#include "runtime/eh/internal.h"
#include "runtime/types/loader.h"

enum { TRACE_FOREIGN_END = 1, TRACE_METHOD = 2 };
typedef struct entry { uintptr_t value, flags; } entry;

static uint32_t field_offset(const char *name) {
    rt_field *f = rt_type_find_field(rt_wk.exception, name);
    assert(f);
    return f->offset;
}

static rt_object **trace_field(rt_object *e) {
    static uint32_t offset = UINT32_MAX;
    if (offset == UINT32_MAX)
        offset = field_offset("_stackTrace");
    return (rt_object **)((uint8_t *)rt_object_data(e) + offset);
}

static rt_object **string_field(rt_object *e) {
    static uint32_t offset = UINT32_MAX;
    if (offset == UINT32_MAX)
        offset = field_offset("_stackTraceString");
    return (rt_object **)((uint8_t *)rt_object_data(e) + offset);
}

static rt_array *new_entries(size_t n) {
    static rt_type *type;
    if (!type) {
        rt_type *t = rt_type_szarray(rt_wk.i);
        rt_type_load(t);
        type = t;
    }
    return rt_array_new(type, (intptr_t)(2 * n));
}

static size_t entry_count(const rt_array *a) { return a ? a->length / 2 : 0; }
static entry *entries(rt_array *a) { return (entry *)a->data; }

static rt_array *copy_entries(rt_array *from, size_t extra) {
    size_t n = entry_count(from);
    rt_array *to = new_entries(n + extra);
    for (size_t i = 0; i < n; i++)
        entries(to)[i] = entries(from)[i];
    return to;
}

rt_array *rt_trace_start(rt_object *exception, bool keep, bool restored) {
    rt_object **field = trace_field(exception);
    if (keep)
        return (rt_array *)*field;
    rt_array *base = NULL;
    if (restored && entry_count((rt_array *)*field)) {
        base = copy_entries((rt_array *)*field, 0);
        entries(base)[entry_count(base) - 1].flags |= TRACE_FOREIGN_END;
    }
    *field = (rt_object *)base;
    *string_field(exception) = NULL;
    return base;
}

/* --- walking */

typedef struct walk {
    entry *out;        /* NULL: only count */
    size_t n;
    rt_method *skip;   /* the first frame is not taken if it is this method's */
    bool first, replaced;
    uintptr_t limit_sp;
} walk;

static void take(walk *w, uintptr_t return_address) {
    const rt_code *code = rt_code_find((const void *)(return_address - 1));
    if (!eh_is_shown(code, &w->replaced))
        return;
    bool skip = w->first && code->method == w->skip;
    w->first = false;
    if (skip)
        return;
    if (w->out)
        w->out[w->n] = (entry){ return_address, 0 };
    w->n++;
}

/* true: arrived at the limit (or, without one, at the end of the stack). */
static bool walk_frame_pointers(walk *w, uintptr_t frame, uintptr_t stack_high) {
    for (;;) {
        const uintptr_t *words = (const uintptr_t *)frame;
        take(w, words[1]);
        if (w->limit_sp && frame + 16 >= w->limit_sp)
            return frame + 16 == w->limit_sp;
        uintptr_t next = words[0];
        if (next <= frame || next >= stack_high - 16 || next % 8 != 0)
            return w->limit_sp == 0;
        frame = next;
    }
}

/* A frame that was interrupted by a fault has no call at its address: as if it had, one byte long. */
static uintptr_t return_address_of(struct _Unwind_Context *context) {
    int before = 0;
    uintptr_t ip = _Unwind_GetIPInfo(context, &before);
    return before ? ip + 1 : ip;
}

static _Unwind_Reason_Code take_context(struct _Unwind_Context *context, void *arg) {
    walk *w = arg;
    uintptr_t sp = _Unwind_GetCFA(context);
    if (w->limit_sp && sp > w->limit_sp)
        return _URC_END_OF_STACK;
    take(w, return_address_of(context));
    return _URC_NO_REASON;
}

static size_t collect(const rt_unwind *u, uintptr_t limit_sp, entry *out, bool *use_unwinder) {
    rt_array *base = u->base;
    rt_method *skip = NULL;
    if (u->is_rethrow && entry_count(base)) {
        entry last = entries(base)[entry_count(base) - 1];
        const rt_code *code = last.flags & TRACE_METHOD ? NULL : rt_code_find((const void *)(last.value - 1));
        skip = code ? code->method : NULL;
    }
    walk w = { out, 0, skip, true, false, limit_sp };
    if (!*use_unwinder && walk_frame_pointers(&w, u->throw_frame, rt_thread_self()->stack_high))
        return w.n;
    *use_unwinder = true;
    w = (walk){ out, 0, skip, true, false, limit_sp };
    _Unwind_Backtrace(take_context, &w);
    return w.n;
}

void rt_trace_record(rt_unwind *u, uintptr_t limit_sp) {
    bool use_unwinder = false;
    size_t n = collect(u, limit_sp, NULL, &use_unwinder), n_base = entry_count(u->base);
    rt_array *trace = u->base;
    if (n) {
        trace = u->base ? copy_entries(u->base, n) : new_entries(n);
        collect(u, limit_sp, entries(trace) + n_base, &use_unwinder);
    }
    *trace_field(u->exception) = (rt_object *)trace;
}

void rt_exception_add_frame(rt_object *exception, rt_method *m, int32_t il_offset) {
    rt_object **field = trace_field(exception);
    rt_array *old = (rt_array *)*field;
    size_t n = entry_count(old);
    rt_array *trace = old ? copy_entries(old, 1) : new_entries(1);
    entries(trace)[n] = (entry){ (uintptr_t)m, TRACE_METHOD | (uintptr_t)(uint32_t)il_offset << 32 };
    *field = (rt_object *)trace;
}

/* --- reading */

/* Fills at most [max] (> 0) frames, innermost first: one address stands for several where methods were inlined. */
static size_t frames_at(uintptr_t return_address, rt_frame *out, size_t max) {
    *out = (rt_frame){ .il_offset = -1 };
    out->code = rt_code_find((const void *)(return_address - 1));
    if (out->code) {
        out->code_offset = (uint32_t)(return_address - 1 - (uintptr_t)out->code->start);
        out->method = out->code->method;
    }
    return rt_frames_locate(out, max);
}

static size_t frames_of_entry(entry e, rt_frame *out, size_t max) {
    if (!(e.flags & TRACE_METHOD))
        return frames_at(e.value, out, max);
    *out = (rt_frame){ .method = (rt_method *)e.value, .il_offset = (int32_t)(e.flags >> 32) };
    return rt_frames_locate(out, max);
}

size_t rt_exception_frames(rt_object *exception, rt_frame *out, size_t max) {
    rt_array *trace = (rt_array *)*trace_field(exception);
    size_t n = entry_count(trace), at = 0;
    for (size_t i = 0; i < n && at < max; i++) {
        entry e = entries(trace)[i];
        at += frames_of_entry(e, out + at, max - at);
        out[at - 1].foreign_end = e.flags & TRACE_FOREIGN_END;
    }
    return at;
}

typedef struct capture { rt_frame *out; size_t n, max, skip; bool replaced; } capture;

static _Unwind_Reason_Code capture_context(struct _Unwind_Context *context, void *arg) {
    capture *c = arg;
    rt_frame *f = c->out + c->n;
    size_t n = frames_at(return_address_of(context), f, c->max - c->n);
    if (!eh_is_shown(f->code, &c->replaced))
        return _URC_NO_REASON;
    size_t skipped = n < c->skip ? n : c->skip;
    for (size_t i = skipped; skipped && i < n; i++)
        f[i - skipped] = f[i];
    c->skip -= skipped;
    c->n += n - skipped;
    return c->n == c->max ? _URC_END_OF_STACK : _URC_NO_REASON;
}

size_t rt_stack_capture(rt_frame *out, size_t max, size_t skip) {
    capture c = { out, 0, max, skip, false };
    if (max)
        _Unwind_Backtrace(capture_context, &c);
    return c.n;
}
