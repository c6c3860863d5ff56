#!/usr/bin/perl
# Every rule by its own examples, as `fangan explain` shows them: the wrong
# one fires its code, and no other rule of the craft (N, D, L, A); the right
# one fires nothing of it.
use strict;
use warnings;
use utf8;
use Encode qw(encode_utf8);
use Fangan;
use Fangan::Examples qw(as_plan examples);
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/examples';
mkdir $dir;

# What an example alone can't show: it is about another file, the program's
# world, a page or a limit; each has its own test or case.
my %elsewhere = map { $_ => 1 } qw(
    A001 A002 A052 A053 A059 A061 A080
    F009
    I001 I002 I003 I004 I005 I006 I010 I011 I016 I017 I019
    I030 I031 I032 I033 I036 I037 I038
    I050 I051 I052 I053 I054 I055 I056 I057 I058 I060 I061 I062 I070 I071 I072 I073
    L018 L090 L091
    S002
    T001 T002 T003 T004 T005 T006 T007 T008 T010 T011
    T020 T021 T022 T023 T024 T025 T026 T027 T028 T029 T030
    W001 W002 W003 W004 W005 W010 W011
);

sub findings {
    my ($text, @options) = @_;
    spew("$dir/example.md", encode_utf8($text));
    my ($out) = fangan('check', '--lang', 'zh', '--format', 'json', @options, "$dir/example.md");
    my $report = eval { decode_json($out) } or return ('no JSON');
    my %codes = map { $_->{code} => 1 } @{$report->{files}[0]{findings}};
    return sort keys %codes;
}

my %examples = examples();
for my $code (sort keys %examples) {
    next if $elsewhere{$code};
    my ($wrong, $right) = @{$examples{$code}}{qw(wrong right)};
    if (!defined $right) { fail("$code has both examples"); next }
    my @fired = findings(as_plan($wrong), '--select', $code);
    ok((grep { $_ eq $code } @fired), "$code: the wrong example fires") or diag(as_plan($wrong), "@fired");
    my @on = grep { !/^[SFIT]/ && $_ ne $code } findings(as_plan($wrong), '--ignore', 'S,F');
    is("@on", '', "$code: and nothing else does");
    @fired = findings(as_plan($right), '--select', $code);
    is(join(' ', grep { $_ eq $code } @fired), '', "$code: the right example does not");
    @on = grep { /^[NDLA]/ } findings(as_plan($right), '--ignore', 'S,F');
    is("@on", '', "$code: nor anything else");
}
done_testing();
