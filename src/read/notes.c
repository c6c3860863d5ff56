/*
 * The list of notes.
 */
#include "read/notes.h"

#include <stdlib.h>

static const struct {
    const char *id;
    const char *words[2];
} kinds[] = {
#define X(name, id, zh, en) {id, {zh, en}},
    NOTE_LIST(X)
#undef X
};

const char *note_kind_id(enum note_kind kind)
{
    return kinds[kind].id;
}

const char *note_kind_word(enum note_kind kind, int lang)
{
    return kinds[kind].words[lang];
}

void notes_add(struct notes *notes, enum note_kind kind, struct span span,
               const char *text, const char *zh, const char *en)
{
    struct note *note = arena_new_object(notes->arena, struct note);
    note->kind = kind;
    note->span = span;
    note->text = text;
    note->reason[0] = zh;
    note->reason[1] = en;
    if (notes->last == NULL)
        notes->first = note;
    else
        notes->last->next = note;
    notes->last = note;
    notes->count[kind]++;
}

struct placed {
    struct note *note;
    size_t order;
};

static int compare(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    uint32_t at = a->note->span.start, other = b->note->span.start;
    if (at != other)
        return at < other ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

void notes_sort(struct notes *notes)
{
    size_t n = 0;
    for (const struct note *note = notes->first; note != NULL;
         note = note->next)
        n++;
    if (n == 0)
        return;
    struct placed *items = arena_array(notes->arena, n, sizeof(*items));
    n = 0;
    for (struct note *note = notes->first; note != NULL; note = note->next, n++)
        items[n] = (struct placed){note, n};
    qsort(items, n, sizeof(*items), compare);
    for (size_t i = 0; i < n; i++)
        items[i].note->next = i + 1 < n ? items[i + 1].note : NULL;
    notes->first = items[0].note;
    notes->last = items[n - 1].note;
}
