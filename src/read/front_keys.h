/*
 * The keys of the front matter (design.md §5): one list makes the parser, its
 * messages, the man page and the JSON Schema.
 */
#ifndef FANGAN_READ_FRONT_KEYS_H
#define FANGAN_READ_FRONT_KEYS_H

#include "base/diag.h"

#include <stddef.h>

/* What a value may be; member is the C type of the field in struct meta.
 * X(name, description zh, description en) */
#define FRONT_TYPE_LIST(X)                                                     \
    X(TEXT, "文字", "a text")                                                  \
    X(TITLE, "文字", "a text")                                                 \
    X(KIND, "文种的名称或代号", "the name or id of a kind")                    \
    X(NAMES, "名称或名称的列表", "a name or a list of names")                  \
    X(DATE, "日期", "a date")                                                  \
    X(COPY, "六位数字", "six digits")                                          \
    X(SECRECY, "秘密、机密或绝密，可加★和期限",                                \
      "秘密, 机密 or 绝密, with ★ and a term if need be")                      \
    X(URGENCY, "特急或加急", "特急 or 加急")                                   \
    X(SEAL, "有、无或图片文件", "有, 无 or an image file")                     \
    X(ATTACHMENTS, "名称的列表，或 {名称, 文件} 的列表",                       \
      "a list of names or of {名称, 文件}")                                    \
    X(FORMAT, "文件、信函、命令、纪要或普通",                                  \
      "文件, 信函, 命令, 纪要 or 普通")                                        \
    X(LINT, "{off: [代码…]}", "{off: [CODE…]}")

enum front_type {
#define X(name, zh, en) FRONT_##name,
    FRONT_TYPE_LIST(X)
#undef X
        FRONT_TYPE_COUNT
};

/* X(id, 中文, type, field of struct meta, where allowed,
 *   other words people write, separated by |, description zh, en) */
/* clang-format off */
#define FRONT_KEY_LIST(X)                                                      \
    X("kind", "文种", KIND, kind, "any", "类型|种类|公文种类|type",            \
      "文种的名称或代号", "the kind of document")                              \
    X("title", "标题", TITLE, title, "any", "题目|名称|主题|subject",          \
      "标题；用 | 块写明换行处", "the title; a | block sets line breaks")      \
    X("issuer", "发文机关", NAMES, issuer, "any",                              \
      "发文单位|单位|机关|发布单位|发布机关|制发机关|organization|author",     \
      "发文机关；联合发文时主办机关在前",                                      \
      "who issues it; the sponsor first in a joint issue")                     \
    X("mark", "发文机关标志", TEXT, mark, "any", "红头|文头|机关标志",         \
      "版头的红字；省略时为发文机关加“文件”",                                  \
      "the red letterhead; by default issuer + 文件")                          \
    X("number", "发文字号", TEXT, number, "any", "文号|字号|发文号|编号",      \
      "代字〔年份〕序号号", "document number")                                 \
    X("copy", "份号", COPY, copy, "secret", "份数序号|份数",                   \
      "六位数字", "copy number, six digits")                                   \
    X("secrecy", "密级", SECRECY, secrecy, "any", "密级和保密期限|保密级别",   \
      "密级和保密期限，如 机密★1年", "secrecy and its term")                   \
    X("urgency", "紧急程度", URGENCY, urgency, "any", "缓急|紧急|急件",        \
      "特急或加急", "特急 or 加急")                                            \
    X("signer", "签发人", NAMES, signer, "upward", "签发|签发领导",            \
      "上行文的签发人", "who signs; upward documents")                         \
    X("to", "主送", NAMES, to, "any",                                          \
      "主送单位|主送机关|送|受文单位|收文单位|recipients",                     \
      "主送机关", "main recipients")                                           \
    X("signature", "署名", TEXT, signature, "any", "落款|发文机关署名",        \
      "落款的名称；省略时为发文机关", "signature; by default the issuer")      \
    X("date", "成文日期", DATE, date, "any", "日期|时间|发文日期|签发日期",    \
      "成文日期", "date of the document")                                      \
    X("seal", "印章", SEAL, seal, "any", "盖章|公章|用印",                     \
      "有、无或图片文件", "有, 无 or an image file")                           \
    X("note", "附注", TEXT, note, "any", "注|备注|说明",                       \
      "附注，如 此件公开发布", "note below the date")                          \
    X("attachments", "附件", ATTACHMENTS, attachments, "any",                  \
      "附件说明|附件列表|attachment", "附件的名称和文件", "attachments")       \
    X("cc", "抄送", NAMES, cc, "any",                                          \
      "抄送单位|抄送机关|抄报|抄报单位|分送", "抄送机关", "copies go to")      \
    X("printer", "印发机关", TEXT, printer, "any", "印发单位|印制单位",        \
      "印发机关", "who prints it")                                             \
    X("printed", "印发日期", DATE, printed, "any", "印制日期|印刷日期",        \
      "印发日期", "date of printing")                                          \
    X("format", "格式", FORMAT, format, "any", "公文格式|样式",                \
      "文件、信函、命令、纪要或普通", "the form of the first page")            \
    X("issues", "印发", TEXT, issues, "notice", "印发文件|转发",               \
      "本通知印发的方案文件", "the plan file that this circular issues")       \
    X("period", "起止时间", TEXT, period, "any", "活动时间|时限|实施时间",     \
      "方案自身的起止时间", "the plan's own period")                           \
    X("profile", "版式", TEXT, profile, "any", "版面|排版|模板|template",      \
      "gb33476（默认）、compat-37-35 或本单位的版式",                          \
      "gb33476 (default), compat-37-35 or the office's own")                   \
    X("lint", "校核", LINT, lint_off, "any", "检查|校对",                      \
      "不作检查的代码：{off: [代码…]}", "codes not to check: {off: [CODE…]}")
/* clang-format on */

struct front_key {
    const char *id;
    const char *zh;
    enum front_type type;
    size_t field;         /* offset in struct meta */
    const char *where;    /* "any", "notice", "upward", "secret" */
    const char *synonyms; /* 发文单位|单位: not read, but known in hints */
    const char *about[2]; /* by enum lang */
};

/* What a type's value looks like, by enum lang. */
const char *front_type_about(enum front_type type, enum lang lang);

/* The i-th key in the order of the list; NULL behind the last. */
const struct front_key *front_key_at(size_t i);

/* The key with this id or Chinese name, or NULL. */
const struct front_key *front_key_find(const char *word);

/* The known key that an unknown one was meant to be, or NULL. */
const struct front_key *front_key_nearest(const char *word);

#endif
