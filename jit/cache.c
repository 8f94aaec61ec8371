/* The cache of objects. LLVM's passes and emission are three quarters of what it costs to compile a method quickly; loading, importing and
   linking are the rest. So what LLVM makes of a module is kept.

   1. The key is the hash of the module itself, as imported (its bitcode), with everything else that decides what LLVM makes of it: its
      version, the processor and its features, the pass pipeline, LLVM's options. Nothing about assemblies, versions or time stamps: a module
      that says the same gives the same object, whatever program it comes from; a changed program says something else.
   2. That is right because IR holds no address and no number of this process: an object refers to the world by symbols, and these are
      resolved when it is linked, in the process that imported the module and so knows what it means by them.
   3. One file an object, in one of 256 folders. It is written beside its place and renamed, so readers see it whole or not at all, and
      writers do not disturb each other. A file is believed only if its header, sizes, key and checksum fit; anything else is removed.
   4. The exported symbol must be unique in a process: its name ends in a number, zeros in the file, that engine.c overwrites.
   5. A folder that has grown beyond its share loses its oldest half; who stores looks at that now and then.
   6. Only tier 0. What tier 1 inlined has line tables that are made after optimisation (debuginfo.c), and its time is the background's. */
#include "jit/cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <llvm-c/BitWriter.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "jit/coil_jit.h"
#include "jit/engine.h"

enum { SHARE = 250 /* files in a folder */, LOOK_EVERY = 64 /* stores */, MAX_ANCHOR = JIT_ANCHOR, MAX_OBJECT = 64 << 20 };
typedef struct header { char magic[8]; jit_cache_key key; uint64_t check[2]; uint32_t anchor_size, object_size; } header;
static const char MAGIC[8] = "coilobj";

static char *folder; /* NULL: off */

void jit_cache_open(const char *path) {
    free(folder);
    folder = path && *path ? strdup(path) : NULL;
}

/* ---- keys */

static void hash_text(XXH3_state_t *h, const char *text) { XXH3_128bits_update(h, text, strlen(text) + 1); }

bool jit_cache_key_of(jit_batch *b, jit_cache_key *key) {
    if (!folder || b->tier || b->for_dump)
        return false;
    XXH3_state_t *h = XXH3_createState();
    if (!h)
        return false;
    XXH3_128bits_reset(h);
    hash_text(h, jit_engine_configuration());
    hash_text(h, jit_pipeline(b));
    LLVMMemoryBufferRef bitcode = LLVMWriteBitcodeToMemoryBuffer(b->mod);
    XXH3_128bits_update(h, LLVMGetBufferStart(bitcode), LLVMGetBufferSize(bitcode));
    LLVMDisposeMemoryBuffer(bitcode);
    XXH128_hash_t d = XXH3_128bits_digest(h);
    XXH3_freeState(h);
    *key = (jit_cache_key){ d.low64, d.high64 };
    return true;
}

static void path_of(const jit_cache_key *key, char *out, size_t size) {
    snprintf(out, size, "%s/%02x/%016llx%016llx", folder, (unsigned)(key->high >> 56), (unsigned long long)key->high, (unsigned long long)key->low);
}

/* ---- loading */

static char *read_whole(const char *path, size_t *n) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat s;
    char *p = NULL;
    if (fd >= 0 && !fstat(fd, &s) && s.st_size > (off_t)sizeof(header) && s.st_size < MAX_OBJECT && (p = malloc((size_t)s.st_size))) {
        *n = (size_t)s.st_size;
        if (read(fd, p, *n) != (ssize_t)*n) {
            free(p);
            p = NULL;
        }
    }
    if (fd >= 0)
        close(fd);
    return p;
}

static bool fits(const header *h, const char *rest, size_t n, const jit_cache_key *key) {
    if (memcmp(h->magic, MAGIC, sizeof h->magic) || h->key.low != key->low || h->key.high != key->high ||
        h->anchor_size >= MAX_ANCHOR || h->anchor_size > n || h->object_size != n - h->anchor_size)
        return false;
    XXH128_hash_t d = XXH3_128bits(rest, n);
    return d.low64 == h->check[0] && d.high64 == h->check[1];
}

LLVMMemoryBufferRef jit_cache_load(const jit_cache_key *key, char *anchor, size_t size) {
    char path[4200];
    size_t n = 0;
    path_of(key, path, sizeof path);
    char *p = read_whole(path, &n), *rest = p ? p + sizeof(header) : NULL;
    LLVMMemoryBufferRef object = NULL;
    header h;
    if (p)
        memcpy(&h, p, sizeof h);
    if (p && fits(&h, rest, n - sizeof h, key)) {
        snprintf(anchor, size, "%.*s", (int)h.anchor_size, rest);
        object = LLVMCreateMemoryBufferWithMemoryRangeCopy(rest + h.anchor_size, h.object_size, "cached");
    } else if (p) {
        unlink(path);
    }
    free(p);
    return object;
}

/* ---- storing */

typedef struct old_file { char name[40]; struct timespec time; } old_file;

static int by_time(const void *a, const void *b) {
    const old_file *x = a, *y = b;
    if (x->time.tv_sec != y->time.tv_sec)
        return x->time.tv_sec < y->time.tv_sec ? -1 : 1;
    return x->time.tv_nsec < y->time.tv_nsec ? -1 : x->time.tv_nsec > y->time.tv_nsec;
}

static void shrink(const char *shard) {
    DIR *d = opendir(shard);
    old_file *files = d ? malloc(4 * SHARE * sizeof *files) : NULL;
    size_t n = 0;
    struct stat s;
    for (struct dirent *e; files && n < 4 * SHARE && (e = readdir(d));)
        if (e->d_name[0] != '.' && strlen(e->d_name) < sizeof files[n].name && !fstatat(dirfd(d), e->d_name, &s, 0)) {
            strcpy(files[n].name, e->d_name);
            files[n++].time = s.st_mtim;
        }
    if (n > SHARE) {
        qsort(files, n, sizeof *files, by_time);
        for (size_t i = 0; i < n / 2; i++)
            unlinkat(dirfd(d), files[i].name, 0);
    }
    free(files);
    if (d)
        closedir(d);
}

static bool write_parts(int fd, const header *h, const char *anchor, LLVMMemoryBufferRef object) {
    return write(fd, h, sizeof *h) == (ssize_t)sizeof *h && write(fd, anchor, h->anchor_size) == (ssize_t)h->anchor_size &&
           write(fd, LLVMGetBufferStart(object), h->object_size) == (ssize_t)h->object_size;
}

static header header_of(const jit_cache_key *key, const char *anchor, LLVMMemoryBufferRef object) {
    header h = { .key = *key, .anchor_size = (uint32_t)strlen(anchor), .object_size = (uint32_t)LLVMGetBufferSize(object) };
    memcpy(h.magic, MAGIC, sizeof h.magic);
    XXH3_state_t *s = XXH3_createState();
    XXH3_128bits_reset(s);
    XXH3_128bits_update(s, anchor, h.anchor_size);
    XXH3_128bits_update(s, LLVMGetBufferStart(object), h.object_size);
    XXH128_hash_t d = XXH3_128bits_digest(s);
    XXH3_freeState(s);
    h.check[0] = d.low64;
    h.check[1] = d.high64;
    return h;
}

void jit_cache_store(const jit_cache_key *key, const char *anchor, LLVMMemoryBufferRef object) {
    static unsigned stores;
    char path[4200], shard[4100], temporary[4200];
    if (LLVMGetBufferSize(object) >= MAX_OBJECT / 2)
        return;
    path_of(key, path, sizeof path);
    snprintf(shard, sizeof shard, "%s/%02x", folder, (unsigned)(key->high >> 56));
    snprintf(temporary, sizeof temporary, "%s/.%d-%u", shard, (int)getpid(), __atomic_add_fetch(&stores, 1, __ATOMIC_RELAXED));
    int fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0 && mkdir(shard, 0700) == 0)
        fd = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return;
    header h = header_of(key, anchor, object);
    bool ok = write_parts(fd, &h, anchor, object);
    if ((close(fd) || !ok) || rename(temporary, path))
        unlink(temporary);
    if (stores % LOOK_EVERY == 0)
        shrink(shard);
}
