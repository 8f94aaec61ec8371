/* Between the files that build dynamic assemblies. Not for other folders. */
#ifndef RT_CORELIB_EMIT_H
#define RT_CORELIB_EMIT_H

#include "runtime/corelib/corelib.h"

/* The assembly behind a module that is being built; throws for others. */
rt_assembly *emit_assembly(q_assembly a);
/* Item of the string heap for a NUL-terminated UTF-16 text; throws when the heap is full. */
uint32_t emit_name(il_image *img, const uint16_t *s);
_Noreturn void emit_full(void);

#endif
