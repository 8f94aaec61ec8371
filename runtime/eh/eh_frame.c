/* The unwind tables of compiled code.

   libgcc keeps sections given to __register_frame in a list that it sorts at the first throw and searches under a lock; with
   thousands of small JIT objects each throw would pay for all of them. So coil takes two of libgcc's places, which the dynamic
   linker allows because the executable comes first in the search order:
   1. __register_frame / __deregister_frame: LLVM's JITLink calls them; the FDEs go into our own map, code range -> FDE.
   2. _Unwind_Find_FDE: libgcc asks it for every frame; we look into our map first and hand everything else to libgcc's own.
   Both must be exported by the executable (see cli/CMakeLists.txt); tests/unit/test_eh.c checks that libgcc really comes here. */
#include <assert.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "runtime/eh/eh.h"
#include "runtime/eh/range.h"

#define EXPORT __attribute__((visibility("default")))

struct dwarf_eh_bases { void *tbase, *dbase, *func; }; /* libgcc's */

EXPORT void __register_frame(void *section);
EXPORT void __deregister_frame(void *section);
EXPORT const void *_Unwind_Find_FDE(void *pc, struct dwarf_eh_bases *bases);

enum { /* pointer encodings of .eh_frame, LSB Core 10.5.1 */
    PE_ABSPTR = 0x00, PE_UDATA4 = 0x03, PE_UDATA8 = 0x04, PE_SDATA4 = 0x0B, PE_SDATA8 = 0x0C, PE_FORMAT = 0x0F, PE_PCREL = 0x10, PE_APPLY = 0x70
};

static rt_range_map frames;

static uint64_t read_uleb(const uint8_t **p) {
    uint64_t v = 0;
    for (unsigned shift = 0;; shift += 7) {
        uint8_t b = *(*p)++;
        v |= (uint64_t)(b & 0x7F) << (shift & 63);
        if (!(b & 0x80))
            return v;
    }
}

static uint32_t read_u4(const uint8_t *p) {
    uint32_t v;
    memcpy(&v, p, 4);
    return v;
}

static uint64_t read_u8(const uint8_t *p) {
    uint64_t v;
    memcpy(&v, p, 8);
    return v;
}

static int64_t read_format(uint8_t encoding, const uint8_t **p) {
    const uint8_t *at = *p;
    switch (encoding & PE_FORMAT) {
    case PE_UDATA4: *p += 4; return read_u4(at);
    case PE_SDATA4: *p += 4; return (int32_t)read_u4(at);
    case PE_ABSPTR: case PE_UDATA8: case PE_SDATA8: *p += 8; return (int64_t)read_u8(at);
    default: assert(!"pointer encoding of .eh_frame"); return 0;
    }
}

/* Encoding of the FDE pointers of a CIE (augmentation 'R'); [cie] is at its length word. */
static uint8_t cie_encoding(const uint8_t *cie) {
    const uint8_t *p = cie + 9; /* length, id, version */
    const char *augmentation = (const char *)p;
    p += strlen(augmentation) + 1;
    if (augmentation[0] != 'z')
        return PE_ABSPTR;
    read_uleb(&p);              /* code alignment */
    read_uleb(&p);              /* data alignment (signed, same length) */
    read_uleb(&p);              /* return address register */
    read_uleb(&p);              /* augmentation length */
    for (const char *a = augmentation + 1; *a; a++)
        switch (*a) {
        case 'R': return *p;
        case 'P': { uint8_t e = *p++; read_format(e, &p); break; }
        case 'L': p++; break;
        default: break;
        }
    return PE_ABSPTR;
}

/* Calls [take] for each FDE of the section with its code range. size 0: up to the zero terminator. */
static size_t walk(const uint8_t *section, size_t size, rt_range *out) {
    size_t n = 0;
    const uint8_t *end = size ? section + size : NULL;
    for (const uint8_t *p = section; !end || p + 4 <= end;) {
        uint32_t length = read_u4(p);
        if (length == 0)
            break;
        assert(length != 0xFFFFFFFFu); /* 64-bit DWARF: LLVM does not write it */
        uint32_t cie_delta = read_u4(p + 4);
        if (cie_delta != 0) {
            uint8_t encoding = cie_encoding(p + 4 - cie_delta);
            const uint8_t *q = p + 8;
            uintptr_t base = (encoding & PE_APPLY) == PE_PCREL ? (uintptr_t)q : 0;
            uintptr_t begin = base + (uintptr_t)read_format(encoding, &q);
            uintptr_t length_of_code = (uintptr_t)read_format(encoding & PE_FORMAT, &q);
            if (out)
                out[n] = (rt_range){ begin, begin + length_of_code, (void *)p };
            n++;
        }
        p += 4 + length;
    }
    return n;
}

void rt_eh_frame_register(const void *section, size_t size) {
    size_t n = walk(section, size, NULL);
    rt_range *ranges = malloc((n ? n : 1) * sizeof *ranges);
    assert(ranges);
    walk(section, size, ranges);
    rt_range_add(&frames, ranges, n);
    free(ranges);
}

void __register_frame(void *section) { rt_eh_frame_register(section, 0); }

typedef struct section_range { const uint8_t *begin, *end; } section_range;

static int lies_in_section(const rt_range *r, void *arg) {
    const section_range *s = arg;
    return (const uint8_t *)r->value >= s->begin && (const uint8_t *)r->value < s->end;
}

void __deregister_frame(void *section) {
    section_range s = { section, section };
    while (read_u4(s.end) != 0)
        s.end += 4 + read_u4(s.end);
    rt_range_remove(&frames, lies_in_section, &s);
}

typedef const void *(*find_fde)(void *pc, struct dwarf_eh_bases *bases);
static find_fde next_find_fde;

static find_fde next_in_line(void) {
    find_fde f = __atomic_load_n(&next_find_fde, __ATOMIC_ACQUIRE);
    if (!f) {
        f = (find_fde)dlsym(RTLD_NEXT, "_Unwind_Find_FDE");
        assert(f);
        __atomic_store_n(&next_find_fde, f, __ATOMIC_RELEASE);
    }
    return f;
}

const void *_Unwind_Find_FDE(void *pc, struct dwarf_eh_bases *bases) {
    rt_range r;
    if (!rt_range_find(&frames, (uintptr_t)pc, &r))
        return next_in_line()(pc, bases);
    *bases = (struct dwarf_eh_bases){ NULL, NULL, (void *)r.begin };
    return r.value;
}
