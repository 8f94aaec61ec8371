#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "il/pdb.h"
#include "il_sample.h"

static sample s;
static char folder[32];
static il_image *img;

static void setup(void) {
    char path[64];
    strcpy(folder, "/tmp/coil-pdb-XXXXXX");
    s = sample_make(false);
    sample_write(&s, folder);
    snprintf(path, sizeof path, "%s/Sample.dll", folder);
    cr_assert_eq(il_image_open(path, &img, NULL), 0);
}
static void teardown(void) { il_image_close(img), sample_remove(folder), sample_free(&s); }
TestSuite(pdb, .init = setup, .fini = teardown);

static bool at(il_point p, uint32_t offset, uint32_t line, uint32_t column, uint32_t end_line, uint32_t end_column) {
    return p.il_offset == offset && p.line == line && p.column == column && p.end_line == end_line && p.end_column == end_column;
}

Test(pdb, points) {
    il_pdb *pdb;
    coil_diag d = { 0 };
    cr_assert_eq(il_pdb_open(img, &pdb, &d), 0, "%s", d.text);
    il_point *points;
    uint32_t n;
    cr_assert_eq(il_pdb_points(pdb, SAMPLE_MAIN, &points, &n, NULL), 0);
    cr_assert_eq(n, 3);
    cr_expect(at(points[0], 0, 10, 4, 10, 9));
    cr_expect(at(points[1], 6, 11, 1, 12, 4));
    cr_expect(at(points[2], 16, 0xFEEFEE, 0, 0xFEEFEE, 0));
    cr_expect_str_eq(il_pdb_document(pdb, points[0].document), "/src/a.cs");
    cr_expect_str_eq(il_pdb_document(pdb, 9), "");
    free(points);
    cr_assert_eq(il_pdb_points(pdb, SAMPLE_ID, &points, &n, NULL), 0);
    cr_expect(n == 0 && points == NULL);
    il_pdb_close(pdb);
}

Test(pdb, local_names) {
    il_pdb *pdb;
    cr_assert_eq(il_pdb_open(img, &pdb, NULL), 0);
    cr_expect_str_eq(il_pdb_local_name(pdb, SAMPLE_MAIN, 0, 0), "outer");
    cr_expect_null(il_pdb_local_name(pdb, SAMPLE_MAIN, 1, 0));
    cr_expect_str_eq(il_pdb_local_name(pdb, SAMPLE_MAIN, 1, 6), "inner");
    cr_expect_null(il_pdb_local_name(pdb, SAMPLE_MAIN, 1, 14));
    cr_expect_null(il_pdb_local_name(pdb, SAMPLE_ID, 0, 0));
    il_pdb_close(pdb);
}

Test(pdb, another_build_is_refused) {
    char path[64];
    il_pdb *pdb;
    snprintf(path, sizeof path, "%s/Sample.pdb", folder);
    FILE *f = fopen(path, "r+b");
    cr_assert(f);
    for (size_t i = 0; i + 4 < s.pdb.n; i++)
        if (!memcmp(s.pdb.p + i, "0123", 4)) {
            fseek(f, (long)i, SEEK_SET);
            fputc('x', f);
        }
    fclose(f);
    cr_expect_eq(il_pdb_open(img, &pdb, NULL), -COIL_EIO);
    cr_expect_null(pdb);
    il_pdb_close(NULL);
}

Test(pdb, damaged) {
    for (size_t i = 0; i < s.pdb.n; i++) {
        uint8_t *copy = malloc(s.pdb.n);
        memcpy(copy, s.pdb.p, s.pdb.n);
        copy[i] ^= 0xFF;
        char path[64];
        snprintf(path, sizeof path, "%s/Sample.pdb", folder);
        FILE *f = fopen(path, "wb");
        cr_assert(f && fwrite(copy, 1, s.pdb.n, f) == s.pdb.n);
        fclose(f);
        free(copy);
        il_pdb *pdb;
        if (il_pdb_open(img, &pdb, NULL) < 0)
            continue;
        il_point *points;
        uint32_t n;
        if (il_pdb_points(pdb, SAMPLE_MAIN, &points, &n, NULL) == 0)
            free(points);
        il_pdb_local_name(pdb, SAMPLE_MAIN, 1, 6);
        il_pdb_close(pdb);
    }
}
