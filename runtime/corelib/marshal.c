/* Marshal, NativeLibrary, casts of CoreLib's own helper class, debugger and event stubs. */
#include <dlfcn.h>
#include <stdio.h>

#include "runtime/arch/stub.h"
#include "runtime/corelib/corelib.h"
#include "runtime/interop/marshal.h"
#include "runtime/interop/pinvoke.h"

RT_NATIVE(int32_t, rt_f_Marshal_GetLastPInvokeError, void) {
    return rt_thread_self()->last_pinvoke_error;
}

RT_NATIVE(void, rt_f_Marshal_SetLastPInvokeError, int32_t error) {
    rt_thread_self()->last_pinvoke_error = error;
}

/* --- structures */

static _Noreturn void not_marshalable(rt_type *t) {
    char name[512];
    rt_throw_new("System.ArgumentException", "Type '%s' cannot be marshaled as an unmanaged structure; no meaningful size or offset can be computed.",
                 rt_type_name(t, name, sizeof name));
}

/* NULL: no layout. A field that cannot be marshalled is thrown. */
static const rt_layout *layout_of(rt_type *t) {
    const rt_layout *l = rt_type_is_desc(t) || rt_type_is_array(t) ? NULL : rt_layout_of(t);
    if (l && l->error) rt_throw_new("System.TypeLoadException", "%s", l->error);
    return l;
}

RT_NATIVE(int32_t, rt_q_MarshalNative_SizeOfHelper, q_type th, int32_t must) {
    rt_type *t = q_type_of(th);
    if (rt_type_is_desc(t) && t->kind != RT_KIND_BYREF) return 8;
    corelib_load(t);
    if (t == rt_wk.boolean) return 4; // BOOL
    if (t == rt_wk.char_) return 1;   // ANSI
    if (t->kind == RT_KIND_PRIMITIVE) return (int32_t)t->size;
    const rt_layout *l = layout_of(t);
    if (l) return (int32_t)l->size;
    if (must) not_marshalable(t);
    return 0;
}

RT_NATIVE(intptr_t, rt_q_MarshalNative_OffsetOf, rt_field *f) {
    corelib_load(f->owner);
    const rt_layout *l = layout_of(f->owner);
    for (uint32_t i = 0; l && i < l->n; i++)
        if (l->fields[i].field == f) return (intptr_t)l->fields[i].offset;
    not_marshalable(f->owner);
}

/* What the class library calls for a structure whose bytes differ: one closure for each type, over this. */
typedef struct struct_stub { void (*code)(void *, void *, int32_t, void *, struct struct_stub *); const rt_layout *layout; } struct_stub;
enum { STUB_MARSHAL = 0, STUB_UNMARSHAL = 1, STUB_CLEANUP = 2 };

static void convert_struct(void *managed, void *native, int32_t operation, void *cleanup, struct_stub *s) {
    (void)cleanup;
    switch (operation) {
    case STUB_MARSHAL: rt_layout_to_native(s->layout, managed, native); break;
    case STUB_UNMARSHAL: rt_layout_to_managed(s->layout, native, managed); break;
    case STUB_CLEANUP: rt_layout_release(s->layout, native); break;
    default: break;
    }
}

static void *stub_of(rt_layout *l) {
    rt_loader_lock();
    if (!l->stub) {
        struct_stub *s = malloc(sizeof *s);
        *s = (struct_stub){ convert_struct, l };
        l->stub = rt_arch_closure(NULL, (const void *)&rt_arch_fifth_argument, s);
    }
    rt_loader_unlock();
    return l->stub;
}

RT_NATIVE(int32_t, rt_q_MarshalNative_TryGetStructMarshalStub, rt_type *t, void **stub, uintptr_t *size) {
    *stub = NULL;
    *size = 0;
    corelib_load(t);
    if (t->kind == RT_KIND_PRIMITIVE) {
        *size = t->size;
        return 1;
    }
    const rt_layout *l = layout_of(t);
    if (!l) return 0;
    *size = l->size;
    if (!l->blittable) *stub = stub_of((rt_layout *)l);
    return 1;
}

RT_NATIVE(intptr_t, rt_q_MarshalNative_GetFunctionPointerForDelegateInternal, rt_object **delegate) {
    return (intptr_t)rt_delegate_to_native(*delegate);
}

RT_NATIVE(void, rt_q_MarshalNative_GetDelegateForFunctionPointerInternal, void *code, q_type type, rt_object **result) {
    *result = rt_delegate_from_native(code, q_type_of(type));
}

/* Binds now what the first call would bind. */
RT_NATIVE(void, rt_q_MarshalNative_Prelink, rt_method *m) {
    if (m->body_kind != RT_BODY_PINVOKE) return;
    const rt_plan *p = rt_plan_of_pinvoke(m);
    if (p->error) rt_throw_plan(p);
    rt_pinvoke_bind(m);
}

/* --- HRESULTs */

typedef struct hresult { uint32_t value; const char *type, *message; } hresult;
static const hresult hresults[] = {
#define RT_HRESULT(value, type, message) { value, type, message },
#include "runtime/interop/hresults.def"
#undef RT_HRESULT
};

RT_NATIVE(void, rt_q_MarshalNative_GetExceptionForHR, int32_t hr, intptr_t info, rt_object **result) {
    char text[64];
    (void)info;
    const hresult *h = hresults, *end = h + sizeof hresults / sizeof *hresults;
    while (h < end && h->value != (uint32_t)hr) h++;
    snprintf(text, sizeof text, "Error %u (0x%08X)", (unsigned)hr, (unsigned)hr);
    *result = rt_exception_new(h < end ? h->type : "System.Runtime.InteropServices.COMException", h < end ? NULL : text);
    if (h < end) *(rt_string **)rt_field_address(*result, "_message") = rt_string_utf8(h->message); // the constructors put it in sentences of their own
    RT_FIELD(*result, int32_t, "_HResult") = hr;
}

/* --- NativeLibrary */

static char *utf8_of(const uint16_t *s) {
    size_t n = 0;
    while (s && s[n]) n++;
    return rt_utf16_to_utf8(s, n);
}

RT_NATIVE(void *, rt_q_NativeLibrary_LoadFromPath, const uint16_t *path, int32_t must) {
    char *text = utf8_of(path), *why = NULL;
    void *h = dlopen(strcmp(text, "libc") ? text : "libc.so.6", RTLD_LAZY);
    if (!h && must) {
        if (asprintf(&why, "%s\n", dlerror()) < 0) why = NULL;
        rt_throw_no_library(text, why);
    }
    free(text);
    return h;
}

RT_NATIVE(void *, rt_q_NativeLibrary_LoadByName, const uint16_t *library, q_assembly a, int32_t has_flags, uint32_t flags, int32_t must) {
    enum { ASSEMBLY_DIRECTORY = 2 };
    char *text = utf8_of(library);
    rt_library_request r = { text, a.assembly, !has_flags || flags & ASSEMBLY_DIRECTORY, NULL };
    void *h = rt_library_by_name(&r);
    if (!h && must) rt_throw_no_library(text, r.failures);
    free(r.failures);
    free(text);
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
