/* The types of CoreLib that the runtime itself names, resolved once at start-up. */
#include "runtime/types/loader.h"

rt_wellknown rt_wk;

static const struct {
    const char *ns, *name;
    size_t offset;
} rows[] = {
#define RT_WK(field, ns, name) {ns, name, offsetof(rt_wellknown, field)},
#include "runtime/types/wellknown.def"
#undef RT_WK
};

int rt_wellknown_init(coil_diag *d) {
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        rt_type *t = rt_find_type(rt_corelib, rows[i].ns, rows[i].name, d);
        if (!t)
            return coil_fail(d, COIL_ENO_FRAMEWORK, "the core library has no type %s.%s: not a .NET 10 framework", rows[i].ns, rows[i].name);
        *(rt_type **)((char *)&rt_wk + rows[i].offset) = t;
    }
    return 0;
}
