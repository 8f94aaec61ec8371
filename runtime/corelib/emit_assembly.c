/* AssemblyBuilder: assemblies that grow (il/emit.h). What goes into them is in emit.c. */
#include "il/emit.h"
#include "runtime/corelib/corelib.h"
#include "runtime/corelib/emit.h"

rt_assembly *emit_assembly(q_assembly a) {
    if (!il_image_is_emitted(a.assembly->image)) rt_throw_new("System.InvalidOperationException", "The module is not one that is being built.");
    return a.assembly;
}

_Noreturn void emit_full(void) {
    rt_throw_new("System.OutOfMemoryException", "A dynamic assembly has reached its limit of metadata.");
}

static uint32_t utf16_item(il_image *img, const uint16_t *s) {
    size_t n = 0;
    while (s && s[n]) n++;
    char *text = rt_utf16_to_utf8(s, n);
    uint32_t item = il_emit_string(img, text);
    free(text);
    if (n && !item) emit_full();
    return item;
}

uint32_t emit_name(il_image *img, const uint16_t *s) { return utf16_item(img, s); }

RT_NATIVE(void, rt_q_AppDomain_CreateDynamicAssembly, rt_object **context, const name_parts *n, int32_t hash, int32_t access, rt_object **result) {
    (void)access;
    rt_assembly *a = rt_assembly_new_emitted("");
    if (!a) rt_throw_new("System.OutOfMemoryException", NULL);
    il_image *img = a->image;
    uint32_t name = utf16_item(img, n->name);
    il_emit_set(img, IL_Assembly_Name, 1, name);
    il_emit_set(img, IL_Assembly_HashAlgId, 1, (uint32_t)hash);
    il_emit_set(img, IL_Assembly_MajorVersion, 1, n->major == 0xFFFF ? 0 : n->major);
    il_emit_set(img, IL_Assembly_MinorVersion, 1, n->minor == 0xFFFF ? 0 : n->minor);
    il_emit_set(img, IL_Assembly_BuildNumber, 1, n->build == 0xFFFF ? 0 : n->build);
    il_emit_set(img, IL_Assembly_RevisionNumber, 1, n->revision == 0xFFFF ? 0 : n->revision);
    il_emit_set(img, IL_Assembly_Culture, 1, utf16_item(img, n->culture));
    il_emit_set(img, IL_Assembly_Flags, 1, (uint32_t)n->flags);
    if (n->key_size > 0) il_emit_set(img, IL_Assembly_PublicKey, 1, il_emit_blob(img, n->key, (uint32_t)n->key_size));
    il_emit_set(img, IL_Module_Name, 1, il_emit_string(img, "RefEmit_InMemoryManifestModule"));
    a->name = il_col_string(img, IL_Assembly_Name, 1);
    if (*context) a->context = corelib_context_of(*context);
    rt_assembly_publish(a);
    *result = corelib_assembly_object(a);
}

RT_NATIVE(uint8_t, rt_f_RuntimeAssembly_GetIsDynamic, const rt_assembly *a) { return il_image_is_emitted(a->image); }
