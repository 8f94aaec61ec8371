/* Where fields lie. Reaches level LAYOUT in two steps, because a type may have static fields of its own or of an enclosing shape:

   instance  sizes and offsets of instance fields; needs the same of every value type among them, and of the base class. A circle here
             is an error: a value type cannot contain itself.
   statics   offsets and memory of static fields; needs only the instance step of value types among them.

   1. A class starts where its base ends. Reference fields never straddle 8-byte words, so that the collector can read them.
   2. Types that hold references, and classes that do not ask for more, are laid out automatically (references first, then by alignment);
      sequential and explicit layouts are honoured for the rest. II.10.1.2, II.22.8, II.22.16
   3. A field whose signature begins with a reference type is not resolved: its size is known, and its type may not even exist.
   4. Compiled code and the collector read only size, offset and gc_offsets; gc_offsets of a class count from the object pointer. */
#include "runtime/types/internal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "il/attribute.h"
#include "runtime/arch/cpu.h"
#include "runtime/gc/gc.h"

/* One instance or static field on its way to an offset. */
typedef struct slot {
    rt_field *field;
    uint32_t size, align;
    bool is_ref;    /* one reference (or byref) */
    rt_type *value; /* value type that is not primitive, or NULL */
    bool placed;
} slot;

enum {
    FIELD_STATIC = 0x10,
    FIELD_LITERAL = 0x40,
    FIELD_HAS_RVA = 0x100,
    LAYOUT_SEQUENTIAL = 0x08,
    LAYOUT_EXPLICIT = 0x10,
    MAX_SIZE = 1 << 27,
    MAX_INLINE_ARRAY = 1 << 20 /* CoreCLR's limit for the size of a type */
};

static uint32_t round_up(uint32_t n, uint32_t to) {
    return to > 1 ? (n + to - 1) / to * to : n;
}

/* --- the list of fields */

static void declare_field(rt_type *t, rt_field *f, uint32_t rid) {
    const il_image *img = t->assembly->image;
    f->owner = t;
    f->token = IL_TOKEN(IL_TABLE_Field, rid);
    f->flags = (uint16_t)il_col(img, IL_Field_Flags, rid);
    f->name = il_col_string(img, IL_Field_Name, rid);
    f->is_static = f->flags & FIELD_STATIC;
    f->is_literal = f->flags & FIELD_LITERAL;
    f->has_rva = f->flags & FIELD_HAS_RVA;
    f->is_tls = f->is_static && !f->is_literal && !f->has_rva && il_find_attribute(img, f->token, "System", "ThreadStaticAttribute");
}

static void copy_fields(rt_type *t, const rt_type *def) {
    t->fields = rt_types_alloc(def->n_fields * sizeof *t->fields);
    memcpy(t->fields, def->fields, def->n_fields * sizeof *t->fields);
    for (uint32_t i = 0; i < def->n_fields; i++) {
        t->fields[i].owner = t;
        t->fields[i].type = NULL;
        t->fields[i].offset = 0;
    }
    t->n_fields = def->n_fields;
}

static void read_fields(rt_type *t) {
    il_range rows = il_list(t->assembly->image, IL_TypeDef_FieldList, IL_TOKEN_RID(t->token));
    uint32_t n = rows.end > rows.first ? rows.end - rows.first : 0;
    t->fields = rt_types_alloc(n * sizeof *t->fields);
    for (uint32_t i = 0; i < n; i++)
        declare_field(t, &t->fields[i], il_list_at(t->assembly->image, IL_TypeDef_FieldList, rows.first + i));
    t->n_fields = n;
}

int rt_type_declare_fields(rt_type *t) {
    if (t->unbaked)
        return rt_type_fail_unbaked(t);
    if ((__atomic_load_n(&t->progress, __ATOMIC_ACQUIRE) & RT_HAS_FIELDS) || rt_type_is_desc(t) || rt_type_is_array(t))
        return 0;
    rt_loader_lock();
    if (!(t->progress & RT_HAS_FIELDS)) {
        if (t->def != t) {
            rt_type_declare_fields(t->def);
            copy_fields(t, t->def);
        } else {
            read_fields(t);
        }
        __atomic_or_fetch(&t->progress, RT_HAS_FIELDS, __ATOMIC_RELEASE);
    }
    rt_loader_unlock();
    return 0;
}

/* --- the size of one field */

static const uint8_t primitive_size[] = {
    [IL_ELEMENT_BOOLEAN] = 1, [IL_ELEMENT_CHAR] = 2, [IL_ELEMENT_I1] = 1, [IL_ELEMENT_U1] = 1, [IL_ELEMENT_I2] = 2,
    [IL_ELEMENT_U2] = 2,      [IL_ELEMENT_I4] = 4,   [IL_ELEMENT_U4] = 4, [IL_ELEMENT_I8] = 8, [IL_ELEMENT_U8] = 8,
    [IL_ELEMENT_R4] = 4,      [IL_ELEMENT_R8] = 8,   [IL_ELEMENT_I] = 8,  [IL_ELEMENT_U] = 8};

static void set_slot(slot *s, uint32_t size, uint32_t align, bool is_ref) {
    s->size = size;
    s->align = align;
    s->is_ref = is_ref;
}

/* Sizes by the first bytes of a signature; false: the type itself must be looked at. */
static bool slot_by_signature(slot *s, il_sig sig) {
    il_sig_byte(&sig); /* IL_SIG_FIELD */
    il_sig_skip_mods(&sig, NULL);
    uint8_t e = il_sig_byte(&sig);
    if (e == IL_ELEMENT_GENERICINST)
        e = il_sig_byte(&sig);
    switch (e) {
    case IL_ELEMENT_STRING:
    case IL_ELEMENT_OBJECT:
    case IL_ELEMENT_CLASS:
    case IL_ELEMENT_SZARRAY:
    case IL_ELEMENT_ARRAY:
    case IL_ELEMENT_BYREF:
        set_slot(s, 8, 8, true);
        return true;
    case IL_ELEMENT_PTR:
    case IL_ELEMENT_FNPTR:
        set_slot(s, 8, 8, false);
        return true;
    }
    if (e >= sizeof primitive_size || !primitive_size[e])
        return false;
    set_slot(s, primitive_size[e], primitive_size[e], false);
    return true;
}

static int slot_by_type(rt_type *t, slot *s) {
    coil_diag d = {0};
    rt_type *ft = rt_field_type_diag(s->field, &d);
    if (!ft)
        return rt_type_fail_diag(t, &d);
    if (!rt_type_is_value(ft)) {
        set_slot(s, 8, 8, !rt_type_is_desc(ft) || ft->kind == RT_KIND_BYREF);
        return 0;
    }
    if (rt_type_layout_instance(ft))
        return rt_type_fail(t, -ft->load_error, "%s", ft->load_message);
    if (ft->kind == RT_KIND_PRIMITIVE || ft->kind == RT_KIND_ENUM)
        set_slot(s, ft->size, ft->align, false);
    else
        *s = (slot){s->field, ft->size, ft->align, false, ft, false};
    return 0;
}

static int measure(rt_type *t, slot *s) {
    il_bytes blob = il_col_blob(t->assembly->image, IL_Field_Signature, IL_TOKEN_RID(s->field->token));
    if (slot_by_signature(s, il_sig_start(blob)))
        return 0;
    return slot_by_type(t, s);
}

/* --- ways to lay out; each returns the end of the last field */

static uint32_t place(slot *s, uint32_t at) {
    s->field->offset = at;
    s->placed = true;
    return at + s->size;
}

/* Small fields into the gap that the base class or the references before left at the end of a word. */
static uint32_t fill_gap(slot *slots, uint32_t n, uint32_t at) {
    for (uint32_t align = 4; align; align /= 2)
        for (uint32_t i = 0; i < n && at % 8; i++) {
            slot *s = &slots[i];
            if (!s->placed && s->align == align && s->size <= 8 - at % 8 && at % align == 0)
                at = place(s, at);
        }
    return at;
}

static uint32_t layout_auto(slot *slots, uint32_t n, uint32_t at) {
    at = fill_gap(slots, n, at);
    for (uint32_t i = 0; i < n; i++)
        if (slots[i].is_ref && !slots[i].placed)
            at = place(&slots[i], round_up(at, 8));
    for (uint32_t align = 64; align; align /= 2)
        for (uint32_t i = 0; i < n; i++)
            if (!slots[i].placed && slots[i].align == align)
                at = place(&slots[i], round_up(at, align));
    return at;
}

static uint32_t layout_sequential(slot *slots, uint32_t n, uint32_t at, uint32_t pack) {
    for (uint32_t i = 0; i < n; i++) {
        if (slots[i].align > pack)
            slots[i].align = pack;
        at = place(&slots[i], round_up(at, slots[i].align));
    }
    return at;
}

/* Offsets as II.22.16 gives them, counted from the end of the base class. */
static uint32_t layout_explicit(rt_type *t, slot *slots, uint32_t n, uint32_t base, uint32_t pack) {
    const il_image *img = t->assembly->image;
    uint32_t end = base;
    if (t->n_args)
        rt_type_reject(t, " because generic types cannot have explicit layout.");
    for (uint32_t i = 0; i < n && !t->load_error; i++) {
        il_range row = il_find(img, IL_FieldLayout_Field, IL_TOKEN_RID(slots[i].field->token));
        uint32_t at = row.first < row.end ? il_col(img, IL_FieldLayout_Offset, row.first) : UINT32_MAX;
        if (at == UINT32_MAX)
            rt_type_reject(t, " because field '%s' was not given an explicit offset.", slots[i].field->name);
        else if (at > MAX_SIZE)
            rt_type_reject(t, " because field '%s' was given a negative offset.", slots[i].field->name);
        if (slots[i].align > pack)
            slots[i].align = pack;
        uint32_t after = t->load_error ? 0 : place(&slots[i], base + at);
        if (after > end)
            end = after;
    }
    return end;
}

static void check_overlaps(rt_type *t, const slot *slots, uint32_t n, uint32_t base, uint32_t end) {
    uint8_t *map = calloc(end - base + 8, 1);
    for (uint32_t i = 0; i < n && !t->load_error; i++) {
        uint32_t at = slots[i].field->offset - base;
        if (!rt_layout_mark(map, at, slots[i].size, slots[i].is_ref, slots[i].value))
            rt_layout_reject_overlap(t, at);
    }
    free(map);
}

/* --- the list of references */

typedef struct offsets {
    uint32_t *p, n, cap;
} offsets;

static void add_offset(offsets *o, uint32_t at) {
    for (uint32_t i = o->n; i-- > 0;)
        if (o->p[i] == at) /* explicit layouts overlap */
            return;
    if (o->n == o->cap)
        o->p = realloc(o->p, (o->cap = o->cap ? o->cap * 2 : 16) * sizeof *o->p);
    o->p[o->n++] = at;
}

static void add_slot_offsets(offsets *o, const slot *s, uint32_t at) {
    if (s->is_ref)
        add_offset(o, at);
    for (uint32_t i = 0; s->value && i < s->value->n_gc_offsets; i++)
        add_offset(o, at + s->value->gc_offsets[i]);
}

static void find_references(rt_type *t, const slot *slots, uint32_t n) {
    offsets o = {0};
    uint32_t first = rt_type_is_value(t) ? 0 : 8;
    for (uint32_t i = 0; t->parent && first && i < t->parent->n_gc_offsets; i++)
        add_offset(&o, t->parent->gc_offsets[i]);
    for (uint32_t i = 0; i < n; i++)
        add_slot_offsets(&o, &slots[i], first + slots[i].field->offset);
    t->gc_offsets = rt_types_alloc(o.n * sizeof *o.p);
    if (o.n)
        memcpy(t->gc_offsets, o.p, o.n * sizeof *o.p);
    t->n_gc_offsets = o.n;
    free(o.p);
}

typedef struct class_layout {
    uint32_t pack, size;
} class_layout;

/* --- special value types */

/* [InlineArray(n)]: the one field n times. */
static void repeat_inline_array(rt_type *t, uint32_t n_slots, class_layout l) {
    int32_t n;
    if (rt_layout_inline_array(t, n_slots, t->is_explicit_layout, l.size != 0, &n) || !n)
        return;
    if ((uint64_t)n * t->size > MAX_INLINE_ARRAY) {
        char name[300], assembly[300];
        rt_type_fail(t, COIL_EBAD_TYPE, "Size of field of type '%s' from assembly '%s' is too large.", rt_type_name(t->def, name, sizeof name),
                     rt_assembly_display(t->assembly, IL_TOKEN(IL_TABLE_Assembly, 1), assembly, sizeof assembly));
        return;
    }
    uint32_t one = t->n_gc_offsets, *old = t->gc_offsets, element = t->size;
    t->size *= (uint32_t)n;
    t->n_gc_offsets = one * (uint32_t)n;
    t->gc_offsets = rt_types_alloc(t->n_gc_offsets * sizeof *old);
    for (uint32_t i = 0; i < t->n_gc_offsets; i++)
        t->gc_offsets[i] = old[i % one] + i / one * element;
}

/* Types of which the virtual machine knows more than their fields say: alignments, and the size of Vector<T>, which follows the processor. */
static void adjust_special(rt_type *t) {
    static const struct { const char *name; uint8_t align, vector_bytes; } rows[] = {
        {"Vector64`1", 8, 8},    {"Vector128`1", 16, 16}, {"Vector256`1", 32, 32}, {"Vector512`1", 64, 64},
        {"Vector`1", 8, 16},     {"Int128", 16, 0},       {"UInt128", 16, 0}};
    if (!t->assembly->is_corelib || t->enclosing || t->size % 8)
        return;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (strcmp(t->name, rows[i].name))
            continue;
        t->align = rows[i].align;
        t->vector_bytes = rows[i].vector_bytes;
        if (t->vector_bytes && !strcmp(t->ns, "System.Numerics"))
            t->vector_bytes = (uint8_t)(t->size = rt_cpu_vector_size());
    }
}

static void set_nullable(rt_type *t) {
    for (uint32_t i = 0; i < t->n_fields; i++)
        if (!strcmp(t->fields[i].name, "value"))
            t->nullable_value_offset = t->fields[i].offset;
    rt_type *arg = t->args[0];
    t->nullable_value_size = rt_type_is_value(arg) ? arg->size : 8;
}

/* --- instance fields */

static uint32_t gather(rt_type *t, slot *slots, bool is_static) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->n_fields; i++) {
        rt_field *f = &t->fields[i];
        if (f->is_static != is_static || f->is_literal || (is_static && f->has_rva))
            continue;
        slots[n] = (slot){.field = f};
        if (measure(t, &slots[n++]))
            return 0;
    }
    return n;
}

static class_layout read_class_layout(const rt_type *t) { // II.22.8
    const il_image *img = t->assembly->image;
    il_range row = il_find(img, IL_ClassLayout_Parent, IL_TOKEN_RID(t->token));
    class_layout l = {0, 0};
    if (row.first < row.end)
        l = (class_layout){il_col(img, IL_ClassLayout_PackingSize, row.first), il_col(img, IL_ClassLayout_ClassSize, row.first)};
    if (!l.pack || l.pack > 64)
        l.pack = 64;
    return l;
}

static uint32_t place_all(rt_type *t, slot *slots, uint32_t n, uint32_t base, class_layout l) {
    bool has_ref = false;
    for (uint32_t i = 0; i < n; i++)
        has_ref |= slots[i].is_ref || (slots[i].value && slots[i].value->has_gc_pointers);
    uint32_t how = t->attributes & (LAYOUT_SEQUENTIAL | LAYOUT_EXPLICIT);
    t->is_explicit_layout = how == LAYOUT_EXPLICIT;
    if (how == LAYOUT_EXPLICIT) {
        uint32_t end = layout_explicit(t, slots, n, base, l.pack);
        if (has_ref && !t->load_error)
            check_overlaps(t, slots, n, base, end);
        return end;
    }
    if (how == LAYOUT_SEQUENTIAL && (!has_ref || t->is_nullable)) /* managed code reads hasValue at offset 0 of any Nullable<T> */
        return layout_sequential(slots, n, base, l.pack);
    return layout_auto(slots, n, base);
}

static void finish_value(rt_type *t, const slot *slots, uint32_t n, uint32_t end, class_layout l) {
    uint32_t align = 1;
    for (uint32_t i = 0; i < n; i++)
        if (slots[i].align > align)
            align = slots[i].align;
    t->align = (uint8_t)align;
    t->size = round_up(end ? end : 1, align);
    if (l.size > t->size && l.size <= MAX_SIZE)
        t->size = l.size;
}

static void set_header(rt_type *t) {
    t->has_gc_pointers = t->n_gc_offsets != 0;
    if (t->has_gc_pointers)
        t->flags |= RT_MT_CONTAINS_GC_POINTERS;
    t->base_size = 16 + round_up(t->size, 8);
    if (t->base_size < 24)
        t->base_size = 24;
    if (t->flags & RT_MT_HAS_COMPONENT_SIZE)
        t->base_size = 22; /* String: length, and the terminating zero */
}

static void set_enum(rt_type *t, const slot *slots, uint32_t n) {
    rt_type *elem = n == 1 ? rt_field_type(slots[0].field) : NULL;
    if (!elem || elem->kind != RT_KIND_PRIMITIVE) {
        rt_type_fail(t, COIL_EBAD_TYPE, "Could not load type '%s' from assembly '%s' because the format is invalid.", t->name,
                     t->assembly->name);
        return;
    }
    __atomic_store_n(&t->elem, elem, __ATOMIC_RELEASE);
}

static void layout_fields(rt_type *t) {
    slot *slots = calloc(t->n_fields + 1, sizeof *slots);
    uint32_t n = gather(t, slots, false);
    bool is_value = rt_type_is_value(t);
    uint32_t base = !is_value && t->parent ? t->parent->size : 0;
    if (!t->load_error && t->kind != RT_KIND_PRIMITIVE) {
        class_layout l = read_class_layout(t);
        uint32_t end = place_all(t, slots, n, base, l);
        if (is_value)
            finish_value(t, slots, n, end, l);
        else
            t->size = base + (end - base > l.size ? end - base : l.size <= MAX_SIZE ? l.size : 0);
        find_references(t, slots, n);
        if (t->kind == RT_KIND_STRUCT) {
            repeat_inline_array(t, n, l);
            adjust_special(t);
        }
        if (t->kind == RT_KIND_ENUM)
            set_enum(t, slots, n);
    }
    free(slots);
}

static int layout_definition(rt_type *t) {
    rt_type *parent = rt_type_parent(t);
    if (t->load_error)
        return t->load_error;
    if (parent && !rt_type_is_value(t) && rt_type_layout_instance(parent))
        return rt_type_fail(t, -parent->load_error, "%s", parent->load_message);
    rt_type_declare_fields(t);
    if (t->kind == RT_KIND_INTERFACE)
        t->base_size = 24;
    else
        layout_fields(t);
    if (t->load_error)
        return t->load_error;
    if (t->kind != RT_KIND_INTERFACE)
        set_header(t);
    if (t->is_nullable)
        set_nullable(t);
    return 0;
}

static int layout_array(rt_type *t) {
    uint32_t size = 8;
    bool refs = rt_type_is_ref(t->elem) || t->elem->kind == RT_KIND_BYREF;
    if (rt_type_is_value(t->elem)) {
        if (rt_type_layout_instance(t->elem))
            return rt_type_fail(t, -t->elem->load_error, "%s", t->elem->load_message);
        size = t->elem->size;
        refs = t->elem->has_gc_pointers;
    }
    if (size > 0xFFFF)
        return rt_type_fail(t, COIL_EBAD_TYPE,
                            "Array of type '%s' from assembly '%s' cannot be created because base value type is too large.", t->elem->name,
                            t->elem->assembly->name);
    t->flags |= size | (refs ? RT_MT_CONTAINS_GC_POINTERS : 0);
    t->has_gc_pointers = refs;
    return 0;
}

enum { MAX_NESTING = 400 };
static uint32_t nesting; /* under the loader lock */

int rt_type_layout_instance(rt_type *t) {
    if (t->load_error || rt_type_is_desc(t) || (t->progress & RT_HAS_INSTANCE))
        return t->load_error;
    if (t->unbaked)
        return rt_type_fail_unbaked(t);
    if ((t->progress & RT_IN_INSTANCE) || nesting > MAX_NESTING) /* or in ever larger instantiations of itself */
        return rt_type_reject(t, ".");
    t->progress |= RT_IN_INSTANCE;
    nesting++;
    int err = rt_type_is_array(t) ? layout_array(t) : layout_definition(t);
    nesting--;
    t->progress &= ~RT_IN_INSTANCE;
    if (!err)
        __atomic_or_fetch(&t->progress, RT_HAS_INSTANCE, __ATOMIC_RELEASE);
    return err;
}

/* --- static fields */

static int32_t next_tls_index;

/* References first, so that what follows needs no gaps before them. */
static uint32_t place_statics(slot *slots, uint32_t n, bool tls, uint32_t *gc_size) {
    uint32_t at = 0;
    for (uint32_t i = 0; i < n; i++)
        if (slots[i].field->is_tls == tls && slots[i].is_ref)
            at = place(&slots[i], at);
    *gc_size = at;
    for (uint32_t align = 64; align; align /= 2)
        for (uint32_t i = 0; i < n; i++)
            if (slots[i].field->is_tls == tls && !slots[i].placed && slots[i].align == align)
                at = place(&slots[i], round_up(at, align));
    for (uint32_t i = 0; i < n; i++) /* packed structures may have odd alignments */
        if (slots[i].field->is_tls == tls && !slots[i].placed)
            at = place(&slots[i], round_up(at, 8));
    return at;
}

static void layout_statics(rt_type *t) {
    slot *slots = calloc(t->n_fields + 1, sizeof *slots);
    uint32_t n = gather(t, slots, true), unused;
    if (n && !t->load_error) {
        t->statics_size = place_statics(slots, n, false, &t->gc_statics_size);
        t->tls_size = place_statics(slots, n, true, &unused);
        if (t->statics_size && !t->is_open)
            t->statics = rt_gc_alloc_root(t->statics_size);
        if (t->tls_size && !t->is_open)
            t->tls_index = next_tls_index++;
    }
    free(slots);
}

int rt_type_layout(rt_type *t) {
    if (__atomic_load_n(&t->level, __ATOMIC_ACQUIRE) >= RT_LEVEL_LAYOUT)
        return 0;
    if (__atomic_load_n(&t->load_error, __ATOMIC_ACQUIRE))
        return t->load_error;
    rt_loader_lock();
    if (t->level < RT_LEVEL_LAYOUT && !(t->progress & RT_IN_LAYOUT) && !rt_type_layout_instance(t)) {
        t->progress |= RT_IN_LAYOUT;
        if (!rt_type_is_array(t))
            layout_statics(t);
        t->progress &= ~RT_IN_LAYOUT;
        if (!t->load_error)
            __atomic_store_n(&t->level, RT_LEVEL_LAYOUT, __ATOMIC_RELEASE);
    }
    int err = t->load_error;
    rt_loader_unlock();
    return err;
}
