/* What stands beside an app: <app>.runtimeconfig.json and <app>.deps.json. Read once by the binder; main thread. */
#ifndef RT_TYPES_CONFIG_H
#define RT_TYPES_CONFIG_H

#include <stddef.h>
#include "coil_error.h"

/* A growing list of owned strings, always followed by NULL. */
typedef struct rt_strings {
    char **v;
    size_t n, cap;
} rt_strings;
void rt_strings_add(rt_strings *s, char *owned);            /* takes ownership */
void rt_strings_add_unique(rt_strings *s, const char *text); /* copies, unless an equal one is there */

typedef struct rt_config {
    rt_strings frameworks, versions; /* wanted frameworks and their versions, pairwise */
    rt_strings names, values;        /* configProperties, pairwise */
    char *roll_forward;              /* "Minor" unless the file or DOTNET_ROLL_FORWARD says otherwise */
} rt_config;

/* Reads the file; one that does not exist gives Microsoft.NETCore.App 10.0.0. -COIL_EIO, -COIL_EUSAGE (not JSON of this shape). */
int rt_config_read(const char *path, rt_config *out, coil_diag *d);

/* Assets that a deps file lists for this platform: managed assemblies and directories of native libraries that exist. A missing file lists nothing. */
int rt_deps_read(const char *path, const char *app_dir, rt_strings *assemblies, rt_strings *native_dirs, coil_diag *d);

#endif
