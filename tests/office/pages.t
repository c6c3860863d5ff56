#!/usr/bin/perl
# The Word file in LibreOffice and our PDF, page for page: what stands first on
# each page, which pages are numbered, where the 版记 ends.  The signature is
# not alone on its page where the PDF has text above it.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8);
use Fangan;
use Test::More;

binmode Test::More->builder->$_, ':utf8'
    for qw(output failure_output todo_output);

my $shared = shared() or skip_all('../shared is not here');
my $folder = top() . '/tests/cases';

# Of each page its first line without blanks and its number, "" for none.
sub pages {
    my ($pdf) = @_;
    my ($text, $err, $status) = run('pdftotext', '-raw', $pdf, '-');
    die "$pdf: $err" if $status;
    my @pages;
    for my $page (split /\f/, decode_utf8($text)) {
        my @lines = grep { length } map { s/\s//gr } split /\n/, $page;
        my ($number) = map { /^—(\d+)—$/ ? $1 : () } @lines;
        @lines = grep { !/^—\d+—$/ } @lines;
        push @pages, {first => $lines[0] // '', number => $number // ''};
    }
    # LibreOffice does not print the blank page before an even one
    return grep { length $_->{first} } @pages;
}

# The lower edge of the last black rule as wide as the 版心, in millimetres.
sub last_rule {
    my ($pdf) = @_;
    my ($out) = run("$shared/tools/pdf-geometry", $pdf);
    my @edges = $out =~ /rule +x +2[78]\.\d+\.\.18[34]\.\d+ +y +[\d.]+\.\.([\d.]+) +#000000/g;
    return $edges[-1];
}

# What stands first on page 1 is the head, which is read in another order.
for my $case (qw(circular letter minutes order organs-1-sealed organs-2-sealed
    organs-2-unsealed organs-3-sealed organs-3-unsealed organs-7-sealed
    organs-7-unsealed recipients-moved seal-image)) {
    my ($docx, $pdf, $theirs) = map { scratch() . "/$case$_" } qw(.docx .pdf .lo.pdf);
    my (undef, $err, $status) = fangan({dir => $folder}, 'build', '-q', '-o', scratch() . '/', "$case.md");
    is($status, 0, "$case: built") or diag($err);
    (undef, $err, $status) = run({seconds => 200}, "$shared/tools/docx-to-pdf", $docx, $theirs);
    is($status, 0, "$case: LibreOffice opens it") or diag($err);
    my @ours = pages($pdf);
    my @others = pages($theirs);
    is(join(' ', map { $_->{number} || 'none' } @others),
        join(' ', map { $_->{number} || 'none' } @ours), "$case: the same pages are numbered");
    is(join(' ', map { substr $_->{first}, 0, 4 } @others[1 .. $#others]),
        join(' ', map { substr $_->{first}, 0, 4 } @ours[1 .. $#ours]), "$case: pages begin alike");
    my ($rule, $other) = (last_rule($pdf), last_rule($theirs));
    next if !defined $rule || $rule < 261;
    cmp_ok(abs(($other // 0) - 262), '<', 0.2, "$case: the last rule stands on the edge of the 版心");
}
done_testing();
