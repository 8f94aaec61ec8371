/* Method stubs: see stub.h. One reserved area holds them all, so that "is this a stub?" is a range check and decoding is arithmetic.
   The area is a sparse memory file mapped twice, writable here and executable elsewhere: no page is ever both. Pages cost
   memory only once touched. Stubs only jump, so they have no frames and need no unwind information. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "runtime/arch/stub.h"

enum { PLAIN_SIZE = 16, UNBOX_SIZE = 32, PLAIN_COUNT = 3 << 20, UNBOX_COUNT = 1 << 19 };
#define PLAIN_BYTES ((size_t)PLAIN_SIZE * PLAIN_COUNT)
#define AREA_BYTES (PLAIN_BYTES + (size_t)UNBOX_SIZE * UNBOX_COUNT)

static struct { uint8_t *write, *exec; uint32_t n_plain, n_unbox; } area;
static pthread_once_t area_once = PTHREAD_ONCE_INIT;

static bool map_twice(void) {
    int fd = memfd_create("coil-stubs", MFD_CLOEXEC);
    if (fd < 0 || ftruncate(fd, (off_t)AREA_BYTES) != 0)
        return false;
    void *w = mmap(NULL, AREA_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    void *x = mmap(NULL, AREA_BYTES, PROT_READ | PROT_EXEC, MAP_SHARED, fd, 0);
    close(fd);
    if (w == MAP_FAILED || x == MAP_FAILED)
        return false;
    area.write = w;
    area.exec = x;
    return true;
}

/* Where executable memory files are forbidden, one mapping has to be both. */
static void map_area(void) {
    if (map_twice())
        return;
    void *both = mmap(NULL, AREA_BYTES, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (both != MAP_FAILED)
        area.write = area.exec = both;
}

/* Offset of a fresh cell, or -1. */
static ptrdiff_t new_cell(uint32_t *count, uint32_t limit, size_t start, size_t size) {
    pthread_once(&area_once, map_area);
    if (!area.exec)
        return -1;
    uint32_t i = __atomic_fetch_add(count, 1, __ATOMIC_RELAXED);
    if (i >= limit) {
        __atomic_fetch_sub(count, 1, __ATOMIC_RELAXED);
        return -1;
    }
    return (ptrdiff_t)(start + i * size);
}

/* mov r10, m; jmp [r10] */
static void write_jump(uint8_t *p, rt_method *m) {
    static const uint8_t mov[2] = { 0x49, 0xBA }, jmp[3] = { 0x41, 0xFF, 0x22 };
    memcpy(p, mov, sizeof mov);
    memcpy(p + 2, &m, sizeof m);
    memcpy(p + 10, jmp, sizeof jmp);
}

void *rt_arch_stub(rt_method *m) {
    ptrdiff_t cell = new_cell(&area.n_plain, PLAIN_COUNT, 0, PLAIN_SIZE);
    if (cell < 0)
        return NULL;
    write_jump(area.write + cell, m);
    return area.exec + cell;
}

void *rt_arch_unbox_stub(rt_method *m, bool this_is_second) {
    static const uint8_t add_rdi[4] = { 0x48, 0x83, 0xC7, 0x08 }, add_rsi[4] = { 0x48, 0x83, 0xC6, 0x08 };
    ptrdiff_t cell = new_cell(&area.n_unbox, UNBOX_COUNT, PLAIN_BYTES, UNBOX_SIZE);
    if (cell < 0)
        return NULL;
    memcpy(area.write + cell, this_is_second ? add_rsi : add_rdi, 4);
    write_jump(area.write + cell + 4, m);
    return area.exec + cell;
}

rt_method *rt_arch_stub_method(const void *code) {
    if (!area.exec || (const uint8_t *)code < area.exec || (const uint8_t *)code >= area.exec + AREA_BYTES)
        return NULL;
    size_t offset = (size_t)((const uint8_t *)code - area.exec);
    bool plain = offset < PLAIN_BYTES;
    if (offset % (plain ? PLAIN_SIZE : UNBOX_SIZE) != 0)
        return NULL;
    rt_method *m;
    memcpy(&m, area.exec + offset + (plain ? 2 : 6), sizeof m);
    return m; /* NULL in a cell that is not used yet */
}
