/* GC handles, dependent handles, finalization. The rest of System.GC is in gc_settings.c. */
#include "runtime/corelib/corelib.h"

/* --- handles. Weak ones must be registered anew when they change, so no plain store. */

RT_NATIVE(void **, rt_f_GCHandle_InternalAlloc, rt_object *o, int32_t type) {
    void **h = rt_gc_handle_new(o, type);
    if (!h) rt_throw_new("System.OutOfMemoryException", NULL);
    return h;
}

RT_NATIVE(uint8_t, rt_f_GCHandle_InternalFree, void **h) {
    rt_gc_handle_free(h);
    return 1;
}

RT_NATIVE(void, rt_f_GCHandle_InternalSet, void **h, rt_object *o) {
    rt_gc_handle_set(h, o);
}

RT_NATIVE(rt_object *, rt_f_GCHandle_InternalCompareExchange, void **h, rt_object *value, rt_object *comparand) {
    void *old = comparand;
    if (__atomic_compare_exchange_n(h, &old, value, false, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST)) rt_gc_handle_set(h, value);
    return old;
}

RT_NATIVE(void **, rt_q_GCHandle_InternalAllocWithGCTransition, rt_object **o, int32_t type) {
    return rt_gc_handle_new(*o, type);
}

RT_NATIVE(void, rt_q_GCHandle_InternalFreeWithGCTransition, void **h) {
    rt_gc_handle_free(h);
}

/* Types live for ever, so their handle may hold its target strongly, whatever kind is asked for. */
RT_NATIVE(void **, rt_q_QCall_GetGCHandleForTypeHandle, q_type t, int32_t type) {
    (void)t, (void)type;
    return rt_gc_handle_new(NULL, RT_HANDLE_NORMAL);
}

RT_NATIVE(intptr_t, rt_q_QCall_FreeGCHandleForTypeHandle, q_type t, void **h) {
    (void)t;
    rt_gc_handle_free(h);
    return 0;
}

RT_NATIVE(void *, rt_f_DependentHandle_InternalAlloc, rt_object *target, rt_object *value) {
    void *h = rt_gc_dependent_new(target, value);
    if (!h) rt_throw_new("System.OutOfMemoryException", NULL);
    return h;
}

RT_NATIVE(uint8_t, rt_f_DependentHandle_InternalFree, void *h) {
    rt_gc_dependent_free(h);
    return 1;
}

RT_NATIVE(rt_object *, rt_f_DependentHandle_InternalGetDependent, void *h) {
    return rt_gc_dependent_value(h);
}

RT_NATIVE(rt_object *, rt_f_DependentHandle_InternalGetTargetAndDependent, void *h, rt_object **value) {
    rt_object *target = rt_gc_dependent_target(h);
    *value = target ? rt_gc_dependent_value(h) : NULL;
    return target;
}

RT_NATIVE(void, rt_f_DependentHandle_InternalSetDependent, void *h, rt_object *value) {
    rt_gc_dependent_set_value(h, value);
}

RT_NATIVE(void, rt_f_DependentHandle_InternalSetTargetToNull, void *h) {
    rt_gc_dependent_clear(h);
}

RT_NATIVE(void *, rt_q_DependentHandle_InternalAllocWithGCTransition, rt_object **target, rt_object **value) {
    return rt_gc_dependent_new(*target, *value);
}

RT_NATIVE(void, rt_q_DependentHandle_InternalFreeWithGCTransition, void *h) {
    rt_gc_dependent_free(h);
}

/* --- finalization */

RT_NATIVE(void, rt_f_GC_SuppressFinalizeInternal, rt_object *o) {
    rt_gc_suppress_finalizer(o);
}

RT_NATIVE(void, rt_q_GCInterface_ReRegisterForFinalize, rt_object **o) {
    if ((*o)->type->finalizer) rt_gc_register_finalizer(*o);
}

RT_NATIVE(void *, rt_q_GCInterface_GetNextFinalizableObject, rt_object **result) {
    rt_object *o = rt_gc_next_finalizable();
    *result = o;
    return o ? rt_method_stub(o->type->finalizer) : NULL;
}

RT_NATIVE(void, rt_q_GCInterface_WaitForPendingFinalizers, void) {
    rt_finalizer_wait();
}

/* Answers of zero: times and percentages that are not kept, notifications that are not given, regions that do not exist. */
RT_NATIVE(int64_t, rt_native_zero, void) {
    return 0;
}

RT_NATIVE(void, rt_native_nothing, void) {
}

RT_NATIVE(int64_t, rt_native_one, void) {
    return 1;
}

/* Reflection announces references that it keeps in stack memory. Stacks are scanned conservatively: they are seen without that. */
RT_NATIVE(void, rt_f_GCFrameRegistration_Report, void *registration) {
    (void)registration;
}
