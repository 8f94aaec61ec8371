/* Delegate members, II.14.6: whatever the kind of delegate, Invoke calls method_ptr with the target in place of the delegate itself. */
#include "jit/special.h"

#include <string.h>

static int invoke(jit_special *s) {
    LLVMValueRef self = s->params[s->self];
    LLVMValueRef code = LLVMBuildLoad2(s->bld, s->b->t_ptr, jit_special_at(s, self, offsetof(rt_delegate, method_ptr)), "code");
    s->params[s->self] = LLVMBuildLoad2(s->bld, s->b->t_ptr, jit_special_at(s, self, offsetof(rt_delegate, target)), "target");
    jit_special_forward(s, s->abi.fn_type, code, s->params, s->n);
    return 0;
}

static int construct(jit_special *s) {
    LLVMValueRef code = LLVMBuildIntToPtr(s->bld, s->params[2], s->b->t_ptr, "");
    LLVMValueRef args[4] = { s->params[0], s->params[1], LLVMConstNull(s->b->t_ptr), code };
    jit_special_helper(s, "rt_delegate_init", args, 4);
    LLVMBuildRetVoid(s->bld);
    return 0;
}

int jit_special_delegate(jit_special *s) {
    if (strcmp(s->m->name, "Invoke") == 0) return invoke(s);
    if (strcmp(s->m->name, ".ctor") == 0 && s->n == 3) return construct(s);
    jit_special_throw(s, "rt_throw_platform", jit_sym_cstring(s->b, s->m->name));
    return 0;
}
