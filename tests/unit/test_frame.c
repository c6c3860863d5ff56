/*
 * The elements around the text, found by wording and place.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>

#include <cmocka.h>

#include "framing.h"

#define BODY                                                                                                     \
    "为推动全民阅读，营造爱读书的风气，制定本方案。\n一、总体要求\n坚持读者至" \
    "上。\n"
#define T "关于开展读书活动的实施方案"

/* -- 标题 ------------------------------------------------------------------ */

static void a_title_ends_where_titles_end(void **state)
{
    (void)state;
    assert_front(T "\n" BODY, "题=" T " 块=3", "");
    assert_front("某市图书馆\n" T "\n" BODY,
                 "题=某市图书馆" T " 机关=某市图书馆 块=3", "");
    assert_front("某市开展“书香满城、\n\n人人读书”活动的工作安排\n" BODY,
                 "题=某市开展“书香满城、人人读书”活动的工作安排 块=3", "");
    assert_front("某市推进全民阅读\n三年行动计划\n" BODY,
                 "题=某市推进全民阅读三年行动计划 块=3", "");
    assert_front(
        "某市图书馆关于印发《读书活动\n实施方案》\n的通知\n各部门：\n" BODY,
        "题=某市图书馆关于印发《读书活动实施方案》的通知 机关=某市图书馆 "
        "主送=各部门 块=3",
        "");
    assert_front("某市图书馆关于印发读书活动实施方案\n的通知\n各部门：\n" BODY,
                 "题=某市图书馆关于印发读书活动实施方案的通知 机关=某市图书馆 "
                 "主送=各部门 块=3",
                 "");
}

static void quotes_labels_and_repetitions_of_a_title_go(void **state)
{
    (void)state;
    assert_front("《某县读书活动实施方案》\n" BODY,
                 "题=某县读书活动实施方案 块=3", "");
    assert_front("标题：" T "\n" BODY, "题=" T " 块=3", "标题");
    assert_front(T "\n" T "\n" BODY, "题=" T " 块=3",
                 "关于开展活实施动书的方案读");
    assert_front("附件：\n某县读书活动方案\n" BODY, "题=某县读书活动方案 块=3",
                 "附件");
}

static void headings_of_a_site_are_not_the_title(void **state)
{
    (void)state;
    assert_front("通知公告\n\n某市图书馆" T "\n\n" BODY,
                 "题=某市图书馆" T " 机关=某市图书馆 块=3", "通知公告");
    assert_front("全民阅读专栏\n\n" T "\n\n" BODY, "题=" T " 块=4", "");
}

static void a_site_repeats_the_title(void **state)
{
    (void)state;
    assert_front(
        "某市教育局关于开展读书活动的通知\n某市教育局\n关于开展读书活动的通知\n"
        "各学校：\n" BODY,
        "题=某市教育局关于开展读书活动的通知 机关=某市教育局 主送=各学校 块=3",
        "关于开展活通知动书的读");
    assert_front("关于开展读书活动的通知\n某市教育局文件\n某教发〔2026〕5号\n关"
                 "于开展读书活动的通知\n各学校：\n" BODY,
                 "题=关于开展读书活动的通知 机关=某市教育局 "
                 "字号=某教发〔2026〕5号 主送=各学校 块=3",
                 "文件关于开展活通知动书的读");
}

static void what_stands_below_the_title_belongs_to_it_or_stays(void **state)
{
    (void)state;
    assert_front("某市阅读促进办法\n（试行）\n" BODY,
                 "题=某市阅读促进办法（试行） 块=3", "");
    assert_front(T "\n（征求意见稿）\n" BODY, "题=" T "（征求意见稿） 块=3",
                 "");
    assert_front(T "\n（2026年3月1日馆务会议通过）\n各部门：\n" BODY,
                 "题=" T " 主送=各部门 块=4", "");
    assert_front(T "\n（2026年3月1日）\n" BODY, "题=" T " 日期=2026-03-01 块=3",
                 "");
    assert_front(T "\n某图发〔2026〕3号\n各部门：\n" BODY,
                 "题=" T " 字号=某图发〔2026〕3号 主送=各部门 块=3", "");
    assert_front(T "\n某市图书馆\n（2026年3月1日）\n" BODY,
                 "题=" T " 机关=某市图书馆 日期=2026-03-01 块=3", "");
    assert_front(T "\n发布时间：2026-03-01\n" BODY, "题=" T " 块=4", "");
}

static void a_title_may_share_its_line_with_the_text(void **state)
{
    (void)state;
    assert_front(
        "1、某区读书活动实施方案 "
        "根据市委部署，为推动全民阅读，制定本方案。一、总体要求 "
        "坚持读者至上，以优质的服务带动全民阅读，使到馆人次明显增加。\n",
        "题=某区读书活动实施方案 块=1", "1");
}

static void a_word_file_shows_its_title(void **state)
{
    (void)state;
    assert_front("^c22|某市图书馆\n^c22|关于推动全民阅读的若干想法\n^|"
                 "为推动全民阅读。\n",
                 "题=某市图书馆关于推动全民阅读的若干想法 机关=某市图书馆 块=1",
                 "");
    assert_front("^c22|书香满城\n^c22|读在某市\n^|为推动全民阅读。\n",
                 "题=书香满城读在某市 块=1", "");
}

/* -- 主送 ------------------------------------------------------------------ */

static void recipients_are_split_where_names_end(void **state)
{
    (void)state;
    assert_front(T "\n各县（市、区）人民政府，市政府各部门：\n" BODY,
                 "题=" T " 主送=各县（市、区）人民政府+市政府各部门 块=3", "");
    assert_front(T "\n市发改委、市财政局、市教育局:\n" BODY,
                 "题=" T " 主送=市发改委+市财政局+市教育局 块=3", "");
    assert_front(
        T "\n各县、市、区人民政府，市直各单位，\n各大专院校：\n" BODY,
        "题=" T " 主送=各县、市、区人民政府+市直各单位+各大专院校 块=3", "");
    assert_front(T "\n全体教职工：\n" BODY, "题=" T " 主送=全体教职工 块=3",
                 "");
    assert_front(T "\n各部室：为推动全民阅读，制定本方案。\n",
                 "题=" T " 主送=各部室 块=1", "");
    assert_front(T "\n各部室，各直属单位\n" BODY,
                 "题=" T " 主送=各部室+各直属单位 块=3", "");
    assert_front(T "\n领导小组各成员单位：\n" BODY,
                 "题=" T " 主送=领导小组各成员单位 块=3", "");
}

static void a_class_of_recipients_stays_whole(void **state)
{
    (void)state;
    assert_front(T "\n各村（社区）、镇直各部门：\n" BODY,
                 "题=" T " 主送=各村（社区）+镇直各部门 块=3", "");
    assert_front(T "\n各乡镇（街道）、县直有关单位：\n" BODY,
                 "题=" T " 主送=各乡镇（街道）、县直有关单位 块=3", "");
}

static void what_only_ends_in_a_colon_is_no_recipient(void **state)
{
    (void)state;
    assert_front(T "\n现将有关事项通知如下：\n" BODY, "题=" T " 块=4", "");
    assert_front(T "\n活动目的：\n" BODY, "题=" T " 块=4", "");
    assert_front(T "\n主办单位：\n某市图书馆\n" BODY, "题=" T " 块=5", "");
    assert_front(T "\n一、领导小组：\n" BODY, "题=" T " 块=4", "");
}

/* -- 版头 ------------------------------------------------------------------ */

static void a_letterhead_is_read_row_by_row(void **state)
{
    (void)state;
    assert_front("000012\n机密★1年\n特　急\n某市教育局文件\n某教发〔2026〕12号"
                 "\n\n某市教育局关于开展读书活动的通知\n各学校：\n" BODY,
                 "题=某市教育局关于开展读书活动的通知 机关=某市教育局 "
                 "字号=某教发〔2026〕12号 份号=000012 密级=机密★1年 缓急=特急 "
                 "主送=各学校 块=3",
                 "文件");
    assert_front("某市教育局文件\n某教发[2010] 第5 号  签发人：张　某\n" T
                 "\n市人民政府：\n" BODY,
                 "题=" T " 机关=某市教育局 字号=某教发[2010]第5号 签发=张某 "
                 "主送=市人民政府 块=3",
                 "文件签发人");
    assert_front("某市教育局文件\n签发人：张某某　李某某\n某教发（2026）5号　　"
                 "王某某\n" T "\n" BODY,
                 "题=" T " 机关=某市教育局 字号=某教发（2026）5号 "
                 "签发=张某某+李某某+王某某 块=3",
                 "文件签人发");
    assert_front("某市教育局文件\n" T "\n" BODY,
                 "题=" T " 机关=某市教育局 标志=某市教育局文件 块=3", "");
    assert_front("某教发【2026】5号\n" T "\n" BODY,
                 "题=" T " 字号=某教发【2026】5号 块=3", "");
}

static void a_cited_number_is_not_the_own_one(void **state)
{
    (void)state;
    assert_front(T "\n根据某教发〔2026〕5号\n" BODY, "题=" T " 块=4", "");
    assert_front(T "\n按照某教发〔2026〕5号要求，制定本方案。\n",
                 "题=" T " 块=1", "");
}

static void a_joint_issue_has_its_organs_below_each_other(void **state)
{
    (void)state;
    assert_front(
        "某市教育局\n某市财政局　文件\n某市总工会\n某教发〔2026〕5号\n" T
        "\n" BODY "某市教育局　某市财政局　某市总工会\n2026年3月2日\n",
        "题=" T " 机关=某市教育局+某市财政局+某市总工会 字号=某教发〔2026〕5号 "
        "日期=2026-03-02 块=3",
        "文件某市教育局某市财政局某市总工会");
    assert_front(
        "^t|某市教育局|文件/某市财政局|\n某教发〔2026〕5号\n" T "\n" BODY,
        "题=" T " 机关=某市教育局+某市财政局 字号=某教发〔2026〕5号 块=3",
        "文件");
}

static void the_mark_tells_the_format(void **state)
{
    (void)state;
    assert_front("某市教育局\n某教函〔2026〕5号\n关于商请支持读书活动的函\n市财"
                 "政局：\n" BODY,
                 "题=关于商请支持读书活动的函 式=信函 机关=某市教育局 "
                 "字号=某教函〔2026〕5号 主送=市财政局 块=3",
                 "");
    assert_front("^hr26|某市教育局\n^|加急\t某教函〔2026〕5号\n^c22|"
                 "关于商请支持读书活动的函\n^|市财政局：\n^|请予支持为盼。\n",
                 "题=关于商请支持读书活动的函 式=信函 机关=某市教育局 "
                 "字号=某教函〔2026〕5号 缓急=加急 主送=市财政局 块=1",
                 "");
    assert_front("某市人民政府令\n第12号\n《某市阅读促进办法》已经市政府常务会"
                 "议通过，现予公布。\n市长　张某某\n2026年3月2日\n",
                 "题=某市人民政府令 式=命令 机关=某市人民政府 字号=第12号 "
                 "签发=市长 张某某 日期=2026-03-02 块=1",
                 "");
    assert_front("某市图书馆馆务会议纪要\n第3期\n会议研究了读书活动。\n出席：张"
                 "某某　李某某\n某市图书馆馆务会议\n2026年3月2日\n",
                 "题=某市图书馆馆务会议纪要 式=纪要 机关=某市图书馆馆务会议 "
                 "字号=第3期 日期=2026-03-02 块=2",
                 "");
}

/* -- 署名, 成文日期 -------------------------------------------------------- */

static void a_date_may_be_spelled_in_any_way(void **state)
{
    (void)state;
    static const char *const dates[] = {
        "2026年3月2日",       "2026年03月02日",     "二〇二六年三月二日",
        "二○二六年三月二日",  "二Ｏ二六年三月二日", "二O二六年三月二日",
        "二零二六年三月二日", "2026.3.2",           "2026-03-02",
        "2026/3/2",           "２０２６年３月２日", "2026 年 3 月 2 日",
        "2026年3月2号"};
    for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
        char text[512];
        snprintf(text, sizeof(text), "%s\n%s某市图书馆\n%s\n", T, BODY,
                 dates[i]);
        struct framing *f = framing_of(text);
        assert_string_equal(framing_front(f),
                            "题=" T " 机关=某市图书馆 日期=2026-03-02 块=3");
        framing_end(f);
    }
}

static void a_signature_may_share_the_line_of_the_date(void **state)
{
    (void)state;
    assert_front(T "\n" BODY "某市图书馆（盖章） 2026年3月2日\n",
                 "题=" T " 机关=某市图书馆 日期=2026-03-02 章=有 块=3", "盖章");
    assert_front(T "\n" BODY "某 市 图 书 馆\n二〇二六年十二月三十一日\n",
                 "题=" T " 机关=某市图书馆 日期=2026-12-31 块=3",
                 "二〇二六十二三十一");
}

static void a_signature_without_a_date_is_written_out(void **state)
{
    (void)state;
    assert_front(T "\n" BODY "某增殖实验站\n",
                 "题=" T " 机关=某增殖实验站 署名=某增殖实验站 块=3", "");
    assert_front("某站" T "\n" BODY "某增殖实验站\n",
                 "题=某站" T " 机关=某增殖实验站 署名=某增殖实验站 块=3", "");
    assert_front(T "\n" BODY "三、成立领导小组\n", "题=" T " 块=4", "");
}

static void a_date_below_its_heading_is_text(void **state)
{
    (void)state;
    assert_front(T "\n" BODY "二、活动时间\n2026年4月5日\n", "题=" T " 块=5",
                 "");
    assert_front(T "\n" BODY "报名截止：\n2026年4月5日\n", "题=" T " 块=5", "");
    assert_front(T "\n" BODY "2026年4月5日\n", "题=" T " 日期=2026-04-05 块=3",
                 "");
    assert_front(T "\n" BODY "附件：1.报名表\n2.名单\n2026年4月5日\n",
                 "题=" T " 附件=报名表+名单 日期=2026-04-05 块=3", "附件12");
}

static void a_date_to_be_filled_in_is_left_out(void **state)
{
    (void)state;
    assert_front(T "\n" BODY "某市图书馆\n2026年X月X日\n",
                 "题=" T " 机关=某市图书馆 署名=某市图书馆 块=3",
                 "2026年X月X日");
    assert_front(T "\n" BODY "某市图书馆\n20xx年　月　日\n",
                 "题=" T " 机关=某市图书馆 署名=某市图书馆 块=3", "20xx年月日");
    assert_front(T "\n" BODY "三、活动时间\n20xx年5月6日\n", "题=" T " 块=5",
                 "");
}

static void what_is_no_day_stays(void **state)
{
    (void)state;
    assert_front(T "\n" BODY "某市图书馆\n2026年2月30日\n", "题=" T " 块=5",
                 "");
    assert_front(T "\n" BODY "某市图书馆\n二〇二六年三月\n",
                 "题=" T " 机关=某市图书馆 署名=某市图书馆 块=4", "");
    assert_front(T "\n" BODY "2026-03-02\n", "题=" T " 块=4", "");
}

static void the_title_names_an_issuer(void **state)
{
    (void)state;
    assert_front("中共某市委\n某市人民政府\n关于促进阅读的意见\n" BODY,
                 "题=中共某市委某市人民政府关于促进阅读的意见 "
                 "机关=中共某市委+某市人民政府 块=3",
                 "");
    assert_front("某市教育局2026年工作要点\n" BODY,
                 "题=某市教育局2026年工作要点 机关=某市教育局 块=3", "");
    assert_front("某市关于促进阅读的意见\n" BODY,
                 "题=某市关于促进阅读的意见 块=3", "");
    assert_front("某校“阳光”活动方案\n" BODY, "题=某校“阳光”活动方案 块=3", "");
}

static void a_word_file_shows_a_seal_by_the_places(void **state)
{
    (void)state;
    assert_front("^c22|" T
                 "\n^|为推动全民阅读。\n^i357|某市图书馆\n^i349|2026年3月2日\n",
                 "题=" T " 机关=某市图书馆 日期=2026-03-02 章=有 块=1", "");
    assert_front("^c22|" T
                 "\n^|为推动全民阅读。\n^i340|某市图书馆\n^i380|2026年3月2日\n",
                 "题=" T " 机关=某市图书馆 日期=2026-03-02 块=1", "");
}

static void rows_in_tables_are_read(void **state)
{
    (void)state;
    assert_front(
        "^c22r|某市教育局文件\n^t|某教发〔2026〕5号|签发人：张某\n^c22|" T
        "\n^|为推动全民阅读。\n^t|抄送：市委办公室。|/"
        "某市教育局办公室|2026年3月3日印发\n",
        "题=" T " 机关=某市教育局 字号=某教发〔2026〕5号 签发=张某 "
        "抄送=市委办公室 印发=某市教育局办公室 印日=2026-03-03 块=1",
        "文件签发人抄送印发");
    assert_front(T "\n" BODY "^t|序号|任务/1|读书\n", "题=" T " 块=4", "");
}

static void page_headers_are_no_text(void **state)
{
    (void)state;
    assert_front("^h|某市教育局内部资料\n^c22|" T "\n^|为推动全民阅读。\n",
                 "题=" T " 块=1", "某市教育局内部资料");
}

static void a_signature_other_than_the_issuer_is_kept(void **state)
{
    (void)state;
    assert_front("某市人民政府文件\n某政发〔2026〕5号\n" T "\n" BODY
                 "某市人民政府办公室\n2026年3月2日\n",
                 "题=" T " 机关=某市人民政府 字号=某政发〔2026〕5号 "
                 "署名=某市人民政府办公室 日期=2026-03-02 块=3",
                 "文件");
}

/* -- 附件说明, 附注, 版记 ---------------------------------------------------
 */

static void attachments_are_named(void **state)
{
    (void)state;
    assert_front(T "\n" BODY "附件：任务分工表\n某市图书馆\n2026年3月2日\n",
                 "题=" T
                 " 机关=某市图书馆 附件=任务分工表 日期=2026-03-02 块=3",
                 "附件");
    assert_front(
        T "\n" BODY
          "附件：1.任务分工表；\n2．报名表。\n某市图书馆\n2026年3月2日\n",
        "题=" T " 机关=某市图书馆 附件=任务分工表+报名表 日期=2026-03-02 块=3",
        "附件12");
    assert_front(
        T "\n" BODY "附件：1、任务分工表 2、报名表\n某市图书馆\n2026年3月2日\n",
        "题=" T " 机关=某市图书馆 附件=任务分工表+报名表 日期=2026-03-02 块=3",
        "附件12");
    assert_front(T "\n" BODY
                   "某市图书馆\n2026年3月2日\n附件：\n1.任务分工表\n2.报名表\n",
                 "题=" T
                 " 机关=某市图书馆 附件=任务分工表+报名表 日期=2026-03-02 块=3",
                 "附件12");
    assert_front(
        T "\n" BODY
          "附件1：任务分工表\n附件2：报名表\n某市图书馆\n2026年3月2日\n",
        "题=" T " 机关=某市图书馆 附件=任务分工表+报名表 日期=2026-03-02 块=3",
        "附件1附件2");
    assert_front(T "\n" BODY "附件：1.任务分工表\n2.报名表\n",
                 "题=" T " 附件=任务分工表+报名表 块=3", "附件12");
}

static void notes_stand_behind_the_date(void **state)
{
    (void)state;
    assert_front(
        T "\n" BODY "某市图书馆\n2026年3月2日\n（此件公开发布）\n",
        "题=" T " 机关=某市图书馆 日期=2026-03-02 附注=此件公开发布 块=3", "");
    assert_front(T
                 "\n" BODY
                 "某市图书馆\n2026年3月2日\n（联系人：张某，电话：12345678）\n",
                 "题=" T " 机关=某市图书馆 日期=2026-03-02 "
                 "附注=联系人：张某，电话：12345678 块=3",
                 "");
}

static void several_notes_keep_their_brackets(void **state)
{
    (void)state;
    const char *front = "题=" T " 机关=某市图书馆 日期=2026-03-02 "
                        "附注=（此件公开发布）（联系人：张某） 块=3";
    assert_front(T "\n" BODY "某市图书馆\n2026年3月2日\n（此件公开发布）\n"
                   "（联系人：张某）\n",
                 front, "");
    assert_front(T "\n" BODY "某市图书馆\n2026年3月2日\n"
                   "（此件公开发布）（联系人：张某）\n",
                 front, "");
}

static void a_contact_behind_the_text_alone_is_text(void **state)
{
    (void)state;
    assert_front(T "\n" BODY "联系人：张某，电话：12345678\n", "题=" T " 块=4",
                 "");
    assert_front(T "\n" BODY "（此件公开发布）\n",
                 "题=" T " 附注=此件公开发布 块=3", "");
}

static void an_imprint_ends_the_document(void **state)
{
    (void)state;
    assert_front(
        T
        "\n" BODY
        "某市图书馆\n2026年3月2日\n（此件公开发布）\n抄送：市委办公室，市人大常"
        "委会办公室、市政协办公室。\n某市图书馆办公室　　2026年3月3日印发\n",
        "题=" T " 机关=某市图书馆 日期=2026-03-02 附注=此件公开发布 "
        "抄送=市委办公室+市人大常委会办公室、市政协办公室 "
        "印发=某市图书馆办公室 印日=2026-03-03 块=3",
        "抄送印发");
    assert_front(T "\n" BODY
                   "某市图书馆\n2026年3月2日\n主题词：文化　读书　方案\n抄报："
                   "市委。\n某市图书馆办公室\n2026年3月3日印发\n（共印50份）\n",
                 "题=" T " 机关=某市图书馆 日期=2026-03-02 抄送=市委 "
                 "印发=某市图书馆办公室 印日=2026-03-03 块=5",
                 "抄报发印");
    assert_front(T "\n" BODY "某市图书馆\n2026年3月2日\n主送：各县图书馆，市直"
                   "各单位。\n抄送：市委办公室，\n市人大办公室。\n",
                 "题=" T " 机关=某市图书馆 主送=各县图书馆+市直各单位 "
                 "日期=2026-03-02 抄送=市委办公室+市人大办公室 块=3",
                 "主送抄送");
}

/* -- Several documents ------------------------------------------------------
 */

#define CIRCULAR                                                                                                 \
    "某市图书馆关于印发读书活动实施方案的通知\n各部门：\n现将《某市读书活动实" \
    "施方案》印发给你们，请遵照执行。\n"

static void a_circular_and_its_plan_are_two(void **state)
{
    (void)state;
    assert_front(CIRCULAR
                 "某市图书馆\n2026年3月2日\n某市读书活动实施方案\n" BODY,
                 "题=某市图书馆关于印发读书活动实施方案的通知 机关=某市图书馆 "
                 "主送=各部门 日期=2026-03-02 块=1\n是=所印发 "
                 "题=某市读书活动实施方案 块=3",
                 "");
    assert_front(CIRCULAR "某市读书活动\n实施方案\n" BODY,
                 "题=某市图书馆关于印发读书活动实施方案的通知 机关=某市图书馆 "
                 "主送=各部门 块=1\n是=所印发 题=某市读书活动实施方案 块=3",
                 "");
    assert_front(CIRCULAR
                 "某市图书馆\n2026年3月2日\n某市读书活动实施方案\n" BODY
                 "抄送：市委办公室。\n",
                 "题=某市图书馆关于印发读书活动实施方案的通知 机关=某市图书馆 "
                 "主送=各部门 日期=2026-03-02 抄送=市委办公室 "
                 "块=1\n是=所印发 题=某市读书活动实施方案 块=3",
                 "抄送");
}

static void attachments_are_documents_of_their_own(void **state)
{
    (void)state;
    assert_front(T "\n" BODY "附件：1.任务分工表\n2."
                   "报名表\n某市图书馆\n2026年3月2日\n附件1\n任务分工表\n^t|"
                   "序号|任务/1|读书\n附件2\n报名表\n^t|姓名|单位/|\n",
                 "题=" T
                 " 机关=某市图书馆 附件=任务分工表+报名表 日期=2026-03-02 "
                 "块=3\n是=附件 题=任务分工表 块=1\n是=附件 题=报名表 块=1",
                 "附件2附件11附件2");
    assert_front(T "\n" BODY
                   "某市图书馆\n2026年3月2日\n附件：某市读书活动评比办法\n为做"
                   "好评比，制定本办法。\n一、范围\n全市读者。\n",
                 "题=" T " 机关=某市图书馆 日期=2026-03-02 块=3\n是=附件 "
                 "题=某市读书活动评比办法 块=3",
                 "附件");
}

static void unrelated_documents_are_told_apart(void **state)
{
    (void)state;
    assert_front(T "\n" BODY
                   "某市图书馆\n2026年3月2日\n抄送：市委办公室。\n某市博物馆文"
                   "件\n某博发〔2026〕1号\n关于开展参观活动的通知\n各科室：\n请"
                   "参加。\n某市博物馆\n2026年3月5日\n抄送：市政府办公室。\n",
                 "题=" T " 机关=某市图书馆 日期=2026-03-02 抄送=市委办公室 "
                 "块=3\n题=关于开展参观活动的通知 机关=某市博物馆 "
                 "字号=某博发〔2026〕1号 主送=各科室 日期=2026-03-05 "
                 "抄送=市政府办公室 块=1",
                 "抄送文件某博物馆抄送市");
}

static void a_heading_like_a_title_is_no_beginning(void **state)
{
    (void)state;
    assert_front(T "\n" BODY
                   "安全检查方案\n定期检查。\n某市图书馆\n2026年3月2日\n",
                 "题=" T " 机关=某市图书馆 日期=2026-03-02 块=5", "");
    assert_front(T "\n" BODY "详见附件。\n附件\n二、步骤\n分两步。\n",
                 "题=" T " 块=7", "");
    assert_front(T
                 "\n" BODY
                 "2026年3月2日\n召开动员会，部署工作方案\n二、步骤\n分两步。\n",
                 "题=" T " 块=7", "");
}

/* -- Where things stood ------------------------------------------------------
 */

static const char *text_at(struct framing *f, struct span span)
{
    return arena_strndup(f->r.arena, f->r.source.text + span.start,
                         span.end - span.start);
}

static void elements_know_their_places(void **state)
{
    (void)state;
    struct framing *f =
        framing_of("某市图书馆\n" T "\n各 县 图书馆，市直各单位：\n" BODY
                   "附件：1. 报名表\n某 市 图 书 馆\n2026年3月2日\n");
    const struct meta *m = &f->r.plan->meta;
    assert_string_equal(text_at(f, f->r.plan->title_span), "某市图书馆\n" T);
    assert_string_equal(text_at(f, m->to.spans[0]), "各 县 图书馆");
    assert_string_equal(text_at(f, m->to.spans[1]), "市直各单位");
    assert_string_equal(text_at(f, m->attachments[0].span), "报名表");
    assert_string_equal(text_at(f, m->issuer.spans[0]), "某 市 图 书 馆");
    framing_end(f);
}

static void nothing_is_done_silently(void **state)
{
    (void)state;
    struct framing *f = framing_of(
        CIRCULAR "某市图书馆\n2026年3月2日\n某市读书活动\n"
                 "实施方案\n某市读书活动实施方案\n" BODY "某增殖实验站\n");
    assert_string_equal(reading_codes(&f->r), "6:1 I019");
    assert_int_equal(f->notes.count[NOTE_JOINED], 1);
    assert_int_equal(f->notes.count[NOTE_DROPPED], 1);
    assert_int_equal(f->notes.count[NOTE_GUESSED], 1);
    framing_end(f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_ends_where_titles_end),
        cmocka_unit_test(quotes_labels_and_repetitions_of_a_title_go),
        cmocka_unit_test(headings_of_a_site_are_not_the_title),
        cmocka_unit_test(a_site_repeats_the_title),
        cmocka_unit_test(what_stands_below_the_title_belongs_to_it_or_stays),
        cmocka_unit_test(a_title_may_share_its_line_with_the_text),
        cmocka_unit_test(a_word_file_shows_its_title),
        cmocka_unit_test(recipients_are_split_where_names_end),
        cmocka_unit_test(a_class_of_recipients_stays_whole),
        cmocka_unit_test(what_only_ends_in_a_colon_is_no_recipient),
        cmocka_unit_test(a_letterhead_is_read_row_by_row),
        cmocka_unit_test(a_cited_number_is_not_the_own_one),
        cmocka_unit_test(a_joint_issue_has_its_organs_below_each_other),
        cmocka_unit_test(the_mark_tells_the_format),
        cmocka_unit_test(a_date_may_be_spelled_in_any_way),
        cmocka_unit_test(a_signature_may_share_the_line_of_the_date),
        cmocka_unit_test(a_signature_without_a_date_is_written_out),
        cmocka_unit_test(a_date_below_its_heading_is_text),
        cmocka_unit_test(a_date_to_be_filled_in_is_left_out),
        cmocka_unit_test(what_is_no_day_stays),
        cmocka_unit_test(the_title_names_an_issuer),
        cmocka_unit_test(a_word_file_shows_a_seal_by_the_places),
        cmocka_unit_test(rows_in_tables_are_read),
        cmocka_unit_test(page_headers_are_no_text),
        cmocka_unit_test(a_signature_other_than_the_issuer_is_kept),
        cmocka_unit_test(attachments_are_named),
        cmocka_unit_test(notes_stand_behind_the_date),
        cmocka_unit_test(several_notes_keep_their_brackets),
        cmocka_unit_test(a_contact_behind_the_text_alone_is_text),
        cmocka_unit_test(an_imprint_ends_the_document),
        cmocka_unit_test(a_circular_and_its_plan_are_two),
        cmocka_unit_test(attachments_are_documents_of_their_own),
        cmocka_unit_test(unrelated_documents_are_told_apart),
        cmocka_unit_test(a_heading_like_a_title_is_no_beginning),
        cmocka_unit_test(elements_know_their_places),
        cmocka_unit_test(nothing_is_done_silently),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
