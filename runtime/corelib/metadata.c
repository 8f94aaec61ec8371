/* MetadataImport: the raw tables, for reflection. A scope is an rt_assembly. HRESULTs: 0 or a failure that becomes BadImageFormatException. */
#include "il/attribute.h"
#include "runtime/corelib/corelib.h"

enum { S_OK = 0, E_NOT_FOUND = (int)0x80131130 /* CLDB_E_RECORD_NOTFOUND */ };
typedef struct const_array { int32_t length; const void *data; } const_array;

static const il_image *image_of(rt_assembly *scope) {
    return scope->image;
}

static int32_t set_blob(const_array *out, il_bytes b) {
    *out = (const_array){ (int32_t)b.n, b.p };
    return S_OK;
}

RT_NATIVE(rt_assembly *, rt_f_MetadataImport_GetMetadataImport, rt_object *module) {
    return corelib_module_of(module);
}

RT_NATIVE(uint8_t, rt_f_MetadataImport_IsValidToken, rt_assembly *a, uint32_t token) {
    uint32_t table = IL_TOKEN_TABLE(token), rid = IL_TOKEN_RID(token);
    if (table == IL_TOKEN_STRING) return 1;
    return table < IL_TABLE_COUNT && rid > 0 && rid <= il_rows(image_of(a), (enum il_table)table);
}

static enum il_column name_column(uint32_t token) {
    switch (IL_TOKEN_TABLE(token)) {
    case IL_TABLE_Module: return IL_Module_Name;
    case IL_TABLE_TypeRef: return IL_TypeRef_TypeName;
    case IL_TABLE_TypeDef: return IL_TypeDef_TypeName;
    case IL_TABLE_Field: return IL_Field_Name;
    case IL_TABLE_MethodDef: return IL_MethodDef_Name;
    case IL_TABLE_Param: return IL_Param_Name;
    case IL_TABLE_MemberRef: return IL_MemberRef_Name;
    case IL_TABLE_Event: return IL_Event_Name;
    case IL_TABLE_Property: return IL_Property_Name;
    case IL_TABLE_ModuleRef: return IL_ModuleRef_Name;
    case IL_TABLE_Assembly: return IL_Assembly_Name;
    case IL_TABLE_AssemblyRef: return IL_AssemblyRef_Name;
    case IL_TABLE_File: return IL_File_Name;
    case IL_TABLE_ExportedType: return IL_ExportedType_TypeName;
    case IL_TABLE_ManifestResource: return IL_ManifestResource_Name;
    case IL_TABLE_GenericParam: return IL_GenericParam_Name;
    default: return (enum il_column)0;
    }
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetName, rt_assembly *a, uint32_t token, const char **name) {
    enum il_column column = name_column(token);
    *name = column || IL_TOKEN_TABLE(token) == IL_TABLE_Module ? il_col_string(image_of(a), column, IL_TOKEN_RID(token)) : NULL;
    return *name ? S_OK : E_NOT_FOUND;
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetNamespace, rt_assembly *a, uint32_t token, const char **ns) {
    uint32_t rid = IL_TOKEN_RID(token);
    switch (IL_TOKEN_TABLE(token)) {
    case IL_TABLE_TypeDef: *ns = il_col_string(image_of(a), IL_TypeDef_TypeNamespace, rid); break;
    case IL_TABLE_TypeRef: *ns = il_col_string(image_of(a), IL_TypeRef_TypeNamespace, rid); break;
    case IL_TABLE_ExportedType: *ns = il_col_string(image_of(a), IL_ExportedType_TypeNamespace, rid); break;
    default: return E_NOT_FOUND;
    }
    return S_OK;
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetDefaultValue, rt_assembly *a, uint32_t token, int64_t *value, const uint16_t **text, int32_t *length,
          int32_t *element) {
    il_range rows = il_find(image_of(a), IL_Constant_Parent, token);
    *value = 0;
    *text = NULL;
    *length = 0;
    *element = IL_ELEMENT_VOID; // none
    if (rows.first >= rows.end) return S_OK;
    il_bytes b = il_col_blob(image_of(a), IL_Constant_Value, rows.first);
    *element = (int32_t)(il_col(image_of(a), IL_Constant_Type, rows.first) & 0xFF);
    if (*element == IL_ELEMENT_STRING) {
        *text = (const uint16_t *)(const void *)b.p;
        *length = (int32_t)(b.n / 2);
    } else if (b.n) {
        memcpy(value, b.p, b.n < 8 ? b.n : 8);
    }
    return S_OK;
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetUserString, rt_assembly *a, uint32_t token, const uint16_t **text, int32_t *length) {
    il_bytes b = il_user_string(image_of(a), token);
    *text = (const uint16_t *)(const void *)b.p;
    *length = (int32_t)(b.n / 2);
    return S_OK;
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetEventProps, rt_assembly *a, uint32_t token, const char **name, int32_t *flags) {
    *name = il_col_string(image_of(a), IL_Event_Name, IL_TOKEN_RID(token));
    *flags = (int32_t)il_col(image_of(a), IL_Event_EventFlags, IL_TOKEN_RID(token));
    return S_OK;
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetPropertyProps, rt_assembly *a, uint32_t token, const char **name, int32_t *flags, const_array *sig) {
    *name = il_col_string(image_of(a), IL_Property_Name, IL_TOKEN_RID(token));
    *flags = (int32_t)il_col(image_of(a), IL_Property_Flags, IL_TOKEN_RID(token));
    return set_blob(sig, il_col_blob(image_of(a), IL_Property_Type, IL_TOKEN_RID(token)));
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetFieldDefProps, rt_assembly *a, uint32_t token, int32_t *flags) {
    *flags = (int32_t)il_col(image_of(a), IL_Field_Flags, IL_TOKEN_RID(token));
    return S_OK;
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetParamDefProps, rt_assembly *a, uint32_t token, int32_t *sequence, int32_t *flags) {
    *sequence = (int32_t)il_col(image_of(a), IL_Param_Sequence, IL_TOKEN_RID(token));
    *flags = (int32_t)il_col(image_of(a), IL_Param_Flags, IL_TOKEN_RID(token));
    return S_OK;
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetGenericParamProps, rt_assembly *a, uint32_t token, int32_t *flags) {
    *flags = (int32_t)il_col(image_of(a), IL_GenericParam_Flags, IL_TOKEN_RID(token));
    return S_OK;
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetScopeProps, rt_assembly *a, uint8_t *guid) {
    il_bytes b = il_guid(image_of(a), il_col(image_of(a), IL_Module_Mvid, 1));
    memset(guid, 0, 16);
    if (b.n == 16) memcpy(guid, b.p, 16);
    return S_OK;
}

static uint32_t parent_of(const il_image *img, uint32_t token) {
    uint32_t rid = IL_TOKEN_RID(token);
    il_range nested;
    switch (IL_TOKEN_TABLE(token)) {
    case IL_TABLE_TypeDef:
        nested = il_find(img, IL_NestedClass_NestedClass, rid);
        return IL_TOKEN(IL_TABLE_TypeDef, nested.first < nested.end ? il_col(img, IL_NestedClass_EnclosingClass, nested.first) : 0);
    case IL_TABLE_Field: return IL_TOKEN(IL_TABLE_TypeDef, il_field_owner(img, rid));
    case IL_TABLE_MethodDef: return IL_TOKEN(IL_TABLE_TypeDef, il_method_owner(img, rid));
    case IL_TABLE_Param: return IL_TOKEN(IL_TABLE_MethodDef, il_list_owner(img, IL_MethodDef_ParamList, rid));
    case IL_TABLE_MemberRef: return il_col(img, IL_MemberRef_Class, rid);
    case IL_TABLE_CustomAttribute: return il_col(img, IL_CustomAttribute_Parent, rid);
    case IL_TABLE_GenericParam: return il_col(img, IL_GenericParam_Owner, rid);
    case IL_TABLE_Event: return IL_TOKEN(IL_TABLE_TypeDef, il_col(img, IL_EventMap_Parent, il_list_owner(img, IL_EventMap_EventList, rid)));
    case IL_TABLE_Property: return IL_TOKEN(IL_TABLE_TypeDef, il_col(img, IL_PropertyMap_Parent, il_list_owner(img, IL_PropertyMap_PropertyList, rid)));
    case IL_TABLE_MethodSpec: return il_col(img, IL_MethodSpec_Method, rid);
    default: return 0;
    }
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetParentToken, rt_assembly *a, uint32_t token, int32_t *parent) {
    *parent = (int32_t)parent_of(image_of(a), token);
    return S_OK;
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetSigOfMethodDef, rt_assembly *a, uint32_t token, const_array *sig) {
    return set_blob(sig, il_col_blob(image_of(a), IL_MethodDef_Signature, IL_TOKEN_RID(token)));
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetSigOfFieldDef, rt_assembly *a, uint32_t token, const_array *sig) {
    return set_blob(sig, il_col_blob(image_of(a), IL_Field_Signature, IL_TOKEN_RID(token)));
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetMemberRefProps, rt_assembly *a, uint32_t token, const_array *sig) {
    return set_blob(sig, il_col_blob(image_of(a), IL_MemberRef_Signature, IL_TOKEN_RID(token)));
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetSignatureFromToken, rt_assembly *a, uint32_t token, const_array *sig) {
    enum il_column c = IL_TOKEN_TABLE(token) == IL_TABLE_TypeSpec ? IL_TypeSpec_Signature : IL_StandAloneSig_Signature;
    return set_blob(sig, il_col_blob(image_of(a), c, IL_TOKEN_RID(token)));
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetCustomAttributeProps, rt_assembly *a, uint32_t token, int32_t *ctor, const_array *blob) {
    *ctor = (int32_t)il_col(image_of(a), IL_CustomAttribute_Type, IL_TOKEN_RID(token));
    return set_blob(blob, il_col_blob(image_of(a), IL_CustomAttribute_Value, IL_TOKEN_RID(token)));
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetClassLayout, rt_assembly *a, uint32_t token, int32_t *packing, int32_t *size) {
    il_range rows = il_find(image_of(a), IL_ClassLayout_Parent, IL_TOKEN_RID(token));
    bool found = rows.first < rows.end;
    *packing = found ? (int32_t)il_col(image_of(a), IL_ClassLayout_PackingSize, rows.first) : 0;
    *size = found ? (int32_t)il_col(image_of(a), IL_ClassLayout_ClassSize, rows.first) : 0;
    return S_OK; // a type without a row has zeros
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetFieldOffset, rt_assembly *a, uint32_t type, uint32_t field, int32_t *offset, uint8_t *found) {
    (void)type;
    il_range rows = il_find(image_of(a), IL_FieldLayout_Field, IL_TOKEN_RID(field));
    *found = rows.first < rows.end;
    *offset = *found ? (int32_t)il_col(image_of(a), IL_FieldLayout_Offset, rows.first) : 0;
    return S_OK;
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetFieldMarshal, rt_assembly *a, uint32_t token, const_array *blob) {
    il_range rows = il_find(image_of(a), IL_FieldMarshal_Parent, token);
    return set_blob(blob, rows.first < rows.end ? il_col_blob(image_of(a), IL_FieldMarshal_NativeType, rows.first) : (il_bytes){ NULL, 0 });
}

RT_NATIVE(int32_t, rt_f_MetadataImport_GetPInvokeMap, rt_assembly *a, uint32_t token, int32_t *flags, const char **entry, const char **library) {
    const il_image *img = image_of(a);
    il_range rows = il_find(img, IL_ImplMap_MemberForwarded, token);
    if (rows.first >= rows.end) return E_NOT_FOUND;
    *flags = (int32_t)il_col(img, IL_ImplMap_MappingFlags, rows.first);
    *entry = il_col_string(img, IL_ImplMap_ImportName, rows.first);
    *library = il_col_string(img, IL_ModuleRef_Name, il_col(img, IL_ImplMap_ImportScope, rows.first));
    return S_OK;
}

static void set_marshal_text(il_sig *s, const uint8_t **text, int32_t *length) {
    bool is_null;
    il_bytes b = il_attr_string(s, &is_null);
    *text = b.n ? b.p : NULL;
    *length = (int32_t)b.n;
}

/* MarshalAs from its marshalling descriptor, II.23.4. What the descriptor leaves out is 0. */
RT_NATIVE(int32_t, rt_q_MetadataImport_GetMarshalAs, const uint8_t *blob, int32_t size, int32_t *type, int32_t *safe_array_type, const uint8_t **safe_array_class,
          int32_t *safe_array_class_length, int32_t *element, int32_t *size_param, int32_t *size_const, const uint8_t **marshaler, int32_t *marshaler_length,
          const uint8_t **cookie, int32_t *cookie_length, int32_t *iid_param) {
    enum { FIXED_ARRAY = 0x1E, FIXED_STRING = 0x17, SAFE_ARRAY = 0x1D, ARRAY = 0x2A, CUSTOM = 0x2C, INTERFACE = 0x1C, UNKNOWN = 0x19, DISPATCH = 0x1A };
    il_sig s = il_sig_start((il_bytes){ blob, (uint32_t)size });
    *safe_array_type = *safe_array_class_length = *element = *size_param = *size_const = *marshaler_length = *cookie_length = *iid_param = 0;
    *safe_array_class = *marshaler = *cookie = NULL;
    *type = (int32_t)il_sig_uint(&s);
    int32_t *const fields[][3] = { { size_const, element, NULL }, { element, size_param, size_const }, { safe_array_type, NULL, NULL }, { iid_param, NULL, NULL } };
    int row = *type == FIXED_ARRAY || *type == FIXED_STRING ? 0 : *type == ARRAY ? 1 : *type == SAFE_ARRAY ? 2 : 3;
    bool plain = row == 3 && *type != INTERFACE && *type != UNKNOWN && *type != DISPATCH;
    for (int i = 0; i < 3 && !plain && fields[row][i] && s.p < s.end; i++) *fields[row][i] = (int32_t)il_sig_uint(&s);
    if (*type == SAFE_ARRAY && s.p < s.end) set_marshal_text(&s, safe_array_class, safe_array_class_length);
    if (*type == CUSTOM) {
        bool is_null;
        il_attr_string(&s, &is_null); // a GUID and the native type's name: not used
        il_attr_string(&s, &is_null);
        set_marshal_text(&s, marshaler, marshaler_length);
        set_marshal_text(&s, cookie, cookie_length);
    }
    return il_sig_ok(&s);
}

/* --- enumeration: the tokens of one kind that belong to a parent */

typedef struct token_list { uint32_t *tokens; uint32_t n, capacity; } token_list;

static void add(token_list *l, uint32_t token) {
    if (l->n == l->capacity) l->tokens = realloc(l->tokens, (l->capacity = l->capacity * 2 + 32) * sizeof *l->tokens);
    l->tokens[l->n++] = token;
}

static void add_range(token_list *l, enum il_table table, il_range r) {
    for (uint32_t rid = r.first; rid < r.end; rid++) add(l, IL_TOKEN(table, rid));
}

static void add_list(token_list *l, enum il_table table, const il_image *img, enum il_column column, uint32_t owner) {
    il_range r = il_list(img, column, owner);
    for (uint32_t i = r.first; i < r.end; i++) add(l, IL_TOKEN(table, il_list_at(img, column, i)));
}

static void add_nested(token_list *l, const il_image *img, uint32_t outer) {
    for (uint32_t r = 1; r <= il_rows(img, IL_TABLE_NestedClass); r++) {
        if (il_col(img, IL_NestedClass_EnclosingClass, r) == outer) add(l, IL_TOKEN(IL_TABLE_TypeDef, il_col(img, IL_NestedClass_NestedClass, r)));
    }
}

/* Accessors of a property or event, as pairs of method and semantics. */
static void add_associates(token_list *l, const il_image *img, uint32_t association) {
    il_range r = il_find(img, IL_MethodSemantics_Association, association);
    for (uint32_t rid = r.first; rid < r.end; rid++) {
        add(l, IL_TOKEN(IL_TABLE_MethodDef, il_col(img, IL_MethodSemantics_Method, rid)));
        add(l, il_col(img, IL_MethodSemantics_Semantics, rid));
    }
}

static void add_mapped(token_list *l, const il_image *img, enum il_table table, enum il_column parent, enum il_column list, uint32_t rid) {
    il_range map = il_find(img, parent, rid);
    if (map.first < map.end) add_list(l, table, img, list, map.first);
}

static void enumerate(token_list *l, const il_image *img, uint32_t kind, uint32_t parent) {
    uint32_t rid = IL_TOKEN_RID(parent), parent_table = IL_TOKEN_TABLE(parent);
    switch (kind) {
    case IL_TABLE_TypeDef: add_nested(l, img, rid); break;
    case IL_TABLE_Field: add_list(l, IL_TABLE_Field, img, IL_TypeDef_FieldList, rid); break;
    case IL_TABLE_MethodDef:
        if (parent_table == IL_TABLE_Property || parent_table == IL_TABLE_Event) add_associates(l, img, parent);
        else add_list(l, IL_TABLE_MethodDef, img, IL_TypeDef_MethodList, rid);
        break;
    case IL_TABLE_Param: add_list(l, IL_TABLE_Param, img, IL_MethodDef_ParamList, rid); break;
    case IL_TABLE_InterfaceImpl: add_range(l, IL_TABLE_InterfaceImpl, il_find(img, IL_InterfaceImpl_Class, rid)); break;
    case IL_TABLE_CustomAttribute: add_range(l, IL_TABLE_CustomAttribute, il_find(img, IL_CustomAttribute_Parent, parent)); break;
    case IL_TABLE_GenericParam: add_range(l, IL_TABLE_GenericParam, il_find(img, IL_GenericParam_Owner, parent)); break;
    case IL_TABLE_Property: add_mapped(l, img, IL_TABLE_Property, IL_PropertyMap_Parent, IL_PropertyMap_PropertyList, rid); break;
    case IL_TABLE_Event: add_mapped(l, img, IL_TABLE_Event, IL_EventMap_Parent, IL_EventMap_EventList, rid); break;
    case IL_TABLE_GenericParamConstraint: add_range(l, IL_TABLE_GenericParamConstraint, il_find(img, IL_GenericParamConstraint_Owner, rid)); break;
    default: break;
    }
}

RT_NATIVE(void, rt_q_MetadataImport_Enum, rt_assembly *a, uint32_t kind, uint32_t parent, int32_t *length, uint32_t *few, rt_object **many) {
    token_list l = { 0 };
    enumerate(&l, image_of(a), IL_TOKEN_TABLE(kind), parent);
    if (l.n <= (uint32_t)*length) {
        if (l.n) memcpy(few, l.tokens, l.n * sizeof *few);
    } else {
        rt_array *array = rt_array_new(rt_type_szarray(rt_wk.i4), l.n);
        memcpy(array->data, l.tokens, l.n * sizeof *few);
        *many = &array->base;
    }
    *length = (int32_t)l.n;
    free(l.tokens);
}

/* --- tokens to handles */

static rt_context context_of(uintptr_t *type_args, int32_t n_type_args, uintptr_t *method_args, int32_t n_method_args, rt_type **storage) {
    rt_context c = { storage, (uint32_t)(n_type_args > 0 ? n_type_args : 0), storage + 64, (uint32_t)(n_method_args > 0 ? n_method_args : 0) };
    for (uint32_t i = 0; i < c.n_type_args && i < 64; i++) storage[i] = rt_type_from_handle(type_args[i]);
    for (uint32_t i = 0; i < c.n_method_args && i < 64; i++) storage[64 + i] = rt_type_from_handle(method_args[i]);
    return c;
}

RT_NATIVE(void, rt_q_ModuleHandle_ResolveType, q_assembly a, uint32_t token, uintptr_t *ta, int32_t n_ta, uintptr_t *ma, int32_t n_ma, rt_object **result) {
    coil_diag d = { 0 };
    rt_type *storage[128];
    rt_context c = context_of(ta, n_ta, ma, n_ma, storage);
    rt_type *t = rt_resolve_type(a.assembly, token, &c, &d);
    if (!t) rt_throw_diag(&d);
    *result = rt_type_object(t);
}

RT_NATIVE(rt_method *, rt_q_ModuleHandle_ResolveMethod, q_assembly a, uint32_t token, uintptr_t *ta, int32_t n_ta, uintptr_t *ma, int32_t n_ma) {
    coil_diag d = { 0 };
    rt_type *storage[128];
    rt_context c = context_of(ta, n_ta, ma, n_ma, storage);
    rt_method *m = rt_resolve_method(a.assembly, token, &c, &d);
    if (!m) rt_throw_diag(&d);
    return m;
}

RT_NATIVE(void, rt_q_ModuleHandle_ResolveField, q_assembly a, uint32_t token, uintptr_t *ta, int32_t n_ta, uintptr_t *ma, int32_t n_ma, rt_object **result) {
    coil_diag d = { 0 };
    rt_type *storage[128];
    rt_context c = context_of(ta, n_ta, ma, n_ma, storage);
    rt_field *f = rt_resolve_field(a.assembly, token, &c, &d);
    if (!f) rt_throw_diag(&d);
    *result = rt_field_object(f);
}

RT_NATIVE(void, rt_q_ModuleHandle_GetModuleType, q_assembly a, rt_object **result) {
    rt_type *t = rt_assembly_typedef(a.assembly, 1, NULL);
    if (t) *result = rt_type_object(t);
}

RT_NATIVE(int32_t, rt_q_ModuleHandle_GetToken, q_assembly a) {
    (void)a;
    return IL_TOKEN(IL_TABLE_Module, 1);
}

RT_NATIVE(int32_t, rt_q_ModuleHandle_GetMDStreamVersion, q_assembly a) {
    (void)a;
    return 0x20000;
}

RT_NATIVE(void, rt_q_ModuleHandle_GetPEKind, q_assembly a, int32_t *kind, int32_t *machine) {
    enum { IL_ONLY = 1, AMD64 = 0x8664 };
    (void)a;
    *kind = IL_ONLY;
    *machine = AMD64;
}
