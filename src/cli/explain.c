/*
 * fangan explain: what a code means.  The catalogue says all of it.
 */
#include "cli/cli.h"

#include "cli/report.h"

#include <ctype.h>
#include <string.h>

const struct cli_option cli_explain_options[] = {
    {'f',
     "format",
     "FORMAT",
     "text markdown",
     {"输出格式：text（默认）、markdown",
      "form of the output: text (default) or markdown"}},
    {0},
};

static const char *severity(const struct cli *cli, const struct diag_info *info)
{
    const char *id = report_severity(info->severity);
    return cli_word(cli, info->severity == SEVERITY_WARNING ? "警告" : "错误",
                    id);
}

static void add_indented(struct buf *out, const char *text)
{
    buf_add_str(out, "    ");
    for (; *text != '\0'; text++) {
        buf_add_char(out, *text);
        if (*text == '\n')
            buf_add_str(out, "    ");
    }
    buf_add_char(out, '\n');
}

static void add_example(const struct cli *cli, const char *title,
                        const char *text, struct buf *out)
{
    if (text[0] == '\0')
        return;
    buf_printf(out, "\n%s%s\n", title, cli_word(cli, "：", ":"));
    add_indented(out, text);
}

/* A message with its places for arguments shown as …. */
static void add_title(struct buf *out, const char *message)
{
    for (const char *p = message; *p != '\0'; p++) {
        if (p[0] == '{' && p[1] != '\0' && p[2] == '}') {
            buf_add_str(out, "…");
            p += 2;
        } else {
            buf_add_char(out, *p);
        }
    }
}

static void add_rule(const struct cli *cli, const struct diag_info *info,
                     struct buf *out)
{
    buf_printf(out, cli_word(cli, "%s（%s）", "%s (%s)  "), info->name,
               severity(cli, info));
    add_title(out, info->message[cli->lang]);
    buf_printf(out, "\n\n%s\n", info->explanation[cli->lang]);
    add_example(cli, cli_word(cli, "错例", "Wrong"), info->wrong, out);
    add_example(cli, cli_word(cli, "正例", "Right"), info->right, out);
    if (info->clause[0] != '\0')
        buf_printf(out, "\n%s%s\n", cli_word(cli, "依据：", "Source: "),
                   info->clause);
}

static void add_fenced(struct buf *out, const char *title, const char *text)
{
    if (text[0] != '\0')
        buf_printf(out, "%s\n\n```markdown\n%s\n```\n\n", title, text);
}

static void add_markdown(const struct cli *cli, const struct diag_info *info,
                         struct buf *out)
{
    buf_printf(out, "## %s ", info->name);
    add_title(out, info->message[cli->lang]);
    buf_printf(out, "\n\n%s · %s\n\n", severity(cli, info),
               info->explanation[cli->lang]);
    add_fenced(out, cli_word(cli, "错例：", "Wrong:"), info->wrong);
    add_fenced(out, cli_word(cli, "正例：", "Right:"), info->right);
    if (info->clause[0] != '\0')
        buf_printf(out, "%s%s\n\n", cli_word(cli, "依据：", "Source: "),
                   info->clause);
}

/* All rules whose codes begin so. */
static void add_all(const struct cli *cli, const char *beginning,
                    bool is_markdown, struct buf *out)
{
    for (unsigned code = 0; code < DIAG_COUNT; code++) {
        const struct diag_info *info = diag_info((enum diag_code)code);
        if (strncmp(info->name, beginning, strlen(beginning)) != 0)
            continue;
        if (is_markdown) {
            add_markdown(cli, info, out);
            continue;
        }
        buf_printf(out, cli_word(cli, "%s  %s  ", "%s  %-7s  "), info->name,
                   severity(cli, info));
        add_title(out, info->message[cli->lang]);
        buf_add_char(out, '\n');
    }
}

/* Codes are found in small letters, too. */
static const char *capitals(const struct cli *cli, const char *name)
{
    char *upper = arena_strdup(cli->arena, name);
    for (char *p = upper; *p != '\0'; p++)
        *p = (char)toupper((unsigned char)*p);
    return upper;
}

/* A rule by its code, or all whose codes begin so.  False with a message if
 * there is none. */
static bool add_found(const struct cli *cli, const char *given,
                      bool is_markdown, struct buf *out)
{
    size_t before = out->len;
    const char *name = capitals(cli, given);
    enum diag_code code = diag_find(name);
    if (code == DIAG_COUNT)
        add_all(cli, name, is_markdown, out);
    else if (is_markdown)
        add_markdown(cli, diag_info(code), out);
    else
        add_rule(cli, diag_info(code), out);
    if (out->len > before)
        return true;
    cli_usage_error(cli,
                    cli_word(cli, "没有规则 %s；fangan explain 列出所有规则",
                             "no rule %s; fangan explain lists them all"),
                    given);
    return false;
}

int cli_run_explain(struct cli *cli)
{
    const char *format = cli_value(cli, "format");
    bool is_markdown = format != NULL && strcmp(format, "markdown") == 0;
    struct buf out = BUF_EMPTY;
    bool ok = true;
    if (cli->n_operands == 0)
        add_all(cli, "", is_markdown, &out);
    for (size_t i = 0; i < cli->n_operands; i++) {
        if (i > 0 && !is_markdown && out.len > 0)
            buf_add_char(&out, '\n');
        ok &= add_found(cli, cli->operands[i], is_markdown, &out);
    }
    bool is_printed = cli_print(cli, &out);
    return ok && is_printed ? EXIT_CLEAN : EXIT_TROUBLE;
}
