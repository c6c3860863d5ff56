#!/usr/bin/perl
# Hostile Word files (reliability.md 2.4): each ends within 10 seconds and
# 512 MiB with exit status 2 and a message that names the part, or with a
# model; nothing is written, nothing is fetched.  They are made here.
use strict;
use warnings;
use utf8;
use Compress::Raw::Zlib qw(crc32);
use Encode qw(encode encode_utf8);
use Fangan;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
my $OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
my $PKG = 'http://schemas.openxmlformats.org/package/2006';
my $MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
my $dir = scratch() . '/hostile';
mkdir $dir;

sub deflate {
    my ($bytes) = @_;
    my ($z) = Compress::Raw::Zlib::Deflate->new(-WindowBits => -15, -AppendOutput => 1);
    my $out = '';
    $z->deflate($bytes, $out);
    $z->flush($out);
    return $out;
}

# An archive; each entry: name, bytes, and what to say otherwise than it is.
sub archive {
    my ($out, $central) = ('', '');
    my $n = 0;
    for my $entry (@_) {
        my ($name, $bytes, %as) = @$entry;
        my $packed = $as{packed} // deflate($bytes);
        my $crc = $as{crc} // crc32($bytes);
        my $size = $as{size} // length $bytes;
        my $flags = $as{flags} // 0;
        my $method = $as{method} // 8;
        my $offset = $as{offset} // length $out;
        my $packed_size = $as{packed_size} // length $packed;
        my $local = $as{local} // $name;
        $out .= pack('a4vvvvvVVVvv', "PK\3\4", 20, $flags, $method, 0, 33, $crc, length $packed, $size, length $local, 0) . $local . $packed
            unless defined $as{offset};
        $central .= pack('a4vvvvvvVVVvvvvvVV', "PK\1\2", 20, 20, $flags, $method, 0, 33, $crc, $packed_size, $size, length $name, 0, 0, 0, 0, 0, $offset) . $name;
        $n++;
    }
    return $out . $central . pack('a4vvvvVVv', "PK\5\6", 0, 0, $n, $n, length $central, length $out, 0);
}

sub document { return qq{<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="$W" xmlns:r="$OFFICE"><w:body>$_[0]</w:body></w:document>} }
my $text = encode_utf8('<w:p><w:r><w:t>关于开展读书活动的实施方案</w:t></w:r></w:p>');
my $good = document($text);

# The parts of a document; more of them, relationships and another type.
sub parts {
    my ($document, %more) = @_;
    my $type = $more{type} // $MAIN;
    my $relations = $more{relations} // '';
    return (
        ['[Content_Types].xml', qq{<Types xmlns="$PKG/content-types"><Default Extension="xml" ContentType="$type"/></Types>}],
        ['_rels/.rels', qq{<Relationships xmlns="$PKG/relationships"><Relationship Id="a" Type="$OFFICE/officeDocument" Target="word/document.xml"/></Relationships>}],
        ['word/document.xml', $document, %{$more{as} // {}}],
        ['word/_rels/document.xml.rels', qq{<Relationships xmlns="$PKG/relationships">$relations</Relationships>}],
        @{$more{parts} // []},
    );
}

# Under 512 MiB of address space and 10 seconds.
sub check {
    my ($bytes, $name) = @_;
    my $file = spew("$dir/" . ($name // 'case.docx'), $bytes);
    my @before = sort glob("$dir/*");
    my $program = $ENV{FANGAN};
    my $limit = ($ENV{FANGAN_BUILD} // '') =~ /asan/ || $ENV{FANGAN_WRAPPER} ? '' : 'ulimit -v 524288;';
    my @result = run({seconds => $limit ? 10 : 120}, 'sh', '-c', "$limit exec \"\$@\"", 'sh', $program, 'check', '--lang', 'en', '--format', 'short', $file);
    my @after = sort glob("$dir/*");
    is("@after", "@before", 'nothing is written') if "@after" ne "@before";
    return @result;
}

my $styles = qq{<Relationship Id="s" Type="$OFFICE/styles" Target="styles.xml"/>};
sub styles { return (relations => $styles, parts => [['word/styles.xml', $_[0]]]) }
my $dtd = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa">' . join('', map { my $p = chr(ord('a') + $_ - 1); my $e = chr(ord('a') + $_); "<!ENTITY $e \"" . "&$p;" x 10 . '">' } 1 .. 9) . ']>';
my $doc_dtd = $good =~ s/\?>/?>$dtd/r =~ s/<w:t>/<w:t>&j;/r;
my $many_attributes = 'xmlns:w="' . $W . '" ' . join(' ', map { "a$_=\"\"" } 1 .. 100_000);
my $bomb = 'a' x 80_000_000;

# name, bytes, code, what the message names
my @refused = (
    ['not a whole archive', substr(archive(parts($good)), 0, -30), 'I030', ''],
    ['only the start', 'PK' . "\3\4" . 'x' x 100, 'I030', ''],
    ['billions of laughs', archive(parts($doc_dtd)), 'I031', 'word/document.xml'],
    ['an external entity', archive(parts($good =~ s{\?>}{?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>}r)), 'I031', 'word/document.xml'],
    ['an external DTD', archive(parts($good =~ s{\?>}{?><!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">}r)), 'I031', 'word/document.xml'],
    ['a DOCTYPE in UTF-16', archive(parts(encode('UTF-16', $doc_dtd =~ s/UTF-8/UTF-16/r))), 'I031', 'word/document.xml'],
    ['a DOCTYPE in styles', archive(parts($good, styles(qq{<!DOCTYPE a><w:styles xmlns:w="$W"/>}))), 'I031', 'word/styles.xml'],
    ['100000 attributes', archive(parts("<w:document $many_attributes/>")), 'I010', 'word/document.xml'],
    ['257 attributes', archive(parts(document($text . '<w:x ' . join(' ', map { "a$_=''" } 1 .. 257) . '/>'))), 'I010', 'word/document.xml'],
    ['a tag of 70 KB', archive(parts(qq{<w:document xmlns:w="$W" a="} . 'x' x 70_000 . '"/>')), 'I010', 'word/document.xml'],
    ['257 elements in each other', archive(parts(document('<w:p>' x 255 . '</w:p>' x 255))), 'I010', 'word/document.xml'],
    ['a million elements in each other', archive(parts(document('<w:p>' x 1_000_000))), 'I010', 'word/document.xml'],
    ['text of 11 MB', archive(parts(document('<w:p><w:r><w:t>' . join('', map { chr(48 + $_ * $_ % 13) x (1 + $_ % 40) } 1 .. 550_000) . '</w:t></w:r></w:p>'))), 'I032|I010', 'word/document.xml'],
    ['namespaces in each other', archive(parts(document(join('', map { my $i = $_; '<w:p ' . join(' ', map { "xmlns:n${i}x$_=\"u\"" } 1 .. 200) . '>' } 1 .. 5)))), 'I010', 'word/document.xml'],
    ['GB18030', archive(parts(encode('gbk', "<?xml version=\"1.0\" encoding=\"GB18030\"?><w:document xmlns:w=\"$W\"/>"))), 'I031', 'word/document.xml'],
    ['cut off', archive(parts(substr $good, 0, -40)), 'I032', 'word/document.xml'],
    ['no XML', archive(parts('hello')), 'I032', 'word/document.xml'],
    ['an empty part', archive(parts('')), 'I032', 'word/document.xml'],
    ['an unknown entity', archive(parts($good =~ s/<w:t>/<w:t>&x;/r)), 'I032', 'word/document.xml'],
    ['a control character', archive(parts($good =~ s/<w:t>/<w:t>&#1;/r)), 'I032', 'word/document.xml'],
    ['a bomb of 80 MB', archive(parts(document("<!--$bomb-->"))), 'I010', 'word/document.xml'],
    ['a bomb of 50 MB', archive(parts(document(' ' x 50_000_000))), 'I010', 'word/document.xml'],
    ['a size that lies', archive(parts($good, as => {size => 10})), 'I030|I032', ''],
    ['a checksum that lies', archive(parts($good, as => {crc => 1})), 'I030|I032', ''],
    ['deflated rubbish', archive(parts($good, as => {packed => "\xff" x 100})), 'I032', 'word/document.xml'],
    ['encrypted', archive(parts($good, as => {flags => 1})), 'I031', 'word/document.xml'],
    ['packed in an unknown way', archive(parts($good, as => {method => 14})), 'I031', 'word/document.xml'],
    ['a name twice', archive(parts($good, parts => [['Word/Document.XML', $good]])), 'I031', 'ocument'],
    ['a name that leads out', archive(parts($good, parts => [['../../etc/x', 'x']])), 'I031', '../../etc/x'],
    ['an absolute name', archive(parts($good, parts => [['/etc/x', 'x']])), 'I031', '/etc/x'],
    ['a name with a backslash', archive(parts($good, parts => [['..\\x', 'x']])), 'I031', 'x'],
    ['a drive', archive(parts($good, parts => [['c:/x', 'x']])), 'I031', 'c:/x'],
    ['two names for one entry', archive(parts($good, as => {local => 'word/other.xml'})), 'I030|I031', ''],
    ['entries that overlap', archive(parts($good), ['word/a.bin', $good, offset => 40]), 'I031', ''],
    ['4097 entries', archive(parts($good), map { ["e/$_", ''] } 1 .. 4_093), 'I010', ''],
    ['macros', archive(parts($good, type => 'application/vnd.ms-word.document.macroEnabled.main+xml')), 'I033', 'word/document.xml'],
    ['a workbook', archive(parts($good, type => 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml')), 'I033', 'word/document.xml'],
    ['no content types', archive(grep { $_->[0] !~ /Types/ } parts($good)), 'I032', '[Content_Types].xml'],
    ['no relationships', archive(grep { $_->[0] ne '_rels/.rels' } parts($good)), 'I032', '_rels/.rels'],
    ['no document', archive(grep { $_->[0] ne 'word/document.xml' } parts($good)), 'I032', 'word/document.xml'],
    ['no text', archive(parts(document('<w:p/>'))), 'I002', ''],
    ['300000 paragraphs', archive(parts(document(join('', map { '<w:p><w:r><w:t>' . $_ * 7919 . '</w:t></w:r></w:p>' } 1 .. 300_000)))), 'I010', 'word/document.xml'],
    ['300000 cells', archive(parts(document(join('', map { "<w:tbl>" . join('', map { "<w:tr><w:tc><w:p n='$_'/></w:tc></w:tr>" } 1 .. 4000) . '</w:tbl>' } 1 .. 30)))), 'I010', 'word/document.xml'],
    ['100 fields in each other', archive(parts(document('<w:p>' . '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' x 100 . '</w:p>'))), 'I010', 'word/document.xml'],
    ['100000 columns', archive(parts(document("<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"100000\"/></w:tcPr>$text</w:tc></w:tr></w:tbl>"))), 'I010', 'word/document.xml'],
    ['a number of 60 KB before each paragraph', archive(parts(document('<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>' x 2000),
        relations => qq{<Relationship Id="n" Type="$OFFICE/numbering" Target="numbering.xml"/>},
        parts => [['word/numbering.xml', qq{<w:numbering xmlns:w="$W"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="} . '%1' x 30_000 . '"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>']])), 'I010', 'numbering'],
    ['a part that is a web page', archive(parts('<html><body><p>hello</p></body></html>')), 'I032', 'word/document.xml'],
    ['a part of other names', archive(parts($good =~ s/\Q$W\E/urn:other/r)), 'I032', 'word/document.xml'],
    ['11000 styles', archive(parts($good, styles(qq{<w:styles xmlns:w="$W">} . join('', map { "<w:style w:styleId=\"s$_\"/>" } 1 .. 11_000) . '</w:styles>'))), 'I010', 'styles'],
);

for my $case (@refused) {
    my ($name, $bytes, $code, $part) = @$case;
    my ($out, $err, $status) = check($bytes);
    is($status, 2, "$name: refused") or diag(substr $out . $err, 0, 500);
    like($out, qr/\[(?:$code)\]/, "$name: $code") or diag(substr $err, 0, 300);
    like($out, qr/\Q$part\E/, "$name: the part is named") if $part ne '';
    unlike($out . $err, qr/[\x00-\x08\x0b-\x1f\x7f]/, "$name: no control character comes out");
}

# what is odd, but no harm
my $external = join '', map { qq{<Relationship Id="x$_" Type="$OFFICE/$_" TargetMode="External" Target="http://127.0.0.1:9/$_"/>} }
    qw(attachedTemplate image oleObject frame subDocument);
my @read = (
    ['a sound document', archive(parts($good)), undef],
    ['references to the web', archive(parts($good, relations => $external)), 'I036'],
    ['UTF-16', archive(parts(encode('UTF-16', Encode::decode_utf8($good) =~ s/UTF-8/UTF-16/r))), undef],
    ['UTF-16 little endian without a mark', archive(parts(encode('UTF-16LE', Encode::decode_utf8($good) =~ s/UTF-8/UTF-16/r))), undef],
    ['a mark of byte order', archive(parts("\xef\xbb\xbf$good")), undef],
    ['254 elements in each other', archive(parts(document($text . '<w:x>' x 254 . '</w:x>' x 254))), undef],
    ['256 attributes', archive(parts(document($text . '<w:x ' . join(' ', map { "a$_=''" } 1 .. 256) . '/>'))), undef],
    ['4096 entries', archive(parts($good), map { ["e/$_", ''] } 1 .. 4_092), undef],
    ['names of parts that nobody expects', archive(
        ['x/main.bin', $good],
        ['_rels/.rels', qq{<Relationships xmlns="$PKG/relationships"><Relationship Id="a" Type="$OFFICE/officeDocument" Target="/X/./y/../main.bin"/></Relationships>}],
        ['[Content_Types].xml', qq{<Types xmlns="$PKG/content-types"><Override PartName="/x/main.bin" ContentType="$MAIN"/></Types>}]), undef],
    ['a part that is not there', archive(parts($good, relations => $styles)), 'I037'],
    ['styles that inherit in a circle', archive(parts($good, styles(qq{<w:styles xmlns:w="$W">} . join('', map { "<w:style w:styleId=\"s$_\"><w:basedOn w:val=\"s" . ($_ + 1) % 9000 . '"/></w:style>' } 0 .. 8_999) . '</w:styles>'))), undef],
    ['a DDE field', archive(parts(document($text . '<w:p><w:fldSimple w:instr="DDEAUTO c:\\\\cmd.exe"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>'))), 'I036'],
    ['tables in each other', archive(parts(document($text . '<w:tbl><w:tr><w:tc>' x 80 . $text . '</w:tc></w:tr></w:tbl>' x 80))), undef],
    ['empty paragraphs', archive(parts(document($text . join('', map { "<w:p a='$_'/>" } 1 .. 150_000)))), undef],
    ['runs', archive(parts(document($text . '<w:p>' . join('', map { '<w:r><w:rPr>' . ($_ % 2 ? '<w:b/>' : '') . '</w:rPr><w:t>' . $_ * 7919 . '</w:t></w:r>' } 1 .. 300_000) . '</w:p>'))), undef],
);
for my $case (@read) {
    my ($name, $bytes, $code) = @$case;
    my ($out, $err, $status) = check($bytes);
    ok($status == 0 || $status == 1, "$name: read") or diag($status, substr $out . $err, 0, 500);
    like($out, qr/\[(?:$code)\]/, "$name: $code") if $code;
    unlike($out, qr/\[I0[0-3]/, "$name: nothing wrong is found in it") unless $code;
}

# other formats, whatever they are called
my @others = (
    ['old.doc', "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" . "\0" x 600],
    ['old.docx', "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" . "\0" x 600],
    ['text.doc', "{\\rtf1\\ansi hello}"],
    ['page.doc', '<html><body>hello</body></html>'],
    ['flat.docx', '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>'],
    ['text.odt', archive(['mimetype', 'application/vnd.oasis.opendocument.text', method => 0, packed => 'application/vnd.oasis.opendocument.text'], ['content.xml', '<a/>'])],
    ['odt.docx', archive(['mimetype', 'application/vnd.oasis.opendocument.text', method => 0, packed => 'application/vnd.oasis.opendocument.text'], ['content.xml', '<a/>'])],
);
for my $case (@others) {
    my ($name, $bytes) = @$case;
    my ($out, $err, $status) = check($bytes, $name);
    is($status, 2, "$name: refused") or diag(substr $out . $err, 0, 500);
    my ($long) = fangan('check', '--lang', 'en', "$dir/$name");
    like($long, qr/soffice --headless --convert-to docx (?:--outdir converted )?\S*\Q$name\E/, "$name: how to convert it") or diag($long);
}

# ... and what LibreOffice can't help with
my @ways = (
    ['locked.docx', "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" . "\0" x 500 . encode('UTF-16LE', 'EncryptedPackage') . "\0" x 100, qr/password/],
    ['page.pdf', "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n", qr/pdftotext -layout \S*page\.pdf/],
    ['方案 (1).doc', "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" . "\0" x 600, qr/soffice \S+ \S+ docx '\S*方案 \(1\)\.doc'/],
    ['page.docx', archive(['OFD.xml', '<ofd:OFD/>']), qr/OFD viewer/],
    ['torn.docx', substr(archive(parts($good)), 0, -30), qr/save it as a new \.docx/],
    ['cut.docx', archive(parts(substr $good, 0, -40)), qr/save it as a new \.docx/],
);
for my $case (@ways) {
    my ($name, $bytes, $hint) = @$case;
    my $file = spew("$dir/" . encode_utf8($name), $bytes);
    my ($told, undef, $status) = fangan('check', '--lang', 'en', $file);
    is($status, 2, "$name: refused");
    like(Encode::decode_utf8($told), qr/hint: .*$hint/, "$name: the way out");
}
done_testing();
