/* Methods that the JIT expands itself: the list is intrinsics.def, one small handler each.
   A handler finds its arguments on the evaluation stack, replaces them by the result and returns true; false leaves the call as it is. */
#include "jit/coil_jit.h"
#include "jit/import.h"
#include "jit/vector.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

typedef bool (*handler)(jit_import *im, rt_method *m, const rt_sig *sig);

static void push_i32(jit_import *im, LLVMValueRef v) { jit_push_kind(im, v, JIT_I32, rt_wk.i4); }
static void push_bool(jit_import *im, LLVMValueRef i1) { jit_push_kind(im, LLVMBuildZExt(im->bld, i1, im->b->t_i32, ""), JIT_I32, rt_wk.boolean); }
static bool push_constant_bool(jit_import *im, bool v) {
    jit_push_kind(im, LLVMConstInt(im->b->t_i32, v, 0), JIT_I32, rt_wk.boolean);
    return true;
}
static rt_type *pointee(const rt_sig *sig, uint32_t i) { return sig->params[i]->kind == RT_KIND_BYREF || sig->params[i]->kind == RT_KIND_PTR ? sig->params[i]->elem : sig->params[i]; }

/* ---- Interlocked, Volatile, Thread */

/* Widths with an IL body of their own (sbyte, short, uint, float, ...) are left to it: they end here. */
static bool is_atomic_type(rt_type *t) {
    if (rt_type_is_ref(t)) return true;
    uint8_t e = t->kind == RT_KIND_PRIMITIVE ? t->element : 0;
    return e == IL_ELEMENT_I4 || e == IL_ELEMENT_I8 || e == IL_ELEMENT_U1 || e == IL_ELEMENT_U2;
}

static void push_atomic(jit_import *im, LLVMValueRef old, rt_type *t) {
    if (LLVMTypeOf(old) == im->b->t_i8 || LLVMTypeOf(old) == im->b->t_i16) old = LLVMBuildZExt(im->bld, old, im->b->t_i32, "");
    jit_push(im, old, t);
}

static bool rmw(jit_import *im, const rt_sig *sig, LLVMAtomicRMWBinOp op) {
    rt_type *t = pointee(sig, 0);
    if (sig->params[0]->kind != RT_KIND_BYREF || !is_atomic_type(t)) return false;
    LLVMValueRef v = jit_coerce(im, jit_pop(im), t), address = jit_to_ptr(im, jit_pop(im));
    jit_null_check(im, address);
    push_atomic(im, LLVMBuildAtomicRMW(im->bld, op, address, v, LLVMAtomicOrderingSequentiallyConsistent, 0), t);
    return true;
}

static bool interlocked_exchange(jit_import *im, rt_method *m, const rt_sig *sig) { return m->n_args ? false : rmw(im, sig, LLVMAtomicRMWBinOpXchg); }
static bool interlocked_exchange_add(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return rmw(im, sig, LLVMAtomicRMWBinOpAdd); }

static bool interlocked_compare_exchange(jit_import *im, rt_method *m, const rt_sig *sig) {
    rt_type *t = pointee(sig, 0);
    if (m->n_args || sig->params[0]->kind != RT_KIND_BYREF || !is_atomic_type(t)) return false;
    LLVMValueRef comparand = jit_coerce(im, jit_pop(im), t), v = jit_coerce(im, jit_pop(im), t), address = jit_to_ptr(im, jit_pop(im));
    jit_null_check(im, address);
    LLVMAtomicOrdering seq = LLVMAtomicOrderingSequentiallyConsistent;
    LLVMValueRef pair = LLVMBuildAtomicCmpXchg(im->bld, address, comparand, v, seq, seq, 0);
    push_atomic(im, LLVMBuildExtractValue(im->bld, pair, 0, "old"), t);
    return true;
}

static bool fence(jit_import *im, LLVMAtomicOrdering order) { LLVMBuildFence(im->bld, order, 0, ""); return true; }
static bool fence_seq_cst(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; return fence(im, LLVMAtomicOrderingSequentiallyConsistent); }
static bool fence_acquire(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; return fence(im, LLVMAtomicOrderingAcquire); }
static bool fence_release(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; return fence(im, LLVMAtomicOrderingRelease); }
static bool nothing(jit_import *im, rt_method *m, const rt_sig *sig) { (void)im; (void)m; (void)sig; return true; }
static bool drop_one(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; jit_pop(im); return true; }
/* CoreCLR's debugger steps by it; emitted invoke stubs call it and drop the result. */
static bool no_address(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    jit_push(im, LLVMConstInt(im->b->t_i64, 0, false), sig->ret);
    return true;
}
static bool false_of_one(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; jit_pop(im); return push_constant_bool(im, false); }

/* Emitted invokers of reflection ask for it and drop it: so that CoreCLR does not inline what they call. */
static bool null_native(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    jit_push_kind(im, LLVMConstInt(im->b->t_i64, 0, 0), JIT_NATIVE, sig->ret);
    return true;
}

/* ---- RuntimeHelpers, MemoryMarshal */

static bool array_data(jit_import *im, rt_method *m, const rt_sig *sig) {
    if (!m->n_args) return false; /* the overload for System.Array has IL */
    jit_value a = jit_pop(im);
    LLVMValueRef p = jit_to_ptr(im, a);
    jit_null_check(im, p);
    jit_push_value(im, (jit_value){ .v = jit_gep(im, p, offsetof(rt_array, data)), .kind = JIT_BYREF, .type = sig->ret, .is_this = true });
    return true;
}

static bool method_table(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    LLVMValueRef p = jit_to_ptr(im, jit_pop(im));
    jit_null_check(im, p);
    jit_push(im, LLVMBuildLoad2(im->bld, im->b->t_i64, p, "mt"), sig->ret);
    return true;
}

static bool has_references(jit_import *im, rt_method *m, const rt_sig *sig) { (void)sig; return m->n_args == 1 && push_constant_bool(im, rt_type_has_references(m->args[0])); }

static bool bitwise_equatable(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)sig;
    rt_type *t = rt_type_underlying(m->args[0]);
    bool integer = t->kind == RT_KIND_PTR || (t->kind == RT_KIND_PRIMITIVE && t->element != IL_ELEMENT_R4 && t->element != IL_ELEMENT_R8);
    return push_constant_bool(im, integer);
}

/* ---- Unsafe */

static bool as_native(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    jit_push_kind(im, jit_to_i64(im, jit_pop(im)), JIT_NATIVE, sig->ret);
    return true;
}

static bool as_byref(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    jit_push_kind(im, jit_to_ptr(im, jit_pop(im)), JIT_BYREF, sig->ret);
    return true;
}

static bool unsafe_as(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    jit_value v = jit_pop(im);
    jit_push_kind(im, jit_to_ptr(im, v), sig->ret->kind == RT_KIND_BYREF ? JIT_BYREF : JIT_REF, sig->ret);
    return true;
}

static bool compare_addresses(jit_import *im, LLVMIntPredicate p) {
    LLVMValueRef b = jit_to_ptr(im, jit_pop(im)), a = jit_to_ptr(im, jit_pop(im));
    push_bool(im, LLVMBuildICmp(im->bld, p, a, b, ""));
    return true;
}
static bool address_equal(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; return compare_addresses(im, LLVMIntEQ); }
static bool address_greater(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; return compare_addresses(im, LLVMIntUGT); }
static bool address_less(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; return compare_addresses(im, LLVMIntULT); }

static void copy_bytes(jit_import *im, LLVMValueRef dst, LLVMValueRef src, LLVMValueRef bytes) { LLVMBuildMemMove(im->bld, dst, 1, src, 1, bytes); }

/* The pointer of an access of more than no bytes. */
static LLVMValueRef pop_address(jit_import *im) {
    jit_value v = jit_pop(im);
    jit_check_address(im, v);
    return jit_to_ptr(im, v);
}

static bool unsafe_copy(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)sig;
    LLVMValueRef src = pop_address(im), dst = pop_address(im);
    copy_bytes(im, dst, src, jit_i64(im, rt_type_value_size(m->args[0])));
    return true;
}

static LLVMValueRef pop_u32_as_i64(jit_import *im) { return LLVMBuildZExt(im->bld, jit_coerce(im, jit_pop(im), rt_wk.u4), im->b->t_i64, ""); }

static bool unsafe_copy_block(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m; (void)sig;
    LLVMValueRef n = pop_u32_as_i64(im), src = jit_pop_block(im, n), dst = jit_pop_block(im, n);
    copy_bytes(im, dst, src, n);
    return true;
}

static bool unsafe_init_block(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m; (void)sig;
    LLVMValueRef n = pop_u32_as_i64(im), v = jit_coerce(im, jit_pop(im), rt_wk.u1), dst = jit_pop_block(im, n);
    LLVMBuildMemSet(im->bld, dst, v, n, 1);
    return true;
}

static bool offset_address(jit_import *im, const rt_sig *sig, bool negative, uint64_t scale) {
    jit_value offset = jit_pop(im), base = jit_pop(im);
    LLVMValueRef n = jit_to_i64(im, offset);
    if (scale != 1) n = LLVMBuildMul(im->bld, n, jit_i64(im, scale), "");
    if (negative) n = LLVMBuildNeg(im->bld, n, "");
    LLVMValueRef p = LLVMBuildGEP2(im->bld, im->b->t_i8, jit_to_ptr(im, base), &n, 1, "");
    if (sig->ret->kind == RT_KIND_BYREF) jit_push_kind(im, p, JIT_BYREF, sig->ret);
    else jit_push_kind(im, LLVMBuildPtrToInt(im->bld, p, im->b->t_i64, ""), JIT_NATIVE, sig->ret);
    return true;
}
static bool add_byte_offset(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return offset_address(im, sig, false, 1); }
static bool subtract_byte_offset(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return offset_address(im, sig, true, 1); }
static bool unsafe_add(jit_import *im, rt_method *m, const rt_sig *sig) { return offset_address(im, sig, false, rt_type_value_size(m->args[0])); }

static bool unsafe_subtract(jit_import *im, rt_method *m, const rt_sig *sig) { return offset_address(im, sig, true, rt_type_value_size(m->args[0])); }

static bool byte_offset(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    LLVMValueRef target = jit_to_i64(im, jit_pop(im)), origin = jit_to_i64(im, jit_pop(im));
    jit_push_kind(im, LLVMBuildSub(im->bld, target, origin, ""), JIT_NATIVE, sig->ret);
    return true;
}

static bool size_of(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)sig;
    push_i32(im, LLVMConstInt(im->b->t_i32, rt_type_value_size(m->args[0]), 0));
    return true;
}

static bool null_ref(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    jit_push_kind(im, LLVMConstNull(im->b->t_ptr), JIT_BYREF, sig->ret);
    return true;
}

/* Reflection's invokers call it only to keep CoreCLR from inlining the call that follows, and drop the result. Nothing else is supported. */
static bool next_call_return_address(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    il_insn next;
    if (!jit_next_insn(im, im->insn.offset + im->insn.size, &next) || next.op != IL_OP_POP) return false;
    jit_push_kind(im, LLVMConstNull(im->b->t_ptr), JIT_NATIVE, sig->ret);
    return true;
}

static bool read_unaligned(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)sig;
    LLVMValueRef p = pop_address(im);
    jit_push_value(im, jit_load(im, p, m->args[0], 1, false));
    return true;
}

static bool write_unaligned(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)sig;
    jit_value v = jit_pop(im);
    LLVMValueRef p = pop_address(im);
    jit_store(im, p, v, m->args[0], 1, false);
    return true;
}

static bool unsafe_unbox(jit_import *im, rt_method *m, const rt_sig *sig) {
    LLVMValueRef a[2] = { jit_to_ptr(im, jit_pop(im)), jit_sym_type(im->b, m->args[0]) };
    jit_push_kind(im, jit_call_helper(im, "rt_unbox", a, 2), JIT_BYREF, sig->ret);
    return true;
}

/* ---- types */

static bool type_from_handle(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    rt_type *t = jit_top(im, 0)->token_type;
    if (!t) return false;
    jit_pop(im);
    LLVMValueRef object = LLVMBuildLoad2(im->bld, im->b->t_ptr, jit_sym_type_object(im->b, t), "type");
    jit_push_value(im, (jit_value){ .v = object, .kind = JIT_REF, .type = sig->ret, .token_type = t });
    return true;
}

static bool types_compare(jit_import *im, bool equal) {
    rt_type *b = jit_top(im, 0)->token_type, *a = jit_top(im, 1)->token_type;
    if (!a || !b) return false;
    jit_pop(im);
    jit_pop(im);
    return push_constant_bool(im, (a == b) == equal);
}
static bool type_equal(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; return types_compare(im, true); }
static bool type_unequal(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; return types_compare(im, false); }

static rt_type *pop_token(jit_import *im) {
    rt_type *t = jit_top(im, 0)->token_type;
    if (t) jit_pop(im);
    return t;
}
static bool type_is_value(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; rt_type *t = pop_token(im); return t && push_constant_bool(im, rt_type_is_value(t)); }
static bool type_is_enum(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; (void)sig; rt_type *t = pop_token(im); return t && push_constant_bool(im, t->kind == RT_KIND_ENUM); }
static bool type_is_primitive(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m; (void)sig;
    rt_type *t = pop_token(im);
    return t && push_constant_bool(im, t->kind == RT_KIND_PRIMITIVE && t->element != IL_ELEMENT_VOID);
}

/* Exceptions of the constructor are wrapped in TargetInvocationException, as by the library; one that only calls its base's has none. */
static void run_constructor(jit_import *im, rt_method *ctor, jit_value o) {
    enum { CALLS_BASE = 7 };
    il_body body;
    if (ctor->body_kind == RT_BODY_IL && ctor->owner->parent == rt_wk.object && !rt_method_body(ctor, &body, NULL) && body.code_size <= CALLS_BASE) {
        jit_push_value(im, o);
        jit_emit_call(im, ctor, rt_method_sig(ctor), false, NULL);
        return;
    }
    LLVMValueRef args[2] = { jit_sym_method(im->b, ctor), jit_to_ptr(im, o) };
    jit_call_helper(im, "rt_construct_default", args, 2);
}

/* new T(): a default value, or the default constructor; a class without one is left to the library, which throws. */
static bool create_instance(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)sig;
    if (m->n_args != 1) return false;
    rt_type *t = m->args[0];
    if (rt_type_load(t)) return false;
    rt_method *ctor = rt_type_default_ctor(t);
    if (rt_type_is_value(t)) {
        LLVMValueRef temp = jit_temp(im, t);
        LLVMBuildStore(im->bld, LLVMConstNull(jit_mem_type(im->b, t)), temp);
        if (ctor) run_constructor(im, ctor, (jit_value){ .v = temp, .kind = JIT_BYREF, .type = rt_type_byref(t) });
        jit_push_value(im, jit_load(im, temp, t, 0, false));
        return true;
    }
    uint32_t flags = t->kind == RT_KIND_CLASS ? il_col(t->assembly->image, IL_TypeDef_Flags, IL_TOKEN_RID(t->token)) : 0x80;
    if (!ctor || (flags & 0x80) /* abstract */ || (ctor->flags & 7) != 6 /* public */) return false;
    LLVMValueRef type = jit_sym_type(im->b, t);
    jit_value o = { .v = jit_call_helper(im, "rt_object_new", &type, 1), .kind = JIT_REF, .type = t, .is_this = true };
    run_constructor(im, ctor, o);
    jit_push_value(im, o);
    return true;
}

/* ---- strings and arrays */

static LLVMValueRef load_length(jit_import *im, LLVMValueRef object) { return jit_load_invariant(im, im->b->t_i32, jit_gep(im, object, 8), "length"); }

static bool length_at_8(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m; (void)sig;
    LLVMValueRef p = jit_to_ptr(im, jit_pop(im));
    jit_null_check(im, p);
    push_i32(im, load_length(im, p));
    return true;
}

static void store_field(jit_import *im, LLVMValueRef object, rt_type *t, const char *name, LLVMValueRef v) {
    rt_field *f = rt_type_find_field(t, name);
    assert(f);
    LLVMBuildStore(im->bld, v, jit_gep(im, object, f->offset));
}

/* The data lies in the image: a span over it, when it is known which. */
static bool create_span(jit_import *im, rt_method *m, const rt_sig *sig) {
    jit_value *handle = jit_top(im, 0);
    rt_field *f = handle ? handle->token_field : NULL;
    rt_type *data = f && f->has_rva ? rt_field_type(f) : NULL, *elem = m->n_args == 1 ? m->args[0] : NULL;
    if (!data || !elem || rt_type_layout(data) || rt_type_layout(elem) || rt_type_load(sig->ret) || elem->has_gc_pointers) return false;
    uint32_t size = rt_type_value_size(data), each = rt_type_value_size(elem);
    if (!rt_type_is_value(elem) || !each || size % each) return false;
    jit_pop(im);
    LLVMValueRef span = jit_temp(im, sig->ret);
    store_field(im, span, sig->ret, "_reference", jit_sym_rva(im->b, f));
    store_field(im, span, sig->ret, "_length", LLVMConstInt(im->b->t_i32, size / each, 0));
    jit_push_kind(im, span, JIT_STRUCT, sig->ret);
    return true;
}

static bool string_chars(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m; (void)sig;
    LLVMValueRef index = jit_coerce(im, jit_pop(im), rt_wk.i4), s = jit_to_ptr(im, jit_pop(im));
    jit_null_check(im, s);
    jit_throw_if(im, LLVMBuildICmp(im->bld, LLVMIntUGE, index, load_length(im, s), ""), "rt_throw_index");
    LLVMValueRef i = LLVMBuildZExt(im->bld, index, im->b->t_i64, ""), at = LLVMBuildGEP2(im->bld, im->b->t_i16, jit_gep(im, s, 12), &i, 1, "");
    push_i32(im, LLVMBuildZExt(im->bld, LLVMBuildLoad2(im->bld, im->b->t_i16, at, ""), im->b->t_i32, "char"));
    return true;
}

static bool memmove_bytes_or_elements(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)sig;
    LLVMValueRef n = jit_to_i64(im, jit_pop(im)), src = jit_to_ptr(im, jit_pop(im)), dst = jit_to_ptr(im, jit_pop(im));
    if (m->n_args) n = LLVMBuildMul(im->bld, n, jit_i64(im, rt_type_value_size(m->args[0])), "bytes");
    copy_bytes(im, dst, src, n);
    return true;
}

static bool clear_bytes(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m; (void)sig;
    LLVMValueRef n = jit_to_i64(im, jit_pop(im)), dst = jit_to_ptr(im, jit_pop(im));
    LLVMBuildMemSet(im->bld, dst, LLVMConstNull(im->b->t_i8), n, 1);
    return true;
}

/* ---- arithmetic */

static bool float_op(jit_import *im, const rt_sig *sig, const char *name) {
    if (sig->ret->element != IL_ELEMENT_R4 && sig->ret->element != IL_ELEMENT_R8) return false; /* the decimal overloads */
    LLVMValueRef args[3];
    for (uint32_t i = sig->n_params; i-- > 0;) args[i] = jit_coerce(im, jit_pop(im), sig->ret);
    LLVMTypeRef t = jit_scalar_type(im->b, sig->ret);
    jit_push(im, jit_intrinsic_call(im, name, &t, 1, args, sig->n_params), sig->ret);
    return true;
}
static bool math_sqrt(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return float_op(im, sig, "llvm.sqrt"); }
static bool math_floor(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return float_op(im, sig, "llvm.floor"); }
static bool math_ceil(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return float_op(im, sig, "llvm.ceil"); }
static bool math_round(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return float_op(im, sig, "llvm.roundeven"); }
static bool math_truncate(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return float_op(im, sig, "llvm.trunc"); }
static bool math_abs(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return float_op(im, sig, "llvm.fabs"); }
static bool math_max(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return float_op(im, sig, "llvm.maximum"); }
static bool math_min(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return float_op(im, sig, "llvm.minimum"); }
static bool math_copy_sign(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return float_op(im, sig, "llvm.copysign"); }
static bool math_fma(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return float_op(im, sig, "llvm.fma"); }

static bool reciprocal(jit_import *im, const rt_sig *sig, bool sqrt_first) {
    if (sqrt_first) float_op(im, sig, "llvm.sqrt");
    LLVMValueRef x = jit_coerce(im, jit_pop(im), sig->ret);
    jit_push(im, LLVMBuildFDiv(im->bld, LLVMConstReal(LLVMTypeOf(x), 1.0), x, ""), sig->ret);
    return true;
}
static bool math_reciprocal(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return reciprocal(im, sig, false); }
static bool math_reciprocal_sqrt(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return reciprocal(im, sig, true); }

static bool math_multiply_add(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    LLVMValueRef z = jit_coerce(im, jit_pop(im), sig->ret), y = jit_coerce(im, jit_pop(im), sig->ret), x = jit_coerce(im, jit_pop(im), sig->ret);
    jit_push(im, LLVMBuildFAdd(im->bld, LLVMBuildFMul(im->bld, x, y, ""), z, ""), sig->ret);
    return true;
}

static bool is_unsigned(const rt_type *t) {
    return t->element == IL_ELEMENT_U1 || t->element == IL_ELEMENT_U2 || t->element == IL_ELEMENT_CHAR || t->element == IL_ELEMENT_U4 || t->element == IL_ELEMENT_U8 || t->element == IL_ELEMENT_U;
}

static bool float_to_integer(jit_import *im, rt_method *m, const rt_sig *sig) {
    rt_type *to = m->n_args == 1 ? rt_type_underlying(m->args[0]) : NULL;
    if (!to || to->kind != RT_KIND_PRIMITIVE || to->element == IL_ELEMENT_R4 || to->element == IL_ELEMENT_R8) return false;
    LLVMValueRef x = jit_coerce(im, jit_pop(im), sig->params[0]);
    LLVMTypeRef overload[2] = { rt_type_value_size(to) == 8 ? im->b->t_i64 : im->b->t_i32, LLVMTypeOf(x) };
    const char *name = is_unsigned(to) ? "llvm.fptoui.sat" : "llvm.fptosi.sat";
    LLVMValueRef r = jit_intrinsic_call(im, name, overload, 2, &x, 1);
    jit_push(im, r, to);
    return true;
}

static bool bit_count(jit_import *im, const rt_sig *sig, const char *name, bool zero_flag) {
    rt_type *t = sig->params[0];
    uint32_t size = t->kind == RT_KIND_PRIMITIVE ? rt_type_value_size(t) : 0;
    if (size != 4 && size != 8) return false;
    LLVMValueRef args[2] = { jit_coerce(im, jit_pop(im), t), LLVMConstInt(im->b->t_i1, 0, 0) };
    LLVMTypeRef overload = LLVMTypeOf(args[0]);
    LLVMValueRef n = jit_intrinsic_call(im, name, &overload, 1, args, zero_flag ? 2 : 1);
    push_i32(im, size == 8 ? LLVMBuildTrunc(im->bld, n, im->b->t_i32, "") : n);
    return true;
}
static bool bits_popcount(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return bit_count(im, sig, "llvm.ctpop", false); }
static bool bits_leading_zeros(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return bit_count(im, sig, "llvm.ctlz", true); }
static bool bits_trailing_zeros(jit_import *im, rt_method *m, const rt_sig *sig) { (void)m; return bit_count(im, sig, "llvm.cttz", true); }

static bool reverse_bytes(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)m;
    LLVMTypeRef t = jit_scalar_type(im->b, sig->ret);
    if (!t || t == im->b->t_i8 || LLVMGetTypeKind(t) != LLVMIntegerTypeKind) return false; /* bytes, 128 bits, spans */
    LLVMValueRef v = jit_coerce(im, jit_pop(im), sig->ret), r = jit_intrinsic_call(im, "llvm.bswap", &t, 1, &v, 1);
    if (t == im->b->t_i16) r = sig->ret->element == IL_ELEMENT_I2 ? LLVMBuildSExt(im->bld, r, im->b->t_i32, "") : LLVMBuildZExt(im->bld, r, im->b->t_i32, "");
    jit_push(im, r, sig->ret);
    return true;
}

/* ---- constant getters */

enum { GETTER_INSNS = 12, GETTER_CALLS = 3 };

static int answer(rt_method *m, int depth);

static bool constant_of(const il_insn *insn, int64_t *v) {
    bool is_short = insn->op >= IL_OP_LDC_I4_M1 && insn->op <= IL_OP_LDC_I4_8;
    *v = is_short ? (int64_t)insn->op - IL_OP_LDC_I4_0 : insn->u.i;
    return is_short || insn->op == IL_OP_LDC_I4_S || insn->op == IL_OP_LDC_I4;
}

/* Follows IL of constants, calls of such getters and branches on their results; -1 if there is anything else. */
static int follow(rt_method *m, const il_body *body, int depth) {
    rt_context ctx = rt_method_context(m);
    il_insn insn;
    int64_t v;
    int top = -1;
    for (uint32_t at = 0, n = 0; n < GETTER_INSNS && at < body->code_size && !il_insn_decode(body, at, &insn, NULL); n++) {
        at += insn.size;
        bool is_true = insn.op == IL_OP_BRTRUE_S || insn.op == IL_OP_BRTRUE, is_false = insn.op == IL_OP_BRFALSE_S || insn.op == IL_OP_BRFALSE;
        if (insn.op == IL_OP_RET) return top;
        if (constant_of(&insn, &v)) {
            if (v != 0 && v != 1) return -1;
            top = (int)v;
        } else if (insn.op == IL_OP_CALL) {
            rt_method *callee = rt_resolve_method(m->owner->assembly, insn.u.token, &ctx, NULL);
            top = callee && depth < GETTER_CALLS ? answer(callee, depth + 1) : -1;
            if (top < 0) return -1;
        } else if (is_true || is_false) {
            if (top < 0) return -1;
            if (is_true == (top == 1)) at = insn.u.target;
            top = -1;
        } else if (insn.op == IL_OP_BR_S || insn.op == IL_OP_BR) {
            at = insn.u.target;
        } else {
            return -1;
        }
    }
    return -1;
}

/* 0 or 1 if the static getter of a boolean always says that: IsSupported of the instruction sets, and what is made of them. */
static int answer(rt_method *m, int depth) {
    il_body body;
    const rt_sig *sig = rt_method_is_static(m) && m->variant == RT_VARIANT_NORMAL ? rt_method_sig(m) : NULL;
    if (!sig || sig->n_params || sig->ret->element != IL_ELEMENT_BOOLEAN || sig->ret->kind != RT_KIND_PRIMITIVE || strncmp(m->name, "get_", 4)) return -1;
    if (m->owner->is_open) return -1;
    int known = jit_vector_answer(m);
    if (known >= 0) return known;
    bool plain = m->body_kind == RT_BODY_IL && !(m->impl_flags & RT_IMPL_NOINLINING) && m->owner->assembly && (m->owner->no_cctor || m->owner->beforefieldinit);
    return plain && !rt_method_body(m, &body, NULL) && !body.n_clauses && body.code_size <= 40 ? follow(m, &body, depth) : -1;
}

/* ---- lookup */

static const struct row { const char *ns, *type, *method; int n_params; handler fn; } rows[] = {
#define JIT_INTRINSIC(ns, type, method, n, fn) { ns, type, method, n, fn },
#include "jit/intrinsics.def"
#undef JIT_INTRINSIC
};

enum { NOT_LOOKED_UP, NONE, KNOWN, VECTOR, X86, SAYS_NO, SAYS_YES };

static void look_up_row(rt_method *m) {
    const rt_type *t = m->owner;
    if (!t->assembly || !t->assembly->is_corelib || m->variant != RT_VARIANT_NORMAL) return;
    uint32_t row = jit_vector_find(m);
    if (row) {
        m->intrinsic = (uint16_t)row;
        m->intrinsic_known = VECTOR;
    }
    if (jit_is_x86(m)) m->intrinsic_known = X86;
    if (t->enclosing || t->n_args || m->intrinsic_known != NONE) return;
    const rt_sig *sig = rt_method_sig(m);
    for (size_t i = 0; i < sizeof rows / sizeof *rows && m->intrinsic_known == NONE; i++) {
        const struct row *r = &rows[i];
        if (strcmp(r->method, m->name) || strcmp(r->type, t->name) || strcmp(r->ns, t->ns) || (r->n_params >= 0 && (uint32_t)r->n_params != sig->n_params)) continue;
        m->intrinsic = (uint16_t)i;
        m->intrinsic_known = KNOWN;
    }
}

static void look_up(rt_method *m) {
    m->intrinsic_known = NONE;
    look_up_row(m);
    int always = m->intrinsic_known == NONE ? answer(m, 0) : -1;
    if (always >= 0) m->intrinsic_known = always ? SAYS_YES : SAYS_NO;
}

bool jit_intrinsic(jit_import *im, rt_method *m, const rt_sig *sig) {
    if (m->intrinsic_known == NOT_LOOKED_UP) look_up(m);
    if (m->intrinsic_known == SAYS_YES || m->intrinsic_known == SAYS_NO) return push_constant_bool(im, m->intrinsic_known == SAYS_YES);
    if (m->intrinsic_known == VECTOR) return jit_vector_call(im, m, sig, m->intrinsic);
    if (m->intrinsic_known == X86) return jit_x86_call(im, m, sig);
    return m->intrinsic_known == KNOWN && rows[m->intrinsic].fn(im, m, sig);
}

int jit_expansion(rt_method *m) {
    if (m->intrinsic_known == NOT_LOOKED_UP) look_up(m);
    bool new_string = m->owner == rt_wk.string && !strcmp(m->name, ".ctor"); // newobj is a call of String.Ctor
    if (m->intrinsic_known == X86) return jit_x86_offered(m) ? JIT_EXPANDED : JIT_SET_UNSUPPORTED;
    if (m->intrinsic_known != NONE || new_string) return JIT_EXPANDED;
    return JIT_NOT_EXPANDED;
}
