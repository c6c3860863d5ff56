/*
 * YAML: what is read, what is refused, and where.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/yaml.h"

#include <string.h>

struct parse {
    struct arena *arena;
    struct source source;
    struct diags diags;
    struct yaml_node *root;
};

static struct parse *parse_from(const char *text, uint32_t start)
{
    struct arena *arena = arena_new();
    struct parse *p = arena_new_object(arena, struct parse);

    p->arena = arena;
    p->source = (struct source){.name = "x.yaml",
                                .text = arena_strdup(arena, text),
                                .len = strlen(text)};
    source_index_lines(&p->source, arena);
    p->diags =
        (struct diags){.arena = arena, .source = &p->source, .lang = LANG_EN};
    p->root = yaml_parse(start, (uint32_t)p->source.len, arena, &p->diags);
    return p;
}

static void parse_end(struct parse *p)
{
    arena_free(p->arena);
}

/* "F012 2:3" of the only finding. */
static const char *fault_of(struct parse *p)
{
    const struct diag *d = p->diags.first;

    if (d == NULL || d->next != NULL)
        return "not one";
    struct place place = source_place(&p->source, d->span.start);

    return arena_printf(p->arena, "%s %zu:%zu", diag_info(d->code)->name,
                        place.line, place.column);
}

#define assert_fault(text, fault)                                              \
    do {                                                                       \
        struct parse *parse_ = parse_from(text, 0);                            \
        assert_null(parse_->root);                                             \
        assert_string_equal(fault_of(parse_), fault);                          \
        parse_end(parse_);                                                     \
    } while (0)

static void maps_lists_and_scalars_are_read(void **state)
{
    (void)state;
    struct parse *p = parse_from("甲: 一\n乙: [二, '三']\n丙:\n  - 丁: |\n"
                                 "      戊\n      己\n",
                                 0);
    const struct yaml_node *list = yaml_get(p->root, "乙");
    const struct yaml_node *inner = yaml_get(p->root, "丙")->first;

    assert_string_equal(yaml_get_text(p->root, "甲", ""), "一");
    assert_string_equal(list->first->text, "二");
    assert_true(list->first->is_plain);
    assert_false(list->first->next->is_plain);
    assert_string_equal(yaml_get_text(inner, "丁", ""), "戊\n己\n");
    assert_true(yaml_get(inner, "丁")->is_literal);
    assert_null(yaml_get(p->root, "无"));
    parse_end(p);
}

static void spans_are_bytes_of_the_source(void **state)
{
    (void)state;
    struct parse *p = parse_from("---\n甲: 一二\r\n乙: '三'\n", 4);
    const struct yaml_node *first = yaml_get(p->root, "甲");
    const struct yaml_node *second = yaml_get(p->root, "乙");

    assert_int_equal(first->key_span.start, 4);
    assert_int_equal(first->span.start, 9);
    assert_int_equal(first->span.end, 15);
    assert_int_equal(second->key_span.start, 17);
    assert_int_equal(second->span.end, 27);
    parse_end(p);
}

static void scalars_stay_text(void **state)
{
    (void)state;
    struct parse *p = parse_from("a: no\nb: 0755\nc: 2026-01-01\nd: 1:30\n", 0);

    assert_string_equal(yaml_get_text(p->root, "a", ""), "no");
    assert_string_equal(yaml_get_text(p->root, "b", ""), "0755");
    assert_string_equal(yaml_get_text(p->root, "c", ""), "2026-01-01");
    assert_string_equal(yaml_get_text(p->root, "d", ""), "1:30");
    parse_end(p);
}

static void nothing_is_an_empty_map(void **state)
{
    (void)state;
    struct parse *p = parse_from("# 注\n", 0);

    assert_int_equal(p->root->kind, YAML_MAP);
    assert_null(p->root->first);
    parse_end(p);
}

static void dangerous_yaml_is_refused(void **state)
{
    (void)state;
    assert_fault("甲: &x 一\n", "F012 1:4");
    assert_fault("甲: *x\n", "F012 1:4");
    assert_fault("甲: !!str 一\n", "F012 1:4");
    assert_fault("甲: 一\n<<: 二\n", "F012 2:1");
    assert_fault("%YAML 1.1\n---\n甲: 一\n", "F012 1:1");
    assert_fault("甲: 一\n---\n乙: 二\n", "F012 2:1");
    assert_fault("[甲]: 一\n", "F012 1:1");
    assert_fault("甲: \"\\0\"\n", "F012 1:4");
    assert_fault("甲: \"\\x1b\"\n", "F012 1:4");
    assert_fault("甲: \"\\u0085\"\n", "F012 1:4");
}

static void a_key_stands_once(void **state)
{
    (void)state;
    assert_fault("甲: 一\n乙: 二\n甲: 三\n", "F011 3:1");
}

static void broken_yaml_has_its_place(void **state)
{
    (void)state;
    assert_fault("甲: [一, 二\n乙: 三\n", "F010 2:2");
    assert_fault("甲: 一\n乙: 二: 三\n", "F010 2:5");
    assert_fault("甲: \"一\n", "F010 2:1");
    assert_fault("甲: @一\n", "F010 1:4");
}

static void a_wide_colon_is_pointed_out(void **state)
{
    (void)state;
    struct parse *p = parse_from("标题：甲\n文种: 乙\n", 0);

    assert_null(p->root);
    assert_non_null(p->diags.first->hint);
    assert_non_null(strstr(p->diags.first->hint, "line 1"));
    parse_end(p);
}

static void depth_is_limited(void **state)
{
    (void)state;
    char text[40] = {0};

    memset(text, '[', 33);
    assert_fault(text, "I010 1:33");
    memset(text, '[', 32);
    memset(text + 32, '\0', 1);
    struct parse *p = parse_from(text, 0);

    assert_string_equal(fault_of(p), "F010 1:33");
    parse_end(p);
}

static void events_are_limited(void **state)
{
    (void)state;
    struct buf text = BUF_EMPTY;

    for (int i = 0; i < 5001; i++)
        buf_add_str(&text, "- a\n");
    struct parse *p = parse_from(text.data, 0);

    assert_null(p->root);
    assert_int_equal(p->diags.first->code, DIAG_LIMIT);
    parse_end(p);
    buf_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maps_lists_and_scalars_are_read),
        cmocka_unit_test(spans_are_bytes_of_the_source),
        cmocka_unit_test(scalars_stay_text),
        cmocka_unit_test(nothing_is_an_empty_map),
        cmocka_unit_test(dangerous_yaml_is_refused),
        cmocka_unit_test(a_key_stands_once),
        cmocka_unit_test(broken_yaml_has_its_place),
        cmocka_unit_test(a_wide_colon_is_pointed_out),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(events_are_limited),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
