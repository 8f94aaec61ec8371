/* Vectors: what vector*.c and x86*.c share. Vector64..512<T> and Vector<T> are structs to the rest of the importer; here their values are
   LLVM vectors. The class library's operations on them are rows of vector.def and x86.def, each with one small handler.

   1. A struct on the evaluation stack whose type is a vector carries the vector itself (jit_value.vec) beside its address: a chain of
      operations is a chain of SSA values, and the temporaries between them are stores that nobody reads.
   2. A handler declines (returns NULL) what it does not do; then the method's own IL is called, which is right for all of them but for
      get_IsHardwareAccelerated and everything in X86, which must never decline.
   3. Vectors in memory have no alignment: a byref may point anywhere. */
#ifndef JIT_VECTOR_H
#define JIT_VECTOR_H

#include "jit/import.h"

/* How a vector is divided. n = 0: the type is no vector of numbers. */
typedef struct jit_lanes {
    LLVMTypeRef type, lane;     /* <n x lane> */
    uint32_t n, bits;           /* lanes, bits of one */
    bool is_float, is_signed;
    rt_type *element;
} jit_lanes;

/* One call being expanded. Vector arguments are <n x lane> values, other arguments what the parameter's type wants (jit_coerce). */
typedef struct jit_vcall {
    jit_import *im;
    rt_method *m;
    const rt_sig *sig;
    LLVMBuilderRef bld;
    uint32_t n;
    LLVMValueRef *arg;
    jit_lanes *in, out;         /* of each parameter, of the result */
    int op;                     /* from the row */
    const char *text;
} jit_vcall;

/* The result (of out.type, or the scalar the signature names, or i1 for bool), JIT_NOTHING for void, or NULL: declined. */
typedef LLVMValueRef (*jit_vector_op)(jit_vcall *c);
#define JIT_NOTHING(c) LLVMGetUndef((c)->im->b->t_i1)

/* ---- vector.c */
jit_lanes jit_lanes_of(jit_batch *b, const rt_type *t);
jit_lanes jit_lanes_make(jit_batch *b, LLVMTypeRef lane, uint32_t n);   /* integers are unsigned */
jit_lanes jit_lanes_integer(jit_batch *b, jit_lanes l);                 /* the same lanes as integers */
/* Row of vector.def for m + 1, or 0. */
uint32_t jit_vector_find(const rt_method *m);
/* 0 or 1 if m is IsSupported or IsHardwareAccelerated of these classes or of X86, else -1. */
int jit_vector_answer(const rt_method *m);
bool jit_vector_is_accelerated(const rt_type *family);
/* Expands the call by the row; false: declined. */
bool jit_vector_call(jit_import *im, rt_method *m, const rt_sig *sig, uint32_t row);
/* The same with a handler of one's own. */
bool jit_vector_apply(jit_import *im, rt_method *m, const rt_sig *sig, jit_vector_op op, int number, const char *text);
uint32_t jit_vector_bytes(const jit_lanes *l);

/* Emitters. */
LLVMValueRef jit_v_cast(jit_vcall *c, LLVMValueRef v, LLVMTypeRef to);               /* bit cast unless the same */
LLVMValueRef jit_v_int(jit_vcall *c, LLVMValueRef v, const jit_lanes *l);            /* as integer lanes */
LLVMValueRef jit_v_splat(jit_vcall *c, LLVMValueRef scalar, const jit_lanes *l);
LLVMValueRef jit_v_splat_int(jit_vcall *c, uint64_t n, const jit_lanes *l);          /* integer lanes */
LLVMValueRef jit_v_mask(jit_vcall *c, LLVMValueRef i1s, const jit_lanes *l);         /* all bits set where true, as l.type */
LLVMValueRef jit_v_bits(jit_vcall *c, LLVMValueRef i1s);                             /* <n x i1> as an integer of n bits */
LLVMValueRef jit_v_lane(jit_vcall *c, LLVMValueRef v, uint32_t i);
LLVMValueRef jit_v_with(jit_vcall *c, LLVMValueRef v, uint32_t i, LLVMValueRef lane);
LLVMValueRef jit_v_pick(jit_vcall *c, LLVMValueRef a, LLVMValueRef b, const int *index, uint32_t n); /* shufflevector; -1: poison; b may be NULL */
LLVMValueRef jit_v_resize(jit_vcall *c, LLVMValueRef v, uint32_t from, uint32_t to); /* the first lanes; new ones are zero */
LLVMValueRef jit_v_call(jit_vcall *c, const char *intrinsic, LLVMTypeRef overload, LLVMValueRef *args, unsigned n);
LLVMValueRef jit_v_load(jit_vcall *c, LLVMTypeRef t, LLVMValueRef address);
LLVMValueRef jit_v_store(jit_vcall *c, LLVMValueRef v, LLVMValueRef address);        /* returns JIT_NOTHING */
LLVMValueRef jit_v_address(jit_vcall *c, uint32_t i);                                /* pointer or byref argument; pointers are null-checked */

/* ---- vector_ops.c, vector_shape.c: the handlers of vector.def */
#define JIT_VECTOR(method, n, handler, op) LLVMValueRef jit_vector_##handler(jit_vcall *c);
#include "jit/vector.def"
#undef JIT_VECTOR

/* ---- x86.c */
/* Whether m belongs to System.Runtime.Intrinsics.X86. */
bool jit_is_x86(const rt_method *m);
/* Whether coil offers its set and the processor has it. */
bool jit_x86_has(const rt_method *m);
/* Whether coil knows its set: CPUs apart, the member works. Its IsSupported always does. */
bool jit_x86_offered(const rt_method *m);
/* Expands any member of these classes; what the processor, or coil, does not have becomes a PlatformNotSupportedException. */
bool jit_x86_call(jit_import *im, rt_method *m, const rt_sig *sig);

#endif
