/* Assemblies: opening, caching by simple name, and finding types in them by name through forwarders. */
#include "runtime/types/internal.h"

#include "il/emit.h"
#include "runtime/types/context.h"

#include <assert.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

rt_assembly *rt_corelib;
static rt_assembly *first_assembly, **last_link = &first_assembly;
static pthread_mutex_t loader_mutex = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

enum { MAX_FORWARDS = 16 };

void rt_loader_lock(void) { pthread_mutex_lock(&loader_mutex); }
void rt_loader_unlock(void) { pthread_mutex_unlock(&loader_mutex); }

int rt_fail_in(const rt_assembly *a, coil_diag *d, int code, const char *fmt, ...) {
    char text[sizeof d->text];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    if (d && a)
        snprintf(d->file, sizeof d->file, "%s", a->path);
    return coil_fail(d, code, "%s", text);
}

/* --- opening */

static rt_assembly *new_assembly(il_image *image) {
    rt_assembly *a = calloc(1, sizeof *a);
    a->image = image;
    a->name = il_col_string(image, IL_Assembly_Name, 1);
    a->path = strdup(il_image_path(image));
    a->typedefs = calloc(il_capacity(image, IL_TABLE_TypeDef) + 1, sizeof *a->typedefs);
    a->refs = calloc(il_capacity(image, IL_TABLE_AssemblyRef) + 1, sizeof *a->refs);
    a->methoddefs = calloc(il_capacity(image, IL_TABLE_MethodDef) + 1, sizeof *a->methoddefs);
    a->tokens = rt_tokens_new(image);
    a->is_corelib = !rt_corelib && !strcmp(a->name, "System.Private.CoreLib");
    if (a->is_corelib)
        rt_corelib = a;
    return a;
}

void rt_assembly_publish(rt_assembly *a) {
    rt_loader_lock();
    __atomic_store_n(last_link, a, __ATOMIC_RELEASE);
    last_link = &a->next;
    rt_loader_unlock();
}

static rt_assembly *add_assembly(il_image *image, rt_load_context *c) {
    rt_assembly *a = new_assembly(image);
    a->context = c;
    rt_assembly_publish(a);
    return a;
}

rt_assembly *rt_assembly_new_emitted(const char *name) {
    il_image *image = il_emit_new(name);
    rt_assembly *a = image ? new_assembly(image) : NULL;
    if (a) {
        a->pdb_state = -1;
        a->module_initialised = true; /* a .cctor of <Module> is called by whoever wants it */
    }
    return a;
}

static const char *culture_of(const il_image *image) { return il_col_string(image, IL_Assembly_Culture, 1); }

/* Two files with the same module version id are the same assembly, wherever they lie (II.22.30); satellites may share one. */
static bool same_module(const il_image *a, const il_image *b) {
    if (strcasecmp(culture_of(a), culture_of(b)))
        return false;
    il_bytes x = il_guid(a, il_col(a, IL_Module_Mvid, 1)), y = il_guid(b, il_col(b, IL_Module_Mvid, 1));
    return x.n == 16 && y.n == 16 && !memcmp(x.p, y.p, 16);
}

/* Takes the image: it becomes an assembly of [c], or is closed because that is there already, or is refused. */
static rt_assembly *admit(rt_load_context *c, il_image *image, const char *path, coil_diag *d) {
    const char *name = il_col_string(image, IL_Assembly_Name, 1);
    rt_assembly *a = first_assembly;
    while (a && (a->context != c || !same_module(a->image, image)))
        a = a->next;
    if (!a && il_rows(image, IL_TABLE_Assembly) && !rt_context_find_culture(c, name, culture_of(image))) {
        a = add_assembly(image, c);
        return a;
    }
    if (!il_rows(image, IL_TABLE_Assembly))
        coil_fail(d, COIL_EBAD_IMAGE, "%s is a module, not an assembly", path);
    else if (!a)
        coil_fail(d, COIL_EBAD_TYPE, "Assembly with same name is already loaded");
    if (d)
        snprintf(d->file, sizeof d->file, "%s", a || !*name ? path : name);
    il_image_close(image);
    return a;
}

static rt_assembly *open_assembly(rt_load_context *c, const char *path, coil_diag *d) {
    il_image *image;
    if (!il_image_open(path, &image, d))
        return admit(c, image, path, d);
    if (d)
        snprintf(d->file, sizeof d->file, "%s", path);
    return NULL;
}

rt_assembly *rt_context_find_culture(const rt_load_context *c, const char *name, const char *culture) {
    rt_assembly *a = rt_assembly_first(); /* built assemblies are not found by name */
    while (a && (a->context != c || strcasecmp(a->name, name) || il_image_is_emitted(a->image) || strcasecmp(culture_of(a->image), culture)))
        a = a->next;
    return a;
}

rt_assembly *rt_context_find(const rt_load_context *c, const char *name) { return rt_context_find_culture(c, name, ""); }

rt_assembly *rt_context_load_path(rt_load_context *c, const char *path, coil_diag *d) {
    char *real = realpath(path, NULL);
    if (!real) {
        coil_fail(d, COIL_EIO, "cannot read %s", path);
        return NULL;
    }
    rt_loader_lock();
    rt_assembly *a = first_assembly;
    while (a && (a->context != c || strcmp(a->path, real)))
        a = a->next;
    if (!a)
        a = open_assembly(c, real, d);
    rt_loader_unlock();
    free(real);
    return a;
}

rt_assembly *rt_context_load_bytes(rt_load_context *c, const void *data, size_t n, coil_diag *d) {
    il_image *image;
    void *copy = malloc(n + 1);
    assert(copy && "out of memory for an assembly");
    memcpy(copy, data, n);
    rt_loader_lock();
    rt_assembly *a = il_image_open_memory(copy, n, "", &image, d) ? NULL : admit(c, image, "", d);
    rt_loader_unlock();
    if (!a || il_image_file(a->image).p != copy)
        free(copy);
    return a;
}

rt_assembly *rt_assembly_load_path(const char *path, coil_diag *d) { return rt_context_load_path(NULL, path, d); }

static rt_assembly *load_name(const char *name, const char *display, coil_diag *d) {
    rt_loader_lock();
    rt_assembly *a = rt_context_find(NULL, name);
    if (!a) {
        const char *path = rt_binder_find(name);
        if (path)
            a = open_assembly(NULL, path, d);
        else
            coil_fail(d, COIL_ENO_ASSEMBLY, "Could not load file or assembly '%s'. The system cannot find the file specified.", display);
    }
    rt_loader_unlock();
    return a;
}

rt_assembly *rt_context_bind(rt_load_context *c, rt_assembly *from, const char *name, const char *display, coil_diag *d) {
    rt_assembly *a = rt_context_find(c, name);
    if (!a && c)
        a = rt_context_ask_load(c, display);
    if (!a)
        a = load_name(name, display, d);
    if (a || !(a = rt_context_ask_events(c, from, display)))
        return a;
    if (d)
        *d = (coil_diag){0};
    return a;
}

rt_assembly *rt_context_bind_satellite(rt_load_context *c, rt_assembly *from, const char *name, const char *culture, const char *display) {
    rt_assembly *a = rt_context_find_culture(c, name, culture);
    if (!a && c)
        a = rt_context_ask_load(c, display);
    if (!a)
        a = rt_context_ask_satellite(c, display);
    return a ? a : rt_context_ask_events(c, from, display);
}

rt_assembly *rt_assembly_load_name(const char *name, coil_diag *d) { return load_name(name, name, d); }

rt_assembly *rt_assembly_first(void) { return __atomic_load_n(&first_assembly, __ATOMIC_ACQUIRE); }

/* --- references, II.22.5 */

rt_assembly *rt_assembly_ref(rt_assembly *a, uint32_t rid, coil_diag *d) {
    if (rid == 0 || rid > il_rows(a->image, IL_TABLE_AssemblyRef)) {
        rt_fail_in(a, d, COIL_EBAD_IMAGE, "assembly reference %u is out of range", rid);
        return NULL;
    }
    rt_assembly *r = __atomic_load_n(&a->refs[rid], __ATOMIC_ACQUIRE);
    if (r)
        return r;
    char display[512];
    rt_assembly_display(a, IL_TOKEN(IL_TABLE_AssemblyRef, rid), display, sizeof display);
    r = rt_context_bind(a->context, a, il_col_string(a->image, IL_AssemblyRef_Name, rid), display, d);
    if (r)
        __atomic_store_n(&a->refs[rid], r, __ATOMIC_RELEASE);
    return r;
}

/* The AssemblyRef that a token leads to; 0: none. */
static uint32_t reference_behind(const il_image *img, uint32_t token) {
    for (int depth = 0; depth < MAX_FORWARDS; depth++) {
        uint32_t rid = IL_TOKEN_RID(token);
        switch (IL_TOKEN_TABLE(token)) {
        case IL_TABLE_TypeRef: token = il_col(img, IL_TypeRef_ResolutionScope, rid); break;
        case IL_TABLE_MemberRef: token = il_col(img, IL_MemberRef_Class, rid); break;
        case IL_TABLE_MethodSpec: token = il_col(img, IL_MethodSpec_Method, rid); break;
        case IL_TABLE_AssemblyRef: return rid;
        default: return 0;
        }
    }
    return 0;
}

void rt_context_prebind(rt_method *m) {
    rt_assembly *a = m->owner->assembly;
    il_body body;
    il_insn insn = {0};
    if (!a || !a->context || m->body_kind != RT_BODY_IL || rt_method_body(m, &body, NULL))
        return;
    for (uint32_t at = 0; at < body.code_size && !il_insn_decode(&body, at, &insn, NULL); at += insn.size) {
        uint8_t operand = il_ops[insn.op].operand;
        bool token = operand == IL_OPERAND_TYPE || operand == IL_OPERAND_METHOD || operand == IL_OPERAND_FIELD || operand == IL_OPERAND_TOKEN;
        uint32_t rid = token ? reference_behind(a->image, insn.u.token) : 0;
        if (rid)
            rt_assembly_ref(a, rid, NULL);
    }
}

static void append(char *buf, size_t n, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
static void append(char *buf, size_t n, const char *fmt, ...) {
    size_t have = strlen(buf);
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(buf + have, n - have, fmt, ap);
    va_end(ap);
}

char *rt_assembly_display(const rt_assembly *a, uint32_t token, char *buf, size_t n) {
    static const enum il_column columns[2][7] = {
        {IL_Assembly_Name, IL_Assembly_MajorVersion, IL_Assembly_MinorVersion, IL_Assembly_BuildNumber, IL_Assembly_RevisionNumber,
         IL_Assembly_Culture, IL_Assembly_PublicKey},
        {IL_AssemblyRef_Name, IL_AssemblyRef_MajorVersion, IL_AssemblyRef_MinorVersion, IL_AssemblyRef_BuildNumber,
         IL_AssemblyRef_RevisionNumber, IL_AssemblyRef_Culture, IL_AssemblyRef_PublicKeyOrToken}};
    const enum il_column *c = columns[IL_TOKEN_TABLE(token) == IL_TABLE_AssemblyRef];
    uint32_t rid = IL_TOKEN_RID(token);
    const char *culture = il_col_string(a->image, c[5], rid);
    il_bytes key = il_col_blob(a->image, c[6], rid);
    snprintf(buf, n, "%s, Version=%u.%u.%u.%u, Culture=%s", il_col_string(a->image, c[0], rid), il_col(a->image, c[1], rid),
             il_col(a->image, c[2], rid), il_col(a->image, c[3], rid), il_col(a->image, c[4], rid), *culture ? culture : "neutral");
    if (key.n == 0)
        append(buf, n, ", PublicKeyToken=null");
    uint8_t token_bytes[8];
    if (key.n == 8)
        memcpy(token_bytes, key.p, 8);
    else if (key.n)
        rt_public_key_token(key, token_bytes);
    if (key.n)
        append(buf, n, ", PublicKeyToken=");
    for (uint32_t i = 0; key.n && i < 8; i++)
        append(buf, n, "%02x", token_bytes[i]);
    return buf;
}

/* --- typedefs and methoddefs */

rt_type *rt_assembly_typedef(rt_assembly *a, uint32_t rid, coil_diag *d) {
    if (rid == 0 || rid > il_rows(a->image, IL_TABLE_TypeDef)) {
        rt_fail_in(a, d, COIL_EBAD_IMAGE, "type definition %u is out of range", rid);
        return NULL;
    }
    rt_type *t = __atomic_load_n(&a->typedefs[rid], __ATOMIC_ACQUIRE);
    if (t)
        return t;
    rt_loader_lock();
    t = a->typedefs[rid];
    if (!t) {
        t = rt_type_create_typedef(a, rid);
        if (t)
            __atomic_store_n(&a->typedefs[rid], t, __ATOMIC_RELEASE);
        else
            rt_fail_in(a, d, COIL_EBAD_TYPE, "type %s cannot be loaded", il_col_string(a->image, IL_TypeDef_TypeName, rid));
    }
    rt_loader_unlock();
    return t;
}

rt_method *rt_assembly_methoddef(rt_assembly *a, uint32_t rid, coil_diag *d) {
    uint32_t owner = il_method_owner(a->image, rid);
    if (!owner) {
        rt_fail_in(a, d, COIL_EBAD_IMAGE, "method definition %u is out of range", rid);
        return NULL;
    }
    rt_method *m = __atomic_load_n(&a->methoddefs[rid], __ATOMIC_ACQUIRE);
    if (m)
        return m;
    rt_type *t = rt_assembly_typedef(a, owner, d);
    if (!t)
        return NULL;
    if (rt_type_members(t)) {
        rt_type_diag(t, d);
        return NULL;
    }
    for (uint32_t i = 0; i < t->n_methods; i++)
        __atomic_store_n(&a->methoddefs[IL_TOKEN_RID(t->methods[i].token)], &t->methods[i], __ATOMIC_RELEASE);
    m = a->methoddefs[rid];
    if (!m)
        rt_fail_in(a, d, COIL_EBAD_IMAGE, "method definition %u belongs to no type", rid);
    return m;
}

/* --- types by name */

static uint32_t find_nested_rid(const il_image *image, uint32_t outer, const char *name) {
    uint32_t rows = il_rows(image, IL_TABLE_NestedClass);
    for (uint32_t i = 1; i <= rows; i++) { // II.22.32: sorted by the nested class, so this is a scan
        uint32_t inner = il_col(image, IL_NestedClass_NestedClass, i);
        if (il_col(image, IL_NestedClass_EnclosingClass, i) == outer && !strcmp(il_col_string(image, IL_TypeDef_TypeName, inner), name))
            return inner;
    }
    return 0;
}

rt_type *rt_find_nested(rt_type *outer, const char *name, coil_diag *d) {
    uint32_t rid = find_nested_rid(outer->assembly->image, IL_TOKEN_RID(outer->token), name);
    if (rid)
        return rt_assembly_typedef(outer->assembly, rid, d);
    char text[400];
    rt_fail_in(outer->assembly, d, COIL_ENO_TYPE, "Could not load type '%s' from assembly '%s'.", name,
               rt_assembly_display(outer->assembly, IL_TOKEN(IL_TABLE_Assembly, 1), text, sizeof text));
    return NULL;
}

static rt_type *not_found(rt_assembly *a, const char *ns, const char *name, coil_diag *d) {
    char display[300];
    rt_assembly_display(a, IL_TOKEN(IL_TABLE_Assembly, 1), display, sizeof display);
    rt_fail_in(a, d, COIL_ENO_TYPE, "Could not load type '%s%s%s' from assembly '%s'.", ns, *ns ? "." : "", name, display);
    return NULL;
}

/* A type that is not nested: here, or where this assembly forwards it to. II.22.14 */
static rt_type *find_outer(rt_assembly *a, const char *ns, const char *name, coil_diag *d) {
    for (int i = 0; i < MAX_FORWARDS; i++) {
        uint32_t rid = il_find_typedef(a->image, ns, name);
        if (rid)
            return rt_assembly_typedef(a, rid, d);
        rid = il_find_exported(a->image, ns, name);
        uint32_t to = rid ? il_col(a->image, IL_ExportedType_Implementation, rid) : 0;
        if (IL_TOKEN_TABLE(to) != IL_TABLE_AssemblyRef)
            return not_found(a, ns, name, d);
        a = rt_assembly_ref(a, IL_TOKEN_RID(to), d);
        if (!a)
            return NULL;
    }
    rt_fail_in(a, d, COIL_EBAD_IMAGE, "the type %s.%s is forwarded in a circle", ns, name);
    return NULL;
}

rt_type *rt_find_type(rt_assembly *a, const char *ns, const char *name, coil_diag *d) {
    if (!strchr(name, '+'))
        return find_outer(a, ns, name, d);
    char *copy = strdup(name), *save, *outer = strtok_r(copy, "+", &save);
    rt_type *t = outer ? find_outer(a, ns, outer, d) : not_found(a, ns, name, d);
    for (char *part; t && (part = strtok_r(NULL, "+", &save));)
        t = rt_find_nested(t, part, d);
    free(copy);
    return t;
}

rt_type *rt_corelib_type(const char *ns, const char *name) {
    coil_diag d = {0};
    rt_type *t = rt_find_type(rt_corelib, ns, name, &d);
    if (!t)
        fprintf(stderr, "coil: the core library has no %s.%s: %s\n", ns, name, d.text);
    assert(t && "a type of the core library that coil names is missing");
    return t;
}
