#include "walk.h"

#include "il/attribute.h"
#include "il/body.h"
#include "il/dis.h"
#include "il/pdb.h"
#include "il/sig.h"

#include <stdlib.h>
#include <string.h>

enum { VALUE, STRINGS, BLOBS, GUIDS, LISTS };
static const struct { enum il_column column; int kind; } columns[] = {
#define U1 VALUE
#define U2 VALUE
#define U4 VALUE
#define STRING STRINGS
#define BLOB BLOBS
#define GUID GUIDS
#define R(table) VALUE
#define L(table) LISTS
#define C(name) VALUE
#define IL_TABLE(name, number)
#define IL_COL(table, column, kind) { IL_##table##_##column, kind },
#include "il/tables.def"
#undef IL_TABLE
#undef IL_COL
};

static uint64_t sum(il_bytes b) {
    uint64_t s = 0;
    for (uint32_t i = 0; i < b.n; i++)
        s += b.p[i];
    return s;
}

static void walk_cell(const il_image *img, enum il_column column, int kind, uint32_t rid, walk_result *r) {
    uint32_t v = il_col(img, column, rid);
    r->sum += v;
    if (kind == STRINGS)
        r->sum += strlen(il_string(img, v));
    else if (kind == BLOBS)
        r->sum += sum(il_blob(img, v));
    else if (kind == GUIDS)
        r->sum += sum(il_guid(img, v));
    else if (kind == LISTS)
        r->sum += il_list(img, column, rid).end;
}

static void walk_tables(const il_image *img, walk_result *r) {
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
        uint32_t rows = il_rows(img, columns[i].column >> 8);
        for (uint32_t rid = 0; rid <= rows + 1; rid++)
            walk_cell(img, columns[i].column, columns[i].kind, rid, r);
        if ((columns[i].column & 0xFF) == 0)
            r->rows += rows;
    }
}

static void walk_method_sig(il_sig *s) {
    il_method_sig m = il_sig_method(s);
    for (uint64_t i = 0; i <= m.params && il_sig_ok(s); i++)
        il_sig_skip_type(s);
}

// A signature of any kind, told by its first byte as II.23.2 does; [type]: the blob is a Type instead.
static void walk_sig(il_bytes b, bool type, walk_result *r) {
    il_sig s = il_sig_start(b);
    uint8_t kind = il_sig_peek(&s) & IL_CALL_KIND_MASK;
    if (type) {
        il_sig_skip_type(&s);
    } else if (kind == IL_SIG_FIELD) {
        il_sig_byte(&s);
        il_sig_skip_type(&s);
    } else if (kind == IL_SIG_LOCAL || kind == IL_SIG_METHODSPEC) {
        il_sig_byte(&s);
        for (uint32_t n = il_sig_uint(&s); n && il_sig_ok(&s); n--)
            il_sig_skip_type(&s);
    } else {
        walk_method_sig(&s);
    }
    r->signatures++;
    r->bad_signatures += !il_sig_ok(&s) || s.p != s.end;
}

static void walk_sigs(const il_image *img, walk_result *r) {
    static const enum il_column sigs[] = { IL_Field_Signature, IL_MethodDef_Signature, IL_MemberRef_Signature,
        IL_StandAloneSig_Signature, IL_Property_Type, IL_TypeSpec_Signature, IL_MethodSpec_Instantiation };
    for (size_t i = 0; i < sizeof sigs / sizeof sigs[0]; i++)
        for (uint32_t rid = 1; rid <= il_rows(img, sigs[i] >> 8); rid++)
            walk_sig(il_col_blob(img, sigs[i], rid), sigs[i] == IL_TypeSpec_Signature, r);
}

static int walk_code(const il_image *img, const il_body *b, walk_result *r) {
    il_insn insn;
    for (uint32_t at = 0; at < b->code_size; at += insn.size) {
        int e = il_insn_decode(b, at, &insn, NULL);
        if (e < 0)
            return e;
        r->instructions++;
        uint8_t operand = il_ops[insn.op].operand;
        if (operand == IL_OPERAND_STRING)
            r->sum += sum(il_user_string(img, insn.u.token));
        for (uint32_t i = 0; operand == IL_OPERAND_SWITCH && i < insn.u.sw.n; i++)
            r->sum += il_switch_target(&insn, i);
    }
    return 0;
}

static void walk_bodies(const il_image *img, walk_result *r) {
    for (uint32_t rid = 1; rid <= il_rows(img, IL_TABLE_MethodDef); rid++) {
        il_body b;
        coil_diag d;
        uint32_t code_type = il_col(img, IL_MethodDef_ImplFlags, rid) & 3;
        int e = il_body_read(img, rid, &b, &d);
        if (e == -COIL_ENO_METHOD || code_type == 1) // II.23.1.11: native code
            continue;
        r->bodies++;
        for (uint32_t i = 0; e >= 0 && i < b.n_clauses; i++)
            r->sum += il_body_clause(&b, i).handler_end;
        if (e < 0 || walk_code(img, &b, r) < 0)
            r->bad_bodies++;
    }
}

static void walk_names(const il_image *img, walk_result *r) {
    for (uint32_t rid = 1; rid <= il_rows(img, IL_TABLE_MethodDef); rid++)
        r->sum += il_method_owner(img, rid) + il_find_attribute(img, IL_TOKEN(IL_TABLE_MethodDef, rid), "System", "ObsoleteAttribute");
    for (uint32_t rid = 1; rid <= il_rows(img, IL_TABLE_Field); rid++)
        r->sum += il_field_owner(img, rid);
    for (uint32_t rid = 1; rid <= il_rows(img, IL_TABLE_TypeDef); rid++)
        r->sum += il_find_typedef(img, il_col_string(img, IL_TypeDef_TypeNamespace, rid), il_col_string(img, IL_TypeDef_TypeName, rid));
    for (uint32_t rid = 1; rid <= il_rows(img, IL_TABLE_ExportedType); rid++)
        r->sum += il_find_exported(img, il_col_string(img, IL_ExportedType_TypeNamespace, rid), il_col_string(img, IL_ExportedType_TypeName, rid));
}

static void walk_values(const il_image *img, walk_result *r) {
    for (uint32_t rid = 1; rid <= il_rows(img, IL_TABLE_CustomAttribute); rid++) {
        il_bytes b = il_col_blob(img, IL_CustomAttribute_Value, rid), text;
        int32_t number;
        r->sum += il_attr_first_string(b, &text) ? sum(text) : 0;
        r->sum += il_attr_first_int(b, &number) ? (uint32_t)number : 0;
        r->sum += il_attr_named_string(b, 0, "Name", &text) ? sum(text) : 0;
    }
    for (uint32_t rid = 1; rid <= il_rows(img, IL_TABLE_ManifestResource); rid++)
        r->sum += il_image_resource(img, il_col(img, IL_ManifestResource_Offset, rid)).n;
    for (uint32_t rid = 1; rid <= il_rows(img, IL_TABLE_FieldRVA); rid++)
        r->sum += il_image_rva(img, il_col(img, IL_FieldRVA_RVA, rid)).n;
}

static void walk_pdb(const il_image *img, walk_result *r) {
    il_pdb *pdb;
    if (il_pdb_open(img, &pdb, NULL) < 0)
        return;
    for (uint32_t rid = 1; rid <= il_rows(img, IL_TABLE_MethodDef); rid++) {
        il_point *points;
        uint32_t n;
        if (il_pdb_points(pdb, rid, &points, &n, NULL) < 0)
            continue;
        for (uint32_t i = 0; i < n; i++)
            r->sum += strlen(il_pdb_document(pdb, points[i].document));
        r->points += n;
        const char *name = il_pdb_local_name(pdb, rid, 0, 0);
        r->sum += name ? strlen(name) : 0;
        free(points);
    }
    il_pdb_close(pdb);
}

walk_result walk_image(const il_image *img) {
    walk_result r = { 0 };
    walk_tables(img, &r);
    walk_sigs(img, &r);
    walk_bodies(img, &r);
    walk_names(img, &r);
    walk_values(img, &r);
    walk_pdb(img, &r);
    return r;
}

walk_result walk_and_print(const il_image *img) {
    walk_result r = walk_image(img);
    FILE *out = fopen("/dev/null", "w");
    if (out) {
        int n = il_dis_methods(img, "*", true, out, NULL);
        r.sum += (uint64_t)n;
        fclose(out);
    }
    return r;
}

void walk_bytes(const uint8_t *data, size_t size) {
    il_image *img;
    if (il_image_open_memory(data, size, "fuzz", &img, NULL) == 0) {
        walk_and_print(img);
        il_image_close(img);
    }
    if (il_image_open_metadata(data, size, "fuzz", &img, NULL) == 0) {
        walk_and_print(img);
        il_image_close(img);
    }
}
