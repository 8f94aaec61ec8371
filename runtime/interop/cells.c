/* The ways that only parameters have.

   - An array of blittable elements, a blittable class, a UTF-16 string by value: native code gets the address of the managed bytes.
   - Other arrays, classes, StringBuilders: a buffer, whose address stays in `extra`, copied back if the parameter is [Out].
   - SafeHandle: its count is raised while native code has it; the second pointer of `extra` says so. By reference or as result: `extra` holds
     the new object, made before the call, since making it may fail.
   - By reference, an array or class is a pointer that native code may exchange; what comes back is freed.
   - AsAny: `extra` holds a description made of the object, for this call. */
#include <stdio.h>

#include "runtime/corelib/corelib.h"
#include "runtime/interop/cells.h"

static rt_object *object_at(void *managed) { return *(rt_object **)managed; }
static void set_object(void *managed, rt_object *o) { __atomic_store_n((rt_object **)managed, o, __ATOMIC_RELEASE); }

static void *zeroed(size_t bytes) {
    void *p = calloc(1, bytes ? bytes : 1);
    if (!p) rt_throw_new("System.OutOfMemoryException", NULL);
    return p;
}

/* --- managed code of CoreLib, by name */

static rt_method *inherited(rt_type *t, const char *name, int n) {
    rt_method *m = NULL;
    for (; t && !m; t = t->parent) {
        corelib_load(t);
        m = rt_type_find_method(t, name, n);
    }
    if (!m) rt_throw_new("System.MissingMethodException", "%s", name);
    return m;
}

static rt_method *virtual_of(rt_object *o, rt_type *t, const char *name, int n) {
    coil_diag d = { 0 };
    rt_method *m = rt_resolve_virtual(o->type, inherited(t, name, n), &d);
    if (!m) rt_throw_diag(&d);
    return m;
}

/* --- arrays */

static uint8_t *elements(rt_object *a) { return (uint8_t *)a + rt_array_data_offset(a->type); }
static uint32_t length(rt_object *a) { return ((rt_array *)a)->length; }
static bool pinned(const rt_marshal *m) { return m->elem->way == RT_WAY_COPY; }

static void enter_array(rt_cell *c) {
    rt_object *a = object_at(c->managed);
    const rt_marshal *m = &c->p->value;
    if (!a || (c->p->byref && !c->p->in)) return;
    if (pinned(m) && !c->p->byref) {
        *(void **)c->home = elements(a);
        return;
    }
    *c->extra = *(void **)c->home = zeroed((size_t)length(a) * m->elem->size);
    if (c->p->in) rt_elements_to_native(m, a, *c->extra, length(a));
}

/* An integer that another parameter holds. */
static int64_t integer_at(const rt_type *t, const void *p) {
    switch (rt_type_underlying((rt_type *)t)->element) {
    case IL_ELEMENT_I1: return *(const int8_t *)p;
    case IL_ELEMENT_U1: case IL_ELEMENT_BOOLEAN: return *(const uint8_t *)p;
    case IL_ELEMENT_I2: return *(const int16_t *)p;
    case IL_ELEMENT_U2: case IL_ELEMENT_CHAR: return *(const uint16_t *)p;
    case IL_ELEMENT_I4: return *(const int32_t *)p;
    case IL_ELEMENT_U4: return *(const uint32_t *)p;
    case IL_ELEMENT_I8: case IL_ELEMENT_U8: case IL_ELEMENT_I: case IL_ELEMENT_U: return *(const int64_t *)p;
    default: return 0;
    }
}

/* SizeConst plus what the parameter of SizeParamIndex holds now; [arguments]: addresses of the arguments on the side where they are. */
uint32_t rt_array_native_length(const rt_plan *plan, const rt_marshal *m, void **arguments) {
    int64_t n = m->count;
    if (m->count_param >= 0) {
        const rt_plan_param *p = &plan->params[m->count_param];
        void *where = p->byref ? *(void **)arguments[m->count_param] : arguments[m->count_param];
        n += where ? integer_at(p->value.managed, where) : 0;
    }
    if (n < 0 || n > INT32_MAX) rt_throw_overflow();
    return (uint32_t)n;
}

rt_object *rt_array_from_native(const rt_marshal *m, void *native, uint32_t n) {
    if (!native) return NULL;
    corelib_load(m->managed);
    rt_array *a = rt_array_new(m->managed, (intptr_t)n);
    rt_elements_to_managed(m, native, &a->base, n);
    return &a->base;
}

static void leave_array(rt_cell *c) {
    const rt_marshal *m = &c->p->value;
    rt_object *a = object_at(c->managed);
    if (c->p->byref) set_object(c->managed, rt_array_from_native(m, *(void **)c->home, rt_array_native_length(c->f->plan, m, c->f->args)));
    else if (a && *c->extra) rt_elements_to_managed(m, *c->extra, a, length(a));
}

static void release_array(rt_cell *c) {
    const rt_marshal *m = &c->p->value;
    void *native = c->p->byref ? *(void **)c->home : *c->extra;
    rt_object *a = native ? object_at(c->managed) : NULL;
    if (a) rt_elements_release(m, native, length(a));
    free(native);
    *(void **)c->home = *c->extra = NULL;
}

/* --- classes with layout */

static void enter_class(rt_cell *c) {
    rt_object *o = object_at(c->managed);
    const rt_layout *l = c->p->value.layout;
    if (!o || (c->p->byref && !c->p->in)) return;
    if (l->blittable && !c->p->byref) {
        *(void **)c->home = rt_object_data(o);
        return;
    }
    *c->extra = *(void **)c->home = zeroed(l->size);
    if (c->p->in) rt_layout_to_native(l, rt_object_data(o), *c->extra);
}

rt_object *rt_class_from_native(const rt_marshal *m, void *native) {
    if (!native) return NULL;
    corelib_load(m->managed);
    rt_object *o = rt_object_new(m->managed);
    rt_layout_to_managed(m->layout, native, rt_object_data(o));
    return o;
}

static void leave_class(rt_cell *c) {
    const rt_layout *l = c->p->value.layout;
    if (c->p->byref) set_object(c->managed, rt_class_from_native(&c->p->value, *(void **)c->home));
    else if (*c->extra) rt_layout_to_managed(l, *c->extra, rt_object_data(object_at(c->managed)));
}

static void release_class(rt_cell *c) {
    void *native = c->p->byref ? *(void **)c->home : *c->extra;
    if (native) rt_layout_release(c->p->value.layout, native);
    free(native);
    *(void **)c->home = *c->extra = NULL;
}

/* --- StringBuilder */

static void enter_builder(rt_cell *c, bool wide) {
    rt_object *o = object_at(c->managed);
    if (!o) return;
    int32_t capacity = 0;
    rt_call(inherited(o->type, "get_Capacity", 0), (void *[]){ &o }, &capacity);
    size_t bytes = wide ? 2 * ((size_t)capacity + 1) : 3 * ((size_t)capacity + 1) + 1;
    *c->extra = *(void **)c->home = zeroed(bytes);
    if (!c->p->in) return;
    rt_string *s = NULL;
    rt_call(rt_resolve_virtual(o->type, inherited(rt_wk.object, "ToString", 0), NULL), (void *[]){ &o }, &s);
    if (wide) {
        memcpy(*c->extra, s->chars, 2 * (size_t)s->length);
        return;
    }
    char *text = rt_string_to_utf8(s);
    memcpy(*c->extra, text, strlen(text));
    free(text);
}

static void leave_builder(rt_cell *c, bool wide) {
    rt_object *o = object_at(c->managed);
    if (!o || !*c->extra) return;
    int32_t n = 0;
    if (wide) while (((uint16_t *)*c->extra)[n]) n++;
    else n = (int32_t)strlen(*c->extra);
    rt_call(inherited(o->type, wide ? "ReplaceBufferInternal" : "ReplaceBufferAnsiInternal", 2), (void *[]){ &o, c->extra, &n }, NULL);
}

rt_object *rt_builder_from_native(const char *text8, const uint16_t *text16) {
    if (!text8 && !text16) return NULL;
    size_t n = 0;
    while (text16 && text16[n]) n++;
    rt_object *s = (rt_object *)(text16 ? rt_string_utf16(text16, n) : rt_string_utf8(text8));
    rt_type *t = rt_corelib_type("System.Text", "StringBuilder");
    corelib_load(t);
    rt_object *o = rt_object_new(t);
    rt_call(rt_type_find_method_sig(t, ".ctor", &rt_wk.string, 1), (void *[]){ &o, &s }, NULL);
    return o;
}

static void release_buffer(rt_cell *c) {
    free(*c->extra);
    *c->extra = NULL;
}

/* --- handles */

void **rt_handle_field(rt_object *o) { return rt_field_address(o, "handle"); }

/* Before the call: a handle that C has opened must not be lost because there is no object for it. */
rt_object *rt_handle_new(rt_type *t) {
    corelib_load(t);
    if (!rt_type_default_ctor(t)) rt_throw_new("System.MissingMethodException", ".ctor");
    return corelib_construct(t);
}

static void enter_safe_handle(rt_cell *c) {
    rt_object *o = object_at(c->managed);
    const rt_plan_param *p = c->p;
    if (p->byref && p->out) *c->extra = rt_handle_new(p->value.managed);
    if (!p->in) return;
    if (!o) rt_throw_null_handle();
    uint8_t added = 0, *success = &added;
    rt_call(inherited(o->type, "DangerousAddRef", 1), (void *[]){ &o, &success }, NULL);
    *(void **)c->home = *rt_handle_field(o);
    if (added) *(void **)(c->extra + 1) = o;
}

static void leave_handle(rt_cell *c) {
    rt_object *old = object_at(c->managed), *fresh = *c->extra;
    void *native = *(void **)c->home;
    if (!c->p->byref || !c->p->out || (c->p->in && old && *rt_handle_field(old) == native)) return;
    *rt_handle_field(fresh) = native;
    set_object(c->managed, fresh);
}

static void release_safe_handle(rt_cell *c) {
    rt_object *o = *(rt_object **)(c->extra + 1);
    *(void **)(c->extra + 1) = NULL;
    if (o) rt_call(inherited(o->type, "DangerousRelease", 0), (void *[]){ &o }, NULL);
}

static void enter_critical_handle(rt_cell *c) {
    rt_object *o = object_at(c->managed);
    if (c->p->byref && c->p->out) *c->extra = rt_handle_new(c->p->value.managed);
    if (!c->p->in) return;
    if (!o) rt_throw_null();
    *(void **)c->home = *rt_handle_field(o);
}

static void *field_of(rt_type *t, void *value, const char *name) {
    rt_field *f = rt_type_find_field(t, name);
    return (uint8_t *)value + f->offset;
}

static void enter_array_with_offset(rt_cell *c) {
    rt_type *t = c->p->value.managed;
    corelib_load(t);
    rt_object *a = object_at(field_of(t, c->managed, "m_array"));
    if (a) *(void **)c->home = elements(a) + *(int32_t *)field_of(t, c->managed, "m_offset");
}

static void enter_handle_ref(rt_cell *c) {
    rt_type *t = c->p->value.managed;
    corelib_load(t);
    *(void **)c->home = *(void **)field_of(t, c->managed, "_handle");
}

static void enter_type_handle(rt_cell *c) {
    rt_object *o = object_at(c->managed);
    *(uintptr_t *)c->home = o ? rt_type_handle(rt_type_of_object(o)) : 0;
}

/* --- custom marshalers */

static rt_type *marshaler_interface(void) { return rt_corelib_type("System.Runtime.InteropServices", "ICustomMarshaler"); }

static rt_type *marshaler_type(const rt_marshal *m) {
    rt_object *name = (rt_object *)rt_string_utf8(m->custom_type), *type = NULL;
    rt_object *assembly = corelib_assembly_object(m->assembly);
    char simple[256];
    snprintf(simple, sizeof simple, "%.*s", (int)strcspn(m->custom_type, ","), m->custom_type);
    uint8_t throw_it = 1, ignore_case = 0;
    if (strchr(m->custom_type, ',')) {
        rt_call(rt_type_find_method(rt_wk.type, "GetType", 2), (void *[]){ &name, &throw_it }, &type);
    } else {
        name = (rt_object *)rt_string_utf8(simple);
        rt_method *get = virtual_of(assembly, rt_corelib_type("System.Reflection", "Assembly"), "GetType", 3);
        rt_call(get, (void *[]){ &assembly, &name, &throw_it, &ignore_case }, &type);
    }
    if (!type) rt_throw_new("System.TypeLoadException", "Could not load type '%s'.", m->custom_type);
    return rt_type_of_object(type);
}

/* One marshaler for each description; it lives for ever. */
static rt_object *marshaler_of(const rt_marshal *m) {
    rt_marshal *cached = (rt_marshal *)m;
    void **slot = __atomic_load_n(&cached->custom, __ATOMIC_ACQUIRE);
    if (slot) return *slot;
    rt_type *t = marshaler_type(m);
    corelib_load(t);
    rt_method *get = rt_type_find_method(t, "GetInstance", 1);
    char name[300];
    if (!get || !rt_method_is_static(get))
        rt_throw_new("System.ApplicationException", "Custom marshaler '%s' does not implement a static GetInstance method that takes a single string parameter and returns an "
                     "ICustomMarshaler.", rt_type_name(t, name, sizeof name));
    rt_object *cookie = (rt_object *)rt_string_utf8(m->custom_cookie ? m->custom_cookie : ""), *instance = NULL;
    rt_call(get, (void *[]){ &cookie }, &instance);
    if (!instance) rt_throw_new("System.ApplicationException", "A call to GetInstance() for custom marshaler '%s' returned null, which is not allowed.", rt_type_name(t, name, sizeof name));
    void **made = rt_gc_handle_new(instance, RT_HANDLE_NORMAL), **none = NULL;
    if (!__atomic_compare_exchange_n(&cached->custom, &none, made, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) rt_gc_handle_free(made);
    return *cached->custom;
}

void rt_custom_call(const rt_marshal *m, const char *method, void *argument, void *result) {
    rt_object *marshaler = marshaler_of(m);
    rt_call(virtual_of(marshaler, marshaler_interface(), method, 1), (void *[]){ &marshaler, argument }, result);
}

static void enter_custom(rt_cell *c) {
    rt_object *o = object_at(c->managed);
    if (c->p->in && o) rt_custom_call(&c->p->value, "MarshalManagedToNative", &o, c->home);
}

rt_object *rt_custom_to_managed(const rt_marshal *m, void *native) {
    rt_object *o = NULL;
    if (native) rt_custom_call(m, "MarshalNativeToManaged", &native, &o);
    return o;
}

static void leave_custom(rt_cell *c) {
    rt_object *o = rt_custom_to_managed(&c->p->value, *(void **)c->home);
    if (c->p->byref) set_object(c->managed, o);
}

void rt_cell_release_custom(rt_cell *c) {
    void *native = *(void **)c->home;
    *(void **)c->home = NULL;
    if (native) rt_custom_call(&c->p->value, "CleanUpNativeData", &native, NULL);
}

/* --- AsAny: a description made of the object itself, for this call */

static bool describe_any(const rt_marshal *any, rt_object *o, rt_marshal *out) {
    rt_native_spec spec = { .type = RT_NATIVE_DEFAULT, .elem = RT_NATIVE_DEFAULT, .count_param = -1 };
    rt_spec_context c = { any->assembly, any->wide, false };
    if (rt_marshal_describe(out, o->type, &spec, &c)) return false;
    switch (out->way) {
    case RT_WAY_STRING8: case RT_WAY_STRING16: case RT_WAY_BUFFER8: case RT_WAY_BUFFER16: case RT_WAY_CLASS: return true;
    case RT_WAY_ARRAY: return out->elem->way <= RT_WAY_CHAR8;
    default: return false;
    }
}

/* `extra` keeps the parameter that stands for the object; its own second pointer is the one that the way uses. */
typedef struct any_param { rt_plan_param p; void *extra[2]; } any_param;

static void enter_any(rt_cell *c) {
    rt_object *o = object_at(c->managed);
    if (!o) return;
    any_param *any = zeroed(sizeof *any);
    *c->extra = any;
    if (!describe_any(&c->p->value, o, &any->p.value))
        rt_throw_new("System.ArgumentException", "No PInvoke conversion exists for the value passed to an Object-typed parameter.");
    any->p.in = c->p->in;
    any->p.out = c->p->out;
    rt_cell inner = { &any->p, c->managed, c->home, any->extra, c->f };
    rt_cell_enter(&inner);
}

/* --- managed to native */

static void enter_string16(rt_cell *c) {
    rt_string *s = *(rt_string **)c->managed;
    *(void **)c->home = s ? s->chars : NULL;
}

void rt_cell_enter(rt_cell *c) {
    switch (c->p->value.way) {
    case RT_WAY_ARRAY: enter_array(c); break;
    case RT_WAY_CLASS: enter_class(c); break;
    case RT_WAY_BUFFER8: enter_builder(c, false); break;
    case RT_WAY_BUFFER16: enter_builder(c, true); break;
    case RT_WAY_SAFE_HANDLE: enter_safe_handle(c); break;
    case RT_WAY_CRITICAL_HANDLE: enter_critical_handle(c); break;
    case RT_WAY_HANDLE_REF: enter_handle_ref(c); break;
    case RT_WAY_TYPE_HANDLE: enter_type_handle(c); break;
    case RT_WAY_ARRAY_WITH_OFFSET: enter_array_with_offset(c); break;
    case RT_WAY_VALUE_POINTER: *(void **)c->home = c->managed; break;
    case RT_WAY_CUSTOM: enter_custom(c); break;
    case RT_WAY_ANY: enter_any(c); break;
    default:
        if (c->p->value.way == RT_WAY_STRING16 && !c->p->byref) enter_string16(c);
        else if (c->p->in) rt_value_to_native(&c->p->value, c->managed, c->home);
    }
}

void rt_cell_leave(rt_cell *c) {
    switch (c->p->value.way) {
    case RT_WAY_ARRAY: leave_array(c); break;
    case RT_WAY_CLASS: leave_class(c); break;
    case RT_WAY_BUFFER8: leave_builder(c, false); break;
    case RT_WAY_BUFFER16: leave_builder(c, true); break;
    case RT_WAY_SAFE_HANDLE: case RT_WAY_CRITICAL_HANDLE: leave_handle(c); break;
    case RT_WAY_CUSTOM: leave_custom(c); break;
    default:
        if (c->p->byref) rt_value_to_managed(&c->p->value, c->home, c->managed);
    }
}

void rt_cell_leave_any(rt_cell *c) {
    any_param *any = *c->extra;
    rt_cell inner = { &any->p, c->managed, c->home, any->extra, c->f };
    if (any->p.out) rt_cell_leave(&inner);
}

void rt_cell_release(rt_cell *c) {
    switch (c->p->value.way) {
    case RT_WAY_ARRAY: release_array(c); break;
    case RT_WAY_CLASS: release_class(c); break;
    case RT_WAY_BUFFER8: case RT_WAY_BUFFER16: release_buffer(c); break;
    case RT_WAY_SAFE_HANDLE: release_safe_handle(c); break;
    case RT_WAY_CUSTOM: rt_cell_release_custom(c); break;
    default:
        if (c->p->value.way != RT_WAY_STRING16 || c->p->byref) rt_value_release(&c->p->value, c->home);
    }
}

void rt_cell_release_any(rt_cell *c) {
    any_param *any = *c->extra;
    rt_cell inner = { &any->p, c->managed, c->home, any->extra, c->f };
    *c->extra = NULL;
    if (any->p.value.native) rt_cell_release(&inner);
    free((void *)any->p.value.elem);
    free(any);
}
