/*
 * What the ways to build share: plans one by one (build.c), one plan for many
 * rows of data (batch*.c), on every change (watch.c).
 */
#ifndef FANGAN_CLI_BUILD_H
#define FANGAN_CLI_BUILD_H

#include "base/file.h"
#include "cli/cli.h"
#include "cli/target.h"

/* What is made, and how: options of every way to build. */
/* clang-format off */
#define BUILD_OUTPUT_OPTIONS \
    {'t', \
     "to", \
     "FORMATS", \
     NULL, \
     {"输出格式，逗号分开：docx,pdf（默认）、pages", \
      "output formats with commas: docx,pdf (default), pages"}}, \
    {0, \
     "draft", \
     NULL, \
     NULL, \
     {"有错误也生成，每页页眉标“草稿”", \
      "build in spite of errors; each page is marked 草稿"}}, \
    {0, \
     "comments", \
     NULL, \
     NULL, \
     {"与 --draft 同用：注释和检查结果写成 Word 批注", \
      "with --draft: comments and findings stand in the margin of the Word file"}}, \
    {0, \
     "embed-fonts", \
     NULL, \
     NULL, \
     {"Word 文件带上所用字体的所用字符（授权许可的 TrueType 字体）", \
      "the Word file brings along what it uses of its fonts, where they are " \
      "TrueType and their licence allows it"}}
/* clang-format on */

/* What is to be done, the same for all files. */
struct build {
    struct cli *cli;
    struct fangan *fangan;
    struct diags *diags; /* of the program, not of a document */
    enum output outputs[OUTPUT_COUNT];
    size_t n_outputs;
    struct target target;
    bool is_quiet;
    struct render_options options;
    struct buf *deps; /* what --deps writes; NULL: it was not given */
};

/* Reads -t. */
bool build_read_formats(struct build *build);

/* Whether --comments stands with --draft. */
bool build_check_comments(const struct build *build);

/* The file that a source becomes in this format. */
const char *build_output_path(const struct build *build, struct arena *arena,
                              const char *source, enum output output);

/* Reads and checks a plan file (NULL: a name for stdin); refuses what is none
 * with a finding.  The caller frees. */
struct document *build_read(const struct build *build, const char *path,
                            const char *name);

/* Adds a finding to a document that was read out of anything but a plan file:
 * someone has to see first what was made of it. */
void build_refuse_others(const struct cli *cli, struct document *document);

/* Whether the outputs depend on font files. */
bool build_uses_fonts(const struct build *build);

/* Adds the line that says what source became, or, for none of n, that it was
 * refused. */
void build_add_result(const struct cli *cli, const char *source,
                      const struct file_output *files, size_t n,
                      struct buf *out);

/* Whether a document that was checked may be made. */
bool build_is_fit(const struct build *build, const struct document *document);

/* Renders in every format into bytes, an array of OUTPUT_COUNT empty ones that
 * the caller frees. */
bool build_render(const struct build *build, struct document *document,
                  struct buf *bytes);

/* fangan build --data. */
int build_batch(struct build *build);

#endif
