/*
 * Help and version, printed from the tables.
 */
#include "cli/cli.h"

#include "base/utf8.h"
#include "base/version.h"
#include "cli/wrap.h"
#include "kind/template.h"
#include "layout/profile.h"
#include "read/front_keys.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char *cli_placeholders(const struct cli *cli, const char *text)
{
    static const char *const list[][2] = {
        {"CODE", "编号"},    {"CODES", "编号"},   {"COMMAND", "命令"},
        {"DIR", "文件夹"},   {"FILE", "文件"},    {"FORMAT", "格式"},
        {"FORMATS", "格式"}, {"LANG", "语言"},    {"NAME", "名称"},
        {"PATH", "路径"},    {"PATTERN", "式样"}, {"PLAN", "方案"},
        {"SECONDS", "秒"},   {"SQL", "语句"},     {"TEMPLATE", "模板"},
        {"VALUE", "值"},     {"WHEN", "何时"},
    };
    static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (cli->lang == LANG_EN)
        return text;
    struct buf out = BUF_EMPTY;
    while (*text != '\0') {
        size_t len = strspn(text, capitals), i = 0;
        while (
            i < sizeof(list) / sizeof(list[0]) &&
            (strlen(list[i][0]) != len || strncmp(list[i][0], text, len) != 0))
            i++;
        if (len == 0) /* what is no placeholder stays */
            buf_add(&out, text, len = 1);
        else if (i < sizeof(list) / sizeof(list[0]))
            buf_add_str(&out, list[i][1]);
        else
            buf_add(&out, text, len);
        text += len;
    }
    const char *shown = arena_strdup(cli->arena, buf_text(&out));
    buf_free(&out);
    return shown;
}

/* A name and what it is, which begins in one column: on the next line where
 * the name is too long. */
static void add_entry(struct buf *out, const char *name, int columns,
                      const char *about)
{
    int left = columns - utf8_columns(name);
    buf_printf(out, "  %s", name);
    if (left < 0) {
        buf_add_str(out, "\n  ");
        left = columns;
    }
    buf_printf(out, "%*s %s\n", left, "", about);
}

static void add_option(const struct cli *cli, const struct cli_option *option,
                       struct buf *out)
{
    const char *name = arena_printf(
        cli->arena, "%s--%s%s%s",
        option->letter == 0 ? "    "
                            : arena_printf(cli->arena, "-%c, ", option->letter),
        option->name,
        option->value == NULL || option->value[0] == '[' ? "" : " ",
        option->value == NULL ? "" : cli_placeholders(cli, option->value));
    add_entry(out, name, 26, option->help[cli->lang]);
}

static void add_options(const struct cli *cli, const struct cli_option *table,
                        struct buf *out)
{
    for (const struct cli_option *o = table; o->name != NULL; o++)
        add_option(cli, o, out);
}

static void add_program_help(const struct cli *cli, struct buf *out)
{
    buf_add_str(out, cli_word(cli,
                              "fangan：起草、检查、生成公文（实施方案）\n\n"
                              "用法：fangan 命令 [选项] [参数]\n\n命令：\n",
                              "fangan: drafts, checks and prints Chinese "
                              "official documents\n\nUsage: fangan COMMAND "
                              "[OPTIONS] [ARGUMENTS]\n\nCommands:\n"));
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++) {
        const char *synopsis = arena_printf(cli->arena, "%s %s", c->name,
                                            cli_placeholders(cli, c->operands));
        add_entry(out, synopsis, 22, c->summary[cli->lang]);
    }
    buf_add_str(out,
                cli_word(cli,
                         "\n每个命令的选项：fangan 命令 --help\n"
                         "从这里开始：fangan new（起草），fangan check 方案.md"
                         "（检查），fangan build 方案.md（生成）\n",
                         "\nOptions of a command: fangan COMMAND --help\n"
                         "To begin with: fangan new, fangan check PLAN.md, "
                         "fangan build PLAN.md\n"));
}

static void add_command_help(const struct cli *cli,
                             const struct cli_command *command, struct buf *out)
{
    buf_printf(out,
               cli_word(cli, "%s\n\n用法：fangan %s [选项]%s%s\n",
                        "%s\n\nUsage: fangan %s [OPTIONS]%s%s\n"),
               command->summary[cli->lang], command->name,
               command->operands[0] == '\0' ? "" : " ",
               cli_placeholders(cli, command->operands));
    if (command->details[cli->lang][0] != '\0')
        buf_printf(out, "\n%s\n", command->details[cli->lang]);
    buf_add_str(out, cli_word(cli, "\n选项：\n", "\nOptions:\n"));
    add_options(cli, command->options, out);
    add_options(cli, cli_common_options, out);
}

int cli_print_help(const struct cli *cli, const struct cli_command *command,
                   bool is_asked)
{
    struct buf out = BUF_EMPTY;
    if (command == NULL)
        add_program_help(cli, &out);
    else
        add_command_help(cli, command, &out);
    wrap_lines(&out, wrap_columns(is_asked ? STDOUT_FILENO : STDERR_FILENO));
    if (is_asked)
        return cli_print(cli, &out) ? EXIT_CLEAN : EXIT_TROUBLE;
    fputs(buf_text(&out), stderr);
    buf_free(&out);
    return EXIT_CLEAN;
}

/* The keys of the front matter, a line each, in columns between tabs. */
static void add_keys(const struct cli *cli, struct buf *out)
{
    const struct front_key *key;
    for (size_t i = 0; (key = front_key_at(i)) != NULL; i++)
        buf_printf(out, "%s\t%s\t%s\t%s\n", key->zh, key->id,
                   front_type_about(key->type, cli->lang),
                   key->about[cli->lang]);
}

/* What a key of a profile is in gb33476. */
static void add_standard(const struct cli *cli, const struct profile_key *key,
                         struct buf *out)
{
    static const char *const choices[][2] = {
#define X(name, id, zh) {zh, id},
        PROFILE_WORD_LIST(X)
#undef X
    };
    switch (key->type) {
    case PROFILE_SWITCH:
        buf_add_str(out, key->standard != 0 ? cli_word(cli, "是", "yes")
                                            : cli_word(cli, "否", "no"));
        break;
    case PROFILE_LENGTH: {
        int hundredths = (key->standard + EMU_MM / 200) / (EMU_MM / 100);
        buf_printf(out, "%d.%02d mm", hundredths / 100, hundredths % 100);
        break;
    }
    case PROFILE_CHOICE:
        buf_add_str(out, choices[key->standard][cli->lang]);
        break;
    }
}

/* The keys of a profile file, in the same way. */
static void add_profile(const struct cli *cli, struct buf *out)
{
    const struct profile_key *key;
    for (size_t i = 0; (key = profile_key(i)) != NULL; i++) {
        buf_printf(out, "%s\t%s\t", key->zh, key->id);
        add_standard(cli, key, out);
        buf_printf(out, "\t%s\n", key->about[cli->lang]);
    }
}

/* What may stand in a template's kind.yaml, in the same way; the first column
 * says which list it is of. */
static void add_template(const struct cli *cli, struct buf *out)
{
    static const struct {
        const char *list, *zh, *id;
        words about;
    } rows[] = {
#define X(name, id, zh, about_zh, about_en)                                    \
    {"template", zh, id, {about_zh, about_en}},
        TEMPLATE_KEY_LIST(X)
#undef X
#define X(name, id, zh, about_zh, about_en)                                    \
    {"value", zh, id, {about_zh, about_en}},
            FIELD_KEY_LIST(X)
#undef X
#define X(name, id, zh, about_zh, about_en)                                    \
    {"type", zh, id, {about_zh, about_en}},
                FIELD_TYPE_LIST(X)
#undef X
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        buf_printf(out, "%s\t%s\t%s\t%s\n", rows[i].list, rows[i].zh,
                   rows[i].id, rows[i].about[cli->lang]);
}

/* The cell at *p without its tab or line end, behind which *p moves. */
static const char *next_cell(const struct cli *cli, const char **p,
                             bool *is_last)
{
    size_t len = strcspn(*p, "\t\n");
    const char *cell = arena_strndup(cli->arena, *p, len);
    *is_last = (*p)[len] != '\t';
    *p += len + ((*p)[len] != '\0');
    return cell;
}

/* Columns between tabs are for programs; people want them below each other. */
static void align_columns(const struct cli *cli, struct buf *text)
{
    enum { MOST = 8, GAP = 2 };
    int widths[MOST] = {0};
    struct buf aligned = BUF_EMPTY;
    bool is_last;
    size_t column = 0;
    for (const char *p = buf_text(text); *p != '\0';
         column = is_last ? 0 : column + 1) {
        int width = utf8_columns(next_cell(cli, &p, &is_last));
        assert(column < MOST);
        if (!is_last && width > widths[column])
            widths[column] = width;
    }
    column = 0;
    for (const char *p = buf_text(text); *p != '\0';
         column = is_last ? 0 : column + 1) {
        const char *cell = next_cell(cli, &p, &is_last);
        buf_add_str(&aligned, cell);
        if (is_last)
            buf_add_char(&aligned, '\n');
        else
            buf_printf(&aligned, "%*s",
                       widths[column] - utf8_columns(cell) + GAP, "");
    }
    buf_free(text);
    *text = aligned;
}

/* Help that is about no command. */
static const struct {
    const char *name;
    void (*add)(const struct cli *cli, struct buf *out);
} topics[] = {
    {"keys", add_keys}, {"profile", add_profile}, {"template", add_template}};

const char *const cli_help_topics[] = {"keys", "profile", "template", NULL};

int cli_run_help(struct cli *cli)
{
    const struct cli_command *command = NULL;
    for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++) {
        struct buf text = BUF_EMPTY;
        if (cli->n_operands == 0 ||
            strcmp(cli->operands[0], topics[i].name) != 0)
            continue;
        topics[i].add(cli, &text);
        if (isatty(STDOUT_FILENO))
            align_columns(cli, &text);
        return cli_print(cli, &text) ? EXIT_CLEAN : EXIT_TROUBLE;
    }
    if (cli->n_operands > 0) {
        cli->command = NULL; /* help is of no help here */
        command = cli_command(cli, cli->operands[0], cli_help_topics);
        if (command == NULL)
            return EXIT_TROUBLE;
    }
    return cli_print_help(cli, command, true);
}

int cli_run_version(struct cli *cli)
{
    struct buf out = BUF_EMPTY;
    buf_add_str(&out, "fangan " FANGAN_VERSION "\n");
    return cli_print(cli, &out) ? EXIT_CLEAN : EXIT_TROUBLE;
}
