#!/usr/bin/perl
# What README.md, README.zh-CN.md and the examples of the man pages show runs as
# it is shown, and the options that they name are there.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $top = top();
my $bin = scratch() . '/bin';
mkdir $bin;
symlink $ENV{FANGAN}, "$bin/fangan" or die;
my $has_ninja = system('command -v ninja >/dev/null') == 0;

my $plan = decode_utf8(slurp("$top/tests/cases/basic.md"));
my $letter = "---\n文种: 函\n标题: 某市图书馆关于商请支持的函\n发文机关: 某市图书馆\n发文字号: 某图函〔2026〕3号\n"
    . "主送: [\"{{单位}}\"]\n成文日期: 2026-03-02\n---\n\n商请{{单位}}支持，特此函达，请予函复。\n";

my $pasted = "关于开展读书活动的实施方案\n\n为推动全民阅读，制定如下方案。\n\n" . join '',
    "一、总体要求\n\n坚持服务读者，营造良好风气。\n\n", "二、主要内容\n\n每月举办一次讲座。\n\n",
    "三、方法步骤\n\n（一）宣传发动（2026年7月28日至8月15日）。张贴海报，发布消息。\n\n", "四、组织领导\n\n成立领导小组，统筹推进各项工作。\n";

# The files that a reader has: the names that the texts use.
sub set_out {
    my ($dir) = @_;
    system('mkdir', '-p', $dir) == 0 && system('cp', '-r', "$top/plans", $dir) == 0 or die;
    my $put = sub { spew("$dir/" . encode_utf8($_[0]), encode_utf8($_[1])) };
    $put->($_, $plan) for qw(plan.md 方案.md);
    $put->($_, $plan =~ s/^## 组织领导.*//msr) for qw(draft.md 草稿.md);
    $put->($_, $letter) for qw(letter.md 函.md);
    $put->($_, "单位\n甲区图书馆\n乙区图书馆\n") for qw(units.csv 名单.csv);
    $put->($_, $pasted) for qw(pasted.txt 网页.txt);
    $put->($_, "发文机关: 某市图书馆\n") for qw(values.yaml 值.yaml);
    for my $name (qw(old.docx 旧方案.docx 2025年科普活动方案.docx)) {
        my (undef, $err, $status) = fangan({dir => $dir}, qw(build -q plan.md -t docx -o), encode_utf8($name));
        is($status, 0, "$name is made") or diag($err);
    }
    return $dir;
}

sub runs_as_shown {
    my ($dir, $command, $where) = @_;
    $command =~ s/ && ninja\b// unless $has_ninja;
    my $data = "$dir/home";
    my ($out, $err, $status) = run({dir => $dir, env => {PATH => "$bin:$ENV{PATH}", XDG_STATE_HOME => $data, XDG_DATA_HOME => $data}},
        'sh', '-c', encode_utf8($command));
    is($status, 0, "$where: $command") or diag(decode_utf8($err));
    return decode_utf8($out . $err);
}

# Every option that a text names behind a command is one of the command's.
my %options;
sub has_options {
    my ($text, $where) = @_;
    while ($text =~ /\bfangan ([a-z]+)\b([^`\n|]*)/g) {
        my ($command, $rest) = ($1, $2);
        next if $command eq 'fangan';
        $options{$command} //= decode_utf8((fangan($command, '--help', '--lang', 'en'))[0]);
        for my $option ($rest =~ /(?<=\s)(--[a-z-]+|-[a-z])\b/g) {
            like($options{$command}, qr/(?:^|[ ,])\Q$option\E\b/m, "$where: $command has $option");
        }
    }
}

# -- README ------------------------------------------------------------------
for my $name (qw(README.md README.zh-CN.md)) {
    my $text = decode_utf8(slurp("$top/$name"));
    my $dir = set_out(scratch() . "/$name");
    has_options($text, $name);
    unlike($text, qr{out/bin/fangan [a-z]}, "$name calls the program by one name");
    my @blocks = map { s/^    //mgr =~ s/\A\n+//r } $text =~ /((?:^ {4}.*\n|\n(?= {4}))+)/mg;
    my @plans = grep { /^---\n/ } @blocks;
    is(scalar @plans, 2, "$name shows a plan and a circular");
    my ($title) = $plans[1] =~ /^印发: (.*)$/m;
    spew("$dir/" . encode_utf8($title), encode_utf8($plans[0]));
    spew("$dir/circular.md", encode_utf8($plans[1]));
    runs_as_shown($dir, 'fangan show circular.md', $name);
    my $pages = runs_as_shown($dir, 'fangan build -t pages -o - --draft circular.md', $name);
    like($pages, qr/〔2026〕3号.*印发给你们.*总体要求.*印发/s, "$name: the circular has its number, its text, the plan and the imprint");
    my @commands = grep { /^fangan / } map { split /\n/ } @blocks;
    cmp_ok(scalar @commands, '>', 15, "$name shows commands");
    runs_as_shown($dir, $_, $name) for @commands;
    for my $made (qw(out/san-bi-yi-zheng-dang.docx out/san-bi-yi-zheng-dang.pdf 三比一争当.pdf)) {
        ok(-s "$dir/" . encode_utf8($made), "$name: $made is there");
    }
    for my $link ($text =~ /\]\(([^)#]+)\)/g) {
        ok(-e "$top/$link", "$name: $link is there");
        unlike($link, qr/\.\d$/, "$name: $link is no source of a man page");
    }
}
for my $path ((grep { !m{/rules\.md$} } glob "$top/docs/*.md"), glob("$top/docs/zh_CN/*.md")) {
    my ($folder) = $path =~ m{(.*)/};
    for my $link (grep { !/^https?:/ } decode_utf8(slurp($path)) =~ /(?<!!)(?<!`)\[[^\]`]*\]\(([^)#]+)\)/g) {
        ok(-e "$folder/$link", "$path: $link is there");
    }
}
my %blocks;
for my $name (qw(README.md README.zh-CN.md)) {
    $blocks{$name} = join ' ', map { (split ' ', $_)[1] } grep { /^    fangan / } split /\n/, slurp("$top/$name");
}
is($blocks{'README.zh-CN.md'}, $blocks{'README.md'}, 'both show the same commands');

# -- Man pages ---------------------------------------------------------------
for my $page ('fangan.1', 'zh_CN/fangan.1') {
    my $text = decode_utf8(slurp("$top/docs/$page")) =~ s/\\([-&])/$1 eq '-' ? '-' : ''/ger;
    my $dir = set_out(scratch() . "/$page");
    my @commands = grep { !/ watch / } $text =~ /^\.Dl (fangan .*)$/mg;
    cmp_ok(scalar @commands, '>', 5, "$page has examples");
    runs_as_shown($dir, $_, $page) for @commands;
    has_options($text, $page);
}
done_testing();
