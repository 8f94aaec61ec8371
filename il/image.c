/* The PE file around the metadata (II.25) and the metadata root (II.24.2.1). Tables are table.c's, heaps heap.c's. */
#include "internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    DIR_DEBUG = 6, DIR_CLI = 14, // data directories, II.25.2.3.3
    MAX_SECTIONS = 96,           // what the Windows loader accepts
    MAX_STREAMS = 32,
};

static il_bytes pe_optional_header(il_bytes f, uint32_t *n_sections, uint64_t *sections_at) {
    il_bytes dos = il_slice(f, 0, 64);
    if (!dos.p || il_u16(dos.p) != 0x5A4D) // "MZ"
        return (il_bytes){ 0 };
    uint64_t at = il_u32(dos.p + 0x3C);
    il_bytes coff = il_slice(f, at, 24);
    if (!coff.p || il_u32(coff.p) != 0x00004550) // "PE\0\0"
        return (il_bytes){ 0 };
    *n_sections = il_u16(coff.p + 6);
    uint32_t size = il_u16(coff.p + 20);
    *sections_at = at + 24 + size;
    return il_slice(f, at + 24, size);
}

static int read_sections(il_image *img, uint32_t n, uint64_t at, coil_diag *d) {
    if (n > MAX_SECTIONS)
        return coil_fail(d, COIL_EBAD_IMAGE, "%u sections", n);
    il_bytes table = il_slice(img->file, at, n * 40ull);
    if (!table.p)
        return coil_fail(d, COIL_EBAD_IMAGE, "the section table is cut");
    img->sections = calloc(n + 1, sizeof *img->sections);
    if (!img->sections)
        return coil_fail(d, COIL_ENOMEM, "sections");
    img->n_sections = n;
    for (uint32_t i = 0; i < n; i++) { // II.25.3
        const uint8_t *p = table.p + i * 40;
        img->sections[i] = (il_section){ il_u32(p + 12), il_u32(p + 8), il_u32(p + 20), il_u32(p + 16) };
    }
    return 0;
}

// Finds the CLI header, II.25.3.3, and notes what it and the data directories point to.
static int read_pe(il_image *img, il_bytes *metadata, coil_diag *d) {
    uint32_t n_sections = 0;
    uint64_t sections_at = 0;
    il_bytes opt = pe_optional_header(img->file, &n_sections, &sections_at);
    if (opt.n < 2)
        return coil_fail(d, COIL_ENOT_PE, "not a PE file");
    uint32_t magic = il_u16(opt.p), dirs = magic == 0x10B ? 96 : magic == 0x20B ? 112 : 0; // II.25.2.3: PE32, PE32+
    il_bytes cli_dir = il_slice(opt, dirs + DIR_CLI * 8, 8);
    if (!dirs || !cli_dir.p || il_u32(opt.p + dirs - 4) <= DIR_CLI || !il_u32(cli_dir.p))
        return coil_fail(d, COIL_ENOT_PE, "a PE file without a CLI header");
    int r = read_sections(img, n_sections, sections_at, d);
    if (r < 0)
        return r;
    img->debug_rva = il_u32(opt.p + dirs + DIR_DEBUG * 8);
    img->debug_size = il_u32(opt.p + dirs + DIR_DEBUG * 8 + 4);
    il_bytes cli = il_slice(il_image_rva(img, il_u32(cli_dir.p)), 0, 72);
    if (!cli.p)
        return coil_fail(d, COIL_EBAD_IMAGE, "the CLI header lies outside the file");
    img->cli_flags = il_u32(cli.p + 16);
    img->entry_point = il_u32(cli.p + 20);
    img->resources_rva = il_u32(cli.p + 24);
    img->resources_size = il_u32(cli.p + 28);
    *metadata = il_slice(il_image_rva(img, il_u32(cli.p + 8)), 0, il_u32(cli.p + 12));
    return metadata->p ? 0 : coil_fail(d, COIL_EBAD_IMAGE, "the metadata lies outside the file");
}

static void note_stream(il_image *img, const char *name, il_bytes b, il_bytes *tables) {
    if (!strcmp(name, "#~") || !strcmp(name, "#-"))
        *tables = b;
    else if (!strcmp(name, "#Strings"))
        img->strings = b;
    else if (!strcmp(name, "#US"))
        img->user_strings = b;
    else if (!strcmp(name, "#Blob"))
        img->blobs = b;
    else if (!strcmp(name, "#GUID"))
        img->guids = b;
    else if (!strcmp(name, "#Pdb"))
        img->pdb = b;
}

// Stream headers from [at], II.24.2.2.
static int read_streams(il_image *img, il_bytes md, uint64_t at, uint32_t n, il_bytes *tables, coil_diag *d) {
    if (n > MAX_STREAMS)
        return coil_fail(d, COIL_EBAD_IMAGE, "%u metadata streams", n);
    while (n--) {
        il_bytes head = il_slice(md, at, 9);
        if (!head.p)
            return coil_fail(d, COIL_EBAD_IMAGE, "the stream headers are cut");
        const char *name = (const char *)head.p + 8;
        uint64_t left = md.n - (at + 8);
        size_t length = strnlen(name, left < 32 ? (size_t)left : 32);
        if (length == 32 || length == left)
            return coil_fail(d, COIL_EBAD_IMAGE, "a stream name has no end");
        il_bytes b = il_slice(md, il_u32(head.p), il_u32(head.p + 4));
        if (!b.p)
            return coil_fail(d, COIL_EBAD_IMAGE, "stream %s lies outside the metadata", name);
        note_stream(img, name, b, tables);
        at += 8 + ((length + 4) & ~(size_t)3);
    }
    return 0;
}

static int read_metadata(il_image *img, il_bytes md, coil_diag *d) {
    il_bytes root = il_slice(md, 0, 16);
    if (!root.p || il_u32(root.p) != 0x424A5342) // "BSJB"
        return coil_fail(d, COIL_EBAD_IMAGE, "no metadata signature");
    uint64_t at = 16 + (uint64_t)il_u32(root.p + 12);
    il_bytes counts = il_slice(md, at, 4);
    if (!counts.p)
        return coil_fail(d, COIL_EBAD_IMAGE, "the metadata root is cut");
    il_bytes tables = { 0 };
    int r = read_streams(img, md, at + 4, il_u16(counts.p + 2), &tables, d);
    if (r < 0)
        return r;
    while (img->strings.n && img->strings.p[img->strings.n - 1]) // see il_string
        img->strings.n--;
    if (!tables.p)
        return coil_fail(d, COIL_EBAD_IMAGE, "no table stream");
    r = il_table_read(img, tables, d);
    return r < 0 ? r : il_table_index(img, d);
}

static il_image *new_image(il_bytes file, const char *path) {
    il_image *img = calloc(1, sizeof *img);
    if (img && !(img->path = strdup(path))) {
        free(img);
        return NULL;
    }
    if (img)
        img->file = file;
    return img;
}

static void note_path(coil_diag *d, const char *path) {
    if (!d)
        return;
    size_t n = strnlen(path, sizeof d->file - 1);
    memcpy(d->file, path, n);
    d->file[n] = 0;
}

// Opens [file] as an assembly or as bare metadata. [mapped]: the mapping is the image's, also on failure.
static int open_bytes(il_bytes file, const char *path, bool mapped, bool bare, il_image **out, coil_diag *d) {
    il_image *img = new_image(file, path);
    if (!img) {
        if (mapped)
            munmap((void *)file.p, file.n);
        return coil_fail(d, COIL_ENOMEM, "image");
    }
    img->mapped = mapped;
    il_bytes metadata = file;
    int r = bare ? 0 : read_pe(img, &metadata, d);
    if (r >= 0)
        r = read_metadata(img, metadata, d);
    if (r < 0) {
        note_path(d, path);
        il_image_close(img);
        return r;
    }
    *out = img;
    return 0;
}

static int map_file(const char *path, il_bytes *out, coil_diag *d) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) < 0) {
        int r = coil_fail(d, COIL_EIO, "%s: %s", path, strerror(errno));
        if (fd >= 0)
            close(fd);
        return r;
    }
    int r = 0;
    void *p = MAP_FAILED;
    if (!S_ISREG(st.st_mode))
        r = coil_fail(d, COIL_EIO, "%s: not a file", path);
    else if (st.st_size < 64 || st.st_size > INT32_MAX)
        r = coil_fail(d, COIL_ENOT_PE, "%lld bytes", (long long)st.st_size);
    else if ((p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0)) == MAP_FAILED)
        r = coil_fail(d, COIL_EIO, "%s: %s", path, strerror(errno));
    close(fd);
    if (r >= 0)
        *out = (il_bytes){ p, (uint32_t)st.st_size };
    return r;
}

int il_image_open(const char *path, il_image **out, coil_diag *d) {
    *out = NULL;
    il_bytes file;
    int r = map_file(path, &file, d);
    if (r < 0) {
        note_path(d, path);
        return r;
    }
    return open_bytes(file, path, true, false, out, d);
}

static int open_memory(const void *data, size_t size, const char *name, bool bare, il_image **out, coil_diag *d) {
    *out = NULL;
    if (size > INT32_MAX)
        return coil_fail(d, COIL_EBAD_IMAGE, "%zu bytes", size);
    return open_bytes((il_bytes){ data, (uint32_t)size }, name ? name : "", false, bare, out, d);
}

int il_image_open_memory(const void *data, size_t size, const char *name, il_image **out, coil_diag *d) {
    return open_memory(data, size, name, false, out, d);
}

int il_image_open_metadata(const void *data, size_t size, const char *name, il_image **out, coil_diag *d) {
    return open_memory(data, size, name, true, out, d);
}

void il_image_close(il_image *img) {
    if (!img)
        return;
    il_table_free(img);
    free(img->emitted); // what it has reserved is still read
    free(img->sections);
    if (img->mapped)
        munmap((void *)img->file.p, img->file.n);
    free(img->path);
    free(img);
}

const char *il_image_path(const il_image *img) {
    return img->path;
}

il_bytes il_image_file(const il_image *img) {
    return img->file;
}

uint32_t il_image_entry_point(const il_image *img) {
    return img->cli_flags & 0x10 ? 0 : img->entry_point; // II.25.3.3.1: a native entry point is an RVA, not a token
}

uint32_t il_image_cli_flags(const il_image *img) {
    return img->cli_flags;
}

il_bytes il_image_rva(const il_image *img, uint32_t rva) {
    for (uint32_t i = 0; i < img->n_sections; i++) {
        const il_section *s = &img->sections[i];
        if (rva < s->rva || rva - s->rva >= s->raw_size)
            continue;
        uint32_t skip = rva - s->rva;
        uint64_t at = (uint64_t)s->raw + skip, end = (uint64_t)s->raw + s->raw_size;
        if (end > img->file.n)
            end = img->file.n;
        return at < end ? il_slice(img->file, at, end - at) : (il_bytes){ 0 };
    }
    return (il_bytes){ 0 };
}

il_bytes il_image_resource(const il_image *img, uint32_t offset) {
    il_bytes all = il_slice(il_image_rva(img, img->resources_rva), 0, img->resources_size);
    il_bytes head = il_slice(all, offset, 4);
    return head.p ? il_slice(all, (uint64_t)offset + 4, il_u32(head.p)) : (il_bytes){ 0 };
}

il_bytes il_image_debug_directory(const il_image *img) {
    return img->debug_rva ? il_slice(il_image_rva(img, img->debug_rva), 0, img->debug_size) : (il_bytes){ 0 };
}
