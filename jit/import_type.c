/* Types named by tokens, and the checks that class constructors have run. */
#include "jit/import.h"

#include <string.h>

/* ---- what is not there, or may not be */

/* CoreCLR resolves what a method names when it compiles the method, so a missing member throws before the method's first instruction. Framework
   code is precompiled there and resolves at the instruction. */
void jit_unresolved(jit_import *im, const coil_diag *d) {
    if (rt_assembly_is_framework(im->assembly) || d->code == -COIL_EBAD_IL || d->code == -COIL_EUNSUPPORTED) {
        jit_throw_deferred(im, d);
        return;
    }
    if (!im->error) {
        *im->d = *d;
        im->error = d->code;
    }
    im->unreachable = true;
}

/* Constraints of the instantiations that a program's own code names; a compiler has checked the framework's. */
static int check_type(rt_type *t, coil_diag *d) {
    while (rt_type_is_array(t) || t->kind == RT_KIND_PTR || t->kind == RT_KIND_BYREF) t = t->elem;
    if (t->def == t || t->is_open || rt_type_is_desc(t)) return 0;
    for (uint32_t i = 0; i < t->n_args; i++)
        if (check_type(t->args[i], d)) return d->code;
    return rt_check_constraints(t->def, NULL, t->args, t->n_args, d);
}

int jit_check_owner(jit_import *im, rt_type *t, coil_diag *d) { return rt_assembly_is_framework(im->assembly) ? 0 : check_type(t, d); }

int jit_check_method(jit_import *im, rt_method *m, coil_diag *d) {
    if (rt_assembly_is_framework(im->assembly)) return 0;
    int r = check_type(m->owner, d);
    return r || m->def == m || m->variant != RT_VARIANT_NORMAL ? r : rt_check_constraints(m->owner, m, m->args, m->n_args, d);
}

/* ---- types */

rt_type *jit_token_type(jit_import *im, uint32_t token) {
    coil_diag d = { 0 };
    rt_type *t = rt_resolve_type(im->assembly, token, &im->ctx, &d);
    if (t && !rt_assembly_is_framework(im->assembly) && check_type(t, &d)) t = NULL;
    if (!t) jit_unresolved(im, &d);
    return t;
}

rt_type *jit_loaded(jit_import *im, rt_type *t) {
    if (!t || rt_type_is_desc(t) || !rt_type_load(t)) return t;
    coil_diag d = { 0 };
    rt_type_diag(t, &d);
    jit_unresolved(im, &d);
    return NULL;
}

bool jit_type_is_sealed(rt_type *t) {
    if (t->kind == RT_KIND_SZARRAY) return rt_type_is_value(t->elem) ? t->elem->kind == RT_KIND_STRUCT : jit_type_is_sealed(t->elem);
    if (rt_type_is_value(t)) return true;
    return t->kind == RT_KIND_CLASS && !t->is_variant && il_col(t->assembly->image, IL_TypeDef_Flags, IL_TOKEN_RID(t->token)) & 0x100; // II.23.1.15
}

/* A precise class constructor has run, or runs on this thread, when code of its class runs: static methods and constructors check at entry,
   and so do instance methods of values, which exist without a constructor; an object exists only through one. */
static bool inited_by_entry(jit_import *im, rt_type *t) { return im->m->owner == t && !t->beforefieldinit; }

/* No check where the constructor is known to have run, or to be running on this thread. */
static bool needs_cctor_check(jit_import *im, rt_type *t) {
    if (!rt_type_needs_cctor(t) || inited_by_entry(im, t)) return false;
    if (im->m->owner == t && strcmp(im->m->name, ".cctor") == 0) return false;
    for (uint32_t i = 0; i < im->state->n_inited; i++)
        if (im->state->inited[i] == t) return false;
    return true;
}

static void note_inited(jit_import *im, rt_type *t) {
    struct jit_import_state *s = im->state;
    if (s->n_inited == s->cap_inited) {
        uint32_t cap = s->cap_inited ? 2 * s->cap_inited : 8;
        rt_type **bigger = jit_arena(im, cap * sizeof *bigger);
        if (s->n_inited) memcpy(bigger, s->inited, s->n_inited * sizeof *bigger);
        s->inited = bigger;
        s->cap_inited = cap;
    }
    s->inited[s->n_inited++] = t;
}

static void emit_cctor_check(jit_import *im, rt_type *t) {
    LLVMValueRef type = jit_sym_type(im->b, t);
    LLVMValueRef state = LLVMBuildLoad2(im->bld, im->b->t_i32, jit_gep(im, type, offsetof(rt_type, cctor_state)), "cctor");
    jit_order(im, state, LLVMAtomicOrderingAcquire, 4);
    LLVMBasicBlockRef run = jit_new_block(im, "cctor.run"), done = jit_new_block(im, "");
    LLVMValueRef not_yet = LLVMBuildICmp(im->bld, LLVMIntNE, state, jit_i32(im, RT_CCTOR_DONE), "");
    jit_cold(im, LLVMBuildCondBr(im->bld, not_yet, run, done), 0);
    LLVMPositionBuilderAtEnd(im->bld, run);
    jit_call_helper(im, "rt_type_ensure_cctor", &type, 1);
    LLVMBuildBr(im->bld, done);
    LLVMPositionBuilderAtEnd(im->bld, done);
}

void jit_cctor_check(jit_import *im, rt_type *t) {
    if (!needs_cctor_check(im, t)) return;
    emit_cctor_check(im, t);
    note_inited(im, t);
}

/* II.10.5.3: a precise class constructor runs at the first access to any static or instance member. */
void jit_entry_cctor_check(jit_import *im) {
    rt_type *t = im->m->owner;
    bool trigger = rt_method_is_static(im->m) || rt_type_is_value(t) || strcmp(im->m->name, ".ctor") == 0;
    if (trigger && !t->beforefieldinit && rt_type_needs_cctor(t) && strcmp(im->m->name, ".cctor")) emit_cctor_check(im, t);
}
