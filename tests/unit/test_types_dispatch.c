/* Dispatch and conversions on CoreLib's own types. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "runtime/gc/gc.h"
#include "runtime/object.h"
#include "runtime/types/internal.h"

static coil_diag d;

static void start(void) {
    cr_assert_eq(rt_binder_init("/proc/self/exe", &d), 0, "%s", d.text);
    cr_assert_eq(rt_gc_init(), 0);
    cr_assert_not_null(rt_assembly_load_name("System.Private.CoreLib", &d), "%s", d.text);
    cr_assert_eq(rt_wellknown_init(&d), 0, "%s", d.text);
}

TestSuite(types_dispatch, .init = start, .timeout = 60);

static rt_type *get(const char *ns, const char *name) {
    return rt_corelib_type(ns, name);
}

static rt_type *inst(rt_type *def, rt_type *a) {
    rt_type *t = rt_type_instantiate(def, &a, 1, &d);
    cr_assert_not_null(t, "%s", d.text);
    return t;
}

static rt_type *list_of(rt_type *a) {
    return inst(get("System.Collections.Generic", "List`1"), a);
}

static rt_method *method(rt_type *t, const char *name, int n) {
    rt_method *m = rt_type_find_method(t, name, n);
    cr_assert_not_null(m, "%s has no %s", t->name, name);
    return m;
}

static const char *target(rt_type *t, rt_type *iface, const char *name, int n) {
    static char text[300];
    rt_method *m = rt_resolve_virtual(t, method(iface, name, n), &d);
    cr_assert_not_null(m, "%s", d.text);
    return rt_method_name(m, text, sizeof text);
}

Test(types_dispatch, list) {
    rt_type *list = list_of(rt_wk.i4);
    cr_assert_str_eq(target(list, inst(rt_wk.ilist_t, rt_wk.i4), "get_Item", 1),
                     "System.Collections.Generic.List`1[System.Int32]::get_Item");
    cr_assert_str_eq(target(list, inst(rt_wk.ienumerable_t, rt_wk.i4), "GetEnumerator", 0),
                     "System.Collections.Generic.List`1[System.Int32]::System.Collections.Generic.IEnumerable<T>.GetEnumerator");
    cr_assert_str_eq(target(list, get("System.Collections", "IEnumerable"), "GetEnumerator", 0),
                     "System.Collections.Generic.List`1[System.Int32]::System.Collections.IEnumerable.GetEnumerator");
    rt_type *e = inst(get("System.Collections.Generic", "IEnumerator`1"), rt_wk.i4);
    rt_type *nested = rt_find_nested(get("System.Collections.Generic", "List`1"), "Enumerator", &d);
    rt_type *enumerator = inst(nested, rt_wk.i4);
    cr_assert_str_eq(target(enumerator, e, "get_Current", 0), "System.Collections.Generic.List`1+Enumerator[System.Int32]::get_Current");
    void *code = rt_dispatch_code(enumerator, method(e, "get_Current", 0));
    cr_assert_eq(code, rt_method_unbox_stub(method(enumerator, "get_Current", 0)), "a boxed receiver goes through the unboxing stub");
    cr_assert_eq(rt_dispatch_cache[rt_dispatch_hash(enumerator, method(e, "get_Current", 0))]->code, code);
}

Test(types_dispatch, covariant_interface) {
    rt_type *list = list_of(rt_wk.string);
    cr_assert_str_eq(target(list, inst(rt_wk.ienumerable_t, rt_wk.object), "GetEnumerator", 0),
                     "System.Collections.Generic.List`1[System.String]::System.Collections.Generic.IEnumerable<T>.GetEnumerator");
}

Test(types_dispatch, vectors) {
    rt_type *a = rt_type_szarray(rt_wk.i4), *iface = inst(rt_wk.ilist_t, rt_wk.i4);
    rt_method *m = rt_resolve_virtual(a, method(iface, "get_Item", 1), &d);
    cr_assert_not_null(m, "%s", d.text);
    cr_assert_eq(m->owner, rt_wk.szarray_helper);
    cr_assert_eq(m->args[0], rt_wk.i4);
    cr_assert_str_eq(target(a, get("System.Collections", "ICollection"), "get_Count", 0),
                     "System.Array::System.Collections.ICollection.get_Count");
}

Test(types_dispatch, virtuals) {
    rt_method *to_string = method(rt_wk.object, "ToString", 0), *hash = method(rt_wk.object, "GetHashCode", 0);
    cr_assert_eq(rt_resolve_virtual(rt_wk.i4, to_string, &d)->owner, rt_wk.i4);
    cr_assert_eq(rt_resolve_virtual(rt_wk.string, hash, &d)->owner, rt_wk.string);
    rt_type *day = get("System", "DayOfWeek");
    cr_assert_eq(rt_resolve_virtual(day, to_string, &d)->owner, rt_wk.enum_);
    cr_assert_eq(rt_resolve_virtual(rt_type_szarray(rt_wk.i4), to_string, &d)->owner, rt_wk.object);
    cr_assert_eq(rt_wk.i4->vtable[to_string->slot], rt_method_unbox_stub(method(rt_wk.i4, "ToString", 0)));
    cr_assert_eq(day->vtable[to_string->slot], rt_method_stub(method(rt_wk.enum_, "ToString", 0)));
}

static rt_method *static_target(rt_type *t, rt_type *iface, const char *name, int n) {
    cr_assert_eq(rt_type_load(iface), 0, "%s", iface->load_message);
    rt_method *m = rt_resolve_static_virtual(t, method(iface, name, n), &d);
    cr_assert_not_null(m, "%s", d.text);
    return m;
}

Test(types_dispatch, static_virtuals) {
    rt_type *number = inst(get("System.Numerics", "INumberBase`1"), rt_wk.i4);
    rt_method *m = static_target(rt_wk.i4, number, "get_One", 0);
    cr_assert_eq(m->owner, rt_wk.i4);
    cr_assert_str_eq(m->name, "System.Numerics.INumberBase<System.Int32>.get_One");
    cr_assert_eq(static_target(rt_wk.i4, number, "IsNegative", 1)->owner, rt_wk.i4);
    cr_assert_str_eq(static_target(rt_wk.i4, number, "IsNegative", 1)->name, "IsNegative");
    rt_type *const three[] = {rt_wk.i4, rt_wk.i4, rt_wk.i4};
    rt_type *add = rt_type_instantiate(get("System.Numerics", "IAdditionOperators`3"), three, 3, &d);
    cr_assert_str_eq(static_target(rt_wk.i4, add, "op_Addition", 2)->name,
                     "System.Numerics.IAdditionOperators<System.Int32,System.Int32,System.Int32>.op_Addition");
    /* a default body in the interface */
    rt_method *checked =
        static_target(rt_wk.r8, rt_type_instantiate(add->def, (rt_type *[]){rt_wk.r8, rt_wk.r8, rt_wk.r8}, 3, &d), "op_CheckedAddition", 2);
    cr_assert(checked->owner->kind == RT_KIND_INTERFACE || checked->owner == rt_wk.r8);
    /* a generic static method */
    rt_method *create = method(number, "CreateChecked", 1);
    rt_type *arg = rt_wk.i8;
    create = rt_method_instantiate(create, &arg, 1, &d);
    m = rt_resolve_static_virtual(rt_wk.i4, create, &d);
    cr_assert_not_null(m, "%s", d.text);
    cr_assert(m->owner == rt_wk.i4 && m->args[0] == rt_wk.i8);
}

/* Every abstract static or instance member of every interface of the primitives must have an implementation. */
Test(types_dispatch, primitives_implement_everything) {
    rt_type *const all[] = {rt_wk.i1,
                            rt_wk.u1,
                            rt_wk.i2,
                            rt_wk.u2,
                            rt_wk.i4,
                            rt_wk.u4,
                            rt_wk.i8,
                            rt_wk.u8,
                            rt_wk.r4,
                            rt_wk.r8,
                            rt_wk.i,
                            rt_wk.u,
                            rt_wk.char_,
                            rt_wk.boolean,
                            rt_wk.string,
                            get("System", "Decimal"),
                            get("System", "DateTime"),
                            get("System", "Guid"),
                            get("System", "Int128")};
    uint32_t n = 0, failed = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        cr_assert_eq(rt_type_load(all[i]), 0, "%s", all[i]->load_message);
        for (uint32_t k = 0; k < all[i]->interface_count; k++) {
            rt_type *iface = all[i]->interfaces[k];
            cr_assert_eq(rt_type_load(iface), 0, "%s", iface->load_message);
            for (uint32_t j = 0; j < iface->n_methods; j++) {
                rt_method *m = &iface->methods[j];
                if (!rt_method_is_virtual(m))
                    continue;
                n++;
                rt_method *found = rt_method_is_static(m) ? rt_resolve_static_virtual(all[i], m, &d) : rt_resolve_virtual(all[i], m, &d);
                if (!found && failed++ < 10)
                    fprintf(stderr, "%s\n", d.text);
            }
        }
    }
    fprintf(stderr, "%u interface members resolved\n", n);
    cr_assert_eq(failed, 0, "%u of %u", failed, n);
}

Test(types_dispatch, conversions) {
    rt_type *strings = rt_type_szarray(rt_wk.string), *objects = rt_type_szarray(rt_wk.object), *ints = rt_type_szarray(rt_wk.i4);
    rt_type *uints = rt_type_szarray(rt_wk.u4), *days = rt_type_szarray(get("System", "DayOfWeek"));
    cr_assert(rt_type_is_assignable(strings, objects));
    cr_assert(!rt_type_is_assignable(objects, strings));
    cr_assert(!rt_type_is_assignable(ints, objects));
    cr_assert(rt_type_is_assignable(ints, uints));
    cr_assert(rt_type_is_assignable(days, ints));
    cr_assert(!rt_type_is_assignable(ints, rt_type_szarray(rt_wk.i8)));
    cr_assert(rt_type_is_assignable(ints, rt_wk.array));
    cr_assert(rt_type_is_assignable(strings, inst(rt_wk.ienumerable_t, rt_wk.object)));
    cr_assert(rt_type_is_assignable(strings, inst(rt_wk.ilist_t, rt_wk.object)));
    cr_assert(rt_type_is_assignable(ints, inst(rt_wk.ilist_t, rt_wk.u4)));
    cr_assert(!rt_type_is_assignable(ints, inst(rt_wk.ilist_t, rt_wk.object)));
    cr_assert(rt_type_is_assignable(list_of(rt_wk.string), inst(rt_wk.ienumerable_t, rt_wk.object)));
    cr_assert(!rt_type_is_assignable(list_of(rt_wk.i4), inst(rt_wk.ienumerable_t, rt_wk.object)));
    cr_assert(!rt_type_is_assignable(list_of(rt_wk.string), inst(rt_wk.ilist_t, rt_wk.object)));
    rt_type *action = get("System", "Action`1");
    cr_assert(rt_type_is_assignable(inst(action, rt_wk.object), inst(action, rt_wk.string)));
    cr_assert(!rt_type_is_assignable(inst(action, rt_wk.string), inst(action, rt_wk.object)));
    cr_assert(rt_type_is_assignable(rt_wk.i4, inst(rt_wk.nullable, rt_wk.i4)));
    cr_assert(rt_type_is_assignable(rt_wk.i4, get("System", "IComparable")));
    cr_assert(rt_type_is_assignable(rt_wk.i4, rt_wk.object));
    cr_assert(rt_type_is_assignable(inst(rt_wk.ienumerable_t, rt_wk.i4), rt_wk.object));
    cr_assert(rt_type_is_assignable(inst(rt_wk.ienumerable_t, rt_wk.i4), get("System.Collections", "IEnumerable")));
    for (int again = 0; again < 2; again++)
        cr_assert(rt_type_is_assignable(rt_type_szarray(strings), rt_type_szarray(objects)), "remembered answers are the same");
}
