/*
 * The plan file: front matter, a blank line, body.
 */
#include "write/markdown.h"

#include "write/markdown_part.h"

void markdown_write(const struct plan *plan, const struct kinds *kinds,
                    struct buf *out)
{
    const struct front_key *key;
    buf_add_str(out, "---\n");
    for (size_t i = 0; (key = front_key_at(i)) != NULL; i++)
        markdown_add_key(plan, key, out);
    buf_add_str(out, "---\n");
    if (plan->first != NULL)
        buf_add_char(out, '\n');
    markdown_add_body(plan, kinds, out);
}
