/* Reads back what LLVM emitted: an ELF relocatable's functions with their sizes, and its line table (DWARF 4, which debuginfo.c asks for).
   The producer is LLVM in this process, so the checks here guard against a change of version, not against malice. */
#include "jit/engine.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

typedef struct elf { const uint8_t *p; size_t size; const Elf64_Shdr *sections; unsigned n; const char *names; } elf;

static const Elf64_Shdr *find_section(const elf *e, const char *name) {
    for (unsigned i = 1; i < e->n; i++)
        if (!strcmp(e->names + e->sections[i].sh_name, name))
            return &e->sections[i];
    return NULL;
}

static bool open_elf(elf *e, const void *data, size_t size) {
    const Elf64_Ehdr *h = data;
    if (size < sizeof *h || memcmp(h->e_ident, ELFMAG, SELFMAG) || h->e_ident[EI_CLASS] != ELFCLASS64 || h->e_type != ET_REL ||
        h->e_shentsize != sizeof(Elf64_Shdr) || h->e_shoff > size || h->e_shnum > (size - h->e_shoff) / sizeof(Elf64_Shdr))
        return false;
    *e = (elf){ data, size, (const Elf64_Shdr *)((const uint8_t *)data + h->e_shoff), h->e_shnum, NULL };
    for (unsigned i = 0; i < e->n; i++)
        if (e->sections[i].sh_type != SHT_NOBITS && (e->sections[i].sh_offset > size || e->sections[i].sh_size > size - e->sections[i].sh_offset))
            return false;
    if (h->e_shstrndx >= e->n)
        return false;
    e->names = (const char *)e->p + e->sections[h->e_shstrndx].sh_offset;
    return true;
}

/* ---- symbols */
static int by_value(const void *a, const void *b) {
    const jit_code *x = a, *y = b;
    return x->value < y->value ? -1 : x->value > y->value;
}

static int read_symbols(const elf *e, const char *anchor, jit_object *out) {
    const Elf64_Shdr *table = find_section(e, ".symtab"), *text = find_section(e, ".text");
    if (!table || !text || table->sh_link >= e->n)
        return -1;
    const Elf64_Shdr *strings = &e->sections[table->sh_link];
    const Elf64_Sym *syms = (const Elf64_Sym *)(e->p + table->sh_offset);
    size_t n = table->sh_size / sizeof *syms;
    out->names = malloc(strings->sh_size + 1);
    memcpy(out->names, e->p + strings->sh_offset, strings->sh_size);
    out->names[strings->sh_size] = 0;
    out->codes = calloc(n + 1, sizeof *out->codes);
    bool anchored = false;
    for (size_t i = 0; i < n; i++) {
        if (ELF64_ST_TYPE(syms[i].st_info) != STT_FUNC || syms[i].st_shndx >= e->n || &e->sections[syms[i].st_shndx] != text)
            continue;
        const char *name = out->names + syms[i].st_name;
        if (!strcmp(name, anchor)) {
            out->anchor = syms[i].st_value;
            anchored = true;
        } else {
            out->codes[out->n_codes++] = (jit_code){ .name = name, .value = syms[i].st_value, .size = syms[i].st_size };
        }
    }
    qsort(out->codes, out->n_codes, sizeof *out->codes, by_value);
    return anchored ? 0 : -1;
}

static jit_code *code_at(jit_object *o, uint64_t value) {
    uint32_t low = 0, high = o->n_codes;
    while (low < high) {
        uint32_t mid = (low + high) / 2;
        if (o->codes[mid].value + o->codes[mid].size <= value)
            low = mid + 1;
        else
            high = mid;
    }
    return low < o->n_codes && o->codes[low].value <= value ? &o->codes[low] : NULL;
}

/* ---- the line program, DWARF 4, 6.2 */
typedef struct reader { const uint8_t *p, *end; } reader;

static uint64_t fixed(reader *r, unsigned n) {
    uint64_t v = 0;
    if ((size_t)(r->end - r->p) < n) {
        r->p = r->end;
        return 0;
    }
    memcpy(&v, r->p, n);
    r->p += n;
    return v;
}

static uint64_t uleb(reader *r) {
    uint64_t v = 0;
    for (unsigned shift = 0; r->p < r->end; shift += 7) {
        uint8_t byte = *r->p++;
        if (shift < 64)
            v |= (uint64_t)(byte & 0x7F) << shift;
        if (!(byte & 0x80))
            break;
    }
    return v;
}

static int64_t sleb(reader *r) {
    int64_t v = 0;
    unsigned shift = 0;
    uint8_t byte = 0;
    do {
        if (r->p == r->end)
            break;
        byte = *r->p++;
        if (shift < 64)
            v |= (int64_t)(byte & 0x7F) << shift;
        shift += 7;
    } while (byte & 0x80);
    return shift < 64 && byte & 0x40 ? v | -(INT64_C(1) << shift) : v;
}

static const char *text(reader *r) {
    const char *s = (const char *)r->p;
    const uint8_t *z = memchr(r->p, 0, (size_t)(r->end - r->p));
    if (!z) {
        r->p = r->end;
        return "";
    }
    r->p = z + 1;
    return s;
}

/* Operand of DW_LNE_set_address at [offset] of .debug_line: what its relocation says. */
static uint64_t relocated(const elf *e, uint64_t offset, uint64_t plain) {
    const Elf64_Shdr *rela = find_section(e, ".rela.debug_line"), *table = find_section(e, ".symtab");
    if (!rela || !table)
        return plain;
    const Elf64_Rela *r = (const Elf64_Rela *)(e->p + rela->sh_offset);
    const Elf64_Sym *syms = (const Elf64_Sym *)(e->p + table->sh_offset);
    for (size_t i = 0, n = rela->sh_size / sizeof *r; i < n; i++)
        if (r[i].r_offset == offset)
            return syms[ELF64_R_SYM(r[i].r_info)].st_value + (uint64_t)r[i].r_addend;
    return plain;
}

typedef struct lines {
    jit_batch *b; jit_object *o; const elf *e; const uint8_t *section;
    uint8_t min_insn, opcode_base, line_range; int8_t line_base; const uint8_t *lengths;
    const char *dirs[4096]; uint32_t n_dirs;
    uint32_t file_dir[4096]; uint32_t n_files;
    uint64_t address; uint32_t file, line, column;
} lines;

static void add_row(lines *l) {
    jit_code *c = code_at(l->o, l->address);
    uint32_t dir = l->file && l->file <= l->n_files ? l->file_dir[l->file - 1] : 0;
    rt_code_point p = { 0 };
    if (!c || !dir || dir > l->n_dirs || !jit_di_row(l->b, l->dirs[dir - 1], l->line, l->column, &p))
        return;
    p.code_offset = (uint32_t)(l->address - c->value);
    if (c->n_points && c->points[c->n_points - 1].code_offset == p.code_offset) {
        c->points[c->n_points - 1] = p;
        return;
    }
    if (c->n_points == c->cap_points) {
        c->cap_points = c->cap_points ? c->cap_points * 2 : 16;
        c->points = realloc(c->points, c->cap_points * sizeof *c->points);
    }
    c->points[c->n_points++] = p;
}

static void extended(lines *l, reader *r) {
    uint64_t n = uleb(r);
    if (n > (size_t)(r->end - r->p) || !n) {
        r->p = r->end;
        return;
    }
    reader op = { r->p, r->p + n };
    r->p += n;
    switch (fixed(&op, 1)) {
    case 1: /* end_sequence */
        l->address = 0, l->file = 1, l->line = 1, l->column = 0;
        break;
    case 2: { /* set_address */
        uint64_t offset = (uint64_t)(op.p - l->section);
        l->address = relocated(l->e, offset, fixed(&op, 8));
        break;
    }
    default: break;
    }
}

static void standard(lines *l, reader *r, unsigned op) {
    switch (op) {
    case 1: add_row(l); break;
    case 2: l->address += uleb(r) * l->min_insn; break;
    case 3: l->line += (uint32_t)sleb(r); break;
    case 4: l->file = (uint32_t)uleb(r); break;
    case 5: l->column = (uint32_t)uleb(r); break;
    case 8: l->address += (uint64_t)((255 - l->opcode_base) / l->line_range) * l->min_insn; break;
    case 9: l->address += fixed(r, 2); break;
    default:
        for (unsigned i = 0; i < l->lengths[op - 1]; i++)
            uleb(r);
    }
}

static void run_program(lines *l, reader *r) {
    l->address = 0, l->file = 1, l->line = 1, l->column = 0;
    while (r->p < r->end) {
        unsigned op = (unsigned)fixed(r, 1);
        if (op >= l->opcode_base) {
            unsigned adjusted = op - l->opcode_base;
            l->address += (uint64_t)(adjusted / l->line_range) * l->min_insn;
            l->line += (uint32_t)(l->line_base + (int)(adjusted % l->line_range));
            add_row(l);
        } else if (op) {
            standard(l, r, op);
        } else {
            extended(l, r);
        }
    }
}

static bool read_header(lines *l, reader *r) {
    if (fixed(r, 2) != 4)
        return false;
    uint64_t header = fixed(r, 4);
    const uint8_t *program = r->p + header;
    l->min_insn = (uint8_t)fixed(r, 1);
    r->p += 2; /* maximum operations, default_is_stmt */
    l->line_base = (int8_t)fixed(r, 1);
    l->line_range = (uint8_t)fixed(r, 1);
    l->opcode_base = (uint8_t)fixed(r, 1);
    l->lengths = r->p;
    if (!l->opcode_base || !l->line_range || program > r->end)
        return false;
    r->p += l->opcode_base - 1;
    l->n_dirs = l->n_files = 0;
    for (const char *s; *(s = text(r)) && l->n_dirs < 4096;)
        l->dirs[l->n_dirs++] = s;
    while (r->p < program && *text(r)) {
        uint32_t dir = (uint32_t)uleb(r);
        uleb(r), uleb(r);
        if (l->n_files < 4096)
            l->file_dir[l->n_files++] = dir;
    }
    r->p = program;
    return true;
}

static void read_lines(const elf *e, jit_batch *b, jit_object *out) {
    const Elf64_Shdr *s = find_section(e, ".debug_line");
    if (!s)
        return;
    lines *l = calloc(1, sizeof *l);
    l->b = b, l->o = out, l->e = e, l->section = e->p + s->sh_offset;
    reader all = { l->section, l->section + s->sh_size };
    while (all.p < all.end) {
        uint64_t n = fixed(&all, 4);
        if (n > (size_t)(all.end - all.p))
            break;
        reader unit = { all.p, all.p + n };
        all.p += n;
        if (read_header(l, &unit))
            run_program(l, &unit);
    }
    free(l);
}

/* DW.ref.coil_personality, the word through which .eh_frame names the personality, is a weak symbol of every object: the linker would keep
   the first one for all, and an object more than 2 GiB away could not reach it. */
void jit_object_keep_own(void *data, size_t size) {
    elf e;
    const Elf64_Shdr *table = open_elf(&e, data, size) ? find_section(&e, ".symtab") : NULL;
    if (!table || table->sh_link >= e.n)
        return;
    Elf64_Sym *syms = (Elf64_Sym *)((uint8_t *)data + table->sh_offset);
    const Elf64_Shdr *strings = &e.sections[table->sh_link];
    for (size_t i = 0, n = table->sh_size / sizeof *syms; i < n; i++) {
        const char *name = (const char *)e.p + strings->sh_offset + syms[i].st_name;
        if (syms[i].st_name < strings->sh_size && syms[i].st_shndx != SHN_UNDEF && !strncmp(name, "DW.ref.", 7)) {
            syms[i].st_info = ELF64_ST_INFO(STB_LOCAL, ELF64_ST_TYPE(syms[i].st_info));
            syms[i].st_other = STV_DEFAULT;
        }
    }
}

int jit_object_read(const void *data, size_t size, const char *anchor, jit_batch *b, jit_object *out, coil_diag *d) {
    elf e;
    *out = (jit_object){ 0 };
    if (!open_elf(&e, data, size) || read_symbols(&e, anchor, out)) {
        jit_object_free(out);
        return coil_fail(d, COIL_EJIT, "LLVM emitted an object that is not as expected");
    }
    if (b->line_state)
        read_lines(&e, b, out);
    return 0;
}

void jit_object_free(jit_object *o) {
    for (uint32_t i = 0; i < o->n_codes; i++)
        free(o->codes[i].points);
    free(o->codes);
    free(o->names);
    *o = (jit_object){ 0 };
}
