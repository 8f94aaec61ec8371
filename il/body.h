/* Method bodies (II.25.4) and the decoding of their instructions (III). Any thread. */
#ifndef IL_BODY_H
#define IL_BODY_H

#include "image.h"

typedef struct il_body {
    const uint8_t *code;    /* borrowed from the image */
    uint32_t code_size;
    uint32_t max_stack;
    uint32_t local_sig;     /* StandAloneSig token or 0 */
    bool init_locals;
    uint32_t n_clauses;
    const uint8_t *clauses; /* raw; read by il_body_clause */
    bool fat_clauses;
} il_body;

enum { IL_CLAUSE_CATCH = 0, IL_CLAUSE_FILTER = 1, IL_CLAUSE_FINALLY = 2, IL_CLAUSE_FAULT = 4 }; /* II.25.4.6 */
typedef struct il_clause {
    uint32_t kind;
    uint32_t try_start, try_end;         /* IL offsets, [start, end) */
    uint32_t handler_start, handler_end;
    uint32_t class_token;                /* CATCH */
    uint32_t filter_start;               /* FILTER: the filter block ends at handler_start */
} il_clause;

/* Reads the body header of a MethodDef with an RVA. Errors: -COIL_EBAD_IL (damaged), -COIL_ENO_METHOD (RVA 0). */
int il_body_read(const il_image *img, uint32_t method_rid, il_body *out, coil_diag *d);
/* The same over bytes that hold a whole body (dynamic methods, tests). */
int il_body_parse(il_bytes b, il_body *out, coil_diag *d);
/* Clause [i] < n_clauses, ranges already checked against code_size by il_body_read. */
il_clause il_body_clause(const il_body *b, uint32_t i);

/* Opcodes: values are 0xNN or 0xFENN. One list: opcodes.def. */
enum il_op {
#define IL_OP(id, name, value, pop, push, operand, flow) IL_OP_##id,
#include "opcodes.def"
#undef IL_OP
    IL_OP_COUNT
};
enum il_operand { IL_OPERAND_NONE, IL_OPERAND_I1, IL_OPERAND_U1, IL_OPERAND_U2, IL_OPERAND_I4, IL_OPERAND_I8, IL_OPERAND_R4, IL_OPERAND_R8,
                  IL_OPERAND_BR1, IL_OPERAND_BR4, IL_OPERAND_SWITCH, IL_OPERAND_TYPE, IL_OPERAND_METHOD, IL_OPERAND_FIELD,
                  IL_OPERAND_TOKEN, IL_OPERAND_STRING, IL_OPERAND_SIG };
enum il_flow { IL_FLOW_NEXT, IL_FLOW_BRANCH, IL_FLOW_COND, IL_FLOW_CALL, IL_FLOW_RETURN, IL_FLOW_THROW, IL_FLOW_META };
typedef struct il_op_info { const char *name; uint16_t value; uint8_t operand; uint8_t flow; int8_t pop, push; /* -1: varies */ } il_op_info;
extern const il_op_info il_ops[IL_OP_COUNT];

typedef struct il_insn {
    uint16_t op;         /* enum il_op */
    uint32_t offset, size;
    union {
        int64_t i;       /* integers; argument and local numbers */
        double r;        /* R4 and R8 */
        uint32_t token;
        uint32_t target; /* BR1, BR4: absolute IL offset, inside the body */
        struct { uint32_t n; const uint8_t *raw; } sw; /* SWITCH: il_switch_target */
    } u;
} il_insn;
/* Decodes the instruction at [offset]. -COIL_EBAD_IL for an unknown opcode, a cut operand, or a target outside the body. */
int il_insn_decode(const il_body *b, uint32_t offset, il_insn *out, coil_diag *d);
/* Absolute target [i] < u.sw.n of a switch (checked by il_insn_decode). */
uint32_t il_switch_target(const il_insn *insn, uint32_t i);

#endif
