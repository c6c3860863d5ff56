/*
 * Reading the installation's data files.
 */
#include "base/data.h"

#include "base/file.h"
#include "base/utf8.h"

#include <string.h>

void data_refuse(const char *relative, struct arena *arena, struct diags *diags)
{
    diag_add(diags, DIAG_DATA_MISSING, SPAN_NONE,
             file_data_path(arena, relative), NULL);
}

char *data_load_text(const char *relative, struct arena *arena,
                     struct diags *diags)
{
    struct diags own = {.arena = arena, .lang = diags->lang};
    struct buf bytes = BUF_EMPTY;
    char *text = NULL;
    if (file_read(file_data_path(arena, relative), &bytes, &own) &&
        strlen(buf_text(&bytes)) == bytes.len && /* no NUL */
        utf8_valid_length(bytes.data, bytes.len) == bytes.len)
        text = arena_strndup(arena, bytes.data, bytes.len);
    else
        data_refuse(relative, arena, diags);
    buf_free(&bytes);
    return text;
}
