/*
 * What of the text goes to a new page with the signature, so that it does not
 * stand there alone (GB/T 9704-2012 7.3.5.5).  Layout carries two rows over.
 *
 * So does Word: w:keepNext keeps a paragraph at least partly on one page with
 * the next (ECMA-376 17.3.1.15), and w:widowControl, on it alone, makes that
 * two rows.  LibreOffice takes a paragraph as a whole, so a long one that
 * breaks well by itself is left alone.  So is the first always, for page 1
 * must show some text (7.3.3) in a program that takes the whole of it too:
 * page 1 ends as early as in the PDF instead, above an empty frame.
 */
#include "write/docx_part.h"

#include "layout/geometry.h"

enum { KEPT_LINES = 2 };

bool docx_is_run_in(const struct block *block)
{
    return block->kind == BLOCK_HEADING && block->as.heading.run_in &&
           block->next != NULL && block->next->kind == BLOCK_PARAGRAPH;
}

/* -- The end of the text --------------------------------------------------- */

struct ending {
    const struct block *first;  /* of all the text */
    const struct block *before; /* with its headings, as the next; or NULL */
    const struct block *last;   /* or NULL: no text stands last */
    const struct block *rows; /* the block whose place the rows of last have */
    int lines_before, lines;
};

static int runs_width(const struct run *runs, int most)
{
    int width = 0;

    for (; runs != NULL && width <= most; runs = runs->next)
        width += docx_text_width(runs->text);
    return width;
}

/* How many lines of body text a block takes, a run-in heading with the
 * paragraph behind it; or more than most. */
static int count_lines(const struct block *block, int most)
{
    const struct heading *heading = NULL;
    int line = 2 * LINE_CELLS;
    int width = 4; /* the indent */

    if (block->kind == BLOCK_HEADING) {
        heading = &block->as.heading;
        width += docx_text_width(heading_shown_number(heading)) +
                 docx_text_width(heading->text) +
                 docx_text_width(heading->closing);
        block = block->next;
    }
    if (block->kind == BLOCK_ITEM)
        width += docx_text_width(block->as.item.marker);
    width += runs_width(block->kind == BLOCK_PARAGRAPH ? block->as.paragraph
                                                       : block->as.item.runs,
                        most * line);
    return (width + line - 1) / line;
}

static struct ending find_ending(const struct block *first)
{
    struct ending end = {.first = first};
    const struct block *open = NULL;

    for (const struct block *block = first; block != NULL;
         block = block->next) {
        bool is_run_in = docx_is_run_in(block);
        bool is_text = is_run_in || block->kind == BLOCK_PARAGRAPH ||
                       block->kind == BLOCK_ITEM;

        if (open == NULL)
            open = block;
        if (block->kind == BLOCK_HEADING && !is_run_in)
            continue;
        end.before = is_text ? end.last : NULL;
        end.lines_before = end.lines;
        end.last = is_text ? open : NULL; /* tables and pictures stay */
        end.lines = is_text ? count_lines(block, KEPT_LINES) : 0;
        end.rows = block;
        open = NULL;
        block = is_run_in ? block->next : block;
    }
    return end;
}

/* -- Where layout puts it -------------------------------------------------- */

/* The rows of a block on a page. */
static int count_rows(const struct page *page, const struct block *block)
{
    int rows = 0;
    emu y = 0;

    for (const struct text_piece *text = page->first_text; text != NULL;
         text = text->next) {
        if (text->span.start < block->span.start ||
            text->span.start >= block->span.end || (rows > 0 && text->y == y))
            continue;
        rows++;
        y = text->y;
    }
    return rows;
}

/* Whether layout has a page end inside of a paragraph and the next page takes
 * more than enough of it to go with a signature: a row more, should Word break
 * a line elsewhere. */
static bool is_broken_well(struct docx *docx, const struct block *block)
{
    const struct pages *pages = docx_lay_out(docx);
    int rows = 0, rows_before = 0;

    if (pages == NULL)
        return false;
    for (const struct page *p = pages->first; p != NULL; p = p->next) {
        int here = count_rows(p, block);
        if (here == 0)
            continue;
        rows_before += rows;
        rows = here;
    }
    return rows_before > 0 && rows > KEPT_LINES + 1;
}

/* The top of the row below the last one that a block has on a page. */
static emu next_row(const struct page *page, const struct block *block)
{
    emu baseline = AREA_TOP;

    for (const struct text_piece *text = page->first_text; text != NULL;
         text = text->next)
        if (text->span.start >= block->span.start &&
            text->span.start < block->span.end && text->y > baseline)
            baseline = text->y;
    return baseline - geometry_ascent(SIZE_BODY) + geometry_rows(1);
}

/* Where page 1 has to end so that the next one begins with what layout carries
 * there of a block, though it would have room where it stands; 0: nothing, or
 * empty rows have the text of the Word file stand elsewhere. */
static int find_page_end(struct docx *docx, const struct block *block)
{
    const struct pages *pages = docx_lay_out(docx);
    int bottom = docx_text_bottom(docx);

    if (docx->profile->word_blank_rows || pages == NULL || pages->n < 2 ||
        count_rows(pages->first, block) == 0)
        return 0;

    int rows = count_rows(pages->first->next, block);
    int top = docx_twips(next_row(pages->first, block));
    bool is_carried =
        rows > 0 && rows <= KEPT_LINES && top + BODY_HEIGHT <= bottom;

    return is_carried ? top + ROW_SPARE : 0;
}

struct docx_kept docx_find_kept(struct docx *docx)
{
    struct docx_kept kept = {0};

    if (!docx_is_signed(docx))
        return kept;

    struct ending end = find_ending(docx->text->first);
    bool is_short = end.lines == 1 && end.lines_before == 1 &&
                    end.before != NULL && end.before != end.first;

    if (end.last == NULL)
        return kept;
    if (end.last == end.first) {
        kept.page_end = find_page_end(docx, end.rows);
        kept.ends = kept.page_end != 0 ? end.last : NULL;
    } else if (end.lines <= KEPT_LINES || !is_broken_well(docx, end.rows)) {
        kept.first = is_short ? end.before : end.last;
    }
    return kept;
}

/* Down to the end of the text of page 1. */
void docx_write_page_end(struct docx *docx, int top)
{
    int bottom = docx_text_bottom(docx) + HALF_LEADING;
    struct docx_direct direct = {.frame = FRAME_PAGE_END,
                                 .frame_top = top,
                                 .frame_height = bottom - top};

    docx_start_paragraph(docx, "PageEnd", &direct);
    docx_end_paragraph(docx);
}
