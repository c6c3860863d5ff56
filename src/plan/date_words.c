/*
 * Words about dates: see date_words.h.
 */
#include "plan/date_words.h"

#include "base/utf8.h"
#include "plan/dateside.h"

#include <string.h>

const char *date_words_skip_lead(const char *p)
{
    static const char duration[] = "为期";
    static const char *const leads[] = {
        "起止时间", "活动时间", "工作时间", "实施时间", "完成时间", "时间安排",
        "时间",     "本阶段",   "该阶段",   "此阶段",   "安排在",   "定于",
        "拟于",     "计划",     "截止到",   "截至",     "截止",     "从",
        "自",       "于",       "在",       "为",       "：",       ":",
        "，",       NULL};
    while (strncmp(p, duration, strlen(duration)) != 0 &&
           utf8_take_any(&p, leads))
        ;
    return utf8_skip_blanks(p);
}

bool date_words_take_joint(const char **p)
{
    static const char *const starts[] = {"开始", "启动", "起", NULL};
    static const char *const words[] = {"直到", "直至", "到", "至", NULL};
    static const char *const dashes[] = {"—",  "–", "-",  "－", "―", "‐",
                                         "‑",  "~", "～", "〜", "─", "━",
                                         "﹣", "−", "⸺",  NULL};
    const char *at = *p;
    if (utf8_take_any(&at, starts)) {
        if (!utf8_take(&at, "，"))
            utf8_take(&at, ",");
    }
    bool is_taken = utf8_take_any(&at, words);
    bool is_word = is_taken;
    while (!is_word && utf8_take_any(&at, dashes))
        is_taken = true; /* —— is two of them */
    const char *number = at;
    if (!is_taken && (utf8_take(&number, "一") || utf8_take(&number, "于"))) {
        struct dateside side;
        is_taken = dateside_scan(number, NULL, &side);
        at = number;
    }
    if (is_taken)
        *p = at;
    return is_taken;
}

bool date_words_is_noun(const char *p)
{
    static const char *const nouns[] = {"启动仪式", "启动大会", "启动会",
                                        "启动阶段", "开始阶段", "完成阶段",
                                        "结束阶段", NULL};
    return utf8_take_any(&p, nouns);
}

bool date_words_take_tail(const char **p)
{
    static const char *const tails[] = {
        "之前", "以前", "前后", "左右", "前",   "止",   "截止", "结束",
        "基本", "全面", "完成", "起",   "开始", "启动", "之后", "以后",
        "后",   "上午", "下午", "晚上", "期间", "全天", NULL};
    return !date_words_is_noun(*p) && utf8_take_any(p, tails);
}

static const char *skip_digits(const char *p)
{
    p = utf8_skip_blanks(p);
    while (scalar_is_digit((unsigned char)*p))
        p++;
    return p;
}

const char *clock_end(const char *p)
{
    static const char *const colons[] = {"：", ":", NULL};
    static const char *const hours[] = {"时", "点", NULL};
    const char *start = utf8_skip_blanks(p);
    const char *end = skip_digits(start);
    if (end == start || end - start > 2)
        return NULL;
    if (utf8_take_any(&end, colons)) {
        const char *minutes = skip_digits(end);
        return minutes == utf8_skip_blanks(end) ? NULL : minutes;
    }
    if (!utf8_take_any(&end, hours))
        return NULL;
    end = skip_digits(end);
    utf8_take(&end, "分");
    return end;
}

const char *date_words_skip_hour(const char *p)
{
    static const char *const weeks[] = {"（星期", "(星期", "（周", "(周",
                                        "（礼拜", "(礼拜", NULL};
    static const char *const closes[] = {"）", ")", NULL};
    static const char *const parts[] = {"上午", "下午", "晚上", "早上",
                                        "中午", "晚",   NULL};
    const char *at = p;
    if (utf8_take_any(&at, weeks)) {
        utf8_next(&at);
        if (utf8_take_any(&at, closes))
            p = at;
    }
    utf8_take_any(&p, parts);
    const char *clock = clock_end(p);
    return clock == NULL ? p : clock;
}
