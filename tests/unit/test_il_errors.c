#include <criterion/criterion.h>
#include <string.h>

#include "coil_error.h"

Test(errors, every_code_has_a_text_and_an_exit_code) {
#define COIL_ERR(name, value, exit_code, text)               \
    cr_expect_str_eq(coil_error_text(COIL_E##name), text);   \
    cr_expect_str_eq(coil_error_text(-COIL_E##name), text);  \
    cr_expect_eq(coil_error_exit_code(-COIL_E##name), exit_code);
#include "coil_errors.def"
#undef COIL_ERR
}

Test(errors, unknown_codes) {
    cr_expect_str_eq(coil_error_text(9999), "unknown error");
    cr_expect_str_eq(coil_error_text(-2147483647 - 1), "unknown error");
    cr_expect_neq(coil_error_exit_code(9999), 0);
}

Test(errors, fail_fills_text_and_code_only) {
    coil_diag d = { .il_offset = -1, .file = "kept" };
    cr_expect_eq(coil_fail(&d, COIL_EBAD_IL, "at %d", 7), -COIL_EBAD_IL);
    cr_expect_eq(d.code, -COIL_EBAD_IL);
    cr_expect_str_eq(d.text, "at 7");
    cr_expect_str_eq(d.file, "kept");
    cr_expect_eq(d.il_offset, -1);
    cr_expect_eq(coil_fail(NULL, COIL_EIO, "x"), -COIL_EIO);
}

Test(errors, text_is_one_line_and_cut) {
    coil_diag d;
    char name[2000];
    memset(name, 'a', sizeof name - 1);
    name[3] = '\n';
    name[sizeof name - 1] = 0;
    coil_fail(&d, COIL_EIO, "%s", name);
    cr_expect_eq(strlen(d.text), sizeof d.text - 1);
    cr_expect_null(strchr(d.text, '\n'));
}
