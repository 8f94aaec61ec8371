/* MethodBase.GetMethodBody: IL, locals and clauses of a method as objects. */
#include "il/body.h"
#include "il/sig.h"
#include "runtime/corelib/corelib.h"

static rt_object *new_object(const char *name) {
    return rt_object_new(rt_corelib_type("System.Reflection", name));
}

static rt_array *array_of(const char *element, uint32_t n) {
    return rt_array_new(rt_type_szarray(rt_corelib_type("System.Reflection", element)), n);
}

static rt_array *il_bytes_of(const il_body *b) {
    rt_array *a = rt_array_new(rt_type_szarray(rt_wk.u1), b->code_size);
    memcpy(a->data, b->code, b->code_size);
    return a;
}

static rt_object *local_new(int32_t index, rt_type *t, bool pinned) {
    rt_object *o = new_object("RuntimeLocalVariableInfo");
    RT_FIELD(o, rt_object *, "_type") = rt_type_object(t);
    RT_FIELD(o, int32_t, "_localIndex") = index;
    RT_FIELD(o, uint8_t, "_isPinned") = pinned;
    return o;
}

/* II.23.2.6: whether each local is pinned; the types come from the loader. */
static rt_array *locals_of(rt_method *m, uint32_t token) {
    rt_assembly *a = m->owner->def->assembly;
    rt_context ctx = rt_method_context(m);
    rt_type **types = NULL;
    uint32_t n = 0;
    coil_diag d = {.il_offset = -1};
    if (token && rt_resolve_locals(a, token, &ctx, &types, &n, &d)) rt_throw_diag(&d);
    rt_array *list = array_of("RuntimeLocalVariableInfo", n);
    il_sig s = il_sig_start(il_col_blob(a->image, IL_StandAloneSig_Signature, IL_TOKEN_RID(token)));
    il_sig_byte(&s);
    il_sig_uint(&s);
    for (uint32_t i = 0; i < n; i++) {
        il_sig_skip_mods(&s, NULL);
        bool pinned = il_sig_peek(&s) == IL_ELEMENT_PINNED;
        if (pinned) il_sig_byte(&s);
        il_sig_skip_type(&s);
        ((rt_object **)list->data)[i] = local_new((int32_t)i, types[i], pinned);
    }
    return list;
}

static rt_object *clause_new(const il_clause *c, rt_object *body) {
    rt_object *o = new_object("RuntimeExceptionHandlingClause");
    RT_FIELD(o, rt_object *, "_methodBody") = body;
    RT_FIELD(o, int32_t, "_flags") = (int32_t)c->kind;
    RT_FIELD(o, int32_t, "_tryOffset") = (int32_t)c->try_start;
    RT_FIELD(o, int32_t, "_tryLength") = (int32_t)(c->try_end - c->try_start);
    RT_FIELD(o, int32_t, "_handlerOffset") = (int32_t)c->handler_start;
    RT_FIELD(o, int32_t, "_handlerLength") = (int32_t)(c->handler_end - c->handler_start);
    RT_FIELD(o, int32_t, "_catchMetadataToken") = (int32_t)c->class_token;
    RT_FIELD(o, int32_t, "_filterOffset") = (int32_t)c->filter_start;
    return o;
}

static rt_array *clauses_of(const il_body *b, rt_object *body) {
    rt_array *list = array_of("RuntimeExceptionHandlingClause", b->n_clauses);
    for (uint32_t i = 0; i < b->n_clauses; i++) {
        il_clause c = il_body_clause(b, i);
        ((rt_object **)list->data)[i] = clause_new(&c, body);
    }
    return list;
}

RT_NATIVE(void, rt_q_RuntimeMethodHandle_GetMethodBody, rt_method *m, q_type declaring, rt_object **result) {
    (void)declaring;
    il_body b;
    *result = NULL;
    if (!m->token || rt_method_body(m, &b, NULL)) return; // abstract, native, or made by the runtime
    rt_object *body = new_object("RuntimeMethodBody");
    RT_FIELD(body, rt_array *, "_IL") = il_bytes_of(&b);
    RT_FIELD(body, int32_t, "_maxStackSize") = (int32_t)b.max_stack;
    RT_FIELD(body, uint8_t, "_initLocals") = b.init_locals;
    RT_FIELD(body, int32_t, "_localSignatureMetadataToken") = (int32_t)b.local_sig;
    RT_FIELD(body, rt_array *, "_localVariables") = locals_of(m, b.local_sig);
    RT_FIELD(body, rt_array *, "_exceptionHandlingClauses") = clauses_of(&b, body);
    *result = body;
}
