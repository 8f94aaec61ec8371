/* Methods: stubs, the async entry, instantiations, finding by name. */
#include "runtime/types/internal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/arch/stub.h"
#include "runtime/eh/eh.h"
#include "runtime/types/scope.h"

/* --- stubs */

void *rt_method_stub(rt_method *m) {
    void *stub = __atomic_load_n(&m->stub, __ATOMIC_ACQUIRE);
    if (stub)
        return stub;
    rt_loader_lock();
    if (!m->stub) {
        stub = rt_arch_stub(m);
        assert(stub && "out of memory for stubs");
        __atomic_store_n(&m->stub, stub, __ATOMIC_RELEASE);
    }
    rt_loader_unlock();
    return m->stub;
}

/* Results of more than 16 bytes come back through a hidden first argument, at the async entry too. */
static bool returns_hidden(rt_method *m) {
    const rt_sig *sig = rt_method_sig(m);
    return sig && rt_type_is_value(sig->ret) && rt_type_value_size(sig->ret) > 16;
}

void *rt_method_unbox_stub(rt_method *m) {
    void *stub = __atomic_load_n(&m->unbox_stub, __ATOMIC_ACQUIRE);
    if (stub)
        return stub;
    bool second = returns_hidden(m);
    rt_loader_lock();
    if (!m->unbox_stub) {
        stub = rt_arch_unbox_stub(m, second);
        assert(stub && "out of memory for stubs");
        __atomic_store_n(&m->unbox_stub, stub, __ATOMIC_RELEASE);
    }
    rt_loader_unlock();
    return m->unbox_stub;
}

rt_method *rt_method_from_stub(const void *code) {
    rt_method *m = rt_arch_stub_method(code);
    if (m)
        return m;
    const rt_code *c = rt_code_find(code);
    return c && c->start == code ? c->method : NULL;
}

/* --- the async entry */

static rt_method *make_async(rt_method *m) {
    rt_method *a = rt_types_alloc(sizeof *a);
    *a = (rt_method){.entry = (void *)rt_arch_prestub,
                     .owner = m->owner,
                     .token = m->token,
                     .flags = m->flags,
                     .impl_flags = m->impl_flags,
                     .name = m->name,
                     .def = a,
                     .typical = a,
                     .n_args = m->n_args,
                     .args = m->args,
                     .slot = -1,
                     .body_kind = m->body_kind,
                     .variant = RT_VARIANT_ASYNC,
                     .task_kind = m->task_kind,
                     .async_twin = m,
                     .is_dynamic = m->is_dynamic};
    if (m->owner->kind == RT_KIND_INTERFACE)
        a->slot = m->slot;
    return a;
}

rt_method *rt_method_async(rt_method *m) {
    rt_method *twin = __atomic_load_n(&m->async_twin, __ATOMIC_ACQUIRE);
    if (twin)
        return twin;
    if (m->task_kind == RT_TASK_NONE && !(m->impl_flags & RT_IMPL_ASYNC)) /* the bit without a task: AsyncHelpers.Await and its like */
        return NULL;
    rt_method *def = m->def != m ? rt_method_async(m->def) : NULL, *typical = m->typical != m ? rt_method_async(m->typical) : NULL;
    rt_loader_lock();
    if (!m->async_twin) {
        twin = make_async(m);
        if (def)
            twin->def = def;
        if (typical)
            twin->typical = typical;
        if (m->def != m && def)
            twin->slot = def->slot;
        __atomic_store_n(&m->async_twin, twin, __ATOMIC_RELEASE);
    }
    rt_loader_unlock();
    return m->async_twin;
}

/* --- bodies */

static int dynamic_body(const rt_method *m, il_body *out, coil_diag *d) {
    const rt_scope *s = rt_scope_of(m);
    if (!rt_scope_ready(s))
        return coil_fail(d, COIL_ENO_METHOD, "the body of dynamic method %s is not here yet", m->name);
    *out = s->body;
    return 0;
}

int rt_method_body(const rt_method *m, il_body *out, coil_diag *d) {
    if (m->is_dynamic)
        return dynamic_body(m, out, d);
    return il_body_read(m->owner->assembly->image, IL_TOKEN_RID(m->token), out, d);
}

/* --- instantiations: one hash table for the process, read and written under the loader lock */

static struct {
    rt_method **rows;
    uint32_t size, used;
} table;

static uint32_t hash_of(const rt_method *def, rt_type *const *args, uint32_t n) {
    uint64_t h = (uintptr_t)def >> 4;
    for (uint32_t i = 0; i < n; i++)
        h = (h * 0x9E3779B97F4A7C15u) ^ ((uintptr_t)args[i] >> 4);
    h *= 0x9E3779B97F4A7C15u;
    return (uint32_t)(h >> 32);
}

static void insert_row(rt_method *m) {
    uint32_t i = hash_of(m->def, m->args, m->n_args) & (table.size - 1);
    while (table.rows[i])
        i = (i + 1) & (table.size - 1);
    table.rows[i] = m;
}

static void table_add(rt_method *m) {
    if (2 * (table.used + 1) > table.size) {
        rt_method **old = table.rows;
        uint32_t n = table.size;
        table.size = n ? n * 2 : 4096;
        table.rows = calloc(table.size, sizeof *table.rows);
        assert(table.rows && "out of memory for methods");
        for (uint32_t i = 0; i < n; i++)
            if (old[i])
                insert_row(old[i]);
        free(old);
    }
    insert_row(m);
    table.used++;
}

static rt_method *find_instance(const rt_method *def, rt_type *const *args, uint32_t n) {
    if (!table.size)
        return NULL;
    uint32_t i = hash_of(def, args, n) & (table.size - 1);
    for (rt_method *m; (m = table.rows[i]); i = (i + 1) & (table.size - 1))
        if (m->def == def && !memcmp(m->args, args, n * sizeof *args))
            return m;
    return NULL;
}

static rt_method *make_instance(rt_method *def, rt_type *const *args, uint32_t n) {
    rt_method *m = rt_types_alloc(sizeof *m);
    *m = (rt_method){.entry = (void *)rt_arch_prestub,
                     .owner = def->owner,
                     .token = def->token,
                     .flags = def->flags,
                     .impl_flags = def->impl_flags,
                     .name = def->name,
                     .def = def,
                     .typical = def->typical,
                     .n_args = n,
                     .args = rt_types_alloc(n * sizeof *args),
                     .slot = def->slot,
                     .body_kind = def->body_kind,
                     .task_kind = def->task_kind,
                     .native = def->body_kind == RT_BODY_REPLACED ? def->native : NULL};
    memcpy(m->args, args, n * sizeof *args);
    m->inst_next = def->inst_next;
    def->inst_next = m;
    return m;
}

rt_method *rt_method_instantiate(rt_method *def, rt_type *const *args, uint32_t n, coil_diag *d) {
    if (def->variant == RT_VARIANT_ASYNC) {
        rt_method *m = rt_method_instantiate(def->async_twin, args, n, d);
        return m ? rt_method_async(m) : NULL;
    }
    char name[300];
    if (def->def != def || !def->n_args || def->n_args != n) {
        rt_fail_in(def->owner->assembly, d, COIL_EBAD_TYPE, "%s takes %u generic arguments, not %u", rt_method_name(def, name, sizeof name),
                   def->n_args, n);
        return NULL;
    }
    if (!memcmp(def->args, args, n * sizeof *args))
        return def;
    rt_loader_lock();
    rt_method *m = find_instance(def, args, n);
    if (!m)
        table_add(m = make_instance(def, args, n));
    rt_loader_unlock();
    return m;
}

rt_method *rt_method_on_type(rt_method *m, rt_type *owner) {
    if (m->owner == owner)
        return m;
    if (m->variant == RT_VARIANT_ASYNC)
        return rt_method_async(rt_method_on_type(m->async_twin, owner));
    assert(m->owner->def == owner->def && "the method belongs to another type");
    if (rt_type_members(owner))
        return NULL;
    rt_method *mine = &owner->methods[m->typical - owner->def->methods];
    return m->def == m ? mine : rt_method_instantiate(mine, m->args, m->n_args, NULL);
}

/* --- members by name */

/* Parameter count of a method without resolving its types. */
static uint32_t parameter_count(const rt_method *m) {
    il_sig s = il_sig_start(il_col_blob(m->owner->assembly->image, IL_MethodDef_Signature, IL_TOKEN_RID(m->token)));
    return il_sig_method(&s).params;
}

rt_method *rt_type_find_method(rt_type *t, const char *name, int n_params) {
    rt_type_members(t);
    for (uint32_t i = 0; i < t->n_methods; i++)
        if (!strcmp(t->methods[i].name, name) && (n_params < 0 || parameter_count(&t->methods[i]) == (uint32_t)n_params))
            return &t->methods[i];
    for (uint32_t i = 0; i < t->n_extra; i++)
        if (!strcmp(t->extra_methods[i]->name, name) && (n_params < 0 || t->extra_methods[i]->sig->n_params == (uint32_t)n_params))
            return t->extra_methods[i];
    return NULL;
}

static bool has_parameters(rt_method *m, rt_type *const *params, uint32_t n) {
    const rt_sig *sig = rt_method_sig(m);
    return sig && sig->n_params == n && (!n || !memcmp(sig->params, params, n * sizeof *params));
}

rt_method *rt_type_find_method_sig(rt_type *t, const char *name, rt_type *const *params, uint32_t n) {
    rt_type_members(t);
    for (uint32_t i = 0; i < t->n_methods; i++)
        if (!strcmp(t->methods[i].name, name) && has_parameters(&t->methods[i], params, n))
            return &t->methods[i];
    for (uint32_t i = 0; i < t->n_extra; i++)
        if (!strcmp(t->extra_methods[i]->name, name) && has_parameters(t->extra_methods[i], params, n))
            return t->extra_methods[i];
    return NULL;
}

rt_field *rt_type_find_field(rt_type *t, const char *name) {
    for (; t; t = rt_type_parent(t)) {
        rt_type_layout(t); /* whoever asks wants the offset */
        rt_type_declare_fields(t);
        for (uint32_t i = 0; i < t->n_fields; i++)
            if (!strcmp(t->fields[i].name, name))
                return &t->fields[i];
    }
    return NULL;
}

rt_method *rt_type_default_ctor(rt_type *t) {
    rt_type_members(t);
    for (uint32_t i = 0; i < t->n_methods; i++) {
        rt_method *m = &t->methods[i];
        if (!rt_method_is_static(m) && !strcmp(m->name, ".ctor") && parameter_count(m) == 0)
            return m;
    }
    return NULL;
}
