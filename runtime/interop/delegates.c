/* Delegates as function pointers, and function pointers as delegates.

   A function pointer of a delegate is a small piece of code (rt_arch_closure) that names its record: the delegate, held weakly, for native code
   keeps nothing alive. The records are found by the delegate's address, which does not change. Records of dead delegates are used again only
   after many others have died, so that a late call is noticed (it ends the process) and does not reach another delegate.
   A delegate made of a function pointer has invocation_count RT_DELEGATE_UNMANAGED, which CoreLib knows, and the pointer in method_ptr_aux. */
#include "runtime/interop/marshal.h"

#include <pthread.h>
#include <stdio.h>

#include "runtime/arch/stub.h"
#include "runtime/corelib/corelib.h"

enum { BUCKETS = 1024, KEPT_DEAD = 1024 };

typedef struct record { struct record *next; rt_object **weak; rt_type *type; uintptr_t address; void *code; } record;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static record *buckets[BUCKETS], *first_dead, **last_dead = &first_dead;
static uint32_t n_dead, n_live, sweep_at = 1024;

static record **bucket_of(uintptr_t address) { return &buckets[(address >> 4) % BUCKETS]; }
static rt_object *target(const record *r) { return __atomic_load_n(r->weak, __ATOMIC_ACQUIRE); }

static void bury(record **link) {
    record *r = *link;
    *link = r->next;
    r->next = NULL;
    *last_dead = r;
    last_dead = &r->next;
    n_dead++;
    n_live--;
}

static void sweep(void) {
    for (uint32_t i = 0; i < BUCKETS; i++)
        for (record **link = &buckets[i]; *link;) {
            if (target(*link)) link = &(*link)->next;
            else bury(link);
        }
    sweep_at = n_live * 2 + 1024;
}

static record *find(rt_object *d) {
    record *r = *bucket_of((uintptr_t)d);
    while (r && (r->address != (uintptr_t)d || target(r) != d)) r = r->next;
    return r;
}

/* A record to fill: the one that has been dead longest, if there are enough. */
static record *take_dead(void) {
    if (n_dead <= KEPT_DEAD) return NULL;
    record *r = first_dead;
    first_dead = r->next;
    if (!first_dead) last_dead = &first_dead;
    n_dead--;
    return r;
}

static record *make_record(rt_object *d, void *thunk) {
    pthread_mutex_lock(&lock);
    record *r = find(d);
    if (r) {
        pthread_mutex_unlock(&lock);
        return r;
    }
    if (n_live >= sweep_at) sweep();
    r = take_dead();
    if (r) rt_gc_handle_free((void **)r->weak);
    else r = calloc(1, sizeof *r);
    r->type = d->type;
    r->address = (uintptr_t)d;
    r->weak = (rt_object **)rt_gc_handle_new(d, RT_HANDLE_WEAK_TRACK);
    r->code = rt_arch_closure(r->code, thunk, r);
    r->next = *bucket_of(r->address);
    *bucket_of(r->address) = r;
    n_live++;
    pthread_mutex_unlock(&lock);
    return r;
}

static void *known_code(rt_object *d) {
    pthread_mutex_lock(&lock);
    record *r = find(d);
    void *code = r ? r->code : NULL;
    pthread_mutex_unlock(&lock);
    return code;
}

static void check_plan(rt_type *t) {
    const rt_plan *p = rt_plan_of_delegate(t);
    if (p->error) rt_throw_plan(p);
    if (p->reverse_error) rt_throw_new("System.Runtime.InteropServices.MarshalDirectiveException", "%s", p->reverse_error);
}

void *rt_delegate_to_native(rt_object *o) {
    rt_delegate *d = (rt_delegate *)o;
    coil_diag diag = { 0 };
    if (!o) return NULL;
    if (d->invocation_count == RT_DELEGATE_UNMANAGED) return d->method_ptr_aux;
    if (o->type->n_args) rt_throw_new("System.ArgumentException", "The specified Type must not be a generic type. (Parameter 'delegate')");
    void *code = known_code(o);
    if (code) return code;
    check_plan(o->type);
    void *thunk = rt_the_jit.native_entry(o->type, &diag);
    if (!thunk) rt_throw_diag(&diag);
    code = make_record(o, thunk)->code;
    if (!code) rt_throw_new("System.OutOfMemoryException", NULL);
    return code;
}

rt_object *rt_delegate_from_native(void *code, rt_type *t) {
    coil_diag diag = { 0 };
    if (!code) return NULL;
    record *r = rt_arch_closure_data(code);
    rt_object *known = r ? target(r) : NULL;
    if (known) return known;
    corelib_load(t);
    void *thunk = rt_the_jit.native_call(t, &diag);
    if (!thunk) rt_throw_diag(&diag);
    rt_delegate *d = (rt_delegate *)rt_object_new(t);
    d->target = &d->base;
    d->method_ptr = thunk;
    d->method_ptr_aux = code;
    d->invocation_count = RT_DELEGATE_UNMANAGED;
    return &d->base;
}

rt_object *rt_delegate_entered(void *data) {
    record *r = data;
    rt_object *d = target(r);
    if (d) return d;
    char name[300], text[512];
    rt_type_name(r->type, name, sizeof name);
    snprintf(text, sizeof text, "A callback was made on a garbage collected delegate of type '%s!%s::Invoke'.", r->type->assembly->name, name);
    rt_fail_fast(text, NULL);
}
