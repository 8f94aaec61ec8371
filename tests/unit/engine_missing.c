/* test_engine: weak stand-ins for what the objects under test name and the tests never reach. A file of its own, without headers:
   only names matter. */
#include <stdlib.h>

/* The counts of JitInfo: three words each. */
unsigned long rt_jit_of_process[3];
__thread unsigned long rt_jit_of_thread[3];

void engine_test_missing(void);
void engine_test_missing(void) { abort(); }
#define MISSING(name) __asm__(".weak " #name "\n.set " #name ", engine_test_missing");
/* Every helper of compiled code but those of the C library. */
#define RT_HELPER(name, signature, attribute) \
    __asm__(".ifnc " #name ",memmove\n.ifnc " #name ",memset\n.ifnc " #name ",memcmp\n.ifnc " #name ",fmod\n.ifnc " #name ",fmodf\n" \
            ".weak " #name "\n.set " #name ", engine_test_missing\n.endif\n.endif\n.endif\n.endif\n.endif");
#include "runtime/helpers.def"
#undef RT_HELPER

MISSING(rt_binder_framework_dir) MISSING(rt_resolve_method) MISSING(rt_method_context) MISSING(il_image_path)
MISSING(il_user_string) MISSING(rt_string_literal) MISSING(rt_type_object) MISSING(rt_method_object) MISSING(rt_field_object)
MISSING(rt_field_rva) MISSING(rt_method_unbox_stub) MISSING(rt_type_name) MISSING(rt_type_find_method) MISSING(rt_type_byref)
MISSING(rt_field_type) MISSING(rt_exception_new) MISSING(rt_fail_fast)
MISSING(rt_plan_of_pinvoke) MISSING(rt_plan_of_delegate) MISSING(rt_type_load) MISSING(rt_type_layout)
