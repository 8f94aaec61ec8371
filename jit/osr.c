/* On-stack replacement: a loop that runs in tier 0 goes on in optimised code, in the middle.

   The problem: a method that is called once and loops for ever would stay in tier-0 code. Its tier-1 code begins at the method's start;
   the running activation is at a backward branch, with its variables in its own frame.

   1. A loop is left at a backward branch whose target has an empty evaluation stack and lies in the same protected region as the branch,
      outside every handler. So nothing is live there but arguments and locals.
   2. Every backward branch of tier-0 code counts down (tier.c). At zero it asks rt_tier_loop for code that continues at the target. The
      answer comes at once: NULL as long as there is none, then the count starts again. Compiling happens in the background: first the
      whole method, because most loops are short and their method is called again; if tier-0 code of it still counts after that, an
      activation is stuck in a loop, and the continuation for that target is compiled.
   3. Tier-0 code then copies its variables into a block on its stack, calls the continuation with the address of that block, and returns
      what it returns. Its own frame stays below until then.
   4. The continuation is the method's IL imported at tier 1 with another beginning: it loads its variables from the block and branches to
      the target. Its handlers are its own: the call in tier-0 code is in no region, so an exception passes through that frame.
   5. A variable whose address something else may hold must not be copied: its place in the block holds its address, and the continuation
      works on the old frame. That can only be where the method has a variable in which such an address could be (a byref, a pointer, a
      native integer, a byref-like struct), or where IL turns the address into a number. Otherwise an address lives no longer than the
      call it is passed to, and there is no call under way at a branch.
   6. Methods with filters (their variables are shared with the filter function by address), synchronized methods (the lock is released by
      the frame that took it) and async methods (a frame of their own) do not take part; they only count.
   7. A stack trace shows the continuation and not the frame under it: a code part 'O' stands for both (rt_code). */
#include "jit/osr.h"

#include <stdio.h>
#include <string.h>

#include "jit/import.h"
#include "runtime/helpers.h"

/* A place in the block: the variable itself, or (in_place) its address. */
typedef struct place { uint32_t offset; bool in_place; } place;
struct jit_osr {
    bool possible;
    uint32_t size;
    place *args, *locals;
    LLVMValueRef block;         /* tier 0: the block, an alloca */
    LLVMValueRef code;          /* tier 0: slot of the continuation's address */
    LLVMBasicBlockRef leave;    /* tier 0: copies, calls, returns */
};

/* ---- what may be copied (invariant 5) */

enum { EXPOSED = 1, AS_NUMBER = 2, STORED = 4 };

static bool is_conversion(uint16_t op) { return op == IL_OP_CONV_U || op == IL_OP_CONV_I || op == IL_OP_CONV_U8 || op == IL_OP_CONV_I8; }

static void note(uint8_t *flags, uint32_t n, int64_t i, uint8_t flag) {
    if (i >= 0 && i < n) flags[i] |= flag;
}

static void scan(jit_import *im, uint8_t *args, uint8_t *locals) {
    il_insn insn, next;
    for (uint32_t at = 0; at < im->body.code_size && !il_insn_decode(&im->body, at, &insn, NULL); at += insn.size) {
        uint32_t after = at + insn.size;
        bool number = after < im->body.code_size && !il_insn_decode(&im->body, after, &next, NULL) && is_conversion(next.op);
        uint8_t flag = EXPOSED | (number ? AS_NUMBER : 0);
        if (insn.op == IL_OP_LDLOCA || insn.op == IL_OP_LDLOCA_S) note(locals, im->n_locals, insn.u.i, flag);
        if (insn.op == IL_OP_LDARGA || insn.op == IL_OP_LDARGA_S) note(args, im->n_args, insn.u.i, flag);
        if (insn.op == IL_OP_STARG || insn.op == IL_OP_STARG_S) note(args, im->n_args, insn.u.i, STORED);
    }
}

static bool is_address(rt_type *t) {
    t = rt_type_underlying(t);
    jit_kind kind = jit_kind_of(t);
    return kind == JIT_BYREF || kind == JIT_NATIVE;
}

typedef struct holders { bool address, byreflike; } holders;

static void note_holder(holders *h, rt_type *t) {
    h->address |= is_address(t);
    h->byreflike |= t->is_byreflike;
}

static place place_of(struct jit_osr *o, const holders *h, rt_type *t, uint8_t flags) {
    bool held = h->address || (h->byreflike && !t->is_byreflike);
    place p = { (o->size + 15) & ~15u, flags & AS_NUMBER || (flags & EXPOSED && held) };
    o->size = p.offset + (p.in_place ? 8 : rt_type_value_size(t));
    return p;
}

static struct jit_osr *plan(jit_import *im) {
    struct jit_osr *o = jit_arena(im, sizeof *o);
    o->possible = im->mode == JIT_PLAIN && !im->filter_of && !im->state->frame && !(im->m->impl_flags & RT_IMPL_SYNCHRONIZED);
    if (!o->possible) return o;
    uint8_t *args = jit_arena(im, im->n_args + 1), *locals = jit_arena(im, im->n_locals + 1);
    holders h = { 0 };
    scan(im, args, locals);
    o->args = jit_arena(im, (im->n_args + 1) * sizeof *o->args);
    o->locals = jit_arena(im, (im->n_locals + 1) * sizeof *o->locals);
    for (uint32_t i = 0; i < im->n_locals; i++) note_holder(&h, im->local_types[i]);
    for (uint32_t i = 0; i < im->n_args; i++)
        if (args[i] & (EXPOSED | STORED)) note_holder(&h, im->arg_types[i]); /* others hold what the caller gave: nothing of this frame */
    for (uint32_t i = 0; i < im->n_args; i++) o->args[i] = place_of(o, &h, im->arg_types[i], args[i]);
    for (uint32_t i = 0; i < im->n_locals; i++) o->locals[i] = place_of(o, &h, im->local_types[i], locals[i]);
    return o;
}

static struct jit_osr *osr_of(jit_import *im) { return im->state->osr ? im->state->osr : (im->state->osr = plan(im)); }

bool jit_osr_can_enter(jit_import *im, uint32_t target) {
    return !im->depth && osr_of(im)->possible && jit_region_at(im, target) == jit_region_at(im, im->insn.offset) &&
           !jit_handler_at(im, target) && !jit_handler_at(im, im->insn.offset);
}

/* ---- types: ret continuation([result pointer,] block) */

static LLVMTypeRef continuation_type(jit_import *im) {
    LLVMTypeRef params[2] = { im->b->t_ptr, im->b->t_ptr };
    return LLVMFunctionType(LLVMGetReturnType(im->abi.fn_type), params, im->abi.sret ? 2 : 1, 0);
}

/* ---- tier 0: leaving (invariant 3) */

static void copy(jit_import *im, LLVMValueRef to, LLVMValueRef from, rt_type *t) {
    LLVMTypeRef type = jit_mem_type(im->b, t);
    if (LLVMGetTypeKind(type) == LLVMArrayTypeKind) LLVMBuildMemCpy(im->bld, to, 8, from, 8, jit_i64(im, rt_type_value_size(t)));
    else LLVMBuildStore(im->bld, LLVMBuildLoad2(im->bld, type, from, ""), to);
}

static void save(jit_import *im, struct jit_osr *o, place p, LLVMValueRef variable, rt_type *t) {
    LLVMValueRef to = jit_gep(im, o->block, p.offset);
    if (p.in_place) LLVMBuildStore(im->bld, variable, to);
    else copy(im, to, variable, t);
}

static void fill_leave(jit_import *im, struct jit_osr *o) {
    LLVMPositionBuilderAtEnd(im->bld, o->leave);
    for (uint32_t i = 0; i < im->n_args; i++) save(im, o, o->args[i], im->args[i], im->arg_types[i]);
    for (uint32_t i = 0; i < im->n_locals; i++) save(im, o, o->locals[i], im->locals[i], im->local_types[i]);
    LLVMValueRef args[2] = { im->sret, o->block }, code = LLVMBuildLoad2(im->bld, im->b->t_ptr, o->code, "");
    LLVMTypeRef type = continuation_type(im);
    LLVMValueRef r = LLVMBuildCall2(im->bld, type, code, im->abi.sret ? args : args + 1, im->abi.sret ? 2 : 1, "");
    if (LLVMGetTypeKind(LLVMGetReturnType(type)) == LLVMVoidTypeKind) LLVMBuildRetVoid(im->bld);
    else LLVMBuildRet(im->bld, r);
}

static void make_leave(jit_import *im, struct jit_osr *o) {
    o->block = jit_alloca(im, LLVMArrayType2(im->b->t_i8, o->size ? o->size : 1), 16, "osr");
    o->code = jit_alloca(im, im->b->t_ptr, 8, "osr.code");
    o->leave = jit_new_block(im, "osr.leave");
    LLVMBasicBlockRef here = LLVMGetInsertBlock(im->bld);
    fill_leave(im, o);
    LLVMPositionBuilderAtEnd(im->bld, here);
}

void jit_osr_leave(jit_import *im, uint32_t target, LLVMBasicBlockRef stay) {
    struct jit_osr *o = osr_of(im);
    if (!o->leave) make_leave(im, o);
    LLVMTypeRef type;
    LLVMValueRef helper = jit_helper(im->b, "rt_tier_loop", &type), args[2] = { jit_sym_method(im->b, im->m), jit_i32(im, target) };
    LLVMValueRef code = LLVMBuildCall2(im->bld, type, helper, args, 2, "");
    LLVMBuildStore(im->bld, code, o->code);
    LLVMBuildCondBr(im->bld, LLVMBuildIsNull(im->bld, code, ""), stay, o->leave);
}

/* ---- the continuation: entering (invariant 4) */

void jit_osr_declare(jit_import *im) {
    char name[800];
    snprintf(name, sizeof name, "%.700s osr IL_%04x", jit_method_symbol(im->m, 0), im->osr_entry - 1);
    im->fn = LLVMAddFunction(im->b->mod, name, continuation_type(im));
    if (im->abi.sret) im->sret = LLVMGetParam(im->fn, 0);
}

static LLVMValueRef restore(jit_import *im, LLVMValueRef block, place p, LLVMValueRef own, rt_type *t) {
    LLVMValueRef from = jit_gep(im, block, p.offset);
    if (p.in_place) return LLVMBuildLoad2(im->bld, im->b->t_ptr, from, "");
    copy(im, own, from, t);
    return own;
}

void jit_osr_load(jit_import *im) {
    struct jit_osr *o = osr_of(im);
    LLVMValueRef block = LLVMGetParam(im->fn, im->abi.sret ? 1 : 0);
    for (uint32_t i = 0; i < im->n_args; i++) im->args[i] = restore(im, block, o->args[i], im->args[i], im->arg_types[i]);
    for (uint32_t i = 0; i < im->n_locals; i++) im->locals[i] = restore(im, block, o->locals[i], im->locals[i], im->local_types[i]);
}
