#include <criterion/criterion.h>
#include <string.h>

#include "il/attribute.h"
#include "il_sample.h"

#define BYTES(literal) (il_bytes){ (const uint8_t *)literal, sizeof literal - 1 }

static bool is(il_bytes b, const char *text) { return b.n == strlen(text) && !memcmp(b.p, text, b.n); }

Test(attribute, of_the_sample) {
    sample s;
    il_image *img = sample_open(&s);
    il_bytes blob = il_col_blob(img, IL_CustomAttribute_Value, 1), text;
    cr_expect(il_attr_first_string(blob, &text) && is(text, "gone"));
    cr_expect(il_attr_named_string(blob, 5, "Url", &text) && is(text, "is"));
    cr_expect_not(il_attr_named_string(blob, 5, "Other", &text));
    il_image_close(img);
    sample_free(&s);
}

Test(attribute, integers) {
    int32_t v;
    cr_expect(il_attr_first_int(BYTES("\x01\x00\xFE\xFF\xFF\xFF\x00\x00"), &v) && v == -2);
    cr_expect_not(il_attr_first_int(BYTES("\x01\x00\xFE\xFF"), &v));
    cr_expect_not(il_attr_first_int(BYTES("\x02\x00\xFE\xFF\xFF\xFF\x00\x00"), &v), "prolog");
    cr_expect_not(il_attr_first_int((il_bytes){ 0 }, &v));
}

Test(attribute, null_and_cut_strings) {
    il_bytes text;
    cr_expect_not(il_attr_first_string(BYTES("\x01\x00\xFF\x00\x00"), &text));
    cr_expect_not(il_attr_first_string(BYTES("\x01\x00\x05" "abc"), &text));
    cr_expect(il_attr_first_string(BYTES("\x01\x00\x00\x00\x00"), &text) && text.n == 0);
}

// A boolean, an enum, a boxed int and an array of strings stand before the argument that is wanted.
Test(attribute, named_after_others) {
    il_bytes text, blob = BYTES("\x01\x00\x05\x00"
                                "\x54\x02\x01" "B" "\x01"
                                "\x53\x55\x01" "E" "\x01" "F" "\x07\x00\x00\x00"
                                "\x54\x51\x01" "O" "\x08\x09\x00\x00\x00"
                                "\x54\x1D\x0E\x01" "A" "\x02\x00\x00\x00\x01" "x" "\xFF"
                                "\x54\x0E\x01" "S" "\x03" "end");
    cr_expect(il_attr_named_string(blob, 0, "S", &text) && is(text, "end"));
    cr_expect(il_attr_named_string(blob, 0, "F", &text) && text.n == 4 && text.p[0] == 7);
    cr_expect(il_attr_named_string(blob, 0, "B", &text) && text.n == 1);
}

Test(attribute, nesting_is_bounded) {
    static uint8_t deep[4096] = { 1, 0, 1, 0, 0x54, 0x51, 1, 'O' };
    memset(deep + 8, 0x51, sizeof deep - 8);
    il_bytes text;
    cr_expect_not(il_attr_named_string((il_bytes){ deep, sizeof deep }, 0, "S", &text));
}
