#!/usr/bin/perl
# Replays mutated Word files through a sanitized build: the XML of whole
# documents is cut, repeated, mixed and overwritten by a seeded generator and
# packed again, so that the reader behind the archive gets it; every few rounds
# the bytes of the archive itself are changed.  Whatever comes out, the program
# must end by itself, with an exit status of its own and without a sanitizer's
# report.
#
#   mutate_docx.pl [ROUNDS [SEED]]
use strict;
use warnings;
use lib 'tests/lib';
use Compress::Raw::Zlib qw(crc32);
use Fangan::Docx qw(docx_parts);
use Fangan::Fuzz qw(draw fuzz seed_with);
use File::Temp qw(tempdir);

my ($rounds, $seed) = @ARGV;
seed_with($seed) if defined $seed;
my $fangan = $ENV{FANGAN} or die "FANGAN is not set\n";
my $dir = tempdir(CLEANUP => 1);
$ENV{ASAN_OPTIONS} = 'detect_leaks=0:abort_on_error=1';

# Whole documents: our own, of every format.
my @seeds;
for my $plan (glob('tests/docx/*.md'), (glob('plans/*.md'))[0]) {
    my $file = "$dir/seed.docx";
    system($fangan, 'build', '-q', '--draft', '-t', 'docx', '-o', $file, $plan);
    push @seeds, {docx_parts($file)} if -e $file;
}
die "no seeds\n" unless @seeds;

my $box = '<w:txbxContent><w:p><w:r><w:t>a</w:t></w:r></w:p></w:txbxContent>';
my @pieces = (
    '<w:p>', '</w:p>', '<w:r>', '</w:r>', '<w:t>a</w:t>', '<w:tbl>', '</w:tbl>', '<w:tr>', '</w:tr>', '<w:tc>', '</w:tc>',
    '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>', $box,
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    '<w:r><w:instrText>TOC</w:instrText></w:r>', '<w:r><w:br w:type="page"/></w:r>',
    '<w:p><w:pPr><w:sectPr><w:pgSz w:orient="landscape"/></w:sectPr></w:pPr></w:p>', '<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>',
    '<w:r><w:footnoteReference w:id="1"/></w:r>', '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:listEntry w:val="a"/></w:ddList></w:ffData></w:fldChar></w:r>',
    '<w:r><w:instrText>PAGE</w:instrText></w:r>', '<w:r><w:instrText>EQ \\o\\ac(</w:instrText></w:r>',
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>', '</w:sdtContent></w:sdt>',
    '<w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>', '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>', '<w:del>', '</w:del>', '<w:ins>', '</w:ins>',
    '<w:sectPr><w:pgSz w:w="-1" w:h="9999999999"/></w:sectPr>', '<w:pPr><w:numPr><w:ilvl w:val="9"/><w:numId w:val="1"/></w:numPr></w:pPr>',
    '<w:rPr><w:sz w:val="-5"/><w:rFonts w:ascii="Wingdings"/></w:rPr>', '<w:sym w:font="Symbol" w:char="FFFFFFFF"/>', '<w:br w:type="page"/>', '<w:r><w:t>。</w:t><w:br/><w:t>　　一、</w:t><w:br/></w:r>',
    '<w:pPr><w:jc w:val="right"/></w:pPr>', '<w:pPr><w:numPr><w:ilvl w:val="3"/><w:numId w:val="2"/></w:numPr></w:pPr>',
    '<w:footnoteReference w:id="1"/>', '<w:hyperlink r:id="x">', '&#xE000;', '&#x202E;', '&#xFFFD;', '"', '<', '>', '&', "\0", "\xff", 'w:val="-1"');

sub mutate {
    my ($text, $other) = @_;
    for (1 .. 1 + draw(4)) {
        my $at = draw(length $text);
        # mostly between tags, so that what comes out is still XML
        if (draw(8)) { my $open = index($text, '<', $at); $at = $open if $open >= 0 }
        my $way = draw(6);
        if    ($way == 0) { substr($text, $at, 1) = chr draw(256) }
        elsif ($way <= 2) { substr($text, $at, 0) = $pieces[draw(scalar @pieces)] x (1 + draw(3)) }
        elsif ($way == 3) { my $end = index($text, '>', $at); substr($text, $at, $end - $at + 1) = '' if $end > $at }
        elsif ($way == 4) { my ($p) = substr($text, $at) =~ m{^.*?(<w:(p|r|tbl)>.{1,400}?</w:\2>)}s; substr($text, $at, 0) = $p if defined $p }
        else { my ($p) = substr($other, draw(length $other)) =~ m{(<w:(p|r|tbl)>.*?</w:\2>)}s; substr($text, $at, 0) = $p if defined $p }
    }
    return $text;
}

sub archive {
    my (%parts) = @_;
    my ($out, $central) = ('', '');
    for my $name (sort keys %parts) {
        my $bytes = $parts{$name};
        my @common = (0, 0, 0, 33, crc32($bytes), length $bytes, length $bytes, length $name, 0);
        my $offset = length $out;
        $out .= pack('a4vvvvvVVVvv', "PK\3\4", 20, @common) . $name . $bytes;
        $central .= pack('a4vvvvvvVVVvvvvvVV', "PK\1\2", 20, 20, @common, 0, 0, 0, 0, $offset) . $name;
    }
    my $n = keys %parts;
    return $out . $central . pack('a4vvvvVVv', "PK\5\6", 0, 0, $n, $n, length $central, length $out, 0);
}

# The bytes of a round.
sub mutated {
    my ($round) = @_;
    my %parts = %{$seeds[draw(scalar @seeds)]};
    my $other = $seeds[draw(scalar @seeds)]{'word/document.xml'};
    my @xml = sort grep { /xml|rels/ } keys %parts;
    my $part = draw(3) ? 'word/document.xml' : $xml[draw(scalar @xml)];
    $parts{$part} = mutate($parts{$part}, $other);
    my $bytes = archive(%parts);
    if ($round % 5 == 0) { substr($bytes, draw(length $bytes), 1) = chr draw(256) for 1 .. 1 + draw(4) }
    return $bytes;
}

fuzz(
    rounds  => $rounds || 300,
    ending  => 'docx',
    bytes   => \&mutated,
    command => sub {
        my ($round, $dir) = @_;
        return (['show', '--json'], ['check'], ['import', '--force', '-o', "$dir/out/"])[$round % 3]->@*;
    });
