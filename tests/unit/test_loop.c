/* The loop with plain threads in the place of the pool's workers: who parks, who owns, and that nothing is lost. */
#include "runtime/loop/loop.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static int n_due, n_readable, n_asked;
static void *last_due;
static int add(int *counter, int n) { return __atomic_add_fetch(counter, n, __ATOMIC_SEQ_CST); }
static int get(int *counter) { return __atomic_load_n(counter, __ATOMIC_SEQ_CST); }

static void due(void *timer) {
    last_due = timer;
    add(&n_due, 1);
    rt_loop_wake(1);
}

static void readable(void *watch) {
    char buffer[64];
    ssize_t n = read(*(int *)watch, buffer, sizeof buffer);
    add(&n_readable, n > 0 ? (int)n : 0);
    rt_loop_wake(1);
}

static void need_worker(void) { add(&n_asked, 1); }

static void init(void) {
    static const rt_loop_hooks hooks = { due, readable, need_worker };
    cr_assert_eq(rt_loop_init(&hooks), 0);
    cr_assert_eq(rt_loop_init(&hooks), 0);
}

static void nap(int ms) {
    nanosleep(&(struct timespec){ .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 }, NULL);
}

static void until(int *counter, int n) {
    for (int i = 0; get(counter) < n; i++) {
        cr_assert_lt(i, 10000, "waits for ever: %d of %d", get(counter), n);
        nap(1);
    }
}

TestSuite(loop, .init = init, .timeout = 60);

Test(loop, units_are_counted) {
    cr_assert_eq(rt_loop_wake(2), 0);
    cr_assert_eq(rt_loop_wake(1), 2);
    for (int i = 0; i < 3; i++) cr_assert(rt_loop_park(0));
    cr_assert_not(rt_loop_park(0));
    rt_loop_shutdown();
}

Test(loop, owner_without_anything_to_watch_times_out) {
    int64_t start = rt_loop_now();
    cr_assert_not(rt_loop_park(50));
    cr_assert_geq(rt_loop_now() - start, 50);
    cr_assert_eq(get(&n_asked), 0);
    rt_loop_shutdown();
}

Test(loop, timer_is_never_early) {
    for (uint32_t ms = 0; ms < 30; ms += 3) {
        int64_t start = rt_loop_now();
        int before = get(&n_due);
        rt_loop_timer(&n_due, ms);
        cr_assert(rt_loop_park(-1));
        cr_assert_eq(get(&n_due), before + 1);
        cr_assert_geq(rt_loop_now() - start, ms);
        cr_assert_leq(rt_loop_now() - start, ms + 500);
    }
    cr_assert_eq(get(&n_asked), 10, "whoever arms is not parked");
    rt_loop_shutdown();
}

/* The time of the i-th timer after the start: 5 has no common divisor with 8. */
static int64_t target(int64_t i) { return 50 + i * 5 % 8 * 30; }

Test(loop, timers_in_order) {
    static char names[8];
    int64_t start = rt_loop_now(), at = -1;
    for (int i = 0; i < 8; i++) {
        int64_t left = start + target(i) - rt_loop_now();
        rt_loop_timer(&names[i], left > 0 ? (uint32_t)left : 0);
    }
    for (int i = 0; i < 8; i++) {
        cr_assert(rt_loop_park(-1));
        int64_t mine = target((char *)last_due - names);
        cr_assert_gt(mine, at);
        at = mine;
    }
    cr_assert_geq(rt_loop_now() - start, 260);
    rt_loop_shutdown();
}

Test(loop, armed_again_replaces) {
    rt_loop_timer(&n_due, 100000);
    rt_loop_timer(&n_due, 10);
    cr_assert(rt_loop_park(-1));
    rt_loop_timer(&n_due, 10);
    rt_loop_timer(&n_due, 60);
    int64_t start = rt_loop_now();
    cr_assert(rt_loop_park(-1));
    cr_assert_geq(rt_loop_now() - start, 50);
    cr_assert_eq(get(&n_due), 2);
    rt_loop_shutdown();
}

/* --- workers */

static int parked, taken, timed_out, stop;

static void *worker(void *ms) {
    for (;;) {
        add(&parked, 1);
        bool got = rt_loop_park((int32_t)(intptr_t)ms);
        add(&parked, -1);
        if (!got) {
            add(&timed_out, 1);
            return NULL;
        }
        if (get(&stop)) return NULL;
        add(&taken, 1);
    }
}

enum { WORKERS = 8 };
static pthread_t workers[WORKERS];

static void start_workers(int n, int ms) {
    for (int i = 0; i < n; i++) pthread_create(&workers[i], NULL, worker, (void *)(intptr_t)ms);
    until(&parked, n);
    nap(20);
}

static void stop_workers(int n) {
    add(&stop, 1);
    rt_loop_wake(n);
    for (int i = 0; i < n; i++) pthread_join(workers[i], NULL);
}

Test(loop, owner_is_woken) {
    start_workers(1, -1);
    for (int i = 0; i < 1000; i++) {
        rt_loop_wake(1);
        until(&taken, i + 1);
    }
    stop_workers(1);
    rt_loop_shutdown();
}

Test(loop, sleepers_time_out_owner_stays) {
    rt_loop_timer(&n_due, 300);
    start_workers(4, 50);
    until(&timed_out, 3);
    nap(100);
    cr_assert_eq(get(&timed_out), 3, "the owner must not go while a timer is armed");
    until(&n_due, 1);
    until(&timed_out, 4);
    cr_assert_eq(get(&taken), 1);
    rt_loop_shutdown();
}

Test(loop, earlier_timer_interrupts_the_owner) {
    static char early, late;
    rt_loop_timer(&late, 100000);
    start_workers(2, -1);
    int64_t start = rt_loop_now();
    rt_loop_timer(&early, 20);
    until(&n_due, 1);
    cr_assert_lt(rt_loop_now() - start, 5000);
    cr_assert_eq(last_due, &early);
    stop_workers(2);
    rt_loop_shutdown();
}

/* A unit that a sleeper got is its own even if many others are woken, park and time out at the same moment. */
static void *waker(void *n) {
    for (int i = 0; i < (int)(intptr_t)n; i++) {
        rt_loop_wake(i % 3 + 1);
        if (i % 64 == 0) nap(1);
    }
    return NULL;
}

Test(loop, nothing_is_lost) {
    enum { WAKERS = 4, EACH = 3000 };
    pthread_t wakers[WAKERS];
    start_workers(WORKERS, -1);
    for (int i = 0; i < WAKERS; i++) pthread_create(&wakers[i], NULL, waker, (void *)(intptr_t)EACH);
    for (int i = 0; i < WAKERS; i++) pthread_join(wakers[i], NULL);
    until(&taken, WAKERS * EACH * 2);
    nap(20);
    cr_assert_eq(get(&taken), WAKERS * EACH * 2);
    stop_workers(WORKERS);
    cr_assert_not(rt_loop_park(0));
    rt_loop_shutdown();
}

static void *short_worker(void *unused) {
    (void)unused;
    while (!get(&stop)) {
        if (rt_loop_park(1)) add(&taken, 1);
    }
    return NULL;
}

Test(loop, nothing_is_lost_to_time_outs) {
    enum { EACH = 2000 };
    for (int i = 0; i < WORKERS; i++) pthread_create(&workers[i], NULL, short_worker, NULL);
    for (int i = 0; i < EACH; i++) {
        rt_loop_wake(1);
        rt_loop_timer(&workers[i % 2], (uint32_t)(i % 3));
        if (i % 8 == 0) nap(1);
    }
    until(&n_due, 1);
    nap(50);
    until(&taken, EACH + get(&n_due));
    add(&stop, 1);
    for (int i = 0; i < WORKERS; i++) pthread_join(workers[i], NULL);
    cr_assert_eq(get(&taken), EACH + get(&n_due));
    rt_loop_shutdown();
}

/* --- descriptors */

Test(loop, watched_pipe) {
    int fds[2];
    cr_assert_eq(pipe(fds), 0);
    rt_loop_watch(fds[0], &fds[0]);
    cr_assert_eq(get(&n_asked), 1);
    start_workers(3, -1);
    for (int i = 1; i <= 200; i++) {
        cr_assert_eq(write(fds[1], "x", 1), 1);
        until(&n_readable, i);
        until(&taken, i);
    }
    stop_workers(3);
    rt_loop_shutdown();
    close(fds[0]);
    close(fds[1]);
}

Test(loop, watched_while_the_owner_polls) {
    int fds[2];
    cr_assert_eq(pipe(fds), 0);
    start_workers(1, -1);
    rt_loop_watch(fds[0], &fds[0]);
    cr_assert_eq(get(&n_asked), 0);
    cr_assert_eq(write(fds[1], "abc", 3), 3);
    until(&n_readable, 3);
    stop_workers(1);
    rt_loop_shutdown();
}

Test(loop, asked_for_when_the_last_one_leaves) {
    int fds[2];
    cr_assert_eq(pipe(fds), 0);
    rt_loop_wake(1);
    rt_loop_watch(fds[0], &fds[0]);
    cr_assert_eq(get(&n_asked), 1);
    cr_assert(rt_loop_park(-1));
    cr_assert_eq(get(&n_asked), 1, "nobody came yet: the request stands");
    cr_assert_eq(write(fds[1], "a", 1), 1);
    cr_assert(rt_loop_park(-1));
    cr_assert_eq(get(&n_asked), 2, "somebody came, and left for work");
    rt_loop_shutdown();
}

Test(loop, poll_between_work_items) {
    int fds[2];
    cr_assert_eq(pipe(fds), 0);
    rt_loop_poll();
    rt_loop_watch(fds[0], &fds[0]);
    rt_loop_timer(&n_due, 0);
    cr_assert_eq(write(fds[1], "ab", 2), 2);
    rt_loop_poll();
    cr_assert_eq(get(&n_due), 1);
    cr_assert_eq(get(&n_readable), 2);
    cr_assert_eq(get(&n_asked), 1);
    cr_assert(rt_loop_park(0));
    cr_assert(rt_loop_park(0));
    rt_loop_shutdown();
}

Test(loop, version) {
    cr_assert_eq(rt_loop_version()[0], '1');
}
