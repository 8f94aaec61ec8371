/* coil cache: what is kept of compiled code, and forgetting it. The cache itself is jit/cache.c's. */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

char *cli_code_cache(void) {
    const char *s = getenv("COIL_CODE_CACHE");
    if (s && !strcmp(s, "0"))
        return NULL;
    char *root = cli_cache_root(), *path = s && *s ? strdup(s) : cli_format("%s/code", root);
    free(root);
    if (cli_make_directories(path))
        return path;
    free(path);
    return NULL;
}

typedef struct totals { size_t files; unsigned long long bytes; } totals;

static void visit_folder(int parent, const char *name, bool remove, totals *t) {
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *d = fd >= 0 ? fdopendir(fd) : NULL;
    struct stat s;
    for (struct dirent *e; d && (e = readdir(d));)
        if (!fstatat(dirfd(d), e->d_name, &s, AT_SYMLINK_NOFOLLOW) && S_ISREG(s.st_mode) && (!remove || !unlinkat(dirfd(d), e->d_name, 0))) {
            t->files++;
            t->bytes += (unsigned long long)s.st_size;
        }
    if (d)
        closedir(d);
    else if (fd >= 0)
        close(fd);
}

/* The cache's own folders have names of two hexadecimal digits; nothing else is touched. */
static bool is_ours(const char *name) { return strlen(name) == 2 && strspn(name, "0123456789abcdef") == 2; }

static totals visit(const char *path, bool remove) {
    totals t = { 0, 0 };
    DIR *d = opendir(path);
    for (struct dirent *e; d && (e = readdir(d));)
        if (is_ours(e->d_name))
            visit_folder(dirfd(d), e->d_name, remove, &t);
    if (d)
        closedir(d);
    return t;
}

static int run(const cli_options *o) {
    bool clear = o->file && !strcmp(o->file, "clear");
    if (o->file && !clear)
        return cli_usage("coil cache: nothing is called '%s'; there is: coil cache, coil cache clear", o->file);
    char *path = cli_code_cache();
    if (!path) {
        puts("the cache is off");
        return 0;
    }
    totals t = visit(path, clear);
    printf("%s: %s%zu objects, %.1f MB\n", path, clear ? "removed " : "", t.files, (double)t.bytes / 1e6);
    free(path);
    return 0;
}

const cli_command cli_cache = {
    "cache", "show or empty the cache of compiled code", "coil cache [clear]\n"
    "\n"
    "coil keeps the quick code that it makes of methods and uses it again in later runs, also of other programs: what is kept is found by\n"
    "the hash of the LLVM IR that it was made of, so it is never out of date. `coil cache` tells where it is and how large; `coil cache\n"
    "clear` empties it. It stays below about 64,000 objects by itself.\n"
    "\n"
    "  COIL_CODE_CACHE=0       neither read nor write it\n"
    "  COIL_CODE_CACHE=FOLDER  keep it there\n",
    "", run};
