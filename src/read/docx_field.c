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

#define BLANKS " \t\r\n"

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

static enum field_kind kind_of(const char *code)
{
    static const struct {
        const char *name;
        enum field_kind kind;
    } kinds[] = {
        {"TOC", FIELD_TOC},
        {"PAGE", FIELD_PAGE},
        {"HYPERLINK", FIELD_LINK},
        {"EQ", FIELD_EQ},
        {"MACROBUTTON", FIELD_BUTTON},
        {"GOTOBUTTON", FIELD_BUTTON},
        {"SYMBOL", FIELD_SYMBOL},
        {"AUTONUM", FIELD_NUMBER},
        {"AUTONUMLGL", FIELD_NUMBER},
        {"AUTONUMOUT", FIELD_NUMBER},
        {"LISTNUM", FIELD_NUMBER},
        {"DDE", FIELD_EXTERNAL},
        {"DDEAUTO", FIELD_EXTERNAL},
        {"INCLUDE", FIELD_EXTERNAL},
        {"INCLUDETEXT", FIELD_EXTERNAL},
        {"INCLUDEPICTURE", FIELD_EXTERNAL},
    };
    size_t len = strcspn(code, BLANKS "\\\"");
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (is_named(code, len, kinds[i].name))
            return kinds[i].kind;
    return FIELD_OTHER;
}

static void settle(struct word_reader *r, struct field *field)
{
    const char *code = buf_text(&field->code);
    if (field->is_settled)
        return;
    field->is_settled = true;
    code += strspn(code, BLANKS);
    field->kind = kind_of(code);
    if (field->kind == FIELD_LINK)
        field->link = link_of(code, r->arena);
    else if (field->kind == FIELD_EXTERNAL)
        word_find(r, DIAG_EXTERNAL_REFERENCE, r->part, r->part,
                  arena_strdup(r->arena, code));
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

/* What stands behind the first n words of code. */
static const char *behind_words(const char *code, int n)
{
    for (code += strspn(code, BLANKS); n > 0; n--) {
        code += strcspn(code, BLANKS);
        code += strspn(code, BLANKS);
    }
    return code;
}

/* MACROBUTTON NoMacro [单位名称] */
static void add_button(struct word_reader *r, const char *code)
{
    code = behind_words(code, 2);
    size_t len = strlen(code);
    while (len > 0 && strchr(BLANKS, code[len - 1]) != NULL)
        len--;
    word_add_plain(r, arena_strndup(r->arena, code, len));
}

/* SYMBOL 254 \f "Wingdings" */
static void add_symbol(struct word_reader *r, const char *code)
{
    const char *face = strstr(code, "\\f");
    long symbol = strtol(behind_words(code, 1), NULL, 0);
    if (face != NULL) {
        face += 2;
        face += strspn(face, BLANKS "\"");
        face = arena_strndup(r->arena, face, strcspn(face, "\"\\"));
    }
    word_add_symbol(r, face, symbol > 0 && symbol <= 0xFFFF ? (int)symbol : 0);
}

static void add_missing_result(struct word_reader *r, const struct field *field)
{
    const char *code = buf_text(&field->code);
    if (field->is_checkbox)
        word_add_plain(r, field->is_checked ? "☑" : "☐");
    else if (field->entry != NULL)
        word_add_plain(r, field->entry);
    else if (field->kind == FIELD_EQ)
        add_equation(r, field);
    else if (field->kind == FIELD_PAGE)
        word_holder(r)->para.has_page_number = true;
    else if (field->kind == FIELD_BUTTON)
        add_button(r, code);
    else if (field->kind == FIELD_SYMBOL)
        add_symbol(r, code);
    else if (field->kind == FIELD_NUMBER)
        word_leave_out(r, "自动编号的域（AUTONUM、LISTNUM）",
                       "a field that counts (AUTONUM, LISTNUM)");
}

/* Bytes from len on go, with what is known of them. */
static void cut_text(struct para *para, size_t len)
{
    buf_truncate(&para->text, len);
    while (para->n_segments > 0 &&
           para->segments[para->n_segments - 1].start >= len)
        para->n_segments--;
    if (para->notes_end > len) {
        para->notes = (struct pieces){NULL, NULL};
        para->notes_end = 0;
    }
}

/* The number itself is no text. */
static void take_page_number(struct holder *h, const struct field *field)
{
    struct para *para = &h->para;
    if (!h->is_open || field->text_before > para->text.len)
        return;
    para->has_page_number = true;
    para->number_format = field->format;
    cut_text(para, field->text_before);
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
    if (before == NULL) {
        h->pieces.first = NULL;
    } else {
        before->next = NULL;
        before->has_contents_behind |= n > 0;
    }
    if (h->is_open)
        cut_text(&h->para, 0);
    if (n > 0)
        word_note(r, NOTE_DROPPED, arena_printf(r->arena, "%zu", n), "目录",
                  "table of contents");
}

/* -- Opening and closing --------------------------------------------------- */

static void push(struct word_reader *r)
{
    struct holder *h = word_holder(r);
    if (r->n_fields == LIMIT_WORD_FIELDS) {
        word_limit(r, "域的嵌套层数", "fields in each other",
                   LIMIT_WORD_FIELDS);
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
    const char *code = word_value_copy(word_get(attributes, "instr"), r->arena);
    push(r);
    if (code != NULL)
        word_field_code(r, code, strlen(code));
    separate(r);
}

void word_field_code(struct word_reader *r, const char *text, size_t len)
{
    struct field *field = top(r);
    if (field != NULL && !field->has_result)
        buf_add(&field->code, text, len);
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

void word_field_shows(struct word_reader *r, const struct text_format *format)
{
    struct field *field = top(r);
    if (field != NULL && field->kind == FIELD_PAGE)
        field->format = *format;
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

/* What was chosen stands in front of what there is to choose (17.16.9). */
void word_field_choice(struct word_reader *r, enum word_token token,
                       const struct word_attributes *attributes)
{
    struct field *field = top(r);
    struct word_value value = word_get(attributes, "val");
    if (field == NULL)
        return;
    if (token == W_RESULT)
        field->chosen = word_value_int(value, 0);
    else if (token == W_LISTENTRY && field->n_entries++ == field->chosen)
        field->entry = word_value_copy(value, r->arena);
}
