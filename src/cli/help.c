/*
 * Help, version and completions: all printed from the tables.
 */
#include "cli/cli.h"

#include "base/utf8.h"
#include "base/version.h"
#include "kind/template.h"
#include "layout/profile.h"
#include "read/front_keys.h"

#include <string.h>

static void add_padded(struct buf *out, const char *text, int columns)
{
    buf_add_str(out, text);
    for (const char *p = text; *p != '\0';)
        columns -= scalar_columns(utf8_next(&p));
    for (; columns > 0; columns--)
        buf_add_char(out, ' ');
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
        option->value == NULL ? "" : option->value);
    buf_add_str(out, "  ");
    add_padded(out, name, 26);
    buf_printf(out, " %s\n", option->help[cli->lang]);
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
        const char *synopsis =
            arena_printf(cli->arena, "%s %s", c->name, c->operands);
        buf_add_str(out, "  ");
        add_padded(out, synopsis, 22);
        buf_printf(out, " %s\n", c->summary[cli->lang]);
    }
    buf_add_str(out,
                cli_word(cli, "\n每个命令的选项：fangan 命令 --help\n",
                         "\nOptions of a command: fangan COMMAND --help\n"));
}

void cli_add_help(const struct cli *cli, const struct cli_command *command,
                  struct buf *out)
{
    if (command == NULL) {
        add_program_help(cli, out);
        return;
    }
    buf_printf(out,
               cli_word(cli, "%s\n\n用法：fangan %s [选项]%s%s\n",
                        "%s\n\nUsage: fangan %s [OPTIONS]%s%s\n"),
               command->summary[cli->lang], command->name,
               command->operands[0] == '\0' ? "" : " ", command->operands);
    if (command->details[cli->lang][0] != '\0')
        buf_printf(out, "\n%s\n", command->details[cli->lang]);
    buf_add_str(out, cli_word(cli, "\n选项：\n", "\nOptions:\n"));
    add_options(cli, command->options, out);
    add_options(cli, cli_common_options, out);
}

static const struct cli_command *named_command(const char *name)
{
    const struct cli_command *command = cli_commands;
    while (command->name != NULL && strcmp(command->name, name) != 0)
        command++;
    return command->name == NULL ? NULL : command;
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

/* Help that is about no command. */
static const struct {
    const char *name;
    void (*add)(const struct cli *cli, struct buf *out);
} topics[] = {
    {"keys", add_keys}, {"profile", add_profile}, {"template", add_template}};

int cli_run_help(struct cli *cli)
{
    const struct cli_command *command = NULL;
    for (size_t i = 0; i < sizeof(topics) / sizeof(topics[0]); i++) {
        struct buf text = BUF_EMPTY;
        if (cli->n_operands == 0 ||
            strcmp(cli->operands[0], topics[i].name) != 0)
            continue;
        topics[i].add(cli, &text);
        return cli_print(cli, &text) ? EXIT_CLEAN : EXIT_TROUBLE;
    }
    if (cli->n_operands > 0) {
        command = named_command(cli->operands[0]);
        if (command == NULL)
            return cli_usage_error(
                cli, cli_word(cli, "没有命令“%s”", "no command “%s”"),
                cli->operands[0]);
    }
    struct buf out = BUF_EMPTY;
    cli_add_help(cli, command, &out);
    return cli_print(cli, &out) ? EXIT_CLEAN : EXIT_TROUBLE;
}

int cli_run_version(struct cli *cli)
{
    struct buf out = BUF_EMPTY;
    buf_add_str(&out, "fangan " FANGAN_VERSION "\n");
    return cli_print(cli, &out) ? EXIT_CLEAN : EXIT_TROUBLE;
}

/* -- Completions --------------------------------------------------------- */

/* What a shell gets the names of templates by. */
#define TEMPLATE_NAMES "fangan templates 2>/dev/null | cut -d\" \" -f1"

static void add_option_names(const struct cli_option *table, struct buf *out)
{
    for (const struct cli_option *o = table; o->name != NULL; o++)
        buf_printf(out, " --%s", o->name);
}

/* Whether templates stand for operands. */
static bool takes_template(const struct cli_command *command)
{
    return strstr(command->operands, "TEMPLATE") != NULL;
}

static void add_bash(struct buf *out)
{
    buf_add_str(out, "_fangan()\n{\n    local cur=${COMP_WORDS[COMP_CWORD]} "
                     "words names=\n    if [ \"$COMP_CWORD\" = 1 ]; then\n"
                     "        words='");
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++)
        buf_printf(out, "%s ", c->name);
    buf_add_str(out, "'\n    else\n        case ${COMP_WORDS[1]} in\n");
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++) {
        buf_printf(out, "        %s) words='", c->name);
        add_option_names(c->options, out);
        add_option_names(cli_common_options, out);
        buf_printf(out, "'%s ;;\n",
                   takes_template(c) ? "; names=$(" TEMPLATE_NAMES ")" : "");
    }
    buf_add_str(out, "        esac\n    fi\n"
                     "    case $cur in\n"
                     "    -*) ;;\n"
                     "    *) [ \"$COMP_CWORD\" = 1 ] || { "
                     "compopt -o default 2>/dev/null; "
                     "words=$names; } ;;\n"
                     "    esac\n"
                     "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
                     "}\ncomplete -F _fangan fangan\n");
}

/* Whether a value has to follow. */
static bool takes_value(const struct cli_option *option)
{
    return option->value != NULL && option->value[0] != '[';
}

static void add_zsh(struct buf *out)
{
    buf_add_str(out, "#compdef fangan\n_fangan() {\n"
                     "    if (( CURRENT == 2 )); then\n"
                     "        local -a commands=(\n");
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++)
        buf_printf(out, "            '%s:%s'\n", c->name, c->summary[LANG_ZH]);
    buf_add_str(out, "        )\n        _describe command commands\n"
                     "        return\n    fi\n    case $words[2] in\n");
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++) {
        buf_printf(out, "    %s) _arguments", c->name);
        for (const struct cli_option *o = c->options; o->name != NULL; o++)
            buf_printf(out, " '--%s%s[%s]%s'", o->name,
                       takes_value(o) ? "=" : "", o->help[LANG_ZH],
                       takes_value(o) ? ":value:_files" : "");
        if (takes_template(c))
            buf_add_str(out, " '*:template:{compadd -- $(" TEMPLATE_NAMES
                             "); _files}' ;;\n");
        else
            buf_add_str(out, " '*:file:_files' ;;\n");
    }
    buf_add_str(out, "    esac\n}\n_fangan \"$@\"\n");
}

static void add_fish(struct buf *out)
{
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++) {
        buf_printf(out,
                   "complete -c fangan -n __fish_use_subcommand -f -a %s "
                   "-d '%s'\n",
                   c->name, c->summary[LANG_ZH]);
        if (takes_template(c))
            buf_printf(out,
                       "complete -c fangan -n '__fish_seen_subcommand_from "
                       "%s' -a '(" TEMPLATE_NAMES ")'\n",
                       c->name);
        for (const struct cli_option *o = c->options; o->name != NULL; o++)
            buf_printf(out,
                       "complete -c fangan -n '__fish_seen_subcommand_from "
                       "%s' -l %s%s -d '%s'\n",
                       c->name, o->name, takes_value(o) ? " -r" : "",
                       o->help[LANG_ZH]);
    }
}

int cli_run_completions(struct cli *cli)
{
    const char *shell = cli->operands[0];
    struct buf out = BUF_EMPTY;
    if (strcmp(shell, "bash") == 0)
        add_bash(&out);
    else if (strcmp(shell, "zsh") == 0)
        add_zsh(&out);
    else if (strcmp(shell, "fish") == 0)
        add_fish(&out);
    else
        return cli_usage_error(
            cli,
            cli_word(cli, "没有 %s 的补全，只有 bash、zsh、fish",
                     "no completions for %s: bash, zsh, fish"),
            shell);
    return cli_print(cli, &out) ? EXIT_CLEAN : EXIT_TROUBLE;
}
