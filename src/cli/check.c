/*
 * fangan check: findings and where each required part was found.
 */
#include "cli/cli.h"
#include "cli/report.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct cli_option cli_check_options[] = {
    {'f',
     "format",
     "FORMAT",
     "text short json",
     {"输出格式：text（默认）、short、json",
      "form of the output: text (default), short or json"}},
    {0,
     "strict",
     NULL,
     NULL,
     {"有警告时退出状态也为 1", "exit with 1 for warnings too"}},
    {0,
     "stdin-name",
     "NAME",
     NULL,
     {"标准输入（-）在消息里的名字", "what to call standard input (-)"}},
    {0},
};

/* One run over all files. */
struct check_run {
    struct cli *cli;
    struct report_style style;
    json_t *files; /* NULL: the output is text */
    struct buf out;
    size_t errors, warnings;
    int status;
};

static size_t count_errors(const struct diags *diags)
{
    return diags->count[SEVERITY_ERROR] + diags->count[SEVERITY_FATAL];
}

/* -- JSON (design.md §7) ------------------------------------------------- */

static json_t *json_finding(const struct diag *diag, enum lang lang,
                            bool is_elsewhere)
{
    const struct diag_info *info = diag_info(diag->code);
    struct buf message = BUF_EMPTY;
    diag_message(diag, lang, &message);
    json_t *finding = json_pack("{s:s, s:s, s:s}", "code", info->name,
                                "severity", report_severity(info->severity),
                                "message", buf_text(&message));
    buf_free(&message);
    bool has_place = diag->source != NULL && !span_is_none(diag->span);
    struct place start = {0, 0}, end = {0, 0};
    if (has_place) {
        start = source_place(diag->source, diag->span.start);
        end = source_place(diag->source, diag->span.end);
    }
    const char *keys[] = {"line", "column", "end_line", "end_column"};
    size_t values[] = {start.line, start.column, end.line, end.column};
    for (size_t i = 0; i < 4; i++)
        json_object_set_new(finding, keys[i],
                            has_place ? json_integer((json_int_t)values[i])
                                      : json_null());
    json_object_set_new(finding, "hint",
                        diag->hint == NULL ? json_null()
                                           : json_string(diag->hint));
    json_object_set_new(finding, "fix", json_null());
    if (is_elsewhere) /* in the issued plan or an attachment */
        json_object_set_new(finding, "path", json_string(diag->source->name));
    return finding;
}

static json_t *json_roles(const struct plan *plan)
{
    json_t *roles = json_object();
    for (unsigned role = 0; plan != NULL && role < ROLE_COUNT; role++) {
        const struct role_carrier *carrier = &plan->carriers[role];
        bool is_found = !span_is_none(carrier->span);
        if (!is_found && (plan->required & ROLE_BIT(role)) == 0)
            continue;
        json_t *where = json_null();
        if (is_found)
            where = json_pack(
                "{s:I, s:s?}", "line",
                (json_int_t)source_place(plan->source, carrier->span.start)
                    .line,
                "heading", carrier->heading);
        json_object_set_new(roles, role_id((enum role)role), where);
    }
    return roles;
}

static void add_json(struct check_run *run, const char *name,
                     const struct document *document)
{
    const struct diags *diags = &document->diags;
    json_t *findings = json_array();
    for (const struct diag *d = diags->first; d != NULL; d = d->next)
        json_array_append_new(
            findings,
            json_finding(d, diags->lang,
                         d->source != NULL && d->source != diags->source));
    json_t *file =
        json_pack("{s:s, s:I, s:I, s:o, s:o}", "path", name, "errors",
                  (json_int_t)count_errors(diags), "warnings",
                  (json_int_t)diags->count[SEVERITY_WARNING], "roles",
                  json_roles(document->plan), "findings", findings);
    if (file == NULL) /* a name that is no UTF-8 */
        file = json_pack("{s:n, s:I, s:I, s:{}, s:[]}", "path", "errors",
                         (json_int_t)1, "warnings", (json_int_t)0, "roles",
                         "findings");
    json_array_append_new(run->files, file);
}

static void finish_json(struct check_run *run)
{
    json_t *report = json_pack("{s:s, s:o}", "schema", "fangan-check/1",
                               "files", run->files);
    char *text = json_dumps(report, JSON_INDENT(2));
    buf_add_str(&run->out, text == NULL ? "" : text);
    buf_add_char(&run->out, '\n');
    free(text);
    json_decref(report);
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

static void add_text(struct check_run *run, const char *name,
                     const struct document *document)
{
    const struct diags *diags = &document->diags;
    report_add_findings(diags, name, &run->style, &run->out);
    if (run->style.is_short)
        return;
    report_add_safe(&run->out, name, strlen(name));
    buf_add_str(&run->out, cli_word(run->cli, "：", ": "));
    report_add_counts(&run->out, count_errors(diags),
                      diags->count[SEVERITY_WARNING], run->cli->lang);
    buf_add_char(&run->out, '\n');
    if (document->plan != NULL)
        add_roles(run, document->plan);
}

/* ------------------------------------------------------------------------ */

static void check_file(struct check_run *run, struct fangan *fangan,
                       const char *path)
{
    struct document *document =
        fangan_read(fangan, path, cli_value(run->cli, "stdin-name"));
    fangan_check(fangan, document);
    const char *name = document->source.name;
    if (run->files != NULL)
        add_json(run, name, document);
    else
        add_text(run, name, document);
    run->errors += count_errors(&document->diags);
    run->warnings += document->diags.count[SEVERITY_WARNING];
    int status =
        cli_status(&document->diags, cli_value(run->cli, "strict") != NULL);
    if (status > run->status)
        run->status = status;
    document_free(document);
}

static void finish_text(struct check_run *run)
{
    if (run->style.is_short || run->cli->n_operands < 2)
        return;
    buf_printf(&run->out, cli_word(run->cli, "共 %zu 个文件：", "%zu files: "),
               run->cli->n_operands);
    report_add_counts(&run->out, run->errors, run->warnings, run->cli->lang);
    buf_add_char(&run->out, '\n');
}

int cli_run_check(struct cli *cli)
{
    const char *format = cli_value(cli, "format");
    if (format == NULL)
        format = "text";
    struct check_run run = {
        .cli = cli,
        .style = {cli->lang, cli->has_color, strcmp(format, "short") == 0},
        .files = strcmp(format, "json") == 0 ? json_array() : NULL,
        .out = BUF_EMPTY,
    };
    struct diags diags = {.arena = cli->arena, .lang = cli->lang};
    struct fangan *fangan = fangan_new(&diags);
    for (size_t i = 0; !diags_failed(&diags) && i < cli->n_operands; i++)
        check_file(&run, fangan, cli->operands[i]);
    if (run.files != NULL)
        finish_json(&run);
    else
        finish_text(&run);
    fangan_free(fangan);
    struct buf trouble = BUF_EMPTY;
    report_add_findings(&diags, NULL, &run.style, &trouble);
    fputs(buf_text(&trouble), stderr);
    buf_free(&trouble);
    if (!cli_print(cli, &run.out) || diags_failed(&diags))
        return EXIT_TROUBLE;
    return run.status;
}
