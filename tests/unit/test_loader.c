/* Assemblies and types by name. */
#include <criterion/criterion.h>
#include <string.h>

#include "runtime/gc/gc.h"
#include "runtime/types/internal.h"

static coil_diag d;

static void start(void) {
    cr_assert_eq(rt_binder_init("/proc/self/exe", &d), 0, "%s", d.text);
    cr_assert_eq(rt_gc_init(), 0);
    cr_assert_not_null(rt_assembly_load_name("System.Private.CoreLib", &d), "%s", d.text);
    cr_assert_eq(rt_wellknown_init(&d), 0, "%s", d.text);
}

TestSuite(loader, .init = start);

Test(loader, corelib) {
    cr_assert_str_eq(rt_corelib->name, "System.Private.CoreLib");
    cr_assert_eq(rt_assembly_load_name("system.private.corelib", &d), rt_corelib);
    cr_assert_eq(rt_assembly_load_path(rt_corelib->path, &d), rt_corelib);
    cr_assert_eq(rt_assembly_first(), rt_corelib);
}

Test(loader, forwarders) {
    rt_assembly *runtime = rt_assembly_load_name("System.Runtime", &d), *old = rt_assembly_load_name("mscorlib", &d);
    cr_assert(runtime && old, "%s", d.text);
    cr_assert_eq(rt_find_type(runtime, "System", "String", &d), rt_wk.string);
    cr_assert_eq(rt_find_type(old, "System", "Object", &d), rt_wk.object);
    cr_assert_not_null(rt_find_type(old, "System.Collections.Generic", "Stack`1", &d) ?: rt_find_type(old, "System.Collections", "Stack", &d));
}

Test(loader, nested) {
    rt_type *t = rt_find_type(rt_corelib, "System", "Environment+SpecialFolder", &d);
    cr_assert_not_null(t, "%s", d.text);
    char name[100];
    cr_assert_str_eq(rt_type_name(t, name, sizeof name), "System.Environment+SpecialFolder");
    rt_assembly *runtime = rt_assembly_load_name("System.Runtime", &d);
    cr_assert_eq(rt_find_type(runtime, "System", "Environment+SpecialFolder", &d), t, "through a forwarder");
    cr_assert_null(rt_find_type(rt_corelib, "System", "Environment+No", &d));
    cr_assert_null(rt_find_type(rt_corelib, "System", "+", &d));
}

Test(loader, missing) {
    coil_diag e = {0};
    cr_assert_null(rt_assembly_load_name("No.Such", &e));
    cr_assert_eq(e.code, -COIL_ENO_ASSEMBLY);
    cr_assert(strstr(e.text, "No.Such"));
    cr_assert_null(rt_find_type(rt_corelib, "System", "NoSuch", &e));
    cr_assert_eq(e.code, -COIL_ENO_TYPE);
    cr_assert(strstr(e.text, "Could not load type 'System.NoSuch' from assembly 'System.Private.CoreLib, Version=10.0.0.0"), "%s", e.text);
    cr_assert_null(rt_assembly_load_path("/proc/self/exe", &e));
    cr_assert_null(rt_assembly_typedef(rt_corelib, 0, &e));
    cr_assert_null(rt_assembly_typedef(rt_corelib, 0xFFFFFF, &e));
    cr_assert_null(rt_assembly_ref(rt_corelib, 0, &e));
    cr_assert_null(rt_assembly_methoddef(rt_corelib, 0xFFFFFF, &e));
}

/* Every type that a public facade forwards is where it says. */
Test(loader, all_forwarders) {
    static const char *const facades[] = {"System.Runtime", "netstandard", "mscorlib", "System.Threading", "System.Collections"};
    for (size_t i = 0; i < sizeof facades / sizeof *facades; i++) {
        rt_assembly *a = rt_assembly_load_name(facades[i], &d);
        cr_assert_not_null(a, "%s", d.text);
        for (uint32_t rid = 1; rid <= il_rows(a->image, IL_TABLE_ExportedType); rid++) {
            uint32_t to = il_col(a->image, IL_ExportedType_Implementation, rid);
            if (IL_TOKEN_TABLE(to) != IL_TABLE_AssemblyRef || !rt_binder_find(il_col_string(a->image, IL_AssemblyRef_Name, IL_TOKEN_RID(to))))
                continue; /* nested, or in an assembly that only desktop frameworks have */
            const char *ns = il_col_string(a->image, IL_ExportedType_TypeNamespace, rid), *name = il_col_string(a->image, IL_ExportedType_TypeName, rid);
            cr_expect(rt_find_type(a, ns, name, &d), "%s: %s.%s: %s", facades[i], ns, name, d.text);
        }
    }
}
