/*
 * 版式: what the standard leaves open, and what offices do their own way.
 *
 * One list makes the struct, the keys of a profile file, their defaults and
 * the table in the man page.  gb33476 is the default: the list's own values.
 * A profile is a YAML file in templates/profiles/, named without its suffix,
 * or, by its path, one beside the plan.
 */
#ifndef FANGAN_LAYOUT_PROFILE_H
#define FANGAN_LAYOUT_PROFILE_H

#include "base/diag.h"
#include "layout/pages.h"

#include <stdbool.h>
#include <stdint.h>

/* What a key takes: 是/否, a length (35.5mm, 12pt; a bare number is mm), or
 * one of the words of PROFILE_WORD_LIST. */
enum profile_type { PROFILE_SWITCH, PROFILE_LENGTH, PROFILE_CHOICE };

/* name, id, 中文; only one key has words so far: latin_face */
#define PROFILE_WORD_LIST(X)                                                   \
    X(BODY, "body", "正文")                                                    \
    X(SERIF, "serif", "宋体")

enum profile_word {
#define X(name, id, zh) PROFILE_WORD_##name,
    PROFILE_WORD_LIST(X)
#undef X
        PROFILE_WORD_COUNT
};

/*
 * X(field, id, 中文, type, default, least, most, zh, en)
 *
 * Those that begin with word_ change the Word file alone: the PDF's 版心 is
 * that of the standard in every profile, since it is laid a ruler on, while
 * in Word it is the figures in the dialogue that are looked at.
 */
/* clang-format off */
#define PROFILE_LIST(X)                                                        \
    X(word_top, "word-top", "Word上边距", PROFILE_LENGTH,                      \
      34 * EMU_MM + 58 * EMU_MM / 100, 10 * EMU_MM, 60 * EMU_MM,               \
      "Word 文件的上边距。GB/T 33476.2：字面到纸边 37 mm，减半个行空 2.42 mm", \
      "top margin of the Word file: 37 mm less half a leading")                \
    X(word_bottom, "word-bottom", "Word下边距", PROFILE_LENGTH,                \
      32 * EMU_MM + 58 * EMU_MM / 100, 10 * EMU_MM, 60 * EMU_MM,               \
      "Word 文件的下边距", "bottom margin of the Word file")                   \
    X(word_pitch, "word-pitch", "Word行距", PROFILE_LENGTH,                    \
      592 * 635, 20 * EMU_PT, 40 * EMU_PT,                                     \
      "Word 文件正文的固定行距", "exact line pitch of the Word file")          \
    X(word_blank_rows, "word-blank-rows", "Word用空行", PROFILE_SWITCH,        \
      0, 0, 1,                                                                 \
      "空一行、空二行用空段落，不用段前距离（空段落比标准多半行）",            \
      "empty paragraphs for 空一行 and 空二行, not space before")              \
    X(mirror, "mirror-margins", "对称页边距", PROFILE_SWITCH,                  \
      0, 0, 1,                                                                 \
      "偶数页版心左移 2 mm，订口始终 28 mm（双面印刷套正）",                   \
      "even pages 2 mm to the left: 28 mm on the binding edge throughout")     \
    X(number_blanks, "page-number-blanks", "页码留空", PROFILE_SWITCH,         \
      1, 0, 1,                                                                 \
      "页码与两侧一字线之间各空半字", "blanks inside — 1 —")                   \
    X(red_rule, "red-rule", "红线粗", PROFILE_LENGTH,                          \
      35 * EMU_MM / 100, EMU_MM / 10, 2 * EMU_MM,                              \
      "版头红色分隔线的粗细", "thickness of the red rule")                     \
    X(mark_most, "mark-size-most", "标志最大字号", PROFILE_LENGTH,             \
      62 * EMU_PT, 22 * EMU_PT, 90 * EMU_PT,                                   \
      "发文机关标志的最大字号", "largest type of the issuer's mark")           \
    X(mark_least, "mark-size-least", "标志最小字号", PROFILE_LENGTH,           \
      26 * EMU_PT, 16 * EMU_PT, 62 * EMU_PT,                                   \
      "发文机关标志的最小字号", "smallest type of the issuer's mark")          \
    X(urgency_blank, "urgency-blank", "紧急程度空字", PROFILE_SWITCH,          \
      0, 0, 1,                                                                 \
      "特急、加急两字之间空一字（1999 年版的做法）",                           \
      "one cell between the two characters of 特急 (the edition of 1999)")     \
    X(title_pitch, "title-pitch", "标题行距", PROFILE_LENGTH,                  \
      1250 * (EMU_MM / 100), 8 * EMU_MM, 20 * EMU_MM,                          \
      "标题各行字面上缘之间的距离", "from the top of a title line to the next") \
    X(level3_bold, "level3-bold", "三级标题加粗", PROFILE_SWITCH,              \
      0, 0, 1,                                                                 \
      "三级标题加粗；仿宋没有粗体，PDF 中用黑体",                              \
      "third-level headings bold; in the PDF in 黑体, as 仿宋 has no bold")    \
    X(latin_face, "latin-face", "西文字体", PROFILE_CHOICE,                    \
      PROFILE_WORD_BODY, PROFILE_WORD_BODY, PROFILE_WORD_SERIF,                \
      "正文中数字和西文字母的字体：正文（随中文）或宋体",                      \
      "face of digits and Latin letters in the body: body or serif")           \
    X(no_single_character, "no-single-character", "孤字不成行",                \
      PROFILE_SWITCH, 1, 0, 1,                                                 \
      "段末一行不只剩一个字", "no last line of a single character")            \
    X(no_single_row, "no-single-row", "孤行不成页", PROFILE_SWITCH,            \
      0, 0, 1,                                                                 \
      "段落的末行不单独落到下一页（前一页少一行）",                            \
      "a paragraph's last row does not stand alone on the next page")          \
    X(hanging_marks, "hanging-marks", "行尾点号悬挂", PROFILE_SWITCH,          \
      0, 0, 1,                                                                 \
      "行尾的顿号、逗号、句号可以悬在版心之外",                                \
      "one 、，。 at a line's end may hang outside the 版心")                  \
    X(cut_line_start, "cut-line-start", "行首括号半字", PROFILE_SWITCH,        \
      0, 0, 1,                                                                 \
      "行首的开括号、开引号去掉左边半字",                                      \
      "an opening mark at a line's start loses its left half")                 \
    X(seal_diameter, "seal-diameter", "印章直径", PROFILE_LENGTH,              \
      42 * EMU_MM, 20 * EMU_MM, 60 * EMU_MM,                                   \
      "印章的直径", "diameter of a seal")                                      \
    X(imprint_pitch, "imprint-row", "版记行高", PROFILE_LENGTH,                \
      978 * (EMU_MM / 100), 6 * EMU_MM, 15 * EMU_MM,                           \
      "版记中每行的高度", "height of a row of the 版记")
/* clang-format on */

/* Switches are 0 or 1, lengths EMU, choices enum profile_word. */
struct profile {
    const char *name; /* gb33476, compat-37-35, or the path of a file */
#define X(field, ...) int32_t field;
    PROFILE_LIST(X)
#undef X
};

/* What the man page and the tests say of a key. */
struct profile_key {
    const char *id, *zh;
    enum profile_type type;
    int32_t standard, least, most;
    const char *about[2]; /* by enum lang */
    size_t offset;        /* of its field */
};

/* The key at i, in the order of the list; NULL behind the last. */
const struct profile_key *profile_key(size_t i);

/* gb33476 */
const struct profile *profile_default(void);

struct title_words; /* layout/title_words.h */

/* How a document is to be rendered, beside what it says. */
struct rendition {
    const struct profile *profile; /* NULL: gb33476 */
    bool is_draft;                 /* 草稿 in the header of each page */
    const struct title_words *title_words; /* NULL: none are known */
    bool is_unseen; /* for a writer that asks where rows stand: text pieces are
                     * one a line, at its left, and have no characters */
};

/* The profile of this name or path (relative to the folder of the plan file
 * plan_name, and beneath it); NULL means gb33476.  NULL with a finding if it
 * is not there or wrong: at span where it can't be read, in its own file
 * where a key or value is wrong. */
const struct profile *profile_load(const char *name, struct span span,
                                   const char *plan_name, struct arena *arena,
                                   struct diags *diags);

/* The file that profile_load() reads; NULL: the standard's is in the code. */
const char *profile_path(const char *name, const char *plan_name,
                         struct arena *arena);

#endif
