/* Monitor, threads, wait handles. */
#include <errno.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/corelib/corelib.h"
#include "runtime/threads/monitor.h"
#include "runtime/threads/wait.h"

enum { ERROR_INVALID_HANDLE = 6, ERROR_NOT_OWNER = 288, ERROR_TOO_MANY_POSTS = 298 };
enum { LEAVE_NONE = 0, LEAVE_ERROR = 4, ENTER_CONTENTION = 0, ENTERED = 1, ENTER_SLOW = 2 };

/* --- Monitor */

static void require_object(rt_object *o) {
    if (!o) rt_throw_new("System.ArgumentNullException", NULL);
}

RT_NATIVE(uint8_t, rt_f_Monitor_TryEnter_FastPath, rt_object *o) {
    return o && rt_lock_try_fast(o);
}

RT_NATIVE(int32_t, rt_f_Monitor_TryEnter_FastPath_WithTimeout, rt_object *o, int32_t ms) {
    if (!o) return ENTER_SLOW;
    if (rt_lock_try_fast(o)) return ENTERED;
    return ms == 0 ? ENTER_CONTENTION : ENTER_SLOW;
}

RT_NATIVE(int32_t, rt_f_Monitor_Exit_FastPath, rt_object *o) {
    return o && rt_lock_exit(o) ? LEAVE_NONE : LEAVE_ERROR;
}

RT_NATIVE(uint8_t, rt_f_Monitor_IsEnteredNative, rt_object *o) {
    return rt_lock_is_entered(o);
}

RT_NATIVE(void, rt_q_Monitor_Enter_Slowpath, rt_object **o) {
    require_object(*o);
    rt_lock_enter(*o);
}

RT_NATIVE(int32_t, rt_q_Monitor_TryEnter_Slowpath, rt_object **o, int32_t ms) {
    require_object(*o);
    return rt_lock_try_enter(*o, ms);
}

RT_NATIVE(void, rt_q_Monitor_Exit_Slowpath, rt_object **o, int32_t action) {
    require_object(*o);
    if (action == LEAVE_ERROR)
        rt_throw_new("System.Threading.SynchronizationLockException", "Object synchronization method was called from an unsynchronized block of code.");
}

RT_NATIVE(int32_t, rt_q_Monitor_Wait, rt_object **o, int32_t ms) {
    return rt_lock_wait(*o, ms);
}

RT_NATIVE(void, rt_q_Monitor_Pulse, rt_object **o) {
    rt_lock_pulse(*o, false);
}

RT_NATIVE(void, rt_q_Monitor_PulseAll, rt_object **o) {
    rt_lock_pulse(*o, true);
}

RT_NATIVE(int64_t, rt_q_Monitor_GetLockContentionCount, void) {
    return (int64_t)rt_lock_contentions();
}

/* --- threads; a ThreadHandle is the record's address */

RT_NATIVE(void, rt_q_ThreadNative_GetCurrentThread, rt_object **result) {
    *result = rt_thread_object(rt_thread_self());
}

RT_NATIVE(void, rt_q_ThreadNative_Initialize, rt_object **thread) {
    rt_thread_new(*thread);
}

static size_t length16(const uint16_t *s) {
    size_t n = 0;
    while (s && s[n]) n++;
    return n;
}

/* The name as the system can show it: cut to what the kernel keeps, not within a character. */
static void system_name(const uint16_t *name, size_t n, char out[RT_THREAD_NAME]) {
    char *text = n ? rt_utf16_to_utf8(name, n) : NULL;
    *out = 0;
    if (!text) return;
    size_t length = strlen(text);
    if (length > RT_THREAD_NAME - 1) length = RT_THREAD_NAME - 1;
    while (length > 0 && ((uint8_t)text[length] & 0xC0) == 0x80) length--;
    memcpy(out, text, length);
    out[length] = 0;
    free(text);
}

RT_NATIVE(void, rt_q_ThreadNative_Start, rt_thread *t, int32_t stack_size, int32_t priority, int32_t is_pool, uint16_t *name) {
    (void)priority;
    t->is_pool = is_pool;
    system_name(name, length16(name), t->name);
    rt_thread_start(t, stack_size > 0 ? (size_t)stack_size : 0);
}

RT_NATIVE(int32_t, rt_q_ThreadNative_Join, rt_object **thread, int32_t ms) {
    return rt_thread_join(rt_thread_of(*thread), ms);
}

RT_NATIVE(void, rt_q_ThreadNative_Sleep, int32_t ms) {
    rt_thread_sleep(ms);
}

RT_NATIVE(int32_t, rt_q_ThreadNative_YieldThread, void) {
    sched_yield();
    return 1;
}

RT_NATIVE(void, rt_q_ThreadNative_SpinWait, int32_t n) {
    for (int32_t i = 0; i < n; i++) __asm__ volatile("" ::: "memory");
    if (n > 1000) sched_yield();
}

RT_NATIVE(void, rt_q_ThreadNative_InformThreadNameChange, rt_thread *t, uint16_t *name, int32_t length) {
    char text[RT_THREAD_NAME];
    system_name(name, length > 0 ? (size_t)length : 0, text);
    rt_thread_rename(t, text);
}

RT_NATIVE(void, rt_q_ThreadNative_SetIsBackground, rt_thread *t, int32_t background) {
    rt_thread_set_background(t, background);
}

RT_NATIVE(int32_t, rt_q_ThreadNative_GetIsBackground, rt_thread *t) {
    return t->is_background;
}

RT_NATIVE(int32_t, rt_q_ThreadNative_GetThreadState, rt_thread *t) {
    return rt_thread_state(t);
}

RT_NATIVE(void, rt_q_ThreadNative_SetPriority, rt_object **thread, int32_t priority) {
    rt_thread *t = rt_thread_of(*thread);
    if (t && t->finished) rt_throw_new("System.Threading.ThreadStateException", "Thread is dead; priority cannot be accessed.");
    RT_FIELD(*thread, int32_t, "_priority") = priority; // Linux has no per-thread priority for ordinary processes
}

RT_NATIVE(void, rt_q_ThreadNative_Interrupt, rt_thread *t) {
    rt_thread_interrupt(t);
}

RT_NATIVE(uint64_t, rt_q_ThreadNative_GetCurrentOSThreadId, void) {
    return (uint64_t)syscall(SYS_gettid);
}

RT_NATIVE(void, rt_q_ThreadNative_PollGC, void) {
}

RT_NATIVE(void, rt_f_Thread_InternalFinalize, rt_object *thread) {
    rt_thread *t = rt_thread_of(thread);
    RT_FIELD(thread, rt_thread *, "_DONT_USE_InternalThread") = NULL;
    rt_thread_free(t);
}

RT_NATIVE(uint8_t, rt_f_Thread_CatchAtSafePoint, void) {
    return 0;
}

RT_NATIVE(int32_t, rt_f_Thread_get_OptimalMaxSpinWaitsPerSpinIteration, void) {
    return 7;
}

/* --- wait handles; a handle is the object's address */

static int32_t wait_failed(int error) {
    errno = error;
    return 0;
}

RT_NATIVE(rt_waitable *, rt_q_CreateEventExW, intptr_t attributes, uint16_t *name, uint32_t flags, uint32_t access) {
    (void)attributes, (void)name, (void)access;
    errno = 0;
    return rt_event_new(flags & 1, flags & 2);
}

RT_NATIVE(int32_t, rt_q_SetEvent, rt_waitable *w) {
    rt_event_set(w);
    return 1;
}

RT_NATIVE(int32_t, rt_q_ResetEvent, rt_waitable *w) {
    rt_event_reset(w);
    return 1;
}

RT_NATIVE(int32_t, rt_q_CloseHandle, rt_waitable *w) {
    if (!w || w == (rt_waitable *)-1) return wait_failed(ERROR_INVALID_HANDLE);
    rt_waitable_free(w);
    return 1;
}

RT_NATIVE(rt_waitable *, rt_q_CreateSemaphoreExW, intptr_t attributes, int32_t initial, int32_t max, uint16_t *name, uint32_t flags, uint32_t access) {
    (void)attributes, (void)name, (void)flags, (void)access;
    errno = 0;
    return rt_semaphore_new(initial, max);
}

/* Serves Semaphore and, for the pool's semaphore, the waking of workers. */
RT_NATIVE(int32_t, rt_q_ReleaseSemaphore, rt_waitable *w, int32_t n, int32_t *previous) {
    return rt_pool_wake(w, n, previous) ? 1 : wait_failed(ERROR_TOO_MANY_POSTS);
}

static rt_waitable *named_mutex(const uint16_t *name, bool user_only, bool create, bool owned) {
    enum { ERROR_ALREADY_EXISTS = 183 };
    bool created = false;
    int error = 0;
    char *text = rt_utf16_to_utf8(name, length16(name));
    rt_waitable *w = text ? rt_mutex_named(text, user_only, create, owned, &created, &error) : NULL;
    free(text);
    errno = w ? (create && !created ? ERROR_ALREADY_EXISTS : 0) : error;
    return w;
}

RT_NATIVE(rt_waitable *, rt_q_PAL_CreateMutexW, int32_t owned, uint16_t *name, int32_t user_only, uint8_t *errors, uint32_t n_errors) {
    if (n_errors) errors[0] = 0;
    if (name && *name) return named_mutex(name, user_only, true, owned);
    errno = 0;
    return rt_mutex_new(owned);
}

RT_NATIVE(rt_waitable *, rt_q_PAL_OpenMutexW, uint16_t *name, int32_t user_only, uint8_t *errors, uint32_t n_errors) {
    if (n_errors) errors[0] = 0;
    return named_mutex(name, user_only, false, false);
}

RT_NATIVE(int32_t, rt_q_ReleaseMutex, rt_waitable *w) {
    return rt_mutex_release(w) ? 1 : wait_failed(ERROR_NOT_OWNER);
}

RT_NATIVE(int32_t, rt_q_WaitHandle_WaitOneCore, rt_waitable *w, int32_t ms, int32_t trivial) {
    (void)trivial;
    return rt_wait_check(rt_wait_many(&w, 1, false, ms));
}

static bool has_twice(rt_waitable **w, int32_t n) {
    for (int32_t i = 0; i < n; i++)
        for (int32_t k = 0; k < i; k++)
            if (w[i] == w[k]) return true;
    return false;
}

RT_NATIVE(int32_t, rt_q_WaitHandle_WaitMultipleIgnoringSyncContext, rt_waitable **w, int32_t n, int32_t all, int32_t ms) {
    for (int32_t i = 0; n > 1 && i < n; i++)
        if (rt_waitable_is_named(w[i]))
            rt_throw_new("System.PlatformNotSupportedException", "The wait operation on multiple wait handles including a named synchronization "
                         "primitive is not supported on this platform.");
    if (all && has_twice(w, n)) rt_throw_new("System.DuplicateWaitObjectException", "Duplicate objects in argument.");
    return rt_wait_check(rt_wait_many(w, n, all, ms));
}

RT_NATIVE(int32_t, rt_q_WaitHandle_WaitOnePrioritized, rt_waitable *w, int32_t ms) {
    return rt_pool_park(w, ms);
}

RT_NATIVE(int32_t, rt_q_WaitHandle_SignalAndWait, rt_waitable *signal, rt_waitable *w, int32_t ms) {
    if (!rt_waitable_signal(signal)) {
        if (!rt_waitable_is_mutex(signal)) return ERROR_TOO_MANY_POSTS;
        rt_throw_new("System.ApplicationException", "Attempt to release mutex not owned by calling thread.");
    }
    return rt_wait_check(rt_wait_many(&w, 1, false, ms));
}
