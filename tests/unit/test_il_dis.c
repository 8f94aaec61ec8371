#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "il/dis.h"
#include "il_sample.h"

Test(dis, selectors) {
    cr_expect(il_select("Program:Main", "Program", "Main"));
    cr_expect(il_select("Program:Ma*", "Ns.Program", "Main"));
    cr_expect(il_select("Ns.Program:Main", "Ns.Program", "Main"));
    cr_expect(il_select("Ns.*:M??n", "Ns.Program", "Main"));
    cr_expect(il_select("Program::Main", "Program", "Main"));
    cr_expect(il_select(":Main", "Any.Thing", "Main"));
    cr_expect(il_select("Thing:", "Any.Thing", "Main"));
    cr_expect(il_select("*", "Any.Thing", "Main"));
    cr_expect(il_select("Main", "Any.Thing", "Main"), "a method name alone");
    cr_expect(il_select("Thing", "Any.Thing", "Main"), "a type name alone");
    cr_expect(il_select("Inner:M", "Ns.Outer/Inner", "M"));
    cr_expect(il_select("Outer/Inner:M", "Ns.Outer/Inner", "M"));
    cr_expect(il_select("Outer+Inner:M", "Ns.Outer/Inner", "M"));
    cr_expect(il_select("*:.ctor", "A", ".ctor"));
    cr_expect_not(il_select("Program:Main", "Program", "Main2"));
    cr_expect_not(il_select("Program:Main", "OtherProgram", "Main"));
    cr_expect_not(il_select("Outer:M", "Ns.Outer/Inner", "M"));
    cr_expect_not(il_select("rogram:*", "Program", "Main"));
    cr_expect_not(il_select("a*b*c:*", "aXbX", "M"));
}

static char *print(const char *pattern, bool from_file, int *n) {
    sample s = sample_make(false);
    char folder[] = "/tmp/coil-dis-XXXXXX", path[64], *text = NULL;
    size_t size = 0;
    il_image *img;
    sample_write(&s, folder);
    snprintf(path, sizeof path, "%s/Sample.dll", folder);
    cr_assert_eq(il_image_open(path, &img, NULL), 0);
    FILE *out = open_memstream(&text, &size);
    *n = il_dis_methods(img, pattern, from_file, out, NULL);
    fclose(out);
    il_image_close(img);
    sample_remove(folder);
    sample_free(&s);
    return text;
}

Test(dis, method) {
    int n;
    char *text = print("C:Main", false, &n);
    cr_expect_eq(n, 1);
    cr_expect_str_eq(text, ".method public hidebysig static void N.C::Main() cil managed\n"
                           "{\n"
                           "  .entrypoint\n"
                           "  // Code size 26 (0x1a)\n"
                           "  .maxstack 2\n"
                           "  .locals init ([0] int32 V_0,\n"
                           "    [1] string[] V_1)\n"
                           "  .try\n"
                           "  {\n"
                           "    IL_0000:  ldstr      \"hi\"\n"
                           "    IL_0005:  pop\n"
                           "    IL_0006:  ldc.i4.s   -2\n"
                           "    IL_0008:  call       !!0 N.C::Id<int32>(!!0)\n"
                           "    IL_000d:  stloc.0\n"
                           "    IL_000e:  leave.s    IL_0019\n"
                           "  }  // end .try\n"
                           "  catch [System.Runtime]System.Object\n"
                           "  {\n"
                           "    IL_0010:  pop\n"
                           "    IL_0011:  ldloc.0\n"
                           "    IL_0012:  switch     ()\n"
                           "    IL_0017:  leave.s    IL_0019\n"
                           "  }  // end handler\n"
                           "  IL_0019:  ret\n"
                           "} // end of method N.C::Main\n\n");
    free(text);
}

Test(dis, generics_and_lines) {
    int n;
    char *text = print("*", true, &n);
    cr_expect_eq(n, 2);
    cr_expect(strstr(text, "static !!0 N.C::Id<T>(!!0 value) cil"));
    cr_expect(strstr(text, ".line 10,10 : 4,9 '/src/a.cs'\n"));
    cr_expect(strstr(text, ".line 11,12 : 1,4\n"));
    cr_expect(strstr(text, "// hidden\n"));
    free(text);
}

Test(dis, tokens) {
    sample s;
    il_image *img = sample_open(&s);
    char buf[256];
    il_dis_token(img, IL_TOKEN(IL_TABLE_TypeDef, SAMPLE_TYPE_D), buf, sizeof buf);
    cr_expect_str_eq(buf, "N.C/D");
    il_dis_token(img, IL_TOKEN(IL_TABLE_TypeRef, 1), buf, sizeof buf);
    cr_expect_str_eq(buf, "[System.Runtime]System.Object");
    il_dis_token(img, IL_TOKEN(IL_TABLE_Field, 2), buf, sizeof buf);
    cr_expect_str_eq(buf, "string N.C::s");
    il_dis_token(img, IL_TOKEN(IL_TABLE_MemberRef, 1), buf, sizeof buf);
    cr_expect_str_eq(buf, "instance void [System.Runtime]System.ObsoleteAttribute::.ctor(string)");
    il_dis_token(img, 0x70000001, buf, sizeof buf);
    cr_expect_str_eq(buf, "\"hi\"");
    il_dis_token(img, 0x0A000077, buf, sizeof buf);
    cr_expect_str_eq(buf, "/* 0a000077 */");
    il_dis_token(img, IL_TOKEN(IL_TABLE_TypeRef, 1), buf, 5);
    cr_expect_str_eq(buf, "[Sys");
    il_dis_token(img, 0xFFFFFFFF, buf, 0);
    il_image_close(img);
    sample_free(&s);
}
