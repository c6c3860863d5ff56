/*
 * Dates, document numbers, names of organs and brackets in a line without
 * blanks.
 */
#include "read/frame_part.h"

#include "base/utf8.h"

#include <string.h>

bool frame_is_among(uint32_t scalar, const char32_t *characters)
{
    while (*characters != 0 && *characters != scalar)
        characters++;
    return *characters != 0;
}

/* -- Words ---------------------------------------------------------------- */

bool frame_take_word(const char **p, const struct wordlist *words)
{
    const struct wording *word = wordlist_prefix(words, *p, strlen(*p));
    if (word != NULL)
        *p += word->len;
    return word != NULL;
}

bool frame_take_colon(const char **p)
{
    uint32_t c = utf8_peek(*p);
    if (c != 0xFF1A && c != 0x2236 && c != ':') /* ：∶: */
        return false;
    utf8_next(p);
    return true;
}

/* 附件1.某表, 附件.《某表》: a point or a 、 where a colon belongs; no 附表1.1.
 */
static bool take_point(const char **p, bool is_numbered)
{
    const char *at = *p;
    uint32_t mark = utf8_next(&at), next = utf8_peek(at);
    bool is_point = mark == '.' || mark == 0xFF0E || mark == 0x3001;
    if (!is_point || next == 0 || scalar_is_digit(next) ||
        (!is_numbered && next != 0x300A))
        return false;
    *p = at;
    return true;
}

bool frame_take_label(const char **p, const struct wordlist *words, int *n)
{
    const char *at = *p;
    if (!frame_take_word(&at, words))
        return false;
    *n = frame_take_value(&at);
    *n = *n < 0 ? 0 : *n;
    if (!frame_take_colon(&at) && !take_point(&at, *n > 0))
        return false;
    *p = at;
    return true;
}

bool frame_holds(const struct wordlist *words, const char *text, size_t len)
{
    for (const char *p = text; p < text + len; utf8_next(&p))
        if (wordlist_prefix(words, p, (size_t)(text + len - p)) != NULL)
            return true;
    return false;
}

/* -- Numbers -------------------------------------------------------------- */

static int arabic_digit(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return (int)(c - '0');
    return c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10) : -1;
}

/* 0-10; 10 is 十.  O, ○, 零 and the like are what is typed for 〇. */
static int han_digit(uint32_t c)
{
    static const char32_t digits[] = U"〇一二三四五六七八九十";
    for (int i = 0; digits[i] != 0; i++)
        if (digits[i] == c)
            return i;
    return frame_is_among(c, U"○◯零OoＯｏΟ０0") ? 0 : -1;
}

int frame_take_value(const char **p)
{
    const char *at = *p, *next = at;
    int value = 0, n = 0;
    bool has_ten = false;
    for (int digit; n < 6; n++, at = next) {
        digit = arabic_digit(utf8_next(&next));
        if (digit < 0)
            break;
        value = value * 10 + digit;
    }
    if (n > 0 && han_digit(utf8_peek(at)) < 0) {
        *p = at;
        return value;
    }
    at = next = *p;
    value = n = 0;
    for (int digit; n < 6; n++, at = next) {
        digit = han_digit(utf8_next(&next));
        if (digit < 0)
            break;
        if (digit == 10)
            value = value == 0 ? 10 : value * 10;
        else
            value = (has_ten ? value : value * 10) + digit;
        has_ten |= digit == 10;
    }
    if (n == 0)
        return -1;
    *p = at;
    return value;
}

static bool take_one_of(const char **p, const char32_t *characters)
{
    uint32_t c = utf8_peek(*p);
    if (c == 0 || !frame_is_among(c, characters))
        return false;
    utf8_next(p);
    return true;
}

/* -- Dates ---------------------------------------------------------------- */

/* A year: four digits, Arabic or Han. */
static int take_year(const char **p)
{
    const char *at = *p;
    int year = frame_take_value(&at);
    if (year < 1000 || year > 2999)
        return -1;
    *p = at;
    return year;
}

bool frame_take_year(const char **p)
{
    const char *at = *p;
    if (take_year(&at) < 0 || !take_one_of(&at, U"年"))
        return false;
    *p = at;
    return true;
}

static bool take_pointed(const char **p, struct date *date)
{
    const char *at = *p;
    date->year = take_year(&at);
    uint32_t point = utf8_peek(at);
    if (date->year < 0 || !take_one_of(&at, U".．-－—/／、"))
        return false;
    date->month = frame_take_value(&at);
    if (date->month < 0 || utf8_next(&at) != point)
        return false;
    date->day = frame_take_value(&at);
    if (!date_is_valid(*date))
        return false;
    *p = at;
    return true;
}

bool frame_take_date(const char **p, struct date *date, bool *is_bare)
{
    const char *at = *p;
    *is_bare = take_pointed(p, date);
    if (*is_bare)
        return true;
    date->year = take_year(&at);
    if (date->year < 0 || !take_one_of(&at, U"年"))
        return false;
    date->month = frame_take_value(&at);
    if (date->month < 0 || !take_one_of(&at, U"月"))
        return false;
    date->day = frame_take_value(&at);
    if (date->day < 0 || !take_one_of(&at, U"日号號") || !date_is_valid(*date))
        return false;
    *p = at;
    return true;
}

/* Moves *p behind the unit, over at most most digits and what is written to be
 * filled in (20xx年, XX月), or nothing; *is_open: they are no number. */
static bool take_part(const char **p, int most, const char32_t *units,
                      bool *is_open)
{
    const char *at = *p;
    int n = 0, n_digits = 0;
    for (; n < most; n++) {
        uint32_t c = utf8_peek(at);
        bool is_digit = arabic_digit(c) >= 0 || han_digit(c) >= 0;
        if (!is_digit && (c == 0 || !frame_is_among(c, U"xXｘＸ×✕*＊_＿□")))
            break;
        n_digits += is_digit;
        utf8_next(&at);
    }
    if (!take_one_of(&at, units))
        return false;
    *is_open |= n == 0 || n_digits < n;
    *p = at;
    return true;
}

bool frame_take_open_date(const char **p, bool *has_month)
{
    const char *at = *p;
    bool is_open = false;
    if (!take_part(&at, 4, U"年", &is_open) ||
        !take_part(&at, 3, U"月", &is_open))
        return false;
    *has_month = !is_open;
    is_open |= !take_part(&at, 3, U"日号號", &is_open);
    if (is_open)
        *p = at;
    return is_open;
}

/* -- 发文字号 -------------------------------------------------------------- */

enum { LONGEST_CODE = 16 /* characters of a 代字 */ };

/* Up to the bracket before the year. */
static bool take_code(const char **p, const struct frame_words *words)
{
    const char *at = *p, *next = at;
    if (wordlist_prefix(&words->citing, at, strlen(at)) != NULL)
        return false;
    for (int n = 0; n <= LONGEST_CODE; n++, at = next) {
        uint32_t c = utf8_next(&next);
        bool is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (scalar_is_han(c) || is_letter)
            continue;
        if (n < 2 || !frame_is_among(c, U"〔［【（([〖〈《<﹝﹙"))
            return false;
        *p = next;
        return true;
    }
    return false;
}

bool frame_take_number(const char **p, const struct frame_words *words)
{
    const char *at = *p;
    if (!take_code(&at, words))
        return false;
    const char *year = at;
    int value = frame_take_value(&at);
    if (value < 0 || (value > 99 && (value < 1900 || value > 2999)) ||
        at - year < 2)
        return false;
    take_one_of(&at, U"年");
    if (!take_one_of(&at, U"〕］】）)]〗〉》>﹞﹚"))
        return false;
    take_one_of(&at, U"字");
    take_one_of(&at, U"第");
    if (frame_take_value(&at) < 0)
        return false;
    if (take_one_of(&at, U"-－—") && frame_take_value(&at) < 0)
        return false;
    if (!take_one_of(&at, U"号號"))
        return false;
    *p = at;
    return true;
}

/* 第12号, 〔2026〕5号 */
static bool take_serial(const char **p)
{
    const char *at = *p;
    bool has_year = false;
    if (take_one_of(&at, U"〔［【（([") && take_year(&at) > 0) {
        take_one_of(&at, U"年");
        if (!take_one_of(&at, U"〕］】）)]"))
            return false;
        has_year = true;
    } else {
        at = *p;
        if (take_year(&at) <= 0 || !take_one_of(&at, U"年"))
            at = *p;
    }
    if ((!take_one_of(&at, U"第") && !has_year) || frame_take_value(&at) < 0 ||
        !take_one_of(&at, U"号號期"))
        return false;
    *p = at;
    return true;
}

bool frame_is_serial(const char *text)
{
    const char *p = text, *inner;
    size_t len;
    if (take_serial(&p) && *p == '\0')
        return true;
    p = text;
    if (!frame_in_brackets(text, &inner, &len))
        return false;
    p = inner;
    return take_serial(&p) && p == inner + len;
}

/* -- Names ---------------------------------------------------------------- */

/* Where the last bracket of [text, end) opens; end: nowhere. */
static const char *before_bracket(const char *text, const char *end)
{
    const char *open = end;
    for (const char *p = text; p < end;) {
        const char *at = p;
        if (frame_is_among(utf8_next(&p), U"（("))
            open = at;
    }
    return open;
}

bool frame_is_organ(const struct frame_words *words, const char *text,
                    size_t len)
{
    enum { LEAST = 3, MOST = 32 };
    size_t n = utf8_count_bytes(text, len);
    if (n < LEAST || n > MOST ||
        wordlist_prefix(&words->no_organ_begins, text, len) != NULL)
        return false;
    for (const char *p = text; p < text + len;) {
        uint32_t c = utf8_next(&p);
        if (!scalar_is_han(c) && !scalar_is_digit(c) &&
            !frame_is_among(c, U"（）()·“”—-、×") && !(c >= 'A' && c <= 'Z'))
            return false;
    }
    const char *end = text + len;
    uint32_t last = utf8_before(text, end);
    if (last == 0xFF09 || last == ')') /* 某委员会（办公室） */
        end = before_bracket(text, end);
    return wordlist_suffix(&words->organs, text, (size_t)(end - text)) != NULL;
}

bool frame_is_inner_organ(const struct frame_words *words, const char *text,
                          size_t len)
{
    enum { LEAST = 2 };
    const struct wording *word = wordlist_prefix(&words->organs, text, len);
    return word != NULL && utf8_count_bytes(text, len) >= LEAST &&
           (word->len == len ||
            wordlist_has(&words->organs, text + word->len, len - word->len));
}

size_t frame_without_seal(const struct frame_words *words, const char *text,
                          size_t len)
{
    const char *end = text + len;
    uint32_t last = utf8_before(text, end);
    if (last != 0xFF09 && last != ')')
        return len;
    const char *close = end - (last == ')' ? 1 : 3);
    const char *p = text, *open = NULL;
    for (const char *at = p; at < close; at = p)
        if (take_one_of(&p, U"（("))
            open = at;
        else
            utf8_next(&p);
    if (open == NULL)
        return len;
    const char *inner = open;
    utf8_next(&inner);
    return wordlist_has(&words->seals, inner, (size_t)(close - inner))
               ? (size_t)(open - text)
               : len;
}

void frame_add_name(struct frame *f, struct names *names, size_t room,
                    const char *name, size_t len, struct span span)
{
    if (names->items == NULL) {
        names->items = arena_array(f->arena, room, sizeof(*names->items));
        names->spans = arena_array(f->arena, room, sizeof(*names->spans));
    }
    if (names->n == room || len == 0)
        return;
    names->spans[names->n] = span;
    names->items[names->n++] = arena_strndup(f->arena, name, len);
}

/* -- Brackets ------------------------------------------------------------- */

static const char32_t opens[] = U"“‘（(《〈【〔［[「『";
static const char32_t closes[] = U"”’）)》〉】〕］]」』";

static int place_among(uint32_t c, const char32_t *characters)
{
    for (int i = 0; characters[i] != 0; i++)
        if (characters[i] == c)
            return i;
    return -1;
}

bool frame_is_balanced(const char *text)
{
    int depth = 0;
    for (const char *p = text; *p != '\0';) {
        uint32_t c = utf8_next(&p);
        depth += place_among(c, opens) >= 0;
        depth -= place_among(c, closes) >= 0;
    }
    return depth == 0;
}

bool frame_in_brackets(const char *text, const char **inner, size_t *len)
{
    const char *p = text, *end = text + strlen(text);
    int depth = 1;
    if (!take_one_of(&p, U"（("))
        return false;
    *inner = p;
    while (*p != '\0') {
        const char *at = p;
        uint32_t c = utf8_next(&p);
        depth += frame_is_among(c, U"（(");
        depth -= frame_is_among(c, U"）)");
        if (depth == 0) {
            *len = (size_t)(at - *inner);
            return p == end;
        }
    }
    return false;
}

bool frame_ends_in_mark(const char *text)
{
    uint32_t c = utf8_before(text, text + strlen(text));
    return c != 0 && frame_is_among(c, U"。；：，、！？.;:,!?");
}
