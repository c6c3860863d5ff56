/*
 * Loading a back end.
 */
#include "write/module.h"

#include "base/file.h"

#include <dlfcn.h>

static const void *fail(struct diags *diags)
{
    const char *why = dlerror();
    diag_add(diags, DIAG_DATA_MISSING, SPAN_NONE, why == NULL ? "?" : why,
             NULL);
    return NULL;
}

const void *module_load(const char *name, const char *symbol,
                        struct diags *diags)
{
    const char *path = file_module_path(diags->arena, name);
    void *module = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
    if (module == NULL)
        return fail(diags);
    const void *table = dlsym(module, symbol);
    return table == NULL ? fail(diags) : table;
}
