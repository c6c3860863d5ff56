/*
 * fangan show: the model as a tree for people, or as JSON.
 */
#include "cli/cli.h"
#include "write/json.h"
#include "write/tree.h"

const struct cli_option cli_show_options[] = {
    {0, "json", NULL, NULL, {"输出 JSON", "print the model as JSON"}},
    CLI_STDIN_NAME_OPTION,
    {0},
};

int cli_run_show(struct cli *cli)
{
    struct diags diags = {.arena = cli->arena, .lang = cli->lang};
    struct fangan *fangan = fangan_new(&diags);
    int status = EXIT_TROUBLE;
    if (!diags_failed(&diags)) {
        struct document *document =
            fangan_read(fangan, cli->operands[0], cli_value(cli, "stdin-name"));
        fangan_check(fangan, document, NULL);
        struct buf out = BUF_EMPTY;
        if (document->plan == NULL)
            cli_print_findings(cli, &document->diags, document->source.name);
        else if (cli_value(cli, "json") != NULL)
            json_write_plan(document->plan, &document->diags, &out);
        else
            tree_write_plan(document->plan, fangan_kinds(fangan), cli->lang,
                            &out);
        bool is_printed = cli_print(cli, &out);
        if (document->plan != NULL && is_printed)
            status = EXIT_CLEAN;
        document_free(document);
    }
    cli_print_findings(cli, &diags, NULL);
    fangan_free(fangan);
    return status;
}
