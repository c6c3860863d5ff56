/*
 * Counts the parts of a series.
 */
#include "check/tally.h"

#include "base/utf8.h"
#include "check/dateword.h"
#include "plan/numbering.h"

#include <string.h>

/* A digit, Arabic or Han, but 百: so many of anything are not counted. */
static bool is_digit(uint32_t c)
{
    return number_is_digit(c) && number_han_digit(c) <= 10;
}

int tally_take_number(const char **p)
{
    enum { LONGEST = 9 }; /* three Han digits: 二十三 */
    const char *at = *p;
    if (utf8_peek(at) == 0x4E24) { /* 两 */
        utf8_next(p);
        return 2;
    }
    while (at - *p < LONGEST && is_digit(utf8_peek(at)))
        utf8_next(&at);
    int value = at > *p ? number_value(*p, (size_t)(at - *p)) : 0;
    if (value <= 0)
        return 0; /* nearly always */
    *p = at;
    return value;
}

enum { STYLE_SHI = 1, STYLE_YAO, STYLE_ORDINAL, STYLE_STAGE, STYLE_LEVEL };

bool tally_match(const char *text, int *style, int *value)
{
    static const char *const stages[] = {"阶段", "步", "环节", NULL};
    static const char *const behind[] = {"，", "、", "：", "是", "要", NULL};
    struct number number;
    const char *p = text;
    bool is_ordinal = dateword_take(&p, "第");
    *value = tally_take_number(&p);
    *style = 0;
    if (*value > 0 && is_ordinal)
        *style = dateword_take_any(&p, stages)   ? STYLE_STAGE
                 : dateword_take_any(&p, behind) ? STYLE_ORDINAL
                                                 : 0;
    else if (*value > 0 && dateword_take(&p, "是"))
        *style = STYLE_SHI;
    else if (*value > 0 && dateword_take(&p, "要"))
        *style = STYLE_YAO;
    if (*style == 0 && !is_ordinal && number_match(text, &number)) {
        *style = STYLE_LEVEL + number.level;
        *value = number.value;
    }
    return *style != 0;
}

/* Behind such a mark a part may begin. */
static bool is_stop(uint32_t scalar)
{
    static const uint32_t stops[] = {0x3002, 0xFF1B, ';',  0xFF0C, 0xFF1A,
                                     ':',    0x201D, '\n', 0xFF09};
    for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++)
        if (stops[i] == scalar)
            return true;
    return false;
}

bool tally_count(struct tally *tally, const char *text)
{
    bool is_start = true, has_part = false;
    for (const char *p = text; *p != '\0' && !tally->is_ended;) {
        int style, value;
        if (is_start && tally_match(p, &style, &value)) {
            if (tally->style == 0 && value == 1)
                tally->style = style;
            if (style == tally->style && value == tally->n + 1) {
                tally->n++;
                has_part = true;
            } else if (style == tally->style && value == 1) {
                tally->is_ended = true;
            }
        }
        uint32_t scalar = utf8_next(&p);
        is_start = is_stop(scalar) || (is_start && scalar_is_blank(scalar));
        if (!is_start && tally->style == 0)
            break; /* it had to begin at the start */
    }
    return has_part;
}
