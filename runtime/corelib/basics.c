/* Strings, arrays, buffers, interlocked, environment and process, hash codes. */
#include <errno.h>
#include <sched.h>
#include <stdio.h>
#include <linux/membarrier.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "runtime/arch/cpu.h"
#include "runtime/corelib/corelib.h"

/* --- strings and objects */

RT_NATIVE(rt_string *, rt_f_String_FastAllocateString, rt_type *t, intptr_t length) {
    (void)t;
    return rt_string_alloc(length);
}

RT_NATIVE(void, rt_q_String_Intern, rt_string **s) {
    *s = rt_string_intern(*s);
}

RT_NATIVE(void, rt_q_String_IsInterned, rt_string **s) {
    *s = rt_string_is_interned(*s);
}

RT_NATIVE(int32_t, rt_f_RuntimeHelpers_TryGetHashCode, rt_object *o) {
    return o ? rt_object_hash(o) : 0;
}

RT_NATIVE(int32_t, rt_q_ObjectNative_GetHashCodeSlow, rt_object **o) {
    return *o ? rt_object_hash(*o) : 0;
}

RT_NATIVE(uint8_t, rt_f_RuntimeHelpers_ContentEquals, rt_object *a, rt_object *b) {
    return a->type == b->type && rt_object_size(a) == rt_object_size(b) && !memcmp(rt_object_data(a), rt_object_data(b), rt_object_size(a));
}

RT_NATIVE(void, rt_q_ObjectNative_AllocateUninitializedClone, rt_object **o) {
    *o = rt_object_alloc_like(*o);
}

RT_NATIVE(uint8_t, rt_f_RuntimeHelpers_TryEnsureSufficientExecutionStack, void) {
    const rt_thread *t = rt_thread_self();
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    return here < t->stack_low || here > t->stack_high || here - t->stack_low > (128u << 10);
}

/* --- memory. References are moved whole: 8-byte aligned copies are made of stores of at least 8 bytes by the C library. */

RT_NATIVE(void, rt_f_Buffer_BulkMoveWithWriteBarrierInternal, void *dst, void *src, size_t n) {
    memmove(dst, src, n);
}

RT_NATIVE(void, rt_q_Buffer_MemMove, void *dst, void *src, size_t n) {
    memmove(dst, src, n);
}

RT_NATIVE(void, rt_q_Buffer_Clear, void *p, size_t n) {
    memset(p, 0, n);
}

RT_NATIVE(rt_object *, rt_f_Interlocked_CompareExchangeObject, rt_object **p, rt_object *value, rt_object *comparand) {
    if (!p) rt_throw_null();
    __atomic_compare_exchange_n(p, &comparand, value, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
    return comparand;
}

RT_NATIVE(rt_object *, rt_f_Interlocked_ExchangeObject, rt_object **p, rt_object *value) {
    if (!p) rt_throw_null();
    return __atomic_exchange_n(p, value, __ATOMIC_SEQ_CST);
}

RT_NATIVE(void, rt_q_Interlocked_MemoryBarrierProcessWide, void) {
    syscall(SYS_membarrier, MEMBARRIER_CMD_GLOBAL, 0, 0);
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
}

/* --- arrays */

RT_NATIVE(uint32_t, rt_f_Array_GetCorElementTypeOfElementType, rt_object *a) {
    rt_type *elem = a->type->elem;
    return rt_type_is_value(elem) ? rt_type_underlying(elem)->element : elem->element;
}

static void check_element(rt_type *elem) {
    if (elem == rt_wk.void_) rt_throw_new("System.NotSupportedException", "Arrays of System.Void are not supported.");
    if (elem->kind == RT_KIND_BYREF || elem->kind == RT_KIND_VAR || elem->kind == RT_KIND_MVAR)
        rt_throw_new("System.NotSupportedException", "Type is not supported.");
    if (elem->is_open || elem->is_generic_def) rt_throw_new("System.NotSupportedException", "Cannot create arrays of open type.");
    if (!rt_type_is_desc(elem) && elem->is_byreflike) rt_throw_new("System.NotSupportedException", "Cannot create arrays of ByRef-like values.");
}

RT_NATIVE(void, rt_q_Array_CreateInstance, q_type th, int32_t rank, int32_t *lengths, int32_t *lower, int32_t from_array, rt_object **result) {
    rt_type *t = q_type_of(th);
    if (!from_array) {
        check_element(t);
        bool vector = rank == 1 && (!lower || lower[0] == 0);
        t = vector ? rt_type_szarray(t) : rt_type_mdarray(t, (uint32_t)rank);
    }
    corelib_load(t);
    *result = t->kind == RT_KIND_SZARRAY ? &rt_array_new(t, lengths[0])->base : rt_mdarray_new(t, lengths, lower);
}

rt_object *corelib_create_array(rt_type *t, uint32_t n, const int32_t *args) {
    corelib_load(t);
    if (t->kind == RT_KIND_ARRAY) {
        int32_t lengths[32], lower[32];
        bool pairs = n == 2u * t->rank;
        for (uint32_t i = 0; i < t->rank && i < 32; i++) {
            lengths[i] = pairs ? args[2 * i + 1] : args[i];
            lower[i] = pairs ? args[2 * i] : 0;
        }
        return rt_mdarray_new(t, lengths, pairs ? lower : NULL);
    }
    rt_array *a = rt_array_new(t, args[0]);
    for (uint32_t i = 0; n > 1 && i < a->length; i++) ((rt_object **)a->data)[i] = corelib_create_array(t->elem, n - 1, args + 1);
    return &a->base;
}

RT_NATIVE(void, rt_q_Array_CreateInstanceMDArray, uintptr_t handle, uint32_t n, void *args, rt_object **result) {
    *result = corelib_create_array(rt_type_from_handle(handle), n, args);
}

RT_NATIVE(void, rt_q_GCInterface_AllocateNewArray, uintptr_t handle, int32_t length, int32_t flags, rt_object **result) {
    (void)flags; // nothing moves: every array is pinned; all are zeroed
    rt_type *t = rt_type_from_handle(handle);
    corelib_load(t);
    *result = &rt_array_new(t, length)->base;
}

/* The default constructor that Array.Initialize calls on each element: takes the element's address. */
RT_NATIVE(void *, rt_q_Array_GetElementConstructorEntrypoint, q_type th) {
    rt_type *t = q_type_of(th);
    corelib_load(t);
    rt_method *ctor = rt_type_default_ctor(t);
    return ctor ? rt_method_stub(ctor) : NULL;
}

/* --- environment: a copy that managed code changes; the process's own is left alone */

typedef struct variable { struct variable *next; uint16_t *name, *value; } variable;
static variable *variables;
static bool variables_read;
static pthread_mutex_t variables_lock = PTHREAD_MUTEX_INITIALIZER;
extern char **environ;

static size_t length16(const uint16_t *s) {
    size_t n = 0;
    while (s[n]) n++;
    return n;
}

static uint16_t *copy16(const uint16_t *s, size_t n) {
    uint16_t *c = malloc((n + 1) * 2);
    memcpy(c, s, n * 2);
    c[n] = 0;
    return c;
}

static variable **find_variable(const uint16_t *name) {
    size_t n = length16(name);
    variable **p = &variables;
    while (*p && (length16((*p)->name) != n || memcmp((*p)->name, name, n * 2))) p = &(*p)->next;
    return p;
}

static void read_environment(void) { // may allocate: called without the lock
    if (__atomic_load_n(&variables_read, __ATOMIC_ACQUIRE)) return;
    variable *list = NULL, **end = &list;
    for (char **e = environ; *e; e++) {
        const char *eq = strchr(*e, '=');
        if (!eq || eq == *e) continue;
        rt_string *name = rt_string_utf8_n(*e, (size_t)(eq - *e)), *value = rt_string_utf8(eq + 1);
        variable *v = calloc(1, sizeof *v);
        v->name = copy16(name->chars, (size_t)name->length);
        v->value = copy16(value->chars, (size_t)value->length);
        *end = v;
        end = &v->next;
    }
    pthread_mutex_lock(&variables_lock);
    if (!variables_read) variables = list;
    __atomic_store_n(&variables_read, true, __ATOMIC_RELEASE);
    pthread_mutex_unlock(&variables_lock);
}

RT_NATIVE(uint32_t, rt_q_GetEnvironmentVariableW, const uint16_t *name, uint16_t *buffer, uint32_t size) {
    enum { ERROR_ENVVAR_NOT_FOUND = 203 };
    read_environment();
    pthread_mutex_lock(&variables_lock);
    variable *v = *find_variable(name);
    size_t n = v ? length16(v->value) : 0;
    if (v && n < size) memcpy(buffer, v->value, (n + 1) * 2);
    pthread_mutex_unlock(&variables_lock);
    errno = v ? 0 : ERROR_ENVVAR_NOT_FOUND;
    return n < size ? (uint32_t)n : (uint32_t)n + 1;
}

RT_NATIVE(int32_t, rt_q_SetEnvironmentVariableW, const uint16_t *name, const uint16_t *value) {
    read_environment();
    pthread_mutex_lock(&variables_lock);
    variable **p = find_variable(name), *v = *p;
    if (!value && v) {
        *p = v->next;
        free(v->name);
        free(v->value);
        free(v);
    } else if (value) {
        if (!v) {
            *p = v = calloc(1, sizeof *v);
            v->name = copy16(name, length16(name));
        }
        free(v->value);
        v->value = copy16(value, length16(value));
    }
    pthread_mutex_unlock(&variables_lock);
    return 1;
}

RT_NATIVE(uint16_t *, rt_q_GetEnvironmentStringsW, void) {
    read_environment();
    pthread_mutex_lock(&variables_lock);
    size_t n = 1;
    for (variable *v = variables; v; v = v->next) n += length16(v->name) + length16(v->value) + 2;
    uint16_t *block = malloc((n + 1) * 2), *p = block;
    for (variable *v = variables; v; v = v->next) {
        size_t a = length16(v->name), b = length16(v->value);
        memcpy(p, v->name, a * 2);
        p[a] = '=';
        memcpy(p + a + 1, v->value, (b + 1) * 2);
        p += a + b + 2;
    }
    p[0] = p[1 * (p == block)] = 0;
    pthread_mutex_unlock(&variables_lock);
    return block;
}

RT_NATIVE(int32_t, rt_q_FreeEnvironmentStringsW, uint16_t *block) {
    free(block);
    return 1;
}

RT_NATIVE(int32_t, rt_q_FormatMessageW, int32_t flags, intptr_t source, uint32_t id, int32_t language, void *buffer, int32_t size, intptr_t args) {
    (void)flags, (void)source, (void)id, (void)language, (void)buffer, (void)size, (void)args;
    return 0; // there is no text; managed code falls back to the number
}

RT_NATIVE(int32_t, rt_q_Environment_GetProcessorCount, void) {
    const char *forced = getenv("DOTNET_PROCESSOR_COUNT");
    cpu_set_t set;
    if (forced && atoi(forced) > 0) return atoi(forced);
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return CPU_COUNT(&set);
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (int32_t)n : 1;
}

RT_NATIVE(void, rt_q_X86BaseCpuId, int32_t *registers, int32_t function, int32_t sub) {
    rt_cpu_id(registers, function, sub);
}

static int32_t exit_code;

RT_NATIVE(int32_t, rt_f_Environment_get_ExitCode, void) {
    return exit_code;
}

RT_NATIVE(void, rt_f_Environment_set_ExitCode, int32_t code) {
    exit_code = code;
}

RT_NATIVE(int32_t, rt_f_Environment_get_CurrentManagedThreadId, void) {
    return rt_thread_self()->id;
}

RT_NATIVE(void, rt_q_Environment_Exit, int32_t code) {
    static int exiting;
    exit_code = code;
    if (__atomic_exchange_n(&exiting, 1, __ATOMIC_SEQ_CST) == 0) {
        rt_method *on_exit = rt_type_find_method(rt_wk.appcontext, "OnProcessExit", 0);
        if (on_exit) rt_call(on_exit, NULL, NULL);
    }
    fflush(NULL);
    _exit(exit_code & 0xFF);
}

RT_NATIVE(void, rt_q_Environment_FailFast, void *mark, const uint16_t *message, rt_object **exception, const uint16_t *source) {
    (void)mark, (void)source;
    rt_fail_fast(message ? rt_utf16_to_utf8(message, length16(message)) : NULL, exception ? *exception : NULL);
}
