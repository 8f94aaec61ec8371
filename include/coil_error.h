/* The error shape of the whole project: an int, 0 or -COIL_E..., and a diagnostic that says where.
   Part of the embedding API; no dependencies. Any thread. */
#ifndef COIL_ERROR_H
#define COIL_ERROR_H

#include <stdint.h>

enum coil_error {
#define COIL_ERR(name, value, exit_code, text) COIL_E##name = value,
#include "coil_errors.def"
#undef COIL_ERR
};

/* Where and why something failed. Filled by coil_fail; every field may be empty. Owned by the caller. */
typedef struct coil_diag {
    int code;          /* 0 or -COIL_E... */
    char file[256];    /* path of the assembly */
    char method[256];  /* Ns.Type::Method */
    int32_t il_offset; /* -1: unknown */
    char text[512];    /* one line, no newline */
} coil_diag;

/* Stores [code] (a COIL_E constant, positive) and the formatted text in [d] (may be NULL) and returns -code.
   Does not touch file, method or il_offset, which outer layers add on the way up. */
int coil_fail(coil_diag *d, int code, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* Text of an error, given as a positive or negative code; "unknown error" for others. Static storage. */
const char *coil_error_text(int code);

/* Exit code that the command line documents for [code] (positive or negative). */
int coil_error_exit_code(int code);

#endif
