/*
 * Takes the dates of running text apart.
 */
#include "check/dateword.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

bool dateword_take(const char **p, const char *word)
{
    if (**p != *word)
        return false;
    size_t len = strlen(word);
    if (strncmp(*p, word, len) != 0)
        return false;
    *p += len;
    return true;
}

bool dateword_take_any(const char **p, const char *const words[])
{
    for (; *words != NULL; words++)
        if (dateword_take(p, *words))
            return true;
    return false;
}

/* -- Numbers ------------------------------------------------------------- */

/* What stands for 〇: GB/T 15835-2011 5.2.5 wants U+3007 and nothing that looks
 * like it. */
static const char32_t letters[] = U"Oo0Ｏ０";
static const char32_t circles[] = U"○◯零";

bool dateword_is_slip(const char *p, bool *is_letter)
{
    uint32_t scalar = utf8_peek(p);
    *is_letter = scalar_is_among(scalar, letters);
    return *is_letter || scalar_is_among(scalar, circles);
}

/* 0-10, or -1: 十 is 10, and no date has a 百. */
static int han_digit(uint32_t scalar)
{
    int digit = number_han_digit(scalar);
    return digit <= 10 ? digit : -1;
}

/* The same, slips being 0. */
static int slipped_digit(uint32_t scalar)
{
    int digit = han_digit(scalar);
    if (digit >= 0 || scalar_is_han(scalar))
        return digit; /* nearly always */
    return scalar_is_among(scalar, letters) || scalar_is_among(scalar, circles)
               ? 0
               : -1;
}

static bool take_arabic(const char **p, struct datepart *part)
{
    const char *at = *p;
    int value = 0;
    for (; scalar_is_digit((unsigned char)*at); at++)
        if (value < 100000)
            value = value * 10 + (*at - '0');
    *part = (struct datepart){*p, at, value, (int)(at - *p), false};
    *p = at;
    return part->digits > 0 && part->digits <= 8;
}

/* 二〇一〇 digit by digit, 二十三 by tens. */
static bool take_han(const char **p, struct datepart *part)
{
    enum { MOST_DIGITS = 8 };
    const char *at = *p;
    int n = 0;
    if (han_digit(utf8_peek(at)) < 0)
        return false;
    for (; n < MOST_DIGITS && slipped_digit(utf8_peek(at)) >= 0; n++)
        utf8_next(&at);
    int value = number_value_with(*p, (size_t)(at - *p), slipped_digit);
    *part = (struct datepart){*p, at, value < 0 ? 0 : value, n, true};
    *p = at;
    return true;
}

static bool take_number(const char **p, struct datepart *part)
{
    *part = (struct datepart){0};
    return scalar_is_digit((unsigned char)**p) ? take_arabic(p, part)
                                               : take_han(p, part);
}

/* -- A date -------------------------------------------------------------- */

/* The number and the blanks around it. */
static bool take_spaced(const char **p, struct datepart *number)
{
    *p = utf8_skip_blanks(*p);
    bool is_taken = take_number(p, number);
    *p = utf8_skip_blanks(*p);
    return is_taken;
}

/* The number and its unit; false, with nothing taken, if they aren't here. */
static bool take_part(const char **p, const char *unit, int max_digits,
                      struct datepart *part)
{
    const char *at = *p;
    struct datepart number;
    if (!take_spaced(&at, &number) || number.digits > max_digits ||
        !dateword_take(&at, unit))
        return false;
    *part = number;
    *p = at;
    return true;
}

static bool take_day(const char **p, struct dateword *word)
{
    const char *hao = *p;
    if (take_part(p, "日", 3, &word->day))
        return true;
    word->is_hao = take_part(&hao, "号", 3, &word->day);
    if (word->is_hao)
        *p = hao;
    return word->is_hao;
}

static bool is_year(const struct datepart *year)
{
    return year->digits == 4 || (year->digits == 2 && !year->is_han);
}

bool dateword_scan(const char *text, struct dateword *word)
{
    static const char *const tails[] = {"上旬", "中旬", "下旬", "初",
                                        "底",   "末",   "份",   NULL};
    enum { YEAR_DIGITS = 4, MONTH_DIGITS = 3 };
    const char *p = text;
    struct datepart number;
    *word = (struct dateword){.start = text};
    if (!take_spaced(&p, &number))
        return false;
    if (number.digits <= YEAR_DIGITS && dateword_take(&p, "年")) {
        word->year = number;
        if (!is_year(&number))
            return false;
        take_part(&p, "月", MONTH_DIGITS, &word->month);
    } else if (number.digits <= MONTH_DIGITS && dateword_take(&p, "月")) {
        word->month = number;
    } else {
        return false; /* nearly always */
    }
    if (word->month.start == NULL || !take_day(&p, word))
        dateword_take_any(&p, tails);
    word->end = p;
    word->is_closed = true;
    /* 10年 is how long it takes, 10年5月 a date */
    return word->year.digits != 2 || word->month.start != NULL;
}

bool dateword_may_begin(uint32_t before, uint32_t c)
{
    bool is_arabic = scalar_is_digit(c);
    if (scalar_is_digit(before) || before == '.' || before == '/')
        return false;
    return is_arabic || (han_digit(c) >= 0 && han_digit(before) < 0);
}

/* Where the next number begins that may be one of a date, from i on; n if
 * there is none. */
static size_t next_number(const struct text *text, size_t i)
{
    if (!text_may_hold(text, "年") && !text_may_hold(text, "月"))
        return text->n; /* most texts are without dates */
    for (i = text_next_numeral(text, i); i < text->n;
         i = text_next_numeral(text, i + 1))
        if (dateword_may_begin(i == 0 ? 0 : text->chars[i - 1], text->chars[i]))
            break;
    return i;
}

/* The character that begins at byte end, at or behind i. */
static size_t move_behind(const struct text *text, size_t i, const char *end)
{
    while (i < text->n && text->bytes + text->offsets[i] < end)
        i++;
    return i;
}

bool dateword_next(const struct text *text, size_t *i, struct dateword *word)
{
    const char *end = text->bytes + text->offsets[text->n];
    for (size_t at = next_number(text, *i); at < text->n;
         at = next_number(text, at + 1)) {
        if (!dateword_scan(text->bytes + text->offsets[at], word) ||
            word->end > end)
            continue;
        *i = move_behind(text, at, word->end);
        return true;
    }
    return false;
}

/* -- Ranges -------------------------------------------------------------- */

static enum datejoint take_joint(const char **p)
{
    static const struct {
        const char *word;
        enum datejoint joint;
    } joints[] = {
        {"——", DATEJOINT_DASH},   {"—", DATEJOINT_LINE},
        {"－", DATEJOINT_HYPHEN}, {"–", DATEJOINT_HYPHEN},
        {"--", DATEJOINT_HYPHEN}, {"-", DATEJOINT_HYPHEN},
        {"～", DATEJOINT_TILDE},  {"~", DATEJOINT_TILDE},
        {"〜", DATEJOINT_TILDE},  {"一", DATEJOINT_YI},
        {"于", DATEJOINT_YU},     {"至", DATEJOINT_ZHI},
        {"到", DATEJOINT_ZHI},
    };
    for (size_t i = 0; i < sizeof(joints) / sizeof(joints[0]); i++)
        if (dateword_take(p, joints[i].word))
            return joints[i].joint;
    return DATEJOINT_NONE;
}

/* The right end: a date, or the 5日 of 3月3日至5日, or 月底. */
static bool scan_right(const char *p, const struct dateword *left,
                       struct dateword *right)
{
    static const char *const words[] = {"月底", "年底", "月末",
                                        "年末", "次年", NULL};
    if (dateword_scan(p, right))
        return true;
    *right = (struct dateword){.start = p};
    const char *at = p;
    bool is_found = left->month.start != NULL && take_day(&at, right);
    if (!is_found)
        is_found = dateword_take_any(&at, words);
    right->end = at;
    return is_found;
}

/* The 2016 of 2016～2020年, the 3 of 3-5月, the 3月3 of 3月3-5日. */
static bool scan_bare(const char *p, struct daterange *range)
{
    struct datepart number;
    const char *joint = p;
    range->left = (struct dateword){.start = p};
    if (!take_spaced(&joint, &number))
        return false;
    if (number.digits <= 4 && dateword_take(&joint, "年")) {
        range->left.year = number;
        if (!take_spaced(&joint, &number))
            return false;
    }
    if (number.digits <= 2 && dateword_take(&joint, "月")) {
        range->left.month = number;
        if (!take_spaced(&joint, &number))
            return false;
    }
    if (number.is_han)
        return false;
    range->left.end = number.end;
    range->joint_start = number.end;
    range->joint = take_joint(&joint);
    if (range->joint == DATEJOINT_NONE || range->joint == DATEJOINT_YI)
        return false;
    range->joint_end = utf8_skip_blanks(joint);
    if (!scan_right(range->joint_end, &range->left, &range->right))
        return false;
    range->is_bare = true;
    if (range->left.month.start != NULL) /* 3月3-5日 */
        return number.digits <= 2 && range->right.day.start != NULL &&
               range->right.month.start == NULL;
    return number.digits == 4 ? range->right.year.digits == 4
                              : number.digits <= 2 && number.value <= 12 &&
                                    range->right.year.start == NULL &&
                                    range->right.month.start != NULL &&
                                    range->right.month.digits <= 2;
}

static bool scan_range(const char *p, struct daterange *range)
{
    *range = (struct daterange){0};
    if (!dateword_scan(p, &range->left))
        return scan_bare(p, range);
    const char *joint = utf8_skip_blanks(range->left.end);
    range->joint_start = range->left.end;
    range->joint = take_joint(&joint);
    range->joint_end = utf8_skip_blanks(joint);
    if (range->joint != DATEJOINT_NONE &&
        scan_right(range->joint_end, &range->left, &range->right))
        return true;
    if (range->joint == DATEJOINT_NONE && range->left.month.start != NULL &&
        dateword_scan(range->left.end, &range->right) &&
        range->right.month.start != NULL) {
        range->joint = DATEJOINT_LOST;
        range->joint_end = range->joint_start;
        return true;
    }
    return range->left.month.start != NULL && scan_bare(p, range);
}

bool daterange_next(const struct text *text, size_t *i, struct daterange *range)
{
    const char *end = text->bytes + text->offsets[text->n];
    for (size_t at = next_number(text, *i); at < text->n;
         at = next_number(text, at + 1)) {
        if (!scan_range(text->bytes + text->offsets[at], range) ||
            range->right.end > end)
            continue;
        *i = move_behind(text, at, range->right.end);
        return true;
    }
    return false;
}

const char *weekday_name(int weekday)
{
    static const char *const names[] = {"日", "一", "二", "三",
                                        "四", "五", "六"};
    return names[weekday];
}

int weekday_take(const char **p)
{
    for (int day = 0; day < 7; day++)
        if (dateword_take(p, weekday_name(day)))
            return day;
    return dateword_take(p, "天") ? 0 : -1;
}
