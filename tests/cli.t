#!/usr/bin/perl
# The command line: what goes where, what the exit status is, what a slip of
# the finger gets.
use strict;
use warnings;
use utf8;
use Encode qw(encode_utf8 decode_utf8);
use Fangan;
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $good = encode_utf8(<<'PLAN');
---
文种: 实施方案
标题: 关于开展读书活动的实施方案
发文机关: 某市图书馆
成文日期: 2026-07-28
---

为推动全民阅读，制定如下方案。

## 总体要求

坚持服务读者，营造良好风气。

## 主要内容

### 办好讲座。

每月举办一次讲座。

## 方法步骤

### 宣传发动（2026年7月28日至8月15日）。

张贴海报，发布消息。

## 组织领导

成立领导小组，统筹推进各项工作。
PLAN
(my $bad = $good) =~ s/\Q${\encode_utf8('## 组织领导')}\E.*//s;

my $dir = scratch() . '/work';
mkdir $dir;
spew("$dir/good.md", $good);
spew("$dir/bad.md", $bad);
my %in = (dir => $dir);
my @en = ('--lang', 'en');

sub runs {
    my ($how, $args, $want, $name) = @_;
    my ($out, $err, $status) = fangan({%in, %$how}, @$args);
    is($status, $want, "$name: exit $want") or diag($out, $err);
    return (decode_utf8($out), decode_utf8($err));
}

# -- help and usage ----------------------------------------------------------
my ($out, $err) = runs({}, ['--help'], 0, '--help');
like($out, qr/^  check FILE\.\.\./m, 'help lists the commands on stdout');
for my $command (qw(check build show explain fonts completions version help)) {
    ($out, $err) = runs({}, [$command, '--help', @en], 0, "$command --help");
    like($out, qr/Usage: fangan $command/, "$command has a synopsis");
    is($err, '', "$command --help says nothing on stderr");
}
($out) = runs({}, ['--help', @en], 0, '--help in columns');
like($out, qr/^  templates \[.*\]\n {25}list/m, 'behind a long synopsis, what it is stands on the next line');
like($out, qr/^  fonts {18}show/m, 'in the same column');
($out) = runs({}, ['help', 'build', @en], 0, 'help build');
like($out, qr/--output PATH/, 'help COMMAND is the help of the command');
SKIP: {
    skip 'there is no terminal to be had', 14 if system('script -qec true /dev/null >/dev/null 2>&1') != 0;
    my ($keys) = run({dir => $dir}, 'script', '-qec', "stty cols 300; '$ENV{FANGAN}' help keys --lang en", '/dev/null');
    my %at;
    for (split /\r?\n/, decode_utf8($keys)) {
        next if !/^(\S+( +))([a-z]+) /;
        $at{length($1) + (() = $1 =~ /\p{Han}/g)}++;
    }
    is(scalar keys %at, 1, 'on a terminal the columns of help keys stand below each other');
    for my $case ([60, 'build', '--lang', 'zh'], [60, 'build', @en], [24, 'import', '--lang', 'zh'], [80, @en]) {
        my ($columns, @command) = @$case;
        my ($told) = fangan('help', @command);
        my ($wrapped) = run({dir => $dir}, 'script', '-qec', "stty cols $columns; '$ENV{FANGAN}' help @command", '/dev/null');
        ($told, $wrapped) = map { decode_utf8($_) =~ s/\r//gr } $told, $wrapped;
        my @wide = grep { length($_) + (() = /[\p{Han}\x{3000}-\x{303f}\x{ff00}-\x{ff60}]/g) > $columns } split /\n/, $wrapped;
        is("@wide", '', "help @command fits into $columns columns");
        unlike($wrapped, qr/^ *[，。；：、）”]/m, 'no mark begins a line');
        is($wrapped =~ s/\s//gr, $told =~ s/\s//gr, 'and nothing is lost');
    }
    my ($wrapped) = run({dir => $dir}, 'script', '-qec', "stty cols 60; '$ENV{FANGAN}' help build --lang en", '/dev/null');
    like(decode_utf8($wrapped), qr/^  -t, --to FORMATS {11}output formats with commas:\r?\n {29}docx,pdf \(default\), pages\r?$/m, 'what goes on stands below');
    ($out) = runs({}, ['help', 'keys', @en], 0, 'help keys');
    like($out, qr/^文种\tkind\t/m, 'for programs there are tabs between them');
}
($out) = runs({}, ['--version'], 0, '--version');
like($out, qr/^fangan \d+\.\d+\.\d+$/, 'the version');
(undef, $err) = runs({}, [], 2, 'no command');
runs({}, [qw(build -qt docx good.md -o short/)], 0, 'letters in one word, the last with a value');
ok(-s "$dir/short/good.docx" && !-e "$dir/short/good.pdf", 'which counts');
like($err, qr/check FILE/, 'without a command there is help on stderr');
(undef, $err) = runs({env => {LC_ALL => 'C'}}, ['chekc', 'x'], 2, 'a wrong command');
like($err, qr/^fangan: .*check perhaps/, 'the nearest command is named');
(undef, $err) = runs({}, ['check', '--formt=json', 'good.md', @en], 2, 'a wrong option');
like($err, qr/--format perhaps/, 'the nearest option is named');
(undef, $err) = runs({}, ['check', '--format', 'yaml', 'good.md', @en], 2, 'a wrong choice');
like($err, qr/text full short json/, 'the choices are named');
runs({}, ['check', '-f', @en], 2, 'an option without its value');
runs({}, ['check', '--strict=yes', 'good.md'], 2, 'a switch with a value');
runs({}, ['check'], 2, 'check without a file');
runs({}, ['show', 'good.md', 'bad.md'], 2, 'show with two files');
runs({}, ['explain', 'Z999'], 2, 'a rule that is not there');
($out) = runs({}, ['explain', 's00', @en], 0, 'explain the beginning of codes');
like($out, qr/^S001  error .*\nS002 /, 'lists those');
is(join('', grep { !/^S00\d / } split /\n/, $out), '', 'and no others');

# -- check -------------------------------------------------------------------
($out, $err) = runs({}, ['check', 'good.md', @en], 0, 'a good plan');
is($err, '', 'findings go to stdout, so stderr is empty');
like($out, qr/good\.md: 0 errors, 0 warnings/, 'a summary');
like($out, qr/leadership\s+line \d+\s+组织领导/, 'the summary says where a part was found');
($out) = runs({}, ['check', 'bad.md', @en], 1, 'a plan without leadership');
like($out, qr/^bad\.md.*: error: .*leadership.* \[S001\]$/m, 'S001');
like($out, qr/leadership\s+missing/, 'the summary says what is missing');
($out) = runs({}, ['check', '--lang', 'zh', 'bad.md'], 1, 'in Chinese');
like($out, qr/错误: 缺少必备部分：组织领导.* \[S001\]/, 'Chinese message');
($out) = runs({env => {LC_ALL => 'zh_CN.UTF-8'}}, ['check', 'bad.md'], 1, 'a Chinese locale');
like($out, qr/缺少必备部分/, 'the locale chooses the language');
($out) = runs({}, ['check', '--format=short', 'good.md', 'bad.md', @en], 1, 'short');
is(scalar(split /\n/, $out), 1, 'short prints a line a finding and nothing else');
($out) = runs({}, ['check', '--format', 'json', 'good.md', 'bad.md', 'none.md'], 2, 'json, the highest status counts');
my $json = decode_json(encode_utf8($out));
is($json->{schema}, 'fangan-check/1', 'schema');
is(scalar @{$json->{files}}, 3, 'an entry a file, in the order of the arguments');
is($json->{files}[1]{errors}, 1, 'errors are counted');
is($json->{files}[1]{roles}{leadership}, undef, 'a missing role is null');
is($json->{files}[0]{roles}{steps}{heading}, '方法步骤', 'a role found says where');
is($json->{files}[1]{findings}[0]{code}, 'S001', 'code');
ok(exists $json->{files}[1]{findings}[0]{$_}, "a finding has $_")
    for qw(severity message line column end_line end_column hint fix);
($out) = runs({stdin => $bad}, ['check', '-', '--stdin-name', '甲.md', @en], 1, 'stdin');
like($out, qr/^甲\.md/, '--stdin-name names it');
runs({}, ['check', '--', 'good.md'], 0, '-- ends the options');
(my $warned = $good) =~ s/^(---\n)/$1${\encode_utf8("备注: 甲\n")}/;
spew("$dir/warned.md", $warned);
runs({}, ['check', 'warned.md'], 0, 'warnings alone');
runs({}, ['check', '--strict', 'warned.md'], 1, '--strict makes warnings count');
($out) = runs({}, ['check', '--color=always', 'bad.md'], 1, 'colour');
like($out, qr/\e\[/, '--color=always colours');
($out) = runs({}, ['check', 'bad.md'], 1, 'no terminal');
unlike($out, qr/\e/, 'no colour into a pipe');

# -- show and explain --------------------------------------------------------
($out) = runs({}, ['show', '--json', 'good.md'], 0, 'show --json');
is(decode_json(encode_utf8($out))->{schema}, 'fangan-plan/1', 'the schema of the model');
runs({}, ['show', 'bad.md'], 0, 'show prints a model whatever check says');
runs({}, ['show', 'none.md'], 2, 'show without a file');
($out) = runs({}, ['explain', 's001', @en], 0, 'explain');
like($out, qr/S001 \(error\).*Wrong:.*Right:/s, 'explain shows wrong and right');
($out) = runs({}, ['explain'], 0, 'explain all');
like($out, qr/^F001 .*^W001 /ms, 'all rules are listed');

# -- build -------------------------------------------------------------------
runs({}, ['build', 'good.md'], 0, 'build beside the source');
ok(-s "$dir/good.docx" && -s "$dir/good.pdf", 'both formats are there');
my @times = map { (stat "$dir/$_")[9, 1] } qw(good.docx good.pdf);
runs({}, ['build', 'good.md'], 0, 'build again');
is_deeply([map { (stat "$dir/$_")[9, 1] } qw(good.docx good.pdf)], \@times,
    'the same bytes leave the files alone');
runs({}, ['build', 'good.md', '-o', 'new/deep/'], 0, '-o with / makes the folder');
ok(-s "$dir/new/deep/good.pdf", 'and writes into it');
runs({}, ['build', 'good.md', '-o', 'new'], 0, '-o an existing folder');
ok(-s "$dir/new/good.docx", 'writes into it too');
runs({}, ['build', '-tdocx', 'good.md', '-o', 'x.docx'], 0, '-o a file');
is(slurp("$dir/x.docx"), slurp("$dir/good.docx"), 'the name changes nothing in it');
runs({}, ['build', 'good.md', '-o', 'y.bin'], 2, 'a file for two formats');
runs({}, ['build', '-t', 'odt', 'good.md'], 2, 'a format that is not there');
mkdir "$dir/other";
spew("$dir/other/good.md", $good);
(undef, $err) = runs({}, ['build', 'good.md', 'other/good.md', '-o', 'new/', @en], 2, 'two inputs, one name');
like($err, qr/would both write/, 'says so');
runs({stdin => $good}, ['build', '-', '-o', 'new/'], 0, 'build of stdin');
ok(-s "$dir/new/stdin.pdf", 'is called stdin');
($out) = fangan(\%in, 'build', '-t', 'pdf', '-o', '-', 'good.md');
is($out, slurp("$dir/good.pdf"), '-o - writes to stdout');
unlink "$dir/bad.pdf";
(undef, $err) = runs({}, ['build', 'bad.md', @en], 1, 'a plan with errors');
like($err, qr/S001.*refused.*\nhint: mend the errors, or build a draft with --draft$/s, 'is refused, with the findings on stderr, and what to do');
(undef, $err) = runs({}, ['build', '-q', 'bad.md', @en], 1, 'the same with -q');
unlike($err, qr/--draft/, 'gives no advice');
ok(!-e "$dir/bad.pdf" && !-e "$dir/bad.docx", 'and nothing is written');
runs({}, ['build', 'good.md', 'bad.md', 'none.md'], 2, 'the highest status counts');

# -- drafts ------------------------------------------------------------------
(undef, $err) = runs({}, ['build', '--comments', 'good.md', @en], 2, '--comments alone');
like($err, qr/goes with --draft/, 'says what it goes with');
(undef, $err) = runs({}, ['build', '--draft', '-t', 'pdf,docx', 'bad.md', '-o', 'new/', @en], 0, 'a draft in spite of errors');
like($err, qr/S001/, 'which are told');
($out) = run('pdftotext', "$dir/new/bad.pdf", '-');
my $pages = () = $out =~ /\f/g;
my $marks = () = decode_utf8($out) =~ /^草稿$/mg;
is($marks, $pages, 'each page is marked');
require Fangan::Docx;
ok(!defined Fangan::Docx::docx_part("$dir/new/bad.docx", 'word/comments.xml'), 'no comments unless asked for');
runs({}, ['build', '--draft', '--comments', '-t', 'docx', 'bad.md', '-o', 'new/', @en], 0, 'a draft with comments');
like(Fangan::Docx::docx_part("$dir/new/bad.docx", 'word/comments.xml'), qr/leadership.*\[S001\]/s, 'the finding is a comment');
runs({}, ['build', '--draft', 'none.md'], 2, 'what can not be read is no draft either');
for my $topic ('keys', 'profile') {
    ($out) = runs({}, ['help', $topic, @en], 0, "help $topic");
    cmp_ok(scalar(grep { /\t.*\t.*\t/ } split /\n/, $out), '>', 15, "$topic are listed in columns");
}

# -- the same everywhere -----------------------------------------------------
my %bytes;
for my $env ({TZ => 'UTC'}, {TZ => 'Asia/Shanghai', LC_ALL => 'de_DE.UTF-8'}, {LC_ALL => 'C', HOME => '/'}) {
    $env->{XDG_CACHE_HOME} //= $ENV{XDG_CACHE_HOME} // "$ENV{HOME}/.cache";
    my $got = join '', map { (fangan({%in, env => $env}, 'build', '-t', $_, '-o', '-', 'good.md'))[0] } qw(docx pdf);
    $bytes{$got}++;
}
is(scalar keys %bytes, 1, 'the same input gives the same bytes');
done_testing();
