/* The type system: types, methods and fields as the runtime and the JIT see them.

   Shapes. An rt_type begins with the 64 bytes that CoreLib's managed MethodTable struct reads (offsets fixed by CoreCLR),
   then our own data. A *type handle*, as managed code holds it, is the rt_type pointer for everything that has a
   MethodTable, and the pointer | 2 for byrefs, pointers, function pointers and generic variables (a TypeDesc).
   Types are unique: equal types are the same pointer. Types, methods and fields are never freed.

   Laziness. A type passes through levels: CREATED (identity known) < LAYOUT (sizes, fields, parent) < LOADED (vtable,
   interface map, methods, statics block) and only moves up. Each rt_type_* below that needs a level reaches it itself.

   Generics. One exact rt_type per instantiation, one exact rt_method per method instantiation: no shared code. Open types
   (typeof(List<>), and types mentioning VAR/MVAR) exist for reflection only and are never compiled.

   Threads. Any attached thread; everything that creates or completes types takes the one recursive loader lock
   (rt_loader_lock). No managed code runs under it. */
#ifndef RT_TYPE_H
#define RT_TYPE_H

#include <stddef.h>
#include "il/body.h"
#include "il/image.h"
#include "il/sig.h"

typedef struct rt_type rt_type;
typedef struct rt_method rt_method;
typedef struct rt_field rt_field;
typedef struct rt_assembly rt_assembly;
typedef struct rt_object rt_object;
typedef struct rt_sig rt_sig;

/* What a type is. Order matters: everything <= RT_KIND_LAST_VALUE is a value type. */
typedef enum rt_kind {
    RT_KIND_PRIMITIVE,  /* bool char i1..r8 i u (and void) */
    RT_KIND_ENUM,
    RT_KIND_STRUCT,
    RT_KIND_LAST_VALUE = RT_KIND_STRUCT,
    RT_KIND_CLASS,      /* incl. string, object, delegates */
    RT_KIND_INTERFACE,
    RT_KIND_SZARRAY,
    RT_KIND_ARRAY,      /* multi-dimensional, or one-dimensional with bounds */
    RT_KIND_PTR, RT_KIND_BYREF, RT_KIND_FNPTR, RT_KIND_VAR, RT_KIND_MVAR /* TypeDescs */
} rt_kind;

enum { /* MethodTable.Flags: the bits that managed code tests */
    RT_MT_HAS_COMPONENT_SIZE = 0x80000000u, RT_MT_CONTAINS_GC_POINTERS = 0x01000000u, RT_MT_HAS_FINALIZER = 0x00100000u,
    RT_MT_CONTAINS_GENERIC_VARIABLES = 0x20000000u, RT_MT_NONTRIVIAL_INTERFACE_CAST = 0x40000000u,
    RT_MT_CATEGORY_MASK = 0x000F0000u, RT_MT_CLASS = 0x00000000u, RT_MT_VALUETYPE = 0x00040000u, RT_MT_NULLABLE = 0x00050000u,
    RT_MT_PRIMITIVE_VALUETYPE = 0x00060000u /* enum */, RT_MT_TRUE_PRIMITIVE = 0x00070000u, RT_MT_ARRAY = 0x00080000u, RT_MT_INTERFACE = 0x000C0000u,
    RT_MT_HAS_DEFAULT_CTOR = 0x00000200u, RT_MT_BYREFLIKE = 0x00001000u,
    RT_MT_GENERIC_INSTANCE = 0x10u, RT_MT_GENERIC_DEFINITION = 0x30u
};
enum { RT_AUX_CLASS_INITED = 0x1, RT_AUX_COMPARE_CHECKED = 0x2, RT_AUX_CAN_COMPARE_BITS = 0x4, RT_AUX_INITED_ACTIVE = 0x2001 };

typedef struct rt_type_aux { /* MethodTableAuxiliaryData */
    uint32_t flags;
    uint32_t pad;
    void *loader_module;
    rt_object *exposed; /* the RuntimeType object, kept alive as a root; managed code reads it raw */
} rt_type_aux;

/* Class constructor states; the JIT's inline check is `cctor_state == RT_CCTOR_DONE`. */
enum { RT_CCTOR_NONE_YET = 0, RT_CCTOR_RUNNING = 1, RT_CCTOR_DONE = 2, RT_CCTOR_FAILED = 3 };
enum { RT_LEVEL_CREATED, RT_LEVEL_LAYOUT, RT_LEVEL_LOADED };

struct rt_type {
    union {
        struct { /* MethodTable, CoreCLR's offsets */
            uint32_t flags;           /* @0; low half is the component size when RT_MT_HAS_COMPONENT_SIZE */
            uint32_t base_size;       /* @4  header word + MT word + fields; boxed size for value types */
            uint16_t unused8[3];
            uint16_t interface_count; /* @14 */
            rt_type *parent;          /* @16 */
            void *unused24;
            rt_type_aux *aux;         /* @32 */
            void *unused40;
            uintptr_t element_handle; /* @48 arrays: handle of the element type */
            union {
                rt_type **interface_map;                        /* @56 */
                struct { uint32_t nullable_value_offset, nullable_value_size; }; /* Nullable<T> (then see interfaces below) */
            };
        };
        struct { /* TypeDesc */
            uint32_t type_and_flags;  /* @0 low byte: CorElementType */
            uint32_t unused4;
            rt_object *desc_exposed;  /* @8 */
        };
    };
    /* ours */
    uint8_t kind;            /* rt_kind */
    uint8_t element;         /* IL_ELEMENT_*: as TypeHandle_GetCorElementType answers (VALUETYPE for enums) */
    uint8_t level;           /* RT_LEVEL_* */
    uint8_t rank;            /* arrays */
    uint8_t align;           /* of a value of this type in memory: 1..64 (references: 8) */
    uint8_t vector_bytes;    /* Vector64..512<T> and Vector<T>: their size; else 0 */
    bool is_open;            /* mentions VAR or MVAR */
    bool is_nullable, is_byreflike, is_delegate, is_generic_def, beforefieldinit, has_gc_pointers, is_explicit_layout, is_variant;
    bool unbaked;            /* of an assembly that is being built: not created yet. rt_type_bake */
    bool no_cctor;           /* has no class constructor at all */
    int32_t cctor_state;     /* RT_CCTOR_*; read with acquire by compiled code */
    int load_error;          /* sticky -COIL_E… if a level could not be reached; load_message says why */
    char *load_message;
    uint32_t size;           /* value types: unboxed bytes; classes: bytes of all instance fields; references: see rt_type_value_size */
    rt_assembly *assembly;
    uint32_t token;          /* TypeDef token; GenericParam token for VAR/MVAR; 0x02000000 for arrays etc. */
    const char *name, *ns;   /* metadata names of the definition ("List`1"); constructed kinds: "" (use rt_type_name) */
    rt_type *def;            /* generic definition of an instantiation, else the type itself */
    rt_type *enclosing;      /* declaring type (definition) or NULL */
    uint32_t n_args;         /* generic arguments of an instantiation or parameters of a definition */
    rt_type **args;          /* for a definition: its own VAR types */
    rt_type *elem;           /* arrays, PTR, BYREF: element; ENUM: underlying primitive */
    uint32_t var_number;     /* VAR, MVAR */
    rt_method *var_method;   /* MVAR: the owning generic method definition */
    rt_sig *fnptr_sig;       /* FNPTR */
    rt_type *array_of, *ptr_to, *byref_to; /* caches of the constructed types over this one */
    /* LAYOUT */
    rt_field *fields;        /* every field declared here, in metadata order */
    uint32_t n_fields;
    uint32_t statics_size, gc_statics_size, tls_size;
    /* LOADED */
    rt_method *methods;      /* every method declared here, in metadata order */
    uint32_t n_methods;
    rt_method **extra_methods; uint32_t n_extra; /* runtime-made methods: array ctor/Get/Set/Address */
    void **vtable;           /* callable code addresses (stubs), n_vtable of them */
    rt_method **vslots;      /* the method in each slot */
    uint32_t n_vtable;
    rt_type **interfaces;    /* exact, complete, instantiated; interface_count of them (= interface_map unless Nullable) */
    rt_method *finalizer;    /* most derived Finalize if not Object's */
    rt_method *cctor;        /* .cctor or NULL */
    uint8_t *statics;        /* all static fields (not thread static); GC-scanned, never moves */
    int32_t tls_index;       /* >= 0: index of this type's block of thread statics; -1: none */
    uint32_t *gc_offsets;    /* offsets of references from the object pointer (reference types) or from the value (value types) */
    uint32_t n_gc_offsets;
    void *cctor_wait;        /* runtime/types/cctor.c */
    void *jit;               /* free for jit/ */
    void *reflection;        /* free for corelib/ */
    rt_type *next_hash;
    uint32_t attributes;     /* TypeAttributes, II.23.1.15 */
    uint32_t progress;       /* runtime/types: steps done or under way between the levels */
    rt_type *constructed;    /* runtime/types: chain of multi-dimensional arrays over this one, by next_hash */
};

struct rt_field {
    rt_type *owner;
    uint32_t token;          /* Field token */
    uint16_t flags;          /* FieldAttributes, II.23.1.5 */
    const char *name;
    rt_type *type;           /* resolved lazily: use rt_field_type */
    uint32_t offset;         /* instance: from the first byte after the MT word (reference types: object + 8 + offset) or from the
                                value's address; static: into owner->statics; thread static: into the thread's block of tls_index */
    bool is_static, is_tls, is_literal, has_rva;
};

/* A method signature with exact types. ret and params are fully instantiated. */
struct rt_sig {
    uint8_t call;            /* IL_CALL_* byte */
    bool has_this;
    uint32_t n_params;       /* without this */
    rt_type *ret;
    rt_type **params;
};

typedef enum rt_task_kind { RT_TASK_NONE, RT_TASK, RT_TASK_T, RT_VALUETASK, RT_VALUETASK_T } rt_task_kind;
/* How the code of a method comes about. */
typedef enum rt_body_kind {
    RT_BODY_IL, RT_BODY_ABSTRACT, RT_BODY_INTERNALCALL, RT_BODY_PINVOKE, RT_BODY_RUNTIME /* delegate members */,
    RT_BODY_ARRAY /* MD array members */, RT_BODY_REPLACED /* by a C function of replacements.def */, RT_BODY_UNSAFE_ACCESSOR, RT_BODY_MISSING
} rt_body_kind;
typedef enum rt_variant {
    RT_VARIANT_NORMAL, RT_VARIANT_ASYNC /* the async entry, A of jit/async.h */, RT_VARIANT_RESUME /* the coroutine, B; made by jit/ */
} rt_variant;

struct rt_method {
    void *entry;             /* @0, read by the method's stub: compiled code, or the prestub. Written with release */
    rt_type *owner;
    uint32_t token;          /* MethodDef token */
    uint16_t flags, impl_flags; /* II.23.1.10, II.23.1.11; impl 0x2000 = Async */
    const char *name;
    rt_method *def;          /* generic method definition of an instantiation; the method itself otherwise */
    rt_method *typical;      /* the same method on the owner's generic definition, fully open (itself if nothing is generic) */
    uint32_t n_args;         /* generic method: arguments (or own MVAR parameters of a definition) */
    rt_type **args;
    rt_sig *sig;             /* lazily: use rt_method_sig */
    void *stub;              /* lazily: use rt_method_stub */
    void *unbox_stub;        /* value-type instance methods: takes a boxed this; use rt_method_unbox_stub */
    int32_t slot;            /* vtable slot, -1: not virtual; interface methods: index among the interface's methods */
    uint8_t body_kind;       /* rt_body_kind */
    uint8_t variant;         /* rt_variant */
    uint8_t task_kind;       /* rt_task_kind of the *declared* return type (of the open definition) */
    uint8_t intrinsic_known; /* jit/intrinsics.c: 0 not looked up, 1 none, else how a call is expanded */
    uint16_t intrinsic;      /* jit/: row of intrinsics.def or vector.def */
    rt_method *async_twin;   /* NORMAL <-> ASYNC, lazily: rt_method_async */
    rt_method *inst_next;    /* chain of instantiations of a generic method definition */
    void *native;            /* INTERNALCALL, PINVOKE (after binding), REPLACED: the C function */
    void *jit;               /* free for jit/: tier state, code address and size */
    void *reflection;        /* free for corelib/: the stub info object's handle */
    bool is_dynamic;         /* DynamicMethod */
    void *async;             /* jit/async.c: what is known of the awaits of an async body */
};

enum { /* MethodAttributes / MethodImplAttributes bits used everywhere */
    RT_METHOD_STATIC = 0x0010, RT_METHOD_FINAL = 0x0020, RT_METHOD_VIRTUAL = 0x0040, RT_METHOD_NEWSLOT = 0x0100, RT_METHOD_ABSTRACT = 0x0400,
    RT_METHOD_SPECIALNAME = 0x0800, RT_METHOD_PINVOKE = 0x2000, RT_METHOD_RTSPECIALNAME = 0x1000,
    RT_IMPL_RUNTIME = 0x0003, RT_IMPL_NOINLINING = 0x0008, RT_IMPL_SYNCHRONIZED = 0x0020, RT_IMPL_AGGRESSIVE_INLINING = 0x0100,
    RT_IMPL_INTERNALCALL = 0x1000, RT_IMPL_ASYNC = 0x2000
};
static inline bool rt_method_is_static(const rt_method *m) { return m->flags & RT_METHOD_STATIC; }
static inline bool rt_method_is_virtual(const rt_method *m) { return m->flags & RT_METHOD_VIRTUAL; }
static inline bool rt_type_is_value(const rt_type *t) { return t->kind <= RT_KIND_LAST_VALUE; }
static inline bool rt_type_is_desc(const rt_type *t) { return t->kind >= RT_KIND_PTR; }
static inline bool rt_type_is_ref(const rt_type *t) { return t->kind > RT_KIND_LAST_VALUE && t->kind < RT_KIND_PTR; }
static inline bool rt_type_is_array(const rt_type *t) { return t->kind == RT_KIND_SZARRAY || t->kind == RT_KIND_ARRAY; }
static inline uintptr_t rt_type_handle(const rt_type *t) { return (uintptr_t)t | (rt_type_is_desc(t) ? 2 : 0); }
static inline rt_type *rt_type_from_handle(uintptr_t h) { return (rt_type *)(h & ~(uintptr_t)2); }
static inline uint32_t rt_type_component_size(const rt_type *t) { return t->flags & RT_MT_HAS_COMPONENT_SIZE ? t->flags & 0xFFFF : 0; }

/* The loader lock: recursive. Held while types are created or completed; never while managed code runs. */
void rt_loader_lock(void);
void rt_loader_unlock(void);

/* --- levels. 0 or the type's sticky negative error (diagnostic from rt_type_diag). */
int rt_type_layout(rt_type *t);
int rt_type_load(rt_type *t);
void rt_type_diag(const rt_type *t, coil_diag *d);

/* --- constructed types (created on demand, unique). Never NULL. */
rt_type *rt_type_szarray(rt_type *elem);
rt_type *rt_type_mdarray(rt_type *elem, uint32_t rank);
rt_type *rt_type_ptr(rt_type *elem);
rt_type *rt_type_byref(rt_type *elem);
rt_type *rt_type_fnptr(const rt_sig *sig);
/* [def] is a generic definition; args are copied. NULL + diag if the count is wrong. Constraints are not checked here. */
rt_type *rt_type_instantiate(rt_type *def, rt_type *const *args, uint32_t n, coil_diag *d);

/* --- sizes */
uint32_t rt_type_value_size(rt_type *t);  /* bytes of a variable of this type: size for value types, 8 for references and pointers */
uint32_t rt_type_value_align(rt_type *t);
rt_type *rt_type_underlying(rt_type *t);  /* enums: the primitive; others: itself */
bool rt_type_has_references(rt_type *t);  /* a variable of this type holds (or is) an object reference or byref */
rt_type *rt_type_nullable_arg(rt_type *t);

/* --- names. [buf] is always NUL-terminated; returns buf. */
char *rt_type_name(const rt_type *t, char *buf, size_t n);      /* "System.Collections.Generic.List`1[System.Int32]", Outer+Inner */
char *rt_type_own_name(const rt_type *t, char *buf, size_t n);  /* the same, but Inner; type arguments in full */
char *rt_method_name(const rt_method *m, char *buf, size_t n);  /* "Ns.Type::Name" */
char *rt_method_full_name(const rt_method *m, char *buf, size_t n); /* "Ns.Type::Name[args](param types)" */
/* "Ns.T.M[U](Int32, Ns.C ByRef)", as the traces of a dying process have it. */
char *rt_method_describe(const rt_method *m, char *buf, size_t n);

/* --- members */
rt_type *rt_field_type(rt_field *f);                 /* exact; NULL if it cannot be loaded */
const rt_sig *rt_method_sig(rt_method *m);           /* exact; NULL if it cannot be loaded. For the ASYNC variant: ret is the T (or void) */
/* The stable callable address of a method: for vtables, ldftn, delegates. Jumps to entry. */
void *rt_method_stub(rt_method *m);
void *rt_method_unbox_stub(rt_method *m);
/* Method whose stub (or compiled code start) is [code]; NULL if none. */
rt_method *rt_method_from_stub(const void *code);
/* The async entry of a method with task_kind != NONE (created on demand), and back. */
rt_method *rt_method_async(rt_method *m);
/* IL body of an IL method. 0 or negative error. */
int rt_method_body(const rt_method *m, il_body *out, coil_diag *d);
/* Instantiates a generic method definition (on its exact owner). */
rt_method *rt_method_instantiate(rt_method *def, rt_type *const *args, uint32_t n, coil_diag *d);
/* The same method on another instantiation of its owner's definition ([owner] has the same def). */
rt_method *rt_method_on_type(rt_method *m, rt_type *owner);

/* Declared method by name, and parameter count if [n_params] >= 0; NULL if none. Not inherited. */
rt_method *rt_type_find_method(rt_type *t, const char *name, int n_params);
/* Declared method whose parameter types match [params] exactly. */
rt_method *rt_type_find_method_sig(rt_type *t, const char *name, rt_type *const *params, uint32_t n);
rt_field *rt_type_find_field(rt_type *t, const char *name); /* declared here or inherited */
rt_method *rt_type_default_ctor(rt_type *t);

/* --- relations, III.1.8.1, I.8.7 */
bool rt_type_is_subclass(const rt_type *t, const rt_type *base);       /* class chain, inclusive */
bool rt_type_is_assignable(rt_type *from, rt_type *to);                /* full cast rules incl. variance, arrays, Nullable */
bool rt_type_implements(rt_type *t, rt_type *iface);                   /* exact entry in the interface map */

/* --- dispatch. The target of calling [m] (virtual or interface, NORMAL or ASYNC variant, possibly a generic method
   instantiation) on an object of exact type [t]; never NULL unless it fails (diag: ambiguous, missing). The result may be
   a value-type method: use rt_dispatch_code for the callable address that takes an object reference as this. */
rt_method *rt_resolve_virtual(rt_type *t, rt_method *m, coil_diag *d);
/* Callable address for (type, method), through a global cache; throws EntryPointNotFound/Ambiguous… managed exceptions. */
void *rt_dispatch_code(rt_type *t, rt_method *m);
/* m has got final code: dispatch goes there without m's stub. Any thread. */
void rt_dispatch_retarget(rt_method *m, void *code);
/* IDynamicInterfaceCastable: whether objects of this type are asked; whether this one says that it has the interface (may throw what it throws,
   and with [may_throw] that it has not); and the code for calls of [declared] on objects of such types. castable.c */
bool rt_type_is_castable(rt_type *t);
bool rt_castable_isinst(rt_object *o, rt_type *iface, bool may_throw);
void *rt_castable_stub(rt_method *declared);
void *rt_castable_target(rt_method *m, rt_object *first, rt_object *second); /* called by rt_arch_castable alone */
/* `constrained. T call I::M` for static virtual members: the implementation on T. */
rt_method *rt_resolve_static_virtual(rt_type *t, rt_method *m, coil_diag *d);
/* The cache that compiled code probes inline: slot = rt_dispatch_cache[rt_dispatch_hash(type, method)], an entry or NULL. An
   entry stays what it is, but its code may change from a stub to the code behind it. */
typedef struct rt_dispatch_entry { rt_type *type; rt_method *method; void *code; } rt_dispatch_entry;
#define RT_DISPATCH_CACHE_SIZE 4096u
extern rt_dispatch_entry *rt_dispatch_cache[RT_DISPATCH_CACHE_SIZE];
/* ((uintptr_t)type >> 4) + ((uintptr_t)method >> 4)) & (SIZE - 1) */
static inline uint32_t rt_dispatch_hash(const rt_type *t, const rt_method *m) {
    return (uint32_t)((((uintptr_t)t >> 4) + ((uintptr_t)m >> 4)) & (RT_DISPATCH_CACHE_SIZE - 1));
}

/* --- class constructors, II.10.5.3. Ensures that t's .cctor has run (or is running on this thread). May run managed code;
   throws TypeInitializationException. Never call with the loader lock. */
void rt_type_ensure_cctor(rt_type *t);
/* Whether an access from compiled code needs a check now. */
static inline bool rt_type_needs_cctor(const rt_type *t) { return !t->no_cctor && __atomic_load_n(&t->cctor_state, __ATOMIC_ACQUIRE) != RT_CCTOR_DONE; }

#endif
