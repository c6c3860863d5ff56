/*
 * The numbers of headings and items: 一、 （一） 1. （1） ①.
 */
#ifndef FANGAN_PLAN_NUMBERING_H
#define FANGAN_PLAN_NUMBERING_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { NUMBER_LEVELS = 5 };

/* How a number looks. */
enum number_shape {
    NUMBER_HAN,            /* 一、 壹、 Ⅰ、 */
    NUMBER_HAN_BRACKET,    /* （一） ㈠ */
    NUMBER_ARABIC,         /* 1. 1、 */
    NUMBER_ARABIC_BRACKET, /* （1） ⑴ */
    NUMBER_HALF_BRACKET,   /* 1） */
    NUMBER_CIRCLED,        /* ① */
    NUMBER_CHAPTER,        /* 第一章 第一编 第一部分 */
    NUMBER_CHAPTER_PART,   /* 第一节 */
    NUMBER_ARTICLE,        /* 第一条 */
    NUMBER_STAGE,          /* 第一阶段： 第一步， 步骤一： */
    NUMBER_ORDINAL,        /* 第一， */
    NUMBER_CLAUSE,         /* 一是 */
    NUMBER_DECIMAL,        /* 1.1 */
    NUMBER_SHAPES
};

/* A number found at the start of a text. */
struct number {
    enum number_shape shape;
    int level;       /* 1-5: the level that this shape stands for */
    int value;       /* 十二 is 12 */
    size_t len;      /* bytes, the blanks behind it included */
    size_t mark_len; /* bytes of the number itself with its marks */
    bool is_standard; /* written as GB/T 9704 7.3.3 wants it: （一） not (一) */
};

/* Finds a number at the start of text (no blanks before it): 一、 一. 一． 壹、
 * Ⅰ. （一） (一) ㈠ 1. 1、 1． 1。 1） （1） (1) ⑴ ① … with or without blanks
 * inside the brackets and behind, and the 1. of 1.7月1日.  Not a number: a
 * decimal 1.5, a date 2010. or 3.15, a year, a word that begins with 一 (一是,
 * 一要 …). */
bool number_match(const char *text, struct number *number);

/* The same for numbers that consist of words: 第一阶段： 第一步， 第一， 第一章
 * （a blank, bracket or mark has to follow), 一是 and decimals 1.1.  Level is a
 * proposal for these; of a decimal it is the depth, and value is the last of
 * its numbers.  一是 and decimals are numbers only among others of a series. */
bool number_match_words(const char *text, struct number *number);

/* A number that consists of words with the blank that has to stand between it
 * and the heading: 第一章　, 1.1 and a bare 1 with one, 第一阶段： and any
 * other text as it is. */
const char *number_set_off(const char *number, struct arena *arena);

/* Bytes of a number that have to be stated so that number_set_off() gives all
 * of it back: 第一章　 without its blank. */
size_t number_stated_length(const char *number);

/* The number as the standard writes it: number_format(2, 3) is （三）. */
const char *number_format(int level, int value, struct arena *arena);

/* 1..9999 in Han digits: 十二, 二十, 一百零三. */
const char *number_zh(int value, struct arena *arena);

/* 0-9 for a Han digit, 10 and 100 for 十 and 百, or -1. */
int number_han_digit(uint32_t scalar);

/* A Han digit, or an Arabic one of either width. */
bool number_is_digit(uint32_t scalar);

/* The value of a whole text of Han or Arabic digits, or -1. */
int number_value(const char *text, size_t len);

/* The same of digits that digit_of reads: 0-9, 10 and 100, or -1. */
int number_value_with(const char *text, size_t len, int (*digit_of)(uint32_t));

/* Moves *p behind the digits that stand there, Han or Arabic, at most so many;
 * their value (-1 for a mix that says nothing).  -1, without moving: there are
 * none, or more. */
int number_take(const char **p, int most);

/* Behind 第一阶段, 第2步 or 阶段三 at text, whatever follows, and its value;
 * NULL: it begins with none. */
const char *number_stage_end(const char *text, int *value);

#endif
