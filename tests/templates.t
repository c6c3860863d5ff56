#!/usr/bin/perl
# The templates: filled with its sample each gives a document without a
# finding, on paper too; filled with nothing, a draft that only wants filling.
# The preview in each README is what comes out (FANGAN_ACCEPT=1 writes it).
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use Fangan::Docx;
use JSON::PP;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $folder = top() . '/templates';
my @ids = map { m{([^/]+)/kind\.yaml$} } glob "$folder/*/kind.yaml";
my @wanted = qw(campaign-plan emergency-drill event-plan implementation-plan
    inspection-plan issuing-circular letter minutes notice summary-report
    training-plan work-plan);
is("@ids", "@wanted", 'the templates are there');

my $dir = scratch() . '/templates';
mkdir $dir;
my %in = (dir => $dir, env => {LC_ALL => 'zh_CN.UTF-8', XDG_DATA_HOME => $dir, XDG_STATE_HOME => $dir});

sub runs {
    my ($name, @args) = @_;
    my ($out, $err, $status) = map { decode_utf8($_) } fangan({%in}, @args);
    is($status, 0, $name) or diag($out, $err);
    return ($out, $err);
}

# The draft up to its second section, without what does not print.
sub preview {
    my ($text) = @_;
    $text =~ s/<!--.*?-->\n\n?//gs;
    $text =~ s/\n{3,}/\n\n/g;
    my ($start) = $text =~ /\A(.*?^## .*?)(?=^## )/ms;
    return ($start // $text) =~ s/\s+\z/\n/r;
}

for my $id (@ids) {
    my $sample = "$folder/$id/sample.yaml";
    my (undef, $said) = runs("$id: filled with its sample", 'new', $id,
        '--no-input', '--values', $sample, '-o', "$id.md");
    unlike($said, qr/\[I\d+\]|还要补正/, "$id: nothing is missing");
    my $draft = decode_utf8(slurp("$dir/$id.md"));
    unlike($draft, qr/\{\{|\}\}|【/, "$id: nothing is left to fill in");
    cmp_ok(scalar(() = $draft =~ /<!--/g), '>=', 2, "$id: guidance stands in the draft")
        unless $id eq 'issuing-circular';
    my ($readme) = decode_utf8(slurp("$folder/$id/README.md"));
    if ($ENV{FANGAN_ACCEPT}) {
        $readme =~ s/```markdown\n.*?```/"```markdown\n" . preview($draft) . '```'/se;
        spew("$folder/$id/README.md", encode_utf8($readme));
    }
    my ($shown) = $readme =~ /```markdown\n(.*?)```/s;
    is($shown, preview($draft), "$id: the README shows what comes out");
}
for my $id (@ids) {
    my ($found) = runs("$id: the filled draft passes check", 'check', '--strict', "$id.md");
    like($found, qr/0 个错误，0 个警告/, "$id: without a finding");
    my (undef, $told) = runs("$id: is built", 'build', '-t', 'docx,pdf', '-o', 'built/', "$id.md");
    unlike($told, qr/\[[A-Z]\d+\]/, "$id: the pages have no finding");
    ok(-s "$dir/built/$id.docx" && -s "$dir/built/$id.pdf", "$id: in both formats");
    my ($pdf) = run('pdftotext', "$dir/built/$id.pdf", '-');
    unlike(decode_utf8($pdf), qr/<!--|-->|一百字/, "$id: the guidance does not print");
}
# The optional parts left out, the other choices taken.
my %variants = (
    'campaign-plan'   => ['表彰=', '依据=', '主送=各科室'],
    'emergency-drill' => ['依据=', '成文日期='],
    'event-plan'      => ['类别=会议', '结束日期=', '报名截止=', '依据='],
    'inspection-plan' => ['举报电话=', '依据='],
    'letter'          => ['时限=', '联系电话=', '发文字号='],
    'minutes'         => ['请假=', '列席=', '抄送='],
    'notice'          => ['公开=否', '时限=', '联系人=', '抄送='],
    'work-plan'       => ['指标=', '依据='],
    'summary-report'  => ['主送='],
    'issuing-circular' => ['同意=', '公开=否', '抄送='],
);
for my $id (sort keys %variants) {
    runs("$id: a variant", 'new', $id, '--no-input', '--force', '-o', "$id.md", '--values',
        "$folder/$id/sample.yaml", map { ('--set', encode_utf8($_)) } @{$variants{$id}});
    my ($found) = runs("$id: it passes check", 'check', '--strict', "$id.md");
    like($found, qr/0 个错误，0 个警告/, "$id: without a finding");
}
runs('a contest', 'new', 'event-plan', '--no-input', '--force', '-o', 'event-plan.md', '--values',
    "$folder/event-plan/sample.yaml", '--set', encode_utf8('类别=比赛'));
runs('it passes check', 'check', '--strict', 'event-plan.md');
for my $id (@ids) {
    my (undef, $said) = runs("$id: with no values", 'new', $id, '--no-input', '-o', "empty-$id.md");
    like($said, qr/还没有填 \[I056\]/, "$id: says what is missing");
    my ($json) = fangan({%in}, 'check', '--format', 'json', "empty-$id.md");
    my @codes = map { $_->{code} } @{decode_json($json)->{files}[0]{findings}};
    cmp_ok(scalar @codes, '>', 2, "$id: the marks are found");
    is(join(' ', grep { $_ ne 'L042' } @codes), '', "$id: and nothing else");
}
runs('a draft with comments', 'build', '--draft', '--comments', '-t', 'docx', '-o', 'built/', 'empty-minutes.md');
my $remarks = decode_utf8(Fangan::Docx::docx_part("$dir/built/empty-minutes.docx", 'word/comments.xml'));
like($remarks, qr/议定事项：一个议题一个标题，用“会议听取”“会议认为”“会议议定”“会议要求”开头/,
    'shows the guidance in the margin');
like($remarks, qr/【待填：会议名称】/, 'and the findings');
my ($out, $err) = runs('templates check', 'templates', 'check');
is(scalar(() = $err =~ /：没有问题/g), scalar @ids, 'every template is well-formed');
unlike($err, qr/\[[A-Z]\d+\]/, 'and gives no finding with made-up values');
done_testing();
