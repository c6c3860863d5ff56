/*
 * fangan fonts: for each face the font that serves it, how much of the
 * characters it has, its licence, and what a Word file calls the face.
 */
#include "cli/cli.h"
#include "cli/report.h"

#include <stdio.h>
#include <string.h>

static void add_coverage(const struct cli *cli, struct buf *out,
                         const struct font_finding *used)
{
    buf_printf(
        out,
        cli_word(cli, "    覆盖    GB2312 汉字 %zu/%zu，通用规范汉字 %zu/%zu\n",
                 "    covers  GB2312 hanzi %zu/%zu, 通用规范汉字表 %zu/%zu\n"),
        used->gb2312.has, used->gb2312.of, used->tgh.has, used->tgh.of);
    buf_printf(out, cli_word(cli, "    许可    %s\n", "    licence %s\n"),
               used->licence == NULL ? "?" : used->licence);
}

/* The name of a candidate as people know it. */
static const char *candidate_name(const struct font_candidate *candidate)
{
    return candidate->family != NULL ? candidate->family : candidate->file;
}

static void add_path(struct buf *out, const struct font_finding *finding)
{
    report_add_safe(out, finding->path, strlen(finding->path));
    if (finding->index != 0)
        buf_printf(out, " #%u", finding->index);
    buf_add_char(out, '\n');
}

/* What was looked for in vain, and what is broken. */
static void add_others(const struct cli *cli, struct buf *out,
                       const struct font_findings *findings)
{
    size_t n = 0;
    for (size_t i = 0; i < findings->n; i++) {
        const struct font_finding *finding = &findings->items[i];
        if (finding->state == FONT_STATE_BROKEN) {
            buf_add_str(out, cli_word(cli, "    损坏    ", "    broken  "));
            add_path(out, finding);
        }
        if (finding->state != FONT_STATE_MISSING)
            continue;
        buf_add_str(out, n++ > 0
                             ? cli_word(cli, "、", ", ")
                             : cli_word(cli, "    没找到  ", "    absent  "));
        buf_add_str(out, candidate_name(finding->candidate));
    }
    if (n > 0)
        buf_add_char(out, '\n');
}

static void add_findings(const struct cli *cli, struct buf *out,
                         const struct font_findings *findings)
{
    for (size_t i = 0; i < findings->n; i++) {
        const struct font_finding *finding = &findings->items[i];
        if (finding->state != FONT_STATE_USED)
            continue;
        buf_printf(out, cli_word(cli, "    字体    %s  ", "    font    %s  "),
                   candidate_name(finding->candidate));
        add_path(out, finding);
        add_coverage(cli, out, finding);
    }
    if (font_findings_used(findings) == NULL)
        buf_add_str(out,
                    cli_word(cli,
                             "    没有字体：运行 make 或 fonts/fetch.sh，或把"
                             "单位的字体放进 fonts/\n",
                             "    no font: run make or fonts/fetch.sh, or put "
                             "the office's own into fonts/\n"));
    add_others(cli, out, findings);
}

static void add_names(const struct cli *cli, struct buf *out,
                      const struct font_role *role)
{
    buf_printf(out, cli_word(cli, "    Word 中 %s", "    in Word %s"),
               role->docx);
    for (size_t i = 0; i < role->docx_other.n; i++)
        buf_printf(out, "%s%s",
                   i == 0 ? cli_word(cli, "，又名 ", ", also ")
                          : cli_word(cli, "、", ", "),
                   role->docx_other.items[i]);
    buf_add_char(out, '\n');
}

static void add_report(const struct cli *cli, const struct font_report *report,
                       struct buf *out)
{
    for (unsigned face = 0; face < FACE_COUNT; face++) {
        buf_printf(out, "%s (%s)\n", face_zh((enum face)face),
                   face_id((enum face)face));
        add_findings(cli, out, &report->faces[face]);
        add_names(cli, out, report->roles[face]);
    }
    buf_add_str(
        out, cli_word(cli, "后备（生僻字）\n", "fallback (rare characters)\n"));
    add_findings(cli, out, &report->fallback);
    buf_add_str(out, cli_word(cli, "查找的文件夹\n", "folders looked into\n"));
    for (size_t i = 0; i < report->folders.n; i++) {
        const char *folder = report->folders.items[i];
        buf_add_str(out, "    ");
        report_add_safe(out, folder, strlen(folder));
        buf_add_char(out, '\n');
    }
}

/* Without a font for each face nothing can be printed. */
static bool is_complete(const struct font_report *report)
{
    for (unsigned face = 0; face < FACE_COUNT; face++)
        if (font_findings_used(&report->faces[face]) == NULL)
            return false;
    return true;
}

int cli_run_fonts(struct cli *cli)
{
    struct diags diags = {.arena = cli->arena, .lang = cli->lang};
    struct fangan *fangan = fangan_new(&diags);
    const struct font_report *report =
        diags_failed(&diags) ? NULL : fangan_font_report(fangan);
    struct buf out = BUF_EMPTY;
    if (report != NULL)
        add_report(cli, report, &out);
    fangan_free(fangan);
    bool is_printed = cli_print(cli, &out);
    cli_print_findings(cli, &diags, NULL);
    if (report == NULL || !is_printed || !is_complete(report))
        return EXIT_TROUBLE;
    return EXIT_CLEAN;
}
