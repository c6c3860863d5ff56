/*
 * Two lists of hanzi: the old national set, which every Chinese font has, and
 * the table of 2013, whose last two thousand many fonts lack.
 */
#include "font/coverage.h"

#include "base/file.h"
#include "base/utf8.h"

#include <iconv.h>

/* GB 2312-80: hanzi stand in rows 16 to 87, of 94 each; in EUC both bytes
 * are offset by 0xA0.  The last five cells of row 55 are empty. */
enum { FIRST_ROW = 16, LAST_ROW = 87, ROW_CELLS = 94, EUC_OFFSET = 0xa0 };

static uint32_t convert(iconv_t converter, int row, int cell)
{
    char euc[2] = {(char)(EUC_OFFSET + row), (char)(EUC_OFFSET + cell)};
    char utf8[8] = "";
    char *in = euc, *out = utf8;
    size_t in_left = sizeof(euc), out_left = sizeof(utf8) - 1;

    if (iconv(converter, &in, &in_left, &out, &out_left) == (size_t)-1) {
        iconv(converter, NULL, NULL, NULL, NULL);
        return 0;
    }
    return utf8_peek(utf8);
}

struct charset_list charset_gb2312(struct arena *arena)
{
    struct charset_list list = {NULL, 0};
    iconv_t converter = iconv_open("UTF-8", "GB2312");

    list.scalars =
        arena_array(arena, (size_t)(LAST_ROW - FIRST_ROW + 1) * ROW_CELLS,
                    sizeof(*list.scalars));
    if (converter == (iconv_t)-1)
        return list;
    for (int row = FIRST_ROW; row <= LAST_ROW; row++) {
        for (int cell = 1; cell <= ROW_CELLS; cell++) {
            uint32_t scalar = convert(converter, row, cell);
            if (scalar != 0)
                list.scalars[list.n++] = scalar;
        }
    }
    iconv_close(converter);
    return list;
}

bool charset_tgh(struct arena *arena, struct diags *diags,
                 struct charset_list *list)
{
    const char *path = file_data_path(arena, "fonts/tgh-8105.txt");
    struct buf text = BUF_EMPTY;
    bool ok = file_read(path, &text, diags);

    if (ok && utf8_valid_length(buf_text(&text), text.len) != text.len) {
        diag_add(diags, DIAG_DATA_MISSING, SPAN_NONE, path, NULL);
        ok = false;
    }
    if (ok) {
        const char *p = buf_text(&text);
        uint32_t scalar;

        *list = (struct charset_list){
            arena_array(arena, text.len + 1, sizeof(*list->scalars)), 0};
        while ((scalar = utf8_next(&p)) != 0)
            if (scalar_is_han(scalar))
                list->scalars[list->n++] = scalar;
    }
    buf_free(&text);
    return ok;
}
