/* Between resolve.c (types, signatures, caches) and member.c (methods, fields). */
#ifndef RT_TYPES_RESOLVE_H
#define RT_TYPES_RESOLVE_H

#include "runtime/types/internal.h"

/* One resolution under way: where, under what, and whether a generic variable was read (then the result belongs to this context only). */
typedef struct resolver {
    rt_assembly *a;
    const rt_context *ctx;
    coil_diag *d;
    uint32_t depth;
    bool used;
} resolver;

rt_type *resolve_type(resolver *r, uint32_t token);
rt_type *resolve_sig_type(resolver *r, il_sig *s);
rt_sig *resolve_sig(resolver *r, il_sig *s);
void *resolve_fail(resolver *r, int code, const char *fmt, ...) __attribute__((format(printf, 3, 4)));

/* The cached result for a token, or NULL; sets r->used when it came from the cache of this context. */
void *resolve_cached(resolver *r, uint32_t token);
/* Stores what [sub], the resolver of just this token, has found, and tells [r] whether variables were used. Returns result. */
void *resolve_store(resolver *r, const resolver *sub, uint32_t token, void *result);
/* A second value per MemberRef row: the method that it matched on the open definition. */
rt_method **resolve_match_slot(rt_assembly *a, uint32_t memberref_rid);

#endif
