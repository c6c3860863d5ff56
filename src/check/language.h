/*
 * The rules about language and punctuation (L001-L059): each looks at one
 * text and adds what it finds.  check_language() walks the plan once for all.
 */
#ifndef FANGAN_CHECK_LANGUAGE_H
#define FANGAN_CHECK_LANGUAGE_H

#include "check/text.h"

typedef void text_rule_fn(const struct text *text, struct diags *diags);

/* L001: , ; : ? ! . beside Han (GB/T 15834-2011 5.1). */
text_rule_fn check_half_marks;
/* L006: one mark at a time. */
text_rule_fn check_doubled_marks;
/* L008, L009: …… and what is written for it (4.11). */
text_rule_fn check_ellipses;

/* L003, L021: only “ ” and ‘ ’ are quotation marks (4.8). */
text_rule_fn check_foreign_quotes;
/* L004, L005, L026: each with its other half, in its direction; inside “ ”
 * stand ‘ ’. */
text_rule_fn check_quote_order;
/* L007: no 、 between quoted or titled names (4.5.3.5). */
text_rule_fn check_pause_marks;

/* L002, L004, L011-L013: brackets and title marks in pairs, of the right width,
 * 〈 〉 inside 《 》 (4.9, 4.15). */
text_rule_fn check_brackets;

/* L010: —— and what is written for it (4.10). */
text_rule_fn check_dashes;

/* L016: Chinese text is set solid. */
text_rule_fn check_blanks;
/* N010: 。 between a heading and the text that runs on from it. */
text_rule_fn check_run_in;

/* L017: digits and letters are half-width. */
text_rule_fn check_full_width;

/* L014, L015: the levels of 、 ， ； 。 */
text_rule_fn check_comma_levels;
text_rule_fn check_list_stops;
/* L020: words that are mixed up. */
text_rule_fn check_words;
/* L071: words and phrases that stand twice. */
text_rule_fn check_repeats;
/* L073: telephone numbers. */
text_rule_fn check_phones;
/* S064, S067: the activity of the title under another name. */
text_rule_fn check_activity_names;
text_rule_fn check_quoted_names;
/* N021: numbers that don't add up in a sentence. */
text_rule_fn check_quantities;
/* N021, L074: weights and rates above 100%. */
text_rule_fn check_percents;
/* A063: [^1]. */
text_rule_fn check_footnotes;
/* L022, L025: a paragraph's end. */
text_rule_fn check_paragraph_end;

/* L040-L045: what should have been filled in. */
text_rule_fn check_crosses;
text_rule_fn check_gaps;
text_rule_fn check_slots;
text_rule_fn check_blank_dates;
text_rule_fn check_ellipsis_slots;

#endif
