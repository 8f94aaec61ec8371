/* The native layout of structures (II.10.7, II.22.8, II.22.16, and the platform's C rules), and their contents crossing field by field. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/interop/marshal.h"

enum { SEQUENTIAL = 0x08, EXPLICIT = 0x10, STRING_FORMAT = 0x30000, UNICODE = 0x10000, BUCKETS = 256 };

static rt_layout *layouts[BUCKETS];

static uint32_t round_up(uint32_t n, uint32_t align) { return (n + align - 1) / align * align; }

static uint32_t native_align(const rt_marshal *m) {
    switch (m->way) {
    case RT_WAY_COPY: return rt_type_value_align(m->managed);
    case RT_WAY_FIXED_STRING: return m->wide ? 2 : 1;
    case RT_WAY_FIXED_ARRAY: return native_align(m->elem);
    case RT_WAY_STRUCT: case RT_WAY_INLINE_CLASS: return m->layout->align;
    default: return m->size;
    }
}

/* --- the twin: for the C convention only what lies in each eightbyte counts, so nothing larger than 16 bytes needs fields */

typedef struct leaves { rt_field f[16]; uint32_t n; } leaves;

static void add_leaf(leaves *l, rt_type *t, uint32_t offset) {
    if (l->n < 16) l->f[l->n++] = (rt_field){ .name = "", .type = t, .offset = offset };
}

static void add_leaves(leaves *l, const rt_marshal *m, uint32_t offset) {
    if (m->way == RT_WAY_FIXED_ARRAY) {
        for (uint32_t i = 0; i < m->count && i < 16; i++) add_leaves(l, m->elem, offset + i * m->elem->size);
    } else if (m->way == RT_WAY_FIXED_STRING) {
        for (uint32_t i = 0; i < m->size && i < 16; i += 1 + m->wide) add_leaf(l, m->wide ? rt_wk.u2 : rt_wk.u1, offset + i);
    } else {
        add_leaf(l, m->native, offset);
    }
}

static rt_type *make_twin(const rt_layout *l) {
    rt_type *t = calloc(1, sizeof *t);
    *t = (rt_type){ .kind = RT_KIND_STRUCT, .element = IL_ELEMENT_VALUETYPE, .level = RT_LEVEL_LOADED, .align = (uint8_t)l->align, .no_cctor = true,
                    .size = l->size, .assembly = l->type->assembly, .token = l->type->token, .name = l->type->name, .ns = "native", .def = t, .tls_index = -1 };
    leaves all = { .n = 0 };
    for (uint32_t i = 0; i < l->n && l->size <= 16; i++) add_leaves(&all, &l->fields[i].value, l->fields[i].offset);
    t->fields = calloc(all.n + 1, sizeof *t->fields);
    memcpy(t->fields, all.f, all.n * sizeof *t->fields);
    t->n_fields = all.n;
    for (uint32_t i = 0; i < all.n; i++) t->fields[i].owner = t;
    return t;
}

/* --- placing fields */

typedef struct class_layout { uint32_t pack, size; } class_layout;

static class_layout read_class_layout(const rt_type *t) { // II.22.8
    const il_image *img = t->assembly->image;
    il_range row = il_find(img, IL_ClassLayout_Parent, IL_TOKEN_RID(t->token));
    class_layout l = { 0, 0 };
    if (row.first < row.end) l = (class_layout){ il_col(img, IL_ClassLayout_PackingSize, row.first), il_col(img, IL_ClassLayout_ClassSize, row.first) };
    if (!l.pack) l.pack = 32;
    return l;
}

static void fail_field(rt_layout *l, const rt_field *f, const char *why) {
    const rt_type *t = f->owner; // a nested type is named without the types around it
    if (!l->error && asprintf(&l->error, "Cannot marshal field '%s' of type '%s%s%s': %s", f->name, t->ns, *t->ns ? "." : "", t->name, why) < 0) l->error = strdup(why);
}

static rt_layout_field *append(rt_layout *l, rt_field *f) {
    l->fields = realloc(l->fields, (l->n + 1) * sizeof *l->fields);
    rt_layout_field *r = &l->fields[l->n++];
    *r = (rt_layout_field){ .field = f };
    return r;
}

static uint32_t explicit_offset(const rt_field *f) { // II.22.16
    const il_image *img = f->owner->assembly->image;
    il_range row = il_find(img, IL_FieldLayout_Field, IL_TOKEN_RID(f->token));
    return row.first < row.end ? il_col(img, IL_FieldLayout_Offset, row.first) : 0;
}

/* Adds f after [end] bytes of the class's own; the new end. */
static uint32_t place(rt_layout *l, rt_field *f, uint32_t base, uint32_t end, uint32_t pack) {
    const rt_type *t = f->owner;
    rt_spec_context c = { t->assembly, (t->attributes & STRING_FORMAT) == UNICODE, true };
    rt_native_spec spec = rt_native_spec_of(t->assembly, f->token);
    rt_type *type = rt_field_type(f);
    if (type && rt_type_is_value(type)) rt_type_layout(type);
    rt_marshal value = { 0 };
    const char *why = type ? rt_marshal_describe(&value, type, &spec, &c) : "its type cannot be loaded.";
    if (why) fail_field(l, f, why);
    else if (value.layout && value.layout->error) l->error = strdup(value.layout->error);
    if (l->error) return end;
    rt_layout_field *r = append(l, f);
    uint32_t align = native_align(&value);
    if (align > pack) align = pack;
    r->value = value;
    r->offset = base + (t->attributes & EXPLICIT ? explicit_offset(f) : round_up(end, align));
    if (align > l->align) l->align = align;
    uint64_t after = (uint64_t)r->offset - base + value.size;
    if (after > RT_MAX_NATIVE_SIZE) after = RT_MAX_NATIVE_SIZE; // never made: plans refuse it
    return after > end ? (uint32_t)after : end;
}

/* [InlineArray(n)]: the one field n times, if it is blittable. */
static void repeat_inline_array(rt_layout *l) {
    const rt_type *t = l->type;
    if (t->kind != RT_KIND_STRUCT || !il_find_attribute(t->assembly->image, t->token, "System.Runtime.CompilerServices", "InlineArrayAttribute")) return;
    if (l->n == 1 && l->fields[0].value.way == RT_WAY_COPY) l->size = t->size;
    else if (!l->error) l->error = strdup("Inline arrays of this element type cannot be marshaled.");
}

static void place_own(rt_layout *l) {
    rt_type *t = l->type;
    class_layout c = read_class_layout(t);
    uint32_t base = l->size, end = 0;
    for (uint32_t i = 0; i < t->n_fields && !l->error; i++)
        if (!t->fields[i].is_static) end = place(l, &t->fields[i], base, end, c.pack);
    l->size = base + round_up(end, l->align);
    if (c.size > end && c.size <= RT_MAX_NATIVE_SIZE) l->size = base + c.size;
    repeat_inline_array(l);
    if (!l->size) l->size = 1;
}

static bool same_bytes(const rt_layout *l) {
    if (l->error || (rt_type_is_value(l->type) && l->size != l->type->size)) return false;
    for (uint32_t i = 0; i < l->n; i++)
        if (l->fields[i].value.way != RT_WAY_COPY || l->fields[i].offset != l->fields[i].field->offset) return false;
    return true;
}

/* --- the table */

static bool has_layout(const rt_type *t) {
    bool kind = t->kind == RT_KIND_STRUCT || (t->kind == RT_KIND_CLASS && t != rt_wk.object && t != rt_wk.string);
    return kind && t->attributes & (SEQUENTIAL | EXPLICIT);
}

static rt_layout *make(rt_type *t, const rt_layout *parent) {
    rt_layout *l = calloc(1, sizeof *l), **bucket = &layouts[((uintptr_t)t >> 6) % BUCKETS];
    *l = (rt_layout){ .type = t, .align = 1, .next = *bucket };
    *bucket = l;
    if (parent) {
        l->size = parent->size;
        l->align = parent->align;
        for (uint32_t i = 0; i < parent->n; i++) *append(l, NULL) = parent->fields[i];
        if (parent->error) l->error = strdup(parent->error);
    }
    l->making = true;
    place_own(l);
    l->making = false;
    l->blittable = same_bytes(l);
    l->twin = l->blittable && rt_type_is_value(t) ? t : make_twin(l);
    return l;
}

static rt_layout *find(rt_type *t) {
    rt_layout *l = layouts[((uintptr_t)t >> 6) % BUCKETS];
    while (l && l->type != t) l = l->next;
    return l;
}

/* A class inside itself. */
static void make_recursive(rt_layout *l) {
    static const char why[] = "cannot be marshaled as an unmanaged structure; its native layout contains a recursive definition so no meaningful size can be computed.";
    if (!l->error && asprintf(&l->error, "Type '%s%s%s' %s", l->type->ns, *l->type->ns ? "." : "", l->type->name, why) < 0) l->error = strdup(why);
}

static const rt_layout *layout_locked(rt_type *t) {
    rt_layout *l = find(t);
    if (l && l->making) make_recursive(l);
    if (l || rt_type_load(t) || !has_layout(t)) return l;
    const rt_layout *parent = NULL;
    if (t->kind == RT_KIND_CLASS && t->parent != rt_wk.object && !(parent = layout_locked(t->parent))) return NULL;
    return make(t, parent);
}

const rt_layout *rt_layout_of(rt_type *t) {
    rt_loader_lock();
    const rt_layout *l = layout_locked(t);
    rt_loader_unlock();
    return l;
}

bool rt_type_is_blittable(rt_type *t) {
    switch (t->kind) {
    case RT_KIND_PRIMITIVE: return t != rt_wk.boolean && t != rt_wk.char_;
    case RT_KIND_ENUM: return rt_type_layout(t) == 0 && rt_type_is_blittable(rt_type_underlying(t));
    case RT_KIND_PTR: case RT_KIND_FNPTR: return true;
    case RT_KIND_STRUCT: {
        const rt_layout *l = rt_layout_of(t);
        return l && l->blittable;
    }
    default: return false;
    }
}

/* --- contents */

void rt_layout_to_native(const rt_layout *l, void *managed, void *native) {
    memset(native, 0, l->size);
    if (l->blittable) {
        memcpy(native, managed, l->size);
        return;
    }
    for (uint32_t i = 0; i < l->n; i++) {
        const rt_layout_field *f = &l->fields[i];
        rt_value_to_native(&f->value, (uint8_t *)managed + f->field->offset, (uint8_t *)native + f->offset);
    }
}

void rt_layout_to_managed(const rt_layout *l, void *native, void *managed) {
    if (l->blittable) {
        memcpy(managed, native, l->size);
        return;
    }
    for (uint32_t i = 0; i < l->n; i++) {
        const rt_layout_field *f = &l->fields[i];
        rt_value_to_managed(&f->value, (uint8_t *)native + f->offset, (uint8_t *)managed + f->field->offset);
    }
}

void rt_layout_release(const rt_layout *l, void *native) {
    for (uint32_t i = 0; i < l->n && !l->blittable; i++) rt_value_release(&l->fields[i].value, (uint8_t *)native + l->fields[i].offset);
}
