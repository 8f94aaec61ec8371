/* Objects: allocation, boxing, casts, cloning, access to fields by name. */
#include "runtime/object.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/types/loader.h"

static _Noreturn void out_of_memory(void) {
    rt_throw_new("System.OutOfMemoryException", NULL);
}

static rt_object *allocate(rt_type *t, size_t bytes) {
    rt_object *o = rt_gc_alloc_object(t, bytes);
    if (!o) out_of_memory();
    o->type = t;
    return o;
}

rt_object *rt_object_new(rt_type *t) {
    if (t->level < RT_LEVEL_LOADED) rt_type_load(t);
    rt_object *o = allocate(t, t->base_size);
    if (t->finalizer) rt_gc_register_finalizer(o);
    return o;
}

rt_object *rt_box(rt_type *t, const void *value) {
    if (t->is_nullable) {
        if (!*(const uint8_t *)value) return NULL; // hasValue comes first
        value = (const uint8_t *)value + t->nullable_value_offset;
        t = rt_type_nullable_arg(t);
    }
    if (t->level < RT_LEVEL_LOADED) rt_type_load(t);
    rt_object *o = allocate(t, t->base_size);
    memcpy(rt_object_data(o), value, t->size);
    return o;
}

size_t rt_object_size(rt_object *o) {
    const rt_type *t = o->type;
    size_t n = t->base_size - 16;
    if (t->flags & RT_MT_HAS_COMPONENT_SIZE) n += (size_t)((rt_array *)o)->length * rt_type_component_size(t);
    return n;
}

/* A new zeroed object of the same type and length. */
static rt_object *allocate_like(rt_object *o) {
    rt_object *copy = allocate(o->type, rt_object_size(o) + 16);
    if (o->type->flags & RT_MT_HAS_COMPONENT_SIZE) ((rt_array *)copy)->length = ((rt_array *)o)->length;
    if (o->type->finalizer) rt_gc_register_finalizer(copy);
    return copy;
}

rt_object *rt_object_clone(rt_object *o) {
    rt_object *copy = allocate_like(o);
    memcpy(rt_object_data(copy), rt_object_data(o), rt_object_size(o));
    return copy;
}

rt_object *rt_object_alloc_like(rt_object *o) {
    return allocate_like(o);
}

/* --- casts. A small cache over rt_type_is_assignable; each entry is guarded by a sequence number, odd while it is written. */

typedef struct cast_entry { uint32_t sequence; uintptr_t from, to_and_result; } cast_entry;
enum { CASTS = 4096 };
static cast_entry casts[CASTS];

static cast_entry *cast_slot(const rt_type *from, const rt_type *to) {
    uintptr_t h = ((uintptr_t)from >> 4) * 31 + ((uintptr_t)to >> 4);
    return &casts[(h ^ h >> 12) & (CASTS - 1)];
}

static int cast_lookup(const rt_type *from, const rt_type *to) { // -1: not there
    cast_entry *e = cast_slot(from, to);
    uint32_t sequence = __atomic_load_n(&e->sequence, __ATOMIC_ACQUIRE);
    uintptr_t f = __atomic_load_n(&e->from, __ATOMIC_ACQUIRE), r = __atomic_load_n(&e->to_and_result, __ATOMIC_ACQUIRE);
    if ((sequence & 1) || __atomic_load_n(&e->sequence, __ATOMIC_ACQUIRE) != sequence) return -1;
    return f == (uintptr_t)from && (r & ~(uintptr_t)1) == (uintptr_t)to ? (int)(r & 1) : -1;
}

static void cast_store(const rt_type *from, const rt_type *to, bool result) {
    cast_entry *e = cast_slot(from, to);
    uint32_t sequence = __atomic_load_n(&e->sequence, __ATOMIC_RELAXED);
    if ((sequence & 1) ||
        !__atomic_compare_exchange_n(&e->sequence, &sequence, sequence + 1, false, __ATOMIC_ACQ_REL, __ATOMIC_RELAXED)) return;
    __atomic_store_n(&e->from, (uintptr_t)from, __ATOMIC_RELEASE);
    __atomic_store_n(&e->to_and_result, (uintptr_t)to | result, __ATOMIC_RELEASE);
    __atomic_store_n(&e->sequence, sequence + 2, __ATOMIC_RELEASE);
}

bool rt_type_can_cast(rt_type *from, rt_type *to) {
    if (from == to) return true;
    int known = cast_lookup(from, to);
    if (known >= 0) return known;
    bool result = rt_type_is_assignable(from, to);
    cast_store(from, to, result);
    return result;
}

rt_object *rt_isinst(rt_object *o, rt_type *t) {
    if (!o || o->type == t) return o;
    if (t->is_nullable) t = rt_type_nullable_arg(t); // III.4.6: a box never has the type Nullable<T>
    if (t->kind == RT_KIND_CLASS && !t->is_variant && o->type->kind == RT_KIND_CLASS) return rt_type_is_subclass(o->type, t) ? o : NULL;
    return rt_type_can_cast(o->type, t) || rt_castable_isinst(o, t, false) ? o : NULL;
}

/* --- fields by name */

void *rt_field_address(rt_object *o, const char *name) {
    rt_field *f = rt_type_find_field(o->type, name);
    assert(f && !f->is_static);
    return (uint8_t *)rt_object_data(o) + f->offset;
}

void *rt_static_address(rt_type *t, const char *name) {
    rt_type_load(t);
    rt_field *f = rt_type_find_field(t, name);
    assert(f && f->is_static);
    return f->is_tls ? NULL : f->owner->statics + f->offset;
}

/* --- objects that stand for types, methods and fields. They are made once and held by handles for ever. */

static rt_object **type_slot(rt_type *t) {
    return rt_type_is_desc(t) ? &t->desc_exposed : &t->aux->exposed;
}

static intptr_t *word_at(rt_object *o, rt_field *f) {
    return (intptr_t *)((uint8_t *)rt_object_data(o) + f->offset);
}

rt_object *rt_type_object(rt_type *t) {
    rt_object **slot = type_slot(t), *o = __atomic_load_n(slot, __ATOMIC_ACQUIRE);
    if (o) return o;
    static rt_field *handle_field;
    if (!handle_field) {
        rt_type_load(rt_wk.runtime_type);
        handle_field = rt_type_find_field(rt_wk.runtime_type, "m_handle");
    }
    if (!rt_type_is_desc(t)) rt_type_load(t); // managed code reads flags, parent and interfaces from the type itself
    o = rt_object_new(rt_wk.runtime_type);
    *word_at(o, handle_field) = (intptr_t)rt_type_handle(t);
    void **keep = rt_gc_handle_new(o, RT_HANDLE_NORMAL);
    rt_object *none = NULL;
    if (__atomic_compare_exchange_n(slot, &none, o, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) return o;
    rt_gc_handle_free(keep);
    return none;
}

rt_type *rt_type_of_object(rt_object *runtime_type) {
    static rt_field *handle_field;
    if (!handle_field) handle_field = rt_type_find_field(rt_wk.runtime_type, "m_handle");
    if (!runtime_type) return NULL;
    assert(runtime_type->type == rt_wk.runtime_type);
    return rt_type_from_handle((uintptr_t)*word_at(runtime_type, handle_field));
}

static void **info_stub(rt_type *stub, const char *field, void *handle) {
    rt_type_load(stub);
    rt_object *o = rt_object_new(stub);
    *(void **)rt_field_address(o, field) = handle;
    return rt_gc_handle_new(o, RT_HANDLE_NORMAL);
}

/* Publishes a handle made by info_stub unless another thread was faster. */
static rt_object *publish(void **where, void **made) {
    void *none = NULL;
    if (__atomic_compare_exchange_n(where, &none, (void *)made, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE)) return *made;
    rt_gc_handle_free(made);
    return *(rt_object **)none;
}

rt_object *rt_method_object(rt_method *m) {
    void **known = __atomic_load_n((void ***)&m->reflection, __ATOMIC_ACQUIRE);
    if (known) return *known;
    return publish(&m->reflection, info_stub(rt_wk.runtime_method_info_stub, "m_value", m));
}

/* Fields have no room for their object: a table, which only grows. */
typedef struct field_entry { struct field_entry *next; rt_field *field; void *handle; } field_entry;
enum { FIELD_BUCKETS = 1024 };
static field_entry *field_objects[FIELD_BUCKETS];

static field_entry *find_field_entry(field_entry *e, rt_field *f) {
    while (e && e->field != f) e = e->next;
    return e;
}

rt_object *rt_field_object(rt_field *f) {
    field_entry **bucket = &field_objects[((uintptr_t)f >> 4) % FIELD_BUCKETS];
    field_entry *e = find_field_entry(__atomic_load_n(bucket, __ATOMIC_ACQUIRE), f);
    if (e) return *(rt_object **)e->handle;
    void **made = info_stub(rt_wk.runtime_field_info_stub, "m_fieldHandle", f);
    rt_loader_lock();
    e = find_field_entry(*bucket, f);
    if (!e && (e = malloc(sizeof *e))) {
        *e = (field_entry){ *bucket, f, made };
        __atomic_store_n(bucket, e, __ATOMIC_RELEASE);
        made = NULL;
    }
    rt_loader_unlock();
    if (made) rt_gc_handle_free(made);
    if (!e) out_of_memory();
    return *(rt_object **)e->handle;
}
