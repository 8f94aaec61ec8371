/* Between the files of runtime/types: who makes what. Not for other folders.

   loader.c owns assemblies and the typedefs[] / refs[] / methoddefs[] tables; type.c and its siblings make what goes in there.
   Everything here is called with or without the loader lock, which is recursive; functions that create take it themselves. */
#ifndef RT_TYPES_INTERNAL_H
#define RT_TYPES_INTERNAL_H

#include "runtime/types/loader.h"

/* --- loader.c */
/* The type of a TypeDef row: the plain type or the generic definition. Created on first use, cached in a->typedefs. NULL + diag: bad rid. */
rt_type *rt_assembly_typedef(rt_assembly *a, uint32_t rid, coil_diag *d);
/* The assembly that an AssemblyRef row names; cached in a->refs. */
rt_assembly *rt_assembly_ref(rt_assembly *a, uint32_t rid, coil_diag *d);
/* The type nested directly in [outer] (a definition) with this metadata name; NULL + diag. */
rt_type *rt_find_nested(rt_type *outer, const char *name, coil_diag *d);
/* The typical method of a MethodDef row (on its plain or open declaring type). Makes the members of that type; cached in a->methoddefs. */
rt_method *rt_assembly_methoddef(rt_assembly *a, uint32_t rid, coil_diag *d);

/* coil_fail that also names the assembly's file. */
int rt_fail_in(const rt_assembly *a, coil_diag *d, int code, const char *fmt, ...) __attribute__((format(printf, 4, 5)));
/* "Name, Version=1.2.3.4, Culture=neutral, PublicKeyToken=null" of an Assembly or AssemblyRef row. Always NUL-terminated; returns buf. */
char *rt_assembly_display(const rt_assembly *a, uint32_t token, char *buf, size_t n);

/* --- binder.c */
/* Path of the assembly with this simple name in the list of trusted assemblies; NULL if none. */
const char *rt_binder_find(const char *name);
/* Paths of the app's and the framework's deps.json, for AppContext; "" if absent. */
const char *rt_binder_app_deps(void);
const char *rt_binder_fx_deps(void);

/* --- resolve.c */
/* The token caches of an assembly (rt_assembly.tokens). */
void *rt_tokens_new(const il_image *image);

/* --- names.c */
/* A method as a .NET message names it: "Void Ns.Type.Name(Int32, System.String)". [sig] may be NULL. Returns buf. */
char *rt_describe_method(const rt_type *owner, const char *name, const rt_sig *sig, char *buf, size_t n);

/* --- type.c */
/* Makes the type of a TypeDef row at level CREATED: identity, kind, name, ns, flags, enclosing, generic parameters (VAR types).
   Must not resolve signatures. Only rt_assembly_typedef calls it, under the lock, and stores the result. Never NULL for a valid rid. */
rt_type *rt_type_create_typedef(rt_assembly *a, uint32_t rid);
/* A type of an assembly that is built (rt_type.unbaked) is complete from now on: forgets what was read of it too early. */
void rt_type_bake(rt_type *t);
/* What to answer while it is not: fails the type, until rt_type_bake. */
int rt_type_fail_unbaked(rt_type *t);
/* A class that no metadata declares, loaded and without a constructor: the owner of a dynamic method. Under the lock. */
rt_type *rt_type_create_holder(rt_assembly *a, const char *name);
/* Makes t->methods, without vtable: what token resolution needs. Part of rt_type_load, and callable in the middle of it.
   (For generic instantiations and definitions too; MD arrays: extra_methods.) 0 or error as rt_type_load. */
int rt_type_members(rt_type *t);
/* Makes t->fields (without offsets): what field resolution needs. Part of rt_type_layout, and callable in the middle of it. */
int rt_type_declare_fields(rt_type *t);
/* t->parent, exact; NULL for Object, interfaces and TypeDescs. Resolved without laying anything out. */
rt_type *rt_type_parent(rt_type *t);

/* Zeroed memory that is never freed, 16-aligned; only under the loader lock. */
void *rt_types_alloc(size_t n);
/* The MVAR types of a generic method definition; *n their number. Under the lock. */
rt_type **rt_type_method_variables(rt_method *m, uint32_t *n);
/* Steps between the levels; bits of rt_type.progress. Written under the lock. */
enum { RT_HAS_PARENT = 1, RT_HAS_FIELDS = 2, RT_IN_INSTANCE = 4, RT_HAS_INSTANCE = 8, RT_IN_LAYOUT = 16, RT_HAS_MEMBERS = 32, RT_IN_LOAD = 64,
       RT_HAS_INTERFACES = 128, RT_IN_INTERFACES = 256, RT_HAS_VTABLE = 512 };
/* Makes [t] fail from now on; the first reason stays. Returns -code. */
int rt_type_fail(rt_type *t, int code, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* The same: "Could not load type 'T' from assembly 'A'" and then [why], which begins with a blank and ends with a full stop. */
int rt_type_reject(rt_type *t, const char *why, ...) __attribute__((format(printf, 2, 3)));
/* The same with the reason of a dependency. */
int rt_type_fail_diag(rt_type *t, const coil_diag *d);

/* --- layout.c */
/* Sizes and offsets of instance fields only: what a type that contains t needs. Under the lock. */
int rt_type_layout_instance(rt_type *t);

/* --- layout_check.c */
/* Enters a field of an explicit layout into [map], a byte for each byte of the type; false: a reference is misaligned, or shares bytes
   with something else. [value]: the value type of the field, or NULL. */
bool rt_layout_mark(uint8_t *map, uint32_t at, uint32_t size, bool is_ref, const rt_type *value);
int rt_layout_reject_overlap(rt_type *t, uint32_t offset);
/* *length: of an [InlineArray] type, 0 for others. Fails the type where the attribute may not be. */
int rt_layout_inline_array(rt_type *t, uint32_t n_fields, bool is_explicit, bool has_size, int32_t *length);

/* --- implement.c: the end of loading. A class that is not abstract has every method that its bases and interfaces ask for. */
int rt_check_implementations(rt_type *t);
int rt_reject_final_override(rt_type *t);

/* --- load.c */
/* Fills t->interfaces; part of rt_type_load, and callable in the middle of it. Under the lock. */
int rt_type_find_interfaces(rt_type *t);
/* Equal types when method variables count as equal by number: overriding compares signatures of two generic methods. */
bool rt_type_same(const rt_type *a, const rt_type *b);
/* Equal parameter and (if [with_return]) return types in that sense; same count, same generic arity is the caller's business. */
bool rt_sig_same(const rt_sig *a, const rt_sig *b, bool with_return);

/* --- assignable.c */
/* Two instantiations of one definition: [from] converts to [to] by variance. */
bool rt_type_variant_compatible(rt_type *from, rt_type *to);

#endif
