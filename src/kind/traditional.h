/*
 * Documents in traditional characters (實施方案): the words of the kinds are
 * written in simplified ones.  For kind/ and framewords.h.
 *
 * A character and its simplified form take as many bytes, so that every place
 * in one text is the same place in the other.
 */
#ifndef FANGAN_KIND_TRADITIONAL_H
#define FANGAN_KIND_TRADITIONAL_H

#include "base/diag.h"
#include "plan/plan.h"

#include <stdbool.h>

struct traditional;

/* Reads templates/traditional.txt.  NULL with a fatal diagnostic. */
const struct traditional *traditional_load(struct arena *arena,
                                           struct diags *diags);

/* The simplified form of a character that no simplified text holds; 0 for any
 * other: those that are also written there (the name 於) are none. */
uint32_t traditional_fault(const struct traditional *traditional,
                           uint32_t scalar);

/* Simplifies text[0..len) in place. */
void traditional_simplify(const struct traditional *traditional, char *text,
                          size_t len);

/* Whether a traditional character stands near the beginning of text. */
bool traditional_begins(const struct traditional *traditional,
                        const char *text);

/* The words, and behind them the same in traditional characters; in arena. */
const char *traditional_add(const struct traditional *traditional,
                            const char *words, struct arena *arena);

/* The same plan in simplified characters, in the same arena; NULL if it is
 * written in them. */
struct plan *traditional_twin(const struct plan *plan,
                              const struct traditional *traditional);

/* Gives plan what kind_analyse() found in its twin, as plan writes it. */
void traditional_take(struct plan *plan, const struct plan *twin);

#endif
