/* System.Runtime.Intrinsics.X86: finding the row of x86.def, constants that must be constants, and what is not there. See vector.h. */
#include "jit/x86.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "runtime/arch/cpu.h"

static LLVMValueRef own_il(jit_vcall *c) { (void)c; return NULL; }


static const struct group { const char *name; rt_cpu_group group; } classes[] = {
#define X86_CLASS(name, group) { name, group },
#include "jit/x86.def"
};

static const struct row { const char *method, *shape; bool immediate; jit_vector_op op; int number; const char *text; } rows[] = {
#define X86_ROW(method, shape, immediate, handler, op, text) { method, shape, immediate, handler, op, text },
#include "jit/x86.def"
};

bool jit_is_x86(const rt_method *m) {
    const rt_type *t = m->owner;
    while (t->enclosing) t = t->enclosing;
    return t->ns && strcmp(t->ns, "System.Runtime.Intrinsics.X86") == 0;
}

/* Of the class, or of the class around X64; other nested classes (V256, V512, VL) are not offered. */
static rt_cpu_group group_of(const rt_type *t) {
    if (t->enclosing && strcmp(t->name, "X64")) return RT_CPU_NEVER;
    if (t->enclosing) t = t->enclosing;
    if (t->enclosing) return RT_CPU_NEVER;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (!strcmp(classes[i].name, t->name)) return classes[i].group;
    return RT_CPU_NEVER;
}

bool jit_x86_has(const rt_method *m) { return rt_cpu_has(group_of(m->owner)); }
bool jit_x86_offered(const rt_method *m) { return group_of(m->owner) != RT_CPU_NEVER || !strcmp(m->name, "get_IsSupported"); }

/* ---- rows */

/* The shape of the first vector, "u8x16"; "scalar" without any. */
static void describe(jit_import *im, const rt_sig *sig, char *text, size_t size) {
    jit_lanes l = { 0 };
    for (uint32_t i = 0; i < sig->n_params && !l.n; i++) l = jit_lanes_of(im->b, sig->params[i]);
    if (!l.n) l = jit_lanes_of(im->b, sig->ret);
    if (l.n) snprintf(text, size, "%c%ux%u", l.is_float ? 'f' : l.is_signed ? 's' : 'u', l.bits, l.n);
    else snprintf(text, size, "scalar");
}

/* [wanted] may be empty, leave out the number of lanes, or say i for an integer of either sign. */
static bool fits(const char *wanted, const char *shape) {
    size_t n = strlen(wanted);
    if (!n || !strcmp(wanted, shape)) return true;
    bool letter = wanted[0] == shape[0] || (wanted[0] == 'i' && (shape[0] == 's' || shape[0] == 'u'));
    return letter && !strncmp(wanted + 1, shape + 1, n - 1) && (!shape[n] || shape[n] == 'x');
}

static const struct row *find(jit_import *im, const rt_method *m, const rt_sig *sig) {
    char shape[32];
    describe(im, sig, shape, sizeof shape);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!strcmp(rows[i].method, m->name) && fits(rows[i].shape, shape)) return &rows[i];
    return NULL;
}

/* ---- immediates */

unsigned jit_x86_immediate(jit_vcall *c) {
    uint64_t v = 0;
    bool known = jit_known_int(c->arg[c->n - 1], &v);
    assert(known);
    (void)known;
    return (unsigned)v & 255;
}

static const struct row *switched; /* under the compile lock: the row that by_switch expands */

/* Code for each value of the last argument. */
static LLVMValueRef by_switch(jit_vcall *c) {
    const struct row *r = switched;
    jit_import *im = c->im;
    LLVMValueRef selector = LLVMBuildIntCast2(c->bld, c->arg[c->n - 1], im->b->t_i8, false, ""), values[256];
    LLVMBasicBlockRef done = jit_new_block(im, "immediate"), from[256], none = jit_new_block(im, "");
    LLVMValueRef sw = LLVMBuildSwitch(c->bld, selector, none, 256);
    for (unsigned i = 0; i < 256; i++) {
        LLVMBasicBlockRef bb = jit_new_block(im, "");
        LLVMAddCase(sw, LLVMConstInt(im->b->t_i8, i, 0), bb);
        LLVMPositionBuilderAtEnd(c->bld, bb);
        c->arg[c->n - 1] = jit_i32(im, i);
        values[i] = r->op(c);
        from[i] = LLVMGetInsertBlock(c->bld);
        LLVMBuildBr(c->bld, done);
    }
    LLVMPositionBuilderAtEnd(c->bld, none);
    LLVMBuildUnreachable(c->bld);
    LLVMPositionBuilderAtEnd(c->bld, done);
    LLVMValueRef phi = LLVMBuildPhi(c->bld, LLVMTypeOf(values[0]), "");
    LLVMAddIncoming(phi, values, from, 256);
    return phi;
}

static bool expand(jit_import *im, rt_method *m, const rt_sig *sig, const struct row *r) {
    uint64_t known;
    if (!r->immediate || (im->depth && jit_known_int(jit_top(im, 0)->v, &known))) return jit_vector_apply(im, m, sig, r->op, r->number, r->text);
    if (im->m != m) return false; /* the method's own body has the switch */
    switched = r;
    return jit_vector_apply(im, m, sig, by_switch, r->number, r->text);
}

/* ---- the call */

static bool not_there(jit_import *im, rt_method *m) {
    char name[500];
    rt_method_name(m, name, sizeof name);
    LLVMValueRef what = jit_sym_cstring(im->b, name);
    jit_call_helper(im, "rt_throw_platform", &what, 1);
    jit_unreachable(im);
    return true;
}

bool jit_x86_call(jit_import *im, rt_method *m, const rt_sig *sig) {
    bool has = jit_x86_has(m);
    if (!strcmp(m->name, "get_IsSupported")) {
        jit_push_kind(im, LLVMConstInt(im->b->t_i32, has, 0), JIT_I32, rt_wk.boolean);
        return true;
    }
    const struct row *r = has ? find(im, m, sig) : NULL;
    if (r && (r->op == own_il || expand(im, m, sig, r))) return r->op != own_il;
    if (r && im->m != m) return false; /* called, and expanded in its own body */
    return not_there(im, m);
}
