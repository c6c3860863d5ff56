/*
 * fangan fmt: the canonical form of plan files, in place.
 */
#include "cli/cli.h"

#include "base/file.h"
#include "cli/report.h"
#include "write/diff.h"

#include <stdio.h>
#include <string.h>

const struct cli_option cli_fmt_options[] = {
    {0,
     "check",
     NULL,
     NULL,
     {"不写文件；有文件不是标准写法时退出状态为 1",
      "write nothing; exit with 1 if a file is not in canonical form"}},
    {0,
     "diff",
     NULL,
     NULL,
     {"不写文件，显示会怎样改", "write nothing; show what would change"}},
    CLI_STDIN_NAME_OPTION,
    {0},
};

struct fmt_run {
    struct cli *cli;
    struct fangan *fangan;
    bool only_checks, wants_diff;
    struct buf out; /* the diff */
};

static void say(const struct fmt_run *run, const char *name, const char *what)
{
    struct buf line = BUF_EMPTY;
    report_add_safe(&line, name, strlen(name));
    buf_printf(&line, "%s%s\n", cli_word(run->cli, "：", ": "), what);
    fputs(buf_text(&line), stderr);
    buf_free(&line);
}

/* Only what can't be read, or not be formatted, is told here: findings are
 * the business of check. */
static int refuse(const struct fmt_run *run, struct document *document)
{
    struct diags fatal = {.arena = document->arena,
                          .lang = document->diags.lang};
    struct diag **tail = &fatal.first;
    for (struct diag *d = document->diags.first; d != NULL; d = d->next)
        if (d->severity == SEVERITY_FATAL) {
            *tail = arena_new_object(document->arena, struct diag);
            **tail = *d;
            (*tail)->next = NULL;
            tail = &(*tail)->next;
        }
    cli_print_findings(run->cli, &fatal, document->source.name);
    if (document->plan != NULL && document->type != FILE_PLAN)
        say(run, document->source.name,
            cli_word(run->cli, "不是方案文件；请用 fangan import",
                     "no plan file: use fangan import"));
    return EXIT_TROUBLE;
}

/* What is to be done with a file and its canonical form. */
static int put(struct fmt_run *run, struct document *document,
               const struct formatted *formatted, const char *path)
{
    bool is_same = formatted->bytes.len == document->n_bytes &&
                   memcmp(buf_text(&formatted->bytes), document->bytes,
                          document->n_bytes) == 0;
    const char *name = document->source.name;
    if (run->wants_diff && !is_same)
        diff_write(&document->source, &formatted->source, &formatted->changes,
                   document->arena, &run->out);
    if (run->only_checks && !is_same)
        say(run, name,
            cli_word(run->cli, "不是标准写法", "not in canonical form"));
    if (run->only_checks)
        return is_same ? EXIT_CLEAN : EXIT_FINDINGS;
    if (run->wants_diff)
        return EXIT_CLEAN;
    struct file_output output = {path, buf_text(&formatted->bytes),
                                 formatted->bytes.len};
    if (!files_replace(&output, 1, &document->diags))
        return refuse(run, document);
    if (!is_same && strcmp(path, "-") != 0)
        say(run, name, cli_word(run->cli, "已整理", "formatted"));
    return EXIT_CLEAN;
}

static int format_file(struct fmt_run *run, const char *path)
{
    struct document *document =
        fangan_read(run->fangan, path, cli_value(run->cli, "stdin-name"));
    struct formatted formatted = {0};
    bool is_fit = document->plan != NULL && document->type == FILE_PLAN &&
                  document->diags.count[SEVERITY_FATAL] == 0 &&
                  fangan_format(run->fangan, document, &formatted);
    int status =
        is_fit ? put(run, document, &formatted, path) : refuse(run, document);
    buf_free(&formatted.bytes);
    document_free(document);
    return status;
}

int cli_run_fmt(struct cli *cli)
{
    struct diags diags = {.arena = cli->arena, .lang = cli->lang};
    struct fmt_run run = {.cli = cli,
                          .fangan = fangan_new(&diags),
                          .only_checks = cli_value(cli, "check") != NULL,
                          .wants_diff = cli_value(cli, "diff") != NULL};
    int status = EXIT_CLEAN;
    for (size_t i = 0; !diags_failed(&diags) && i < cli->n_operands; i++) {
        int file_status = format_file(&run, cli->operands[i]);
        if (file_status > status)
            status = file_status;
    }
    fangan_free(run.fangan);
    cli_print_findings(cli, &diags, NULL);
    bool is_printed = !run.wants_diff || cli_print(cli, &run.out);
    return diags_failed(&diags) || !is_printed ? EXIT_TROUBLE : status;
}
