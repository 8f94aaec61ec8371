/* coil --contract: what the class library asks of a runtime, and what this one answers.

   The list is read from the installed System.Private.CoreLib: internal calls (FCalls), P/Invokes of the library "QCall", and methods marked
   [Intrinsic] themselves or by their type. The state of each comes from where the runtime itself looks: the rt_method, the tables of
   runtime/corelib, the JIT's list of intrinsics. What is missing has its reason in missing.def. Sorted, so that two runs can be compared. */
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "il/body.h"
#include "il/names.h"
#include "jit/coil_jit.h"
#include "runtime/corelib/native.h"
#include "runtime/types/loader.h"
#include "runtime/vm.h"

enum { INTERNAL_CALL = 0x1000, PINVOKE = 0x2000 }; /* II.23.1.11, II.23.1.10 */
enum { FCALL, QCALL, INTRINSIC, N_KINDS };
enum { NATIVE, CONSTANT, REPLACED, EXPANDED, UNSUPPORTED, IL_BODY, MISSING, N_STATES };
static const char *const kinds[] = {"fcall", "qcall", "intrinsic"};
static const char *const states[] = {"native", "constant", "replaced", "expanded", "unsupported", "IL", "missing"};

typedef struct line {
    int kind, state;
    char *name;
    uint32_t overloads;
} line;

typedef struct list {
    line *lines;
    uint32_t n, counts[N_KINDS][N_STATES];
} list;

static struct reason { const char *kind, *pattern, *text; bool used; } reasons[] = {
#define RT_MISSING(kind, pattern, text) {#kind, pattern, text, false},
#include "runtime/corelib/missing.def"
#undef RT_MISSING
};

static const char *reason_for(const line *l) {
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (!strcmp(reasons[i].kind, kinds[l->kind]) && !fnmatch(reasons[i].pattern, l->name, 0)) {
            reasons[i].used = true;
            return reasons[i].text;
        }
    return NULL;
}

/* --- is the IL of an intrinsic of use? */

/* The MethodDef behind the operand of a call as far as it lies in this type; 0: another method. */
static uint32_t called(const il_image *img, uint32_t rid, uint32_t token) {
    if (IL_TOKEN_TABLE(token) == IL_TABLE_MethodSpec)
        token = il_col(img, IL_MethodSpec_Method, IL_TOKEN_RID(token));
    if (IL_TOKEN_TABLE(token) == IL_TABLE_MethodDef)
        return IL_TOKEN_RID(token);
    uint32_t ref = IL_TOKEN_RID(token), parent = il_col(img, IL_MemberRef_Class, ref);
    if (IL_TOKEN_TABLE(token) != IL_TABLE_MemberRef || IL_TOKEN_TABLE(parent) != IL_TABLE_TypeSpec)
        return 0;
    il_sig s = il_sig_start(il_col_blob(img, IL_TypeSpec_Signature, IL_TOKEN_RID(parent)));
    bool own = il_sig_byte(&s) == IL_ELEMENT_GENERICINST && il_sig_byte(&s) && il_sig_token(&s) == IL_TOKEN(IL_TABLE_TypeDef, il_method_owner(img, rid));
    il_bytes a = il_col_blob(img, IL_MemberRef_Signature, ref), b = il_col_blob(img, IL_MethodDef_Signature, rid);
    bool same = !strcmp(il_col_string(img, IL_MemberRef_Name, ref), il_col_string(img, IL_MethodDef_Name, rid)) && a.n == b.n && !memcmp(a.p, b.p, a.n);
    return own && same ? rid : 0;
}

/* `M(x) => M(x)`: the compiler of the class library's authors knows what is meant; there is nothing to run. */
static bool calls_itself_only(const il_image *img, uint32_t rid) {
    il_body body;
    il_insn insn;
    bool itself = false;
    if (il_body_read(img, rid, &body, NULL))
        return false;
    for (uint32_t at = 0; at < body.code_size; at += insn.size) {
        if (il_insn_decode(&body, at, &insn, NULL) || il_ops[insn.op].flow == IL_FLOW_COND)
            return false;
        if (il_ops[insn.op].flow == IL_FLOW_CALL && called(img, rid, insn.u.token) == rid)
            itself = true;
    }
    return itself;
}

/* --- one method */

static bool is_marked(const il_image *img, uint32_t token) {
    return il_find_attribute(img, token, "System.Runtime.CompilerServices", "IntrinsicAttribute") != 0;
}

/* The entry point if the method is a P/Invoke of "QCall". */
static const char *qcall_entry(const il_image *img, uint32_t rid) {
    il_range r = il_find(img, IL_ImplMap_MemberForwarded, IL_TOKEN(IL_TABLE_MethodDef, rid));
    if (r.first >= r.end)
        return NULL;
    uint32_t module = il_col(img, IL_ImplMap_ImportScope, r.first);
    return strcmp(il_col_string(img, IL_ModuleRef_Name, module), "QCall") ? NULL : il_col_string(img, IL_ImplMap_ImportName, r.first);
}

static int native_state(rt_method *m, void *native) {
    if (m->body_kind == RT_BODY_REPLACED)
        return REPLACED;
    if (native)
        return rt_native_is_constant(native) ? CONSTANT : NATIVE;
    int expanded = jit_expansion(m);
    return expanded == JIT_EXPANDED ? EXPANDED : expanded == JIT_SET_UNSUPPORTED ? UNSUPPORTED : MISSING;
}

static int intrinsic_state(rt_method *m, const il_image *img, uint32_t rid) {
    int expanded = jit_expansion(m);
    if (expanded)
        return expanded == JIT_EXPANDED ? EXPANDED : UNSUPPORTED;
    if (m->body_kind == RT_BODY_REPLACED)
        return REPLACED;
    return calls_itself_only(img, rid) ? MISSING : IL_BODY;
}

static void add(list *l, int kind, int state, const char *text) {
    l->lines = realloc(l->lines, (l->n + 1) * sizeof *l->lines);
    l->lines[l->n++] = (line){kind, state, strdup(text), 1};
    l->counts[kind][state]++;
}

static void examine(list *l, rt_assembly *a, uint32_t rid) {
    const il_image *img = a->image;
    uint32_t owner = il_method_owner(img, rid), token = IL_TOKEN(IL_TABLE_MethodDef, rid);
    const char *entry = il_col(img, IL_MethodDef_Flags, rid) & PINVOKE ? qcall_entry(img, rid) : NULL;
    bool internal = il_col(img, IL_MethodDef_ImplFlags, rid) & INTERNAL_CALL;
    if (!entry && !internal && !is_marked(img, token) && !is_marked(img, IL_TOKEN(IL_TABLE_TypeDef, owner)))
        return;
    rt_method *m = rt_resolve_method(a, token, NULL, NULL);
    if (!m)
        return;
    char type[1024], name[2048];
    il_text t = il_text_start(type, sizeof type);
    il_name_typedef(&t, img, owner);
    snprintf(name, sizeof name, entry ? "%s (%s::%s)" : "%.0s%s::%s", entry ? entry : "", type, m->name);
    if (entry)
        add(l, QCALL, native_state(m, rt_native_qcall(entry)), name);
    else if (internal)
        add(l, FCALL, native_state(m, m->native), name);
    else
        add(l, INTRINSIC, intrinsic_state(m, img, rid), name);
}

/* --- output */

static int compare(const void *a, const void *b) {
    const line *x = a, *y = b;
    int by_name = x->kind == y->kind ? strcmp(x->name, y->name) : 0;
    return x->kind != y->kind ? x->kind - y->kind : by_name ? by_name : x->state - y->state;
}

/* Overloads in the same state are one line. */
static void merge(list *l) {
    uint32_t n = 0;
    qsort(l->lines, l->n, sizeof *l->lines, compare);
    for (uint32_t i = 0; i < l->n; i++)
        if (n && !compare(&l->lines[n - 1], &l->lines[i]))
            l->lines[n - 1].overloads++;
        else
            l->lines[n++] = l->lines[i];
    l->n = n;
}

static void print_line(const line *l) {
    printf("%-9s %-11s %s", kinds[l->kind], states[l->state], l->name);
    if (l->overloads > 1)
        printf(" (%u overloads)", l->overloads);
    if (l->state == MISSING) {
        const char *why = reason_for(l);
        printf(": %s", why ? why : "no reason given");
    }
    putchar('\n');
}

static void print_counts(const list *l) {
    for (int k = 0; k < N_KINDS; k++) {
        uint32_t all = 0;
        const char *before = ": ";
        for (int s = 0; s < N_STATES; s++)
            all += l->counts[k][s];
        printf("%u %ss", all, kinds[k]);
        for (int s = 0; s < N_STATES; s++)
            if (l->counts[k][s]) {
                printf("%s%u %s", before, l->counts[k][s], states[s]);
                before = ", ";
            }
        putchar('\n');
    }
}

/* Only if everything that is missing was printed. */
static void print_unused_reasons(void) {
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (!reasons[i].used)
            printf("missing.def: nothing that is missing is like %s %s\n", reasons[i].kind, reasons[i].pattern);
}

int cli_contract(const char *only) {
    coil_diag d = {.il_offset = -1};
    int state = -1;
    for (int s = 0; only && s < N_STATES; s++)
        if (!strcmp(only, states[s]))
            state = s;
    if (only && state < 0)
        return cli_usage("--contract=native, constant, replaced, expanded, unsupported, IL or missing");
    rt_vm_options vm = {.app_path = "/proc/self/exe"};
    if (jit_init(&d) || rt_vm_init(&vm, jit_interface(), &d))
        return cli_fail(&d);
    list l = {0};
    for (uint32_t rid = 1; rid <= il_rows(rt_corelib->image, IL_TABLE_MethodDef); rid++)
        examine(&l, rt_corelib, rid);
    merge(&l);
    for (uint32_t i = 0; i < l.n; i++)
        if (state < 0 || l.lines[i].state == state)
            print_line(&l.lines[i]);
    if (state < 0 || state == MISSING)
        print_unused_reasons();
    print_counts(&l);
    return 0;
}
