/*
 * Single characters: full-width figures and traditional Han.
 */
#include "base/utf8.h"
#include "check/language.h"

#include <string.h>
#include <uchar.h>

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

/* The simplified form of a common traditional character, or 0.  None that is
 * also used in simplified text (於, 著, 瞭, 乾, 徵 …). */
static uint32_t simplified(uint32_t c)
{
    /* In the order of the first of each two. */
    static const char32_t pairs[] =
        U"個个們们備备傳传債债傷伤價价億亿優优劃划動动務务區区員员"
        U"問问單单國国園园圖图團团執执報报場场壓压壯壮夥伙奪夺學学"
        U"實实專专對对導导廣广強强從从復复徹彻愛爱應应據据時时書书"
        U"會会業业構构樂乐標标樣样樹树橋桥機机檔档檢检權权歡欢歲岁"
        U"歷历氣气決决淨净測测準准滿满漢汉漸渐濕湿濟济災灾為为無无"
        U"煙烟營营爭争牽牵狀状獎奖獨独現现環环產产當当療疗發发監监"
        U"盤盘確确礎础禮礼積积穩稳窮穷競竞筆笔節节範范築筑簡简紀纪"
        U"約约級级組组結结統统經经綠绿維维網网緊紧線线縣县縮缩總总"
        U"績绩織织續续義义習习聯联聲声職职聽听與与華华萬万藝艺藥药"
        U"蘇苏處处號号補补裝装製制複复見见規规視视親亲覺觉觀观計计"
        U"訓训設设評评認认說说課课論论講讲證证議议變变讓让財财貧贫"
        U"貨货貫贯責责費费資资質质購购賽赛贊赞趙赵車车軍军較较輕轻"
        U"轉转辦办農农這这連连進进運运過过達达遠远選选還还邊边鄉乡"
        U"醫医銀银錄录錢钱鎮镇鐵铁長长門门開开間间關关陸陆陽阳隊队"
        U"難难電电項项領领頭头題题顯显風风馬马驗验體体魚鱼麗丽點点"
        U"黨党齊齐龍龙";
    /* without a branch that depends on the character */
    size_t first = 0;

    for (size_t n = sizeof(pairs) / sizeof(pairs[0]) / 2, half; n > 1;
         n -= half) {
        half = n / 2;
        first += pairs[2 * (first + half)] <= c ? half : 0;
    }
    return pairs[2 * first] == c ? pairs[2 * first + 1] : 0;
}

void check_traditional(const struct text *text, struct diags *diags)
{
    for (size_t i = 0; i < text->n; i++) {
        uint32_t c = scalar_is_han(text->chars[i]) && !text->is_literal[i]
                         ? simplified(text->chars[i])
                         : 0;
        char bytes[4];

        if (c == 0)
            continue;
        const char *own =
            arena_strndup(diags->arena, bytes, utf8_write(c, bytes));

        text_add(diags, DIAG_CHARACTER_TRADITIONAL, text, i, 1, own);
        text_fix(diags, false, text, i, 1, own);
    }
}
