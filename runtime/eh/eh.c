/* Managed exceptions over the system unwinder.

   Two passes (I.12.4.2.5), which are also libgcc's: _Unwind_RaiseException first calls the personality of every frame in
   search mode, then again in cleanup mode. coil_personality is the personality of every compiled function:
   - pass 1 looks up the landing pad of the call, walks its clauses innermost first, tests CATCH against the exception's class chain and
     runs FILTERs right there, on top of the faulting stack. Nothing has been unwound when a filter runs or when no handler exists.
   - pass 2 enters each landing pad that has a cleanup, with selector 0, and the handler's with the selector of its clause.

   Facts to keep:
   1. An exception in flight is an rt_unwind: libgcc's object plus ours, in memory that the collector scans. Those of a thread form
      a stack (rt_thread.unwind). A finally block runs with its exception still on that stack; whatever is thrown and caught inside
      comes on top of it and goes away again.
   2. A landing pad gets the managed object. rt_eh_resume and rt_eh_caught find the rt_unwind by it: the newest one with that object.
   3. An exception that escapes a finally replaces the one that the finally was running for. Nobody reports this; it shows when
      something is caught, or thrown, further up the stack than where the old one landed (`bury`).
   4. Filters run exactly once, in pass 1. Pass 2 recognises the handler by its clause descriptor, not by running it again.
   5. After inlining, one physical frame may hold several nested landing pads for one exception: the inner pad finds that
      its clauses do not include the selector and resumes into the outer pad of the same frame. So pass 2 always looks up the pad
      of the current call, even in the handler's frame; and that frame is recognised by function and frame pointer, not
      only by libgcc's flag, which depends on the stack pointer of the call.
   6. Filter frames announced by rt_filter_push form a list, newest first; an entry belongs to the frame whose stack pointer is the highest not
      above the entry's. Landing in a frame drops the entries of all the frames below it.
   7. Forced unwinding (pthread_cancel; not that of a dying process) and foreign exceptions pass through compiled code without running anything. */
#include "runtime/eh/internal.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "runtime/gc/gc.h"
#include "runtime/types/loader.h"

#define EXCEPTION_CLASS 0x434F494C434C5200ull /* "COILCLR\0" */
enum { DWARF_RAX = 0, DWARF_RDX = 1, DWARF_RBP = 6, SPARES = 4 };

static __thread rt_unwind *spare; /* recycled rt_unwinds, linked by older */
static __thread unsigned n_spare;

/* --- rt_unwind objects */

static rt_unwind *new_unwind(rt_thread *self) {
    rt_unwind *u = spare;
    void *memory;
    if (u) {
        spare = u->older;
        n_spare--;
        memory = u->memory;
    } else {
        memory = rt_gc_alloc_root(sizeof *u + 16);
        if (!memory)
            rt_fail_fast("Out of memory.", NULL);
        u = (rt_unwind *)(((uintptr_t)memory + 15) & ~(uintptr_t)15); /* libgcc's alignment */
    }
    *u = (rt_unwind){ .memory = memory, .older = self->unwind };
    u->header.exception_class = EXCEPTION_CLASS;
    self->unwind = u;
    return u;
}

static void free_unwind(rt_unwind *u) {
    if (n_spare >= SPARES) {
        rt_gc_free_root(u->memory);
        return;
    }
    *u = (rt_unwind){ .memory = u->memory, .older = spare };
    spare = u;
    n_spare++;
}

void rt_eh_detach_thread(void) {
    while (spare) {
        rt_unwind *u = spare;
        spare = u->older;
        rt_gc_free_root(u->memory);
    }
    n_spare = 0;
}

static void set_newest(rt_thread *self, rt_unwind *u) {
    self->unwind = u;
    self->in_flight = u ? u->exception : NULL;
}

static rt_unwind *find_unwind(rt_thread *self, const rt_object *exception) {
    rt_unwind *u = self->unwind;
    while (u && u->exception != exception)
        u = u->older;
    return u;
}

static void drop_newer(rt_thread *self, const rt_unwind *than) {
    for (rt_unwind *u = self->unwind; u != than; u = self->unwind) {
        self->unwind = u->older;
        free_unwind(u);
    }
}

/* Frees the exceptions that were replaced: they landed below [sp], in a frame that is gone, or at [pad] in the frame at [sp]
   (the same finally of the same activation cannot be entered twice at a time). */
static void bury(rt_thread *self, uintptr_t sp, uintptr_t pad) {
    rt_unwind **at = (rt_unwind **)&self->unwind;
    while (*at) {
        rt_unwind *u = *at;
        if (u->landing_sp != 0 && (u->landing_sp < sp || (u->landing_sp == sp && u->landing_pad == pad))) {
            *at = u->older;
            free_unwind(u);
        } else {
            at = &u->older;
        }
    }
}

/* --- filters */

void rt_filter_push(rt_filter_frame *f) {
    rt_thread *self = rt_thread_self();
    f->sp = (uintptr_t)__builtin_frame_address(0) + 16;
    f->prev = self->filter_frames;
    self->filter_frames = f;
}

void rt_filter_pop(rt_filter_frame *f) { rt_thread_self()->filter_frames = f->prev; }

static void drop_filter_frames(rt_thread *self, uintptr_t below_sp) {
    while (self->filter_frames && self->filter_frames->sp < below_sp)
        self->filter_frames = self->filter_frames->prev;
}

static rt_filter_frame *filter_frame_of(rt_thread *self, struct _Unwind_Context *context) {
    uintptr_t sp = _Unwind_GetCFA(context), frame = _Unwind_GetGR(context, DWARF_RBP);
    const void *function = (const void *)_Unwind_GetRegionStart(context);
    rt_filter_frame *f = self->filter_frames;
    while (f && f->sp < sp)
        f = f->prev;
    return f && (f->sp <= frame || f->id == function) ? f : NULL;
}

static int32_t call_filter(void *clause, void *pair) {
    void **p = pair;
    int32_t (*filter)(void *, rt_object *) = (int32_t (*)(void *, rt_object *))((const rt_clause *)clause)->type_or_filter;
    return filter(p[0], p[1]);
}

/* An exception inside a filter counts as "no" (I.12.4.2.5). */
static bool filter_accepts(rt_unwind *u, const rt_clause *clause, struct _Unwind_Context *context) {
    rt_filter_frame *f = filter_frame_of(rt_thread_self(), context);
    assert(f && "function with a filter did not announce its frame");
    if (!f)
        return false;
    rt_trace_record(u, _Unwind_GetCFA(context)); /* filters may look at the trace */
    rt_object *caught = NULL;
    void *pair[2] = { f->locals, u->exception };
    int32_t answer = rt_eh_try(call_filter, (void *)clause, pair, &caught);
    return !caught && answer != 0;
}

/* --- personality */

static bool clause_accepts(rt_unwind *u, const rt_clause *clause, struct _Unwind_Context *context) {
    if (!clause)
        return true;
    switch (clause->kind) {
    case RT_CLAUSE_CATCH: return rt_type_is_subclass(u->exception->type, clause->type_or_filter);
    case RT_CLAUSE_FILTER: return filter_accepts(u, clause, context);
    default: return true;
    }
}

static int search(rt_unwind *u, const rt_lsda *l, rt_pad pad, struct _Unwind_Context *context) {
    for (const uint8_t *record = pad.action; record;) {
        rt_action a = rt_lsda_action(l, &record);
        if (a.filter <= 0 || !clause_accepts(u, a.clause, context))
            continue;
        u->handler = a.clause;
        u->handler_function = _Unwind_GetRegionStart(context);
        u->handler_frame = _Unwind_GetGR(context, DWARF_RBP);
        u->handler_sp = _Unwind_GetCFA(context);
        rt_trace_record(u, u->handler_sp);
        return _URC_HANDLER_FOUND;
    }
    return _URC_CONTINUE_UNWIND;
}

/* Selector to land with: of the handler's clause if [wanted], 0 if the pad has a cleanup, -1: do not land. */
static int64_t selector_of(const rt_unwind *u, const rt_lsda *l, rt_pad pad, bool wanted) {
    int64_t cleanup = pad.action ? -1 : 0;
    for (const uint8_t *record = pad.action; record;) {
        rt_action a = rt_lsda_action(l, &record);
        if (a.filter > 0 && wanted && a.clause == u->handler)
            return a.filter;
        if (a.filter == 0)
            cleanup = 0;
    }
    return cleanup;
}

static int land(rt_unwind *u, const rt_lsda *l, rt_pad pad, int actions, struct _Unwind_Context *context) {
    uintptr_t sp = _Unwind_GetCFA(context);
    bool is_handler = (actions & _UA_HANDLER_FRAME) || (_Unwind_GetRegionStart(context) == u->handler_function &&
                                                        _Unwind_GetGR(context, DWARF_RBP) == u->handler_frame && u->handler_frame > sp);
    int64_t selector = selector_of(u, l, pad, is_handler);
    if (selector < 0)
        return _URC_CONTINUE_UNWIND;
    rt_thread *self = rt_thread_self();
    drop_filter_frames(self, sp);
    u->landing_sp = 0; /* not to bury itself */
    bury(self, sp, pad.address);
    u->landing_sp = sp;
    u->landing_pad = pad.address;
    _Unwind_SetGR(context, DWARF_RAX, (uintptr_t)u->exception);
    _Unwind_SetGR(context, DWARF_RDX, (uintptr_t)selector);
    _Unwind_SetIP(context, pad.address);
    return _URC_INSTALL_CONTEXT;
}

int coil_personality(int version, int actions, uint64_t cls, void *exception, void *context) {
    const uint8_t *table = (const uint8_t *)_Unwind_GetLanguageSpecificData(context);
    rt_unwind *u = exception; /* header is its first field */
    if (version != 1 || cls != EXCEPTION_CLASS || !table || ((actions & _UA_FORCE_UNWIND) && !u->dying))
        return _URC_CONTINUE_UNWIND;
    rt_lsda l;
    int before = 0;
    uintptr_t function = _Unwind_GetRegionStart(context), ip = _Unwind_GetIPInfo(context, &before);
    rt_lsda_open(table, function, &l);
    rt_pad pad = rt_lsda_pad(&l, function, before ? ip : ip - 1);
    if (!pad.address)
        return _URC_CONTINUE_UNWIND;
    return actions & _UA_SEARCH_PHASE ? search(u, &l, pad, context) : land(u, &l, pad, actions, context);
}

/* --- throwing */

static _Unwind_Reason_Code end_of_stack(int version, _Unwind_Action actions, _Unwind_Exception_Class cls, struct _Unwind_Exception *e,
                                        struct _Unwind_Context *context, void *arg) {
    (void)version, (void)cls, (void)e, (void)context, (void)arg;
    if (actions & _UA_END_OF_STACK)
        abort();
    return _URC_NO_REASON;
}

static _Noreturn void raise_exception(rt_object *exception, bool is_rethrow, uintptr_t frame) {
    rt_thread *self = rt_thread_self();
    bury(self, frame, 0);
    rt_unwind *u = new_unwind(self);
    u->exception = exception;
    u->is_rethrow = is_rethrow;
    u->throw_frame = frame;
    set_newest(self, u);
    u->base = rt_trace_start(exception, is_rethrow, self->restored_trace && !is_rethrow);
    self->restored_trace = false;
    rt_eh_first_chance(exception);
    _Unwind_RaiseException(&u->header);
    /* It returned: nobody handles the exception. Nothing has been unwound. CoreCLR reports it and then runs the second pass all the same:
       finally blocks run, and one that throws something that is handled saves the process. */
    rt_trace_record(u, 0);
    rt_report_unhandled(exception);
    u->dying = true;
    _Unwind_ForcedUnwind(&u->header, end_of_stack, NULL);
    abort();
}

/* Objects that are not exceptions travel wrapped (II: RuntimeCompatibilityAttribute, WrapNonExceptionThrows). */
static rt_object *as_exception(rt_object *o) {
    if (!o)
        return rt_exception_new("System.NullReferenceException", NULL);
    return rt_type_is_subclass(o->type, rt_wk.exception) ? o : rt_exception_wrap(o);
}

void rt_throw(rt_object *exception) { raise_exception(as_exception(exception), false, (uintptr_t)__builtin_frame_address(0)); }

/* Where compiled code that met a null pointer goes on (runtime/arch/): the trace begins with the faulting instruction. */
void rt_eh_null_fault(uintptr_t ip, uintptr_t frame) {
    volatile uintptr_t link[2] = { frame, ip + 1 };
    raise_exception(rt_exception_new("System.NullReferenceException", NULL), false, (uintptr_t)link);
}

void rt_rethrow(rt_object *exception) { raise_exception(as_exception(exception), true, (uintptr_t)__builtin_frame_address(0)); }

void rt_eh_resume(rt_object *exception) {
    rt_thread *self = rt_thread_self();
    rt_unwind *u = find_unwind(self, exception);
    if (!u)
        rt_rethrow(exception);
    drop_newer(self, u);
    set_newest(self, u);
    _Unwind_Resume(&u->header);
    abort(); /* not reached */
}

rt_object *rt_eh_caught(rt_object *exception) {
    rt_thread *self = rt_thread_self();
    rt_unwind *u = find_unwind(self, exception);
    if (u) {
        uintptr_t sp = u->landing_sp;
        drop_newer(self, u->older);
        bury(self, sp, 0);
        set_newest(self, self->unwind);
    }
    return exception;
}
