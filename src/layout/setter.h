/*
 * The setter takes the paragraph at hand and puts its lines on the pages.
 * It holds the memory that every paragraph needs again.
 */
#ifndef FANGAN_LAYOUT_SETTER_H
#define FANGAN_LAYOUT_SETTER_H

#include "layout/breaker.h"
#include "layout/line.h"
#include "layout/profile.h"
#include "layout/sheet.h"
#include "plan/plan.h"

struct setter {
    struct sheet sheet;
    struct arena *arena;
    const struct profile *profile; /* never NULL */
    const struct metrics *metrics;
    const struct title_words *title_words; /* or NULL */
    bool is_unseen;                        /* as struct rendition has it */
    struct element *element; /* the open one; NULL: an artifact is set */
    struct paragraph text;   /* the paragraph at hand */
    struct breaks breaks;
    int outline_depth; /* of what headings lie below: 1 in an annex */
    emu *origins;
    size_t origins_capacity;
    struct buf bytes;
};

/* rendition: NULL means gb33476. */
void setter_init(struct setter *setter, struct pages *pages,
                 const struct rendition *rendition,
                 const struct metrics *metrics, struct arena *arena,
                 struct diags *diags);
void setter_free(struct setter *setter);

/* Opens an element inside the open one (a document: beside the others), and
 * closes it again.  Text belongs to the element that is open when it is added
 * with setter_add(); with none open it is an artifact. */
struct element *setter_open_element(struct setter *setter,
                                    enum element_kind kind, int level);
void setter_close_element(struct setter *setter);

/* Starts a paragraph, and adds to it.  Emphasis is set in 楷体, strong text in
 * 黑体; face is for all the rest. */
void setter_begin(struct setter *setter, struct span span);
void setter_add(struct setter *setter, const char *text, enum face face);
void setter_add_linked(struct setter *setter, const char *text, enum face face,
                       const char *link);
void setter_add_runs(struct setter *setter, const struct run *runs,
                     enum face face);

/* The place that a line is set in. */
struct line_box {
    emu left; /* of the measure */
    emu baseline;
    emu size;
    struct ruler ruler;
    int32_t measure; /* units */
    enum line_align align;
    enum ink ink;
    bool is_artifact; /* nothing that a reader has to be told (again) */
    bool is_turned;   /* left is the lower end of the measure, see pages.h:
                       * it and baseline are y and x on the sheet */
};

/* Sets the characters [start, end) of a paragraph that is finished. */
void setter_put_line(struct setter *setter, const struct paragraph *text,
                     size_t start, size_t end, const struct line_box *box);

/* How a paragraph of body text stands in the 28 cells. */
struct body_shape {
    int32_t first; /* indents from the left, in units */
    int32_t rest;
    enum line_align align;
    bool keeps_names; /* no name is broken, and where it is a list of them
                       * each has its cells: nothing is squeezed or stretched */
};

/* Where something begins. */
struct spot {
    int page; /* from 0 */
    emu y;
};

/* Breaks the paragraph into rows of body text and sets them.  Returns where
 * its first row is. */
struct spot setter_put_rows(struct setter *setter,
                            const struct body_shape *shape);

/* Appends to the outline of the pages; level 1 is the outermost of what is set
 * at hand. */
void setter_add_outline(struct setter *setter, const char *text, int level,
                        struct spot spot);

/* Width of the paragraph on one line of body text, in units. */
int64_t setter_measure_body(struct setter *setter);

/* The same of a text, as far as it is of use; it becomes the paragraph. */
int32_t setter_width_of(struct setter *setter, const char *text);

#endif
