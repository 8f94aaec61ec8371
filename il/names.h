/* Types, members and literals as text, in the notation of ILAsm (II.7 ff.). For the disassembler; any thread. */
#ifndef IL_NAMES_H
#define IL_NAMES_H

#include "sig.h"

enum { IL_TEXT_SIZE = 16384 };
/* A text under construction, always NUL-terminated. What does not fit is cut; `left` bounds the work that a hostile image can cause. */
typedef struct il_text { char *p; size_t n, size; uint32_t left; } il_text;

il_text il_text_start(char *buf, size_t size);
void il_text_add(il_text *t, const char *s);
void il_text_format(il_text *t, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* An identifier, in single quotes where ILAsm needs them. II.5.3 */
void il_name_identifier(il_text *t, const char *name);
/* "Ns.Outer/Inner" of a TypeDef, without quotes: what selectors match. */
void il_name_typedef(il_text *t, const il_image *img, uint32_t rid);
/* A TypeDef, TypeRef or TypeSpec token; a TypeSpec as its signature. */
void il_name_type(il_text *t, const il_image *img, uint32_t token);
/* The type under the cursor, modifiers included (RetType, Param, local). */
void il_name_sig_type(il_text *t, const il_image *img, il_sig *s);
/* MethodDef, MemberRef (method or field), MethodSpec, Field, StandAloneSig tokens as instruction operands. */
void il_name_member(il_text *t, const il_image *img, uint32_t token);
/* "<(constraint) T, U>" of a TypeDef or MethodDef; nothing if it is not generic. */
void il_name_generics(il_text *t, const il_image *img, uint32_t owner_token);
/* A #US literal in double quotes, as UTF-8 with escapes. II.5.2 */
void il_name_literal(il_text *t, il_bytes utf16);

#endif
