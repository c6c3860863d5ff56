/*
 * cmark finds the blocks in the masked text; this file walks them and makes
 * drafts.  From cmark come the kinds of blocks, their first lines and how long
 * each line's text is, no text: that is read from the source, at the end of
 * the line, because cmark cuts only at the start of a line and blanks at its
 * end.  (Its columns are not reliable before 0.31.)
 */
#include "read/markdown.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "plan/numbering.h"
#include "read/heading.h"
#include "read/heading_shape.h"
#include "read/inline.h"
#include "read/line_list.h"
#include "read/mask.h"
#include "read/scan.h"
#include "read/table.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* A list that is open. */
struct list {
    bool is_ordered;
    int value; /* of the item being read */
};

struct walker {
    struct plan *plan;
    const struct source *source;
    struct arena *arena;
    struct diags *diags;
    struct inline_reader *reader;
    struct body_text text;
    const struct kinds *kinds; /* or NULL */
    struct drafts drafts;
    struct list lists[LIMIT_BLOCK_DEPTH + 1];
    int n_lists, n_quotes;
    bool is_item_fresh; /* nothing of the item was read yet */
    bool has_failed;
    size_t n_images;
    struct line_list lines; /* of the paragraph being read */
};

/* -- Lines --------------------------------------------------------------- */

/* The n-th source line (from 0) of a node. */
static struct line whole_line(const struct walker *w, cmark_node *node,
                              size_t n)
{
    return body_line(&w->text, (size_t)cmark_node_get_start_line(node) + n);
}

static void take_line(struct walker *w, cmark_node *node, size_t len,
                      bool is_hard)
{
    struct line whole = whole_line(w, node, w->lines.n);
    struct line line = body_line_text(&w->text, whole, len);

    line.is_hard |= is_hard;
    line_list_add(&w->lines, line);
}

/* Collects the lines of a paragraph. */
static void collect_lines(struct walker *w, cmark_node *node)
{
    size_t len = 0;

    w->lines.n = 0;
    for (cmark_node *i = cmark_node_first_child(node); i != NULL;
         i = cmark_node_next(i)) {
        cmark_node_type type = cmark_node_get_type(i);

        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK) {
            take_line(w, node, len, type == CMARK_NODE_LINEBREAK);
            body_line_take_backslash(&w->text, &w->lines.items[w->lines.n - 1]);
            len = 0;
        } else {
            len += strlen(cmark_node_get_literal(i));
        }
    }
    take_line(w, node, len, false);
}

/* -- Drafts -------------------------------------------------------------- */

static struct draft *add_draft(struct walker *w, enum draft_kind kind,
                               struct span span)
{
    return draft_add(&w->drafts, kind, span, w->arena);
}

static struct span lines_span(struct lines lines)
{
    return (struct span){lines.items[0].start, lines.items[lines.n - 1].end};
}

/* Whether what is read now belongs to no quote and to no list but perhaps a
 * numbered one at the top: pasted headings stand there. */
static bool is_at_top(const struct walker *w)
{
    return w->n_quotes == 0 &&
           (w->n_lists == 0 || (w->n_lists == 1 && w->lists[0].is_ordered));
}

/* 1. → level 3, （1） → 4, ① → 5 */
static int level_of_depth(int depth)
{
    return depth >= 3 ? NUMBER_LEVELS : depth + 2;
}

/* Where the marker in front of an item's text begins. */
static uint32_t marker_start(const struct walker *w, uint32_t content)
{
    const char *text = w->source->text;
    uint32_t at = content;

    while (at > w->text.body && byte_is_blank(text[at - 1]))
        at--;
    uint32_t behind = at;

    if (at > w->text.body && strchr("-+*.)", text[at - 1]) != NULL)
        at--;
    while (at > w->text.body && text[at - 1] >= '0' && text[at - 1] <= '9')
        at--;
    return at < behind ? at : content;
}

/* Makes the draft the item that its list is at. */
static void make_item(struct walker *w, struct draft *d)
{
    const struct list *list = &w->lists[w->n_lists - 1];
    uint32_t start = marker_start(w, d->span.start);

    d->depth = w->n_lists;
    d->marker = "——";
    if (list->is_ordered && list->value > 0)
        d->marker =
            number_format(level_of_depth(w->n_lists), list->value, w->arena);
    if (list->is_ordered && is_at_top(w)) {
        uint32_t end = start;

        while (end < d->span.start && !byte_is_blank(w->source->text[end]))
            end++;
        d->written =
            end > start
                ? arena_strndup(w->arena, w->source->text + start, end - start)
                : d->marker;
        d->number_level = level_of_depth(1);
        d->number_len = 0;
    }
    d->span.start = start;
}

/* The text began with a backslash: it is no heading. */
static void make_plain(struct draft *d)
{
    d->written = NULL;
    d->number_level = 0;
    d->number_len = 0;
    d->may_be_heading = false;
}

static void add_text(struct walker *w, struct lines lines, struct run *runs,
                     bool is_plain)
{
    struct draft *d = add_draft(w, DRAFT_TEXT, lines_span(lines));

    draft_set_runs(d, runs, w->arena);
    d->may_be_heading = is_at_top(w);
    if (w->is_item_fresh)
        make_item(w, d);
    if (is_plain)
        make_plain(d);
    w->is_item_fresh = false;
}

static void add_image(struct walker *w, const struct piece *piece)
{
    if (!scan_is_path_inside(piece->path)) {
        diag_add(w->diags, DIAG_IMAGE_OUTSIDE, piece->span, piece->path, NULL);
        if (piece->caption[0] == '\0')
            return;
        struct draft *d = add_draft(w, DRAFT_TEXT, piece->span);

        d->runs = arena_new_object(w->arena, struct run);
        d->runs->text = d->text = piece->caption;
        return;
    }
    if (++w->n_images == LIMIT_IMAGES + 1) {
        w->has_failed =
            !limit_over(w->diags, piece->span,
                        diags_word(w->diags, "图片的个数", "number of images"),
                        LIMIT_IMAGES);
    }
    struct draft *d = add_draft(w, DRAFT_IMAGE, piece->span);

    d->path = piece->path;
    d->caption = piece->caption;
}

/* -- Paragraphs ---------------------------------------------------------- */

static void read_text(struct walker *w, struct lines lines)
{
    struct piece *first = inline_read(w->reader, lines);

    for (struct piece *p = first; p != NULL; p = p->next) {
        if (p->runs != NULL)
            add_text(w, lines, p->runs,
                     p == first && inline_is_plain(w->reader));
        else
            add_image(w, p);
    }
}

static bool is_numbered(const struct walker *w, struct line line)
{
    const char *text = w->source->text + line.start;
    struct number number;

    while (scalar_is_blank(utf8_peek(text)))
        utf8_next(&text);
    return text < w->source->text + line.end && number_match(text, &number);
}

/* The first line of a file that has no title yet, and it ends as one. */
static bool is_title_line(const struct walker *w, struct line line)
{
    const char *ending;

    if (w->plan->meta.title != NULL || w->drafts.first != NULL ||
        w->kinds == NULL)
        return false;
    return kind_of_title(w->kinds,
                         arena_strndup(w->arena, w->source->text + line.start,
                                       line.end - line.start),
                         &ending) != NULL;
}

/* Pasted text has a line for each paragraph: one that is indented or numbered
 * begins a new one, and one that can only be a heading ends. */
static bool begins_paragraph(const struct walker *w, struct lines lines,
                             size_t first, size_t i)
{
    struct line before = lines.items[i - 1];

    if (lines.items[i].is_indented || is_numbered(w, lines.items[i]) ||
        (i == 1 && is_title_line(w, before)))
        return true;
    bool is_item = first == 0 && w->is_item_fresh && w->n_lists > 0 &&
                   w->lists[w->n_lists - 1].is_ordered;

    return i == first + 1 && !before.is_hard && is_at_top(w) &&
           (is_item || is_numbered(w, before)) &&
           heading_is_line(w->source->text + before.start,
                           before.end - before.start);
}

static void read_paragraphs(struct walker *w, struct lines lines)
{
    size_t first = 0;

    for (size_t i = 1; i <= lines.n; i++) {
        if (i < lines.n && !begins_paragraph(w, lines, first, i))
            continue;
        read_text(w, (struct lines){lines.items + first, i - first});
        first = i;
    }
}

static void read_table(struct walker *w, struct lines rows)
{
    struct draft *d = add_draft(w, DRAFT_TABLE, lines_span(rows));

    w->is_item_fresh = false;
    if (!table_read(w->reader, w->source, rows, &d->table, w->arena, w->diags))
        w->has_failed = true;
}

/* Tables, and what stands around them. */
static void read_lines(struct walker *w, struct lines lines)
{
    size_t first = 0;

    for (size_t i = 0; i < lines.n; i++) {
        if (!table_starts_at(w->source, lines, i))
            continue;
        size_t n = table_length(w->source, lines, i);

        if (i > first)
            read_paragraphs(w, (struct lines){lines.items + first, i - first});
        read_table(w, (struct lines){lines.items + i, n});
        first = i + n;
        i = first - 1;
    }
    if (first < lines.n)
        read_paragraphs(w,
                        (struct lines){lines.items + first, lines.n - first});
}

/* -- Other blocks -------------------------------------------------------- */

static void read_heading(struct walker *w, cmark_node *node)
{
    struct line line = whole_line(w, node, 0);
    const char *text = w->source->text;
    cmark_node *content = cmark_node_first_child(node);
    struct span span = {line.start, line.end};

    if (content == NULL)
        return;
    while (line.start < line.end && text[line.start] != '#')
        line.start++;
    span.start = line.start;
    while (line.start < line.end && text[line.start] == '#')
        line.start++;
    while (line.start < line.end && byte_is_blank(text[line.start]))
        line.start++;
    size_t len = strlen(cmark_node_get_literal(content));

    if (len < line.end - line.start)
        line.end = line.start + (uint32_t)len;
    struct draft *d = add_draft(w, DRAFT_HEADING, span);

    d->content = (struct span){line.start, line.end};
    d->markup_level = cmark_node_get_heading_level(node);
    draft_set_runs(d, inline_read_runs(w->reader, (struct lines){&line, 1}),
                   w->arena);
    if (inline_is_plain(w->reader))
        make_plain(d);
    w->is_item_fresh = false;
}

/* A fence, rather than an indented block, of which a fence would be a line of
 * the text. */
static bool is_fenced(const struct walker *w, cmark_node *node)
{
    struct line line = whole_line(w, node, 0);
    const char *text = w->source->text + line.start;
    const char *literal = cmark_node_get_literal(node);
    size_t n = strspn(text, " \t>-+*0123456789.)");
    size_t len = line.end - line.start - n;

    if (strncmp(text + n, "```", 3) != 0 && strncmp(text + n, "~~~", 3) != 0)
        return false;
    return strncmp(literal, w->text.mask + line.start + n - w->text.body,
                   len) != 0 ||
           strchr("\r\n", literal[len]) == NULL;
}

static void add_verbatim(struct walker *w, struct line line)
{
    struct run *runs = inline_verbatim(w->reader, line);

    if (runs == NULL)
        return;
    struct draft *d =
        add_draft(w, DRAFT_TEXT, (struct span){line.start, line.end});

    d->runs = runs;
    d->text = runs_text(runs, w->arena);
}

/* What stands behind a fence names a language, if it is ASCII; else it is
 * text that would get lost. */
static void read_fence(struct walker *w, struct line fence)
{
    const char *text = w->source->text;
    struct line info = fence;

    diag_add(w->diags, DIAG_CODE_AS_TEXT,
             ((struct span){fence.start, fence.end}), NULL);
    while (info.start < info.end && memchr("`~", text[info.start], 2) == NULL)
        info.start++;
    while (info.start < info.end && memchr("`~", text[info.start], 2) != NULL)
        info.start++;
    for (uint32_t i = info.start; i < info.end; i++) {
        if ((unsigned char)text[i] >= 0x80) {
            add_verbatim(w, info);
            return;
        }
    }
}

/* Lines of code become paragraphs; an indented block is text as any other. */
static void read_code(struct walker *w, cmark_node *node)
{
    const char *literal = cmark_node_get_literal(node);
    bool fenced = is_fenced(w, node);

    if (fenced)
        read_fence(w, whole_line(w, node, 0));
    w->lines.n = 0;
    for (size_t n = fenced; *literal != '\0'; n++) {
        size_t len = strcspn(literal, "\r\n");
        bool is_blank = strspn(literal, " \t") == len;
        struct line line =
            body_line_tail(&w->text, whole_line(w, node, n), len);

        literal += len;
        literal += *literal == '\r';
        literal += *literal == '\n';
        if (fenced) {
            if (!is_blank) /* to cmark: a line of a comment is */
                add_verbatim(w, line);
        } else if (!is_blank && line.start < line.end) {
            line_list_add(&w->lines, line);
        } else if (w->lines.n > 0) {
            read_lines(w, (struct lines){w->lines.items, w->lines.n});
            w->lines.n = 0;
        }
    }
    if (w->lines.n > 0)
        read_lines(w, (struct lines){w->lines.items, w->lines.n});
    w->is_item_fresh = false;
}

static void read_break(struct walker *w, cmark_node *node)
{
    struct line line = whole_line(w, node, 0);
    const struct draft *before = w->drafts.last;
    size_t len;
    const char *text =
        utf8_trim(arena_strndup(w->arena, w->source->text + line.start,
                                line.end - line.start),
                  &len);
    struct place place = source_place(w->source, line.start);

    if (before != NULL && before->kind == DRAFT_TEXT && *text == '-' &&
        source_place(w->source, before->span.end).line + 1 == place.line)
        diag_add(w->diags, DIAG_RULE_UNDER_LINE,
                 ((struct span){line.start, line.end}),
                 arena_strndup(w->arena, text, len), NULL);
    add_draft(w, DRAFT_PAGE_BREAK, (struct span){line.start, line.end});
}

/* -- The walk ------------------------------------------------------------ */

static bool over_depth(struct walker *w, cmark_node *node)
{
    struct line line = whole_line(w, node, 0);

    w->has_failed = true;
    return limit_over(w->diags, (struct span){line.start, line.start},
                      diags_word(w->diags, "列表和引用的嵌套层数",
                                 "nesting of lists and quotations"),
                      LIMIT_BLOCK_DEPTH);
}

static bool enter_list(struct walker *w, cmark_node *node)
{
    if (w->n_lists + w->n_quotes == LIMIT_BLOCK_DEPTH)
        return over_depth(w, node);
    struct list *list = &w->lists[w->n_lists++];

    list->is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list->value = cmark_node_get_list_start(node) - 1;
    return true;
}

static bool enter_quote(struct walker *w, cmark_node *node)
{
    if (w->n_lists + w->n_quotes == LIMIT_BLOCK_DEPTH)
        return over_depth(w, node);
    if (w->n_quotes++ == 0) {
        struct line line = whole_line(w, node, 0);

        diag_add(w->diags, DIAG_QUOTE_AS_TEXT,
                 ((struct span){line.start, line.end}), NULL);
    }
    return true;
}

static bool enter(struct walker *w, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LIST:
        return enter_list(w, node);
    case CMARK_NODE_ITEM:
        w->lists[w->n_lists - 1].value++;
        w->is_item_fresh = true;
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        return enter_quote(w, node);
    case CMARK_NODE_PARAGRAPH:
        collect_lines(w, node);
        read_lines(w, (struct lines){w->lines.items, w->lines.n});
        break;
    case CMARK_NODE_HEADING:
        read_heading(w, node);
        break;
    case CMARK_NODE_CODE_BLOCK:
        read_code(w, node);
        break;
    case CMARK_NODE_THEMATIC_BREAK:
        read_break(w, node);
        break;
    default: /* the text of what was read above; HTML is masked */
        break;
    }
    return !w->has_failed;
}

static void leave(struct walker *w, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LIST:
        w->n_lists--;
        break;
    case CMARK_NODE_ITEM:
        w->is_item_fresh = false;
        break;
    case CMARK_NODE_BLOCK_QUOTE:
        w->n_quotes--;
        break;
    default:
        break;
    }
}

static void walk(struct walker *w, cmark_node *document)
{
    cmark_iter *iter = cmark_iter_new(document);
    cmark_event_type event;
    bool ok = true;

    while (ok && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event == CMARK_EVENT_ENTER)
            ok = enter(w, node);
        else
            leave(w, node);
    }
    cmark_iter_free(iter);
}

static void read_body(struct walker *w, const struct buf *mask)
{
    size_t n_fatal = w->diags->count[SEVERITY_FATAL];
    cmark_node *document =
        cmark_parse_document(buf_text(mask), mask->len, CMARK_OPT_DEFAULT);

    w->text.mask = buf_text(mask);
    w->reader =
        inline_open(w->source, w->text.mask, w->text.body, w->arena, w->diags);
    walk(w, document);
    w->has_failed |= w->diags->count[SEVERITY_FATAL] > n_fatal;
    inline_close(w->reader);
    free(w->lines.items);
    cmark_node_free(document);
}

bool markdown_read(struct plan *plan, const struct kinds *kinds, uint32_t body,
                   struct diags *diags)
{
    struct walker *w = arena_new_object(plan->arena, struct walker);
    struct buf mask = BUF_EMPTY;
    bool ok = mask_body(plan->source, body, &mask, diags);
    /* a plan file has a front matter */
    bool is_foreign = span_is_none(plan->meta.span) && plan->meta.title == NULL;

    w->plan = plan;
    w->source = plan->source;
    w->arena = plan->arena;
    w->diags = diags;
    w->kinds = kinds;
    w->text.source = plan->source;
    w->text.body = body;
    w->text.first_line = source_place(plan->source, body).line;
    if (ok) {
        read_body(w, &mask);
        ok = !w->has_failed;
    }
    if (ok)
        headings_decide(plan, &w->drafts, kinds, is_foreign, diags);
    buf_free(&mask);
    return ok;
}
