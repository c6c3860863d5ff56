#!/usr/bin/perl
# Replays mutated plan files through a sanitized build: bytes and pieces of
# the cases and plans are swapped, cut, repeated and overwritten by a seeded
# generator.  Whatever comes out, the program must end by itself, with an exit
# status of its own and without a sanitizer's report.
#
#   mutate.pl [ROUNDS [SEED]]
use strict;
use warnings;
use lib 'tests/lib';
use Fangan::Fuzz qw(draw fuzz seed_with slurp_raw);

my ($rounds, $seed) = @ARGV;
seed_with($seed) if defined $seed;

my @seeds = map { slurp_raw($_) } glob('tests/cases/*.md'), glob('plans/*.md');
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

fuzz(
    rounds  => $rounds || 300,
    ending  => 'md',
    bytes   => sub { mutate($seeds[draw(scalar @seeds)]) },
    command => sub {
        my ($round, $dir) = @_;
        return ('build', '-q', '-t', $round % 8 ? 'pages' : 'docx', '-o', "$dir/out") if $round % 4 == 0;
        return $round % 4 == 1 ? ('show', '--json') : ('check');
    });
