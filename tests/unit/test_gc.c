/* Allocation, precise marking, handles, dependent handles, finalizers. */
#include <string.h>

#include "rt_start.h"

TestSuite(gc, .init = rt_start);

/* Nothing of what [f] did is left on the stack or in registers that a conservative scan would find. */
static __attribute__((noinline)) void apart(void (*f)(void *), void *arg) {
    f(arg);
}

static __attribute__((noinline)) void clear_stack(void) {
    volatile char junk[16384];
    memset((void *)junk, 0, sizeof junk);
}

static void collect(void) {
    clear_stack();
    for (int i = 0; i < 3; i++) rt_gc_collect();
}

Test(gc, objects_are_zeroed_and_typed) {
    rt_type *t = rt_loaded("System", "Exception");
    rt_object *o = rt_object_new(t);
    cr_assert_eq(o->type, t);
    cr_assert_eq(*rt_object_header(o), 0);
    for (size_t i = 0; i < rt_object_size(o); i++) cr_assert_eq(((uint8_t *)rt_object_data(o))[i], 0);
}

typedef struct many { void *handles[1000]; } many;

static void make_weak(void *arg) {
    many *m = arg;
    for (int i = 0; i < 1000; i++) m->handles[i] = rt_gc_handle_new(rt_object_new(rt_wk.object), RT_HANDLE_WEAK);
}

static int alive(const many *m) {
    int n = 0;
    for (int i = 0; i < 1000; i++) n += *(void **)m->handles[i] != NULL;
    return n;
}

Test(gc, weak_handles_are_cleared) {
    many m;
    apart(make_weak, &m);
    collect();
    cr_assert_lt(alive(&m), 20, "%d of 1000 are left", alive(&m));
}

static void make_chain(void *arg) {
    many *m = arg;
    rt_type *t = rt_loaded("System", "Exception");
    void **root = rt_gc_handle_new(NULL, RT_HANDLE_NORMAL);
    for (int i = 0; i < 1000; i++) {
        rt_object *o = rt_object_new(t);
        *(rt_object **)rt_field_address(o, "_innerException") = *root;
        rt_gc_handle_set(root, o);
        m->handles[i] = rt_gc_handle_new(o, RT_HANDLE_WEAK);
    }
}

Test(gc, fields_keep_alive) {
    many m;
    apart(make_chain, &m);
    collect();
    cr_assert_eq(alive(&m), 1000);
}

Test(gc, arrays_keep_their_elements) {
    many m;
    rt_array *a = rt_array_new(rt_type_szarray(rt_wk.object), 1000);
    for (int i = 0; i < 1000; i++) {
        rt_object *o = rt_object_new(rt_wk.object);
        ((rt_object **)a->data)[i] = o;
        m.handles[i] = rt_gc_handle_new(o, RT_HANDLE_WEAK);
    }
    collect();
    cr_assert_eq(alive(&m), 1000);
    cr_assert_eq(a->length, 1000);
}

/* The last element counts whatever the length: sizes of whole granules have no spare word. */
Test(gc, last_elements_are_kept) {
    many m;
    rt_array *arrays = rt_array_new(rt_type_szarray(rt_wk.object), 1000);
    for (int i = 0; i < 1000; i++) {
        rt_array *a = rt_array_new(rt_type_szarray(rt_wk.object), 1 + i % 40);
        rt_object *o = rt_object_new(rt_wk.object);
        ((rt_object **)a->data)[i % 40] = o;
        ((rt_object **)arrays->data)[i] = &a->base;
        m.handles[i] = rt_gc_handle_new(o, RT_HANDLE_WEAK);
    }
    collect();
    cr_assert_eq(alive(&m), 1000);
    cr_assert_eq(arrays->length, 1000);
}

Test(gc, interior_pointers_keep_alive) {
    rt_array *a = rt_array_new(rt_type_szarray(rt_wk.u1), 100000);
    void **weak = rt_gc_handle_new(&a->base, RT_HANDLE_WEAK);
    volatile uint8_t *inside = a->data + 50000;
    a = NULL;
    collect();
    cr_assert_not_null(*weak);
    *inside = 1;
}

typedef struct pairs { rt_object *keys[500]; void *handles[1000]; void **weak[1000]; } pairs;

static void make_pairs(void *arg) {
    pairs *p = arg;
    rt_type *t = rt_loaded("System", "Exception");
    for (int i = 0; i < 1000; i++) {
        rt_object *key = rt_object_new(rt_wk.object), *value = rt_object_new(t);
        *(rt_object **)rt_field_address(value, "_innerException") = key; // the value refers to its key
        if (i % 2) p->keys[i / 2] = key;
        p->weak[i] = rt_gc_handle_new(value, RT_HANDLE_WEAK);
        p->handles[i] = rt_gc_dependent_new(key, value);
    }
}

Test(gc, dependent_handles_are_ephemerons) {
    pairs *p = rt_gc_alloc_root(sizeof *p);
    for (int i = 0; i < 1000; i++) p->weak[i] = NULL;
    apart(make_pairs, p);
    collect();
    int dead = 0;
    for (int i = 0; i < 1000; i++) {
        if (i % 2) cr_assert(rt_gc_dependent_target(p->handles[i]) == p->keys[i / 2] && *p->weak[i] == rt_gc_dependent_value(p->handles[i]));
        else dead += !rt_gc_dependent_target(p->handles[i]) && !*p->weak[i];
    }
    cr_assert_gt(dead, 480, "%d of 500 died", dead);
    for (int i = 0; i < 1000; i++) rt_gc_dependent_free(p->handles[i]);
}

static int notices;

static void notice(void) {
    notices++;
}

static void make_finalizable(void *unused) {
    (void)unused;
    for (int i = 0; i < 100; i++) rt_gc_register_finalizer(rt_object_new(rt_wk.object));
    rt_object *kept = rt_object_new(rt_wk.object);
    rt_gc_register_finalizer(kept);
    rt_gc_suppress_finalizer(kept);
}

Test(gc, finalizers_are_queued_once) {
    rt_gc_set_finalizer_notify(notice);
    apart(make_finalizable, NULL);
    collect();
    cr_assert_gt(notices, 0);
    int n = 0;
    while (rt_gc_next_finalizable()) n++;
    cr_assert(n > 80 && n <= 100, "%d", n);
}

Test(gc, strings_are_interned) {
    rt_string *a = rt_string_utf8("caf\xC3\xA9 \xF0\x9F\x8D\xB0"), *b = rt_string_utf8("caf\xC3\xA9 \xF0\x9F\x8D\xB0");
    cr_assert_eq(a->length, 7);
    cr_assert_neq(a, b);
    cr_assert_eq(rt_string_intern(a), a);
    cr_assert_eq(rt_string_intern(b), a);
    char *text = rt_string_to_utf8(a);
    cr_assert_str_eq(text, "caf\xC3\xA9 \xF0\x9F\x8D\xB0");
    free(text);
    cr_assert_eq(rt_string_utf8_n("\xFFx\xE2\x82", 4)->length, 3);
}

static void *churn(void *unused) {
    (void)unused;
    rt_thread_self();
    rt_type *t = rt_loaded("System", "Exception");
    rt_object *kept = NULL;
    for (int i = 0; i < 300000; i++) {
        rt_object *o = rt_object_new(t);
        if (i % 1000 == 0) kept = NULL;
        *(rt_object **)((uint8_t *)rt_object_data(o) + t->gc_offsets[0] - 8) = kept;
        kept = o;
    }
    for (rt_object *o = kept; o; o = *(rt_object **)((uint8_t *)rt_object_data(o) + t->gc_offsets[0] - 8)) cr_assert_eq(o->type, t);
    return NULL;
}

Test(gc, threads_allocate_while_others_collect) {
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, churn, NULL);
    for (int i = 0; i < 20; i++) rt_gc_collect();
    for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
    cr_assert_gt(rt_gc_get_figures().collections, 20);
}
