/*
 * The facade: the only file that sees all stages.  What documents share is
 * loaded when it is first needed.
 */
#include "fangan.h"

#include "base/file.h"
#include "check/check.h"
#include "check/pardon.h"
#include "check/rules_file.h"
#include "check/terms.h"
#include "check/text.h"
#include "font/config.h"
#include "kind/kind.h"
#include "layout/conformity.h"
#include "layout/layout.h"
#include "read/charset.h"
#include "read/charset_encode.h"
#include "read/companion.h"
#include "read/front.h"
#include "read/image.h"
#include "read/reader.h"
#include "read/text.h"
#include "write/docx.h"
#include "write/format.h"
#include "write/markdown.h"
#include "write/module.h"
#include "write/pdf.h"
#include "write/remarks.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A fangan.yaml that was read; by its path. */
struct office {
    const char *path;
    const struct rules_file *rules; /* NULL: it can't be used */
    const struct profile *profile;  /* NULL: it names none, or a wrong one */
    struct office *next;
};

struct fangan {
    struct diags *diags; /* about the program's own parts; owns their memory */
    struct kinds *kinds;
    const struct rules_file *damaged_words;
    struct office *offices;
    const struct font_config *fonts_config;
    const struct docx_module *docx;
    const struct docx_reader *word;
    const struct pdf_module *pdf;
    struct fonts *fonts; /* opened by the pdf module, which closes them */
};

/* -- What documents share ------------------------------------------------ */

struct fangan *fangan_new(struct diags *diags)
{
    struct fangan *fangan = arena_new_object(diags->arena, struct fangan);
    fangan->diags = diags;
    fangan->kinds = kinds_load(diags->arena, diags);
    fangan->damaged_words = damaged_words_load(diags);
    return fangan;
}

void fangan_free(struct fangan *fangan)
{
    if (fangan->fonts != NULL)
        fangan->pdf->fonts_close(fangan->fonts);
}

static bool need_font_config(struct fangan *fangan)
{
    if (fangan->fonts_config == NULL)
        fangan->fonts_config =
            font_config_load(fangan->diags->arena, fangan->diags);
    return fangan->fonts_config != NULL;
}

static bool need_docx(struct fangan *fangan)
{
    if (fangan->docx == NULL)
        fangan->docx = module_load("docx", "fangan_docx_module", fangan->diags);
    return fangan->docx != NULL && need_font_config(fangan);
}

static bool need_pdf(struct fangan *fangan)
{
    if (fangan->pdf == NULL)
        fangan->pdf = module_load("pdf", "fangan_pdf_module", fangan->diags);
    return fangan->pdf != NULL && need_font_config(fangan);
}

static bool need_fonts(struct fangan *fangan)
{
    if (!need_pdf(fangan))
        return false;
    if (fangan->fonts == NULL)
        fangan->fonts =
            fangan->pdf->fonts_open(fangan->fonts_config, fangan->diags);
    return fangan->fonts != NULL;
}

static const struct profile *office_profile(const struct rules_file *rules,
                                            struct diags *diags)
{
    if (rules == NULL || rules->profile == NULL)
        return NULL;
    const struct source *outer = diags->source;
    diags->source = rules->source;
    const struct profile *profile =
        profile_load(rules->profile, rules->profile_span, rules->source->name,
                     diags->arena, diags);
    diags->source = outer;
    return profile;
}

/* The rules for the file at path, or NULL. */
static const struct office *need_office(struct fangan *fangan, const char *path,
                                        struct arena *arena)
{
    path = rules_file_find(path, arena);
    if (path == NULL)
        return NULL;
    struct office *office = fangan->offices;
    while (office != NULL && strcmp(office->path, path) != 0)
        office = office->next;
    if (office != NULL)
        return office;
    struct diags *diags = fangan->diags;
    office = arena_new_object(diags->arena, struct office);
    office->path = arena_strdup(diags->arena, path);
    office->rules = rules_file_load(office->path, diags);
    office->profile = office_profile(office->rules, diags);
    office->next = fangan->offices;
    fangan->offices = office;
    return office;
}

/* -- Reading ------------------------------------------------------------- */

static void set_profile(struct document *document, const struct office *office)
{
    const struct meta *meta = &document->plan->meta;
    if (meta->profile != NULL)
        document->profile = profile_load(meta->profile, meta->profile_span,
                                         document->source.name, document->arena,
                                         &document->diags);
    else if (office != NULL)
        document->profile = office->profile;
}

static struct plan *read_text(const struct fangan *fangan,
                              struct document *document)
{
    struct drafts drafts = {NULL, NULL};
    if (!charset_decode_pasted(document->source.name, document->bytes,
                               document->n_bytes, document->arena,
                               &document->source, &document->diags) ||
        !text_read(&document->source, fangan->kinds, document->arena, &drafts,
                   &document->notes, &document->diags))
        return NULL;
    return read_drafts(&document->source, &drafts, fangan->kinds,
                       document->arena, &document->notes, &document->diags);
}

static bool need_word(struct fangan *fangan)
{
    if (fangan->word == NULL)
        fangan->word = module_load("docx", "fangan_docx_reader", fangan->diags);
    return fangan->word != NULL;
}

static struct plan *read_word(struct fangan *fangan, struct document *document)
{
    struct docx_text *text = &document->word;
    if (!need_word(fangan) ||
        !fangan->word->read(document->source.name, document->bytes,
                            document->n_bytes, document->arena, text,
                            &document->notes, &document->diags))
        return NULL;
    document->source = text->source;
    return read_drafts(&document->source, &text->drafts, fangan->kinds,
                       document->arena, &document->notes, &document->diags);
}

/* What is no text at all is refused behind this door, by charset_decode(). */
static struct plan *read_file(struct fangan *fangan, struct document *document)
{
    switch (document->type) {
    case FILE_TEXT:
        return read_text(fangan, document);
    case FILE_DOCX:
        return read_word(fangan, document);
    default:
        return charset_decode(document->source.name, document->bytes,
                              document->n_bytes, document->arena,
                              &document->source, &document->diags)
                   ? read_plan(&document->source, fangan->kinds,
                               document->arena, &document->diags)
                   : NULL;
    }
}

/* A text with front matter is a plan file whatever it is called; one without
 * is one by its name, unless it is to be imported. */
static enum file_type type_of(const struct document *document)
{
    enum file_type type =
        file_type_of(document->source.name, document->bytes, document->n_bytes);
    if (type != FILE_TEXT && type != FILE_PLAN)
        return type;
    if (front_is_there(document->bytes, document->n_bytes))
        return FILE_PLAN;
    return document->is_import ? FILE_TEXT : type;
}

/* What a circular issues, and what is attached to it, is as old as it. */
static void pass_dates_on(struct plan *plan)
{
    struct date date = plan->meta.date;
    for (struct plan *p = plan->next; p != NULL; p = p->next) {
        if (p->relation == RELATION_NONE)
            date = p->meta.date;
        else if (!date_is_set(p->meta.date))
            p->host_date = date;
    }
}

static void read_bytes(struct fangan *fangan, struct document *document,
                       const struct buf *bytes)
{
    struct diags *diags = &document->diags;
    const char *name = document->source.name;
    const struct office *office = need_office(fangan, name, document->arena);
    document->rules = office == NULL ? NULL : office->rules;
    document->bytes =
        arena_strndup(document->arena, buf_text(bytes), bytes->len);
    document->n_bytes = bytes->len;
    document->type = type_of(document);
    document->plan = read_file(fangan, document);
    if (document->plan == NULL)
        return;
    if (document->type == FILE_PLAN)
        image_check_all(document->plan, diags);
    pass_dates_on(document->plan);
    for (struct plan *p = document->plan; p != NULL; p = p->next)
        kind_analyse(p, fangan->kinds, diags);
    companions_load(document->plan, fangan->kinds, document->arena, diags);
    set_profile(document, office);
}

static struct document *new_document(const struct fangan *fangan,
                                     const char *name)
{
    struct arena *arena = arena_new();
    struct document *document = arena_new_object(arena, struct document);
    document->arena = arena;
    document->source.name = name;
    document->diags =
        (struct diags){.arena = arena, .lang = fangan->diags->lang};
    document->notes.arena = arena;
    return document;
}

static struct document *read_path(struct fangan *fangan, const char *path,
                                  const char *name, bool is_import)
{
    bool is_stdin = strcmp(path, "-") == 0;
    struct document *document =
        new_document(fangan, !is_stdin      ? path
                             : name != NULL ? name
                                            : "<stdin>");
    struct buf bytes = BUF_EMPTY;
    document->is_import = is_import;
    if (file_read(path, &bytes, &document->diags)) {
        document->diags.source = &document->source;
        read_bytes(fangan, document, &bytes);
    }
    buf_free(&bytes);
    return document;
}

struct document *fangan_read(struct fangan *fangan, const char *path,
                             const char *name)
{
    return read_path(fangan, path, name, false);
}

struct document *fangan_import(struct fangan *fangan, const char *path,
                               const char *name)
{
    return read_path(fangan, path, name, true);
}

struct document *fangan_read_text(struct fangan *fangan, const char *name,
                                  const char *text, size_t len)
{
    struct document *document = new_document(fangan, name);
    struct buf bytes = BUF_EMPTY;
    document->diags.source = &document->source;
    buf_add(&bytes, text, len);
    read_bytes(fangan, document, &bytes);
    buf_free(&bytes);
    return document;
}

void document_free(struct document *document)
{
    arena_free(document->arena);
}

void fangan_write_plan(const struct fangan *fangan, const struct plan *plan,
                       struct buf *out)
{
    struct plan named = *plan;
    const struct kind *kind =
        plan->kind == NULL ? NULL : kind_find(fangan->kinds, plan->kind);
    if (named.meta.kind == NULL && kind != NULL &&
        plan->relation != RELATION_ATTACHMENT)
        named.meta.kind = kind->name;
    markdown_write(&named, fangan->kinds, out);
}

/* -- Checking and rendering ---------------------------------------------- */

static void add_rules_of_kind(const struct kinds *kinds,
                              const struct plan *plan, struct rule_set *set)
{
    if (plan == NULL || plan->kind == NULL)
        return;
    const struct kind *kind = kind_find(kinds, plan->kind);
    for (size_t i = 0; kind != NULL && i < kind->rules.n; i++)
        rule_set_keep(set, kind->rules.items[i].text, true);
}

/* What the document itself switches off (校核: {off: [...]}) comes last. */
static void choose_rules(const struct fangan *fangan,
                         const struct document *document,
                         const struct rule_choice *choice, struct rule_set *set)
{
    rule_set_default(set);
    add_rules_of_kind(fangan->kinds, document->plan, set);
    add_rules_of_kind(fangan->kinds, document->plan->issued, set);
    if (document->rules != NULL)
        rules_file_apply(document->rules, set);
    if (choice != NULL)
        rule_set_choose(set, choice);
    const struct names *off = &document->plan->meta.lint_off;
    for (size_t i = 0; i < off->n; i++)
        rule_set_keep(set, off->items[i], false);
}

static void run_rules(const struct fangan *fangan,
                      const struct document *document, const struct plan *plan,
                      struct diags *diags)
{
    struct texts *texts = texts_new(plan);
    struct plan shared = *plan; /* so that the rules share the texts */
    shared.texts = texts;
    diags->source = plan->source;
    check_plan(&shared, fangan->kinds, diags);
    if (fangan->damaged_words != NULL)
        check_damaged_words(&shared, fangan->damaged_words, diags);
    if (document->rules != NULL)
        check_terms(&shared, document->rules, diags);
    diags->source = &document->source;
    texts_free(texts);
}

/* The format of a Word file, which only the file itself shows. */
static void check_word_format(struct fangan *fangan, struct document *document)
{
    if (document->word.format != NULL && need_font_config(fangan))
        conformity_check(document->plan, document->word.format,
                         document->profile, fangan->fonts_config,
                         &document->diags);
}

void fangan_check(struct fangan *fangan, struct document *document,
                  const struct rule_choice *choice)
{
    struct diags *diags = &document->diags;
    const struct plan *plan = document->plan;
    if (plan == NULL) {
        diags_sort(diags);
        return;
    }
    struct rule_set *set = arena_new_object(document->arena, struct rule_set);
    choose_rules(fangan, document, choice, set);
    document->rule_set = set;
    for (const struct plan *p = plan; p != NULL; p = p->next)
        run_rules(fangan, document, p, diags);
    if (plan->issued != NULL)
        run_rules(fangan, document, plan->issued, diags);
    check_word_format(fangan, document);
    rule_set_apply(set, diags);
    diags_sort(diags);
    pardons_apply(plan, set, diags);
    if (plan->issued != NULL)
        pardons_apply(plan->issued, set, diags);
    diags_sort(diags);
}

/* -- Mending ------------------------------------------------------------- */

/* A fix may uncover another; rules that undo each other must not go on. */
enum { MAX_ROUNDS = 10 };

/* Whether the file of document holds what its text says, byte for byte, so
 * that bytes beside a change stay what they are. */
static bool is_faithful(const struct document *document)
{
    struct buf bytes = BUF_EMPTY;
    const struct source *source = &document->source;
    bool ok = charset_encode(source, source->text, source->len, &bytes) &&
              bytes.len == document->n_bytes &&
              memcmp(buf_text(&bytes), document->bytes, bytes.len) == 0;
    buf_free(&bytes);
    return ok;
}

/* The document with the edits made, read anew; NULL if its file can't hold
 * that, or could not be read any more. */
static struct document *make_edits(struct fangan *fangan,
                                   const struct document *document,
                                   const struct edits *edits)
{
    struct buf text = BUF_EMPTY, bytes = BUF_EMPTY;
    struct document *made = NULL;
    fix_apply(&document->source, edits, &text);
    if (charset_encode(&document->source, buf_text(&text), text.len, &bytes)) {
        made = new_document(fangan, document->source.name);
        made->diags.source = &made->source;
        read_bytes(fangan, made, &bytes);
        bool is_same =
            made->plan != NULL && made->source.len == text.len &&
            memcmp(made->source.text, buf_text(&text), text.len) == 0;
        if (!is_same) {
            document_free(made);
            made = NULL;
        }
    }
    buf_free(&bytes);
    buf_free(&text);
    return made;
}

bool fangan_mend(struct fangan *fangan, struct document *document,
                 const struct rule_choice *choice, bool is_all,
                 struct mended *mended)
{
    const struct document *from = document;
    bool ok = true;
    *mended = (struct mended){NULL, {NULL, 0}, 0};
    if (document->plan == NULL || document->type != FILE_PLAN)
        return true;
    for (int round = 0; ok && round < MAX_ROUNDS; round++) {
        struct edits edits = fix_collect(&from->diags, is_all, from->arena);
        if (edits.n == 0)
            break;
        struct document *made =
            is_faithful(from) ? make_edits(fangan, from, &edits) : NULL;
        if (made == NULL) {
            diag_add(&document->diags, DIAG_CHARSET_LOSSY, SPAN_NONE,
                     document->source.charset, NULL);
            ok = false;
            continue;
        }
        mended->changes =
            changes_add(&mended->changes, &edits, document->arena);
        mended->n_findings += edits.n_findings;
        if (mended->document != NULL)
            document_free(mended->document);
        mended->document = made;
        fangan_check(fangan, made, choice);
        from = made;
    }
    return ok;
}

/* -- Formatting ---------------------------------------------------------- */

bool fangan_format(struct fangan *fangan, struct document *document,
                   struct formatted *formatted)
{
    struct source *source = &formatted->source;
    struct buf text = BUF_EMPTY;
    assert(document->plan != NULL && document->type == FILE_PLAN);
    *formatted = (struct formatted){.source = document->source};
    format_plan(document->plan, fangan->kinds, &text, &formatted->changes);
    source->text = arena_strndup(document->arena, buf_text(&text), text.len);
    source->len = text.len;
    buf_free(&text);
    source_index_lines(source, document->arena);
    if (!format_reads_as(source, document->plan, fangan->kinds)) {
        diag_add(&document->diags, DIAG_FORMAT_UNSAFE, SPAN_NONE, NULL);
        return false;
    }
    if (is_faithful(document) && charset_encode(&document->source, source->text,
                                                source->len, &formatted->bytes))
        return true;
    diag_add(&document->diags, DIAG_CHARSET_LOSSY, SPAN_NONE,
             document->source.charset, NULL);
    buf_free(&formatted->bytes);
    return false;
}

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

static size_t count_errors(const struct diags *diags)
{
    return diags->count[SEVERITY_ERROR] + diags->count[SEVERITY_FATAL];
}

/* NULL if a font is missing, or the layout itself finds an error. */
static const struct pages *lay_out(struct fangan *fangan,
                                   struct document *document,
                                   const struct rendition *rendition)
{
    if (!need_fonts(fangan))
        return NULL;
    struct diags *diags = &document->diags;
    size_t before = count_errors(diags);
    struct metrics metrics = fangan->pdf->fonts_metrics(fangan->fonts);
    const struct pages *pages = layout_plan(document->plan, rendition, &metrics,
                                            document->arena, diags);
    bool ok = fangan->pdf->fonts_ready(fangan->fonts, diags) &&
              count_errors(diags) == before;
    if (document->rule_set != NULL) { /* the rules about pages count, too */
        rule_set_apply(document->rule_set, diags);
        diags_sort(diags);
        pardons_apply_to_pages(document->plan, diags);
        if (document->plan->issued != NULL)
            pardons_apply_to_pages(document->plan->issued, diags);
    }
    return ok ? pages : NULL;
}

/* The fonts are the pdf module's. */
static enum font_embed embed_font(void *context, enum face face,
                                  const uint32_t *scalars, size_t n,
                                  struct buf *program)
{
    const struct fangan *fangan = context;
    return fangan->pdf->fonts_embed(fangan->fonts, face, scalars, n, program);
}

static bool render_docx(struct fangan *fangan, struct document *document,
                        const struct rendition *rendition,
                        const struct render_options *options, struct buf *out)
{
    if (!need_docx(fangan) || (options->embeds_fonts && !need_fonts(fangan)))
        return false;
    struct docx_comments comments = {NULL, 0};
    if (options->has_comments)
        comments = remarks_collect(document->plan, &document->diags);
    const struct docx_embedder embedder = {fangan, embed_font};
    return fangan->docx->write(document->plan, rendition, &comments,
                               options->embeds_fonts ? &embedder : NULL,
                               fangan->fonts_config, &document->diags, out);
}

bool fangan_render(struct fangan *fangan, struct document *document,
                   enum output output, const struct render_options *options,
                   struct buf *out)
{
    assert(document->plan != NULL && document->type == FILE_PLAN);
    const struct render_options plain = {false, false, false};
    if (options == NULL)
        options = &plain;
    struct rendition rendition = {document->profile, options->is_draft};
    const struct pages *pages = NULL;
    switch (output) {
    case OUTPUT_DOCX:
        return render_docx(fangan, document, &rendition, options, out);
    case OUTPUT_PDF:
        pages = lay_out(fangan, document, &rendition);
        return pages != NULL &&
               fangan->pdf->write(pages, fangan->fonts, &document->diags, out);
    case OUTPUT_PAGES:
        pages = lay_out(fangan, document, &rendition);
        if (pages != NULL)
            pages_dump(pages, out);
        return pages != NULL;
    case OUTPUT_COUNT:
        break;
    }
    return false;
}

/* The value as the only one of a front matter of its own. */
bool fangan_check_value(const struct fangan *fangan, const char *key,
                        const char *text, struct diags *diags)
{
    struct buf front = BUF_EMPTY;
    uint32_t body;
    buf_printf(&front, "---\n%s: \"", key);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            buf_add_char(&front, '\\');
        buf_add_char(&front, *text);
    }
    buf_add_str(&front, "\"\n---\n");
    struct source *source = arena_new_object(diags->arena, struct source);
    source->name = key;
    source->text = arena_strdup(diags->arena, buf_text(&front));
    source->len = front.len;
    buf_free(&front);
    source_index_lines(source, diags->arena);
    diags->source = source;
    bool ok = front_read(plan_new(diags->arena, source), fangan->kinds, &body,
                         diags) &&
              diags->first == NULL;
    diags->source = NULL;
    return ok;
}

const struct kinds *fangan_kinds(const struct fangan *fangan)
{
    return fangan->kinds;
}

const struct font_report *fangan_font_report(struct fangan *fangan)
{
    if (!need_pdf(fangan))
        return NULL;
    return fangan->pdf->report(fangan->fonts_config, fangan->diags->arena,
                               fangan->diags);
}

bool fangan_prepare(struct fangan *fangan, const char *path,
                    const enum output *outputs, size_t n)
{
    bool ok = fangan->kinds != NULL;
    need_office(fangan, path, fangan->diags->arena);
    for (size_t i = 0; ok && i < n; i++)
        ok = outputs[i] == OUTPUT_DOCX ? need_docx(fangan) : need_fonts(fangan);
    return ok;
}
