/* What the command line needs of jit/, without a type of LLVM. Implemented in jit/; jit.h declares the same. */
#ifndef JIT_COIL_JIT_H
#define JIT_COIL_JIT_H

#include "runtime/jit_interface.h"

extern int jit_tier_option;         /* 0, 1, or -1: tiering. Set before jit_init, which otherwise looks at COIL_TIER */
/* LLVM and everything over it; main thread, once. 0 or negative error. */
int jit_init(coil_diag *d);
/* Where compiled code is kept between runs (a folder that exists), NULL: nowhere, as before this call. Main thread, before code runs. */
void jit_cache_open(const char *path);
/* The functions to hand to rt_vm_init; valid after jit_init. */
const rt_jit *jit_interface(void);
/* One module with these methods as IR at a stage (raw, coro, opt, final), or its machine code, as text; *text is malloc'ed.
   A method that cannot be compiled is left out and told in [d]; 0 unless nothing at all could be shown. */
int jit_dump_ir(rt_method *const *methods, uint32_t n, int tier, const char *stage, char **text, coil_diag *d);
int jit_dump_asm(rt_method *const *methods, uint32_t n, int tier, bool intel, char **text, coil_diag *d);
/* What the JIT makes of a call of this method without looking at its body: nothing special, code of its own, or (the instruction sets whose
   IsSupported is answered with false) nothing, because no program gets there. Needs jit_init. */
enum { JIT_NOT_EXPANDED, JIT_EXPANDED, JIT_SET_UNSUPPORTED };
int jit_expansion(rt_method *m);
/* Before the process ends: waits for the compilation under way, finishes the log. Leave with _exit: LLVM's own exit handlers would destroy
   what threads of the program still use. */
void jit_close(void);
/* "22.1.0"; static storage. Needs no jit_init. */
const char *jit_llvm_version(void);

#endif
