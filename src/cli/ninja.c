/*
 * fangan build --ninja: a build.ninja, so that another program decides what is
 * to be built again.  Each plan is an edge of its own, which tells by --deps
 * what it was made from; a file whose bytes stay the same keeps its time, so
 * nothing behind it is built (restat).
 */
#include "cli/deps.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

/* A path as it stands in a build line. */
static void add_path(struct buf *out, const char *path)
{
    for (; *path != '\0'; path++) {
        if (strchr(" :$|", *path) != NULL)
            buf_add_char(out, '$');
        buf_add_char(out, *path);
    }
}

/* A word for the shell in a command. */
static void add_word(struct buf *out, const char *word)
{
    buf_add_char(out, '\'');
    for (; *word != '\0'; word++) {
        if (*word == '\'')
            buf_add_str(out, "'\\'");
        if (*word == '$')
            buf_add_char(out, '$');
        buf_add_char(out, *word);
    }
    buf_add_char(out, '\'');
}

/* The program and its back ends: another one builds everything again. */
static void add_program(struct arena *arena, const char *program,
                        struct buf *out)
{
    static const char *const modules[] = {"docx", "pdf"};
    buf_add_str(out, " | ");
    add_path(out, program);
    for (size_t i = 0; i < sizeof(modules) / sizeof(modules[0]); i++) {
        char *path = realpath(file_module_path(arena, modules[i]), NULL);
        if (path != NULL) {
            buf_add_char(out, ' ');
            add_path(out, path);
        }
        free(path);
    }
}

static void add_rule(const struct build *build, const char *program,
                     struct buf *out)
{
    buf_add_str(out, "# Made by fangan build --ninja.\n"
                     "ninja_required_version = 1.10\n\n"
                     "rule fangan\n  command = ");
    add_word(out, program);
    buf_add_str(out, " build -q -t ");
    for (size_t i = 0; i < build->n_outputs; i++)
        buf_printf(out, "%s%s", i == 0 ? "" : ",",
                   output_id(build->outputs[i]));
    if (build->options.is_draft)
        buf_add_str(out, " --draft");
    if (build->options.has_comments)
        buf_add_str(out, " --comments");
    if (build->options.embeds_fonts)
        buf_add_str(out, " --embed-fonts");
    if (build->target.to != NULL) {
        buf_add_str(out, " -o ");
        add_word(out, build->target.to);
    }
    buf_add_str(out, " --deps $dep -- $in\n"
                     "  depfile = $depfile\n  deps = gcc\n  restat = 1\n"
                     "  description = fangan $in\n\n");
}

static void add_edge(const struct build *build, const char *path,
                     const char *program, struct buf *out)
{
    struct arena *arena = build->cli->arena;
    const char *first = NULL;
    buf_add_str(out, "build");
    for (size_t i = 0; i < build->n_outputs; i++) {
        const char *output =
            build_output_path(build, arena, path, build->outputs[i]);
        first = i == 0 ? output : first;
        buf_add_char(out, ' ');
        add_path(out, output);
    }
    buf_add_str(out, ": fangan ");
    add_path(out, path);
    add_program(arena, program, out);
    const char *deps = arena_printf(arena, "%s.d", first);
    buf_add_str(out, "\n  depfile = ");
    add_path(out, deps); /* read as a value, where $ alone counts */
    buf_add_str(out, "\n  dep = ");
    add_word(out, deps);
    buf_add_char(out, '\n');
}

int build_ninja(struct build *build)
{
    struct cli *cli = build->cli;
    const char *given = cli_value(cli, "ninja");
    const char *path = *given == '\0' ? "build.ninja" : given;
    char *self = realpath("/proc/self/exe", NULL);
    const char *program = arena_strdup(cli->arena, self == NULL ? "" : self);
    struct buf out = BUF_EMPTY;
    free(self);
    add_rule(build, program, &out);
    for (size_t i = 0; i < cli->n_operands; i++)
        add_edge(build, cli->operands[i], program, &out);
    struct file_output file = {path, buf_text(&out), out.len};
    bool ok = files_replace(&file, 1, build->diags);
    buf_free(&out);
    cli_print_findings(build->cli, build->diags, NULL);
    return ok ? EXIT_CLEAN : EXIT_TROUBLE;
}
