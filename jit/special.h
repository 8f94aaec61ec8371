/* Bodies that are not IL (special*.c): a function whose parameters are forwarded, not imported. One compile batch, one thread. */
#ifndef JIT_SPECIAL_H
#define JIT_SPECIAL_H

#include "jit/jit.h"

typedef struct jit_special {
    jit_batch *b;
    LLVMBuilderRef bld;
    LLVMValueRef fn;
    rt_method *m;
    const rt_sig *sig;
    jit_abi abi;
    unsigned n;             /* LLVM parameters */
    LLVMValueRef *params;   /* all of them, hidden result pointer first; may be changed before forwarding */
    unsigned self;          /* index of `this` (or of the first argument of a static method) */
    coil_diag *d;
} jit_special;

LLVMValueRef jit_special_at(jit_special *s, LLVMValueRef base, uint64_t offset);
LLVMValueRef jit_special_helper(jit_special *s, const char *name, LLVMValueRef *args, unsigned n);
/* Calls [callee] with [n] arguments of the function's own types and returns what it returns. */
void jit_special_forward(jit_special *s, LLVMTypeRef type, LLVMValueRef callee, LLVMValueRef *args, unsigned n);
/* Ends the block with a throw: a helper that does not return, called with one pointer. */
void jit_special_throw(jit_special *s, const char *helper, LLVMValueRef arg);
/* Continues in a new block unless [condition], which throws (a helper without arguments). */
void jit_special_throw_if(jit_special *s, LLVMValueRef condition, const char *helper);
/* The method's last parameter (or any) of type t starting at LLVM parameter [index] stored at address. */
void jit_special_store(jit_special *s, LLVMValueRef address, rt_type *t, unsigned index);
/* Returns the variable of the method's result type at [address]. */
void jit_special_return_from(jit_special *s, LLVMValueRef address);

int jit_special_native(jit_special *s);     /* internal calls, P/Invokes, replaced methods */
int jit_special_delegate(jit_special *s);   /* .ctor, Invoke, BeginInvoke, EndInvoke */
int jit_special_array(jit_special *s);      /* Get, Set, Address of arrays */
int jit_special_accessor(jit_special *s);   /* [UnsafeAccessor] */

#endif
