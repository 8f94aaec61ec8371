/* Get, Set and Address of multi-dimensional arrays, II.14.2: row-major, each index checked against its own bounds. */
#include "jit/special.h"

#include <string.h>

/* Offset of the element that the index parameters name, from the array's first element, in bytes. */
static LLVMValueRef element_offset(jit_special *s, LLVMValueRef array, const rt_type *t) {
    LLVMBuilderRef bld = s->bld;
    LLVMValueRef linear = LLVMConstInt(s->b->t_i64, 0, 0);
    if (t->kind == RT_KIND_SZARRAY) {
        LLVMValueRef length = LLVMBuildLoad2(bld, s->b->t_i32, jit_special_at(s, array, offsetof(rt_array, length)), "length"), i = s->params[s->self + 1];
        jit_special_throw_if(s, LLVMBuildICmp(bld, LLVMIntUGE, i, length, ""), "rt_throw_index");
        return LLVMBuildMul(bld, LLVMBuildZExt(bld, i, s->b->t_i64, ""), LLVMConstInt(s->b->t_i64, rt_type_value_size(t->elem), 0), "offset");
    }
    for (uint32_t i = 0; i < t->rank; i++) {
        uint64_t bounds = offsetof(rt_mdarray, bounds);
        LLVMValueRef length = LLVMBuildLoad2(bld, s->b->t_i32, jit_special_at(s, array, bounds + 4 * i), "length");
        LLVMValueRef lower = LLVMBuildLoad2(bld, s->b->t_i32, jit_special_at(s, array, bounds + 4 * (t->rank + i)), "lower");
        LLVMValueRef index = LLVMBuildSub(bld, s->params[s->self + 1 + i], lower, "index");
        jit_special_throw_if(s, LLVMBuildICmp(bld, LLVMIntUGE, index, length, ""), "rt_throw_index");
        LLVMValueRef row = LLVMBuildMul(bld, linear, LLVMBuildZExt(bld, length, s->b->t_i64, ""), "");
        linear = LLVMBuildAdd(bld, row, LLVMBuildZExt(bld, index, s->b->t_i64, ""), "");
    }
    return LLVMBuildMul(bld, linear, LLVMConstInt(s->b->t_i64, rt_type_value_size(t->elem), 0), "offset");
}

int jit_special_array(jit_special *s) {
    rt_type *t = s->m->owner;
    uint32_t rank = t->kind == RT_KIND_SZARRAY ? 1 : t->rank;
    if (strcmp(s->m->name, ".ctor") == 0) {
        jit_special_throw(s, "rt_throw_unsupported", jit_sym_cstring(s->b, "an array constructor called on an existing array"));
        return 0;
    }
    LLVMValueRef array = s->params[s->self];
    jit_special_throw_if(s, LLVMBuildIsNull(s->bld, array, ""), "rt_throw_null");
    LLVMValueRef offset = element_offset(s, array, t), first = jit_special_at(s, array, rt_array_data_offset(t));
    LLVMValueRef address = LLVMBuildGEP2(s->bld, s->b->t_i8, first, &offset, 1, "element");
    bool ref = !rt_type_is_value(t->elem);
    if (strcmp(s->m->name, "Get") == 0) {
        jit_special_return_from(s, address);
    } else if (strcmp(s->m->name, "Set") == 0) {
        LLVMValueRef check[2] = { array, s->params[s->self + 1 + rank] };
        if (ref) jit_special_helper(s, "rt_array_store_check", check, 2);
        jit_special_store(s, address, t->elem, s->self + 1 + rank);
        LLVMBuildRetVoid(s->bld);
    } else {
        LLVMValueRef check[2] = { array, jit_sym_type(s->b, t->elem) };
        if (ref) jit_special_helper(s, "rt_ldelema_check", check, 2);
        LLVMBuildRet(s->bld, address);
    }
    return 0;
}
