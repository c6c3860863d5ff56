/*
 * Pictures: PNG and JPEG are taken out, to be written beside the plan;
 * nothing else is one that a plan can hold.
 */
#include "read/docx_reader.h"

#include "read/image.h"

#include <string.h>

void word_hang(struct word_reader *r, struct pieces pieces)
{
    struct holder *h = word_holder(r);
    struct para *para = &h->para;
    if (!h->is_open && !h->is_carried)
        word_append_all(&h->pieces, pieces);
    else if (para->text.len == 0)
        word_append_all(&para->before, pieces);
    else
        word_append_all(&para->after, pieces);
}

static void leave_out(struct word_reader *r, const char *part, const char *zh,
                      const char *en)
{
    const char *name = strrchr(part, '/');
    name = name == NULL ? part : name + 1;
    const char *full_zh = arena_printf(r->arena, "图片 %s（%s）", name, zh);
    const char *full_en = arena_printf(r->arena, "picture %s (%s)", name, en);
    word_find(r, DIAG_CONTENT_LEFT_OUT, full_zh, full_en, NULL);
    word_note(r, NOTE_DROPPED, name, zh, en);
}

/* Takes a picture out, once: writers may hold it in several parts. */
static const char *keep(struct word_reader *r, const struct buf *bytes,
                        enum image_format format)
{
    struct picture **tail = &r->text->pictures;
    for (; *tail != NULL; tail = &(*tail)->next)
        if ((*tail)->len == bytes->len &&
            memcmp((*tail)->bytes, buf_text(bytes), bytes->len) == 0)
            return (*tail)->path;
    struct picture *picture = arena_new_object(r->arena, struct picture);
    picture->path = arena_printf(r->arena, "图%zu.%s", ++r->n_pictures,
                                 format == IMAGE_PNG ? "png" : "jpg");
    picture->bytes = arena_strndup(r->arena, buf_text(bytes), bytes->len);
    picture->len = bytes->len;
    *tail = picture;
    return picture->path;
}

/* Its path, or NULL if it can't be used. */
static const char *load(struct word_reader *r, const char *part)
{
    const struct unzip_entry *entry = unzip_find(&r->package->unzip, part);
    struct buf bytes = BUF_EMPTY;
    struct image_info info;
    const char *path = NULL;
    if (entry == NULL) {
        leave_out(r, part, "文件里没有", "not in the file");
        return NULL;
    }
    if (!unzip_read(&r->package->unzip, entry, &bytes)) {
        r->has_failed = true;
    } else if (bytes.len > LIMIT_IMAGE_BYTES) {
        leave_out(r, part, "超过 32 MiB", "over 32 MiB");
    } else {
        const struct image_fault *fault =
            image_inspect(buf_text(&bytes), bytes.len, &info);
        if (fault == NULL)
            path = keep(r, &bytes, info.format);
        else
            leave_out(r, part, fault->zh, fault->en);
    }
    buf_free(&bytes);
    return path;
}

/* A part that stands in several places is read once. */
static const char *path_of(struct word_reader *r, const char *part)
{
    struct word_picture *picture = r->pictures;
    while (picture != NULL && strcmp(picture->part, part) != 0)
        picture = picture->next;
    if (picture == NULL) {
        picture = arena_new_object(r->arena, struct word_picture);
        picture->part = part;
        picture->path = load(r, part);
        picture->next = r->pictures;
        r->pictures = picture;
        if (++r->n_parts > LIMIT_IMAGES)
            word_limit(r, "图片的个数", "number of images", LIMIT_IMAGES);
    }
    return picture->path;
}

void word_add_picture(struct word_reader *r, struct word_value id)
{
    const struct word_relation *relation =
        word_relation_find(&r->relations, id);
    if (relation == NULL || word_field_hides(r))
        return;
    if (relation->is_external) {
        word_note(r, NOTE_DROPPED, relation->target, "外部的图片",
                  "a picture outside the file");
        return;
    }
    if (r->margin != NULL) {
        word_note(r, NOTE_DROPPED, relation->target, "页眉或页脚里的图片",
                  "a picture in a header or footer");
        return;
    }
    const char *path = path_of(r, relation->target);
    if (path == NULL || r->has_failed)
        return;
    struct draft *d = word_new_draft(r, DRAFT_IMAGE);
    d->path = path;
    d->caption = "";
    struct pieces pieces = {NULL, NULL};
    word_append(&pieces, word_new_piece(r, d));
    word_hang(r, pieces);
}
