/* tail. calls (III.2.4): the frame of the caller is gone when the callee runs.

   The call becomes LLVM's musttail where caller and callee have one function type, else its tail, with which the backend jumps if the
   arguments fit in registers and the caller's own argument words. Structs that travel by address are in the caller's frame everywhere else;
   here they are copied into objects of the heap, which the callee's first instructions read. A hidden result goes where the caller's goes.
   Not followed: in methods that have something to do at their end (synchronized, filters) and in async bodies, where it is only a call. */
#include "jit/import.h"

static bool followed_by_ret(jit_import *im) {
    if (im->insn.op == IL_OP_JMP) return true;
    il_insn next;
    uint32_t at = im->insn.offset + im->insn.size;
    return at < im->body.code_size && !il_insn_decode(&im->body, at, &next, NULL) && next.op == IL_OP_RET;
}

static bool arguments_can_travel(const rt_sig *sig, jit_batch *b) {
    for (uint32_t i = 0; i < sig->n_params; i++)
        if (jit_abi_classify(b, sig->params[i]).indirect && (sig->params[i]->is_byreflike || rt_type_load(sig->params[i]))) return false;
    return true;
}

bool jit_can_tail(jit_import *im, const jit_abi *abi, const rt_sig *sig) {
    return im->p_tail && im->mode == JIT_PLAIN && !im->filter_of && !im->state->frame && !im->state->monitor && !im->depth && followed_by_ret(im) &&
           !jit_region_at(im, im->insn.offset) && !jit_handler_at(im, im->insn.offset) && abi->sret == im->abi.sret &&
           LLVMGetReturnType(abi->fn_type) == LLVMGetReturnType(im->abi.fn_type) && arguments_can_travel(sig, im->b);
}

static LLVMValueRef on_heap(jit_import *im, jit_value v, rt_type *t) {
    LLVMValueRef type = jit_sym_type(im->b, t), from = jit_coerce(im, v, t);
    if (im->error) return from;
    LLVMValueRef copy = jit_gep(im, jit_call_helper(im, "rt_object_new", &type, 1), 8);
    LLVMBuildMemCpy(im->bld, copy, 8, from, 8, jit_i64(im, rt_type_value_size(t)));
    return copy;
}

void jit_emit_tail_call(jit_import *im, const jit_abi *abi, const rt_sig *sig, LLVMValueRef callee, jit_value *args) {
    LLVMValueRef *low = jit_arena(im, sizeof *low * (3 + 2 * (sig->n_params + 1)));
    unsigned n = 0, first = 0;
    if (abi->sret) low[n++] = im->sret;
    if (abi->has_this) low[n++] = jit_to_ptr(im, args[first++]);
    for (uint32_t i = 0; i < sig->n_params; i++, first++) {
        if (jit_abi_classify(im->b, sig->params[i]).indirect) low[n++] = on_heap(im, args[first], sig->params[i]);
        else n += jit_lower_arg(im, args[first], sig->params[i], low + n);
    }
    if (im->error) return;
    LLVMValueRef call = LLVMBuildCall2(im->bld, abi->fn_type, callee, low, n, "");
    LLVMSetTailCallKind(call, abi->fn_type == LLVMGlobalGetValueType(im->fn) ? LLVMTailCallKindMustTail : LLVMTailCallKindTail);
    if (LLVMGetTypeKind(LLVMTypeOf(call)) == LLVMVoidTypeKind) LLVMBuildRetVoid(im->bld);
    else LLVMBuildRet(im->bld, call);
    im->unreachable = true;
}
