/* Signature blobs, II.23.2: a cursor with checked primitive reads, and the shapes built from them.
   A cursor that ran out keeps failing and reads as 0, so a caller may test once at the end (il_sig_ok). Any thread. */
#ifndef IL_SIG_H
#define IL_SIG_H

#include "image.h"

enum { /* II.23.1.16 */
    IL_ELEMENT_END = 0x00, IL_ELEMENT_VOID = 0x01, IL_ELEMENT_BOOLEAN = 0x02, IL_ELEMENT_CHAR = 0x03, IL_ELEMENT_I1 = 0x04,
    IL_ELEMENT_U1 = 0x05, IL_ELEMENT_I2 = 0x06, IL_ELEMENT_U2 = 0x07, IL_ELEMENT_I4 = 0x08, IL_ELEMENT_U4 = 0x09,
    IL_ELEMENT_I8 = 0x0A, IL_ELEMENT_U8 = 0x0B, IL_ELEMENT_R4 = 0x0C, IL_ELEMENT_R8 = 0x0D, IL_ELEMENT_STRING = 0x0E,
    IL_ELEMENT_PTR = 0x0F, IL_ELEMENT_BYREF = 0x10, IL_ELEMENT_VALUETYPE = 0x11, IL_ELEMENT_CLASS = 0x12, IL_ELEMENT_VAR = 0x13,
    IL_ELEMENT_ARRAY = 0x14, IL_ELEMENT_GENERICINST = 0x15, IL_ELEMENT_TYPEDBYREF = 0x16, IL_ELEMENT_I = 0x18, IL_ELEMENT_U = 0x19,
    IL_ELEMENT_FNPTR = 0x1B, IL_ELEMENT_OBJECT = 0x1C, IL_ELEMENT_SZARRAY = 0x1D, IL_ELEMENT_MVAR = 0x1E,
    IL_ELEMENT_CMOD_REQD = 0x1F, IL_ELEMENT_CMOD_OPT = 0x20, IL_ELEMENT_INTERNAL = 0x21, IL_ELEMENT_CMOD_INTERNAL = 0x22, IL_ELEMENT_SENTINEL = 0x41, IL_ELEMENT_PINNED = 0x45
};
enum { /* calling conventions, II.23.2.1 - II.23.2.15 */
    IL_CALL_DEFAULT = 0x0, IL_CALL_C = 0x1, IL_CALL_STDCALL = 0x2, IL_CALL_THISCALL = 0x3, IL_CALL_FASTCALL = 0x4, IL_CALL_VARARG = 0x5,
    IL_SIG_FIELD = 0x6, IL_SIG_LOCAL = 0x7, IL_SIG_PROPERTY = 0x8, IL_CALL_UNMANAGED = 0x9, IL_SIG_METHODSPEC = 0xA,
    IL_CALL_KIND_MASK = 0x0F, IL_CALL_GENERIC = 0x10, IL_CALL_HASTHIS = 0x20, IL_CALL_EXPLICITTHIS = 0x40
};

typedef struct il_sig { const uint8_t *p, *end; bool bad; } il_sig;

static inline il_sig il_sig_start(il_bytes b) { return (il_sig){ b.p, b.p ? b.p + b.n : b.p, false }; }
static inline bool il_sig_ok(const il_sig *s) { return !s->bad; }
uint8_t il_sig_byte(il_sig *s);          /* next byte */
uint8_t il_sig_peek(const il_sig *s);    /* next byte without moving; 0 at the end */
uint32_t il_sig_uint(il_sig *s);         /* compressed unsigned, II.23.2 */
int32_t il_sig_int(il_sig *s);           /* compressed signed, II.23.2 */
uint32_t il_sig_token(il_sig *s);        /* TypeDefOrRefOrSpecEncoded as a full token, II.23.2.8 */
/* Skips custom modifiers (II.23.2.7); returns true if any of them was CMOD_REQD [*reqd may be NULL: last modifier token]. */
bool il_sig_skip_mods(il_sig *s, uint32_t *last_token);
void il_sig_skip_type(il_sig *s);        /* one Type (or RetType / Param), modifiers included */

typedef struct il_method_sig {
    uint8_t call;        /* first byte: kind and flags */
    uint32_t generics;   /* GenParamCount */
    uint32_t params;     /* ParamCount, without the return type and `this` */
} il_method_sig;
/* Reads the head of a MethodDefSig / MethodRefSig / StandAloneMethodSig / PropertySig; the cursor then stands on RetType. */
il_method_sig il_sig_method(il_sig *s);

#endif
