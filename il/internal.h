/* What the sources of il/ share and nobody else sees: the image structure and little-endian reads. */
#ifndef IL_INTERNAL_H
#define IL_INTERNAL_H

#include "image.h"

enum { IL_MAX_COLUMNS = 9 };

/* Column kinds of tables.def. */
enum il_kind { IL_KIND_U1, IL_KIND_U2, IL_KIND_U4, IL_KIND_STRING, IL_KIND_BLOB, IL_KIND_GUID, IL_KIND_RID, IL_KIND_LIST, IL_KIND_CODED };

/* Where a column lies in the rows of one image. */
typedef struct il_place { uint8_t offset, width, kind, target; } il_place; /* target: table (RID, LIST) or coded-index kind (CODED) */

typedef struct il_rows_of {
    const uint8_t *base;
    uint32_t rows;
    uint32_t row_size;
    bool sorted; /* by its key column, as checked when the image was opened */
} il_rows_of;

typedef struct il_section { uint32_t rva, virtual_size, raw, raw_size; } il_section;

/* Open-addressing hash of rids; slot 0 is free. size is a power of two, or 0 if there are no rows. */
typedef struct il_name_hash { uint32_t *slots; uint32_t size; } il_name_hash;

struct il_image {
    char *path;
    il_bytes file;
    bool mapped; /* file is ours to unmap */
    il_section *sections;
    uint32_t n_sections;
    uint32_t cli_flags, entry_point;
    uint32_t resources_rva, resources_size;
    uint32_t debug_rva, debug_size;
    il_bytes strings, user_strings, blobs, guids, pdb; /* pdb: the #Pdb stream */
    il_rows_of tables[IL_TABLE_COUNT];
    uint32_t index_rows[IL_TABLE_COUNT]; /* rows that decide index sizes: those of another image for a standalone PDB */
    il_place places[IL_TABLE_COUNT][IL_MAX_COLUMNS];
    il_name_hash typedefs, exported;
    struct il_emitted *emitted; /* emit.c; NULL for what was read from bytes */
};

static inline uint32_t il_u16(const uint8_t *p) { return (uint32_t)p[0] | (uint32_t)p[1] << 8; }
static inline uint32_t il_u32(const uint8_t *p) { return il_u16(p) | il_u16(p + 2) << 16; }
static inline uint64_t il_u64(const uint8_t *p) { return il_u32(p) | (uint64_t)il_u32(p + 4) << 32; }

/* [n] bytes of [b] from [offset], empty if they are not all inside. */
static inline il_bytes il_slice(il_bytes b, uint64_t offset, uint64_t n) {
    if (!b.p || offset > b.n || n > b.n - offset)
        return (il_bytes){ 0 };
    return (il_bytes){ b.p + offset, (uint32_t)n };
}

/* Reads the #~ or #- stream [b] (II.24.2.6): row counts, schema, table bases. #Pdb must be set before. */
int il_table_read(il_image *img, il_bytes b, coil_diag *d);
/* Builds the hashes by name; heaps and tables are ready. -COIL_ENOMEM. */
int il_table_index(il_image *img, coil_diag *d);
void il_table_free(il_image *img);
/* Places for a growing image: every index column four bytes wide. */
void il_table_place_wide(il_image *img);
/* The raw value of a coded index; false if no tag of its kind names the token's table. */
bool il_encode_coded(uint32_t kind, uint32_t token, uint32_t *raw);

/* emit.c: the rows of a key, or the positions of a list by the rid of its owner; the rid at a position; the owner of a member. */
il_range il_emitted_run(const il_image *img, enum il_column column, uint32_t key);
uint32_t il_emitted_list_at(const il_image *img, enum il_column column, uint32_t position);
uint32_t il_emitted_owner(const il_image *img, enum il_column column, uint32_t rid);

#endif
