/*
 * fangan as a library: from the bytes of a plan file to its documents.
 *
 *     struct diags diags = {.arena = arena_new(), .lang = LANG_ZH};
 *     struct fangan *fangan = fangan_new(&diags);
 *     struct document *doc = fangan_read(fangan, "plan.md", NULL);
 *     fangan_check(fangan, doc, NULL);
 *     if (!diags_failed(&diags) && !diags_failed(&doc->diags)) {
 *         struct buf bytes = BUF_EMPTY;
 *         fangan_render(fangan, doc, OUTPUT_PDF, NULL, &bytes);
 *         ...
 *         buf_free(&bytes);
 *     }
 *     document_free(doc);
 *     fangan_free(fangan);
 *     arena_free(diags.arena);
 *
 * A struct fangan holds what documents share: the kinds, the fonts and the
 * back ends, each loaded when it is first needed and kept.  Nothing about one
 * document ever depends on another that was handled before it.  One thread
 * at a time.
 */
#ifndef FANGAN_H
#define FANGAN_H

#include "base/buf.h"
#include "base/diag.h"
#include "check/fix.h"
#include "check/rule_set.h"
#include "font/report.h"
#include "layout/profile.h"
#include "plan/plan.h"
#include "read/docx.h"
#include "read/reader.h"
#include "read/rows.h"

#include <stdbool.h>

struct fangan;

/* One input and all that was made of it; owns its arena. */
struct document {
    struct arena *arena;
    struct source source;
    const char *bytes; /* as they lie in the file */
    size_t n_bytes;
    enum file_type type; /* only a FILE_PLAN can be mended */
    bool is_import;      /* by fangan_import() */
    struct diags diags;
    struct plan *plan;              /* NULL: it could not be read, see diags */
    struct notes notes;             /* what reading a text or a Word file did */
    struct docx_text word;          /* of a Word file, else empty */
    const struct profile *profile;  /* 版式; NULL: gb33476, or wrong */
    const struct rules_file *rules; /* the office's fangan.yaml, or NULL */
    const struct rule_set *rule_set; /* by fangan_check(), else NULL */
    const struct pages *pages;       /* by fangan_render(), else NULL */
    bool pages_are_draft;
};

/* A document with its fixes made. */
struct mended {
    struct document *document; /* checked; NULL: nothing was to be done */
    struct changes changes;    /* from the first text to this one's */
    size_t n_findings;         /* that were mended */
};

/* A plan file in its canonical form. */
struct formatted {
    struct source source; /* its text, in the document's arena */
    struct buf bytes;     /* as the file holds it; the caller frees */
    struct changes changes;
};

/* How a document is rendered, beside what it says itself. */
struct render_options {
    bool is_draft;     /* 草稿 in the header of each page */
    bool has_comments; /* DOCX: comments of the plan file and findings so far */
    bool embeds_fonts; /* DOCX: with the fonts that it uses */
};

/* What a document can be rendered as.  name, id, what it is zh, en */
#define OUTPUT_LIST(X)                                                         \
    X(DOCX, "docx", "Word 文档", "a Word document")                            \
    X(PDF, "pdf", "可以印刷的 PDF", "a PDF for print")                         \
    X(PAGES, "pages", "排版结果的文本形式", "the layout as text")

enum output {
#define X(name, id, zh, en) OUTPUT_##name,
    OUTPUT_LIST(X)
#undef X
        OUTPUT_COUNT
};

/* "docx" of OUTPUT_DOCX. */
const char *output_id(enum output output);

/* The output with this id, or OUTPUT_COUNT. */
enum output output_find(const char *id);

/* Messages are in the language of diags, which gets the findings about the
 * program's own data and fonts, and must live as long as the result.  Never
 * NULL; it is of no use if diags failed. */
struct fangan *fangan_new(struct diags *diags);
void fangan_free(struct fangan *fangan);

/* Reads and models the file at path; "-" is stdin, and name (or NULL) is
 * what to call it.  Never NULL; document->plan is NULL if it could not be
 * read.  The caller frees. */
struct document *fangan_read(struct fangan *fangan, const char *path,
                             const char *name);

/* The same for a file that is to become a plan file: what is neither a plan
 * file with front matter nor a Word file is read as text, whatever its
 * name. */
struct document *fangan_import(struct fangan *fangan, const char *path,
                               const char *name);

/* The same for a plan file in memory, which is copied; name is what to call
 * it, and what its companions are looked for beside. */
struct document *fangan_read_text(struct fangan *fangan, const char *name,
                                  const char *text, size_t len);
void document_free(struct document *document);

/* Appends the canonical plan file of a plan of some document; 文种 is named
 * where it is known. */
void fangan_write_plan(const struct fangan *fangan, const struct plan *plan,
                       struct buf *out);

/* Adds what the rules find to document->diags, and sorts them.  What counts
 * is said by the office's fangan.yaml, then by choice (which may be NULL),
 * then by the document. */
void fangan_check(struct fangan *fangan, struct document *document,
                  const struct rule_choice *choice);

/* Makes the fixes that the findings of a checked document carry, the safe
 * ones or all, again and again until there are none.  The document stays as
 * it is; the caller frees the new one, whose bytes are what to write.  False
 * with a diagnostic of the document's: they can't be stored in the charset of
 * its file. */
bool fangan_mend(struct fangan *fangan, struct document *document,
                 const struct rule_choice *choice, bool is_all,
                 struct mended *mended);

/* Puts a document that was read from a plan file into its canonical form; it
 * stays as it is.  False with a diagnostic of the document's: the form would
 * not read the same, or can't be stored in the charset of the file. */
bool fangan_format(struct fangan *fangan, struct document *document,
                   struct formatted *formatted);

/* Appends the document, a plan file, in this format to out; options may be
 * NULL.  False with a diagnostic, of the document's or of the shared ones, if
 * it can't be made. Rendering in several formats tells each finding about the
 * pages once. */
bool fangan_render(struct fangan *fangan, struct document *document,
                   enum output output, const struct render_options *options,
                   struct buf *out);

/* Whether text may stand under this key of the front matter; if not, findings
 * say why. */
bool fangan_check_value(struct fangan *fangan, const char *key,
                        const char *text, struct diags *diags);

/* Reads a file of data (YAML, JSON, CSV) in any charset that a plan may have,
 * and makes it the source of diags.  NULL with a finding. */
struct source *fangan_read_data(const char *path, struct diags *diags);

/* Reads rows of data: CSV, JSON lines or, with a query, SQLite.  Everything is
 * in the memory of diags.  False with findings. */
bool fangan_read_rows(const char *path, const char *query, struct rows *rows,
                      struct diags *diags);

/* Loads what documents like the one at path share, so that processes forked
 * from this one have it; fonts only if they are used.  False with a finding. */
bool fangan_prepare(struct fangan *fangan, const char *path, bool uses_fonts);

/* The files that a document was read from beside its own: companions, images,
 * profile, fangan.yaml, whether they are there or not; each once, closed by
 * NULL. */
const char **fangan_inputs(const struct document *document,
                           struct arena *arena);

/* The program's own files that every document depends on: kinds, fonts.yaml,
 * and, if fonts are used, the font files that serve all faces. */
const char **fangan_shared_inputs(struct fangan *fangan, bool uses_fonts,
                                  struct arena *arena);

/* The font files that were opened for what was rendered so far, closed by
 * NULL. */
const char **fangan_opened_fonts(const struct fangan *fangan,
                                 struct arena *arena);

/* What documents share: the kinds; NULL if they could not be loaded. */
const struct kinds *fangan_kinds(const struct fangan *fangan);

/* Which font serves which face, in the memory of the shared diagnostics;
 * NULL with one of them if the fonts' side can't be loaded. */
const struct font_report *fangan_font_report(struct fangan *fangan);

#endif
