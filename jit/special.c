/* Methods whose code is not IL: the dispatcher. */
#include "jit/special.h"

#include <stdlib.h>

static void begin(jit_special *s) {
    s->abi = jit_abi_of(s->b, s->sig, false);
    s->fn = LLVMAddFunction(s->b->mod, jit_method_symbol(s->m, 0), s->abi.fn_type);
    jit_batch_attributes(s->b, s->fn);
    s->n = LLVMCountParams(s->fn);
    s->params = calloc(s->n + 1, sizeof *s->params);
    for (unsigned i = 0; i < s->n; i++) s->params[i] = LLVMGetParam(s->fn, i);
    s->self = s->abi.sret ? 1 : 0;
    LLVMPositionBuilderAtEnd(s->bld, LLVMAppendBasicBlockInContext(s->b->ctx, s->fn, ""));
}

static int unsupported(jit_special *s) {
    char text[512] = "a method without a body: ";
    rt_method_full_name(s->m, text + 25, sizeof text - 25);
    jit_special_throw(s, "rt_throw_unsupported", jit_sym_cstring(s->b, text));
    return 0;
}

static int emit(jit_special *s) {
    switch (s->m->body_kind) {
    case RT_BODY_INTERNALCALL: case RT_BODY_PINVOKE: case RT_BODY_REPLACED: return jit_special_native(s);
    case RT_BODY_RUNTIME: return jit_special_delegate(s);
    case RT_BODY_ARRAY: return jit_special_array(s);
    case RT_BODY_UNSAFE_ACCESSOR: return jit_special_accessor(s);
    default: return unsupported(s);
    }
}

int jit_special_method(jit_batch *b, rt_method *m, LLVMValueRef *fn, coil_diag *d) {
    jit_special s = { .b = b, .bld = LLVMCreateBuilderInContext(b->ctx), .m = m, .sig = rt_method_sig(m), .d = d };
    int r = s.sig ? 0 : coil_fail(d, COIL_EBAD_SIGNATURE, "the signature of %s cannot be loaded", m->name);
    if (!r) {
        begin(&s);
        r = emit(&s);
        if (r) LLVMDeleteFunction(s.fn);
    }
    if (!r) {
        jit_batch_add(b, s.fn, m, 0);
        *fn = s.fn;
    }
    free(s.params);
    LLVMDisposeBuilder(s.bld);
    return r;
}
