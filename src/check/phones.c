/*
 * Telephone numbers with a digit too few or too many: 1380000123.
 */
#include "base/utf8.h"
#include "check/language.h"

enum {
    MOBILE = 11, /* digits, from 13 to 19 */
    LEAST_LINE = 7,
    MOST_LINE = 8, /* digits behind the code of the area */
    LABEL_REACH = 12
};

/* Whether 电话 or 手机 stands before the number, in the same part of the
 * sentence: others (QQ, accounts) have as many digits. */
static bool has_label(const struct text *text, size_t i)
{
    size_t least = i > LABEL_REACH ? i - LABEL_REACH : 0;
    for (size_t k = i; k-- > least;) {
        if (text_has(text, k, "电话") || text_has(text, k, "手机"))
            return true;
        if (text->chars[k] == 0x3002 || text->chars[k] == 0xFF0C ||
            scalar_is_alnum(text->chars[k]))
            return false;
    }
    return false;
}

/* The end of the number that is wrong at i; 0: none is. */
static size_t wrong_end(const struct text *text, size_t i)
{
    size_t end = text_skip_digits(text, i), n = end - i;
    uint32_t second = text->chars[i + 1];
    if (text->chars[i] == '1' && second >= '3' && second <= '9' &&
        text->chars[end] != '-')
        return n + 1 == MOBILE || n == MOBILE + 1 ? end : 0;
    if (text->chars[i] != '0' || (n != 3 && n != 4) || text->chars[end] != '-')
        return 0;
    size_t line = end + 1;
    end = text_skip_digits(text, line);
    n = end - line;
    if (n == 0 || text->chars[end] == '-' || text->chars[end] == '*')
        return 0; /* an extension, or masked */
    return n < LEAST_LINE || n > MOST_LINE ? end : 0;
}

void check_phones(const struct text *text, struct diags *diags)
{
    if (!text_may_hold(text, "电话") && !text_may_hold(text, "手机"))
        return;
    for (size_t i = text_next_mark(text, text->first); i < text->n;
         i = text_next_mark(text, i + 1)) {
        if (!scalar_is_digit(text->chars[i]))
            continue;
        size_t end = has_label(text, i) ? wrong_end(text, i) : 0;
        if (end > 0)
            text_add(diags, DIAG_PHONE_DIGITS, text, i, end - i, NULL);
        i = end > 0 ? end : text_skip_digits(text, i);
    }
}
