/* [UnsafeAccessor]: an extern static method that stands for a member its caller may not see. The first parameter gives the type, the attribute
   the kind and the name, the remaining parameters the signature. */
#include "jit/special.h"

#include <string.h>

#include "il/attribute.h"

enum { CONSTRUCTOR, METHOD, STATIC_METHOD, FIELD, STATIC_FIELD }; /* UnsafeAccessorKind */

static void member_name(jit_special *s, il_bytes blob, char *out, size_t size) {
    il_bytes name;
    if (!il_attr_named_string(blob, 4, "Name", &name) || name.n >= size) name = (il_bytes){ (const uint8_t *)s->m->name, (uint32_t)strlen(s->m->name) };
    memcpy(out, name.p, name.n);
    out[name.n] = 0;
}

static int missing(jit_special *s, const rt_type *t, const char *name, bool is_field) {
    coil_diag d = { 0 };
    coil_fail(&d, is_field ? COIL_ENO_FIELD : COIL_ENO_METHOD, "%s.%s", t->name, name);
    jit_special_throw(s, "rt_throw_deferred", jit_sym_diag(s->b, &d));
    return 0;
}

static int access_field(jit_special *s, rt_type *t, const char *name) {
    rt_field *f = rt_type_layout(t) ? NULL : rt_type_find_field(t, name);
    if (!f || f->is_tls) return missing(s, t, name, true);
    LLVMValueRef base = s->params[s->self];
    if (f->is_static) {
        LLVMValueRef type = jit_sym_type(s->b, f->owner);
        if (rt_type_needs_cctor(f->owner)) jit_special_helper(s, "rt_type_ensure_cctor", &type, 1);
        base = jit_sym_statics(s->b, f->owner);
    } else {
        jit_special_throw_if(s, LLVMBuildIsNull(s->bld, base, ""), "rt_throw_null");
    }
    uint64_t header = f->is_static || rt_type_is_value(f->owner) ? 0 : 8;
    LLVMBuildRet(s->bld, jit_special_at(s, base, header + f->offset));
    return 0;
}

static int construct(jit_special *s, rt_type *t) {
    rt_method *ctor = rt_type_load(t) ? NULL : rt_type_find_method_sig(t, ".ctor", s->sig->params, s->sig->n_params);
    if (!ctor || rt_type_is_value(t)) return missing(s, t, ".ctor", false);
    LLVMValueRef type = jit_sym_type(s->b, t), first[64];
    if (s->n > 63) return missing(s, t, ".ctor", false);
    first[0] = jit_special_helper(s, "rt_object_new", &type, 1);
    memcpy(first + 1, s->params, s->n * sizeof *first);
    jit_abi abi = jit_abi_of(s->b, rt_method_sig(ctor), false);
    LLVMBuildCall2(s->bld, abi.fn_type, jit_sym_stub(s->b, ctor), first, s->n + 1, "");
    LLVMBuildRet(s->bld, first[0]);
    return 0;
}

static rt_method *find_inherited(rt_type *t, const char *name, rt_type *const *params, uint32_t n) {
    for (; t; t = t->parent) {
        rt_method *m = rt_type_load(t) ? NULL : rt_type_find_method_sig(t, name, params, n);
        if (m) return m;
    }
    return NULL;
}

static int call(jit_special *s, rt_type *t, const char *name, bool is_static) {
    rt_method *m = find_inherited(t, name, s->sig->params + 1, s->sig->n_params - 1);
    coil_diag d = { 0 };
    if (m && s->m->n_args) m = rt_method_instantiate(m, s->m->args, s->m->n_args, &d);
    if (!m || rt_method_is_static(m) != is_static) return missing(s, t, name, false);
    jit_abi abi = jit_abi_of(s->b, rt_method_sig(m), false);
    jit_parts self = jit_abi_classify(s->b, s->sig->params[0]);
    if (!is_static) {
        jit_special_throw_if(s, LLVMBuildIsNull(s->bld, s->params[s->self], ""), "rt_throw_null");
        jit_special_forward(s, abi.fn_type, jit_sym_stub(s->b, m), s->params, s->n);
        return 0;
    }
    unsigned drop = self.indirect ? 1 : self.n; /* a static member's first argument only names the type */
    memmove(s->params + s->self, s->params + s->self + drop, (s->n - s->self - drop) * sizeof *s->params);
    jit_special_forward(s, abi.fn_type, jit_sym_stub(s->b, m), s->params, s->n - drop);
    return 0;
}

int jit_special_accessor(jit_special *s) {
    const il_image *img = s->m->owner->assembly->image;
    uint32_t rid = il_find_attribute(img, s->m->token, "System.Runtime.CompilerServices", "UnsafeAccessorAttribute");
    il_bytes blob = il_col_blob(img, IL_CustomAttribute_Value, rid);
    int32_t kind;
    char name[256];
    if (!il_attr_first_int(blob, &kind)) return coil_fail(s->d, COIL_EBAD_IMAGE, "damaged UnsafeAccessor attribute on %s", s->m->name);
    member_name(s, blob, name, sizeof name);
    if (kind == CONSTRUCTOR) return construct(s, s->sig->ret);
    if (!s->sig->n_params) return coil_fail(s->d, COIL_EBAD_IL, "the UnsafeAccessor %s has no parameter that names the type", s->m->name);
    rt_type *t = s->sig->params[0];
    if (t->kind == RT_KIND_BYREF) t = t->elem;
    if (kind == FIELD || kind == STATIC_FIELD) return access_field(s, t, name);
    return call(s, t, name, kind == STATIC_METHOD);
}
