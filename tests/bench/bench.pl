#!/usr/bin/perl
# Prints what fangan costs: CPU (user + system) and peak memory of whole
# processes, the median of some runs.  Prints, never judges; the numbers in
# brackets are what fangan aims at on the machine that it is made on.
#
#   make bench            ROUNDS=100 make bench
use strict;
use warnings;
use Encode qw(decode_utf8 encode_utf8);
use File::Temp qw(tempdir);
use Time::HiRes qw(time);

my $fangan = $ENV{FANGAN} or die "FANGAN is not set\n";
my $rounds = $ENV{ROUNDS} // 40;
my $dir = tempdir(CLEANUP => 1);

sub slurp { open my $in, '<:raw', $_[0] or die "$_[0]: $!"; local $/; return <$in> }
sub spew { open my $out, '>:raw', $_[0] or die "$_[0]: $!"; print $out $_[1]; close $out; return $_[0] }

# Compiles a program of tests/bench or of here; undef if that can't be done.
sub compiled {
    my ($name, $source, $flags) = @_;
    my $command = ($ENV{CC} // 'cc') . " -std=c17 -O2 -D_GNU_SOURCE -Isrc '$source' -o '$dir/$name' $flags";
    return system($command) == 0 ? "$dir/$name" : undef;
}
my $cpu = compiled('cpu', 'tests/bench/cpu.c', '') or die "tests/bench/cpu.c can't be compiled\n";

# CPU in ms of one run of each command; they take turns.
sub cpu {
    my ($n, @commands) = @_;
    my @words = map { ('--', @$_) } @commands;
    shift @words;
    open my $out, '-|', $cpu, $n, @words or die "$cpu: $!";
    my @ms = map { $_ / 1000 } <$out>;
    close $out or die "@words: failed\n";
    return @ms;
}

sub peak {
    my @command = @_;
    my $log = "$dir/time";
    return undef if !-x '/usr/bin/time';
    system('/usr/bin/time', '-f', '%M', '-o', $log, 'sh', '-c', 'exec "$@" >/dev/null 2>&1', 'sh', @command);
    return (slurp($log) =~ /(\d+)\s*\z/)[0] / 1024;
}

sub show {
    my ($name, $ms, $rest) = @_;
    printf "%-46s %9.2f ms CPU  %s\n", $name, $ms, $rest // '';
}

sub line {
    my ($name, $n, @command) = @_;
    my ($ms) = cpu($n, \@command);
    my $mib = peak(@command);
    show($name, $ms, defined $mib ? sprintf('%6.1f MiB', $mib) : '');
    return $ms;
}

# What one command costs above another, both run in turns.
sub above {
    my ($name, $base, $command, $aim) = @_;
    my ($less, $more) = cpu(2 * $rounds, $base, $command);
    show($name, $more - $less, $aim);
}

my ($plan) = sort { -s $b <=> -s $a } glob 'plans/*.md';
printf "the largest plan: %s, %d characters; medians of %d runs\n\n", $plan, length decode_utf8(slurp($plan)), $rounds;
my @docx = ($fangan, 'build', '-q', '-t', 'docx', '-o', "$dir/a.docx", $plan);
line('fangan version (start-up)', $rounds, $fangan, 'version');
line('fangan check', $rounds, $fangan, 'check', $plan);
line('fangan show --json', $rounds, $fangan, 'show', '--json', $plan);
line('fangan build -t docx', $rounds, @docx);
line('fangan build -t pages (layout, no PDF)', $rounds, $fangan, 'build', '-q', '-t', 'pages', '-o', "$dir/a.pages", $plan);
line('fangan build -t pdf', $rounds, $fangan, 'build', '-q', '-t', 'pdf', '-o', "$dir/a.pdf", $plan);
line('fangan build -t docx,pdf', $rounds, $fangan, 'build', '-q', '-o', "$dir/", $plan);
line('pandoc, the same text to DOCX', 2, 'pandoc', '-f', 'markdown', '-o', "$dir/p.docx", $plan)
    if system('command -v pandoc >/dev/null 2>&1') == 0;

print "\nits parts:\n";
my $libs = $ENV{FANGAN_DOCX_LIBS} // '-lzip';
spew("$dir/empty.c", "int main(void) { return 0; }\n");
if (my $empty = compiled('empty', "$dir/empty.c", "-Wl,--no-as-needed $libs")) {
    line('an empty program linked as the DOCX side', $rounds, $empty);
    above('fangan build -t docx above that', [$empty], \@docx, '(at most 4)');
}
if (my $rules = compiled('rules', 'tests/bench/rules.c', "$ENV{FANGAN_OBJECTS} $ENV{FANGAN_LIBS} -ldl")) {
    local $ENV{FANGAN_DATA} = $ENV{FANGAN_DATA} // '.';
    above('reading above start-up', [$fangan, 'version'], [$rules, 'read', $plan]);
    above('all rules above reading', [$rules, 'read', $plan], [$rules, 'check', $plan], '(at most 2)');
}

# Much text: different text, since one paragraph repeated would hide what
# fonts and compression cost.  Characters are drawn with a fixed seed from the
# common hanzi, in the frequencies of the plan's own paragraphs.
my $seed = 12345;
sub draw { $seed = ($seed * 1103515245 + 12345) & 0x7fffffff; return ($seed >> 8) % $_[0] }
my $source = decode_utf8(slurp($plan));
my ($front, $body) = $source =~ /\A(---\n.*?\n---\n)(.*)/s;
my @frequent = grep { /\p{Han}/ } split //, $body;
sub vary {
    my ($share) = @_;
    my $copy = $body;
    $copy =~ s/^(?!#|\||$)(.+)$/join '', map { m{\p{Han}} && draw(100) < $share ? $frequent[draw(scalar @frequent)] : $_ } split m{}, $1/gme;
    return $copy;
}
sub times_text {
    my ($n) = @_;
    return spew("$dir/times-$n.md", encode_utf8($front . join "\n", $body, map { vary(60) } 2 .. $n));
}
my %text = map { $_ => times_text($_) } 1, 10, 100;

# Many different plans in one process: fonts and modules are opened once.
mkdir "$dir/many";
my @many = map { spew("$dir/many/$_.md", encode_utf8($front . vary(30))) } 1 .. 1000;
print "\nmany different plans of that size in one process:\n";
my $began = time;
my ($ms) = cpu(1, [$fangan, 'check', @many]);
my $took = time - $began;
show('fangan check, 1000 plans, each', $ms / @many, sprintf('%6.0f files a second (at least 300)', @many / $took));
splice @many, 200;
for my $format (qw(docx pages pdf)) {
    my ($ms) = cpu(1, [$fangan, 'build', '-q', '-t', $format, '-o', "$dir/many/", @many]);
    show("fangan build -t $format, 200 plans, each", $ms / @many);
}

# One letter for each of 1 000 rows, both formats, over the wall clock.
spew("$dir/letter.md", <<'PLAN');
---
文种: 通知
标题: 某市图书馆关于开展读书活动的通知
发文机关: 某市图书馆
发文字号: 某图发〔2026〕3号
份号: {{份号}}
密级: 机密★1年
主送: {{单位}}
成文日期: {{日期}}
印发机关: 某市图书馆办公室
印发日期: {{日期 + 1天}}
---

现将有关事项通知如下，请{{单位}}认真组织实施。

## 总体要求

为推动全民阅读，定于{{日期 + 15天}}开展读书活动，由{{单位}}负责。
PLAN
my $rows = 1000;
spew("$dir/units.csv", join '', "单位,日期\n", map { "第${_}县图书馆," . sprintf("2026-03-%02d\n", $_ % 28 + 1) } 1 .. $rows);
{
    require Time::HiRes;
    my $start = Time::HiRes::time();
    my @before = times;
    system($fangan, 'build', '-q', "$dir/letter.md", '--data', "$dir/units.csv", '-o', "$dir/letters") == 0 or die "batch: $?\n";
    my @after = times;
    my $ms = 1000 * ($after[2] + $after[3] - $before[2] - $before[3]);
    my $seconds = Time::HiRes::time() - $start;
    printf "\nfangan build --data, DOCX and PDF of %d rows: %.0f rows a second, %.1f ms CPU each\n", $rows, $rows / $seconds, $ms / $rows;
    my $mib = peak($fangan, 'build', '-q', "$dir/letter.md", '--data', "$dir/units.csv", '-o', "$dir/letters2");
    printf "%-46s %27.1f MiB a process\n", '', $mib if defined $mib;
}

print "\n1, 10 and 100 times the text:\n";
for my $what (['check', 'check'], ['check --format short', 'check', '--format', 'short'],
    ['build -t docx', 'build', '-q', '-t', 'docx', '-o', "$dir/h.docx"],
    ['build -t pages', 'build', '-q', '-t', 'pages', '-o', "$dir/h.pages"],
    ['build -t pdf', 'build', '-q', '-t', 'pdf', '-o', "$dir/h.pdf"]) {
    my ($name, @command) = @$what;
    my ($one) = cpu($rounds, [$fangan, @command, $text{1}]);
    my ($ten) = cpu(5, [$fangan, @command, $text{10}]);
    my ($hundred) = cpu(1, [$fangan, @command, $text{100}]);
    my $mib = peak($fangan, @command, $text{100});
    printf "%-22s %9.1f %9.1f %9.1f ms CPU  %s  %5.1f and %5.1f times one\n", $name, $one, $ten, $hundred,
        defined $mib ? sprintf('%6.1f MiB', $mib) : '', $ten / $one, $hundred / $one;
}

# A Word file of about 1 MB: paragraphs of many different characters, since
# text that repeats itself would be packed away.
my $word = "$dir/word.docx";
my @han = map { chr } 0x4E00 .. 0x9FA5;
my $long = join "\n\n", map { join '', map { $han[draw(3500)] } 1 .. 30 + draw(100) } 1 .. 6300;
spew("$dir/long.md", "# 关于开展读书活动的实施方案\n\n" . encode_utf8("$long\n"));
system($fangan, 'build', '-q', '--draft', '-t', 'docx', '-o', $word, "$dir/long.md");
if (-e $word) {
    printf "\na Word file of %.2f MB:\n", (-s $word) / 1e6;
    line('fangan show', 2, $fangan, 'show', $word);
    line('fangan show, the same text as Markdown', 2, $fangan, 'show', "$dir/long.md");
}

# Texts of 100 KB and 1 MB with headings, and that Word file: import reads,
# decides and writes.
sub office_text {
    my ($bytes) = @_;
    my @numbers = ('一', '二', '三', '四', '五', '六', '七', '八', '九');
    my ($text, $n) = ("关于开展读书活动的实施方案\n", 0);
    my $some = sub { encode_utf8(join '', map { $frequent[draw(scalar @frequent)] } 1 .. $_[0]) };
    while (length($text) < $bytes) {
        $text .= $numbers[$n++ % 9] . '、' . $some->(8) . "\n" if length($text) > 3e3 * $n;
        $text .= $some->(40) . "。\n";
    }
    return $text;
}
print "\nimport:\n";
mkdir "$dir/in";
for my $case (['a text of 100 KB (at most 10)', 1e5, 20], ['a text of 1 MB', 1e6, 3]) {
    my ($name, $bytes, $n) = @$case;
    my $path = spew("$dir/in/text.txt", office_text($bytes));
    line("fangan import, $name", $n, $fangan, 'import', '-q', '--force', '-o', "$dir/in/", $path);
}
if (-e $word) {
    line(sprintf('fangan import, a Word file of %.2f MB (at most 60)', (-s $word) / 1e6), 5,
        $fangan, 'import', '-q', '--force', '-o', "$dir/in/", $word);
}
