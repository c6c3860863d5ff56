/*
 * One row of a batch, from its values to its files and its record.
 */
#include "cli/batch.h"

#include "base/utf8.h"
#include "cli/report.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* -- Names --------------------------------------------------------------- */

const char *batch_output_name(const struct batch *batch, struct arena *arena,
                              size_t row, enum output output)
{
    return arena_printf(arena, "%s.%s", batch->names[row], output_id(output));
}

const char *batch_output_path(const struct batch *batch, struct arena *arena,
                              const char *name)
{
    return arena_printf(arena, "%s/%s", batch->folder, name);
}

static const char *const data_prefix = "fangan:";

/* How one gets from the folder from to path; both are absolute. */
static const char *relative_path(struct arena *arena, const char *from,
                                 const char *path)
{
    size_t common = 0;
    size_t i = 0;
    const char *up = "";
    while (from[i] != '\0' && from[i] == path[i]) {
        i++;
        if (path[i] == '/' && (from[i] == '/' || from[i] == '\0'))
            common = i;
    }
    for (const char *p = from + common; *p != '\0'; p++)
        if (*p == '/' && p[1] != '\0')
            up = arena_printf(arena, "%s../", up);
    return arena_printf(arena, "%s%s", up, path + common + 1);
}

/* What the report calls an input: batch_input_path() the other way. */
static const char *input_name(const struct batch *batch, struct arena *arena,
                              const char *path)
{
    const char *data = file_data_path(arena, "");
    const char *slash = strrchr(batch->plan, '/');
    size_t len = slash == NULL ? 0 : (size_t)(slash - batch->plan) + 1;
    if (strncmp(path, data, strlen(data)) == 0)
        return arena_printf(arena, "%s%s", data_prefix, path + strlen(data));
    if (strncmp(path, batch->plan, len) == 0 && (len > 0 || *path != '/'))
        return path + len;
    char *folder = realpath(file_folder(arena, batch->plan), NULL);
    if (folder != NULL && *path == '/')
        path = relative_path(arena, folder, path);
    free(folder);
    return path;
}

const char *batch_input_path(const struct batch *batch, struct arena *arena,
                             const char *name)
{
    size_t len = strlen(data_prefix);
    if (strncmp(name, data_prefix, len) == 0)
        return file_data_path(arena, name + len);
    if (name[0] == '/')
        return name;
    const char *slash = strrchr(batch->plan, '/');
    int folder = slash == NULL ? 0 : (int)(slash - batch->plan) + 1;
    return arena_printf(arena, "%.*s%s", folder, batch->plan, name);
}

/* -- Records ------------------------------------------------------------- */

static void set(json_t *object, const char *key, json_t *value)
{
    if (json_object_set_new(object, key, value) != 0)
        out_of_memory(0); /* the text is valid UTF-8 */
}

static json_t *file_record(const char *path, const char *sha256)
{
    json_t *file = json_object();
    set(file, "path", json_string(path));
    set(file, "sha256", json_string(sha256));
    return file;
}

static json_t *count_codes(const struct diags *diags)
{
    json_t *object = json_object();
    for (const struct diag *d = diags->first; d != NULL; d = d->next) {
        const char *code = diag_info(d->code)->name;
        json_int_t n = json_integer_value(json_object_get(object, code));
        set(object, code, json_integer(n + 1));
    }
    return object;
}

/* What was said of a row; takes over outputs and inputs. */
struct record {
    const char *state, *key, *error; /* NULL: null */
    json_t *outputs, *inputs;
    const struct diags *diags;
};

static json_t *text_or_null(const char *text)
{
    return text == NULL ? json_null() : json_string(text);
}

static void add_record(const struct batch *batch, size_t row,
                       const struct record *record, struct buf *out)
{
    json_t *json = json_object();
    const size_t *count = record->diags->count;
    set(json, "row", json_integer((json_int_t)row + 1));
    set(json, "line", json_integer((json_int_t)batch->rows.items[row].line));
    set(json, "name", json_string(batch->names[row]));
    set(json, "status", json_string(record->state));
    set(json, "key", text_or_null(record->key));
    set(json, "outputs", record->outputs);
    set(json, "inputs", record->inputs);
    set(json, "errors",
        json_integer(
            (json_int_t)(count[SEVERITY_ERROR] + count[SEVERITY_FATAL])));
    set(json, "warnings", json_integer((json_int_t)count[SEVERITY_WARNING]));
    set(json, "findings", count_codes(record->diags));
    set(json, "error", text_or_null(record->error));
    char *line = json_dumps(json, JSON_COMPACT);
    if (line == NULL)
        out_of_memory(0);
    buf_add_str(out, line);
    buf_add_char(out, '\n');
    free(line);
    json_decref(json);
}

/* The first error, for who reads the report alone. */
static const char *first_error(const struct diags *diags)
{
    const struct diag *d = diags->first;
    while (d != NULL && d->severity == SEVERITY_WARNING)
        d = d->next;
    if (d == NULL)
        return NULL;
    struct buf text = BUF_EMPTY;
    diag_message(d, diags->lang, &text);
    const char *copy = arena_strndup(diags->arena, buf_text(&text), text.len);
    buf_free(&text);
    return utf8_valid_length(copy, strlen(copy)) == strlen(copy) ? copy : "?";
}

/* -- What is said to people ---------------------------------------------- */

static void add_heading(const struct batch *batch, size_t row,
                        struct row_result *result)
{
    const struct cli *cli = batch->build->cli;
    bool has_failed = result->state == ROW_FAILED;
    report_add_safe(&result->text, batch->data, strlen(batch->data));
    buf_printf(&result->text, ":%zu: ", batch->rows.items[row].line);
    report_add_safe(&result->text, batch->names[row],
                    strlen(batch->names[row]));
    buf_add_str(&result->text,
                has_failed ? cli_word(cli, "：失败，没有生成文件\n",
                                      ": failed, nothing was written\n")
                           : cli_word(cli, "：有错误，没有生成文件\n",
                                      ": refused, nothing was written\n"));
}

static void add_findings(const struct batch *batch, const struct diags *diags,
                         struct row_result *result)
{
    const struct cli *cli = batch->build->cli;
    struct report_style style = {cli->lang, cli->has_color_err,
                                 REPORT_GATHERED};
    report_add_findings(diags, batch->plan, &style, &result->text);
}

/* -- A row --------------------------------------------------------------- */

bool batch_fill(const struct batch *batch, size_t row, struct diags *diags,
                struct buf *text)
{
    const struct source *outer = diags->source;
    diags->source = batch->source;
    bool ok =
        form_fill(batch->form, batch->rows.items[row].values, diags, text);
    diags->source = outer;
    return ok;
}

void batch_key(const struct batch *batch, const struct buf *text,
               char hex[SHA256_HEX_SIZE])
{
    struct sha256 sha = batch->shared;
    sha256_add(&sha, buf_text(text), text->len);
    sha256_end(&sha, hex);
}

/* Writes the files; the list of them, or NULL with a finding. */
static json_t *write_files(struct batch *batch, size_t row,
                           struct document *document, const struct buf *bytes)
{
    const struct build *build = batch->build;
    struct file_output files[OUTPUT_COUNT];
    json_t *outputs = json_array();
    for (size_t i = 0; i < build->n_outputs; i++) {
        char hex[SHA256_HEX_SIZE];
        const char *name =
            batch_output_name(batch, document->arena, row, build->outputs[i]);
        files[i] = (struct file_output){
            batch_output_path(batch, document->arena, name),
            buf_text(&bytes[i]), bytes[i].len};
        sha256_of(files[i].bytes, files[i].len, hex);
        json_array_append_new(outputs, file_record(name, hex));
    }
    if (files_replace_in_batch(files, build->n_outputs, &batch->files,
                               &document->diags))
        return outputs;
    json_decref(outputs);
    return NULL;
}

static json_t *list_inputs(const struct batch *batch,
                           const struct document *document)
{
    json_t *inputs = json_array();
    struct arena *arena = document->arena;
    const char **paths = fangan_inputs(document, arena);
    for (; *paths != NULL; paths++) {
        char hex[SHA256_HEX_SIZE] = "";
        sha256_of_file(*paths, 0, hex);
        json_array_append_new(
            inputs, file_record(input_name(batch, arena, *paths), hex));
    }
    return inputs;
}

/* Renders and writes what may be made. */
static json_t *make(struct batch *batch, size_t row, struct document *document)
{
    struct buf bytes[OUTPUT_COUNT] = {{0}};
    json_t *outputs = NULL;
    if (build_is_fit(batch->build, document) &&
        build_render(batch->build, document, bytes))
        outputs = write_files(batch, row, document, bytes);
    for (size_t i = 0; i < OUTPUT_COUNT; i++)
        buf_free(&bytes[i]);
    return outputs;
}

/* What is wrong with the document is refused; what is wrong with the world may
 * be right the next time. */
static enum row_state state_of(bool is_made, int status)
{
    if (is_made)
        return ROW_MADE;
    return status == EXIT_TROUBLE ? ROW_FAILED : ROW_REFUSED;
}

static const char *const state_names[] = {
    [ROW_MADE] = "made", [ROW_REFUSED] = "refused", [ROW_FAILED] = "failed"};

/* The exit status that a row asks for by its own findings and by those about
 * the program's own parts, which come up in one row or another. */
static int status_of(const struct batch *batch, const struct document *document,
                     bool is_made)
{
    const struct build *build = batch->build;
    int own = is_made && build->options.is_draft
                  ? EXIT_CLEAN
                  : cli_status(&document->diags, false);
    int shared = cli_status(build->diags, false);
    return own > shared ? own : shared;
}

static void build_row(struct batch *batch, size_t row, const struct buf *text,
                      struct row_result *result)
{
    const struct build *build = batch->build;
    struct diags *shared = build->diags;
    char key[SHA256_HEX_SIZE];
    struct document *document =
        fangan_read_text(build->fangan, batch->plan, buf_text(text), text->len);
    batch_key(batch, text, key);
    fangan_check(build->fangan, document, NULL);
    json_t *outputs = make(batch, row, document);
    bool is_made = outputs != NULL;
    result->status = status_of(batch, document, is_made);
    result->state = state_of(is_made, result->status);
    const char *error = is_made ? NULL : first_error(&document->diags);
    struct record record = {state_names[result->state],
                            key,
                            is_made || error != NULL ? error
                                                     : first_error(shared),
                            is_made ? outputs : json_array(),
                            list_inputs(batch, document),
                            &document->diags};
    if (!is_made) {
        add_heading(batch, row, result);
        add_findings(batch, &document->diags, result);
    }
    add_findings(batch, shared, result);
    add_record(batch, row, &record, &result->record);
    *shared = (struct diags){.arena = shared->arena, .lang = shared->lang};
    document_free(document);
}

void batch_run_row(struct batch *batch, size_t row, struct row_result *result)
{
    struct diags diags = {.arena = arena_new(),
                          .lang = batch->build->cli->lang};
    struct buf text = BUF_EMPTY;
    *result = (struct row_result){0};
    if (batch_fill(batch, row, &diags, &text)) {
        build_row(batch, row, &text, result);
    } else {
        struct record record = {state_names[ROW_REFUSED],
                                NULL,
                                first_error(&diags),
                                json_array(),
                                json_array(),
                                &diags};
        result->state = ROW_REFUSED;
        result->status = cli_status(&diags, false);
        add_heading(batch, row, result);
        add_findings(batch, &diags, result);
        add_record(batch, row, &record, &result->record);
    }
    buf_free(&text);
    arena_free(diags.arena);
}

void batch_fail_row(const struct batch *batch, size_t row, const char *why,
                    struct row_result *result)
{
    struct diags diags = {.arena = arena_new(),
                          .lang = batch->build->cli->lang};
    diag_add(&diags, DIAG_ROW_CRASHED, SPAN_NONE, why, NULL);
    struct record record = {
        state_names[ROW_FAILED], NULL, why, json_array(), json_array(), &diags};
    *result = (struct row_result){.state = ROW_FAILED, .status = EXIT_TROUBLE};
    add_heading(batch, row, result);
    add_findings(batch, &diags, result);
    add_record(batch, row, &record, &result->record);
    arena_free(diags.arena);
}
