/* Values between the evaluation stack and memory, III.1.1.1, III.1.6: what is loaded is widened, what is stored narrowed. */
#include "jit/import.h"

/* ---- conversions between stack and memory */

static LLVMValueRef resize(jit_import *im, LLVMValueRef v, LLVMTypeRef to, bool is_signed) {
    unsigned from = LLVMGetIntTypeWidth(LLVMTypeOf(v)), width = LLVMGetIntTypeWidth(to);
    if (from == width) return v;
    if (from > width) return LLVMBuildTrunc(im->bld, v, to, "");
    return is_signed ? LLVMBuildSExt(im->bld, v, to, "") : LLVMBuildZExt(im->bld, v, to, "");
}

static bool is_integer(jit_value v) { return v.kind <= JIT_NATIVE; }
static bool is_pointer(jit_value v) { return v.kind == JIT_REF || v.kind == JIT_BYREF; }

LLVMValueRef jit_to_i64(jit_import *im, jit_value v) {
    if (is_pointer(v)) return LLVMBuildPtrToInt(im->bld, v.v, im->b->t_i64, "");
    if (is_integer(v)) return resize(im, v.v, im->b->t_i64, true); /* III.1.6: int32 to native int is sign-extended */
    jit_fail(im, COIL_EBAD_IL, "%s is used as an integer", jit_kind_name(v.kind));
    return LLVMGetUndef(im->b->t_i64);
}

LLVMValueRef jit_to_ptr(jit_import *im, jit_value v) {
    if (is_pointer(v)) return v.v;
    if (v.kind == JIT_STRUCT) { /* a value whose address is wanted: `this` of a call on a temporary */
        return v.v;
    }
    return LLVMBuildIntToPtr(im->bld, jit_to_i64(im, v), im->b->t_ptr, "");
}

static LLVMValueRef coerce_integer(jit_import *im, jit_value v, LLVMTypeRef to) {
    if (is_pointer(v)) return resize(im, jit_to_i64(im, v), to, false);
    return resize(im, v.v, to, true);
}

/* A struct of one primitive field and that primitive look alike to some IL (IntPtr, handles): through memory. */
static LLVMValueRef through_memory(jit_import *im, jit_value v, rt_type *t) {
    LLVMTypeRef to = jit_mem_type(im->b, t);
    if (v.kind == JIT_STRUCT) return LLVMBuildLoad2(im->bld, to, v.v, "");
    LLVMValueRef temp = jit_temp(im, t);
    LLVMBuildStore(im->bld, v.v, temp);
    return temp;
}

LLVMValueRef jit_coerce(jit_import *im, jit_value v, rt_type *t) {
    LLVMTypeRef to = jit_scalar_type(im->b, t);
    if (!to && v.kind == JIT_STRUCT) return v.v;
    if (!to || v.kind == JIT_STRUCT) {
        rt_type *from = v.type;
        bool same_size = from ? rt_type_value_size(from) == rt_type_value_size(t) : LLVMGetTypeKind(LLVMTypeOf(v.v)) != LLVMPointerTypeKind && rt_type_value_size(t) == 8;
        if (same_size) return through_memory(im, v, t);
        jit_fail(im, COIL_EBAD_IL, "%s is used where %s is wanted", jit_kind_name(v.kind), t->name);
        return LLVMGetUndef(to ? to : im->b->t_ptr);
    }
    LLVMTypeKind kind = LLVMGetTypeKind(to);
    bool to_float = kind == LLVMFloatTypeKind || kind == LLVMDoubleTypeKind, to_byref = jit_kind_of(t) == JIT_BYREF;
    bool address = v.kind == JIT_BYREF || v.kind == JIT_I64 || v.kind == JIT_NATIVE;
    if (kind == LLVMPointerTypeKind && (v.kind == JIT_REF || (to_byref && address))) return jit_to_ptr(im, v);
    if (kind == LLVMIntegerTypeKind && (is_integer(v) || is_pointer(v))) return coerce_integer(im, v, to);
    if (to_float && (v.kind == JIT_F32 || v.kind == JIT_F64)) return LLVMBuildFPCast(im->bld, v.v, to, "");
    jit_fail(im, COIL_EBAD_IL, "%s is used where %s is wanted", jit_kind_name(v.kind), t->name[0] ? t->name : "a pointer");
    return LLVMGetUndef(to);
}

jit_value jit_convert_kind(jit_import *im, jit_value v, jit_kind kind) {
    if (v.kind == kind) return v;
    bool ints = v.kind <= JIT_NATIVE && kind <= JIT_NATIVE, floats = (v.kind == JIT_F32 || v.kind == JIT_F64) && (kind == JIT_F32 || kind == JIT_F64);
    bool pointers = (is_pointer(v) || v.kind == JIT_NATIVE) && (kind == JIT_REF || kind == JIT_BYREF || kind == JIT_NATIVE);
    if (ints) v.v = resize(im, v.v, jit_kind_type(im, kind), true);
    else if (floats) v.v = LLVMBuildFPCast(im->bld, v.v, jit_kind_type(im, kind), "");
    else if (pointers) v.v = kind == JIT_NATIVE ? jit_to_i64(im, v) : jit_to_ptr(im, v);
    else jit_fail(im, COIL_EBAD_IL, "%s and %s meet where two paths join", jit_kind_name(v.kind), jit_kind_name(kind));
    v.kind = kind;
    return v;
}

void jit_order(jit_import *im, LLVMValueRef access, LLVMAtomicOrdering order, unsigned size) {
    (void)im;
    LLVMSetOrdering(access, order);
    LLVMSetAlignment(access, size);
}

static LLVMValueRef extend(jit_import *im, LLVMValueRef v, rt_type *t) {
    LLVMTypeRef from = LLVMTypeOf(v);
    if (from != im->b->t_i8 && from != im->b->t_i16) return v;
    uint8_t e = rt_type_underlying(t)->element;
    return resize(im, v, im->b->t_i32, e == IL_ELEMENT_I1 || e == IL_ELEMENT_I2);
}

LLVMValueRef jit_vector_temp(jit_import *im, rt_type *t, LLVMValueRef vector) {
    LLVMValueRef temp = jit_temp(im, t);
    LLVMSetAlignment(LLVMBuildStore(im->bld, vector, temp), 8);
    return temp;
}

jit_value jit_load(jit_import *im, LLVMValueRef address, rt_type *t, unsigned align, bool is_volatile) {
    jit_value r = { .kind = jit_kind_of(t), .type = t };
    LLVMTypeRef scalar = jit_scalar_type(im->b, t);
    LLVMTypeRef vector = scalar ? NULL : jit_vector_type(im->b, t);
    if (vector) {
        r.vec = LLVMBuildLoad2(im->bld, vector, address, "");
        LLVMSetAlignment(r.vec, 1);
        r.v = jit_vector_temp(im, t, r.vec);
        return r;
    }
    if (!scalar) {
        r.v = jit_temp(im, t);
        LLVMBuildMemCpy(im->bld, r.v, jit_slot_align(t), address, align ? align : jit_heap_align(t), jit_i64(im, rt_type_value_size(t)));
        return r;
    }
    LLVMValueRef v = LLVMBuildLoad2(im->bld, scalar, address, "");
    if (align) LLVMSetAlignment(v, align);
    else if (is_volatile) jit_order(im, v, LLVMAtomicOrderingAcquire, rt_type_value_size(t)); // I.12.6.7
    r.v = extend(im, v, t);
    return r;
}

void jit_store(jit_import *im, LLVMValueRef address, jit_value v, rt_type *t, unsigned align, bool is_volatile) {
    LLVMValueRef value = jit_coerce(im, v, t);
    if (im->error) return;
    if (v.vec && t->vector_bytes == rt_type_value_size(v.type)) {
        LLVMSetAlignment(LLVMBuildStore(im->bld, v.vec, address), 1);
        return;
    }
    if (!jit_scalar_type(im->b, t)) {
        LLVMBuildMemMove(im->bld, address, align ? align : jit_heap_align(t), value, jit_slot_align(t), jit_i64(im, rt_type_value_size(t)));
        return;
    }
    LLVMValueRef s = LLVMBuildStore(im->bld, value, address);
    if (align) LLVMSetAlignment(s, align);
    else if (is_volatile) jit_order(im, s, LLVMAtomicOrderingRelease, rt_type_value_size(t));
}
