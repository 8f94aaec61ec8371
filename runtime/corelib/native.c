/* The tables of native entries, hashed by name once. */
#include "runtime/corelib/native.h"

#include <stdio.h>
#include <string.h>

#include "runtime/corelib/corelib.h"

#define RT_FCALL(type, name, n, fn) extern void fn(void);
#define RT_QCALL(entry, fn) extern void fn(void);
#define RT_REPLACE(type, name, n, fn) extern void fn(void);
/* The functions have their true prototypes where they are defined; here only addresses are taken. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wredundant-decls"
#include "runtime/corelib/fcalls.def"
#include "runtime/corelib/qcalls.def"
#include "runtime/corelib/replacements.def"
#pragma GCC diagnostic pop
#undef RT_FCALL
#undef RT_QCALL
#undef RT_REPLACE

typedef struct row { const char *type, *name; int n; void (*fn)(void); } row;

static const row fcalls[] = {
#define RT_FCALL(type, name, n, fn) { type, name, n, fn },
#include "runtime/corelib/fcalls.def"
#undef RT_FCALL
};
static const row qcalls[] = {
#define RT_QCALL(entry, fn) { "", entry, -1, fn },
#include "runtime/corelib/qcalls.def"
#undef RT_QCALL
};
static const row replacements[] = {
#define RT_REPLACE(type, name, n, fn) { type, name, n, fn },
#include "runtime/corelib/replacements.def"
#undef RT_REPLACE
};

enum { SLOTS = 1024 }; /* power of two, above twice the rows of a table */
typedef struct index { uint16_t slots[SLOTS]; bool ready; } name_index; /* row + 1 */
static name_index fcall_index, qcall_index, replacement_index;
_Static_assert(sizeof fcalls / sizeof *fcalls * 2 < SLOTS, "fcalls.def outgrew its index");
_Static_assert(sizeof qcalls / sizeof *qcalls * 2 < SLOTS, "qcalls.def outgrew its index");

static uint32_t hash_text(uint32_t h, const char *s) {
    for (; *s; s++) h = (h ^ (uint8_t)*s) * 16777619u;
    return h;
}

static uint32_t hash_name(const char *type, const char *name) {
    return hash_text(hash_text(2166136261u, type), name);
}

static void build(name_index *x, const row *rows, size_t n) {
    for (size_t i = 0; i < n; i++) {
        uint32_t h = hash_name(rows[i].type, rows[i].name);
        while (x->slots[h % SLOTS]) h++;
        x->slots[h % SLOTS] = (uint16_t)(i + 1);
    }
    __atomic_store_n(&x->ready, true, __ATOMIC_RELEASE);
}

static void *find(name_index *x, const row *rows, size_t n_rows, const char *type, const char *name, int n) {
    if (!__atomic_load_n(&x->ready, __ATOMIC_ACQUIRE)) {
        rt_loader_lock();
        if (!x->ready) build(x, rows, n_rows);
        rt_loader_unlock();
    }
    for (uint32_t h = hash_name(type, name); x->slots[h % SLOTS]; h++) {
        const row *r = &rows[x->slots[h % SLOTS] - 1];
        if (!strcmp(r->name, name) && !strcmp(r->type, type) && (r->n < 0 || r->n == n)) return (void *)r->fn;
    }
    return NULL;
}

static int parameter_count(rt_method *m) {
    const rt_sig *s = rt_method_sig(m);
    return s ? (int)s->n_params : -1;
}

void *rt_native_fcall(rt_method *m) {
    char type[256];
    rt_type_name(m->owner, type, sizeof type);
    return find(&fcall_index, fcalls, sizeof fcalls / sizeof *fcalls, type, m->name, parameter_count(m));
}

void *rt_native_qcall(const char *entry) {
    return find(&qcall_index, qcalls, sizeof qcalls / sizeof *qcalls, "", entry, -1);
}

bool rt_native_is_constant(void *native) {
    void (*fn)(void) = (void (*)(void))native;
    return fn == rt_native_zero || fn == rt_native_one || fn == rt_native_nothing;
}

/* Asked for every method of every type: types without rows are told by their name alone. */
static bool type_has_replacements(const rt_type *t, const char *name) {
    static const rt_type *last; // under the loader lock, like the caller
    static bool last_answer;
    if (t == last) return last_answer;
    last = t;
    last_answer = false;
    for (size_t i = 0; i < sizeof replacements / sizeof *replacements; i++) last_answer |= !strcmp(replacements[i].type, name);
    return last_answer;
}

void *rt_native_replacement(rt_method *m) {
    char type[256];
    const rt_type *t = m->owner;
    if (rt_type_is_desc(t) || rt_type_is_array(t)) return NULL;
    if (t->def != t || t->enclosing) rt_type_name(t->def ? t->def : t, type, sizeof type);
    else snprintf(type, sizeof type, "%s%s%s", t->ns, *t->ns ? "." : "", t->name);
    rt_loader_lock();
    bool may = type_has_replacements(t, type);
    rt_loader_unlock();
    if (!may) return NULL;
    return find(&replacement_index, replacements, sizeof replacements / sizeof *replacements, type, m->name, parameter_count(m));
}

_Noreturn void rt_native_missing(rt_method *m) {
    char name[512];
    rt_method_name(m, name, sizeof name);
    rt_throw_new("System.EntryPointNotFoundException", "The native entry of %s is not implemented by coil.", name);
}
