#!/usr/bin/perl
# Well-set texts, in the style of a government's documents: no rule finds
# anything in them, those that are off by default included.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8);
use Fangan;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my @all = ('--select', 'A,D,F,I,L,N,S', '--lang', 'en', '--format', 'short');
my $folder = top() . '/tests/cases';
for my $name (qw(council-numbers council-opinion council-plan language-clean well-set-dates)) {
    my ($out) = fangan({dir => $folder}, 'check', @all, "$name.md");
    is(decode_utf8($out), '', "$name: nothing is found");
}

# What a reader has judged of the plans, and let stand: stages that end with an
# event (D045).
for my $plan (sort glob top() . '/plans/*.md') {
    my ($out) = fangan('check', @all, '--ignore', 'D045', $plan);
    is(decode_utf8($out), '', ($plan =~ m{([^/]+)$})[0] . ': nothing is found');
}
done_testing();
