/* A stub that asks a C function, with (method, first, second argument), where to go on: it looks like a call of that function inserted between
   caller and callee: every argument register survives, the stack arguments are not touched, and the unwind information lets an
   exception leave into the caller as if the callee had thrown it. */
#ifndef RT_ARCH_SAVING_STUB_H
#define RT_ARCH_SAVING_STUB_H

#define SAVING_STUB(name, target) \
    __asm__(".text\n" \
        ".p2align 4\n" \
        ".globl " name "\n" \
        ".hidden " name "\n" \
        ".hidden " target "\n" \
        ".type " name ", @function\n" \
        "" name ":\n" \
        ".cfi_startproc\n" \
        "push %rbp\n" \
        ".cfi_def_cfa_offset 16\n" \
        ".cfi_offset %rbp, -16\n" \
        "mov %rsp, %rbp\n" \
        ".cfi_def_cfa_register %rbp\n" \
        "sub $192, %rsp\n" /* keeps 16-byte alignment */ \
        "mov %rdi, -8(%rbp)\n" \
        "mov %rsi, -16(%rbp)\n" \
        "mov %rdx, -24(%rbp)\n" \
        "mov %rcx, -32(%rbp)\n" \
        "mov %r8, -40(%rbp)\n" \
        "mov %r9, -48(%rbp)\n" \
        "mov %rax, -56(%rbp)\n" \
        "movups %xmm0, -80(%rbp)\n" \
        "movups %xmm1, -96(%rbp)\n" \
        "movups %xmm2, -112(%rbp)\n" \
        "movups %xmm3, -128(%rbp)\n" \
        "movups %xmm4, -144(%rbp)\n" \
        "movups %xmm5, -160(%rbp)\n" \
        "movups %xmm6, -176(%rbp)\n" \
        "movups %xmm7, -192(%rbp)\n" \
        "mov %rsi, %rdx\n" \
        "mov %rdi, %rsi\n" \
        "mov %r10, %rdi\n" \
        "call " target "\n" \
        "mov %rax, %r11\n" \
        "mov -8(%rbp), %rdi\n" \
        "mov -16(%rbp), %rsi\n" \
        "mov -24(%rbp), %rdx\n" \
        "mov -32(%rbp), %rcx\n" \
        "mov -40(%rbp), %r8\n" \
        "mov -48(%rbp), %r9\n" \
        "mov -56(%rbp), %rax\n" \
        "movups -80(%rbp), %xmm0\n" \
        "movups -96(%rbp), %xmm1\n" \
        "movups -112(%rbp), %xmm2\n" \
        "movups -128(%rbp), %xmm3\n" \
        "movups -144(%rbp), %xmm4\n" \
        "movups -160(%rbp), %xmm5\n" \
        "movups -176(%rbp), %xmm6\n" \
        "movups -192(%rbp), %xmm7\n" \
        "leave\n" \
        ".cfi_def_cfa %rsp, 8\n" \
        ".cfi_restore %rbp\n" \
        "jmp *%r11\n" \
        ".cfi_endproc\n" \
        ".size " name ", .-" name "\n")

#endif
