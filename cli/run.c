/* coil run */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"
#include "jit/coil_jit.h"
#include "runtime/vm.h"

static int run(const cli_options *o) {
    coil_diag d = {.il_offset = -1};
    char *dll;
    int code = 0;
    if (cli_program(o->file, o->classic, &dll, &d))
        return cli_fail(&d);
    rt_vm_options vm = {.app_path = dll, .argc = o->argc, .argv = o->argv};
    jit_tier_option = o->tier;
    char *cache = cli_code_cache();
    jit_cache_open(cache);
    free(cache);
    if (jit_init(&d) || rt_vm_init(&vm, jit_interface(), &d) || rt_vm_run(&vm, &code, &d))
        return cli_fail(&d);
    free(dll);
    jit_close();
    fflush(NULL);
    _exit(code & 0xFF); /* threads of the program may still run: leave from here, whatever they do */
}

const cli_command cli_run = {
    "run", "run a program: app.dll, app.cs, app.il, or a directory of .cs files", "coil run [options] FILE [arguments of the program]\n"
    "\n"
    "FILE is a .NET assembly, a C# file, an IL file, or a directory with C# files. C# is compiled by the compiler of the installed\n"
    ".NET SDK with runtime async; the result is kept in ~/.cache/coil and reused until the source changes.\n"
    "\n"
    "  --classic    compile C# to classic state machines instead of runtime async\n"
    "  --tier=0     quick code only\n"
    "  --tier=1     optimised code only\n"
    "\n"
    "Examples:\n"
    "  coil run hello.cs\n"
    "  coil run bin/Release/net10.0/app.dll --port 8080\n"
    "  coil run --tier=1 loop.il\n"
    "\n"
    "The exit code is the program's. If coil itself cannot go on it prints one line and exits with a code from 2 to 13 (docs/errors.md).\n",
    "tier classic", run};
