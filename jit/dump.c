/* What `coil ir` and `coil asm` print: a module with some methods at a stage of the pipeline. Nothing is linked. */
#include "jit/async.h"
#include "jit/engine.h"

#include <stdlib.h>
#include <string.h>

#include <llvm-c/Support.h>

/* The stages in order. raw: as imported. coro: variables have become values, awaits are still llvm.coro.* calls. opt: after the tier's pipeline,
   which splits the coroutines. final: as it goes to the code generator. */
typedef enum stage { RAW, CORO, OPT, FINAL } stage;
static const char *const stage_names[] = { "raw", "coro", "opt", "final" };

static int stage_of(const char *name, stage *out, coil_diag *d) {
    for (int i = RAW; i <= FINAL; i++)
        if (!strcmp(name, stage_names[i])) {
            *out = (stage)i;
            return 0;
        }
    return coil_fail(d, COIL_EUSAGE, "no stage '%s': raw, coro, opt, final", name);
}

/* An async method has three parts: the Task-returning thunk, A, and, if it awaits, the coroutine B. */
static int import_parts(jit_batch *b, rt_method *m, coil_diag *d) {
    LLVMValueRef fn;
    int r = jit_compile_one(b, m, &fn, d);
    if (r || m->body_kind != RT_BODY_IL || !(m->impl_flags & RT_IMPL_ASYNC) || m->variant != RT_VARIANT_NORMAL || m->task_kind == RT_TASK_NONE)
        return r;
    rt_method *a = rt_method_async(m), *resumer;
    r = jit_compile_one(b, a, &fn, d);
    resumer = r ? NULL : jit_async_info_of(a)->resumer;
    return resumer ? jit_compile_one(b, resumer, &fn, d) : r;
}

/* What cannot be imported is left out; the others are shown. */
static int import_methods(jit_batch *b, rt_method *const *methods, uint32_t n, coil_diag *d) {
    uint32_t shown = 0;
    int error = 0;
    for (uint32_t i = 0; i < n; i++) {
        int r = import_parts(b, methods[i], d);
        if (r)
            error = r;
        else
            shown++;
    }
    return shown ? 0 : error;
}

static int build(jit_batch *b, rt_method *const *methods, uint32_t n, stage s, coil_diag *d) {
    char anchor[JIT_ANCHOR];
    jit_lock();
    int r = import_methods(b, methods, n, d);
    if (!r)
        r = jit_inline_bodies(b, d);
    jit_unlock();
    jit_di_finish(b);
    jit_batch_attributes_all(b);
    if (!r)
        r = jit_verify(b, d);
    if (!r && s == CORO)
        r = jit_optimise(b, "coro-early,function(sroa,early-cse,simplifycfg)", d);
    if (!r && s >= OPT)
        r = jit_optimise(b, NULL, d);
    if (!r && s == FINAL)
        jit_engine_prepare(b, anchor, sizeof anchor);
    return r;
}

int jit_dump_ir(rt_method *const *methods, uint32_t n, int tier, const char *name, char **text, coil_diag *d) {
    stage s = RAW;
    *text = NULL;
    int r = stage_of(name, &s, d);
    if (r)
        return r;
    jit_batch *b = jit_batch_new(tier, true);
    r = build(b, methods, n, s, d);
    if (!r || r == -COIL_EJIT) { /* wrong IR is worth seeing too */
        char *ir = LLVMPrintModuleToString(b->mod);
        *text = strdup(ir);
        LLVMDisposeMessage(ir);
    }
    jit_batch_free(b);
    return r;
}

/* The syntax is an option of the whole process, read when a target machine is made: it can be chosen once. */
static void choose_syntax(bool intel) {
    static bool chosen;
    const char *argv[] = { "coil", "-x86-asm-syntax=intel" };
    if (intel && !chosen)
        LLVMParseCommandLineOptions(2, argv, "coil");
    chosen = true;
}

int jit_dump_asm(rt_method *const *methods, uint32_t n, int tier, bool intel, char **text, coil_diag *d) {
    *text = NULL;
    choose_syntax(intel);
    jit_batch *b = jit_batch_new(tier, true);
    int r = build(b, methods, n, FINAL, d);
    if (!r) {
        char *error = NULL;
        LLVMMemoryBufferRef out = NULL;
        LLVMTargetMachineRef machine = jit_new_machine(tier);
        if (LLVMTargetMachineEmitToMemoryBuffer(machine, b->mod, LLVMAssemblyFile, &error, &out)) {
            r = coil_fail(d, COIL_EJIT, "emission: %s", error);
            LLVMDisposeMessage(error);
        } else {
            *text = strndup(LLVMGetBufferStart(out), LLVMGetBufferSize(out));
            LLVMDisposeMemoryBuffer(out);
        }
        LLVMDisposeTargetMachine(machine);
    }
    jit_batch_free(b);
    return r;
}
