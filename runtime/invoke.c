/* Calling managed code from C, and the slow path of method stubs. */
#include "runtime/jit_interface.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/eh/eh.h"
#include "runtime/object.h"
#include "runtime/types/context.h"
#include "runtime/types/loader.h"
#include "runtime/types/scope.h"

rt_jit rt_the_jit;
rt_jit_counts rt_jit_of_process;
__thread rt_jit_counts rt_jit_of_thread;

typedef rt_object *(*thunk)(void *code, void **args, void *ret);

/* Signatures of one shape share a thunk: what counts of a type is how its values travel. */
typedef struct thunk_entry {
    struct thunk_entry *next;
    uint32_t hash, n;
    thunk code;
    uintptr_t key[];
} thunk_entry;
enum { THUNK_BUCKETS = 512 };
static thunk_entry *thunks[THUNK_BUCKETS];

/* References are all alike, and so are pointers; primitives and enums count by element; other structs each for itself. */
static uintptr_t shape(rt_type *t) {
    if (rt_type_is_ref(t))
        return IL_ELEMENT_OBJECT;
    if (rt_type_is_desc(t))
        return t->kind == RT_KIND_BYREF ? IL_ELEMENT_BYREF : IL_ELEMENT_PTR;
    if (t->kind == RT_KIND_STRUCT)
        return (uintptr_t)t;
    return rt_type_underlying(t)->element;
}

static uint32_t make_key(const rt_sig *sig, bool this_is_byref, bool catching, uintptr_t *key) {
    uint32_t n = 0, hash = 17;
    key[n++] = (uintptr_t)(sig->has_this | this_is_byref << 1 | catching << 2);
    key[n++] = shape(sig->ret);
    for (uint32_t i = 0; i < sig->n_params; i++)
        key[n++] = shape(sig->params[i]);
    for (uint32_t i = 0; i < n; i++)
        hash = (hash ^ (uint32_t)(key[i] >> 3) ^ (uint32_t)key[i]) * 0x9E3779B1u;
    return hash;
}

static thunk_entry *find_thunk(thunk_entry *e, uint32_t hash, const uintptr_t *key, uint32_t n) {
    while (e && (e->hash != hash || e->n != n || memcmp(e->key, key, n * sizeof *key)))
        e = e->next;
    return e;
}

static thunk make_thunk(const rt_sig *sig, bool this_is_byref, bool catching, uint32_t hash, const uintptr_t *key, uint32_t n) {
    thunk_entry **bucket = &thunks[hash % THUNK_BUCKETS], *e = malloc(sizeof *e + n * sizeof *key);
    *e = (thunk_entry){NULL, hash, n, (thunk)rt_the_jit.invoke_thunk(sig, this_is_byref, catching)};
    memcpy(e->key, key, n * sizeof *key);
    if (!e->code)
        rt_throw_new("System.NotSupportedException", "coil cannot make a call of this signature from native code");
    rt_loader_lock();
    e->next = *bucket;
    __atomic_store_n(bucket, e, __ATOMIC_RELEASE);
    rt_loader_unlock();
    return e->code;
}

static thunk thunk_for(const rt_sig *sig, bool this_is_byref, bool catching) {
    uintptr_t few[16], *key = sig->n_params + 2 <= 16 ? few : malloc((sig->n_params + 2) * sizeof *key);
    uint32_t n = sig->n_params + 2, hash = make_key(sig, this_is_byref, catching, key);
    thunk_entry *e = find_thunk(__atomic_load_n(&thunks[hash % THUNK_BUCKETS], __ATOMIC_ACQUIRE), hash, key, n);
    thunk code = e ? e->code : make_thunk(sig, this_is_byref, catching, hash, key, n);
    if (key != few)
        free(key);
    return code;
}

static rt_object *call(rt_method *m, void **args, void *ret, bool catching) {
    coil_diag d = {0};
    const rt_sig *sig = rt_method_sig_diag(m, &d);
    if (!sig)
        rt_throw_diag(&d);
    return thunk_for(sig, sig->has_this && rt_type_is_value(m->owner), catching)(rt_method_stub(m), args, ret);
}

rt_object *rt_invoke(rt_method *m, void **args, void *ret) { return call(m, args, ret, true); }

void rt_call(rt_method *m, void **args, void *ret) { call(m, args, ret, false); }

/* --- the prestub */

/* A module's initialiser (.cctor of <Module>) runs before the first method of the module does. The module's own methods
   are called through stubs at first, so here is where that is noticed.
   Recursion: the initialiser's own calls find its class "running" on this thread and pass. (Not in ECMA for the C# feature; II.10.5.3 for .cctor.) */
static void initialise_module(rt_assembly *a) {
    if (__atomic_load_n(&a->module_initialised, __ATOMIC_ACQUIRE))
        return;
    coil_diag d = {0};
    rt_type *module = rt_resolve_type(a, IL_TOKEN(IL_TABLE_TypeDef, 1), NULL, &d);
    if (module && rt_type_load(module) == 0 && rt_type_needs_cctor(module))
        rt_type_ensure_cctor(module);
    __atomic_store_n(&a->module_initialised, true, __ATOMIC_RELEASE);
}

void *rt_prestub(rt_method *m) {
    int saved = errno;
    coil_diag d = {0};
    if (m->owner->assembly)
        initialise_module(m->owner->assembly);
    if (m->is_dynamic)
        rt_scope_prepare(m);
    else
        rt_context_prebind(m);
    void *code = rt_the_jit.compile(m, &d);
    if (!code)
        rt_throw_diag(&d); /* unwinds through the stub, which has unwind information */
    errno = saved;
    return code;
}
