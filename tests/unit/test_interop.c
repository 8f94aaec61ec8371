/* P/Invokes of the installed class library bind; libraries are found under the names .NET programs use; what is missing is named. */
#include <string.h>

#include "rt_start.h"
#include "runtime/corelib/native.h"
#include "runtime/interop/pinvoke.h"

TestSuite(interop, .init = rt_start);

/* Every import of CoreLib from libSystem.Native must be there: the library is shipped beside it. */
Test(interop, system_native_binds) {
    const il_image *img = rt_corelib->image;
    int bound = 0;
    for (uint32_t r = 1; r <= il_rows(img, IL_TABLE_ImplMap); r++) {
        if (strcmp(il_col_string(img, IL_ModuleRef_Name, il_col(img, IL_ImplMap_ImportScope, r)), "libSystem.Native")) continue;
        coil_diag d = { 0 };
        rt_method *m = rt_assembly_methoddef(rt_corelib, IL_TOKEN_RID(il_col(img, IL_ImplMap_MemberForwarded, r)), &d);
        cr_assert_not_null(m, "%s", d.text);
        cr_assert_not_null(rt_pinvoke_resolve(m, &d), "%s", d.text);
        bound++;
    }
    cr_assert_geq(bound, 90);
}

Test(interop, names_of_libraries) {
    cr_assert_not_null(rt_native_library("libSystem.Native", rt_corelib));
    cr_assert_eq(rt_native_library("libSystem.Native", rt_corelib), rt_native_library("System.Native", rt_corelib), "lib and .so are added");
    cr_assert_not_null(rt_native_library("libc", rt_corelib), "libc.so is not a library: the name stands for libc.so.6");
    cr_assert_null(rt_native_library("no-such-library-anywhere", rt_corelib));
}
