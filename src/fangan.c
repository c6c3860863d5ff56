/*
 * The facade: the only file that sees all stages.  What documents share is
 * loaded when it is first needed.
 */
#include "fangan.h"

#include "base/file.h"
#include "check/check.h"
#include "font/config.h"
#include "kind/kind.h"
#include "layout/layout.h"
#include "read/charset.h"
#include "read/companion.h"
#include "read/image.h"
#include "read/reader.h"
#include "write/docx.h"
#include "write/module.h"
#include "write/pdf.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct fangan {
    struct diags *diags; /* about the program's own parts; owns their memory */
    struct kinds *kinds;
    const struct font_config *fonts_config;
    const struct docx_module *docx;
    const struct pdf_module *pdf;
    struct fonts *fonts; /* opened by the pdf module, which closes them */
};

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

/* -- Reading ------------------------------------------------------------- */

/* Refuses what there is no reader for yet; what is no text at all is refused
 * behind the next door, by charset_decode(). */
static bool has_reader(const char *name, const struct buf *bytes,
                       struct diags *diags)
{
    enum file_type type = file_type_of(name, bytes->data, bytes->len);
    if (type != FILE_TEXT && type != FILE_DOCX)
        return true;
    diag_add(diags, DIAG_READER_MISSING, SPAN_NONE,
             type == FILE_TEXT ? ".txt" : ".docx", NULL);
    return false;
}

static void read_bytes(struct fangan *fangan, struct document *document,
                       const struct buf *bytes)
{
    struct diags *diags = &document->diags;
    const char *name = document->source.name;
    if (bytes->len > 0 && !has_reader(name, bytes, diags))
        return;
    if (!charset_decode(name, bytes->data, bytes->len, document->arena,
                        &document->source, diags))
        return;
    document->plan =
        read_plan(&document->source, fangan->kinds, document->arena, diags);
    if (document->plan == NULL)
        return;
    image_check_all(document->plan, diags);
    kind_analyse(document->plan, fangan->kinds, diags);
    companions_load(document->plan, fangan->kinds, document->arena, diags);
    const struct meta *meta = &document->plan->meta;
    if (meta->profile != NULL)
        document->profile = profile_load(meta->profile, meta->profile_span,
                                         name, document->arena, diags);
}

struct document *fangan_read(struct fangan *fangan, const char *path,
                             const char *name)
{
    struct arena *arena = arena_new();
    struct document *document = arena_new_object(arena, struct document);
    bool is_stdin = strcmp(path, "-") == 0;
    document->arena = arena;
    document->source.name = !is_stdin ? path : name != NULL ? name : "<stdin>";
    document->diags =
        (struct diags){.arena = arena, .lang = fangan->diags->lang};
    struct buf bytes = BUF_EMPTY;
    if (file_read(path, &bytes, &document->diags)) {
        document->diags.source = &document->source;
        read_bytes(fangan, document, &bytes);
    }
    buf_free(&bytes);
    return document;
}

void document_free(struct document *document)
{
    arena_free(document->arena);
}

/* -- Checking and rendering ---------------------------------------------- */

/* Drops what the front matter switches off (校核: {off: [...]}); what can't
 * be handled at all can't be switched off. */
static void drop_unwanted(struct document *document)
{
    const struct names *off = &document->plan->meta.lint_off;
    for (size_t i = 0; i < off->n; i++) {
        enum diag_code code = diag_find(off->items[i]);
        if (code != DIAG_COUNT && diag_info(code)->severity != SEVERITY_FATAL)
            diags_drop(&document->diags, code);
    }
}

void fangan_check(const struct fangan *fangan, struct document *document)
{
    struct diags *diags = &document->diags;
    if (document->plan != NULL) {
        struct plan *issued = document->plan->issued;
        check_plan(document->plan, fangan->kinds, diags);
        if (issued != NULL) {
            diags->source = issued->source;
            check_plan(issued, fangan->kinds, diags);
            diags->source = &document->source;
        }
        drop_unwanted(document);
    }
    diags_sort(diags);
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
    if (!fangan->pdf->fonts_ready(fangan->fonts, diags) ||
        count_errors(diags) > before)
        return NULL;
    return pages;
}

/* The block that a finding is about; NULL: the front matter, or no text. */
static const struct block *block_at(const struct plan *plan,
                                    const struct diag *diag)
{
    if (diag->source != plan->source || span_is_none(diag->span))
        return NULL;
    const struct block *found = NULL;
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        if (b->span.start <= diag->span.start && diag->span.start < b->span.end)
            found = b;
    return found;
}

static const char *comment_text(const struct diag *diag, enum lang lang,
                                struct arena *arena)
{
    struct buf text = BUF_EMPTY;
    diag_message(diag, lang, &text);
    buf_printf(&text, " [%s]", diag_info(diag->code)->name);
    if (diag->hint != NULL)
        buf_printf(&text, "\n%s", diag->hint);
    const char *copy = arena_strdup(arena, buf_text(&text));
    buf_free(&text);
    return copy;
}

/* The findings as remarks in the margin. */
static struct docx_comments make_comments(const struct document *document)
{
    const struct diags *diags = &document->diags;
    size_t n = 0;
    for (const struct diag *d = diags->first; d != NULL; d = d->next)
        n++;
    struct docx_comment *items =
        arena_array(document->arena, n, sizeof(*items));
    n = 0;
    for (const struct diag *d = diags->first; d != NULL; d = d->next)
        items[n++] = (struct docx_comment){
            block_at(document->plan, d),
            comment_text(d, diags->lang, document->arena)};
    return (struct docx_comments){items, n};
}

static bool render_docx(struct fangan *fangan, struct document *document,
                        const struct rendition *rendition, bool has_comments,
                        struct buf *out)
{
    if (!need_docx(fangan))
        return false;
    struct docx_comments comments = {NULL, 0};
    if (has_comments)
        comments = make_comments(document);
    return fangan->docx->write(document->plan, rendition, &comments,
                               fangan->fonts_config, &document->diags, out);
}

bool fangan_render(struct fangan *fangan, struct document *document,
                   enum output output, const struct render_options *options,
                   struct buf *out)
{
    assert(document->plan != NULL);
    const struct render_options plain = {false, false};
    if (options == NULL)
        options = &plain;
    struct rendition rendition = {document->profile, options->is_draft};
    const struct pages *pages = NULL;
    switch (output) {
    case OUTPUT_DOCX:
        return render_docx(fangan, document, &rendition, options->has_comments,
                           out);
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

const struct font_report *fangan_font_report(struct fangan *fangan)
{
    if (!need_pdf(fangan))
        return NULL;
    return fangan->pdf->report(fangan->fonts_config, fangan->diags->arena,
                               fangan->diags);
}
