/* Arithmetic, conversions, comparisons: III.1.5 (the operand tables), III.1.6, III.3. */
#include "jit/import.h"

#include <string.h>

static bool is_float(jit_kind k) { return k == JIT_F32 || k == JIT_F64; }
static bool is_address(jit_kind k) { return k == JIT_REF || k == JIT_BYREF; }

static void bad_operands(jit_import *im, jit_value a, jit_value b) {
    jit_fail(im, COIL_EBAD_IL, "%s of %s and %s", il_ops[im->insn.op].name, jit_kind_name(a.kind), jit_kind_name(b.kind));
}

/* III.1.5 Table 2: brings both operands to one kind; false if they have none. */
static bool unify(jit_import *im, jit_value *a, jit_value *b) {
    if (a->kind == b->kind && a->kind <= JIT_F64) return true;
    if (is_float(a->kind) && is_float(b->kind)) {
        *a = jit_convert_kind(im, *a, JIT_F64);
        *b = jit_convert_kind(im, *b, JIT_F64);
        return true;
    }
    if (a->kind <= JIT_NATIVE && b->kind <= JIT_NATIVE) { /* int32 with native int; int64 with native int is not verifiable but harmless */
        jit_kind k = a->kind == JIT_NATIVE || b->kind == JIT_NATIVE ? JIT_NATIVE : JIT_I64;
        *a = jit_convert_kind(im, *a, k);
        *b = jit_convert_kind(im, *b, k);
        return true;
    }
    return false;
}

static rt_type *type_of_kind(jit_kind k) { return k == JIT_I32 ? rt_wk.i4 : k == JIT_I64 ? rt_wk.i8 : k == JIT_F32 ? rt_wk.r4 : k == JIT_F64 ? rt_wk.r8 : rt_wk.i; }
static void push_kind(jit_import *im, LLVMValueRef v, jit_kind k) { jit_push_kind(im, v, k, type_of_kind(k)); }

/* ---- pointers: & + int, & - int, & - & */
static bool pointer_arithmetic(jit_import *im, jit_value a, jit_value b) {
    bool add = im->insn.op == IL_OP_ADD, sub = im->insn.op == IL_OP_SUB;
    if (add && !is_address(a.kind) && is_address(b.kind)) {
        jit_value t = a;
        a = b;
        b = t;
    }
    if (!(add || sub) || a.kind != JIT_BYREF) {
        if (a.kind == JIT_BYREF || b.kind == JIT_BYREF) { /* masks of addresses: as integers */
            a = jit_convert_kind(im, a, JIT_NATIVE);
            b = jit_convert_kind(im, b, JIT_NATIVE);
            jit_push_value(im, a);
            jit_push_value(im, b);
            jit_op_binary(im);
            return true;
        }
        return false;
    }
    if (sub && is_address(b.kind)) {
        push_kind(im, LLVMBuildSub(im->bld, jit_to_i64(im, a), jit_to_i64(im, b), ""), JIT_NATIVE);
        return true;
    }
    LLVMValueRef n = jit_to_i64(im, b);
    if (sub) n = LLVMBuildNeg(im->bld, n, "");
    jit_push_kind(im, LLVMBuildGEP2(im->bld, im->b->t_i8, a.v, &n, 1, ""), JIT_BYREF, a.type);
    return true;
}

/* ---- div and rem, III.3.31: zero and overflow are exceptions */
static void check_division(jit_import *im, LLVMValueRef a, LLVMValueRef b, bool is_signed) {
    LLVMTypeRef t = LLVMTypeOf(b);
    jit_throw_if(im, LLVMBuildIsNull(im->bld, b, ""), "rt_throw_divide");
    if (!is_signed) return;
    LLVMValueRef minus_one = LLVMBuildICmp(im->bld, LLVMIntEQ, b, LLVMConstAllOnes(t), "");
    LLVMValueRef minimum = LLVMConstInt(t, LLVMGetIntTypeWidth(t) == 32 ? 0x80000000u : 0x8000000000000000u, 0);
    LLVMValueRef overflow = LLVMBuildAnd(im->bld, minus_one, LLVMBuildICmp(im->bld, LLVMIntEQ, a, minimum, ""), "");
    jit_throw_if(im, overflow, "rt_throw_overflow");
}

static LLVMOpcode int_opcode(uint16_t op) {
    switch (op) {
    case IL_OP_ADD: return LLVMAdd;
    case IL_OP_SUB: return LLVMSub;
    case IL_OP_MUL: return LLVMMul;
    case IL_OP_DIV: return LLVMSDiv;
    case IL_OP_DIV_UN: return LLVMUDiv;
    case IL_OP_REM: return LLVMSRem;
    case IL_OP_REM_UN: return LLVMURem;
    case IL_OP_AND: return LLVMAnd;
    case IL_OP_OR: return LLVMOr;
    default: return LLVMXor;
    }
}

static LLVMValueRef float_remainder(jit_import *im, jit_value a, jit_value b) {
    LLVMValueRef args[2] = { a.v, b.v };
    return jit_call_helper(im, a.kind == JIT_F32 ? "fmodf" : "fmod", args, 2);
}

static LLVMValueRef float_binary(jit_import *im, jit_value a, jit_value b) {
    switch (im->insn.op) {
    case IL_OP_ADD: return LLVMBuildFAdd(im->bld, a.v, b.v, "");
    case IL_OP_SUB: return LLVMBuildFSub(im->bld, a.v, b.v, "");
    case IL_OP_MUL: return LLVMBuildFMul(im->bld, a.v, b.v, "");
    case IL_OP_DIV: return LLVMBuildFDiv(im->bld, a.v, b.v, "");
    case IL_OP_REM: return float_remainder(im, a, b);
    default: bad_operands(im, a, b); return a.v;
    }
}

void jit_op_binary(jit_import *im) {
    jit_value b = jit_pop(im), a = jit_pop(im);
    if (im->error) return;
    if ((is_address(a.kind) || is_address(b.kind)) && pointer_arithmetic(im, a, b)) return;
    if (!unify(im, &a, &b) || a.kind > JIT_F64) {
        bad_operands(im, a, b);
        return;
    }
    if (is_float(a.kind)) {
        push_kind(im, float_binary(im, a, b), a.kind);
        return;
    }
    LLVMOpcode op = int_opcode(im->insn.op);
    if (op == LLVMSDiv || op == LLVMSRem) check_division(im, a.v, b.v, true);
    if (op == LLVMUDiv || op == LLVMURem) check_division(im, a.v, b.v, false);
    push_kind(im, LLVMBuildBinOp(im->bld, op, a.v, b.v, ""), a.kind);
}

/* ---- checked arithmetic, III.3.2 */
static const char *overflow_intrinsic(uint16_t op) {
    switch (op) {
    case IL_OP_ADD_OVF: return "llvm.sadd.with.overflow";
    case IL_OP_ADD_OVF_UN: return "llvm.uadd.with.overflow";
    case IL_OP_SUB_OVF: return "llvm.ssub.with.overflow";
    case IL_OP_SUB_OVF_UN: return "llvm.usub.with.overflow";
    case IL_OP_MUL_OVF: return "llvm.smul.with.overflow";
    default: return "llvm.umul.with.overflow";
    }
}

void jit_op_binary_ovf(jit_import *im) {
    jit_value b = jit_pop(im), a = jit_pop(im);
    bool address = a.kind == JIT_BYREF || b.kind == JIT_BYREF;
    if (address) {
        a = jit_convert_kind(im, a, JIT_NATIVE);
        b = jit_convert_kind(im, b, JIT_NATIVE);
    }
    if (im->error || !unify(im, &a, &b) || a.kind > JIT_NATIVE) {
        bad_operands(im, a, b);
        return;
    }
    LLVMTypeRef t = LLVMTypeOf(a.v);
    LLVMValueRef args[2] = { a.v, b.v }, r = jit_intrinsic_call(im, overflow_intrinsic(im->insn.op), &t, 1, args, 2);
    jit_throw_if(im, LLVMBuildExtractValue(im->bld, r, 1, "overflow"), "rt_throw_overflow");
    push_kind(im, LLVMBuildExtractValue(im->bld, r, 0, ""), a.kind);
}

/* III.3.58: counts are masked, as the hardware and CoreCLR do. */
void jit_op_shift(jit_import *im) {
    jit_value n = jit_pop(im), v = jit_pop(im);
    if (im->error || v.kind > JIT_NATIVE || n.kind > JIT_NATIVE) {
        bad_operands(im, v, n);
        return;
    }
    n = jit_convert_kind(im, n, v.kind);
    LLVMTypeRef t = LLVMTypeOf(v.v);
    LLVMValueRef count = LLVMBuildAnd(im->bld, n.v, LLVMConstInt(t, LLVMGetIntTypeWidth(t) - 1, 0), "");
    LLVMOpcode op = im->insn.op == IL_OP_SHL ? LLVMShl : im->insn.op == IL_OP_SHR ? LLVMAShr : LLVMLShr;
    push_kind(im, LLVMBuildBinOp(im->bld, op, v.v, count, ""), v.kind);
}

void jit_op_unary(jit_import *im) {
    jit_value v = jit_pop(im);
    bool neg = im->insn.op == IL_OP_NEG;
    if (v.kind <= JIT_NATIVE) push_kind(im, neg ? LLVMBuildNeg(im->bld, v.v, "") : LLVMBuildNot(im->bld, v.v, ""), v.kind);
    else if (neg && is_float(v.kind)) push_kind(im, LLVMBuildFNeg(im->bld, v.v, ""), v.kind);
    else jit_fail(im, COIL_EBAD_IL, "%s of %s", il_ops[im->insn.op].name, jit_kind_name(v.kind));
}

/* ---- conversions, III.3.27. One row for each target. */
typedef struct target { uint8_t bits; bool is_signed, native; } target;

static target target_of(uint16_t op) {
    switch (op) {
    case IL_OP_CONV_I1: case IL_OP_CONV_OVF_I1: case IL_OP_CONV_OVF_I1_UN: return (target){ 8, true, false };
    case IL_OP_CONV_U1: case IL_OP_CONV_OVF_U1: case IL_OP_CONV_OVF_U1_UN: return (target){ 8, false, false };
    case IL_OP_CONV_I2: case IL_OP_CONV_OVF_I2: case IL_OP_CONV_OVF_I2_UN: return (target){ 16, true, false };
    case IL_OP_CONV_U2: case IL_OP_CONV_OVF_U2: case IL_OP_CONV_OVF_U2_UN: return (target){ 16, false, false };
    case IL_OP_CONV_I4: case IL_OP_CONV_OVF_I4: case IL_OP_CONV_OVF_I4_UN: return (target){ 32, true, false };
    case IL_OP_CONV_U4: case IL_OP_CONV_OVF_U4: case IL_OP_CONV_OVF_U4_UN: return (target){ 32, false, false };
    case IL_OP_CONV_I8: case IL_OP_CONV_OVF_I8: case IL_OP_CONV_OVF_I8_UN: return (target){ 64, true, false };
    case IL_OP_CONV_U8: case IL_OP_CONV_OVF_U8: case IL_OP_CONV_OVF_U8_UN: return (target){ 64, false, false };
    case IL_OP_CONV_I: case IL_OP_CONV_OVF_I: case IL_OP_CONV_OVF_I_UN: return (target){ 64, true, true };
    default: return (target){ 64, false, true };
    }
}

static void push_target(jit_import *im, LLVMValueRef v, target t) {
    if (t.bits < 32) v = t.is_signed ? LLVMBuildSExt(im->bld, v, im->b->t_i32, "") : LLVMBuildZExt(im->bld, v, im->b->t_i32, "");
    rt_type *type = t.native ? (t.is_signed ? rt_wk.i : rt_wk.u) : t.bits == 64 ? (t.is_signed ? rt_wk.i8 : rt_wk.u8) : (t.is_signed ? rt_wk.i4 : rt_wk.u4);
    jit_push_kind(im, v, t.native ? JIT_NATIVE : t.bits == 64 ? JIT_I64 : JIT_I32, type);
}

/* Saturating, NaN gives 0 (since .NET 9). Small targets go through int32 as CoreCLR does. */
static LLVMValueRef float_to_int(jit_import *im, LLVMValueRef v, target t) {
    LLVMTypeRef wide = t.bits == 64 ? im->b->t_i64 : im->b->t_i32, overloads[2] = { wide, LLVMTypeOf(v) };
    bool is_signed = t.is_signed || t.bits < 32;
    LLVMValueRef r = jit_intrinsic_call(im, is_signed ? "llvm.fptosi.sat" : "llvm.fptoui.sat", overloads, 2, &v, 1);
    return t.bits < 32 ? LLVMBuildTrunc(im->bld, r, LLVMIntTypeInContext(im->b->ctx, t.bits), "") : r;
}

static LLVMValueRef int_to_int(jit_import *im, LLVMValueRef v, unsigned bits, bool extend_signed) {
    LLVMTypeRef to = LLVMIntTypeInContext(im->b->ctx, bits);
    unsigned from = LLVMGetIntTypeWidth(LLVMTypeOf(v));
    if (from > bits) return LLVMBuildTrunc(im->bld, v, to, "");
    if (from == bits) return v;
    return extend_signed ? LLVMBuildSExt(im->bld, v, to, "") : LLVMBuildZExt(im->bld, v, to, "");
}

static void to_float(jit_import *im, jit_value v) {
    bool single = im->insn.op == IL_OP_CONV_R4, from_unsigned = im->insn.op == IL_OP_CONV_R_UN;
    il_insn next;
    if (from_unsigned && jit_next_insn(im, im->insn.offset + im->insn.size, &next) && next.op == IL_OP_CONV_R4) { /* rounded once, not twice */
        single = true;
        im->insn.size += next.size;
    }
    LLVMTypeRef t = single ? im->b->t_f32 : im->b->t_f64;
    LLVMValueRef r = is_float(v.kind) ? LLVMBuildFPCast(im->bld, v.v, t, "")
                   : from_unsigned ? LLVMBuildUIToFP(im->bld, v.v, t, "") : LLVMBuildSIToFP(im->bld, v.v, t, "");
    push_kind(im, r, single ? JIT_F32 : JIT_F64);
}

void jit_op_conv(jit_import *im) {
    jit_value v = jit_pop(im);
    uint16_t op = im->insn.op;
    if (im->error) return;
    if (v.kind == JIT_STRUCT) {
        jit_fail(im, COIL_EBAD_IL, "%s of a value type", il_ops[op].name);
        return;
    }
    if (is_address(v.kind)) v = jit_convert_kind(im, v, JIT_NATIVE);
    if (op == IL_OP_CONV_R4 || op == IL_OP_CONV_R8 || op == IL_OP_CONV_R_UN) {
        to_float(im, v);
        return;
    }
    target t = target_of(op);
    /* conv.u8 and conv.u zero-extend int32, the signed ones sign-extend */
    LLVMValueRef r = is_float(v.kind) ? float_to_int(im, v.v, t) : int_to_int(im, v.v, t.bits, t.is_signed);
    push_target(im, r, t);
}

/* ---- conv.ovf, III.3.28 */
static bool from_unsigned(uint16_t op) { return op >= IL_OP_CONV_OVF_I1_UN && op <= IL_OP_CONV_OVF_U_UN; }

static double power_of_two(unsigned n) { return n >= 64 ? 18446744073709551616.0 : (double)(1ull << n); }

/* In range iff lower < v < upper, for the truncated value; NaN compares false. The lower bound of int64 and of int32 from float32 is exact. */
static void float_to_int_ovf(jit_import *im, LLVMValueRef v, target t) {
    LLVMValueRef d = LLVMBuildFPExt(im->bld, v, im->b->t_f64, "");
    double upper = power_of_two(t.is_signed ? t.bits - 1u : t.bits), lower = t.is_signed ? -upper : 0;
    bool inclusive = t.is_signed && t.bits == 64; /* -2^63 - 1 is not a double */
    LLVMValueRef low = LLVMConstReal(im->b->t_f64, inclusive ? lower : lower - 1), high = LLVMConstReal(im->b->t_f64, upper);
    LLVMValueRef above = LLVMBuildFCmp(im->bld, inclusive ? LLVMRealOGE : LLVMRealOGT, d, low, ""), below = LLVMBuildFCmp(im->bld, LLVMRealOLT, d, high, "");
    jit_throw_if(im, LLVMBuildNot(im->bld, LLVMBuildAnd(im->bld, above, below, ""), ""), "rt_throw_overflow");
    LLVMTypeRef to = LLVMIntTypeInContext(im->b->ctx, t.bits);
    LLVMTypeRef wide = t.bits < 32 ? im->b->t_i32 : to;
    LLVMValueRef r = t.is_signed || t.bits < 32 ? LLVMBuildFPToSI(im->bld, d, wide, "") : LLVMBuildFPToUI(im->bld, d, wide, "");
    push_target(im, LLVMBuildTrunc(im->bld, r, to, ""), t);
}

static LLVMValueRef fits(jit_import *im, LLVMValueRef v, target t, bool source_unsigned) {
    LLVMTypeRef from = LLVMTypeOf(v);
    unsigned width = LLVMGetIntTypeWidth(from), value_bits = t.is_signed ? t.bits - 1u : t.bits;
    if (source_unsigned) { /* v <= maximum, unsigned */
        if (value_bits >= width) return LLVMConstInt(im->b->t_i1, 1, 0);
        return LLVMBuildICmp(im->bld, LLVMIntULT, v, LLVMConstInt(from, 1ull << value_bits, 0), "");
    }
    if (!t.is_signed) {
        LLVMValueRef positive = LLVMBuildICmp(im->bld, LLVMIntSGE, v, LLVMConstNull(from), "");
        if (value_bits >= width) return positive;
        return LLVMBuildAnd(im->bld, positive, LLVMBuildICmp(im->bld, LLVMIntSLT, v, LLVMConstInt(from, 1ull << value_bits, 0), ""), "");
    }
    if (t.bits >= width) return LLVMConstInt(im->b->t_i1, 1, 0);
    LLVMValueRef back = LLVMBuildSExt(im->bld, LLVMBuildTrunc(im->bld, v, LLVMIntTypeInContext(im->b->ctx, t.bits), ""), from, "");
    return LLVMBuildICmp(im->bld, LLVMIntEQ, back, v, "");
}

void jit_op_conv_ovf(jit_import *im) {
    jit_value v = jit_pop(im);
    target t = target_of(im->insn.op);
    if (im->error) return;
    if (v.kind == JIT_STRUCT) {
        jit_fail(im, COIL_EBAD_IL, "%s of a value type", il_ops[im->insn.op].name);
        return;
    }
    if (is_address(v.kind)) v = jit_convert_kind(im, v, JIT_NATIVE);
    if (is_float(v.kind)) {
        float_to_int_ovf(im, v.v, t);
        return;
    }
    bool source_unsigned = from_unsigned(im->insn.op);
    LLVMValueRef ok = fits(im, v.v, t, source_unsigned);
    uint64_t known;
    if (!jit_known_int(ok, &known) || !known) jit_throw_if(im, LLVMBuildNot(im->bld, ok, ""), "rt_throw_overflow");
    push_target(im, int_to_int(im, v.v, t.bits, !source_unsigned), t);
}

/* ---- comparisons, III.1.5 Table 4; shared with the branches of import_flow.c through the opcode's meaning */
typedef struct predicate { LLVMIntPredicate i; LLVMRealPredicate f; } predicate;

static predicate predicate_of(uint16_t op) {
    switch (op) {
    case IL_OP_CEQ: case IL_OP_BEQ: case IL_OP_BEQ_S: return (predicate){ LLVMIntEQ, LLVMRealOEQ };
    case IL_OP_CGT: case IL_OP_BGT: case IL_OP_BGT_S: return (predicate){ LLVMIntSGT, LLVMRealOGT };
    case IL_OP_CGT_UN: case IL_OP_BGT_UN: case IL_OP_BGT_UN_S: return (predicate){ LLVMIntUGT, LLVMRealUGT };
    case IL_OP_CLT: case IL_OP_BLT: case IL_OP_BLT_S: return (predicate){ LLVMIntSLT, LLVMRealOLT };
    case IL_OP_CLT_UN: case IL_OP_BLT_UN: case IL_OP_BLT_UN_S: return (predicate){ LLVMIntULT, LLVMRealULT };
    case IL_OP_BGE: case IL_OP_BGE_S: return (predicate){ LLVMIntSGE, LLVMRealOGE };
    case IL_OP_BGE_UN: case IL_OP_BGE_UN_S: return (predicate){ LLVMIntUGE, LLVMRealUGE };
    case IL_OP_BLE: case IL_OP_BLE_S: return (predicate){ LLVMIntSLE, LLVMRealOLE };
    case IL_OP_BLE_UN: case IL_OP_BLE_UN_S: return (predicate){ LLVMIntULE, LLVMRealULE };
    default: return (predicate){ LLVMIntNE, LLVMRealUNE };
    }
}

LLVMValueRef jit_emit_compare(jit_import *im) {
    jit_value b = jit_pop(im), a = jit_pop(im);
    predicate p = predicate_of(im->insn.op);
    if (im->error) return LLVMGetUndef(im->b->t_i1);
    if (is_address(a.kind) && is_address(b.kind)) return LLVMBuildICmp(im->bld, p.i, a.v, b.v, "");
    if (is_address(a.kind)) a = jit_convert_kind(im, a, JIT_NATIVE);
    if (is_address(b.kind)) b = jit_convert_kind(im, b, JIT_NATIVE);
    if (im->error || a.kind == JIT_STRUCT || b.kind == JIT_STRUCT || !unify(im, &a, &b)) {
        bad_operands(im, a, b);
        return LLVMGetUndef(im->b->t_i1);
    }
    return is_float(a.kind) ? LLVMBuildFCmp(im->bld, p.f, a.v, b.v, "") : LLVMBuildICmp(im->bld, p.i, a.v, b.v, "");
}

void jit_op_compare(jit_import *im) { jit_push(im, LLVMBuildZExt(im->bld, jit_emit_compare(im), im->b->t_i32, ""), rt_wk.i4); }

/* III.3.19: ArithmeticException for NaN and infinities. */
void jit_op_ckfinite(jit_import *im) {
    jit_value v = jit_pop(im);
    if (!is_float(v.kind)) {
        jit_fail(im, COIL_EBAD_IL, "ckfinite of %s", jit_kind_name(v.kind));
        return;
    }
    LLVMTypeRef t = LLVMTypeOf(v.v);
    LLVMValueRef magnitude = jit_intrinsic_call(im, "llvm.fabs", &t, 1, &v.v, 1);
    LLVMValueRef bad = LLVMBuildNot(im->bld, LLVMBuildFCmp(im->bld, LLVMRealOLT, magnitude, LLVMConstReal(t, __builtin_inf()), ""), "");
    jit_throw_if(im, bad, "rt_throw_arithmetic");
    push_kind(im, v.v, v.kind);
}
