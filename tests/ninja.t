#!/usr/bin/perl
# --deps and --ninja: what a document was made from is said, and only what
# changed is built again.
use strict;
use warnings;
use utf8;
use Encode qw(decode_utf8 encode_utf8);
use Fangan;
use Test::More;
binmode Test::More->builder->$_, ':utf8' for qw(output failure_output);

my $dir = scratch() . '/tree of $plans #1';
my $data = scratch() . '/data';
mkdir $_ for $dir, "$dir/plans";
# data of our own, to be changed
system('mkdir', '-p', $data) == 0 or die;
system('cp', '-r', top() . '/templates', $data) == 0 or die;
mkdir "$data/fonts";
system('cp', map({ top() . "/fonts/$_" } qw(fonts.yaml tgh-8105.txt)), "$data/fonts") == 0 or die;
my %in = (dir => $dir, env => {FANGAN_DATA => $data});

my $plan = slurp(top() . '/tests/cases/basic.md');
spew("$dir/plans/a b.md", $plan);
spew("$dir/plans/c.md", $plan);
spew("$dir/plans/circular.md", encode_utf8(<<'PLAN'));
---
文种: 通知
标题: 某市图书馆关于印发《关于开展“书香满城”活动的实施方案》的通知
发文机关: 某市图书馆
发文字号: 某图发〔2026〕3号
主送: [各区县图书馆]
成文日期: 2026-08-02
印发: a b.md
印发机关: 某市图书馆办公室
印发日期: 2026-08-03
---

现将《关于开展“书香满城”活动的实施方案》印发给你们，请认真组织实施。
PLAN
spew("$dir/plans/fangan.yaml", encode_utf8("版式: 本馆.yaml\n"));
spew("$dir/plans/" . encode_utf8('本馆.yaml'), slurp((sort glob top() . '/templates/profiles/*.yaml')[0]));

# -- The dependency file -----------------------------------------------------
my (undef, $err, $status) = fangan(\%in, 'build', '-q', 'plans/circular.md', '-o', 'out/', '--deps', 'x.d');
is($status, 0, 'build --deps') or diag($err);
my $deps = decode_utf8(slurp("$dir/x.d"));
like($deps, qr{^out/circular\.docx out/circular\.pdf: \\\n  plans/circular\.md \\\n}, 'what was made, and from what');
like($deps, qr{^  plans/a\\ b\.md\b}m, 'the plan that it issues, its blank escaped');
like($deps, qr{^  \S.*plans/fangan\.yaml\b}m, 'the rules of the office');
like($deps, qr{^  \S.*plans/本馆\.yaml\b}m, 'the profile');
for my $words (map { s{.*/}{}r } grep { -f } glob "$data/templates/*") {
    like($deps, qr{^  \S*templates/\Q$words\E(?: \\)?$}m, "templates/$words");
}
like($deps, qr{^  \S*fonts/fonts\.yaml\b}m, 'the list of fonts');
like($deps, qr{^  \S*\.(?:otf|ttf|ttc)\b}mi, 'the fonts');
(undef, $err, $status) = fangan(\%in, 'build', '-q', 'plans/c.md', '-o', 'out/', '-t', 'docx', '--deps', 'x.d');
unlike(slurp("$dir/x.d"), qr{\.(?:otf|ttf|ttc)\b}i, 'a Word file depends on no font file');
(undef, $err, $status) = fangan(\%in, 'build', '-q', 'plans/c.md', '-o', 'out/', '--deps', 'x.d');
my @all = slurp("$dir/x.d") =~ /(\S*\.(?:otf|ttf|ttc))\b/gi;
spew("$dir/plans/plain.md", encode_utf8("---\n文种: 通知\n标题: 关于放假的通知\n格式: 普通\n---\n\n五月一日放假。\n"));
(undef, $err, $status) = fangan(\%in, 'build', '-q', 'plans/plain.md', '-o', 'out/', '--deps', 'x.d');
my @few = slurp("$dir/x.d") =~ /(\S*\.(?:otf|ttf|ttc))\b/gi;
cmp_ok(scalar @few, '>', 0, 'a PDF depends on fonts') or diag($err);
cmp_ok(scalar @few, '<', scalar @all, 'on those alone that it uses');
for my $option ('--deps=x.d', '--ninja') {
    (undef, $err, $status) = fangan(\%in, 'build', '-t', 'pdf', 'plans/c.md', '-o', '-', $option);
    is($status, 2, "$option of standard output");
}
SKIP: {
    skip 'make is not there', 2 if system('command -v make >/dev/null') != 0;
    fangan(\%in, 'build', '-q', 'plans/circular.md', '-o', 'out/', '--deps', 'x.d');
    spew("$dir/m.mk", "out/circular.docx:\n\techo built\ninclude x.d\n");
    my ($out) = run({dir => $dir, env => {MAKEFLAGS => ''}}, 'make', '-f', 'm.mk', 'out/circular.docx');
    like($out, qr/up to date/, 'make reads it');
    utime time + 5, time + 5, "$dir/plans/a b.md";
    ($out) = run({dir => $dir, env => {MAKEFLAGS => ''}}, 'make', '-f', 'm.mk', 'out/circular.docx');
    like($out, qr/built/, 'and sees what changed');
    utime undef, undef, "$dir/plans/a b.md";
}

(undef, $err, $status) = fangan({%in, stdin => $plan}, 'build', '-', '-o', 'out/', '--deps', 'y.d');
is($status, 2, 'standard input has no name');
spew("$dir/plans/line\nend.md", $plan);
(undef, $err, $status) = fangan(\%in, 'build', "plans/line\nend.md", '-o', 'out/', '--deps', 'y.d');
is($status, 2, 'nor can a line end be written down');
ok(!-e "$dir/y.d", 'so that there is no dependency file');
unlink "$dir/plans/line\nend.md";

# -- ninja -------------------------------------------------------------------
system('rm', '-rf', "$dir/out");
(undef, $err, $status) = fangan(\%in, 'build', '--ninja', '-o', 'out/', 'plans/a b.md', 'plans/c.md', 'plans/circular.md');
is($status, 0, 'build --ninja') or diag($err);
ok(!-e "$dir/out/c.docx", 'nothing is built by it');
my $file = slurp("$dir/build.ninja");
like($file, qr{^build out/a\$ b\.docx out/a\$ b\.pdf: fangan plans/a\$ b\.md \| }m, 'an edge for each plan');
SKIP: {
    skip 'ninja is not there', 12 if system('command -v ninja >/dev/null') != 0;
    my $ninja = sub {
        my ($want, $name) = @_;
        my ($out, $said, $ended) = run(\%in, 'ninja', '-v');
        is($ended, 0, "$name: ninja ends well") or diag($out, $said);
        my @built = map { m{-- (?:'?plans/)(.*?)\.md'?} ? $1 : () } split /\n/, $out;
        is(join(',', sort @built), $want, $name);
    };
    $ninja->('a b,c,circular', 'everything at first');
    ok(-s "$dir/out/circular.pdf", 'it is there');
    $ninja->('', 'nothing the second time');
    spew("$dir/plans/a b.md", $plan . encode_utf8("\n请遵照执行。\n"));
    $ninja->('a b,circular', 'a plan and the circular that issues it');
    utime undef, undef, "$dir/plans/c.md";
    my $before = (stat "$dir/out/c.pdf")[9];
    $ninja->('c', 'a plan that was touched');
    is((stat "$dir/out/c.pdf")[9], $before, 'whose files keep their time');
    $ninja->('', 'and then nothing');
    spew("$dir/plans/fangan.yaml", encode_utf8("版式: compat-37-35\n"));
    $ninja->('a b,c,circular', 'the rules of the office');
    spew("$data/templates/implementation-plan/parts.txt", slurp("$data/templates/implementation-plan/parts.txt") . "\n# changed\n");
    $ninja->('a b,c,circular', 'a kind that changed');
    my ($profile) = "$data/templates/profiles/compat-37-35.yaml";
    spew($profile, slurp($profile) . "\n# changed\n");
    $ninja->('a b,c,circular', 'a profile that changed');
    # a font that is put into the folder of fonts: fonts.yaml names it
    spew("$data/fonts/fonts.yaml", slurp("$data/fonts/fonts.yaml") . "\n# changed\n");
    $ninja->('a b,c,circular', 'fonts.yaml');
    my ($font) = $deps =~ m{^  (\S+FandolFang\S*\.otf)\b}mi;
    SKIP: {
        skip 'the free fonts are not there', 2 if !$font || !-e $font;
        # the body font from a file of our own, so that it can change
        system('cp', $font, "$data/fonts/") == 0 or die;
        fangan(\%in, 'build', '-q', '-o', 'out/', 'plans/c.md', '--deps', 'x.d');
        like(slurp("$dir/x.d"), qr{\Q$data\E/fonts/FandolFang}, 'a font of our own is a dependency');
        spew("$data/fonts/fonts.yaml", slurp("$data/fonts/fonts.yaml") . "\n");
        $ninja->('a b,c,circular', 'built with it');
        my ($name) = $font =~ m{([^/]+)$};
        utime undef, undef, "$data/fonts/$name";
        $ninja->('a b,c,circular', 'a font that changed');
    }
}
done_testing();
