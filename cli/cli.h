/* The command line: subcommands, options, messages. Main thread only. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "coil_error.h"

/* Options of all subcommands; a subcommand names those that it takes. */
typedef struct cli_options {
    int tier;             /* -1: not given */
    bool classic;         /* compile .cs files to state machines */
    bool lines, att;
    const char *stage;    /* of `coil ir` */
    const char *file;     /* first argument that is not an option */
    int argc; char **argv; /* what follows it */
} cli_options;

typedef struct cli_command {
    const char *name, *summary, *help;
    const char *options;  /* names of the options it takes, separated by spaces: "tier classic" */
    int (*run)(const cli_options *o);
} cli_command;

extern const cli_command cli_run, cli_il, cli_ir, cli_asm, cli_cache;

/* Prints the one line "coil: file: text" on stderr; returns the exit code for d->code. */
int cli_fail(const coil_diag *d);
/* The same for a failure of the command line itself. */
int cli_usage(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* --- program.c: the assembly behind a file or directory. Compiles .cs and assembles .il, cached by content. *dll is malloc'ed. */
int cli_program(const char *file, bool classic, char **dll, coil_diag *d);

/* coil's folder of things that can be made again: XDG_CACHE_HOME/coil or ~/.cache/coil. malloc'ed. */
char *cli_cache_root(void);

/* --- cache.c: the cache of compiled code. Where it is (COIL_CODE_CACHE, by default in the folder above); NULL: off. malloc'ed. */
char *cli_code_cache(void);

/* --- contract.c: coil --contract[=STATE]. Prints; returns the exit code. */
int cli_contract(const char *only);

/* --- spawn.c */
/* Runs a program and waits; *output receives what it wrote on stdout and stderr (malloc'ed). Returns its exit status, -1: could not run. */
int cli_spawn(char *const argv[], char **output);
/* malloc'ed printf. */
char *cli_format(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/* The whole file, NUL-terminated, malloc'ed; NULL if unreadable. *n may be NULL. */
char *cli_read_file(const char *path, size_t *n);
/* mkdir -p; false on failure. */
bool cli_make_directories(const char *path);
/* Lexically last match of a glob whose numbers compare as numbers; malloc'ed or NULL. */
char *cli_newest(const char *pattern);


#endif
