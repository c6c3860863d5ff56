/*
 * Telling files apart, and reading a plan file.
 */
#include "read/reader.h"

#include "read/charset.h"
#include "read/front.h"
#include "read/markdown.h"

#include <string.h>
#include <strings.h>

enum { NEAR_START = 4096 }; /* where a DOCX shows its first part names */

static bool ends_with(const char *name, const char *ending)
{
    size_t n = strlen(name);
    size_t len = strlen(ending);

    return n >= len && strcasecmp(name + n - len, ending) == 0;
}

static bool holds(const char *bytes, size_t len, const char *word)
{
    return memmem(bytes, len < NEAR_START ? len : NEAR_START, word,
                  strlen(word)) != NULL;
}

enum file_type file_type_of(const char *name, const char *bytes, size_t len)
{
    const char *format = charset_binary_name(bytes, len);

    if (format != NULL && strcmp(format, "ZIP") == 0)
        return ends_with(name, ".docx") ||
                       holds(bytes, len, "[Content_Types].xml") ||
                       holds(bytes, len, "word/")
                   ? FILE_DOCX
                   : FILE_ZIP;
    if (format != NULL && strncmp(format, "OLE", 3) == 0)
        return FILE_DOC;
    if (format != NULL && strcmp(format, "PDF") == 0)
        return FILE_PDF;
    return format == NULL && ends_with(name, ".txt") ? FILE_TEXT : FILE_PLAN;
}

struct plan *read_plan(const struct source *source, const struct kinds *kinds,
                       struct arena *arena, struct diags *diags)
{
    struct plan *plan = plan_new(arena, source);
    uint32_t body;

    if (!front_read(plan, kinds, &body, diags) ||
        !markdown_read(plan, kinds, body, diags))
        return NULL;
    plan_outline(plan);
    return plan;
}
