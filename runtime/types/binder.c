/* Which files make up the program: the .NET install, the frameworks that the app asks for, and the list of trusted assemblies (TPA).
   The first assembly of a simple name wins: frameworks in the order of runtimeconfig.json, then the app's deps.json, then its directory. */
#include "runtime/types/config.h"
#include "runtime/types/internal.h"

#include <dirent.h>
#include <libgen.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct entry {
    char *name, *path;
    struct entry *next;
} entry;

enum { BUCKETS = 1024 };

static struct {
    char *root;            /* of the .NET install */
    char *framework_dir, *framework_version, *app_dir;
    char *app_deps, *fx_deps;
    char *tpa;
    size_t tpa_size, tpa_cap;
    rt_config config;
    rt_strings native_dirs;
    entry *buckets[BUCKETS];
} binder;

static bool is_file(const char *path) { return access(path, R_OK) == 0; }

static char *format(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
static char *format(const char *fmt, ...) {
    char *s = NULL;
    va_list ap;
    va_start(ap, fmt);
    int n = vasprintf(&s, fmt, ap);
    va_end(ap);
    return n < 0 ? NULL : s;
}

/* --- the .NET install */

static bool is_root(const char *dir) {
    char *shared = format("%s/shared/Microsoft.NETCore.App", dir);
    bool ok = is_file(shared);
    free(shared);
    return ok;
}

/* The directory of the `dotnet` that PATH finds, links resolved; malloc'ed or NULL. */
static char *root_on_path(void) {
    const char *path = getenv("PATH");
    char *copy = strdup(path ? path : ""), *save, *found = NULL;
    for (char *dir = strtok_r(copy, ":", &save); dir && !found; dir = strtok_r(NULL, ":", &save)) {
        char *program = format("%s/dotnet", dir), *real = is_file(program) ? realpath(program, NULL) : NULL;
        if (real && is_root(dirname(real)))
            found = strdup(real); /* dirname() cut it in place */
        free(real);
        free(program);
    }
    free(copy);
    return found;
}

static int find_root(coil_diag *d) {
    static const char *const usual[] = {"/usr/share/dotnet", "/usr/lib/dotnet", "/usr/local/share/dotnet"};
    const char *env = getenv("DOTNET_ROOT");
    if (env && *env) { // who sets it means it: no other installation takes its place
        if (!is_root(env))
            return coil_fail(d, COIL_ENO_FRAMEWORK, "no .NET in DOTNET_ROOT=%s", env);
        binder.root = strdup(env);
    } else {
        binder.root = root_on_path();
    }
    for (size_t i = 0; i < sizeof usual / sizeof *usual && !binder.root; i++)
        if (is_root(usual[i]))
            binder.root = strdup(usual[i]);
    return binder.root ? 0 : coil_fail(d, COIL_ENO_FRAMEWORK, "no .NET found: set DOTNET_ROOT, or install the package dotnet-runtime-10.0");
}

/* --- choosing a framework version */

typedef struct version { int major, minor, patch; bool preview; } version;

static bool parse_version(const char *text, version *v) {
    int n = 0;
    *v = (version){0};
    if (sscanf(text, "%d.%d.%d%n", &v->major, &v->minor, &v->patch, &n) != 3)
        return false;
    v->preview = text[n] == '-';
    return text[n] == 0 || v->preview;
}

/* A release is later than a preview of the same number. */
static int compare(version a, version b) {
    int ka[] = {a.major, a.minor, a.patch, !a.preview}, kb[] = {b.major, b.minor, b.patch, !b.preview};
    for (int i = 0; i < 4; i++)
        if (ka[i] != kb[i])
            return ka[i] < kb[i] ? -1 : 1;
    return 0;
}

/* coil knows the contract of 10.0 and nothing else; an older request needs the app's permission to roll forward over majors. */
static bool acceptable(version have, version want, const char *roll_forward) {
    if (have.major != 10 || have.minor != 0)
        return false;
    if (want.major < 10)
        return !strcasecmp(roll_forward, "Major") || !strcasecmp(roll_forward, "LatestMajor");
    return want.major == 10 && want.minor == 0 && compare(have, want) >= 0;
}

/* Highest acceptable version directory of a framework; malloc'ed or NULL. */
static char *best_version(const char *dir, version want, const char *roll_forward) {
    DIR *listing = opendir(dir);
    char *best = NULL;
    version best_v = {0}, v;
    for (struct dirent *e; listing && (e = readdir(listing));)
        if (parse_version(e->d_name, &v) && acceptable(v, want, roll_forward) && (!best || compare(v, best_v) > 0)) {
            free(best);
            best = strdup(e->d_name);
            best_v = v;
        }
    if (listing)
        closedir(listing);
    return best;
}

static int find_framework(const char *name, const char *wanted, char **dir, char **chosen, coil_diag *d) {
    version want;
    if (!parse_version(wanted, &want))
        return coil_fail(d, COIL_ENO_FRAMEWORK, "%s: '%s' is not a version", name, wanted);
    char *base = format("%s/shared/%s", binder.root, name);
    *chosen = best_version(base, want, binder.config.roll_forward);
    *dir = *chosen ? format("%s/%s", base, *chosen) : NULL;
    free(base);
    return *dir ? 0 : coil_fail(d, COIL_ENO_FRAMEWORK, "the app asks for %s %s; %s has none that coil can use (it needs 10.0.x)", name, wanted, binder.root);
}

/* --- the list of assemblies */

/* Simple names compare without case, I.6.2.1.3 notwithstanding: as the .NET binder does. */
static uint32_t hash_name(const char *s) {
    uint32_t h = 2166136261u;
    for (; *s; s++)
        h = (h ^ (uint32_t)(*s >= 'A' && *s <= 'Z' ? *s + 32 : *s)) * 16777619u;
    return h % BUCKETS;
}

const char *rt_binder_find(const char *name) {
    for (entry *e = binder.buckets[hash_name(name)]; e; e = e->next)
        if (!strcasecmp(e->name, name))
            return e->path;
    return NULL;
}

static void append_tpa(const char *path) {
    size_t n = strlen(path);
    while (binder.tpa_size + n + 2 > binder.tpa_cap)
        binder.tpa = realloc(binder.tpa, binder.tpa_cap = binder.tpa_cap ? binder.tpa_cap * 2 : 32768);
    if (binder.tpa_size)
        binder.tpa[binder.tpa_size++] = ':';
    memcpy(binder.tpa + binder.tpa_size, path, n + 1);
    binder.tpa_size += n;
}

/* False: an assembly of this name was there before. */
static bool add_entry(const char *path) {
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    char *name = strndup(base, strlen(base) - 4);
    if (rt_binder_find(name)) {
        free(name);
        return false;
    }
    entry *e = malloc(sizeof *e), **bucket = &binder.buckets[hash_name(name)];
    *e = (entry){name, strdup(path), *bucket};
    *bucket = e;
    return true;
}

static void add_assembly(const char *path) {
    if (add_entry(path))
        append_tpa(path);
}

/* coil's own managed part lies beside the program; it is not in the list that programs see. */
static void add_own(void) {
    char *self = realpath("/proc/self/exe", NULL);
    char *own = self ? format("%s/Coil.Runtime.dll", dirname(self)) : NULL;
    if (own && is_file(own))
        add_entry(own);
    free(own);
    free(self);
}

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static void add_directory(const char *dir) {
    DIR *listing = opendir(dir);
    rt_strings files = {0};
    for (struct dirent *e; listing && (e = readdir(listing));) {
        size_t n = strlen(e->d_name);
        if (n > 4 && !strcmp(e->d_name + n - 4, ".dll"))
            rt_strings_add(&files, format("%s/%s", dir, e->d_name));
    }
    if (listing)
        closedir(listing);
    if (files.n)
        qsort(files.v, files.n, sizeof *files.v, by_text); /* the order of a directory is random, ours is not */
    for (size_t i = 0; i < files.n; i++) {
        add_assembly(files.v[i]);
        free(files.v[i]);
    }
    free(files.v);
}

/* --- set-up */

static int add_framework(const char *name, const char *wanted, coil_diag *d) {
    char *dir = NULL, *chosen = NULL;
    int r = find_framework(name, wanted, &dir, &chosen, d);
    if (r)
        return r;
    add_directory(dir);
    rt_strings_add_unique(&binder.native_dirs, dir);
    if (!strcmp(name, "Microsoft.NETCore.App")) {
        binder.framework_dir = dir;
        binder.framework_version = chosen;
        binder.fx_deps = format("%s/%s.deps.json", dir, name);
    } else {
        free(dir);
        free(chosen);
    }
    return 0;
}

static int add_frameworks(coil_diag *d) {
    rt_config *c = &binder.config;
    for (size_t i = 0; i < c->frameworks.n; i++) {
        int r = add_framework(c->frameworks.v[i], c->versions.v[i], d);
        if (r)
            return r;
    }
    /* A framework such as ASP.NET Core stands on the base framework whether or not the file lists that too. */
    return binder.framework_dir ? 0 : add_framework("Microsoft.NETCore.App", c->versions.v[0], d);
}

static int add_app(const char *stem, coil_diag *d) {
    rt_strings assemblies = {0};
    char *deps = format("%s.deps.json", stem);
    int r = rt_deps_read(deps, binder.app_dir, &assemblies, &binder.native_dirs, d);
    for (size_t i = 0; i < assemblies.n; i++) {
        add_assembly(assemblies.v[i]);
        free(assemblies.v[i]);
    }
    free(assemblies.v);
    binder.app_deps = is_file(deps) ? strdup(deps) : strdup("");
    free(deps);
    add_directory(binder.app_dir);
    rt_strings_add_unique(&binder.native_dirs, binder.app_dir);
    return r;
}

int rt_binder_init(const char *app_path, coil_diag *d) {
    char *real = realpath(app_path, NULL);
    if (!real)
        return coil_fail(d, COIL_EIO, "%s: no such file", app_path);
    char *stem = strdup(real), *dot = strrchr(stem, '.');
    if (dot && dot > strrchr(stem, '/'))
        *dot = 0;
    char *config = format("%s.runtimeconfig.json", stem);
    binder.app_dir = strdup(dirname(real));
    int r = rt_config_read(config, &binder.config, d);
    if (!r)
        r = find_root(d);
    if (!r)
        add_own();
    if (!r)
        r = add_frameworks(d);
    if (!r)
        r = add_app(stem, d);
    free(config);
    free(stem);
    free(real);
    return r;
}

/* --- answers */

const char *rt_binder_framework_dir(void) { return binder.framework_dir; }
const char *rt_binder_framework_version(void) { return binder.framework_version; }
const char *rt_binder_app_dir(void) { return binder.app_dir; }
const char *rt_binder_app_deps(void) { return binder.app_deps; }
const char *rt_binder_fx_deps(void) { return binder.fx_deps; }
const char *rt_binder_tpa(void) { return binder.tpa; }
const char *const *rt_binder_native_dirs(void) { return (const char *const *)binder.native_dirs.v; }

size_t rt_binder_properties(const char *const **names, const char *const **values) {
    *names = (const char *const *)binder.config.names.v;
    *values = (const char *const *)binder.config.values.v;
    return binder.config.names.n;
}

const char *rt_binder_dotnet_root(coil_diag *d) { return binder.root || !find_root(d) ? binder.root : NULL; }

static bool in_framework(const rt_assembly *a) {
    size_t n = binder.framework_dir ? strlen(binder.framework_dir) : 0;
    return a->is_corelib || (n && a->path && !strncmp(a->path, binder.framework_dir, n) && a->path[n] == '/');
}

bool rt_assembly_is_framework(const rt_assembly *a) {
    int8_t known = __atomic_load_n(&a->framework, __ATOMIC_RELAXED);
    if (!known)
        __atomic_store_n(&((rt_assembly *)a)->framework, known = in_framework(a) ? 1 : -1, __ATOMIC_RELAXED); /* a cache */
    return known > 0;
}
