#!/usr/bin/perl
# What someone tries who knows other programs, or mistypes: it works, or the
# message says what would.
use strict;
use warnings;
use utf8;
use Encode qw(encode_utf8 decode_utf8);
use Fangan;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/slips';
mkdir $_ for $dir, "$dir/plans";
my $plan = slurp(top() . '/tests/cases/basic.md');
spew("$dir/a.md", $plan);
spew("$dir/plans/b.md", $plan);
my %in = (dir => $dir, env => {LC_ALL => 'C', XDG_DATA_HOME => $dir});

# gets(ARGUMENTS, STATUS, MESSAGE): what fangan does and says.
sub gets {
    my ($args, $want, $message) = @_;
    my $how = ref $args->[0] ? shift @$args : {};
    my ($out, $err, $status) = fangan({%in, %$how}, map { encode_utf8($_) } @$args);
    my $said = decode_utf8($out . $err);
    is($status, $want, "fangan @$args: exit $want") or diag($said);
    like($said, $message, "fangan @$args: $message");
    return $said;
}

# -- Commands and options ----------------------------------------------------
my @zh = ('--lang', 'zh');
gets([qw(--lang zh)], 2, qr/^用法：fangan 命令/m);
gets([qw(--lang=zh version)], 0, qr/^fangan \d/);
gets([qw(--color never --lang zh chekc a.md)], 2, qr/不认识的命令“chekc”，是不是 check？/);
gets([qw(--lang)], 2, qr/--lang needs LANG\nTry: fangan --help$/);
gets([qw(--lang fr version)], 2, qr/“fr” is none of: zh en/);
gets([qw(check a.md --lang zh --foo)], 2, qr/不认识的选项 --foo\n用法见：fangan check --help/);
gets([qw(fonts --x)], 2, qr/unknown option --x$/m);
gets([qw(fonts -x)], 2, qr/unknown option -x$/m);
gets([qw(help biuld)], 2, qr/unknown command “biuld”; build perhaps\?\nTry: fangan --help/);
gets([qw(help --lang zh)], 0, qr/^  check 文件\.\.\. +印发前检查/m);
gets(['build', '--help', @zh], 0, qr/-o, --output 路径 /);
gets(['check', @zh], 2, qr/check 后面要写：文件\.\.\./);
gets(['build', 'a.md', @zh, '-o'], 2, qr/-o 后面要写：路径/);
gets([qw(completions)], 2, qr/completions needs bash\|zsh\|fish/);
gets([qw(help key)], 2, qr/unknown command “key”; keys perhaps\?/);
gets([qw(--strict check a.md)], 2, qr/the command comes first: fangan COMMAND --strict$/m);
gets(['-v', @zh], 2, qr/命令写在选项前面：fangan 命令 -v$/m);
gets([qw(check -format json a.md)], 2, qr/unknown option -format; --format perhaps\?/);
gets([qw(build a.md -output=x.pdf)], 2, qr/unknown option -output=x\.pdf; --output=x\.pdf perhaps\?/);
ok(!-e "$dir/utput=x.pdf", 'and no file gets such a name');
gets([qw(check --fix all a.md)], 2, qr/write --fix=all$/m);
gets(['import', 'web.txt', '--report', 'json', @zh], 2, qr/应写作 --report=json$/m);
is(slurp("$dir/a.md"), $plan, 'and nothing is mended');
gets([qw(chekc --lang zh)], 2, qr/不认识的命令“chekc”/);
gets([qw(chekc -- --lang zh)], 2, qr/unknown command “chekc”/);
gets([qw(templates list)], 2, qr/templates alone lists them all; add or check may follow, not “list”/);
gets([qw(explain s001 L0)], 0, qr/^S001 \(error\).*\n\nL001  warning/ms);
gets([qw(explain S001 Z9)], 2, qr/^S001 .*no rule Z9; fangan explain lists them all/ms);

# -- Where it is written -----------------------------------------------------
gets([qw(build a.md out.docx)], 2, qr/there is no out\.docx; to write it, say -o out\.docx/);
ok(!-e "$dir/a.docx", 'and nothing is written');
gets([qw(build none.docx)], 2, qr/^none\.docx: .*\[I001\]/);
gets([qw(build a.md -o made.docx)], 0, qr/^a\.md → made\.docx$/m);
is(substr(slurp("$dir/made.docx"), 0, 2), 'PK', 'the ending of -o says the format');
gets([qw(build a.md -o made.pdf)], 0, qr/^a\.md → made\.pdf$/m);
is(substr(slurp("$dir/made.pdf"), 0, 5), '%PDF-', 'of a PDF, too');
gets([qw(build a.md -t pdf -o wrong.docx)], 2, qr/-o wrong\.docx does not end like -t pdf/);
ok(!-e "$dir/wrong.docx", 'a PDF is never called .docx');
gets([qw(build a.md -o a.odt)], 2, qr/give it with -t, or end it in \//);
gets(['build', 'a.md', '-t', 'docx,doc'], 2, qr/no format “doc”: docx, pdf, pages$/m);
gets(['build', 'a.md', '-t', 'odt', @zh], 2, qr/没有格式“odt”，只有 docx、pdf、pages$/m);
gets([qw(build a.md -o -)], 2, qr/-o - takes one format: give it with -t$/m);
gets([qw(build a.md plans/b.md -o both.pdf)], 2, qr/give one input, or end it in \//);

# -- Files -------------------------------------------------------------------
gets([$_, 'plans'], 2, qr/^plans: .*it is a folder \[I001\]\n    hint: name the files in it, \*\.md say$/m)
    for qw(check build fmt import show);
gets(['templates', 'add', $_], 2, qr/there is no template “.*” \[I055\]\n    hint: a template is a folder with kind\.yaml .*--from-plan PLAN makes one/) for qw(/nosuch a.md);
gets([qw(watch a.md)], 2, qr/a\.md is no folder; watch takes the one that the plans are in/);
gets([qw(build a.md -o none/a.pdf)], 2, qr/\[W001\]\n    hint: make the folder none first$/m);
gets(['new', 'notice', '--no-input', '-o', 'none/n.md', @zh], 2, qr/\[W001\]\n    提示: 先建好文件夹 none$/m);
spew("$dir/letter.md", encode_utf8(decode_utf8($plan) =~ s/(.*)全民/${1}{{单位}}/sr));
gets([qw(build letter.md --data none.csv -o letters/)], 2, qr/^none\.csv: error: .*\[I001\]$/m);
gets([qw(new notice --no-input --values none.yaml)], 2, qr/^none\.yaml: error: .*\[I001\]$/m);

spew("$dir/old.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" . "\0" x 600);
gets(['import', 'old.doc', @zh], 2, qr/提示: 在 Word 或 WPS 里另存为 \.docx，或者先转换：soffice .* old\.doc$/m);
spew("$dir/web.txt", encode_utf8("关于开展读书活动的实施方案\n\n一、总体要求\n\n坚持服务读者。\n"));
gets(['circular', 'web.txt', @zh], 2, qr/\[I011\]\n    提示: 请运行 fangan import web\.txt$/m);

# -- Drafts ------------------------------------------------------------------
gets(['new'], 2, qr/fangan templates lists them/);
gets(['new', '通知', '--no-input', '-o', 'n.md'], 0, qr/^n\.md: written/);
gets(['new', '通知', '--no-input', '-o', 'n.md'], 2, qr/\[I058\]\n    hint: --force overwrites it/);
unlike(gets(['new', '通知', '--no-input', '-o', 'n.md'], 2, qr/exists/), qr/I056/, 'what is missing in a draft that is not written is not told');
gets(['new', '实施方案', '--no-input', '-o', 'p.md'], 0, qr/^p\.md: written\.  Still to do: .*; see fangan check$/m);
unlike(decode_utf8(slurp("$dir/p.md")), qr/】年/, 'a date that is missing leaves one mark');
gets([qw(new --from a.md -o whole.md)], 0, qr/^whole\.md: written\.  fangan build makes the Word file and the PDF$/m);
gets(['new', '公告栏', '--no-input'], 2, qr/\[I055\]\n    hint: fangan templates lists what there is/);
gets([qw(new notise --no-input)], 2, qr/did you mean “notice”/);
gets(['new', 'notice', '--no-input', '--set', '发文字号=做好值班工作', @zh], 2, qr/“发文字号”的值“做好值班工作”不行，应当是代字〔年份〕序号号 \[I057\]/);
gets(['new', 'notice', '--no-input', '-o', 'm.md', '--set', '发文字号=某图发[2026]3号'], 0, qr/^m\.md: written/);
gets(['templates', 'check', '专项整治（检查）方案'], 0, qr/well-formed/);

# -- Words that are no UTF-8: a terminal of another charset ------------------
my $gbk = "\xb7\xbd\xb0\xb8\xe4"; # its end begins a longer character
sub gets_bytes {
    my ($args, $want, $message, $name) = @_;
    my ($out, $err, $status) = fangan(\%in, @$args);
    is($status, $want, "$name: exit $want");
    like(decode_utf8($out . $err), $message, "$name: $message");
}
gets_bytes([$gbk], 2, qr/^fangan: unknown command “\\xb7\\xbd\\xb0\\xb8\\xe4”$/m, 'a command');
gets_bytes(['check', "--$gbk"], 2, qr/unknown option --\\xb7\\xbd\\xb0\\xb8\\xe4$/m, 'an option');
gets_bytes(['new', $gbk], 2, qr/there is no template “\\xb7\\xbd\\xb0\\xb8\\xe4”/, 'a template');
gets_bytes(['new', 'notice', '--no-input', '-o', 'gbk.md', '--set', encode_utf8('事由=') . $gbk], 2,
    qr/--set: “事由=\\xb7\\xbd\\xb0\\xb8\\xe4” is not UTF-8; let the terminal's charset be UTF-8$/m, 'a value');
ok(!-e "$dir/gbk.md", 'nothing is written of it');
gets_bytes(['templates', 'add', '--from-plan', 'a.md', "x$gbk"], 0, qr{^added: \S*/templates/x$}m, 'the name of a new template');
mkdir "$dir/templates";
mkdir "$dir/templates/$gbk";
spew("$dir/templates/$gbk/kind.yaml", slurp(top() . '/templates/notice/kind.yaml'));
gets_bytes(['templates'], 0, qr/\A(?!.*\\x)/s, 'a folder of such a name is no template');
system('rm', '-r', "$dir/templates");
spew("$dir/$gbk.md", $plan);
gets_bytes(['build', '-t', 'pages', "$gbk.md"], 0, qr/^\\xb7/m, 'a file of such a name');
ok(-s "$dir/$gbk.pages", 'is built');
gets_bytes(['circular', '--no-input', "$gbk.md"], 2, qr/“方案文件”的值|“\\xb7.*方案文件|方案文件/, 'a circular');

# -- Words of the clerk's language -------------------------------------------
my $shown = gets(['show', 'a.md', @zh], 0, qr/^文种 +实施方案$/m);
unlike($shown, qr/[A-Za-z]{4}/, 'a tree in Chinese has no English in it');
gets(['explain', 'S001', @zh], 0, qr/^S001（错误）缺少/);
gets(['explain', 'L0', @zh], 0, qr/^L001  警告  /m);
done_testing();
