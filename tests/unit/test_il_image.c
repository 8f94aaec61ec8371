#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "il_sample.h"
#include "tests/fuzz/walk.h"

static void expect_sample(const il_image *img) {
    cr_expect_eq(il_image_entry_point(img), IL_TOKEN(IL_TABLE_MethodDef, SAMPLE_MAIN));
    cr_expect_eq(il_image_cli_flags(img), 1);
    cr_expect_str_eq(il_col_string(img, IL_Assembly_Name, 1), "Sample");
    il_bytes r = il_image_resource(img, 0);
    cr_expect(r.n == 4 && !memcmp(r.p, "data", 4));
    cr_expect_eq(il_image_debug_directory(img).n, 28);
    cr_expect_null(il_image_rva(img, 0x10).p);
    cr_expect_null(il_image_rva(img, 0xFFFFFFFF).p);
}

Test(image, both_header_sizes) {
    for (int plus = 0; plus < 2; plus++) {
        sample s = sample_make(plus);
        il_image *img;
        coil_diag d = { 0 };
        cr_assert_eq(il_image_open_memory(s.pe.p, s.pe.n, "a name", &img, &d), 0, "%s", d.text);
        expect_sample(img);
        cr_expect_str_eq(il_image_path(img), "a name");
        cr_expect_eq(il_image_file(img).n, s.pe.n);
        il_image_close(img);
        sample_free(&s);
    }
}

Test(image, from_a_file) {
    char folder[] = "/tmp/coil-image-XXXXXX", path[64];
    sample s = sample_make(true);
    sample_write(&s, folder);
    snprintf(path, sizeof path, "%s/Sample.dll", folder);
    il_image *img;
    cr_assert_eq(il_image_open(path, &img, NULL), 0);
    expect_sample(img);
    il_image_close(img);
    sample_remove(folder);
    sample_free(&s);
}

Test(image, what_cannot_be_opened) {
    il_image *img = (il_image *)1;
    coil_diag d = { 0 };
    cr_expect_eq(il_image_open("/nonexistent.dll", &img, &d), -COIL_EIO);
    cr_expect_null(img);
    cr_expect_str_eq(d.file, "/nonexistent.dll");
    cr_expect_eq(il_image_open("/tmp", &img, &d), -COIL_EIO);
    cr_expect_eq(il_image_open("/dev/null", &img, &d), -COIL_EIO);
    cr_expect_eq(il_image_open_memory("", 0, "empty", &img, &d), -COIL_ENOT_PE);
    char zeros[4096] = { 0 };
    cr_expect_eq(il_image_open_memory(zeros, sizeof zeros, "zeros", &img, &d), -COIL_ENOT_PE);
    cr_expect_eq(il_image_open_metadata(zeros, sizeof zeros, "zeros", &img, &d), -COIL_EBAD_IMAGE);
    il_image_close(NULL);
}

// Every prefix of the sample, and every byte of it turned over: an error or an image that can be walked.
Test(image, damaged_sample) {
    sample s = sample_make(false);
    uint8_t *copy = malloc(s.pe.n);
    for (size_t n = 0; n < s.pe.n; n += 3) {
        uint8_t *cut = malloc(n + 1); // of its own size, so that the address sanitizer sees each byte too far
        memcpy(cut, s.pe.p, n);
        walk_bytes(cut, n);
        free(cut);
    }
    for (size_t i = 0; i < s.pe.n; i++) {
        memcpy(copy, s.pe.p, s.pe.n);
        copy[i] ^= (uint8_t)(1u << (i % 8)) | 0x80;
        walk_bytes(copy, s.pe.n);
    }
    free(copy);
    sample_free(&s);
}

static void expect_sound(const char *name) {
    char path[512];
    il_image *img;
    coil_diag d = { 0 };
    if (!framework_file(name, path, sizeof path))
        return;
    cr_assert_eq(il_image_open(path, &img, &d), 0, "%s", d.text);
    walk_result r = walk_and_print(img);
    cr_expect_eq(r.bad_bodies, 0, "%s: %u bodies", name, r.bad_bodies);
    cr_expect_eq(r.bad_signatures, 0, "%s: %u signatures", name, r.bad_signatures);
    cr_expect(r.rows > 100);
    il_image_close(img);
}

Test(image, framework_is_sound) {
    expect_sound("System.Private.CoreLib.dll");
    expect_sound("System.Runtime.dll");
    expect_sound("System.Linq.dll");
}

static void walk_damaged(const char *path) {
    il_image *img;
    if (il_image_open(path, &img, NULL) < 0)
        return;
    il_bytes file = il_image_file(img);
    srand(1);
    for (int i = 0; i < 50; i++) { // cut
        size_t n = (size_t)file.n * (size_t)i / 50;
        uint8_t *copy = malloc(n + 1);
        memcpy(copy, file.p, n);
        walk_bytes(copy, n);
        free(copy);
    }
    uint8_t *copy = malloc(file.n);
    for (int i = 0; i < 50; i++) { // bytes turned over
        memcpy(copy, file.p, file.n);
        for (int flips = 0; flips < 20 << (i % 6); flips++)
            copy[(size_t)rand() % file.n] ^= (uint8_t)(1 + rand() % 255);
        walk_bytes(copy, file.n);
    }
    free(copy);
    il_image_close(img);
}

Test(image, damaged_framework) {
    char path[512];
    if (framework_file("System.Runtime.dll", path, sizeof path))
        walk_damaged(path);
    if (framework_file("System.Threading.Channels.dll", path, sizeof path))
        walk_damaged(path);
}
