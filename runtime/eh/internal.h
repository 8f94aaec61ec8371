/* What the files of runtime/eh share. */
#ifndef RT_EH_INTERNAL_H
#define RT_EH_INTERNAL_H

#include <unwind.h>

#include "runtime/eh/eh.h"
#include "runtime/threads/thread.h"

/* --- lsda.c: the exception table that LLVM writes for a function with landing pads (Itanium C++ ABI, "GCC except table"). */
typedef struct rt_lsda {
    uintptr_t pad_base;
    uint8_t type_encoding, site_encoding;
    const uint8_t *types; /* end of the type table; entry i lies i sizes before */
    const uint8_t *sites, *actions;
} rt_lsda;
typedef struct rt_pad {
    uintptr_t address;      /* 0: none, unwinding goes on */
    const uint8_t *action;  /* first action record, NULL: cleanup only */
} rt_pad;
typedef struct rt_action { int64_t filter; const rt_clause *clause; /* NULL when filter <= 0, and for catch-all */ } rt_action;
void rt_lsda_open(const uint8_t *table, uintptr_t function, rt_lsda *out);
/* The landing pad of the call that contains [ip]. */
rt_pad rt_lsda_pad(const rt_lsda *l, uintptr_t function, uintptr_t ip);
/* Reads the record at *record and moves on to the next (NULL after the last). filter > 0: clause; 0: cleanup. */
rt_action rt_lsda_action(const rt_lsda *l, const uint8_t **record);

/* --- eh.c: one exception on its way. Scanned memory that is never collected while the unwind lives. */
typedef struct rt_unwind {
    struct _Unwind_Exception header;
    rt_object *exception;
    struct rt_unwind *older;     /* rt_thread.unwind is the newest */
    void *memory;
    /* the trace: what it had before this throw, and where this throw began */
    rt_array *base;
    bool is_rethrow, dying;      /* dying: nobody handles it; only finally blocks are run */
    uintptr_t throw_frame;
    /* found by pass 1 */
    const rt_clause *handler;
    uintptr_t handler_function, handler_frame, handler_sp;
    /* where pass 2 last landed; 0: nowhere yet */
    uintptr_t landing_sp, landing_pad;
} rt_unwind;

/* --- record.c: Exception._stackTrace. [limit_sp] is the stack pointer of the last frame to include, 0: all. */
void rt_trace_record(rt_unwind *u, uintptr_t limit_sp);
/* The trace that a throw starts from: NULL and the fields cleared, or (rethrow, restored) what is there. */
rt_array *rt_trace_start(rt_object *exception, bool keep, bool restored);

/* --- frames.c */
/* The frames that f's code and code_offset stand for, innermost first, into f[0..]: methods that were inlined, then the method of the code.
   Fills method, il_offset, file and line. Returns how many there are, at most [max] (> 0). Without code: f's own method and IL offset. */
size_t rt_frames_locate(rt_frame *f, size_t max);
/* The same without file and line: takes no lock, allocates nothing. */
size_t rt_frames_methods(rt_frame *f, size_t max);
char *rt_frames_text(const rt_frame *frames, size_t n);   /* malloc'ed; NULL if there is nothing to show */

/* --- eh.c: throws NullReferenceException for the access at [ip] in the frame of that frame pointer. Does not return. */
void rt_eh_null_fault(uintptr_t ip, uintptr_t frame);

/* --- throw.c */
void rt_eh_first_chance(rt_object *exception);     /* AppContext.FirstChanceException, if somebody listens */
rt_object *rt_exception_wrap(rt_object *o);        /* RuntimeWrappedException around an object that is not an exception */

/* Whether a frame of this code is shown when frames are walked from the leaf; *replaced is the walk's memory, false at first:
   the frame under a continuation is not shown. */
static inline bool eh_is_shown(const rt_code *c, bool *replaced) {
    if (!c || !c->method || c->part == 'T') return false;
    bool hidden = *replaced;
    *replaced = c->part == 'O';
    return !hidden;
}

#endif
