/*
 * The title in the lines that the PDF has: layout is asked how a title is
 * broken, so that there is one answer to it.
 */
#include "write/docx_part.h"

#include "base/utf8.h"
#include "layout/title_shape.h"

/* Word's fonts are not at hand: a cell for Han, half of one for the rest. */
static int advance(void *context, enum face face, uint32_t scalar)
{
    (void)context;
    (void)face;
    return scalar_is_cjk(scalar) || scalar_columns(scalar) == 2 ? EM_UNITS
                                                                : EM_UNITS / 2;
}

struct metrics docx_metrics(void)
{
    return (struct metrics){NULL, advance};
}

static void add_line(struct buf *out, const struct cluster *clusters, size_t n)
{
    if (out->len > 0)
        buf_add_char(out, '\n');
    for (size_t i = 0; i < n; i++)
        buf_add_utf8(out, clusters[i].scalar);
}

/* A part that the author did not break.  What layout finds no shape for is
 * left to Word. */
static void add_part(struct buf *out, const struct cluster *clusters, size_t n,
                     const struct title_words *words)
{
    struct title_shape shape;
    size_t start = 0;

    if (!title_shape_find(clusters, n, words, &shape)) {
        add_line(out, clusters, n);
        return;
    }
    for (size_t i = 0; i < shape.n; i++) {
        add_line(out, clusters + start, shape.ends[i] - start);
        start = shape.ends[i];
    }
}

static void break_title(const char *title, const struct title_words *words,
                        struct buf *out)
{
    const struct metrics metrics = docx_metrics();
    struct paragraph text = PARAGRAPH_EMPTY;

    paragraph_clear(&text, SPAN_NONE);
    paragraph_add(&text, title, (struct cluster_style){.face = FACE_TITLE});
    paragraph_finish(&text, &metrics, ruler_of_size(SIZE_TITLE), SIZE_TITLE);
    for (size_t start = 0, end; start < text.n; start = end + 1) {
        end = paragraph_segment_end(&text, start);
        if (end > start)
            add_part(out, text.clusters + start, end - start, words);
    }
    paragraph_free(&text);
}

void docx_write_title(struct docx *docx, const char *style, const char *title)
{
    struct buf lines = BUF_EMPTY;

    if (title == NULL || *title == '\0')
        return;
    break_title(title,
                docx->rendition == NULL ? NULL : docx->rendition->title_words,
                &lines);
    docx_write_paragraph(docx, style, buf_text(&lines));
    buf_free(&lines);
    if (docx->profile->word_blank_rows) /* 标题下空一行 */
        docx_write_paragraph(docx, "BlankRow", "");
}
