/* Arguments and results crossing through a frame: see marshal.h; what is particular to a way is in cells.c.

   Managed to native: enter converts the arguments in order and counts them; leave converts what came back; release frees. An exception between
   enter and release must end in release (the stub's landing pad calls it), which frees the first n_entered parameters and a result that is due.
   Native to managed: the frame holds managed variables; nothing in it owns native memory. */
#include "runtime/corelib/corelib.h"
#include "runtime/interop/cells.h"

static void *at(rt_frame_record *f, uint32_t offset) { return (uint8_t *)f + offset; }

static rt_cell cell_of(rt_frame_record *f, const rt_plan_param *p, void *argument) {
    return (rt_cell){ p, p->byref ? *(void **)argument : argument, at(f, p->home), at(f, p->extra), f };
}

static rt_object *object_at(void *managed) { return *(rt_object **)managed; }
static void set_object(void *managed, rt_object *o) { __atomic_store_n((rt_object **)managed, o, __ATOMIC_RELEASE); }

static void *zeroed(size_t bytes) {
    void *p = calloc(1, bytes ? bytes : 1);
    if (!p) rt_throw_new("System.OutOfMemoryException", NULL);
    return p;
}

static uint32_t length(rt_object *a) { return ((rt_array *)a)->length; }

static rt_string *text_of(rt_object *o) {
    coil_diag d = { 0 };
    rt_string *s = NULL;
    rt_method *m = rt_resolve_virtual(o->type, rt_type_find_method(rt_wk.object, "ToString", 0), &d);
    if (!m) rt_throw_diag(&d);
    rt_call(m, (void *[]){ &o }, &s);
    return s;
}

static void enter_param(rt_frame_record *f, const rt_plan_param *p, void *argument) {
    rt_cell c = cell_of(f, p, argument);
    if (p->direct) {
        if (p->byref) *(void **)at(f, p->arg) = c.managed;
        else memcpy(c.home, argument, p->value.size);
        return;
    }
    if (p->byref) *(void **)at(f, p->arg) = c.home;
    rt_cell_enter(&c);
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
    if (handle) *(void **)at(f, p->ret.extra) = rt_handle_new(p->ret.value.managed);
    if (p->hresult && p->ret.arg) *(void **)at(f, p->ret.arg) = at(f, p->ret.home);
}

static void leave_param(rt_frame_record *f, const rt_plan_param *p, void *argument) {
    rt_cell c = cell_of(f, p, argument);
    if (p->value.way == RT_WAY_ANY && *c.extra) rt_cell_leave_any(&c);
    else if (!p->direct && p->out) rt_cell_leave(&c);
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
    case RT_WAY_CLASS: set_object(f->ret, rt_class_from_native(&p->value, *(void **)home)); break;
    case RT_WAY_BUFFER8: set_object(f->ret, rt_builder_from_native(*(char **)home, NULL)); break;
    case RT_WAY_BUFFER16: set_object(f->ret, rt_builder_from_native(NULL, *(uint16_t **)home)); break;
    case RT_WAY_SAFE_HANDLE: case RT_WAY_CRITICAL_HANDLE:
        *rt_handle_field(made) = *(void **)home;
        set_object(f->ret, made);
        break;
    case RT_WAY_CUSTOM: set_object(f->ret, rt_custom_to_managed(&p->value, *(void **)home)); break;
    default: rt_value_to_managed(&p->value, home, f->ret);
    }
}

static void check_hresult(rt_frame_record *f) {
    int32_t hr = *(int32_t *)at(f, f->plan->hresult_home);
    if (hr >= 0) return;
    rt_type *marshal = rt_corelib_type("System.Runtime.InteropServices", "Marshal");
    corelib_load(marshal);
    rt_call(rt_type_find_method(marshal, "ThrowExceptionForHR", 1), (void *[]){ &hr }, NULL);
}

void rt_marshal_leave(rt_frame_record *f) {
    const rt_plan *p = f->plan;
    if (p->hresult) check_hresult(f);
    f->result_due = true;
    for (uint32_t i = 0; i < p->n; i++) leave_param(f, &p->params[i], f->args[i]);
    if (p->ret.value.size) leave_result(f);
}

static void release_param(rt_frame_record *f, const rt_plan_param *p, void *argument) {
    rt_cell c = cell_of(f, p, argument);
    if (p->value.way != RT_WAY_ANY) rt_cell_release(&c);
    else if (*c.extra) rt_cell_release_any(&c);
}

static void release_result(rt_frame_record *f) {
    const rt_plan_param *p = &f->plan->ret;
    void *home = at(f, p->home);
    rt_cell c = { p, f->ret, home, at(f, p->extra), f };
    switch (p->value.way) {
    case RT_WAY_CUSTOM: rt_cell_release_custom(&c); break;
    case RT_WAY_CLASS:
        if (*(void **)home) rt_layout_release(p->value.layout, *(void **)home);
        /* fallthrough */
    case RT_WAY_BUFFER8: case RT_WAY_BUFFER16:
        free(*(void **)home);
        *(void **)home = NULL;
        break;
    default: rt_value_release(&p->value, home);
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

/* A native variable at [native] into a managed one. */
static void reverse_to_managed(const rt_plan *plan, const rt_marshal *m, void *native, void *managed, void **native_args) {
    switch (m->way) {
    case RT_WAY_ARRAY: set_object(managed, rt_array_from_native(m, *(void **)native, rt_array_native_length(plan, m, native_args))); break;
    case RT_WAY_CLASS: set_object(managed, rt_class_from_native(m, *(void **)native)); break;
    case RT_WAY_BUFFER8: set_object(managed, rt_builder_from_native(*(char **)native, NULL)); break;
    case RT_WAY_BUFFER16: set_object(managed, rt_builder_from_native(NULL, *(uint16_t **)native)); break;
    case RT_WAY_VALUE_POINTER: if (*(void **)native) memcpy(managed, *(void **)native, rt_type_value_size(m->managed)); break;
    case RT_WAY_CUSTOM: set_object(managed, rt_custom_to_managed(m, *(void **)native)); break;
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
        if (o) rt_custom_call(m, "MarshalManagedToNative", &o, native);
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
    rt_string *s = text_of(o);
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
