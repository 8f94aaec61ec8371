/* What InvalidCastException says: two types that are spelled alike are told apart by their assemblies. */
#include <stdio.h>

#include "runtime/corelib/corelib.h"

static void put(char *out, size_t size, const char *s) {
    size_t n = strlen(out);
    snprintf(out + n, size - n, "%s", s);
}

static void put_origin(char *out, size_t size, const char *which, rt_type *t) {
    char name[400], line[1200];
    rt_assembly *a = corelib_type_assembly(t);
    corelib_assembly_full_name(a, name, sizeof name);
    snprintf(line, sizeof line, " Type %s originates from '%s' in the context 'Default' at location '%s'.", which, name, a->path ? a->path : "");
    put(out, size, line);
}

static _Noreturn void throw_invalid_cast(rt_type *from, rt_type *to) {
    char a[512] = "", b[512] = "", text[2400];
    rt_type_own_name(from, a, sizeof a);
    rt_type_own_name(to, b, sizeof b);
    if (strcmp(a, b)) rt_throw_new("System.InvalidCastException", "Unable to cast object of type '%s' to type '%s'.", a, b);
    snprintf(text, sizeof text, "[A]%s cannot be cast to [B]%s.", a, b);
    put_origin(text, sizeof text, "A", from);
    put_origin(text, sizeof text, "B", to);
    rt_throw(rt_exception_new("System.InvalidCastException", text));
}

void rt_throw_invalid_cast(rt_object *o, rt_type *t) {
    if (!o) rt_throw_null();
    throw_invalid_cast(o->type, t);
}

RT_NATIVE(void, rt_q_ThrowInvalidCastException, uintptr_t from, uintptr_t to) {
    throw_invalid_cast(rt_type_from_handle(from), rt_type_from_handle(to));
}
