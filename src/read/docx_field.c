/*
 * Fields: what stands in a document is the result that Word has counted;
 * nothing is computed, nothing fetched.
 */
#include "read/docx_reader.h"

#include "base/utf8.h"
#include "plan/numbering.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static struct field *top(struct word_reader *r)
{
    int first = r->n_holders == 0 ? 0 : word_holder(r)->first_field;
    return r->n_fields > first ? &r->fields[r->n_fields - 1] : NULL;
}

const char *word_link(struct word_value address, struct arena *arena)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    for (size_t i = 0; i < address.len; i++)
        if ((unsigned char)address.bytes[i] <= ' ')
            return NULL;
    for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        size_t len = strlen(schemes[i]);
        if (address.len > len &&
            strncasecmp(address.bytes, schemes[i], len) == 0)
            return word_value_copy(address, arena);
    }
    return NULL;
}

/* -- Codes ----------------------------------------------------------------- */

/* The address of HYPERLINK "…". */
static const char *link_of(const char *code, struct arena *arena)
{
    const char *open = strchr(code, '"');
    if (open == NULL)
        return NULL;
    return word_link((struct word_value){open + 1, strcspn(open + 1, "\"")},
                     arena);
}

static bool is_named(const char *code, size_t len, const char *name)
{
    return len == strlen(name) && strncasecmp(code, name, len) == 0;
}

static void settle(struct word_reader *r, struct field *field)
{
    const char *code = buf_text(&field->code);
    if (field->is_settled)
        return;
    field->is_settled = true;
    code += strspn(code, " \t\r\n");
    size_t len = strcspn(code, " \t\r\n\\\"");
    if (is_named(code, len, "TOC")) {
        field->kind = FIELD_TOC;
    } else if (is_named(code, len, "PAGE")) {
        field->kind = FIELD_PAGE;
    } else if (is_named(code, len, "EQ")) {
        field->kind = FIELD_EQ;
    } else if (is_named(code, len, "HYPERLINK")) {
        field->kind = FIELD_LINK;
        field->link = link_of(code, r->arena);
    } else if (is_named(code, len, "DDE") || is_named(code, len, "DDEAUTO") ||
               strncasecmp(code, "INCLUDE", 7) == 0) {
        word_find(r, DIAG_EXTERNAL_REFERENCE, r->part, r->part,
                  arena_strdup(r->arena, code));
    }
}

/* -- Results --------------------------------------------------------------- */

/* The last argument of EQ \o\ac(○,1): the character in the circle. */
static const char *last_argument(const char *code, struct arena *arena)
{
    const char *end = strrchr(code, ')');
    int depth = 0;
    if (end == NULL)
        return NULL;
    for (const char *p = end - 1; p > code; p--) {
        depth += (*p == ')') - (*p == '(');
        if ((*p == ',' && depth == 0) || depth < 0)
            return arena_strndup(arena, p + 1, (size_t)(end - p) - 1);
    }
    return NULL;
}

/* Enclosed characters and ruby are EQ fields without a result. */
static void add_equation(struct word_reader *r, const struct field *field)
{
    const char *code = arena_strdup(r->arena, buf_text(&field->code));
    const char *argument = last_argument(code, r->arena);
    const char *text = argument;
    int value =
        argument == NULL ? -1 : number_value(argument, strlen(argument));
    bool has_digit = argument != NULL && scalar_is_digit(utf8_peek(argument));
    if (strstr(code, "○") != NULL && has_digit && value > 0 && value <= 50)
        text = word_number_format("decimalEnclosedCircle", value, r->arena);
    else if (strstr(code, "□") != NULL && argument != NULL &&
             (strcmp(argument, "√") == 0 || strcmp(argument, "✓") == 0))
        text = "☑";
    word_note(r, text == NULL ? NOTE_DROPPED : NOTE_GUESSED, code,
              "公式域（EQ）", "an equation field (EQ)");
    if (text != NULL)
        word_add_plain(r, text);
}

static void add_missing_result(struct word_reader *r, const struct field *field)
{
    if (field->is_checkbox)
        word_add_plain(r, field->is_checked ? "☑" : "☐");
    else if (field->kind == FIELD_EQ)
        add_equation(r, field);
    else if (field->kind == FIELD_PAGE)
        word_holder(r)->para.has_page_number = true;
}

/* The number itself is no text. */
static void take_page_number(struct holder *h, const struct field *field)
{
    struct para *para = &h->para;
    if (!h->is_open || field->text_before > para->text.len)
        return;
    para->has_page_number = true;
    para->number_format = h->is_resolved ? h->text : para->base;
    buf_truncate(&para->text, field->text_before);
    while (para->n_segments > 0 &&
           para->segments[para->n_segments - 1].start > para->text.len)
        para->n_segments--;
}

void word_cut_contents(struct word_reader *r, struct piece *before,
                       unsigned serial)
{
    struct holder *h = word_holder(r);
    if (h->serial != serial || (before != NULL && before->is_cut))
        return;
    struct piece *cut = before == NULL ? h->pieces.first : before->next;
    size_t n = h->is_open && h->para.text.len > 0;
    for (struct piece *p = cut; p != NULL; p = p->next) {
        p->is_cut = true;
        n++;
    }
    h->pieces.last = before;
    if (before == NULL)
        h->pieces.first = NULL;
    else
        before->next = NULL;
    if (h->is_open) {
        buf_truncate(&h->para.text, 0);
        h->para.n_segments = 0;
    }
    if (n > 0)
        word_note(r, NOTE_DROPPED, arena_printf(r->arena, "%zu", n), "目录",
                  "table of contents");
}

/* -- Opening and closing --------------------------------------------------- */

static void push(struct word_reader *r)
{
    struct holder *h = word_holder(r);
    if (r->n_fields == LIMIT_WORD_FIELDS) {
        word_limit(r, "域的嵌套层数", "fields in each other", "64");
        return;
    }
    struct buf code = r->fields[r->n_fields].code;
    buf_truncate(&code, 0);
    r->fields[r->n_fields++] = (struct field){
        .code = code,
        .before = h->pieces.last,
        .holder = h->serial,
        .text_before = h->para.text.len,
    };
}

static void separate(struct word_reader *r)
{
    struct field *field = top(r);
    if (field == NULL || field->has_result)
        return;
    settle(r, field);
    field->has_result = true;
    field->text_before = word_holder(r)->para.text.len;
}

void word_field_end(struct word_reader *r)
{
    struct field *field = top(r);
    if (field == NULL)
        return;
    settle(r, field);
    r->n_fields--;
    if (!field->has_result)
        add_missing_result(r, field);
    else if (field->kind == FIELD_PAGE)
        take_page_number(word_holder(r), field);
    else if (field->kind == FIELD_TOC)
        word_cut_contents(r, field->before, field->holder);
}

void word_field_drop(struct word_reader *r)
{
    int first = word_holder(r)->first_field;
    if (r->n_fields > first)
        r->n_fields = first;
}

void word_field_paragraph_ends(struct word_reader *r)
{
    struct field *field;
    while ((field = top(r)) != NULL && !field->has_result)
        r->n_fields--;
}

void word_field_char(struct word_reader *r,
                     const struct word_attributes *attributes)
{
    struct word_value type = word_get(attributes, "fldCharType");
    if (word_value_is(type, "begin"))
        push(r);
    else if (word_value_is(type, "separate"))
        separate(r);
    else if (word_value_is(type, "end"))
        word_field_end(r);
}

void word_field_simple(struct word_reader *r,
                       const struct word_attributes *attributes)
{
    struct word_value code = word_get(attributes, "instr");
    push(r);
    if (code.bytes != NULL)
        word_field_code(r, code.bytes, code.len);
    separate(r);
}

void word_field_code(struct word_reader *r, const char *text, size_t len)
{
    enum { LONGEST = 4096 };
    struct field *field = top(r);
    if (field != NULL && !field->has_result && field->code.len < LONGEST)
        buf_add(&field->code, text, len < LONGEST ? len : LONGEST);
}

bool word_field_hides(const struct word_reader *r)
{
    for (int i = r->holders[r->n_holders - 1].first_field; i < r->n_fields; i++)
        if (!r->fields[i].has_result)
            return true;
    return false;
}

const char *word_field_link(const struct word_reader *r)
{
    int first = r->holders[r->n_holders - 1].first_field;
    for (int i = r->n_fields - 1; i >= first; i--)
        if (r->fields[i].link != NULL)
            return r->fields[i].link;
    return NULL;
}

void word_field_checkbox(struct word_reader *r, enum word_token token,
                         const struct word_attributes *attributes)
{
    struct field *field = top(r);
    if (field == NULL)
        return;
    if (token == W_CHECKBOX)
        field->is_checkbox = true;
    else if (token == W_CHECKED || token == W_DEFAULT)
        field->is_checked = word_value_is_on(word_get(attributes, "val"));
}
