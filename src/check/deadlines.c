/*
 * A day up to which something is to be handed in, 请于3月5日前报送, that is
 * over when the document is signed.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/text.h"

struct deadlines {
    struct diags *diags;
    struct date signed_on;
};

/* The number whose last digit stands before *i, which moves to its first; 0:
 * none, or too long. */
static int take_back(const struct text *text, size_t *i)
{
    enum { MOST = 4 };
    int value = 0, power = 1, n = 0;
    for (; *i > text->first && scalar_is_digit(text->chars[*i - 1]); --*i) {
        if (++n > MOST)
            return 0;
        value += power * (int)(text->chars[*i - 1] - '0');
        power *= 10;
    }
    return value;
}

/* The date whose 日 stands at i, and where it begins; false for none. */
static bool read_date(const struct text *text, size_t i, struct date *date,
                      size_t *start)
{
    *start = i;
    date->day = take_back(text, start);
    if (date->day == 0 || *start == text->first ||
        !text_has(text, --*start, "月"))
        return false;
    date->month = take_back(text, start);
    date->year = 0;
    if (*start > text->first && text_has(text, *start - 1, "年")) {
        --*start;
        date->year = take_back(text, start);
    }
    return date->month > 0;
}

/* Behind （星期五）, 上午 and 17:00 at i. */
static size_t skip_time(const struct text *text, size_t i)
{
    enum { LONGEST = 6 }; /* of （星期五） */
    size_t end = i;
    while (text_has(text, i, "（") && end - i < LONGEST)
        if (text_has(text, end++, "）"))
            i = end;
    while (i < text->n &&
           (scalar_is_digit(text->chars[i]) ||
            scalar_is_among(text->chars[i], U":：时点上中下午班分整")))
        i++;
    return i;
}

/* 前将…报, 前报, 前反馈: what is to be done follows. */
static bool is_asked_for(const struct text *text, size_t i)
{
    static const char *const behind[] = {"将", "把",   "报",   "上报", "反馈",
                                         "提", "函复", "回复", "送",   "交"};
    i = skip_time(text, i);
    if (text_has(text, i, "之前") || text_has(text, i, "以前"))
        i++;
    if (!text_has(text, i, "前"))
        return false;
    for (size_t k = 0; k < sizeof(behind) / sizeof(behind[0]); k++)
        if (text_has(text, i + 1, behind[k]))
            return true;
    return false;
}

/* 请于…, 务必在…, 各单位…, or the beginning of a clause; not 已于…. */
static bool is_asked(const struct text *text, size_t i)
{
    if (i > text->first + 1 && text_has(text, i - 2, "已"))
        return false;
    return i == text->first ||
           scalar_is_among(text->chars[i - 1], U"于在请，。；：,位门室校局");
}

static void visit(const struct text *text, void *context)
{
    enum { LONG_AGO = 3 }; /* months: then the next year's day is meant */
    const struct deadlines *deadlines = context;
    if (!text_may_hold(text, "月日前"))
        return;
    for (size_t i = text->first + 1; i < text->n; i++) {
        struct date date;
        size_t start;
        if (!text_has(text, i, "日") || !is_asked_for(text, i + 1) ||
            !read_date(text, i, &date, &start) || !is_asked(text, start))
            continue;
        if (date.year == 0) {
            date.year = deadlines->signed_on.year;
            if (date_compare(date_add(deadlines->signed_on, -LONG_AGO, 0),
                             date) > 0)
                continue;
        }
        if (!date_is_valid(date) ||
            date_compare(date, deadlines->signed_on) >= 0)
            continue;
        text_add(deadlines->diags, DIAG_DEADLINE_PAST, text, start,
                 i + 1 - start,
                 date_zh(deadlines->signed_on, deadlines->diags->arena));
        diag_hint(deadlines->diags, "核对这个日期和成文日期",
                  "compare this date with 成文日期");
    }
}

/* Documents that ask others to hand something in. */
static bool asks(const struct plan *plan)
{
    static const char *const kinds[] = {"implementation-plan", "notice",
                                        "letter", "opinion"};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (plan->kind != NULL && strcmp(plan->kind, kinds[i]) == 0)
            return true;
    return false;
}

void check_deadlines(const struct plan *plan, const struct kinds *kinds,
                     struct diags *diags)
{
    struct deadlines deadlines = {diags, plan->meta.date};
    (void)kinds;
    if (date_is_set(plan->meta.date) && asks(plan))
        check_each_text(plan, visit, &deadlines);
}
