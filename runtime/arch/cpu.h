/* What the processor can do, in the groups in which .NET turns instruction sets on and off. Any thread; the answers never change. */
#ifndef RT_ARCH_CPU_H
#define RT_ARCH_CPU_H

#include <stdbool.h>
#include <stdint.h>

/* Each needs the ones before it, except AES, which needs SSE42. DOTNET_EnableHWIntrinsic=0, DOTNET_EnableSSE42=0, ... turn a group off. */
typedef enum rt_cpu_group {
    RT_CPU_BASE,  /* X86Base, SSE, SSE2 */
    RT_CPU_SSE42, /* SSE3, SSSE3, SSE4.1, SSE4.2, POPCNT */
    RT_CPU_AVX,
    RT_CPU_AVX2,  /* and BMI1, BMI2, FMA, LZCNT */
    RT_CPU_AES,   /* and PCLMULQDQ */
    RT_CPU_NEVER  /* instruction sets that coil does not offer */
} rt_cpu_group;

bool rt_cpu_has(rt_cpu_group group);
/* The cpuid instruction: eax, ebx, ecx, edx. */
void rt_cpu_id(int32_t registers[4], int32_t function, int32_t sub);
/* Bytes of a System.Numerics.Vector<T>: 16 or 32. */
uint32_t rt_cpu_vector_size(void);

#endif
