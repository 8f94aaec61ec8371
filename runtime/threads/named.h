/* Mutexes with a name: one file for each, shared by the processes that have it open. runtime/threads/wait.c puts one below the mutex of its
   own process. Every call under the wait lock. */
#ifndef RT_NAMED_H
#define RT_NAMED_H

#include <stdbool.h>

typedef struct rt_named rt_named;
enum { RT_NAMED_NOT_FOUND = 2, RT_NAMED_DENIED = 5, RT_NAMED_NO_MEMORY = 8, RT_NAMED_INVALID = 123, RT_NAMED_TOO_LONG = 206 }; /* Win32's */

/* Where the file of [name] (UTF-8) is; malloc'ed. NULL: *error says why. "Global\" is for all sessions, "Local\" or nothing for this one. */
char *rt_named_path(const char *name, bool user_only, int *error);
/* Opens the file, which must exist (and be open somewhere) unless [create]; *created: nobody else had it. NULL: *error says why. */
rt_named *rt_named_open(const char *path, bool create, bool *created, int *error);
/* Takes it for this process, if no other has it; *abandoned: who had it last ended without releasing it. */
bool rt_named_try(rt_named *n, bool *abandoned);
void rt_named_release(rt_named *n, bool abandoned);
/* Releases nothing: the file goes when nobody else has it open. */
void rt_named_close(rt_named *n);

#endif
