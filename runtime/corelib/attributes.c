/* Custom attribute values, II.23.3: from the blob to objects. */
#include "il/attribute.h"
#include "runtime/corelib/corelib.h"

enum { TAG_ENUM = 0x55, TAG_TYPE = 0x50, TAG_BOXED = 0x51, TAG_FIELD = 0x53, TAG_PROPERTY = 0x54, NULL_ARRAY = -1 };

static _Noreturn void bad_blob(void) {
    rt_throw_new("System.Reflection.CustomAttributeFormatException", "Binary format of the specified custom attribute was invalid.");
}

static rt_string *read_string(il_sig *s) {
    bool is_null;
    il_bytes b = il_attr_string(s, &is_null);
    return is_null ? NULL : rt_string_utf8_n((const char *)b.p, b.n);
}

/* A type named as by reflection; relative to assembly [a]. */
static rt_type *type_by_name(rt_assembly *a, rt_string *name) {
    static rt_method *get_type;
    if (!name) return NULL;
    if (!get_type) {
        rt_type *resolver = rt_corelib_type("System.Reflection", "TypeNameResolver");
        corelib_load(resolver);
        rt_type *params[5] = { rt_type_ptr(rt_wk.char_), rt_corelib_type("System.Reflection", "RuntimeAssembly"), rt_wk.boolean, rt_wk.boolean, rt_wk.i };
        get_type = rt_type_find_method_sig(resolver, "GetTypeHelper", params, 5);
        if (!get_type) rt_throw_new("System.MissingMethodException", "TypeNameResolver.GetTypeHelper has another shape in this class library.");
    }
    uint16_t *chars = name->chars;
    rt_object *assembly = corelib_assembly_object(a), *result = NULL;
    uint8_t throw_on_error = 1, qualified = 0;
    intptr_t accessor = 0;
    rt_call(get_type, (void *[]){ &chars, &assembly, &throw_on_error, &qualified, &accessor }, &result);
    return rt_type_of_object(result);
}

/* FieldOrPropType: the type that a tag stands for. */
static rt_type *read_type(rt_assembly *a, il_sig *s) {
    uint8_t tag = il_sig_byte(s);
    switch (tag) {
    case IL_ELEMENT_BOOLEAN: return rt_wk.boolean;
    case IL_ELEMENT_CHAR: return rt_wk.char_;
    case IL_ELEMENT_I1: return rt_wk.i1;
    case IL_ELEMENT_U1: return rt_wk.u1;
    case IL_ELEMENT_I2: return rt_wk.i2;
    case IL_ELEMENT_U2: return rt_wk.u2;
    case IL_ELEMENT_I4: return rt_wk.i4;
    case IL_ELEMENT_U4: return rt_wk.u4;
    case IL_ELEMENT_I8: return rt_wk.i8;
    case IL_ELEMENT_U8: return rt_wk.u8;
    case IL_ELEMENT_R4: return rt_wk.r4;
    case IL_ELEMENT_R8: return rt_wk.r8;
    case IL_ELEMENT_STRING: return rt_wk.string;
    case TAG_TYPE: return rt_wk.type;
    case TAG_BOXED: return rt_wk.object;
    case TAG_ENUM: return type_by_name(a, read_string(s));
    case IL_ELEMENT_SZARRAY: return rt_type_szarray(read_type(a, s));
    default: bad_blob();
    }
}

static void read_value(rt_assembly *a, il_sig *s, rt_type *t, void *out);

static rt_object *read_array(rt_assembly *a, il_sig *s, rt_type *t) {
    int32_t n = (int32_t)(uint32_t)il_attr_bits(s, 4);
    if (n == NULL_ARRAY) return NULL;
    if (n < 0 || n > s->end - s->p) bad_blob();
    rt_array *array = rt_array_new(t, n);
    uint32_t size = rt_type_value_size(t->elem);
    for (int32_t i = 0; i < n; i++) read_value(a, s, t->elem, array->data + (size_t)i * size);
    return &array->base;
}

static rt_object *read_boxed(rt_assembly *a, il_sig *s, rt_type *t) {
    uint64_t bits[2] = { 0 };
    read_value(a, s, t, bits);
    return corelib_box_variable(t, bits);
}

/* A value of type [t] into a variable. */
static void read_value(rt_assembly *a, il_sig *s, rt_type *t, void *out) {
    if (t == rt_wk.string) {
        *(rt_string **)out = read_string(s);
    } else if (t == rt_wk.type) {
        rt_type *named = type_by_name(a, read_string(s));
        *(rt_object **)out = named ? rt_type_object(named) : NULL;
    } else if (t == rt_wk.object) {
        rt_type *inner = read_type(a, s);
        *(rt_object **)out = read_boxed(a, s, inner);
    } else if (t->kind == RT_KIND_SZARRAY) {
        *(rt_object **)out = read_array(a, s, t);
    } else if (rt_type_is_value(t)) {
        uint32_t size = rt_type_value_size(t);
        if (size > 8) bad_blob();
        uint64_t bits = il_attr_bits(s, size);
        memcpy(out, &bits, size);
    } else {
        bad_blob();
    }
    if (!il_sig_ok(s)) bad_blob();
}

RT_NATIVE(void, rt_q_CustomAttribute_CreateCustomAttributeInstance, q_assembly a, rt_object **type, rt_object **ctor, const uint8_t **blob,
          const uint8_t *end, int32_t *n_named, rt_object **result) {
    rt_type *t = rt_type_of_object(*type);
    rt_method *m = corelib_method_of(*ctor);
    const rt_sig *sig = rt_method_sig(m);
    if (!sig) rt_throw_new("System.TypeLoadException", "The constructor of an attribute cannot be loaded.");
    corelib_load(t);
    uint64_t *values = alloca((sig->n_params + 1) * sizeof *values);
    void **args = alloca((sig->n_params + 2) * sizeof *args);
    il_sig s = { *blob, end, false };
    memset(values, 0, (sig->n_params + 1) * sizeof *values);
    bool empty = *blob >= end; // no blob at all is allowed for constructors without parameters
    if (!empty && il_attr_bits(&s, 2) != 1) bad_blob();
    rt_object *o = rt_object_new(t);
    args[0] = &o;
    for (uint32_t i = 0; i < sig->n_params; i++) {
        read_value(a.assembly, &s, sig->params[i], &values[i]);
        args[i + 1] = &values[i];
    }
    rt_call(m, args, NULL);
    *n_named = empty ? 0 : (int32_t)il_attr_bits(&s, 2);
    *blob = s.p;
    *result = o;
}

RT_NATIVE(void, rt_q_CustomAttribute_CreatePropertyOrFieldData, q_assembly a, const uint8_t **blob, const uint8_t *end, rt_string **name,
          int32_t *is_property, rt_object **type, rt_object **value) {
    il_sig s = { *blob, end, false };
    uint8_t tag = il_sig_byte(&s);
    if (tag != TAG_FIELD && tag != TAG_PROPERTY) bad_blob();
    *is_property = tag == TAG_PROPERTY;
    rt_type *t = read_type(a.assembly, &s);
    *name = read_string(&s);
    *value = read_boxed(a.assembly, &s, t);
    *type = rt_type_object(t);
    *blob = s.p;
}

/* AttributeUsage: the targets and the two named booleans, without running managed code. */
RT_NATIVE(int32_t, rt_q_CustomAttribute_ParseAttributeUsageAttribute, const uint8_t *blob, int32_t size, int32_t *targets, int32_t *allow_multiple,
          int32_t *inherited) {
    il_sig s;
    *targets = 0x7FFF; // AttributeTargets.All
    *inherited = 1;
    *allow_multiple = 0;
    if (!il_attr_start((il_bytes){ blob, (uint32_t)size }, &s)) return 0;
    *targets = (int32_t)il_attr_bits(&s, 4);
    for (uint32_t n = (uint32_t)il_attr_bits(&s, 2); n && il_sig_ok(&s); n--) {
        bool is_null;
        il_sig_byte(&s); // property
        if (il_sig_byte(&s) != IL_ELEMENT_BOOLEAN) return 0;
        il_bytes name = il_attr_string(&s, &is_null);
        int32_t v = il_attr_bits(&s, 1) != 0;
        if (name.n == 13 && !memcmp(name.p, "AllowMultiple", 13)) *allow_multiple = v;
        if (name.n == 9 && !memcmp(name.p, "Inherited", 9)) *inherited = v;
    }
    return il_sig_ok(&s);
}
