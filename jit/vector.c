/* Vectors: shapes, finding the row of a method, arguments in and results out, small emitters. See vector.h. */
#include "jit/vector.h"

#include <assert.h>
#include <string.h>

/* ---- shapes */

static LLVMTypeRef lane_type(jit_batch *b, uint8_t element) {
    switch (element) {
    case IL_ELEMENT_I1: case IL_ELEMENT_U1: return b->t_i8;
    case IL_ELEMENT_I2: case IL_ELEMENT_U2: return b->t_i16;
    case IL_ELEMENT_I4: case IL_ELEMENT_U4: return b->t_i32;
    case IL_ELEMENT_I8: case IL_ELEMENT_U8: case IL_ELEMENT_I: case IL_ELEMENT_U: return b->t_i64;
    case IL_ELEMENT_R4: return b->t_f32;
    case IL_ELEMENT_R8: return b->t_f64;
    default: return NULL;
    }
}

static uint32_t bits_of(jit_batch *b, LLVMTypeRef lane) {
    return lane == b->t_f32 ? 32 : lane == b->t_f64 ? 64 : LLVMGetIntTypeWidth(lane);
}

jit_lanes jit_lanes_make(jit_batch *b, LLVMTypeRef lane, uint32_t n) {
    bool is_float = lane == b->t_f32 || lane == b->t_f64;
    return (jit_lanes){ .type = LLVMVectorType(lane, n), .lane = lane, .n = n, .bits = bits_of(b, lane), .is_float = is_float };
}

jit_lanes jit_lanes_of(jit_batch *b, const rt_type *t) { /* the size is known once the type is laid out */
    if (t->kind != RT_KIND_STRUCT || t->n_args != 1 || rt_type_layout((rt_type *)t) || !t->vector_bytes || t->args[0]->kind != RT_KIND_PRIMITIVE) return (jit_lanes){ 0 };
    LLVMTypeRef lane = lane_type(b, t->args[0]->element);
    if (!lane) return (jit_lanes){ 0 };
    jit_lanes l = jit_lanes_make(b, lane, t->vector_bytes * 8u / bits_of(b, lane));
    uint8_t e = t->args[0]->element;
    l.is_signed = e == IL_ELEMENT_I1 || e == IL_ELEMENT_I2 || e == IL_ELEMENT_I4 || e == IL_ELEMENT_I8 || e == IL_ELEMENT_I;
    l.element = t->args[0];
    return l;
}

jit_lanes jit_lanes_integer(jit_batch *b, jit_lanes l) {
    if (!l.is_float) return l;
    l.lane = l.bits == 32 ? b->t_i32 : b->t_i64;
    l.type = LLVMVectorType(l.lane, l.n);
    l.is_float = false;
    return l;
}

uint32_t jit_vector_bytes(const jit_lanes *l) { return l->n * l->bits / 8; }

LLVMTypeRef jit_vector_type(jit_batch *b, const rt_type *t) { return t->vector_bytes ? jit_lanes_of(b, t).type : NULL; }

/* Vector2, Vector3, Vector4, Quaternion, Plane: structs of two to four floats. */
static jit_lanes float_struct(jit_batch *b, const rt_type *t) {
    static const struct { const char *name; uint32_t n; } rows[] = { { "Vector2", 2 }, { "Vector3", 3 }, { "Vector4", 4 }, { "Quaternion", 4 }, { "Plane", 4 } };
    if (t->kind != RT_KIND_STRUCT || !t->assembly->is_corelib || t->enclosing || strcmp(t->ns, "System.Numerics")) return (jit_lanes){ 0 };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (!strcmp(rows[i].name, t->name)) return jit_lanes_make(b, b->t_f32, rows[i].n);
    return (jit_lanes){ 0 };
}

static jit_lanes shape_of(jit_batch *b, const rt_type *t) {
    jit_lanes l = jit_lanes_of(b, t);
    return l.n ? l : float_struct(b, t);
}

/* ---- emitters */

LLVMValueRef jit_v_cast(jit_vcall *c, LLVMValueRef v, LLVMTypeRef to) { return LLVMTypeOf(v) == to ? v : LLVMBuildBitCast(c->bld, v, to, ""); }

LLVMValueRef jit_v_int(jit_vcall *c, LLVMValueRef v, const jit_lanes *l) { return jit_v_cast(c, v, jit_lanes_integer(c->im->b, *l).type); }

LLVMValueRef jit_v_splat(jit_vcall *c, LLVMValueRef scalar, const jit_lanes *l) {
    if (LLVMIsConstant(scalar)) {
        LLVMValueRef all[64];
        for (uint32_t i = 0; i < l->n; i++) all[i] = scalar;
        return LLVMConstVector(all, l->n);
    }
    LLVMValueRef one = LLVMBuildInsertElement(c->bld, LLVMGetPoison(l->type), scalar, jit_i32(c->im, 0), "");
    LLVMValueRef zeros = LLVMConstNull(LLVMVectorType(c->im->b->t_i32, l->n));
    return LLVMBuildShuffleVector(c->bld, one, LLVMGetPoison(l->type), zeros, "");
}

LLVMValueRef jit_v_splat_int(jit_vcall *c, uint64_t n, const jit_lanes *l) {
    jit_lanes i = jit_lanes_integer(c->im->b, *l);
    return jit_v_splat(c, LLVMConstInt(i.lane, n, 0), &i);
}

LLVMValueRef jit_v_mask(jit_vcall *c, LLVMValueRef i1s, const jit_lanes *l) {
    return jit_v_cast(c, LLVMBuildSExt(c->bld, i1s, jit_lanes_integer(c->im->b, *l).type, ""), l->type);
}

LLVMValueRef jit_v_bits(jit_vcall *c, LLVMValueRef i1s) {
    return LLVMBuildBitCast(c->bld, i1s, LLVMIntTypeInContext(c->im->b->ctx, LLVMGetVectorSize(LLVMTypeOf(i1s))), "");
}

LLVMValueRef jit_v_lane(jit_vcall *c, LLVMValueRef v, uint32_t i) { return LLVMBuildExtractElement(c->bld, v, jit_i32(c->im, i), ""); }

LLVMValueRef jit_v_with(jit_vcall *c, LLVMValueRef v, uint32_t i, LLVMValueRef lane) { return LLVMBuildInsertElement(c->bld, v, lane, jit_i32(c->im, i), ""); }

LLVMValueRef jit_v_pick(jit_vcall *c, LLVMValueRef a, LLVMValueRef b, const int *index, uint32_t n) {
    LLVMValueRef mask[64];
    for (uint32_t i = 0; i < n; i++) mask[i] = index[i] < 0 ? LLVMGetPoison(c->im->b->t_i32) : jit_i32(c->im, (uint32_t)index[i]);
    return LLVMBuildShuffleVector(c->bld, a, b ? b : LLVMGetPoison(LLVMTypeOf(a)), LLVMConstVector(mask, n), "");
}

LLVMValueRef jit_v_resize(jit_vcall *c, LLVMValueRef v, uint32_t from, uint32_t to) {
    int index[64];
    if (from == to) return v;
    for (uint32_t i = 0; i < to; i++) index[i] = (int)(i < from ? i : from);
    return jit_v_pick(c, v, LLVMConstNull(LLVMTypeOf(v)), index, to);
}

LLVMValueRef jit_v_call(jit_vcall *c, const char *intrinsic, LLVMTypeRef overload, LLVMValueRef *args, unsigned n) {
    return jit_intrinsic_call(c->im, intrinsic, &overload, overload ? 1 : 0, args, n);
}

LLVMValueRef jit_v_load(jit_vcall *c, LLVMTypeRef t, LLVMValueRef address) {
    LLVMValueRef v = LLVMBuildLoad2(c->bld, t, address, "");
    LLVMSetAlignment(v, 1);
    return v;
}

LLVMValueRef jit_v_store(jit_vcall *c, LLVMValueRef v, LLVMValueRef address) {
    LLVMSetAlignment(LLVMBuildStore(c->bld, v, address), 1);
    return JIT_NOTHING(c);
}

LLVMValueRef jit_v_address(jit_vcall *c, uint32_t i) {
    if (c->sig->params[i]->kind == RT_KIND_BYREF) return c->arg[i];
    LLVMValueRef p = LLVMBuildIntToPtr(c->bld, c->arg[i], c->im->b->t_ptr, "");
    jit_null_check(c->im, p);
    return p;
}

/* ---- one call */

static LLVMValueRef argument(jit_import *im, const jit_value *v, rt_type *t, jit_lanes *l) {
    *l = shape_of(im->b, t);
    if (!l->n) return jit_coerce(im, *v, t);
    if (v->vec && LLVMTypeOf(v->vec) == l->type) return v->vec;
    LLVMValueRef r = LLVMBuildLoad2(im->bld, l->type, jit_coerce(im, *v, t), "");
    LLVMSetAlignment(r, t->vector_bytes ? 8 : 4);
    return r;
}

static void push_result(jit_vcall *c, LLVMValueRef r) {
    jit_import *im = c->im;
    rt_type *t = c->sig->ret;
    if (c->out.n) {
        LLVMValueRef temp = jit_vector_temp(im, t, r);
        jit_push_value(im, (jit_value){ .v = temp, .kind = JIT_STRUCT, .type = t, .vec = t->vector_bytes ? r : NULL });
        return;
    }
    if (LLVMTypeOf(r) == im->b->t_i1) r = LLVMBuildZExt(im->bld, r, im->b->t_i32, "");
    uint8_t e = rt_type_underlying(t)->element;
    if (LLVMTypeOf(r) == im->b->t_i8 || LLVMTypeOf(r) == im->b->t_i16)
        r = e == IL_ELEMENT_I1 || e == IL_ELEMENT_I2 ? LLVMBuildSExt(im->bld, r, im->b->t_i32, "") : LLVMBuildZExt(im->bld, r, im->b->t_i32, "");
    jit_push(im, r, t);
}

bool jit_vector_apply(jit_import *im, rt_method *m, const rt_sig *sig, jit_vector_op op, int number, const char *text) {
    if (sig->has_this || im->depth < sig->n_params) return false;
    jit_vcall c = { .im = im, .m = m, .sig = sig, .bld = im->bld, .n = sig->n_params, .op = number, .text = text };
    c.arg = jit_arena(im, (c.n + 1) * sizeof *c.arg);
    c.in = jit_arena(im, (c.n + 1) * sizeof *c.in);
    for (uint32_t i = 0; i < c.n; i++) c.arg[i] = argument(im, jit_top(im, c.n - 1 - i), sig->params[i], &c.in[i]);
    c.out = shape_of(im->b, sig->ret);
    if (im->error) return true;
    LLVMValueRef r = op(&c);
    if (!r) return false;
    im->depth -= c.n;
    bool is_void = sig->ret->kind == RT_KIND_PRIMITIVE && sig->ret->element == IL_ELEMENT_VOID;
    if (!is_void && !im->unreachable) push_result(&c, r);
    return true;
}

/* ---- rows */

static const struct row { const char *method; int n; jit_vector_op op; int number; } rows[] = {
#define JIT_VECTOR(method, n, handler, op) { method, n, jit_vector_##handler, op },
#include "jit/vector.def"
#undef JIT_VECTOR
};

/* Vector64, Vector128<T>, ... of System.Runtime.Intrinsics; Vector and Vector<T> of System.Numerics. */
static bool is_family(const rt_type *t) {
    static const char *const sizes[] = { "64", "128", "256", "512", "64`1", "128`1", "256`1", "512`1" };
    if (!t->ns || t->enclosing || strncmp(t->name, "Vector", 6)) return false;
    if (!strcmp(t->ns, "System.Numerics")) return !t->name[6] || !strcmp(t->name + 6, "`1");
    bool found = false;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) found |= !strcmp(t->name + 6, sizes[i]);
    return found && !strcmp(t->ns, "System.Runtime.Intrinsics");
}

/* "Add" of "System.Runtime.Intrinsics.ISimdVector<...>.Add", an explicit implementation; otherwise the name. */
static const char *plain_name(const char *name) {
    const char *dot = strrchr(name, '.');
    return dot && strstr(name, "ISimdVector<") ? dot + 1 : name;
}

uint32_t jit_vector_find(const rt_method *m) {
    if (!is_family(m->owner)) return 0;
    const rt_sig *sig = rt_method_sig((rt_method *)m);
    const char *name = plain_name(m->name);
    for (uint32_t i = 0; sig && i < sizeof rows / sizeof *rows; i++)
        if (!strcmp(rows[i].method, name) && (rows[i].n < 0 || (uint32_t)rows[i].n == sig->n_params)) return i + 1;
    return 0;
}

int jit_vector_answer(const rt_method *m) {
    if (!m->owner->assembly || !m->owner->assembly->is_corelib) return -1;
    bool supported = !strcmp(m->name, "get_IsSupported");
    if (supported && jit_is_x86(m)) return jit_x86_has(m);
    return !strcmp(plain_name(m->name), "get_IsHardwareAccelerated") && is_family(m->owner) ? jit_vector_is_accelerated(m->owner) : -1;
}

bool jit_vector_call(jit_import *im, rt_method *m, const rt_sig *sig, uint32_t row) {
    assert(row && row <= sizeof rows / sizeof *rows);
    return jit_vector_apply(im, m, sig, rows[row - 1].op, rows[row - 1].number, rows[row - 1].method);
}
