/*
 * The facade's other half, which does not look into struct fangan: names of
 * outputs, values, data for many copies, and which files a document came from.
 */
#include "fangan.h"

#include "base/file.h"
#include "base/yaml.h"
#include "check/rules_file.h"
#include "kind/kind.h"
#include "read/charset.h"
#include "read/front.h"
#include "read/front_keys.h"
#include "read/rows.h"
#include "write/module.h"

#include <assert.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* -- Names and values ---------------------------------------------------- */

static const char *const output_ids[] = {
#define X(name, id, zh, en) id,
    OUTPUT_LIST(X)
#undef X
};

const char *output_id(enum output output)
{
    assert(output < OUTPUT_COUNT);
    return output_ids[output];
}

enum output output_find(const char *id)
{
    unsigned output = 0;
    while (output < OUTPUT_COUNT && strcmp(output_ids[output], id) != 0)
        output++;
    return (enum output)output;
}

/* Whether no rule finds in a front matter of one value what nobody could mend
 * for its author: a document number that is none. */
static bool passes_rules(struct fangan *fangan, const struct source *front,
                         const char *key, const char *text, struct diags *diags)
{
    static const char *const codes[] = {"A016", "A020", NULL};
    const struct rule_choice choice = {.select = codes};
    struct document *document =
        fangan_read_text(fangan, key, front->text, front->len);
    fangan_check(fangan, document, &choice);
    const struct diag *d = document->diags.first;
    while (d != NULL && diag_info(d->code)->name[0] != 'A')
        d = d->next;
    bool ok = d == NULL;
    document_free(document);
    if (!ok)
        diag_add(diags, DIAG_TEMPLATE_VALUE, SPAN_NONE, key, text,
                 front_key_find(key)->about[diags->lang], NULL);
    return ok;
}

/* The value as the only one of a front matter of its own. */
bool fangan_check_value(struct fangan *fangan, const char *key,
                        const char *text, struct diags *diags)
{
    struct buf front = BUF_EMPTY;
    uint32_t body;
    buf_printf(&front, "---\n%s: ", key);
    yaml_add_quoted(&front, text);
    buf_add_str(&front, "\n---\n");
    struct source *source = arena_new_object(diags->arena, struct source);
    source->name = key;
    source->text = arena_strdup(diags->arena, buf_text(&front));
    source->len = front.len;
    buf_free(&front);
    source_index_lines(source, diags->arena);
    diags->source = source;
    bool ok = front_read(plan_new(diags->arena, source), fangan_kinds(fangan),
                         &body, diags) &&
              diags->first == NULL;
    diags->source = NULL;
    return ok && passes_rules(fangan, source, key, text, diags);
}

/* -- Data ---------------------------------------------------------------- */

struct source *fangan_read_data(const char *path, struct diags *diags)
{
    struct source *source = arena_new_object(diags->arena, struct source);
    const struct source *before = diags->source;
    struct buf bytes = BUF_EMPTY;
    source->name = path; /* of what can't be read, too */
    source->text = "";
    diags->source = source;
    bool ok = file_read(path, &bytes, diags) &&
              charset_decode(path, buf_text(&bytes), bytes.len, diags->arena,
                             source, diags);
    if (!ok)
        diags->source = before;
    buf_free(&bytes);
    return ok ? source : NULL;
}

/* What can be read but once, a pipe, is left untouched: it is no database. */
static bool is_sqlite(const char *path)
{
    static const char magic[] = "SQLite format 3"; /* with its NUL */
    char start[sizeof(magic)];
    struct stat st;
    bool is_file = stat(path, &st) == 0 && S_ISREG(st.st_mode);
    FILE *in = is_file && strcmp(path, "-") != 0 ? fopen(path, "rb") : NULL;
    if (in == NULL)
        return false;
    bool is_it = fread(start, 1, sizeof(start), in) == sizeof(start) &&
                 memcmp(start, magic, sizeof(magic)) == 0;
    fclose(in);
    return is_it;
}

static bool read_sqlite(const char *path, const char *query, struct rows *rows,
                        struct diags *diags)
{
    if (query == NULL) {
        diag_add(diags, DIAG_DATA_BROKEN, SPAN_NONE,
                 diags_word(diags, "SQLite 文件要用 --query 给出查询语句",
                            "a SQLite file wants a --query"),
                 NULL);
        return false;
    }
    const struct sqlite_module *sqlite =
        module_load("sqlite", "fangan_sqlite_module", diags);
    return sqlite != NULL &&
           sqlite->read(path, query, diags->arena, rows, diags);
}

bool fangan_read_rows(const char *path, const char *query, struct rows *rows,
                      struct diags *diags)
{
    if (is_sqlite(path))
        return read_sqlite(path, query, rows, diags);
    if (query != NULL) {
        diag_add(diags, DIAG_DATA_BROKEN, SPAN_NONE,
                 diags_word(diags, "--query 只用于 SQLite 文件，这个文件不是",
                            "--query is for a SQLite file, and it is none"),
                 NULL);
        return false;
    }
    const struct source *source = fangan_read_data(path, diags);
    if (source == NULL)
        return false;
    diags->source = source;
    const char *start = source->text + strspn(source->text, " \t\r\n");
    return *start == '{' ? jsonl_read(source, diags->arena, rows, diags)
                         : csv_read(source, diags->arena, rows, diags);
}

/* -- Inputs -------------------------------------------------------------- */

struct inputs {
    struct arena *arena;
    const char **items;
    size_t n, room;
};

static void add(struct inputs *inputs, const char *path)
{
    for (size_t i = 0; i < inputs->n; i++)
        if (strcmp(inputs->items[i], path) == 0)
            return;
    inputs->items = arena_grow(inputs->arena, inputs->items, inputs->n,
                               &inputs->room, sizeof(*inputs->items));
    inputs->items[inputs->n++] = arena_strdup(inputs->arena, path);
}

/* All that was added, closed by NULL. */
static const char **close_inputs(struct inputs *inputs)
{
    inputs->items = arena_grow(inputs->arena, inputs->items, inputs->n,
                               &inputs->room, sizeof(*inputs->items));
    inputs->items[inputs->n] = NULL;
    return inputs->items;
}

/* A file that plan names: beside plan's own. */
static void add_beside(struct inputs *inputs, const struct plan *plan,
                       const char *path)
{
    const char *base = plan->source->name;
    const char *slash = strrchr(base, '/');
    int folder = slash == NULL ? 0 : (int)(slash - base) + 1;
    add(inputs, arena_printf(inputs->arena, "%.*s%s", folder, base, path));
}

/* What one plan file names. */
static void add_named(struct inputs *inputs, const struct plan *plan)
{
    const struct meta *meta = &plan->meta;
    if (meta->seal != NULL && strchr(meta->seal, '.') != NULL)
        add_beside(inputs, plan, meta->seal);
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        if (b->kind == BLOCK_IMAGE)
            add_beside(inputs, plan, b->as.image.path);
    for (size_t i = 0; i < meta->n_attachments; i++)
        if (meta->attachments[i].file != NULL)
            add_beside(inputs, plan, meta->attachments[i].file);
    if (meta->issues != NULL)
        add_beside(inputs, plan, meta->issues);
}

/* The plan, and the attachments that are set behind it. */
static void add_plan(struct inputs *inputs, const struct plan *plan)
{
    add_named(inputs, plan);
    for (size_t i = 0; i < plan->meta.n_attachments; i++)
        if (plan->meta.attachments[i].plan != NULL)
            add_named(inputs, plan->meta.attachments[i].plan);
}

const char **fangan_inputs(const struct document *document, struct arena *arena)
{
    struct inputs inputs = {.arena = arena};
    const char *name = document->source.name;
    for (const struct plan *p = document->plan; p != NULL; p = p->next) {
        add_plan(&inputs, p);
        if (p->issued != NULL)
            add_plan(&inputs, p->issued);
    }
    const char *rules = rules_file_find(name, arena);
    const char *profile = NULL;
    if (document->plan != NULL && document->plan->meta.profile != NULL)
        profile = profile_path(document->plan->meta.profile, name, arena);
    else if (document->rules != NULL)
        profile = profile_path(document->rules->profile,
                               document->rules->source->name, arena);
    if (rules != NULL)
        add(&inputs, rules);
    if (profile != NULL)
        add(&inputs, profile);
    return close_inputs(&inputs);
}

static int is_words(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot != NULL &&
           (strcmp(dot, ".yaml") == 0 || strcmp(dot, ".txt") == 0);
}

/* The lists of words and kinds; all of them, few as they are. */
static void add_words(struct inputs *inputs)
{
    struct dirent **entries;
    struct arena *arena = inputs->arena;
    int n = scandir(file_data_path(arena, "templates"), &entries, is_words,
                    alphasort);
    for (int i = 0; i < n; i++) {
        add(inputs, file_data_path(arena, arena_printf(arena, "templates/%s",
                                                       entries[i]->d_name)));
        free(entries[i]);
    }
    if (n >= 0)
        free(entries);
}

static void add_fonts(struct inputs *inputs, struct fangan *fangan)
{
    const struct font_report *report = fangan_font_report(fangan);
    if (report == NULL)
        return;
    for (int face = 0; face <= FACE_COUNT; face++) {
        const struct font_findings *found =
            face == FACE_COUNT ? &report->fallback : &report->faces[face];
        for (size_t i = 0; i < found->n; i++)
            if (found->items[i].state == FONT_STATE_USED)
                add(inputs, found->items[i].path);
    }
}

const char **fangan_shared_inputs(struct fangan *fangan, bool uses_fonts,
                                  struct arena *arena)
{
    struct inputs inputs = {.arena = arena};
    const struct kinds *kinds = fangan_kinds(fangan);
    add_words(&inputs);
    for (size_t i = 0; kinds != NULL && i < kinds->n; i++)
        if (kinds->items[i].vocabulary != NULL)
            add(&inputs,
                file_data_path(arena,
                               arena_printf(arena, "templates/%s/parts.txt",
                                            kinds->items[i].id)));
    add(&inputs, file_data_path(arena, "fonts/fonts.yaml"));
    if (uses_fonts)
        add_fonts(&inputs, fangan);
    return close_inputs(&inputs);
}
