/* Managed code calls C: the bodies of P/Invokes, internal calls, and delegates made of function pointers.

   With marshalling the body is: the arguments into memory; rt_marshal_enter(plan, frame, arguments, result); the call, with what the frame holds;
   rt_marshal_leave; rt_marshal_release; the result from memory. An exception between enter and release runs release on its way out.
   SetLastError: errno is cleared right before the call and kept right after it. */
#include "jit/native.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "jit/engine.h"

LLVMValueRef jit_native_scratch(void *owner, uint32_t size) {
    jit_special *s = owner;
    LLVMBuilderRef bld = LLVMCreateBuilderInContext(s->b->ctx);
    LLVMBasicBlockRef entry = LLVMGetEntryBasicBlock(s->fn);
    LLVMValueRef first = LLVMGetFirstInstruction(entry);
    if (first) LLVMPositionBuilderBefore(bld, first);
    else LLVMPositionBuilderAtEnd(bld, entry);
    LLVMValueRef a = LLVMBuildAlloca(bld, LLVMArrayType2(s->b->t_i8, size), "");
    LLVMSetAlignment(a, 16);
    LLVMDisposeBuilder(bld);
    return a;
}

static jit_c_emitter emitter(jit_special *s) { return (jit_c_emitter){ s->b, s->bld, jit_native_scratch, s }; }

static bool is_void(const rt_type *t) { return t->kind == RT_KIND_PRIMITIVE && t->element == IL_ELEMENT_VOID; }

/* ---- arguments as they arrive */

static unsigned parts_of(jit_special *s, rt_type *t) {
    jit_parts p = jit_abi_classify(s->b, t);
    return p.indirect ? 1 : p.n;
}

static unsigned first_param(const jit_special *s) { return s->self + (s->sig->has_this ? 1 : 0); }

static LLVMValueRef in_memory(jit_special *s, rt_type *t, unsigned index) {
    uint32_t size = rt_type_value_size(t);
    LLVMValueRef a = jit_native_scratch(s, size < 8 ? 8 : size);
    jit_special_store(s, a, t, index);
    return a;
}

/* ---- the call */

typedef struct call { jit_special *s; const rt_plan *plan; jit_c_sig *c; LLVMValueRef code, result; LLVMValueRef low[2 + 2 * 256]; unsigned n; } call;

static void begin_call(call *c, const rt_sig *native) {
    c->c = jit_c_sig_of(c->s->b, native, false);
    if (c->c->sret) c->low[c->n++] = c->result;
}

static void add_argument(call *c, uint32_t i, LLVMValueRef value) {
    jit_c_emitter e = emitter(c->s);
    c->n += jit_c_lower(&e, c->c, i, value, c->low + c->n);
}

/* The result goes to c->result. */
static void finish_call(call *c) {
    jit_c_emitter e = emitter(c->s);
    bool keep = c->plan && c->plan->last_error;
    if (keep) jit_special_helper(c->s, "rt_errno_clear", NULL, 0);
    LLVMValueRef r = LLVMBuildCall2(c->s->bld, c->c->fn_type, c->code, c->low, c->n, "");
    jit_c_call_attributes(c->s->b, c->c, r);
    if (keep) jit_special_helper(c->s, "rt_errno_keep", NULL, 0);
    jit_c_store_result(&e, c->c, r, c->result);
    jit_c_sig_free(c->c);
}

static void return_from(jit_special *s, LLVMValueRef result) {
    if (is_void(s->sig->ret)) LLVMBuildRetVoid(s->bld);
    else jit_special_return_from(s, result);
}

static LLVMValueRef result_memory(jit_special *s, rt_type *t) {
    uint32_t size = is_void(t) ? 8 : rt_type_value_size(t);
    return jit_native_scratch(s, size < 16 ? 16 : size);
}

static uint32_t native_params(const jit_special *s, const rt_plan *plan) { return plan ? plan->n : s->sig->n_params; }

/* `this` of an internal call is its first C argument. */
static rt_sig with_this(const jit_special *s) {
    rt_sig r = *s->sig;
    r.has_this = false;
    r.n_params++;
    r.params = calloc(r.n_params, sizeof *r.params);
    r.params[0] = rt_type_is_value(s->m->owner) ? rt_type_byref(s->m->owner) : s->m->owner;
    memcpy(r.params + 1, s->sig->params, s->sig->n_params * sizeof *r.params);
    return r;
}

static void forward_plain(jit_special *s, const rt_plan *plan, LLVMValueRef code) {
    call c = { .s = s, .plan = plan, .code = code, .result = result_memory(s, s->sig->ret) };
    bool self = s->sig->has_this && !plan;
    rt_sig sig = self ? with_this(s) : *s->sig;
    uint32_t n = native_params(s, plan) + self;
    unsigned index = self ? s->self : first_param(s);
    begin_call(&c, &sig);
    for (uint32_t i = 0; i < n; i++) {
        rt_type *t = sig.params[i];
        add_argument(&c, i, jit_scalar_type(s->b, t) ? s->params[index] : in_memory(s, t, index));
        index += parts_of(s, t);
    }
    finish_call(&c);
    if (self) free(sig.params);
    return_from(s, c.result);
}

/* ---- with a frame */

static void invoke(jit_special *s, const char *name, LLVMValueRef *args, unsigned n, LLVMBasicBlockRef pad) {
    LLVMTypeRef type;
    LLVMValueRef fn = jit_helper(s->b, name, &type);
    LLVMBasicBlockRef next = LLVMAppendBasicBlockInContext(s->b->ctx, s->fn, "");
    LLVMBuildInvoke2(s->bld, type, fn, args, n, next, pad, "");
    LLVMPositionBuilderAtEnd(s->bld, next);
}

static LLVMBasicBlockRef release_pad(jit_special *s, LLVMValueRef frame) {
    LLVMBasicBlockRef here = LLVMGetInsertBlock(s->bld), pad = LLVMAppendBasicBlockInContext(s->b->ctx, s->fn, "pad");
    LLVMTypeRef fields[2] = { s->b->t_ptr, s->b->t_i32 };
    LLVMPositionBuilderAtEnd(s->bld, pad);
    LLVMValueRef lp = LLVMBuildLandingPad(s->bld, LLVMStructTypeInContext(s->b->ctx, fields, 2, 0), s->b->personality, 0, "");
    LLVMSetCleanup(lp, 1);
    LLVMValueRef e = LLVMBuildExtractValue(s->bld, lp, 0, "");
    jit_special_helper(s, "rt_marshal_release", &frame, 1);
    jit_special_throw(s, "rt_eh_resume", e);
    LLVMPositionBuilderAtEnd(s->bld, here);
    return pad;
}

LLVMValueRef jit_native_plan(jit_special *s, const rt_plan *plan) {
    static uint32_t serial; /* call sites, under the compile lock */
    char name[4096];
    if (s->m) snprintf(name, sizeof name, "plan:%s", jit_method_symbol(s->m, 0));
    else snprintf(name, sizeof name, "plan:%u", serial++);
    return jit_sym_data(s->b, name, (void *)plan);
}

static LLVMValueRef argument_table(jit_special *s, uint32_t n) {
    LLVMValueRef table = jit_native_scratch(s, 8 * (n + 1));
    unsigned index = first_param(s);
    for (uint32_t i = 0; i < n; i++) {
        LLVMBuildStore(s->bld, in_memory(s, s->sig->params[i], index), jit_special_at(s, table, 8 * i));
        index += parts_of(s, s->sig->params[i]);
    }
    return table;
}

static LLVMValueRef from_frame(jit_special *s, LLVMValueRef frame, rt_type *t, uint32_t offset) {
    LLVMValueRef a = jit_special_at(s, frame, offset);
    LLVMTypeRef scalar = jit_scalar_type(s->b, t);
    return scalar ? LLVMBuildLoad2(s->bld, scalar, a, "") : a;
}

static void forward_marshalled(jit_special *s, const rt_plan *plan, LLVMValueRef code) {
    LLVMValueRef frame = jit_native_scratch(s, plan->frame_size), result = result_memory(s, s->sig->ret);
    LLVMBuildMemSet(s->bld, frame, LLVMConstInt(s->b->t_i8, 0, 0), LLVMConstInt(s->b->t_i64, plan->frame_size, 0), 16);
    LLVMBuildMemSet(s->bld, result, LLVMConstInt(s->b->t_i8, 0, 0), LLVMConstInt(s->b->t_i64, is_void(s->sig->ret) ? 8 : rt_type_value_size(s->sig->ret), 0), 8);
    LLVMBasicBlockRef pad = release_pad(s, frame);
    LLVMValueRef enter[4] = { jit_native_plan(s, plan), frame, argument_table(s, plan->n), result };
    invoke(s, "rt_marshal_enter", enter, 4, pad);
    call c = { .s = s, .plan = plan, .code = code, .result = jit_special_at(s, frame, plan->hresult ? plan->hresult_home : plan->ret.home) };
    begin_call(&c, plan->native);
    for (uint32_t i = 0; i < plan->n; i++) add_argument(&c, i, from_frame(s, frame, plan->native->params[i], plan->params[i].arg));
    if (plan->native->n_params > plan->n) add_argument(&c, plan->n, from_frame(s, frame, rt_wk.i, plan->ret.arg));
    finish_call(&c);
    invoke(s, "rt_marshal_leave", &frame, 1, pad);
    jit_special_helper(s, "rt_marshal_release", &frame, 1);
    return_from(s, result);
}

void jit_native_forward(jit_special *s, const rt_plan *plan, LLVMValueRef code) {
    if (plan && plan->error) jit_special_throw(s, "rt_throw_plan", jit_native_plan(s, plan));
    else if (!plan || plan->trivial) forward_plain(s, plan, code);
    else forward_marshalled(s, plan, code);
}

bool jit_native_is_plain(rt_method *m) {
    const rt_plan *p = rt_plan_of_pinvoke(m);
    return p->trivial && !p->error && !p->last_error;
}

/* ---- calli, and delegates of function pointers */

static void begin_function(jit_special *s, const char *name) {
    s->bld = LLVMCreateBuilderInContext(s->b->ctx);
    s->abi = jit_abi_of(s->b, s->sig, false);
    s->fn = LLVMAddFunction(s->b->mod, name, s->abi.fn_type);
    jit_batch_attributes(s->b, s->fn);
    s->n = LLVMCountParams(s->fn);
    s->params = calloc(s->n + 1, sizeof *s->params);
    LLVMGetParams(s->fn, s->params);
    s->self = s->abi.sret ? 1 : 0;
    LLVMPositionBuilderAtEnd(s->bld, LLVMAppendBasicBlockInContext(s->b->ctx, s->fn, ""));
}

static void end_function(jit_special *s) {
    free(s->params);
    LLVMDisposeBuilder(s->bld);
}

LLVMValueRef jit_native_callsite(jit_batch *b, const rt_sig *sig, const rt_plan *plan, const rt_sig **with_code) {
    rt_sig *outer = calloc(1, sizeof *outer); /* kept: there are few such call sites */
    *outer = *sig;
    outer->call = IL_CALL_DEFAULT;
    outer->n_params++;
    outer->params = calloc(outer->n_params, sizeof *outer->params);
    memcpy(outer->params, sig->params, sig->n_params * sizeof *outer->params);
    outer->params[sig->n_params] = rt_wk.i;
    jit_special s = { .b = b, .sig = outer };
    begin_function(&s, "coil.calli");
    LLVMSetLinkage(s.fn, LLVMInternalLinkage);
    jit_native_forward(&s, plan, LLVMBuildIntToPtr(s.bld, s.params[s.n - 1], b->t_ptr, ""));
    end_function(&s);
    *with_code = outer;
    return s.fn;
}

void *jit_native_delegate_call(rt_type *t, coil_diag *d) {
    static unsigned serial; /* under the compile lock */
    char name[64];
    rt_plan *plan = (rt_plan *)rt_plan_of_delegate(t);
    jit_lock();
    void *code = plan->call_code;
    rt_method *invoke_method = code || rt_type_load(t) ? NULL : rt_type_find_method(t, "Invoke", -1);
    if (invoke_method) {
        jit_batch *b = jit_batch_new(0, false);
        jit_special s = { .b = b, .sig = rt_method_sig(invoke_method), .m = invoke_method, .d = d };
        snprintf(name, sizeof name, "thunk:native:%u", serial++);
        begin_function(&s, name);
        LLVMValueRef address = jit_special_at(&s, s.params[s.self], offsetof(rt_delegate, method_ptr_aux));
        jit_native_forward(&s, plan, LLVMBuildLoad2(s.bld, b->t_ptr, address, "code"));
        end_function(&s);
        jit_batch_add(b, s.fn, invoke_method, 'T');
        const char *symbol = jit_symbol_intern_code(LLVMGetValueName(s.fn));
        code = plan->call_code = jit_finish(b, d) ? NULL : jit_engine_address(symbol);
        jit_batch_free(b);
    }
    jit_unlock();
    return code;
}
