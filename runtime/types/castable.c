/* IDynamicInterfaceCastable: objects that say themselves, one by one and each time they are asked, which interfaces they have and where the
   implementation is.

   Casts that fail otherwise ask the object. Dispatch is by type everywhere else and its answers are kept for ever, so the code that it keeps for
   such a type and an interface it does not have is a stub that asks the object at each call: the stub of a made-up method, whose entry is
   rt_arch_castable (runtime/arch/), which comes to rt_castable_target below with the arguments saved. */
#include "runtime/types/internal.h"

#include <stdlib.h>

#include "runtime/arch/stub.h"
#include "runtime/eh/eh.h"
#include "runtime/jit_interface.h"
#include "runtime/object.h"

static rt_type *castable_interface(void) {
    static rt_type *t;
    if (!t)
        t = rt_corelib_type("System.Runtime.InteropServices", "IDynamicInterfaceCastable");
    return t;
}

static rt_method *helper(const char *name, int n) {
    rt_type *t = rt_corelib_type("System.Runtime.InteropServices", "DynamicInterfaceCastableHelpers");
    return rt_type_load(t) ? NULL : rt_type_find_method(t, name, n);
}

bool rt_type_is_castable(rt_type *t) { return t->kind == RT_KIND_CLASS && rt_type_implements(t, castable_interface()); }

bool rt_castable_isinst(rt_object *o, rt_type *iface, bool may_throw) {
    static rt_method *ask;
    if (iface->kind != RT_KIND_INTERFACE || !rt_type_is_castable(o->type))
        return false;
    if (!ask)
        ask = helper("IsInterfaceImplemented", 3);
    rt_object *type = rt_type_object(iface), *failure;
    uint8_t flag = may_throw, answer = 0;
    void *args[] = {&o, &type, &flag};
    if (ask && (failure = rt_invoke(ask, args, &answer)))
        rt_throw(failure);
    return answer;
}

static rt_type *implementation(rt_object *o, rt_type *iface) {
    static rt_method *ask;
    if (!ask)
        ask = helper("GetInterfaceImplementation", 2);
    rt_object *type = rt_type_object(iface), *result = NULL, *failure;
    void *args[] = {&o, &type};
    if (ask && (failure = rt_invoke(ask, args, &result)))
        rt_throw(failure);
    return result ? rt_type_of_object(result) : NULL;
}

/* [m]: the made-up method; the receiver is the second argument where the first says where the result goes. */
void *rt_castable_target(rt_method *m, rt_object *first, rt_object *second) {
    rt_method *declared = m->typical;
    const rt_sig *sig = rt_method_sig(declared);
    bool hidden = sig && rt_type_is_value(sig->ret) && rt_type_value_size(sig->ret) > 16;
    coil_diag d = {0};
    rt_type *in = implementation(hidden ? second : first, declared->owner);
    rt_method *target = in ? rt_resolve_virtual(in, declared, &d) : NULL;
    if (!target)
        rt_throw_new("EntryPointNotFoundException", NULL);
    return rt_method_stub(target);
}

void *rt_castable_stub(rt_method *declared) {
    rt_method *m = rt_types_alloc(sizeof *m);
    *m = (rt_method){.entry = (void *)rt_arch_castable,
                     .owner = declared->owner,
                     .token = declared->token,
                     .flags = declared->flags,
                     .name = declared->name,
                     .def = m,
                     .typical = declared,
                     .slot = -1,
                     .body_kind = RT_BODY_RUNTIME};
    return rt_method_stub(m);
}
