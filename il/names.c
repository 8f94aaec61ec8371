/* Types, members and literals in the notation of ILAsm. */
#include "names.h"

#include "internal.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

il_text il_text_start(char *buf, size_t size) {
    if (size)
        *buf = 0;
    return (il_text){ .p = buf, .size = size, .left = 4000 };
}

void il_text_add(il_text *t, const char *s) {
    size_t room = t->size ? t->size - 1 - t->n : 0, n = strnlen(s, room);
    if (!n)
        return;
    memcpy(t->p + t->n, s, n);
    t->n += n;
    t->p[t->n] = 0;
}

void il_text_format(il_text *t, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    int n = t->size ? vsnprintf(t->p + t->n, t->size - t->n, fmt, args) : 0;
    va_end(args);
    if (n > 0)
        t->n = (size_t)n < t->size - t->n ? t->n + (size_t)n : t->size - 1;
}

// One step of work; false when the budget is spent or nothing more fits.
static bool spend(il_text *t) {
    if (!t->left || t->n + 1 >= t->size)
        return false;
    t->left--;
    return true;
}

void il_name_identifier(il_text *t, const char *name) {
    bool plain = *name && !isdigit((unsigned char)*name);
    if (!strcmp(name, ".ctor") || !strcmp(name, ".cctor")) {
        il_text_add(t, name);
        return;
    }
    for (const char *p = name; *p && plain; p++)
        plain = isalnum((unsigned char)*p) || (*p && strchr("_$@`?.", *p)) || (unsigned char)*p >= 0x80;
    if (*name == '.' || (*name && name[strlen(name) - 1] == '.'))
        plain = false;
    il_text_format(t, plain ? "%s" : "'%s'", name);
}

static void qualified(il_text *t, const char *ns, const char *name, void (*add)(il_text *, const char *)) {
    if (*ns) {
        add(t, ns);
        il_text_add(t, ".");
    }
    add(t, name);
}

static void typedef_name(il_text *t, const il_image *img, uint32_t rid, void (*add)(il_text *, const char *)) {
    if (!spend(t))
        return;
    il_range r = il_find(img, IL_NestedClass_NestedClass, rid);
    if (r.first < r.end) {
        typedef_name(t, img, il_col(img, IL_NestedClass_EnclosingClass, r.first), add);
        il_text_add(t, "/");
    }
    qualified(t, il_col_string(img, IL_TypeDef_TypeNamespace, rid), il_col_string(img, IL_TypeDef_TypeName, rid), add);
}

void il_name_typedef(il_text *t, const il_image *img, uint32_t rid) {
    typedef_name(t, img, rid, il_text_add);
}

static void scope_name(il_text *t, const char *before, const char *name) {
    il_text_format(t, "[%s", before);
    il_name_identifier(t, name);
    il_text_add(t, "]");
}

static void typeref_name(il_text *t, const il_image *img, uint32_t rid) {
    if (!spend(t))
        return;
    uint32_t scope = il_col(img, IL_TypeRef_ResolutionScope, rid), srid = IL_TOKEN_RID(scope);
    if (IL_TOKEN_TABLE(scope) == IL_TABLE_TypeRef) {
        typeref_name(t, img, srid);
        il_text_add(t, "/");
    } else if (IL_TOKEN_TABLE(scope) == IL_TABLE_AssemblyRef) {
        scope_name(t, "", il_col_string(img, IL_AssemblyRef_Name, srid));
    } else if (IL_TOKEN_TABLE(scope) == IL_TABLE_ModuleRef) {
        scope_name(t, ".module ", il_col_string(img, IL_ModuleRef_Name, srid));
    }
    qualified(t, il_col_string(img, IL_TypeRef_TypeNamespace, rid), il_col_string(img, IL_TypeRef_TypeName, rid), il_name_identifier);
}

void il_name_type(il_text *t, const il_image *img, uint32_t token) {
    if (!spend(t))
        return;
    uint32_t rid = IL_TOKEN_RID(token);
    if (IL_TOKEN_TABLE(token) == IL_TABLE_TypeDef && rid) {
        typedef_name(t, img, rid, il_name_identifier);
    } else if (IL_TOKEN_TABLE(token) == IL_TABLE_TypeRef && rid) {
        typeref_name(t, img, rid);
    } else if (IL_TOKEN_TABLE(token) == IL_TABLE_TypeSpec && rid) {
        il_sig s = il_sig_start(il_col_blob(img, IL_TypeSpec_Signature, rid));
        il_name_sig_type(t, img, &s);
    } else {
        il_text_format(t, "/* %08x */", token);
    }
}

static const char *const simple_types[] = {
    [IL_ELEMENT_VOID] = "void", [IL_ELEMENT_BOOLEAN] = "bool", [IL_ELEMENT_CHAR] = "char", [IL_ELEMENT_I1] = "int8",
    [IL_ELEMENT_U1] = "uint8", [IL_ELEMENT_I2] = "int16", [IL_ELEMENT_U2] = "uint16", [IL_ELEMENT_I4] = "int32",
    [IL_ELEMENT_U4] = "uint32", [IL_ELEMENT_I8] = "int64", [IL_ELEMENT_U8] = "uint64", [IL_ELEMENT_R4] = "float32",
    [IL_ELEMENT_R8] = "float64", [IL_ELEMENT_STRING] = "string", [IL_ELEMENT_TYPEDBYREF] = "typedref",
    [IL_ELEMENT_I] = "native int", [IL_ELEMENT_U] = "native uint", [IL_ELEMENT_OBJECT] = "object"
};

static void array_shape(il_text *t, il_sig *s) { // II.23.2.13
    uint32_t rank = il_sig_uint(s), sizes[32] = { 0 };
    int32_t lows[32] = { 0 };
    uint32_t n_sizes = il_sig_uint(s);
    for (uint32_t i = 0; i < n_sizes && il_sig_ok(s); i++)
        sizes[i % 32] = il_sig_uint(s);
    uint32_t n_lows = il_sig_uint(s);
    for (uint32_t i = 0; i < n_lows && il_sig_ok(s); i++)
        lows[i % 32] = il_sig_int(s);
    il_text_add(t, "[");
    for (uint32_t i = 0; i < rank && i < 32; i++) {
        il_text_add(t, i ? "," : "");
        if (i < n_sizes)
            il_text_format(t, "%d...%d", lows[i], (int32_t)((uint32_t)lows[i] + sizes[i] - 1));
        else if (i < n_lows || rank == 1)
            il_text_format(t, "%d...", lows[i]);
    }
    il_text_add(t, "]");
}

static void type_list(il_text *t, const il_image *img, il_sig *s, uint32_t n) {
    for (uint32_t i = 0; i < n && il_sig_ok(s) && t->left; i++) {
        il_text_add(t, i ? "," : "");
        il_name_sig_type(t, img, s);
    }
}

static void generic_instance(il_text *t, const il_image *img, il_sig *s) { // II.23.2.14
    il_text_add(t, il_sig_byte(s) == IL_ELEMENT_VALUETYPE ? "valuetype " : "class ");
    il_name_type(t, img, il_sig_token(s));
    il_text_add(t, "<");
    type_list(t, img, s, il_sig_uint(s));
    il_text_add(t, ">");
}

static void calling_convention(il_text *t, uint8_t call) { // II.15.3
    static const char *const kinds[16] = { [IL_CALL_C] = "unmanaged cdecl ", [IL_CALL_STDCALL] = "unmanaged stdcall ",
        [IL_CALL_THISCALL] = "unmanaged thiscall ", [IL_CALL_FASTCALL] = "unmanaged fastcall ", [IL_CALL_VARARG] = "vararg ",
        [IL_CALL_UNMANAGED] = "unmanaged " };
    il_text_add(t, call & IL_CALL_HASTHIS ? "instance " : "");
    il_text_add(t, call & IL_CALL_EXPLICITTHIS ? "explicit " : "");
    il_text_add(t, kinds[call & IL_CALL_KIND_MASK] ? kinds[call & IL_CALL_KIND_MASK] : "");
}

static void parameters(il_text *t, const il_image *img, il_sig *s, uint32_t n) {
    il_text_add(t, "(");
    for (uint32_t i = 0; i < n && il_sig_ok(s) && t->left; i++) {
        il_text_add(t, i ? "," : "");
        if (il_sig_peek(s) == IL_ELEMENT_SENTINEL) {
            il_sig_byte(s);
            il_text_add(t, "...,");
        }
        il_name_sig_type(t, img, s);
    }
    il_text_add(t, ")");
}

static void function_pointer(il_text *t, const il_image *img, il_sig *s) {
    il_method_sig m = il_sig_method(s);
    il_text_add(t, "method ");
    calling_convention(t, m.call);
    il_name_sig_type(t, img, s);
    il_text_add(t, " *");
    parameters(t, img, s, m.params);
}

static void modifiers(il_text *t, const il_image *img, il_sig s) { // II.23.2.7: before the type in a signature, behind it in text
    while ((il_sig_peek(&s) == IL_ELEMENT_CMOD_REQD || il_sig_peek(&s) == IL_ELEMENT_CMOD_OPT) && t->left) {
        il_text_add(t, il_sig_byte(&s) == IL_ELEMENT_CMOD_REQD ? " modreq(" : " modopt(");
        il_name_type(t, img, il_sig_token(&s));
        il_text_add(t, ")");
    }
}

static void unmodified_type(il_text *t, const il_image *img, il_sig *s) {
    static const char *const suffixes[] = { [IL_ELEMENT_PTR] = "*", [IL_ELEMENT_BYREF] = "&", [IL_ELEMENT_SZARRAY] = "[]",
                                            [IL_ELEMENT_PINNED] = " pinned" };
    uint8_t e = il_sig_byte(s);
    switch (e) {
    case IL_ELEMENT_PTR: case IL_ELEMENT_BYREF: case IL_ELEMENT_SZARRAY: case IL_ELEMENT_PINNED:
        il_name_sig_type(t, img, s);
        il_text_add(t, suffixes[e]);
        break;
    case IL_ELEMENT_CLASS: case IL_ELEMENT_VALUETYPE:
        il_text_add(t, e == IL_ELEMENT_CLASS ? "class " : "valuetype ");
        il_name_type(t, img, il_sig_token(s));
        break;
    case IL_ELEMENT_VAR: case IL_ELEMENT_MVAR:
        il_text_format(t, e == IL_ELEMENT_VAR ? "!%u" : "!!%u", il_sig_uint(s));
        break;
    case IL_ELEMENT_ARRAY:
        il_name_sig_type(t, img, s);
        array_shape(t, s);
        break;
    case IL_ELEMENT_GENERICINST:
        generic_instance(t, img, s);
        break;
    case IL_ELEMENT_FNPTR:
        function_pointer(t, img, s);
        break;
    default:
        if (e < sizeof simple_types / sizeof simple_types[0] && simple_types[e])
            il_text_add(t, simple_types[e]);
        else
            il_text_format(t, "/* type 0x%02x */", e);
    }
}

// Every level of nesting spends one step, so the budget bounds the depth of recursion as well.
void il_name_sig_type(il_text *t, const il_image *img, il_sig *s) {
    if (!spend(t)) {
        s->bad = true;
        return;
    }
    il_sig mods = *s;
    il_sig_skip_mods(s, NULL);
    unmodified_type(t, img, s);
    modifiers(t, img, mods);
}

// The class of a MemberRef, II.22.25, followed by "::"; nothing for global members.
static void member_parent(il_text *t, const il_image *img, uint32_t parent) {
    if (IL_TOKEN_TABLE(parent) == IL_TABLE_ModuleRef) {
        scope_name(t, ".module ", il_col_string(img, IL_ModuleRef_Name, IL_TOKEN_RID(parent)));
        return;
    }
    if (IL_TOKEN_TABLE(parent) == IL_TABLE_MethodDef) // call site of a vararg method of this image
        parent = IL_TOKEN(IL_TABLE_TypeDef, il_method_owner(img, IL_TOKEN_RID(parent)));
    if (parent == IL_TOKEN(IL_TABLE_TypeDef, 1)) // <Module>
        return;
    il_name_type(t, img, parent);
    il_text_add(t, "::");
}

// "instance ret Parent::Name<args>(params)"; [args]: blob of a MethodSpec or empty.
static void method_text(il_text *t, const il_image *img, uint32_t parent, const char *name, il_bytes sig, il_bytes args) {
    il_sig s = il_sig_start(sig);
    il_method_sig m = il_sig_method(&s);
    calling_convention(t, m.call);
    il_name_sig_type(t, img, &s);
    il_text_add(t, " ");
    member_parent(t, img, parent);
    il_name_identifier(t, name);
    if (args.n) {
        il_sig a = il_sig_start(args);
        il_sig_byte(&a); // II.23.2.15: GENERICINST
        il_text_add(t, "<");
        type_list(t, img, &a, il_sig_uint(&a));
        il_text_add(t, ">");
    } else if (m.generics) {
        il_text_format(t, "<[%u]>", m.generics);
    }
    parameters(t, img, &s, m.params);
}

static void field_text(il_text *t, const il_image *img, uint32_t parent, const char *name, il_bytes sig) {
    il_sig s = il_sig_start(sig);
    il_sig_byte(&s);
    il_name_sig_type(t, img, &s);
    il_text_add(t, " ");
    member_parent(t, img, parent);
    il_name_identifier(t, name);
}

static void call_site(il_text *t, const il_image *img, uint32_t rid) { // II.23.2.3
    il_sig s = il_sig_start(il_col_blob(img, IL_StandAloneSig_Signature, rid));
    il_method_sig m = il_sig_method(&s);
    calling_convention(t, m.call);
    il_name_sig_type(t, img, &s);
    parameters(t, img, &s, m.params);
}

static void method_token(il_text *t, const il_image *img, uint32_t token, il_bytes args) {
    uint32_t rid = IL_TOKEN_RID(token);
    if (IL_TOKEN_TABLE(token) == IL_TABLE_MethodDef)
        method_text(t, img, IL_TOKEN(IL_TABLE_TypeDef, il_method_owner(img, rid)), il_col_string(img, IL_MethodDef_Name, rid),
                    il_col_blob(img, IL_MethodDef_Signature, rid), args);
    else
        method_text(t, img, il_col(img, IL_MemberRef_Class, rid), il_col_string(img, IL_MemberRef_Name, rid),
                    il_col_blob(img, IL_MemberRef_Signature, rid), args);
}

void il_name_member(il_text *t, const il_image *img, uint32_t token) {
    uint32_t rid = IL_TOKEN_RID(token), table = IL_TOKEN_TABLE(token);
    if (!rid || table > IL_TABLE_GenericParamConstraint || rid > il_rows(img, table)) {
        il_text_format(t, "/* %08x */", token);
        return;
    }
    switch (table) {
    case IL_TABLE_MethodDef:
        method_token(t, img, token, (il_bytes){ 0 });
        break;
    case IL_TABLE_MemberRef: {
        il_bytes sig = il_col_blob(img, IL_MemberRef_Signature, rid);
        if (sig.n && (sig.p[0] & IL_CALL_KIND_MASK) == IL_SIG_FIELD)
            field_text(t, img, il_col(img, IL_MemberRef_Class, rid), il_col_string(img, IL_MemberRef_Name, rid), sig);
        else
            method_token(t, img, token, (il_bytes){ 0 });
        break;
    }
    case IL_TABLE_MethodSpec:
        method_token(t, img, il_col(img, IL_MethodSpec_Method, rid), il_col_blob(img, IL_MethodSpec_Instantiation, rid));
        break;
    case IL_TABLE_Field:
        field_text(t, img, IL_TOKEN(IL_TABLE_TypeDef, il_field_owner(img, rid)), il_col_string(img, IL_Field_Name, rid),
                   il_col_blob(img, IL_Field_Signature, rid));
        break;
    case IL_TABLE_StandAloneSig:
        call_site(t, img, rid);
        break;
    default:
        il_text_format(t, "/* %08x */", token);
    }
}

static void constraints(il_text *t, const il_image *img, uint32_t param) { // II.10.1.7
    uint32_t flags = il_col(img, IL_GenericParam_Flags, param);
    il_text_add(t, flags & 1 ? "+ " : flags & 2 ? "- " : "");
    il_text_add(t, flags & 4 ? "class " : "");
    il_text_add(t, flags & 8 ? "valuetype " : "");
    il_text_add(t, flags & 0x10 ? ".ctor " : "");
    il_text_add(t, flags & 0x20 ? "byreflike " : ""); // not in ECMA
    il_range r = il_find(img, IL_GenericParamConstraint_Owner, param);
    for (uint32_t rid = r.first; rid < r.end && t->left; rid++) {
        il_text_add(t, rid == r.first ? "(" : ", ");
        il_name_type(t, img, il_col(img, IL_GenericParamConstraint_Constraint, rid));
    }
    il_text_add(t, r.first < r.end ? ") " : "");
}

void il_name_generics(il_text *t, const il_image *img, uint32_t owner_token) {
    il_range r = il_find(img, IL_GenericParam_Owner, owner_token);
    for (uint32_t rid = r.first; rid < r.end && spend(t); rid++) {
        il_text_add(t, rid == r.first ? "<" : ", ");
        constraints(t, img, rid);
        il_name_identifier(t, il_col_string(img, IL_GenericParam_Name, rid));
    }
    il_text_add(t, r.first < r.end ? ">" : "");
}

static void utf8(il_text *t, uint32_t c) {
    char b[5] = { 0 };
    if (c < 0x80) {
        b[0] = (char)c;
    } else if (c < 0x800) {
        b[0] = (char)(0xC0 | c >> 6), b[1] = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        b[0] = (char)(0xE0 | c >> 12), b[1] = (char)(0x80 | (c >> 6 & 0x3F)), b[2] = (char)(0x80 | (c & 0x3F));
    } else {
        b[0] = (char)(0xF0 | c >> 18), b[1] = (char)(0x80 | (c >> 12 & 0x3F));
        b[2] = (char)(0x80 | (c >> 6 & 0x3F)), b[3] = (char)(0x80 | (c & 0x3F));
    }
    il_text_add(t, b);
}

static void literal_char(il_text *t, uint32_t c) {
    static const char codes[] = "\a\b\t\n\v\f\r\"\\", letters[] = "abtnvfr\"\\";
    const char *escape = c && c < 0x80 ? strchr(codes, (int)c) : NULL;
    if (escape)
        il_text_format(t, "\\%c", letters[escape - codes]);
    else if (c < 0x20 || c == 0x7F || (c >= 0xD800 && c < 0xE000)) // lone surrogates have no UTF-8
        il_text_format(t, "\\u%04x", c);
    else
        utf8(t, c);
}

void il_name_literal(il_text *t, il_bytes utf16) {
    il_text_add(t, "\"");
    for (uint32_t i = 0; i + 1 < utf16.n; i += 2) {
        uint32_t c = il_u16(utf16.p + i), low = i + 3 < utf16.n ? il_u16(utf16.p + i + 2) : 0;
        if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        literal_char(t, c);
    }
    il_text_add(t, "\"");
}
