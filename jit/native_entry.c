/* C calls managed code: the functions behind UnmanagedCallersOnly methods and behind delegates as function pointers. The calling thread is
   attached; an exception that escapes ends the process, for there is nobody who could catch it. */
#include "jit/native.h"

#include <stdio.h>
#include <stdlib.h>

#include "jit/engine.h"
#include "runtime/helpers.h"

typedef struct entry {
    jit_special s;
    const rt_plan *plan;            /* NULL or trivial: everything as it is */
    const rt_sig *managed;
    jit_c_sig *c;
    LLVMBasicBlockRef pad;
    LLVMValueRef *native, *args;    /* addresses of native and managed arguments */
    LLVMValueRef native_table, frame, result, native_result, delegate;
} entry;

static bool is_void(const rt_type *t) { return t->kind == RT_KIND_PRIMITIVE && t->element == IL_ELEMENT_VOID; }
static uint32_t memory_size(rt_type *t) { return is_void(t) || rt_type_value_size(t) < 16 ? 16 : rt_type_value_size(t); }
static jit_c_emitter emitter(entry *e) { return (jit_c_emitter){ e->s.b, e->s.bld, jit_native_scratch, &e->s }; }
static LLVMValueRef zeroed(entry *e, uint32_t size) {
    LLVMValueRef a = jit_native_scratch(&e->s, size);
    LLVMBuildMemSet(e->s.bld, a, LLVMConstInt(e->s.b->t_i8, 0, 0), LLVMConstInt(e->s.b->t_i64, size, 0), 16);
    return a;
}

static void begin(entry *e, jit_batch *b, const char *name, const rt_sig *native, bool nest) {
    e->s.b = b;
    e->s.bld = LLVMCreateBuilderInContext(b->ctx);
    e->c = jit_c_sig_of(b, native, nest);
    e->s.fn = LLVMAddFunction(b->mod, name, e->c->fn_type);
    jit_batch_attributes(b, e->s.fn);
    jit_c_function_attributes(b, e->c, e->s.fn);
    e->native = calloc(2 * (native->n_params + 1), sizeof *e->native);
    e->args = e->native + native->n_params + 1;
    LLVMPositionBuilderAtEnd(e->s.bld, LLVMAppendBasicBlockInContext(b->ctx, e->s.fn, "entry"));
    jit_special_helper(&e->s, "rt_reverse_enter", NULL, 0);
    e->pad = LLVMAppendBasicBlockInContext(b->ctx, e->s.fn, "pad");
}

static LLVMValueRef invoke(entry *e, LLVMTypeRef type, LLVMValueRef fn, LLVMValueRef *args, unsigned n) {
    LLVMBasicBlockRef next = LLVMAppendBasicBlockInContext(e->s.b->ctx, e->s.fn, "");
    LLVMValueRef r = LLVMBuildInvoke2(e->s.bld, type, fn, args, n, next, e->pad, "");
    LLVMPositionBuilderAtEnd(e->s.bld, next);
    return r;
}

static LLVMValueRef invoke_helper(entry *e, const char *name, LLVMValueRef *args, unsigned n) {
    LLVMTypeRef type;
    LLVMValueRef fn = jit_helper(e->s.b, name, &type);
    return invoke(e, type, fn, args, n);
}

static bool marshals(const entry *e) { return e->plan && !e->plan->trivial; }

static LLVMValueRef table_of(entry *e, LLVMValueRef *addresses, uint32_t n) {
    LLVMValueRef table = jit_native_scratch(&e->s, 8 * (n + 1));
    for (uint32_t i = 0; i < n; i++) LLVMBuildStore(e->s.bld, addresses[i], jit_special_at(&e->s, table, 8 * i));
    return table;
}

static void take_arguments(entry *e) {
    jit_c_emitter c = emitter(e);
    jit_c_store_params(&c, e->c, e->s.fn, e->native);
    e->result = e->native_result = zeroed(e, memory_size(e->managed->ret));
    for (uint32_t i = 0; i < e->managed->n_params; i++) e->args[i] = e->native[i];
    if (!marshals(e)) return;
    for (uint32_t i = 0; i < e->managed->n_params; i++) e->args[i] = zeroed(e, memory_size(e->managed->params[i]));
    e->native_result = zeroed(e, memory_size(e->c->sig->ret));
    e->frame = zeroed(e, e->plan->frame_size);
    e->native_table = table_of(e, e->native, e->managed->n_params);
    LLVMValueRef a[5] = { jit_native_plan(&e->s, e->plan), e->frame, e->native_table, table_of(e, e->args, e->managed->n_params), e->result };
    invoke_helper(e, "rt_marshal_reverse_enter", a, 5);
}

static LLVMValueRef load_part(entry *e, LLVMValueRef value, const jit_part *p) {
    LLVMValueRef v = LLVMBuildLoad2(e->s.bld, p->type, jit_special_at(&e->s, value, p->offset), "");
    LLVMSetAlignment(v, 1);
    return v;
}

/* [self]: NULL for static methods. Argument memory is our own and never smaller than 8 bytes for each part. */
static void call_managed(entry *e, LLVMValueRef code, LLVMValueRef self) {
    jit_abi abi = jit_abi_of(e->s.b, e->managed, false);
    LLVMValueRef *low = calloc(3 + 2 * (size_t)e->managed->n_params, sizeof *low);
    unsigned n = 0;
    if (abi.sret) low[n++] = e->result;
    if (self) low[n++] = self;
    for (uint32_t i = 0; i < e->managed->n_params; i++) {
        jit_parts p = jit_abi_classify(e->s.b, e->managed->params[i]);
        if (p.indirect) low[n++] = e->args[i];
        for (uint32_t k = 0; k < p.n; k++) low[n++] = load_part(e, e->args[i], &p.part[k]);
    }
    LLVMValueRef r = invoke(e, abi.fn_type, code, low, n);
    for (uint32_t k = 0; k < abi.ret.n && !abi.sret; k++) {
        LLVMValueRef v = abi.ret.n > 1 ? LLVMBuildExtractValue(e->s.bld, r, k, "") : r;
        LLVMSetAlignment(LLVMBuildStore(e->s.bld, v, jit_special_at(&e->s, e->result, abi.ret.part[k].offset)), 1);
    }
    free(low);
}

static void finish(entry *e) {
    jit_c_emitter c = emitter(e);
    LLVMValueRef a[3] = { e->frame, e->native_table, e->native_result };
    if (marshals(e)) invoke_helper(e, "rt_marshal_reverse_leave", a, 3);
    jit_c_return_from(&c, e->c, e->s.fn, e->native_result);
    LLVMValueRef exception = jit_catch_all(e->s.b, e->s.bld, e->pad);
    LLVMTypeRef type = LLVMFunctionType(e->s.b->t_void, &e->s.b->t_ptr, 1, 0);
    LLVMBuildCall2(e->s.bld, type, jit_sym_data(e->s.b, "rt_unhandled", (void *)&rt_unhandled), &exception, 1, "");
    LLVMBuildUnreachable(e->s.bld);
    jit_c_sig_free(e->c);
    free(e->native);
    LLVMDisposeBuilder(e->s.bld);
}

static void *link_entry(entry *e, coil_diag *d) {
    jit_batch *b = e->s.b;
    jit_batch_add(b, e->s.fn, NULL, 'T');
    const char *symbol = jit_symbol_intern_code(LLVMGetValueName(e->s.fn));
    void *code = jit_finish(b, d) ? NULL : jit_engine_address(symbol);
    jit_batch_free(b);
    return code;
}

/* ---- UnmanagedCallersOnly */

void *jit_reverse_thunk(rt_method *m, coil_diag *d) {
    char name[4096];
    jit_lock();
    snprintf(name, sizeof name, "thunk:reverse:%s", jit_method_symbol(m, 0));
    void *code = jit_engine_address(name);
    const rt_sig *sig = code ? NULL : rt_method_sig(m);
    if (sig) {
        entry e = { .managed = sig };
        begin(&e, jit_batch_new(0, false), name, sig, false);
        take_arguments(&e);
        call_managed(&e, jit_sym_stub(e.s.b, m), NULL);
        finish(&e);
        code = link_entry(&e, d);
    } else if (!code) {
        coil_fail(d, COIL_EBAD_TYPE, "the signature of %s cannot be loaded", jit_method_symbol(m, 0));
    }
    jit_unlock();
    return code;
}

/* ---- delegates */

static void build_delegate_entry(entry *e) {
    LLVMValueRef record = LLVMGetParam(e->s.fn, 0);
    LLVMValueRef d = invoke_helper(e, "rt_delegate_entered", &record, 1);
    take_arguments(e);
    LLVMValueRef code = LLVMBuildLoad2(e->s.bld, e->s.b->t_ptr, jit_special_at(&e->s, d, offsetof(rt_delegate, method_ptr)), "code");
    LLVMValueRef target = LLVMBuildLoad2(e->s.bld, e->s.b->t_ptr, jit_special_at(&e->s, d, offsetof(rt_delegate, target)), "target");
    call_managed(e, code, target);
    finish(e);
}

void *jit_native_delegate_entry(rt_type *t, coil_diag *d) {
    static unsigned serial; /* under the compile lock */
    char name[64];
    rt_plan *plan = (rt_plan *)rt_plan_of_delegate(t);
    jit_lock();
    void *code = plan->entry_code;
    if (!code) {
        entry e = { .managed = plan->managed, .plan = plan };
        snprintf(name, sizeof name, "thunk:entry:%u", serial++);
        e.s.m = rt_type_find_method(t, "Invoke", -1);
        begin(&e, jit_batch_new(0, false), name, plan->native, true);
        build_delegate_entry(&e);
        code = plan->entry_code = link_entry(&e, d);
    }
    jit_unlock();
    return code;
}
