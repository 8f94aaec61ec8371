/* Native libraries for P/Invoke and NativeLibrary. Any thread. */
#ifndef RT_PINVOKE_H
#define RT_PINVOKE_H

#include "runtime/types/loader.h"

/* Handle (dlopen) of library [name] as assembly [a] asks for it; NULL if there is none. Found libraries stay open and are cached. */
void *rt_native_library(const char *name, rt_assembly *a);

#endif
