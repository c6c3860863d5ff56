/*
 * A Word file, part by part.
 */
#include "read/docx.h"

#include "base/module.h"
#include "read/docx_reader.h"
#include "read/refuse.h"

#include <stdlib.h>
#include <string.h>

/* -- Settings -------------------------------------------------------------- */

static bool start_setting(void *self, enum word_token token,
                          enum word_token parent,
                          const struct word_attributes *attributes)
{
    struct word_reader *r = self;
    (void)parent;
    if (token == W_EVENANDODD)
        r->has_odd_and_even = word_value_is_on(word_get(attributes, "val"));
    return true;
}

/* Its relationships may name a template on the web. */
static bool read_settings(struct word_reader *r)
{
    const struct word_handler handler = {start_setting, NULL, r,
                                         &r->has_failed};
    const char *part =
        word_package_find(r->package, &r->main_relations, "settings");
    struct word_relations relations;
    return part == NULL || (word_package_relate(r->package, part, &relations) &&
                            word_package_parse(r->package, part, &handler));
}

/* -- Notes and the document ------------------------------------------------ */

static bool read_notes(struct word_reader *r, const char *type,
                       struct word_note_list *notes)
{
    const char *part = word_package_find(r->package, &r->main_relations, type);
    if (part == NULL)
        return true;
    r->notes = notes;
    bool ok = word_read_part(r, part);
    r->notes = NULL;
    r->last_draft = NULL;
    return ok;
}

static bool read_body(struct word_reader *r, struct pieces *pieces)
{
    struct pieces body;
    word_open_holder(r, HOLDER_BODY);
    if (!word_read_part(r, r->package->main))
        return false;
    body = word_close_holder(r);
    *pieces = (struct pieces){NULL, NULL};
    if (!word_read_margins(r, pieces))
        return false;
    word_append_all(pieces, body);
    return true;
}

/* A document without text, or a part that is something else. */
static bool refuse_empty(struct word_reader *r, struct notes *notes)
{
    word_tell(r, notes);
    if (r->has_document)
        diag_add(r->diags, DIAG_FILE_EMPTY, SPAN_NONE, NULL);
    else
        diag_add(r->diags, DIAG_PART_BROKEN, SPAN_NONE, r->package->main,
                 diags_word(r->diags, "不是 Word 的正文（w:document）",
                            "it is no text of Word's (w:document)"),
                 NULL);
    return false;
}

static bool read_parts(struct word_reader *r, const char *name,
                       struct notes *notes)
{
    struct word_package *package = r->package;
    struct pieces pieces;
    if (!word_package_relate(package, package->main, &r->main_relations) ||
        !word_styles_read(package, &r->main_relations, &r->styles) ||
        !word_numbering_read(package, &r->main_relations, &r->styles,
                             &r->numbering) ||
        !read_settings(r) || !read_notes(r, "footnotes", &r->footnotes) ||
        !read_notes(r, "endnotes", &r->endnotes) ||
        !read_notes(r, "comments", &r->comments) || !read_body(r, &pieces))
        return false;
    if (pieces.first == NULL)
        return refuse_empty(r, notes);
    r->part = package->main;
    return word_finish(r, pieces, name, notes);
}

/* What is damaged is often put right by the program that reads it anyway. */
static void hint_save(struct diags *diags)
{
    const struct diag *last = diags->last;
    if (last != NULL && last->hint == NULL &&
        (last->code == DIAG_PACKAGE_BROKEN ||
         last->code == DIAG_PACKAGE_UNSAFE || last->code == DIAG_PART_BROKEN))
        refuse_hint_save(diags);
}

static void free_reader(struct word_reader *r)
{
    for (size_t i = 0; i < sizeof(r->holders) / sizeof(r->holders[0]); i++) {
        struct para *para = &r->holders[i].para;
        buf_free(&para->text);
        buf_free(&para->hidden);
        free(para->segments);
    }
    for (size_t i = 0; i < LIMIT_WORD_FIELDS; i++)
        buf_free(&r->fields[i].code);
    free(r);
}

static bool docx_read(const char *name, const char *bytes, size_t len,
                      struct arena *arena, struct docx_text *text,
                      struct notes *notes, struct diags *diags)
{
    struct word_package package;
    struct word_reader *r = xrealloc(NULL, sizeof(*r));
    memset(r, 0, sizeof(*r));
    *text = (struct docx_text){.format =
                                   arena_new_object(arena, struct word_format)};
    r->package = &package;
    r->arena = arena;
    r->diags = diags;
    r->text = text;
    bool ok = word_package_open(&package, name, bytes, len, arena, diags) &&
              read_parts(r, name, notes);
    if (!ok)
        hint_save(diags);
    word_package_close(&package);
    free_reader(r);
    return ok;
}

MODULE_EXPORT const struct docx_reader fangan_docx_reader = {docx_read};
