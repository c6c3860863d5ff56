/*
 * fangan build: plans in, documents out, all or nothing for each plan.
 */
#include "cli/build.h"

#include "base/file.h"
#include "cli/deps.h"
#include "cli/report.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct cli_option cli_build_options[] = {
    CLI_OUTPUT_OPTION,
    BUILD_OUTPUT_OPTIONS,
    CLI_QUIET_OPTION,
    CLI_STDIN_NAME_OPTION,
    {0,
     "deps",
     "FILE",
     NULL,
     {"写出依赖文件（make、ninja 用）：文档来自哪些文件",
      "write what the documents were made from, for make and ninja"}},
    {0,
     "ninja",
     "[=FILE]",
     NULL,
     {"不生成，只写 build.ninja：由 ninja 重新生成改动过的",
      "build nothing but a build.ninja, which builds what changes"}},
    {'d',
     "data",
     "FILE",
     NULL,
     {"每行数据一份文档：CSV、JSON 行或 SQLite",
      "a document for each row: CSV, JSON lines or SQLite"}},
    {0,
     "query",
     "SQL",
     NULL,
     {"SQLite 文件的查询语句", "the query of a SQLite file"}},
    {0,
     "name",
     "PATTERN",
     NULL,
     {"文件名，如 '{{序号}}-{{名称}}'（默认：行号和第一列）",
      "the files' names (default: the row's number and first column)"}},
    {0,
     "report",
     "FILE",
     NULL,
     {"每行结果的报告（默认在输出文件夹里，.report.jsonl）",
      "what became of each row (default: .report.jsonl beside the output)"}},
    {0,
     "resume",
     NULL,
     NULL,
     {"接着做：报告里已完成、没有变的不再做",
      "go on: rows that are done and unchanged are left alone"}},
    {0,
     "stop",
     NULL,
     NULL,
     {"出现第一个错误就停（默认继续做其余的行）",
      "stop at the first error (default: go on with the others)"}},
    {'j',
     "jobs",
     "N",
     NULL,
     {"同时工作的进程数（默认：处理器核数加一）",
      "processes at a time (default: one a core and one)"}},
    {0,
     "timeout",
     "SECONDS",
     NULL,
     {"一行最多用多少秒处理器时间，超过算失败（默认 120）",
      "processor time that a row may take, else it fails (default: 120)"}},
    {0,
     "shard",
     "I/N",
     NULL,
     {"只做 N 份数据中的第 I 份，供多台机器分工",
      "only share I of N of the rows, for several machines"}},
    {0},
};

/* -- The command line ---------------------------------------------------- */

static bool refuse_format(const struct cli *cli, const char *id)
{
    struct buf known = BUF_EMPTY;
    for (unsigned output = 0; output < OUTPUT_COUNT; output++)
        buf_printf(&known, "%s%s", output == 0 ? "" : cli_word(cli, "、", ", "),
                   output_id((enum output)output));
    cli_usage_error(
        cli, cli_word(cli, "没有格式“%s”，只有 %s", "no format “%s”: %s"), id,
        buf_text(&known));
    buf_free(&known);
    return false;
}

bool build_read_formats(struct build *build)
{
    const char *formats = cli_value(build->cli, "to");
    const char **parts =
        cli_split(build->cli, formats == NULL ? "docx,pdf" : formats);
    for (; *parts != NULL; parts++) {
        enum output output = output_find(*parts);
        if (output == OUTPUT_COUNT)
            return refuse_format(build->cli, *parts);
        bool is_known = false;
        for (size_t i = 0; i < build->n_outputs; i++)
            is_known = is_known || build->outputs[i] == output;
        if (!is_known)
            build->outputs[build->n_outputs++] = output;
    }
    return true;
}

/* The format that the ending of path asks for; OUTPUT_COUNT: none. */
static enum output format_of(const char *path)
{
    const char *name = strrchr(path, '/');
    const char *dot = strrchr(name == NULL ? path : name, '.');
    return dot == NULL ? OUTPUT_COUNT : output_find(dot + 1);
}

/* -o X.pdf without -t asks for a PDF. */
static void choose_format(struct build *build, enum output wanted)
{
    if (wanted == OUTPUT_COUNT || cli_value(build->cli, "to") != NULL)
        return;
    build->outputs[0] = wanted;
    build->n_outputs = 1;
}

/* Whether one document of one format goes to the file of -o; says why not. */
static bool check_file(const struct build *build, enum output wanted)
{
    const struct cli *cli = build->cli;
    const char *to = build->target.to;
    bool ok = false;
    if (cli->n_operands != 1)
        cli_usage_error(
            cli,
            cli_word(cli,
                     "-o %s 是一个文件，只能有一个输入；"
                     "要写到文件夹，请以 / 结尾",
                     "-o %s is a file: give one input, or end it in / for a "
                     "folder"),
            to);
    else if (build->n_outputs != 1)
        cli_usage_error(
            cli,
            build->target.is_stdout
                ? cli_word(cli, "-o %s 只写一种格式：用 -t 指定",
                           "-o %s takes one format: give it with -t")
                : cli_word(cli,
                           "-o %s 是一个文件，只有一种格式：用 -t 指定；"
                           "要写到文件夹，请以 / 结尾",
                           "-o %s is a file of one format: give it with -t, or "
                           "end it in / for a folder"),
            to);
    else if (wanted != OUTPUT_COUNT && wanted != build->outputs[0])
        cli_usage_error(cli,
                        cli_word(cli, "-o %s 的结尾与 -t %s 不合",
                                 "-o %s does not end like -t %s"),
                        to, output_id(build->outputs[0]));
    else
        ok = true;
    return ok;
}

static int read_target(struct build *build)
{
    struct cli *cli = build->cli;
    int status = target_read(cli, &build->target);
    const struct target *target = &build->target;
    if (status != EXIT_CLEAN || target->to == NULL || target->is_folder)
        return status;
    enum output wanted = format_of(target->to);
    choose_format(build, wanted);
    if (!check_file(build, wanted))
        return EXIT_TROUBLE;
    bool is_binary = build->outputs[0] != OUTPUT_PAGES;
    if (target->is_stdout && is_binary && isatty(STDOUT_FILENO))
        return cli_usage_error(
            cli, "%s",
            cli_word(cli, "不把二进制文件写到终端；请转到文件或管道",
                     "no binary file is written to a terminal: redirect it"));
    return EXIT_CLEAN;
}

/* build plan.md out.docx: what others take for the output is an input here. */
static bool refuse_outputs(const struct cli *cli)
{
    for (size_t i = 1; i < cli->n_operands; i++) {
        const char *path = cli->operands[i];
        if (format_of(path) == OUTPUT_COUNT || access(path, F_OK) == 0)
            continue;
        cli_usage_error(cli,
                        cli_word(cli, "没有 %s 这个文件；要写到它，用 -o %s",
                                 "there is no %s; to write it, say -o %s"),
                        path, path);
        return true;
    }
    return false;
}

bool build_check_comments(const struct build *build)
{
    if (!build->options.has_comments || build->options.is_draft)
        return true;
    cli_usage_error(build->cli, "%s",
                    cli_word(build->cli, "--comments 要与 --draft 同用",
                             "--comments goes with --draft"));
    return false;
}

/* -- One plan ------------------------------------------------------------ */

const char *build_output_path(const struct build *build, struct arena *arena,
                              const char *source, enum output output)
{
    const char *name = arena_printf(arena, "%s.%s", target_stem(arena, source),
                                    output_id(output));
    return target_path(&build->target, arena, source, name);
}

void build_add_result(const struct cli *cli, const char *source,
                      const struct file_output *files, size_t n,
                      struct buf *out)
{
    report_add_safe(out, source, strlen(source));
    if (n == 0)
        buf_add_str(out, cli_word(cli, "：有错误，没有生成文件",
                                  ": refused, nothing was written"));
    for (size_t i = 0; i < n; i++) {
        buf_add_str(out, i == 0 ? " → " : cli_word(cli, "、", ", "));
        report_add_safe(out, files[i].path, strlen(files[i].path));
    }
    buf_add_char(out, '\n');
}

/* Says what was made, or that nothing was. */
static void print_result(const struct build *build, const char *source,
                         const struct file_output *files, size_t n)
{
    struct buf line = BUF_EMPTY;
    build_add_result(build->cli, source, files, n, &line);
    fputs(buf_text(&line), stderr);
    buf_free(&line);
}

bool build_render(const struct build *build, struct document *document,
                  struct buf *bytes)
{
    bool ok = true;
    for (size_t i = 0; ok && i < build->n_outputs; i++)
        ok = fangan_render(build->fangan, document, build->outputs[i],
                           &build->options, &bytes[i]);
    return ok;
}

/* Renders in every format, then writes them together. */
static bool render_and_write(struct build *build, struct document *document,
                             const char *path)
{
    struct buf bytes[OUTPUT_COUNT] = {{0}};
    struct file_output files[OUTPUT_COUNT] = {{0}};
    bool ok = build_render(build, document, bytes);
    for (size_t i = 0; i < build->n_outputs; i++)
        files[i] = (struct file_output){
            build_output_path(build, document->arena, path, build->outputs[i]),
            buf_text(&bytes[i]), bytes[i].len};
    ok = ok && files_replace(files, build->n_outputs, &document->diags);
    if (ok && !build->is_quiet && !build->target.is_stdout)
        print_result(build, document->source.name, files, build->n_outputs);
    for (size_t i = 0; i < OUTPUT_COUNT; i++)
        buf_free(&bytes[i]);
    return ok;
}

void build_refuse_others(const struct cli *cli, struct document *document)
{
    if (document->plan == NULL || document->type == FILE_PLAN)
        return;
    diag_add(&document->diags, DIAG_NEEDS_IMPORT, SPAN_NONE, NULL);
    const char *name = document->source.name;
    struct arena *arena = cli->arena;
    diag_hint(&document->diags,
              arena_printf(arena, "请运行 fangan import %s", name),
              arena_printf(arena, "run fangan import %s", name));
}

bool build_uses_fonts(const struct build *build)
{
    bool uses = build->options.embeds_fonts;
    for (size_t i = 0; i < build->n_outputs; i++)
        uses = uses || build->outputs[i] != OUTPUT_DOCX;
    return uses;
}

bool build_is_fit(const struct build *build, const struct document *document)
{
    return document->plan != NULL &&
           (build->options.is_draft ? document->diags.count[SEVERITY_FATAL] == 0
                                    : !diags_failed(&document->diags));
}

struct document *build_read(const struct build *build, const char *path,
                            const char *name)
{
    struct document *document = fangan_read(build->fangan, path, name);
    build_refuse_others(build->cli, document);
    if (document->diags.count[SEVERITY_FATAL] == 0)
        fangan_check(build->fangan, document, NULL);
    return document;
}

/* Builds one plan, and says so; gives the exit status. */
static int build_file(struct build *build, const char *path)
{
    struct document *document =
        build_read(build, path, cli_value(build->cli, "stdin-name"));
    bool is_made = build_is_fit(build, document) &&
                   render_and_write(build, document, path);
    if (build->deps != NULL)
        deps_add(build, document, path, build->deps);
    if (!is_made || !build->is_quiet)
        cli_print_findings(build->cli, &document->diags, document->source.name);
    if (!is_made)
        print_result(build, document->source.name, NULL, 0);
    int status = cli_status(&document->diags, false);
    if (is_made && build->options.is_draft)
        status = EXIT_CLEAN; /* that there are errors was asked for */
    document_free(document);
    return status;
}

/* ------------------------------------------------------------------------ */

/* An input and the first of the files that it becomes. */
struct job {
    const char *source;
    const char *target;
};

static int compare_jobs(const void *a, const void *b)
{
    return strcmp(((const struct job *)a)->target,
                  ((const struct job *)b)->target);
}

/* Whether two inputs would write one file; says so. */
static bool find_clash(const struct build *build)
{
    const struct cli *cli = build->cli;
    struct job *jobs = arena_array(cli->arena, cli->n_operands, sizeof(*jobs));
    for (size_t i = 0; i < cli->n_operands; i++)
        jobs[i] =
            (struct job){cli->operands[i],
                         build_output_path(build, cli->arena, cli->operands[i],
                                           build->outputs[0])};
    qsort(jobs, cli->n_operands, sizeof(*jobs), compare_jobs);
    for (size_t i = 1; i < cli->n_operands; i++) {
        if (strcmp(jobs[i - 1].target, jobs[i].target) != 0)
            continue;
        cli_usage_error(cli,
                        cli_word(cli, "%s 和 %s 会写到同一个文件 %s",
                                 "%s and %s would both write %s"),
                        jobs[i - 1].source, jobs[i].source, jobs[i].target);
        return true;
    }
    return false;
}

static void print_progress(size_t done, size_t n)
{
    if (n > 10 && isatty(STDERR_FILENO))
        fprintf(stderr, "[%zu/%zu] ", done + 1, n);
}

/* The plans one after the other. */
static int build_all(struct build *build)
{
    struct cli *cli = build->cli;
    int status = EXIT_CLEAN;
    build->fangan = fangan_new(build->diags);
    for (size_t i = 0; !diags_failed(build->diags) && i < cli->n_operands;
         i++) {
        print_progress(i, cli->n_operands);
        int file_status = build_file(build, cli->operands[i]);
        if (file_status > status)
            status = file_status;
    }
    fangan_free(build->fangan);
    return status;
}

/* Whether what --deps and --ninja write can name inputs and outputs. */
static bool check_names(const struct build *build)
{
    const struct cli *cli = build->cli;
    if (!build->target.is_stdout && deps_can_name(cli))
        return true;
    cli_usage_error(
        cli, "%s",
        build->target.is_stdout
            ? cli_word(cli, "--deps 和 --ninja 要写到文件",
                       "--deps and --ninja want -o a file or a folder")
            : cli_word(cli, "--deps 和 --ninja 要有名称的文件，名称里没有换行",
                       "--deps and --ninja want files with names of one line"));
    return false;
}

static int build_files(struct build *build)
{
    struct cli *cli = build->cli;
    const char *deps_path = cli_value(cli, "deps");
    struct buf deps = BUF_EMPTY;
    int status = read_target(build);
    if (status != EXIT_CLEAN)
        return status;
    if (find_clash(build))
        return EXIT_TROUBLE;
    bool is_ninja = cli_value(cli, "ninja") != NULL;
    if ((deps_path != NULL || is_ninja) && !check_names(build))
        return EXIT_TROUBLE;
    if (is_ninja)
        return build_ninja(build);
    if (deps_path != NULL)
        build->deps = &deps;
    status = build_all(build);
    if (deps_path != NULL && !diags_failed(build->diags)) {
        struct file_output file = {deps_path, buf_text(&deps), deps.len};
        files_replace(&file, 1, build->diags);
    }
    buf_free(&deps);
    cli_print_findings(build->cli, build->diags, NULL);
    if (diags_failed(build->diags))
        return EXIT_TROUBLE;
    if (status == EXIT_FINDINGS && !build->is_quiet)
        cli_say_line("%s", cli_word(cli,
                                    "提示: 改正错误后再生成，或者用 --draft "
                                    "生成草稿",
                                    "hint: mend the errors, or build a draft "
                                    "with --draft"));
    return status;
}

/* Refuses the first of these options (closed by NULL) that was given. */
static bool refuse_given(const struct cli *cli, const char *const *names,
                         const char *why)
{
    for (; *names != NULL; names++)
        if (cli_value(cli, *names) != NULL) {
            cli_usage_error(cli, "--%s %s", *names, why);
            return true;
        }
    return false;
}

/* Options that mean something with --data alone, or without it. */
static bool check_data_options(const struct cli *cli)
{
    static const char *const with[] = {"query",  "name",    "report",
                                       "resume", "stop",    "jobs",
                                       "shard",  "timeout", NULL};
    static const char *const without[] = {"deps", "ninja", "stdin-name", NULL};
    return cli_value(cli, "data") == NULL
               ? !refuse_given(
                     cli, with,
                     cli_word(cli, "要与 --data 同用", "goes with --data"))
               : !refuse_given(cli, without,
                               cli_word(cli, "不能与 --data 同用",
                                        "does not go with --data"));
}

int cli_run_build(struct cli *cli)
{
    struct diags diags = {.arena = cli->arena, .lang = cli->lang};
    struct build build = {.cli = cli,
                          .diags = &diags,
                          .is_quiet = cli_value(cli, "quiet") != NULL,
                          .options = {cli_value(cli, "draft") != NULL,
                                      cli_value(cli, "comments") != NULL,
                                      cli_value(cli, "embed-fonts") != NULL}};
    if (!build_check_comments(&build) || !check_data_options(cli) ||
        !build_read_formats(&build) || refuse_outputs(cli))
        return EXIT_TROUBLE;
    return cli_value(cli, "data") != NULL ? build_batch(&build)
                                          : build_files(&build);
}
