/* How C passes values: see native.h. */
#include "jit/native.h"

#include <stdlib.h>
#include <string.h>

enum { INTEGER_REGISTERS = 6, VECTOR_REGISTERS = 8 };

/* ---- classification */

typedef enum eightbyte { NOTHING, FLOATS, DOUBLE, INTEGER } eightbyte;
typedef struct classes { eightbyte of[2]; bool memory; } classes;

static void add_leaf(jit_batch *b, classes *c, rt_type *t, uint32_t offset) {
    uint32_t size = rt_type_value_size(t);
    if (offset % size || offset + size > 16) { /* a field that is not aligned: memory */
        c->memory = true;
        return;
    }
    LLVMTypeRef s = jit_scalar_type(b, t);
    eightbyte kind = s == b->t_f32 ? FLOATS : s == b->t_f64 ? DOUBLE : INTEGER, *slot = &c->of[offset / 8];
    if (kind > *slot) *slot = kind;
}

static void add_type(jit_batch *b, classes *c, rt_type *t, uint32_t offset);

/* Fixed buffers and inline arrays: the one field again and again. */
static void add_repeated(jit_batch *b, classes *c, rt_type *t, rt_type *field, uint32_t offset) {
    uint32_t step = rt_type_value_size(field);
    for (uint32_t at = 0; step && at + step <= t->size && !c->memory; at += step) add_type(b, c, field, offset + at);
}

static void add_fields(jit_batch *b, classes *c, rt_type *t, uint32_t offset) {
    uint32_t n = 0;
    rt_type *only = NULL;
    if (rt_type_layout(t)) return;
    for (uint32_t i = 0; i < t->n_fields; i++) {
        rt_type *ft = t->fields[i].is_static ? NULL : rt_field_type(&t->fields[i]);
        if (!ft) continue;
        n++;
        only = ft;
        add_type(b, c, ft, offset + t->fields[i].offset);
    }
    if (n == 1 && t->size >= 2 * rt_type_value_size(only)) add_repeated(b, c, t, only, offset);
}

static void add_type(jit_batch *b, classes *c, rt_type *t, uint32_t offset) {
    if (jit_scalar_type(b, t)) add_leaf(b, c, t, offset);
    else add_fields(b, c, t, offset);
}

static LLVMTypeRef part_type(jit_batch *b, eightbyte kind, uint32_t bytes) {
    if (kind == FLOATS && bytes == 4) return b->t_f32;
    if (kind == FLOATS && bytes == 8) return LLVMVectorType(b->t_f32, 2);
    if (kind == DOUBLE) return b->t_f64;
    return bytes == 1 ? b->t_i8 : bytes == 2 ? b->t_i16 : bytes == 4 ? b->t_i32 : b->t_i64;
}

static jit_c_value classify(jit_batch *b, rt_type *t) {
    jit_c_value r = { 0 };
    LLVMTypeRef scalar = jit_scalar_type(b, t);
    uint32_t size = rt_type_value_size(t);
    if (scalar == b->t_void) return r;
    if (scalar) return (jit_c_value){ .n = 1, .part = { { scalar, 0, size } } };
    classes c = { { NOTHING, NOTHING }, size > 16 };
    if (!c.memory) add_type(b, &c, t, 0);
    if (c.memory) return (jit_c_value){ .memory = true };
    r.n = size > 8 ? 2 : 1;
    for (uint32_t i = 0; i < r.n; i++) {
        uint32_t bytes = size - 8 * i < 8 ? size - 8 * i : 8;
        r.part[i] = (jit_part){ part_type(b, c.of[i], bytes), 8 * i, bytes };
    }
    return r;
}

/* ---- signatures */

static bool in_vector(jit_batch *b, LLVMTypeRef t) { return t == b->t_f32 || t == b->t_f64 || LLVMGetTypeKind(t) == LLVMVectorTypeKind; }

static void use_registers(jit_batch *b, jit_c_value *v, unsigned *integers, unsigned *vectors) {
    unsigned i = 0, f = 0;
    for (uint32_t k = 0; k < v->n; k++) {
        if (in_vector(b, v->part[k].type)) f++;
        else i++;
    }
    if (v->n == 2 && (*integers + i > INTEGER_REGISTERS || *vectors + f > VECTOR_REGISTERS)) {
        *v = (jit_c_value){ .memory = true };
        return;
    }
    *integers += i;
    *vectors += f;
}

static LLVMTypeRef result_type(jit_batch *b, const jit_c_sig *s) {
    LLVMTypeRef parts[2] = { s->ret.part[0].type, s->ret.part[1].type };
    return s->sret || !s->ret.n ? b->t_void : s->ret.n == 1 ? parts[0] : LLVMStructTypeInContext(b->ctx, parts, 2, 0);
}

static unsigned hidden(const jit_c_sig *s) { return (s->nest ? 1u : 0) + (s->sret ? 1u : 0); }

jit_c_sig *jit_c_sig_of(jit_batch *b, const rt_sig *sig, bool nest) {
    jit_c_sig *s = calloc(1, sizeof *s);
    LLVMTypeRef *types = calloc(2 + 2 * (size_t)sig->n_params, sizeof *types);
    *s = (jit_c_sig){ .sig = sig, .nest = nest, .ret = classify(b, sig->ret), .params = calloc(sig->n_params + 1, sizeof *s->params) };
    s->sret = s->ret.memory;
    unsigned n = hidden(s), integers = s->sret, vectors = 0;
    for (unsigned i = 0; i < n; i++) types[i] = b->t_ptr;
    for (uint32_t i = 0; i < sig->n_params; i++) {
        jit_c_value *v = &s->params[i];
        *v = classify(b, sig->params[i]);
        use_registers(b, v, &integers, &vectors);
        if (v->memory) types[n++] = b->t_ptr;
        for (uint32_t k = 0; k < v->n; k++) types[n++] = v->part[k].type;
    }
    s->fn_type = LLVMFunctionType(result_type(b, s), types, n, 0);
    free(types);
    return s;
}

void jit_c_sig_free(jit_c_sig *s) {
    free(s->params);
    free(s);
}

/* ---- attributes */

static LLVMAttributeRef type_attribute(jit_batch *b, const char *name, rt_type *t) {
    LLVMTypeRef bytes = LLVMArrayType2(b->t_i64, (rt_type_value_size(t) + 7) / 8);
    return LLVMCreateTypeAttribute(b->ctx, LLVMGetEnumAttributeKindForName(name, strlen(name)), bytes);
}

static LLVMAttributeRef plain_attribute(jit_batch *b, const char *name, uint64_t value) {
    return LLVMCreateEnumAttribute(b->ctx, LLVMGetEnumAttributeKindForName(name, strlen(name)), value);
}

/* C callees expect small integers extended, as clang reads the convention. */
static LLVMAttributeRef extension(jit_batch *b, rt_type *t) {
    if (!jit_scalar_type(b, t) || rt_type_value_size(t) >= 4) return NULL;
    uint8_t e = rt_type_underlying(t)->element;
    return plain_attribute(b, e == IL_ELEMENT_I1 || e == IL_ELEMENT_I2 ? "signext" : "zeroext", 0);
}

typedef void (*add_attribute)(LLVMValueRef where, LLVMAttributeIndex index, LLVMAttributeRef a);

static void attributes(jit_batch *b, const jit_c_sig *s, LLVMValueRef where, add_attribute add) {
    LLVMAttributeIndex index = 1;
    if (s->nest) add(where, index++, plain_attribute(b, "nest", 0));
    if (s->sret) add(where, index++, type_attribute(b, "sret", s->sig->ret));
    for (uint32_t i = 0; i < s->sig->n_params; i++) {
        const jit_c_value *v = &s->params[i];
        LLVMAttributeRef ext = v->memory ? NULL : extension(b, s->sig->params[i]);
        if (v->memory) {
            add(where, index, type_attribute(b, "byval", s->sig->params[i]));
            add(where, index, plain_attribute(b, "align", 8));
        }
        if (ext) add(where, index, ext);
        index += v->memory ? 1 : v->n;
    }
}

void jit_c_call_attributes(jit_batch *b, const jit_c_sig *s, LLVMValueRef call) { attributes(b, s, call, LLVMAddCallSiteAttribute); }

void jit_c_function_attributes(jit_batch *b, const jit_c_sig *s, LLVMValueRef fn) {
    attributes(b, s, fn, LLVMAddAttributeAtIndex);
    LLVMAttributeRef ext = s->sret || !s->ret.n ? NULL : extension(b, s->sig->ret);
    if (ext) LLVMAddAttributeAtIndex(fn, LLVMAttributeReturnIndex, ext);
}

/* ---- values; parts of 3, 5, 6 or 7 bytes travel as i64 and memory beyond the value is never touched */

static LLVMValueRef at(const jit_c_emitter *e, LLVMValueRef base, uint32_t offset) {
    LLVMValueRef i = LLVMConstInt(e->b->t_i64, offset, 0);
    return offset ? LLVMBuildGEP2(e->bld, e->b->t_i8, base, &i, 1, "") : base;
}

static void copy(const jit_c_emitter *e, LLVMValueRef to, LLVMValueRef from, uint32_t size) {
    LLVMBuildMemCpy(e->bld, to, 1, from, 1, LLVMConstInt(e->b->t_i64, size, 0));
}

static LLVMValueRef load_part(const jit_c_emitter *e, LLVMValueRef value, const jit_part *p) {
    LLVMValueRef from = at(e, value, p->offset);
    if (p->size & (p->size - 1)) {
        LLVMValueRef wide = e->scratch(e->owner, 8);
        copy(e, wide, from, p->size);
        from = wide;
    }
    LLVMValueRef v = LLVMBuildLoad2(e->bld, p->type, from, "");
    LLVMSetAlignment(v, 1);
    return v;
}

static void store_part(const jit_c_emitter *e, LLVMValueRef value, LLVMValueRef v, const jit_part *p) {
    LLVMValueRef to = at(e, value, p->offset), place = p->size & (p->size - 1) ? e->scratch(e->owner, 8) : to;
    LLVMSetAlignment(LLVMBuildStore(e->bld, v, place), 1);
    if (place != to) copy(e, to, place, p->size);
}

/* References travel as pointers; IR that has them as integers, and the other way round. */
static LLVMValueRef as_type(const jit_c_emitter *e, LLVMValueRef v, LLVMTypeRef t) {
    LLVMTypeRef from = LLVMTypeOf(v);
    if (from == t) return v;
    return t == e->b->t_ptr ? LLVMBuildIntToPtr(e->bld, v, t, "") : from == e->b->t_ptr ? LLVMBuildPtrToInt(e->bld, v, t, "") : LLVMBuildIntCast2(e->bld, v, t, 0, "");
}

unsigned jit_c_lower(const jit_c_emitter *e, const jit_c_sig *s, uint32_t i, LLVMValueRef value, LLVMValueRef *out) {
    const jit_c_value *v = &s->params[i];
    out[0] = value;
    if (v->memory) return 1;
    if (jit_scalar_type(e->b, s->sig->params[i])) {
        out[0] = as_type(e, value, v->part[0].type);
        return 1;
    }
    for (uint32_t k = 0; k < v->n; k++) out[k] = load_part(e, value, &v->part[k]);
    return v->n;
}

void jit_c_store_result(const jit_c_emitter *e, const jit_c_sig *s, LLVMValueRef call, LLVMValueRef to) {
    for (uint32_t k = 0; k < s->ret.n && !s->sret; k++)
        store_part(e, to, s->ret.n > 1 ? LLVMBuildExtractValue(e->bld, call, k, "") : call, &s->ret.part[k]);
}

void jit_c_store_params(const jit_c_emitter *e, const jit_c_sig *s, LLVMValueRef fn, LLVMValueRef *addresses) {
    unsigned p = hidden(s);
    for (uint32_t i = 0; i < s->sig->n_params; i++) {
        const jit_c_value *v = &s->params[i];
        if (v->memory) {
            addresses[i] = LLVMGetParam(fn, p++);
            continue;
        }
        uint32_t size = rt_type_value_size(s->sig->params[i]);
        addresses[i] = e->scratch(e->owner, size < 8 ? 8 : size);
        for (uint32_t k = 0; k < v->n; k++) store_part(e, addresses[i], LLVMGetParam(fn, p++), &v->part[k]);
    }
}

void jit_c_return_from(const jit_c_emitter *e, const jit_c_sig *s, LLVMValueRef fn, LLVMValueRef from) {
    if (s->sret) copy(e, LLVMGetParam(fn, s->nest ? 1 : 0), from, rt_type_value_size(s->sig->ret));
    if (s->sret || !s->ret.n) {
        LLVMBuildRetVoid(e->bld);
        return;
    }
    LLVMValueRef r = LLVMGetUndef(result_type(e->b, s));
    for (uint32_t k = 0; k < s->ret.n; k++) {
        LLVMValueRef v = load_part(e, from, &s->ret.part[k]);
        r = s->ret.n > 1 ? LLVMBuildInsertValue(e->bld, r, v, k, "") : v;
    }
    LLVMBuildRet(e->bld, r);
}
