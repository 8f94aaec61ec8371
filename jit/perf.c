/* What Linux perf needs to name compiled code.
   COIL_PERF=map: /tmp/perf-PID.map, a line a function. COIL_PERF=jitdump: /tmp/jit-PID.dump with code bytes and source lines, for
   `perf record -k 1` and `perf inject --jit`. DOTNET_PerfMapEnabled means the same: 1 both, 2 jitdump, 3 map. */
#include "jit/engine.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { DUMP_MAGIC = 0x4A695444, ELF_X86_64 = 62, RECORD_LOAD = 0, RECORD_LINES = 2 };
typedef struct dump_header { uint32_t magic, version, size, machine, pad, pid; uint64_t time, flags; } dump_header;
typedef struct record { uint32_t id, size; uint64_t time; } record;
typedef struct load { record head; uint32_t pid, tid; uint64_t vma, address, size, index; } load;
typedef struct lines { record head; uint64_t address, n; } lines;
typedef struct line { uint64_t address; uint32_t number, discriminator; } line;

static FILE *map, *dump;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static FILE *open_for_process(const char *pattern) {
    char path[64];
    snprintf(path, sizeof path, pattern, (int)getpid());
    return fopen(path, "w+e");
}

/* perf finds the file by a mapping of it that is executable. */
static void start_dump(void) {
    dump = open_for_process("/tmp/jit-%d.dump");
    if (!dump)
        return;
    dump_header h = { DUMP_MAGIC, 1, sizeof h, ELF_X86_64, 0, (uint32_t)getpid(), jit_clock(), 0 };
    fwrite(&h, sizeof h, 1, dump);
    fflush(dump);
    if (mmap(NULL, (size_t)sysconf(_SC_PAGESIZE), PROT_READ | PROT_EXEC, MAP_PRIVATE, fileno(dump), 0) == MAP_FAILED) {
        fclose(dump);
        dump = NULL;
    }
}

void jit_perf_init(void) {
    const char *own = getenv("COIL_PERF"), *net = getenv("DOTNET_PerfMapEnabled");
    int n = net ? atoi(net) : 0;
    bool want_map = own ? strstr(own, "map") != NULL : n == 1 || n == 3, want_dump = own ? strstr(own, "jitdump") != NULL : n == 1 || n == 2;
    if (want_map)
        map = open_for_process("/tmp/perf-%d.map");
    if (map)
        setvbuf(map, NULL, _IOLBF, 0);
    if (want_dump)
        start_dump();
}

static void write_lines(const rt_code *c) {
    lines l = { { RECORD_LINES, sizeof l, jit_clock() }, (uintptr_t)c->start, 0 };
    const char *file = NULL;
    for (uint32_t i = 0; i < c->n_points; i++)
        if (c->points[i].line > 0 && (file = jit_di_document(c->points[i].method, c->points[i].document))) {
            l.n++;
            l.head.size += (uint32_t)(sizeof(line) + strlen(file) + 1);
        }
    if (!l.n)
        return;
    fwrite(&l, sizeof l, 1, dump);
    for (uint32_t i = 0; i < c->n_points; i++)
        if (c->points[i].line > 0 && (file = jit_di_document(c->points[i].method, c->points[i].document))) {
            line e = { (uintptr_t)c->start + c->points[i].code_offset, (uint32_t)c->points[i].line, 0 };
            fwrite(&e, sizeof e, 1, dump);
            fwrite(file, strlen(file) + 1, 1, dump);
        }
}

static void write_load(const rt_code *c, const char *name) {
    static uint64_t index;
    size_t n = strlen(name) + 1;
    load l = { { RECORD_LOAD, (uint32_t)(sizeof l + n + c->size), jit_clock() }, (uint32_t)getpid(), (uint32_t)syscall(SYS_gettid),
               (uintptr_t)c->start, (uintptr_t)c->start, c->size, index++ };
    fwrite(&l, sizeof l, 1, dump);
    fwrite(name, n, 1, dump);
    fwrite(c->start, c->size, 1, dump);
    fflush(dump);
}

void jit_perf_code(const rt_code *c) {
    if (!map && !dump)
        return;
    char name[1024];
    snprintf(name, sizeof name, "%s [%s]", c->name, c->part == 'T' ? "Stub" : c->tier ? "Tier1" : "Tier0");
    pthread_mutex_lock(&lock);
    if (map)
        fprintf(map, "%lx %x %s\n", (unsigned long)(uintptr_t)c->start, c->size, name);
    if (dump && c->method)
        write_lines(c);
    if (dump)
        write_load(c, name);
    pthread_mutex_unlock(&lock);
}
