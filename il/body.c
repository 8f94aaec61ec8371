/* Method bodies, II.25.4, and instruction decoding, III. */
#include "body.h"

#include "internal.h"

#include <assert.h>
#include <string.h>

const il_op_info il_ops[IL_OP_COUNT] = {
#define IL_OP(id, name, value, pop, push, operand, flow) { name, value, IL_OPERAND_##operand, IL_FLOW_##flow, pop, push },
#include "opcodes.def"
#undef IL_OP
};

// Opcode value to 1 + enum il_op: one-byte opcodes first, then those behind 0xFE.
#define SLOT(value) (((value) & 0xFF) + ((value) > 0xFF ? 256 : 0))
static const uint8_t op_of[512] = {
#define IL_OP(id, name, value, pop, push, operand, flow) [SLOT(value)] = IL_OP_##id + 1,
#include "opcodes.def"
#undef IL_OP
};
static_assert(IL_OP_COUNT == 219 && IL_OP_COUNT < 255, "opcodes.def lists every instruction, and op_of holds bytes");

// Bytes of the operand; a switch has 4 and as many more as its count says.
static const uint8_t operand_size[] = {
    [IL_OPERAND_NONE] = 0, [IL_OPERAND_I1] = 1, [IL_OPERAND_U1] = 1, [IL_OPERAND_U2] = 2, [IL_OPERAND_I4] = 4, [IL_OPERAND_I8] = 8,
    [IL_OPERAND_R4] = 4, [IL_OPERAND_R8] = 8, [IL_OPERAND_BR1] = 1, [IL_OPERAND_BR4] = 4, [IL_OPERAND_SWITCH] = 4,
    [IL_OPERAND_TYPE] = 4, [IL_OPERAND_METHOD] = 4, [IL_OPERAND_FIELD] = 4, [IL_OPERAND_TOKEN] = 4, [IL_OPERAND_STRING] = 4,
    [IL_OPERAND_SIG] = 4
};

static int check_clauses(const il_body *b, coil_diag *d) {
    for (uint32_t i = 0; i < b->n_clauses; i++) {
        il_clause c = il_body_clause(b, i);
        bool ok = c.try_start < c.try_end && c.try_end <= b->code_size && c.handler_start < c.handler_end && c.handler_end <= b->code_size;
        if (c.kind == IL_CLAUSE_FILTER)
            ok = ok && c.filter_start < c.handler_start;
        if (!ok || (c.kind > IL_CLAUSE_FINALLY && c.kind != IL_CLAUSE_FAULT))
            return coil_fail(d, COIL_EBAD_IL, "exception clause %u is out of bounds", i);
    }
    return 0;
}

// Extra data sections, II.25.4.5; [b] is the whole body, [at] where its code ends. The first section of clauses counts.
static int read_sections(il_body *out, il_bytes b, uint64_t at, coil_diag *d) {
    for (uint32_t more = 0x80; more & 0x80;) {
        at = (at + 3) & ~3ull;
        il_bytes head = il_slice(b, at, 4);
        if (!head.p)
            return coil_fail(d, COIL_EBAD_IL, "a method data section is cut");
        more = head.p[0];
        bool fat = more & 0x40;
        uint32_t size = fat ? il_u32(head.p) >> 8 : head.p[1];
        if (size < 4 || !il_slice(b, at, size).p) {
            // Some writers leave the size of an empty section 0.
            if (size == 0 && !(more & 0x80))
                break;
            return coil_fail(d, COIL_EBAD_IL, "a method data section is cut");
        }
        if ((more & 0x3F) == 1 && !out->clauses) {
            out->clauses = head.p + 4;
            out->fat_clauses = fat;
            out->n_clauses = (size - 4) / (fat ? 24 : 12);
        }
        at += size;
    }
    return check_clauses(out, d);
}

int il_body_parse(il_bytes b, il_body *out, coil_diag *d) {
    memset(out, 0, sizeof *out);
    il_bytes tiny = il_slice(b, 0, 1), fat = il_slice(b, 0, 12);
    if (!tiny.p)
        return coil_fail(d, COIL_EBAD_IL, "no method header");
    uint32_t header = 1, flags = tiny.p[0] & 3;
    if (flags == 2) { // II.25.4.2
        out->code_size = tiny.p[0] >> 2;
        out->max_stack = 8;
    } else { // II.25.4.3
        if (flags != 3 || !fat.p)
            return coil_fail(d, COIL_EBAD_IL, "damaged method header");
        flags = il_u16(fat.p) & 0xFFF;
        header = (il_u16(fat.p) >> 12) * 4;
        out->max_stack = il_u16(fat.p + 2);
        out->code_size = il_u32(fat.p + 4);
        out->local_sig = il_u32(fat.p + 8);
        out->init_locals = flags & 0x10;
        if (header < 12 || (out->local_sig && IL_TOKEN_TABLE(out->local_sig) != IL_TABLE_StandAloneSig))
            return coil_fail(d, COIL_EBAD_IL, "damaged method header");
    }
    il_bytes code = il_slice(b, header, out->code_size);
    if (!code.p || !code.n)
        return coil_fail(d, COIL_EBAD_IL, code.p ? "no instructions" : "the code is cut");
    out->code = code.p;
    return header > 1 && flags & 8 ? read_sections(out, b, (uint64_t)header + code.n, d) : 0;
}

int il_body_read(const il_image *img, uint32_t method_rid, il_body *out, coil_diag *d) {
    uint32_t rva = il_col(img, IL_MethodDef_RVA, method_rid);
    if (!rva)
        return coil_fail(d, COIL_ENO_METHOD, "%s has no body", il_col_string(img, IL_MethodDef_Name, method_rid));
    return il_body_parse(il_image_rva(img, rva), out, d);
}

il_clause il_body_clause(const il_body *b, uint32_t i) { // II.25.4.6
    assert(i < b->n_clauses);
    il_clause c = { 0 };
    uint32_t try_size, handler_size, last;
    if (b->fat_clauses) {
        const uint8_t *p = b->clauses + (size_t)i * 24;
        c.kind = il_u32(p);
        c.try_start = il_u32(p + 4), try_size = il_u32(p + 8);
        c.handler_start = il_u32(p + 12), handler_size = il_u32(p + 16);
        last = il_u32(p + 20);
    } else {
        const uint8_t *p = b->clauses + (size_t)i * 12;
        c.kind = il_u16(p);
        c.try_start = il_u16(p + 2), try_size = p[4];
        c.handler_start = il_u16(p + 5), handler_size = p[7];
        last = il_u32(p + 8);
    }
    c.try_end = c.try_start + try_size; // a sum that wraps is less than its start: see check_clauses
    c.handler_end = c.handler_start + handler_size;
    if (c.kind == IL_CLAUSE_CATCH)
        c.class_token = last;
    else if (c.kind == IL_CLAUSE_FILTER)
        c.filter_start = last;
    return c;
}

static int bad_target(coil_diag *d, uint32_t offset) {
    return coil_fail(d, COIL_EBAD_IL, "the branch at IL_%04x leaves the method", offset);
}

static int decode_switch(const il_body *b, const uint8_t *p, il_insn *out, coil_diag *d) {
    uint32_t n = il_u32(p), left = b->code_size - out->offset - out->size;
    if (n > left / 4)
        return coil_fail(d, COIL_EBAD_IL, "the switch at IL_%04x is cut", out->offset);
    out->size += n * 4;
    out->u.sw.n = n;
    out->u.sw.raw = p + 4;
    for (uint32_t i = 0; i < n; i++)
        if (il_switch_target(out, i) >= b->code_size)
            return bad_target(d, out->offset);
    return 0;
}

static int decode_branch(const il_body *b, int32_t distance, il_insn *out, coil_diag *d) {
    out->u.target = out->offset + out->size + (uint32_t)distance;
    return out->u.target < b->code_size ? 0 : bad_target(d, out->offset);
}

static int decode_operand(const il_body *b, const uint8_t *p, il_insn *out, coil_diag *d) {
    uint32_t bits;
    float single;
    switch (il_ops[out->op].operand) {
    case IL_OPERAND_NONE: out->u.i = 0; return 0;
    case IL_OPERAND_I1: out->u.i = (int8_t)*p; return 0;
    case IL_OPERAND_U1: out->u.i = *p; return 0;
    case IL_OPERAND_U2: out->u.i = il_u16(p); return 0;
    case IL_OPERAND_I4: out->u.i = (int32_t)il_u32(p); return 0;
    case IL_OPERAND_I8: out->u.i = (int64_t)il_u64(p); return 0;
    case IL_OPERAND_R4:
        bits = il_u32(p);
        memcpy(&single, &bits, 4);
        out->u.r = single;
        return 0;
    case IL_OPERAND_R8: {
        uint64_t wide = il_u64(p);
        memcpy(&out->u.r, &wide, 8);
        return 0;
    }
    case IL_OPERAND_BR1: return decode_branch(b, (int8_t)*p, out, d);
    case IL_OPERAND_BR4: return decode_branch(b, (int32_t)il_u32(p), out, d);
    case IL_OPERAND_SWITCH: return decode_switch(b, p, out, d);
    default: out->u.token = il_u32(p); return 0;
    }
}

int il_insn_decode(const il_body *b, uint32_t offset, il_insn *out, coil_diag *d) {
    uint32_t left = offset < b->code_size ? b->code_size - offset : 0;
    if (!left)
        return coil_fail(d, COIL_EBAD_IL, "the code ends without a return");
    const uint8_t *p = b->code + offset;
    uint32_t length = *p == 0xFE ? 2 : 1;
    uint32_t op = length > left ? 0 : op_of[length == 2 ? 256 + p[1] : p[0]];
    if (!op)
        return coil_fail(d, COIL_EBAD_IL, "unknown opcode 0x%02x at IL_%04x", *p, offset);
    *out = (il_insn){ .op = (uint16_t)(op - 1), .offset = offset };
    out->size = length + operand_size[il_ops[out->op].operand];
    if (out->size > left)
        return coil_fail(d, COIL_EBAD_IL, "the operand at IL_%04x is cut", offset);
    return decode_operand(b, p + length, out, d);
}

uint32_t il_switch_target(const il_insn *insn, uint32_t i) {
    assert(i < insn->u.sw.n);
    return insn->offset + insn->size + il_u32(insn->u.sw.raw + (size_t)i * 4);
}
