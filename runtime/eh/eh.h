/* Managed exceptions over the system unwinder: two passes, own personality (see eh.c for how and why). */
#ifndef RT_EH_H
#define RT_EH_H

#include "runtime/object.h"

/* Throws a managed exception object (NULL: NullReferenceException). Does not return. Callable from C code below managed code:
   C frames are unwound without running anything, so never throw while holding a lock or owning memory. */
_Noreturn void rt_throw(rt_object *exception);
_Noreturn void rt_rethrow(rt_object *exception);     /* IL rethrow: keeps the trace */
/* Throws a new exception of type System.<name> (or "Ns.Name") with a formatted message (NULL: the type's default). */
_Noreturn void rt_throw_new(const char *type_name, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Creates without throwing: new exception object, constructor run. Message may be NULL. */
rt_object *rt_exception_new(const char *type_name, const char *message);
rt_object *rt_exception_around(const char *type_name, rt_object *inner); /* of a type with a constructor (Exception inner) */
/* A loader/JIT failure as the .NET exception that CoreCLR would throw (TypeLoad, MissingMethod, FileNotFound, InvalidProgram, NotSupported…). */
_Noreturn void rt_throw_diag(const coil_diag *d);
/* TargetInvocationException around what the target threw. */
_Noreturn void rt_throw_invocation(rt_object *inner);
/* The frequent ones as noreturn helpers of compiled code: see helpers.def. */
_Noreturn void rt_throw_null(void);
_Noreturn void rt_throw_index(void);
_Noreturn void rt_throw_divide(void);
_Noreturn void rt_throw_overflow(void);
_Noreturn void rt_throw_invalid_cast(rt_object *o, rt_type *t);
_Noreturn void rt_throw_array_mismatch(void);

/* --- between compiled code and the runtime.
   Clause descriptors: the landing pad's `catch` operands point at these, innermost clause first; a cleanup-only pad has none.
   After unwinding, landing pad value 0 is the managed exception object itself, value 1 the selector = 1-based index of the clause
   within that landing pad's list (as LLVM assigns through the type table; the JIT compares with llvm.eh.typeid.for), 0 for cleanup. */
enum { RT_CLAUSE_CATCH = 0, RT_CLAUSE_FILTER = 1, RT_CLAUSE_ALL = 2 /* catches everything: thunks */ };
typedef struct rt_clause { uint64_t kind; void *type_or_filter; } rt_clause; /* CATCH: rt_type*; FILTER: int32 (*)(void *frame, rt_object *ex) */

/* Filter frames: a function with filters keeps its arguments and locals in one block and announces it while it is active,
   so that pass 1 can run the filter on it. The record lives in the function's frame (or coroutine frame). */
typedef struct rt_filter_frame { struct rt_filter_frame *prev; void *locals; const void *id; /* address of the function */
                                  uintptr_t sp; /* set by rt_filter_push: the function's stack pointer */ } rt_filter_frame;
/* At entry of the function, in every activation (a coroutine's resume function: at every resume, pop before suspending).
   Such a function must not be inlined. Frames that an exception leaves are popped by the runtime. */
void rt_filter_push(rt_filter_frame *f);
void rt_filter_pop(rt_filter_frame *f);

/* Personality routine of every compiled function. */
int coil_personality(int version, int actions, uint64_t cls, void *exception, void *context);
/* Resume unwinding from a cleanup landing pad; replaces LLVM's `resume` (which needs the unwinder's own object). [exception] is value 0. */
_Noreturn void rt_eh_resume(rt_object *exception);
/* Called at entry of a handler (catch body begin): the exception is caught. Returns it. */
rt_object *rt_eh_caught(rt_object *exception);
/* The object inside a RuntimeWrappedException, any other object itself: for handlers of assemblies that do not ask for the wrapping. */
rt_object *rt_eh_unwrap(rt_object *exception);

/* Runs fn(a, b) and returns its result; an exception that escapes it is caught, stored in *caught (left alone otherwise), and 0 returned. */
int32_t rt_eh_try(int32_t (*fn)(void *a, void *b), void *a, void *b, rt_object **caught);

/* Process-wide: signal handlers (attaches the calling thread). Then for each further thread, when it is attached: the alternate signal stack;
   at its end: detach. */
void rt_eh_init(void);
void rt_eh_attach_thread(void);
void rt_eh_detach_thread(void);

/* --- code registry: address -> method, for traces and unwinding. Called by jit/ for each function that was linked.
   Part 'O' continues a loop of the frame that called it (jit/osr.c): the two are one activation. */
/* From [code_offset] on, code comes from this place of [method]. [caller]: 0, or 1 + the index in rt_code.callers of the place that it was
   inlined into. */
typedef struct rt_code_point { uint32_t code_offset, il_offset; int32_t line; uint32_t document; rt_method *method; uint32_t caller; } rt_code_point;
typedef struct rt_code { const uint8_t *start; uint32_t size; rt_method *method; uint8_t tier; uint8_t part; /* 0 normal, 'A', 'B', 'F' filter, 'T' thunk */
                         const rt_code_point *points; uint32_t n_points; /* sorted by code_offset */
                         const rt_code_point *callers; const char *name; } rt_code;
void rt_code_register(const rt_code *code);        /* copied, the points too; callers and name must stay */
const rt_code *rt_code_find(const void *address);  /* lock-free; NULL: not compiled code */
/* .eh_frame sections of compiled code: own sorted index (libgcc's is a locked list). See eh_frame.c. */
void rt_eh_frame_register(const void *section, size_t size);

/* --- stack traces. A trace is a malloc-free array of return addresses in a managed byte[]/nint[] stored in Exception._stackTrace. */
typedef struct rt_frame { const rt_code *code; uint32_t code_offset; rt_method *method; int32_t il_offset; int32_t line; const char *file; bool foreign_end; } rt_frame;
size_t rt_stack_capture(rt_frame *out, size_t max, size_t skip);            /* current thread */
size_t rt_exception_frames(rt_object *exception, rt_frame *out, size_t max); /* from _stackTrace */
/* Appends a frame that no unwinding passes (a suspended async frame) to the exception's trace. */
void rt_exception_add_frame(rt_object *exception, rt_method *m, int32_t il_offset);
/* "   at Ns.Type.Method(args) in file:line n" lines as .NET prints them; managed string, NULL if no frames. */
rt_string *rt_frames_to_string(const rt_frame *frames, size_t n);
/* AppDomain.UnhandledException, then .NET's "Unhandled exception. …" on stderr. */
void rt_report_unhandled(rt_object *exception);
/* The same, and aborts (exit 134). */
_Noreturn void rt_unhandled(rt_object *exception);
_Noreturn void rt_fail_fast(const char *message, rt_object *exception);

#endif
