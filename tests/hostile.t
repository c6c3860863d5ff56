#!/usr/bin/perl
# Hostile plan files: each ends at once with its diagnostic, or with a model;
# never with a signal, never by running on.  They are made here, so that
# nobody has to look at 16 MiB of brackets.
use strict;
use warnings;
use utf8;
use Encode qw(encode encode_utf8 decode_utf8);
use Fangan;
use Fangan::Docx qw(docx_part);
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/hostile';
mkdir $dir;
my $head = encode_utf8("---\n文种: 实施方案\n标题: 关于开展读书活动的实施方案\n---\n\n");
my $text = encode_utf8("为推动全民阅读，制定如下方案。\n");

# name, bytes, exit status wanted (undef: 0 or 1), code wanted
my @cases = (
    ['100000 nested quotes', $head . '>' x 100_000 . "x\n", 2, 'I010'],
    ['100000 nested quotes with blanks', $head . '> ' x 100_000 . "x\n", 2, 'I010'],
    ['20000 nested lists and empty lines', $head . '- ' x 20_000 . 'x' . "\n" x 20_000, 2, 'I010'],
    ['image openers', $head . '![[]()' x 20_000 . "\n", 2, 'I010'],
    ['emphasis in quotes', $head . '>' x 20_000 . 'a*' x 20_000 . "\n", 2, 'I010'],
    ['brackets', $head . '[' x 100_000 . "\n", 2, 'I010'],
    ['asterisks', $head . '*a ' x 100_000 . "\n", 2, 'I010'],
    ['underscores', $head . '_a ' x 100_000 . "\n", 2, 'I010'],
    ['backticks', $head . join('', map { '`' x $_ . 'a' } 1 .. 300) . "\n", undef, undef],
    ['comments that never end', $head . '<!-- ' x 50_000 . "\n", 2, 'I010'],
    ['angle brackets', $head . '<a ' x 50_000 . "\n", 2, 'I010'],
    ['entities', $head . '&#1234567890;' x 20_000 . "\n", undef, undef],
    ['backslashes', $head . '\\' x 100_000 . "\n", undef, undef],
    ['a line of 4 MiB', $head . encode_utf8('字' x (4 * 1024 * 1024 / 3 - 100)) . "\n", undef, undef],
    ['a line over 4 MiB', $head . encode_utf8('字' x (4 * 1024 * 1024 / 3 + 100)) . "\n", 2, 'I010'],
    ['a file over 16 MiB', $head . $text x (17 * 1024 * 1024 / length $text), 2, 'I010'],
    ['100000 headings', $head . join('', map { encode_utf8("## 第${_}部分\n\n文字。\n\n") } 1 .. 20_000), undef, undef],
    ['65 columns', $head . "\n" . '|a' x 65 . "|\n" . '|-' x 65 . "|\n", 2, 'I010'],
    ['5001 rows', $head . "\n|a|b|\n|-|-|\n" . "|1|2|\n" x 5001, 2, 'I010'],
    ['nested YAML lists', "---\na: " . '[' x 100_000 . "\n---\n$text", 2, 'I010'],
    ['nested YAML maps', "---\na: " . '{a: ' x 10_000 . "\n---\n$text", 2, 'I010'],
    ['6000 YAML items', "---\n" . encode_utf8('主送: [') . 'a, ' x 6_000 . "a]\n---\n$text", 2, 'I010'],
    ['front matter over 64 KiB', "---\n" . encode_utf8('标题: ') . 'a' x 70_000 . "\n---\n$text", 2, 'I010'],
    ['an alias', "---\n" . encode_utf8("标题: &a 甲\n署名: *a\n") . "---\n$text", 2, 'F012'],
    ['a tag', "---\n" . encode_utf8("标题: !!str 甲\n") . "---\n$text", 2, 'F012'],
    ['a merge key', "---\n" . encode_utf8("<<: {标题: 甲}\n") . "---\n$text", 2, 'F012'],
    ['a key twice', "---\n" . encode_utf8("标题: 甲\n标题: 乙\n") . "---\n$text", 2, 'F011'],
    ['a key in both languages', "---\n" . encode_utf8("标题: 甲\ntitle: 乙\n") . "---\n$text", 2, 'F011'],
    ['a NUL in YAML', "---\n" . encode_utf8("标题: \"甲\\0乙\"\n") . "---\n$text", 2, 'F012|F010|I005'],
    ['front matter that never ends', "---\n" . encode_utf8("标题: 甲\n\n") . $text, 2, 'F013'],
    ['a NUL', $head . "a\0b\n", 2, 'I003|I005'],
    ['an escape', $head . "a\e[31mb\n", 2, 'I005'],
    ['a bidi control', $head . encode_utf8("总体\x{202E}要求\n"), 2, 'I005'],
    ['a zero-width blank', $head . encode_utf8("总体\x{200B}要求\n"), 2, 'I005'],
    ['a tag character', $head . encode_utf8("总体\x{E0041}要求\n"), 2, 'I005'],
    ['U+FFFD', $head . encode_utf8("总体\x{FFFD}要求\n"), 2, 'I005'],
    ['a private-use character', $head . encode_utf8("总体\x{E000}要求\n"), 1, 'I006'],
    ['a name variant is kept', $head . encode_utf8("葛\x{E0100}某\n"), undef, undef],
    ['overlong UTF-8', $head . "\xc0\xaf\n", 2, 'I004'],
    ['a surrogate in UTF-8', $head . "\xed\xa0\x80\n", 2, 'I004'],
    ['half a character at the end', $head . $text . "\xe6\x96", 2, 'I004'],
    ['GB18030 cut in half', substr(encode('gbk', decode_utf8($head . $text)), 0, -2) , 2, 'I004'],
    ['UTF-16 of odd length', encode('UTF-16LE', "\x{FEFF}" . decode_utf8($head . $text)) . 'x', 2, 'I004'],
    ['HTML', $head . "<script>alert(1)</script>\n", 1, 'I012'],
    ['an inline tag', $head . encode_utf8("第一行<br>第二行\n"), 1, 'I012'],
    ['an image outside', $head . "![a](../../etc/passwd.png)\n", 1, 'I016'],
    ['an absolute image', $head . "![a](/etc/passwd)\n", 1, 'I016'],
    ['an image from the web', $head . "![a](http://example.com/a.png)\n", 1, 'I016'],
    ['an encoded image path', $head . "![a](%2e%2e/a.png)\n", 1, 'I016|I017'],
    ['a javascript link', $head . "[a](javascript:alert)\n", undef, 'I018'],
    ['a role that is not there', $head . encode_utf8("## 主要任务 {role=contents}\n\n文字。\n"), 1, 'S004'],
    ['an unknown kind', encode_utf8("---\n文种: 天书\n标题: 甲\n---\n") . $text, 1, 'F006'],
    ['a title that is a list', encode_utf8("---\n标题: [甲]\n---\n") . $text, 1, 'F003'],
    ['no such day', encode_utf8("---\n标题: 甲\n成文日期: 2026-02-30\n---\n") . $text, 1, 'F004'],
    ['an impossible copy number', encode_utf8("---\n标题: 甲\n份号: 12\n---\n") . $text, 1, 'F005'],
    ['no title at all', encode_utf8("---\n文种: 实施方案\n---\n\n## 总体要求\n\n文字。\n"), 1, 'F007'],
);

for my $case (@cases) {
    my ($name, $bytes, $want, $code) = @$case;
    my $file = spew("$dir/case.md", $bytes);
    my ($out, $err, $status) = fangan({seconds => 20}, 'check', '--lang', 'en', '--format', 'short', $file);
    if (defined $want) { is($status, $want, "$name: exit $want") or diag(substr $out . $err, 0, 500) }
    else { ok($status == 0 || $status == 1, "$name: read") or diag($status, substr $out . $err, 0, 500) }
    like($out, qr/\[(?:$code)\]/, "$name: $code") if $code;
    unlike($out . $err, qr/[\x00-\x08\x0b-\x1f\x7f]/, "$name: no control character comes out");
    next if ($want // 0) != 0;
    # what is read is also written, or refused with a reason
    ($out, $err, $status) = fangan({seconds => 60}, 'build', '-q', '-t', 'docx', '-o', "$dir/case.docx", $file);
    ok($status == 0 || ($status == 1 && $err ne ''), "$name: built or refused");
}

# Rules that look ahead, back or at the title for every text: their cost grew
# with the square of the number of texts.
for my $case (
    ['announcements in a list', $head . encode_utf8("- 抓好三项工作：\n") x 200_000],
    ['a title of 18000 characters', encode_utf8("---\n标题: " . '关于开展活动' x 3_000 . "的通知\n---\n\n" . "开展活动好。\n\n" x 200_000)],
    ['phrases that repeat', $head . encode_utf8('各部门要要按照' x 60_000 . "\n")],
) {
    my ($name, $bytes) = @$case;
    my $file = spew("$dir/case.md", $bytes);
    my (undef, $err, $status) = fangan({seconds => 20}, 'check', '--format', 'short', $file);
    ok($status == 0 || $status == 1, "$name: checked in time") or diag($status, substr $err, 0, 500);
}

# Pasted texts: what a page, an e-mail or a viewer could have left, a million
# times over; each of these took minutes when the cost grew with the square.
my $title = "某市工作方案\n";
my @pasted = (
    ['page numbers on one line', $title . '第3页 共9页 ' x 100_000],
    ['headings on one line', $title . '一、总体要求各单位要加强领导。（一）落实责任。' x 40_000],
    ['tags that never end', "<p>某市方案</p>\n" . '<p <p' x 500_000],
    ['records of a page', "发布时间：2024-01-01 来源：某某\n名称：某市工作方案\n" x 50_000],
    ['posts of a forum', "2楼 某某 发表于 2024-01-01\n" x 100_000],
    ['quotation marks of an e-mail', '>' x 2_000_000],
    ['titles with numbers', "某府发〔2026〕3号《某市工作方案》\n" x 60_000],
    ['issued', "现将《某市工作方案》印发给你们。\n某局\n2026年1月1日\n" x 30_000],
    ['titles', "某市工作方案\n一、目标\n二、内容\n" x 30_000],
);
for my $case (@pasted) {
    my ($name, $pasted) = @$case;
    my $file = spew("$dir/case.txt", encode_utf8($pasted));
    my (undef, $err, $status) = fangan({seconds => 20}, 'show', '--json', $file);
    ok($status == 0 || $status == 1, "$name: read in time") or diag($status, substr $err, 0, 500);
}
for my $case (['a text over 4 MiB', '字' x 1_400_000], ['a text of too many lines', "字\n" x 100_001]) {
    my ($name, $pasted) = @$case;
    my (undef, $err, $status) = fangan('show', spew("$dir/case.txt", encode_utf8($pasted)));
    is($status, 2, "$name: refused");
    like($err, qr/\[I010\]/, "$name: I010");
}

# A character that XML can't hold is refused at its place, whichever way it
# comes, also where errors are let pass; no Word file is written.
my @front = ('文种: 实施方案', '标题: 关于开展读书活动的实施方案');
my @keys = qw(附注 署名 密级 抄送 主送 印发机关 发文字号 签发人 印章 发文机关);
sub plan_with {
    my ($lines, $body) = @_;
    return encode_utf8(join "\n", '---', @$lines, '---', '', $body // '为推动全民阅读，制定如下方案。', '');
}
my %ways = (
    'a title' => sub { plan_with([$front[0], "标题: \"关于$_[0]的实施方案\""]) },
    map({ my $key = $_; ("the value of $key" => sub { plan_with([@front, "$key: \"甲$_[0]乙\""]) }) } @keys),
    'an item of a list' => sub { plan_with([@front, "抄送: [甲, \"$_[0]\"]"]) },
    'the name of an attachment' => sub { plan_with([@front, "附件: [{名称: \"甲$_[0]\", 文件: b.md}]"]) },
    'the file of an attachment' => sub { plan_with([@front, "附件: [{名称: 甲, 文件: \"$_[0].md\"}]"]) },
    'an unknown key' => sub { plan_with([@front, "\"未$_[0]知\": 1"]) },
    'the value of an unknown key' => sub { plan_with([@front, "未知: \"$_[0]\""]) },
);
for my $escape ('\\0', '\\a', '\\x01', '\\u0001', '\\x0b', '\\e', '\\x7f', '\\u009f', '\\uFFFE', '\\uFFFF',
    '\\uD800', '\\uDFFF') {
    for my $way (sort keys %ways) {
        refused_for_word("$escape in $way", $ways{$way}->($escape));
    }
}
for my $place ('%s', '## 甲%s', '- 甲%s', "| 甲%s | 乙 |\n|---|---|\n| 一 | 二 |", '![甲%s](a.png)', '![甲](a%s.png)',
    '[甲](http://example.com/%s)', '`甲%s`', '<!-- %s -->') {
    for my $character ("\x01", "\x0b", "\x{FFFE}", "\x{FFFF}") {
        no warnings 'nonchar';
        (my $body = $place) =~ s/%s/$character/;
        refused_for_word(sprintf('U+%04X in %s', ord $character, $place =~ s/\n.*//sr), plan_with(\@front, $body));
    }
}

# The same from a file that belongs to the plan, or to the office.
spew("$dir/b.md", encode_utf8("甲\x0b乙。" x 20));
refused_for_word('U+000B in an attachment',
    plan_with([@front, '附件: [{名称: 甲, 文件: b.md}]'], '为推动全民阅读，制定如下方案（见附件）。'), 'b.md');
spew("$dir/fangan.yaml", encode_utf8("用语:\n  \"推动\": \"推\\uFFFF动\"\n"));
spew("$dir/word.md", plan_with(\@front));
(undef, my $said, my $stopped) = fangan('build', '--draft', '--comments', '--lang', 'en', '-t', 'docx',
    '-o', "$dir/word.docx", "$dir/word.md");
is($stopped, 2, 'U+FFFF in a term of the office: an error');
like($said, qr/fangan\.yaml:2:9: .*\[F012\]/, 'U+FFFF in a term: at its place');
unlink "$dir/fangan.yaml";

# An entity that stands for no character of a text stays what it is: text.
{
    my $file = spew("$dir/entity.md", plan_with(\@front, '甲&#1;&#x0b;&#xFFFF;&#xD800;&#0;乙'));
    my (undef, $err, $status) = fangan('build', '--draft', '-q', '-t', 'docx', '-o', "$dir/entity.docx", $file);
    is($status, 0, 'entities: built') or diag($err);
    my $xml = docx_part("$dir/entity.docx", 'word/document.xml');
    like(decode_utf8($xml), qr/甲&amp;#1;&amp;#x0b;&amp;#xFFFF;&amp;#xD800;&amp;#0;乙/, 'entities: as they were typed');
}

sub refused_for_word {
    my ($name, $bytes, $where) = @_;
    $where //= 'word.md';
    spew("$dir/word.md", $bytes);
    unlink "$dir/word.docx";
    my ($out, $err, $status) = fangan({seconds => 20}, 'build', '--draft', '--comments', '--lang', 'en',
        '-t', 'docx', '-o', "$dir/word.docx", "$dir/word.md");
    ok($status == 1 || $status == 2, "$name: refused") or diag("status $status, $out$err");
    like(decode_utf8($err), qr/\Q$where\E:\d+:\d+: (?:fatal )?error: .* \[(?:I005|F012|F010)\]/, "$name: at its place");
    ok(!-e "$dir/word.docx", "$name: no Word file");
}

# the same text in every encoding is the same plan
my $plan = slurp(top() . '/tests/cases/basic.md');
my $chars = decode_utf8($plan);
my %encoded = (
    'UTF-8 with a mark'  => "\xef\xbb\xbf$plan",
    'CRLF'               => $plan =~ s/\n/\r\n/gr,
    'CR'                 => $plan =~ s/\n/\r/gr,
    'GB18030'            => encode('gbk', $chars),
    'UTF-16LE with a mark' => encode('UTF-16LE', "\x{FEFF}$chars"),
    'UTF-16BE with a mark' => encode('UTF-16BE', "\x{FEFF}$chars"),
    'UTF-16LE'           => encode('UTF-16LE', $chars),
    'UTF-16BE'           => encode('UTF-16BE', $chars),
);
my ($want) = fangan({stdin => $plan}, 'show', '--json', '-');
for my $name (sort keys %encoded) {
    my ($got, $err) = fangan({stdin => $encoded{$name}}, 'show', '--json', '-');
    is($got, $want, "$name is read as the same plan") or diag($err);
}

# a file name can't speak to the terminal
my $evil = "$dir/\e]52;c;x\a.md";
spew($evil, "---\n[\n");
my ($out, $err) = fangan('check', $evil);
unlike($out . $err, qr/[\e\a]/, 'a name with control characters is made visible');
# Findings by the hundred thousand, in every form: written as they come, under
# 512 MiB of address space.
SKIP: {
    skip 'sanitizers need more', 4 if ($ENV{FANGAN_BUILD} // '') =~ /asan/ || $ENV{FANGAN_WRAPPER};
    my $n = 200_000;
    spew("$dir/many.txt", encode_utf8("关于做好工作的通知\n\n" . '甲乙,' x $n));
    for my $form (qw(short json sarif github)) {
        my ($out) = run({}, 'sh', '-c', "ulimit -v 524288; '$ENV{FANGAN}' check --select L001 --format $form '$dir/many.txt'");
        my $found = () = $out =~ /L001/g;
        cmp_ok($found, '>=', $n, "$form: all of $n findings");
    }
}
done_testing();
