#!/usr/bin/perl
# Seeded texts that no office would write in one piece, and the outside judges
# over their pages: long paragraphs, all pairs of marks, every mark and unit in
# every column near a line's end, headings, lists, tables over pages.
use strict;
use warnings;
use utf8;
use Fangan;
use JSON::PP qw(decode_json);
use Test::More;

binmode $_, ':utf8'
    for Test::More->builder->output, Test::More->builder->failure_output;
my $shared = shared() or skip_all('../shared is not here');

# -- Chance: the same numbers everywhere ----------------------------------

my $state;

sub seed { ($state) = @_ }

sub below {
    my ($n) = @_;
    $state = ($state * 1664525 + 1013904223) % 2**32;
    return ($state >> 16) % $n;
}

sub one_of { return $_[below(scalar @_)] }

# -- Words -----------------------------------------------------------------

# None of them begins in the shape of a number, a label or a heading.
my @words = qw(
    工作 落实 推进 组织 领导 实施 方案 开展 的 和 责任 单位 群众 监督 检查 服务
    提高 加强 改进 作风 为 重点 活动 学习 讨论 意见 建议 制度 机制 保障 考核
    宣传 动员 总结 报告 会议 部门 街道 社区 安全 生产 把 经济 社会 发展 年度
);
my @closing = qw(， 、 ； ： 。 ！ ？ ” ’ ） 》 〉 〕 】);
my @opening = qw(“ ‘ （ 《 〈 〔 【);
my @pausing = qw(， ， ， 、 、 。 。 ； ： ！ ？ —— ……);
my @units   = (
    '2026年7月28日', '2010—2015年', '3.5%', '12.5％', '37℃', '3～5天',
    '1,234.5万元', '25 kg', '￥300', '8:30', '20‰', '第3季度', '三·一五',
    '卡尔·马克思', 'Word', 'GDP', 'A4', 'Wi-Fi', 'World Health Organization',
    '〔2026〕15号', '（2026年修订）', 'https://www.example.gov.cn/tjgb/a.html',
    'office@example.gov.cn', '“十五五”', '《〈条例〉实施办法》', '100 m',
);

sub han {
    my ($n) = @_;
    my $text = '';
    $text .= one_of(@words) while length $text < $n;
    return substr $text, 0, $n;
}

sub wrapped {
    my $i = below(scalar @opening);
    my %closes = qw(“ ” ‘ ’ （ ） 《 》 〈 〉 〔 〕 【 】);
    return $opening[$i] . han(1 + below(9)) . $closes{$opening[$i]};
}

# n parts; it begins with Han and ends with a full stop.
sub prose {
    my ($n) = @_;
    my $text = han(3);
    for (1 .. $n) {
        my $what = below(10);
        $text .= $what < 5 ? han(1 + below(8))
            : $what < 7    ? one_of(@units) . han(1)
            : $what < 9    ? one_of(@pausing) . han(1)
            :                wrapped();
    }
    return $text . '事。';
}

# -- Documents -------------------------------------------------------------

sub document {
    my ($title, @blocks) = @_;
    # what is judged is the page: no rule may refuse these texts
    my ($list) = fangan('explain', '--lang', 'en');
    my $off = join ', ', $list =~ /^([SNDLA]\d{3})  error/mg;
    return join "\n\n", "---\n文种: 通知\n标题: $title\n格式: 普通\n校核: {off: [$off]}\n---",
        @blocks, '';
}

sub paragraphs { return map { prose(60 + below(200)) } 1 .. $_[0] }

# Each pair of marks near the end of a first line of 26 cells.
sub pairs {
    my @marks = (@closing, @opening, qw(—— …… · ～ ℃ ％));
    my @texts;
    for my $first (@marks) {
        push @texts, map { han(21 + below(6)) . "$first$_" . han(12) } @marks;
    }
    return @texts;
}

# Each of them in each column of the end of a first and of a second line.
sub columns {
    my @texts;
    for my $part (@closing, @units, '——', '……') {
        push @texts,
            map { han($_) . $part . han(9) . '事。' } 20 .. 27, 47 .. 55;
    }
    push @texts, map { han(16 + $_) . wrapped() . han(30) . '事。' } 1 .. 60;
    return @texts;
}

# An item opens with more than a heading can have: else it would be one.
sub item { return han(42) . prose(below(14)) }

sub headings {
    my @blocks = (prose(20));
    for my $round (1 .. 12) {
        push @blocks, '#' x (2 + $_ % 4) . ' ' . han(3 + below(30)),
            prose(5 + below(30))
            for 0 .. 3;
        push @blocks, '### ' . han(4 + below(12)) . '。', prose(10 + below(20));
        push @blocks, join "\n", map { '- ' . item() } 1 .. 4;
        push @blocks, join "\n", map { "$_. " . item() } 1 .. 4;
    }
    return @blocks;
}

sub table {
    my ($columns, $rows, $words) = @_;
    my @names = map { "列$_" . han(2) } 2 .. $columns;
    my $line = sub { '| ' . join(' | ', @_) . ' |' };
    return join "\n", $line->('序号', @names), $line->('--:', ('---') x @names),
        map {
            my $row = $_;
            $line->($row, map { han(1 + below($words)) . one_of('', @units) } @names)
        } 1 .. $rows;
}

# -- Judging ---------------------------------------------------------------

sub squashed {
    my ($text) = @_;
    $text =~ s/\s+//g;
    return $text;
}

# The sections in order, from a list of what is still to be said.
sub text_of_model {
    my ($model) = @_;
    my $text = join '', $model->{title}, @{$model->{preamble}};
    my @rest = @{$model->{sections}};
    while (my $section = shift @rest) {
        $text .= join '', $section->{written_number} // $section->{number} // '',
            $section->{heading},
            $section->{run_in} ? '。' : '', @{$section->{text}};
        unshift @rest, @{$section->{sections}};
    }
    return squashed($text);
}

# Without page numbers.  Each page of a table begins with its first row.
sub text_of_pages {
    my ($pdf, $header) = @_;
    my ($raw) = run('pdftotext', '-raw', $pdf, '-');
    utf8::decode($raw);
    my $text = '';
    my $number = 0;
    for my $page (split /\f/, $raw) {
        $page = squashed($page);
        $number++;
        $page =~ s/—$number—//;
        $page =~ s/^\Q$header\E// if $header && $text =~ /\Q$header\E/;
        $text .= $page;
    }
    return $text;
}

sub first_difference {
    my ($printed, $text) = @_;
    my $at = 0;
    $at++ while $at < length $text
        && substr($printed, $at, 1) eq substr($text, $at, 1);
    my $from = $at < 20 ? 0 : $at - 20;
    return join "\n", map { substr $_, $from, 60 } $printed, $text;
}

# Where the judge takes a full line for a short one: it does not know that
# these marks cannot be parted from the character before or behind them, and
# counts half a cell for ‰, whose glyph is wider than a cell.
sub is_full_all_the_same {
    my ($finding, $text) = @_;
    return 0 if $finding->{rule} ne 'fill';
    return 1 if $finding->{text} =~ /‰\z/;
    my ($unit) = $finding->{message} =~ /but '(.+)' of the next line/ or return 0;
    return $text =~ /\Q$finding->{text}$unit\E(?:(?<=￥)|[·～％℃‰])/;
}

sub judge {
    my ($name, $source, $header) = @_;
    my $base = scratch() . "/$name";
    utf8::encode($source);
    spew("$base.md", $source);
    my (undef, $err, $status) = fangan({seconds => 120},
        'build', '-q', '-t', 'pdf', '-o', "$base.pdf", "$base.md");
    is($status, 0, "$name: built") or return diag($err);

    my ($json) = fangan('show', '--json', "$base.md");
    my $text = text_of_model(decode_json($json));
    my $printed = text_of_pages("$base.pdf", $header);
    ok($printed eq $text, "$name: text whole and in order")
        or diag(first_difference($printed, $text));

    my ($found) = run({seconds => 300}, "$shared/tools/pdf-geometry", '--check',
        '--kinsoku', '--json', '--tol', '0.1', "$base.pdf");
    my $report = decode_json($found);
    my @wrong = grep { !is_full_all_the_same($_, $text) } @{$report->{violations}};
    is(scalar @wrong, 0, "$name: " . @{$report->{pages}} . ' pages to GB/T 9704')
        or diag(join "\n", map { "page $_->{page} $_->{rule}: $_->{message} | $_->{text}" }
            @wrong[0 .. ($#wrong < 9 ? $#wrong : 9)]);

    my ($said, $why, $sound) = run('qpdf', '--check', "$base.pdf");
    is($sound, 0, "$name: sound PDF") or diag($said . $why);
}

for my $seed (1 .. 3) {
    seed($seed);
    judge("prose-$seed", document('关于长段落的通知', paragraphs(40)));
}
seed(4);
judge('pairs', document('关于标点两两相邻的通知', pairs()));
seed(5);
judge('columns', document('关于行尾各列的通知', columns()));
seed(6);
judge('headings', document('关于各级标题的通知', headings()));
for my $shape ([4, 70, 12], [6, 90, 5], [14, 60, 8]) {
    seed($shape->[0]);
    my $table = table(@$shape);
    my ($header) = $table =~ /\A\| (.*) \|\n/;
    $header =~ s/ \| //g;
    judge("table-$shape->[0]", document('关于跨页表格的通知',
            prose(30), $table, prose(60)), $header);
}
done_testing();
