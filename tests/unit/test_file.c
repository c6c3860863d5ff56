/*
 * Replacing files: all or none, and nothing left behind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"

#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct fixture {
    struct arena *arena;
    struct diags diags;
    char folder[64];
};

static int set_up(void **state)
{
    struct fixture *f = test_calloc(1, sizeof(*f));
    f->arena = arena_new();
    f->diags = (struct diags){.arena = f->arena, .lang = LANG_EN};
    snprintf(f->folder, sizeof(f->folder), "/tmp/fangan-test-XXXXXX");
    *state = f;
    return mkdtemp(f->folder) == NULL;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    DIR *folder = opendir(f->folder);
    for (struct dirent *e; folder != NULL && (e = readdir(folder)) != NULL;)
        unlink(arena_printf(f->arena, "%s/%s", f->folder, e->d_name));
    closedir(folder);
    rmdir(f->folder);
    arena_free(f->arena);
    test_free(f);
    return 0;
}

static const char *path_of(struct fixture *f, const char *name)
{
    return arena_printf(f->arena, "%s/%s", f->folder, name);
}

static const char *content_of(struct fixture *f, const char *name)
{
    struct buf bytes = BUF_EMPTY;
    const char *text = NULL;
    if (file_read(path_of(f, name), &bytes, &f->diags))
        text = arena_strdup(f->arena, buf_text(&bytes));
    buf_free(&bytes);
    return text;
}

static size_t count_files(struct fixture *f)
{
    size_t n = 0;
    DIR *folder = opendir(f->folder);
    while (readdir(folder) != NULL)
        n++;
    closedir(folder);
    return n - 2;
}

static void both_files_of_a_pair_are_written(void **state)
{
    struct fixture *f = *state;
    struct file_output pair[] = {{path_of(f, "a"), "甲", 3},
                                 {path_of(f, "b"), "乙乙", 6}};
    assert_true(files_replace(pair, 2, &f->diags));
    assert_string_equal(content_of(f, "a"), "甲");
    assert_string_equal(content_of(f, "b"), "乙乙");
    assert_int_equal(count_files(f), 2);
}

static void none_of_a_pair_is_written_if_one_cannot_be(void **state)
{
    struct fixture *f = *state;
    struct file_output old = {path_of(f, "a"), "old", 3};
    assert_true(files_replace(&old, 1, &f->diags));
    struct file_output pair[] = {{path_of(f, "a"), "new", 3},
                                 {path_of(f, "none/b"), "new", 3}};
    assert_false(files_replace(pair, 2, &f->diags));
    assert_int_equal(f->diags.last->code, DIAG_WRITE_FAILED);
    assert_string_equal(content_of(f, "a"), "old");
    assert_int_equal(count_files(f), 1);
}

static void the_same_bytes_leave_the_file_alone(void **state)
{
    struct fixture *f = *state;
    struct file_output output = {path_of(f, "a"), "甲", 3};
    struct stat before, after;
    assert_true(files_replace(&output, 1, &f->diags));
    stat(output.path, &before);
    assert_true(files_replace(&output, 1, &f->diags));
    stat(output.path, &after);
    assert_int_equal(before.st_ino, after.st_ino);
}

static void an_empty_file_can_be_written(void **state)
{
    struct fixture *f = *state;
    struct file_output output = {path_of(f, "a"), "", 0};
    assert_true(files_replace(&output, 1, &f->diags));
    assert_string_equal(content_of(f, "a"), "");
}

static void a_pending_signal_waits_for_the_end_and_then_ends_us(void **state)
{
    struct fixture *f = *state;
    struct file_output output = {path_of(f, "a"), "甲", 3};
    pid_t pid = fork();
    if (pid == 0) {
        signal(SIGTERM, SIG_DFL);
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGTERM);
        /* blocked outside too: it is pending all through the window */
        sigprocmask(SIG_BLOCK, &set, NULL);
        raise(SIGTERM);
        bool ok = files_replace(&output, 1, &f->diags);
        if (!ok)
            _exit(1);
        sigprocmask(SIG_UNBLOCK, &set, NULL);
        _exit(2);
    }
    int status;
    waitpid(pid, &status, 0);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    assert_string_equal(content_of(f, "a"), "甲");
    assert_int_equal(count_files(f), 1);
}

static void a_batch_removes_its_own_temporaries_alone(void **state)
{
    struct fixture *f = *state;
    const struct file_batch batch = {"0123456789abcde"};
    const struct file_output files[] = {
        {path_of(f, ".fangan-1-0-0123456789abcde.tmp"), "own", 3},
        {path_of(f, ".fangan-12-3-0123456789abcde.tmp"), "own", 3},
        {path_of(f, ".fangan-1-0-1123456789abcde.tmp"), "another's", 9},
        {path_of(f, ".fangan-1-0.tmp"), "nobody's", 8},
        {path_of(f, "x-0123456789abcde.tmp"), "the user's", 10},
    };
    assert_true(files_replace_in_batch(files, 5, &batch, &f->diags));
    files_remove_temporaries(f->folder, &batch);
    assert_false(access(files[0].path, F_OK) == 0);
    assert_false(access(files[1].path, F_OK) == 0);
    for (int i = 2; i < 5; i++)
        assert_true(access(files[i].path, F_OK) == 0);
    assert_true(file_sync_folder(f->folder, &f->diags));
    assert_false(file_sync_folder(path_of(f, "none"), &f->diags));
}

static void a_folder_is_no_target(void **state)
{
    struct fixture *f = *state;
    struct file_output output = {f->folder, "甲", 3};
    assert_false(files_replace(&output, 1, &f->diags));
    assert_int_equal(f->diags.last->code, DIAG_WRITE_REFUSED);
}

static void a_file_over_the_limit_is_refused(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(truncate(path_of(f, "a"), 0), -1);
    FILE *file = fopen(path_of(f, "a"), "w");
    assert_int_equal(fseek(file, 16 * 1024 * 1024, SEEK_SET), 0);
    fputc('x', file);
    fclose(file);
    assert_null(content_of(f, "a"));
    assert_int_equal(f->diags.last->code, DIAG_LIMIT);
}

static void reading_says_what_is_wrong(void **state)
{
    struct fixture *f = *state;
    assert_null(content_of(f, "none"));
    assert_string_equal(f->diags.last->args[0], "No such file or directory");
    struct buf bytes = BUF_EMPTY;
    assert_false(file_read(f->folder, &bytes, &f->diags));
    assert_string_equal(f->diags.last->args[0], "it is a folder");
    assert_false(file_read("/dev/zero", &bytes, &f->diags));
    assert_string_equal(f->diags.last->args[0], "it is no regular file");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(both_files_of_a_pair_are_written),
        TEST(none_of_a_pair_is_written_if_one_cannot_be),
        TEST(the_same_bytes_leave_the_file_alone),
        TEST(an_empty_file_can_be_written),
        TEST(a_pending_signal_waits_for_the_end_and_then_ends_us),
        TEST(a_batch_removes_its_own_temporaries_alone),
        TEST(a_folder_is_no_target),
        TEST(a_file_over_the_limit_is_refused),
        TEST(reading_says_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
