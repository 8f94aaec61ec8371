/* On-stack replacement, for the importer and tier.c; the rules are at the top of osr.c. All on the compiling thread. */
#ifndef JIT_OSR_H
#define JIT_OSR_H

#include "jit/jit.h"

/* Whether a loop may be left at the current branch to [target]: nothing on the stack, no region entered or left, the method takes part. */
bool jit_osr_can_enter(jit_import *im, uint32_t target);
/* Tier 0, in a cold block: asks for a continuation at [target]; there is none: goes to [stay]. Ends the block. */
void jit_osr_leave(jit_import *im, uint32_t target, LLVMBasicBlockRef stay);
/* A continuation (im->osr_entry): its function, and, when variables have been made, their values from the frame it replaces. */
void jit_osr_declare(jit_import *im);
void jit_osr_load(jit_import *im);

#endif
