/* Names of types and methods as text, in the manner of reflection. */
#include "runtime/types/internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct writer {
    char *p, *end; /* *end is the last byte, for the NUL */
    int depth;
    bool plain_primitives; /* "Int32" for System.Int32, as messages about missing methods have it */
    bool own_name;         /* a nested type without those around it, as messages about casts have it */
} writer;

enum { MAX_DEPTH = 24 };

static writer start(char *buf, size_t n) {
    if (n)
        *buf = 0;
    return (writer){buf, n ? buf + n - 1 : buf, 0, false, false};
}

static void put(writer *w, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
static void put(writer *w, const char *fmt, ...) {
    if (w->p >= w->end)
        return;
    va_list ap;
    va_start(ap, fmt);
    int n = vsnprintf(w->p, (size_t)(w->end - w->p) + 1, fmt, ap);
    va_end(ap);
    w->p = n > w->end - w->p ? w->end : w->p + (n > 0 ? n : 0);
}

static void put_type(writer *w, const rt_type *t);

static void put_types(writer *w, rt_type *const *types, uint32_t n, const char *separator) {
    for (uint32_t i = 0; i < n; i++) {
        put(w, "%s", i ? separator : "");
        put_type(w, types[i]);
    }
}

static void put_simple(writer *w, const rt_type *t) {
    if (t->enclosing && !w->own_name) {
        put_simple(w, t->enclosing);
        put(w, "+%s", t->name);
    } else if (w->plain_primitives && t->kind == RT_KIND_PRIMITIVE) {
        put(w, "%s", t->name);
    } else {
        put(w, "%s%s%s", t->ns, *t->ns ? "." : "", t->name);
    }
}

static void put_definition(writer *w, const rt_type *t) {
    put_simple(w, t);
    if (t->n_args && t->def != t) {
        w->own_name = false;
        put(w, "[");
        put_types(w, t->args, t->n_args, ",");
        put(w, "]");
    }
}

static void put_fnptr(writer *w, const rt_sig *s) {
    put_type(w, s->ret);
    put(w, "(");
    put_types(w, s->params, s->n_params, ",");
    put(w, ")");
}

static void put_array(writer *w, const rt_type *t) {
    put_type(w, t->elem);
    if (t->kind == RT_KIND_SZARRAY) {
        put(w, "[]");
        return;
    }
    put(w, t->rank == 1 ? "[*" : "[");
    for (int i = 1; i < t->rank; i++)
        put(w, ",");
    put(w, "]");
}

static void put_type(writer *w, const rt_type *t) {
    if (!t || w->depth >= MAX_DEPTH) {
        put(w, "?");
        return;
    }
    w->depth++;
    switch (t->kind) {
    case RT_KIND_SZARRAY:
    case RT_KIND_ARRAY: put_array(w, t); break;
    case RT_KIND_PTR: put_type(w, t->elem), put(w, "*"); break;
    case RT_KIND_BYREF: put_type(w, t->elem), put(w, w->plain_primitives ? " ByRef" : "&"); break;
    case RT_KIND_FNPTR: put_fnptr(w, t->fnptr_sig); break;
    case RT_KIND_VAR:
    case RT_KIND_MVAR:
        if (t->name && *t->name)
            put(w, "%s", t->name);
        else
            put(w, "%s%u", t->kind == RT_KIND_VAR ? "!" : "!!", t->var_number);
        break;
    default: put_definition(w, t);
    }
    w->depth--;
}

char *rt_type_name(const rt_type *t, char *buf, size_t n) {
    writer w = start(buf, n);
    put_type(&w, t);
    return buf;
}

char *rt_type_own_name(const rt_type *t, char *buf, size_t n) {
    writer w = start(buf, n);
    w.own_name = true;
    put_type(&w, t);
    return buf;
}

char *rt_method_name(const rt_method *m, char *buf, size_t n) {
    writer w = start(buf, n);
    put_type(&w, m->owner);
    put(&w, "::%s", m->name);
    return buf;
}

char *rt_method_full_name(const rt_method *m, char *buf, size_t n) {
    writer w = start(buf, n);
    put_type(&w, m->owner);
    put(&w, "::%s", m->name);
    if (m->n_args) {
        put(&w, "[");
        put_types(&w, m->args, m->n_args, ",");
        put(&w, "]");
    }
    const rt_sig *s = rt_method_sig((rt_method *)m); /* a cache, so not a change */
    put(&w, "(");
    if (s)
        put_types(&w, s->params, s->n_params, ",");
    else
        put(&w, "?");
    put(&w, ")");
    return buf;
}

char *rt_method_describe(const rt_method *m, char *buf, size_t n) {
    writer w = start(buf, n);
    const rt_sig *s = rt_method_sig((rt_method *)m); /* a cache, so not a change */
    w.plain_primitives = true;
    put_type(&w, m->owner);
    put(&w, ".%s", m->name);
    if (m->n_args) {
        put(&w, "[");
        put_types(&w, m->args, m->n_args, ",");
        put(&w, "]");
    }
    put(&w, "(");
    if (s)
        put_types(&w, s->params, s->n_params, ", ");
    put(&w, ")");
    return buf;
}

char *rt_describe_method(const rt_type *owner, const char *name, const rt_sig *sig, char *buf, size_t n) {
    writer w = start(buf, n);
    w.plain_primitives = true;
    if (sig) {
        put_type(&w, sig->ret);
        put(&w, " ");
    }
    put_type(&w, owner);
    put(&w, ".%s", name);
    if (sig) {
        put(&w, "(");
        put_types(&w, sig->params, sig->n_params, ", ");
        put(&w, ")");
    }
    return buf;
}
