/* Blocks of IL and the edges between them: invariants 2 and 5 of import.c. */
#include "jit/async.h"
#include "jit/import.h"

/* ---- blocks and edges */

static void queue(jit_import *im, jit_block *b) {
    if (b->queued || b->done) return;
    b->queued = true;
    im->state->work[im->state->n_work++] = b;
}

static bool first_edge(jit_import *im, jit_block *b, const jit_value *stack, uint32_t depth) {
    b->depth = (int)depth;
    b->entry = jit_arena(im, (depth + 1) * sizeof *b->entry);
    for (uint32_t i = 0; i < depth; i++) {
        b->entry[i] = (jit_value){ .kind = stack[i].kind, .type = stack[i].type, .is_this = stack[i].is_this };
        bool is_struct = stack[i].kind == JIT_STRUCT;
        b->entry[i].v = is_struct ? jit_temp(im, stack[i].type) : jit_alloca(im, jit_kind_type(im, stack[i].kind), 8, "stack");
    }
    return true;
}

static void merge(jit_value *slot, const jit_value *v) {
    if (slot->type != v->type && slot->kind != JIT_STRUCT) slot->type = NULL;
    slot->is_this = slot->is_this && v->is_this;
}

static void store_entry(jit_import *im, jit_block *b, const jit_value *stack) {
    for (int i = 0; i < b->depth; i++) {
        jit_value *slot = &b->entry[i], v = stack[i];
        bool other_size = slot->kind == JIT_STRUCT && v.kind == JIT_STRUCT && rt_type_value_size(slot->type) != rt_type_value_size(v.type);
        if ((slot->kind == JIT_REF) != (v.kind == JIT_REF) || other_size)
            jit_fail(im, COIL_EBAD_IL, "%s and %s meet at IL_%04x", jit_kind_name(v.kind), jit_kind_name(slot->kind), b->offset);
        if (!im->error) v = jit_convert_kind(im, v, slot->kind);
        if (im->error) return;
        if (!b->done) merge(slot, &v);
        if (v.vec) LLVMSetAlignment(LLVMBuildStore(im->bld, v.vec, slot->v), 8);
        else if (slot->kind == JIT_STRUCT) LLVMBuildMemCpy(im->bld, slot->v, 8, v.v, 8, jit_i64(im, rt_type_value_size(slot->type)));
        else LLVMBuildStore(im->bld, v.v, slot->v);
    }
}

LLVMBasicBlockRef jit_edge_with(jit_import *im, uint32_t offset, const jit_value *stack, uint32_t depth) {
    uint32_t index = offset < im->body.code_size ? im->block_of[offset] : 0;
    if (!index) {
        jit_fail(im, COIL_EBAD_IL, "control goes to IL_%04x, where no instruction begins", offset);
        return NULL;
    }
    jit_block *b = &im->blocks[index - 1];
    if (b->depth < 0) first_edge(im, b, stack, depth);
    if ((uint32_t)b->depth != depth) {
        jit_fail(im, COIL_EBAD_IL, "stack depth differs where two paths join at IL_%04x: %d and %u", offset, b->depth, depth);
        return NULL;
    }
    store_entry(im, b, stack);
    queue(im, b);
    return b->bb;
}

LLVMBasicBlockRef jit_edge(jit_import *im, uint32_t offset) { return jit_edge_with(im, offset, im->stack, im->depth); }

void jit_branch_to(jit_import *im, uint32_t il_offset) {
    LLVMBasicBlockRef bb = jit_edge(im, il_offset);
    if (bb) LLVMBuildBr(im->bld, bb);
    else LLVMBuildUnreachable(im->bld);
    im->unreachable = true;
}

static void mark(jit_import *im, uint32_t offset) {
    if (offset < im->body.code_size) im->block_of[offset] = 1;
}

static void mark_targets(jit_import *im, const il_insn *insn) {
    uint8_t operand = il_ops[insn->op].operand, flow = il_ops[insn->op].flow;
    if (operand == IL_OPERAND_BR1 || operand == IL_OPERAND_BR4) mark(im, insn->u.target);
    if (operand == IL_OPERAND_SWITCH)
        for (uint32_t i = 0; i < insn->u.sw.n; i++) mark(im, il_switch_target(insn, i));
    if (flow != IL_FLOW_NEXT && flow != IL_FLOW_CALL && flow != IL_FLOW_META) mark(im, insn->offset + insn->size);
}

static void mark_clauses(jit_import *im) {
    for (uint32_t i = 0; i < im->body.n_clauses; i++) {
        il_clause c = il_body_clause(&im->body, i);
        mark(im, c.try_start);
        mark(im, c.try_end);
        mark(im, c.handler_start);
        mark(im, c.handler_end);
        if (c.kind == IL_CLAUSE_FILTER) mark(im, c.filter_start);
    }
}

/* Two passes: leaders, then the check that each leader begins an instruction. */
int jit_find_blocks(jit_import *im) {
    uint32_t size = im->body.code_size, n = 0;
    im->block_of = jit_arena(im, (size + 1) * sizeof *im->block_of);
    uint8_t *starts = jit_arena(im, size + 1);
    mark(im, 0);
    for (uint32_t at = 0; at < size;) {
        il_insn insn;
        int r = il_insn_decode(&im->body, at, &insn, im->d);
        if (r) return r;
        starts[at] = 1;
        mark_targets(im, &insn);
        at += insn.size;
    }
    mark_clauses(im);
    if (im->mode == JIT_ASYNC_B) jit_async_leaders(im, mark);
    for (uint32_t i = 0; i < size; i++) n += im->block_of[i] != 0;
    im->blocks = jit_arena(im, (n + 1) * sizeof *im->blocks);
    for (uint32_t i = 0; i < size; i++) {
        if (!im->block_of[i]) continue;
        if (!starts[i]) return coil_fail(im->d, COIL_EBAD_IL, "IL_%04x is a target inside an instruction", i);
        im->blocks[im->n_blocks] = (jit_block){ .offset = i, .depth = -1 };
        im->block_of[i] = ++im->n_blocks;
    }
    im->state->work = jit_arena(im, (n + 1) * sizeof *im->state->work);
    return 0;
}

bool jit_next_insn(jit_import *im, uint32_t after, il_insn *out) {
    return after < im->body.code_size && (!im->block_of[after] || im->mode == JIT_ASYNC_B) && !il_insn_decode(&im->body, after, out, NULL);
}
