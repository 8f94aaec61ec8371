/* Dynamic methods (System.Reflection.Emit.DynamicMethod): their bodies and what the tokens in them mean.

   Such a token is an index into a list of handles that managed code keeps. Before the method is compiled, managed code is asked once
   for each token of the body (runtime/corelib/dynamic.c), and the answers are put into the method's scope. From then on the method looks
   like any other: it has an rt_assembly of its own, which is in no list and whose image is empty; resolving a token in that assembly
   reads the scope. A token without an answer fails as a missing member does. Scopes live as long as the process. */
#ifndef RT_SCOPE_H
#define RT_SCOPE_H

#include "runtime/types/loader.h"

typedef enum rt_scope_kind { RT_SCOPE_NONE, RT_SCOPE_TYPE, RT_SCOPE_METHOD, RT_SCOPE_FIELD, RT_SCOPE_SIG, RT_SCOPE_STRING } rt_scope_kind;
typedef struct rt_scope_entry { rt_scope_kind kind; void *value; } rt_scope_entry; /* value: rt_type, rt_method, rt_field, rt_sig, rt_string (rooted) */

typedef struct rt_scope {
    rt_assembly *assembly;
    rt_method *method;
    void **resolver;          /* handle of the managed DynamicResolver: strong until the body is here, then weak */
    int state;                /* 1: the body is here. Read with acquire */
    uint32_t n;               /* entries, by token without its table */
    rt_scope_entry *entries;
    rt_type **locals;
    uint32_t n_locals;
    il_body body;             /* its bytes belong to the scope */
} rt_scope;

/* A method without a body, static, on a class of its own in an assembly of its own. [name] is copied; [sig] is kept. NULL: no memory. */
rt_scope *rt_scope_new(const char *name, rt_sig *sig);
/* The scope of a dynamic method. */
static inline rt_scope *rt_scope_of(const rt_method *m) { return m->owner->assembly->scope; }
/* What [token] means, if it means a [kind]; NULL + diag. */
void *rt_scope_find(const rt_scope *s, uint32_t token, rt_scope_kind kind, coil_diag *d);
/* The literal behind an ldstr token, rooted; NULL if there is none. */
rt_object *rt_scope_string(const rt_scope *s, uint32_t token);
bool rt_scope_ready(const rt_scope *s);
/* Asks managed code for the body unless it is here; defined in runtime/corelib/dynamic.c. May run managed code, may throw; holding no lock. */
void rt_scope_prepare(rt_method *m);

#endif
