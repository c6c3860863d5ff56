/*
 * Behind the text: 附件说明, 署名, 成文日期, 印章 and 附注 (GB/T 9704-2012
 * 7.3.4 to 7.3.6).
 */
#include "write/docx_part.h"

#include "layout/closing.h"
#include "layout/seal.h"
#include "layout/signature_place.h"

#include <string.h>

enum {
    MANY_ATTACHMENTS = 10,
    KEPT_ATTACHMENTS = 2, /* of a long list, as layout carries rows */
    HALF_CELL_WIDTH = CELL_WIDTH / 2
};

/* From ten on the numbers stand right in a box of one and a half cells, so
 * that the names stand below each other. */
static void start_one_of_many(struct docx *docx, size_t i)
{
    static const int first_number[] = {5 * CELL_WIDTH + HALF_CELL_WIDTH};
    struct docx_direct direct = {.has_left = true,
                                 .left = 6 * CELL_WIDTH + HALF_CELL_WIDTH,
                                 .hanging = CELL_WIDTH};
    if (i == 0) {
        direct.hanging = 4 * CELL_WIDTH + HALF_CELL_WIDTH;
        direct.tabs = first_number;
        direct.n_tabs = 1;
    } else if (i + 1 >= MANY_ATTACHMENTS) {
        direct.hanging = CELL_WIDTH + HALF_CELL_WIDTH;
    }
    docx_start_paragraph(docx, i == 0 ? "AttachmentFirst" : "AttachmentNext",
                         &direct);
}

/* From the label, the first one, to the name. */
static const char *attachment_text(struct docx *docx, size_t i)
{
    const struct meta *meta = &docx->text->meta;
    const char *name = meta->attachments[i].name;
    const char *label = i > 0                                     ? ""
                        : meta->n_attachments >= MANY_ATTACHMENTS ? "附件：\t"
                                                                  : "附件：";

    if (meta->n_attachments == 1)
        return arena_printf(docx->arena, "%s%s", label, name);
    return arena_printf(docx->arena, "%s%zu.%s", label, i + 1, name);
}

/* 7.3.4: 附件：name, or 附件：1.name and the others below, no mark behind */
void docx_write_attachments(struct docx *docx)
{
    const struct meta *meta = &docx->text->meta;
    size_t n = meta->n_attachments;
    bool is_kept = docx_is_signed(docx) && docx_find_attendance(docx) == NULL;
    size_t n_kept = n <= CLOSING_KEPT_ATTACHMENTS ? n : KEPT_ATTACHMENTS;

    for (size_t i = 0; i < n; i++) {
        docx->keeps_next = is_kept && i + n_kept >= n;
        docx_comment_on(docx, &meta->attachments[i]);
        if (n >= MANY_ATTACHMENTS)
            start_one_of_many(docx, i);
        else
            docx_start_paragraph(docx,
                                 n == 1   ? "AttachmentOnly"
                                 : i == 0 ? "AttachmentFirst"
                                          : "AttachmentNext",
                                 NULL);
        docx_write_text(docx, attachment_text(docx, i), NULL);
        docx_end_paragraph(docx);
    }
    docx->keeps_next = false;
}

/* Who signs: the signature, else the issuers, sponsor first. */
static struct names signers(const struct docx *docx)
{
    const struct meta *meta = &docx->text->meta;
    struct names one = {NULL, NULL, 1};

    if (meta->signature == NULL)
        return meta->issuer;
    one.items = arena_array(docx->arena, 1, sizeof(*one.items));
    one.items[0] = meta->signature;
    return one;
}

/* A width in units of layout (thousandths of a cell), of which there are
 * enough for any name. */
static int32_t units(int half_cells)
{
    return (half_cells < INT16_MAX ? half_cells : INT16_MAX) * HALF_CELL;
}

static int twips(int32_t units)
{
    return (int)((int64_t)units * CELL_WIDTH / CELL);
}

static void start_line(struct docx *docx, const char *style, int32_t left)
{
    struct docx_direct direct = {.has_left = true, .left = twips(left)};
    docx_start_paragraph(docx, style, &direct);
}

static void start_date(struct docx *docx, const char *style, int32_t left)
{
    docx_comment_on(docx, &docx->text->meta.date);
    start_line(docx, style, left);
}

static struct signature_widths measure(const struct names *names,
                                       const char *date)
{
    return (struct signature_widths){names->n, units(docx_widest(names)),
                                     units(docx_text_width(date))};
}

/* How the document is sealed (印章). */
enum seal { SEAL_NONE, SEAL_SPACE, SEAL_PICTURE };

static enum seal seal_of(const struct docx *docx)
{
    const struct meta *meta = &docx->text->meta;

    if (!signature_is_sealed(meta, docx->format))
        return SEAL_NONE;
    return seal_is_picture(meta) ? SEAL_PICTURE : SEAL_SPACE;
}

/* 7.3.5.1: name and date lie a little below the middle of the seal.  It is
 * anchored to the date, which has no space above it: programs do not agree
 * whether that belongs to the paragraph. */
static void press_seal(struct docx *docx, int32_t middle)
{
    enum { MIDDLE_ABOVE = 142 }; /* 2.5 mm, as in layout */
    emu diameter = docx->profile->seal_diameter;
    struct docx_stamp seal;

    if (docx_load_stamp(docx, diameter, diameter, &seal))
        docx_press_stamp(docx, &seal, "印章", twips(middle) * EMU_TWIP,
                         -MIDDLE_ABOVE * EMU_TWIP);
}

/* One name, or several without seals. */
static void write_names(struct docx *docx, const struct names *names,
                        const char *date, enum seal seal)
{
    struct signature_widths widths = measure(names, date);
    struct signature_place place = signature_place(&widths, seal != SEAL_NONE);
    const char *style =
        seal != SEAL_NONE ? "SignatureSealed" : "SignatureFirst";

    for (size_t i = 0; i < names->n; i++) {
        start_line(docx, style, place.name);
        docx_write_text(docx, names->items[i], NULL);
        docx_end_paragraph(docx);
        style = "SignatureNext";
    }
    if (*date == '\0')
        return;
    start_date(docx, names->n > 0 ? "IssueDate" : "IssueDateOnly", place.date);
    if (seal == SEAL_PICTURE)
        press_seal(docx, place.date + widths.date / 2);
    docx_write_text(docx, date, NULL);
    docx_end_paragraph(docx);
}

/* -- Several names, each with a seal: 7.3.5.1 ------------------------------ */

/* The names from first on that share a row. */
static void write_sealed_row(struct docx *docx,
                             const struct signature_columns *columns,
                             const struct names *names, size_t first, size_t n)
{
    int lefts[SEALS_A_ROW];
    int rows = signature_rows_a_seal(docx->profile->seal_diameter) - 1;
    struct docx_direct direct = {.tabs = lefts, .n_tabs = n};

    for (size_t i = 0; i < n; i++) {
        int32_t centre = columns->last - (int32_t)(n - 1 - i) * columns->step;
        int32_t width = units(docx_text_width(names->items[first + i]));
        int32_t left = centre - width / 2;
        lefts[i] = twips(left > 0 ? left : 0);
    }
    if (n == 1) /* as one name of a single organ */
        direct = (struct docx_direct){.has_left = true, .left = lefts[0]};
    if (first > 0)
        direct.before = rows * docx_pitch(docx);
    docx_start_paragraph(docx, first == 0 ? "SignatureSealed" : "SignatureNext",
                         &direct);
    for (size_t i = 0; i < n; i++) {
        docx_write_text(docx, n > 1 ? "\t" : "", NULL);
        docx_write_text(docx, names->items[first + i], NULL);
    }
    docx_end_paragraph(docx);
}

static void write_sealed_names(struct docx *docx, const struct names *names,
                               const char *date)
{
    struct signature_widths widths = measure(names, date);
    struct signature_columns columns =
        signature_columns(&widths, docx->profile->seal_diameter);

    for (size_t i = 0; i < names->n; i += columns.n) {
        size_t left = names->n - i;
        write_sealed_row(docx, &columns, names, i,
                         left < columns.n ? left : columns.n);
    }
    if (*date == '\0')
        return;
    start_date(docx, "IssueDate", columns.last - widths.date / 2);
    docx_write_text(docx, date, NULL);
    docx_end_paragraph(docx);
}

/* -- 签名章: 7.3.5.3 ------------------------------------------------------- */

/* Without a picture the name keeps the place of the stamp, in its face. */
static void write_stamp(struct docx *docx, const struct signer *signer,
                        int32_t left, const char *style)
{
    int32_t post = left - POST_GAP - units(docx_text_width(signer->post));
    int tabs[2] = {twips(post > 0 ? post : 0), twips(left)};
    bool has_post = *signer->post != '\0';
    struct docx_direct direct = {.tabs = has_post ? tabs : tabs + 1,
                                 .n_tabs = has_post ? 2 : 1};

    docx_start_paragraph(docx, style, &direct);
    docx_write_text(docx, "\t", NULL);
    docx_write_text(docx, signer->post, NULL);
    docx_write_text(docx, has_post ? "\t" : "", NULL);
    docx_write_text(docx, signer->name, "SignerName");
    docx_end_paragraph(docx);
}

/* 右空四字, of the date too. */
static int32_t left_of(int32_t width)
{
    int32_t left = AREA_UNITS - SEALED_RIGHT - width;
    return left > NAME_LEFT_LEAST ? left : NAME_LEFT_LEAST;
}

static void write_stamps(struct docx *docx, const struct names *signers,
                         const char *date)
{
    int32_t widest_name = 0;

    for (size_t i = 0; i < signers->n; i++) {
        struct signer signer = signer_split(signers->items[i], docx->arena);
        int32_t width = units(docx_text_width(signer.name));
        widest_name = width > widest_name ? width : widest_name;
    }
    for (size_t i = 0; i < signers->n; i++) {
        struct signer signer = signer_split(signers->items[i], docx->arena);
        write_stamp(docx, &signer, left_of(widest_name),
                    i == 0 ? "Stamp" : "StampNext");
    }
    if (*date == '\0')
        return;
    start_date(docx, "IssueDateOnly", left_of(units(docx_text_width(date))));
    docx_write_text(docx, date, NULL);
    docx_end_paragraph(docx);
}

enum { STAMP_RIGHT = TEXT_WIDTH - 4 * CELL_WIDTH /* 右空四字 */ };

/* The rows of the post, which stands two cells left of the stamp. */
static int count_rows(const char *text, int room)
{
    int width = twips(units(docx_text_width(text)));
    return width > room ? (width + room - 1) / room : 1;
}

/* The post in the middle of the stamp's three rows, two rows below the text;
 * an empty row before the date.  What is free goes below the post, not above
 * the date, which the stamp is anchored to: programs do not agree whether
 * that belongs to the paragraph. */
static void write_post(struct docx *docx, const char *post, int room, int rows)
{
    int pitch = docx_pitch(docx);
    int width = twips(units(docx_text_width(post)));
    int half_free = (STAMP_ROWS - rows) * pitch / 2;
    int above = docx->profile->word_blank_rows ? 0 : 2 * pitch;
    struct docx_direct direct = {.has_left = true,
                                 .left = width < room ? room - width : 0,
                                 .right = width < room ? 0 : TEXT_WIDTH - room,
                                 .before = above + half_free,
                                 .after = pitch + half_free};

    docx_start_paragraph(docx, "Stamp", &direct);
    docx_write_text(docx, post, NULL);
    docx_end_paragraph(docx);
}

/* 单一机关制发的公文加盖签发人签名章.  The picture stands for the name.  False
 * where it can't be loaded, or the post is higher than it. */
static bool write_stamp_picture(struct docx *docx, const char *signer,
                                const char *date)
{
    struct signer who = signer_split(signer, docx->arena);
    int pitch = docx_pitch(docx);
    int height = (STAMP_ROWS - 1) * pitch + BODY_HEIGHT;
    struct docx_stamp stamp;

    if (!docx_load_stamp(docx, STAMP_CELLS * CELL_WIDTH * EMU_TWIP,
                         height * EMU_TWIP, &stamp))
        return false;
    int room = STAMP_RIGHT - docx_twips(stamp.size.width) - 2 * CELL_WIDTH;
    int rows = count_rows(who.post, room);
    if (rows > STAMP_ROWS) {
        docx_drop_stamp(&stamp);
        return false;
    }
    write_post(docx, who.post, room, rows);
    start_date(docx, "IssueDate", left_of(units(docx_text_width(date))));
    docx_press_stamp(docx, &stamp, who.name,
                     STAMP_RIGHT * EMU_TWIP - stamp.size.width / 2,
                     -(pitch * EMU_TWIP + STAMP_ROWS * pitch * EMU_TWIP / 2));
    docx_write_text(docx, date, NULL);
    docx_end_paragraph(docx);
    return true;
}

/* -- Which of them --------------------------------------------------------- */

/* A plan without a date is issued by a circular and not signed itself; an
 * attachment never is. */
bool docx_is_signed(const struct docx *docx)
{
    const struct meta *meta = &docx->plan->meta;

    return docx->text == docx->plan &&
           (date_is_set(meta->date) || meta->signature != NULL);
}

void docx_write_signature(struct docx *docx)
{
    const struct meta *meta = &docx->text->meta;
    bool has_date = date_is_set(meta->date);
    enum seal seal = seal_of(docx);

    if (!docx_is_signed(docx))
        return;

    const struct names names = signers(docx);
    const char *date = has_date ? date_zh(meta->date, docx->arena) : "";

    if (signature_is_stamped(meta, docx->format, docx->arena) &&
        write_stamp_picture(docx, meta->signer.items[0], date))
        return;
    if (docx->format == FORMAT_ORDER && meta->signer.n > 0)
        write_stamps(docx, &meta->signer, date);
    else if (seal != SEAL_NONE && names.n > 1)
        write_sealed_names(docx, &names, date);
    else
        write_names(docx, &names, date, seal);
}

/* 7.3.6: in full-width brackets */
void docx_write_note(struct docx *docx)
{
    const char *note = docx->text->meta.note;
    bool has_brackets;

    if (note == NULL)
        return;
    has_brackets = strncmp(note, "（", strlen("（")) == 0;
    docx_write_paragraph(
        docx, "Notes",
        has_brackets ? note : arena_printf(docx->arena, "（%s）", note));
}
