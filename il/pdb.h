/* Portable PDB: sequence points and documents of methods; from the file beside the assembly or embedded in it. Any thread. */
#ifndef IL_PDB_H
#define IL_PDB_H

#include "image.h"

typedef struct il_pdb il_pdb;
typedef struct il_point { uint32_t il_offset; uint32_t document; uint32_t line, column, end_line, end_column; } il_point; /* line 0xFEEFEE: hidden */

/* Finds the PDB of [img] (CodeView path's file name beside the image, or embedded); -COIL_EIO if there is none. */
int il_pdb_open(const il_image *img, il_pdb **out, coil_diag *d);
void il_pdb_close(il_pdb *pdb); /* NULL allowed */
/* Sequence points of MethodDef [rid] in IL order; *out is malloc'ed (free), *n its length. 0 points is success. */
int il_pdb_points(const il_pdb *pdb, uint32_t method_rid, il_point **out, uint32_t *n, coil_diag *d);
/* Path of a document as recorded; owned by the pdb. */
const char *il_pdb_document(const il_pdb *pdb, uint32_t document);
/* Name of local [index] at [il_offset] of a method; NULL if unnamed. */
const char *il_pdb_local_name(const il_pdb *pdb, uint32_t method_rid, uint32_t index, uint32_t il_offset);

#endif
