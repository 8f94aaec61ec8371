/* Finding native libraries and their entries. Library names vary as on every Linux .NET: with and without "lib" and ".so"; the order depends
   on whether the name already looks like a file name. Directories: those of the framework and the app, the importing assembly's, then the
   system's own search. */
#include "runtime/interop/pinvoke.h"

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/corelib/native.h"

typedef struct library { struct library *next; char *name; rt_assembly *assembly; void *handle; } library;
static library *libraries;
static pthread_mutex_t libraries_lock = PTHREAD_MUTEX_INITIALIZER;

static bool has_so(const char *name) {
    size_t n = strlen(name);
    return strstr(name, ".so.") || (n > 3 && !strcmp(name + n - 3, ".so"));
}

/* Variation [i] of a name; false: there are no more. */
static bool variation(const char *name, int i, char *out, size_t size) {
    static const char *const plain_first[4][2] = { { "", "" }, { "lib", "" }, { "", ".so" }, { "lib", ".so" } };
    static const char *const suffix_first[4][2] = { { "", ".so" }, { "lib", ".so" }, { "", "" }, { "lib", "" } };
    if (i >= 4) return false;
    const char *const *affix = has_so(name) ? plain_first[i] : suffix_first[i];
    bool path = strchr(name, '/') != NULL;
    snprintf(out, size, "%s%s%s", path ? "" : affix[0], name, affix[1]);
    return true;
}

static void *open_in(const char *directory, const char *name) {
    char file[1024], path[4096];
    for (int i = 0; variation(name, i, file, sizeof file); i++) {
        snprintf(path, sizeof path, "%s/%s", directory, file);
        void *h = dlopen(path, RTLD_LAZY);
        if (h) return h;
    }
    return NULL;
}

static void *open_beside(const rt_assembly *a, const char *name) {
    char directory[4096];
    snprintf(directory, sizeof directory, "%s", a->path);
    char *slash = strrchr(directory, '/');
    if (!slash) return NULL;
    *slash = 0;
    return open_in(directory, name);
}

static void *open_anywhere(const char *name) {
    char file[1024];
    for (int i = 0; variation(name, i, file, sizeof file); i++) {
        void *h = dlopen(file, RTLD_LAZY);
        if (h) return h;
    }
    return NULL;
}

static void *search(const char *name, const rt_assembly *a) {
    if (*name == '/') return dlopen(name, RTLD_LAZY);
    if (!strcmp(name, "libc")) name = "libc.so.6"; // libc.so is text for the linker; every Linux .NET takes this name so
    void *h = NULL;
    for (const char *const *d = rt_binder_native_dirs(); d && *d && !h; d++) h = open_in(*d, name);
    if (!h && a && a->path) h = open_beside(a, name);
    return h ? h : open_anywhere(name);
}

static library *find_cached(const char *name, const rt_assembly *a) {
    library *l = libraries;
    while (l && (l->assembly != a || strcmp(l->name, name))) l = l->next;
    return l;
}

void *rt_native_library(const char *name, rt_assembly *a) {
    pthread_mutex_lock(&libraries_lock);
    library *l = find_cached(name, a);
    void *h = l ? l->handle : NULL;
    pthread_mutex_unlock(&libraries_lock);
    if (h) return h;
    h = search(name, a); // runs the library's constructors: not under the lock
    if (!h) return NULL;
    l = malloc(sizeof *l);
    *l = (library){ NULL, strdup(name), a, h };
    pthread_mutex_lock(&libraries_lock);
    l->next = libraries;
    libraries = l;
    pthread_mutex_unlock(&libraries_lock);
    return h;
}

static void *resolve_qcall(const char *entry, coil_diag *d) {
    void *p = rt_native_qcall(entry);
    if (!p) coil_fail(d, COIL_ENO_ENTRY, "Unable to find an entry point named '%s' in shared library 'QCall'.", entry);
    return p;
}

void *rt_pinvoke_resolve(rt_method *m, coil_diag *d) {
    const rt_assembly *a = m->owner->def->assembly;
    const il_image *img = a->image;
    il_range rows = il_find(img, IL_ImplMap_MemberForwarded, m->token);
    if (rows.first >= rows.end) {
        coil_fail(d, COIL_ENO_ENTRY, "The method '%s' names no library.", m->name);
        return NULL;
    }
    const char *name = il_col_string(img, IL_ModuleRef_Name, il_col(img, IL_ImplMap_ImportScope, rows.first));
    const char *entry = il_col_string(img, IL_ImplMap_ImportName, rows.first);
    if (!*entry) entry = m->name;
    if (!strcmp(name, "QCall") && a->is_corelib) return resolve_qcall(entry, d);
    void *h = rt_native_library(name, m->owner->def->assembly);
    if (!h) {
        coil_fail(d, COIL_ENO_ASSEMBLY, "Unable to load shared library '%s' or one of its dependencies.", name);
        return NULL;
    }
    void *p = dlsym(h, entry);
    if (!p) coil_fail(d, COIL_ENO_ENTRY, "Unable to find an entry point named '%s' in shared library '%s'.", entry, name);
    return p;
}
