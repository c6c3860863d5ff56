/*
 * fangan completions: scripts for shells, printed from the tables, so that
 * they know every command, option and choice.  What a shell has to ask for
 * when it completes are the names of templates and the codes of rules.
 * tests/completions.t asks the shells.
 */
#include "cli/cli.h"

#include <string.h>

/* -- What is completed --------------------------------------------------- */

/* Whether templates stand for operands. */
static bool takes_template(const struct cli_command *command)
{
    return strstr(command->operands, "TEMPLATE") != NULL;
}

#define CODES_COMMAND "fangan explain 2>/dev/null | cut -d\" \" -f1"

/* What a shell gets the names by that stand for operands, or NULL. */
static const char *names_command(const struct cli_command *command)
{
    if (takes_template(command))
        return "fangan templates 2>/dev/null | cut -d\" \" -f1";
    if (strstr(command->operands, "CODE") != NULL)
        return CODES_COMMAND;
    return NULL;
}

/* Whether files or folders do. */
static bool takes_file(const struct cli_command *command)
{
    static const char *const names[] = {"FILE", "DIR", "PLAN"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strstr(command->operands, names[i]) != NULL)
            return true;
    return false;
}

/* The words that a command takes for operands, with blanks before them. */
static void add_operand_words(const struct cli_command *command,
                              struct buf *out)
{
    if (strcmp(command->name, "completions") == 0)
        buf_add_str(out, " bash zsh fish");
    if (strcmp(command->name, "templates") == 0)
        buf_add_str(out, " add check");
    if (strcmp(command->name, "help") != 0)
        return;
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++)
        buf_printf(out, " %s", c->name);
    for (const char *const *topic = cli_help_topics; *topic != NULL; topic++)
        buf_printf(out, " %s", *topic);
}

/* Whether a value has to follow. */
static bool takes_value(const struct cli_option *option)
{
    return option->value != NULL && option->value[0] != '[';
}

/* The words that stand for a value, blanks between; "" if there are none. */
static const char *value_words(const struct cli_option *option)
{
#define X(name, id, zh, en) id " "
    static const char outputs[] = OUTPUT_LIST(X) "docx,pdf";
#undef X
    if (option->choices != NULL)
        return option->choices;
    if (option->value != NULL && strcmp(option->value, "FORMATS") == 0)
        return outputs;
    return "";
}

/* What a shell gets those words by, or NULL. */
static const char *value_command(const struct cli_option *option)
{
    bool is_code = option->value != NULL && strcmp(option->value, "CODES") == 0;
    return is_code ? CODES_COMMAND : NULL;
}

/* Text inside '…': escape stands before each of the characters. */
static void add_text(struct buf *out, const char *text, const char *characters,
                     const char *escape)
{
    for (; *text != '\0'; text++) {
        if (strchr(characters, *text) != NULL)
            buf_add_str(out, escape);
        buf_add_char(out, *text);
    }
}

/* The options of a command and those that every command has. */
static void add_options(void (*add)(const struct cli *,
                                    const struct cli_command *,
                                    const struct cli_option *, struct buf *),
                        const struct cli *cli,
                        const struct cli_command *command, struct buf *out)
{
    for (const struct cli_option *o = command->options; o->name != NULL; o++)
        add(cli, command, o, out);
    for (const struct cli_option *o = cli_common_options; o->name != NULL; o++)
        add(cli, command, o, out);
}

/* -- bash ---------------------------------------------------------------- */

static void add_bash_name(const struct cli *cli,
                          const struct cli_command *command,
                          const struct cli_option *option, struct buf *out)
{
    (void)cli;
    (void)command;
    buf_printf(out, " --%s", option->name);
}

/* What may stand behind an option; behind `--fix=` only where the value may
 * be left out. */
static void add_bash_values(const struct cli *cli,
                            const struct cli_command *command,
                            const struct cli_option *option, struct buf *out)
{
    (void)cli;
    if (option->value == NULL)
        return;
    buf_printf(out, "    %s:--%s=", command->name, option->name);
    if (takes_value(option))
        buf_printf(out, " | %s:--%s", command->name, option->name);
    if (takes_value(option) && option->letter != 0)
        buf_printf(out, " | %s:-%c", command->name, option->letter);
    buf_printf(out, ") names='%s'", value_words(option));
    if (value_command(option) != NULL)
        buf_printf(out, "$(%s)", value_command(option));
    buf_printf(out, "%s ;;\n", cli_takes_path(option) ? " files=yes" : "");
}

static void add_bash_command(const struct cli *cli,
                             const struct cli_command *command, struct buf *out)
{
    buf_printf(out, "    %s:*) words='", command->name);
    add_options(add_bash_name, cli, command, out);
    buf_add_str(out, "' names='");
    add_operand_words(command, out);
    buf_add_char(out, '\'');
    if (names_command(command) != NULL)
        buf_printf(out, "\" $(%s)\"", names_command(command));
    if (takes_file(command))
        buf_add_str(out, " files=yes");
    buf_add_str(out, " ;;\n");
}

/* bash makes three words of --format=json. */
static const char bash_begin[] =
    "_fangan()\n{\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} words= names= files=\n"
    "    local prev=${COMP_WORDS[COMP_CWORD-1]}\n"
    "    case $prev:$cur in\n"
    "    =:*) prev=${COMP_WORDS[COMP_CWORD-2]}= ;;\n"
    "    --*:=) prev=$prev= cur= ;;\n"
    "    esac\n"
    "    case ${COMP_WORDS[1]}:$prev in\n"
    "    \"$cur:${COMP_WORDS[0]}\") words='";

static const char bash_end[] =
    "    esac\n"
    "    case $cur in\n"
    "    -*) ;;\n"
    "    *)\n"
    "        words=$names\n"
    "        [ -z \"$files\" ] || compopt -o default 2>/dev/null\n"
    "        ;;\n"
    "    esac\n"
    "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
    "}\ncomplete -F _fangan fangan\n";

static void add_bash(const struct cli *cli, struct buf *out)
{
    buf_add_str(out, bash_begin);
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++)
        buf_printf(out, "%s ", c->name);
    buf_add_str(out, "' names=$words ;;\n");
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++) {
        add_options(add_bash_values, cli, c, out);
        add_bash_command(cli, c, out);
    }
    buf_add_str(out, bash_end);
}

/* -- zsh ----------------------------------------------------------------- */

static void add_zsh_text(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            buf_add_str(out, "'\\'");
        if (strchr("[]:\\", *text) != NULL)
            buf_add_char(out, '\\');
        buf_add_char(out, *text);
    }
}

/* What _arguments completes a value with. */
static void add_zsh_value(struct buf *out, const struct cli_option *option)
{
    if (!takes_value(option))
        return;
    buf_printf(out, ":%s:", option->value);
    if (*value_words(option) != '\0')
        buf_printf(out, "(%s)", value_words(option));
    else if (value_command(option) != NULL)
        buf_printf(out, "{compadd -- $(%s)}", value_command(option));
    else
        buf_add_str(out, cli_takes_path(option) ? "_files" : " ");
}

static void add_zsh_option(const struct cli *cli,
                           const struct cli_command *command,
                           const struct cli_option *option, struct buf *out)
{
    (void)command;
    if (option->letter != 0) {
        buf_printf(out, " \\\n        '-%c[", option->letter);
        add_zsh_text(out, option->help[cli->lang]);
        buf_add_char(out, ']');
        add_zsh_value(out, option);
        buf_add_char(out, '\'');
    }
    buf_printf(out, " \\\n        '--%s%s[", option->name,
               takes_value(option) ? "=" : "");
    add_zsh_text(out, option->help[cli->lang]);
    buf_add_char(out, ']');
    add_zsh_value(out, option);
    buf_add_char(out, '\'');
}

/* The operands: words, templates, files. */
static void add_zsh_operands(const struct cli_command *command, struct buf *out)
{
    struct buf names = BUF_EMPTY;
    add_operand_words(command, &names);
    if (names_command(command) != NULL)
        buf_printf(&names, " $(%s)", names_command(command));
    if (names.len > 0 || takes_file(command))
        buf_add_str(out, " \\\n        '*:operand:{");
    if (names.len > 0)
        buf_printf(out, "compadd --%s", buf_text(&names));
    if (takes_file(command))
        buf_printf(out, "%s_files", names.len > 0 ? "; " : "");
    if (names.len > 0 || takes_file(command))
        buf_add_str(out, "}'");
    buf_free(&names);
}

static void add_zsh(const struct cli *cli, struct buf *out)
{
    buf_add_str(out, "#compdef fangan\n_fangan() {\n"
                     "    if (( CURRENT == 2 )); then\n"
                     "        local -a commands=(\n");
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++) {
        buf_printf(out, "            '%s:", c->name);
        add_zsh_text(out, c->summary[cli->lang]);
        buf_add_str(out, "'\n");
    }
    buf_add_str(out, "        )\n        _describe command commands\n"
                     "        return\n    fi\n    case $words[2] in\n");
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++) {
        buf_printf(out, "    %s) _arguments", c->name);
        add_options(add_zsh_option, cli, c, out);
        add_zsh_operands(c, out);
        buf_add_str(out, " ;;\n");
    }
    buf_add_str(out, "    esac\n}\n_fangan \"$@\"\n");
}

/* -- fish ---------------------------------------------------------------- */

/* The beginning of a line that counts behind this command. */
static void add_fish_start(struct buf *out, const struct cli_command *command)
{
    buf_printf(out, "complete -c fangan -n '__fish_seen_subcommand_from %s'",
               command->name);
}

static void add_fish_option(const struct cli *cli,
                            const struct cli_command *command,
                            const struct cli_option *option, struct buf *out)
{
    add_fish_start(out, command);
    buf_printf(out, " -l %s", option->name);
    if (option->letter != 0)
        buf_printf(out, " -s %c", option->letter);
    if (takes_value(option))
        buf_add_str(out, cli_takes_path(option) ? " -r -F" : " -x");
    if (takes_value(option) && *value_words(option) != '\0')
        buf_printf(out, " -a '%s'", value_words(option));
    if (value_command(option) != NULL)
        buf_printf(out, " -a '(%s)'", value_command(option));
    buf_add_str(out, " -d '");
    add_text(out, option->help[cli->lang], "'\\", "\\");
    buf_add_str(out, "'\n");
}

static void add_fish(const struct cli *cli, struct buf *out)
{
    buf_add_str(out, "complete -c fangan -f\n");
    for (const struct cli_command *c = cli_commands; c->name != NULL; c++) {
        buf_printf(out,
                   "complete -c fangan -n __fish_use_subcommand -a %s -d '",
                   c->name);
        add_text(out, c->summary[cli->lang], "'\\", "\\");
        buf_add_str(out, "'\n");
        add_fish_start(out, c);
        buf_add_str(out, takes_file(c) ? " -F -a '" : " -a '");
        add_operand_words(c, out);
        if (names_command(c) != NULL)
            buf_printf(out, " (%s)", names_command(c));
        buf_add_str(out, "'\n");
        add_options(add_fish_option, cli, c, out);
    }
}

int cli_run_completions(struct cli *cli)
{
    const char *shell = cli->operands[0];
    struct buf out = BUF_EMPTY;
    if (strcmp(shell, "bash") == 0)
        add_bash(cli, &out);
    else if (strcmp(shell, "zsh") == 0)
        add_zsh(cli, &out);
    else if (strcmp(shell, "fish") == 0)
        add_fish(cli, &out);
    else
        return cli_usage_error(
            cli,
            cli_word(cli, "没有 %s 的补全，只有 bash、zsh、fish",
                     "no completions for %s: bash, zsh, fish"),
            shell);
    return cli_print(cli, &out) ? EXIT_CLEAN : EXIT_TROUBLE;
}
