/* What the programs of tests/programs/interop call: one C function for each way that values can cross. Built as libcoiltest.so; the test runner
   puts its directory on LD_LIBRARY_PATH. */
#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define API __attribute__((visibility("default")))
#pragma GCC diagnostic ignored "-Wmissing-prototypes" // the prototypes are written in C#

/* --- scalars */

API int add_ints(int a, int b) { return a + b; }
API long long add_mixed(int8_t a, uint8_t b, int16_t c, uint16_t d, int32_t e, uint32_t f, int64_t g, uint64_t h) {
    return a + b + c + d + e + (long long)f + g + (long long)h;
}
API double add_floats(float a, double b, float c, double d, float e, double f, float g, double h, float i, double j) { return a + b + c + d + e + f + g + h + i + j; }
API int32_t bool4(int32_t b) { return b == 1 ? 7 : b == 0 ? 0 : -1; }
API uint8_t bool1(uint8_t b) { return b == 1 ? 7 : b == 0 ? 0 : 0xFF; }
API void flip_bool4(int32_t *b) { *b = !*b; }
API void flip_bool1(uint8_t *b) { *b = !*b; }
API uint8_t char8(uint8_t c) { return (uint8_t)(c + 1); }
API uint16_t char16(uint16_t c) { return (uint16_t)(c + 1); }
API void next_char16(uint16_t *c) { ++*c; }
API int8_t negate8(int8_t a) { return (int8_t)-a; }
API uint16_t twice16(uint16_t a) { return (uint16_t)(2 * a); }

/* --- strings */

API int length8(const char *s) { return s ? (int)strlen(s) : -1; }
API int length16(const uint16_t *s) {
    int n = 0;
    if (!s) return -1;
    while (s[n]) n++;
    return n;
}
API int byte_at(const char *s, int i) { return (unsigned char)s[i]; }
API char *copy8(const char *s) { return s ? strdup(s) : NULL; }
API uint16_t *copy16(const uint16_t *s) {
    if (!s) return NULL;
    size_t n = 2 * ((size_t)length16(s) + 1);
    return memcpy(malloc(n), s, n);
}
API void replace8(char **s) {
    char *old = *s;
    *s = malloc(32);
    snprintf(*s, 32, "<%s>", old ? old : "null");
    free(old);
}
API void out8(char **s) { *s = strdup("made in C"); }
API void out_null8(char **s) { *s = NULL; }
API void out16(uint16_t **s) {
    static const uint16_t text[] = { 'w', 'i', 'd', 'e', 0x20AC, 0 };
    *s = copy16(text);
}
API int fill8(char *buffer, int size) { return snprintf(buffer, (size_t)size, "buffer of %d", size); }
API int fill16(uint16_t *buffer, int size) {
    int i = 0;
    for (const char *s = "sixteen"; *s && i < size - 1; s++) buffer[i++] = (uint16_t)*s;
    buffer[i] = 0;
    return i;
}
API void upper8(char *s) {
    for (; s && *s; s++)
        if (*s >= 'a' && *s <= 'z') *s = (char)(*s - 32);
}
API uint32_t bstr_length(const uint16_t *s) { return s ? ((const uint32_t *)s)[-1] : 0xFFFFFFFF; }

/* --- arrays */

API long sum32(const int *a, int n) {
    long r = 0;
    for (int i = 0; i < n; i++) r += a[i];
    return r;
}
API void double32(int *a, int n) {
    for (int i = 0; i < n; i++) a[i] *= 2;
}
API int count_true(const int32_t *a, int n) {
    int r = 0;
    for (int i = 0; i < n; i++) r += a[i] == 1;
    return r;
}
API void set_bools(int32_t *a, int n) {
    for (int i = 0; i < n; i++) a[i] = i % 2;
}
API int total_length(char **a, int n) {
    int r = 0;
    for (int i = 0; i < n; i++) r += a[i] ? (int)strlen(a[i]) : 100;
    return r;
}
API void replace_strings(char **a, int n) {
    for (int i = 0; i < n; i++) {
        char text[16];
        snprintf(text, sizeof text, "s%d", i);
        free(a[i]);
        a[i] = strdup(text);
    }
}
API void make_array(int **a, int *n) {
    *n = 4;
    *a = malloc(16);
    for (int i = 0; i < 4; i++) (*a)[i] = i * i;
}
API int *squares(int n) {
    int *a = malloc((size_t)n * sizeof *a);
    for (int i = 0; i < n; i++) a[i] = i * i;
    return a;
}
API void grow_array(int **a, int *n) {
    *a = realloc(*a, (size_t)(*n + 1) * sizeof **a);
    (*a)[(*n)++] = 99;
}
API double sum_matrix(const double *a, int n) {
    double r = 0;
    for (int i = 0; i < n; i++) r += a[i];
    return r;
}

/* --- structs by value: the classes of the System V convention */

typedef struct { int32_t x, y; } ints2;
typedef struct { int64_t a; int32_t b; } longs;
typedef struct { float x, y; } floats2;
typedef struct { float x, y, z; } floats3;
typedef struct { float x, y, z, w; } floats4;
typedef struct { double x, y; } doubles2;
typedef struct { double x, y, z; } doubles3;
typedef struct { int32_t a; double b; } int_double;
typedef struct { double a; int32_t b; } double_int;
typedef struct { float a; int32_t b; } float_int;
typedef struct { uint8_t a, b, c; } bytes3;
typedef struct { int8_t a[7]; } bytes7;
typedef struct { int16_t a; int8_t b; float c; double d; } mixed16;
typedef struct { int64_t a, b, c; double d; } big;
typedef struct { ints2 a; floats2 b; } nested;
typedef struct { float v[3]; } float_array3;
typedef struct __attribute__((packed)) { int8_t a; int32_t b; int16_t c; } packed7;
typedef union { int32_t i; float f; } number;
typedef struct { uint8_t a; int64_t b; } byte_long;

API ints2 swap_ints2(ints2 s) { return (ints2){ s.y, s.x }; }
API longs swap_longs(longs s) { return (longs){ s.b, (int32_t)s.a }; }
API floats2 swap_floats2(floats2 s) { return (floats2){ s.y, s.x }; }
API floats3 rotate_floats3(floats3 s) { return (floats3){ s.y, s.z, s.x }; }
API floats4 rotate_floats4(floats4 s) { return (floats4){ s.y, s.z, s.w, s.x }; }
API doubles2 swap_doubles2(doubles2 s) { return (doubles2){ s.y, s.x }; }
API doubles3 rotate_doubles3(doubles3 s) { return (doubles3){ s.y, s.z, s.x }; }
API int_double add_int_double(int_double s) { return (int_double){ s.a + 1, s.b + 0.5 }; }
API double_int add_double_int(double_int s) { return (double_int){ s.a + 0.5, s.b + 1 }; }
API float_int add_float_int(float_int s) { return (float_int){ s.a + 0.5f, s.b + 1 }; }
API bytes3 rotate_bytes3(bytes3 s) { return (bytes3){ s.b, s.c, s.a }; }
API bytes7 reverse_bytes7(bytes7 s) {
    bytes7 r;
    for (int i = 0; i < 7; i++) r.a[i] = s.a[6 - i];
    return r;
}
API mixed16 add_mixed16(mixed16 s) { return (mixed16){ (int16_t)(s.a + 1), (int8_t)(s.b + 1), s.c + 1, s.d + 1 }; }
API big add_big(big s, int64_t n) { return (big){ s.a + n, s.b + n, s.c + n, s.d + (double)n }; }
API nested swap_nested(nested s) { return (nested){ { s.a.y, s.a.x }, { s.b.y, s.b.x } }; }
API float_array3 scale_float_array3(float_array3 s, float by) { return (float_array3){ { s.v[0] * by, s.v[1] * by, s.v[2] * by } }; }
API packed7 add_packed7(packed7 s) { return (packed7){ (int8_t)(s.a + 1), s.b + 1, (int16_t)(s.c + 1) }; }
API number number_of(float f) { return (number){ .f = f }; }
API int32_t bits_of(number n) { return n.i; }
API byte_long add_byte_long(byte_long s) { return (byte_long){ (uint8_t)(s.a + 1), s.b + 1 }; }
/* Structs of two eightbytes when one integer register is left, when none is, and when the vector registers are used up. */
API int64_t spill_ints(int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, longs s, int64_t f, ints2 t) {
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * s.a + 7 * s.b + 8 * f + 9 * t.x + 10 * t.y;
}
API double spill_floats(double a, double b, double c, double d, double e, double f, double g, doubles2 s, double h, floats2 t) {
    return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * s.x + 9 * s.y + 10 * h + 11 * t.x + 12 * t.y;
}
API double spill_mixed(int64_t a, int64_t b, int64_t c, int64_t d, int64_t e, int64_t f, int_double s, big t, float g) {
    return (double)(a + b + c + d + e + f) + 2 * s.a + 3 * s.b + 4 * (double)t.a + 5 * t.d + 6 * g;
}

/* --- structs that need marshalling */

typedef struct { int32_t id; char *name; int32_t flag; } person;
API int person_score(person p) { return p.id + (p.name ? (int)strlen(p.name) : 1000) + (p.flag == 1 ? 10000 : 0); }
API void person_grow(person *p) {
    p->id++;
    char *old = p->name;
    p->name = malloc(64);
    snprintf(p->name, 64, "%s+", old ? old : "null");
    free(old);
    p->flag = !p->flag;
}
API person person_make(int id) { return (person){ id, strdup("made"), 1 }; }
API person *person_new(int id) {
    person *p = malloc(sizeof *p);
    *p = person_make(id);
    return p;
}
API int people_score(const person *p, int n) {
    int r = 0;
    for (int i = 0; i < n; i++) r += person_score(p[i]);
    return r;
}
typedef struct { int32_t n; char text[8]; uint16_t wide[4]; int32_t values[3]; uint8_t flags[4]; } inline_parts;
API int inline_sum(const inline_parts *p) {
    int r = p->n + (int)strlen(p->text) + length16(p->wide);
    for (int i = 0; i < 3; i++) r += p->values[i];
    for (int i = 0; i < 4; i++) r += p->flags[i] * 1000;
    return r;
}
API void inline_change(inline_parts *p) {
    p->n = 42;
    strcpy(p->text, "changed");
    p->wide[0] = 'W';
    p->wide[1] = 0;
    for (int i = 0; i < 3; i++) p->values[i] = 10 * i;
    p->flags[3] = 1;
}
typedef struct { int32_t a; person p; double d; } holder;
API double holder_sum(holder h) { return h.a + person_score(h.p) + h.d; }
API int size_of_parts(void) { return (int)sizeof(inline_parts); }
API int date_days(double d) { return (int)d; }
API double date_next(double d) { return d + 1; }
typedef struct { uint32_t flags, hi; uint64_t lo; } decimal;
API decimal decimal_negate(decimal d) { d.flags ^= 0x80000000u; return d; }
typedef struct { uint32_t a; uint16_t b, c; uint8_t d[8]; } guid;
API uint32_t guid_first(guid g) { return g.a; }
API uint32_t guid_first_of(const guid *g) { return g ? g->a : 0; }
API guid guid_next(guid g) { g.d[7]++; return g; }
typedef struct { int32_t x, y; } point;
API void point_move(point *p) {
    if (!p) return;
    p->x += 10;
    p->y += 20;
}

/* --- callbacks */

typedef int (*binary)(int, int);
API int call_binary(binary f, int a, int b) { return f ? f(a, b) : -1; }
static binary kept;
API void keep_callback(binary f) { kept = f; }
API int call_kept(int a, int b) { return kept(a, b); }
static int multiply(int a, int b) { return a * b; }
API binary get_multiply(void) { return multiply; }
API void *get_address(const char *name) { return strcmp(name, "multiply") ? NULL : (void *)multiply; }
typedef int (*on_string)(const char *);
API int call_string(on_string f, const char *s) { return f(s); }
typedef int (*on_string16)(const uint16_t *);
API int call_string16(on_string16 f) {
    static const uint16_t text[] = { 'u', 't', 'f', '1', '6', 0 };
    return f(text);
}
typedef char *(*get_string)(int);
API int call_get_string(get_string f, int n) {
    char *s = f(n);
    int r = length8(s);
    free(s);
    return r;
}
typedef void (*on_array)(int *, int);
API int call_array(on_array f) {
    int a[4] = { 1, 2, 3, 4 };
    f(a, 4);
    return a[0] + a[1] + a[2] + a[3];
}
typedef person (*on_person)(person *, person);
API int call_person(on_person f) {
    person p = { 5, strdup("five"), 0 }, r = f(&p, p);
    int score = person_score(p) * 100000 + person_score(r);
    free(p.name);
    free(r.name);
    return score;
}
typedef floats3 (*on_floats)(floats3, big);
API float call_floats(on_floats f) {
    floats3 r = f((floats3){ 1, 2, 3 }, (big){ 1, 2, 3, 4 });
    return r.x * 100 + r.y * 10 + r.z;
}
typedef int32_t (*on_bool)(int32_t, uint8_t *);
API int call_bool(on_bool f) {
    uint8_t c = 'a';
    int32_t r = f(1, &c);
    return r * 1000 + c;
}
typedef void (*on_string_ref)(char **);
API int call_string_ref(on_string_ref f) {
    char *s = strdup("native");
    f(&s);
    int n = length8(s);
    free(s);
    return n;
}
typedef double (*many)(int, double, float, int64_t, ints2, doubles2, longs, int, int, double);
API double call_many(many f) { return f(1, 2, 3, 4, (ints2){ 5, 6 }, (doubles2){ 7, 8 }, (longs){ 9, 10 }, 11, 12, 13); }

typedef struct { binary f; int a, b, result; } job;
static void *thread_main(void *p) {
    job *j = p;
    j->result = j->f(j->a, j->b);
    return NULL;
}
API int call_on_thread(binary f, int a, int b) {
    job j = { f, a, b, 0 };
    pthread_t t;
    if (pthread_create(&t, NULL, thread_main, &j)) return -1;
    pthread_join(t, NULL);
    return j.result;
}

/* --- errno, handles, HRESULTs, varargs */

API int set_errno(int e) {
    errno = e;
    return -e;
}
static int open_handles;
API void *open_handle(int n) {
    open_handles++;
    return (void *)(intptr_t)n;
}
API int close_handle(void *h) {
    (void)h;
    open_handles--;
    return 1;
}
API int count_handles(void) { return open_handles; }
API int use_handle(void *h) { return (int)(intptr_t)h; }
API void out_handle(void **h) { *h = open_handle(77); }
API void swap_handle(void **h) { *h = (void *)((intptr_t)*h + 1); }
API int hresult_add(int a, int b, int *r) {
    *r = a + b;
    return a < 0 ? (int)0x80070057 : 0;
}
API int sum_varargs(int n, ...) {
    va_list ap;
    int r = 0;
    va_start(ap, n);
    for (int i = 0; i < n; i++) r += va_arg(ap, int);
    va_end(ap);
    return r;
}
API int suffixed(void) { return 1; }
API int suffixedA(void) { return 2; }
API int suffixedW(void) { return 3; }
API int only_wideW(void) { return 4; }
API int exported_data = 1234;
