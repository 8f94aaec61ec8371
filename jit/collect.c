/* Which methods to compile together: one that is called now, and those that it will call next. A module of many small functions costs
   a third of as many modules; but a method that is never called costs more than it saves, so the walk follows only what runs for
   certain: straight from a method's start to its first conditional branch, then the methods called there in the same way. */
#include "jit/coil_jit.h"
#include "jit/engine.h"

#include <stdlib.h>
#include <string.h>

enum { MAX_METHODS = 32, MAX_IL = 3000 };
typedef struct walk { rt_method **out; uint32_t n, max, bytes; } walk;

static bool wanted(const walk *w, rt_method *m) {
    if (!jit_is_plain_il(m) || jit_is_compiled(m) || (m->owner && m->owner->is_open) || !strncmp(m->name, "Throw", 5))
        return false;
    const jit_method_info *info = m->jit;
    if ((info && info->alone) || jit_tier_of(m) || jit_expansion(m) != JIT_NOT_EXPANDED) /* what is expanded is not called */
        return false;
    for (uint32_t i = 0; i < w->n; i++)
        if (w->out[i] == m)
            return false;
    return true;
}

static void add_callee(walk *w, const rt_method *caller, const il_insn *insn) {
    rt_context ctx = rt_method_context(caller);
    rt_assembly *a = caller->typical->owner->assembly;
    rt_method *m = a ? rt_resolve_method(a, insn->u.token, &ctx, NULL) : NULL;
    if (!m || (insn->op == IL_OP_CALLVIRT && rt_method_is_virtual(m) && !(m->flags & RT_METHOD_FINAL)) || m->flags & RT_METHOD_ABSTRACT)
        return;
    il_body body;
    if (w->n < w->max && wanted(w, m) && !rt_method_body(m, &body, NULL) && w->bytes + body.code_size <= MAX_IL) {
        w->bytes += body.code_size;
        w->out[w->n++] = m;
    }
}

/* Unconditional branches are followed forwards only, so the walk ends. */
static void walk_method(walk *w, const rt_method *m) {
    il_body body;
    il_insn insn = { 0 };
    if (rt_method_body(m, &body, NULL))
        return;
    for (uint32_t at = 0; at < body.code_size && w->n < w->max; at += insn.size) {
        if (il_insn_decode(&body, at, &insn, NULL))
            return;
        uint8_t flow = il_ops[insn.op].flow;
        if (insn.op == IL_OP_CALL || insn.op == IL_OP_CALLVIRT || insn.op == IL_OP_NEWOBJ)
            add_callee(w, m, &insn);
        else if (flow == IL_FLOW_BRANCH && insn.u.target > at)
            at = insn.u.target - insn.size;
        else if (flow == IL_FLOW_BRANCH || flow == IL_FLOW_COND || flow == IL_FLOW_RETURN || flow == IL_FLOW_THROW)
            return;
    }
}

static uint32_t limit(void) {
    static uint32_t known;
    if (!known) {
        const char *s = getenv("COIL_JIT_BATCH");
        known = s && atoi(s) > 0 ? (uint32_t)atoi(s) : MAX_METHODS;
    }
    return known;
}

uint32_t jit_collect(rt_method *m, rt_method **out, uint32_t max) {
    walk w = { out, 1, max < limit() ? max : limit(), 0 };
    out[0] = m;
    if (!jit_is_plain_il(m))
        return 1;
    for (uint32_t i = 0; i < w.n && w.n < w.max; i++)
        walk_method(&w, out[i]);
    return w.n;
}
