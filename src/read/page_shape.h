/*
 * Lines of a web page without their blanks, and what can be told of them by
 * shape: dates, page numbers, addresses.  Private to read/page.
 */
#ifndef FANGAN_READ_PAGE_SHAPE_H
#define FANGAN_READ_PAGE_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

enum { SQUEEZE_MAX = 720 }; /* bytes; longer lines are no furniture */

/* A line in half width and lower case, without blanks, NUL-terminated. */
struct squeezed {
    char text[SQUEEZE_MAX + 1];
    size_t len;
};

/* False if text is longer than SQUEEZE_MAX. */
bool squeeze(const char *text, size_t len, struct squeezed *out);

/* Bytes of the squeezed text that the character at *p gives, 0 if it is left
 * out; *p moves behind it. */
size_t squeeze_width(const char **p);

/* Where the character of text stands that byte at of the squeezed text begins
 * with; len behind the last. */
size_t squeeze_place(const char *text, size_t len, size_t at);

/* The functions below take squeezed text. */

/* Bytes of a date as pages write it at text, with a time behind it or without:
 * 2010-08-27, 2010/8/27 10:20, 2010年8月27日10:20; 0: none.  A date without a
 * time in Chinese is none: documents have those. */
size_t shape_date(const char *text, size_t len);

/* Bytes of a bullet at text, or 0. */
size_t shape_bullet(const char *text);

/* Whether the text begins as a post of a forum does: 2楼, 3#, 楼主. */
bool shape_is_floor(const char *text);

/* 2010年 */
bool shape_begins_with_year(const char *text);

enum page_number_shape { SHAPE_OTHER, SHAPE_PAGE_NUMBER, SHAPE_NUMBER };

/* PAGE_NUMBER: —3—, 第3页, 第3页/共9页; NUMBER: 3, 3/9. */
enum page_number_shape shape_page_number(const char *text, size_t len);

/* 第2页：活动内容, a link to a part of an article. */
bool shape_is_page_link(const char *text);

/* 某方案_第3页: how a viewer of documents calls a picture of a page. */
bool shape_is_page_name(const char *text, size_t len);

/* A line that ends in 。: no furniture by its words alone. */
bool shape_is_sentence(const struct squeezed *line);

/* A web address and nothing else. */
bool shape_is_address(const char *text, size_t len);

/* Behind the last 备2010001号-1 or 备11010102001号 in text, or NULL. */
const char *shape_record_number(const char *text);

/* Whether text has a 发文字号 in it: a bracketed year, digits, 号. */
bool shape_is_document_number(const char *text);

/* Where 第3页 共9页 stands in the line, with text on both sides: bytes
 * [from, to); false: nowhere. */
bool shape_find_page(const char *text, size_t len, size_t *from, size_t *to);

#endif
