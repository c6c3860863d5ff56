/*
 * What web pages write around a document: the words of templates/page.txt,
 * and telling by them alone what a line may be.  Whether it is that depends
 * on where the line stands: read/text decides.
 */
#ifndef FANGAN_READ_PAGE_H
#define FANGAN_READ_PAGE_H

#include "base/diag.h"

#include <stdbool.h>
#include <stddef.h>

/* X(name, zh, en): what a line of a page may be, and how a note says it. */
#define FURNITURE_LIST(X)                                                      \
    X(NONE, "", "")                                                            \
    X(MENU, "网页的导航或按钮", "navigation or buttons of a web page")         \
    X(BUTTON, "网页的按钮", "a button of a web page")                          \
    X(PREFIX, "网页的位置或提示", "a place line or a hint of a web page")      \
    X(DEBRIS, "网页的翻页链接", "a link to another page")                      \
    X(LABELS, "网页的文章信息，其中的日期是网页的，不是文件的",                \
      "the web page's record; a date in it is the page's, not the document's") \
    X(DATE, "网页的日期，不是文件的日期",                                      \
      "the web page's date, not the document's")                               \
    X(NOTICE, "文档网站的提示", "a notice of a document site")                 \
    X(CUT, "网页上其他文章的栏目", "a web page's list of other articles")      \
    X(FOOTER, "网页的页脚", "a footer of a web page")                          \
    X(FILE, "文件名", "a file name")                                           \
    X(ADDRESS, "网址", "a web address")                                        \
    X(HIDDEN, "文档网站在这里隐去了一部分原文，需要另外补上",                  \
      "the site hid a part of the text here: get it from elsewhere")           \
    X(PAGE_NUMBER, "页码", "a page number")                                    \
    X(NUMBER, "页码", "a page number")

enum furniture {
#define X(name, zh, en) FURNITURE_##name,
    FURNITURE_LIST(X)
#undef X
};

struct page;

struct traditional;

/* Reads the words into the arena; with traditional, not NULL, also as they are
 * written in traditional characters.  NULL with a fatal diagnostic. */
struct page *page_load(const struct traditional *traditional,
                       struct arena *arena, struct diags *diags);

/* What text, a line without blanks at its ends, may be by its words.  NUMBER
 * is a page number that could be something else (3, 3/9), BUTTON a menu of one
 * word.  Constant time: a line of more than a few hundred bytes is NONE. */
enum furniture page_classify(const struct page *page, const char *text,
                             size_t len);

/* Whether the line stands above a post of a forum, or an article, and says who
 * wrote it and when: 某人 发表于 2019-5-6. */
bool page_is_post(const struct page *page, const char *text, size_t len);

/* Whether the line is names with a day and a time, and a place or not: 某局
 * 2024-3-20 12:00 某省.  Below a title it is the page's. */
bool page_is_dated(const char *text, size_t len);

/* Whether the line is the number of a post and nothing else: 2楼, 3#. */
bool page_is_floor(const char *text, size_t len);

/* Bytes of text up to a record of the page at its end (发布时间：…); len if
 * there is none, 0 if it is nothing else. */
size_t page_record(const struct page *page, const char *text, size_t len);

/* Whether the line is one label with its value that documents have as well
 * (来源：…, 名称：…): beside a record of the page it belongs to that.  *value
 * is where the value begins. */
bool page_is_plain_label(const struct page *page, const char *text, size_t len,
                         size_t *value);

/* Whether the line is a label in brackets with its value,
 * 【发布日期】2026-7-15; *is_own: a label that only pages use.  One alone may
 * be a document's, a box of them is a page's.  *value is where the value
 * begins. */
bool page_is_boxed_label(const struct page *page, const char *text, size_t len,
                         bool *is_own, size_t *value);

/* Whether the line is a day as pages write it, without its time, behind a label
 * or before the name of a column: 时间：2026-05-31, 2026/5/31经典方案.  A
 * document may say so as well (page_stamp.c); *column is where the name begins,
 * 0 behind a label. */
bool page_is_day(const struct page *page, const char *text, size_t len,
                 size_t *column);

/* Whether text, what follows a title, says how many models a collection has:
 * （精选4篇）, 实用三篇 (page_models.c). */
bool page_counts_models(const struct page *page, const char *text, size_t len);

/* Bytes of the title of a collection of models in front of that, or len: it
 * says none. */
size_t page_without_count(const struct page *page, const char *text,
                          size_t len);

/* Bytes of a title in front of what a site of models adds to it (范文,
 * 【945字】), or len. */
size_t page_without_sample(const struct page *page, const char *text,
                           size_t len);

/* Bytes of what a site of models praises a title with in front of it, [优秀],
 * or 0. */
size_t page_praise(const struct page *page, const char *text, size_t len);

/* Bytes of what says which model of a collection this is (篇二, 第2篇, 范文一)
 * at text, and its value; 0: it begins with none. */
size_t page_model_label(const struct page *page, const char *text, size_t len,
                        int *value);

/* Whether the line is the label of a record and nothing else, its value stands
 * below it; *is_own: one that only pages use. */
bool page_is_bare_label(const struct page *page, const char *text, size_t len,
                        bool *is_own);

/* Whether the line names an article's author as pages do (原创 …). */
bool page_is_author_line(const struct page *page, const char *text, size_t len);

/* Whether the line is one of those that end an article (编辑：…, END). */
bool page_is_article_end(const struct page *page, const char *text, size_t len);

/* Bytes up to the end of a footer behind which another text begins without a
 * line end, or len. */
size_t page_footer_end(const struct page *page, const char *text, size_t len);

/* Bytes up to the name of a site behind a title (… - 某某网), the mark between
 * them and blanks left out; 0: there is none. */
size_t page_site_name(const struct page *page, const char *text, size_t len);

/* Whether the line ends as the name of a site does: 某某范文网. */
bool page_is_site(const struct page *page, const char *text, size_t len);

/* Whether the line is like those that belong to a footer (地址：… 邮编：…). */
bool page_is_beside_footer(const struct page *page, const char *text,
                           size_t len);

/* Whether the line says how to reach somebody, as a document may below 联系人
 * (电话：…; page_stamp.c). */
bool page_is_contact(const struct page *page, const char *text, size_t len);

/* Whether the line says who makes the site, and where they are: 主办：某局
 * 地址：….  Behind the date of a document it is a footer. */
bool page_is_makers(const struct page *page, const char *text, size_t len);

/* Whether the line begins like an element of a document (签发人：…). */
bool page_is_element(const struct page *page, const char *text, size_t len);

/* Whether text goes on as a document's first sentence does (为…, 根据…). */
bool page_is_opening(const struct page *page, const char *text);

/* Bytes of the file's ending (".docx") that the name at text ends with, or
 * 0. */
size_t page_file_ending(const struct page *page, const char *text, size_t len);

/* Whether the page's record names the document's number (文号：…): bytes
 * [from, to) of text. */
bool page_document_number(const struct page *page, const char *text, size_t len,
                          size_t *from, size_t *to);

/* Bytes of a 发文字号 at the start of the line, with its brackets （…） and the
 * blanks behind it; 0: it begins with none (page_head.c). */
size_t page_number_length(const char *text, size_t len);

/* Whether the text begins with a day as pages write it: 2026-03-22 17:57. */
bool page_begins_with_date(const char *text, size_t len);

/* Bytes of a word for the label of a title (篇一, 标题) at text, or 0. */
size_t page_title_label(const struct page *page, const char *text, size_t len);

/* Whether the line stands above a table of contents: 目录. */
bool page_is_contents(const struct page *page, const char *text, size_t len);

/* Whether the text is what stands above a column of a table: 序号, 责任部门. */
bool page_is_column_head(const struct page *page, const char *text, size_t len);

/* Whether the text ends as the name of an organ does (局, 县委). */
bool page_ends_organ(const struct page *page, const char *text, size_t len);

/* Whether the text ends as the name of a place or a school does (镇, 小学). */
bool page_ends_place(const struct page *page, const char *text, size_t len);

/* Whether the text says what a document is about as titles do (关于, 印发). */
bool page_has_about(const struct page *page, const char *text, size_t len);

/* Bytes of a word for a part (阶段, 步) at text[0..len), or 0. */
size_t page_part(const struct page *page, const char *text, size_t len);

/* Why a line of this kind goes, in zh or en. */
const char *furniture_word(enum furniture furniture, int lang);

#endif
