/*
 * The package of a Word file: which parts it has, what they are and how they
 * hang together (ECMA-376 part 2).  The list of parts makes the content
 * types and the relationships.
 */
#include "write/docx.h"

#include "base/zip.h"
#include "write/docx_part.h"
#include "write/module.h"

#include <stdlib.h>
#include <string.h>

#define REL_OFFICE  NS_OFFICE "relationships/"
#define REL_PACKAGE NS_PACKAGE "relationships/metadata/"
#define TYPE_WORD                                                              \
    "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define TYPE_OFFICE "application/vnd.openxmlformats-officedocument."
#define TYPE_RELATIONSHIPS                                                     \
    "application/vnd.openxmlformats-package.relationships+xml"

enum owner { OWNER_PACKAGE, OWNER_DOCUMENT };

struct part {
    const char *folder, *name;
    const char *content_type;
    enum owner owner; /* whose relationship it is */
    const char *relationship, *id;
    void (*write)(struct docx *docx);
};

/* The document comes first: while it is written its links are collected. */
static const struct part parts[] = {
    {"word/", "document.xml", TYPE_WORD "document.main+xml", OWNER_PACKAGE,
     REL_OFFICE "officeDocument", "document", docx_write_document},
    {"word/", "styles.xml", TYPE_WORD "styles+xml", OWNER_DOCUMENT,
     REL_OFFICE "styles", "styles", docx_write_styles},
    {"word/", "settings.xml", TYPE_WORD "settings+xml", OWNER_DOCUMENT,
     REL_OFFICE "settings", "settings", docx_write_settings},
    {"word/", "fontTable.xml", TYPE_WORD "fontTable+xml", OWNER_DOCUMENT,
     REL_OFFICE "fontTable", "fontTable", docx_write_font_table},
    {"word/", "footerOdd.xml", TYPE_WORD "footer+xml", OWNER_DOCUMENT,
     REL_OFFICE "footer", ID_FOOTER_ODD, docx_write_footer_odd},
    {"word/", "footerEven.xml", TYPE_WORD "footer+xml", OWNER_DOCUMENT,
     REL_OFFICE "footer", ID_FOOTER_EVEN, docx_write_footer_even},
    {"docProps/", "core.xml",
     "application/vnd.openxmlformats-package.core-properties+xml",
     OWNER_PACKAGE, REL_PACKAGE "core-properties", "core", docx_write_core},
    {"docProps/", "app.xml", TYPE_OFFICE "extended-properties+xml",
     OWNER_PACKAGE, REL_OFFICE "extended-properties", "app", docx_write_app},
    {"docProps/", "custom.xml", TYPE_OFFICE "custom-properties+xml",
     OWNER_PACKAGE, REL_OFFICE "custom-properties", "custom",
     docx_write_custom},
};

enum {
    N_PARTS = sizeof(parts) / sizeof(parts[0]),
    /* content types and the relationships of package and document */
    N_FILES = N_PARTS + 3
};

static void write_content_types(struct docx *docx)
{
    xml_start_with(docx->xml, "Types", "xmlns", NS_PACKAGE "content-types",
                   NULL);
    xml_empty(docx->xml, "Default", "Extension", "rels", "ContentType",
              TYPE_RELATIONSHIPS, NULL);
    xml_empty(docx->xml, "Default", "Extension", "xml", "ContentType",
              "application/xml", NULL);
    for (size_t i = 0; i < N_PARTS; i++)
        xml_empty(
            docx->xml, "Override", "PartName",
            arena_printf(docx->arena, "/%s%s", parts[i].folder, parts[i].name),
            "ContentType", parts[i].content_type, NULL);
    xml_end(docx->xml);
}

static void start_relationships(struct docx *docx, enum owner owner)
{
    xml_start_with(docx->xml, "Relationships", "xmlns",
                   NS_PACKAGE "relationships", NULL);
    for (size_t i = 0; i < N_PARTS; i++)
        if (parts[i].owner == owner)
            xml_empty(docx->xml, "Relationship", "Id", parts[i].id, "Type",
                      parts[i].relationship, "Target",
                      owner == OWNER_DOCUMENT
                          ? parts[i].name
                          : arena_printf(docx->arena, "%s%s", parts[i].folder,
                                         parts[i].name),
                      NULL);
}

static void write_package_relationships(struct docx *docx)
{
    start_relationships(docx, OWNER_PACKAGE);
    xml_end(docx->xml);
}

static void write_document_relationships(struct docx *docx)
{
    start_relationships(docx, OWNER_DOCUMENT);
    for (const struct docx_link *link = docx->first_link; link != NULL;
         link = link->next)
        xml_empty(docx->xml, "Relationship", "Id", link->id, "Type",
                  REL_OFFICE "hyperlink", "Target", link->url, "TargetMode",
                  "External", NULL);
    xml_end(docx->xml);
}

static bool write_file(struct docx *docx, void (*write)(struct docx *),
                       const char *name, struct buf *bytes,
                       struct zip_part *file)
{
    docx->xml = xml_new(bytes);
    write(docx);
    bool ok = xml_finish(docx->xml);
    *file = (struct zip_part){name, buf_text(bytes), bytes->len};
    return ok;
}

/* Writes all files; the order in the archive is not that of the writing. */
static bool write_files(struct docx *docx, struct buf bytes[N_FILES],
                        struct zip_part files[N_FILES])
{
    bool ok = write_file(docx, write_content_types, "[Content_Types].xml",
                         &bytes[0], &files[0]);
    ok = write_file(docx, write_package_relationships, "_rels/.rels", &bytes[1],
                    &files[1]) &&
         ok;
    for (size_t i = 0; i < N_PARTS; i++)
        ok = write_file(docx, parts[i].write,
                        arena_printf(docx->arena, "%s%s", parts[i].folder,
                                     parts[i].name),
                        &bytes[i + 2], &files[i + 2]) &&
             ok;
    return write_file(docx, write_document_relationships,
                      "word/_rels/document.xml.rels", &bytes[N_FILES - 1],
                      &files[N_FILES - 1]) &&
           ok;
}

static bool docx_write(const struct plan *plan, const struct font_config *fonts,
                       struct diags *diags, struct buf *out)
{
    struct docx docx = {.plan = plan, .fonts = fonts, .arena = arena_new()};
    struct buf bytes[N_FILES] = {0};
    struct zip_part files[N_FILES];

    bool ok = write_files(&docx, bytes, files);
    if (!ok)
        diag_add(diags, DIAG_LIBRARY_FAILED, SPAN_NONE, "libxml2",
                 diags_word(diags, "写不出 XML", "can't write XML"), NULL);
    ok = ok && zip_pack(files, N_FILES, diags, out);
    for (size_t i = 0; i < N_FILES; i++)
        buf_free(&bytes[i]);
    arena_free(docx.arena);
    return ok;
}

MODULE_EXPORT const struct docx_module fangan_docx_module = {docx_write};
