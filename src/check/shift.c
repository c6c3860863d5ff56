/*
 * Moving dates: one walk over the text, in which the year that was read last
 * stands for those that are left out.
 */
#include "check/shift.h"

#include "base/utf8.h"
#include "check/dateword.h"

#include <string.h>

static const char *const han_digits[] = {"〇", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};

struct mover {
    const struct shift *shift;
    struct arena *arena;
    const char *text, *end;
    struct shifted out;
    size_t edits_room, notes_room;
    int year;      /* that a date without one has; 0: not known */
    bool is_moved; /* that year */
    int titles;    /* open 《 */
};

/* -- What comes of it ---------------------------------------------------- */

static void add_edit(struct mover *m, const char *from, const char *to,
                     const char *text)
{
    struct edits *edits = &m->out.edits;
    edits->items = arena_grow(m->arena, edits->items, edits->n, &m->edits_room,
                              sizeof(*edits->items));
    edits->items[edits->n++] = (struct edit){
        {(uint32_t)(from - m->text), (uint32_t)(to - m->text)}, text};
}

static void add_note(struct mover *m, enum shift_note_kind kind, const char *at,
                     const char *what, const char *day)
{
    struct shifted *out = &m->out;
    out->notes = arena_grow(m->arena, out->notes, out->n_notes, &m->notes_room,
                            sizeof(*out->notes));
    out->notes[out->n_notes++] =
        (struct shift_note){kind, (uint32_t)(at - m->text), what, day};
}

static const char *weekday_of(const struct mover *m, struct date date)
{
    return arena_printf(m->arena, "星期%s", weekday_name(date_weekday(date)));
}

/* Says that nobody works on that day. */
static void note_day_off(struct mover *m, const char *at, struct date date)
{
    enum { SUNDAY = 0, SATURDAY = 6 };
    const char *what = date_zh(date, m->arena);
    const char *holiday = holidays_find(m->shift->holidays, date);
    int weekday = date_weekday(date);
    if (holiday != NULL)
        add_note(m, SHIFT_HOLIDAY, at, what, holiday);
    else if (weekday == SUNDAY || weekday == SATURDAY)
        add_note(m, SHIFT_WEEKEND, at, what, weekday_of(m, date));
}

/* -- Years --------------------------------------------------------------- */

static bool moves(const struct mover *m, int year)
{
    return m->titles == 0 && year >= m->shift->first_year &&
           year <= m->shift->last_year;
}

/* A year as the one before was written: 2026, 26, 二〇二六. */
static const char *year_like(const struct mover *m, int year, int digits,
                             bool is_han)
{
    if (!is_han)
        return digits == 2 ? arena_printf(m->arena, "%02d", year % 100)
                           : arena_printf(m->arena, "%d", year);
    return arena_printf(m->arena, "%s%s%s%s", han_digits[year / 1000 % 10],
                        han_digits[year / 100 % 10], han_digits[year / 10 % 10],
                        han_digits[year % 10]);
}

/* Moves the year in [from, to); what is left alone is told where it may
 * matter. */
static void take_year(struct mover *m, const char *from, const char *to,
                      const char *word_end, int year, int digits, bool is_han)
{
    m->is_moved = moves(m, year);
    m->year = year + (m->is_moved ? m->shift->years : 0);
    if (m->is_moved && m->shift->years != 0)
        add_edit(m, from, to, year_like(m, m->year, digits, is_han));
    else if (!m->is_moved && year >= m->shift->first_year - 1)
        add_note(m, SHIFT_KEPT, from,
                 arena_strndup(m->arena, from, (size_t)(word_end - from)), "");
}

/* -- Days ---------------------------------------------------------------- */

/* The weekday's character behind a date: （星期三）, 周三. */
static const char *find_weekday(const char *p)
{
    static const char *const opening[] = {"（", "(", "，", " "};
    static const char *const names[] = {"星期", "礼拜", "周"};
    for (size_t i = 0; i < sizeof(opening) / sizeof(opening[0]); i++)
        if (dateword_take(&p, opening[i]))
            break;
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (dateword_take(&p, names[i]))
            return p;
    return NULL;
}

/* Puts the weekday behind a date right. */
static void take_weekday(struct mover *m, const char *p, struct date date)
{
    const char *written = find_weekday(p);
    int right = date_weekday(date);
    const char *behind = written;
    int weekday = written == NULL ? -1 : weekday_take(&behind);
    if (weekday < 0 || weekday == right)
        return;
    add_edit(m, written, behind, weekday_name(right));
    add_note(m, SHIFT_WEEKDAY, written, date_zh(date, m->arena),
             weekday_of(m, date));
}

/* A day of m->year: [from, to) is its number, end is behind the date. */
static void take_day(struct mover *m, struct date date, const char *from,
                     const char *to, const char *end, bool is_han)
{
    if (!m->is_moved || date.year == 0)
        return;
    if (date.month == 2 && date.day == 29 && !date_is_valid(date)) {
        date.day = 28;
        add_edit(m, from, to, is_han ? "二十八" : "28");
        add_note(m, SHIFT_LEAP, from,
                 arena_printf(m->arena, "%d年2月29日", date.year), "28日");
    }
    if (!date_is_valid(date))
        return;
    take_weekday(m, end, date);
    note_day_off(m, from, date);
}

/* -- The walk ------------------------------------------------------------ */

static int read_digits(const char **p, int most)
{
    int value = 0, n = 0;
    for (; n < most && **p >= '0' && **p <= '9'; n++)
        value = 10 * value + (*(*p)++ - '0');
    return n == 0 ? -1 : value;
}

/* 2025-07-28, 2025.7.28, 2025/7/28 */
static const char *take_numeric(struct mover *m, const char *p)
{
    const char *year_start = p;
    struct date date;
    date.year = read_digits(&p, 4);
    const char *year_end = p;
    char mark = *p;
    if (p - year_start != 4 || mark == '\0' || strchr("-./", mark) == NULL)
        return NULL;
    p++;
    date.month = read_digits(&p, 2);
    if (date.month < 1 || *p++ != mark)
        return NULL;
    const char *day_start = p;
    date.day = read_digits(&p, 2);
    if (date.day < 1 || !date_is_valid(date) || (*p >= '0' && *p <= '9'))
        return NULL;
    take_year(m, year_start, year_end, p, date.year, 4, false);
    date.year = m->year;
    take_day(m, date, day_start, p, p, false);
    return p;
}

/* The left of 2025—2026年, and 2025学年. */
static const char *take_bare_year(struct mover *m, const char *p)
{
    static const char *const joints[] = {"-", "－", "–", "~", "～", "—", "至"};
    const char *start = p;
    int year = read_digits(&p, 4);
    const char *end = p, *right = p;
    if (p - start != 4)
        return NULL;
    bool is_year = dateword_take(&right, "学年");
    for (size_t i = 0; !is_year && i < sizeof(joints) / sizeof(joints[0]);
         i++) {
        right = end;
        is_year =
            dateword_take(&right, joints[i]) &&
            (read_digits(&right, 4), right - end > 4) &&
            (dateword_take(&right, "年") || dateword_take(&right, "学年"));
    }
    if (!is_year)
        return NULL;
    take_year(m, start, end, end, year, 4, false);
    return end;
}

static const char *take_dateword(struct mover *m, const char *p)
{
    struct dateword word;
    if (!dateword_scan(p, &word) || word.end > m->end)
        return NULL;
    const struct datepart *year = &word.year;
    if (year->start != NULL)
        take_year(m, year->start, year->end, word.end,
                  year->value + (year->digits == 2 ? 2000 : 0), year->digits,
                  year->is_han);
    if (word.day.start != NULL && word.month.start != NULL)
        take_day(m, (struct date){m->year, word.month.value, word.day.value},
                 word.day.start, word.day.end, word.end, word.day.is_han);
    return word.end;
}

/* Whether a number may begin at p, and not go on there. */
static bool begins_number(const struct mover *m, const char *p)
{
    uint32_t before = p == m->text ? ' ' : utf8_before(m->text, p);
    bool is_digit = *p >= '0' && *p <= '9';
    bool is_word = (before >= 'a' && before <= 'z') ||
                   (before >= 'A' && before <= 'Z') || before == '_';
    if (is_digit)
        return !is_word && !(before >= '0' && before <= '9') && before != '.' &&
               before != '/';
    for (size_t i = 0; i < 10; i++)
        if (before == utf8_peek(han_digits[i]))
            return false;
    return utf8_peek(p) >= 0x3007;
}

/* Behind 〔2025〕, whose year belongs to the number of another document. */
static const char *skip_number(const char *p)
{
    const char *at = p;
    utf8_next(&at);
    read_digits(&at, 4);
    return at;
}

struct shifted shift_text(const char *text, size_t len,
                          const struct shift *shift, struct arena *arena)
{
    struct mover m = {
        .shift = shift, .arena = arena, .text = text, .end = text + len};
    for (const char *p = text; p < m.end;) {
        uint32_t c = utf8_peek(p);
        if (c == 0x3014) {
            p = skip_number(p);
            continue;
        }
        m.titles += c == 0x300A;
        m.titles -= c == 0x300B && m.titles > 0;
        if (c == '\n')
            m.titles = 0; /* one that was not closed */
        const char *behind = NULL;
        if (begins_number(&m, p)) {
            behind = take_numeric(&m, p);
            if (behind == NULL)
                behind = take_dateword(&m, p);
            if (behind == NULL)
                behind = take_bare_year(&m, p);
        }
        if (behind == NULL)
            utf8_next(&p);
        else
            p = behind;
    }
    return m.out;
}

int shift_first_year(const char *text, size_t len)
{
    const char *end = text + len;
    struct dateword word;
    uint32_t before = 0;
    for (const char *p = text; p < end; before = utf8_next(&p))
        if (dateword_may_begin(before, utf8_peek(p)) &&
            dateword_scan(p, &word) && word.end <= end && word.year.digits == 4)
            return word.year.value;
    return 0;
}

const char *shift_note_text(const struct shift_note *note, enum lang lang,
                            struct arena *arena)
{
    switch (note->kind) {
#define X(name, zh, en)                                                        \
    case SHIFT_##name:                                                         \
        return arena_printf(arena, lang == LANG_ZH ? zh : en, note->what,      \
                            note->day);
        SHIFT_NOTE_LIST(X)
#undef X
    case SHIFT_NOTE_COUNT:
        break;
    }
    return "";
}
