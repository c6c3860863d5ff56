/*
 * YAML through libyaml's events.
 *
 * The library's own tree is never built: it accepts cycles and duplicate keys
 * and is quadratic in places (reliability.md, finding 6).  The events are
 * counted, and the first one beyond a limit ends the parse, before the
 * scanner's quadratic part can be felt.
 *
 * libyaml counts characters; spans count bytes.  A cursor that walks the text
 * once translates.
 */
#include "base/yaml.h"

#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>
#include <yaml.h>

/* Where the character number `index` of the parsed range starts. */
struct cursor {
    size_t index;
    const char *at;
};

struct level {
    struct yaml_node *node;
    struct yaml_node *last;
    const char *key; /* read, its value not yet */
    size_t key_len;
    struct span key_span;
};

struct loader {
    yaml_parser_t parser;
    struct arena *arena;
    struct diags *diags;
    const char *start, *end;
    struct cursor cursor;
    struct level levels[LIMIT_YAML_DEPTH];
    size_t depth;
    size_t n_events;
    struct yaml_node *root;
    bool saw_document;
};

/* -- Places -------------------------------------------------------------- */

static uint32_t offset_of(struct loader *l, size_t index)
{
    struct cursor *c = &l->cursor;

    for (; c->index < index && c->at < l->end; c->index++)
        c->at += utf8_length(*c->at);
    for (; c->index > index && c->at > l->start; c->index--)
        c->at = utf8_back(l->start, c->at);
    return (uint32_t)(c->at - l->diags->source->text);
}

static struct span event_span(struct loader *l, const yaml_event_t *event)
{
    struct span span;

    span.start = offset_of(l, event->start_mark.index);
    span.end = offset_of(l, event->end_mark.index);
    return span;
}

/* -- Faults -------------------------------------------------------------- */

struct fault {
    const char *problem; /* a part of libyaml's words */
    const char *zh;
    const char *en;
};

static const struct fault faults[] = {
    {"expected ',' or ']'", "方括号 [ 没有配对的 ]，或者缺逗号",
     "no ] for this [, or a comma is missing"},
    {"expected ',' or '}'", "花括号 { 没有配对的 }，或者缺逗号",
     "no } for this {, or a comma is missing"},
    {"mapping values are not allowed", "这里不能再有“: ”，值里有冒号时请加引号",
     "no “: ” is allowed here; put a value with a colon in quotes"},
    {"could not find expected ':'", "这一行缺少“: ”",
     "“: ” is missing on this line"},
    {"unexpected end of stream", "引号没有配对", "a quote is not closed"},
    {"document indicator", "引号没有配对", "a quote is not closed"},
    {"did not find expected key", "缩进不对，或者这里缺少键",
     "wrong indentation, or a key is missing"},
    {"did not find expected '-'", "缩进不对，或者列表项缺少“- ”",
     "wrong indentation, or “- ” is missing"},
    {"expected <document start>", "缩进不对", "wrong indentation"},
    {"tab character", "缩进不能用制表符，请用空格",
     "indent with blanks, not with tabs"},
    {"cannot start any token", "这个字符不能放在值的开头，请加引号",
     "a value can't begin with this character; use quotes"},
    {"sequence entries are not allowed", "这里不能放列表项“- ”",
     "“- ” is not allowed here"},
    {"unknown escape", "双引号里的反斜杠写法不对",
     "unknown escape in double quotes"},
    {"expected hexdecimal number", "双引号里的反斜杠写法不对",
     "unknown escape in double quotes"},
    {"did not find expected node content", "这里缺少值", "a value is missing"},
    {"alphabetic or numeric", "值以 & 或 * 开头时请加引号",
     "put a value that begins with & or * in quotes"},
    {"block scalar", "“|”或“>”后面要换行", "“|” and “>” end their line"},
    {"control characters are not allowed", "有控制字符",
     "there is a control character"},
};

static const char *fault_word(struct loader *l, const char *problem)
{
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        if (strstr(problem, faults[i].problem) != NULL)
            return diags_word(l->diags, faults[i].zh, faults[i].en);
    }
    return diags_word(l->diags, "写法不符合 YAML", problem);
}

/* The commonest slip of all is a full-width colon, or none with a blank
 * behind it: libyaml then complains a line later, about something else. */
static void hint_at_colon(struct loader *l, size_t last_line)
{
    const struct source *source = l->diags->source;
    struct place first =
        source_place(source, (uint32_t)(l->start - source->text));

    for (size_t n = first.line; n <= last_line; n++) {
        size_t len;
        const char *line = source_line(source, n, &len);
        const char *wide = memmem(line, len, "：", strlen("："));
        const char *colon = memchr(line, ':', len);

        if (len == 0 || *line == ' ' || *line == '#' || *line == '-')
            continue;
        if (colon == NULL ? wide == NULL
                          : colon + 1 == line + len || colon[1] == ' ')
            continue;
        diag_hint(
            l->diags,
            arena_printf(l->arena, "第 %zu 行：键后面用半角冒号加一个空格", n),
            arena_printf(l->arena,
                         "line %zu: a key ends with a colon and a blank", n));
        return;
    }
}

static void report_broken(struct loader *l)
{
    const yaml_parser_t *p = &l->parser;
    const char *problem = p->problem == NULL ? "" : p->problem;
    uint32_t start;

    if (p->error == YAML_READER_ERROR)
        start = (uint32_t)(l->start - l->diags->source->text +
                           (ptrdiff_t)p->problem_offset);
    else
        start = offset_of(l, p->problem_mark.index);
    diag_add(l->diags, DIAG_YAML_BROKEN, ((struct span){start, start}),
             fault_word(l, problem), NULL);
    hint_at_colon(l, source_place(l->diags->source, start).line);
}

static bool refuse(struct loader *l, struct span span, const char *zh,
                   const char *en)
{
    diag_add(l->diags, DIAG_YAML_REFUSED, span, diags_word(l->diags, zh, en),
             NULL);
    return false;
}

static bool over_limit(struct loader *l, struct span span, const char *zh,
                       const char *en, size_t most)
{
    return limit_over(l->diags, span, diags_word(l->diags, zh, en), most);
}

/* -- Building ------------------------------------------------------------ */

/* Hangs node where the innermost open node wants it. */
static void attach(struct loader *l, struct yaml_node *node)
{
    if (l->depth == 0) {
        l->root = node;
        return;
    }
    struct level *top = &l->levels[l->depth - 1];

    node->key = top->key;
    node->key_len = top->key_len;
    node->key_span = top->key_span;
    top->key = NULL;
    if (top->last == NULL)
        top->node->first = node;
    else
        top->last->next = node;
    top->last = node;
}

static bool wants_key(const struct loader *l)
{
    return l->depth > 0 && l->levels[l->depth - 1].node->kind == YAML_MAP &&
           l->levels[l->depth - 1].key == NULL;
}

/* A scalar that comes by escapes may hold what no file may, and what the XML
 * of a Word file can't (U+FFFE and U+FFFF). */
static bool has_control(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        unsigned char next = (unsigned char)(i + 1 < len ? text[i + 1] : 0);

        if (c == 0x7F || (c < 0x20 && c != '\n' && c != '\t'))
            return true;
        if (c == 0xC2 && next < 0xA0)
            return true;
        if (c == 0xEF && next == 0xBF && (unsigned char)text[i + 2] >= 0xBE)
            return true;
    }
    return false;
}

static bool take_key(struct loader *l, const char *text, bool is_plain,
                     struct span span)
{
    struct level *top = &l->levels[l->depth - 1];

    if (text[0] == '\0')
        return refuse(l, span, "空的键", "an empty key");
    if (is_plain && strcmp(text, "<<") == 0)
        return refuse(l, span, "合并键 <<", "a merge key <<");
    if (yaml_get(top->node, text) != NULL) {
        diag_add(l->diags, DIAG_KEY_TWICE, span, text, NULL);
        return false;
    }
    top->key = text;
    top->key_len = strlen(text);
    top->key_span = span;
    return true;
}

static bool take_scalar(struct loader *l, const yaml_event_t *event)
{
    const char *value = (const char *)event->data.scalar.value;
    size_t len = event->data.scalar.length;
    yaml_scalar_style_t style = event->data.scalar.style;
    struct span span = event_span(l, event);
    bool is_plain = style == YAML_PLAIN_SCALAR_STYLE;

    if (event->data.scalar.anchor != NULL)
        return refuse(l, span, "锚点 &", "an anchor &");
    if (event->data.scalar.tag != NULL)
        return refuse(l, span, "标签 !", "a tag !");
    if (style == YAML_DOUBLE_QUOTED_SCALAR_STYLE && has_control(value, len))
        return refuse(l, span, "控制字符或非字符",
                      "a control character or a noncharacter");

    const char *text = arena_strndup(l->arena, value, len);

    if (wants_key(l))
        return take_key(l, text, is_plain, span);

    struct yaml_node *node = arena_new_object(l->arena, struct yaml_node);

    node->kind = YAML_SCALAR;
    node->span = span;
    node->text = text;
    node->is_plain = is_plain;
    node->is_literal =
        style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE;
    attach(l, node);
    return true;
}

static bool open_node(struct loader *l, const yaml_event_t *event,
                      enum yaml_kind kind, bool has_anchor, bool has_tag)
{
    struct span span = event_span(l, event);

    if (has_anchor)
        return refuse(l, span, "锚点 &", "an anchor &");
    if (has_tag)
        return refuse(l, span, "标签 !", "a tag !");
    if (wants_key(l))
        return refuse(l, span, "列表或映射作键", "a list or a map as a key");
    if (l->depth == LIMIT_YAML_DEPTH)
        return over_limit(l, span, "前置信息的嵌套层数",
                          "nesting of the front matter", LIMIT_YAML_DEPTH);

    struct yaml_node *node = arena_new_object(l->arena, struct yaml_node);

    node->kind = kind;
    node->span = span;
    attach(l, node);
    l->levels[l->depth++] = (struct level){.node = node};
    return true;
}

static bool close_node(struct loader *l, const yaml_event_t *event)
{
    struct level *top = &l->levels[--l->depth];

    top->node->span.end = event_span(l, event).end;
    return true;
}

static bool open_document(struct loader *l, const yaml_event_t *event)
{
    struct span span = event_span(l, event);

    if (l->saw_document)
        return refuse(l, span, "第二个文档", "a second document");
    if (event->data.document_start.version_directive != NULL ||
        event->data.document_start.tag_directives.start !=
            event->data.document_start.tag_directives.end)
        return refuse(l, span, "指令 %", "a directive %");
    l->saw_document = true;
    return true;
}

static bool take_event(struct loader *l, const yaml_event_t *event)
{
    if (++l->n_events > LIMIT_YAML_EVENTS)
        return over_limit(l, event_span(l, event), "前置信息的项数",
                          "number of YAML events", LIMIT_YAML_EVENTS);

    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return take_scalar(l, event);
    case YAML_ALIAS_EVENT:
        return refuse(l, event_span(l, event), "别名 *", "an alias *");
    case YAML_SEQUENCE_START_EVENT:
        return open_node(l, event, YAML_LIST,
                         event->data.sequence_start.anchor != NULL,
                         event->data.sequence_start.tag != NULL);
    case YAML_MAPPING_START_EVENT:
        return open_node(l, event, YAML_MAP,
                         event->data.mapping_start.anchor != NULL,
                         event->data.mapping_start.tag != NULL);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_node(l, event);
    case YAML_DOCUMENT_START_EVENT:
        return open_document(l, event);
    case YAML_DOCUMENT_END_EVENT:
    case YAML_STREAM_START_EVENT:
    case YAML_STREAM_END_EVENT:
    case YAML_NO_EVENT:
        break;
    }
    return true;
}

static bool load(struct loader *l)
{
    bool is_over = false;

    while (!is_over) {
        yaml_event_t event;

        if (!yaml_parser_parse(&l->parser, &event)) {
            report_broken(l);
            return false;
        }
        is_over = event.type == YAML_STREAM_END_EVENT;
        bool ok = take_event(l, &event);

        yaml_event_delete(&event);
        if (!ok)
            return false;
    }
    return true;
}

struct yaml_node *yaml_parse(uint32_t start, uint32_t end, struct arena *arena,
                             struct diags *diags)
{
    const char *text = diags->source->text;
    struct loader *l = arena_new_object(arena, struct loader);

    l->arena = arena;
    l->diags = diags;
    l->start = text + start;
    l->end = text + end;
    l->cursor = (struct cursor){0, l->start};
    if (!yaml_parser_initialize(&l->parser))
        out_of_memory(sizeof(l->parser));
    yaml_parser_set_encoding(&l->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&l->parser, (const unsigned char *)l->start,
                                 end - start);
    bool ok = load(l);

    yaml_parser_delete(&l->parser);
    if (!ok)
        return NULL;
    if (l->root == NULL || (l->root->kind == YAML_SCALAR && l->root->is_plain &&
                            l->root->text[0] == '\0')) {
        l->root = arena_new_object(arena, struct yaml_node);
        l->root->kind = YAML_MAP;
        l->root->span = (struct span){start, end};
    }
    return l->root;
}

const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key)
{
    if (map == NULL || map->kind != YAML_MAP)
        return NULL;
    size_t len = strlen(key);

    for (const struct yaml_node *n = map->first; n != NULL; n = n->next) {
        if (n->key_len == len && memcmp(n->key, key, len) == 0)
            return n;
    }
    return NULL;
}

const char *yaml_get_text(const struct yaml_node *map, const char *key,
                          const char *fallback)
{
    const struct yaml_node *node = yaml_get(map, key);

    return node != NULL && node->kind == YAML_SCALAR ? node->text : fallback;
}

void yaml_add_escaped(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\')
            buf_add_char(out, '\\');
        buf_add_char(out, *text == '\n' || *text == '\r' ? ' ' : *text);
    }
}

void yaml_add_quoted(struct buf *out, const char *text)
{
    buf_add_char(out, '"');
    yaml_add_escaped(out, text);
    buf_add_char(out, '"');
}
