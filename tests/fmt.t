#!/usr/bin/perl
# The canonical form of plan files: it says what the file said, it loses
# nothing, and there is only one.
use strict;
use warnings;
use utf8;
use Encode qw(encode encode_utf8 decode_utf8);
use Fangan;
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $top = top();
my $dir = scratch() . '/fmt';
mkdir $dir;
my %in = (dir => $dir);
my @en = ('--lang', 'en');

sub fmt {
    my ($how, @words) = @_;
    my ($out, $err, $status) = fangan({%in, %$how}, 'fmt', @en, @words);
    return (decode_utf8($out), decode_utf8($err), $status);
}

# What a file says: the model without places, without the author's numbers and
# without what is found.
sub model {
    my ($path) = @_;
    my ($out) = fangan('show', '--json', $path);
    $out =~ s/^\s*"(?:line|written_number|source|diagnostics|errors|warnings)":.*\n//mg;
    return $out;
}

# -- The law, on every plan file there is -------------------------------------
for my $path (glob("$top/plans/*.md"), glob("$top/tests/cases/*.md"), glob("$top/tests/docx/*.md")) {
    my $name = $path =~ s{^\Q$top\E/}{}r;
    my $before = model($path);
    next if $before eq '';
    my $file = spew("$dir/a.md", slurp($path));
    my (undef, $err, $status) = fmt({}, 'a.md');
    is($status, 0, "$name: is formatted") or diag($err);
    ok(model($file) eq $before, "$name: says the same");
    my $once = slurp($file);
    fmt({}, 'a.md');
    ok(slurp($file) eq $once, "$name: formatting again changes nothing");
    is((fmt({}, '--check', 'a.md'))[2], 0, "$name: --check is content");
}

# -- What is kept -------------------------------------------------------------
my $wild = <<'PLAN';
---
# 文件说明

title: "关于开展读书活动的实施方案"   # 暂定
# 两个单位
issuer: [某市文化馆, "某市图书馆"]
文种: 实施方案
责任人: 甲
成文日期: 2026年7月28日
发文字号:
附件:
  - 名单   # 待定
  - {名称: 表, 文件: b.md}
主送:
  - "各区县, 各部门"
  - 各单位
---
<!-- 校核: 关 L301 -->
为推动全民阅读，制定本方案<!-- 待核 -->。
详见[链接](javascript:x)。
## 一、总体要求
*坚持*服务，2\*3=6，20**年。
> 引文

```text
代码 *x*

y
```
（一）目标：甲。乙丙丁戊己庚辛壬癸。
* 项一
* 项二
    1. 子项
    2. 子项

[网页](https://example.com/ "附言")
| a | b |
|--|:-:|
| 1 | 2|
(1) 一段话
<!-- 第一行
第二行 -->
## 三、其他 {role=other}
PLAN
my $tame = <<'PLAN';
---
# 文件说明

文种: 实施方案
标题: 关于开展读书活动的实施方案  # 暂定
# 两个单位
发文机关: [某市文化馆, 某市图书馆]
发文字号:
主送:
  - 各区县, 各部门
  - 各单位
成文日期: 2026-07-28
附件:
  - 名单   # 待定
  - {名称: 表, 文件: b.md}
责任人: 甲
---

<!-- 校核: 关 L301 -->
为推动全民阅读，制定本方案<!-- 待核 -->。
详见[链接](javascript:x)。

## 总体要求

*坚持*服务，2*3=6，20**年。

引文

```text
代码 *x*

y
```

### 目标： {run-in}

甲。乙丙丁戊己庚辛壬癸。

- 项一
- 项二
  1. 子项
  2. 子项

[网页](https://example.com/ "附言")

| a | b |
|---|:---:|
| 1 | 2 |

##### 一段话
<!-- 第一行
第二行 -->
## 三、其他 {role=other}
PLAN
my %form = (
    'UTF-8'             => sub { encode_utf8($_[0]) },
    'UTF-8 with a mark' => sub { "\xEF\xBB\xBF" . encode_utf8($_[0]) },
    'CRLF'              => sub { encode_utf8($_[0] =~ s/\n/\r\n/gr) },
    'CR'                => sub { encode_utf8($_[0] =~ s/\n/\r/gr) },
    'GB18030 and CRLF'  => sub { encode('GBK', $_[0] =~ s/\n/\r\n/gr) },
    'UTF-16LE'          => sub { "\xFF\xFE" . encode('UTF-16LE', $_[0]) },
);
for my $name (sort keys %form) {
    my $file = spew("$dir/a.md", $form{$name}->($wild));
    my (undef, $err, $status) = fmt({}, 'a.md');
    is($status, 0, "$name: is formatted") or diag($err);
    ok(slurp($file) eq $form{$name}->($tame), "$name: the canonical form keeps charset and line ends");
    (undef, $err) = fmt({}, 'a.md');
    is($err, '', "$name: a second run has nothing to say");
}
spew("$dir/a.md", encode_utf8($wild));
fmt({}, 'a.md');
is(decode_utf8(slurp("$dir/a.md")), $tame, 'comments, unknown keys, code and addresses stay');

# -- Numbers that are none ----------------------------------------------------
sub formatted {
    my ($body) = @_;
    my ($out) = fmt({stdin => encode_utf8("---\n标题: 题\n---\n\n$body\n")}, '-');
    $out =~ s/\A---\n标题: 题\n---\n\n//;
    return $out =~ s/\n\z//r;
}
for (['\一、不是标题', '\一、不是标题'],
    ['1\. 不是标题', '1\. 不是标题'],
    ['## 一、甲', '## 甲'],
    ['（二）甲', '### （二）甲'],
    ['### (一)甲', '### 甲'],
    ["1. 甲；\n2. 乙；", "1. 甲；\n2. 乙；"],
    ['<strong>“甲”</strong>乙', '**“甲”**乙'],
    ['<em>甲 </em>乙', '*甲* 乙'],
    ['甲<strong>年</strong>乙', '甲<strong>年</strong>乙'],
    ['甲\\' . "\n乙", '甲\\' . "\n乙"],
    ['<https://example.com/>', '<https://example.com/>'],
    ["甲\n---\n乙", "甲\n\n---\n\n乙"]) {
    my ($body, $want) = @$_;
    my $is = formatted($body);
    is($is, $want, $body);
    is(formatted($is), $is, "$body: stays so");
}

# -- --check, --diff, stdin, trouble ------------------------------------------
spew("$dir/a.md", encode_utf8($wild));
my ($out, $err, $status) = fmt({}, '--check', 'a.md', "$top/plans/guang-shan-shi.md");
is($status, 1, '--check: 1 if a file differs');
is($err, "a.md: not in canonical form\n", '--check names the files');
is(slurp("$dir/a.md"), encode_utf8($wild), '--check writes nothing');
($out, $err, $status) = fmt({}, '--diff', 'a.md');
is($status, 0, '--diff: 0');
is(slurp("$dir/a.md"), encode_utf8($wild), '--diff writes nothing');
SKIP: {
    skip 'patch is not there', 1 if system('command -v patch >/dev/null') != 0;
    spew("$dir/a.diff", encode_utf8($out));
    run({dir => $dir}, 'patch', '-s', 'a.md', 'a.diff');
    is(decode_utf8(slurp("$dir/a.md")), $tame, '--diff is what patch(1) takes');
}
spew("$dir/a.md", encode_utf8($tame));
my $time = (stat "$dir/a.md")[9] - 100;
utime $time, $time, "$dir/a.md";
fmt({}, 'a.md');
is((stat "$dir/a.md")[9], $time, 'a canonical file is not touched');
($out, $err, $status) = fmt({stdin => encode_utf8($wild)}, '-');
is($out, $tame, 'stdin to stdout');
is($err, '', 'stdin: no more than that');

spew("$dir/b.md", "---\n: [\n---\n");
(undef, $err, $status) = fmt({}, 'b.md');
is($status, 2, 'a file that can\'t be read: 2');
is(slurp("$dir/b.md"), "---\n: [\n---\n", 'and it is untouched');
spew("$dir/c.txt", encode_utf8("关于读书的方案\n\n一、甲\n"));
(undef, $err, $status) = fmt({}, 'c.txt');
is($status, 2, 'a text is no plan file');
like($err, qr/fangan import/, 'and import is named');
my $odd = encode_utf8("关于读书的方案<!-- 待定 -->\n\n正文。\n"); # the comment has no place in the title
spew("$dir/d.md", $odd);
(undef, $err, $status) = fmt({}, 'd.md');
is($status, 2, 'what would read otherwise is refused');
like($err, qr/W004/, 'with a finding');
is(slurp("$dir/d.md"), $odd, 'and untouched');

# -- What reads otherwise in its canonical form -------------------------------
for my $body ("甲\n![](g.png)乙。", "- 甲\n1）&amp;", "年\n2) &nbsp;", "\\\\\n一、", "2)\n&amp;\n    {") {
    my $path = spew("$dir/e.md", encode_utf8("---\ntitle:   关于读书的方案\n---\n\n一、目标\n\n甲。\n\n$body\n\n二、步骤\n\n乙。\n"));
    my $before = model($path);
    (undef, $err, $status) = fmt({}, 'e.md');
    is($status, 0, 'left as it stands: ' . $body =~ s/\n/\\n/gr) or diag($err);
    my $after = decode_utf8(slurp($path));
    like($after, qr/^## 目标$/m, 'and what stands before it is formatted');
    is(model($path), $before, 'and it reads as before');
}
done_testing();
