#!/usr/bin/perl
# The outside judges over the cases: every format, every way to sign, every
# place where a text may end.  A case that may not be issued is not built.
use strict;
use warnings;
use Fangan;
use Test::More;

my $shared = shared() or skip_all('../shared is not here');
my $tools = "$shared/tools";
my $folder = top() . '/tests/cases';

sub is_built {
    my ($source, $base) = @_;
    my ($out, $err, $status) = fangan({dir => $folder}, 'build', '-q', '-t',
        'docx,pdf', '-o', scratch() . '/', $source);
    return $status == 0 && -e "$base.pdf" && -e "$base.docx";
}

sub judge {
    my ($name, @command) = @_;
    my ($out, $err, $status) = run({seconds => 300}, @command);
    is($status, 0, $name) or diag($out . $err);
}

my @names = map { m{([^/]+)\.md$} } sort glob "$folder/*.md";
my $n_built = 0;
for my $name (@names) {
    my $base = scratch() . "/$name";
    is_built("$name.md", $base) or next;
    $n_built++;
    judge("$name: GB/T 9704 on the page", "$tools/pdf-geometry", '--check',
        '--kinsoku', '--tol', '0.1', "$base.pdf");
    judge("$name: sound PDF", 'qpdf', '--check', "$base.pdf");
    judge("$name: PDF/A-1b", "$tools/pdfa-check", "$base.pdf");
    judge("$name: a valid DOCX", "$tools/validate-docx", "$base.docx");
}
cmp_ok($n_built, '>=', 24, "$n_built cases were built");
done_testing();
