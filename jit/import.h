/* What the importer's own files (import*.c, async*.c) share beyond jit.h: protected regions, edges between blocks, small emitters. */
#ifndef JIT_IMPORT_H
#define JIT_IMPORT_H

#include "jit/jit.h"

/* Where a finally handler goes on after endfinally: `target` is an IL offset, or JIT_EXCEPTIONAL. */
enum { JIT_EXCEPTIONAL = 0xFFFFFFFFu };
typedef struct jit_continuation { uint32_t target; LLVMBasicBlockRef bb; } jit_continuation;

/* One exception clause of the method. The pieces are made when first needed. */
struct jit_region {
    il_clause c;
    uint32_t index;
    jit_region *next;               /* the next clause outwards that protects this one's try block, or NULL */
    LLVMBasicBlockRef pad;          /* landing pad for calls whose innermost clause is this one */
    LLVMBasicBlockRef dispatch;     /* an exception travels outwards and has reached this clause */
    LLVMBasicBlockRef exit;         /* finally, fault: endfinally branches here; a switch over the continuations */
    LLVMValueRef clause;            /* rt_clause constant of catch and filter */
    rt_type *type;                  /* catch: the resolved class */
    LLVMValueRef filter;            /* filter function */
    LLVMValueRef exception, selector; /* slots: the caught exception (for rethrow), or what a finally must pass on */
    LLVMValueRef continuation;      /* slot of a finally: index in [continuations] */
    jit_continuation *continuations;
    uint32_t n_continuations, cap_continuations;
};

/* The block of memory that a method with filters shares with them: every argument and local at a fixed offset. */
typedef struct jit_frame { uint32_t size; uint32_t *args, *locals; } jit_frame;

/* The importer's private part of jit_import. */
struct jit_import_state {
    jit_frame *frame;               /* methods with filters, and their filter functions */
    LLVMValueRef frame_block;       /* address of that memory */
    LLVMValueRef filter_record;     /* rt_filter_frame */
    LLVMValueRef exception, selector; /* slots: the exception under way */
    LLVMBasicBlockRef outer_pad, resume;
    LLVMValueRef monitor, taken;    /* synchronized: the lock object and its flag */
    LLVMValueRef filter_exception;  /* filter function: its second parameter */
    struct { uint32_t start, end; bool cold; } run; /* straight code that was looked at last, and whether it ends in a throw */
    struct jit_osr *osr;            /* osr.c */
    bool trusts_byrefs;             /* managed pointers are not tested before an access */
    jit_block **work; uint32_t n_work; /* queued blocks, an unordered set */
    rt_type **inited; uint32_t n_inited, cap_inited, n_inited_always; /* types whose cctor check this block has already made */
};

/* ---- import_emit.c */
void jit_free_arena(jit_import *im);
uint32_t jit_heap_align(rt_type *t);                        /* of a value of this type inside an object: at most 8 */
uint32_t jit_slot_align(rt_type *t);                        /* of a variable of this type */
bool jit_trusts_byrefs(const rt_method *m);                 /* code that does not test managed pointers: import_emit.c tells why */
/* ---- import_type.c */
void jit_entry_cctor_check(jit_import *im);                 /* at the start of a method whose call triggers its class constructor */
/* ---- import_block.c */
int jit_find_blocks(jit_import *im);                        /* im->blocks, block_of; 0 or the error of IL that is wrong */
/* ---- import.c and the files it was split into */
/* Sets up an edge to the block at [offset] with this stack: shape check, stores to its entry slots, queueing. NULL after jit_fail. */
LLVMBasicBlockRef jit_edge_with(jit_import *im, uint32_t offset, const jit_value *stack, uint32_t depth);
LLVMBasicBlockRef jit_edge(jit_import *im, uint32_t offset); /* the current stack */
jit_value jit_convert_kind(jit_import *im, jit_value v, jit_kind kind); /* for merges; fails the import if it cannot be */
LLVMTypeRef jit_kind_type(jit_import *im, jit_kind kind);
const char *jit_kind_name(jit_kind kind);
bool jit_known_int(LLVMValueRef v, uint64_t *out);          /* a constant integer */
void jit_cold(jit_import *im, LLVMValueRef branch, unsigned cold_successor); /* !prof */
LLVMValueRef jit_i32(jit_import *im, uint32_t n);
LLVMValueRef jit_i64(jit_import *im, uint64_t n);
LLVMValueRef jit_intrinsic_call(jit_import *im, const char *name, LLVMTypeRef *overloads, unsigned n_overloads, LLVMValueRef *args, unsigned n_args);
void jit_order(jit_import *im, LLVMValueRef access, LLVMAtomicOrdering order, unsigned size); /* makes a load or store atomic */
LLVMValueRef jit_load_invariant(jit_import *im, LLVMTypeRef t, LLVMValueRef address, const char *name);
LLVMValueRef jit_load_nonnull(jit_import *im, LLVMValueRef address, const char *name); /* a reference that is never null */
LLVMValueRef jit_vector_temp(jit_import *im, rt_type *t, LLVMValueRef vector); /* a temporary of the vector type t that holds the value */
bool jit_next_insn(jit_import *im, uint32_t after, il_insn *out); /* decodes the instruction at [after] if it is in the same block */
rt_type *jit_loaded(jit_import *im, rt_type *t);            /* t once loaded; NULL after jit_unresolved */
void jit_unresolved(jit_import *im, const coil_diag *d);    /* what the method names is not there: the import fails with that, or the instruction throws it */
int jit_check_owner(jit_import *im, rt_type *t, coil_diag *d); /* constraints of t, 0 if satisfied */
int jit_check_method(jit_import *im, rt_method *m, coil_diag *d); /* constraints of m and its owner; 0 if satisfied */
bool jit_type_is_sealed(rt_type *t);                        /* no object of another type can be seen as t */
LLVMValueRef jit_pop_block(jit_import *im, LLVMValueRef n);  /* the address of a block of n bytes, which may be null if n is 0 */
void jit_check_value(jit_import *im, jit_value v);          /* null check of a reference unless it is known not to be null */
int jit_import_filter(jit_import *parent, jit_region *r);   /* compiles the filter function of a clause */

/* ---- import_call.c, import_tail.c */
#define JIT_VARARG_TEXT "Vararg calling convention not supported."
unsigned jit_lower_arg(jit_import *im, jit_value v, rt_type *t, LLVMValueRef *out); /* by the parts of abi.c; how many */
/* Whether the call under way, arguments popped, can be a tail call; then makes it, which ends the block. */
bool jit_can_tail(jit_import *im, const jit_abi *abi, const rt_sig *sig);
void jit_emit_tail_call(jit_import *im, const jit_abi *abi, const rt_sig *sig, LLVMValueRef callee, jit_value *args);

/* ---- import_arith.c */
/* Pops two operands; the i1 of the comparison that the current opcode (compare or branch) makes. */
LLVMValueRef jit_emit_compare(jit_import *im);

/* ---- import_eh.c */
jit_region *jit_region_at(jit_import *im, uint32_t offset);         /* innermost clause whose try block holds the offset */
jit_region *jit_handler_at(jit_import *im, uint32_t offset);        /* innermost clause whose handler holds it */
void jit_eh_begin(jit_import *im);          /* prologue: announces the filter frame, takes the monitor */
void jit_eh_leave_function(jit_import *im); /* before every return: the reverse */
void jit_eh_announce(jit_import *im, LLVMValueRef id); /* pushes the filter frame, if there is one, for the function at [id] */
void jit_eh_finish(jit_import *im);         /* after the last block: finally switches, filter functions */

#endif
