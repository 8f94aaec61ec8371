/* Loading types: every type of three assemblies, shapes that CoreLib fixes, instantiations. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "runtime/arch/cpu.h"
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

TestSuite(types_load, .init = start, .timeout = 120);

static rt_type *get(const char *ns, const char *name) {
    rt_type *t = rt_corelib_type(ns, name);
    cr_assert_eq(rt_type_load(t), 0, "%s.%s: %s", ns, name, t->load_message);
    return t;
}

static rt_type *inst(rt_type *def, rt_type *a, rt_type *b) {
    rt_type *const args[] = {a, b};
    rt_type *t = rt_type_instantiate(def, args, b ? 2 : 1, &d);
    cr_assert_not_null(t, "%s", d.text);
    cr_assert_eq(rt_type_load(t), 0, "%s", t->load_message);
    return t;
}

static uint32_t offset(rt_type *t, const char *field) {
    rt_field *f = rt_type_find_field(t, field);
    cr_assert_not_null(f, "%s has no field %s", t->name, field);
    return f->offset;
}

static double seconds(void) {
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (double)ts.tv_sec + (double)ts.tv_nsec / 1e9;
}

static void load_all(const char *assembly) {
    rt_assembly *a = rt_assembly_load_name(assembly, &d);
    cr_assert_not_null(a, "%s", d.text);
    uint32_t failed = 0, n = il_rows(a->image, IL_TABLE_TypeDef), methods = 0;
    double at = seconds();
    for (uint32_t rid = 1; rid <= n; rid++) {
        rt_type *t = rt_assembly_typedef(a, rid, &d);
        cr_assert_not_null(t);
        if (rt_type_load(t) && failed++ < 20)
            fprintf(stderr, "%s.%s: %s\n", t->ns, t->name, t->load_message);
        methods += t->n_methods;
    }
    fprintf(stderr, "%s: %u types, %u methods in %.1f ms\n", assembly, n, methods, (seconds() - at) * 1e3);
    cr_assert_eq(failed, 0, "%u of %u types of %s do not load", failed, n, assembly);
}

Test(types_load, corelib) {
    load_all("System.Private.CoreLib");
}
Test(types_load, collections) {
    load_all("System.Collections");
}
Test(types_load, linq) {
    load_all("System.Linq");
}
Test(types_load, json) {
    load_all("System.Text.Json");
}
Test(types_load, http) {
    load_all("System.Net.Http");
}

Test(types_load, strings_and_arrays) {
    rt_type *s = get("System", "String");
    cr_assert_eq(s->base_size, 22);
    cr_assert_eq(rt_type_component_size(s), 2);
    cr_assert_eq(offset(s, "_stringLength"), 0);
    cr_assert_eq(offset(s, "_firstChar"), 4);
    cr_assert_eq(s->element, IL_ELEMENT_CLASS);
    rt_type *a = rt_type_szarray(rt_wk.i4);
    cr_assert_eq(rt_type_load(a), 0);
    cr_assert_eq(a->base_size, 24);
    cr_assert_eq(rt_type_component_size(a), 4);
    cr_assert_eq(a->parent, rt_wk.array);
    cr_assert_eq(a->element_handle, (uintptr_t)rt_wk.i4);
    cr_assert_eq(a->n_vtable, rt_wk.array->n_vtable);
    rt_type *m = rt_type_mdarray(rt_wk.string, 3);
    cr_assert_eq(rt_type_load(m), 0);
    cr_assert_eq(m->base_size, 48);
    cr_assert_eq(rt_type_component_size(m), 8);
    cr_assert(m->has_gc_pointers);
    rt_method *set = rt_type_find_method(m, "Set", 4);
    cr_assert_not_null(set);
    cr_assert_eq(rt_method_sig(set)->params[3], rt_wk.string);
    cr_assert_eq(rt_type_mdarray(rt_wk.string, 3), m);
}

Test(types_load, delegate_shape) {
    rt_type *t = get("System", "MulticastDelegate");
    cr_assert_eq(offset(t, "_target") + 8, offsetof(rt_delegate, target));
    cr_assert_eq(offset(t, "_methodBase") + 8, offsetof(rt_delegate, method_base));
    cr_assert_eq(offset(t, "_methodPtr") + 8, offsetof(rt_delegate, method_ptr));
    cr_assert_eq(offset(t, "_methodPtrAux") + 8, offsetof(rt_delegate, method_ptr_aux));
    cr_assert_eq(offset(t, "_invocationList") + 8, offsetof(rt_delegate, invocation_list));
    cr_assert_eq(offset(t, "_invocationCount") + 8, offsetof(rt_delegate, invocation_count));
    cr_assert_eq(t->base_size, 8 + sizeof(rt_delegate));
    cr_assert_eq(t->n_gc_offsets, 3);
}

Test(types_load, header_bits) {
    rt_type *object = get("System", "Object"), *i4 = get("System", "Int32");
    cr_assert_eq(object->base_size, 24);
    cr_assert(object->flags & RT_MT_HAS_DEFAULT_CTOR);
    cr_assert_null(object->parent);
    cr_assert_eq(i4->flags & RT_MT_CATEGORY_MASK, RT_MT_TRUE_PRIMITIVE);
    cr_assert_eq(i4->base_size, 24);
    cr_assert_eq(i4->size, 4);
    cr_assert_eq(i4->parent, rt_wk.valuetype);
    rt_type *day = get("System", "DayOfWeek");
    cr_assert_eq(day->kind, RT_KIND_ENUM);
    cr_assert_eq(day->elem, rt_wk.i4);
    cr_assert_eq(day->element, IL_ELEMENT_VALUETYPE);
    cr_assert_eq(day->flags & RT_MT_CATEGORY_MASK, RT_MT_PRIMITIVE_VALUETYPE);
    cr_assert(get("System.IO", "FileStream")->finalizer != NULL);
    cr_assert_null(object->finalizer);
    cr_assert_null(get("System.Text", "StringBuilder")->finalizer);
    rt_type *span = inst(rt_corelib_type("System", "Span`1"), rt_wk.i4, NULL);
    cr_assert(span->is_byreflike && (span->flags & RT_MT_BYREFLIKE));
    cr_assert_eq(span->size, 16);
    cr_assert_eq(rt_wk.ienumerable_t->flags & 0x30, 0x30);
    cr_assert(rt_wk.ienumerable_t->is_open && rt_wk.ienumerable_t->is_variant);
}

Test(types_load, value_sizes) {
    cr_assert_eq(rt_type_value_size(rt_corelib_type("System", "Decimal")), 16);
    cr_assert_eq(rt_type_value_size(rt_corelib_type("System", "Guid")), 16);
    cr_assert_eq(rt_type_value_size(rt_corelib_type("System", "DateTime")), 8);
    cr_assert_eq(rt_type_value_size(rt_corelib_type("System", "Int128")), 16);
    cr_assert_eq(rt_type_value_align(rt_corelib_type("System", "Int128")), 16);
    cr_assert_eq(inst(rt_corelib_type("System.Runtime.Intrinsics", "Vector128`1"), rt_wk.u1, NULL)->size, 16);
    cr_assert_eq(inst(rt_corelib_type("System.Runtime.Intrinsics", "Vector512`1"), rt_wk.u1, NULL)->size, 64);
    cr_assert_eq(inst(rt_corelib_type("System.Numerics", "Vector`1"), rt_wk.u1, NULL)->size, rt_cpu_vector_size());
    rt_type *n = inst(rt_wk.nullable, rt_wk.i8, NULL);
    cr_assert(n->is_nullable);
    cr_assert_eq(n->nullable_value_offset, 8);
    cr_assert_eq(n->nullable_value_size, 8);
    cr_assert_eq(n->size, 16);
    cr_assert_eq(n->flags & RT_MT_CATEGORY_MASK, RT_MT_NULLABLE);
    cr_assert_eq(inst(rt_wk.nullable, rt_wk.boolean, NULL)->size, 2);
    rt_type *pair = inst(rt_corelib_type("System.Collections.Generic", "KeyValuePair`2"), rt_wk.string, rt_wk.i4);
    rt_type *np = inst(rt_wk.nullable, pair, NULL);
    cr_assert_eq(offset(np, "hasValue"), 0);
    cr_assert_eq(np->nullable_value_offset, 8);
    cr_assert_eq(np->size, 24);
    cr_assert_eq(np->gc_offsets[0], 8);
}

Test(types_load, instantiations) {
    rt_type *def = get("System.Collections.Generic", "Dictionary`2");
    double at = seconds();
    rt_type *t = inst(def, rt_wk.string, rt_wk.object);
    double once = seconds() - at;
    rt_type *const more[] = {rt_wk.i1, rt_wk.i2, rt_wk.i4, rt_wk.i8, rt_wk.u1, rt_wk.u2, rt_wk.u4, rt_wk.u8};
    at = seconds();
    for (size_t i = 0; i < 8; i++)
        for (size_t k = 0; k < 8; k++)
            inst(def, more[i], more[k]);
    fprintf(stderr, "Dictionary`2: first %.1f us, then %.1f us each (%u methods)\n", once * 1e6, (seconds() - at) / 64 * 1e6, t->n_methods);
    cr_assert_eq(t->def, def);
    cr_assert(!t->is_open && t->vtable);
    cr_assert_eq(inst(def, rt_wk.string, rt_wk.object), t);
    rt_field *f = rt_type_find_field(t, "_entries");
    rt_type *entries = rt_field_type(f);
    cr_assert_eq(entries->kind, RT_KIND_SZARRAY);
    cr_assert_eq(rt_type_load(entries), 0);
    cr_assert_eq(rt_type_component_size(entries), 24);
    cr_assert_eq(entries->elem->n_gc_offsets, 2);
    rt_method *add = rt_type_find_method(t, "Add", 2);
    cr_assert_eq(rt_method_sig(add)->params[0], rt_wk.string);
    cr_assert_eq(rt_method_sig(add)->params[1], rt_wk.object);
    cr_assert_eq(rt_method_on_type(add->typical, t), add);
    cr_assert_eq(rt_type_instantiate(def, def->args, 2, &d), def);
    char name[200];
    rt_type_name(t, name, sizeof name);
    cr_assert_str_eq(name, "System.Collections.Generic.Dictionary`2[System.String,System.Object]");
}

Test(types_load, statics) {
    rt_type *t = get("System.Globalization", "CultureInfo");
    rt_field *f = rt_type_find_field(t, "s_currentThreadCulture");
    cr_assert(f->is_tls && t->tls_index >= 0 && t->tls_size >= 8);
    cr_assert_not_null(t->statics);
    rt_type *s = get("System", "String");
    cr_assert_not_null(s->statics);
    cr_assert(rt_type_find_field(s, "Empty")->is_static);
    cr_assert(s->no_cctor || s->cctor);
    cr_assert(get("System", "Math")->no_cctor == (get("System", "Math")->cctor == NULL));
}

Test(types_load, tasks) {
    rt_type *stream = get("System.IO", "Stream"), *file = get("System.IO", "FileStream");
    rt_type *token = rt_corelib_type("System.Threading", "CancellationToken");
    rt_type *const params[] = {token};
    rt_method *m = rt_type_find_method_sig(stream, "FlushAsync", params, 1), *o = rt_type_find_method_sig(file, "FlushAsync", params, 1);
    cr_assert_eq(m->task_kind, RT_TASK);
    cr_assert_eq(file->vslots[m->slot], o);
    rt_method *async = rt_method_async(m);
    cr_assert_eq(async->slot, m->slot + 1);
    cr_assert_eq(file->vslots[async->slot], rt_method_async(o));
    cr_assert_eq(rt_method_sig(async)->ret, rt_wk.void_);
    cr_assert_eq(rt_method_async(async), m);
    cr_assert_eq(rt_resolve_virtual(file, async, &d), rt_method_async(o));
}
