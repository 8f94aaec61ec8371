/* The entry of methods that objects implement as they like (runtime/types/castable.c): the callee is looked up at each call. */
#include "runtime/arch/x86_64/saving_stub.h"

SAVING_STUB("rt_arch_castable", "rt_castable_target");
