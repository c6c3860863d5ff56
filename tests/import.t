#!/usr/bin/perl
# Import as a command: what is written where, what is never overwritten, what
# the report says.  What is read out of a text is the business of the cases.
use strict;
use warnings;
use utf8;
use Encode qw(encode encode_utf8 decode_utf8);
use Fangan;
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/import';
mkdir $dir;
my %in = (dir => $dir);
my $title = '关于开展读书活动的实施方案';
my $text = <<'TEXT';
关于开展读书活动的实施方案

为推动全民阅读,制定本方案。

一、总体要求

坚持服务读者共３０人。

二、主要内容

（一）送书下乡。每月一次，把书送到村里。

三、方法步骤

（一）启动（2026年3月）。

四、组织领导

成立领导小组，统筹推进各项工作。
TEXT
my $plan = <<'PLAN';
---
文种: 实施方案
标题: 关于开展读书活动的实施方案
---

为推动全民阅读,制定本方案。

## 总体要求

坚持服务读者共３０人。

## 主要内容

### 送书下乡。

每月一次，把书送到村里。

## 方法步骤

### 启动（2026年3月）。

## 组织领导

成立领导小组，统筹推进各项工作。
PLAN

sub import_files {
    my ($how, @words) = @_;
    my ($out, $err, $status) = fangan({%in, %$how}, 'import', '--lang', 'en', map { encode_utf8($_) } @words);
    return (decode_utf8($out), decode_utf8($err), $status);
}
sub written { return decode_utf8(slurp(encode_utf8("$dir/$_[0]"))) }
sub there { return -e encode_utf8("$dir/$_[0]") }

# -- Where it goes --------------------------------------------------------------
spew("$dir/a.txt", encode_utf8($text));
my ($out, $err, $status) = import_files({}, 'a.txt');
is($status, 0, 'a text is imported') or diag($err);
is(written("$title.md"), $plan, 'its plan file stands beside it, named by the title');
is($out, '', 'nothing goes to stdout');
like($err, qr/^a\.txt → \Q$title\E\.md/m, 'what was written is said');

spew(encode_utf8("$dir/$title.md"), 'kept');
(undef, $err, $status) = import_files({}, 'a.txt');
is($status, 2, 'what exists is not overwritten');
like($err, qr/--force/, 'and --force is named');
is(written("$title.md"), 'kept', 'the old file stays');
(undef, $err, $status) = import_files({}, '--force', 'a.txt');
is($status, 0, '--force');
is(written("$title.md"), $plan, 'overwrites');

(undef, undef, $status) = import_files({}, 'a.txt', '-o', 'new/folder/');
is($status, 0, '-o FOLDER/');
is(written("new/folder/$title.md"), $plan, 'is made');
(undef, undef, $status) = import_files({}, 'a.txt', '-o', 'b.md');
is(written('b.md'), $plan, '-o FILE');
($out, $err, $status) = import_files({}, 'a.txt', '-o', '-');
is($out, $plan, '-o - is stdout');
is($err, '', 'and no more is said');
($out, undef, $status) = import_files({stdin => encode_utf8($text)}, '-');
is($out, $plan, 'stdin goes to stdout');
(undef, undef, $status) = import_files({}, 'a.txt', 'a.txt', '-o', 'c.md');
is($status, 2, 'one file for two inputs is refused');
(undef, undef, $status) = import_files({}, 'a.txt', 'a.txt', '-o', 'two/');
is($status, 0, 'two of one title');
is(written("two/$title-2.md"), $plan, 'get -2');

# -- Names ----------------------------------------------------------------------
my $n = 0;
for ([q{关于“甲/乙”：*?<>|\\的方案}, '关于“甲乙”：的方案'],
    ['..隐藏的方案', '隐藏的方案'],
    ['甲:乙的方案', '甲乙的方案'],
    ['长' x 80 . '方案', '长' x 66]) {
    my ($given, $name) = @$_;
    my $quoted = $given =~ s/\\/\\\\/gr;
    spew("$dir/n.md", encode_utf8("---\n标题: \"$quoted\"\n---\n\n甲。\n"));
    $n++;
    (undef, $err, $status) = import_files({}, 'n.md', '-o', "names$n/");
    ok(there("names$n/$name.md"), "a title as a file name: $name") or diag($err, `ls $dir/names$n`);
}
spew("$dir/n.md", encode_utf8("---\n标题: con\n---\n\n甲。\n"));
import_files({}, 'n.md', '-o', 'device/');
ok(there('device/_con.md'), 'no device of Windows');

# -- Charsets, normalizing --------------------------------------------------------
spew("$dir/g.txt", encode('GBK', $text));
($out) = import_files({}, 'g.txt', '-o', '-');
is($out, $plan, 'GB18030 in, UTF-8 out');
(my $normal = $plan) =~ s/阅读,/阅读，/;
$normal =~ s/３０/30/;
($out) = import_files({}, 'a.txt', '-o', '-', '--normalize');
is($out, $normal, '--normalize puts widths right, and nothing else');

# -- A kind of its own within its family ----------------------------------

for my $kind (qw(通报 通告 公告 决议 规定 总结)) {
    spew("$dir/own.txt", encode_utf8("关于节水工作的$kind\n\n各镇：\n请全镇节约用水。\n"));
    my ($own) = import_files({}, 'own.txt', '-o', '-');
    like($own, qr/^文种: $kind$/m, "$kind is written as it is");
    spew("$dir/own.md", encode_utf8($own));
    is((fangan('fmt', '--check', "$dir/own.md"))[2], 0, "$kind is known");
}

# -- Attachments that no list names ------------------------------------------

my $notice = "关于举办讲座的通知\n各班：\n定于周五举办讲座，请派代表参加。\n教务处\n2026年9月8日\n\n";
spew("$dir/slip.txt", encode_utf8("${notice}讲座报名回执表\n姓名：\n班级：\n"));
(undef, $err, $status) = import_files({}, 'slip.txt', '-o', 'slip/');
is($status, 0, 'an attachment without a mark') or diag($err);
like(written('slip/关于举办讲座的通知.md'), qr/^附件:\n  - 名称: 讲座报名回执表\n    文件: 讲座报名回执表.md$/m, 'is linked');
is(written('slip/讲座报名回执表.md'), "---\n标题: 讲座报名回执表\n---\n\n姓名：\n\n班级：\n", 'and read by itself');
spew("$dir/both.txt", encode_utf8("青石县政府办公室关于印发《青石县防汛预案》的通知\n各乡镇：\n现将《青石县防汛预案》印发给你们。\n青石县政府办公室\n2026年5月8日\n附件：青石县防汛预案\n\n青石县防汛预案\n\n为做好防汛，制定本预案。\n一、总则\n（一）目的。减少损失。\n二、组织\n成立指挥部。\n"));
import_files({}, 'both.txt', '-o', 'both/');
my $circular = written('both/青石县政府办公室关于印发《青石县防汛预案》的通知.md');
like($circular, qr/^印发: 青石县防汛预案.md$/m, 'what a circular issues');
unlike($circular, qr/^附件:/m, 'is no attachment of it as well');

# -- Refusals ---------------------------------------------------------------------
spew("$dir/x.txt", "\x00\x01\x02" x 100);
(undef, $err, $status) = import_files({}, 'x.txt', 'a.txt', '-o', 'some/');
is($status, 2, 'an input that can\'t be read: 2');
like($err, qr/^x\.txt: refused/m, 'it is named');
like($err, qr/^2 files: 1 documents written, 1 refused$/m, 'a summary for several files');
ok(there("some/$title.md"), 'the others are written');
spew("$dir/old.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" . "\0" x 600);
(undef, $err, $status) = import_files({}, 'old.doc');
is($status, 2, '.doc is refused');

# -- The report ---------------------------------------------------------------------
($out, $err, $status) = import_files({}, 'a.txt', 'x.txt', '-o', 'json/', '--report=json');
is($status, 2, '--report=json: the same status');
my $json = decode_json(encode_utf8($out));
is($json->{schema}, 'fangan-import/1', 'schema');
is($json->{documents}, 1, 'documents');
is($json->{refused}, 1, 'refused');
is($json->{files}[0]{documents}[0]{path}, "json/$title.md", 'the plan file');
is($json->{files}[0]{documents}[0]{kind}, 'implementation-plan', 'the kind');
ok(!$json->{files}[1]{written}, 'the refused one');
my $schema = decode_json(slurp(top() . '/docs/fangan-import.schema.json'));
sub same_keys {
    my ($value, $rule, $name) = @_;
    is_deeply([sort keys %$value], [sort @{$rule->{required}}], "keys of $name are those of the schema");
}
same_keys($json, $schema, 'the report');
same_keys($json->{files}[0], $schema->{'$defs'}{file}, 'a file');
same_keys($json->{files}[0]{documents}[0], $schema->{'$defs'}{document}, 'a document');
my @notes = map { @{$_->{notes}} } @{$json->{files}};
same_keys($_, $schema->{'$defs'}{note}, 'a note') for @notes;
(undef, $err, $status) = import_files({}, 'a.txt', '-o', '-', '--report=json');
is($status, 2, 'JSON and a plan file can\'t share stdout');
my ($kinds) = slurp(top() . '/src/read/notes.h') =~ /define NOTE_LIST\(X\)(.*?)\n\n/s;
is_deeply([sort $kinds =~ /X\(\w+, "([\w-]+)"/g], [sort @{$schema->{'$defs'}{note}{properties}{kind}{enum}}], 'the schema knows every kind of note');

# -- What was imported is canonical -------------------------------------------------
for my $path (glob(top() . '/plans/*.md'), glob(top() . '/tests/cases/*.md')) {
    my $name = $path =~ s{.*/}{}r;
    my ($once, undef, $ok) = fangan('import', '-q', $path, '-o', '-');
    next if $ok == 2;
    my ($twice) = fangan({stdin => $once}, 'fmt', '-');
    ok($twice eq $once, "$name: fmt leaves what was imported");
}
# -- What was read of a text is what its plan file says ---------------------------
sub model {
    my ($path) = @_;
    my ($out) = fangan('show', '--json', $path);
    $out =~ s/^\s*"(?:line|written_number|source|kind_reason|diagnostics|errors|warnings)":.*\n//mg;
    return $out;
}
my @texts = grep { !/\.(?:docx|pdf)\.txt$/ } glob(top() . '/tests/cases/*.txt');
push @texts, glob(shared() . '/seeds/*.txt') if shared();
for my $path (@texts) {
    my $name = $path =~ s{.*/}{}r;
    my ($written, undef, $ok) = fangan('import', '-q', $path, '-o', '-');
    next if $ok == 2; # several documents, or a refusal
    spew("$dir/model.md", $written);
    my ($before, $after) = (model($path), model("$dir/model.md"));
    ok($before eq $after, "$name: the plan file says what the text says")
        or diag(decode_utf8(first_difference($before, $after)));
    is((fangan('fmt', '--check', "$dir/model.md"))[2], 0, "$name: and is in canonical form");
}
sub first_difference {
    my @a = split /\n/, $_[0];
    my @b = split /\n/, $_[1];
    for my $i (0 .. $#a) {
        return "$a[$i]\n$b[$i]" if ($b[$i] // '') ne $a[$i];
    }
    return 'more behind';
}
done_testing();
