#!/usr/bin/perl
# Prints what fangan costs: CPU (user + system) and peak memory of whole
# processes, the median of some runs.  Prints, never judges.
#
#   make bench            ROUNDS=100 make bench
use strict;
use warnings;
use Encode qw(decode_utf8 encode_utf8);
use File::Temp qw(tempdir);

my $fangan = $ENV{FANGAN} or die "FANGAN is not set\n";
my $rounds = $ENV{ROUNDS} // 40;
my $dir = tempdir(CLEANUP => 1);

sub slurp { open my $in, '<:raw', $_[0] or die "$_[0]: $!"; local $/; return <$in> }
sub spew { open my $out, '>:raw', $_[0] or die "$_[0]: $!"; print $out $_[1]; close $out; return $_[0] }

# CPU in ms of one run, and its exit status.
sub measure {
    my @command = @_;
    my @before = times;
    my $pid = fork() // die;
    if ($pid == 0) {
        open STDOUT, '>', '/dev/null';
        open STDERR, '>', '/dev/null';
        exec @command or exit 127;
    }
    waitpid $pid, 0;
    my $status = $? >> 8;
    my @after = times;
    return (($after[2] + $after[3] - $before[2] - $before[3]) * 1000, $status);
}

# `times` counts in ticks of 10 ms: a batch of runs is measured together.
sub cpu {
    my ($n, @command) = @_;
    my @got;
    for (1 .. 5) {
        my $sum = 0;
        for (1 .. $n) {
            my ($ms, $status) = measure(@command);
            die "@command: exit $status\n" if $status > 1;
            $sum += $ms;
        }
        push @got, $sum / $n;
    }
    return (sort { $a <=> $b } @got)[2];
}

sub peak {
    my @command = @_;
    my $log = "$dir/time";
    return undef if !-x '/usr/bin/time';
    system('/usr/bin/time', '-f', '%M', '-o', $log, 'sh', '-c', 'exec "$@" >/dev/null 2>&1', 'sh', @command);
    return slurp($log) / 1024;
}

sub line {
    my ($name, $n, @command) = @_;
    my $ms = cpu($n, @command);
    my $mib = peak(@command);
    printf "%-46s %9.1f ms CPU  %s\n", $name, $ms, defined $mib ? sprintf('%6.1f MiB', $mib) : '';
    return $ms;
}

my ($plan) = sort { -s $b <=> -s $a } glob 'plans/*.md';
printf "the largest plan: %s, %d characters; medians of 5 batches of %d runs\n\n",
    $plan, length decode_utf8(slurp($plan)), $rounds;
line('fangan version (start-up)', $rounds, $fangan, 'version');
line('fangan check', $rounds, $fangan, 'check', $plan);
line('fangan show --json', $rounds, $fangan, 'show', '--json', $plan);
line('fangan build -t docx', $rounds, $fangan, 'build', '-q', '-t', 'docx', '-o', "$dir/a.docx", $plan);
line('fangan build -t pages (layout, no PDF)', $rounds, $fangan, 'build', '-q', '-t', 'pages', '-o', "$dir/a.pages", $plan);
line('fangan build -t pdf', $rounds, $fangan, 'build', '-q', '-t', 'pdf', '-o', "$dir/a.pdf", $plan);
line('fangan build -t docx,pdf', $rounds, $fangan, 'build', '-q', '-o', "$dir/", $plan);
line('pandoc, the same text to DOCX', 2, 'pandoc', '-f', 'markdown', '-o', "$dir/p.docx", $plan)
    if system('command -v pandoc >/dev/null 2>&1') == 0;

# 100 times the text: different text, since one paragraph repeated would hide
# what fonts and compression cost.  Characters are drawn with a fixed seed from
# the common hanzi, in the frequencies of the plan's own paragraphs.
my $seed = 12345;
sub draw { $seed = ($seed * 1103515245 + 12345) & 0x7fffffff; return ($seed >> 8) % $_[0] }
my @han = map { chr } 0x4E00 .. 0x9FA5;
my $source = decode_utf8(slurp($plan));
my ($front, $body) = $source =~ /\A(---\n.*?\n---\n)(.*)/s;
my @frequent = grep { /\p{Han}/ } split //, $body;
sub vary {
    my ($text, $share) = @_;
    return join '', map { /\p{Han}/ && draw(100) < $share ? $frequent[draw(scalar @frequent)] : $_ } split //, $text;
}
my $one = spew("$dir/one.md", encode_utf8($front . $body));
my $hundred = spew("$dir/hundred.md", encode_utf8($front . join "\n", $body,
    map { my $copy = $body; $copy =~ s/^(?!#|\||$)(.+)$/vary($1, 60)/gme; $copy } 2 .. 100));
# An empty program linked to what the DOCX side links to.
my $empty = "$dir/empty";
spew("$empty.c", "int main(void) { return 0; }\n");
if (system("cc -O2 -Wl,--no-as-needed '$empty.c' -o '$empty' \$(pkg-config --libs libxml-2.0 libzip) 2>/dev/null") == 0) {
    line('an empty program linked to libxml2 and libzip', $rounds, $empty);
}

# Many different plans in one process: fonts and modules are opened once.
mkdir "$dir/many";
my @many = map {
    my $copy = $body;
    $copy =~ s/^(?!#|\||$)(.+)$/vary($1, 30)/gme;
    spew("$dir/many/$_.md", encode_utf8($front . $copy));
} 1 .. 200;
print "\n200 different plans of that size in one process:\n";
printf "%-46s %9.2f ms CPU each\n", 'fangan check', cpu(1, $fangan, 'check', @many) / @many;
for my $format (qw(docx pages pdf)) {
    my $ms = cpu(1, $fangan, 'build', '-q', '-t', $format, '-o', "$dir/many/", @many);
    printf "%-46s %9.2f ms CPU each\n", "fangan build -t $format", $ms / @many;
}

print "\n100 times the text:\n";
for my $what (['check', 'check'], ['build -t docx', 'build', '-q', '-t', 'docx', '-o', "$dir/h.docx"],
    ['build -t pages', 'build', '-q', '-t', 'pages', '-o', "$dir/h.pages"],
    ['build -t pdf', 'build', '-q', '-t', 'pdf', '-o', "$dir/h.pdf"]) {
    my ($name, @command) = @$what;
    my $small = cpu($rounds, $fangan, @command, $one);
    my $large = cpu(1, $fangan, @command, $hundred);
    my $mib = peak($fangan, @command, $hundred);
    printf "%-46s %9.1f ms CPU  %s  %5.1f times one\n", $name, $large,
        defined $mib ? sprintf('%6.1f MiB', $mib) : '', $large / $small;
}
