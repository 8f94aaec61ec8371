/* What every handler builds with: the import's memory, its failure, the evaluation stack, and the small emitters. */
#include "jit/import.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

void jit_free_arena(jit_import *im) {
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
uint32_t jit_heap_align(rt_type *t) {
    uint32_t a = rt_type_value_align(t);
    return a > 8 ? 8 : a;
}

uint32_t jit_slot_align(rt_type *t) { return rt_type_value_align(t) > 8 ? 16 : 8; }
LLVMValueRef jit_temp(jit_import *im, rt_type *t) { return jit_alloca(im, jit_mem_type(im->b, t), jit_slot_align(t), ""); }

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
bool jit_trusts_byrefs(const rt_method *m) {
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
