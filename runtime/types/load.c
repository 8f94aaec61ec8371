/* From LAYOUT to LOADED: methods, interface map, vtable.

   1. Matching names and signatures happens once, on the definition: slots of an instantiation are those of its definition, with each method
      replaced by the same method of the instantiation. So overriding never depends on type arguments. II.10.3, II.12.2
   2. A new slot of a method that returns a task takes two: the Task-returning entry, and after it the async entry. Overrides fill both.
      The async method's slot says so; where an override's base returns no task, the async method has slot -1 and is found by dispatch.
   3. vtable[i] is a stub that takes an object reference. Open types and interfaces have no code addresses; nor have the slots that a value
      type adds, which nothing can call through.
   4. Interface methods are not given slots in classes: dispatch.c finds implementations when asked. */
#include "runtime/types/internal.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/arch/stub.h"
#include "runtime/corelib/native.h"

/* --- methods */

/* The task kind of a raw return type: exactly the four types, by name, before substitution. */
static rt_task_kind task_of_token(const il_image *img, uint32_t token, bool generic) {
    bool ref = IL_TOKEN_TABLE(token) == IL_TABLE_TypeRef;
    if (!ref && IL_TOKEN_TABLE(token) != IL_TABLE_TypeDef)
        return RT_TASK_NONE;
    const char *name = il_col_string(img, ref ? IL_TypeRef_TypeName : IL_TypeDef_TypeName, IL_TOKEN_RID(token));
    if (strncmp(name, "Task", 4) && strncmp(name, "ValueTask", 9))
        return RT_TASK_NONE;
    if (strcmp(il_col_string(img, ref ? IL_TypeRef_TypeNamespace : IL_TypeDef_TypeNamespace, IL_TOKEN_RID(token)),
               "System.Threading.Tasks"))
        return RT_TASK_NONE;
    if (generic)
        return !strcmp(name, "Task`1") ? RT_TASK_T : !strcmp(name, "ValueTask`1") ? RT_VALUETASK_T : RT_TASK_NONE;
    return !strcmp(name, "Task") ? RT_TASK : !strcmp(name, "ValueTask") ? RT_VALUETASK : RT_TASK_NONE;
}

static rt_task_kind task_kind(const il_image *img, il_sig s) {
    il_sig_skip_mods(&s, NULL);
    uint8_t e = il_sig_byte(&s);
    bool generic = e == IL_ELEMENT_GENERICINST;
    if (generic)
        e = il_sig_byte(&s);
    if (e != IL_ELEMENT_CLASS && e != IL_ELEMENT_VALUETYPE)
        return RT_TASK_NONE;
    uint32_t token = il_sig_token(&s);
    return il_sig_ok(&s) ? task_of_token(img, token, generic) : RT_TASK_NONE;
}

static rt_body_kind body_kind(const rt_method *m, const il_image *img, uint32_t rva) {
    if (m->flags & RT_METHOD_ABSTRACT)
        return RT_BODY_ABSTRACT;
    if ((m->impl_flags & 3) == RT_IMPL_RUNTIME)
        return RT_BODY_RUNTIME;
    if (m->impl_flags & RT_IMPL_INTERNALCALL)
        return RT_BODY_INTERNALCALL;
    if (m->flags & RT_METHOD_PINVOKE)
        return RT_BODY_PINVOKE;
    if (rva)
        return RT_BODY_IL;
    bool accessor = il_find_attribute(img, m->token, "System.Runtime.CompilerServices", "UnsafeAccessorAttribute");
    return accessor ? RT_BODY_UNSAFE_ACCESSOR : RT_BODY_MISSING;
}

static void read_method(rt_type *t, rt_method *m, uint32_t rid) { // II.22.26
    const il_image *img = t->assembly->image;
    m->entry = (void *)rt_arch_prestub;
    m->owner = t;
    m->token = IL_TOKEN(IL_TABLE_MethodDef, rid);
    m->flags = (uint16_t)il_col(img, IL_MethodDef_Flags, rid);
    m->impl_flags = (uint16_t)il_col(img, IL_MethodDef_ImplFlags, rid);
    m->name = il_col_string(img, IL_MethodDef_Name, rid);
    m->def = m->typical = m;
    m->slot = -1;
    il_sig s = il_sig_start(il_col_blob(img, IL_MethodDef_Signature, rid));
    il_method_sig head = il_sig_method(&s);
    if (head.call & IL_CALL_GENERIC)
        m->args = rt_type_method_variables(m, &m->n_args);
    m->task_kind = (uint8_t)task_kind(img, s);
    m->body_kind = (uint8_t)body_kind(m, img, il_col(img, IL_MethodDef_RVA, rid));
}

/* After t->methods is complete, since whoever looks for a replacement may look at the type. */
static void find_replacements(rt_type *t) {
    for (uint32_t i = 0; i < t->n_methods; i++) {
        rt_method *m = &t->methods[i];
        if (m->body_kind == RT_BODY_ABSTRACT)
            continue;
        if ((m->native = rt_native_replacement(m)))
            m->body_kind = RT_BODY_REPLACED;
        else if (m->body_kind == RT_BODY_INTERNALCALL)
            m->native = rt_native_fcall(m);
    }
}

static void read_methods(rt_type *t) {
    il_range rows = il_list(t->assembly->image, IL_TypeDef_MethodList, IL_TOKEN_RID(t->token));
    uint32_t n = rows.end > rows.first ? rows.end - rows.first : 0;
    t->methods = rt_types_alloc(n * sizeof *t->methods);
    for (uint32_t i = 0; i < n; i++)
        read_method(t, &t->methods[i], il_list_at(t->assembly->image, IL_TypeDef_MethodList, rows.first + i));
    t->n_methods = n;
}

/* The methods of an instantiation: those of the definition, started anew. */
static void copy_methods(rt_type *t, rt_type *def) {
    t->methods = rt_types_alloc(def->n_methods * sizeof *t->methods);
    for (uint32_t i = 0; i < def->n_methods; i++) {
        const rt_method *from = &def->methods[i];
        rt_method *m = &t->methods[i];
        m->entry = (void *)rt_arch_prestub;
        m->owner = t;
        m->token = from->token;
        m->flags = from->flags;
        m->impl_flags = from->impl_flags;
        m->name = from->name;
        m->def = m;
        m->typical = (rt_method *)from;
        m->n_args = from->n_args;
        m->args = from->args;
        m->slot = from->slot;
        m->body_kind = from->body_kind;
        m->task_kind = from->task_kind;
        m->native = from->body_kind == RT_BODY_REPLACED ? from->native : NULL;
    }
    t->n_methods = def->n_methods;
}

/* Members of arrays, which no metadata declares. II.14.2 */
static rt_method *array_member(rt_type *t, const char *name, uint16_t flags, rt_type *ret, uint32_t n_params, rt_type *last) {
    rt_method *m = rt_types_alloc(sizeof *m);
    rt_sig *sig = rt_types_alloc(sizeof *sig + n_params * sizeof(rt_type *));
    *sig = (rt_sig){IL_CALL_HASTHIS, true, n_params, ret, (rt_type **)(sig + 1)};
    for (uint32_t i = 0; i < n_params; i++)
        sig->params[i] = rt_wk.i4;
    if (last)
        sig->params[n_params - 1] = last;
    *m = (rt_method){.entry = (void *)rt_arch_prestub,
                     .owner = t,
                     .token = IL_TOKEN(IL_TABLE_MethodDef, 0),
                     .flags = flags,
                     .name = name,
                     .def = m,
                     .typical = m,
                     .sig = sig,
                     .slot = -1,
                     .body_kind = RT_BODY_ARRAY};
    return m;
}

/* How many lengths a constructor of a vector may take: one, and one more for each vector inside. */
static uint32_t vector_depth(const rt_type *t) {
    uint32_t n = 0;
    for (; t->kind == RT_KIND_SZARRAY; t = t->elem)
        n++;
    return n;
}

static void make_array_members(rt_type *t) {
    enum { PUBLIC = 0x0006, CTOR = PUBLIC | RT_METHOD_RTSPECIALNAME };
    bool vector = t->kind == RT_KIND_SZARRAY;
    uint32_t rank = vector ? 1 : t->rank, n_ctors = vector ? vector_depth(t) : 2;
    t->extra_methods = rt_types_alloc((3 + n_ctors) * sizeof *t->extra_methods);
    t->extra_methods[0] = array_member(t, "Get", PUBLIC, t->elem, rank, NULL);
    t->extra_methods[1] = array_member(t, "Set", PUBLIC, rt_wk.void_, rank + 1, t->elem);
    t->extra_methods[2] = array_member(t, "Address", PUBLIC, rt_type_byref(t->elem), rank, NULL);
    for (uint32_t i = 0; i < n_ctors; i++)
        t->extra_methods[3 + i] = array_member(t, ".ctor", CTOR, rt_wk.void_, rank * (i + 1), NULL);
    t->n_extra = 3 + n_ctors;
}

int rt_type_members(rt_type *t) {
    if (t->unbaked)
        return rt_type_fail_unbaked(t);
    if ((__atomic_load_n(&t->progress, __ATOMIC_ACQUIRE) & RT_HAS_MEMBERS) || rt_type_is_desc(t))
        return 0;
    rt_loader_lock();
    if (!(t->progress & RT_HAS_MEMBERS)) {
        if (rt_type_is_array(t)) {
            make_array_members(t);
        } else if (t->def != t) {
            rt_type_members(t->def);
            copy_methods(t, t->def);
        } else {
            read_methods(t);
        }
        __atomic_or_fetch(&t->progress, RT_HAS_MEMBERS, __ATOMIC_RELEASE);
        if (t->def == t && !rt_type_is_array(t))
            find_replacements(t);
    }
    rt_loader_unlock();
    return 0;
}

/* --- interfaces, II.12.2 */

typedef struct list {
    rt_type **p;
    uint32_t n, cap;
} list;

static void add_interface(list *l, rt_type *t) {
    for (uint32_t i = 0; i < l->n; i++)
        if (l->p[i] == t)
            return;
    if (l->n == l->cap)
        l->p = realloc(l->p, (l->cap = l->cap ? l->cap * 2 : 16) * sizeof *l->p);
    l->p[l->n++] = t;
}

/* An interface and what it requires. */
static int add_with_bases(rt_type *t, list *l, rt_type *iface) {
    if (rt_type_find_interfaces(iface))
        return rt_type_fail(t, -iface->load_error, "%s", iface->load_message);
    add_interface(l, iface);
    for (uint32_t i = 0; i < iface->interface_count; i++)
        add_interface(l, iface->interfaces[i]);
    return 0;
}

static int add_declared(rt_type *t, list *l) { // II.22.23
    const il_image *img = t->assembly->image;
    il_range rows = il_find(img, IL_InterfaceImpl_Class, IL_TOKEN_RID(t->token));
    rt_context ctx = rt_type_context(t);
    coil_diag d = {0};
    for (uint32_t i = rows.first; i < rows.end; i++) {
        rt_type *iface = rt_resolve_type(t->assembly, il_col(img, IL_InterfaceImpl_Interface, i), &ctx, &d);
        if (!iface)
            return rt_type_fail_diag(t, &d);
        if (iface->kind != RT_KIND_INTERFACE)
            return rt_type_reject(t, " because it attempts to implement a class as an interface.");
        if (add_with_bases(t, l, iface))
            return t->load_error;
    }
    return 0;
}

/* Vectors implement the generic collections of their elements. I.8.9.1 */
static int add_vector_interfaces(rt_type *t, list *l) {
    rt_type *const defs[] = {rt_wk.ilist_t, rt_wk.icollection_t, rt_wk.ienumerable_t, rt_wk.ireadonlylist_t, rt_wk.ireadonlycollection_t};
    if (t->kind != RT_KIND_SZARRAY || rt_type_is_desc(t->elem) || t->elem->is_byreflike || t->elem->element == IL_ELEMENT_VOID)
        return 0;
    for (size_t i = 0; i < sizeof defs / sizeof *defs; i++)
        if (add_with_bases(t, l, rt_type_instantiate(defs[i], &t->elem, 1, NULL)))
            return t->load_error;
    return 0;
}

static int collect_interfaces(rt_type *t, list *l) {
    rt_type *parent = rt_type_parent(t);
    if (parent && rt_type_find_interfaces(parent))
        return rt_type_fail(t, -parent->load_error, "%s", parent->load_message);
    for (uint32_t i = 0; parent && i < parent->interface_count; i++)
        add_interface(l, parent->interfaces[i]);
    return rt_type_is_array(t) ? add_vector_interfaces(t, l) : add_declared(t, l);
}

static void store_interfaces(rt_type *t, const list *l) {
    t->interfaces = rt_types_alloc(l->n * sizeof *l->p);
    for (uint32_t i = 0; i < l->n; i++) {
        t->interfaces[i] = l->p[i];
        if (l->p[i]->is_variant && !(t->flags & RT_MT_HAS_COMPONENT_SIZE))
            t->flags |= RT_MT_NONTRIVIAL_INTERFACE_CAST;
    }
    t->interface_count = (uint16_t)l->n;
    if (!t->is_nullable)
        t->interface_map = t->interfaces;
}

int rt_type_find_interfaces(rt_type *t) {
    if (t->load_error || rt_type_is_desc(t) || (t->progress & RT_HAS_INTERFACES))
        return t->load_error;
    if (t->def->progress & RT_IN_INTERFACES) /* by definition, since a circle may make ever larger instantiations */
        return rt_type_reject(t, ".");
    t->def->progress |= RT_IN_INTERFACES;
    list l = {0};
    if (!collect_interfaces(t, &l)) {
        store_interfaces(t, &l);
        __atomic_or_fetch(&t->progress, RT_HAS_INTERFACES, __ATOMIC_RELEASE);
    }
    t->def->progress &= ~RT_IN_INTERFACES;
    free(l.p);
    return t->load_error;
}

/* --- comparing signatures */

static bool same_args(rt_type *const *a, rt_type *const *b, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        if (!rt_type_same(a[i], b[i]))
            return false;
    return true;
}

bool rt_type_same(const rt_type *a, const rt_type *b) {
    if (a == b)
        return true;
    if (a->kind != b->kind || !a->is_open || !b->is_open)
        return false;
    switch (a->kind) {
    case RT_KIND_VAR:
        return false;
    case RT_KIND_MVAR:
        return a->var_number == b->var_number;
    case RT_KIND_FNPTR:
        return a->fnptr_sig->call == b->fnptr_sig->call && rt_sig_same(a->fnptr_sig, b->fnptr_sig, true);
    case RT_KIND_ARRAY:
        if (a->rank != b->rank)
            return false; /* fallthrough */
    case RT_KIND_SZARRAY:
    case RT_KIND_PTR:
    case RT_KIND_BYREF:
        return rt_type_same(a->elem, b->elem);
    }
    return a->def == b->def && a->n_args == b->n_args && same_args(a->args, b->args, a->n_args);
}

bool rt_sig_same(const rt_sig *a, const rt_sig *b, bool with_return) {
    return a->n_params == b->n_params && a->has_this == b->has_this && (!with_return || rt_type_same(a->ret, b->ret)) &&
           same_args(a->params, b->params, a->n_params);
}

static bool same_method(rt_method *a, rt_method *b) {
    if (a->n_args != b->n_args || strcmp(a->name, b->name))
        return false;
    const rt_sig *x = rt_method_sig(a), *y = rt_method_sig(b);
    return x && y && rt_sig_same(x, y, true);
}

/* --- slots of a definition */

typedef struct slots {
    rt_method **p;
    uint32_t n;
} slots;

static void set_slot(rt_method *m, int32_t slot) {
    m->slot = slot;
    if (m->async_twin)
        m->async_twin->slot = slot < 0 ? -1 : slot + 1;
}

static bool is_async_slot(const slots *s, int32_t slot) {
    return slot >= 0 && (uint32_t)slot < s->n && s->p[slot] && s->p[slot]->variant == RT_VARIANT_ASYNC;
}

/* Puts [m] into a slot, and its async entry into the one after it if that is an async slot. */
static void fill_slot(slots *s, int32_t slot, rt_method *m) {
    s->p[slot] = m;
    if (m->task_kind != RT_TASK_NONE && is_async_slot(s, slot + 1))
        s->p[slot + 1] = rt_method_async(m);
}

static void new_slot(slots *s, rt_method *m) {
    m->slot = (int32_t)s->n;
    s->p[s->n++] = m;
    if (m->task_kind == RT_TASK_NONE)
        return;
    s->p[s->n++] = rt_method_async(m);
    set_slot(m, m->slot);
}

/* The nearest virtual method of a base class that [m] overrides. II.10.3.1 */
static rt_method *overridden(rt_method *m) {
    for (rt_type *c = m->owner->parent; c; c = c->parent)
        for (uint32_t i = 0; i < c->n_methods; i++) {
            rt_method *b = &c->methods[i];
            if (rt_method_is_virtual(b) && b->slot >= 0 && !rt_method_is_static(b) && same_method(m, b))
                return b;
        }
    return NULL;
}

static void assign_slot(slots *s, rt_method *m) {
    rt_method *base = m->flags & RT_METHOD_NEWSLOT ? NULL : overridden(m);
    if (!base) {
        new_slot(s, m);
        return;
    }
    if (base->flags & RT_METHOD_FINAL)
        rt_reject_final_override(m->owner);
    set_slot(m, base->slot);
    fill_slot(s, base->slot, m);
    if (m->async_twin && !is_async_slot(s, base->slot + 1))
        m->async_twin->slot = -1;
}

/* Explicit overrides of class methods; those of interface methods are dispatch.c's. II.22.27 */
static rt_type *declaring_type(rt_type *t, uint32_t token, coil_diag *d) {
    const il_image *img = t->assembly->image;
    rt_context ctx = rt_type_context(t);
    if (IL_TOKEN_TABLE(token) == IL_TABLE_MethodDef)
        return rt_assembly_typedef(t->assembly, il_method_owner(img, IL_TOKEN_RID(token)), d);
    uint32_t parent = il_col(img, IL_MemberRef_Class, IL_TOKEN_RID(token));
    return IL_TOKEN_TABLE(parent) <= IL_TABLE_TypeDef || IL_TOKEN_TABLE(parent) == IL_TABLE_TypeSpec
               ? rt_resolve_type(t->assembly, parent, &ctx, d)
               : NULL;
}

static void apply_method_impls(rt_type *t, slots *s) {
    const il_image *img = t->assembly->image;
    il_range rows = il_find(img, IL_MethodImpl_Class, IL_TOKEN_RID(t->token));
    rt_context ctx = rt_type_context(t);
    coil_diag d = {0};
    for (uint32_t i = rows.first; i < rows.end; i++) {
        uint32_t token = il_col(img, IL_MethodImpl_MethodDeclaration, i);
        rt_type *owner = declaring_type(t, token, &d);
        if (!owner || owner->kind == RT_KIND_INTERFACE)
            continue;
        rt_method *base = rt_resolve_method(t->assembly, token, &ctx, &d);
        rt_method *body = rt_resolve_method(t->assembly, il_col(img, IL_MethodImpl_MethodBody, i), &ctx, &d);
        if (base && body && base->slot >= 0 && (uint32_t)base->slot < s->n && rt_type_is_subclass(t, base->owner) &&
            rt_type_is_subclass(t, body->owner))
            fill_slot(s, base->slot, body);
    }
}

static bool preserves_overrides(const rt_method *m) {
    return il_find_attribute(m->owner->assembly->image, m->token, "System.Runtime.CompilerServices", "PreserveBaseOverridesAttribute");
}

/* Covariant returns: a method that took over a base slot keeps it in step with its own slot, which further classes override. */
static void follow_covariant(slots *s, const rt_type *parent) {
    for (uint32_t i = 0; parent && i < parent->n_vtable; i++) {
        const rt_method *m = parent->vslots[i];
        if (m && m->slot >= 0 && m->slot != (int32_t)i && s->p[i] == m && s->p[m->slot] != m && preserves_overrides(m))
            s->p[i] = s->p[m->slot];
    }
}

static void slots_of_definition(rt_type *t, slots *s) {
    for (uint32_t i = 0; i < t->n_methods; i++)
        if (rt_method_is_virtual(&t->methods[i]) && !rt_method_is_static(&t->methods[i]))
            assign_slot(s, &t->methods[i]);
    apply_method_impls(t, s);
    follow_covariant(s, t->parent);
}

/* --- slots of an instantiation */

static rt_method *same_on(rt_type *t, rt_method *m) {
    rt_method *normal = m->variant == RT_VARIANT_ASYNC ? m->async_twin : m;
    rt_method *mine = &t->methods[normal - t->def->methods];
    return m->variant == RT_VARIANT_ASYNC ? rt_method_async(mine) : mine;
}

static void slots_of_instance(rt_type *t, slots *s) {
    const rt_type *def = t->def;
    for (uint32_t i = 0; i < t->n_methods; i++)
        set_slot(&t->methods[i], def->methods[i].slot);
    for (uint32_t i = 0; i < def->n_vtable; i++) {
        rt_method *m = def->vslots[i];
        if (m && m->owner == def)
            s->p[i] = same_on(t, m);
    }
    s->n = def->n_vtable;
    for (uint32_t i = 0; i < t->n_methods; i++)
        if (t->methods[i].async_twin && def->methods[i].async_twin)
            t->methods[i].async_twin->slot = def->methods[i].async_twin->slot;
}

/* --- code addresses */

static void fill_code(rt_type *t) {
    rt_type *parent = t->parent;
    uint32_t inherited = parent ? parent->n_vtable : 0;
    bool is_value = rt_type_is_value(t);
    t->vtable = rt_types_alloc(t->n_vtable * sizeof *t->vtable);
    for (uint32_t i = 0; i < t->n_vtable; i++) {
        rt_method *m = t->vslots[i];
        if (i < inherited && parent->vtable && parent->vslots[i] == m)
            t->vtable[i] = parent->vtable[i];
        else if (!m || (is_value && i >= inherited))
            continue;
        else
            t->vtable[i] = rt_type_is_value(m->owner) ? rt_method_unbox_stub(m) : rt_method_stub(m);
    }
}

static void find_finalizer(rt_type *t) {
    if (rt_type_is_value(t) || !t->parent || t == rt_wk.object)
        return;
    rt_method *object = rt_type_find_method(rt_wk.object, "Finalize", 0);
    rt_method *m = object && object->slot >= 0 ? t->vslots[object->slot] : NULL;
    if (!m || m->owner == rt_wk.object)
        return;
    t->finalizer = m;
    t->flags |= RT_MT_HAS_FINALIZER;
}

static int make_vtable(rt_type *t) {
    rt_type *parent = t->parent;
    uint32_t inherited = parent ? parent->n_vtable : 0;
    slots s = {rt_types_alloc((inherited + 2 * t->n_methods) * sizeof *s.p), inherited};
    if (inherited)
        memcpy(s.p, parent->vslots, inherited * sizeof *s.p);
    if (t->def != t)
        slots_of_instance(t, &s);
    else
        slots_of_definition(t, &s);
    t->vslots = s.p;
    t->n_vtable = s.n;
    if (!t->is_open)
        fill_code(t);
    find_finalizer(t);
    return t->load_error;
}

/* Interface methods count for themselves: the index tells reflection and traces apart, nothing is called through it. */
static void number_methods(rt_type *t) {
    for (uint32_t i = 0; i < t->n_methods; i++)
        if (rt_method_is_virtual(&t->methods[i]) && !rt_method_is_static(&t->methods[i]))
            t->methods[i].slot = (int32_t)i;
}

/* Arrays add nothing to System.Array's slots. */
static void share_vtable(rt_type *t) {
    t->vslots = t->parent->vslots;
    t->vtable = t->parent->vtable;
    t->n_vtable = t->parent->n_vtable;
}

/* --- special members */

static void find_special(rt_type *t) {
    for (uint32_t i = 0; i < t->n_methods; i++) {
        rt_method *m = &t->methods[i];
        if (*m->name != '.' || !(m->flags & RT_METHOD_RTSPECIALNAME))
            continue;
        if (!strcmp(m->name, ".cctor") && rt_method_is_static(m))
            t->cctor = m;
    }
    if (!(t->flags & RT_MT_HAS_COMPONENT_SIZE) && rt_type_default_ctor(t))
        t->flags |= RT_MT_HAS_DEFAULT_CTOR;
    if (t->cctor || rt_type_is_array(t))
        return;
    t->no_cctor = true;
    t->aux->flags |= RT_AUX_CLASS_INITED | RT_AUX_INITED_ACTIVE;
    __atomic_store_n(&t->cctor_state, RT_CCTOR_DONE, __ATOMIC_RELEASE);
}

static int load_bases(rt_type *t) {
    if (t->parent && rt_type_load(t->parent))
        return rt_type_fail(t, -t->parent->load_error, "%s", t->parent->load_message);
    if (t->def != t && rt_type_load(t->def))
        return rt_type_fail(t, -t->def->load_error, "%s", t->def->load_message);
    return rt_type_find_interfaces(t);
}

static int load(rt_type *t) {
    rt_type_parent(t);
    if (load_bases(t))
        return t->load_error;
    if (t->kind != RT_KIND_SZARRAY) /* who asks for a vector's few members reaches them */
        rt_type_members(t);
    if (rt_type_is_array(t))
        share_vtable(t);
    else if (t->kind == RT_KIND_INTERFACE)
        number_methods(t);
    else if (make_vtable(t))
        return t->load_error;
    find_special(t);
    return rt_check_implementations(t);
}

int rt_type_load(rt_type *t) {
    if (__atomic_load_n(&t->level, __ATOMIC_ACQUIRE) >= RT_LEVEL_LOADED)
        return 0;
    if (__atomic_load_n(&t->load_error, __ATOMIC_ACQUIRE))
        return t->load_error;
    if (rt_type_layout(t))
        return t->load_error;
    rt_loader_lock();
    if (t->level < RT_LEVEL_LOADED && !(t->progress & RT_IN_LOAD)) {
        t->progress |= RT_IN_LOAD;
        int err = load(t);
        t->progress &= ~RT_IN_LOAD;
        if (!err)
            __atomic_store_n(&t->level, RT_LEVEL_LOADED, __ATOMIC_RELEASE);
    }
    int err = t->load_error;
    rt_loader_unlock();
    return err;
}
