/* X86: moving and choosing lanes, memory. Handlers of x86.def. What works "in each 128 bits" treats the halves of 256 bits alike. */
#include <stdio.h>
#include <string.h>

#include "jit/x86.h"

static jit_lanes as_bytes(jit_vcall *c) { return jit_lanes_make(c->im->b, c->im->b->t_i8, jit_vector_bytes(&c->out)); }

/* Lanes in 128 bits. */
static uint32_t block(const jit_lanes *l) { return 128 / l->bits; }

/* ---- single lanes and halves */

LLVMValueRef jit_x86_extract(jit_vcall *c) { return jit_v_lane(c, c->arg[0], jit_x86_immediate(c) % c->in[0].n); }
LLVMValueRef jit_x86_insert(jit_vcall *c) { return jit_v_with(c, c->arg[0], jit_x86_immediate(c) % c->out.n, c->arg[1]); }

LLVMValueRef jit_x86_extract_half(jit_vcall *c) {
    int index[64];
    unsigned first = (jit_x86_immediate(c) & 1) * c->out.n;
    for (uint32_t i = 0; i < c->out.n; i++) index[i] = (int)(first + i);
    return jit_v_pick(c, c->arg[0], NULL, index, c->out.n);
}

LLVMValueRef jit_x86_insert_half(jit_vcall *c) {
    int index[64];
    uint32_t n = c->out.n, half = n / 2, first = (jit_x86_immediate(c) & 1) * half;
    for (uint32_t i = 0; i < n; i++) index[i] = (int)(i >= first && i < first + half ? n + i - first : i);
    return jit_v_pick(c, c->arg[0], jit_v_resize(c, c->arg[1], half, n), index, n);
}

LLVMValueRef jit_x86_fixed(jit_vcall *c) { /* text: a digit for each lane */
    int index[8];
    for (uint32_t i = 0; i < c->out.n; i++) index[i] = c->text[i] - '0';
    return jit_v_pick(c, c->arg[0], c->arg[1], index, c->out.n);
}

/* Of one operand: lane 0, and zeros; of two: lane 0 of the second, the rest of the first. */
LLVMValueRef jit_x86_move_lane_0(jit_vcall *c) {
    LLVMValueRef lane = jit_v_lane(c, c->arg[c->n - 1], 0);
    return jit_v_with(c, c->n == 1 ? LLVMConstNull(c->out.type) : c->arg[0], 0, lane);
}

LLVMValueRef jit_x86_duplicate(jit_vcall *c) { /* op 0: even lanes, 1: odd lanes, twice */
    int index[64];
    for (uint32_t i = 0; i < c->out.n; i++) index[i] = (int)(i / 2 * 2) + c->op;
    return jit_v_pick(c, c->arg[0], NULL, index, c->out.n);
}

/* ---- in each 128 bits */

LLVMValueRef jit_x86_unpack(jit_vcall *c) {
    int index[64];
    uint32_t n = c->out.n, size = block(&c->out);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = i / size * size + (c->op ? size / 2 : 0) + i % size / 2;
        index[i] = (int)(i % 2 ? n + at : at);
    }
    return jit_v_pick(c, c->arg[0], c->arg[1], index, n);
}

/* Of four lanes, two bits choose each, the same in every block; of two lanes, one bit each, further bits for further blocks. */
static uint32_t chosen(const jit_lanes *l, unsigned imm, uint32_t i) {
    uint32_t size = block(l), first = i / size * size;
    return first + (size == 4 ? imm >> 2 * (i % 4) & 3 : imm >> i & 1);
}

LLVMValueRef jit_x86_shuffle(jit_vcall *c) {
    int index[64];
    unsigned imm = jit_x86_immediate(c);
    for (uint32_t i = 0; i < c->out.n; i++) index[i] = (int)chosen(&c->out, imm, i);
    return jit_v_pick(c, c->arg[0], NULL, index, c->out.n);
}

LLVMValueRef jit_x86_shuffle_two(jit_vcall *c) { /* the upper half of each block from the second operand */
    int index[64];
    unsigned imm = jit_x86_immediate(c);
    uint32_t n = c->out.n, size = block(&c->out);
    for (uint32_t i = 0; i < n; i++) index[i] = (int)(chosen(&c->out, imm, i) + (i % size >= size / 2 ? n : 0));
    return jit_v_pick(c, c->arg[0], c->arg[1], index, n);
}

LLVMValueRef jit_x86_shuffle_words(jit_vcall *c) { /* op: the first of the four lanes of eight that move */
    int index[64];
    unsigned imm = jit_x86_immediate(c), first = (unsigned)c->op;
    for (unsigned i = 0; i < c->out.n; i++) {
        unsigned in = i % 8;
        bool moves = in >= first && in < first + 4;
        index[i] = (int)(moves ? i / 8 * 8 + first + (imm >> 2 * (in - first) & 3) : i);
    }
    return jit_v_pick(c, c->arg[0], NULL, index, c->out.n);
}

/* Bytes of two concatenated blocks, second operand first, from the immediate on; beyond both: zero. */
LLVMValueRef jit_x86_align(jit_vcall *c) {
    jit_lanes b = as_bytes(c);
    LLVMValueRef high = jit_v_cast(c, c->arg[0], b.type), low = jit_v_cast(c, c->arg[1], b.type);
    unsigned imm = jit_x86_immediate(c);
    int index[64];
    if (imm >= 16) low = high, high = LLVMConstNull(b.type), imm -= 16;
    if (imm >= 16) return LLVMConstNull(c->out.type);
    for (unsigned i = 0; i < b.n; i++) {
        unsigned at = i % 16 + imm;
        index[i] = (int)(i / 16 * 16 + at % 16 + (at >= 16 ? b.n : 0));
    }
    return jit_v_cast(c, jit_v_pick(c, low, high, index, b.n), c->out.type);
}

LLVMValueRef jit_x86_shift_bytes(jit_vcall *c) { /* op 0: left, 1: right */
    jit_lanes b = as_bytes(c);
    unsigned imm = jit_x86_immediate(c);
    int index[64];
    for (int i = 0; i < (int)b.n; i++) {
        int at = i % 16 + (c->op ? (int)imm : -(int)imm);
        index[i] = at >= 0 && at < 16 ? i / 16 * 16 + at : (int)b.n;
    }
    return jit_v_cast(c, jit_v_pick(c, jit_v_cast(c, c->arg[0], b.type), LLVMConstNull(b.type), index, b.n), c->out.type);
}

/* ---- across 256 bits */

LLVMValueRef jit_x86_permute_halves(jit_vcall *c) {
    int index[64];
    unsigned imm = jit_x86_immediate(c);
    uint32_t n = c->out.n, half = n / 2;
    LLVMValueRef zero = LLVMConstNull(c->out.type), r[2];
    for (uint32_t h = 0; h < 2; h++) { /* which half of which operand; bit 3: zero */
        unsigned select = imm >> 4 * h & 15;
        for (uint32_t i = 0; i < half; i++) index[i] = (int)(select & 8 ? n + i : (select & 1) * half + i);
        r[h] = jit_v_pick(c, select & 2 ? c->arg[1] : c->arg[0], zero, index, half);
    }
    for (uint32_t i = 0; i < n; i++) index[i] = (int)i;
    return jit_v_pick(c, r[0], r[1], index, n);
}

LLVMValueRef jit_x86_permute_4(jit_vcall *c) {
    int index[4];
    unsigned imm = jit_x86_immediate(c);
    for (uint32_t i = 0; i < 4; i++) index[i] = (int)(imm >> 2 * i & 3);
    return jit_v_pick(c, c->arg[0], NULL, index, 4);
}

/* ---- choosing between two */

LLVMValueRef jit_x86_blend(jit_vcall *c) { /* a bit for each of up to eight lanes, repeated */
    int index[64];
    unsigned imm = jit_x86_immediate(c);
    for (uint32_t i = 0; i < c->out.n; i++) index[i] = (int)(imm >> i % 8 & 1 ? c->out.n + i : i);
    return jit_v_pick(c, c->arg[0], c->arg[1], index, c->out.n);
}

/* By the top bit of each lane of floats, of each byte of integers. */
LLVMValueRef jit_x86_blend_variable(jit_vcall *c) {
    jit_lanes l = c->out.is_float ? c->out : as_bytes(c), i = jit_lanes_integer(c->im->b, l);
    LLVMValueRef mask = LLVMBuildICmp(c->bld, LLVMIntSLT, jit_v_cast(c, c->arg[2], i.type), LLVMConstNull(i.type), "");
    LLVMValueRef r = LLVMBuildSelect(c->bld, mask, jit_v_cast(c, c->arg[1], l.type), jit_v_cast(c, c->arg[0], l.type), "");
    return jit_v_cast(c, r, c->out.type);
}

/* ---- memory */

LLVMValueRef jit_x86_broadcast(jit_vcall *c) {
    LLVMValueRef lane = c->in[0].n ? jit_v_lane(c, c->arg[0], 0) : jit_v_load(c, c->out.lane, jit_v_address(c, 0));
    return jit_v_splat(c, lane, &c->out);
}

LLVMValueRef jit_x86_broadcast_half(jit_vcall *c) {
    int index[64];
    uint32_t half = c->out.n / 2;
    for (uint32_t i = 0; i < c->out.n; i++) index[i] = (int)(i % half);
    return jit_v_pick(c, jit_v_load(c, LLVMVectorType(c->out.lane, half), jit_v_address(c, 0)), NULL, index, c->out.n);
}

LLVMValueRef jit_x86_load_lane_0(jit_vcall *c) {
    return jit_v_with(c, LLVMConstNull(c->out.type), 0, jit_v_load(c, c->out.lane, jit_v_address(c, 0)));
}

/* 64 bits; op 1: to the upper half. */
LLVMValueRef jit_x86_load_half(jit_vcall *c) {
    jit_lanes l = jit_lanes_make(c->im->b, c->im->b->t_i64, 2);
    LLVMValueRef v = jit_v_load(c, l.lane, jit_v_address(c, 1));
    return jit_v_cast(c, jit_v_with(c, jit_v_cast(c, c->arg[0], l.type), (uint32_t)c->op, v), c->out.type);
}

/* (address, value); op 0: all of it, 's': lane 0, 'l', 'h': 64 bits. */
LLVMValueRef jit_x86_store(jit_vcall *c) {
    jit_lanes l = jit_lanes_make(c->im->b, c->im->b->t_i64, 2);
    LLVMValueRef to = jit_v_address(c, 0), v = c->arg[1];
    if (c->op == 's') v = jit_v_lane(c, v, 0);
    else if (c->op) v = jit_v_lane(c, jit_v_cast(c, v, l.type), c->op == 'h');
    return jit_v_store(c, v, to);
}

/* ([source,] base, indices, [mask,] scale); op 1: with source and mask. */
LLVMValueRef jit_x86_gather(jit_vcall *c) {
    unsigned scale = jit_x86_immediate(c);
    if (scale != 1 && scale != 2 && scale != 4 && scale != 8) {
        jit_throw_if(c->im, LLVMConstInt(c->im->b->t_i1, 1, 0), "rt_throw_index");
        return LLVMGetPoison(c->out.type);
    }
    const jit_lanes *index = &c->in[c->op ? 2 : 1];
    LLVMValueRef ones = jit_v_cast(c, LLVMConstAllOnes(jit_lanes_integer(c->im->b, c->out).type), c->out.type);
    LLVMValueRef source = c->op ? c->arg[0] : LLVMConstNull(c->out.type), mask = c->op ? c->arg[3] : ones;
    LLVMValueRef args[5] = { source, c->arg[c->op], c->arg[c->op + 1], mask, c->arg[c->n - 1] };
    const char *lane = c->out.is_float ? (c->out.bits == 32 ? "ps" : "pd") : c->out.bits == 32 ? "d" : "q";
    bool wide = jit_vector_bytes(index) == 32 || jit_vector_bytes(&c->out) == 32;
    char name[40];
    snprintf(name, sizeof name, "avx2.gather.%c.%s%s", index->bits == 32 ? 'd' : 'q', lane, wide ? ".256" : "");
    return jit_x86_intrinsic(c, name, args, 5);
}
