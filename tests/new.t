#!/usr/bin/perl
# Drafting: values from options and files, the interview on a terminal, last
# year's plan, templates out of plans.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode encode_utf8);
use Fangan;
use IPC::Open2;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/new';
mkdir $dir;
my %env = (LC_ALL => 'C.UTF-8', XDG_DATA_HOME => "$dir/data", XDG_STATE_HOME => "$dir/state",
    SOURCE_DATE_EPOCH => 1767225600); # 2026-01-01
my %in = (dir => $dir, env => \%env);

sub runs {
    my ($args, $want, $name) = @_;
    my ($out, $err, $status) = map { decode_utf8($_) } fangan({%in}, map({ encode_utf8($_) } @$args), '--lang', 'zh');
    is($status, $want, "$name: exit $want") or diag($out, $err);
    return ($out, $err);
}
sub file { return decode_utf8(slurp("$dir/$_[0]")) }

# -- values ------------------------------------------------------------------
my @new = ('new', 'implementation-plan', '--no-input');
my (undef, $err) = runs([@new, '--set', '事项=开展全民阅读活动', '--set', '开始日期=2026年3月2日'], 0, '--set');
my $named = '关于开展全民阅读活动的实施方案.md';
ok(-s encode_utf8("$dir/$named"), 'the file is named after the title');
like($err, qr/“目标”还没有填 \[I056\]/, 'what is missing is said');
my (undef, $each) = runs(['new', 'notice', '--no-input', '--set', '事由=做好值班工作', '-o', 'each.md'], 0, 'a notice of little');
is(scalar(() = $each =~ /还没有填 \[I056\]/g), 6, 'each value by its name');
unlike($each, qr/--format full/, '... as no other command tells them');
like(file(encode_utf8($named)), qr/阶段（2026年3月2日至2026年4月1日）/, 'dates are reckoned');
(undef, $err) = runs([@new, '--set', '事项=开展全民阅读活动'], 2, 'a file that is there');
like($err, qr/已经存在，没有覆盖 \[I058\]/, 'is not overwritten');
runs([@new, '--set', '事项=开展全民阅读活动', '--force'], 0, '--force overwrites it');
like(file(encode_utf8($named)), qr/【待填：开始日期】/, 'with the new draft');

spew("$dir/v.yaml", encode_utf8("事项: 甲\n任务: [一件, 两件]\n主送: 甲局、乙（丙、丁）局\n开始日期: 2026-03-02\n"));
runs([@new, '--values', 'v.yaml', '--set', '事项=乙', '-o', 'v.md'], 0, '--values of YAML');
like(file('v.md'), qr/关于乙的/, '--set comes over --values');
like(file('v.md'), qr/### 一件。.*### 两件。/s, 'a list is repeated');
like(file('v.md'), qr/主送: \[甲局, 乙（丙、丁）局\]/, 'a list is split, but not in brackets');
spew("$dir/v.json", encode_utf8('{"事项": "甲", "任务": ["一件"], "开始日期": "2026-03-02"}'));
runs([@new, '--values', 'v.json', '-o', 'j.md'], 0, '--values of JSON');
like(file('j.md'), qr/关于甲的.*### 一件。/s, 'are taken');
spew("$dir/no.json", encode_utf8('{"公开": false, "发文机关": "甲局", "成文日期": "2026-03-02"}'));
runs(['new', 'notice', '--no-input', '--values', 'no.json', '-o', 'no.md'], 0, 'false of JSON');
unlike(file('no.md'), qr/附注/, 'is 否');
spew("$dir/bad.yaml", "- a\n");
(undef, $err) = runs([@new, '--values', 'bad.yaml', '-o', 'x.md'], 2, 'values that are no map');
like($err, qr/bad\.yaml:1:1/, 'have their place told');
runs([@new, '--values', 'none.yaml', '-o', 'x.md'], 2, 'a file that is not there');
(undef, $err) = runs([@new, '--set', '开始日起=2026-03-02', '-o', 'x.md'], 2, 'an unknown name');
like($err, qr/没有“开始日起”这个值 \[I051\].*是不是“开始日期”/s, 'gets the nearest');
(undef, $err) = runs([@new, '--set', '开始日期=下周', '-o', 'x.md'], 2, 'no date');
like($err, qr/“开始日期”的值“下周”不行.*\[I057\]/, 'is refused');
(undef, $err) = runs([@new, '--set', '事项', '-o', 'x2.md'], 2, '--set without =');
(undef, $err) = runs(['new', 'implementatoin-plan', '--no-input'], 2, 'an unknown template');
like($err, qr/\[I055\].*是不是“implementation-plan”/s, 'gets the nearest');
runs(['new'], 2, 'new without a template');
ok(!-e "$dir/x2.md", 'nothing was written');

# -- the terminal ------------------------------------------------------------
# Talks with the program on a terminal: waits for each text, then types.
my ($columns, $behind) = (200, ''); # of the terminal; what is run after it
sub talk {
    my ($command, @talk) = @_;
    local @ENV{keys %env, 'TERM'} = (values %env, 'xterm');
    my $run = $behind eq '' ? 'exec' : 'trap : INT TERM;';
    my $pid = open2(my $from, my $to, 'script', '-qec', "cd $dir; stty cols $columns; $run $ENV{FANGAN} $command --lang zh; $behind", '/dev/null');
    my ($seen, $all) = ('', '');
    local $SIG{ALRM} = sub { die "timeout after: $seen\n" };
    local $SIG{PIPE} = 'IGNORE';
    eval {
        alarm 20;
        # behind a question, its prompt: else the echo comes before it
        @talk = map { /^\[\d+\/\d+\] $/ ? ($_, '', '> ') : $_ } @talk;
        while (my ($want, $type) = splice @talk, 0, 2) {
            my $at;
            while (($at = index $seen, encode_utf8($want)) < 0) {
                sysread($from, my $more, 4096) or die 'it ended before: ' . encode_utf8($want) . "\n";
                $seen .= $more;
                $all .= $more;
            }
            $seen = substr $seen, $at + length encode_utf8($want);
            syswrite $to, encode_utf8($type);
        }
        while (sysread $from, my $more, 4096) { $all .= $more }
    };
    diag(decode_utf8($@)) if $@;
    alarm 0;
    close $to;
    kill 'KILL', $pid if $@;
    waitpid $pid, 0;
    return (decode_utf8($all), $? >> 8);
}

SKIP: {
    skip 'there is no terminal to be had', 33 if system('script -qec true /dev/null >/dev/null 2>&1') != 0;
    my ($all, $status) = talk('new minutes -o talk.md',
        '[1/11] ', "临江市教育局\n", '[2/11] ', "局务会议\n", '[3/11] ', "昨天\n",
        '不行，应当是日期', "?\n", '日期，如', "2026-03-02\n",
        '[4/11] ', "<\n", '[3/11] ', "2026-03-09\n", '[4/11] ', "局长王某某\n",
        '[5/11] ', "工作要\x{7f}安排\n", '[6/11] ', "\x03");
    like($all, qr/\[2026-03-02\] > /, '< goes back, the answer is offered');
    unlike($all, qr/\\x/, 'nothing is escaped');
    ok(!-e "$dir/talk.md", 'Ctrl-C writes no draft');
    ok(-s "$dir/state/fangan/new-minutes.yaml", 'but the answers are kept');
    ($all, $status) = talk('new minutes -o talk.md',
        '上次答过 5 项', '', '[临江市教育局] > ', "\n", '[局务会议] > ', "\n",
        '[2026-03-09] > ', "\n", '[局长王某某] > ', "\n", '[工作安排] > ', "\n",
        '[6/11] ', "王某某、李某某\n", '[7/11] ', "\n", '[8/11] ', "\n",
        '[2026年3月12日] > ', "\n", '[10/11] ', ".\n", '[临江市教育局办公室] > ', "\n");
    is($status, 0, 'the second start ends well');
    like(file('talk.md'), qr/2026年3月9日，局长王某某主持召开局务会议，研究了工作安排等事项/, 'with the answers of both');
    like(file('talk.md'), qr/^出席：王某某　李某某$/m, 'and those of a list');
    ok(!-e "$dir/state/fangan/new-minutes.yaml", 'the answers are forgotten then');
    ($all, $status) = talk('new minutes -o talk.md');
    is($status, 2, 'a file that is there is told before anything is asked');
    unlike($all, qr{\[1/11\]}, 'and nothing is asked');
    ($all, $status) = talk('new minutes --force -o talk.md --set 会议名称=党组会议',
        '[1/10] ', "甲局\n", '[2/10] ', "2026-03-02\n", '[3/10] ', "<\n", '[2/10] ', "2026-03-04\n",
        '[3/10] ', "局长王某某\n", '[4/10] ', "甲\n", '[5/10] ', "\n", '先空着', '', '[6/10] ', "\n", '[7/10] ', "\n",
        '[2026年3月7日] > ', "<\n", '[7/10] ', "<\n", '[6/10] ', "<\n", '[5/10] ', "<\n", '[4/10] ', "<\n",
        '[3/10] ', "<\n", '[2/10] ', "2026-03-10\n", '[3/10] ', "\n", '[4/10] ', "\n", '[5/10] ', "\n",
        '[6/10] ', "\n", '[7/10] ', "\n", '[2026年3月13日] > ', "\n", '[9/10] ', "\n", '[10/10] ', "\x04");
    is($status, 0, 'the end of the input ends the questions');
    like(file('talk.md'), qr/党组会议.*成文日期: 2026-03-13.*【待填：出席】/s, 'a default follows what it is made of');

    # erasing
    for my $case ([200, "临江市教育局\x7f\x7f科", '> 临江市教科'], [200, "局务 会议\x17党组", '> 局务 党组'], [200, "局务\x15党组", '> 党组'],
        [200, "\x7f甲\e[A\eOB\e[3~\e[5~乙", '> 甲乙'], [11, "甲乙丙丁戊己庚辛\x7f\x7f\x7f\x7f\x7f子", '> 甲乙丙子'], [11, "甲乙丙丁戊己庚辛\x7f", '> 甲乙丙丁', '戊己庚'],
        [200, "临江教育局\e[D\e[D\e[D市", '> 临江市教育局'], [200, "临江市教育局\e[D\x7f\e[D\e[3~体", '> 临江市体局'], [200, "教育·局\e[H市\eOF×", '> 市教育·局×'],
        [11, "甲乙丁戊己庚\e[D\e[D\e[D\e[D丙", '> 甲乙丙丁', '戊己庚'], [11, "甲乙丙丁戊己庚辛\e[H\e[3~x", '> x乙丙丁戊', '己庚辛'], [200, "甲\t乙", '> 甲 乙']) {
        my ($width, $typed, @want) = @$case;
        $columns = $width;
        unlink "$dir/state/fangan/new-minutes.yaml";
        local $env{LC_ALL} = 'C';
        ($all) = talk('new minutes -o erased.md', '[1/11] ', "$typed\n", '[2/11] ', "\x03");
        my @rows = screen($all, $width);
        my ($first) = grep { $rows[$_] =~ /^> / } 0 .. $#rows;
        is(join('|', @rows[$first .. $first + $#want]), join('|', @want), "$want[0] is left, and nothing of what was erased");
    }
    ($columns, $behind) = (200, 'stty -a');
    ($all) = talk('new minutes -o erased.md', '[1/11] ', "甲\x03");
    like($all, qr/(?<!-)icanon.* echo /s, 'after Ctrl-C the terminal is as it was');
    $behind = '';
    {
        local $env{FANGAN_MODULES} = $dir;
        ($all, $status) = talk('new minutes -o without.md');
        is($status, 2, 'without the module that reads lines it stops');
        like($all, qr/line\.so.*\[W010\]/s, 'and says what is missing');
    }
    {
        local $env{XDG_STATE_HOME} = '/proc/none';
        ($all) = talk('new minutes -o erased.md', '[1/11] ', "甲局\n", '[2/11] ', "会议\n", '[3/11] ', "2026-03-02\n", '[4/11] ', "\x03");
        is(() = $all =~ m{^fangan：?:? /proc/none}mg, 1, 'that answers can\'t be kept is tried once');
        is(() = $all =~ /答案记不下来/g, 1, 'and said once');
    }
}

# What stands on a terminal of so many columns when all this was put out.
sub screen {
    my ($text, $width) = @_;
    my ($row, $column, $is_full, @cells) = (0, 0, 0);
    while ($text =~ /\G(?:\e\[(\d*)([A-Za-z@])|(.))/gs) {
        my ($n, $letter, $c) = ($1, $2, $3 // '');
        if (defined $letter || $c =~ /[\r\n\x07\b\t]/) {
            $is_full = 0 if $c ne "\x07";
            $letter //= '';
            if ($letter eq 'A') { $row -= $n || 1 }
            elsif ($letter eq 'C') { $column += $n || 1 }
            elsif ($letter eq 'G') { $column = ($n || 1) - 1 }
            elsif ($letter eq 'J' || $letter eq 'K') {
                splice @cells, $row + 1 if $letter eq 'J';
                $#{$cells[$row]} = $column - 1 if @{$cells[$row] // []} > $column;
            }
            elsif ($letter ne '') { die "\\e[$n$letter is not known here\n" }
            elsif ($c eq "\r") { $column = 0 }
            elsif ($c eq "\n") { $row++ }
            elsif ($c eq "\b") { $column-- if $column > 0 }
            elsif ($c eq "\t") { $column += 8 - $column % 8 }
            $column = $width - 1 if $column >= $width;
            next;
        }
        my $wide = $c =~ /[\x{2e80}-\x{ffe6}]/ ? 2 : 1;
        ($row, $column) = ($row + 1, 0) if $is_full || $column + $wide > $width;
        @{$cells[$row]}[$column .. $column + $wide - 1] = ($c, ('') x ($wide - 1));
        $column += $wide;
        ($is_full, $column) = (1, $width - 1) if $column == $width;
    }
    return map { (join '', map { $_ // ' ' } @{$_ // []}) =~ s/ +$//r } @cells;
}

# -- last year's plan --------------------------------------------------------
my $old = <<'PLAN';
---
文种: 实施方案
标题: 2025年科普宣传周活动实施方案
发文机关: 临江市科学技术协会
发文字号: 临科协发〔2025〕8号
成文日期: 2025-04-22
---

根据省科协文件（某科协发〔2024〕30号）和《规划（2025年）》精神，制定本实施方案。

## 总体要求

弘扬科学精神，到2030年全面覆盖。

## 主要内容

### 举办讲座。

2025年5月8日（星期四）开讲。

## 方法步骤

### 宣传发动（2025年5月1日至5月7日）。

张贴海报。

## 组织领导

由局长王某某任组长。
PLAN
spew("$dir/old.md", encode_utf8($old));
(undef, $err) = runs(['new', '--from', 'old.md'], 0, '--from');
my $this = file(encode_utf8('2026年科普宣传周活动实施方案.md'));
(my $moved = $old) =~ s/^(标题: )2025/${1}2026/m;
$moved =~ s/^成文日期: 2025/成文日期: 2026/m;
$moved =~ s/2025年5月8日（星期四）/2026年5月8日（星期五）/;
$moved =~ s/（2025年5月1日/（2026年5月1日/;
(my $bare = $this) =~ s/^(?:# 请核对\n|<!-- 请核对.*? -->\n\n)//mg;
is($bare, $moved, 'text and structure stay, dates move');
like($this, qr/^# 请核对\n发文字号: 临科协发〔2025〕8号$/m, 'the number is marked');
like($this, qr/^<!-- 请核对：某科协发〔2024〕30号 -->\n\n根据/m, 'and numbers in the text');
like($this, qr/^<!-- 请核对：由局长王某某任组长 -->\n\n由/m, 'and names');
for my $line ($err =~ /^(  第 .*)$/mg) {
    my ($n, $what) = $line =~ /第 (\d+) 行：“?([^”]+?)(?:是|”|原来)/ or next;
    my ($year_less) = $what =~ /^\d{4}年(.*)$/;
    like((split /\n/, $this)[$n - 1], qr/\Q${\($year_less || $what)}\E|2030年|2025年/, "line $n is where $what is");
}
like($err, qr/2026年5月1日是劳动节/, 'a holiday is pointed out');
like($err, qr/2026年5月8日原来写的星期不对了，改成星期五/, 'and a weekday that was changed');
like($err, qr/“2030年”没有改/, 'and a year that was left');
runs(['check', '2026年科普宣传周活动实施方案.md'], 0, 'what comes out is a plan');
runs(['new', '--from', 'old.md', '--years', '3', '-o', 'y.md'], 0, '--years');
like(file('y.md'), qr/2028年5月8日（星期一）/, 'moves by as many');
runs(['new', '--from', 'old.md', '--set', '年份=2027', '-o', 'z.md'], 0, '--set 年份');
like(file('z.md'), qr/成文日期: 2027-04-22/, 'moves to that year');
runs(['build', '-t', 'docx', 'old.md', '-o', 'old.docx'], 0, 'the old plan as a Word file');
runs(['new', '--from', 'old.docx', '-o', 'docx-new.md'], 0, '--from a Word file');
is(file('docx-new.md'), $this, 'gives the same');
spew("$dir/notice.md", encode_utf8("---\n文种: 通知\n标题: 关于印发《2025年科普宣传周活动实施方案》的通知\n发文机关: 甲局\n"
    . "主送: [乙局]\n成文日期: 2025-04-23\n印发: old.md\n---\n\n现印发给你们，请认真执行。\n"));
runs(['build', '-t', 'docx', 'notice.md', '-o', 'notice.docx'], 0, 'a circular with its plan as a Word file');
(undef, $err) = runs(['new', '--from', 'notice.docx', '-o', 'docx-plan.md'], 0, '--from the circular');
like($err, qr/\[I019\]/, 'says that there are two');
like(file('docx-plan.md'), qr/^标题: 2026年科普宣传周活动实施方案\n.*^## 方法步骤\n/ms, 'and takes the plan');
(my $crlf = $old) =~ s/\n/\r\n/g;
spew("$dir/crlf.md", encode('cp936', $crlf));
runs(['new', '--from', 'crlf.md', '-o', 'crlf-new.md'], 0, '--from GBK with CRLF');
is(file('crlf-new.md'), $this =~ s/\n/\r\n/gr, 'gives the same with its line ends');
spew("$dir/plain.txt", encode_utf8("读书活动实施方案\n\n一、目标\n\n多读书。\n\n二、步骤\n\n2024年3月5日开始。\n"));
runs(['new', '--from', 'plain.txt', '-o', 'p.md'], 0, '--from a text');
like(file('p.md'), qr/^## 目标\n.*2026年3月5日开始/ms, 'becomes a plan file of this year');
spew("$dir/none.txt", encode_utf8("读书活动实施方案\n\n一、目标\n\n多读书。\n"));
(undef, $err) = runs(['new', '--from', 'none.txt', '-o', 'n.md'], 0, 'a plan without a year');
like($err, qr/\[I062\]/, 'is told');
runs(['new', '--from', 'old.md', '--years', 'x', '-o', 'w.md'], 2, '--years that is no number');
runs(['new', '--from', 'old.md', '--set', '事项=x', '-o', 'w.md'], 2, '--from with a value');
runs(['new', 'notice', '--from', 'old.md', '-o', 'w.md'], 2, '--from with a template');
runs(['new', '--from', 'nothing.md', '-o', 'w.md'], 2, '--from a file that is not there');
ok(!-e "$dir/w.md", 'nothing was written');

# -- the circular of a plan --------------------------------------------------
mkdir "$dir/$_" for qw(above above/plans beside);
spew("$dir/above/plans/p.md", encode_utf8($old));
for my $case (['above/plans/p.md', 'above/plans/a.md', 'p.md'], ['above/plans/p.md', 'above/b.md', 'plans/p.md'],
    ['./above/plans/p.md', './c.md', 'above/plans/p.md'], ['above/plans/p.md', './d.md', 'above/plans/p.md'],
    ["$dir/above/plans/p.md", 'above/e.md', 'plans/p.md'], ['above/plans/p.md', "$dir/above/f.md", 'plans/p.md'],
    ['above/plans/p.md', 'beside/../g.md', 'above/plans/p.md']) {
    my ($from, $to, $want) = @$case;
    runs(['circular', $from, '--no-input', '-o', $to], 0, "circular $from -o $to");
    like(decode_utf8(slurp($to =~ m{^/} ? $to : "$dir/$to")), qr/^印发: \Q$want\E$/m, "names $want");
}
runs(['circular', 'above/plans/p.md', '--no-input', '-o', './'], 0, 'circular -o ./');
runs(['circular', 'above/plans/p.md', '--no-input', '-o', 'beside/x.md'], 2, 'a circular beside the folder of the plan');
runs(['circular', 'above/plans/p.md', '--no-input', '-o', 'above/plan'], 2, 'or in a folder whose name begins the same')
    if mkdir "$dir/above/plan";
runs(['circular', '-', '--no-input', '-o', 'x.md'], 2, 'a circular of standard input');

# -- a template out of a plan ------------------------------------------------
(my $good = $old) =~ s/张贴海报。/用 {{ 张贴海报。/;
spew("$dir/good.md", encode_utf8($good));
(undef, $err) = runs(['templates', 'add', '--from-plan', 'good.md', '宣传周'], 0, 'add --from-plan');
like($err, qr/宣传周：没有问题/, 'it passes templates check');
like((runs(['templates'], 0, 'templates'))[0], qr/^宣传周 {15}2025年/m, 'is listed in the same columns');
my $skeleton = decode_utf8(slurp(encode_utf8("$dir/data/fangan/templates/宣传周/skeleton.md")));
like($skeleton, qr/（\{\{开始日期\}\}至\{\{开始日期 \+ 6天\}\}）/, 'dates of stages are reckoned');
like($skeleton, qr/^标题: \{\{标题\}\}\n发文机关: \{\{发文机关\}\}$/m, 'the front matter has values');
runs(['new', '宣传周', '--no-input', '-o', 'same.md'], 0, 'filled with its defaults');
(my $same = $good) =~ s/^发文字号.*\n//m;
$same =~ s/（2025年5月1日至5月7日）/（2025年5月1日至2025年5月7日）/;
is(file('same.md'), $same, 'it gives the plan again');
spew("$dir/crlf.md", encode('cp936', $good =~ s/\n/\r\n/gr));
runs(['templates', 'add', '--from-plan', 'crlf.md', '宣传周二'], 0, 'of a plan in GBK');
is(decode_utf8(slurp(encode_utf8("$dir/data/fangan/templates/宣传周二/skeleton.md"))), $skeleton, 'gives the same');
(undef, $err) = runs(['templates', 'add', '--from-plan', 'good.md', '宣传周'], 2, 'once more');
like($err, qr/\[I058\]/, 'is refused');
runs(['templates', 'add', '--from-plan', 'good.md', '宣传周', '--force'], 0, 'but with --force');
runs(['templates', 'add', '--from-plan', 'plain.txt'], 2, 'what is no plan file');
my ($out) = runs(['templates'], 0, 'templates');
like($out, qr/^宣传周 .*由 good\.md 做成/m, 'lists it');
done_testing();
