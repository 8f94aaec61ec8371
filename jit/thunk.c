/* Small functions between two conventions, made of IR: calls from C by argument array, and the code that
   delegates point at when they are not closed over one object. All follow abi.c; all are tier 0 and live for ever. */
#include "jit/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/helpers.h"

typedef struct thunk {
    jit_batch *b;
    LLVMBuilderRef bld;
    LLVMValueRef fn;
    char name[4096];
} thunk;

static void begin(thunk *t, LLVMTypeRef type) {
    t->bld = t->b->builder;
    t->fn = LLVMAddFunction(t->b->mod, t->name, type);
    LLVMPositionBuilderAtEnd(t->bld, LLVMAppendBasicBlockInContext(t->b->ctx, t->fn, "entry"));
}

static LLVMBasicBlockRef block(thunk *t, const char *name) { return LLVMAppendBasicBlockInContext(t->b->ctx, t->fn, name); }

/* Links; the address or NULL. Frees the batch. */
static void *end(thunk *t, rt_method *m, coil_diag *d) {
    jit_batch_add(t->b, t->fn, m, 'T');
    const char *name = jit_symbol_intern_code(LLVMGetValueName(t->fn));
    int r = jit_finish(t->b, d);
    jit_batch_free(t->b);
    return r ? NULL : jit_engine_address(name);
}

static LLVMValueRef at(thunk *t, LLVMValueRef base, uint64_t offset) {
    LLVMValueRef i = LLVMConstInt(t->b->t_i64, offset, false);
    return offset ? LLVMBuildGEP2(t->bld, t->b->t_i8, base, &i, 1, "") : base;
}

static LLVMValueRef load_ptr(thunk *t, LLVMValueRef base, uint64_t offset) { return LLVMBuildLoad2(t->bld, t->b->t_ptr, at(t, base, offset), ""); }

/* In the entry block, whatever block the builder is in. */
static LLVMValueRef scratch(thunk *t, uint32_t size) {
    LLVMBuilderRef bld = LLVMCreateBuilderInContext(t->b->ctx);
    LLVMBasicBlockRef entry = LLVMGetEntryBasicBlock(t->fn);
    LLVMValueRef first = LLVMGetFirstInstruction(entry);
    if (first)
        LLVMPositionBuilderBefore(bld, first);
    else
        LLVMPositionBuilderAtEnd(bld, entry);
    LLVMValueRef a = LLVMBuildAlloca(bld, LLVMArrayType2(t->b->t_i8, size), "");
    LLVMSetAlignment(a, 16);
    LLVMDisposeBuilder(bld);
    return a;
}

static void copy(thunk *t, LLVMValueRef to, LLVMValueRef from, uint32_t size) {
    LLVMBuildMemCpy(t->bld, to, 1, from, 1, LLVMConstInt(t->b->t_i64, size, false));
}

/* Parts of 3, 5, 6 or 7 bytes travel as i64: never touch memory beyond the value. */
static LLVMValueRef load_part(thunk *t, LLVMValueRef value, const jit_part *p) {
    LLVMValueRef from = at(t, value, p->offset);
    if (p->size & (p->size - 1)) {
        LLVMValueRef wide = scratch(t, 8);
        copy(t, wide, from, p->size);
        from = wide;
    }
    LLVMValueRef v = LLVMBuildLoad2(t->bld, p->type, from, "");
    LLVMSetAlignment(v, 1);
    return v;
}

static void store_part(thunk *t, LLVMValueRef value, LLVMValueRef v, const jit_part *p) {
    LLVMValueRef to = at(t, value, p->offset), place = p->size & (p->size - 1) ? scratch(t, 8) : to;
    LLVMSetAlignment(LLVMBuildStore(t->bld, v, place), 1);
    if (place != to)
        copy(t, to, place, p->size);
}

static LLVMValueRef call_helper(thunk *t, const char *name, LLVMValueRef *args, unsigned n) {
    LLVMTypeRef type;
    LLVMValueRef fn = jit_helper(t->b, name, &type);
    return LLVMBuildCall2(t->bld, type, fn, args, n, "");
}

LLVMValueRef jit_catch_all(jit_batch *b, LLVMBuilderRef bld, LLVMBasicBlockRef pad) {
    LLVMTypeRef fields[2] = { b->t_ptr, b->t_i32 }, type;
    LLVMValueRef init[2] = { LLVMConstInt(b->t_i64, RT_CLAUSE_ALL, false), LLVMConstNull(b->t_ptr) };
    LLVMValueRef value = LLVMConstStructInContext(b->ctx, init, 2, false);
    LLVMValueRef clause = LLVMAddGlobal(b->mod, LLVMTypeOf(value), "catch.all");
    LLVMSetInitializer(clause, value);
    LLVMSetLinkage(clause, LLVMInternalLinkage);
    LLVMSetGlobalConstant(clause, true);
    LLVMPositionBuilderAtEnd(bld, pad);
    LLVMValueRef lp = LLVMBuildLandingPad(bld, LLVMStructTypeInContext(b->ctx, fields, 2, false), b->personality, 1, "");
    LLVMAddClause(lp, clause);
    LLVMValueRef e = LLVMBuildExtractValue(bld, lp, 0, ""), fn = jit_helper(b, "rt_eh_caught", &type);
    return LLVMBuildCall2(bld, type, fn, &e, 1, "");
}

/* ---- calls from C */
static void key_part(char *key, size_t size, jit_batch *b, rt_type *type) {
    jit_parts p = jit_abi_classify(b, type);
    size_t n = strlen(key);
    if (p.indirect) {
        snprintf(key + n, size - n, "m%u.", rt_type_value_size(type));
        return;
    }
    for (uint32_t i = 0; i < p.n; i++, n = strlen(key)) {
        LLVMTypeRef t = p.part[i].type;
        char letter = t == b->t_ptr ? 'p' : t == b->t_f32 ? 'f' : t == b->t_f64 ? 'd' : 'i';
        snprintf(key + n, size - n, "%c%u%s", letter, p.part[i].size, i + 1 < p.n ? "+" : ".");
    }
    if (!p.n)
        snprintf(key + n, size - n, "v.");
}

static void invoke_key(thunk *t, const rt_sig *sig, bool catching) {
    snprintf(t->name, sizeof t->name, "thunk:invoke:%s%s", catching ? "c" : "u", sig->has_this ? "t" : "");
    key_part(t->name, sizeof t->name, t->b, sig->ret);
    for (uint32_t i = 0; i < sig->n_params; i++)
        key_part(t->name, sizeof t->name, t->b, sig->params[i]);
}

static unsigned arguments_from_array(thunk *t, const rt_sig *sig, LLVMValueRef array, LLVMValueRef *out) {
    unsigned n = 0;
    uint64_t slot = 0;
    if (sig->has_this)
        out[n++] = load_ptr(t, load_ptr(t, array, 8 * slot++), 0);
    for (uint32_t i = 0; i < sig->n_params; i++) {
        jit_parts p = jit_abi_classify(t->b, sig->params[i]);
        LLVMValueRef value = load_ptr(t, array, 8 * slot++);
        if (p.indirect) { /* the callee may write to its parameter */
            uint32_t size = rt_type_value_size(sig->params[i]);
            out[n] = scratch(t, size);
            copy(t, out[n++], value, size);
        }
        for (uint32_t k = 0; k < p.n; k++)
            out[n++] = load_part(t, value, &p.part[k]);
    }
    return n;
}

static void store_result(thunk *t, const jit_abi *abi, LLVMValueRef call, LLVMValueRef ret) {
    if (abi->sret)
        return;
    for (uint32_t i = 0; i < abi->ret.n; i++)
        store_part(t, ret, abi->ret.n > 1 ? LLVMBuildExtractValue(t->bld, call, i, "") : call, &abi->ret.part[i]);
}

/* rt_object *thunk(void *code, void **args, void *ret) */
static void build_invoke(thunk *t, const rt_sig *sig, bool catching) {
    jit_batch *b = t->b;
    LLVMTypeRef params[3] = { b->t_ptr, b->t_ptr, b->t_ptr };
    begin(t, LLVMFunctionType(b->t_ptr, params, 3, false));
    LLVMValueRef code = LLVMGetParam(t->fn, 0), array = LLVMGetParam(t->fn, 1), ret = LLVMGetParam(t->fn, 2), call;
    jit_abi abi = jit_abi_of(b, sig, false);
    LLVMValueRef *args = calloc(3 + 2 * (size_t)sig->n_params, sizeof *args);
    unsigned n = 0;
    if (abi.sret)
        args[n++] = ret;
    n += arguments_from_array(t, sig, array, args + n);
    LLVMBasicBlockRef done = block(t, "done"), pad = catching ? block(t, "pad") : NULL;
    if (catching) {
        call = LLVMBuildInvoke2(t->bld, abi.fn_type, code, args, n, done, pad, "");
    } else {
        call = LLVMBuildCall2(t->bld, abi.fn_type, code, args, n, "");
        LLVMBuildBr(t->bld, done);
    }
    LLVMPositionBuilderAtEnd(t->bld, done);
    store_result(t, &abi, call, ret);
    LLVMBuildRet(t->bld, LLVMConstNull(b->t_ptr));
    if (catching)
        LLVMBuildRet(t->bld, jit_catch_all(t->b, t->bld, pad));
    free(args);
}

/* First by signature object, then by how it is lowered: thunks are few, signatures many. */
typedef struct sig_thunk { const rt_sig *sig; bool catching; void *code; struct sig_thunk *next; } sig_thunk;
static sig_thunk *sig_thunks[1024];

static sig_thunk **sig_bucket(const rt_sig *sig, bool catching) { return &sig_thunks[((uintptr_t)sig >> 4 ^ (uintptr_t)catching) & 1023]; }

static void *cached(const rt_sig *sig, bool catching) {
    for (sig_thunk *s = __atomic_load_n(sig_bucket(sig, catching), __ATOMIC_ACQUIRE); s; s = s->next)
        if (s->sig == sig && s->catching == catching)
            return s->code;
    return NULL;
}

static void remember(const rt_sig *sig, bool catching, void *code) {
    sig_thunk *s = malloc(sizeof *s), **bucket = sig_bucket(sig, catching);
    *s = (sig_thunk){ sig, catching, code, *bucket };
    __atomic_store_n(bucket, s, __ATOMIC_RELEASE);
}

static void *make_invoke(const rt_sig *sig, bool catching) {
    thunk t = { .b = jit_batch_new(0, false) };
    invoke_key(&t, sig, catching);
    void *code = jit_engine_address(t.name);
    if (code) {
        jit_batch_free(t.b);
        return code;
    }
    coil_diag d = { 0 };
    build_invoke(&t, sig, catching);
    code = end(&t, NULL, &d);
    if (!code) {
        fprintf(stderr, "coil: %s: %s\n", t.name, d.text);
        abort();
    }
    return code;
}

void *jit_invoke_thunk(const rt_sig *sig, bool this_is_byref, bool catching) {
    (void)this_is_byref; /* both travel as pointers */
    void *code = cached(sig, catching);
    if (code)
        return code;
    jit_lock();
    code = cached(sig, catching);
    if (!code)
        remember(sig, catching, code = make_invoke(sig, catching));
    jit_unlock();
    return code;
}

static void return_call(thunk *t, LLVMValueRef call) {
    if (LLVMGetTypeKind(LLVMTypeOf(call)) == LLVMVoidTypeKind)
        LLVMBuildRetVoid(t->bld);
    else
        LLVMBuildRet(t->bld, call);
}

static void *known(thunk *t, const char *kind, rt_method *m) {
    snprintf(t->name, sizeof t->name, "thunk:%s:%s", kind, jit_method_symbol(m, 0));
    return jit_engine_address(t->name);
}

/* ---- delegates */
/* A delegate passes its target as `this`: drops it and calls the static method. */
static void build_open_static(thunk *t, rt_method *m, const rt_sig *sig) {
    rt_sig with_this = *sig;
    with_this.has_this = true;
    jit_abi outer = jit_abi_of(t->b, &with_this, false), inner = jit_abi_of(t->b, sig, false);
    begin(t, outer.fn_type);
    unsigned n = LLVMCountParams(t->fn), self = outer.sret;
    LLVMValueRef *args = calloc(n + 1, sizeof *args);
    LLVMGetParams(t->fn, args);
    memmove(args + self, args + self + 1, (n - self - 1) * sizeof *args);
    LLVMValueRef call = LLVMBuildCall2(t->bld, inner.fn_type, jit_sym_stub(t->b, m), args, n - 1, "");
    LLVMSetTailCall(call, true);
    return_call(t, call);
    free(args);
}

/* The first argument becomes `this`; virtual methods are dispatched on it. */
static void build_open_instance(thunk *t, rt_method *m, const rt_sig *sig) {
    jit_batch *b = t->b;
    rt_sig outer_sig = *sig;
    outer_sig.n_params++;
    outer_sig.params = calloc(outer_sig.n_params, sizeof *outer_sig.params);
    outer_sig.params[0] = rt_type_is_value(m->owner) ? rt_type_byref(m->owner) : m->owner;
    memcpy(outer_sig.params + 1, sig->params, sig->n_params * sizeof *sig->params);
    jit_abi outer = jit_abi_of(b, &outer_sig, false), inner = jit_abi_of(b, sig, false);
    free(outer_sig.params);
    begin(t, outer.fn_type);
    unsigned n = LLVMCountParams(t->fn), self = outer.sret;
    LLVMValueRef *args = calloc(n + 1, sizeof *args);
    LLVMGetParams(t->fn, args);
    memmove(args + self, args + self + 1, (n - self - 1) * sizeof *args);
    LLVMBasicBlockRef null = block(t, "null"), good = block(t, "good");
    LLVMBuildCondBr(t->bld, LLVMBuildIsNull(t->bld, args[self], ""), null, good);
    LLVMPositionBuilderAtEnd(t->bld, null);
    call_helper(t, "rt_throw_null", NULL, 0);
    LLVMBuildUnreachable(t->bld);
    LLVMPositionBuilderAtEnd(t->bld, good);
    LLVMValueRef code = jit_sym_stub(b, m);
    if (rt_method_is_virtual(m) && !rt_type_is_value(m->owner)) {
        LLVMValueRef lookup[2] = { args[self], jit_sym_method(b, m) };
        code = call_helper(t, "rt_ldvirtftn", lookup, 2);
    }
    LLVMValueRef call = LLVMBuildCall2(t->bld, inner.fn_type, code, args, n - 1, "");
    LLVMSetTailCall(call, true);
    return_call(t, call);
    free(args);
}

typedef void (*method_builder)(thunk *t, rt_method *m, const rt_sig *sig);

static void *method_thunk(rt_method *m, const char *kind, method_builder build, coil_diag *d) {
    thunk t;
    jit_lock();
    void *code = known(&t, kind, m);
    const rt_sig *sig = code ? NULL : rt_method_sig(m);
    if (sig) {
        t.b = jit_batch_new(0, false);
        build(&t, m, sig);
        code = end(&t, NULL, d);
    } else if (!code) {
        coil_fail(d, COIL_EBAD_TYPE, "the signature of %s cannot be loaded", jit_method_symbol(m, 0));
    }
    jit_unlock();
    return code;
}

void *jit_open_static_thunk(rt_method *m, coil_diag *d) { return method_thunk(m, "static", build_open_static, d); }
void *jit_open_instance_thunk(rt_method *m, coil_diag *d) { return method_thunk(m, "instance", build_open_instance, d); }

/* Every call gets its own copy of what travels by address: a callee may write to its parameter. */
static void fresh_copies(thunk *t, const rt_sig *sig, const jit_abi *abi, LLVMValueRef *args, LLVMValueRef *originals) {
    unsigned n = 1u + abi->sret;
    for (uint32_t i = 0; i < sig->n_params; i++) {
        jit_parts p = jit_abi_classify(t->b, sig->params[i]);
        if (p.indirect) {
            uint32_t size = rt_type_value_size(sig->params[i]);
            args[n] = scratch(t, size);
            copy(t, args[n], originals[n], size);
            n++;
        }
        n += p.n;
    }
}

/* Invoke of a delegate with an invocation list, which is this thunk's `this`: calls each in turn, returns the last result. */
static void build_multicast(thunk *t, rt_method *invoke, const rt_sig *sig) {
    (void)invoke;
    jit_batch *b = t->b;
    jit_abi abi = jit_abi_of(b, sig, false);
    begin(t, abi.fn_type);
    unsigned n = LLVMCountParams(t->fn), self = abi.sret;
    LLVMValueRef *args = calloc(2 * (n + 1), sizeof *args), *originals = args + n + 1;
    LLVMGetParams(t->fn, args);
    LLVMGetParams(t->fn, originals);
    LLVMBasicBlockRef entry = LLVMGetInsertBlock(t->bld), loop = block(t, "loop"), done = block(t, "done");
    LLVMValueRef list = load_ptr(t, originals[self], offsetof(rt_delegate, invocation_list));
    LLVMValueRef count = LLVMBuildLoad2(t->bld, b->t_i64, at(t, originals[self], offsetof(rt_delegate, invocation_count)), "");
    LLVMValueRef first = at(t, list, offsetof(rt_array, data));
    LLVMBuildBr(t->bld, loop);
    LLVMPositionBuilderAtEnd(t->bld, loop);
    LLVMValueRef i = LLVMBuildPhi(t->bld, b->t_i64, "i");
    LLVMValueRef d = load_ptr(t, LLVMBuildGEP2(t->bld, b->t_ptr, first, &i, 1, ""), 0);
    args[self] = load_ptr(t, d, offsetof(rt_delegate, target));
    fresh_copies(t, sig, &abi, args, originals);
    LLVMValueRef call = LLVMBuildCall2(t->bld, abi.fn_type, load_ptr(t, d, offsetof(rt_delegate, method_ptr)), args, n, "");
    LLVMValueRef next = LLVMBuildAdd(t->bld, i, LLVMConstInt(b->t_i64, 1, false), "");
    LLVMBuildCondBr(t->bld, LLVMBuildICmp(t->bld, LLVMIntSLT, next, count, ""), loop, done);
    LLVMValueRef from[2] = { LLVMConstInt(b->t_i64, 0, false), next };
    LLVMBasicBlockRef blocks[2] = { entry, loop };
    LLVMAddIncoming(i, from, blocks, 2);
    LLVMPositionBuilderAtEnd(t->bld, done);
    return_call(t, call);
    free(args);
}

void *jit_multicast_thunk(rt_type *delegate_type, coil_diag *d) {
    rt_method *invoke = rt_type_load(delegate_type) ? NULL : rt_type_find_method(delegate_type, "Invoke", -1);
    if (!invoke) {
        char name[256];
        coil_fail(d, COIL_EBAD_TYPE, "%s has no Invoke", rt_type_name(delegate_type, name, sizeof name));
        return NULL;
    }
    return method_thunk(invoke, "multicast", build_multicast, d);
}
