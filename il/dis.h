/* The disassembler behind `coil il`: ILDAsm-like text of methods. Any thread. */
#ifndef IL_DIS_H
#define IL_DIS_H

#include <stdio.h>
#include "body.h"

/* Prints every method whose "Ns.Type:Method" matches [pattern] (wildcards * and ?; "Type:Method*"; both sides optional).
   [lines]: interleave source positions from the PDB if there is one. Returns the number of methods printed or a negative error. */
int il_dis_methods(const il_image *img, const char *pattern, bool lines, FILE *out, coil_diag *d);
/* One token as text ("class [System.Runtime]System.String", "void [x]T::M(int32)") into buf; always NUL-terminated. */
void il_dis_token(const il_image *img, uint32_t token, char *buf, size_t size);
/* Whether "Ns.Type" and "Method" match a selector "Type:Method*". The one selector grammar of the command line. */
bool il_select(const char *pattern, const char *type, const char *method);

#endif
