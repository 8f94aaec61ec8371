/* Vectors: arithmetic, bits, comparisons. Handlers of vector.def; all work lane by lane unless their name says otherwise. */
#include "jit/vector.h"

#include <string.h>

#include "runtime/arch/cpu.h"

/* ---- questions */

static uint32_t family_bytes(const rt_type *t) {
    if (!strcmp(t->ns, "System.Numerics")) return rt_cpu_vector_size();
    return t->name[6] == '6' ? 8 : t->name[6] == '1' ? 16 : t->name[6] == '2' ? 32 : 64;
}

static LLVMValueRef yes_no(jit_vcall *c, bool v) { return LLVMConstInt(c->im->b->t_i1, v, 0); }

/* 64 bits: as CoreCLR on this processor; 512 bits: coil has no AVX-512. */
bool jit_vector_is_accelerated(const rt_type *family) {
    uint32_t bytes = family_bytes(family);
    return (bytes == 16 && rt_cpu_has(RT_CPU_BASE)) || (bytes == 32 && rt_cpu_has(RT_CPU_AVX2));
}

LLVMValueRef jit_vector_accelerated(jit_vcall *c) { return yes_no(c, jit_vector_is_accelerated(c->m->owner)); }

LLVMValueRef jit_vector_supported(jit_vcall *c) { return yes_no(c, jit_lanes_of(c->im->b, c->m->owner).n != 0); }

LLVMValueRef jit_vector_count(jit_vcall *c) {
    jit_lanes l = jit_lanes_of(c->im->b, c->m->owner);
    return l.n ? jit_i32(c->im, l.n) : NULL;
}

/* ---- shapes of operands */

/* Both operands are vectors as the result is, or one is a scalar to be repeated. */
static bool two_operands(jit_vcall *c, LLVMValueRef v[2]) {
    if (!c->out.n) return false;
    for (int i = 0; i < 2; i++) {
        bool scalar = !c->in[i].n && LLVMTypeOf(c->arg[i]) == c->out.lane;
        if (!scalar && c->in[i].type != c->out.type) return false;
        v[i] = scalar ? jit_v_splat(c, c->arg[i], &c->out) : c->arg[i];
    }
    return true;
}

static bool all_like(jit_vcall *c, const jit_lanes *l) {
    for (uint32_t i = 0; i < c->n; i++)
        if (c->in[i].type != l->type) return false;
    return l->n != 0;
}

/* ---- arithmetic */

LLVMValueRef jit_vector_binary(jit_vcall *c) {
    LLVMValueRef v[2];
    if (!two_operands(c, v)) return NULL;
    if (!c->out.is_float) return c->op == LLVMSDiv ? NULL /* which throws */ : LLVMBuildBinOp(c->bld, (LLVMOpcode)c->op, v[0], v[1], "");
    LLVMOpcode op = c->op == LLVMAdd ? LLVMFAdd : c->op == LLVMSub ? LLVMFSub : c->op == LLVMMul ? LLVMFMul : LLVMFDiv;
    return LLVMBuildBinOp(c->bld, op, v[0], v[1], "");
}

LLVMValueRef jit_vector_saturate(jit_vcall *c) {
    if (!all_like(c, &c->out)) return NULL;
    if (c->out.is_float) return LLVMBuildBinOp(c->bld, c->op == LLVMAdd ? LLVMFAdd : LLVMFSub, c->arg[0], c->arg[1], "");
    const char *name = c->op == LLVMAdd ? (c->out.is_signed ? "llvm.sadd.sat" : "llvm.uadd.sat") : c->out.is_signed ? "llvm.ssub.sat" : "llvm.usub.sat";
    return jit_v_call(c, name, c->out.type, c->arg, 2);
}

LLVMValueRef jit_vector_negate(jit_vcall *c) {
    if (!all_like(c, &c->out)) return NULL;
    return c->out.is_float ? LLVMBuildFNeg(c->bld, c->arg[0], "") : LLVMBuildNeg(c->bld, c->arg[0], "");
}

LLVMValueRef jit_vector_same(jit_vcall *c) { return all_like(c, &c->out) ? c->arg[0] : NULL; }

LLVMValueRef jit_vector_abs(jit_vcall *c) {
    if (!all_like(c, &c->out)) return NULL;
    if (c->out.is_float) return jit_v_call(c, "llvm.fabs", c->out.type, c->arg, 1);
    if (!c->out.is_signed) return c->arg[0];
    LLVMValueRef args[2] = { c->arg[0], LLVMConstNull(c->im->b->t_i1) };
    return jit_v_call(c, "llvm.abs", c->out.type, args, 2);
}

static LLVMValueRef float_call(jit_vcall *c, const char *name) {
    return all_like(c, &c->out) && c->out.is_float ? jit_v_call(c, name, c->out.type, c->arg, c->n) : NULL;
}

/* Rounding leaves integers as they are. */
static LLVMValueRef rounding(jit_vcall *c, const char *name) {
    if (!all_like(c, &c->out)) return NULL;
    return c->out.is_float ? float_call(c, name) : c->arg[0];
}

LLVMValueRef jit_vector_copy_sign(jit_vcall *c) { return float_call(c, "llvm.copysign"); }
LLVMValueRef jit_vector_sqrt(jit_vcall *c) { return float_call(c, "llvm.sqrt"); }
LLVMValueRef jit_vector_floor(jit_vcall *c) { return rounding(c, "llvm.floor"); }
LLVMValueRef jit_vector_ceiling(jit_vcall *c) { return rounding(c, "llvm.ceil"); }
LLVMValueRef jit_vector_truncate(jit_vcall *c) { return rounding(c, "llvm.trunc"); }
LLVMValueRef jit_vector_round(jit_vcall *c) { return rounding(c, "llvm.roundeven"); }

/* op 1: an estimate, which is fused where that is as fast. */
LLVMValueRef jit_vector_fma(jit_vcall *c) {
    if (!all_like(c, &c->out)) return NULL;
    if (c->out.is_float && (!c->op || rt_cpu_has(RT_CPU_AVX2))) return jit_v_call(c, "llvm.fma", c->out.type, c->arg, 3);
    if (!c->op) return NULL;
    if (c->out.is_float) return LLVMBuildFAdd(c->bld, LLVMBuildFMul(c->bld, c->arg[0], c->arg[1], ""), c->arg[2], "");
    return LLVMBuildAdd(c->bld, LLVMBuildMul(c->bld, c->arg[0], c->arg[1], ""), c->arg[2], "");
}

/* Floats are added in pairs, as the class library's own code does: neighbours, then pairs of pairs. */
static LLVMValueRef sum_of(jit_vcall *c, LLVMValueRef v, const jit_lanes *l) {
    if (!l->is_float) return jit_v_call(c, "llvm.vector.reduce.add", l->type, &v, 1);
    for (uint32_t n = l->n; n > 1; n /= 2) {
        int even[64], odd[64];
        for (uint32_t i = 0; i < n / 2; i++) even[i] = (int)(2 * i), odd[i] = (int)(2 * i + 1);
        LLVMValueRef a = jit_v_pick(c, v, NULL, even, n / 2), b = jit_v_pick(c, v, NULL, odd, n / 2);
        v = LLVMBuildFAdd(c->bld, a, b, "");
    }
    return jit_v_lane(c, v, 0);
}

LLVMValueRef jit_vector_sum(jit_vcall *c) { return c->in[0].n >= 1 && !c->out.n && c->in[0].element ? sum_of(c, c->arg[0], &c->in[0]) : NULL; }

LLVMValueRef jit_vector_dot(jit_vcall *c) {
    const jit_lanes *l = &c->in[0];
    if (!l->element || !all_like(c, l)) return NULL;
    return sum_of(c, l->is_float ? LLVMBuildFMul(c->bld, c->arg[0], c->arg[1], "") : LLVMBuildMul(c->bld, c->arg[0], c->arg[1], ""), l);
}

/* op: 0 min, 1 max, 2 min of numbers, 3 max of numbers (NaN loses). */
LLVMValueRef jit_vector_min_max(jit_vcall *c) {
    static const char *const names[4][3] = { { "llvm.minimum", "llvm.smin", "llvm.umin" }, { "llvm.maximum", "llvm.smax", "llvm.umax" },
                                             { "llvm.minimumnum", "llvm.smin", "llvm.umin" }, { "llvm.maximumnum", "llvm.smax", "llvm.umax" } };
    if (!all_like(c, &c->out)) return NULL;
    return jit_v_call(c, names[c->op][c->out.is_float ? 0 : c->out.is_signed ? 1 : 2], c->out.type, c->arg, 2);
}

/* As minps and maxps: the second operand unless the comparison holds. */
LLVMValueRef jit_vector_min_max_native(jit_vcall *c) {
    if (!c->out.is_float) return jit_vector_min_max(c);
    if (!all_like(c, &c->out)) return NULL;
    LLVMValueRef first = LLVMBuildFCmp(c->bld, c->op ? LLVMRealOGT : LLVMRealOLT, c->arg[0], c->arg[1], "");
    return LLVMBuildSelect(c->bld, first, c->arg[0], c->arg[1], "");
}

/* ---- bits */

LLVMValueRef jit_vector_bitwise(jit_vcall *c) {
    if (!all_like(c, &c->out)) return NULL;
    LLVMValueRef a = jit_v_int(c, c->arg[0], &c->out), b = jit_v_int(c, c->arg[1], &c->out);
    return jit_v_cast(c, LLVMBuildBinOp(c->bld, (LLVMOpcode)c->op, a, b, ""), c->out.type);
}

LLVMValueRef jit_vector_and_not(jit_vcall *c) { /* a & ~b */
    if (!all_like(c, &c->out)) return NULL;
    LLVMValueRef a = jit_v_int(c, c->arg[0], &c->out), b = jit_v_int(c, c->arg[1], &c->out);
    return jit_v_cast(c, LLVMBuildAnd(c->bld, a, LLVMBuildNot(c->bld, b, ""), ""), c->out.type);
}

LLVMValueRef jit_vector_not(jit_vcall *c) {
    return all_like(c, &c->out) ? jit_v_cast(c, LLVMBuildNot(c->bld, jit_v_int(c, c->arg[0], &c->out), ""), c->out.type) : NULL;
}

LLVMValueRef jit_vector_select(jit_vcall *c) { /* bit by bit */
    if (!all_like(c, &c->out)) return NULL;
    LLVMValueRef m = jit_v_int(c, c->arg[0], &c->out), a = jit_v_int(c, c->arg[1], &c->out), b = jit_v_int(c, c->arg[2], &c->out);
    LLVMValueRef left = LLVMBuildAnd(c->bld, a, m, ""), right = LLVMBuildAnd(c->bld, b, LLVMBuildNot(c->bld, m, ""), "");
    return jit_v_cast(c, LLVMBuildOr(c->bld, left, right, ""), c->out.type);
}

/* By one count, of which as many bits count as the lane has. op 0: the sign follows for signed lanes. */
LLVMValueRef jit_vector_shift(jit_vcall *c) {
    if (!c->out.n || c->in[0].type != c->out.type || c->in[1].n || c->out.is_float || LLVMTypeOf(c->arg[1]) != c->im->b->t_i32) return NULL;
    LLVMValueRef n = LLVMBuildAnd(c->bld, c->arg[1], jit_i32(c->im, c->out.bits - 1), "");
    n = LLVMBuildIntCast2(c->bld, n, c->out.lane, false, "");
    LLVMOpcode op = c->op ? (LLVMOpcode)c->op : c->out.is_signed ? LLVMAShr : LLVMLShr;
    return LLVMBuildBinOp(c->bld, op, c->arg[0], jit_v_splat(c, n, &c->out), "");
}

LLVMValueRef jit_vector_most_significant(jit_vcall *c) {
    if (!c->in[0].n) return NULL;
    LLVMValueRef v = jit_v_int(c, c->arg[0], &c->in[0]);
    LLVMValueRef bits = jit_v_bits(c, LLVMBuildICmp(c->bld, LLVMIntSLT, v, LLVMConstNull(LLVMTypeOf(v)), ""));
    return LLVMBuildZExt(c->bld, bits, jit_scalar_type(c->im->b, c->sig->ret), "");
}

/* ---- comparisons */

static LLVMValueRef compare(jit_vcall *c, int op) {
    const jit_lanes *l = &c->in[0];
    if (!l->element || !all_like(c, l)) return NULL;
    if (l->is_float) {
        LLVMRealPredicate p = op == LLVMIntEQ ? LLVMRealOEQ : op == LLVMIntNE ? LLVMRealUNE : op == LLVMIntSGT ? LLVMRealOGT : op == LLVMIntSGE ? LLVMRealOGE :
                              op == LLVMIntSLT ? LLVMRealOLT : LLVMRealOLE;
        return LLVMBuildFCmp(c->bld, p, c->arg[0], c->arg[1], "");
    }
    if (!l->is_signed && op >= LLVMIntSGT) op -= LLVMIntSGT - LLVMIntUGT;
    return LLVMBuildICmp(c->bld, (LLVMIntPredicate)op, c->arg[0], c->arg[1], "");
}

LLVMValueRef jit_vector_compare(jit_vcall *c) {
    LLVMValueRef r = c->out.n ? compare(c, c->op) : NULL;
    return r ? jit_v_mask(c, r, &c->out) : NULL;
}

LLVMValueRef jit_vector_compare_any(jit_vcall *c) {
    LLVMValueRef r = compare(c, c->op), bits = r ? jit_v_bits(c, r) : NULL;
    return bits ? LLVMBuildICmp(c->bld, LLVMIntNE, bits, LLVMConstNull(LLVMTypeOf(bits)), "") : NULL;
}

LLVMValueRef jit_vector_compare_all(jit_vcall *c) {
    LLVMValueRef r = compare(c, c->op), bits = r ? jit_v_bits(c, r) : NULL;
    return bits ? LLVMBuildICmp(c->bld, LLVMIntEQ, bits, LLVMConstAllOnes(LLVMTypeOf(bits)), "") : NULL;
}

LLVMValueRef jit_vector_is_nan(jit_vcall *c) {
    if (!all_like(c, &c->out)) return NULL;
    if (!c->out.is_float) return LLVMConstNull(c->out.type);
    return jit_v_mask(c, LLVMBuildFCmp(c->bld, LLVMRealUNO, c->arg[0], c->arg[0], ""), &c->out);
}

LLVMValueRef jit_vector_is_negative(jit_vcall *c) { /* the sign bit: of -0 and negative NaN too */
    if (!all_like(c, &c->out)) return NULL;
    if (!c->out.is_float && !c->out.is_signed) return LLVMConstNull(c->out.type);
    LLVMValueRef v = jit_v_int(c, c->arg[0], &c->out);
    return jit_v_mask(c, LLVMBuildICmp(c->bld, LLVMIntSLT, v, LLVMConstNull(LLVMTypeOf(v)), ""), &c->out);
}
