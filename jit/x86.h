/* The processor's own vector operations: handlers of x86.def, each a jit_vector_op (vector.h). x86.c finds the row. */
#ifndef JIT_X86_H
#define JIT_X86_H

#include "jit/vector.h"

/* The constant in the last argument. */
unsigned jit_x86_immediate(jit_vcall *c);
/* llvm.x86.<name> on the arguments of the call: vectors are cast, numbers resized, addresses checked. */
LLVMValueRef jit_x86_intrinsic(jit_vcall *c, const char *name, LLVMValueRef *args, unsigned n);

/* x86_ops.c */
LLVMValueRef jit_x86_call_one(jit_vcall *c);
LLVMValueRef jit_x86_scalar_bits(jit_vcall *c);
LLVMValueRef jit_x86_sized(jit_vcall *c);
LLVMValueRef jit_x86_multiply_wide(jit_vcall *c);
LLVMValueRef jit_x86_divide(jit_vcall *c);
LLVMValueRef jit_x86_crc(jit_vcall *c);
LLVMValueRef jit_x86_prefetch(jit_vcall *c);
LLVMValueRef jit_x86_multiply_even(jit_vcall *c);
LLVMValueRef jit_x86_abs(jit_vcall *c);
LLVMValueRef jit_x86_fma(jit_vcall *c);
LLVMValueRef jit_x86_lane_0(jit_vcall *c);
LLVMValueRef jit_x86_and_not(jit_vcall *c);
LLVMValueRef jit_x86_shift(jit_vcall *c);
LLVMValueRef jit_x86_shift_variable(jit_vcall *c);
LLVMValueRef jit_x86_test(jit_vcall *c);
LLVMValueRef jit_x86_compare(jit_vcall *c);
LLVMValueRef jit_x86_compare_mode(jit_vcall *c);
LLVMValueRef jit_x86_compare_lane_0(jit_vcall *c);
LLVMValueRef jit_x86_compare_bool(jit_vcall *c);
LLVMValueRef jit_x86_convert(jit_vcall *c);
LLVMValueRef jit_x86_convert_lane_0(jit_vcall *c);
/* x86_shape.c */
LLVMValueRef jit_x86_shift_bytes(jit_vcall *c);
LLVMValueRef jit_x86_extract(jit_vcall *c);
LLVMValueRef jit_x86_insert(jit_vcall *c);
LLVMValueRef jit_x86_extract_half(jit_vcall *c);
LLVMValueRef jit_x86_insert_half(jit_vcall *c);
LLVMValueRef jit_x86_fixed(jit_vcall *c);
LLVMValueRef jit_x86_move_lane_0(jit_vcall *c);
LLVMValueRef jit_x86_duplicate(jit_vcall *c);
LLVMValueRef jit_x86_unpack(jit_vcall *c);
LLVMValueRef jit_x86_shuffle(jit_vcall *c);
LLVMValueRef jit_x86_shuffle_two(jit_vcall *c);
LLVMValueRef jit_x86_shuffle_words(jit_vcall *c);
LLVMValueRef jit_x86_permute_halves(jit_vcall *c);
LLVMValueRef jit_x86_permute_4(jit_vcall *c);
LLVMValueRef jit_x86_align(jit_vcall *c);
LLVMValueRef jit_x86_blend(jit_vcall *c);
LLVMValueRef jit_x86_blend_variable(jit_vcall *c);
LLVMValueRef jit_x86_broadcast(jit_vcall *c);
LLVMValueRef jit_x86_broadcast_half(jit_vcall *c);
LLVMValueRef jit_x86_load_lane_0(jit_vcall *c);
LLVMValueRef jit_x86_load_half(jit_vcall *c);
LLVMValueRef jit_x86_store(jit_vcall *c);
LLVMValueRef jit_x86_gather(jit_vcall *c);

#endif
