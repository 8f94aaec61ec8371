/* Names of types as reflection spells them: RuntimeTypeHandle_ConstructName and its companion for method instantiations. */
#include <stdio.h>

#include "runtime/corelib/corelib.h"

enum { FORMAT_NAMESPACE = 1, FORMAT_FULL_INST = 2, FORMAT_ASSEMBLY = 4 };

static void put_type(FILE *out, rt_type *t, int32_t format);

/* Characters with a meaning in type names are escaped where a name can be parsed again. */
static void put_name(FILE *out, const char *s, int32_t format) {
    for (; *s; s++) {
        if ((format & FORMAT_NAMESPACE) && strchr(",[]&*+\\", *s)) fputc('\\', out);
        fputc(*s, out);
    }
}

static void put_definition(FILE *out, rt_type *t, int32_t format) {
    if ((format & FORMAT_NAMESPACE) && t->enclosing) {
        put_definition(out, t->enclosing, format);
        fputc('+', out);
    } else if ((format & FORMAT_NAMESPACE) && *t->ns) {
        put_name(out, t->ns, format);
        fputc('.', out);
    }
    put_name(out, t->name, format);
}

static void put_assembly(FILE *out, rt_type *t) {
    char text[1024];
    corelib_assembly_full_name(corelib_type_assembly(t), text, sizeof text);
    fprintf(out, ", %s", text);
}

static void put_arguments(FILE *out, rt_type *const *args, uint32_t n, int32_t format) {
    fputc('[', out);
    for (uint32_t i = 0; i < n; i++) {
        bool qualified = (format & (FORMAT_FULL_INST | FORMAT_ASSEMBLY)) && args[i]->kind != RT_KIND_VAR && args[i]->kind != RT_KIND_MVAR;
        if (i) fputc(',', out);
        if (qualified) fputc('[', out);
        put_type(out, args[i], format & ~FORMAT_ASSEMBLY);
        if (!qualified) continue;
        put_assembly(out, args[i]);
        fputc(']', out);
    }
    fputc(']', out);
}

static void put_rank(FILE *out, const rt_type *t) {
    if (t->kind == RT_KIND_SZARRAY) {
        fputs("[]", out);
        return;
    }
    fputc('[', out);
    for (int i = 1; i < t->rank; i++) fputc(',', out);
    fputs(t->rank == 1 ? "*]" : "]", out);
}

static void put_function_pointer(FILE *out, const rt_sig *s, int32_t format) {
    put_type(out, s->ret, format);
    fputc('(', out);
    for (uint32_t i = 0; i < s->n_params; i++) {
        if (i) fputs(", ", out);
        put_type(out, s->params[i], format);
    }
    fputc(')', out);
}

static void put_type(FILE *out, rt_type *t, int32_t format) {
    switch (t->kind) {
    case RT_KIND_SZARRAY: case RT_KIND_ARRAY:
        put_type(out, t->elem, format);
        put_rank(out, t);
        return;
    case RT_KIND_PTR: case RT_KIND_BYREF:
        put_type(out, t->elem, format);
        fputc(t->kind == RT_KIND_PTR ? '*' : '&', out);
        return;
    case RT_KIND_FNPTR:
        if (format & FORMAT_NAMESPACE) put_function_pointer(out, t->fnptr_sig, format); // Name is empty
        return;
    case RT_KIND_VAR: case RT_KIND_MVAR: put_name(out, t->name, 0); return;
    default: break;
    }
    put_definition(out, t->def, format);
    bool definition_only = t->def == t && (format & FORMAT_FULL_INST);
    if (t->n_args && (format & (FORMAT_NAMESPACE | FORMAT_ASSEMBLY)) && !definition_only) put_arguments(out, t->args, t->n_args, format);
}

static rt_string *finish(FILE *out, char **text, size_t *n) {
    fclose(out);
    rt_string *s = rt_string_utf8_n(*text, *n);
    free(*text);
    return s;
}

char *corelib_type_text(rt_type *t) {
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    put_type(out, t, FORMAT_NAMESPACE);
    fclose(out);
    return text;
}

RT_NATIVE(void, rt_q_RuntimeTypeHandle_ConstructName, q_type t, int32_t format, rt_string **result) {
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    put_type(out, q_type_of(t), format);
    if (format & FORMAT_ASSEMBLY) put_assembly(out, q_type_of(t));
    *result = finish(out, &text, &n);
}

RT_NATIVE(void, rt_q_RuntimeMethodHandle_ConstructInstantiation, rt_method *m, int32_t format, rt_string **result) {
    char *text = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&text, &n);
    if (m->n_args) put_arguments(out, m->args, m->n_args, format);
    *result = finish(out, &text, &n);
}
