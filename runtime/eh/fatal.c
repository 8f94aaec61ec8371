/* The ends of a process: unhandled exceptions, FailFast, stack overflow, crashes. All abort (exit status 134) except crashes,
   which die of their signal. */
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>
#include <unistd.h>

#include "runtime/arch/stub.h"
#include "runtime/eh/internal.h"
#include "runtime/jit_interface.h"
#include "runtime/types/loader.h"

enum { MAX_FRAMES = 256, ALTSTACK_BYTES = 128 * 1024, NULL_PAGES = 64 * 1024 /* as CoreCLR */ };

static void put(const char *s) {
    for (size_t n = strlen(s); n > 0;) {
        ssize_t done = write(STDERR_FILENO, s, n);
        if (done <= 0)
            return;
        s += done;
        n -= (size_t)done;
    }
}

/* Only one thread at a time reports how the process ends. */
static int reporting;
static __thread bool mine;

static void enter_fatal(void) {
    if (mine)
        abort(); /* failing while failing */
    mine = true;
    while (__atomic_exchange_n(&reporting, 1, __ATOMIC_ACQ_REL))
        sched_yield();
}

static void leave_fatal(void) {
    mine = false;
    __atomic_store_n(&reporting, 0, __ATOMIC_RELEASE);
}

/* --- unhandled exceptions */

/* ex.ToString() as UTF-8 (malloc'ed); NULL if that throws. */
static char *managed_text(rt_object *e) {
    rt_method *declared = rt_type_find_method(rt_wk.object, "ToString", 0);
    rt_method *m = declared ? rt_resolve_virtual(e->type, declared, NULL) : NULL;
    rt_string *s = NULL;
    void *args[1] = { &e };
    if (!m || rt_invoke(m, args, &s) || !s)
        return NULL;
    return rt_string_to_utf8(s);
}

static void notify_unhandled(rt_object *e) {
    rt_method *m = rt_type_find_method(rt_wk.appcontext, "OnUnhandledException", 1);
    void *args[1] = { &e };
    if (m)
        rt_invoke(m, args, NULL);
}

static int32_t report_unhandled(void *exception, void *text) {
    notify_unhandled(exception);
    *(char **)text = managed_text(exception);
    return 0;
}

void rt_report_unhandled(rt_object *exception) {
    char *text = NULL;
    rt_object *caught = NULL;
    enter_fatal();
    rt_eh_try(report_unhandled, exception, &text, &caught);
    put(text ? "Unhandled exception. " : "\n");
    put(text ? text : "   Cannot print exception string because Exception.ToString() failed.");
    put("\n");
    free(text);
    leave_fatal();
}

void rt_unhandled(rt_object *exception) {
    rt_report_unhandled(exception);
    abort();
}

/* --- traces of a dying process: full type names, no lines, a repeated sequence once. Nothing is allocated by malloc: a stack overflow may
   have come from anywhere. */

enum { MAX_STACK = 4 << 20, MAX_PERIOD = 64, MAX_OFFSET = 32 };
typedef struct stack { rt_method **methods; size_t n; bool replaced; } stack;

static stack new_stack(void) {
    void *p = mmap(NULL, MAX_STACK * sizeof(rt_method *), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return (stack){ p == MAP_FAILED ? NULL : p, 0, false };
}

static void add_ip(stack *s, uintptr_t ip) {
    enum { INLINED = 8 };
    rt_frame frames[INLINED] = { { .code = rt_code_find((const void *)ip) } };
    const rt_code *c = frames[0].code;
    if (!s->methods || !eh_is_shown(c, &s->replaced))
        return;
    frames[0].code_offset = (uint32_t)(ip - (uintptr_t)c->start);
    frames[0].method = c->method;
    for (size_t i = 0, n = rt_frames_methods(frames, INLINED); i < n && s->n < MAX_STACK; i++)
        s->methods[s->n++] = frames[i].method;
}

static void put_method_line(const stack *s, size_t i) {
    char name[1024];
    put("   at ");
    put(rt_method_describe(s->methods[i], name, sizeof name));
    put("\n");
}

/* How often the [period] methods at [at] follow themselves. */
static size_t repeats(const stack *s, size_t at, size_t period) {
    size_t n = 1;
    while (at + (n + 1) * period <= s->n && !memcmp(s->methods + at, s->methods + at + n * period, period * sizeof *s->methods))
        n++;
    return n;
}

/* The sequence near the top that covers most, if any is repeated: *at, *period, *count. */
static void find_repetition(const stack *s, size_t *at, size_t *period, size_t *count) {
    *at = *period = *count = 0;
    for (size_t a = 0; a < MAX_OFFSET && !*count; a++)
        for (size_t p = 1; p <= MAX_PERIOD; p++) {
            size_t n = a < s->n ? repeats(s, a, p) : 1;
            if (n > 1 && n * p > *count * *period)
                *at = a, *period = p, *count = n;
        }
}

static void put_stack_lines(const stack *s) {
    static const char dashes[] = "--------------------------------\n";
    char line[64];
    size_t at, period, count, i = 0, lines = 0;
    find_repetition(s, &at, &period, &count);
    for (; i < s->n && lines < MAX_FRAMES; lines++) {
        if (!count || i != at) {
            put_method_line(s, i++);
            continue;
        }
        snprintf(line, sizeof line, "Repeated %zu times:\n", count);
        put(line);
        put(dashes);
        for (size_t k = 0; k < period; k++)
            put_method_line(s, at + k);
        put(dashes);
        i += count * period;
    }
}

static void put_stack(uintptr_t ip, uintptr_t frame, uintptr_t stack_high) {
    stack s = new_stack();
    add_ip(&s, ip);
    while (frame % 8 == 0 && frame + 16 <= stack_high) {
        const uintptr_t *words = (const uintptr_t *)frame;
        add_ip(&s, words[1] - 1);
        if (words[0] <= frame)
            break;
        frame = words[0];
    }
    put_stack_lines(&s);
}

static _Unwind_Reason_Code add_context(struct _Unwind_Context *context, void *s) {
    add_ip(s, _Unwind_GetIP(context) - 1);
    return _URC_NO_REASON;
}

void rt_fail_fast(const char *message, rt_object *exception) {
    enter_fatal();
    put("Process terminated.\n");
    if (message) {
        put(message);
        put("\n");
    }
    stack s = new_stack();
    _Unwind_Backtrace(add_context, &s);
    put_stack_lines(&s);
    char *text = exception ? managed_text(exception) : NULL;
    if (text)
        put(text);
    abort();
}

/* --- signals */

/* A push or call below the end of the stack: the address is near the stack pointer, and that is at the end of the stack. */
static bool is_stack_overflow(uintptr_t address, uintptr_t sp, const rt_thread *t) {
    enum { NEAR = 64 << 10, FAR = 1 << 20 };
    return t && t->stack_low && address < t->stack_low + NEAR && address + FAR > t->stack_low && address + NEAR > sp && address < sp + FAR;
}

static void on_fault(int number, siginfo_t *info, void *context) {
    const greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;
    uintptr_t address = (uintptr_t)info->si_addr, ip = (uintptr_t)regs[REG_RIP], sp = (uintptr_t)regs[REG_RSP];
    const rt_thread *t = rt_current_thread;
    if (number == SIGSEGV && info->si_code == SEGV_MAPERR && address < NULL_PAGES && rt_code_find((const void *)ip)) {
        rt_arch_fault(context);
        return;
    }
    if (number == SIGSEGV && is_stack_overflow(address, sp, t)) {
        enter_fatal();
        put("Stack overflow.\n");
        put_stack(ip, (uintptr_t)regs[REG_RBP], t->stack_high);
        abort();
    }
    char line[128];
    snprintf(line, sizeof line, "coil: internal error: signal %d at address %p, pc %p\n", number, (void *)address, (void *)ip);
    put(line);
    if (t && (uintptr_t)regs[REG_RBP] > sp && (uintptr_t)regs[REG_RBP] < t->stack_high)
        put_stack(ip, (uintptr_t)regs[REG_RBP], t->stack_high);
    signal(number, SIG_DFL); /* the instruction runs again and ends the process */
}

void rt_eh_init(void) {
    static const int signals[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE };
    struct sigaction action = { .sa_flags = SA_SIGINFO | SA_ONSTACK };
    action.sa_sigaction = on_fault;
    /* No signal meanwhile: the collector's would find this thread on its alternate stack, and scan from there to the end of its own. */
    sigfillset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaction(signals[i], &action, NULL);
    rt_eh_attach_thread();
}

static pthread_key_t altstack_key;
static pthread_once_t altstack_once = PTHREAD_ONCE_INIT;

static void free_altstack(void *p) {
    stack_t off = { .ss_flags = SS_DISABLE };
    sigaltstack(&off, NULL);
    munmap(p, ALTSTACK_BYTES);
}

static void make_altstack_key(void) { pthread_key_create(&altstack_key, free_altstack); }

void rt_eh_attach_thread(void) {
    pthread_once(&altstack_once, make_altstack_key);
    if (pthread_getspecific(altstack_key))
        return;
    void *p = mmap(NULL, ALTSTACK_BYTES, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED)
        return; /* then a stack overflow is an ordinary crash */
    stack_t alternate = { .ss_sp = p, .ss_size = ALTSTACK_BYTES };
    sigaltstack(&alternate, NULL);
    pthread_setspecific(altstack_key, p);
}
