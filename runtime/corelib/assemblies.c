/* Assemblies and modules as reflection sees them. Load contexts are contexts.c's. */
#include <stdio.h>

#include "runtime/corelib/corelib.h"
#include "runtime/types/context.h"

static char *utf8_of(const uint16_t *s) {
    size_t n = 0;
    while (s && s[n]) n++;
    return rt_utf16_to_utf8(s, n);
}

static void set_string(rt_string **where, const char *text) {
    *where = rt_string_utf8(text);
}

/* --- identity */

static void full_name(const rt_assembly *a, char *out, size_t size) {
    const il_image *img = a->image;
    il_bytes key = il_col_blob(img, IL_Assembly_PublicKey, 1);
    const char *culture = il_col_string(img, IL_Assembly_Culture, 1);
    char token[17] = "null";
    if (key.n) {
        uint8_t bytes[8];
        rt_public_key_token(key, bytes);
        for (int i = 0; i < 8; i++) snprintf(token + 2 * i, 3, "%02x", bytes[i]);
    }
    snprintf(out, size, "%s, Version=%u.%u.%u.%u, Culture=%s, PublicKeyToken=%s", a->name, il_col(img, IL_Assembly_MajorVersion, 1),
             il_col(img, IL_Assembly_MinorVersion, 1), il_col(img, IL_Assembly_BuildNumber, 1), il_col(img, IL_Assembly_RevisionNumber, 1),
             *culture ? culture : "neutral", token);
}

void corelib_assembly_full_name(const rt_assembly *a, char *out, size_t size) {
    full_name(a, out, size);
}

RT_NATIVE(void, rt_q_AssemblyNative_GetFullName, q_assembly a, rt_string **result) {
    char text[1024];
    full_name(a.assembly, text, sizeof text);
    set_string(result, text);
}

RT_NATIVE(void, rt_q_AssemblyNative_GetSimpleName, q_assembly a, rt_string **result) {
    set_string(result, a.assembly->name);
}

RT_NATIVE(void, rt_q_AssemblyNative_GetLocale, q_assembly a, rt_string **result) {
    set_string(result, il_col_string(a.assembly->image, IL_Assembly_Culture, 1));
}

RT_NATIVE(void, rt_q_AssemblyNative_GetVersion, q_assembly a, int32_t *major, int32_t *minor, int32_t *build, int32_t *revision) {
    const il_image *img = a.assembly->image;
    *major = (int32_t)il_col(img, IL_Assembly_MajorVersion, 1);
    *minor = (int32_t)il_col(img, IL_Assembly_MinorVersion, 1);
    *build = (int32_t)il_col(img, IL_Assembly_BuildNumber, 1);
    *revision = (int32_t)il_col(img, IL_Assembly_RevisionNumber, 1);
}

RT_NATIVE(int32_t, rt_q_AssemblyNative_GetFlags, q_assembly a) {
    return (int32_t)il_col(a.assembly->image, IL_Assembly_Flags, 1);
}

RT_NATIVE(int32_t, rt_q_AssemblyNative_GetHashAlgorithm, q_assembly a) {
    return (int32_t)il_col(a.assembly->image, IL_Assembly_HashAlgId, 1);
}

static rt_object *byte_array(il_bytes b) {
    rt_array *a = rt_array_new(rt_type_szarray(rt_wk.u1), b.n);
    if (b.n) memcpy(a->data, b.p, b.n);
    return &a->base;
}

RT_NATIVE(void, rt_q_AssemblyNative_GetPublicKey, q_assembly a, rt_object **result) {
    *result = byte_array(il_col_blob(a.assembly->image, IL_Assembly_PublicKey, 1));
}

RT_NATIVE(void, rt_q_AssemblyNative_GetLocation, q_assembly a, rt_string **result) {
    set_string(result, a.assembly->path);
}

RT_NATIVE(int32_t, rt_q_AssemblyNative_GetCodeBase, q_assembly a, rt_string **result) {
    char text[4200];
    snprintf(text, sizeof text, "file://%s", a.assembly->path);
    set_string(result, text);
    return 1;
}

RT_NATIVE(void, rt_q_AssemblyNative_GetImageRuntimeVersion, q_assembly a, rt_string **result) {
    (void)a;
    set_string(result, "v4.0.30319");
}

RT_NATIVE(rt_object *, rt_f_RuntimeAssembly_GetManifestModule, rt_object *assembly) {
    return corelib_module_object(corelib_assembly_of(assembly));
}

RT_NATIVE(void, rt_q_AssemblyHandle_GetManifestModuleSlow, rt_object **assembly, rt_object **result) {
    *result = corelib_module_object(corelib_assembly_of(*assembly));
}

RT_NATIVE(int32_t, rt_f_RuntimeAssembly_GetTokenInternal, rt_object *assembly) {
    (void)assembly;
    return IL_TOKEN(IL_TABLE_Assembly, 1);
}

static rt_array *object_array(const char *ns, const char *name, uint32_t n) {
    return rt_array_new(rt_type_szarray(rt_corelib_type(ns, name)), n);
}

RT_NATIVE(void, rt_q_AssemblyNative_GetModules, q_assembly a, int32_t load, int32_t resources, rt_object **result) {
    (void)load, (void)resources;
    rt_array *modules = object_array("System.Reflection", "RuntimeModule", 1);
    *(rt_object **)modules->data = corelib_module_object(a.assembly);
    *result = &modules->base;
}

RT_NATIVE(void, rt_q_AssemblyNative_GetModule, q_assembly a, const uint16_t *name, rt_object **result) {
    char *text = utf8_of(name);
    bool same = !strcmp(text, il_col_string(a.assembly->image, IL_Module_Name, 1));
    free(text);
    *result = same ? corelib_module_object(a.assembly) : NULL;
}

RT_NATIVE(void, rt_q_RuntimeModule_GetScopeName, q_assembly a, rt_string **result) {
    set_string(result, il_col_string(a.assembly->image, IL_Module_Name, 1));
}

RT_NATIVE(void, rt_q_RuntimeModule_GetFullyQualifiedName, q_assembly a, rt_string **result) {
    set_string(result, a.assembly->path);
}

/* --- types of an assembly */

static rt_type *typedef_or_throw(rt_assembly *a, uint32_t rid) {
    coil_diag d = { 0 };
    rt_type *t = rt_assembly_typedef(a, rid, &d);
    if (!t) rt_throw_diag(&d);
    return t;
}

static int32_t load_typedef(void *type, void *unused) {
    (void)unused;
    corelib_load(type);
    return 1;
}

/* The types that load and the exceptions of those that do not, as ReflectionTypeLoadException tells them. */
static _Noreturn void throw_load_errors(rt_array *types, rt_array *errors) {
    rt_type *t = rt_find_type(rt_corelib, "System.Reflection", "ReflectionTypeLoadException", NULL);
    rt_type *params[] = { types->base.type, errors->base.type };
    corelib_load(t);
    rt_method *ctor = rt_type_find_method_sig(t, ".ctor", params, 2);
    rt_object *e = rt_object_new(t);
    void *args[] = { &e, &types, &errors };
    rt_object *failure = rt_invoke(ctor, args, NULL);
    rt_throw(failure ? failure : e);
}

/* Row 1 is <Module>, which is no type to reflection. The types that load come first, a null for each other follows. */
RT_NATIVE(void, rt_q_RuntimeModule_GetTypes, q_assembly a, rt_object **result) {
    uint32_t rows = il_rows(a.assembly->image, IL_TABLE_TypeDef), n = rows ? rows - 1 : 0, loaded = 0, failed = 0;
    rt_array *types = rt_array_new(rt_type_szarray(rt_wk.type), n), *errors = rt_array_new(rt_type_szarray(rt_wk.exception), n);
    for (uint32_t i = 0; i < n; i++) {
        rt_type *t = typedef_or_throw(a.assembly, i + 2);
        rt_object *caught = NULL;
        if (rt_eh_try(load_typedef, t, NULL, &caught)) ((rt_object **)types->data)[loaded++] = rt_type_object(t);
        else ((rt_object **)errors->data)[failed++] = caught;
    }
    *result = &types->base;
    if (!failed) return;
    rt_array *exact = rt_array_new(errors->base.type, failed);
    memcpy(exact->data, errors->data, failed * sizeof(rt_object *));
    throw_load_errors(types, exact);
}

static bool is_exported(const il_image *img, uint32_t rid) {
    enum { VISIBILITY = 7, PUBLIC = 1, NESTED_PUBLIC = 2 };
    uint32_t v = il_col(img, IL_TypeDef_Flags, rid) & VISIBILITY;
    if (v == PUBLIC) return true;
    il_range outer = il_find(img, IL_NestedClass_NestedClass, rid);
    return v == NESTED_PUBLIC && outer.first < outer.end && is_exported(img, il_col(img, IL_NestedClass_EnclosingClass, outer.first));
}

RT_NATIVE(void, rt_q_AssemblyNative_GetExportedTypes, q_assembly a, rt_object **result) {
    const il_image *img = a.assembly->image;
    uint32_t n = 0, rows = il_rows(img, IL_TABLE_TypeDef);
    for (uint32_t r = 1; r <= rows; r++) n += is_exported(img, r);
    rt_array *types = rt_array_new(rt_type_szarray(rt_wk.type), n);
    for (uint32_t r = 1, i = 0; r <= rows; r++) {
        if (is_exported(img, r)) ((rt_object **)types->data)[i++] = rt_type_object(typedef_or_throw(a.assembly, r));
    }
    *result = &types->base;
}

/* "Ns.Name", with the nested names appended as Outer+Inner. malloc'ed; *name points behind the namespace. */
static char *join_names(const char *full, const char **nested, int32_t n, char **name) {
    size_t size = strlen(full) + 1;
    for (int32_t i = 0; i < n; i++) size += strlen(nested[i]) + 1;
    char *text = malloc(size);
    strcpy(text, full);
    for (int32_t i = 0; i < n; i++) strcat(strcat(text, "+"), nested[i]);
    char *plus = strchr(text, '+'), *dot = NULL;
    for (char *p = text; *p && p != plus; p++) {
        if (*p == '.' && p[1] != '.' && p[1] && p + 1 != plus) dot = p;
    }
    if (dot && dot > text && dot[-1] == '.') dot--; // names like "..ctor" keep their dot
    if (dot) *dot = 0;
    *name = dot ? dot + 1 : text;
    return text;
}

RT_NATIVE(void, rt_q_AssemblyNative_GetTypeCore, q_assembly a, const char *name, const char **nested, int32_t n, rt_object **result) {
    coil_diag d = { 0 };
    char *simple, *text = join_names(name, nested, n, &simple);
    rt_type *t = rt_find_type(a.assembly, simple == text ? "" : text, simple, &d);
    free(text);
    *result = t && !t->unbaked ? rt_type_object(t) : NULL;
}

RT_NATIVE(void, rt_q_AssemblyNative_GetTypeCoreIgnoreCase, q_assembly a, const uint16_t *name, const uint16_t **nested, int32_t n, rt_object **result) {
    char *wanted = utf8_of(name), got[512];
    for (int32_t i = 0; i < n; i++) {
        char *inner = utf8_of(nested[i]);
        wanted = realloc(wanted, strlen(wanted) + strlen(inner) + 2);
        strcat(strcat(wanted, "+"), inner);
        free(inner);
    }
    rt_type *found = NULL;
    for (uint32_t r = 1; !found && r <= il_rows(a.assembly->image, IL_TABLE_TypeDef); r++) {
        rt_type *t = rt_assembly_typedef(a.assembly, r, NULL);
        if (t && !t->unbaked && !strcasecmp(rt_type_name(t, got, sizeof got), wanted)) found = t;
    }
    free(wanted);
    *result = found ? rt_type_object(found) : NULL;
}

RT_NATIVE(void, rt_q_AssemblyNative_GetForwardedType, q_assembly a, uint32_t token, rt_object **result) {
    coil_diag d = { 0 };
    const il_image *img = a.assembly->image;
    uint32_t rid = IL_TOKEN_RID(token);
    rt_type *t = rt_find_type(a.assembly, il_col_string(img, IL_ExportedType_TypeNamespace, rid), il_col_string(img, IL_ExportedType_TypeName, rid), &d);
    *result = t ? rt_type_object(t) : NULL;
}

/* --- loading */

/* Key or token as it was given: eight bytes are a token. */
static void put_token(const name_parts *n, char *out, size_t size) {
    uint8_t token[8];
    if (n->key_size == 8) memcpy(token, n->key, 8);
    else if (n->key_size > 0) rt_public_key_token((il_bytes){ n->key, (uint32_t)n->key_size }, token);
    snprintf(out, size, "null");
    for (size_t i = 0; n->key_size > 0 && i < 8 && 2 * i + 3 <= size; i++) snprintf(out + 2 * i, 3, "%02x", token[i]);
}

static void requested_name(const name_parts *n, char *out, size_t size) {
    char *name = utf8_of(n->name), *culture = utf8_of(n->culture);
    int k = snprintf(out, size, "%s", name);
    if (n->major != 0xFFFF) {
        k += snprintf(out + k, size - (size_t)k, ", Version=%u.%u.%u.%u", n->major, n->minor, n->build == 0xFFFF ? 0 : n->build,
                      n->revision == 0xFFFF ? 0 : n->revision);
    }
    k += snprintf(out + k, size - (size_t)k, ", Culture=%s, PublicKeyToken=", *culture ? culture : "neutral");
    put_token(n, out + k, size - (size_t)k);
    free(name);
    free(culture);
}

RT_NATIVE(void, rt_q_AssemblyNative_InternalLoad, name_parts *n, rt_object **requesting, void *mark, int32_t must, rt_object **context, rt_object **result) {
    (void)mark;
    coil_diag d = { 0 };
    char full[1024], *name = utf8_of(n->name), *culture = utf8_of(n->culture);
    requested_name(n, full, sizeof full);
    rt_assembly *from = requesting && *requesting ? corelib_assembly_of(*requesting) : NULL;
    rt_load_context *c = corelib_binding_context(context ? *context : NULL, requesting ? *requesting : NULL);
    rt_assembly *a = *culture ? rt_context_bind_satellite(c, from, name, culture, full) : rt_context_bind(c, from, name, full, &d);
    free(name);
    free(culture);
    if (!a && must)
        corelib_throw_file("FileNotFoundException", full, "The system cannot find the file specified.");
    *result = a ? corelib_assembly_object(a) : NULL;
}

static uint32_t count_assemblies(void) {
    uint32_t n = 0;
    for (rt_assembly *a = rt_assembly_first(); a; a = a->next) n++;
    return n;
}

RT_NATIVE(uint32_t, rt_q_AssemblyNative_GetAssemblyCount, void) {
    return count_assemblies();
}

RT_NATIVE(void, rt_q_AssemblyNative_GetLoadedAssemblies, rt_object **result) {
    uint32_t n = count_assemblies(), i = 0;
    rt_array *list = object_array("System.Reflection", "Assembly", n);
    for (rt_assembly *a = rt_assembly_first(); a && i < n; a = a->next) ((rt_object **)list->data)[i++] = corelib_assembly_object(a);
    *result = &list->base;
}

/* The application: the one loaded assembly with an entry point. */
RT_NATIVE(void, rt_q_AssemblyNative_GetEntryAssembly, rt_object **result) {
    *result = NULL;
    for (rt_assembly *a = rt_assembly_first(); a && !*result; a = a->next) {
        if (il_image_entry_point(a->image)) *result = corelib_assembly_object(a);
    }
}

RT_NATIVE(void, rt_q_AssemblyNative_GetEntryPoint, q_assembly a, rt_object **result) {
    coil_diag d = { 0 };
    uint32_t token = il_image_entry_point(a.assembly->image);
    rt_method *m = token ? rt_resolve_method(a.assembly, token, NULL, &d) : NULL;
    *result = m ? rt_method_object(m) : NULL;
}

/* The caller of the class library's method that asks: the innermost frame that is not CoreLib's. */
RT_NATIVE(void, rt_q_AssemblyNative_GetExecutingAssembly, void *mark, rt_object **result) {
    (void)mark;
    rt_frame frames[32];
    size_t n = rt_stack_capture(frames, 32, 0);
    rt_assembly *a = NULL;
    for (size_t i = 0; i < n && !a; i++) {
        rt_assembly *of = frames[i].method ? frames[i].method->owner->assembly : NULL;
        if (of && !of->is_corelib) a = of;
    }
    *result = corelib_assembly_object(a ? a : rt_corelib);
}

RT_NATIVE(void, rt_q_AssemblyNative_GetReferencedAssemblies, q_assembly a, rt_object **result) {
    const il_image *img = a.assembly->image;
    uint32_t n = il_rows(img, IL_TABLE_AssemblyRef);
    rt_type *t = rt_corelib_type("System.Reflection", "AssemblyName");
    corelib_load(t);
    rt_method *ctor = rt_type_find_method_sig(t, ".ctor", &rt_wk.string, 1);
    rt_array *list = rt_array_new(rt_type_szarray(t), n);
    for (uint32_t r = 1; r <= n; r++) {
        char text[512], token[17] = "null";
        il_bytes key = il_col_blob(img, IL_AssemblyRef_PublicKeyOrToken, r);
        for (uint32_t i = 0; key.n == 8 && i < 8; i++) snprintf(token + 2 * i, 3, "%02x", key.p[i]);
        snprintf(text, sizeof text, "%s, Version=%u.%u.%u.%u, Culture=neutral, PublicKeyToken=%s", il_col_string(img, IL_AssemblyRef_Name, r),
                 il_col(img, IL_AssemblyRef_MajorVersion, r), il_col(img, IL_AssemblyRef_MinorVersion, r), il_col(img, IL_AssemblyRef_BuildNumber, r),
                 il_col(img, IL_AssemblyRef_RevisionNumber, r), token);
        rt_object *name = rt_object_new(t);
        rt_string *s = rt_string_utf8(text);
        rt_call(ctor, (void *[]){ &name, &s }, NULL);
        ((rt_object **)list->data)[r - 1] = name;
    }
    *result = &list->base;
}

/* --- manifest resources */

static uint32_t find_resource(const il_image *img, const char *name) {
    for (uint32_t r = 1; r <= il_rows(img, IL_TABLE_ManifestResource); r++) {
        if (!strcmp(il_col_string(img, IL_ManifestResource_Name, r), name)) return r;
    }
    return 0;
}

RT_NATIVE(const uint8_t *, rt_q_AssemblyNative_GetResource, q_assembly a, const uint16_t *name, uint32_t *length) {
    const il_image *img = a.assembly->image;
    char *text = utf8_of(name);
    uint32_t r = find_resource(img, text);
    free(text);
    il_bytes b = r ? il_image_resource(img, il_col(img, IL_ManifestResource_Offset, r)) : (il_bytes){ NULL, 0 };
    *length = b.n;
    return b.p;
}

RT_NATIVE(void, rt_q_AssemblyNative_GetManifestResourceNames, q_assembly a, rt_object **result) {
    const il_image *img = a.assembly->image;
    uint32_t n = il_rows(img, IL_TABLE_ManifestResource);
    rt_array *names = rt_array_new(rt_type_szarray(rt_wk.string), n);
    for (uint32_t r = 1; r <= n; r++) ((rt_string **)names->data)[r - 1] = rt_string_utf8(il_col_string(img, IL_ManifestResource_Name, r));
    *result = &names->base;
}

RT_NATIVE(int32_t, rt_q_AssemblyNative_GetManifestResourceInfo, q_assembly a, const uint16_t *name, rt_object **assembly, rt_string **file) {
    enum { NONE = -1, EMBEDDED = 1, IN_MANIFEST = 4 };
    char *text = utf8_of(name);
    uint32_t r = find_resource(a.assembly->image, text);
    free(text);
    *assembly = NULL;
    *file = NULL;
    return r ? EMBEDDED | IN_MANIFEST : NONE;
}

RT_NATIVE(int32_t, rt_q_AssemblyNative_InternalTryGetRawMetadata, q_assembly a, const uint8_t **blob, int32_t *length) {
    (void)a;
    *blob = NULL;
    *length = 0;
    return 0;
}
