/* B: the body of an async method as an LLVM coroutine (switch-resumed), entered at one of its awaits.

       ramp:        allocate the frame; arguments and locals from the live block; switch (await) to suspend.k
       suspend.k:   llvm.coro.suspend: the ramp returns the frame, a resume returns to the dispatcher
       resume.k:    a pending exception is thrown here, inside the regions of the await; else stack and result are loaded
       ...          the IL after the await, which may reach other awaits: spill the stack to slots, link, br suspend.j

   The stack below an await lives in slots (allocas) so that the ramp and the running body can both fill them; LLVM puts every slot, argument
   and local that is live across a suspension into the frame, and overlaps those that are never live together. Memory belongs to the collector:
   nothing is freed, there is no final suspend. An exception that no handler takes leaves the resume function like that of any function. */
#include "jit/async.h"

#include "jit/import.h"

struct jit_entry_point { LLVMBasicBlockRef suspend; LLVMValueRef *slots; };

LLVMTypeRef jit_async_resumer_type(jit_batch *b) {
    LLVMTypeRef params[2] = { b->t_i32, b->t_ptr };
    return LLVMFunctionType(b->t_ptr, params, 2, 0);
}

static LLVMValueRef intrinsic(jit_import *im, const char *name, LLVMTypeRef overload, LLVMValueRef *args, unsigned n) {
    return jit_intrinsic_call(im, name, &overload, overload ? 1 : 0, args, n);
}

static LLVMValueRef token_none(jit_import *im) { return LLVMConstNull(LLVMTokenTypeInContext(im->b->ctx)); }
static LLVMValueRef field(jit_import *im, uint32_t offset) { return jit_gep(im, ((jit_async *)im->async)->frame, offset); }
static bool is_void(const rt_type *t) { return t->kind == RT_KIND_PRIMITIVE && t->element == IL_ELEMENT_VOID; }

static LLVMTypeRef slot_type(jit_import *im, const jit_value *v) { return v->kind == JIT_STRUCT ? jit_mem_type(im->b, v->type) : jit_kind_type(im, v->kind); }

/* ---- the ramp */

/* Frames are 16-aligned as all memory is; a frame that holds wide vectors wants more, so it begins further inside a larger block. */
static LLVMValueRef frame_memory(jit_import *im, LLVMValueRef size) {
    LLVMValueRef align = intrinsic(im, "llvm.coro.align", im->b->t_i64, NULL, 0), extra = LLVMBuildSub(im->bld, align, jit_i64(im, 16), "");
    LLVMValueRef bytes = LLVMBuildAdd(im->bld, size, extra, ""), memory = jit_call_helper(im, "rt_async_frame", &bytes, 1);
    unsigned kind = LLVMGetEnumAttributeKindForName("align", 5);
    LLVMAddCallSiteAttribute(memory, LLVMAttributeReturnIndex, LLVMCreateEnumAttribute(im->b->ctx, kind, 16));
    LLVMValueRef end = LLVMBuildGEP2(im->bld, im->b->t_i8, memory, &extra, 1, ""), mask = LLVMBuildNeg(im->bld, align, "");
    LLVMTypeRef overload[2] = { im->b->t_ptr, im->b->t_i64 };
    LLVMValueRef args[2] = { end, mask };
    return jit_intrinsic_call(im, "llvm.ptrmask", overload, 2, args, 2);
}

static void make_frame(jit_import *im, jit_async *a) {
    uint32_t result = (a->info->result_size + 15) & ~15u;
    LLVMValueRef null = LLVMConstNull(im->b->t_ptr);
    LLVMValueRef promise = jit_alloca(im, LLVMArrayType2(im->b->t_i8, JIT_FRAME_RESULT - JIT_FRAME_PROMISE + (result ? result : 16)), 16, "promise");
    LLVMValueRef id_args[4] = { jit_i32(im, 16), promise, null, null };
    LLVMValueRef id = intrinsic(im, "llvm.coro.id", NULL, id_args, 4);
    LLVMValueRef size = intrinsic(im, "llvm.coro.size", im->b->t_i64, NULL, 0);
    LLVMValueRef begin_args[2] = { id, frame_memory(im, size) };
    a->frame = intrinsic(im, "llvm.coro.begin", NULL, begin_args, 2);
    LLVMBuildStore(im->bld, jit_sym_method(im->b, im->m->async_twin->async_twin), field(im, JIT_FRAME_METHOD));
    LLVMBuildStore(im->bld, LLVMGetParam(im->fn, 0), field(im, JIT_FRAME_OFFSET));
}

static void take_over(jit_import *im, LLVMValueRef to, LLVMValueRef from, LLVMTypeRef t) {
    if (LLVMGetTypeKind(t) == LLVMArrayTypeKind) LLVMBuildMemCpy(im->bld, to, 1, from, 8, jit_i64(im, LLVMGetArrayLength2(t)));
    else LLVMBuildStore(im->bld, LLVMBuildLoad2(im->bld, t, from, ""), to);
}

static void take_variables(jit_import *im, jit_async *a) {
    for (uint32_t i = 0; i < im->n_args + im->n_locals; i++) {
        rt_type *t = i < im->n_args ? im->arg_types[i] : im->local_types[i - im->n_args];
        take_over(im, i < im->n_args ? im->args[i] : im->locals[i - im->n_args], jit_gep(im, a->live_in, a->offsets[i]), jit_mem_type(im->b, t));
    }
}

static void make_entry(jit_import *im, const jit_site *site, struct jit_entry_point *e) {
    e->suspend = jit_new_block(im, "suspend");
    e->slots = jit_arena(im, (site->depth + 1) * sizeof *e->slots);
    for (uint32_t i = 0; i < site->depth; i++) e->slots[i] = jit_alloca(im, slot_type(im, &site->stack[i]), 8, "spill");
}

static void enter_site(jit_import *im, jit_async *a, const jit_site *site, const struct jit_entry_point *e) {
    for (uint32_t i = 0; i < site->depth; i++)
        take_over(im, e->slots[i], jit_gep(im, a->live_in, jit_live_offset(a, site, i)), slot_type(im, &site->stack[i]));
    LLVMBuildBr(im->bld, e->suspend);
}

/* ---- one await */

static void load_stack(jit_import *im, const jit_site *site, const struct jit_entry_point *e) {
    for (uint32_t i = 0; i < site->depth; i++) {
        jit_value v = site->stack[i];
        if (v.kind == JIT_STRUCT) {
            v = jit_load(im, e->slots[i], v.type, 1, false);
        } else {
            v.v = LLVMBuildLoad2(im->bld, slot_type(im, &v), e->slots[i], "");
        }
        jit_push_value(im, v);
    }
}

static void throw_pending(jit_import *im) {
    LLVMValueRef e = LLVMBuildLoad2(im->bld, im->b->t_ptr, field(im, JIT_FRAME_EXCEPTION), "exception");
    LLVMBasicBlockRef thrown = jit_new_block(im, "resume.throw"), normal = jit_new_block(im, "resume.normal");
    LLVMBuildCondBr(im->bld, LLVMBuildIsNull(im->bld, e, ""), normal, thrown);
    LLVMPositionBuilderAtEnd(im->bld, thrown);
    LLVMBuildStore(im->bld, LLVMConstNull(im->b->t_ptr), field(im, JIT_FRAME_EXCEPTION));
    jit_call_helper(im, "rt_rethrow", &e, 1);
    LLVMBuildUnreachable(im->bld);
    LLVMPositionBuilderAtEnd(im->bld, normal);
}

/* suspend.k and resume.k; the IL at the site's resume offset follows. */
static void emit_site(jit_import *im, jit_async *a, const jit_site *site, const struct jit_entry_point *e) {
    im->insn.offset = site->offset;
    im->insn.size = site->resume - site->offset;
    im->region = jit_region_at(im, site->offset);
    im->depth = 0;
    LLVMPositionBuilderAtEnd(im->bld, e->suspend);
    LLVMValueRef args[2] = { token_none(im), LLVMConstInt(im->b->t_i1, 0, 0) };
    LLVMValueRef how = intrinsic(im, "llvm.coro.suspend", NULL, args, 2);
    LLVMBasicBlockRef resume = jit_new_block(im, "resume");
    LLVMValueRef sw = LLVMBuildSwitch(im->bld, how, a->end, 2);
    LLVMAddCase(sw, LLVMConstInt(im->b->t_i8, 0, 0), resume);
    LLVMAddCase(sw, LLVMConstInt(im->b->t_i8, 1, 0), a->end); /* destroy: never asked for */
    LLVMPositionBuilderAtEnd(im->bld, resume);
    if (im->state->filter_record) jit_eh_announce(im, LLVMBuildLoad2(im->bld, im->b->t_ptr, a->frame, "self")); /* the resume function is what runs */
    throw_pending(im);
    load_stack(im, site, e);
    if (!is_void(site->result)) jit_push_value(im, jit_load(im, field(im, JIT_FRAME_RESULT), site->result, 8, false));
    jit_branch_to(im, site->resume);
}

void jit_coro_suspend(jit_import *im, const jit_site *site, LLVMValueRef callee, uint32_t flags) {
    jit_async *a = im->async;
    uint32_t index = (uint32_t)(site - a->info->sites);
    if (index >= a->n_entries) {
        /* A did not import this await: a branch on a constant never comes here. B, where that constant is none, does; it does not run either. */
        intrinsic(im, "llvm.trap", NULL, NULL, 0);
        LLVMBuildUnreachable(im->bld);
        return;
    }
    const struct jit_entry_point *e = &a->entries[index];
    for (uint32_t i = 0; i < site->depth; i++) {
        const jit_value *v = &im->stack[i];
        if (v->kind == JIT_STRUCT) LLVMBuildMemCpy(im->bld, e->slots[i], 1, v->v, 1, jit_i64(im, rt_type_value_size(v->type)));
        else LLVMBuildStore(im->bld, v->kind == JIT_BYREF ? LLVMConstNull(im->b->t_ptr) : v->v, e->slots[i]);
    }
    LLVMBuildStore(im->bld, jit_i32(im, site->offset), field(im, JIT_FRAME_OFFSET));
    jit_async_link(im, callee, a->frame, flags);
    jit_eh_leave_function(im);
    LLVMBuildBr(im->bld, e->suspend);
}

/* ---- begin, ret, finish */

void jit_coro_begin(jit_import *im) {
    jit_async *a = im->async;
    unsigned kind = LLVMGetEnumAttributeKindForName("presplitcoroutine", 17);
    LLVMAddAttributeAtIndex(im->fn, (LLVMAttributeIndex)LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(im->b->ctx, kind, 0));
    a->live_in = LLVMGetParam(im->fn, 1);
    a->end = jit_new_block(im, "end");
    a->n_entries = a->info->n_sites;
    a->entries = jit_arena(im, (a->n_entries + 1) * sizeof *a->entries);
    make_frame(im, a);
    take_variables(im, a);
    LLVMBasicBlockRef unknown = jit_new_block(im, "unknown");
    LLVMValueRef sw = LLVMBuildSwitch(im->bld, LLVMGetParam(im->fn, 0), unknown, a->info->n_sites);
    LLVMPositionBuilderAtEnd(im->bld, unknown);
    intrinsic(im, "llvm.trap", NULL, NULL, 0);
    LLVMBuildUnreachable(im->bld);
    for (uint32_t i = 0; i < a->info->n_sites; i++) make_entry(im, &a->info->sites[i], &a->entries[i]);
    for (uint32_t i = 0; i < a->info->n_sites; i++) {
        LLVMBasicBlockRef bb = jit_new_block(im, "enter");
        LLVMAddCase(sw, jit_i32(im, a->info->sites[i].offset), bb);
        LLVMPositionBuilderAtEnd(im->bld, bb);
        enter_site(im, a, &a->info->sites[i], &a->entries[i]);
    }
    for (uint32_t i = 0; i < a->info->n_sites; i++) emit_site(im, a, &a->info->sites[i], &a->entries[i]);
}

/* The result goes where the frame above expects it (invariant 4 of async.c). */
void jit_coro_ret(jit_import *im) {
    jit_async *a = im->async;
    if (!is_void(im->sig->ret)) {
        jit_value v = jit_pop(im);
        if (im->error) return;
        LLVMValueRef next = LLVMBuildLoad2(im->bld, im->b->t_ptr, field(im, JIT_FRAME_NEXT), "next");
        jit_store(im, jit_gep(im, next, JIT_FRAME_RESULT), v, im->sig->ret, 8, false);
    }
    LLVMBuildStore(im->bld, jit_i32(im, JIT_FRAME_DONE), field(im, JIT_FRAME_FLAGS));
    jit_eh_leave_function(im);
    LLVMBuildBr(im->bld, a->end);
    im->unreachable = true;
}

void jit_coro_finish(jit_import *im) {
    jit_async *a = im->async;
    LLVMPositionBuilderAtEnd(im->bld, a->end);
    LLVMValueRef args[3] = { a->frame, LLVMConstInt(im->b->t_i1, 0, 0), token_none(im) };
    intrinsic(im, "llvm.coro.end", NULL, args, 3);
    LLVMBuildRet(im->bld, a->frame);
}
