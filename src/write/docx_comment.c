/*
 * Findings as comments: where they stand in the text, and comments.xml.
 *
 * Comments are sorted once by what they are about, so that each block finds
 * its own without a walk over all; they are numbered as they come in the text.
 * They wait for the next paragraph: a page break has none of its own.
 */
#include "write/docx_part.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define AUTHOR   "fangan"
#define INITIALS "fg"

static int compare_addresses(const void *a, const void *b)
{
    uintptr_t left = (uintptr_t)a, right = (uintptr_t)b;
    return (left > right) - (left < right);
}

/* Comments on one thing keep the order in which they were given. */
static int compare_comments(const void *a, const void *b)
{
    const struct docx_comment *const *left = a, *const *right = b;
    int order = compare_addresses((*left)->about, (*right)->about);
    return order != 0 ? order : compare_addresses(*left, *right);
}

void docx_sort_comments(struct docx *docx, const struct docx_comments *all)
{
    if (all == NULL || all->n == 0)
        return;
    docx->comments = arena_array(docx->arena, all->n, sizeof(*docx->comments));
    for (size_t i = 0; i < all->n; i++)
        docx->comments[i] = &all->items[i];
    qsort(docx->comments, all->n, sizeof(*docx->comments), compare_comments);
    docx->n_comments = all->n;
    docx->placed = arena_array(docx->arena, all->n, sizeof(*docx->placed));
}

/* The first comment on something or behind where it would be. */
static size_t find_first(const struct docx *docx, const void *about)
{
    size_t low = 0, high = docx->n_comments;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_addresses(docx->comments[middle]->about, about) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void docx_comment_on(struct docx *docx, const void *about)
{
    for (size_t i = find_first(docx, about);
         i < docx->n_comments && docx->comments[i]->about == about; i++) {
        docx->placed[docx->n_placed++] = docx->comments[i];
        docx->n_waiting++;
    }
}

static void write_mark(struct docx *docx, const char *name, size_t id)
{
    xml_start(docx->xml, name);
    xml_attribute_int(docx->xml, "w:id", (long)id);
    xml_end(docx->xml);
}

void docx_open_comments(struct docx *docx)
{
    docx->n_open = docx->n_waiting;
    docx->n_waiting = 0;
    for (size_t id = docx->n_placed - docx->n_open; id < docx->n_placed; id++)
        write_mark(docx, "w:commentRangeStart", id);
}

void docx_close_comments(struct docx *docx)
{
    for (size_t id = docx->n_placed - docx->n_open; id < docx->n_placed; id++) {
        write_mark(docx, "w:commentRangeEnd", id);
        xml_start(docx->xml, "w:r");
        xml_start(docx->xml, "w:rPr");
        docx_write_value(docx, "w:rStyle", "CommentReference");
        xml_end(docx->xml);
        write_mark(docx, "w:commentReference", id);
        xml_end(docx->xml);
    }
    docx->n_open = 0;
}

static void write_comment(struct docx *docx, const char *text)
{
    for (;;) {
        size_t len = strcspn(text, "\n");
        docx_write_paragraph(docx, "CommentText",
                             arena_strndup(docx->arena, text, len));
        if (text[len] == '\0')
            return;
        text += len + 1;
    }
}

void docx_write_comments(struct docx *docx)
{
    xml_start_with(docx->xml, "w:comments", "xmlns:w", NS_WORD, NULL);
    for (size_t id = 0; id < docx->n_placed; id++) {
        xml_start(docx->xml, "w:comment");
        xml_attribute_int(docx->xml, "w:id", (long)id);
        xml_attribute(docx->xml, "w:author", AUTHOR);
        xml_attribute(docx->xml, "w:initials", INITIALS);
        write_comment(docx, docx->placed[id]->text);
        xml_end(docx->xml);
    }
    xml_end(docx->xml);
}
