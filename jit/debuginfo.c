/* Debug lines: one compile unit a batch, one subprogram a method, a location for each IL instruction.

   1. What a location means is in a table of the batch: a *place* is a method, an IL offset, a line, and the place that it was inlined into.
      A location carries the number of its place: DWARF's column is the lower 16 bits (LLVM keeps no more), the *directory* of its file,
      "place:N", the upper ones. Line and file name are those of the source, for debuggers (without PDB: IL offset + 1).
   2. LLVM's line table has one row for an address: the innermost of the inlined methods. So before emission the chains that LLVM's
      inliner made (inlinedAt) become places themselves: jit_di_flatten gives such an instruction a location of the function that it is
      in now, with the number of a new place whose callers are the chain. object.c finds everything by the number in the row.
   3. Tier 0 inlines nothing: methods without PDB get no lines there (COIL_JIT_LINES=1: all). In tier 1 every method has at least one
      location, because what has none, and what was inlined into it, has no name in a trace. */
#include "jit/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "il/pdb.h"

/* A subprogram; [base] is the place of its beginning, for instructions that LLVM merged and that have no line. */
typedef struct di_method { LLVMMetadataRef scope; uint32_t base; } di_method;
typedef struct di_state {
    LLVMMetadataRef unit;
    di_method *methods; uint32_t n_methods, cap_methods;
    rt_code_point *places; uint32_t n_places, cap_places; /* caller: number of a place, 0 none; place 0 is not used */
    uint32_t *chains; uint32_t cap_chains;                /* hash table of the places made by flattening */
    uint32_t n_plain;                                     /* places below came from IL, the others from flattening */
} di_state;

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
    s->n_places = 1;
    s->places = calloc(s->cap_places = 64, sizeof *s->places);
    return s;
}

void jit_di_free(jit_batch *b) {
    di_state *s = b->line_state;
    if (!s)
        return;
    free(s->methods);
    free(s->places);
    free(s->chains);
    free(s);
    b->line_state = NULL;
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

static uint32_t add_place(di_state *s, rt_code_point p) {
    if (s->n_places == s->cap_places)
        s->places = realloc(s->places, (s->cap_places *= 2) * sizeof *s->places);
    s->places[s->n_places] = p;
    return s->n_places++;
}

static void add_method(di_state *s, LLVMMetadataRef scope) {
    if (s->n_methods == s->cap_methods) {
        s->cap_methods = s->cap_methods ? s->cap_methods * 2 : 8;
        s->methods = realloc(s->methods, s->cap_methods * sizeof *s->methods);
    }
    s->methods[s->n_methods++] = (di_method){ scope, s->n_places };
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

/* ---- locations */
enum { PAGE_BITS = 16, PAGE_MASK = (1 << PAGE_BITS) - 1 };

static LLVMMetadataRef file_of_page(LLVMDIBuilderRef di, const char *path, size_t n, uint32_t place) {
    char dir[32];
    int length = snprintf(dir, sizeof dir, "place:%u", place >> PAGE_BITS);
    return LLVMDIBuilderCreateFile(di, path, n, dir, (size_t)length);
}

static const char *path_of(const jit_import *im) {
    const il_point *points = im->points;
    const char *path = points ? il_pdb_document(pdb_of(im->assembly), points[0].document) : il_image_path(im->assembly->image);
    return path ? path : "?";
}

static void set_location(jit_import *im, uint32_t offset) {
    di_state *s = im->b->line_state;
    const il_point *p = point_at(im, offset);
    uint32_t line = im->n_points ? p ? p->line : ((const il_point *)im->points)[0].line : offset + 1;
    if (line == 0xFEEFEE)
        line = 1;
    rt_code_point place = { .il_offset = offset, .line = im->n_points ? (int32_t)line : 0,
                            .document = im->n_points ? ((const il_point *)im->points)[0].document : 0, .method = im->m };
    uint32_t id = add_place(s, place);
    LLVMMetadataRef scope = im->di_scope;
    if (id > PAGE_MASK) {
        const char *path = path_of(im);
        scope = LLVMDIBuilderCreateLexicalBlockFile(im->b->di, scope, file_of_page(im->b->di, path, strlen(path), id), 0);
    }
    LLVMMetadataRef loc = LLVMDIBuilderCreateDebugLocation(im->b->ctx, line, id & PAGE_MASK, scope, NULL);
    LLVMSetCurrentDebugLocation2(im->bld, loc);
    if (!offset && im->entry_bld)
        LLVMSetCurrentDebugLocation2(im->entry_bld, loc);
}

static LLVMMetadataRef subprogram(jit_import *im, di_state *s, uint32_t line) {
    jit_batch *b = im->b;
    const char *name = jit_symbol_intern_code(LLVMGetValueName(im->fn)), *path = path_of(im);
    LLVMMetadataRef file = file_of_page(b->di, path, strlen(path), 0);
    LLVMMetadataRef type = LLVMDIBuilderCreateSubroutineType(b->di, file, NULL, 0, LLVMDIFlagZero);
    LLVMMetadataRef sp = LLVMDIBuilderCreateFunction(b->di, s->unit, name, strlen(name), name, strlen(name), file, line, type, true, true, line,
                                                     LLVMDIFlagZero, b->tier > 0);
    LLVMSetSubprogram(im->fn, sp);
    add_method(s, sp);
    return sp;
}

static void load_points(jit_import *im) {
    il_pdb *pdb = pdb_of(im->assembly);
    il_point *points = NULL;
    uint32_t n = 0;
    if (!pdb || il_pdb_points(pdb, IL_TOKEN_RID(im->m->typical->token), &points, &n, NULL) || !n)
        return;
    im->points = memcpy(jit_arena(im, n * sizeof *points), points, n * sizeof *points);
    im->n_points = n;
    free(points);
}

void jit_di_begin(jit_import *im) {
    if (im->b->for_dump || !im->assembly || !im->assembly->image)
        return;
    load_points(im);
    if (!im->n_points && !im->b->tier && !all_lines())
        return;
    di_state *s = state_of(im->b);
    const il_point *first = point_at(im, 0);
    im->di_scope = subprogram(im, s, first ? first->line : 1);
    set_location(im, 0);
}

void jit_di_location(jit_import *im) {
    if (im->di_scope && (im->n_points || all_lines()))
        set_location(im, im->insn.offset);
}

void jit_di_finish(jit_batch *b) {
    if (!b->di)
        return;
    LLVMDIBuilderFinalize(b->di);
    LLVMDisposeDIBuilder(b->di);
    b->di = NULL;
}

/* ---- chains of inlined methods */
static const char *directory_of(LLVMMetadataRef file, char *buf, size_t size) {
    unsigned n = 0;
    const char *dir = file ? LLVMDIFileGetDirectory(file, &n) : "";
    snprintf(buf, size, "%.*s", (int)n, dir);
    return buf;
}

static uint32_t place_of_row(const di_state *s, const char *dir, uint32_t column) {
    unsigned page = 0;
    uint64_t id = sscanf(dir, "place:%u", &page) == 1 ? (uint64_t)page << PAGE_BITS | column : 0;
    return id < s->n_places ? (uint32_t)id : 0;
}

/* The place that a location names; 0: none. */
static uint32_t place_of(const di_state *s, LLVMMetadataRef loc) {
    char dir[32];
    LLVMMetadataRef scope = LLVMDILocationGetScope(loc);
    if (LLVMDILocationGetLine(loc))
        return place_of_row(s, directory_of(LLVMDIScopeGetFile(scope), dir, sizeof dir), LLVMDILocationGetColumn(loc));
    for (uint32_t i = 0; i < s->n_methods; i++)
        if (s->methods[i].scope == scope)
            return s->methods[i].base;
    return 0;
}

static uint32_t *chain_slot(const di_state *s, const rt_code_point *p) {
    uint64_t h = (p->il_offset * UINT64_C(0x9E3779B97F4A7C15) ^ (uintptr_t)p->method ^ p->caller) * UINT64_C(0xD6E8FEB86659FD93);
    for (uint64_t i = h >> 32;; i++) {
        uint32_t *slot = &s->chains[i & (s->cap_chains - 1)];
        const rt_code_point *q = &s->places[*slot];
        if (!*slot || (q->il_offset == p->il_offset && q->method == p->method && q->caller == p->caller && q->line == p->line))
            return slot;
    }
}

static void grow_chains(di_state *s) {
    if (s->cap_chains > 2 * (s->n_places - s->n_plain) + 16)
        return;
    free(s->chains);
    s->cap_chains = s->cap_chains ? 4 * s->cap_chains : 256;
    s->chains = calloc(s->cap_chains, sizeof *s->chains);
    for (uint32_t i = s->n_plain; i < s->n_places; i++)
        *chain_slot(s, &s->places[i]) = i;
}

/* The place of [loc] with its callers as a place of its own; 0 if one of them is not known. */
static uint32_t chain_of(di_state *s, LLVMMetadataRef loc) {
    LLVMMetadataRef at = LLVMDILocationGetInlinedAt(loc);
    uint32_t caller = at ? chain_of(s, at) : 0, leaf = place_of(s, loc);
    if (!leaf || (at && !caller))
        return 0;
    grow_chains(s);
    rt_code_point p = s->places[leaf];
    p.caller = caller;
    uint32_t *slot = chain_slot(s, &p);
    return *slot ? *slot : (*slot = add_place(s, p));
}

static void flatten_instruction(jit_batch *b, LLVMDIBuilderRef di, LLVMMetadataRef function, LLVMValueRef insn) {
    LLVMMetadataRef loc = LLVMInstructionGetDebugLoc(insn);
    if (!loc || !LLVMDILocationGetInlinedAt(loc))
        return;
    uint32_t id = chain_of(b->line_state, loc);
    LLVMMetadataRef source = LLVMDIScopeGetFile(LLVMDILocationGetScope(loc));
    unsigned n = 0, line = LLVMDILocationGetLine(loc);
    const char *path = source ? LLVMDIFileGetFilename(source, &n) : "";
    if (!id)
        return;
    LLVMMetadataRef scope = LLVMDIBuilderCreateLexicalBlockFile(di, function, file_of_page(di, path, n, id), 0);
    LLVMInstructionSetDebugLoc(insn, LLVMDIBuilderCreateDebugLocation(b->ctx, line ? line : 1, id & PAGE_MASK, scope, NULL));
}

void jit_di_flatten(jit_batch *b) {
    di_state *s = b->line_state;
    if (!s || !b->inliner)
        return;
    s->n_plain = s->n_places;
    LLVMDIBuilderRef di = LLVMCreateDIBuilder(b->mod);
    for (LLVMValueRef fn = LLVMGetFirstFunction(b->mod); fn; fn = LLVMGetNextFunction(fn)) {
        LLVMMetadataRef function = LLVMGetSubprogram(fn);
        for (LLVMBasicBlockRef bb = function ? LLVMGetFirstBasicBlock(fn) : NULL; bb; bb = LLVMGetNextBasicBlock(bb))
            for (LLVMValueRef insn = LLVMGetFirstInstruction(bb); insn; insn = LLVMGetNextInstruction(insn))
                flatten_instruction(b, di, function, insn);
    }
    LLVMDisposeDIBuilder(di);
}

/* ---- after emission */
bool jit_di_row(jit_batch *b, const char *dir, uint32_t line, uint32_t column, rt_code_point *out) {
    const di_state *s = b->line_state;
    uint32_t id = line ? place_of_row(s, dir, column) : 0;
    if (!id)
        return false;
    *out = s->places[id];
    if (out->caller)
        out->caller -= s->n_plain - 1;
    return true;
}

const rt_code_point *jit_di_callers(jit_batch *b) {
    const di_state *s = b->line_state;
    if (!s || !s->n_plain || s->n_plain == s->n_places)
        return NULL;
    uint32_t n = s->n_places - s->n_plain;
    rt_code_point *callers = malloc(n * sizeof *callers);
    for (uint32_t i = 0; callers && i < n; i++) {
        callers[i] = s->places[s->n_plain + i];
        if (callers[i].caller)
            callers[i].caller -= s->n_plain - 1;
    }
    return callers;
}
