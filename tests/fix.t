#!/usr/bin/perl
# Mending: what --fix changes, and that it changes nothing else; --diff; the
# office's fangan.yaml and remarks in the text.
use strict;
use warnings;
use utf8;
use Encode qw(encode encode_utf8 decode decode_utf8);
use Fangan;
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/office';
mkdir $_ for $dir, "$dir/plans";
spew("$dir/fangan.yaml", encode_utf8(<<'YAML'));
规则:
  F001: off
用语:
  某市科学技术协会: [市科技协会, 某市科学技协]
  读者: 读着
YAML

my $plan = <<'PLAN';
---
文种: 实施方案
标题: 关于开展读书活动的实施方案
发文机关: 市科技协会  # 主办
成文日期: 2026-07-28
---

<!-- 起草：读着 -->
为推动全民阅读，某市科学技术协会与市科技协会制定方案。

## 总体要求

坚持服务读着，*营造*　良好风气。[读着](https://example.com/读着)
PLAN
(my $mended = $plan) =~ s/发文机关: \K市科技协会/某市科学技术协会/;
$mended =~ s/与\K市科技协会/某市科学技术协会/;
$mended =~ s/服务读\K着/者/;
$mended =~ s/\[读\K着\]/者]/;

my %in = (dir => "$dir/plans");
my @only = ('--select', 'L090', '--lang', 'en');
sub check {
    my ($how, @words) = @_;
    my ($out, $err, $status) = fangan({%in, %$how}, 'check', @words);
    return ($out, $err, $status);
}

# -- --fix in every charset and with every line end ---------------------------
my %form = (
    'UTF-8'             => sub { encode_utf8($_[0]) },
    'UTF-8 with a mark' => sub { "\xEF\xBB\xBF" . encode_utf8($_[0]) },
    'CRLF'              => sub { encode_utf8($_[0] =~ s/\n/\r\n/gr) },
    'CR'                => sub { encode_utf8($_[0] =~ s/\n/\r/gr) },
    'GB18030 and CRLF'  => sub { encode('GBK', $_[0] =~ s/\n/\r\n/gr) },
    'UTF-16LE'          => sub { "\xFF\xFE" . encode('UTF-16LE', $_[0]) },
    'UTF-16BE'          => sub { "\xFE\xFF" . encode('UTF-16BE', $_[0]) },
    'no last line end'  => sub { encode_utf8($_[0] =~ s/\n\z//r) },
);
for my $name (sort keys %form) {
    my $file = "$dir/plans/a.md";
    spew($file, $form{$name}->($plan));
    my ($out, undef, $status) = check({}, '--fix', @only, 'a.md');
    is($status, 0, "$name: nothing is left");
    like($out, qr/^a\.md: 4 mended$/m, "$name: says how many");
    ok(slurp($file) eq $form{$name}->($mended), "$name: only the wrong words changed");
    ($out) = check({}, '--fix', @only, 'a.md');
    unlike($out, qr/mended/, "$name: a second run has nothing to do");
    ok(slurp($file) eq $form{$name}->($mended), "$name: and changes nothing");
}

# -- The edits in JSON are bytes of the file ----------------------------------
for my $name ('UTF-8 with a mark', 'GB18030 and CRLF', 'UTF-16LE') {
    my $bytes = $form{$name}->($plan);
    my $charset = $name =~ /^GB/ ? 'GBK' : $name =~ /^(UTF-16LE)/ ? $1 : 'UTF-8';
    spew("$dir/plans/a.md", $bytes);
    my ($out) = check({}, '--format', 'json', @only, 'a.md');
    for my $finding (reverse @{decode_json($out)->{files}[0]{findings}}) {
        for my $edit (reverse @{$finding->{fix}{edits}}) {
            substr($bytes, $edit->{start}, $edit->{end} - $edit->{start},
                encode($charset, $edit->{text}));
        }
    }
    ok($bytes eq $form{$name}->($mended), "$name: the edits of JSON make the same file");
}

# -- --diff -------------------------------------------------------------------
spew("$dir/plans/a.md", encode_utf8($plan));
my ($out, $err, $status) = check({}, '--diff', @only, 'a.md');
ok(slurp("$dir/plans/a.md") eq encode_utf8($plan), '--diff writes nothing');
like($err, qr/4 would be mended/, 'what is said stands on stderr');
like(decode_utf8($out), qr/^-坚持服务读着.*\n\+坚持服务读者/m, 'the diff is on stdout');
SKIP: {
    skip 'patch is not there', 1 if system('command -v patch >/dev/null') != 0;
    spew("$dir/a.diff", $out);
    run(\%in, 'patch', '-s', '-p0', '-i', "$dir/a.diff");
    ok(slurp("$dir/plans/a.md") eq encode_utf8($mended), 'patch makes the same file of it');
}
($out) = check({}, '--diff', @only, 'a.md');
is($out, '', 'nothing to mend is no diff');

# -- stdin, other forms, what can't be written --------------------------------
($out, $err, $status) = check({stdin => encode_utf8($plan)}, '--fix', '--stdin-name', 'a.md', @only, '-');
ok($out eq encode_utf8($mended), '- with --fix: the text on stdout');
like($err, qr/a\.md: 4 mended/, 'and what is said on stderr');
($out) = check({stdin => encode_utf8($mended)}, '--fix', @only, '-');
ok($out eq encode_utf8($mended), 'without findings the text comes out as it was');
my $text = encode_utf8("关于做好工作的通知\n\n甲乙,丙丁。\n");
($out, $err) = check({stdin => $text}, '--lang', 'en', '--fix', '--stdin-name', 'a.txt', '-');
ok($out eq $text, 'a text that is no plan file comes out as it was');
like($err, qr/a\.txt: --fix mends plan files only/, 'and is told so');
unlike($err, qr/--fix can mend/, 'with nothing promised');
spew("$dir/plans/a.md", encode_utf8($plan));
($out, $err) = check({}, '--fix', '--format', 'json', @only, 'a.md');
is(decode_json($out)->{files}[0]{fixed}, 4, 'JSON counts what was mended');
like($err, qr/4 mended/, 'and stdout stays JSON');
SKIP: {
    skip 'root may write anywhere', 2 if $> == 0;
    spew("$dir/plans/a.md", encode_utf8($plan));
    chmod 0555, "$dir/plans";
    ($out, $err, $status) = check({}, '--fix', @only, 'a.md');
    chmod 0755, "$dir/plans";
    is($status, 2, 'a folder that is not writable: exit 2');
    ok(slurp("$dir/plans/a.md") eq encode_utf8($plan), 'and the file is as it was');
}
(undef, $err, $status) = check({}, '--fix=some', 'a.md', '--lang', 'en');
is($status, 2, '--fix takes no value but all');
(undef, $err, $status) = check({}, '--select', 'L,Q9', 'a.md', '--lang', 'en');
is($status, 2, 'a code that is none: exit 2');
like($err, qr/Q9/, 'and it is named');

# -- Which rules count --------------------------------------------------------
sub codes {
    my ($text, @words) = @_;
    spew("$dir/plans/b.md", encode_utf8($text));
    my ($json) = check({}, '--format', 'json', @words, 'b.md');
    return join ' ', map { $_->{code} } @{decode_json($json)->{files}[0]{findings}};
}
my $bad = "---\n标题: 某方案\n文种: 实施方案\n---\n\n读着。\n\n读着。\n";
is(codes($bad, '--select', 'L090'), 'L090 L090', '--select by code');
is(codes($bad, '--select', 'S001'), join(' ', ('S001') x 4), '--select drops the others');
is(codes($bad, '--select', 'S,L0', '--ignore', 'S0'), 'L090 L090', '--ignore is stronger');
is(codes($bad =~ s/\n\n读着/\n\n<!-- 校核: 关 L090 -->\n读着/r, '--select', 'L09'), 'L090',
    'a remark switches a code off for the next paragraph alone');
is(codes($bad =~ s/读着/<!-- 校核：关 L090、L091 -->读着/r, '--select', 'L09'), 'L091 L090',
    'and for the one it stands in; what it did not need is told');
is(codes($bad =~ s/读着/<!-- lint: off L999 -->读着/r, '--select', 'L09'), 'L091 L090 L090',
    'a code that there is not is told');
is(codes($bad =~ s/某方案/某方案\n校核: {off: [L090]}/r, '--select', 'L09'), '',
    'the front matter switches a code off for the whole file');

# A kind switches rules on (parts.txt, rules); the office and the caller win.
my $tasks = "---\n标题: 某方案\n文种: 实施方案\n---\n\n| 任务 | 责任单位 |\n|---|---|\n| 报名 | |\n";
unlike(codes($tasks, '--ignore', 'S042'), qr/S042/, 'a caller switches a rule of the kind off');
like(codes($tasks), qr/S042/, 'a plan wants a unit for every task');
unlike(codes($tasks =~ s/实施方案/通知/r), qr/S042/, 'a circular does not');
like(codes($tasks =~ s/实施方案/通知/r, '--select', 'S042'), qr/S042/, 'unless it is asked for');
spew("$dir/plans/fangan.yaml", encode_utf8("规则: {S042: 关}\n"));
unlike(codes($tasks), qr/S042/, 'the office switches it off');

# The plan that a circular issues has remarks of its own.
my $circular = "---\n标题: 关于印发《某方案》的通知\n文种: 通知\n印发: issued.md\n---\n\n请执行。\n";
for my $remark ('', "<!-- 校核: 关 L001 -->\n") {
    spew("$dir/plans/issued.md", encode_utf8("---\n标题: 某方案\n文种: 实施方案\n---\n\n甲乙丙丁。\n\n${remark}甲,乙。\n"));
    is(codes($circular, '--select', 'L'), $remark ? '' : 'L001', 'the issued plan ' . ($remark ? 'with' : 'without') . ' a remark');
}

spew("$dir/plans/fangan.yaml", encode_utf8("规则: {S001: 警告, L090: 关, S0011: 关}\n版式: compat-37-35\n用语: {读者: 读着}\n"));
spew("$dir/plans/b.md", encode_utf8($bad));
($out, $err, $status) = check({}, '--lang', 'en', 'b.md');
is($status, 0, 'the office makes S001 a warning');
like($out, qr/warning: required part missing/, 'and so it is called');
unlike($out, qr/L090/, 'and L090 is off');
like($err, qr/fangan\.yaml:1:\d+: warning: unknown key .*S0011.*\n.*\n.*\n.*S001/, 'a code that is none: the nearest');
spew("$dir/plans/fangan.yaml", encode_utf8("规则: {S001: 有时}\n"));
(undef, $err, $status) = check({}, '--lang', 'en', 'b.md');
is($status, 2, 'a fangan.yaml that is wrong: exit 2');
like($err, qr/off, on, warning or error/, 'and what it may say');
done_testing();
