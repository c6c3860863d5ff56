/*
 * 主送, 抄送, 签发人: the lists of the front matter, where every mark between
 * and behind the names is set by the program, and the lines that a pasted
 * text has instead (GB/T 9704-2012 7.2.6, 7.3.2, 7.4.2).
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/text.h"
#include "check/value.h"

#include <string.h>

enum { LONGEST_RECIPIENTS = 60 /* characters of a line in the text */ };

static struct value name_at(const struct plan *plan, const struct names *names,
                            size_t i)
{
    return (struct value){plan, names->items[i],
                          names->spans == NULL ? SPAN_NONE : names->spans[i]};
}

/* Bytes of the marks and blanks that end a name. */
static size_t marks_length(const char *name)
{
    static const char marks[] = "：，、；。:,;.";
    const char *end = name + strlen(name);
    const char *p = end;

    while (p > name) {
        char last[5] = {0};
        size_t n = utf8_write(utf8_before(name, p), last);
        if (strstr(marks, last) == NULL && last[0] != ' ')
            break;
        p -= n;
    }
    return (size_t)(end - p);
}

static void check_ends(const struct plan *plan, const struct names *names,
                       enum diag_code code, struct diags *diags)
{
    for (size_t i = 0; i < names->n; i++) {
        size_t len = marks_length(names->items[i]);
        size_t from = strlen(names->items[i]) - len;
        struct value value = name_at(plan, names, i);
        if (len == 0 || from == 0)
            continue;
        diag_add(diags, code, value_span(&value, from, len),
                 names->items[i] + from, NULL);
        diag_hint(diags, "这里只写名称，标点由程序加",
                  "write the name alone here; the program sets the marks");
        value_fix(diags, true, &value, from, len, "");
    }
}

/* 各县（市、区）, 各镇人民政府: places, not the parts of one government. */
static bool is_place(const char *start, const char *end)
{
    static const char *const ends[] = {"政府", "省",   "市",   "县",   "区",
                                       "州",   "乡",   "镇",   "街道", "区）",
                                       "市）", "州）", "镇）", "道）"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        size_t len = strlen(ends[i]);
        if ((size_t)(end - start) >= len &&
            memcmp(end - len, ends[i], len) == 0)
            return true;
    }
    return false;
}

/* 各县人民政府、各直属机构, but not 各部门、各直属机构, which are one class. */
static bool is_next_class(const char *names, const char *mark,
                          const char *behind)
{
    const char *end = behind;
    while (*end != '\0' && strncmp(end, "、", strlen("、")) != 0 &&
           strncmp(end, "，", strlen("，")) != 0)
        end++;
    return strncmp(behind, "各", strlen("各")) == 0 && is_place(names, mark) &&
           !is_place(behind, end);
}

/* A 、 outside of brackets between two classes of names that begin with 各,
 * where a ， belongs. */
static void check_classes(const struct plan *plan, struct diags *diags)
{
    const struct names *to = &plan->meta.to;

    for (size_t i = 0; i < to->n; i++) {
        int depth = 0;
        bool has_class = false;
        for (const char *p = to->items[i]; *p != '\0';) {
            const char *here = p;
            uint32_t c = utf8_next(&p);
            depth += (c == 0xFF08) - (c == 0xFF09);
            has_class |= strncmp(here, "各", strlen("各")) == 0;
            if (c != 0x3001 || depth != 0 || !has_class ||
                !is_next_class(to->items[i], here, p))
                continue;
            struct value value = name_at(plan, to, i);
            size_t from = (size_t)(here - to->items[i]);
            diag_add(diags, DIAG_RECIPIENT_CLASSES,
                     value_span(&value, from, strlen("、")), NULL);
            value_fix(diags, false, &value, from, strlen("、"), "，");
        }
    }
}

/* One name of a person an item. */
static void check_signers(const struct plan *plan, struct diags *diags)
{
    const struct names *signers = &plan->meta.signer;

    for (size_t i = 0; i < signers->n; i++) {
        const char *mark = strpbrk(signers->items[i], ",;/");
        const char *wide = strstr(signers->items[i], "、");
        if (wide == NULL)
            wide = strstr(signers->items[i], "，");
        if (wide != NULL && (mark == NULL || wide < mark))
            mark = wide;
        if (mark == NULL)
            continue;
        struct value value = name_at(plan, signers, i);
        size_t len = mark == wide ? strlen("、") : 1;
        diag_add(diags, DIAG_SIGNER_MARK,
                 value_span(&value, (size_t)(mark - signers->items[i]), len),
                 NULL);
        diag_hint(diags, "写成列表：签发人: [赵某某, 李某某]",
                  "write a list: 签发人: [赵某某, 李某某]");
    }
}

/* -- Lists that the reader of a text took -------------------------------- */

/* The character behind the name that ends at end, blanks left out; 0 at the
 * end of the line.  *start is where it stands. */
static uint32_t mark_behind(const struct plan *plan, uint32_t end,
                            uint32_t *start)
{
    const char *p = plan->source->text + end;
    while (scalar_is_blank(utf8_peek(p)))
        utf8_next(&p);
    *start = (uint32_t)(p - plan->source->text);
    uint32_t c = utf8_peek(p);
    return c == '\n' || c == '\r' ? 0 : c;
}

static bool is_list_mark(uint32_t c)
{
    return c == 0x3001 || c == 0xFF0C || c == 0xFF1B || c == ',' || c == ';' ||
           c == ':' || c == 0;
}

/* 主送 ends in ：, 抄送 in 。 */
static void check_list_end(const struct plan *plan, const struct names *names,
                           enum diag_code code, uint32_t right,
                           struct diags *diags)
{
    uint32_t start;
    if (names->n == 0 || names->spans == NULL)
        return;
    struct span span = names->spans[names->n - 1];
    if (span_is_none(span) || span.end == span.start)
        return;
    uint32_t mark = mark_behind(plan, span.end, &start);
    if (mark == right || !is_list_mark(mark))
        return;
    char bytes[5] = "";
    bytes[utf8_write(right, bytes)] = '\0';
    struct span at = {start, start + 1};
    if (mark == 0)
        at = (struct span){span.end, span.end};
    else if (mark >= 0x80)
        at.end = start + (uint32_t)strlen(bytes);
    const char *written =
        mark == 0 ? names->items[names->n - 1]
                  : arena_strndup(diags->arena, plan->source->text + at.start,
                                  at.end - at.start);
    if (mark == ':' && right == 0xFF1A) /* the right mark, half as wide */
        diag_add(diags, DIAG_MARK_HALF_WIDTH, at, written,
                 arena_strdup(diags->arena, bytes), NULL);
    else
        diag_add(diags, code, at, written, NULL);
    diag_fix(diags, true, &(struct edit){at, arena_strdup(diags->arena, bytes)},
             1);
}

/* 赵某某、李某某 */
static void check_between_signers(const struct plan *plan, struct diags *diags)
{
    const struct names *signers = &plan->meta.signer;
    for (size_t i = 0; signers->spans != NULL && i + 1 < signers->n; i++) {
        uint32_t start;
        if (span_is_none(signers->spans[i]))
            continue;
        uint32_t mark = mark_behind(plan, signers->spans[i].end, &start);
        if (mark != 0x3001 && mark != 0xFF0C)
            continue;
        struct span at = {start, start + (uint32_t)strlen("、")};
        diag_add(diags, DIAG_SIGNER_MARK, at, NULL);
        diag_fix(diags, true, &(struct edit){at, "　"}, 1);
    }
}

static void check_taken(const struct plan *plan, struct diags *diags)
{
    check_list_end(plan, &plan->meta.to, DIAG_RECIPIENT_MARK, 0xFF1A, diags);
    check_list_end(plan, &plan->meta.cc, DIAG_CC_STOP, 0x3002, diags);
    check_between_signers(plan, diags);
}

/* -- Lines of the text --------------------------------------------------- */

struct lines {
    struct diags *diags;
    bool is_behind_text; /* the first paragraph is past */
    bool has_front;      /* 主送 stands in the front matter */
};

/* 抄送：…… ends with 。 */
static void check_cc_line(const struct lines *lines, const struct text *text)
{
    size_t end = text->n - 1;
    if (!text_has(text, 0, "抄送：") || text->chars[end] == 0x3002)
        return;
    bool is_mark = text->chars[end] == 0x3001 || text->chars[end] == 0xFF1B ||
                   text->chars[end] == 0xFF0C;
    text_add(lines->diags, DIAG_CC_STOP, text, end, 1, NULL);
    if (is_mark)
        text_fix(lines->diags, true, text, end, 1, "。");
}

/* 签发人：赵某某、李某某 */
static void check_signer_line(const struct lines *lines,
                              const struct text *text)
{
    if (!text_has(text, 0, "签发人：") || text->n > LONGEST_RECIPIENTS)
        return;
    for (size_t i = 4; i < text->n; i++) {
        if (text->chars[i] != 0x3001 && text->chars[i] != 0xFF0C)
            continue;
        text_add(lines->diags, DIAG_SIGNER_MARK, text, i, 1, NULL);
        text_fix(lines->diags, true, text, i, 1, "　");
    }
}

/* 各县（市、区）人民政府，: the first line of the text, which names organs and
 * does not end in ： */
static void check_to_line(const struct lines *lines, const struct text *text)
{
    static const char *const organs[] = {"单位", "部门",   "政府", "机关",
                                         "部室", "委员会", "企业"};
    size_t end = text->n;
    uint32_t last = text->chars[end - 1];

    if (!text_has(text, 0, "各") || end > LONGEST_RECIPIENTS)
        return;
    bool has_mark = last == 0xFF0C || last == 0x3001 || last == 0xFF1B;
    end -= has_mark;
    for (size_t i = 0; i < sizeof(organs) / sizeof(organs[0]); i++) {
        size_t n = utf8_count(organs[i]);
        if (end <= n || !text_has(text, end - n, organs[i]))
            continue;
        text_add(lines->diags, DIAG_RECIPIENT_MARK, text, text->n - 1, 1, NULL);
        if (has_mark)
            text_fix(lines->diags, true, text, text->n - 1, 1, "：");
        return;
    }
}

static void visit(const struct text *text, void *context)
{
    struct lines *lines = context;
    if (text->kind == TEXT_HEADING)
        lines->is_behind_text = true;
    if (text->kind != TEXT_PARAGRAPH)
        return;
    check_cc_line(lines, text);
    check_signer_line(lines, text);
    if (!lines->is_behind_text && !lines->has_front)
        check_to_line(lines, text);
    lines->is_behind_text = true;
}

void check_recipients(const struct plan *plan, const struct kinds *kinds,
                      struct diags *diags)
{
    struct lines lines = {.diags = diags, .has_front = plan->meta.to.n > 0};
    (void)kinds;
    check_ends(plan, &plan->meta.to, DIAG_RECIPIENT_MARK, diags);
    check_ends(plan, &plan->meta.cc, DIAG_CC_STOP, diags);
    check_classes(plan, diags);
    check_signers(plan, diags);
    if (values_are_in_text(plan))
        check_taken(plan, diags);
    check_each_text(plan, visit, &lines);
}
