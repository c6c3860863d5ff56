/*
 * The marks of sentences: full-width beside Han, one at a time, and …… as the
 * standard writes it.  GB/T 15834-2011.
 */
#include "base/utf8.h"
#include "check/language.h"
#include "check/lead.h"

#include <string.h>

/* -- L001 ---------------------------------------------------------------- */

static const char *full_mark(uint32_t c)
{
    switch (c) {
    case ',':
        return "，";
    case ';':
        return "；";
    case ':':
        return "：";
    case '?':
        return "？";
    case '!':
        return "！";
    case '.':
        return "。";
    default:
        return NULL;
    }
}

/* 。 ， 、 ； ： */
static bool is_pause(uint32_t c)
{
    return c == 0x3002 || c == 0xFF0C || c == 0x3001 || c == 0xFF1B ||
           c == 0xFF1A;
}

/* A mark is Chinese if Han or a full-width mark stands before it, or Han
 * behind it.  A point behind a figure numbers something (1.), and before a
 * letter it is part of a name (名单.xlsx). */
static bool is_chinese_mark(const struct text *text, size_t i, size_t end)
{
    uint32_t before = text_before(text, i);
    uint32_t behind = text_behind(text, end - 1);

    if (text->chars[i] == '.')
        return scalar_is_cjk(before) && !is_pause(before) &&
               !scalar_is_alnum(text->chars[end]);
    return scalar_is_cjk(before) ||
           (before != 0 && before != '"' && scalar_is_han(behind));
}

/* Behind the number, whose mark is N004's. */
static size_t number_end(const struct text *text)
{
    bool is_body = text->kind == TEXT_HEADING || text->kind == TEXT_PARAGRAPH ||
                   text->kind == TEXT_ITEM;
    size_t end = text_number_end(text);
    size_t mark = is_body && end == 0 ? lead_wrong_mark(text, 0) : 0;

    return mark > 0 ? mark + 1 : end;
}

void check_half_marks(const struct text *text, struct diags *diags)
{
    for (size_t i = text_next_mark(text, number_end(text)), end; i < text->n;
         i = text_next_mark(text, end)) {
        uint32_t c = text->chars[i];
        const char *mark = full_mark(c);

        end = i + 1;
        if (mark == NULL || text->is_literal[i])
            continue;
        if (c != '?' && c != '!') /* ！！ is a mark of its own */
            while (text->chars[end] == c && !text->is_literal[end])
                end++;
        if ((c == '.' && end - i > 2) || !is_chinese_mark(text, i, end))
            continue;
        size_t from = i;

        while (from > 0 && scalar_is_blank(text->chars[from - 1]))
            from--;
        while (end < text->n && scalar_is_blank(text->chars[end]))
            end++;
        if (from > 0 && is_pause(text->chars[from - 1]))
            mark = ""; /* it has one already */
        text_add(diags, DIAG_MARK_HALF_WIDTH, text, i, 1,
                 *mark == '\0' ? full_mark(c) : mark);
        text_fix(diags, *mark != '\0', text, from, end - from, mark);
    }
}

/* -- L006 ---------------------------------------------------------------- */

/* Which of two marks says more; a ！ or ？ stays as it is. */
static int weight(uint32_t c)
{
    switch (c) {
    case 0x3001: /* 、 */
        return 1;
    case 0xFF0C: /* ， */
        return 2;
    case 0xFF1A: /* ： */
        return 3;
    case 0xFF1B: /* ； */
        return 4;
    case 0x3002: /* 。 */
        return 5;
    case 0xFF1F: /* ？ */
    case 0xFF01: /* ！ */
        return 6;
    default:
        return 0;
    }
}

static void add_doubled(const struct text *text, size_t i, size_t end,
                        struct diags *diags)
{
    size_t number = lead_number_end(text);
    uint32_t kept = text->chars[i];
    bool is_same = true;
    char words[5] = "";

    for (size_t k = i + 1; k < end; k++) {
        is_same = is_same && text->chars[k] == kept;
        if (i >= number && weight(text->chars[k]) > weight(kept))
            kept = text->chars[k];
    }
    words[utf8_write(kept, words)] = '\0';
    text_add(diags, DIAG_MARK_TWICE, text, i, end - i, words);
    if (i < number) { /* 一、，总体要求: the number keeps its mark */
        text_fix(diags, is_same, text, number, end - number, "");
        return;
    }
    text_fix(diags, is_same, text, i, end - i,
             arena_strdup(diags->arena, words));
}

void check_doubled_marks(const struct text *text, struct diags *diags)
{
    for (size_t i = text_next_mark(text, 0), end; i < text->n;
         i = text_next_mark(text, end)) {
        size_t n_pauses = is_pause(text->chars[i]);
        bool is_same = true;

        end = i + 1;
        if (weight(text->chars[i]) == 0)
            continue;
        for (; weight(text->chars[end]) > 0; end++) {
            n_pauses += is_pause(text->chars[end]);
            is_same = is_same && text->chars[end] == text->chars[i];
        }
        if (end - i < 2 || n_pauses == 0)
            continue;
        /* 。。。 and 、、、 stand for …… */
        if (is_same && end - i > 2 &&
            (text->chars[i] == 0x3002 || text->chars[i] == 0x3001))
            continue;
        add_doubled(text, i, end, diags);
    }
}

/* -- L008, L009 ---------------------------------------------------------- */

enum { ELLIPSIS = 0x2026, MIDDLE_ELLIPSIS = 0x22EF };

/* The word 等 and no part of another: 等级, 高等. */
static bool is_and_so_on(const struct text *text, size_t i)
{
    static const char *const before[] = {"高", "同", "平", "中", "初", "优",
                                         "对", "相", "均", "何", "上", "下"};
    static const char *const behind[] = {"待", "级", "候", "到", "于",
                                         "次", "值", "额", "同"};

    for (size_t k = 0; i > 0 && k < sizeof(before) / sizeof(before[0]); k++)
        if (text_has(text, i - 1, before[k]))
            return false;
    for (size_t k = 0; k < sizeof(behind) / sizeof(behind[0]); k++)
        if (text_has(text, i + 1, behind[k]))
            return false;
    return text_has(text, i, "等");
}

static void check_and_so_on(const struct text *text, struct diags *diags,
                            size_t i, size_t end)
{
    size_t from = i;

    if (is_and_so_on(text, end)) {
        text_add(diags, DIAG_ELLIPSIS_WITH_ETC, text, i, end + 1 - i, NULL);
        text_fix(diags, false, text, i, end - i, "");
        return;
    }
    while (from > 0 && text_has(text, from - 1, "等"))
        from--;
    if (from < i && is_and_so_on(text, from)) {
        text_add(diags, DIAG_ELLIPSIS_WITH_ETC, text, from, end - from, NULL);
        text_fix(diags, false, text, i, end - i, "");
    }
}

static bool is_ellipsis_part(uint32_t c)
{
    return c == ELLIPSIS || c == MIDDLE_ELLIPSIS || c == '.' || c == 0x3002 ||
           c == 0x3001 || c == 0xFF0E;
}

/* …… is right, ………… stands for a whole paragraph.  Leaders before the number
 * of a page are no text. */
static bool is_ellipsis_fault(const struct text *text, size_t i, size_t end)
{
    size_t n = end - i;
    uint32_t c = text->chars[i];

    if (c == ELLIPSIS)
        return n != 2 && n != 4 && !scalar_is_digit(text_behind(text, end - 1));
    if (c == MIDDLE_ELLIPSIS)
        return true;
    if (c == '.')
        return n > 2 && !scalar_is_digit(text_behind(text, end - 1)) &&
               (scalar_is_cjk(text_before(text, i)) ||
                scalar_is_cjk(text_behind(text, end - 1)));
    return n > 2;
}

static void check_thrice(const struct text *text, struct diags *diags)
{
    for (size_t i = text->first, end; i < text->n; i = end) {
        end = i + 1;
        if (!text_has(text, i, "等等等"))
            continue;
        text_add(diags, DIAG_ELLIPSIS_WITH_ETC, text, i, 3, NULL);
        text_fix(diags, false, text, i, 3, "等等");
        end = i + 3;
    }
}

void check_ellipses(const struct text *text, struct diags *diags)
{
    if (text_may_hold(text, "等"))
        check_thrice(text, diags);
    for (size_t i = text_next_mark(text, text->first), end; i < text->n;
         i = text_next_mark(text, end)) {
        uint32_t c = text->chars[i];

        end = i + 1;
        if (!is_ellipsis_part(c) || text->is_literal[i])
            continue;
        while (text->chars[end] == c)
            end++;
        if (is_ellipsis_fault(text, i, end)) {
            text_add(diags, DIAG_ELLIPSIS_FORM, text, i, end - i, NULL);
            text_fix(diags, true, text, i, end - i, "……");
        } else if (c == ELLIPSIS) {
            check_and_so_on(text, diags, i, end);
        }
    }
}
