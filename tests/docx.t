#!/usr/bin/perl
# The Word file, part by part: document.xml of each plan in tests/docx/, one
# element a line, is that beside it (x.document.xml), byte for byte; and the
# package is whole.
#
# FANGAN_ACCEPT=1 writes what came out instead of comparing.
use strict;
use warnings;
use Fangan;
use Fangan::Docx qw(docx_parts);
use Test::More;

my $folder = top() . '/tests/docx';
chdir $folder or die "$folder: $!";

# An element a line, as deep as it lies; one with nothing but text on one line.
sub pretty {
    my ($xml) = @_;
    $xml =~ s{\s+\z}{};
    my ($out, $depth) = ('', 0);
    while ($xml =~ m{\G(<\?[^>]*\?>\s*|</[^>]+>|<[^>]+/>|<([\w:]+)[^>]*>[^<]*</\2>|<[^>]+>)}gc) {
        my $piece = $1 =~ s/\s+\z//r;
        $depth-- if $piece =~ m{^</};
        $out .= '  ' x $depth . "$piece\n";
        $depth++ if $piece =~ m{^<[^/?]} && $piece !~ m{/>$|</[^>]+>$};
    }
    die "not XML at " . (pos($xml) // 0) if (pos($xml) // 0) < length $xml;
    return $out;
}

# Targets of relationships inside the package.
sub targets {
    my ($folder, $relationships) = @_;
    my @inside = grep { !/TargetMode="External"/ } $relationships =~ /<Relationship [^>]*>/g;
    return map { /Target="([^"]+)"/ ? "$folder$1" : () } @inside;
}

# Styles of text, and of other styles, that styles.xml has not.
sub missing_styles {
    my (%parts) = @_;
    my %has = map { $_ => 1 } $parts{'word/styles.xml'} =~ /w:styleId="(\w+)"/g;
    my $named = qr/<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val="(\w+)"/;
    return sort grep { !$has{$_} } map { $parts{$_} =~ /$named/g } keys %parts;
}

for my $plan (glob '*.md') {
    (my $stem = $plan) =~ s/\.md$//;
    my $file = scratch() . "/$stem.docx";
    my (undef, $err, $status) = fangan('build', '-q', '-t', 'docx', '-o', $file, $plan);
    is($status, 0, "$stem is built") or diag($err);
    my %parts = docx_parts($file);
    my $xml = pretty($parts{'word/document.xml'});
    if ($ENV{FANGAN_ACCEPT}) {
        spew("$stem.document.xml", $xml);
    } else {
        is($xml, -e "$stem.document.xml" ? slurp("$stem.document.xml") : '',
            "$stem: document.xml");
    }
    my @missing = grep { !exists $parts{$_} }
        targets('', $parts{'_rels/.rels'}),
        targets('word/', $parts{'word/_rels/document.xml.rels'});
    is_deeply(\@missing, [], "$stem: every relationship leads to a part");
    for my $id ($parts{'word/document.xml'} =~ /r:(?:id|embed)="([^"]+)"/g) {
        like($parts{'word/_rels/document.xml.rels'}, qr/Id="\Q$id\E"/, "$stem: $id is known");
    }
    is_deeply([missing_styles(%parts)], [], "$stem: every style that is named is there");
    for my $part (grep { /\.xml$/ } keys %parts) {
        next if $part eq '[Content_Types].xml';
        like($parts{'[Content_Types].xml'}, qr{PartName="/\Q$part\E"}, "$stem: $part has a type");
    }
}
# Findings stand at what they are about: a table's row, the recipients, the list
# of attachments, and the title of what a circular issues.
my $scratch = scratch();
spew("$scratch/issued.md", <<'END');
---
文种: 实施方案
标题: 某市推进全民阅读工作实施方案
---

为推进全民阅读,制定本方案。
END
spew("$scratch/circular.md", <<'END');
---
文种: 通知
标题: 关于印发某市推进全民阅读工作实施方案的通知
发文机关: 某市人民政府办公室
发文字号: 某政办发〔2026〕8号
主送: [各县（市、区）人民政府, 各部门。]
成文日期: 2026-07-28
印发: issued.md
附件: [名单。]
---

现将方案印发给你们,请贯彻执行。
END
fangan('build', '-q', '--draft', '--comments', '-t', 'docx', '-o', "$scratch/circular.docx",
    "$scratch/circular.md");
my %parts = docx_parts("$scratch/circular.docx");
my %commented;
for my $paragraph ($parts{'word/document.xml'} =~ m{<w:p>.*?</w:p>}gs) {
    my ($style) = $paragraph =~ /w:pStyle w:val="(\w+)"/;
    $commented{$style}++ if $paragraph =~ /commentRangeStart/;
}
is_deeply([sort keys %commented], [qw(AttachmentOnly NormalIndent Recipients TitleOfIssued)],
    'comments stand at the elements that they are about');
done_testing();
