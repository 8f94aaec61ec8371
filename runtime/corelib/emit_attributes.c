/* Custom attributes that are not rows of their own but bits and layouts elsewhere in the metadata. II.21.2.1 */
#include "il/attribute.h"
#include "il/emit.h"
#include "runtime/corelib/emit.h"

static void or_flags(il_image *img, enum il_column column, uint32_t rid, uint32_t bits) {
    il_emit_set(img, column, rid, il_col(img, column, rid) | bits);
}

static bool set_type_flag(il_image *img, uint32_t parent, uint32_t bits) {
    if (IL_TOKEN_TABLE(parent) != IL_TABLE_TypeDef) return false;
    or_flags(img, IL_TypeDef_Flags, IL_TOKEN_RID(parent), bits);
    return true;
}

static bool set_param_flag(il_image *img, uint32_t parent, uint32_t bits) {
    if (IL_TOKEN_TABLE(parent) != IL_TABLE_Param) return false;
    or_flags(img, IL_Param_Flags, IL_TOKEN_RID(parent), bits);
    return true;
}

static bool set_special_name(il_image *img, uint32_t parent) {
    static const struct { uint8_t table; enum il_column column; uint32_t bit; } places[] = { { IL_TABLE_TypeDef, IL_TypeDef_Flags, 0x400 },
        { IL_TABLE_MethodDef, IL_MethodDef_Flags, 0x800 }, { IL_TABLE_Field, IL_Field_Flags, 0x200 }, { IL_TABLE_Property, IL_Property_Flags, 0x200 },
        { IL_TABLE_Event, IL_Event_EventFlags, 0x200 } };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (places[i].table == IL_TOKEN_TABLE(parent)) {
            or_flags(img, places[i].column, IL_TOKEN_RID(parent), places[i].bit);
            return true;
        }
    return false;
}

/* Pack and Size are the named arguments that matter to a layout. */
static bool set_layout(il_image *img, uint32_t parent, il_sig *s, uint32_t kind) {
    static const uint32_t bits[4] = { 0x08, 0, 0x10, 0 }; // LayoutKind.Sequential, -, Explicit, Auto
    uint32_t pack = 0, size = 0;
    if (IL_TOKEN_TABLE(parent) != IL_TABLE_TypeDef || kind > 3) return false;
    for (uint32_t n = (uint32_t)il_attr_bits(s, 2); n && il_sig_ok(s); n--) {
        bool is_null;
        il_sig_byte(s); // field
        uint8_t type = il_sig_byte(s);
        if (type == 0x55) il_attr_string(s, &is_null); // an enum and its name
        il_bytes name = il_attr_string(s, &is_null);
        uint32_t value = (uint32_t)il_attr_bits(s, 4);
        if (name.n == 4 && !memcmp(name.p, "Pack", 4)) pack = value;
        if (name.n == 4 && !memcmp(name.p, "Size", 4)) size = value;
    }
    uint32_t rid = IL_TOKEN_RID(parent), flags = il_col(img, IL_TypeDef_Flags, rid) & ~0x18u;
    il_emit_set(img, IL_TypeDef_Flags, rid, flags | bits[kind]);
    uint32_t row = pack || size ? il_emit_single(img, IL_ClassLayout_Parent, rid) : 0;
    if (row) {
        il_emit_set(img, IL_ClassLayout_PackingSize, row, pack);
        il_emit_set(img, IL_ClassLayout_ClassSize, row, size);
    }
    return true;
}

static bool set_field_offset(il_image *img, uint32_t parent, uint32_t offset) {
    if (IL_TOKEN_TABLE(parent) != IL_TABLE_Field) return false;
    uint32_t row = il_emit_single(img, IL_FieldLayout_Field, IL_TOKEN_RID(parent));
    if (row) il_emit_set(img, IL_FieldLayout_Offset, row, offset);
    return true;
}

static bool set_impl(il_image *img, uint32_t parent, uint32_t bits) {
    if (IL_TOKEN_TABLE(parent) != IL_TABLE_MethodDef) return false;
    or_flags(img, IL_MethodDef_ImplFlags, IL_TOKEN_RID(parent), bits);
    return true;
}

/* The type whose constructor this is; only of references, since programs do not declare these attributes. */
static bool attribute_name(const il_image *img, uint32_t ctor, const char **ns, const char **name) {
    uint32_t type = IL_TOKEN_TABLE(ctor) == IL_TABLE_MemberRef ? il_col(img, IL_MemberRef_Class, IL_TOKEN_RID(ctor)) : 0;
    if (IL_TOKEN_TABLE(type) != IL_TABLE_TypeRef) return false;
    *ns = il_col_string(img, IL_TypeRef_TypeNamespace, IL_TOKEN_RID(type));
    *name = il_col_string(img, IL_TypeRef_TypeName, IL_TOKEN_RID(type));
    return true;
}

bool emit_known_attribute(il_image *img, uint32_t parent, uint32_t ctor, const uint8_t *value, int32_t n) {
    const char *ns, *name;
    il_sig s;
    if (!attribute_name(img, ctor, &ns, &name) || !il_attr_start((il_bytes){ value, (uint32_t)n }, &s)) return false;
    if (!strcmp(ns, "System")) {
        if (!strcmp(name, "SerializableAttribute")) return set_type_flag(img, parent, 0x2000);
        if (strcmp(name, "NonSerializedAttribute") || IL_TOKEN_TABLE(parent) != IL_TABLE_Field) return false;
        or_flags(img, IL_Field_Flags, IL_TOKEN_RID(parent), 0x80);
        return true;
    }
    if (!strcmp(ns, "System.Runtime.CompilerServices")) {
        if (!strcmp(name, "SpecialNameAttribute")) return set_special_name(img, parent);
        return !strcmp(name, "MethodImplAttribute") && n >= 8 && set_impl(img, parent, (uint32_t)il_attr_bits(&s, 4));
    }
    if (strcmp(ns, "System.Runtime.InteropServices")) return false;
    if (!strcmp(name, "InAttribute")) return set_param_flag(img, parent, 1);
    if (!strcmp(name, "OutAttribute")) return set_param_flag(img, parent, 2);
    if (!strcmp(name, "OptionalAttribute")) return set_param_flag(img, parent, 0x10);
    if (!strcmp(name, "PreserveSigAttribute")) return set_impl(img, parent, 0x80);
    if (!strcmp(name, "FieldOffsetAttribute")) return set_field_offset(img, parent, (uint32_t)il_attr_bits(&s, 4));
    if (strcmp(name, "StructLayoutAttribute")) return false;
    uint32_t kind = (uint32_t)il_attr_bits(&s, n >= 8 ? 4 : 2);
    return set_layout(img, parent, &s, kind);
}
