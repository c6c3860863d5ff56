/*
 * What the tests of the Word reader share: packages made of parts that are
 * written by hand, and what was read of them as lines of text.
 */
#include "base/zip.h"
#include "read/docx.h"
#include "read/docx_xml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { MOST_PARTS = 16 };

struct fixture {
    struct arena *arena;
    struct diags diags;
    struct notes notes;
    struct docx_text text;
    struct zip_part parts[MOST_PARTS];
    size_t n;
    const char *relations;
    const char *types;
    const char *ns, *office; /* of the document and its relationships */
    struct buf file;
    bool ok;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    f->arena = arena_new();
    f->diags.arena = f->notes.arena = f->arena;
    f->diags.lang = LANG_EN;
    f->relations = f->types = "";
    f->ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    f->office = "http://schemas.openxmlformats.org/officeDocument/2006/"
                "relationships";
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    arena_free(f->arena);
    buf_free(&f->file);
    free(f);
    return 0;
}

static void add_part(struct fixture *f, const char *name, const char *text)
{
    f->parts[f->n++] = (struct zip_part){name, text, strlen(text), false};
}

/* A part in Word's namespaces; type is that of its relationship, too. */
static void add_word_part(struct fixture *f, const char *type,
                          const char *element, const char *content)
{
    add_part(f, arena_printf(f->arena, "word/%s.xml", type),
             arena_printf(f->arena,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                          "<w:%s xmlns:w=\"%s\" xmlns:r=\"%s\">%s</w:%s>",
                          element, f->ns, f->office, content, element));
    f->relations = arena_printf(
        f->arena,
        "%s<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s.xml\"/>",
        f->relations, type, f->office, type, type);
}

static const char *head_of(const struct fixture *f)
{
    return arena_printf(
        f->arena,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"%s\" "
        "xmlns:r=\"%s\" "
        "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/"
        "2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/"
        "wordprocessingDrawing\" "
        "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/"
        "wordprocessingShape\" xmlns:x=\"urn:somebody\" "
        "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/"
        "math\"><w:body>",
        f->ns, f->office);
}

static void pack(struct fixture *f, const char *document)
{
    static const char package_ns[] =
        "http://schemas.openxmlformats.org/package/2006";
    add_part(f, "word/document.xml", document);
    add_part(f, "word/_rels/document.xml.rels",
             arena_printf(f->arena,
                          "<Relationships xmlns=\"%s/relationships\">%s"
                          "</Relationships>",
                          package_ns, f->relations));
    add_part(f, "_rels/.rels",
             arena_printf(f->arena,
                          "<Relationships xmlns=\"%s/relationships\">"
                          "<Relationship Id=\"a\" Type=\"%s/officeDocument\" "
                          "Target=\"word/document.xml\"/></Relationships>",
                          package_ns, f->office));
    add_part(f, "[Content_Types].xml",
             arena_printf(f->arena,
                          "<Types xmlns=\"%s/content-types\">"
                          "<Default Extension=\"xml\" "
                          "ContentType=\"application/vnd.openxmlformats-"
                          "officedocument.wordprocessingml.document.main+"
                          "xml\"/>%s</Types>",
                          package_ns, f->types));
    assert_true(zip_pack(f->parts, f->n, &f->diags, &f->file));
}

/* Reads a document with this in its body. */
static bool read_body(struct fixture *f, const char *body)
{
    pack(f, arena_printf(f->arena, "%s%s</w:body></w:document>", head_of(f),
                         body));
    f->ok = fangan_docx_reader.read("test.docx", f->file.data, f->file.len,
                                    f->arena, &f->text, &f->notes, &f->diags);
    return f->ok;
}

static void add_runs(struct buf *out, const struct run *run)
{
    for (; run != NULL; run = run->next) {
        const char *mark = (run->style & RUN_STRONG) != 0     ? "**"
                           : (run->style & RUN_EMPHASIS) != 0 ? "*"
                                                              : "";
        buf_printf(out, "%s%s%s", mark, run->text, mark);
        if (run->link != NULL)
            buf_printf(out, "<%s>", run->link);
    }
}

static void add_draft(struct buf *out, const struct draft *d)
{
    switch (d->kind) {
    case DRAFT_TEXT:
        if (d->marker != NULL)
            buf_printf(out, "%d%s ", d->depth, d->marker);
        add_runs(out, d->runs);
        break;
    case DRAFT_HEADING:
        buf_printf(out, "#%d ", d->markup_level);
        add_runs(out, d->runs);
        break;
    case DRAFT_TABLE:
        for (size_t i = 0; i < d->table.n_rows * d->table.n_columns; i++) {
            buf_add_char(out, '|');
            add_runs(out, d->table.cells[i]);
            if ((i + 1) % d->table.n_columns == 0)
                buf_add_str(out, "|;");
        }
        break;
    case DRAFT_IMAGE:
        buf_printf(out, "!%s %s", d->path, d->caption);
        break;
    case DRAFT_PAGE_BREAK:
        buf_add_str(out, "---");
        break;
    }
    buf_add_char(out, '\n');
}

/* All drafts, a line each. */
static const char *lines(struct fixture *f)
{
    struct buf out = BUF_EMPTY;
    for (const struct draft *d = f->text.drafts.first; d != NULL; d = d->next)
        add_draft(&out, d);
    const char *text = arena_strndup(f->arena, buf_text(&out), out.len);
    buf_free(&out);
    return text;
}

#define assert_reads(f, body, wanted)                                          \
    do {                                                                       \
        assert_true(read_body(f, body));                                       \
        assert_string_equal(lines(f), wanted);                                 \
    } while (0)

/* The findings' codes, in their order. */
static const char *codes(const struct fixture *f)
{
    struct buf out = BUF_EMPTY;
    for (const struct diag *d = f->diags.first; d != NULL; d = d->next)
        buf_printf(&out, "%s ", diag_info(d->code)->name);
    const char *text = arena_strndup(f->arena, buf_text(&out), out.len);
    buf_free(&out);
    return text;
}

#define P(text)     "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define R(text)     "<w:r><w:t xml:space=\"preserve\">" text "</w:t></w:r>"
#define RP(p, text) "<w:r><w:rPr>" p "</w:rPr><w:t>" text "</w:t></w:r>"
