/*
 * Reading companions.  A circular has its plan, a plan its attachments, and
 * attachments have nothing more: there is no depth and no circle.
 */
#include "read/companion.h"

#include "base/beneath.h"
#include "base/file.h"
#include "base/limits.h"
#include "read/charset.h"
#include "read/image.h"
#include "read/reader.h"

#include <errno.h>
#include <string.h>

struct loader {
    struct kinds *kinds;
    struct arena *arena;
    struct diags *diags;
};

static void refuse(struct loader *loader, const char *path, int why,
                   struct span span)
{
    struct diags *diags = loader->diags;
    const char *reason = file_reason(diags, why);
    if (why == EXDEV)
        reason = diags_word(diags, "不在本文件所在的文件夹内",
                            "it is outside this file's folder");
    else if (why == EINVAL)
        reason = diags_word(diags, "不是普通文件", "no regular file");
    diag_add(diags, DIAG_COMPANION_BROKEN, span, path, reason, NULL);
}

/* The name of a file beside base, as messages give it. */
static const char *name_beside(const char *base, const char *path,
                               struct arena *arena)
{
    const char *slash = strrchr(base, '/');
    int len = slash == NULL ? 0 : (int)(slash - base) + 1;
    return arena_printf(arena, "%.*s%s", len, base, path);
}

/* Decodes and reads a companion whose bytes are there. */
static struct plan *read_companion(struct loader *loader, const char *name,
                                   const struct buf *bytes)
{
    struct source *source = arena_new_object(loader->arena, struct source);
    struct plan *plan = NULL;
    if (charset_decode(name, bytes->data, bytes->len, loader->arena, source,
                       loader->diags))
        plan = read_plan(source, loader->kinds, loader->arena, loader->diags);
    if (plan != NULL) {
        image_check_all(plan, loader->diags);
        kind_analyse(plan, loader->kinds, loader->diags);
    }
    return plan;
}

static struct plan *load(struct loader *loader, const struct plan *from,
                         const char *path, struct span span)
{
    const struct source *before = loader->diags->source;
    const char *base = from->source->name;
    struct plan *plan = NULL;
    struct buf bytes = BUF_EMPTY;
    if (beneath_read(base, path, LIMIT_INPUT_BYTES, loader->arena, &bytes))
        plan = read_companion(loader, name_beside(base, path, loader->arena),
                              &bytes);
    else
        refuse(loader, path, errno, span);
    buf_free(&bytes);
    loader->diags->source = before;
    return plan;
}

static bool is_plan_name(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot != NULL &&
           (strcmp(dot, ".md") == 0 || strcmp(dot, ".markdown") == 0);
}

static void load_attachments(struct loader *loader, struct plan *plan)
{
    for (size_t i = 0; i < plan->meta.n_attachments; i++) {
        struct attachment *attachment = &plan->meta.attachments[i];
        if (attachment->file == NULL)
            continue;
        if (is_plan_name(attachment->file))
            attachment->plan =
                load(loader, plan, attachment->file, attachment->span);
        else
            diag_add(loader->diags, DIAG_ATTACHMENT_NOT_SET, attachment->span,
                     attachment->file, NULL);
    }
}

void companions_load(struct plan *plan, struct kinds *kinds,
                     struct arena *arena, struct diags *diags)
{
    struct loader loader = {kinds, arena, diags};
    load_attachments(&loader, plan);
    if (plan->meta.issues == NULL)
        return;
    plan->issued =
        load(&loader, plan, plan->meta.issues, plan->meta.issues_span);
    if (plan->issued == NULL)
        return;
    diags->source = plan->issued->source;
    load_attachments(&loader, plan->issued);
    diags->source = plan->source;
}
