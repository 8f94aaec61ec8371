/* Method and field tokens, and the lazily resolved signatures of methods and fields.

   A MemberRef names a member by declaring type, name and signature (II.22.25). The signature is written in terms of the variables of
   the type *definition* that declares the member, so candidates are compared as they stand there: the reference's signature is read under
   the candidate's own VARs and MVARs, type by type, and compared by pointer with the candidate's open signature. Only when the search
   goes up to a base class are exact signatures compared, since the reference's variables are then those of the derived type. */
#include "runtime/types/resolve.h"
#include "runtime/types/scope.h"

#include <stdlib.h>
#include <string.h>

static void *fail_type(resolver *r, rt_type *t) {
    rt_type_diag(t, r->d);
    return NULL;
}

/* --- signatures of methods and fields */

static const rt_sig *publish(rt_method *m, rt_sig *sig) {
    rt_sig *other = NULL;
    return __atomic_compare_exchange_n(&m->sig, &other, sig, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE) ? sig : other;
}

/* The async entry returns what the task would hold: T of Task<T> and ValueTask<T>, else nothing. AsyncHelpers.Await and its like return no task:
   their async entry returns what they return. */
static rt_sig *async_sig(const rt_method *m, const rt_sig *task) {
    rt_sig *sig = malloc(sizeof *sig);
    *sig = *task;
    if (m->task_kind != RT_TASK_NONE)
        sig->ret = task->ret->n_args == 1 ? task->ret->args[0] : rt_wk.void_;
    return sig;
}

const rt_sig *rt_method_sig_diag(rt_method *m, coil_diag *d) {
    const rt_sig *have = __atomic_load_n(&m->sig, __ATOMIC_ACQUIRE);
    if (have)
        return have;
    if (m->variant == RT_VARIANT_ASYNC) {
        const rt_sig *task = rt_method_sig_diag(m->async_twin, d);
        return task ? publish(m, async_sig(m, task)) : NULL;
    }
    rt_context ctx = rt_method_context(m);
    rt_assembly *a = m->owner->assembly;
    il_sig s = il_sig_start(il_col_blob(a->image, IL_MethodDef_Signature, IL_TOKEN_RID(m->token)));
    rt_sig *sig = rt_resolve_sig(a, &s, &ctx, d);
    return sig ? publish(m, sig) : NULL;
}

const rt_sig *rt_method_sig(rt_method *m) {
    coil_diag d;
    return rt_method_sig_diag(m, &d);
}

rt_type *rt_field_type_diag(rt_field *f, coil_diag *d) {
    rt_type *t = __atomic_load_n(&f->type, __ATOMIC_ACQUIRE);
    if (t)
        return t;
    rt_assembly *a = f->owner->assembly;
    rt_context ctx = rt_type_context(f->owner);
    il_sig s = il_sig_start(il_col_blob(a->image, IL_Field_Signature, IL_TOKEN_RID(f->token)));
    if (il_sig_byte(&s) != IL_SIG_FIELD) { // II.23.2.4
        rt_fail_in(a, d, COIL_EBAD_SIGNATURE, "damaged signature of field %s", f->name);
        return NULL;
    }
    t = rt_resolve_sig_type(a, &s, &ctx, d);
    if (t)
        __atomic_store_n(&f->type, t, __ATOMIC_RELEASE);
    return t;
}

rt_type *rt_field_type(rt_field *f) {
    coil_diag d;
    return rt_field_type_diag(f, &d);
}

il_bytes rt_field_rva(const rt_field *f) { // II.22.18
    const il_image *image = f->owner->assembly->image;
    il_range rows = il_find(image, IL_FieldRVA_Field, IL_TOKEN_RID(f->token));
    return rows.first < rows.end ? il_image_rva(image, il_col(image, IL_FieldRVA_RVA, rows.first)) : (il_bytes){NULL, 0};
}

/* --- matching a MemberRef */

typedef struct reference {
    rt_assembly *a;
    const char *name;
    il_bytes blob;
    il_method_sig head;
    uint32_t rid;
} reference;

static bool same_signature(const reference *ref, const rt_context *ctx, const rt_sig *sig) {
    il_sig s = il_sig_start(ref->blob);
    coil_diag d;
    il_sig_method(&s);
    if (!sig || rt_resolve_sig_type(ref->a, &s, ctx, &d) != sig->ret)
        return false;
    for (uint32_t i = 0; i < sig->n_params; i++)
        if (rt_resolve_sig_type(ref->a, &s, ctx, &d) != sig->params[i])
            return false;
    return true;
}

/* What can be told without resolving anything: name, `this`, number of parameters and of generic parameters. */
static bool may_match(const reference *ref, const rt_method *m) {
    if (strcmp(m->name, ref->name) || m->n_args != ref->head.generics || rt_method_is_static(m) == !!(ref->head.call & IL_CALL_HASTHIS))
        return false;
    il_sig s = il_sig_start(il_col_blob(m->owner->assembly->image, IL_MethodDef_Signature, IL_TOKEN_RID(m->token)));
    return il_sig_method(&s).params == ref->head.params;
}

static rt_method *find_on_definition(const reference *ref, rt_type *t) {
    for (uint32_t i = 0; i < t->n_methods; i++) {
        rt_method *m = &t->methods[i], *typical = m->typical ? m->typical : m;
        rt_context ctx = rt_method_context(typical);
        if (may_match(ref, m) && same_signature(ref, &ctx, rt_method_sig(typical)))
            return m;
    }
    return NULL;
}

static rt_method *find_inherited(const reference *ref, rt_type *t, rt_type *from) {
    for (uint32_t i = 0; i < t->n_methods; i++) {
        rt_method *m = &t->methods[i];
        rt_context ctx = {from->args, from->n_args, m->args, m->n_args};
        if (may_match(ref, m) && same_signature(ref, &ctx, rt_method_sig(m)))
            return m;
    }
    return NULL;
}

/* Members that the runtime makes for arrays: told apart by name and number of parameters. II.14.2 */
static rt_method *find_array_member(const reference *ref, rt_type *t) {
    for (uint32_t i = 0; i < t->n_extra; i++) {
        rt_method *m = t->extra_methods[i];
        const rt_sig *sig = strcmp(m->name, ref->name) ? NULL : rt_method_sig(m);
        if (sig && sig->n_params == ref->head.params)
            return m;
    }
    return NULL;
}

static void *missing_method(resolver *r, const reference *ref, rt_type *t) {
    char text[400];
    il_sig s = il_sig_start(ref->blob);
    rt_context ctx = {t->def->args, t->def->n_args, NULL, 0};
    rt_sig *sig = rt_resolve_sig(ref->a, &s, &ctx, NULL); /* of a generic method: fails, and the message does without */
    resolve_fail(r, COIL_ENO_METHOD, "Method not found: '%s'.", rt_describe_method(t, ref->name, sig, text, sizeof text));
    free(sig);
    return NULL;
}

/* The method that this reference matched before, on another instantiation of the same definition. */
static rt_method *matched_before(const reference *ref, rt_type *t) {
    rt_method *known = __atomic_load_n(resolve_match_slot(ref->a, ref->rid), __ATOMIC_ACQUIRE);
    if (!known || known->owner->def != t->def || known->owner->n_methods != t->n_methods)
        return NULL;
    return &t->methods[known - known->owner->methods];
}

static rt_method *find_method(resolver *r, const reference *ref, rt_type *t) {
    if (rt_type_members(t))
        return fail_type(r, t);
    rt_method *m = rt_type_is_array(t) ? find_array_member(ref, t) : matched_before(ref, t);
    if (!m && (m = find_on_definition(ref, t)))
        __atomic_store_n(resolve_match_slot(ref->a, ref->rid), m, __ATOMIC_RELEASE);
    for (rt_type *base = rt_type_parent(t); !m && base; base = rt_type_parent(base)) {
        if (rt_type_members(base))
            return fail_type(r, base);
        m = find_inherited(ref, base, t);
    }
    return m ? m : missing_method(r, ref, t);
}

/* The type that a MemberRef's Class column names; NULL + diag. */
static rt_type *parent_type(resolver *r, uint32_t parent) {
    uint32_t table = IL_TOKEN_TABLE(parent);
    if (table == IL_TABLE_TypeDef || table == IL_TABLE_TypeRef || table == IL_TABLE_TypeSpec)
        return resolve_type(r, parent);
    return resolve_fail(r, COIL_EUNSUPPORTED, "a member of another module (parent %08x)", parent);
}

static rt_method *resolve_memberref(resolver *r, uint32_t rid) {
    const il_image *image = r->a->image;
    uint32_t parent = il_col(image, IL_MemberRef_Class, rid);
    if (IL_TOKEN_TABLE(parent) == IL_TABLE_MethodDef) /* call site of a vararg method */
        return rt_assembly_methoddef(r->a, IL_TOKEN_RID(parent), r->d);
    rt_type *t = parent_type(r, parent);
    if (!t)
        return NULL;
    reference ref = {r->a, il_col_string(image, IL_MemberRef_Name, rid), il_col_blob(image, IL_MemberRef_Signature, rid), {0}, rid};
    il_sig s = il_sig_start(ref.blob);
    ref.head = il_sig_method(&s);
    if (!il_sig_ok(&s))
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "damaged signature in a reference to %s", ref.name);
    return find_method(r, &ref, t);
}

/* --- methods */

static rt_method *resolve_method(resolver *r, uint32_t token);

static rt_method *resolve_methodspec(resolver *r, uint32_t rid) { // II.22.29, II.23.2.15
    rt_method *def = resolve_method(r, il_col(r->a->image, IL_MethodSpec_Method, rid)), *result = NULL;
    il_sig s = il_sig_start(il_col_blob(r->a->image, IL_MethodSpec_Instantiation, rid));
    bool right = il_sig_byte(&s) == IL_SIG_METHODSPEC;
    uint32_t n = il_sig_uint(&s), i = 0;
    if (!def)
        return NULL;
    if (!right || !il_sig_ok(&s) || n == 0 || n > (uint32_t)(s.end - s.p))
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "damaged instantiation of method %s", def->name);
    rt_type **args = malloc(n * sizeof *args);
    while (i < n && (args[i] = resolve_sig_type(r, &s)))
        i++;
    if (i == n)
        result = rt_method_instantiate(def, args, n, r->d);
    free(args);
    return result;
}

static bool in_table(const resolver *r, uint32_t token) {
    uint32_t rid = IL_TOKEN_RID(token);
    return rid && rid <= il_rows(r->a->image, (enum il_table)IL_TOKEN_TABLE(token));
}

/* One token may be used as a method in one place and as a field in another; the cache must not mix them up. */
static bool is_field_ref(const rt_assembly *a, uint32_t token) {
    il_bytes b = il_col_blob(a->image, IL_MemberRef_Signature, IL_TOKEN_RID(token));
    return b.n && b.p[0] == IL_SIG_FIELD;
}

static rt_method *resolve_method(resolver *r, uint32_t token) {
    uint32_t table = IL_TOKEN_TABLE(token), rid = IL_TOKEN_RID(token);
    if (r->a->scope)
        return rt_scope_find(r->a->scope, token, RT_SCOPE_METHOD, r->d);
    if (table == IL_TABLE_MethodDef)
        return rt_assembly_methoddef(r->a, rid, r->d);
    if ((table != IL_TABLE_MemberRef && table != IL_TABLE_MethodSpec) || !in_table(r, token))
        return resolve_fail(r, COIL_EBAD_IMAGE, "%08x is not a method", token);
    if (table == IL_TABLE_MemberRef && is_field_ref(r->a, token))
        return resolve_fail(r, COIL_EBAD_SIGNATURE, "%08x is a field, not a method", token);
    rt_method *m = resolve_cached(r, token);
    if (m)
        return m;
    if (r->depth > 8) /* a MethodSpec of a MethodSpec cannot be encoded; this only bounds damage */
        return resolve_fail(r, COIL_EBAD_IMAGE, "method %08x refers to itself", token);
    resolver sub = {r->a, r->ctx, r->d, r->depth + 1, false};
    m = table == IL_TABLE_MemberRef ? resolve_memberref(&sub, rid) : resolve_methodspec(&sub, rid);
    return resolve_store(r, &sub, token, m);
}

rt_method *rt_resolve_method(rt_assembly *a, uint32_t token, const rt_context *ctx, coil_diag *d) {
    resolver r = {a, ctx, d, 0, false};
    return resolve_method(&r, token);
}

/* --- fields */

static rt_field *field_by_rid(resolver *r, uint32_t rid) {
    rt_type *t = rt_assembly_typedef(r->a, il_field_owner(r->a->image, rid), r->d);
    if (!t)
        return NULL;
    if (rt_type_declare_fields(t))
        return fail_type(r, t);
    for (uint32_t i = 0; i < t->n_fields; i++)
        if (IL_TOKEN_RID(t->fields[i].token) == rid)
            return &t->fields[i];
    return resolve_fail(r, COIL_EBAD_IMAGE, "field definition %u belongs to no type", rid);
}

/* Names are nearly always unique; where they are not, the type decides, read as for methods. The framework's references are not doubted. */
static bool field_matches(resolver *r, const rt_type *named, const rt_type *t, uint32_t i, il_sig s) {
    const char *name = t->fields[i].name;
    bool unique = true;
    for (uint32_t j = 0; j < t->n_fields; j++)
        unique &= j == i || strcmp(t->fields[j].name, name);
    if (unique && rt_assembly_is_framework(r->a))
        return true;
    rt_context ctx = rt_type_context(named);
    coil_diag d;
    rt_type *wanted = rt_resolve_sig_type(r->a, &s, &ctx, &d), *is = wanted ? rt_field_type(&t->fields[i]) : NULL;
    return wanted && is ? wanted == is : unique;
}

static rt_field *find_field(resolver *r, rt_type *t, const char *name, il_sig s) {
    char text[300];
    for (rt_type *c = t; c; c = rt_type_parent(c)) {
        if (rt_type_declare_fields(c))
            return fail_type(r, c);
        for (uint32_t i = 0; i < c->n_fields; i++)
            if (!strcmp(c->fields[i].name, name) && field_matches(r, t, c, i, s))
                return &c->fields[i];
    }
    return resolve_fail(r, COIL_ENO_FIELD, "Field not found: '%s.%s'.", rt_type_name(t, text, sizeof text), name);
}

static rt_field *resolve_field_ref(resolver *r, uint32_t rid) {
    const il_image *image = r->a->image;
    const char *name = il_col_string(image, IL_MemberRef_Name, rid);
    il_sig s = il_sig_start(il_col_blob(image, IL_MemberRef_Signature, rid));
    rt_type *t = parent_type(r, il_col(image, IL_MemberRef_Class, rid));
    if (!t)
        return NULL;
    il_sig_byte(&s); /* IL_SIG_FIELD */
    return find_field(r, t, name, s);
}

rt_field *rt_resolve_field(rt_assembly *a, uint32_t token, const rt_context *ctx, coil_diag *d) {
    resolver r = {a, ctx, d, 0, false};
    if (a->scope)
        return rt_scope_find(a->scope, token, RT_SCOPE_FIELD, d);
    if (!in_table(&r, token) || (IL_TOKEN_TABLE(token) != IL_TABLE_Field && IL_TOKEN_TABLE(token) != IL_TABLE_MemberRef))
        return resolve_fail(&r, COIL_EBAD_IMAGE, "%08x is not a field", token);
    if (IL_TOKEN_TABLE(token) == IL_TABLE_Field)
        return field_by_rid(&r, IL_TOKEN_RID(token));
    if (!is_field_ref(a, token))
        return resolve_fail(&r, COIL_EBAD_SIGNATURE, "%08x is a method, not a field", token);
    rt_field *f = resolve_cached(&r, token);
    if (f)
        return f;
    resolver sub = r;
    f = resolve_field_ref(&sub, IL_TOKEN_RID(token));
    return resolve_store(&r, &sub, token, f);
}
