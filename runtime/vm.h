/* Start-up, main, shut-down: the order of corelib contract and host. */
#ifndef RT_VM_H
#define RT_VM_H

#include "runtime/jit_interface.h"
#include "runtime/types/loader.h"

typedef struct rt_vm_options {
    const char *app_path;       /* managed assembly to run */
    int argc; char **argv;      /* arguments of Main, without the program */
} rt_vm_options;

/* Binds the framework, loads CoreLib, initialises GC, threads, types. Runs no managed code. 0 or negative error. Main thread, once. */
int rt_vm_init(const rt_vm_options *o, const rt_jit *jit, coil_diag *d);
/* AppContext.Setup, command line, Main, foreground threads, OnProcessExit. Returns the exit code in *exit_code. 0 or negative error. */
int rt_vm_run(const rt_vm_options *o, int *exit_code, coil_diag *d);

#endif
