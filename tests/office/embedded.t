#!/usr/bin/perl
# fangan build --embed-fonts: the file is valid, and LibreOffice takes the
# fonts out of it.  The body is set in a TrueType font that no office would
# take, so that nothing but the file can have brought it along.
use strict;
use warnings;
use Fangan;
use Fangan::Docx qw(docx_parts);
use Test::More;

my $shared = shared() or skip_all('../shared is not here');
my $font = '/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf';
-e $font or skip_all("$font is not installed");

# fangan's own data, with that font before all others of the body
my $data = scratch() . '/data';
mkdir $_ for $data, "$data/fonts";
symlink top() . '/templates', "$data/templates";
my $yaml = slurp(top() . '/fonts/fonts.yaml');
$yaml =~ s/(  body:\n.*?candidates:\n)/$1      - {family: DejaVu Serif, file: DejaVuSerif.ttf}\n/s
    or die 'fonts.yaml: no body';
spew("$data/fonts/fonts.yaml", $yaml);

my $out = scratch() . '/';
my $how = {env => {FANGAN_DATA => $data}};
my $plan = top() . '/tests/cases/letter.md';
sub build {
    my ($file) = @_;
    my (undef, $err, $status) = fangan($how, 'build', '--embed-fonts', '--lang', 'en', '-t', 'docx', '-o', $file, $plan);
    is($status, 0, 'built') or diag($err);
    return $err;
}

my $said = build("$out/letter.docx");
like($said, qr/warning: font .* is not embedded: its outlines are CFF .* \[W005\]/, 'a CFF font is a finding');
build("$out/again.docx");
ok(slurp("$out/letter.docx") eq slurp("$out/again.docx"), 'the same bytes again');

my ($found, $why, $status) = run({seconds => 300}, "$shared/tools/validate-docx", "$out/letter.docx");
is($status, 0, 'a valid DOCX') or diag($found . $why);

my %parts = docx_parts("$out/letter.docx");
my ($key) = $parts{'word/fontTable.xml'} =~ /w:fontKey="\{([^}]+)\}"/;
my $mask = reverse pack 'H*', $key =~ s/-//gr;
my $program = $parts{'word/fonts/font1.odttf'};
substr($program, 0, 32) ^= $mask x 2;
like($program, qr/\A\x00\x01\x00\x00/, 'unmasked it is a TrueType font');
cmp_ok(length $program, '<', (-s $font) / 4, 'but a part of the whole one');

(undef, $why, $status) = run({seconds => 300}, "$shared/tools/docx-to-pdf", "$out/letter.docx", "$out/letter.pdf");
is($status, 0, 'LibreOffice opens it') or diag($why);
my ($fonts) = run('pdffonts', "$out/letter.pdf");
like($fonts, qr/^\w+\+DejaVuSerif\s+TrueType/m, 'LibreOffice sets the text in it');
done_testing();
