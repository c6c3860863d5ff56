/*
 * The numbers of headings and items: 一、 （一） 1. （1） ①.
 */
#ifndef FANGAN_PLAN_NUMBERING_H
#define FANGAN_PLAN_NUMBERING_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum { NUMBER_LEVELS = 5 };

/* A number found at the start of a text. */
struct number {
    int level;       /* 1-5: the level that this shape stands for */
    int value;       /* 十二 is 12 */
    size_t len;      /* bytes, the blanks behind it included */
    size_t mark_len; /* bytes of the number itself with its marks */
    bool is_standard; /* written as GB/T 9704 7.3.3 wants it: （一） not (一) */
};

/* Finds a number at the start of text (no blanks before it): 一、 一. 一．
 * （一） (一) ㈠ 1. 1、 1． 1） （1） (1) ⑴ ① … with or without blanks inside
 * the brackets and behind.  Not a number: a decimal 1.5, a date 2010. or 3.15,
 * a year, a word that begins with 一 (一是, 一要 …). */
bool number_match(const char *text, struct number *number);

/* The number as the standard writes it: number_format(2, 3) is （三）. */
const char *number_format(int level, int value, struct arena *arena);

/* 1..9999 in Han digits: 十二, 二十, 一百零三. */
const char *number_zh(int value, struct arena *arena);

/* The value of a whole text of Han or Arabic digits, or -1. */
int number_value(const char *text, size_t len);

#endif
