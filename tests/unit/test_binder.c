/* The binder: runtimeconfig.json, deps.json, roll-forward, the list of assemblies. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/types/internal.h"

static char dir[64], path[128];

static void write_file(const char *name, const char *text) {
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "w");
    cr_assert(f);
    fputs(text, f);
    fclose(f);
}

static const char *app(void) {
    strcpy(dir, "/tmp/coil-binder-XXXXXX");
    cr_assert(mkdtemp(dir));
    write_file("app.dll", "");
    static char app_path[128];
    snprintf(app_path, sizeof app_path, "%s/app.dll", dir);
    return app_path;
}

static void clean(void) {
    char command[128];
    snprintf(command, sizeof command, "rm -rf '%s'", dir);
    if (*dir && system(command))
        perror("rm");
}

TestSuite(binder, .fini = clean);

static const char *property(const char *name) {
    const char *const *names, *const *values;
    size_t n = rt_binder_properties(&names, &values);
    for (size_t i = 0; i < n; i++)
        if (!strcmp(names[i], name))
            return values[i];
    return NULL;
}

Test(binder, without_config) {
    coil_diag d = {0};
    cr_assert_eq(rt_binder_init(app(), &d), 0, "%s", d.text);
    cr_assert(!strncmp(rt_binder_framework_version(), "10.0.", 5));
    cr_assert(strstr(rt_binder_tpa(), "/System.Private.CoreLib.dll"));
    cr_assert(strstr(rt_binder_tpa(), "/app.dll"));
    cr_assert_not_null(rt_binder_find("System.Runtime"));
    cr_assert_not_null(rt_binder_find("system.runtime"), "simple names compare without case");
    cr_assert_null(rt_binder_find("No.Such.Assembly"));
    cr_assert_str_eq(rt_binder_app_dir(), dir);
    const char *const *native = rt_binder_native_dirs();
    cr_assert_str_eq(native[0], rt_binder_framework_dir());
    cr_assert_str_eq(native[1], dir);
    cr_assert_null(native[2]);
}

Test(binder, properties) {
    const char *a = app();
    write_file("app.runtimeconfig.json", "\xEF\xBB\xBF{ // a comment\n \"runtimeOptions\": { \"framework\": { \"name\": \"Microsoft.NETCore.App\", \"version\": \"10.0.0\" },"
                                         "\"configProperties\": { \"a\": true, \"b\": false, \"c\": 12, \"d\": \"text\" } } }");
    coil_diag d = {0};
    cr_assert_eq(rt_binder_init(a, &d), 0, "%s", d.text);
    cr_assert_str_eq(property("a"), "true");
    cr_assert_str_eq(property("b"), "false");
    cr_assert_str_eq(property("c"), "12");
    cr_assert_str_eq(property("d"), "text");
    cr_assert_null(property("e"));
}

static int with_framework(const char *name, const char *version, const char *more, coil_diag *d) {
    char text[512];
    const char *a = app();
    snprintf(text, sizeof text, "{\"runtimeOptions\":{%s\"frameworks\":[{\"name\":\"%s\",\"version\":\"%s\"}]}}", more, name, version);
    write_file("app.runtimeconfig.json", text);
    return rt_binder_init(a, d);
}

Test(binder, future_framework) {
    coil_diag d = {0};
    cr_assert_eq(with_framework("Microsoft.NETCore.App", "99.0.0", "", &d), -COIL_ENO_FRAMEWORK);
    cr_assert(strstr(d.text, "Microsoft.NETCore.App 99.0.0"), "%s", d.text);
}

Test(binder, unknown_framework) {
    coil_diag d = {0};
    cr_assert_eq(with_framework("No.Such.App", "10.0.0", "", &d), -COIL_ENO_FRAMEWORK);
    cr_assert(strstr(d.text, "No.Such.App"), "%s", d.text);
}

Test(binder, older_framework) {
    coil_diag d = {0};
    unsetenv("DOTNET_ROLL_FORWARD");
    cr_assert_eq(with_framework("Microsoft.NETCore.App", "8.0.0", "", &d), -COIL_ENO_FRAMEWORK);
}

Test(binder, older_framework_rolls_forward) {
    coil_diag d = {0};
    cr_assert_eq(with_framework("Microsoft.NETCore.App", "8.0.0", "\"rollForward\":\"Major\",", &d), 0, "%s", d.text);
}

Test(binder, damaged_json) {
    const char *a = app();
    write_file("app.runtimeconfig.json", "{ \"runtimeOptions\": ");
    coil_diag d = {0};
    cr_assert_eq(rt_binder_init(a, &d), -COIL_EUSAGE);
    cr_assert(strstr(d.text, "app.runtimeconfig.json"));
}

Test(binder, json_of_another_shape) {
    const char *a = app();
    write_file("app.runtimeconfig.json", "[1, {\"runtimeOptions\": 3}]");
    write_file("app.deps.json", "{\"runtimeTarget\":{\"name\":\"t\"},\"targets\":{\"t\":[{\"runtime\":[1,2]}]}}");
    coil_diag d = {0};
    cr_assert_eq(rt_binder_init(a, &d), 0, "%s", d.text);
}

Test(binder, missing_app) {
    coil_diag d = {0};
    cr_assert_eq(rt_binder_init("/tmp/no-such-app.dll", &d), -COIL_EIO);
}

Test(binder, deps) {
    const char *a = app();
    char sub[128];
    static const char *const folders[] = {"runtimes", "runtimes/linux-x64", "runtimes/linux-x64/native", "runtimes/linux", "runtimes/linux/lib"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        snprintf(sub, sizeof sub, "%s/%s", dir, folders[i]);
        cr_assert_eq(mkdir(sub, 0777), 0);
    }
    write_file("Lib.dll", "");
    write_file("runtimes/linux/lib/Special.dll", "");
    write_file("runtimes/linux-x64/native/libx.so", "");
    write_file("app.deps.json", "{\"runtimeTarget\":{\"name\":\".NETCoreApp,Version=v10.0\"},\"targets\":{\".NETCoreApp,Version=v10.0\":{"
                                "\"Lib/1.0.0\":{\"runtime\":{\"lib/net10.0/Lib.dll\":{}},\"runtimeTargets\":{"
                                "\"runtimes/linux-x64/native/libx.so\":{\"rid\":\"linux-x64\",\"assetType\":\"native\"},"
                                "\"runtimes/win/native/x.dll\":{\"rid\":\"win\",\"assetType\":\"native\"},"
                                "\"runtimes/linux/lib/Special.dll\":{\"rid\":\"linux\",\"assetType\":\"runtime\"}}}}}}");
    coil_diag d = {0};
    cr_assert_eq(rt_binder_init(a, &d), 0, "%s", d.text);
    cr_assert_not_null(rt_binder_find("Lib"));
    cr_assert_not_null(rt_binder_find("Special"));
    cr_assert(strstr(rt_binder_find("Special"), "/runtimes/linux/lib/"));
    const char *const *native = rt_binder_native_dirs();
    cr_assert(strstr(native[1], "/runtimes/linux-x64/native"), "%s", native[1]);
    cr_assert(strstr(rt_binder_app_deps(), "app.deps.json"));
}
