/* The engine half of jit/ (module, symbols, linking, line table, thunks) with hand-made IR, over the unwinding half of runtime/eh.
   No VM: what is not faked here is not reached. */
#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "jit/engine.h"
#include "runtime/eh/internal.h"
#include "runtime/gc/gc.h"
#include "runtime/helpers.h"
#include "il/body.h"
#include "il/pdb.h"
#include "runtime/threads/thread.h"

static rt_type type_exception, type_int, type_void, type_object, type_big;
static rt_object object = { &type_exception };
static rt_thread thread_record;
rt_wellknown rt_wk;
__thread rt_thread *rt_current_thread;
static il_body no_body;

rt_thread *rt_thread_self(void) { return rt_current_thread = &thread_record; }
void *rt_gc_alloc_root(size_t bytes) { return calloc(1, bytes); }
void rt_gc_free_root(void *p) { free(p); }
bool rt_type_is_subclass(const rt_type *t, const rt_type *base) { return t == base; }
const rt_sig *rt_method_sig(rt_method *m) { return m->sig; }
static bool has_bodies;
int rt_method_body(const rt_method *m, il_body *out, coil_diag *d) { *out = no_body; (void)m, (void)d; return has_bodies ? 0 : -COIL_ENO_METHOD; }
void rt_dispatch_retarget(rt_method *m, void *code) { (void)m, (void)code; }
int il_insn_decode(const il_body *b, uint32_t offset, il_insn *out, coil_diag *d) { (void)b, (void)offset, (void)out, (void)d; return -COIL_EBAD_IL; }
uint32_t rt_type_value_size(rt_type *t) { return t->kind == RT_KIND_CLASS ? 8 : t->size; }
rt_type *rt_type_underlying(rt_type *t) { return t; }
int rt_type_layout(rt_type *t) { (void)t; return 0; }
int rt_type_load(rt_type *t) { (void)t; return 0; }
void *rt_method_stub(rt_method *m) { return m->stub; }
int coil_fail(coil_diag *d, int code, const char *fmt, ...) {
    va_list ap;
    if (!d)
        return -code;
    va_start(ap, fmt);
    d->code = -code;
    vsnprintf(d->text, sizeof d->text, fmt, ap);
    va_end(ap);
    return -code;
}
const char *coil_error_text(int code) { (void)code; return "error"; }
void rt_trace_record(rt_unwind *u, uintptr_t limit) { (void)u, (void)limit; }
rt_array *rt_trace_start(rt_object *e, bool keep, bool restored) { (void)e, (void)keep, (void)restored; return NULL; }
void rt_eh_first_chance(rt_object *e) { (void)e; }
rt_object *rt_exception_wrap(rt_object *o) { return o; }
void rt_unhandled(rt_object *e) { (void)e; abort(); }
/* What the importer would do, by method name. */
static int import_fails;
static rt_method *callee; /* what "Outer" calls */
static LLVMValueRef call_callee(jit_batch *b, LLVMValueRef arg) {
    LLVMValueRef f = jit_callee_for_inlining(b, callee);
    return LLVMBuildCall2(b->builder, LLVMFunctionType(b->t_i32, &b->t_i32, 1, false), f ? f : jit_sym_stub(b, callee), &arg, 1, "");
}
int jit_import_method(jit_batch *b, rt_method *m, jit_mode mode, LLVMValueRef *fn, coil_diag *d) {
    (void)mode;
    if (import_fails && !--import_fails)
        return coil_fail(d, COIL_EBAD_IL, "bad");
    *fn = LLVMAddFunction(b->mod, jit_method_symbol(m, 0), LLVMFunctionType(b->t_i32, &b->t_i32, 1, false));
    LLVMPositionBuilderAtEnd(b->builder, LLVMAppendBasicBlockInContext(b->ctx, *fn, ""));
    LLVMValueRef arg = LLVMGetParam(*fn, 0);
    if (!strcmp(m->name, "Outer"))
        arg = call_callee(b, arg);
    LLVMBuildRet(b->builder, LLVMBuildAdd(b->builder, arg, LLVMConstInt(b->t_i32, 1, false), ""));
    jit_batch_add(b, *fn, m, 0);
    return 0;
}
int jit_special_method(jit_batch *b, rt_method *m, LLVMValueRef *fn, coil_diag *d) { (void)b, (void)m, (void)fn, (void)d; return -COIL_EUNSUPPORTED; }
LLVMBasicBlockRef jit_new_block(jit_import *im, const char *name) { return LLVMAppendBasicBlockInContext(im->b->ctx, im->fn, name); }
void *jit_arena(jit_import *im, size_t n) { (void)im; return calloc(1, n); }
_Noreturn void rt_throw_deferred(const coil_diag *d) { (void)d; rt_throw(&object); }
_Noreturn void rt_throw_null(void) { rt_throw(&object); }
void rt_reverse_enter(void) { }
void *rt_prestub(rt_method *m) { return m->stub; }
const il_op_info il_ops[IL_OP_COUNT];

char *rt_method_name(const rt_method *m, char *buf, size_t n) { snprintf(buf, n, "%s", m->name); return buf; }
void rt_loader_lock(void) { }
void rt_loader_unlock(void) { }
int il_pdb_open(const il_image *img, il_pdb **out, coil_diag *d) { (void)img, (void)d; *out = (il_pdb *)&no_body; return 0; }
int il_pdb_points(const il_pdb *pdb, uint32_t rid, il_point **out, uint32_t *n, coil_diag *d) {
    static const il_point points[] = { { 0, 3, 100, 1, 100, 9 }, { 10, 3, 0xFEEFEE, 0, 0, 0 }, { 20, 3, 102, 1, 102, 9 } };
    (void)pdb, (void)rid, (void)d;
    *out = memcpy(malloc(sizeof points), points, sizeof points);
    *n = 3;
    return 0;
}
const char *il_pdb_document(const il_pdb *pdb, uint32_t document) { (void)pdb, (void)document; return "/tmp/x.cs"; }

static rt_assembly assembly = { .name = "test" };
static rt_type owner = { .kind = RT_KIND_CLASS, .ns = "Ns", .name = "T", .assembly = &assembly };

static void setup(void) {
    coil_diag d = { 0 };
    rt_thread_self();
    type_int = (rt_type){ .kind = RT_KIND_PRIMITIVE, .element = IL_ELEMENT_I4, .size = 4, .ns = "System", .name = "Int32", .assembly = &assembly };
    type_void = (rt_type){ .kind = RT_KIND_PRIMITIVE, .element = IL_ELEMENT_VOID, .ns = "System", .name = "Void", .assembly = &assembly };
    type_object = (rt_type){ .kind = RT_KIND_CLASS, .ns = "System", .name = "Object", .assembly = &assembly };
    type_big = (rt_type){ .kind = RT_KIND_STRUCT, .size = 24, .ns = "Ns", .name = "Big", .assembly = &assembly };
    jit_tier_option = 0;
    cr_assert_eq(jit_init(&d), 0, "%s", d.text);
}

static rt_type *int_params[] = { &type_int };
static rt_sig int_to_int = { .n_params = 1, .ret = &type_int, .params = int_params };

static rt_method method(const char *name, rt_sig *sig) {
    return (rt_method){ .owner = &owner, .name = name, .sig = sig, .flags = RT_METHOD_STATIC, .body_kind = RT_BODY_IL };
}

static void fix(rt_method *m) { m->def = m->typical = m; }

Test(engine, compile_and_call, .init = setup) {
    rt_method m = method("Inc", &int_to_int);
    fix(&m);
    coil_diag d = { 0 };
    int (*inc)(int) = jit_interface()->compile(&m, &d);
    cr_assert(inc, "%s", d.text);
    cr_assert_eq(inc(41), 42);
    const rt_code *code = rt_code_find((const void *)inc);
    cr_assert(code);
    cr_assert_eq(code->method, &m);
    cr_assert_str_eq(code->name, "[test]Ns.T::Inc(System.Int32)");
    cr_assert(code->size > 0 && code->size < 64);
}

Test(engine, recompiled_method_does_not_clash, .init = setup) {
    rt_method m = method("Twice", &int_to_int);
    fix(&m);
    coil_diag d = { 0 };
    void *first = jit_interface()->compile(&m, &d);
    cr_assert_eq(jit_compile_hot(&m), 0);
    cr_assert_neq(first, m.entry);
    cr_assert_eq(((int (*)(int))m.entry)(1), 2);
    cr_assert_eq(rt_code_find(m.entry)->tier, 1);
}

Test(engine, failure_becomes_a_throw, .init = setup) {
    rt_method m = method("Bad", &int_to_int);
    fix(&m);
    coil_diag d = { 0 };
    import_fails = 1;
    void *code = jit_interface()->compile(&m, &d);
    cr_assert(code, "%s", d.text);
    rt_object *(*thunk)(void *, void **, void *) = jit_interface()->invoke_thunk(&int_to_int, false, true);
    int arg = 1, ret = 0;
    void *args[] = { &arg };
    cr_assert_eq(thunk(code, args, &ret), &object);
}

static int add_seven(int x) { return x + 7; }

Test(engine, invoke_thunk, .init = setup) {
    rt_object *(*thunk)(void *, void **, void *) = jit_interface()->invoke_thunk(&int_to_int, false, true);
    int arg = 1, ret = 0;
    void *args[] = { &arg };
    cr_assert_null(thunk((void *)&add_seven, args, &ret));
    cr_assert_eq(ret, 8);
    rt_sig same = int_to_int;
    cr_assert_eq((void *)thunk, jit_interface()->invoke_thunk(&same, false, true));
}

static void inlining(rt_method *outer, rt_method *inner) {
    *outer = method("Outer", &int_to_int), *inner = method("Inner", &int_to_int);
    fix(outer), fix(inner);
    inner->stub = (void *)&add_seven;
    callee = inner;
    has_bodies = true;
    no_body.code_size = 4;
}

Test(engine, small_callee_is_inlined, .init = setup) {
    rt_method outer, inner;
    inlining(&outer, &inner);
    cr_assert_eq(jit_compile_hot(&outer), 0);
    cr_assert_eq(((int (*)(int))outer.entry)(1), 3);
    cr_assert_null(jit_engine_address(jit_method_symbol(&inner, 0)));
}

Test(engine, callee_that_fails_is_called_by_its_stub, .init = setup) {
    rt_method outer, inner;
    inlining(&outer, &inner);
    import_fails = 2;
    cr_assert_eq(jit_compile_hot(&outer), 0);
    cr_assert_eq(((int (*)(int))outer.entry)(1), 9);
}

Test(engine, recursion_calls_itself, .init = setup) {
    rt_method outer, inner;
    inlining(&outer, &inner);
    callee = &outer;
    jit_batch *b = jit_batch_new(1, false);
    coil_diag d = { 0 };
    LLVMValueRef fn;
    cr_assert_eq(jit_compile_one(b, &outer, &fn, &d), 0);
    jit_inline_bodies(b, &d);
    cr_assert_eq(jit_verify(b, &d), 0, "%s", d.text);
    cr_assert_null(LLVMGetNamedFunction(b->mod, "inline:0"));
    jit_batch_free(b);
}

typedef struct big { long a, b, c; } big;
static void make_big(big *out, void *self, big *in, int k) { *out = (big){ in->a + k, in->b + k, in->c + (self != NULL) }; in->a = 0; }

Test(engine, invoke_thunk_with_large_structs, .init = setup) {
    rt_type *params[] = { &type_big, &type_int };
    rt_sig sig = { .has_this = true, .n_params = 2, .ret = &type_big, .params = params };
    rt_object *(*thunk)(void *, void **, void *) = jit_interface()->invoke_thunk(&sig, false, false);
    void *self = &object;
    big in = { 1, 2, 3 }, out = { 0 };
    int k = 10;
    void *args[] = { &self, &in, &k };
    cr_assert_null(thunk((void *)&make_big, args, &out));
    cr_assert_eq(out.a, 11);
    cr_assert_eq(out.c, 4);
    cr_assert_eq(in.a, 1);
}

Test(engine, open_static_thunk, .init = setup) {
    rt_method m = method("Seven", &int_to_int);
    fix(&m);
    m.stub = (void *)&add_seven;
    coil_diag d = { 0 };
    int (*thunk)(void *, int) = jit_interface()->open_static_thunk(&m, &d);
    cr_assert(thunk, "%s", d.text);
    cr_assert_eq(thunk(NULL, 1), 8);
}

Test(engine, reverse_thunk, .init = setup) {
    rt_method m = method("Callback", &int_to_int);
    fix(&m);
    m.stub = (void *)&add_seven;
    coil_diag d = { 0 };
    int (*thunk)(int) = jit_interface()->reverse_thunk(&m, &d);
    cr_assert(thunk, "%s", d.text);
    cr_assert_eq(thunk(1), 8);
}

static int polled;
static void poll(void) { polled++; }

Test(engine, lines, .init = setup) {
    rt_method m = method("Lines", &int_to_int);
    fix(&m);
    coil_diag d = { 0 };
    assembly.image = (il_image *)&no_body;
    jit_batch *b = jit_batch_new(0, false);
    jit_import im = { .b = b, .m = &m, .bld = b->builder, .assembly = &assembly };
    LLVMTypeRef type = LLVMFunctionType(b->t_void, NULL, 0, false);
    im.fn = LLVMAddFunction(b->mod, jit_method_symbol(&m, 0), type);
    LLVMPositionBuilderAtEnd(b->builder, LLVMAppendBasicBlockInContext(b->ctx, im.fn, ""));
    jit_di_begin(&im);
    for (im.insn.offset = 5; im.insn.offset <= 35; im.insn.offset += 10) {
        jit_di_location(&im);
        LLVMBuildCall2(b->builder, type, jit_sym_data(b, "test_poll", (void *)&poll), NULL, 0, "");
    }
    LLVMBuildRetVoid(b->builder);
    jit_batch_add(b, im.fn, &m, 0);
    cr_assert_eq(jit_finish(b, &d), 0, "%s", d.text);
    void *address = jit_engine_address(jit_method_symbol(&m, 0));
    const rt_code *code = rt_code_find(address);
    cr_assert(code && code->n_points >= 4);
    ((void (*)(void))address)();
    cr_assert_eq(polled, 4);
    int lines[] = { 100, 100, 102, 102 };
    for (uint32_t i = 0, found = 0; i < code->n_points; i++)
        if (code->points[i].il_offset == 5 + 10 * found) {
            cr_assert_eq(code->points[i].line, lines[found]);
            cr_assert_eq(code->points[i].document, 3);
            found++;
        }
    cr_assert_eq(code->points[code->n_points - 1].il_offset, 35);
    jit_batch_free(b);
}
