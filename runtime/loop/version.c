#include "runtime/loop/loop.h"

#include <uv.h>

const char *rt_loop_version(void) { return uv_version_string(); }
