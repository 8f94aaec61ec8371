/* System.GC and GCSettings: collections, figures, modes, regions without collections, notifications, memory pressure.

   The collector has one generation, which is called the oldest of three because programs ask for those: every object is in generation 2,
   every collection is one of generation 2 and counts for all. Latency modes are hints that are kept and read back. */
#include <pthread.h>
#include <stdio.h>

#include "runtime/corelib/corelib.h"

enum { MAX_GENERATION = 2 };

/* --- regions without collections: the state that decides what EndNoGCRegion says */

enum { BATCH = 0, INTERACTIVE = 1, NO_GC_REGION = 4 };
enum { START_OK, START_NO_MEMORY, START_TOO_LARGE, START_IN_PROGRESS };
enum { END_OK, END_NOT_IN_PROGRESS, END_INDUCED, END_EXCEEDED };
enum { LOH_DEFAULT = 1, LOH_COMPACT_ONCE = 2 };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool in_region, induced;             // under lock, like the next three
static uint64_t region_bytes, region_start;
static int32_t mode = INTERACTIVE, loh_mode = LOH_DEFAULT;

static uint64_t meminfo(const char *name) {
    char line[256];
    unsigned long long kilobytes = 0;
    FILE *f = fopen("/proc/meminfo", "r");
    size_t n = strlen(name);
    while (f && fgets(line, sizeof line, f))
        if (!strncmp(line, name, n) && line[n] == ':') sscanf(line + n + 1, "%llu", &kilobytes);
    if (f) fclose(f);
    return (uint64_t)kilobytes * 1024;
}

static uint64_t number_in(const char *path) {
    unsigned long long n = 0;
    FILE *f = fopen(path, "r");
    if (!f || fscanf(f, "%llu", &n) != 1) n = 0; // "max" is no number
    if (f) fclose(f);
    return n;
}

/* Memory of the machine, or of the container if that is less. */
static uint64_t memory_limit(void) {
    uint64_t all = meminfo("MemTotal"), group = number_in("/sys/fs/cgroup/memory.max");
    if (!group) group = number_in("/sys/fs/cgroup/memory/memory.limit_in_bytes");
    return group && group < all ? group : all;
}

RT_NATIVE(int32_t, rt_q_GCInterface_StartNoGCRegion, int64_t total, int32_t has_loh, int64_t loh, int32_t no_full_collection) {
    (void)has_loh, (void)loh;
    if ((uint64_t)total > memory_limit()) return START_TOO_LARGE;
    if (!no_full_collection) rt_gc_collect();
    pthread_mutex_lock(&lock);
    int32_t r = in_region ? START_IN_PROGRESS : rt_gc_pause((uint64_t)total) ? START_OK : START_NO_MEMORY;
    if (r == START_OK) {
        in_region = true;
        induced = false;
        region_bytes = (uint64_t)total;
        region_start = rt_gc_allocated();
    }
    pthread_mutex_unlock(&lock);
    return r;
}

RT_NATIVE(int32_t, rt_q_GCInterface_EndNoGCRegion, void) {
    pthread_mutex_lock(&lock);
    int32_t r = induced ? END_INDUCED : !in_region ? END_NOT_IN_PROGRESS : rt_gc_allocated() - region_start > region_bytes ? END_EXCEEDED : END_OK;
    if (in_region) rt_gc_resume();
    in_region = induced = false;
    pthread_mutex_unlock(&lock);
    return r;
}

/* A collection that is asked for ends the region. */
static void leave_region(void) {
    pthread_mutex_lock(&lock);
    if (in_region) {
        rt_gc_resume();
        in_region = false;
        induced = true;
    }
    pthread_mutex_unlock(&lock);
}

/* --- collections and modes */

RT_NATIVE(void, rt_q_GCInterface_Collect, int32_t generation, int32_t how, uint8_t low_memory) {
    (void)generation, (void)how, (void)low_memory;
    leave_region();
    rt_gc_collect();
    __atomic_store_n(&loh_mode, LOH_DEFAULT, __ATOMIC_RELAXED);
}

RT_NATIVE(int32_t, rt_f_GCSettings_GetGCLatencyMode, void) {
    pthread_mutex_lock(&lock);
    int32_t m = in_region ? NO_GC_REGION : mode;
    pthread_mutex_unlock(&lock);
    return m;
}

RT_NATIVE(int32_t, rt_f_GCSettings_SetGCLatencyMode, int32_t value) {
    pthread_mutex_lock(&lock);
    bool refused = in_region;
    if (!refused) mode = value;
    pthread_mutex_unlock(&lock);
    return refused;
}

RT_NATIVE(int32_t, rt_f_GCSettings_GetLOHCompactionMode, void) {
    return __atomic_load_n(&loh_mode, __ATOMIC_RELAXED);
}

RT_NATIVE(void, rt_f_GCSettings_SetLOHCompactionMode, int32_t value) {
    __atomic_store_n(&loh_mode, value, __ATOMIC_RELAXED);
}

/* --- figures */

RT_NATIVE(int64_t, rt_q_GCInterface_GetTotalMemory, void) {
    rt_gc_figures f = rt_gc_get_figures();
    return (int64_t)(f.heap_bytes - f.free_bytes);
}

RT_NATIVE(int64_t, rt_f_GC_GetAllocatedBytesForCurrentThread, void) {
    return (int64_t)rt_gc_thread_allocated();
}

RT_NATIVE(int64_t, rt_f_GC_allocated, void) {
    return (int64_t)rt_gc_allocated();
}

RT_NATIVE(int64_t, rt_f_GC_GetTotalPauseDuration, void) {
    return (int64_t)(rt_gc_get_figures().pause_nanoseconds / 100);
}

RT_NATIVE(int32_t, rt_f_GC_GetLastGCPercentTimeInGC, void) {
    return (int32_t)rt_gc_get_figures().last_percent;
}

RT_NATIVE(int32_t, rt_f_GC_CollectionCount, int32_t generation, int32_t special) {
    (void)special;
    return generation > MAX_GENERATION ? 0 : (int32_t)rt_gc_get_figures().collections;
}

RT_NATIVE(int32_t, rt_f_GC_GetMaxGeneration, void) {
    return MAX_GENERATION;
}

RT_NATIVE(int32_t, rt_f_GC_GetGenerationInternal, rt_object *o) {
    (void)o;
    return MAX_GENERATION;
}

RT_NATIVE(uint64_t, rt_f_GC_GetGenerationSize, int32_t generation) {
    return generation == MAX_GENERATION ? rt_gc_get_figures().live_bytes : 0;
}

RT_NATIVE(uint64_t, rt_f_GC_GetSegmentSize, void) {
    return 256u << 20;
}

RT_NATIVE(void, rt_f_GC_GetMemoryInfo, rt_object *data, int32_t kind) {
    (void)kind;
    rt_gc_figures f = rt_gc_get_figures();
    if (!f.collections) return; // as .NET: all zero before the first
    uint64_t total = memory_limit(), available = meminfo("MemAvailable"), all = meminfo("MemTotal");
    RT_FIELD(data, uint64_t, "_highMemoryLoadThresholdBytes") = total / 10 * 9;
    RT_FIELD(data, uint64_t, "_totalAvailableMemoryBytes") = total;
    RT_FIELD(data, uint64_t, "_memoryLoadBytes") = all > available ? all - available : 0;
    RT_FIELD(data, uint64_t, "_heapSizeBytes") = f.live_bytes;
    RT_FIELD(data, uint64_t, "_fragmentedBytes") = f.free_bytes;
    RT_FIELD(data, uint64_t, "_totalCommittedBytes") = f.heap_bytes;
    RT_FIELD(data, uint64_t, "_promotedBytes") = f.live_bytes;
    RT_FIELD(data, int32_t, "_generation") = MAX_GENERATION;
    RT_FIELD(data, int64_t, "_index") = (int64_t)f.collections;
    RT_FIELD(data, int64_t, "_pauseDuration0") = (int64_t)(f.last_pause_nanoseconds / 100);
    RT_FIELD(data, int32_t, "_pauseTimePercentage") = (int32_t)(f.pause_nanoseconds * 10000 / (f.running_nanoseconds + 1));
}

/* --- the limit is read whenever it is asked for; a hard limit cannot be set */

typedef struct hard_limit { uint64_t limit, percent, by_heap[3], percent_by_heap[3]; } hard_limit; /* GC.GCHeapHardLimitInfo */

RT_NATIVE(int32_t, rt_q_GCInterface_RefreshMemoryLimit, hard_limit limit) {
    enum { DONE = 0, INVALID = 2 };
    return limit.limit == UINT64_MAX && limit.percent == UINT64_MAX ? DONE : INVALID;
}

/* --- notices of full collections. bdwgc does not tell before it collects: the approach is told when it begins. */

enum { NOTICE_SUCCEEDED, NOTICE_FAILED, NOTICE_CANCELED, NOTICE_TIMEOUT, NOTICE_NOT_APPLICABLE };
static bool registered;                     // under lock
static uint64_t seen_begun, seen_ended;     // of the one that waits

RT_NATIVE(uint8_t, rt_f_GC_RegisterForFullGCNotification, int32_t generation2, int32_t large) {
    (void)generation2, (void)large;
    pthread_mutex_lock(&lock);
    registered = true;
    pthread_mutex_unlock(&lock);
    rt_gc_await(false, &seen_begun, 0);
    rt_gc_await(true, &seen_ended, 0);
    return 1;
}

RT_NATIVE(uint8_t, rt_f_GC_CancelFullGCNotification, void) {
    pthread_mutex_lock(&lock);
    registered = false;
    pthread_mutex_unlock(&lock);
    return 1;
}

static bool is_registered(void) {
    pthread_mutex_lock(&lock);
    bool r = registered;
    pthread_mutex_unlock(&lock);
    return r;
}

/* In slices, so that a cancellation is seen. */
static int32_t await(bool end, uint64_t *seen, int32_t ms) {
    enum { SLICE = 50 };
    if (!is_registered()) return NOTICE_NOT_APPLICABLE;
    for (int32_t left = ms; is_registered(); left -= SLICE) {
        int32_t slice = ms >= 0 && left < SLICE ? left : SLICE;
        if (rt_gc_await(end, seen, slice)) return NOTICE_SUCCEEDED;
        if (ms >= 0 && left <= SLICE) return NOTICE_TIMEOUT;
    }
    return NOTICE_CANCELED;
}

RT_NATIVE(int32_t, rt_q_GCInterface_WaitForFullGCApproach, int32_t ms) {
    return await(false, &seen_begun, ms);
}

RT_NATIVE(int32_t, rt_q_GCInterface_WaitForFullGCComplete, int32_t ms) {
    return await(true, &seen_ended, ms);
}

/* --- memory pressure: memory that only finalizers free counts like the heap's own */

static uint64_t pressure, pressure_collected_at; // bytes now; bytes when we last collected for them

RT_NATIVE(void, rt_q_GCInterface_AddMemoryPressure, uint64_t bytes) {
    enum { LEAST = 64 << 20 };
    uint64_t now = __atomic_add_fetch(&pressure, bytes, __ATOMIC_RELAXED), last = __atomic_load_n(&pressure_collected_at, __ATOMIC_RELAXED);
    if (now < last + LEAST + last / 2) return;
    __atomic_store_n(&pressure_collected_at, now, __ATOMIC_RELAXED);
    rt_gc_collect();
}

RT_NATIVE(void, rt_q_GCInterface_RemoveMemoryPressure, uint64_t bytes) {
    uint64_t now = __atomic_load_n(&pressure, __ATOMIC_RELAXED);
    while (!__atomic_compare_exchange_n(&pressure, &now, now > bytes ? now - bytes : 0, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED));
    uint64_t left = now > bytes ? now - bytes : 0;
    if (left < __atomic_load_n(&pressure_collected_at, __ATOMIC_RELAXED)) __atomic_store_n(&pressure_collected_at, left, __ATOMIC_RELAXED);
}

/* --- JitInfo */

typedef struct rt_jit_counts counts;

static const counts *counts_of(uint8_t this_thread) {
    return this_thread ? &rt_jit_of_thread : &rt_jit_of_process;
}

RT_NATIVE(int64_t, rt_f_JitInfo_GetCompiledILBytes, uint8_t this_thread) {
    return (int64_t)__atomic_load_n(&counts_of(this_thread)->il_bytes, __ATOMIC_RELAXED);
}

RT_NATIVE(int64_t, rt_f_JitInfo_GetCompiledMethodCount, uint8_t this_thread) {
    return (int64_t)__atomic_load_n(&counts_of(this_thread)->methods, __ATOMIC_RELAXED);
}

RT_NATIVE(int64_t, rt_f_JitInfo_GetCompilationTimeInTicks, uint8_t this_thread) {
    return (int64_t)(__atomic_load_n(&counts_of(this_thread)->nanoseconds, __ATOMIC_RELAXED) / 100);
}
