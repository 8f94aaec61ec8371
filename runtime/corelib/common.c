/* Access to CoreLib's objects that several areas share. */
#include "runtime/corelib/corelib.h"

#include <assert.h>
#include <stdio.h>

int32_t corelib_field_offset(rt_type *t, const char *name) {
    rt_field *f = rt_type_find_field(t, name);
    if (!f) {
        char text[256];
        fprintf(stderr, "coil: %s has no field %s\n", rt_type_name(t, text, sizeof text), name);
        abort();
    }
    return (int32_t)(f->offset + sizeof(rt_object));
}

void corelib_load(rt_type *t) {
    if (t->level == RT_LEVEL_LOADED || rt_type_load(t) == 0) return;
    coil_diag d = { 0 };
    rt_type_diag(t, &d);
    rt_throw_diag(&d);
}

static rt_object *new_exposed(const char *name) {
    rt_type *t = rt_corelib_type("System.Reflection", name);
    corelib_load(t);
    return rt_object_new(t);
}

static rt_object *publish(rt_object **where, rt_object *made) {
    void **keep = rt_gc_handle_new(made, RT_HANDLE_NORMAL);
    rt_object *none = NULL;
    if (__atomic_compare_exchange_n(where, &none, made, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) return made;
    rt_gc_handle_free(keep);
    return none;
}

rt_object *corelib_assembly_object(rt_assembly *a) {
    rt_object *o = __atomic_load_n(&a->exposed_assembly, __ATOMIC_ACQUIRE);
    if (o) return o;
    o = new_exposed("RuntimeAssembly");
    RT_FIELD(o, rt_assembly *, "m_assembly") = a;
    RT_FIELD(o, rt_object *, "m_syncRoot") = rt_object_new(rt_wk.object);
    return publish(&a->exposed_assembly, o);
}

rt_object *corelib_module_object(rt_assembly *a) {
    rt_object *o = __atomic_load_n(&a->exposed_module, __ATOMIC_ACQUIRE);
    if (o) return o;
    rt_object *assembly = corelib_assembly_object(a);
    o = new_exposed("RuntimeModule");
    RT_FIELD(o, rt_object *, "m_runtimeAssembly") = assembly;
    RT_FIELD(o, rt_assembly *, "m_pData") = a;
    return publish(&a->exposed_module, o);
}

rt_assembly *corelib_assembly_of(rt_object *o) {
    return RT_FIELD(o, rt_assembly *, "m_assembly");
}

rt_assembly *corelib_module_of(rt_object *o) {
    return RT_FIELD(o, rt_assembly *, "m_pData");
}

rt_assembly *corelib_type_assembly(rt_type *t) {
    while (t->elem && (rt_type_is_array(t) || t->kind == RT_KIND_PTR || t->kind == RT_KIND_BYREF)) t = t->elem;
    if (t->kind == RT_KIND_MVAR && t->var_method) t = t->var_method->owner;
    if (t->def && t->def->assembly) return t->def->assembly;
    return t->assembly ? t->assembly : rt_corelib;
}

rt_method *corelib_method_of(rt_object *o) {
    if (!o) rt_throw_null();
    if (o->type == rt_wk.runtime_method_info_stub) return RT_FIELD(o, rt_method *, "m_value");
    return *(rt_method **)rt_field_address(o, "m_handle");
}

rt_field *corelib_field_of(rt_object *o) {
    if (!o) rt_throw_null();
    return *(rt_field **)rt_field_address(o, "m_fieldHandle");
}

rt_array *corelib_type_array(rt_type *const *types, uint32_t n, bool as_runtime_type) {
    rt_array *a = rt_array_new(rt_type_szarray(as_runtime_type ? rt_wk.runtime_type : rt_wk.type), n);
    for (uint32_t i = 0; i < n; i++) ((rt_object **)a->data)[i] = rt_type_object(types[i]);
    return a;
}

rt_method *corelib_invoke_method(rt_type *delegate_type) {
    rt_method *m = rt_type_find_method(delegate_type, "Invoke", -1);
    if (!m) rt_throw_new("System.ArgumentException", "Type must derive from Delegate.");
    return m;
}

static rt_object *box_pointer(rt_type *t, void *value) {
    static rt_method *box;
    if (t->kind == RT_KIND_FNPTR) return rt_box(rt_wk.i, &value);
    if (!box) {
        rt_type *pointer = rt_corelib_type("System.Reflection", "Pointer");
        corelib_load(pointer);
        box = rt_type_find_method(pointer, "Box", 2);
    }
    rt_object *type = rt_type_object(t), *result = NULL;
    rt_call(box, (void *[]){ &value, &type }, &result);
    return result;
}

rt_object *corelib_box_variable(rt_type *t, const void *p) {
    if (rt_type_is_ref(t)) return __atomic_load_n((rt_object *const *)p, __ATOMIC_ACQUIRE);
    if (t->kind == RT_KIND_PTR || t->kind == RT_KIND_FNPTR) return box_pointer(t, *(void *const *)p);
    return rt_box(t, p);
}

void corelib_unbox_to(rt_type *t, void *p, rt_object *value) {
    if (rt_type_is_ref(t)) {
        __atomic_store_n((rt_object **)p, value, __ATOMIC_RELEASE);
        return;
    }
    if (t->is_nullable && value && value->type == t) { // a Nullable boxed as itself, which reflection passes about
        memcpy(p, rt_object_data(value), t->size);
        return;
    }
    if (t->is_nullable) {
        rt_unbox_any_nullable(p, value, t);
        return;
    }
    if (rt_type_is_desc(t)) {
        *(void **)p = !value ? NULL : value->type == rt_wk.i || value->type == rt_wk.u ? *(void **)rt_object_data(value) : *(void **)rt_field_address(value, "_ptr");
        return;
    }
    if (value) memcpy(p, rt_object_data(value), t->size);
    else memset(p, 0, t->size);
}

rt_object *corelib_construct(rt_type *t) {
    corelib_load(t);
    rt_object *o = rt_object_new(t);
    rt_method *ctor = rt_type_default_ctor(t);
    if (!ctor) return o;
    void *self = rt_object_data(o);
    rt_call(ctor, (void *[]){ rt_type_is_value(t) ? (void *)&self : (void *)&o }, NULL);
    return o;
}

rt_context corelib_context(rt_type *t, rt_method *m) {
    rt_context c = { 0 };
    if (t) {
        c.type_args = t->args;
        c.n_type_args = t->n_args;
    }
    if (m) {
        c.method_args = m->args;
        c.n_method_args = m->n_args;
    }
    return c;
}
