/* Delegates. Invoke always calls method_ptr(target, args...), so what differs between kinds is which code and which target:

     closed over an instance, or a static method closed over its first argument:  target = the object, method_ptr = the method
     open static:    target = the delegate itself, method_ptr = a thunk that drops it, method_ptr_aux = the method
     open instance:  target = the delegate itself, method_ptr = a thunk that drops it and dispatches on the first argument, aux = the method
     multicast:      target = the delegate itself, method_ptr = the multicast loop, aux = the handle of Invoke, invocation_list/count

   Methods of value types that are closed over a box are entered through their unboxing stub. Which kind it is follows from
   the parameter counts of Invoke and of the method. II.14.6 */
#include "runtime/corelib/corelib.h"

static rt_method *method_behind(void *code) {
    rt_method *m = code ? rt_method_from_stub(code) : NULL;
    if (code && !m) {
        const rt_code *c = rt_code_find(code);
        m = c ? c->method : NULL;
    }
    return m;
}

static void *thunk(void *(*make)(rt_method *, coil_diag *), rt_method *m) {
    coil_diag d = { 0 };
    void *code = make(m, &d);
    if (!code) rt_throw_diag(&d);
    return code;
}

static void *callable(rt_method *m) {
    return rt_type_is_value(m->owner) && !rt_method_is_static(m) ? rt_method_unbox_stub(m) : rt_method_stub(m);
}

static void init_open(rt_delegate *d, rt_method *m, void *(*make)(rt_method *, coil_diag *)) {
    d->method_ptr_aux = rt_method_stub(m);
    d->method_ptr = thunk(make, m);
    d->target = &d->base;
}

static void init_closed(rt_delegate *d, rt_object *target, rt_method *m) {
    if (!target && !rt_method_is_static(m)) rt_throw_new("System.ArgumentException", "Delegate to an instance method cannot have null 'this'.");
    d->target = target;
    d->method_ptr = callable(m);
}

static bool is_open(rt_delegate *d, rt_method *m) {
    uint32_t invoke = rt_method_sig(corelib_invoke_method(d->base.type))->n_params, own = rt_method_sig(m)->n_params;
    return rt_method_is_static(m) ? own == invoke : own + 1 == invoke;
}

void rt_delegate_init(rt_delegate *d, rt_object *target, rt_method *m, void *code) {
    rt_method *real = method_behind(code); // ldvirtftn has chosen the override already
    if (real) m = real;
    if (!m) { // code that is not of a method of ours
        if (!code) rt_throw_new("System.ArgumentNullException", NULL);
        d->target = target ? target : &d->base;
        d->method_ptr = code;
        return;
    }
    if (!is_open(d, m)) init_closed(d, target, m);
    else if (rt_method_is_static(m)) init_open(d, m, rt_the_jit.open_static_thunk);
    else init_open(d, m, rt_the_jit.open_instance_thunk);
}

rt_object *rt_delegate_new(rt_type *t, rt_object *target, rt_method *m, void *code) {
    corelib_load(t);
    rt_delegate *d = (rt_delegate *)rt_object_new(t);
    rt_delegate_init(d, target, m, code);
    return &d->base;
}

RT_NATIVE(void, rt_q_Delegate_Construct, rt_object **d, rt_object **target, void *code) {
    rt_delegate_init((rt_delegate *)*d, *target, NULL, code);
}

RT_NATIVE(void *, rt_f_Delegate_GetMulticastInvoke, rt_type *t) {
    coil_diag d = { 0 };
    void *code = rt_the_jit.multicast_thunk(t, &d);
    if (!code) rt_throw_diag(&d);
    return code;
}

RT_NATIVE(void *, rt_q_Delegate_GetMulticastInvokeSlow, rt_type *t) {
    return rt_f_Delegate_GetMulticastInvoke(t);
}

/* A method handle, not code: DynamicInvoke makes a MethodInfo of it. */
RT_NATIVE(rt_method *, rt_f_Delegate_GetInvokeMethod, rt_type *t) {
    return corelib_invoke_method(t);
}

static rt_method *method_of(rt_object *o) {
    rt_delegate *d = (rt_delegate *)o;
    if (d->invocation_count == RT_DELEGATE_UNMANAGED) return corelib_invoke_method(o->type); // made of a function pointer
    return method_behind(d->method_ptr_aux ? d->method_ptr_aux : d->method_ptr);
}

RT_NATIVE(void, rt_q_Delegate_FindMethodHandle, rt_object **d, rt_object **result) {
    rt_method *m = method_of(*d);
    if (!m) rt_throw_new("System.NotSupportedException", "The method of this delegate is not known.");
    *result = rt_method_object(m);
}

RT_NATIVE(int32_t, rt_q_Delegate_InternalEqualMethodHandles, rt_object **a, rt_object **b) {
    rt_method *m = method_of(*a);
    return m && m == method_of(*b);
}

RT_NATIVE(void *, rt_q_Delegate_AdjustTarget, rt_object **target, void *code) {
    (void)target;
    rt_method *m = method_behind(code);
    return m ? callable(m) : code;
}

/* --- CreateDelegate */

enum { STATIC_ONLY = 1, INSTANCE_ONLY = 2, OPEN_ONLY = 4, CLOSED_ONLY = 8, CASELESS = 0x20 };

static bool fits(rt_type *from, rt_type *to) { // delegate relaxation: references may widen, everything else is exact
    if (from == to) return true;
    if (rt_type_is_ref(from) && rt_type_is_ref(to)) return rt_type_is_assignable(from, to);
    if (rt_type_is_desc(from) || rt_type_is_desc(to) || rt_type_is_ref(from) || rt_type_is_ref(to)) return false;
    return from->kind <= RT_KIND_ENUM && to->kind <= RT_KIND_ENUM && rt_type_underlying(from) == rt_type_underlying(to);
}

static bool signature_fits(rt_type *delegate, rt_method *m, bool open) {
    const rt_sig *invoke = rt_method_sig(corelib_invoke_method(delegate)), *own = rt_method_sig(m);
    uint32_t skip_invoke = open && own->has_this, skip_own = !open && !own->has_this;
    if (invoke->n_params - skip_invoke != own->n_params - skip_own) return false;
    if (skip_invoke) { // `this`: values by reference
        rt_type *self = rt_type_is_value(m->owner) ? rt_type_byref(m->owner) : m->owner;
        if (!fits(invoke->params[0], self)) return false;
    }
    if (own->ret != invoke->ret && !fits(own->ret, invoke->ret)) return false;
    for (uint32_t i = 0; i + skip_invoke < invoke->n_params; i++) {
        if (!fits(invoke->params[i + skip_invoke], own->params[i + skip_own])) return false;
    }
    return true;
}

static bool target_fits(rt_object *target, rt_method *m, bool open) {
    if (open || !target) return true;
    const rt_sig *own = rt_method_sig(m);
    rt_type *first = own->has_this ? m->owner : own->params[0];
    return rt_isinst(target, first) != NULL;
}

static bool bind(rt_delegate *d, rt_object *target, rt_method *m, int32_t flags) {
    const rt_sig *own = rt_method_sig(m);
    if (!own) return false;
    uint32_t invoke = rt_method_sig(corelib_invoke_method(d->base.type))->n_params;
    bool open = own->has_this ? own->n_params + 1 == invoke : own->n_params == invoke;
    if (!open && !(own->has_this ? own->n_params == invoke : own->n_params == invoke + 1)) return false;
    if ((flags & STATIC_ONLY) && own->has_this) return false;
    if ((flags & INSTANCE_ONLY) && !own->has_this) return false;
    if ((flags & OPEN_ONLY) && !open) return false;
    if ((flags & CLOSED_ONLY) && open) return false;
    if (!signature_fits(d->base.type, m, open) || !target_fits(target, m, open)) return false;
    if (!open && own->has_this && target && rt_method_is_virtual(m)) {
        coil_diag diag = { 0 };
        m = rt_resolve_virtual(target->type, m, &diag);
        if (!m) rt_throw_diag(&diag);
    }
    if (open) {
        init_open(d, m, own->has_this ? rt_the_jit.open_instance_thunk : rt_the_jit.open_static_thunk);
    } else {
        d->target = target;
        d->method_ptr = callable(m);
    }
    return true;
}

RT_NATIVE(int32_t, rt_q_Delegate_BindToMethodInfo, rt_object **d, rt_object **target, rt_method *m, q_type type, int32_t flags) {
    (void)type;
    corelib_load(m->owner);
    return bind((rt_delegate *)*d, *target, m, flags);
}

RT_NATIVE(int32_t, rt_q_Delegate_BindToMethodName, rt_object **d, rt_object **target, q_type type, const char *name, int32_t flags) {
    for (rt_type *t = q_type_of(type); t; t = t->parent) {
        corelib_load(t);
        for (uint32_t i = 0; i < t->n_methods; i++) {
            rt_method *m = &t->methods[i];
            bool named = flags & CASELESS ? !strcasecmp(m->name, name) : !strcmp(m->name, name);
            if (named && !m->n_args && bind((rt_delegate *)*d, *target, m, flags)) return 1;
        }
    }
    return 0;
}
