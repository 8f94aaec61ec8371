/* The prestub: where a method's stub jumps while the method has no code; an exception thrown by rt_prestub (the method cannot be compiled)
   leaves into the caller as if the callee had thrown it. */
#include "runtime/arch/x86_64/saving_stub.h"

SAVING_STUB("rt_arch_prestub", "rt_prestub");
