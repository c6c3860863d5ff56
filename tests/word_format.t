#!/usr/bin/perl
# The format of a Word file: what fangan writes itself is right in all of it;
# one thing damaged is one finding, with what was found and what should be.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/word_format';
mkdir $dir;

# What check says of a file's format: paragraph, code, message.
sub told {
    my ($docx) = @_;
    my ($out, $err) = fangan('check', '--lang', 'en', '--select', 'T', $docx);
    skip_all("there is no reader of Word files") if "$out$err" =~ m{\[W010\]};
    my @told;
    for (split /\n/, decode_utf8($out)) {
        push @told, "$1 $3 $2" if /^\S+?docx:(?:(\d+):\d+: )?(?:warning|error): (.*) \[([A-Z]\d+)\]$/ || next;
    }
    return @told;
}

# -- What fangan writes ----------------------------------------------------

my @right = (glob(top() . '/plans/*.md'), grep { !/companions|front-faults|draft|impossible|missing|empty|faults|bound-table|images/ } glob(top() . '/tests/cases/*.md'), glob(top() . '/tests/docx/*.md'));
for my $profile ('gb33476', 'compat-37-35') {
    for my $path (@right) {
        my ($folder, $name) = $path =~ m{(.*)/(.*)\.md$};
        my $docx = "$dir/$name-$profile.docx";
        my $plan = slurp($path);
        $plan =~ s/^\xe7\x89\x88\xe5\xbc\x8f:.*\n//m; # 版式
        $plan =~ s/\A---\n/---\n\xe7\x89\x88\xe5\xbc\x8f: $profile\n/;
        my (undef, $err, $status) = fangan({stdin => $plan, dir => $folder}, 'build', '-q', '-t', 'docx', '-o', $docx, '-');
        is($status, 0, "$name, $profile: is built") or diag(decode_utf8($err));
        is_deeply([told($docx)], [], "$name, $profile: nothing is found in its format");
    }
}

# -- One thing damaged -----------------------------------------------------

my $good = "$dir/basic-gb33476.docx";

# Changes one part of the good file: from must match.
sub damaged {
    my ($part, $from, $to) = @_;
    my $n = 0;
    my $docx = rezip($good, "$dir/damaged.docx", sub {
        my ($name, $bytes) = @_;
        return $bytes if $name ne "word/$part.xml";
        my $text = decode_utf8($bytes);
        $n += $text =~ s/$from/ref $to ? $to->() : $to/e;
        return encode_utf8($text);
    });
    is($n, 1, "$part: changed") or diag($from);
    return told($docx);
}

# Sets something in a paragraph style, or in its type.
sub restyled {
    my ($style, $from, $to) = @_;
    return damaged('styles', qr/(w:styleId="$style">.*?)$from/, sub { "$1$to" });
}

my @damages = (
    ['the paper', sub { damaged('document', qr/w:w="11906" w:h="16838"/, 'w:w="10319" w:h="14572"') },
        qr/^1 T020 the paper is 182 mm × 257 mm; it should be A4/],
    ['the margins', sub { damaged('document', qr/w:top="1960" w:right="1474" w:bottom="1847" w:left="1588"/, 'w:top="1440" w:right="1800" w:bottom="1440" w:left="1800"') },
        qr/^1 T021 the margins are top 25.4 mm, bottom 25.4 mm, left 31.8 mm, right 31.8 mm; they should be top 37 mm, bottom 35 mm, left 28 mm, right 26 mm/],
    ['the face of the text', sub { damaged('styles', qr/eastAsia="仿宋_GB2312"/, 'eastAsia="宋体"') },
        qr/^\d+ T023 the face of the recipients, the text, the third-level heading is 宋体; it should be 仿宋/],
    ['the face of the title', sub { restyled('Title', qr/eastAsia="方正小标宋简体"/, 'eastAsia="黑体"') },
        qr/^1 T023 the face of the title is 黑体; it should be 小标宋/],
    ['the face of a heading', sub { restyled('Heading1', qr/eastAsia="黑体"/, 'eastAsia="微软雅黑"') },
        qr/^\d+ T023 the face of the first-level heading is 微软雅黑; it should be 黑体/],
    ['the size of the title', sub { restyled('Title', qr/<w:sz w:val="44"\/>/, '<w:sz w:val="36"/>') },
        qr/^1 T024 the size of the title is 18 pt; it should be 22 pt/],
    ['the size of the text', sub { restyled('NormalIndent', qr/<\/w:pPr>/, '</w:pPr><w:rPr><w:sz w:val="28"/></w:rPr>') },
        qr/^\d+ T024 the size of the text, the first-level heading, the third-level heading is 14 pt; it should be 16 pt/],
    ['the indent of the text', sub { restyled('NormalIndent', qr/<w:ind [^>]*>/, '<w:ind w:firstLine="0"/>') },
        qr/^\d+ T025 the indent of the text, the first-level heading, the third-level heading is 0 mm; it should be 2 characters/],
    ['the alignment of the title', sub { restyled('Title', qr/<w:jc w:val="center"\/>/, '<w:jc w:val="left"/>') },
        qr/^1 T026 the alignment of the title is flush left; it should be centred/],
    ['a heading that is centred', sub { restyled('Heading1', qr/<w:outlineLvl w:val="0"\/>/, '<w:outlineLvl w:val="0"/><w:jc w:val="center"/>') },
        qr/^\d+ T026 the alignment of the first-level heading is centred; it should be justified/],
    ['the pitch of the text', sub { restyled('NormalIndent', qr/<w:ind /, '<w:spacing w:line="360" w:lineRule="auto"/><w:ind ') },
        qr/^\d+ T027 the spacing of the text, the first-level heading, the third-level heading is 1.5 lines; it should be exactly 29.6 pt/],
    ['space above a heading', sub { restyled('Heading1', qr/<w:outlineLvl/, '<w:spacing w:before="120"/><w:outlineLvl') },
        qr/^\d+ T027 the spacing of the first-level heading is 6 pt before, 0 pt after; it should be none/],
    ['no page number', sub { damaged('document', qr/<w:footerReference .*?<w:pgSz/, '<w:pgSz') },
        qr/^1 T028 .*: there is none/],
    ['pages that are all alike', sub { damaged('settings', qr/<w:evenAndOddHeaders[^>]*>/, '') },
        qr/^1 T028 .*: odd and even pages are alike/],
    ['a page number in the middle', sub { restyled('PageNumberOdd', qr/<w:jc [^>]*>/, '<w:jc w:val="center"/>') },
        qr/^1 T028 .*: odd pages not to the right/],
    ['a page number without dashes', sub { damaged('footerOdd', qr/— (.*) —/, sub { $1 }) },
        qr/^1 T028 .*: it has no dashes/],
    ['the face of a page number', sub { restyled('PageNumberOdd', qr/<\/w:pPr>/, '</w:pPr><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/></w:rPr>') },
        qr/^1 T028 .*: Arial/],
    ['a page number at the head', sub { damaged('document', qr/<w:footer(Reference[^>]*>)<w:footer(Reference[^>]*>)/, sub { "<w:header$1<w:header$2" }) },
        qr/^1 T028 .*: it is at the head of the page/],
    ['headings without a style', sub { restyled('Heading1', qr/<w:outlineLvl w:val="0"\/>/, '') },
        qr/^\d+ T029 the first-level heading has no outline level; its style should be Heading 1 to 4, by level/],
    ['blue text', sub { restyled('NormalIndent', qr/<\/w:pPr>/, '</w:pPr><w:rPr><w:color w:val="0000FF"/></w:rPr>') },
        qr/^\d+ T030 the colour of the text, the first-level heading, the third-level heading is 0000FF/],
);
for my $damage (@damages) {
    my ($name, $damage, @wanted) = @$damage;
    my @told = $damage->();
    for my $wanted (@wanted) {
        is(scalar(grep { $_ =~ $wanted } @told), 1, "$name: $wanted");
    }
    my @other = grep { my $told = $_; !grep { $told =~ $_ } @wanted } @told;
    is_deeply(\@other, [], "$name: nothing else") or diag(join "\n", @told);
}
done_testing();
