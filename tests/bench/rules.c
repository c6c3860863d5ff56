/*
 * Reads a plan, and runs all rules over it if asked: what the rules cost is
 * the difference.
 *
 *   rules read|check FILE
 */
#include "fangan.h"

#include <string.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    struct diags diags = {.arena = arena_new(), .lang = LANG_ZH};
    struct fangan *fangan = fangan_new(&diags);
    struct document *document = fangan_read(fangan, argv[2], NULL);
    bool is_read = document->plan != NULL;
    if (strcmp(argv[1], "check") == 0)
        fangan_check(fangan, document, NULL);
    document_free(document);
    fangan_free(fangan);
    arena_free(diags.arena);
    return is_read ? 0 : 2;
}
