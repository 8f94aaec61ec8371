/* How values cross between managed and native code: arguments of P/Invokes, of delegates as function pointers, and Marshal.StructureToPtr.

   A description comes first and is made once: an rt_marshal for each variable (parameter, field, element), an rt_layout for each structure,
   an rt_plan for each signature. What CoreCLR would refuse is refused in the description, with its text. The descriptions are data that C
   code interprets when values cross; compiled code only moves arguments into and out of a frame (jit/native_call.c).

   1. A variable crosses by one of the ways of marshallers.def: managed to native, native to managed, and release of what the native value owns.
   2. Nothing moves: where both sides agree on the bytes, native code gets the address of the managed variable, array or string itself.
   3. Memory that crosses in a native value is malloc's, as CoTaskMem is on this platform.
   4. A frame is zeroed before use, and release ignores null: so whatever was converted when an exception came can be released.
   5. Managed code runs in the middle (constructors and methods of SafeHandle, custom marshalers, StringBuilder): never under a lock.
   Any attached thread; descriptions under the loader lock. */
#ifndef RT_MARSHAL_H
#define RT_MARSHAL_H

#include "runtime/object.h"
#include "runtime/types/loader.h"

typedef enum rt_way {
#define RT_MARSHALLER(name, element, to_native, to_managed, release) RT_WAY_##name,
#include "runtime/interop/marshallers.def"
#undef RT_MARSHALLER
    RT_WAY_COUNT
} rt_way;

enum { RT_MAX_NATIVE_SIZE = 0x7000000, RT_MAX_FRAME_SIZE = 0x100000 };
typedef struct rt_layout rt_layout;
typedef struct rt_marshal {
    uint8_t way;                    /* rt_way */
    bool wide;                      /* characters inside are UTF-16 */
    rt_type *managed;               /* type of the managed variable */
    rt_type *native;                /* type of the native variable: a primitive, a blittable struct, or a layout's twin */
    uint32_t size;                  /* bytes of the native variable */
    uint32_t count;                 /* SizeConst: elements of an array, characters of a fixed string */
    int32_t count_param;            /* SizeParamIndex, -1: none */
    const struct rt_marshal *elem;  /* arrays */
    const rt_layout *layout;        /* structs, classes with layout */
    const char *custom_type, *custom_cookie; /* custom marshaler */
    void **custom;                  /* handle of the custom marshaler, once there is one */
    rt_assembly *assembly;          /* where custom_type is looked up */
} rt_marshal;

/* --- structures */
typedef struct rt_layout_field { rt_field *field; uint32_t offset; rt_marshal value; } rt_layout_field;
struct rt_layout {
    rt_type *type, *twin;           /* twin: a value type of the native shape, for the C convention; the type itself if blittable */
    uint32_t size, align, n;
    bool blittable;                 /* managed and native bytes are the same */
    bool making;                    /* its fields are being described */
    rt_layout_field *fields;        /* base classes first */
    char *error;                    /* it cannot be marshalled: the text of a TypeLoadException */
    void *stub;                     /* corelib/marshal.c */
    rt_layout *next;
};
/* The native layout of a struct, or of a class with sequential or explicit layout. NULL: the type has none (auto layout). */
const rt_layout *rt_layout_of(rt_type *t);
bool rt_type_is_blittable(rt_type *t); /* a variable of this type crosses as it is */
/* Fields at [managed] (of an object: the first byte after the type) to and from native memory; release frees what the native fields own. */
void rt_layout_to_native(const rt_layout *l, void *managed, void *native);
void rt_layout_to_managed(const rt_layout *l, void *native, void *managed);
void rt_layout_release(const rt_layout *l, void *native);

/* --- signatures */
typedef struct rt_plan_param {
    rt_marshal value;
    bool byref, in, out;
    bool direct;                    /* the argument as it is; byref: the address of the managed variable */
    uint32_t home;                  /* offset in the frame of the native variable */
    uint32_t arg;                   /* of what is passed: the variable itself, or its address if byref */
    uint32_t extra;                 /* of two pointers that the way may use */
} rt_plan_param;

typedef struct rt_plan {
    uint32_t n;
    rt_plan_param *params, ret;
    rt_sig *native;                 /* what the C function takes and gives */
    const rt_sig *managed;
    uint32_t frame_size;
    bool trivial;                   /* everything is direct: no frame is needed */
    bool last_error;                /* SetLastError */
    bool hresult;                   /* PreserveSig = false: the function gives an HRESULT and returns through a last parameter */
    uint32_t hresult_home;          /* offset in the frame */
    const char *error_type, *error; /* the signature cannot be marshalled */
    const char *reverse_error;      /* native code cannot call it */
    void *call_code, *entry_code;   /* delegates: code of jit/, made once */
} rt_plan;

/* The plan of a P/Invoke; of a delegate type as a function pointer; of an unmanaged calli. Made once each; never NULL. */
const rt_plan *rt_plan_of_pinvoke(rt_method *m);
const rt_plan *rt_plan_of_delegate(rt_type *delegate_type);
const rt_plan *rt_plan_of_callsite(const rt_sig *sig, rt_assembly *a);
_Noreturn void rt_throw_plan(const rt_plan *p); /* throws p->error */

/* Lives on the stack of the caller, frame_size bytes, zeroed. */
typedef struct rt_frame_record {
    const rt_plan *plan;
    void **args;                    /* addresses of the managed arguments, without this */
    void *ret;                      /* address of the managed result */
    uint32_t n_entered;             /* parameters whose native value may own something */
    bool result_due;                /* the native result has not been converted yet, or its memory not been released */
} rt_frame_record;

/* Managed code calls native code: before the call, after it (results), after that and also when an exception passes (memory, handles). */
void rt_marshal_enter(const rt_plan *p, rt_frame_record *f, void **args, void *ret);
void rt_marshal_leave(rt_frame_record *f);
void rt_marshal_release(rt_frame_record *f);
/* Native code calls managed code: native arguments and result by address; args and ret are managed variables to be filled and read. */
void rt_marshal_reverse_enter(const rt_plan *p, rt_frame_record *f, void **native_args, void **args, void *ret);
void rt_marshal_reverse_leave(rt_frame_record *f, void **native_args, void *native_ret);

/* --- delegates as function pointers */
void *rt_delegate_to_native(rt_object *delegate);                /* NULL gives NULL; the same address as long as the delegate lives */
rt_object *rt_delegate_from_native(void *code, rt_type *type);   /* the delegate that the address was made of, or a new one */
rt_object *rt_delegate_entered(void *record);                    /* reverse thunks: the delegate behind a record; ends the process if it is gone */

/* --- between the files of this folder */
typedef void (*rt_convert)(const rt_marshal *m, void *managed, void *native);
void rt_value_to_native(const rt_marshal *m, void *managed, void *native);
void rt_value_to_managed(const rt_marshal *m, void *native, void *managed);
void rt_value_release(const rt_marshal *m, void *native);
_Noreturn void rt_throw_null_handle(void);
rt_type *rt_way_native_type(rt_way way);                         /* NULL: depends on the value */

/* What metadata says about one variable (II.23.4), and what its owner says about characters. */
typedef struct rt_native_spec { uint8_t type, elem; uint32_t count; int32_t count_param; const char *custom_type, *custom_cookie; } rt_native_spec;
enum { RT_NATIVE_BOOL = 0x02, RT_NATIVE_I1 = 0x03, RT_NATIVE_U1 = 0x04, RT_NATIVE_I2 = 0x05, RT_NATIVE_U2 = 0x06, RT_NATIVE_I4 = 0x07, RT_NATIVE_U4 = 0x08,
       RT_NATIVE_I8 = 0x09, RT_NATIVE_U8 = 0x0A, RT_NATIVE_R4 = 0x0B, RT_NATIVE_R8 = 0x0C, RT_NATIVE_CURRENCY = 0x0F, RT_NATIVE_BSTR = 0x13,
       RT_NATIVE_LPSTR = 0x14, RT_NATIVE_LPWSTR = 0x15, RT_NATIVE_LPTSTR = 0x16, RT_NATIVE_FIXED_STRING = 0x17, RT_NATIVE_IUNKNOWN = 0x19,
       RT_NATIVE_IDISPATCH = 0x1A, RT_NATIVE_STRUCT = 0x1B, RT_NATIVE_INTERFACE = 0x1C, RT_NATIVE_SAFEARRAY = 0x1D, RT_NATIVE_FIXED_ARRAY = 0x1E,
       RT_NATIVE_INT = 0x1F, RT_NATIVE_UINT = 0x20, RT_NATIVE_BYREF_STRING = 0x22, RT_NATIVE_ANSI_BSTR = 0x23, RT_NATIVE_TBSTR = 0x24,
       RT_NATIVE_VARIANT_BOOL = 0x25, RT_NATIVE_FUNC = 0x26, RT_NATIVE_AS_ANY = 0x28, RT_NATIVE_ARRAY = 0x2A, RT_NATIVE_LPSTRUCT = 0x2B,
       RT_NATIVE_CUSTOM = 0x2C, RT_NATIVE_ERROR = 0x2D, RT_NATIVE_LPUTF8STR = 0x30, RT_NATIVE_DEFAULT = 0x50 };
/* Field or Param token; a variable without a row reads as RT_NATIVE_DEFAULT. */
rt_native_spec rt_native_spec_of(const rt_assembly *a, uint32_t token);
typedef struct rt_spec_context { rt_assembly *assembly; bool wide, field; } rt_spec_context;
/* How a variable of type t crosses. NULL, or the reason why it cannot (text of the exception). */
const char *rt_marshal_describe(rt_marshal *out, rt_type *t, const rt_native_spec *spec, const rt_spec_context *c);
/* An array to a native buffer of its elements and back; [n] elements. */
void rt_elements_to_native(const rt_marshal *array, rt_object *a, void *native, uint32_t n);
void rt_elements_to_managed(const rt_marshal *array, void *native, rt_object *a, uint32_t n);
void rt_elements_release(const rt_marshal *array, void *native, uint32_t n);

#endif
