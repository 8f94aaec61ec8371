/* Start-up, main and shut-down, in the order that the stock host and runtime have. */
#include "runtime/vm.h"

#include <glob.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/object.h"
#include "runtime/threads/thread.h"
#include "runtime/tracing.h"
#include "runtime/types/internal.h"

/* --- checks of the class library: what managed code or coil's own structs take for granted */

static bool field_at(rt_type *t, const char *name, size_t offset) {
    rt_field *f = rt_type_find_field(t, name);
    return f && f->offset + sizeof(rt_object) == offset;
}

static int check_layouts(coil_diag *d) {
    rt_type *types[] = {rt_wk.object, rt_wk.string, rt_wk.array, rt_wk.delegate, rt_wk.multicast_delegate, rt_wk.exception, rt_wk.runtime_type};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (rt_type_load(types[i])) {
            rt_type_diag(types[i], d);
            return d && d->code ? d->code : -COIL_EBAD_TYPE;
        }
    bool ok = field_at(rt_wk.string, "_stringLength", offsetof(rt_string, length)) && field_at(rt_wk.string, "_firstChar", offsetof(rt_string, chars)) &&
              rt_wk.string->base_size == 22 && rt_type_component_size(rt_wk.string) == 2;
    rt_type *m = rt_wk.multicast_delegate;
    ok = ok && field_at(m, "_target", offsetof(rt_delegate, target)) && field_at(m, "_methodBase", offsetof(rt_delegate, method_base)) &&
         field_at(m, "_methodPtr", offsetof(rt_delegate, method_ptr)) && field_at(m, "_methodPtrAux", offsetof(rt_delegate, method_ptr_aux)) &&
         field_at(m, "_invocationList", offsetof(rt_delegate, invocation_list)) &&
         field_at(m, "_invocationCount", offsetof(rt_delegate, invocation_count));
    return ok ? 0 : coil_fail(d, COIL_ENO_FRAMEWORK, "String or Delegate of %s has a shape that this coil does not know", rt_corelib->path);
}

static int load_corelib(coil_diag *d) {
    rt_assembly *a = rt_assembly_load_name("System.Private.CoreLib", d);
    if (!a)
        return coil_fail(d, COIL_ENO_FRAMEWORK, "%s has no readable System.Private.CoreLib.dll", rt_binder_framework_dir());
    if (il_col(a->image, IL_Assembly_MajorVersion, 1) != 10)
        return coil_fail(d, COIL_ENO_FRAMEWORK, "%s is not of .NET 10", a->path);
    return rt_wellknown_init(d);
}

int rt_vm_init(const rt_vm_options *o, const rt_jit *jit, coil_diag *d) {
    signal(SIGPIPE, SIG_IGN); /* a write to a closed socket is an error code, not the end of the process */
    rt_the_jit = *jit;
    int r = rt_binder_init(o->app_path, d);
    if (!r && rt_gc_init())
        r = coil_fail(d, COIL_ENOMEM, "no memory for the heap");
    if (!r)
        r = load_corelib(d);
    if (!r)
        r = check_layouts(d);
    if (!r && rt_threads_init())
        r = coil_fail(d, COIL_ENOMEM, "no memory for the first thread");
    if (!r)
        rt_eh_init();
    if (!r && !rt_string_empty)
        rt_string_empty = rt_string_alloc(0);
    return r;
}

/* --- AppContext properties */

typedef struct properties {
    char **names, **values;
    size_t n;
} properties;

static void set_owned(properties *p, const char *name, char *value) {
    p->names = realloc(p->names, (p->n + 1) * sizeof *p->names);
    p->values = realloc(p->values, (p->n + 1) * sizeof *p->values);
    p->names[p->n] = strdup(name);
    p->values[p->n++] = value;
}

static void set(properties *p, const char *name, const char *value) { set_owned(p, name, strdup(value)); }

static bool has(const properties *p, const char *name) {
    for (size_t i = 0; i < p->n; i++)
        if (!strcmp(p->names[i], name))
            return true;
    return false;
}

static void set_default(properties *p, const char *name, const char *value) {
    if (!has(p, name))
        set(p, name, value);
}

/* Whether the class library will find an ICU to load. */
static bool have_icu(void) {
    glob_t g = {0};
    bool found = !glob("/{usr/,}{lib,lib64,local/lib}{/x86_64-linux-gnu,}/libicuuc.so.[0-9]*", GLOB_BRACE | GLOB_NOSORT, NULL, &g) && g.gl_pathc;
    globfree(&g);
    return found;
}

static char *native_directories(void) {
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    for (const char *const *dir = rt_binder_native_dirs(); dir && *dir; dir++)
        fprintf(f, "%s%s/", n || dir != rt_binder_native_dirs() ? ":" : "", *dir);
    fclose(f);
    return text;
}

static properties collect_properties(const char *app_path) {
    properties p = {0};
    const char *const *names, *const *values, *env;
    size_t n = rt_binder_properties(&names, &values);
    for (size_t i = 0; i < n; i++)
        set(&p, names[i], values[i]);
    char *base = NULL;
    if (asprintf(&base, "%s/", rt_binder_app_dir()) < 0)
        base = strdup("");
    set(&p, "TRUSTED_PLATFORM_ASSEMBLIES", rt_binder_tpa());
    set_owned(&p, "NATIVE_DLL_SEARCH_DIRECTORIES", native_directories());
    set_owned(&p, "APP_CONTEXT_BASE_DIRECTORY", base);
    set(&p, "APP_CONTEXT_DEPS_FILES", rt_binder_app_deps());
    set(&p, "FX_DEPS_FILE", rt_binder_fx_deps());
    set(&p, "PROBING_DIRECTORIES", "");
    set(&p, "RUNTIME_IDENTIFIER", "linux-x64");
    if ((env = getenv("DOTNET_STARTUP_HOOKS")) && *env)
        set_default(&p, "STARTUP_HOOKS", env);
    if ((env = getenv("COIL_RESOURCE_KEYS")) && !strcmp(env, "1"))
        set_default(&p, "System.Resources.UseSystemResourceKeys", "true");
    if (!rt_app_uses_tracing(app_path))
        set_default(&p, "System.Diagnostics.Tracing.EventSource.IsSupported", "false");
    if (!have_icu())
        set_default(&p, "System.Globalization.Invariant", "true");
    return p;
}

/* --- calls into CoreLib with UTF-16 text */

/* NUL-terminated UTF-16; malformed bytes become U+FFFD. malloc'ed. */
static uint16_t *utf16(const char *text) {
    const uint8_t *s = (const uint8_t *)text;
    uint16_t *out = malloc((strlen(text) + 1) * sizeof *out), *p = out;
    while (*s) {
        int more = *s < 0x80 ? 0 : *s >= 0xC2 && *s < 0xE0 ? 1 : *s >= 0xE0 && *s < 0xF0 ? 2 : *s >= 0xF0 && *s < 0xF5 ? 3 : -1;
        uint32_t c = more <= 0 ? *s : *s & (0x3Fu >> more);
        s++;
        int left = more;
        for (; left > 0 && (*s & 0xC0) == 0x80; left--)
            c = c << 6 | (*s++ & 0x3F);
        if (more < 0 || left > 0 || (c >= 0xD800 && c < 0xE000) || c > 0x10FFFF)
            c = 0xFFFD;
        if (c >= 0x10000) {
            *p++ = (uint16_t)(0xD7C0 + (c >> 10));
            c = 0xDC00 | (c & 0x3FF);
        }
        *p++ = (uint16_t)c;
    }
    *p = 0;
    return out;
}

static uint16_t **utf16_list(char *const *texts, size_t n) {
    uint16_t **list = malloc((n + 1) * sizeof *list);
    for (size_t i = 0; i < n; i++)
        list[i] = utf16(texts[i]);
    return list;
}

static void free_list(uint16_t **list, size_t n) {
    for (size_t i = 0; i < n; i++)
        free(list[i]);
    free(list);
}

static rt_method *corelib_method(const char *ns, const char *type, const char *name, int n_params, coil_diag *d) {
    rt_type *t = rt_find_type(rt_corelib, ns, type, d);
    rt_method *m = t ? rt_type_find_method(t, name, n_params) : NULL;
    if (t && !m)
        coil_fail(d, COIL_ENO_FRAMEWORK, "%s has no %s.%s.%s with %d parameters", rt_corelib->path, ns, type, name, n_params);
    return m;
}

static int setup_appcontext(const char *app_path, coil_diag *d) {
    rt_method *m = corelib_method("System", "AppContext", "Setup", 3, d);
    if (!m)
        return -COIL_ENO_FRAMEWORK;
    properties p = collect_properties(app_path);
    uint16_t **names = utf16_list(p.names, p.n), **values = utf16_list(p.values, p.n);
    int32_t count = (int32_t)p.n;
    bool hooks = has(&p, "STARTUP_HOOKS");
    rt_call(m, (void *[]){&names, &values, &count}, NULL);
    free_list(names, p.n);
    free_list(values, p.n);
    for (size_t i = 0; i < p.n; i++) {
        free(p.names[i]);
        free(p.values[i]);
    }
    free(p.names);
    free(p.values);
    m = hooks ? corelib_method("System", "StartupHookProvider", "ManagedStartup", 1, d) : NULL;
    if (m)
        rt_call(m, (void *[]){&(void *){NULL}}, NULL);
    return 0;
}

/* *args receives the string[] for Main. */
static int setup_command_line(const rt_vm_options *o, const char *app_path, rt_object **args, coil_diag *d) {
    rt_method *m = corelib_method("System", "Environment", "InitializeCommandLineArgs", 3, d);
    if (!m)
        return -COIL_ENO_FRAMEWORK;
    uint16_t *exe = utf16(app_path), **argv = utf16_list(o->argv, (size_t)o->argc);
    int32_t argc = o->argc;
    rt_call(m, (void *[]){&exe, &argc, &argv}, args);
    free_list(argv, (size_t)argc);
    free(exe);
    return 0;
}

/* --- Main, II.15.4.1.2 */

static rt_method *entry_point(rt_assembly *app, coil_diag *d) {
    uint32_t token = il_image_entry_point(app->image);
    if (IL_TOKEN_TABLE(token) != IL_TABLE_MethodDef || !IL_TOKEN_RID(token)) {
        rt_fail_in(app, d, COIL_ENO_ENTRY, "the assembly has no entry point: it is a library");
        return NULL;
    }
    rt_method *m = rt_resolve_method(app, token, NULL, d);
    const rt_sig *s = m ? rt_method_sig_diag(m, d) : NULL;
    if (!s)
        return NULL;
    bool ok = !s->has_this && !m->n_args && !m->owner->n_args && (s->ret == rt_wk.void_ || s->ret == rt_wk.i4 || s->ret == rt_wk.u4) &&
              (s->n_params == 0 || (s->n_params == 1 && s->params[0] == rt_type_szarray(rt_wk.string)));
    if (!ok)
        rt_fail_in(app, d, COIL_ENO_ENTRY, "the entry point %s is not a static method of the form void or int Main(string[])", m->name);
    return ok ? m : NULL;
}

/* Environment.ExitCode: an int result of Main is stored there and so wins over what the program set; ProcessExit handlers may still change it. */
static int exit_code_of(rt_method *on_exit, int32_t *result) {
    int32_t code = 0;
    rt_method *setter = corelib_method("System", "Environment", "set_ExitCode", 1, NULL);
    rt_method *getter = corelib_method("System", "Environment", "get_ExitCode", 0, NULL);
    if (result && setter)
        rt_call(setter, (void *[]){result}, NULL);
    rt_call(on_exit, NULL, NULL);
    if (getter)
        rt_call(getter, NULL, &code);
    return code;
}

static int call_main(rt_method *m, rt_object *args, rt_method *on_exit) {
    const rt_sig *s = rt_method_sig(m);
    int32_t result = 0, *returned = s->ret == rt_wk.void_ ? NULL : &result;
    rt_call(m, s->n_params ? (void *[]){&args} : NULL, returned);
    rt_threads_wait_foreground();
    return exit_code_of(on_exit, returned);
}

int rt_vm_run(const rt_vm_options *o, int *exit_code, coil_diag *d) {
    rt_object *args = NULL;
    rt_assembly *app = rt_assembly_load_path(o->app_path, d);
    if (!app)
        return d && d->code ? d->code : -COIL_EIO;
    rt_method *m = entry_point(app, d);
    if (!m)
        return d && d->code ? d->code : -COIL_ENO_ENTRY;
    *(rt_string **)rt_static_address(rt_wk.string, "Empty") = rt_string_empty; /* no class constructor assigns it */
    int r = setup_appcontext(app->path, d);
    if (!r)
        r = setup_command_line(o, app->path, &args, d);
    if (r)
        return r;
    rt_method *on_exit = corelib_method("System", "AppContext", "OnProcessExit", 0, d);
    if (!on_exit)
        return -COIL_ENO_FRAMEWORK;
    rt_finalizer_start();
    *exit_code = call_main(m, args, on_exit);
    return 0;
}
