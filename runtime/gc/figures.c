/* Figures of the collector, notices of its work, and regions without it.

   bdwgc calls on_event with its lock held, some of them while the world is stopped: there only plain memory is written; who waits for a
   collection is woken after the world runs again. A pause is what lies between stopping the world and starting it. */
#include "runtime/gc/internal.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

static rt_gc_figures figures;
static uint64_t stopped_at, last_end;
static pthread_mutex_t notice_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t noticed = PTHREAD_COND_INITIALIZER;
static uint64_t begun, ended; // collections, under notice_lock

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

static void pause_over(void) {
    uint64_t at = now(), pause = at - stopped_at, since = at - last_end;
    figures.pause_nanoseconds += pause;
    figures.last_pause_nanoseconds = pause;
    figures.last_percent = since ? (uint32_t)(pause * 100 / since) : 0;
    last_end = at;
}

static void notice(uint64_t *count) {
    pthread_mutex_lock(&notice_lock);
    ++*count;
    pthread_cond_broadcast(&noticed);
    pthread_mutex_unlock(&notice_lock);
}

static void GC_CALLBACK on_event(GC_EventType e) {
    switch (e) {
    case GC_EVENT_START: notice(&begun); break;
    case GC_EVENT_PRE_STOP_WORLD: stopped_at = now(); break;
    case GC_EVENT_POST_START_WORLD: pause_over(); break;
    case GC_EVENT_END:
        figures.live_bytes = GC_get_heap_size() - GC_get_free_bytes();
        notice(&ended);
        break;
    default: break;
    }
}

void gc_figures_init(void) {
    last_end = figures.started = now();
    GC_set_on_collection_event(on_event);
}

static void *read_figures(void *out) {
    rt_gc_figures *f = out;
    *f = figures;
    f->collections = GC_get_gc_no();
    f->heap_bytes = GC_get_heap_size();
    f->free_bytes = GC_get_free_bytes();
    f->running_nanoseconds = now() - figures.started;
    return NULL;
}

rt_gc_figures rt_gc_get_figures(void) {
    rt_gc_figures f;
    GC_call_with_alloc_lock(read_figures, &f);
    return f;
}

bool rt_gc_await(bool end, uint64_t *seen, int32_t ms) {
    struct timespec deadline;
    clock_gettime(CLOCK_REALTIME, &deadline);
    deadline.tv_sec += ms / 1000;
    deadline.tv_nsec += ms % 1000 * 1000000L;
    deadline.tv_sec += deadline.tv_nsec / 1000000000;
    deadline.tv_nsec %= 1000000000;
    uint64_t *count = end ? &ended : &begun;
    pthread_mutex_lock(&notice_lock);
    int r = 0;
    while (*count == *seen && r != ETIMEDOUT)
        r = ms < 0 ? pthread_cond_wait(&noticed, &notice_lock) : pthread_cond_timedwait(&noticed, &notice_lock, &deadline);
    bool happened = *count != *seen;
    *seen = *count;
    pthread_mutex_unlock(&notice_lock);
    return happened;
}

/* --- regions without collections */

bool rt_gc_pause(uint64_t bytes) {
    uint64_t free_bytes = GC_get_free_bytes();
    if (bytes > free_bytes && !GC_expand_hp(bytes - free_bytes)) return false;
    GC_disable();
    return true;
}

void rt_gc_resume(void) {
    GC_enable();
}
