/* Runtime async: what an async body becomes.

   An async method has up to three pieces of code, each a method with a stub and an entry of its own, compiled when first needed:

   NORMAL  the Task-returning entry: a thunk over A (async_thunk.c).
   ASYNC   A, the plain function `{ continuation, T } A(args)`. It runs the body on the stack like any other method. After each await it tests
           the continuation its callee returned; null means completed, and nothing else is ever paid.
   RESUME  B, an LLVM coroutine (async_coro.c) `frame B(await, live values)`: allocates the frame, suspends at once at that await, and holds the
           body from there on. Compiled the first time an activation really suspends.

   Protocol:
   1. A call of an async entry that returns a non-null continuation has suspended: its frames are linked, leaf to root, up to that continuation.
   2. A then hands its live values to B, links the new frame above the callee's (Coil.Async.Link, which also records the contexts), and returns
      it to its own caller. B, suspended again later, links its existing frame: an activation allocates once.
   3. A leaf is AsyncHelpers.AwaitAwaiter or UnsafeAwaitAwaiter: it leaves the awaiter with the thread and returns the thread's sentinel frame.
      Whoever called the bottom of the stack (the thunk, the dispatcher) registers the awaiter when the stack is unwound.
   4. The dispatcher (Coil.Async.Run) resumes the first frame. It runs to its end, writes its result into the frame above, sets DONE and returns;
      or it suspends, leaving DONE clear; or it throws, and the next frame with HANDLER set is resumed with the exception.
   5. The live block that A fills and B reads: arguments, locals, then the evaluation stack below the result, each at an 8-byte boundary.
      Byrefs are handed over as null and byref-like structs as zero, as the specification has it.
   6. An await is named by the IL offset of its call; A records each (jit_site) when it is imported, so B can be entered at it.
   7. Contexts: A reads the thread's two contexts at entry and compares at exit, whether it completed or suspended: a callee's writes do not reach
      its caller. Only when they differ is anything restored.

   `call M; call Await` calls M's async entry directly: no Task exists. The pattern is decided on M's declared type (rt_method.task_kind). */
#include "jit/async.h"

#include <stdlib.h>
#include <string.h>

#include "jit/import.h"
#include "runtime/arch/stub.h"
#include "runtime/async/async.h"
#include "runtime/threads/thread.h"

/* ---- what is known of a method's awaits */

jit_async_info *jit_async_info_of(rt_method *a) {
    if (!a->async) a->async = calloc(1, sizeof(jit_async_info));
    return a->async;
}

static jit_site *find_site(jit_async_info *info, uint32_t offset) {
    for (uint32_t i = 0; i < info->n_sites; i++)
        if (info->sites[i].offset == offset) return &info->sites[i];
    return NULL;
}

static void describe_stack(jit_import *im, jit_site *site) {
    site->depth = im->depth;
    site->stack = calloc(im->depth + 1, sizeof *site->stack);
    for (uint32_t i = 0; i < im->depth; i++) {
        const jit_value *v = &im->stack[i];
        site->stack[i] = (jit_value){ .kind = v->kind, .type = v->type };
    }
}

/* The site of the current instruction; its arguments have been popped, so the stack is what must survive. */
static const jit_site *record_site(jit_import *im, rt_type *result, uint32_t resume) {
    jit_async_info *info = ((jit_async *)im->async)->info;
    jit_site *known = find_site(info, im->insn.offset);
    if (known) return known;
    info->sites = realloc(info->sites, (info->n_sites + 1) * sizeof *info->sites);
    jit_site *site = &info->sites[info->n_sites++];
    *site = (jit_site){ .offset = im->insn.offset, .resume = resume, .result = result };
    describe_stack(im, site);
    uint32_t size = result->element == IL_ELEMENT_VOID && result->kind == RT_KIND_PRIMITIVE ? 0 : rt_type_value_size(result);
    if (size > info->result_size) info->result_size = size;
    return site;
}

/* ---- the live block */

static void lay_out_live(jit_import *im, jit_async *a) {
    a->offsets = jit_arena(im, (im->n_args + im->n_locals + 1) * sizeof *a->offsets);
    uint32_t at = 0;
    for (uint32_t i = 0; i < im->n_args + im->n_locals; i++) {
        rt_type *t = i < im->n_args ? im->arg_types[i] : im->local_types[i - im->n_args];
        a->offsets[i] = at;
        at += (rt_type_value_size(t) + 7) & ~7u;
    }
    a->base = at;
}

static uint32_t stack_size(const jit_value *v) { return v->kind == JIT_STRUCT ? (rt_type_value_size(v->type) + 7) & ~7u : 8; }

uint32_t jit_live_offset(const jit_async *a, const jit_site *site, uint32_t depth) {
    uint32_t at = a->base;
    for (uint32_t i = 0; i < depth; i++) at += stack_size(&site->stack[i]);
    return at;
}

/* ---- contexts (invariant 7) */

uint32_t jit_async_thread_field(const char *name) { return 8 + rt_type_find_field(rt_wk.thread, name)->offset; }

LLVMValueRef jit_thread_record(jit_batch *b, LLVMBuilderRef bld) {
    LLVMTypeRef fs = LLVMPointerTypeInContext(b->ctx, 257); /* x86-64: the fs segment holds thread-local storage */
    LLVMValueRef slot = LLVMConstIntToPtr(LLVMConstInt(b->t_i64, (uint64_t)rt_async_thread_slot(), 0), fs);
    return LLVMBuildLoad2(bld, b->t_ptr, slot, "thread");
}

LLVMValueRef jit_async_thread_object(jit_batch *b, LLVMBuilderRef bld) {
    LLVMValueRef thread = jit_thread_record(b, bld), offset = LLVMConstInt(b->t_i64, offsetof(rt_thread, async), 0);
    return LLVMBuildLoad2(bld, b->t_ptr, LLVMBuildGEP2(bld, b->t_i8, thread, &offset, 1, ""), "contexts");
}

static LLVMValueRef load_context(jit_import *im, LLVMValueRef object, const char *field) {
    return LLVMBuildLoad2(im->bld, im->b->t_ptr, jit_gep(im, object, jit_async_thread_field(field)), field + 1);
}

static void restore_contexts(jit_import *im) {
    jit_async *a = im->async;
    LLVMValueRef object = jit_async_thread_object(im->b, im->bld);
    LLVMValueRef e = load_context(im, object, "_executionContext"), s = load_context(im, object, "_synchronizationContext");
    LLVMValueRef changed = LLVMBuildOr(im->bld, LLVMBuildICmp(im->bld, LLVMIntNE, e, a->execution, ""),
                                       LLVMBuildICmp(im->bld, LLVMIntNE, s, a->synchronization, ""), "changed");
    LLVMBasicBlockRef cold = jit_new_block(im, "contexts.changed"), go_on = jit_new_block(im, "contexts");
    jit_cold(im, LLVMBuildCondBr(im->bld, changed, cold, go_on), 0);
    LLVMPositionBuilderAtEnd(im->bld, cold);
    LLVMValueRef args[2] = { a->execution, a->synchronization };
    jit_overlay_call(im, "RestoreContexts", args, 2);
    LLVMBuildBr(im->bld, go_on);
    LLVMPositionBuilderAtEnd(im->bld, go_on);
}

/* ---- the overlay */

rt_method *jit_overlay_method(const char *name, coil_diag *d) {
    rt_type *t = rt_async_overlay_type(d);
    rt_method *m = t && !rt_type_load(t) ? rt_type_find_method(t, name, -1) : NULL;
    if (t && !m) coil_fail(d, COIL_ENO_METHOD, "Coil.Async.%s is missing from Coil.Runtime.dll", name);
    return m;
}

LLVMValueRef jit_overlay_call(jit_import *im, const char *name, LLVMValueRef *args, unsigned n) {
    coil_diag d = { 0 };
    rt_method *m = jit_overlay_method(name, &d);
    if (!m) {
        jit_fail(im, d.code ? -d.code : COIL_ENO_METHOD, "%s", d.text);
        return LLVMGetUndef(im->b->t_ptr);
    }
    LLVMTypeRef params[4] = { im->b->t_i64, im->b->t_i64, im->b->t_i32, im->b->t_i64 };
    for (unsigned i = 0; i < n; i++) params[i] = LLVMTypeOf(args[i]);
    return LLVMBuildCall2(im->bld, LLVMFunctionType(im->b->t_void, params, n, 0), jit_call_target(im, m, false, NULL), args, n, "");
}

void jit_async_link(jit_import *im, LLVMValueRef callee, LLVMValueRef mine, uint32_t flags) {
    LLVMValueRef args[3] = { LLVMBuildPtrToInt(im->bld, callee, im->b->t_i64, ""), LLVMBuildPtrToInt(im->bld, mine, im->b->t_i64, ""), jit_i32(im, flags) };
    jit_overlay_call(im, "Link", args, 3);
}

/* ---- A */

static void hand_over(jit_import *im, LLVMValueRef from, LLVMValueRef to, rt_type *t) {
    LLVMTypeRef mem = jit_mem_type(im->b, t);
    if (t->kind == RT_KIND_BYREF || t->is_byreflike) {
        LLVMBuildStore(im->bld, LLVMConstNull(mem), to);
    } else if (jit_scalar_type(im->b, t)) {
        LLVMBuildStore(im->bld, LLVMBuildLoad2(im->bld, mem, from, ""), to);
    } else {
        LLVMBuildMemCpy(im->bld, to, 8, from, 1, jit_i64(im, rt_type_value_size(t)));
    }
}

static void fill_live(jit_import *im, jit_async *a, const jit_site *site) {
    for (uint32_t i = 0; i < im->n_args + im->n_locals; i++) {
        rt_type *t = i < im->n_args ? im->arg_types[i] : im->local_types[i - im->n_args];
        hand_over(im, i < im->n_args ? im->args[i] : im->locals[i - im->n_args], jit_gep(im, a->live, a->offsets[i]), t);
    }
    for (uint32_t i = 0; i < site->depth; i++) {
        LLVMValueRef to = jit_gep(im, a->live, jit_live_offset(a, site, i));
        const jit_value *v = &im->stack[i];
        if (v->kind == JIT_STRUCT) LLVMBuildMemCpy(im->bld, to, 8, v->v, 1, jit_i64(im, rt_type_value_size(v->type)));
        else LLVMBuildStore(im->bld, v->kind == JIT_BYREF ? LLVMConstNull(im->b->t_ptr) : v->v, to);
    }
    uint32_t size = jit_live_offset(a, site, site->depth);
    if (size > a->live_size) a->live_size = size;
}

static rt_method *resumer_of(rt_method *a) {
    jit_async_info *info = jit_async_info_of(a);
    if (info->resumer) return info->resumer;
    rt_method *b = malloc(sizeof *b);
    *b = *a;
    b->variant = RT_VARIANT_RESUME;
    b->async_twin = a;
    b->async = b->jit = b->stub = b->unbox_stub = NULL;
    b->entry = (void *)rt_arch_prestub;
    b->slot = -1;
    return info->resumer = b;
}

/* Ends the block: A returns the continuation. */
static void return_continuation(jit_import *im, LLVMValueRef frame) {
    restore_contexts(im);
    jit_eh_leave_function(im);
    LLVMTypeRef t = LLVMGetReturnType(im->abi.fn_type);
    LLVMBuildRet(im->bld, t == im->b->t_ptr ? frame : LLVMBuildInsertValue(im->bld, LLVMGetUndef(t), frame, 0, ""));
}

static void suspend_plain(jit_import *im, const jit_site *site, LLVMValueRef callee, uint32_t flags) {
    jit_async *a = im->async;
    if (!a->live) a->live = jit_alloca(im, LLVMArrayType2(im->b->t_i8, 0), 16, "live");
    fill_live(im, a, site);
    LLVMValueRef args[2] = { jit_i32(im, site->offset), a->live };
    LLVMValueRef frame = LLVMBuildCall2(im->bld, jit_async_resumer_type(im->b), jit_sym_stub(im->b, resumer_of(im->m)), args, 2, "frame");
    jit_async_link(im, callee, frame, flags);
    return_continuation(im, frame);
}

static void ret_plain(jit_import *im) {
    bool has_value = im->abi.ret.n || im->abi.sret;
    jit_value v = { 0 };
    if (has_value) v = jit_pop(im);
    if (im->error) return;
    LLVMTypeRef t = LLVMGetReturnType(im->abi.fn_type);
    LLVMValueRef null = LLVMConstNull(im->b->t_ptr), r = t == im->b->t_ptr ? null : LLVMBuildInsertValue(im->bld, LLVMGetUndef(t), null, 0, "");
    LLVMValueRef value = has_value ? jit_coerce(im, v, im->sig->ret) : NULL;
    if (im->abi.sret) {
        LLVMBuildMemCpy(im->bld, im->sret, 1, value, 1, jit_i64(im, rt_type_value_size(im->sig->ret)));
    } else if (has_value && jit_scalar_type(im->b, im->sig->ret)) {
        r = LLVMBuildInsertValue(im->bld, r, value, 1, "");
    } else if (has_value) {
        LLVMValueRef whole = jit_alloca(im, LLVMArrayType2(im->b->t_i8, 16), 8, "result"); /* parts may be wider than the value */
        LLVMBuildMemCpy(im->bld, whole, 8, value, 1, jit_i64(im, rt_type_value_size(im->sig->ret)));
        for (uint32_t i = 0; i < im->abi.ret.n; i++) {
            const jit_part *p = &im->abi.ret.part[i];
            r = LLVMBuildInsertValue(im->bld, r, LLVMBuildLoad2(im->bld, p->type, jit_gep(im, whole, p->offset), ""), i + 1, "");
        }
    }
    restore_contexts(im);
    jit_eh_leave_function(im);
    LLVMBuildRet(im->bld, r);
    im->unreachable = true;
}

/* ---- what the importer calls */

void jit_async_begin(jit_import *im) {
    jit_async *a = im->async = jit_arena(im, sizeof *a);
    a->info = jit_async_info_of(im->mode == JIT_ASYNC_B ? im->m->async_twin : im->m);
    lay_out_live(im, a);
    if (im->mode == JIT_ASYNC_B) {
        jit_coro_begin(im);
        return;
    }
    LLVMValueRef object = jit_async_thread_object(im->b, im->bld);
    a->execution = load_context(im, object, "_executionContext");
    a->synchronization = load_context(im, object, "_synchronizationContext");
}

void jit_async_leaders(jit_import *im, void (*mark)(jit_import *im, uint32_t offset)) {
    jit_async_info *info = jit_async_info_of(im->m->async_twin);
    for (uint32_t i = 0; i < info->n_sites; i++) mark(im, info->sites[i].resume);
}

void jit_async_ret(jit_import *im) {
    if (im->mode == JIT_ASYNC_B) jit_coro_ret(im);
    else ret_plain(im);
}

/* The live block is as large as the largest await needs: known only now. */
void jit_async_finish(jit_import *im) {
    jit_async *a = im->async;
    if (im->mode == JIT_ASYNC_B) {
        jit_coro_finish(im);
        return;
    }
    if (!a->live) return;
    LLVMBuilderRef bld = im->entry_bld;
    LLVMPositionBuilderBefore(bld, a->live);
    LLVMValueRef sized = LLVMBuildAlloca(bld, LLVMArrayType2(im->b->t_i8, a->live_size ? a->live_size : 8), "live");
    LLVMSetAlignment(sized, 16);
    LLVMReplaceAllUsesWith(a->live, sized);
    LLVMInstructionEraseFromParent(a->live);
}

/* ---- awaits */

static jit_value call_async(jit_import *im, rt_method *target, const rt_sig *sig, bool is_virtual, jit_value *args, unsigned n, LLVMValueRef *continuation) {
    jit_abi abi = jit_abi_of(im->b, sig, true);
    LLVMValueRef code = jit_call_target(im, target, is_virtual, sig->has_this ? jit_to_ptr(im, args[0]) : NULL);
    return jit_emit_abi_call(im, &abi, sig, code, args, n, continuation);
}

/* AwaitAwaiter and UnsafeAwaitAwaiter always suspend: what their async entry does, without the entry. */
static jit_value call_leaf(jit_import *im, rt_method *m, jit_value *args, LLVMValueRef *continuation) {
    coil_diag d = { 0 };
    rt_method *suspend = jit_async_suspender(m, &d);
    const rt_sig *sig = suspend ? rt_method_sig(suspend) : NULL;
    if (!sig) {
        jit_fail(im, d.code ? -d.code : COIL_ENO_METHOD, "%s", d.text);
        return (jit_value){ 0 };
    }
    jit_abi abi = jit_abi_of(im->b, sig, false);
    jit_value sentinel = jit_emit_abi_call(im, &abi, sig, jit_call_target(im, suspend, false, NULL), args, 1, NULL);
    *continuation = jit_to_ptr(im, sentinel);
    return (jit_value){ 0 };
}

static void await(jit_import *im, rt_method *m, bool is_virtual, uint32_t flags, uint32_t resume) {
    rt_method *target = rt_method_async(m);
    const rt_sig *sig = target ? rt_method_sig(target) : NULL;
    if (!sig) {
        jit_fail(im, COIL_EBAD_SIGNATURE, "the async entry of %s cannot be made", m->name);
        return;
    }
    unsigned n = sig->n_params + (sig->has_this ? 1 : 0);
    jit_value *args = jit_arena(im, (n + 1) * sizeof *args);
    for (unsigned i = n; i-- > 0;) args[i] = jit_pop(im);
    if (im->error) return;
    if (is_virtual) jit_check_value(im, args[0]);
    const jit_site *site = record_site(im, sig->ret, resume);
    LLVMValueRef continuation = NULL;
    jit_value r = jit_async_is_leaf(m) ? call_leaf(im, m, args, &continuation) : call_async(im, target, sig, is_virtual, args, n, &continuation);
    if (im->error) return;
    LLVMBasicBlockRef suspended = jit_new_block(im, "suspended"), completed = jit_new_block(im, "completed");
    jit_cold(im, LLVMBuildCondBr(im->bld, LLVMBuildIsNull(im->bld, continuation, ""), completed, suspended), 1);
    LLVMPositionBuilderAtEnd(im->bld, suspended);
    if (im->region) flags |= JIT_FRAME_HANDLER;
    if (im->mode == JIT_ASYNC_B) jit_coro_suspend(im, site, continuation, flags);
    else suspend_plain(im, site, continuation, flags);
    LLVMPositionBuilderAtEnd(im->bld, completed);
    if (r.v) jit_push_value(im, r);
}

/* What follows the call of a Task-returning method. */
typedef struct pattern { bool matches; uint32_t flags, end; } pattern;

static bool is_await(jit_import *im, const il_insn *insn, rt_method **out) {
    if (insn->op != IL_OP_CALL) return false;
    coil_diag d;
    rt_method *m = rt_resolve_method(im->assembly, insn->u.token, &im->ctx, &d);
    *out = m;
    return m && m->owner == rt_wk.async_helpers && strcmp(m->name, "Await") == 0;
}

static bool is_configure(jit_import *im, const il_insn *insn) {
    if (insn->op != IL_OP_CALLVIRT) return false;
    coil_diag d;
    rt_method *m = rt_resolve_method(im->assembly, insn->u.token, &im->ctx, &d);
    const rt_sig *sig = m ? rt_method_sig(m) : NULL;
    return sig && (m->owner == rt_wk.task || m->owner->def == rt_wk.task_t) && strcmp(m->name, "ConfigureAwait") == 0 && sig->params[0] == rt_wk.boolean;
}

static pattern recognise(jit_import *im) {
    il_insn i1, i2, i3;
    rt_method *m;
    uint32_t at = im->insn.offset + im->insn.size;
    if (!jit_next_insn(im, at, &i1)) return (pattern){ 0 };
    if (is_await(im, &i1, &m)) return (pattern){ true, 0, at + i1.size };
    bool constant = i1.op == IL_OP_LDC_I4_0 || i1.op == IL_OP_LDC_I4_1;
    if (!constant || !jit_next_insn(im, at + i1.size, &i2) || !is_configure(im, &i2)) return (pattern){ 0 };
    uint32_t third = at + i1.size + i2.size;
    if (!jit_next_insn(im, third, &i3) || !is_await(im, &i3, &m)) return (pattern){ 0 };
    return (pattern){ true, i1.op == IL_OP_LDC_I4_0 ? JIT_FRAME_NO_CONTEXT : 0, third + i3.size };
}

/* Worth (and able) to be called through its async entry: an async body, or somebody may have overridden it with one. */
static bool has_async_entry(const rt_method *m) {
    if (m->task_kind == RT_TASK_NONE || m->owner->is_delegate) return false;
    return m->impl_flags & RT_IMPL_ASYNC || (rt_method_is_virtual(m) && !(m->flags & RT_METHOD_FINAL));
}

static bool is_helper(const rt_method *m) {
    return m->owner == rt_wk.async_helpers && m->impl_flags & RT_IMPL_ASYNC && (!strcmp(m->name, "Await") || !strcmp(m->name, "AwaitAwaiter") || !strcmp(m->name, "UnsafeAwaitAwaiter"));
}

bool jit_async_call(jit_import *im, rt_method *m, const rt_sig *sig) {
    (void)sig;
    if (is_helper(m)) {
        if (im->mode == JIT_PLAIN || im->filter_of) {
            jit_fail(im, COIL_EBAD_IL, "AsyncHelpers.%s is called %s", m->name, im->filter_of ? "in a filter" : "in a method that is not async");
            return true;
        }
        await(im, m, false, JIT_FRAME_ANYWHERE, im->insn.offset + im->insn.size); /* its awaiter decides where to go on */
        return true;
    }
    if (im->mode == JIT_PLAIN || im->filter_of || im->p_constrained || !has_async_entry(m)) return false;
    pattern p = recognise(im);
    if (!p.matches) return false;
    bool is_virtual = im->insn.op == IL_OP_CALLVIRT;
    await(im, m, is_virtual, p.flags, p.end);
    im->insn.size = p.end - im->insn.offset; /* the Await has been dealt with */
    return true;
}
