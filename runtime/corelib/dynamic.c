/* DynamicMethod: making one, and asking its managed resolver for the body and for what the tokens in it mean (runtime/types/scope.h). */
#include "il/body.h"
#include "runtime/corelib/corelib.h"
#include "runtime/types/scope.h"

enum { MAX_IL = 1 << 24, CLAUSE_BYTES = 24, NO_LOCALS = 0, LOCALS = IL_TOKEN(IL_TABLE_StandAloneSig, 1) };

/* --- the resolver's methods */

typedef enum question { GET_CODE, GET_LOCALS, GET_RAW_EH, GET_EH, GET_STRING, RESOLVE_TOKEN, RESOLVE_SIGNATURE, N_QUESTIONS } question;

static rt_method *ask_method(question q) {
    static const struct { const char *name; int n; } names[N_QUESTIONS] = { { "GetCodeInfo", 3 }, { "GetLocalsSignature", 0 }, { "GetRawEHInfo", 0 },
        { "GetEHInfo", 2 }, { "GetStringLiteral", 1 }, { "ResolveToken", 4 }, { "ResolveSignature", 2 } };
    static rt_method *methods[N_QUESTIONS];
    if (!methods[q]) {
        rt_type *t = rt_corelib_type("System.Reflection.Emit", "DynamicResolver");
        corelib_load(t);
        methods[q] = rt_type_find_method(t, names[q].name, names[q].n);
        if (!methods[q]) rt_throw_new("System.MissingMethodException", "DynamicResolver.%s is not in this class library.", names[q].name);
    }
    return methods[q];
}

/* A copy of a byte[] that lives as long as code does. */
static il_bytes copy_bytes(rt_object *bytes) {
    rt_array *a = (rt_array *)bytes;
    if (!a || !a->length) return (il_bytes){ 0 };
    uint8_t *p = malloc(a->length);
    memcpy(p, a->data, a->length);
    return (il_bytes){ p, a->length };
}

static il_bytes ask_bytes(question q, rt_object *resolver) {
    rt_object *bytes = NULL;
    rt_call(ask_method(q), (void *[]){ &resolver }, &bytes);
    return copy_bytes(bytes);
}

/* --- tokens */

typedef struct filling { rt_scope *scope; rt_object *resolver; uint32_t capacity; } filling;

static rt_scope_entry *entry_of(filling *f, uint32_t token) {
    uint32_t i = IL_TOKEN_RID(token);
    rt_scope *s = f->scope;
    if (i >= f->capacity) {
        uint32_t n = 2 * i + 16;
        s->entries = realloc(s->entries, n * sizeof *s->entries);
        memset(s->entries + f->capacity, 0, (n - f->capacity) * sizeof *s->entries);
        f->capacity = n;
    }
    if (i >= s->n) s->n = i + 1;
    return &s->entries[i];
}

/* The field as it is on an instantiation of its declaring type. */
static rt_field *field_on(rt_field *f, rt_type *t) {
    if (!t || rt_type_is_desc(t) || f->owner == t || f->owner->def != t->def) return f;
    corelib_load(t);
    for (uint32_t i = 0; i < t->n_fields; i++)
        if (t->fields[i].token == f->token) return &t->fields[i];
    return f;
}

static rt_method *method_on(rt_method *m, rt_type *t) {
    if (!t || rt_type_is_desc(t) || m->owner == t || m->owner->def != t->def) return m;
    return rt_method_on_type(m, t);
}

static void fill_handle(filling *f, uint32_t token) {
    uintptr_t type = 0, method = 0, field = 0, *outs[3] = { &type, &method, &field };
    rt_call(ask_method(RESOLVE_TOKEN), (void *[]){ &f->resolver, &token, &outs[0], &outs[1], &outs[2] }, NULL);
    rt_scope_entry *e = entry_of(f, token);
    rt_type *t = type ? rt_type_from_handle(type) : NULL;
    if (method) *e = (rt_scope_entry){ RT_SCOPE_METHOD, method_on((rt_method *)method, t) };
    else if (field) *e = (rt_scope_entry){ RT_SCOPE_FIELD, field_on((rt_field *)field, t) };
    else if (t) *e = (rt_scope_entry){ RT_SCOPE_TYPE, t };
}

static void fill_string(filling *f, uint32_t token) {
    rt_object *s = NULL;
    rt_call(ask_method(GET_STRING), (void *[]){ &f->resolver, &token }, &s);
    rt_string *text = (rt_string *)s;
    if (text) *entry_of(f, token) = (rt_scope_entry){ RT_SCOPE_STRING, rt_string_literal(text->chars, (size_t)text->length) };
}

static void fill_signature(filling *f, uint32_t token) {
    rt_object *bytes = NULL;
    uint32_t from_method = 0;
    rt_call(ask_method(RESOLVE_SIGNATURE), (void *[]){ &f->resolver, &token, &from_method }, &bytes);
    il_sig s = il_sig_start(copy_bytes(bytes));
    coil_diag d = { 0 };
    rt_sig *sig = rt_resolve_sig(f->scope->assembly, &s, NULL, &d);
    if (sig) *entry_of(f, token) = (rt_scope_entry){ RT_SCOPE_SIG, sig };
}

/* Damaged code is left to the importer, which says what is wrong with it. */
static void fill_tokens(filling *f, const il_body *body) {
    il_insn insn = { 0 };
    for (uint32_t at = 0; at < body->code_size && !il_insn_decode(body, at, &insn, NULL); at += insn.size) {
        switch (il_ops[insn.op].operand) {
        case IL_OPERAND_TYPE:
        case IL_OPERAND_METHOD:
        case IL_OPERAND_FIELD:
        case IL_OPERAND_TOKEN: fill_handle(f, insn.u.token); break;
        case IL_OPERAND_STRING: fill_string(f, insn.u.token); break;
        case IL_OPERAND_SIG: fill_signature(f, insn.u.token); break;
        default: break;
        }
    }
}

/* --- exception clauses */

typedef struct eh_clause { int32_t flags, try_offset, try_length, handler_offset, handler_length, class_or_filter; } eh_clause; /* CORINFO_EH_CLAUSE */
_Static_assert(sizeof(eh_clause) == CLAUSE_BYTES, "which is also the fat form of II.25.4.6");

/* What DynamicILInfo was given is a data section of its own, II.25.4.5. */
static void raw_clauses(il_body *body, il_bytes raw) {
    body->fat_clauses = raw.p[0] & 0x40;
    uint32_t size = body->fat_clauses ? (uint32_t)raw.p[1] | (uint32_t)raw.p[2] << 8 | (uint32_t)raw.p[3] << 16 : raw.p[1];
    if (size > raw.n) size = raw.n;
    body->n_clauses = size < 4 ? 0 : (size - 4) / (body->fat_clauses ? CLAUSE_BYTES : 12);
    body->clauses = raw.p + 4;
}

static void fill_clauses(filling *f, il_body *body, int32_t count) {
    il_bytes raw = ask_bytes(GET_RAW_EH, f->resolver);
    if (raw.n >= 4) {
        raw_clauses(body, raw);
    } else if (count > 0) {
        eh_clause *clauses = calloc((size_t)count, sizeof *clauses);
        for (int32_t i = 0; i < count; i++) {
            void *where = &clauses[i];
            rt_call(ask_method(GET_EH), (void *[]){ &f->resolver, &i, &where }, NULL);
        }
        body->clauses = (const uint8_t *)clauses;
        body->fat_clauses = true;
        body->n_clauses = (uint32_t)count;
    }
    for (uint32_t i = 0; i < body->n_clauses; i++) {
        il_clause c = il_body_clause(body, i);
        if (c.kind == IL_CLAUSE_CATCH) fill_handle(f, c.class_token);
    }
}

/* --- the whole */

static void fill_locals(rt_scope *s, il_body *body, il_bytes blob) {
    coil_diag d = { 0 };
    il_sig sig = il_sig_start(blob);
    uint8_t kind = il_sig_byte(&sig);
    uint32_t n = il_sig_uint(&sig);
    if (!blob.n) return;
    if (kind != IL_SIG_LOCAL || !il_sig_ok(&sig) || n > blob.n) rt_throw_new("System.BadImageFormatException", "Damaged signature of local variables.");
    s->locals = calloc(n + 1, sizeof *s->locals);
    for (s->n_locals = 0; s->n_locals < n; s->n_locals++) {
        s->locals[s->n_locals] = rt_resolve_sig_type(s->assembly, &sig, NULL, &d);
        if (!s->locals[s->n_locals]) rt_throw_diag(&d);
    }
    body->local_sig = n ? LOCALS : NO_LOCALS;
}

/* Two threads may both fill: each fills a copy, and the first one's is taken. */
void rt_scope_prepare(rt_method *m) {
    rt_scope *s = rt_scope_of(m), copy = *s;
    if (rt_scope_ready(s)) return;
    int32_t stack = 0, init_locals = 0, clauses = 0, *outs[3] = { &stack, &init_locals, &clauses };
    rt_object *resolver = *(rt_object **)s->resolver, *bytes = NULL;
    rt_call(ask_method(GET_CODE), (void *[]){ &resolver, &outs[0], &outs[1], &outs[2] }, &bytes);
    il_bytes code = copy_bytes(bytes);
    copy.entries = NULL;
    copy.n = 0;
    copy.body = (il_body){ .code = code.p, .code_size = code.n, .max_stack = (uint32_t)stack, .init_locals = init_locals != 0 };
    if (!code.n || code.n > MAX_IL) rt_throw_new("System.InvalidProgramException", "The dynamic method '%s' has no body.", m->name);
    filling f = { &copy, resolver, 0 };
    fill_locals(&copy, &copy.body, ask_bytes(GET_LOCALS, resolver));
    fill_tokens(&f, &copy.body);
    fill_clauses(&f, &copy.body, clauses);
    void **weak = rt_gc_handle_new(resolver, RT_HANDLE_WEAK_TRACK);
    rt_loader_lock();
    bool first = !s->state;
    if (first) {
        void **strong = s->resolver;
        copy.resolver = weak;
        *s = copy;
        weak = strong;
        __atomic_store_n(&s->state, 1, __ATOMIC_RELEASE);
    }
    rt_loader_unlock();
    rt_gc_handle_free(weak);
}

RT_NATIVE(void, rt_q_ModuleHandle_GetDynamicMethod, q_assembly module, const char *name, const uint8_t *sig, int32_t size, rt_object **resolver,
          rt_object **result) {
    (void)module;
    coil_diag d = { 0 };
    rt_assembly reader = { .image = rt_corelib->image, .name = "", .path = "", .scope = &(rt_scope){ 0 } }; // no token in it, only handles
    uint8_t *copy = malloc((size_t)size + 1);
    memcpy(copy, sig, (size_t)size);
    il_sig s = il_sig_start((il_bytes){ copy, (uint32_t)size });
    rt_sig *parsed = rt_resolve_sig(&reader, &s, NULL, &d);
    free(copy);
    if (!parsed) rt_throw_diag(&d);
    rt_scope *scope = rt_scope_new(name, parsed);
    if (!scope) rt_throw_new("System.OutOfMemoryException", NULL);
    scope->resolver = rt_gc_handle_new(*resolver, RT_HANDLE_NORMAL);
    *result = rt_method_object(scope->method);
}

RT_NATIVE(rt_object *, rt_f_RuntimeMethodHandle_GetResolver, rt_method *m) {
    if (!m || !m->is_dynamic) return NULL;
    void **handle = __atomic_load_n(&rt_scope_of(m)->resolver, __ATOMIC_ACQUIRE);
    return handle ? *(rt_object **)handle : NULL;
}

/* Called when no managed object knows the method any more. The code stays; the handle is given back. */
RT_NATIVE(void, rt_q_RuntimeMethodHandle_Destroy, rt_method *m) {
    rt_loader_lock();
    void **handle = rt_scope_of(m)->resolver;
    __atomic_store_n(&rt_scope_of(m)->resolver, NULL, __ATOMIC_RELEASE);
    rt_loader_unlock();
    if (handle) rt_gc_handle_free(handle);
}
