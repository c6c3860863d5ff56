#!/usr/bin/perl
# Word files of every origin: written by fangan, then by LibreOffice from
# that, by pandoc and by python-docx.  What the model of the source says is in
# the model of the Word file, all of it and in its order: headings with their
# levels, paragraphs, items, tables.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output todo_output);

my $top = top();
my $dir = scratch() . '/import';
mkdir $dir;

sub model {
    my ($file) = @_;
    my ($json, $err, $status) = fangan('show', '--json', $file);
    return $json =~ /^\{/ ? decode_json($json) : undef;
}

sub squeeze { my ($t) = @_; $t =~ s/\s+//g; return $t }

# Every text of the body, a heading with its level in front.
sub texts {
    my ($node) = @_;
    my @texts = map { squeeze($_) } @{$node->{preamble} // $node->{text} // []};
    for my $section (@{$node->{sections}}) {
        push @texts, "$section->{level}#" . squeeze($section->{heading}), texts($section);
    }
    return grep { $_ ne '' } @texts;
}

# What of wanted is not in got, in its order.
sub missing {
    my ($wanted, $got) = @_;
    my ($i, @missing) = (0);
    for my $text (@$wanted) {
        my $k = $i;
        $k++ while $k < @$got && $got->[$k] ne $text;
        if ($k < @$got) { $i = $k + 1 } else { push @missing, $text }
    }
    return @missing;
}

sub same_texts {
    my ($source, $docx, $what) = @_;
    my ($wanted, $got) = (model($source), model($docx));
    if (!defined $got) { fail("$what: read"); diag((fangan('check', $docx))[0]); return }
    my @wanted = texts($wanted);
    cmp_ok(scalar @wanted, '>', 3, "$what: there is text to compare");
    my @missing = missing(\@wanted, [texts($got)]);
    is(join("\n", @missing), '', "$what: the text of the source is there");
}

sub have { my ($program) = @_; return (run('sh', '-c', "command -v $program"))[2] == 0 }

sub convert {
    my ($file, $to, $folder) = @_;
    run({seconds => 120}, 'soffice', "-env:UserInstallation=file://$dir/profile", '--headless', '--convert-to', $to, '--outdir', $folder, $file);
    (my $name = $file) =~ s{.*/|\.\w+$}{}g;
    return "$folder/$name." . $to =~ s/:.*//r;
}

mkdir "$dir/$_" for qw(odt back);
for my $plan (sort glob "$top/plans/*.md") {
    (my $name = $plan) =~ s{.*/|\.md$}{}g;
    my $docx = "$dir/$name.docx";
    my (undef, $err, $status) = fangan('build', '-q', '-t', 'docx', '-o', $docx, $plan);
    is($status, 0, "$name is built") or diag($err);
    same_texts($plan, $docx, "$name, fangan");
    SKIP: {
        skip('no LibreOffice', 2) unless have('soffice');
        my $odt = convert($docx, 'odt', "$dir/odt");
        my $back = convert($odt, 'docx:Office Open XML Text', "$dir/back");
        same_texts($plan, $back, "$name, LibreOffice");
    }
}

my $markdown = encode_utf8(<<'END');
# 关于开展读书活动的实施方案

为推动**全民**阅读，制定本方案。详见[网站](https://www.example.com/)。

## 总体要求

人人读书，月月有会。

## 主要任务

### 办好读书会

每月一次，由各科室轮流承办。

- 备书
- 选题

| 时间 | 任务 |
|------|------|
| 三月 | 动员 |
| 四月 | 展示 |

## 组织领导

各单位要落实责任。
END
my $source = spew("$dir/pandoc.md", $markdown);
SKIP: {
    skip('no pandoc', 2) unless have('pandoc');
    run('pandoc', $source, '-o', "$dir/pandoc.docx");
    same_texts($source, "$dir/pandoc.docx", 'pandoc');
    SKIP: {
        skip('no LibreOffice', 4) unless have('soffice');
        run('pandoc', $source, '-s', '-o', "$dir/page.odt");
        same_texts($source, convert("$dir/page.odt", 'docx:Office Open XML Text', $dir), 'pandoc, LibreOffice');
        run('pandoc', $source, '-s', '-M', 'title=x', '-o', "$dir/web.html");
        my $web = convert("$dir/web.html", 'docx:Office Open XML Text', $dir);
        my $got = model($web);
        ok(defined $got, 'a web page by LibreOffice is read');
        ok((grep { $_ eq '每月一次，由各科室轮流承办。' } texts($got)), 'its text is there') if $got;
    }
}

my $python = <<'END';
import sys, docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
d = docx.Document()
p = d.add_paragraph('关于开展读书活动的实施方案'); p.alignment = WD_ALIGN_PARAGRAPH.CENTER
d.add_paragraph('为推动全民阅读，制定本方案。')
d.add_paragraph('一、总体要求'); d.add_paragraph('人人读书。')
d.add_paragraph('二、主要任务')
t = d.add_table(rows=2, cols=2, style='Table Grid')
t.cell(0, 0).text = '时间'; t.cell(0, 1).text = '任务'
t.cell(1, 0).merge(t.cell(1, 1)).text = '三月动员'
d.add_paragraph('三、组织领导'); d.add_paragraph('各单位要落实责任。')
d.save(sys.argv[1])
END
SKIP: {
    my $found = (run('/usr/bin/python3', '-c', 'import docx'))[2] == 0;
    skip('no python-docx', 2) unless $found;
    run('/usr/bin/python3', '-c', encode_utf8($python), "$dir/python.docx");
    my $got = model("$dir/python.docx");
    is($got->{title}, '关于开展读书活动的实施方案', 'python-docx: the title');
    is_deeply([texts($got)], ['为推动全民阅读，制定本方案。', '1#总体要求', '人人读书。', '1#主要任务',
        '时间任务三月动员', '1#组织领导', '各单位要落实责任。'], 'python-docx: the text');
}
done_testing();
