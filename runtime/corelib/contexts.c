/* AssemblyLoadContext: the natives of contexts, and asking managed code what a name means (runtime/types/context.h). */
#include "runtime/types/context.h"

#include <stdio.h>

#include "runtime/corelib/corelib.h"

static rt_load_context *default_context; // the managed object of the default context, once there is one: assemblies of it have NULL
static bool custom_contexts;             // there is another one

RT_NATIVE(void *, rt_q_AssemblyNative_InitializeAssemblyLoadContext, void *handle, int32_t is_default, int32_t collectible) {
    rt_load_context *c = calloc(1, sizeof *c);
    *c = (rt_load_context){ handle, collectible != 0 };
    if (is_default) __atomic_store_n(&default_context, c, __ATOMIC_RELEASE);
    else __atomic_store_n(&custom_contexts, true, __ATOMIC_RELAXED);
    return c;
}

/* Code and types stay, but the managed object may go: the handle that would keep it until they are gone is given back. */
RT_NATIVE(void, rt_q_AssemblyNative_PrepareForAssemblyLoadContextRelease, rt_load_context *c, void **strong) {
    (void)c;
    rt_gc_handle_free(strong);
}

RT_NATIVE(void *, rt_q_AssemblyNative_GetLoadContextForAssembly, q_assembly a) {
    return a.assembly->context ? a.assembly->context->handle : NULL;
}

RT_NATIVE(int32_t, rt_q_AssemblyNative_GetIsCollectible, q_assembly a) {
    return a.assembly->context && a.assembly->context->collectible;
}

static rt_load_context *assemblies_of(rt_load_context *c) {
    return c == __atomic_load_n(&default_context, __ATOMIC_ACQUIRE) ? NULL : c;
}

/* The context behind an AssemblyLoadContext. */
rt_load_context *corelib_context_of(rt_object *o) {
    return assemblies_of(*(rt_load_context **)rt_field_address(o, "_nativeAssemblyLoadContext"));
}

/* --- asking */

static rt_method *context_method(const char *name) {
    rt_type *t = rt_corelib_type("System.Runtime.Loader", "AssemblyLoadContext");
    corelib_load(t);
    rt_method *m = rt_type_find_method(t, name, 2);
    if (!m) rt_throw_new("System.MissingMethodException", "AssemblyLoadContext.%s is not in this class library.", name);
    return m;
}

static rt_object *assembly_name(const char *display) {
    rt_type *t = rt_corelib_type("System.Reflection", "AssemblyName");
    corelib_load(t);
    rt_object *name = rt_object_new(t);
    rt_string *text = rt_string_utf8(display);
    rt_call(rt_type_find_method_sig(t, ".ctor", &rt_wk.string, 1), (void *[]){ &name, &text }, NULL);
    return name;
}

/* A static method of AssemblyLoadContext that takes the handle and an AssemblyName and returns an Assembly. */
static rt_assembly *ask(const char *method, rt_load_context *c, const char *display) {
    rt_object *name = assembly_name(display), *found = NULL;
    rt_call(context_method(method), (void *[]){ &c->handle, &name }, &found);
    return found ? corelib_assembly_of(found) : NULL;
}

rt_assembly *rt_context_ask_load(rt_load_context *c, const char *display) { return ask("Resolve", c, display); }

/* Where satellites lie is known to managed code. It needs the object of the default context, which may not have been asked for yet. */
rt_assembly *rt_context_ask_satellite(rt_load_context *c, const char *display) {
    if (!c && !__atomic_load_n(&default_context, __ATOMIC_ACQUIRE)) {
        rt_object *made = NULL;
        rt_type *t = rt_corelib_type("System.Runtime.Loader", "AssemblyLoadContext");
        corelib_load(t);
        rt_call(rt_type_find_method(t, "get_Default", 0), NULL, &made);
    }
    return ask("ResolveSatelliteAssembly", c ? c : __atomic_load_n(&default_context, __ATOMIC_ACQUIRE), display);
}

rt_assembly *rt_context_ask_events(rt_load_context *c, rt_assembly *from, const char *display) {
    rt_load_context *asked = c ? c : __atomic_load_n(&default_context, __ATOMIC_ACQUIRE);
    rt_assembly *a = asked ? ask("ResolveUsingResolvingEvent", asked, display) : NULL;
    if (a) return a;
    rt_object *requesting = from ? corelib_assembly_object(from) : NULL, *found = NULL;
    rt_string *text = rt_string_utf8(display);
    rt_call(context_method("OnAssemblyResolve"), (void *[]){ &requesting, &text }, &found);
    return found ? corelib_assembly_of(found) : NULL;
}

/* --- loading */

_Noreturn void corelib_throw_file(const char *type, const char *file, const char *why) {
    char text[1600];
    snprintf(text, sizeof text, "Could not load file or assembly '%s'. %s\n", file, why);
    rt_type *t = rt_corelib_type("System.IO", type);
    corelib_load(t);
    rt_object *e = rt_object_new(t);
    rt_string *message = rt_string_utf8(text), *name = rt_string_utf8(file);
    rt_call(rt_type_find_method_sig(t, ".ctor", (rt_type *[]){ rt_wk.string, rt_wk.string }, 2), (void *[]){ &e, &message, &name }, NULL);
    rt_throw(e);
}

static void give(rt_assembly *a, const char *path, coil_diag *d, rt_object **result) {
    if (!a && d->code == -COIL_EBAD_TYPE) // another of this name: the loader says so
        corelib_throw_file("FileLoadException", path, d->text);
    if (!a) rt_throw_diag(d);
    *result = corelib_assembly_object(a);
}

RT_NATIVE(void, rt_q_AssemblyNative_LoadFromPath, rt_load_context *c, const uint16_t *il_path, const uint16_t *native_path, rt_object **result) {
    (void)native_path;
    coil_diag d = { 0 };
    size_t n = 0;
    while (il_path[n]) n++;
    char *path = rt_utf16_to_utf8(il_path, n);
    rt_assembly *a = rt_context_load_path(assemblies_of(c), path, &d);
    free(path);
    give(a, d.file, &d, result);
}

RT_NATIVE(void, rt_q_AssemblyNative_LoadFromStream, rt_load_context *c, const uint8_t *data, int32_t size, intptr_t pdb, int32_t pdb_size, rt_object **result) {
    (void)pdb, (void)pdb_size;
    coil_diag d = { 0 };
    rt_assembly *a = rt_context_load_bytes(assemblies_of(c), data, (size_t)size, &d);
    give(a, d.file, &d, result);
}

/* The context of the code that called the class library. */
static rt_load_context *callers_context(void) {
    rt_frame frames[32];
    if (!__atomic_load_n(&custom_contexts, __ATOMIC_RELAXED)) return NULL;
    size_t n = rt_stack_capture(frames, 32, 0);
    for (size_t i = 0; i < n; i++) {
        rt_assembly *of = frames[i].method ? frames[i].method->owner->assembly : NULL;
        if (of && !of->is_corelib && !of->scope) return of->context;
    }
    return NULL;
}

/* In which context a load by name starts: the one that is named, that of the assembly for which it is, that of the caller. */
rt_load_context *corelib_binding_context(rt_object *context, rt_object *requesting) {
    if (context) return corelib_context_of(context);
    return requesting ? corelib_assembly_of(requesting)->context : callers_context();
}
