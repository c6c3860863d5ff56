/*
 * The report of an import: a line for each file, all notes with --report; or
 * JSON (docs/fangan-import.schema.json).
 */
#include "cli/import.h"

#include "base/utf8.h"
#include "cli/report.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXCERPT = 40 }; /* characters of a text that a line shows */

/* -- Text ---------------------------------------------------------------- */

/* The first characters, on one line. */
static void add_excerpt(struct buf *out, const char *text)
{
    const char *p = text;
    for (size_t n = 0; n < EXCERPT && *p != '\0'; n++) {
        const char *start = p;
        if (utf8_next(&p) == '\n')
            buf_add_char(out, ' ');
        else
            report_add_safe(out, start, (size_t)(p - start));
    }
    buf_add_str(out, *p == '\0' ? "" : "…");
}

static void add_note(const struct import_run *run,
                     const struct document *document, const struct note *note,
                     struct report_cursor *cursor, struct buf *out)
{
    struct cli *cli = run->cli;
    const char *name = document->source.name;
    report_add_safe(out, name, strlen(name));
    if (!span_is_none(note->span))
        buf_printf(
            out, ":%zu",
            report_place(cursor, &document->source, note->span.start).line);
    buf_printf(out, ": %s", note_kind_word(note->kind, (int)cli->lang));
    if (note->text != NULL) {
        buf_add_str(out, cli_word(cli, "：“", ": “"));
        add_excerpt(out, note->text);
        buf_add_str(out, "”");
    }
    buf_printf(out, cli_word(cli, "（%s）\n", " (%s)\n"),
               note->reason[cli->lang]);
}

static size_t count_notes(const struct notes *notes)
{
    size_t n = 0;
    for (size_t i = 0; i < NOTE_KIND_COUNT; i++)
        n += notes->count[i];
    return n;
}

/* 3 dropped, 2 joined */
static void add_counts(const struct import_run *run, const struct notes *notes,
                       struct buf *out)
{
    bool is_first = true;
    for (unsigned kind = 0; kind < NOTE_KIND_COUNT; kind++) {
        if (notes->count[kind] == 0)
            continue;
        const char *word =
            note_kind_word((enum note_kind)kind, (int)run->cli->lang);
        buf_add_str(out, is_first ? "" : cli_word(run->cli, "、", ", "));
        if (run->cli->lang == LANG_ZH)
            buf_printf(out, "%s %zu 处", word, notes->count[kind]);
        else
            buf_printf(out, "%zu %s", notes->count[kind], word);
        is_first = false;
    }
}

static void add_result(const struct import_run *run,
                       const struct document *document,
                       const struct imported *imported, struct buf *out)
{
    struct cli *cli = run->cli;
    const char *name = document->source.name;
    report_add_safe(out, name, strlen(name));
    if (imported == NULL)
        buf_add_str(out, cli_word(cli, "：没有写出文件",
                                  ": refused, nothing was written"));
    for (const struct imported *i = imported; i != NULL; i = i->next) {
        buf_add_str(out, i == imported ? " → " : cli_word(cli, "、", ", "));
        report_add_safe(out, i->path, strlen(i->path));
        if (i->n_pictures > 0)
            buf_printf(out, cli_word(cli, "（%zu 张图）", " (%zu pictures)"),
                       i->n_pictures);
    }
    if (imported != NULL && count_notes(&document->notes) > 0) {
        buf_add_str(out, cli_word(cli, "；", "; "));
        add_counts(run, &document->notes, out);
        if (!run->has_report)
            buf_add_str(out,
                        cli_word(cli, "，用 --report 查看", "; see --report"));
    }
    buf_add_char(out, '\n');
}

static void report_text(const struct import_run *run,
                        const struct document *document,
                        const struct imported *imported)
{
    struct buf out = BUF_EMPTY;
    struct report_cursor cursor = {0};
    bool is_stdout = imported != NULL && strcmp(imported->path, "-") == 0;
    if (run->has_report)
        for (const struct note *n = document->notes.first; n != NULL;
             n = n->next)
            add_note(run, document, n, &cursor, &out);
    if (imported == NULL || (!run->is_quiet && !is_stdout))
        add_result(run, document, imported, &out);
    fputs(buf_text(&out), stderr);
    buf_free(&out);
}

/* -- JSON ---------------------------------------------------------------- */

static json_t *text_or_null(const char *text)
{
    bool is_text =
        text != NULL && utf8_valid_length(text, strlen(text)) == strlen(text);
    return is_text ? json_string(text) : json_null();
}

static json_t *json_line(const struct document *document, struct span span,
                         uint32_t offset, struct report_cursor *cursor)
{
    if (span_is_none(span))
        return json_null();
    return json_integer(
        (json_int_t)report_place(cursor, &document->source, offset).line);
}

static json_t *json_notes(const struct import_run *run,
                          const struct document *document)
{
    json_t *notes = json_array();
    struct report_cursor starts = {0}, ends = {0};
    for (const struct note *n = document->notes.first; n != NULL; n = n->next) {
        uint32_t last =
            n->span.end > n->span.start ? n->span.end - 1 : n->span.start;
        json_array_append_new(
            notes,
            json_pack(
                "{s:s, s:o, s:o, s:o, s:s}", "kind", note_kind_id(n->kind),
                "line", json_line(document, n->span, n->span.start, &starts),
                "end_line", json_line(document, n->span, last, &ends), "text",
                text_or_null(n->text), "reason", n->reason[run->cli->lang]));
    }
    return notes;
}

static json_t *json_documents(const struct imported *imported)
{
    json_t *documents = json_array();
    for (const struct imported *i = imported; i != NULL; i = i->next)
        json_array_append_new(documents,
                              json_pack("{s:o, s:o, s:o, s:I}", "title",
                                        text_or_null(i->plan->title), "kind",
                                        text_or_null(i->plan->kind), "path",
                                        text_or_null(i->path), "pictures",
                                        (json_int_t)i->n_pictures));
    return documents;
}

static void report_json(const struct import_run *run,
                        const struct document *document,
                        const struct imported *imported)
{
    const size_t *count = document->diags.count;
    json_t *file = json_pack(
        "{s:o, s:b, s:o, s:I, s:I, s:o}", "path",
        text_or_null(document->source.name), "written", (int)(imported != NULL),
        "documents", json_documents(imported), "errors",
        (json_int_t)(count[SEVERITY_ERROR] + count[SEVERITY_FATAL]), "warnings",
        (json_int_t)count[SEVERITY_WARNING], "notes",
        json_notes(run, document));
    json_array_append_new(run->json, file);
}

/* -- All files ----------------------------------------------------------- */

void import_report_begin(struct import_run *run, bool is_json)
{
    run->json = is_json ? json_array() : NULL;
}

void import_report(struct import_run *run, const struct document *document,
                   const struct imported *imported)
{
    run->n_refused += imported == NULL;
    for (const struct imported *i = imported; i != NULL; i = i->next)
        run->n_documents++;
    if (run->json != NULL)
        report_json(run, document, imported);
    else
        report_text(run, document, imported);
}

static bool end_json(struct import_run *run)
{
    struct buf out = BUF_EMPTY;
    json_t *report =
        json_pack("{s:s, s:o, s:I, s:I}", "schema", "fangan-import/1", "files",
                  run->json, "documents", (json_int_t)run->n_documents,
                  "refused", (json_int_t)run->n_refused);
    char *text = json_dumps(report, JSON_INDENT(2));
    buf_add_str(&out, text == NULL ? "" : text);
    buf_add_char(&out, '\n');
    free(text);
    json_decref(report);
    return cli_print(run->cli, &out);
}

bool import_report_end(struct import_run *run)
{
    if (run->json != NULL)
        return end_json(run);
    if (run->cli->n_operands > 1 && !run->is_quiet)
        fprintf(stderr,
                cli_word(run->cli, "共 %zu 个文件：写出 %zu 份，拒绝 %zu 个\n",
                         "%zu files: %zu documents written, %zu refused\n"),
                run->cli->n_operands, run->n_documents, run->n_refused);
    return true;
}
