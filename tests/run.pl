#!/usr/bin/perl
# Runs test programs that print TAP, one after the other, says what was skipped
# and why and how to see again what failed, and closes with the line "N passed,
# N failed, N skipped".  Exit status 1 if anything failed.
use strict;
use warnings;
use TAP::Harness;

$ENV{CMOCKA_MESSAGE_OUTPUT} = 'TAP';
# a runner in the background ignores these, and so would every program it starts
$SIG{$_} = 'DEFAULT' for qw(INT QUIT HUP);
my %harness = (
    verbosity => $ENV{FANGAN_VERBOSE} ? 1 : -1,
    merge     => 0,
    exec      => sub {
        my (undef, $file) = @_;
        return [$^X, '-Itests/lib', $file] if $file =~ /\.t$/;
        return [$file];
    },
);
my (%skipped, @failed);
my $runner = TAP::Harness->new(\%harness);
$runner->callback(made_parser => sub {
    my ($parser) = @_;
    $parser->callback(test => sub { my ($test) = @_; $skipped{$test->explanation}++ if $test->has_skip });
    $parser->callback(plan => sub { my ($plan) = @_; $skipped{$plan->explanation}++ if $plan->has_skip });
});
$runner->callback(after_test => sub { my ($name, $parser) = @_; push @failed, $name->[0] if $parser->has_problems });
my $totals = $runner->runtests(@ARGV);
my $passed  = $totals->passed - $totals->skipped;
my $failed  = $totals->failed + $totals->parse_errors;
my $skipped = $totals->skipped;
# a program that died before its plan has failed, whatever it counted
$failed = 1 if !$failed && !$totals->all_passed;
print "skipped: $skipped{$_} × $_\n" for sort keys %skipped;
print "to see one of them alone: make check ONLY=$_\n" for @failed;
print "$passed passed, $failed failed"
    . ($skipped ? ", $skipped skipped" : '') . "\n";
exit($failed ? 1 : 0);
