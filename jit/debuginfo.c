/* Debug lines: one compile unit a batch, one subprogram a method, a location for each IL instruction.

   Only methods whose assembly has a PDB get any (COIL_JIT_LINES=1: all): the class library would pay for lines that nobody sees.
   DWARF's line is the source line (IL offset + 1 without PDB), its column the IL offset (LLVM keeps 16 bits). The *directory* of a
   method's file is "method:N": absolute file names hide it from debuggers, and object.c tells by it a method's own rows from those of what was inlined. */
#include "jit/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "il/pdb.h"

typedef struct di_method { const char *fn; uint32_t document; bool has_lines; } di_method;
typedef struct di_state { LLVMMetadataRef unit; di_method *methods; uint32_t n, cap; } di_state;

static di_state *state_of(jit_batch *b) {
    if (b->line_state)
        return b->line_state;
    di_state *s = b->line_state = calloc(1, sizeof *s);
    b->di = LLVMCreateDIBuilder(b->mod);
    LLVMMetadataRef file = LLVMDIBuilderCreateFile(b->di, "coil", 4, "/", 1);
    s->unit = LLVMDIBuilderCreateCompileUnit(b->di, LLVMDWARFSourceLanguageC99, file, "coil", 4, b->tier > 0, "", 0, 0, "", 0,
                                             LLVMDWARFEmissionLineTablesOnly, 0, false, false, "", 0, "", 0);
    LLVMMetadataRef one = LLVMValueAsMetadata(LLVMConstInt(b->t_i32, LLVMDebugMetadataVersion(), false));
    LLVMMetadataRef four = LLVMValueAsMetadata(LLVMConstInt(b->t_i32, 4, false));
    LLVMAddModuleFlag(b->mod, LLVMModuleFlagBehaviorWarning, "Debug Info Version", 18, one);
    LLVMAddModuleFlag(b->mod, LLVMModuleFlagBehaviorWarning, "Dwarf Version", 13, four);
    return s;
}

static il_pdb *pdb_of(rt_assembly *a) {
    rt_loader_lock();
    if (a->pdb_state == 0) {
        il_pdb *pdb = NULL;
        a->pdb_state = il_pdb_open(a->image, &pdb, NULL) ? -1 : 1;
        a->pdb = pdb;
    }
    rt_loader_unlock();
    return a->pdb_state > 0 ? a->pdb : NULL;
}

const char *jit_di_document(const rt_method *m, uint32_t document) {
    rt_assembly *a = m->typical && m->typical->owner ? m->typical->owner->assembly : NULL;
    il_pdb *pdb = a ? pdb_of(a) : NULL;
    return pdb ? il_pdb_document(pdb, document) : NULL;
}

static uint32_t add_method(di_state *s, di_method m) {
    if (s->n == s->cap) {
        s->cap = s->cap ? s->cap * 2 : 8;
        s->methods = realloc(s->methods, s->cap * sizeof *s->methods);
    }
    s->methods[s->n] = m;
    return s->n++;
}

static bool all_lines(void) {
    static int known = -1;
    if (known < 0)
        known = getenv("COIL_JIT_LINES") != NULL;
    return known;
}

static const il_point *point_at(const jit_import *im, uint32_t offset) {
    const il_point *p = im->points;
    uint32_t low = 0, high = im->n_points; /* [low - 1] is the last point at or before offset */
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (p[mid].il_offset <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    while (low && p[low - 1].line == 0xFEEFEE) /* hidden: belongs to what came before */
        low--;
    return low ? &p[low - 1] : NULL;
}

static void set_location(jit_import *im, uint32_t offset) {
    const il_point *p = point_at(im, offset);
    uint32_t line = im->n_points ? p ? p->line : ((const il_point *)im->points)[0].line : offset + 1;
    if (line == 0xFEEFEE)
        line = 1;
    uint32_t column = offset > 0xFFFF ? 0xFFFF : offset;
    LLVMMetadataRef loc = LLVMDIBuilderCreateDebugLocation(im->b->ctx, line, column, im->di_scope, NULL);
    LLVMSetCurrentDebugLocation2(im->bld, loc);
    if (!offset && im->entry_bld)
        LLVMSetCurrentDebugLocation2(im->entry_bld, loc);
}

static LLVMMetadataRef subprogram(jit_import *im, di_state *s, const char *path, uint32_t number, uint32_t line) {
    jit_batch *b = im->b;
    char dir[32];
    int n = snprintf(dir, sizeof dir, "method:%u", number);
    const char *name = s->methods[number].fn;
    LLVMMetadataRef file = LLVMDIBuilderCreateFile(b->di, path, strlen(path), dir, (size_t)n);
    LLVMMetadataRef type = LLVMDIBuilderCreateSubroutineType(b->di, file, NULL, 0, LLVMDIFlagZero);
    LLVMMetadataRef sp = LLVMDIBuilderCreateFunction(b->di, s->unit, name, strlen(name), name, strlen(name), file, line, type, true, true, line,
                                                     LLVMDIFlagZero, b->tier > 0);
    LLVMSetSubprogram(im->fn, sp);
    return sp;
}

void jit_di_begin(jit_import *im) {
    jit_batch *b = im->b;
    if (b->for_dump || !im->assembly || !im->assembly->image)
        return;
    il_pdb *pdb = pdb_of(im->assembly);
    if (!pdb && !all_lines())
        return;
    il_point *points = NULL;
    uint32_t n = 0;
    if (pdb && il_pdb_points(pdb, IL_TOKEN_RID(im->m->typical->token), &points, &n, NULL))
        n = 0;
    if (!n && !all_lines())
        return;
    if (n) {
        im->points = memcpy(jit_arena(im, n * sizeof *points), points, n * sizeof *points);
        im->n_points = n;
        free(points);
        points = im->points;
    }
    di_state *s = state_of(b);
    const char *path = n ? il_pdb_document(pdb, points[0].document) : il_image_path(im->assembly->image);
    const il_point *first = point_at(im, 0);
    uint32_t number = add_method(s, (di_method){ jit_symbol_intern_code(LLVMGetValueName(im->fn)), n ? points[0].document : 0, n > 0 });
    im->di_scope = subprogram(im, s, path ? path : "?", number, first ? first->line : 1);
    set_location(im, 0);
}

void jit_di_location(jit_import *im) {
    if (im->di_scope)
        set_location(im, im->insn.offset);
}

void jit_di_finish(jit_batch *b) {
    if (!b->di)
        return;
    LLVMDIBuilderFinalize(b->di);
    LLVMDisposeDIBuilder(b->di);
    b->di = NULL;
}

/* "F" and the pieces that coroutine splitting makes of it ("F.resume"). */
static bool same_function(const char *whole, const char *fn) {
    size_t n = strlen(whole);
    return !strncmp(whole, fn, n) && (!fn[n] || fn[n] == '.');
}

bool jit_di_row(jit_batch *b, const char *dir, uint32_t line, uint32_t column, const char *fn, rt_code_point *out) {
    const di_state *s = b->line_state;
    unsigned number = 0;
    if (!line || sscanf(dir, "method:%u", &number) != 1 || number >= s->n || !same_function(s->methods[number].fn, fn))
        return false;
    const di_method *m = &s->methods[number];
    *out = (rt_code_point){ .il_offset = column, .line = m->has_lines ? (int32_t)line : 0, .document = m->document };
    return true;
}
