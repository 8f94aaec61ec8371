/* A small assembly and its portable PDB made byte by byte, and the real ones of the installed framework. For test_il_*.c. */
#ifndef IL_SAMPLE_H
#define IL_SAMPLE_H

#include "il/image.h"

/* Growing bytes; `p` is malloc'ed. */
typedef struct buffer { uint8_t *p; size_t n, size; } buffer;
void put(buffer *b, const void *p, size_t n);
void put_text(buffer *b, const char *s); /* with its NUL */
void put_u8(buffer *b, uint32_t v);
void put_u16(buffer *b, uint32_t v);
void put_u32(buffer *b, uint32_t v);

/* The sample, II.22 in brief: assembly Sample references System.Runtime; module Sample.dll; types <Module>, N.C : System.Object with
   fields x (int32), s (string) and methods Main (entry point, locals int32 and string[], try/catch) and Id<T>(T value), nested type N.C/D.
   N.C has [System.ObsoleteAttribute("gone")]. N.Elsewhere is forwarded to System.Runtime. */
typedef struct sample {
    buffer pe, pdb;
} sample;
sample sample_make(bool pe32_plus);
void sample_free(sample *s);
/* Writes pe as [folder]/Sample.dll and pdb as [folder]/Sample.pdb; [folder] is a template for mkdtemp. */
void sample_write(const sample *s, char *folder);
void sample_remove(const char *folder);
/* The sample opened from memory; asserts success. Close with il_image_close, then sample_free. */
il_image *sample_open(sample *s);

enum { SAMPLE_MAIN = 1, SAMPLE_ID = 2, SAMPLE_TYPE_C = 2, SAMPLE_TYPE_D = 3 };

/* Path of an assembly of an installed framework ($DOTNET_ROOT, /usr/share/dotnet, /usr/lib/dotnet); false after a message if there is none. */
bool framework_file(const char *name, char *path, size_t size);

#endif
