/* Conversions between reference types (I.8.7, III.1.8.1): class chain, interfaces with variance, arrays, Nullable.

   Answers are remembered in one lock-free table for the process: types are immortal, so an answer never changes. A row holds the pair and
   the answer in two words written with a check word between them, so that a torn row is only a miss. */
#include "runtime/types/internal.h"

#include <string.h>

/* --- generic variance, I.8.7.1, II.9.5 */

enum { VARIANCE_MASK = 3, COVARIANT = 1, CONTRAVARIANT = 2 };

static uint32_t variance_of(const rt_type *def, uint32_t i) {
    const rt_type *v = def->args[i];
    return il_col(v->assembly->image, IL_GenericParam_Flags, IL_TOKEN_RID(v->token)) & VARIANCE_MASK;
}

static bool is_reference(const rt_type *t) {
    return rt_type_is_ref(t);
}

bool rt_type_variant_compatible(rt_type *from, rt_type *to) {
    const rt_type *def = to->def;
    if (from == to)
        return true;
    if (from->def != def || !def->is_variant)
        return false;
    for (uint32_t i = 0; i < to->n_args; i++) {
        rt_type *a = from->args[i], *b = to->args[i];
        if (a == b)
            continue;
        uint32_t v = variance_of(def, i);
        if (!v || !is_reference(a) || !is_reference(b))
            return false;
        if (!(v == COVARIANT ? rt_type_is_assignable(a, b) : rt_type_is_assignable(b, a)))
            return false;
    }
    return true;
}

/* --- pieces */

bool rt_type_is_subclass(const rt_type *t, const rt_type *base) {
    for (; t; t = rt_type_parent((rt_type *)t))
        if (t == base)
            return true;
    return false;
}

bool rt_type_implements(rt_type *t, rt_type *iface) {
    if (rt_type_load(t))
        return false;
    for (uint32_t i = 0; i < t->interface_count; i++)
        if (t->interfaces[i] == iface)
            return true;
    return false;
}

static bool to_interface(rt_type *from, rt_type *to) {
    if (rt_type_implements(from, to))
        return true;
    for (uint32_t i = 0; to->is_variant && i < from->interface_count; i++)
        if (from->interfaces[i]->def == to->def && rt_type_variant_compatible(from->interfaces[i], to))
            return true;
    return to->is_variant && from->def == to->def && rt_type_variant_compatible(from, to);
}

/* The integer type that elements are compared by: enums count as their base, and signedness does not count. I.8.7.1 */
static uint8_t reduced(rt_type *t) {
    static const uint8_t map[][2] = {{IL_ELEMENT_U1, IL_ELEMENT_I1},
                                     {IL_ELEMENT_U2, IL_ELEMENT_I2},
                                     {IL_ELEMENT_U4, IL_ELEMENT_I4},
                                     {IL_ELEMENT_U8, IL_ELEMENT_I8},
                                     {IL_ELEMENT_U, IL_ELEMENT_I}};
    t = rt_type_underlying(t);
    if (t->kind != RT_KIND_PRIMITIVE)
        return 0;
    for (size_t i = 0; i < sizeof map / sizeof *map; i++)
        if (map[i][0] == t->element)
            return map[i][1];
    return t->element;
}

static bool elements_compatible(rt_type *from, rt_type *to) {
    if (from == to)
        return true;
    if (is_reference(from) && is_reference(to))
        return rt_type_is_assignable(from, to);
    if (!rt_type_is_value(from) || !rt_type_is_value(to))
        return false;
    uint8_t a = reduced(from), b = reduced(to);
    return a && a == b;
}

static bool is_vector_interface(const rt_type *t) {
    const rt_type *def = t->def;
    return t->n_args == 1 && (def == rt_wk.ilist_t || def == rt_wk.icollection_t || def == rt_wk.ienumerable_t ||
                              def == rt_wk.ireadonlylist_t || def == rt_wk.ireadonlycollection_t);
}

static bool from_array(rt_type *from, rt_type *to) {
    if (rt_type_is_array(to))
        return from->kind == to->kind && from->rank == to->rank && elements_compatible(from->elem, to->elem);
    if (from->kind == RT_KIND_SZARRAY && is_vector_interface(to) && from->elem->kind != RT_KIND_PTR && from->elem->kind != RT_KIND_FNPTR)
        return elements_compatible(from->elem, to->args[0]);
    return to->kind == RT_KIND_INTERFACE ? to_interface(from, to) : rt_type_is_subclass(from, to);
}

static bool from_variable(rt_type *from, rt_type *to) {
    const il_image *img = from->assembly->image;
    il_range rows = il_find(img, IL_GenericParamConstraint_Owner, IL_TOKEN_RID(from->token)); // II.22.21
    rt_context ctx = {0};
    if (from->kind == RT_KIND_VAR)
        ctx = rt_type_context(from->enclosing);
    else
        ctx = rt_method_context(from->var_method);
    coil_diag d;
    for (uint32_t i = rows.first; i < rows.end; i++) {
        rt_type *c = rt_resolve_type(from->assembly, il_col(img, IL_GenericParamConstraint_Constraint, i), &ctx, &d);
        if (c && rt_type_is_assignable(c, to))
            return true;
    }
    return to == rt_wk.object;
}

static bool from_desc(rt_type *from, rt_type *to) {
    if (from->kind == RT_KIND_VAR || from->kind == RT_KIND_MVAR)
        return from_variable(from, to);
    if (from->kind != to->kind || (from->kind != RT_KIND_PTR && from->kind != RT_KIND_BYREF))
        return false;
    return rt_type_is_value(from->elem) && rt_type_is_value(to->elem) && reduced(from->elem) && reduced(from->elem) == reduced(to->elem);
}

static bool compute(rt_type *from, rt_type *to) {
    if (rt_type_is_desc(from))
        return from_desc(from, to);
    if (rt_type_is_desc(to))
        return false;
    if (to->is_nullable && from == to->args[0]) /* a boxed T is an instance of Nullable<T>. III.4.6 */
        return true;
    if (rt_type_is_array(from))
        return from_array(from, to);
    if (to->kind == RT_KIND_INTERFACE)
        return to_interface(from, to);
    if (from->kind == RT_KIND_INTERFACE)
        return to == rt_wk.object;
    if (to->is_variant) { /* delegates */
        for (rt_type *c = from; c; c = rt_type_parent(c))
            if (c->def == to->def && rt_type_variant_compatible(c, to))
                return true;
        return false;
    }
    return rt_type_is_subclass(from, to);
}

/* --- the table of answers */

enum { CAST_ROWS = 8192 };
typedef struct cast_row {
    uintptr_t from, to_answer;
} cast_row; /* to_answer: to | answer, from: from ^ to_answer */
static cast_row rows[CAST_ROWS];

static cast_row *row_of(uintptr_t from, uintptr_t to) {
    uint64_t h = ((from >> 4) * 0x9E3779B97F4A7C15u) ^ (to >> 4);
    return &rows[((h * 0x9E3779B97F4A7C15u) >> 40) & (CAST_ROWS - 1)];
}

/* 1 yes, 0 no, -1 not known. */
static int remembered(uintptr_t from, uintptr_t to) {
    cast_row *r = row_of(from, to);
    uintptr_t answer = __atomic_load_n(&r->to_answer, __ATOMIC_RELAXED), key = __atomic_load_n(&r->from, __ATOMIC_RELAXED);
    if ((answer & ~(uintptr_t)1) != to || (key ^ answer) != from)
        return -1;
    return (int)(answer & 1);
}

bool rt_type_is_assignable(rt_type *from, rt_type *to) {
    if (from == to)
        return true;
    if (to == rt_wk.object && !rt_type_is_desc(from))
        return true;
    int known = remembered((uintptr_t)from, (uintptr_t)to);
    if (known >= 0)
        return known;
    bool answer = compute(from, to);
    cast_row *r = row_of((uintptr_t)from, (uintptr_t)to);
    uintptr_t word = (uintptr_t)to | answer;
    __atomic_store_n(&r->from, (uintptr_t)from ^ word, __ATOMIC_RELAXED);
    __atomic_store_n(&r->to_answer, word, __ATOMIC_RELAXED);
    return answer;
}
