/*
 * The model: a plan as readers make it, checks read it and writers print it.
 *
 * Everything is owned by plan->arena.  The body is one flat list of blocks in
 * reading order; the tree of sections, the roles, stages, leaders and duties
 * are views on it, made by plan_outline() and kind_analyse().
 *
 * Text is valid UTF-8 without control characters; blanks at the ends are
 * taken off.
 */
#ifndef FANGAN_PLAN_PLAN_H
#define FANGAN_PLAN_PLAN_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/source.h"
#include "plan/date.h"
#include "plan/role.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* -- Text ---------------------------------------------------------------- */

enum run_style {
    RUN_EMPHASIS = 1, /* *…*: 楷体 */
    RUN_STRONG = 2    /* **…**: 黑体 */
};

/* A piece of text in one style.  A forced line break is the text "\n". */
struct run {
    const char *text;
    unsigned style;   /* set of enum run_style */
    const char *link; /* http, https or mailto; else NULL */
    struct run *next;
};

/* -- Blocks -------------------------------------------------------------- */

/* 标题 of level 1-5 inside the text: 一、 （一） 1. （1） ① */
struct heading {
    int level;
    const char *number;         /* what the count says: 一、 */
    const char *written_number; /* what the author wrote; "": none is wanted;
                                   NULL: the count's is */
    bool begins_series;         /* and that starts the count again */
    struct run *runs;           /* without number and closing mark */
    const char *text;           /* the same as one string */
    const char *closing;        /* 。 or ： as it stands, or "" */
    bool run_in;                /* the next block follows on the same line */
    role_set roles;             /* all that it carries */
    role_set stated_roles;      /* those written as {role=…} */
};

/* An item of a list: its marker is text on the page. */
struct item {
    const char *marker; /* "1." "（1）" "①" or "——" */
    int depth;          /* 1 for the outermost */
    struct run *runs;
};

enum align { ALIGN_DEFAULT, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct table {
    size_t n_rows; /* the header row included */
    size_t n_columns;
    enum align *aligns; /* n_columns */
    struct run **cells; /* n_rows × n_columns, row by row; NULL is empty */
};

struct image {
    const char *path;    /* as written, relative to the plan's folder */
    const char *caption; /* "" if there is none */
};

enum block_kind {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_ITEM,
    BLOCK_TABLE,
    BLOCK_IMAGE,
    BLOCK_PAGE_BREAK
};

struct block {
    enum block_kind kind;
    struct span span; /* in plan->source, its markup included */
    struct block *next;
    union {
        struct heading heading;
        struct run *paragraph;
        struct item item;
        struct table table;
        struct image image;
    } as;
};

/* -- Views --------------------------------------------------------------- */

/* A heading with what stands under it. */
struct section {
    struct block *heading;        /* its next is the first block under it */
    struct section *parent;       /* NULL at the top */
    struct section *first, *last; /* its own sections */
    struct section *next;
};

/* 阶段: a named part of the steps */
struct stage {
    const char *name;
    int ordinal;
    struct period period; /* period.text is NULL if none is written */
    struct span span;
    struct stage *next;
};

/* 领导小组成员 */
struct leader {
    const char *post; /* 组长 */
    const char *name;
    const char *title; /* 党支部书记、副站长, or NULL */
    struct span span;
    struct leader *next;
};

/* 责任分工: a unit and what it has to do */
struct duty {
    const char *unit;
    const char *role; /* "lead", "support" or NULL */
    const char *task;
    struct span span;
    struct duty *next;
};

/* Where a role was found first. */
struct role_carrier {
    struct span span;    /* SPAN_NONE: nowhere */
    const char *heading; /* 方法步骤; the label or first words otherwise */
};

/* -- Front matter -------------------------------------------------------- */

struct names {
    const char **items;
    struct span *spans;
    size_t n;
};

struct attachment {
    const char *name;
    const char *file;  /* NULL: only named */
    struct plan *plan; /* what is in the file, or NULL; by the facade */
    struct span span;
};

enum format {
    FORMAT_DOCUMENT, /* 文件 */
    FORMAT_LETTER,   /* 信函 */
    FORMAT_ORDER,    /* 命令 */
    FORMAT_MINUTES,  /* 纪要 */
    FORMAT_PLAIN     /* 普通 */
};

/* The keys of design.md §5; NULL, 0 or an empty list: not given. */
struct meta {
    const char *kind;               /* 文种, as written */
    const char *title;              /* 标题; "\n" where the author broke it */
    struct names issuer;            /* 发文机关 */
    const char *mark;               /* 发文机关标志 */
    const char *number;             /* 发文字号 */
    const char *copy;               /* 份号 */
    const char *secrecy;            /* 密级和保密期限 */
    const char *urgency;            /* 紧急程度 */
    struct names signer;            /* 签发人 */
    struct names to;                /* 主送 */
    const char *signature;          /* 署名 */
    struct date date;               /* 成文日期 */
    struct span date_span;          /* where the text says it, or SPAN_NONE */
    const char *seal;               /* 印章: "有", "无" or an image file */
    const char *note;               /* 附注 */
    struct attachment *attachments; /* 附件 */
    size_t n_attachments;
    struct names cc;     /* 抄送 */
    const char *printer; /* 印发机关 */
    struct date printed; /* 印发日期 */
    enum format format;  /* 格式 */
    bool has_format;
    const char *issues;    /* 印发 */
    const char *period;    /* 起止时间 */
    const char *profile;   /* 版式 */
    struct names lint_off; /* 校核: off */
    struct span span;      /* the whole front matter, or SPAN_NONE */
    struct span seal_span, issues_span, profile_span; /* of these values */
};

/* -- The plan ------------------------------------------------------------ */

/* What a document of a file with several is to the one before it. */
enum relation {
    RELATION_NONE,
    RELATION_ISSUED,    /* what the circular before it issues */
    RELATION_ATTACHMENT /* of the last one that is none itself */
};

struct texts; /* the plan's texts, decoded: check/text.h */

struct plan {
    struct arena *arena;
    const struct source *source;
    struct meta meta;

    const char *title; /* from the front matter or the text; may hold "\n" */
    struct span title_span;
    struct block *first, *last;

    struct plan *issued; /* what this circular issues, or NULL; by the facade */
    struct plan *next;   /* the next document in the same file, or NULL */
    enum relation relation;
    struct date host_date; /* of the circular that issues it; by the facade */

    /* by plan_outline() */
    struct section *sections;

    /* by kind_analyse() */
    const char *kind;        /* id, or NULL */
    const char *kind_reason; /* one line */
    struct role_carrier carriers[ROLE_COUNT];
    role_set required; /* what the kind asks for */
    role_set missing;  /* of these, what was not found */
    struct stage *stages;
    struct leader *leaders;
    struct duty *duties;

    const struct texts *texts; /* while rules run, or NULL; by the facade */
};

/* An empty plan in the arena, of a source that outlives it. */
struct plan *plan_new(struct arena *arena, const struct source *source);

/* Appends a zeroed block of this kind. */
struct block *plan_add_block(struct plan *plan, enum block_kind kind,
                             struct span span);

/* Counts the headings' numbers and builds the tree of sections. */
void plan_outline(struct plan *plan);

/* How the document is laid out: 格式, or without it a 文件 where there is
 * something for its header (发文字号 or 发文机关标志), else a bare plan. */
enum format plan_format(const struct plan *plan);

/* The names with 、 between them, in the arena; "" for none. */
const char *names_join(const struct names *names, struct arena *arena);

/* What a heading shows: the author's number, else the count's. */
const char *heading_shown_number(const struct heading *heading);

/* The text of runs as one string in the arena; "\n" for a forced break. */
const char *runs_text(const struct run *runs, struct arena *arena);

/* The text of a block as a reader sees it, number and marker included: cells
 * of a row are joined by tabs, rows by newlines; "" for a page break. */
const char *block_text(const struct block *block, struct arena *arena);

/* The section after this one in reading order, or NULL. */
const struct section *section_following(const struct section *section);

/* The end of a section: the first block behind it, or NULL. */
const struct block *section_end(const struct section *section);

#endif
