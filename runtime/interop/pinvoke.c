/* Finding native libraries and their entries. Library names vary as on every Linux .NET: with and without "lib" and ".so"; the order depends
   on whether the name already looks like a file name. For each name: the app's and the framework's directories, the importing assembly's, the
   system's own search. A program may decide before (DllImportResolver, LoadUnmanagedDll) and after (ResolvingUnmanagedDll); the framework's own
   libraries are found without asking. */
#include "runtime/interop/pinvoke.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "il/attribute.h"
#include "runtime/corelib/corelib.h"
#include "runtime/corelib/native.h"

typedef struct library { struct library *next; char *name; rt_assembly *assembly; void *handle; } library;
static library *libraries;
static pthread_mutex_t libraries_lock = PTHREAD_MUTEX_INITIALIZER;

/* --- names and directories */

static bool has_so(const char *name) {
    size_t n = strlen(name);
    return strstr(name, ".so.") || (n > 3 && !strcmp(name + n - 3, ".so"));
}

/* Variation [i] of a name; false: there are no more. */
static bool variation(const char *name, int i, char *out, size_t size) {
    static const char *const plain_first[4][2] = { { "", "" }, { "lib", "" }, { "", ".so" }, { "lib", ".so" } };
    static const char *const suffix_first[4][2] = { { "", ".so" }, { "lib", ".so" }, { "", "" }, { "lib", "" } };
    bool path = strchr(name, '/') != NULL;
    int step = path ? 2 * i : i; // a path gets no prefix
    if (step >= 4 || (*name == '/' && i)) return false;
    const char *const *affix = *name == '/' ? plain_first[0] : has_so(name) ? plain_first[step] : suffix_first[step];
    snprintf(out, size, "%s%s%s", affix[0], name, affix[1]);
    return true;
}

static void note_failure(rt_library_request *r) {
    const char *why = dlerror();
    char *longer = NULL;
    if (asprintf(&longer, "%s%s\n", r->failures ? r->failures : "", why ? why : "unknown error") < 0) return;
    free(r->failures);
    r->failures = longer;
}

static void *open_in(rt_library_request *r, const char *directory, const char *file, bool note) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", directory, file);
    void *h = dlopen(path, RTLD_LAZY);
    if (!h && note) note_failure(r);
    return h;
}

static void *open_in_known_places(rt_library_request *r, const char *file) {
    const char *app = rt_binder_app_dir();
    void *h = app ? open_in(r, app, file, true) : NULL;
    for (const char *const *d = rt_binder_native_dirs(); d && *d && !h; d++)
        if (!app || strcmp(*d, app)) h = open_in(r, *d, file, true);
    return h;
}

static void *open_beside(rt_library_request *r, const char *file) {
    char directory[4096];
    if (!r->assembly || !r->assembly->path || !r->beside_assembly) return NULL;
    snprintf(directory, sizeof directory, "%s", r->assembly->path);
    char *slash = strrchr(directory, '/');
    if (!slash) return NULL;
    *slash = 0;
    return open_in(r, directory, file, false);
}

static void *open_variation(rt_library_request *r, const char *file) {
    void *h = open_in_known_places(r, file);
    if (!h && *file != '/') h = open_beside(r, file);
    return h ? h : dlopen(file, RTLD_LAZY);
}

static void *search(rt_library_request *r) {
    char file[1024];
    void *h = NULL;
    const char *name = !strcmp(r->name, "libc") ? "libc.so.6" : r->name; // libc.so is text for the linker; every Linux .NET takes this name so
    for (int i = 0; !h && variation(name, i, file, sizeof file); i++) h = open_variation(r, file);
    return h;
}

/* --- the cache */

static library *find_cached(const char *name, const rt_assembly *a) {
    library *l = libraries;
    while (l && (l->assembly != a || strcmp(l->name, name))) l = l->next;
    return l;
}

void *rt_library_search(rt_library_request *r) {
    pthread_mutex_lock(&libraries_lock);
    library *l = find_cached(r->name, r->assembly);
    void *h = l ? l->handle : NULL;
    pthread_mutex_unlock(&libraries_lock);
    if (h) return h;
    h = search(r); // runs the library's constructors: not under the lock
    if (!h) return NULL;
    l = malloc(sizeof *l);
    *l = (library){ NULL, strdup(r->name), r->assembly, h };
    pthread_mutex_lock(&libraries_lock);
    l->next = libraries;
    libraries = l;
    pthread_mutex_unlock(&libraries_lock);
    return h;
}

void *rt_native_library(const char *name, rt_assembly *a) {
    rt_library_request r = { name, a, true, NULL };
    void *h = rt_library_search(&r);
    free(r.failures);
    return h;
}

/* --- what the program says */

void *rt_q_AssemblyNative_GetLoadContextForAssembly(q_assembly a);

static rt_type *context_type(void) {
    rt_type *t = rt_corelib_type("System.Runtime.Loader", "AssemblyLoadContext");
    corelib_load(t);
    return t;
}

/* The load context of an assembly, NULL: the default one, which is not to be asked before the search. */
static rt_object *own_context(rt_assembly *a) {
    uintptr_t handle = (uintptr_t)rt_q_AssemblyNative_GetLoadContextForAssembly((q_assembly){ NULL, a });
    return handle ? *(rt_object **)(handle & ~(uintptr_t)1) : NULL;
}

static void *ask_context(rt_assembly *a, const char *name) {
    rt_object *context = own_context(a);
    coil_diag d = { 0 };
    rt_method *m = context ? rt_resolve_virtual(context->type, rt_type_find_method(context_type(), "LoadUnmanagedDll", 1), &d) : NULL;
    rt_string *text = rt_string_utf8(name);
    void *h = NULL;
    if (m) rt_call(m, (void *[]){ &context, &text }, &h);
    return h;
}

static void *ask_event(rt_assembly *a, const char *name) {
    rt_object *context = own_context(a), *assembly = corelib_assembly_object(a);
    rt_string *text = rt_string_utf8(name);
    void *h = NULL;
    if (!context) rt_call(rt_type_find_method(context_type(), "get_Default", 0), NULL, &context);
    rt_object *listeners = *(rt_object **)rt_field_address(context, "_resolvingUnmanagedDll");
    if (listeners) rt_call(rt_type_find_method(context_type(), "GetResolvedUnmanagedDll", 2), (void *[]){ &context, &assembly, &text }, &h);
    return h;
}

void *rt_library_by_name(rt_library_request *r) {
    void *h = r->assembly ? ask_context(r->assembly, r->name) : NULL;
    if (!h) h = rt_library_search(r);
    return h || !r->assembly ? h : ask_event(r->assembly, r->name);
}

/* NativeLibrary.SetDllImportResolver */
static void *ask_resolver(const rt_library_request *r, bool has_path, uint32_t path) {
    rt_type *t = rt_corelib_type("System.Runtime.InteropServices", "NativeLibrary");
    corelib_load(t);
    if (!*(rt_object **)rt_static_address(t, "s_nativeDllResolveMap")) return NULL;
    rt_object *assembly = corelib_assembly_object(r->assembly);
    rt_string *name = rt_string_utf8(r->name);
    uint8_t given = has_path;
    void *h = NULL;
    rt_call(rt_type_find_method(t, "LoadLibraryCallbackStub", 4), (void *[]){ &name, &assembly, &given, &path }, &h);
    return h;
}

void rt_throw_no_library(char *name, char *failures) {
    char *text = NULL;
    int n = asprintf(&text, "Unable to load shared library '%s' or one of its dependencies. In order to help diagnose loading problems, consider using a tool like strace. "
                     "If you're using glibc, consider setting the LD_DEBUG environment variable: \n%s", name, failures ? failures : "");
    free(failures);
    rt_object *e = rt_exception_new("System.DllNotFoundException", n < 0 ? name : text);
    free(name);
    free(text);
    rt_throw(e);
}

/* --- entries */

typedef struct import { const char *library, *entry; } import;

static bool read_import(const rt_method *m, import *i) { // II.22.22
    const il_image *img = m->owner->def->assembly->image;
    il_range rows = il_find(img, IL_ImplMap_MemberForwarded, m->token);
    if (rows.first >= rows.end) return false;
    i->library = il_col_string(img, IL_ModuleRef_Name, il_col(img, IL_ImplMap_ImportScope, rows.first));
    i->entry = il_col_string(img, IL_ImplMap_ImportName, rows.first);
    if (!*i->entry) i->entry = m->name;
    return true;
}

static void *no_entry(const import *i, coil_diag *d) {
    coil_fail(d, COIL_ENO_ENTRY, "Unable to find an entry point named '%s' in shared library '%s'.", i->entry, i->library);
    return NULL;
}

void *rt_pinvoke_resolve(rt_method *m, coil_diag *d) {
    import i;
    rt_assembly *a = m->owner->def->assembly;
    if (!read_import(m, &i)) {
        coil_fail(d, COIL_ENO_ENTRY, "The method '%s' names no library.", m->name);
        return NULL;
    }
    bool qcall = !strcmp(i.library, "QCall") && a->is_corelib;
    void *h = qcall ? NULL : rt_native_library(i.library, a), *p = qcall ? rt_native_qcall(i.entry) : h ? dlsym(h, i.entry) : NULL;
    if (!h && !qcall) {
        coil_fail(d, COIL_ENO_ASSEMBLY, "Unable to load shared library '%s' or one of its dependencies.", i.library);
        return NULL;
    }
    return p ? p : no_entry(&i, d);
}

/* [DefaultDllImportSearchPaths] of the method, else of the assembly. */
static bool search_path(const rt_method *m, const rt_assembly *a, uint32_t *path) {
    static const char ns[] = "System.Runtime.InteropServices", name[] = "DefaultDllImportSearchPathsAttribute";
    uint32_t rid = il_find_attribute(a->image, m->token, ns, name);
    if (!rid) rid = il_find_attribute(a->image, IL_TOKEN(IL_TABLE_Assembly, 1), ns, name);
    int32_t value;
    if (!rid || !il_attr_first_int(il_col_blob(a->image, IL_CustomAttribute_Value, rid), &value)) return false;
    *path = (uint32_t)value;
    return true;
}

static void *bind_for_program(rt_method *m) {
    enum { ASSEMBLY_DIRECTORY = 2 };
    import i;
    rt_assembly *a = m->owner->def->assembly;
    if (!read_import(m, &i)) rt_throw_new("System.EntryPointNotFoundException", "A library name must be specified in a DllImport attribute applied to non-IJW methods.");
    uint32_t path = 0;
    bool has_path = search_path(m, a, &path);
    rt_library_request r = { i.library, a, !has_path || path & ASSEMBLY_DIRECTORY, NULL };
    void *h = ask_resolver(&r, has_path, path);
    if (!h) h = rt_library_by_name(&r);
    if (!h) rt_throw_no_library(strdup(i.library), r.failures);
    free(r.failures);
    void *p = dlsym(h, i.entry);
    if (!p) rt_throw_new("System.EntryPointNotFoundException", "Unable to find an entry point named '%s' in shared library '%s'.", i.entry, i.library);
    return p;
}

void *rt_pinvoke_bind(rt_method *m) {
    void *address = __atomic_load_n(&m->native, __ATOMIC_ACQUIRE);
    coil_diag d = { 0 };
    if (address) return address;
    if (!rt_assembly_is_framework(m->owner->def->assembly)) address = bind_for_program(m);
    else if (!(address = rt_pinvoke_resolve(m, &d)))
        rt_throw_new(d.code == -COIL_ENO_ASSEMBLY ? "System.DllNotFoundException" : "System.EntryPointNotFoundException", "%s", d.text);
    __atomic_store_n(&m->native, address, __ATOMIC_RELEASE);
    return address;
}
