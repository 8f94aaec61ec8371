/* The protocol of class constructors, over pretended managed code: runtime/types/cctor.c alone. */
#include <criterion/criterion.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <unistd.h>

#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/jit_interface.h"
#include "runtime/types/internal.h"

/* --- what cctor.c needs of the rest */

rt_wellknown rt_wk;
static __thread jmp_buf caught;
static __thread rt_object *thrown;
static rt_object wrapped;
static rt_type wrapper;
static rt_method wrapper_ctor;

int rt_type_load(rt_type *t) {
    (void)t;
    return 0;
}
void rt_type_diag(const rt_type *t, coil_diag *d) {
    (void)t, (void)d;
}
void rt_throw_diag(const coil_diag *d) {
    (void)d;
    abort();
}
rt_type *rt_corelib_type(const char *ns, const char *name) {
    (void)ns, (void)name;
    return &wrapper;
}
rt_method *rt_type_find_method_sig(rt_type *t, const char *name, rt_type *const *p, uint32_t n) {
    (void)t, (void)name, (void)p, (void)n;
    return &wrapper_ctor;
}
rt_object *rt_object_new(rt_type *t) {
    (void)t;
    return &wrapped;
}
rt_string *rt_string_utf8(const char *s) {
    (void)s;
    return NULL;
}
char *rt_type_own_name(const rt_type *t, char *buf, size_t n) {
    (void)t, (void)n;
    return buf;
}
void **rt_gc_handle_new(struct rt_object *o, int type) {
    void **h = malloc(sizeof *h);
    (void)type;
    *h = o;
    return h;
}
void rt_throw(rt_object *e) {
    thrown = e;
    longjmp(caught, 1);
}
rt_object *rt_invoke(rt_method *m, void **args, void *ret) {
    (void)args, (void)ret;
    return m->native ? ((rt_object * (*)(void)) m->native)() : NULL;
}

static rt_object *ensure(rt_type *t) {
    thrown = NULL;
    if (!setjmp(caught))
        rt_type_ensure_cctor(t);
    return thrown;
}

typedef struct fake {
    rt_type type;
    rt_method cctor;
    rt_type_aux aux;
} fake;

static void make(fake *f, rt_object *(*body)(void)) {
    *f = (fake){.cctor = {.native = (void *)body}};
    f->type.aux = &f->aux;
    f->type.cctor = &f->cctor;
}

/* --- tests */

static fake a, b;
static int runs, seen;

TestSuite(types_cctor, .timeout = 20);

static rt_object *count(void) {
    runs++;
    rt_type_ensure_cctor(&a.type); /* the running thread goes on */
    return NULL;
}

Test(types_cctor, once_and_reentrant) {
    make(&a, count);
    cr_assert_null(ensure(&a.type));
    cr_assert_null(ensure(&a.type));
    cr_assert_eq(runs, 1);
    cr_assert_eq(a.type.cctor_state, RT_CCTOR_DONE);
    cr_assert(a.aux.flags & RT_AUX_CLASS_INITED);
}

static rt_object *fail(void) {
    static rt_object e;
    runs++;
    return &e;
}

Test(types_cctor, failure_stays) {
    make(&a, fail);
    rt_object *first = ensure(&a.type);
    cr_assert_eq(first, &wrapped);
    cr_assert_eq(ensure(&a.type), first);
    cr_assert_eq(runs, 1);
    cr_assert_eq(a.type.cctor_state, RT_CCTOR_FAILED);
}

static rt_object *slow(void) {
    usleep(50000);
    __atomic_store_n(&runs, runs + 1, __ATOMIC_RELEASE);
    return NULL;
}

static void *other_thread(void *unused) {
    (void)unused;
    rt_type_ensure_cctor(&a.type);
    if (__atomic_load_n(&runs, __ATOMIC_ACQUIRE) == 1)
        __atomic_add_fetch(&seen, 1, __ATOMIC_RELAXED);
    return NULL;
}

Test(types_cctor, others_wait) {
    pthread_t t[4];
    make(&a, slow);
    for (int i = 0; i < 4; i++)
        pthread_create(&t[i], NULL, other_thread, NULL);
    for (int i = 0; i < 4; i++)
        pthread_join(t[i], NULL);
    cr_assert_eq(runs, 1);
    cr_assert_eq(seen, 4, "all of them see it done");
}

static rt_object *needs_b(void) {
    usleep(50000);
    rt_type_ensure_cctor(&b.type);
    return NULL;
}

static rt_object *needs_a(void) {
    usleep(50000);
    rt_type_ensure_cctor(&a.type);
    return NULL;
}

static void *from_b(void *unused) {
    (void)unused;
    rt_type_ensure_cctor(&b.type);
    return NULL;
}

Test(types_cctor, circle_of_threads) {
    pthread_t t;
    make(&a, needs_b);
    make(&b, needs_a);
    pthread_create(&t, NULL, from_b, NULL);
    cr_assert_null(ensure(&a.type));
    pthread_join(t, NULL);
    cr_assert_eq(a.type.cctor_state, RT_CCTOR_DONE);
    cr_assert_eq(b.type.cctor_state, RT_CCTOR_DONE);
}
