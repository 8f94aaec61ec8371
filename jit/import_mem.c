/* Arguments, locals, constants, indirect access, blocks of memory (III.3, III.4). */
#include "jit/import.h"

/* The number that the short forms carry in the opcode. */
static uint32_t number(jit_import *im, enum il_op first, enum il_op last) {
    return im->insn.op >= first && im->insn.op <= last ? (uint32_t)(im->insn.op - first) : (uint32_t)im->insn.u.i;
}

static bool in_range(jit_import *im, uint32_t i, uint32_t n, const char *what) {
    if (i < n) return true;
    jit_fail(im, COIL_EBAD_IL, "there is no %s %u", what, i);
    return false;
}

void jit_op_nop(jit_import *im) { (void)im; }

void jit_op_ldarg(jit_import *im) {
    uint32_t i = number(im, IL_OP_LDARG_0, IL_OP_LDARG_3);
    if (!in_range(im, i, im->n_args, "argument")) return;
    jit_push_value(im, jit_load(im, im->args[i], im->arg_types[i], 0, false));
}

static void push_variable(jit_import *im, LLVMValueRef address, rt_type *t) {
    jit_push_value(im, (jit_value){ .v = address, .kind = JIT_BYREF, .type = rt_type_byref(t), .is_this = true });
}

void jit_op_ldarga(jit_import *im) {
    uint32_t i = (uint32_t)im->insn.u.i;
    if (in_range(im, i, im->n_args, "argument")) push_variable(im, im->args[i], im->arg_types[i]);
}

void jit_op_starg(jit_import *im) {
    uint32_t i = (uint32_t)im->insn.u.i;
    jit_value v = jit_pop(im);
    if (in_range(im, i, im->n_args, "argument")) jit_store(im, im->args[i], v, im->arg_types[i], 0, false);
}

void jit_op_ldloc(jit_import *im) {
    uint32_t i = number(im, IL_OP_LDLOC_0, IL_OP_LDLOC_3);
    if (in_range(im, i, im->n_locals, "local")) jit_push_value(im, jit_load(im, im->locals[i], im->local_types[i], 0, false));
}

void jit_op_ldloca(jit_import *im) {
    uint32_t i = (uint32_t)im->insn.u.i;
    if (in_range(im, i, im->n_locals, "local")) push_variable(im, im->locals[i], im->local_types[i]);
}

void jit_op_stloc(jit_import *im) {
    uint32_t i = number(im, IL_OP_STLOC_0, IL_OP_STLOC_3);
    jit_value v = jit_pop(im);
    if (in_range(im, i, im->n_locals, "local")) jit_store(im, im->locals[i], v, im->local_types[i], 0, false);
}

void jit_op_ldc(jit_import *im) {
    jit_batch *b = im->b;
    uint16_t op = im->insn.op;
    if (op == IL_OP_LDC_I8) jit_push(im, LLVMConstInt(b->t_i64, (uint64_t)im->insn.u.i, 1), rt_wk.i8);
    else if (op == IL_OP_LDC_R4) jit_push(im, LLVMConstReal(b->t_f32, im->insn.u.r), rt_wk.r4);
    else if (op == IL_OP_LDC_R8) jit_push(im, LLVMConstReal(b->t_f64, im->insn.u.r), rt_wk.r8);
    else {
        int64_t v = op >= IL_OP_LDC_I4_M1 && op <= IL_OP_LDC_I4_8 ? (int64_t)op - IL_OP_LDC_I4_0 : im->insn.u.i;
        jit_push(im, LLVMConstInt(b->t_i32, (uint64_t)v & 0xFFFFFFFFu, 0), rt_wk.i4);
    }
}

void jit_op_ldnull(jit_import *im) {
    jit_push_value(im, (jit_value){ .v = LLVMConstNull(im->b->t_ptr), .kind = JIT_REF, .type = NULL, .is_null = true });
}

void jit_op_dup(jit_import *im) {
    jit_value v = jit_pop(im);
    jit_push_value(im, v);
    jit_push_value(im, v);
}

void jit_op_pop(jit_import *im) { jit_pop(im); }

/* ---- through addresses, III.3.42, III.3.62 */

static rt_type *access_type(uint16_t op) {
    switch (op) {
    case IL_OP_LDIND_I1: case IL_OP_STIND_I1: return rt_wk.i1;
    case IL_OP_LDIND_U1: return rt_wk.u1;
    case IL_OP_LDIND_I2: case IL_OP_STIND_I2: return rt_wk.i2;
    case IL_OP_LDIND_U2: return rt_wk.u2;
    case IL_OP_LDIND_I4: case IL_OP_STIND_I4: return rt_wk.i4;
    case IL_OP_LDIND_U4: return rt_wk.u4;
    case IL_OP_LDIND_I8: case IL_OP_STIND_I8: return rt_wk.i8;
    case IL_OP_LDIND_R4: case IL_OP_STIND_R4: return rt_wk.r4;
    case IL_OP_LDIND_R8: case IL_OP_STIND_R8: return rt_wk.r8;
    case IL_OP_LDIND_REF: case IL_OP_STIND_REF: return rt_wk.object;
    default: return rt_wk.i;
    }
}

static LLVMValueRef checked_address(jit_import *im, jit_value v) {
    if (v.kind != JIT_BYREF && v.kind != JIT_NATIVE && v.kind != JIT_I64) {
        jit_fail(im, COIL_EBAD_IL, "%s through %s", il_ops[im->insn.op].name, jit_kind_name(v.kind));
        return LLVMGetUndef(im->b->t_ptr);
    }
    jit_check_address(im, v);
    return jit_to_ptr(im, v);
}

static unsigned alignment(jit_import *im) { return im->p_unaligned; }

void jit_op_ldind(jit_import *im) {
    jit_value a = jit_pop(im);
    jit_push_value(im, jit_load(im, checked_address(im, a), access_type(im->insn.op), alignment(im), im->p_volatile));
}

void jit_op_stind(jit_import *im) {
    jit_value v = jit_pop(im), a = jit_pop(im);
    jit_store(im, checked_address(im, a), v, access_type(im->insn.op), alignment(im), im->p_volatile);
}

void jit_op_ldobj(jit_import *im) {
    rt_type *t = jit_token_type(im, im->insn.u.token);
    if (!t || (rt_type_is_value(t) && !jit_loaded(im, t))) return;
    jit_value a = jit_pop(im);
    jit_push_value(im, jit_load(im, checked_address(im, a), t, alignment(im), im->p_volatile));
}

void jit_op_stobj(jit_import *im) {
    rt_type *t = jit_token_type(im, im->insn.u.token);
    if (!t || (rt_type_is_value(t) && !jit_loaded(im, t))) return;
    jit_value v = jit_pop(im), a = jit_pop(im);
    jit_store(im, checked_address(im, a), v, t, alignment(im), im->p_volatile);
}

void jit_op_cpobj(jit_import *im) {
    rt_type *t = jit_token_type(im, im->insn.u.token);
    if (!t || (rt_type_is_value(t) && !jit_loaded(im, t))) return;
    jit_value from = jit_pop(im), to = jit_pop(im);
    LLVMValueRef dst = checked_address(im, to), src = checked_address(im, from);
    jit_store(im, dst, jit_load(im, src, t, alignment(im), im->p_volatile), t, alignment(im), im->p_volatile);
}

void jit_op_initobj(jit_import *im) {
    rt_type *t = jit_token_type(im, im->insn.u.token);
    if (!t || (rt_type_is_value(t) && !jit_loaded(im, t))) return;
    LLVMValueRef p = checked_address(im, jit_pop(im));
    if (jit_scalar_type(im->b, t)) LLVMBuildStore(im->bld, LLVMConstNull(jit_scalar_type(im->b, t)), p);
    else LLVMBuildMemSet(im->bld, p, LLVMConstNull(im->b->t_i8), jit_i64(im, rt_type_value_size(t)), 1);
}

static LLVMValueRef byte_count(jit_import *im) { return LLVMBuildZExt(im->bld, jit_coerce(im, jit_pop(im), rt_wk.u4), im->b->t_i64, ""); }

LLVMValueRef jit_pop_block(jit_import *im, LLVMValueRef n) {
    jit_value v = jit_pop(im);
    LLVMValueRef p = jit_to_ptr(im, v);
    if (v.is_this || (v.kind == JIT_BYREF && im->state->trusts_byrefs)) return p;
    LLVMValueRef some = LLVMBuildICmp(im->bld, LLVMIntNE, n, jit_i64(im, 0), ""), none = LLVMBuildIsNull(im->bld, p, "");
    jit_throw_if(im, LLVMBuildAnd(im->bld, some, none, ""), "rt_throw_null");
    return p;
}

void jit_op_cpblk(jit_import *im) {
    LLVMValueRef n = byte_count(im), from = jit_pop_block(im, n), to = jit_pop_block(im, n);
    LLVMBuildMemMove(im->bld, to, 1, from, 1, n);
}

void jit_op_initblk(jit_import *im) {
    LLVMValueRef n = byte_count(im), v = jit_coerce(im, jit_pop(im), rt_wk.u1);
    LLVMBuildMemSet(im->bld, jit_pop_block(im, n), v, n, 1);
}

/* III.3.47 */
void jit_op_localloc(jit_import *im) {
    LLVMValueRef n = jit_to_i64(im, jit_pop(im));
    LLVMValueRef p = LLVMBuildArrayAlloca(im->bld, im->b->t_i8, n, "localloc");
    LLVMSetAlignment(p, 16);
    if (im->body.init_locals) LLVMBuildMemSet(im->bld, p, LLVMConstNull(im->b->t_i8), n, 16);
    LLVMValueRef none = LLVMBuildICmp(im->bld, LLVMIntEQ, n, jit_i64(im, 0), ""), zero = jit_i64(im, 0); /* no bytes: null, as CoreCLR */
    jit_push_kind(im, LLVMBuildSelect(im->bld, none, zero, LLVMBuildPtrToInt(im->bld, p, im->b->t_i64, ""), ""), JIT_NATIVE, rt_wk.u);
}

void jit_op_sizeof(jit_import *im) {
    rt_type *t = jit_token_type(im, im->insn.u.token);
    if (!t || (rt_type_is_value(t) && !jit_loaded(im, t))) return;
    jit_push(im, jit_i32(im, rt_type_value_size(t)), rt_wk.u4);
}

/* III.2: prefixes wait for the next instruction. `no.` is refused, as CoreCLR does. */
void jit_op_prefix(jit_import *im) {
    switch (im->insn.op) {
    case IL_OP_VOLATILE: im->p_volatile = true; break;
    case IL_OP_UNALIGNED: im->p_unaligned = 1; break;
    case IL_OP_READONLY: im->p_readonly = true; break;
    case IL_OP_TAIL: im->p_tail = true; break;
    case IL_OP_NO: jit_fail(im, COIL_EBAD_IL, "the prefix no."); break;
    case IL_OP_CONSTRAINED: im->p_constrained = jit_token_type(im, im->insn.u.token); break;
    default: break;
    }
}
