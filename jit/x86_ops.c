/* X86: arithmetic, bits, comparisons, conversions. Handlers of x86.def. */
#include <stdio.h>
#include <string.h>

#include "jit/x86.h"

/* ---- an intrinsic of LLVM on the arguments as they are */

static LLVMValueRef as_parameter(jit_vcall *c, LLVMValueRef v, LLVMTypeRef to) {
    LLVMTypeKind kind = LLVMGetTypeKind(to);
    if (kind == LLVMPointerTypeKind && LLVMGetTypeKind(LLVMTypeOf(v)) != LLVMPointerTypeKind) {
        v = LLVMBuildIntToPtr(c->bld, v, to, "");
        jit_null_check(c->im, v);
    }
    if (kind == LLVMIntegerTypeKind) return LLVMBuildIntCast2(c->bld, v, to, false, "");
    return jit_v_cast(c, v, to);
}

static LLVMValueRef as_result(jit_vcall *c, LLVMValueRef r) {
    LLVMTypeKind kind = LLVMGetTypeKind(LLVMTypeOf(r));
    if (kind == LLVMVoidTypeKind) return JIT_NOTHING(c);
    if (c->out.n && kind == LLVMVectorTypeKind) return jit_v_cast(c, r, c->out.type);
    if (c->sig->ret->element == IL_ELEMENT_BOOLEAN) return LLVMBuildICmp(c->bld, LLVMIntNE, r, LLVMConstNull(LLVMTypeOf(r)), "");
    return r;
}

LLVMValueRef jit_x86_intrinsic(jit_vcall *c, const char *name, LLVMValueRef *args, unsigned n) {
    char full[80];
    snprintf(full, sizeof full, "llvm.x86.%s", name);
    unsigned id = LLVMLookupIntrinsicID(full, strlen(full));
    LLVMTypeRef type = LLVMIntrinsicGetType(c->im->b->ctx, id, NULL, 0), *params = jit_arena(c->im, (n + 1) * sizeof *params);
    LLVMValueRef *cast = jit_arena(c->im, (n + 1) * sizeof *cast);
    LLVMGetParamTypes(type, params);
    for (unsigned i = 0; i < n; i++) cast[i] = as_parameter(c, args[i], params[i]);
    return as_result(c, jit_v_call(c, full, NULL, cast, n));
}

LLVMValueRef jit_x86_call_one(jit_vcall *c) { return jit_x86_intrinsic(c, c->text, c->arg, c->n); }

/* ---- numbers */

static LLVMValueRef count_zeros(jit_vcall *c, const char *name, LLVMValueRef v) {
    LLVMValueRef args[2] = { v, LLVMConstNull(c->im->b->t_i1) }; /* of zero: the width */
    return jit_v_call(c, name, LLVMTypeOf(v), args, 2);
}

LLVMValueRef jit_x86_scalar_bits(jit_vcall *c) {
    LLVMValueRef v = c->arg[0], one = LLVMConstInt(LLVMTypeOf(v), 1, 0);
    switch (c->op) {
    case 'n': return LLVMBuildAnd(c->bld, LLVMBuildNot(c->bld, v, ""), c->arg[1], "");
    case 'l': return LLVMBuildAnd(c->bld, v, LLVMBuildNeg(c->bld, v, ""), "");
    case 'm': return LLVMBuildXor(c->bld, v, LLVMBuildSub(c->bld, v, one, ""), "");
    case 'r': return LLVMBuildAnd(c->bld, v, LLVMBuildSub(c->bld, v, one, ""), "");
    case 't': return count_zeros(c, "llvm.cttz", v);
    case 'z': return count_zeros(c, "llvm.ctlz", v);
    case 'p': return jit_v_call(c, "llvm.ctpop", LLVMTypeOf(v), &v, 1);
    default: /* the index of the highest bit */
        return LLVMBuildSub(c->bld, LLVMConstInt(LLVMTypeOf(v), LLVMGetIntTypeWidth(LLVMTypeOf(v)) - 1, 0), count_zeros(c, "llvm.ctlz", v), "");
    }
}

/* <text>.32 or .64; BitFieldExtract with start and length apart is the IL's. */
LLVMValueRef jit_x86_sized(jit_vcall *c) {
    char name[32];
    if (c->n != 2) return NULL;
    snprintf(name, sizeof name, "%s.%u", *c->text ? c->text : "bmi.bextr", LLVMGetIntTypeWidth(LLVMTypeOf(c->arg[0])));
    return jit_x86_intrinsic(c, name, c->arg, 2);
}

/* The high half; the low half to the address in the third argument. */
LLVMValueRef jit_x86_multiply_wide(jit_vcall *c) {
    unsigned bits = LLVMGetIntTypeWidth(LLVMTypeOf(c->arg[0]));
    LLVMTypeRef wide = LLVMIntTypeInContext(c->im->b->ctx, 2 * bits), narrow = LLVMTypeOf(c->arg[0]);
    LLVMValueRef a = LLVMBuildZExt(c->bld, c->arg[0], wide, ""), b = LLVMBuildZExt(c->bld, c->arg[1], wide, ""), p = LLVMBuildMul(c->bld, a, b, "");
    if (c->n == 3) jit_v_store(c, LLVMBuildTrunc(c->bld, p, narrow, ""), jit_v_address(c, 2));
    return LLVMBuildTrunc(c->bld, LLVMBuildLShr(c->bld, p, LLVMConstInt(wide, bits, 0), ""), narrow, "");
}

/* DivRem(low, high, divisor): quotient and remainder in a ValueTuple. A quotient that does not fit faults, as the instruction does. */
LLVMValueRef jit_x86_divide(jit_vcall *c) {
    rt_type *ret = c->sig->ret;
    bool is_signed = ret->n_args == 2 && (ret->args[0]->element == IL_ELEMENT_I4 || ret->args[0]->element == IL_ELEMENT_I8 || ret->args[0]->element == IL_ELEMENT_I);
    LLVMTypeRef narrow = LLVMTypeOf(c->arg[0]);
    unsigned bits = LLVMGetIntTypeWidth(narrow);
    LLVMTypeRef wide = LLVMIntTypeInContext(c->im->b->ctx, 2 * bits);
    LLVMValueRef high = LLVMBuildShl(c->bld, LLVMBuildZExt(c->bld, c->arg[1], wide, ""), LLVMConstInt(wide, bits, 0), "");
    LLVMValueRef n = LLVMBuildOr(c->bld, high, LLVMBuildZExt(c->bld, c->arg[0], wide, ""), ""), d = LLVMBuildIntCast2(c->bld, c->arg[2], wide, is_signed, "");
    jit_throw_if(c->im, LLVMBuildICmp(c->bld, LLVMIntEQ, c->arg[2], LLVMConstNull(narrow), ""), "rt_throw_divide");
    if (is_signed) { /* the one case of the wide division that itself overflows */
        LLVMValueRef lowest = LLVMBuildShl(c->bld, LLVMConstInt(wide, 1, 0), LLVMConstInt(wide, 2 * bits - 1, 0), "");
        LLVMValueRef minus = LLVMBuildICmp(c->bld, LLVMIntEQ, d, LLVMConstAllOnes(wide), "");
        jit_throw_if(c->im, LLVMBuildAnd(c->bld, minus, LLVMBuildICmp(c->bld, LLVMIntEQ, n, lowest, ""), ""), "rt_throw_overflow");
    }
    LLVMValueRef q = is_signed ? LLVMBuildSDiv(c->bld, n, d, "") : LLVMBuildUDiv(c->bld, n, d, "");
    LLVMValueRef r = is_signed ? LLVMBuildSRem(c->bld, n, d, "") : LLVMBuildURem(c->bld, n, d, ""), small = LLVMBuildTrunc(c->bld, q, narrow, "");
    jit_throw_if(c->im, LLVMBuildICmp(c->bld, LLVMIntNE, LLVMBuildIntCast2(c->bld, small, wide, is_signed, ""), q, ""), "rt_throw_overflow");
    LLVMValueRef temp = jit_temp(c->im, ret);
    jit_v_store(c, small, temp);
    jit_v_store(c, LLVMBuildTrunc(c->bld, r, narrow, ""), jit_gep(c->im, temp, bits / 8));
    return temp;
}

LLVMValueRef jit_x86_crc(jit_vcall *c) {
    unsigned bits = LLVMGetIntTypeWidth(LLVMTypeOf(c->arg[1]));
    const char *name = bits == 8 ? "sse42.crc32.32.8" : bits == 16 ? "sse42.crc32.32.16" : bits == 32 ? "sse42.crc32.32.32" : "sse42.crc32.64.64";
    return jit_x86_intrinsic(c, name, c->arg, 2);
}

LLVMValueRef jit_x86_prefetch(jit_vcall *c) { /* reading, op: locality, data */
    LLVMValueRef args[4] = { LLVMBuildIntToPtr(c->bld, c->arg[0], c->im->b->t_ptr, ""), jit_i32(c->im, 0), jit_i32(c->im, (unsigned)c->op), jit_i32(c->im, 1) };
    jit_v_call(c, "llvm.prefetch", c->im->b->t_ptr, args, 4);
    return JIT_NOTHING(c);
}

/* ---- arithmetic */

/* The even lanes, extended to twice the width. */
LLVMValueRef jit_x86_multiply_even(jit_vcall *c) {
    LLVMValueRef v[2];
    for (int i = 0; i < 2; i++) {
        v[i] = jit_v_cast(c, c->arg[i], c->out.type);
        LLVMValueRef n = jit_v_splat_int(c, 32, &c->out);
        if (c->in[0].is_signed) v[i] = LLVMBuildAShr(c->bld, LLVMBuildShl(c->bld, v[i], n, ""), n, "");
        else v[i] = LLVMBuildAnd(c->bld, v[i], jit_v_splat_int(c, 0xFFFFFFFFu, &c->out), "");
    }
    return LLVMBuildMul(c->bld, v[0], v[1], "");
}

LLVMValueRef jit_x86_abs(jit_vcall *c) {
    LLVMValueRef args[2] = { c->arg[0], LLVMConstNull(c->im->b->t_i1) };
    return jit_v_call(c, "llvm.abs", c->out.type, args, 2);
}

static LLVMValueRef fma_of(jit_vcall *c, LLVMValueRef a, LLVMValueRef b, LLVMValueRef addend) {
    LLVMValueRef args[3] = { a, b, addend };
    return jit_v_call(c, "llvm.fma", LLVMTypeOf(a), args, 3);
}

LLVMValueRef jit_x86_fma(jit_vcall *c) {
    LLVMValueRef a = c->arg[0], b = c->arg[1], d = c->arg[2];
    if (c->op & 16) a = jit_v_lane(c, a, 0), b = jit_v_lane(c, b, 0), d = jit_v_lane(c, d, 0);
    if (c->op & 1) a = LLVMBuildFNeg(c->bld, a, "");
    LLVMValueRef minus = LLVMBuildFNeg(c->bld, d, "");
    if (c->op & 12) { /* even lanes from the first, odd ones from the second */
        int index[16];
        for (uint32_t i = 0; i < c->out.n; i++) index[i] = (int)(i % 2 ? c->out.n + i : i);
        bool even = (c->op & 4) != 0;
        return jit_v_pick(c, fma_of(c, a, b, even ? minus : d), fma_of(c, a, b, even ? d : minus), index, c->out.n);
    }
    LLVMValueRef r = fma_of(c, a, b, c->op & 2 ? minus : d);
    return c->op & 16 ? jit_v_with(c, c->arg[0], 0, r) : r;
}

static LLVMValueRef lane_0_of(jit_vcall *c, LLVMValueRef a, LLVMValueRef b) {
    switch (c->op) {
    case '+': return LLVMBuildFAdd(c->bld, a, b, "");
    case '-': return LLVMBuildFSub(c->bld, a, b, "");
    case '*': return LLVMBuildFMul(c->bld, a, b, "");
    case '/': return LLVMBuildFDiv(c->bld, a, b, "");
    case '<': return LLVMBuildSelect(c->bld, LLVMBuildFCmp(c->bld, LLVMRealOLT, a, b, ""), a, b, "");
    case '>': return LLVMBuildSelect(c->bld, LLVMBuildFCmp(c->bld, LLVMRealOGT, a, b, ""), a, b, "");
    default: return jit_v_call(c, c->text, LLVMTypeOf(b), &b, 1);
    }
}

/* op 'v': the intrinsic wants the vector. Of one operand both the other lanes and the number. */
LLVMValueRef jit_x86_lane_0(jit_vcall *c) {
    LLVMValueRef last = c->arg[c->n - 1];
    LLVMValueRef r = c->op == 'v' ? jit_v_lane(c, jit_v_call(c, c->text, NULL, &last, 1), 0) : lane_0_of(c, jit_v_lane(c, c->arg[0], 0), jit_v_lane(c, last, 0));
    return jit_v_with(c, c->arg[0], 0, r);
}

/* ---- bits */

LLVMValueRef jit_x86_and_not(jit_vcall *c) { /* ~a & b */
    LLVMValueRef a = jit_v_int(c, c->arg[0], &c->out), b = jit_v_int(c, c->arg[1], &c->out);
    return jit_v_cast(c, LLVMBuildAnd(c->bld, LLVMBuildNot(c->bld, a, ""), b, ""), c->out.type);
}

static char lane_letter(const jit_lanes *l) { return l->bits == 16 ? 'w' : l->bits == 32 ? 'd' : 'q'; }
static const char *const shifts[] = { "psll", "psrl", "psra" };

/* By a number, or by the low 64 bits of a vector; too much gives zero or the sign. */
LLVMValueRef jit_x86_shift(jit_vcall *c) {
    char name[32];
    snprintf(name, sizeof name, "%s.%s%s.%c", jit_vector_bytes(&c->out) == 32 ? "avx2" : "sse2", shifts[c->op], c->in[1].n ? "" : "i", lane_letter(&c->out));
    return jit_x86_intrinsic(c, name, c->arg, 2);
}

LLVMValueRef jit_x86_shift_variable(jit_vcall *c) {
    char name[32];
    snprintf(name, sizeof name, "avx2.%sv.%c%s", shifts[c->op], lane_letter(&c->out), jit_vector_bytes(&c->out) == 32 ? ".256" : "");
    return jit_x86_intrinsic(c, name, c->arg, 2);
}

LLVMValueRef jit_x86_test(jit_vcall *c) {
    char name[32];
    bool wide = jit_vector_bytes(&c->in[0]) == 32;
    if (c->in[0].is_float) snprintf(name, sizeof name, "avx.vtest%s.p%c%s", c->text, c->in[0].bits == 32 ? 's' : 'd', wide ? ".256" : "");
    else snprintf(name, sizeof name, "%s.ptest%s%s", wide ? "avx" : "sse41", c->text, wide ? ".256" : "");
    return jit_x86_intrinsic(c, name, c->arg, 2);
}

/* ---- comparisons */

LLVMValueRef jit_x86_compare(jit_vcall *c) {
    return jit_v_mask(c, LLVMBuildFCmp(c->bld, (LLVMRealPredicate)c->op, c->arg[0], c->arg[1], ""), &c->out);
}

static LLVMValueRef compare_lane_0(jit_vcall *c, LLVMRealPredicate p) {
    return LLVMBuildFCmp(c->bld, p, jit_v_lane(c, c->arg[0], 0), jit_v_lane(c, c->arg[1], 0), "");
}

static LLVMValueRef mask_lane_0(jit_vcall *c, LLVMRealPredicate p) {
    jit_lanes i = jit_lanes_integer(c->im->b, c->out);
    LLVMValueRef bits = LLVMBuildSExt(c->bld, compare_lane_0(c, p), i.lane, "");
    return jit_v_with(c, c->arg[0], 0, LLVMBuildBitCast(c->bld, bits, c->out.lane, ""));
}

LLVMValueRef jit_x86_compare_lane_0(jit_vcall *c) { return mask_lane_0(c, (LLVMRealPredicate)c->op); }
LLVMValueRef jit_x86_compare_bool(jit_vcall *c) { return compare_lane_0(c, (LLVMRealPredicate)c->op); }

/* FloatComparisonMode: sixteen predicates, twice, for signalling and quiet. */
LLVMValueRef jit_x86_compare_mode(jit_vcall *c) {
    static const LLVMRealPredicate modes[16] = {
        LLVMRealOEQ, LLVMRealOLT, LLVMRealOLE, LLVMRealUNO, LLVMRealUNE, LLVMRealUGE, LLVMRealUGT, LLVMRealORD,
        LLVMRealUEQ, LLVMRealULT, LLVMRealULE, LLVMRealPredicateFalse, LLVMRealONE, LLVMRealOGE, LLVMRealOGT, LLVMRealPredicateTrue };
    LLVMRealPredicate p = modes[jit_x86_immediate(c) & 15];
    if (c->op) return mask_lane_0(c, p);
    return jit_v_mask(c, LLVMBuildFCmp(c->bld, p, c->arg[0], c->arg[1], ""), &c->out);
}

/* ---- conversions */

static LLVMValueRef convert(jit_vcall *c, LLVMValueRef v, LLVMTypeRef to, bool from_float, bool to_float, bool is_signed) {
    if (from_float && to_float) return LLVMBuildFPCast(c->bld, v, to, "");
    if (to_float) return is_signed ? LLVMBuildSIToFP(c->bld, v, to, "") : LLVMBuildUIToFP(c->bld, v, to, "");
    return LLVMBuildIntCast2(c->bld, v, to, is_signed, "");
}

/* As many lanes as both have; from a vector, or from memory. */
LLVMValueRef jit_x86_convert(jit_vcall *c) {
    jit_lanes from = c->in[0];
    LLVMValueRef v = c->arg[0];
    if (!from.n) {
        uint8_t e = c->sig->params[0]->elem->element;
        LLVMTypeRef lane = jit_scalar_type(c->im->b, c->sig->params[0]->elem);
        from = jit_lanes_make(c->im->b, lane, c->out.n);
        from.is_signed = e == IL_ELEMENT_I1 || e == IL_ELEMENT_I2 || e == IL_ELEMENT_I4;
        v = jit_v_load(c, from.type, jit_v_address(c, 0));
    }
    uint32_t n = from.n < c->out.n ? from.n : c->out.n;
    v = convert(c, jit_v_resize(c, v, from.n, n), LLVMVectorType(c->out.lane, n), from.is_float, c->out.is_float, from.is_signed);
    return jit_v_resize(c, v, n, c->out.n);
}

LLVMValueRef jit_x86_convert_lane_0(jit_vcall *c) {
    bool from_float = c->in[1].n != 0;
    LLVMValueRef v = from_float ? jit_v_lane(c, c->arg[1], 0) : c->arg[1];
    return jit_v_with(c, c->arg[0], 0, convert(c, v, c->out.lane, from_float, true, true));
}
