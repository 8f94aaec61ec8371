/* ModuleBuilder's references: tokens in a growing assembly for types, members and strings of any assembly.

   A reference to another assembly is an AssemblyRef row by name, for reflection; what it binds to is put into rt_assembly.refs at
   once, so it is the very assembly that was meant, whatever else has that name. */
#include "il/emit.h"
#include "runtime/corelib/emit.h"

/* --- assemblies and types */

static uint32_t checked(uint32_t rid) {
    if (!rid) emit_full();
    return rid;
}

static uint32_t new_assembly_ref(rt_assembly *a, rt_assembly *to) {
    static const enum il_column pairs[][2] = { { IL_AssemblyRef_MajorVersion, IL_Assembly_MajorVersion },
        { IL_AssemblyRef_MinorVersion, IL_Assembly_MinorVersion }, { IL_AssemblyRef_BuildNumber, IL_Assembly_BuildNumber },
        { IL_AssemblyRef_RevisionNumber, IL_Assembly_RevisionNumber } };
    uint32_t rid = checked(il_emit_row(a->image, IL_TABLE_AssemblyRef));
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) il_emit_set(a->image, pairs[i][0], rid, il_col(to->image, pairs[i][1], 1));
    il_emit_set(a->image, IL_AssemblyRef_Name, rid, il_emit_string(a->image, to->name));
    il_emit_set(a->image, IL_AssemblyRef_Culture, rid, il_emit_string(a->image, il_col_string(to->image, IL_Assembly_Culture, 1)));
    il_bytes key = il_col_blob(to->image, IL_Assembly_PublicKey, 1);
    uint8_t token[8];
    if (key.n) rt_public_key_token(key, token);
    il_emit_set(a->image, IL_AssemblyRef_PublicKeyOrToken, rid, key.n ? il_emit_blob(a->image, token, 8) : 0);
    __atomic_store_n(&a->refs[rid], to, __ATOMIC_RELEASE);
    return rid;
}

static uint32_t assembly_ref(rt_assembly *a, rt_assembly *to) {
    rt_loader_lock();
    uint32_t rid = 1, n = il_rows(a->image, IL_TABLE_AssemblyRef);
    while (rid <= n && a->refs[rid] != to) rid++;
    if (rid > n) rid = new_assembly_ref(a, to);
    rt_loader_unlock();
    return IL_TOKEN(IL_TABLE_AssemblyRef, rid);
}

static uint32_t type_ref(rt_assembly *a, uint32_t scope, uint32_t name, uint32_t ns) {
    return IL_TOKEN(IL_TABLE_TypeRef, checked(il_emit_unique(a->image, IL_TABLE_TypeRef, (uint32_t[]){ scope, name, ns }, 3)));
}

uint32_t emit_type_token(rt_assembly *a, const rt_type *t) {
    t = t->def;
    if (t->assembly == a) return t->token;
    uint32_t scope = t->enclosing ? emit_type_token(a, t->enclosing) : assembly_ref(a, t->assembly);
    return type_ref(a, scope, il_emit_string(a->image, t->name), il_emit_string(a->image, t->ns));
}

/* "Ns.Name" into its two heap items; the name is what follows the last dot that has something before and after it. */
void emit_split_name(il_image *img, const uint16_t *full, uint32_t *ns, uint32_t *name) {
    size_t n = 0;
    while (full[n]) n++;
    char *text = rt_utf16_to_utf8(full, n), *dot = strrchr(text, '.');
    if (dot && dot > text && dot[-1] == '.') dot--;
    if (dot == text || (dot && !dot[1])) dot = NULL;
    if (dot) *dot = 0;
    *ns = dot ? checked(il_emit_string(img, text)) : 0;
    *name = checked(il_emit_string(img, dot ? dot + 1 : text));
    free(text);
}

RT_NATIVE(uint32_t, rt_q_ModuleBuilder_GetTypeRef, q_assembly module, const uint16_t *full, q_assembly refed, uint32_t scope) {
    rt_assembly *a = emit_assembly(module);
    uint32_t ns, name;
    if (!IL_TOKEN_RID(scope)) scope = refed.assembly == a ? IL_TOKEN(IL_TABLE_Module, 1) : assembly_ref(a, refed.assembly);
    emit_split_name(a->image, full, &ns, &name);
    return type_ref(a, scope, name, ns);
}

RT_NATIVE(uint32_t, rt_q_ModuleBuilder_GetTokenFromTypeSpec, q_assembly module, const uint8_t *sig, int32_t n) {
    il_image *img = emit_assembly(module)->image;
    uint32_t blob = checked(il_emit_blob(img, sig, (uint32_t)n));
    return IL_TOKEN(IL_TABLE_TypeSpec, checked(il_emit_unique(img, IL_TABLE_TypeSpec, &blob, 1)));
}

/* --- signatures, from the tokens of one assembly to those of another. II.23.2 */

typedef struct translation { rt_assembly *from, *to; il_sig s; uint8_t *p; uint32_t n, size; } translation;

static void put(translation *t, uint8_t byte) {
    if (t->n == t->size) t->p = realloc(t->p, t->size = 2 * t->size + 64);
    t->p[t->n++] = byte;
}

static void put_uint(translation *t, uint32_t v) {
    if (v >= 0x4000) put(t, (uint8_t)(0xC0 | v >> 24)), put(t, (uint8_t)(v >> 16));
    if (v >= 0x80) put(t, (uint8_t)(v >= 0x4000 ? v >> 8 : 0x80 | v >> 8));
    put(t, (uint8_t)v);
}

static uint32_t copy_uint(translation *t) {
    uint32_t v = il_sig_uint(&t->s);
    put_uint(t, v);
    return v;
}

static void translate_token(translation *t) {
    static const uint8_t tags[4] = { [IL_TABLE_TypeDef] = 0, [IL_TABLE_TypeRef] = 1 };
    coil_diag d = { 0 };
    rt_type *type = rt_resolve_type(t->from, il_sig_token(&t->s), NULL, &d);
    if (!type) rt_throw_diag(&d);
    if (type->def != type) rt_throw_new("System.NotSupportedException", "A modifier that is a generic instantiation, in a signature of a dynamic assembly.");
    uint32_t token = emit_type_token(t->to, type);
    put_uint(t, IL_TOKEN_RID(token) << 2 | tags[IL_TOKEN_TABLE(token) & 3]);
}

static void translate_types(translation *t, uint32_t n);

static void translate_shape(translation *t) { // II.23.2.13
    copy_uint(t);
    for (uint32_t n = copy_uint(t); n && il_sig_ok(&t->s); n--) copy_uint(t);
    for (uint32_t n = copy_uint(t); n && il_sig_ok(&t->s); n--) copy_uint(t); // signed, but copied as it is
}

static void translate_method(translation *t) {
    uint8_t call = il_sig_byte(&t->s);
    put(t, call);
    if (call & IL_CALL_GENERIC) copy_uint(t);
    uint32_t n = copy_uint(t);
    translate_types(t, n + 1);
}

static void translate_type(translation *t) {
    uint8_t e = il_sig_byte(&t->s);
    put(t, e);
    switch (e) {
    case IL_ELEMENT_CMOD_REQD:
    case IL_ELEMENT_CMOD_OPT:
        translate_token(t);
        translate_type(t);
        break;
    case IL_ELEMENT_PTR: case IL_ELEMENT_BYREF: case IL_ELEMENT_SZARRAY: case IL_ELEMENT_PINNED: case IL_ELEMENT_SENTINEL: translate_type(t); break;
    case IL_ELEMENT_CLASS: case IL_ELEMENT_VALUETYPE: translate_token(t); break;
    case IL_ELEMENT_VAR: case IL_ELEMENT_MVAR: copy_uint(t); break;
    case IL_ELEMENT_ARRAY:
        translate_type(t);
        translate_shape(t);
        break;
    case IL_ELEMENT_GENERICINST:
        translate_type(t);
        translate_types(t, copy_uint(t));
        break;
    case IL_ELEMENT_FNPTR: translate_method(t); break;
    default: break;
    }
}

static void translate_types(translation *t, uint32_t n) {
    while (n-- && il_sig_ok(&t->s)) translate_type(t);
}

/* The signature of a field or method of [from] as a blob of [to]. */
static uint32_t translate(rt_assembly *to, rt_assembly *from, il_bytes sig) {
    if (to == from) return il_emit_blob(to->image, sig.p, sig.n);
    translation t = { .from = from, .to = to, .s = il_sig_start(sig) };
    if (il_sig_peek(&t.s) == IL_SIG_FIELD) {
        put(&t, il_sig_byte(&t.s));
        translate_type(&t);
    } else {
        translate_method(&t);
    }
    uint32_t blob = il_sig_ok(&t.s) ? il_emit_blob(to->image, t.p, t.n) : 0;
    free(t.p);
    if (!blob) rt_throw_new("System.BadImageFormatException", "A signature in the assembly '%s' is damaged.", from->name);
    return blob;
}

/* --- members */

static uint32_t member_ref(rt_assembly *a, uint32_t parent, uint32_t name, uint32_t blob) {
    return IL_TOKEN(IL_TABLE_MemberRef, checked(il_emit_unique(a->image, IL_TABLE_MemberRef, (uint32_t[]){ parent, name, blob }, 3)));
}

static uint32_t reference_to(rt_assembly *a, uint32_t parent, rt_assembly *from, uint32_t token) {
    bool field = IL_TOKEN_TABLE(token) == IL_TABLE_Field;
    uint32_t rid = IL_TOKEN_RID(token);
    const char *name = il_col_string(from->image, field ? IL_Field_Name : IL_MethodDef_Name, rid);
    il_bytes sig = il_col_blob(from->image, field ? IL_Field_Signature : IL_MethodDef_Signature, rid);
    return member_ref(a, parent, il_emit_string(a->image, name), translate(a, from, sig));
}

RT_NATIVE(uint32_t, rt_q_ModuleBuilder_GetMemberRef, q_assembly module, q_assembly refed, uint32_t parent, uint32_t token) {
    return reference_to(emit_assembly(module), parent, refed.assembly, token);
}

RT_NATIVE(uint32_t, rt_q_ModuleBuilder_GetMemberRefOfMethodInfo, q_assembly module, uint32_t parent, rt_method *m) {
    if (m->is_dynamic) rt_throw_new("System.NotSupportedException", "A dynamic method cannot be called from a dynamic assembly.");
    return reference_to(emit_assembly(module), parent, m->owner->assembly, m->token);
}

RT_NATIVE(uint32_t, rt_q_ModuleBuilder_GetMemberRefOfFieldInfo, q_assembly module, uint32_t parent, q_type declaring, uint32_t token) {
    return reference_to(emit_assembly(module), parent, q_type_of(declaring)->assembly, token);
}

static uint32_t reference_by_sig(q_assembly module, uint32_t parent, const uint16_t *name, const uint8_t *sig, int32_t n) {
    rt_assembly *a = emit_assembly(module);
    return member_ref(a, parent, emit_name(a->image, name), checked(il_emit_blob(a->image, sig, (uint32_t)n)));
}

RT_NATIVE(uint32_t, rt_q_ModuleBuilder_GetMemberRefFromSignature, q_assembly module, uint32_t parent, const uint16_t *name, const uint8_t *sig, int32_t n) {
    return reference_by_sig(module, parent, name, sig, n);
}

RT_NATIVE(uint32_t, rt_q_ModuleBuilder_GetArrayMethodToken, q_assembly module, uint32_t parent, const uint16_t *name, const uint8_t *sig, int32_t n) {
    return reference_by_sig(module, parent, name, sig, n);
}

RT_NATIVE(uint32_t, rt_q_TypeBuilder_DefineMethodSpec, q_assembly module, uint32_t method, const uint8_t *sig, int32_t n) {
    il_image *img = emit_assembly(module)->image;
    uint32_t values[2] = { method, checked(il_emit_blob(img, sig, (uint32_t)n)) };
    return IL_TOKEN(IL_TABLE_MethodSpec, checked(il_emit_unique(img, IL_TABLE_MethodSpec, values, 2)));
}

RT_NATIVE(uint32_t, rt_q_TypeBuilder_GetTokenFromSig, q_assembly module, const uint8_t *sig, int32_t n) {
    il_image *img = emit_assembly(module)->image;
    uint32_t blob = checked(il_emit_blob(img, sig, (uint32_t)n));
    return IL_TOKEN(IL_TABLE_StandAloneSig, checked(il_emit_unique(img, IL_TABLE_StandAloneSig, &blob, 1)));
}

RT_NATIVE(uint32_t, rt_q_ModuleBuilder_GetStringConstant, q_assembly module, const uint16_t *s, int32_t n) {
    return checked(il_emit_user_string(emit_assembly(module)->image, s, (uint32_t)n));
}
