/*
 * The facade: checking, mending and formatting a document.
 */
#include "fangan_part.h"

#include "base/utf8.h"
#include "check/check.h"
#include "check/pardon.h"
#include "check/terms.h"
#include "check/text.h"
#include "layout/conformity.h"
#include "read/charset_encode.h"
#include "write/format.h"

#include <assert.h>
#include <string.h>

/* -- Checking ------------------------------------------------------------ */

static void add_rules_of_kind(const struct kinds *kinds,
                              const struct plan *plan, struct rule_set *set)
{
    if (plan == NULL || plan->kind == NULL)
        return;
    const struct kind *kind = kind_find(kinds, plan->kind);
    for (size_t i = 0; kind != NULL && i < kind->rules.n; i++)
        rule_set_keep(set, kind->rules.items[i].text, true);
}

/* A circular with what it issues and the attachments: all of it is checked,
 * so that I019 has nothing to say. */
static bool belongs_together(const struct plan *plan)
{
    while (plan->next != NULL && plan->next->relation != RELATION_NONE)
        plan = plan->next;
    return plan->next == NULL;
}

/* What the document itself switches off (校核: {off: [...]}) comes last. */
static void choose_rules(const struct fangan *fangan,
                         const struct document *document,
                         const struct rule_choice *choice, struct rule_set *set)
{
    rule_set_default(set);
    if (belongs_together(document->plan))
        rule_set_keep(set, diag_info(DIAG_DOCUMENTS_SEVERAL)->name, false);
    add_rules_of_kind(fangan->kinds, document->plan, set);
    add_rules_of_kind(fangan->kinds, document->plan->issued, set);
    if (document->rules != NULL)
        rules_file_apply(document->rules, set);
    if (choice != NULL)
        rule_set_choose(set, choice);
    const struct names *off = &document->plan->meta.lint_off;
    for (size_t i = 0; i < off->n; i++)
        rule_set_keep(set, off->items[i], false);
}

static void run_rules(struct fangan *fangan, const struct document *document,
                      const struct plan *plan, struct diags *diags)
{
    struct texts *texts = texts_new(plan);
    struct plan shared = *plan; /* so that the rules share the texts */
    shared.texts = texts;
    diags->source = plan->source;
    check_plan(&shared, fangan->kinds, diags);
    if (fangan_need_damaged_words(fangan))
        check_damaged_words(&shared, fangan->damaged_words, diags);
    if (document->rules != NULL)
        check_terms(&shared, &document->rules->terms, diags);
    diags->source = &document->source;
    texts_free(texts);
}

/* The format of a Word file, which only the file itself shows. */
static void check_word_format(struct fangan *fangan, struct document *document)
{
    if (document->word.format != NULL && fangan_need_font_config(fangan))
        conformity_check(document->plan, document->word.format,
                         document->profile, fangan->fonts_config,
                         &document->diags);
}

/* What stands at span up to the end of its line. */
static const char *line_at(const struct document *document, struct span span)
{
    const char *text = document->source.text + span.start;
    size_t len = span.end - span.start;
    size_t end = 0;
    while (end < len && text[end] != '\n' && text[end] != '\r')
        end++;
    return arena_strndup(document->arena, text, end);
}

/* Whether the span stands in the title, which may take several lines, of the
 * document at *plan or behind it; asked for spans in order, it moves *plan
 * behind what ends before them. */
static bool is_in_title(const struct plan **plan, struct span span)
{
    while (*plan != NULL &&
           ((*plan)->title == NULL || (*plan)->title_span.end <= span.start))
        *plan = (*plan)->next;
    return *plan != NULL && (*plan)->title_span.start < span.end;
}

/* 组　长： for 副组长：, spread to its width: no fault. */
static bool is_spread_label(const char *words)
{
    if (!scalar_is_han(utf8_next(&words)))
        return false;
    const char *gap = words;
    while (scalar_is_blank(utf8_peek(words)))
        utf8_next(&words);
    return words > gap && scalar_is_han(utf8_next(&words)) &&
           (utf8_peek(words) == 0xFF1A || *words == ':');
}

/* Whether a rule has told of the same fault: *told is the first finding, of
 * findings in the order of the text, that may. */
static bool is_told(const struct document *document, enum diag_code code,
                    struct span span, const struct diag **told)
{
    const struct diag *d = *told;
    while (d != NULL && (d->source != &document->source || d->code != code ||
                         d->span.end <= span.start))
        d = d->next;
    *told = d;
    return d != NULL && d->span.start < span.end;
}

/* Faults of a text that its reader has put right already: blanks in words,
 * lines that break off inside a sentence, of a hard-wrapped paragraph once. */
static void check_notes(struct document *document)
{
    enum { LONGEST_WRAPPED = 180 }; /* bytes of a line of 60 hanzi at most */
    if (document->type != FILE_TEXT)
        return;
    diags_sort(&document->diags);
    notes_sort(&document->notes);
    const struct diag *joined = document->diags.first;
    const struct diag *closed_up = joined;
    struct diag *run = NULL; /* of lines that were joined to one another */
    const struct plan *plan = document->plan;
    for (const struct note *n = document->notes.first; n != NULL; n = n->next) {
        bool is_joined = n->kind == NOTE_JOINED;
        enum diag_code code =
            is_joined ? DIAG_SENTENCE_BROKEN : DIAG_BLANK_NEEDLESS;
        if (span_is_none(n->span) || is_in_title(&plan, n->span) ||
            (!is_joined && n->kind != NOTE_CLOSED_UP) ||
            is_told(document, code, n->span, is_joined ? &joined : &closed_up))
            continue;
        const char *words = line_at(document, n->span);
        if (is_joined && run != NULL && n->span.start < run->span.end &&
            strlen(words) <= LONGEST_WRAPPED) {
            run->span.end = n->span.end;
            continue;
        }
        if (is_joined || !is_spread_label(words)) {
            struct diag *found =
                diag_add(&document->diags, code, n->span, words, NULL);
            run = is_joined ? found : run;
        }
    }
}

void fangan_check(struct fangan *fangan, struct document *document,
                  const struct rule_choice *choice)
{
    struct diags *diags = &document->diags;
    const struct plan *plan = document->plan;
    if (plan == NULL) {
        diags_sort(diags);
        return;
    }
    struct rule_set *set = arena_new_object(document->arena, struct rule_set);
    choose_rules(fangan, document, choice, set);
    document->rule_set = set;
    for (const struct plan *p = plan; p != NULL; p = p->next)
        run_rules(fangan, document, p, diags);
    if (plan->issued != NULL)
        run_rules(fangan, document, plan->issued, diags);
    check_notes(document);
    check_word_format(fangan, document);
    rule_set_apply(set, diags);
    diags_sort(diags);
    pardons_apply(plan, set, diags);
    if (plan->issued != NULL)
        pardons_apply(plan->issued, set, diags);
    diags_sort(diags);
}

/* -- Mending ------------------------------------------------------------- */

/* A fix may uncover another; rules that undo each other must not go on. */
enum { MAX_ROUNDS = 10 };

/* Whether the file of document holds what its text says, byte for byte, so
 * that bytes beside a change stay what they are. */
static bool is_faithful(const struct document *document)
{
    struct buf bytes = BUF_EMPTY;
    const struct source *source = &document->source;
    bool ok = charset_encode(source, source->text, source->len, &bytes) &&
              bytes.len == document->n_bytes &&
              memcmp(buf_text(&bytes), document->bytes, bytes.len) == 0;
    buf_free(&bytes);
    return ok;
}

/* The document with the edits made, read anew; NULL if its file can't hold
 * that, or could not be read any more. */
static struct document *make_edits(struct fangan *fangan,
                                   const struct document *document,
                                   const struct edits *edits)
{
    struct buf text = BUF_EMPTY, bytes = BUF_EMPTY;
    struct document *made = NULL;
    fix_apply(&document->source, edits, &text);
    if (charset_encode(&document->source, buf_text(&text), text.len, &bytes)) {
        made = fangan_new_document(fangan, document->source.name);
        made->diags.source = &made->source;
        fangan_read_bytes(fangan, made, &bytes);
        bool is_same =
            made->plan != NULL && made->source.len == text.len &&
            memcmp(made->source.text, buf_text(&text), text.len) == 0;
        if (!is_same) {
            document_free(made);
            made = NULL;
        }
    }
    buf_free(&bytes);
    buf_free(&text);
    return made;
}

bool fangan_mend(struct fangan *fangan, struct document *document,
                 const struct rule_choice *choice, bool is_all,
                 struct mended *mended)
{
    const struct document *from = document;
    bool ok = true;
    *mended = (struct mended){NULL, {NULL, 0}, 0};
    if (document->plan == NULL || document->type != FILE_PLAN)
        return true;
    for (int round = 0; ok && round < MAX_ROUNDS; round++) {
        struct edits edits = fix_collect(&from->diags, is_all, from->arena);
        if (edits.n == 0)
            break;
        struct document *made =
            is_faithful(from) ? make_edits(fangan, from, &edits) : NULL;
        if (made == NULL) {
            diag_add(&document->diags, DIAG_CHARSET_LOSSY, SPAN_NONE,
                     document->source.charset, NULL);
            ok = false;
            continue;
        }
        mended->changes =
            changes_add(&mended->changes, &edits, document->arena);
        mended->n_findings += edits.n_findings;
        if (mended->document != NULL)
            document_free(mended->document);
        mended->document = made;
        fangan_check(fangan, made, choice);
        from = made;
    }
    return ok;
}

/* -- Formatting ---------------------------------------------------------- */

bool fangan_format(struct fangan *fangan, struct document *document,
                   struct formatted *formatted)
{
    struct source *source = &formatted->source;
    assert(document->plan != NULL && document->type == FILE_PLAN);
    *formatted = (struct formatted){.source = document->source};
    if (!format_plan_safely(document->plan, fangan->kinds, source,
                            &formatted->changes)) {
        diag_add(&document->diags, DIAG_FORMAT_UNSAFE, SPAN_NONE, NULL);
        return false;
    }
    if (is_faithful(document) && charset_encode(&document->source, source->text,
                                                source->len, &formatted->bytes))
        return true;
    diag_add(&document->diags, DIAG_CHARSET_LOSSY, SPAN_NONE,
             document->source.charset, NULL);
    buf_free(&formatted->bytes);
    return false;
}
