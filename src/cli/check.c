/*
 * fangan check: findings and where each required part was found; and mending
 * what a machine can mend.
 */
#include "cli/check.h"

#include "base/file.h"
#include "base/utf8.h"
#include "write/diff.h"

#include <stdio.h>
#include <string.h>

const struct cli_option cli_check_options[] = {
    {'f',
     "format",
     "FORMAT",
     "text full short json sarif github",
     {"输出格式：text（默认，重复的问题合并）、full（逐处列出）、short、json、"
      "sarif、github",
      "text (default; gathers what repeats), full (shows each), short, json, "
      "sarif or github"}},
    {0,
     "fix",
     "[=all]",
     "all",
     {"改正可以放心改的问题；--fix=all 连同其他能改的",
      "mend what is safe to mend; --fix=all whatever can be"}},
    {0,
     "diff",
     NULL,
     NULL,
     {"只显示 --fix 会怎样改，不写文件",
      "show what --fix would change; write nothing"}},
    {0,
     "select",
     "CODES",
     NULL,
     {"只用这些规则：编号或其开头，以逗号分开",
      "only these rules: codes or their beginnings, by commas"}},
    {0, "ignore", "CODES", NULL, {"不用这些规则", "without these rules"}},
    {0,
     "strict",
     NULL,
     NULL,
     {"有警告时退出状态也为 1", "exit with 1 for warnings too"}},
    CLI_STDIN_NAME_OPTION,
    {0},
};

size_t check_count_errors(const struct diags *diags)
{
    return diags->count[SEVERITY_ERROR] + diags->count[SEVERITY_FATAL];
}

void check_forget_places(struct check_run *run)
{
    run->starts = run->ends = (struct report_cursor){0};
    run->edit_starts = run->edit_ends = (struct report_cursor){0};
}

static void print_findings(struct check_run *run)
{
    if (run->has_lost_output)
        buf_free(&run->out);
    else
        run->has_lost_output = !cli_print(run->cli, &run->out);
}

void check_flush(struct check_run *run)
{
    enum { MUCH = 1024 * 1024 };
    if (run->out.len > MUCH && !run->is_stdout_taken)
        print_findings(run);
}

void check_add_message(const struct diag *diag, enum lang lang, struct buf *out)
{
    struct buf text = BUF_EMPTY;
    diag_message(diag, lang, &text);
    if (utf8_valid_length(buf_text(&text), text.len) == text.len)
        buf_add(out, buf_text(&text), text.len);
    else
        report_add_safe(out, buf_text(&text), text.len);
    buf_free(&text);
}

/* -- Text ---------------------------------------------------------------- */

/* A line a required part: where it stands, or that it does not. */
static void add_roles(struct check_run *run, const struct plan *plan)
{
    struct cli *cli = run->cli;
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        if ((plan->required & ROLE_BIT(role)) == 0)
            continue;
        const struct role_carrier *carrier = &plan->carriers[role];
        const char *name =
            cli_word(cli, role_zh((enum role)role), role_id((enum role)role));
        buf_printf(&run->out, "  %s%*s ", name,
                   cli->lang == LANG_EN ? 11 - (int)strlen(name) : 0, "");
        if (span_is_none(carrier->span)) {
            buf_add_str(&run->out, cli_word(cli, "没有找到\n", "missing\n"));
            continue;
        }
        size_t line = source_place(plan->source, carrier->span.start).line;
        buf_printf(&run->out, cli_word(cli, "第 %zu 行　", "line %zu  "), line);
        report_add_safe(&run->out, carrier->heading, strlen(carrier->heading));
        buf_add_char(&run->out, '\n');
    }
}

/* How many findings --fix can mend: of a plan file alone (fangan.h). */
static size_t count_fixes(const struct document *document)
{
    size_t n = 0;
    if (document->type != FILE_PLAN)
        return 0;
    for (const struct diag *d = document->diags.first; d != NULL; d = d->next)
        n +=
            d->fix != NULL && d->fix->is_safe && d->source == &document->source;
    return n;
}

static void do_nothing(struct check_run *run)
{
    (void)run;
}

/* One by one: there may be millions. */
static void add_each(struct check_run *run, const struct document *document)
{
    struct report_cursor cursor = {0};
    for (const struct diag *d = document->diags.first; d != NULL; d = d->next) {
        report_add_finding(d, document->source.name, &run->style, &cursor,
                           &run->out);
        check_flush(run);
    }
}

/* What the findings come to, and the required parts. */
static void add_summary(struct check_run *run, const struct document *document)
{
    const struct diags *diags = &document->diags;
    const char *name = document->source.name;
    report_add_safe(&run->out, name, strlen(name));
    buf_add_str(&run->out, cli_word(run->cli, "：", ": "));
    report_add_counts(&run->out, check_count_errors(diags),
                      diags->count[SEVERITY_WARNING], run->cli->lang);
    size_t n_fixes = count_fixes(document);
    if (n_fixes > 0)
        buf_printf(&run->out,
                   cli_word(run->cli, "，%zu 处可用 --fix 改正",
                            "; --fix can mend %zu"),
                   n_fixes);
    buf_add_char(&run->out, '\n');
    if (document->plan != NULL)
        add_roles(run, document->plan);
}

static void add_text(struct check_run *run, const struct document *document)
{
    run->n_gathered += report_add_findings(
        &document->diags, document->source.name, &run->style, &run->out);
    add_summary(run, document);
}

static void add_full(struct check_run *run, const struct document *document)
{
    add_each(run, document);
    add_summary(run, document);
}

static void finish_text(struct check_run *run)
{
    if (run->n_gathered > 0)
        report_add_how_to_see(&run->out, run->cli->lang);
    if (run->cli->n_operands < 2)
        return;
    buf_printf(&run->out, cli_word(run->cli, "共 %zu 个文件：", "%zu files: "),
               run->cli->n_operands);
    report_add_counts(&run->out, run->errors, run->warnings, run->cli->lang);
    buf_add_char(&run->out, '\n');
}

static const struct check_format format_text = {"text", do_nothing, add_text,
                                                finish_text};
static const struct check_format format_full = {"full", do_nothing, add_full,
                                                finish_text};
static const struct check_format format_short = {"short", do_nothing, add_each,
                                                 do_nothing};

/* -- Mending ------------------------------------------------------------- */

/* Says how many; where findings are read by a program, on stderr. */
static void tell_fixed(struct check_run *run, const char *name, size_t n)
{
    struct buf line = BUF_EMPTY;
    report_add_safe(&line, name, strlen(name));
    buf_add_str(&line, cli_word(run->cli, "：", ": "));
    buf_printf(
        &line,
        run->wants_diff
            ? cli_word(run->cli, "可以改正 %zu 处\n", "%zu would be mended\n")
            : cli_word(run->cli, "改正了 %zu 处\n", "%zu mended\n"),
        n);
    if (run->format == &format_text || run->format == &format_full)
        buf_add(&run->out, line.data, line.len);
    else
        fputs(buf_text(&line), stderr);
    buf_free(&line);
}

/* Writes what a file is to hold; stdin's goes to stdout, changed or not. */
static bool write_mended(struct check_run *run, struct document *document,
                         const struct document *made, const char *path)
{
    bool is_stdin = strcmp(path, "-") == 0;
    if (run->wants_diff || (made == NULL && !is_stdin))
        return true;
    const struct document *shown = made == NULL ? document : made;
    struct file_output output = {path, shown->bytes, shown->n_bytes};
    return files_replace(&output, 1, &document->diags);
}

/* A pasted text or a Word file is checked as it is. */
static void tell_unfixable(const struct check_run *run, const char *name)
{
    struct buf line = BUF_EMPTY;
    report_add_safe(&line, name, strlen(name));
    buf_add_str(&line,
                cli_word(run->cli,
                         "：--fix 只改正方案文件；先用 fangan import 导入\n",
                         ": --fix mends plan files only; fangan import makes "
                         "one\n"));
    fputs(buf_text(&line), stderr);
    buf_free(&line);
}

/* Mends the document and its file; gives the document to report. */
static struct document *mend(struct check_run *run, struct fangan *fangan,
                             struct document *document, const char *path)
{
    struct mended mended;
    if (document->plan == NULL)
        return document;
    if (document->type != FILE_PLAN)
        tell_unfixable(run, document->source.name); /* stdin is still put out */
    bool ok =
        fangan_mend(fangan, document, &run->choice, run->wants_all, &mended) &&
        write_mended(run, document, mended.document, path);
    if (mended.document == NULL)
        return document;
    if (!ok) { /* then the file is as it was */
        document_free(mended.document);
        return document;
    }
    if (run->wants_diff)
        diff_write(&document->source, &mended.document->source, &mended.changes,
                   document->arena, &run->diff);
    run->n_fixed = mended.n_findings;
    tell_fixed(run, document->source.name, mended.n_findings);
    document_free(document);
    return mended.document;
}

/* ------------------------------------------------------------------------ */

static void check_file(struct check_run *run, struct fangan *fangan,
                       const char *path)
{
    struct document *document =
        fangan_read(fangan, path, cli_value(run->cli, "stdin-name"));
    fangan_check(fangan, document, &run->choice);
    run->n_fixed = 0;
    if (run->wants_fix || run->wants_diff)
        document = mend(run, fangan, document, path);
    run->format->add(run, document);
    check_flush(run);
    run->errors += check_count_errors(&document->diags);
    run->warnings += document->diags.count[SEVERITY_WARNING];
    int status =
        cli_status(&document->diags, cli_value(run->cli, "strict") != NULL);
    if (status > run->status)
        run->status = status;
    document_free(document);
}

static const struct check_format *find_format(const char *name)
{
    static const struct check_format *const formats[] = {
        &format_text,       &format_full,        &format_short,
        &check_format_json, &check_format_sarif, &check_format_github};
    size_t i = 0;
    while (name != NULL && strcmp(formats[i]->name, name) != 0)
        i++; /* the option allows no other */
    return formats[i];
}

/* Codes of an option; NULL in *codes if it was not given.  False: one is no
 * code. */
static bool read_codes(struct cli *cli, const char *option,
                       const char *const **codes)
{
    const char *value = cli_value(cli, option);
    if (value == NULL)
        return true;
    const char **list = cli_split(cli, value);
    *codes = list;
    for (; *list != NULL; list++) {
        if (rule_pattern_is_known(*list))
            continue;
        cli_usage_error(cli,
                        cli_word(cli, "--%s：没有编号以“%s”开头的规则",
                                 "--%s: no rule's code begins with “%s”"),
                        option, *list);
        return false;
    }
    return true;
}

static bool has_stdin(const struct cli *cli)
{
    size_t i = 0;
    while (i < cli->n_operands && strcmp(cli->operands[i], "-") != 0)
        i++;
    return i < cli->n_operands;
}

static bool read_options(struct check_run *run)
{
    struct cli *cli = run->cli;
    const char *fix = cli_value(cli, "fix");
    run->format = find_format(cli_value(cli, "format"));
    run->style =
        (struct report_style){cli->lang, cli->has_color,
                              run->format == &format_short  ? REPORT_SHORT
                              : run->format == &format_full ? REPORT_FULL
                                                            : REPORT_GATHERED};
    run->wants_diff = cli_value(cli, "diff") != NULL;
    run->wants_fix = fix != NULL;
    run->wants_all = fix != NULL && fix[0] != '\0';
    run->is_stdout_taken =
        run->wants_diff || (run->wants_fix && has_stdin(cli));
    if (run->is_stdout_taken)
        run->style.has_color = cli->has_color_err;
    return read_codes(cli, "select", &run->choice.select) &&
           read_codes(cli, "ignore", &run->choice.ignore);
}

/* Puts out the diff and the findings. */
static bool print_run(struct check_run *run)
{
    if (!run->is_stdout_taken) {
        print_findings(run);
        return !run->has_lost_output;
    }
    bool ok = cli_print(run->cli, &run->diff);
    fwrite(buf_text(&run->out), 1, run->out.len, stderr);
    buf_free(&run->out);
    return ok;
}

int cli_run_check(struct cli *cli)
{
    struct check_run run = {.cli = cli};
    if (!read_options(&run))
        return EXIT_TROUBLE;
    struct diags diags = {.arena = cli->arena, .lang = cli->lang};
    struct fangan *fangan = fangan_new(&diags);
    run.format->begin(&run);
    for (size_t i = 0; !diags_failed(&diags) && i < cli->n_operands; i++)
        check_file(&run, fangan, cli->operands[i]);
    run.format->finish(&run);
    fangan_free(fangan);
    cli_print_findings(cli, &diags, NULL);
    if (!print_run(&run) || diags_failed(&diags))
        return EXIT_TROUBLE;
    return run.status;
}
