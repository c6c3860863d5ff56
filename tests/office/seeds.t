#!/usr/bin/perl
# The five seed texts: what check says of each, all rules on, against the table
# that a reader made of their faults (tests/cases/seeds.table).  A finding that
# is lost fails, and one that nobody has judged yet.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8);
use Fangan;
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $shared = shared() or skip_all('../shared is not here');
my %judged; # by seed: line, code, how many
my @shapeless;
for (split /\n/, decode_utf8(slurp(top() . '/tests/cases/seeds.table'))) {
    next if /^#/;
    my ($seed, $line, $code, $n, $verdict, $fault) = split ' ', $_, 6;
    push @shapeless, $_ if !defined $fault || $verdict !~ /^[对误漏]$/;
    push @{$judged{$seed}}, sprintf('%3d %s %d', $line, $code, $n) if $code ne '-';
}

is("@shapeless", '', 'every row says what it is, and whether it is a fault');

for my $file (sort glob "$shared/seeds/*.txt") {
    my ($seed) = $file =~ m{/(\d+)_[^/]*$} or next;
    my ($out) = fangan('check', '--format', 'json', '--select', 'A,D,F,I,L,N,S', $file);
    my %n;
    $n{sprintf '%3d %s', $_->{line} // 1, $_->{code}}++ for @{decode_json($out)->{files}[0]{findings}};
    my @found = map { "$_ $n{$_}" } sort keys %n;
    cmp_ok(scalar @found, '>', 9, "$seed: something is found");
    is_deeply(\@found, [sort @{$judged{$seed}}], "$seed: each finding is one that was judged, and none is lost");
}
is(scalar keys %judged, 5, 'five seeds');
done_testing();
