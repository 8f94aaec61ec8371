/* coil ir, coil asm: methods as the JIT compiles them. The runtime is set up, the program does not run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "il/dis.h"
#include "jit/coil_jit.h"
#include "runtime/vm.h"

typedef int (*dump_fn)(const cli_options *o, rt_method *const *methods, uint32_t n, char **text, coil_diag *d);

/* Open code does not exist: a generic type or method is shown with System.Object for each of its parameters. */
static rt_method *close_over_object(rt_method *m, coil_diag *d) {
    rt_type *few[64];
    for (int i = 0; i < 64; i++)
        few[i] = rt_wk.object;
    if (m->owner->n_args > 64 || m->n_args > 64)
        return NULL;
    if (m->owner->n_args) {
        rt_type *t = rt_type_instantiate(m->owner, few, m->owner->n_args, d);
        if (!t || rt_type_load(t))
            return NULL;
        m = rt_method_on_type(m, t);
    }
    return m->n_args ? rt_method_instantiate(m, few, m->n_args, d) : m;
}

/* The method to show for a row, NULL if there is nothing to show; failures are told and do not stop the others. */
static rt_method *method_of(rt_assembly *app, uint32_t rid, int *failed) {
    coil_diag d = {.il_offset = -1};
    rt_method *m = rt_resolve_method(app, IL_TOKEN(IL_TABLE_MethodDef, rid), NULL, &d);
    if (m && (m->owner->n_args || m->n_args))
        m = close_over_object(m, &d);
    if (!m)
        *failed = cli_fail(&d);
    return m && m->flags & RT_METHOD_ABSTRACT ? NULL : m;
}

static int show(const cli_options *o, rt_method *const *methods, uint32_t n, dump_fn dump) {
    coil_diag d = {.il_offset = -1};
    char *text = NULL;
    int r = dump(o, methods, n, &text, &d);
    if (text)
        printf("%s", text);
    free(text);
    return r || d.code ? cli_fail(&d) : 0;
}

static void type_label(const il_image *image, uint32_t rid, char *buf, size_t n) {
    il_range outer = il_find(image, IL_NestedClass_NestedClass, rid);
    const char *ns = il_col_string(image, IL_TypeDef_TypeNamespace, rid), *name = il_col_string(image, IL_TypeDef_TypeName, rid);
    *buf = 0;
    if (outer.first < outer.end && il_col(image, IL_NestedClass_EnclosingClass, outer.first) != rid && n > 64) {
        type_label(image, il_col(image, IL_NestedClass_EnclosingClass, outer.first), buf, n - 64);
        size_t have = strlen(buf);
        snprintf(buf + have, n - have, "+%s", name);
    } else {
        snprintf(buf, n, "%s%s%s", ns, *ns ? "." : "", name);
    }
}

/* Bodies only: what has no code cannot be shown. */
static int show_matching(const cli_options *o, rt_assembly *app, dump_fn dump) {
    const char *pattern = o->argc ? o->argv[0] : "*:*";
    const il_image *image = app->image;
    uint32_t matched = 0, n = 0;
    int failed = 0;
    rt_method **methods = calloc(il_rows(image, IL_TABLE_MethodDef) + 1, sizeof *methods);
    if (!methods)
        return coil_error_exit_code(COIL_ENOMEM);
    for (uint32_t rid = 1; rid <= il_rows(image, IL_TABLE_MethodDef); rid++) {
        char type[1024];
        type_label(image, il_method_owner(image, rid), type, sizeof type);
        if (!il_select(pattern, type, il_col_string(image, IL_MethodDef_Name, rid)))
            continue;
        rt_method *m = method_of(app, rid, &failed);
        matched++;
        if (m)
            methods[n++] = m;
    }
    int r = n ? show(o, methods, n, dump) : 0;
    free(methods);
    if (!matched)
        return cli_usage("%s has no method that matches '%s'", o->file, pattern);
    return r ? r : failed;
}

static int dump_methods(const cli_options *o, dump_fn dump) {
    coil_diag d = {.il_offset = -1};
    char *dll;
    if (cli_program(o->file, o->classic, &dll, &d))
        return cli_fail(&d);
    rt_vm_options vm = {.app_path = dll};
    jit_tier_option = o->tier;
    if (jit_init(&d) || rt_vm_init(&vm, jit_interface(), &d))
        return cli_fail(&d);
    rt_assembly *app = rt_assembly_load_path(dll, &d);
    int code = app ? show_matching(o, app, dump) : cli_fail(&d);
    free(dll);
    return code;
}

/* --- the two commands */

static int dump_ir(const cli_options *o, rt_method *const *m, uint32_t n, char **text, coil_diag *d) { return jit_dump_ir(m, n, o->tier < 0 ? 1 : o->tier, o->stage, text, d); }
static int dump_asm(const cli_options *o, rt_method *const *m, uint32_t n, char **text, coil_diag *d) { return jit_dump_asm(m, n, o->tier < 0 ? 1 : o->tier, !o->att, text, d); }
static int run_ir(const cli_options *o) { return dump_methods(o, dump_ir); }
static int run_asm(const cli_options *o) { return dump_methods(o, dump_asm); }

const cli_command cli_ir = {
    "ir", "show the LLVM IR of methods", "coil ir [options] FILE ['Type:Method']\n"
    "\n"
    "Shows the LLVM IR that the JIT makes of the methods that match. Generic ones are shown for System.Object.\n"
    "\n"
    "  --stage=raw     as imported from IL\n"
    "  --stage=coro    variables have become values; awaits are llvm.coro.suspend in the part $resume$B of an async method\n"
    "  --stage=opt     after optimisation, which splits the coroutines (the default)\n"
    "  --stage=final   as handed to code generation\n"
    "  --tier=0|1      for which tier (1 is the default)\n"
    "\n"
    "Examples:\n"
    "  coil ir app.dll 'Program:Main'\n"
    "  coil ir examples/await 'Program:*' --stage=coro | opt-22 -passes=verify -S\n"
    "  coil ir --stage=raw --tier=0 fib.cs '*:Fib*'\n",
    "stage tier classic", run_ir};

const cli_command cli_asm = {
    "asm", "show the machine code of methods", "coil asm [options] FILE ['Type:Method']\n"
    "\n"
    "Shows the machine code of the methods that match. Generic ones are shown for System.Object.\n"
    "\n"
    "  --tier=0|1   for which tier (1 is the default)\n"
    "  --att        AT&T syntax instead of Intel's\n"
    "\n"
    "Examples:\n"
    "  coil asm app.dll 'Program:Main'\n"
    "  coil asm --tier=0 fib.cs '*:Fib*'\n",
    "tier att classic", run_asm};
