/*
 * fangan check --format json (design.md §7; docs/fangan-check.schema.json).
 */
#include "cli/check.h"

#include "cli/json_out.h"
#include "read/charset_encode.h"

#include <assert.h>
#include <string.h>

/* How deep the parts stand. */
enum { DEPTH_FILES = 1, DEPTH_FILE = 2, DEPTH_FINDING = 4 };

/* The state of a run is how many files it has. */
static void begin(struct check_run *run)
{
    run->state = arena_new_object(run->cli->arena, size_t);
    buf_add_str(&run->out, "{\n  \"schema\": \"fangan-check/1\",\n"
                           "  \"files\": [");
}

static void set_place(struct check_run *run, json_t *finding,
                      const struct diag *diag)
{
    bool has_place = diag->source != NULL && !span_is_none(diag->span);
    struct place start = {0, 0}, end = {0, 0};
    if (has_place) {
        start = report_place(&run->starts, diag->source, diag->span.start);
        end = report_place(&run->ends, diag->source, diag->span.end);
    }
    const char *keys[] = {"line", "column", "end_line", "end_column"};
    size_t values[] = {start.line, start.column, end.line, end.column};
    for (size_t i = 0; i < 4; i++)
        json_object_set_new(finding, keys[i],
                            has_place ? json_integer((json_int_t)values[i])
                                      : json_null());
}

static json_t *json_fix(const struct fix *fix, const struct charset_map *map)
{
    if (fix == NULL)
        return json_null();
    json_t *edits = json_array();
    for (size_t i = 0; i < fix->n; i++) {
        const struct edit *edit = &fix->edits[i];
        json_array_append_new(
            edits,
            json_pack("{s:I, s:I, s:s}", "start",
                      (json_int_t)charset_map_offset(map, edit->span.start),
                      "end",
                      (json_int_t)charset_map_offset(map, edit->span.end),
                      "text", edit->text));
    }
    return json_pack("{s:b, s:o}", "safe", (int)fix->is_safe, "edits", edits);
}

static json_t *json_finding(struct check_run *run, const struct diag *diag,
                            const struct document *document,
                            const struct charset_map *map)
{
    struct buf message = BUF_EMPTY;
    check_add_message(diag, document->diags.lang, &message);
    json_t *finding = json_pack(
        "{s:s, s:s, s:s}", "code", diag_info(diag->code)->name, "severity",
        report_severity(diag->severity), "message", buf_text(&message));
    buf_free(&message);
    set_place(run, finding, diag);
    json_object_set_new(finding, "hint",
                        diag->hint == NULL ? json_null()
                                           : json_string(diag->hint));
    json_object_set_new(finding, "fix", json_fix(diag->fix, map));
    if (diag->source != NULL && diag->source != document->diags.source)
        json_object_set_new(finding, "path", json_string(diag->source->name));
    return finding;
}

static void add_findings(struct check_run *run, const struct document *document)
{
    struct charset_map map = {NULL, NULL};
    size_t n = 0;
    buf_add_str(&run->out, ",\n      \"findings\": [");
    for (const struct diag *d = document->diags.first; d != NULL; d = d->next) {
        if (d->fix != NULL && d->source != map.source)
            map = charset_map_new(d->source, document->arena);
        json_out_element(&run->out, json_finding(run, d, document, &map),
                         DEPTH_FINDING, &n);
        check_flush(run);
    }
    json_out_close(&run->out, DEPTH_FINDING - 1, n);
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

/* What is said of a file besides its findings. */
static json_t *json_file(const struct document *document)
{
    const struct diags *diags = &document->diags;
    json_t *file =
        json_pack("{s:s, s:I, s:I, s:o}", "path", document->source.name,
                  "errors", (json_int_t)check_count_errors(diags), "warnings",
                  (json_int_t)diags->count[SEVERITY_WARNING], "roles",
                  json_roles(document->plan));
    if (file == NULL) /* a name that is no UTF-8 */
        file = json_pack("{s:n, s:I, s:I, s:{}}", "path", "errors",
                         (json_int_t)1, "warnings", (json_int_t)0, "roles");
    return file;
}

static void add(struct check_run *run, const struct document *document)
{
    static const char end[] = "\n    }";
    struct buf *out = &run->out;
    check_forget_places(run);
    json_out_element(out, json_file(document), DEPTH_FILE, run->state);
    assert(out->len >= sizeof(end) &&
           strcmp(buf_text(out) + out->len - strlen(end), end) == 0);
    buf_truncate(out, out->len - strlen(end)); /* the object goes on */
    add_findings(run, document);
    if (run->wants_fix)
        buf_printf(out, ",\n      \"fixed\": %zu", run->n_fixed);
    buf_add_str(out, end);
}

static void finish(struct check_run *run)
{
    const size_t *n = run->state;
    json_out_close(&run->out, DEPTH_FILES, *n);
    buf_add_str(&run->out, "\n}\n");
}

const struct check_format check_format_json = {"json", begin, add, finish};
