/* Arguments and results crossing through a frame: see marshal.h.

   Managed to native: enter converts the arguments in order and counts them; leave converts what came back; release frees. An exception between
   enter and release must end in release (the stub's landing pad calls it), which frees the first n_entered parameters and a result that is due.
   Native to managed: the frame holds managed variables; nothing in it owns native memory.

   Ways that only parameters have:
   - An array of blittable elements, a blittable class, a UTF-16 string by value: native code gets the address of the managed bytes.
   - Other arrays, classes, StringBuilders: a buffer, whose address stays in `extra`, copied back if the parameter is [Out].
   - SafeHandle: its count is raised while native code has it; `extra` says so. By reference or as result: `extra` holds the new object, made
     before the call, since making it may fail.
   - By reference, an array or class is a pointer that native code may exchange; what comes back is freed. */
#include <stdio.h>

#include "runtime/corelib/corelib.h"
#include "runtime/interop/marshal.h"

typedef struct cell { const rt_plan_param *p; void *managed, *home; void **extra; rt_frame_record *f; } cell;

static void *at(rt_frame_record *f, uint32_t offset) { return (uint8_t *)f + offset; }

static cell cell_of(rt_frame_record *f, const rt_plan_param *p, void *argument) {
    return (cell){ p, p->byref ? *(void **)argument : argument, at(f, p->home), at(f, p->extra), f };
}

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

static void enter_array(cell *c) {
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
static uint32_t native_length(const rt_plan *plan, const rt_marshal *m, void **arguments) {
    int64_t n = m->count;
    if (m->count_param >= 0) {
        const rt_plan_param *p = &plan->params[m->count_param];
        void *where = p->byref ? *(void **)arguments[m->count_param] : arguments[m->count_param];
        n += where ? integer_at(p->value.managed, where) : 0;
    }
    if (n < 0 || n > INT32_MAX) rt_throw_overflow();
    return (uint32_t)n;
}

static rt_object *new_array(const rt_marshal *m, void *native, uint32_t n) {
    if (!native) return NULL;
    corelib_load(m->managed);
    rt_array *a = rt_array_new(m->managed, (intptr_t)n);
    rt_elements_to_managed(m, native, &a->base, n);
    return &a->base;
}

static void leave_array(cell *c) {
    const rt_marshal *m = &c->p->value;
    rt_object *a = object_at(c->managed);
    if (c->p->byref) set_object(c->managed, new_array(m, *(void **)c->home, native_length(c->f->plan, m, c->f->args)));
    else if (a && *c->extra) rt_elements_to_managed(m, *c->extra, a, length(a));
}

static void release_array(cell *c) {
    const rt_marshal *m = &c->p->value;
    void *native = c->p->byref ? *(void **)c->home : *c->extra;
    rt_object *a = native ? object_at(c->managed) : NULL;
    if (a) rt_elements_release(m, native, length(a));
    free(native);
    *(void **)c->home = *c->extra = NULL;
}

/* --- classes with layout */

static void enter_class(cell *c) {
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

static rt_object *new_class_object(const rt_marshal *m, void *native) {
    if (!native) return NULL;
    corelib_load(m->managed);
    rt_object *o = rt_object_new(m->managed);
    rt_layout_to_managed(m->layout, native, rt_object_data(o));
    return o;
}

static void leave_class(cell *c) {
    const rt_layout *l = c->p->value.layout;
    if (c->p->byref) set_object(c->managed, new_class_object(&c->p->value, *(void **)c->home));
    else if (*c->extra) rt_layout_to_managed(l, *c->extra, rt_object_data(object_at(c->managed)));
}

static void release_class(cell *c) {
    void *native = c->p->byref ? *(void **)c->home : *c->extra;
    if (native) rt_layout_release(c->p->value.layout, native);
    free(native);
    *(void **)c->home = *c->extra = NULL;
}

/* --- StringBuilder */

static void enter_builder(cell *c, bool wide) {
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

static void leave_builder(cell *c, bool wide) {
    rt_object *o = object_at(c->managed);
    if (!o || !*c->extra) return;
    int32_t n = 0;
    if (wide) while (((uint16_t *)*c->extra)[n]) n++;
    else n = (int32_t)strlen(*c->extra);
    rt_call(inherited(o->type, wide ? "ReplaceBufferInternal" : "ReplaceBufferAnsiInternal", 2), (void *[]){ &o, c->extra, &n }, NULL);
}

static void release_buffer(cell *c) {
    free(*c->extra);
    *c->extra = NULL;
}

/* --- handles */

static void **handle_of(rt_object *o) { return rt_field_address(o, "handle"); }

/* Before the call: a handle that C has opened must not be lost because there is no object for it. */
static rt_object *new_handle(rt_type *t) {
    corelib_load(t);
    if (!rt_type_default_ctor(t)) rt_throw_new("System.MissingMethodException", ".ctor");
    return corelib_construct(t);
}

static void enter_safe_handle(cell *c) {
    rt_object *o = object_at(c->managed);
    const rt_plan_param *p = c->p;
    if (p->byref && p->out) *c->extra = new_handle(p->value.managed);
    if (!p->in) return;
    if (!o) rt_throw_null_handle();
    uint8_t added = 0, *success = &added;
    rt_call(inherited(o->type, "DangerousAddRef", 1), (void *[]){ &o, &success }, NULL);
    *(void **)c->home = *handle_of(o);
    if (added) *(void **)(c->extra + 1) = o;
}

static void leave_handle(cell *c) {
    rt_object *old = object_at(c->managed), *fresh = *c->extra;
    void *native = *(void **)c->home;
    if (!c->p->byref || !c->p->out || (c->p->in && old && *handle_of(old) == native)) return;
    *handle_of(fresh) = native;
    set_object(c->managed, fresh);
}

static void release_safe_handle(cell *c) {
    rt_object *o = *(rt_object **)(c->extra + 1);
    *(void **)(c->extra + 1) = NULL;
    if (o) rt_call(inherited(o->type, "DangerousRelease", 0), (void *[]){ &o }, NULL);
}

static void enter_critical_handle(cell *c) {
    rt_object *o = object_at(c->managed);
    if (c->p->byref && c->p->out) *c->extra = new_handle(c->p->value.managed);
    if (!c->p->in) return;
    if (!o) rt_throw_null();
    *(void **)c->home = *handle_of(o);
}

static void *field_of(rt_type *t, void *value, const char *name) {
    rt_field *f = rt_type_find_field(t, name);
    return (uint8_t *)value + f->offset;
}

static void enter_array_with_offset(cell *c) {
    rt_type *t = c->p->value.managed;
    corelib_load(t);
    rt_object *a = object_at(field_of(t, c->managed, "m_array"));
    if (a) *(void **)c->home = elements(a) + *(int32_t *)field_of(t, c->managed, "m_offset");
}

static void enter_handle_ref(cell *c) {
    rt_type *t = c->p->value.managed;
    corelib_load(t);
    *(void **)c->home = *(void **)field_of(t, c->managed, "_handle");
}

static void enter_type_handle(cell *c) {
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

static void custom_call(const rt_marshal *m, const char *method, void *argument, void *result) {
    rt_object *marshaler = marshaler_of(m);
    rt_call(virtual_of(marshaler, marshaler_interface(), method, 1), (void *[]){ &marshaler, argument }, result);
}

static void enter_custom(cell *c) {
    rt_object *o = object_at(c->managed);
    if (c->p->in && o) custom_call(&c->p->value, "MarshalManagedToNative", &o, c->home);
}

static rt_object *custom_to_managed(const rt_marshal *m, void *native) {
    rt_object *o = NULL;
    if (native) custom_call(m, "MarshalNativeToManaged", &native, &o);
    return o;
}

static void leave_custom(cell *c) {
    rt_object *o = custom_to_managed(&c->p->value, *(void **)c->home);
    if (c->p->byref) set_object(c->managed, o);
}

static void release_custom(cell *c) {
    void *native = *(void **)c->home;
    *(void **)c->home = NULL;
    if (native) custom_call(&c->p->value, "CleanUpNativeData", &native, NULL);
}

/* --- managed to native */

static void enter_string16(cell *c) {
    rt_string *s = *(rt_string **)c->managed;
    *(void **)c->home = s ? s->chars : NULL;
}

static void enter_value(cell *c) {
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
    default:
        if (c->p->value.way == RT_WAY_STRING16 && !c->p->byref) enter_string16(c);
        else if (c->p->in) rt_value_to_native(&c->p->value, c->managed, c->home);
    }
}

static void enter_param(rt_frame_record *f, const rt_plan_param *p, void *argument) {
    cell c = cell_of(f, p, argument);
    if (p->direct) {
        if (p->byref) *(void **)at(f, p->arg) = c.managed;
        else memcpy(c.home, argument, p->value.size);
        return;
    }
    if (p->byref) *(void **)at(f, p->arg) = c.home;
    enter_value(&c);
}

void rt_marshal_enter(const rt_plan *p, rt_frame_record *f, void **args, void *ret) {
    f->plan = p;
    f->args = args;
    f->ret = ret;
    bool handle = p->ret.value.way == RT_WAY_SAFE_HANDLE || p->ret.value.way == RT_WAY_CRITICAL_HANDLE;
    for (uint32_t i = 0; i < p->n; i++) {
        f->n_entered = i + 1;
        enter_param(f, &p->params[i], args[i]);
    }
    if (handle) *(void **)at(f, p->ret.extra) = new_handle(p->ret.value.managed);
    if (p->hresult && p->ret.arg) *(void **)at(f, p->ret.arg) = at(f, p->ret.home);
}

static void leave_param(rt_frame_record *f, const rt_plan_param *p, void *argument) {
    if (p->direct || !p->out) return;
    cell c = cell_of(f, p, argument);
    switch (p->value.way) {
    case RT_WAY_ARRAY: leave_array(&c); break;
    case RT_WAY_CLASS: leave_class(&c); break;
    case RT_WAY_BUFFER8: leave_builder(&c, false); break;
    case RT_WAY_BUFFER16: leave_builder(&c, true); break;
    case RT_WAY_SAFE_HANDLE: case RT_WAY_CRITICAL_HANDLE: leave_handle(&c); break;
    case RT_WAY_CUSTOM: leave_custom(&c); break;
    default:
        if (p->byref) rt_value_to_managed(&p->value, c.home, c.managed);
    }
}

static void leave_result(rt_frame_record *f) {
    const rt_plan_param *p = &f->plan->ret;
    void *home = at(f, p->home);
    if (p->direct) {
        memcpy(f->ret, home, p->value.size);
        return;
    }
    rt_object *made = *(rt_object **)at(f, p->extra);
    switch (p->value.way) {
    case RT_WAY_ARRAY: set_object(f->ret, new_array(&p->value, *(void **)home, native_length(f->plan, &p->value, f->args))); break;
    case RT_WAY_CLASS: set_object(f->ret, new_class_object(&p->value, *(void **)home)); break;
    case RT_WAY_SAFE_HANDLE: case RT_WAY_CRITICAL_HANDLE:
        *handle_of(made) = *(void **)home;
        set_object(f->ret, made);
        break;
    case RT_WAY_CUSTOM: set_object(f->ret, custom_to_managed(&p->value, *(void **)home)); break;
    default: rt_value_to_managed(&p->value, home, f->ret);
    }
}

static void check_hresult(rt_frame_record *f) {
    int32_t hr = *(int32_t *)at(f, f->plan->hresult_home);
    if (hr >= 0) return;
    rt_type *marshal = rt_corelib_type("System.Runtime.InteropServices", "Marshal");
    rt_call(inherited(marshal, "ThrowExceptionForHR", 1), (void *[]){ &hr }, NULL);
}

void rt_marshal_leave(rt_frame_record *f) {
    const rt_plan *p = f->plan;
    if (p->hresult) check_hresult(f);
    f->result_due = true;
    for (uint32_t i = 0; i < p->n; i++) leave_param(f, &p->params[i], f->args[i]);
    if (p->ret.value.size) leave_result(f);
}

static void release_param(rt_frame_record *f, const rt_plan_param *p, void *argument) {
    cell c = cell_of(f, p, argument);
    switch (p->value.way) {
    case RT_WAY_ARRAY: release_array(&c); break;
    case RT_WAY_CLASS: release_class(&c); break;
    case RT_WAY_BUFFER8: case RT_WAY_BUFFER16: release_buffer(&c); break;
    case RT_WAY_SAFE_HANDLE: release_safe_handle(&c); break;
    case RT_WAY_CUSTOM: release_custom(&c); break;
    default:
        if (p->value.way != RT_WAY_STRING16 || p->byref) rt_value_release(&p->value, c.home);
    }
}

static void release_result(rt_frame_record *f) {
    const rt_plan_param *p = &f->plan->ret;
    void *home = at(f, p->home);
    cell c = { p, f->ret, home, at(f, p->extra), f };
    if (p->value.way == RT_WAY_CUSTOM) {
        release_custom(&c);
    } else if (p->value.way == RT_WAY_CLASS || p->value.way == RT_WAY_ARRAY) {
        if (p->value.layout && *(void **)home) rt_layout_release(p->value.layout, *(void **)home);
        rt_object *a = p->value.way == RT_WAY_ARRAY ? object_at(f->ret) : NULL;
        if (a) rt_elements_release(&p->value, *(void **)home, length(a));
        free(*(void **)home);
        *(void **)home = NULL;
    } else if (!p->direct) {
        rt_value_release(&p->value, home);
    }
}

void rt_marshal_release(rt_frame_record *f) {
    const rt_plan *p = f->plan;
    uint32_t n = f->n_entered;
    bool due = f->result_due;
    f->n_entered = 0;
    f->result_due = false;
    for (uint32_t i = 0; i < n; i++)
        if (!p->params[i].direct) release_param(f, &p->params[i], f->args[i]);
    if (due && p->ret.value.size && !p->ret.direct) release_result(f);
}

/* --- native to managed: home holds the managed variable of a parameter by reference */

static rt_object *new_builder(const char *text8, const uint16_t *text16) {
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

/* A native variable at [native] into a managed one. */
static void reverse_to_managed(const rt_plan *plan, const rt_marshal *m, void *native, void *managed, void **native_args) {
    switch (m->way) {
    case RT_WAY_ARRAY: set_object(managed, new_array(m, *(void **)native, native_length(plan, m, native_args))); break;
    case RT_WAY_CLASS: set_object(managed, new_class_object(m, *(void **)native)); break;
    case RT_WAY_BUFFER8: set_object(managed, new_builder(*(char **)native, NULL)); break;
    case RT_WAY_BUFFER16: set_object(managed, new_builder(NULL, *(uint16_t **)native)); break;
    case RT_WAY_VALUE_POINTER: if (*(void **)native) memcpy(managed, *(void **)native, rt_type_value_size(m->managed)); break;
    case RT_WAY_CUSTOM: set_object(managed, custom_to_managed(m, *(void **)native)); break;
    default: rt_value_to_managed(m, native, managed);
    }
}

static void reverse_enter_param(const rt_plan *plan, rt_frame_record *f, const rt_plan_param *p, void **native_args, uint32_t i, void *argument) {
    if (p->direct) {
        memcpy(argument, native_args[i], p->byref ? 8 : p->value.size);
        return;
    }
    void *native = p->byref ? *(void **)native_args[i] : native_args[i], *managed = p->byref ? at(f, p->home) : argument;
    if (p->byref) *(void **)argument = managed;
    if (native && (p->in || !p->byref)) reverse_to_managed(plan, &p->value, native, managed, native_args);
}

void rt_marshal_reverse_enter(const rt_plan *p, rt_frame_record *f, void **native_args, void **args, void *ret) {
    f->plan = p;
    f->args = args;
    f->ret = ret;
    for (uint32_t i = 0; i < p->n; i++) reverse_enter_param(p, f, &p->params[i], native_args, i, args[i]);
}

/* A managed variable into a native one that owns what it points to. */
static void reverse_to_native(const rt_marshal *m, void *managed, void *native) {
    rt_object *o = rt_type_is_ref(m->managed) ? object_at(managed) : NULL;
    switch (m->way) {
    case RT_WAY_ARRAY:
        *(void **)native = o ? zeroed((size_t)length(o) * m->elem->size) : NULL;
        if (o) rt_elements_to_native(m, o, *(void **)native, length(o));
        break;
    case RT_WAY_CLASS:
        *(void **)native = o ? zeroed(m->layout->size) : NULL;
        if (o) rt_layout_to_native(m->layout, rt_object_data(o), *(void **)native);
        break;
    case RT_WAY_CUSTOM:
        *(void **)native = NULL;
        if (o) custom_call(m, "MarshalManagedToNative", &o, native);
        break;
    default: rt_value_to_native(m, managed, native);
    }
}

/* Contents of what came as a pointer go back into the caller's memory. */
static void reverse_contents(const rt_plan_param *p, void *argument, void *native) {
    const rt_marshal *m = &p->value;
    rt_object *o = object_at(argument);
    if (!o || !native) return;
    if (m->way == RT_WAY_ARRAY) rt_elements_to_native(m, o, native, length(o));
    else if (m->way == RT_WAY_CLASS) rt_layout_to_native(m->layout, rt_object_data(o), native);
    if (m->way != RT_WAY_BUFFER8 && m->way != RT_WAY_BUFFER16) return;
    rt_string *s = NULL;
    rt_call(rt_resolve_virtual(o->type, inherited(rt_wk.object, "ToString", 0), NULL), (void *[]){ &o }, &s);
    char *text = rt_string_to_utf8(s);
    if (m->way == RT_WAY_BUFFER16) memcpy(native, s->chars, 2 * ((size_t)s->length + 1));
    else memcpy(native, text, strlen(text) + 1);
    free(text);
}

static void reverse_leave_param(rt_frame_record *f, const rt_plan_param *p, void *native_arg, void *argument) {
    if (p->direct || !p->out) return;
    if (!p->byref) {
        reverse_contents(p, argument, *(void **)native_arg);
        return;
    }
    void *native = *(void **)native_arg;
    if (!native) return;
    if (p->in) rt_value_release(&p->value, native);
    reverse_to_native(&p->value, at(f, p->home), native);
}

void rt_marshal_reverse_leave(rt_frame_record *f, void **native_args, void *native_ret) {
    const rt_plan *p = f->plan;
    for (uint32_t i = 0; i < p->n; i++) reverse_leave_param(f, &p->params[i], native_args[i], f->args[i]);
    if (!p->ret.value.size) return;
    if (p->ret.direct) memcpy(native_ret, f->ret, p->ret.value.size);
    else reverse_to_native(&p->ret.value, f->ret, native_ret);
}
