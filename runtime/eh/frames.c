/* Stack frames as text, as System.Diagnostics.StackTrace prints them: `   at Ns.Outer.Inner.M[T](Int32 x) in file:line n`.
   Natively, because the managed way compiles some 650 methods and reads the PDB with managed code. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "il/pdb.h"
#include "runtime/eh/internal.h"
#include "runtime/types/loader.h"

/* --- where: IL offset and line of a frame */

static il_pdb *pdb_of(rt_assembly *a) {
    if (__atomic_load_n(&a->pdb_state, __ATOMIC_ACQUIRE) == 0) {
        rt_loader_lock();
        if (a->pdb_state == 0) {
            il_pdb *pdb = NULL;
            int state = il_pdb_open(a->image, &pdb, NULL) == 0 ? 1 : -1;
            a->pdb = pdb;
            __atomic_store_n(&a->pdb_state, state, __ATOMIC_RELEASE);
        }
        rt_loader_unlock();
    }
    return a->pdb_state > 0 ? a->pdb : NULL;
}

static rt_assembly *assembly_of(const rt_method *m) { return m->typical && m->typical->owner ? m->typical->owner->assembly : m->owner->assembly; }

enum { HIDDEN = 0xFEEFEE };

static void line_from_pdb(rt_frame *f, const rt_code_point *point) {
    rt_assembly *a = assembly_of(f->method);
    il_pdb *pdb = a && f->il_offset >= 0 ? pdb_of(a) : NULL;
    il_point *points = NULL;
    uint32_t n = 0;
    if (pdb && point && point->line > 0 && point->line != HIDDEN) {
        f->line = point->line;
        f->file = il_pdb_document(pdb, point->document);
        return;
    }
    if (!pdb || il_pdb_points(pdb, IL_TOKEN_RID(f->method->token), &points, &n, NULL) != 0)
        return;
    for (uint32_t i = 0; i < n && points[i].il_offset <= (uint32_t)f->il_offset; i++)
        if (points[i].line != HIDDEN) {
            f->line = (int32_t)points[i].line;
            f->file = il_pdb_document(pdb, points[i].document);
        }
    free(points);
}

/* The last point at or before the offset. */
static const rt_code_point *point_at(const rt_code *c, uint32_t offset) {
    uint32_t low = 0, high = c ? c->n_points : 0;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (c->points[mid].code_offset <= offset)
            low = mid + 1;
        else
            high = mid;
    }
    return low ? &c->points[low - 1] : NULL;
}

static void locate(rt_frame *f, const rt_code_point *point, bool lines) {
    if (point)
        f->il_offset = (int32_t)point->il_offset;
    if (lines && f->method && !f->method->is_dynamic)
        line_from_pdb(f, point);
}

static size_t expand(rt_frame *f, size_t max, bool lines) {
    const rt_code_point *point = point_at(f->code, f->code_offset);
    const rt_frame plain = *f;
    size_t n = 0;
    for (; point && point->caller && n + 1 < max; point = &plain.code->callers[point->caller - 1]) {
        f[n] = plain;
        f[n].method = point->method;
        locate(&f[n++], point, lines);
    }
    f[n] = plain;
    locate(&f[n], point, lines);
    return n + 1;
}

size_t rt_frames_locate(rt_frame *f, size_t max) { return expand(f, max, true); }
size_t rt_frames_methods(rt_frame *f, size_t max) { return expand(f, max, false); }

/* --- what: text */

typedef struct text { char *p; size_t n, cap; } text;

static void put_n(text *t, const char *s, size_t n) {
    if (t->n + n + 1 > t->cap) {
        t->cap = 2 * t->cap + n + 256;
        t->p = realloc(t->p, t->cap);
        if (!t->p)
            abort();
    }
    memcpy(t->p + t->n, s, n);
    t->n += n;
    t->p[t->n] = 0;
}

static void put(text *t, const char *s) { put_n(t, s, strlen(s)); }

/* Type.Name */
static void put_short_name(text *t, const rt_type *type) {
    switch (type->kind) {
    case RT_KIND_SZARRAY: put_short_name(t, type->elem); put(t, "[]"); break;
    case RT_KIND_ARRAY:
        put_short_name(t, type->elem);
        put(t, type->rank == 1 ? "[*" : "[");
        for (int i = 1; i < type->rank; i++)
            put(t, ",");
        put(t, "]");
        break;
    case RT_KIND_PTR: put_short_name(t, type->elem); put(t, "*"); break;
    case RT_KIND_BYREF: put_short_name(t, type->elem); put(t, "&"); break;
    case RT_KIND_FNPTR: break;
    default: put(t, type->name); break;
    }
}

/* Type.FullName of the definition with '.' for '+' */
static void put_full_name(text *t, const rt_type *type) {
    if (type->def)
        type = type->def;
    if (type->enclosing) {
        put_full_name(t, type->enclosing);
        put(t, ".");
    } else if (type->ns && *type->ns) {
        put(t, type->ns);
        put(t, ".");
    }
    put(t, type->name);
}

static const char *param_name(const il_image *img, uint32_t method_rid, uint32_t sequence) {
    il_range rows = il_list(img, IL_MethodDef_ParamList, method_rid);
    for (uint32_t i = rows.first; i < rows.end; i++) {
        uint32_t rid = il_list_at(img, IL_MethodDef_ParamList, i);
        if (il_col(img, IL_Param_Sequence, rid) == sequence)
            return il_col_string(img, IL_Param_Name, rid);
    }
    return "";
}

static void put_params(text *t, rt_method *m) {
    const rt_sig *sig = rt_method_sig(m);
    const il_image *img = m->owner->assembly ? m->owner->assembly->image : NULL;
    put(t, "(");
    for (uint32_t i = 0; sig && i < sig->n_params; i++) {
        if (i)
            put(t, ", ");
        put_short_name(t, sig->params[i]);
        const char *name = img && IL_TOKEN_TABLE(m->token) == IL_TABLE_MethodDef ? param_name(img, IL_TOKEN_RID(m->token), i + 1) : "";
        if (*name) {
            put(t, " ");
            put(t, name);
        }
    }
    put(t, ")");
}

static void put_method(text *t, rt_method *m) {
    if (!m->is_dynamic) {
        put_full_name(t, m->owner);
        put(t, ".");
    }
    put(t, m->name);
    for (uint32_t i = 0; i < m->n_args; i++) {
        put(t, i ? "," : "[");
        put_short_name(t, m->args[i]);
    }
    if (m->n_args)
        put(t, "]");
    put_params(t, m);
}

/* --- which: hidden frames, and state machines shown as the method that they were made from */

static bool has_attribute(const rt_assembly *a, uint32_t token, const char *ns, const char *name) {
    return a && il_find_attribute(a->image, token, ns, name) != 0;
}

static bool is_hidden(const rt_method *m) {
    const rt_assembly *a = m->owner->assembly;
    return (m->impl_flags & RT_IMPL_AGGRESSIVE_INLINING) || has_attribute(a, m->token, "System.Diagnostics", "StackTraceHiddenAttribute") ||
           has_attribute(a, m->owner->token, "System.Diagnostics", "StackTraceHiddenAttribute");
}

enum { MACHINE_NONE, MACHINE_ASYNC, MACHINE_ITERATOR };

/* The kind of state machine attribute on [token] that names the type called [machine]. */
static int machine_attribute(const il_image *img, uint32_t token, const char *machine) {
    static const struct { const char *name; int kind; } attributes[] = {
        { "AsyncStateMachineAttribute", MACHINE_ASYNC }, { "IteratorStateMachineAttribute", MACHINE_ITERATOR }, { "AsyncIteratorStateMachineAttribute", MACHINE_ITERATOR }
    };
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        uint32_t rid = il_find_attribute(img, token, "System.Runtime.CompilerServices", attributes[i].name);
        il_bytes value = rid ? il_col_blob(img, IL_CustomAttribute_Value, rid) : (il_bytes){ NULL, 0 };
        if (value.n && memmem(value.p, value.n, machine, strlen(machine)))
            return attributes[i].kind;
    }
    return MACHINE_NONE;
}

/* `<M>d__N::MoveNext` comes from the method of the enclosing type whose attribute names `<M>d__N`. The attribute CompilerGenerated decides,
   as in CoreLib: compilers leave it off a machine inside a closure's class, so that lambdas are shown as MoveNext. */
static int resolve_machine(rt_method **m) {
    rt_type *machine = (*m)->owner->def ? (*m)->owner->def : (*m)->owner, *outer = machine->enclosing;
    if (machine->name[0] != '<' || !outer || !outer->assembly || rt_type_load(outer) != 0 ||
        !has_attribute(machine->assembly, machine->token, "System.Runtime.CompilerServices", "CompilerGeneratedAttribute"))
        return MACHINE_NONE;
    for (uint32_t i = 0; i < outer->n_methods; i++) {
        int kind = machine_attribute(outer->assembly->image, outer->methods[i].token, machine->name);
        if (kind != MACHINE_NONE) {
            *m = &outer->methods[i];
            return kind;
        }
    }
    return MACHINE_NONE;
}

static void put_frame(text *t, const rt_frame *f) {
    rt_method *m = f->method->typical ? f->method->typical : f->method, *shown = m;
    int machine = resolve_machine(&shown);
    put(t, "   at ");
    put_method(t, shown);
    if (machine == MACHINE_ITERATOR) {
        put(t, "+");
        put(t, m->name);
        put(t, "()");
    }
    if (f->file && f->line > 0) {
        char line[32];
        snprintf(line, sizeof line, ":line %d", f->line);
        put(t, " in ");
        put(t, f->file);
        put(t, line);
    }
    if (f->foreign_end && machine != MACHINE_ASYNC)
        put(t, "\n--- End of stack trace from previous location ---");
}

char *rt_frames_text(const rt_frame *frames, size_t n) {
    text t = { NULL, 0, 0 };
    for (size_t i = 0; i < n; i++) {
        const rt_method *m = frames[i].method;
        if (!m || (i != n - 1 && is_hidden(m->typical ? m->typical : m)))
            continue;
        if (t.n)
            put(&t, "\n");
        put_frame(&t, &frames[i]);
    }
    return t.p;
}

rt_string *rt_frames_to_string(const rt_frame *frames, size_t n) {
    char *s = rt_frames_text(frames, n);
    rt_string *result = rt_string_utf8(s);
    free(s);
    return result;
}
