/* Whether a class has what it promises (II.12.2): refused when it is loaded, as CoreCLR does, not when the method is missed.

   Abstract methods of classes are looked for everywhere. Interface methods only in a program's own classes: the search resolves signatures, which
   costs time at every start, and a compiler has checked the framework's. */
#include "runtime/types/internal.h"

#include "runtime/types/loader.h"

enum { TYPE_ABSTRACT = 0x80, METHOD_ACCESS = 7, METHOD_PRIVATE = 1 };

static int missing(rt_type *t, const rt_method *m) {
    char type[300], assembly[300];
    return rt_type_fail(t, COIL_EBAD_TYPE, "Method '%s' in type '%s' from assembly '%s' does not have an implementation.", m->name,
                        rt_type_name(t->def, type, sizeof type),
                        rt_assembly_display(t->assembly, IL_TOKEN(IL_TABLE_Assembly, 1), assembly, sizeof assembly));
}

int rt_reject_final_override(rt_type *t) {
    char type[300], assembly[300];
    return rt_type_fail(t, COIL_EBAD_TYPE, "Declaration referenced in a method implementation cannot be a final method.  Type: '%s'.  Assembly: '%s'.",
                        rt_type_name(t->def, type, sizeof type),
                        rt_assembly_display(t->assembly, IL_TOKEN(IL_TABLE_Assembly, 1), assembly, sizeof assembly));
}

static int check_slots(rt_type *t) {
    for (uint32_t i = 0; i < t->n_vtable; i++) {
        const rt_method *m = t->vslots[i];
        if (m && m->variant == RT_VARIANT_NORMAL && m->flags & RT_METHOD_ABSTRACT)
            return missing(t, m);
    }
    return 0;
}

static bool inherits(const rt_type *t, const rt_type *iface) {
    for (uint32_t i = 0; t->parent && i < t->parent->interface_count; i++)
        if (t->parent->interfaces[i] == iface)
            return true;
    return false;
}

static int check_interface(rt_type *t, rt_type *iface) {
    if (rt_type_load(iface))
        return rt_type_fail(t, -iface->load_error, "%s", iface->load_message);
    for (uint32_t i = 0; i < iface->n_methods; i++) {
        rt_method *m = &iface->methods[i];
        coil_diag d = {0};
        bool reabstracts = (m->flags & METHOD_ACCESS) == METHOD_PRIVATE; /* says that another interface's method has no body any more */
        if (!(m->flags & RT_METHOD_ABSTRACT) || !rt_method_is_virtual(m) || rt_method_is_static(m) || reabstracts)
            continue;
        if (!rt_resolve_virtual(t, m, &d) && d.code == -COIL_ENO_METHOD)
            return missing(t, m);
    }
    return 0;
}

int rt_check_implementations(rt_type *t) {
    if (t->load_error || t->kind > RT_KIND_CLASS || t->is_open || t->def->attributes & TYPE_ABSTRACT)
        return t->load_error;
    if (check_slots(t) || rt_assembly_is_framework(t->assembly))
        return t->load_error;
    for (uint32_t i = 0; i < t->interface_count && !t->load_error; i++)
        if (!inherits(t, t->interfaces[i]))
            check_interface(t, t->interfaces[i]);
    return t->load_error;
}
