/* LLVM: target machines, pass pipelines, emission, and the linker.

   1. Passes and emission run on the compiling thread with that thread's own target machine; the linker (LLJIT on JITLink) is shared and
      thread-safe. Position independent, small code model: a layer made with a bare LLJIT would choose the large one.
   2. All functions of a batch become local symbols of one section with one exported anchor. So two tiers of a method never clash, and
      linking a batch costs one look-up: every other address is the anchor's plus a difference read from the object.
   3. Undefined symbols are asked of symbol.c by the definition generator; what that does not know is C library (the process).
   4. Loop strength reduction is off: it may leave only a pointer before or behind an object in a register, and the collector would
      miss the object. */
#include "jit/cache.h"
#include "jit/engine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <llvm-c/Analysis.h>
#include <llvm-c/LLJIT.h>
#include <llvm-c/LLJITUtils.h>
#include <llvm-c/Support.h>
#include <llvm-c/Transforms/PassBuilder.h>

static LLVMOrcLLJITRef jit;
static LLVMTargetRef target;
static char *triple, *cpu, *features, *layout;

const char *jit_triple(void) { return triple; }
const char *jit_data_layout(void) { return layout; }

const char *jit_llvm_version(void) {
    static char text[32];
    unsigned major, minor, patch;
    LLVMGetVersion(&major, &minor, &patch);
    snprintf(text, sizeof text, "%u.%u.%u", major, minor, patch);
    return text;
}

/* Consumes the error. */
static int fail(LLVMErrorRef e, const char *what, coil_diag *d) {
    if (!e)
        return 0;
    char *text = LLVMGetErrorMessage(e); /* owned by us; the error is gone */
    int r = coil_fail(d, COIL_EJIT, "%s: %s", what, text);
    LLVMDisposeErrorMessage(text);
    return r;
}

const char *jit_engine_configuration(void) {
    static char *text;
    if (!text) {
        const char *options = getenv("COIL_LLVM");
        size_t n = strlen(cpu) + strlen(features) + strlen(triple) + (options ? strlen(options) : 0) + 100;
        char *made = malloc(n), *expected = NULL;
        snprintf(made, n, "LLVM %s %s %s %s %s", jit_llvm_version(), triple, cpu, features, options ? options : "");
        if (!__atomic_compare_exchange_n(&text, &expected, made, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
            free(made);
    }
    return text;
}

/* ---- target machines */
LLVMTargetMachineRef jit_new_machine(int tier) {
    LLVMCodeGenOptLevel level = tier ? LLVMCodeGenLevelDefault : LLVMCodeGenLevelNone;
    LLVMTargetMachineRef m = LLVMCreateTargetMachine(target, triple, cpu, features, level, LLVMRelocPIC, LLVMCodeModelSmall);
    if (!tier)
        LLVMSetTargetMachineFastISel(m, true);
    return m;
}

LLVMTargetMachineRef jit_target_machine(int tier) {
    static __thread LLVMTargetMachineRef machines[2];
    LLVMTargetMachineRef *m = &machines[tier > 0];
    if (!*m)
        *m = jit_new_machine(tier);
    return *m;
}

/* ---- passes */
static bool has_coroutines(jit_batch *b) {
    unsigned kind = LLVMGetEnumAttributeKindForName("presplitcoroutine", 17);
    for (LLVMValueRef fn = LLVMGetFirstFunction(b->mod); fn; fn = LLVMGetNextFunction(fn))
        if (LLVMGetEnumAttributeAtIndex(fn, (LLVMAttributeIndex)LLVMAttributeFunctionIndex, kind))
            return true;
    return false;
}

const char *jit_pipeline(jit_batch *b) {
    if (b->tier)
        return "default<O2>"; /* includes the coroutine passes */
    if (has_coroutines(b)) /* slots become values before the frame is laid out: smaller frames */
        return "coro-early,function(sroa,early-cse,simplifycfg),cgscc(coro-split),coro-cleanup,"
               "function(sroa,early-cse,instcombine<no-verify-fixpoint>,simplifycfg)";
    return "function(sroa,early-cse,instcombine<no-verify-fixpoint>,simplifycfg)";
}

int jit_optimise(jit_batch *b, const char *passes, coil_diag *d) {
    if (!passes)
        passes = jit_pipeline(b);
    LLVMPassBuilderOptionsRef o = LLVMCreatePassBuilderOptions();
    LLVMErrorRef e = LLVMRunPasses(b->mod, passes, jit_target_machine(b->tier), o);
    LLVMDisposePassBuilderOptions(o);
    return fail(e, passes, d);
}

int jit_verify(jit_batch *b, coil_diag *d) {
    char *text = NULL;
    int r = 0;
    if (LLVMVerifyModule(b->mod, LLVMReturnStatusAction, &text))
        r = coil_fail(d, COIL_EJIT, "bad IR: %.400s", text);
    LLVMDisposeMessage(text);
    return r;
}

/* ---- before emission */
void jit_engine_prepare(jit_batch *b, char *anchor, size_t size) {
    LLVMValueRef first = NULL;
    for (LLVMValueRef fn = LLVMGetFirstFunction(b->mod); fn; fn = LLVMGetNextFunction(fn)) {
        if (LLVMIsDeclaration(fn) || LLVMGetLinkage(fn) == LLVMAvailableExternallyLinkage)
            continue;
        LLVMSetLinkage(fn, LLVMInternalLinkage);
        LLVMSetSection(fn, ".text"); /* otherwise cold functions go elsewhere, and distances are unknown */
        if (!first)
            first = fn;
    }
    if (!first)
        return;
    /* Named after the function, because a debugger prefers the exported name; the number is put in by make_unique. */
    snprintf(anchor, size, "%.200s#00000000", LLVMGetValueName(first));
    LLVMAddAlias2(b->mod, LLVMGlobalGetValueType(first), 0, first, anchor);
}

static bool verifying(void) {
    static int known = -1;
    if (known < 0) {
        const char *text = getenv("COIL_JIT_VERIFY");
        known = !text || *text != '0';
    }
    return known;
}

static int emit(jit_batch *b, LLVMMemoryBufferRef *out, coil_diag *d) {
    char *text = NULL;
    if (!LLVMTargetMachineEmitToMemoryBuffer(jit_target_machine(b->tier), b->mod, LLVMObjectFile, &text, out))
        return 0;
    int r = coil_fail(d, COIL_EJIT, "emission: %s", text ? text : "?");
    LLVMDisposeMessage(text);
    return r;
}

/* ---- linking */
static const jit_func *func_of(const jit_batch *b, const char *name, size_t n) {
    for (uint32_t i = 0; i < b->n_funcs; i++)
        if (strlen(b->funcs[i].name) == n && !memcmp(b->funcs[i].name, name, n))
            return &b->funcs[i];
    return NULL;
}

/* The method a symbol belongs to; "X.resume" and the like are pieces that LLVM split off X. */
static const jit_func *owner_of(const jit_batch *b, const char *name) {
    const jit_func *f = func_of(b, name, strlen(name));
    for (const char *dot = strrchr(name, '.'); !f && dot; dot = NULL)
        f = func_of(b, name, (size_t)(dot - name));
    return f;
}

static void register_code(jit_batch *b, const jit_object *o, uint64_t base) {
    const rt_code_point *callers = jit_di_callers(b);
    for (uint32_t i = 0; i < o->n_codes; i++) {
        const jit_code *c = &o->codes[i];
        const jit_func *f = owner_of(b, c->name);
        const char *name = f && !strcmp(f->name, c->name) ? f->name : jit_symbol_intern_code(c->name);
        void *address = (void *)(uintptr_t)(base + c->value);
        rt_code code = { .start = address, .size = (uint32_t)c->size, .method = f ? f->method : NULL, .tier = (uint8_t)b->tier,
                         .part = f ? (uint8_t)f->part : 'T', .points = c->points, .n_points = c->n_points, .callers = callers, .name = name };
        rt_code_register(&code);
        jit_perf_code(&code);
        jit_symbol_set_code(name, address);
    }
}

static int link_object(LLVMMemoryBufferRef buffer, const char *anchor, LLVMOrcExecutorAddress *address, coil_diag *d) {
    LLVMOrcJITDylibRef main_dylib = LLVMOrcLLJITGetMainJITDylib(jit);
    int r = fail(LLVMOrcLLJITAddObjectFile(jit, main_dylib, buffer), "object", d); /* buffer: owned by LLVM from here, also on failure */
    return r ? r : fail(LLVMOrcLLJITLookup(jit, address, anchor), "link", d);
}

/* The anchor's number, in its name and in the object, which is ours and in writable memory. */
static int make_unique(LLVMMemoryBufferRef object, char *anchor, coil_diag *d) {
    static unsigned count;
    char *p = (char *)(uintptr_t)LLVMGetBufferStart(object), *end = p + LLVMGetBufferSize(object);
    size_t n = strlen(anchor) + 1, digits = n - 9;
    char number[9];
    bool found = false;
    snprintf(number, sizeof number, "%08x", __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED));
    for (; n > 9 && (p = memmem(p, (size_t)(end - p), anchor, n)); found = true)
        memcpy(p + digits, number, 8);
    memcpy(anchor + digits, number, 8);
    return found ? 0 : coil_fail(d, COIL_EJIT, "the object has no symbol %s", anchor);
}

/* Consumes the object. */
static int link_batch(jit_batch *b, LLVMMemoryBufferRef object, char *anchor, coil_diag *d) {
    jit_object o;
    uint64_t since = jit_cpu_clock();
    int r = make_unique(object, anchor, d);
    jit_object_keep_own((void *)(uintptr_t)LLVMGetBufferStart(object), LLVMGetBufferSize(object));
    if (!r)
        r = jit_object_read(LLVMGetBufferStart(object), LLVMGetBufferSize(object), anchor, b, &o, d);
    if (r) {
        LLVMDisposeMemoryBuffer(object);
        return r;
    }
    LLVMOrcExecutorAddress address = 0;
    r = link_object(object, anchor, &address, d);
    if (!r)
        register_code(b, &o, address - o.anchor);
    for (uint32_t i = 0; i < o.n_codes; i++)
        b->code_bytes += (uint32_t)o.codes[i].size;
    jit_object_free(&o);
    jit_step_done(JIT_STEP_LINK, &since);
    return r;
}

static int make_object(jit_batch *b, LLVMMemoryBufferRef *object, char *anchor, coil_diag *d) {
    uint64_t since = jit_cpu_clock();
    int r = verifying() ? jit_verify(b, d) : 0;
    jit_step_done(JIT_STEP_VERIFY, &since);
    if (!r)
        r = jit_optimise(b, NULL, d);
    jit_step_done(JIT_STEP_OPTIMISE, &since);
    if (r)
        return r;
    jit_batch_attributes_all(b);
    jit_engine_prepare(b, anchor, JIT_ANCHOR);
    jit_di_flatten(b);
    r = emit(b, object, d);
    jit_step_done(JIT_STEP_EMIT, &since);
    return r;
}

int jit_finish(jit_batch *b, coil_diag *d) {
    char anchor[JIT_ANCHOR] = "";
    jit_cache_key key;
    uint64_t since = jit_cpu_clock();
    jit_di_finish(b);
    jit_batch_attributes_all(b);
    bool cached = jit_cache_key_of(b, &key);
    LLVMMemoryBufferRef object = cached ? jit_cache_load(&key, anchor, sizeof anchor) : NULL;
    jit_step_done(JIT_STEP_CACHE, &since);
    if (object)
        return link_batch(b, object, anchor, d);
    int r = make_object(b, &object, anchor, d);
    if (r)
        return r;
    since = jit_cpu_clock();
    if (cached)
        jit_cache_store(&key, anchor, object);
    jit_step_done(JIT_STEP_CACHE, &since);
    return link_batch(b, object, anchor, d);
}

void *jit_engine_address(const char *symbol) { return jit_symbol_address(symbol); }

/* The linker's question: which of these names are ours? */
static LLVMErrorRef generate(LLVMOrcDefinitionGeneratorRef g, void *ctx, LLVMOrcLookupStateRef *state, LLVMOrcLookupKind kind,
                             LLVMOrcJITDylibRef dylib, LLVMOrcJITDylibLookupFlags flags, LLVMOrcCLookupSet set, size_t n) {
    (void)g, (void)ctx, (void)state, (void)kind, (void)flags;
    LLVMOrcCSymbolMapPair *pairs = malloc((n + 1) * sizeof *pairs);
    size_t found = 0;
    for (size_t i = 0; i < n; i++) {
        const char *name = LLVMOrcSymbolStringPoolEntryStr(set[i].Name);
        void *address = jit_symbol_address(name);
        if (!address)
            continue;
        LLVMOrcRetainSymbolStringPoolEntry(set[i].Name); /* the map consumes one reference */
        pairs[found++] = (LLVMOrcCSymbolMapPair){ set[i].Name, { (LLVMOrcExecutorAddress)(uintptr_t)address, { LLVMJITSymbolGenericFlagsExported, 0 } } };
    }
    LLVMErrorRef e = NULL;
    if (found) {
        LLVMOrcMaterializationUnitRef unit = LLVMOrcAbsoluteSymbols(pairs, found);
        e = LLVMOrcJITDylibDefine(dylib, unit); /* consumes the unit only on success */
        if (e)
            LLVMOrcDisposeMaterializationUnit(unit);
    }
    free(pairs);
    return e;
}

/* ---- start */
static int find_target(coil_diag *d) {
    LLVMInitializeNativeTarget();
    LLVMInitializeNativeAsmPrinter();
    LLVMInitializeNativeAsmParser();
    char *text = NULL;
    triple = LLVMGetDefaultTargetTriple();
    if (LLVMGetTargetFromTriple(triple, &target, &text)) {
        int r = coil_fail(d, COIL_EJIT, "no LLVM target for %s: %s", triple, text);
        LLVMDisposeMessage(text);
        return r;
    }
    cpu = LLVMGetHostCPUName();
    features = LLVMGetHostCPUFeatures();
    LLVMTargetDataRef data = LLVMCreateTargetDataLayout(jit_target_machine(0));
    layout = LLVMCopyStringRepOfTargetData(data);
    LLVMDisposeTargetData(data);
    return 0;
}

/* COIL_LLVM: further options of LLVM, separated by spaces (-print-after-all, -time-passes …). */
static void parse_options(void) {
    const char *argv[32] = { "coil", "-disable-lsr" };
    int argc = 2;
    char *more = getenv("COIL_LLVM");
    if (more)
        for (char *save, *word = strtok_r(strdup(more), " ", &save); word && argc < 32; word = strtok_r(NULL, " ", &save))
            argv[argc++] = word;
    LLVMParseCommandLineOptions(argc, argv, "coil");
}

static int make_jit(coil_diag *d) {
    LLVMOrcLLJITBuilderRef builder = LLVMOrcCreateLLJITBuilder();
    LLVMTargetMachineRef m = jit_new_machine(0);
    LLVMOrcLLJITBuilderSetJITTargetMachineBuilder(builder, LLVMOrcJITTargetMachineBuilderCreateFromTargetMachine(m)); /* consumes m */
    int r = fail(LLVMOrcCreateLLJIT(&jit, builder), "LLJIT", d); /* builder: owned by LLVM from here, also on failure */
    if (r)
        return r;
    LLVMOrcJITDylibAddGenerator(LLVMOrcLLJITGetMainJITDylib(jit), LLVMOrcCreateCustomCAPIDefinitionGenerator(generate, NULL, NULL));
    if (getenv("COIL_GDB"))
        r = fail(LLVMOrcLLJITEnableDebugSupport(jit), "gdb support", d);
    return r;
}

int jit_engine_init(coil_diag *d) {
    parse_options();
    jit_perf_init();
    int r = find_target(d);
    return r ? r : make_jit(d);
}
