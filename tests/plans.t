#!/usr/bin/perl
# The example plans: clean under every rule, and whole in what is printed: the
# text of DOCX and PDF is the text of the model, complete and in order.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use Fangan::Docx qw(docx_text);
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

# What a reader sees, without the blanks and line ends that a page brings.
sub squeeze { my ($t) = @_; $t =~ s/\s+//g; return $t }

# A table's header row comes again on each of its pages.
sub text_pattern {
    my ($text) = @_;
    return quotemeta squeeze($text) unless $text =~ /\t/;
    my ($header, @rows) = map { quotemeta squeeze($_) } split /\n/, $text;
    return join "(?:$header)?", $header, @rows;
}

sub section_text {
    my ($section) = @_;
    my $closing = '[。：]?';
    # 加强领导。… in the text of a paste has no number, nor gets one
    my $number = defined $section->{written_number}
        ? quotemeta(squeeze($section->{written_number}))
        : '(?:' . quotemeta(squeeze($section->{number})) . ')?';
    return join('', $number . quotemeta(squeeze($section->{heading})) . $closing,
        map({ text_pattern($_) } @{$section->{text}}),
        map({ section_text($_) } @{$section->{sections}}));
}

sub model_pattern {
    my ($model) = @_;
    my $body = join '', map({ quotemeta squeeze($_) } @{$model->{preamble}}),
        map { section_text($_) } @{$model->{sections}};
    my $to = join '.', map { quotemeta squeeze($_) } @{$model->{to}};
    return quotemeta(squeeze($model->{title})) . ($to ? "$to：" : '') . $body;
}

my $out = scratch() . '/plans';
mkdir $out;
my @plans = glob top() . '/plans/*.md';
cmp_ok(scalar @plans, '>=', 5, 'there are plans');
for my $plan (@plans) {
    my ($name) = $plan =~ m{([^/]+)\.md$};
    my ($report, $err, $status) = fangan('check', '--strict', '--lang', 'zh', $plan);
    is($status, 0, "$name is clean") or diag(decode_utf8($report . $err));
    my ($json) = fangan('show', '--json', $plan);
    my $model = decode_json($json);
    is($model->{kind}, 'implementation-plan', "$name is an implementation plan");
    is_deeply($model->{missing_roles}, [], "$name has all its parts");
    (undef, $err, $status) = fangan('build', '-q', '-o', "$out/", $plan);
    is($status, 0, "$name is built") or diag(decode_utf8($err));
    my $pattern = model_pattern($model);
    my $docx = squeeze(decode_utf8(docx_text("$out/$name.docx")));
    like($docx, qr/^$pattern/, "$name: the DOCX has the whole text in order");
    my ($pdf) = run('pdftotext', '-raw', '-nopgbrk', "$out/$name.pdf", '-');
    $pdf = decode_utf8($pdf);
    my $pages = () = $pdf =~ /^— \d+ —$/mg;
    cmp_ok($pages, '>=', 3, "$name has pages with numbers");
    $pdf =~ s/^— \d+ —$//mg;
    like(squeeze($pdf), qr/^$pattern/, "$name: the PDF has the whole text in order");
}
done_testing();
