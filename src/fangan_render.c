/*
 * The facade: from a document to its pages and files.
 */
#include "fangan_part.h"

#include "check/pardon.h"
#include "layout/layout.h"
#include "write/remarks.h"

#include <assert.h>
#include <string.h>

static size_t count_errors(const struct diags *diags)
{
    return diags->count[SEVERITY_ERROR] + diags->count[SEVERITY_FATAL];
}

/* Made once for all formats, with its findings.  NULL if a font is missing, or
 * the layout itself finds an error. */
static const struct pages *lay_out(struct fangan *fangan,
                                   struct document *document,
                                   const struct rendition *rendition)
{
    if (document->pages != NULL &&
        document->pages_are_draft == rendition->is_draft)
        return document->pages;
    if (!fangan_need_fonts(fangan))
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
    document->pages = ok ? pages : NULL;
    document->pages_are_draft = rendition->is_draft;
    return document->pages;
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
    if (!fangan_need_docx(fangan) ||
        (options->embeds_fonts && !fangan_need_fonts(fangan)))
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
    if (!fangan_need_title_words(fangan))
        return false;
    struct rendition rendition = {.profile = document->profile,
                                  .is_draft = options->is_draft,
                                  .title_words = fangan->title_words};
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

const struct font_report *fangan_font_report(struct fangan *fangan)
{
    if (!fangan_need_pdf(fangan))
        return NULL;
    return fangan->pdf->report(fangan->fonts_config, fangan->diags->arena,
                               fangan->diags);
}

const char **fangan_opened_fonts(const struct fangan *fangan,
                                 struct arena *arena)
{
    return fangan->fonts == NULL
               ? arena_array(arena, 1, sizeof(const char *))
               : fangan->pdf->fonts_paths(fangan->fonts, arena);
}

bool fangan_prepare(struct fangan *fangan, const char *path, bool uses_fonts)
{
    fangan_need_office(fangan, path, fangan->diags->arena);
    return fangan->kinds != NULL && fangan_need_docx(fangan) &&
           (!uses_fonts || fangan_need_fonts(fangan));
}
