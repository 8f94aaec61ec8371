/* Internal calls, QCalls and P/Invokes reached through a pointer or before they were bound. (A caller that knows its callee calls the C function
   directly: import_call.c.) Only signatures that need no marshalling: all of the framework's are such (LibraryImport). */
#include "jit/special.h"

#include <stdio.h>
#include <string.h>

#include "runtime/corelib/native.h"

static bool blittable_type(rt_type *t, bool strict_bool) {
    if (rt_type_is_value(t)) {
        if (t->kind == RT_KIND_PRIMITIVE) return !strict_bool || (t->element != IL_ELEMENT_BOOLEAN && t->element != IL_ELEMENT_CHAR);
        if (t->kind == RT_KIND_ENUM) return true;
        if (rt_type_layout(t) || t->has_gc_pointers) return false;
        for (uint32_t i = 0; i < t->n_fields; i++)
            if (!t->fields[i].is_static && rt_field_type(&t->fields[i]) && !blittable_type(t->fields[i].type, strict_bool)) return false;
        return true;
    }
    return t->kind == RT_KIND_PTR || t->kind == RT_KIND_FNPTR || (t->kind == RT_KIND_BYREF && blittable_type(t->elem, strict_bool));
}

/* The assembly says that values cross as they are (System.Runtime.CompilerServices.DisableRuntimeMarshalling). */
static bool marshalling_disabled(const rt_assembly *a) {
    return a->is_corelib || il_find_attribute(a->image, IL_TOKEN(IL_TABLE_Assembly, 1), "System.Runtime.CompilerServices", "DisableRuntimeMarshallingAttribute");
}

/* II.23.1.8: errno has to be kept for Marshal.GetLastPInvokeError, which is code around the call as marshalling is. */
static bool keeps_last_error(const rt_method *m) {
    const il_image *img = m->owner->def->assembly->image;
    il_range rows = il_find(img, IL_ImplMap_MemberForwarded, m->token);
    return rows.first < rows.end && il_col(img, IL_ImplMap_MappingFlags, rows.first) & 0x40;
}

bool jit_is_blittable(rt_method *m, const rt_sig *sig, char *why, size_t size) {
    if (m->body_kind != RT_BODY_PINVOKE) return true;
    if (keeps_last_error(m)) {
        if (why) snprintf(why, size, "the last error (SetLastError)");
        return false;
    }
    bool strict = !marshalling_disabled(m->owner->assembly);
    rt_type *bad = blittable_type(sig->ret, strict) ? NULL : sig->ret;
    for (uint32_t i = 0; i < sig->n_params && !bad; i++)
        if (!blittable_type(sig->params[i], strict)) bad = sig->params[i];
    if (bad && why) rt_type_name(bad, why, size);
    return !bad;
}

static int throw_marshalling(jit_special *s, const char *type) {
    char text[1024], name[512];
    snprintf(text, sizeof text, "P/Invoke %s: marshalling of %s", rt_method_name(s->m, name, sizeof name), type);
    jit_special_throw(s, "rt_throw_unsupported", jit_sym_cstring(s->b, text));
    return 0;
}

/* LLVM would split a two-part struct between the last register and the stack; C does not. */
static bool splits_struct(jit_special *s) {
    unsigned used = s->self + (s->sig->has_this ? 1 : 0);
    for (uint32_t i = 0; i < s->sig->n_params; i++) {
        jit_parts p = jit_abi_classify(s->b, s->sig->params[i]);
        if (p.indirect || (p.n == 2 && used == 5)) return true;
        used += p.n;
    }
    return false;
}

int jit_special_native(jit_special *s) {
    char why[512];
    LLVMValueRef method = jit_sym_method(s->b, s->m);
    if (!jit_is_blittable(s->m, s->sig, why, sizeof why)) return throw_marshalling(s, why);
    if (splits_struct(s)) return throw_marshalling(s, "a struct passed in memory through a function pointer");
    if (s->m->body_kind == RT_BODY_PINVOKE && !s->m->owner->beforefieldinit && rt_type_needs_cctor(s->m->owner)) { /* II.10.5.3 */
        LLVMValueRef type = jit_sym_type(s->b, s->m->owner);
        jit_special_helper(s, "rt_type_ensure_cctor", &type, 1);
    }
    if (s->m->native) {
        jit_special_forward(s, s->abi.fn_type, jit_sym_native(s->b, s->m), s->params, s->n);
    } else if (s->m->body_kind == RT_BODY_PINVOKE) {
        jit_special_forward(s, s->abi.fn_type, jit_special_helper(s, "rt_pinvoke_bind", &method, 1), s->params, s->n);
    } else {
        jit_special_throw(s, "rt_native_missing", method);
    }
    return 0;
}
