/* A batch: one LLVM context with one module, everything of it thrown away together. */
#include "jit/engine.h"

#include <stdlib.h>
#include <string.h>

static void make_types(jit_batch *b) {
    LLVMContextRef c = b->ctx;
    b->t_void = LLVMVoidTypeInContext(c);
    b->t_i1 = LLVMInt1TypeInContext(c);
    b->t_i8 = LLVMInt8TypeInContext(c);
    b->t_i16 = LLVMInt16TypeInContext(c);
    b->t_i32 = LLVMInt32TypeInContext(c);
    b->t_i64 = LLVMInt64TypeInContext(c);
    b->t_f32 = LLVMFloatTypeInContext(c);
    b->t_f64 = LLVMDoubleTypeInContext(c);
    b->t_ptr = LLVMPointerTypeInContext(c, 0);
}

static unsigned md_kind(jit_batch *b, const char *name) { return LLVMGetMDKindIDInContext(b->ctx, name, (unsigned)strlen(name)); }

jit_batch *jit_batch_new(int tier, bool for_dump) {
    jit_batch *b = calloc(1, sizeof *b);
    b->tier = tier;
    b->for_dump = for_dump;
    b->ctx = LLVMContextCreate();
    LLVMContextSetDiscardValueNames(b->ctx, !for_dump);
    b->mod = LLVMModuleCreateWithNameInContext("coil", b->ctx);
    LLVMSetTarget(b->mod, jit_triple());
    LLVMSetDataLayout(b->mod, jit_data_layout());
    b->builder = LLVMCreateBuilderInContext(b->ctx);
    make_types(b);
    b->md_invariant_load = md_kind(b, "invariant.load");
    b->md_prof = md_kind(b, "prof");
    b->md_nonnull = md_kind(b, "nonnull");
    b->personality = jit_sym_data(b, "coil_personality", (void *)&coil_personality);
    return b;
}

void jit_batch_free(jit_batch *b) {
    if (!b)
        return;
    jit_di_finish(b);
    LLVMDisposeBuilder(b->builder);
    LLVMDisposeModule(b->mod);
    LLVMContextDispose(b->ctx);
    free(b->inliner);
    jit_di_free(b);
    free(b->funcs);
    free(b);
}

void jit_add_attribute(LLVMContextRef ctx, LLVMValueRef fn, const char *name, uint64_t value) {
    unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));
    LLVMAddAttributeAtIndex(fn, (LLVMAttributeIndex)LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(ctx, kind, value));
}

void jit_add_call_attribute(LLVMContextRef ctx, LLVMValueRef call, const char *name) {
    unsigned kind = LLVMGetEnumAttributeKindForName(name, strlen(name));
    LLVMAddCallSiteAttribute(call, (LLVMAttributeIndex)LLVMAttributeFunctionIndex, LLVMCreateEnumAttribute(ctx, kind, 0));
}

static void add_string_attribute(jit_batch *b, LLVMValueRef fn, const char *key, const char *value) {
    LLVMAttributeRef a = LLVMCreateStringAttribute(b->ctx, key, (unsigned)strlen(key), value, (unsigned)strlen(value));
    LLVMAddAttributeAtIndex(fn, (LLVMAttributeIndex)LLVMAttributeFunctionIndex, a);
}

void jit_batch_attributes(jit_batch *b, LLVMValueRef fn) {
    if (LLVMHasPersonalityFn(fn))
        return;
    LLVMSetPersonalityFn(fn, b->personality);
    add_string_attribute(b, fn, "frame-pointer", "all");
    add_string_attribute(b, fn, "probe-stack", "inline-asm"); /* a large frame must not step over the guard page */
    jit_add_attribute(b->ctx, fn, "uwtable", 2);              /* 2: exact at every instruction, for profilers and faults */
}

void jit_batch_attributes_all(jit_batch *b) {
    for (LLVMValueRef fn = LLVMGetFirstFunction(b->mod); fn; fn = LLVMGetNextFunction(fn))
        if (!LLVMIsDeclaration(fn))
            jit_batch_attributes(b, fn);
}

/* The name is copied: the function of this name may be renamed or deleted by LLVM. */
jit_func *jit_batch_add(jit_batch *b, LLVMValueRef fn, rt_method *m, char part) {
    if (b->n_funcs == b->cap_funcs) {
        b->cap_funcs = b->cap_funcs ? b->cap_funcs * 2 : 16;
        b->funcs = realloc(b->funcs, b->cap_funcs * sizeof *b->funcs);
    }
    jit_batch_attributes(b, fn);
    jit_func *f = &b->funcs[b->n_funcs++];
    *f = (jit_func){ fn, m, part, jit_symbol_intern_code(LLVMGetValueName(fn)) };
    return f;
}
