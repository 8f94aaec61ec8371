/* The disassembler: methods in the notation of ILAsm. Names and types are names.c's. */
#include "dis.h"

#include "internal.h"
#include "names.h"
#include "pdb.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// A block that is printed in braces. Two clauses with the same try range share one .try.
typedef struct region { uint32_t start, end, clause; char label[512]; bool is_try; } region;

typedef struct printer {
    const il_image *img;
    FILE *out;
    il_pdb *pdb;         // NULL: no lines wanted or none there
    uint32_t rid;        // the method
    bool is_static;
    il_body body;
    region *regions;     // sorted by start, outer before inner
    uint32_t n_regions, next_region;
    uint32_t *open;      // stack of indices into regions
    uint32_t n_open;
    il_point *points;
    uint32_t n_points, next_point, last_document;
} printer;

static bool glob(const char *p, size_t n, const char *s) {
    size_t i = 0, star = SIZE_MAX;
    const char *resume = NULL;
    while (*s) {
        char c = i < n ? p[i] : 0;
        if (i < n && c == '*') {
            star = i++;
            resume = s;
        } else if (i < n && (c == '?' || c == *s || (c == '+' && *s == '/') || (c == '/' && *s == '+'))) {
            i++, s++;
        } else if (resume) {
            i = star + 1;
            s = ++resume;
        } else {
            return false;
        }
    }
    while (i < n && p[i] == '*')
        i++;
    return i == n;
}

// A type is called by its full name, without its namespace, or (nested) by its own name alone.
static bool type_matches(const char *p, size_t n, const char *type) {
    size_t outer = strcspn(type, "/+<["); // a namespace ends before the first nesting or type argument
    const char *simple = type;
    for (size_t i = 0; i < outer; i++)
        if (type[i] == '.' && i + 1 < outer)
            simple = type + i + 1;
    const char *nested = type;
    for (const char *q = type; *q && *q != '<' && *q != '['; q++)
        if (*q == '/' || (*q == '+' && q[1]))
            nested = q + 1;
    return n == 0 || glob(p, n, type) || glob(p, n, simple) || (nested != type && glob(p, n, nested));
}

bool il_select(const char *pattern, const char *type, const char *method) {
    const char *colon = strchr(pattern, ':');
    size_t n = colon ? (size_t)(colon - pattern) : strlen(pattern);
    if (!colon)
        return type_matches(pattern, n, type) || glob(pattern, n, method);
    const char *rest = colon[1] == ':' ? colon + 2 : colon + 1;
    return type_matches(pattern, n, type) && (!*rest || glob(rest, strlen(rest), method));
}

static void token_text(il_text *t, const il_image *img, uint32_t token) {
    uint32_t table = IL_TOKEN_TABLE(token);
    if (table == IL_TABLE_TypeDef || table == IL_TABLE_TypeRef || table == IL_TABLE_TypeSpec)
        il_name_type(t, img, token);
    else if (table == IL_TOKEN_STRING)
        il_name_literal(t, il_user_string(img, token));
    else
        il_name_member(t, img, token);
}

void il_dis_token(const il_image *img, uint32_t token, char *buf, size_t size) {
    il_text t = il_text_start(buf, size);
    token_text(&t, img, token);
}

static void indent(const printer *p) {
    fprintf(p->out, "%*s", (int)(p->n_open < 64 ? 2 + 2 * p->n_open : 130), "");
}

// Flags, II.23.1.10 and II.23.1.11. Order of words as ILAsm programmers expect it.
typedef struct flag_word { uint16_t mask, value; const char *word; } flag_word;
static const flag_word method_flags[] = {
    { 7, 0, "privatescope " }, { 7, 1, "private " }, { 7, 2, "famandassem " }, { 7, 3, "assembly " }, { 7, 4, "family " },
    { 7, 5, "famorassem " }, { 7, 6, "public " }, { 0x80, 0x80, "hidebysig " }, { 0x100, 0x100, "newslot " }, { 0x400, 0x400, "abstract " },
    { 0x800, 0x800, "specialname " }, { 0x1000, 0x1000, "rtspecialname " }, { 0x10, 0x10, "static " }, { 0x20, 0x20, "final " },
    { 0x40, 0x40, "virtual " }, { 0x200, 0x200, "strict " }, { 8, 8, "unmanagedexp " }, { 0x2000, 0x2000, "pinvokeimpl" }, { 0 }
};
static const flag_word impl_flags[] = {
    { 3, 0, " cil" }, { 3, 1, " native" }, { 3, 2, " optil" }, { 3, 3, " runtime" }, { 4, 0, " managed" }, { 4, 4, " unmanaged" },
    { 0x10, 0x10, " forwardref" }, { 0x80, 0x80, " preservesig" }, { 0x1000, 0x1000, " internalcall" }, { 0x20, 0x20, " synchronized" },
    { 8, 8, " noinlining" }, { 0x100, 0x100, " aggressiveinlining" }, { 0x40, 0x40, " nooptimization" },
    { 0x200, 0x200, " aggressiveoptimization" }, { 0x2000, 0x2000, " async" }, { 0 }
};

static void flag_words(il_text *t, const flag_word *words, uint32_t flags) {
    for (; words->word; words++)
        if ((flags & words->mask) == words->value)
            il_text_add(t, words->word);
}

static void import_words(il_text *t, const printer *p) { // II.15.5.2
    il_range r = il_find(p->img, IL_ImplMap_MemberForwarded, IL_TOKEN(IL_TABLE_MethodDef, p->rid));
    if (r.first == r.end) {
        il_text_add(t, "() ");
        return;
    }
    uint32_t library = il_col(p->img, IL_ImplMap_ImportScope, r.first);
    il_text_format(t, "(\"%s\" as \"%s\") ", il_col_string(p->img, IL_ModuleRef_Name, library),
                   il_col_string(p->img, IL_ImplMap_ImportName, r.first));
}

// Name of argument [i] counted from 1 (0 is the return value), NULL if it has none. II.22.33
static const char *param_name(const printer *p, uint32_t i) {
    il_range r = il_list(p->img, IL_MethodDef_ParamList, p->rid);
    for (uint32_t rid = r.first; rid < r.end; rid++)
        if (il_col(p->img, IL_Param_Sequence, rid) == i) {
            const char *name = il_col_string(p->img, IL_Param_Name, rid);
            return *name ? name : NULL;
        }
    return NULL;
}

static void head_params(il_text *t, const printer *p, il_sig *s, uint32_t n) {
    il_text_add(t, "(");
    for (uint32_t i = 1; i <= n && il_sig_ok(s); i++) {
        const char *name = param_name(p, i);
        il_text_add(t, i > 1 ? ", " : "");
        il_name_sig_type(t, p->img, s);
        if (name) {
            il_text_add(t, " ");
            il_name_identifier(t, name);
        }
    }
    il_text_add(t, ")");
}

static void print_head(printer *p, const char *type, const char *name) {
    char buf[IL_TEXT_SIZE];
    il_text t = il_text_start(buf, sizeof buf);
    uint32_t flags = il_col(p->img, IL_MethodDef_Flags, p->rid);
    il_sig s = il_sig_start(il_col_blob(p->img, IL_MethodDef_Signature, p->rid));
    il_method_sig m = il_sig_method(&s);
    il_text_add(&t, ".method ");
    flag_words(&t, method_flags, flags);
    if (flags & 0x2000)
        import_words(&t, p);
    il_text_add(&t, m.call & IL_CALL_HASTHIS ? "instance " : "");
    il_text_add(&t, (m.call & IL_CALL_KIND_MASK) == IL_CALL_VARARG ? "vararg " : "");
    il_name_sig_type(&t, p->img, &s);
    il_text_format(&t, " %s::", type);
    il_name_identifier(&t, name);
    il_name_generics(&t, p->img, IL_TOKEN(IL_TABLE_MethodDef, p->rid));
    head_params(&t, p, &s, m.params);
    flag_words(&t, impl_flags, il_col(p->img, IL_MethodDef_ImplFlags, p->rid));
    fprintf(p->out, "%s\n{\n", buf);
}

static void print_locals(printer *p) {
    il_sig s = il_sig_start(il_col_blob(p->img, IL_StandAloneSig_Signature, IL_TOKEN_RID(p->body.local_sig)));
    if (!p->body.local_sig || il_sig_byte(&s) != IL_SIG_LOCAL)
        return;
    uint32_t n = il_sig_uint(&s);
    fprintf(p->out, "  .locals %s(", p->body.init_locals ? "init " : "");
    for (uint32_t i = 0; i < n && il_sig_ok(&s); i++) {
        char buf[IL_TEXT_SIZE];
        il_text t = il_text_start(buf, sizeof buf);
        il_name_sig_type(&t, p->img, &s);
        fprintf(p->out, "%s[%u] %s V_%u", i ? ",\n    " : "", i, buf, i);
    }
    fprintf(p->out, ")\n");
}

static void add_region(printer *p, uint32_t start, uint32_t end, uint32_t clause, const char *label, bool is_try) {
    for (uint32_t i = 0; i < p->n_regions && is_try; i++) {
        region *r = &p->regions[i];
        if (r->is_try && r->start == start && r->end == end) {
            r->clause = clause;
            return;
        }
    }
    region *r = &p->regions[p->n_regions++];
    r->start = start;
    r->end = end;
    r->clause = clause;
    r->is_try = is_try;
    snprintf(r->label, sizeof r->label, "%s", label);
}

static int compare_regions(const void *a, const void *b) {
    const region *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return x->clause > y->clause ? -1 : x->clause < y->clause; // II.19: inner clauses come first in the table
}

static bool collect_regions(printer *p) {
    uint32_t n = p->body.n_clauses;
    if (n > 4096) // add_region is quadratic; nobody reads such a method
        n = 4096;
    p->regions = calloc(n * 3 + 1, sizeof *p->regions);
    p->open = calloc(n * 3 + 1, sizeof *p->open);
    if (!p->regions || !p->open)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        il_clause c = il_body_clause(&p->body, i);
        char label[512] = "finally";
        add_region(p, c.try_start, c.try_end, i, ".try", true);
        if (c.kind == IL_CLAUSE_CATCH) {
            il_text t = il_text_start(label, sizeof label);
            il_text_add(&t, "catch ");
            il_name_type(&t, p->img, c.class_token);
        } else if (c.kind == IL_CLAUSE_FILTER) {
            add_region(p, c.filter_start, c.handler_start, i, "filter", false);
            strcpy(label, "// handler of the filter");
        } else if (c.kind == IL_CLAUSE_FAULT) {
            strcpy(label, "fault");
        }
        add_region(p, c.handler_start, c.handler_end, i, label, false);
    }
    qsort(p->regions, p->n_regions, sizeof *p->regions, compare_regions);
    return true;
}

static void close_regions(printer *p, uint32_t offset) {
    while (p->n_open && p->regions[p->open[p->n_open - 1]].end <= offset) {
        const region *r = &p->regions[p->open[--p->n_open]];
        indent(p);
        fprintf(p->out, "}%s\n", r->is_try ? "  // end .try" : "  // end handler");
    }
}

static void open_regions(printer *p, uint32_t offset) {
    for (; p->next_region < p->n_regions && p->regions[p->next_region].start <= offset; p->next_region++) {
        indent(p);
        fprintf(p->out, "%s\n", p->regions[p->next_region].label);
        indent(p);
        fprintf(p->out, "{\n");
        p->open[p->n_open++] = p->next_region;
    }
}

static void print_line(printer *p, uint32_t offset) {
    while (p->next_point < p->n_points && p->points[p->next_point].il_offset < offset)
        p->next_point++;
    if (p->next_point >= p->n_points || p->points[p->next_point].il_offset != offset)
        return;
    const il_point *point = &p->points[p->next_point];
    indent(p);
    if (point->line == 0xFEEFEE) {
        fprintf(p->out, "// hidden\n");
        return;
    }
    fprintf(p->out, ".line %u,%u : %u,%u", point->line, point->end_line, point->column, point->end_column);
    if (point->document != p->last_document)
        fprintf(p->out, " '%s'", il_pdb_document(p->pdb, point->document));
    p->last_document = point->document;
    fprintf(p->out, "\n");
}

static void print_real(FILE *out, double v, bool single) {
    if (!isfinite(v)) {
        uint64_t bits;
        float f = (float)v;
        uint32_t low;
        memcpy(&bits, &v, sizeof bits);
        memcpy(&low, &f, sizeof low);
        if (single)
            fprintf(out, "float32(0x%08x)", low);
        else
            fprintf(out, "float64(0x%016llx)", (unsigned long long)bits);
        return;
    }
    char buf[32];
    for (int digits = 1; digits <= 17; digits++) { // the shortest text that reads back as the same value
        snprintf(buf, sizeof buf, "%.*g", digits, v);
        if (single ? strtof(buf, NULL) == (float)v : strtod(buf, NULL) == v)
            break;
    }
    fprintf(out, strpbrk(buf, ".e") ? "%s" : "%s.", buf);
}

static void print_variable(printer *p, const il_insn *insn) {
    uint32_t n = (uint32_t)insn->u.i;
    const char *name = NULL;
    bool is_argument = strstr(il_ops[insn->op].name, "arg") != NULL;
    if (is_argument && !p->is_static && n == 0)
        name = "this";
    else if (is_argument)
        name = param_name(p, p->is_static ? n + 1 : n);
    else if (p->pdb)
        name = il_pdb_local_name(p->pdb, p->rid, n, insn->offset);
    if (!name) {
        fprintf(p->out, is_argument ? "A_%u" : "V_%u", n);
        return;
    }
    char buf[512];
    il_text t = il_text_start(buf, sizeof buf);
    il_name_identifier(&t, name);
    fputs(buf, p->out);
}

static void print_token(printer *p, const il_insn *insn) {
    char buf[IL_TEXT_SIZE];
    il_text t = il_text_start(buf, sizeof buf);
    uint32_t table = IL_TOKEN_TABLE(insn->u.token);
    bool is_type = table == IL_TABLE_TypeDef || table == IL_TABLE_TypeRef || table == IL_TABLE_TypeSpec;
    if (il_ops[insn->op].operand == IL_OPERAND_TOKEN && !is_type) {
        il_bytes sig = il_col_blob(p->img, IL_MemberRef_Signature, IL_TOKEN_RID(insn->u.token));
        bool field = table == IL_TABLE_Field || (table == IL_TABLE_MemberRef && sig.n && (sig.p[0] & IL_CALL_KIND_MASK) == IL_SIG_FIELD);
        il_text_add(&t, field ? "field " : "method ");
    }
    token_text(&t, p->img, insn->u.token);
    fputs(buf, p->out);
}

static void print_operand(printer *p, const il_insn *insn) {
    switch (il_ops[insn->op].operand) {
    case IL_OPERAND_I1: case IL_OPERAND_I4: case IL_OPERAND_I8:
        fprintf(p->out, "%lld", (long long)insn->u.i);
        break;
    case IL_OPERAND_U1: case IL_OPERAND_U2:
        if (il_ops[insn->op].flow == IL_FLOW_META)
            fprintf(p->out, "%lld", (long long)insn->u.i);
        else
            print_variable(p, insn);
        break;
    case IL_OPERAND_R4: case IL_OPERAND_R8:
        print_real(p->out, insn->u.r, il_ops[insn->op].operand == IL_OPERAND_R4);
        break;
    case IL_OPERAND_BR1: case IL_OPERAND_BR4:
        fprintf(p->out, "IL_%04x", insn->u.target);
        break;
    case IL_OPERAND_SWITCH:
        for (uint32_t i = 0; i < insn->u.sw.n; i++)
            fprintf(p->out, "%sIL_%04x", i ? ", " : "(", il_switch_target(insn, i));
        fputs(insn->u.sw.n ? ")" : "()", p->out);
        break;
    case IL_OPERAND_NONE:
        break;
    default:
        print_token(p, insn);
    }
}

static int print_code(printer *p, coil_diag *d) {
    il_insn insn;
    for (uint32_t at = 0; at < p->body.code_size; at += insn.size) {
        int r = il_insn_decode(&p->body, at, &insn, d);
        if (r < 0)
            return r;
        close_regions(p, at);
        open_regions(p, at);
        print_line(p, at);
        indent(p);
        bool bare = il_ops[insn.op].operand == IL_OPERAND_NONE;
        fprintf(p->out, bare ? "IL_%04x:  %s" : "IL_%04x:  %-10s ", at, il_ops[insn.op].name);
        print_operand(p, &insn);
        fputc('\n', p->out);
    }
    close_regions(p, UINT32_MAX);
    return 0;
}

static void print_body(printer *p) {
    coil_diag d = { 0 };
    int r = il_body_read(p->img, p->rid, &p->body, &d);
    if (r == -COIL_ENO_METHOD)
        return;
    if (r >= 0) {
        if (il_image_entry_point(p->img) == IL_TOKEN(IL_TABLE_MethodDef, p->rid))
            fprintf(p->out, "  .entrypoint\n");
        fprintf(p->out, "  // Code size %u (0x%x)\n  .maxstack %u\n", p->body.code_size, p->body.code_size, p->body.max_stack);
        print_locals(p);
        if (p->pdb)
            il_pdb_points(p->pdb, p->rid, &p->points, &p->n_points, NULL);
        r = collect_regions(p) ? print_code(p, &d) : coil_fail(&d, COIL_ENOMEM, "regions");
    }
    if (r < 0)
        fprintf(p->out, "  // %s: %s\n", coil_error_text(r), d.text);
    free(p->regions);
    free(p->open);
    free(p->points);
}

static void print_method(const il_image *img, il_pdb *pdb, uint32_t rid, const char *type, FILE *out) {
    printer p = { .img = img, .out = out, .pdb = pdb, .rid = rid };
    const char *name = il_col_string(img, IL_MethodDef_Name, rid);
    p.is_static = il_col(img, IL_MethodDef_Flags, rid) & 0x10;
    print_head(&p, type, name);
    if ((il_col(img, IL_MethodDef_ImplFlags, rid) & 3) == 1)
        fprintf(out, "  // native code\n");
    else
        print_body(&p);
    fprintf(out, "} // end of method %s::%s\n\n", type, name);
}

int il_dis_methods(const il_image *img, const char *pattern, bool lines, FILE *out, coil_diag *d) {
    il_pdb *pdb = NULL;
    int n = 0;
    if (lines)
        il_pdb_open(img, &pdb, NULL); // none: no lines
    for (uint32_t type = 1; type <= il_rows(img, IL_TABLE_TypeDef); type++) {
        char name[1024];
        il_text t = il_text_start(name, sizeof name);
        il_name_typedef(&t, img, type);
        il_range r = il_list(img, IL_TypeDef_MethodList, type);
        for (uint32_t rid = r.first; rid < r.end && !ferror(out); rid++)
            if (il_select(pattern, name, il_col_string(img, IL_MethodDef_Name, rid))) {
                print_method(img, pdb, rid, name, out);
                n++;
            }
    }
    il_pdb_close(pdb);
    return ferror(out) ? coil_fail(d, COIL_EIO, "cannot write") : n;
}
