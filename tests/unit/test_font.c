/*
 * fonts.yaml, font files, the store and its report.  The fonts are those of
 * fonts/fetch.sh.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "font/config.h"
#include "font/coverage.h"
#include "font/font.h"
#include "font/report.h"
#include "font/store.h"

#include <hb.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    struct arena *arena;
    struct diags diags;
    const struct font_config *config;
    struct fonts *fonts;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof(*f));

    f->arena = arena_new();
    f->diags = (struct diags){.arena = f->arena, .lang = LANG_EN};
    f->config = font_config_load(f->arena, &f->diags);
    assert_non_null(f->config);
    f->fonts = fonts_open(f->config, &f->diags);
    assert_non_null(f->fonts);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;

    fonts_close(f->fonts);
    arena_free(f->arena);
    free(f);
    return 0;
}

/* The file that serves a face. */
static const char *face_path(struct fixture *f, enum face face)
{
    struct font_report *report =
        font_report_make(f->config, f->arena, &f->diags);
    assert_non_null(report);
    return font_findings_used(&report->faces[face])->path;
}

static void write_file(const char *path, const void *bytes, size_t len)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

/* A copy of the first len bytes of a font. */
static void cut_file(const char *from, const char *to, size_t len)
{
    FILE *file = fopen(from, "rb");
    char *bytes = malloc(len);

    assert_non_null(file);
    len = fread(bytes, 1, len, file);
    fclose(file);
    write_file(to, bytes, len);
    free(bytes);
}

/* A role with one candidate, a file in a folder. */
static struct font_config one_font(const char **folder,
                                   const struct font_candidate *candidate)
{
    struct font_config config = {0};

    config.folders = (struct font_names){folder, 1};
    for (int face = 0; face < FACE_COUNT; face++)
        config.roles[face].candidates = (struct font_candidates){candidate, 1};
    return config;
}

/* -- fonts.yaml ---------------------------------------------------------- */

static void every_face_has_a_name_for_word(void **state)
{
    const struct fixture *f = *state;

    assert_string_equal(f->config->roles[FACE_BODY].docx, "仿宋_GB2312");
    assert_string_equal(f->config->roles[FACE_TITLE].docx, "方正小标宋简体");
    assert_string_equal(f->config->roles[FACE_HEADING1].docx, "黑体");
    assert_string_equal(f->config->roles[FACE_HEADING2].docx, "楷体_GB2312");
    assert_string_equal(f->config->roles[FACE_NUMBER].docx, "宋体");
    assert_string_equal(f->config->roles[FACE_NUMBER].docx_other.items[0],
                        "SimSun");
}

static void the_offices_own_font_comes_before_the_free_one(void **state)
{
    const struct fixture *f = *state;
    struct font_candidates body = f->config->roles[FACE_BODY].candidates;

    assert_string_equal(body.items[0].family, "仿宋_GB2312");
    assert_string_equal(body.items[body.n - 1].file, "FandolFang-Regular.otf");
}

static void missing_fonts_yaml_is_fatal(void **state)
{
    struct fixture *f = *state;
    char *data = getenv("FANGAN_DATA");
    const char *old = data ? arena_strdup(f->arena, data) : NULL;

    setenv("FANGAN_DATA", "/nonexistent", 1);
    assert_null(font_config_load(f->arena, &f->diags));
    assert_int_equal(f->diags.count[SEVERITY_FATAL], 1);
    if (old != NULL)
        setenv("FANGAN_DATA", old, 1);
    else
        unsetenv("FANGAN_DATA");
}

/* -- Font files ---------------------------------------------------------- */

static void fandol_has_cids_of_gb1(void **state)
{
    struct font *font = font_open(face_path(*state, FACE_BODY), 0);

    assert_non_null(font);
    assert_int_equal(font_info(font)->outlines, FONT_CFF_CID);
    assert_string_equal(font_info(font)->registry, "Adobe");
    assert_string_equal(font_info(font)->ordering, "GB1");
    assert_int_equal(font_info(font)->supplement, 5);
    assert_int_equal(font_cid(font, font_glyph(font, 0x4E00)), 4162);
    font_close(font);
}

/* A font that Debian has wherever it has any. */
static void truetype_glyphs_can_be_made_narrower(void **state)
{
    (void)state;
    struct font *font =
        font_open("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", 0);
    struct buf program = BUF_EMPTY;
    uint32_t glyphs[2], cut_glyphs[2];
    hb_glyph_extents_t extents;

    if (font == NULL)
        skip();
    glyphs[0] = font_glyph(font, 'A');
    glyphs[1] = font_glyph(font, 'B');
    assert_true(font_subset(font, glyphs, 2, (struct font_fit){250, true},
                            cut_glyphs, &program));
    hb_blob_t *blob = hb_blob_create(program.data, (unsigned)program.len,
                                     HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *cut = hb_font_create(face);
    hb_font_set_scale(cut, 1000, 1000);
    for (int i = 0; i < 2; i++)
        assert_in_range(hb_font_get_glyph_h_advance(cut, cut_glyphs[i]) + 250,
                        font_advance(font, glyphs[i]) - 1,
                        font_advance(font, glyphs[i]) + 1);
    /* and half of it on the left */
    assert_true(hb_font_get_glyph_extents(cut, cut_glyphs[0], &extents));
    assert_in_range(extents.x_bearing + 125, 7, 9);
    hb_font_destroy(cut);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    buf_free(&program);
    font_close(font);
}

static void truncated_font_is_refused(void **state)
{
    struct fixture *f = *state;

    cut_file(face_path(f, FACE_BODY), "/tmp/fangan-test-cut.otf", 5000000);
    assert_null(font_open("/tmp/fangan-test-cut.otf", 0));
    unlink("/tmp/fangan-test-cut.otf");
}

static void file_that_is_no_font_is_refused(void **state)
{
    (void)state;
    write_file("/tmp/fangan-test-no.otf", "OTTO\0\1 no font at all", 22);
    assert_null(font_open("/tmp/fangan-test-no.otf", 0));
    write_file("/tmp/fangan-test-no.otf", "", 0);
    assert_null(font_open("/tmp/fangan-test-no.otf", 0));
    unlink("/tmp/fangan-test-no.otf");
    assert_null(font_open("/nonexistent.otf", 0));
    assert_null(font_open("/tmp", 0));
}

static void index_beyond_a_collection_is_refused(void **state)
{
    const char *path = face_path(*state, FACE_TITLE);
    struct font *font = font_open(path, 0);

    assert_non_null(font);
    font_close(font);
    assert_null(font_open(path, 1000));
}

/* -- The store ----------------------------------------------------------- */

static void hanzi_of_the_body_are_one_em_wide(void **state)
{
    const struct fixture *f = *state;
    struct metrics m = fonts_metrics(f->fonts);

    assert_int_equal(m.advance(m.context, FACE_BODY, 0x4E00), EM_UNITS);
    assert_int_equal(m.advance(m.context, FACE_BODY, 0xFF0C), EM_UNITS);
    assert_in_range(m.advance(m.context, FACE_BODY, '1'), 300, 700);
}

static void rare_hanzi_come_from_the_fallback(void **state)
{
    const struct fixture *f = *state;
    struct font_char yi, rong;

    assert_true(fonts_find_char(f->fonts, FACE_BODY, 0x4E00, &yi));
    assert_true(fonts_find_char(f->fonts, FACE_BODY, 0x9555, &rong)); /* 镕 */
    assert_ptr_not_equal(yi.font, rong.font);
    assert_int_equal(rong.advance, EM_UNITS);
    assert_true(fonts_find_char(f->fonts, FACE_BODY, 0x20BB7, &rong));
}

static void character_without_a_font_has_no_width(void **state)
{
    const struct fixture *f = *state;
    struct metrics m = fonts_metrics(f->fonts);
    struct font_char found;

    assert_int_equal(m.advance(m.context, FACE_BODY, 0xE000 + 0x1234), -1);
    assert_false(fonts_find_char(f->fonts, FACE_BODY, 0x10FFFD, &found));
}

/* 4096 scalars apart, they share a place in the store's memory. */
static void neighbours_in_memory_do_not_mix_up(void **state)
{
    const struct fixture *f = *state;
    struct metrics m = fonts_metrics(f->fonts);
    int digit = m.advance(m.context, FACE_BODY, '1');

    assert_int_equal(m.advance(m.context, FACE_BODY, '1' + 4 * 4096), EM_UNITS);
    assert_int_equal(m.advance(m.context, FACE_BODY, '1'), digit);
}

static void faces_that_are_not_used_are_not_looked_for(void **state)
{
    struct fixture *f = *state;
    struct font_config config = *f->config;
    struct fonts *fonts;

    config.roles[FACE_TITLE].candidates.n = 0;
    fonts = fonts_open(&config, &f->diags);
    assert_non_null(fonts);
    assert_true(fonts_ready(fonts, &f->diags));
    struct metrics m = fonts_metrics(fonts);
    assert_int_equal(m.advance(m.context, FACE_TITLE, 0x4E00), -1);
    assert_false(fonts_ready(fonts, &f->diags));
    assert_int_equal(f->diags.first->code, DIAG_FONT_MISSING);
    assert_string_equal(f->diags.first->args[0], "小标宋");
    assert_non_null(f->diags.first->hint);
    fonts_close(fonts);
}

static void missing_body_font_is_fatal(void **state)
{
    struct fixture *f = *state;
    const char *folder = "/nonexistent";
    struct font_candidate candidate = {.file = "x.ttf"};
    struct font_config config = one_font(&folder, &candidate);

    assert_null(fonts_open(&config, &f->diags));
    assert_int_equal(f->diags.first->code, DIAG_FONT_MISSING);
}

static void broken_body_font_is_named(void **state)
{
    struct fixture *f = *state;
    const char *folder = "/tmp/fangan-test-fonts";
    struct font_candidate candidate = {.file = "X.TTF"};
    struct font_config config = one_font(&folder, &candidate);

    mkdir("/tmp/fangan-test-fonts", 0777);
    write_file("/tmp/fangan-test-fonts/x.ttf", "nothing", 7);
    assert_null(fonts_open(&config, &f->diags));
    unlink("/tmp/fangan-test-fonts/x.ttf");
    rmdir("/tmp/fangan-test-fonts");
    assert_int_equal(f->diags.first->code, DIAG_FONT_BROKEN);
    assert_string_equal(f->diags.first->args[0],
                        "/tmp/fangan-test-fonts/x.ttf");
}

/* -- The report ---------------------------------------------------------- */

static void lists_of_hanzi_are_complete(void **state)
{
    struct fixture *f = *state;
    struct charset_list tgh;

    assert_int_equal(charset_gb2312(f->arena).n, 6763);
    assert_true(charset_tgh(f->arena, &f->diags, &tgh));
    assert_int_equal(tgh.n, 8105);
    assert_int_equal(tgh.scalars[0], 0x4E00);
}

static void report_names_font_coverage_and_licence(void **state)
{
    struct fixture *f = *state;
    struct font_report *report =
        font_report_make(f->config, f->arena, &f->diags);
    const struct font_finding *used;

    assert_non_null(report);
    used = font_findings_used(&report->faces[FACE_BODY]);
    assert_non_null(used);
    assert_non_null(used->path);
    assert_non_null(used->licence);
    assert_int_equal(used->gb2312.has, 6763);
    assert_in_range(used->tgh.has, 6638, 8105);
    used = font_findings_used(&report->fallback);
    assert_int_equal(used->tgh.has, 8105);
}

static void report_keeps_what_was_not_found(void **state)
{
    struct fixture *f = *state;
    struct font_config config = *f->config;
    struct font_candidate wanted[2] = {{.file = "没有这个.ttf"},
                                       {.file = "FandolHei-Regular.otf"}};
    struct font_report *report;

    config.roles[FACE_BODY].candidates = (struct font_candidates){wanted, 2};
    report = font_report_make(&config, f->arena, &f->diags);
    assert_non_null(report);
    assert_int_equal(report->faces[FACE_BODY].n, 2);
    assert_int_equal(report->faces[FACE_BODY].items[0].state,
                     FONT_STATE_MISSING);
    assert_null(report->faces[FACE_BODY].items[0].path);
    assert_int_equal(report->faces[FACE_BODY].items[1].state, FONT_STATE_USED);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_face_has_a_name_for_word),
        TEST(the_offices_own_font_comes_before_the_free_one),
        TEST(missing_fonts_yaml_is_fatal),
        TEST(fandol_has_cids_of_gb1),
        TEST(truetype_glyphs_can_be_made_narrower),
        TEST(truncated_font_is_refused),
        TEST(file_that_is_no_font_is_refused),
        TEST(index_beyond_a_collection_is_refused),
        TEST(hanzi_of_the_body_are_one_em_wide),
        TEST(rare_hanzi_come_from_the_fallback),
        TEST(character_without_a_font_has_no_width),
        TEST(neighbours_in_memory_do_not_mix_up),
        TEST(faces_that_are_not_used_are_not_looked_for),
        TEST(missing_body_font_is_fatal),
        TEST(broken_body_font_is_named),
        TEST(lists_of_hanzi_are_complete),
        TEST(report_names_font_coverage_and_licence),
        TEST(report_keeps_what_was_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
