/* Small services: running a tool, reading a file, finding the newest of something. */
#include "cli/cli.h"

#include <errno.h>
#include <glob.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

char *cli_format(const char *fmt, ...) {
    char *s = NULL;
    va_list ap;
    va_start(ap, fmt);
    int n = vasprintf(&s, fmt, ap);
    va_end(ap);
    if (n < 0)
        abort();
    return s;
}

static char *read_all(FILE *f, size_t *n) {
    char *text = NULL;
    size_t have = 0, got;
    do {
        text = realloc(text, have + 65536 + 1);
        got = fread(text + have, 1, 65536, f);
        have += got;
    } while (got);
    text[have] = 0;
    if (n)
        *n = have;
    return text;
}

char *cli_read_file(const char *path, size_t *n) {
    FILE *f = fopen(path, "rb");
    if (!f)
        return NULL;
    char *text = read_all(f, n);
    fclose(f);
    return text;
}

int cli_spawn(char *const argv[], char **output) {
    int fds[2], status = -1;
    pid_t pid;
    *output = NULL;
    if (pipe(fds))
        return -1;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, fds[1], 1);
    posix_spawn_file_actions_adddup2(&actions, fds[1], 2);
    posix_spawn_file_actions_addclose(&actions, fds[0]);
    posix_spawn_file_actions_addclose(&actions, fds[1]);
    int r = posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(fds[1]);
    FILE *f = fdopen(fds[0], "r");
    *output = read_all(f, NULL);
    fclose(f);
    if (r)
        return -1;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
        ;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool cli_make_directories(const char *path) {
    char *copy = strdup(path);
    for (char *p = copy + 1; *p; p++)
        if (*p == '/') {
            *p = 0;
            mkdir(copy, 0777);
            *p = '/';
        }
    mkdir(copy, 0777);
    free(copy);
    struct stat s;
    return stat(path, &s) == 0 && S_ISDIR(s.st_mode);
}

char *cli_newest(const char *pattern) {
    glob_t g = {0};
    char *best = NULL;
    if (!glob(pattern, 0, NULL, &g))
        for (size_t i = 0; i < g.gl_pathc; i++)
            if (!best || strverscmp(g.gl_pathv[i], best) > 0) {
                free(best);
                best = strdup(g.gl_pathv[i]);
            }
    globfree(&g);
    return best;
}
