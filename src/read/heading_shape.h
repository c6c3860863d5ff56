/*
 * Whether a numbered paragraph has the shape of a heading: by itself, without
 * its neighbours.
 */
#ifndef FANGAN_READ_HEADING_SHAPE_H
#define FANGAN_READ_HEADING_SHAPE_H

#include "read/draft.h"

/* A line of text of at most this many characters may be a heading. */
enum { HEADING_LONGEST = 40 };

/* Whether a numbered line is a heading although more lines follow it: short,
 * no sentence, and not broken off. */
bool heading_is_line(const char *text, size_t len);

/* The paragraph is nothing but a heading. */
bool heading_is_whole(const struct draft *d);

/* Bytes of text that make a heading which the rest of the paragraph follows on
 * the same line, its closing mark not included; 0: none. */
size_t heading_run_in(const struct draft *d);

/* Whether what makes the heading, all of the paragraph or its beginning, is
 * short and has no verb: the name of something rather than a sentence. */
bool heading_is_name(const struct draft *d);

/* Bytes of text[0..len) without the time in brackets that it ends with:
 * 摸底排查 （3月）; len: it has none. */
size_t heading_without_time(const char *text, size_t len, struct arena *arena);

/* Bytes of the label in front of a colon with text behind it, 活动目的：……; 0:
 * there is none. */
size_t heading_label(const char *text);

/* Bytes of the first sentence without its 。 where text follows it; 0: there
 * is none that could be a heading. */
size_t heading_sentence(const char *text);

/* Whether text ends with 。 */
bool heading_is_sentence(const char *text);

/* Whether text ends with ； */
bool heading_is_item(const char *text);

#endif
