/* The machine code that is not LLVM's: method stubs and the prestub. The only x86-64-specific folder. Any thread. */
#ifndef RT_ARCH_STUB_H
#define RT_ARCH_STUB_H

#include "runtime/types/type.h"

/* 16 bytes: load m into the scratch register (r10), jump to m->entry. Never freed; NULL if no memory. */
void *rt_arch_stub(rt_method *m);
/* Adds 8 to `this` (first or second integer argument, the latter when the callee returns through a hidden pointer) and jumps as above. */
void *rt_arch_unbox_stub(rt_method *m, bool this_is_second);
/* m->entry is [code] from now on: the stubs of m jump there directly if it is near enough. Calls for one method must not race. */
void rt_arch_stub_publish(rt_method *m, const void *code);
/* m if [code] is the address of one of these stubs, else NULL. */
rt_method *rt_arch_stub_method(const void *code);
/* The initial value of rt_method.entry: saves argument registers, calls rt_prestub(r10), restores them, jumps to the result. */
extern void rt_arch_prestub(void);
/* The entry of a made-up method: jumps, with all arguments, to what rt_castable_target(method, first argument, second argument) answers. */
extern void rt_arch_castable(void);
/* For the handler of a signal that compiled code got by an access through null: when the handler returns, the thread throws
   NullReferenceException there, on its own stack, as if the instruction were a call. [context] is the handler's third argument. */
void rt_arch_fault(void *context);

/* A C function pointer of its own for each [data]: jumps to [target] with data in the register of the static chain (r10, LLVM's `nest`).
   [old]: a closure that is rewritten, which nobody may be in; NULL: a new one. NULL if no memory. */
void *rt_arch_closure(void *old, const void *target, void *data);
void *rt_arch_closure_data(const void *code); /* NULL: not a closure */
/* A target for closures whose data begins with a C function of four arguments: calls it with data as the fifth. */
extern void rt_arch_fifth_argument(void);

#endif
