/* Instruction sets of this x86-64 processor. */
#include "runtime/arch/cpu.h"

#include <cpuid.h>
#include <stdlib.h>
#include <string.h>

static bool switched_off(const char *variable) {
    const char *s = getenv(variable);
    return s && strtoul(s, NULL, 16) == 0;
}

static bool has_sse42(void) {
    return __builtin_cpu_supports("sse3") && __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("sse4.2") &&
           __builtin_cpu_supports("popcnt");
}

static bool has_avx2(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("fma") &&
           __builtin_cpu_supports("lzcnt");
}

static unsigned detect(void) {
    unsigned found = 0;
    __builtin_cpu_init();
    if (switched_off("DOTNET_EnableHWIntrinsic"))
        return found;
    found |= 1u << RT_CPU_BASE;
    if (switched_off("DOTNET_EnableSSE42") || !has_sse42())
        return found;
    found |= 1u << RT_CPU_SSE42;
    if (!switched_off("DOTNET_EnableAES") && __builtin_cpu_supports("aes") && __builtin_cpu_supports("pclmul"))
        found |= 1u << RT_CPU_AES;
    if (switched_off("DOTNET_EnableAVX") || !__builtin_cpu_supports("avx"))
        return found;
    found |= 1u << RT_CPU_AVX;
    if (!switched_off("DOTNET_EnableAVX2") && has_avx2())
        found |= 1u << RT_CPU_AVX2;
    return found;
}

bool rt_cpu_has(rt_cpu_group group) {
    static unsigned known; /* bit 31: detected */
    unsigned k = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (!k)
        __atomic_store_n(&known, k = detect() | 1u << 31, __ATOMIC_RELAXED);
    return k >> group & 1;
}

uint32_t rt_cpu_vector_size(void) { return rt_cpu_has(RT_CPU_AVX2) ? 32 : 16; }

void rt_cpu_id(int32_t registers[4], int32_t function, int32_t sub) {
    unsigned a, b, c, d;
    __cpuid_count((unsigned)function, (unsigned)sub, a, b, c, d);
    registers[0] = (int32_t)a;
    registers[1] = (int32_t)b;
    registers[2] = (int32_t)c;
    registers[3] = (int32_t)d;
}
