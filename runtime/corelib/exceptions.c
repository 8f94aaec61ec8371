/* Exceptions and stack traces, and the texts of the class library's messages. */
#include <stdio.h>

#include "runtime/corelib/corelib.h"

enum { MAX_FRAMES = 1024 };

/* --- traces */

RT_NATIVE(void, rt_f_Exception_PrepareForForeignExceptionRaise, void) {
    rt_thread_self()->restored_trace = true;
}

RT_NATIVE(void, rt_q_ExceptionNative_GetFrozenStackTrace, rt_object **exception, rt_object **trace) {
    rt_object *t = RT_FIELD(*exception, rt_object *, "_stackTrace");
    *trace = t ? rt_object_clone(t) : NULL;
}

/* Exception.GetStackTrace: the text without any managed StackTrace object. */
RT_NATIVE(rt_string *, rt_r_Exception_GetStackTrace, rt_object *exception) {
    rt_frame *frames = malloc(MAX_FRAMES * sizeof *frames);
    size_t n = rt_exception_frames(exception, frames, MAX_FRAMES);
    rt_string *s = rt_frames_to_string(frames, n);
    free(frames);
    return s ? s : rt_string_empty;
}

/* The method that threw: what the innermost frame of the trace belongs to. */
RT_NATIVE(void, rt_q_ExceptionNative_GetMethodFromStackTrace, rt_object **trace, rt_object **result) {
    corelib_load(rt_wk.exception);
    rt_object *carrier = rt_object_new(rt_wk.exception);
    rt_frame frames[16];
    RT_FIELD(carrier, rt_object *, "_stackTrace") = *trace;
    size_t n = rt_exception_frames(carrier, frames, 16);
    rt_method *m = n ? frames[0].method : NULL;
    *result = m ? rt_method_object(m->typical ? m->typical : m) : NULL;
}

static rt_array *new_array(rt_type *elem, size_t n) {
    return rt_array_new(rt_type_szarray(elem), (intptr_t)n);
}

/* Frames of the class library that only take the trace are not part of it. */
static size_t first_frame(const rt_frame *frames, size_t n) {
    size_t i = 0;
    for (; i < n; i++) {
        const rt_type *t = frames[i].method ? frames[i].method->owner : NULL;
        bool taking = t && t->assembly && t->assembly->is_corelib && (!strcmp(t->name, "StackTrace") || !strcmp(t->name, "StackFrameHelper"));
        if (frames[i].method && !taking) break;
    }
    return i;
}

static void fill_files(rt_object *helper, const rt_frame *frames, size_t n) {
    rt_array *files = new_array(rt_wk.string, n), *lines = new_array(rt_wk.i4, n), *columns = new_array(rt_wk.i4, n);
    for (size_t i = 0; i < n; i++) {
        ((rt_string **)files->data)[i] = frames[i].file && frames[i].line > 0 ? rt_string_utf8(frames[i].file) : NULL;
        ((int32_t *)lines->data)[i] = frames[i].line > 0 ? frames[i].line : 0;
    }
    RT_FIELD(helper, rt_array *, "rgFilename") = files;
    RT_FIELD(helper, rt_array *, "rgiLineNumber") = lines;
    RT_FIELD(helper, rt_array *, "rgiColumnNumber") = columns;
}

RT_NATIVE(void, rt_q_StackTrace_GetStackFramesInternal, rt_object **helper_slot, int32_t need_files, rt_object **exception) {
    rt_object *helper = *helper_slot;
    rt_frame *frames = malloc(MAX_FRAMES * sizeof *frames);
    size_t n = *exception ? rt_exception_frames(*exception, frames, MAX_FRAMES) : rt_stack_capture(frames, MAX_FRAMES, 0);
    size_t first = *exception ? 0 : first_frame(frames, n), k = 0;
    for (size_t i = first; i < n; i++) {
        if (frames[i].method) frames[k++] = frames[i];
    }
    rt_array *methods = new_array(rt_wk.i, k), *offsets = new_array(rt_wk.i4, k), *il = new_array(rt_wk.i4, k);
    rt_array *foreign = new_array(rt_wk.boolean, k), *tokens = new_array(rt_wk.i4, k);
    for (size_t i = 0; i < k; i++) {
        ((rt_method **)methods->data)[i] = frames[i].method;
        ((int32_t *)offsets->data)[i] = (int32_t)frames[i].code_offset;
        ((int32_t *)il->data)[i] = frames[i].il_offset;
        ((uint8_t *)foreign->data)[i] = frames[i].foreign_end;
    }
    RT_FIELD(helper, rt_array *, "rgMethodHandle") = methods;
    RT_FIELD(helper, rt_array *, "rgiOffset") = offsets;
    RT_FIELD(helper, rt_array *, "rgiILOffset") = il;
    RT_FIELD(helper, rt_array *, "rgiLastFrameFromForeignExceptionStackTrace") = foreign;
    RT_FIELD(helper, rt_array *, "rgiMethodToken") = tokens; // zeros: managed code reads no PDBs
    if (need_files) fill_files(helper, frames, k);
    RT_FIELD(helper, int32_t, "iFrameCount") = (int32_t)k;
    free(frames);
}

/* --- texts */

RT_NATIVE(void, rt_q_ExceptionNative_GetMessageFromNativeResources, int32_t kind, rt_string **result) {
    static const char *const texts[] = { "", "Thread was being aborted.", "Thread was interrupted from a waiting state.",
                                         "Insufficient memory to continue the execution of the program." };
    *result = rt_string_utf8(kind > 0 && kind < 4 ? texts[kind] : "");
}

RT_NATIVE(void, rt_q_GetTypeLoadExceptionMessage, int32_t id, rt_string **result) {
    (void)id;
    *result = rt_string_utf8("Could not load type '{0}' from assembly '{1}'.");
}

RT_NATIVE(void, rt_q_GetFileLoadExceptionMessage, int32_t hr, rt_string **result) {
    enum { FILE_NOT_FOUND = (int)0x80070002 };
    *result = rt_string_utf8(hr == FILE_NOT_FOUND ? "Could not load file or assembly '{0}'. {1}" : "Could not load file or assembly '{0}'. {1}");
}

RT_NATIVE(void, rt_q_FileLoadException_GetMessageForHR, int32_t hr, rt_string **result) {
    char text[64];
    enum { FILE_NOT_FOUND = (int)0x80070002 };
    snprintf(text, sizeof text, "Error 0x%08X.", (unsigned)hr);
    *result = rt_string_utf8(hr == FILE_NOT_FOUND ? "The system cannot find the file specified." : text);
}

/* --- SR.GetResourceString: messages straight from the assembly's .resources blob (format of System.Resources.ResourceReader, version 2).
   The managed way goes through ResourceManager and reflection, some hundred methods for the first message. */

typedef struct resources { const uint8_t *names, *data, *end, *hashes, *positions; uint32_t n; } resources;

static uint32_t u4(const uint8_t *p) {
    return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint32_t varint(const uint8_t **p, const uint8_t *end) {
    uint32_t v = 0;
    for (int shift = 0; *p < end && shift < 35; shift += 7) {
        uint8_t b = *(*p)++;
        v |= (uint32_t)(b & 0x7F) << shift;
        if (!(b & 0x80)) break;
    }
    return v;
}

static bool open_resources(il_bytes b, resources *r) {
    const uint8_t *p = b.p, *end = b.p + b.n;
    if (b.n < 32 || u4(p) != 0xBEEFCACE) return false;
    uint32_t skip = u4(p + 8);
    if (skip > b.n - 24) return false;
    p += 12 + skip;
    r->n = u4(p + 4);
    uint32_t types = u4(p + 8);
    p += 12;
    for (; types && p < end; types--) {
        uint32_t n = varint(&p, end);
        if (n > (size_t)(end - p)) return false;
        p += n;
    }
    p += (8 - (size_t)(p - b.p) % 8) % 8;
    if (p > end || (size_t)(end - p) < (size_t)r->n * 8 + 4) return false;
    r->hashes = p;
    r->positions = p + 4 * (size_t)r->n;
    p += 8 * (size_t)r->n;
    uint32_t data = u4(p);
    r->names = p + 4;
    r->data = b.p + data;
    r->end = end;
    return data < b.n;
}

static uint32_t key_hash(const rt_string *key) {
    uint32_t h = 5381;
    for (int32_t i = 0; i < key->length; i++) h = ((h << 5) + h) ^ key->chars[i];
    return h;
}

static rt_string *resource_at(const resources *r, uint32_t i, const rt_string *key) {
    const uint8_t *p = r->names + u4(r->positions + 4 * (size_t)i);
    if (p >= r->data) return NULL;
    uint32_t n = varint(&p, r->end);
    if (n != 2 * (uint32_t)key->length || n + 4 > (size_t)(r->end - p) || memcmp(p, key->chars, n)) return NULL;
    const uint8_t *v = r->data + u4(p + n);
    if (v >= r->end || varint(&v, r->end) != 1) return NULL; // 1: string
    uint32_t size = varint(&v, r->end);
    return size <= (size_t)(r->end - v) ? rt_string_utf8_n((const char *)v, size) : NULL;
}

static rt_string *find_text(const resources *r, const rt_string *key) {
    uint32_t wanted = key_hash(key);
    for (uint32_t i = 0; i < r->n; i++) {
        rt_string *s = u4(r->hashes + 4 * (size_t)i) == wanted ? resource_at(r, i, key) : NULL;
        if (s) return s;
    }
    return NULL;
}

static rt_string *text_of(rt_assembly *a, const rt_string *key) {
    const il_image *img = a->image;
    for (uint32_t row = 1; row <= il_rows(img, IL_TABLE_ManifestResource); row++) {
        const char *name = il_col_string(img, IL_ManifestResource_Name, row);
        size_t n = strlen(name);
        resources r;
        if (n < 10 || strcmp(name + n - 10, ".resources") || IL_TOKEN_RID(il_col(img, IL_ManifestResource_Implementation, row))) continue;
        if (!open_resources(il_image_resource(img, il_col(img, IL_ManifestResource_Offset, row)), &r)) continue;
        rt_string *s = find_text(&r, key);
        if (s) return s;
    }
    return NULL;
}

static bool keys_wanted(void) {
    static int known;
    const char *const *names, *const *values;
    if (known) return known > 1;
    size_t n = rt_binder_properties(&names, &values);
    int k = 1;
    for (size_t i = 0; i < n; i++) {
        if (!strcmp(names[i], "System.Resources.UseSystemResourceKeys") && !strcasecmp(values[i], "true")) k = 2;
    }
    const char *env = getenv("COIL_RESOURCE_KEYS");
    known = env && !strcmp(env, "1") ? 2 : k;
    return known > 1;
}

/* Each assembly has its own SR: the caller says whose text is meant; if it is not known, the first assembly that has the key. */
RT_NATIVE(rt_string *, rt_r_SR_GetResourceString, rt_string *key) {
    if (!key || keys_wanted()) return key;
    const rt_code *caller = rt_code_find(__builtin_return_address(0));
    rt_assembly *a = caller && caller->method ? caller->method->owner->assembly : NULL;
    rt_string *s = a ? text_of(a, key) : NULL;
    for (a = rt_assembly_first(); a && !s; a = a->next) s = text_of(a, key);
    return s ? s : key;
}

/* --- throw helpers of managed code */

static _Noreturn void throw_naming(const char *type, const char *what, rt_method *m) {
    char name[512];
    rt_throw_new(type, what, m ? rt_method_name(m, name, sizeof name) : "");
}

RT_NATIVE(void, rt_q_ExceptionNative_ThrowAmbiguousResolutionException, rt_type *t, rt_type *i, rt_method *m) {
    (void)t, (void)i;
    throw_naming("System.Runtime.AmbiguousImplementationException", "Could not call method '%s': there are multiple incompatible interface methods overriding it.", m);
}

RT_NATIVE(void, rt_q_ExceptionNative_ThrowEntryPointNotFoundException, rt_type *t, rt_type *i, rt_method *m) {
    (void)t, (void)i;
    throw_naming("System.EntryPointNotFoundException", "Entry point was not found: '%s'.", m);
}
