/* Tiers. Tier-0 code of IL methods counts down at entry and at backward branches; at zero the method is queued, and one background
   thread compiles it again with everything LLVM has, then stores the new address in its entry. A loop that goes on in tier 0 all the
   same is continued in code of its own (osr.c). Async methods count too, but their loops are replaced only at the next call. */
#include "jit/engine.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "jit/osr.h"
#include "runtime/helpers.h"
#include "runtime/threads/thread.h"

enum { AGGRESSIVE_OPTIMIZATION = 0x0200, COUNT = 1000 };
int jit_tier_option = -1;

int jit_tier_init(coil_diag *d) {
    const char *s = getenv("COIL_TIER");
    if (!s || !*s || jit_tier_option >= 0)
        return 0;
    if (strcmp(s, "0") && strcmp(s, "1"))
        return coil_fail(d, COIL_EUSAGE, "COIL_TIER is 0 or 1, not %s", s);
    jit_tier_option = *s - '0';
    return 0;
}

static pthread_mutex_t queue_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t queue_filled = PTHREAD_COND_INITIALIZER;
/* What the background thread is to compile: a method, or (osr) a continuation of it. */
typedef struct request { rt_method *method; jit_osr_code *osr; struct request *next; } request;
static request *queue_first, **queue_end = &queue_first;
static bool started;

static bool is_framework(const rt_method *m) {
    const rt_assembly *a = m->typical && m->typical->owner ? m->typical->owner->assembly : NULL;
    const char *dir = rt_binder_framework_dir();
    return !a || !a->path || !dir || !strncmp(a->path, dir, strlen(dir));
}

int jit_tier_of(rt_method *m) {
    if (jit_tier_option >= 0)
        return jit_tier_option > 0;
    /* The class library's AggressiveOptimization is for CoreCLR's tiers: at start-up it would cost 50 ms for a search of a zero. */
    return jit_is_plain_il(m) && !m->is_dynamic && !is_framework(m) && m->impl_flags & AGGRESSIVE_OPTIMIZATION;
}

static int32_t initial_count(void) {
    static int32_t known;
    if (!known) {
        const char *s = getenv("COIL_TIER_COUNT");
        known = s && atoi(s) > 0 ? atoi(s) : COUNT;
    }
    return known;
}

static LLVMValueRef counter_of(jit_batch *b, rt_method *m) {
    jit_method_info *info = jit_info(m);
    if (!info->counter)
        info->counter = initial_count();
    char *name = NULL;
    int n = asprintf(&name, "counter:%s", jit_method_symbol(m, 0));
    assert(n > 0);
    LLVMValueRef v = jit_sym_data(b, name, &info->counter);
    free(name);
    LLVMSetAlignment(v, 4);
    return v;
}

/* Almost never: 1 in 2^20. */
static void weigh(jit_batch *b, LLVMValueRef branch) {
    LLVMMetadataRef md[3] = { LLVMMDStringInContext2(b->ctx, "branch_weights", 14), LLVMValueAsMetadata(LLVMConstInt(b->t_i32, 1, false)),
                              LLVMValueAsMetadata(LLVMConstInt(b->t_i32, 1 << 20, false)) };
    LLVMSetMetadata(branch, b->md_prof, LLVMMetadataAsValue(b->ctx, LLVMMDNodeInContext2(b->ctx, md, 3)));
}

bool jit_tier_counts(jit_import *im) { return !im->b->tier && jit_tier_option < 0 && !im->unreachable && !im->filter_of; }

/* Counts down; the builder is left in the block that is reached at zero. Returns the one where the code goes on. */
static LLVMBasicBlockRef count_down(jit_import *im) {
    jit_batch *b = im->b;
    LLVMValueRef counter = counter_of(b, im->m), one = LLVMConstInt(b->t_i32, 1, false);
    LLVMValueRef left = LLVMBuildSub(im->bld, LLVMBuildLoad2(im->bld, b->t_i32, counter, ""), one, "");
    LLVMBuildStore(im->bld, left, counter);
    LLVMBasicBlockRef hot = jit_new_block(im, "hot"), go_on = jit_new_block(im, "counted");
    LLVMValueRef zero = LLVMBuildICmp(im->bld, LLVMIntEQ, left, LLVMConstInt(b->t_i32, 0, false), "");
    weigh(b, LLVMBuildCondBr(im->bld, zero, hot, go_on));
    LLVMPositionBuilderAtEnd(im->bld, hot);
    return go_on;
}

void jit_tier_count(jit_import *im) {
    if (!jit_tier_counts(im))
        return;
    LLVMBasicBlockRef go_on = count_down(im);
    LLVMTypeRef type;
    LLVMValueRef helper = jit_helper(im->b, "rt_tier_request", &type), method = jit_sym_method(im->b, im->m);
    LLVMBuildCall2(im->bld, type, helper, &method, 1, "");
    LLVMBuildBr(im->bld, go_on);
    LLVMPositionBuilderAtEnd(im->bld, go_on);
}

void jit_tier_count_loop(jit_import *im, uint32_t target) {
    if (!jit_tier_counts(im))
        return;
    if (!jit_osr_can_enter(im, target)) {
        jit_tier_count(im);
        return;
    }
    LLVMBasicBlockRef go_on = count_down(im);
    jit_osr_leave(im, target, go_on);
    LLVMPositionBuilderAtEnd(im->bld, go_on);
}

/* ---- the background thread */
static request next_request(void) {
    pthread_mutex_lock(&queue_lock);
    while (!queue_first)
        pthread_cond_wait(&queue_filled, &queue_lock);
    request *first = queue_first, r = *first;
    queue_first = first->next;
    if (!queue_first)
        queue_end = &queue_first;
    pthread_mutex_unlock(&queue_lock);
    free(first);
    return r;
}

static void compile_method(rt_method *m) {
    if (jit_compile_hot(m)) {
        jit_lock();
        jit_info(m)->state = JIT_FINAL;
        jit_unlock();
    }
}

static void compile_continuation(rt_method *m, jit_osr_code *osr) {
    void *code = NULL;
    if (!jit_compile_continuation(m, osr->offset, &code)) /* else tier 0 goes on asking in vain */
        __atomic_store_n(&osr->code, code, __ATOMIC_RELEASE);
}

static void *work(void *unused) {
    (void)unused;
    rt_thread_self(); /* the collector must know the thread: importing makes literals */
    setpriority(PRIO_PROCESS, (id_t)syscall(SYS_gettid), 5);
    for (;;) {
        request r = next_request();
        if (r.osr)
            compile_continuation(r.method, r.osr);
        else
            compile_method(r.method);
    }
    return NULL;
}

static void start(void) {
    pthread_t thread;
    pthread_attr_t a;
    pthread_attr_init(&a);
    pthread_attr_setdetachstate(&a, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&a, 8u << 20);
    started = pthread_create(&thread, &a, work, NULL) == 0;
    pthread_attr_destroy(&a);
}

/* Under the lock. */
static void enqueue(rt_method *m, jit_osr_code *osr) {
    request *r = malloc(sizeof *r);
    *r = (request){ m, osr, NULL };
    *queue_end = r;
    queue_end = &r->next;
    if (!started)
        start();
    pthread_cond_signal(&queue_filled);
}

static void request_method(rt_method *m, jit_method_info *info) {
    if (info->state == JIT_COMPILED) {
        info->state = JIT_REQUESTED;
        enqueue(m, NULL);
    }
}

void rt_tier_request(rt_method *m) {
    jit_method_info *info = jit_info(m);
    info->counter = initial_count(); /* its loops may go on counting */
    pthread_mutex_lock(&queue_lock);
    request_method(m, info);
    pthread_mutex_unlock(&queue_lock);
}

/* The continuation at [offset]; asks for it if it is new. Under the lock. */
static jit_osr_code *continuation(rt_method *m, jit_method_info *info, uint32_t offset) {
    jit_osr_code *c = info->osr;
    while (c && c->offset != offset)
        c = c->next;
    if (c)
        return c;
    c = calloc(1, sizeof *c);
    *c = (jit_osr_code){ .offset = offset, .next = info->osr };
    info->osr = c;
    enqueue(m, c);
    return c;
}

void *rt_tier_loop(rt_method *m, int32_t offset) {
    jit_method_info *info = jit_info(m);
    void *code = NULL;
    info->counter = initial_count();
    pthread_mutex_lock(&queue_lock);
    request_method(m, info);
    if (info->state == JIT_FINAL)
        code = __atomic_load_n(&continuation(m, info, (uint32_t)offset)->code, __ATOMIC_ACQUIRE);
    pthread_mutex_unlock(&queue_lock);
    return code;
}
