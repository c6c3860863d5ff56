#!/usr/bin/perl
# The phrases of templates/damaged-words.txt: each is found and mended by
# --fix=all alone, and sound words that look like them are left alone.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use File::Basename qw(basename);
use Fangan;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my @pairs; # [wrong, right]
my $words = decode_utf8(slurp(top() . '/templates/damaged-words.txt')) =~ s/^#.*\n//gmr =~ s/\n +/ /gr;
for (split /\n/, $words) {
    my ($key, $phrases) = /^(.+?): (.+)$/ or next;
    my @arrows = map { [split /→/] } split / /, $key;
    for my $right (split / +/, $phrases) {
        my $wrong = $right;
        $wrong =~ s/$_->[0]/$_->[1]/ for @arrows;
        push @pairs, [$wrong, $right];
    }
}
cmp_ok(scalar @pairs, '>', 100, scalar(@pairs) . ' phrases');

my $front = "---\n文种: 通知\n标题: 关于开展读书活动的通知\n---\n\n";
my $file = scratch() . '/words.md';
my @only = ('--select', 'L027', '--lang', 'en', '--format', 'short');
my $wrong = $front . join "\n\n", map { "甲$_->[0]乙" } @pairs;
my $right = $front . join "\n\n", map { "甲$_->[1]乙" } @pairs;
spew($file, encode_utf8("$wrong\n"));
my ($out) = fangan('check', @only, $file);
is(scalar(() = $out =~ /\[L027\]/g), scalar @pairs, 'each is found, once');
fangan('check', '--fix', @only, $file);
is(decode_utf8(slurp($file)), "$wrong\n", 'no fix is safe');
fangan('check', '--fix=all', @only, $file);
is(decode_utf8(slurp($file)), "$right\n", 'all are mended');
($out) = fangan('check', @only, $file);
is($out, '', 'and what is right is left alone');

spew($file, encode_utf8($front . join "\n\n", qw(
    在全社会开展宣传教育。 科学开展观测和观摩。 围绕特色产业开展招商。 活动健康开展、扎实开展。
    确保活动可持续开展。 摸清根底数据。 无私奉献、甘于奉献。 鼓励群众参与。 资金缺乏。 抓住有利时机。
    外乡人员登记。 基础稳固。 天地广阔。 为国效劳多年。 营造热烈气氛。 制定方案。 重点工程。
    会议创立于一九五二年。 播送电视节目。 开展党员教育。 工作开展不平衡。 高质量开展工作。)) . "\n");
($out) = fangan('check', @only, $file);
is(decode_utf8($out), '', 'sound words are left alone');

# A line of the file that says nothing is no line: the file is broken.
my $data = scratch() . '/data';
mkdir $_ for $data, "$data/templates";
symlink $_, "$data/templates/" . basename($_) for grep { !/damaged/ } glob top() . '/templates/*';
symlink top() . '/fonts', "$data/fonts";
for ('发展→开展: 经济社会发展 经济建设', '发展→发展: 经济社会发展', '发展: 经济社会发展', '发展→开展:',
    "发展→开展:\n服务→效劳: 服务平台", "发展→开展:\n\n# 没有词组", '发展→开展：经济社会发展', ' 经济社会发展',
    '- 发展→开展', '→开展: 经济社会发展', ': 经济社会发展', '# 没有词组', '') {
    spew("$data/templates/damaged-words.txt", encode_utf8("$_\n"));
    local $ENV{FANGAN_DATA} = $data;
    my (undef, $err, $status) = fangan('check', $file);
    is($status, 2, "$_ is refused");
    like($err, qr/damaged-words\.txt/, '... with its name');
}
done_testing();
