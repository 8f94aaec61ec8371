/* Assemblies: finding them, binding references, and turning metadata tokens into types, methods and fields. */
#ifndef RT_LOADER_H
#define RT_LOADER_H

#include "runtime/types/type.h"

struct rt_assembly {
    il_image *image;
    const char *name;         /* simple name */
    char *path;
    rt_type **typedefs;       /* by rid; created on demand */
    rt_assembly **refs;       /* by AssemblyRef rid; bound on demand */
    rt_method **methoddefs;   /* by MethodDef rid: the method on its (open or plain) defining type; on demand */
    bool is_corelib;
    rt_object *exposed_assembly, *exposed_module; /* RuntimeAssembly, RuntimeModule (rooted) */
    void *pdb; int pdb_state; /* il_pdb: 0 not tried, 1 open, -1 none */
    rt_assembly *next;
    void *tokens;             /* caches of runtime/types/resolve.c */
    struct rt_load_context *context; /* context.h; NULL: the default one */
    struct rt_scope *scope;   /* of a dynamic method: what the tokens mean (scope.h); else NULL */
    int8_t framework;         /* rt_assembly_is_framework: 0 not asked, 1 yes, -1 no */
    bool module_initialised;  /* the initialiser of <Module> has run or there is none */
};

/* Generic context in which a token or signature is read: the owner's and the method's arguments. Either may be empty. */
typedef struct rt_context { rt_type *const *type_args; uint32_t n_type_args; rt_type *const *method_args; uint32_t n_method_args; } rt_context;
rt_context rt_method_context(const rt_method *m);
rt_context rt_type_context(const rt_type *t);

/* Binder set-up: the framework directory, the app directory and the list of assemblies (TPA).
   Reads <app>.runtimeconfig.json and .deps.json; rolls forward within 10.0. Errors -COIL_ENO_FRAMEWORK, -COIL_EIO. */
int rt_binder_init(const char *app_path, coil_diag *d);
/* The .NET install; also before rt_binder_init (the command line looks for the SDK there). NULL + diag -COIL_ENO_FRAMEWORK. */
const char *rt_binder_dotnet_root(coil_diag *d);
const char *rt_binder_framework_dir(void);  /* .../shared/Microsoft.NETCore.App/10.0.x */
const char *rt_binder_framework_version(void);
const char *rt_binder_app_dir(void);
const char *rt_binder_tpa(void);            /* ':' separated, for AppContext */
void rt_public_key_token(il_bytes key, uint8_t token[8]);
/* Whether an assembly lies in the framework's directory: its native parts are known and nobody replaces them. */
bool rt_assembly_is_framework(const rt_assembly *a);
/* Directories for native libraries, NULL-terminated array. */
const char *const *rt_binder_native_dirs(void);
/* runtimeconfig.json configProperties as name/value pairs; returns count. */
size_t rt_binder_properties(const char *const **names, const char *const **values);

/* Loads by path or simple name; cached; NULL + diag (-COIL_ENO_ASSEMBLY, …). */
rt_assembly *rt_assembly_load_path(const char *path, coil_diag *d);
rt_assembly *rt_assembly_load_name(const char *name, coil_diag *d);
/* An assembly that is built in memory (il/emit.h), in no list until it is published. NULL: no memory. */
rt_assembly *rt_assembly_new_emitted(const char *name);
void rt_assembly_publish(rt_assembly *a);
rt_assembly *rt_assembly_first(void); /* list of all loaded, by next */
extern rt_assembly *rt_corelib;       /* System.Private.CoreLib */

/* Types by name; nested as "Outer+Inner"; generic by metadata name "List`1". Follows forwarders. NULL + diag. */
rt_type *rt_find_type(rt_assembly *a, const char *ns, const char *name, coil_diag *d);
rt_type *rt_corelib_type(const char *ns, const char *name); /* asserts that it exists */

/* Tokens. Results are exact under [ctx]. NULL + diag on failure (bad image, missing type/method/field). */
rt_type *rt_resolve_type(rt_assembly *a, uint32_t token, const rt_context *ctx, coil_diag *d);      /* TypeDef, TypeRef, TypeSpec */
rt_method *rt_resolve_method(rt_assembly *a, uint32_t token, const rt_context *ctx, coil_diag *d);  /* MethodDef, MemberRef, MethodSpec */
rt_field *rt_resolve_field(rt_assembly *a, uint32_t token, const rt_context *ctx, coil_diag *d);    /* Field, MemberRef */
rt_type *rt_resolve_sig_type(rt_assembly *a, il_sig *s, const rt_context *ctx, coil_diag *d);       /* one Type; BYREF gives a byref type; modifiers skipped */
rt_sig *rt_resolve_sig(rt_assembly *a, il_sig *s, const rt_context *ctx, coil_diag *d);             /* a whole method signature; immortal */
/* StandAloneSig of calli / locals. Locals: array of n types, pinned flags dropped; immortal. */
rt_sig *rt_resolve_callsite(rt_assembly *a, uint32_t token, const rt_context *ctx, coil_diag *d);
/* The first argument that does not satisfy its parameter of the type definition [def], or of method [m] on the exact type [def]: EBAD_TYPE or
   EVERIFY with CoreCLR's text. Open arguments satisfy everything. 0: all do. Not in the middle of loading a type. */
int rt_check_constraints(rt_type *def, rt_method *m, rt_type *const *args, uint32_t n, coil_diag *d);
/* The same question for one generic variable. [strict]: constraints that mention variables are not satisfied, rather than left for later. */
bool rt_satisfies_constraints(rt_type *var, rt_type *arg, const rt_context *ctx, bool strict);
int rt_resolve_locals(rt_assembly *a, uint32_t token, const rt_context *ctx, rt_type ***types, uint32_t *n, coil_diag *d);
/* rt_method_sig and rt_field_type that say why they fail. */
const rt_sig *rt_method_sig_diag(rt_method *m, coil_diag *d);
rt_type *rt_field_type_diag(rt_field *f, coil_diag *d);
/* Data of a field with an RVA (static array initialisers); empty if none. */
il_bytes rt_field_rva(const rt_field *f);

/* Well-known types, resolved once at start-up: rt_wk.object, rt_wk.string, …: see wellknown.def. */
typedef struct rt_wellknown {
#define RT_WK(field, ns, name) rt_type *field;
#include "runtime/types/wellknown.def"
#undef RT_WK
} rt_wellknown;
extern rt_wellknown rt_wk;
int rt_wellknown_init(coil_diag *d);

#endif
