/*
 * document.xml: the document in reading order, then what it issues, their
 * attachments, and the 版记.
 */
#include "write/docx_part.h"

/* 7.3.7: on a new page, 附件 and its number flush left on the first row, the
 * title on the third */
static void write_attachment(struct docx *docx, const struct plan *owner,
                             size_t i)
{
    docx->text = owner->meta.attachments[i].plan;
    docx_write_paragraph(docx, "AttachmentMark",
                         owner->meta.n_attachments == 1
                             ? "附件"
                             : arena_printf(docx->arena, "附件%zu", i + 1));
    const char *title = docx->text->title;
    docx_write_title(docx, "TitleOfAttachment",
                     title != NULL && *title != '\0'
                         ? title
                         : owner->meta.attachments[i].name);
    docx_write_blocks(docx);
}

static void write_attachments_of(struct docx *docx, const struct plan *owner)
{
    for (size_t i = 0; i < owner->meta.n_attachments; i++)
        if (owner->meta.attachments[i].plan != NULL)
            write_attachment(docx, owner, i);
}

/* What a circular issues follows on a new page, as an attachment without a
 * mark; its date is the circular's (gbt9704.md §5). */
static void write_issued(struct docx *docx, const struct plan *issued)
{
    if (issued == NULL)
        return;
    docx->text = issued;
    docx->breaks_page = true;
    docx_write_title(docx, "TitleOfIssued", issued->title);
    docx_write_blocks(docx);
    docx_write_attachments(docx);
    write_attachments_of(docx, issued);
}

static void write_body(struct docx *docx)
{
    docx->text = docx->plan;
    docx_write_head(docx);
    docx_write_recipients(docx);
    docx_write_blocks(docx);
    docx_write_attachments(docx);
    docx_write_attendance(docx);
    docx_write_signature(docx);
    docx_write_note(docx);
    write_issued(docx, docx->plan->issued);
    write_attachments_of(docx, docx->plan);
    if (docx->n_waiting > 0) /* on a picture that could not be loaded */
        docx_write_paragraph(docx, "NormalIndent", "");
    docx_write_imprint(docx);
}

void docx_write_document(struct docx *docx)
{
    struct xml *xml = docx->xml;

    xml_start_with(xml, "w:document", "xmlns:w", NS_WORD, "xmlns:r",
                   NS_OFFICE "relationships", NULL);
    xml_start(xml, "w:body");
    write_body(docx);
    if (docx->is_turned) { /* Word wants a paragraph behind a table */
        docx->is_turned = false;
        docx_write_paragraph(docx, "SectionEnd", "");
        docx_write_turned_section(docx);
    } else if (docx->has_imprint_section)
        docx_write_imprint_section(docx);
    else
        docx_write_text_section(docx);
    xml_end(xml);
    xml_end(xml);
}
