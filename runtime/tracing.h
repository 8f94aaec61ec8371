/* Event tracing inside the process. Nothing outside can listen to coil: events are seen only by an EventListener of the program. The class
   library's own sources cost every program that uses the thread pool some start-up time, so they exist only where somebody may listen. */
#ifndef RT_TRACING_H
#define RT_TRACING_H

#include <stdbool.h>

/* Whether the program, or a library that it brings, names a type of System.Diagnostics.Tracing. After rt_binder_init. */
bool rt_app_uses_tracing(const char *app_path);

#endif
