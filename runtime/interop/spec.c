/* Which way a variable crosses, from its type and what metadata says (II.15.5.4, II.23.4), or why it cannot. The rules and the texts are those
   of CoreCLR where there is no COM. */
#include <stdlib.h>
#include <string.h>

#include "il/sig.h"
#include "runtime/interop/marshal.h"

/* --- metadata */

static const char *spec_string(il_sig *s) {
    uint32_t n = il_sig_uint(s);
    if (!il_sig_ok(s) || n > (size_t)(s->end - s->p)) {
        s->bad = true;
        return NULL;
    }
    char *text = strndup((const char *)s->p, n);
    s->p += n;
    return text;
}

/* Element type, SizeParamIndex, SizeConst, and whether the index counts: each may be missing. II.23.4 and what compilers write beyond it. */
static void read_array(rt_native_spec *r, il_sig *s) {
    enum { INDEX_COUNTS = 1 };
    if (s->p < s->end) r->elem = (uint8_t)il_sig_uint(s);
    bool has_index = s->p < s->end, counts = has_index;
    uint32_t index = has_index ? il_sig_uint(s) : 0;
    if (has_index) r->count = s->p < s->end ? il_sig_uint(s) : 0;
    if (s->p < s->end) counts = il_sig_uint(s) & INDEX_COUNTS;
    if (has_index && counts && il_sig_ok(s)) r->count_param = (int32_t)index;
}

static void read_custom(rt_native_spec *r, il_sig *s) {
    free((char *)spec_string(s)); // GUID
    free((char *)spec_string(s)); // native type
    r->custom_type = spec_string(s);
    r->custom_cookie = spec_string(s);
}

rt_native_spec rt_native_spec_of(const rt_assembly *a, uint32_t token) {
    rt_native_spec r = { .type = RT_NATIVE_DEFAULT, .elem = RT_NATIVE_DEFAULT, .count = 1, .count_param = -1 }; // an array of one, if nothing is said
    il_range rows = token ? il_find(a->image, IL_FieldMarshal_Parent, token) : (il_range){ 0, 0 };
    if (rows.first >= rows.end) return r;
    il_sig s = il_sig_start(il_col_blob(a->image, IL_FieldMarshal_NativeType, rows.first));
    r.type = il_sig_byte(&s);
    switch (r.type) {
    case RT_NATIVE_FIXED_STRING: r.count = il_sig_uint(&s); break;
    case RT_NATIVE_FIXED_ARRAY:
        r.count = s.p < s.end ? il_sig_uint(&s) : 1;
        if (s.p < s.end) r.elem = (uint8_t)il_sig_uint(&s);
        break;
    case RT_NATIVE_ARRAY: read_array(&r, &s); break;
    case RT_NATIVE_CUSTOM: read_custom(&r, &s); break;
    default: break;
    }
    return r;
}

/* --- choosing */

static const char generic[] = "Invalid managed/unmanaged type combination.";
static const char generics[] = "Non-blittable generic types cannot be marshaled.";
#define COMBINATION(text) "Invalid managed/unmanaged type combination (" text ")."
static const char no_variants[] = COMBINATION("Marshaling to and from COM VARIANTs isn't supported");
static const char no_interfaces[] = COMBINATION("Marshaling to and from COM interface pointers isn't supported");

static const char *set(rt_marshal *m, rt_way way, rt_type *native) {
    m->way = (uint8_t)way;
    m->native = native ? native : rt_way_native_type(way);
    m->size = rt_type_value_size(m->native);
    return NULL;
}

static const char *copy(rt_marshal *m, bool allowed, const char *otherwise) { return allowed ? set(m, RT_WAY_COPY, m->managed) : otherwise; }

static bool one_of(uint8_t type, uint8_t a, uint8_t b) { return type == a || type == b || type == RT_NATIVE_DEFAULT; }

static const char *describe_bool(rt_marshal *m, uint8_t type) {
    if (one_of(type, RT_NATIVE_BOOL, RT_NATIVE_BOOL)) return set(m, RT_WAY_BOOL4, NULL);
    if (type == RT_NATIVE_U1 || type == RT_NATIVE_I1) return set(m, RT_WAY_BOOL1, NULL);
    return COMBINATION("booleans must be paired with I1, U1, or Bool");
}

static const char *describe_char(rt_marshal *m, uint8_t type, bool wide) {
    if (type == RT_NATIVE_I1 || type == RT_NATIVE_U1 || (type == RT_NATIVE_DEFAULT && !wide)) return set(m, RT_WAY_CHAR8, NULL);
    return copy(m, one_of(type, RT_NATIVE_I2, RT_NATIVE_U2), COMBINATION("chars must be paired with I1, I2, U1, or U2"));
}

static const char *describe_primitive(rt_marshal *m, uint8_t element, uint8_t type, bool wide) {
    switch (element) {
    case IL_ELEMENT_BOOLEAN: return describe_bool(m, type);
    case IL_ELEMENT_CHAR: return describe_char(m, type, wide);
    case IL_ELEMENT_I1: case IL_ELEMENT_U1: return copy(m, one_of(type, RT_NATIVE_I1, RT_NATIVE_U1), COMBINATION("Byte/SByte must be paired with I1 or U1"));
    case IL_ELEMENT_I2: case IL_ELEMENT_U2: return copy(m, one_of(type, RT_NATIVE_I2, RT_NATIVE_U2), COMBINATION("Int16/UInt16 must be paired with I2 or U2"));
    case IL_ELEMENT_I4: case IL_ELEMENT_U4:
        return copy(m, one_of(type, RT_NATIVE_I4, RT_NATIVE_U4) || type == RT_NATIVE_ERROR, COMBINATION("Int32/UInt32 must be paired with I4 or U4"));
    case IL_ELEMENT_I8: case IL_ELEMENT_U8: return copy(m, one_of(type, RT_NATIVE_I8, RT_NATIVE_U8), COMBINATION("Int64/UInt64 must be paired with I8 or U8"));
    case IL_ELEMENT_I: case IL_ELEMENT_U: return copy(m, one_of(type, RT_NATIVE_INT, RT_NATIVE_UINT), COMBINATION("Int/UInt must be paired with SysInt or SysUInt"));
    case IL_ELEMENT_R4: return copy(m, one_of(type, RT_NATIVE_R4, RT_NATIVE_R4), COMBINATION("Single must be paired with R4"));
    case IL_ELEMENT_R8: return copy(m, one_of(type, RT_NATIVE_R8, RT_NATIVE_R8), COMBINATION("Double must be paired with R8"));
    default: return "There is no marshaling support for this type.";
    }
}

static const char *describe_string(rt_marshal *m, const rt_native_spec *s, const rt_spec_context *c) {
    switch (s->type) {
    case RT_NATIVE_LPWSTR: case RT_NATIVE_LPTSTR: return set(m, RT_WAY_STRING16, NULL);
    case RT_NATIVE_LPSTR: case RT_NATIVE_LPUTF8STR: return set(m, RT_WAY_STRING8, NULL);
    case RT_NATIVE_BSTR: case RT_NATIVE_TBSTR: return set(m, RT_WAY_BSTR, NULL);
    case RT_NATIVE_ANSI_BSTR: return set(m, RT_WAY_BSTR8, NULL);
    case RT_NATIVE_DEFAULT: return set(m, c->wide ? RT_WAY_STRING16 : RT_WAY_STRING8, NULL);
    case RT_NATIVE_FIXED_STRING:
        if (!c->field) return generic;
        if (!s->count) return "The length for ByValTStr strings cannot be zero.";
        m->way = RT_WAY_FIXED_STRING;
        m->count = s->count;
        m->size = s->count < RT_MAX_NATIVE_SIZE / 2 ? s->count * (c->wide ? 2 : 1) : RT_MAX_NATIVE_SIZE;
        return NULL;
    default:
        return c->field ? COMBINATION("String fields must be paired with LPStr, LPWStr, LPTStr, or ByValTStr")
                        : COMBINATION("String parameters and return types must be paired with LPStr, LPWStr, or LPTStr");
    }
}

static const char *describe_builder(rt_marshal *m, const rt_native_spec *s, const rt_spec_context *c) {
    if (c->field)
        return "Struct or class fields cannot be of type StringBuilder. The same effect can usually be achieved by using a String field and preinitializing it to a "
               "string with length matching the length of the appropriate buffer.";
    switch (s->type) {
    case RT_NATIVE_LPWSTR: case RT_NATIVE_LPTSTR: return set(m, RT_WAY_BUFFER16, NULL);
    case RT_NATIVE_LPSTR: case RT_NATIVE_LPUTF8STR: return set(m, RT_WAY_BUFFER8, NULL);
    case RT_NATIVE_DEFAULT: return set(m, c->wide ? RT_WAY_BUFFER16 : RT_WAY_BUFFER8, NULL);
    default: return COMBINATION("StringBuilders must be paired with LPStr, LPWStr, or LPTStr");
    }
}

static const char *describe_object(rt_marshal *m, const rt_native_spec *s, bool field) {
    switch (s->type) {
    case RT_NATIVE_DEFAULT: case RT_NATIVE_STRUCT: return no_variants;
    case RT_NATIVE_AS_ANY: return field ? generic : set(m, RT_WAY_ANY, NULL);
    case RT_NATIVE_INTERFACE: case RT_NATIVE_IUNKNOWN: case RT_NATIVE_IDISPATCH:
        return no_interfaces;
    default:
        return field ? COMBINATION("the Object class must be paired with Interface, IUnknown, IDispatch, or Struct")
                     : COMBINATION("the Object class must be paired with Interface, IUnknown, IDispatch, AsAny, or Struct");
    }
}

static bool is_class(const rt_type *t, const char *ns, const char *name) { return t->assembly && t->assembly->is_corelib && !strcmp(t->name, name) && !strcmp(t->ns, ns); }

static bool derives_from(rt_type *t, const char *name) {
    for (; t; t = t->parent)
        if (is_class(t, "System.Runtime.InteropServices", name)) return true;
    return false;
}

static const char *describe_layout_class(rt_marshal *m, const rt_layout *l, const rt_native_spec *s, bool field) {
    if (!one_of(s->type, field ? RT_NATIVE_STRUCT : RT_NATIVE_LPSTRUCT, RT_NATIVE_DEFAULT))
        return field ? "Invalid managed/unmanaged type combination  (Classes with layout fields must be paired with Struct or Interface)."
                     : COMBINATION("this type must be paired with LPStruct or Interface");
    m->layout = l;
    if (!field) return set(m, RT_WAY_CLASS, NULL);
    m->way = RT_WAY_INLINE_CLASS;
    m->native = l->twin;
    m->size = l->size;
    return NULL;
}

static const char *describe_class(rt_marshal *m, const rt_native_spec *s, const rt_spec_context *c) {
    rt_type *t = m->managed;
    rt_type_load(t);
    if (t->n_args) return generics;
    if (t == rt_wk.string) return describe_string(m, s, c);
    if (is_class(t, "System.Text", "StringBuilder")) return describe_builder(m, s, c);
    if (derives_from(t, "SafeHandle"))
        return s->type == RT_NATIVE_DEFAULT ? set(m, RT_WAY_SAFE_HANDLE, NULL) : COMBINATION("SafeHandles must not have a MarshalAs attribute set and cannot be used in arrays");
    if (derives_from(t, "CriticalHandle"))
        return s->type == RT_NATIVE_DEFAULT ? set(m, RT_WAY_CRITICAL_HANDLE, NULL)
                                            : COMBINATION("CriticalHandles must not have a MarshalAs attribute set and cannot be used in arrays");
    if (t->is_delegate || t == rt_wk.delegate || t == rt_wk.multicast_delegate)
        return one_of(s->type, RT_NATIVE_FUNC, RT_NATIVE_FUNC) ? set(m, RT_WAY_DELEGATE, NULL) : COMBINATION("Delegates must be paired with FunctionPtr or IDispatch");
    const rt_layout *l = rt_layout_of(t);
    if (l) return describe_layout_class(m, l, s, c->field);
    if (t == rt_wk.object) return describe_object(m, s, c->field);
    if (!one_of(s->type, RT_NATIVE_INTERFACE, RT_NATIVE_DEFAULT)) return "The type definition of this type has no layout information.";
    return no_interfaces;
}

/* --- value types */

static const char *describe_decimal(rt_marshal *m, const rt_native_spec *s, bool field) {
    if (one_of(s->type, RT_NATIVE_STRUCT, RT_NATIVE_STRUCT)) return set(m, RT_WAY_COPY, m->managed);
    if (s->type == RT_NATIVE_LPSTRUCT && !field) return set(m, RT_WAY_VALUE_POINTER, NULL);
    if (s->type == RT_NATIVE_CURRENCY) return set(m, RT_WAY_CURRENCY, NULL);
    return field ? COMBINATION("Decimal fields must be paired with Struct") : COMBINATION("Decimal parameters and return types must be paired with Struct, LPStruct, or Currency");
}

static const char *describe_guid(rt_marshal *m, const rt_native_spec *s, bool field) {
    if (one_of(s->type, RT_NATIVE_STRUCT, RT_NATIVE_STRUCT)) return set(m, RT_WAY_COPY, m->managed);
    if (s->type == RT_NATIVE_LPSTRUCT && !field) return set(m, RT_WAY_VALUE_POINTER, NULL);
    return COMBINATION("the Guid class must be paired with Struct or LPStruct");
}

/* Types that look blittable and are not to be passed. */
static bool is_restricted_generic(const rt_type *t) {
    static const char *const names[] = { "Nullable`1", "Span`1", "ReadOnlySpan`1", "ByReference", "Vector64`1", "Vector128`1", "Vector256`1", "Vector512`1", "Vector`1" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (t->assembly && t->assembly->is_corelib && !strcmp(t->name, names[i])) return true;
    return false;
}

static const char *describe_named_struct(rt_marshal *m, const rt_native_spec *s, bool field, bool *done) {
    rt_type *t = m->managed;
    bool plain = s->type == RT_NATIVE_DEFAULT && !field;
    *done = true;
    if (is_class(t, "System", "Decimal")) return describe_decimal(m, s, field);
    if (is_class(t, "System", "Guid")) return describe_guid(m, s, field);
    if (is_class(t, "System", "DateTime"))
        return one_of(s->type, RT_NATIVE_STRUCT, RT_NATIVE_STRUCT) ? set(m, RT_WAY_DATE, NULL) : COMBINATION("the DateTime class must be paired with Struct");
    if (is_class(t, "System.Runtime.InteropServices", "ArrayWithOffset")) return plain ? set(m, RT_WAY_ARRAY_WITH_OFFSET, NULL) : generic;
    if (is_class(t, "System.Runtime.InteropServices", "HandleRef")) return plain ? set(m, RT_WAY_HANDLE_REF, NULL) : generic;
    if (is_class(t, "System", "RuntimeTypeHandle")) return plain ? set(m, RT_WAY_TYPE_HANDLE, NULL) : generic;
    if (is_class(t, "System", "ArgIterator")) return generic;
    *done = false;
    return NULL;
}

static const char *describe_struct(rt_marshal *m, const rt_native_spec *s, const rt_spec_context *c) {
    rt_type *t = m->managed;
    bool done;
    const char *why = describe_named_struct(m, s, c->field, &done);
    if (done) return why;
    const rt_layout *l = rt_layout_of(t);
    if (t->n_args && !c->field && (!l || !l->blittable || is_restricted_generic(t))) return generics;
    if (!l) return "Structures marked with [StructLayout(LayoutKind.Auto)] cannot be marshaled.";
    if (!one_of(s->type, RT_NATIVE_STRUCT, RT_NATIVE_STRUCT)) return COMBINATION("this value type must be paired with Struct");
    if (l->blittable) return set(m, RT_WAY_COPY, t);
    m->layout = l;
    return set(m, RT_WAY_STRUCT, l->twin);
}

/* --- arrays */

static const char *describe_element(rt_marshal *e, rt_type *t, uint8_t type, const rt_spec_context *c) {
    rt_native_spec s = { .type = type, .elem = RT_NATIVE_DEFAULT, .count_param = -1 };
    if (rt_type_is_array(t)) return "There is no marshaling support for nested arrays.";
    if (t == rt_wk.object) return "Signature is not Interop compatible.";
    if (rt_type_is_ref(t) && derives_from(t, "SafeHandle")) return COMBINATION("Arrays of SafeHandles are not supported");
    if (rt_type_is_ref(t) && derives_from(t, "CriticalHandle")) return COMBINATION("Arrays of CriticalHandles are not supported");
    if (t == rt_wk.string && type == RT_NATIVE_FIXED_STRING) return COMBINATION("String[] must be paired with an ArraySubType of LPStr, LPWStr, or LPTStr");
    rt_spec_context inner = { c->assembly, c->wide, false };
    const char *why = rt_marshal_describe(e, t, &s, &inner);
    bool can = e->way <= RT_WAY_CURRENCY && e->way != RT_WAY_INLINE_CLASS;
    return why ? why : can && e->way != RT_WAY_DELEGATE ? NULL : "Signature is not Interop compatible.";
}

static const char *describe_array(rt_marshal *m, const rt_native_spec *s, const rt_spec_context *c) {
    rt_type *elem = m->managed->elem;
    if (elem->n_args && !rt_type_is_blittable(elem)) return generics;
    bool fixed = s->type == RT_NATIVE_FIXED_ARRAY && c->field;
    if (!fixed && (c->field || !one_of(s->type, RT_NATIVE_ARRAY, RT_NATIVE_ARRAY)))
        return c->field ? COMBINATION("Array fields must be paired with ByValArray") : COMBINATION("Arrays can only be marshaled as LPArray or ByValArray");
    rt_marshal *e = calloc(1, sizeof *e);
    const char *why = describe_element(e, elem, s->elem, c);
    if (why) {
        free(e);
        return why;
    }
    m->elem = e;
    m->count = s->count;
    m->count_param = s->count_param;
    if (!fixed) return set(m, RT_WAY_ARRAY, NULL);
    if (!s->count) return "Fixed sized array fields cannot have a SizeConst of zero.";
    m->way = RT_WAY_FIXED_ARRAY;
    uint64_t bytes = (uint64_t)s->count * e->size;
    m->size = bytes < RT_MAX_NATIVE_SIZE ? (uint32_t)bytes : RT_MAX_NATIVE_SIZE;
    return NULL;
}

static const char *describe_custom(rt_marshal *m, const rt_native_spec *s, const rt_spec_context *c) {
    if (c->field) return "Custom marshalers cannot be used on fields of structures.";
    if (!s->custom_type || !*s->custom_type) return generic;
    if (!rt_type_is_ref(m->managed)) return "Custom marshalers are only allowed on classes, strings, arrays, and boxed value types.";
    m->custom_type = s->custom_type;
    m->custom_cookie = s->custom_cookie;
    return set(m, RT_WAY_CUSTOM, NULL);
}

const char *rt_marshal_describe(rt_marshal *m, rt_type *t, const rt_native_spec *s, const rt_spec_context *c) {
    *m = (rt_marshal){ .managed = t, .wide = c->wide, .count_param = -1, .assembly = c->assembly };
    if (s->type == RT_NATIVE_CUSTOM) return describe_custom(m, s, c);
    switch (t->kind) {
    case RT_KIND_PRIMITIVE: return describe_primitive(m, t->element, s->type, c->wide);
    case RT_KIND_ENUM: rt_type_layout(t); return describe_primitive(m, rt_type_underlying(t)->element, s->type, c->wide);
    case RT_KIND_STRUCT: return describe_struct(m, s, c);
    case RT_KIND_CLASS: case RT_KIND_INTERFACE: return describe_class(m, s, c);
    case RT_KIND_SZARRAY: case RT_KIND_ARRAY: return describe_array(m, s, c);
    case RT_KIND_PTR: return copy(m, s->type == RT_NATIVE_DEFAULT, COMBINATION("pointers must not have a MarshalAs attribute set"));
    case RT_KIND_FNPTR: return copy(m, one_of(s->type, RT_NATIVE_FUNC, RT_NATIVE_FUNC), COMBINATION("function pointers must be paired with FunctionPtr"));
    default: return "There is no marshaling support for this type.";
    }
}
