/* Calls between compiled code and C (native*.c): the C convention, and what stands around a call when values need marshalling
   (runtime/interop/marshal.h). One compile batch, one thread. */
#ifndef JIT_NATIVE_H
#define JIT_NATIVE_H

#include "jit/special.h"
#include "runtime/interop/marshal.h"

/* ---- native_abi.c: System V, 3.2.3. Unlike our own convention (abi.c), eightbytes of floats travel in vector registers, and a struct that does
   not fit into what registers are left goes to memory. */
typedef struct jit_c_value { uint32_t n; bool memory; jit_part part[2]; } jit_c_value; /* n parts in registers, or bytes in memory */
typedef struct jit_c_sig {
    const rt_sig *sig;
    LLVMTypeRef fn_type;
    bool nest, sret;            /* hidden parameters, in this order */
    jit_c_value ret, *params;
} jit_c_sig;
/* Where temporary memory comes from: the importer's entry block, or the function under construction. */
typedef struct jit_c_emitter { jit_batch *b; LLVMBuilderRef bld; LLVMValueRef (*scratch)(void *owner, uint32_t size); void *owner; } jit_c_emitter;

/* malloc'ed: jit_c_sig_free. [nest]: the first parameter is the static chain. `this` of [sig] is not part of a C signature. */
jit_c_sig *jit_c_sig_of(jit_batch *b, const rt_sig *sig, bool nest);
void jit_c_sig_free(jit_c_sig *s);
/* Parameter [i] as LLVM arguments: [value] is the scalar itself, or the address of a struct. Returns their number. */
unsigned jit_c_lower(const jit_c_emitter *e, const jit_c_sig *s, uint32_t i, LLVMValueRef value, LLVMValueRef *out);
/* Stores the result of [call] at [to]. */
void jit_c_store_result(const jit_c_emitter *e, const jit_c_sig *s, LLVMValueRef call, LLVMValueRef to);
void jit_c_call_attributes(jit_batch *b, const jit_c_sig *s, LLVMValueRef call);
/* For functions that C calls. */
void jit_c_function_attributes(jit_batch *b, const jit_c_sig *s, LLVMValueRef fn);
void jit_c_store_params(const jit_c_emitter *e, const jit_c_sig *s, LLVMValueRef fn, LLVMValueRef *addresses); /* addresses: filled */
void jit_c_return_from(const jit_c_emitter *e, const jit_c_sig *s, LLVMValueRef fn, LLVMValueRef from);

/* ---- native_call.c: the body of [s], which stands for a C function: arguments cross, [code] is called, results come back. [plan] may be NULL:
   everything as it is. */
void jit_native_forward(jit_special *s, const rt_plan *plan, LLVMValueRef code);
/* A function of this module that takes the arguments of a call site of [sig] and then the code: for calli with marshalling. */
LLVMValueRef jit_native_callsite(jit_batch *b, const rt_sig *sig, const rt_plan *plan, const rt_sig **with_code);
/* Memory in the entry block of the function of a jit_special. */
LLVMValueRef jit_native_scratch(void *special, uint32_t size);
LLVMValueRef jit_native_plan(jit_special *s, const rt_plan *plan);
/* Whether a P/Invoke is called directly: nothing to convert, nothing to keep. */
bool jit_native_is_plain(rt_method *m);

#endif
