/*
 * The model as JSON.  One function an object, keys in the schema's order;
 * jansson does the quoting.
 */
#include "write/json.h"

#include "base/utf8.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Text, or null. */
static json_t *text_or_null(const char *text)
{
    return text == NULL ? json_null() : json_string(text);
}

/* The author's number without the blank that sets 第一章 off. */
static json_t *written_number(const struct heading *heading)
{
    size_t len = 0;
    const char *start = heading->written_number == NULL
                            ? ""
                            : utf8_trim(heading->written_number, &len);
    return len == 0 ? json_null() : json_stringn(start, len);
}

/* A file's name may be any bytes: those that are no UTF-8 become \xNN. */
static json_t *file_name(const char *name, struct arena *arena)
{
    struct buf out = BUF_EMPTY;
    size_t len = strlen(name);
    for (size_t done = 0; done < len;) {
        size_t valid = utf8_valid_length(name + done, len - done);
        buf_add(&out, name + done, valid);
        done += valid;
        if (done < len)
            buf_printf(&out, "\\x%02X", (unsigned char)name[done++]);
    }
    const char *text = arena_strndup(arena, buf_text(&out), out.len);
    buf_free(&out);
    return json_string(text);
}

static json_t *date_or_null(struct date date, struct arena *arena)
{
    return date_is_set(date) ? json_string(date_iso(date, arena)) : json_null();
}

/* Takes over value.  A key is set once: its place is where it is set. */
static void set(json_t *object, const char *key, json_t *value)
{
    int failed = json_object_set_new(object, key, value);
    if (failed != 0) /* the text is valid UTF-8, so only memory can fail */
        out_of_memory(0);
}

static void append(json_t *array, json_t *value)
{
    int failed = json_array_append_new(array, value);
    if (failed != 0)
        out_of_memory(0);
}

static json_t *names_array(const struct names *names)
{
    json_t *array = json_array();
    for (size_t i = 0; i < names->n; i++)
        append(array, json_string(names->items[i]));
    return array;
}

static json_t *roles_array(role_set roles)
{
    json_t *array = json_array();
    for (unsigned role = 0; role < ROLE_COUNT; role++)
        if ((roles & ROLE_BIT(role)) != 0)
            append(array, json_string(role_id((enum role)role)));
    return array;
}

static json_t *line_of(const struct plan *plan, struct span span)
{
    if (span_is_none(span))
        return json_null();
    return json_integer(
        (json_int_t)source_place(plan->source, span.start).line);
}

/* -- Sections ------------------------------------------------------------ */

/* The texts from a block up to the next heading. */
static json_t *texts_from(const struct plan *plan, const struct block *block)
{
    json_t *array = json_array();
    for (; block != NULL && block->kind != BLOCK_HEADING; block = block->next) {
        const char *text = block_text(block, plan->arena);
        if (block->kind != BLOCK_PAGE_BREAK && *text != '\0')
            append(array, json_string(text));
    }
    return array;
}

static json_t *sections_array(const struct plan *plan,
                              const struct section *first);

/* Recursion is bounded: a heading has one of five levels, and what stands
 * under it a deeper one. */
static json_t *section_object(const struct plan *plan,
                              const struct section *section)
{
    const struct heading *heading = &section->heading->as.heading;
    json_t *object = json_object();
    set(object, "level", json_integer(heading->level));
    set(object, "number", text_or_null(heading->number));
    set(object, "written_number", written_number(heading));
    set(object, "heading", json_string(heading->text));
    set(object, "run_in", json_boolean(heading->run_in));
    set(object, "roles", roles_array(heading->roles));
    set(object, "line", line_of(plan, section->heading->span));
    set(object, "text", texts_from(plan, section->heading->next));
    set(object, "sections", sections_array(plan, section->first));
    return object;
}

static json_t *sections_array(const struct plan *plan,
                              const struct section *first)
{
    json_t *array = json_array();
    for (const struct section *s = first; s != NULL; s = s->next)
        append(array, section_object(plan, s));
    return array;
}

/* -- Views --------------------------------------------------------------- */

static json_t *stages_array(const struct plan *plan)
{
    json_t *array = json_array();
    for (const struct stage *s = plan->stages; s != NULL; s = s->next) {
        const struct period *period = &s->period;
        json_t *object = json_object();
        set(object, "name", json_string(s->name));
        set(object, "ordinal", json_integer(s->ordinal));
        set(object, "period", text_or_null(period->text));
        set(object, "start", date_or_null(period->start, plan->arena));
        set(object, "end", date_or_null(period->end, plan->arena));
        set(object, "start_precision",
            text_or_null(precision_id(period->start_precision)));
        set(object, "end_precision",
            text_or_null(precision_id(period->end_precision)));
        set(object, "start_event", text_or_null(period->start_event));
        set(object, "end_event", text_or_null(period->end_event));
        set(object, "line", line_of(plan, s->span));
        append(array, object);
    }
    return array;
}

static json_t *leaders_array(const struct plan *plan)
{
    json_t *array = json_array();
    for (const struct leader *l = plan->leaders; l != NULL; l = l->next) {
        json_t *object = json_object();
        set(object, "post", text_or_null(l->post));
        set(object, "name", text_or_null(l->name));
        set(object, "title", text_or_null(l->title));
        set(object, "line", line_of(plan, l->span));
        append(array, object);
    }
    return array;
}

static json_t *duties_array(const struct plan *plan)
{
    json_t *array = json_array();
    for (const struct duty *d = plan->duties; d != NULL; d = d->next) {
        json_t *object = json_object();
        set(object, "unit", text_or_null(d->unit));
        set(object, "role", text_or_null(d->role));
        set(object, "task", text_or_null(d->task));
        set(object, "line", line_of(plan, d->span));
        append(array, object);
    }
    return array;
}

static json_t *attachments_array(const struct meta *meta)
{
    json_t *array = json_array();
    for (size_t i = 0; i < meta->n_attachments; i++) {
        json_t *object = json_object();
        set(object, "name", text_or_null(meta->attachments[i].name));
        set(object, "file", text_or_null(meta->attachments[i].file));
        append(array, object);
    }
    return array;
}

static json_t *counts_object(const struct diags *diags)
{
    json_t *object = json_object();
    size_t errors = diags->count[SEVERITY_ERROR] + diags->count[SEVERITY_FATAL];
    size_t warnings = diags->count[SEVERITY_WARNING];
    set(object, "errors", json_integer((json_int_t)errors));
    set(object, "warnings", json_integer((json_int_t)warnings));
    return object;
}

/* -- The plan ------------------------------------------------------------ */

/* One document; what follows it in its file is not in it yet. */
static json_t *document_object(const struct plan *plan,
                               const struct diags *diags)
{
    const struct meta *meta = &plan->meta;
    json_t *object = json_object();
    set(object, "schema", json_string("fangan-plan/1"));
    set(object, "source", file_name(plan->source->name, plan->arena));
    set(object, "kind", text_or_null(plan->kind));
    set(object, "kind_reason", text_or_null(plan->kind_reason));
    set(object, "title", text_or_null(plan->title));
    set(object, "issuer", names_array(&meta->issuer));
    set(object, "to", names_array(&meta->to));
    set(object, "number", text_or_null(meta->number));
    set(object, "date", date_or_null(meta->date, plan->arena));
    set(object, "signature", text_or_null(meta->signature));
    set(object, "preamble", texts_from(plan, plan->first));
    set(object, "sections", sections_array(plan, plan->sections));
    set(object, "stages", stages_array(plan));
    set(object, "leaders", leaders_array(plan));
    set(object, "duties", duties_array(plan));
    set(object, "missing_roles", roles_array(plan->missing));
    set(object, "attachments", attachments_array(meta));
    set(object, "cc", names_array(&meta->cc));
    set(object, "diagnostics", counts_object(diags));
    set(object, "following", json_array());
    return object;
}

/* The findings are those of the whole file. */
static json_t *plan_object(const struct plan *plan, const struct diags *diags)
{
    json_t *object = document_object(plan, diags);
    json_t *following = json_object_get(object, "following");
    const struct diags none = {0};
    for (const struct plan *p = plan->next; p != NULL; p = p->next)
        append(following, document_object(p, &none));
    return object;
}

/* jansson leaves DEL, the C1 controls and U+2028/2029 as they are, which
 * JavaScript and terminals take amiss: they are written as \uXXXX. */
static void add_escaped(struct buf *out, const char *json)
{
    for (const char *p = json; *p != '\0';) {
        const unsigned char *u = (const unsigned char *)p;
        if (u[0] == 0x7F) {
            buf_add_str(out, "\\u007f");
            p += 1;
        } else if (u[0] == 0xC2 && u[1] < 0xA0) {
            buf_printf(out, "\\u%04x", u[1]);
            p += 2;
        } else if (u[0] == 0xE2 && u[1] == 0x80 && (u[2] & 0xFE) == 0xA8) {
            buf_printf(out, "\\u20%02x", u[2] - 0x80);
            p += 3;
        } else {
            size_t len = 1;
            while (p[len] != '\0' && (unsigned char)p[len] != 0x7F &&
                   (unsigned char)p[len] != 0xC2 &&
                   (unsigned char)p[len] != 0xE2)
                len++;
            buf_add(out, p, len);
            p += len;
        }
    }
    buf_add_char(out, '\n');
}

void json_write_plan(const struct plan *plan, const struct diags *diags,
                     struct buf *out)
{
    json_t *object = plan_object(plan, diags);
    char *text = json_dumps(object, JSON_INDENT(2) | JSON_PRESERVE_ORDER);
    if (text == NULL)
        out_of_memory(0);
    json_decref(object); /* not both in memory with what is written */
    add_escaped(out, text);
    free(text);
}
