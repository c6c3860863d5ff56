#!/usr/bin/perl
# Cases: an input in tests/cases/ and beside it what must come out of it, byte
# for byte.  A file beside the input selects what is run:
#
#   x.diag      fangan check x.md, in Chinese; the last line is the exit status
#   x.en.diag   the same in English
#   x.build.diag  what fangan build -t pdf says, and its exit status
#   x.check.json  fangan check --format json
#   x.json      fangan show --json
#   x.tree      fangan show
#   x.pages     fangan build -t pages
#   x.docx.txt  the paragraphs of the DOCX
#   x.pdf.txt   what pdftotext finds in the PDF
#
# FANGAN_ACCEPT=1 (make accept) writes what came out instead of comparing.
use strict;
use warnings;
use Fangan;
use Fangan::Docx qw(docx_text);
use Test::More;

my $folder = top() . '/tests/cases';
chdir $folder or die "$folder: $!";

sub check {
    my ($input, @options) = @_;
    my ($out, $err, $status) = fangan('check', '--lang', @options, $input);
    return $out . $err . "exit $status\n";
}

# What fangan must have made; where it made nothing, why.
sub built {
    my ($input, $type) = @_;
    my $file = scratch() . "/case.$type";
    unlink $file;
    my (undef, $err, $status) =
        fangan('build', '-q', '--lang', 'zh', '-t', $type, '-o', $file, $input);
    return $status == 0 ? $file : do { diag($err); undef };
}

my %make = (
    'diag'       => sub { check($_[0], 'zh') },
    'en.diag'    => sub { check($_[0], 'en') },
    'build.diag' => sub {
        my ($out, $err, $status) = fangan('build', '--lang', 'zh', '-q', '-t', 'pdf', '-o', scratch() . '/case.pdf', $_[0]);
        return $out . $err . "exit $status\n";
    },
    'check.json' => sub { check($_[0], 'zh', '--format', 'json') },
    'json'       => sub { (fangan('show', '--json', $_[0]))[0] },
    'tree'       => sub { (fangan('show', '--lang', 'zh', $_[0]))[0] },
    'pages'      => sub { my $f = built($_[0], 'pages'); $f && slurp($f) },
    'docx.txt'   => sub { my $f = built($_[0], 'docx'); $f && docx_text($f) },
    'pdf.txt'    => sub {
        my $f = built($_[0], 'pdf');
        return $f && (run('pdftotext', '-raw', $f, '-'))[0];
    },
);

for my $input (sort grep { !/\.(?:diag|json|tree|pages)$|\.(?:docx|pdf)\.txt$|README/ } glob '*') {
    (my $stem = $input) =~ s/\.[^.]+$//;
    for my $kind (sort keys %make) {
        my $expected = "$stem.$kind";
        next unless -e $expected;
        my $got = $make{$kind}->($input);
        if ($ENV{FANGAN_ACCEPT}) {
            spew($expected, $got) if defined $got;
            pass("$expected accepted");
            next;
        }
        is($got, slurp($expected), $expected);
    }
}
done_testing();
