/*
 * What a title says and how: 发文机关 + 事由 + 文种, without a mark at its end
 * (GB/T 9704-2012 7.3.1).  Its shape on the page is layout's business.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/text.h"

#include <string.h>

struct titles {
    const struct plan *plan;
    const struct kinds *kinds;
    struct diags *diags;
};

/* -- Words in a title ---------------------------------------------------- */

/* The index behind words that stand at or behind i, or 0. */
static size_t behind(const struct text *text, size_t i, const char *words)
{
    for (; i < text->n; i++)
        if (text_has(text, i, words))
            return i + utf8_count(words);
    return 0;
}

static size_t count(const struct text *text, const char *words)
{
    size_t n = 0;
    for (size_t i = 0; (i = behind(text, i, words)) > 0;)
        n++;
    return n;
}

/* Where words stand that end the title, or 0. */
static size_t find_ending(const struct text *text, const char *words)
{
    size_t n = utf8_count(words);
    return text->n > n && text_has(text, text->n - n, words) ? text->n - n : 0;
}

static bool has_word_before(const struct text *text, size_t end,
                            const char *const *words)
{
    for (; *words != NULL; words++) {
        size_t len = utf8_count(*words);
        if (end >= len && text_has(text, end - len, *words))
            return true;
    }
    return false;
}

/* -- The rules ----------------------------------------------------------- */

static void check_end(const struct titles *titles, const struct text *text)
{
    static const char marks[] = "。！；，、：.!;,:";
    char last[5] = {0};
    size_t end = text->n - 1;

    last[utf8_write(text->chars[end], last)] = '\0';
    if (strstr(marks, last) == NULL)
        return;
    text_add(titles->diags, DIAG_TITLE_MARK, text, end, 1, NULL);
    text_fix(titles->diags, true, text, end, 1, "");
}

/* 关于印发…的通知: what stands between, or false. */
static bool find_issued(const struct text *text, size_t *from, size_t *end)
{
    *end = find_ending(text, "的通知");
    *from = behind(text, 0, "关于印发");
    return *end > 0 && *from > 0 && *from < *end;
}

/* 《》 for rules and for nothing else: practice is split on plans (off), not
 * on laws, regulations and rules. */
static void check_book_marks(const struct titles *titles,
                             const struct text *text)
{
    static const char *const rules[] = {"办法", "规定", "条例", "细则", "规则",
                                        "制度", "章程", "准则", NULL};
    static const char *const plans[] = {"方案", "意见", "要点", "计划",
                                        "名单", "安排", "规划", NULL};
    size_t from, end;
    if (!find_issued(text, &from, &end))
        return;
    bool is_marked = text->chars[from] == 0x300A;
    if (is_marked && text->chars[end - 1] == 0x300B &&
        has_word_before(text, end - 1, plans)) {
        text_add(titles->diags, DIAG_TITLE_BOOK_MARKS, text, from, end - from,
                 NULL);
    } else if (!is_marked && count(text, "《") == 0 &&
               has_word_before(text, end, rules)) {
        text_add(titles->diags, DIAG_TITLE_RULES_BARE, text, from, end - from,
                 NULL);
    }
}

/* 关于征求…意见的函: the opinions are the matter. */
static bool asks_for_opinions(const struct text *text, size_t i)
{
    static const char *const verbs[] = {"征求", "征集", "反馈", "报送"};
    for (size_t k = 0; k < sizeof(verbs) / sizeof(verbs[0]); k++)
        if (text_has(text, i, verbs[k]))
            return true;
    return false;
}

/* 关于请求…的请示: the matter says what the kind says already. */
static void check_doubled(const struct titles *titles, const struct text *text)
{
    static const struct {
        const char *start, *end;
    } pairs[] = {{"关于对", "的批复"},   {"关于上报", "的报告"},
                 {"关于请求", "的请示"}, {"关于申请", "的请示"},
                 {"关于", "意见的函"},   {"关于", "申请的请示"}};
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        size_t start = behind(text, 0, pairs[i].start);
        if (start == 0 || find_ending(text, pairs[i].end) <= start ||
            asks_for_opinions(text, start))
            continue;
        size_t n = utf8_count(pairs[i].start);
        text_add(titles->diags, DIAG_TITLE_DOUBLED, text, start - n, n,
                 pairs[i].end);
    }
}

static void check_chain(const struct titles *titles, const struct text *text)
{
    if (count(text, "通知") > 1 || count(text, "转发") > 1)
        text_add(titles->diags, DIAG_TITLE_CHAIN, text, 0, text->n, NULL);
}

/* 请示报告: one asks, the other tells. */
static void check_two_kinds(const struct titles *titles,
                            const struct text *text)
{
    static const char *const endings[] = {"请示报告", "报告请示", "请示函"};
    for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        size_t at = find_ending(text, endings[i]);
        if (at > 0)
            text_add(titles->diags, DIAG_TITLE_TWO_KINDS, text, at,
                     text->n - at, NULL);
    }
}

/* The title without （试行） and the like has the ending of a kind; speeches
 * and news need none, nor does a text of no kind. */
static void check_kind_word(const struct titles *titles,
                            const struct text *text)
{
    static const char *const free_kinds[] = {"speech", "news", "regulation"};
    static const char *const words[] = {"令",   "公报", "公告", "通告", "通报",
                                        "议案", "方案", "意见", "纲要"};
    const struct plan *plan = titles->plan;
    const char *ending;

    if (plan->kind == NULL || plan->meta.format == FORMAT_ORDER ||
        kind_of_title(titles->kinds, text->bytes, &ending) != NULL)
        return;
    for (size_t i = 0; i < 3; i++)
        if (strcmp(plan->kind, free_kinds[i]) == 0)
            return;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (find_ending(text, words[i]) > 0)
            return;
    if (!scalar_is_han(text->chars[text->n - 1]))
        return; /* its mark at the end is a finding of its own */
    text_add(titles->diags, DIAG_TITLE_KINDLESS, text, 0, text->n, NULL);
}

static void visit(const struct text *text, void *context)
{
    const struct titles *titles = context;
    if (text->kind != TEXT_TITLE)
        return;
    check_end(titles, text);
    check_book_marks(titles, text);
    check_doubled(titles, text);
    check_chain(titles, text);
    check_two_kinds(titles, text);
    check_kind_word(titles, text);
}

void check_titles(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags)
{
    struct titles titles = {plan, kinds, diags};
    if (plan->title != NULL)
        check_each_text(plan, visit, &titles);
}
