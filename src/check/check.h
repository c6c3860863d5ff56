/*
 * The rules.  A rule reads the plan and adds diagnostics; it changes nothing.
 */
#ifndef FANGAN_CHECK_CHECK_H
#define FANGAN_CHECK_CHECK_H

#include "base/diag.h"
#include "kind/kind.h"
#include "plan/plan.h"

/* Every rule over the plan, in the order of the list in check.c. */
void check_plan(const struct plan *plan, const struct kinds *kinds,
                struct diags *diags);

/* F007: GB/T 9704-2012 7.3.1, a document has a title. */
void check_title(const struct plan *plan, const struct kinds *kinds,
                 struct diags *diags);

/* S001, S002, S003: the parts that the kind requires are there, say
 * something, and stand in the kind's order. */
void check_roles(const struct plan *plan, const struct kinds *kinds,
                 struct diags *diags);

/* N001, N003, N017, N018: numbers written by hand make series without gaps,
 * repeats and restarts; those that a paste destroyed (7.3.3). */
void check_numbers(const struct plan *plan, const struct kinds *kinds,
                   struct diags *diags);

/* N002, N004, N005, N014: 一、 （一） 1. （1）, written so (7.3.3). */
void check_number_marks(const struct plan *plan, const struct kinds *kinds,
                        struct diags *diags);

/* N007, N008, N009, N011, N012, N015: the levels of headings in order, and no
 * mark at the end of one that stands alone (7.3.3). */
void check_headings(const struct plan *plan, const struct kinds *kinds,
                    struct diags *diags);

/* N019: headings without the number that the others have (7.3.3). */
void check_unnumbered(const struct plan *plan, const struct kinds *kinds,
                      struct diags *diags);

/* N006, N013, N016: 一是…二是…, 第一，… */
void check_ordinals(const struct plan *plan, const struct kinds *kinds,
                    struct diags *diags);

/* A010-A021: document numbers, the plan's own and those it names (7.2.5). */
void check_docnumbers(const struct plan *plan, const struct kinds *kinds,
                      struct diags *diags);

/* A040-A046, A062: 发文机关 + 事由 + 文种, without a mark at the end (7.3.1).
 */
void check_titles(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags);

/* A047, A048, A056, A057: 主送, 抄送, 签发人 (7.2.6, 7.3.2, 7.4.2). */
void check_recipients(const struct plan *plan, const struct kinds *kinds,
                      struct diags *diags);

/* A049-A055, A058, A059, A061: 附件 (7.3.4, 7.3.7), and when it was printed. */
void check_attachments(const struct plan *plan, const struct kinds *kinds,
                       struct diags *diags);

/* L001-L044, L071: language, punctuation and what was not filled in; one walk
 * over all texts for the rules of check/language.h. */
void check_language(const struct plan *plan, const struct kinds *kinds,
                    struct diags *diags);

/* L018: simplified characters. */
void check_traditional(const struct plan *plan, const struct kinds *kinds,
                       struct diags *diags);

/* L025: paragraphs that break off inside a sentence; a run of them is one
 * finding. */
void check_broken_sentences(const struct plan *plan, const struct kinds *kinds,
                            struct diags *diags);

/* L023: （以下简称“…”） stands before the name is used. */
void check_abbreviations(const struct plan *plan, const struct kinds *kinds,
                         struct diags *diags);

/* D001, D003-D009, D016, L070: single dates (GB/T 9704-2012 7.3.5.4, GB/T
 * 15835-2011). */
void check_dates(const struct plan *plan, const struct kinds *kinds,
                 struct diags *diags);

/* D010-D014, D021: the joint of two dates (GB/T 15834-2011 4.13); D023, N022:
 * their order, and how many days they are. */
void check_date_ranges(const struct plan *plan, const struct kinds *kinds,
                       struct diags *diags);

/* D017-D019: ranges of percents, approximate numbers (GB/T 15835-2011). */
void check_numerals(const struct plan *plan, const struct kinds *kinds,
                    struct diags *diags);

/* D015, D040-D047: the stages as a calendar. */
void check_stages(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags);

/* S040, S041: announced numbers against what follows. */
void check_announced(const struct plan *plan, const struct kinds *kinds,
                     struct diags *diags);

/* S042: a row of tasks without a unit. */
void check_duties(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags);

/* S060-S063, S065: groups, posts and people. */
void check_people(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags);

/* S070: required parts that are only announced. */
void check_promises(const struct plan *plan, const struct kinds *kinds,
                    struct diags *diags);

/* A080, A090, A091: the issued plan's title, attachments (7.3.4, 7.3.7). */
void check_companions(const struct plan *plan, const struct kinds *kinds,
                      struct diags *diags);

/* A060: one organ, one name (7.3.1, 7.3.5). */
void check_organs(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags);

/* D022: times of the day. */
void check_times(const struct plan *plan, const struct kinds *kinds,
                 struct diags *diags);

/* L072: paragraphs and headings that stand twice. */
void check_pasted(const struct plan *plan, const struct kinds *kinds,
                  struct diags *diags);

/* N020: the last row of a table is the sum of the others. */
void check_sums(const struct plan *plan, const struct kinds *kinds,
                struct diags *diags);

/* A064-A066, S066: what a 请示 and a numbered document must have. */
void check_formalities(const struct plan *plan, const struct kinds *kinds,
                       struct diags *diags);

/* S068: a unit under a short name that is not explained. */
void check_short_units(const struct plan *plan, const struct kinds *kinds,
                       struct diags *diags);

/* D024: deadlines that are over. */
void check_deadlines(const struct plan *plan, const struct kinds *kinds,
                     struct diags *diags);

#endif
