/*
 * Titles are broken by meaning, into shapes that the standard names.
 */
#include "layout/title_shape.h"

#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "paper.h"

static const struct title_words *load_words(struct arena *arena)
{
    struct diags diags = {.arena = arena};
    const struct title_words *words = title_words_load(arena, &diags);

    assert_non_null(words);
    return words;
}

/* Whether the shape is a good one. */
static bool check_title(const char *title, const char *expected)
{
    struct paragraph text = PARAGRAPH_EMPTY;
    struct title_shape shape;
    struct buf lines = BUF_EMPTY;
    size_t at = 0;

    paragraph_add(&text, title, (struct cluster_style){.face = FACE_TITLE});
    paragraph_finish(&text, &metrics, ruler_of_size(SIZE_TITLE), SIZE_TITLE);
    struct arena *arena = arena_new();
    assert_true(title_shape_find(text.clusters, text.n, TITLE_MEASURE,
                                 load_words(arena), &shape));
    arena_free(arena);
    for (size_t i = 0; i < shape.n; i++) {
        for (; at < shape.ends[i]; at++)
            buf_add_utf8(&lines, text.clusters[at].scalar);
        buf_add_str(&lines, i + 1 < shape.n ? "|" : "");
    }
    assert_string_equal(buf_text(&lines), expected);
    buf_free(&lines);
    paragraph_free(&text);
    return shape.is_acceptable;
}

static void short_title_stays_on_one_line(void **state)
{
    (void)state;
    assert_true(check_title("关于开展读书活动的实施方案",
                            "关于开展读书活动的实施方案"));
}

static void issuer_stands_on_a_line_of_its_own(void **state)
{
    (void)state;
    check_title("某市科学技术协会关于开展全民科学素质提升行动的实施方案",
                "某市科学技术协会关于开展|全民科学素质提升行动的实施方案");
}

static void words_of_the_trade_stay_whole(void **state)
{
    (void)state;
    check_title("某省人民政府关于加快建设全民阅读服务体系的意见",
                "某省人民政府关于加快|建设全民阅读服务体系的意见");
    check_title("关于在某市科协机关、事业单位基层党组织中深入开展创先争优活动的"
                "实施方案",
                "关于在某市科协机关、事业单位基层|"
                "党组织中深入开展创先争优活动的实施方案");
}

static void a_year_keeps_its_unit(void **state)
{
    (void)state;
    check_title("临江市教育局机关关于印发2026年度校园安全工作要点的通知",
                "临江市教育局机关关于印发|2026年度校园安全工作要点的通知");
    check_title("某某市应急管理局办公室关于做好2026年全市防汛抗旱工作的通知",
                "某某市应急管理局办公室|关于做好2026年全市防汛抗旱工作的通知");
}

static void quoted_name_is_not_broken(void **state)
{
    (void)state;
    check_title("某市科协机关关于开展“三比一争当”主题实践活动的实施方案",
                "某市科协机关关于开展“三比一争当”|主题实践活动的实施方案");
}

static void line_does_not_begin_with_de(void **state)
{
    (void)state;
    check_title("关于进一步加强全市农村饮用水水源地环境保护工作的实施意见",
                "关于进一步加强全市农村|饮用水水源地环境保护工作的实施意见");
}

static void figure_in_hanzi_is_not_broken(void **state)
{
    (void)state;
    check_title("临江市人民政府关于印发临江市国民经济和社会发展第十五个五年规划"
                "和二〇三五年远景目标纲要重点任务分工方案的通知",
                "临江市人民政府关于印发临江市国民经济和|"
                "社会发展第十五个五年规划和二〇三五年|"
                "远景目标纲要重点任务分工方案的通知");
}

/* Each 、 would do, but the days belong together. */
static void listed_words_stay_together(void **state)
{
    (void)state;
    check_title("关于2026年元旦、春节期间有关工作安排的通知",
                "关于2026年元旦、春节期间|有关工作安排的通知");
}

static void an_organ_keeps_what_it_belongs_to(void **state)
{
    (void)state;
    check_title(
        "临江市人民政府办公室转发市发展改革委市财政局市生态环境局关于"
        "进一步加强重点流域水环境综合治理和可持续发展工作若干措施的通知",
        "临江市人民政府办公室转发|"
        "市发展改革委市财政局市生态环境局|"
        "关于进一步加强重点流域水环境综合治理和|"
        "可持续发展工作若干措施的通知");
    check_title("临江市公安局临江市交通运输局关于国庆节期间部分高速公路路段实施"
                "交通管制的通告",
                "临江市公安局临江市交通运输局|关于国庆节期间部分高速公路|"
                "路段实施交通管制的通告");
}

/* The words of titles know no places, but this one stands there twice. */
static void a_name_that_comes_twice_is_not_broken(void **state)
{
    (void)state;
    check_title(
        "临江市人民政府关于同意设立临江经济开发区东部片区管理委员会的批复",
        "临江市人民政府关于同意设立临江|"
        "经济开发区东部片区管理委员会的批复");
}

static void title_of_five_lines_is_shaped_but_not_good(void **state)
{
    (void)state;
    assert_false(
        check_title("临江市人民政府办公室关于转发市文化和旅游局市教育局市财政局"
                    "市人力资源和社会保障局市总工会关于进一步加强基层公共文化"
                    "服务体系建设推动全民阅读活动高质量发展若干意见的通知",
                    "临江市人民政府办公室关于转发|"
                    "市文化和旅游局市教育局市财政局|"
                    "市人力资源和社会保障局市总工会关于|"
                    "进一步加强基层公共文化服务体系建设推动|"
                    "全民阅读活动高质量发展若干意见的通知"));
}

static void title_without_end_has_no_shape(void **state)
{
    (void)state;
    struct paragraph text = PARAGRAPH_EMPTY;
    struct title_shape shape;

    for (int i = 0; i < 100; i++)
        paragraph_add(&text, "方案",
                      (struct cluster_style){.face = FACE_TITLE});
    paragraph_finish(&text, &metrics, ruler_of_size(SIZE_TITLE), SIZE_TITLE);
    assert_false(
        title_shape_find(text.clusters, text.n, TITLE_MEASURE, NULL, &shape));
    paragraph_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(short_title_stays_on_one_line),
        cmocka_unit_test(issuer_stands_on_a_line_of_its_own),
        cmocka_unit_test(words_of_the_trade_stay_whole),
        cmocka_unit_test(a_year_keeps_its_unit),
        cmocka_unit_test(quoted_name_is_not_broken),
        cmocka_unit_test(line_does_not_begin_with_de),
        cmocka_unit_test(figure_in_hanzi_is_not_broken),
        cmocka_unit_test(listed_words_stay_together),
        cmocka_unit_test(an_organ_keeps_what_it_belongs_to),
        cmocka_unit_test(a_name_that_comes_twice_is_not_broken),
        cmocka_unit_test(title_of_five_lines_is_shaped_but_not_good),
        cmocka_unit_test(title_without_end_has_no_shape),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
