/* A fault becomes a throw. The handler does not throw itself: it would run everything after that on the alternate stack with the signal
   blocked. It saves the registers below the interrupted frame, points the thread at fault_entry, and returns; fault_entry calls
   rt_eh_null_fault. Its unwind information is that of a signal frame: CFA and registers are where they were saved, and the caller's
   address is that of the instruction itself, not of the one after a call.

   The saved words are in the order of DWARF's register numbers, so register n lies at 8n from the stack pointer; the instruction is 16. */
#include <stdint.h>
#include <string.h>
#include <ucontext.h>

#include "runtime/arch/stub.h"

enum { RED_ZONE = 128, WORDS = 18 /* keeps the stack aligned */ };

void rt_arch_fault_entry(void) __attribute__((visibility("hidden")));

__asm__(".text\n"
        ".p2align 4\n"
        ".globl rt_arch_fault_entry\n"
        ".hidden rt_arch_fault_entry\n"
        ".hidden rt_eh_null_fault\n"
        ".type rt_arch_fault_entry, @function\n"
        "rt_arch_fault_entry:\n"
        ".cfi_startproc\n"
        ".cfi_signal_frame\n"
        ".cfi_escape 0x0f, 3, 0x77, 0x38, 0x06\n"         /* CFA: the word at rsp + 56 */
        ".cfi_escape 0x10, 3, 2, 0x77, 0x18\n"            /* rbx at rsp + 24 */
        ".cfi_escape 0x10, 6, 2, 0x77, 0x30\n"            /* rbp at rsp + 48 */
        ".cfi_escape 0x10, 12, 3, 0x77, 0xe0, 0x00\n"     /* r12 at rsp + 96 */
        ".cfi_escape 0x10, 13, 3, 0x77, 0xe8, 0x00\n"
        ".cfi_escape 0x10, 14, 3, 0x77, 0xf0, 0x00\n"
        ".cfi_escape 0x10, 15, 3, 0x77, 0xf8, 0x00\n"
        ".cfi_escape 0x10, 16, 3, 0x77, 0x80, 0x01\n"     /* the instruction at rsp + 128 */
        "mov 128(%rsp), %rdi\n"
        "mov 48(%rsp), %rsi\n"
        "call rt_eh_null_fault\n"
        "ud2\n"
        ".cfi_endproc\n"
        ".size rt_arch_fault_entry, .-rt_arch_fault_entry\n");

void rt_arch_fault(void *context) {
    static const int order[] = { REG_RAX, REG_RDX, REG_RCX, REG_RBX, REG_RSI, REG_RDI, REG_RBP, REG_RSP, REG_R8,
                                 REG_R9,  REG_R10, REG_R11, REG_R12, REG_R13, REG_R14, REG_R15, REG_RIP };
    greg_t *regs = ((ucontext_t *)context)->uc_mcontext.gregs;
    uintptr_t sp = ((uintptr_t)regs[REG_RSP] - RED_ZONE - WORDS * 8) & ~(uintptr_t)15;
    uintptr_t saved[WORDS] = { 0 };
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        saved[i] = (uintptr_t)regs[order[i]];
    memcpy((void *)sp, saved, sizeof saved);
    regs[REG_RSP] = (greg_t)sp;
    regs[REG_RIP] = (greg_t)(uintptr_t)rt_arch_fault_entry;
}
