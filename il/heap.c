/* Metadata heaps, II.24.2.3 - II.24.2.5. */
#include "internal.h"

const char *il_string(const il_image *img, uint32_t offset) {
    // il_image_open cut the heap after its last NUL, so every string inside it ends inside it.
    return offset < img->strings.n ? (const char *)img->strings.p + offset : "";
}

// Length-prefixed bytes, II.24.2.4.
static il_bytes prefixed(il_bytes heap, uint32_t offset) {
    if (offset >= heap.n)
        return (il_bytes){ 0 };
    const uint8_t *p = heap.p + offset;
    uint32_t left = heap.n - offset;
    if (p[0] < 0x80)
        return il_slice(heap, (uint64_t)offset + 1, p[0]);
    if (p[0] < 0xC0)
        return left < 2 ? (il_bytes){ 0 } : il_slice(heap, (uint64_t)offset + 2, (p[0] & 0x3Fu) << 8 | p[1]);
    if (p[0] >= 0xE0 || left < 4)
        return (il_bytes){ 0 };
    return il_slice(heap, (uint64_t)offset + 4, (p[0] & 0x1Fu) << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]);
}

il_bytes il_blob(const il_image *img, uint32_t offset) {
    return prefixed(img->blobs, offset);
}

il_bytes il_guid(const il_image *img, uint32_t index) { // counted from 1
    return index ? il_slice(img->guids, ((uint64_t)index - 1) * 16, 16) : (il_bytes){ 0 };
}

il_bytes il_user_string(const il_image *img, uint32_t token) {
    il_bytes b = prefixed(img->user_strings, IL_TOKEN_RID(token));
    b.n &= ~1u;
    return b;
}
