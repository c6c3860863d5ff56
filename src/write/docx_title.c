/*
 * Titles and marks in the lines that the PDF has: layout is asked how a title
 * is broken, so that there is one answer to it.
 */
#include "write/docx_part.h"

#include "base/utf8.h"
#include "layout/title_shape.h"

/* Word's fonts are not at hand: a cell for Han, half of one for the rest. */
static int advance(void *context, enum face face, uint32_t scalar)
{
    (void)context;
    (void)face;
    if (scalar_is_han(scalar)) /* nearly always */
        return EM_UNITS;
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
                     int32_t measure, const struct title_words *words)
{
    struct title_shape shape;
    size_t start = 0;

    if (!title_shape_find(clusters, n, measure, words, &shape)) {
        add_line(out, clusters, n);
        return;
    }
    for (size_t i = 0; i < shape.n; i++) {
        add_line(out, clusters + start, shape.ends[i] - start);
        start = shape.ends[i];
    }
}

static void add_parts(struct buf *out, const struct paragraph *text,
                      int32_t measure, const struct title_words *words)
{
    for (size_t start = 0, end; start < text->n; start = end + 1) {
        end = paragraph_segment_end(text, start);
        if (end > start)
            add_part(out, text->clusters + start, end - start, measure, words);
    }
}

const char *docx_break_title(const struct docx *docx, const char *title,
                             int32_t measure)
{
    const struct metrics metrics = docx_metrics();
    struct paragraph text = PARAGRAPH_EMPTY;
    struct buf lines = BUF_EMPTY;

    paragraph_clear(&text, SPAN_NONE);
    paragraph_add(&text, title, (struct cluster_style){.face = FACE_TITLE});
    paragraph_finish(&text, &metrics, ruler_of_size(SIZE_TITLE), SIZE_TITLE);
    add_parts(&lines, &text, measure,
              docx->rendition == NULL ? NULL : docx->rendition->title_words);
    paragraph_free(&text);

    const char *broken = arena_strdup(docx->arena, buf_text(&lines));

    buf_free(&lines);
    return broken;
}

void docx_write_title(struct docx *docx, const char *style, const char *title)
{
    docx_comment_on(docx, docx->text);
    if (title == NULL || *title == '\0')
        return;
    docx_write_paragraph(docx, style,
                         docx_break_title(docx, title, TITLE_MEASURE));
    if (docx->profile->word_blank_rows) /* 标题下空一行 */
        docx_write_paragraph(docx, "BlankRow", "");
}
