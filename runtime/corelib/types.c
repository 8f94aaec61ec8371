/* RuntimeTypeHandle, TypeHandle, MethodTable, ValueType, Enum, activation. */
#include <assert.h>
#include <stdio.h>

#include "il/attribute.h"
#include "runtime/corelib/corelib.h"

static rt_type *type_of(rt_object *runtime_type) {
    return rt_type_of_object(runtime_type);
}

/* --- identity and classification */

RT_NATIVE(void, rt_q_RuntimeTypeHandle_GetRuntimeTypeFromHandleSlow, uintptr_t handle, rt_object **result) {
    *result = rt_type_object(rt_type_from_handle(handle));
}

RT_NATIVE(int32_t, rt_q_TypeHandle_GetCorElementType, uintptr_t handle) {
    return rt_type_from_handle(handle)->element;
}

RT_NATIVE(int32_t, rt_f_MethodTable_GetPrimitiveCorElementType, rt_type *t) {
    return rt_type_underlying(t)->element;
}

RT_NATIVE(uint32_t, rt_f_MethodTable_GetNumInstanceFieldBytes, rt_type *t) {
    corelib_load(t);
    return t->size;
}

RT_NATIVE(rt_type *, rt_f_MethodTable_GetMethodTableMatchingParentClass, rt_type *t, rt_type *parent) {
    while (t && t->def != parent->def) t = rt_type_parent(t);
    return t;
}

RT_NATIVE(rt_type *, rt_f_MethodTable_InstantiationArg0, rt_type *t) {
    return t->args[0];
}

RT_NATIVE(uint8_t, rt_f_RuntimeTypeHandle_ContainsGenericVariables, rt_object *o) {
    rt_type *t = type_of(o);
    return t->is_open || t->is_generic_def;
}

RT_NATIVE(rt_object *, rt_f_RuntimeTypeHandle_GetModuleIfExists, rt_object *o) {
    return corelib_module_object(corelib_type_assembly(type_of(o)));
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_GetModuleSlow, rt_object **type, rt_object **result) {
    *result = corelib_module_object(corelib_type_assembly(type_of(*type)));
}

RT_NATIVE(rt_object *, rt_f_RuntimeTypeHandle_GetAssemblyIfExists, rt_object *o) {
    return corelib_assembly_object(corelib_type_assembly(type_of(o)));
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_GetAssemblySlow, rt_object **type, rt_object **result) {
    *result = corelib_assembly_object(corelib_type_assembly(type_of(*type)));
}

RT_NATIVE(uintptr_t, rt_f_RuntimeTypeHandle_GetElementTypeHandle, uintptr_t handle) {
    rt_type *t = rt_type_from_handle(handle);
    bool has = rt_type_is_array(t) || t->kind == RT_KIND_PTR || t->kind == RT_KIND_BYREF;
    return has ? rt_type_handle(t->elem) : 0;
}

RT_NATIVE(int32_t, rt_f_RuntimeTypeHandle_GetToken, rt_object *o) {
    rt_type *t = type_of(o);
    bool constructed = rt_type_is_array(t) || (rt_type_is_desc(t) && t->kind != RT_KIND_VAR && t->kind != RT_KIND_MVAR);
    return constructed || !t->token ? 0x02000000 : (int32_t)t->token;
}

RT_NATIVE(int32_t, rt_f_RuntimeTypeHandle_GetArrayRank, rt_object *o) {
    rt_type *t = type_of(o);
    return t->kind == RT_KIND_SZARRAY ? 1 : t->rank;
}

RT_NATIVE(uint32_t, rt_f_RuntimeTypeHandle_GetAttributes, rt_object *o) {
    enum { PUBLIC = 1, ARRAY_ATTRIBUTES = 0x2101 /* public, sealed, serializable */ };
    rt_type *t = type_of(o);
    if (rt_type_is_array(t)) return ARRAY_ATTRIBUTES;
    if (rt_type_is_desc(t)) return PUBLIC;
    return il_col(t->def->assembly->image, IL_TypeDef_Flags, IL_TOKEN_RID(t->def->token));
}

/* What reflection counts as the slots of an interface: its virtual methods, then its static virtual ones. */
static uint32_t interface_virtuals(const rt_type *t, bool statics) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < t->n_methods; i++) n += rt_method_is_virtual(&t->methods[i]) && rt_method_is_static(&t->methods[i]) == statics;
    return n;
}

static rt_method *interface_virtual_at(const rt_type *t, int32_t slot) {
    for (int statics = 0; statics < 2; statics++) {
        for (uint32_t i = 0; i < t->n_methods; i++) {
            rt_method *m = &t->methods[i];
            if (rt_method_is_virtual(m) && rt_method_is_static(m) == (statics != 0) && !slot--) return m;
        }
    }
    return NULL;
}

RT_NATIVE(int32_t, rt_f_RuntimeTypeHandle_GetNumVirtuals, rt_object *o) {
    rt_type *t = type_of(o);
    if (rt_type_is_desc(t)) return 0;
    corelib_load(t);
    return t->kind == RT_KIND_INTERFACE ? (int32_t)interface_virtuals(t, false) : (int32_t)t->n_vtable;
}

RT_NATIVE(int32_t, rt_q_RuntimeTypeHandle_GetNumVirtualsAndStaticVirtuals, q_type th) {
    rt_type *t = q_type_of(th);
    int32_t n = rt_f_RuntimeTypeHandle_GetNumVirtuals(rt_type_object(t));
    return t->kind == RT_KIND_INTERFACE ? n + (int32_t)interface_virtuals(t, true) : n;
}

RT_NATIVE(rt_method *, rt_q_RuntimeTypeHandle_GetMethodAt, rt_type *t, int32_t slot) {
    corelib_load(t);
    if (t->kind == RT_KIND_INTERFACE) return interface_virtual_at(t, slot);
    return slot < (int32_t)t->n_vtable ? t->vslots[slot] : NULL;
}

RT_NATIVE(uint8_t, rt_f_RuntimeTypeHandle_IsGenericVariable, rt_object *o) {
    rt_type *t = type_of(o);
    return t->kind == RT_KIND_VAR || t->kind == RT_KIND_MVAR;
}

RT_NATIVE(int32_t, rt_f_RuntimeTypeHandle_GetGenericVariableIndex, rt_object *o) {
    return (int32_t)type_of(o)->var_number;
}

RT_NATIVE(uint8_t, rt_f_RuntimeTypeHandle_IsUnmanagedFunctionPointer, rt_object *o) {
    rt_type *t = type_of(o);
    return t->kind == RT_KIND_FNPTR && (t->fnptr_sig->call & IL_CALL_KIND_MASK) != IL_CALL_DEFAULT;
}

RT_NATIVE(uint8_t, rt_f_RuntimeTypeHandle_CompareCanonicalHandles, rt_object *a, rt_object *b) {
    return type_of(a)->def == type_of(b)->def;
}

RT_NATIVE(const char *, rt_f_RuntimeTypeHandle_GetUtf8NameInternal, rt_type *t) {
    return t->name;
}

/* Methods declared by the type, in metadata order; array types have those that the runtime makes. */
static rt_method *method_after(rt_type *t, rt_method *m) {
    bool in_list = m >= t->methods && m < t->methods + t->n_methods;
    if (in_list && m + 1 < t->methods + t->n_methods) return m + 1;
    if (in_list) return t->n_extra ? t->extra_methods[0] : NULL;
    for (uint32_t i = 0; i + 1 < t->n_extra; i++) {
        if (t->extra_methods[i] == m) return t->extra_methods[i + 1];
    }
    return NULL;
}

RT_NATIVE(rt_method *, rt_f_RuntimeTypeHandle_GetFirstIntroducedMethod, rt_object *o) {
    rt_type *t = type_of(o);
    if (rt_type_is_desc(t)) return NULL;
    rt_type_members(t);
    if (t->n_methods) return &t->methods[0];
    return t->n_extra ? t->extra_methods[0] : NULL;
}

RT_NATIVE(void, rt_f_RuntimeTypeHandle_GetNextIntroducedMethod, rt_method **m) {
    *m = method_after((*m)->owner, *m);
}

/* Without the literals: they have no storage, and reflection reads them from metadata itself. */
RT_NATIVE(int32_t, rt_q_RuntimeTypeHandle_GetFields, rt_type *t, rt_field **out, int32_t *used) {
    corelib_load(t);
    int32_t capacity = *used;
    *used = 0;
    for (uint32_t i = 0; i < t->n_fields; i++) *used += !t->fields[i].is_literal;
    if (capacity < *used) return 0;
    uint32_t k = 0;
    for (int statics = 0; statics < 2; statics++) { // reflection lists instance fields first
        for (uint32_t i = 0; i < t->n_fields; i++) {
            if (t->fields[i].is_static == statics && !t->fields[i].is_literal) out[k++] = &t->fields[i];
        }
    }
    return 1;
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_GetInterfaces, rt_type *t, rt_object **result) {
    corelib_load(t);
    if (t->kind == RT_KIND_SZARRAY) t = t->parent; // managed code adds the generic ones
    if (t->interface_count) *result = &corelib_type_array(t->interfaces, t->interface_count, false)->base;
}

RT_NATIVE(uintptr_t, rt_q_RuntimeTypeHandle_GetDeclaringTypeHandle, uintptr_t handle) {
    rt_type *t = rt_type_from_handle(handle);
    return t->enclosing && !rt_type_is_desc(t) ? rt_type_handle(t->enclosing) : 0;
}

static rt_type *variable_owner(rt_type *t) {
    if (t->kind == RT_KIND_MVAR) return t->var_method->owner;
    uint32_t owner = il_col(t->assembly->image, IL_GenericParam_Owner, IL_TOKEN_RID(t->token));
    return rt_assembly_typedef(t->assembly, IL_TOKEN_RID(owner), NULL);
}

RT_NATIVE(uintptr_t, rt_q_RuntimeTypeHandle_GetDeclaringTypeHandleForGenericVariable, uintptr_t handle) {
    rt_type *owner = variable_owner(rt_type_from_handle(handle));
    return owner ? rt_type_handle(owner) : 0;
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_GetDeclaringMethodForGenericParameter, q_type th, rt_object **result) {
    rt_type *t = q_type_of(th);
    *result = t->kind == RT_KIND_MVAR ? rt_method_object(t->var_method) : NULL;
}

RT_NATIVE(int32_t, rt_q_RuntimeTypeHandle_IsVisible, q_type th) {
    enum { VISIBILITY = 7, PUBLIC = 1, NESTED_PUBLIC = 2 };
    rt_type *t = q_type_of(th);
    while (t->elem && (rt_type_is_array(t) || rt_type_is_desc(t))) t = t->elem;
    if (rt_type_is_desc(t)) return 1;
    for (uint32_t i = 0; t->def != t && i < t->n_args; i++) {
        rt_type *arg = t->args[i];
        if (!rt_q_RuntimeTypeHandle_IsVisible((q_type){ NULL, rt_type_handle(arg) })) return 0;
    }
    for (t = t->def; t; t = t->enclosing) {
        uint32_t v = il_col(t->assembly->image, IL_TypeDef_Flags, IL_TOKEN_RID(t->token)) & VISIBILITY;
        if (v != (t->enclosing ? NESTED_PUBLIC : PUBLIC)) return 0;
    }
    return 1;
}

/* --- constructed types */

static rt_object **set_types(rt_object **result, rt_type *const *types, uint32_t n, int32_t as_runtime_type) {
    *result = n ? &corelib_type_array(types, n, as_runtime_type)->base : NULL;
    return result;
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_GetInstantiation, q_type th, rt_object **result, int32_t as_runtime_type) {
    rt_type *t = q_type_of(th);
    set_types(result, t->args, rt_type_is_desc(t) ? 0 : t->n_args, as_runtime_type);
}

/* [fmt] takes the type and the display name of its assembly. */
static _Noreturn void throw_type_load(const char *fmt, rt_type *t) {
    char assembly[512], name[512], *text = corelib_type_text(t);
    snprintf(name, sizeof name, "%s", text);
    free(text);
    corelib_assembly_full_name(corelib_type_assembly(t), assembly, sizeof assembly);
    rt_throw_new("System.TypeLoadException", fmt, name, assembly);
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_Instantiate, q_type th, uintptr_t *handles, int32_t n, rt_object **result) {
    coil_diag d = { 0 };
    rt_type *args[64], *def = q_type_of(th);
    if (n > 64) rt_throw_new("System.ArgumentException", "Too many generic arguments.");
    for (int32_t i = 0; i < n; i++) args[i] = rt_type_from_handle(handles[i]);
    if (rt_check_constraints(def->def, NULL, args, (uint32_t)n, &d)) rt_throw_diag(&d); // managed code makes an ArgumentException of it
    rt_type *t = rt_type_instantiate(def->def, args, (uint32_t)n, &d);
    if (!t) rt_throw_diag(&d);
    *result = rt_type_object(t);
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_GetGenericTypeDefinition, q_type th, rt_object **result) {
    *result = rt_type_object(q_type_of(th)->def);
}

/* What cannot be an element is said with the name of the array. */
static rt_type *checked_array(rt_type *elem, rt_type *array) {
    enum { MAX_RANK = 32 };
    if (elem->kind == RT_KIND_BYREF) throw_type_load("Could not create array type '%s' from assembly '%s' because the element type is ByRef.", elem);
    if (elem == rt_wk.void_) throw_type_load("Could not create array type '%s' from assembly '%s' because the element type is System.Void.", array);
    if (!rt_type_is_desc(elem) && elem->is_byreflike)
        throw_type_load("Could not create array type '%s' from assembly '%s' because the element type is ByRef-like.", array);
    if (array->kind == RT_KIND_ARRAY && array->rank > MAX_RANK) throw_type_load("'%s' from assembly '%s' has too many dimensions.", array);
    return array;
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_MakeArray, q_type th, int32_t rank, rt_object **result) {
    rt_type *elem = q_type_of(th);
    *result = rt_type_object(checked_array(elem, rt_type_mdarray(elem, (uint32_t)rank)));
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_MakeSZArray, q_type th, rt_object **result) {
    rt_type *elem = q_type_of(th);
    *result = rt_type_object(checked_array(elem, rt_type_szarray(elem)));
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_MakeByRef, q_type th, rt_object **result) {
    if (q_type_of(th)->kind == RT_KIND_BYREF) throw_type_load("Could not create a ByRef of a ByRef. Type: '%s'. Assembly: '%s'.", q_type_of(th));
    *result = rt_type_object(rt_type_byref(q_type_of(th)));
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_MakePointer, q_type th, rt_object **result) {
    if (q_type_of(th)->kind == RT_KIND_BYREF) throw_type_load("Could not create a pointer to a ByRef. Type: '%s'. Assembly: '%s'.", q_type_of(th));
    *result = rt_type_object(rt_type_ptr(q_type_of(th)));
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_GetArgumentTypesFromFunctionPointer, q_type th, rt_object **result) {
    const rt_sig *s = q_type_of(th)->fnptr_sig;
    rt_array *a = rt_array_new(rt_type_szarray(rt_wk.type), (intptr_t)s->n_params + 1);
    ((rt_object **)a->data)[0] = rt_type_object(s->ret);
    for (uint32_t i = 0; i < s->n_params; i++) ((rt_object **)a->data)[i + 1] = rt_type_object(s->params[i]);
    *result = &a->base;
}

/* --- constraints, II.22.21 */

RT_NATIVE(void, rt_q_RuntimeTypeHandle_GetConstraints, q_type th, rt_object **result) {
    rt_type *var = q_type_of(th), *found[64];
    rt_assembly *a = var->assembly;
    rt_context ctx = corelib_context(variable_owner(var), var->var_method);
    il_range rows = il_find(a->image, IL_GenericParamConstraint_Owner, IL_TOKEN_RID(var->token));
    uint32_t n = 0;
    for (uint32_t r = rows.first; r < rows.end && n < 64; r++) {
        coil_diag d = { 0 };
        found[n] = rt_resolve_type(a, il_col(a->image, IL_GenericParamConstraint_Constraint, r), &ctx, &d);
        if (!found[n++]) rt_throw_diag(&d);
    }
    *result = &corelib_type_array(found, n, false)->base;
}

RT_NATIVE(int32_t, rt_q_RuntimeTypeHandle_SatisfiesConstraints, q_type param, q_type context, rt_method *m, q_type arg) {
    rt_type *t = context.handle ? q_type_of(context) : NULL, *var = q_type_of(param), *args[64];
    rt_context ctx = corelib_context(t, m);
    uint32_t n = var->kind == RT_KIND_VAR ? ctx.n_type_args : ctx.n_method_args;
    if (var->var_number < n && n <= 64) { // the context is the open definition: ask with the argument in the variable's place
        memcpy(args, var->kind == RT_KIND_VAR ? ctx.type_args : ctx.method_args, n * sizeof *args);
        args[var->var_number] = q_type_of(arg);
        *(var->kind == RT_KIND_VAR ? &ctx.type_args : &ctx.method_args) = args;
    }
    return rt_satisfies_constraints(var, q_type_of(arg), &ctx, true);
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_VerifyInterfaceIsImplemented, q_type th, q_type iface) {
    rt_type *t = q_type_of(th), *i = q_type_of(iface);
    corelib_load(t);
    if (t->kind == RT_KIND_INTERFACE || t == i || rt_type_implements(t, i)) return;
    if (i->kind != RT_KIND_INTERFACE) rt_throw_new("System.ArgumentException", "Type passed must be an interface.");
    rt_throw_new("System.ArgumentException", "Interface not found.");
}

RT_NATIVE(rt_method *, rt_q_RuntimeTypeHandle_GetInterfaceMethodImplementation, q_type th, q_type iface, rt_method *m) {
    coil_diag d = { 0 };
    rt_type *t = q_type_of(th);
    (void)iface;
    corelib_load(t);
    return rt_method_is_static(m) ? rt_resolve_static_virtual(t, m, &d) : rt_resolve_virtual(t, m, &d);
}

/* --- casts */

RT_NATIVE(int32_t, rt_q_TypeHandle_CanCastTo_NoCacheLookup, uintptr_t from, uintptr_t to) {
    rt_type *f = rt_type_from_handle(from), *t = rt_type_from_handle(to);
    if (f->kind == RT_KIND_SZARRAY && t->kind == RT_KIND_ARRAY && t->rank == 1) t = rt_type_szarray(t->elem); // reflection takes a vector for a T[*]
    return rt_type_can_cast(f, t);
}

/* --- allocation and activation */

RT_NATIVE(rt_object *, rt_f_RuntimeTypeHandle_InternalAllocNoChecks_FastPath, rt_type *t) {
    corelib_load(t);
    return rt_object_new(t);
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_InternalAllocNoChecks, rt_type *t, rt_object **result) {
    corelib_load(t);
    *result = rt_object_new(t);
}

static bool is_abstract(const rt_type *t) {
    enum { ABSTRACT = 0x80 };
    if (rt_type_is_desc(t) || rt_type_is_array(t)) return false;
    return t->kind == RT_KIND_INTERFACE || (il_col(t->def->assembly->image, IL_TypeDef_Flags, IL_TOKEN_RID(t->def->token)) & ABSTRACT);
}

static bool is_delegate(rt_type *t) {
    return !rt_type_is_desc(t) && !rt_type_is_array(t) && rt_type_is_subclass(t, rt_wk.delegate) && !is_abstract(t);
}

/* What has instances. CoreCLR's exceptions: [missing] is the kind for what the type does not have, [unsuited] for what has no instances
   that could be made this way. */
static void check_activation(rt_type *t, const char *missing, const char *unsuited) {
    if (rt_type_is_desc(t) || rt_type_is_array(t) || t == rt_wk.void_) rt_throw_new(unsuited, "Type is not supported.");
    if (is_delegate(t)) rt_throw_new("System.ArgumentException", "Type is not supported.");
    if (t == rt_wk.string) rt_throw_new(unsuited, "Uninitialized Strings cannot be created.");
    if (t->kind == RT_KIND_INTERFACE) rt_throw_new(missing, "Cannot create an instance of an interface.");
    if (is_abstract(t)) rt_throw_new(missing, "Cannot create an abstract class.");
    if (t->is_open || t->is_generic_def) rt_throw_new(missing, "Cannot create a type for which Type.ContainsGenericParameters is true.");
}

static void check_boxable(rt_type *t) {
    if (t->is_byreflike) rt_throw_new("System.NotSupportedException", "Cannot create boxed ByRef-like values.");
}

static void check_uninitialized(rt_type *t) {
    check_activation(t, "System.MemberAccessException", "System.ArgumentException");
    check_boxable(t);
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_InternalAlloc, rt_type *t, rt_object **result) {
    corelib_load(t);
    if (rt_type_needs_cctor(t)) rt_type_ensure_cctor(t);
    *result = rt_object_new(t);
}

/* Called by managed code through a function pointer: a C function has the same convention. */
static rt_object *allocate_instance(void *type) {
    return rt_object_new(type);
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_GetActivationInfo, rt_object **type, void **allocator, void **argument, void **ref_ctor, void **value_ctor,
          int32_t *ctor_is_public) {
    enum { ACCESS = 7, PUBLIC = 6 };
    rt_type *t = type_of(*type);
    check_activation(t, "System.MissingMethodException", "System.MissingMethodException");
    *allocator = *argument = *ref_ctor = *value_ctor = NULL;
    *ctor_is_public = 1;
    if (t->is_nullable) return;
    corelib_load(t);
    rt_method *ctor = rt_type_default_ctor(t);
    if (!ctor && !rt_type_is_value(t)) rt_throw_new("System.MissingMethodException", "No parameterless constructor defined.");
    *allocator = (void *)allocate_instance;
    *argument = t;
    if (!ctor) return;
    *ctor_is_public = (ctor->flags & ACCESS) == PUBLIC;
    *ref_ctor = rt_type_is_value(t) ? rt_method_unbox_stub(ctor) : rt_method_stub(ctor);
    if (rt_type_is_value(t)) *value_ctor = rt_method_stub(ctor);
}

RT_NATIVE(void, rt_q_ReflectionSerialization_GetCreateUninitializedObjectInfo, q_type th, void **allocator, void **argument) {
    rt_type *t = q_type_of(th);
    check_uninitialized(t);
    if (t->is_nullable) t = rt_type_nullable_arg(t);
    corelib_load(t);
    if (rt_type_needs_cctor(t)) rt_type_ensure_cctor(t);
    *allocator = (void *)allocate_instance;
    *argument = t;
}

RT_NATIVE(void, rt_q_ReflectionInvocation_GetBoxInfo, q_type th, void **allocator, void **argument, int32_t *offset, uint32_t *size) {
    rt_type *t = q_type_of(th);
    *offset = 0;
    *size = 0;
    if (t->is_nullable) {
        corelib_load(t);
        *offset = (int32_t)t->nullable_value_offset;
        t = rt_type_nullable_arg(t);
    }
    corelib_load(t);
    *size = t->size;
    *allocator = (void *)allocate_instance;
    *argument = t;
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_CreateInstanceForAnotherGenericParameter, q_type th, uintptr_t *handles, int32_t n, rt_object **result) {
    coil_diag d = { 0 };
    rt_type *args[16];
    for (int32_t i = 0; i < n && i < 16; i++) args[i] = rt_type_from_handle(handles[i]);
    rt_type *t = rt_type_instantiate(q_type_of(th)->def, args, (uint32_t)n, &d);
    if (!t) rt_throw_diag(&d);
    *result = corelib_construct(t);
}

RT_NATIVE(void, rt_q_ReflectionInvocation_RunClassConstructor, q_type th) {
    rt_type *t = q_type_of(th);
    corelib_load(t);
    if (rt_type_needs_cctor(t)) rt_type_ensure_cctor(t);
}

RT_NATIVE(void, rt_q_ReflectionInvocation_RunModuleConstructor, q_assembly a) {
    rt_type *t = rt_assembly_typedef(a.assembly, 1, NULL);
    if (!t) return;
    corelib_load(t);
    if (rt_type_needs_cctor(t)) rt_type_ensure_cctor(t);
}

static bool guid_attribute(const rt_type *t, uint8_t *guid) {
    const il_image *img = t->def->assembly ? t->def->assembly->image : NULL;
    uint32_t row = img ? il_find_attribute(img, t->def->token, "System.Runtime.InteropServices", "GuidAttribute") : 0;
    il_bytes s;
    unsigned d[11];
    char text[40] = "";
    if (!row || !il_attr_first_string(il_col_blob(img, IL_CustomAttribute_Value, row), &s) || s.n != 36) return false;
    memcpy(text, s.p, s.n);
    if (sscanf(text, "%8x-%4x-%4x-%2x%2x-%2x%2x%2x%2x%2x%2x", d, d + 1, d + 2, d + 3, d + 4, d + 5, d + 6, d + 7, d + 8, d + 9, d + 10) != 11) return false;
    memcpy(guid, d, 4);
    memcpy(guid + 4, d + 1, 2);
    memcpy(guid + 6, d + 2, 2);
    for (int i = 3; i < 11; i++) guid[5 + i] = (uint8_t)d[i];
    return true;
}

/* Type.GUID: the one that GuidAttribute gives, else one made of the name. */
RT_NATIVE(void, rt_q_ReflectionInvocation_GetGuid, rt_type *t, uint8_t *guid) {
    char name[512];
    uint64_t h[2] = { 14695981039346656037ull, 0 };
    if (guid_attribute(t, guid)) return;
    for (const char *s = rt_type_name(t, name, sizeof name); *s; s++) h[0] = (h[0] ^ (uint8_t)*s) * 1099511628211ull;
    h[1] = (h[0] ^ h[0] >> 31) * 0x9E3779B97F4A7C15ull;
    memcpy(guid, h, 16);
}

RT_NATIVE(int32_t, rt_q_ReflectionInvocation_SizeOf, q_type th) {
    return (int32_t)rt_type_value_size(q_type_of(th));
}

RT_NATIVE(void *, rt_q_RuntimeTypeHandle_AllocateTypeAssociatedMemory, q_type th, uint32_t size) {
    (void)th;
    void *p = calloc(1, size ? size : 1); // as long as the type: for ever
    if (!p) rt_throw_new("System.OutOfMemoryException", NULL);
    return p;
}

/* --- ValueType, Enum */

/* Whether equal values have equal bits: no references, no floating point, no padding, no field type with its own Equals. */
static bool can_compare_bits(rt_type *t) {
    uint32_t sum = 0;
    corelib_load(t);
    if (t->kind == RT_KIND_PRIMITIVE) return t != rt_wk.r4 && t != rt_wk.r8;
    if (t->kind == RT_KIND_ENUM) return true;
    if (t->has_gc_pointers) return false;
    for (uint32_t i = 0; i < t->n_fields; i++) {
        rt_field *f = &t->fields[i];
        if (f->is_static) continue;
        rt_type *ft = rt_field_type(f);
        if (!ft) return false;
        sum += rt_type_value_size(ft);
        if (rt_type_is_desc(ft)) continue;
        if (!rt_type_is_value(ft) || !can_compare_bits(ft)) return false;
        if (ft->kind == RT_KIND_STRUCT && (rt_type_find_method(ft, "Equals", 1) || rt_type_find_method(ft, "GetHashCode", 0))) return false;
    }
    return sum == t->size;
}

RT_NATIVE(int32_t, rt_q_MethodTable_CanCompareBitsOrUseFastGetHashCode, rt_type *t) {
    if (il_find_attribute(t->assembly->image, t->token, "System.Runtime.CompilerServices", "InlineArrayAttribute"))
        rt_throw_new("System.NotSupportedException", "Calling built-in Equals() or GetHashCode() on type marked as InlineArray is invalid.");
    bool can = can_compare_bits(t);
    __atomic_fetch_or(&t->aux->flags, RT_AUX_COMPARE_CHECKED | (can ? RT_AUX_CAN_COMPARE_BITS : 0), __ATOMIC_RELEASE);
    return can;
}

enum { HASH_NONE, HASH_REFERENCE, HASH_DOUBLE, HASH_SINGLE, HASH_FAST, HASH_OVERRIDE };

static int hash_field(rt_type *t, uint32_t at, uint32_t *offset, uint32_t *size, rt_type **field_type) {
    for (uint32_t i = 0; i < t->n_fields; i++) {
        rt_field *f = &t->fields[i];
        if (f->is_static) continue;
        rt_type *ft = rt_field_type(f);
        *offset = at + f->offset;
        if (!ft || rt_type_is_desc(ft)) {
            *size = 8;
            return HASH_FAST;
        }
        if (!rt_type_is_value(ft)) return HASH_REFERENCE;
        if (ft == rt_wk.r8) return HASH_DOUBLE;
        if (ft == rt_wk.r4) return HASH_SINGLE;
        *size = rt_type_value_size(ft);
        if (ft->kind != RT_KIND_STRUCT) return HASH_FAST;
        corelib_load(ft);
        *field_type = ft;
        if (rt_type_find_method(ft, "GetHashCode", 0)) return HASH_OVERRIDE;
        if (can_compare_bits(ft)) return HASH_FAST;
        return hash_field(ft, at + f->offset, offset, size, field_type);
    }
    return HASH_NONE;
}

RT_NATIVE(int32_t, rt_q_ValueType_GetHashCodeStrategy, rt_type *t, rt_object **o, uint32_t *offset, uint32_t *size, rt_type **field_type) {
    (void)o;
    *offset = *size = 0;
    *field_type = NULL;
    if (!can_compare_bits(t)) return hash_field(t, 0, offset, size, field_type);
    *size = t->size;
    return HASH_FAST;
}

static rt_type *storage_type(rt_type *underlying) {
    switch (underlying->element) { // signed integers are stored as unsigned ones of the same size
    case IL_ELEMENT_I1: case IL_ELEMENT_U1: case IL_ELEMENT_BOOLEAN: return rt_wk.u1;
    case IL_ELEMENT_I2: case IL_ELEMENT_U2: return rt_wk.u2;
    case IL_ELEMENT_I4: case IL_ELEMENT_U4: return rt_wk.u4;
    case IL_ELEMENT_I8: case IL_ELEMENT_U8: return rt_wk.u8;
    case IL_ELEMENT_I: case IL_ELEMENT_U: return rt_wk.u;
    default: return underlying;
    }
}

RT_NATIVE(void, rt_q_Enum_GetValuesAndNames, q_type th, rt_object **values, rt_object **names, int32_t get_names) {
    rt_type *t = q_type_of(th), *storage = storage_type(rt_type_underlying(t));
    const il_image *img = t->def->assembly->image;
    corelib_load(t);
    uint32_t n = 0, size = rt_type_value_size(storage);
    for (uint32_t i = 0; i < t->n_fields; i++) n += t->fields[i].is_static;
    rt_array *v = rt_array_new(rt_type_szarray(storage), n);
    rt_array *s = get_names ? rt_array_new(rt_type_szarray(rt_wk.string), n) : NULL;
    for (uint32_t i = 0, k = 0; i < t->n_fields; i++) {
        rt_field *f = &t->fields[i];
        if (!f->is_static) continue;
        il_range rows = il_find(img, IL_Constant_Parent, f->token);
        il_bytes value = rows.first < rows.end ? il_col_blob(img, IL_Constant_Value, rows.first) : (il_bytes){ NULL, 0 };
        if (value.n) memcpy(v->data + (size_t)k * size, value.p, value.n < size ? value.n : size);
        if (s) ((rt_string **)s->data)[k] = rt_string_utf8(f->name);
        k++;
    }
    *values = &v->base;
    if (s) *names = &s->base;
}

RT_NATIVE(int32_t, rt_q_Stream_HasOverriddenSlow, rt_type *t, int32_t is_read) {
    (void)t, (void)is_read;
    return 1; // the slower path, which is right for every stream
}
