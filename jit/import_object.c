/* Objects: literals, tokens, fields, arrays, boxing, casts (III.4). */
#include "jit/import.h"

#include <stddef.h>

#include "jit/async.h"
#include "runtime/threads/thread.h"
#include "runtime/types/scope.h"

/* ---- ldstr, ldtoken */

void jit_op_ldstr(jit_import *im) {
    LLVMValueRef s = jit_load_nonnull(im, jit_sym_string(im->b, im->assembly, im->insn.u.token), "literal");
    jit_push_value(im, (jit_value){ .v = s, .kind = JIT_REF, .type = rt_wk.string, .is_this = true });
}

/* RuntimeTypeHandle & co: a struct of one reference. */
static void push_handle(jit_import *im, LLVMValueRef object_slot, rt_type *handle_type, rt_type *token_type) {
    if (!jit_loaded(im, handle_type)) return;
    LLVMValueRef temp = jit_temp(im, handle_type);
    LLVMBuildStore(im->bld, jit_load_nonnull(im, object_slot, "token"), temp);
    jit_push_value(im, (jit_value){ .v = temp, .kind = JIT_STRUCT, .type = handle_type, .token_type = token_type });
}

static bool is_field_token(jit_import *im, uint32_t token) {
    if (im->assembly->scope) return rt_scope_find(im->assembly->scope, token, RT_SCOPE_FIELD, NULL);
    if (IL_TOKEN_TABLE(token) == IL_TABLE_Field) return true;
    if (IL_TOKEN_TABLE(token) != IL_TABLE_MemberRef) return false;
    il_bytes sig = il_col_blob(im->assembly->image, IL_MemberRef_Signature, IL_TOKEN_RID(token));
    return sig.n && (sig.p[0] & IL_CALL_KIND_MASK) == IL_SIG_FIELD; // II.23.2.4
}

void jit_op_ldtoken(jit_import *im) {
    uint32_t token = im->insn.u.token, kind = IL_TOKEN_TABLE(token);
    coil_diag d = { 0 };
    if (kind == IL_TABLE_TypeDef || kind == IL_TABLE_TypeRef || kind == IL_TABLE_TypeSpec) {
        rt_type *t = jit_token_type(im, token);
        if (t) push_handle(im, jit_sym_type_object(im->b, t), rt_wk.runtime_type_handle, t);
    } else if (is_field_token(im, token)) {
        rt_field *f = rt_resolve_field(im->assembly, token, &im->ctx, &d);
        if (!f) {
            jit_throw_deferred(im, &d);
            return;
        }
        push_handle(im, jit_sym_field_object(im->b, f), rt_wk.runtime_field_handle, NULL);
        if (!im->unreachable) jit_top(im, 0)->token_field = f;
    } else {
        rt_method *m = rt_resolve_method(im->assembly, token, &im->ctx, &d);
        if (m) push_handle(im, jit_sym_method_object(im->b, m), rt_wk.runtime_method_handle, NULL);
        else jit_unresolved(im, &d);
    }
}

/* ---- fields, III.4.10 - III.4.13, III.4.28 - III.4.30 */

static rt_field *field_token(jit_import *im, rt_type **type) {
    coil_diag d = { 0 };
    rt_field *f = rt_resolve_field(im->assembly, im->insn.u.token, &im->ctx, &d);
    int r = !f ? 0 : jit_check_owner(im, f->owner, &d) ? d.code : rt_type_layout(f->owner);
    *type = f && !r ? rt_field_type(f) : NULL;
    if (*type && (!rt_type_is_value(*type) || !rt_type_layout(*type))) return f;
    if (f && !d.code) rt_type_diag(*type ? *type : f->owner, &d);
    if (!d.code) coil_fail(&d, COIL_EBAD_TYPE, "the type of the field %s cannot be loaded", f ? f->name : "?");
    jit_unresolved(im, &d);
    return NULL;
}

/* The current thread's block of a type's thread statics: thread record -> blocks -> block, when it is there already. */
static LLVMValueRef thread_statics(jit_import *im, rt_type *t) {
    jit_batch *b = im->b;
    LLVMValueRef type = jit_sym_type(b, t), result = jit_alloca(im, b->t_ptr, 8, "");
    LLVMBasicBlockRef known = jit_new_block(im, "tls"), missing = jit_new_block(im, "tls.missing"), done = jit_new_block(im, "");
    LLVMValueRef thread = jit_thread_record(b, im->bld);
    LLVMValueRef n = LLVMBuildLoad2(im->bld, b->t_i32, jit_gep(im, thread, offsetof(rt_thread, n_tls)), "");
    LLVMValueRef index = LLVMBuildLoad2(im->bld, b->t_i32, jit_gep(im, type, offsetof(rt_type, tls_index)), "index");
    jit_cold(im, LLVMBuildCondBr(im->bld, LLVMBuildICmp(im->bld, LLVMIntULT, index, n, ""), known, missing), 1);
    LLVMPositionBuilderAtEnd(im->bld, known);
    LLVMValueRef blocks = LLVMBuildLoad2(im->bld, b->t_ptr, jit_gep(im, thread, offsetof(rt_thread, tls_blocks)), "");
    LLVMValueRef i = LLVMBuildZExt(im->bld, index, b->t_i64, ""), block = LLVMBuildLoad2(im->bld, b->t_ptr, LLVMBuildGEP2(im->bld, b->t_ptr, blocks, &i, 1, ""), "block");
    LLVMBuildStore(im->bld, block, result);
    jit_cold(im, LLVMBuildCondBr(im->bld, LLVMBuildIsNull(im->bld, block, ""), missing, done), 0);
    LLVMPositionBuilderAtEnd(im->bld, missing);
    LLVMBuildStore(im->bld, jit_call_helper(im, "rt_thread_statics", &type, 1), result);
    LLVMBuildBr(im->bld, done);
    LLVMPositionBuilderAtEnd(im->bld, done);
    return LLVMBuildLoad2(im->bld, b->t_ptr, result, "statics");
}

static LLVMValueRef static_address(jit_import *im, rt_field *f) {
    rt_type *t = f->owner;
    if (f->is_literal) {
        jit_fail(im, COIL_EBAD_IL, "the literal field %s has no address", f->name);
        return LLVMGetUndef(im->b->t_ptr);
    }
    if (!jit_loaded(im, t)) return LLVMGetUndef(im->b->t_ptr);
    jit_cctor_check(im, t);
    if (f->has_rva) return jit_sym_rva(im->b, f);
    if (!f->is_tls) return jit_gep(im, jit_sym_statics(im->b, t), f->offset);
    return jit_gep(im, thread_statics(im, t), f->offset);
}

/* Address of an instance field of the object, pointer or value on the stack. */
static LLVMValueRef instance_address(jit_import *im, rt_field *f, jit_value v, bool access) {
    if (v.kind == JIT_REF) {
        jit_check_value(im, v);
        return jit_gep(im, v.v, 8 + f->offset);
    }
    if (rt_type_is_value(f->owner) && (v.kind == JIT_BYREF || v.kind == JIT_NATIVE || v.kind == JIT_STRUCT)) {
        bool is_value = v.kind == JIT_NATIVE && v.type && v.type->kind == RT_KIND_PRIMITIVE && f->owner == v.type; /* IntPtr::_value of a value */
        if (!is_value && access) jit_check_address(im, v);
        if (!is_value) return jit_gep(im, jit_to_ptr(im, v), f->offset);
    }
    if (!rt_type_is_value(f->owner)) {
        jit_fail(im, COIL_EBAD_IL, "the field %s of %s", f->name, jit_kind_name(v.kind));
        return LLVMGetUndef(im->b->t_ptr);
    }
    LLVMValueRef temp = jit_temp(im, f->owner); /* enums and primitives: the value is its own field */
    jit_store(im, temp, v, f->owner, 0, false);
    return jit_gep(im, temp, f->offset);
}

static LLVMValueRef field_address(jit_import *im, rt_field *f, bool access) {
    jit_value v = jit_pop(im);
    return f->is_static ? static_address(im, f) : instance_address(im, f, v, access);
}

void jit_op_ldfld(jit_import *im) {
    rt_type *t;
    rt_field *f = field_token(im, &t);
    if (!f) return;
    LLVMValueRef a = field_address(im, f, true);
    if (!im->error && !im->unreachable) jit_push_value(im, jit_load(im, a, t, im->p_unaligned, im->p_volatile));
}

void jit_op_ldflda(jit_import *im) {
    rt_type *t;
    rt_field *f = field_token(im, &t);
    if (!f) return;
    jit_value v = jit_pop(im);
    jit_push_value(im, v);
    LLVMValueRef a = field_address(im, f, false);
    if (im->error || im->unreachable) return;
    LLVMValueRef base = v.kind != JIT_BYREF ? NULL : v.null_base ? v.null_base : v.v;
    if (v.kind == JIT_NATIVE) jit_push_kind(im, LLVMBuildPtrToInt(im->bld, a, im->b->t_i64, ""), JIT_NATIVE, rt_wk.u);
    else jit_push_value(im, (jit_value){ .v = a, .kind = JIT_BYREF, .type = rt_type_byref(t), .null_base = base, .is_this = v.is_this || f->is_static || v.kind == JIT_REF });
}

void jit_op_stfld(jit_import *im) {
    rt_type *t;
    rt_field *f = field_token(im, &t);
    if (!f) return;
    jit_value v = jit_pop(im), *to = jit_top(im, 0);
    if (to && to->kind == JIT_STRUCT && !f->is_static) jit_fail(im, COIL_EBAD_IL, "stfld to a value that has no address");
    LLVMValueRef a = field_address(im, f, true);
    if (!im->error && !im->unreachable) jit_store(im, a, v, t, im->p_unaligned, im->p_volatile);
}

static rt_field *static_token(jit_import *im, rt_type **t) {
    rt_field *f = field_token(im, t);
    if (!f || f->is_static) return f;
    jit_fail(im, COIL_EBAD_IL, "%s of the instance field %s", il_ops[im->insn.op].name, f->name);
    return NULL;
}

void jit_op_ldsfld(jit_import *im) {
    rt_type *t;
    rt_field *f = static_token(im, &t);
    if (!f) return;
    LLVMValueRef a = static_address(im, f);
    if (!im->error && !im->unreachable) jit_push_value(im, jit_load(im, a, t, im->p_unaligned, im->p_volatile));
}

void jit_op_ldsflda(jit_import *im) {
    rt_type *t;
    rt_field *f = static_token(im, &t);
    if (!f) return;
    LLVMValueRef a = static_address(im, f);
    if (im->error || im->unreachable) return;
    if (f->has_rva) jit_push_kind(im, LLVMBuildPtrToInt(im->bld, a, im->b->t_i64, ""), JIT_NATIVE, rt_type_ptr(t));
    else jit_push_value(im, (jit_value){ .v = a, .kind = JIT_BYREF, .type = rt_type_byref(t), .is_this = true });
}

void jit_op_stsfld(jit_import *im) {
    rt_type *t;
    rt_field *f = static_token(im, &t);
    if (!f) return;
    jit_value v = jit_pop(im);
    LLVMValueRef a = static_address(im, f);
    if (!im->error && !im->unreachable) jit_store(im, a, v, t, im->p_unaligned, im->p_volatile);
}

/* ---- arrays */

void jit_op_newarr(jit_import *im) {
    rt_type *elem = jit_token_type(im, im->insn.u.token), *array = elem ? jit_loaded(im, rt_type_szarray(elem)) : NULL;
    if (!array) return;
    LLVMValueRef args[2] = { jit_sym_type(im->b, array), jit_to_i64(im, jit_pop(im)) };
    jit_push_value(im, (jit_value){ .v = jit_call_helper(im, "rt_array_new", args, 2), .kind = JIT_REF, .type = array, .is_this = true });
}

static LLVMValueRef array_length(jit_import *im, LLVMValueRef array) {
    return jit_load_invariant(im, im->b->t_i32, jit_gep(im, array, offsetof(rt_array, length)), "length");
}

void jit_op_ldlen(jit_import *im) {
    jit_value a = jit_pop(im);
    if (a.kind != JIT_REF) {
        jit_fail(im, COIL_EBAD_IL, "ldlen of %s", jit_kind_name(a.kind));
        return;
    }
    jit_check_value(im, a);
    jit_push(im, LLVMBuildZExt(im->bld, array_length(im, a.v), im->b->t_i64, ""), rt_wk.u);
}

/* Checks and address of element [index] of type t. */
static LLVMValueRef element_address(jit_import *im, jit_value array, jit_value index, rt_type *t) {
    if (array.kind != JIT_REF || index.kind > JIT_NATIVE) {
        jit_fail(im, COIL_EBAD_IL, "%s of %s with %s as index", il_ops[im->insn.op].name, jit_kind_name(array.kind), jit_kind_name(index.kind));
        return LLVMGetUndef(im->b->t_ptr);
    }
    jit_check_value(im, array);
    LLVMValueRef length = array_length(im, array.v), i = index.v;
    if (index.kind != JIT_I32) length = LLVMBuildZExt(im->bld, length, im->b->t_i64, "");
    jit_throw_if(im, LLVMBuildICmp(im->bld, LLVMIntUGE, i, length, ""), "rt_throw_index");
    if (index.kind == JIT_I32) i = LLVMBuildZExt(im->bld, i, im->b->t_i64, "");
    LLVMValueRef data = jit_gep(im, array.v, offsetof(rt_array, data));
    return LLVMBuildInBoundsGEP2(im->bld, jit_mem_type(im->b, t), data, &i, 1, "element");
}

static rt_type *element_type(jit_import *im, const jit_value *array) {
    switch (im->insn.op) {
    case IL_OP_LDELEM: case IL_OP_STELEM: return jit_token_type(im, im->insn.u.token);
    case IL_OP_LDELEM_I1: case IL_OP_STELEM_I1: return rt_wk.i1;
    case IL_OP_LDELEM_U1: return rt_wk.u1;
    case IL_OP_LDELEM_I2: case IL_OP_STELEM_I2: return rt_wk.i2;
    case IL_OP_LDELEM_U2: return rt_wk.u2;
    case IL_OP_LDELEM_I4: case IL_OP_STELEM_I4: return rt_wk.i4;
    case IL_OP_LDELEM_U4: return rt_wk.u4;
    case IL_OP_LDELEM_I8: case IL_OP_STELEM_I8: return rt_wk.i8;
    case IL_OP_LDELEM_R4: case IL_OP_STELEM_R4: return rt_wk.r4;
    case IL_OP_LDELEM_R8: case IL_OP_STELEM_R8: return rt_wk.r8;
    case IL_OP_LDELEM_I: case IL_OP_STELEM_I: return rt_wk.i;
    default: return array && array->type && array->type->kind == RT_KIND_SZARRAY && rt_type_is_ref(array->type->elem) ? array->type->elem : rt_wk.object;
    }
}

void jit_op_ldelema(jit_import *im) {
    rt_type *t = jit_token_type(im, im->insn.u.token);
    if (!t || (rt_type_is_value(t) && !jit_loaded(im, t))) return;
    jit_value index = jit_pop(im), array = jit_pop(im);
    LLVMValueRef a = element_address(im, array, index, t);
    if (im->error) return;
    LLVMValueRef check[2] = { array.v, jit_sym_type(im->b, t) };
    bool exact = array.type && array.type->kind == RT_KIND_SZARRAY && array.type->elem == t && jit_type_is_sealed(t);
    if (!rt_type_is_value(t) && !rt_type_is_desc(t) && !im->p_readonly && !exact) jit_call_helper(im, "rt_ldelema_check", check, 2);
    jit_push_value(im, (jit_value){ .v = a, .kind = JIT_BYREF, .type = rt_type_byref(t), .is_this = true });
}

void jit_op_ldelem(jit_import *im) {
    rt_type *t = element_type(im, jit_top(im, 1));
    if (!t || (rt_type_is_value(t) && !jit_loaded(im, t))) return;
    jit_value index = jit_pop(im), array = jit_pop(im);
    LLVMValueRef a = element_address(im, array, index, t);
    if (!im->error) jit_push_value(im, jit_load(im, a, t, 0, false));
}

static bool needs_store_check(const jit_value *array, const jit_value *v, rt_type *t) {
    if (!rt_type_is_ref(t) || v->is_null) return false;
    bool known = array->type && array->type->kind == RT_KIND_SZARRAY;
    return !known || !jit_type_is_sealed(array->type->elem) || v->type != array->type->elem;
}

void jit_op_stelem(jit_import *im) {
    rt_type *t = element_type(im, jit_top(im, 2));
    if (!t || (rt_type_is_value(t) && !jit_loaded(im, t))) return;
    jit_value v = jit_pop(im), index = jit_pop(im), array = jit_pop(im);
    LLVMValueRef a = element_address(im, array, index, t);
    if (im->error) return;
    LLVMValueRef check[2] = { array.v, rt_type_is_ref(t) ? jit_to_ptr(im, v) : NULL };
    if (needs_store_check(&array, &v, t)) jit_call_helper(im, "rt_array_store_check", check, 2);
    jit_store(im, a, v, t, 0, false);
}

/* ---- boxing, III.4.1, III.4.32, III.4.33 */

static LLVMValueRef value_address(jit_import *im, jit_value v, rt_type *t) {
    if (v.kind == JIT_STRUCT && !jit_scalar_type(im->b, t)) return v.v;
    LLVMValueRef temp = jit_temp(im, t);
    jit_store(im, temp, v, t, 0, false);
    return temp;
}

static bool is_truth_test(const il_insn *i) { return i->op == IL_OP_BRTRUE || i->op == IL_OP_BRTRUE_S || i->op == IL_OP_BRFALSE || i->op == IL_OP_BRFALSE_S; }

/* What generic code does with a boxed value of a known type needs no box: test for null, isinst and test, unbox.any of the same type. */
static bool box_folds(jit_import *im, jit_value v, rt_type *t) {
    il_insn next, after;
    uint32_t at = im->insn.offset + im->insn.size;
    if (t->is_nullable || im->mode == JIT_ASYNC_B || !jit_next_insn(im, at, &next)) return false;
    if (is_truth_test(&next)) {
        jit_push(im, jit_i32(im, 1), rt_wk.i4);
        return true;
    }
    bool cast = next.op == IL_OP_UNBOX_ANY || next.op == IL_OP_ISINST;
    coil_diag d;
    rt_type *to = cast ? rt_resolve_type(im->assembly, next.u.token, &im->ctx, &d) : NULL;
    if (!to) return false;
    if (next.op == IL_OP_UNBOX_ANY && to == t) {
        jit_push_value(im, v);
    } else if (next.op == IL_OP_ISINST && jit_next_insn(im, at + next.size, &after) && is_truth_test(&after)) {
        jit_push(im, jit_i32(im, rt_type_is_assignable(t, to)), rt_wk.i4);
    } else {
        return false;
    }
    im->insn.size += next.size;
    return true;
}

void jit_op_box(jit_import *im) {
    rt_type *t = jit_loaded(im, jit_token_type(im, im->insn.u.token));
    if (!t || !rt_type_is_value(t)) return; /* a reference stays what it is */
    jit_value v = jit_pop(im);
    if (im->error || box_folds(im, v, t)) return;
    LLVMValueRef type = jit_sym_type(im->b, t), o;
    if (t->is_nullable) {
        LLVMValueRef args[2] = { type, value_address(im, v, t) };
        o = jit_call_helper(im, "rt_box", args, 2);
    } else {
        o = jit_call_helper(im, "rt_object_new", &type, 1);
        jit_store(im, jit_gep(im, o, 8), v, t, 0, false);
    }
    jit_push_value(im, (jit_value){ .v = o, .kind = JIT_REF, .type = t, .is_this = !t->is_nullable });
}

/* Address of the value inside a box: inline for the exact type. */
static LLVMValueRef unbox_address(jit_import *im, jit_value o, rt_type *t) {
    if (o.kind != JIT_REF) {
        jit_fail(im, COIL_EBAD_IL, "%s of %s", il_ops[im->insn.op].name, jit_kind_name(o.kind));
        return LLVMGetUndef(im->b->t_ptr);
    }
    LLVMValueRef type = jit_sym_type(im->b, t), args[2] = { jit_to_ptr(im, o), type };
    if (t->is_nullable) return jit_call_helper(im, "rt_unbox", args, 2); /* takes null, and makes a copy */
    LLVMValueRef result = jit_alloca(im, im->b->t_ptr, 8, "");
    jit_check_value(im, o);
    LLVMBuildStore(im->bld, jit_gep(im, args[0], 8), result);
    LLVMBasicBlockRef slow = jit_new_block(im, "unbox"), done = jit_new_block(im, "");
    LLVMValueRef mt = jit_load_invariant(im, im->b->t_ptr, args[0], "mt");
    jit_cold(im, LLVMBuildCondBr(im->bld, LLVMBuildICmp(im->bld, LLVMIntEQ, mt, type, ""), done, slow), 1);
    LLVMPositionBuilderAtEnd(im->bld, slow);
    LLVMBuildStore(im->bld, jit_call_helper(im, "rt_unbox", args, 2), result);
    LLVMBuildBr(im->bld, done);
    LLVMPositionBuilderAtEnd(im->bld, done);
    return LLVMBuildLoad2(im->bld, im->b->t_ptr, result, "value");
}

void jit_op_unbox(jit_import *im) {
    rt_type *t = jit_loaded(im, jit_token_type(im, im->insn.u.token));
    if (!t) return;
    jit_value o = jit_pop(im);
    if (!im->error) jit_push_value(im, (jit_value){ .v = unbox_address(im, o, t), .kind = JIT_BYREF, .type = rt_type_byref(t), .is_this = true });
}

static void cast_to(jit_import *im, rt_type *t);

void jit_op_unbox_any(jit_import *im) {
    rt_type *t = jit_loaded(im, jit_token_type(im, im->insn.u.token));
    if (!t) return;
    if (!rt_type_is_value(t)) {
        cast_to(im, t);
        return;
    }
    jit_value o = jit_pop(im);
    if (im->error) return;
    if (t->is_nullable) {
        LLVMValueRef temp = jit_temp(im, t), args[3] = { temp, jit_to_ptr(im, o), jit_sym_type(im->b, t) };
        jit_call_helper(im, "rt_unbox_any_nullable", args, 3);
        jit_push_kind(im, temp, JIT_STRUCT, t);
        return;
    }
    jit_push_value(im, jit_load(im, unbox_address(im, o, t), t, 0, false));
}

/* ---- casts, III.4.3, III.4.6 */

/* null and the exact type need no call. */
static void cast(jit_import *im, rt_type *t, const char *helper) {
    jit_value o = jit_pop(im);
    if (o.kind != JIT_REF) {
        jit_fail(im, COIL_EBAD_IL, "%s of %s", il_ops[im->insn.op].name, jit_kind_name(o.kind));
        return;
    }
    LLVMValueRef type = jit_sym_type(im->b, t), args[2] = { o.v, type }, result = jit_alloca(im, im->b->t_ptr, 8, "");
    LLVMBasicBlockRef some = jit_new_block(im, "cast"), slow = jit_new_block(im, "cast.slow"), done = jit_new_block(im, "");
    LLVMBuildStore(im->bld, o.v, result);
    LLVMBuildCondBr(im->bld, LLVMBuildIsNull(im->bld, o.v, ""), done, some);
    LLVMPositionBuilderAtEnd(im->bld, some);
    LLVMValueRef mt = jit_load_invariant(im, im->b->t_ptr, o.v, "mt");
    LLVMBuildCondBr(im->bld, LLVMBuildICmp(im->bld, LLVMIntEQ, mt, type, ""), done, slow);
    LLVMPositionBuilderAtEnd(im->bld, slow);
    LLVMBuildStore(im->bld, jit_call_helper(im, helper, args, 2), result);
    LLVMBuildBr(im->bld, done);
    LLVMPositionBuilderAtEnd(im->bld, done);
    jit_push_kind(im, LLVMBuildLoad2(im->bld, im->b->t_ptr, result, ""), JIT_REF, rt_type_is_value(t) ? NULL : t);
}

static void cast_to(jit_import *im, rt_type *t) { cast(im, t, "rt_castclass"); }

void jit_op_castclass(jit_import *im) {
    rt_type *t = jit_loaded(im, jit_token_type(im, im->insn.u.token));
    if (t) cast_to(im, t);
}

void jit_op_isinst(jit_import *im) {
    rt_type *t = jit_loaded(im, jit_token_type(im, im->insn.u.token));
    if (t) cast(im, t, "rt_isinst");
}

/* ---- typed references, III.4.19, III.4.22, III.4.23: { address, type handle } */

static uint32_t typedref_offset(const char *name) {
    rt_field *f = rt_type_layout(rt_wk.typedref) ? NULL : rt_type_find_field(rt_wk.typedref, name);
    return f ? f->offset : 0;
}

void jit_op_mkrefany(jit_import *im) {
    rt_type *t = jit_loaded(im, jit_token_type(im, im->insn.u.token));
    if (!t) return;
    LLVMValueRef address = jit_to_ptr(im, jit_pop(im)), temp = jit_temp(im, rt_wk.typedref);
    LLVMBuildStore(im->bld, address, jit_gep(im, temp, typedref_offset("_value")));
    LLVMBuildStore(im->bld, jit_sym_type(im->b, t), jit_gep(im, temp, typedref_offset("_type")));
    jit_push_kind(im, temp, JIT_STRUCT, rt_wk.typedref);
}

static LLVMValueRef pop_typedref(jit_import *im) {
    jit_value v = jit_pop(im);
    if (v.kind != JIT_STRUCT) jit_fail(im, COIL_EBAD_IL, "%s of %s", il_ops[im->insn.op].name, jit_kind_name(v.kind));
    return v.v;
}

void jit_op_refanyval(jit_import *im) {
    rt_type *t = jit_loaded(im, jit_token_type(im, im->insn.u.token));
    LLVMValueRef ref = t ? pop_typedref(im) : NULL;
    if (!t || im->error) return;
    LLVMValueRef type = LLVMBuildLoad2(im->bld, im->b->t_ptr, jit_gep(im, ref, typedref_offset("_type")), "");
    LLVMValueRef other = LLVMBuildICmp(im->bld, LLVMIntNE, type, jit_sym_type(im->b, t), "");
    jit_throw_if(im, other, "rt_throw_bad_typedref");
    jit_push_kind(im, LLVMBuildLoad2(im->bld, im->b->t_ptr, jit_gep(im, ref, typedref_offset("_value")), ""), JIT_BYREF, rt_type_byref(t));
}

void jit_op_refanytype(jit_import *im) {
    LLVMValueRef ref = pop_typedref(im);
    if (im->error || rt_type_load(rt_wk.runtime_type_handle)) return;
    LLVMValueRef type = LLVMBuildLoad2(im->bld, im->b->t_ptr, jit_gep(im, ref, typedref_offset("_type")), "");
    LLVMValueRef temp = jit_temp(im, rt_wk.runtime_type_handle);
    LLVMBuildStore(im->bld, jit_call_helper(im, "rt_type_object", &type, 1), temp);
    jit_push_kind(im, temp, JIT_STRUCT, rt_wk.runtime_type_handle);
}
