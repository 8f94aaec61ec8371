/* TypeBuilder: types and members of a growing assembly, row by row as managed code defines them, and their creation. */
#include "il/emit.h"
#include "runtime/corelib/emit.h"

enum { MAX_BODY = 1 << 24 };

static il_image *image_of(q_assembly module) { return emit_assembly(module)->image; }

static uint32_t new_row(il_image *img, enum il_table table) {
    uint32_t rid = il_emit_row(img, table);
    if (!rid) emit_full();
    return rid;
}

static uint32_t new_keyed(il_image *img, enum il_column key, uint32_t value) {
    uint32_t rid = il_emit_keyed(img, key, value);
    if (!rid) emit_full();
    return rid;
}

static uint32_t new_single(il_image *img, enum il_column key, uint32_t value) {
    uint32_t rid = il_emit_single(img, key, value);
    if (!rid) emit_full();
    return rid;
}

static uint32_t new_blob(il_image *img, const void *p, int32_t n) {
    uint32_t item = il_emit_blob(img, p, (uint32_t)n);
    if (n && !item) emit_full();
    return item;
}

/* Members of the module itself come with the token 0x02000000. */
static uint32_t type_rid(uint32_t token) { return IL_TOKEN_RID(token) ? IL_TOKEN_RID(token) : 1; }

/* --- types */

static void add_interface(il_image *img, uint32_t type, uint32_t token) { // II.22.23
    il_range have = il_find(img, IL_InterfaceImpl_Class, type);
    for (uint32_t i = have.first; i < have.end; i++)
        if (il_col(img, IL_InterfaceImpl_Interface, i) == token) return;
    il_emit_set(img, IL_InterfaceImpl_Interface, new_keyed(img, IL_InterfaceImpl_Class, type), token);
}

RT_NATIVE(uint32_t, rt_q_TypeBuilder_DefineType, q_assembly module, const uint16_t *full, uint32_t parent, uint32_t flags, uint32_t enclosing,
          const uint32_t *interfaces) {
    il_image *img = image_of(module);
    uint32_t ns, name;
    emit_split_name(img, full, &ns, &name);
    uint32_t rid = new_row(img, IL_TABLE_TypeDef);
    il_emit_set(img, IL_TypeDef_Flags, rid, flags);
    il_emit_set(img, IL_TypeDef_TypeName, rid, name);
    il_emit_set(img, IL_TypeDef_TypeNamespace, rid, ns);
    if (IL_TOKEN_RID(parent)) il_emit_set(img, IL_TypeDef_Extends, rid, parent);
    if (IL_TOKEN_RID(enclosing)) il_emit_set(img, IL_NestedClass_EnclosingClass, new_single(img, IL_NestedClass_NestedClass, rid), IL_TOKEN_RID(enclosing));
    for (; interfaces && IL_TOKEN_RID(*interfaces); interfaces++) add_interface(img, rid, *interfaces);
    return IL_TOKEN(IL_TABLE_TypeDef, rid);
}

RT_NATIVE(uint32_t, rt_q_TypeBuilder_DefineGenericParam, q_assembly module, const uint16_t *name, uint32_t owner, uint32_t flags, int32_t number,
          const uint32_t *constraints) {
    il_image *img = image_of(module);
    uint32_t text = emit_name(img, name), rid = new_keyed(img, IL_GenericParam_Owner, owner);
    il_emit_set(img, IL_GenericParam_Number, rid, (uint32_t)number);
    il_emit_set(img, IL_GenericParam_Flags, rid, flags);
    il_emit_set(img, IL_GenericParam_Name, rid, text);
    for (; constraints && IL_TOKEN_RID(*constraints); constraints++)
        il_emit_set(img, IL_GenericParamConstraint_Constraint, new_keyed(img, IL_GenericParamConstraint_Owner, rid), *constraints);
    return IL_TOKEN(IL_TABLE_GenericParam, rid);
}

RT_NATIVE(void, rt_q_TypeBuilder_SetParentType, q_assembly module, uint32_t type, uint32_t parent) {
    il_emit_set(image_of(module), IL_TypeDef_Extends, type_rid(type), parent);
}

RT_NATIVE(void, rt_q_TypeBuilder_AddInterfaceImpl, q_assembly module, uint32_t type, uint32_t token) {
    add_interface(image_of(module), type_rid(type), token);
}

RT_NATIVE(void, rt_q_TypeBuilder_SetClassLayout, q_assembly module, uint32_t type, int32_t packing, int32_t size) {
    il_image *img = image_of(module);
    uint32_t rid = new_single(img, IL_ClassLayout_Parent, IL_TOKEN_RID(type));
    il_emit_set(img, IL_ClassLayout_PackingSize, rid, (uint32_t)packing);
    il_emit_set(img, IL_ClassLayout_ClassSize, rid, (uint32_t)size);
}

/* --- members */

RT_NATIVE(uint32_t, rt_q_TypeBuilder_DefineField, q_assembly module, uint32_t type, const uint16_t *name, const uint8_t *sig, int32_t n, uint32_t flags) {
    enum { RTSPECIALNAME = 0x400 };
    il_image *img = image_of(module);
    uint32_t text = emit_name(img, name), blob = new_blob(img, sig, n), rid = new_row(img, IL_TABLE_Field);
    il_emit_set(img, IL_Field_Flags, rid, !strcmp(il_string(img, text), "value__") ? flags | RTSPECIALNAME : flags); // II.14.3
    il_emit_set(img, IL_Field_Name, rid, text);
    il_emit_set(img, IL_Field_Signature, rid, blob);
    il_emit_list(img, IL_TypeDef_FieldList, type_rid(type), rid);
    return IL_TOKEN(IL_TABLE_Field, rid);
}

RT_NATIVE(void, rt_q_TypeBuilder_SetFieldLayoutOffset, q_assembly module, uint32_t field, int32_t offset) {
    il_image *img = image_of(module);
    il_emit_set(img, IL_FieldLayout_Offset, new_single(img, IL_FieldLayout_Field, IL_TOKEN_RID(field)), (uint32_t)offset);
}

RT_NATIVE(void, rt_q_ModuleBuilder_SetFieldRVAContent, q_assembly module, uint32_t field, const uint8_t *data, int32_t n) {
    enum { HAS_RVA = 0x0100 };
    il_image *img = image_of(module);
    uint32_t rid = IL_TOKEN_RID(field), rva = il_emit_data(img, data, (uint32_t)n);
    if (!rva) emit_full();
    il_emit_set(img, IL_FieldRVA_RVA, new_single(img, IL_FieldRVA_Field, rid), rva);
    il_emit_set(img, IL_Field_Flags, rid, il_col(img, IL_Field_Flags, rid) | HAS_RVA);
}

RT_NATIVE(uint32_t, rt_q_TypeBuilder_DefineMethod, q_assembly module, uint32_t type, const uint16_t *name, const uint8_t *sig, int32_t n, uint32_t flags) {
    il_image *img = image_of(module);
    uint32_t text = emit_name(img, name), blob = new_blob(img, sig, n), rid = new_row(img, IL_TABLE_MethodDef);
    const char *written = il_string(img, text);
    bool constructor = !strcmp(written, ".ctor") || !strcmp(written, ".cctor"); // II.10.5.1
    il_emit_set(img, IL_MethodDef_Flags, rid, constructor ? flags | RT_METHOD_SPECIALNAME | RT_METHOD_RTSPECIALNAME : flags);
    il_emit_set(img, IL_MethodDef_Name, rid, text);
    il_emit_set(img, IL_MethodDef_Signature, rid, blob);
    il_emit_list(img, IL_TypeDef_MethodList, type_rid(type), rid);
    return IL_TOKEN(IL_TABLE_MethodDef, rid);
}

RT_NATIVE(void, rt_q_TypeBuilder_SetMethodImpl, q_assembly module, uint32_t method, uint32_t flags) {
    il_emit_set(image_of(module), IL_MethodDef_ImplFlags, IL_TOKEN_RID(method), flags);
}

RT_NATIVE(uint32_t, rt_q_TypeBuilder_SetParamInfo, q_assembly module, uint32_t method, uint32_t sequence, uint32_t flags, const uint16_t *name) { // II.22.33
    il_image *img = image_of(module);
    uint32_t owner = IL_TOKEN_RID(method), rid = 0, text = emit_name(img, name);
    il_range list = il_list(img, IL_MethodDef_ParamList, owner);
    for (uint32_t i = list.first; i < list.end && !rid; i++) {
        uint32_t at = il_list_at(img, IL_MethodDef_ParamList, i);
        if (il_col(img, IL_Param_Sequence, at) == sequence) rid = at;
    }
    bool is_new = !rid;
    if (is_new) rid = new_row(img, IL_TABLE_Param);
    il_emit_set(img, IL_Param_Flags, rid, flags);
    il_emit_set(img, IL_Param_Sequence, rid, sequence);
    il_emit_set(img, IL_Param_Name, rid, text);
    if (is_new) il_emit_list(img, IL_MethodDef_ParamList, owner, rid);
    return IL_TOKEN(IL_TABLE_Param, rid);
}

RT_NATIVE(uint32_t, rt_q_TypeBuilder_DefineProperty, q_assembly module, uint32_t type, const uint16_t *name, uint32_t flags, const uint8_t *sig, int32_t n) {
    il_image *img = image_of(module);
    uint32_t text = emit_name(img, name), blob = new_blob(img, sig, n), rid = new_row(img, IL_TABLE_Property);
    il_emit_set(img, IL_Property_Flags, rid, flags);
    il_emit_set(img, IL_Property_Name, rid, text);
    il_emit_set(img, IL_Property_Type, rid, blob);
    il_emit_list(img, IL_PropertyMap_PropertyList, new_single(img, IL_PropertyMap_Parent, type_rid(type)), rid);
    return IL_TOKEN(IL_TABLE_Property, rid);
}

RT_NATIVE(uint32_t, rt_q_TypeBuilder_DefineEvent, q_assembly module, uint32_t type, const uint16_t *name, uint32_t flags, uint32_t event_type) {
    il_image *img = image_of(module);
    uint32_t text = emit_name(img, name), rid = new_row(img, IL_TABLE_Event);
    il_emit_set(img, IL_Event_EventFlags, rid, flags);
    il_emit_set(img, IL_Event_Name, rid, text);
    il_emit_set(img, IL_Event_EventType, rid, event_type);
    il_emit_list(img, IL_EventMap_EventList, new_single(img, IL_EventMap_Parent, type_rid(type)), rid);
    return IL_TOKEN(IL_TABLE_Event, rid);
}

RT_NATIVE(void, rt_q_TypeBuilder_DefineMethodSemantics, q_assembly module, uint32_t association, uint32_t semantics, uint32_t method) {
    il_image *img = image_of(module);
    uint32_t rid = new_keyed(img, IL_MethodSemantics_Association, association);
    il_emit_set(img, IL_MethodSemantics_Semantics, rid, semantics);
    il_emit_set(img, IL_MethodSemantics_Method, rid, IL_TOKEN_RID(method));
}

RT_NATIVE(void, rt_q_TypeBuilder_DefineMethodImpl, q_assembly module, uint32_t type, uint32_t body, uint32_t declaration) {
    il_image *img = image_of(module);
    uint32_t rid = new_keyed(img, IL_MethodImpl_Class, type_rid(type));
    il_emit_set(img, IL_MethodImpl_MethodBody, rid, body);
    il_emit_set(img, IL_MethodImpl_MethodDeclaration, rid, declaration);
}

RT_NATIVE(void, rt_q_TypeBuilder_SetPInvokeData, q_assembly module, const uint16_t *library, const uint16_t *entry, uint32_t method, uint32_t flags) {
    il_image *img = image_of(module);
    uint32_t name = emit_name(img, library), module_ref = il_emit_unique(img, IL_TABLE_ModuleRef, &name, 1);
    uint32_t rid = new_single(img, IL_ImplMap_MemberForwarded, method), text = emit_name(img, entry);
    if (!module_ref) emit_full();
    il_emit_set(img, IL_ImplMap_MappingFlags, rid, flags);
    il_emit_set(img, IL_ImplMap_ImportName, rid, text);
    il_emit_set(img, IL_ImplMap_ImportScope, rid, module_ref);
}

/* --- values */

static uint32_t constant_size(uint8_t element) { // II.22.9
    switch (element) {
    case IL_ELEMENT_BOOLEAN: case IL_ELEMENT_I1: case IL_ELEMENT_U1: return 1;
    case IL_ELEMENT_CHAR: case IL_ELEMENT_I2: case IL_ELEMENT_U2: return 2;
    case IL_ELEMENT_I8: case IL_ELEMENT_U8: case IL_ELEMENT_R8: return 8;
    default: return 4;
    }
}

static void set_flag(il_image *img, uint32_t token) {
    enum { FIELD_HAS_DEFAULT = 0x8000, HAS_DEFAULT = 0x1000 };
    bool field = IL_TOKEN_TABLE(token) == IL_TABLE_Field;
    enum il_column c = field ? IL_Field_Flags : IL_TOKEN_TABLE(token) == IL_TABLE_Param ? IL_Param_Flags : IL_Property_Flags;
    il_emit_set(img, c, IL_TOKEN_RID(token), il_col(img, c, IL_TOKEN_RID(token)) | (field ? FIELD_HAS_DEFAULT : HAS_DEFAULT));
}

RT_NATIVE(void, rt_q_TypeBuilder_SetConstantValue, q_assembly module, uint32_t token, uint32_t element, const void *value) {
    il_image *img = image_of(module);
    uint32_t zero = 0, n = constant_size((uint8_t)element);
    if (element == IL_ELEMENT_STRING && value)
        for (n = 0; ((const uint16_t *)value)[n / 2]; n += 2) {}
    uint32_t rid = new_single(img, IL_Constant_Parent, token);
    il_emit_set(img, IL_Constant_Type, rid, element);
    il_emit_set(img, IL_Constant_Value, rid, new_blob(img, value && element != IL_ELEMENT_CLASS ? value : &zero, (int32_t)n));
    set_flag(img, token);
}

RT_NATIVE(void, rt_q_TypeBuilder_DefineCustomAttribute, q_assembly module, uint32_t parent, uint32_t ctor, const uint8_t *value, int32_t n) {
    il_image *img = image_of(module);
    if (emit_known_attribute(img, parent, ctor, value, n)) return;
    uint32_t blob = new_blob(img, value, n), rid = new_keyed(img, IL_CustomAttribute_Parent, parent);
    il_emit_set(img, IL_CustomAttribute_Type, rid, ctor);
    il_emit_set(img, IL_CustomAttribute_Value, rid, blob);
}

/* --- bodies, II.25.4 */

typedef struct handler { int32_t type, try_start, try_end, filter, start, end, kind; } handler; /* System.Reflection.Emit.ExceptionHandler */

static void put4(uint8_t *p, uint32_t v) {
    for (int i = 0; i < 4; i++) p[i] = (uint8_t)(v >> 8 * i);
}

static void put_clauses(uint8_t *p, const handler *h, uint32_t n) {
    put4(p, 0x41 | (n * 24 + 4) << 8); // fat, exception table
    p += 4;
    for (uint32_t i = 0; i < n; i++, p += 24) {
        put4(p, (uint32_t)h[i].kind);
        put4(p + 4, (uint32_t)h[i].try_start), put4(p + 8, (uint32_t)(h[i].try_end - h[i].try_start));
        put4(p + 12, (uint32_t)h[i].start), put4(p + 16, (uint32_t)(h[i].end - h[i].start));
        put4(p + 20, (uint32_t)(h[i].kind == IL_CLAUSE_FILTER ? h[i].filter : h[i].type));
    }
}

RT_NATIVE(void, rt_q_TypeBuilder_SetMethodIL, q_assembly module, uint32_t method, int32_t init_locals, const uint8_t *code, int32_t size,
          const uint8_t *locals, int32_t locals_size, int32_t stack, const handler *handlers, int32_t n_handlers) {
    enum { FAT = 3, MORE = 8, INIT = 0x10, HEADER_WORDS = 3 << 12, NO_LOCALS = 2 };
    il_image *img = image_of(module);
    if (size <= 0 || size > MAX_BODY) return; // abstract, or made by the runtime
    uint32_t n = (uint32_t)n_handlers, aligned = ((uint32_t)size + 3) & ~3u, total = 12 + aligned + (n ? 4 + n * 24 : 0);
    uint32_t sig = locals_size > NO_LOCALS ? rt_q_TypeBuilder_GetTokenFromSig(module, locals, locals_size) : 0;
    uint8_t *body = calloc(1, total);
    put4(body, (FAT | HEADER_WORDS | (n ? MORE : 0) | (init_locals ? INIT : 0)) | (uint32_t)stack << 16);
    put4(body + 4, (uint32_t)size);
    put4(body + 8, sig);
    memcpy(body + 12, code, (size_t)size);
    if (n) put_clauses(body + 12 + aligned, handlers, n);
    uint32_t rva = il_emit_data(img, body, total);
    free(body);
    if (!rva) emit_full();
    il_emit_set(img, IL_MethodDef_RVA, IL_TOKEN_RID(method), rva);
}

/* --- creation */

/* A type of the same assembly that must be created before this one can be laid out: its base, or the type of an instance field. */
static rt_type *needed_first(rt_assembly *a, uint32_t rid) {
    enum { STATIC = 0x10 };
    uint32_t extends = il_col(a->image, IL_TypeDef_Extends, rid);
    rt_type *t = IL_TOKEN_TABLE(extends) == IL_TABLE_TypeDef ? rt_assembly_typedef(a, IL_TOKEN_RID(extends), NULL) : NULL;
    if (t && t->unbaked) return t;
    il_range fields = il_list(a->image, IL_TypeDef_FieldList, rid);
    for (uint32_t i = fields.first; i < fields.end; i++) {
        uint32_t field = il_list_at(a->image, IL_TypeDef_FieldList, i);
        il_sig s = il_sig_start(il_col_blob(a->image, IL_Field_Signature, field));
        il_sig_byte(&s);
        il_sig_skip_mods(&s, NULL);
        if ((il_col(a->image, IL_Field_Flags, field) & STATIC) || il_sig_byte(&s) != IL_ELEMENT_VALUETYPE) continue;
        uint32_t token = il_sig_token(&s);
        t = IL_TOKEN_TABLE(token) == IL_TABLE_TypeDef ? rt_assembly_typedef(a, IL_TOKEN_RID(token), NULL) : NULL;
        if (t && t->unbaked && IL_TOKEN_RID(token) != rid) return t;
    }
    return NULL;
}

/* AppDomain.TypeResolve: a handler may create the type. */
static void ask_for(rt_assembly *a, const rt_type *t) {
    rt_type *context = rt_corelib_type("System.Runtime.Loader", "AssemblyLoadContext");
    corelib_load(context);
    rt_method *m = rt_type_find_method(context, "OnTypeResolve", 2);
    if (!m) return;
    char name[512];
    rt_object *assembly = corelib_assembly_object(a), *result = NULL;
    rt_string *text = rt_string_utf8(t->enclosing ? t->name : rt_type_name(t, name, sizeof name)); // as CoreCLR names it
    rt_call(m, (void *[]){ &assembly, &text }, &result);
}

static bool is_abstract(const rt_method *m) {
    return m && (m->flags & RT_METHOD_ABSTRACT) && !rt_method_is_static(m) && m->variant == RT_VARIANT_NORMAL;
}

static void check_method(rt_type *t, rt_method *m) {
    coil_diag d = { 0 };
    char name[512];
    if (!is_abstract(m)) return;
    rt_method *found = rt_resolve_virtual(t, m, &d);
    if (found && !(found->flags & RT_METHOD_ABSTRACT)) return;
    rt_throw_new("System.TypeLoadException", "Method '%s' in type '%s' from assembly '%s' does not have an implementation.", m->name,
                 rt_type_name(t, name, sizeof name), t->assembly->name);
}

/* A class that can have objects implements everything: told when it is created, not when the method is called. II.12.2 */
static void check_implemented(rt_type *t) {
    enum { ABSTRACT = 0x80 };
    if (t->kind == RT_KIND_INTERFACE || t->is_open || (t->attributes & ABSTRACT)) return;
    for (uint32_t i = 0; i < t->n_vtable; i++) check_method(t, t->vslots[i]);
    for (uint32_t i = 0; i < t->interface_count; i++) {
        rt_type_members(t->interfaces[i]);
        for (uint32_t k = 0; k < t->interfaces[i]->n_methods; k++) check_method(t, &t->interfaces[i]->methods[k]);
    }
}

RT_NATIVE(void, rt_q_TypeBuilder_TermCreateClass, q_assembly module, uint32_t token, rt_object **result) {
    rt_assembly *a = emit_assembly(module);
    uint32_t rid = type_rid(token);
    for (rt_type *before = needed_first(a, rid), *last = NULL; before && before != last; last = before, before = needed_first(a, rid)) ask_for(a, before);
    rt_type *t = rt_assembly_typedef(a, rid, NULL);
    rt_type_bake(t);
    corelib_load(t);
    check_implemented(t);
    *result = rt_type_object(t);
}
