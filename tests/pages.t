#!/usr/bin/perl
# What only pages show: T005-T008, and that a remark in the text pardons it.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/pages';
mkdir $dir;

sub document {
    my ($front, $body) = @_;
    return "---\n文种: 通知\n标题: 关于开展读书活动的通知\n$front---\n\n$body";
}

# What build says about the pages, by code.
sub told {
    my ($text) = @_;
    spew("$dir/a.md", encode_utf8($text));
    my (undef, $err) = fangan('build', '--lang', 'en', '-t', 'pages', '-o', "$dir/a.pages", "$dir/a.md");
    return sort decode_utf8($err) =~ /\[(T\d+)\]/g;
}

# n paragraphs of one row each
sub rows { return "抓好落实。\n\n" x $_[0] }

# The numbers of rows, of those on two pages, with which code is told.
sub appears {
    my ($code, $make) = @_;
    my %n;
    for my $rows (1 .. 48) {
        $n{$rows} = grep { $_ eq $code } told($make->($rows));
    }
    return [grep { $n{$_} } sort { $a <=> $b } keys %n];
}

my $table = join '', "| 任务 | 时限 |\n|---|---|\n", map { "| 事项$_ | 3月 |\n" } 1 .. 4;

my $extra = appears('T005', sub { document("成文日期: 2026-03-02\n发文机关: 某市科学技术协会\n发文字号: 某科发〔2026〕1号\n抄送: [某市文旅局]\n印发机关: 某市科学技术协会办公室\n印发日期: 2026-03-03\n", rows($_[0])) });
cmp_ok(scalar @$extra, '>', 0, "T005: an imprint that takes another sheet (@$extra rows)");
cmp_ok(scalar @$extra, '<', 10, 'T005: only where the even page is full');
cmp_ok($extra->[0], '>', 22, 'T005: a page more on the back of the first costs no sheet');

(my $high = $table) =~ s/事项1/'办好读书讲座，' x 20/e;
my $header = appears('T006', sub { document('', rows($_[0]) . $high) });
cmp_ok(scalar @$header, '>', 0, "T006: the header alone at the foot (@$header rows)");
cmp_ok(scalar @$header, "<", 8, "T006: only there");
my $row = appears('T007', sub { document('', rows($_[0]) . $table) });
cmp_ok(scalar @$row, '>', 0, "T007: the last row alone (@$row rows)");
cmp_ok(scalar @$row, '<', 5, 'T007: only where the table ends so');

my $n = $row->[0];
my $remark = "<!-- 校核: 关 T007 -->\n";
is_deeply([grep { $_ eq 'T007' } told(document('', rows($n) . $remark . $table))], [], 'a remark pardons a finding about pages');
is_deeply([grep { $_ eq 'T007' } told(document('', $remark . rows($n) . $table))], ['T007'], 'of its own block only');
my (undef, $both) = fangan('build', '--lang', 'en', '-t', 'pdf,pages', '-o', "$dir/", "$dir/a.md");
is(scalar(() = $both =~ /\[T007\]/g), 1, 'pages that serve two formats are told of once');
is_deeply([grep { $_ eq 'T007' } told(document("校核: {off: [T007]}\n", rows($n) . $table))], [], 'the front matter of all');

my $alone = appears('T008', sub { document("发文机关: 某市科学技术协会\n成文日期: 2026-03-02\n", rows($_[0]) . $table) });
cmp_ok(scalar @$alone, '>', 0, "T008: a signature behind a table that fills the page (@$alone rows)");
cmp_ok(scalar @$alone, '<', 12, 'T008: only there');
is_deeply(appears('T008', sub { document("发文机关: 某市科学技术协会\n成文日期: 2026-03-02\n", rows($_[0])) }), [],
    'T008: behind text its last rows go with it');
done_testing();
