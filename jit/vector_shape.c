/* Vectors: making, taking apart, shuffling, changing widths and kinds of lanes, memory. Handlers of vector.def. */
#include "jit/vector.h"

#include <string.h>

#include "runtime/arch/cpu.h"

static jit_lanes own(jit_vcall *c) { return jit_lanes_of(c->im->b, c->m->owner); }

/* ---- constants */

LLVMValueRef jit_vector_zero(jit_vcall *c) { return c->out.n ? LLVMConstNull(c->out.type) : NULL; }

LLVMValueRef jit_vector_all_bits(jit_vcall *c) {
    return c->out.n ? jit_v_cast(c, LLVMConstAllOnes(jit_lanes_integer(c->im->b, c->out).type), c->out.type) : NULL;
}

static LLVMValueRef number(const jit_lanes *l, uint32_t n) { return l->is_float ? LLVMConstReal(l->lane, n) : LLVMConstInt(l->lane, n, 0); }

LLVMValueRef jit_vector_one(jit_vcall *c) { return c->out.n ? jit_v_splat(c, number(&c->out, 1), &c->out) : NULL; }

LLVMValueRef jit_vector_indices(jit_vcall *c) {
    LLVMValueRef lanes[64];
    if (!own(c).n || !c->out.n) return NULL;
    for (uint32_t i = 0; i < c->out.n; i++) lanes[i] = number(&c->out, i);
    return LLVMConstVector(lanes, c->out.n);
}

/* ---- making */

static LLVMValueRef concatenate(jit_vcall *c, LLVMValueRef low, LLVMValueRef high, uint32_t n) {
    int index[64];
    for (uint32_t i = 0; i < n; i++) index[i] = (int)i;
    return jit_v_pick(c, low, high, index, n);
}

static LLVMValueRef from_elements(jit_vcall *c) {
    bool constant = true;
    for (uint32_t i = 0; i < c->n; i++) {
        if (LLVMTypeOf(c->arg[i]) != c->out.lane) return NULL;
        constant &= LLVMIsConstant(c->arg[i]) != 0;
    }
    if (constant) return LLVMConstVector(c->arg, c->n);
    LLVMValueRef v = LLVMGetPoison(c->out.type);
    for (uint32_t i = 0; i < c->n; i++) v = jit_v_with(c, v, i, c->arg[i]);
    return v;
}

/* From one number, from one for each lane, from two halves; arrays and spans are the IL's. */
LLVMValueRef jit_vector_create(jit_vcall *c) {
    if (!c->out.element) return NULL;
    bool halves = c->n == 2 && c->in[0].element && c->in[0].type == c->in[1].type && c->in[0].lane == c->out.lane && 2 * c->in[0].n == c->out.n;
    if (halves) return concatenate(c, c->arg[0], c->arg[1], c->out.n);
    if (c->n == 1 && LLVMTypeOf(c->arg[0]) == c->out.lane) return jit_v_splat(c, c->arg[0], &c->out);
    return c->n == c->out.n ? from_elements(c) : NULL;
}

LLVMValueRef jit_vector_create_scalar(jit_vcall *c) {
    if (!c->out.n || LLVMTypeOf(c->arg[0]) != c->out.lane) return NULL;
    return jit_v_with(c, LLVMConstNull(c->out.type), 0, c->arg[0]);
}

/* ---- lanes and halves */

LLVMValueRef jit_vector_to_scalar(jit_vcall *c) { return c->in[0].element ? jit_v_lane(c, c->arg[0], 0) : NULL; }

/* Known indices in range; the IL does the others, and throws. */
static bool known_lane(jit_vcall *c, uint64_t *i) { return c->in[0].element && jit_known_int(c->arg[1], i) && *i < c->in[0].n; }

LLVMValueRef jit_vector_get_element(jit_vcall *c) {
    uint64_t i;
    return known_lane(c, &i) ? jit_v_lane(c, c->arg[0], (uint32_t)i) : NULL;
}

LLVMValueRef jit_vector_with_element(jit_vcall *c) {
    uint64_t i;
    return known_lane(c, &i) ? jit_v_with(c, c->arg[0], (uint32_t)i, c->arg[2]) : NULL;
}

/* Also between the structs of floats and vectors. */
LLVMValueRef jit_vector_resize(jit_vcall *c) {
    if (!c->in[0].n || !c->out.n || c->in[0].lane != c->out.lane) return NULL;
    return jit_v_resize(c, c->arg[0], c->in[0].n, c->out.n);
}

LLVMValueRef jit_vector_reinterpret(jit_vcall *c) {
    if (!c->in[0].n || !c->out.n || jit_vector_bytes(&c->in[0]) != jit_vector_bytes(&c->out)) return NULL;
    return jit_v_cast(c, c->arg[0], c->out.type);
}

LLVMValueRef jit_vector_get_upper(jit_vcall *c) {
    int index[64];
    if (!c->in[0].n || !c->out.n || c->in[0].n != 2 * c->out.n) return NULL;
    for (uint32_t i = 0; i < c->out.n; i++) index[i] = (int)(c->out.n + i);
    return jit_v_pick(c, c->arg[0], NULL, index, c->out.n);
}

LLVMValueRef jit_vector_with_half(jit_vcall *c) {
    int index[64];
    uint32_t n = c->out.n, half = n / 2;
    if (!n || c->in[0].type != c->out.type || c->in[1].n != half || c->in[1].lane != c->out.lane) return NULL;
    LLVMValueRef wide = jit_v_resize(c, c->arg[1], half, n);
    for (uint32_t i = 0; i < n; i++) {
        bool replaced = (i >= half) == (c->op == 1);
        index[i] = (int)(replaced ? n + (c->op ? i - half : i) : i);
    }
    return jit_v_pick(c, c->arg[0], wide, index, n);
}

/* ---- shuffles */

static bool shuffle_by_constant(jit_vcall *c, LLVMValueRef *r) {
    int index[64];
    uint32_t n = c->out.n;
    if (!LLVMIsConstant(c->arg[1])) return false;
    for (uint32_t i = 0; i < n; i++) {
        LLVMValueRef lane = LLVMIsAConstantAggregateZero(c->arg[1]) ? jit_i32(c->im, 0) : LLVMGetAggregateElement(c->arg[1], i);
        uint64_t at;
        if (!lane || !jit_known_int(lane, &at)) return false;
        index[i] = (int)(at < n ? at : n); /* the second operand is zero */
    }
    *r = jit_v_pick(c, c->arg[0], LLVMConstNull(c->out.type), index, n);
    return true;
}

/* pshufb: the low four bits choose inside each 16 bytes, a set top bit makes zero. */
static LLVMValueRef pshufb(jit_vcall *c, LLVMValueRef v, LLVMValueRef index, uint32_t n) {
    LLVMValueRef args[2] = { v, index };
    return jit_v_call(c, n == 16 ? "llvm.x86.ssse3.pshuf.b.128" : "llvm.x86.avx2.pshuf.b", NULL, args, 2);
}

/* 16 bytes by any index: 112 is added with saturation, so that 16 and more get their top bit. */
static LLVMValueRef shuffle_16(jit_vcall *c, LLVMValueRef v, LLVMValueRef index) {
    jit_lanes l = jit_lanes_make(c->im->b, c->im->b->t_i8, 16);
    LLVMValueRef args[2] = { index, jit_v_splat_int(c, 112, &l) };
    return pshufb(c, v, jit_v_call(c, "llvm.uadd.sat", l.type, args, 2), 16);
}

/* 32 bytes: each half in both halves, looked up twice; indices of 32 and more give zero. */
static LLVMValueRef shuffle_32(jit_vcall *c, LLVMValueRef v, LLVMValueRef index) {
    int low[32], high[32];
    jit_lanes l = jit_lanes_make(c->im->b, c->im->b->t_i8, 32);
    for (int i = 0; i < 32; i++) low[i] = i % 16, high[i] = 16 + i % 16;
    LLVMValueRef in_half = LLVMBuildAnd(c->bld, index, jit_v_splat_int(c, 15, &l), "");
    LLVMValueRef a = pshufb(c, jit_v_pick(c, v, NULL, low, 32), in_half, 32), b = pshufb(c, jit_v_pick(c, v, NULL, high, 32), in_half, 32);
    LLVMValueRef upper = LLVMBuildICmp(c->bld, LLVMIntUGE, index, jit_v_splat_int(c, 16, &l), "");
    LLVMValueRef beyond = LLVMBuildICmp(c->bld, LLVMIntUGE, index, jit_v_splat_int(c, 32, &l), "");
    return LLVMBuildSelect(c->bld, beyond, LLVMConstNull(l.type), LLVMBuildSelect(c->bld, upper, b, a, ""), "");
}

static LLVMValueRef shuffle_bytes(jit_vcall *c, LLVMValueRef v, LLVMValueRef index, uint32_t n) {
    if (n == 16) return shuffle_16(c, v, index);
    if (n == 32) return shuffle_32(c, v, index);
    LLVMValueRef wide = shuffle_16(c, jit_v_resize(c, v, 8, 16), jit_v_resize(c, index, 8, 16)); /* 8: bytes 8 to 15 are zero */
    return jit_v_resize(c, wide, 16, 8);
}

/* Wider lanes: the bytes of lane i are those at size * i, size * i + 1, ...; then lanes with an index out of range become zero. */
static LLVMValueRef shuffle_lanes(jit_vcall *c, const jit_lanes *l) {
    uint32_t size = l->bits / 8, bytes = jit_vector_bytes(l);
    jit_lanes lanes = jit_lanes_integer(c->im->b, *l), b = jit_lanes_make(c->im->b, c->im->b->t_i8, bytes);
    uint64_t every = l->bits == 16 ? 0x0101 : l->bits == 32 ? 0x01010101 : 0x0101010101010101;
    LLVMValueRef index = jit_v_int(c, c->arg[1], l), offsets[64];
    LLVMValueRef in_range = LLVMBuildICmp(c->bld, LLVMIntULT, index, jit_v_splat_int(c, l->n, l), "");
    LLVMValueRef first = LLVMBuildMul(c->bld, LLVMBuildAnd(c->bld, index, jit_v_splat_int(c, l->n - 1, l), ""), jit_v_splat_int(c, every * size, l), "");
    for (uint32_t i = 0; i < bytes; i++) offsets[i] = LLVMConstInt(b.lane, i % size, 0);
    LLVMValueRef at = LLVMBuildAdd(c->bld, jit_v_cast(c, first, b.type), LLVMConstVector(offsets, bytes), "");
    LLVMValueRef r = jit_v_cast(c, shuffle_bytes(c, jit_v_cast(c, c->arg[0], b.type), at, bytes), lanes.type);
    return jit_v_cast(c, LLVMBuildAnd(c->bld, r, jit_v_mask(c, in_range, &lanes), ""), l->type);
}

/* op 1: as the processor does it, for bytes. */
LLVMValueRef jit_vector_shuffle(jit_vcall *c) {
    uint32_t bytes = jit_vector_bytes(&c->out);
    LLVMValueRef r;
    if (!c->out.element || c->in[0].type != c->out.type || c->in[1].n != c->out.n || c->in[1].bits != c->out.bits) return NULL;
    if (shuffle_by_constant(c, &r)) return r;
    if (bytes > 32 || c->out.n == 1 || !rt_cpu_has(bytes == 32 ? RT_CPU_AVX2 : RT_CPU_SSE42)) return NULL;
    if (c->out.bits > 8) return shuffle_lanes(c, &c->out);
    return c->op && bytes == 16 ? pshufb(c, c->arg[0], c->arg[1], 16) : shuffle_bytes(c, c->arg[0], c->arg[1], bytes);
}

/* ---- widths */

static LLVMValueRef clamp(jit_vcall *c, LLVMValueRef v, const jit_lanes *from, uint32_t bits) {
    uint64_t top = from->is_signed ? (1ull << (bits - 1)) - 1 : (1ull << bits) - 1;
    LLVMValueRef args[2] = { v, jit_v_splat_int(c, top, from) };
    v = jit_v_call(c, from->is_signed ? "llvm.smin" : "llvm.umin", from->type, args, 2);
    if (!from->is_signed) return v;
    LLVMValueRef low[2] = { v, jit_v_splat_int(c, ~top, from) };
    return jit_v_call(c, "llvm.smax", from->type, low, 2);
}

/* op 1: with saturation. */
LLVMValueRef jit_vector_narrow(jit_vcall *c) {
    const jit_lanes *l = &c->in[0];
    LLVMValueRef half[2];
    if (!c->out.element || !l->element || l->type != c->in[1].type || c->out.n != 2 * l->n || c->out.is_float != l->is_float) return NULL;
    LLVMTypeRef to = LLVMVectorType(c->out.lane, l->n);
    for (int i = 0; i < 2; i++) {
        LLVMValueRef v = c->op && !l->is_float ? clamp(c, c->arg[i], l, c->out.bits) : c->arg[i];
        half[i] = l->is_float ? LLVMBuildFPTrunc(c->bld, v, to, "") : LLVMBuildTrunc(c->bld, v, to, "");
    }
    return concatenate(c, half[0], half[1], c->out.n);
}

/* op 1: the upper half. */
LLVMValueRef jit_vector_widen(jit_vcall *c) {
    const jit_lanes *l = &c->in[0];
    int index[64];
    if (!c->out.element || !l->element || l->n != 2 * c->out.n) return NULL;
    for (uint32_t i = 0; i < c->out.n; i++) index[i] = (int)(c->op ? c->out.n + i : i);
    LLVMValueRef half = jit_v_pick(c, c->arg[0], NULL, index, c->out.n);
    if (l->is_float) return LLVMBuildFPExt(c->bld, half, c->out.type, "");
    return l->is_signed ? LLVMBuildSExt(c->bld, half, c->out.type, "") : LLVMBuildZExt(c->bld, half, c->out.type, "");
}

/* ---- kinds of numbers: too large becomes the largest, NaN zero; op 1: whatever the processor makes of it, where that is one instruction */

static LLVMValueRef to_int32_native(jit_vcall *c) {
    uint32_t bytes = jit_vector_bytes(&c->out);
    if (bytes == 16) return jit_v_call(c, "llvm.x86.sse2.cvttps2dq", NULL, c->arg, 1);
    return bytes == 32 && rt_cpu_has(RT_CPU_AVX) ? jit_v_call(c, "llvm.x86.avx.cvtt.ps2dq.256", NULL, c->arg, 1) : NULL;
}

LLVMValueRef jit_vector_convert(jit_vcall *c) {
    const jit_lanes *l = &c->in[0];
    if (!c->out.element || !l->element || l->n != c->out.n || l->is_float == c->out.is_float) return NULL;
    if (!l->is_float) return l->is_signed ? LLVMBuildSIToFP(c->bld, c->arg[0], c->out.type, "") : LLVMBuildUIToFP(c->bld, c->arg[0], c->out.type, "");
    LLVMValueRef native = c->op && c->out.is_signed && c->out.bits == 32 ? to_int32_native(c) : NULL;
    if (native) return native;
    LLVMTypeRef overload[2] = { c->out.type, l->type };
    return jit_intrinsic_call(c->im, c->out.is_signed ? "llvm.fptosi.sat" : "llvm.fptoui.sat", overload, 2, c->arg, 1);
}

/* ---- memory */

/* The address in argument [i], plus a number of elements in the next argument, if there is one. */
static LLVMValueRef element_address(jit_vcall *c, uint32_t i, LLVMTypeRef lane) {
    LLVMValueRef p = jit_v_address(c, i);
    return c->n > i + 1 ? LLVMBuildGEP2(c->bld, lane, p, &c->arg[i + 1], 1, "") : p;
}

static bool is_address(jit_vcall *c, uint32_t i, const jit_lanes *l) {
    rt_type *t = c->sig->params[i];
    return (t->kind == RT_KIND_PTR || t->kind == RT_KIND_BYREF) && t->elem && rt_type_value_size(t->elem) == l->bits / 8 &&
           (c->n == i + 1 || LLVMTypeOf(c->arg[i + 1]) == c->im->b->t_i64);
}

LLVMValueRef jit_vector_load(jit_vcall *c) {
    if (!c->out.element || !is_address(c, 0, &c->out)) return NULL;
    return jit_v_load(c, c->out.type, element_address(c, 0, c->out.lane));
}

LLVMValueRef jit_vector_store(jit_vcall *c) {
    if (!c->in[0].element || !is_address(c, 1, &c->in[0])) return NULL;
    return jit_v_store(c, c->arg[0], element_address(c, 1, c->in[0].lane));
}
