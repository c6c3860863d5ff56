/*
 * Dependency files (--deps).
 */
#include "cli/deps.h"

#include <string.h>

bool deps_can_name(const struct cli *cli)
{
    for (size_t i = 0; i < cli->n_operands; i++)
        if (strpbrk(cli->operands[i], "\r\n") != NULL ||
            strcmp(cli->operands[i], "-") == 0)
            return false;
    return true;
}

/* A path as it stands in a dependency file: blanks and # as make wants them, $
 * doubled; make and ninja read \: as a colon. */
static void add_path(struct buf *out, const char *path)
{
    for (; *path != '\0'; path++) {
        if (strchr(" #:", *path) != NULL)
            buf_add_char(out, '\\');
        if (*path == '$')
            buf_add_char(out, '$');
        buf_add_char(out, *path);
    }
}

static void add_input(struct buf *out, const char *path)
{
    buf_add_str(out, " \\\n  ");
    add_path(out, path);
}

static void add_inputs(struct buf *out, const char **paths)
{
    for (; *paths != NULL; paths++)
        add_input(out, *paths);
}

void deps_add(const struct build *build, const struct document *document,
              const char *path, struct buf *out)
{
    struct arena *arena = document->arena;
    for (size_t i = 0; i < build->n_outputs; i++) {
        buf_add_str(out, i == 0 ? "" : " ");
        add_path(out, build_output_path(build, arena, path, build->outputs[i]));
    }
    buf_add_char(out, ':');
    add_input(out, path);
    add_inputs(out, fangan_inputs(document, arena));
    add_inputs(out, fangan_shared_inputs(build->fangan, false, arena));
    add_inputs(out, fangan_opened_fonts(build->fangan, arena));
    buf_add_char(out, '\n');
}
