/*
 * What the tests of read/ share: a text in, a plan out, and the plan as one
 * line of text a block, so that a test says what it expects in one string.
 */
#ifndef FANGAN_TESTS_READING_H
#define FANGAN_TESTS_READING_H

#include "base/diag.h"
#include "read/reader.h"

#include <string.h>

struct reading {
    struct arena *arena;
    struct source source;
    struct diags diags;
    struct plan *plan;
};

/* Reads text, whose every byte is valid, without knowing any kinds. */
static inline struct reading *reading_of(const char *text)
{
    struct arena *arena = arena_new();
    struct reading *r = arena_new_object(arena, struct reading);

    r->arena = arena;
    r->source = (struct source){.name = "x.md",
                                .text = arena_strdup(arena, text),
                                .len = strlen(text),
                                .charset = "UTF-8"};
    source_index_lines(&r->source, arena);
    r->diags =
        (struct diags){.arena = arena, .source = &r->source, .lang = LANG_EN};
    r->plan = read_plan(&r->source, NULL, arena, &r->diags);
    return r;
}

static inline void reading_end(struct reading *r)
{
    arena_free(r->arena);
}

/* The place of a finding: "3:8 I012"; several joined by blanks. */
static inline const char *reading_codes(struct reading *r)
{
    const char *codes = "";

    for (const struct diag *d = r->diags.first; d != NULL; d = d->next) {
        struct place place = {0, 0};

        if (!span_is_none(d->span))
            place = source_place(&r->source, d->span.start);
        codes = arena_printf(r->arena, "%s%s%zu:%zu %s", codes,
                             *codes == '\0' ? "" : " ", place.line,
                             place.column, diag_info(d->code)->name);
    }
    return codes;
}

/* Runs with their styles: **strong**, *emphasis*, <link>, | for a break. */
static inline const char *reading_runs(struct reading *r,
                                       const struct run *runs)
{
    const char *text = "";

    for (; runs != NULL; runs = runs->next) {
        const char *mark = (runs->style & RUN_STRONG)     ? "**"
                           : (runs->style & RUN_EMPHASIS) ? "*"
                                                          : "";

        if (strcmp(runs->text, "\n") == 0)
            text = arena_printf(r->arena, "%s|", text);
        else if (runs->link != NULL)
            text = arena_printf(r->arena, "%s%s<%s>", text, runs->text,
                                runs->link);
        else
            text = arena_printf(r->arena, "%s%s%s%s", text, mark, runs->text,
                                mark);
    }
    return text;
}

static inline const char *reading_table(struct reading *r,
                                        const struct table *table)
{
    const char *text = "T ";

    for (size_t i = 0; i < table->n_rows * table->n_columns; i++)
        text = arena_printf(r->arena, "%s%s%s", text,
                            i == 0                      ? ""
                            : i % table->n_columns == 0 ? "/"
                                                        : "|",
                            reading_runs(r, table->cells[i]));
    return text;
}

static inline const char *reading_block(struct reading *r,
                                        const struct block *b)
{
    switch (b->kind) {
    case BLOCK_HEADING:
        return arena_printf(
            r->arena, "H%d %s[%s]%s%s", b->as.heading.level,
            b->as.heading.written_number == NULL ? ""
                                                 : b->as.heading.written_number,
            reading_runs(r, b->as.heading.runs), b->as.heading.closing,
            b->as.heading.run_in ? "+" : "");
    case BLOCK_PARAGRAPH:
        return arena_printf(r->arena, "P %s", reading_runs(r, b->as.paragraph));
    case BLOCK_ITEM:
        return arena_printf(r->arena, "I%d %s %s", b->as.item.depth,
                            b->as.item.marker,
                            reading_runs(r, b->as.item.runs));
    case BLOCK_TABLE:
        return reading_table(r, &b->as.table);
    case BLOCK_IMAGE:
        return arena_printf(r->arena, "G %s %s", b->as.image.path,
                            b->as.image.caption);
    case BLOCK_PAGE_BREAK:
        return "B";
    }
    return "";
}

/* All blocks, joined by " / ". */
static inline const char *reading_blocks(struct reading *r)
{
    const char *text = "";

    if (r->plan == NULL)
        return "(none)";
    for (const struct block *b = r->plan->first; b != NULL; b = b->next)
        text = arena_printf(r->arena, "%s%s%s", text,
                            *text == '\0' ? "" : " / ", reading_block(r, b));
    return text;
}

/* A front matter that says nothing but a title, so that no line of the body
 * becomes one; it takes three lines. */
#define TITLED "---\n标题: 题\n---\n"

/* Checks that text, below a titled front matter, becomes these blocks. */
#define assert_blocks(text, blocks)                                            \
    do {                                                                       \
        struct reading *reading_ = reading_of(TITLED text);                    \
        assert_string_equal(reading_blocks(reading_), blocks);                 \
        reading_end(reading_);                                                 \
    } while (0)

/* Checks that text, taken as it is, gives these findings. */
#define assert_codes(text, codes)                                              \
    do {                                                                       \
        struct reading *reading_ = reading_of(text);                           \
        assert_string_equal(reading_codes(reading_), codes);                   \
        reading_end(reading_);                                                 \
    } while (0)

#endif
