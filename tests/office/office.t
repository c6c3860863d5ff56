#!/usr/bin/perl
# The outside judges over every plan: schemas, Microsoft's SDK, geometry,
# line counts as LibreOffice breaks them, qpdf, PDF viewers' text.
use strict;
use warnings;
use Fangan;
use Test::More;

my $shared = shared() or skip_all('../shared is not here');
my $tools = "$shared/tools";
my $top = top();

sub judge {
    my ($name, @command) = @_;
    my ($out, $err, $status) = run({seconds => 300}, @command);
    is($status, 0, $name) or diag($out . $err);
}

my @plans = map { m{/([^/]+)\.md$} } glob "$top/plans/*.md";
cmp_ok(scalar @plans, '>=', 5, 'there are plans');
for my $plan (@plans) {
    my ($docx, $pdf) = map { "$top/out/$plan.$_" } qw(docx pdf);
    judge("$plan: a valid DOCX", "$tools/validate-docx", $docx);
    judge("$plan: 22 x 28 in LibreOffice", "$tools/docx-lines", '--summary', '--check', $docx);
    judge("$plan: GB/T 9704 on the page", "$tools/pdf-geometry", '--check', '--kinsoku', '--tol', '0.1', $pdf);
    judge("$plan: sound PDF", 'qpdf', '--check', $pdf);
    judge("$plan: PDF/A-1b", "$tools/pdfa-check", $pdf);
    my ($fonts) = run('pdffonts', $pdf);
    my @wrong = grep { !/ yes yes yes +\d+ +\d+$/ } (split /\n/, $fonts)[2 .. ($fonts =~ tr{\n}{}) - 1];
    is(join("\n", grep { defined } @wrong), '', "$plan: fonts embedded, subset, with ToUnicode");
}
done_testing();
