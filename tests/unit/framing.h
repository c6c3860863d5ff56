/*
 * What the tests of the elements around a text share: lines in, and out of
 * them the front matter of every document as one line of text, and what of
 * the input is nowhere in the model.
 *
 * A line may begin with how Word shows it: "^c22r|text" is centred, of 22 pt
 * and red; R right, b bold, h in the page header, i300 300 pt from the left; t
 * is a table of the rest, whose
 * cells are divided by | and rows by /.
 */
#ifndef FANGAN_TESTS_FRAMING_H
#define FANGAN_TESTS_FRAMING_H

#include "base/utf8.h"
#include "kind/kind.h"
#include "reading.h"

#include <stdlib.h>

struct framing {
    struct reading r;
    struct notes notes;
    struct drafts drafts;
};

static inline const struct look *framing_look(struct arena *arena,
                                              const char *flags)
{
    struct look *look = arena_new_object(arena, struct look);
    for (const char *p = flags; *p != '|'; p++) {
        if (*p == 'i') {
            look->indent = (int32_t)strtol(p + 1, NULL, 10) * 12700;
            p += strcspn(p, "|") - 1;
        }
        if (*p >= '0' && *p <= '9')
            look->size = look->size / 12700 * 127000 + (*p - '0') * 12700;
        look->is_red |= *p == 'r';
        look->is_bold |= *p == 'b';
        look->is_in_header |= *p == 'h';
        if (*p == 'c' || *p == 'R')
            look->align = *p == 'c' ? ALIGN_CENTER : ALIGN_RIGHT;
    }
    return look;
}

static inline void framing_table(struct draft *d, const char *text,
                                 struct arena *arena)
{
    size_t columns = 1, rows = 1, n = 0;
    for (const char *p = text; *p != '\0'; p++) {
        columns += *p == '|' && rows == 1;
        rows += *p == '/';
    }
    d->table = (struct table){.n_rows = rows, .n_columns = columns};
    d->table.aligns = arena_array(arena, columns, sizeof(enum align));
    d->table.cells = arena_array(arena, rows * columns, sizeof(struct run *));
    for (const char *p = text; n < rows * columns; n++) {
        size_t len = strcspn(p, "|/");
        struct run *run = arena_new_object(arena, struct run);
        run->text = arena_strndup(arena, p, len);
        d->table.cells[n] = len == 0 ? NULL : run;
        p += p[len] == '\0' ? len : len + 1;
    }
}

static inline void framing_line(struct framing *f, const char *line, size_t len)
{
    struct arena *arena = f->r.arena;
    const char *text = arena_strndup(arena, line, len), *start = text;
    bool is_styled = *text == '^';
    if (is_styled)
        start = strchr(text, '|') + 1;
    size_t trimmed;
    start = utf8_trim(start, &trimmed);
    if (trimmed == 0)
        return;
    uint32_t at = (uint32_t)(line - f->r.source.text + (start - text));
    bool is_table = is_styled && text[1] == 't';
    bool is_break = strcmp(start, "---") == 0;
    struct draft *d =
        draft_add(&f->drafts,
                  is_table   ? DRAFT_TABLE
                  : is_break ? DRAFT_PAGE_BREAK
                             : DRAFT_TEXT,
                  (struct span){at, at + (uint32_t)trimmed}, arena);
    if (is_table) {
        framing_table(d, start, arena);
        return;
    }
    if (is_break)
        return;
    draft_set_text(d, arena_strndup(arena, start, trimmed), arena);
    d->may_be_heading = true;
    if (is_styled)
        d->look = framing_look(arena, text + 1);
}

/* Reads the documents of text. */
static inline struct framing *framing_of(const char *text)
{
    struct arena *arena = arena_new();
    struct framing *f = arena_new_object(arena, struct framing);
    struct reading *r = &f->r;
    r->arena = f->notes.arena = arena;
    r->source = (struct source){.name = "x.txt",
                                .text = arena_strdup(arena, text),
                                .len = strlen(text),
                                .charset = "UTF-8"};
    source_index_lines(&r->source, arena);
    r->diags =
        (struct diags){.arena = arena, .source = &r->source, .lang = LANG_EN};
    for (size_t i = 1; i <= r->source.n_lines; i++) {
        size_t len;
        const char *line = source_line(&r->source, i, &len);
        framing_line(f, line, len);
    }
    struct kinds *kinds = kinds_load(arena, &r->diags);
    assert_non_null(kinds);
    r->plan =
        read_drafts(&r->source, &f->drafts, kinds, arena, &f->notes, &r->diags);
    assert_non_null(r->plan);
    return f;
}

static inline void framing_end(struct framing *f)
{
    arena_free(f->r.arena);
}

/* -- The front matter as one line ----------------------------------------- */

static inline const char *framing_add(struct framing *f, const char *line,
                                      const char *key, const char *value)
{
    if (value == NULL)
        return line;
    return arena_printf(f->r.arena, "%s%s%s=%s", line, *line == '\0' ? "" : " ",
                        key, value);
}

static inline const char *framing_names(struct framing *f,
                                        const struct names *names)
{
    const char *text = NULL;
    for (size_t i = 0; i < names->n; i++)
        text = arena_printf(f->r.arena, "%s%s%s", i == 0 ? "" : text,
                            i == 0 ? "" : "+", names->items[i]);
    return text;
}

static inline const char *framing_attachments(struct framing *f,
                                              const struct meta *meta)
{
    const char *text = NULL;
    for (size_t i = 0; i < meta->n_attachments; i++)
        text = arena_printf(f->r.arena, "%s%s%s", i == 0 ? "" : text,
                            i == 0 ? "" : "+", meta->attachments[i].name);
    return text;
}

static inline const char *framing_date(struct framing *f, struct date date)
{
    return date_is_set(date) ? date_iso(date, f->r.arena) : NULL;
}

static inline const char *framing_plan(struct framing *f,
                                       const struct plan *plan)
{
    static const char *const formats[] = {"文件", "信函", "命令", "纪要",
                                          "普通"};
    const struct meta *m = &plan->meta;
    size_t blocks = 0;
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        blocks++;
    static const char *const relations[] = {NULL, "所印发", "附件"};
    const char *s = framing_add(f, "", "是", relations[plan->relation]);
    s = framing_add(f, s, "题", plan->title);
    s = framing_add(f, s, "式", m->has_format ? formats[m->format] : NULL);
    s = framing_add(f, s, "机关", framing_names(f, &m->issuer));
    s = framing_add(f, s, "标志", m->mark);
    s = framing_add(f, s, "字号", m->number);
    s = framing_add(f, s, "份号", m->copy);
    s = framing_add(f, s, "密级", m->secrecy);
    s = framing_add(f, s, "缓急", m->urgency);
    s = framing_add(f, s, "签发", framing_names(f, &m->signer));
    s = framing_add(f, s, "主送", framing_names(f, &m->to));
    s = framing_add(f, s, "附件", framing_attachments(f, m));
    s = framing_add(f, s, "署名", m->signature);
    s = framing_add(f, s, "日期", framing_date(f, m->date));
    s = framing_add(f, s, "章", m->seal);
    s = framing_add(f, s, "附注", m->note);
    s = framing_add(f, s, "抄送", framing_names(f, &m->cc));
    s = framing_add(f, s, "印发", m->printer);
    s = framing_add(f, s, "印日", framing_date(f, m->printed));
    return arena_printf(f->r.arena, "%s 块=%zu", s, blocks);
}

/* All documents, one a line. */
static inline const char *framing_front(struct framing *f)
{
    const char *text = "";
    for (const struct plan *p = f->r.plan; p != NULL; p = p->next)
        text = arena_printf(f->r.arena, "%s%s%s", text,
                            p == f->r.plan ? "" : "\n", framing_plan(f, p));
    return text;
}

/* -- What is lost --------------------------------------------------------- */

static inline void framing_count(int *counts, const char *text)
{
    for (const char *p = text == NULL ? "" : text; *p != '\0';)
        counts[utf8_next(&p)]++;
}

static inline void framing_count_names(int *counts, const struct names *names)
{
    for (size_t i = 0; i < names->n; i++)
        framing_count(counts, names->items[i]);
}

static inline void framing_count_plan(struct framing *f, int *counts,
                                      const struct plan *plan)
{
    const struct meta *m = &plan->meta;
    const char *texts[] = {plan->title, m->mark,      m->number,
                           m->copy,     m->secrecy,   m->urgency,
                           m->note,     m->signature, m->printer};
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        framing_count(counts, texts[i]);
    framing_count_names(counts, &m->issuer);
    framing_count_names(counts, &m->signer);
    framing_count_names(counts, &m->to);
    framing_count_names(counts, &m->cc);
    for (size_t i = 0; i < m->n_attachments; i++)
        framing_count(counts, m->attachments[i].name);
    if (date_is_set(m->date))
        framing_count(counts, date_zh(m->date, f->r.arena));
    if (date_is_set(m->printed))
        framing_count(counts, date_zh(m->printed, f->r.arena));
    for (const struct block *b = plan->first; b != NULL; b = b->next)
        framing_count(counts, block_text(b, f->r.arena));
}

/* The hanzi, letters and digits of the input that are nowhere in the model, in
 * their order: labels, and dates in other spellings. */
static inline const char *framing_lost(struct framing *f)
{
    int *counts = calloc(0x110000, sizeof(int));
    struct buf lost = BUF_EMPTY;
    assert_non_null(counts);
    for (const struct plan *p = f->r.plan; p != NULL; p = p->next)
        framing_count_plan(f, counts, p);
    for (const char *p = f->r.source.text; *p != '\0';) {
        if (*p == '^' && strchr(p, '|') != NULL)
            p = strchr(p, '|');
        uint32_t c = utf8_next(&p);
        bool is_counted = scalar_is_han(c) || scalar_is_digit(c) ||
                          (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (is_counted && counts[c]-- <= 0)
            buf_add_utf8(&lost, c);
    }
    const char *text = arena_strndup(f->r.arena, buf_text(&lost), lost.len);
    buf_free(&lost);
    free(counts);
    return text;
}

/* Checks the front matter of the documents of text, and what is lost. */
#define assert_front(text, front, lost)                                        \
    do {                                                                       \
        struct framing *framing_ = framing_of(text);                           \
        assert_string_equal(framing_front(framing_), front);                   \
        assert_string_equal(framing_lost(framing_), lost);                     \
        framing_end(framing_);                                                 \
    } while (0)

#endif
