/*
 * Sections of pages, their headers and footers.
 */
#include "read/docx_reader.h"

#include <string.h>

enum { EMU_TWIP = 635, EMU_HALF_POINT = 6350 };

enum { MARGIN_DEFAULT, MARGIN_FIRST, MARGIN_EVEN, MARGINS };

/* -- Reading --------------------------------------------------------------- */

void word_open_section(struct word_reader *r)
{
    if (++r->n_sections > LIMIT_WORD_SECTIONS)
        word_limit(r, "分节的个数", "number of sections", LIMIT_WORD_SECTIONS);
    struct word_page *page = arena_new_object(r->arena, struct word_page);
    page->section = arena_new_object(r->arena, struct word_section);
    page->section->span = SPAN_NONE;
    if (r->last_page != NULL) { /* what is not named goes on */
        memcpy(page->headers, r->last_page->headers, sizeof(page->headers));
        memcpy(page->footers, r->last_page->footers, sizeof(page->footers));
    }
    page->after = r->section_start;
    r->page = page;
}

static int32_t emu(const struct word_attributes *attributes, const char *name)
{
    return word_value_twips(word_get(attributes, name), 0) * EMU_TWIP;
}

/* EMU of a character of the usual style, which the grid adds its space to
 * (17.6.5). */
static int64_t usual_size(const struct word_styles *styles)
{
    enum { WORD_OWN = 20 }; /* half-points, where nothing says it */
    int size = styles->text.size;
    if (styles->usual != NULL && (styles->usual->text.set & TEXT_SIZE) != 0)
        size = styles->usual->text.size;
    return (int64_t)(size == 0 ? WORD_OWN : size) * EMU_HALF_POINT;
}

static void read_grid(const struct word_reader *r, struct word_section *section,
                      const struct word_attributes *attributes)
{
    struct word_value type = word_get(attributes, "type");
    bool has_grid = type.bytes != NULL && !word_value_is(type, "default");
    int pitch = word_value_twips(word_get(attributes, "linePitch"), 0);
    int height = (section->height - section->top - section->bottom) / EMU_TWIP;
    if (has_grid && pitch > 0 && height > 0)
        section->grid_lines = height / pitch;
    /* in 4096ths of a point beside the usual character */
    int space = word_value_int(word_get(attributes, "charSpace"), 0);
    bool has_characters = word_value_is(type, "linesAndChars") ||
                          word_value_is(type, "snapToChars");
    int64_t width = (int64_t)section->width - section->left - section->right;
    int64_t each = usual_size(&r->styles) + (int64_t)space * 12700 / 4096;
    if (has_characters && width > 0 && each > 0)
        section->grid_characters = (int32_t)(width / each);
}

static void refer(struct word_reader *r, const char **parts,
                  const struct word_attributes *attributes)
{
    struct word_value type = word_get(attributes, "type");
    const struct word_relation *relation =
        word_relation_find(&r->relations, word_get_r(attributes, "id"));
    if (relation == NULL || relation->is_external)
        return;
    parts[word_value_is(type, "first")  ? MARGIN_FIRST
          : word_value_is(type, "even") ? MARGIN_EVEN
                                        : MARGIN_DEFAULT] = relation->target;
}

void word_section_property(struct word_reader *r, enum word_token token,
                           const struct word_attributes *attributes)
{
    struct word_section *section = r->page->section;
    switch (token) {
    case W_PGSZ:
        section->width = emu(attributes, "w");
        section->height = emu(attributes, "h");
        section->is_landscape =
            word_value_is(word_get(attributes, "orient"), "landscape");
        break;
    case W_PGMAR:
        section->top = emu(attributes, "top");
        section->bottom = emu(attributes, "bottom");
        section->left = emu(attributes, "left") + emu(attributes, "gutter");
        section->right = emu(attributes, "right");
        break;
    case W_DOCGRID:
        read_grid(r, section, attributes);
        break;
    case W_TITLEPG:
        r->page->has_first = word_value_is_on(word_get(attributes, "val"));
        section->has_first_page = r->page->has_first;
        break;
    case W_TYPE:
        r->page->is_same_page =
            word_value_is(word_get(attributes, "val"), "continuous") ||
            word_value_is(word_get(attributes, "val"), "nextColumn");
        break;
    case W_HEADERREFERENCE:
        refer(r, r->page->headers, attributes);
        break;
    case W_FOOTERREFERENCE:
        refer(r, r->page->footers, attributes);
        break;
    default: /* has nothing to do with the look that is checked */
        break;
    }
}

void word_close_section(struct word_reader *r)
{
    if (r->last_page == NULL)
        r->pages = r->page;
    else
        r->last_page->next = r->page;
    r->last_page = r->page;
    r->page = NULL;
}

/* -- Headers and footers --------------------------------------------------- */

/* Reads a header or footer once. */
static struct word_margin *read_margin(struct word_reader *r, const char *part)
{
    struct word_margin *margin = r->margins;
    while (margin != NULL && strcmp(margin->part, part) != 0)
        margin = margin->next;
    if (margin != NULL)
        return margin;
    margin = arena_new_object(r->arena, struct word_margin);
    margin->part = part;
    margin->next = r->margins;
    r->margins = margin;
    r->margin = margin;
    r->last_draft = NULL;
    word_open_holder(r, HOLDER_HEADER);
    if (!word_read_part(r, part))
        r->has_failed = true;
    else
        margin->pieces = word_close_holder(r);
    r->margin = NULL;
    return margin;
}

static void drop_text(struct word_reader *r, struct word_margin *margin)
{
    if (margin->pieces.first == NULL)
        return;
    r->last_draft = NULL;
    word_note(r, NOTE_DROPPED, word_pieces_text(&margin->pieces, r->arena),
              "页眉或页脚的文字", "text of a header or footer");
    margin->pieces = (struct pieces){NULL, NULL};
}

static void set_number(struct word_section *section,
                       const struct word_margin *odd,
                       const struct word_margin *even)
{
    const struct word_margin *any = odd != NULL && odd->has_number ? odd : even;
    if (any == NULL || !any->has_number)
        return;
    section->has_page_number = true;
    section->odd_number = any->is_outside ? ALIGN_RIGHT : any->align;
    section->even_number = any->is_outside ? ALIGN_LEFT : any->align;
    if (odd != NULL && odd->has_number && even != NULL && even->has_number &&
        !even->is_outside)
        section->even_number = even->align;
    section->has_number_dashes = any->has_dashes;
    section->number_face = any->number.latin;
    section->number_size = any->number.size * EMU_HALF_POINT;
}

static bool read_page(struct word_reader *r, struct word_page *page)
{
    struct word_margin *header[MARGINS] = {NULL}, *footer[MARGINS] = {NULL};
    for (int i = 0; i < MARGINS && !r->has_failed; i++) {
        if (page->headers[i] != NULL)
            header[i] = read_margin(r, page->headers[i]);
        if (page->footers[i] != NULL && !r->has_failed)
            footer[i] = read_margin(r, page->footers[i]);
    }
    struct word_section *section = page->section;
    int even = r->has_odd_and_even ? MARGIN_EVEN : MARGIN_DEFAULT;
    set_number(section, footer[MARGIN_DEFAULT], footer[even]);
    if (!section->has_page_number) {
        set_number(section, header[MARGIN_DEFAULT], header[even]);
        section->is_number_in_header = section->has_page_number;
    }
    return !r->has_failed;
}

bool word_read_margins(struct word_reader *r, struct pieces *above)
{
    for (struct word_page *page = r->pages; page != NULL; page = page->next)
        if (!read_page(r, page))
            return false;
    /* what only the first page has at its head is a 版头 */
    const struct word_page *first = r->pages;
    for (struct word_margin *m = r->margins; m != NULL; m = m->next) {
        bool is_head = first != NULL && first->has_first &&
                       first->headers[MARGIN_FIRST] != NULL &&
                       strcmp(m->part, first->headers[MARGIN_FIRST]) == 0;
        if (is_head)
            *above = m->pieces;
        else
            drop_text(r, m);
    }
    r->last_draft = NULL;
    if (r->n_page_numbers > 0)
        word_note(r, NOTE_DROPPED, NULL, "页码，排版时重新生成",
                  "page numbers: they are made anew");
    return true;
}

/* Whether a section turns its pages for wide tables alone: those of a plan are
 * turned when they are laid out. */
static bool is_turned(const struct word_page *page)
{
    const struct piece *last = page->next == NULL ? NULL : page->next->after;
    if (!page->section->is_landscape || page->after == NULL ||
        page->after == last)
        return false;
    for (const struct piece *p = page->after->next; p != NULL; p = p->next) {
        if (p->draft->kind != DRAFT_TABLE)
            return false;
        if (p == last)
            break;
    }
    return true;
}

/* A section begins a page, where text stands on both sides. */
static void break_page(struct word_reader *r, struct piece *after)
{
    if (after == NULL || after->next == NULL ||
        after->draft->kind == DRAFT_PAGE_BREAK ||
        after->next->draft->kind == DRAFT_PAGE_BREAK)
        return;
    struct piece *piece =
        word_new_piece(r, word_new_draft(r, DRAFT_PAGE_BREAK));
    piece->next = after->next;
    after->next = piece;
}

void word_finish_sections(struct word_reader *r)
{
    struct word_section **tail = &r->text->format->sections;
    bool was_turned = true; /* the first section has nothing above it */
    for (struct word_page *page = r->pages; page != NULL; page = page->next) {
        *tail = page->section;
        tail = &page->section->next;
        bool is_table = is_turned(page);
        if (!was_turned && !is_table && !page->is_same_page)
            break_page(r, page->after);
        was_turned = is_table;
    }
    r->text->format->has_odd_and_even = r->has_odd_and_even;
}
