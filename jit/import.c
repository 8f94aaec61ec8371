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

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
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

/* ---- memory and failure */

typedef struct chunk { struct chunk *next; size_t used, size; } chunk;

void *jit_arena(jit_import *im, size_t n) {
    chunk *c = im->arena;
    n = (n + 15) & ~(size_t)15;
    if (!c || c->used + n > c->size) {
        size_t size = n > 16000 ? n : 16000;
        c = calloc(1, sizeof(chunk) + 16 + size);
        c->size = size;
        c->next = im->arena;
        im->arena = c;
    }
    void *p = (char *)(((uintptr_t)(c + 1) + 15) & ~(uintptr_t)15) + c->used;
    c->used += n;
    return p;
}

static void free_arena(jit_import *im) {
    for (chunk *c = im->arena, *next; c; c = next) {
        next = c->next;
        free(c);
    }
    im->arena = NULL;
}

void jit_fail(jit_import *im, int code, const char *fmt, ...) {
    if (im->error) return; /* the first failure is the one to tell */
    char text[400];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    im->error = coil_fail(im->d, code, "%s", text);
    im->d->il_offset = (int32_t)im->insn.offset;
    rt_method_name(im->m, im->d->method, sizeof im->d->method);
}

/* ---- the evaluation stack */

jit_kind jit_kind_of(rt_type *t) {
    t = rt_type_underlying(t);
    switch (t->kind) {
    case RT_KIND_STRUCT: return JIT_STRUCT;
    case RT_KIND_PTR: case RT_KIND_FNPTR: return JIT_NATIVE;
    case RT_KIND_BYREF: return JIT_BYREF;
    case RT_KIND_PRIMITIVE: break;
    default: return JIT_REF;
    }
    switch (t->element) {
    case IL_ELEMENT_I8: case IL_ELEMENT_U8: return JIT_I64;
    case IL_ELEMENT_I: case IL_ELEMENT_U: return JIT_NATIVE;
    case IL_ELEMENT_R4: return JIT_F32;
    case IL_ELEMENT_R8: return JIT_F64;
    default: return JIT_I32;
    }
}

LLVMTypeRef jit_kind_type(jit_import *im, jit_kind kind) {
    switch (kind) {
    case JIT_I32: return im->b->t_i32;
    case JIT_I64: case JIT_NATIVE: return im->b->t_i64;
    case JIT_F32: return im->b->t_f32;
    case JIT_F64: return im->b->t_f64;
    default: return im->b->t_ptr;
    }
}

const char *jit_kind_name(jit_kind kind) {
    static const char *const names[] = { "int32", "int64", "native int", "float32", "float64", "an object reference", "a managed pointer", "a value type" };
    return names[kind];
}

void jit_push_value(jit_import *im, jit_value v) {
    if (im->depth == im->cap) {
        uint32_t cap = im->cap ? im->cap * 2 : 16;
        jit_value *bigger = jit_arena(im, cap * sizeof *bigger);
        if (im->depth) memcpy(bigger, im->stack, im->depth * sizeof *bigger);
        im->stack = bigger;
        im->cap = cap;
    }
    im->stack[im->depth++] = v;
}

void jit_push_kind(jit_import *im, LLVMValueRef v, jit_kind kind, rt_type *type) { jit_push_value(im, (jit_value){ .v = v, .kind = kind, .type = type }); }
void jit_push(jit_import *im, LLVMValueRef v, rt_type *type) { jit_push_kind(im, v, jit_kind_of(type), type); }

jit_value jit_pop(jit_import *im) {
    if (im->depth) return im->stack[--im->depth];
    jit_fail(im, COIL_EBAD_IL, "the evaluation stack is empty");
    return (jit_value){ .v = LLVMGetUndef(im->b->t_i32), .kind = JIT_I32, .type = rt_wk.i4 };
}

jit_value *jit_top(jit_import *im, uint32_t n) { return n < im->depth ? &im->stack[im->depth - 1 - n] : NULL; }

/* ---- small emitters */

LLVMValueRef jit_i32(jit_import *im, uint32_t n) { return LLVMConstInt(im->b->t_i32, n, 0); }
LLVMValueRef jit_i64(jit_import *im, uint64_t n) { return LLVMConstInt(im->b->t_i64, n, 0); }

bool jit_known_int(LLVMValueRef v, uint64_t *out) {
    if (!LLVMIsAConstantInt(v)) return false;
    *out = LLVMConstIntGetZExtValue(v);
    return true;
}

LLVMBasicBlockRef jit_new_block(jit_import *im, const char *name) { return LLVMAppendBasicBlockInContext(im->b->ctx, im->fn, name); }

LLVMValueRef jit_gep(jit_import *im, LLVMValueRef base, uint64_t offset) {
    LLVMValueRef i = jit_i64(im, offset);
    if (!offset) return base;
    LLVMValueRef p = LLVMBuildGEP2(im->bld, im->b->t_i8, base, &i, 1, "");
    if (LLVMIsAGetElementPtrInst(p)) LLVMGEPSetNoWrapFlags(p, LLVMGEPFlagNUW); /* so what has a field is not null */
    return p;
}

LLVMValueRef jit_alloca(jit_import *im, LLVMTypeRef t, uint32_t align, const char *name) {
    LLVMPositionBuilderBefore(im->entry_bld, LLVMGetBasicBlockTerminator(im->entry_bb));
    LLVMValueRef a = LLVMBuildAlloca(im->entry_bld, t, name);
    LLVMSetAlignment(a, align);
    return a;
}

/* Objects lie at 16n + 8: nothing in the heap is aligned to more than 8, whatever its type asks for. */
static uint32_t heap_align(rt_type *t) {
    uint32_t a = rt_type_value_align(t);
    return a > 8 ? 8 : a;
}

static uint32_t slot_align(rt_type *t) { return rt_type_value_align(t) > 8 ? 16 : 8; }
LLVMValueRef jit_temp(jit_import *im, rt_type *t) { return jit_alloca(im, jit_mem_type(im->b, t), slot_align(t), ""); }

void jit_cold(jit_import *im, LLVMValueRef branch, unsigned cold_successor) {
    LLVMMetadataRef rare = LLVMValueAsMetadata(jit_i32(im, 1)), often = LLVMValueAsMetadata(jit_i32(im, 1u << 20));
    LLVMMetadataRef md[3] = { LLVMMDStringInContext2(im->b->ctx, "branch_weights", 14), cold_successor ? often : rare, cold_successor ? rare : often };
    LLVMSetMetadata(branch, im->b->md_prof, LLVMMetadataAsValue(im->b->ctx, LLVMMDNodeInContext2(im->b->ctx, md, 3)));
}

static LLVMValueRef empty_node(jit_import *im) { return LLVMMetadataAsValue(im->b->ctx, LLVMMDNodeInContext2(im->b->ctx, NULL, 0)); }

LLVMValueRef jit_load_invariant(jit_import *im, LLVMTypeRef t, LLVMValueRef address, const char *name) {
    LLVMValueRef v = LLVMBuildLoad2(im->bld, t, address, name);
    LLVMSetMetadata(v, im->b->md_invariant_load, empty_node(im));
    return v;
}

LLVMValueRef jit_load_nonnull(jit_import *im, LLVMValueRef address, const char *name) {
    LLVMValueRef v = LLVMBuildLoad2(im->bld, im->b->t_ptr, address, name);
    LLVMSetMetadata(v, im->b->md_nonnull, empty_node(im));
    return v;
}

LLVMValueRef jit_intrinsic_call(jit_import *im, const char *name, LLVMTypeRef *overloads, unsigned n_overloads, LLVMValueRef *args, unsigned n_args) {
    unsigned id = LLVMLookupIntrinsicID(name, strlen(name));
    assert(id);
    LLVMValueRef fn = LLVMGetIntrinsicDeclaration(im->b->mod, id, overloads, n_overloads);
    return LLVMBuildCall2(im->bld, LLVMIntrinsicGetType(im->b->ctx, id, overloads, n_overloads), fn, args, n_args, "");
}

LLVMValueRef jit_call(jit_import *im, LLVMTypeRef ft, LLVMValueRef callee, LLVMValueRef *args, unsigned n) {
    LLVMBasicBlockRef pad = jit_eh_landing_pad(im);
    LLVMValueRef r;
    if (!pad) {
        r = LLVMBuildCall2(im->bld, ft, callee, args, n, "");
        LLVMSetTailCallKind(r, LLVMTailCallKindNoTail); /* the frame must be there: in stack traces, and for stack overflow */
    } else {
        LLVMBasicBlockRef next = jit_new_block(im, "");
        r = LLVMBuildInvoke2(im->bld, ft, callee, args, n, next, pad, "");
        LLVMPositionBuilderAtEnd(im->bld, next);
    }
    if (im->n_points) jit_add_call_attribute(im->b->ctx, r, "nomerge"); /* each call has its line */
    return r;
}

LLVMValueRef jit_call_helper(jit_import *im, const char *name, LLVMValueRef *args, unsigned n) {
    LLVMTypeRef t;
    LLVMValueRef fn = jit_helper(im->b, name, &t);
    return jit_call(im, t, fn, args, n);
}

void jit_unreachable(jit_import *im) {
    LLVMBuildUnreachable(im->bld);
    im->unreachable = true;
}

void jit_throw_if(jit_import *im, LLVMValueRef condition, const char *helper) {
    uint64_t known;
    if (jit_known_int(condition, &known) && !known) return;
    LLVMBasicBlockRef bad = jit_new_block(im, "throw"), good = jit_new_block(im, "");
    jit_cold(im, LLVMBuildCondBr(im->bld, condition, bad, good), 0);
    LLVMPositionBuilderAtEnd(im->bld, bad);
    jit_call_helper(im, helper, NULL, 0);
    LLVMBuildUnreachable(im->bld);
    LLVMPositionBuilderAtEnd(im->bld, good);
}

void jit_null_check(jit_import *im, LLVMValueRef ref) { jit_throw_if(im, LLVMBuildIsNull(im->bld, ref, ""), "rt_throw_null"); }

void jit_check_value(jit_import *im, jit_value v) {
    if (!v.is_this) jit_null_check(im, jit_to_ptr(im, v));
}

/* A null managed pointer comes from Unsafe.NullRef and default ref fields. CoreLib tests where it expects one, so its code does not pay; should it
   meet one all the same, the fault becomes the exception (runtime/eh/fault.c), but not for a handler in the same function. */
static bool trusts_byrefs(const rt_method *m) {
    static const char *const wrappers[] = { "Volatile", "Interlocked", "Unsafe", "MemoryMarshal" };
    if (!m->owner->assembly || !m->owner->assembly->is_corelib) return false;
    for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++)
        if (!strcmp(m->owner->name, wrappers[i])) return false;
    return true;
}

void jit_check_address(jit_import *im, jit_value v) {
    if (v.is_this || v.kind == JIT_STRUCT || (v.kind == JIT_BYREF && im->state->trusts_byrefs)) return;
    jit_null_check(im, v.null_base ? v.null_base : jit_to_ptr(im, v));
}

void jit_throw_deferred(jit_import *im, const coil_diag *d) {
    LLVMValueRef arg = jit_sym_diag(im->b, d);
    jit_call_helper(im, "rt_throw_deferred", &arg, 1);
    jit_unreachable(im);
}

/* CoreCLR resolves what a method names when it compiles the method, so a missing member throws before the method's first instruction. Framework
   code is precompiled there and resolves at the instruction. */
void jit_unresolved(jit_import *im, const coil_diag *d) {
    if (rt_assembly_is_framework(im->assembly) || d->code == -COIL_EBAD_IL || d->code == -COIL_EUNSUPPORTED) {
        jit_throw_deferred(im, d);
        return;
    }
    if (!im->error) {
        *im->d = *d;
        im->error = d->code;
    }
    im->unreachable = true;
}

/* Constraints of the instantiations that a program's own code names; a compiler has checked the framework's. */
static int check_type(rt_type *t, coil_diag *d) {
    while (rt_type_is_array(t) || t->kind == RT_KIND_PTR || t->kind == RT_KIND_BYREF) t = t->elem;
    if (t->def == t || t->is_open || rt_type_is_desc(t)) return 0;
    for (uint32_t i = 0; i < t->n_args; i++)
        if (check_type(t->args[i], d)) return d->code;
    return rt_check_constraints(t->def, NULL, t->args, t->n_args, d);
}

int jit_check_owner(jit_import *im, rt_type *t, coil_diag *d) { return rt_assembly_is_framework(im->assembly) ? 0 : check_type(t, d); }

int jit_check_method(jit_import *im, rt_method *m, coil_diag *d) {
    if (rt_assembly_is_framework(im->assembly)) return 0;
    int r = check_type(m->owner, d);
    return r || m->def == m || m->variant != RT_VARIANT_NORMAL ? r : rt_check_constraints(m->owner, m, m->args, m->n_args, d);
}

/* ---- conversions between stack and memory */

static LLVMValueRef resize(jit_import *im, LLVMValueRef v, LLVMTypeRef to, bool is_signed) {
    unsigned from = LLVMGetIntTypeWidth(LLVMTypeOf(v)), width = LLVMGetIntTypeWidth(to);
    if (from == width) return v;
    if (from > width) return LLVMBuildTrunc(im->bld, v, to, "");
    return is_signed ? LLVMBuildSExt(im->bld, v, to, "") : LLVMBuildZExt(im->bld, v, to, "");
}

static bool is_integer(jit_value v) { return v.kind <= JIT_NATIVE; }
static bool is_pointer(jit_value v) { return v.kind == JIT_REF || v.kind == JIT_BYREF; }

LLVMValueRef jit_to_i64(jit_import *im, jit_value v) {
    if (is_pointer(v)) return LLVMBuildPtrToInt(im->bld, v.v, im->b->t_i64, "");
    if (is_integer(v)) return resize(im, v.v, im->b->t_i64, true); /* III.1.6: int32 to native int is sign-extended */
    jit_fail(im, COIL_EBAD_IL, "%s is used as an integer", jit_kind_name(v.kind));
    return LLVMGetUndef(im->b->t_i64);
}

LLVMValueRef jit_to_ptr(jit_import *im, jit_value v) {
    if (is_pointer(v)) return v.v;
    if (v.kind == JIT_STRUCT) { /* a value whose address is wanted: `this` of a call on a temporary */
        return v.v;
    }
    return LLVMBuildIntToPtr(im->bld, jit_to_i64(im, v), im->b->t_ptr, "");
}

static LLVMValueRef coerce_integer(jit_import *im, jit_value v, LLVMTypeRef to) {
    if (is_pointer(v)) return resize(im, jit_to_i64(im, v), to, false);
    return resize(im, v.v, to, true);
}

/* A struct of one primitive field and that primitive look alike to some IL (IntPtr, handles): through memory. */
static LLVMValueRef through_memory(jit_import *im, jit_value v, rt_type *t) {
    LLVMTypeRef to = jit_mem_type(im->b, t);
    if (v.kind == JIT_STRUCT) return LLVMBuildLoad2(im->bld, to, v.v, "");
    LLVMValueRef temp = jit_temp(im, t);
    LLVMBuildStore(im->bld, v.v, temp);
    return temp;
}

LLVMValueRef jit_coerce(jit_import *im, jit_value v, rt_type *t) {
    LLVMTypeRef to = jit_scalar_type(im->b, t);
    if (!to && v.kind == JIT_STRUCT) return v.v;
    if (!to || v.kind == JIT_STRUCT) {
        rt_type *from = v.type;
        bool same_size = from ? rt_type_value_size(from) == rt_type_value_size(t) : LLVMGetTypeKind(LLVMTypeOf(v.v)) != LLVMPointerTypeKind && rt_type_value_size(t) == 8;
        if (same_size) return through_memory(im, v, t);
        jit_fail(im, COIL_EBAD_IL, "%s is used where %s is wanted", jit_kind_name(v.kind), t->name);
        return LLVMGetUndef(to ? to : im->b->t_ptr);
    }
    LLVMTypeKind kind = LLVMGetTypeKind(to);
    bool to_float = kind == LLVMFloatTypeKind || kind == LLVMDoubleTypeKind, to_byref = jit_kind_of(t) == JIT_BYREF;
    bool address = v.kind == JIT_BYREF || v.kind == JIT_I64 || v.kind == JIT_NATIVE;
    if (kind == LLVMPointerTypeKind && (v.kind == JIT_REF || (to_byref && address))) return jit_to_ptr(im, v);
    if (kind == LLVMIntegerTypeKind && (is_integer(v) || is_pointer(v))) return coerce_integer(im, v, to);
    if (to_float && (v.kind == JIT_F32 || v.kind == JIT_F64)) return LLVMBuildFPCast(im->bld, v.v, to, "");
    jit_fail(im, COIL_EBAD_IL, "%s is used where %s is wanted", jit_kind_name(v.kind), t->name[0] ? t->name : "a pointer");
    return LLVMGetUndef(to);
}

jit_value jit_convert_kind(jit_import *im, jit_value v, jit_kind kind) {
    if (v.kind == kind) return v;
    bool ints = v.kind <= JIT_NATIVE && kind <= JIT_NATIVE, floats = (v.kind == JIT_F32 || v.kind == JIT_F64) && (kind == JIT_F32 || kind == JIT_F64);
    bool pointers = (is_pointer(v) || v.kind == JIT_NATIVE) && (kind == JIT_REF || kind == JIT_BYREF || kind == JIT_NATIVE);
    if (ints) v.v = resize(im, v.v, jit_kind_type(im, kind), true);
    else if (floats) v.v = LLVMBuildFPCast(im->bld, v.v, jit_kind_type(im, kind), "");
    else if (pointers) v.v = kind == JIT_NATIVE ? jit_to_i64(im, v) : jit_to_ptr(im, v);
    else jit_fail(im, COIL_EBAD_IL, "%s and %s meet where two paths join", jit_kind_name(v.kind), jit_kind_name(kind));
    v.kind = kind;
    return v;
}

void jit_order(jit_import *im, LLVMValueRef access, LLVMAtomicOrdering order, unsigned size) {
    (void)im;
    LLVMSetOrdering(access, order);
    LLVMSetAlignment(access, size);
}

static LLVMValueRef extend(jit_import *im, LLVMValueRef v, rt_type *t) {
    LLVMTypeRef from = LLVMTypeOf(v);
    if (from != im->b->t_i8 && from != im->b->t_i16) return v;
    uint8_t e = rt_type_underlying(t)->element;
    return resize(im, v, im->b->t_i32, e == IL_ELEMENT_I1 || e == IL_ELEMENT_I2);
}

LLVMValueRef jit_vector_temp(jit_import *im, rt_type *t, LLVMValueRef vector) {
    LLVMValueRef temp = jit_temp(im, t);
    LLVMSetAlignment(LLVMBuildStore(im->bld, vector, temp), 8);
    return temp;
}

jit_value jit_load(jit_import *im, LLVMValueRef address, rt_type *t, unsigned align, bool is_volatile) {
    jit_value r = { .kind = jit_kind_of(t), .type = t };
    LLVMTypeRef scalar = jit_scalar_type(im->b, t);
    LLVMTypeRef vector = scalar ? NULL : jit_vector_type(im->b, t);
    if (vector) {
        r.vec = LLVMBuildLoad2(im->bld, vector, address, "");
        LLVMSetAlignment(r.vec, 1);
        r.v = jit_vector_temp(im, t, r.vec);
        return r;
    }
    if (!scalar) {
        r.v = jit_temp(im, t);
        LLVMBuildMemCpy(im->bld, r.v, slot_align(t), address, align ? align : heap_align(t), jit_i64(im, rt_type_value_size(t)));
        return r;
    }
    LLVMValueRef v = LLVMBuildLoad2(im->bld, scalar, address, "");
    if (align) LLVMSetAlignment(v, align);
    else if (is_volatile) jit_order(im, v, LLVMAtomicOrderingAcquire, rt_type_value_size(t)); // I.12.6.7
    r.v = extend(im, v, t);
    return r;
}

void jit_store(jit_import *im, LLVMValueRef address, jit_value v, rt_type *t, unsigned align, bool is_volatile) {
    LLVMValueRef value = jit_coerce(im, v, t);
    if (im->error) return;
    if (v.vec && t->vector_bytes == rt_type_value_size(v.type)) {
        LLVMSetAlignment(LLVMBuildStore(im->bld, v.vec, address), 1);
        return;
    }
    if (!jit_scalar_type(im->b, t)) {
        LLVMBuildMemMove(im->bld, address, align ? align : heap_align(t), value, slot_align(t), jit_i64(im, rt_type_value_size(t)));
        return;
    }
    LLVMValueRef s = LLVMBuildStore(im->bld, value, address);
    if (align) LLVMSetAlignment(s, align);
    else if (is_volatile) jit_order(im, s, LLVMAtomicOrderingRelease, rt_type_value_size(t));
}

/* ---- types */

rt_type *jit_token_type(jit_import *im, uint32_t token) {
    coil_diag d = { 0 };
    rt_type *t = rt_resolve_type(im->assembly, token, &im->ctx, &d);
    if (t && !rt_assembly_is_framework(im->assembly) && check_type(t, &d)) t = NULL;
    if (!t) jit_unresolved(im, &d);
    return t;
}

rt_type *jit_loaded(jit_import *im, rt_type *t) {
    if (!t || rt_type_is_desc(t) || !rt_type_load(t)) return t;
    coil_diag d = { 0 };
    rt_type_diag(t, &d);
    jit_unresolved(im, &d);
    return NULL;
}

bool jit_type_is_sealed(rt_type *t) {
    if (t->kind == RT_KIND_SZARRAY) return rt_type_is_value(t->elem) ? t->elem->kind == RT_KIND_STRUCT : jit_type_is_sealed(t->elem);
    if (rt_type_is_value(t)) return true;
    return t->kind == RT_KIND_CLASS && !t->is_variant && il_col(t->assembly->image, IL_TypeDef_Flags, IL_TOKEN_RID(t->token)) & 0x100; // II.23.1.15
}

/* A precise class constructor has run, or runs on this thread, when code of its class runs: static methods and constructors check at entry,
   and so do instance methods of values, which exist without a constructor; an object exists only through one. */
static bool inited_by_entry(jit_import *im, rt_type *t) { return im->m->owner == t && !t->beforefieldinit; }

/* No check where the constructor is known to have run, or to be running on this thread. */
static bool needs_cctor_check(jit_import *im, rt_type *t) {
    if (!rt_type_needs_cctor(t) || inited_by_entry(im, t)) return false;
    if (im->m->owner == t && strcmp(im->m->name, ".cctor") == 0) return false;
    for (uint32_t i = 0; i < im->state->n_inited; i++)
        if (im->state->inited[i] == t) return false;
    return true;
}

static void note_inited(jit_import *im, rt_type *t) {
    struct jit_import_state *s = im->state;
    if (s->n_inited == s->cap_inited) {
        uint32_t cap = s->cap_inited ? 2 * s->cap_inited : 8;
        rt_type **bigger = jit_arena(im, cap * sizeof *bigger);
        if (s->n_inited) memcpy(bigger, s->inited, s->n_inited * sizeof *bigger);
        s->inited = bigger;
        s->cap_inited = cap;
    }
    s->inited[s->n_inited++] = t;
}

static void emit_cctor_check(jit_import *im, rt_type *t) {
    LLVMValueRef type = jit_sym_type(im->b, t);
    LLVMValueRef state = LLVMBuildLoad2(im->bld, im->b->t_i32, jit_gep(im, type, offsetof(rt_type, cctor_state)), "cctor");
    jit_order(im, state, LLVMAtomicOrderingAcquire, 4);
    LLVMBasicBlockRef run = jit_new_block(im, "cctor.run"), done = jit_new_block(im, "");
    LLVMValueRef not_yet = LLVMBuildICmp(im->bld, LLVMIntNE, state, jit_i32(im, RT_CCTOR_DONE), "");
    jit_cold(im, LLVMBuildCondBr(im->bld, not_yet, run, done), 0);
    LLVMPositionBuilderAtEnd(im->bld, run);
    jit_call_helper(im, "rt_type_ensure_cctor", &type, 1);
    LLVMBuildBr(im->bld, done);
    LLVMPositionBuilderAtEnd(im->bld, done);
}

void jit_cctor_check(jit_import *im, rt_type *t) {
    if (!needs_cctor_check(im, t)) return;
    emit_cctor_check(im, t);
    note_inited(im, t);
}

/* II.10.5.3: a precise class constructor runs at the first access to any static or instance member. */
static void entry_cctor_check(jit_import *im) {
    rt_type *t = im->m->owner;
    bool trigger = rt_method_is_static(im->m) || rt_type_is_value(t) || strcmp(im->m->name, ".ctor") == 0;
    if (trigger && !t->beforefieldinit && rt_type_needs_cctor(t) && strcmp(im->m->name, ".cctor")) emit_cctor_check(im, t);
}

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
static int find_blocks(jit_import *im) {
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
    return jit_alloca(im, jit_mem_type(im->b, t), slot_align(t), name);
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
        LLVMBuildMemSet(im->bld, at, LLVMConstInt(im->b->t_i8, 0, 0), jit_i64(im, rt_type_value_size(t)), slot_align(t));
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
    entry_cctor_check(im);
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
    im->state->trusts_byrefs = trusts_byrefs(m);
}

static int finish(jit_import *im, LLVMValueRef *fn) {
    if (im->bld) LLVMDisposeBuilder(im->bld);
    if (im->entry_bld) LLVMDisposeBuilder(im->entry_bld);
    if (im->fn && im->error) LLVMDeleteFunction(im->fn);
    *fn = im->error ? NULL : im->fn;
    free_arena(im);
    return im->error;
}

static int import_method(jit_import *im, LLVMValueRef *fn, char part) {
    im->error = resolve_parts(im);
    if (!im->error) im->error = jit_eh_analyse(im);
    if (!im->error) im->error = find_blocks(im);
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
    if (!im.error) im.error = find_blocks(&im);
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
