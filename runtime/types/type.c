/* Making types: type definitions, arrays, pointers, generic variables, instantiations; each equal type exactly once.

   1. A type at level CREATED knows who it is (kind, names, arguments) and nothing that needs a signature read.
   2. Constructed types hang off their element (array_of, ptr_to, byref_to, constructed); instantiations and function pointers are found
      in one hash table. Both are read and written under the loader lock only, except the element caches, which are published with release.
   3. The instantiation of a definition over its own variables *is* the definition.
   4. All memory of types comes from an arena and lives as long as the process. */
#include "runtime/types/internal.h"

#include "il/emit.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- memory and errors */

enum { ARENA_CHUNK = 1 << 20 };
static uint8_t *arena_next, *arena_end;

void *rt_types_alloc(size_t n) {
    n = (n + 15) & ~(size_t)15;
    if (n > ARENA_CHUNK / 4) {
        void *p = calloc(1, n);
        assert(p && "out of memory for types");
        return p;
    }
    if ((size_t)(arena_end - arena_next) < n) {
        arena_next = aligned_alloc(64, ARENA_CHUNK);
        assert(arena_next && "out of memory for types");
        memset(arena_next, 0, ARENA_CHUNK);
        arena_end = arena_next + ARENA_CHUNK;
    }
    void *p = arena_next;
    arena_next += n;
    return p;
}

int rt_type_fail(rt_type *t, int code, const char *fmt, ...) {
    if (t->load_error)
        return t->load_error;
    char text[1200];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    t->load_message = strdup(text);
    __atomic_store_n(&t->load_error, -code, __ATOMIC_RELEASE);
    return -code;
}

int rt_type_reject(rt_type *t, const char *why, ...) {
    char name[400], assembly[300], reason[400];
    va_list ap;
    va_start(ap, why);
    vsnprintf(reason, sizeof reason, why, ap);
    va_end(ap);
    rt_assembly_display(t->assembly, IL_TOKEN(IL_TABLE_Assembly, 1), assembly, sizeof assembly);
    return rt_type_fail(t, COIL_EBAD_TYPE, "Could not load type '%s' from assembly '%s'%s", rt_type_name(t->def, name, sizeof name), assembly, reason);
}

int rt_type_fail_diag(rt_type *t, const coil_diag *d) {
    return rt_type_fail(t, d->code ? -d->code : COIL_EBAD_TYPE, "%s", d->text);
}

void rt_type_diag(const rt_type *t, coil_diag *d) {
    char name[300];
    if (t->load_error)
        rt_fail_in(t->assembly, d, -t->load_error, "%s", t->load_message);
    else
        rt_fail_in(t->assembly, d, COIL_EBAD_TYPE, "Could not load type '%s' from assembly '%s'.", rt_type_name(t, name, sizeof name),
                   t->assembly ? t->assembly->name : "");
}

/* --- the shapes common to all */

static rt_type *new_type(rt_kind kind, uint8_t element, rt_assembly *a) {
    rt_type *t = rt_types_alloc(sizeof *t);
    t->kind = (uint8_t)kind;
    t->element = element;
    t->assembly = a;
    t->def = t;
    t->name = t->ns = "";
    t->tls_index = -1;
    t->align = 8;
    if (!rt_type_is_desc(t))
        t->aux = rt_types_alloc(sizeof *t->aux);
    return t;
}

static rt_type *new_desc(rt_kind kind, uint8_t element, rt_type *elem) {
    rt_type *t = new_type(kind, element, elem ? elem->assembly : rt_corelib);
    t->type_and_flags = element;
    t->elem = elem;
    t->is_open = elem && elem->is_open;
    t->size = 8;
    t->token = IL_TOKEN(IL_TABLE_TypeDef, 0);
    t->no_cctor = true;
    t->cctor_state = RT_CCTOR_DONE;
    t->level = RT_LEVEL_LOADED;
    return t;
}

static void mark_open(rt_type *t) {
    t->is_open = true;
    t->flags |= RT_MT_CONTAINS_GENERIC_VARIABLES;
}

/* --- type definitions, II.22.37 */

typedef struct primitive {
    const char *name;
    uint8_t element, size;
} primitive;
static const primitive primitives[] = {
    {"Void", IL_ELEMENT_VOID, 0}, {"Boolean", IL_ELEMENT_BOOLEAN, 1}, {"Char", IL_ELEMENT_CHAR, 2}, {"SByte", IL_ELEMENT_I1, 1},
    {"Byte", IL_ELEMENT_U1, 1},   {"Int16", IL_ELEMENT_I2, 2},        {"UInt16", IL_ELEMENT_U2, 2}, {"Int32", IL_ELEMENT_I4, 4},
    {"UInt32", IL_ELEMENT_U4, 4}, {"Int64", IL_ELEMENT_I8, 8},        {"UInt64", IL_ELEMENT_U8, 8}, {"Single", IL_ELEMENT_R4, 4},
    {"Double", IL_ELEMENT_R8, 8}, {"IntPtr", IL_ELEMENT_I, 8},        {"UIntPtr", IL_ELEMENT_U, 8},
};

static const primitive *find_primitive(const char *name) {
    for (size_t i = 0; i < sizeof primitives / sizeof *primitives; i++)
        if (!strcmp(primitives[i].name, name))
            return &primitives[i];
    return NULL;
}

/* Whether a TypeDefOrRef token is System.[name], by name alone: this decides the kind before anything can be resolved. */
static bool is_system(const il_image *img, uint32_t token, const char *name) {
    uint32_t rid = IL_TOKEN_RID(token);
    if (IL_TOKEN_TABLE(token) == IL_TABLE_TypeRef)
        return !strcmp(il_col_string(img, IL_TypeRef_TypeName, rid), name) &&
               !strcmp(il_col_string(img, IL_TypeRef_TypeNamespace, rid), "System");
    if (IL_TOKEN_TABLE(token) == IL_TABLE_TypeDef)
        return !strcmp(il_col_string(img, IL_TypeDef_TypeName, rid), name) &&
               !strcmp(il_col_string(img, IL_TypeDef_TypeNamespace, rid), "System");
    return false;
}

static void set_primitive(rt_type *t, const primitive *p) {
    t->kind = RT_KIND_PRIMITIVE;
    t->element = p->element;
    t->size = p->size;
    t->align = p->size ? p->size : 1;
    t->flags |= p->element == IL_ELEMENT_VOID ? RT_MT_VALUETYPE : RT_MT_TRUE_PRIMITIVE;
}

static void set_struct(rt_type *t, const il_image *img) {
    t->kind = RT_KIND_STRUCT;
    t->element = IL_ELEMENT_VALUETYPE;
    t->is_nullable = t->assembly->is_corelib && !strcmp(t->name, "Nullable`1") && !strcmp(t->ns, "System");
    t->flags |= t->is_nullable ? RT_MT_NULLABLE : RT_MT_VALUETYPE;
    if (il_find_attribute(img, t->token, "System.Runtime.CompilerServices", "IsByRefLikeAttribute")) {
        t->is_byreflike = true;
        t->flags |= RT_MT_BYREFLIKE;
    }
}

/* What a definition is follows from its flags and its base. II.22.37, II.14.3, II.14.6 */
static void classify(rt_type *t, const il_image *img, uint32_t base) {
    const primitive *p;
    bool in_system = t->assembly->is_corelib && !strcmp(t->ns, "System") && !t->enclosing;
    t->kind = RT_KIND_CLASS;
    t->element = IL_ELEMENT_CLASS;
    if (t->attributes & 0x20) {
        t->kind = RT_KIND_INTERFACE;
        t->flags |= RT_MT_INTERFACE;
    } else if (is_system(img, base, "Enum")) {
        t->kind = RT_KIND_ENUM;
        t->element = IL_ELEMENT_VALUETYPE;
        t->flags |= RT_MT_PRIMITIVE_VALUETYPE;
    } else if (is_system(img, base, "ValueType") && !(in_system && !strcmp(t->name, "Enum"))) {
        if (in_system && (p = find_primitive(t->name)))
            set_primitive(t, p);
        else
            set_struct(t, img);
    } else if (is_system(img, base, "MulticastDelegate")) {
        t->is_delegate = true;
    } else if (in_system && !strcmp(t->name, "String")) {
        t->flags |= RT_MT_HAS_COMPONENT_SIZE | 2;
    }
}

/* Generic parameters of a definition (type or method) as VAR or MVAR types. II.22.20 */
static rt_type **make_variables(rt_assembly *a, uint32_t owner_token, rt_kind kind, uint32_t *n, bool *variant) {
    il_range rows = il_find(a->image, IL_GenericParam_Owner, owner_token);
    *n = rows.end - rows.first;
    rt_type **args = *n ? rt_types_alloc(*n * sizeof *args) : NULL;
    for (uint32_t i = 0; i < *n; i++) {
        rt_type *v = new_desc(kind, kind == RT_KIND_VAR ? IL_ELEMENT_VAR : IL_ELEMENT_MVAR, NULL);
        v->assembly = a;
        v->token = IL_TOKEN(IL_TABLE_GenericParam, rows.first + i);
        v->name = il_col_string(a->image, IL_GenericParam_Name, rows.first + i);
        v->var_number = il_col(a->image, IL_GenericParam_Number, rows.first + i);
        v->is_open = true;
        *variant |= (il_col(a->image, IL_GenericParam_Flags, rows.first + i) & 3) != 0;
        args[i] = v;
    }
    for (uint32_t i = 0; i < *n; i++) /* rows of one owner come in order of their number; damaged ones must not confuse us */
        args[i]->var_number = i;
    return args;
}

rt_type **rt_type_method_variables(rt_method *m, uint32_t *n) {
    bool variant = false;
    rt_type **args = make_variables(m->owner->assembly, m->token, RT_KIND_MVAR, n, &variant);
    for (uint32_t i = 0; i < *n; i++) {
        args[i]->var_method = m;
        args[i]->enclosing = NULL;
    }
    return args;
}

static void add_variables(rt_type *t) {
    t->args = make_variables(t->assembly, t->token, RT_KIND_VAR, &t->n_args, &t->is_variant);
    if (!t->n_args)
        return;
    t->is_generic_def = true;
    mark_open(t);
    t->flags |= RT_MT_GENERIC_DEFINITION;
    if (t->is_variant)
        t->flags |= RT_MT_NONTRIVIAL_INTERFACE_CAST;
    for (uint32_t i = 0; i < t->n_args; i++)
        t->args[i]->enclosing = t;
}

rt_type *rt_type_create_typedef(rt_assembly *a, uint32_t rid) {
    const il_image *img = a->image;
    rt_type *t = new_type(RT_KIND_CLASS, IL_ELEMENT_CLASS, a);
    t->token = IL_TOKEN(IL_TABLE_TypeDef, rid);
    t->name = il_col_string(img, IL_TypeDef_TypeName, rid);
    t->ns = il_col_string(img, IL_TypeDef_TypeNamespace, rid);
    t->attributes = il_col(img, IL_TypeDef_Flags, rid);
    t->beforefieldinit = t->attributes & 0x00100000;
    il_range nested = il_find(img, IL_NestedClass_NestedClass, rid); // II.22.32
    t->unbaked = il_image_is_emitted(img);
    uint32_t outer = nested.first < nested.end ? il_col(img, IL_NestedClass_EnclosingClass, nested.first) : 0;
    if (outer && outer < rid) /* an enclosing class comes first: so no circle */
        t->enclosing = rt_assembly_typedef(a, outer, NULL);
    classify(t, img, il_col(img, IL_TypeDef_Extends, rid));
    add_variables(t);
    return t;
}

int rt_type_fail_unbaked(rt_type *t) {
    char name[300];
    return rt_type_fail(t, COIL_EBAD_TYPE, "Could not load type '%s' from assembly '%s': it has not been created yet.", rt_type_name(t, name, sizeof name),
                        t->assembly->name);
}

void rt_type_bake(rt_type *t) {
    const il_image *img = t->assembly->image;
    uint32_t rid = IL_TOKEN_RID(t->token);
    rt_loader_lock();
    if (t->unbaked) {
        t->load_error = 0;
        t->progress = 0;
        t->parent = NULL;
        t->flags = 0;
        t->attributes = il_col(img, IL_TypeDef_Flags, rid);
        t->beforefieldinit = t->attributes & 0x00100000;
        classify(t, img, il_col(img, IL_TypeDef_Extends, rid));
        add_variables(t);
        __atomic_store_n(&t->unbaked, false, __ATOMIC_RELEASE);
    }
    rt_loader_unlock();
}

rt_type *rt_type_create_holder(rt_assembly *a, const char *name) {
    rt_type *t = new_type(RT_KIND_CLASS, IL_ELEMENT_CLASS, a);
    t->name = name;
    t->token = IL_TOKEN(IL_TABLE_TypeDef, 1);
    t->attributes = 0x180; /* abstract, sealed */
    t->parent = rt_wk.object;
    t->base_size = 24;
    t->progress = RT_HAS_PARENT | RT_HAS_FIELDS | RT_HAS_INSTANCE | RT_HAS_MEMBERS | RT_HAS_INTERFACES | RT_HAS_VTABLE;
    t->no_cctor = true;
    t->cctor_state = RT_CCTOR_DONE;
    t->aux->flags = RT_AUX_CLASS_INITED | RT_AUX_INITED_ACTIVE;
    t->level = RT_LEVEL_LOADED;
    return t;
}

/* A class that derives from itself, through whatever instantiation, must not become a chain without end. */
static bool derives_from_itself(const rt_type *t) {
    for (const rt_type *c = t->parent; c; c = c->parent)
        if (c->def == t->def)
            return true;
    return false;
}

static void resolve_parent(rt_type *t) {
    uint32_t token = il_col(t->assembly->image, IL_TypeDef_Extends, IL_TOKEN_RID(t->token));
    rt_context ctx = rt_type_context(t);
    coil_diag d = {0};
    if (!IL_TOKEN_RID(token))
        return;
    t->parent = rt_resolve_type(t->assembly, token, &ctx, &d);
    if (!t->parent) {
        rt_type_fail_diag(t, &d);
    } else if (t->parent->kind == RT_KIND_INTERFACE) {
        t->parent = NULL;
        rt_type_reject(t, " because the parent type is an interface.");
    } else if (rt_type_is_desc(t->parent) || derives_from_itself(t)) {
        t->parent = NULL;
        rt_type_reject(t, ".");
    } else if (t->parent->attributes & 0x100 && !rt_type_is_array(t)) { /* II.23.1.15: sealed */
        rt_type_reject(t, " because the parent type is sealed.");
    }
}

rt_type *rt_type_parent(rt_type *t) {
    if (rt_type_is_desc(t) || t->kind == RT_KIND_INTERFACE || (__atomic_load_n(&t->progress, __ATOMIC_ACQUIRE) & RT_HAS_PARENT))
        return rt_type_is_desc(t) ? NULL : t->parent;
    rt_loader_lock();
    if (!(t->progress & RT_HAS_PARENT)) {
        resolve_parent(t);
        __atomic_or_fetch(&t->progress, RT_HAS_PARENT, __ATOMIC_RELEASE);
    }
    rt_loader_unlock();
    return t->parent;
}

/* --- types over one element */

static rt_type *make_array(rt_type *elem, rt_kind kind, uint32_t rank) {
    rt_type *t = new_type(kind, kind == RT_KIND_SZARRAY ? IL_ELEMENT_SZARRAY : IL_ELEMENT_ARRAY, elem->assembly);
    t->token = IL_TOKEN(IL_TABLE_TypeDef, 0);
    t->rank = (uint8_t)rank;
    t->elem = elem;
    t->element_handle = rt_type_handle(elem);
    t->flags = RT_MT_HAS_COMPONENT_SIZE | RT_MT_ARRAY | RT_MT_NONTRIVIAL_INTERFACE_CAST;
    t->base_size = kind == RT_KIND_SZARRAY ? 24 : 24 + 8 * rank;
    t->parent = rt_wk.array ? rt_wk.array : rt_corelib_type("System", "Array");
    t->progress = RT_HAS_PARENT;
    t->no_cctor = true;
    t->cctor_state = RT_CCTOR_DONE;
    t->aux->flags = RT_AUX_CLASS_INITED | RT_AUX_INITED_ACTIVE;
    if (elem->is_open)
        mark_open(t);
    return t;
}

/* Fills the cache of a constructed type on its element. */
static rt_type *over(rt_type *elem, rt_type **cache, rt_kind kind) {
    rt_type *t = __atomic_load_n(cache, __ATOMIC_ACQUIRE);
    if (t)
        return t;
    rt_loader_lock();
    if (!(t = *cache)) {
        t = kind == RT_KIND_SZARRAY ? make_array(elem, kind, 1)
                                    : new_desc(kind, kind == RT_KIND_PTR ? IL_ELEMENT_PTR : IL_ELEMENT_BYREF, elem);
        __atomic_store_n(cache, t, __ATOMIC_RELEASE);
    }
    rt_loader_unlock();
    return t;
}

rt_type *rt_type_szarray(rt_type *elem) {
    return over(elem, &elem->array_of, RT_KIND_SZARRAY);
}
rt_type *rt_type_ptr(rt_type *elem) {
    return over(elem, &elem->ptr_to, RT_KIND_PTR);
}
rt_type *rt_type_byref(rt_type *elem) {
    return over(elem, &elem->byref_to, RT_KIND_BYREF);
}

rt_type *rt_type_mdarray(rt_type *elem, uint32_t rank) {
    rt_loader_lock();
    rt_type *t = elem->constructed;
    while (t && t->rank != rank)
        t = t->next_hash;
    if (!t) {
        t = make_array(elem, RT_KIND_ARRAY, rank);
        t->next_hash = elem->constructed;
        elem->constructed = t;
    }
    rt_loader_unlock();
    return t;
}

/* --- the table of instantiations and function pointers */

static struct {
    rt_type **rows;
    uint32_t size, used;
} table;

static uint64_t mix(uint64_t h, const void *p) {
    return (h ^ ((uintptr_t)p >> 4)) * 0x9E3779B97F4A7C15u;
}

static uint64_t hash_types(uint64_t h, rt_type *const *types, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        h = mix(h, types[i]);
    return h ^ h >> 32;
}

static uint64_t hash_sig(const rt_sig *s) {
    return hash_types(mix(mix(0xF4, s->ret), (void *)((uintptr_t)s->call << 4)), s->params, s->n_params);
}

static uint64_t hash_of(const rt_type *t) {
    return t->kind == RT_KIND_FNPTR ? hash_sig(t->fnptr_sig) : hash_types(mix(1, t->def), t->args, t->n_args);
}

static void insert_row(rt_type *t) {
    uint32_t i = (uint32_t)hash_of(t) & (table.size - 1);
    while (table.rows[i])
        i = (i + 1) & (table.size - 1);
    table.rows[i] = t;
}

static void table_add(rt_type *t) {
    if (2 * (table.used + 1) > table.size) {
        rt_type **old = table.rows;
        uint32_t n = table.size;
        table.size = n ? n * 2 : 4096;
        table.rows = calloc(table.size, sizeof *table.rows);
        assert(table.rows && "out of memory for types");
        for (uint32_t i = 0; i < n; i++)
            if (old[i])
                insert_row(old[i]);
        free(old);
    }
    insert_row(t);
    table.used++;
}

static bool same_list(rt_type *const *a, rt_type *const *b, uint32_t n) {
    return !n || !memcmp(a, b, n * sizeof *a);
}

static rt_type *find_instance(rt_type *def, rt_type *const *args, uint32_t n) {
    if (!table.size)
        return NULL;
    uint32_t i = (uint32_t)hash_types(mix(1, def), args, n) & (table.size - 1);
    for (rt_type *t; (t = table.rows[i]); i = (i + 1) & (table.size - 1))
        if (t->def == def && t->kind != RT_KIND_FNPTR && same_list(t->args, args, n))
            return t;
    return NULL;
}

static rt_type *find_fnptr(const rt_sig *s) {
    if (!table.size)
        return NULL;
    uint32_t i = (uint32_t)hash_sig(s) & (table.size - 1);
    for (rt_type *t; (t = table.rows[i]); i = (i + 1) & (table.size - 1)) {
        const rt_sig *o = t->fnptr_sig;
        if (t->kind == RT_KIND_FNPTR && o->ret == s->ret && o->call == s->call && o->n_params == s->n_params &&
            same_list(o->params, s->params, s->n_params))
            return t;
    }
    return NULL;
}

/* Keeps [sig] itself when the type is new: signatures are immortal. */
rt_type *rt_type_fnptr(const rt_sig *sig) {
    rt_loader_lock();
    rt_type *t = find_fnptr(sig);
    if (!t) {
        t = new_desc(RT_KIND_FNPTR, IL_ELEMENT_FNPTR, NULL);
        t->fnptr_sig = (rt_sig *)sig;
        t->is_open = sig->ret->is_open;
        for (uint32_t i = 0; i < sig->n_params; i++)
            t->is_open |= sig->params[i]->is_open;
        table_add(t);
    }
    rt_loader_unlock();
    return t;
}

/* --- instantiations, II.9 */

static rt_type *make_instance(rt_type *def, rt_type *const *args, uint32_t n) {
    rt_type *t = new_type((rt_kind)def->kind, def->element, def->assembly);
    t->token = def->token;
    t->name = def->name;
    t->ns = def->ns;
    t->def = def;
    t->enclosing = def->enclosing;
    t->attributes = def->attributes;
    t->beforefieldinit = def->beforefieldinit;
    t->is_nullable = def->is_nullable;
    t->is_byreflike = def->is_byreflike;
    t->is_delegate = def->is_delegate;
    t->is_variant = def->is_variant;
    t->flags = def->flags & (RT_MT_CATEGORY_MASK | RT_MT_BYREFLIKE | RT_MT_NONTRIVIAL_INTERFACE_CAST);
    t->flags |= RT_MT_GENERIC_INSTANCE;
    t->n_args = n;
    t->args = rt_types_alloc(n * sizeof *args);
    memcpy(t->args, args, n * sizeof *args);
    for (uint32_t i = 0; i < n; i++)
        if (args[i]->is_open)
            mark_open(t);
    return t;
}

rt_type *rt_type_instantiate(rt_type *def, rt_type *const *args, uint32_t n, coil_diag *d) {
    char name[300];
    if (!def->is_generic_def || n != def->n_args) {
        rt_fail_in(def->assembly, d, COIL_EBAD_TYPE, "%s takes %u generic arguments, not %u", rt_type_name(def, name, sizeof name),
                   def->is_generic_def ? def->n_args : 0, n);
        return NULL;
    }
    if (same_list(def->args, args, n))
        return def;
    rt_loader_lock();
    rt_type *t = find_instance(def, args, n);
    if (!t)
        table_add(t = make_instance(def, args, n));
    rt_loader_unlock();
    return t;
}

/* --- sizes */

rt_type *rt_type_underlying(rt_type *t) {
    if (t->kind != RT_KIND_ENUM)
        return t;
    if (!__atomic_load_n(&t->elem, __ATOMIC_ACQUIRE))
        rt_type_layout(t);
    return t->elem ? t->elem : rt_wk.i4;
}

uint32_t rt_type_value_size(rt_type *t) {
    if (!rt_type_is_value(t))
        return 8;
    rt_type_layout(t);
    return t->size;
}

uint32_t rt_type_value_align(rt_type *t) {
    if (!rt_type_is_value(t))
        return 8;
    rt_type_layout(t);
    return t->align;
}

bool rt_type_has_references(rt_type *t) {
    if (rt_type_is_desc(t))
        return t->kind == RT_KIND_BYREF;
    if (!rt_type_is_value(t))
        return true;
    rt_type_layout(t);
    return t->has_gc_pointers;
}

rt_type *rt_type_nullable_arg(rt_type *t) {
    return t->is_nullable ? t->args[0] : NULL;
}
