/*
 * A plan as a Word file: the module docx.so exports this table.
 *
 * The file holds styles, not painted paragraphs; Word breaks its lines and
 * pages itself, by the recipe of GB/T 33476.2 (22 lines of 28 characters).
 */
#ifndef FANGAN_WRITE_DOCX_H
#define FANGAN_WRITE_DOCX_H

#include "base/buf.h"
#include "base/diag.h"
#include "font/config.h"
#include "font/embed.h"
#include "layout/profile.h"
#include "plan/plan.h"

#include <stdbool.h>
#include <stddef.h>

/* A remark in the margin, shown at the whole of what it is about: a block, or
 * one of the attachments that a plan lists, or its meta.to or meta.date, or
 * the plan itself, which stands for its title.  At nothing where that is of no
 * plan that is written.  In any order; those about one thing keep theirs. */
struct docx_comment {
    const void *about;
    const char *text; /* "\n" begins a paragraph */
};

struct docx_comments {
    const struct docx_comment *items;
    size_t n;
};

/* Where the fonts are that the file is to bring along.  embed() appends that
 * of a face, with these characters of it (font/embed.h). */
struct docx_embedder {
    void *context;
    enum font_embed (*embed)(void *context, enum face face,
                             const uint32_t *scalars, size_t n,
                             struct buf *program);
};

struct docx_module {
    /* Appends the file to out.  rendition NULL: gb33476, no draft; comments
     * NULL: none; embedder NULL: no fonts in the file, else W005 says which
     * are not.  False with a diagnostic, and nothing appended, if a library
     * fails.  Pictures that can't be loaded are left out: that is a finding of
     * image_check_all() already. */
    bool (*write)(const struct plan *plan, const struct rendition *rendition,
                  const struct docx_comments *comments,
                  const struct docx_embedder *embedder,
                  const struct font_config *fonts, struct diags *diags,
                  struct buf *out);
};

extern const struct docx_module fangan_docx_module;

#endif
