/* How values travel between compiled functions, and between them and C: see the contract in jit.h. */
#include "jit/jit.h"

#include <stdlib.h>

LLVMTypeRef jit_scalar_type(jit_batch *b, rt_type *t) {
    switch (t->kind) {
    case RT_KIND_ENUM: return jit_scalar_type(b, rt_type_underlying(t));
    case RT_KIND_STRUCT: return NULL;
    case RT_KIND_PTR: case RT_KIND_FNPTR: return b->t_i64;
    case RT_KIND_PRIMITIVE: break;
    default: return b->t_ptr;
    }
    switch (t->element) {
    case IL_ELEMENT_VOID: return b->t_void;
    case IL_ELEMENT_BOOLEAN: case IL_ELEMENT_I1: case IL_ELEMENT_U1: return b->t_i8;
    case IL_ELEMENT_CHAR: case IL_ELEMENT_I2: case IL_ELEMENT_U2: return b->t_i16;
    case IL_ELEMENT_I4: case IL_ELEMENT_U4: return b->t_i32;
    case IL_ELEMENT_R4: return b->t_f32;
    case IL_ELEMENT_R8: return b->t_f64;
    default: return b->t_i64; /* i8 u8 i u */
    }
}

LLVMTypeRef jit_mem_type(jit_batch *b, rt_type *t) {
    LLVMTypeRef scalar = jit_scalar_type(b, t);
    return scalar ? scalar : LLVMArrayType2(b->t_i8, rt_type_value_size(t));
}

/* What one eightbyte of a struct holds: nothing yet, one pointer, one double, one float, or a mix (an integer). */
typedef enum leaf { LEAF_NONE, LEAF_PTR, LEAF_F64, LEAF_F32, LEAF_INT } leaf;

static leaf leaf_of(jit_batch *b, rt_type *t) {
    LLVMTypeRef s = jit_scalar_type(b, t);
    return s == b->t_ptr ? LEAF_PTR : s == b->t_f64 ? LEAF_F64 : s == b->t_f32 ? LEAF_F32 : LEAF_INT;
}

static void add_leaf(leaf eight[2], uint32_t offset, uint32_t size, leaf kind) {
    for (uint32_t i = offset / 8; i <= (offset + size - 1) / 8 && i < 2; i++)
        eight[i] = eight[i] == LEAF_NONE && offset % 8 == 0 && size <= 8 ? kind : LEAF_INT;
}

static void walk_fields(jit_batch *b, rt_type *t, uint32_t base, leaf eight[2]) {
    if (rt_type_layout(t)) return;
    uint32_t instance = 0, covered = 0;
    for (uint32_t i = 0; i < t->n_fields; i++) {
        rt_field *f = &t->fields[i];
        rt_type *ft = f->is_static ? NULL : rt_field_type(f);
        if (!ft) continue;
        instance++;
        uint32_t size = rt_type_value_size(ft);
        covered = f->offset + size;
        if (ft->kind == RT_KIND_STRUCT) walk_fields(b, ft, base + f->offset, eight);
        else add_leaf(eight, base + f->offset, size, leaf_of(b, ft));
    }
    if (instance == 1 && t->size > covered + 7) add_leaf(eight, base, t->size, LEAF_INT); /* an inline array: the field repeats */
}

static LLVMTypeRef part_type(jit_batch *b, leaf kind, uint32_t size) {
    if (kind == LEAF_PTR && size == 8) return b->t_ptr;
    if (kind == LEAF_F64 && size == 8) return b->t_f64;
    if (kind == LEAF_F32 && size == 4) return b->t_f32;
    return size == 1 ? b->t_i8 : size == 2 ? b->t_i16 : size == 4 ? b->t_i32 : b->t_i64;
}

jit_parts jit_abi_classify(jit_batch *b, rt_type *t) {
    jit_parts r = { 0 };
    LLVMTypeRef scalar = jit_scalar_type(b, t);
    if (scalar == b->t_void) return r;
    if (scalar) {
        r.n = 1;
        r.part[0] = (jit_part){ scalar, 0, rt_type_value_size(t) };
        return r;
    }
    uint32_t size = rt_type_value_size(t);
    if (size > 16) {
        r.indirect = true;
        return r;
    }
    leaf eight[2] = { LEAF_NONE, LEAF_NONE };
    walk_fields(b, t, 0, eight);
    r.n = size > 8 ? 2 : 1;
    for (uint32_t i = 0; i < r.n; i++) {
        uint32_t bytes = size - 8 * i < 8 ? size - 8 * i : 8;
        r.part[i] = (jit_part){ part_type(b, eight[i], bytes), 8 * i, bytes };
    }
    return r;
}

/* The LLVM result type: void, one part, a struct of parts; for the async entry the continuation comes first. */
static LLVMTypeRef result_type(jit_batch *b, const jit_abi *abi) {
    LLVMTypeRef parts[3];
    unsigned n = 0;
    if (abi->async) parts[n++] = b->t_ptr;
    for (uint32_t i = 0; i < abi->ret.n && !abi->sret; i++) parts[n++] = abi->ret.part[i].type;
    return n == 0 ? b->t_void : n == 1 ? parts[0] : LLVMStructTypeInContext(b->ctx, parts, n, 0);
}

jit_abi jit_abi_of(jit_batch *b, const rt_sig *sig, bool async) {
    jit_abi abi = { .has_this = sig->has_this, .n_params = sig->n_params, .async = async };
    abi.ret = jit_abi_classify(b, sig->ret);
    abi.sret = abi.ret.indirect;
    LLVMTypeRef few[64], *params = 2 + 2 * sig->n_params <= 64 ? few : malloc((2 + 2 * sig->n_params) * sizeof *params);
    unsigned n = 0;
    if (abi.sret) params[n++] = b->t_ptr;
    if (sig->has_this) params[n++] = b->t_ptr;
    for (uint32_t i = 0; i < sig->n_params; i++) {
        jit_parts p = jit_abi_classify(b, sig->params[i]);
        if (p.indirect) params[n++] = b->t_ptr;
        for (uint32_t k = 0; k < p.n; k++) params[n++] = p.part[k].type;
    }
    abi.fn_type = LLVMFunctionType(result_type(b, &abi), params, n, 0);
    if (params != few) free(params);
    return abi;
}
