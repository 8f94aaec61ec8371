/* The entries of async methods that are not bodies: the Task-returning thunk over A, the async entry of ordinary Task-returning methods, and the
   leaf of every suspension. See async.c for the protocol. */
#include "jit/async.h"

#include <stdio.h>
#include <string.h>

#include "jit/engine.h"
#include "jit/special.h"
#include "runtime/eh/eh.h"

/* ---- the overlay's methods for one kind of task: "TaskOf" + "Done" */

static const char *const kind_names[] = { [RT_TASK] = "Task", [RT_TASK_T] = "TaskOf", [RT_VALUETASK] = "ValueTask", [RT_VALUETASK_T] = "ValueTaskOf" };

static rt_method *overlay_for(rt_method *m, rt_type *result, const char *suffix, coil_diag *d) {
    char name[40];
    snprintf(name, sizeof name, "%s%s", kind_names[m->task_kind], suffix);
    rt_method *f = jit_overlay_method(name, d);
    bool generic = m->task_kind == RT_TASK_T || m->task_kind == RT_VALUETASK_T;
    return f && generic ? rt_method_instantiate(f, &result, 1, d) : f;
}

/* ---- small pieces */

typedef struct thunk {
    jit_special s;          /* builder, function, parameters */
    const rt_sig *result_sig;
    rt_method *a;           /* the async entry */
    jit_abi abi;            /* of a */
    LLVMValueRef result;    /* memory of a result of more than 16 bytes */
    LLVMValueRef execution, synchronization;
} thunk;

static void begin(thunk *t, jit_batch *b, rt_method *m, char part, bool async_abi, coil_diag *d) {
    jit_special *s = &t->s;
    *s = (jit_special){ .b = b, .bld = LLVMCreateBuilderInContext(b->ctx), .m = m, .sig = rt_method_sig(m), .d = d };
    s->abi = jit_abi_of(b, s->sig, async_abi);
    s->fn = LLVMAddFunction(b->mod, jit_method_symbol(m, part), s->abi.fn_type);
    jit_batch_attributes(b, s->fn);
    s->n = LLVMCountParams(s->fn);
    s->self = s->abi.sret ? 1 : 0;
    LLVMPositionBuilderAtEnd(s->bld, LLVMAppendBasicBlockInContext(b->ctx, s->fn, ""));
}

static int end(thunk *t, char part, LLVMValueRef *fn) {
    jit_batch_add(t->s.b, t->s.fn, t->s.m, part);
    LLVMDisposeBuilder(t->s.bld);
    *fn = t->s.fn;
    return 0;
}

static LLVMValueRef call_stub(thunk *t, rt_method *m, bool async_abi, LLVMValueRef *args, unsigned n) {
    jit_abi abi = jit_abi_of(t->s.b, rt_method_sig(m), async_abi);
    return LLVMBuildCall2(t->s.bld, abi.fn_type, jit_sym_stub(t->s.b, m), args, n, "");
}

/* Returns what an overlay method makes; it has the thunk's own result type. */
static void return_overlay(thunk *t, rt_method *m, LLVMValueRef *args, unsigned n) {
    LLVMValueRef all[8];
    unsigned k = 0;
    if (t->s.abi.sret) all[k++] = LLVMGetParam(t->s.fn, 0);
    for (unsigned i = 0; i < n; i++) all[k++] = args[i];
    LLVMValueRef r = call_stub(t, m, false, all, k);
    if (LLVMGetReturnType(t->s.abi.fn_type) == t->s.b->t_void) LLVMBuildRetVoid(t->s.bld);
    else LLVMBuildRet(t->s.bld, r);
}

static void remember_contexts(thunk *t) {
    LLVMValueRef object = jit_async_thread_object(t->s.b, t->s.bld);
    t->execution = LLVMBuildLoad2(t->s.bld, t->s.b->t_ptr, jit_special_at(&t->s, object, jit_async_thread_field("_executionContext")), "execution");
    t->synchronization = LLVMBuildLoad2(t->s.bld, t->s.b->t_ptr, jit_special_at(&t->s, object, jit_async_thread_field("_synchronizationContext")), "synchronization");
}

/* ---- the Task-returning entry */

static LLVMValueRef call_body(thunk *t, LLVMBasicBlockRef done, LLVMBasicBlockRef pad) {
    LLVMValueRef args[520];
    unsigned n = 0;
    if (t->abi.sret) {
        t->result = LLVMBuildAlloca(t->s.bld, jit_mem_type(t->s.b, t->result_sig->ret), "result");
        LLVMSetAlignment(t->result, 16);
        args[n++] = t->result;
    }
    for (unsigned i = t->s.self; i < t->s.n; i++) args[n++] = LLVMGetParam(t->s.fn, i);
    return LLVMBuildInvoke2(t->s.bld, t->abi.fn_type, jit_sym_stub(t->s.b, t->a), args, n, done, pad, "");
}

static void return_completed(thunk *t, rt_method *make, LLVMValueRef call) {
    LLVMValueRef args[2];
    unsigned n = 0;
    if (t->abi.sret) args[n++] = t->result;
    for (uint32_t i = 0; i < t->abi.ret.n; i++) args[n++] = LLVMBuildExtractValue(t->s.bld, call, i + 1, "");
    return_overlay(t, make, args, n);
}

static int task_thunk(jit_batch *b, rt_method *m, LLVMValueRef *fn, coil_diag *d) {
    thunk t = { .a = rt_method_async(m) };
    t.result_sig = t.a ? rt_method_sig(t.a) : NULL;
    if (!t.result_sig) return coil_fail(d, COIL_EBAD_SIGNATURE, "the async entry of %s cannot be made", m->name);
    rt_method *done = overlay_for(m, t.result_sig->ret, "Done", d), *suspended = overlay_for(m, t.result_sig->ret, "Suspended", d);
    rt_method *failed = overlay_for(m, t.result_sig->ret, "Failed", d);
    if (!done || !suspended || !failed) return d && d->code ? d->code : -COIL_ENO_METHOD;
    begin(&t, b, m, 0, false, d);
    t.abi = jit_abi_of(b, t.result_sig, true);
    LLVMBasicBlockRef returned = LLVMAppendBasicBlockInContext(b->ctx, t.s.fn, "returned"), pad = LLVMAppendBasicBlockInContext(b->ctx, t.s.fn, "failed");
    LLVMBasicBlockRef completed = LLVMAppendBasicBlockInContext(b->ctx, t.s.fn, "completed"), waiting = LLVMAppendBasicBlockInContext(b->ctx, t.s.fn, "suspended");
    remember_contexts(&t);
    LLVMValueRef call = call_body(&t, returned, pad);
    LLVMPositionBuilderAtEnd(t.s.bld, returned);
    bool wrapped = LLVMGetTypeKind(LLVMTypeOf(call)) == LLVMStructTypeKind;
    LLVMValueRef continuation = wrapped ? LLVMBuildExtractValue(t.s.bld, call, 0, "continuation") : call;
    LLVMBuildCondBr(t.s.bld, LLVMBuildIsNull(t.s.bld, continuation, ""), completed, waiting);
    LLVMPositionBuilderAtEnd(t.s.bld, completed);
    return_completed(&t, done, call);
    LLVMPositionBuilderAtEnd(t.s.bld, waiting);
    LLVMValueRef top = LLVMBuildPtrToInt(t.s.bld, continuation, b->t_i64, "");
    return_overlay(&t, suspended, &top, 1);
    LLVMValueRef e = jit_catch_all(b, t.s.bld, pad), contexts[2] = { t.execution, t.synchronization };
    call_stub(&t, jit_overlay_method("RestoreContexts", d), false, contexts, 2);
    return_overlay(&t, failed, &e, 1);
    return end(&t, 0, fn);
}

/* ---- the leaf: AwaitAwaiter<T>(T), UnsafeAwaitAwaiter<T>(T) */

bool jit_async_is_leaf(const rt_method *m) {
    return m->owner == rt_wk.async_helpers && (strcmp(m->name, "AwaitAwaiter") == 0 || strcmp(m->name, "UnsafeAwaitAwaiter") == 0);
}

rt_method *jit_async_suspender(rt_method *m, coil_diag *d) {
    rt_method *suspend = jit_overlay_method(m->name[0] == 'U' ? "SuspendCritical" : "Suspend", d);
    return suspend ? rt_method_instantiate(suspend, m->args, m->n_args, d) : NULL;
}

static int leaf(jit_batch *b, rt_method *m, LLVMValueRef *fn, coil_diag *d) {
    rt_method *suspend = jit_async_suspender(m, d);
    if (!suspend) return d->code ? d->code : -COIL_ENO_METHOD;
    thunk t = { .a = m };
    LLVMValueRef args[2];
    begin(&t, b, m, 'A', true, d);
    for (unsigned i = 0; i < t.s.n && i < 2; i++) args[i] = LLVMGetParam(t.s.fn, i);
    LLVMValueRef sentinel = call_stub(&t, suspend, false, args, t.s.n);
    LLVMBuildRet(t.s.bld, LLVMBuildIntToPtr(t.s.bld, sentinel, b->t_ptr, ""));
    return end(&t, 'A', fn);
}

/* ---- the async entry of a method that is not async: its task, awaited */

static rt_method *await_of(rt_type *task, coil_diag *d) {
    rt_type *t = rt_wk.async_helpers;
    for (uint32_t i = 0; !rt_type_load(t) && i < t->n_methods; i++) {
        rt_method *m = &t->methods[i];
        const rt_sig *sig = strcmp(m->name, "Await") == 0 ? rt_method_sig(m) : NULL;
        if (!sig || sig->n_params != 1 || sig->params[0]->def != task->def) continue;
        return m->n_args ? rt_method_instantiate(m, task->args, 1, d) : m;
    }
    coil_fail(d, COIL_ENO_METHOD, "AsyncHelpers.Await for %s", task->name);
    return NULL;
}

static int await_result(jit_batch *b, rt_method *m, LLVMValueRef *fn, coil_diag *d) {
    rt_method *plain = m->async_twin, *await = await_of(rt_method_sig(plain)->ret, d), *await_async = await ? rt_method_async(await) : NULL;
    if (!await_async) return d->code ? d->code : -COIL_ENO_METHOD;
    thunk t = { .a = m };
    begin(&t, b, m, 'A', true, d);
    LLVMValueRef args[520], task_args[4], large = NULL;
    unsigned n = 0, k = 0;
    jit_abi plain_abi = jit_abi_of(b, rt_method_sig(plain), false);
    if (plain_abi.sret) { /* a ValueTask of more than 16 bytes goes from here to there in memory */
        large = LLVMBuildAlloca(t.s.bld, jit_mem_type(b, rt_method_sig(plain)->ret), "task");
        LLVMSetAlignment(large, 16);
        args[n++] = large;
    }
    for (unsigned i = t.s.self; i < t.s.n; i++) args[n++] = LLVMGetParam(t.s.fn, i);
    LLVMValueRef task = call_stub(&t, plain, false, args, n);
    if (t.s.abi.sret) task_args[k++] = LLVMGetParam(t.s.fn, 0);
    if (large) task_args[k++] = large;
    else if (plain_abi.ret.n == 1) task_args[k++] = task;
    else for (uint32_t i = 0; i < plain_abi.ret.n; i++) task_args[k++] = LLVMBuildExtractValue(t.s.bld, task, i, "");
    LLVMBuildRet(t.s.bld, call_stub(&t, await_async, true, task_args, k));
    return end(&t, 'A', fn);
}

int jit_async_compile(jit_batch *b, rt_method *m, LLVMValueRef *fn, coil_diag *d) {
    bool is_body = m->body_kind == RT_BODY_IL && m->impl_flags & RT_IMPL_ASYNC;
    if (m->variant == RT_VARIANT_RESUME) return jit_import_method(b, m, JIT_ASYNC_B, fn, d);
    if (m->variant == RT_VARIANT_ASYNC) return jit_async_is_leaf(m) ? leaf(b, m, fn, d) : is_body ? jit_import_method(b, m, JIT_ASYNC_A, fn, d) : await_result(b, m, fn, d);
    if (m->task_kind == RT_TASK_NONE) return coil_fail(d, COIL_EBAD_IL, "%s is async and can only be awaited", m->name);
    if (m->impl_flags & RT_IMPL_SYNCHRONIZED) return coil_fail(d, COIL_EBAD_IL, "%s is both async and synchronized", m->name);
    return task_thunk(b, m, fn, d);
}
