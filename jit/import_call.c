/* Calls: call, callvirt, newobj, calli, ldftn, ldvirtftn, jmp (III.3.19, III.3.20, III.4.2, III.4.21, III.3.41, III.4.18).

   How a call finds its code:
   1. Static or non-virtual: the callee's own body when this batch has an inlinable copy, else through the entry slot of its rt_method
      (offset 0), which holds the prestub until the method is compiled and is replaced when a better tier is ready.
   2. Virtual: rt_type.vtable[slot], a stub that jumps through the entry slot.
   3. Interface methods, generic virtual methods and async entries of virtual methods: one global cache keyed by (exact type, method),
      probed inline; entries are immutable, so a racing reader sees an old or a new entry, never a mix.
   4. Natives (internal calls, QCalls, P/Invokes): the C function itself, without a stub in between.
   5. Delegates: Invoke calls method_ptr(target, args...) whatever the kind of delegate.
   `this` has been null-checked before 2, 3 and 5; III.4.2 wants the check for callvirt of non-virtual methods too. */
#include "jit/native.h"

#include <stdio.h>
#include <string.h>

#include "jit/import.h"
#include "runtime/corelib/native.h"
#include "runtime/eh/eh.h"

enum { TYPE_SEALED = 0x100, TYPE_ABSTRACT = 0x80 };

static LLVMValueRef load_ptr(jit_import *im, LLVMValueRef base, uint64_t offset, const char *name) {
    return LLVMBuildLoad2(im->bld, im->b->t_ptr, jit_gep(im, base, offset), name);
}

/* ---- targets */

static bool is_native(rt_method *m) {
    if (m->variant != RT_VARIANT_NORMAL || !m->native) return false;
    if (m->body_kind == RT_BODY_PINVOKE) return jit_native_is_plain(m);
    return m->body_kind == RT_BODY_INTERNALCALL || m->body_kind == RT_BODY_REPLACED;
}

/* Whether the straight code that the current instruction is part of ends in a throw. Most calls there make an exception and its message:
   code that runs once is not worth inlining. */
static bool leads_to_throw(jit_import *im) {
    uint32_t at = im->insn.offset;
    if (at >= im->state->run.start && at < im->state->run.end) return im->state->run.cold;
    il_insn insn = im->insn;
    uint8_t flow = IL_FLOW_NEXT;
    for (bool first = true; flow == IL_FLOW_NEXT || flow == IL_FLOW_CALL || flow == IL_FLOW_META; first = false) {
        if (at >= im->body.code_size || (!first && im->block_of[at]) || il_insn_decode(&im->body, at, &insn, NULL)) break;
        flow = il_ops[insn.op].flow;
        at += insn.size;
    }
    im->state->run.start = im->insn.offset;
    im->state->run.end = at;
    return im->state->run.cold = flow == IL_FLOW_THROW;
}

static LLVMValueRef direct_target(jit_import *im, rt_method *m) {
    if (is_native(m)) return jit_sym_native(im->b, m);
    LLVMValueRef inlined = im->b->tier && !leads_to_throw(im) ? jit_callee_for_inlining(im->b, m) : NULL;
    if (inlined) return inlined;
    LLVMValueRef final = jit_final_code(im->b, m);
    if (final) return final;
    if (!jit_is_compiled(m)) return jit_sym_stub(im->b, m); /* the prestub must be told which method: only the stub does that */
    LLVMValueRef slot = jit_sym_method(im->b, m);
    return LLVMBuildLoad2(im->bld, im->b->t_ptr, slot, "code");
}

/* The probe of rt_dispatch_cache as one function of the module; the optimiser inlines it where that pays. */
static LLVMValueRef cache_probe(jit_batch *b, LLVMTypeRef *type) {
    LLVMTypeRef params[2] = { b->t_ptr, b->t_ptr };
    *type = LLVMFunctionType(b->t_ptr, params, 2, 0);
    LLVMValueRef fn = LLVMGetNamedFunction(b->mod, "coil.dispatch");
    if (fn) return fn;
    fn = LLVMAddFunction(b->mod, "coil.dispatch", *type);
    LLVMSetLinkage(fn, LLVMInternalLinkage);
    jit_batch_attributes(b, fn);
    LLVMValueRef t = LLVMGetParam(fn, 0), m = LLVMGetParam(fn, 1);
    LLVMBuilderRef bld = LLVMCreateBuilderInContext(b->ctx);
    LLVMBasicBlockRef entry = LLVMAppendBasicBlockInContext(b->ctx, fn, ""), found = LLVMAppendBasicBlockInContext(b->ctx, fn, "found");
    LLVMBasicBlockRef hit = LLVMAppendBasicBlockInContext(b->ctx, fn, "hit"), miss = LLVMAppendBasicBlockInContext(b->ctx, fn, "miss");
    LLVMPositionBuilderAtEnd(bld, entry);
    LLVMValueRef four = LLVMConstInt(b->t_i64, 4, 0);
    LLVMValueRef ht = LLVMBuildLShr(bld, LLVMBuildPtrToInt(bld, t, b->t_i64, ""), four, ""), hm = LLVMBuildLShr(bld, LLVMBuildPtrToInt(bld, m, b->t_i64, ""), four, "");
    LLVMValueRef h = LLVMBuildAnd(bld, LLVMBuildAdd(bld, ht, hm, ""), LLVMConstInt(b->t_i64, RT_DISPATCH_CACHE_SIZE - 1, 0), "hash");
    LLVMValueRef cache = jit_sym_data(b, "rt_dispatch_cache", rt_dispatch_cache);
    LLVMValueRef e = LLVMBuildLoad2(bld, b->t_ptr, LLVMBuildGEP2(bld, b->t_ptr, cache, &h, 1, ""), "entry");
    LLVMBuildCondBr(bld, LLVMBuildIsNull(bld, e, ""), miss, found);
    LLVMPositionBuilderAtEnd(bld, found);
    LLVMValueRef i1 = LLVMConstInt(b->t_i64, 1, 0), i2 = LLVMConstInt(b->t_i64, 2, 0);
    LLVMValueRef et = LLVMBuildLoad2(bld, b->t_ptr, e, ""), em = LLVMBuildLoad2(bld, b->t_ptr, LLVMBuildGEP2(bld, b->t_ptr, e, &i1, 1, ""), "");
    LLVMValueRef same = LLVMBuildAnd(bld, LLVMBuildICmp(bld, LLVMIntEQ, et, t, ""), LLVMBuildICmp(bld, LLVMIntEQ, em, m, ""), "same");
    LLVMBuildCondBr(bld, same, hit, miss);
    LLVMPositionBuilderAtEnd(bld, hit);
    LLVMBuildRet(bld, LLVMBuildLoad2(bld, b->t_ptr, LLVMBuildGEP2(bld, b->t_ptr, e, &i2, 1, ""), "code"));
    LLVMPositionBuilderAtEnd(bld, miss);
    LLVMTypeRef ht_type;
    LLVMValueRef args[2] = { t, m };
    LLVMValueRef slow = jit_helper(b, "rt_dispatch_code", &ht_type);
    LLVMBuildRet(bld, LLVMBuildCall2(bld, ht_type, slow, args, 2, ""));
    LLVMDisposeBuilder(bld);
    return fn;
}

/* A receiver whose exact type is known leaves nothing to dispatch. */
static bool overridable(const rt_method *m) {
    return rt_method_is_virtual(m) && !(m->flags & RT_METHOD_FINAL) &&
           (m->owner->kind == RT_KIND_INTERFACE || !(il_col(m->owner->assembly->image, IL_TypeDef_Flags, IL_TOKEN_RID(m->owner->token)) & TYPE_SEALED));
}

LLVMValueRef jit_call_target(jit_import *im, rt_method *m, bool is_virtual, LLVMValueRef receiver) {
    if (!is_virtual || !overridable(m)) return direct_target(im, m);
    LLVMValueRef mt = jit_load_invariant(im, im->b->t_ptr, receiver, "mt");
    bool by_slot = m->owner->kind != RT_KIND_INTERFACE && m->n_args == 0 && m->variant == RT_VARIANT_NORMAL && m->slot >= 0;
    if (by_slot) return load_ptr(im, jit_load_invariant(im, im->b->t_ptr, jit_gep(im, mt, offsetof(rt_type, vtable)), "vtable"), 8u * (uint32_t)m->slot, "code");
    LLVMTypeRef ft;
    LLVMValueRef probe = cache_probe(im->b, &ft), args[2] = { mt, jit_sym_method(im->b, m) };
    return jit_call(im, ft, probe, args, 2);
}

/* ---- the ABI of one call */

static unsigned lower_struct(jit_import *im, const jit_parts *p, LLVMValueRef address, LLVMValueRef *out) {
    if (p->indirect) {
        out[0] = address;
        return 1;
    }
    for (uint32_t i = 0; i < p->n; i++) {
        LLVMValueRef at = jit_gep(im, address, p->part[i].offset);
        uint32_t bytes = p->part[i].size;
        if (bytes & (bytes - 1)) { /* 3, 5, 6, 7 bytes: never read past the value */
            LLVMValueRef wide = jit_alloca(im, im->b->t_i64, 8, "part");
            LLVMBuildMemCpy(im->bld, wide, 8, at, 1, LLVMConstInt(im->b->t_i64, bytes, 0));
            at = wide;
        }
        out[i] = LLVMBuildLoad2(im->bld, p->part[i].type, at, "");
    }
    return p->n;
}

unsigned jit_lower_arg(jit_import *im, jit_value v, rt_type *t, LLVMValueRef *out) {
    if (jit_scalar_type(im->b, t)) {
        out[0] = jit_coerce(im, v, t);
        return 1;
    }
    jit_parts p = jit_abi_classify(im->b, t);
    return lower_struct(im, &p, jit_coerce(im, v, t), out);
}

static void extend_result(jit_import *im, jit_value *r) {
    LLVMTypeRef t = LLVMTypeOf(r->v);
    if (t != im->b->t_i8 && t != im->b->t_i16) return;
    uint8_t e = rt_type_underlying(r->type)->element;
    bool is_signed = e == IL_ELEMENT_I1 || e == IL_ELEMENT_I2;
    r->v = is_signed ? LLVMBuildSExt(im->bld, r->v, im->b->t_i32, "") : LLVMBuildZExt(im->bld, r->v, im->b->t_i32, "");
}

static jit_value raise_result(jit_import *im, const jit_abi *abi, rt_type *t, LLVMValueRef call, LLVMValueRef sret, LLVMValueRef *continuation) {
    jit_value r = { .kind = jit_kind_of(t), .type = t };
    bool wrapped = LLVMGetTypeKind(LLVMTypeOf(call)) == LLVMStructTypeKind;
    if (abi->async && continuation) *continuation = wrapped ? LLVMBuildExtractValue(im->bld, call, 0, "continuation") : call;
    if (abi->sret) {
        r.v = sret;
        return r;
    }
    if (abi->ret.n == 0) return (jit_value){ 0 };
    if (jit_scalar_type(im->b, t)) {
        r.v = abi->async ? LLVMBuildExtractValue(im->bld, call, 1, "result") : call;
        extend_result(im, &r);
        return r;
    }
    r.v = jit_temp(im, t);
    for (uint32_t i = 0; i < abi->ret.n; i++) {
        LLVMValueRef part = wrapped ? LLVMBuildExtractValue(im->bld, call, i + (abi->async ? 1 : 0), "") : call;
        LLVMValueRef at = jit_gep(im, r.v, abi->ret.part[i].offset);
        uint32_t bytes = abi->ret.part[i].size;
        if (bytes & (bytes - 1)) {
            LLVMValueRef wide = jit_alloca(im, im->b->t_i64, 8, "part");
            LLVMBuildStore(im->bld, part, wide);
            LLVMBuildMemCpy(im->bld, at, 1, wide, 8, LLVMConstInt(im->b->t_i64, bytes, 0));
        } else {
            LLVMSetAlignment(LLVMBuildStore(im->bld, part, at), 1);
        }
    }
    return r;
}

/* All arguments in their places; returns the call. *sret receives the memory of a hidden result. */
static LLVMValueRef call_lowered(jit_import *im, const jit_abi *abi, const rt_sig *sig, LLVMValueRef callee, jit_value *args, unsigned n_args, LLVMValueRef *sret) {
    LLVMValueRef *low = jit_arena(im, sizeof *low * (3 + 2 * n_args));
    unsigned n = 0, first = 0;
    *sret = abi->sret ? jit_temp(im, sig->ret) : NULL;
    if (*sret) low[n++] = *sret;
    if (abi->has_this) low[n++] = jit_to_ptr(im, args[first++]);
    for (uint32_t i = 0; i < sig->n_params && first < n_args; i++) n += jit_lower_arg(im, args[first++], sig->params[i], low + n);
    return jit_call(im, abi->fn_type, callee, low, n);
}

jit_value jit_emit_abi_call(jit_import *im, const jit_abi *abi, const rt_sig *sig, LLVMValueRef callee, jit_value *args, unsigned n_args, LLVMValueRef *continuation) {
    LLVMValueRef sret, call = call_lowered(im, abi, sig, callee, args, n_args, &sret);
    return raise_result(im, abi, sig->ret, call, sret, continuation);
}

static LLVMValueRef native_scratch(void *owner, uint32_t size) {
    jit_import *im = owner;
    return jit_alloca(im, LLVMArrayType2(im->b->t_i8, size), 16, "native");
}

jit_value jit_emit_native_call(jit_import *im, const rt_sig *sig, LLVMValueRef callee, jit_value *args, unsigned n_args) {
    rt_sig flat = *sig; /* `this` of an internal call is its first C argument */
    rt_type **params = jit_arena(im, sizeof *params * (n_args + 1));
    flat.params = params;
    flat.n_params = n_args;
    for (unsigned i = 0; i < n_args; i++) params[i] = !sig->has_this ? sig->params[i] : i ? sig->params[i - 1] : rt_wk.object;
    jit_c_emitter e = { im->b, im->bld, native_scratch, im };
    jit_c_sig *c = jit_c_sig_of(im->b, &flat, false);
    LLVMValueRef *low = jit_arena(im, sizeof *low * (2 + 2 * n_args));
    jit_value r = { .kind = jit_kind_of(sig->ret), .type = sig->ret };
    bool is_struct = c->ret.n && !jit_scalar_type(im->b, sig->ret);
    unsigned n = 0;
    if (c->sret || is_struct) r.v = jit_temp(im, sig->ret);
    if (c->sret) low[n++] = r.v;
    for (unsigned i = 0; i < n_args; i++) {
        bool self = sig->has_this && i == 0;
        n += jit_c_lower(&e, c, i, self ? jit_to_ptr(im, args[0]) : jit_coerce(im, args[i], params[i]), low + n);
    }
    LLVMValueRef call = im->error ? NULL : jit_call(im, c->fn_type, callee, low, n);
    if (call) jit_c_call_attributes(im->b, c, call);
    if (call && is_struct) jit_c_store_result(&e, c, call, r.v);
    else if (call && c->ret.n) {
        r.v = call;
        extend_result(im, &r);
    }
    jit_c_sig_free(c);
    return r;
}

/* ---- popping arguments */

static jit_value *pop_args(jit_import *im, unsigned n) {
    jit_value *args = jit_arena(im, sizeof *args * (n + 1));
    for (unsigned i = n; i-- > 0;) args[i] = jit_pop(im);
    return args;
}

static void push_result(jit_import *im, const rt_sig *sig, jit_value r) {
    if (sig->ret->element == IL_ELEMENT_VOID && sig->ret->kind == RT_KIND_PRIMITIVE) return;
    jit_push_value(im, r);
}

/* ---- constrained calls, III.2.1 */

/* Rewrites `this` (a byref to T) for a constrained callvirt; returns the method to call and whether still virtually; NULL after a failure. */
static rt_method *constrain(jit_import *im, rt_method *m, rt_type *t, jit_value *self, bool *is_virtual) {
    coil_diag d = { 0 };
    LLVMValueRef address = jit_to_ptr(im, *self);
    if (!rt_type_is_value(t)) {
        jit_check_address(im, *self);
        *self = (jit_value){ .v = LLVMBuildLoad2(im->bld, im->b->t_ptr, address, "this"), .kind = JIT_REF, .type = t };
        return m;
    }
    if (rt_type_load(t)) {
        rt_type_diag(t, &d);
        jit_throw_deferred(im, &d);
        return NULL;
    }
    rt_method *target = rt_resolve_virtual(t, m, &d);
    if (!target) {
        jit_throw_deferred(im, &d);
        return NULL;
    }
    *is_virtual = false;
    if (target->owner == t) return target; /* the value type's own: takes the byref */
    jit_check_address(im, *self);
    jit_value boxed = { .kind = JIT_REF, .type = t };
    LLVMValueRef args[2] = { jit_sym_type(im->b, t), address };
    boxed.v = jit_call_helper(im, "rt_box", args, 2);
    *self = boxed;
    return target;
}

/* ---- call and callvirt */

/* After a tail. call the block has ended. */
static jit_value managed_call(jit_import *im, const jit_abi *abi, const rt_sig *sig, LLVMValueRef code, jit_value *args, unsigned n) {
    if (!jit_can_tail(im, abi, sig)) return jit_emit_abi_call(im, abi, sig, code, args, n, NULL);
    jit_emit_tail_call(im, abi, sig, code, args);
    return (jit_value){ 0 };
}

static jit_value call_delegate(jit_import *im, const rt_sig *sig, jit_value *args, unsigned n) {
    LLVMValueRef d = jit_to_ptr(im, args[0]);
    LLVMValueRef code = load_ptr(im, d, offsetof(rt_delegate, method_ptr), "code");
    args[0].v = load_ptr(im, d, offsetof(rt_delegate, target), "target");
    args[0].kind = JIT_REF;
    jit_abi abi = jit_abi_of(im->b, sig, false);
    return managed_call(im, &abi, sig, code, args, n);
}

/* The indexers of spans and what enumerates them check the index first: the reference is to an element. */
static bool is_element_getter(const rt_method *m) {
    return m->owner->assembly && m->owner->assembly->is_corelib && (!strcmp(m->name, "get_Item") || !strcmp(m->name, "get_Current"));
}

void jit_emit_call(jit_import *im, rt_method *m, const rt_sig *sig, bool is_virtual, rt_type *constrained) {
    unsigned n = sig->n_params + (sig->has_this ? 1 : 0);
    jit_value *args = pop_args(im, n);
    if (im->error) return;
    if (is_virtual && constrained && !(m = constrain(im, m, constrained, &args[0], &is_virtual))) return;
    if ((is_virtual || (sig->has_this && constrained)) && args[0].kind == JIT_REF) jit_check_value(im, args[0]);
    jit_value r;
    if (m->body_kind == RT_BODY_RUNTIME && m->owner->is_delegate && strcmp(m->name, "Invoke") == 0) {
        r = call_delegate(im, sig, args, n);
    } else if (is_native(m)) {
        r = jit_emit_native_call(im, sig, jit_sym_native(im->b, m), args, n);
    } else {
        jit_abi abi = jit_abi_of(im->b, sig, false);
        LLVMValueRef code = jit_call_target(im, m, is_virtual, sig->has_this ? jit_to_ptr(im, args[0]) : NULL);
        r = managed_call(im, &abi, sig, code, args, n);
    }
    if (im->unreachable) return;
    r.is_this |= r.kind == JIT_BYREF && is_element_getter(m);
    push_result(im, sig, r);
}

rt_method *jit_call_token(jit_import *im, const rt_sig **sig) {
    coil_diag d = { 0 };
    rt_method *m = rt_resolve_method(im->assembly, im->insn.u.token, &im->ctx, &d);
    *sig = m ? rt_method_sig(m) : NULL;
    if (m && *sig && ((*sig)->call & IL_CALL_KIND_MASK) == IL_CALL_VARARG) coil_fail(&d, COIL_EBAD_IL, JIT_VARARG_TEXT);
    else if (m && *sig && !jit_check_method(im, m, &d)) return m;
    if (!d.code) coil_fail(&d, COIL_EBAD_SIGNATURE, "cannot load the signature of a callee (token %08x)", im->insn.u.token);
    jit_unresolved(im, &d);
    return NULL;
}

/* P/Invokes of the framework are bound when the caller is compiled. Those of programs wait for their first call: until then the program may say
   which library it is. */
static void bind_native(rt_method *m) {
    if (m->body_kind != RT_BODY_PINVOKE || m->native) return;
    coil_diag d = { 0 };
    if (rt_assembly_is_framework(m->owner->assembly) && jit_native_is_plain(m)) m->native = rt_pinvoke_resolve(m, &d);
}

/* II.10.5.3: a P/Invoke is a static member as well, and no code of its class runs that could check. */
static void native_cctor_check(jit_import *im, rt_method *m) {
    if (m->body_kind == RT_BODY_PINVOKE && !m->owner->beforefieldinit) jit_cctor_check(im, m->owner);
}

static bool check_depth(jit_import *im, const rt_sig *sig, unsigned extra) {
    unsigned need = sig->n_params + extra;
    if (im->depth >= need) return true;
    jit_fail(im, COIL_EBAD_IL, "the evaluation stack holds %u values, the call needs %u", im->depth, need);
    return false;
}

static bool readonly_address(jit_import *im, rt_method *m, const rt_sig *sig);

void jit_op_call(jit_import *im) {
    const rt_sig *sig;
    rt_type *constrained = im->p_constrained;
    rt_method *m = jit_call_token(im, &sig);
    if (!m || !check_depth(im, sig, sig->has_this ? 1 : 0)) return;
    if (constrained && rt_method_is_static(m) && rt_method_is_virtual(m)) { /* III.2.1 augmented: static virtual members */
        coil_diag d = { 0 };
        rt_method *target = rt_resolve_static_virtual(constrained, m, &d);
        if (!target || !(sig = rt_method_sig(target))) {
            jit_throw_deferred(im, &d);
            return;
        }
        m = target;
    }
    bind_native(m);
    native_cctor_check(im, m);
    if (readonly_address(im, m, sig) || jit_async_call(im, m, sig) || jit_intrinsic(im, m, sig)) return;
    jit_emit_call(im, m, sig, false, NULL);
}

void jit_op_callvirt(jit_import *im) {
    const rt_sig *sig;
    rt_type *constrained = im->p_constrained;
    rt_method *m = jit_call_token(im, &sig);
    if (!m || !check_depth(im, sig, 1)) return;
    if (!sig->has_this) {
        jit_fail(im, COIL_EBAD_IL, "callvirt of the static method %s", m->name);
        return;
    }
    bind_native(m);
    if (jit_async_call(im, m, sig) || (!constrained && jit_intrinsic(im, m, sig))) return;
    jit_emit_call(im, m, sig, true, constrained);
}

/* ---- newobj, III.4.21 */

static void new_string(jit_import *im, rt_method *ctor, const rt_sig *sig) {
    rt_method *make = rt_type_find_method_sig(ctor->owner, "Ctor", sig->params, sig->n_params);
    const rt_sig *make_sig = make ? rt_method_sig(make) : NULL;
    if (!make_sig) jit_fail(im, COIL_ENO_METHOD, "String.Ctor for this constructor of String is not in the class library");
    else jit_emit_call(im, make, make_sig, false, NULL);
}

/* Lengths, or (lower bound, length) pairs: II.14.2. */
static void new_mdarray(jit_import *im, rt_type *t, const rt_sig *sig) {
    LLVMTypeRef ints = LLVMArrayType2(im->b->t_i32, t->rank);
    LLVMValueRef lengths = jit_alloca(im, ints, 4, "lengths"), lower = jit_alloca(im, ints, 4, "lower");
    bool pairs = sig->n_params == 2u * t->rank;
    jit_value *args = pop_args(im, sig->n_params);
    for (uint32_t i = 0; i < t->rank; i++) {
        LLVMBuildStore(im->bld, jit_coerce(im, args[pairs ? 2 * i + 1 : i], rt_wk.i4), jit_gep(im, lengths, 4 * i));
        if (pairs) LLVMBuildStore(im->bld, jit_coerce(im, args[2 * i], rt_wk.i4), jit_gep(im, lower, 4 * i));
    }
    LLVMValueRef a[3] = { jit_sym_type(im->b, t), lengths, pairs ? lower : LLVMConstNull(im->b->t_ptr) };
    jit_push_kind(im, jit_call_helper(im, "rt_mdarray_new", a, 3), JIT_REF, t);
}

static LLVMValueRef pop_ints(jit_import *im, uint32_t n) {
    LLVMValueRef ints = jit_alloca(im, LLVMArrayType2(im->b->t_i32, n), 4, "ints");
    for (uint32_t i = n; i-- > 0;) LLVMBuildStore(im->bld, jit_coerce(im, jit_pop(im), rt_wk.i4), jit_gep(im, ints, 4 * i));
    return ints;
}

/* A vector by its constructor; with more lengths, of vectors. */
static void new_vector(jit_import *im, rt_type *t, const rt_sig *sig) {
    LLVMValueRef a[3] = { jit_sym_type(im->b, t), pop_ints(im, sig->n_params), jit_i32(im, sig->n_params) };
    jit_push_value(im, (jit_value){ .v = jit_call_helper(im, "rt_jagged_new", a, 3), .kind = JIT_REF, .type = t, .is_this = true });
}

/* `readonly.` Address of an array: no check of the element type. III.2.3 */
static bool readonly_address(jit_import *im, rt_method *m, const rt_sig *sig) {
    if (!im->p_readonly || m->owner->kind != RT_KIND_ARRAY || strcmp(m->name, "Address")) return false;
    LLVMValueRef a[2];
    a[1] = pop_ints(im, sig->n_params);
    a[0] = jit_to_ptr(im, jit_pop(im));
    jit_push_value(im, (jit_value){ .v = jit_call_helper(im, "rt_mdarray_address", a, 2), .kind = JIT_BYREF, .type = sig->ret, .is_this = true });
    return true;
}

static void new_delegate(jit_import *im, rt_type *t) {
    jit_value code = jit_pop(im), target = jit_pop(im);
    LLVMValueRef method = code.ftn && !code.is_virtual_ftn ? jit_sym_method(im->b, code.ftn) : LLVMConstNull(im->b->t_ptr);
    LLVMValueRef a[4] = { jit_sym_type(im->b, t), jit_to_ptr(im, target), method, jit_to_ptr(im, code) };
    jit_push_kind(im, jit_call_helper(im, "rt_delegate_new", a, 4), JIT_REF, t);
}

static void new_value(jit_import *im, rt_method *ctor, const rt_sig *sig) {
    jit_value *args = jit_arena(im, sizeof *args * (sig->n_params + 1));
    for (unsigned i = sig->n_params; i-- > 0;) args[i + 1] = jit_pop(im);
    LLVMTypeRef mem = jit_mem_type(im->b, ctor->owner);
    LLVMValueRef temp = jit_temp(im, ctor->owner);
    LLVMBuildStore(im->bld, LLVMConstNull(mem), temp);
    args[0] = (jit_value){ .v = temp, .kind = JIT_BYREF, .type = rt_type_byref(ctor->owner) };
    for (unsigned i = 0; i <= sig->n_params; i++) jit_push_value(im, args[i]);
    bool done = jit_intrinsic(im, ctor, sig);
    if (!done) jit_emit_call(im, ctor, sig, false, NULL);
    if (im->error || im->unreachable) return;
    if (jit_scalar_type(im->b, ctor->owner)) jit_push_value(im, jit_load(im, temp, ctor->owner, 0, false));
    else jit_push_kind(im, temp, JIT_STRUCT, ctor->owner);
}

static void new_object(jit_import *im, rt_method *ctor, const rt_sig *sig) {
    jit_value *args = jit_arena(im, sizeof *args * (sig->n_params + 1));
    for (unsigned i = sig->n_params; i-- > 0;) args[i + 1] = jit_pop(im);
    LLVMValueRef type = jit_sym_type(im->b, ctor->owner);
    args[0] = (jit_value){ .v = jit_call_helper(im, "rt_object_new", &type, 1), .kind = JIT_REF, .type = ctor->owner, .is_this = true };
    for (unsigned i = 0; i <= sig->n_params; i++) jit_push_value(im, args[i]);
    jit_emit_call(im, ctor, sig, false, NULL);
    jit_push_value(im, args[0]);
}

void jit_op_newobj(jit_import *im) {
    const rt_sig *sig;
    rt_method *m = jit_call_token(im, &sig);
    if (!m || !check_depth(im, sig, 0)) return;
    rt_type *t = m->owner;
    coil_diag d = { 0 };
    if (rt_type_load(t)) {
        rt_type_diag(t, &d);
        jit_unresolved(im, &d);
    } else if (t == rt_wk.string) {
        new_string(im, m, sig);
    } else if (t->kind == RT_KIND_SZARRAY) {
        new_vector(im, t, sig);
    } else if (t->kind == RT_KIND_ARRAY) {
        new_mdarray(im, t, sig);
    } else if (t->is_delegate && sig->n_params == 2) {
        new_delegate(im, t);
    } else if (rt_type_is_value(t)) {
        new_value(im, m, sig);
    } else if (il_col(t->assembly->image, IL_TypeDef_Flags, IL_TOKEN_RID(t->token)) & TYPE_ABSTRACT) {
        jit_call_helper(im, "rt_throw_abstract", NULL, 0);
        jit_unreachable(im);
    } else {
        new_object(im, m, sig);
    }
}

/* ---- calli, ldftn, ldvirtftn, jmp */

static jit_value call_unmanaged(jit_import *im, const rt_sig *sig, jit_value code, jit_value *args, unsigned n) {
    const rt_plan *plan = rt_plan_of_callsite(sig, im->assembly);
    if (plan->trivial && !plan->error) return jit_emit_native_call(im, sig, jit_to_ptr(im, code), args, n);
    const rt_sig *with_code;
    jit_value *all = jit_arena(im, sizeof *all * (n + 1));
    memcpy(all, args, n * sizeof *all);
    all[n] = code;
    LLVMValueRef stub = jit_native_callsite(im->b, sig, plan, &with_code);
    jit_abi abi = jit_abi_of(im->b, with_code, false);
    return jit_emit_abi_call(im, &abi, with_code, stub, all, n + 1, NULL);
}

void jit_op_calli(jit_import *im) {
    coil_diag d = { 0 };
    rt_sig *sig = rt_resolve_callsite(im->assembly, im->insn.u.token, &im->ctx, &d);
    if (!sig) {
        jit_throw_deferred(im, &d);
        return;
    }
    if (!check_depth(im, sig, sig->has_this ? 2 : 1)) return;
    jit_value code = jit_pop(im);
    unsigned n = sig->n_params + (sig->has_this ? 1 : 0);
    jit_value *args = pop_args(im, n);
    unsigned kind = sig->call & IL_CALL_KIND_MASK;
    jit_value r;
    if (kind == IL_CALL_VARARG) {
        coil_fail(&d, COIL_EBAD_IL, JIT_VARARG_TEXT);
        jit_throw_deferred(im, &d);
        return;
    }
    if (kind != IL_CALL_DEFAULT) {
        r = call_unmanaged(im, sig, code, args, n);
    } else {
        jit_abi abi = jit_abi_of(im->b, sig, false);
        r = managed_call(im, &abi, sig, jit_to_ptr(im, code), args, n);
    }
    if (im->unreachable) return;
    push_result(im, sig, r);
}

static bool is_unmanaged_callers_only(rt_method *m) {
    return m->owner->assembly && rt_method_is_static(m) && IL_TOKEN_RID(m->token) &&
           il_find_attribute(m->owner->assembly->image, m->token, "System.Runtime.InteropServices", "UnmanagedCallersOnlyAttribute");
}

static void push_ftn(jit_import *im, LLVMValueRef address, rt_method *m, bool is_virtual) {
    jit_value v = { .v = LLVMBuildPtrToInt(im->bld, address, im->b->t_i64, "ftn"), .kind = JIT_NATIVE, .ftn = m, .is_virtual_ftn = is_virtual };
    jit_push_value(im, v);
}

void jit_op_ldftn(jit_import *im) {
    const rt_sig *sig;
    rt_type *constrained = im->p_constrained;
    rt_method *m = jit_call_token(im, &sig);
    coil_diag d = { 0 };
    if (m && constrained && rt_method_is_static(m) && rt_method_is_virtual(m) && !(m = rt_resolve_static_virtual(constrained, m, &d))) {
        jit_throw_deferred(im, &d);
        return;
    }
    if (!m) return;
    if (!is_unmanaged_callers_only(m)) {
        push_ftn(im, jit_sym_stub(im->b, m), m, false);
        return;
    }
    void *code = rt_the_jit.reverse_thunk(m, &d); /* native code will call it: the address must be callable from C */
    char name[512] = "reverse:";
    rt_method_full_name(m, name + 8, sizeof name - 8);
    if (code) push_ftn(im, jit_sym_data(im->b, name, code), NULL, false);
    else jit_throw_deferred(im, &d);
}

void jit_op_ldvirtftn(jit_import *im) {
    const rt_sig *sig;
    rt_method *m = jit_call_token(im, &sig);
    if (!m) return;
    jit_value self = jit_pop(im);
    LLVMValueRef a[2] = { jit_to_ptr(im, self), jit_sym_method(im->b, m) };
    push_ftn(im, jit_call_helper(im, "rt_ldvirtftn", a, 2), m, true);
}

/* III.3.37: the current arguments are passed on; the evaluation stack is empty. */
void jit_op_jmp(jit_import *im) {
    const rt_sig *sig;
    rt_method *m = jit_call_token(im, &sig);
    if (!m) return;
    for (uint32_t i = 0; i < im->n_args; i++) jit_push_value(im, jit_load(im, im->args[i], im->arg_types[i], 0, false));
    im->p_tail = true;
    jit_emit_call(im, m, sig, false, NULL);
    if (!im->error && !im->unreachable) jit_op_ret(im);
}

void jit_op_arglist(jit_import *im) { jit_fail(im, COIL_EBAD_IL, JIT_VARARG_TEXT); }
