/*
 * The texts of a plan one by one: what the rules about language look at.
 *
 * A text is decoded into characters, so that a rule can look at neighbours;
 * it knows where each of them stands in the source, and which of them a rule
 * of punctuation must leave alone.
 */
#ifndef FANGAN_CHECK_TEXT_H
#define FANGAN_CHECK_TEXT_H

#include "base/diag.h"
#include "base/utf8.h"
#include "check/scalar_set.h"
#include "plan/plan.h"

#include <string.h>

enum text_kind {
    TEXT_TITLE,
    TEXT_NAME,  /* one of 发文机关, 主送, 抄送, 签发人, 附件 … */
    TEXT_VALUE, /* of another key: 发文字号, 附注 … */
    TEXT_HEADING,
    TEXT_PARAGRAPH,
    TEXT_ITEM,
    TEXT_CELL,
    TEXT_CAPTION
};

/* Everything belongs to the texts it is one of. */
struct text {
    const struct plan *plan;
    const struct block *block; /* NULL: of the front matter, or the title */
    enum text_kind kind;
    const char *bytes;       /* as block_text() gives it; a cell alone */
    const uint32_t *chars;   /* the n characters of bytes, closed by 0 */
    const uint32_t *offsets; /* n + 1: at which byte each begins */
    size_t n;
    size_t first; /* where the words begin: behind a number or a marker */

    /* Of each character, whether rules must leave it alone: in a URL, an
     * e-mail address, a decimal, a time (8:30), the number of a model, a
     * standard or a document, code. */
    const bool *is_literal;
    struct scalar_set seen; /* its characters */
    /* n + 1 each: where the next mark or the next numeral stands, from each
     * character on; see below. */
    const uint32_t *marks, *numerals;
    bool has_blank;             /* of any sort, the end of a line too */
    struct text_places *places; /* made when first asked for */
};

/* All texts of the plan, decoded once for all that walk over them: whoever
 * runs many rules hangs them at plan->texts.  Freed by texts_free(), which
 * takes NULL, too; the plan must live as long. */
struct texts *texts_new(const struct plan *plan);
void texts_free(struct texts *texts);

typedef void check_text_fn(const struct text *text, void *context);

/* Calls visit for every text: the front matter's first, then the body's in
 * reading order.  Empty ones are left out.  Takes plan->texts; where these
 * are not there, decodes the plan for this walk alone. */
void check_each_text(const struct plan *plan, check_text_fn *visit,
                     void *context);

/* Where the n characters from i stand in the source. */
struct span text_span(const struct text *text, size_t i, size_t n);

/* Adds a finding about the n characters from i, which are its {1}; argument
 * is {2}, or NULL. */
void text_add(struct diags *diags, enum diag_code code, const struct text *text,
              size_t i, size_t n, const char *argument);

/* Gives the finding added last the fix to put words for these n characters.
 * It gets none where the source does not spell them so: in an entity, across
 * markup, in a value of YAML that has escapes. */
void text_fix(struct diags *diags, bool is_safe, const struct text *text,
              size_t i, size_t n, const char *words);

/* The same for two characters i < j, a pair of marks: a and b for them. */
void text_fix_pair(struct diags *diags, bool is_safe, const struct text *text,
                   size_t i, const char *a, size_t j, const char *b);

/* Whether words (one character or more) stand at i.  Nearly always the first
 * character tells, and this is asked everywhere. */
static inline bool text_has(const struct text *text, size_t i,
                            const char *words)
{
    return i < text->n && text->chars[i] == utf8_peek(words) &&
           strncmp(text->bytes + text->offsets[i], words, strlen(words)) == 0;
}

/* Behind the blanks, or the digits 0-9, that stand at i; i without any. */
static inline size_t text_skip_blanks(const struct text *text, size_t i)
{
    while (i < text->n && scalar_is_blank(text->chars[i]))
        i++;
    return i;
}

static inline size_t text_skip_digits(const struct text *text, size_t i)
{
    while (i < text->n && scalar_is_digit(text->chars[i]))
        i++;
    return i;
}

/* Whether words may stand anywhere: false if a character of theirs does not.
 * For rules that look for rare words. */
static inline bool text_may_hold(const struct text *text, const char *words)
{
    for (uint32_t c; (c = utf8_next(&words)) != 0;)
        if (!scalar_set_may_have(&text->seen, c))
            return false;
    return true;
}

/* The first character from i on that is no common hanzi: a mark, a figure, a
 * letter, a blank.  n without one.  Most of a text are hanzi, which rules of
 * punctuation need not look at. */
static inline size_t text_next_mark(const struct text *text, size_t i)
{
    return i < text->n ? text->marks[i] : text->n;
}

/* The first character from i on that may be a digit, Arabic of either width
 * or Han, 两 among them: nearly all are, and no digit is passed over. */
static inline size_t text_next_numeral(const struct text *text, size_t i)
{
    return i < text->n ? text->numerals[i] : text->n;
}

/* The n characters from i as a string in the arena. */
const char *text_copy(const struct text *text, size_t i, size_t n,
                      struct arena *arena);

/* Whether a hanzi stands in [from, to). */
bool text_has_han(const struct text *text, size_t from, size_t to);

/* The character before or behind i that is no blank; 0 if there is none. */
uint32_t text_before(const struct text *text, size_t i);
uint32_t text_behind(const struct text *text, size_t i);

/* Behind the number （1） 1. 一、 that the text begins with, in its marker or
 * in its words; 0 without one.  The rules of numbering look after it. */
size_t text_number_end(const struct text *text);

#endif
