/*
 * The table of commands.
 */
#include "cli/cli.h"

#include <stdint.h>

static const struct cli_option no_options[] = {{0}};

const struct cli_option cli_common_options[] = {
    {'h', "help", NULL, NULL, {"显示这个命令的说明", "show this help"}},
    {0,
     "lang",
     "LANG",
     "zh en",
     {"消息的语言：zh 或 en（默认看系统区域设置）",
      "language of messages: zh or en (default: the locale's)"}},
    {0,
     "color",
     "WHEN",
     "auto always never",
     {"何时用颜色：auto、always、never", "when to use colour"}},
    {0},
};

const struct cli_command cli_commands[] = {
    {"new",
     "[TEMPLATE]",
     0,
     1,
     {"从模板起草", "start a draft from a template"},
     {"在终端上逐项提问；值也可以由 --set 和 --values "
      "给出。模板写代号或名称，如 "
      "fangan new 通知；有哪些，见 fangan templates。有去年的方案，用 --from "
      "从它起草。",
      "Asks for the values on a terminal; they can also be given with --set "
      "and --values.  A template is called by its id or its Chinese name; "
      "fangan templates lists them.  --from starts from last year's plan."},
     cli_new_options,
     cli_run_new},
    {"circular",
     "PLAN",
     1,
     1,
     {"起草印发方案的通知", "draft the circular that issues a plan"},
     {"标题、正文、主送等取自方案和 fangan.yaml 的“起草:”，其余的提问。"
      "生成通知时，方案排在通知后面。",
      "Title, text and recipients come from the plan and from 起草: of "
      "fangan.yaml; the rest is asked for.  When the circular is built the "
      "plan stands behind it."},
     cli_circular_options,
     cli_run_circular},
    {"templates",
     "[add DIR|NAME | check [TEMPLATE...]]",
     0,
     SIZE_MAX,
     {"列出、检查、添加模板", "list, check and add templates"},
     {"依次在这些地方找：fangan.yaml 旁边的 templates/、"
      "~/.local/share/fangan/templates、fangan 自带的。",
      "They are looked for in templates/ beside fangan.yaml, in "
      "~/.local/share/fangan/templates, and among fangan's own."},
     cli_templates_options,
     cli_run_templates},
    {"check",
     "FILE...",
     1,
     SIZE_MAX,
     {"印发前检查方案：结构、序号、日期、用语、标点",
      "check plans before they are issued"},
     {"检查每个方案文件，也可以是 .docx、.txt，结果写到标准输出。有错误时退出状"
      "态为 1。一条规则是什么意思：fangan explain 编号。",
      "Checks each plan file, .docx and .txt too, and writes what it finds to "
      "standard output.  The exit status is 1 if there are errors.  What a "
      "finding means: fangan explain CODE."},
     cli_check_options,
     cli_run_check},
    {"build",
     "FILE...",
     1,
     SIZE_MAX,
     {"生成 Word 文档和 PDF", "make Word documents and PDFs"},
     {"有错误的方案不会生成（--draft 除外）。不用 -o 时写在源文件旁边；-o "
      "是已有的文件夹或以 / "
      "结尾时写到其中，否则是输出文件（只能有一个输入和一种格式，-o X.pdf "
      "只生成 PDF）。用 --data "
      "时方案是模板，每行数据生成一份，见 man fangan。",
      "A plan with errors is refused, unless --draft is given.  Without -o the "
      "output stands beside "
      "the source; -o X is a folder if X is one or ends in /, else a file, "
      "for one input and one format (-o X.pdf makes a PDF alone).  With --data "
      "the plan is a template and "
      "each row makes a document; see DATA in fangan(1)."},
     cli_build_options,
     cli_run_build},
    {"import",
     "FILE...",
     1,
     SIZE_MAX,
     {"把文本和 Word 文件转成方案文件",
      "make plan files of texts and Word files"},
     {"读 .txt、.docx 和粘贴的文字，写出方案文件，文件名取自标题；一个文件里有"
      "几份文件时各写一个。不用 -o "
      "时写在源文件旁边，标准输入（-）写到标准输出；-o "
      "是已有的文件夹或以 / "
      "结尾时写到其中，否则是输出文件。已有的文件不会覆盖（--force 除外）。",
      "Reads .txt, .docx and pasted text and writes plan files that are named "
      "by their titles, one for each document that a file holds.  Without -o "
      "they stand beside the source, those of standard input (-) go to "
      "standard output; -o X is a folder if X is one or ends in /, else a "
      "file.  What exists is not overwritten, unless --force is given."},
     cli_import_options,
     cli_run_import},
    {"fmt",
     "FILE...",
     1,
     SIZE_MAX,
     {"把方案文件整理成标准写法", "put plan files into their canonical form"},
     {"就地改写；已经是标准写法的文件不动。注释、不认识的键和程序不懂的写法原样"
      "保留，编码和换行不变。- 从标准输入读，写到标准输出。",
      "Rewrites in place; a file in canonical form is left alone.  Comments, "
      "unknown keys and what the program does not understand stay as they "
      "are, so do charset and line ends.  - reads standard input and writes "
      "standard output."},
     cli_fmt_options,
     cli_run_fmt},
    {"watch",
     "DIR",
     1,
     1,
     {"文件夹里的方案一存盘就重新生成",
      "build the plans of a folder as they change"},
     {"监视整个文件夹，以 ---（前置信息）开头的 .md "
      "都是方案；通知所印发的方案、附件、图片、"
      "fangan.yaml 改动了也重新生成。删除方案时，生成过的文件留着。Ctrl-C "
      "结束。",
      "The whole tree is watched; each .md with front matter is a plan.  It is "
      "built again, too, when the plan that it issues, an attachment, an image "
      "or fangan.yaml changes.  What was made of a plan stays when the plan is "
      "deleted.  Ctrl-C ends."},
     cli_watch_options,
     cli_run_watch},
    {"show",
     "FILE",
     1,
     1,
     {"显示方案的结构", "show the structure of a plan"},
     {"方案文件、.docx、.txt 都可以。", "Of a plan file, a .docx or a .txt."},
     cli_show_options,
     cli_run_show},
    {"explain",
     "[CODE...]",
     0,
     SIZE_MAX,
     {"说明规则", "explain rules"},
     {"不带参数时列出所有规则；参数也可以是编号的开头（L0），列出这些规则。",
      "Without a code, all rules are listed; with the beginning of one (L0), "
      "those."},
     cli_explain_options,
     cli_run_explain},
    {"fonts",
     "",
     0,
     0,
     {"显示每种字体用的文件", "show which font file serves each face"},
     {"", ""},
     no_options,
     cli_run_fonts},
    {"completions",
     "bash|zsh|fish",
     1,
     1,
     {"输出命令行补全脚本（bash、zsh、fish）",
      "print a completion script for bash, zsh or fish"},
     {"bash:  source <(fangan completions bash)\n"
      "zsh:   fangan completions zsh >~/.zfunc/_fangan\n"
      "fish:  fangan completions fish >~/.config/fish/completions/fangan.fish",
      "bash:  source <(fangan completions bash)\n"
      "zsh:   fangan completions zsh >~/.zfunc/_fangan\n"
      "fish:  fangan completions fish >~/.config/fish/completions/fangan.fish"},
     no_options,
     cli_run_completions},
    {"version",
     "",
     0,
     0,
     {"显示版本", "show the version"},
     {"", ""},
     no_options,
     cli_run_version},
    {"help",
     "[COMMAND|keys|profile|template]",
     0,
     1,
     {"显示说明", "show help"},
     {"help keys 列出前置信息的键，help profile 列出版式文件的键，help "
      "template 列出模板的键和类型。",
      "help keys lists the keys of the front matter, help profile those of "
      "a profile file, help template the keys and types of a template."},
     no_options,
     cli_run_help},
    {0},
};
