/*
 * The words that stand before, between and behind the dates of a period.
 * Private to plan/: period.c reads with them.
 */
#ifndef FANGAN_PLAN_DATE_WORDS_H
#define FANGAN_PLAN_DATE_WORDS_H

#include <stdbool.h>

/* Behind what may stand before the first date: 从…, 时间：…; and behind the
 * blanks there. */
const char *date_words_skip_lead(const char *p);

/* Moves *p behind what joins two dates: 至, —, 起至, and 一 or 于 before a
 * number.  False, without moving: none stands there. */
bool date_words_take_joint(const char **p);

/* Moves *p behind a word that follows the last date: 前, 止, 完成 ….  False,
 * without moving: none does. */
bool date_words_take_tail(const char **p);

/* Whether a noun begins at p that begins like such a word: 启动仪式. */
bool date_words_is_noun(const char *p);

/* Behind what says more of a day: （星期五）, 上午8:00; p if nothing does. */
const char *date_words_skip_hour(const char *p);

#endif
