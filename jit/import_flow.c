/* Branches, switch, return: III.3.5 - III.3.67. */
#include "jit/import.h"

#include "jit/async.h"

void jit_op_break(jit_import *im) { (void)im; }

static void count_loop(jit_import *im, uint32_t target) {
    if (target <= im->insn.offset) jit_tier_count_loop(im, target);
}

void jit_op_br(jit_import *im) {
    count_loop(im, im->insn.u.target);
    jit_branch_to(im, im->insn.u.target);
}

/* A backward edge is counted where it is taken. */
static LLVMBasicBlockRef taken_edge(jit_import *im, uint32_t target) {
    if (target > im->insn.offset || !jit_tier_counts(im)) return jit_edge(im, target);
    LLVMBasicBlockRef here = LLVMGetInsertBlock(im->bld), edge = jit_new_block(im, "again");
    LLVMPositionBuilderAtEnd(im->bld, edge);
    jit_tier_count_loop(im, target);
    LLVMBasicBlockRef to = jit_edge(im, target);
    if (to) LLVMBuildBr(im->bld, to);
    LLVMPositionBuilderAtEnd(im->bld, here);
    return to ? edge : NULL;
}

/* One edge when the condition is known (invariant 4 of import.c). */
static void branch_on(jit_import *im, LLVMValueRef condition) {
    uint32_t taken = im->insn.u.target, next = im->insn.offset + im->insn.size;
    uint64_t known;
    if (im->error) return;
    if (jit_known_int(condition, &known)) {
        if (known) count_loop(im, taken);
        jit_branch_to(im, known ? taken : next);
        return;
    }
    LLVMBasicBlockRef to = taken_edge(im, taken), fall = im->error ? NULL : jit_edge(im, next);
    if (!im->error) LLVMBuildCondBr(im->bld, condition, to, fall);
    im->unreachable = true;
}

static LLVMValueRef truth(jit_import *im, jit_value v) {
    if (v.is_null) return LLVMConstInt(im->b->t_i1, 0, 0);
    if (v.kind == JIT_STRUCT || v.kind == JIT_F32 || v.kind == JIT_F64) {
        jit_fail(im, COIL_EBAD_IL, "%s on %s", il_ops[im->insn.op].name, jit_kind_name(v.kind));
        return LLVMGetUndef(im->b->t_i1);
    }
    return LLVMBuildICmp(im->bld, LLVMIntNE, v.v, LLVMConstNull(LLVMTypeOf(v.v)), "");
}

void jit_op_brcond(jit_import *im) {
    LLVMValueRef c = truth(im, jit_pop(im));
    bool on_false = im->insn.op == IL_OP_BRFALSE || im->insn.op == IL_OP_BRFALSE_S;
    branch_on(im, on_false ? LLVMBuildNot(im->bld, c, "") : c);
}

void jit_op_brcompare(jit_import *im) { branch_on(im, jit_emit_compare(im)); }

void jit_op_switch(jit_import *im) {
    LLVMValueRef v = jit_coerce(im, jit_pop(im), rt_wk.i4);
    uint32_t n = im->insn.u.sw.n, next = im->insn.offset + im->insn.size;
    uint64_t known;
    if (im->error) return;
    if (jit_known_int(v, &known)) {
        jit_branch_to(im, known < n ? il_switch_target(&im->insn, (uint32_t)known) : next);
        return;
    }
    LLVMBasicBlockRef fall = jit_edge(im, next);
    if (im->error) return;
    LLVMBasicBlockRef *to = jit_arena(im, (n + 1) * sizeof *to);
    for (uint32_t i = 0; i < n && !im->error; i++) to[i] = jit_edge(im, il_switch_target(&im->insn, i));
    if (im->error) return;
    LLVMValueRef sw = LLVMBuildSwitch(im->bld, v, fall, n);
    for (uint32_t i = 0; i < n; i++) LLVMAddCase(sw, jit_i32(im, i), to[i]);
    im->unreachable = true;
}

/* ---- ret, III.3.57: by the parts of abi.c */

static LLVMValueRef struct_result(jit_import *im, LLVMValueRef value) {
    LLVMTypeRef t = LLVMGetReturnType(im->abi.fn_type);
    LLVMValueRef whole = jit_alloca(im, LLVMArrayType2(im->b->t_i8, 16), 8, "result"), r = LLVMGetUndef(t); /* parts may be wider than the value */
    LLVMBuildMemCpy(im->bld, whole, 8, value, 1, jit_i64(im, rt_type_value_size(im->sig->ret)));
    for (uint32_t i = 0; i < im->abi.ret.n; i++) {
        const jit_part *p = &im->abi.ret.part[i];
        LLVMValueRef v = LLVMBuildLoad2(im->bld, p->type, jit_gep(im, whole, p->offset), "");
        r = im->abi.ret.n > 1 ? LLVMBuildInsertValue(im->bld, r, v, i, "") : v;
    }
    return r;
}

static void return_value(jit_import *im, jit_value v) {
    rt_type *t = im->sig->ret;
    LLVMValueRef value = jit_coerce(im, v, t);
    if (im->error) return;
    if (im->abi.sret) {
        LLVMBuildMemCpy(im->bld, im->sret, 1, value, 1, jit_i64(im, rt_type_value_size(t)));
        value = NULL;
    } else if (!jit_scalar_type(im->b, t)) {
        value = struct_result(im, value);
    }
    jit_eh_leave_function(im);
    if (value) LLVMBuildRet(im->bld, value);
    else LLVMBuildRetVoid(im->bld);
}

void jit_op_ret(jit_import *im) {
    if (im->filter_of || jit_region_at(im, im->insn.offset) || jit_handler_at(im, im->insn.offset)) {
        jit_fail(im, COIL_EBAD_IL, "ret inside a protected region"); /* III.3.57: leave first */
        return;
    }
    if (im->mode != JIT_PLAIN) {
        jit_async_ret(im);
        return;
    }
    bool is_void = !im->abi.sret && im->abi.ret.n == 0;
    if (is_void) {
        jit_eh_leave_function(im);
        LLVMBuildRetVoid(im->bld);
    } else {
        return_value(im, jit_pop(im));
    }
    if (!im->error && im->depth) jit_fail(im, COIL_EBAD_IL, "%u values are left on the evaluation stack at ret", im->depth);
    im->unreachable = true;
}
