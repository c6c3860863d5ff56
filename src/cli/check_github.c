/*
 * fangan check --format github: commands of GitHub Actions, which shows them
 * beside the lines of a pull request.
 */
#include "cli/check.h"

#include <string.h>

static void begin(struct check_run *run)
{
    (void)run;
}

/* Control characters become visible first; what the form itself is made of
 * is written as %25 and so on.  properties also end at : and , . */
static void add_escaped(struct buf *out, const char *text, bool is_property)
{
    struct buf safe = BUF_EMPTY;
    report_add_safe(&safe, text, strlen(text));
    for (const char *p = buf_text(&safe); *p != '\0'; p++) {
        if (*p == '%' || (is_property && (*p == ':' || *p == ',')))
            buf_printf(out, "%%%02X", (unsigned)*p);
        else
            buf_add_char(out, *p);
    }
    buf_free(&safe);
}

static void add_place(struct check_run *run, const struct diag *diag)
{
    struct place start =
        report_place(&run->starts, diag->source, diag->span.start);
    struct place end = report_place(&run->ends, diag->source, diag->span.end);
    buf_printf(&run->out, ",line=%zu,endLine=%zu", start.line, end.line);
    if (start.line == end.line) /* columns count on one line only */
        buf_printf(&run->out, ",col=%zu,endColumn=%zu", start.column,
                   end.column);
}

static void add(struct check_run *run, const struct document *document)
{
    struct buf *out = &run->out;
    check_forget_places(run);
    for (const struct diag *d = document->diags.first; d != NULL; d = d->next) {
        buf_printf(out, "::%s file=", report_severity(d->severity));
        add_escaped(out,
                    d->source == NULL ? document->source.name : d->source->name,
                    true);
        if (d->source != NULL && !span_is_none(d->span))
            add_place(run, d);
        buf_printf(out, ",title=%s::", diag_info(d->code)->name);
        struct buf message = BUF_EMPTY;
        diag_message(d, run->cli->lang, &message);
        add_escaped(out, buf_text(&message), false);
        buf_free(&message);
        if (d->hint != NULL) {
            buf_add_str(out, "%0A");
            add_escaped(out, d->hint, false);
        }
        buf_add_char(out, '\n');
        check_flush(run);
    }
}

const struct check_format check_format_github = {"github", begin, add, begin};
