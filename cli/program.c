/* From what the user names to an assembly: C# through the SDK's own compiler, IL through ilasm. Results are kept under
   ~/.cache/coil/programs/<hash of everything that goes in>, so the second run of an unchanged source compiles nothing. */
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "cli/cli.h"

#include <dirent.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "runtime/types/loader.h"

/* What is to be built. */
typedef struct build {
    const char *what;      /* as the user named it */
    char **sources;
    size_t n;
    char *name;            /* of the assembly */
    char *dir, *dll;       /* in the cache */
    XXH3_state_t hash;     /* of everything that goes in */
    bool classic, web, generators;
} build;

static void hash_text(build *b, const char *s) { XXH3_128bits_update(&b->hash, s, strlen(s) + 1); }

/* --- the cache */

char *cli_cache_root(void) {
    const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (xdg && *xdg == '/')
        return cli_format("%s/coil", xdg);
    return home && *home ? cli_format("%s/.cache/coil", home) : cli_format("/tmp/coil-%d", (int)getuid());
}

static void place(build *b) {
    char *root = cli_cache_root();
    XXH128_hash_t hash = XXH3_128bits_digest(&b->hash);
    b->dir = cli_format("%s/programs/%016llx%016llx", root, (unsigned long long)hash.high64, (unsigned long long)hash.low64);
    b->dll = cli_format("%s/%s.dll", b->dir, b->name);
    free(root);
}

static int write_file(const char *path, const char *text, coil_diag *d) {
    FILE *f = fopen(path, "w");
    bool ok = f && fputs(text, f) >= 0;
    if (f)
        ok = !fclose(f) && ok;
    return ok ? 0 : coil_fail(d, COIL_EIO, "cannot write %s", path);
}

static void remove_directory(const char *dir) {
    DIR *listing = opendir(dir);
    for (struct dirent *e; listing && (e = readdir(listing));) {
        char *path = cli_format("%s/%s", dir, e->d_name);
        unlink(path);
        free(path);
    }
    if (listing)
        closedir(listing);
    rmdir(dir);
}

/* Builds into a directory of its own and renames it into place: two coils may compile the same source at once. */
static int build_cached(build *b, int (*compile)(build *, const char *, coil_diag *), coil_diag *d) {
    place(b);
    if (access(b->dll, R_OK) == 0)
        return 0;
    if (isatty(2))
        fprintf(stderr, "compiling %s\n", b->what);
    char *work = cli_format("%s.%d", b->dir, (int)getpid());
    int r = cli_make_directories(work) ? compile(b, work, d) : coil_fail(d, COIL_EIO, "cannot create %s", work);
    if (!r && rename(work, b->dir) && access(b->dll, R_OK))
        r = coil_fail(d, COIL_EIO, "cannot rename %s", work);
    remove_directory(work); /* of a build that failed or that another coil was quicker with */
    free(work);
    return r;
}

static const char runtimeconfig[] = "{\n"
                                    "  \"runtimeOptions\": {\n"
                                    "    \"tfm\": \"net10.0\",\n"
                                    "    \"framework\": { \"name\": \"%s\", \"version\": \"10.0.0\" }\n"
                                    "  }\n"
                                    "}\n";

static int write_runtimeconfig(const build *b, const char *work, coil_diag *d) {
    char *path = cli_format("%s/%s.runtimeconfig.json", work, b->name);
    char *text = cli_format(runtimeconfig, b->web ? "Microsoft.AspNetCore.App" : "Microsoft.NETCore.App");
    int r = write_file(path, text, d);
    free(text);
    free(path);
    return r;
}

/* A tool that failed: its own words go to stderr, line by line; ours is the line after them. */
static int tool_failed(const build *b, const char *output, const char *only, coil_diag *d) {
    char *copy = strdup(output ? output : ""), *save;
    for (char *line = strtok_r(copy, "\n", &save); line; line = strtok_r(NULL, "\n", &save))
        if (!only || strstr(line, only))
            fprintf(stderr, "%s\n", line);
    free(copy);
    return coil_fail(d, COIL_ECOMPILE, "%s could not be compiled", b->what);
}

/* --- C# */

static const char implicit_usings[] = "global using System;\n"
                                      "global using System.IO;\n"
                                      "global using System.Linq;\n"
                                      "global using System.Collections.Generic;\n"
                                      "global using System.Net.Http;\n"
                                      "global using System.Threading;\n"
                                      "global using System.Threading.Tasks;\n";
static const char web_usings[] = "global using System.Net.Http.Json;\n"
                                 "global using Microsoft.AspNetCore.Builder;\n"
                                 "global using Microsoft.AspNetCore.Hosting;\n"
                                 "global using Microsoft.AspNetCore.Http;\n"
                                 "global using Microsoft.AspNetCore.Routing;\n"
                                 "global using Microsoft.Extensions.Configuration;\n"
                                 "global using Microsoft.Extensions.DependencyInjection;\n"
                                 "global using Microsoft.Extensions.Hosting;\n"
                                 "global using Microsoft.Extensions.Logging;\n";
static const char target_framework[] =
    "[assembly: System.Runtime.Versioning.TargetFramework(\".NETCoreApp,Version=v10.0\", FrameworkDisplayName = \".NET 10.0\")]\n";
static const char compiler_options[] =
    "-nologo -noconfig -target:exe -langversion:preview -unsafe+ -optimize+ -debug:portable -nullable:enable -warn:0 -nowarn:CA2252,SYSLIB5007\n"
    "-define:TRACE;RELEASE;NET;NETCOREAPP;NET10_0;NET10_0_OR_GREATER;NET9_0_OR_GREATER;NET8_0_OR_GREATER;NET7_0_OR_GREATER;NET6_0_OR_GREATER\n"
    "-features:FileBasedProgram\n";

static void response_references(FILE *f, const char *root, const char *pack) {
    char *pattern = cli_format("%s/packs/%s/10.*/ref/net10.0", root, pack), *refs = cli_newest(pattern);
    DIR *listing = refs ? opendir(refs) : NULL;
    for (struct dirent *e; listing && (e = readdir(listing));)
        if (strlen(e->d_name) > 4 && !strcmp(e->d_name + strlen(e->d_name) - 4, ".dll"))
            fprintf(f, "-r:\"%s/%s\"\n", refs, e->d_name);
    if (listing)
        closedir(listing);
    free(refs);
    free(pattern);
}

/* The framework's source generators, only for programs that name one of their attributes: loading them takes time. */
static void response_generators(FILE *f, const char *root) {
    char *pattern = cli_format("%s/packs/Microsoft.NETCore.App.Ref/10.*/analyzers/dotnet/cs", root), *dir = cli_newest(pattern);
    DIR *listing = dir ? opendir(dir) : NULL;
    for (struct dirent *e; listing && (e = readdir(listing));)
        if (strlen(e->d_name) > 4 && !strcmp(e->d_name + strlen(e->d_name) - 4, ".dll"))
            fprintf(f, "-analyzer:\"%s/%s\"\n", dir, e->d_name);
    if (listing)
        closedir(listing);
    free(dir);
    free(pattern);
}

static int write_response(const build *b, const char *work, const char *root, coil_diag *d) {
    char *path = cli_format("%s/csc.rsp", work);
    FILE *f = fopen(path, "w");
    free(path);
    if (!f)
        return coil_fail(d, COIL_EIO, "cannot write below %s", work);
    fputs(compiler_options, f);
    if (!b->classic)
        fputs("-features:runtime-async=on\n", f);
    response_references(f, root, "Microsoft.NETCore.App.Ref");
    if (b->web)
        response_references(f, root, "Microsoft.AspNetCore.App.Ref");
    if (b->generators)
        response_generators(f, root);
    fprintf(f, "-out:\"%s/%s.dll\"\n\"%s/GlobalUsings.g.cs\"\n", work, b->name, work);
    for (size_t i = 0; i < b->n; i++)
        fprintf(f, "\"%s\"\n", b->sources[i]);
    fclose(f);
    return 0;
}

static int write_usings(const build *b, const char *work, coil_diag *d) {
    char *path = cli_format("%s/GlobalUsings.g.cs", work);
    char *text = cli_format("%s%s%s", implicit_usings, b->web ? web_usings : "", target_framework);
    int r = write_file(path, text, d);
    free(text);
    free(path);
    return r;
}

static int run_csc(const build *b, const char *work, const char *root, coil_diag *d) {
    char *pattern = cli_format("%s/sdk/10.*/Roslyn/bincore/csc.dll", root), *csc = cli_newest(pattern);
    free(pattern);
    if (!csc)
        return coil_fail(d, COIL_ECOMPILE, "no .NET 10 SDK under %s to compile C# with: install the package dotnet-sdk-10.0", root);
    char *dotnet = cli_format("%s/dotnet", root), *response = cli_format("@%s/csc.rsp", work), *output;
    int status = cli_spawn((char *[]){dotnet, csc, response, NULL}, &output);
    int r = status ? tool_failed(b, output, "error", d) : 0;
    free(output);
    free(response);
    free(dotnet);
    free(csc);
    return r;
}

static int compile_cs(build *b, const char *work, coil_diag *d) {
    const char *root = rt_binder_dotnet_root(d);
    if (!root)
        return -COIL_ENO_FRAMEWORK;
    int r = write_usings(b, work, d);
    r = r ? r : write_response(b, work, root, d);
    r = r ? r : write_runtimeconfig(b, work, d);
    return r ? r : run_csc(b, work, root, d);
}

/* File-based programs may say in `#:` lines what else they need. */
static int read_directives(build *b, const char *text, coil_diag *d) {
    for (const char *line = text; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
        b->web |= !strncmp(line, "#:sdk Microsoft.NET.Sdk.Web", 27);
        if (!strncmp(line, "#:package", 9) || !strncmp(line, "#:project", 9))
            return coil_fail(d, COIL_ECOMPILE, "%s needs a %s: build it with `dotnet build`, then run the .dll", b->what, line[5] == 'k' ? "package" : "project");
    }
    return 0;
}

static int add_source(build *b, const char *path, coil_diag *d) {
    char *real = realpath(path, NULL), *text = real ? cli_read_file(real, NULL) : NULL;
    if (!text) {
        free(real);
        return coil_fail(d, COIL_EIO, "cannot read %s", path);
    }
    static const char *const generated[] = {"LibraryImport", "GeneratedRegex", "JsonSerializable"};
    for (size_t i = 0; i < sizeof generated / sizeof *generated; i++)
        b->generators |= strstr(text, generated[i]) != NULL;
    b->sources = realloc(b->sources, (b->n + 1) * sizeof *b->sources);
    b->sources[b->n++] = real;
    hash_text(b, real); /* it is in the PDB */
    hash_text(b, text);
    int r = read_directives(b, text, d);
    free(text);
    return r;
}

static void name_after(build *b, const char *path) {
    char *copy = strdup(path), *base = basename(copy), *dot = strrchr(base, '.');
    if (dot && dot != base)
        *dot = 0;
    b->name = strdup(base);
    free(copy);
}

static int build_cs(build *b, coil_diag *d) {
    hash_text(b, compiler_options);
    hash_text(b, implicit_usings);
    hash_text(b, b->classic ? "classic" : "async");
    const char *root = rt_binder_dotnet_root(d);
    if (!root)
        return -COIL_ENO_FRAMEWORK;
    char *pattern = cli_format("%s/sdk/10.*", root), *sdk = cli_newest(pattern);
    hash_text(b, sdk ? sdk : "");
    free(sdk);
    free(pattern);
    return build_cached(b, compile_cs, d);
}

/* --- IL */

static char *usable(char *path) {
    if (path && access(path, X_OK) == 0)
        return path;
    free(path);
    return NULL;
}

/* Where ilasm may be: what the user says, beside this build, where ./dev puts it, the NuGet cache. malloc'ed or NULL. */
static char *find_ilasm(void) {
    const char *env = getenv("COIL_ILASM"), *home = getenv("HOME");
    if (env && *env)
        return usable(strdup(env));
    char self[4096], *root = cli_cache_root(), *found = NULL;
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (n > 0) {
        self[n] = 0;
        found = usable(cli_format("%s/../tools/ilasm", dirname(self)));
    }
    if (!found)
        found = usable(cli_format("%s/tools/ilasm", root));
    if (!found) {
        char *pattern = cli_format("%s/.nuget/packages/runtime.linux-x64.microsoft.netcore.ilasm/*/runtimes/linux-x64/native/ilasm", home ? home : "");
        found = usable(cli_newest(pattern));
        free(pattern);
    }
    free(root);
    return found;
}

static int compile_il(build *b, const char *work, coil_diag *d) {
    char *ilasm = find_ilasm(), *output;
    if (!ilasm)
        return coil_fail(d, COIL_ECOMPILE, "no ilasm: set COIL_ILASM, or restore the NuGet package runtime.linux-x64.Microsoft.NETCore.ILAsm");
    char *out = cli_format("-output=%s/%s.dll", work, b->name);
    int status = cli_spawn((char *[]){ilasm, "-nologo", "-quiet", out, b->sources[0], NULL}, &output);
    int r = status ? tool_failed(b, output, NULL, d) : write_runtimeconfig(b, work, d);
    free(output);
    free(out);
    free(ilasm);
    return r;
}

/* --- directories */

static bool ends_with(const char *s, const char *end) {
    size_t n = strlen(s), m = strlen(end);
    return n > m && !strcasecmp(s + n - m, end);
}

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* The C# files of a directory: exactly one, or all of them where no project file says otherwise. */
static int add_directory(build *b, const char *dir, coil_diag *d) {
    DIR *listing = opendir(dir);
    char *files[512];
    size_t n = 0;
    bool project = false;
    for (struct dirent *e; listing && (e = readdir(listing));) {
        project |= ends_with(e->d_name, ".csproj");
        if (ends_with(e->d_name, ".cs") && n < 512)
            files[n++] = cli_format("%s/%s", dir, e->d_name);
    }
    if (listing)
        closedir(listing);
    int r = n == 0             ? coil_fail(d, COIL_EIO, "%s has no .cs file", dir)
            : n > 1 && project ? coil_fail(d, COIL_EUSAGE, "%s is a project: build it with `dotnet build`, then run the .dll", dir)
                               : 0;
    qsort(files, n, sizeof *files, by_text);
    for (size_t i = 0; i < n; i++) {
        r = r ? r : add_source(b, files[i], d);
        free(files[i]);
    }
    char *real = r ? NULL : realpath(dir, NULL);
    if (real)
        name_after(b, n == 1 ? b->sources[0] : real);
    free(real);
    return r;
}

static void release(build *b) {
    for (size_t i = 0; i < b->n; i++)
        free(b->sources[i]);
    free(b->sources);
    free(b->name);
    free(b->dir);
    free(b->dll);
}

static int build_program(build *b, bool is_directory, coil_diag *d) {
    int r;
    if (is_directory) {
        r = add_directory(b, b->what, d);
        return r ? r : build_cs(b, d);
    }
    name_after(b, b->what);
    r = add_source(b, b->what, d);
    if (r)
        return r;
    return ends_with(b->what, ".cs") ? build_cs(b, d) : build_cached(b, compile_il, d);
}

int cli_program(const char *file, bool classic, char **dll, coil_diag *d) {
    build b = {.what = file, .classic = classic};
    XXH3_128bits_reset(&b.hash);
    struct stat s;
    if (stat(file, &s))
        return coil_fail(d, COIL_EIO, "%s: no such file", file);
    if (!S_ISDIR(s.st_mode) && !ends_with(file, ".cs") && !ends_with(file, ".il")) {
        *dll = strdup(file);
        return 0;
    }
    int r = build_program(&b, S_ISDIR(s.st_mode), d);
    if (!r)
        *dll = strdup(b.dll);
    release(&b);
    return r;
}
