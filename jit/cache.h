/* Objects that LLVM made, kept on disk by the hash of the IR they were made of. Any compiling thread. The rules are at the top of cache.c. */
#ifndef JIT_CACHE_H
#define JIT_CACHE_H

#include <stddef.h>
#include <stdint.h>

#include "jit/jit.h"

typedef struct jit_cache_key { uint64_t low, high; } jit_cache_key;

/* The key of the batch's module as it is now, before optimisation. false: nothing is cached (the cache is off, or not for this tier). */
bool jit_cache_key_of(jit_batch *b, jit_cache_key *key);
/* The object of [key], or NULL. anchor (size bytes) receives the name of its exported symbol. The buffer is the caller's. */
LLVMMemoryBufferRef jit_cache_load(const jit_cache_key *key, char *anchor, size_t size);
/* Keeps the object. Failing to is no error: the next process compiles again. */
void jit_cache_store(const jit_cache_key *key, const char *anchor, LLVMMemoryBufferRef object);

#endif
