/*
 * Scanning one date of a period: 2010年7月下旬, 8月15日, 次年3月, 月底,
 * 2008.3.30, 20**年12月7日, 二〇二六年三月 (gbt9704.md §8.5).
 */
#include "plan/dateside.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <string.h>

/* A number as it stands: digits of any sort, some of them left open. */
struct quantity {
    int value;
    int digits;
    bool is_placeholder; /* 20**, ××, 某 */
};

bool dateside_ends_with(const char *p, const char *end, const char *word)
{
    size_t len = strlen(word);
    return (size_t)(end - p) > len && memcmp(end - len, word, len) == 0;
}

/* Whether word stands at p, behind blanks. */
static bool stands(const char *p, const char *word)
{
    return utf8_take(&p, word);
}

/* -- Numbers ------------------------------------------------------------- */

static int digit_value(uint32_t scalar)
{
    if (scalar_is_digit(scalar))
        return (int)(scalar - '0');
    if (scalar >= 0xFF10 && scalar <= 0xFF19)
        return (int)(scalar - 0xFF10);
    return -1;
}

static bool is_open_place(uint32_t scalar)
{
    switch (scalar) {
    case '*':
    case 'x':
    case 'X':
    case '_':
    case 0x00D7: /* × */
    case 0xFF0A: /* ＊ */
    case 0xFF3F: /* ＿ */
    case 0x67D0: /* 某 */
        return true;
    default:
        return false;
    }
}

static bool stands_unit(const char *p)
{
    return stands(p, "年") || stands(p, "月") || stands(p, "日") ||
           stands(p, "号");
}

/* 二〇一〇, 十二: only with a unit behind; a 一 alone may be a dash. */
static bool take_han(const char **p, struct quantity *quantity)
{
    enum { MOST_DIGITS = 4 };
    const char *end = *p;
    int value = number_take(&end, MOST_DIGITS);
    if (value < 0 || !stands_unit(end))
        return false;
    quantity->value = value;
    quantity->digits = value > 99 ? 4 : 2;
    *p = end;
    return true;
}

/* At most four digits, then open places: a date holds no more. */
static bool take_quantity(const char **p, struct quantity *quantity)
{
    *quantity = (struct quantity){0};
    const char *at = utf8_skip_blanks(*p);
    const char *next = at;
    for (int d; (d = digit_value(utf8_next(&next))) >= 0; at = next) {
        if (++quantity->digits > 4)
            return false;
        quantity->value = quantity->value * 10 + d;
    }
    next = at;
    for (int n = 0; n < 8 && is_open_place(utf8_next(&next)); n++) {
        quantity->is_placeholder = true;
        at = next;
    }
    if (quantity->is_placeholder) {
        *p = at;
        return stands_unit(at);
    }
    if (quantity->digits == 0) {
        *p = at;
        return take_han(p, quantity);
    }
    *p = at;
    return true;
}

/* -- Parts --------------------------------------------------------------- */

static void set_months(struct dateside *side, int first, int last)
{
    side->precision = PRECISION_MONTH;
    side->month = first;
    side->last_month = last;
    side->first_day = 1;
    side->last_day = 0;
}

static void set_days(struct dateside *side, int first, int last)
{
    side->precision =
        first == last && first != 0 ? PRECISION_DAY : PRECISION_TEN_DAY;
    side->first_day = first;
    side->last_day = last;
}

/* What may follow 年: 初, 底, 上半年, 第一季度. */
static bool take_part_of_year(const char **p, struct dateside *side)
{
    static const char *const ends[] = {"底", "末", "终", NULL};
    static const struct {
        const char *words[5];
        int first, last;
    } parts[] = {
        {{"初", NULL}, 1, 1},
        {{"上半年", NULL}, 1, 6},
        {{"下半年", NULL}, 7, 12},
        {{"第一季度", "一季度", "第1季度", "1季度", NULL}, 1, 3},
        {{"第二季度", "二季度", "第2季度", "2季度", NULL}, 4, 6},
        {{"第三季度", "三季度", "第3季度", "3季度", NULL}, 7, 9},
        {{"第四季度", "四季度", "第4季度", "4季度", NULL}, 10, 12},
    };
    if (utf8_take_any(p, ends)) {
        set_months(side, 12, 12);
        side->first_day = 0;
        return true;
    }
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (!utf8_take_any(p, parts[i].words))
            continue;
        set_months(side, parts[i].first, parts[i].last);
        return true;
    }
    return false;
}

/* What may follow 月: 上旬, 中下旬, 初, 底. */
static bool take_part_of_month(const char **p, struct dateside *side)
{
    static const struct {
        const char *word;
        int first, last;
    } parts[] = {
        {"上旬", 1, 10},     {"中旬", 11, 20},  {"下旬", 21, 0},
        {"上中旬", 1, 20},   {"中下旬", 11, 0}, {"上、中旬", 1, 20},
        {"中、下旬", 11, 0}, {"初", 1, 10},     {"底", 0, 0},
        {"末", 0, 0},
    };
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        if (!utf8_take(p, parts[i].word))
            continue;
        set_days(side, parts[i].first, parts[i].last);
        return true;
    }
    return false;
}

/* 次年, 今年, or the 年 of 年底 where nothing stands before it. */
static bool take_year_word(const char **p, struct dateside *side)
{
    static const char *const nexts[] = {"次年", "翌年",   "明年", "下一年",
                                        "下年", "第二年", NULL};
    static const char *const sames[] = {"当年", "今年", "本年", "同年", NULL};
    static const char *const edges[] = {"年底", "年末", "年终", "年初", NULL};
    const char *at = *p;
    if (utf8_take_any(p, nexts)) {
        side->year_shift = 1;
    } else if (!utf8_take_any(p, sames)) {
        if (!utf8_take_any(&at, edges))
            return false;
        utf8_take(p, "年");
    }
    utf8_take(p, "度");
    side->precision = PRECISION_YEAR;
    take_part_of_year(p, side);
    return true;
}

/* 上半年, 一季度 without a year; 初 or 底 alone are no date. */
static void take_bare_part_of_year(const char **p, struct dateside *side)
{
    static const char *const parts[] = {"初", "底", "末", "终", NULL};
    const char *at = *p;
    if (!utf8_take_any(&at, parts))
        take_part_of_year(p, side);
}

static bool take_year(const char **p, const struct quantity *quantity,
                      struct dateside *side)
{
    static const char *const others[] = {"级", "来", "内", "间", "以", NULL};
    const char *at = *p;
    if (!utf8_take(&at, "年") || stands(at, "年"))
        return false;
    const char *behind = at;
    if (utf8_take_any(&behind, others))
        return false;
    /* 10年5月 is 2010; 2年 is how long it takes */
    bool is_short = quantity->digits == 2 && !quantity->is_placeholder;
    struct quantity month;
    behind = at;
    if (is_short && (!take_quantity(&behind, &month) || !stands(behind, "月")))
        return false;
    if (!quantity->is_placeholder && !is_short && quantity->digits != 4)
        return false;
    side->year = quantity->value + (is_short ? 2000 : 0);
    if (quantity->is_placeholder)
        side->year = 0;
    side->is_placeholder = quantity->is_placeholder;
    side->precision = PRECISION_YEAR;
    *p = at;
    utf8_take(p, "度");
    if (!utf8_take(p, "全年"))
        take_part_of_year(p, side);
    return true;
}

/* 元月 */
static bool take_first_month(const char **p, struct dateside *side)
{
    if (!utf8_take(p, "元月"))
        return false;
    utf8_take(p, "份");
    set_months(side, 1, 1);
    if (take_part_of_month(p, side))
        side->last_month = side->month;
    return true;
}

static bool take_month(const char **p, const struct quantity *quantity,
                       struct dateside *side)
{
    if (!utf8_take(p, "月"))
        return false;
    utf8_take(p, "份");
    side->is_placeholder |= quantity->is_placeholder;
    set_months(side, quantity->value, quantity->value);
    if (take_part_of_month(p, side))
        side->last_month = side->month;
    return true;
}

static bool take_day(const char **p, const struct quantity *quantity,
                     struct dateside *side)
{
    static const char *const units[] = {"日", "号", NULL};
    if (!utf8_take_any(p, units))
        return false;
    side->is_placeholder |= quantity->is_placeholder;
    set_days(side, quantity->value, quantity->value);
    side->last_month = side->month;
    side->precision = PRECISION_DAY;
    return true;
}

/* -- 2008.3.30 ----------------------------------------------------------- */

static char take_joint(const char **p)
{
    const char *next = *p;
    uint32_t scalar = utf8_next(&next);
    if (scalar == 0xFF0E)
        scalar = '.';
    if (scalar != '.' && scalar != '-' && scalar != '/')
        return 0;
    if (digit_value(utf8_peek(next)) < 0)
        return 0;
    *p = next;
    return (char)scalar;
}

/* The numbers of 2008.3.30, of 2008.3 or 3.30: how many, up to three. */
static int take_joined(const char **p, struct quantity parts[3], char *joint)
{
    int n = 1;
    while (n < 3) {
        const char *at = *p;
        char mark = take_joint(&at);
        if (mark == 0 || (n > 1 && mark != *joint))
            break;
        if (!take_quantity(&at, &parts[n]) || parts[n].digits > 2 ||
            stands_unit(at))
            break;
        *joint = mark;
        *p = at;
        n++;
    }
    return n;
}

static bool take_numeric(const char **p, struct quantity first,
                         const struct dateside *left, struct dateside *side)
{
    struct quantity parts[3] = {first};
    const char *at = *p;
    char joint = 0;
    int n = take_joined(&at, parts, &joint);
    if (n == 1 || first.is_placeholder)
        return false;
    bool has_year = first.digits == 4 || n == 3;
    bool is_free = joint != '-' || (left != NULL && left->joint == '-');
    if (!has_year && !is_free)
        return false;
    if (has_year)
        side->year = first.value + (first.digits == 4 ? 0 : 2000);
    int month = parts[has_year ? 1 : 0].value;
    set_months(side, month, month);
    if (n == 3 || !has_year)
        set_days(side, parts[n - 1].value, parts[n - 1].value);
    side->joint = joint;
    *p = at;
    return true;
}

/* -- A side -------------------------------------------------------------- */

/* 月底, 下旬, 本月底: the month comes from elsewhere. */
static bool take_bare_part(const char **p, struct dateside *side)
{
    static const char *const sames[] = {"本月", "当月", "同月", "该月", NULL};
    static const char *const edges[] = {"月初", "月底", "月末", NULL};
    const char *at = *p;
    if (!utf8_take_any(&at, sames)) {
        const char *edge = at;
        if (utf8_take_any(&edge, edges))
            utf8_take(&at, "月");
    }
    if (!take_part_of_month(&at, side))
        return false;
    /* 初 or 底 alone are no date */
    const char *start = utf8_skip_blanks(*p);
    if (at - start < 6)
        return false;
    *p = at;
    return true;
}

/* One more number and its unit; false at the end of the side. */
static bool take_component(const char **p, const struct dateside *left,
                           struct dateside *side)
{
    struct quantity quantity;
    const char *at = *p;
    if (take_first_month(p, side))
        return true;
    if (!take_quantity(&at, &quantity))
        return false;
    bool is_first = side->precision == PRECISION_NONE;
    if (take_month(&at, &quantity, side) || take_day(&at, &quantity, side) ||
        (is_first && take_year(&at, &quantity, side)) ||
        (is_first && take_numeric(&at, quantity, left, side))) {
        *p = at;
        return true;
    }
    if (!quantity.is_placeholder) {
        side->pending = quantity.value;
        *p = at;
    }
    return false;
}

bool dateside_scan(const char *text, const struct dateside *left,
                   struct dateside *side)
{
    const char *p = utf8_skip_blanks(text);
    *side = (struct dateside){.pending = -1, .start = p};
    if (!take_year_word(&p, side))
        take_bare_part_of_year(&p, side);
    enum precision before = PRECISION_NONE;
    while (side->precision == PRECISION_NONE ||
           side->precision > PRECISION_TEN_DAY) {
        before = side->precision;
        if (!take_component(&p, left, side) || side->joint != 0)
            break;
        if (before != PRECISION_NONE && side->precision >= before)
            break;
    }
    if (side->precision == PRECISION_NONE && side->pending < 0 &&
        !take_bare_part(&p, side))
        return false;
    side->end = p;
    return true;
}

/* Makes the number that waits one of years, months or days, as like is. */
static void settle_as(struct dateside *side, enum precision like)
{
    int value = side->pending;
    side->pending = -1;
    if (like == PRECISION_YEAR) {
        side->year = value;
        side->precision = PRECISION_YEAR;
    } else if (like == PRECISION_MONTH) {
        set_months(side, value, value);
    } else {
        set_days(side, value, value);
        side->last_month = side->month;
        side->precision = PRECISION_DAY;
    }
}

void dateside_settle(struct dateside *left, struct dateside *right)
{
    if (right->pending >= 0 && right->precision == PRECISION_NONE &&
        right->pending <= 31 && left->precision != PRECISION_NONE)
        settle_as(right, left->precision);
    if (left->pending < 0 || right->precision == PRECISION_NONE)
        return;
    bool is_year = left->pending > 31;
    /* 3月20—4月12日: the day lacks its 日 */
    bool is_day = !is_year && left->precision == PRECISION_MONTH &&
                  right->precision == PRECISION_DAY;
    if (is_day)
        settle_as(left, PRECISION_DAY);
    else if (is_year && right->year != 0)
        settle_as(left, PRECISION_YEAR);
    else if (!is_year && right->month != 0)
        settle_as(left, PRECISION_MONTH);
    else if (!is_year && right->precision == PRECISION_DAY)
        settle_as(left, PRECISION_DAY);
}
