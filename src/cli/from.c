/*
 * Last year's plan as this year's draft: the text stays, dates move
 * (check/shift.h), and what only a person can know (who, which number) is
 * marked by a comment in front of its paragraph and listed on stderr.
 */
#include "cli/from.h"

#include "base/epoch.h"
#include "base/file.h"
#include "base/utf8.h"
#include "check/shift.h"
#include "cli/new.h"
#include "cli/report.h"
#include "kind/wordlist.h"
#include "read/front_keys.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { MOST_YEARS = 99 };

/* Notes in any order, growing. */
struct notes_list {
    struct shift_note *items;
    size_t n, room;
};

struct revision {
    struct drafting *d;
    struct arena *arena;
    const struct document *document; /* whose source is moved */
    const char *text;
    size_t len;
    const char *line_end; /* as the old plan has it */
    struct holidays holidays;
    struct shift shift;
    struct wordlist posts, contacts; /* templates/review.yaml */
    struct notes_list notes;
};

static void add_note(struct revision *r, struct shift_note note)
{
    struct notes_list *list = &r->notes;
    list->items = arena_grow(r->arena, list->items, list->n, &list->room,
                             sizeof(*list->items));
    list->items[list->n++] = note;
}

static void add_review(struct revision *r, size_t at, const char *what)
{
    add_note(r, (struct shift_note){SHIFT_REVIEW, (uint32_t)at, what, ""});
}

/* -- Reading ------------------------------------------------------------- */

/* Of several documents in one file, the plan; else the first. */
static const struct plan *choose_plan(const struct plan *first)
{
    for (const struct plan *p = first; p != NULL; p = p->next)
        if (p->kind != NULL && strcmp(p->kind, "implementation-plan") == 0)
            return p;
    return first;
}

/* The old plan as a plan file: its own text, or what it is written as.  NULL
 * with findings; the caller frees. */
static struct document *read_old(struct revision *r, const char *path)
{
    struct document *document = fangan_import(r->d->fangan, path, NULL);
    if (document->plan == NULL) {
        cli_print_findings(r->d->cli, &document->diags, document->source.name);
        document_free(document);
        return NULL;
    }
    if (document->type == FILE_PLAN)
        return document;
    struct buf text = BUF_EMPTY;
    if (document->plan->next != NULL)
        cli_print_findings(r->d->cli, &document->diags,
                           document->source.name); /* that there are several */
    fangan_write_plan(r->d->fangan, choose_plan(document->plan), &text);
    if (document->word.pictures != NULL)
        fputs(cli_word(r->d->cli, "图片没有带过来：先用 fangan import 取出\n",
                       "the pictures are not taken over: get them with "
                       "fangan import first\n"),
              stderr);
    struct document *plan =
        fangan_read_text(r->d->fangan, arena_printf(r->arena, "%s.md", path),
                         buf_text(&text), text.len);
    buf_free(&text);
    document_free(document);
    return plan;
}

/* A map of the program's own, whose source is that of the findings then; NULL
 * with one: the installation is incomplete. */
static const struct yaml_node *read_map(struct revision *r, const char *name)
{
    struct diags *diags = &r->d->diags;
    struct source *source =
        fangan_read_data(file_data_path(r->arena, name), diags);
    diags->source = source;
    return source == NULL
               ? NULL
               : yaml_parse(0, (uint32_t)source->len, r->arena, diags);
}

/* What dates and words mean to this command. */
static bool read_knowledge(struct revision *r)
{
    struct diags *diags = &r->d->diags;
    const struct yaml_node *days = read_map(r, "templates/holidays.yaml");
    bool ok = days != NULL && holidays_read(days, diags, &r->holidays);
    const struct yaml_node *review =
        ok ? read_map(r, "templates/review.yaml") : NULL;
    diags->source = NULL;
    r->posts = wordlist_split(yaml_get_text(review, "posts", NULL), r->arena);
    r->contacts =
        wordlist_split(yaml_get_text(review, "contacts", NULL), r->arena);
    return review != NULL;
}

/* -- By how many years --------------------------------------------------- */

static int this_year(void)
{
    struct tm tm;
    time_t now = time(NULL);
    if (!epoch_get(&tm))
        localtime_r(&now, &tm);
    return tm.tm_year + 1900;
}

/* A whole number from least to most; false: it is none. */
static bool read_number(const char *text, long least, long most, int *number)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (*text == '\0' || *end != '\0' || n < least || n > most)
        return false;
    *number = (int)n;
    return true;
}

/* Reads --set 年份=2027 into target, which is this year without it. */
static bool read_target(const struct cli *cli, int *target)
{
    static const char name[] = "年份=";
    size_t at = 0;
    *target = this_year();
    for (const char *pair; (pair = cli_next_value(cli, "set", &at)) != NULL;)
        if (strncmp(pair, name, sizeof(name) - 1) != 0 ||
            !read_number(pair + sizeof(name) - 1, 1900, 9999, target)) {
            cli_usage_error(cli,
                            cli_word(cli, "--from 只认 --set 年份=2027：%s",
                                     "--from takes only --set 年份=2027: %s"),
                            pair);
            return false;
        }
    return true;
}

/* The years that the plan is about; 0: there is none in it. */
static int plan_years(const struct revision *r, int *first, int *last)
{
    const struct plan *plan = r->document->plan;
    int base = 0;
    *first = plan->meta.date.year;
    *last = 0;
    for (const struct stage *s = plan->stages; s != NULL; s = s->next) {
        int start = s->period.start.year, end = s->period.end.year;
        if (base == 0)
            base = start != 0 ? start : end;
        *last = end > *last ? end : *last;
    }
    if (base == 0)
        base = *first;
    if (base == 0)
        base = shift_first_year(r->text, r->len);
    if (*first == 0 || *first > base)
        *first = base;
    if (*last <= base)
        *last = base + 1;
    return base;
}

/* False with a message: the options are wrong. */
static bool choose_years(struct revision *r)
{
    const struct cli *cli = r->d->cli;
    const char *years = cli_value(cli, "years");
    int target;
    if (!read_target(cli, &target))
        return false;
    r->shift.holidays = &r->holidays;
    int base = plan_years(r, &r->shift.first_year, &r->shift.last_year);
    if (base == 0)
        diag_add(&r->d->diags, DIAG_FROM_NO_YEAR, SPAN_NONE,
                 r->document->source.name, NULL);
    if (years == NULL) {
        r->shift.years = base == 0 || target < base ? 0 : target - base;
    } else if (!read_number(years, 0, MOST_YEARS, &r->shift.years)) {
        cli_usage_error(cli,
                        cli_word(cli, "--years 后面是 0 到 99 的整数：%s",
                                 "--years wants a number from 0 to 99: %s"),
                        years);
        return false;
    }
    return true;
}

/* -- What a person has to look over -------------------------------------- */

static bool is_mark(uint32_t c)
{
    return c < 0x30 || (c >= 0x3001 && c <= 0x3013) || c == 0xFF0C ||
           c == 0xFF1B || c == 0xFF08 || c == 0xFF09 || c == 0xFF1A;
}

/* The words from p up to a mark, a line's end or behind stop. */
static const char *words_at(const struct revision *r, const char *p,
                            const char *stop)
{
    enum { LONGEST = 40 };
    const char *start = p;
    for (int n = 0; n < LONGEST && p < r->text + r->len; n++) {
        uint32_t c = utf8_peek(p);
        if (stop == NULL && is_mark(c) && c != '-')
            break;
        utf8_next(&p);
        if (c == '\n' || (stop != NULL && c == utf8_peek(stop)))
            break;
    }
    return arena_strndup(r->arena, start, (size_t)(p - start));
}

/* Back from p to behind the mark before it: the start of an office's code
 * before 〔, of the words about a post. */
static const char *words_start(const struct revision *r, const char *p)
{
    enum { LONGEST = 20 };
    for (int n = 0; n < LONGEST && p > r->text; n++) {
        if (is_mark(utf8_before(r->text, p)))
            break;
        p = utf8_back(r->text, p);
    }
    return p;
}

static bool has_post(const struct revision *r, const char *text)
{
    for (size_t i = 0; i < r->posts.n; i++)
        if (memmem(text, strlen(text), r->posts.items[i].text,
                   r->posts.items[i].len) != NULL)
            return true;
    return false;
}

/* 由局长王某某任组长, 副组长：李某某: what is said around a post at p.  Gives
 * where it ends. */
static const char *review_post(struct revision *r, const char *p)
{
    const char *start = words_start(r, p);
    const char *what = words_at(r, start, NULL);
    const char *behind = start + strlen(what);
    if (strncmp(behind, "：", strlen("：")) == 0) {
        const char *value = words_at(r, behind + strlen("："), NULL);
        what = arena_printf(r->arena, "%s：%s", what, value);
        behind = start + strlen(what);
    }
    if (!wordlist_has(&r->posts, what, strlen(what)))
        add_review(r, (size_t)(start - r->text), what);
    return behind;
}

/* 〔2025, and the brackets that people write for it. */
static bool begins_year(const char *p)
{
    uint32_t c = utf8_next(&p);
    return (c == 0x3014 || c == 0xFF3B || c == '[') &&
           strspn(p, "0123456789") == 4;
}

/* 联系人：…, if it stands at p. */
static void review_contact(struct revision *r, const char *p)
{
    const char *end = r->text + r->len;
    const struct wording *label =
        wordlist_prefix(&r->contacts, p, (size_t)(end - p));
    if (label == NULL || strncmp(p + label->len, "：", strlen("：")) != 0)
        return;
    const char *value = words_at(r, p + label->len + strlen("："), NULL);
    if (*value != '\0')
        add_review(r, (size_t)(p - r->text),
                   arena_printf(r->arena, "%.*s：%s", (int)label->len,
                                label->text, value));
}

/* 某科发〔2025〕3号, posts and contacts, wherever they stand. */
static void review_body(struct revision *r, size_t from)
{
    const char *end = r->text + r->len;
    const char *post_end = r->text; /* each is told once */
    for (const char *p = r->text + from; p < end; utf8_next(&p)) {
        if (p >= post_end &&
            wordlist_prefix(&r->posts, p, (size_t)(end - p)) != NULL)
            post_end = review_post(r, p);
        if (begins_year(p)) {
            const char *start = words_start(r, p);
            add_review(r, (size_t)(start - r->text), words_at(r, start, "号"));
        }
        review_contact(r, p);
    }
}

/* Those who lead are found by their posts. */
static void review_members(struct revision *r)
{
    const struct plan *plan = r->document->plan;
    for (const struct leader *l = plan->leaders; l != NULL; l = l->next)
        if (l->name != NULL && !span_is_none(l->span) &&
            (l->post == NULL || !has_post(r, l->post)))
            add_review(r, l->span.start,
                       arena_printf(r->arena, "%s%s",
                                    l->post == NULL ? "" : l->post, l->name));
}

/* 发文字号, 份号, 签发人, 印发 of the front matter. */
static void review_front(struct revision *r, size_t end)
{
    static const char *const ids[] = {"number", "copy", "signer", "issues"};
    for (size_t at = 0; at < end;) {
        const char *line = r->text + at;
        size_t len = strcspn(line, "\n");
        const char *colon = memchr(line, ':', len);
        const struct front_key *key =
            colon == NULL ? NULL
                          : front_key_find(arena_strndup(
                                r->arena, line, (size_t)(colon - line)));
        for (size_t i = 0; key != NULL && i < sizeof(ids) / sizeof(ids[0]); i++)
            if (strcmp(key->id, ids[i]) == 0)
                add_review(
                    r, at,
                    arena_strndup(r->arena, line, strcspn(line, "\r\n")));
        at += len + 1;
    }
}

static int compare_notes(const void *a, const void *b)
{
    const struct shift_note *x = a, *y = b;
    return x->at != y->at ? (x->at < y->at ? -1 : 1) : strcmp(x->what, y->what);
}

/* -- Marks in the text --------------------------------------------------- */

/* What may stand in a comment: no end of one. */
static void add_plain(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++)
        if (strchr("<>\n", *text) == NULL && strncmp(text, "--", 2) != 0)
            buf_add_char(out, *text);
}

/* A comment with the notes [from, to) that are to be reviewed; NULL if none
 * is. */
static const char *comment_of(const struct revision *r, size_t from, size_t to,
                              bool is_front)
{
    struct buf out = BUF_EMPTY;
    const char *text = NULL;
    for (size_t i = from; i < to; i++) {
        if (r->notes.items[i].kind != SHIFT_REVIEW)
            continue;
        if (is_front)
            return arena_printf(r->arena, "# 请核对%s", r->line_end);
        buf_add_str(&out, out.len > 0 ? "；" : "<!-- 请核对：");
        add_plain(&out, r->notes.items[i].what);
    }
    if (out.len > 0) {
        buf_printf(&out, " -->%s%s", r->line_end, r->line_end);
        text = arena_strdup(r->arena, buf_text(&out));
    }
    buf_free(&out);
    return text;
}

/* The edits that put the comments in: before the line in the front matter,
 * before the paragraph in the body.  notes are sorted. */
static struct edits mark_all(const struct revision *r, size_t body)
{
    struct edits edits = {
        arena_array(r->arena, r->notes.n + 1, sizeof(struct edit)), 0, 0};
    size_t paragraph = 0, note = 0;
    for (size_t at = 0; at < r->len;) {
        size_t len = strcspn(r->text + at, "\n");
        size_t next = at + len + 1;
        bool is_front = at < body;
        if (is_front || paragraph < body)
            paragraph = at;
        size_t from = note;
        while (note < r->notes.n && r->notes.items[note].at < next)
            note++;
        const char *comment = comment_of(r, from, note, is_front);
        if (comment != NULL)
            edits.items[edits.n++] = (struct edit){
                {(uint32_t)paragraph, (uint32_t)paragraph}, comment};
        if (strspn(r->text + at, " \t\r") >= len)
            paragraph = next;
        at = next;
    }
    return edits;
}

/* Both in the order of the text; marks come first where they meet. */
static struct edits merge_edits(const struct revision *r,
                                const struct edits *marks,
                                const struct edits *dates)
{
    struct edits all = {
        arena_array(r->arena, marks->n + dates->n + 1, sizeof(struct edit)), 0,
        0};
    size_t i = 0, k = 0;
    while (i < marks->n || k < dates->n) {
        bool is_mark_next =
            k == dates->n || (i < marks->n && marks->items[i].span.start <=
                                                  dates->items[k].span.start);
        all.items[all.n++] =
            is_mark_next ? marks->items[i++] : dates->items[k++];
    }
    return all;
}

/* -- Telling ------------------------------------------------------------- */

static size_t count_lines(const char *text, size_t len)
{
    size_t n = 0;
    for (size_t i = 0; i < len; i++)
        n += text[i] == '\n';
    return n;
}

/* The notes with their lines in the new text. */
static void tell(const struct revision *r, const struct edits *edits)
{
    const struct cli *cli = r->d->cli;
    struct buf out = BUF_EMPTY;
    size_t line = 1, at = 0, edit = 0;
    if (r->shift.years == 0)
        buf_add_str(&out,
                    cli_word(cli, "日期没有移动。", "No date was moved."));
    else
        buf_printf(
            &out, cli_word(cli, "日期移了 %d 年。", "Dates moved by %d years."),
            r->shift.years);
    buf_printf(&out,
               cli_word(cli, "要看的有 %zu 处：\n", "  To look at: %zu\n"),
               r->notes.n);
    for (size_t i = 0; i < r->notes.n; i++) {
        const struct shift_note *note = &r->notes.items[i];
        for (; edit < edits->n && edits->items[edit].span.start <= note->at;
             edit++)
            line += count_lines(edits->items[edit].text,
                                strlen(edits->items[edit].text));
        line += count_lines(r->text + at, note->at - at);
        at = note->at;
        const char *text = shift_note_text(note, cli->lang, r->arena);
        buf_printf(&out, cli_word(cli, "  第 %zu 行：", "  line %zu: "), line);
        report_add_safe(&out, text, strlen(text));
        buf_add_char(&out, '\n');
    }
    fputs(buf_text(&out), stderr);
    buf_free(&out);
}

/* -- The command --------------------------------------------------------- */

static bool revise(struct revision *r, const struct target *target)
{
    struct span front = r->document->plan->meta.span;
    size_t body = span_is_none(front) ? 0 : front.end;
    struct shifted shifted = shift_text(r->text, r->len, &r->shift, r->arena);
    for (size_t i = 0; i < shifted.n_notes; i++)
        add_note(r, shifted.notes[i]);
    review_front(r, body);
    review_body(r, body);
    review_members(r);
    if (r->notes.n > 0)
        qsort(r->notes.items, r->notes.n, sizeof(*r->notes.items),
              compare_notes);
    struct edits marks = mark_all(r, body);
    struct edits edits = merge_edits(r, &marks, &shifted.edits);
    struct buf out = BUF_EMPTY;
    fix_apply(&r->document->source, &edits, &out);
    bool ok = drafting_write(r->d, target, buf_text(&out), out.len);
    buf_free(&out);
    if (ok)
        tell(r, &edits);
    return ok;
}

int from_run(struct cli *cli, const struct target *target)
{
    if (cli->n_operands > 0 || cli_value(cli, "values") != NULL)
        return cli_usage_error(
            cli, "%s",
            cli_word(cli, "--from 代替模板，不能再写模板或 --values",
                     "--from stands for a template: give neither one nor "
                     "--values"));
    struct drafting d;
    struct revision r = {.d = &d, .arena = cli->arena};
    struct document *document = NULL;
    bool ok = drafting_open(&d, cli) && read_knowledge(&r);
    if (ok) {
        document = read_old(&r, cli_value(cli, "from"));
        ok = document != NULL;
    }
    if (ok) {
        r.document = document;
        r.text = document->source.text;
        r.len = document->source.len;
        r.line_end = strstr(r.text, "\r\n") == NULL ? "\n" : "\r\n";
        ok = choose_years(&r) && revise(&r, target);
    }
    d.has_failed = !ok;
    if (document != NULL)
        document_free(document);
    return drafting_end(&d);
}
