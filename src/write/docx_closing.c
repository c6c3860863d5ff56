/*
 * Behind the text: 附件说明, 署名, 成文日期, 印章 and 附注 (GB/T 9704-2012
 * 7.3.4 to 7.3.6).
 */
#include "write/docx_part.h"

#include <string.h>

enum {
    MANY_ATTACHMENTS = 10,
    KEPT_ATTACHMENTS = 2, /* with the signature, as layout carries rows */
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

/* 7.3.4: 附件：name, or 附件：1.name and the others below, no mark behind */
void docx_write_attachments(struct docx *docx)
{
    const struct meta *meta = &docx->text->meta;
    size_t n = meta->n_attachments;
    bool is_signed = docx_is_signed(docx);

    for (size_t i = 0; i < n; i++) {
        docx->keeps_next = is_signed && i + KEPT_ATTACHMENTS >= n;
        if (n >= MANY_ATTACHMENTS)
            start_one_of_many(docx, i);
        else
            docx_start_paragraph(docx,
                                 n == 1   ? "AttachmentOnly"
                                 : i == 0 ? "AttachmentFirst"
                                          : "AttachmentNext",
                                 NULL);
        if (i == 0)
            docx_write_text(docx, n >= MANY_ATTACHMENTS ? "附件：\t" : "附件：",
                            NULL);
        if (n > 1)
            docx_write_text(docx, arena_printf(docx->arena, "%zu.", i + 1),
                            NULL);
        docx_write_text(docx, meta->attachments[i].name, NULL);
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

/* Where names and date begin, in half cells from the left of the 版心. */
struct signature_place {
    int names, date;
};

/* 7.3.5.1, with a seal: the date 右空四字, the name centred on it, both further
 * left where the name would not fit.
 * 7.3.5.2, without: the date begins two characters right of the name, and the
 * longer of the two is 右空二字. */
static struct signature_place place_signature(bool has_seal, int name, int date)
{
    enum { LINE = 2 * LINE_CELLS, TWO_CELLS = 4, FOUR_CELLS = 8 };
    int sealed_date = LINE - FOUR_CELLS - date;
    int beyond = sealed_date + (date - name) / 2 + name - LINE;

    if (name == 0)
        return (struct signature_place){LINE, LINE - TWO_CELLS - date};
    if (has_seal) {
        sealed_date -= beyond > 0 ? beyond : 0;
        return (struct signature_place){sealed_date + (date - name) / 2,
                                        sealed_date};
    }
    if (name >= date)
        return (struct signature_place){LINE - TWO_CELLS - name, LINE - name};
    return (struct signature_place){LINE - FOUR_CELLS - date,
                                    LINE - TWO_CELLS - date};
}

/* A name longer than the line begins at its second cell and is broken. */
static struct signature_place keep_on_line(struct signature_place place,
                                           int date)
{
    if (place.names < 4)
        return (struct signature_place){4, 2 * LINE_CELLS - 8 - date};
    return place;
}

static int widest(const struct names *names)
{
    int width = 0;
    for (size_t i = 0; i < names->n; i++) {
        int name = docx_text_width(names->items[i]);
        width = name > width ? name : width;
    }
    return width;
}

static int cells_width(int half_cells)
{
    return half_cells * CELL_WIDTH / 2;
}

static void start_line(struct docx *docx, const char *style, int half_cells)
{
    struct docx_direct direct = {.has_left = true,
                                 .left = cells_width(half_cells)};
    docx_start_paragraph(docx, style, &direct);
}

/* How the document is sealed (印章). */
enum seal { SEAL_NONE, SEAL_SPACE, SEAL_PICTURE };

static enum seal seal_of(const struct docx *docx)
{
    const char *seal = docx->text->meta.seal;

    if (seal == NULL || strcmp(seal, "无") == 0 ||
        docx->format == FORMAT_MINUTES) /* 10.3: 纪要不加盖印章 */
        return SEAL_NONE;
    return strcmp(seal, "有") == 0 ? SEAL_SPACE : SEAL_PICTURE;
}

/* 7.3.5.1: name and date lie a little below the middle of the seal.  It is
 * anchored to the date, which has no space above it: programs do not agree
 * whether that belongs to the paragraph. */
static void press_seal(struct docx *docx, int date_left, int date_width)
{
    enum { MIDDLE_ABOVE = 142 }; /* 2.5 mm, as in layout */
    emu diameter = docx->profile->seal_diameter;
    int middle = cells_width(date_left) + cells_width(date_width) / 2;
    struct docx_stamp seal;

    if (docx_load_stamp(docx, diameter, diameter, &seal))
        docx_press_stamp(docx, &seal, "印章", middle * EMU_TWIP,
                         -MIDDLE_ABOVE * EMU_TWIP);
}

/* One name, or several without seals. */
static void write_names(struct docx *docx, const struct names *names,
                        const char *date, enum seal seal)
{
    int width = docx_text_width(date);
    struct signature_place place = keep_on_line(
        place_signature(seal != SEAL_NONE, widest(names), width), width);
    const char *style =
        seal != SEAL_NONE ? "SignatureSealed" : "SignatureFirst";

    for (size_t i = 0; i < names->n; i++) {
        start_line(docx, style, place.names);
        docx_write_text(docx, names->items[i], NULL);
        docx_end_paragraph(docx);
        style = "SignatureNext";
    }
    if (*date == '\0')
        return;
    start_line(docx, names->n > 0 ? "IssueDate" : "IssueDateOnly", place.date);
    if (seal == SEAL_PICTURE)
        press_seal(docx, place.date, width);
    docx_write_text(docx, date, NULL);
    docx_end_paragraph(docx);
}

/* -- Several names, each with a seal: 7.3.5.1 ------------------------------ */

enum { SEALS_A_ROW = 3, LINE_HALVES = 2 * LINE_CELLS };

/* Names stand in columns, the last row of them filled from the right: its
 * last name and the date share a seal.  Half cells. */
struct columns {
    int n;
    int step, last; /* from centre to centre; centre of the last */
};

static bool plan_columns(const struct docx *docx, int name, int date, int n,
                         int right, struct columns *columns)
{
    enum { NAMES_LEFT = 4 }; /* as a name that stands alone */
    int seal = docx_twips(docx->profile->seal_diameter) * 2 / CELL_WIDTH + 1;
    int first = name / 2 + NAMES_LEFT;
    int last = LINE_HALVES - right - date / 2;
    int half = (name > seal ? name : seal) / 2;

    first = first > seal / 2 ? first : seal / 2;
    int widest = LINE_HALVES / n, step = (last - first) / (n - 1);
    *columns = (struct columns){n, step < widest ? step : widest, last};
    return last + half <= LINE_HALVES && columns->step > name &&
           columns->step >= seal;
}

/* As many columns as there can be; 右空四字 gives way before they do. */
static struct columns find_columns(const struct docx *docx, int n_names,
                                   int name, int date)
{
    enum { RIGHT = 8 };
    struct columns columns;

    for (int n = n_names < SEALS_A_ROW ? n_names : SEALS_A_ROW; n > 1; n--) {
        int even = (LINE_HALVES / n - date) / 2;
        if (plan_columns(docx, name, date, n, RIGHT, &columns) ||
            plan_columns(docx, name, date, n, even > 0 ? even : 0, &columns))
            return columns;
    }
    return (struct columns){1, 0, LINE_HALVES - RIGHT - date / 2};
}

/* The names from first on that share a row. */
static void write_sealed_row(struct docx *docx, const struct columns *columns,
                             const struct names *names, size_t first, size_t n)
{
    int tabs[SEALS_A_ROW];
    emu seal = docx->profile->seal_diameter;
    int rows = (int)(seal / docx->profile->word_pitch);
    struct docx_direct direct = {.tabs = tabs, .n_tabs = n};

    for (size_t i = 0; i < n; i++) {
        int centre = columns->last - (int)(n - 1 - i) * columns->step;
        int left = centre - docx_text_width(names->items[first + i]) / 2;
        tabs[i] = cells_width(left > 0 ? left : 0);
    }
    if (first > 0)
        direct.before = rows * docx_pitch(docx);
    docx_start_paragraph(docx, first == 0 ? "SignatureSealed" : "SignatureNext",
                         &direct);
    for (size_t i = 0; i < n; i++) {
        docx_write_text(docx, "\t", NULL);
        docx_write_text(docx, names->items[first + i], NULL);
    }
    docx_end_paragraph(docx);
}

static void write_sealed_names(struct docx *docx, const struct names *names,
                               const char *date)
{
    int width = docx_text_width(date);
    struct columns columns =
        find_columns(docx, (int)names->n, widest(names), width);
    size_t a_row = (size_t)columns.n;

    for (size_t i = 0; i < names->n; i += a_row) {
        size_t left = names->n - i;
        write_sealed_row(docx, &columns, names, i, left < a_row ? left : a_row);
    }
    if (*date == '\0')
        return;
    start_line(docx, "IssueDate", columns.last - width / 2);
    docx_write_text(docx, date, NULL);
    docx_end_paragraph(docx);
}

/* -- 签名章: 7.3.5.3 ------------------------------------------------------- */

/* 签发人: 市长 张某.  Without a picture the name keeps the place of the stamp,
 * in its face. */
struct stamp {
    const char *post, *name;
};

static struct stamp split_signer(struct docx *docx, const char *text)
{
    const char *ideographic = strstr(text, "　");
    const char *blank = ideographic != NULL ? ideographic : strchr(text, ' ');

    if (blank == NULL)
        return (struct stamp){"", text};
    return (struct stamp){
        arena_strndup(docx->arena, text, (size_t)(blank - text)),
        blank + (ideographic != NULL ? strlen("　") : 1)};
}

static void write_stamp(struct docx *docx, const struct stamp *stamp, int left,
                        const char *style)
{
    enum { GAP = 4 };
    int post = left - GAP - docx_text_width(stamp->post);
    int tabs[2] = {cells_width(post > 0 ? post : 0), cells_width(left)};
    bool has_post = *stamp->post != '\0';
    struct docx_direct direct = {.tabs = has_post ? tabs : tabs + 1,
                                 .n_tabs = has_post ? 2 : 1};

    docx_start_paragraph(docx, style, &direct);
    docx_write_text(docx, "\t", NULL);
    docx_write_text(docx, stamp->post, NULL);
    docx_write_text(docx, has_post ? "\t" : "", NULL);
    docx_write_text(docx, stamp->name, "SignerName");
    docx_end_paragraph(docx);
}

static void write_stamps(struct docx *docx, const struct names *signers,
                         const char *date)
{
    enum { RIGHT = 8, LEAST = 4 };
    int widest_name = 0;

    for (size_t i = 0; i < signers->n; i++) {
        int width = docx_text_width(split_signer(docx, signers->items[i]).name);
        widest_name = width > widest_name ? width : widest_name;
    }
    int left = LINE_HALVES - RIGHT - widest_name;
    for (size_t i = 0; i < signers->n; i++) {
        struct stamp stamp = split_signer(docx, signers->items[i]);
        write_stamp(docx, &stamp, left > LEAST ? left : LEAST,
                    i == 0 ? "Stamp" : "StampNext");
    }
    if (*date == '\0')
        return;
    start_line(docx, "IssueDateOnly",
               LINE_HALVES - RIGHT - docx_text_width(date));
    docx_write_text(docx, date, NULL);
    docx_end_paragraph(docx);
}

enum {
    STAMP_ROWS = 3, /* as in layout */
    STAMP_WIDTH = 8 * CELL_WIDTH,
    STAMP_RIGHT = TEXT_WIDTH - 4 * CELL_WIDTH /* 右空四字 */
};

/* The rows of the post, which stands two cells left of the stamp. */
static int count_rows(const char *text, int room)
{
    int width = cells_width(docx_text_width(text));
    return width > room ? (width + room - 1) / room : 1;
}

/* The post in the middle of the stamp's three rows, two rows below the text;
 * an empty row before the date.  What is free goes below the post, not above
 * the date, which the stamp is anchored to: programs do not agree whether
 * that belongs to the paragraph. */
static void write_post(struct docx *docx, const char *post, int room, int rows)
{
    int pitch = docx_pitch(docx);
    int width = cells_width(docx_text_width(post));
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
    struct stamp who = split_signer(docx, signer);
    int pitch = docx_pitch(docx);
    int height = (STAMP_ROWS - 1) * pitch + BODY_HEIGHT;
    struct docx_stamp stamp;

    if (!docx_load_stamp(docx, STAMP_WIDTH * EMU_TWIP, height * EMU_TWIP,
                         &stamp))
        return false;
    int room = STAMP_RIGHT - docx_twips(stamp.width) - 2 * CELL_WIDTH;
    int rows = count_rows(who.post, room);
    if (rows > STAMP_ROWS) {
        docx_drop_stamp(&stamp);
        return false;
    }
    write_post(docx, who.post, room, rows);
    start_line(docx, "IssueDate", LINE_HALVES - 8 - docx_text_width(date));
    docx_press_stamp(docx, &stamp, who.name,
                     STAMP_RIGHT * EMU_TWIP - stamp.width / 2,
                     -(pitch * EMU_TWIP + STAMP_ROWS * pitch * EMU_TWIP / 2));
    docx_write_text(docx, date, NULL);
    docx_end_paragraph(docx);
    return true;
}

/* A 命令 is stamped.  Elsewhere the picture is the organ's seal, unless 签发人
 * says who signs as what: 局长 张某. */
static bool is_stamped(struct docx *docx)
{
    const struct meta *meta = &docx->text->meta;

    if (seal_of(docx) != SEAL_PICTURE || meta->signer.n != 1)
        return false;
    return docx->format == FORMAT_ORDER ||
           (meta->issuer.n <= 1 &&
            *split_signer(docx, meta->signer.items[0]).post != '\0');
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

    if (is_stamped(docx) &&
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
    docx_start_paragraph(docx, "Notes", NULL);
    docx_write_text(docx, has_brackets ? "" : "（", NULL);
    docx_write_text(docx, note, NULL);
    docx_write_text(docx, has_brackets ? "" : "）", NULL);
    docx_end_paragraph(docx);
}
