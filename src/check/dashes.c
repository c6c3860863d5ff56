/*
 * The dash ——, and what is typed for it.  GB/T 15834-2011 4.10.  A single —
 * joins (北京—上海, 3月3日—10日) and is no fault by itself.
 */
#include "base/utf8.h"
#include "check/language.h"

static bool is_dash(uint32_t c)
{
    return c == 0x2014 || c == 0x2015 || c == 0x2500 || c == 0xFF0D || c == '-';
}

/* Behind a mark of the sentence or at the start nothing is joined. */
static bool begins_words(const struct text *text, size_t i)
{
    uint32_t before = i == text->first ? 0 : text->chars[i - 1];

    return before == 0 || before == 0xFF0C || before == 0x3002 ||
           before == 0xFF1B || before == 0xFF1A || before == 0x3001;
}

static bool is_fault(const struct text *text, size_t i, size_t end)
{
    size_t n = end - i;
    uint32_t before = i > 0 ? text->chars[i - 1] : 0;
    uint32_t behind = text->chars[end];
    bool is_em = true;

    for (size_t k = i; k < end; k++)
        is_em = is_em && text->chars[k] == 0x2014;
    if (is_em && n == 2)
        return false;
    if (n == 1)
        return is_em && begins_words(text, i) && scalar_is_han(behind);
    /* Figures and dates are joined, by whatever sort of line. */
    if (scalar_is_digit(before) || scalar_is_digit(behind))
        return false;
    return scalar_is_cjk(before) || scalar_is_cjk(behind);
}

void check_dashes(const struct text *text, struct diags *diags)
{
    for (size_t i = text_next_mark(text, text->first), end; i < text->n;
         i = text_next_mark(text, end)) {
        end = i + 1;
        if (!is_dash(text->chars[i]) || text->is_literal[i])
            continue;
        while (is_dash(text->chars[end]) && !text->is_literal[end])
            end++;
        if (!is_fault(text, i, end))
            continue;
        text_add(diags, DIAG_DASH_FORM, text, i, end - i, NULL);
        text_fix(diags, true, text, i, end - i, "——");
    }
}
