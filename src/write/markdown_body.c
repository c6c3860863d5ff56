/*
 * Blocks as Markdown.
 *
 * What the reader makes of a line depends on its shape and on the whole text,
 * so the writer asks it: everything is written plainly and read; what is not
 * read as it was is written with more care, and all is read again.
 */
#include "write/markdown_part.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "plan/numbering.h"
#include "read/markdown.h"

#include <string.h>

/* -- Headings ------------------------------------------------------------ */

/* A number that the reader does not find by itself has to be stated: words
 * (第一阶段：), and that there is none (""). */
static bool is_stated(const struct heading *heading)
{
    struct number number;
    const char *text = heading->written_number;
    return text != NULL &&
           !(number_match(text, &number) && number.mark_len == strlen(text));
}

/* The number that stays in the text: what the author wrote, unless it says
 * what the count says by itself.  NULL: none. */
static const char *kept_number(const struct heading *heading)
{
    struct number written, counted;
    const char *text = is_stated(heading) ? NULL : heading->written_number;
    if (text == NULL || heading->number == NULL ||
        !number_match(text, &written) ||
        !number_match(heading->number, &counted) ||
        written.level != counted.level || written.value != counted.value)
        return text;
    return heading->begins_series ? heading->number : NULL;
}

/* Whether that has to be said: a heading that ends with 。 runs in by itself,
 * but not into a number. */
static bool states_run_in(const struct block *b)
{
    struct number number;
    if (!b->as.heading.run_in || b->next == NULL ||
        b->next->kind != BLOCK_PARAGRAPH)
        return false;
    const struct run *behind = b->next->as.paragraph;
    return strcmp(b->as.heading.closing, "。") != 0 ||
           (behind != NULL && number_match(behind->text, &number));
}

static void add_roles(role_set roles, struct buf *out)
{
    bool is_first = true;
    buf_add_str(out, " {role=");
    for (unsigned role = 0; role < ROLE_COUNT; role++) {
        if ((roles & ROLE_BIT(role)) == 0)
            continue;
        buf_printf(out, "%s%s", is_first ? "" : ",", role_id((enum role)role));
        is_first = false;
    }
    buf_add_char(out, '}');
}

static void add_attributes(const struct block *b, struct buf *out)
{
    const struct heading *heading = &b->as.heading;
    size_t len = strlen(heading->text);
    /* braces of the text would be taken for these */
    if (len > 0 && heading->text[len - 1] == '}')
        add_roles(0, out);
    if (is_stated(heading)) {
        const char *number = heading->written_number;
        number = *number == '\0' ? "none" : number;
        buf_printf(out, " {number=%.*s}", (int)number_stated_length(number),
                   number);
    }
    if (states_run_in(b))
        buf_add_str(out, " {run-in}");
    if (heading->stated_roles != 0)
        add_roles(heading->stated_roles, out);
}

/* A blank keeps digits apart from the number: 1. 5G */
static void add_number(const char *number, const char *text, struct buf *out)
{
    buf_add_str(out, number);
    if (scalar_is_digit(utf8_peek(text)))
        buf_add_char(out, ' ');
}

static void add_heading(const struct block *b, enum care care, struct buf *out)
{
    const struct heading *heading = &b->as.heading;
    const char *number = kept_number(heading);
    for (int i = 0; i <= heading->level; i++)
        buf_add_char(out, '#');
    buf_add_char(out, ' ');
    if (number != NULL)
        add_number(number, heading->text, out);
    markdown_add_runs(heading->runs,
                      number == NULL ? TEXT_HEADING : TEXT_HEADING_REST, care,
                      "", out);
    buf_add_str(out, heading->closing);
    add_attributes(b, out);
    buf_add_char(out, '\n');
}

/* -- Items --------------------------------------------------------------- */

/* The lists that are open where an item is written. */
struct lists {
    int depth;
    struct {
        size_t width; /* of the marker, a blank included */
        int value;    /* of the item written last; 0: bullets */
        char mark;    /* . or ) */
    } levels[LIMIT_BLOCK_DEPTH];
};

enum { MAX_LIST_NUMBER = 99 };

static int item_value(const struct item *item)
{
    struct number number;
    return number_match(item->marker, &number) ? number.value : 0;
}

/* Opens one level or goes on with it; writes its marker. */
static void add_marker(struct lists *lists, int level, int value,
                       struct buf *out)
{
    bool goes_on = level < lists->depth &&
                   (value == 0) == (lists->levels[level].value == 0);
    char mark = '.';
    if (goes_on && value > 0 && value != lists->levels[level].value + 1)
        mark = lists->levels[level].mark == '.' ? ')' : '.';
    else if (goes_on && value > 0)
        mark = lists->levels[level].mark;
    size_t from = out->len;
    if (value > 0)
        buf_printf(out, "%d%c ",
                   value > MAX_LIST_NUMBER ? MAX_LIST_NUMBER : value, mark);
    else
        buf_add_str(out, "- ");
    lists->levels[level].value = value;
    lists->levels[level].mark = mark;
    lists->levels[level].width = out->len - from;
    lists->depth = level + 1;
}

/* Margin, and the markers of the item and of the lists it stands in that no
 * item before it has opened. */
static void open_item(struct lists *lists, const struct item *item,
                      struct buf *margin, struct buf *out)
{
    int depth =
        item->depth > LIMIT_BLOCK_DEPTH ? LIMIT_BLOCK_DEPTH : item->depth;
    int level = lists->depth < depth - 1 ? lists->depth : depth - 1;
    /* under a line of text only a list from 1 begins without a blank line */
    if (lists->depth > 0 && depth == lists->depth + 1 && item_value(item) > 1)
        buf_add_char(out, '\n');
    for (int i = 0; i < level; i++)
        buf_printf(margin, "%*s", (int)lists->levels[i].width, "");
    buf_add_str(out, buf_text(margin));
    for (; level < depth; level++) {
        add_marker(lists, level, level == depth - 1 ? item_value(item) : 0,
                   out);
        buf_printf(margin, "%*s", (int)lists->levels[level].width, "");
    }
}

static void add_item(struct lists *lists, const struct block *b, enum care care,
                     struct buf *out)
{
    struct buf margin = BUF_EMPTY;
    open_item(lists, &b->as.item, &margin, out);
    markdown_add_runs(b->as.item.runs, TEXT_PARAGRAPH, care, buf_text(&margin),
                      out);
    buf_add_char(out, '\n');
    buf_free(&margin);
}

/* -- Tables and images --------------------------------------------------- */

static void add_delimiters(const struct table *table, struct buf *out)
{
    static const char *const marks[] = {
        [ALIGN_DEFAULT] = "---|",
        [ALIGN_LEFT] = ":---|",
        [ALIGN_CENTER] = ":---:|",
        [ALIGN_RIGHT] = "---:|",
    };
    buf_add_char(out, '|');
    for (size_t i = 0; i < table->n_columns; i++)
        buf_add_str(out, marks[table->aligns[i]]);
    buf_add_char(out, '\n');
}

static void add_table(const struct block *b, enum care care, struct buf *out)
{
    const struct table *table = &b->as.table;
    for (size_t row = 0; row < table->n_rows; row++) {
        buf_add_char(out, '|');
        for (size_t i = 0; i < table->n_columns; i++) {
            buf_add_char(out, ' ');
            markdown_add_runs(table->cells[row * table->n_columns + i],
                              TEXT_CELL, care, "", out);
            buf_add_str(out, " |");
        }
        buf_add_char(out, '\n');
        if (row == 0)
            add_delimiters(table, out);
    }
}

static void add_image(const struct block *b, enum care care, struct buf *out)
{
    struct run caption = {.text = b->as.image.caption};
    buf_add_str(out, "![");
    markdown_add_runs(&caption, TEXT_CELL, care, "", out);
    buf_printf(out, "](%s)\n", b->as.image.path);
}

/* -- One block ----------------------------------------------------------- */

static void add_block(struct lists *lists, const struct block *b,
                      enum care care, struct buf *out)
{
    if (b->kind != BLOCK_ITEM)
        lists->depth = 0;
    switch (b->kind) { /* no default: -Wswitch names the kind we forgot */
    case BLOCK_HEADING:
        add_heading(b, care, out);
        break;
    case BLOCK_PARAGRAPH:
        markdown_add_runs(b->as.paragraph, TEXT_PARAGRAPH, care, "", out);
        buf_add_char(out, '\n');
        break;
    case BLOCK_ITEM:
        add_item(lists, b, care, out);
        break;
    case BLOCK_TABLE:
        add_table(b, care, out);
        break;
    case BLOCK_IMAGE:
        add_image(b, care, out);
        break;
    case BLOCK_PAGE_BREAK:
        buf_add_str(out, "---\n");
        break;
    }
}

/* -- Asking the reader --------------------------------------------------- */

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* read was made from what was written of wanted; whether it runs in shows only
 * if what follows is there. */
static bool same_heading(const struct block *wanted, const struct block *read)
{
    const struct heading *a = &wanted->as.heading, *b = &read->as.heading;
    const char *number = is_stated(a) ? a->written_number : kept_number(a);
    return a->level == b->level && same_text(a->closing, b->closing) &&
           a->stated_roles == b->stated_roles &&
           same_text(number, b->written_number) &&
           (read->next == NULL || a->run_in == b->run_in) &&
           markdown_same_runs(a->runs, b->runs);
}

static bool same_table(const struct table *a, const struct table *b)
{
    if (a->n_rows != b->n_rows || a->n_columns != b->n_columns ||
        memcmp(a->aligns, b->aligns, a->n_columns * sizeof(*a->aligns)) != 0)
        return false;
    for (size_t i = 0; i < a->n_rows * a->n_columns; i++)
        if (!markdown_same_runs(a->cells[i], b->cells[i]))
            return false;
    return true;
}

static bool same_block(const struct block *wanted, const struct block *read)
{
    if (read == NULL || wanted->kind != read->kind)
        return false;
    switch (wanted->kind) {
    case BLOCK_HEADING:
        return same_heading(wanted, read);
    case BLOCK_PARAGRAPH:
        return markdown_same_runs(wanted->as.paragraph, read->as.paragraph);
    case BLOCK_ITEM:
        return wanted->as.item.depth == read->as.item.depth &&
               same_text(wanted->as.item.marker, read->as.item.marker) &&
               markdown_same_runs(wanted->as.item.runs, read->as.item.runs);
    case BLOCK_TABLE:
        return same_table(&wanted->as.table, &read->as.table);
    case BLOCK_IMAGE:
        return same_text(wanted->as.image.path, read->as.image.path) &&
               same_text(wanted->as.image.caption, read->as.image.caption);
    case BLOCK_PAGE_BREAK:
        return true;
    }
    return false;
}

/* What was read of a text; free its arena. */
static const struct block *read_back(const struct buf *text, const char *title,
                                     const struct kinds *kinds,
                                     struct arena *arena)
{
    struct source *source = arena_new_object(arena, struct source);
    *source = (struct source){.name = "",
                              .text = buf_text(text),
                              .len = text->len,
                              .charset = "UTF-8"};
    struct diags diags = {.arena = arena, .source = source};
    source_index_lines(source, arena);
    struct plan *plan = plan_new(arena, source);
    plan->meta.title = title;
    plan->meta.span = (struct span){0, 0}; /* as a plan file is read */
    return markdown_read(plan, kinds, 0, &diags) ? plan->first : NULL;
}

/* A comment may end in a block behind. */
static bool opens_comment(const char *text)
{
    const char *found = strstr(text, "<!--");
    return found != NULL && (found == text || found[-1] != '\\');
}

/* Whether a block alone, with this care, is read as it was. */
static bool is_enough(const struct block *b, enum care care)
{
    struct arena *arena = arena_new();
    struct buf alone = BUF_EMPTY;
    struct lists lists = {0};
    add_block(&lists, b, care, &alone);
    const struct block *read =
        opens_comment(buf_text(&alone))
            ? NULL
            : read_back(&alone, "-", NULL, arena); /* no line is a title */
    bool is_same = same_block(b, read) && read->next == NULL;
    buf_free(&alone);
    arena_free(arena);
    return is_same;
}

/* -- How careful --------------------------------------------------------- */

/* A body as it is written now, and where each block of it begins. */
struct attempt {
    const struct plan *plan;
    struct cares cares;
    unsigned *n_failures; /* by the number of the block */
    size_t *starts;
    struct buf text;
};

/* The next care for a block that was not read as it is: what it needs alone,
 * then with a guard against its neighbours, then everything. */
static enum care raised(const struct block *b, enum care care, unsigned n)
{
    bool is_guarded = n > 0;
    if (n > 1)
        return CARE_TAGS_GUARD;
    unsigned next = is_guarded ? CARE_GUARD : CARE_NONE;
    while (next + 2 < CARE_COUNT && !is_enough(b, (enum care)next))
        next += is_guarded ? 2 : 1;
    return next < (unsigned)care ? care : (enum care)next;
}

static void write_attempt(struct attempt *attempt)
{
    struct lists lists = {0};
    size_t i = 0;
    buf_truncate(&attempt->text, 0);
    for (const struct block *b = attempt->plan->first; b != NULL; b = b->next) {
        if (i > 0 && (b->kind != BLOCK_ITEM || lists.depth == 0))
            buf_add_char(&attempt->text, '\n');
        attempt->starts[i] = attempt->text.len;
        add_block(&lists, b, attempt->cares.items[i++], &attempt->text);
    }
    attempt->starts[i] = attempt->text.len;
}

/* Raises the care of each block that is read as something else; false: there
 * is none. */
static bool correct_attempt(struct attempt *attempt, const struct kinds *kinds)
{
    struct arena *arena = arena_new();
    const struct block *read =
        read_back(&attempt->text, attempt->plan->title, kinds, arena);
    bool has_failed = false;
    size_t i = 0;
    for (const struct block *b = attempt->plan->first; b != NULL;
         b = b->next, i++) {
        const struct block *behind = read;
        size_t n = 0;
        for (; behind != NULL && behind->span.start < attempt->starts[i + 1];
             behind = behind->next)
            n++;
        if (n != 1 || !same_block(b, read)) {
            unsigned failures = attempt->n_failures[i]++;
            attempt->cares.items[i] =
                raised(b, attempt->cares.items[i], failures);
            has_failed = true;
        }
        read = behind;
    }
    arena_free(arena);
    return has_failed;
}

/* The attempt that is read as it was written, or the last; free its text. */
static struct attempt attempt_body(const struct plan *plan,
                                   const struct kinds *kinds)
{
    enum { MOST_ATTEMPTS = 6 };
    struct attempt attempt = {.plan = plan};
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        attempt.cares.n++;
    size_t n = attempt.cares.n + 1;
    attempt.cares.items =
        arena_array(plan->arena, n, sizeof(*attempt.cares.items));
    attempt.n_failures =
        arena_array(plan->arena, n, sizeof(*attempt.n_failures));
    attempt.starts = arena_array(plan->arena, n, sizeof(*attempt.starts));
    write_attempt(&attempt);
    for (int i = 0; i < MOST_ATTEMPTS && correct_attempt(&attempt, kinds); i++)
        write_attempt(&attempt);
    return attempt;
}

struct cares markdown_cares(const struct plan *plan, const struct kinds *kinds)
{
    struct attempt attempt = attempt_body(plan, kinds);
    buf_free(&attempt.text);
    return attempt.cares;
}

/* -- Writing ------------------------------------------------------------- */

const struct block *markdown_unit_end(const struct block *block)
{
    bool is_item = block->kind == BLOCK_ITEM;
    do
        block = block->next;
    while (is_item && block != NULL && block->kind == BLOCK_ITEM);
    return block;
}

void markdown_add_body(const struct plan *plan, const struct kinds *kinds,
                       struct buf *out)
{
    struct attempt attempt = attempt_body(plan, kinds);
    buf_add(out, attempt.text.data, attempt.text.len);
    buf_free(&attempt.text);
}

void markdown_add_blocks(const struct block *first, const struct block *end,
                         const enum care *cares, struct buf *out)
{
    struct lists lists = {0};
    for (const struct block *b = first; b != end; b = b->next) {
        if (b != first && (b->kind != BLOCK_ITEM || lists.depth == 0))
            buf_add_char(out, '\n');
        add_block(&lists, b, *cares++, out);
    }
}
