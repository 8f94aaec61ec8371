/* publicise IN OUT: a copy of an assembly whose types, methods and fields are all public. Build time only: the overlay (runtime/managed) is
   compiled against such a copy of CoreLib, and runs on the real one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "il/internal.h"

enum { VISIBILITY = 7, TYPE_PUBLIC = 1, NESTED_PUBLIC = 2, MEMBER_PUBLIC = 6 }; /* II.23.1.15, II.23.1.10, II.23.1.5 */

/* The low byte of the flags column of every row, at its place in the copy. */
static void open_up(const il_image *img, uint8_t *copy, enum il_table table, uint32_t column, uint8_t plain, uint8_t nested) {
    const il_rows_of *t = &img->tables[table];
    for (uint32_t i = 0; i < t->rows; i++) {
        uint8_t *flags = copy + (t->base - img->file.p) + (size_t)i * t->row_size + img->places[table][column].offset;
        uint8_t to = (*flags & VISIBILITY) <= TYPE_PUBLIC ? plain : nested;
        *flags = (uint8_t)((*flags & ~VISIBILITY) | to);
    }
}

static int write_file(const char *path, const uint8_t *p, size_t n) {
    FILE *f = fopen(path, "wb");
    if (!f) return -1;
    size_t done = fwrite(p, 1, n, f);
    return fclose(f) || done != n ? -1 : 0;
}

int main(int argc, char **argv) {
    coil_diag d = { 0 };
    il_image *img;
    if (argc != 3) return fprintf(stderr, "usage: publicise IN OUT\n"), 2;
    if (il_image_open(argv[1], &img, &d)) return fprintf(stderr, "publicise: %s: %s\n", argv[1], d.text), 1;
    uint8_t *copy = malloc(img->file.n);
    if (!copy) return 1;
    memcpy(copy, img->file.p, img->file.n);
    open_up(img, copy, IL_TABLE_TypeDef, 0, TYPE_PUBLIC, NESTED_PUBLIC);
    open_up(img, copy, IL_TABLE_MethodDef, 2, MEMBER_PUBLIC, MEMBER_PUBLIC);
    open_up(img, copy, IL_TABLE_Field, 0, MEMBER_PUBLIC, MEMBER_PUBLIC);
    int r = write_file(argv[2], copy, img->file.n);
    if (r) perror(argv[2]);
    free(copy);
    il_image_close(img);
    return r ? 1 : 0;
}
