/* A parser of reflection's type names, as far as they name types: "Ns.Outer+Inner`1[[Ns.Arg, Assembly]], Assembly", suffixes [] [,] * &, and
   generic parameters of the accessor's type and method as !0 and !!0. */
#include "jit/accessor_type.h"

#include <stdlib.h>
#include <string.h>

#include "il/attribute.h"

enum { MAX_ARGS = 16 };

typedef struct parser {
    const char *p;
    rt_assembly *home;      /* where a name without an assembly is looked for, then in CoreLib */
    const rt_context *ctx;
    coil_diag *d;
} parser;

static rt_type *parse(parser *r, bool qualified);

static void *bad_name(parser *r) {
    if (!r->d->code) coil_fail(r->d, COIL_EBAD_TYPE, "The type name in an UnsafeAccessorTypeAttribute is not valid near '%.60s'.", r->p);
    return NULL;
}

static void skip_blanks(parser *r) { while (*r->p == ' ') r->p++; }

static rt_type *variable(parser *r) {
    bool of_method = r->p[1] == '!';
    char *end;
    unsigned long i = strtoul(r->p + (of_method ? 2 : 1), &end, 10);
    r->p = end;
    if (of_method) return i < r->ctx->n_method_args ? r->ctx->method_args[i] : bad_name(r);
    return i < r->ctx->n_type_args ? r->ctx->type_args[i] : bad_name(r);
}

static uint32_t arguments(parser *r, rt_type **args) {
    uint32_t n = 0;
    r->p++; /* [ */
    do {
        skip_blanks(r);
        bool bracket = *r->p == '[';
        r->p += bracket;
        rt_type *t = n < MAX_ARGS ? parse(r, bracket) : bad_name(r);
        if (!t || (bracket && *r->p++ != ']')) return 0;
        args[n++] = t;
        skip_blanks(r);
    } while (*r->p++ == ',');
    return r->p[-1] == ']' ? n : 0;
}

static bool begins_arguments(const char *p) { return p[0] == '[' && p[1] != ']' && p[1] != ',' && p[1] != '*'; }

static rt_type *suffixes(parser *r, rt_type *t) {
    for (;; r->p++) {
        if (*r->p == '&') {
            t = rt_type_byref(t);
        } else if (*r->p == '*') {
            t = rt_type_ptr(t);
        } else if (*r->p == '[' && !begins_arguments(r->p)) {
            uint32_t rank = 1;
            for (r->p++; *r->p == ','; r->p++) rank++;
            bool star = *r->p == '*';
            r->p += star;
            if (*r->p != ']') return bad_name(r);
            t = rank == 1 && !star ? rt_type_szarray(t) : rt_type_mdarray(t, rank);
        } else {
            return t;
        }
    }
}

static rt_type *find(parser *r, rt_assembly *a, char *full) {
    char *plus = strchr(full, '+'), *dot = NULL;
    for (char *c = full; *c && c != plus; c++)
        if (*c == '.') dot = c;
    if (dot) *dot = 0;
    rt_type *t = rt_find_type(a, dot ? full : "", dot ? dot + 1 : full, r->d);
    if (dot) *dot = '.';
    return t;
}

/* The assembly's simple name after the comma; version and key do not matter here. */
static rt_assembly *assembly_part(parser *r) {
    char name[256];
    size_t n = 0;
    r->p++;
    skip_blanks(r);
    while (*r->p && *r->p != ',' && *r->p != ']' && n < sizeof name - 1) name[n++] = *r->p++;
    name[n] = 0;
    while (*r->p && *r->p != ']') r->p++;
    return rt_assembly_load_name(name, r->d);
}

static rt_type *parse(parser *r, bool qualified) {
    char name[512];
    size_t n = 0;
    if (*r->p == '!') {
        rt_type *v = variable(r);
        return v ? suffixes(r, v) : NULL;
    }
    while (*r->p && !strchr(",[]*&", *r->p) && n < sizeof name - 1) name[n++] = *r->p++;
    name[n] = 0;
    rt_type *args[MAX_ARGS];
    uint32_t n_args = begins_arguments(r->p) ? arguments(r, args) : 0;
    if (r->d->code) return NULL;
    parser after = *r; /* suffixes come before the assembly, the type's assembly decides what they are of */
    while (*r->p && strchr("[]*&", *r->p) && !(*r->p == ']' && r->p[-1] != '[' && r->p[-1] != ',' && r->p[-1] != '*')) r->p++;
    rt_assembly *a = qualified && *r->p == ',' ? assembly_part(r) : r->home;
    rt_type *t = a ? find(r, a, name) : NULL;
    if (!t && a == r->home && a != rt_corelib) {
        *r->d = (coil_diag){ 0 };
        t = find(r, rt_corelib, name);
    }
    if (t && n_args) t = rt_type_instantiate(t, args, n_args, r->d);
    const char *end = r->p;
    if (t) t = suffixes(&after, t);
    r->p = end;
    return t;
}

static rt_type *named_type(rt_method *m, uint32_t param, const rt_context *ctx, coil_diag *d) {
    const il_image *img = m->owner->assembly->image;
    uint32_t rid = il_find_attribute(img, IL_TOKEN(IL_TABLE_Param, param), "System.Runtime.CompilerServices", "UnsafeAccessorTypeAttribute");
    il_bytes s;
    if (!rid || !il_attr_first_string(il_col_blob(img, IL_CustomAttribute_Value, rid), &s)) return NULL;
    char *text = strndup((const char *)s.p, s.n);
    parser r = { text, m->owner->assembly, ctx, d };
    rt_type *t = parse(&r, true);
    if (t && *r.p) t = bad_name(&r);
    free(text);
    return t;
}

const rt_sig *jit_accessor_signature(rt_method *m, coil_diag *d) {
    const rt_sig *own = rt_method_sig(m);
    const il_image *img = m->owner->assembly->image;
    il_range rows = il_list(img, IL_MethodDef_ParamList, IL_TOKEN_RID(m->token));
    rt_context ctx = rt_method_context(m);
    rt_sig *sig = NULL;
    for (uint32_t p = rows.first; own && p < rows.end; p++) {
        uint32_t i = il_col(img, IL_Param_Sequence, p);
        rt_type *t = named_type(m, p, &ctx, d);
        if (d->code) return NULL;
        if (!t || i > own->n_params) continue;
        if (!sig) {
            sig = malloc(sizeof *sig + (own->n_params + 1) * sizeof *sig->params);
            *sig = *own;
            sig->params = memcpy(sig + 1, own->params, own->n_params * sizeof *sig->params);
        }
        if (i) sig->params[i - 1] = t;
        else sig->ret = t;
    }
    return sig ? sig : own;
}
