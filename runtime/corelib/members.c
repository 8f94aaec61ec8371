/* RuntimeMethodHandle, RuntimeFieldHandle: reflection's view of methods and fields, and invocation. */
#include <assert.h>
#include <stdio.h>

#include "runtime/corelib/corelib.h"
#include "runtime/types/scope.h"

/* --- methods */

RT_NATIVE(uint32_t, rt_f_RuntimeMethodHandle_GetAttributes, rt_method *m) {
    return m->flags;
}

RT_NATIVE(uint32_t, rt_f_RuntimeMethodHandle_GetImplAttributes, rt_object *info) {
    return corelib_method_of(info)->impl_flags;
}

RT_NATIVE(int32_t, rt_f_RuntimeMethodHandle_GetGenericParameterCount, rt_method *m) {
    return (int32_t)m->n_args;
}

RT_NATIVE(int32_t, rt_f_RuntimeMethodHandle_GetMethodDef, rt_method *m) {
    return m->token ? (int32_t)m->token : 0x06000000;
}

RT_NATIVE(rt_type *, rt_f_RuntimeMethodHandle_GetMethodTable, rt_method *m) {
    return m->owner;
}

RT_NATIVE(int32_t, rt_f_RuntimeMethodHandle_GetSlot, rt_method *m) {
    corelib_load(m->owner);
    if (m->slot >= 0) return m->slot;
    ptrdiff_t i = m->owner->methods && m >= m->owner->methods ? m - m->owner->methods : 0;
    return (int32_t)(m->owner->n_vtable + i);
}

RT_NATIVE(const char *, rt_f_RuntimeMethodHandle_GetUtf8NameInternal, rt_method *m) {
    return m->name;
}

RT_NATIVE(uint8_t, rt_f_RuntimeMethodHandle_HasMethodInstantiation, rt_method *m) {
    return m->n_args > 0;
}

RT_NATIVE(uint8_t, rt_f_RuntimeMethodHandle_IsConstructor, rt_method *m) {
    return (m->flags & RT_METHOD_RTSPECIALNAME) && (!strcmp(m->name, ".ctor") || !strcmp(m->name, ".cctor"));
}

RT_NATIVE(uint8_t, rt_f_RuntimeMethodHandle_IsDynamicMethod, rt_method *m) {
    return m->is_dynamic;
}

RT_NATIVE(uint8_t, rt_f_RuntimeMethodHandle_IsGenericMethodDefinition, rt_method *m) {
    return m->n_args > 0 && m->def == m;
}

RT_NATIVE(uint8_t, rt_f_RuntimeMethodHandle_IsTypicalMethodDefinition, rt_object *info) {
    rt_method *m = corelib_method_of(info);
    return m == m->typical;
}

RT_NATIVE(void, rt_q_RuntimeMethodHandle_GetTypicalMethodDefinition, rt_method *m, rt_object **result) {
    *result = rt_method_object(m->typical);
}

RT_NATIVE(void, rt_q_RuntimeMethodHandle_StripMethodInstantiation, rt_method *m, rt_object **result) {
    *result = rt_method_object(m->def);
}

/* The method on another instantiation of its declaring type. */
static rt_method *on_type(rt_method *m, rt_type *t) {
    if (!t || rt_type_is_desc(t) || m->owner == t || !m->owner->def || m->owner->def != t->def) return m;
    return rt_method_on_type(m, t);
}

RT_NATIVE(rt_method *, rt_f_RuntimeMethodHandle_on_type, rt_method *m, rt_object *type) {
    return on_type(m, rt_type_of_object(type));
}

RT_NATIVE(rt_method *, rt_q_RuntimeMethodHandle_GetStubIfNeededSlow, rt_method *m, q_type declaring, rt_object **instantiation) {
    coil_diag d = { 0 };
    rt_method *r = on_type(m, declaring.handle ? q_type_of(declaring) : NULL);
    rt_array *types = (rt_array *)*instantiation;
    if (!types || !types->length) return r;
    rt_type *args[64];
    if (types->length > 64) rt_throw_new("System.ArgumentException", "Too many generic arguments.");
    for (uint32_t i = 0; i < types->length; i++) args[i] = rt_type_of_object(((rt_object **)types->data)[i]);
    if (rt_check_constraints(r->owner, r->def, args, types->length, &d)) rt_throw_diag(&d);
    r = rt_method_instantiate(r->def, args, types->length, &d);
    if (!r) rt_throw_diag(&d);
    return r;
}

RT_NATIVE(void, rt_q_RuntimeMethodHandle_GetMethodInstantiation, rt_method *m, rt_object **result, int32_t as_runtime_type) {
    *result = m->n_args ? &corelib_type_array(m->args, m->n_args, as_runtime_type)->base : NULL;
}

RT_NATIVE(int32_t, rt_q_RuntimeMethodHandle_IsCAVisibleFromDecoratedType, q_type attribute, rt_method *ctor, q_type source, q_assembly module) {
    (void)attribute, (void)ctor, (void)source, (void)module;
    return 1;
}

RT_NATIVE(void *, rt_q_RuntimeMethodHandle_GetFunctionPointer, rt_method *m) {
    coil_diag d = { 0 };
    bool native = m->owner->assembly && il_find_attribute(m->owner->assembly->image, m->token, "System.Runtime.InteropServices", "UnmanagedCallersOnlyAttribute");
    void *code = native ? rt_the_jit.reverse_thunk(m, &d) : rt_method_stub(m);
    if (!code) rt_throw_diag(&d);
    return code;
}

RT_NATIVE(void, rt_q_ReflectionInvocation_CompileMethod, rt_method *m) {
    coil_diag d = { 0 };
    if (m->is_dynamic) rt_scope_prepare(m);
    if (!rt_the_jit.compile(m, &d)) rt_throw_diag(&d);
}

RT_NATIVE(rt_method *, rt_q_StackFrame_GetMethodDescFromNativeIP, void *ip) {
    const rt_code *code = rt_code_find(ip);
    return code ? code->method : rt_method_from_stub(ip);
}

static rt_method *caller_of(const char *name) {
    rt_frame frames[16];
    size_t n = rt_stack_capture(frames, 16, 0);
    for (size_t i = 0; i + 1 < n; i++) {
        if (frames[i].method && !strcmp(frames[i].method->name, name)) return frames[i + 1].method;
    }
    return n ? frames[0].method : NULL;
}

RT_NATIVE(rt_method *, rt_q_MethodBase_GetCurrentMethod, void *mark) {
    (void)mark;
    rt_method *m = caller_of("GetCurrentMethod");
    return m ? m->typical : NULL;
}

/* --- invocation */

/* `new string(...)` by reflection: the static String.Ctor with the same parameters makes the object. II.10.1.3 does not know of it. */
static rt_method *string_ctor(rt_method *m) {
    const rt_sig *s = rt_method_sig(m);
    rt_method *ctor = rt_type_find_method_sig(rt_wk.string, "Ctor", s->params, s->n_params);
    if (!ctor) rt_throw_new("System.MissingMethodException", "String has no such constructor.");
    return ctor;
}

static rt_method *target_method(rt_method *m, rt_object *target) {
    if (!rt_method_is_virtual(m) || rt_type_is_value(m->owner)) return m;
    coil_diag d = { 0 };
    rt_method *r = rt_resolve_virtual(target->type, m, &d);
    if (!r) rt_throw_diag(&d);
    return r;
}

typedef struct invocation { rt_method *method; rt_object *target; void *self; void **args; } invocation;

/* The address of `this` for a call: a reference, or the address inside the box. */
static void *this_address(invocation *v) {
    if (!rt_type_is_value(v->method->owner)) return &v->target;
    v->self = rt_object_data(v->target);
    return &v->self;
}

static void call(invocation *v, void **args, void *ret) {
    const rt_sig *s = rt_method_sig(v->method);
    void **list = alloca((s->n_params + 1) * sizeof *list);
    uint32_t n = 0;
    if (s->has_this) list[n++] = this_address(v);
    for (uint32_t i = 0; i < s->n_params; i++) list[n++] = s->params[i]->kind == RT_KIND_BYREF ? (void *)&args[i] : args[i];
    rt_call(v->method, list, ret);
}

static rt_object *box_result(rt_type *t, void *ret) {
    if (t == rt_wk.void_) return NULL;
    if (t->kind != RT_KIND_BYREF) return corelib_box_variable(t, ret);
    void *p = *(void **)ret;
    if (!p) rt_throw_new("System.NullReferenceException", "The target method returned a null reference.");
    return corelib_box_variable(t->elem, p);
}

/* II.14.2 */
static rt_object *construct_array(rt_method *m, void **args) {
    uint32_t n = rt_method_sig(m)->n_params;
    int32_t *values = alloca((n + 1) * sizeof *values);
    for (uint32_t i = 0; i < n; i++) values[i] = *(int32_t *)args[i];
    return corelib_create_array(m->owner, n, values);
}

RT_NATIVE(void, rt_q_RuntimeMethodHandle_InvokeMethod, rt_object **target, void **args, rt_object **signature, int32_t is_constructor, rt_object **result) {
    rt_method *m = RT_FIELD(*signature, rt_method *, "_pMethod");
    invocation v = { .method = m, .target = *target };
    corelib_load(m->owner);
    bool makes_object = is_constructor && !v.target;
    if (makes_object && m->owner == rt_wk.string) {
        v.method = string_ctor(m);
        makes_object = false;
    } else if (makes_object && rt_type_is_array(m->owner)) {
        *result = construct_array(m, args);
        return;
    } else if (makes_object) {
        v.target = rt_object_new(m->owner);
    } else if (v.target && !rt_method_is_static(m)) {
        v.method = target_method(m, v.target);
        if (rt_type_is_value(v.target->type) && !rt_type_is_value(v.method->owner) && v.method->owner->kind == RT_KIND_INTERFACE) v.method = m;
    }
    const rt_sig *s = rt_method_sig(v.method);
    size_t size = rt_type_value_size(s->ret);
    void *ret = memset(alloca(size < 16 ? 16 : size), 0, size < 16 ? 16 : size);
    call(&v, args, ret);
    *result = makes_object ? v.target : box_result(s->ret, ret);
}

/* --- fields */

RT_NATIVE(uint32_t, rt_f_RuntimeFieldHandle_GetAttributes, rt_field *f) {
    return f->flags;
}

RT_NATIVE(int32_t, rt_f_RuntimeFieldHandle_GetToken, rt_field *f) {
    return (int32_t)f->token;
}

RT_NATIVE(const char *, rt_f_RuntimeFieldHandle_GetUtf8NameInternal, rt_field *f) {
    return f->name;
}

RT_NATIVE(rt_type *, rt_f_RuntimeFieldHandle_GetApproxDeclaringMethodTable, rt_field *f) {
    return f->owner;
}

RT_NATIVE(int32_t, rt_f_RuntimeFieldHandle_GetInstanceFieldOffset, rt_object *info) {
    return (int32_t)corelib_field_of(info)->offset;
}

static int32_t ensure_cctor(void *t, void *unused) {
    (void)unused;
    rt_type_ensure_cctor(t);
    return 0;
}

static uint8_t *static_address(rt_field *f) {
    rt_type *t = f->owner;
    rt_object *failure = NULL;
    corelib_load(t);
    if (rt_type_needs_cctor(t)) rt_eh_try(ensure_cctor, t, NULL, &failure);
    if (failure) rt_throw(rt_exception_around("System.Reflection.TargetInvocationException", failure));
    if (f->has_rva) {
        il_bytes data = rt_field_rva(f);
        if (data.p) return (uint8_t *)(uintptr_t)data.p;
    }
    return f->is_tls ? rt_thread_statics(t) + f->offset : t->statics + f->offset;
}

RT_NATIVE(void *, rt_f_RuntimeFieldHandle_GetStaticFieldAddress, rt_object *info) {
    return static_address(corelib_field_of(info));
}

RT_NATIVE(rt_field *, rt_f_RuntimeFieldHandle_GetStaticFieldForGenericType, rt_field *f, rt_type *t) {
    corelib_load(t);
    for (uint32_t i = 0; i < t->n_fields; i++) {
        if (t->fields[i].token == f->token) return &t->fields[i];
    }
    return f;
}

RT_NATIVE(int32_t, rt_q_RuntimeFieldHandle_GetRVAFieldInfo, rt_field *f, void **address, uint32_t *size) {
    *address = NULL;
    *size = 0;
    if (!f->has_rva) return 0;
    il_bytes data = rt_field_rva(f);
    *address = (void *)(uintptr_t)data.p;
    *size = rt_type_value_size(rt_field_type(f));
    return data.p != NULL;
}

static uint8_t *field_address(rt_field *f, rt_object *instance) {
    if (f->is_static) return static_address(f);
    if (!instance) rt_throw_null();
    return (uint8_t *)rt_object_data(instance) + f->offset;
}

static rt_type *field_type(rt_field *f) {
    rt_type *t = rt_field_type(f);
    if (!t) rt_throw_new("System.TypeLoadException", "The type of field '%s' cannot be loaded.", f->name);
    if (!rt_type_is_desc(t)) corelib_load(t);
    return t;
}

enum { INIT_ONLY = 0x20 };

static int32_t run_cctor(void *t, void *unused) {
    (void)unused;
    rt_type_ensure_cctor(t);
    return 0;
}

/* What a static constructor throws when reflection runs it for a field is the target's exception. */
static void run_cctor_wrapped(rt_type *t) {
    rt_object *caught = NULL;
    corelib_load(t);
    if (!rt_type_needs_cctor(t)) return;
    rt_eh_try(run_cctor, t, NULL, &caught);
    if (caught) rt_throw_invocation(caught);
}

RT_NATIVE(void, rt_q_RuntimeFieldHandle_GetValue, rt_field *f, rt_object **instance, q_type type, q_type owner, int32_t *inited, rt_object **result) {
    (void)type, (void)owner;
    rt_type *t = field_type(f);
    if (f->is_static) run_cctor_wrapped(f->owner);
    *result = corelib_box_variable(t, field_address(f, *instance));
    *inited = !rt_type_needs_cctor(f->owner);
}

RT_NATIVE(void, rt_q_RuntimeFieldHandle_SetValue, rt_field *f, rt_object **instance, rt_object **value, q_type type, q_type owner, int32_t *inited) {
    (void)type, (void)owner;
    rt_type *t = field_type(f);
    if (f->is_static) run_cctor_wrapped(f->owner);
    if (f->is_static && (f->flags & INIT_ONLY) && !rt_type_needs_cctor(f->owner)) {
        char name[512];
        rt_throw_new("System.FieldAccessException", "Cannot set initonly static field '%s' after type '%s' is initialized.", f->name,
                     rt_type_name(f->owner, name, sizeof name));
    }
    corelib_unbox_to(t, field_address(f, *instance), *value);
    *inited = !rt_type_needs_cctor(f->owner);
}

RT_NATIVE(void, rt_q_RuntimeFieldHandle_GetValueDirect, rt_field *f, void *typed_reference, q_type type, q_type owner, rt_object **result) {
    (void)type, (void)owner;
    *result = corelib_box_variable(field_type(f), *(uint8_t **)typed_reference + f->offset);
}

RT_NATIVE(void, rt_q_RuntimeFieldHandle_SetValueDirect, rt_field *f, void *typed_reference, rt_object **value, q_type type, q_type owner) {
    (void)type, (void)owner;
    corelib_unbox_to(field_type(f), *(uint8_t **)typed_reference + f->offset, *value);
}

RT_NATIVE(void, rt_q_RuntimeFieldHandle_GetFieldDataReference, rt_field *f, rt_object **instance, void **byref) {
    *byref = field_address(f, *instance);
}
