/* coil: the way in from a shell. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"
#include "jit/coil_jit.h"
#include "runtime/loop/loop.h"
#include "runtime/types/loader.h"

static const cli_command *const commands[] = {&cli_run, &cli_il, &cli_ir, &cli_asm, &cli_cache};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

static const char usage[] = "coil runs .NET programs: IL compiled by LLVM, awaits as coroutines, on the installed .NET 10 class library.\n"
                            "\n";

int cli_fail(const coil_diag *d) {
    fflush(stdout);
    fprintf(stderr, "coil: ");
    if (*d->file)
        fprintf(stderr, "%s: ", d->file);
    if (*d->method)
        fprintf(stderr, d->il_offset >= 0 ? "%s+IL_%04x: " : "%s: ", d->method, (unsigned)d->il_offset);
    fprintf(stderr, "%s\n", *d->text ? d->text : coil_error_text(d->code));
    return coil_error_exit_code(d->code);
}

int cli_usage(const char *fmt, ...) {
    coil_diag d = {.il_offset = -1};
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(d.text, sizeof d.text, fmt, ap);
    va_end(ap);
    d.code = -COIL_EUSAGE;
    return cli_fail(&d);
}

static void print_usage(void) {
    printf("%s", usage);
    for (int i = 0; i < N_COMMANDS; i++)
        printf("  coil %-5s %s\n", commands[i]->name, commands[i]->summary);
    printf("  coil --version      versions of coil, LLVM, libuv and the .NET that was found\n"
           "  coil --contract     what the class library asks of a runtime, and the state of each; =missing: only what is missing\n"
           "  coil COMMAND --help more about a command, with examples\n"
           "\n"
           "`coil app.dll` is short for `coil run app.dll`.\n");
}

static int print_version(void) {
    coil_diag d = {.il_offset = -1};
    printf("coil %s\nLLVM %s\nlibuv %s\n", COIL_VERSION, jit_llvm_version(), rt_loop_version());
    if (rt_binder_init("/proc/self/exe", &d)) {
        printf(".NET not found: %s\n", d.text);
        return coil_error_exit_code(d.code);
    }
    printf(".NET %s (%s)\n", rt_binder_framework_version(), rt_binder_framework_dir());
    return 0;
}

/* --- options */

static bool takes(const cli_command *c, const char *name, size_t n) {
    for (const char *p = c->options; (p = strstr(p, name)); p += n)
        if ((p == c->options || p[-1] == ' ') && (p[n] == 0 || p[n] == ' '))
            return true;
    return false;
}

static int parse_option(const cli_command *c, cli_options *o, const char *arg) {
    const char *name = arg + 2, *value = strchr(name, '=');
    char text[64];
    snprintf(text, sizeof text, "%.*s", value ? (int)(value - name) : (int)strlen(name), name);
    value = value ? value + 1 : NULL;
    if (!*text || !takes(c, text, strlen(text)))
        return cli_usage("unknown option %s (see coil %s --help)", arg, c->name);
    if (!strcmp(text, "tier")) {
        if (!value || (strcmp(value, "0") && strcmp(value, "1")))
            return cli_usage("--tier=0 or --tier=1");
        o->tier = *value - '0';
    } else if (!strcmp(text, "stage")) {
        if (!value || (strcmp(value, "raw") && strcmp(value, "coro") && strcmp(value, "opt") && strcmp(value, "final")))
            return cli_usage("--stage=raw, coro, opt or final");
        o->stage = value;
    } else if (value) {
        return cli_usage("--%s takes no value", text);
    } else {
        o->classic |= !strcmp(text, "classic");
        o->lines |= !strcmp(text, "lines");
        o->att |= !strcmp(text, "att");
    }
    return 0;
}

static bool is_help(const char *arg) { return !strcmp(arg, "--help") || !strcmp(arg, "-h"); }
static bool is_option(const char *arg) { return arg[0] == '-' && arg[1]; }

/* Options of `run` come before the file: what follows it belongs to the program. The other commands take them anywhere: they are moved ahead,
   in place, and the rest keeps its order. Returns how many there are. */
static int gather_options(const cli_command *c, int argc, char **argv) {
    int n = 0;
    bool anywhere = c != &cli_run;
    for (int i = 0; i < argc && (anywhere || is_option(argv[i])); i++) {
        if (!is_option(argv[i]))
            continue;
        char *option = argv[i];
        if (!strcmp(option, "--"))
            break;
        memmove(argv + n + 1, argv + n, (size_t)(i - n) * sizeof *argv);
        argv[n++] = option;
    }
    return n;
}

static int run_command(const cli_command *c, int argc, char **argv) {
    cli_options o = {.tier = -1, .stage = "opt"};
    int n = gather_options(c, argc, argv);
    for (int i = 0; i < n; i++) {
        if (is_help(argv[i])) {
            printf("%s", c->help);
            return 0;
        }
        int r = argv[i][1] == '-' ? parse_option(c, &o, argv[i]) : cli_usage("unknown option %s (see coil %s --help)", argv[i], c->name);
        if (r)
            return r;
    }
    if (n < argc && !strcmp(argv[n], "--"))
        n++;
    if (n == argc && c != &cli_cache)
        return cli_usage("coil %s what? (see coil %s --help)", c->name, c->name);
    if (n < argc) {
        o.file = argv[n];
        o.argc = argc - n - 1;
        o.argv = argv + n + 1;
    }
    return c->run(&o);
}

int main(int argc, char **argv) {
    if (argc < 2) {
        print_usage();
        return coil_error_exit_code(COIL_EUSAGE);
    }
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help")) {
        print_usage();
        return 0;
    }
    if (!strcmp(argv[1], "--version"))
        return print_version();
    if (!strcmp(argv[1], "--contract") || !strncmp(argv[1], "--contract=", 11))
        return cli_contract(argv[1][10] ? argv[1] + 11 : NULL);
    for (int i = 0; i < N_COMMANDS; i++)
        if (!strcmp(argv[1], commands[i]->name))
            return run_command(commands[i], argc - 2, argv + 2);
    if (argv[1][0] == '-')
        return run_command(&cli_run, argc - 1, argv + 1);
    if (access(argv[1], R_OK) == 0)
        return run_command(&cli_run, argc - 1, argv + 1);
    return cli_usage("%s is neither a command nor a file (see coil --help)", argv[1]);
}
