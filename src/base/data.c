/*
 * Reading the installation's data files.
 */
#include "base/data.h"

#include "base/file.h"
#include "base/utf8.h"

#include <string.h>

static void refuse(const char *path, struct diags *diags)
{
    diag_add(diags, DIAG_DATA_MISSING, SPAN_NONE, path, NULL);
}

void data_refuse(const char *relative, struct arena *arena, struct diags *diags)
{
    refuse(file_data_path(arena, relative), diags);
}

char *data_load_text(const char *relative, struct arena *arena,
                     struct diags *diags)
{
    const char *path = file_data_path(arena, relative);
    struct diags own = {.arena = arena, .lang = diags->lang};
    struct buf bytes = BUF_EMPTY;
    char *text = NULL;
    if (file_read(path, &bytes, &own) &&
        strlen(buf_text(&bytes)) == bytes.len && /* no NUL */
        utf8_valid_length(bytes.data, bytes.len) == bytes.len)
        text = arena_strndup(arena, bytes.data, bytes.len);
    else
        refuse(path, diags);
    buf_free(&bytes);
    return text;
}

struct yaml_node *data_load(const char *relative, struct arena *arena,
                            struct diags *diags)
{
    const char *path = file_data_path(arena, relative);
    struct buf bytes = BUF_EMPTY;
    struct source source = {.name = path, .charset = "UTF-8"};
    struct diags own = {.arena = arena, .source = &source, .lang = diags->lang};
    struct yaml_node *node = NULL;
    if (file_read(path, &bytes, &own)) { /* libyaml checks that it is UTF-8 */
        source.text = buf_text(&bytes);  /* the nodes keep nothing of it */
        source.len = bytes.len;
        source_index_lines(&source, arena);
        node = yaml_parse(0, (uint32_t)source.len, arena, &own);
    }
    buf_free(&bytes);
    if (node == NULL)
        refuse(path, diags);
    return node;
}
