/*
 * The report of a batch: JSON lines, a header and a record a row.
 *
 * A record is appended once the row's files are in place, so the report never
 * promises what is not there; whether it still is, and from the same inputs,
 * is looked at when a run is taken up.  A last line without an end was torn by
 * whatever ended the run, and counts for nothing.
 *
 * The lock on the file is shared by the workers (they are forked with it): it
 * is free when all of a killed run is gone.
 */
#include "cli/batch.h"

#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { LOCK_TRIES = 200, LOCK_WAIT_MS = 50 };

static const char *const schema = "fangan-batch/1";

static bool fail(struct batch *batch, const char *why)
{
    diag_add(batch->build->diags, DIAG_REPORT_UNUSABLE, SPAN_NONE,
             batch->report.path, why, NULL);
    return false;
}

static bool fail_system(struct batch *batch)
{
    return fail(batch, file_reason(batch->build->diags, errno));
}

/* -- Opening ------------------------------------------------------------- */

/* Whether fd is still what stands under the name: a run that ended meanwhile
 * has put its own in the place. */
static bool is_current(const struct batch_report *report)
{
    struct stat held, named;
    return fstat(report->fd, &held) == 0 && stat(report->path, &named) == 0 &&
           held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

static bool wait_for_lock(int fd)
{
    const struct timespec pause = {0, LOCK_WAIT_MS * 1000000L};
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (flock(fd, LOCK_EX | LOCK_NB) == 0)
            return true;
        if (errno != EWOULDBLOCK && errno != EINTR)
            return false;
        nanosleep(&pause, NULL);
    }
    errno = EWOULDBLOCK;
    return false;
}

static bool lock(struct batch *batch)
{
    struct batch_report *report = &batch->report;
    const struct diags *diags = batch->build->diags;
    for (;;) {
        report->fd =
            open(report->path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
        if (report->fd < 0)
            return fail_system(batch);
        if (!wait_for_lock(report->fd))
            return errno == EWOULDBLOCK
                       ? fail(batch, diags_word(diags, "另一次生成正在使用它",
                                                "another build is using it"))
                       : fail_system(batch);
        if (is_current(report))
            return true;
        close(report->fd);
    }
}

/* -- What was done before ------------------------------------------------ */

/* The record of a line of this batch, or NULL. */
static json_t *read_record(const struct batch *batch, const char *line,
                           size_t len, size_t *row)
{
    json_t *record = json_loadb(line, len, JSON_REJECT_DUPLICATES, NULL);
    json_int_t number = json_integer_value(json_object_get(record, "row"));
    *row = (size_t)number - 1;
    if (number >= 1 && *row < batch->rows.n && shard_has(&batch->shard, *row))
        return record;
    json_decref(record);
    return NULL;
}

static void keep_line(struct batch *batch, size_t row, const char *line,
                      size_t len)
{
    char *copy = xrealloc(batch->report.lines[row], len + 1);
    memcpy(copy, line, len);
    copy[len] = '\0';
    batch->report.lines[row] = copy;
}

/* Takes the records of the whole lines; gives their length. */
static size_t take_lines(struct batch *batch, const char *text, size_t len)
{
    size_t done = 0;
    while (done < len) {
        const char *line = text + done;
        const char *end = memchr(line, '\n', len - done);
        if (end == NULL)
            break;
        size_t row, n = (size_t)(end - line) + 1;
        json_t *record = read_record(batch, line, n, &row);
        if (record != NULL)
            keep_line(batch, row, line, n);
        json_decref(record);
        done += n;
    }
    return done;
}

static bool read_whole(int fd, struct buf *out)
{
    char chunk[65536];
    for (;;) {
        ssize_t n = read(fd, chunk, sizeof(chunk));
        if (n == 0)
            return true;
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            buf_add(out, chunk, (size_t)n);
    }
}

/* Whether the text begins as a report does; nothing else is overwritten. */
static bool is_report(const struct buf *text)
{
    char start[64];
    int len = snprintf(start, sizeof(start), "{\"schema\":\"%s\"", schema);
    size_t n = text->len < (size_t)len ? text->len : (size_t)len;
    return memcmp(buf_text(text), start, n) == 0;
}

static bool write_all(struct batch *batch, const char *bytes, size_t len)
{
    while (len > 0) {
        ssize_t n = write(batch->report.fd, bytes, len);
        if (n < 0 && errno != EINTR)
            return fail_system(batch);
        if (n > 0) {
            bytes += n;
            len -= (size_t)n;
        }
    }
    return true;
}

static bool begin(struct batch *batch)
{
    struct batch_report *report = &batch->report;
    struct buf text = BUF_EMPTY;
    bool ok = read_whole(report->fd, &text) || fail_system(batch);
    if (ok && !is_report(&text))
        ok = fail(batch, diags_word(batch->build->diags,
                                    "这个文件已经存在，又不是报告",
                                    "the file exists and is no report"));
    size_t kept = 0;
    if (ok && batch->is_resumed)
        kept = take_lines(batch, buf_text(&text), text.len);
    if (ok && ftruncate(report->fd, (off_t)kept) != 0)
        ok = fail_system(batch);
    if (ok && kept == 0)
        ok = write_all(batch, report->header, strlen(report->header));
    buf_free(&text);
    return ok;
}

/* The header: what does not depend on where and when the batch runs. */
static const char *make_header(const struct batch *batch)
{
    struct arena *arena = batch->build->cli->arena;
    const char *slash = strrchr(batch->plan, '/');
    json_t *header = json_pack("{s:s, s:s, s:o}", "schema", schema, "plan",
                               slash == NULL ? batch->plan : slash + 1,
                               "formats", json_array());
    for (size_t i = 0; header != NULL && i < batch->build->n_outputs; i++)
        json_array_append_new(json_object_get(header, "formats"),
                              json_string(output_id(batch->build->outputs[i])));
    char *line = header == NULL ? NULL : json_dumps(header, JSON_COMPACT);
    const char *text =
        line == NULL ? arena_printf(arena, "{\"schema\":\"%s\"}\n", schema)
                     : arena_printf(arena, "%s\n", line);
    free(line);
    json_decref(header);
    return text;
}

/* Temporaries are told from those of other batches by the report's path. */
static void make_tag(struct batch *batch)
{
    char *path = realpath(batch->report.path, NULL), hex[SHA256_HEX_SIZE];
    const char *name = path == NULL ? batch->report.path : path;
    sha256_of(name, strlen(name), hex);
    memcpy(batch->tag, hex, sizeof(batch->tag) - 1);
    batch->tag[sizeof(batch->tag) - 1] = '\0';
    batch->files.tag = batch->tag;
    free(path);
}

/* Those of an earlier run that was killed, or of workers of this one. */
static void remove_temporaries(const struct batch *batch)
{
    const char *folder =
        file_folder(batch->build->cli->arena, batch->report.path);
    files_remove_temporaries(batch->folder, &batch->files);
    files_remove_temporaries(folder, &batch->files);
}

bool batch_report_open(struct batch *batch)
{
    struct batch_report *report = &batch->report;
    report->lines = xrealloc(NULL, (batch->rows.n + 1) * sizeof(char *));
    for (size_t i = 0; i < batch->rows.n; i++)
        report->lines[i] = NULL;
    report->header = make_header(batch);
    if (!lock(batch) || !begin(batch))
        return false;
    make_tag(batch);
    remove_temporaries(batch);
    return true;
}

/* -- Whether a row is done ----------------------------------------------- */

static bool has_sha256(const char *path, const char *wanted)
{
    char hex[SHA256_HEX_SIZE] = "";
    sha256_of_file(path, 0, hex);
    return wanted != NULL && strcmp(hex, wanted) == 0;
}

static const char *member(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

static bool has_inputs(const struct batch *batch, const json_t *record,
                       struct arena *arena)
{
    const json_t *inputs = json_object_get(record, "inputs");
    for (size_t i = 0; i < json_array_size(inputs); i++) {
        const json_t *input = json_array_get(inputs, i);
        const char *name = member(input, "path");
        if (name == NULL || !has_sha256(batch_input_path(batch, arena, name),
                                        member(input, "sha256")))
            return false;
    }
    return true;
}

static bool has_outputs(const struct batch *batch, size_t row,
                        const json_t *record, struct arena *arena)
{
    const json_t *outputs = json_object_get(record, "outputs");
    const struct build *build = batch->build;
    if (json_array_size(outputs) != build->n_outputs)
        return false;
    for (size_t i = 0; i < build->n_outputs; i++) {
        const json_t *output = json_array_get(outputs, i);
        const char *name =
            batch_output_name(batch, arena, row, build->outputs[i]);
        const char *said = member(output, "path");
        if (said == NULL || strcmp(said, name) != 0 ||
            !has_sha256(batch_output_path(batch, arena, name),
                        member(output, "sha256")))
            return false;
    }
    return true;
}

static bool has_key(const struct batch *batch, size_t row, const json_t *record,
                    struct arena *arena)
{
    struct diags diags = {.arena = arena, .lang = batch->build->cli->lang};
    struct buf text = BUF_EMPTY;
    char key[SHA256_HEX_SIZE];
    const char *said = member(record, "key");
    bool ok = said != NULL && batch_fill(batch, row, &diags, &text);
    if (ok)
        batch_key(batch, &text, key);
    buf_free(&text);
    return ok && strcmp(key, said) == 0;
}

bool batch_report_has(const struct batch *batch, size_t row)
{
    const char *line = batch->report.lines[row];
    if (line == NULL)
        return false;
    struct arena *arena = arena_new();
    size_t number;
    json_t *record = read_record(batch, line, strlen(line), &number);
    const char *state = record == NULL ? NULL : member(record, "status");
    bool has = state != NULL && strcmp(state, "made") == 0 &&
               has_key(batch, row, record, arena) &&
               has_outputs(batch, row, record, arena) &&
               has_inputs(batch, record, arena);
    json_decref(record);
    arena_free(arena);
    return has;
}

/* -- Going on, and the end ----------------------------------------------- */

void batch_report_forget(struct batch *batch, size_t row)
{
    free(batch->report.lines[row]);
    batch->report.lines[row] = NULL;
}

bool batch_report_add(struct batch *batch, size_t row, const struct buf *record)
{
    keep_line(batch, row, buf_text(record), record->len);
    return write_all(batch, buf_text(record), record->len);
}

bool batch_report_finish(struct batch *batch)
{
    struct batch_report *report = &batch->report;
    struct diags *diags = batch->build->diags;
    struct buf text = BUF_EMPTY;
    buf_add_str(&text, report->header);
    for (size_t i = 0; i < batch->rows.n; i++)
        if (report->lines[i] != NULL)
            buf_add_str(&text, report->lines[i]);
    struct file_output file = {report->path, buf_text(&text), text.len};
    remove_temporaries(batch); /* all workers are gone */
    /* the same bytes are left alone, and may not be on the disk yet */
    bool ok = (fsync(report->fd) == 0 || fail_system(batch)) &&
              files_replace_in_batch(&file, 1, &batch->files, diags) &&
              file_sync_folder(file_folder(diags->arena, report->path), diags);
    buf_free(&text);
    return ok;
}

void batch_report_close(struct batch *batch)
{
    struct batch_report *report = &batch->report;
    for (size_t i = 0; report->lines != NULL && i < batch->rows.n; i++)
        free(report->lines[i]);
    free(report->lines);
    if (report->fd >= 0)
        close(report->fd);
}
