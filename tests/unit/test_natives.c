/* The tables of native entries against the class library that is installed, and natives that run no managed code. */
#include <string.h>

#include "rt_start.h"
#include "runtime/corelib/native.h"

TestSuite(natives, .init = rt_start);

/* Rows of fcalls.def that no method of CoreLib answers to would be dead; methods without a row are allowed. */
Test(natives, internal_calls_are_found) {
    int found = 0, missing = 0;
    for (uint32_t rid = 1; rid <= il_rows(rt_corelib->image, IL_TABLE_MethodDef); rid++) {
        if (!(il_col(rt_corelib->image, IL_MethodDef_ImplFlags, rid) & RT_IMPL_INTERNALCALL)) continue;
        coil_diag d = { 0 };
        rt_method *m = rt_assembly_methoddef(rt_corelib, rid, &d);
        cr_assert_not_null(m, "%s", d.text);
        if (rt_native_fcall(m)) found++;
        else missing++;
    }
    cr_assert_geq(found, 180, "%d found, %d missing", found, missing);
}

Test(natives, qcalls_are_found) {
    const il_image *img = rt_corelib->image;
    int found = 0, missing = 0;
    for (uint32_t r = 1; r <= il_rows(img, IL_TABLE_ImplMap); r++) {
        if (strcmp(il_col_string(img, IL_ModuleRef_Name, il_col(img, IL_ImplMap_ImportScope, r)), "QCall")) continue;
        if (rt_native_qcall(il_col_string(img, IL_ImplMap_ImportName, r))) found++;
        else missing++;
    }
    cr_assert_geq(found, 240, "%d found, %d missing", found, missing);
    cr_assert_null(rt_native_qcall("NoSuchEntry"));
}

Test(natives, replacements) {
    rt_type *t = rt_loaded("System", "Exception");
    cr_assert_not_null(rt_native_replacement(rt_type_find_method(t, "GetStackTrace", 0)));
    cr_assert_null(rt_native_replacement(rt_type_find_method(t, "ToString", 0)));
}

Test(natives, type_objects) {
    rt_object *o = rt_type_object(rt_wk.string);
    cr_assert_eq(rt_type_object(rt_wk.string), o);
    cr_assert_eq(rt_type_of_object(o), rt_wk.string);
    rt_type *byref = rt_type_byref(rt_wk.i4);
    cr_assert_eq(rt_type_of_object(rt_type_object(byref)), byref);
    cr_assert_eq(rt_wk.string->aux->exposed, o);
}

Test(natives, boxes_and_casts) {
    int32_t x = 42;
    rt_object *o = rt_box(rt_wk.i4, &x);
    cr_assert_eq(*(int32_t *)rt_object_data(o), 42);
    rt_type *comparable = rt_loaded("System", "IComparable");
    cr_assert_eq(rt_isinst(o, comparable), o);
    cr_assert_eq(rt_isinst(o, comparable), o, "from the cache");
    cr_assert_null(rt_isinst(o, rt_wk.string));
    cr_assert_eq(rt_isinst(o, rt_wk.object), o);
    coil_diag d;
    rt_type *nullable = rt_type_instantiate(rt_wk.nullable, &rt_wk.i4, 1, &d);
    cr_assert_eq(rt_isinst(o, nullable), o);
}

Test(natives, clones) {
    int32_t lengths[2] = { 2, 3 };
    rt_object *a = rt_mdarray_new(rt_type_mdarray(rt_wk.i4, 2), lengths, NULL), *b;
    int32_t *data = (int32_t *)((uint8_t *)a + rt_array_data_offset(a->type));
    for (int i = 0; i < 6; i++) data[i] = i;
    b = rt_object_clone(a);
    cr_assert_eq(rt_object_size(a), rt_object_size(b));
    cr_assert(!memcmp(rt_object_data(a), rt_object_data(b), rt_object_size(a)));
    cr_assert_eq(((rt_mdarray *)b)->length, 6);
}
