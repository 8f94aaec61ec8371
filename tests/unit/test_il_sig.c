#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "il/sig.h"

#define SIG(...) il_sig_start((il_bytes){ (const uint8_t[]){ __VA_ARGS__ }, sizeof (const uint8_t[]){ __VA_ARGS__ } })

Test(sig, compressed_unsigned) { // the examples of II.23.2
    il_sig s = SIG(0x03, 0x7F, 0x80, 0x80, 0xAE, 0x57, 0xBF, 0xFF, 0xC0, 0x00, 0x40, 0x00, 0xDF, 0xFF, 0xFF, 0xFF);
    static const uint32_t expected[] = { 0x03, 0x7F, 0x80, 0x2E57, 0x3FFF, 0x4000, 0x1FFFFFFF };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        cr_expect_eq(il_sig_uint(&s), expected[i]);
    cr_expect(il_sig_ok(&s) && s.p == s.end);
}

Test(sig, compressed_signed) {
    il_sig s = SIG(0x06, 0x7B, 0x80, 0x80, 0x01, 0xC0, 0x00, 0x40, 0x00, 0x80, 0x01, 0xDF, 0xFF, 0xFF, 0xFE, 0xC0, 0x00, 0x00, 0x01);
    static const int32_t expected[] = { 3, -3, 64, -64, 8192, -8192, 268435455, -268435456 };
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        cr_expect_eq(il_sig_int(&s), expected[i]);
    cr_expect(il_sig_ok(&s) && s.p == s.end);
}

Test(sig, tokens) {
    il_sig s = SIG(0x49, 0x08, 0x06);
    cr_expect_eq(il_sig_token(&s), 0x01000012);
    cr_expect_eq(il_sig_token(&s), 0x02000002);
    cr_expect_eq(il_sig_token(&s), 0x1B000001);
    s = SIG(0x03);
    il_sig_token(&s);
    cr_expect_not(il_sig_ok(&s));
}

Test(sig, running_out_is_sticky) {
    il_sig s = SIG(0xC0, 0x00);
    cr_expect_eq(il_sig_uint(&s), 0);
    cr_expect_not(il_sig_ok(&s));
    cr_expect_eq(il_sig_byte(&s), 0);
    cr_expect_eq(il_sig_peek(&s), 0);
    s = il_sig_start((il_bytes){ 0 });
    cr_expect_eq(il_sig_byte(&s), 0);
    cr_expect_not(il_sig_ok(&s));
}

static bool skips_all(il_sig s) {
    il_sig_skip_type(&s);
    return il_sig_ok(&s) && s.p == s.end;
}

Test(sig, types) {
    cr_expect(skips_all(SIG(IL_ELEMENT_I4)));
    cr_expect(skips_all(SIG(IL_ELEMENT_PTR, IL_ELEMENT_VOID)));
    cr_expect(skips_all(SIG(IL_ELEMENT_BYREF, IL_ELEMENT_SZARRAY, IL_ELEMENT_MVAR, 3)));
    cr_expect(skips_all(SIG(IL_ELEMENT_CMOD_REQD, 5, IL_ELEMENT_BYREF, IL_ELEMENT_CMOD_OPT, 9, IL_ELEMENT_VALUETYPE, 8)));
    cr_expect(skips_all(SIG(IL_ELEMENT_GENERICINST, IL_ELEMENT_CLASS, 8, 2, IL_ELEMENT_I4, IL_ELEMENT_GENERICINST, IL_ELEMENT_VALUETYPE, 12,
                            1, IL_ELEMENT_STRING)));
    cr_expect(skips_all(SIG(IL_ELEMENT_ARRAY, IL_ELEMENT_R8, 2, 2, 3, 4, 2, 0, 0x7F)));
    cr_expect(skips_all(SIG(IL_ELEMENT_FNPTR, 0, 2, IL_ELEMENT_VOID, IL_ELEMENT_I4, IL_ELEMENT_OBJECT)));
}

Test(sig, damaged_types) {
    cr_expect_not(skips_all(SIG(0)));
    cr_expect_not(skips_all(SIG(0x17)));
    cr_expect_not(skips_all(SIG(0x99)));
    cr_expect_not(skips_all(SIG(IL_ELEMENT_PTR)));
    cr_expect_not(skips_all(SIG(IL_ELEMENT_GENERICINST, IL_ELEMENT_STRING, 8, 1, IL_ELEMENT_I4)));
    cr_expect_not(skips_all(SIG(IL_ELEMENT_GENERICINST, IL_ELEMENT_CLASS, 8, 0xDF, 0xFF, 0xFF, 0xFF, IL_ELEMENT_I4)));
    static uint8_t deep[1 << 20];
    memset(deep, IL_ELEMENT_SZARRAY, sizeof deep);
    cr_expect_not(skips_all(il_sig_start((il_bytes){ deep, sizeof deep })));
}

Test(sig, modifiers) {
    il_sig s = SIG(IL_ELEMENT_CMOD_OPT, 5, IL_ELEMENT_CMOD_REQD, 9, IL_ELEMENT_I4);
    uint32_t last = 0;
    cr_expect(il_sig_skip_mods(&s, &last));
    cr_expect_eq(last, 0x01000002);
    cr_expect_eq(il_sig_peek(&s), IL_ELEMENT_I4);
    cr_expect_not(il_sig_skip_mods(&s, NULL));
}

Test(sig, methods) {
    il_sig s = SIG(IL_CALL_HASTHIS | IL_CALL_GENERIC, 1, 2, IL_ELEMENT_VOID, IL_ELEMENT_MVAR, 0, IL_ELEMENT_I4);
    il_method_sig m = il_sig_method(&s);
    cr_expect(m.call == 0x30 && m.generics == 1 && m.params == 2);
    cr_expect_eq(il_sig_byte(&s), IL_ELEMENT_VOID);
}
