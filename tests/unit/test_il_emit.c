/* Growing images: heaps without doubles, lists and runs of rows that were defined in turn, bodies at addresses of their own. */
#include <criterion/criterion.h>

#include "il/body.h"
#include "il/emit.h"

Test(il_emit, heaps_keep_one_of_each) {
    il_image *img = il_emit_new("A");
    uint32_t a = il_emit_string(img, "name"), b = il_emit_blob(img, "\x06\x08", 2);
    cr_expect_eq(il_emit_string(img, "name"), a);
    cr_expect_eq(il_emit_blob(img, "\x06\x08", 2), b);
    cr_expect_str_eq(il_string(img, a), "name");
    cr_expect_eq(il_blob(img, b).n, 2);
    il_bytes s = il_user_string(img, il_emit_user_string(img, (const uint16_t[]){ 'h', 'i' }, 2));
    cr_expect_eq(s.n, 4);
    cr_expect_str_eq(il_col_string(img, IL_TypeDef_TypeName, 1), "<Module>");
}

Test(il_emit, lists_of_two_owners_in_turn) {
    il_image *img = il_emit_new("A");
    uint32_t types[2] = { il_emit_row(img, IL_TABLE_TypeDef), il_emit_row(img, IL_TABLE_TypeDef) };
    for (uint32_t i = 0; i < 20; i++) il_emit_list(img, IL_TypeDef_MethodList, types[i % 2], il_emit_row(img, IL_TABLE_MethodDef));
    for (uint32_t k = 0; k < 2; k++) {
        il_range r = il_list(img, IL_TypeDef_MethodList, types[k]);
        cr_assert_eq(r.end - r.first, 10);
        for (uint32_t i = 0; i < 10; i++) cr_expect_eq(il_list_at(img, IL_TypeDef_MethodList, r.first + i), 2 * i + k + 1);
    }
    cr_expect_eq(il_method_owner(img, 4), types[1]);
    cr_expect_eq(il_field_owner(img, 1), 0);
}

Test(il_emit, runs_of_two_keys_in_turn) {
    il_image *img = il_emit_new("A");
    uint32_t keys[2] = { IL_TOKEN(IL_TABLE_TypeDef, 1), IL_TOKEN(IL_TABLE_Assembly, 1) };
    for (uint32_t i = 0; i < 6; i++)
        il_emit_set(img, IL_CustomAttribute_Value, il_emit_keyed(img, IL_CustomAttribute_Parent, keys[i % 2]), i + 1);
    for (uint32_t k = 0; k < 2; k++) {
        il_range r = il_find(img, IL_CustomAttribute_Parent, keys[k]);
        cr_assert_eq(r.end - r.first, 3);
        for (uint32_t i = 0; i < 3; i++) cr_expect_eq(il_col(img, IL_CustomAttribute_Value, r.first + i), 2 * i + k + 1);
        cr_expect_eq(il_col(img, IL_CustomAttribute_Parent, r.first), keys[k]);
    }
    cr_expect_eq(il_emit_single(img, IL_ClassLayout_Parent, 1), il_emit_single(img, IL_ClassLayout_Parent, 1));
}

Test(il_emit, references_once_and_bodies) {
    il_image *img = il_emit_new("A");
    uint32_t name = il_emit_string(img, "T"), values[3] = { IL_TOKEN(IL_TABLE_Module, 1), name, 0 };
    uint32_t t = il_emit_unique(img, IL_TABLE_TypeRef, values, 3);
    cr_expect_eq(il_emit_unique(img, IL_TABLE_TypeRef, values, 3), t);
    values[2] = name;
    cr_expect_neq(il_emit_unique(img, IL_TABLE_TypeRef, values, 3), t);
    cr_expect_eq(il_rows(img, IL_TABLE_TypeRef), 2);
    uint32_t m = il_emit_row(img, IL_TABLE_MethodDef);
    il_emit_set(img, IL_MethodDef_RVA, m, il_emit_data(img, "\x06\x2A", 2)); /* tiny: ret */
    il_body body;
    cr_assert_eq(il_body_read(img, m, &body, NULL), 0);
    cr_expect_eq(body.code_size, 1);
    cr_expect_eq(body.code[0], 0x2A);
}
