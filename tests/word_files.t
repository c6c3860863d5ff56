#!/usr/bin/perl
# Word files as other programs and offices make them: what import makes of the
# whole of each, and that a document can be built of it.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use IO::Compress::Zip qw($ZipError);
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/word_files';
mkdir $dir;

# -- Packages --------------------------------------------------------------

my $OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
my $PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
my $NS = join ' ', 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', "xmlns:r=\"$OFFICE\"",
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
    'xmlns:v="urn:schemas-microsoft-com:vml"', 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
my $SECTION = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588"/><w:docGrid w:type="lines" w:linePitch="312"/></w:sectPr>';

# A package of a body and other parts of word/, by name; the content types come
# last, as some writers have them.
sub package_of {
    my ($name, $body, %parts) = @_;
    my @raw = grep { m{/} } sort keys %parts; # pictures
    my @xml = grep { !m{/} } sort keys %parts;
    my $relations = join '', (map { my ($type) = /^([a-z]+)/; "<Relationship Id=\"$_\" Type=\"$OFFICE/$type\" Target=\"$_.xml\"/>" } @xml),
        map { '<Relationship Id="' . s/\W/_/gr . "\" Type=\"$OFFICE/image\" Target=\"$_\"/>" } @raw;
    my @entries = (
        ['_rels/.rels', "<Relationships xmlns=\"$PACKAGE/relationships\"><Relationship Id=\"a\" Type=\"$OFFICE/officeDocument\" Target=\"word/document.xml\"/></Relationships>"],
        ['word/document.xml', "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document $NS><w:body>$body$SECTION</w:body></w:document>"],
        ['word/_rels/document.xml.rels', "<Relationships xmlns=\"$PACKAGE/relationships\">$relations</Relationships>"],
        (map { ["word/$_.xml", "<w:$_ $NS>$parts{$_}</w:$_>"] } @xml),
        ['[Content_Types].xml', "<Types xmlns=\"$PACKAGE/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"],
    );
    my $zip;
    $_->[1] = encode_utf8($_->[1]) for @entries;
    for my $entry (@entries, map { ["word/$_", $parts{$_}] } @raw) {
        if ($zip) { $zip->newStream(Name => $entry->[0]) }
        else { $zip = IO::Compress::Zip->new("$dir/$name.docx", Name => $entry->[0]) or die $ZipError }
        $zip->print($entry->[1]);
    }
    $zip->close;
    return "$dir/$name.docx";
}

sub run_of { my ($text, $look) = @_; return '<w:r><w:rPr>' . ($look // '') . "</w:rPr><w:t xml:space=\"preserve\">$text</w:t></w:r>" }
sub para { # text or runs; what its pPr holds; what its rPr holds
    my ($text, $how, $look) = @_;
    return '<w:p><w:pPr>' . ($how // '') . '</w:pPr>' . ($text =~ /^</ ? $text : $text eq '' ? '' : run_of($text, $look)) . '</w:p>';
}
my ($CENTER, $RIGHT) = map { "<w:jc w:val=\"$_\"/>" } qw(center right);
my $INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
my $RED = '<w:color w:val="FF0000"/><w:sz w:val="84"/>';
my $BREAK = '<w:r><w:br/></w:r>';

# 一、 （一） 1. by numbering.xml
my $numbering = '<w:abstractNum w:abstractNumId="0">' . join('', map {
    my ($level, $format, $text) = @$_;
    "<w:lvl w:ilvl=\"$level\"><w:start w:val=\"1\"/><w:numFmt w:val=\"$format\"/><w:lvlText w:val=\"$text\"/></w:lvl>"
} [0, 'chineseCountingThousand', '%1、'], [1, 'chineseCountingThousand', '（%2）'], [2, 'decimal', '%3.']) .
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
sub numbered { my ($level, $text) = @_; return para($text, "<w:numPr><w:ilvl w:val=\"$level\"/><w:numId w:val=\"1\"/></w:numPr>$INDENT") }

# A text box as WPS and Word write it, with a copy for old readers.
sub box {
    my ($inner) = @_;
    return "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>$inner</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>" .
        "<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>$inner</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
}
sub table {
    return '<w:tbl>' . join('', map { '<w:tr>' . join('', map { '<w:tc>' . (/^</ ? $_ : para($_)) . '</w:tc>' } @$_) . '</w:tr>' } @_) . '</w:tbl>';
}

# The plans that import makes, by title; each is built again.
sub imported {
    my ($name, $docx) = @_;
    my $to = "$dir/$name";
    mkdir $to;
    my (undef, $told, $status) = fangan('import', '--lang', 'en', '-q', '-o', "$to/", $docx);
    skip_all('there is no reader of Word files') if $told =~ /\[W010\]/;
    is($status, 0, "$name: is read") or diag(decode_utf8($told));
    my %plans;
    for my $path (glob "$to/*.md") {
        my $plan = decode_utf8(slurp($path));
        my (undef, $err, $state) = fangan('build', '--lang', 'en', '--draft', '-q', '-t', 'docx', '-o', "$to/x.docx", $path);
        is($state, 0, "$name: what is read can be built") or diag(decode_utf8($err));
        $plans{($plan =~ /^标题: (.*)$/m)[0]} = $plan;
    }
    return \%plans;
}

# -- 版头 in a text box, automatic numbers, blanks, sections --------------

my $plans = imported('box', package_of('box',
    box(para('临江市卫生健康局文件', $CENTER, $RED)) . para('临卫发〔2026〕15号', $CENTER) .
    para('关于开展春季爱国卫生运动的', $CENTER, '<w:sz w:val="44"/>') . para('实施方案', $CENTER, '<w:sz w:val="44"/>') .
    para('') . para('各县（市、区）卫生健康局，局属各单位：') . para('为改善城乡环境卫生，制定本方案。', $INDENT) .
    numbered(0, '总体要求') . para('坚持预防为主，群防群控。', $INDENT) .
    numbered(0, '主要任务') . numbered(1, run_of('环境整治。', '<w:b/>') . run_of('清理卫生死角，疏通排水沟渠。')) .
    numbered(1, run_of('病媒防制。', '<w:b/>') . run_of('开展灭鼠灭蟑。')) . numbered(2, '集中投药。') . numbered(2, '定期监测。') .
    numbered(0, '组织领导') . para('成立领导小组，局长任组长。', $INDENT) . para('') .
    para('附件：1.任务清单', $INDENT) . para('2.联络员名单', '<w:ind w:left="1580"/>') . para('') .
    para('　' x 18 . '临江市卫生健康局') . para('　' x 19 . '2026年2月26日') . para('（联系人：张某某，电话：0000-1234567）', $INDENT) .
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>' .
    para('附件1') . para('任务清单', $CENTER) . table(['任务', '时限'], ['清理垃圾', '3月底']) .
    '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>' .
    para('附件2') . para('联络员名单', $CENTER) . para('张某某　0000-1234567'),
    numbering => $numbering));
is($plans->{'关于开展春季爱国卫生运动的实施方案'}, <<'PLAN', 'box: the document');
---
文种: 实施方案
标题: 关于开展春季爱国卫生运动的实施方案
发文机关: 临江市卫生健康局
发文字号: 临卫发〔2026〕15号
主送: [各县（市、区）卫生健康局, 局属各单位]
成文日期: 2026-02-26
附注: 联系人：张某某，电话：0000-1234567
附件:
  - 名称: 任务清单
    文件: 任务清单.md
  - 名称: 联络员名单
    文件: 联络员名单.md
---

为改善城乡环境卫生，制定本方案。

## 总体要求

坚持预防为主，群防群控。

## 主要任务

### 环境整治。

清理卫生死角，疏通排水沟渠。

### 病媒防制。

开展灭鼠灭蟑。

1.集中投药。

2.定期监测。

## 组织领导

成立领导小组，局长任组长。
PLAN
is($plans->{'任务清单'}, <<'PLAN', 'box: a table is no plan by what stands in it');
---
标题: 任务清单
---

| 任务 | 时限 |
|---|---|
| 清理垃圾 | 3月底 |
PLAN
is($plans->{'联络员名单'}, "---\n标题: 联络员名单\n---\n\n张某某　0000-1234567\n", 'box: the other attachment');

# -- 版头 in a table, line breaks for paragraphs, revisions, notes ---------

$plans = imported('breaks', package_of('breaks',
    table([para('临江市教育局', $CENTER, $RED), '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' . para('文件', $CENTER, $RED)],
        [para('临江市体育局', $CENTER, $RED), '<w:tcPr><w:vMerge/></w:tcPr>' . para('')]) .
    para('临教发〔2026〕7号', $CENTER) . para(run_of('临江市中小学生阳光体育活动') . $BREAK . run_of('工作方案'), $CENTER) . para('各中小学校：') .
    para(join $BREAK, map { run_of($_) } '　　为增强学生体质，制定本方案。', '　　一、工作目标', '　　学生每天锻炼一小时。', '　　二、工作内容', '　　开展大课间活动。') .
    para('　　三、工作步骤') .
    para('<w:r><w:tab/></w:r>' . run_of('（一）启动。3月') . '<w:del w:id="1" w:author="a"><w:r><w:delText>5日</w:delText></w:r></w:del><w:ins w:id="2" w:author="a">' . run_of('8日') . '</w:ins>' . run_of('前完成。') . '<w:r><w:footnoteReference w:id="2"/></w:r>') .
    para('<w:commentRangeStart w:id="0"/>' . run_of('（二）实施。3月至6月。') . '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>', $INDENT) .
    para('临江市教育局　　　临江市体育局', $RIGHT) . para('二○二六年三月一日', $RIGHT) .
    para('抄送：市政府办公室，市体育总会。') . para('临江市教育局办公室　　　　2026年3月2日印发'),
    footnotes => '<w:footnote w:id="2"><w:p><w:r><w:t>含民办学校。</w:t></w:r></w:p></w:footnote>',
    comments => '<w:comment w:id="0" w:author="李某"><w:p><w:r><w:t>时间再核</w:t></w:r></w:p></w:comment>'));
is($plans->{'临江市中小学生阳光体育活动工作方案'}, <<'PLAN', 'breaks: the document');
---
文种: 实施方案
标题: 临江市中小学生阳光体育活动工作方案
发文机关: [临江市教育局, 临江市体育局]
发文字号: 临教发〔2026〕7号
主送: [各中小学校]
成文日期: 2026-03-01
印章: 有
抄送: [市政府办公室, 市体育总会]
印发机关: 临江市教育局办公室
印发日期: 2026-03-02
---

为增强学生体质，制定本方案。

## 工作目标

学生每天锻炼一小时。

## 工作内容

开展大课间活动。

## 工作步骤

### 启动。

3月8日前完成。（注：含民办学校。）

### 实施。

3月至6月。
PLAN

# -- A letter: title over three lines, a word of it spaced out -------------

$plans = imported('letter', package_of('letter',
    para('特　急', $RIGHT) . para('临江市教育局', $CENTER, $RED) . para('临教函〔2026〕4号', $RIGHT) .
    para('关于商请支持', $CENTER) . para('中小学生研学实践活动', $CENTER) . para('的　函', $CENTER) . para('市文化和旅游局：') .
    para('为做好研学工作，现商请贵局予以支持。', $INDENT) . para('专此函达。', $INDENT) .
    para('临江市教育局', "<w:ind w:right=\"640\"/>$RIGHT") . para('2026年4月1日', $RIGHT)));
is($plans->{'关于商请支持中小学生研学实践活动的函'}, <<'PLAN', 'letter: the document');
---
文种: 函
标题: 关于商请支持中小学生研学实践活动的函
发文机关: 临江市教育局
发文字号: 临教函〔2026〕4号
紧急程度: 特急
主送: [市文化和旅游局]
成文日期: 2026-04-01
格式: 信函
---

为做好研学工作，现商请贵局予以支持。

专此函达。
PLAN

# -- Signers on rows of their own, and a short title below the rule --------

$plans = imported('signers', package_of('signers',
    para('临江市教育局文件', $CENTER, $RED) .
    para('　　　　　　　　签发人：张某某　李某') . para('临教发〔2026〕9号　　　　王某某', '<w:pBdr><w:bottom w:val="single"/></w:pBdr>') .
    para('节日值班的通知', $CENTER) . para('各学校：') . para('节日期间请安排好值班。', $INDENT) . para('临江市教育局', $RIGHT) . para('2026年4月1日', $RIGHT)));
is_deeply([keys %$plans], ['节日值班的通知'], 'signers: a title is no signer');
like($plans->{'节日值班的通知'} // '', qr/^签发人: \[张某某, 李某, 王某某\]$/m, 'signers: all three');

# -- Numbers by styles, a table of contents, no headings' faces ------------

my $styles = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>' . join '', map {
    my $level = $_ - 1;
    "<w:style w:type=\"paragraph\" w:styleId=\"$_\"><w:name w:val=\"heading $_\"/><w:pPr><w:numPr><w:ilvl w:val=\"$level\"/><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"$level\"/></w:pPr></w:style>"
} 1 .. 3;
sub styled { my ($style, $text) = @_; return para($text, "<w:pStyle w:val=\"$style\"/>") }
$plans = imported('styles', package_of('styles',
    para('临江市水利局防汛抗旱工作方案', $CENTER, '<w:sz w:val="44"/>') .
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \o "1-2" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' . run_of('一、总则 1') . '</w:p>' .
    para(run_of('二、响应 2') . '<w:r><w:fldChar w:fldCharType="end"/></w:r>') .
    styled(1, '总则') . styled(2, '目的') . para('    为做好防汛抗旱工作，制定本方案。') . styled(1, '响应') . styled(2, '预警响应') . styled(3, '预警发布') .
    para('    由办公室发布。') . styled(2, '后期处置') . para('    及时总结。'),
    numbering => $numbering, styles => $styles));
is($plans->{'临江市水利局防汛抗旱工作方案'}, <<'PLAN', 'styles: the document');
---
文种: 实施方案
标题: 临江市水利局防汛抗旱工作方案
---

## 总则

### 目的

为做好防汛抗旱工作，制定本方案。

## 响应

### 预警响应

#### 预警发布

由办公室发布。

### 后期处置

及时总结。
PLAN

# -- A circular that lists what its plan has behind it ---------------------

$plans = imported('circular', package_of('circular',
    para('临江镇人民政府关于印发《临江镇河长制工作方案》的通知', $CENTER) . para('各村（社区）、镇直各单位：') .
    para('现将《临江镇河长制工作方案》印发给你们，请认真贯彻执行。', $INDENT) . para('附件：临江镇河长名单', $INDENT) .
    para(' ' x 24 . '临江镇人民政府' . ' ' x 10 . '2026年3月1日') . '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' .
    para('临江镇河长制工作方案', $CENTER) . para('为落实河长制，制定本方案。', $INDENT) . para('一、工作步骤', $INDENT) . para('先摸底，后整治。', $INDENT) .
    para('附件', '<w:pageBreakBefore/>') . para('临江镇河长名单', $CENTER) . table(['河段', '河长'], ['上游', '张某某'])));
like($plans->{'临江镇人民政府关于印发《临江镇河长制工作方案》的通知'} // '',
    qr/^附件:\n  - 名称: 临江镇河长名单\n    文件: 临江镇河长名单.md\n印发: 临江镇河长制工作方案.md$/m, 'circular: it names both files');

# -- Chapters are centred, articles are text -------------------------------

my $articles = package_of('articles',
    para('临江市停车管理办法', $CENTER) . para('（2026年3月1日临江市人民政府第5次常务会议通过）', $CENTER) .
    para('第一章  总则', $CENTER) . para('第一条  为规范停车管理，制定本办法。', $INDENT) .
    para('第二条  本办法所称停车场，包括：', $INDENT) . para('（一）公共停车场；', $INDENT) . para('（二）专用停车场。', $INDENT) .
    para('第二章  附则', $CENTER) . para('第三条  本办法自2026年5月1日起施行。', $INDENT));
$plans = imported('articles', $articles);
unlike($plans->{'临江市停车管理办法'} // 'number=第二条', qr/number=第二条/, 'articles: one that leads in to items is text');
my ($centred) = fangan('check', '--lang', 'en', '--select', 'T025,T026', $articles);
unlike($centred, qr/\[T02/, 'articles: chapters are centred');

# -- Written by pandoc: author and date below the title -------------------

$plans = imported('author', package_of('author',
    para('临江市智慧停车建设实施方案', $CENTER) . para('临江市城市管理局', $CENTER) . para('2026年3月1日', $CENTER) . para('为缓解停车难，制定本方案。') . styled(1, '总体要求') . para('坚持便民利民。')));
like($plans->{'临江市智慧停车建设实施方案'} // '', qr/^发文机关: 临江市城市管理局\n成文日期: 2026-03-01\n---\n\n为缓解/m, 'author: organ and date');

# -- Numbers as they are seen -----------------------------------------------

# What import makes of paragraphs that a level of a list numbers, and says.
sub listed {
    my ($name, $level, @paragraphs) = @_;
    my $docx = package_of($name, para('临江市河道清淤方案', $CENTER) . para('各镇：') . join('', map { $_ eq '' ? para('', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') : numbered(0, $_) } @paragraphs) . para('完。'),
        numbering => "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">$level</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
    my ($text, $report) = fangan('import', '--lang', 'en', '--report', '-o', '-', $docx);
    return (join(' ', grep { /疏浚/ } split /\n/, decode_utf8($text)), decode_utf8($report));
}
sub level { my ($format, $start) = @_; return "<w:start w:val=\"$start\"/><w:numFmt w:val=\"$format\"/><w:lvlText w:val=\"%1:\"/>" }

for my $case (['ordinal', 11, '11th: 疏浚， 12th: 疏浚，'], ['ordinal', 22, '22nd: 疏浚， 23rd: 疏浚，'], ['hex', 15, 'F: 疏浚， 10: 疏浚，'],
    ['ideographZodiacTraditional', 60, '癸亥: 疏浚， 61: 疏浚，'], ['decimalZero', 9, '09: 疏浚， 10: 疏浚，'],
    ['ideographTraditional', 10, '癸: 疏浚， 11: 疏浚，'], ['chineseLegalSimplified', 12, '壹拾贰: 疏浚， 壹拾叁: 疏浚，'], ['none', 1, ': 疏浚， : 疏浚，']) {
    my ($format, $start, $wanted) = @$case;
    my ($found, $report) = listed("$format-$start", level($format, $start), '疏浚，', '疏浚，');
    is($found, $wanted, "numbers: $format");
    unlike($report, qr/unknown/, "numbers: $format is known");
}
my ($found, $report) = listed('unknown', level('cardinalText', 1), '疏浚，', '疏浚，');
is($found, '1: 疏浚， 2: 疏浚，', 'numbers: an unknown format is decimal');
like($report, qr/:3: guessed: “cardinalText” \(an unknown number format/, 'numbers: and told');
($found) = listed('padded', '<w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/>', '疏浚，', '疏浚，');
is($found, '001 疏浚， 002 疏浚，', 'numbers: with zeros');
($found) = listed('hidden', level('chineseCounting', 1) . '<w:rPr><w:vanish/></w:rPr>', '疏浚，', '疏浚，');
is($found, '疏浚， 疏浚，', 'numbers: hidden ones are not seen');
($found, $report) = listed('gap', level('decimal', 1), '疏浚，', '', '疏浚，');
is($found, '1: 疏浚， 3: 疏浚，', 'numbers: an empty paragraph counts');
like($report, qr/dropped: “1?2: ” \(the number of an empty paragraph\)/, 'numbers: and is told');

# -- What is seen and is no letter ----------------------------------------

# The text below the head of a plan of these paragraphs, and the report.
sub read_back {
    my ($name, @body) = @_;
    my $docx = package_of($name, para('临江市河道清淤方案', $CENTER) . para('各镇：') . para('为清淤，制定本方案。') . join '', @body);
    my ($text, $report) = fangan('import', '--lang', 'en', '--report', '-o', '-', $docx);
    return (decode_utf8($text) =~ s/.*本方案。\n+//sr, decode_utf8($report));
}
sub field { return join '', map { "<w:r>$_</w:r>" } '<w:fldChar w:fldCharType="begin"/>', "<w:instrText> $_[0] </w:instrText>", '<w:fldChar w:fldCharType="end"/>' }
my $LINE = '<w:u w:val="single"/>';

($found, $report) = read_back('lines', para(run_of('姓名：') . run_of('      ', $LINE) . run_of('电话：') . "<w:r><w:rPr>$LINE</w:rPr><w:tab/></w:r>" . run_of('甲') . run_of(' ', $LINE) . run_of('乙', $LINE)),
    para(run_of('　　　　', $LINE . '<w:color w:val="FF0000"/>')));
is($found, "姓名：______电话：____甲 乙\n", 'lines: to write on, not between words or under a 版头');
like($report, qr/:4: guessed \(underlined blanks are written as a line\)/, 'lines: are told');
($found, $report) = read_back('cap', para('为', '<w:framePr w:dropCap="drop" w:lines="2"/>') . para('做好工作，落实责任。'));
is($found, "为做好工作，落实责任。\n", 'cap: a large first letter belongs to its paragraph');
($found, $report) = read_back('fields', para(field('MACROBUTTON NoMacro 【单位】') . run_of('负责。') . field('SYMBOL 254 \f "Wingdings" \s 12') . run_of('同意') . field('AUTONUM')));
is($found, "【单位】负责。☑同意\n", 'fields: what they show');
like($report, qr/\[I037\].*dropped \(a field that counts/s, 'fields: what nobody wrote down');
($found) = read_back('ampersand', para('<w:fldSimple w:instr=" HYPERLINK &quot;https://example.com/?a=1&amp;b=2&quot; ">' . run_of('网页') . '</w:fldSimple>'));
is($found, "[网页](https://example.com/?a=1&b=2)\n", 'ampersand: in an attribute');
($found, $report) = read_back('outline', para('任务', '<w:outlineLvl w:val="0"/>') . para('第一条做好。') . para('要求', '<w:outlineLvl w:val="1"/>') . para('第二条落实。'));
is($found, "## 任务\n\n第一条做好。\n\n### 要求\n\n第二条落实。\n", 'outline: a heading behind text is no title');
unlike($report, qr/F008/, 'outline: nobody wrote a #');
($found, $report) = read_back('page', para(run_of('上一页，') . '<w:r><w:br w:type="page"/></w:r>' . run_of('下一页。')));
is($found, "上一页，\n\n---\n\n下一页。\n", 'page: it ends inside a paragraph');
($found, $report) = read_back('ruby', para('<w:r><w:ruby><w:rt>' . run_of('pó') . '</w:rt><w:rubyBase>' . run_of('鄱') . '</w:rubyBase></w:ruby></w:r>' . run_of('阳湖。')));
is($found, "鄱阳湖。\n", 'ruby: its base is text');
like($report, qr/dropped: “pó” \(ruby text\)/, 'ruby: what stood above it is told');

# -- 版头 in the header of the first page, or as a picture; a seal ----------

my $NUMBER = para('临水发〔2026〕3号', $CENTER) . para('临江市河道清淤方案', $CENTER) . para('各镇：') . para('为清淤，制定本方案。');
my $image = slurp(top() . '/tests/docx/seal.png');
sub picture { my $part = $_[0] // 'a'; return "<w:r><w:drawing><wp:anchor><a:graphic><a:graphicData><a:blip r:embed=\"media_${part}_png\"/></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>" }

$plans = imported('header', package_of('header', $NUMBER . '<w:p><w:pPr><w:sectPr><w:headerReference w:type="first" r:id="header"/><w:titlePg/></w:sectPr></w:pPr></w:p>' . para('完。'),
    header => para('临江市水利局文件', $CENTER, $RED) . para('内部资料', $RIGHT)));
like($plans->{'临江市河道清淤方案'} // '', qr/^发文机关: 临江市水利局\n发文字号: 临水发〔2026〕3号$/m, 'header: a 版头 stands there');
$plans = imported('mark', package_of('mark', para(picture(), $CENTER) . $NUMBER, 'media/a.png' => $image));
like($plans->{'临江市河道清淤方案'} // '', qr/^发文字号: 临水发〔2026〕3号\n主送: \[各镇\]\n---\n\n为清淤/m, 'mark: a picture of it does not hide the title');
$plans = imported('logo', package_of('logo', para(picture(), $CENTER) . para('临江市河道清淤方案', $CENTER) . para('各镇：') . para('为清淤，制定本方案。'), 'media/a.png' => $image));
like($plans->{'临江市河道清淤方案'} // '', qr/^主送: \[各镇\]\n---\n\n!\[\]\(临江市河道清淤方案-图\/图1\.png\)\n\n为清淤/m, 'logo: a picture above the title stays');
$plans = imported('twice', package_of('twice', $NUMBER . para(picture('a')) . para('如图。') . para(picture('b')), 'media/a.png' => $image, 'media/b.png' => $image));
is(scalar(() = glob("$dir/twice/*/*")), 1, 'twice: a picture in two parts is one');
$plans = imported('seal', package_of('seal', $NUMBER . para(run_of('临江市水利局') . picture(), $RIGHT) . para('2026年3月1日', $RIGHT), 'media/a.png' => $image));
like($plans->{'临江市河道清淤方案'} // '', qr/^印章: 临江市河道清淤方案-图\/图1\.png$/m, 'seal: it is named');
is(slurp("$dir/seal/" . encode_utf8('临江市河道清淤方案-图/图1.png')), $image, 'seal: it is written out');

for my $case (['one_line', para('临江市教育局　临江市财政局文件', $CENTER, $RED), '[临江市教育局, 临江市财政局]'],
    ['two_lines_in_one', para(run_of('临江市教育局临江市财政局', $RED . '<w:eastAsianLayout w:id="1" w:combine="1"/>') . run_of('文件', $RED), $CENTER), '[临江市教育局, 临江市财政局]'],
    ['letter_spaced', para('临 江 市 教 育 局 文 件', $CENTER, $RED), '临江市教育局']) {
    my ($name, $mark, $wanted) = @$case;
    $plans = imported($name, package_of($name, $mark . $NUMBER));
    like($plans->{'临江市河道清淤方案'} // '', qr/^发文机关: \Q$wanted\E$/m, "a mark on $name");
}

# -- The format of a file as offices write it ------------------------------

# Captions, units and notes beside a table, subtitles, and blanks for indents
# are as they should be; what is wrong is told once with all its paragraphs.
my $office = package_of('office',
    para('读书月活动情况报告', $CENTER) . para('（2026年6月）', $CENTER) . para('　　今年以来，我馆开展了读书月活动，现将情况报告如下。') .
    para('    一、主要做法') . para('    举办讲座十场。') . para('　　二、存在问题') . para('表1　参与情况', $CENTER) . para('单位：人次', $RIGHT) .
    table(['馆', '人次'], ['总馆', '200']) . para('注：数据截至5月底。') . para('　　参与的人还不多。') . para('临江市图书馆', $RIGHT) . para('2026年6月10日', $RIGHT));
my ($told) = fangan('check', '--lang', 'en', '--select', 'T023,T024,T025,T026,T027', $office);
is(join("\n", grep { /warning:|hint:/ } split /\n/, decode_utf8($told)) =~ s/^\S+?docx://mgr, <<'TOLD' =~ s/\n\z//r, 'office: only what is wrong');
3:1: warning: the spacing of the text, the first-level heading is 1 lines; it should be exactly 29.6 pt [T027]
    hint: and 4 more: no. 4, 5, 6, 12
TOLD
# -- A section of its own for the 版头 ---------------------------------------

my $NEW_SECTION = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>';
$plans = imported('sections', package_of('sections',
    para('临江市财政局文件', $CENTER, $RED) . para('临财发〔2026〕8号', $CENTER) . $NEW_SECTION .
    para('关于加强预算管理的通知', $CENTER, '<w:sz w:val="44"/>') . para('各县（区）财政局：') . para('现将有关事项通知如下。', $INDENT) .
    para('附件：预算表', $INDENT) . para('临江市财政局', $RIGHT) . para('2026年5月8日', $RIGHT) . $NEW_SECTION .
    para('附件') . para('预算表', $CENTER) . table(['科目', '金额'], ['办公', '一万元'])));
is($plans->{'关于加强预算管理的通知'}, <<'PLAN', 'sections: the document');
---
文种: 通知
标题: 关于加强预算管理的通知
发文机关: 临江市财政局
发文字号: 临财发〔2026〕8号
主送: [各县（区）财政局]
成文日期: 2026-05-08
附件:
  - 名称: 预算表
    文件: 预算表.md
---

现将有关事项通知如下。
PLAN
is($plans->{'预算表'}, <<'PLAN', 'sections: the attachment');
---
标题: 预算表
---

| 科目 | 金额 |
|---|---|
| 办公 | 一万元 |
PLAN

# -- Lists inside of lists, by numbering and by styles that have one level --

my $items = join '', map { "<w:style w:type=\"paragraph\" w:styleId=\"LB$_\"><w:name w:val=\"List Bullet" . ($_ > 1 ? " $_" : '') . "\"/><w:pPr><w:numPr><w:numId w:val=\"2\"/></w:numPr></w:pPr></w:style>" } 1 .. 3;
my $dots = '<w:abstractNum w:abstractNumId="5">' . join('', map { "<w:lvl w:ilvl=\"$_\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/></w:lvl>" } 0 .. 2) . '</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>';
sub dotted { my ($level, $text) = @_; return para($text, "<w:numPr><w:ilvl w:val=\"$level\"/><w:numId w:val=\"2\"/></w:numPr>") }
my $nested = <<'PLAN';
- 甲组
  - 甲一
    - 甲一一
  - 甲二
- 乙组
PLAN
for ([levels => map { dotted(@$_) } [0, '甲组'], [1, '甲一'], [2, '甲一一'], [1, '甲二'], [0, '乙组']],
    [styles => map { styled("LB$$_[0]", $$_[1]) } [1, '甲组'], [2, '甲一'], [3, '甲一一'], [2, '甲二'], [1, '乙组']],
    [dashes => map { para("——$$_[1]", "<w:pStyle w:val=\"LB$$_[0]\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") } [1, '甲组'], [2, '甲一'], [3, '甲一一'], [2, '甲二'], [1, '乙组']]) {
    my ($how, @list) = @$_;
    $plans = imported("nested-$how", package_of("nested-$how", para('临江市巡河方案', $CENTER) .
        para('为加强巡河，制定本方案。分组如下：') . join('', @list), numbering => $dots, styles => $items));
    is(($plans->{'临江市巡河方案'} =~ /(^- .*)/ms)[0], $nested, "a list inside of a list by $how");
}

done_testing();
