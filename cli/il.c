/* coil il */
#include <stdio.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "il/dis.h"

static int run(const cli_options *o) {
    coil_diag d = {.il_offset = -1};
    char *dll;
    il_image *image;
    const char *pattern = o->argc ? o->argv[0] : "*:*";
    if (cli_program(o->file, o->classic, &dll, &d))
        return cli_fail(&d);
    int n = il_image_open(dll, &image, &d);
    if (n) {
        snprintf(d.file, sizeof d.file, "%s", dll);
        return cli_fail(&d);
    }
    n = il_dis_methods(image, pattern, o->lines, stdout, &d);
    il_image_close(image);
    free(dll);
    if (n < 0)
        return cli_fail(&d);
    return n ? 0 : cli_usage("%s has no method that matches '%s'", o->file, pattern);
}

const cli_command cli_il = {
    "il", "show the IL of methods", "coil il [options] FILE ['Type:Method']\n"
    "\n"
    "Shows the IL of the methods that match; * and ? are wildcards, a missing side matches everything.\n"
    "\n"
    "  --lines      source lines between the instructions, from the PDB\n"
    "  --classic    compile C# to classic state machines first\n"
    "\n"
    "Examples:\n"
    "  coil il app.dll                          every method\n"
    "  coil il app.dll 'Program:Main'           one method\n"
    "  coil il --lines hello.cs '*:<Main>$'     top-level statements\n"
    "  coil il /usr/share/dotnet/shared/Microsoft.NETCore.App/10.0.*/System.Private.CoreLib.dll 'System.String:Concat*'\n",
    "lines classic", run};
