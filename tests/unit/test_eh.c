/* The unwinding half of runtime/eh, and method stubs, without a VM: compiled code comes from eh_frames.ll, objects and threads are faked here. */
#include <criterion/criterion.h>
#include <dlfcn.h>
#include <link.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "runtime/arch/stub.h"
#include "runtime/eh/internal.h"
#include "runtime/gc/gc.h"
#include "runtime/jit_interface.h"
#include "runtime/types/loader.h"

/* --- what the rest of the runtime would give */

static rt_type type_exception, type_a, type_b;
static struct exception { rt_object base; rt_object *trace, *text; } objects[4];
static rt_thread thread_record;
static int unwinds;
rt_wellknown rt_wk;
__thread rt_thread *rt_current_thread;

rt_thread *rt_thread_self(void) { return &thread_record; }

void *rt_gc_alloc_root(size_t bytes) {
    unwinds++;
    return calloc(1, bytes);
}

void rt_gc_free_root(void *p) {
    unwinds--;
    free(p);
}

bool rt_type_is_subclass(const rt_type *t, const rt_type *base) {
    while (t && t != base)
        t = t->parent;
    return t != NULL;
}

static char unhandled_log[64];
static void note_char(int c);
void rt_report_unhandled(rt_object *e) {
    note_char('u');
    _exit(e == &objects[3].base && !strcmp(unhandled_log, "u") ? 0 : 1);
}
void rt_unhandled(rt_object *e) { rt_report_unhandled(e); abort(); }
void rt_fail_fast(const char *message, rt_object *e) { (void)message, (void)e; abort(); }
size_t rt_frames_locate(rt_frame *f, size_t max) { (void)f, (void)max; return 1; }
size_t rt_frames_methods(rt_frame *f, size_t max) { (void)f, (void)max; return 1; }
int rt_type_load(rt_type *t) { return t == NULL; }
rt_type *rt_type_szarray(rt_type *elem) { return elem; }
rt_array *rt_array_new(rt_type *t, intptr_t length) {
    rt_array *a = calloc(1, sizeof *a + (size_t)length * 8);
    a->base.type = t;
    a->length = (uint32_t)length;
    return a;
}
rt_field *rt_type_find_field(rt_type *t, const char *name) {
    static rt_field trace = { .offset = 0 }, text = { .offset = 8 };
    return t != &type_exception ? NULL : !strcmp(name, "_stackTrace") ? &trace : &text;
}
void rt_eh_first_chance(rt_object *e) { (void)e; }
rt_object *rt_exception_wrap(rt_object *o) { return o; }
rt_object *rt_exception_new(const char *type, const char *message) { (void)type, (void)message; return &objects[3].base; }

/* --- what eh_frames.ll calls */

static void note_char(int c) {
    size_t n = strlen(unhandled_log);
    if (n + 1 < sizeof unhandled_log)
        unhandled_log[n] = (char)c;
}

void raise_object(int n) __asm__("raise");
void note(int c);
int call_back(int (*fn)(int), int n);
int test_filter(void *locals, rt_object *e);
int test_filter_bad(void *locals, rt_object *e);
int test_filter_level(void *locals, rt_object *e);

void raise_object(int n) {
    if (n)
        rt_throw(&objects[n].base);
}
void note(int c) { note_char(c); }
int call_back(int (*fn)(int), int n) { return fn(n) + 0; }

int test_filter(void *locals, rt_object *e) {
    note_char('?');
    return *(int *)locals == 1 && e == &objects[1].base;
}

int eh_catch(int), eh_finally(int), eh_filter(int), eh_filter_bad(int), eh_filter_level(int), eh_replace(int), eh_nested(int), eh_inlined(int),
    eh_rethrow(int), eh_pass(int), eh_all(int (*fn)(int), int);

int test_filter_bad(void *locals, rt_object *e) {
    (void)locals, (void)e;
    note_char('!');
    cr_expect_eq(eh_catch(2), 2);
    eh_finally(2);
    return 1;
}

static int level_wanted;
int test_filter_level(void *locals, rt_object *e) { (void)e; return *(int *)locals == level_wanted; }

const rt_clause clause_a = { RT_CLAUSE_CATCH, &type_a }, clause_b = { RT_CLAUSE_CATCH, &type_b }, clause_all = { RT_CLAUSE_ALL, NULL },
                clause_filter = { RT_CLAUSE_FILTER, (void *)test_filter }, clause_filter_bad = { RT_CLAUSE_FILTER, (void *)test_filter_bad },
                clause_filter_level = { RT_CLAUSE_FILTER, (void *)test_filter_level };

static void setup(void) {
    type_exception.kind = type_a.kind = type_b.kind = RT_KIND_CLASS;
    type_a.parent = type_b.parent = &type_exception;
    rt_wk.exception = rt_wk.i = &type_exception;
    thread_record.stack_high = (uintptr_t)__builtin_frame_address(0) + 4096;
    objects[1].base.type = &type_a;
    objects[2].base.type = &type_b;
    objects[3].base.type = &type_exception;
    rt_current_thread = &thread_record;
}

static void teardown(void) {
    cr_expect_null(thread_record.unwind);
    cr_expect_null(thread_record.in_flight);
    cr_expect_null(thread_record.filter_frames);
    rt_eh_detach_thread();
    cr_expect_eq(unwinds, 0);
}

TestSuite(eh, .init = setup, .fini = teardown, .timeout = 20);

static void expect_log(const char *log) { cr_expect_str_eq(unhandled_log, log); }

Test(eh, catches_by_class) {
    cr_expect_eq(eh_catch(0), 0);
    cr_expect_eq(eh_catch(1), 1);
    cr_expect_eq(eh_catch(2), 2);
    cr_expect_eq(eh_all(eh_catch, 3), 42); /* neither clause accepts the base class */
}

Test(eh, filter_runs_before_finally) {
    cr_expect_eq(eh_filter(1), 5);
    expect_log("?fc");
}

Test(eh, filter_refuses) {
    cr_expect_eq(eh_all(eh_filter, 2), 42);
    expect_log("?f");
}

Test(eh, exception_in_filter_counts_as_no) {
    cr_expect_eq(eh_filter_bad(1), 7);
    expect_log("!ff"); /* the filter's own finally, then ours */
}

Test(eh, filter_sees_its_own_frame) {
    for (level_wanted = 0; level_wanted <= 6; level_wanted++) {
        cr_expect_eq(eh_filter_level(0), level_wanted);
        cr_expect_null(thread_record.filter_frames);
    }
}

Test(eh, finally_replaces) {
    cr_expect_eq(eh_all(eh_replace, 2), 42);
    for (int i = 0; i < 1000; i++)
        cr_expect_eq(eh_all(eh_replace, 2), 42);
    cr_expect_lt(unwinds, 8);
}

Test(eh, finally_throws_and_catches_inside) {
    cr_expect_eq(eh_all(eh_nested, 1), 42);
    expect_log("f");
    cr_expect_eq(eh_all(eh_nested, 2), 42); /* the same object twice */
    expect_log("ff");
}

Test(eh, inlined_pads) {
    cr_expect_eq(eh_inlined(1), 3);
    expect_log("io");
    cr_expect_eq(eh_all(eh_inlined, 2), 42);
    expect_log("ioi");
}

Test(eh, rethrow) {
    cr_expect_eq(eh_all(eh_rethrow, 1), 42);
    expect_log("r");
}

Test(eh, unhandled_runs_no_finally, .exit_code = 0) {
    eh_finally(3);
    _exit(2);
}

static int32_t throwing(void *a, void *b) { return b ? eh_pass((int)(intptr_t)a) : (int32_t)(intptr_t)a; }

Test(eh, c_code_catches) {
    rt_object *caught = NULL;
    cr_expect_eq(rt_eh_try(throwing, (void *)7, NULL, &caught), 7);
    cr_expect_null(caught);
    cr_expect_eq(rt_eh_try(throwing, (void *)50, (void *)1, &caught), 0);
    cr_expect_eq(caught, &objects[1].base);
}

static void *cancelled(void *arg) {
    (void)arg;
    eh_all((int (*)(int))(void (*)(void))pthread_exit, 0);
    return (void *)1;
}

Test(eh, thread_exit_passes) {
    pthread_t t;
    void *result;
    pthread_create(&t, NULL, cancelled, NULL);
    pthread_join(t, &result);
    cr_expect_null(result);
}

/* --- traces: the functions of eh_frames.ll as registered code, method by method */

static rt_method methods[3];

static void register_function(const void *start, rt_method *m) {
    Dl_info info;
    const ElfW(Sym) *symbol = NULL;
    cr_assert(dladdr1(start, &info, (void **)&symbol, RTLD_DL_SYMENT));
    rt_code code = { .start = start, .size = (uint32_t)symbol->st_size, .method = m, .name = "f" };
    rt_code_register(&code);
}

static void register_functions(void) {
    register_function((const void *)eh_pass, &methods[0]);
    register_function((const void *)eh_all, &methods[1]);
    register_function((const void *)eh_rethrow, &methods[2]);
}

/* Methods of the trace as digits, '-' after a frame that ends a foreign trace. */
static const char *trace_of(int object) {
    static char text[64];
    rt_frame frames[30];
    size_t n = rt_exception_frames(&objects[object].base, frames, 30), at = 0;
    for (size_t i = 0; i < n; i++) {
        text[at++] = (char)('0' + (frames[i].method - methods));
        if (frames[i].foreign_end)
            text[at++] = '-';
    }
    text[at] = 0;
    return text;
}

Test(eh, trace_from_throw_to_catch) {
    register_functions();
    objects[1].text = &objects[2].base;
    cr_expect_eq(eh_all(eh_pass, 3), 42);
    cr_expect_str_eq(trace_of(1), "00001");
    cr_expect_null(objects[1].text);
    cr_expect_eq(eh_all(eh_pass, 0), 42); /* a new throw starts again */
    cr_expect_str_eq(trace_of(1), "01");
}

Test(eh, trace_of_rethrow_keeps_frames) {
    register_functions();
    cr_expect_eq(eh_all(eh_rethrow, 1), 42);
    cr_expect_str_eq(trace_of(1), "21");
}

Test(eh, trace_restored_by_dispatch_info) {
    register_functions();
    eh_all(eh_pass, 1);
    thread_record.restored_trace = true;
    eh_all(eh_pass, 0);
    cr_expect_str_eq(trace_of(1), "001-01");
    cr_expect_not(thread_record.restored_trace);
    rt_exception_add_frame(&objects[1].base, &methods[2], 7);
    cr_expect_str_eq(trace_of(1), "001-012");
}

/* --- registered code: a function written by hand, with unwind tables only in our registry */

typedef struct jit_code { uint8_t code[64], frames[128]; } jit_code;

/* push rbp; mov rbp, rsp; mov eax, edi -> call rsi with edi; pop rbp; ret */
static void write_function(jit_code *j) {
    static const uint8_t code[] = { 0x55, 0x48, 0x89, 0xE5, 0xFF, 0xD6, 0x5D, 0xC3 };
    static const uint8_t cie[] = { 20, 0, 0, 0, 0, 0, 0, 0, 1, 'z', 'R', 0, 1, 0x78, 16, 1, 0x1B, 0x0C, 7, 8, 0x90, 1, 0, 0 };
    static const uint8_t rules[] = { 0, 0x41, 0x0E, 16, 0x86, 2, 0x43, 0x0D, 6, 0, 0 }; /* augmentation, then the prologue */
    uint8_t *p = j->frames;
    memcpy(j->code, code, sizeof code);
    memcpy(p, cie, sizeof cie);
    uint8_t *fde = p + sizeof cie;
    uint32_t length = 4 + 8 + sizeof rules + 1, delta = (uint32_t)(fde + 4 - p), size = sizeof code;
    int32_t to_code = (int32_t)(j->code - (fde + 8));
    memcpy(fde, &length, 4);
    memcpy(fde + 4, &delta, 4);
    memcpy(fde + 8, &to_code, 4);
    memcpy(fde + 12, &size, 4);
    memcpy(fde + 16, rules, sizeof rules);
    memset(fde + 4 + length, 0, 4);
}

static jit_code *make_functions(size_t n) {
    jit_code *j = mmap(NULL, n * sizeof *j, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (size_t i = 0; i < n; i++)
        write_function(&j[i]);
    return j;
}

typedef int (*through)(int n, int (*fn)(int));

static int32_t go_through(void *code, void *fn) { return ((through)code)(3, (int (*)(int))fn); }

static bool passes(jit_code *j) {
    rt_object *caught = NULL;
    rt_eh_try(go_through, j->code, (void *)eh_pass, &caught);
    return caught == &objects[1].base;
}

extern void __register_frame(void *);
extern void __deregister_frame(void *);

Test(eh, libgcc_asks_our_registry) {
    jit_code *j = make_functions(2000);
    for (int i = 0; i < 2000; i++) {
        if (i % 2)
            __register_frame(j[i].frames);
        else
            rt_eh_frame_register(j[i].frames, sizeof j[i].frames);
    }
    for (int i = 0; i < 2000; i += 37)
        cr_expect(passes(&j[i]));
    __deregister_frame(j[5].frames);
    cr_expect(passes(&j[6]));
}

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

Test(eh, cost_does_not_grow_with_code) {
    enum { N = 3000, ROUNDS = 20000 };
    jit_code *j = make_functions(N);
    double t0 = seconds();
    for (int i = 0; i < N; i++)
        __register_frame(j[i].frames);
    double t1 = seconds();
    for (int i = 0; i < ROUNDS; i++)
        passes(&j[i % N]);
    double t2 = seconds();
    fprintf(stderr, "register %.2f us, throw + 5 frames + catch %.2f us\n", (t1 - t0) * 1e6 / N, (t2 - t1) * 1e6 / ROUNDS);
    cr_expect_lt((t2 - t1) / ROUNDS, 100e-6);
}

Test(eh, code_registry) {
    static uint8_t bytes[100];
    rt_code code = { .start = bytes + 10, .size = 20, .name = "x" };
    rt_code_register(&code);
    cr_expect_null(rt_code_find(bytes + 9));
    cr_expect_str_eq(rt_code_find(bytes + 10)->name, "x");
    cr_expect_not_null(rt_code_find(bytes + 29));
    cr_expect_null(rt_code_find(bytes + 30));
}

/* --- method stubs */

static double many(int a, int b, int c, int d, int e, int f, int g, int h, double x, double y, double z, long i) {
    return a + 10 * b + 100 * c + 1000 * d + 1e4 * e + 1e5 * f + 1e6 * g + 1e7 * h + x + y + z + (double)i;
}
static void *field_of(void *boxed) { return boxed; }
static void *second(int x, void *boxed) { return (uint8_t *)boxed + x; }

/* Overwrites what a real compiler would, then answers or throws. */
void *rt_prestub(rt_method *m) {
    note_char('p');
    if (!m->native)
        rt_throw(&objects[1].base);
    eh_catch(2);
    volatile double junk[8];
    for (int i = 0; i < 8; i++)
        junk[i] = i * 1.5;
    (void)junk;
    m->entry = m->native;
    return m->native;
}

Test(eh, stub_compiles_at_first_call) {
    rt_method m = { .entry = (void *)rt_arch_prestub, .native = (void *)many };
    double (*f)(int, int, int, int, int, int, int, int, double, double, double, long) = (double (*)(int, int, int, int, int, int, int, int, double, double, double, long))rt_arch_stub(&m);
    for (int i = 0; i < 2; i++)
        cr_expect_eq(f(1, 2, 3, 4, 5, 6, 7, 8, 0.5, 0.25, 0.125, 100000000L), 187654321.875);
    expect_log("p");
    cr_expect_eq(rt_arch_stub_method((void *)f), &m);
    cr_expect_null(rt_arch_stub_method((uint8_t *)(void *)f + 1));
    cr_expect_null(rt_arch_stub_method((void *)many));
}

Test(eh, unbox_stub_skips_the_type_word) {
    rt_method m = { .entry = (void *)rt_arch_prestub, .native = (void *)field_of }, m2 = { .entry = (void *)second };
    uint64_t box[2];
    void *stub = rt_arch_unbox_stub(&m, false), *stub2 = rt_arch_unbox_stub(&m2, true);
    cr_expect_eq(((void *(*)(void *))stub)(box), (void *)&box[1]);
    cr_expect_eq(((void *(*)(int, void *))stub2)(0, box), (void *)&box[1]);
    cr_expect_eq(rt_arch_stub_method(stub), &m);
    cr_expect_eq(rt_arch_stub_method(stub2), &m2);
}

Test(eh, prestub_throws_into_the_caller) {
    rt_method m = { .entry = (void *)rt_arch_prestub };
    cr_expect_eq(eh_all((int (*)(int))rt_arch_stub(&m), 1), 42);
    expect_log("p");
}
