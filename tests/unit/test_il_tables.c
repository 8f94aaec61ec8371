#include <criterion/criterion.h>
#include <string.h>

#include "il_sample.h"

static sample s;
static il_image *img;
static void setup(void) { img = sample_open(&s); }
static void teardown(void) { il_image_close(img), sample_free(&s); }
TestSuite(tables, .init = setup, .fini = teardown);

Test(tables, columns) {
    cr_expect_eq(il_rows(img, IL_TABLE_TypeDef), 3);
    cr_expect_eq(il_rows(img, IL_TABLE_File), 0);
    cr_expect_str_eq(il_col_string(img, IL_TypeDef_TypeName, SAMPLE_TYPE_C), "C");
    cr_expect_eq(il_col(img, IL_TypeDef_Extends, SAMPLE_TYPE_C), IL_TOKEN(IL_TABLE_TypeRef, 1));
    cr_expect_eq(il_col(img, IL_TypeRef_ResolutionScope, 1), IL_TOKEN(IL_TABLE_AssemblyRef, 1));
    cr_expect_eq(il_col(img, IL_Assembly_BuildNumber, 1), 3);
    cr_expect_eq(il_col(img, IL_CustomAttribute_Type, 1), IL_TOKEN(IL_TABLE_MemberRef, 1));
}

Test(tables, rids_out_of_range_read_as_nothing) {
    cr_expect_eq(il_col(img, IL_TypeDef_Flags, 0), 0);
    cr_expect_eq(il_col(img, IL_TypeDef_Flags, 4), 0);
    cr_expect_eq(il_col(img, IL_TypeDef_Flags, UINT32_MAX), 0);
    cr_expect_str_eq(il_col_string(img, IL_TypeDef_TypeName, 9), "");
    cr_expect_str_eq(il_string(img, UINT32_MAX), "");
    cr_expect_eq(il_blob(img, UINT32_MAX).n, 0);
    cr_expect_eq(il_guid(img, 0).n, 0);
    cr_expect_eq(il_guid(img, 2).n, 0);
    cr_expect_eq(il_guid(img, 1).n, 16);
}

Test(tables, lists_and_owners) {
    il_range r = il_list(img, IL_TypeDef_MethodList, SAMPLE_TYPE_C);
    cr_expect(r.first == 1 && r.end == 3);
    r = il_list(img, IL_TypeDef_MethodList, 1); // <Module>
    cr_expect_eq(r.first, r.end);
    r = il_list(img, IL_TypeDef_FieldList, SAMPLE_TYPE_D);
    cr_expect_eq(r.first, r.end);
    r = il_list(img, IL_MethodDef_ParamList, SAMPLE_ID);
    cr_expect(r.first == 1 && r.end == 2);
    cr_expect_eq(il_method_owner(img, SAMPLE_ID), SAMPLE_TYPE_C);
    cr_expect_eq(il_method_owner(img, 0), 0);
    cr_expect_eq(il_method_owner(img, 3), 0);
    cr_expect_eq(il_field_owner(img, 2), SAMPLE_TYPE_C);
}

Test(tables, find_by_key) {
    il_range r = il_find(img, IL_NestedClass_NestedClass, SAMPLE_TYPE_D);
    cr_expect(r.first == 1 && r.end == 2);
    r = il_find(img, IL_NestedClass_NestedClass, SAMPLE_TYPE_C);
    cr_expect_eq(r.first, r.end);
    r = il_find(img, IL_GenericParam_Owner, IL_TOKEN(IL_TABLE_MethodDef, SAMPLE_ID));
    cr_expect(r.first == 1 && r.end == 2);
    r = il_find(img, IL_GenericParam_Owner, IL_TOKEN(IL_TABLE_Field, 1)); // not a table of that coded index
    cr_expect_eq(r.first, r.end);
    r = il_find(img, IL_NestedClass_EnclosingClass, SAMPLE_TYPE_C); // not a key: linear
    cr_expect(r.first == 1 && r.end == 2);
}

Test(tables, find_by_name) {
    cr_expect_eq(il_find_typedef(img, "N", "C"), SAMPLE_TYPE_C);
    cr_expect_eq(il_find_typedef(img, "", "<Module>"), 1);
    cr_expect_eq(il_find_typedef(img, "", "D"), 0, "nested");
    cr_expect_eq(il_find_typedef(img, "N", "Elsewhere"), 0);
    cr_expect_eq(il_find_exported(img, "N", "Elsewhere"), 1);
    cr_expect_eq(il_find_exported(img, "N", "C"), 0);
}

Test(tables, find_attribute) {
    uint32_t type = IL_TOKEN(IL_TABLE_TypeDef, SAMPLE_TYPE_C);
    cr_expect_eq(il_find_attribute(img, type, "System", "ObsoleteAttribute"), 1);
    cr_expect_eq(il_find_attribute(img, type, "System", "Other"), 0);
    cr_expect_eq(il_find_attribute(img, type + 1, "System", "ObsoleteAttribute"), 0);
}

Test(tables, user_strings) {
    il_bytes b = il_user_string(img, IL_TOKEN(IL_TOKEN_STRING, 1));
    cr_expect(b.n == 4 && !memcmp(b.p, "h\0i", 4));
    cr_expect_eq(il_user_string(img, IL_TOKEN(IL_TOKEN_STRING, 0xFFFFFF)).n, 0);
}

Test(tables, framework) {
    char path[512];
    il_image *lib;
    if (!framework_file("System.Private.CoreLib.dll", path, sizeof path))
        return;
    cr_assert_eq(il_image_open(path, &lib, NULL), 0);
    uint32_t type = il_find_typedef(lib, "System", "String");
    cr_assert_neq(type, 0);
    il_range r = il_list(lib, IL_TypeDef_MethodList, type);
    for (uint32_t rid = r.first; rid < r.end; rid++)
        cr_expect_eq(il_method_owner(lib, rid), type);
    for (uint32_t rid = 1; rid <= il_rows(lib, IL_TABLE_NestedClass); rid++) // bisection agrees with the table
        cr_expect_eq(il_find(lib, IL_NestedClass_NestedClass, il_col(lib, IL_NestedClass_NestedClass, rid)).first, rid);
    for (uint32_t rid = 1; rid <= il_rows(lib, IL_TABLE_CustomAttribute); rid++) {
        il_range a = il_find(lib, IL_CustomAttribute_Parent, il_col(lib, IL_CustomAttribute_Parent, rid));
        cr_expect(a.first <= rid && rid < a.end);
    }
    il_image_close(lib);
}
