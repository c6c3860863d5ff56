/*
 * Single characters: full-width figures and traditional Han.
 */
#include "base/utf8.h"
#include "check/language.h"

#include <string.h>

/* -- L017 ---------------------------------------------------------------- */

/* The half-width form of a digit or letter; 0 for anything else. */
static char half_width(uint32_t c)
{
    if ((c >= 0xFF10 && c <= 0xFF19) || (c >= 0xFF21 && c <= 0xFF3A) ||
        (c >= 0xFF41 && c <= 0xFF5A))
        return (char)(c - 0xFF01 + '!');
    return 0;
}

/* The same for a mark that stands in or behind a figure: １．５％. */
static char half_mark(const struct text *text, size_t i)
{
    if (text->chars[i] == 0xFF05) /* ％ */
        return '%';
    if (text->chars[i] == 0xFF0E && half_width(text->chars[i + 1]) != 0)
        return '.';
    return 0;
}

void check_full_width(const struct text *text, struct diags *diags)
{
    for (size_t i = text_number_end(text), end; i < text->n; i = end) {
        struct buf half = BUF_EMPTY;
        char c = half_width(text->chars[i]);

        end = i + 1;
        if (c == 0 || text->is_literal[i])
            continue;
        buf_add_char(&half, c);
        while ((c = half_width(text->chars[end])) != 0 ||
               (c = half_mark(text, end)) != 0) {
            buf_add_char(&half, c);
            end++;
        }
        const char *words = arena_strdup(diags->arena, buf_text(&half));

        buf_free(&half);
        text_add(diags, DIAG_ASCII_FULL_WIDTH, text, i, end - i, words);
        text_fix(diags, true, text, i, end - i, words);
    }
}

/* -- L018 ---------------------------------------------------------------- */

/* Common traditional characters and their simplified forms.  None that is
 * also used in simplified text (於, 著, 瞭, 乾, 徵 …). */
static const char *simplified(const struct text *text, size_t i)
{
    /* In the order of the characters. */
    static const char *const pairs[] = {
        "個个", "們们", "備备", "傳传", "債债", "傷伤", "價价", "億亿", "優优",
        "劃划", "動动", "務务", "區区", "員员", "問问", "單单", "國国", "園园",
        "圖图", "團团", "執执", "報报", "場场", "壓压", "壯壮", "夥伙", "奪夺",
        "學学", "實实", "專专", "對对", "導导", "廣广", "強强", "從从", "復复",
        "徹彻", "愛爱", "應应", "據据", "時时", "書书", "會会", "業业", "構构",
        "樂乐", "標标", "樣样", "樹树", "橋桥", "機机", "檔档", "檢检", "權权",
        "歡欢", "歲岁", "歷历", "氣气", "決决", "淨净", "測测", "準准", "滿满",
        "漢汉", "漸渐", "濕湿", "濟济", "災灾", "為为", "無无", "煙烟", "營营",
        "爭争", "牽牵", "狀状", "獎奖", "獨独", "現现", "環环", "產产", "當当",
        "療疗", "發发", "監监", "盤盘", "確确", "礎础", "禮礼", "積积", "穩稳",
        "窮穷", "競竞", "筆笔", "節节", "範范", "築筑", "簡简", "紀纪", "約约",
        "級级", "組组", "結结", "統统", "經经", "綠绿", "維维", "網网", "緊紧",
        "線线", "縣县", "縮缩", "總总", "績绩", "織织", "續续", "義义", "習习",
        "聯联", "聲声", "職职", "聽听", "與与", "華华", "萬万", "藝艺", "藥药",
        "蘇苏", "處处", "號号", "補补", "裝装", "製制", "複复", "見见", "規规",
        "視视", "親亲", "覺觉", "觀观", "計计", "訓训", "設设", "評评", "認认",
        "說说", "課课", "論论", "講讲", "證证", "議议", "變变", "讓让", "財财",
        "貧贫", "貨货", "貫贯", "責责", "費费", "資资", "質质", "購购", "賽赛",
        "贊赞", "趙赵", "車车", "軍军", "較较", "輕轻", "轉转", "辦办", "農农",
        "這这", "連连", "進进", "運运", "過过", "達达", "遠远", "選选", "還还",
        "邊边", "鄉乡", "醫医", "銀银", "錄录", "錢钱", "鎮镇", "鐵铁", "長长",
        "門门", "開开", "間间", "關关", "陸陆", "陽阳", "隊队", "難难", "電电",
        "項项", "領领", "頭头", "題题", "顯显", "風风", "馬马", "驗验", "體体",
        "魚鱼", "麗丽", "點点", "黨党", "齊齐", "龍龙",
    };
    size_t low = 0, high = sizeof(pairs) / sizeof(pairs[0]);

    while (low < high) {
        size_t middle = (low + high) / 2;
        uint32_t c = utf8_peek(pairs[middle]);

        if (c == text->chars[i])
            return pairs[middle] + 3;
        if (c < text->chars[i])
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

void check_traditional(const struct text *text, struct diags *diags)
{
    for (size_t i = 0; i < text->n; i++) {
        const char *own = scalar_is_han(text->chars[i]) && !text->is_literal[i]
                              ? simplified(text, i)
                              : NULL;

        if (own == NULL)
            continue;
        text_add(diags, DIAG_CHARACTER_TRADITIONAL, text, i, 1, own);
        text_fix(diags, false, text, i, 1, own);
    }
}
