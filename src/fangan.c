/*
 * The facade, which alone sees all stages: here what documents share, each
 * thing loaded when it is first needed, and reading.
 */
#include "fangan_part.h"

#include "base/file.h"
#include "check/check.h"
#include "check/terms.h"
#include "read/charset.h"
#include "read/companion.h"
#include "read/front.h"
#include "read/image.h"
#include "read/reader.h"
#include "read/text.h"
#include "write/markdown.h"
#include "write/module.h"

#include <string.h>

/* -- What documents share ------------------------------------------------ */

struct fangan *fangan_new(struct diags *diags)
{
    struct fangan *fangan = arena_new_object(diags->arena, struct fangan);
    fangan->diags = diags;
    fangan->kinds = kinds_load(diags->arena, diags);
    return fangan;
}

void fangan_free(struct fangan *fangan)
{
    if (fangan->fonts != NULL)
        fangan->pdf->fonts_close(fangan->fonts);
}

bool fangan_need_damaged_words(struct fangan *fangan)
{
    if (fangan->damaged_words == NULL)
        fangan->damaged_words = damaged_words_load(fangan->diags);
    return fangan->damaged_words != NULL;
}

bool fangan_need_font_config(struct fangan *fangan)
{
    if (fangan->fonts_config == NULL)
        fangan->fonts_config =
            font_config_load(fangan->diags->arena, fangan->diags);
    return fangan->fonts_config != NULL;
}

bool fangan_need_title_words(struct fangan *fangan)
{
    if (fangan->title_words == NULL)
        fangan->title_words =
            title_words_load(fangan->diags->arena, fangan->diags);
    return fangan->title_words != NULL;
}

bool fangan_need_docx(struct fangan *fangan)
{
    if (fangan->docx == NULL)
        fangan->docx = module_load("docx", "fangan_docx_module", fangan->diags);
    return fangan->docx != NULL && fangan_need_font_config(fangan);
}

bool fangan_need_pdf(struct fangan *fangan)
{
    if (fangan->pdf == NULL)
        fangan->pdf = module_load("pdf", "fangan_pdf_module", fangan->diags);
    return fangan->pdf != NULL && fangan_need_font_config(fangan);
}

bool fangan_need_fonts(struct fangan *fangan)
{
    if (!fangan_need_pdf(fangan))
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
const struct office *fangan_need_office(struct fangan *fangan, const char *path,
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
        fangan->word =
            module_load("docx_reader", "fangan_docx_reader", fangan->diags);
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

void fangan_read_bytes(struct fangan *fangan, struct document *document,
                       const struct buf *bytes)
{
    struct diags *diags = &document->diags;
    const char *name = document->source.name;
    const struct office *office =
        fangan_need_office(fangan, name, document->arena);
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

struct document *fangan_new_document(const struct fangan *fangan,
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
        fangan_new_document(fangan, !is_stdin      ? path
                                    : name != NULL ? name
                                                   : "<stdin>");
    struct buf bytes = BUF_EMPTY;
    document->is_import = is_import;
    if (file_read(path, &bytes, &document->diags)) {
        document->diags.source = &document->source;
        fangan_read_bytes(fangan, document, &bytes);
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
    struct document *document = fangan_new_document(fangan, name);
    struct buf bytes = BUF_EMPTY;
    document->diags.source = &document->source;
    buf_add(&bytes, text, len);
    fangan_read_bytes(fangan, document, &bytes);
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
        named.meta.kind = kind_name_for(kind, plan->title);
    markdown_write(&named, fangan->kinds, out);
}

const struct kinds *fangan_kinds(const struct fangan *fangan)
{
    return fangan->kinds;
}
