/* The JIT's own shared vocabulary: one compile batch, values on the evaluation stack, and what each file offers the others.
   Pipeline of a method (jit_compile in compile.c): import -> (async A/B) -> optimise -> emit -> link -> publish. */
#ifndef JIT_JIT_H
#define JIT_JIT_H

#include <llvm-c/Core.h>
#include <llvm-c/DebugInfo.h>
#include <llvm-c/TargetMachine.h>

#include "runtime/jit_interface.h"
#include "runtime/object.h"
#include "runtime/types/loader.h"

/* ---- batch.c: one LLVM module with everything that is thrown away with it. One compiling thread at a time. */
typedef struct jit_symbol jit_symbol;
typedef struct jit_batch {
    LLVMContextRef ctx;
    LLVMModuleRef mod;
    LLVMBuilderRef builder;     /* positioned by whoever works */
    LLVMDIBuilderRef di;        /* NULL: no debug lines */
    int tier;                   /* 0, 1 */
    bool for_dump;              /* printing only: nothing is linked */
    LLVMTypeRef t_void, t_i1, t_i8, t_i16, t_i32, t_i64, t_f32, t_f64, t_ptr;
    LLVMValueRef personality;
    unsigned md_invariant_load, md_prof, md_nonnull;
    struct jit_func *funcs;     /* functions defined in this batch, for registration after linking */
    uint32_t n_funcs, cap_funcs;
    void *line_state;           /* debuginfo.c */
    uint32_t code_bytes;        /* after linking */
    void *inliner;              /* inline.c */
} jit_batch;

/* A defined function: what rt_code needs once it has an address. */
typedef struct jit_func { LLVMValueRef fn; rt_method *method; char part; const char *name; /* symbol, owned by the symbol table */ } jit_func;

jit_batch *jit_batch_new(int tier, bool for_dump);
void jit_batch_free(jit_batch *b);
void jit_batch_attributes(jit_batch *b, LLVMValueRef fn); /* frame pointer, uwtable, personality: every defined function */
jit_func *jit_batch_add(jit_batch *b, LLVMValueRef fn, rt_method *m, char part);

void jit_add_call_attribute(LLVMContextRef ctx, LLVMValueRef call, const char *name); /* enum attribute of a call */

/* ---- symbol.c: everything IR refers to by name. No absolute address appears in IR: these return external globals/functions of the
   batch's module (created once per module) whose stable names the definition generator resolves at link time. */
LLVMValueRef jit_sym_type(jit_batch *b, rt_type *t);          /* &rt_type                      "type:Ns.T" */
LLVMValueRef jit_sym_method(jit_batch *b, rt_method *m);      /* &rt_method (entry at offset 0) "method:Ns.T::M(...)" */
LLVMValueRef jit_sym_stub(jit_batch *b, rt_method *m);        /* callable stub                  "stub:…" */
LLVMValueRef jit_sym_unbox_stub(jit_batch *b, rt_method *m);  /* "unbox:…" */
LLVMValueRef jit_sym_statics(jit_batch *b, rt_type *t);       /* t->statics                     "statics:…" */
LLVMValueRef jit_sym_field(jit_batch *b, rt_field *f);        /* &rt_field                      "field:…" */
LLVMValueRef jit_sym_rva(jit_batch *b, rt_field *f);          /* mapped data of an RVA field    "rva:…" */
LLVMValueRef jit_sym_string(jit_batch *b, rt_assembly *a, uint32_t token); /* address of a slot holding the interned string: load it. "str:asm:token" */
LLVMValueRef jit_sym_type_object(jit_batch *b, rt_type *t);   /* address of a slot holding the RuntimeType object */
LLVMValueRef jit_sym_method_object(jit_batch *b, rt_method *m); /* slot holding the RuntimeMethodInfoStub */
LLVMValueRef jit_sym_field_object(jit_batch *b, rt_field *f); /* slot holding the RuntimeFieldInfoStub */
LLVMValueRef jit_sym_native(jit_batch *b, rt_method *m);      /* m->native, a C function         "native:…" */
LLVMValueRef jit_sym_data(jit_batch *b, const char *name, void *address); /* any named runtime datum or C function (helpers, rt_dispatch_cache) */
LLVMValueRef jit_sym_cstring(jit_batch *b, const char *text); /* private constant in the module */
LLVMValueRef jit_sym_diag(jit_batch *b, const coil_diag *d);  /* immortal copy of a diagnostic   "diag:n" */
const char *jit_method_symbol(rt_method *m, char part);       /* name of the function that holds m's code; stable, interned */
/* A helper of helpers.def with its LLVM type and attributes; *type receives the function type. */
LLVMValueRef jit_helper(jit_batch *b, const char *name, LLVMTypeRef *type);
/* Address for a symbol name, NULL unknown: the definition generator's question. Thread-safe. */
void *jit_symbol_address(const char *name);

/* ---- abi.c: how values travel. Scalars as themselves (bool u1 i1: i8, char i2: i16; native int, pointers: i64; references and byrefs: ptr).
   Value types of <= 16 bytes as one or two parts by eightbyte (ptr for a reference/byref/pointer-sized ref field, double/float for a lone one,
   else the smallest integer), larger ones as pointer to the caller's copy; results of > 16 bytes through a hidden first pointer.
   This equals SysV for every signature in CoreLib's native contract except a two-part argument with one register left, which
   jit_emit_native_call handles. */
typedef struct jit_part { LLVMTypeRef type; uint32_t offset, size; } jit_part;
typedef struct jit_parts { uint32_t n; /* 0: void, or in memory */ bool indirect; jit_part part[2]; } jit_parts;
typedef struct jit_abi {
    LLVMTypeRef fn_type;
    bool sret;              /* first parameter: where to write the result */
    jit_parts ret;
    bool has_this;
    uint32_t n_params;      /* of the managed signature, without this */
    bool async;             /* result is { ptr continuation, parts... } or ptr continuation with sret */
} jit_abi;
jit_parts jit_abi_classify(jit_batch *b, rt_type *t);
/* async: the ASYNC variant's convention. */
jit_abi jit_abi_of(jit_batch *b, const rt_sig *sig, bool async);
LLVMTypeRef jit_mem_type(jit_batch *b, rt_type *t);     /* type of a variable: scalar type, or [size x i8] for value types */
LLVMTypeRef jit_scalar_type(jit_batch *b, rt_type *t);  /* NULL for non-primitive value types */

/* ---- import.c & co. */
typedef enum jit_kind { JIT_I32, JIT_I64, JIT_NATIVE /* i64 */, JIT_F32, JIT_F64, JIT_REF, JIT_BYREF, JIT_STRUCT /* v = address of a temporary that nobody writes again */ } jit_kind;
typedef struct jit_value {
    LLVMValueRef v;
    jit_kind kind;
    rt_type *type;          /* exact static type if known, else NULL (JIT_NATIVE: pointer type or NULL; JIT_BYREF: the pointee's byref type or NULL) */
    rt_method *ftn;         /* the value is ldftn/ldvirtftn of this method, else NULL */
    rt_field *token_field;  /* the value is ldtoken of this field, else NULL */
    LLVMValueRef vec;       /* JIT_STRUCT of a vector type: the same value as an LLVM vector, or NULL (vector.h) */
    rt_type *token_type;    /* the value is ldtoken of / GetTypeFromHandle on this type, else NULL: for constant folding */
    LLVMValueRef null_base; /* JIT_BYREF made by ldflda: the pointer it was made from, which is what may be null; else NULL */
    bool is_virtual_ftn, is_this /* known not to be null */, is_null;
} jit_value;

typedef enum jit_mode { JIT_PLAIN, JIT_ASYNC_A, JIT_ASYNC_B } jit_mode;

struct jit_import; typedef struct jit_import jit_import;
/* One protected region and its handler in LLVM terms; see import_eh.c. */
typedef struct jit_region jit_region;

/* State of one IL block (leader offset). */
typedef struct jit_block {
    LLVMBasicBlockRef bb;
    uint32_t offset;
    int depth;              /* entry stack depth, -1 unknown */
    jit_value *entry;       /* entry stack; JIT_* kinds; values live in slots (allocas), v = slot address */
    bool queued, done;
} jit_block;

struct jit_import {
    jit_batch *b;
    rt_method *m;
    rt_assembly *assembly;  /* tokens of the body resolve here */
    rt_context ctx;
    il_body body;
    const rt_sig *sig;
    jit_abi abi;
    jit_mode mode;
    LLVMValueRef fn;
    LLVMBuilderRef bld;     /* the working builder */
    LLVMBasicBlockRef entry_bb; /* allocas go here (jit_alloca) */
    LLVMBuilderRef entry_bld;   /* positioned before the entry block's terminator */
    /* arguments and locals: address (alloca, or field of the filter frame) and type */
    uint32_t n_args; LLVMValueRef *args; rt_type **arg_types; /* this first; this of a value type has a byref type */
    uint32_t n_locals; LLVMValueRef *locals; rt_type **local_types;
    LLVMValueRef sret;      /* hidden result pointer or NULL */
    /* evaluation stack */
    jit_value *stack; uint32_t depth, cap;
    /* control flow */
    jit_block *blocks; uint32_t n_blocks;   /* sorted by offset */
    uint32_t *block_of;     /* by IL offset: index + 1 of the block that starts there, 0 none */
    jit_region *regions; uint32_t n_regions;
    jit_region *region;     /* innermost region the current instruction is in, or NULL */
    uint32_t osr_entry;     /* importing a continuation (osr.c): IL offset + 1 where it begins, 0: the method itself */
    uint32_t filter_of;     /* importing a filter function: clause index + 1 */
    bool unreachable;       /* the current block has been terminated */
    /* current instruction */
    il_insn insn;
    /* prefixes pending for the next instruction, III.2 */
    bool p_volatile, p_tail, p_readonly; uint8_t p_unaligned; rt_type *p_constrained;
    /* failure: diag filled, imports stop with the code */
    int error; coil_diag *d;
    void *async;            /* async.c */
    LLVMMetadataRef di_scope; const char *di_file;
    void *points; uint32_t n_points; /* il_point of the PDB */
    void *arena;            /* freed with the import */
    struct jit_import_state *state; /* import.h */
};

/* Compiles the IL of m (mode PLAIN) or its async parts into the batch; 0 or error. Defined symbol = jit_method_symbol(m, part).
   IL that is wrong: -COIL_EBAD_IL with method and offset; the caller turns the method into one that throws InvalidProgramException. */
int jit_import_method(jit_batch *b, rt_method *m, jit_mode mode, LLVMValueRef *fn, coil_diag *d);
/* The code that continues m (plain IL) at [target] in a frame that tier-0 code left there; osr.c. */
int jit_import_continuation(jit_batch *b, rt_method *m, uint32_t target, LLVMValueRef *fn, coil_diag *d);
/* Bodies that are not IL: delegate Invoke, array members, P/Invoke, internal calls, unsafe accessors, missing. special.c */
int jit_special_method(jit_batch *b, rt_method *m, LLVMValueRef *fn, coil_diag *d);

/* import helpers for handlers (import_emit.c, import_value.c, import_type.c, import_block.c) */
typedef void (*jit_handler)(jit_import *im);
void *jit_arena(jit_import *im, size_t n);                  /* zeroed; freed with the import */
void jit_push(jit_import *im, LLVMValueRef v, rt_type *type);             /* kind from the type; small integers must be extended before (jit_load does) */
void jit_push_kind(jit_import *im, LLVMValueRef v, jit_kind kind, rt_type *type);
void jit_push_value(jit_import *im, jit_value v);
jit_value jit_pop(jit_import *im);                          /* underflow: fails the import, returns an undef i32 */
jit_value *jit_top(jit_import *im, uint32_t n);             /* n = 0: top; NULL if not there */
void jit_fail(jit_import *im, int code, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
jit_kind jit_kind_of(rt_type *t);
LLVMValueRef jit_alloca(jit_import *im, LLVMTypeRef t, uint32_t align, const char *name); /* in the entry block */
LLVMValueRef jit_temp(jit_import *im, rt_type *t);          /* fresh alloca of the type's memory type */
/* Load a variable of type t at address: extends small integers to i32, copies structs into a fresh temporary. */
jit_value jit_load(jit_import *im, LLVMValueRef address, rt_type *t, unsigned align, bool is_volatile);
/* Store v as type t at address, converting the stack kind (truncation, i32->i64 native, f32<->f64, struct memcpy). */
void jit_store(jit_import *im, LLVMValueRef address, jit_value v, rt_type *t, unsigned align, bool is_volatile);
/* The value converted to what a variable of type t wants (scalar types), as an LLVM value of jit_scalar_type; structs: their address. */
LLVMValueRef jit_coerce(jit_import *im, jit_value v, rt_type *t);
LLVMValueRef jit_to_ptr(jit_import *im, jit_value v);       /* REF, BYREF or NATIVE as ptr */
LLVMValueRef jit_to_i64(jit_import *im, jit_value v);
LLVMValueRef jit_call(jit_import *im, LLVMTypeRef ft, LLVMValueRef callee, LLVMValueRef *args, unsigned n); /* call, or invoke inside a region that needs it; sets the debug location */
LLVMValueRef jit_call_helper(jit_import *im, const char *name, LLVMValueRef *args, unsigned n);
void jit_null_check(jit_import *im, LLVMValueRef ref);
void jit_check_address(jit_import *im, jit_value v);        /* before an access through a managed or native pointer; none in CoreLib's own code */
void jit_throw_if(jit_import *im, LLVMValueRef condition, const char *helper); /* cold branch to a noreturn helper without arguments */
void jit_cctor_check(jit_import *im, rt_type *t);           /* emits the inline check + helper unless not needed */
LLVMBasicBlockRef jit_new_block(jit_import *im, const char *name);
void jit_unreachable(jit_import *im);                       /* ends the block; sets im->unreachable */
rt_type *jit_token_type(jit_import *im, uint32_t token);    /* resolve with the import's context; NULL after jit_throw_deferred */
/* A missing type/method/field: emits the throw that CoreCLR does at this instruction, ends the block; import goes on. */
void jit_throw_deferred(jit_import *im, const coil_diag *d);
/* Address of element/field data etc. are plain GEPs on i8. */
LLVMValueRef jit_gep(jit_import *im, LLVMValueRef base, uint64_t offset);
void jit_branch_to(jit_import *im, uint32_t il_offset);     /* ends the block: spills the stack to the target's entry slots, br */

/* handlers by family, named in import.c's table: import_arith.c, import_mem.c, import_object.c, import_call.c, import_flow.c, import_eh.c */
#define JIT_HANDLER(name) void name(jit_import *im);
#include "jit/handlers.def"
#undef JIT_HANDLER

/* ---- import_eh.c */
int jit_eh_analyse(jit_import *im);                         /* before blocks are made */
LLVMBasicBlockRef jit_eh_landing_pad(jit_import *im);       /* unwind destination for calls at the current instruction, NULL: plain call */
void jit_eh_enter_block(jit_import *im, uint32_t offset);   /* sets im->region; handler entries push the exception */

/* tier.c: a defined copy of a small IL callee in this (tier-1) batch, or NULL. */
LLVMValueRef jit_callee_for_inlining(jit_batch *b, rt_method *m);
/* In a tier-1 batch, the code itself of a method that will not be compiled again: called directly, not through its entry. Else NULL. */
LLVMValueRef jit_final_code(jit_batch *b, rt_method *m);
/* ---- import_call.c */
/* Emits a call of m with this ABI; args on the evaluation stack; pushes the result. */
void jit_emit_call(jit_import *im, rt_method *m, const rt_sig *sig, bool is_virtual, rt_type *constrained);
/* The address to call for m on this receiver (LLVM ptr, already null-checked when virtual; may be NULL for static): the batch's own function,
   an inlinable copy, the entry slot, the vtable slot or the dispatch cache. ASYNC variants too. */
LLVMValueRef jit_call_target(jit_import *im, rt_method *m, bool is_virtual, LLVMValueRef receiver);
/* Lowers args (this first if any) into an ABI argument list, calls [callee], returns the result as a jit_value (kind void: v NULL). */
/* *continuation (may be NULL) receives the continuation of an async ABI. */
jit_value jit_emit_abi_call(jit_import *im, const jit_abi *abi, const rt_sig *sig, LLVMValueRef callee, jit_value *args, unsigned n_args, LLVMValueRef *continuation);

/* The same for a C function: SysV rules, small integers extended. */
jit_value jit_emit_native_call(jit_import *im, const rt_sig *sig, LLVMValueRef callee, jit_value *args, unsigned n_args);
/* The method of the current instruction's token with its signature; NULL after jit_throw_deferred. */
rt_method *jit_call_token(jit_import *im, const rt_sig **sig);

/* ---- intrinsics.c: true if the call was replaced (arguments popped, result pushed). */
bool jit_intrinsic(jit_import *im, rt_method *m, const rt_sig *sig);

/* ---- vector.c: <n x lane> if t is Vector64..512<T> or Vector<T> of numbers, else NULL. */
LLVMTypeRef jit_vector_type(jit_batch *b, const rt_type *t);

/* ---- async.c (jit_mode ASYNC_A / ASYNC_B): true if the call of an AsyncHelpers member was handled. */
/* Everything async: bodies with the bit (both variants), and the ASYNC variant of other Task-returning methods. */
int jit_async_compile(jit_batch *b, rt_method *m, LLVMValueRef *fn, coil_diag *d);
bool jit_async_call(jit_import *im, rt_method *m, const rt_sig *sig);

/* ---- tier.c: for the importer, at function entry and before backward branches; ends and starts blocks. Does nothing outside tiering. */
bool jit_tier_counts(jit_import *im);                       /* whether this code counts */
void jit_tier_count(jit_import *im);
/* The same before a backward branch to [target], which must follow: may leave the method there (osr.c). */
void jit_tier_count_loop(jit_import *im, uint32_t target);

/* ---- debuginfo.c */
void jit_di_begin(jit_import *im);
void jit_di_location(jit_import *im);                       /* for the current instruction */
void jit_di_finish(jit_batch *b);

/* ---- compile.c, engine.c */
extern int jit_tier_option;                                 /* 0, 1, or -1: tiering */
int jit_init(coil_diag *d);                                 /* LLVM, LLJIT, rt_the_jit; main thread, once */
const rt_jit *jit_interface(void);
void jit_close(void);                                       /* before _exit: no compilation is under way, none begins */
int jit_optimise(jit_batch *b, const char *passes, coil_diag *d); /* passes NULL: the tier's pipeline */
void *jit_engine_address(const char *symbol);
/* Whether m's entry is code already and not the prestub, which must be reached through the method's stub. */
bool jit_is_compiled(const rt_method *m);
/* `coil ir` and `coil asm`: stage raw | coro | opt | final; text is malloc'ed. */
int jit_dump_ir(rt_method *const *methods, uint32_t n, int tier, const char *stage, char **text, coil_diag *d);
int jit_dump_asm(rt_method *const *methods, uint32_t n, int tier, bool intel, char **text, coil_diag *d);

#endif
