/* Between the files that build dynamic assemblies. Not for other folders. */
#ifndef RT_CORELIB_EMIT_H
#define RT_CORELIB_EMIT_H

#include "runtime/corelib/corelib.h"

/* The assembly behind a module that is being built; throws for others. */
rt_assembly *emit_assembly(q_assembly a);
/* Item of the string heap for a NUL-terminated UTF-16 text; throws when the heap is full. */
uint32_t emit_name(il_image *img, const uint16_t *s);
_Noreturn void emit_full(void);
/* Namespace and name of a full name, as heap items. */
void emit_split_name(il_image *img, const uint16_t *full, uint32_t *ns, uint32_t *name);
/* A TypeDef or TypeRef token in [a] for the definition of [t]. */
uint32_t emit_type_token(rt_assembly *a, const rt_type *t);
/* Applies an attribute that metadata keeps elsewhere; false: it is an ordinary one. */
bool emit_known_attribute(il_image *img, uint32_t parent, uint32_t ctor, const uint8_t *value, int32_t n);
uint32_t rt_q_TypeBuilder_GetTokenFromSig(q_assembly module, const uint8_t *sig, int32_t n);

#endif
