/* libFuzzer target: every reader of il/ over arbitrary bytes. Configure with clang and -DCOIL_FUZZ=ON; seed it with small assemblies. */
#include "walk.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    walk_bytes(data, size);
    return 0;
}
