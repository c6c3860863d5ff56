/*
 * Leaders and duties: rather none than a wrong one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "modelling.h"

static void a_list_with_labels_names_leaders(void **state)
{
    (void)state;
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n组　长：王建国（局党组书记、局长）\n\n"
                     "副组长：李卫东　副局长\n\n成员：孙丽、周明\n",
                "组长 王建国 局党组书记、局长 / 副组长 李卫东 副局长 / "
                "成员 孙丽 - / 成员 周明 -");
}

static void a_line_below_goes_on_with_the_post(void **state)
{
    (void)state;
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n副组长：李卫东　副局长\n\n"
                     "赵　敏　执法大队大队长\n\n各单位要配合。\n",
                "副组长 李卫东 副局长 / 副组长 赵敏 执法大队大队长");
}

static void titles_may_stand_first(void **state)
{
    (void)state;
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n副组长：副乡长　蒋丽华\n\n"
                     "武装部部长　汤明\n\n各单位要配合。\n",
                "副组长 蒋丽华 副乡长 / 副组长 汤明 武装部部长");
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n"
                     "副组长：教导员 柳青 副大队长 樊刚\n",
                "副组长 柳青 教导员 / 副组长 樊刚 副大队长");
}

static void names_written_together_are_parted(void **state)
{
    (void)state;
    assert_view(model_leaders, PLAN "## 组织领导\n\n副组长：卢伟白雪\n",
                "副组长 卢伟 - / 副组长 白雪 -");
    assert_view(model_leaders, PLAN "## 组织领导\n\n组长：欧阳文博\n",
                "组长 欧阳文博 -");
}

static void prose_names_leaders(void **state)
{
    (void)state;
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n成立领导小组，由党支部书记、副站长"
                     "张力任组长，站长李耕任副组长。\n",
                "组长 张力 党支部书记、副站长 / 副组长 李耕 站长");
}

static void names_of_other_peoples_are_read_behind_a_title(void **state)
{
    (void)state;
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n成立由室党支部书记巴音贺希格为组长，"
                     "组织委员冯树龙和宣传委员谭鑫为副组长的领导小组。\n",
                "组长 巴音贺希格 室党支部书记 / 副组长 冯树龙 组织委员 / "
                "副组长 谭鑫 宣传委员");
}

static void a_title_without_a_name_is_no_leader(void **state)
{
    (void)state;
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n由分管领导任组长，各科室负责人为成员。"
                     "书记为第一责任人。\n",
                "");
}

static void a_table_names_leaders(void **state)
{
    (void)state;
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n| 组内职务 | 姓名 | 单位职务 |\n"
                     "|---|---|---|\n| 组长 | 王建国 | 局长 |\n"
                     "| 成员 | 孙丽 | 科长 |\n|  | 周明 |  |\n",
                "组长 王建国 局长 / 成员 孙丽 科长 / 成员 周明 -");
}

static void a_title_in_a_bracket_is_closed(void **state)
{
    (void)state;
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n成员：刘军（副镇长）、陈霞（组织委员）、"
                     "各村党支部书记\n",
                "成员 刘军 副镇长 / 成员 陈霞 组织委员");
}

static void a_post_may_stand_right_before_its_name(void **state)
{
    (void)state;
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n搬运组：负责人周涛，成员6人\n\n"
                     "副组长单位：市教育局。\n",
                "负责人 周涛 -");
    assert_view(model_duties,
                PLAN "## 组织领导\n\n搬运组：负责人周涛，成员6人\n", "");
}

static void labels_name_units_in_charge(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 主要任务\n\n推进网络建设。〔责任单位：市工信局、"
                     "市通信管理局；配合单位：各县区〕\n",
                "市工信局 lead 推进网络建设 / 市通信管理局 lead 推进网络建设 "
                "/ 各县区 support 推进网络建设");
}

static void brackets_name_who_leads_and_who_helps(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 主要任务\n\n建设基地。（市农业农村局牵头，市财政局、"
                     "市科技局配合）\n",
                "市农业农村局 lead 建设基地 / 市财政局 support 建设基地 / "
                "市科技局 support 建设基地");
}

static void a_bracket_has_the_task_behind_the_one_before(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 主要任务\n\n清运垃圾（镇环卫所牵头）、疏通沟渠"
                     "（镇水利站负责）。\n",
                "镇环卫所 lead 清运垃圾 / 镇水利站 lead 疏通沟渠");
    assert_view(model_duties,
                PLAN "## 主要任务\n\n清运垃圾（镇环卫所牵头）（各村委会"
                     "配合）。\n",
                "镇环卫所 lead 清运垃圾 / 各村委会 support 清运垃圾");
}

/* A task used to take in all brackets before it: 9 GB for 900 KB of text. */
static void many_brackets_in_a_sentence_take_little_memory(void **state)
{
    (void)state;
    enum { BRACKETS = 5000 };
    struct buf text = BUF_EMPTY;
    buf_add_str(&text, PLAN "## 主要任务\n\n");
    for (int i = 0; i < BRACKETS; i++)
        buf_add_str(&text, "清运垃圾（镇环卫所牵头）");
    struct reading *r = model_of(buf_text(&text));
    size_t bytes = 0;
    for (const struct duty *d = r->plan->duties; d != NULL; d = d->next)
        bytes += strlen(d->task);
    assert_int_equal(bytes, BRACKETS * strlen("清运垃圾"));
    reading_end(r);
    buf_free(&text);
}

static void a_list_of_units_ends_at_any_label(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 主要任务\n\n### 开展研讨。\n\n牵头领导：副区长孙立，"
                     "责任科室：办公室，完成时限：3月底前。\n",
                "办公室 lead 开展研讨");
}

static void a_label_before_the_units_is_no_task(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 主要任务\n\n（二）清理台账。（完成时限：6月底；责任"
                     "单位：局办公室）\n",
                "局办公室 lead 清理台账");
}

static void headings_have_labels_too(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 主要任务\n\n### 市容整治（责任单位：市城管局，配合"
                     "单位：各街道办事处）\n\n清理占道经营。\n",
                "市城管局 lead 市容整治 / 各街道办事处 support 市容整治");
}

static void units_share_their_duties(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 主要任务\n\n建设食堂。［市工业和信息化局、市财政局和"
                     "市民政局、各县（市、区）政府按职责分工负责］\n",
                "市工业和信息化局 lead 建设食堂 / 市财政局 lead 建设食堂 / "
                "市民政局 lead 建设食堂 / 各县（市、区）政府 lead 建设食堂");
    assert_view(model_duties,
                PLAN "## 主要任务\n\n打击走私。（市公安局、市市场监管局等部门"
                     "负责）\n",
                "市公安局 lead 打击走私 / 市市场监管局 lead 打击走私");
}

static void a_text_may_begin_with_who_does_it(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 主要任务\n\n### 内业判读。\n\n由区林业局牵头，各乡镇"
                     "配合，4月底前完成。\n",
                "区林业局 lead 内业判读 / 各乡镇 support 内业判读");
    assert_view(model_duties,
                PLAN "## 组织领导\n\n市场监管局会同公安局负责打击假冒伪劣。\n",
                "市场监管局 lead 打击假冒伪劣 / 公安局 support 打击假冒伪劣");
}

static void a_post_may_stand_before_who_takes_it(void **state)
{
    (void)state;
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n办公室主任由资源股股长刘敏兼任，联络员由"
                     "教务主任林海任。\n",
                "办公室主任 刘敏 资源股股长 / 联络员 林海 教务主任");
}

static void rows_and_lists_may_be_mixed(void **state)
{
    (void)state;
    assert_view(model_leaders, PLAN "## 组织领导\n\n副组长：周涛、吴江　李明\n",
                "副组长 周涛 - / 副组长 吴江 - / 副组长 李明 -");
}

static void a_division_of_work_has_other_verbs_too(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 责任分工\n\n林业站：提供树苗。\n\n"
                     "市工业和信息化局承担日常工作。\n",
                "林业站 lead 提供树苗 / 市工业和信息化局 lead 日常工作");
}

static void a_label_wins_from_the_shorter_one_it_ends_in(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 主要任务\n\n清运垃圾。主要责任单位：镇环卫所，配合"
                     "单位: 各村；责任人：张力。\n",
                "镇环卫所 lead 清运垃圾 / 各村 support 清运垃圾");
}

static void a_compound_verb_is_no_part_of_the_name(void **state)
{
    (void)state;
    assert_view(model_leaders,
                PLAN "## 组织领导\n\n由镇长张力担任组长，副镇长李耕任"
                     "副组长。\n",
                "组长 张力 镇长 / 副组长 李耕 副镇长");
}

static void prose_names_duties_where_it_is_about_them(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 组织领导\n\n市科协办公室负责日常工作。"
                     "督促检查由机关党总支负责。\n",
                "市科协办公室 lead 日常工作 / 机关党总支 lead 督促检查");
    assert_view(model_duties,
                PLAN "## 主要内容\n\n市科协办公室负责日常工作。\n", "");
}

static void a_table_names_duties(void **state)
{
    (void)state;
    assert_view(model_duties,
                PLAN "## 责任分工\n\n| 序号 | 任务 | 责任单位 | 配合单位 |\n"
                     "|---|---|---|---|\n| 1 | 建网络 | 甲局 | 乙局、丙局 |\n",
                "甲局 lead 建网络 / 乙局 support 建网络 / "
                "丙局 support 建网络");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_list_with_labels_names_leaders),
        cmocka_unit_test(a_line_below_goes_on_with_the_post),
        cmocka_unit_test(titles_may_stand_first),
        cmocka_unit_test(names_written_together_are_parted),
        cmocka_unit_test(prose_names_leaders),
        cmocka_unit_test(names_of_other_peoples_are_read_behind_a_title),
        cmocka_unit_test(a_title_without_a_name_is_no_leader),
        cmocka_unit_test(a_table_names_leaders),
        cmocka_unit_test(labels_name_units_in_charge),
        cmocka_unit_test(brackets_name_who_leads_and_who_helps),
        cmocka_unit_test(a_bracket_has_the_task_behind_the_one_before),
        cmocka_unit_test(many_brackets_in_a_sentence_take_little_memory),
        cmocka_unit_test(a_label_wins_from_the_shorter_one_it_ends_in),
        cmocka_unit_test(a_compound_verb_is_no_part_of_the_name),
        cmocka_unit_test(prose_names_duties_where_it_is_about_them),
        cmocka_unit_test(a_title_in_a_bracket_is_closed),
        cmocka_unit_test(a_post_may_stand_right_before_its_name),
        cmocka_unit_test(a_list_of_units_ends_at_any_label),
        cmocka_unit_test(a_label_before_the_units_is_no_task),
        cmocka_unit_test(headings_have_labels_too),
        cmocka_unit_test(units_share_their_duties),
        cmocka_unit_test(a_text_may_begin_with_who_does_it),
        cmocka_unit_test(a_post_may_stand_before_who_takes_it),
        cmocka_unit_test(rows_and_lists_may_be_mixed),
        cmocka_unit_test(a_division_of_work_has_other_verbs_too),
        cmocka_unit_test(a_table_names_duties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
