/* Reading signature blobs, II.23.2. */
#include "sig.h"

enum { MAX_DEPTH = 128 }; // nesting of types inside one signature; deeper is an attack, not a program

static uint32_t fail(il_sig *s) {
    s->bad = true;
    s->p = s->end;
    return 0;
}

uint8_t il_sig_byte(il_sig *s) {
    if (s->p == s->end)
        return (uint8_t)fail(s);
    return *s->p++;
}

uint8_t il_sig_peek(const il_sig *s) {
    return s->p == s->end ? 0 : *s->p;
}

// Reads a compressed integer and tells its number of value bits (7, 14 or 29), which the sign of il_sig_int depends on.
static uint32_t compressed(il_sig *s, uint32_t *bits) {
    uint32_t b = il_sig_byte(s);
    uint32_t more = b < 0x80 ? 0 : b < 0xC0 ? 1 : b < 0xE0 ? 3 : 99;
    *bits = more == 0 ? 7 : more == 1 ? 14 : 29;
    if (more > (size_t)(s->end - s->p))
        return fail(s);
    uint32_t v = more == 0 ? b : more == 1 ? b & 0x3F : b & 0x1F;
    while (more--)
        v = v << 8 | *s->p++;
    return v;
}

uint32_t il_sig_uint(il_sig *s) {
    uint32_t bits;
    return compressed(s, &bits);
}

int32_t il_sig_int(il_sig *s) {
    uint32_t bits, v = compressed(s, &bits);
    uint32_t magnitude = v >> 1; // the sign was rotated into bit 0
    return v & 1 ? (int32_t)(magnitude - (1u << (bits - 1))) : (int32_t)magnitude;
}

uint32_t il_sig_token(il_sig *s) {
    static const uint8_t tables[] = { IL_TABLE_TypeDef, IL_TABLE_TypeRef, IL_TABLE_TypeSpec };
    uint32_t v = il_sig_uint(s);
    if ((v & 3) == 3 || v >> 2 > 0xFFFFFF)
        return fail(s);
    return IL_TOKEN(tables[v & 3], v >> 2);
}

bool il_sig_skip_mods(il_sig *s, uint32_t *last_token) {
    bool required = false;
    while (il_sig_peek(s) == IL_ELEMENT_CMOD_REQD || il_sig_peek(s) == IL_ELEMENT_CMOD_OPT) {
        required |= il_sig_byte(s) == IL_ELEMENT_CMOD_REQD;
        uint32_t token = il_sig_token(s);
        if (last_token)
            *last_token = token;
    }
    return required;
}

static void skip_type(il_sig *s, int depth);

static void skip_types(il_sig *s, uint64_t n, int depth) {
    for (uint64_t i = 0; i < n && !s->bad; i++)
        skip_type(s, depth);
}

static void skip_array_shape(il_sig *s) { // II.23.2.13
    il_sig_uint(s);
    for (uint32_t n = il_sig_uint(s); n && !s->bad; n--)
        il_sig_uint(s);
    for (uint32_t n = il_sig_uint(s); n && !s->bad; n--)
        il_sig_int(s);
}

static void skip_generic_instance(il_sig *s, int depth) { // II.23.2.14
    uint8_t kind = il_sig_byte(s);
    if (kind != IL_ELEMENT_CLASS && kind != IL_ELEMENT_VALUETYPE)
        fail(s);
    il_sig_token(s);
    skip_types(s, il_sig_uint(s), depth);
}

static void skip_type(il_sig *s, int depth) {
    if (depth > MAX_DEPTH) {
        fail(s);
        return;
    }
    il_sig_skip_mods(s, NULL);
    uint8_t e = il_sig_byte(s);
    switch (e) {
    case IL_ELEMENT_PTR: case IL_ELEMENT_BYREF: case IL_ELEMENT_SZARRAY: case IL_ELEMENT_PINNED: case IL_ELEMENT_SENTINEL:
        skip_type(s, depth + 1);
        break;
    case IL_ELEMENT_CLASS: case IL_ELEMENT_VALUETYPE:
        il_sig_token(s);
        break;
    case IL_ELEMENT_VAR: case IL_ELEMENT_MVAR:
        il_sig_uint(s);
        break;
    case IL_ELEMENT_ARRAY:
        skip_type(s, depth + 1);
        skip_array_shape(s);
        break;
    case IL_ELEMENT_GENERICINST:
        skip_generic_instance(s, depth + 1);
        break;
    case IL_ELEMENT_FNPTR: {
        il_method_sig m = il_sig_method(s);
        skip_types(s, 1 + (uint64_t)m.params, depth + 1);
        break;
    }
    default: // the types without operands, II.23.2.12
        if (e == 0 || e > IL_ELEMENT_OBJECT || e == 0x17 || e == 0x1A)
            fail(s);
    }
}

void il_sig_skip_type(il_sig *s) {
    skip_type(s, 0);
}

il_method_sig il_sig_method(il_sig *s) {
    il_method_sig m = { .call = il_sig_byte(s) };
    if (m.call & IL_CALL_GENERIC)
        m.generics = il_sig_uint(s);
    m.params = il_sig_uint(s);
    return m;
}
