/* Making and throwing the exceptions that the runtime itself raises. */
#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/eh/internal.h"
#include "runtime/helpers.h"
#include "runtime/jit_interface.h"
#include "runtime/types/loader.h"

/* "Ns.Name", or "Name" of namespace System, in CoreLib; System.Exception if CoreLib has no such type. */
static rt_type *exception_type(const char *full_name) {
    const char *dot = strrchr(full_name, '.');
    char ns[128];
    snprintf(ns, sizeof ns, "%.*s", dot ? (int)(dot - full_name) : 6, dot ? full_name : "System");
    rt_type *t = rt_find_type(rt_corelib, ns, dot ? dot + 1 : full_name, NULL);
    return t && rt_type_load(t) == 0 ? t : rt_wk.exception;
}

typedef struct new_args { rt_type *type; rt_object *argument; rt_type *argument_type; } new_args;

/* Allocates and constructs; the result, or the exception that the constructor threw, goes to *result. */
static int32_t construct(void *args, void *result) {
    new_args *a = args;
    rt_method *ctor = a->argument ? rt_type_find_method_sig(a->type, ".ctor", &a->argument_type, 1) : rt_type_default_ctor(a->type);
    rt_object *o = rt_object_new(a->type);
    void *values[2] = { &o, &a->argument };
    rt_object *failure = ctor ? rt_invoke(ctor, values, NULL) : NULL;
    *(rt_object **)result = failure ? failure : o;
    return 0;
}

/* Never NULL: an exception that happens on the way is the answer instead. */
static rt_object *make(rt_type *type, rt_object *argument, rt_type *argument_type) {
    static __thread int depth;
    new_args a = { type, argument, argument_type };
    rt_object *result = NULL, *caught = NULL;
    if (depth > 4)
        rt_fail_fast("coil: cannot create an exception object.", NULL);
    depth++;
    rt_eh_try(construct, &a, &result, &caught);
    depth--;
    return caught ? caught : result;
}

rt_object *rt_exception_new(const char *type_name, const char *message) {
    return make(exception_type(type_name), (rt_object *)rt_string_utf8(message), rt_wk.string);
}

rt_object *rt_exception_around(const char *type_name, rt_object *inner) { return make(exception_type(type_name), inner, rt_wk.exception); }

rt_object *rt_exception_wrap(rt_object *o) {
    return make(exception_type("System.Runtime.CompilerServices.RuntimeWrappedException"), o, rt_wk.object);
}

rt_object *rt_eh_unwrap(rt_object *e) {
    if (e->type != exception_type("System.Runtime.CompilerServices.RuntimeWrappedException"))
        return e;
    return *(rt_object **)rt_field_address(e, "_wrappedException");
}

void rt_throw_new(const char *type_name, const char *fmt, ...) {
    char message[1024];
    if (fmt) {
        va_list args;
        va_start(args, fmt);
        vsnprintf(message, sizeof message, fmt, args);
        va_end(args);
    }
    rt_throw(rt_exception_new(type_name, fmt ? message : NULL));
}

void rt_throw_invocation(rt_object *inner) {
    rt_throw(make(exception_type("System.Reflection.TargetInvocationException"), inner, rt_wk.exception));
}

static int32_t call_constructor(void *code, void *self) {
    void (*ctor)(void *) = (void (*)(void *))code;
    ctor(self);
    return 0;
}

void rt_construct_default(rt_method *ctor, void *self) {
    rt_object *caught = NULL;
    rt_eh_try(call_constructor, rt_method_stub(ctor), self, &caught);
    if (caught)
        rt_throw_invocation(caught);
}

/* --- failures of the loader and the JIT */

static const char *diag_type(int code) {
    switch (code < 0 ? -code : code) {
    case COIL_EIO: case COIL_ENO_ASSEMBLY: return "System.IO.FileNotFoundException";
    case COIL_ENOMEM: return "System.OutOfMemoryException";
    case COIL_ENOT_PE: case COIL_EBAD_IMAGE: case COIL_EBAD_SIGNATURE: return "System.BadImageFormatException";
    case COIL_EBAD_IL: return "System.InvalidProgramException";
    case COIL_ENO_TYPE: case COIL_EBAD_TYPE: return "System.TypeLoadException";
    case COIL_ENO_METHOD: return "System.MissingMethodException";
    case COIL_ENO_FIELD: return "System.MissingFieldException";
    case COIL_ENO_ENTRY: return "System.EntryPointNotFoundException";
    case COIL_EVERIFY: return "System.Security.VerificationException";
    case COIL_EAMBIGUOUS: return "System.Runtime.AmbiguousImplementationException";
    case COIL_EUNSUPPORTED: return "System.NotSupportedException";
    default: return "System.ExecutionEngineException";
    }
}

void rt_throw_diag(const coil_diag *d) {
    const char *type = diag_type(d->code), *text = d->text[0] ? d->text : coil_error_text(d->code);
    bool is_il = d->code == -COIL_EBAD_IL || d->code == COIL_EBAD_IL || d->code == -COIL_EJIT;
    if (is_il && d->method[0] && d->il_offset >= 0)
        rt_throw_new(type, "%s (in %s at IL_%04x)", text, d->method, (unsigned)d->il_offset);
    if (is_il && d->method[0])
        rt_throw_new(type, "%s (in %s)", text, d->method);
    bool not_found = d->code == -COIL_ENO_ASSEMBLY || d->code == COIL_ENO_ASSEMBLY;
    rt_throw_new(type, not_found ? "%s\n" : "%s", text); /* CoreCLR's text ends so: the system's message has a line end */
}

void rt_throw_deferred(const coil_diag *d) { rt_throw_diag(d); }

/* --- what compiled code throws */

void rt_throw_null(void) { rt_throw(rt_exception_new("System.NullReferenceException", NULL)); }
void rt_throw_index(void) { rt_throw(rt_exception_new("System.IndexOutOfRangeException", NULL)); }
void rt_throw_divide(void) { rt_throw(rt_exception_new("System.DivideByZeroException", NULL)); }
void rt_throw_overflow(void) { rt_throw(rt_exception_new("System.OverflowException", NULL)); }
void rt_throw_array_mismatch(void) { rt_throw(rt_exception_new("System.ArrayTypeMismatchException", NULL)); }
void rt_throw_unsupported(const char *what) { rt_throw_new("System.NotSupportedException", "coil does not support %s.", what); }
void rt_throw_abstract(void) { rt_throw_new("System.InvalidOperationException", "Instances of abstract classes cannot be created."); }
void rt_throw_bad_typedref(void) { rt_throw_new("System.InvalidCastException", NULL); }
void rt_throw_arithmetic(void) { rt_throw_new("System.ArithmeticException", NULL); }
void rt_throw_platform(const char *what) { rt_throw_new("System.PlatformNotSupportedException", "%s is not supported on this platform.", what); }
void rt_throw_invalid_program(const char *what) { rt_throw_new("System.InvalidProgramException", "%s", what); }

/* --- AppContext.FirstChanceException */

static rt_object *first_chance_delegate(void) {
    static rt_field *field;
    rt_type *t = rt_wk.appcontext;
    if (!t || t->level < RT_LEVEL_LOADED || !t->statics)
        return NULL;
    if (!field)
        field = rt_type_find_field(t, "FirstChanceException");
    return field ? *(rt_object **)(t->statics + field->offset) : NULL;
}

void rt_eh_first_chance(rt_object *exception) {
    static __thread bool inside; /* the listener's own exceptions are not announced */
    rt_object *listener = first_chance_delegate();
    if (!listener || inside)
        return;
    rt_type *type = exception_type("System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs");
    rt_method *invoke = rt_type_find_method(listener->type, "Invoke", 2);
    inside = true;
    rt_object *event = make(type, exception, rt_wk.exception), *sender = NULL;
    void *args[3] = { &listener, &sender, &event };
    rt_object *escaped = invoke ? rt_invoke(invoke, args, NULL) : NULL;
    inside = false;
    if (escaped)
        rt_unhandled(escaped);
}
