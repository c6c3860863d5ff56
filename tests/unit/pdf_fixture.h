/*
 * What the tests of the PDF writer share: hand-made pages, the file that they
 * become, and what other programs say of it.
 */
#ifndef FANGAN_TESTS_PDF_FIXTURE_H
#define FANGAN_TESTS_PDF_FIXTURE_H

#include "base/utf8.h"
#include "write/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FOLDER_TEMPLATE "/tmp/fangan-test-pdf-XXXXXX"

struct fixture {
    struct arena *arena;
    struct diags diags;
    const struct font_config *config;
    struct fonts *fonts;
    struct pages *pages;
    struct buf pdf;
    struct buf said; /* by the last program that was run */
    char folder[sizeof(FOLDER_TEMPLATE)];
};

static inline struct page *add_page(struct fixture *f)
{
    struct page *page = arena_new_object(f->arena, struct page);

    if (f->pages->last != NULL)
        f->pages->last->next = page;
    else
        f->pages->first = page;
    f->pages->last = page;
    f->pages->n++;
    return page;
}

static inline int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    f->arena = arena_new();
    f->diags = (struct diags){.arena = f->arena, .lang = LANG_EN};
    f->config = font_config_load(f->arena, &f->diags);
    assert_non_null(f->config);
    f->fonts = fonts_open(f->config, &f->diags);
    assert_non_null(f->fonts);
    f->pages = arena_new_object(f->arena, struct pages);
    f->pages->width = 210 * EMU_MM;
    f->pages->height = 297 * EMU_MM;
    add_page(f);
    strcpy(f->folder, FOLDER_TEMPLATE);
    assert_non_null(mkdtemp(f->folder));
    *state = f;
    return 0;
}

static inline int tear_down(void **state)
{
    struct fixture *f = *state;
    char command[128];

    snprintf(command, sizeof(command), "rm -r %s", f->folder);
    assert_int_equal(system(command), 0);
    buf_free(&f->pdf);
    buf_free(&f->said);
    fonts_close(f->fonts);
    arena_free(f->arena);
    free(f);
    return 0;
}

/* A piece whose characters are as wide as the font has them. */
static inline struct text_piece *add_text(struct fixture *f, enum face face,
                                          emu y, const char *text)
{
    struct text_piece *piece = arena_new_object(f->arena, struct text_piece);
    struct page *page = f->pages->last;
    struct metrics m = fonts_metrics(f->fonts);

    piece->x = 28 * EMU_MM;
    piece->y = y;
    piece->face = face;
    piece->size = 16 * EMU_PT;
    piece->text = text;
    piece->n = utf8_count(text);
    piece->span = SPAN_NONE;
    piece->advances = arena_array(f->arena, piece->n, sizeof(emu));
    for (size_t i = 0; i < piece->n; i++)
        piece->advances[i] =
            (emu)((int64_t)m.advance(m.context, face, utf8_next(&text)) *
                  piece->size / EM_UNITS);
    if (page->last_text != NULL)
        page->last_text->next = piece;
    else
        page->first_text = piece;
    page->last_text = piece;
    return piece;
}

static inline void write_pdf(struct fixture *f)
{
    char path[64];
    FILE *file;

    buf_truncate(&f->pdf, 0);
    assert_true(pdf_write(f->pages, f->fonts, &f->diags, &f->pdf));
    snprintf(path, sizeof(path), "%s/x.pdf", f->folder);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(f->pdf.data, 1, f->pdf.len, file), f->pdf.len);
    assert_int_equal(fclose(file), 0);
}

/* What a program says of the file; its exit status. */
static inline int run(struct fixture *f, const char *program, const char *last)
{
    char command[256], bytes[4096];
    FILE *pipe;
    size_t n;

    snprintf(command, sizeof(command), "%s %s/x.pdf %s 2>&1", program,
             f->folder, last);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    buf_truncate(&f->said, 0);
    while ((n = fread(bytes, 1, sizeof(bytes), pipe)) > 0)
        buf_add(&f->said, bytes, n);
    return pclose(pipe);
}

static inline void assert_says(struct fixture *f, const char *text)
{
    if (strstr(buf_text(&f->said), text) == NULL)
        fail_msg("no “%s” in: %s", text, buf_text(&f->said));
}

static inline void assert_has(struct fixture *f, const char *text)
{
    if (memmem(f->pdf.data, f->pdf.len, text, strlen(text)) == NULL)
        fail_msg("no “%s” in the file", text);
}

static inline size_t count_of(const struct buf *bytes, const char *text)
{
    size_t n = 0;
    const char *p = bytes->data, *end = bytes->data + bytes->len;

    while ((p = memmem(p, (size_t)(end - p), text, strlen(text))) != NULL) {
        p += strlen(text);
        n++;
    }
    return n;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
