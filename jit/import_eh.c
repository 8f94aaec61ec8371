/* Exception handling in the importer: protected regions become landing pads, I.12.4.2, II.19, III.3.34-III.3.46.

   1. A clause protects the instructions of its try block. The clauses that protect an instruction, in table order (ECMA: innermost first),
      are a chain: region_at(offset), then r->next, and so on. A handler is protected by the clauses around it, never by its own.
   2. A call inside a region is an invoke. Its landing pad lists a `catch` for every catch and filter clause of the chain, and is a cleanup when
      a finally or fault lies on the way: pass 1 of the unwinder decides on that list alone, before any finally has run.
   3. The pad stores (exception, selector) in two slots and goes to dispatch(first clause). dispatch of a catch or filter compares the selector
      with its own clause: equal, the handler is entered; otherwise on to the next clause. dispatch of a finally or fault runs it and goes on.
   4. When the chain ends the exception leaves the function: rt_eh_resume. Value 0 of a pad is the managed exception object itself.
   5. A finally handler is imported once. Whoever enters it stores the number of a continuation in the region's slot; endfinally switches on it.
      The continuations: JIT_EXCEPTIONAL (restore exception and selector, dispatch the next clause), and one for each leave target, which runs
      the next finally between here and the target, or branches to the target.
   6. A finally that runs because of an exception keeps (exception, selector) in slots of its own: code inside may throw and catch.
   7. rethrow throws the exception in the slot of the innermost enclosing catch handler.
   8. A filter runs in pass 1, while the frames above still stand: it is a function of its own, `int32 filter(locals, exception)`. The method keeps
      all its arguments and locals in one block of memory, announced with rt_filter_push; the filter's variables are that memory.
   9. A synchronized method is one big implicit finally: every call outside a region gets the outer pad, which leaves the monitor and resumes. */
#include "jit/import.h"

#include "runtime/eh/eh.h"

static bool within(uint32_t offset, uint32_t start, uint32_t end) { return offset >= start && offset < end; }
static bool is_cleanup(const jit_region *r) { return r->c.kind == IL_CLAUSE_FINALLY || r->c.kind == IL_CLAUSE_FAULT; }

jit_region *jit_region_at(jit_import *im, uint32_t offset) {
    for (uint32_t i = 0; i < im->n_regions; i++)
        if (within(offset, im->regions[i].c.try_start, im->regions[i].c.try_end)) return &im->regions[i];
    return NULL;
}

jit_region *jit_handler_at(jit_import *im, uint32_t offset) {
    for (uint32_t i = 0; i < im->n_regions; i++)
        if (within(offset, im->regions[i].c.handler_start, im->regions[i].c.handler_end)) return &im->regions[i];
    return NULL;
}

/* ---- analysis */

static jit_region *next_outwards(jit_import *im, const jit_region *r) {
    for (uint32_t i = r->index + 1; i < im->n_regions; i++) {
        const il_clause *c = &im->regions[i].c;
        if (c->try_start <= r->c.try_start && c->try_end >= r->c.try_end) return &im->regions[i];
    }
    return NULL;
}

static uint32_t place(uint32_t *at, rt_type *t) {
    uint32_t here = (*at + 15) & ~15u;
    *at = here + rt_type_value_size(t);
    return here;
}

static void lay_out_frame(jit_import *im) {
    jit_frame *f = im->state->frame = jit_arena(im, sizeof *f);
    f->args = jit_arena(im, (im->n_args + 1) * sizeof *f->args);
    f->locals = jit_arena(im, (im->n_locals + 1) * sizeof *f->locals);
    for (uint32_t i = 0; i < im->n_args; i++) f->args[i] = place(&f->size, im->arg_types[i]);
    for (uint32_t i = 0; i < im->n_locals; i++) f->locals[i] = place(&f->size, im->local_types[i]);
}

int jit_eh_analyse(jit_import *im) {
    im->n_regions = im->body.n_clauses;
    im->regions = jit_arena(im, (im->n_regions + 1) * sizeof *im->regions);
    bool filters = false;
    for (uint32_t i = 0; i < im->n_regions; i++) {
        im->regions[i].c = il_body_clause(&im->body, i);
        im->regions[i].index = i;
        filters |= im->regions[i].c.kind == IL_CLAUSE_FILTER;
    }
    for (uint32_t i = 0; i < im->n_regions; i++) {
        jit_region *r = &im->regions[i];
        r->next = next_outwards(im, r);
        if (r->c.kind != IL_CLAUSE_CATCH) continue;
        r->type = rt_resolve_type(im->assembly, r->c.class_token, &im->ctx, im->d);
        if (!r->type) return im->d->code ? im->d->code : -COIL_ENO_TYPE;
    }
    if (filters) lay_out_frame(im);
    return 0;
}

/* ---- working away from the current instruction */

typedef struct place_saved { LLVMBasicBlockRef bb; jit_region *region; uint32_t offset; bool unreachable; } place_saved;

static place_saved go_to(jit_import *im, LLVMBasicBlockRef bb) {
    place_saved s = { LLVMGetInsertBlock(im->bld), im->region, im->insn.offset, im->unreachable };
    LLVMPositionBuilderAtEnd(im->bld, bb);
    return s;
}

static void go_back(jit_import *im, place_saved s) {
    LLVMPositionBuilderAtEnd(im->bld, s.bb);
    im->region = s.region;
    im->insn.offset = s.offset;
    im->unreachable = s.unreachable;
}

static LLVMValueRef slot(jit_import *im, LLVMValueRef *s, LLVMTypeRef t, const char *name) { return *s ? *s : (*s = jit_alloca(im, t, 8, name)); }
static LLVMValueRef exception_slot(jit_import *im) { return slot(im, &im->state->exception, im->b->t_ptr, "exception"); }
static LLVMValueRef selector_slot(jit_import *im) { return slot(im, &im->state->selector, im->b->t_i32, "selector"); }
static LLVMValueRef own_exception(jit_import *im, jit_region *r) { return slot(im, &r->exception, im->b->t_ptr, "caught"); }
static LLVMValueRef own_selector(jit_import *im, jit_region *r) { return slot(im, &r->selector, im->b->t_i32, "passed.on"); }
static LLVMValueRef continuation_slot(jit_import *im, jit_region *r) { return slot(im, &r->continuation, im->b->t_i32, "continuation"); }

static void copy_slot(jit_import *im, LLVMValueRef from, LLVMValueRef to, LLVMTypeRef t) { LLVMBuildStore(im->bld, LLVMBuildLoad2(im->bld, t, from, ""), to); }

/* ---- clauses */

/* rt_clause: { kind, type or filter function } */
static LLVMValueRef clause_of(jit_import *im, jit_region *r) {
    if (r->clause) return r->clause;
    bool filter = r->c.kind == IL_CLAUSE_FILTER;
    if (filter && (im->error = jit_import_filter(im, r))) return LLVMConstNull(im->b->t_ptr);
    LLVMValueRef fields[2] = { jit_i64(im, filter ? RT_CLAUSE_FILTER : RT_CLAUSE_CATCH), filter ? r->filter : jit_sym_type(im->b, r->type) };
    LLVMValueRef init = LLVMConstStructInContext(im->b->ctx, fields, 2, 0);
    r->clause = LLVMAddGlobal(im->b->mod, LLVMTypeOf(init), "clause");
    LLVMSetInitializer(r->clause, init);
    LLVMSetGlobalConstant(r->clause, 1);
    LLVMSetLinkage(r->clause, LLVMInternalLinkage);
    return r->clause;
}

/* ---- dispatch (invariants 3, 4, 5) */

static LLVMBasicBlockRef dispatch_of(jit_import *im, jit_region *r);

static void leave_monitor(jit_import *im) {
    if (!im->state->monitor) return;
    LLVMValueRef args[2] = { im->state->monitor, im->state->taken };
    LLVMTypeRef t;
    LLVMValueRef fn = jit_helper(im->b, "rt_monitor_exit", &t);
    LLVMBuildCall2(im->bld, t, fn, args, 2, "");
}

static LLVMBasicBlockRef resume_block(jit_import *im) {
    if (im->state->resume) return im->state->resume;
    im->state->resume = jit_new_block(im, "eh.resume");
    place_saved s = go_to(im, im->state->resume);
    leave_monitor(im);
    LLVMValueRef e = LLVMBuildLoad2(im->bld, im->b->t_ptr, exception_slot(im), "");
    LLVMTypeRef t;
    LLVMValueRef fn = jit_helper(im->b, "rt_eh_resume", &t);
    LLVMBuildCall2(im->bld, t, fn, &e, 1, "");
    LLVMBuildUnreachable(im->bld);
    go_back(im, s);
    return im->state->resume;
}

static LLVMBasicBlockRef dispatch_next(jit_import *im, jit_region *r) { return r->next ? dispatch_of(im, r->next) : resume_block(im); }

static void enter_handler(jit_import *im, jit_region *r, const jit_value *stack, uint32_t depth) {
    LLVMBasicBlockRef bb = jit_edge_with(im, r->c.handler_start, stack, depth);
    if (bb) LLVMBuildBr(im->bld, bb);
    else LLVMBuildUnreachable(im->bld);
}

/* Handlers of this assembly see an object that is no exception as it was thrown: only an attribute asks for the wrapping. */
static bool sees_unwrapped(jit_import *im) {
    return !il_find_attribute(im->assembly->image, IL_TOKEN(IL_TABLE_Assembly, 1), "System.Runtime.CompilerServices", "RuntimeCompatibilityAttribute");
}

static void enter_catch(jit_import *im, jit_region *r) {
    LLVMValueRef e = LLVMBuildLoad2(im->bld, im->b->t_ptr, exception_slot(im), "");
    LLVMTypeRef t;
    LLVMValueRef fn = jit_helper(im->b, "rt_eh_caught", &t);
    jit_value caught = { .v = LLVMBuildCall2(im->bld, t, fn, &e, 1, "caught"), .kind = JIT_REF, .type = r->type ? r->type : rt_wk.object };
    LLVMBuildStore(im->bld, caught.v, own_exception(im, r));
    if (caught.type == rt_wk.object && sees_unwrapped(im)) {
        fn = jit_helper(im->b, "rt_eh_unwrap", &t);
        caught.v = LLVMBuildCall2(im->bld, t, fn, &caught.v, 1, "thrown");
    }
    enter_handler(im, r, &caught, 1);
}

static void dispatch_catch(jit_import *im, jit_region *r) {
    LLVMBasicBlockRef match = jit_new_block(im, "catch"), other = dispatch_next(im, r);
    LLVMTypeRef overload = im->b->t_ptr;
    LLVMValueRef clause = clause_of(im, r), id = jit_intrinsic_call(im, "llvm.eh.typeid.for", &overload, 1, &clause, 1);
    LLVMValueRef selector = LLVMBuildLoad2(im->bld, im->b->t_i32, selector_slot(im), "");
    LLVMBuildCondBr(im->bld, LLVMBuildICmp(im->bld, LLVMIntEQ, selector, id, ""), match, other);
    LLVMPositionBuilderAtEnd(im->bld, match);
    enter_catch(im, r);
}

static uint32_t continuation(jit_import *im, jit_region *r, uint32_t target);

static void dispatch_cleanup(jit_import *im, jit_region *r) {
    copy_slot(im, exception_slot(im), own_exception(im, r), im->b->t_ptr);
    copy_slot(im, selector_slot(im), own_selector(im, r), im->b->t_i32);
    LLVMBuildStore(im->bld, jit_i32(im, continuation(im, r, JIT_EXCEPTIONAL)), continuation_slot(im, r));
    enter_handler(im, r, NULL, 0);
}

static LLVMBasicBlockRef dispatch_of(jit_import *im, jit_region *r) {
    if (r->dispatch) return r->dispatch;
    r->dispatch = jit_new_block(im, "eh.dispatch");
    place_saved s = go_to(im, r->dispatch);
    if (is_cleanup(r)) dispatch_cleanup(im, r);
    else dispatch_catch(im, r);
    go_back(im, s);
    return r->dispatch;
}

/* ---- continuations of a finally (invariant 5) */

static jit_region *next_finally(jit_region *r, uint32_t target) {
    for (; r; r = r->next)
        if (r->c.kind == IL_CLAUSE_FINALLY && !within(target, r->c.try_start, r->c.try_end)) return r;
    return NULL;
}

static void go_to_target(jit_import *im, jit_region *finally, uint32_t target) {
    if (finally) {
        LLVMBuildStore(im->bld, jit_i32(im, continuation(im, finally, target)), continuation_slot(im, finally));
        enter_handler(im, finally, NULL, 0);
        return;
    }
    LLVMBasicBlockRef bb = jit_edge_with(im, target, NULL, 0);
    if (bb) LLVMBuildBr(im->bld, bb);
    else LLVMBuildUnreachable(im->bld);
}

static void fill_continuation(jit_import *im, jit_region *r, uint32_t target, LLVMBasicBlockRef bb) {
    place_saved s = go_to(im, bb);
    if (target == JIT_EXCEPTIONAL) {
        copy_slot(im, own_exception(im, r), exception_slot(im), im->b->t_ptr);
        copy_slot(im, own_selector(im, r), selector_slot(im), im->b->t_i32);
        LLVMBuildBr(im->bld, dispatch_next(im, r));
    } else {
        go_to_target(im, next_finally(r->next, target), target);
    }
    go_back(im, s);
}

static uint32_t continuation(jit_import *im, jit_region *r, uint32_t target) {
    for (uint32_t i = 0; i < r->n_continuations; i++)
        if (r->continuations[i].target == target) return i;
    if (r->n_continuations == r->cap_continuations) {
        uint32_t cap = r->cap_continuations ? 2 * r->cap_continuations : 4;
        jit_continuation *bigger = jit_arena(im, cap * sizeof *bigger);
        for (uint32_t i = 0; i < r->n_continuations; i++) bigger[i] = r->continuations[i];
        r->continuations = bigger;
        r->cap_continuations = cap;
    }
    uint32_t index = r->n_continuations++;
    LLVMBasicBlockRef bb = jit_new_block(im, "after.finally");
    r->continuations[index] = (jit_continuation){ target, bb };
    fill_continuation(im, r, target, bb);
    return index;
}

/* ---- landing pads (invariant 2) */

static void build_pad(jit_import *im, jit_region *first, bool always_cleanup) {
    LLVMTypeRef fields[2] = { im->b->t_ptr, im->b->t_i32 };
    LLVMTypeRef type = LLVMStructTypeInContext(im->b->ctx, fields, 2, 0);
    LLVMValueRef lp = LLVMBuildLandingPad(im->bld, type, NULL, 0, "pad");
    bool cleanup = always_cleanup;
    for (jit_region *r = first; r && !im->error; r = r->next) {
        if (is_cleanup(r)) cleanup = true;
        else LLVMAddClause(lp, clause_of(im, r));
    }
    LLVMSetCleanup(lp, cleanup);
    LLVMBuildStore(im->bld, LLVMBuildExtractValue(im->bld, lp, 0, ""), exception_slot(im));
    LLVMBuildStore(im->bld, LLVMBuildExtractValue(im->bld, lp, 1, ""), selector_slot(im));
}

static LLVMBasicBlockRef pad_of(jit_import *im, jit_region *r, LLVMBasicBlockRef *pad) {
    if (*pad) return *pad;
    *pad = jit_new_block(im, "eh.pad");
    place_saved s = go_to(im, *pad);
    build_pad(im, r, im->state->monitor != NULL || !r);
    LLVMBuildBr(im->bld, r ? dispatch_of(im, r) : resume_block(im));
    go_back(im, s);
    return *pad;
}

LLVMBasicBlockRef jit_eh_landing_pad(jit_import *im) {
    if (im->filter_of || im->error) return NULL;
    if (im->region) return pad_of(im, im->region, &im->region->pad);
    return im->state->monitor ? pad_of(im, NULL, &im->state->outer_pad) : NULL;
}

void jit_eh_enter_block(jit_import *im, uint32_t offset) { im->region = im->filter_of ? NULL : jit_region_at(im, offset); }

/* ---- prologue and epilogue */

static void push_filter_frame(jit_import *im) {
    im->state->filter_record = jit_alloca(im, LLVMArrayType2(im->b->t_i8, sizeof(rt_filter_frame)), 16, "filter.frame");
    unsigned noinline = LLVMGetEnumAttributeKindForName("noinline", 8);
    LLVMAddAttributeAtIndex(im->fn, (LLVMAttributeIndex)LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(im->b->ctx, noinline, 0));
    if (im->mode != JIT_ASYNC_B) jit_eh_announce(im, im->fn);
}

void jit_eh_announce(jit_import *im, LLVMValueRef id) {
    LLVMValueRef record = im->state->filter_record;
    if (!record) return;
    LLVMBuildStore(im->bld, im->state->frame_block, jit_gep(im, record, offsetof(rt_filter_frame, locals)));
    LLVMBuildStore(im->bld, id, jit_gep(im, record, offsetof(rt_filter_frame, id)));
    LLVMTypeRef t;
    LLVMValueRef fn = jit_helper(im->b, "rt_filter_push", &t);
    LLVMBuildCall2(im->bld, t, fn, &record, 1, "");
}

static void take_monitor(jit_import *im) {
    if (rt_method_is_static(im->m)) im->state->monitor = jit_load_nonnull(im, jit_sym_type_object(im->b, im->m->owner), "lock");
    else im->state->monitor = LLVMBuildLoad2(im->bld, im->b->t_ptr, im->args[0], "lock");
    LLVMValueRef taken = jit_alloca(im, im->b->t_i8, 1, "taken"), args[2] = { im->state->monitor, taken };
    LLVMBuildStore(im->bld, LLVMConstNull(im->b->t_i8), taken);
    im->state->taken = taken;
    LLVMTypeRef t;
    LLVMValueRef fn = jit_helper(im->b, "rt_monitor_enter", &t);
    LLVMBuildCall2(im->bld, t, fn, args, 2, "");
}

void jit_eh_begin(jit_import *im) {
    if (im->state->frame) push_filter_frame(im);
    if (im->m->impl_flags & RT_IMPL_SYNCHRONIZED && im->mode == JIT_PLAIN) take_monitor(im); // II.23.1.11
}

void jit_eh_leave_function(jit_import *im) {
    LLVMTypeRef t;
    if (im->state->filter_record && !im->filter_of) {
        LLVMValueRef fn = jit_helper(im->b, "rt_filter_pop", &t);
        LLVMBuildCall2(im->bld, t, fn, &im->state->filter_record, 1, "");
    }
    leave_monitor(im);
}

/* endfinally goes to r->exit: only now are all continuations known. */
void jit_eh_finish(jit_import *im) {
    for (uint32_t i = 0; i < im->n_regions; i++) {
        jit_region *r = &im->regions[i];
        if (!r->exit) continue;
        LLVMPositionBuilderAtEnd(im->bld, r->exit);
        LLVMBasicBlockRef never = jit_new_block(im, "never");
        LLVMValueRef which = LLVMBuildLoad2(im->bld, im->b->t_i32, continuation_slot(im, r), "");
        LLVMValueRef sw = LLVMBuildSwitch(im->bld, which, never, r->n_continuations);
        for (uint32_t k = 0; k < r->n_continuations; k++) LLVMAddCase(sw, jit_i32(im, k), r->continuations[k].bb);
        LLVMPositionBuilderAtEnd(im->bld, never);
        LLVMBuildUnreachable(im->bld);
    }
}

/* ---- instructions */

void jit_op_throw(jit_import *im) {
    jit_value v = jit_pop(im);
    if (v.kind != JIT_REF) {
        jit_fail(im, COIL_EBAD_IL, "throw of %s", jit_kind_name(v.kind));
        return;
    }
    jit_call_helper(im, "rt_throw", &v.v, 1);
    jit_unreachable(im);
}

void jit_op_rethrow(jit_import *im) {
    jit_region *r = jit_handler_at(im, im->insn.offset);
    while (r && is_cleanup(r)) r = NULL; /* III.4.24: only in the body of a catch */
    if (!r) {
        jit_fail(im, COIL_EBAD_IL, "rethrow outside a catch handler");
        return;
    }
    LLVMValueRef e = LLVMBuildLoad2(im->bld, im->b->t_ptr, own_exception(im, r), "");
    jit_call_helper(im, "rt_rethrow", &e, 1);
    jit_unreachable(im);
}

/* III.3.46: empties the stack, runs the finally handlers on the way. */
void jit_op_leave(jit_import *im) {
    uint32_t target = im->insn.u.target;
    if (im->filter_of) { /* III.3.46: control leaves a filter by endfilter only */
        jit_fail(im, COIL_EBAD_IL, "leave inside a filter");
        return;
    }
    im->depth = 0;
    if (target <= im->insn.offset) jit_tier_count(im);
    go_to_target(im, next_finally(jit_region_at(im, im->insn.offset), target), target);
    im->unreachable = true;
}

void jit_op_endfinally(jit_import *im) {
    jit_region *r = jit_handler_at(im, im->insn.offset);
    if (!r || !is_cleanup(r) || im->filter_of) {
        jit_fail(im, COIL_EBAD_IL, "endfinally outside a finally or fault handler");
        return;
    }
    if (!r->exit) r->exit = jit_new_block(im, "finally.exit");
    LLVMBuildBr(im->bld, r->exit);
    im->depth = 0;
    im->unreachable = true;
}

void jit_op_endfilter(jit_import *im) {
    LLVMValueRef v = jit_coerce(im, jit_pop(im), rt_wk.i4);
    if (im->error) return;
    if (!im->filter_of) {
        jit_fail(im, COIL_EBAD_IL, "endfilter outside a filter");
        return;
    }
    LLVMBuildRet(im->bld, v);
    im->unreachable = true;
}
