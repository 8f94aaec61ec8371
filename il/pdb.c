/* Portable PDB: finding the file that belongs to an image, sequence points, documents, local names. The format is not in ECMA-335;
   it is described as "Portable PDB v1.0" in the documentation of .NET. */
#include "pdb.h"

#include "internal.h"
#include "sig.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef COIL_HAVE_ZLIB
#include <zlib.h>
#endif

enum {
    DEBUG_CODEVIEW = 2, DEBUG_EMBEDDED = 17, DEBUG_ENTRY_SIZE = 28,
    MAX_DOCUMENT = 4096,       // bytes of a path
    MAX_EMBEDDED = 256 << 20,  // bytes of an unpacked PDB
};

struct il_pdb {
    il_image *metadata;
    void *bytes;   // what metadata was opened over
    size_t size;
    bool mapped;   // bytes are a mapping, else malloc'ed
    char **documents;
    uint32_t n_documents;
};

typedef struct debug_entry { uint32_t stamp, type; il_bytes data; } debug_entry;

static bool entry_at(const il_image *img, uint32_t i, debug_entry *out) {
    il_bytes e = il_slice(il_image_debug_directory(img), (uint64_t)i * DEBUG_ENTRY_SIZE, DEBUG_ENTRY_SIZE);
    if (!e.p)
        return false;
    uint32_t size = il_u32(e.p + 16), rva = il_u32(e.p + 20), raw = il_u32(e.p + 24);
    out->stamp = il_u32(e.p + 4);
    out->type = il_u32(e.p + 12);
    out->data = rva ? il_slice(il_image_rva(img, rva), 0, size) : il_slice(il_image_file(img), raw, size);
    return true;
}

static bool read_file(const char *path, il_pdb *pdb) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat st;
    void *p = MAP_FAILED;
    if (fd < 0)
        return false;
    if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && st.st_size <= INT32_MAX)
        p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (p == MAP_FAILED)
        return false;
    pdb->bytes = p;
    pdb->size = (size_t)st.st_size;
    pdb->mapped = true;
    return true;
}

// The file name at the end of the CodeView path [recorded] (either separator), in the folder of the image.
static bool read_beside(const il_image *img, il_bytes recorded, il_pdb *pdb) {
    char path[4096];
    const char *image = il_image_path(img), *slash = strrchr(image, '/');
    size_t folder = slash ? (size_t)(slash - image) + 1 : 0, n = strnlen((const char *)recorded.p, recorded.n), start = n;
    while (start && recorded.p[start - 1] != '/' && recorded.p[start - 1] != '\\')
        start--;
    if (n == start || folder + (n - start) >= sizeof path)
        return false;
    memcpy(path, image, folder);
    memcpy(path + folder, recorded.p + start, n - start);
    path[folder + n - start] = 0;
    return read_file(path, pdb);
}

static bool unpack(il_bytes data, il_pdb *pdb) {
#ifdef COIL_HAVE_ZLIB
    il_bytes head = il_slice(data, 0, 8);
    if (!head.p || il_u32(head.p) != 0x4244504D || il_u32(head.p + 4) > MAX_EMBEDDED) // "MPDB", unpacked size, raw deflate
        return false;
    z_stream z = { .next_in = (Bytef *)(head.p + 8), .avail_in = data.n - 8, .avail_out = il_u32(head.p + 4) };
    void *bytes = malloc(z.avail_out + 1);
    if (!bytes || inflateInit2(&z, -MAX_WBITS) != Z_OK) {
        free(bytes);
        return false;
    }
    z.next_out = bytes;
    int r = inflate(&z, Z_FINISH);
    inflateEnd(&z);
    if (r != Z_STREAM_END) {
        free(bytes);
        return false;
    }
    pdb->bytes = bytes;
    pdb->size = z.total_out;
    return true;
#else
    (void)data;
    (void)pdb;
    return false;
#endif
}

static void release_bytes(il_pdb *pdb) {
    il_image_close(pdb->metadata);
    pdb->metadata = NULL;
    if (pdb->mapped)
        munmap(pdb->bytes, pdb->size);
    else
        free(pdb->bytes);
    pdb->bytes = NULL;
    pdb->mapped = false;
}

// Whether the PDB in bytes is the one that CodeView entry [cv] names: #Pdb begins with its GUID and the entry's stamp.
static bool open_if_same(il_pdb *pdb, const char *name, const debug_entry *cv) {
    if (il_image_open_metadata(pdb->bytes, pdb->size, name, &pdb->metadata, NULL) == 0) {
        il_bytes id = il_slice(pdb->metadata->pdb, 0, 20);
        if (id.p && (!cv->data.p || (!memcmp(id.p, cv->data.p + 4, 16) && il_u32(id.p + 16) == cv->stamp)))
            return true;
    }
    release_bytes(pdb);
    return false;
}

// Appends a part of a document name (a blob) to [buf]; parts that do not fit are cut.
static size_t append(char *buf, size_t n, il_bytes part) {
    size_t room = MAX_DOCUMENT - 1 - n, take = part.n < room ? part.n : room;
    if (take)
        memcpy(buf + n, part.p, take);
    return n + take;
}

static char *document_name(const il_image *md, uint32_t rid) {
    char buf[MAX_DOCUMENT];
    size_t n = 0;
    il_sig s = il_sig_start(il_col_blob(md, IL_Document_Name, rid));
    uint8_t separator = il_sig_byte(&s);
    for (bool first = true; s.p < s.end && n < MAX_DOCUMENT - 1; first = false) {
        if (!first && separator)
            n = append(buf, n, (il_bytes){ &separator, 1 });
        n = append(buf, n, il_blob(md, il_sig_uint(&s)));
    }
    buf[n] = 0;
    return strdup(buf);
}

static int read_documents(il_pdb *pdb, coil_diag *d) {
    uint32_t n = il_rows(pdb->metadata, IL_TABLE_Document);
    pdb->documents = calloc((size_t)n + 1, sizeof *pdb->documents);
    if (!pdb->documents)
        return coil_fail(d, COIL_ENOMEM, "documents");
    pdb->n_documents = n;
    for (uint32_t i = 0; i < n; i++)
        if (!(pdb->documents[i] = document_name(pdb->metadata, i + 1)))
            return coil_fail(d, COIL_ENOMEM, "documents");
    return 0;
}

static bool find_pdb(const il_image *img, il_pdb *pdb) {
    debug_entry e, cv = { 0 };
    for (uint32_t i = 0; entry_at(img, i, &e); i++)
        if (e.type == DEBUG_CODEVIEW && e.data.n > 24 && il_u32(e.data.p) == 0x53445352 && !cv.data.p) // "RSDS", GUID, age, path
            cv = e;
    if (cv.data.p && read_beside(img, (il_bytes){ cv.data.p + 24, cv.data.n - 24 }, pdb) && open_if_same(pdb, il_image_path(img), &cv))
        return true;
    for (uint32_t i = 0; entry_at(img, i, &e); i++)
        if (e.type == DEBUG_EMBEDDED && unpack(e.data, pdb) && open_if_same(pdb, il_image_path(img), &cv))
            return true;
    return false;
}

int il_pdb_open(const il_image *img, il_pdb **out, coil_diag *d) {
    *out = NULL;
    il_pdb *pdb = calloc(1, sizeof *pdb);
    if (!pdb)
        return coil_fail(d, COIL_ENOMEM, "PDB");
    int r = find_pdb(img, pdb) ? read_documents(pdb, d) : coil_fail(d, COIL_EIO, "no PDB of %s", il_image_path(img));
    if (r < 0) {
        il_pdb_close(pdb);
        return r;
    }
    *out = pdb;
    return 0;
}

void il_pdb_close(il_pdb *pdb) {
    if (!pdb)
        return;
    for (uint32_t i = 0; i < pdb->n_documents; i++)
        free(pdb->documents[i]);
    free(pdb->documents);
    release_bytes(pdb);
    free(pdb);
}

const char *il_pdb_document(const il_pdb *pdb, uint32_t document) {
    return document - 1 < pdb->n_documents ? pdb->documents[document - 1] : "";
}

// Reads one record into *point (which holds the running values); false for a record that only changes the document.
static bool read_record(il_sig *s, il_point *point, bool first, bool *any_visible, il_point *visible) {
    uint32_t delta = il_sig_uint(s);
    if (!first && delta == 0) {
        point->document = il_sig_uint(s);
        return false;
    }
    point->il_offset += delta;
    uint32_t lines = il_sig_uint(s);
    int32_t columns = lines ? il_sig_int(s) : (int32_t)il_sig_uint(s);
    if (!lines && !columns) {
        point->line = point->end_line = 0xFEEFEE;
        point->column = point->end_column = 0;
        return true;
    }
    if (*any_visible) {
        visible->line += (uint32_t)il_sig_int(s);
        visible->column += (uint32_t)il_sig_int(s);
    } else {
        visible->line = il_sig_uint(s);
        visible->column = il_sig_uint(s);
    }
    *any_visible = true;
    point->line = visible->line;
    point->column = visible->column;
    point->end_line = visible->line + lines;
    point->end_column = visible->column + (uint32_t)columns;
    return true;
}

int il_pdb_points(const il_pdb *pdb, uint32_t method_rid, il_point **out, uint32_t *n, coil_diag *d) {
    *out = NULL;
    *n = 0;
    il_bytes blob = il_col_blob(pdb->metadata, IL_MethodDebugInformation_SequencePoints, method_rid);
    if (!blob.n)
        return 0;
    il_sig s = il_sig_start(blob);
    il_sig_uint(&s); // LocalSignature
    il_point point = { .document = il_col(pdb->metadata, IL_MethodDebugInformation_Document, method_rid) }, visible = { 0 };
    if (!point.document)
        point.document = il_sig_uint(&s);
    il_point *points = calloc(blob.n / 2 + 1, sizeof *points); // a record has two bytes or more
    if (!points)
        return coil_fail(d, COIL_ENOMEM, "sequence points");
    bool any_visible = false;
    for (bool first = true; s.p < s.end; first = false)
        if (read_record(&s, &point, first, &any_visible, &visible) && il_sig_ok(&s))
            points[(*n)++] = point;
    if (!il_sig_ok(&s)) {
        free(points);
        *n = 0;
        return coil_fail(d, COIL_EBAD_IMAGE, "damaged sequence points of method 0x%06x", method_rid);
    }
    *out = points;
    return 0;
}

const char *il_pdb_local_name(const il_pdb *pdb, uint32_t method_rid, uint32_t index, uint32_t il_offset) {
    const il_image *md = pdb->metadata;
    const char *name = NULL;
    il_range scopes = il_find(md, IL_LocalScope_Method, method_rid);
    for (uint32_t scope = scopes.first; scope < scopes.end; scope++) { // outer scopes come first, so the last match is the innermost
        uint32_t start = il_col(md, IL_LocalScope_StartOffset, scope);
        if (il_offset < start || il_offset - start >= il_col(md, IL_LocalScope_Length, scope))
            continue;
        il_range variables = il_list(md, IL_LocalScope_VariableList, scope);
        for (uint32_t v = variables.first; v < variables.end; v++)
            if (il_col(md, IL_LocalVariable_Index, v) == index)
                name = il_col_string(md, IL_LocalVariable_Name, v);
    }
    return name && *name ? name : NULL;
}
