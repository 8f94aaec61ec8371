#include "runtime/types/config.h"

#include <cJSON.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MAX_FILE = 64 << 20 };

void rt_strings_add(rt_strings *s, char *owned) {
    if (s->n + 2 > s->cap) {
        s->cap = s->cap ? s->cap * 2 : 16;
        s->v = realloc(s->v, s->cap * sizeof *s->v);
    }
    s->v[s->n++] = owned;
    s->v[s->n] = NULL;
}

void rt_strings_add_unique(rt_strings *s, const char *text) {
    for (size_t i = 0; i < s->n; i++)
        if (!strcmp(s->v[i], text))
            return;
    rt_strings_add(s, strdup(text));
}

/* --- JSON: comments are allowed, as the .NET host allows them */

/* *out NULL and 0: no such file. */
static int read_json(const char *path, cJSON **out, coil_diag *d) {
    *out = NULL;
    FILE *f = fopen(path, "rb");
    if (!f)
        return errno == ENOENT ? 0 : coil_fail(d, COIL_EIO, "cannot read %s: %s", path, strerror(errno));
    char *text = NULL;
    size_t n = 0, got;
    do {
        text = realloc(text, n + 65536 + 1);
        got = fread(text + n, 1, 65536, f);
        n += got;
    } while (got && n < MAX_FILE);
    fclose(f);
    text[n] = 0;
    char *start = n >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3) ? text + 3 : text;
    cJSON_Minify(start);
    *out = cJSON_Parse(start);
    free(text);
    return *out ? 0 : coil_fail(d, COIL_EUSAGE, "%s is not valid JSON", path);
}

static const char *json_text(const cJSON *object, const char *name) {
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
}

/* --- runtimeconfig.json */

static void add_framework(rt_config *c, const cJSON *f) {
    const char *name = json_text(f, "name"), *version = json_text(f, "version");
    if (!name)
        return;
    rt_strings_add(&c->frameworks, strdup(name));
    rt_strings_add(&c->versions, strdup(version ? version : "10.0.0"));
}

/* AppContext holds strings only: true, false and numbers as they would be written. */
static void add_property(rt_config *c, const cJSON *item) {
    if (!item->string)
        return;
    char *value = cJSON_IsString(item) ? strdup(item->valuestring) : cJSON_PrintUnformatted(item);
    rt_strings_add(&c->names, strdup(item->string));
    rt_strings_add(&c->values, value);
}

int rt_config_read(const char *path, rt_config *out, coil_diag *d) {
    cJSON *json, *item;
    int r = read_json(path, &json, d);
    if (r)
        return r;
    const cJSON *options = cJSON_GetObjectItemCaseSensitive(json, "runtimeOptions");
    const char *env = getenv("DOTNET_ROLL_FORWARD"), *roll = json_text(options, "rollForward");
    out->roll_forward = strdup(env && *env ? env : roll ? roll : "Minor");
    add_framework(out, cJSON_GetObjectItemCaseSensitive(options, "framework"));
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(options, "frameworks")) add_framework(out, item);
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(options, "includedFrameworks")) add_framework(out, item);
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(options, "configProperties")) add_property(out, item);
    if (!out->frameworks.n) {
        rt_strings_add(&out->frameworks, strdup("Microsoft.NETCore.App"));
        rt_strings_add(&out->versions, strdup("10.0.0"));
    }
    cJSON_Delete(json);
    return 0;
}

/* --- deps.json */

static bool exists(const char *path) { return access(path, R_OK) == 0; }

/* Where an asset of a package lies: flat in the app's directory, at its own path below it, or in the package cache. malloc'ed, NULL if nowhere. */
static char *find_asset(const char *app_dir, const char *library, const char *asset) {
    const char *base = strrchr(asset, '/'), *home = getenv("HOME"), *packages = getenv("NUGET_PACKAGES");
    char *path = NULL, lower[512];
    size_t n = 0;
    for (; library[n] && n + 1 < sizeof lower; n++)
        lower[n] = library[n] >= 'A' && library[n] <= 'Z' ? library[n] + 32 : library[n];
    lower[n] = 0;
    for (int i = 0; i < 3; i++) {
        int len = i == 0   ? asprintf(&path, "%s/%s", app_dir, base ? base + 1 : asset)
                  : i == 1 ? asprintf(&path, "%s/%s", app_dir, asset)
                  : packages && *packages
                      ? asprintf(&path, "%s/%s/%s", packages, lower, asset)
                      : asprintf(&path, "%s/.nuget/packages/%s/%s", home ? home : "", lower, asset);
        if (len < 0)
            return NULL;
        if (exists(path))
            return path;
        free(path);
    }
    return NULL;
}

static void add_directory_of(rt_strings *dirs, const char *path) {
    char *dir = strdup(path), *slash = strrchr(dir, '/');
    if (slash)
        *slash = 0;
    rt_strings_add_unique(dirs, dir);
    free(dir);
}

static void add_asset(const char *app_dir, const char *library, const char *asset, bool native, rt_strings *assemblies, rt_strings *dirs) {
    size_t n = asset ? strlen(asset) : 0;
    if (!n || (!native && (n < 4 || strcmp(asset + n - 4, ".dll"))))
        return; /* "lib/net10.0/_._": a package without an assembly */
    char *path = find_asset(app_dir, library, asset);
    if (!path)
        return;
    if (native) {
        add_directory_of(dirs, path);
        free(path);
    } else {
        rt_strings_add(assemblies, path);
    }
}

/* How specific a runtime identifier is for linux-x64; 0: not ours. */
static int rid_rank(const char *rid) {
    static const char *const ours[] = {"any", "unix", "unix-x64", "linux", "linux-x64"};
    for (int i = 0; rid && i < 5; i++)
        if (!strcmp(rid, ours[i]))
            return i + 1;
    return 0;
}

/* An asset for a platform replaces the general one of the same file name, hence the most specific goes first: lookups take the first. */
static void add_platform_assets(const char *app_dir, const cJSON *library, rt_strings *assemblies, rt_strings *dirs) {
    const cJSON *assets = cJSON_GetObjectItemCaseSensitive(library, "runtimeTargets"), *a;
    for (int rank = 5; rank > 0; rank--)
        cJSON_ArrayForEach(a, assets) {
            const char *type = json_text(a, "assetType");
            if (rid_rank(json_text(a, "rid")) == rank)
                add_asset(app_dir, library->string, a->string, type && !strcmp(type, "native"), assemblies, dirs);
        }
}

int rt_deps_read(const char *path, const char *app_dir, rt_strings *assemblies, rt_strings *native_dirs, coil_diag *d) {
    cJSON *json, *library, *a;
    int r = read_json(path, &json, d);
    if (r || !json)
        return r;
    const char *target = json_text(cJSON_GetObjectItemCaseSensitive(json, "runtimeTarget"), "name");
    const cJSON *targets = cJSON_GetObjectItemCaseSensitive(json, "targets");
    cJSON *libraries = target ? cJSON_GetObjectItemCaseSensitive(targets, target) : NULL;
    cJSON_ArrayForEach(library, libraries) {
        if (!library->string)
            continue;
        add_platform_assets(app_dir, library, assemblies, native_dirs);
        cJSON_ArrayForEach(a, cJSON_GetObjectItemCaseSensitive(library, "runtime"))
            add_asset(app_dir, library->string, a->string, false, assemblies, native_dirs);
        cJSON_ArrayForEach(a, cJSON_GetObjectItemCaseSensitive(library, "native"))
            add_asset(app_dir, library->string, a->string, true, assemblies, native_dirs);
    }
    cJSON_Delete(json);
    return 0;
}
