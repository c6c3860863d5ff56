#!/usr/bin/perl
# Every fix of every rule, over the wrong examples of the catalogue and all
# cases: it changes the bytes that it declares and no others, a second run
# finds nothing more to mend, and the plan is the same plan behind it.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use Fangan::Examples qw(as_plan examples);
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/mend';
mkdir $dir;

# Of the file alone: those of a plan that it issues are mended there.
sub findings {
    my ($file, $code) = @_;
    my ($out) = fangan('check', '--format', 'json', '--select', $code, $file);
    my $report = eval { decode_json($out) } or return;
    return grep { $_->{code} eq $code && !defined $_->{path} } @{$report->{files}[0]{findings}};
}

# The edits of all findings made by hand, from the last to the first; those of
# a finding that overlaps an earlier one wait for the next round.
sub apply {
    my ($bytes, @findings) = @_;
    my $end = 0;
    my @edits;
    for my $finding (@findings) {
        my @of = @{$finding->{fix}{edits}};
        next if $of[0]{start} < $end;
        $end = $of[-1]{end};
        push @edits, @of;
    }
    substr($bytes, $_->{start}, $_->{end} - $_->{start}, encode_utf8($_->{text})) for reverse @edits;
    return $bytes;
}

# What a fix must leave alone: the headings with their levels and parts, the
# stages, leaders, duties, attachments.
sub shape_of_section {
    my ($section) = @_;
    return [$section->{level}, join(' ', sort @{$section->{roles}}),
        map { shape_of_section($_) } @{$section->{sections}}];
}

sub shape {
    my ($file) = @_;
    my $model = eval { decode_json((fangan('show', '--json', $file))[0]) } or return 'no model';
    return {
        kind     => $model->{kind},
        missing  => $model->{missing_roles},
        preamble => scalar @{$model->{preamble}},
        sections => [map { shape_of_section($_) } @{$model->{sections}}],
        map { $_ => scalar @{$model->{$_}} } qw(stages leaders duties attachments to cc),
    };
}

sub same {
    my $json = JSON::PP->new->canonical;
    return $json->encode($_[0]) eq $json->encode($_[1]);
}

sub mends {
    my ($name, $file, $code, $right) = @_;
    my @all = findings($file, $code);
    my @fixed = grep { $_->{fix} } @all or return 0;
    my $before = shape($file);
    my $bytes = slurp($file);
    my $copy = $file =~ s/[^\/]+$/mended.md/r;
    for my $round (1 .. 10) {
        spew($copy, $bytes);
        my @now = grep { $_->{fix} } findings($copy, $code) or last;
        $bytes = apply($bytes, @now);
    }
    spew($copy, slurp($file));
    fangan('check', '--fix=all', '--select', $code, $copy);
    ok(slurp($copy) eq $bytes, "$name $code: only the bytes that it declares")
        or diag(decode_utf8(slurp($copy)));
    my @left = findings($copy, $code);
    cmp_ok(scalar @left, '<=', @all - @fixed, "$name $code: a second run finds nothing more of it")
        or diag(decode_utf8(slurp($copy)));
    # without a blank more, the reader may see a heading in what the web left
    return 1 if $name =~ /^\d+_/;
    my $after = shape($copy);
    # a fix that gives a heading its number back makes the right example
    my $expected = defined $right && !same($after, $before) ? shape($right) : $before;
    is_deeply($after, $expected, "$name $code: the plan is the same plan")
        or diag(decode_utf8(slurp($copy)));
    return 1;
}

# -- The catalogue ------------------------------------------------------------
my %examples = examples();
my $n = 0;
for my $code (sort keys %examples) {
    my $file = spew("$dir/example.md", encode_utf8(as_plan($examples{$code}{wrong})));
    my $right = spew("$dir/right.md", encode_utf8(as_plan($examples{$code}{right} // '')));
    $n += mends('example', $file, $code, $right);
}
cmp_ok($n, '>', 40, "$n codes mend their own example");

# -- The cases ----------------------------------------------------------------
my $cases = top() . '/tests/cases';
my @seeds = shared() ? glob(shared() . '/seeds/*.txt') : ();
for my $file (sort(glob "$cases/*.md"), @seeds) {
    my $bytes = slurp($file);
    next if !eval { decode_utf8(my $copy = $bytes, Encode::FB_CROAK); 1 };
    my ($name) = $file =~ m{([^/]+)\.(?:md|txt)$};
    my $copy = spew("$dir/$name.md", $bytes);
    my ($out) = fangan('check', '--format', 'json', '--select', 'A,D,F,I,L,N,S', $copy);
    my $report = eval { decode_json($out) } or next;
    my %codes = map { $_->{code} => 1 } grep { $_->{fix} && !defined $_->{path} } @{$report->{files}[0]{findings}};
    mends($name, $copy, $_) for sort keys %codes;
}
# -- What no fix may touch ----------------------------------------------------
my $guarded = <<'PLAN';
---
文种: 通知
标题: 关于开展读书活动的通知
---

详见https://example.com/a,b(c)?x=1;y=2，发至zhang.san@example.com，咨询电话0000-1234567。

比例为3.5%，共1,000.25元，上午8:30开会，用GB/T 9704-2012，见《读书办法》（某文发〔2026〕1号），型号为AB-12,3，比分3:2。

命令是`a,b (c) "d" ...`，名单为a(1).xlsx。

| 项目,编号 | 时间 | 数量 |
|---|---|---|
| A-1,B-2 | 8:30-9:00 | 1,000.5 |
| http://example.com/x,y | 3.15 | 3:2 |
PLAN
my $kept = spew("$dir/kept.md", encode_utf8($guarded));
fangan('check', '--fix=all', '--select', 'A,D,F,I,L,N,S', $kept);
(my $expected = $guarded) =~ s/项目\K,/，/;
is(decode_utf8(slurp($kept)), $expected, 'addresses, figures, times, codes and document numbers stay as they are');
done_testing();
