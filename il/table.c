/* Metadata tables, II.22 and II.24.2.6.

   The schema comes from tables.def. When an image is opened, the byte offset and the width of every column are computed once for
   it (index widths depend on row counts and heap sizes), so that il_col is a bounds check, a multiplication and a load.

   1. A table's rows lie wholly inside the stream: checked once here, so that a rid in 1..rows needs no further check.
   2. index_rows decides widths, tables[].rows decides what exists; they differ only in a standalone PDB (its #Pdb stream gives the
      row counts of the assembly that it describes).
   3. A coded index reads as a full token. A tag that names no table reads as 0.
   4. `sorted` is what was found, not what the file claims, so il_find may bisect without doubt. Comparison is of raw column values,
      which is the order that II.22 asks for.
   5. Lists are monotone in a sound file only: il_list clamps, and owners are verified after the bisection. */
#include "internal.h"

#include "sig.h"

#include <stdlib.h>
#include <string.h>

// Coded indices, II.24.2.6: number of tag bits, then the table of each tag (NO: unused).
enum {
    CODED_TypeDefOrRef, CODED_HasConstant, CODED_HasCustomAttribute, CODED_HasFieldMarshal, CODED_HasDeclSecurity, CODED_MemberRefParent,
    CODED_HasSemantics, CODED_MethodDefOrRef, CODED_MemberForwarded, CODED_Implementation, CODED_CustomAttributeType,
    CODED_ResolutionScope, CODED_TypeOrMethodDef, CODED_HasCustomDebugInformation, N_CODED
};
enum { NO = 0xFF };
#define T(name) IL_TABLE_##name
static const struct { uint8_t bits, n; uint8_t tables[27]; } coded[N_CODED] = {
    [CODED_TypeDefOrRef] = { 2, 3, { T(TypeDef), T(TypeRef), T(TypeSpec) } },
    [CODED_HasConstant] = { 2, 3, { T(Field), T(Param), T(Property) } },
    [CODED_HasCustomAttribute] = { 5, 22, { T(MethodDef), T(Field), T(TypeRef), T(TypeDef), T(Param), T(InterfaceImpl), T(MemberRef),
        T(Module), T(DeclSecurity), T(Property), T(Event), T(StandAloneSig), T(ModuleRef), T(TypeSpec), T(Assembly), T(AssemblyRef),
        T(File), T(ExportedType), T(ManifestResource), T(GenericParam), T(GenericParamConstraint), T(MethodSpec) } },
    [CODED_HasFieldMarshal] = { 1, 2, { T(Field), T(Param) } },
    [CODED_HasDeclSecurity] = { 2, 3, { T(TypeDef), T(MethodDef), T(Assembly) } },
    [CODED_MemberRefParent] = { 3, 5, { T(TypeDef), T(TypeRef), T(ModuleRef), T(MethodDef), T(TypeSpec) } },
    [CODED_HasSemantics] = { 1, 2, { T(Event), T(Property) } },
    [CODED_MethodDefOrRef] = { 1, 2, { T(MethodDef), T(MemberRef) } },
    [CODED_MemberForwarded] = { 1, 2, { T(Field), T(MethodDef) } },
    [CODED_Implementation] = { 2, 3, { T(File), T(AssemblyRef), T(ExportedType) } },
    [CODED_CustomAttributeType] = { 3, 4, { NO, NO, T(MethodDef), T(MemberRef) } },
    [CODED_ResolutionScope] = { 2, 4, { T(Module), T(ModuleRef), T(AssemblyRef), T(TypeRef) } },
    [CODED_TypeOrMethodDef] = { 1, 2, { T(TypeDef), T(MethodDef) } },
    [CODED_HasCustomDebugInformation] = { 5, 27, { T(MethodDef), T(Field), T(TypeRef), T(TypeDef), T(Param), T(InterfaceImpl),
        T(MemberRef), T(Module), T(DeclSecurity), T(Property), T(Event), T(StandAloneSig), T(ModuleRef), T(TypeSpec), T(Assembly),
        T(AssemblyRef), T(File), T(ExportedType), T(ManifestResource), T(GenericParam), T(GenericParamConstraint), T(MethodSpec),
        T(Document), T(LocalScope), T(LocalVariable), T(LocalConstant), T(ImportScope) } },
};
#undef T

// The schema: one row per column.
static const struct { uint16_t column; uint8_t kind, target; } schema[] = {
#define U1 IL_KIND_U1, 0
#define U2 IL_KIND_U2, 0
#define U4 IL_KIND_U4, 0
#define STRING IL_KIND_STRING, 0
#define BLOB IL_KIND_BLOB, 0
#define GUID IL_KIND_GUID, 0
#define R(table) IL_KIND_RID, IL_TABLE_##table
#define L(table) IL_KIND_LIST, IL_TABLE_##table
#define C(name) IL_KIND_CODED, CODED_##name
#define IL_TABLE(name, number)
#define IL_COL(table, column, kind) { IL_##table##_##column, kind },
#include "tables.def"
#undef IL_TABLE
#undef IL_COL
#undef U1
#undef U2
#undef U4
#undef STRING
#undef BLOB
#undef GUID
#undef R
#undef L
#undef C
};
enum { N_SCHEMA = sizeof schema / sizeof schema[0] };

// Key columns of sorted tables, II.22 and the portable PDB format. The two Map tables need not be sorted but are in practice.
static const uint16_t keys[] = {
    IL_ClassLayout_Parent, IL_Constant_Parent, IL_CustomAttribute_Parent, IL_DeclSecurity_Parent, IL_FieldLayout_Field,
    IL_FieldMarshal_Parent, IL_FieldRVA_Field, IL_GenericParam_Owner, IL_GenericParamConstraint_Owner, IL_ImplMap_MemberForwarded,
    IL_InterfaceImpl_Class, IL_MethodImpl_Class, IL_MethodSemantics_Association, IL_NestedClass_NestedClass, IL_EventMap_Parent,
    IL_PropertyMap_Parent, IL_LocalScope_Method, IL_StateMachineMethod_MoveNextMethod, IL_CustomDebugInformation_Parent
};
enum { N_KEYS = sizeof keys / sizeof keys[0] };

static uint32_t coded_width(const il_image *img, uint32_t kind) {
    uint32_t most = 0;
    for (uint32_t i = 0; i < coded[kind].n; i++)
        if (coded[kind].tables[i] != NO && img->index_rows[coded[kind].tables[i]] > most)
            most = img->index_rows[coded[kind].tables[i]];
    return most < 1u << (16 - coded[kind].bits) ? 2 : 4;
}

static uint32_t column_width(const il_image *img, uint32_t heap_sizes, uint32_t kind, uint32_t target) {
    switch (kind) {
    case IL_KIND_U1: return 1;
    case IL_KIND_U2: return 2;
    case IL_KIND_U4: return 4;
    case IL_KIND_STRING: return heap_sizes & 1 ? 4 : 2;
    case IL_KIND_GUID: return heap_sizes & 2 ? 4 : 2;
    case IL_KIND_BLOB: return heap_sizes & 4 ? 4 : 2;
    case IL_KIND_CODED: return coded_width(img, target);
    default: return img->index_rows[target] < 0x10000 ? 2 : 4;
    }
}

static void place_columns(il_image *img, uint32_t heap_sizes) {
    for (uint32_t i = 0; i < N_SCHEMA; i++) {
        uint32_t table = schema[i].column >> 8, column = schema[i].column & 0xFF;
        il_rows_of *t = &img->tables[table];
        uint32_t width = column_width(img, heap_sizes, schema[i].kind, schema[i].target);
        img->places[table][column] = (il_place){ (uint8_t)t->row_size, (uint8_t)width, schema[i].kind, schema[i].target };
        t->row_size += width;
    }
}

void il_table_place_wide(il_image *img) {
    for (uint32_t i = 0; i < IL_TABLE_COUNT; i++)
        img->index_rows[i] = 0xFFFFFF;
    place_columns(img, 7);
}

// Row counts of the described assembly in a standalone PDB: id (20), entry point (4), tables (8), counts.
static int pdb_rows(il_image *img, coil_diag *d) {
    if (!img->pdb.p)
        return 0;
    il_bytes head = il_slice(img->pdb, 0, 32);
    uint64_t at = 32;
    for (uint32_t t = 0; head.p && t < IL_TABLE_COUNT; t++) {
        if (!(il_u64(head.p + 24) >> t & 1))
            continue;
        il_bytes b = il_slice(img->pdb, at, 4);
        if (!b.p)
            return coil_fail(d, COIL_EBAD_IMAGE, "the #Pdb stream is cut");
        img->index_rows[t] = il_u32(b.p);
        at += 4;
    }
    return head.p ? 0 : coil_fail(d, COIL_EBAD_IMAGE, "the #Pdb stream is cut");
}

static int read_row_counts(il_image *img, il_bytes b, uint64_t valid, uint64_t *at, coil_diag *d) {
    for (uint32_t t = 0; t < IL_TABLE_COUNT; t++) {
        if (!(valid >> t & 1))
            continue;
        il_bytes count = il_slice(b, *at, 4);
        if (!count.p)
            return coil_fail(d, COIL_EBAD_IMAGE, "the table stream is cut");
        img->tables[t].rows = img->index_rows[t] = il_u32(count.p);
        if (img->tables[t].rows > 0xFFFFFF) // a rid has 24 bits in a token
            return coil_fail(d, COIL_EBAD_IMAGE, "table 0x%02x has %u rows", t, img->tables[t].rows);
        *at += 4;
    }
    return 0;
}

static uint32_t raw_column(const il_image *img, uint32_t column, uint32_t rid) {
    const il_place *c = &img->places[column >> 8][column & 0xFF];
    const il_rows_of *t = &img->tables[column >> 8];
    const uint8_t *p = t->base + (size_t)(rid - 1) * t->row_size + c->offset;
    return c->width == 2 ? il_u16(p) : c->width == 4 ? il_u32(p) : *p;
}

static void note_sorted(il_image *img) {
    for (uint32_t i = 0; i < N_KEYS; i++) {
        il_rows_of *t = &img->tables[keys[i] >> 8];
        t->sorted = true;
        uint32_t last = 0;
        for (uint32_t rid = 1; rid <= t->rows && t->sorted; rid++) {
            uint32_t key = raw_column(img, keys[i], rid);
            t->sorted = key >= last;
            last = key;
        }
    }
}

// Not in ECMA: Ptr tables reorder the rows that lists own. Compilers write them, if at all, as the identity; il_list relies on it.
static int check_pointers(const il_image *img, coil_diag *d) {
    static const struct { uint16_t column; uint8_t target; } pointers[] = {
        { IL_FieldPtr_Field, IL_TABLE_Field }, { IL_MethodPtr_Method, IL_TABLE_MethodDef }, { IL_ParamPtr_Param, IL_TABLE_Param },
        { IL_EventPtr_Event, IL_TABLE_Event }, { IL_PropertyPtr_Property, IL_TABLE_Property } };
    for (uint32_t i = 0; i < sizeof pointers / sizeof pointers[0]; i++) {
        uint32_t table = pointers[i].column >> 8, rows = img->tables[table].rows;
        bool same = !rows || rows == img->tables[pointers[i].target].rows;
        for (uint32_t rid = 1; rid <= rows && same; rid++)
            same = raw_column(img, pointers[i].column, rid) == rid;
        if (!same)
            return coil_fail(d, COIL_EUNSUPPORTED, "an uncompressed table stream that reorders table 0x%02x", pointers[i].target);
    }
    return 0;
}

int il_table_read(il_image *img, il_bytes b, coil_diag *d) {
    il_bytes head = il_slice(b, 0, 24);
    if (!head.p)
        return coil_fail(d, COIL_EBAD_IMAGE, "the table stream is cut");
    int r = pdb_rows(img, d);
    uint64_t at = 24;
    if (r < 0 || (r = read_row_counts(img, b, il_u64(head.p + 8), &at, d)) < 0)
        return r;
    if (head.p[6] & 0x40) // not in ECMA: four more bytes follow the row counts
        at += 4;
    place_columns(img, head.p[6]);
    for (uint32_t i = 0; i < IL_TABLE_COUNT; i++) {
        il_rows_of *t = &img->tables[i];
        if (!t->rows)
            continue;
        il_bytes rows = il_slice(b, at, (uint64_t)t->rows * t->row_size);
        if (!t->row_size || !rows.p)
            return coil_fail(d, COIL_EBAD_IMAGE, t->row_size ? "table 0x%02x is cut" : "unknown table 0x%02x", i);
        t->base = rows.p;
        at += rows.n;
    }
    note_sorted(img);
    return check_pointers(img, d);
}

uint32_t il_rows(const il_image *img, enum il_table table) {
    return (uint32_t)table < IL_TABLE_COUNT ? img->tables[table].rows : 0;
}

static uint32_t decode_coded(uint32_t kind, uint32_t raw) {
    uint32_t tag = raw & ((1u << coded[kind].bits) - 1), rid = raw >> coded[kind].bits;
    if (tag >= coded[kind].n || coded[kind].tables[tag] == NO || rid > 0xFFFFFF)
        return 0;
    return IL_TOKEN(coded[kind].tables[tag], rid);
}

// False if no tag of this coded index names the token's table.
bool il_encode_coded(uint32_t kind, uint32_t token, uint32_t *raw) {
    for (uint32_t tag = 0; tag < coded[kind].n; tag++)
        if (coded[kind].tables[tag] == IL_TOKEN_TABLE(token)) {
            *raw = IL_TOKEN_RID(token) << coded[kind].bits | tag;
            return true;
        }
    return false;
}

uint32_t il_col(const il_image *img, enum il_column column, uint32_t rid) {
    const il_rows_of *t = &img->tables[(uint32_t)column >> 8];
    if (rid - 1 >= t->rows)
        return 0;
    uint32_t raw = raw_column(img, column, rid);
    const il_place *c = &img->places[(uint32_t)column >> 8][column & 0xFF];
    return c->kind == IL_KIND_CODED ? decode_coded(c->target, raw) : raw;
}

il_range il_list(const il_image *img, enum il_column column, uint32_t rid) {
    const il_rows_of *t = &img->tables[(uint32_t)column >> 8];
    if (rid - 1 >= t->rows)
        return (il_range){ 1, 1 };
    if (img->emitted)
        return il_emitted_run(img, column, rid);
    uint32_t limit = img->tables[img->places[(uint32_t)column >> 8][column & 0xFF].target].rows + 1;
    uint32_t first = raw_column(img, column, rid), end = rid < t->rows ? raw_column(img, column, rid + 1) : limit;
    if (end > limit)
        end = limit;
    return first && first < end ? (il_range){ first, end } : (il_range){ 1, 1 };
}

uint32_t il_list_at(const il_image *img, enum il_column column, uint32_t position) {
    return img->emitted ? il_emitted_list_at(img, column, position) : position;
}

// First rid whose raw key is >= [key]; rows + 1 if none.
static uint32_t lower_bound(const il_image *img, uint32_t column, uint64_t key) {
    uint32_t low = 1, high = img->tables[column >> 8].rows + 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (raw_column(img, column, middle) < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_key(uint32_t column) {
    for (uint32_t i = 0; i < N_KEYS; i++)
        if (keys[i] == column)
            return true;
    return false;
}

il_range il_find(const il_image *img, enum il_column column, uint32_t key) {
    const il_rows_of *t = &img->tables[(uint32_t)column >> 8];
    const il_place *c = &img->places[(uint32_t)column >> 8][column & 0xFF];
    if (img->emitted && is_key(column))
        return il_emitted_run(img, column, key);
    if (c->kind == IL_KIND_CODED && !il_encode_coded(c->target, key, &key))
        return (il_range){ 1, 1 };
    if (t->sorted && is_key(column))
        return (il_range){ lower_bound(img, column, key), lower_bound(img, column, (uint64_t)key + 1) };
    uint32_t first = 1, end;
    while (first <= t->rows && raw_column(img, column, first) != key)
        first++;
    for (end = first; end <= t->rows && raw_column(img, column, end) == key; end++)
        ;
    return (il_range){ first, end };
}

// The row whose list holds [rid]: the last one that begins at or before it (empty lists begin where the next one does).
uint32_t il_list_owner(const il_image *img, enum il_column column, uint32_t rid) {
    if (img->emitted)
        return il_emitted_owner(img, column, rid);
    uint32_t owner = lower_bound(img, column, (uint64_t)rid + 1) - 1;
    il_range r = il_list(img, column, owner);
    return rid >= r.first && rid < r.end ? owner : 0;
}

uint32_t il_method_owner(const il_image *img, uint32_t method_rid) {
    return il_list_owner(img, IL_TypeDef_MethodList, method_rid);
}

uint32_t il_field_owner(const il_image *img, uint32_t field_rid) {
    return il_list_owner(img, IL_TypeDef_FieldList, field_rid);
}

static uint32_t hash_text(uint32_t h, const char *s) { // FNV-1a
    for (; *s; s++)
        h = (h ^ (uint8_t)*s) * 16777619u;
    return (h ^ 0x2E) * 16777619u;
}

static uint32_t hash_name(const char *ns, const char *name) {
    return hash_text(hash_text(2166136261u, ns), name);
}

static bool named(const il_image *img, enum il_column ns_column, enum il_column name_column, uint32_t rid, const char *ns, const char *name) {
    return !strcmp(il_col_string(img, name_column, rid), name) && !strcmp(il_col_string(img, ns_column, rid), ns);
}

static uint32_t hash_find(const il_image *img, const il_name_hash *h, enum il_column ns_column, enum il_column name_column, const char *ns,
                          const char *name) {
    if (!h->size)
        return 0;
    for (uint32_t i = hash_name(ns, name) & (h->size - 1); h->slots[i]; i = (i + 1) & (h->size - 1))
        if (named(img, ns_column, name_column, h->slots[i], ns, name))
            return h->slots[i];
    return 0;
}

static int hash_build(const il_image *img, il_name_hash *h, enum il_table table, enum il_column ns_column, enum il_column name_column,
                      bool (*nested)(const il_image *, uint32_t), coil_diag *d) {
    uint32_t rows = img->tables[table].rows;
    if (!rows)
        return 0;
    for (h->size = 16; h->size < rows * 2;)
        h->size *= 2;
    h->slots = calloc(h->size, sizeof *h->slots);
    if (!h->slots)
        return coil_fail(d, COIL_ENOMEM, "index of table 0x%02x", table);
    for (uint32_t rid = 1; rid <= rows; rid++) {
        if (nested(img, rid))
            continue;
        uint32_t i = hash_name(il_col_string(img, ns_column, rid), il_col_string(img, name_column, rid)) & (h->size - 1);
        while (h->slots[i])
            i = (i + 1) & (h->size - 1);
        h->slots[i] = rid;
    }
    return 0;
}

static bool typedef_nested(const il_image *img, uint32_t rid) {
    return (il_col(img, IL_TypeDef_Flags, rid) & 7) >= 2; // II.23.1.15
}

static bool exported_nested(const il_image *img, uint32_t rid) {
    return IL_TOKEN_TABLE(il_col(img, IL_ExportedType_Implementation, rid)) == IL_TABLE_ExportedType;
}

int il_table_index(il_image *img, coil_diag *d) {
    int r = hash_build(img, &img->typedefs, IL_TABLE_TypeDef, IL_TypeDef_TypeNamespace, IL_TypeDef_TypeName, typedef_nested, d);
    if (r < 0)
        return r;
    return hash_build(img, &img->exported, IL_TABLE_ExportedType, IL_ExportedType_TypeNamespace, IL_ExportedType_TypeName, exported_nested,
                      d);
}

void il_table_free(il_image *img) {
    free(img->typedefs.slots);
    free(img->exported.slots);
    img->typedefs.slots = img->exported.slots = NULL;
}

// Types of a growing image have no hash.
static uint32_t scan_typedefs(const il_image *img, const char *ns, const char *name) {
    for (uint32_t rid = 1; rid <= img->tables[IL_TABLE_TypeDef].rows; rid++)
        if (!typedef_nested(img, rid) && named(img, IL_TypeDef_TypeNamespace, IL_TypeDef_TypeName, rid, ns, name))
            return rid;
    return 0;
}

uint32_t il_find_typedef(const il_image *img, const char *ns, const char *name) {
    if (img->emitted)
        return scan_typedefs(img, ns, name);
    return hash_find(img, &img->typedefs, IL_TypeDef_TypeNamespace, IL_TypeDef_TypeName, ns, name);
}

uint32_t il_find_exported(const il_image *img, const char *ns, const char *name) {
    return hash_find(img, &img->exported, IL_ExportedType_TypeNamespace, IL_ExportedType_TypeName, ns, name);
}

// TypeDef or TypeRef token behind a type token: the generic definition for an instance, 0 for other TypeSpecs.
static uint32_t definition_of(const il_image *img, uint32_t token) {
    if (IL_TOKEN_TABLE(token) != IL_TABLE_TypeSpec)
        return token;
    il_sig s = il_sig_start(il_col_blob(img, IL_TypeSpec_Signature, IL_TOKEN_RID(token)));
    if (il_sig_byte(&s) != IL_ELEMENT_GENERICINST)
        return 0;
    il_sig_byte(&s); // CLASS or VALUETYPE
    token = il_sig_token(&s);
    return IL_TOKEN_TABLE(token) == IL_TABLE_TypeSpec ? 0 : token;
}

static bool type_is(const il_image *img, uint32_t token, const char *ns, const char *name) {
    uint32_t rid = IL_TOKEN_RID(token);
    if (IL_TOKEN_TABLE(token) == IL_TABLE_TypeRef)
        return named(img, IL_TypeRef_TypeNamespace, IL_TypeRef_TypeName, rid, ns, name);
    return IL_TOKEN_TABLE(token) == IL_TABLE_TypeDef && named(img, IL_TypeDef_TypeNamespace, IL_TypeDef_TypeName, rid, ns, name);
}

uint32_t il_find_attribute(const il_image *img, uint32_t parent_token, const char *ns, const char *name) {
    il_range r = il_find(img, IL_CustomAttribute_Parent, parent_token);
    for (uint32_t rid = r.first; rid < r.end; rid++) {
        uint32_t ctor = il_col(img, IL_CustomAttribute_Type, rid), type;
        if (IL_TOKEN_TABLE(ctor) == IL_TABLE_MethodDef)
            type = IL_TOKEN(IL_TABLE_TypeDef, il_method_owner(img, IL_TOKEN_RID(ctor)));
        else
            type = definition_of(img, il_col(img, IL_MemberRef_Class, IL_TOKEN_RID(ctor)));
        if (type_is(img, type, ns, name))
            return rid;
    }
    return 0;
}
