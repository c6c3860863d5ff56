/*
 * Comparing the formatting of a Word file with the standard's.
 *
 * Each paragraph is one element of the document: which one is known from the
 * plan that was read out of the same text, by place.
 */
#include "layout/conformity.h"

#include "base/utf8.h"
#include "layout/conformity_fault.h"
#include "layout/conformity_page.h"
#include "layout/geometry.h"
#include "plan/attendance.h"
#include "plan/numbering.h"

#include <stdlib.h>
#include <string.h>

enum judged {
    JUDGED_NONE,   /* whose look is not judged */
    JUDGED_BESIDE, /* text beside a table or a picture: a caption if centred */
    JUDGED_TITLE,
    JUDGED_RECIPIENTS,
    JUDGED_HEADING,
    JUDGED_RUN_IN, /* a heading and its text in one paragraph */
    JUDGED_TEXT
};

/* A part of the source and what it is. */
struct mark {
    uint32_t start;
    enum judged kind;
    int level; /* of a heading */
};

struct marks {
    struct mark *items;
    size_t n;
};

struct judge {
    const struct word_format *format;
    const struct font_config *fonts;
    struct diags *diags;
    struct marks marks;
    size_t next;                        /* mark */
    emu pitch;                          /* what a row of the text should take */
    const struct word_paragraph *above; /* the one before, or NULL */
    struct faults faults;
};

/* -- What the paragraphs are --------------------------------------------- */

static void add_mark(struct marks *marks, struct span span, enum judged kind,
                     int level)
{
    if (!span_is_none(span))
        marks->items[marks->n++] = (struct mark){span.start, kind, level};
}

static bool is_figure(const struct block *b)
{
    return b != NULL && (b->kind == BLOCK_TABLE || b->kind == BLOCK_IMAGE);
}

/* 第一章, 第二节 of a regulation, which are centred and no 一、 of the standard
 */
static bool is_chapter(const struct heading *heading)
{
    struct number number;
    struct buf text = BUF_EMPTY; /* a number is one in front of words only */
    buf_printf(&text, "%s 总则", heading_shown_number(heading));
    bool is_one =
        number_match_words(buf_text(&text), &number) &&
        (number.shape == NUMBER_CHAPTER || number.shape == NUMBER_CHAPTER_PART);
    buf_free(&text);
    return is_one;
}

/* 注：…… below a table */
static bool is_table_note(const struct block *b)
{
    return b->kind == BLOCK_PARAGRAPH && b->as.paragraph != NULL &&
           strncmp(b->as.paragraph->text, "注：", strlen("注：")) == 0;
}

static void mark_block(struct marks *marks, const struct block *b,
                       const struct block *before)
{
    bool is_above = /* the unit may stand between a name and its table */
        is_figure(b->next) || (b->next != NULL && is_figure(b->next->next));
    enum judged text = is_figure(before) && is_table_note(b) ? JUDGED_NONE
                       : is_figure(before) || is_above       ? JUDGED_BESIDE
                                                             : JUDGED_TEXT;
    switch (b->kind) {
    case BLOCK_HEADING:
        add_mark(marks, b->span,
                 is_chapter(&b->as.heading) ? JUDGED_NONE
                 : b->as.heading.run_in     ? JUDGED_RUN_IN
                                            : JUDGED_HEADING,
                 b->as.heading.level);
        break;
    case BLOCK_PARAGRAPH:
    case BLOCK_ITEM:
        add_mark(marks, b->span, text, 0);
        break;
    case BLOCK_TABLE:
    case BLOCK_IMAGE:
    case BLOCK_PAGE_BREAK:
        add_mark(marks, b->span, JUDGED_NONE, 0);
        break;
    }
}

static int compare_marks(const void *a, const void *b)
{
    const struct mark *x = a, *y = b;
    return x->start < y->start ? -1 : x->start > y->start;
}

/* What a 令 or a 纪要 is called is its 发文机关标志. */
static bool has_title(const struct plan *plan)
{
    return plan->title != NULL && !span_is_none(plan->title_span) &&
           plan_format(plan) != FORMAT_ORDER &&
           plan_format(plan) != FORMAT_MINUTES;
}

/* Whether b is 出席：…… of a 纪要, which has a look of its own. */
static bool is_attendance(const struct plan *plan, const struct block *b)
{
    return plan_format(plan) == FORMAT_MINUTES && b->kind == BLOCK_PARAGRAPH &&
           b->as.paragraph != NULL &&
           attendance_label(b->as.paragraph->text) > 0;
}

static void mark_plan(struct marks *marks, const struct plan *plan)
{
    const struct block *before = NULL;
    if (has_title(plan))
        add_mark(marks, plan->title_span, JUDGED_TITLE, 0);
    if (plan->meta.to.n > 0)
        add_mark(marks, plan->meta.to.spans[0], JUDGED_RECIPIENTS, 0);
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        if (is_attendance(plan, b))
            add_mark(marks, b->span, JUDGED_NONE, 0);
        else
            mark_block(marks, b, before);
        before = b;
    }
}

static struct marks collect_marks(const struct plan *plan, struct arena *arena)
{
    size_t n = 0;
    for (const struct plan *p = plan; p != NULL; p = p->next) {
        n += 2;
        for (const struct block *b = p->first; b != NULL; b = b->next)
            n++;
    }
    struct marks marks = {arena_array(arena, n, sizeof(struct mark)), 0};
    for (const struct plan *p = plan; p != NULL; p = p->next)
        mark_plan(&marks, p);
    qsort(marks.items, marks.n, sizeof(struct mark), compare_marks);
    return marks;
}

/* Whether paragraph continues the title, which may take several. */
static bool is_in_title(const struct plan *plan, uint32_t start)
{
    for (const struct plan *p = plan; p != NULL; p = p->next)
        if (has_title(p) && p->title_span.start <= start &&
            start < p->title_span.end)
            return true;
    return false;
}

/* The mark of a paragraph; paragraphs are asked for in their order. */
static struct mark mark_of(struct judge *judge, const struct plan *plan,
                           const struct word_paragraph *paragraph)
{
    const struct marks *marks = &judge->marks;
    struct span span = paragraph->span;
    while (judge->next < marks->n &&
           marks->items[judge->next].start < span.start)
        judge->next++;
    if (is_in_title(plan, span.start))
        return (struct mark){span.start, JUDGED_TITLE, 0};
    if (judge->next < marks->n && marks->items[judge->next].start < span.end)
        return marks->items[judge->next];
    return (struct mark){span.start, JUDGED_NONE, 0};
}

/* -- What they should look like ------------------------------------------ */

static enum face heading_face(int level)
{
    return level == 1 ? FACE_HEADING1 : level == 2 ? FACE_HEADING2 : FACE_BODY;
}

static enum face wanted_face(struct mark mark)
{
    switch (mark.kind) {
    case JUDGED_TITLE:
        return FACE_TITLE;
    case JUDGED_HEADING:
        return heading_face(mark.level);
    case JUDGED_RUN_IN:
    case JUDGED_RECIPIENTS:
    case JUDGED_TEXT:
    case JUDGED_BESIDE:
    case JUDGED_NONE:
        break;
    }
    return FACE_BODY;
}

static bool is_right_face(const struct judge *judge, struct mark mark,
                          const char *name)
{
    if (font_role_has_name(&judge->fonts->roles[wanted_face(mark)], name))
        return true;
    return mark.kind == JUDGED_RUN_IN &&
           font_role_has_name(&judge->fonts->roles[heading_face(mark.level)],
                              name);
}

/* -- Findings ------------------------------------------------------------ */

static const char *judged_word(const struct judge *judge, struct mark mark)
{
    static const char *const levels[] = {"一级标题", "二级标题", "三级标题",
                                         "四级标题", "五级标题"};
    static const char *const levels_en[] = {
        "the first-level heading", "the second-level heading",
        "the third-level heading", "the fourth-level heading",
        "the fifth-level heading"};
    switch (mark.kind) {
    case JUDGED_TITLE:
        return diags_word(judge->diags, "标题", "the title");
    case JUDGED_RECIPIENTS:
        return diags_word(judge->diags, "主送机关", "the recipients");
    case JUDGED_HEADING:
        return judge->diags->lang == LANG_ZH ? levels[mark.level - 1]
                                             : levels_en[mark.level - 1];
    case JUDGED_RUN_IN:
    case JUDGED_TEXT:
    case JUDGED_BESIDE:
    case JUDGED_NONE:
        break;
    }
    return diags_word(judge->diags, "正文", "the text");
}

/* Says what is wrong with a paragraph; wanted may be NULL. */
static void report(struct judge *judge, enum diag_code code,
                   const struct word_paragraph *p, struct mark mark,
                   const char *found, const char *wanted)
{
    faults_add(&judge->faults, code, p->span, judged_word(judge, mark), found,
               wanted);
}

static void check_face(struct judge *judge, struct mark mark,
                       const struct word_paragraph *p)
{
    if (p->han_face == NULL || is_right_face(judge, mark, p->han_face))
        return;
    report(judge, DIAG_WORD_FACE, p, mark, p->han_face,
           face_zh(wanted_face(mark)));
}

static void check_size(struct judge *judge, struct mark mark,
                       const struct word_paragraph *p)
{
    emu wanted = mark.kind == JUDGED_TITLE ? SIZE_TITLE : SIZE_BODY;
    if (p->size == 0 || p->size == wanted)
        return;
    report(judge, DIAG_WORD_SIZE, p, mark,
           type_size_text(p->size, judge->diags),
           type_size_text(wanted, judge->diags));
}

/* Two cells of the paragraph's own type, as any of the ways to set them comes
 * out; a sixth of a cell is what 15.8 磅 for 16 makes of it. */
static bool is_two_cells(const struct word_paragraph *p)
{
    emu size = p->size == 0 ? 10 * EMU_PT : p->size; /* as Word has it */
    return p->first_chars == 200 ||
           abs(p->left + p->first_indent - INDENT_CELLS * size) <= size / 6;
}

static void check_indent(struct judge *judge, struct mark mark,
                         const struct word_paragraph *p)
{
    bool is_flush = mark.kind == JUDGED_TITLE || mark.kind == JUDGED_RECIPIENTS;
    if (is_flush ? p->first_chars == 0 && p->left + p->first_indent == 0
                 : is_two_cells(p))
        return;
    report(
        judge, DIAG_WORD_INDENT, p, mark,
        p->first_chars != 0
            ? arena_printf(judge->diags->arena,
                           diags_word(judge->diags, "%g 字", "%g characters"),
                           p->first_chars / 100.0)
            : millimetres_text(p->left + p->first_indent, judge->diags),
        is_flush ? diags_word(judge->diags, "不缩进", "none")
                 : diags_word(judge->diags, "首行缩进 2 字", "2 characters"));
}

static const char *align_word(const struct judge *judge, enum align align)
{
    switch (align) {
    case ALIGN_CENTER:
        return diags_word(judge->diags, "居中", "centred");
    case ALIGN_RIGHT:
        return diags_word(judge->diags, "右对齐", "flush right");
    case ALIGN_LEFT:
    case ALIGN_DEFAULT:
        break;
    }
    return diags_word(judge->diags, "左对齐", "flush left");
}

static void check_align(struct judge *judge, struct mark mark,
                        const struct word_paragraph *p)
{
    bool is_title = mark.kind == JUDGED_TITLE;
    if (is_title ? p->align == ALIGN_CENTER
                 : p->align != ALIGN_CENTER && p->align != ALIGN_RIGHT)
        return;
    report(judge, DIAG_WORD_ALIGN, p, mark, align_word(judge, p->align),
           is_title ? diags_word(judge->diags, "居中", "centred")
                    : diags_word(judge->diags, "两端对齐", "justified"));
}

static const char *pitch_text(const struct judge *judge,
                              const struct word_paragraph *p)
{
    struct arena *arena = judge->diags->arena;
    switch (p->pitch_rule) {
    case PITCH_EXACT:
        break;
    case PITCH_AT_LEAST:
        return arena_printf(
            arena, diags_word(judge->diags, "最小值 %s", "at least %s"),
            points_text(p->pitch, judge->diags));
    case PITCH_MULTIPLE:
        return arena_printf(arena,
                            diags_word(judge->diags, "%g 倍行距", "%g lines"),
                            p->pitch / 1000.0);
    }
    return arena_printf(arena,
                        diags_word(judge->diags, "固定值 %s", "exactly %s"),
                        points_text(p->pitch, judge->diags));
}

/* One line of a grid of 22 a page, as Page Setup makes it. */
static bool is_on_grid(const struct judge *judge,
                       const struct word_paragraph *p)
{
    const struct word_section *s = judge->format->sections;
    return s != NULL && s->grid_lines == AREA_ROWS &&
           p->pitch_rule == PITCH_MULTIPLE && p->pitch == 1000;
}

/* Text that stands off a table, to be on a row of the page. */
static bool is_below_table(const struct judge *judge,
                           const struct word_paragraph *p)
{
    return judge->above != NULL && judge->above->is_in_table &&
           p->before <= judge->pitch && p->after == 0;
}

/* The title has a pitch of its own, and space around it. */
static void check_spacing(struct judge *judge, struct mark mark,
                          const struct word_paragraph *p)
{
    if (mark.kind == JUDGED_TITLE)
        return;
    if (!is_on_grid(judge, p) &&
        (p->pitch_rule != PITCH_EXACT || abs(p->pitch - judge->pitch) > EMU_PT))
        report(judge, DIAG_WORD_SPACING, p, mark, pitch_text(judge, p),
               arena_printf(judge->diags->arena,
                            diags_word(judge->diags, "固定值 %s", "exactly %s"),
                            points_text(judge->pitch, judge->diags)));
    if (mark.kind != JUDGED_RECIPIENTS && !is_below_table(judge, p) &&
        (p->before > 0 || p->after > 0))
        report(judge, DIAG_WORD_SPACING, p, mark,
               arena_printf(judge->diags->arena,
                            diags_word(judge->diags, "段前 %s、段后 %s",
                                       "%s before, %s after"),
                            points_text(p->before, judge->diags),
                            points_text(p->after, judge->diags)),
               diags_word(judge->diags, "段前、段后 0", "none"));
}

/* Headings of all levels without a style are one fault. */
static void check_heading_style(struct judge *judge, struct mark mark,
                                const struct word_paragraph *p)
{
    struct diags *diags = judge->diags;
    if (mark.kind != JUDGED_HEADING || p->outline == mark.level)
        return;
    if (p->outline == 0)
        report(judge, DIAG_WORD_HEADING_STYLE, p, mark,
               diags_word(diags, "没有大纲级别", "no outline level"),
               diags_word(diags, "标题 1 至标题 4，按级别",
                          "Heading 1 to 4, by level"));
    else
        report(
            judge, DIAG_WORD_HEADING_STYLE, p, mark,
            arena_printf(diags->arena,
                         diags_word(diags, "是大纲 %d 级", "outline level %d"),
                         p->outline),
            arena_printf(diags->arena,
                         diags_word(diags, "标题 %d（大纲 %d 级）",
                                    "Heading %d (outline level %d)"),
                         mark.level, mark.level));
}

static void check_color(struct judge *judge, struct mark mark,
                        const struct word_paragraph *p)
{
    if (p->color != NULL && strcmp(p->color, "000000") != 0)
        report(judge, DIAG_WORD_COLOR, p, mark, p->color, NULL);
}

/* -- All of them --------------------------------------------------------- */

static void check_paragraph(struct judge *judge, struct mark mark,
                            const struct word_paragraph *p)
{
    static void (*const checks[])(struct judge *, struct mark,
                                  const struct word_paragraph *) = {
        check_face,  check_size,    check_indent,        check_align,
        check_color, check_spacing, check_heading_style,
    };
    for (size_t i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
        checks[i](judge, mark, p);
}

/* Centred or at the right: below a title a subtitle or who passed it, beside
 * a table its name or unit. */
static bool is_set_off(const struct word_paragraph *p)
{
    return p->align == ALIGN_CENTER || p->align == ALIGN_RIGHT;
}

void conformity_check(const struct plan *plan, const struct word_format *format,
                      const struct profile *profile,
                      const struct font_config *fonts, struct diags *diags)
{
    if (profile == NULL)
        profile = profile_default();
    struct judge judge = {.faults.diags = diags,
                          .format = format,
                          .fonts = fonts,
                          .diags = diags,
                          .marks = collect_marks(plan, diags->arena),
                          .pitch = conformity_pitch(format, profile)};
    const struct word_paragraph *above = NULL;
    bool has_text = false;
    conformity_check_pages(format, profile, fonts, diags);
    for (const struct word_paragraph *p = format->paragraphs; p != NULL;
         p = p->next) {
        struct mark mark = mark_of(&judge, plan, p);
        judge.above = above;
        above = p;
        bool is_text = mark.kind == JUDGED_TEXT || mark.kind == JUDGED_BESIDE;
        has_text |= is_text && !is_set_off(p);
        if (mark.kind == JUDGED_NONE || p->is_in_table || p->is_in_box ||
            (is_set_off(p) &&
             (mark.kind == JUDGED_BESIDE || (is_text && !has_text))))
            continue;
        check_paragraph(&judge, mark, p);
    }
    faults_end(&judge.faults);
}
