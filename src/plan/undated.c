/*
 * Times that name no date: 长期, 第1-3个月, 5月第二周, 为期两个月.
 */
#include "base/utf8.h"
#include "plan/dateside.h"
#include "plan/numbering.h"

#include <string.h>

static bool ends_with_any(const char *p, const char *end,
                          const char *const words[])
{
    for (; *words != NULL; words++)
        if (dateside_ends_with(p, end, *words))
            return true;
    return false;
}

/* How long it takes: 为期两个月, 30天 */
static bool is_duration(const char *p, const char *end)
{
    static const char *const leads[] = {"为期", "历时", "大约", "约", NULL};
    static const char *const units[] = {"个半月", "个月", "周",       "天",
                                        "个星期", "学期", "个工作日", NULL};
    bool is_led = utf8_take_any(&p, leads);
    const char *behind = p;
    uint32_t c = utf8_next(&behind);
    bool is_number = scalar_is_digit(c) || c == 0x4E24 /* 两 */ ||
                     c == 0x534A /* 半 */ ||
                     (p < end && number_value(p, (size_t)(behind - p)) > 0);
    return is_number && (is_led || end - p <= 15) &&
           ends_with_any(p, end, units);
}

bool undated_match(const char *p, const char *end)
{
    static const char *const whole[] = {"长期", "常年", "全年", "每年", "每月",
                                        "每季", "每周", "贯穿", "持续", NULL};
    static const char *const counted[] = {"个月", "周",   "学期", "学年",
                                          "天",   "星期", "年",   NULL};
    static const char *const terms[] = {"学期", "学年", "春季", "夏季", "秋季",
                                        "冬季", "寒假", "暑假", NULL};
    static const char *const weeks[] = {"周", "星期", NULL};
    static const char *const ordinals[] = {"第", NULL};
    const char *at = p;
    if (utf8_take_any(&at, whole))
        return true;
    if (scalar_is_digit(utf8_peek(p)) && ends_with_any(p, end, terms))
        return true;
    if (utf8_take_any(&p, ordinals))
        return ends_with_any(p, end, counted);
    return is_duration(p, end) ||
           (ends_with_any(p, end, weeks) &&
            memmem(p, (size_t)(end - p), "第", strlen("第")) != NULL);
}
