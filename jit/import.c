/* The importer's driver: the IL of one method becomes one LLVM function.

   From an evaluation stack to SSA:
   1. The stack is an array of jit_values while a block is imported. Values are SSA values, or addresses of temporaries for structs; a temporary
      is never written again after its value was pushed, so it may be shared by dup.
   2. Between blocks the stack lives in slots (allocas) of the target block: an edge stores, the block loads. The optimiser removes them.
      The first edge into a block decides the kinds; later edges convert or fail the import.
   3. Arguments and locals are allocas (or fields of one block of memory in methods with filters, import_eh.c).
   4. Only reachable code is imported: a work list starts at offset 0 and follows edges. A branch on a constant has one edge, so code behind
      typeof(T) == typeof(int), sizeof and IsSupported tests is never looked at.
   5. Blocks begin at branch targets, after branches, and where protected regions and handlers begin and end; so all instructions of a
      block lie in the same regions.
   6. IL that is wrong fails the import with BAD_IL (method and offset); the caller then compiles a method that throws InvalidProgramException.
      A missing type, method or field fails it too, with its own exception (jit_unresolved); in framework code the instruction becomes the throw.
   7. References are null-checked by explicit branches, before the access; LLVM removes the repeated ones.

   One row of the table below for each opcode: its handler. Handlers live in import_*.c, grouped by family. */
#include "jit/import.h"

#include <stdio.h>
#include <string.h>

#include "jit/async.h"
#include "jit/engine.h"
#include "jit/osr.h"

#define ROW(id, handler) [IL_OP_##id] = handler
static const jit_handler table[IL_OP_COUNT] = {
    ROW(NOP, jit_op_nop), ROW(BREAK, jit_op_break), ROW(DUP, jit_op_dup), ROW(POP, jit_op_pop), ROW(LDNULL, jit_op_ldnull),
    ROW(LDARG_0, jit_op_ldarg), ROW(LDARG_1, jit_op_ldarg), ROW(LDARG_2, jit_op_ldarg), ROW(LDARG_3, jit_op_ldarg), ROW(LDARG_S, jit_op_ldarg), ROW(LDARG, jit_op_ldarg),
    ROW(LDARGA_S, jit_op_ldarga), ROW(LDARGA, jit_op_ldarga), ROW(STARG_S, jit_op_starg), ROW(STARG, jit_op_starg),
    ROW(LDLOC_0, jit_op_ldloc), ROW(LDLOC_1, jit_op_ldloc), ROW(LDLOC_2, jit_op_ldloc), ROW(LDLOC_3, jit_op_ldloc), ROW(LDLOC_S, jit_op_ldloc), ROW(LDLOC, jit_op_ldloc),
    ROW(LDLOCA_S, jit_op_ldloca), ROW(LDLOCA, jit_op_ldloca),
    ROW(STLOC_0, jit_op_stloc), ROW(STLOC_1, jit_op_stloc), ROW(STLOC_2, jit_op_stloc), ROW(STLOC_3, jit_op_stloc), ROW(STLOC_S, jit_op_stloc), ROW(STLOC, jit_op_stloc),
    ROW(LDC_I4_M1, jit_op_ldc), ROW(LDC_I4_0, jit_op_ldc), ROW(LDC_I4_1, jit_op_ldc), ROW(LDC_I4_2, jit_op_ldc), ROW(LDC_I4_3, jit_op_ldc), ROW(LDC_I4_4, jit_op_ldc),
    ROW(LDC_I4_5, jit_op_ldc), ROW(LDC_I4_6, jit_op_ldc), ROW(LDC_I4_7, jit_op_ldc), ROW(LDC_I4_8, jit_op_ldc), ROW(LDC_I4_S, jit_op_ldc), ROW(LDC_I4, jit_op_ldc),
    ROW(LDC_I8, jit_op_ldc), ROW(LDC_R4, jit_op_ldc), ROW(LDC_R8, jit_op_ldc),
    ROW(JMP, jit_op_jmp), ROW(CALL, jit_op_call), ROW(CALLI, jit_op_calli), ROW(CALLVIRT, jit_op_callvirt), ROW(NEWOBJ, jit_op_newobj), ROW(RET, jit_op_ret),
    ROW(LDFTN, jit_op_ldftn), ROW(LDVIRTFTN, jit_op_ldvirtftn), ROW(ARGLIST, jit_op_arglist),
    ROW(BR_S, jit_op_br), ROW(BR, jit_op_br), ROW(BRFALSE_S, jit_op_brcond), ROW(BRFALSE, jit_op_brcond), ROW(BRTRUE_S, jit_op_brcond), ROW(BRTRUE, jit_op_brcond),
    ROW(BEQ_S, jit_op_brcompare), ROW(BGE_S, jit_op_brcompare), ROW(BGT_S, jit_op_brcompare), ROW(BLE_S, jit_op_brcompare), ROW(BLT_S, jit_op_brcompare),
    ROW(BNE_UN_S, jit_op_brcompare), ROW(BGE_UN_S, jit_op_brcompare), ROW(BGT_UN_S, jit_op_brcompare), ROW(BLE_UN_S, jit_op_brcompare), ROW(BLT_UN_S, jit_op_brcompare),
    ROW(BEQ, jit_op_brcompare), ROW(BGE, jit_op_brcompare), ROW(BGT, jit_op_brcompare), ROW(BLE, jit_op_brcompare), ROW(BLT, jit_op_brcompare),
    ROW(BNE_UN, jit_op_brcompare), ROW(BGE_UN, jit_op_brcompare), ROW(BGT_UN, jit_op_brcompare), ROW(BLE_UN, jit_op_brcompare), ROW(BLT_UN, jit_op_brcompare),
    ROW(SWITCH, jit_op_switch),
    ROW(LDIND_I1, jit_op_ldind), ROW(LDIND_U1, jit_op_ldind), ROW(LDIND_I2, jit_op_ldind), ROW(LDIND_U2, jit_op_ldind), ROW(LDIND_I4, jit_op_ldind), ROW(LDIND_U4, jit_op_ldind),
    ROW(LDIND_I8, jit_op_ldind), ROW(LDIND_I, jit_op_ldind), ROW(LDIND_R4, jit_op_ldind), ROW(LDIND_R8, jit_op_ldind), ROW(LDIND_REF, jit_op_ldind),
    ROW(STIND_REF, jit_op_stind), ROW(STIND_I1, jit_op_stind), ROW(STIND_I2, jit_op_stind), ROW(STIND_I4, jit_op_stind), ROW(STIND_I8, jit_op_stind),
    ROW(STIND_R4, jit_op_stind), ROW(STIND_R8, jit_op_stind), ROW(STIND_I, jit_op_stind),
    ROW(ADD, jit_op_binary), ROW(SUB, jit_op_binary), ROW(MUL, jit_op_binary), ROW(DIV, jit_op_binary), ROW(DIV_UN, jit_op_binary), ROW(REM, jit_op_binary),
    ROW(REM_UN, jit_op_binary), ROW(AND, jit_op_binary), ROW(OR, jit_op_binary), ROW(XOR, jit_op_binary),
    ROW(SHL, jit_op_shift), ROW(SHR, jit_op_shift), ROW(SHR_UN, jit_op_shift), ROW(NEG, jit_op_unary), ROW(NOT, jit_op_unary),
    ROW(ADD_OVF, jit_op_binary_ovf), ROW(ADD_OVF_UN, jit_op_binary_ovf), ROW(MUL_OVF, jit_op_binary_ovf), ROW(MUL_OVF_UN, jit_op_binary_ovf),
    ROW(SUB_OVF, jit_op_binary_ovf), ROW(SUB_OVF_UN, jit_op_binary_ovf),
    ROW(CONV_I1, jit_op_conv), ROW(CONV_I2, jit_op_conv), ROW(CONV_I4, jit_op_conv), ROW(CONV_I8, jit_op_conv), ROW(CONV_R4, jit_op_conv), ROW(CONV_R8, jit_op_conv),
    ROW(CONV_U4, jit_op_conv), ROW(CONV_U8, jit_op_conv), ROW(CONV_R_UN, jit_op_conv), ROW(CONV_U2, jit_op_conv), ROW(CONV_U1, jit_op_conv), ROW(CONV_I, jit_op_conv), ROW(CONV_U, jit_op_conv),
    ROW(CONV_OVF_I1_UN, jit_op_conv_ovf), ROW(CONV_OVF_I2_UN, jit_op_conv_ovf), ROW(CONV_OVF_I4_UN, jit_op_conv_ovf), ROW(CONV_OVF_I8_UN, jit_op_conv_ovf),
    ROW(CONV_OVF_U1_UN, jit_op_conv_ovf), ROW(CONV_OVF_U2_UN, jit_op_conv_ovf), ROW(CONV_OVF_U4_UN, jit_op_conv_ovf), ROW(CONV_OVF_U8_UN, jit_op_conv_ovf),
    ROW(CONV_OVF_I_UN, jit_op_conv_ovf), ROW(CONV_OVF_U_UN, jit_op_conv_ovf), ROW(CONV_OVF_I1, jit_op_conv_ovf), ROW(CONV_OVF_U1, jit_op_conv_ovf),
    ROW(CONV_OVF_I2, jit_op_conv_ovf), ROW(CONV_OVF_U2, jit_op_conv_ovf), ROW(CONV_OVF_I4, jit_op_conv_ovf), ROW(CONV_OVF_U4, jit_op_conv_ovf),
    ROW(CONV_OVF_I8, jit_op_conv_ovf), ROW(CONV_OVF_U8, jit_op_conv_ovf), ROW(CONV_OVF_I, jit_op_conv_ovf), ROW(CONV_OVF_U, jit_op_conv_ovf),
    ROW(CEQ, jit_op_compare), ROW(CGT, jit_op_compare), ROW(CGT_UN, jit_op_compare), ROW(CLT, jit_op_compare), ROW(CLT_UN, jit_op_compare), ROW(CKFINITE, jit_op_ckfinite),
    ROW(CPOBJ, jit_op_cpobj), ROW(LDOBJ, jit_op_ldobj), ROW(STOBJ, jit_op_stobj), ROW(INITOBJ, jit_op_initobj), ROW(CPBLK, jit_op_cpblk), ROW(INITBLK, jit_op_initblk),
    ROW(LOCALLOC, jit_op_localloc), ROW(SIZEOF, jit_op_sizeof), ROW(LDSTR, jit_op_ldstr), ROW(LDTOKEN, jit_op_ldtoken),
    ROW(CASTCLASS, jit_op_castclass), ROW(ISINST, jit_op_isinst), ROW(BOX, jit_op_box), ROW(UNBOX, jit_op_unbox), ROW(UNBOX_ANY, jit_op_unbox_any),
    ROW(LDFLD, jit_op_ldfld), ROW(LDFLDA, jit_op_ldflda), ROW(STFLD, jit_op_stfld), ROW(LDSFLD, jit_op_ldsfld), ROW(LDSFLDA, jit_op_ldsflda), ROW(STSFLD, jit_op_stsfld),
    ROW(NEWARR, jit_op_newarr), ROW(LDLEN, jit_op_ldlen), ROW(LDELEMA, jit_op_ldelema),
    ROW(LDELEM_I1, jit_op_ldelem), ROW(LDELEM_U1, jit_op_ldelem), ROW(LDELEM_I2, jit_op_ldelem), ROW(LDELEM_U2, jit_op_ldelem), ROW(LDELEM_I4, jit_op_ldelem), ROW(LDELEM_U4, jit_op_ldelem),
    ROW(LDELEM_I8, jit_op_ldelem), ROW(LDELEM_I, jit_op_ldelem), ROW(LDELEM_R4, jit_op_ldelem), ROW(LDELEM_R8, jit_op_ldelem), ROW(LDELEM_REF, jit_op_ldelem), ROW(LDELEM, jit_op_ldelem),
    ROW(STELEM_I, jit_op_stelem), ROW(STELEM_I1, jit_op_stelem), ROW(STELEM_I2, jit_op_stelem), ROW(STELEM_I4, jit_op_stelem), ROW(STELEM_I8, jit_op_stelem),
    ROW(STELEM_R4, jit_op_stelem), ROW(STELEM_R8, jit_op_stelem), ROW(STELEM_REF, jit_op_stelem), ROW(STELEM, jit_op_stelem),
    ROW(MKREFANY, jit_op_mkrefany), ROW(REFANYVAL, jit_op_refanyval), ROW(REFANYTYPE, jit_op_refanytype),
    ROW(THROW, jit_op_throw), ROW(RETHROW, jit_op_rethrow), ROW(LEAVE, jit_op_leave), ROW(LEAVE_S, jit_op_leave), ROW(ENDFINALLY, jit_op_endfinally), ROW(ENDFILTER, jit_op_endfilter),
    ROW(UNALIGNED, jit_op_prefix), ROW(VOLATILE, jit_op_prefix), ROW(TAIL, jit_op_prefix), ROW(CONSTRAINED, jit_op_prefix), ROW(READONLY, jit_op_prefix), ROW(NO, jit_op_prefix),
};
#undef ROW
/* ---- instructions */

static void clear_prefixes(jit_import *im) {
    im->p_volatile = im->p_tail = im->p_readonly = false;
    im->p_unaligned = 0;
    im->p_constrained = NULL;
}

static void import_insn(jit_import *im) {
    jit_handler handler = table[im->insn.op];
    bool prefix = il_ops[im->insn.op].flow == IL_FLOW_META;
    jit_di_location(im);
    if (handler) {
        handler(im);
    } else {
        char text[700], name[512];
        snprintf(text, sizeof text, "the opcode %s at IL_%04x of %s", il_ops[im->insn.op].name, im->insn.offset, rt_method_name(im->m, name, sizeof name));
        LLVMValueRef arg = jit_sym_cstring(im->b, text);
        jit_call_helper(im, "rt_throw_unsupported", &arg, 1);
        jit_unreachable(im);
    }
    if (!prefix) clear_prefixes(im);
}

static void load_entry(jit_import *im, jit_block *b) {
    im->depth = 0;
    for (int i = 0; i < b->depth; i++) {
        jit_value v = b->entry[i];
        if (v.kind != JIT_STRUCT) v.v = LLVMBuildLoad2(im->bld, jit_kind_type(im, v.kind), v.v, "");
        else v = jit_load(im, v.v, v.type, 8, false); /* a copy: the slot may be written by another edge while this value lives */
        jit_push_value(im, v);
    }
}

static void import_block(jit_import *im, jit_block *b) {
    b->queued = false;
    b->done = true;
    im->unreachable = false;
    im->insn.offset = b->offset;
    im->state->n_inited = im->state->n_inited_always;
    LLVMPositionBuilderAtEnd(im->bld, b->bb);
    load_entry(im, b);
    jit_eh_enter_block(im, b->offset);
    uint32_t at = b->offset;
    while (!im->unreachable && !im->error) {
        if (at >= im->body.code_size) {
            jit_fail(im, COIL_EBAD_IL, "control falls off the end of the method");
            return;
        }
        if (at != b->offset && im->block_of[at]) {
            jit_branch_to(im, at);
            return;
        }
        int r = il_insn_decode(&im->body, at, &im->insn, im->d);
        if (r) {
            im->error = r;
            return;
        }
        import_insn(im);
        at = im->insn.offset + im->insn.size;
    }
}

/* Lowest offset first: so every forward edge into a block is known when the block is imported, and with it the types of its entry stack. */
static jit_block *take_work(jit_import *im) {
    struct jit_import_state *s = im->state;
    uint32_t best = 0;
    for (uint32_t i = 1; i < s->n_work; i++)
        if (s->work[i]->offset < s->work[best]->offset) best = i;
    jit_block *b = s->work[best];
    s->work[best] = s->work[--s->n_work];
    return b;
}

static void run_work_list(jit_import *im) {
    while (im->state->n_work && !im->error) import_block(im, take_work(im));
}

/* ---- the function */

static int resolve_parts(jit_import *im) {
    im->sig = rt_method_sig(im->mode == JIT_ASYNC_B ? im->m->async_twin : im->m);
    if (!im->sig) return coil_fail(im->d, COIL_EBAD_SIGNATURE, "the signature of %s cannot be loaded", im->m->name);
    int r = rt_method_body(im->m, &im->body, im->d);
    if (!r && im->body.local_sig) r = rt_resolve_locals(im->assembly, im->body.local_sig, &im->ctx, &im->local_types, &im->n_locals, im->d);
    if (r) return r;
    im->n_args = im->sig->n_params + (im->sig->has_this ? 1 : 0);
    im->arg_types = jit_arena(im, (im->n_args + 1) * sizeof *im->arg_types);
    if (im->sig->has_this) im->arg_types[0] = rt_type_is_value(im->m->owner) ? rt_type_byref(im->m->owner) : im->m->owner;
    for (uint32_t i = 0; i < im->sig->n_params; i++) im->arg_types[i + im->sig->has_this] = im->sig->params[i];
    for (uint32_t i = 0; i < im->n_args + im->n_locals; i++) {
        rt_type *t = i < im->n_args ? im->arg_types[i] : im->local_types[i - im->n_args];
        if (rt_type_is_value(t) && (r = rt_type_layout(t))) {
            rt_type_diag(t, im->d);
            return r;
        }
    }
    return 0;
}

static void declare_function(jit_import *im) {
    jit_batch *b = im->b;
    char part = im->mode == JIT_ASYNC_A ? 'A' : im->mode == JIT_ASYNC_B ? 'B' : 0;
    im->abi = jit_abi_of(b, im->sig, im->mode == JIT_ASYNC_A);
    LLVMTypeRef filter[2] = { b->t_ptr, b->t_ptr };
    LLVMTypeRef type = im->mode == JIT_ASYNC_B ? jit_async_resumer_type(b) : im->abi.fn_type;
    if (im->filter_of) {
        char name[700];
        snprintf(name, sizeof name, "%.600s filter %u", jit_method_symbol(im->m, 0), im->filter_of - 1);
        im->fn = LLVMAddFunction(b->mod, name, LLVMFunctionType(b->t_i32, filter, 2, 0));
        LLVMSetLinkage(im->fn, LLVMInternalLinkage);
    } else if (im->osr_entry) {
        jit_osr_declare(im);
    } else {
        im->fn = LLVMAddFunction(b->mod, jit_method_symbol(im->m, part), type);
    }
    jit_batch_attributes(b, im->fn);
    if (im->state->trusts_byrefs) jit_add_attribute(b->ctx, im->fn, "null_pointer_is_valid", 0); /* an access through null faults, and must */
}

static void make_function(jit_import *im) {
    jit_batch *b = im->b;
    declare_function(im);
    im->bld = LLVMCreateBuilderInContext(b->ctx);
    im->entry_bld = LLVMCreateBuilderInContext(b->ctx);
    im->entry_bb = jit_new_block(im, "entry");
    LLVMBasicBlockRef body = jit_new_block(im, "body");
    LLVMPositionBuilderAtEnd(im->entry_bld, im->entry_bb);
    LLVMBuildBr(im->entry_bld, body);
    LLVMPositionBuilderAtEnd(im->bld, body);
    for (uint32_t i = 0; i < im->n_blocks; i++) {
        char name[16];
        snprintf(name, sizeof name, "IL_%04x", im->blocks[i].offset);
        im->blocks[i].bb = jit_new_block(im, name);
    }
}

static LLVMValueRef variable(jit_import *im, rt_type *t, bool is_local, uint32_t i) {
    jit_frame *f = im->state->frame;
    if (f) return jit_gep(im, im->state->frame_block, is_local ? f->locals[i] : f->args[i]);
    char name[16];
    snprintf(name, sizeof name, is_local ? "loc%u" : "arg%u", i);
    return jit_alloca(im, jit_mem_type(im->b, t), jit_slot_align(t), name);
}

/* The parameters arrive by abi.c; the body sees variables. */
static void store_parameters(jit_import *im) {
    unsigned p = 0;
    if (im->abi.sret) im->sret = LLVMGetParam(im->fn, p++);
    for (uint32_t i = 0; i < im->n_args; i++) {
        bool self = im->sig->has_this && i == 0;
        jit_parts parts = self ? (jit_parts){ .n = 1, .part = { { im->b->t_ptr, 0, 8 } } } : jit_abi_classify(im->b, im->arg_types[i]);
        if (parts.indirect) LLVMBuildMemCpy(im->bld, im->args[i], 8, LLVMGetParam(im->fn, p++), 1, jit_i64(im, rt_type_value_size(im->arg_types[i])));
        for (uint32_t k = 0; k < parts.n; k++) {
            LLVMValueRef value = LLVMGetParam(im->fn, p++), to = jit_gep(im, im->args[i], parts.part[k].offset);
            uint32_t size = parts.part[k].size;
            if (size & (size - 1)) { /* 3, 5, 6, 7 bytes */
                LLVMValueRef wide = jit_alloca(im, im->b->t_i64, 8, "");
                LLVMBuildStore(im->bld, value, wide);
                LLVMBuildMemCpy(im->bld, to, 1, wide, 8, jit_i64(im, size));
            } else {
                LLVMSetAlignment(LLVMBuildStore(im->bld, value, to), size > 8 ? 8 : size);
            }
        }
    }
}

/* Not a store of a zero array: the optimiser makes one store of each byte of that. */
static void zero_variable(jit_import *im, LLVMValueRef at, rt_type *t) {
    LLVMTypeRef type = jit_mem_type(im->b, t);
    if (LLVMGetTypeKind(type) == LLVMArrayTypeKind)
        LLVMBuildMemSet(im->bld, at, LLVMConstInt(im->b->t_i8, 0, 0), jit_i64(im, rt_type_value_size(t)), jit_slot_align(t));
    else
        LLVMBuildStore(im->bld, LLVMConstNull(type), at);
}

static void make_variables(jit_import *im) {
    im->args = jit_arena(im, (im->n_args + 1) * sizeof *im->args);
    im->locals = jit_arena(im, (im->n_locals + 1) * sizeof *im->locals);
    for (uint32_t i = 0; i < im->n_args; i++) im->args[i] = variable(im, im->arg_types[i], false, i);
    for (uint32_t i = 0; i < im->n_locals; i++) {
        im->locals[i] = variable(im, im->local_types[i], true, i);
        if (im->mode != JIT_ASYNC_B && !im->osr_entry && (im->body.init_locals || rt_type_has_references(im->local_types[i])))
            zero_variable(im, im->locals[i], im->local_types[i]);
    }
    if (im->osr_entry) jit_osr_load(im);
    else if (im->mode != JIT_ASYNC_B) store_parameters(im);
}

static void import_body(jit_import *im) {
    jit_di_begin(im);
    if (im->state->frame) im->state->frame_block = jit_alloca(im, LLVMArrayType2(im->b->t_i8, im->state->frame->size), 16, "variables");
    make_variables(im);
    jit_entry_cctor_check(im);
    jit_eh_begin(im);
    if (im->mode != JIT_PLAIN) jit_async_begin(im);
    if (im->mode != JIT_ASYNC_B) {
        jit_tier_count(im);
        im->depth = 0;
        jit_branch_to(im, im->osr_entry ? im->osr_entry - 1 : 0);
    }
    run_work_list(im);
    if (!im->error) jit_eh_finish(im);
    run_work_list(im);
    if (!im->error && im->mode != JIT_PLAIN) jit_async_finish(im);
}

/* Blocks that no edge reached: dead IL. */
static void drop_unreached(jit_import *im) {
    for (uint32_t i = 0; i < im->n_blocks; i++)
        if (!im->blocks[i].done) LLVMDeleteBasicBlock(im->blocks[i].bb);
}

static void start(jit_import *im, jit_batch *b, rt_method *m, jit_mode mode, coil_diag *d) {
    *im = (jit_import){ .b = b, .m = m, .assembly = m->owner->assembly, .ctx = rt_method_context(m), .mode = mode, .d = d };
    im->state = jit_arena(im, sizeof *im->state);
    im->state->trusts_byrefs = jit_trusts_byrefs(m);
}

static int finish(jit_import *im, LLVMValueRef *fn) {
    if (im->bld) LLVMDisposeBuilder(im->bld);
    if (im->entry_bld) LLVMDisposeBuilder(im->entry_bld);
    if (im->fn && im->error) LLVMDeleteFunction(im->fn);
    *fn = im->error ? NULL : im->fn;
    jit_free_arena(im);
    return im->error;
}

static int import_method(jit_import *im, LLVMValueRef *fn, char part) {
    im->error = resolve_parts(im);
    if (!im->error) im->error = jit_eh_analyse(im);
    if (!im->error) im->error = jit_find_blocks(im);
    if (!im->error) {
        make_function(im);
        import_body(im);
        drop_unreached(im);
    }
    if (!im->error) jit_batch_add(im->b, im->fn, im->m, part);
    return finish(im, fn);
}

int jit_import_method(jit_batch *b, rt_method *m, jit_mode mode, LLVMValueRef *fn, coil_diag *d) {
    jit_import im;
    coil_diag local = { 0 };
    start(&im, b, m, mode, d ? d : &local);
    return import_method(&im, fn, mode == JIT_ASYNC_A ? 'A' : mode == JIT_ASYNC_B ? 'B' : 0);
}

int jit_import_continuation(jit_batch *b, rt_method *m, uint32_t target, LLVMValueRef *fn, coil_diag *d) {
    jit_import im;
    start(&im, b, m, JIT_PLAIN, d);
    im.osr_entry = target + 1;
    return import_method(&im, fn, 'O');
}

/* A filter runs as a function of its own on the parent's variables: int32 (locals, exception). */
int jit_import_filter(jit_import *parent, jit_region *r) {
    jit_import im;
    start(&im, parent->b, parent->m, JIT_PLAIN, parent->d);
    im.filter_of = r->index + 1;
    im.error = resolve_parts(&im);
    if (!im.error) im.error = jit_eh_analyse(&im);
    if (!im.error) im.error = jit_find_blocks(&im);
    if (!im.error) {
        make_function(&im);
        im.state->frame = parent->state->frame;
        im.state->frame_block = LLVMGetParam(im.fn, 0);
        im.state->filter_exception = LLVMGetParam(im.fn, 1);
        im.args = jit_arena(&im, (im.n_args + 1) * sizeof *im.args);
        im.locals = jit_arena(&im, (im.n_locals + 1) * sizeof *im.locals);
        for (uint32_t i = 0; i < im.n_args; i++) im.args[i] = variable(&im, im.arg_types[i], false, i);
        for (uint32_t i = 0; i < im.n_locals; i++) im.locals[i] = variable(&im, im.local_types[i], true, i);
        jit_push_kind(&im, im.state->filter_exception, JIT_REF, rt_wk.object);
        jit_branch_to(&im, r->c.filter_start);
        run_work_list(&im);
        drop_unreached(&im);
    }
    LLVMValueRef fn;
    int error = finish(&im, &fn);
    r->filter = fn;
    if (!error) jit_batch_add(parent->b, fn, parent->m, 'F');
    return error;
}
