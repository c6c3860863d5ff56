/*
 * Files beneath a document's folder: in, never out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/beneath.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct fixture {
    struct arena *arena;
    char folder[64];
    const char *base; /* a file in the folder; it need not be there */
    struct buf out;
};

static const char *path_of(struct fixture *f, const char *name)
{
    return arena_printf(f->arena, "%s/%s", f->folder, name);
}

static void put(struct fixture *f, const char *name, const char *text)
{
    FILE *file = fopen(path_of(f, name), "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));
    f->arena = arena_new();
    snprintf(f->folder, sizeof(f->folder), "/tmp/fangan-beneath-XXXXXX");
    *state = f;
    if (mkdtemp(f->folder) == NULL || mkdir(path_of(f, "图"), 0700) != 0)
        return 1;
    f->base = path_of(f, "plan.md");
    put(f, "a.png", "甲");
    put(f, "图/b.png", "乙");
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    unlink(path_of(f, "图/b.png"));
    rmdir(path_of(f, "图"));
    unlink(path_of(f, "a.png"));
    unlink(path_of(f, "link"));
    rmdir(f->folder);
    buf_free(&f->out);
    arena_free(f->arena);
    test_free(f);
    return 0;
}

/* 0, or the errno of a refusal. */
static int read_it(struct fixture *f, const char *path, size_t limit)
{
    return beneath_read(f->base, path, limit, f->arena, &f->out) ? 0 : errno;
}

static void a_file_in_the_folder_is_read(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(read_it(f, "a.png", 100), 0);
    assert_string_equal(buf_text(&f->out), "甲");
}

static void a_file_in_a_folder_below_is_read(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(read_it(f, "图/b.png", 100), 0);
    assert_string_equal(buf_text(&f->out), "乙");
}

static void no_path_leads_up(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(read_it(f, "../a.png", 100), EXDEV);
    assert_int_equal(read_it(f, "图/../a.png", 100), EXDEV);
    assert_int_equal(read_it(f, "..", 100), EXDEV);
}

static void no_path_starts_at_the_root(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(read_it(f, "/etc/passwd", 100), EXDEV);
    assert_int_equal(read_it(f, "图//b.png", 100), EXDEV);
    assert_int_equal(read_it(f, "", 100), EXDEV);
}

static void no_link_is_followed(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(symlink("/etc/passwd", path_of(f, "link")), 0);
    assert_int_equal(read_it(f, "link", 1 << 20), EXDEV);
}

static void a_folder_is_no_file(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(read_it(f, "图", 100), EINVAL);
}

static void a_pipe_does_not_block(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(mkfifo(path_of(f, "link"), 0600), 0);
    assert_int_equal(read_it(f, "link", 100), EINVAL);
}

static void the_limit_counts_bytes(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(read_it(f, "a.png", 3), 0);
    assert_int_equal(read_it(f, "a.png", 2), EFBIG);
}

static void a_missing_file_says_so(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(read_it(f, "none.png", 100), ENOENT);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_in_the_folder_is_read),
        TEST(a_file_in_a_folder_below_is_read),
        TEST(no_path_leads_up),
        TEST(no_path_starts_at_the_root),
        TEST(no_link_is_followed),
        TEST(a_folder_is_no_file),
        TEST(a_pipe_does_not_block),
        TEST(the_limit_counts_bytes),
        TEST(a_missing_file_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
