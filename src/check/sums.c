/*
 * Tables whose last row is 合计: the parts of a column must give what stands
 * there.  Nothing is said of a column that holds anything but plain numbers,
 * nor of shares and averages, which do not add up.
 */
#include "check/check.h"

#include "base/utf8.h"
#include "check/dateword.h"
#include "plan/locate.h"

#include <string.h>

enum { MAX_DIGITS = 15, MAX_DECIMALS = 6 };

/* A number as it is written: 1,234.5%. */
struct amount {
    int64_t value; /* in units of 10^-MAX_DECIMALS */
    int decimals;
    bool is_percent;
};

struct grid {
    const struct plan *plan;
    const struct block *block;
    const char *text; /* block_text() */
    struct arena *arena;
    const char **cells;  /* row by row, blanks around them taken off */
    const char **places; /* where each begins in text */
    size_t n_rows, n_columns;
};

/* -- Reading ------------------------------------------------------------- */

static bool take_digits(const char **p, int64_t *value, int *n)
{
    const char *start = *p;
    for (; scalar_is_digit((unsigned char)**p) && *n < MAX_DIGITS; ++*p, ++*n)
        *value = *value * 10 + (**p - '0');
    return *p > start;
}

/* 1,234: three digits behind each comma. */
static bool take_whole(const char **p, int64_t *value)
{
    int n = 0, before;
    if (!take_digits(p, value, &n) || (**p == ',' && n > 3))
        return false;
    while (**p == ',') {
        ++*p;
        before = n;
        if (!take_digits(p, value, &n) || n - before != 3)
            return false;
    }
    return n < MAX_DIGITS - MAX_DECIMALS;
}

static bool read_amount(const char *p, struct amount *amount)
{
    int decimals = 0;
    *amount = (struct amount){0};
    if (!take_whole(&p, &amount->value))
        return false;
    if (*p == '.') {
        p++;
        if (!take_digits(&p, &amount->value, &decimals) ||
            decimals > MAX_DECIMALS)
            return false;
    }
    amount->decimals = decimals;
    for (; decimals < MAX_DECIMALS; decimals++)
        amount->value *= 10;
    amount->is_percent = dateword_take(&p, "%") || dateword_take(&p, "％");
    return *p == '\0';
}

static const char *trimmed(const char *start, const char *end,
                           struct arena *arena)
{
    const char *p = start;
    while (p < end && scalar_is_blank(utf8_peek(p)))
        utf8_next(&p);
    while (end > p && scalar_is_blank(utf8_before(p, end)))
        end = utf8_back(p, end);
    return arena_strndup(arena, p, (size_t)(end - p));
}

static void read_grid(struct grid *grid)
{
    const struct table *table = &grid->block->as.table;
    size_t n = table->n_rows * table->n_columns, i = 0;
    grid->n_rows = table->n_rows;
    grid->n_columns = table->n_columns;
    grid->text = block_text(grid->block, grid->arena);
    grid->cells = arena_array(grid->arena, n, sizeof(*grid->cells));
    grid->places = arena_array(grid->arena, n, sizeof(*grid->places));
    for (const char *p = grid->text; i < n; i++) {
        const char *end = p + strcspn(p, "\t\n");
        grid->cells[i] = trimmed(p, end, grid->arena);
        grid->places[i] = p;
        p = *end == '\0' ? end : end + 1;
    }
}

static const char *cell(const struct grid *grid, size_t row, size_t column)
{
    return grid->cells[row * grid->n_columns + column];
}

/* -- Which tables, which columns ----------------------------------------- */

/* 合计, 合　计, 总计 (whatever the blanks) */
static bool is_total(const char *p)
{
    static const char *const words[] = {"合计", "总计", "共计", NULL};
    struct buf word = BUF_EMPTY;
    bool is_one = false;
    for (uint32_t c; (c = utf8_next(&p)) != 0;)
        if (!scalar_is_blank(c))
            buf_add_utf8(&word, c);
    for (const char *const *w = words; *w != NULL; w++)
        is_one |= strcmp(buf_text(&word), *w) == 0;
    buf_free(&word);
    return is_one;
}

/* Whether a row sums up others, or some of them stand in one: their numbers
 * would count twice. */
static bool sums_up(const struct grid *grid, size_t row)
{
    static const char *const words[] = {"合计", "总计", "共计", "小计",
                                        "其中", "累计", "平均", NULL};
    for (size_t c = 0; c < grid->n_columns; c++) {
        if (is_total(cell(grid, row, c)))
            return true;
        for (const char *const *w = words; *w != NULL; w++)
            if (strstr(cell(grid, row, c), *w) != NULL)
                return true;
    }
    return false;
}

static bool has_total(const struct grid *grid)
{
    enum { LABELS = 2, FEWEST_ROWS = 4 }; /* header, two parts, total */
    size_t last = grid->n_rows - 1;
    bool is_found = false;
    if (grid->n_rows < FEWEST_ROWS)
        return false;
    for (size_t c = 0; c < grid->n_columns && c < LABELS; c++)
        is_found |= is_total(cell(grid, last, c));
    for (size_t row = 1; is_found && row < last; row++)
        is_found = !sums_up(grid, row);
    return is_found;
}

/* 单价, 完成率, 人均, 年份, 名次 */
static bool adds_up(const char *header)
{
    static const char *const not [] = {"价",   "率",   "均",   "年份",
                                       "名次", "排名", "序号", "编号",
                                       "倍",   "比例", NULL};
    for (const char *const *w = not ; *w != NULL; w++)
        if (strstr(header, *w) != NULL)
            return false;
    return true;
}

/* -- Adding up ----------------------------------------------------------- */

static const char *written(int64_t value, const struct amount *like,
                           struct arena *arena)
{
    int64_t unit = 1;
    for (int i = 0; i < MAX_DECIMALS; i++)
        unit *= 10;
    const char *text =
        arena_printf(arena, "%lld.%0*lld", (long long)(value / unit),
                     MAX_DECIMALS, (long long)(value % unit));
    size_t len = strlen(text) - MAX_DECIMALS + (size_t)like->decimals;
    len -= like->decimals == 0; /* the point */
    return arena_printf(arena, "%.*s%s", (int)len, text,
                        like->is_percent ? "%" : "");
}

static void report(const struct grid *grid, size_t column, int64_t sum,
                   const struct amount *like, struct diags *diags)
{
    size_t i = (grid->n_rows - 1) * grid->n_columns + column;
    const char *found = strstr(grid->places[i], grid->cells[i]);
    size_t offset =
        (size_t)((found == NULL ? grid->places[i] : found) - grid->text);
    diag_add(
        diags, DIAG_TABLE_SUM,
        block_locate(grid->plan, grid->block, offset, strlen(grid->cells[i])),
        cell(grid, 0, column), grid->cells[i], written(sum, like, diags->arena),
        NULL);
}

/* Rounded parts may miss the total by half a unit of the last place each. */
static bool is_near(int64_t sum, int64_t total, int decimals, size_t n_parts)
{
    int64_t unit = 1, away = sum > total ? sum - total : total - sum;
    if (decimals == 0)
        return away == 0;
    for (int i = decimals; i < MAX_DECIMALS; i++)
        unit *= 10;
    return 2 * away <= unit * (int64_t)n_parts;
}

static void check_column(const struct grid *grid, size_t column,
                         struct diags *diags)
{
    size_t last = grid->n_rows - 1;
    struct amount total, like;
    int64_t sum = 0;
    if (!read_amount(cell(grid, last, column), &total) ||
        !(total.is_percent || adds_up(cell(grid, 0, column))))
        return;
    like = total;
    for (size_t row = 1; row < last; row++) {
        struct amount part;
        if (!read_amount(cell(grid, row, column), &part) ||
            part.is_percent != total.is_percent)
            return;
        if (part.decimals > like.decimals)
            like.decimals = part.decimals;
        sum += part.value;
    }
    /* other percents are a rate of the whole */
    if (total.is_percent &&
        strcmp(written(total.value, &(struct amount){0}, grid->arena), "100") !=
            0)
        return;
    if (!is_near(sum, total.value, like.decimals, last - 1))
        report(grid, column, sum, &like, diags);
}

void check_sums(const struct plan *plan, const struct kinds *kinds,
                struct diags *diags)
{
    (void)kinds;
    for (const struct block *b = plan->first; b != NULL; b = b->next) {
        if (b->kind != BLOCK_TABLE)
            continue;
        struct grid grid = {.plan = plan, .block = b, .arena = arena_new()};
        read_grid(&grid);
        if (has_total(&grid))
            for (size_t c = 0; c < grid.n_columns; c++)
                check_column(&grid, c, diags);
        arena_free(grid.arena);
    }
}
