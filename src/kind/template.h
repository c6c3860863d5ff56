/*
 * Templates: a folder with kind.yaml (what it is called, what is asked),
 * skeleton.md (a form, see form.h) and README.md.
 *
 * A template that says 继承 (extends) has the values of the other one, those
 * of the same name replaced, and its skeleton where it has none of its own.
 * Templates are not kinds: each names the kind that it makes.
 */
#ifndef FANGAN_KIND_TEMPLATE_H
#define FANGAN_KIND_TEMPLATE_H

#include "kind/form.h"
#include "kind/kind.h"

/* The keys of kind.yaml that make a template.
 * X(name, id, 中文, about zh, about en) */
/* clang-format off */
#define TEMPLATE_KEY_LIST(X)                                                   \
    X(name, "name", "名称", "叫什么", "what it is called")                     \
    X(about, "about", "说明", "一行说明，列在 fangan templates 里",            \
      "a line about it, for fangan templates")                                 \
    X(kind, "kind", "文种", "写出来的是什么文种；省略时同文件夹名",            \
      "the kind that it makes; by default the folder's name")                  \
    X(extends, "extends", "继承",                                              \
      "另一个模板：要填的各项都有，同名的以这里为准；没有 skeleton.md 时"      \
      "用它的",                                                                \
      "another template: its values come first, those of the same name are "   \
      "replaced here; its skeleton serves where there is none")                \
    X(values, "values", "要填的", "要填的各项，依次提问",                      \
      "what is to be filled in, asked for in this order")

/* The keys of a value under 要填的. */
#define FIELD_KEY_LIST(X)                                                      \
    X(name, "name", "名称", "在 skeleton.md 里用的名称",                       \
      "its name in skeleton.md")                                               \
    X(prompt, "prompt", "提问", "怎样问；省略时同名称",                        \
      "the question; by default the name")                                     \
    X(about, "about", "说明", "做什么用，举个例子",                            \
      "what it is for, with an example")                                       \
    X(type, "type", "类型", "下面的类型之一，默认是文字",                      \
      "one of the types below, text by default")                               \
    X(fallback, "default", "默认",                                             \
      "默认值，可以用 {{…}} 由前面的各项推出",                                \
      "the default; {{…}} in it may use the values before")                   \
    X(choices, "choices", "选项", "选择的各项", "the choices of a choice")     \
    X(check, "check", "校验", "前置信息的一个键：值要合这个键的写法",          \
      "a key of the front matter: the value must be one for that key")         \
    X(optional, "optional", "可空", "是：可以不填",                            \
      "是 (true): may be left out")
/* clang-format on */

/* What may be asked for.  X(name, id, 中文, zh, en) */
#define FIELD_TYPE_LIST(X)                                                     \
    X(TEXT, "text", "文字", "一行文字", "a line of text")                      \
    X(DATE, "date", "日期", "日期，如 2026-07-28 或 2026年7月28日",            \
      "a date: 2026-07-28 or 2026年7月28日")                                   \
    X(LIST, "list", "名单", "用顿号或逗号隔开的几项",                          \
      "items with 、 or commas between")                                       \
    X(NUMBER, "number", "数", "整数", "a whole number")                        \
    X(CHOICE, "choice", "选择", "选项之一", "one of the choices")              \
    X(YES, "yes", "是否", "是或否", "是 (yes) or 否 (no)")                     \
    X(TABLE, "table", "表", "几行数据，由 --values 的文件给出",                \
      "records, from a file of --values")

enum field_type {
#define X(name, id, zh, about_zh, about_en) FIELD_##name,
    FIELD_TYPE_LIST(X)
#undef X
        FIELD_TYPE_COUNT
};

/* A value that a template declares. */
struct field {
    const char *name;
    const char *prompt; /* 提问; the name if it has none */
    const char *about;  /* 说明: what it is for, or NULL */
    enum field_type type;
    const struct form *fallback; /* 默认, over the fields before; or NULL */
    struct wordlist choices;     /* of FIELD_CHOICE */
    const char *check; /* 校验: a key of the front matter, or NULL */
    bool is_optional;  /* 可空 */
    struct span span;
    struct field *next;
};

struct template
{
    const char *id;     /* the folder's name */
    const char *folder; /* where kind.yaml is */
    const char *name;   /* 专项整治方案 */
    const char *about;  /* one line, or NULL */
    const struct kind *kind;
    struct field *fields;
    const struct form *skeleton;
    const struct source *source; /* of the skeleton */
};

/* Folders that hold templates, the first first. */
struct template_roots {
    const char **items;
    size_t n;
};

/* The ids of all templates under the roots, each once, sorted. */
struct wordlist templates_list(const struct template_roots *roots,
                               struct arena *arena);

/* Loads a template by its id; the first root that has it counts.  office is a
 * map of values that stand for the defaults of fields of their names, or NULL.
 * NULL with errors: there is none of that name (with the nearest), or it is
 * broken, in its own files at their places. */
const struct template *template_load(const struct template_roots *roots,
                                     const char *id, const struct kinds *kinds,
                                     const struct yaml_node *office,
                                     struct arena *arena, struct diags *diags);

/* The field of this name, or NULL. */
const struct field *template_field(const struct template *template,
                                   const char *name);

/* What a type is called and takes, by enum lang. */
const char *field_type_about(enum field_type type, int lang);

/* Reads what was typed for a field.  NULL: it is not what the type takes. */
struct value *field_read(const struct field *field, const char *text,
                         struct arena *arena);

/* The default of a field, given the values before it; an empty value where it
 * has none, a missing one where it is made of something missing.  NULL with
 * errors if it can't be filled in. */
struct value *field_fallback(const struct field *field,
                             const struct value *values, struct diags *diags);

/* Gives every field of the template that has no value its default; one that
 * has none and must be filled in is marked as missing, with a warning. */
void template_complete(const struct template *template, struct value *values,
                       struct diags *diags);

#endif
