/*
 * The elements of a part with text, one by one.
 */
#include "read/docx_reader.h"

#include <stdlib.h>
#include <string.h>

/* -- What is left out ------------------------------------------------------ */

/* For the element whose content it is: not to be gone into. */
static bool leave_out(struct word_reader *r, const char *zh, const char *en)
{
    word_leave_out(r, zh, en);
    return false;
}

static bool ends_with(struct word_value value, const char *ending)
{
    size_t len = strlen(ending);
    return value.len >= len &&
           memcmp(value.bytes + value.len - len, ending, len) == 0;
}

static bool start_graphic(struct word_reader *r,
                          const struct word_attributes *attributes)
{
    struct word_value uri = word_get(attributes, "uri");
    if (ends_with(uri, "/chart") || ends_with(uri, "/chartex"))
        return leave_out(r, "图表", "a chart");
    if (ends_with(uri, "/diagram"))
        return leave_out(r, "SmartArt 图形", "SmartArt");
    return true;
}

/* -- Text boxes ------------------------------------------------------------ */

/* WordArt of old: its text is an attribute. */
static void add_word_art(struct word_reader *r,
                         const struct word_attributes *attributes)
{
    const char *text =
        word_value_copy(word_get(attributes, "string"), r->arena);
    if (text == NULL || *text == '\0')
        return;
    word_open_holder(r, HOLDER_BOX);
    word_open_paragraph(r);
    word_holder(r)->keeps_blanks = true;
    word_add_text(r, text, strlen(text));
    word_hang(r, word_close_holder(r));
}

/* Text of a shape that is no text box. */
static void drop_shape_text(struct word_reader *r, const char *text, size_t len)
{
    if (len == 0)
        return;
    static const char zh[] = "图形里的文字", en[] = "text in a drawing";
    word_find(r, DIAG_CONTENT_LEFT_OUT, zh, en, NULL);
    word_note(r, NOTE_DROPPED, arena_strndup(r->arena, text, len), zh, en);
}

static void read_align(struct word_reader *r, const char *text)
{
    r->is_outside_box = strcmp(text, "outside") == 0;
    r->box_align = strcmp(text, "center") == 0 ? ALIGN_CENTER
                   : strcmp(text, "right") == 0 || r->is_outside_box
                       ? ALIGN_RIGHT
                   : strcmp(text, "left") == 0 ? ALIGN_LEFT
                                               : ALIGN_DEFAULT;
}

/* -- Properties ------------------------------------------------------------ */

static void open_text_properties(struct word_reader *r, enum word_token parent)
{
    struct holder *h = word_holder(r);
    r->target.text = parent == W_R     ? &h->direct
                     : parent == W_PPR ? &h->para.direct.mark
                                       : NULL;
    h->is_resolved = false;
}

static bool is_table_property(enum word_token parent)
{
    return parent == W_TBLPR || parent == W_TBLBORDERS || parent == W_TRPR ||
           parent == W_TCPR || parent == W_TCBORDERS;
}

static bool start_property(struct word_reader *r, enum word_token token,
                           enum word_token parent,
                           const struct word_attributes *attributes)
{
    if (is_table_property(parent))
        word_table_property(r, token, parent, attributes);
    else
        format_target_read(&r->target, token, parent, attributes);
    return true;
}

static bool start_section(struct word_reader *r, enum word_token parent)
{
    bool is_ours = word_holder(r)->kind == HOLDER_BODY && r->page == NULL;
    if (is_ours && parent == W_PPR)
        word_holder(r)->para.direct.has_section = true;
    if (is_ours)
        word_open_section(r);
    return is_ours;
}

/* -- Marks in a run -------------------------------------------------------- */

static void start_break(struct word_reader *r,
                        const struct word_attributes *attributes)
{
    struct holder *h = word_holder(r);
    struct word_value type = word_get(attributes, "type");
    bool is_page = word_value_is(type, "page");
    if (is_page && h->is_open && h->para.text.len == 0) {
        h->para.is_break_before = true;
        return;
    }
    word_add_plain(r, is_page && h->kind == HOLDER_BODY ? "\f" : "\n");
}

static void start_symbol(struct word_reader *r,
                         const struct word_attributes *attributes)
{
    struct word_value code = word_get(attributes, "char");
    const char *digits = word_value_copy(code, r->arena);
    if (digits != NULL && code.len <= 6)
        word_add_symbol(r,
                        word_value_copy(word_get(attributes, "font"), r->arena),
                        (int)strtol(digits, NULL, 16));
}

/* An address on the web; a place in the document is no link of ours. */
static void start_link(struct word_reader *r,
                       const struct word_attributes *attributes)
{
    const struct word_relation *relation =
        word_relation_find(&r->relations, word_get_r(attributes, "id"));
    if (relation == NULL || !relation->is_external)
        return;
    word_holder(r)->link = word_link(
        (struct word_value){relation->target, strlen(relation->target)},
        r->arena);
    if (word_holder(r)->link == NULL)
        word_find(r, DIAG_LINK_REFUSED, relation->target, relation->target,
                  NULL);
}

/* -- Revisions ------------------------------------------------------------- */

static bool start_revision(struct word_reader *r, enum word_token token,
                           enum word_token parent,
                           const struct word_attributes *attributes)
{
    bool is_kept = token == W_INS || token == W_MOVETO;
    if (parent == W_RPR || parent == W_TRPR)
        return start_property(r, token, parent, attributes);
    struct holder *h = word_holder(r);
    if (h->is_open)
        h->para.n_changes++;
    else
        word_note(r, NOTE_ACCEPTED, NULL, "按接受全部修订后的文字读入",
                  "read as if all tracked changes were accepted");
    return is_kept;
}

/* -- Equations ------------------------------------------------------------- */

/* On a line: a/(b), x^(2), x_(i), √(x). */
static bool start_math(struct word_reader *r, enum word_token token,
                       const struct word_attributes *attributes)
{
    struct word_value value = word_get(attributes, "val");
    switch (token) {
    case W_OMATH:
        word_note(r, NOTE_GUESSED, NULL, "公式写成一行",
                  "an equation is written on a line");
        break;
    case W_MDEN:
        word_add_plain(r, "/(");
        break;
    case W_MSUP:
        word_add_plain(r, "^(");
        break;
    case W_MSUB:
        word_add_plain(r, "_(");
        break;
    case W_MRAD:
        word_add_plain(r, "√(");
        break;
    case W_MD:
        word_add_plain(r, "(");
        break;
    case W_MCHR:
        if (value.bytes != NULL)
            word_add_text(r, value.bytes, value.len);
        break;
    default:
        break;
    }
    return true;
}

/* -- The handler ----------------------------------------------------------- */

/* Elements of text. */
static bool start_text(struct word_reader *r, enum word_token token,
                       const struct word_attributes *attributes)
{
    struct holder *h = word_holder(r);
    switch (token) {
    case W_T:
        h->keeps_blanks =
            word_value_is(word_get(attributes, "space"), "preserve");
        break;
    case W_MT:
        h->keeps_blanks = true;
        break;
    case W_TAB:
    case W_PTAB:
        word_add_tab(r);
        break;
    case W_BR:
        start_break(r, attributes);
        break;
    case W_CR:
        word_add_plain(r, "\n");
        break;
    case W_NOBREAKHYPHEN:
        word_add_plain(r, "-");
        break;
    case W_SOFTHYPHEN:
        h->para.n_invisible++;
        break;
    case W_SYM:
        start_symbol(r, attributes);
        break;
    case W_FLDCHAR:
        word_field_char(r, attributes);
        break;
    case W_FOOTNOTEREFERENCE:
        word_refer_note(r, &r->footnotes, attributes);
        break;
    case W_ENDNOTEREFERENCE:
        word_refer_note(r, &r->endnotes, attributes);
        break;
    case W_COMMENTREFERENCE:
        word_refer_comment(r, attributes);
        break;
    case W_RT:
        word_open_ruby(r);
        break;
    default:
        break;
    }
    return true;
}

/* Pictures, boxes, and what hangs on a paragraph. */
static bool start_object(struct word_reader *r, enum word_token token,
                         const struct word_attributes *attributes)
{
    struct word_value shape = word_get(attributes, "prst");
    switch (token) {
    case W_TXBXCONTENT:
        word_open_holder(r, HOLDER_BOX);
        break;
    case W_BLIP:
        word_add_picture(r, word_get_r(attributes, "embed"));
        break;
    case W_IMAGEDATA:
        word_add_picture(r, word_get_r(attributes, "id"));
        break;
    case W_GRAPHICDATA:
        return start_graphic(r, attributes);
    case W_LINE:
        word_holder(r)->para.is_drawn = true;
        break;
    case W_PRSTGEOM:
        word_holder(r)->para.is_drawn |=
            word_value_is(shape, "line") ||
            word_value_is(shape, "straightConnector1");
        break;
    case W_TEXTPATH:
        add_word_art(r, attributes);
        break;
    case W_OBJECT:
    case W_OLEOBJECT:
        return leave_out(r, "嵌入的对象（OLE）", "an embedded object (OLE)");
    case W_ALTCHUNK:
        return leave_out(r, "嵌入的另一个文件（altChunk）",
                         "another file (altChunk)");
    case W_SUBDOC:
        return leave_out(r, "子文档", "a subdocument");
    default:
        break;
    }
    return true;
}

/* Elements that stand around paragraphs. */
static bool start_block(struct word_reader *r, enum word_token token,
                        enum word_token parent,
                        const struct word_attributes *attributes)
{
    struct holder *h = word_holder(r);
    switch (token) {
    case W_P:
        word_open_paragraph(r);
        break;
    case W_R:
        word_open_run(r);
        break;
    case W_PPR:
        r->target.para = parent == W_P ? &h->para.direct : NULL;
        break;
    case W_RPR:
        open_text_properties(r, parent);
        break;
    case W_TBL:
        word_open_table(r);
        break;
    case W_TR:
        word_open_row(r);
        break;
    case W_TC:
        word_open_cell(r);
        break;
    case W_SECTPR:
        return start_section(r, parent);
    case W_HYPERLINK:
        start_link(r, attributes);
        break;
    case W_FLDSIMPLE:
        word_field_simple(r, attributes);
        break;
    case W_SDT:
        r->sdt_depth++;
        break;
    case W_DOCPARTGALLERY:
        if (!word_value_is(word_get(attributes, "val"), "Table of Contents") ||
            r->contents_depth != 0)
            break;
        r->contents_depth = r->sdt_depth;
        r->contents_before = h->pieces.last;
        r->contents_holder = h->serial;
        break;
    default:
        break;
    }
    return true;
}

/* Elements that open what their end closes. */
static bool is_structure(enum word_token token)
{
    return token == W_P || token == W_R || token == W_TBL || token == W_TR ||
           token == W_TC || token == W_TXBXCONTENT || token == W_SDT ||
           token == W_RT || token == W_SECTPR || token == W_FLDSIMPLE ||
           token == W_FOOTNOTE || token == W_ENDNOTE || token == W_COMMENT;
}

static bool is_property_of(enum word_token parent)
{
    return parent == W_RPR || parent == W_PPR || parent == W_NUMPR ||
           parent == W_PBDR || parent == W_CHECKBOX || parent == W_DDLIST ||
           is_table_property(parent);
}

/* Properties hold no text, whatever stands in them. */
static bool start_inner(struct word_reader *r, enum word_token token,
                        enum word_token parent,
                        const struct word_attributes *attributes)
{
    if (is_structure(token))
        return false;
    if (r->page != NULL)
        word_section_property(r, token, attributes);
    else if (parent == W_CHECKBOX)
        word_field_checkbox(r, token, attributes);
    else if (parent == W_DDLIST)
        word_field_choice(r, token, attributes);
    else
        start_property(r, token, parent, attributes);
    return true;
}

static bool start(void *self, enum word_token token, enum word_token parent,
                  const struct word_attributes *attributes)
{
    struct word_reader *r = self;
    r->has_document |= token == W_DOCUMENT;
    if (word_is_change(token))
        return false;
    if (r->page != NULL)
        return start_inner(r, token, parent, attributes);
    if (token == W_FOOTNOTE || token == W_ENDNOTE || token == W_COMMENT)
        return word_open_note(r, attributes);
    if (r->n_holders == 0)
        return true;
    if (token == W_INS || token == W_DEL || token == W_MOVEFROM ||
        token == W_MOVETO)
        return start_revision(r, token, parent, attributes);
    bool is_nested = parent == W_PPR && (token == W_RPR || token == W_SECTPR);
    if (is_property_of(parent) && !is_nested)
        return start_inner(r, token, parent, attributes);
    if (token == W_CHECKBOX)
        word_field_checkbox(r, token, attributes);
    return start_block(r, token, parent, attributes) &&
           start_text(r, token, attributes) &&
           start_object(r, token, attributes) &&
           start_math(r, token, attributes);
}

static void close_contents(struct word_reader *r)
{
    if (r->contents_depth == r->sdt_depth && r->contents_depth > 0) {
        word_cut_contents(r, r->contents_before, r->contents_holder);
        r->contents_depth = 0;
    }
    r->sdt_depth--;
}

/* Elements whose text is in them, and what closes a bracket. */
static void end_text(struct word_reader *r, enum word_token token,
                     enum word_token parent, const char *text, size_t len)
{
    switch (token) {
    case W_T:
    case W_MT:
        word_add_text(r, text, len);
        break;
    case W_INSTRTEXT:
        word_field_code(r, text, len);
        break;
    case W_AT:
        drop_shape_text(r, text, len);
        break;
    case W_ALIGN:
        if (parent == W_POSITIONH)
            read_align(r, text);
        break;
    case W_MDEN:
    case W_MSUP:
    case W_MSUB:
    case W_MRAD:
    case W_MD:
        word_add_plain(r, ")");
        break;
    default:
        break;
    }
}

static void end_block(struct word_reader *r, enum word_token token)
{
    switch (token) {
    case W_P:
        word_close_paragraph(r);
        break;
    case W_PPR:
        r->target.para = NULL;
        break;
    case W_RPR:
        r->target.text = NULL;
        break;
    case W_HYPERLINK:
        word_holder(r)->link = NULL;
        break;
    case W_FLDSIMPLE:
        word_field_end(r);
        break;
    case W_RT:
        word_close_ruby(r);
        break;
    case W_TC:
        word_close_cell(r);
        break;
    case W_TBL:
        word_close_table(r);
        break;
    case W_TXBXCONTENT:
        word_hang(r, word_close_holder(r));
        break;
    case W_FOOTNOTE:
    case W_ENDNOTE:
    case W_COMMENT:
        word_close_note(r);
        break;
    case W_SDT:
        close_contents(r);
        break;
    default:
        break;
    }
}

static void end(void *self, enum word_token token, enum word_token parent,
                const char *text, size_t len)
{
    struct word_reader *r = self;
    if (token == W_SECTPR && r->page != NULL) {
        word_close_section(r);
        return;
    }
    if (r->n_holders == 0 || r->page != NULL)
        return;
    end_text(r, token, parent, text, len);
    end_block(r, token);
}

bool word_read_part(struct word_reader *r, const char *part)
{
    const struct word_handler handler = {start, end, r, &r->has_failed};
    r->part = part;
    if (strcmp(part, r->package->main) == 0)
        r->relations = r->main_relations;
    else if (!word_package_relate(r->package, part, &r->relations))
        return false;
    r->target =
        (struct format_target){.theme = &r->styles.theme, .arena = r->arena};
    bool ok = word_package_parse(r->package, part, &handler) && !r->has_failed;
    if (r->notes != NULL)
        word_sort_notes(r->notes);
    return ok;
}
