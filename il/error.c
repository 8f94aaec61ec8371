/* Error codes: building, text, exit codes. Everything comes from coil_errors.def. */
#include "coil_error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static const struct { int exit_code; const char *text; } errors[] = {
#define COIL_ERR(name, value, exit_code, text) [value] = { exit_code, text },
#include "coil_errors.def"
#undef COIL_ERR
};
enum { N_ERRORS = sizeof errors / sizeof errors[0] };

int coil_fail(coil_diag *d, int code, const char *fmt, ...) {
    assert(code > 0 && code < N_ERRORS);
    if (d) {
        va_list args;
        va_start(args, fmt);
        vsnprintf(d->text, sizeof d->text, fmt, args);
        va_end(args);
        for (char *p = d->text; *p; p++) // names out of a damaged file may hold anything; the text stays one line
            if ((unsigned char)*p < 0x20)
                *p = '?';
        d->code = -code;
    }
    return -code;
}

const char *coil_error_text(int code) {
    unsigned i = code < 0 ? 0u - (unsigned)code : (unsigned)code;
    return i < N_ERRORS && errors[i].text ? errors[i].text : "unknown error";
}

int coil_error_exit_code(int code) {
    unsigned i = code < 0 ? 0u - (unsigned)code : (unsigned)code;
    return i < N_ERRORS && errors[i].text ? errors[i].exit_code : 1;
}
