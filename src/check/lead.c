/*
 * How a text begins: numbers and run-in headings (GB/T 9704-2012 7.3.3).
 */
#include "check/lead.h"

#include "base/utf8.h"
#include "check/language.h"
#include "plan/numbering.h"

#include <uchar.h>

enum {
    LONGEST_LINE = 40, /* of a heading alone, as the reader has it */
    MOST_DIGITS = 3,
    STOP = 0x3002,  /* 。 */
    COMMA = 0xFF0C, /* ， */
    SHORTEST_HEADING = 3,
    LONGEST_HEADING = 20,
    SHORTEST_SENTENCE = 8 /* what runs on says something */
};

size_t lead_number_end(const struct text *text)
{
    size_t from = text_number_end(text);
    size_t at = text_skip_blanks(text, from == 0 ? 0 : text->first);
    bool is_said = text->kind == TEXT_HEADING && text->first > 0;
    struct number number;

    if (is_said || at >= text->n ||
        !number_match(text->bytes + text->offsets[at], &number))
        return from;
    size_t end =
        at + utf8_count_bytes(text->bytes + text->offsets[at], number.mark_len);
    return end > from ? end : from;
}

bool lead_is_mark(uint32_t c)
{
    static const char32_t marks[] = U"、，．.,：:；;";

    for (size_t i = 0; marks[i] != 0; i++)
        if (marks[i] == c)
            return true;
    return false;
}

bool lead_is_heading_shaped(const struct text *text, size_t from)
{
    if (text->n - from > LONGEST_LINE || from >= text->n ||
        !scalar_is_han(text->chars[from]))
        return false;
    for (size_t i = from; i < text->n; i++) {
        uint32_t c = text->chars[i];
        if (c == COMMA || c == 0xFF1B || c == STOP)
            return false;
    }
    return true;
}

static bool is_numeral(const struct text *text, size_t i)
{
    return i < text->n &&
           number_value(text->bytes + text->offsets[i],
                        text->offsets[i + 1] - text->offsets[i]) >= 0;
}

size_t lead_wrong_mark(const struct text *text, size_t from)
{
    size_t end = from;
    struct number number;

    if (from >= text->n ||
        number_match(text->bytes + text->offsets[from], &number))
        return 0;
    while (end < from + MOST_DIGITS + 1 && is_numeral(text, end))
        end++;
    return end > from && end - from <= MOST_DIGITS && end < text->n &&
                   lead_is_mark(text->chars[end]) &&
                   lead_is_heading_shaped(text, text_skip_blanks(text, end + 1))
               ? end
               : 0;
}

static bool is_heading_character(uint32_t c)
{
    return scalar_is_han(c) || scalar_is_digit(c) || c == 0x3001 ||
           c == 0x201C || c == 0x201D;
}

/* A sentence of some length with a comma in it runs on from i: one word that
 * a blank has split is neither. */
static bool is_sentence(const struct text *text, size_t i)
{
    bool has_comma = false;
    size_t end = i;

    while (end < text->n && text->chars[end] != STOP) {
        has_comma |= text->chars[end] == COMMA;
        end++;
    }
    return end - i >= SHORTEST_SENTENCE && has_comma;
}

bool lead_find_blank(const struct text *text, size_t *heading, size_t *start,
                     size_t *end)
{
    if (!text->has_blank ||
        (text->kind != TEXT_HEADING && text->kind != TEXT_PARAGRAPH &&
         text->kind != TEXT_ITEM))
        return false;
    size_t from = lead_number_end(text);
    if (from == 0)
        return false;
    *heading = text_skip_blanks(text, from);
    *start = *heading;
    while (*start < text->n && is_heading_character(text->chars[*start]))
        (*start)++;
    *end = text_skip_blanks(text, *start);
    size_t n = *start - *heading;
    return n >= SHORTEST_HEADING && n <= LONGEST_HEADING && *end > *start &&
           *end < text->n && text->chars[*start] != '\n' &&
           scalar_is_han(text->chars[*end]) && is_sentence(text, *end);
}

/* -- N010 ---------------------------------------------------------------- */

void check_run_in(const struct text *text, struct diags *diags)
{
    size_t heading, start, end;

    if (!lead_find_blank(text, &heading, &start, &end))
        return;
    text_add(diags, DIAG_HEADING_UNCLOSED, text, heading, start - heading,
             NULL);
    text_fix(diags, false, text, start, end - start, "。");
}
