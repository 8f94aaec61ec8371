/* Method stubs: see stub.h. One reserved area holds them all, so that "is this a stub?" is a range check and decoding is arithmetic.
   The area is a sparse memory file mapped twice, writable here and executable elsewhere: no page is ever both. Pages cost
   memory only once touched. Stubs only jump, so they have no frames and need no unwind information. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "runtime/arch/stub.h"

enum { PLAIN_SIZE = 16, UNBOX_SIZE = 32, CLOSURE_SIZE = 32, PLAIN_COUNT = 3 << 20, UNBOX_COUNT = 1 << 19, CLOSURE_COUNT = 1 << 19 };
#define PLAIN_BYTES ((size_t)PLAIN_SIZE * PLAIN_COUNT)
#define STUB_BYTES (PLAIN_BYTES + (size_t)UNBOX_SIZE * UNBOX_COUNT)
#define AREA_BYTES (STUB_BYTES + (size_t)CLOSURE_SIZE * CLOSURE_COUNT)

static struct { uint8_t *write, *exec; uint32_t n_plain, n_unbox, n_closures; } area;
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

/* Where the parts of a cell lie. The jump begins in an aligned 8 bytes of its own, with room for the 5 bytes of a direct one. */
enum { PLAIN_MOV = 0, UNBOX_MOV = 6, JUMP_AFTER_MOV = 10 };

/* mov r10, m; jmp [r10] */
static void write_jump(uint8_t *p, rt_method *m) {
    static const uint8_t mov[2] = { 0x49, 0xBA }, jmp[3] = { 0x41, 0xFF, 0x22 };
    memcpy(p, mov, sizeof mov);
    memcpy(p + 2, &m, sizeof m);
    memcpy(p + JUMP_AFTER_MOV, jmp, sizeof jmp);
}

/* The indirect jump becomes a direct one, in one aligned 8-byte store: whoever runs the stub meanwhile sees the old jump or the new one.
   Each indirect jump less is 5 ns of a virtual call. r10 is still loaded, so the stub can be decoded. */
static void write_direct(void *stub, size_t mov, const void *code) {
    uint8_t *x = (uint8_t *)stub + mov + JUMP_AFTER_MOV, *w = area.write + (x - area.exec);
    intptr_t distance = (intptr_t)code - (intptr_t)(x + 5);
    if (distance != (int32_t)distance)
        return;
    uint64_t *word = (uint64_t *)((uintptr_t)w & ~(uintptr_t)7);
    uint8_t bytes[8];
    int32_t rel = (int32_t)distance;
    memcpy(bytes, word, sizeof bytes);
    bytes[w - (uint8_t *)word] = 0xE9;
    memcpy(bytes + (w - (uint8_t *)word) + 1, &rel, sizeof rel);
    uint64_t changed;
    memcpy(&changed, bytes, sizeof changed);
    __atomic_store_n(word, changed, __ATOMIC_RELEASE);
}

void rt_arch_stub_publish(rt_method *m, const void *code) {
    void *stub = __atomic_load_n(&m->stub, __ATOMIC_ACQUIRE), *unbox = __atomic_load_n(&m->unbox_stub, __ATOMIC_ACQUIRE);
    if (stub)
        write_direct(stub, PLAIN_MOV, code);
    if (unbox)
        write_direct(unbox, UNBOX_MOV, code);
}

void *rt_arch_stub(rt_method *m) {
    ptrdiff_t cell = new_cell(&area.n_plain, PLAIN_COUNT, 0, PLAIN_SIZE);
    if (cell < 0)
        return NULL;
    write_jump(area.write + cell + PLAIN_MOV, m);
    return area.exec + cell;
}

void *rt_arch_unbox_stub(rt_method *m, bool this_is_second) {
    static const uint8_t add_rdi[4] = { 0x48, 0x83, 0xC7, 0x08 }, add_rsi[4] = { 0x48, 0x83, 0xC6, 0x08 };
    ptrdiff_t cell = new_cell(&area.n_unbox, UNBOX_COUNT, PLAIN_BYTES, UNBOX_SIZE);
    if (cell < 0)
        return NULL;
    memcpy(area.write + cell, this_is_second ? add_rsi : add_rdi, 4);
    memcpy(area.write + cell + 4, "\x66\x90", 2); /* nop: aligns the jump */
    write_jump(area.write + cell + UNBOX_MOV, m);
    return area.exec + cell;
}

rt_method *rt_arch_stub_method(const void *code) {
    if (!area.exec || (const uint8_t *)code < area.exec || (const uint8_t *)code >= area.exec + STUB_BYTES)
        return NULL;
    size_t offset = (size_t)((const uint8_t *)code - area.exec);
    bool plain = offset < PLAIN_BYTES;
    if (offset % (plain ? PLAIN_SIZE : UNBOX_SIZE) != 0)
        return NULL;
    rt_method *m;
    memcpy(&m, area.exec + offset + (plain ? PLAIN_MOV : UNBOX_MOV) + 2, sizeof m);
    return m; /* NULL in a cell that is not used yet */
}

/* --- closures: mov r10, data; mov r11, target; jmp r11 */

void *rt_arch_closure(void *old, const void *target, void *data) {
    static const uint8_t mov_r10[2] = { 0x49, 0xBA }, mov_r11[2] = { 0x49, 0xBB }, jmp_r11[3] = { 0x41, 0xFF, 0xE3 };
    ptrdiff_t cell = old ? (uint8_t *)old - area.exec : new_cell(&area.n_closures, CLOSURE_COUNT, STUB_BYTES, CLOSURE_SIZE);
    if (cell < 0)
        return NULL;
    uint8_t *p = area.write + cell;
    memcpy(p, mov_r10, 2);
    memcpy(p + 2, &data, 8);
    memcpy(p + 10, mov_r11, 2);
    memcpy(p + 12, &target, 8);
    memcpy(p + 20, jmp_r11, 3);
    return area.exec + cell;
}

void *rt_arch_closure_data(const void *code) {
    const uint8_t *p = code;
    void *data;
    if (!area.exec || p < area.exec + STUB_BYTES || p >= area.exec + AREA_BYTES || (size_t)(p - area.exec - STUB_BYTES) % CLOSURE_SIZE)
        return NULL;
    memcpy(&data, p + 2, sizeof data);
    return data;
}

/* The closures of structures: a fifth argument. */
__asm__(".text\n"
        ".p2align 4\n"
        ".globl rt_arch_fifth_argument\n"
        ".hidden rt_arch_fifth_argument\n"
        ".type rt_arch_fifth_argument, @function\n"
        "rt_arch_fifth_argument:\n"
        "mov (%r10), %r11\n" /* the record begins with the function */
        "mov %r10, %r8\n"
        "jmp *%r11\n"
        ".size rt_arch_fifth_argument, .-rt_arch_fifth_argument\n");
