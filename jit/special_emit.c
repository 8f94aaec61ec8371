/* What bodies that are not IL share: small emitters over the parameters of the function. */
#include "jit/special.h"

LLVMValueRef jit_special_at(jit_special *s, LLVMValueRef base, uint64_t offset) {
    LLVMValueRef i = LLVMConstInt(s->b->t_i64, offset, 0);
    return offset ? LLVMBuildGEP2(s->bld, s->b->t_i8, base, &i, 1, "") : base;
}

LLVMValueRef jit_special_helper(jit_special *s, const char *name, LLVMValueRef *args, unsigned n) {
    LLVMTypeRef type;
    LLVMValueRef fn = jit_helper(s->b, name, &type);
    return LLVMBuildCall2(s->bld, type, fn, args, n, "");
}

void jit_special_forward(jit_special *s, LLVMTypeRef type, LLVMValueRef callee, LLVMValueRef *args, unsigned n) {
    LLVMValueRef r = LLVMBuildCall2(s->bld, type, callee, args, n, "");
    if (LLVMGetReturnType(type) == s->b->t_void) LLVMBuildRetVoid(s->bld);
    else LLVMBuildRet(s->bld, r);
}

void jit_special_throw(jit_special *s, const char *helper, LLVMValueRef arg) {
    jit_special_helper(s, helper, &arg, arg ? 1 : 0);
    LLVMBuildUnreachable(s->bld);
}

void jit_special_throw_if(jit_special *s, LLVMValueRef condition, const char *helper) {
    LLVMBasicBlockRef bad = LLVMAppendBasicBlockInContext(s->b->ctx, s->fn, "throw"), good = LLVMAppendBasicBlockInContext(s->b->ctx, s->fn, "");
    LLVMBuildCondBr(s->bld, condition, bad, good);
    LLVMPositionBuilderAtEnd(s->bld, bad);
    jit_special_throw(s, helper, NULL);
    LLVMPositionBuilderAtEnd(s->bld, good);
}

static LLVMValueRef i64(jit_special *s, uint64_t v) { return LLVMConstInt(s->b->t_i64, v, 0); }

/* Parts of 3, 5, 6 or 7 bytes travel as i64; memory beyond the value is never touched. */
static bool odd(uint32_t size) { return size & (size - 1); }

void jit_special_store(jit_special *s, LLVMValueRef address, rt_type *t, unsigned index) {
    jit_parts p = jit_abi_classify(s->b, t);
    if (p.indirect) LLVMBuildMemCpy(s->bld, address, 1, s->params[index], 1, i64(s, rt_type_value_size(t)));
    for (uint32_t i = 0; i < p.n; i++) {
        LLVMValueRef at = jit_special_at(s, address, p.part[i].offset), to = odd(p.part[i].size) ? LLVMBuildAlloca(s->bld, s->b->t_i64, "") : at;
        LLVMSetAlignment(LLVMBuildStore(s->bld, s->params[index + i], to), 1);
        if (to != at) LLVMBuildMemCpy(s->bld, at, 1, to, 8, i64(s, p.part[i].size));
    }
}

void jit_special_return_from(jit_special *s, LLVMValueRef address) {
    if (s->abi.sret) {
        LLVMBuildMemCpy(s->bld, s->params[0], 1, address, 1, i64(s, rt_type_value_size(s->sig->ret)));
        LLVMBuildRetVoid(s->bld);
        return;
    }
    LLVMTypeRef type = LLVMGetReturnType(s->abi.fn_type);
    LLVMValueRef r = LLVMGetUndef(type);
    for (uint32_t i = 0; i < s->abi.ret.n; i++) {
        const jit_part *p = &s->abi.ret.part[i];
        LLVMValueRef at = jit_special_at(s, address, p->offset);
        if (odd(p->size)) {
            LLVMValueRef wide = LLVMBuildAlloca(s->bld, s->b->t_i64, "");
            LLVMBuildMemCpy(s->bld, wide, 8, at, 1, i64(s, p->size));
            at = wide;
        }
        LLVMValueRef v = LLVMBuildLoad2(s->bld, p->type, at, "");
        LLVMSetAlignment(v, 1);
        r = s->abi.ret.n > 1 ? LLVMBuildInsertValue(s->bld, r, v, i, "") : v;
    }
    LLVMBuildRet(s->bld, r);
}
