/* Internal calls, QCalls and P/Invokes as functions with our convention: reached through a pointer, not yet bound, or with values to convert.
   (A caller that knows its callee and has nothing to convert calls the C function directly: import_call.c.) */
#include "jit/native.h"

#include <stddef.h>

#include "runtime/corelib/native.h"

/* The target is found at the first call: until then a resolver may be set that says which library it is. */
static LLVMValueRef bound_code(jit_special *s) {
    LLVMValueRef method = jit_sym_method(s->b, s->m), known = LLVMBuildLoad2(s->bld, s->b->t_ptr, jit_special_at(s, method, offsetof(rt_method, native)), "");
    LLVMSetOrdering(known, LLVMAtomicOrderingAcquire);
    LLVMSetAlignment(known, 8);
    LLVMBasicBlockRef here = LLVMGetInsertBlock(s->bld);
    LLVMBasicBlockRef bind = LLVMAppendBasicBlockInContext(s->b->ctx, s->fn, "bind"), go = LLVMAppendBasicBlockInContext(s->b->ctx, s->fn, "bound");
    LLVMBuildCondBr(s->bld, LLVMBuildIsNull(s->bld, known, ""), bind, go);
    LLVMPositionBuilderAtEnd(s->bld, bind);
    LLVMValueRef found = jit_special_helper(s, "rt_pinvoke_bind", &method, 1);
    LLVMBuildBr(s->bld, go);
    LLVMPositionBuilderAtEnd(s->bld, go);
    LLVMValueRef code = LLVMBuildPhi(s->bld, s->b->t_ptr, "code"), values[2] = { known, found };
    LLVMBasicBlockRef blocks[2] = { here, bind };
    LLVMAddIncoming(code, values, blocks, 2);
    return code;
}

int jit_special_native(jit_special *s) {
    bool pinvoke = s->m->body_kind == RT_BODY_PINVOKE;
    const rt_plan *plan = pinvoke ? rt_plan_of_pinvoke(s->m) : NULL;
    if (pinvoke && !s->m->owner->beforefieldinit && rt_type_needs_cctor(s->m->owner)) { /* II.10.5.3 */
        LLVMValueRef type = jit_sym_type(s->b, s->m->owner);
        jit_special_helper(s, "rt_type_ensure_cctor", &type, 1);
    }
    if (plan && plan->error) jit_native_forward(s, plan, NULL);
    else if (pinvoke) jit_native_forward(s, plan, s->m->native ? jit_sym_native(s->b, s->m) : bound_code(s));
    else if (s->m->native) jit_native_forward(s, NULL, jit_sym_native(s->b, s->m));
    else jit_special_throw(s, "rt_native_missing", jit_sym_method(s->b, s->m));
    return 0;
}
