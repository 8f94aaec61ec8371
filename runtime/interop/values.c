/* One function for each way and direction: see marshallers.def. Native variables that own memory are NULL before and after. */
#include "runtime/corelib/corelib.h"
#include "runtime/interop/marshal.h"

static void copy_to_native(const rt_marshal *m, void *managed, void *native) { memcpy(native, managed, m->size); }
static void copy_to_managed(const rt_marshal *m, void *managed, void *native) { memcpy(managed, native, m->size); }

static void *allocate(size_t bytes) {
    void *p = malloc(bytes ? bytes : 1);
    if (!p) rt_throw_new("System.OutOfMemoryException", NULL);
    return p;
}

/* --- booleans, characters */

static void bool4_to_native(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    *(int32_t *)native = *(uint8_t *)managed != 0;
}

static void bool4_to_managed(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    *(uint8_t *)managed = *(int32_t *)native != 0;
}

static void bool1_to_native(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    *(uint8_t *)native = *(uint8_t *)managed != 0;
}

static void bool1_to_managed(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    *(uint8_t *)managed = *(uint8_t *)native != 0;
}

/* The first byte of its UTF-8. */
static void char8_to_native(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    char *bytes = rt_utf16_to_utf8(managed, 1);
    *(uint8_t *)native = (uint8_t)bytes[0];
    free(bytes);
}

static void char8_to_managed(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    uint8_t c = *(uint8_t *)native;
    *(uint16_t *)managed = c < 0x80 ? c : 0xFFFD;
}

/* --- strings */

static void set_ref(void *managed, rt_object *o) { __atomic_store_n((rt_object **)managed, o, __ATOMIC_RELEASE); }
static rt_string *string_at(void *managed) { return *(rt_string **)managed; }

static void string8_to_native(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    rt_string *s = string_at(managed);
    *(char **)native = s ? rt_string_to_utf8(s) : NULL;
}

static void string8_to_managed(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    set_ref(managed, (rt_object *)rt_string_utf8(*(char **)native));
}

static void string16_to_native(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    rt_string *s = string_at(managed);
    size_t bytes = s ? 2 * ((size_t)s->length + 1) : 0;
    *(void **)native = s ? memcpy(allocate(bytes), s->chars, bytes) : NULL;
}

static size_t length16(const uint16_t *s, size_t max) {
    size_t n = 0;
    while (n < max && s[n]) n++;
    return n;
}

static void string16_to_managed(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    const uint16_t *s = *(uint16_t **)native;
    set_ref(managed, s ? (rt_object *)rt_string_utf16(s, length16(s, SIZE_MAX)) : NULL);
}

static void release_memory(const rt_marshal *m, void *native) {
    (void)m;
    free(*(void **)native);
    *(void **)native = NULL;
}

/* A BSTR points behind 8 bytes, of which the last 4 are its length in bytes; two zero bytes end it. */
static void *new_bstr(const void *data, size_t bytes) {
    uint8_t *p = allocate((bytes + 8 + 2 + 15) & ~(size_t)15);
    uint32_t length = (uint32_t)bytes;
    memcpy(p + 4, &length, 4);
    memcpy(p + 8, data, bytes);
    memset(p + 8 + bytes, 0, 2);
    return p + 8;
}

static uint32_t bstr_bytes(const void *bstr) {
    uint32_t n;
    memcpy(&n, (const uint8_t *)bstr - 4, 4);
    return n;
}

static void bstr_to_native(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    rt_string *s = string_at(managed);
    *(void **)native = s ? new_bstr(s->chars, 2 * (size_t)s->length) : NULL;
}

static void bstr_to_managed(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    const uint16_t *s = *(uint16_t **)native;
    set_ref(managed, s ? (rt_object *)rt_string_utf16(s, bstr_bytes(s) / 2) : NULL);
}

static void bstr8_to_native(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    rt_string *s = string_at(managed);
    char *bytes = s ? rt_string_to_utf8(s) : NULL;
    *(void **)native = s ? new_bstr(bytes, strlen(bytes)) : NULL;
    free(bytes);
}

static void bstr8_to_managed(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    const char *s = *(char **)native;
    set_ref(managed, s ? (rt_object *)rt_string_utf8_n(s, bstr_bytes(s)) : NULL);
}

static void release_bstr(const rt_marshal *m, void *native) {
    (void)m;
    if (*(void **)native) free(*(uint8_t **)native - 8);
    *(void **)native = NULL;
}

/* ByValTStr: as many characters as fit before the terminating zero. */
static void fixed_string_to_native(const rt_marshal *m, void *managed, void *native) {
    rt_string *s = string_at(managed);
    size_t n = s ? (size_t)s->length : 0;
    if (n >= m->count) n = m->count - 1;
    if (m->wide) {
        if (n) memcpy(native, s->chars, 2 * n);
        ((uint16_t *)native)[n] = 0;
        return;
    }
    char *bytes = s ? rt_utf16_to_utf8(s->chars, n) : NULL;
    size_t length = bytes ? strlen(bytes) : 0;
    bool fits = length <= m->count;
    if (fits && length) memcpy(native, bytes, length);
    free(bytes);
    if (!fits)
        rt_throw_new("System.ArgumentException", "The output byte buffer is too small to contain the encoded data, encoding codepage '65001' and fallback "
                     "'System.Text.EncoderReplacementFallback'. (Parameter 'bytes')");
    if (length < m->count) ((char *)native)[length] = 0;
}

static void fixed_string_to_managed(const rt_marshal *m, void *managed, void *native) {
    rt_string *s = m->wide ? rt_string_utf16(native, length16(native, m->count)) : rt_string_utf8_n(native, strnlen(native, m->count));
    set_ref(managed, &s->base);
}

/* --- arrays */

static uint8_t *elements(rt_object *a) { return (uint8_t *)a + rt_array_data_offset(a->type); }

void rt_elements_to_native(const rt_marshal *array, rt_object *a, void *native, uint32_t n) {
    uint32_t step = rt_type_value_size(a->type->elem);
    uint8_t *from = elements(a), *to = native;
    if (array->elem->way == RT_WAY_COPY) memcpy(to, from, (size_t)n * step);
    else for (uint32_t i = 0; i < n; i++) rt_value_to_native(array->elem, from + (size_t)i * step, to + (size_t)i * array->elem->size);
}

void rt_elements_to_managed(const rt_marshal *array, void *native, rt_object *a, uint32_t n) {
    uint32_t step = rt_type_value_size(a->type->elem);
    uint8_t *to = elements(a), *from = native;
    if (array->elem->way == RT_WAY_COPY) memcpy(to, from, (size_t)n * step);
    else for (uint32_t i = 0; i < n; i++) rt_value_to_managed(array->elem, from + (size_t)i * array->elem->size, to + (size_t)i * step);
}

void rt_elements_release(const rt_marshal *array, void *native, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) rt_value_release(array->elem, (uint8_t *)native + (size_t)i * array->elem->size);
}

static void fixed_array_to_native(const rt_marshal *m, void *managed, void *native) {
    rt_array *a = *(rt_array **)managed;
    memset(native, 0, m->size);
    if (!a) return;
    if (a->length < m->count)
        rt_throw_new("System.ArgumentException", "Type could not be marshaled because the length of an embedded array instance does not match the declared length in "
                     "the layout.");
    rt_elements_to_native(m, &a->base, native, m->count);
}

static void fixed_array_to_managed(const rt_marshal *m, void *managed, void *native) {
    corelib_load(m->managed);
    rt_array *a = rt_array_new(m->managed, (intptr_t)m->count);
    rt_elements_to_managed(m, native, &a->base, m->count);
    set_ref(managed, &a->base);
}

static void release_fixed_array(const rt_marshal *m, void *native) { rt_elements_release(m, native, m->count); }

/* --- structures */

static void struct_to_native(const rt_marshal *m, void *managed, void *native) { rt_layout_to_native(m->layout, managed, native); }
static void struct_to_managed(const rt_marshal *m, void *managed, void *native) { rt_layout_to_managed(m->layout, native, managed); }
static void release_struct(const rt_marshal *m, void *native) { rt_layout_release(m->layout, native); }

static void inline_class_to_native(const rt_marshal *m, void *managed, void *native) {
    rt_object *o = *(rt_object **)managed;
    if (o) rt_layout_to_native(m->layout, rt_object_data(o), native);
    else memset(native, 0, m->size);
}

static void inline_class_to_managed(const rt_marshal *m, void *managed, void *native) {
    corelib_load(m->managed);
    rt_object *o = rt_object_new(m->managed);
    set_ref(managed, o);
    rt_layout_to_managed(m->layout, native, rt_object_data(o));
}

/* --- delegates, dates, currency */

static void delegate_to_native(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    *(void **)native = rt_delegate_to_native(*(rt_object **)managed);
}

static void delegate_to_managed(const rt_marshal *m, void *managed, void *native) {
    set_ref(managed, rt_delegate_from_native(*(void **)native, m->managed));
}

static rt_method *static_method(rt_type *t, const char *name, int n) {
    corelib_load(t);
    rt_method *m = rt_type_find_method(t, name, n);
    if (!m) rt_throw_new("System.MissingMethodException", "%s", name);
    return m;
}

static void date_to_native(const rt_marshal *m, void *managed, void *native) {
    static rt_method *convert;
    (void)m;
    if (!convert) convert = static_method(rt_corelib_type("System.StubHelpers", "DateMarshaler"), "ConvertToNative", 1);
    rt_call(convert, (void *[]){ managed }, native);
}

static void date_to_managed(const rt_marshal *m, void *managed, void *native) {
    static rt_method *convert;
    (void)m;
    if (!convert) convert = static_method(rt_corelib_type("System.StubHelpers", "DateMarshaler"), "ConvertToManaged", 1);
    rt_call(convert, (void *[]){ native }, managed); // ticks: the one field of a DateTime
}

static void currency_to_native(const rt_marshal *m, void *managed, void *native) {
    static rt_method *convert;
    if (!convert) convert = static_method(m->managed, "ToOACurrency", 1);
    rt_call(convert, (void *[]){ managed }, native);
}

static void currency_to_managed(const rt_marshal *m, void *managed, void *native) {
    static rt_method *convert;
    if (!convert) convert = static_method(m->managed, "FromOACurrency", 1);
    rt_call(convert, (void *[]){ native }, managed);
}

/* --- handles in fields: borrowed for as long as the structure is in native hands; parameters are in params.c */

void rt_throw_null_handle(void) {
    rt_object *e = rt_exception_new("System.ArgumentNullException", "pHandle");
    *(rt_string **)rt_field_address(e, "_message") = rt_string_utf8("SafeHandle cannot be null.");
    rt_throw(e);
}

static void safe_handle_to_native(const rt_marshal *m, void *managed, void *native) {
    (void)m;
    rt_object *h = *(rt_object **)managed;
    if (!h) rt_throw_null_handle();
    *(void **)native = *(void **)rt_field_address(h, "handle");
}

static void critical_handle_to_native(const rt_marshal *m, void *managed, void *native) { safe_handle_to_native(m, managed, native); }

/* A structure may come back with the handle that it went with; there is no object for another one. */
static void handle_to_managed(const rt_marshal *m, void *managed, void *native) {
    rt_object *h = *(rt_object **)managed;
    if (!h || *(void **)rt_field_address(h, "handle") != *(void **)native)
        rt_throw_new("System.NotSupportedException", "%s fields cannot be created from an unmanaged handle.", m->way == RT_WAY_SAFE_HANDLE ? "SafeHandle" : "CriticalHandle");
}

/* --- the table */

typedef struct way { void (*to_native)(const rt_marshal *, void *, void *), (*to_managed)(const rt_marshal *, void *, void *), (*release)(const rt_marshal *, void *); } way;
static const way ways[RT_WAY_COUNT] = {
#define RT_MARSHALLER(name, element, to_native, to_managed, release) { to_native, to_managed, release },
#include "runtime/interop/marshallers.def"
#undef RT_MARSHALLER
};

void rt_value_to_native(const rt_marshal *m, void *managed, void *native) { ways[m->way].to_native(m, managed, native); }
void rt_value_to_managed(const rt_marshal *m, void *native, void *managed) { ways[m->way].to_managed(m, managed, native); }

void rt_value_release(const rt_marshal *m, void *native) {
    if (ways[m->way].release) ways[m->way].release(m, native);
}

enum { ELEMENT_NONE, ELEMENT_i4, ELEMENT_u1, ELEMENT_i, ELEMENT_i8, ELEMENT_r8 };

rt_type *rt_way_native_type(rt_way w) {
    static const uint8_t elements_of[RT_WAY_COUNT] = {
#define RT_MARSHALLER(name, element, to_native, to_managed, release) ELEMENT_##element,
#include "runtime/interop/marshallers.def"
#undef RT_MARSHALLER
    };
    switch (elements_of[w]) {
    case ELEMENT_i4: return rt_wk.i4;
    case ELEMENT_u1: return rt_wk.u1;
    case ELEMENT_i: return rt_wk.i;
    case ELEMENT_i8: return rt_wk.i8;
    case ELEMENT_r8: return rt_wk.r8;
    default: return NULL;
    }
}
