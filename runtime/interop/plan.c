/* Plans: how each parameter of a signature crosses, and where its variables lie in the frame. Made once for each P/Invoke, delegate type and
   unmanaged call site, under the loader lock. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "il/attribute.h"
#include "runtime/eh/eh.h"
#include "runtime/interop/marshal.h"

enum { PARAM_IN = 1, PARAM_OUT = 2, BUCKETS = 512 };
enum { MAP_CHARSET = 0x06, MAP_UNICODE = 0x04, MAP_LAST_ERROR = 0x40, IMPL_PRESERVE_SIG = 0x80 }; // II.23.1.8, II.23.1.11

typedef struct source { rt_assembly *assembly; uint32_t method_token; bool wide, last_error, hresult, disabled; } source;

/* --- metadata of parameters */

static uint32_t param_token(const source *s, uint32_t sequence) {
    if (!s->method_token) return 0;
    const il_image *img = s->assembly->image;
    il_range rows = il_list(img, IL_MethodDef_ParamList, IL_TOKEN_RID(s->method_token));
    for (uint32_t i = rows.first; i < rows.end; i++)
        if (il_col(img, IL_Param_Sequence, i) == sequence) return IL_TOKEN(IL_TABLE_Param, i);
    return 0;
}

static bool marshalling_disabled(rt_assembly *a) {
    return a->is_corelib || il_find_attribute(a->image, IL_TOKEN(IL_TABLE_Assembly, 1), "System.Runtime.CompilerServices", "DisableRuntimeMarshallingAttribute");
}

/* --- one parameter */

static void refuse(rt_plan *p, const char *type, uint32_t sequence, const char *why) {
    char where[32], *text = NULL;
    snprintf(where, sizeof where, sequence ? "parameter #%u" : "return value", sequence);
    if (p->error) return;
    p->error_type = type;
    p->error = asprintf(&text, "Cannot marshal '%s': %s", where, why) < 0 ? why : text;
}

static const char *describe_disabled(rt_marshal *m, rt_type *t) {
    static const char why[] = "Cannot marshal managed types when the runtime marshalling system is disabled.";
    *m = (rt_marshal){ .way = RT_WAY_COPY, .managed = t, .native = t, .count_param = -1 };
    if (rt_type_is_value(t)) rt_type_layout(t);
    m->size = rt_type_value_size(t);
    bool plain = t->kind == RT_KIND_PTR || t->kind == RT_KIND_FNPTR || (rt_type_is_value(t) && !t->has_gc_pointers);
    return plain ? NULL : why;
}

/* [Out] means nothing for what is passed by value. */
static bool in_only(const rt_marshal *m) {
    switch (m->way) {
    case RT_WAY_ARRAY: case RT_WAY_BUFFER8: case RT_WAY_BUFFER16: case RT_WAY_CLASS: case RT_WAY_CUSTOM: case RT_WAY_STRING8: case RT_WAY_STRING16:
    case RT_WAY_ANY: return false;
    default: return true;
    }
}

static void set_direction(const source *s, rt_plan_param *p, uint32_t token) {
    uint32_t flags = token ? il_col(s->assembly->image, IL_Param_Flags, IL_TOKEN_RID(token)) : 0;
    if (!p->byref && in_only(&p->value)) flags = PARAM_IN;
    bool both = p->byref || p->value.way == RT_WAY_BUFFER8 || p->value.way == RT_WAY_BUFFER16;
    if (!(flags & (PARAM_IN | PARAM_OUT))) flags = both ? PARAM_IN | PARAM_OUT : PARAM_IN;
    p->in = flags & PARAM_IN;
    p->out = flags & PARAM_OUT;
}

static bool is_abstract(const rt_type *t) { return t->attributes & 0x80; } // II.23.1.15

static const char *restriction(const rt_plan_param *p) {
    if (p->value.way == RT_WAY_STRING16 && !p->byref && p->out) return "Cannot marshal a string by-value with the [Out] attribute.";
    if (!p->byref) return NULL;
    switch (p->value.way) {
    case RT_WAY_HANDLE_REF: return "HandleRefs cannot be marshaled ByRef or from unmanaged to managed.";
    case RT_WAY_ARRAY_WITH_OFFSET: return "ArrayWithOffsets can only be marshaled as inout, non-ByRef, managed-to-unmanaged parameters.";
    case RT_WAY_VALUE_POINTER: case RT_WAY_TYPE_HANDLE: return "This type can only be marshaled in restricted ways.";
    case RT_WAY_ANY: return "AsAny cannot be used on return types, ByRef parameters, ArrayWithOffset, or parameters passed from unmanaged to managed.";
    case RT_WAY_SAFE_HANDLE: return p->out && is_abstract(p->value.managed) ? "Ref and out SafeHandle parameters cannot be abstract." : NULL;
    case RT_WAY_CRITICAL_HANDLE: return p->out && is_abstract(p->value.managed) ? "Ref and out CriticalHandle parameters cannot be abstract." : NULL;
    default: return NULL;
    }
}

/* From native code to managed code not everything goes that goes the other way. */
static const char *reverse_restriction(const rt_plan_param *p) {
    switch (p->value.way) {
    case RT_WAY_HANDLE_REF: return "HandleRefs cannot be marshaled ByRef or from unmanaged to managed.";
    case RT_WAY_ARRAY_WITH_OFFSET: return "ArrayWithOffsets can only be marshaled as inout, non-ByRef, managed-to-unmanaged parameters.";
    case RT_WAY_SAFE_HANDLE: return "SafeHandles cannot be marshaled from unmanaged to managed.";
    case RT_WAY_ANY: return "AsAny cannot be used on return types, ByRef parameters, ArrayWithOffset, or parameters passed from unmanaged to managed.";
    case RT_WAY_CRITICAL_HANDLE: return "CriticalHandles cannot be marshaled from unmanaged to managed.";
    default: return NULL;
    }
}

static const char *return_restriction(const rt_plan_param *p) {
    switch (p->value.way) {
    case RT_WAY_SAFE_HANDLE: return is_abstract(p->value.managed) ? "Returned SafeHandles cannot be abstract." : NULL;
    case RT_WAY_CRITICAL_HANDLE: return is_abstract(p->value.managed) ? "Returned CriticalHandles cannot be abstract." : NULL;
    case RT_WAY_ARRAY: return "Invalid managed/unmanaged type combination.";
    case RT_WAY_ANY: return "AsAny cannot be used on return types, ByRef parameters, ArrayWithOffset, or parameters passed from unmanaged to managed.";
    case RT_WAY_VALUE_POINTER: case RT_WAY_HANDLE_REF: case RT_WAY_ARRAY_WITH_OFFSET: case RT_WAY_TYPE_HANDLE:
        return "This type can only be marshaled in restricted ways.";
    default: return NULL;
    }
}

static uint32_t take(rt_plan *p, uint32_t bytes) {
    uint32_t at = p->frame_size;
    p->frame_size = (at + bytes + 15) & ~15u;
    return at;
}

static void place(rt_plan *plan, rt_plan_param *p) {
    uint32_t managed = rt_type_value_size(p->value.managed);
    p->home = take(plan, p->value.size > managed ? p->value.size : managed);
    p->arg = p->byref ? take(plan, 8) : p->home;
    p->extra = take(plan, 16);
}

static void describe(rt_plan *plan, const source *s, rt_plan_param *p, rt_type *t, uint32_t sequence) {
    uint32_t token = param_token(s, sequence);
    p->byref = t->kind == RT_KIND_BYREF;
    rt_spec_context c = { s->assembly, s->wide, false };
    rt_native_spec spec = s->disabled ? (rt_native_spec){ .type = RT_NATIVE_DEFAULT } : rt_native_spec_of(s->assembly, token);
    const char *why = s->disabled ? describe_disabled(&p->value, t) : rt_marshal_describe(&p->value, p->byref ? t->elem : t, &spec, &c);
    if (!why && p->value.count_param >= (int32_t)plan->n) why = "Array size control parameter index is out of range.";
    if (why) {
        refuse(plan, "System.Runtime.InteropServices.MarshalDirectiveException", sequence, why);
        return;
    }
    if (p->value.layout && p->value.layout->error) {
        if (!plan->error) *plan = (rt_plan){ .n = plan->n, .params = plan->params, .error_type = "System.TypeLoadException", .error = p->value.layout->error };
        return;
    }
    set_direction(s, p, token);
    why = sequence ? restriction(p) : p->byref ? "Invalid managed/unmanaged type combination." : return_restriction(p);
    if (why) refuse(plan, "System.Runtime.InteropServices.MarshalDirectiveException", sequence, why);
    if (!sequence && p->value.way == RT_WAY_CURRENCY && !plan->error) {
        plan->error_type = "System.Runtime.InteropServices.MarshalDirectiveException";
        plan->error = "Method's type signature is not PInvoke compatible.";
    }
    const char *reverse = sequence ? reverse_restriction(p) : NULL;
    if (reverse && !plan->reverse_error) plan->reverse_error = reverse;
    p->direct = p->value.way == RT_WAY_COPY;
    plan->trivial &= p->direct;
    place(plan, p);
}

/* --- the whole */

static bool is_void(const rt_type *t) { return t->kind == RT_KIND_PRIMITIVE && t->element == IL_ELEMENT_VOID; }

static void describe_result(rt_plan *p, const source *s, const rt_sig *sig) {
    if (is_void(sig->ret)) p->ret = (rt_plan_param){ .direct = true, .value = { .way = RT_WAY_COPY, .managed = sig->ret, .native = sig->ret } };
    else describe(p, s, &p->ret, sig->ret, 0);
}

static void make_native_signature(rt_plan *p, const rt_sig *sig) {
    bool last = p->hresult && !is_void(sig->ret);
    rt_sig *n = calloc(1, sizeof *n);
    n->n_params = sig->n_params + last;
    n->params = calloc(n->n_params + 1, sizeof *n->params);
    for (uint32_t i = 0; i < sig->n_params; i++) n->params[i] = p->params[i].byref ? rt_wk.i : p->params[i].value.native;
    if (last) n->params[sig->n_params] = rt_wk.i;
    n->ret = p->hresult ? rt_wk.i4 : p->ret.value.native;
    p->native = n;
    if (last) p->ret.arg = take(p, 8);
    if (p->hresult) p->hresult_home = take(p, 8);
}

static rt_plan *make(const rt_sig *sig, const source *s) {
    rt_plan *p = calloc(1, sizeof *p);
    *p = (rt_plan){ .n = sig->n_params, .params = calloc(sig->n_params + 1, sizeof *p->params), .managed = sig, .last_error = s->last_error, .hresult = s->hresult,
                    .trivial = !s->hresult, .frame_size = (sizeof(rt_frame_record) + 15) & ~15u };
    if ((sig->call & IL_CALL_KIND_MASK) == IL_CALL_VARARG) refuse(p, "System.InvalidProgramException", 0, "vararg");
    for (uint32_t i = 0; i < sig->n_params && !p->error; i++) describe(p, s, &p->params[i], sig->params[i], i + 1);
    if (!p->error) describe_result(p, s, sig);
    if (!p->error) make_native_signature(p, sig);
    if (!p->error && p->frame_size > RT_MAX_FRAME_SIZE && !p->trivial) {
        p->error_type = "System.OutOfMemoryException";
        p->error = "Exception of type 'System.OutOfMemoryException' was thrown.";
    }
    return p;
}

/* --- the tables */

typedef struct entry { struct entry *next; const void *key; rt_plan *plan; } entry;
static entry *entries[BUCKETS];

static rt_plan *known(const void *key) {
    for (entry *e = entries[((uintptr_t)key >> 4) % BUCKETS]; e; e = e->next)
        if (e->key == key) return e->plan;
    return NULL;
}

static const rt_plan *remember(const void *key, rt_plan *p) {
    entry *e = malloc(sizeof *e), **bucket = &entries[((uintptr_t)key >> 4) % BUCKETS];
    *e = (entry){ *bucket, key, p };
    *bucket = e;
    return p;
}

static source pinvoke_source(rt_method *m) {
    source s = { .assembly = m->owner->def->assembly, .method_token = m->token };
    const il_image *img = s.assembly->image;
    il_range rows = il_find(img, IL_ImplMap_MemberForwarded, m->token);
    uint32_t flags = rows.first < rows.end ? il_col(img, IL_ImplMap_MappingFlags, rows.first) : 0;
    s.wide = (flags & MAP_CHARSET) == MAP_UNICODE;
    s.last_error = flags & MAP_LAST_ERROR;
    s.hresult = !(m->impl_flags & IMPL_PRESERVE_SIG);
    s.disabled = marshalling_disabled(s.assembly);
    return s;
}

static rt_plan *no_signature(const char *text) {
    rt_plan *p = calloc(1, sizeof *p);
    *p = (rt_plan){ .error_type = "System.BadImageFormatException", .error = text };
    return p;
}

const rt_plan *rt_plan_of_pinvoke(rt_method *m) {
    rt_loader_lock();
    const rt_plan *p = known(m);
    const rt_sig *sig = p ? NULL : rt_method_sig(m);
    if (!p) {
        source s = pinvoke_source(m);
        p = remember(m, sig ? make(sig, &s) : no_signature("Damaged signature of a P/Invoke."));
    }
    rt_loader_unlock();
    return p;
}

/* [UnmanagedFunctionPointer(convention, CharSet = ..., SetLastError = ...)] */
static source delegate_source(rt_type *t, const rt_method *invoke) {
    source s = { .assembly = t->def->assembly, .method_token = invoke->token };
    enum { CHARSET_UNICODE = 3, CONVENTION_BYTES = 4 };
    uint32_t rid = il_find_attribute(s.assembly->image, t->def->token, "System.Runtime.InteropServices", "UnmanagedFunctionPointerAttribute");
    il_bytes blob = rid ? il_col_blob(s.assembly->image, IL_CustomAttribute_Value, rid) : (il_bytes){ NULL, 0 }, value;
    if (rid && il_attr_named_string(blob, CONVENTION_BYTES, "CharSet", &value) && value.n) s.wide = value.p[0] == CHARSET_UNICODE;
    if (rid && il_attr_named_string(blob, CONVENTION_BYTES, "SetLastError", &value) && value.n) s.last_error = value.p[0];
    s.disabled = marshalling_disabled(s.assembly);
    return s;
}

const rt_plan *rt_plan_of_delegate(rt_type *t) {
    rt_loader_lock();
    const rt_plan *p = known(t);
    if (!p) {
        rt_method *invoke = rt_type_load(t) ? NULL : rt_type_find_method(t, "Invoke", -1);
        const rt_sig *sig = invoke ? rt_method_sig(invoke) : NULL;
        source s = sig ? delegate_source(t, invoke) : (source){ 0 };
        p = remember(t, sig ? make(sig, &s) : no_signature("The delegate's Invoke cannot be loaded."));
    }
    rt_loader_unlock();
    return p;
}

const rt_plan *rt_plan_of_callsite(const rt_sig *sig, rt_assembly *a) {
    rt_loader_lock();
    const rt_plan *p = known(sig);
    source s = { .assembly = a, .disabled = marshalling_disabled(a) };
    if (!p) p = remember(sig, make(sig, &s));
    rt_loader_unlock();
    return p;
}

void rt_throw_plan(const rt_plan *p) { rt_throw_new(p->error_type, "%s", p->error); }
