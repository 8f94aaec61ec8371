/* Custom attribute values, II.23.3. */
#include "attribute.h"

#include "internal.h"

#include <string.h>

enum { KIND_FIELD = 0x53, KIND_PROPERTY = 0x54, TYPE_TYPE = 0x50, TYPE_BOXED = 0x51, TYPE_ENUM = 0x55, MAX_DEPTH = 8 }; // II.23.1.16

static il_bytes take(il_sig *s, uint32_t n) {
    if (n > (size_t)(s->end - s->p)) {
        s->bad = true;
        s->p = s->end;
        return (il_bytes){ 0 };
    }
    il_bytes b = { s->p, n };
    s->p += n;
    return b;
}

bool il_attr_start(il_bytes blob, il_sig *out) {
    *out = il_sig_start(blob);
    return il_attr_bits(out, 2) == 1;
}

uint64_t il_attr_bits(il_sig *s, uint32_t size) {
    il_bytes b = take(s, size);
    uint64_t v = 0;
    for (uint32_t i = b.n < 8 ? b.n : 8; i-- > 0;)
        v = v << 8 | b.p[i];
    return v;
}

il_bytes il_attr_string(il_sig *s, bool *is_null) {
    *is_null = il_sig_peek(s) == 0xFF;
    return *is_null ? take(s, 1) : take(s, il_sig_uint(s));
}

bool il_attr_first_string(il_bytes blob, il_bytes *out) {
    il_sig s;
    bool is_null = true;
    if (!il_attr_start(blob, &s))
        return false;
    *out = il_attr_string(&s, &is_null);
    return il_sig_ok(&s) && !is_null;
}

bool il_attr_first_int(il_bytes blob, int32_t *out) {
    il_sig s;
    if (!il_attr_start(blob, &s))
        return false;
    *out = (int32_t)il_attr_bits(&s, 4);
    return il_sig_ok(&s);
}

// Element type of a FieldOrPropType; of an array, its element's type goes to *element. Names of enums are skipped.
static uint8_t field_type(il_sig *s, uint8_t *element) {
    bool is_null;
    uint8_t type = il_sig_byte(s);
    *element = type == IL_ELEMENT_SZARRAY ? il_sig_byte(s) : 0;
    if (type == TYPE_ENUM || *element == TYPE_ENUM)
        il_attr_string(s, &is_null);
    return type;
}

static uint32_t primitive_size(uint8_t type) {
    switch (type) {
    case IL_ELEMENT_BOOLEAN: case IL_ELEMENT_I1: case IL_ELEMENT_U1: return 1;
    case IL_ELEMENT_CHAR: case IL_ELEMENT_I2: case IL_ELEMENT_U2: return 2;
    case IL_ELEMENT_I8: case IL_ELEMENT_U8: case IL_ELEMENT_R8: return 8;
    default: return 4; // an enum's underlying type is in another assembly: int, as of nearly all
    }
}

static void skip_value(il_sig *s, uint8_t type, uint8_t element, int depth) {
    bool is_null;
    if (depth > MAX_DEPTH) {
        take(s, UINT32_MAX);
    } else if (type == IL_ELEMENT_STRING || type == TYPE_TYPE) {
        il_attr_string(s, &is_null);
    } else if (type == TYPE_BOXED) {
        type = field_type(s, &element);
        skip_value(s, type, element, depth + 1);
    } else if (type == IL_ELEMENT_SZARRAY) {
        uint32_t n = (uint32_t)il_attr_bits(s, 4);
        for (uint32_t i = 0; n != UINT32_MAX && i < n && il_sig_ok(s); i++)
            skip_value(s, element, 0, depth + 1);
    } else {
        take(s, primitive_size(type));
    }
}

bool il_attr_named_string(il_bytes blob, uint32_t n_fixed_bytes, const char *name, il_bytes *out) {
    il_sig s;
    if (!il_attr_start(blob, &s))
        return false;
    take(&s, n_fixed_bytes);
    for (uint32_t n = (uint32_t)il_attr_bits(&s, 2); n && il_sig_ok(&s); n--) {
        bool is_null;
        uint8_t kind = il_sig_byte(&s), element, type = field_type(&s, &element);
        il_bytes key = il_attr_string(&s, &is_null);
        if (kind != KIND_FIELD && kind != KIND_PROPERTY)
            return false;
        bool found = key.n == strlen(name) && (!key.n || !memcmp(key.p, name, key.n));
        const uint8_t *start = s.p;
        skip_value(&s, type, element, 0);
        if (!found || !il_sig_ok(&s))
            continue;
        s.p = start;
        if (type == IL_ELEMENT_STRING || type == TYPE_TYPE)
            *out = il_attr_string(&s, &is_null);
        else
            is_null = false, *out = take(&s, primitive_size(type));
        return !is_null;
    }
    return false;
}
