/* Between the native entries: shapes of arguments, access to fields of CoreLib's objects, small conversions. Not for other folders.

   Conventions. QCalls (rt_q_<entry>) and internal calls (rt_f_<Type>_<Method>) are plain C functions with the types of the System V
   convention: object references rt_object *, handles on stack rt_object **, managed bool of internal calls uint8_t, QCall booleans int32_t.
   Arguments that are checked by the managed caller are not checked again. An error is thrown (rt_throw_new), never under a lock. */
#ifndef RT_CORELIB_H
#define RT_CORELIB_H

#include <stdlib.h>
#include <string.h>

#include "runtime/corelib/native.h"
#include "runtime/eh/eh.h"
#include "runtime/gc/gc.h"
#include "runtime/helpers.h"
#include "runtime/jit_interface.h"
#include "runtime/object.h"
#include "runtime/threads/thread.h"
#include "runtime/types/internal.h"

/* Defines a native entry: its prototype is seen by nobody but the .def tables, which take its address only. */
#define RT_NATIVE(result, name, ...) \
    result name(__VA_ARGS__);        \
    result name(__VA_ARGS__)

typedef struct q_type { rt_object **slot; uintptr_t handle; } q_type;           /* QCallTypeHandle */
typedef struct q_assembly { rt_object **slot; rt_assembly *assembly; } q_assembly; /* QCallAssembly, QCallModule: both hold the assembly */
typedef struct name_parts { /* NativeAssemblyNameParts */
    const uint16_t *name;
    uint16_t major, minor, build, revision; /* 0xFFFF: absent */
    const uint16_t *culture;
    const uint8_t *key;
    int32_t key_size, flags;
} name_parts;
static inline rt_type *q_type_of(q_type t) { return rt_type_from_handle(t.handle); }

/* The [field] of [object] as an lvalue of [type]; the field is looked up once per place. Objects of one class per place only. */
#define RT_FIELD(object, ctype, field) (*(ctype *)((uint8_t *)(object) + ({                             \
        static int32_t offset_;                                                                          \
        int32_t o_ = __atomic_load_n(&offset_, __ATOMIC_RELAXED);                                        \
        if (!o_) __atomic_store_n(&offset_, o_ = corelib_field_offset((object)->type, (field)), __ATOMIC_RELAXED); \
        o_; })))
/* Offset from the object pointer; asserts that the field exists. */
int32_t corelib_field_offset(rt_type *t, const char *name);

rt_object *corelib_module_object(rt_assembly *a);     /* RuntimeModule */
rt_object *corelib_assembly_object(rt_assembly *a);   /* RuntimeAssembly */
rt_assembly *corelib_assembly_of(rt_object *runtime_assembly);
rt_assembly *corelib_module_of(rt_object *runtime_module);
rt_assembly *corelib_type_assembly(rt_type *t);       /* of the element / definition */
rt_method *corelib_method_of(rt_object *method_info); /* any IRuntimeMethodInfo */
rt_field *corelib_field_of(rt_object *field_info);    /* any IRuntimeFieldInfo */
rt_array *corelib_type_array(rt_type *const *types, uint32_t n, bool as_runtime_type);
rt_method *corelib_invoke_method(rt_type *delegate_type);
/* Loads [t] to LOADED or throws what stopped it. */
void corelib_load(rt_type *t);
/* Reads [size] bytes at [p] as a boxed object of [t] (references: themselves; pointers: boxed IntPtr or System.Reflection.Pointer). */
rt_object *corelib_box_variable(rt_type *t, const void *p);
/* Writes [value] (boxed; NULL: default) to a variable of type [t]. */
void corelib_unbox_to(rt_type *t, void *p, rt_object *value);
/* Runs the default constructor on a new object. */
rt_object *corelib_construct(rt_type *t);
/* contexts.c: behind an AssemblyLoadContext (NULL: the default one); where a load by name starts, both objects may be NULL. */
/* Throws System.IO.[type]: "Could not load file or assembly '[file]'. [why]". */
_Noreturn void corelib_throw_file(const char *type, const char *file, const char *why);
struct rt_load_context *corelib_context_of(rt_object *o);
struct rt_load_context *corelib_binding_context(rt_object *context, rt_object *requesting);
void corelib_assembly_full_name(const rt_assembly *a, char *out, size_t size);
/* types.c */
/* What an array constructor makes of its arguments: lengths, or pairs of lower bound and length; for arrays of arrays also the lengths of
   the inner ones. */
rt_object *corelib_create_array(rt_type *t, uint32_t n, const int32_t *args);
/* Type.ToString() as UTF-8; malloc'ed. */
char *corelib_type_text(rt_type *t);
rt_context corelib_context(rt_type *t, rt_method *m);

#endif
