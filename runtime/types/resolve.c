/* Metadata tokens and signatures -> exact types.

   Caches. Most tokens mean the same in every context: their results lie in one array per table and assembly. The results of those
   whose signature reads a generic variable lie in one hash table keyed by assembly, token and the context's arguments. Which of the two
   holds is found out by resolving: a resolver notes when it reads a VAR or MVAR (`used`), and nested resolutions pass the note up.
   Both caches are read without a lock and only grow:
   1. an entry is complete before the release store that publishes it, and immutable after it;
   2. types, methods and fields are unique, so two threads that store a result for one key store the same pointer (signatures and
      local lists are not unique: the first one stored wins and is what both return);
   3. failures are not cached here: types keep their own sticky errors.

   Hostile signatures: the cursor is checked, recursion is bounded (MAX_DEPTH), and counts are bounded by the bytes that are left. */
#include "runtime/types/resolve.h"

#include "il/emit.h"
#include "runtime/types/scope.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_DEPTH = 200, MAX_RANK = 32, CONTEXT_BUCKETS = 1 << 15, CACHED_TABLES = 6 };

void *resolve_fail(resolver *r, int code, const char *fmt, ...) {
    char text[400];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    rt_fail_in(r->a, r->d, code, "%s", text);
    return NULL;
}

/* --- caches */

static const uint8_t cached_tables[CACHED_TABLES] = {IL_TABLE_TypeRef,   IL_TABLE_TypeSpec,     IL_TABLE_MemberRef,
                                                     IL_TABLE_MethodSpec, IL_TABLE_StandAloneSig, IL_TABLE_MethodDef};
typedef struct tokens {
    void **by_table[64];
    uint32_t rows[64];
    rt_method **matches; /* by MemberRef rid */
} tokens;

typedef struct context_entry {
    struct context_entry *next;
    rt_assembly *a;
    uint32_t token, n_type_args, n_method_args;
    void *result;
    rt_type *args[]; /* type arguments, then method arguments */
} context_entry;
static context_entry *context_cache[CONTEXT_BUCKETS];

void *rt_tokens_new(const il_image *image) {
    tokens *t = calloc(1, sizeof *t);
    for (int i = 0; i < CACHED_TABLES; i++) {
        uint32_t table = cached_tables[i];
        t->rows[table] = il_capacity(image, (enum il_table)table);
        t->by_table[table] = calloc(t->rows[table] + 1, sizeof(void *));
    }
    t->matches = calloc(t->rows[IL_TABLE_MemberRef] + 1, sizeof *t->matches);
    return t;
}

static void **plain_slot(rt_assembly *a, uint32_t token) {
    tokens *t = a->tokens;
    uint32_t table = IL_TOKEN_TABLE(token), rid = IL_TOKEN_RID(token);
    return table < 64 && t->by_table[table] && rid && rid <= t->rows[table] ? &t->by_table[table][rid] : NULL;
}

rt_method **resolve_match_slot(rt_assembly *a, uint32_t memberref_rid) { return &((tokens *)a->tokens)->matches[memberref_rid]; }

static uint64_t mix(uint64_t h, uint64_t v) {
    h = (h ^ v) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

static context_entry **context_bucket(const resolver *r, uint32_t token) {
    uint64_t h = mix((uintptr_t)r->a, token);
    for (uint32_t i = 0; i < r->ctx->n_type_args; i++)
        h = mix(h, (uintptr_t)r->ctx->type_args[i]);
    for (uint32_t i = 0; i < r->ctx->n_method_args; i++)
        h = mix(h, (uintptr_t)r->ctx->method_args[i]);
    return &context_cache[h % CONTEXT_BUCKETS];
}

static bool same_key(const context_entry *e, const resolver *r, uint32_t token) {
    const rt_context *c = r->ctx;
    return e->token == token && e->a == r->a && e->n_type_args == c->n_type_args && e->n_method_args == c->n_method_args &&
           (!c->n_type_args || !memcmp(e->args, c->type_args, c->n_type_args * sizeof(rt_type *))) &&
           (!c->n_method_args || !memcmp(e->args + c->n_type_args, c->method_args, c->n_method_args * sizeof(rt_type *)));
}

static context_entry *find_in(context_entry *e, const resolver *r, uint32_t token) {
    while (e && !same_key(e, r, token))
        e = e->next;
    return e;
}

static bool has_context(const resolver *r) { return r->ctx && (r->ctx->n_type_args || r->ctx->n_method_args); }

void *resolve_cached(resolver *r, uint32_t token) {
    void **slot = plain_slot(r->a, token), *result = slot ? __atomic_load_n(slot, __ATOMIC_ACQUIRE) : NULL;
    if (result || !has_context(r))
        return result;
    context_entry *e = find_in(__atomic_load_n(context_bucket(r, token), __ATOMIC_ACQUIRE), r, token);
    if (!e)
        return NULL;
    r->used = true;
    return e->result;
}

static void *store_plain(void **slot, void *result) {
    void *other = NULL;
    return __atomic_compare_exchange_n(slot, &other, result, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE) ? result : other;
}

static void *store_in_context(const resolver *r, uint32_t token, void *result) {
    const rt_context *c = r->ctx;
    context_entry *e = malloc(sizeof *e + (c->n_type_args + c->n_method_args) * sizeof(rt_type *)), **bucket = context_bucket(r, token);
    *e = (context_entry){NULL, r->a, token, c->n_type_args, c->n_method_args, result};
    if (c->n_type_args)
        memcpy(e->args, c->type_args, c->n_type_args * sizeof(rt_type *));
    if (c->n_method_args)
        memcpy(e->args + c->n_type_args, c->method_args, c->n_method_args * sizeof(rt_type *));
    rt_loader_lock();
    context_entry *other = find_in(*bucket, r, token);
    if (other) {
        free(e);
    } else {
        e->next = *bucket;
        __atomic_store_n(bucket, e, __ATOMIC_RELEASE);
    }
    rt_loader_unlock();
    return other ? other->result : result;
}

void *resolve_store(resolver *r, const resolver *sub, uint32_t token, void *result) {
    r->used |= sub->used;
    if (!result)
        return NULL;
    if (sub->used)
        return store_in_context(r, token, result);
    void **slot = plain_slot(r->a, token);
    return slot ? store_plain(slot, result) : result;
}

/* --- type tokens */

static rt_type *resolve_typeref(resolver *r, uint32_t rid) { // II.22.38
    const il_image *image = r->a->image;
    const char *name = il_col_string(image, IL_TypeRef_TypeName, rid), *ns = il_col_string(image, IL_TypeRef_TypeNamespace, rid);
    uint32_t scope = il_col(image, IL_TypeRef_ResolutionScope, rid), scope_rid = IL_TOKEN_RID(scope);
    if (rid == 0 || rid > il_rows(image, IL_TABLE_TypeRef))
        return resolve_fail(r, COIL_EBAD_IMAGE, "type reference %u is out of range", rid);
    rt_assembly *target = r->a;
    rt_type *outer;
    switch (scope_rid ? IL_TOKEN_TABLE(scope) : IL_TABLE_Module) {
    case IL_TABLE_TypeRef:
        outer = resolve_type(r, scope);
        return outer ? rt_find_nested(outer, name, r->d) : NULL;
    case IL_TABLE_AssemblyRef:
        target = rt_assembly_ref(r->a, scope_rid, r->d);
        return target ? rt_find_type(target, ns, name, r->d) : NULL;
    case IL_TABLE_Module: return rt_find_type(target, ns, name, r->d);
    default: return resolve_fail(r, COIL_EUNSUPPORTED, "type %s.%s is in another module of its assembly", ns, name);
    }
}

static rt_type *resolve_typespec(resolver *r, uint32_t rid) { // II.23.2.14
    il_bytes blob = il_col_blob(r->a->image, IL_TypeSpec_Signature, rid);
    if (rid == 0 || rid > il_rows(r->a->image, IL_TABLE_TypeSpec))
        return resolve_fail(r, COIL_EBAD_IMAGE, "type specification %u is out of range", rid);
    il_sig s = il_sig_start(blob);
    return resolve_sig_type(r, &s);
}

rt_type *resolve_type(resolver *r, uint32_t token) {
    if (r->a->scope)
        return rt_scope_find(r->a->scope, token, RT_SCOPE_TYPE, r->d);
    if (IL_TOKEN_TABLE(token) == IL_TABLE_TypeDef)
        return rt_assembly_typedef(r->a, IL_TOKEN_RID(token), r->d);
    if (IL_TOKEN_TABLE(token) != IL_TABLE_TypeRef && IL_TOKEN_TABLE(token) != IL_TABLE_TypeSpec) /* the cache also holds methods and fields */
        return resolve_fail(r, COIL_EBAD_IMAGE, "%08x is not a type", token);
    rt_type *t = resolve_cached(r, token);
    if (t)
        return t;
    if (r->depth > MAX_DEPTH)
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "type %08x is nested too deeply", token);
    resolver sub = {r->a, r->ctx, r->d, r->depth + 1, false};
    bool ref = IL_TOKEN_TABLE(token) == IL_TABLE_TypeRef;
    t = ref ? resolve_typeref(&sub, IL_TOKEN_RID(token)) : resolve_typespec(&sub, IL_TOKEN_RID(token));
    return resolve_store(r, &sub, token, t);
}

/* --- types in signatures, II.23.2.12 */

static rt_type *primitive(uint8_t element) {
    switch (element) {
    case IL_ELEMENT_VOID: return rt_wk.void_;
    case IL_ELEMENT_BOOLEAN: return rt_wk.boolean;
    case IL_ELEMENT_CHAR: return rt_wk.char_;
    case IL_ELEMENT_I1: return rt_wk.i1;
    case IL_ELEMENT_U1: return rt_wk.u1;
    case IL_ELEMENT_I2: return rt_wk.i2;
    case IL_ELEMENT_U2: return rt_wk.u2;
    case IL_ELEMENT_I4: return rt_wk.i4;
    case IL_ELEMENT_U4: return rt_wk.u4;
    case IL_ELEMENT_I8: return rt_wk.i8;
    case IL_ELEMENT_U8: return rt_wk.u8;
    case IL_ELEMENT_R4: return rt_wk.r4;
    case IL_ELEMENT_R8: return rt_wk.r8;
    case IL_ELEMENT_I: return rt_wk.i;
    case IL_ELEMENT_U: return rt_wk.u;
    case IL_ELEMENT_STRING: return rt_wk.string;
    case IL_ELEMENT_OBJECT: return rt_wk.object;
    case IL_ELEMENT_TYPEDBYREF: return rt_wk.typedref;
    default: return NULL;
    }
}

static rt_type *variable(resolver *r, il_sig *s, bool of_method) {
    uint32_t i = il_sig_uint(s), n = r->ctx ? of_method ? r->ctx->n_method_args : r->ctx->n_type_args : 0;
    r->used = true;
    if (i >= n)
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "generic variable %s%u is not defined here", of_method ? "!!" : "!", i);
    return of_method ? r->ctx->method_args[i] : r->ctx->type_args[i];
}

/* An element of arrays and generics, or what a pointer points at: not a byref, and void only for pointers. */
static rt_type *component(resolver *r, il_sig *s, bool void_allowed) {
    rt_type *t = resolve_sig_type(r, s);
    if (t && (t->kind == RT_KIND_BYREF || (t == rt_wk.void_ && !void_allowed)))
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "a byref or void cannot be an element or generic argument");
    return t;
}

/* A type handle as it is: only in signatures that managed code of this process made for a dynamic method. Not in ECMA. */
static rt_type *internal(resolver *r, il_sig *s) {
    uintptr_t handle = 0;
    for (int i = 0; i < 8; i++)
        handle |= (uintptr_t)il_sig_byte(s) << 8 * i;
    return r->a->scope && il_sig_ok(s) && handle ? rt_type_from_handle(handle) : resolve_fail(r, COIL_EBAD_SIGNATURE, "a type handle in a signature");
}

static rt_type *instance(resolver *r, il_sig *s) {
    rt_type *few[8], **args = few, *result = NULL;
    uint8_t kind = il_sig_byte(s);
    bool by_handle = kind == IL_ELEMENT_INTERNAL;
    rt_type *def = by_handle ? internal(r, s) : resolve_type(r, il_sig_token(s));
    uint32_t n = il_sig_uint(s), i = 0;
    if (!def)
        return NULL;
    if (!il_sig_ok(s) || (kind != IL_ELEMENT_CLASS && kind != IL_ELEMENT_VALUETYPE && !by_handle) || n == 0 || n > (uint32_t)(s->end - s->p))
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "damaged generic instantiation");
    if (n > 8)
        args = malloc(n * sizeof *args);
    while (i < n && (args[i] = component(r, s, false)))
        i++;
    if (i == n)
        result = rt_type_instantiate(def, args, n, r->d);
    if (args != few)
        free(args);
    return result;
}

static rt_type *array(resolver *r, il_sig *s) { // II.23.2.13; sizes and bounds have no meaning for the type
    rt_type *elem = component(r, s, false);
    uint32_t rank = il_sig_uint(s);
    for (int list = 0; list < 2; list++) {
        uint32_t n = il_sig_uint(s);
        for (uint32_t i = 0; i < n && il_sig_ok(s); i++)
            list ? (void)il_sig_int(s) : (void)il_sig_uint(s);
    }
    if (!elem)
        return NULL;
    if (!il_sig_ok(s) || rank == 0 || rank > MAX_RANK)
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "array of rank %u", rank);
    return rt_type_mdarray(elem, rank);
}

static rt_type *byref(resolver *r, il_sig *s) {
    rt_type *t = component(r, s, false);
    return t ? rt_type_byref(t) : NULL;
}

static rt_type *pointer(resolver *r, il_sig *s) {
    rt_type *t = component(r, s, true);
    return t ? rt_type_ptr(t) : NULL;
}

static rt_type *szarray(resolver *r, il_sig *s) {
    rt_type *t = component(r, s, false);
    return t ? rt_type_szarray(t) : NULL;
}

static rt_type *fnptr(resolver *r, il_sig *s) {
    rt_sig *sig = resolve_sig(r, s);
    if (!sig)
        return NULL;
    rt_type *t = rt_type_fnptr(sig);
    if (t->fnptr_sig != sig) /* there already, with a signature of its own */
        free(sig);
    return t;
}

/* Modifiers given by handle: one byte (required or not) and the handle. Not in ECMA. */
static void skip_internal_mods(resolver *r, il_sig *s) {
    while (r->a->scope && il_sig_peek(s) == IL_ELEMENT_CMOD_INTERNAL) {
        for (int i = 0; i < 10; i++)
            il_sig_byte(s);
        il_sig_skip_mods(s, NULL);
    }
}

static rt_type *by_element(resolver *r, il_sig *s) {
    uint8_t element = il_sig_byte(s);
    switch (element) {
    case IL_ELEMENT_CLASS:
    case IL_ELEMENT_VALUETYPE: return resolve_type(r, il_sig_token(s));
    case IL_ELEMENT_VAR: return variable(r, s, false);
    case IL_ELEMENT_MVAR: return variable(r, s, true);
    case IL_ELEMENT_GENERICINST: return instance(r, s);
    case IL_ELEMENT_SZARRAY: return szarray(r, s);
    case IL_ELEMENT_ARRAY: return array(r, s);
    case IL_ELEMENT_PTR: return pointer(r, s);
    case IL_ELEMENT_BYREF: return byref(r, s);
    case IL_ELEMENT_FNPTR: return fnptr(r, s);
    case IL_ELEMENT_INTERNAL: return internal(r, s);
    }
    rt_type *t = primitive(element);
    return t ? t : resolve_fail(r, COIL_EBAD_SIGNATURE, "element type 0x%02x in a signature", element);
}

rt_type *resolve_sig_type(resolver *r, il_sig *s) {
    if (r->depth++ > MAX_DEPTH) {
        r->depth--;
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "the signature is nested too deeply");
    }
    il_sig_skip_mods(s, NULL);
    skip_internal_mods(r, s);
    while (il_sig_peek(s) == IL_ELEMENT_PINNED || il_sig_peek(s) == IL_ELEMENT_SENTINEL) { // II.23.2.9; modifiers may stand on both sides
        il_sig_byte(s);
        il_sig_skip_mods(s, NULL);
        skip_internal_mods(r, s);
    }
    rt_type *t = by_element(r, s);
    r->depth--;
    return t && !il_sig_ok(s) ? resolve_fail(r, COIL_EBAD_SIGNATURE, "the signature is cut off") : t;
}

/* --- whole signatures */

rt_sig *resolve_sig(resolver *r, il_sig *s) { // II.23.2.1 - II.23.2.3
    il_method_sig head = il_sig_method(s);
    if (!il_sig_ok(s) || head.params > (uint32_t)(s->end - s->p))
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "damaged method signature");
    rt_type *ret = resolve_sig_type(r, s);
    if (!ret)
        return NULL;
    rt_sig *sig = malloc(sizeof *sig + head.params * sizeof(rt_type *));
    *sig = (rt_sig){.call = head.call, .has_this = (head.call & (IL_CALL_HASTHIS | IL_CALL_EXPLICITTHIS)) == IL_CALL_HASTHIS, /* an explicit this is a parameter, II.15.3 */ .n_params = head.params, .ret = ret, .params = (rt_type **)(sig + 1)};
    for (uint32_t i = 0; i < head.params; i++) {
        sig->params[i] = resolve_sig_type(r, s);
        if (!sig->params[i] || sig->params[i] == rt_wk.void_) {
            if (sig->params[i])
                resolve_fail(r, COIL_EBAD_SIGNATURE, "a parameter cannot be void");
            free(sig);
            return NULL;
        }
    }
    return sig;
}

/* --- what others call */

rt_context rt_method_context(const rt_method *m) {
    return (rt_context){m->owner->args, m->owner->n_args, m->args, m->n_args};
}

rt_context rt_type_context(const rt_type *t) { return (rt_context){t->args, t->n_args, NULL, 0}; }

rt_type *rt_resolve_type(rt_assembly *a, uint32_t token, const rt_context *ctx, coil_diag *d) {
    resolver r = {a, ctx, d, 0, false};
    return resolve_type(&r, token);
}

rt_type *rt_resolve_sig_type(rt_assembly *a, il_sig *s, const rt_context *ctx, coil_diag *d) {
    resolver r = {a, ctx, d, 0, false};
    return resolve_sig_type(&r, s);
}

rt_sig *rt_resolve_sig(rt_assembly *a, il_sig *s, const rt_context *ctx, coil_diag *d) {
    resolver r = {a, ctx, d, 0, false};
    return resolve_sig(&r, s);
}

/* A StandAloneSig blob of the wanted kind, cached through [read]. II.22.36 */
static void *standalone(resolver *r, uint32_t token, bool locals, void *(*read)(resolver *, il_sig *)) {
    if (IL_TOKEN_TABLE(token) != IL_TABLE_StandAloneSig || !IL_TOKEN_RID(token) ||
        IL_TOKEN_RID(token) > il_rows(r->a->image, IL_TABLE_StandAloneSig))
        return resolve_fail(r, COIL_EBAD_IMAGE, "%08x is not a signature", token);
    il_sig s = il_sig_start(il_col_blob(r->a->image, IL_StandAloneSig_Signature, IL_TOKEN_RID(token)));
    if ((il_sig_peek(&s) == IL_SIG_LOCAL) != locals) /* before the cache, which does not know the kinds */
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "%08x is a signature of another kind", token);
    void *result = resolve_cached(r, token);
    if (result)
        return result;
    resolver sub = *r;
    return resolve_store(r, &sub, token, read(&sub, &s)); /* evaluated before the call: sub is complete */
}

static void *read_callsite(resolver *r, il_sig *s) { return resolve_sig(r, s); }

rt_sig *rt_resolve_callsite(rt_assembly *a, uint32_t token, const rt_context *ctx, coil_diag *d) {
    if (a->scope)
        return rt_scope_find(a->scope, token, RT_SCOPE_SIG, d);
    resolver r = {a, ctx, d, 0, false};
    return standalone(&r, token, false, read_callsite);
}

typedef struct local_list {
    uint32_t n;
    rt_type *types[];
} local_list;

static void *read_locals(resolver *r, il_sig *s) { // II.23.2.6
    uint8_t kind = il_sig_byte(s);
    uint32_t n = il_sig_uint(s);
    if (!il_sig_ok(s) || kind != IL_SIG_LOCAL || n > (uint32_t)(s->end - s->p))
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "damaged signature of local variables");
    local_list *list = malloc(sizeof *list + n * sizeof *list->types);
    list->n = n;
    for (uint32_t i = 0; i < n; i++)
        if (!(list->types[i] = resolve_sig_type(r, s))) {
            free(list);
            return NULL;
        }
    return list;
}

int rt_resolve_locals(rt_assembly *a, uint32_t token, const rt_context *ctx, rt_type ***types, uint32_t *n, coil_diag *d) {
    coil_diag own = {0};
    resolver r = {a, ctx, d ? d : &own, 0, false};
    *types = NULL;
    *n = 0;
    if (token == 0)
        return 0;
    if (a->scope) {
        *types = a->scope->locals;
        *n = a->scope->n_locals;
        return 0;
    }
    local_list *list = standalone(&r, token, true, read_locals);
    if (!list)
        return r.d->code ? r.d->code : -COIL_EBAD_SIGNATURE;
    *types = list->types;
    *n = list->n;
    return 0;
}
