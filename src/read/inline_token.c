/*
 * Tokens: what of a paragraph is a mark and what is text.  Each function looks
 * at one place of the joined text and gives the next one.
 */
#include "read/inline_part.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "plan/numbering.h"
#include "read/run_writer.h"
#include "read/scan.h"

#include <string.h>

/* -- Tokens -------------------------------------------------------------- */

struct token *inline_add_token(struct inline_reader *r, enum token_kind kind,
                               size_t start, size_t end)
{
    r->tokens = inline_grown(r->tokens, r->n_tokens, &r->room_tokens,
                             sizeof(*r->tokens));
    struct token *token = &r->tokens[r->n_tokens++];

    *token = (struct token){.kind = kind, .start = start, .end = end};
    r->has_text |= kind == TOKEN_TEXT || kind == TOKEN_IMAGE;
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
    r->marks =
        inline_grown(r->marks, r->n_marks, &r->room_marks, sizeof(*r->marks));
    inline_add_token(r, TOKEN_MARK, at, mark.end)->mark = r->n_marks;
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
                inline_add_token(r, TOKEN_TEXT, open, i);
                return close;
            }
            i = close - 1;
        }
        r->no_closing_code[n] = true;
    }
    inline_add_token(r, TOKEN_TEXT, at, open);
    return open;
}

static size_t take_bracket(struct inline_reader *r, size_t at, size_t len)
{
    r->brackets = inline_grown(r->brackets, r->n_brackets, &r->room_brackets,
                               sizeof(*r->brackets));
    r->brackets[r->n_brackets++] = r->n_tokens;
    inline_add_token(r, TOKEN_BRACKET, at, at + len)->mark = r->n_marks;
    r->n_openers++;
    return at + len;
}

/* The text of tokens from first on, without any style. */
static const char *plain_text(struct inline_reader *r, size_t first)
{
    struct run_writer writer = RUN_WRITER_EMPTY(r->arena);

    for (size_t i = first; i < r->n_tokens; i++) {
        const struct token *t = &r->tokens[i];

        if (t->kind == TOKEN_TAG)
            continue;
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
    for (size_t i = 0; i < 2; i++)
        if (r->open_tags[i] > bracket)
            r->open_tags[i] = 0;
    struct token *image = inline_add_token(r, TOKEN_IMAGE, start, end);

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
                 inline_span(r, r->tokens[bracket].start, end), address, NULL);
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
    inline_add_token(r, TOKEN_TEXT, at, at + 1);
    return at + 1;
}

static void report_tag(struct inline_reader *r, size_t start, size_t end)
{
    diag_add(r->diags, DIAG_HTML, inline_span(r, start, end),
             arena_strndup(r->arena, r->joined.data + start, end - start),
             NULL);
}

/* The two tags that say what marks can't between certain characters: an
 * opening one is text until it is closed.  0: the tag is something else. */
static size_t take_style_tag(struct inline_reader *r, size_t at)
{
    static const char *const opening[] = {"<em>", "<strong>"};
    static const char *const closing[] = {"</em>", "</strong>"};
    const char *text = r->joined.data + at;

    for (size_t i = 0; i < 2; i++) {
        size_t open = strlen(opening[i]), close = strlen(closing[i]);

        if (strncmp(text, opening[i], open) == 0 && r->open_tags[i] == 0) {
            bool had_text = r->has_text;

            inline_add_token(r, TOKEN_TEXT, at, at + open);
            r->has_text = had_text;
            r->open_tags[i] = r->n_tokens;
            return at + open;
        }
        if (strncmp(text, closing[i], close) != 0 || r->open_tags[i] == 0)
            continue;
        struct token *from = &r->tokens[r->open_tags[i] - 1];

        from->kind = TOKEN_TAG;
        (i == 0 ? &from->emphasis : &from->strong)[0] = 1;
        struct token *to = inline_add_token(r, TOKEN_TAG, at, at + close);

        (i == 0 ? &to->emphasis : &to->strong)[0] = -1;
        r->open_tags[i] = 0;
        return at + close;
    }
    return 0;
}

/* <br>, where no line can end. */
static size_t take_break_tag(struct inline_reader *r, size_t at)
{
    size_t n = strlen("<br>");

    if (!r->is_one_line || strncmp(r->joined.data + at, "<br>", n) != 0)
        return 0;
    inline_add_token(r, TOKEN_TEXT, at, at + n)->literal = "\v";
    return at + n;
}

static size_t take_angle(struct inline_reader *r, size_t at)
{
    const char *text = r->joined.data;
    size_t end = scan_autolink(text, r->joined.len, at);

    r->n_openers++;
    if (end > 0) {
        const char *address =
            arena_strndup(r->arena, text + at + 1, end - at - 2);

        inline_add_token(r, TOKEN_TEXT, at + 1, end - 1)->link =
            scan_is_web(address) ? address
                                 : arena_printf(r->arena, "mailto:%s", address);
        return end;
    }
    end = take_style_tag(r, at);
    if (end == 0)
        end = take_break_tag(r, at);
    if (end > 0)
        return end;
    end = scan_html(text, r->joined.len, at);
    if (end > 0)
        report_tag(r, at, end);
    else
        end = at + 1;
    inline_add_token(r, TOKEN_TEXT, at, end);
    return end;
}

static size_t take_entity(struct inline_reader *r, size_t at)
{
    uint32_t scalar;
    size_t end = scan_entity(r->joined.data, r->joined.len, at, &scalar);

    if (end == 0) {
        inline_add_token(r, TOKEN_TEXT, at, at + 1);
        return at + 1;
    }
    char *text = arena_alloc(r->arena, 5);

    utf8_write(scalar, text);
    inline_add_token(r, TOKEN_TEXT, at, end)->literal = text;
    return end;
}

static bool is_line_start(const struct inline_reader *r, size_t at)
{
    return at == 0 || r->joined.data[at - 1] == '\n' ||
           r->joined.data[at - 1] == '\v';
}

/* Whether the text up to at is nothing but digits: 1\. */
static bool is_behind_digits(const struct inline_reader *r, size_t at)
{
    return at > 0 && strspn(r->joined.data, "0123456789") == at;
}

/* A backslash before a mark goes; before anything else it is text, but for
 * one in front of all text or of a number at the start of a line. */
static size_t take_backslash(struct inline_reader *r, size_t at)
{
    const char *behind = r->joined.data + at + 1;
    struct number number;
    bool is_escape =
        at + 1 < r->joined.len && scalar_is_ascii_mark((unsigned char)*behind);
    bool is_first = !r->has_text && *behind != '\0' && *behind != '\n' &&
                    *behind != '\v' && !scalar_is_blank(utf8_peek(behind));

    r->is_plain |= is_first || (is_escape && is_behind_digits(r, at));
    if (is_first || (is_line_start(r, at) && number_match(behind, &number))) {
        r->has_text = true;
        if (!is_escape) /* what follows is read as ever */
            return at + 1;
    }
    inline_add_token(r, TOKEN_TEXT, at + is_escape, at + 1 + is_escape);
    return at + 1 + is_escape;
}

bool inline_is_plain(const struct inline_reader *r)
{
    return r->is_plain;
}

static size_t take_plain(struct inline_reader *r, size_t at)
{
    size_t n = strcspn(r->joined.data + at, "*_`[]!<&\\");

    if (n == 0) /* a ! in front of no [ */
        n = 1;
    inline_add_token(r, TOKEN_TEXT, at, at + n);
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
bool inline_tokenize(struct inline_reader *r)
{
    for (size_t at = 0; at < r->joined.len;) {
        at = take_token(r, at);
        if (r->n_openers <= LIMIT_OPENERS)
            continue;
        r->is_plain = false;
        return limit_over(r->diags, inline_span(r, at - 1, at),
                          diags_word(r->diags, "一段里 * _ [ ` < 的个数",
                                     "* _ [ ` < in one paragraph"),
                          LIMIT_OPENERS);
    }
    for (size_t i = 0; i < 2; i++)
        if (r->open_tags[i] > 0)
            report_tag(r, r->tokens[r->open_tags[i] - 1].start,
                       r->tokens[r->open_tags[i] - 1].end);
    return true;
}
