/* Inlining at tier 1: LLVM does it; we bring the bodies. A call of a small IL method names a placeholder; when the batch's methods are
   imported, the bodies of all placeholders are imported too (which may ask for more, up to a depth), as internal functions.
   A body that cannot be imported is replaced by the method's stub, so nothing depends on success. */
#include "jit/async.h"
#include "jit/engine.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* IL bytes. TINY: always; up to HINTED: gladly; up to SMALL: if LLVM's own cost says so. */
enum { TINY = 16, HINTED = 64, SMALL = 120, AGGRESSIVE = 500, MAX_DEPTH = 4, MAX_BODIES = 100, MAX_BYTES = 6000 };

typedef struct placeholder { rt_method *m; LLVMValueRef fn; uint32_t size; uint8_t depth; bool always; } placeholder;
typedef struct inliner { placeholder items[MAX_BODIES]; uint32_t n, bytes; uint8_t depth; } inliner;

static inliner *inliner_of(jit_batch *b) {
    if (!b->inliner)
        b->inliner = calloc(1, sizeof(inliner));
    return b->inliner;
}

/* The plain function A of an async method: inlines like any other. Its continuation test stays. */
static bool is_async_body(const rt_method *m) {
    return m->variant == RT_VARIANT_ASYNC && m->body_kind == RT_BODY_IL && m->impl_flags & RT_IMPL_ASYNC && !jit_async_is_leaf(m);
}

/* A method that only throws: calls of it are cold, and a trace must show it. */
static bool only_throws(const il_body *body) {
    il_insn insn;
    uint8_t flow = IL_FLOW_NEXT;
    for (uint32_t at = 0; at < body->code_size && (flow == IL_FLOW_NEXT || flow == IL_FLOW_CALL); at += insn.size) {
        if (il_insn_decode(body, at, &insn, NULL))
            return false;
        flow = il_ops[insn.op].flow;
    }
    return flow == IL_FLOW_THROW;
}

/* IL size if the method may be inlined, else 0. */
static uint32_t inlinable(rt_method *m, bool *always) {
    il_body body;
    if ((!jit_is_plain_il(m) && !is_async_body(m)) || m->impl_flags & (RT_IMPL_NOINLINING | RT_IMPL_SYNCHRONIZED) || m->flags & RT_METHOD_ABSTRACT ||
        (m->owner && m->owner->is_open) || rt_method_body(m, &body, NULL) || body.n_clauses || only_throws(&body))
        return 0;
    bool aggressive = m->impl_flags & RT_IMPL_AGGRESSIVE_INLINING;
    *always = aggressive || body.code_size <= TINY;
    return body.code_size <= (aggressive ? AGGRESSIVE : SMALL) ? body.code_size : 0;
}

LLVMValueRef jit_callee_for_inlining(jit_batch *b, rt_method *m) {
    if (!b->tier)
        return NULL;
    inliner *in = inliner_of(b);
    for (uint32_t i = 0; i < in->n; i++)
        if (in->items[i].m == m)
            return in->items[i].fn;
    bool always;
    uint32_t size = in->n < MAX_BODIES && in->depth < MAX_DEPTH ? inlinable(m, &always) : 0;
    const rt_sig *sig = size && in->bytes + size <= MAX_BYTES ? rt_method_sig(m) : NULL;
    if (!sig)
        return NULL;
    char name[24];
    snprintf(name, sizeof name, "inline:%u", in->n);
    LLVMValueRef fn = LLVMAddFunction(b->mod, name, jit_abi_of(b, sig, m->variant == RT_VARIANT_ASYNC).fn_type);
    in->bytes += size;
    in->items[in->n++] = (placeholder){ m, fn, size, (uint8_t)(in->depth + 1), always };
    return fn;
}

LLVMValueRef jit_final_code(jit_batch *b, rt_method *m) {
    const jit_method_info *info = m->jit;
    if (!b->tier || !jit_is_plain_il(m) || !info || info->state != JIT_FINAL || !jit_is_compiled(m))
        return NULL;
    const char *name = jit_method_symbol(m, 0);
    if (!jit_engine_address(name))
        return NULL;
    LLVMValueRef fn = LLVMGetNamedFunction(b->mod, name);
    return fn ? fn : LLVMAddFunction(b->mod, name, jit_abi_of(b, rt_method_sig(m), false).fn_type);
}

static LLVMValueRef existing(jit_batch *b, rt_method *m) {
    LLVMValueRef fn = LLVMGetNamedFunction(b->mod, jit_method_symbol(m, m->variant == RT_VARIANT_ASYNC ? 'A' : 0));
    return fn && !LLVMIsDeclaration(fn) ? fn : NULL;
}

static LLVMValueRef import_body(jit_batch *b, const placeholder *p) {
    LLVMValueRef fn = existing(b, p->m); /* a method of the batch itself: recursion */
    if (fn)
        return fn;
    if (jit_import_method(b, p->m, p->m->variant == RT_VARIANT_ASYNC ? JIT_ASYNC_A : JIT_PLAIN, &fn, NULL))
        return NULL;
    if (LLVMGetLinkage(fn) == LLVMExternalLinkage)
        LLVMSetLinkage(fn, LLVMInternalLinkage);
    if (p->always || p->size <= HINTED)
        jit_add_attribute(b->ctx, fn, p->always ? "alwaysinline" : "inlinehint", 0);
    return fn;
}

/* What a failed import left behind: drop every body that was added after [last]. */
static void drop_after(jit_batch *b, LLVMValueRef last) {
    for (LLVMValueRef next, fn = last ? LLVMGetNextFunction(last) : LLVMGetFirstFunction(b->mod); fn; fn = next) {
        next = LLVMGetNextFunction(fn);
        if (LLVMIsDeclaration(fn))
            continue;
        LLVMReplaceAllUsesWith(fn, LLVMGetUndef(b->t_ptr));
        LLVMDeleteFunction(fn);
    }
}

int jit_inline_bodies(jit_batch *b, coil_diag *d) {
    (void)d;
    inliner *in = b->inliner;
    for (uint32_t i = 0; in && i < in->n; i++) {
        LLVMValueRef last = LLVMGetLastFunction(b->mod);
        uint32_t n_funcs = b->n_funcs;
        in->depth = in->items[i].depth;
        LLVMValueRef fn = import_body(b, &in->items[i]);
        if (!fn) {
            drop_after(b, last);
            b->n_funcs = n_funcs;
            fn = jit_sym_stub(b, in->items[i].m);
        }
        LLVMReplaceAllUsesWith(in->items[i].fn, fn);
        LLVMDeleteFunction(in->items[i].fn);
        in->items[i].fn = fn;
    }
    return 0;
}
