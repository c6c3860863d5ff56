/*
 * Who leads: 组长：…, …任组长, 由…为组长, and tables of names.
 */
#include "kind/names.h"
#include "kind/parts.h"

#include "base/utf8.h"

#include <string.h>

struct leaders {
    struct plan *plan;
    const struct people_words *words;
    struct leader *last;
    const char *post; /* of the list that the block before belongs to */
};

static const char32_t blank_marks[] = U" \t\u00A0\u2002\u2003\u3000";
static const char32_t list_marks[] = U"、，,和及\n";

/* 张　力 is 张力. */
static const char *copy_name(struct slice name, struct arena *arena)
{
    struct buf out = BUF_EMPTY;
    for (const char *p = name.start; p < name.end;) {
        uint32_t scalar = utf8_next(&p);
        if (!scalar_is_blank(scalar))
            buf_add_utf8(&out, scalar);
    }
    const char *text = arena_strndup(arena, buf_text(&out), out.len);
    buf_free(&out);
    return text;
}

static void add_leader(struct leaders *leaders, const char *post,
                       struct slice name, const char *title, struct span span)
{
    struct arena *arena = leaders->plan->arena;
    struct leader *leader = arena_new_object(arena, struct leader);
    leader->post = post;
    leader->name = copy_name(name, arena);
    leader->title = title;
    leader->span = span;
    if (leaders->last == NULL)
        leaders->plan->leaders = leader;
    else
        leaders->last->next = leader;
    leaders->last = leader;
}

/* Gives the last leader all titles that stood behind the name. */
static void settle_titles(struct leaders *leaders, struct slice titles)
{
    if (!slice_is_empty(titles))
        leaders->last->title = slice_copy(titles, leaders->plan->arena);
}

/* 党支部书记、副站长张力、站长李耕: titles without a name belong to the next
 * name; 张力　书记、站长: to the name before. */
static void add_people(struct leaders *leaders, const char *post,
                       struct slice list, struct span span)
{
    struct arena *arena = leaders->plan->arena;
    struct slice piece;
    const char *titles_from = NULL;  /* titles that wait for their name */
    struct slice titles_after = {0}; /* those of the last name, behind it */
    while (slice_cut(&list, list_marks, &piece)) {
        piece = slice_trim(piece);
        if (slice_is_empty(piece))
            continue;
        struct person person = person_read(piece, leaders->words);
        bool has_title = !slice_is_empty(person.title);
        if (slice_is_empty(person.name)) {
            if (has_title && !slice_is_empty(titles_after))
                titles_after.end = person.title.end;
            else if (titles_from == NULL && has_title)
                titles_from = piece.start;
            else if (!has_title)
                titles_from = NULL;
            continue;
        }
        settle_titles(leaders, titles_after);
        bool is_name_first =
            has_title && person.name.start < person.title.start;
        /* 张力（站长）、李耕: a bracket holds all there is */
        bool is_closed = person.title.end < piece.end;
        titles_after =
            is_name_first && !is_closed ? person.title : (struct slice){0};
        const char *title = has_title ? slice_copy(person.title, arena) : NULL;
        if (titles_from != NULL && has_title && !is_name_first)
            title = slice_copy((struct slice){titles_from, person.title.end},
                               arena);
        titles_from = NULL;
        struct slice second;
        if (!has_title &&
            name_split_pair(person.name, leaders->words, &second)) {
            person.name.end = second.start;
            add_leader(leaders, post, person.name, NULL, span);
            person.name = second;
        }
        add_leader(leaders, post, person.name, title, span);
    }
    settle_titles(leaders, titles_after);
}

/* 刘敏　陈志强, or 刘敏（副校长）　陈志强: only blanks between the people.
 * False if not every piece is one. */
static bool is_row(const struct leaders *leaders, struct slice list)
{
    struct slice piece;
    size_t n = 0;
    while (slice_cut(&list, blank_marks, &piece)) {
        if (slice_is_empty(piece))
            continue;
        struct person person = person_read(piece, leaders->words);
        if (slice_is_empty(person.name) ||
            utf8_count_bytes(person.name.start,
                             (size_t)(person.name.end - person.name.start)) < 2)
            return false;
        n++;
    }
    return n >= 2;
}

/* Cuts a row at its blanks; how many pieces there are, 0: too many. */
static size_t cut_row(struct slice row, struct slice *pieces, size_t most)
{
    struct slice piece;
    size_t n = 0;
    while (slice_cut(&row, blank_marks, &piece)) {
        if (slice_is_empty(piece))
            continue;
        if (n == most)
            return 0;
        pieces[n++] = piece;
    }
    return n;
}

/* Whether names stand at every second piece, titles at the others. */
static bool alternates(const struct leaders *leaders,
                       const struct slice *pieces, size_t n, size_t first_name)
{
    for (size_t i = 0; i < n; i++) {
        struct person person = person_read(pieces[i], leaders->words);
        bool has_name = !slice_is_empty(person.name);
        bool has_title = !slice_is_empty(person.title);
        bool wants_name = i % 2 == first_name;
        if (has_name != wants_name || has_title == wants_name)
            return false;
    }
    return true;
}

/* 刘敏　副校长　陈志强　教务主任, or 教导员　刘敏　副大队长　陈志强: names and
 * titles in turn.  Adds them; false if the row is something else. */
static bool add_pairs(struct leaders *leaders, const char *post,
                      struct slice row, struct span span)
{
    enum { MOST = 40 };
    struct slice pieces[MOST];
    size_t n = cut_row(row, pieces, MOST);
    size_t name = 0; /* which of a pair it is */
    if (n < 4 || n % 2 != 0)
        return false;
    if (!alternates(leaders, pieces, n, name))
        name = 1;
    if (name == 1 && !alternates(leaders, pieces, n, name))
        return false;
    for (size_t i = 0; i < n; i += 2)
        add_leader(leaders, post, pieces[i + name],
                   slice_copy(pieces[i + 1 - name], leaders->plan->arena),
                   span);
    return true;
}

/* 冯敏（主任）蒋志强（副主任）: cuts behind each bracket; false if the piece
 * is no such row. */
static bool add_bracketed(struct leaders *leaders, const char *post,
                          struct slice row, struct span span)
{
    static const char close[] = "）";
    size_t n = 0;
    struct slice rest = row;
    for (const char *at; (at = slice_find(rest, close)) != NULL; n++)
        rest.start = at + strlen(close);
    if (n < 2 || !slice_is_empty(slice_trim(rest)))
        return false;
    for (const char *at; (at = slice_find(row, close)) != NULL;) {
        struct slice piece = {row.start, at + strlen(close)};
        add_people(leaders, post, slice_trim(piece), span);
        row.start = piece.end;
    }
    return true;
}

/* Whether a list has a row among its pieces: 周涛、吴江　李明. */
static bool has_row(const struct leaders *leaders, struct slice list)
{
    struct slice row;
    while (slice_cut(&list, list_marks, &row))
        if (is_row(leaders, row))
            return true;
    return false;
}

static void add_list(struct leaders *leaders, const char *post,
                     struct slice list, struct span span)
{
    struct slice row, piece, rest = list;
    if (add_pairs(leaders, post, list, span) ||
        !slice_cut(&rest, list_marks, &row))
        return;
    bool is_single = row.end == list.end;
    if (is_single && add_bracketed(leaders, post, row, span))
        return;
    if (!has_row(leaders, list)) {
        add_people(leaders, post, list, span);
        return;
    }
    while (slice_cut(&list, list_marks, &row)) {
        if (!is_row(leaders, row)) {
            add_people(leaders, post, row, span);
            continue;
        }
        while (slice_cut(&row, blank_marks, &piece))
            if (!slice_is_empty(piece))
                add_people(leaders, post, piece, span);
    }
}

/* -- …任组长 ------------------------------------------------------------- */

static const char32_t pause_marks[] = U"，,；;。：:\n";

/* Where the verb and post begin (担任组长, 为副组长); *post is the post. */
static const char *find_post(struct slice clause,
                             const struct people_words *words,
                             const char **post)
{
    for (const char *p = clause.start; p < clause.end;) {
        const char *verb = p;
        uint32_t scalar = utf8_next(&p);
        if (scalar != U'任' && scalar != U'为' && scalar != U'做' &&
            scalar != U'兼')
            continue;
        const struct wording *word =
            wordlist_prefix(&words->posts, p, (size_t)(clause.end - p));
        if (word == NULL)
            continue;
        *post = word->text;
        bool is_compound =
            scalar == U'任' &&
            scalar_is_among(utf8_before(clause.start, verb), U"担兼出");
        return is_compound ? verb - strlen("担") : verb;
    }
    return NULL;
}

/* What stands before the verb, without 由 and what leads up to it. */
static struct slice subject_of(const char *start, const char *verb)
{
    static const char *const leads[] = {"由", "以", "明确", NULL};
    struct slice subject = {start, verb};
    for (size_t i = 0; leads[i] != NULL; i++) {
        const char *lead = slice_find(subject, leads[i]);
        if (lead != NULL)
            subject.start = lead + strlen(leads[i]);
    }
    return subject;
}

/* Where …担任, …兼任 or …任 begins, or NULL; the 任 of 办公室主任 is no verb.
 */
static const char *end_of_takers(struct slice text)
{
    static const char *const verbs[] = {"担任", "兼任"};
    static const char last[] = "任";
    for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
        const char *at = slice_find(text, verbs[i]);
        if (at != NULL)
            return at;
    }
    return slice_drop_end(&text, last) ? text.end : NULL;
}

/* 副组长由副总经理刘敏、工会主席吴强担任: the people, or an empty slice. */
static struct slice read_inverted(struct slice clause,
                                  const struct people_words *words,
                                  const char **post)
{
    static const char by[] = "由";
    struct slice none = {clause.end, clause.end};
    const struct wording *word = wordlist_prefix(
        &words->posts, clause.start, (size_t)(clause.end - clause.start));
    if (word == NULL)
        return none;
    const char *p = clause.start + word->len;
    const char *end = end_of_takers((struct slice){p, clause.end});
    if (end == NULL || strncmp(p, by, strlen(by)) != 0)
        return none;
    *post = word->text;
    return (struct slice){p + strlen(by), end};
}

/* 负责人周涛, 组长王建国: a post and nothing but a name.  成员 have lists. */
static struct slice read_direct(struct slice clause,
                                const struct people_words *words,
                                const char **post)
{
    struct slice none = {clause.end, clause.end};
    const struct wording *word = wordlist_prefix(
        &words->posts, clause.start, (size_t)(clause.end - clause.start));
    if (word == NULL ||
        utf8_before(word->text, word->text + word->len) == U'员')
        return none;
    struct slice rest =
        slice_trim((struct slice){clause.start + word->len, clause.end});
    struct person person = person_read(rest, words);
    if (slice_is_empty(person.name) || person.name.start != rest.start ||
        person.name.end != rest.end || slice_is_in(rest, &words->units))
        return none;
    *post = word->text;
    return rest;
}

static void add_prose(struct leaders *leaders, struct slice rest,
                      struct span span)
{
    struct slice clause;
    while (slice_cut(&rest, pause_marks, &clause)) {
        const char *post = NULL;
        clause = slice_trim(clause);
        struct slice people = read_inverted(clause, leaders->words, &post);
        if (slice_is_empty(people))
            people = read_direct(clause, leaders->words, &post);
        if (!slice_is_empty(people)) {
            add_people(leaders, post, people, span);
            continue;
        }
        const char *verb = find_post(clause, leaders->words, &post);
        if (verb != NULL)
            add_people(leaders, post, subject_of(clause.start, verb), span);
    }
}

/* -- 组长：… ------------------------------------------------------------- */

static const char32_t clause_marks[] = U"；;。\n";

/* 许文、何敏、各村村医: the first ones are names. */
static bool is_name_list(const struct leaders *leaders, struct slice clause)
{
    struct slice piece;
    size_t n = 0;
    while (n < 2 && slice_cut(&clause, U"、", &piece)) {
        struct person person = person_read(slice_trim(piece), leaders->words);
        if (slice_is_empty(person.name) || !slice_is_empty(person.title))
            return false;
        n++;
    }
    return n == 2;
}

/* A line under 副组长：… that only has a name and a title goes on with it. */
static const char *post_going_on(const struct leaders *leaders,
                                 struct slice clause)
{
    if (leaders->post == NULL)
        return NULL;
    struct person person = person_read(clause, leaders->words);
    bool is_first = person.name.start == clause.start;
    /* 副乡长　汤明 */
    bool is_last = person.name.end == clause.end &&
                   person.title.start == clause.start &&
                   person.title.end < person.name.start;
    bool is_line = !slice_is_empty(person.name) &&
                   !slice_is_empty(person.title) && (is_first || is_last);
    return is_line || is_name_list(leaders, clause) ? leaders->post : NULL;
}

/* Behind a post, and nearly nowhere else. */
static bool has_colon(struct slice text)
{
    static const char wide[] = "：";
    size_t len = (size_t)(text.end - text.start);
    return memchr(text.start, ':', len) != NULL ||
           memmem(text.start, len, wide, sizeof(wide) - 1) != NULL;
}

/* Takes the next post off *clause with what belongs to it, up to the next
 * label: 成立指挥部，指挥长：彭文，副指挥长：谭敏、罗强.  NULL: there is no
 * more. */
static const char *next_post(const struct leaders *leaders,
                             struct slice *clause, struct slice *list)
{
    const char *post = NULL;
    bool may_begin = true;
    for (const char *p = clause->start; p < clause->end;) {
        struct slice rest = {p, clause->end};
        const char *behind;
        const char *found = NULL;
        if (may_begin && !scalar_is_blank(utf8_peek(p)))
            found = label_match(rest, &leaders->words->posts, &behind);
        if (post != NULL && may_begin &&
            (found != NULL ||
             slice_begins_with_label((struct slice){p, clause->end}))) {
            list->end = clause->start = p;
            return post;
        }
        if (found != NULL) {
            post = found;
            *list = (struct slice){behind, clause->end};
            p = behind;
            may_begin = false;
            continue;
        }
        p = utf8_skip_hanzi(p, clause->end);
        may_begin =
            p < clause->end && scalar_is_among(utf8_next(&p), U"，,、 \u3000");
    }
    clause->start = clause->end;
    return post;
}

/* The list without the mark that parts it from the next label. */
static struct slice without_mark(struct slice list)
{
    list = slice_trim(list);
    while (!slice_is_empty(list) &&
           scalar_is_among(utf8_before(list.start, list.end), U"，,、"))
        list.end -= list.end[-1] == ',' ? 1 : strlen("，");
    return list;
}

/* The clauses of a text: with labels, going on with a list, or prose. */
static void add_text(struct leaders *leaders, const char *text,
                     struct span span)
{
    struct slice rest = {text, text + strlen(text)};
    struct slice clause;
    while (slice_cut(&rest, clause_marks, &clause)) {
        clause = slice_trim(clause);
        struct slice list = clause;
        const char *post = NULL;
        if (has_colon(clause))
            post = next_post(leaders, &clause, &list);
        if (post == NULL)
            post = post_going_on(leaders, list);
        leaders->post = post;
        if (post == NULL)
            add_prose(leaders, list, span);
        for (; post != NULL; post = next_post(leaders, &clause, &list)) {
            leaders->post = post;
            add_list(leaders, post, without_mark(list), span);
        }
    }
}

/* -- Tables -------------------------------------------------------------- */

struct columns {
    size_t name, post, title; /* SIZE_MAX: there is none */
};

/* A cell; empty for a column that there is not. */
static struct slice cell_text(const struct leaders *leaders,
                              const struct table *table, size_t row,
                              size_t column)
{
    if (column == SIZE_MAX)
        return (struct slice){"", ""};
    return slice_of_cell(table, row, column, leaders->plan->arena);
}

/* Whether a cell of the column is a post. */
static bool holds_posts(const struct leaders *leaders,
                        const struct table *table, size_t column)
{
    for (size_t row = 1; row < table->n_rows; row++)
        if (slice_is_in(cell_text(leaders, table, row, column),
                        &leaders->words->posts))
            return true;
    return false;
}

static struct columns read_columns(const struct leaders *leaders,
                                   const struct table *table)
{
    struct columns columns = {SIZE_MAX, SIZE_MAX, SIZE_MAX};
    const struct people_words *words = leaders->words;
    for (size_t i = 0; i < table->n_columns; i++) {
        struct slice head = cell_text(leaders, table, 0, i);
        if (slice_is_in(head, &words->name_columns))
            columns.name = i;
        else if (columns.post == SIZE_MAX && holds_posts(leaders, table, i))
            columns.post = i;
        else if (slice_is_in(head, &words->title_columns))
            columns.title = i;
    }
    return columns;
}

/* Columns that are headed by a post: 小组 | 组长 | 副组长 */
static void add_post_columns(struct leaders *leaders, const struct table *table,
                             struct span span)
{
    struct arena *arena = leaders->plan->arena;
    for (size_t column = 0; column < table->n_columns; column++) {
        struct slice head = cell_text(leaders, table, 0, column);
        if (!slice_is_in(head, &leaders->words->posts))
            continue;
        for (size_t row = 1; row < table->n_rows; row++)
            add_people(leaders, slice_copy(head, arena),
                       cell_text(leaders, table, row, column), span);
    }
}

static void add_table(struct leaders *leaders, const struct table *table,
                      struct span span)
{
    struct arena *arena = leaders->plan->arena;
    struct columns columns = read_columns(leaders, table);
    const char *post = NULL; /* stays for the rows below: merged cells */
    if (columns.name == SIZE_MAX || columns.post == SIZE_MAX) {
        add_post_columns(leaders, table, span);
        return;
    }
    for (size_t row = 1; row < table->n_rows; row++) {
        struct slice cell = cell_text(leaders, table, row, columns.post);
        struct slice name = cell_text(leaders, table, row, columns.name);
        struct slice title = cell_text(leaders, table, row, columns.title);
        if (!slice_is_empty(cell))
            post = slice_copy(cell, arena);
        if (post != NULL && !slice_is_empty(name))
            add_leader(leaders, post, name,
                       slice_is_empty(title) ? NULL : slice_copy(title, arena),
                       span);
    }
}

void leaders_find(struct plan *plan, const struct people_words *words)
{
    struct leaders leaders = {plan, words, NULL, NULL};
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        const char *text = running_text(b, plan->arena);
        if (b->kind == BLOCK_HEADING)
            text = b->as.heading.text;
        else if (b->kind == BLOCK_TABLE)
            add_table(&leaders, &b->as.table, b->span);
        if (text != NULL)
            add_text(&leaders, text, b->span);
    }
}
