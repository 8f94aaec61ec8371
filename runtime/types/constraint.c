/* Constraints of generic parameters: special ones (II.10.1.7, II.23.1.7) and types (II.22.21). */
#include "runtime/types/internal.h"

#include <stdio.h>
#include <string.h>

enum { SPECIAL_CLASS = 4, SPECIAL_VALUETYPE = 8, SPECIAL_DEFAULT_CTOR = 16, SPECIAL_ALLOW_BYREFLIKE = 32 };

static bool has_public_default_ctor(rt_type *t) {
    enum { ACCESS = 7, PUBLIC = 6, ABSTRACT = 0x80 };
    if (rt_type_is_value(t))
        return true;
    if (rt_type_is_array(t) || rt_type_is_desc(t) || t->kind == RT_KIND_INTERFACE)
        return false;
    rt_method *ctor = rt_type_default_ctor(t);
    return ctor && (ctor->flags & ACCESS) == PUBLIC && !(t->def->attributes & ABSTRACT);
}

static bool satisfies_special(rt_type *arg, uint32_t flags) {
    if ((flags & SPECIAL_CLASS) && rt_type_is_value(arg))
        return false;
    if ((flags & SPECIAL_VALUETYPE) && (!rt_type_is_value(arg) || arg->is_nullable))
        return false;
    if ((flags & SPECIAL_DEFAULT_CTOR) && !has_public_default_ctor(arg))
        return false;
    return !arg->is_byreflike || (flags & SPECIAL_ALLOW_BYREFLIKE);
}

bool rt_satisfies_constraints(rt_type *var, rt_type *arg, const rt_context *ctx, bool strict) {
    rt_assembly *a = var->assembly;
    if (arg->is_open || arg->kind == RT_KIND_VAR || arg->kind == RT_KIND_MVAR)
        return true; /* decided when it is closed */
    if (arg->kind == RT_KIND_BYREF || arg == rt_wk.void_)
        return false;
    if (!satisfies_special(arg, il_col(a->image, IL_GenericParam_Flags, IL_TOKEN_RID(var->token))))
        return false;
    il_range rows = il_find(a->image, IL_GenericParamConstraint_Owner, IL_TOKEN_RID(var->token));
    for (uint32_t r = rows.first; r < rows.end; r++) {
        coil_diag d;
        rt_type *c = rt_resolve_type(a, il_col(a->image, IL_GenericParamConstraint_Constraint, r), ctx, &d);
        if (c && c != rt_wk.valuetype && (strict || !c->is_open) && !rt_type_is_assignable(arg, c))
            return false;
    }
    return true;
}

/* "Ns.List`1[T]": the definition with its parameters, as CoreCLR tells it here. */
static void definition_name(const rt_type *def, char *buf, size_t n) {
    rt_type_name(def, buf, n);
    for (uint32_t i = 0; i < def->n_args; i++) {
        size_t have = strlen(buf);
        snprintf(buf + have, n - have, "%c%s%s", i ? ',' : '[', def->args[i]->name, i + 1 == def->n_args ? "]" : "");
    }
}

static int violated(rt_type *def, rt_method *m, uint32_t i, const rt_type *arg, coil_diag *d) {
    char on[300], type[200];
    rt_type_name(arg, type, sizeof type);
    if (m) {
        rt_type_name(m->owner, on, sizeof on);
        return rt_fail_in(def->assembly, d, COIL_EVERIFY, "Method %s.%s: type argument '%s' violates the constraint of type parameter '%s'.", on,
                          m->name, type, m->def->args[i]->name);
    }
    definition_name(def, on, sizeof on);
    return rt_fail_in(def->assembly, d, COIL_EBAD_TYPE, "GenericArguments[%u], '%s', on '%s' violates the constraint of type parameter '%s'.", i,
                      type, on, def->args[i]->name);
}

int rt_check_constraints(rt_type *def, rt_method *m, rt_type *const *args, uint32_t n, coil_diag *d) {
    rt_type *const *vars = m ? m->def->args : def->def->args;
    rt_context ctx = m ? (rt_context){def->args, def->n_args, args, n} : (rt_context){args, n, NULL, 0};
    for (uint32_t i = 0; i < n && i < (m ? m->def->n_args : def->def->n_args); i++)
        if (!rt_satisfies_constraints(vars[i], args[i], &ctx, false))
            return violated(def->def, m, i, args[i], d);
    return 0;
}
