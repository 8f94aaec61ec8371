/* What the runtime asks of the JIT, and nothing more: jit/ fills one rt_jit and hands it to rt_vm_init. */
#ifndef RT_JIT_INTERFACE_H
#define RT_JIT_INTERFACE_H

#include "runtime/types/type.h"

typedef struct rt_jit {
    /* Compiles [m] (any body kind that needs generated code) and returns its code address; also stores it in m->entry.
       NULL + diag on failure. Any thread; serialises inside. May load types; runs no managed code. */
    void *(*compile)(rt_method *m, coil_diag *d);
    /* A thunk `rt_object *(void *code, void **args, void *ret)` for this signature: args[i] is the address of each argument value
       (this first, if has_this: address of the reference, or of the byref for value types); ret receives the value (may be NULL for void).
       Returns NULL, or the exception that escaped. [catching] false: the exception is not caught but unwinds on. */
    void *(*invoke_thunk)(const rt_sig *sig, bool this_is_byref, bool catching);
    /* Native-callable address of an UnmanagedCallersOnly method: attaches the thread; an escaping exception is fatal. */
    void *(*reverse_thunk)(rt_method *m, coil_diag *d);
    /* Delegate plumbing: code for open static delegates on method m (drops the first argument), and the multicast Invoke of a delegate type. */
    void *(*open_static_thunk)(rt_method *m, coil_diag *d);
    void *(*multicast_thunk)(rt_type *delegate_type, coil_diag *d);
    /* Open instance delegates: this = first argument; dispatches virtually. */
    void *(*open_instance_thunk)(rt_method *m, coil_diag *d);
    /* Delegates and native code: the target of closures over a delegate's record (rt_delegate_entered), callable from C; and the method_ptr
       of a delegate made of the function pointer in its method_ptr_aux. */
    void *(*native_entry)(rt_type *delegate_type, coil_diag *d);
    void *(*native_call)(rt_type *delegate_type, coil_diag *d);
} rt_jit;
extern rt_jit rt_the_jit;

/* What the JIT has compiled so far, in the process and on this thread; written by the JIT. */
typedef struct rt_jit_counts { uint64_t methods, il_bytes, nanoseconds; } rt_jit_counts;
extern rt_jit_counts rt_jit_of_process;
extern __thread rt_jit_counts rt_jit_of_thread;

/* Called by method stubs through the prestub in runtime/arch: returns the address to jump to. Saves errno. */
void *rt_prestub(rt_method *m);

/* Runs a managed method from C. args as for invoke_thunk; returns the escaped exception or NULL. */
rt_object *rt_invoke(rt_method *m, void **args, void *ret);
/* The same, an escaping exception unwinds through the caller (or is unhandled). */
void rt_call(rt_method *m, void **args, void *ret);

#endif
