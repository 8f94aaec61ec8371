/* A named mutex is a file:

   1. Who has it open holds flock(LOCK_SH). A file on which LOCK_EX succeeds belongs to nobody: it is left over and counts as not there.
   2. Who owns the mutex holds a write lock of its open file description (F_OFD_SETLK) on the first byte. Both go when the process ends.
   3. The first byte tells how the last owner left: FREE, or HELD or LEFT, which both mean that the mutex was abandoned.
   4. Creating and deleting is serialised by flock on the file ".lock" of the directory.

   No system call waits for a lock of this kind with a time-out, so wait.c asks again now and then. */
#include "runtime/threads/named.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define BASE "/tmp/.coil-mutex"
enum { FREE = 0, HELD = 1, LEFT = 2 };

struct rt_named {
    int file;
    char path[];
};

static void make_directory(const char *path, mode_t mode) {
    if (mkdir(path, mode) == 0) chmod(path, mode); // whatever the umask is
}

char *rt_named_path(const char *name, bool user_only, int *error) {
    char directory[PATH_MAX], *path;
    bool global = !strncmp(name, "Global\\", 7);
    if (global) name += 7;
    else if (!strncmp(name, "Local\\", 6)) name += 6;
    *error = !*name || strpbrk(name, "/\\") ? RT_NAMED_INVALID : strlen(name) > NAME_MAX - 2 ? RT_NAMED_TOO_LONG : 0;
    if (*error) return NULL;
    make_directory(BASE, 01777);
    if (user_only) {
        snprintf(directory, sizeof directory, BASE "/user%u", (unsigned)geteuid());
        make_directory(directory, 0700);
    } else {
        snprintf(directory, sizeof directory, BASE "/all");
        make_directory(directory, 01777);
    }
    int n = global ? asprintf(&path, "%s/g-%s", directory, name) : asprintf(&path, "%s/%d-%s", directory, (int)getsid(0), name);
    if (n < 0) *error = RT_NAMED_NO_MEMORY;
    return n < 0 ? NULL : path;
}

/* The directory's lock; -1 if it cannot be had. */
static int lock_directory(const char *path) {
    char lock[PATH_MAX];
    const char *end = strrchr(path, '/');
    snprintf(lock, sizeof lock, "%.*s/.lock", (int)(end - path), path);
    int f = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (f >= 0) fchmod(f, 0666);
    while (f >= 0 && flock(f, LOCK_EX) && errno == EINTR);
    return f;
}

static int open_file(const char *path, bool create, bool *created, int *error) {
    int f = open(path, O_RDWR | O_CLOEXEC | (create ? O_CREAT : 0), 0666);
    if (f < 0) {
        *error = errno == ENOENT ? RT_NAMED_NOT_FOUND : RT_NAMED_DENIED;
        return -1;
    }
    *created = flock(f, LOCK_EX | LOCK_NB) == 0;
    if (*created && !create) {
        *error = RT_NAMED_NOT_FOUND;
        unlink(path);
        close(f);
        return -1;
    }
    if (*created) {
        fchmod(f, 0666); // who may come here at all is a matter of the directory
        if (pwrite(f, &(char){ FREE }, 1, 0) != 1) *error = RT_NAMED_NO_MEMORY;
    }
    flock(f, LOCK_SH);
    return f;
}

rt_named *rt_named_open(const char *path, bool create, bool *created, int *error) {
    rt_named *n = malloc(sizeof *n + strlen(path) + 1);
    int lock = lock_directory(path);
    *error = !n ? RT_NAMED_NO_MEMORY : lock < 0 ? RT_NAMED_DENIED : 0;
    int f = *error ? -1 : open_file(path, create, created, error);
    if (lock >= 0) close(lock);
    if (*error) {
        if (f >= 0) close(f);
        free(n);
        return NULL;
    }
    n->file = f;
    strcpy(n->path, path);
    return n;
}

static bool lock_byte(rt_named *n, short type) {
    struct flock l = { .l_type = type, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
    return fcntl(n->file, F_OFD_SETLK, &l) == 0;
}

bool rt_named_try(rt_named *n, bool *abandoned) {
    if (!lock_byte(n, F_WRLCK)) return false;
    char state = FREE;
    if (pread(n->file, &state, 1, 0) != 1) state = FREE;
    *abandoned = state != FREE;
    return pwrite(n->file, &(char){ HELD }, 1, 0) == 1;
}

void rt_named_release(rt_named *n, bool abandoned) {
    if (pwrite(n->file, &(char){ abandoned ? LEFT : FREE }, 1, 0) == 1) lock_byte(n, F_UNLCK);
}

void rt_named_close(rt_named *n) {
    int lock = lock_directory(n->path);
    if (flock(n->file, LOCK_EX | LOCK_NB) == 0) unlink(n->path);
    close(n->file);
    if (lock >= 0) close(lock);
    free(n);
}
