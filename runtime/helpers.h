/* Prototypes of the helpers of compiled code that have no better home; the list is helpers.def. Any attached thread. */
#ifndef RT_HELPERS_H
#define RT_HELPERS_H

#include "runtime/object.h"

rt_object *rt_castclass(rt_object *o, rt_type *t);                    /* III.4.3; throws InvalidCastException */
void *rt_unbox(rt_object *o, rt_type *t);                             /* III.4.32; enum/underlying allowed */
void rt_unbox_any_nullable(void *dst, rt_object *o, rt_type *nullable); /* III.4.33 */
void rt_array_store_check(rt_array *a, rt_object *value);             /* III.4.26 */
void rt_ldelema_check(rt_array *a, rt_type *elem);                    /* III.4.9 */
void *rt_ldvirtftn(rt_object *o, rt_method *m);                       /* III.4.18 */
void rt_construct_default(rt_method *ctor, void *self);               /* new T(): what the constructor throws is wrapped */
_Noreturn void rt_throw_unsupported(const char *what);
_Noreturn void rt_throw_abstract(void);
_Noreturn void rt_throw_bad_typedref(void);
_Noreturn void rt_throw_arithmetic(void); /* ckfinite */
_Noreturn void rt_throw_platform(const char *what);
_Noreturn void rt_throw_invalid_program(const char *what);
_Noreturn void rt_throw_deferred(const coil_diag *d);
rt_object *rt_delegate_new(rt_type *t, rt_object *target, rt_method *m, void *code);
void rt_delegate_init(rt_delegate *d, rt_object *target, rt_method *m, void *code);
void rt_monitor_enter(rt_object *o, uint8_t *taken);
void rt_monitor_exit(rt_object *o, uint8_t *taken);
void rt_gc_poll(void);
void *rt_pinvoke_bind(rt_method *m); /* interop/pinvoke.c */
void rt_reverse_enter(void);
void rt_errno_clear(void);
void rt_errno_keep(void);
void rt_tier_request(rt_method *m); /* defined by jit/ */
void *rt_tier_loop(rt_method *m, int32_t offset);

#endif
