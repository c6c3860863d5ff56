/*
 * The inline reader: lines → joined text → tokens → runs.
 *
 * Lines are joined into one text, a soft break as \n and a forced one as \v,
 * neither of which a line can hold; segments lead back to the source.  One
 * walk makes tokens, read/emphasis pairs the marks, a second walk writes runs.
 */
#include "read/inline.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "read/emphasis.h"
#include "read/mask.h"
#include "read/run_writer.h"
#include "read/scan.h"

#include <stdlib.h>
#include <string.h>

/* Joined text from here on comes from the source in one piece. */
struct segment {
    size_t joined;
    uint32_t source;
};

enum token_kind { TOKEN_TEXT, TOKEN_MARK, TOKEN_BRACKET, TOKEN_IMAGE };

struct token {
    enum token_kind kind;
    size_t start, end;   /* in the joined text */
    size_t mark;         /* index, of TOKEN_MARK */
    const char *literal; /* of TOKEN_TEXT: written instead of the range */
    const char *link;
    const char *path; /* of TOKEN_IMAGE */
    const char *caption;
};

struct inline_reader {
    const struct source *source;
    const char *mask;
    uint32_t body;
    struct arena *arena;
    struct diags *diags;

    struct buf joined;
    struct segment *segments;
    size_t n_segments, room_segments;
    struct token *tokens;
    size_t n_tokens, room_tokens;
    struct mark *marks;
    size_t n_marks, room_marks;
    size_t *brackets; /* indexes of open TOKEN_BRACKETs; then emphasis' stack */
    size_t n_brackets, room_brackets;
    size_t n_openers;
    bool no_closing_code[4]; /* no run of so many backticks follows */
};

struct inline_reader *inline_open(const struct source *source, const char *mask,
                                  uint32_t body, struct arena *arena,
                                  struct diags *diags)
{
    struct inline_reader *r = arena_new_object(arena, struct inline_reader);

    r->source = source;
    r->mask = mask;
    r->body = body;
    r->arena = arena;
    r->diags = diags;
    return r;
}

void inline_close(struct inline_reader *r)
{
    buf_free(&r->joined);
    free(r->segments);
    free(r->tokens);
    free(r->marks);
    free(r->brackets);
}

/* Makes room for one more item. */
static void *grown(void *items, size_t n, size_t *room, size_t size)
{
    if (n < *room)
        return items;
    *room = *room == 0 ? 64 : *room * 2;
    return xrealloc(items, *room * size);
}

/* -- Joining ------------------------------------------------------------- */

static void add_segment(struct inline_reader *r, uint32_t source)
{
    r->segments = grown(r->segments, r->n_segments, &r->room_segments,
                        sizeof(*r->segments));
    r->segments[r->n_segments++] = (struct segment){r->joined.len, source};
}

/* Adds a line without its comments. */
static void join_line(struct inline_reader *r, struct line line)
{
    const char *mask = r->mask - r->body;
    uint32_t at = line.start;

    while (at < line.end) {
        const char *gone = memchr(mask + at, MASK_GONE, line.end - at);
        uint32_t end = gone == NULL ? line.end : (uint32_t)(gone - mask);

        if (end > at) {
            add_segment(r, at);
            buf_add(&r->joined, r->source->text + at, end - at);
        }
        while (end < line.end && mask[end] == MASK_GONE)
            end++;
        at = end;
    }
}

static void join(struct inline_reader *r, struct lines lines)
{
    buf_truncate(&r->joined, 0);
    r->n_segments = r->n_tokens = r->n_marks = r->n_brackets = 0;
    r->n_openers = 0;
    memset(r->no_closing_code, 0, sizeof(r->no_closing_code));
    for (size_t i = 0; i < lines.n; i++) {
        if (i > 0)
            buf_add_char(&r->joined, lines.items[i - 1].is_hard ? '\v' : '\n');
        join_line(r, lines.items[i]);
    }
}

static uint32_t source_at(const struct inline_reader *r, size_t joined)
{
    size_t low = 0;
    size_t high = r->n_segments;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (r->segments[middle].joined <= joined)
            low = middle;
        else
            high = middle;
    }
    return r->segments[low].source +
           (uint32_t)(joined - r->segments[low].joined);
}

static struct span span_of(const struct inline_reader *r, size_t start,
                           size_t end)
{
    return (struct span){source_at(r, start), source_at(r, end - 1) + 1};
}

/* -- Tokens -------------------------------------------------------------- */

static struct token *add_token(struct inline_reader *r, enum token_kind kind,
                               size_t start, size_t end)
{
    r->tokens =
        grown(r->tokens, r->n_tokens, &r->room_tokens, sizeof(*r->tokens));
    struct token *token = &r->tokens[r->n_tokens++];

    *token = (struct token){.kind = kind, .start = start, .end = end};
    return token;
}

static size_t run_end(const struct inline_reader *r, size_t at)
{
    size_t end = at;

    while (end < r->joined.len && r->joined.data[end] == r->joined.data[at])
        end++;
    return end;
}

static size_t take_mark(struct inline_reader *r, size_t at)
{
    struct mark mark = {
        .start = at, .end = run_end(r, at), .character = r->joined.data[at]};

    emphasis_look(r->joined.data, r->joined.len, &mark);
    r->marks = grown(r->marks, r->n_marks, &r->room_marks, sizeof(*r->marks));
    add_token(r, TOKEN_MARK, at, mark.end)->mark = r->n_marks;
    r->marks[r->n_marks++] = mark;
    r->n_openers++;
    return mark.end;
}

/* A code span is plain text: its backticks go, nothing in it is markup. */
static size_t take_code(struct inline_reader *r, size_t at)
{
    size_t open = run_end(r, at);
    size_t n = open - at;

    r->n_openers++;
    if (n < sizeof(r->no_closing_code) && !r->no_closing_code[n]) {
        for (size_t i = open; i < r->joined.len; i++) {
            if (r->joined.data[i] != '`')
                continue;
            size_t close = run_end(r, i);

            if (close - i == n) {
                add_token(r, TOKEN_TEXT, open, i);
                return close;
            }
            i = close - 1;
        }
        r->no_closing_code[n] = true;
    }
    add_token(r, TOKEN_TEXT, at, open);
    return open;
}

static size_t take_bracket(struct inline_reader *r, size_t at, size_t len)
{
    r->brackets = grown(r->brackets, r->n_brackets, &r->room_brackets,
                        sizeof(*r->brackets));
    r->brackets[r->n_brackets++] = r->n_tokens;
    add_token(r, TOKEN_BRACKET, at, at + len)->mark = r->n_marks;
    r->n_openers++;
    return at + len;
}

/* The text of tokens from first on, without any style. */
static const char *plain_text(struct inline_reader *r, size_t first)
{
    struct run_writer writer = RUN_WRITER_EMPTY(r->arena);

    for (size_t i = first; i < r->n_tokens; i++) {
        const struct token *t = &r->tokens[i];

        if (t->kind == TOKEN_IMAGE)
            run_writer_add(&writer, t->caption, strlen(t->caption));
        else if (t->literal != NULL)
            run_writer_add(&writer, t->literal, strlen(t->literal));
        else
            run_writer_add(&writer, r->joined.data + t->start,
                           t->end - t->start);
    }
    return runs_text(run_writer_finish(&writer), r->arena);
}

static void close_image(struct inline_reader *r, size_t bracket,
                        const char *path, size_t end)
{
    const char *caption = plain_text(r, bracket + 1);
    size_t start = r->tokens[bracket].start;

    r->n_marks = r->tokens[bracket].mark;
    r->n_tokens = bracket;
    struct token *image = add_token(r, TOKEN_IMAGE, start, end);

    image->path = path;
    image->caption = caption;
}

/* False if the brackets are no link but text. */
static bool close_link(struct inline_reader *r, size_t bracket,
                       const char *address, size_t end)
{
    bool is_web = scan_is_web(address);

    if (!is_web && !scan_is_address(address))
        return false;
    if (!is_web)
        diag_add(r->diags, DIAG_LINK_REFUSED,
                 span_of(r, r->tokens[bracket].start, end), address, NULL);
    for (size_t i = bracket + 1; i < r->n_tokens; i++)
        r->tokens[i].link = is_web ? address : NULL;
    r->tokens[bracket].end = r->tokens[bracket].start;
    r->n_brackets = 0; /* no link stands in a link */
    return true;
}

/* At ]: ends a link or an image if one is open and an address follows. */
static size_t take_closing_bracket(struct inline_reader *r, size_t at)
{
    struct destination to;

    if (r->n_brackets > 0) {
        size_t bracket = r->brackets[--r->n_brackets];

        if (scan_destination(r->joined.data, r->joined.len, at + 1, &to)) {
            const char *address =
                arena_strndup(r->arena, r->joined.data + to.start, to.len);

            if (r->joined.data[r->tokens[bracket].start] == '!') {
                close_image(r, bracket, address, to.end);
                return to.end;
            }
            if (close_link(r, bracket, address, to.end))
                return to.end;
        }
    }
    add_token(r, TOKEN_TEXT, at, at + 1);
    return at + 1;
}

static size_t take_angle(struct inline_reader *r, size_t at)
{
    const char *text = r->joined.data;
    size_t end = scan_autolink(text, r->joined.len, at);

    r->n_openers++;
    if (end > 0) {
        const char *address =
            arena_strndup(r->arena, text + at + 1, end - at - 2);

        add_token(r, TOKEN_TEXT, at + 1, end - 1)->link =
            scan_is_web(address) ? address
                                 : arena_printf(r->arena, "mailto:%s", address);
        return end;
    }
    end = scan_html(text, r->joined.len, at);
    if (end > 0) {
        diag_add(r->diags, DIAG_HTML, span_of(r, at, end),
                 arena_strndup(r->arena, text + at, end - at), NULL);
    } else {
        end = at + 1;
    }
    add_token(r, TOKEN_TEXT, at, end);
    return end;
}

static size_t take_entity(struct inline_reader *r, size_t at)
{
    uint32_t scalar;
    size_t end = scan_entity(r->joined.data, r->joined.len, at, &scalar);

    if (end == 0) {
        add_token(r, TOKEN_TEXT, at, at + 1);
        return at + 1;
    }
    char *text = arena_alloc(r->arena, 5);

    utf8_write(scalar, text);
    add_token(r, TOKEN_TEXT, at, end)->literal = text;
    return end;
}

bool inline_is_mark(uint32_t c)
{
    return (c >= 0x21 && c <= 0x2F) || (c >= 0x3A && c <= 0x40) ||
           (c >= 0x5B && c <= 0x60) || (c >= 0x7B && c <= 0x7E);
}

/* A backslash before a mark goes; before anything else it is text. */
static size_t take_backslash(struct inline_reader *r, size_t at)
{
    bool is_escape = at + 1 < r->joined.len &&
                     inline_is_mark((unsigned char)r->joined.data[at + 1]);

    add_token(r, TOKEN_TEXT, at + is_escape, at + 1 + is_escape);
    return at + 1 + is_escape;
}

static size_t take_plain(struct inline_reader *r, size_t at)
{
    size_t n = strcspn(r->joined.data + at, "*_`[]!<&\\");

    if (n == 0) /* a ! in front of no [ */
        n = 1;
    add_token(r, TOKEN_TEXT, at, at + n);
    return at + n;
}

static size_t take_token(struct inline_reader *r, size_t at)
{
    switch (r->joined.data[at]) {
    case '*':
    case '_':
        return take_mark(r, at);
    case '`':
        return take_code(r, at);
    case '!':
        if (at + 1 < r->joined.len && r->joined.data[at + 1] == '[')
            return take_bracket(r, at, 2);
        return take_plain(r, at);
    case '[':
        return take_bracket(r, at, 1);
    case ']':
        return take_closing_bracket(r, at);
    case '<':
        return take_angle(r, at);
    case '&':
        return take_entity(r, at);
    case '\\':
        return take_backslash(r, at);
    default:
        return take_plain(r, at);
    }
}

/* False if there are too many openers. */
static bool tokenize(struct inline_reader *r)
{
    for (size_t at = 0; at < r->joined.len;) {
        at = take_token(r, at);
        if (r->n_openers <= LIMIT_OPENERS)
            continue;
        diag_add(r->diags, DIAG_LIMIT, span_of(r, at - 1, at),
                 diags_word(r->diags, "一段里 * _ [ ` < 的个数",
                            "* _ [ ` < in one paragraph"),
                 arena_printf(r->arena, "%d", LIMIT_OPENERS), NULL);
        return false;
    }
    return true;
}

/* -- Runs ---------------------------------------------------------------- */

struct style_count {
    int emphasis, strong;
};

static void set_style(struct run_writer *writer, struct style_count count,
                      const char *link)
{
    unsigned style = 0;

    if (count.emphasis > 0)
        style |= RUN_EMPHASIS;
    if (count.strong > 0)
        style |= RUN_STRONG;
    run_writer_style(writer, style, link);
}

static void write_mark(const struct inline_reader *r, const struct token *t,
                       struct run_writer *writer, struct style_count *count)
{
    const struct mark *mark = &r->marks[t->mark];

    count->emphasis -= mark->close_emphasis;
    count->strong -= mark->close_strong;
    set_style(writer, *count, t->link);
    run_writer_add(writer, r->joined.data + t->start, mark->n_left);
    count->emphasis += mark->open_emphasis;
    count->strong += mark->open_strong;
}

static struct piece **add_text(struct inline_reader *r,
                               struct run_writer *writer, struct piece **tail)
{
    struct run *runs = run_writer_finish(writer);

    *writer = RUN_WRITER_EMPTY(r->arena);
    if (runs == NULL)
        return tail;
    *tail = arena_new_object(r->arena, struct piece);
    (*tail)->runs = runs;
    return &(*tail)->next;
}

static struct piece **add_image(struct inline_reader *r, const struct token *t,
                                struct piece **tail)
{
    *tail = arena_new_object(r->arena, struct piece);
    (*tail)->path = t->path;
    (*tail)->caption = t->caption;
    (*tail)->span = span_of(r, t->start, t->end);
    return &(*tail)->next;
}

static struct piece *write_pieces(struct inline_reader *r)
{
    struct run_writer writer = RUN_WRITER_EMPTY(r->arena);
    struct style_count count = {0, 0};
    struct piece *first = NULL;
    struct piece **tail = &first;

    for (size_t i = 0; i < r->n_tokens; i++) {
        const struct token *t = &r->tokens[i];

        if (t->kind == TOKEN_MARK) {
            write_mark(r, t, &writer, &count);
            continue;
        }
        if (t->kind == TOKEN_IMAGE) {
            tail = add_image(r, t, add_text(r, &writer, tail));
            continue;
        }
        set_style(&writer, count, t->link);
        if (t->literal != NULL)
            run_writer_add(&writer, t->literal, strlen(t->literal));
        else
            run_writer_add(&writer, r->joined.data + t->start,
                           t->end - t->start);
    }
    add_text(r, &writer, tail);
    return first;
}

static struct piece *read_verbatim(struct inline_reader *r)
{
    r->n_tokens = 0;
    if (r->joined.len > 0)
        add_token(r, TOKEN_TEXT, 0, r->joined.len);
    return write_pieces(r);
}

struct piece *inline_read(struct inline_reader *r, struct lines lines)
{
    join(r, lines);
    if (!tokenize(r))
        return read_verbatim(r);
    while (r->room_brackets < r->n_marks)
        r->brackets = grown(r->brackets, r->room_brackets, &r->room_brackets,
                            sizeof(*r->brackets));
    emphasis_match(buf_text(&r->joined), r->marks, r->n_marks, r->brackets);
    return write_pieces(r);
}

/* Puts the runs of all pieces into one list, captions for images. */
static struct run *flatten(struct inline_reader *r, struct piece *pieces)
{
    struct run *first = NULL;
    struct run **tail = &first;

    for (struct piece *p = pieces; p != NULL; p = p->next) {
        if (p->runs != NULL) {
            *tail = p->runs;
        } else {
            diag_add(r->diags, DIAG_IMAGE_BROKEN, p->span, p->path,
                     diags_word(r->diags, "图片要单独成段",
                                "an image stands in a paragraph of its own"),
                     NULL);
            if (p->caption[0] == '\0')
                continue;
            *tail = arena_new_object(r->arena, struct run);
            (*tail)->text = p->caption;
        }
        while (*tail != NULL)
            tail = &(*tail)->next;
    }
    return first;
}

struct run *inline_read_runs(struct inline_reader *r, struct lines lines)
{
    return flatten(r, inline_read(r, lines));
}

struct run *inline_verbatim(struct inline_reader *r, struct line line)
{
    buf_truncate(&r->joined, 0);
    r->n_segments = 0;
    add_segment(r, line.start);
    buf_add(&r->joined, r->source->text + line.start, line.end - line.start);
    struct piece *piece = read_verbatim(r);

    return piece == NULL ? NULL : piece->runs;
}
