/* Reader of the exception tables in compiled code. Input is LLVM's own output, so it is trusted. */
#include <assert.h>
#include <string.h>

#include "runtime/eh/internal.h"

enum { /* pointer encodings, LSB Core 10.5.1 */
    PE_ABSPTR = 0x00, PE_ULEB128 = 0x01, PE_UDATA2 = 0x02, PE_UDATA4 = 0x03, PE_UDATA8 = 0x04, PE_SDATA2 = 0x0A, PE_SDATA4 = 0x0B,
    PE_SDATA8 = 0x0C, PE_FORMAT = 0x0F, PE_PCREL = 0x10, PE_APPLY = 0x70, PE_INDIRECT = 0x80, PE_OMIT = 0xFF
};

static uint64_t read_uleb(const uint8_t **p) {
    uint64_t v = 0;
    for (unsigned shift = 0;; shift += 7) {
        uint8_t b = *(*p)++;
        v |= (uint64_t)(b & 0x7F) << (shift & 63);
        if (!(b & 0x80))
            return v;
    }
}

static int64_t read_sleb(const uint8_t **p) {
    uint64_t v = 0;
    unsigned shift = 0;
    uint8_t b;
    do {
        b = *(*p)++;
        v |= (uint64_t)(b & 0x7F) << (shift & 63);
        shift += 7;
    } while (b & 0x80);
    if (shift < 64 && (b & 0x40))
        v |= ~(uint64_t)0 << shift;
    return (int64_t)v;
}

static uint64_t read_fixed(const uint8_t **p, size_t size, bool is_signed) {
    uint64_t v = 0;
    memcpy(&v, *p, size);
    *p += size;
    if (is_signed && size < 8 && v >> (8 * size - 1))
        v |= ~(uint64_t)0 << (8 * size);
    return v;
}

static size_t fixed_size(uint8_t encoding) {
    switch (encoding & PE_FORMAT) {
    case PE_UDATA2: case PE_SDATA2: return 2;
    case PE_UDATA4: case PE_SDATA4: return 4;
    default: return 8;
    }
}

static uintptr_t read_encoded(const uint8_t **p, uint8_t encoding) {
    if (encoding == PE_ULEB128)
        return read_uleb(p);
    uintptr_t at = (uintptr_t)*p, v = read_fixed(p, fixed_size(encoding), encoding & 0x08);
    if (v == 0)
        return 0;
    if ((encoding & PE_APPLY) == PE_PCREL)
        v += at;
    return encoding & PE_INDIRECT ? *(const uintptr_t *)v : v;
}

void rt_lsda_open(const uint8_t *table, uintptr_t function, rt_lsda *out) {
    const uint8_t *p = table;
    uint8_t start_encoding = *p++;
    out->pad_base = start_encoding == PE_OMIT ? function : read_encoded(&p, start_encoding);
    out->type_encoding = *p++;
    out->types = NULL;
    if (out->type_encoding != PE_OMIT) {
        uint64_t offset = read_uleb(&p);
        out->types = p + offset;
    }
    out->site_encoding = *p++;
    uint64_t length = read_uleb(&p);
    out->sites = p;
    out->actions = p + length;
}

rt_pad rt_lsda_pad(const rt_lsda *l, uintptr_t function, uintptr_t ip) {
    for (const uint8_t *p = l->sites; p < l->actions;) {
        uintptr_t start = read_encoded(&p, l->site_encoding), length = read_encoded(&p, l->site_encoding);
        uintptr_t pad = read_encoded(&p, l->site_encoding), action = read_uleb(&p);
        if (ip < function + start)
            break; /* sorted: no call site holds ip */
        if (ip < function + start + length)
            return (rt_pad){ pad ? l->pad_base + pad : 0, action ? l->actions + action - 1 : NULL };
    }
    return (rt_pad){ 0, NULL };
}

static const rt_clause *type_entry(const rt_lsda *l, int64_t filter) {
    assert(l->types);
    const uint8_t *p = l->types - (size_t)filter * fixed_size(l->type_encoding);
    return (const rt_clause *)read_encoded(&p, l->type_encoding);
}

rt_action rt_lsda_action(const rt_lsda *l, const uint8_t **record) {
    const uint8_t *p = *record;
    rt_action a = { read_sleb(&p), NULL };
    const uint8_t *next_base = p;
    int64_t next = read_sleb(&p);
    *record = next ? next_base + next : NULL;
    if (a.filter > 0)
        a.clause = type_entry(l, a.filter);
    return a;
}
