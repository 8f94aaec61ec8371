/* Strings: allocation, conversions between UTF-8 and UTF-16, the intern table. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/object.h"
#include "runtime/types/loader.h"

enum { MAX_CHARS = 0x3FFFFFDF, FIRST_TABLE = 1024, REPLACEMENT = 0xFFFD };

rt_string *rt_string_empty;

rt_string *rt_string_alloc(intptr_t length) {
    if (length < 0 || length > MAX_CHARS) rt_throw_new("System.OutOfMemoryException", NULL);
    if (length == 0 && rt_string_empty) return rt_string_empty;
    rt_string *s = rt_gc_alloc_object(rt_wk.string, rt_wk.string->base_size + 2 * (size_t)length);
    if (!s) rt_throw_new("System.OutOfMemoryException", NULL);
    s->base.type = rt_wk.string;
    s->length = (int32_t)length;
    if (length) return s;
    rt_gc_handle_new(&s->base, RT_HANDLE_NORMAL); // start-up makes it, on the only thread
    return rt_string_empty = s;
}

rt_string *rt_string_utf16(const uint16_t *s, size_t n) {
    rt_string *r = rt_string_alloc((intptr_t)n);
    if (n) memcpy(r->chars, s, n * 2);
    return r;
}

/* Next code point of s[*i .. n); malformed sequences give one replacement for each maximal wrong part. */
static uint32_t decode_utf8(const uint8_t *s, size_t n, size_t *i) {
    uint32_t c = s[(*i)++];
    if (c < 0x80) return c;
    int more = c >= 0xC2 && c < 0xE0 ? 1 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xF0 && c < 0xF5 ? 3 : 0;
    if (!more) return REPLACEMENT;
    uint8_t low = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80, high = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    c &= 0x3Fu >> more;
    for (; more; more--, low = 0x80, high = 0xBF) {
        if (*i >= n || s[*i] < low || s[*i] > high) return REPLACEMENT;
        c = c << 6 | (s[(*i)++] & 0x3F);
    }
    return c;
}

static size_t utf16_length(const uint8_t *s, size_t n) {
    size_t units = 0;
    for (size_t i = 0; i < n; units++) units += decode_utf8(s, n, &i) >= 0x10000;
    return units;
}

rt_string *rt_string_utf8_n(const char *text, size_t n) {
    const uint8_t *s = (const uint8_t *)text;
    rt_string *r = rt_string_alloc((intptr_t)utf16_length(s, n));
    uint16_t *p = r->chars;
    for (size_t i = 0; i < n;) {
        uint32_t c = decode_utf8(s, n, &i);
        if (c >= 0x10000) {
            *p++ = (uint16_t)(0xD7C0 + (c >> 10));
            c = 0xDC00 | (c & 0x3FF);
        }
        *p++ = (uint16_t)c;
    }
    return r;
}

rt_string *rt_string_utf8(const char *s) {
    return s ? rt_string_utf8_n(s, strlen(s)) : NULL;
}

static uint32_t decode_utf16(const uint16_t *s, size_t n, size_t *i) {
    uint32_t c = s[(*i)++];
    if (c < 0xD800 || c > 0xDFFF) return c;
    if (c < 0xDC00 && *i < n && s[*i] >= 0xDC00 && s[*i] <= 0xDFFF) return 0x10000 + ((c & 0x3FF) << 10 | (s[(*i)++] & 0x3FF));
    return REPLACEMENT;
}

static char *encode_utf8(char *p, uint32_t c) {
    if (c < 0x80) {
        *p++ = (char)c;
        return p;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const uint8_t lead[] = { 0, 0xC0, 0xE0, 0xF0 };
    *p++ = (char)(lead[more] | c >> (6 * more));
    while (more--) *p++ = (char)(0x80 | (c >> (6 * more) & 0x3F));
    return p;
}

char *rt_utf16_to_utf8(const uint16_t *s, size_t n) {
    char *out = malloc(n * 3 + 1), *p = out;
    if (!out) return NULL;
    for (size_t i = 0; i < n;) p = encode_utf8(p, decode_utf16(s, n, &i));
    *p = 0;
    return out;
}

char *rt_string_to_utf8(const rt_string *s) {
    return s ? rt_utf16_to_utf8(s->chars, (size_t)s->length) : strdup("");
}

/* --- interning: open addressing, in scanned memory; entries are never removed */

static struct { rt_string **slots; size_t n, capacity; } table;
static pthread_mutex_t table_lock = PTHREAD_MUTEX_INITIALIZER;

static size_t hash_chars(const uint16_t *s, size_t n) {
    uint64_t h = 14695981039346656037ull;
    for (size_t i = 0; i < n; i++) h = (h ^ s[i]) * 1099511628211ull;
    return (size_t)(h ^ h >> 29);
}

static rt_string **find_slot(rt_string **slots, size_t capacity, const uint16_t *s, size_t n) {
    size_t i = hash_chars(s, n) & (capacity - 1);
    while (slots[i] && ((size_t)slots[i]->length != n || memcmp(slots[i]->chars, s, n * 2) != 0)) i = (i + 1) & (capacity - 1);
    return &slots[i];
}

static rt_string *lookup(const uint16_t *s, size_t n) {
    pthread_mutex_lock(&table_lock);
    rt_string *found = table.capacity ? *find_slot(table.slots, table.capacity, s, n) : NULL;
    pthread_mutex_unlock(&table_lock);
    return found;
}

static bool grow(void) {
    size_t capacity = table.capacity ? table.capacity * 2 : FIRST_TABLE;
    rt_string **slots = rt_gc_alloc_root(capacity * sizeof *slots);
    if (!slots) return false;
    for (size_t i = 0; i < table.capacity; i++) {
        rt_string *s = table.slots[i];
        if (s) *find_slot(slots, capacity, s->chars, (size_t)s->length) = s;
    }
    rt_gc_free_root(table.slots);
    table.slots = slots;
    table.capacity = capacity;
    return true;
}

rt_string *rt_string_is_interned(const rt_string *s) {
    return lookup(s->chars, (size_t)s->length);
}

rt_string *rt_string_intern(rt_string *s) {
    pthread_mutex_lock(&table_lock);
    bool room = table.n * 2 < table.capacity || grow();
    if (room) {
        rt_string **slot = find_slot(table.slots, table.capacity, s->chars, (size_t)s->length);
        if (!*slot) {
            *slot = s;
            table.n++;
        }
        s = *slot;
    }
    pthread_mutex_unlock(&table_lock);
    if (!room) rt_throw_new("System.OutOfMemoryException", NULL);
    return s;
}

rt_string *rt_string_literal(const uint16_t *s, size_t n) {
    rt_string *known = lookup(s, n);
    return known ? known : rt_string_intern(rt_string_utf16(s, n));
}
