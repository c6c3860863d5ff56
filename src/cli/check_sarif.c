/*
 * fangan check --format sarif: SARIF 2.1.0 (OASIS, with errata 01), for
 * whatever shows findings of many tools.
 */
#include "cli/check.h"

#include "base/version.h"
#include "cli/json_out.h"

#include <string.h>

/* How deep a result stands. */
enum { DEPTH_RESULT = 4, DEPTH_RUN = 3 };

struct sarif {
    json_t *artifacts;
    size_t n_results;
};

static json_t *json_text(const char *text)
{
    return json_pack("{s:s}", "text", text);
}

static bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (c != '\0' && strchr("-._~/", c) != NULL);
}

/* 3.4.3: a path as a URI reference; its bytes count, whatever they are. */
static json_t *json_location(const char *path)
{
    struct buf uri = BUF_EMPTY;
    buf_add_str(&uri, path[0] == '/' ? "file://" : "");
    for (const char *p = path; *p != '\0'; p++) {
        if (is_unreserved(*p))
            buf_add_char(&uri, *p);
        else
            buf_printf(&uri, "%%%02X", (unsigned)(unsigned char)*p);
    }
    json_t *location = json_pack("{s:s}", "uri", buf_text(&uri));
    buf_free(&uri);
    return location;
}

/* 3.30: columns count characters, as columnKind says. */
static json_t *json_region(struct report_cursor *starts,
                           struct report_cursor *ends,
                           const struct source *source, struct span span)
{
    struct place start = report_place(starts, source, span.start);
    struct place end = report_place(ends, source, span.end);
    return json_pack("{s:I, s:I, s:I, s:I}", "startLine",
                     (json_int_t)start.line, "startColumn",
                     (json_int_t)start.column, "endLine", (json_int_t)end.line,
                     "endColumn", (json_int_t)end.column);
}

/* 3.55 */
static json_t *json_fix(struct check_run *run, const struct diag *diag)
{
    enum lang lang = run->cli->lang;
    static const char *const descriptions[2][2] = {
        {"可能的改法", "安全的改法"}, {"a possible fix", "a safe fix"}};
    json_t *replacements = json_array();
    for (size_t i = 0; i < diag->fix->n; i++) {
        const struct edit *edit = &diag->fix->edits[i];
        json_array_append_new(
            replacements,
            json_pack("{s:o, s:o}", "deletedRegion",
                      json_region(&run->edit_starts, &run->edit_ends,
                                  diag->source, edit->span),
                      "insertedContent", json_text(edit->text)));
    }
    return json_pack(
        "{s:o, s:[{s:o, s:o}], s:{s:b}}", "description",
        json_text(descriptions[lang][diag->fix->is_safe]), "artifactChanges",
        "artifactLocation", json_location(diag->source->name), "replacements",
        replacements, "properties", "safe", (int)diag->fix->is_safe);
}

static json_t *json_message(const struct diag *diag, enum lang lang)
{
    struct buf text = BUF_EMPTY;
    check_add_message(diag, lang, &text);
    if (diag->hint != NULL)
        buf_printf(&text, lang == LANG_ZH ? "（%s）" : " (%s)", diag->hint);
    json_t *message = json_text(buf_text(&text));
    buf_free(&text);
    return message;
}

static json_t *json_result(struct check_run *run, const struct diag *diag,
                           const char *name)
{
    bool has_place = diag->source != NULL && !span_is_none(diag->span);
    json_t *where = json_pack(
        "{s:o}", "artifactLocation",
        json_location(diag->source == NULL ? name : diag->source->name));
    if (has_place)
        json_object_set_new(
            where, "region",
            json_region(&run->starts, &run->ends, diag->source, diag->span));
    json_t *result =
        json_pack("{s:s, s:i, s:s, s:o, s:[{s:o}]}", "ruleId",
                  diag_info(diag->code)->name, "ruleIndex", (int)diag->code,
                  "level", report_severity(diag->severity), "message",
                  json_message(diag, run->cli->lang), "locations",
                  "physicalLocation", where);
    if (diag->fix != NULL)
        json_object_set_new(result, "fixes",
                            json_pack("[o]", json_fix(run, diag)));
    return result;
}

/* 3.49: a message without its arguments says what the rule is about. */
static json_t *json_rule(enum diag_code code, enum lang lang)
{
    const struct diag_info *info = diag_info(code);
    struct buf title = BUF_EMPTY;
    for (const char *p = info->message[lang]; *p != '\0'; p++) {
        if (p[0] == '{' && p[1] != '\0' && p[2] == '}') {
            buf_add_str(&title, "…");
            p += 2;
        } else {
            buf_add_char(&title, *p);
        }
    }
    json_t *rule = json_pack(
        "{s:s, s:o, s:o, s:{s:s, s:b}}", "id", info->name, "shortDescription",
        json_text(buf_text(&title)), "fullDescription",
        json_text(info->explanation[lang]), "defaultConfiguration", "level",
        report_severity(info->severity), "enabled", (int)!info->is_off);
    buf_free(&title);
    if (info->clause[0] != '\0')
        json_object_set_new(rule, "properties",
                            json_pack("{s:s}", "clause", info->clause));
    return rule;
}

static json_t *json_driver(enum lang lang)
{
    json_t *rules = json_array();
    for (unsigned code = 0; code < DIAG_COUNT; code++)
        json_array_append_new(rules, json_rule((enum diag_code)code, lang));
    return json_pack("{s:s, s:s, s:o}", "name", "fangan", "semanticVersion",
                     FANGAN_VERSION, "rules", rules);
}

/* Everything but the results and the artifacts, which come as they are found:
 * the report is open behind it. */
static void begin(struct check_run *run)
{
    struct sarif *sarif = arena_new_object(run->cli->arena, struct sarif);
    struct buf *out = &run->out;
    sarif->artifacts = json_array();
    run->state = sarif;
    buf_add_str(out, "{\n"
                     "  \"$schema\": \"https://docs.oasis-open.org/sarif/"
                     "sarif/v2.1.0/errata01/os/schemas/"
                     "sarif-schema-2.1.0.json\",\n"
                     "  \"version\": \"2.1.0\",\n"
                     "  \"runs\": [\n    {\n      \"tool\": ");
    json_out_value(out,
                   json_pack("{s:o}", "driver", json_driver(run->cli->lang)),
                   DEPTH_RUN);
    buf_printf(out,
               ",\n      \"columnKind\": \"unicodeCodePoints\",\n"
               "      \"language\": \"%s\",\n      \"results\": [",
               run->cli->lang == LANG_ZH ? "zh-CN" : "en-US");
}

static void add(struct check_run *run, const struct document *document)
{
    struct sarif *sarif = run->state;
    check_forget_places(run);
    const char *name = document->source.name;
    json_t *artifact = json_pack("{s:o}", "location", json_location(name));
    if (document->source.charset != NULL)
        json_object_set_new(artifact, "encoding",
                            json_string(document->source.charset));
    json_array_append_new(sarif->artifacts, artifact);
    for (const struct diag *d = document->diags.first; d != NULL; d = d->next) {
        json_out_element(&run->out, json_result(run, d, name), DEPTH_RESULT,
                         &sarif->n_results);
        check_flush(run);
    }
}

static void finish(struct check_run *run)
{
    struct sarif *sarif = run->state;
    struct buf *out = &run->out;
    json_out_close(out, DEPTH_RUN, sarif->n_results);
    buf_add_str(out, ",\n      \"artifacts\": ");
    json_out_value(out, sarif->artifacts, DEPTH_RUN);
    buf_add_str(out, "\n    }\n  ]\n}\n");
}

const struct check_format check_format_sarif = {"sarif", begin, add, finish};
