/* Load contexts (System.Runtime.Loader.AssemblyLoadContext): which assemblies are found by which name.

   Each assembly belongs to one context: the default one (NULL), or one that a program made. A name is looked up among the assemblies of
   the context of whoever refers to it; then managed code is asked (Load, for other contexts than the default one), then the default
   context, then managed code again (the Resolving and AssemblyResolve events). Nothing of a context is ever freed.

   Managed code is asked while an assembly's references are bound. Those that the code of a method names are bound before it is compiled,
   with no lock held (rt_context_prebind). Those that only a type's base, fields or signatures name are bound in the middle of loading: the
   loader lock is then held. It is recursive, so the thread itself may load what it wants; but a handler must not wait for another thread
   that loads. */
#ifndef RT_CONTEXT_H
#define RT_CONTEXT_H

#include "runtime/types/loader.h"

typedef struct rt_load_context {
    void *handle;      /* GC handle of the managed object, as managed code made it */
    bool collectible;
} rt_load_context;

/* The loaded assembly of [c] with this simple name; NULL: none. A satellite is found by its culture only. */
rt_assembly *rt_context_find(const rt_load_context *c, const char *name);
rt_assembly *rt_context_find_culture(const rt_load_context *c, const char *name, const char *culture);
/* Loads a file, or bytes (copied), into [c]; one of the same identity that is there already is the result. NULL + diag. */
rt_assembly *rt_context_load_path(rt_load_context *c, const char *path, coil_diag *d);
rt_assembly *rt_context_load_bytes(rt_load_context *c, const void *data, size_t n, coil_diag *d);
/* What [name] ([display]: with version and so on) means in [c], by all the steps above. [from] (may be NULL): who refers. NULL + diag. */
rt_assembly *rt_context_bind(rt_load_context *c, rt_assembly *from, const char *name, const char *display, coil_diag *d);
/* The same for a name with a culture: an assembly of resources, in the folder CULTURE beside the assembly that it belongs to. NULL: none. */
rt_assembly *rt_context_bind_satellite(rt_load_context *c, rt_assembly *from, const char *name, const char *culture, const char *display);

/* Binds the references of an assembly of a context that a program made, as far as the code of [m] names them. Holding no lock. */
void rt_context_prebind(rt_method *m);

/* Asks managed code, defined in runtime/corelib/contexts.c. NULL: no answer. May throw. */
rt_assembly *rt_context_ask_load(rt_load_context *c, const char *display);
rt_assembly *rt_context_ask_satellite(rt_load_context *c, const char *display);
rt_assembly *rt_context_ask_events(rt_load_context *c, rt_assembly *from, const char *display);

#endif
