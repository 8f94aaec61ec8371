/* Types that [UnsafeAccessorType] names as text, where an accessor's own signature says object. */
#ifndef JIT_ACCESSOR_TYPE_H
#define JIT_ACCESSOR_TYPE_H

#include "runtime/types/loader.h"

/* The signature that the target of accessor [m] must have: its own, with the named types in place. Owned by nobody: immortal. NULL and a
   diagnostic if a name cannot be read or found. */
const rt_sig *jit_accessor_signature(rt_method *m, coil_diag *d);

#endif
