/* The pipeline of a method: collect -> import -> optimise -> emit -> link -> publish; one function each, in compile_batch.

   Failures. One method that cannot be imported must not spoil the others: the batch is built again without it (a half-built function
   is thrown away with its whole module, never repaired). A method that fails alone becomes code that throws what went wrong when it
   is called; so compiling always ends with something callable.
   Locks. One recursive compile lock covers collecting, importing and, in the foreground, the rest. The loader lock is taken inside it,
   never around it. Tier 1's thread holds it for importing only. */
#include "jit/engine.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "runtime/arch/stub.h"

enum { MAX_BATCH = 64, MAX_RETRIES = 4 };

static pthread_mutex_t compile_mutex;
void jit_lock(void) { pthread_mutex_lock(&compile_mutex); }
void jit_unlock(void) { pthread_mutex_unlock(&compile_mutex); }

static uint64_t read_clock(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

uint64_t jit_clock(void) { return read_clock(CLOCK_MONOTONIC); }
uint64_t jit_cpu_clock(void) { return read_clock(CLOCK_THREAD_CPUTIME_ID); } /* what a compilation costs, whatever else runs */

jit_method_info *jit_info(rt_method *m) {
    jit_method_info *i = __atomic_load_n(&m->jit, __ATOMIC_ACQUIRE);
    if (i)
        return i;
    i = calloc(1, sizeof *i);
    void *expected = NULL;
    if (__atomic_compare_exchange_n(&m->jit, &expected, i, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
        return i;
    free(i);
    return expected;
}

bool jit_is_compiled(const rt_method *m) {
    void *entry = __atomic_load_n(&m->entry, __ATOMIC_ACQUIRE);
    return entry && entry != (void *)&rt_arch_prestub;
}

/* ---- the log: COIL_JIT_LOG=FILE, one line a method, at the end one with the time of each step */
static uint64_t step_time[JIT_STEP_COUNT];

void jit_step_done(jit_step step, uint64_t *since) {
    uint64_t now = jit_cpu_clock();
    __atomic_add_fetch(&step_time[step], now - *since, __ATOMIC_RELAXED);
    *since = now;
}

static FILE *log_file(void);

static void log_steps(void) {
    static const char *const names[] = { "collect", "import", "cache", "verify", "optimise", "emit", "link" };
    FILE *f = log_file();
    fputs("= milliseconds:", f);
    for (int i = 0; i < JIT_STEP_COUNT; i++)
        fprintf(f, " %s %.1f", names[i], (double)step_time[i] / 1e6);
    fputc('\n', f);
}

static FILE *log_file(void) {
    static FILE *f;
    static bool tried;
    if (!tried) {
        const char *path = getenv("COIL_JIT_LOG");
        tried = true;
        if (path && (f = !strcmp(path, "-") ? stderr : fopen(path, "w")))
            setvbuf(f, NULL, _IOLBF, 0);
    }
    return f;
}

static void count(rt_jit_counts *to, uint64_t methods, uint64_t bytes, uint64_t nanoseconds) {
    __atomic_fetch_add(&to->methods, methods, __ATOMIC_RELAXED);
    __atomic_fetch_add(&to->il_bytes, bytes, __ATOMIC_RELAXED);
    __atomic_fetch_add(&to->nanoseconds, nanoseconds, __ATOMIC_RELAXED);
}

void jit_log(jit_batch *b, uint64_t nanoseconds) {
    FILE *f = log_file();
    uint64_t bytes = 0;
    for (uint32_t i = 0; i < b->n_funcs; i++)
        bytes += b->funcs[i].method ? jit_info(b->funcs[i].method)->il_size : 0;
    count(&rt_jit_of_process, b->n_funcs, bytes, nanoseconds);
    count(&rt_jit_of_thread, b->n_funcs, bytes, nanoseconds);
    for (uint32_t i = 0; f && i < b->n_funcs; i++) {
        const jit_func *fn = &b->funcs[i];
        const rt_code *code = rt_code_find(jit_engine_address(fn->name));
        fprintf(f, "%s tier%d il=%u code=%u us=%.0f batch=%u\n", fn->name, b->tier, fn->method ? jit_info(fn->method)->il_size : 0,
                code ? code->size : 0, (double)nanoseconds / 1000 / b->n_funcs, b->n_funcs);
    }
}

static void log_failure(rt_method *m, const coil_diag *d) {
    FILE *f = log_file();
    if (f)
        fprintf(f, "! %s: %s (%s %d)\n", jit_method_symbol(m, 0), d->text, coil_error_text(d->code), d->code);
}

/* ---- one method */
#ifndef COIL_JIT_ASYNC
int jit_async_compile(jit_batch *b, rt_method *m, LLVMValueRef *fn, coil_diag *d) {
    (void)b, (void)fn;
    return coil_fail(d, COIL_EUNSUPPORTED, "runtime async: %s", jit_method_symbol(m, 0));
}
#endif

static bool is_async(const rt_method *m) {
    return m->variant != RT_VARIANT_NORMAL || (m->body_kind == RT_BODY_IL && m->impl_flags & RT_IMPL_ASYNC);
}

bool jit_is_plain_il(const rt_method *m) { return m->body_kind == RT_BODY_IL && !is_async(m); }

static bool known_function(const jit_batch *b, const char *name) {
    for (uint32_t i = 0; i < b->n_funcs; i++)
        if (!strcmp(b->funcs[i].name, name))
            return true;
    return false;
}

static uint32_t il_size(rt_method *m) {
    il_body body;
    return m->body_kind == RT_BODY_IL && !rt_method_body(m, &body, NULL) ? body.code_size : 0;
}

int jit_compile_one(jit_batch *b, rt_method *m, LLVMValueRef *fn, coil_diag *d) {
    int r;
    *fn = NULL;
    if (is_async(m))
        r = jit_async_compile(b, m, fn, d);
    else if (m->body_kind == RT_BODY_IL)
        r = jit_import_method(b, m, JIT_PLAIN, fn, d);
    else
        r = jit_special_method(b, m, fn, d);
    if (r)
        return r;
    assert(*fn);
    if (!known_function(b, LLVMGetValueName(*fn)))
        jit_batch_add(b, *fn, m, m->variant == RT_VARIANT_ASYNC ? 'A' : 0);
    return 0;
}

/* A method whose body could not be compiled: throws what the diagnostic says. */
static int throwing_method(jit_batch *b, rt_method *m, LLVMValueRef *fn, const coil_diag *why) {
    const rt_sig *sig = rt_method_sig(m);
    LLVMTypeRef type = sig ? jit_abi_of(b, sig, m->variant == RT_VARIANT_ASYNC).fn_type : LLVMFunctionType(b->t_void, NULL, 0, false);
    *fn = LLVMAddFunction(b->mod, jit_method_symbol(m, 0), type);
    LLVMPositionBuilderAtEnd(b->builder, LLVMAppendBasicBlockInContext(b->ctx, *fn, ""));
    LLVMTypeRef helper_type;
    LLVMValueRef helper = jit_helper(b, "rt_throw_deferred", &helper_type), arg = jit_sym_diag(b, why);
    LLVMBuildCall2(b->builder, helper_type, helper, &arg, 1, "");
    LLVMBuildUnreachable(b->builder);
    jit_batch_add(b, *fn, m, 0);
    return 0;
}

/* ---- a batch */
static void publish(rt_method *m, const char *symbol, int tier) {
    jit_method_info *info = jit_info(m);
    void *address = jit_engine_address(symbol);
    assert(address);
    info->tier = (uint8_t)tier;
    info->state = tier ? JIT_FINAL : JIT_COMPILED;
    __atomic_store_n(&m->entry, address, __ATOMIC_RELEASE);
    rt_arch_stub_publish(m, address);
    if (tier)
        rt_dispatch_retarget(m, address);
}

static int import_all(jit_batch *b, rt_method **methods, uint32_t n, const char **symbols, uint32_t *failed, coil_diag *d) {
    uint64_t since = jit_cpu_clock();
    for (uint32_t i = 0; i < n; i++) {
        LLVMValueRef fn;
        *failed = i;
        jit_info(methods[i])->il_size = il_size(methods[i]);
        int r = jit_compile_one(b, methods[i], &fn, d);
        if (r)
            return r;
        symbols[i] = jit_symbol_intern_code(LLVMGetValueName(fn));
    }
    *failed = n;
    int r = jit_inline_bodies(b, d);
    jit_step_done(JIT_STEP_IMPORT, &since);
    return r;
}

/* *failed: which method could not be imported; n: the whole. */
static int compile_batch(rt_method **methods, uint32_t n, int tier, uint32_t *failed, coil_diag *d) {
    const char *symbols[MAX_BATCH];
    uint64_t start = jit_cpu_clock();
    jit_batch *b = jit_batch_new(tier, false);
    int r = import_all(b, methods, n, symbols, failed, d);
    if (!r)
        r = jit_finish(b, d);
    if (!r) {
        jit_log(b, jit_cpu_clock() - start);
        for (uint32_t i = n; i-- > 0;)
            publish(methods[i], symbols[i], tier);
    }
    jit_batch_free(b);
    return r;
}

static int compile_throwing(rt_method *m, const coil_diag *why, coil_diag *d) {
    jit_batch *b = jit_batch_new(0, false);
    LLVMValueRef fn;
    int r = throwing_method(b, m, &fn, why);
    const char *symbol = jit_symbol_intern_code(LLVMGetValueName(fn));
    if (!r)
        r = jit_finish(b, d);
    if (!r)
        publish(m, symbol, 1);
    jit_batch_free(b);
    return r;
}

static void complete_diag(rt_method *m, coil_diag *d, int code) {
    d->code = code;
    if (!d->method[0])
        rt_method_name(m, d->method, sizeof d->method);
    if (!d->text[0])
        snprintf(d->text, sizeof d->text, "%s", coil_error_text(code));
}

static int compile_alone(rt_method *m, coil_diag *d) {
    coil_diag why = { .il_offset = -1 };
    uint32_t failed;
    int r = compile_batch(&m, 1, jit_tier_of(m), &failed, &why);
    if (!r)
        return 0;
    complete_diag(m, &why, r);
    log_failure(m, &why);
    return compile_throwing(m, &why, d);
}

static int compile_with_callees(rt_method *m, coil_diag *d) {
    rt_method *methods[MAX_BATCH];
    uint64_t since = jit_cpu_clock();
    int tier = jit_tier_of(m);
    uint32_t n = tier ? 1 : jit_collect(m, methods, MAX_BATCH);
    jit_step_done(JIT_STEP_COLLECT, &since);
    for (int tries = 0; n > 1 && tries < MAX_RETRIES; tries++) {
        coil_diag why = { .il_offset = -1 };
        uint32_t failed = 0;
        int r = compile_batch(methods, n, tier, &failed, &why);
        if (!r)
            return 0;
        if (!failed || failed == n)
            break;
        jit_info(methods[failed])->alone = true;
        methods[failed] = methods[--n];
    }
    return compile_alone(m, d);
}

static void *compile(rt_method *m, coil_diag *d) {
    jit_lock();
    int r = jit_is_compiled(m) ? 0 : compile_with_callees(m, d);
    void *entry = r ? NULL : __atomic_load_n(&m->entry, __ATOMIC_ACQUIRE);
    jit_unlock();
    return entry;
}

/* ---- tier 1, off the foreground: only importing holds the lock. */
int jit_compile_hot(rt_method *m) {
    coil_diag d = { .il_offset = -1 };
    const char *symbol;
    uint32_t failed;
    uint64_t start = jit_cpu_clock();
    jit_batch *b = jit_batch_new(1, false);
    jit_lock();
    int r = import_all(b, &m, 1, &symbol, &failed, &d);
    jit_unlock();
    if (!r)
        r = jit_finish(b, &d);
    jit_lock();
    if (r)
        log_failure(m, &d);
    else
        publish(m, symbol, 1);
    jit_unlock();
    if (!r)
        jit_log(b, jit_cpu_clock() - start);
    jit_batch_free(b);
    return r;
}

int jit_compile_continuation(rt_method *m, uint32_t offset, void **code) {
    coil_diag d = { .il_offset = -1 };
    LLVMValueRef fn;
    uint64_t start = jit_cpu_clock();
    jit_batch *b = jit_batch_new(1, false);
    jit_lock();
    int r = jit_import_continuation(b, m, offset, &fn, &d);
    const char *symbol = r ? NULL : jit_symbol_intern_code(LLVMGetValueName(fn));
    if (!r)
        r = jit_inline_bodies(b, &d);
    jit_unlock();
    if (!r)
        r = jit_finish(b, &d);
    if (r)
        log_failure(m, &d);
    else
        jit_log(b, jit_cpu_clock() - start);
    *code = r ? NULL : jit_engine_address(symbol);
    jit_batch_free(b);
    return r;
}

/* ---- the interface */
static const rt_jit interface = { compile, jit_invoke_thunk, jit_reverse_thunk, jit_open_static_thunk, jit_multicast_thunk, jit_open_instance_thunk,
                                  jit_native_delegate_entry, jit_native_delegate_call };
const rt_jit *jit_interface(void) { return &interface; }

void jit_close(void) {
    jit_lock(); /* never given back: nobody compiles while the process ends */
    if (log_file())
        log_steps();
}

int jit_init(coil_diag *d) {
    pthread_mutexattr_t a;
    pthread_mutexattr_init(&a);
    pthread_mutexattr_settype(&a, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&compile_mutex, &a);
    pthread_mutexattr_destroy(&a);
    int r = jit_tier_init(d);
    return r ? r : jit_engine_init(d);
}
