/* Custom attribute values, II.23.3: the blob as a list of typed values. Any thread. */
#ifndef IL_ATTRIBUTE_H
#define IL_ATTRIBUTE_H

#include "sig.h"

/* A primitive reader over a value blob for whoever knows the constructor's signature (the runtime resolves enum types).
   Prolog check: il_attr_start returns false if the blob does not begin with 0x0001. */
bool il_attr_start(il_bytes blob, il_sig *out);
uint64_t il_attr_bits(il_sig *s, uint32_t size);                  /* little-endian integer of 1, 2, 4 or 8 bytes */
/* SerString: UTF-8, not NUL-terminated; *is_null set for the 0xFF null string. */
il_bytes il_attr_string(il_sig *s, bool *is_null);
/* First fixed argument as a string / int for the attributes that a runtime itself must read
   (e.g. UnsafeAccessor(Kind), InlineArray(int), NativeLibrary names). False if absent or of another shape. */
bool il_attr_first_string(il_bytes blob, il_bytes *out);
bool il_attr_first_int(il_bytes blob, int32_t *out);
/* Named argument [name] of a string or int32/enum type. */
bool il_attr_named_string(il_bytes blob, uint32_t n_fixed_bytes, const char *name, il_bytes *out);

#endif
