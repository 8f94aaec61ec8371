#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "il/body.h"
#include "il_sample.h"

static int parse(const uint8_t *p, size_t n, il_body *b) {
    coil_diag d;
    return il_body_parse((il_bytes){ p, (uint32_t)n }, b, &d);
}
#define PARSE(b, ...) parse((const uint8_t[]){ __VA_ARGS__ }, sizeof (const uint8_t[]){ __VA_ARGS__ }, b)

// Decodes the first instruction of bare code.
static int decode(const uint8_t *p, size_t n, il_insn *insn) {
    il_body b = { .code = p, .code_size = (uint32_t)n };
    return il_insn_decode(&b, 0, insn, NULL);
}
#define DECODE(insn, ...) decode((const uint8_t[]){ __VA_ARGS__ }, sizeof (const uint8_t[]){ __VA_ARGS__ }, insn)

Test(body, headers) {
    static const uint8_t tiny[] = { 0x06, 0x2A }, fat[] = { 0x13, 0x30, 5, 0, 1, 0, 0, 0, 2, 0, 0, 0x11, 0x2A };
    il_body b;
    cr_expect_eq(parse(tiny, sizeof tiny, &b), 0);
    cr_expect(b.code_size == 1 && b.max_stack == 8 && !b.init_locals && !b.local_sig && b.code == tiny + 1);
    cr_expect_eq(parse(fat, sizeof fat, &b), 0);
    cr_expect(b.code_size == 1 && b.max_stack == 5 && b.init_locals && b.local_sig == 0x11000002 && b.code == fat + 12);
}

Test(body, damaged_headers) {
    il_body b;
    cr_expect_eq(parse(NULL, 0, &b), -COIL_EBAD_IL);
    cr_expect_eq(PARSE(&b, 0x02), -COIL_EBAD_IL, "no code");
    cr_expect_eq(PARSE(&b, 0x0A, 0x2A), -COIL_EBAD_IL, "two bytes promised");
    cr_expect_eq(PARSE(&b, 0x00, 0x2A), -COIL_EBAD_IL, "neither tiny nor fat");
    cr_expect_eq(PARSE(&b, 0x13, 0x30, 5, 0, 1, 0, 0, 0, 2, 0, 0), -COIL_EBAD_IL);
    cr_expect_eq(PARSE(&b, 0x13, 0x30, 5, 0, 0xFF, 0xFF, 0xFF, 0xFF, 2, 0, 0, 0x11, 0x2A), -COIL_EBAD_IL);
    cr_expect_eq(PARSE(&b, 0x13, 0x30, 5, 0, 1, 0, 0, 0, 2, 0, 0, 0x06, 0x2A), -COIL_EBAD_IL, "locals of the wrong table");
    cr_expect_eq(PARSE(&b, 0x1B, 0x30, 5, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x2A), -COIL_EBAD_IL, "sections promised");
}

Test(body, sample) {
    sample s;
    il_image *img = sample_open(&s);
    il_body b;
    cr_assert_eq(il_body_read(img, SAMPLE_MAIN, &b, NULL), 0);
    cr_expect(b.code_size == 26 && b.max_stack == 2 && b.n_clauses == 1 && !b.fat_clauses);
    il_clause c = il_body_clause(&b, 0);
    cr_expect(c.kind == IL_CLAUSE_CATCH && c.try_start == 0 && c.try_end == 16 && c.handler_start == 16 && c.handler_end == 25);
    cr_expect_eq(c.class_token, 0x01000001);
    cr_expect_eq(il_body_read(img, 77, &b, NULL), -COIL_ENO_METHOD);
    il_image_close(img);
    sample_free(&s);
}

#define FAT_HEAD(size) 0x1B, 0x30, 1, 0, size, 0, 0, 0, 0, 0, 0, 0
Test(body, fat_clauses) {
    il_body b;
    cr_assert_eq(PARSE(&b, FAT_HEAD(4), 0, 0, 0, 0x2A, 0x41, 28, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0), 0);
    cr_assert(b.n_clauses == 1 && b.fat_clauses);
    cr_assert_eq(PARSE(&b, FAT_HEAD(4), 0, 0, 0, 0x2A, 0x41, 28, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0),
                 -COIL_EBAD_IL, "a handler beyond the code");
    cr_assert_eq(PARSE(&b, FAT_HEAD(4), 0, 0, 0, 0x2A, 0x41, 28, 0, 0, 1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 2, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0,
                       1, 0, 0, 0), -COIL_EBAD_IL, "a range that wraps");
    cr_assert_eq(PARSE(&b, FAT_HEAD(4), 0, 0, 0, 0x2A, 0x41, 28, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0),
                 -COIL_EBAD_IL, "an empty filter");
}

Test(body, operands) {
    il_insn i;
    cr_expect(DECODE(&i, 0x1F, 0xFF) == 0 && i.op == IL_OP_LDC_I4_S && i.u.i == -1 && i.size == 2);
    cr_expect(DECODE(&i, 0x20, 0, 0, 0, 0x80) == 0 && i.op == IL_OP_LDC_I4 && i.u.i == INT32_MIN);
    cr_expect(DECODE(&i, 0x21, 1, 0, 0, 0, 0, 0, 0, 0x80) == 0 && i.u.i == INT64_MIN + 1);
    cr_expect(DECODE(&i, 0x22, 0, 0, 0xC0, 0x3F) == 0 && i.u.r == 1.5);
    cr_expect(DECODE(&i, 0x23, 0, 0, 0, 0, 0, 0, 0xF0, 0x7F) == 0 && isinf(i.u.r));
    cr_expect(DECODE(&i, 0x11, 0xFF) == 0 && i.op == IL_OP_LDLOC_S && i.u.i == 255);
    cr_expect(DECODE(&i, 0xFE, 0x0C, 0x34, 0x12) == 0 && i.op == IL_OP_LDLOC && i.u.i == 0x1234 && i.size == 4);
    cr_expect(DECODE(&i, 0x28, 1, 0, 0, 6) == 0 && i.op == IL_OP_CALL && i.u.token == 0x06000001);
    cr_expect(DECODE(&i, 0xFE, 0x16, 1, 0, 0, 2) == 0 && i.op == IL_OP_CONSTRAINED && i.size == 6);
}

Test(body, branches) {
    il_insn i;
    cr_expect(DECODE(&i, 0x2B, 0xFE) == 0 && i.u.target == 0);
    cr_expect(DECODE(&i, 0x2B, 0x00, 0x2A) == 0 && i.u.target == 2);
    cr_expect_eq(DECODE(&i, 0x2B, 0x00), -COIL_EBAD_IL, "the end is outside");
    cr_expect_eq(DECODE(&i, 0x2B, 0xFD), -COIL_EBAD_IL);
    cr_expect(DECODE(&i, 0x38, 0xFB, 0xFF, 0xFF, 0xFF) == 0 && i.u.target == 0);
    cr_expect_eq(DECODE(&i, 0x38, 0, 0, 0, 0x80), -COIL_EBAD_IL);
}

Test(body, switches) {
    il_insn i;
    cr_assert_eq(DECODE(&i, 0x45, 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0x2A), 0);
    cr_assert_eq(i.u.sw.n, 2);
    cr_expect_eq(i.size, 13);
    cr_expect_eq(DECODE(&i, 0x45, 2, 0, 0, 0, 0, 0, 0, 0), -COIL_EBAD_IL);
    cr_expect_eq(DECODE(&i, 0x45, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0), -COIL_EBAD_IL);
    cr_expect_eq(DECODE(&i, 0x45, 1, 0, 0, 0, 0x7F, 0, 0, 0), -COIL_EBAD_IL);
}

Test(body, damaged_instructions) {
    il_insn i;
    cr_expect_eq(DECODE(&i, 0x24), -COIL_EBAD_IL);
    cr_expect_eq(DECODE(&i, 0xFE), -COIL_EBAD_IL);
    cr_expect_eq(DECODE(&i, 0xFE, 0x08), -COIL_EBAD_IL);
    cr_expect_eq(DECODE(&i, 0xFE, 0xFE), -COIL_EBAD_IL);
    cr_expect_eq(DECODE(&i, 0x20, 0, 0, 0), -COIL_EBAD_IL);
    il_body b = { .code = (const uint8_t[]){ 0 }, .code_size = 1 };
    cr_expect_eq(il_insn_decode(&b, 1, &i, NULL), -COIL_EBAD_IL);
}

Test(body, opcode_list) {
    uint32_t last = 0;
    for (uint32_t op = 0; op < IL_OP_COUNT; op++) {
        cr_expect(op == 0 || il_ops[op].value > last, "%s is out of order", il_ops[op].name);
        last = il_ops[op].value;
        cr_expect(last <= 0xFF || last >> 8 == 0xFE);
    }
    cr_expect_eq(il_ops[IL_OP_CONV_U].value, 0xE0);
    cr_expect_eq(il_ops[IL_OP_READONLY].value, 0xFE1E);
    cr_expect_eq(il_ops[IL_OP_CALLVIRT].value, 0x6F);
    cr_expect_eq(il_ops[IL_OP_CONV_OVF_I1_UN].value, 0x82);
    cr_expect_eq(il_ops[IL_OP_STELEM_REF].value, 0xA2);
}
