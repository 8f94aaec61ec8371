/* The ends of a process: unhandled exceptions, FailFast, stack overflow, crashes. All abort (exit status 134) except crashes,
   which die of their signal. */
#include <pthread.h>
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

/* Only one thread reports how the process ends; the others wait for it. */
static void enter_fatal(void) {
    static int entered;
    static __thread bool mine;
    if (mine)
        abort(); /* failing while failing */
    mine = true;
    while (__atomic_exchange_n(&entered, 1, __ATOMIC_ACQ_REL))
        pause();
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

/* "Type: message\n   at ..." without running managed code. */
static void put_plain(rt_object *e) {
    char name[512];
    static rt_frame frames[MAX_FRAMES]; /* fatal: one thread, once */
    char *message = rt_string_to_utf8(*(rt_string **)rt_field_address(e, "_message"));
    put(rt_type_name(e->type, name, sizeof name));
    if (*message) {
        put(": ");
        put(message);
    }
    char *trace = rt_frames_text(frames, rt_exception_frames(e, frames, MAX_FRAMES));
    if (trace) {
        put("\n");
        put(trace);
    }
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

void rt_unhandled(rt_object *exception) {
    char *text = NULL;
    rt_object *caught = NULL;
    enter_fatal();
    rt_eh_try(report_unhandled, exception, &text, &caught);
    put("Unhandled exception. ");
    if (text)
        put(text);
    else
        put_plain(exception);
    put("\n");
    abort();
}

/* --- traces of a dying process: full type names, no lines, repetitions folded */

typedef struct fold { rt_method *last; size_t count; size_t lines; bool replaced; } fold;

static void put_method_line(rt_method *m) {
    char name[768];
    rt_method_full_name(m, name, sizeof name);
    char *colons = strstr(name, "::");
    put("   at ");
    if (colons) {
        *colons = 0;
        put(name);
        put(".");
        put(colons + 2);
    } else {
        put(name);
    }
    put("\n");
}

static void fold_flush(fold *f) {
    char line[64];
    if (!f->last || f->lines++ >= MAX_FRAMES)
        return;
    bool repeated = f->count > 1;
    if (repeated) {
        snprintf(line, sizeof line, "Repeated %zu times:\n", f->count);
        put(line);
        put("--------------------------------\n");
    }
    put_method_line(f->last);
    if (repeated)
        put("--------------------------------\n");
}

static void fold_method(fold *f, rt_method *m) {
    if (m == f->last) {
        f->count++;
        return;
    }
    fold_flush(f);
    f->last = m;
    f->count = 1;
}

static void fold_add(fold *f, uintptr_t ip) {
    enum { INLINED = 8 };
    rt_frame frames[INLINED] = { { .code = rt_code_find((const void *)ip) } };
    const rt_code *c = frames[0].code;
    if (!eh_is_shown(c, &f->replaced))
        return;
    frames[0].code_offset = (uint32_t)(ip - (uintptr_t)c->start);
    frames[0].method = c->method;
    for (size_t i = 0, n = rt_frames_methods(frames, INLINED); i < n; i++)
        fold_method(f, frames[i].method);
}

static void put_stack(uintptr_t ip, uintptr_t frame, uintptr_t stack_high) {
    fold f = { 0 };
    fold_add(&f, ip);
    while (frame % 8 == 0 && frame + 16 <= stack_high) {
        const uintptr_t *words = (const uintptr_t *)frame;
        fold_add(&f, words[1] - 1);
        if (words[0] <= frame)
            break;
        frame = words[0];
    }
    fold_flush(&f);
}

static _Unwind_Reason_Code fold_context(struct _Unwind_Context *context, void *f) {
    fold_add(f, _Unwind_GetIP(context) - 1);
    return _URC_NO_REASON;
}

void rt_fail_fast(const char *message, rt_object *exception) {
    enter_fatal();
    put("Process terminated.\n");
    if (message) {
        put(message);
        put("\n");
    }
    fold f = { 0 };
    _Unwind_Backtrace(fold_context, &f);
    fold_flush(&f);
    char *text = exception ? managed_text(exception) : NULL;
    if (text) {
        put(text);
        put("\n");
    }
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
    sigemptyset(&action.sa_mask);
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
    stack_t stack = { .ss_sp = p, .ss_size = ALTSTACK_BYTES };
    sigaltstack(&stack, NULL);
    pthread_setspecific(altstack_key, p);
}
