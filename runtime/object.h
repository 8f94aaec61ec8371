/* Objects as compiled code and CoreLib see them. An object reference points at the MT word; the header word (identity hash and
   lock, see runtime/threads/monitor.h) lies 8 bytes before it. Any attached thread; allocation may collect. */
#ifndef RT_OBJECT_H
#define RT_OBJECT_H

#include "runtime/types/type.h"

struct rt_object { rt_type *type; };
typedef struct rt_string { rt_object base; int32_t length; uint16_t chars[]; } rt_string;         /* NUL-terminated */
typedef struct rt_array { rt_object base; uint32_t length, pad; uint8_t data[]; } rt_array;       /* SZ array; data @16 */
typedef struct rt_mdarray { rt_object base; uint32_t length, pad; int32_t bounds[]; } rt_mdarray; /* lengths[rank], lower bounds[rank], data */
typedef struct rt_delegate { rt_object base; rt_object *target, *method_base; void *method_ptr, *method_ptr_aux; rt_object *invocation_list; intptr_t invocation_count; } rt_delegate;
enum { RT_DELEGATE_UNMANAGED = -1 }; /* invocation_count of a delegate made of the function pointer in method_ptr_aux */
/* The layout engine must give rt_delegate exactly this shape (start-up checks it), whatever order it gives other classes. */

static inline uint64_t *rt_object_header(rt_object *o) { return (uint64_t *)o - 1; }
static inline void *rt_object_data(rt_object *o) { return (uint8_t *)o + 8; }

/* Allocation: zeroed. Throw OutOfMemoryException (or OverflowException for negative lengths). The type must be LOADED. */
rt_object *rt_object_new(rt_type *t);                       /* registers the finalizer if the type has one */
rt_array *rt_array_new(rt_type *array_type, intptr_t length);
rt_object *rt_mdarray_new(rt_type *array_type, const int32_t *lengths, const int32_t *lower_bounds /* or NULL */);
rt_string *rt_string_alloc(intptr_t length);
rt_object *rt_box(rt_type *t, const void *value);           /* Nullable: NULL or a boxed T */
rt_string *rt_string_utf8(const char *s);                   /* NULL gives NULL */
rt_string *rt_string_utf8_n(const char *s, size_t n);
rt_string *rt_string_utf16(const uint16_t *s, size_t n);
rt_string *rt_string_intern(rt_string *s);                  /* the one interned equal string */
rt_string *rt_string_literal(const uint16_t *s, size_t n);  /* interned, rooted */
char *rt_string_to_utf8(const rt_string *s);                /* malloc'ed; "" for NULL */
char *rt_utf16_to_utf8(const uint16_t *s, size_t n);        /* malloc'ed */
rt_string *rt_string_is_interned(const rt_string *s);       /* NULL: no */
extern rt_string *rt_string_empty;                          /* String.Empty */
/* Casts, III.4.3, III.4.6: the object or NULL; NULL in, NULL out. */
rt_object *rt_isinst(rt_object *o, rt_type *t);
bool rt_type_can_cast(rt_type *from, rt_type *to);          /* rt_type_is_assignable through a cache */
int32_t rt_object_hash(rt_object *o);                       /* identity hash, never 0 */
rt_object *rt_object_clone(rt_object *o);
rt_object *rt_object_alloc_like(rt_object *o);              /* zeroed, same type and length */
/* The RuntimeType object of a type; created once, rooted. */
rt_object *rt_type_object(rt_type *t);
rt_type *rt_type_of_object(rt_object *runtime_type);
/* ldtoken of methods and fields: RuntimeMethodInfoStub / RuntimeFieldInfoStub objects, unique and rooted. */
rt_object *rt_method_object(rt_method *m);
rt_object *rt_field_object(rt_field *f);
/* Total data bytes from offset 8 of an object (incl. array elements), and of MD arrays the offset of element 0 from the object. */
size_t rt_object_size(rt_object *o);
rt_object *rt_jagged_new(rt_type *vector_type, const int32_t *lengths, int32_t n); /* newobj of a vector of vectors with several lengths */
void *rt_mdarray_address(rt_object *array, const int32_t *indices); /* IndexOutOfRangeException; null too */
size_t rt_array_data_offset(rt_type *array_type);
/* Field access for native code, by name; asserts that it exists. */
void *rt_field_address(rt_object *o, const char *name);
void *rt_static_address(rt_type *t, const char *name);

#endif
