/* Marshal, NativeLibrary, casts of CoreLib's own helper class, debugger and event stubs. */
#include <dlfcn.h>
#include <stdio.h>

#include "runtime/corelib/corelib.h"
#include "runtime/interop/pinvoke.h"

RT_NATIVE(int32_t, rt_f_Marshal_GetLastPInvokeError, void) {
    return rt_thread_self()->last_pinvoke_error;
}

RT_NATIVE(void, rt_f_Marshal_SetLastPInvokeError, int32_t error) {
    rt_thread_self()->last_pinvoke_error = error;
}

/* --- sizes of native structs: those whose managed layout is the native one */

static bool is_blittable(rt_type *t) {
    if (rt_type_is_desc(t)) return t->kind == RT_KIND_PTR || t->kind == RT_KIND_FNPTR;
    if (t->kind == RT_KIND_PRIMITIVE) return t != rt_wk.boolean && t != rt_wk.char_;
    if (t->kind == RT_KIND_ENUM) return true;
    if (t->kind != RT_KIND_STRUCT || t->has_gc_pointers) return false;
    corelib_load(t);
    for (uint32_t i = 0; i < t->n_fields; i++) {
        rt_type *ft = t->fields[i].is_static ? NULL : rt_field_type(&t->fields[i]);
        if (ft && !is_blittable(ft)) return false;
    }
    return true;
}

RT_NATIVE(int32_t, rt_q_MarshalNative_SizeOfHelper, q_type th, int32_t must) {
    rt_type *t = q_type_of(th);
    corelib_load(t);
    char name[256];
    if (t == rt_wk.boolean) return 4; // BOOL
    if (t == rt_wk.char_) return 1;   // ANSI
    if (is_blittable(t)) return (int32_t)rt_type_value_size(t);
    if (must)
        rt_throw_new("System.ArgumentException", "Type '%s' cannot be marshaled as an unmanaged structure; no meaningful size or offset can be computed.",
                     rt_type_name(t, name, sizeof name));
    return 0;
}

RT_NATIVE(intptr_t, rt_q_MarshalNative_OffsetOf, rt_field *f) {
    corelib_load(f->owner);
    return (intptr_t)f->offset;
}

/* No stub: managed code copies the bytes, which is right for blittable types only. */
RT_NATIVE(int32_t, rt_q_MarshalNative_TryGetStructMarshalStub, rt_type *t, void **stub, uintptr_t *size) {
    char name[256];
    corelib_load(t);
    *stub = NULL;
    *size = t->size;
    if (!is_blittable(t) && !(t->kind == RT_KIND_CLASS && !t->n_gc_offsets))
        rt_throw_new("System.NotSupportedException", "coil does not marshal the structure '%s'.", rt_type_name(t, name, sizeof name));
    return 1;
}

RT_NATIVE(intptr_t, rt_q_MarshalNative_GetFunctionPointerForDelegateInternal, rt_object **delegate) {
    char name[256];
    rt_throw_new("System.NotSupportedException", "Marshal.GetFunctionPointerForDelegate of '%s' is not supported by coil; use an UnmanagedCallersOnly method.",
                 rt_type_name((*delegate)->type, name, sizeof name));
}

RT_NATIVE(void, rt_q_MarshalNative_GetDelegateForFunctionPointerInternal, void *code, q_type type, rt_object **result) {
    (void)code, (void)result;
    char name[256];
    rt_throw_new("System.NotSupportedException", "Marshal.GetDelegateForFunctionPointer of '%s' is not supported by coil; use a function pointer.",
                 rt_type_name(q_type_of(type), name, sizeof name));
}

RT_NATIVE(void, rt_q_MarshalNative_GetExceptionForHR, int32_t hr, intptr_t info, rt_object **result) {
    char text[64];
    (void)info;
    snprintf(text, sizeof text, "Exception from HRESULT: 0x%08X", (unsigned)hr);
    *result = rt_exception_new("System.Runtime.InteropServices.COMException", text);
    RT_FIELD(*result, int32_t, "_HResult") = hr;
}

/* --- NativeLibrary */

static char *utf8_of(const uint16_t *s) {
    size_t n = 0;
    while (s && s[n]) n++;
    return rt_utf16_to_utf8(s, n);
}

static _Noreturn void not_found(const char *name) {
    char copy[512];
    snprintf(copy, sizeof copy, "%s", name);
    rt_throw_new("System.DllNotFoundException", "Unable to load shared library '%s' or one of its dependencies.", copy);
}

RT_NATIVE(void *, rt_q_NativeLibrary_LoadFromPath, const uint16_t *path, int32_t must) {
    char *text = utf8_of(path), name[512];
    void *h = dlopen(text, RTLD_LAZY);
    snprintf(name, sizeof name, "%s", text);
    free(text);
    if (!h && must) not_found(name);
    return h;
}

RT_NATIVE(void *, rt_q_NativeLibrary_LoadByName, const uint16_t *library, q_assembly a, int32_t has_flags, uint32_t flags, int32_t must) {
    (void)has_flags, (void)flags;
    char *text = utf8_of(library), name[512];
    void *h = rt_native_library(text, a.assembly);
    snprintf(name, sizeof name, "%s", text);
    free(text);
    if (!h && must) not_found(name);
    return h;
}

RT_NATIVE(void *, rt_q_NativeLibrary_GetSymbol, void *library, const uint16_t *symbol, int32_t must) {
    char *text = utf8_of(symbol), name[512];
    void *p = dlsym(library, text);
    snprintf(name, sizeof name, "%s", text);
    free(text);
    if (!p && must) rt_throw_new("System.EntryPointNotFoundException", "Unable to find an entry point named '%s' in shared library.", name);
    return p;
}

RT_NATIVE(void, rt_q_NativeLibrary_FreeLib, void *library) {
    if (library) dlclose(library);
}

/* --- CastHelpers where managed code itself calls it */

RT_NATIVE(rt_object *, rt_r_CastHelpers_IsInstance, uintptr_t to, rt_object *o) {
    return rt_isinst(o, rt_type_from_handle(to));
}

RT_NATIVE(rt_object *, rt_r_CastHelpers_ChkCast, uintptr_t to, rt_object *o) {
    return rt_castclass(o, rt_type_from_handle(to));
}

RT_NATIVE(rt_object *, rt_r_CastHelpers_Box, rt_type *t, void *value) {
    return rt_box(t, value);
}

RT_NATIVE(void *, rt_r_CastHelpers_Unbox, rt_type *t, rt_object *o) {
    return rt_unbox(o, t);
}

RT_NATIVE(void, rt_r_CastHelpers_UnboxNullable, void *dst, rt_type *t, rt_object *o) {
    rt_unbox_any_nullable(dst, o, t);
}

RT_NATIVE(int32_t, rt_r_CastCache_TryGet, void *table, uintptr_t from, uintptr_t to) {
    enum { MAYBE = 2 };
    (void)table, (void)from, (void)to;
    return MAYBE; // the native side has its own cache
}

/* The managed body reads the argument out of CoreCLR's instantiation table. */
RT_NATIVE(uint8_t, rt_r_CastHelpers_IsNullableForType, rt_type *nullable, rt_type *boxed) {
    return nullable->is_nullable && rt_type_nullable_arg(nullable) == boxed;
}

/* --- debugger */

RT_NATIVE(void, rt_q_DebugDebugger_Log, int32_t level, const uint16_t *category, const uint16_t *message) {
    (void)level, (void)category, (void)message; // nobody listens
}

/* --- MdUtf8String */

RT_NATIVE(int32_t, rt_q_MdUtf8String_EqualsCaseInsensitive, const char *a, const char *b, int32_t n) {
    return strncasecmp(a, b, (size_t)n) == 0;
}

RT_NATIVE(int32_t, rt_q_VersionResilientHashCode_TypeHashCode, q_type t) {
    char name[512];
    uint32_t h = 2166136261u;
    for (const char *s = rt_type_name(q_type_of(t), name, sizeof name); *s; s++) h = (h ^ (uint8_t)*s) * 16777619u;
    return (int32_t)h;
}
