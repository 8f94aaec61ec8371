/* What the engine half of the JIT (batch, symbol, engine, object, compile, tier, thunk, dump, debuginfo) shares inside itself,
   and the few entries that the importer calls there. */
#ifndef JIT_ENGINE_H
#define JIT_ENGINE_H

#include "jit/jit.h"
#include "runtime/eh/eh.h"

/* ---- what hangs off rt_method.jit. Created on demand, never freed. */
typedef enum jit_state { JIT_COLD, JIT_COMPILED, JIT_REQUESTED /* waits for tier 1 */, JIT_FINAL } jit_state;
/* Continuations of one method's loops (osr.c), one for each offset; code NULL: not there yet. */
typedef struct jit_osr_code { uint32_t offset; void *code; struct jit_osr_code *next; } jit_osr_code;
typedef struct jit_method_info {
    int32_t counter;        /* decremented by tier-0 code; tier.c */
    uint8_t state;          /* jit_state; written under the compile lock */
    uint8_t tier;
    bool alone;             /* could not be imported with others */
    uint32_t il_size;
    jit_osr_code *osr;      /* tier.c, under its lock */
} jit_method_info;
jit_method_info *jit_info(rt_method *m);

/* ---- batch.c */
void jit_add_attribute(LLVMContextRef ctx, LLVMValueRef fn, const char *name, uint64_t value); /* enum attribute on the function */
void jit_batch_attributes_all(jit_batch *b); /* every defined function that has not got them */

/* ---- symbol.c */
void jit_symbol_set_code(const char *name, void *address);  /* a function was linked (again) */
/* An immortal copy of a function name, entered in the table (its address is set when it is linked). */
const char *jit_symbol_intern_code(const char *name);

/* ---- object.c: what we read from an object that LLVM emitted. */
typedef struct jit_code { const char *name; uint64_t value, size; rt_code_point *points; uint32_t n_points, cap_points; } jit_code;
typedef struct jit_object { jit_code *codes; /* sorted by value */ uint32_t n_codes; uint64_t anchor; char *names; } jit_object;
/* Before linking: what every object has of its own is not shared between objects. */
void jit_object_keep_own(void *data, size_t size);
/* Functions, sizes and lines of an ELF relocatable. Values are offsets in .text. -COIL_EJIT if it is not what we expect. */
int jit_object_read(const void *data, size_t size, const char *anchor, jit_batch *b, jit_object *out, coil_diag *d);
void jit_object_free(jit_object *o);

/* ---- debuginfo.c */
/* Between the passes and emission: gives what was inlined a location that names the whole chain. */
void jit_di_flatten(jit_batch *b);
/* A row of the line table as a code point; false if it says nothing. [dir] is the directory entry of the row's file. */
bool jit_di_row(jit_batch *b, const char *dir, uint32_t line, uint32_t column, rt_code_point *out);
/* What rt_code.callers of all functions of the batch is: immortal; NULL if nothing was inlined. */
const rt_code_point *jit_di_callers(jit_batch *b);
void jit_di_free(jit_batch *b);

/* Path of a document of the PDB of m's assembly, NULL if there is none. */
const char *jit_di_document(const rt_method *m, uint32_t document);

/* ---- perf.c */
void jit_perf_init(void);
void jit_perf_code(const rt_code *code);

/* ---- engine.c */
LLVMTargetMachineRef jit_target_machine(int tier);          /* of the calling thread */
LLVMTargetMachineRef jit_new_machine(int tier);             /* owned by the caller */
/* Last step before emission: local linkage, one section, an anchor symbol that the linker can be asked for. */
enum { JIT_ANCHOR = 256 };
void jit_engine_prepare(jit_batch *b, char *anchor, size_t size);
const char *jit_triple(void);
const char *jit_data_layout(void);
/* The object of the finished module, from the cache or made (verified, optimised, emitted), is linked and its code registered;
   addresses by jit_engine_address. The batch may be freed after. */
int jit_finish(jit_batch *b, coil_diag *d);
const char *jit_pipeline(jit_batch *b);                     /* the tier's passes */
const char *jit_engine_configuration(void);                 /* LLVM's version, the target, options: what objects depend on beside IR */
int jit_engine_init(coil_diag *d);
const char *jit_llvm_version(void);

/* ---- compile.c */
void jit_lock(void);
void jit_unlock(void);
/* One method of any body kind into the batch. */
int jit_compile_one(jit_batch *b, rt_method *m, LLVMValueRef *fn, coil_diag *d);
int jit_verify(jit_batch *b, coil_diag *d);
/* Tier 1 in the background: import under the lock, the rest outside. */
int jit_compile_hot(rt_method *m);
/* The continuation of m at [offset], in the background too; *code receives its address. */
int jit_compile_continuation(rt_method *m, uint32_t offset, void **code);
/* Counts the batch (JitInfo) and writes its lines into the log, if there is one. */
void jit_log(jit_batch *b, uint64_t nanoseconds);
/* Time spent in each step by all threads, in nanoseconds; written at the end of the log. */
typedef enum jit_step { JIT_STEP_COLLECT, JIT_STEP_IMPORT, JIT_STEP_CACHE, JIT_STEP_VERIFY, JIT_STEP_OPTIMISE, JIT_STEP_EMIT, JIT_STEP_LINK, JIT_STEP_COUNT } jit_step;
void jit_step_done(jit_step step, uint64_t *since); /* adds what passed since *since, and starts anew */
uint64_t jit_clock(void);       /* nanoseconds, monotonic */
uint64_t jit_cpu_clock(void);   /* nanoseconds of this thread */

/* ---- collect.c: m and what it certainly calls next, at most [max]; returns the count. */
uint32_t jit_collect(rt_method *m, rt_method **out, uint32_t max);
/* IL methods (plain, not async) whose code comes from jit_import_method. */
bool jit_is_plain_il(const rt_method *m);

/* ---- tier.c */
/* Tier in which the foreground compiles m. */
int jit_tier_of(rt_method *m);
int jit_tier_init(coil_diag *d); /* COIL_TIER, unless the command line chose; negative error */

/* ---- inline.c */
/* Imports the bodies that were asked for. Before verification. */
int jit_inline_bodies(jit_batch *b, coil_diag *d);

/* ---- thunk.c */
/* Fills [pad]: a landing pad that catches everything. Returns the exception, caught. */
LLVMValueRef jit_catch_all(jit_batch *b, LLVMBuilderRef bld, LLVMBasicBlockRef pad);
void *jit_invoke_thunk(const rt_sig *sig, bool this_is_byref, bool catching);
void *jit_open_static_thunk(rt_method *m, coil_diag *d);
void *jit_open_instance_thunk(rt_method *m, coil_diag *d);
void *jit_multicast_thunk(rt_type *delegate_type, coil_diag *d);

/* ---- native_entry.c, native_call.c */
void *jit_reverse_thunk(rt_method *m, coil_diag *d);
void *jit_native_delegate_entry(rt_type *delegate_type, coil_diag *d);
void *jit_native_delegate_call(rt_type *delegate_type, coil_diag *d);

#endif
