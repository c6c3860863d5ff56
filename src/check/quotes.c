/*
 * Quotation marks: “ ” outside, ‘ ’ inside, each in its direction.  GB/T
 * 15834-2011 4.8, and 4.5.3.5 for what stands between two of them.
 */
#include "base/utf8.h"
#include "check/language.h"

enum {
    OPEN = 0x201C,       /* “ */
    CLOSE = 0x201D,      /* ” */
    OPEN_INNER = 0x2018, /* ‘ */
    CLOSE_INNER = 0x2019 /* ’ */
};

/* -- L003 ---------------------------------------------------------------- */

/* Whether the text already uses real marks: then which of two straight ones
 * opens can't be told for certain. */
static bool has_curved(const struct text *text)
{
    for (size_t i = text_next_mark(text, 0); i < text->n;
         i = text_next_mark(text, i + 1))
        if (text->chars[i] == OPEN || text->chars[i] == CLOSE)
            return true;
    return false;
}

static bool is_straight(const struct text *text, size_t i, uint32_t quote)
{
    /* 5" and it's are no quotations. */
    return text->chars[i] == quote && !text->is_literal[i] &&
           !(i > 0 && quote == '"' && scalar_is_digit(text->chars[i - 1]) &&
             scalar_is_blank(text->chars[i + 1]));
}

/* The next straight mark from i on; n if there is none. */
static size_t next_straight(const struct text *text, size_t i, uint32_t quote)
{
    i = text_next_mark(text, i);
    while (i < text->n && !is_straight(text, i, quote))
        i = text_next_mark(text, i + 1);
    return i;
}

static void check_straight(const struct text *text, struct diags *diags,
                           uint32_t quote, const char *open, const char *close)
{
    bool is_safe = quote == '"' && !has_curved(text);
    size_t i = next_straight(text, 0, quote);

    while (i < text->n) {
        size_t end = next_straight(text, i + 1, quote);
        size_t to = end < text->n ? end + 1 : i + 1;

        if (!text_has_han(text, i > 0 ? i - 1 : 0,
                          to < text->n ? to + 1 : to)) {
            i = next_straight(text, to, quote);
            continue;
        }
        text_add(diags, DIAG_QUOTE_STRAIGHT, text, i, 1, NULL);
        if (end < text->n && end > i + 1)
            text_fix_pair(diags, is_safe, text, i, open, end, close);
        i = next_straight(text, to, quote);
    }
}

/* -- L021 ---------------------------------------------------------------- */

static const char *own_quote(uint32_t c)
{
    switch (c) {
    case 0x300C: /* 「 */
    case 0xFE41:
    case 0x301D: /* 〝 */
        return "“";
    case 0x300D: /* 」 */
    case 0xFE42:
    case 0x301E: /* 〞 */
    case 0x301F:
        return "”";
    case 0x300E: /* 『 */
        return "‘";
    case 0x300F: /* 』 */
        return "’";
    case 0xFF02: /* ＂ */
        return "";
    default:
        return NULL;
    }
}

void check_foreign_quotes(const struct text *text, struct diags *diags)
{
    if (text_may_hold(text, "\""))
        check_straight(text, diags, '"', "“", "”");
    if (text_may_hold(text, "'"))
        check_straight(text, diags, '\'', "‘", "’");
    for (size_t i = text_next_mark(text, 0); i < text->n;
         i = text_next_mark(text, i + 1)) {
        const char *own = own_quote(text->chars[i]);

        if (own == NULL)
            continue;
        text_add(diags, DIAG_QUOTE_FOREIGN, text, i, 1,
                 *own == '\0' ? "“”" : own);
        if (*own != '\0')
            text_fix(diags, true, text, i, 1, own);
    }
}

/* -- L004, L005, L026 ---------------------------------------------------- */

static bool is_double(uint32_t c)
{
    return c == OPEN || c == CLOSE;
}

/* How deep the marks nest; 0 if they are not balanced.  1 is as it should
 * be, or there are none. */
static size_t nesting(const struct text *text)
{
    size_t depth = 0, deepest = 1;
    bool is_balanced = true;

    for (size_t i = text_next_mark(text, 0); i < text->n;
         i = text_next_mark(text, i + 1)) {
        if (!is_double(text->chars[i]))
            continue;
        if (text->chars[i] == OPEN)
            depth++;
        else if (depth > 0)
            depth--;
        else
            is_balanced = false;
        deepest = depth > deepest ? depth : deepest;
    }
    return is_balanced && depth == 0 ? deepest : 0;
}

static bool is_pause(uint32_t c)
{
    return c == 0xFF0C || c == 0x3002 || c == 0x3001 || c == 0xFF1B;
}

/* Whether the “ at i ends a quotation: no quotation begins with a comma. */
static bool is_end_turned(const struct text *text, size_t i)
{
    return i > 0 && !scalar_is_cjk_mark(text->chars[i - 1]) &&
           is_pause(text_behind(text, i));
}

/* Whether a quotation that is open at an “ must have been meant to end. */
static bool has_end_turned(const struct text *text)
{
    size_t depth = 0;

    for (size_t i = 0; i < text->n; i++) {
        depth += text->chars[i] == OPEN;
        depth -= text->chars[i] == CLOSE;
        if (text->chars[i] == OPEN && depth > 1 && is_end_turned(text, i))
            return true;
    }
    return false;
}

static void add_nested(const struct text *text, size_t inner, size_t end,
                       bool is_safe, struct diags *diags)
{
    text_add(diags, DIAG_QUOTE_NESTED, text, inner, end + 1 - inner, NULL);
    text_fix_pair(diags, is_safe, text, inner, "‘", end, "’");
}

/* “甲“乙”丙”: the marks inside are ‘ ’. */
static void check_nested(const struct text *text, struct diags *diags)
{
    size_t depth = 0, inner = 0;

    for (size_t i = 0; i < text->n; i++) {
        if (text->chars[i] == OPEN && ++depth == 2)
            inner = i;
        if (text->chars[i] == CLOSE && depth-- == 2)
            add_nested(text, inner, i, true, diags);
    }
}

/* The next “ or ” behind i; n if there is none. */
static size_t next_double(const struct text *text, size_t i)
{
    do
        i = text_next_mark(text, i + 1);
    while (i < text->n && !is_double(text->chars[i]));
    return i;
}

/* A quotation of several paragraphs opens in each, and closes in the last. */
static bool is_carried(const struct text *text, size_t i)
{
    const struct block *next = text->block == NULL ? NULL : text->block->next;

    return i == 0 && text->kind == TEXT_PARAGRAPH && next != NULL &&
           next->kind == BLOCK_PARAGRAPH && next->as.paragraph != NULL &&
           utf8_peek(next->as.paragraph->text) == OPEN;
}

/* Whether the “ at i, inside a quotation, was meant to end it: nothing ends
 * it before the next begins, and words stand before it, none behind. */
static bool is_meant_to_close(const struct text *text, size_t i, size_t next)
{
    uint32_t before = i > 0 ? text->chars[i - 1] : 0;
    uint32_t behind = text_behind(text, i);

    if (is_end_turned(text, i))
        return true;
    if (next < text->n && text->chars[next] == CLOSE)
        return false;
    return scalar_is_han(before) && !scalar_is_han(behind);
}

/* ”甲”: a mark that closes nothing stands before a word, and one that closes
 * follows. */
static bool is_meant_to_open(const struct text *text, size_t i, size_t next)
{
    return next < text->n && text->chars[next] == CLOSE && next > i + 1 &&
           scalar_is_han(text->chars[i + 1]) &&
           !is_pause(text->chars[next - 1]);
}

/* Whether “…” stands in the quotation that is open at i: next and the mark
 * behind it both close. */
static bool is_nested(const struct text *text, size_t next)
{
    if (next >= text->n || text->chars[next] != CLOSE)
        return false;
    size_t third = next_double(text, next);
    return third < text->n && text->chars[third] == CLOSE;
}

/* ”甲“: a mark that closes nothing, and one that opens nothing behind it. */
static bool is_reversed(const struct text *text, size_t next)
{
    size_t third = next < text->n ? next_double(text, next) : text->n;

    return next < text->n && text->chars[next] == OPEN &&
           (third == text->n || text->chars[third] == OPEN);
}

static void add_turned(const struct text *text, size_t i, const char *words,
                       struct diags *diags)
{
    text_add(diags, DIAG_QUOTE_TURNED, text, i, 1, words);
    text_fix(diags, false, text, i, 1, words);
}

/* Reads marks that are not balanced: which are turned, which stand alone. */
static void check_turns(const struct text *text, struct diags *diags)
{
    size_t open = text->n; /* the quotation that is open */

    for (size_t i = next_double(text, SIZE_MAX), next; i < text->n; i = next) {
        next = next_double(text, i);
        if (text->chars[i] == CLOSE && open < text->n) {
            open = text->n;
        } else if (text->chars[i] == CLOSE && is_reversed(text, next)) {
            add_turned(text, i, "“", diags);
            add_turned(text, next, "”", diags);
            next = next_double(text, next);
        } else if (text->chars[i] == CLOSE && is_meant_to_open(text, i, next)) {
            add_turned(text, i, "“", diags);
            open = i;
        } else if (text->chars[i] == CLOSE) {
            text_add(diags, DIAG_MARK_UNPAIRED, text, i, 1, NULL);
        } else if (open == text->n) {
            open = i;
        } else if (is_meant_to_close(text, i, next)) {
            add_turned(text, i, "”", diags);
            open = text->n;
        } else if (is_nested(text, next)) {
            add_nested(text, i, next, false, diags);
            next = next_double(text, next);
        } else {
            text_add(diags, DIAG_MARK_UNPAIRED, text, open, 1, NULL);
            open = i;
        }
    }
    if (open < text->n && !is_carried(text, open))
        text_add(diags, DIAG_MARK_UNPAIRED, text, open, 1, NULL);
}

void check_quote_order(const struct text *text, struct diags *diags)
{
    size_t deepest = nesting(text);

    if (deepest > 1 && !has_end_turned(text))
        check_nested(text, diags);
    else if (deepest != 1)
        check_turns(text, diags);
}

/* -- L007 ---------------------------------------------------------------- */

void check_pause_marks(const struct text *text, struct diags *diags)
{
    for (size_t i = text_next_mark(text, text->first + 1); i + 1 < text->n;
         i = text_next_mark(text, i + 1)) {
        if (!text_has(text, i - 1, "”、“") && !text_has(text, i - 1, "》、《"))
            continue;
        text_add(diags, DIAG_PAUSE_BETWEEN_QUOTES, text, i - 1, 3, NULL);
        text_fix(diags, false, text, i, 1, "");
    }
}
