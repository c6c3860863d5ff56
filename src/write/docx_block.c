/*
 * The text of a plan, block by block: an element of the standard a paragraph
 * style.
 */
#include "write/docx_part.h"

#include "layout/minutes.h"
#include "layout/pages.h"
#include "plan/attendance.h"

#include <string.h>

static const char *heading_style(const char *const styles[NUMBER_LEVELS],
                                 int level)
{
    int last = level > NUMBER_LEVELS ? NUMBER_LEVELS : level;
    return styles[last < 1 ? 0 : last - 1];
}

/* A heading keeps its face whatever is emphasised in it. */
static void write_heading_text(struct docx *docx, const struct heading *heading,
                               const char *style)
{
    docx_write_text(docx, heading_shown_number(heading), style);
    for (const struct run *run = heading->runs; run != NULL; run = run->next)
        docx_write_runs(docx, &(struct run){run->text, 0, run->link, NULL},
                        style);
    docx_write_text(docx, heading->closing, style);
}

static bool is_run_in(const struct block *block)
{
    return block->as.heading.run_in && block->next != NULL &&
           block->next->kind == BLOCK_PARAGRAPH;
}

/*
 * A run-in heading and the text behind it are one paragraph, which carries
 * the outline level; the heading part has the heading's character style, so
 * that it can be told from the text.  Word's style separator (w:specVanish)
 * would show the heading part alone in the navigation pane, but LibreOffice
 * 7.4 breaks the line at it, and the look is what a document is judged by.
 */
static const struct block *write_run_in(struct docx *docx,
                                        const struct block *block)
{
    static const char *const paragraphs[NUMBER_LEVELS] = {
        "RunIn1", "RunIn2", "RunIn3", "RunIn4", "RunIn5"};
    static const char *const characters[NUMBER_LEVELS] = {
        "Heading1Char", "Heading2Char", "Heading3Char", "Heading4Char",
        "Heading5Char"};
    const struct heading *heading = &block->as.heading;

    docx_start_paragraph(docx, heading_style(paragraphs, heading->level), NULL);
    write_heading_text(docx, heading,
                       heading_style(characters, heading->level));
    docx_close_comments(docx); /* those on the heading end where it does */
    docx_comment_block(docx, block->next);
    docx_open_comments(docx);
    docx_write_runs(docx, block->next->as.paragraph, NULL);
    docx_end_paragraph(docx);
    return block->next;
}

/* Returns the last block that was written. */
static const struct block *write_heading(struct docx *docx,
                                         const struct block *block)
{
    static const char *const styles[NUMBER_LEVELS] = {
        "Heading1", "Heading2", "Heading3", "Heading4", "Heading5"};

    if (is_run_in(block))
        return write_run_in(docx, block);
    docx_start_paragraph(docx, heading_style(styles, block->as.heading.level),
                         NULL);
    write_heading_text(docx, &block->as.heading, NULL);
    docx_end_paragraph(docx);
    return block;
}

static void write_item(struct docx *docx, const struct item *item)
{
    docx_start_paragraph(docx, "ListParagraph", NULL);
    docx_write_text(docx, item->marker, NULL);
    docx_write_runs(docx, item->runs, NULL);
    docx_end_paragraph(docx);
}

/* The caption stands below the picture. */
static void write_figure(struct docx *docx, const struct block *block)
{
    docx_write_image(docx, block);
    if (*block->as.image.caption != '\0')
        docx_write_paragraph(docx, "Caption", block->as.image.caption);
}

/* Word joins tables that touch, and wants a paragraph behind the last. */
static bool needs_paragraph_behind(const struct block *block)
{
    return block->kind == BLOCK_TABLE &&
           (block->next == NULL || block->next->kind == BLOCK_TABLE ||
            block->next->kind == BLOCK_PAGE_BREAK);
}

/* Returns the last block that was written: a run-in heading takes two. */
static const struct block *write_block(struct docx *docx,
                                       const struct block *block)
{
    switch (block->kind) { /* no default: -Wswitch names the kind we forgot */
    case BLOCK_HEADING:
        return write_heading(docx, block);
    case BLOCK_PARAGRAPH:
        docx_start_paragraph(docx, "NormalIndent", NULL);
        docx_write_runs(docx, block->as.paragraph, NULL);
        docx_end_paragraph(docx);
        break;
    case BLOCK_ITEM:
        write_item(docx, &block->as.item);
        break;
    case BLOCK_TABLE:
        docx_write_table(docx, &block->as.table);
        break;
    case BLOCK_IMAGE:
        write_figure(docx, block);
        break;
    case BLOCK_PAGE_BREAK:
        docx->breaks_page = true;
        break;
    }
    if (needs_paragraph_behind(block) && !docx->is_turned)
        docx_write_paragraph(docx, "TableText", "");
    return block;
}

/* How many lines of body text a paragraph takes, or more than most. */
static int count_lines(const struct block *block, int most)
{
    const struct run *runs = block->kind == BLOCK_PARAGRAPH
                                 ? block->as.paragraph
                                 : block->as.item.runs;
    int line = 2 * LINE_CELLS;
    int width = 4; /* the indent */

    for (; runs != NULL && width <= most * line; runs = runs->next)
        width += docx_text_width(runs->text);
    return (width + line - 1) / line;
}

enum { KEPT_LINES = 2 }; /* with the signature, as layout carries rows */

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

/* The end of the text, where it is signed. */
struct ending {
    const struct block *first;     /* of all the text */
    const struct block *before;    /* with its headings, as the next; or NULL */
    const struct block *last;      /* or NULL: no text stands last */
    const struct block *paragraph; /* of last */
    int lines_before, lines;
};

static struct ending find_ending(const struct block *first,
                                 const struct block *behind)
{
    struct ending end = {.first = first};
    const struct block *open = NULL;

    for (const struct block *block = first; block != behind;
         block = block->next) {
        if (open == NULL)
            open = block;
        if (block->kind == BLOCK_HEADING && !is_run_in(block))
            continue;
        if (block->kind == BLOCK_HEADING)
            block = block->next;
        bool is_text =
            block->kind == BLOCK_PARAGRAPH || block->kind == BLOCK_ITEM;
        end.before = is_text ? end.last : NULL;
        end.lines_before = end.lines;
        end.last = is_text ? open : NULL; /* tables and pictures stay */
        end.lines = is_text ? count_lines(block, KEPT_LINES) : 0;
        end.paragraph = block;
        open = NULL;
    }
    return end;
}

/*
 * Where the text begins that stays with the signature (7.3.5.5): the last
 * paragraph, the one before if both have but one line, and their headings.
 * Layout carries two rows over.  So does Word: w:keepNext keeps a paragraph
 * at least partly on one page with the next (ECMA-376 17.3.1.15), and
 * w:widowControl, on it alone, makes that two rows.  LibreOffice takes a
 * paragraph as a whole; so a long one that breaks well by itself is left
 * alone.  So is the first always, for page 1 must show some text (7.3.3), in
 * a program that takes the whole of it too.  NULL: none.
 */
static const struct block *find_kept(struct docx *docx,
                                     const struct ending *end)
{
    if (end->last == NULL || end->last == end->first ||
        (end->lines > KEPT_LINES && is_broken_well(docx, end->paragraph)))
        return NULL;
    if (end->lines == 1 && end->lines_before == 1 && end->before != NULL &&
        end->before != end->first)
        return end->before;
    return end->last;
}

static void write_blocks(struct docx *docx, const struct block *first,
                         const struct block *behind)
{
    const struct block *kept = NULL;

    if (docx_is_signed(docx) && docx->text->meta.n_attachments == 0) {
        struct ending end = find_ending(first, behind);
        kept = find_kept(docx, &end);
    }
    for (const struct block *block = first; block != behind;
         block = block->next) {
        docx->keeps_next = docx->keeps_next || block == kept;
        docx_comment_block(docx, block);
        block = write_block(docx, block);
    }
    docx->keeps_next = false;
    docx->breaks_page = false; /* a break behind all the text means nothing */
}

static const struct block *find_attendance(const struct docx *docx)
{
    return docx->format == FORMAT_MINUTES && docx->text == docx->plan
               ? minutes_find_attendance(docx->text)
               : NULL;
}

void docx_write_blocks(struct docx *docx)
{
    write_blocks(docx, docx->text->first, find_attendance(docx));
}

/* 10.3: the label in 黑体; names go on below the first character behind it. */
void docx_write_attendance(struct docx *docx)
{
    const char *style = "Attendance";

    for (const struct block *block = find_attendance(docx); block != NULL;
         block = block->next) {
        const struct run *first = block->as.paragraph;
        struct run rest = *first;
        size_t label = attendance_label(first->text);

        docx_comment_block(docx, block);
        docx_start_paragraph(docx, style, NULL);
        rest.text += label;
        docx_write_text(docx, arena_strndup(docx->arena, first->text, label),
                        "HeiText");
        docx_write_runs(docx, &rest, NULL);
        docx_end_paragraph(docx);
        style = "AttendanceNext";
    }
}
