#include "runtime/tracing.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/types/loader.h"

static bool refers_to_tracing(const il_image *img) {
    for (uint32_t rid = 1; rid <= il_rows(img, IL_TABLE_TypeRef); rid++)
        if (!strcmp(il_col_string(img, IL_TypeRef_TypeNamespace, rid), "System.Diagnostics.Tracing"))
            return true;
    return false;
}

static bool file_refers_to_tracing(const char *path) {
    il_image *img;
    if (il_image_open(path, &img, NULL))
        return false; /* whoever needs it will say why it cannot be read */
    bool r = refers_to_tracing(img);
    il_image_close(img);
    return r;
}

bool rt_app_uses_tracing(const char *app_path) {
    bool found = file_refers_to_tracing(app_path);
    const char *framework = rt_binder_framework_dir();
    char *list = strdup(rt_binder_tpa()), *save = NULL;
    for (char *path = strtok_r(list, ":", &save); path && !found; path = strtok_r(NULL, ":", &save))
        if (strncmp(path, framework, strlen(framework)))
            found = file_refers_to_tracing(path);
    free(list);
    return found;
}
