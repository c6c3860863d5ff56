/*
 * How single dates are written: GB/T 9704-2012 7.3.5.4, GB/T 15835-2011.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/bytes.h"
#include "check/dateword.h"

#include <string.h>

enum { LONGEST_SIGNED = 48 }; /* bytes of a date */

struct dates {
    struct diags *diags;
    const struct stage *stage; /* the first at or behind the block */
    struct date signed_on;     /* the document's date; year 0: none */
    int year;                  /* that was written last; 0: none */
};

/* -- The year ------------------------------------------------------------ */

/* 二O一〇年, 二○一四年, 二零一零年 */
static void check_zero_of_year(const struct dates *dates,
                               const struct text *text,
                               const struct dateword *word)
{
    struct buf right = BUF_EMPTY;
    bool has_slip = false, has_letter = false;
    if (!word->year.is_han || word->year.digits != 4)
        return;
    for (const char *p = word->year.start; p < word->year.end;) {
        bool is_letter;
        bool is_slip = dateword_is_slip(p, &is_letter);
        uint32_t scalar = utf8_next(&p);
        buf_add_utf8(&right, is_slip ? 0x3007 : scalar);
        has_slip |= is_slip;
        has_letter |= is_slip && is_letter;
    }
    if (has_slip) {
        bytes_add(dates->diags,
                  has_letter ? DIAG_DATE_ZERO_LETTER : DIAG_DATE_ZERO_CIRCLE,
                  text, word->year.start, word->year.end, buf_text(&right));
        bytes_fix(dates->diags, true, text, word->year.start, word->year.end,
                  buf_text(&right));
    }
    buf_free(&right);
}

static bool is_apostrophe(uint32_t scalar)
{
    return scalar == '\'' || scalar == 0x2018 || scalar == 0x2019;
}

static void report_short_year(const struct dates *dates,
                              const struct text *text, const char *start,
                              const char *end)
{
    struct diags *diags = dates->diags;
    const char *digits = end - 2;
    const char *whole = arena_printf(diags->arena, "20%.2s", digits);
    bytes_add(diags, DIAG_DATE_SHORT_YEAR, text, start, end, whole);
    bytes_fix(diags, false, text, start, end, whole);
}

/* 26年1月5日 */
static void check_short_year(const struct dates *dates, const struct text *text,
                             const struct dateword *word)
{
    const char *start = word->start;
    if (word->year.digits != 2 || word->year.is_han)
        return;
    if (!is_apostrophe(utf8_before(text->bytes, start)))
        report_short_year(dates, text, start, word->year.end);
}

/* ’26年 */
static void check_apostrophes(const struct dates *dates,
                              const struct text *text)
{
    for (size_t i = text_next_mark(text, 0); i + 3 < text->n;
         i = text_next_mark(text, i + 1)) {
        const uint32_t *at = text->chars + i;
        if (is_apostrophe(at[0]) && scalar_is_digit(at[1]) &&
            scalar_is_digit(at[2]) && at[3] == 0x5E74)
            report_short_year(dates, text, text->bytes + text->offsets[i],
                              text->bytes + text->offsets[i + 3]);
    }
}

/* -- Month and day ------------------------------------------------------- */

static bool has_leading_zero(const struct datepart *part)
{
    return part->digits == 2 && part->start[0] == '0';
}

/* 2026年01月05日 */
static void check_leading_zeros(const struct dates *dates,
                                const struct text *text,
                                const struct dateword *word)
{
    bool has_month = has_leading_zero(&word->month);
    bool has_day = has_leading_zero(&word->day);
    if (!has_month && !has_day)
        return;
    const char *from = has_month ? word->month.start : word->day.start;
    const char *second = has_month && has_day ? word->day.start : word->end;
    const char *right = arena_printf(
        dates->diags->arena, "%.*s%.*s", (int)(second - from - 1), from + 1,
        second < word->end ? (int)(word->end - second - 1) : 0,
        second < word->end ? second + 1 : "");
    bytes_add(dates->diags, DIAG_DATE_LEADING_ZERO, text, from, word->end,
              right);
    bytes_fix(dates->diags, true, text, from, word->end, right);
}

/* 10月1号 */
static void check_hao(const struct dates *dates, const struct text *text,
                      const struct dateword *word)
{
    if (!word->is_hao)
        return;
    const char *unit = word->end - strlen("号");
    bytes_add(dates->diags, DIAG_DATE_HAO, text, word->start, word->end, NULL);
    bytes_fix(dates->diags, false, text, unit, word->end, "日");
}

/* What follows a date and no amount: 5月31前, （…至5月31）. */
static bool is_behind_day(const char *p, const char *end)
{
    static const char *const words[] = {
        "前", "起", "止", "之前", "以前", "）",   "上午", "下午", "晚上",
        "，", "。", "；", "截止", "完成", "开始", "之后", "以后"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t len = strlen(words[i]);
        if ((size_t)(end - p) >= len && memcmp(p, words[i], len) == 0)
            return true;
    }
    return false;
}

/* 5月31前: the day lacks its unit. */
static void check_day_unit(const struct dates *dates, const struct text *text,
                           const struct dateword *word)
{
    enum { MOST_DAYS = 31 };
    const char *p = word->end, *end = bytes_end(text);
    int day = 0;
    if (word->month.start == NULL || word->month.is_han ||
        word->day.start != NULL || word->end != word->month.end + strlen("月"))
        return;
    for (; p < end && scalar_is_digit((unsigned char)*p) && p - word->end < 3;
         p++)
        day = 10 * day + (*p - '0');
    if (day == 0 || day > MOST_DAYS || !is_behind_day(p, end))
        return;
    bytes_add(dates->diags, DIAG_DAY_UNIT, text, word->start, p,
              arena_printf(dates->diags->arena, "%.*s日",
                           (int)(p - word->start), word->start));
    bytes_fix(dates->diags, true, text, word->end, p,
              arena_printf(dates->diags->arena, "%d日", day));
}

/* -- The calendar -------------------------------------------------------- */

static struct date date_of(const struct dateword *word)
{
    /* without a year a leap year's calendar forgives the most */
    int year = word->year.digits == 4 ? word->year.value : 2000;
    return (struct date){year, word->month.value, word->day.value};
}

/* A stage's own period was looked at when it was read. */
static bool is_reported(const struct dates *dates, const struct text *text)
{
    const struct stage *stage = dates->stage;
    return text->block != NULL && stage != NULL &&
           stage->span.start == text->block->span.start &&
           stage->period.impossible != NULL;
}

/* The weekday written at *p, which moves behind it; -1 if there is none. */
static int take_weekday(const char **p)
{
    const char *at = *p;
    bool is_wide = dateword_take(&at, "（");
    bool is_narrow = !is_wide && dateword_take(&at, "(");
    if (!dateword_take(&at, "星期") && !dateword_take(&at, "周"))
        return -1;
    int day = weekday_take(&at);
    if (is_wide || is_narrow)
        dateword_take(&at, is_wide ? "）" : ")");
    *p = at;
    return day;
}

/* 去年3月9日: of a year that only the words around it tell. */
static bool names_another_year(const struct text *text, const char *start)
{
    static const char *const words[] = {"去年", "上年", "前年",
                                        "明年", "次年", "翌年"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        size_t len = strlen(words[i]);
        if ((size_t)(start - text->bytes) >= len &&
            memcmp(start - len, words[i], len) == 0)
            return true;
    }
    return false;
}

enum { MOST_YEARS = 4 };

/* The years that a date may be of, the likeliest first: its own; without one
 * that of the document, the next if the month is over, the last if the
 * document looks back on one, or the one that was written last. */
static size_t find_years(const struct dates *dates, const struct text *text,
                         const struct dateword *word, int years[MOST_YEARS])
{
    enum { SPRING = 3, HALF_A_YEAR = 6 };
    struct date now = dates->signed_on;
    int month = word->month.value;
    size_t n = 0;
    if (word->year.digits == 4) {
        years[n++] = word->year.value;
        return n;
    }
    if (word->year.start != NULL || now.year == 0 ||
        names_another_year(text, word->start))
        return 0;
    years[n++] = now.year + (now.month - month > HALF_A_YEAR);
    if (month < now.month)
        years[n++] = years[0] == now.year ? now.year + 1 : now.year;
    else if (month > now.month && now.month <= SPRING)
        years[n++] = now.year - 1;
    if (dates->year != 0)
        years[n++] = dates->year;
    return n;
}

static void check_weekday(const struct dates *dates, const struct text *text,
                          const struct dateword *word)
{
    const char *end = word->end;
    int written = take_weekday(&end), years[MOST_YEARS];
    size_t n = written < 0 ? 0 : find_years(dates, text, word, years);
    struct date date = {0, word->month.value, word->day.value};
    for (size_t i = 0; i < n; i++) {
        date.year = years[i];
        if (!date_is_valid(date) || date_weekday(date) == written)
            return;
    }
    if (n == 0)
        return;
    date.year = years[0];
    const char *right = arena_printf(dates->diags->arena, "星期%s",
                                     weekday_name(date_weekday(date)));
    if (word->year.start == NULL)
        right =
            arena_printf(dates->diags->arena, "%s（%d年）", right, years[0]);
    bytes_add(dates->diags, DIAG_WEEKDAY_WRONG, text, word->start, end, right);
}

static void check_calendar(const struct dates *dates, const struct text *text,
                           const struct dateword *word)
{
    if (word->day.start == NULL || word->month.start == NULL)
        return;
    if (date_is_valid(date_of(word)))
        check_weekday(dates, text, word);
    else if (!is_reported(dates, text))
        bytes_add(dates->diags, DIAG_DATE_IMPOSSIBLE, text, word->start,
                  word->end, NULL);
}

/* -- A line that is nothing but a date ----------------------------------- */

/* 2026.1.5, 2026-1-5, 2026/1/5 */
static bool scan_numeric(const char *p, const char *end, struct date *date)
{
    int parts[3] = {0};
    char joint = 0;
    for (int i = 0; i < 3; i++) {
        const char *from = p;
        for (; p < end && scalar_is_digit((unsigned char)*p) && p - from < 5;
             p++)
            parts[i] = parts[i] * 10 + (*p - '0');
        if (i == 0 ? p - from != 4 : p == from || p - from > 2)
            return false;
        if (i == 2)
            break;
        if (p == end || strchr("./-", *p) == NULL || (i == 1 && *p != joint))
            return false;
        joint = *p++;
    }
    *date = (struct date){parts[0], parts[1], parts[2]};
    return p == end && date_is_valid(*date);
}

/* Reads the date of a signature, [start, end), which is written wrongly: what
 * is wrong, DIAG_COUNT if nothing is. */
static enum diag_code scan_signed(const char *start, const char *end,
                                  struct date *date)
{
    struct dateword word;
    if (scan_numeric(start, end, date))
        return DIAG_SIGNED_NUMERIC;
    if (!dateword_scan(start, &word) || word.end != end ||
        word.day.start == NULL)
        return DIAG_COUNT;
    *date = date_of(&word);
    if (!date_is_valid(*date))
        return DIAG_COUNT;
    return word.year.is_han ? DIAG_SIGNED_HAN
           : has_leading_zero(&word.month) || has_leading_zero(&word.day)
               ? DIAG_DATE_LEADING_ZERO
               : DIAG_COUNT;
}

static void check_line(const struct dates *dates, const struct text *text)
{
    size_t len = (size_t)(bytes_end(text) - text->bytes);
    struct date date;
    if (text->kind != TEXT_PARAGRAPH || len > LONGEST_SIGNED)
        return;
    const char *start = text->bytes;
    const char *end = start + len;
    enum diag_code code = scan_signed(start, end, &date);
    if (code == DIAG_COUNT || code == DIAG_DATE_LEADING_ZERO)
        return; /* the zeros are looked for in every text */
    const char *right = date_zh(date, dates->diags->arena);
    bytes_add(dates->diags, code, text, start, end, right);
    bytes_fix(dates->diags, true, text, start, end, right);
}

/* The date of a signature that the reader took out of the text. */
static void check_taken(const struct plan *plan, struct diags *diags)
{
    struct span span = plan->meta.date_span;
    struct date date;
    if (span_is_none(span) || span.end - span.start > LONGEST_SIGNED)
        return;
    const char *written = arena_strndup(
        diags->arena, plan->source->text + span.start, span.end - span.start);
    enum diag_code code =
        scan_signed(written, written + strlen(written), &date);
    if (code == DIAG_COUNT)
        return;
    const char *right = date_zh(date, diags->arena);
    diag_add(diags, code, span, written, right, NULL);
    diag_fix(diags, true, &(struct edit){span, right}, 1);
}

/* -- The walk ------------------------------------------------------------ */

static void visit(const struct text *text, void *context)
{
    struct dates *dates = context;
    struct dateword word;
    while (text->block != NULL && dates->stage != NULL &&
           dates->stage->span.start < text->block->span.start)
        dates->stage = dates->stage->next;
    for (size_t i = 0; dateword_next(text, &i, &word);) {
        if (bytes_ends_literal(text, word.end))
            continue;
        if (word.year.digits == 4)
            dates->year = word.year.value;
        check_zero_of_year(dates, text, &word);
        check_short_year(dates, text, &word);
        check_leading_zeros(dates, text, &word);
        check_hao(dates, text, &word);
        check_day_unit(dates, text, &word);
        check_calendar(dates, text, &word);
    }
    check_apostrophes(dates, text);
    check_line(dates, text);
}

void check_dates(const struct plan *plan, const struct kinds *kinds,
                 struct diags *diags)
{
    struct dates dates = {diags, plan->stages, plan->meta.date, 0};
    (void)kinds;
    check_each_text(plan, visit, &dates);
    check_taken(plan, diags);
}
