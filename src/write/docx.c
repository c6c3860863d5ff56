/*
 * The package of a Word file: which parts it has, what they are and how they
 * hang together (ECMA-376 part 2).  The list of parts makes the content
 * types and the relationships.
 */
#include "write/docx.h"

#include "base/zip.h"
#include "write/docx_part.h"
#include "write/module.h"

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
    bool (*is_needed)(const struct docx *docx); /* NULL: always */
};

static bool is_letter(const struct docx *docx)
{
    return docx->format == FORMAT_LETTER;
}

static bool is_draft(const struct docx *docx)
{
    return docx->is_draft;
}

static bool has_comments(const struct docx *docx)
{
    return docx->n_placed > 0;
}

static bool has_turned(const struct docx *docx)
{
    return docx->has_turned;
}

static bool has_pages_without_number(const struct docx *docx)
{
    return docx->is_imprint_unnumbered;
}

/* The document comes first: while it is written its links are collected.
 * Styles, settings and fonts come behind all text: they depend on it. */
static const struct part parts[] = {
    {"word/", "document.xml", TYPE_WORD "document.main+xml", OWNER_PACKAGE,
     REL_OFFICE "officeDocument", "document", docx_write_document, NULL},
    {"word/", "footerOdd.xml", TYPE_WORD "footer+xml", OWNER_DOCUMENT,
     REL_OFFICE "footer", ID_FOOTER_ODD, docx_write_footer_odd, NULL},
    {"word/", "footerEven.xml", TYPE_WORD "footer+xml", OWNER_DOCUMENT,
     REL_OFFICE "footer", ID_FOOTER_EVEN, docx_write_footer_even, NULL},
    {"word/", "footerNone.xml", TYPE_WORD "footer+xml", OWNER_DOCUMENT,
     REL_OFFICE "footer", ID_FOOTER_NONE, docx_write_footer_none,
     has_pages_without_number},
    {"word/", "footerFirst.xml", TYPE_WORD "footer+xml", OWNER_DOCUMENT,
     REL_OFFICE "footer", ID_FOOTER_FIRST, docx_write_footer_first, is_letter},
    {"word/", "footerTurnedOdd.xml", TYPE_WORD "footer+xml", OWNER_DOCUMENT,
     REL_OFFICE "footer", ID_FOOTER_TURNED_ODD, docx_write_footer_turned_odd,
     has_turned},
    {"word/", "footerTurnedEven.xml", TYPE_WORD "footer+xml", OWNER_DOCUMENT,
     REL_OFFICE "footer", ID_FOOTER_TURNED_EVEN, docx_write_footer_turned_even,
     has_turned},
    {"word/", "header.xml", TYPE_WORD "header+xml", OWNER_DOCUMENT,
     REL_OFFICE "header", ID_HEADER, docx_write_header, is_draft},
    {"word/", "headerFirst.xml", TYPE_WORD "header+xml", OWNER_DOCUMENT,
     REL_OFFICE "header", ID_HEADER_FIRST, docx_write_header_first, is_letter},
    {"word/", "comments.xml", TYPE_WORD "comments+xml", OWNER_DOCUMENT,
     REL_OFFICE "comments", "comments", docx_write_comments, has_comments},
    {"word/", "styles.xml", TYPE_WORD "styles+xml", OWNER_DOCUMENT,
     REL_OFFICE "styles", "styles", docx_write_styles, NULL},
    {"word/", "settings.xml", TYPE_WORD "settings+xml", OWNER_DOCUMENT,
     REL_OFFICE "settings", "settings", docx_write_settings, NULL},
    {"word/", "fontTable.xml", TYPE_WORD "fontTable+xml", OWNER_DOCUMENT,
     REL_OFFICE "fontTable", "fontTable", docx_write_font_table, NULL},
    {"docProps/", "core.xml",
     "application/vnd.openxmlformats-package.core-properties+xml",
     OWNER_PACKAGE, REL_PACKAGE "core-properties", "core", docx_write_core,
     NULL},
    {"docProps/", "app.xml", TYPE_OFFICE "extended-properties+xml",
     OWNER_PACKAGE, REL_OFFICE "extended-properties", "app", docx_write_app,
     NULL},
    {"docProps/", "custom.xml", TYPE_OFFICE "custom-properties+xml",
     OWNER_PACKAGE, REL_OFFICE "custom-properties", "custom", docx_write_custom,
     NULL},
};

enum { N_PARTS = sizeof(parts) / sizeof(parts[0]) };

static bool is_needed(const struct docx *docx, const struct part *part)
{
    return part->is_needed == NULL || part->is_needed(docx);
}

static bool has_image(const struct docx *docx, enum image_format format)
{
    const struct docx_image *image = docx->first_image;

    while (image != NULL && image->info.format != format)
        image = image->next;
    return image != NULL;
}

static void write_default_type(struct docx *docx, const char *extension,
                               const char *content_type)
{
    xml_empty(docx->xml, "Default", "Extension", extension, "ContentType",
              content_type, NULL);
}

static void write_content_types(struct docx *docx)
{
    xml_start_with(docx->xml, "Types", "xmlns", NS_PACKAGE "content-types",
                   NULL);
    write_default_type(docx, "rels", TYPE_RELATIONSHIPS);
    write_default_type(docx, "xml", "application/xml");
    if (has_image(docx, IMAGE_PNG))
        write_default_type(docx, "png", "image/png");
    if (has_image(docx, IMAGE_JPEG))
        write_default_type(docx, "jpeg", "image/jpeg");
    if (docx->n_fonts > 0)
        write_default_type(docx, "odttf", TYPE_OFFICE "obfuscatedFont");
    for (size_t i = 0; i < N_PARTS; i++) {
        if (!is_needed(docx, &parts[i]))
            continue;
        xml_empty(
            docx->xml, "Override", "PartName",
            arena_printf(docx->arena, "/%s%s", parts[i].folder, parts[i].name),
            "ContentType", parts[i].content_type, NULL);
    }
    xml_end(docx->xml);
}

static void start_relationships(struct docx *docx, enum owner owner)
{
    xml_start_with(docx->xml, "Relationships", "xmlns",
                   NS_PACKAGE "relationships", NULL);
    for (size_t i = 0; i < N_PARTS; i++)
        if (parts[i].owner == owner && is_needed(docx, &parts[i]))
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
    for (const struct docx_image *image = docx->first_image; image != NULL;
         image = image->next)
        xml_empty(docx->xml, "Relationship", "Id", image->id, "Type",
                  REL_OFFICE "image", "Target", image->name, NULL);
    xml_end(docx->xml);
}

static void write_font_relationships(struct docx *docx)
{
    xml_start_with(docx->xml, "Relationships", "xmlns",
                   NS_PACKAGE "relationships", NULL);
    for (int face = 0; face < FACE_COUNT; face++)
        if (docx->embedded[face].id != NULL)
            xml_empty(docx->xml, "Relationship", "Id", docx->embedded[face].id,
                      "Type", REL_OFFICE "font", "Target",
                      docx->embedded[face].name, NULL);
    xml_end(docx->xml);
}

/* -- The files of the archive ---------------------------------------------- */

struct package {
    struct buf *bytes; /* of the files that are XML */
    struct zip_part *files;
    size_t n;
    bool has_failed;
};

static void write_file(struct docx *docx, void (*write)(struct docx *),
                       const char *name, struct package *package, size_t at)
{
    struct buf *bytes = &package->bytes[at];

    docx->xml = xml_new(bytes);
    write(docx);
    if (!xml_finish(docx->xml))
        package->has_failed = true;
    package->files[at] =
        (struct zip_part){name, buf_text(bytes), bytes->len, false};
}

/* Pictures and fonts. */
static void add_binaries(struct docx *docx, struct package *package)
{
    struct zip_part *files =
        arena_array(docx->arena,
                    package->n + (size_t)docx->n_images + (size_t)docx->n_fonts,
                    sizeof(*files));

    memcpy(files, package->files, package->n * sizeof(*files));
    package->files = files;
    for (const struct docx_image *image = docx->first_image; image != NULL;
         image = image->next)
        package->files[package->n++] =
            (struct zip_part){arena_printf(docx->arena, "word/%s", image->name),
                              image->bytes.data, image->bytes.len, true};
    for (int face = 0; face < FACE_COUNT; face++) {
        const struct docx_font *font = &docx->embedded[face];
        if (font->id != NULL)
            package->files[package->n++] = (struct zip_part){
                arena_printf(docx->arena, "word/%s", font->name),
                font->bytes.data, font->bytes.len, false};
    }
}

/* The document is written first, since the other parts and how they hang
 * together follow from it; in the archive it comes third. */
static void write_files(struct docx *docx, struct package *package,
                        struct diags *diags)
{
    enum { CONTENT_TYPES, PACKAGE_RELATIONSHIPS, FIRST_PART };

    package->n = FIRST_PART;
    for (size_t i = 0; i < N_PARTS; i++) {
        if (parts[i].write == docx_write_settings)
            docx_embed_fonts(docx, diags);
        if (is_needed(docx, &parts[i]))
            write_file(docx, parts[i].write,
                       arena_printf(docx->arena, "%s%s", parts[i].folder,
                                    parts[i].name),
                       package, package->n++);
    }
    write_file(docx, write_document_relationships,
               "word/_rels/document.xml.rels", package, package->n++);
    if (docx->n_fonts > 0)
        write_file(docx, write_font_relationships,
                   "word/_rels/fontTable.xml.rels", package, package->n++);
    write_file(docx, write_content_types, "[Content_Types].xml", package,
               CONTENT_TYPES);
    write_file(docx, write_package_relationships, "_rels/.rels", package,
               PACKAGE_RELATIONSHIPS);
}

static bool pack(struct docx *docx, struct diags *diags, struct buf *out)
{
    enum { MOST_FILES = N_PARTS + 4 };
    struct buf bytes[MOST_FILES] = {0};
    struct zip_part files[MOST_FILES];
    struct package package = {bytes, files, 0, false};

    write_files(docx, &package, diags);
    if (package.has_failed)
        diag_add(diags, DIAG_LIBRARY_FAILED, SPAN_NONE, "docx",
                 diags_word(diags, "写不出 XML", "can't write XML"), NULL);
    add_binaries(docx, &package);
    bool ok =
        !package.has_failed && zip_pack(package.files, package.n, diags, out);
    for (size_t i = 0; i < MOST_FILES; i++)
        buf_free(&bytes[i]);
    for (struct docx_image *image = docx->first_image; image != NULL;
         image = image->next)
        buf_free(&image->bytes);
    for (int face = 0; face < FACE_COUNT; face++)
        buf_free(&docx->embedded[face].bytes);
    return ok;
}

static bool docx_write(const struct plan *plan,
                       const struct rendition *rendition,
                       const struct docx_comments *comments,
                       const struct docx_embedder *embedder,
                       const struct font_config *fonts, struct diags *diags,
                       struct buf *out)
{
    struct docx docx = {
        .plan = plan,
        .rendition = rendition,
        .profile = rendition != NULL ? rendition->profile : NULL,
        .fonts = fonts,
        .embedder = embedder,
        .arena = arena_new(),
        .format = plan_format(plan),
        .is_draft = rendition != NULL && rendition->is_draft,
    };

    if (docx.profile == NULL)
        docx.profile = profile_default();
    docx_sort_comments(&docx, comments);
    docx_plan_imprint(&docx);
    bool ok = pack(&docx, diags, out);
    arena_free(docx.arena);
    return ok;
}

MODULE_EXPORT const struct docx_module fangan_docx_module = {docx_write};
