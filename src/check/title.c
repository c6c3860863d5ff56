/*
 * What must be said about the document as a whole.
 */
#include "check/check.h"

void check_title(const struct plan *plan, const struct kinds *kinds,
                 struct diags *diags)
{
    (void)kinds;
    if (plan->title != NULL)
        return;
    struct span place = {0, 0};
    diag_add(diags, DIAG_TITLE_MISSING, place, NULL);
    diag_hint(diags, "在前置信息中写：标题: 关于……的实施方案",
              "write in the front matter: 标题: 关于……的实施方案");
}
