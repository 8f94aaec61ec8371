/* Tiers. Tier-0 code of IL methods counts down at entry and at backward branches; at zero the method is queued, and one background
   thread compiles it again with everything LLVM has, then stores the new address in its entry. Code that runs meanwhile is not replaced:
   a loop goes on in tier 0 until the method is called again. Hence the exception: a method of the program itself (not of the class
   library) that loops is compiled in tier 1 at once, unless it is long. */
#include "jit/engine.h"

#include <assert.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/helpers.h"
#include "runtime/threads/thread.h"

enum { AGGRESSIVE_OPTIMIZATION = 0x0200, COUNT = 1000, LONG = 1500 };
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
static rt_method *queue_first, *queue_last;
static bool started;

static bool is_framework(const rt_method *m) {
    const rt_assembly *a = m->typical && m->typical->owner ? m->typical->owner->assembly : NULL;
    const char *dir = rt_binder_framework_dir();
    return !a || !a->path || !dir || !strncmp(a->path, dir, strlen(dir));
}

static bool loops(const rt_method *m) {
    il_body body;
    il_insn insn;
    if (rt_method_body(m, &body, NULL) || body.code_size > LONG)
        return false;
    for (uint32_t at = 0; at < body.code_size; at += insn.size) {
        if (il_insn_decode(&body, at, &insn, NULL))
            return false;
        uint8_t operand = il_ops[insn.op].operand;
        if ((operand == IL_OPERAND_BR1 || operand == IL_OPERAND_BR4) && insn.u.target <= at)
            return true;
    }
    return false;
}

int jit_tier_of(rt_method *m) {
    if (jit_tier_option >= 0)
        return jit_tier_option > 0;
    /* The class library's AggressiveOptimization is for CoreCLR's tiers: at start-up it would cost 50 ms for a search of a zero. */
    return jit_is_plain_il(m) && !m->is_dynamic && !is_framework(m) && (m->impl_flags & AGGRESSIVE_OPTIMIZATION || loops(m));
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

void jit_tier_count(jit_import *im) {
    jit_batch *b = im->b;
    if (b->tier || jit_tier_option >= 0 || im->unreachable || im->filter_of)
        return;
    LLVMValueRef counter = counter_of(b, im->m), one = LLVMConstInt(b->t_i32, 1, false);
    LLVMValueRef left = LLVMBuildSub(im->bld, LLVMBuildLoad2(im->bld, b->t_i32, counter, ""), one, "");
    LLVMBuildStore(im->bld, left, counter);
    LLVMBasicBlockRef hot = jit_new_block(im, "hot"), go_on = jit_new_block(im, "counted");
    LLVMValueRef zero = LLVMBuildICmp(im->bld, LLVMIntEQ, left, LLVMConstInt(b->t_i32, 0, false), "");
    weigh(b, LLVMBuildCondBr(im->bld, zero, hot, go_on));
    LLVMPositionBuilderAtEnd(im->bld, hot);
    LLVMTypeRef type;
    LLVMValueRef helper = jit_helper(b, "rt_tier_request", &type), method = jit_sym_method(b, im->m);
    LLVMBuildCall2(im->bld, type, helper, &method, 1, "");
    LLVMBuildBr(im->bld, go_on);
    LLVMPositionBuilderAtEnd(im->bld, go_on);
}

/* ---- the background thread */
static rt_method *next_request(void) {
    pthread_mutex_lock(&queue_lock);
    while (!queue_first)
        pthread_cond_wait(&queue_filled, &queue_lock);
    rt_method *m = queue_first;
    queue_first = jit_info(m)->next;
    pthread_mutex_unlock(&queue_lock);
    return m;
}

static void *work(void *unused) {
    (void)unused;
    rt_thread_self(); /* the collector must know the thread: importing makes literals */
    setpriority(PRIO_PROCESS, (id_t)syscall(SYS_gettid), 5);
    for (;;) {
        rt_method *m = next_request();
        if (jit_compile_hot(m)) {
            jit_lock();
            jit_info(m)->state = JIT_FINAL;
            jit_unlock();
        }
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

void rt_tier_request(rt_method *m) {
    jit_method_info *info = jit_info(m);
    pthread_mutex_lock(&queue_lock);
    if (info->state == JIT_COMPILED) {
        info->state = JIT_REQUESTED;
        info->next = NULL;
        if (queue_first)
            jit_info(queue_last)->next = m;
        else
            queue_first = m;
        queue_last = m;
        if (!started)
            start();
        pthread_cond_signal(&queue_filled);
    }
    pthread_mutex_unlock(&queue_lock);
}
