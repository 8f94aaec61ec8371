/* What a layout may not be: references and other data in the same bytes, and [InlineArray] on the wrong type. */
#include "runtime/types/internal.h"

#include <string.h>

#include "il/attribute.h"

enum { NOTHING, DATA, REFERENCE };

static bool mark_bytes(uint8_t *map, uint32_t at, uint32_t n, uint8_t what) {
    for (uint32_t i = 0; i < n; i++) {
        if (map[at + i] != NOTHING && map[at + i] != what)
            return false;
        map[at + i] = what;
    }
    return true;
}

bool rt_layout_mark(uint8_t *map, uint32_t at, uint32_t size, bool is_ref, const rt_type *value) {
    if (is_ref)
        return at % 8 == 0 && mark_bytes(map, at, 8, REFERENCE);
    if (!value || !value->has_gc_pointers)
        return mark_bytes(map, at, size, DATA);
    for (uint32_t i = 0; i < value->n_gc_offsets; i++)
        if ((at + value->gc_offsets[i]) % 8 || !mark_bytes(map, at + value->gc_offsets[i], 8, REFERENCE))
            return false;
    for (uint32_t i = 0; i < size; i++) { /* what is no reference counts as data, unless it is padding that a reference already has */
        bool inside = false;
        for (uint32_t k = 0; k < value->n_gc_offsets && !inside; k++)
            inside = i >= value->gc_offsets[k] && i < value->gc_offsets[k] + 8;
        if (!inside && map[at + i] == NOTHING)
            map[at + i] = DATA;
    }
    return true;
}

int rt_layout_reject_overlap(rt_type *t, uint32_t offset) {
    return rt_type_reject(t, " because it contains an object field at offset %u that is incorrectly aligned or overlapped by a non-object field.",
                          offset);
}

static int reject_inline_array(rt_type *t, const char *why) {
    char name[400], assembly[300];
    return rt_type_fail(t, COIL_EBAD_TYPE, "InlineArrayAttribute %s. Type: '%s'. Assembly: '%s'.", why, rt_type_name(t->def, name, sizeof name),
                        rt_assembly_display(t->assembly, IL_TOKEN(IL_TABLE_Assembly, 1), assembly, sizeof assembly));
}

int rt_layout_inline_array(rt_type *t, uint32_t n_fields, bool is_explicit, bool has_size, int32_t *length) {
    const il_image *img = t->assembly->image;
    uint32_t rid = il_find_attribute(img, t->token, "System.Runtime.CompilerServices", "InlineArrayAttribute");
    *length = 0;
    if (!rid)
        return 0;
    if (is_explicit)
        return reject_inline_array(t, "cannot be applied to a type with explicit layout");
    if (has_size)
        return reject_inline_array(t, "cannot be applied to a type with explicit size");
    if (n_fields != 1)
        return reject_inline_array(t, "requires that the target type has a single instance field");
    if (!il_attr_first_int(il_col_blob(img, IL_CustomAttribute_Value, rid), length) || *length <= 0)
        return reject_inline_array(t, "requires that the length argument is greater than 0");
    return 0;
}
