#!/usr/bin/perl
# Real pages, as they were pasted (../shared/seeds): every character of the
# document's own text is in the model, in order, and none that the source has
# not.  What the model leaves out is a closing mark of a heading or of the
# recipients, a viewer's page mark, or whole lines without a sentence.
use strict;
use warnings;
use utf8;
use Encode qw(decode);
use Fangan;
use JSON::PP;
use Test::More;

binmode Test::More->builder->$_, ':utf8'
    for qw(output failure_output todo_output);

my $shared = shared() or skip_all('../shared is not here');

my $ANCHOR = 24;

sub bare { my ($text) = @_; $text =~ s/[\s\x{A0}\x{3000}\x{2000}-\x{200A}]+//g; return $text }

# Every string of a section and of those below it, in reading order.
sub section_texts {
    my ($section) = @_;
    return ($section->{written_number}, $section->{heading}, @{$section->{text}},
        map { section_texts($_) } @{$section->{sections}});
}

sub model_text {
    my ($plan) = @_;
    return join '', map { bare($_) } grep { defined }
        $plan->{number}, $plan->{title}, @{$plan->{to}}, @{$plan->{preamble}},
        (map { section_texts($_) } @{$plan->{sections}}), $plan->{signature};
}

# What of the source is not in the model, and what of the model is not in the
# source: behind a difference, some characters that are the same go on.
sub compare {
    my ($source, $model) = @_;
    my ($at, $i, @left_out, $added) = (0, 0);
    while ($i < length $model) {
        my $same = substr($model, $i, $ANCHOR);
        my $found = index($source, $same, $at);
        if ($found == $at) { $at++; $i++; next }
        if (substr($source, $at, 1) eq substr($model, $i, 1) && $found < 0) { $at++; $i++; next }
        if ($found > $at) { push @left_out, substr($source, $at, $found - $at); $at = $found; next }
        # fewer than that until the next difference
        my $n = $ANCHOR - 1;
        $n-- while $n > 0 && ($found = index($source, substr($model, $i, $n), $at)) < 0;
        if ($n == 0) { $added .= substr($model, $i++, 1); next }
        push @left_out, substr($source, $at, $found - $at);
        $at = $found;
    }
    push @left_out, substr($source, $at) if $at < length $source;
    return ($added // '', @left_out);
}

my @files = glob("$shared/seeds/*.txt");
cmp_ok(scalar @files, '>=', 5, 'the seeds are there');
for my $file (@files) {
    my ($name) = $file =~ m{([^/]+)$};
    my ($out, undef, $status) = fangan('show', '--json', $file);
    is($status, 0, "$name is read") or next;
    my $text = decode('UTF-8', slurp($file));
    my $model = model_text(JSON::PP->new->utf8->decode($out));
    my ($added, @left_out) = compare(bare($text), $model);
    is($added, '', "$name: the model has nothing of its own");
    my $lines = join '|', map { quotemeta bare($_) } grep { !/。/ && /\S/ } split /\n/, $text;
    my @wrong = grep { !/^(?:[。：:]|\d+、|、\d+|$lines)*$/ } @left_out;
    is_deeply(\@wrong, [], "$name: only marks and whole lines are left out")
        or diag(map { "left out: $_\n" } @wrong);
    note(map { "left out: $_\n" } grep { !/^[。：:]$/ } @left_out);
}
done_testing();
