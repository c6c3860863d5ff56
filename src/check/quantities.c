/*
 * Numbers in a sentence that can't be right together: parts behind 其中 that
 * are more than the whole, parts that don't give what 共 says, weights above
 * 100%, and a rate above 100%.
 *
 * Only plain numbers with one and the same unit are added up.  Where a
 * sentence holds anything else, nothing is said.
 */
#include "base/utf8.h"
#include "check/language.h"

enum {
    MAX_DIGITS = 12,
    SCALE = 10000, /* of values: four decimals */
    MOST_PARTS = 20,
    REACH = 200, /* characters of a sentence looked at on either side */
    NEAR_RATE = 30
};

/* 12.5万元: where it stands, its value, and what is counted. */
struct quantity {
    size_t start, end; /* the unit excluded */
    int64_t value;     /* in units of 1/SCALE */
    uint32_t unit[2];
};

static bool is_any(uint32_t c, const char32_t *characters)
{
    return c != 0 && scalar_is_among(c, characters);
}

/* -- Reading ------------------------------------------------------------- */

static bool take_value(const struct text *text, size_t *i, int64_t *value)
{
    int n = 0;
    int64_t scale = SCALE;
    bool is_fraction = false;
    *value = 0;
    for (; *i < text->n; ++*i) {
        uint32_t c = text->chars[*i];
        if (c == '.' && !is_fraction && n > 0) {
            is_fraction = true;
            continue;
        }
        if (!scalar_is_digit(c))
            break;
        if (++n > MAX_DIGITS || (is_fraction && scale == 1))
            return false;
        *value = *value * 10 + (int64_t)(c - '0');
        if (is_fraction)
            scale /= 10;
    }
    *value *= scale;
    return n > 0;
}

/* 万 and 亿 of a value; what is counted behind them.  公里 and 公斤 begin
 * alike, 平方米 and 平方公里 are rare together.  False for a value of which
 * MOST_PARTS can't be added up. */
static bool take_unit(const struct text *text, size_t i, struct quantity *q)
{
    static const int64_t wan = 10000;
    int64_t times = 1;
    if (text_has(text, i, "万") || text_has(text, i, "亿")) {
        times = text_has(text, i, "万") ? wan : wan * wan;
        i++;
    }
    if (q->value > INT64_MAX / MOST_PARTS / times)
        return false;
    q->value *= times;
    q->unit[0] = i < text->n ? text->chars[i] : 0;
    bool is_long = is_any(q->unit[0], U"公平千立学课");
    q->unit[1] = is_long && i + 1 < text->n ? text->chars[i + 1] : 0;
    return true;
}

/* The number at i; false for one that is no plain number of things: a date, a
 * time, a percent, one end of a range, about as many. */
static bool read_quantity(const struct text *text, size_t i, struct quantity *q)
{
    static const char32_t around[] = U"—－-～~第约近";
    static const char32_t no_unit[] = U"年月日时点号%％分:：—－-～~多余几";
    size_t end = i;
    uint32_t before = i > 0 ? text->chars[i - 1] : 0;
    *q = (struct quantity){.start = i};
    if (!take_value(text, &end, &q->value))
        return false;
    q->end = end;
    if (!take_unit(text, end, q))
        return false;
    size_t behind = end + 1 + (q->unit[1] != 0);
    return !is_any(before, around) && scalar_is_han(q->unit[0]) &&
           !is_any(q->unit[0], no_unit) && !text_has(text, behind, "以") &&
           !text_has(text, behind, "左右") && !text_has(text, behind, "多") &&
           !text_has(text, behind, "余");
}

static bool is_same_unit(const struct quantity *a, const struct quantity *b)
{
    return a->unit[0] == b->unit[0] && a->unit[1] == b->unit[1];
}

/* Numbers of a part of a sentence, [from, to) outside of brackets; 0 if one of
 * them is no plain number, has another unit than like, or there are too many.
 */
static size_t read_parts(const struct text *text, size_t from, size_t to,
                         const struct quantity *like, int64_t *sum,
                         int64_t *greatest)
{
    size_t n = 0;
    int depth = 0;
    *sum = *greatest = 0;
    for (size_t i = from; i < to; i++) {
        struct quantity q;
        depth += scalar_bracket_step(text->chars[i]);
        if (depth > 0 || !scalar_is_digit(text->chars[i]))
            continue;
        if (!read_quantity(text, i, &q) || !is_same_unit(&q, like) ||
            n == MOST_PARTS)
            return 0;
        *sum += q.value;
        *greatest = q.value > *greatest ? q.value : *greatest;
        n++;
        i = q.end - 1;
    }
    return n;
}

/* Whether one of the characters stands in [from, to). */
static bool has_any(const struct text *text, size_t from, size_t to,
                    const char32_t *characters)
{
    for (size_t i = from; i < to; i++)
        if (is_any(text->chars[i], characters))
            return true;
    return false;
}

static bool has_word(const struct text *text, size_t from, size_t to,
                     const char *const words[])
{
    for (; *words != NULL; words++)
        for (size_t i = from; text_may_hold(text, *words) && i < to; i++)
            if (text_has(text, i, *words))
                return true;
    return false;
}

static bool is_stop(uint32_t c)
{
    return is_any(c, U"。；;！？\n");
}

static size_t sentence_end(const struct text *text, size_t i)
{
    size_t most = text->n - i > REACH ? i + REACH : text->n;
    while (i < most && !is_stop(text->chars[i]))
        i++;
    return i;
}

static size_t sentence_start(const struct text *text, size_t i)
{
    size_t least = i - text->first > REACH ? i - REACH : text->first;
    while (i > least && !is_stop(text->chars[i - 1]))
        i--;
    return i;
}

static const char *number_text(int64_t value, struct arena *arena)
{
    int64_t whole = value / SCALE, rest = value % SCALE;
    int width = 4;
    if (rest == 0)
        return arena_printf(arena, "%lld", (long long)whole);
    for (; rest % 10 == 0; rest /= 10)
        width--;
    return arena_printf(arena, "%lld.%0*lld", (long long)whole, width,
                        (long long)rest);
}

/* The value as its number is written: in 万 where that is. */
static const char *sum_text(const struct text *text, const struct quantity *q,
                            int64_t sum, struct arena *arena)
{
    static const int64_t wan = 10000;
    if (text_has(text, q->end, "万"))
        return number_text(sum / wan, arena);
    if (text_has(text, q->end, "亿"))
        return number_text(sum / (wan * wan), arena);
    return number_text(sum, arena);
}

static void add_hint(struct diags *diags)
{
    diag_hint(
        diags, "核对总数和各项，改写错的一个",
        "compare the total with its parts and mend the one that is wrong");
}

static void report(struct diags *diags, const struct text *text,
                   const struct quantity *whole, int64_t sum)
{
    bool has_wan =
        text_has(text, whole->end, "万") || text_has(text, whole->end, "亿");
    size_t end = whole->end + has_wan + 1 + (whole->unit[1] != 0);
    text_add(diags, DIAG_SENTENCE_SUM, text, whole->start, end - whole->start,
             sum_text(text, whole, sum, diags->arena));
    add_hint(diags);
}

/* -- 其中 ---------------------------------------------------------------- */

/* The last number before 其中 at i, with little between them. */
static bool find_whole(const struct text *text, size_t i,
                       struct quantity *whole)
{
    enum { NEAR = 8 };
    size_t least = i > text->first + NEAR ? i - NEAR : text->first;
    size_t k = i;
    while (k > least && !scalar_is_digit(text->chars[k - 1]))
        k--;
    if (k == least || !scalar_is_digit(text->chars[k - 1]))
        return false;
    while (k > text->first &&
           (scalar_is_digit(text->chars[k - 1]) || text->chars[k - 1] == '.'))
        k--;
    return read_quantity(text, k, whole);
}

/* At least so many: the parts may be more. */
static bool is_least(const struct text *text, const struct quantity *whole)
{
    static const char *const words[] = {"少于", "低于", "至少", "超过", NULL};
    enum { NEAR = 5 };
    size_t from = whole->start > NEAR ? whole->start - NEAR : 0;
    return has_word(text, from, whole->start, words);
}

/* 女党员, 35岁以下: such parts may hold the same people.  Money and lengths
 * are parted; of all else, parts that give much more than the whole are no
 * slip but overlap. */
static bool may_overlap(const struct text *text, size_t from, size_t to,
                        const struct quantity *whole, int64_t sum)
{
    if (is_any(whole->unit[0], U"元亩公平"))
        return false;
    return sum - whole->value > whole->value / 10 ||
           has_any(text, from, to, U"女男岁上下历族党团新老含兼获重");
}

static void check_among(const struct text *text, size_t i, struct diags *diags)
{
    static const char *const others[] = {"共",   "合计", "总", "另", "同比",
                                         "比上", "增",   "每", "各", NULL};
    struct quantity whole;
    int64_t sum, greatest;
    size_t end = sentence_end(text, i);
    if (!find_whole(text, i, &whole) || is_least(text, &whole) ||
        has_word(text, i, end, others))
        return;
    /* （…，其中…） ends with its bracket */
    int depth = 0;
    for (size_t k = i; k < end; k++) {
        depth += scalar_bracket_step(text->chars[k]);
        if (depth < 0)
            end = k;
    }
    size_t n = read_parts(text, i, end, &whole, &sum, &greatest);
    if (n > 0 &&
        (greatest > whole.value || (n > 1 && sum > whole.value &&
                                    !may_overlap(text, i, end, &whole, sum))))
        report(diags, text, &whole, sum);
}

/* -- 共 ------------------------------------------------------------------ */

/* The number that 共, 共计, 合计 at i gives, the clause beginning there; not
 * 共发现隐患86处, which may be the sum of anything. */
static bool find_total(const struct text *text, size_t i,
                       struct quantity *whole)
{
    static const char *const words[] = {
        "共计需资金", "共需资金", "共计资金", "共投入", "共安排", "共计需",
        "共计",       "共有",     "共需",     "合计为", "合计",   "共"};
    if (i == 0 || (text->chars[i - 1] != 0xFF0C && text->chars[i - 1] != ','))
        return false;
    for (size_t k = 0; k < sizeof(words) / sizeof(words[0]); k++)
        if (text_has(text, i, words[k]))
            return read_quantity(text, i + utf8_count(words[k]), whole);
    return false;
}

/* Where the clauses before the comma at i begin that hold numbers of this unit
 * and no others. */
static size_t parts_start(const struct text *text, size_t i,
                          const struct quantity *whole)
{
    size_t least = sentence_start(text, i), from = i;
    while (from > least) {
        int64_t sum, greatest;
        size_t start = from - 1;
        while (start > least && text->chars[start - 1] != 0xFF0C)
            start--;
        if (read_parts(text, start, from, whole, &sum, &greatest) == 0)
            break;
        from = start;
    }
    return from;
}

static void check_total(const struct text *text, size_t i, struct diags *diags)
{
    static const char *const others[] = {
        "其中", "每", "各", "均", "分别", "以上", "共", "合计",
        "超",   "约", "从", "由", "比",   "增",   "减", NULL};
    struct quantity whole;
    int64_t sum, greatest;
    if (!find_total(text, i, &whole))
        return;
    size_t from = parts_start(text, i, &whole);
    size_t n = read_parts(text, from, i, &whole, &sum, &greatest);
    if (n > 1 && sum != whole.value && !has_word(text, from, i, others))
        report(diags, text, &whole, sum);
}

void check_quantities(const struct text *text, struct diags *diags)
{
    bool has_parts = text_may_hold(text, "其中");
    bool has_total = text_may_hold(text, "共") || text_may_hold(text, "合计");
    if (!has_parts && !has_total)
        return;
    for (size_t i = text->first + 1; i + 1 < text->n; i++) {
        uint32_t c = text->chars[i];
        if (c - U'共' > U'其' - U'共' && c != U'合')
            continue; /* nearly always */
        if (text_has(text, i, "其中"))
            check_among(text, i, diags);
        else if (c == U'共' || text_has(text, i, "合计"))
            check_total(text, i, diags);
    }
}

/* -- Percents ------------------------------------------------------------ */

/* What is part of a whole, and never more than all of it: 覆盖率, but not
 * 完成率 and 增长率. */
static bool is_share(const struct text *text, size_t from, size_t to)
{
    static const char *const shares[] = {
        "满意率", "满意度", "覆盖率", "知晓率", "参与率", "参加率", "参训率",
        "合格率", "达标率", "出勤率", "到会率", "整改率", "办结率", "准确率",
        "正确率", "投放率", "普及率", "签订率", "建档率", "接种率", "处置率",
        "回收率", "公开率", "及时率", "覆盖面", "参与面", "参会率", NULL};
    static const char *const others[] = {"增长", "同比", "环比", "毛",
                                         "提升", "增加", NULL};
    return has_word(text, from, to, shares) &&
           !has_word(text, from, to, others);
}

static size_t clause_start(const struct text *text, size_t i)
{
    size_t least = i - text->first > NEAR_RATE ? i - NEAR_RATE : text->first;
    while (i > least && !is_stop(text->chars[i - 1]) &&
           !is_any(text->chars[i - 1], U"，,、（"))
        i--;
    return i;
}

static bool is_percent(uint32_t c)
{
    return c == '%' || c == 0xFF05;
}

/* Where the number before the % at i begins, and its value; i: none. */
static size_t percent_start(const struct text *text, size_t i, int64_t *value)
{
    size_t start = i;
    while (start > text->first && (scalar_is_digit(text->chars[start - 1]) ||
                                   text->chars[start - 1] == '.'))
        start--;
    size_t end = start;
    return take_value(text, &end, value) && end == i ? start : i;
}

/* 理论占40%，操作占70%: weights of one result. */
static void check_weights(const struct text *text, size_t from, size_t to,
                          struct diags *diags)
{
    static const char *const results[] = {"成绩", "考试", "考核", "得分",
                                          "权重", "评分", "总分", NULL};
    size_t n = 0, first = 0, end = 0;
    int64_t sum = 0;
    for (size_t i = from; i < to; i++) {
        int64_t value;
        if (!is_percent(text->chars[i]))
            continue;
        size_t start = percent_start(text, i, &value);
        if (start == i || start == 0 ||
            text->chars[start - 1] != 0x5360) /* 占 */
            return;
        sum += value;
        first = n == 0 ? start : first;
        end = i + 1;
        n++;
    }
    if (n > 1 && sum > (int64_t)100 * SCALE &&
        has_word(text, from, to, results))
        text_add(
            diags, DIAG_SENTENCE_SUM, text, first, end - first,
            arena_printf(diags->arena, "%s%%", number_text(sum, diags->arena)));
}

void check_percents(const struct text *text, struct diags *diags)
{
    size_t seen = text->first; /* the end of the sentence looked at last */
    if (!text_may_hold(text, "%") && !text_may_hold(text, "％"))
        return;
    for (size_t i = text->first; i < text->n; i++) {
        int64_t value;
        if (!is_percent(text->chars[i]))
            continue;
        size_t start = percent_start(text, i, &value);
        if (start < i && value > (int64_t)100 * SCALE &&
            is_share(text, clause_start(text, start), start))
            text_add(diags, DIAG_PERCENT_OVER, text, start, i + 1 - start,
                     NULL);
        if (i < seen)
            continue;
        seen = sentence_end(text, i);
        check_weights(text, sentence_start(text, i), seen, diags);
    }
}
