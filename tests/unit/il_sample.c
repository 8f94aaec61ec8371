#include "il_sample.h"

#include <criterion/criterion.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void put(buffer *b, const void *p, size_t n) {
    if (b->n + n > b->size) {
        b->size = (b->n + n) * 2 + 64;
        b->p = realloc(b->p, b->size);
        cr_assert(b->p);
    }
    if (p && n)
        memcpy(b->p + b->n, p, n);
    else
        memset(b->p + b->n, 0, n);
    b->n += n;
}

void put_text(buffer *b, const char *s) { put(b, s, strlen(s) + 1); }
void put_u8(buffer *b, uint32_t v) { put(b, (uint8_t[]){ (uint8_t)v }, 1); }
void put_u16(buffer *b, uint32_t v) { put(b, (uint8_t[]){ (uint8_t)v, (uint8_t)(v >> 8) }, 2); }
void put_u32(buffer *b, uint32_t v) { put_u16(b, v), put_u16(b, v >> 16); }

static void pad(buffer *b, size_t to) {
    while (b->n % to)
        put_u8(b, 0);
}

static uint32_t add_text(buffer *heap, const char *s) {
    uint32_t at = (uint32_t)heap->n;
    put_text(heap, s);
    return at;
}

static uint32_t add_blob(buffer *heap, const char *bytes, size_t n) {
    uint32_t at = (uint32_t)heap->n;
    put_u8(heap, (uint32_t)n);
    put(heap, bytes, n);
    return at;
}
#define BLOB(heap, literal) add_blob(heap, literal, sizeof literal - 1)

typedef struct stream { const char *name; buffer b; } stream;

// The metadata root, II.24.2.1; frees the streams.
static buffer make_root(stream *streams, uint32_t n) {
    buffer b = { 0 };
    put_u32(&b, 0x424A5342);
    put_u16(&b, 1), put_u16(&b, 1), put_u32(&b, 0), put_u32(&b, 12);
    put(&b, "v4.0.30319\0\0", 12);
    put_u16(&b, 0), put_u16(&b, n);
    size_t at = b.n;
    for (uint32_t i = 0; i < n; i++)
        at += 8 + ((strlen(streams[i].name) + 4) & ~(size_t)3);
    for (uint32_t i = 0; i < n; i++) {
        pad(&streams[i].b, 4);
        put_u32(&b, (uint32_t)at), put_u32(&b, (uint32_t)streams[i].b.n);
        put_text(&b, streams[i].name);
        pad(&b, 4);
        at += streams[i].b.n;
    }
    for (uint32_t i = 0; i < n; i++) {
        put(&b, streams[i].b.p, streams[i].b.n);
        free(streams[i].b.p);
    }
    return b;
}

// Head of a table stream with one row count per table in [tables] (ascending).
static buffer make_tables_head(const uint8_t (*tables)[2], uint32_t n) {
    buffer b = { 0 };
    uint64_t valid = 0;
    for (uint32_t i = 0; i < n; i++)
        valid |= 1ull << tables[i][0];
    put_u32(&b, 0), put_u8(&b, 2), put_u8(&b, 0), put_u8(&b, 0), put_u8(&b, 1);
    put_u32(&b, (uint32_t)valid), put_u32(&b, (uint32_t)(valid >> 32)), put_u32(&b, 0), put_u32(&b, 0);
    for (uint32_t i = 0; i < n; i++)
        put_u32(&b, tables[i][1]);
    return b;
}

static void put_row(buffer *b, const char *widths, const uint32_t *v) {
    for (; *widths; widths++, v++)
        *widths == '4' ? put_u32(b, *v) : put_u16(b, *v);
}
#define ROW(b, widths, ...) put_row(b, widths, (const uint32_t[]){ __VA_ARGS__ })

static const uint8_t guid[17] = "0123456789abcdef";
enum { RVA_BASE = 0x2000, RVA_MAIN = RVA_BASE + 0x100, RVA_ID = RVA_BASE + 0x180, RVA_DEBUG = RVA_BASE + 0x1A0, RVA_METADATA = RVA_BASE + 0x200 };

static buffer make_metadata(void) {
    buffer s = { 0 }, bl = { 0 }, us = { 0 }, gu = { 0 };
    put_u8(&s, 0), put_u8(&bl, 0), put_u8(&us, 0), put(&gu, guid, 16);
    put(&us, "\x05h\0i\0\0", 6); // 0x70000001
    uint32_t corlib = add_text(&s, "System.Runtime"), ns = add_text(&s, "N");
    static const uint8_t tables[][2] = { { 0x00, 1 }, { 0x01, 2 }, { 0x02, 3 }, { 0x04, 2 }, { 0x06, 2 }, { 0x08, 1 }, { 0x0A, 1 },
        { 0x0C, 1 }, { 0x11, 1 }, { 0x20, 1 }, { 0x23, 1 }, { 0x27, 1 }, { 0x29, 1 }, { 0x2A, 1 }, { 0x2B, 1 } };
    buffer t = make_tables_head(tables, sizeof tables / sizeof tables[0]);
    uint32_t sys = add_text(&s, "System");
    ROW(&t, "22222", 0, add_text(&s, "Sample.dll"), 1, 0, 0);                              // Module
    ROW(&t, "222", 1 << 2 | 2, add_text(&s, "Object"), sys);                               // TypeRef 1
    ROW(&t, "222", 1 << 2 | 2, add_text(&s, "ObsoleteAttribute"), sys);                    // TypeRef 2
    ROW(&t, "422222", 0, add_text(&s, "<Module>"), 0, 0, 1, 1);                            // TypeDef
    ROW(&t, "422222", 1, add_text(&s, "C"), ns, 1 << 2 | 1, 1, 1);
    ROW(&t, "422222", 2, add_text(&s, "D"), 0, 1 << 2 | 1, 3, 3);
    ROW(&t, "222", 1, add_text(&s, "x"), BLOB(&bl, "\x06\x08"));                           // Field
    ROW(&t, "222", 1, add_text(&s, "s"), BLOB(&bl, "\x06\x0E"));
    ROW(&t, "422222", RVA_MAIN, 0, 0x96, add_text(&s, "Main"), BLOB(&bl, "\x00\x00\x01"), 1); // MethodDef
    ROW(&t, "422222", RVA_ID, 0, 0x96, add_text(&s, "Id"), BLOB(&bl, "\x10\x01\x01\x1E\x00\x1E\x00"), 1);
    ROW(&t, "222", 0, 1, add_text(&s, "value"));                                           // Param
    ROW(&t, "222", 2 << 3 | 1, add_text(&s, ".ctor"), BLOB(&bl, "\x20\x01\x01\x0E"));      // MemberRef
    ROW(&t, "222", SAMPLE_TYPE_C << 5 | 3, 1 << 3 | 3, BLOB(&bl, "\x01\x00\x04gone\x01\x00\x54\x0E\x03Url\x02is")); // CustomAttribute
    ROW(&t, "2", BLOB(&bl, "\x07\x02\x08\x1D\x0E"));                                       // StandAloneSig
    ROW(&t, "422224222", 0x8004, 1, 2, 3, 4, 0, 0, add_text(&s, "Sample"), 0);             // Assembly
    ROW(&t, "222242222", 10, 0, 0, 0, 0, 0, corlib, 0, 0);                                 // AssemblyRef
    ROW(&t, "44222", 0x200000, 0, add_text(&s, "Elsewhere"), ns, 1 << 2 | 1);              // ExportedType
    ROW(&t, "22", SAMPLE_TYPE_D, SAMPLE_TYPE_C);                                           // NestedClass
    ROW(&t, "2222", 0, 0, SAMPLE_ID << 1 | 1, add_text(&s, "T"));                          // GenericParam
    ROW(&t, "22", SAMPLE_ID << 1, BLOB(&bl, "\x0A\x01\x08"));                              // MethodSpec
    stream streams[] = { { "#~", t }, { "#Strings", s }, { "#US", us }, { "#GUID", gu }, { "#Blob", bl } };
    return make_root(streams, 5);
}

static const uint8_t main_body[] = { // fat, one catch clause, II.25.4
    0x1B, 0x30, 2, 0, 26, 0, 0, 0, 1, 0, 0, 0x11,
    0x72, 1, 0, 0, 0x70,       // IL_0000 ldstr "hi"
    0x26,                      // IL_0005 pop
    0x1F, 0xFE,                // IL_0006 ldc.i4.s -2
    0x28, 1, 0, 0, 0x2B,       // IL_0008 call Id<int32>
    0x0A,                      // IL_000d stloc.0
    0xDE, 9,                   // IL_000e leave.s IL_0019
    0x26,                      // IL_0010 pop
    0x06,                      // IL_0011 ldloc.0
    0x45, 0, 0, 0, 0,          // IL_0012 switch ()
    0xDE, 0,                   // IL_0017 leave.s IL_0019
    0x2A,                      // IL_0019 ret
    0, 0,
    0x01, 16, 0, 0,  0, 0,  0, 0, 16,  16, 0, 9,  1, 0, 0, 1
};
static const uint8_t id_body[] = { 2 << 2 | 2, 0x02, 0x2A };

static void put_at(buffer *b, size_t at, const void *p, size_t n) {
    while (b->n < at)
        put_u8(b, 0);
    put(b, p, n);
}

// The only section: CLI header, bodies, debug directory with a CodeView entry, metadata.
static buffer make_section(void) {
    buffer b = { 0 }, md = make_metadata();
    put_u32(&b, 72), put_u16(&b, 2), put_u16(&b, 5), put_u32(&b, RVA_METADATA), put_u32(&b, (uint32_t)md.n);
    put_u32(&b, 1), put_u32(&b, 0x06000001), put_u32(&b, RVA_BASE + 0x60), put_u32(&b, 8);
    put_at(&b, 0x60, "\x04\0\0\0data", 8); // one resource
    put_at(&b, RVA_MAIN - RVA_BASE, main_body, sizeof main_body);
    put_at(&b, RVA_ID - RVA_BASE, id_body, sizeof id_body);
    put_at(&b, RVA_DEBUG - RVA_BASE, NULL, 0);
    put_u32(&b, 0), put_u32(&b, 0x11223344), put_u32(&b, 0), put_u32(&b, 2), put_u32(&b, 24 + 14), put_u32(&b, RVA_DEBUG + 28), put_u32(&b, 0);
    put(&b, "RSDS", 4), put(&b, guid, 16), put_u32(&b, 1), put_text(&b, "/a\\Sample.pdb");
    put_at(&b, RVA_METADATA - RVA_BASE, md.p, md.n);
    free(md.p);
    pad(&b, 512);
    return b;
}

static buffer make_pe(bool plus) {
    buffer b = { 0 }, section = make_section();
    uint32_t optional = plus ? 240 : 224;
    put_u16(&b, 0x5A4D), put(&b, NULL, 0x3A), put_u32(&b, 0x40);
    put_u32(&b, 0x4550), put_u16(&b, plus ? 0x8664 : 0x14C), put_u16(&b, 1), put(&b, NULL, 12), put_u16(&b, optional), put_u16(&b, 0x2022);
    size_t start = b.n;
    put_u16(&b, plus ? 0x20B : 0x10B), put(&b, NULL, optional - 128 - 6), put_u32(&b, 16);
    put(&b, NULL, 6 * 8), put_u32(&b, RVA_DEBUG), put_u32(&b, 28), put(&b, NULL, 7 * 8), put_u32(&b, RVA_BASE), put_u32(&b, 72), put(&b, NULL, 8);
    cr_assert_eq(b.n - start, optional);
    put(&b, ".text\0\0\0", 8), put_u32(&b, (uint32_t)section.n), put_u32(&b, RVA_BASE), put_u32(&b, (uint32_t)section.n), put_u32(&b, 0x200);
    put(&b, NULL, 16);
    put_at(&b, 0x200, section.p, section.n);
    free(section.p);
    return b;
}

static buffer make_pdb(void) {
    buffer s = { 0 }, bl = { 0 }, id = { 0 };
    put_u8(&s, 0), put_u8(&bl, 0);
    put(&id, guid, 16), put_u32(&id, 0x11223344), put_u32(&id, 0x06000001);
    put_u32(&id, 1 << 6), put_u32(&id, 0), put_u32(&id, 2); // MethodDef has 2 rows
    static const uint8_t tables[][2] = { { 0x30, 1 }, { 0x31, 2 }, { 0x32, 2 }, { 0x33, 2 }, { 0x35, 1 } };
    buffer t = make_tables_head(tables, sizeof tables / sizeof tables[0]);
    uint32_t src = BLOB(&bl, "src"), file = BLOB(&bl, "a.cs"), empty = 0;
    uint32_t name = add_blob(&bl, (const char[]){ '/', (char)empty, (char)src, (char)file }, 4); // "/src/a.cs"
    ROW(&t, "2222", name, 0, 0, 0);
    ROW(&t, "22", 1, BLOB(&bl, "\x01\x00\x00\x05\x0A\x04" "\x06\x01\x06\x02\x7B" "\x0A\x00\x00")); // 10:4-10:9, 11:2-12:5, hidden
    ROW(&t, "22", 0, 0);
    ROW(&t, "222244", 1, 1, 1, 1, 0, 26);
    ROW(&t, "222244", 1, 1, 2, 1, 6, 8);
    ROW(&t, "222", 0, 0, add_text(&s, "outer"));
    ROW(&t, "222", 0, 1, add_text(&s, "inner"));
    ROW(&t, "22", 0, 0);
    stream streams[] = { { "#Pdb", id }, { "#~", t }, { "#Strings", s }, { "#Blob", bl } };
    return make_root(streams, 4);
}

sample sample_make(bool pe32_plus) {
    return (sample){ make_pe(pe32_plus), make_pdb() };
}

void sample_free(sample *s) {
    free(s->pe.p);
    free(s->pdb.p);
}

static void file_in(char *path, size_t size, const char *folder, const char *name) {
    snprintf(path, size, "%s/%s", folder, name);
}

static void write_file(const char *folder, const char *name, const buffer *b) {
    char path[512];
    file_in(path, sizeof path, folder, name);
    FILE *f = fopen(path, "wb");
    cr_assert(f && fwrite(b->p, 1, b->n, f) == b->n);
    fclose(f);
}

void sample_write(const sample *s, char *folder) {
    cr_assert(mkdtemp(folder));
    write_file(folder, "Sample.dll", &s->pe);
    write_file(folder, "Sample.pdb", &s->pdb);
}

void sample_remove(const char *folder) {
    char path[512];
    file_in(path, sizeof path, folder, "Sample.dll");
    unlink(path);
    file_in(path, sizeof path, folder, "Sample.pdb");
    unlink(path);
    rmdir(folder);
}

il_image *sample_open(sample *s) {
    il_image *img;
    coil_diag d = { 0 };
    *s = sample_make(false);
    cr_assert_eq(il_image_open_memory(s->pe.p, s->pe.n, "Sample.dll", &img, &d), 0, "%s", d.text);
    return img;
}

bool framework_file(const char *name, char *path, size_t size) {
    const char *roots[] = { getenv("DOTNET_ROOT"), "/usr/share/dotnet", "/usr/lib/dotnet" };
    for (int i = 0; i < 3; i++) {
        glob_t found;
        if (!roots[i])
            continue;
        snprintf(path, size, "%s/shared/Microsoft.NETCore.App/10.*/%s", roots[i], name);
        bool ok = glob(path, 0, NULL, &found) == 0;
        if (ok)
            snprintf(path, size, "%s", found.gl_pathv[found.gl_pathc - 1]);
        globfree(&found);
        if (ok)
            return true;
    }
    fprintf(stderr, "skipped: no %s of .NET 10 on this machine\n", name);
    return false;
}
