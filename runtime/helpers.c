/* Helpers of compiled code that have no better home. Null references: each helper throws NullReferenceException itself where
   its instruction does. */
#include "runtime/helpers.h"

#include <errno.h>
#include <string.h>

#include "runtime/corelib/native.h"
#include "runtime/eh/eh.h"
#include "runtime/threads/thread.h"
#include "runtime/types/loader.h"

rt_object *rt_castclass(rt_object *o, rt_type *t) {
    if (o && o->type != t && !rt_isinst(o, t) && !rt_castable_isinst(o, t, true))
        rt_throw_invalid_cast(o, t->is_nullable ? rt_type_nullable_arg(t) : t);
    return o;
}

/* Whether a boxed [from] may be unboxed as [to]: the same type, or primitives and enums over the same primitive. III.4.32 */
static bool can_unbox(rt_type *from, rt_type *to) {
    if (from == to)
        return true;
    if (from->kind > RT_KIND_ENUM || to->kind > RT_KIND_ENUM)
        return false;
    return rt_type_underlying(from)->element == rt_type_underlying(to)->element;
}

/* `unbox Nullable<T>` yields the address of a Nullable<T>, which no box contains: a fresh one. */
static void *unbox_nullable(rt_object *o, rt_type *t) {
    rt_object *copy = rt_object_new(t);
    rt_unbox_any_nullable(rt_object_data(copy), o, t);
    return rt_object_data(copy);
}

void *rt_unbox(rt_object *o, rt_type *t) {
    if (t->is_nullable)
        return unbox_nullable(o, t);
    if (!o)
        rt_throw_null();
    if (!can_unbox(o->type, t))
        rt_throw_invalid_cast(o, t);
    return rt_object_data(o);
}

void rt_unbox_any_nullable(void *dst, rt_object *o, rt_type *nullable) {
    rt_type *arg = rt_type_nullable_arg(nullable);
    memset(dst, 0, nullable->size);
    if (!o)
        return;
    if (o->type != arg) /* exactly: an enum is not its integer here */
        rt_throw_invalid_cast(o, nullable);
    *(uint8_t *)dst = 1; /* hasValue is Nullable's first field */
    memcpy((uint8_t *)dst + nullable->nullable_value_offset, rt_object_data(o), arg->size);
}

void rt_array_store_check(rt_array *a, rt_object *value) {
    rt_type *elem = a->base.type->elem;
    if (value && value->type != elem && elem != rt_wk.object && !rt_isinst(value, elem))
        rt_throw_array_mismatch();
}

void rt_ldelema_check(rt_array *a, rt_type *elem) {
    rt_type *actual = a->base.type->elem;
    if (actual != elem && !(rt_type_is_value(actual) && rt_type_is_value(elem) && can_unbox(actual, elem)))
        rt_throw_array_mismatch();
}

void *rt_ldvirtftn(rt_object *o, rt_method *m) {
    if (!o)
        rt_throw_null();
    if (!rt_method_is_virtual(m))
        return rt_type_is_value(m->owner) ? rt_method_unbox_stub(m) : rt_method_stub(m);
    return rt_dispatch_code(o->type, m);
}

void rt_reverse_enter(void) { rt_thread_self(); }

void rt_errno_clear(void) { errno = 0; }
void rt_errno_keep(void) { rt_thread_self()->last_pinvoke_error = errno; }
