#!/usr/bin/perl
# Replays mutated plan files through a sanitized build: bytes and pieces of
# the cases and plans are swapped, cut, repeated and overwritten by a seeded
# generator.  Whatever comes out, the program must end by itself, with an exit
# status of its own and without a sanitizer's report.
#
#   mutate.pl [ROUNDS [SEED]]
use strict;
use warnings;
use File::Temp qw(tempdir);

my ($rounds, $seed) = @ARGV;
$rounds ||= 300;
$seed //= 1;
my $fangan = $ENV{FANGAN} or die "FANGAN is not set\n";
my $dir = tempdir(CLEANUP => 1);
$ENV{ASAN_OPTIONS} = 'detect_leaks=0:abort_on_error=1';

sub draw { $seed = ($seed * 1103515245 + 12345) & 0x7fffffff; return ($seed >> 8) % ($_[0] || 1) }
sub slurp { open my $in, '<:raw', $_[0] or die; local $/; return <$in> }

my @seeds = map { slurp($_) } glob('tests/cases/*.md'), glob('plans/*.md');
my @pieces = ("---\n", '## ', '### ', '> ', '- ', '1. ', '|a|b|', "\n|-|-|\n", '**', '*', '_', '`', '[', '](', '![', '<!--', '-->',
    '{role=', '}', '<br>', "\xe4\xb8\x80\xe3\x80\x81", "\xef\xbc\x88\xe4\xb8\x80\xef\xbc\x89", "\0", "\xff", "\r", "\r\n", "\t", ' ' x 5,
    "\xe3\x80\x80", '&amp;', '\\', "```\n", "===\n", ': [', '{a: ', '&a', '*a', "\xe7\xac\xac\xe4\xb8\x80\xe9\x98\xb6\xe6\xae\xb5",
    "2026\xe5\xb9\xb413\xe6\x9c\x8840\xe6\x97\xa5\xe8\x87\xb3", "\xe6\x9c\x88\xe5\xba\x95", "\xf0\xa0\xae\xb7", "\xe2\x80\x94" x 3);

sub mutate {
    my ($text) = @_;
    for (1 .. 1 + draw(6)) {
        my $at = draw(length $text);
        my $way = draw(5);
        if    ($way == 0) { substr($text, $at, 1) = chr draw(256) }
        elsif ($way == 1) { substr($text, $at, 0) = $pieces[draw(scalar @pieces)] x (1 + draw(3)) }
        elsif ($way == 2) { substr($text, $at, draw(200)) = '' }
        elsif ($way == 3) { substr($text, $at, 0) = substr($text, draw(length $text), draw(300)) }
        else              { my $other = $seeds[draw(scalar @seeds)]; substr($text, $at, 0) = substr($other, draw(length $other), draw(300)) }
    }
    return $text;
}

my ($passed, $failed) = (0, 0);
for my $round (1 .. $rounds) {
    my $text = mutate($seeds[draw(scalar @seeds)]);
    my $file = "$dir/$round.md";
    open my $out, '>:raw', $file or die; print $out $text; close $out;
    my @command = $round % 4 == 0 ? ('build', '-q', '-t', $round % 8 ? 'pages' : 'docx', '-o', "$dir/out") : $round % 4 == 1 ? ('show', '--json') : ('check');
    my $pid = fork() // die;
    if ($pid == 0) {
        open STDOUT, '>', '/dev/null'; open STDERR, '>', "$dir/err";
        exec 'timeout', '20', $fangan, @command, $file;
    }
    waitpid $pid, 0;
    if ($? & 127 || ($? >> 8) > 2) {
        $failed++;
        print "round $round: @command: status $?\n", substr(slurp("$dir/err"), 0, 3000), "\n";
        my $kept = "out/build/fuzz-$round.md";
        open my $copy, '>:raw', $kept or die "$kept: $!";
        print $copy $text;
        close $copy;
        print "kept as $kept\n";
    } else { $passed++ }
    unlink $file;
}
print "$passed passed, $failed failed\n";
exit($failed ? 1 : 0);
