/* Native libraries for P/Invoke and NativeLibrary: finding them, and the entries in them. Any thread. */
#ifndef RT_PINVOKE_H
#define RT_PINVOKE_H

#include "runtime/types/loader.h"

typedef struct rt_library_request {
    const char *name;
    rt_assembly *assembly;      /* who asks; NULL: nobody, then the system's search only */
    bool beside_assembly;       /* DllImportSearchPath.AssemblyDirectory, or no search path given */
    char *failures;             /* out, if not found: what the loader said, a line each; free it */
} rt_library_request;
/* dlopen handle by the names and directories that .NET on Linux tries; NULL: none. Found libraries stay open and are cached. No managed code. */
void *rt_library_search(rt_library_request *r);
void *rt_native_library(const char *name, rt_assembly *a); /* the same with defaults */
/* The load context's LoadUnmanagedDll, the search, the context's ResolvingUnmanagedDll: as NativeLibrary.Load(name, assembly) does. */
void *rt_library_by_name(rt_library_request *r);
/* Throws DllNotFoundException with the platform's text. Frees r->failures and the name. */
_Noreturn void rt_throw_no_library(char *name, char *failures);

#endif
