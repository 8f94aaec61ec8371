/* Tokens and signatures. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "runtime/gc/gc.h"
#include "runtime/types/internal.h"

static coil_diag d;

static void start(void) {
    cr_assert_eq(rt_binder_init("/proc/self/exe", &d), 0, "%s", d.text);
    cr_assert_eq(rt_gc_init(), 0);
    cr_assert_not_null(rt_assembly_load_name("System.Private.CoreLib", &d), "%s", d.text);
    cr_assert_eq(rt_wellknown_init(&d), 0, "%s", d.text);
}

TestSuite(resolve, .init = start, .timeout = 60);

static rt_type *sig_type(const rt_context *ctx, const uint8_t *p, uint32_t n) {
    il_sig s = il_sig_start((il_bytes){p, n});
    return rt_resolve_sig_type(rt_corelib, &s, ctx, &d);
}
#define SIG(ctx, ...) sig_type(ctx, (const uint8_t[]){__VA_ARGS__}, sizeof(const uint8_t[]){__VA_ARGS__})

Test(resolve, elements) {
    cr_assert_eq(SIG(NULL, IL_ELEMENT_I4), rt_wk.i4);
    cr_assert_eq(SIG(NULL, IL_ELEMENT_STRING), rt_wk.string);
    cr_assert_eq(SIG(NULL, IL_ELEMENT_TYPEDBYREF), rt_wk.typedref);
    cr_assert_eq(SIG(NULL, IL_ELEMENT_SZARRAY, IL_ELEMENT_I4), rt_type_szarray(rt_wk.i4));
    cr_assert_eq(SIG(NULL, IL_ELEMENT_BYREF, IL_ELEMENT_OBJECT), rt_type_byref(rt_wk.object));
    cr_assert_eq(SIG(NULL, IL_ELEMENT_PTR, IL_ELEMENT_VOID), rt_type_ptr(rt_wk.void_));
    cr_assert_eq(SIG(NULL, IL_ELEMENT_PINNED, IL_ELEMENT_BYREF, IL_ELEMENT_U1), rt_type_byref(rt_wk.u1));
    cr_assert_eq(SIG(NULL, IL_ELEMENT_ARRAY, IL_ELEMENT_R8, 2, 0, 2, 0, 0), rt_type_mdarray(rt_wk.r8, 2));
    rt_type *f = SIG(NULL, IL_ELEMENT_FNPTR, 0, 1, IL_ELEMENT_VOID, IL_ELEMENT_I4);
    cr_assert(f && f->kind == RT_KIND_FNPTR);
    cr_assert_eq(SIG(NULL, IL_ELEMENT_FNPTR, 0, 1, IL_ELEMENT_VOID, IL_ELEMENT_I4), f, "function pointers are unique");
}

Test(resolve, damaged) {
    uint8_t deep[2000];
    memset(deep, IL_ELEMENT_PTR, sizeof deep);
    cr_assert_null(sig_type(NULL, deep, sizeof deep));
    cr_assert_eq(d.code, -COIL_EBAD_SIGNATURE);
    cr_assert_null(SIG(NULL, IL_ELEMENT_VAR, 0));
    cr_assert_null(SIG(NULL, IL_ELEMENT_MVAR, 3));
    cr_assert_null(SIG(NULL, IL_ELEMENT_SZARRAY));
    cr_assert_null(SIG(NULL, IL_ELEMENT_SZARRAY, IL_ELEMENT_VOID));
    cr_assert_null(SIG(NULL, IL_ELEMENT_BYREF, IL_ELEMENT_BYREF, IL_ELEMENT_I4));
    cr_assert_null(SIG(NULL, IL_ELEMENT_INTERNAL, 1, 2, 3, 4, 5, 6, 7, 8));
    cr_assert_null(SIG(NULL, 0x77));
    cr_assert_null(SIG(NULL, IL_ELEMENT_ARRAY, IL_ELEMENT_I4, 0, 0, 0));
    cr_assert_null(SIG(NULL, IL_ELEMENT_GENERICINST, IL_ELEMENT_CLASS, 0x04, 0xDF, 0xFF, 0xFF, 0xFF));
    cr_assert_null(SIG(NULL, IL_ELEMENT_FNPTR, 0, 0xDF, 0xFF, 0xFF, 0xFF));
    cr_assert_null(rt_resolve_type(rt_corelib, 0x1BFFFFFF, NULL, &d));
    cr_assert_null(rt_resolve_type(rt_corelib, 0x01FFFFFF, NULL, &d));
    cr_assert_null(rt_resolve_type(rt_corelib, 0x06000001, NULL, &d));
    cr_assert_null(rt_resolve_method(rt_corelib, 0x0AFFFFFF, NULL, &d));
    cr_assert_null(rt_resolve_method(rt_corelib, 0x2BFFFFFF, NULL, &d));
    cr_assert_null(rt_resolve_field(rt_corelib, 0x04FFFFFF, NULL, &d));
}

Test(resolve, variables) {
    rt_type *args[] = {rt_wk.i4, rt_wk.string};
    rt_context ctx = {args, 1, args + 1, 1};
    cr_assert_eq(SIG(&ctx, IL_ELEMENT_VAR, 0), rt_wk.i4);
    cr_assert_eq(SIG(&ctx, IL_ELEMENT_MVAR, 0), rt_wk.string);
    cr_assert_eq(SIG(&ctx, IL_ELEMENT_SZARRAY, IL_ELEMENT_MVAR, 0), rt_type_szarray(rt_wk.string));
    cr_assert_null(SIG(&ctx, IL_ELEMENT_VAR, 1));
}

Test(resolve, names) {
    char buf[200];
    rt_type *list = rt_corelib_type("System.Collections.Generic", "List`1"), *arg = rt_wk.i4;
    rt_type *ints = rt_type_instantiate(list, &arg, 1, &d);
    cr_assert_str_eq(rt_type_name(ints, buf, sizeof buf), "System.Collections.Generic.List`1[System.Int32]");
    cr_assert_str_eq(rt_type_name(rt_type_byref(rt_type_mdarray(ints, 3)), buf, sizeof buf), "System.Collections.Generic.List`1[System.Int32][,,]&");
    cr_assert_str_eq(rt_type_name(ints, buf, 7), "System");
    cr_assert_eq(rt_type_members(ints), 0);
    rt_method *add = rt_type_find_method(ints, "Add", 1);
    cr_assert_not_null(add);
    cr_assert_str_eq(rt_method_full_name(add, buf, sizeof buf), "System.Collections.Generic.List`1[System.Int32]::Add(System.Int32)");
    cr_assert_eq(rt_method_sig(add)->params[0], rt_wk.i4);
    cr_assert(rt_method_sig(add)->has_this);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* Everything that a whole assembly refers to, under a context that closes all variables over System.Object. */
static void resolve_all(const char *name) {
    rt_assembly *a = rt_assembly_load_name(name, &d);
    cr_assert_not_null(a, "%s", d.text);
    rt_type *many[32];
    for (int i = 0; i < 32; i++)
        many[i] = rt_wk.object;
    rt_context ctx = {many, 32, many, 32};
    uint32_t n = il_rows(a->image, IL_TABLE_MemberRef), specs = il_rows(a->image, IL_TABLE_MethodSpec), failed = 0;
    for (int round = 0; round < 2; round++) {
        double t = now();
        for (uint32_t rid = 1; rid <= n; rid++) {
            il_bytes b = il_col_blob(a->image, IL_MemberRef_Signature, rid);
            uint32_t token = IL_TOKEN(IL_TABLE_MemberRef, rid);
            bool ok = b.n && b.p[0] == IL_SIG_FIELD ? rt_resolve_field(a, token, &ctx, &d) != NULL : rt_resolve_method(a, token, &ctx, &d) != NULL;
            failed += !ok;
            cr_expect(ok, "%s %08x %s: %s", name, token, il_col_string(a->image, IL_MemberRef_Name, rid), d.text);
        }
        for (uint32_t rid = 1; rid <= specs; rid++) {
            rt_method *m = rt_resolve_method(a, IL_TOKEN(IL_TABLE_MethodSpec, rid), &ctx, &d);
            failed += !m;
            cr_expect(m, "%s MethodSpec %u: %s", name, rid, d.text);
        }
        t = now() - t;
        printf("%s round %d: %u member references, %u method instantiations, %u failed, %.2f us each\n", name, round, n, specs, failed, t / (n + specs));
    }
}

Test(resolve, all_of_corelib) { resolve_all("System.Private.CoreLib"); }
Test(resolve, all_of_linq) { resolve_all("System.Linq"); }
Test(resolve, all_of_http) { resolve_all("System.Net.Http"); }
Test(resolve, all_of_json) { resolve_all("System.Text.Json"); }
