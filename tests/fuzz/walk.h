/* Reads everything that an image has: the body of the fuzz target and of the tests with damaged files. */
#ifndef WALK_H
#define WALK_H

#include "il/image.h"

typedef struct walk_result {
    uint32_t rows, bodies, instructions, signatures, points; /* what was read */
    uint32_t bad_bodies, bad_signatures;                     /* what was found damaged */
    uint64_t sum;                                            /* of all values, so that no read is optimized away */
} walk_result;

/* Every column of every row, every heap entry they name, every signature, every body to its end, attributes, PDB. */
walk_result walk_image(const il_image *img);
/* walk_image, and in addition the disassembly of every method, into nothing. */
walk_result walk_and_print(const il_image *img);
/* Opens [data] in every way there is and walks what opens. */
void walk_bytes(const uint8_t *data, size_t size);

#endif
