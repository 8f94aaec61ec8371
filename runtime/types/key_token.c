/* The token of a public key: the last eight bytes of its SHA-1, reversed. II.6.3 */
#include <string.h>

#include "runtime/types/loader.h"

static uint32_t rotate(uint32_t x, int n) {
    return x << n | x >> (32 - n);
}

static void sha1_block(uint32_t h[5], const uint8_t *p) {
    uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)p[4 * i] << 24 | (uint32_t)p[4 * i + 1] << 16 | (uint32_t)p[4 * i + 2] << 8 | p[4 * i + 3];
    for (int i = 16; i < 80; i++) w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
        uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 || i >= 60 ? b ^ c ^ d : (b & c) | (b & d) | (c & d);
        uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
        uint32_t next = rotate(a, 5) + f + e + k + w[i];
        e = d;
        d = c;
        c = rotate(b, 30);
        b = a;
        a = next;
    }
    h[0] += a, h[1] += b, h[2] += c, h[3] += d, h[4] += e;
}

void rt_public_key_token(il_bytes key, uint8_t token[8]) {
    uint32_t h[5] = { 0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0 };
    uint8_t last[128] = { 0 };
    uint32_t whole = key.n / 64, rest = key.n % 64;
    for (uint32_t i = 0; i < whole; i++) sha1_block(h, key.p + 64 * i);
    memcpy(last, key.p + 64 * whole, rest);
    last[rest] = 0x80;
    uint32_t blocks = rest < 56 ? 1 : 2;
    for (int i = 0; i < 8; i++) last[64 * blocks - 1 - i] = (uint8_t)((uint64_t)key.n * 8 >> (8 * i));
    for (uint32_t i = 0; i < blocks; i++) sha1_block(h, last + 64 * i);
    for (int i = 0; i < 8; i++) token[i] = (uint8_t)(h[4 - i / 4] >> (8 * (i % 4)));
}
