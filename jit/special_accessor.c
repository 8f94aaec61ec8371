/* [UnsafeAccessor]: an extern static method that stands for a member its caller may not see. The first parameter gives the type, the attribute
   the kind and the name, the remaining parameters the signature, which must be the member's exactly. Only members that the type declares itself. */
#include "jit/special.h"

#include <stdio.h>
#include <string.h>

#include "il/attribute.h"
#include "jit/accessor_type.h"

enum { CONSTRUCTOR, METHOD, STATIC_METHOD, FIELD, STATIC_FIELD }; /* UnsafeAccessorKind */

typedef struct accessor {
    int32_t kind;
    char name[256];
    rt_type *type;      /* whose member */
    const rt_sig *want; /* the accessor's signature with the types that attributes name */
} accessor;

static void member_name(jit_special *s, il_bytes blob, char *out, size_t size) {
    il_bytes name;
    if (!il_attr_named_string(blob, 4, "Name", &name) || name.n >= size) name = (il_bytes){ (const uint8_t *)s->m->name, (uint32_t)strlen(s->m->name) };
    memcpy(out, name.p, name.n);
    out[name.n] = 0;
}

static int throw_diag(jit_special *s, const coil_diag *d) {
    jit_special_throw(s, "rt_throw_deferred", jit_sym_diag(s->b, d));
    return 0;
}

static int missing(jit_special *s, const accessor *a, bool is_field) {
    coil_diag d = { 0 };
    char type[300];
    coil_fail(&d, is_field ? COIL_ENO_FIELD : COIL_ENO_METHOD, "%s not found: '%s.%s'.", is_field ? "Field" : "Method",
              rt_type_name(a->type->def, type, sizeof type), a->name);
    return throw_diag(s, &d);
}

static int invalid(jit_special *s) {
    coil_diag d = { 0 };
    coil_fail(&d, COIL_EBAD_IMAGE, "Invalid usage of UnsafeAccessorAttribute.");
    return throw_diag(s, &d);
}

static rt_field *find_field(const accessor *a, bool is_static) {
    if (rt_type_load(a->type)) return NULL;
    for (uint32_t i = 0; i < a->type->n_fields; i++) {
        rt_field *f = &a->type->fields[i];
        if (!strcmp(f->name, a->name) && f->is_static == is_static && !f->is_literal && rt_field_type(f) == a->want->ret->elem) return f;
    }
    return NULL;
}

static int access_field(jit_special *s, const accessor *a) {
    bool is_static = a->kind == STATIC_FIELD;
    if (a->want->ret->kind != RT_KIND_BYREF || a->want->n_params != 1) return invalid(s);
    rt_field *f = find_field(a, is_static);
    if (!f) return missing(s, a, true);
    LLVMValueRef base = s->params[s->self], type = jit_sym_type(s->b, f->owner);
    if (is_static) {
        if (rt_type_needs_cctor(f->owner)) jit_special_helper(s, "rt_type_ensure_cctor", &type, 1);
        base = f->has_rva ? jit_sym_rva(s->b, f) : f->is_tls ? jit_special_helper(s, "rt_thread_statics", &type, 1) : jit_sym_statics(s->b, f->owner);
    } else {
        jit_special_throw_if(s, LLVMBuildIsNull(s->bld, base, ""), "rt_throw_null");
    }
    uint64_t header = is_static || rt_type_is_value(f->owner) ? 0 : 8;
    LLVMBuildRet(s->bld, jit_special_at(s, base, header + (f->has_rva ? 0 : f->offset)));
    return 0;
}

static bool fits(rt_method *m, const rt_sig *want, rt_type *ret, uint32_t skip, bool is_static) {
    const rt_sig *sig = rt_method_sig(m);
    return sig && rt_method_is_static(m) == is_static && sig->n_params == want->n_params - skip && sig->ret == ret &&
           !memcmp(sig->params, want->params + skip, sig->n_params * sizeof *sig->params);
}

static rt_method *find_method(jit_special *s, const accessor *a, rt_type *ret, uint32_t skip, bool is_static) {
    if (rt_type_load(a->type)) return NULL;
    for (uint32_t i = 0; i < a->type->n_methods; i++) {
        rt_method *m = &a->type->methods[i];
        if (strcmp(m->name, a->name) || m->n_args != s->m->n_args) continue;
        if (m->n_args) m = rt_method_instantiate(m, s->m->args, s->m->n_args, NULL);
        if (m && fits(m, a->want, ret, skip, is_static)) return m;
    }
    return NULL;
}

static int construct(jit_special *s, const accessor *a) {
    rt_method *ctor = find_method(s, a, rt_wk.void_, 0, false);
    LLVMValueRef type = jit_sym_type(s->b, a->type), args[64];
    unsigned n = s->n - s->self;
    if (!ctor || n > 63) return missing(s, a, false);
    jit_abi abi = jit_abi_of(s->b, rt_method_sig(ctor), false);
    bool is_value = rt_type_is_value(a->type);
    if (is_value) {
        LLVMTypeRef mem = jit_mem_type(s->b, a->type);
        args[0] = LLVMBuildAlloca(s->bld, mem, "value");
        LLVMSetAlignment(args[0], 16);
        LLVMBuildStore(s->bld, LLVMConstNull(mem), args[0]);
    } else {
        args[0] = jit_special_helper(s, "rt_object_new", &type, 1);
    }
    memcpy(args + 1, s->params + s->self, n * sizeof *args);
    LLVMBuildCall2(s->bld, abi.fn_type, jit_sym_stub(s->b, ctor), args, n + 1, "");
    if (is_value) jit_special_return_from(s, args[0]);
    else LLVMBuildRet(s->bld, args[0]);
    return 0;
}

/* Calls of virtual methods are virtual. */
static LLVMValueRef instance_code(jit_special *s, rt_method *m) {
    if (rt_type_is_value(m->owner) || !rt_method_is_virtual(m)) return jit_sym_stub(s->b, m);
    LLVMValueRef args[2] = { LLVMBuildLoad2(s->bld, s->b->t_ptr, s->params[s->self], "mt"), jit_sym_method(s->b, m) };
    return jit_special_helper(s, "rt_dispatch_code", args, 2);
}

static int call(jit_special *s, const accessor *a) {
    bool is_static = a->kind == STATIC_METHOD;
    rt_method *m = find_method(s, a, a->want->ret, 1, is_static);
    if (!m) return missing(s, a, false);
    jit_abi abi = jit_abi_of(s->b, rt_method_sig(m), false);
    jit_parts self = jit_abi_classify(s->b, s->sig->params[0]);
    if (!is_static) {
        jit_special_throw_if(s, LLVMBuildIsNull(s->bld, s->params[s->self], ""), "rt_throw_null");
        jit_special_forward(s, abi.fn_type, instance_code(s, m), s->params, s->n);
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
    accessor a = { 0 };
    coil_diag d = { 0 };
    if (!il_attr_first_int(blob, &a.kind)) return coil_fail(s->d, COIL_EBAD_IMAGE, "damaged UnsafeAccessor attribute on %s", s->m->name);
    member_name(s, blob, a.name, sizeof a.name);
    if (!(a.want = jit_accessor_signature(s->m, &d))) return throw_diag(s, &d);
    if (a.kind == CONSTRUCTOR) {
        snprintf(a.name, sizeof a.name, ".ctor");
        a.type = a.want->ret;
        return rt_type_is_desc(a.type) || a.type == rt_wk.void_ ? invalid(s) : construct(s, &a);
    }
    if (!a.want->n_params) return invalid(s);
    a.type = a.want->params[0];
    if (a.type->kind == RT_KIND_BYREF) a.type = a.type->elem;
    bool by_value = rt_type_is_value(a.type) && a.want->params[0] == a.type && (a.kind == METHOD || a.kind == FIELD);
    if (rt_type_is_desc(a.type) || by_value) return invalid(s);
    return a.kind == FIELD || a.kind == STATIC_FIELD ? access_field(s, &a) : call(s, &a);
}
