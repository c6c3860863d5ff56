/*
 * What the tests of the Word file share: a plan to write, and reading it back
 * with libzip and libxml2.
 */
#ifndef FANGAN_TESTS_DOCX_FIXTURE_H
#define FANGAN_TESTS_DOCX_FIXTURE_H

#include "plan/numbering.h"
#include "write/docx.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <zip.h>

/* -- What each test has ---------------------------------------------------- */

struct fixture {
    struct arena *arena;
    struct diags diags;
    struct font_config fonts;
    struct plan *plan;
    struct buf file;
    const struct rendition *rendition;
    const struct docx_comments *comments;
    const struct docx_embedder *embedder;
};

static const char *other_names[] = {"仿宋", "FangSong"};

static inline int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));
    unsetenv("SOURCE_DATE_EPOCH");
    f->arena = arena_new();
    f->diags.arena = f->arena;
    f->plan = plan_new(f->arena, NULL);
    f->plan->title = "关于开展读书活动的实施方案";
    f->plan->kind = "implementation-plan";
    f->fonts.roles[FACE_BODY].docx = "仿宋_GB2312";
    f->fonts.roles[FACE_BODY].docx_other.items = other_names;
    f->fonts.roles[FACE_BODY].docx_other.n = 2;
    f->fonts.roles[FACE_TITLE].docx = "方正小标宋简体";
    f->fonts.roles[FACE_HEADING1].docx = "黑体";
    f->fonts.roles[FACE_HEADING2].docx = "楷体_GB2312";
    f->fonts.roles[FACE_NUMBER].docx = "宋体";
    *state = f;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    buf_free(&f->file);
    arena_free(f->arena);
    free(f);
    return 0;
}

static inline struct run *new_run(struct fixture *f, const char *text)
{
    struct run *run = arena_new_object(f->arena, struct run);
    run->text = text;
    return run;
}

static inline struct run *add_paragraph(struct fixture *f, const char *text)
{
    struct block *block = plan_add_block(f->plan, BLOCK_PARAGRAPH, SPAN_NONE);
    block->as.paragraph = new_run(f, text);
    return block->as.paragraph;
}

static inline struct heading *add_heading(struct fixture *f, int level,
                                          const char *text, const char *closing)
{
    struct block *block = plan_add_block(f->plan, BLOCK_HEADING, SPAN_NONE);
    struct heading *heading = &block->as.heading;
    heading->level = level;
    heading->number = number_format(level, 1, f->arena);
    heading->runs = new_run(f, text);
    heading->text = text;
    heading->closing = closing;
    return heading;
}

static inline void add_table(struct fixture *f, size_t n_columns)
{
    static enum align aligns[8] = {ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTER};
    struct block *block = plan_add_block(f->plan, BLOCK_TABLE, SPAN_NONE);
    struct table *table = &block->as.table;
    table->n_rows = 2;
    table->n_columns = n_columns;
    table->aligns = aligns;
    table->cells = arena_array(f->arena, 2 * n_columns, sizeof(struct run *));
    table->cells[0] = new_run(f, "责任单位");
    table->cells[n_columns] = new_run(f, "办公室");
}

static inline void write_plan(struct fixture *f)
{
    buf_free(&f->file);
    assert_true(fangan_docx_module.write(f->plan, f->rendition, f->comments,
                                         f->embedder, &f->fonts, &f->diags,
                                         &f->file));
    assert_null(f->diags.first);
}

/* -- Reading back ---------------------------------------------------------- */

static inline const char *part_text(struct fixture *f, const char *name)
{
    zip_source_t *source =
        zip_source_buffer_create(f->file.data, f->file.len, 0, NULL);
    zip_t *archive = zip_open_from_source(source, ZIP_CHECKCONS, NULL);
    zip_stat_t stat;
    assert_non_null(archive);
    assert_int_equal(zip_stat(archive, name, 0, &stat), 0);
    char *text = arena_alloc(f->arena, stat.size + 1);
    zip_file_t *file = zip_fopen(archive, name, 0);
    assert_int_equal(zip_fread(file, text, stat.size), stat.size);
    zip_fclose(file);
    zip_close(archive);
    return text;
}

static inline bool part_has(struct fixture *f, const char *name,
                            const char *words)
{
    return strstr(part_text(f, name), words) != NULL;
}

static inline bool document_has(struct fixture *f, const char *words)
{
    return part_has(f, "word/document.xml", words);
}

/* The strings that an XPath expression finds in a part, a line each; w: and
 * r: are known. */
static inline const char *query(struct fixture *f, const char *part,
                                const char *path)
{
    const char *text = part_text(f, part);
    xmlDocPtr xml =
        xmlReadMemory(text, (int)strlen(text), part, NULL, XML_PARSE_NONET);
    assert_non_null(xml);
    xmlXPathContextPtr context = xmlXPathNewContext(xml);
    xmlXPathRegisterNs(
        context, BAD_CAST "w",
        BAD_CAST
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
    xmlXPathRegisterNs(context, BAD_CAST "r",
                       BAD_CAST
                       "http://schemas.openxmlformats.org/officeDocument/2006/"
                       "relationships");
    xmlXPathObjectPtr found = xmlXPathEval(BAD_CAST path, context);
    struct buf out = BUF_EMPTY;
    assert_non_null(found);
    for (int i = 0; found->nodesetval != NULL && i < found->nodesetval->nodeNr;
         i++) {
        xmlChar *value =
            xmlXPathCastNodeToString(found->nodesetval->nodeTab[i]);
        buf_add_str(&out, (const char *)value);
        buf_add_char(&out, '\n');
        xmlFree(value);
    }
    char *answer = arena_strdup(f->arena, buf_text(&out));
    buf_free(&out);
    xmlXPathFreeObject(found);
    xmlXPathFreeContext(context);
    xmlFreeDoc(xml);
    return answer;
}

static inline const char *document_query(struct fixture *f, const char *path)
{
    return query(f, "word/document.xml", path);
}

#endif
