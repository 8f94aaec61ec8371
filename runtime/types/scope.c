/* Scopes of dynamic methods; the contract is in scope.h. */
#include "runtime/types/scope.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "il/emit.h"
#include "runtime/arch/stub.h"
#include "runtime/types/internal.h"

static il_image *empty_image(void) {
    static il_image *image;
    rt_loader_lock();
    if (!image)
        image = il_emit_new("dynamic");
    rt_loader_unlock();
    return image;
}

/* Its name is part of every symbol that compiled code has for the method, so it is unlike any other. */
static rt_assembly *make_assembly(void) {
    static uint32_t count;
    char name[32];
    rt_assembly *a = calloc(1, sizeof *a);
    snprintf(name, sizeof name, "dynamic#%u", __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED));
    a->image = empty_image();
    a->name = strdup(name);
    a->path = strdup("");
    a->pdb_state = -1;
    a->module_initialised = true;
    return a;
}

rt_scope *rt_scope_new(const char *name, rt_sig *sig) {
    rt_assembly *a = make_assembly();
    if (!a->image)
        return NULL;
    rt_scope *s = calloc(1, sizeof *s);
    rt_loader_lock();
    rt_type *holder = rt_type_create_holder(a, "DynamicClass");
    rt_method *m = rt_types_alloc(sizeof *m);
    rt_loader_unlock();
    *m = (rt_method){.entry = (void *)rt_arch_prestub,
                     .owner = holder,
                     .token = IL_TOKEN(IL_TABLE_MethodDef, 0),
                     .flags = 0x0016, /* public static, II.23.1.10 */
                     .impl_flags = RT_IMPL_NOINLINING,
                     .name = strdup(name),
                     .def = m,
                     .typical = m,
                     .sig = sig,
                     .slot = -1,
                     .body_kind = RT_BODY_IL,
                     .is_dynamic = true};
    holder->methods = m;
    holder->n_methods = 1;
    s->assembly = a;
    s->method = m;
    a->scope = s;
    return s;
}

bool rt_scope_ready(const rt_scope *s) { return __atomic_load_n(&s->state, __ATOMIC_ACQUIRE) == 1; }

void *rt_scope_find(const rt_scope *s, uint32_t token, rt_scope_kind kind, coil_diag *d) {
    uint32_t i = IL_TOKEN_RID(token);
    if (i < s->n && s->entries[i].kind == kind)
        return s->entries[i].value;
    coil_fail(d, COIL_EBAD_IL, "the token %08x means nothing here in dynamic method %s", token, s->method->name);
    return NULL;
}

rt_object *rt_scope_string(const rt_scope *s, uint32_t token) { return rt_scope_find(s, token, RT_SCOPE_STRING, NULL); }
