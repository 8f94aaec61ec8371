/* stub */
#include "jit/vector.h"
#include <string.h>
bool jit_is_x86(const rt_method *m) {
    const rt_type *t = m->owner;
    while (t->enclosing) t = t->enclosing;
    return t->ns && strcmp(t->ns, "System.Runtime.Intrinsics.X86") == 0;
}
bool jit_x86_call(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)sig;
    if (strcmp(m->name, "get_IsSupported")) return false;
    jit_push_kind(im, LLVMConstInt(im->b->t_i32, 0, 0), JIT_I32, rt_wk.boolean);
    return true;
}
