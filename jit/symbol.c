/* Everything that IR refers to by name.

   1. A symbol is (kind, key): a type's descriptor, a method's stub, a string literal's slot … It is made once per process, has one
      name for ever, and is never freed: code that was linked against it lives as long as the process.
   2. Names say what they are ("type:[System.Runtime]System.String") and do not depend on addresses, so objects can be kept on disk.
      Two keys whose text is equal (overloads that differ in the return type alone, equal names of two load contexts) get the token,
      then a number, appended.
   3. Slots for objects (literals, RuntimeType …) lie in rooted pages and are filled when the symbol is made; no managed code runs.
      The module sees them as constant: a load from them is invariant.
   4. Addresses that may not exist yet (statics blocks, bound natives, code) are asked for when the linker wants them.
   5. The table has its own lock, held only for look-ups and insertion: making an address may load types or collect garbage. */
#include "jit/engine.h"

#include <assert.h>
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/async/async.h"
#include "runtime/corelib/native.h"
#include "runtime/gc/gc.h"
#include "runtime/helpers.h"
#include "runtime/interop/marshal.h"
#include "runtime/threads/thread.h"
#include "runtime/types/scope.h"

typedef enum sym_kind {
    SYM_TYPE, SYM_METHOD, SYM_STUB, SYM_UNBOX, SYM_STATICS, SYM_FIELD, SYM_RVA, SYM_STRING, SYM_TYPE_OBJECT, SYM_METHOD_OBJECT,
    SYM_FIELD_OBJECT, SYM_NATIVE, SYM_DATA, SYM_DIAG, SYM_CODE
} sym_kind;
static const char *const prefixes[] = { "type:", "method:", "stub:", "unbox:", "statics:", "field:", "rva:", "str:", "typeobj:", "methodobj:",
                                        "fieldobj:", "native:", "", "diag:", "" };

struct jit_symbol {
    uint8_t kind;
    uint64_t extra;         /* string token, code part */
    const void *key;
    char *name;
    void *address;          /* NULL: not known yet */
    jit_symbol *next_key, *next_name;
};

#define BUCKETS (1u << 15)
static jit_symbol *by_key[BUCKETS], *by_name[BUCKETS];
static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;

/* ---- the helpers of compiled code */
typedef struct helper { const char *name, *sig; char attribute; void *address; } helper;
static const helper helpers[] = {
#define RT_HELPER(name, sig, attribute) { #name, sig, #attribute[0], (void *)&name },
#include "runtime/helpers.def"
#undef RT_HELPER
};
#define N_HELPERS (sizeof helpers / sizeof *helpers)

static const helper *find_helper(const char *name) {
    for (size_t i = 0; i < N_HELPERS; i++)
        if (!strcmp(helpers[i].name, name))
            return &helpers[i];
    return NULL;
}

/* ---- names */
static void write_type(FILE *f, const rt_type *t, bool qualified);

static void write_types(FILE *f, rt_type *const *types, uint32_t n, const char *open, const char *close, bool qualified) {
    fputs(open, f);
    for (uint32_t i = 0; i < n; i++) {
        if (i)
            fputc(',', f);
        write_type(f, types[i], qualified);
    }
    fputs(close, f);
}

static void write_definition(FILE *f, const rt_type *t) {
    if (t->enclosing && t->enclosing != t) {
        write_definition(f, t->enclosing->def ? t->enclosing->def : t->enclosing);
        fputc('+', f);
    } else if (t->ns && *t->ns) {
        fprintf(f, "%s.", t->ns);
    }
    fputs(t->name ? t->name : "?", f);
}

static void write_fnptr(FILE *f, const rt_sig *sig, bool qualified) {
    fprintf(f, "fnptr%u ", sig->call);
    write_type(f, sig->ret, qualified);
    write_types(f, sig->params, sig->n_params, "(", ")", qualified);
}

static void write_type(FILE *f, const rt_type *t, bool qualified) {
    if (!t) {
        fputc('?', f);
        return;
    }
    switch (t->kind) {
    case RT_KIND_SZARRAY: write_type(f, t->elem, qualified); fputs("[]", f); return;
    case RT_KIND_PTR: write_type(f, t->elem, qualified); fputc('*', f); return;
    case RT_KIND_BYREF: write_type(f, t->elem, qualified); fputc('&', f); return;
    case RT_KIND_FNPTR: write_fnptr(f, t->fnptr_sig, qualified); return;
    case RT_KIND_VAR: fprintf(f, "!%u", t->var_number); return;
    case RT_KIND_MVAR: fprintf(f, "!!%u", t->var_number); return;
    case RT_KIND_ARRAY:
        write_type(f, t->elem, qualified);
        fprintf(f, "[%s%.*s]", t->rank == 1 ? "*" : "", t->rank ? t->rank - 1 : 0, ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,");
        return;
    default: break;
    }
    if (qualified && t->assembly)
        fprintf(f, "[%s]", t->assembly->name);
    write_definition(f, t->def ? t->def : t);
    if (t->n_args && t->def && t->def != t)
        write_types(f, t->args, t->n_args, "<", ">", qualified);
}

/* "[asm]Ns.T<args>::M<args>(params)"; [qualified]: every argument with its assembly. */
static void write_method(FILE *f, rt_method *m, bool qualified) {
    if (m->owner)
        write_type(f, m->owner, true);
    fprintf(f, "::%s", m->name ? m->name : "?");
    if (m->n_args && m->def != m)
        write_types(f, m->args, m->n_args, "<", ">", qualified);
    const rt_sig *sig = rt_method_sig(m);
    if (sig)
        write_types(f, sig->params, sig->n_params, "(", ")", qualified);
    else
        fprintf(f, "(?%08x)", m->token);
    if (m->variant != RT_VARIANT_NORMAL)
        fputs(m->variant == RT_VARIANT_ASYNC ? "$async" : "$resume", f);
}

static void write_field(FILE *f, const rt_field *field) {
    write_type(f, field->owner, true);
    fprintf(f, "::%s", field->name);
}

static char *make_name(sym_kind kind, const void *key, uint64_t extra) {
    char *text = NULL;
    size_t n = 0;
    FILE *f = open_memstream(&text, &n);
    fputs(prefixes[kind], f);
    switch (kind) {
    case SYM_TYPE: case SYM_STATICS: case SYM_TYPE_OBJECT: write_type(f, key, true); break;
    case SYM_METHOD: case SYM_STUB: case SYM_UNBOX: case SYM_METHOD_OBJECT: case SYM_NATIVE: write_method(f, (rt_method *)key, true); break;
    case SYM_FIELD: case SYM_RVA: case SYM_FIELD_OBJECT: write_field(f, key); break;
    case SYM_STRING: fprintf(f, "%s:%08x", ((const rt_assembly *)key)->name, (uint32_t)extra); break;
    case SYM_DIAG: fprintf(f, "%u", (unsigned)extra); break;
    case SYM_CODE:
        write_method(f, (rt_method *)key, false);
        if (extra)
            fprintf(f, "$%c", (char)extra);
        break;
    case SYM_DATA: fputs(key, f); break;
    }
    fclose(f);
    return text;
}

/* ---- addresses */
/* A slot in pages that the collector scans and never frees. */
static void *new_slot(void *object) {
    enum { SLOTS = 512 };
    static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
    static void **page;
    static unsigned used = SLOTS;
    pthread_mutex_lock(&lock);
    if (used == SLOTS) {
        page = rt_gc_alloc_root(SLOTS * sizeof *page);
        used = 0;
    }
    void **slot = &page[used++];
    *slot = object;
    pthread_mutex_unlock(&lock);
    return slot;
}

static void *literal(const rt_assembly *a, uint32_t token) {
    if (a->scope)
        return new_slot(rt_scope_string(a->scope, token));
    il_bytes s = il_user_string(a->image, token);
    uint16_t *copy = malloc(s.n + 2); /* the heap's code units are not aligned */
    memcpy(copy, s.p, s.n);
    rt_string *object = rt_string_literal(copy, s.n / 2);
    free(copy);
    return new_slot(object);
}

static void *statics_of(rt_type *t) { return rt_type_load(t) ? NULL : t->statics; }

static void *rva_of(const rt_field *f) {
    static const uint64_t nothing[2];
    il_bytes data = rt_field_rva(f);
    return data.p ? (void *)data.p : (void *)nothing;
}

static void *make_address(sym_kind kind, void *key, uint64_t extra) {
    switch (kind) {
    case SYM_TYPE: case SYM_METHOD: case SYM_FIELD: return key;
    case SYM_STUB: return rt_method_stub(key);
    case SYM_UNBOX: return rt_method_unbox_stub(key);
    case SYM_RVA: return rva_of(key);
    case SYM_STRING: return literal(key, (uint32_t)extra);
    case SYM_TYPE_OBJECT: return new_slot(rt_type_object(key));
    case SYM_METHOD_OBJECT: return new_slot(rt_method_object(key));
    case SYM_FIELD_OBJECT: return new_slot(rt_field_object(key));
    default: return NULL;
    }
}

static void *late_address(jit_symbol *s) {
    switch (s->kind) {
    case SYM_STATICS: return statics_of((rt_type *)s->key);
    case SYM_NATIVE: return ((rt_method *)s->key)->native;
    default: return NULL;
    }
}

/* ---- the table */
static uint32_t hash_text(const char *s) {
    uint32_t h = 2166136261u;
    for (; *s; s++)
        h = (h ^ (uint8_t)*s) * 16777619u;
    return (h ^ h >> 15) & (BUCKETS - 1);
}

static uint32_t hash_key(sym_kind kind, const void *key, uint64_t extra) {
    uint64_t h = ((uintptr_t)key >> 3) * 0x9E3779B97F4A7C15u + extra * 0xD6E8FEB86659FD93u + (uint64_t)kind * 0x94D049BB133111EBu;
    return (uint32_t)(h >> 40) & (BUCKETS - 1);
}

static jit_symbol *find_key(sym_kind kind, const void *key, uint64_t extra) {
    jit_symbol *s = by_key[hash_key(kind, key, extra)];
    while (s && !(s->kind == kind && s->key == key && s->extra == extra))
        s = s->next_key;
    return s;
}

static jit_symbol *find_name(const char *name) {
    jit_symbol *s = by_name[hash_text(name)];
    while (s && strcmp(s->name, name))
        s = s->next_name;
    return s;
}

static uint32_t token_of(const jit_symbol *s) {
    switch (s->kind) {
    case SYM_METHOD: case SYM_STUB: case SYM_UNBOX: case SYM_METHOD_OBJECT: case SYM_NATIVE: case SYM_CODE: return ((const rt_method *)s->key)->token;
    case SYM_FIELD: case SYM_RVA: case SYM_FIELD_OBJECT: return ((const rt_field *)s->key)->token;
    case SYM_TYPE: case SYM_STATICS: case SYM_TYPE_OBJECT: return ((const rt_type *)s->key)->token;
    default: return 0;
    }
}

static void make_unique(jit_symbol *s) {
    for (unsigned i = 1; find_name(s->name); i++) {
        char *longer = NULL;
        int n = i == 1 ? asprintf(&longer, "%s @%08x", s->name, token_of(s)) : asprintf(&longer, "%s'%u", s->name, i);
        assert(n > 0);
        free(s->name);
        s->name = longer;
    }
}

static void enter(jit_symbol *s) {
    make_unique(s);
    uint32_t k = hash_key(s->kind, s->key, s->extra), n = hash_text(s->name);
    s->next_key = by_key[k];
    by_key[k] = s;
    s->next_name = by_name[n];
    by_name[n] = s;
}

static jit_symbol *symbol(sym_kind kind, const void *key, uint64_t extra) {
    pthread_mutex_lock(&table_lock);
    jit_symbol *s = find_key(kind, key, extra);
    pthread_mutex_unlock(&table_lock);
    if (s)
        return s;
    jit_symbol *fresh = calloc(1, sizeof *fresh);
    *fresh = (jit_symbol){ .kind = kind, .key = key, .extra = extra, .name = make_name(kind, key, extra) };
    fresh->address = make_address(kind, (void *)key, extra);
    pthread_mutex_lock(&table_lock);
    s = find_key(kind, key, extra);
    if (!s)
        enter(s = fresh);
    pthread_mutex_unlock(&table_lock);
    if (s != fresh) {
        free(fresh->name);
        free(fresh);
    }
    return s;
}

/* A symbol that is its name: data, code without a method (thunks, split coroutines). */
static jit_symbol *named(sym_kind kind, const char *name, void *address) {
    pthread_mutex_lock(&table_lock);
    jit_symbol *s = find_name(name);
    if (!s) {
        s = calloc(1, sizeof *s);
        s->kind = kind;
        s->name = strdup(name);
        s->key = s->name;
        s->address = address;
        enter(s);
    }
    pthread_mutex_unlock(&table_lock);
    return s;
}

void *jit_symbol_address(const char *name) {
    pthread_mutex_lock(&table_lock);
    jit_symbol *s = find_name(name);
    pthread_mutex_unlock(&table_lock);
    if (!s) {
        const helper *h = find_helper(name);
        return h ? h->address : NULL;
    }
    void *address = __atomic_load_n(&s->address, __ATOMIC_ACQUIRE);
    return address ? address : late_address(s);
}

void jit_symbol_set_code(const char *name, void *address) {
    __atomic_store_n(&named(SYM_CODE, name, address)->address, address, __ATOMIC_RELEASE);
}

const char *jit_symbol_intern_code(const char *name) { return named(SYM_CODE, name, NULL)->name; }

const char *jit_method_symbol(rt_method *m, char part) { return symbol(SYM_CODE, m, (uint8_t)part)->name; }

/* ---- as LLVM values */
static LLVMValueRef in_module(jit_batch *b, const char *name) {
    LLVMValueRef v = LLVMGetNamedFunction(b->mod, name);
    return v ? v : LLVMGetNamedGlobal(b->mod, name);
}

/* [0 x i8]: the size is nobody's business, and LLVM must not conclude anything from it. */
static LLVMValueRef global(jit_batch *b, const jit_symbol *s, bool constant) {
    LLVMValueRef v = in_module(b, s->name);
    if (!v) {
        v = LLVMAddGlobal(b->mod, constant ? b->t_ptr : LLVMArrayType2(b->t_i8, 0), s->name);
        LLVMSetGlobalConstant(v, constant);
        LLVMSetAlignment(v, s->kind == SYM_RVA || s->kind == SYM_DATA ? 1 : 8);
    }
    return v;
}

static LLVMValueRef function(jit_batch *b, const jit_symbol *s) {
    LLVMValueRef v = in_module(b, s->name);
    return v ? v : LLVMAddFunction(b->mod, s->name, LLVMFunctionType(b->t_void, NULL, 0, false));
}

LLVMValueRef jit_sym_type(jit_batch *b, rt_type *t) { return global(b, symbol(SYM_TYPE, t, 0), false); }
LLVMValueRef jit_sym_method(jit_batch *b, rt_method *m) { return global(b, symbol(SYM_METHOD, m, 0), false); }
LLVMValueRef jit_sym_stub(jit_batch *b, rt_method *m) { return function(b, symbol(SYM_STUB, m, 0)); }
LLVMValueRef jit_sym_unbox_stub(jit_batch *b, rt_method *m) { return function(b, symbol(SYM_UNBOX, m, 0)); }
LLVMValueRef jit_sym_statics(jit_batch *b, rt_type *t) { return global(b, symbol(SYM_STATICS, t, 0), false); }
LLVMValueRef jit_sym_field(jit_batch *b, rt_field *f) { return global(b, symbol(SYM_FIELD, f, 0), false); }
LLVMValueRef jit_sym_rva(jit_batch *b, rt_field *f) { return global(b, symbol(SYM_RVA, f, 0), false); }
LLVMValueRef jit_sym_string(jit_batch *b, rt_assembly *a, uint32_t token) { return global(b, symbol(SYM_STRING, a, token), true); }
LLVMValueRef jit_sym_type_object(jit_batch *b, rt_type *t) { return global(b, symbol(SYM_TYPE_OBJECT, t, 0), true); }
LLVMValueRef jit_sym_method_object(jit_batch *b, rt_method *m) { return global(b, symbol(SYM_METHOD_OBJECT, m, 0), true); }
LLVMValueRef jit_sym_field_object(jit_batch *b, rt_field *f) { return global(b, symbol(SYM_FIELD_OBJECT, f, 0), true); }
LLVMValueRef jit_sym_native(jit_batch *b, rt_method *m) { return function(b, symbol(SYM_NATIVE, m, 0)); }
LLVMValueRef jit_sym_data(jit_batch *b, const char *name, void *address) { return global(b, named(SYM_DATA, name, address), false); }

LLVMValueRef jit_sym_cstring(jit_batch *b, const char *text) {
    LLVMValueRef init = LLVMConstStringInContext2(b->ctx, text, strlen(text), false);
    LLVMValueRef v = LLVMAddGlobal(b->mod, LLVMTypeOf(init), "text");
    LLVMSetInitializer(v, init);
    LLVMSetLinkage(v, LLVMPrivateLinkage);
    LLVMSetGlobalConstant(v, true);
    LLVMSetUnnamedAddress(v, LLVMGlobalUnnamedAddr);
    LLVMSetAlignment(v, 1);
    return v;
}

LLVMValueRef jit_sym_diag(jit_batch *b, const coil_diag *d) {
    static unsigned count;
    coil_diag *copy = malloc(sizeof *copy);
    *copy = *d;
    char name[32];
    snprintf(name, sizeof name, "diag:%u", __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED));
    return jit_sym_data(b, name, copy);
}

static LLVMTypeRef letter_type(jit_batch *b, char c) {
    switch (c) {
    case 'v': return b->t_void;
    case 'p': return b->t_ptr;
    case 'i': return b->t_i32;
    case 'l': return b->t_i64;
    case 'b': return b->t_i8;
    case 'f': return b->t_f32;
    default: assert(c == 'd'); return b->t_f64;
    }
}

static LLVMTypeRef helper_type(jit_batch *b, const char *sig) {
    LLVMTypeRef params[8];
    unsigned n = 0;
    for (const char *c = sig + 1; *c; c++)
        params[n++] = letter_type(b, *c);
    return LLVMFunctionType(letter_type(b, sig[0]), params, n, false);
}

LLVMValueRef jit_helper(jit_batch *b, const char *name, LLVMTypeRef *type) {
    const helper *h = find_helper(name);
    assert(h && "helpers.def has no such helper");
    *type = helper_type(b, h->sig);
    LLVMValueRef fn = in_module(b, name);
    if (fn)
        return fn;
    fn = LLVMAddFunction(b->mod, name, *type);
    if (h->attribute == 'N') {
        jit_add_attribute(b->ctx, fn, "noreturn", 0);
        jit_add_attribute(b->ctx, fn, "cold", 0);
    } else if (h->attribute == 'U') {
        jit_add_attribute(b->ctx, fn, "nounwind", 0);
    }
    return fn;
}
