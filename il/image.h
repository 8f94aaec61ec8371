/* An opened ECMA-335 assembly: the PE file, its metadata streams, tables and heaps (II.22-II.25).
   Everything read here is untrusted: all reads are checked, a bad index reads as 0 / "" / empty.
   An image is immutable after opening: any thread may read it. */
#ifndef IL_IMAGE_H
#define IL_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "coil_error.h"

typedef struct il_image il_image;

/* Metadata tables, II.22; columns by name, e.g. IL_TypeDef_Flags. Both come from tables.def. */
enum il_table {
#define IL_TABLE(name, number) IL_TABLE_##name = number,
#define IL_COL(table, column, kind)
#include "tables.def"
#undef IL_TABLE
#undef IL_COL
    IL_TABLE_COUNT = 64
};
/* A column id is (table << 8 | index of the column in its table). */
enum il_column {
#define IL_TABLE(name, number) IL_COLUMNS_##name = (number << 8) - 1,
#define IL_COL(table, column, kind) IL_##table##_##column,
#include "tables.def"
#undef IL_TABLE
#undef IL_COL
};

#define IL_TOKEN(table, rid) (((uint32_t)(table) << 24) | (uint32_t)(rid))
#define IL_TOKEN_TABLE(token) ((token) >> 24)
#define IL_TOKEN_RID(token) ((token) & 0xFFFFFFu)
#define IL_TOKEN_STRING 0x70u /* ldstr operand: #US heap */

typedef struct il_range { uint32_t first, end; } il_range; /* rids, [first, end) */
typedef struct il_bytes { const uint8_t *p; uint32_t n; } il_bytes; /* borrowed from the image */

/* Opens [path] (mapped read-only). On success *out is owned by the caller (il_image_close).
   Errors: -COIL_EIO, -COIL_ENOT_PE, -COIL_EBAD_IMAGE, -COIL_ENOMEM; [d] (may be NULL) says what. */
int il_image_open(const char *path, il_image **out, coil_diag *d);
/* The same over memory that the caller keeps alive and unmoved until close. [name] is copied for diagnostics. */
int il_image_open_memory(const void *data, size_t size, const char *name, il_image **out, coil_diag *d);
/* Opens a standalone portable PDB: only metadata, no PE. Errors as above. */
int il_image_open_metadata(const void *data, size_t size, const char *name, il_image **out, coil_diag *d);
void il_image_close(il_image *img); /* NULL allowed */

const char *il_image_path(const il_image *img);
/* The whole file as mapped. */
il_bytes il_image_file(const il_image *img);
/* Entry point token of the CLI header (MethodDef or File), 0 if none. II.25.3.3 */
uint32_t il_image_entry_point(const il_image *img);
uint32_t il_image_cli_flags(const il_image *img);
/* Bytes at a relative virtual address up to the end of its section (p NULL if it lies in no section). II.25.3 */
il_bytes il_image_rva(const il_image *img, uint32_t rva);
/* Embedded manifest resource data at [offset] of the resources directory, without its length prefix. II.24.2.4 */
il_bytes il_image_resource(const il_image *img, uint32_t offset);
/* The debug directory's embedded (decompressed is the caller's business) or CodeView entry: see pdb.h. */
il_bytes il_image_debug_directory(const il_image *img);

/* Number of rows of a table. */
uint32_t il_rows(const il_image *img, enum il_table table);
/* The raw value of one column: constants as they are, heap columns as heap offsets, simple indices as rids,
   coded indices as full tokens (IL_TOKEN). 0 when [rid] is not in 1..rows. */
uint32_t il_col(const il_image *img, enum il_column column, uint32_t rid);
/* The rows that a list column of row [rid] owns (e.g. IL_TypeDef_MethodList). Follows the Ptr tables if present.
   Clamped to the target table; never inverted. II.22.37
   Of a growing image (emit.h): positions, from which il_list_at gives the row. */
il_range il_list(const il_image *img, enum il_column column, uint32_t rid);
/* The row at a position of a list: in a file the position itself. */
uint32_t il_list_at(const il_image *img, enum il_column column, uint32_t position);
/* The row whose list holds [rid]; 0 if none. */
uint32_t il_list_owner(const il_image *img, enum il_column column, uint32_t rid);
/* All rows of the column's table whose [column] equals [key] (a rid for simple, a token for coded columns);
   binary search if the table is declared sorted and is, else the first contiguous run by linear search. II.22 */
il_range il_find(const il_image *img, enum il_column column, uint32_t key);
/* TypeDef rid that owns a MethodDef / Field rid; 0 if none. */
uint32_t il_method_owner(const il_image *img, uint32_t method_rid);
uint32_t il_field_owner(const il_image *img, uint32_t field_rid);

/* Heaps, II.24.2. The string is NUL-terminated inside the heap, else "". */
const char *il_string(const il_image *img, uint32_t offset);
il_bytes il_blob(const il_image *img, uint32_t offset);
il_bytes il_guid(const il_image *img, uint32_t index); /* 16 bytes or empty */
/* A #US literal as UTF-16LE code units (unaligned bytes, n = bytes, always even); final flag byte dropped. */
il_bytes il_user_string(const il_image *img, uint32_t token);

/* Shorthands for the most common pairs. */
static inline const char *il_col_string(const il_image *img, enum il_column c, uint32_t rid) { return il_string(img, il_col(img, c, rid)); }
static inline il_bytes il_col_blob(const il_image *img, enum il_column c, uint32_t rid) { return il_blob(img, il_col(img, c, rid)); }

/* TypeDef rid with exactly this namespace and name that is not nested (hashed, built at open); 0 if none. */
uint32_t il_find_typedef(const il_image *img, const char *ns, const char *name);
/* ExportedType rid with this namespace and name, not nested; 0 if none. II.22.14 */
uint32_t il_find_exported(const il_image *img, const char *ns, const char *name);
/* CustomAttribute rid on [parent_token] whose constructor's declaring type is [ns].[name]; 0 if none. */
uint32_t il_find_attribute(const il_image *img, uint32_t parent_token, const char *ns, const char *name);

#endif
