/* The native entries of the class library: internal calls (FCalls), QCalls and replaced methods; one row each in
   fcalls.def, qcalls.def, replacements.def; one C function each, grouped by area in this folder. */
#ifndef RT_NATIVE_H
#define RT_NATIVE_H

#include "runtime/types/type.h"

/* C function behind an internal call `Ns.Type::Method` (overloads told apart by parameter count or by type names in the row); NULL: not there. */
void *rt_native_fcall(rt_method *m);
/* QCall by entry-point name; NULL: not there. */
void *rt_native_qcall(const char *entry);
/* Whether a C function of the tables is one of those that answer zero, one or nothing, whatever is asked. */
bool rt_native_is_constant(void *native);
/* C function that replaces the IL of [m] (rows of replacements.def), NULL: none. Called once per method when it is created in LOADED. */
void *rt_native_replacement(rt_method *m);
/* The function that compiled code calls instead of a missing entry: throws naming it. Bound to m by the JIT passing m as first argument. */
_Noreturn void rt_native_missing(rt_method *m);
/* Address of the target of a P/Invoke (library search of the contract, dlsym); NULL + diag (text names library and entry). */
void *rt_pinvoke_resolve(rt_method *m, coil_diag *d);

#endif
