/* Monitors and waitable objects over several threads. */
#include <time.h>
#include <unistd.h>

#include "rt_start.h"
#include "runtime/threads/monitor.h"
#include "runtime/threads/wait.h"

TestSuite(locks, .init = rt_start);

typedef struct shared { rt_object *lock; int64_t count; int rounds; rt_waitable *a, *b; bool flag; } shared;
static shared *s;

static void prepare(int rounds) {
    s = rt_gc_alloc_root(sizeof *s);
    s->lock = rt_object_new(rt_wk.object);
    s->rounds = rounds;
}

static void run(void *(*f)(void *), int n) {
    pthread_t threads[8];
    for (int i = 0; i < n; i++) pthread_create(&threads[i], NULL, f, (void *)(intptr_t)i);
    for (int i = 0; i < n; i++) pthread_join(threads[i], NULL);
}

static void *count_up(void *unused) {
    (void)unused;
    rt_thread_self();
    for (int i = 0; i < s->rounds; i++) {
        rt_lock_enter(s->lock);
        rt_lock_enter(s->lock);
        s->count++;
        cr_assert(rt_lock_exit(s->lock));
        cr_assert(rt_lock_exit(s->lock));
    }
    return NULL;
}

Test(locks, mutual_exclusion) {
    prepare(50000);
    run(count_up, 4);
    cr_assert_eq(s->count, 200000);
    cr_assert_not(rt_lock_exit(s->lock));
}

Test(locks, recursion_is_deep) {
    prepare(0);
    int32_t hash = rt_object_hash(s->lock);
    for (int i = 0; i < 200; i++) rt_lock_enter(s->lock);
    cr_assert(rt_lock_is_entered(s->lock));
    for (int i = 0; i < 200; i++) cr_assert(rt_lock_exit(s->lock));
    cr_assert_not(rt_lock_is_entered(s->lock));
    cr_assert_not(rt_lock_exit(s->lock));
    cr_assert_eq(rt_object_hash(s->lock), hash, "the hash outlives inflation");
}

static void *hold(void *unused) {
    (void)unused;
    rt_thread_self();
    rt_lock_enter(s->lock);
    rt_event_set(s->a);
    rt_wait_many(&s->b, 1, false, -1);
    rt_lock_exit(s->lock);
    return NULL;
}

Test(locks, time_out) {
    prepare(0);
    s->a = rt_event_new(false, false);
    s->b = rt_event_new(false, false);
    pthread_t t;
    pthread_create(&t, NULL, hold, NULL);
    cr_assert_eq(rt_wait_many(&s->a, 1, false, -1), RT_WAIT_SIGNALED);
    cr_assert_not(rt_lock_try_enter(s->lock, 0));
    cr_assert_not(rt_lock_try_enter(s->lock, 20));
    rt_event_set(s->b);
    cr_assert(rt_lock_try_enter(s->lock, 5000));
    rt_lock_exit(s->lock);
    pthread_join(t, NULL);
}

static void *ping_pong(void *who) {
    rt_thread_self();
    rt_lock_enter(s->lock);
    for (int i = 0; i < s->rounds; i++) {
        while (s->count % 2 != (intptr_t)who) cr_assert(rt_lock_wait(s->lock, 10000));
        s->count++;
        rt_lock_pulse(s->lock, true);
    }
    rt_lock_exit(s->lock);
    return NULL;
}

Test(locks, wait_and_pulse) {
    prepare(3000);
    run(ping_pong, 2);
    cr_assert_eq(s->count, 6000);
    rt_lock_enter(s->lock);
    rt_lock_enter(s->lock);
    cr_assert_not(rt_lock_wait(s->lock, 10));
    cr_assert(rt_lock_exit(s->lock));
    cr_assert(rt_lock_exit(s->lock), "recursion is back after Wait");
}

static void *take_turns(void *unused) {
    (void)unused;
    rt_thread_self();
    for (int i = 0; i < s->rounds; i++) {
        cr_assert_eq(rt_wait_many(&s->a, 1, false, -1), RT_WAIT_SIGNALED);
        s->count++;
        rt_semaphore_release(s->a, 1, NULL);
    }
    return NULL;
}

Test(locks, semaphore) {
    int32_t previous;
    prepare(3000);
    s->a = rt_semaphore_new(1, 1);
    run(take_turns, 4);
    cr_assert_eq(s->count, 12000);
    cr_assert_not(rt_semaphore_release(s->a, 1, &previous));
    cr_assert_eq(previous, 1);
}

Test(locks, any_and_all) {
    rt_waitable *w[3] = { rt_event_new(true, false), rt_event_new(false, true), rt_semaphore_new(1, 5) };
    cr_assert_eq(rt_wait_many(w, 3, true, 10), RT_WAIT_TIMEOUT);
    cr_assert_eq(rt_wait_many(w, 3, false, 0), 1);
    cr_assert_eq(rt_wait_many(w, 3, false, 0), 2);
    cr_assert_eq(rt_wait_many(w, 3, false, 0), RT_WAIT_TIMEOUT);
    for (int i = 0; i < 3; i++) rt_waitable_signal(w[i]);
    cr_assert_eq(rt_wait_many(w, 3, true, 0), RT_WAIT_SIGNALED);
    cr_assert_eq(rt_wait_many(w, 3, false, 0), 0, "manual reset events stay set");
    for (int i = 0; i < 3; i++) rt_waitable_free(w[i]);
}

static void *die_with_mutex(void *unused) {
    (void)unused;
    rt_thread_self();
    cr_assert_eq(rt_wait_many(&s->a, 1, false, -1), RT_WAIT_SIGNALED);
    return NULL;
}

Test(locks, abandoned_mutex) {
    prepare(0);
    s->a = rt_mutex_new(false);
    run(die_with_mutex, 1);
    cr_assert_eq(rt_wait_many(&s->a, 1, false, 5000), RT_WAIT_ABANDONED);
    cr_assert_eq(rt_wait_many(&s->a, 1, false, 0), RT_WAIT_SIGNALED);
    cr_assert(rt_mutex_release(s->a));
    cr_assert(rt_mutex_release(s->a));
    cr_assert_not(rt_mutex_release(s->a));
}

static int64_t now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

Test(locks, sleep) {
    int64_t before = now_ms();
    rt_thread_sleep(30);
    cr_assert_geq(now_ms() - before, 29);
}

Test(locks, monitors_of_dead_objects_are_used_again) {
    prepare(0);
    for (int i = 0; i < 20000; i++) {
        rt_object *o = rt_object_new(rt_wk.object);
        rt_lock_enter(o);
        rt_lock_wait(o, 0);
        cr_assert(rt_lock_exit(o));
        if (i % 2000 == 0) rt_gc_collect();
    }
}
