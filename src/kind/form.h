/*
 * The language of templates.  Its whole grammar:
 *
 *     {{名称}}  {{阶段.开始}}        a value, a member of a record
 *     {{开始日期 + 15天}}            a date reckoned: 天 周 月 年, + or -;
 *     {{开始日期 + 1年 - 1天}}       years and months first, then days
 *     {{成文日期.年}}                of a date: 年 月 日 星期 数字 (2026-07-28)
 *     {{如果 联系人}} … {{否则}} … {{结束}}      if there is a value
 *     {{如果 非 联系人}}  {{如果 方式 == "线上"}}  {{如果 方式 != "线上"}}
 *     {{每个 单位 于 协办单位}} … {{结束}}       for each item of a list;
 *                                    inside, {{序号}} counts from 1
 *                                    (a list still missing: once, as a mark)
 *     {{"{{"}}                       the characters {{ themselves
 *
 * The English words if, else, for … in …, end, not, days, weeks, months and
 * years are the same.  A line that holds nothing but 如果, 否则, 每个 or 结束
 * goes as a whole.
 *
 * No code is run, no file is read, nothing is looked up but the values that
 * are given.  An unknown name is an error at its place.
 */
#ifndef FANGAN_KIND_FORM_H
#define FANGAN_KIND_FORM_H

#include "base/buf.h"
#include "base/diag.h"
#include "kind/value.h"

struct form;

/* A name that a template uses outside of its own loops. */
struct used_name {
    const char *name; /* 阶段 of 阶段.开始 */
    struct span span;
    struct used_name *next;
};

/* Parses [start, source->len) of the source of diags, which must live as long
 * as the template.  NULL with errors at their places. */
const struct form *form_parse(uint32_t start, struct arena *arena,
                              struct diags *diags);

/* What must be given to fill it, each name once, in order. */
const struct used_name *form_names(const struct form *form);

/* Appends the text filled with the values of a record.  False with errors at
 * their places: a name without a value, reckoning with what is no date, a
 * repetition of what is no list.  Linear in what is put out. */
bool form_fill(const struct form *form, const struct value *values,
               struct diags *diags, struct buf *out);

/* The same for what is no Markdown, a file's name: values stand as they are. */
bool form_fill_plain(const struct form *form, const struct value *values,
                     struct diags *diags, struct buf *out);

#endif
