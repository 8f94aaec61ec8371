/* System.Signature: a method's, property's or field's signature as RuntimeType objects. */
#include "runtime/corelib/corelib.h"

static int32_t calling_conventions(uint8_t call) {
    enum { STANDARD = 1, VARARGS = 2 };
    return ((call & IL_CALL_KIND_MASK) == IL_CALL_VARARG ? VARARGS : STANDARD) | (call & (IL_CALL_HASTHIS | IL_CALL_EXPLICITTHIS));
}

static void fill(rt_object *o, const rt_sig *s) {
    RT_FIELD(o, int32_t, "_managedCallingConventionAndArgIteratorFlags") = calling_conventions(s->call);
    if (!RT_FIELD(o, rt_object *, "_returnTypeORfieldType")) RT_FIELD(o, rt_object *, "_returnTypeORfieldType") = rt_type_object(s->ret);
    if (!RT_FIELD(o, rt_object *, "_arguments")) RT_FIELD(o, rt_object *, "_arguments") = &corelib_type_array(s->params, s->n_params, true)->base;
}

static void fill_field(rt_object *o, rt_type *t) {
    RT_FIELD(o, int32_t, "_managedCallingConventionAndArgIteratorFlags") = 1;
    RT_FIELD(o, rt_object *, "_returnTypeORfieldType") = rt_type_object(t);
    RT_FIELD(o, rt_object *, "_arguments") = &corelib_type_array(&t, 0, true)->base;
}

static void keep_blob(rt_object *o, il_bytes b) {
    RT_FIELD(o, const void *, "_sig") = b.p;
    RT_FIELD(o, int32_t, "_csig") = (int32_t)b.n;
}

static void init_from_method(rt_object *o, rt_method *m) {
    coil_diag d = { 0 };
    const rt_sig *s = rt_method_sig_diag(m, &d);
    if (!s) rt_throw_diag(&d);
    RT_FIELD(o, rt_method *, "_pMethod") = m;
    if (m->owner->assembly && IL_TOKEN_RID(m->token)) keep_blob(o, il_col_blob(m->owner->assembly->image, IL_MethodDef_Signature, IL_TOKEN_RID(m->token)));
    fill(o, s);
}

static void init_from_field(rt_object *o, rt_field *f) {
    rt_type *t = rt_field_type(f);
    if (!t) rt_throw_new("System.TypeLoadException", "The type of field '%s' cannot be loaded.", f->name);
    keep_blob(o, il_col_blob(f->owner->def->assembly->image, IL_Field_Signature, IL_TOKEN_RID(f->token)));
    fill_field(o, t);
}

static void init_from_blob(rt_object *o, il_bytes blob) {
    coil_diag d = { 0 };
    rt_type *declaring = rt_type_of_object(RT_FIELD(o, rt_object *, "_declaringType"));
    rt_context ctx = corelib_context(declaring, NULL);
    rt_assembly *a = declaring ? corelib_type_assembly(declaring) : rt_corelib;
    il_sig s = il_sig_start(blob);
    keep_blob(o, blob);
    if ((il_sig_peek(&s) & IL_CALL_KIND_MASK) == IL_SIG_FIELD) {
        il_sig_byte(&s);
        rt_type *t = rt_resolve_sig_type(a, &s, &ctx, &d);
        if (!t) rt_throw_diag(&d);
        fill_field(o, t);
        return;
    }
    rt_sig *sig = rt_resolve_sig(a, &s, &ctx, &d);
    if (!sig) rt_throw_diag(&d);
    fill(o, sig);
}

RT_NATIVE(void, rt_q_Signature_Init, rt_object **signature, const void *blob, int32_t size, rt_field *f, rt_method *m) {
    if (m) init_from_method(*signature, m);
    else if (f) init_from_field(*signature, f);
    else init_from_blob(*signature, (il_bytes){ blob, (uint32_t)size });
}

RT_NATIVE(int32_t, rt_q_Signature_AreEqual, const void *a, int32_t n_a, q_type ta, const void *b, int32_t n_b, q_type tb) {
    coil_diag d;
    rt_type *types[2] = { q_type_of(ta), q_type_of(tb) };
    il_bytes blobs[2] = { { a, (uint32_t)n_a }, { b, (uint32_t)n_b } };
    rt_sig *sigs[2];
    for (int i = 0; i < 2; i++) {
        rt_context ctx = corelib_context(types[i], NULL);
        il_sig s = il_sig_start(blobs[i]);
        sigs[i] = rt_resolve_sig(corelib_type_assembly(types[i]), &s, &ctx, &d);
        if (!sigs[i]) return 0;
    }
    if (sigs[0]->n_params != sigs[1]->n_params || sigs[0]->call != sigs[1]->call || sigs[0]->ret != sigs[1]->ret) return 0;
    return !memcmp(sigs[0]->params, sigs[1]->params, sigs[0]->n_params * sizeof *sigs[0]->params);
}

/* Offset of parameter [index] (0: the return value) in a method or property signature. */
RT_NATIVE(int32_t, rt_f_Signature_GetParameterOffsetInternal, const uint8_t *blob, int32_t size, int32_t index) {
    if (!blob || !size) return 0; // members that the runtime makes, of arrays: without modifiers
    il_sig s = il_sig_start((il_bytes){ blob, (uint32_t)size });
    if ((il_sig_peek(&s) & IL_CALL_KIND_MASK) == IL_SIG_FIELD) {
        il_sig_byte(&s);
        return index == 0 ? (int32_t)(s.p - blob) : -1;
    }
    il_method_sig head = il_sig_method(&s);
    if (index < 0 || (uint32_t)index > head.params) return -1;
    for (int32_t i = 0; i < index; i++) il_sig_skip_type(&s);
    return il_sig_ok(&s) ? (int32_t)(s.p - blob) : -1;
}

/* Offset of part [index] of the type at [offset]: an element type; of a function pointer the return type (0) or a parameter; a generic argument. */
RT_NATIVE(int32_t, rt_f_Signature_GetTypeParameterOffsetInternal, const uint8_t *blob, int32_t size, int32_t offset, int32_t index) {
    il_sig s = il_sig_start((il_bytes){ blob + offset, (uint32_t)(size - offset) });
    il_sig_skip_mods(&s, NULL);
    switch (il_sig_byte(&s)) {
    case IL_ELEMENT_FNPTR: il_sig_method(&s); break;
    case IL_ELEMENT_GENERICINST:
        il_sig_byte(&s);
        il_sig_token(&s);
        il_sig_uint(&s);
        break;
    default: index = 0;
    }
    for (int32_t i = 0; i < index; i++) il_sig_skip_type(&s);
    return il_sig_ok(&s) ? (int32_t)(s.p - blob) : -1;
}

RT_NATIVE(int32_t, rt_f_Signature_GetCallingConventionFromFunctionPointerAtOffsetInternal, const uint8_t *blob, int32_t size, int32_t offset) {
    il_sig s = il_sig_start((il_bytes){ blob + offset, (uint32_t)(size - offset) });
    il_sig_skip_mods(&s, NULL);
    return il_sig_byte(&s) == IL_ELEMENT_FNPTR ? il_sig_byte(&s) & IL_CALL_KIND_MASK : 0;
}

/* Custom modifiers that stand at [offset], as Type[]. II.23.2.7 */
RT_NATIVE(void, rt_q_Signature_GetCustomModifiersAtOffset, rt_object **signature, int32_t offset, int32_t required, rt_object **result) {
    rt_object *o = *signature;
    rt_type *declaring = rt_type_of_object(RT_FIELD(o, rt_object *, "_declaringType")), *found[16];
    rt_context ctx = corelib_context(declaring, RT_FIELD(o, rt_method *, "_pMethod"));
    il_sig s = il_sig_start((il_bytes){ RT_FIELD(o, const uint8_t *, "_sig"), (uint32_t)RT_FIELD(o, int32_t, "_csig") });
    uint32_t n = 0;
    coil_diag d = { 0 };
    if (offset < 0 || offset > s.end - s.p) return;
    s.p += offset;
    while ((il_sig_peek(&s) == IL_ELEMENT_CMOD_REQD || il_sig_peek(&s) == IL_ELEMENT_CMOD_OPT) && n < 16) {
        bool reqd = il_sig_byte(&s) == IL_ELEMENT_CMOD_REQD;
        rt_type *t = rt_resolve_type(corelib_type_assembly(declaring), il_sig_token(&s), &ctx, &d);
        if (!t) rt_throw_diag(&d);
        if (reqd == (required != 0)) found[n++] = t;
    }
    for (uint32_t i = 0; i < n / 2; i++) { // reflection lists the innermost first
        rt_type *t = found[i];
        found[i] = found[n - 1 - i];
        found[n - 1 - i] = t;
    }
    *result = &corelib_type_array(found, n, false)->base;
}
