/* Which method runs: virtual and interface calls on an exact type, static virtual members, and the caches in front of that.

   Class methods: the slot of the receiver's vtable. Interface methods have no slots; the search, II.12.2, is done once per pair (type,
   method):
   1. The interface as the type has it: exactly, or else the first that converts to it by variance.
   2. From the most derived class upwards: an explicit override (MethodImpl) of that exact method; else, in a class that itself declares the
      interface, a public virtual method of the same name and signature there, or (if no base class implements the interface already) in
      its bases. What is found is a declaration; the method in its slot of the receiver's vtable runs.
   3. Default implementations: the interface method itself if it has a body, and every override in an interface that the type has. The most
      specific one wins; none or several is an error.
   Vectors have no classes for their collection interfaces: SZArrayHelper's generic methods stand in, over the interface's own element type.
   Generic methods are looked up as definitions and instantiated on the target; async entries as their Task-returning twins.
   Explicit overrides are compared by name before anything is resolved, so a lookup loads few types.

   Caches: rt_dispatch_cache is probed by compiled code; behind it a table holds every pair ever asked. Entries are never freed, and only
   their code changes, once: from the target's stub to its final code, which saves the stub's jump. */
#include "runtime/types/internal.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/eh/eh.h"

enum { METHOD_ACCESS_MASK = 7, METHOD_PUBLIC = 6 };

/* --- interfaces of a type */

static bool has_interface(const rt_type *t, const rt_type *iface) {
    for (uint32_t i = 0; i < t->interface_count; i++)
        if (t->interfaces[i] == iface)
            return true;
    return false;
}

/* The interface through which [t] serves [iface]; NULL if it does not. */
static rt_type *serving_interface(rt_type *t, rt_type *iface) {
    if (t == iface || has_interface(t, iface))
        return iface;
    for (rt_type *c = t; c; c = c->parent) /* nearest class first */
        for (uint32_t i = 0; iface->n_args && i < c->interface_count; i++) {
            rt_type *mine = c->interfaces[i];
            if (c->parent && has_interface(c->parent, mine))
                continue;
            if (mine->def == iface->def && rt_type_variant_compatible(mine, iface))
                return mine;
        }
    return NULL;
}

/* --- explicit overrides, II.22.27 */

static const char *token_name(const il_image *img, uint32_t token) {
    uint32_t rid = IL_TOKEN_RID(token);
    return il_col_string(img, IL_TOKEN_TABLE(token) == IL_TABLE_MethodDef ? IL_MethodDef_Name : IL_MemberRef_Name, rid);
}

/* The body that [t] itself (class or interface) gives to interface method [m] by a MethodImpl row; NULL if none. */
static rt_method *explicit_override(rt_type *t, rt_method *m) {
    const il_image *img = t->assembly->image;
    il_range rows = il_find(img, IL_MethodImpl_Class, IL_TOKEN_RID(t->token));
    rt_context ctx = rt_type_context(t);
    coil_diag d;
    for (uint32_t i = rows.first; i < rows.end; i++) {
        uint32_t token = il_col(img, IL_MethodImpl_MethodDeclaration, i);
        if (strcmp(token_name(img, token), m->name))
            continue;
        rt_method *decl = rt_resolve_method(t->assembly, token, &ctx, &d);
        if (decl && decl->typical == m->typical && decl->owner != m->owner && decl->owner->def == decl->owner)
            decl = rt_method_on_type(decl, m->owner); /* a MethodDef token in the same generic interface names it open */
        if (decl != m)
            continue;
        rt_method *body = rt_resolve_method(t->assembly, il_col(img, IL_MethodImpl_MethodBody, i), &ctx, &d);
        if (body && body->owner->def == t->def)
            return rt_method_on_type(body, t); /* likewise */
        if (body && t->kind != RT_KIND_INTERFACE && rt_type_is_subclass(t, body->owner))
            return body;
    }
    return NULL;
}

/* --- by name and signature */

static bool same_method(rt_method *a, rt_method *b) {
    if (a->n_args != b->n_args || strcmp(a->name, b->name))
        return false;
    const rt_sig *x = rt_method_sig(a), *y = rt_method_sig(b);
    return x && y && rt_sig_same(x, y, true);
}

static rt_method *find_public(rt_type *c, rt_method *m) {
    bool is_static = rt_method_is_static(m);
    for (uint32_t i = 0; i < c->n_methods; i++) {
        rt_method *b = &c->methods[i];
        if ((b->flags & METHOD_ACCESS_MASK) == METHOD_PUBLIC && rt_method_is_static(b) == is_static &&
            (is_static || rt_method_is_virtual(b)) && same_method(m, b))
            return b;
    }
    return NULL;
}

/* Whether the class names the interface in its own list, directly or through another interface. */
static bool declares(rt_type *c, rt_type *iface) {
    if (!has_interface(c, iface))
        return false;
    if (!c->parent || !has_interface(c->parent, iface))
        return true;
    const il_image *img = c->assembly->image;
    il_range rows = il_find(img, IL_InterfaceImpl_Class, IL_TOKEN_RID(c->token));
    rt_context ctx = rt_type_context(c);
    coil_diag d;
    for (uint32_t i = rows.first; i < rows.end; i++) {
        rt_type *mine = rt_resolve_type(c->assembly, il_col(img, IL_InterfaceImpl_Interface, i), &ctx, &d);
        if (mine && (mine == iface || has_interface(mine, iface)))
            return true;
    }
    return false;
}

static rt_method *implicit_in(rt_type *c, rt_method *m) {
    if (!declares(c, m->owner))
        return NULL;
    rt_method *found = find_public(c, m);
    bool inherited = c->parent && has_interface(c->parent, m->owner);
    for (rt_type *b = c->parent; b && !found && !inherited; b = b->parent)
        found = find_public(b, m);
    return found;
}

static rt_method *in_classes(rt_type *t, rt_method *m) {
    for (rt_type *c = t; c; c = c->parent) {
        if (!has_interface(c, m->owner))
            return NULL;
        rt_method *found = explicit_override(c, m);
        if (!found)
            found = implicit_in(c, m);
        if (!found)
            continue;
        if (rt_method_is_static(found) || found->slot < 0 || found->owner->kind == RT_KIND_INTERFACE)
            return found;
        return (uint32_t)found->slot < t->n_vtable ? t->vslots[found->slot] : NULL;
    }
    return NULL;
}

/* --- default implementations */

/* What interface [i] says about [m]: its own override, or the method itself if it is the declaring one and has a body. */
static rt_method *default_in(rt_type *i, rt_method *m) {
    if (i == m->owner)
        return m->flags & RT_METHOD_ABSTRACT ? NULL : m;
    return has_interface(i, m->owner) ? explicit_override(i, m) : NULL;
}

typedef struct candidate {
    rt_type *iface;
    rt_method *method;
} candidate;

/* The candidate that no other one's interface derives from; several of them are ambiguous. */
static rt_method *most_specific(const candidate *c, uint32_t n, bool *ambiguous) {
    rt_method *best = NULL;
    for (uint32_t i = 0; i < n; i++) {
        bool beaten = false;
        for (uint32_t k = 0; k < n && !beaten; k++)
            beaten = k != i && has_interface(c[k].iface, c[i].iface);
        if (beaten)
            continue;
        *ambiguous |= best != NULL;
        best = c[i].method;
    }
    return best;
}

static rt_method *in_interfaces(rt_type *t, rt_method *m, bool *ambiguous) {
    candidate *c = malloc((t->interface_count + 1) * sizeof *c);
    uint32_t n = 0;
    for (uint32_t i = 0; i <= t->interface_count; i++) {
        rt_type *iface = i < t->interface_count ? t->interfaces[i] : t;
        rt_method *found = iface->kind == RT_KIND_INTERFACE ? default_in(iface, m) : NULL;
        if (found)
            c[n++] = (candidate){iface, found};
    }
    rt_method *best = most_specific(c, n, ambiguous);
    free(c);
    return best;
}

/* --- vectors */

static rt_method *in_array_helper(rt_type *t, rt_method *m, coil_diag *d) {
    const rt_type *def = m->owner->def;
    if (t->kind != RT_KIND_SZARRAY || m->owner->n_args != 1)
        return NULL;
    if (def != rt_wk.ilist_t && def != rt_wk.icollection_t && def != rt_wk.ienumerable_t && def != rt_wk.ireadonlylist_t &&
        def != rt_wk.ireadonlycollection_t)
        return NULL;
    rt_method *helper = rt_type_find_method(rt_wk.szarray_helper, m->name, -1);
    return helper && helper->n_args == 1 ? rt_method_instantiate(helper, m->owner->args, 1, d) : NULL;
}

/* --- all together */

static rt_method *not_found(rt_type *t, rt_method *m, bool ambiguous, coil_diag *d) {
    char type[200], name[260], iface[200], assembly[200];
    rt_type_name(t, type, sizeof type);
    rt_method_full_name(m, name, sizeof name);
    char *colons = strstr(name, "::"); /* messages have a dot there */
    if (colons) {
        *colons = '.';
        memmove(colons + 1, colons + 2, strlen(colons + 2) + 1);
    }
    if (ambiguous)
        coil_fail(d, COIL_EAMBIGUOUS,
                  "Could not call method '%s' on interface '%s' with type '%s' from assembly '%s' because there are multiple incompatible "
                  "interface methods overriding this method.",
                  name, rt_type_name(m->owner, iface, sizeof iface), type,
                  t->assembly ? rt_assembly_display(t->assembly, IL_TOKEN(IL_TABLE_Assembly, 1), assembly, sizeof assembly) : "");
    else
        coil_fail(d, COIL_ENO_METHOD, "Method '%s' in type '%s' does not have an implementation.", name, type);
    return NULL;
}

static rt_method *resolve_interface(rt_type *t, rt_method *m, coil_diag *d) {
    rt_method *helper = in_array_helper(t, m, d);
    if (helper)
        return helper;
    rt_type *iface = serving_interface(t, m->owner);
    if (!iface)
        return not_found(t, m, false, d);
    if (rt_type_load(iface)) {
        rt_type_diag(iface, d);
        return NULL;
    }
    rt_method *exact = rt_method_on_type(m, iface), *found = t->kind == RT_KIND_INTERFACE ? NULL : in_classes(t, exact);
    bool ambiguous = false;
    if (!found)
        found = in_interfaces(t, exact, &ambiguous);
    if (!found || ambiguous || (found->flags & RT_METHOD_ABSTRACT && t->kind != RT_KIND_INTERFACE && !(t->attributes & 0x80)))
        return not_found(t, m, ambiguous, d);
    return found;
}

static rt_method *resolve_class(rt_type *t, rt_method *m, coil_diag *d) {
    rt_method *found = m->slot >= 0 && (uint32_t)m->slot < t->n_vtable ? t->vslots[m->slot] : NULL;
    return found ? found : not_found(t, m, false, d);
}

static int load_both(rt_type *t, rt_method *m, coil_diag *d) {
    int err = rt_type_load(t);
    if (err || (err = rt_type_load(m->owner)))
        rt_type_diag(t->load_error ? t : m->owner, d);
    return err;
}

/* A function from the plain virtual method (definition, Task-returning) to its target; the rest is common. */
typedef rt_method *finder(rt_type *t, rt_method *m, coil_diag *d);

static rt_method *resolve(rt_type *t, rt_method *m, finder *find, coil_diag *d) {
    if (m->variant == RT_VARIANT_ASYNC) {
        rt_method *target = resolve(t, m->async_twin, find, d), *async = target ? rt_method_async(target) : NULL;
        return target && !async ? not_found(t, m, false, d) : async;
    }
    if (m->def != m) {
        rt_method *target = resolve(t, m->def, find, d);
        return target && target->n_args == m->n_args ? rt_method_instantiate(target, m->args, m->n_args, d) : NULL;
    }
    rt_loader_lock();
    rt_method *found = find(t, m, d);
    rt_loader_unlock();
    return found;
}

static rt_method *find_virtual(rt_type *t, rt_method *m, coil_diag *d) {
    return m->owner->kind == RT_KIND_INTERFACE ? resolve_interface(t, m, d) : resolve_class(t, m, d);
}

rt_method *rt_resolve_virtual(rt_type *t, rt_method *m, coil_diag *d) {
    if (!rt_method_is_virtual(m) || rt_method_is_static(m))
        return m;
    return load_both(t, m, d) ? NULL : resolve(t, m, find_virtual, d);
}

rt_method *rt_resolve_static_virtual(rt_type *t, rt_method *m, coil_diag *d) {
    if (m->owner->kind != RT_KIND_INTERFACE)
        return m;
    return load_both(t, m, d) ? NULL : resolve(t, m, resolve_interface, d);
}

/* --- caches */

rt_dispatch_entry *rt_dispatch_cache[RT_DISPATCH_CACHE_SIZE];

static struct {
    pthread_mutex_t lock;
    rt_dispatch_entry **rows;
    uint32_t size, used;
} pairs = {.lock = PTHREAD_MUTEX_INITIALIZER};

static uint32_t hash_pair(const rt_type *t, const rt_method *m) {
    uint64_t h = (((uintptr_t)t >> 4) * 0x9E3779B97F4A7C15u) ^ ((uintptr_t)m >> 4);
    return (uint32_t)((h * 0x9E3779B97F4A7C15u) >> 32);
}

static rt_dispatch_entry **pair_row(const rt_type *t, const rt_method *m) {
    uint32_t i = hash_pair(t, m) & (pairs.size - 1);
    while (pairs.rows[i] && (pairs.rows[i]->type != t || pairs.rows[i]->method != m))
        i = (i + 1) & (pairs.size - 1);
    return &pairs.rows[i];
}

static void grow_pairs(void) {
    rt_dispatch_entry **old = pairs.rows;
    uint32_t n = pairs.size;
    pairs.size = n ? n * 2 : 4096;
    pairs.rows = calloc(pairs.size, sizeof *pairs.rows);
    assert(pairs.rows && "out of memory for dispatch");
    for (uint32_t i = 0; i < n; i++)
        if (old[i])
            *pair_row(old[i]->type, old[i]->method) = old[i];
    free(old);
}

/* The entry of a pair; made with [code] if that is not NULL and it is new. */
static rt_dispatch_entry *find_pair(rt_type *t, rt_method *m, void *code) {
    pthread_mutex_lock(&pairs.lock);
    if (2 * (pairs.used + 1) > pairs.size)
        grow_pairs();
    rt_dispatch_entry **row = pair_row(t, m), *e = *row;
    if (!e && code && (e = malloc(sizeof *e))) {
        *e = (rt_dispatch_entry){t, m, code};
        *row = e;
        pairs.used++;
    }
    pthread_mutex_unlock(&pairs.lock);
    return e;
}

static void *code_for(rt_type *t, rt_method *m) {
    coil_diag d = {0};
    rt_method *target = rt_resolve_virtual(t, m, &d);
    if (!target && m->owner->kind == RT_KIND_INTERFACE && rt_type_is_castable(t) && !serving_interface(t, m->owner))
        return rt_castable_stub(m);
    if (!target && d.code == -COIL_ENO_METHOD)
        rt_throw_new("EntryPointNotFoundException", NULL);
    if (!target)
        rt_throw_diag(&d);
    /* Value types take their fields' address, so the boxed receiver is adjusted; SZArrayHelper and interfaces take the object. */
    if (rt_type_is_value(target->owner))
        return rt_method_unbox_stub(target);
    void *entry = __atomic_load_n(&target->entry, __ATOMIC_ACQUIRE);
    const rt_code *known = rt_code_find(entry);
    return known && known->tier ? entry : rt_method_stub(target);
}

void rt_dispatch_retarget(rt_method *m, void *code) {
    void *stub = __atomic_load_n(&m->stub, __ATOMIC_ACQUIRE);
    pthread_mutex_lock(&pairs.lock);
    for (uint32_t i = 0; stub && i < pairs.size; i++)
        if (pairs.rows[i] && pairs.rows[i]->code == stub)
            __atomic_store_n(&pairs.rows[i]->code, code, __ATOMIC_RELEASE);
    pthread_mutex_unlock(&pairs.lock);
}

void *rt_dispatch_code(rt_type *t, rt_method *m) {
    rt_dispatch_entry *e = find_pair(t, m, NULL);
    if (!e) {
        void *code = code_for(t, m);
        e = find_pair(t, m, code);
        if (!e)
            return code;
    }
    __atomic_store_n(&rt_dispatch_cache[rt_dispatch_hash(t, m)], e, __ATOMIC_RELEASE);
    return __atomic_load_n(&e->code, __ATOMIC_ACQUIRE);
}
