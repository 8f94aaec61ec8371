/* An assembly that grows in memory: rows and heap items are appended, and every reader of image.h sees them at once.

   Addresses never move: tables and heaps lie in one reservation of address space, of which only what is used costs memory. All index
   columns are four bytes wide, so no width changes while the image grows. Appending is for any thread, a lock inside sees to it;
   reading is for any thread, for rows that were complete before it learned of them.

   Two things differ from a file:
   1. Rows that belong to a parent (custom attributes, interfaces, ...) come in any order. il_find gives a run of rows: when a row is
      added to a parent whose run is not the last of the table, the whole run is copied to the end first. Old copies stay readable.
   2. Members are defined in any order, while a list column wants a range. il_list gives positions, and il_list_at the row at each. */
#ifndef IL_EMIT_H
#define IL_EMIT_H

#include "image.h"

/* A new image with its Module, Assembly and <Module> rows, named [name] (copied). NULL: no address space. Lives as long as the process. */
il_image *il_emit_new(const char *name);
bool il_image_is_emitted(const il_image *img);
/* Rows that the table may ever have: for caches by row that must not move either. Of an image from a file: its rows. */
uint32_t il_capacity(const il_image *img, enum il_table table);

/* Heap items, equal ones only once; the result is what the column or token holds. 0: full (or empty). */
uint32_t il_emit_string(il_image *img, const char *s);
uint32_t il_emit_blob(il_image *img, const void *p, uint32_t n);
uint32_t il_emit_user_string(il_image *img, const uint16_t *chars, uint32_t n); /* an ldstr token */
/* The number of this GUID. */
uint32_t il_emit_guid(il_image *img, const uint8_t guid[16]);
/* Bytes at a relative virtual address of their own, 16-aligned; returns the address. NULL [p]: zeros. */
uint32_t il_emit_data(il_image *img, const void *p, uint32_t n);

/* A new zero row; its rid, or 0 if the table is full. */
uint32_t il_emit_row(il_image *img, enum il_table table);
/* The row of the table with these values in its first [n] columns (and zero in others), new if there is none: for references. */
uint32_t il_emit_unique(il_image *img, enum il_table table, const uint32_t *values, uint32_t n);
/* Writes a column of a row of a growing image: what il_col would return. */
void il_emit_set(il_image *img, enum il_column column, uint32_t rid, uint32_t value);
/* The only row whose [key_column] is [key], new if there is none. */
uint32_t il_emit_single(il_image *img, enum il_column key_column, uint32_t key);
/* One more row of [key]. [key_column] is the table's key (II.22), e.g. IL_CustomAttribute_Parent. */
uint32_t il_emit_keyed(il_image *img, enum il_column key_column, uint32_t key);
/* Appends row [rid] to the list of [owner], e.g. (IL_TypeDef_MethodList, type, method). */
void il_emit_list(il_image *img, enum il_column list_column, uint32_t owner, uint32_t rid);

#endif
